//! Articles whose text came before, told by the hash of their content, in the order of the articles.

use std::collections::HashSet;
use std::sync::{Condvar, Mutex, PoisonError};

use dateline::record::Warning;

use crate::error::ReadError;
use crate::source::Skip;
use crate::summary::Summary;
use crate::table::Document;

/// What is done with an article whose text came earlier in the run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Duplicates {
    /// It is a record as any other.
    #[default]
    Keep,
    /// Its record has a warning `duplicate`.
    Mark,
    /// It gives no record, and is counted.
    Drop,
}

/// The texts that came so far, as hashes: what memory grows by is a few bytes an article.
pub(crate) struct Seen {
    duplicates: Duplicates,
    /// The number of the chunk whose turn it is, and the hashes of the chunks before it.
    state: Mutex<(u64, HashSet<u64>)>,
    changed: Condvar,
}

impl Seen {
    /// `before` are the texts of earlier runs.
    pub(crate) fn new(duplicates: Duplicates, before: Vec<u64>) -> Self {
        Seen { duplicates, state: Mutex::new((0, before.into_iter().collect())), changed: Condvar::new() }
    }

    /// Whether the order of the articles matters, so that they have to be sifted one chunk after another.
    pub(crate) fn orders(&self) -> bool {
        self.duplicates != Duplicates::Keep
    }

    /// The turn of a chunk. Chunks are numbered from 0, and each must have its turn.
    pub(crate) fn turn(&self, number: u64) -> Turn<'_> {
        Turn { seen: self, number }
    }
}

/// Ends when dropped, and not before its time has come.
pub(crate) struct Turn<'a> {
    seen: &'a Seen,
    number: u64,
}

impl Turn<'_> {
    /// Marks or takes out what came before.
    pub(crate) fn sift(self, mut results: Vec<Result<Document, ReadError>>, summary: &mut Summary) -> Vec<Result<Document, ReadError>> {
        let mut state = self.wait();
        results.retain_mut(|result| {
            let Ok(document) = result else { return true };
            if document.content_hash().is_none_or(|hash| state.1.insert(hash)) {
                return true;
            }
            if self.seen.duplicates == Duplicates::Drop {
                *summary.skipped.entry(Skip::Duplicate).or_default() += 1;
                return false;
            }
            document.record.warnings.push(Warning::new("duplicate", "the same text came earlier in the run"));
            true
        });
        results
    }

    fn wait(&self) -> std::sync::MutexGuard<'_, (u64, HashSet<u64>)> {
        let state = self.seen.state.lock().unwrap_or_else(PoisonError::into_inner);
        self.seen.changed.wait_while(state, |state| state.0 < self.number).unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if self.seen.orders() {
            self.wait().0 += 1;
            self.seen.changed.notify_all();
        }
    }
}
