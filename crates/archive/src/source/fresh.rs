//! A source without the articles that the output holds already.

use std::collections::{HashMap, HashSet};

use super::{Item, Skip, Skipped, Source};
use crate::article;
use crate::error::ReadError;
use crate::sink::Past;

/// Passes over what earlier runs have written. An input that is there so many times is passed over as many times.
///
/// This is done where the articles still come one after another, so that it does not hang on chance which of two that are the
/// same counts as the one that is there.
pub(crate) struct Fresh<S> {
    source: S,
    known: HashMap<u64, u32>,
    /// Where documents replace each other: the ids of those given, which are no longer there as they were.
    replaced: Option<HashSet<u64>>,
    passed: u64,
}

impl<S> Fresh<S> {
    pub(crate) fn new(source: S, past: &Past) -> Self {
        let mut known = HashMap::with_capacity(past.inputs.len());
        past.inputs.iter().for_each(|input| *known.entry(*input).or_default() += 1);
        Fresh { source, known, replaced: past.replaces.then(HashSet::new), passed: 0 }
    }

    fn is_known(&mut self, item: &Item) -> bool {
        let Some((id, input)) = article::fingerprint(item) else { return false };
        let known = self.known.get_mut(&input);
        let is_there = known.is_some() && self.replaced.as_ref().is_none_or(|replaced| !replaced.contains(&id));
        if let Some(times) = known {
            *times -= 1;
            if *times == 0 {
                self.known.remove(&input);
            }
        }
        if let (false, Some(replaced)) = (is_there, &mut self.replaced) {
            replaced.insert(id);
        }
        is_there
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
