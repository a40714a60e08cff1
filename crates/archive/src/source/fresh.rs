//! A source without the articles that the output holds already.

use std::collections::HashMap;

use super::{Item, Skip, Skipped, Source};
use crate::article;
use crate::error::ReadError;

/// Passes over what earlier runs have written. An input that came so many times is passed over as many times.
///
/// This is done where the articles still come one after another, so that it does not hang on chance which of two that are the
/// same counts as the one that is there.
pub(crate) struct Fresh<S> {
    source: S,
    known: HashMap<u64, u32>,
    passed: u64,
}

impl<S> Fresh<S> {
    /// `known` are the inputs that were written.
    pub(crate) fn new(source: S, known: Vec<u64>) -> Self {
        let mut counts = HashMap::with_capacity(known.len());
        known.into_iter().for_each(|input| *counts.entry(input).or_default() += 1);
        Fresh { source, known: counts, passed: 0 }
    }

    fn is_known(&mut self, item: &Item) -> bool {
        let Some(input) = article::fingerprint(item) else { return false };
        let Some(times) = self.known.get_mut(&input) else { return false };
        *times -= 1;
        if *times == 0 {
            self.known.remove(&input);
        }
        true
    }
}

impl<S: Source> Iterator for Fresh<S> {
    type Item = Result<Item, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.source.next()? {
                Ok(item) if !self.known.is_empty() && self.is_known(&item) => self.passed += 1,
                other => return Some(other),
            }
        }
    }
}

impl<S: Source> Source for Fresh<S> {
    fn ready(&self) -> bool {
        self.source.ready()
    }

    fn take_skipped(&mut self) -> Skipped {
        let mut skipped = self.source.take_skipped();
        if self.passed > 0 {
            *skipped.entry(Skip::Known).or_default() += std::mem::take(&mut self.passed);
        }
        skipped
    }
}
