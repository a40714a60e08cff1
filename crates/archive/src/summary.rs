//! What a run did, counted.

use std::collections::BTreeMap;

use dateline::Record;
use dateline::record::EventKind;

use crate::error::Reason;
use crate::source::Skipped;

/// What a run did, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Records written.
    pub articles: u64,
    /// Bytes of the inputs.
    pub bytes: u64,
    /// Inputs that gave no record.
    pub failures: BTreeMap<Reason, u64>,
    /// Articles passed over.
    pub skipped: Skipped,
    /// Records by language code.
    pub languages: BTreeMap<String, u64>,
    /// Events by kind.
    pub events: BTreeMap<EventKind, u64>,
    /// Mentions in all records.
    pub mentions: u64,
    /// Entities in all records.
    pub entities: u64,
    /// Warnings by code.
    pub warnings: BTreeMap<String, u64>,
}

impl Summary {
    /// How many inputs gave no record.
    pub fn failed(&self) -> u64 {
        self.failures.values().sum()
    }

    pub(crate) fn count(&mut self, record: &Record) {
        self.articles += 1;
        self.mentions += record.mentions.len() as u64;
        self.entities += record.entities.len() as u64;
        add(&mut self.languages, &record.language.code, 1);
        for event in &record.events {
            *self.events.entry(event.kind).or_default() += 1;
        }
        for warning in &record.warnings {
            add(&mut self.warnings, &warning.code, 1);
        }
    }

    pub(crate) fn merge(&mut self, other: &Summary) {
        self.articles += other.articles;
        self.bytes += other.bytes;
        self.mentions += other.mentions;
        self.entities += other.entities;
        other.failures.iter().for_each(|(reason, n)| *self.failures.entry(*reason).or_default() += n);
        other.skipped.iter().for_each(|(skip, n)| *self.skipped.entry(*skip).or_default() += n);
        other.events.iter().for_each(|(kind, n)| *self.events.entry(*kind).or_default() += n);
        other.languages.iter().for_each(|(code, n)| add(&mut self.languages, code, *n));
        other.warnings.iter().for_each(|(code, n)| add(&mut self.warnings, code, *n));
    }
}

/// Adds without allocating a key that is there already.
fn add(counts: &mut BTreeMap<String, u64>, key: &str, n: u64) {
    match counts.get_mut(key) {
        Some(count) => *count += n,
        None => drop(counts.insert(key.to_string(), n)),
    }
}
