//! Which reports are of one event, whatever the article or language: a hash of what all of them say.
//!
//! Of a figure: metric, parties, product, period, and the amount or change rounded to two digits. Of anything else: kind, phase, parties,
//! and its day, month or year. Parties count by their keys, which are equal in both languages, so nothing but the event itself is
//! needed and a stream of articles clusters as it passes. An event that says too little to be told from others (no party with a
//! key and no amount) is a cluster of its own.

use rust_decimal::Decimal;
use rust_decimal::prelude::{RoundingStrategy, ToPrimitive};

use crate::mention::Draft;
use crate::record::{Entity, Event, EventKind, Value};

/// The cluster of an event. `published` stands in for the month of an event that has no time of its own.
pub(crate) fn cluster(event: &Event, drafts: &[Draft], entities: &[Entity], published: Option<&str>, text: &str) -> String {
    let mut hash = Hash::new();
    hash.add(event.kind.as_str());
    let told = if event.kind == EventKind::Indicator {
        figure(&mut hash, event, drafts, entities)
    } else {
        happening(&mut hash, event, drafts, entities)
    };
    let month = published.and_then(|day| day.get(..7)).unwrap_or_default();
    match &event.time {
        Some(time) => {
            hash.add(time.from.as_deref().unwrap_or_default());
            hash.add(time.to.as_deref().unwrap_or_default());
        }
        None => hash.add(month),
    }
    if !told {
        hash.add(&text[event.sentence.start..event.sentence.end]);
        hash.add(&event.trigger.start.to_string());
    }
    hash.finish()
}

/// Metric, parties, product and the rounded amount. Trade between two has no order; exports have.
fn figure(hash: &mut Hash, event: &Event, drafts: &[Draft], entities: &[Entity]) -> bool {
    hash.add(event.metric.as_deref().unwrap_or_default());
    let subjects = keys(event, entities, |role| role == "subject");
    let partners = keys(event, entities, |role| role == "partner");
    let told = !subjects.is_empty() || !partners.is_empty();
    if matches!(event.metric.as_deref(), Some("trade_turnover" | "transit")) {
        let mut parties = [subjects, partners].concat();
        parties.sort();
        parties.iter().for_each(|key| hash.add(key));
    } else {
        subjects.iter().for_each(|key| hash.add(key));
        hash.add(">");
        partners.iter().for_each(|key| hash.add(key));
    }
    let value = amount(event, drafts, "value");
    if let Some((number, unit)) = &value {
        hash.add(number);
        hash.add(unit);
    } else if let Some(change) = &event.change {
        hash.add(change.direction.as_str());
        hash.add(&change.amount.map(rounded).unwrap_or_default());
    }
    told && (value.is_some() || event.change.is_some())
}

fn happening(hash: &mut Hash, event: &Event, drafts: &[Draft], entities: &[Entity]) -> bool {
    hash.add(event.phase.map_or("", |p| p.as_str()));
    hash.add(event.polarity.as_str());
    let mut parties = keys(event, entities, |_| true);
    parties.sort();
    parties.dedup();
    parties.iter().for_each(|key| hash.add(key));
    // What several reports of one event share besides its parties is its amount; a statement is told apart by its words.
    let value = amount(event, drafts, "value");
    if let Some((number, unit)) = value {
        hash.add(&number);
        hash.add(&unit);
    }
    !parties.is_empty() && event.kind != EventKind::Statement
}

fn keys<'a>(event: &Event, entities: &'a [Entity], wanted: impl Fn(&str) -> bool) -> Vec<&'a str> {
    let filled = event.roles.iter().filter(|role| wanted(&role.role)).filter_map(|role| entities.get(role.entity?.0 as usize - 1));
    let mut keys: Vec<&str> = filled.filter_map(|entity| entity.key.as_deref()).collect();
    keys.sort_unstable();
    keys
}

fn amount(event: &Event, drafts: &[Draft], role: &str) -> Option<(String, String)> {
    let role = event.roles.iter().find(|r| r.role == role)?;
    let draft = drafts.get(role.mention?.0 as usize - 1)?;
    let Some(Value::Amount(value)) = &draft.value else { return None };
    let unit = value.currency.clone().unwrap_or_else(|| draft.kind.as_str().to_string());
    Some((rounded(value.amount.or(value.low)?), unit))
}

/// Two significant digits: 1.24 and 1.2 billion are one figure, 1.3 another.
fn rounded(number: Decimal) -> String {
    number
        .round_sf_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
        .and_then(|d| d.to_f64())
        .map(|d| format!("{d:e}"))
        .unwrap_or_default()
}

/// FNV-1a, 64 bits, each part ended by a byte that no text has.
struct Hash(u64);

impl Hash {
    fn new() -> Self {
        Hash(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, part: &str) {
        for byte in part.bytes().chain([0xff]) {
            self.0 = (self.0 ^ byte as u64).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(self) -> String {
        format!("{:016x}", self.0)
    }
}
