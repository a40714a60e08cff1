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
    /// For each kind of event its rows: phase, status, rule and the codes.
    rows: Vec<Vec<[&'static str; 5]>>,
    /// Keys of known political organisations.
    organizations: HashSet<String>,
}

impl CodeTable {
    /// Reads the table; the organisations' classes are the lexicon's.
    pub fn new(lexicon: &Lexicon) -> Self {
        let lines = TABLE.lines().filter(|l| !l.starts_with('#')).skip(1);
        let mut rows = vec![Vec::new(); EventKind::ALL.len()];
        for (kind, cells) in lines.filter_map(|line| line.split_once('\t')) {
            if let (Some(kind), Ok(cells)) = (EventKind::from_word(kind), cells.split('\t').collect::<Vec<_>>().try_into()) {
                rows[kind as usize].push(cells);
            }
        }
        let political = lexicon.rows(Tag::Organization).filter(|row| POLITICAL.contains(&lexicon.string(row.class)));
        CodeTable { rows, organizations: political.map(|row| format!("org:{}", lexicon.string(row.key))).collect() }
    }

    /// The codes of an event.
    pub fn codes(&self, event: &Event, entities: &[Entity], lexicon: &Lexicon) -> Codes {
        let rows = &self.rows[event.kind as usize];
        if event.polarity == Polarity::Negative || rows.is_empty() || !self.is_political(event, entities, lexicon) {
            return Codes::default();
        }
        let phase = event.phase.map_or("", |p| p.as_str());
        let rule = event.rule.rsplit('/').next().unwrap_or_default();
        let fits = |cell: &str, value: &str| cell == "-" || cell == value;
        let row = rows.iter().find(|[p, status, r, ..]| fits(p, phase) && fits(status, event.status.as_str()) && fits(r, rule));
        let code = |cell: &str| (cell != "-").then(|| cell.to_string());
        row.map_or_else(Codes::default, |row| Codes { cameo: code(row[3]), plover: code(row[4]) })
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
