//! Rules → events: roles, status, attribution, time, change.
//!
//! A sentence is cut into clauses ([`clause`]); the rules of every kind and the indicator engine read the same [`View`].

mod clause;
mod frame;
mod indicator;
mod status;
pub(crate) mod time;

pub(crate) use clause::{Clause, ClauseKind, View};
pub(crate) use status::{Aspect, aspect};

use crate::error::Error;
use crate::lexicon::{Language, Lexicon, Pos};
use crate::mention::Draft;
use crate::record::{Entity, Event};
use crate::text::Document;

/// The rules of all languages, compiled.
#[derive(Debug, Default)]
pub(crate) struct Rules {}

impl Rules {
    /// Reads the built-in rules and the user's, given as text and name.
    pub fn read(user: &[(String, String)]) -> Result<Self, Error> {
        match user.first() {
            Some((_, origin)) => Err(Error::new(crate::error::Kind::Rule, origin.clone(), Some(1), "not yet")),
            None => Ok(Rules {}),
        }
    }

    /// The words rules name that the lexicon must know.
    pub fn words(&self) -> impl Iterator<Item = (&str, Pos, Language)> {
        std::iter::empty()
    }

    /// Ties the rules to the lexicon's numbers.
    pub fn bind(&mut self, _lexicon: &Lexicon) {}
}

/// Appends the events of the document. Mentions keep their order, so a mention's id is its index and one.
pub(crate) fn extract(document: &Document<'_>, _rules: &Rules, drafts: &[Draft], entities: &[Entity], events: &mut Vec<Event>) {
    let mut next = 0;
    let mut indicators = indicator::Engine::new(document, drafts, entities);
    for (index, sentence) in document.sentences.iter().enumerate() {
        let first = next;
        while drafts.get(next).is_some_and(|d| d.first < sentence.last) {
            next += 1;
        }
        let Some(view) = View::new(*document, drafts, entities, index, first..next) else { continue };
        indicators.read(&view, events);
    }
}
