//! Codes of other event schemes. CAMEO and PLOVER code what states and their like do; company news and figures have no code.

use std::collections::HashSet;

use crate::lexicon::{Lexicon, Tag};
use crate::record::{Codes, Entity, Event, EventKind, MentionKind, Polarity};

static TABLE: &str = include_str!("codes.tsv");

/// Classes of organisations and titles that act for a state or among states.
const POLITICAL: [&str; 8] = ["government", "international", "central_bank", "military", "party", "movement", "diplomatic", "legal"];

/// The table, and who counts as political.
#[derive(Debug, Default)]
pub(crate) struct CodeTable {
    /// The kind of its events, then phase, status, rule and the codes.
    rows: Vec<(EventKind, [&'static str; 5])>,
    /// Keys of known political organisations.
    organizations: HashSet<String>,
}

impl CodeTable {
    /// Reads the table; the organisations' classes are the lexicon's.
    pub fn new(lexicon: &Lexicon) -> Self {
        let lines = TABLE.lines().filter(|l| !l.starts_with('#')).skip(1);
        let rows = lines.filter_map(|line| line.split_once('\t')).filter_map(|(kind, cells)| {
            let cells = cells.split('\t').collect::<Vec<_>>().try_into().ok()?;
            Some((EventKind::from_word(kind)?, cells))
        });
        let rows = rows.collect();
        let political = lexicon.rows(Tag::Organization).filter(|row| POLITICAL.contains(&lexicon.string(row.class)));
        CodeTable { rows, organizations: political.map(|row| format!("org:{}", lexicon.string(row.key))).collect() }
    }

    /// The codes of an event.
    pub fn codes(&self, event: &Event, entities: &[Entity], lexicon: &Lexicon) -> Codes {
        let mut rows = self.rows.iter().filter(|(kind, _)| *kind == event.kind).peekable();
        if event.polarity == Polarity::Negative || rows.peek().is_none() || !self.is_political(event, entities, lexicon) {
            return Codes::default();
        }
        let phase = event.phase.map_or("", |p| p.as_str());
        let rule = event.rule.rsplit('/').next().unwrap_or_default();
        let fits = |cell: &str, value: &str| cell == "-" || cell == value;
        let row = rows.find(|(_, [p, status, r, ..])| fits(p, phase) && fits(status, event.status.as_str()) && fits(r, rule));
        let code = |cell: &str| (cell != "-").then(|| cell.to_string());
        row.map_or_else(Codes::default, |(_, row)| Codes { cameo: code(row[3]), plover: code(row[4]) })
    }

    fn is_political(&self, event: &Event, entities: &[Entity], lexicon: &Lexicon) -> bool {
        let filled = event.roles.iter().filter_map(|role| entities.get(role.entity?.0 as usize - 1));
        filled.into_iter().any(|entity| self.acts_for_a_state(entity, lexicon))
    }

    fn acts_for_a_state(&self, entity: &Entity, lexicon: &Lexicon) -> bool {
        match entity.kind {
            MentionKind::Place => entity.country.is_some(),
            MentionKind::Organization => {
                entity.key.as_ref().is_some_and(|key| self.organizations.contains(key)) || entity.country.is_some()
            }
            MentionKind::Person => entity.positions.iter().any(|position| {
                let first = position.title.split_whitespace().next().unwrap_or_default();
                let senses = lexicon.look_up(&position.title).iter().chain(lexicon.look_up(first));
                senses.filter(|s| s.tag == Tag::Title).any(|s| POLITICAL.contains(&lexicon.string(s.payload)))
            }),
            _ => false,
        }
    }
}
