//! Words that stand for a name: pronouns and definite descriptions. They are no mentions; the event stage asks for them.

use crate::lexicon::Tag;
use crate::mention::Draft;
use crate::record::{Entity, MentionKind};
use crate::text::Document;

/// A word or phrase that means an entity named elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reference {
    /// First token.
    pub first: u32,
    /// One past its last token.
    pub last: u32,
    /// Whom or what it means.
    pub entity: u32,
}

/// What the words that are no names mean, in text order.
#[derive(Debug, Default)]
pub(crate) struct References {
    list: Vec<Reference>,
}

impl References {
    /// Whom or what the word at this token means, where that is clear.
    pub fn meaning(&self, token: usize) -> Option<u32> {
        let at = self.list.partition_point(|r| (r.last as usize) <= token);
        self.list.get(at).filter(|r| (r.first as usize) <= token).map(|r| r.entity)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Reference> {
        self.list.iter()
    }
}

/// Finds them, given the names of the document.
pub(crate) fn find(doc: &Document<'_>, drafts: &[Draft], entities: &[Entity]) -> References {
    let mut out = References::default();
    let mut next = 0;
    let (mut person, mut person_sentence) = (None, 0usize);
    for (number, sentence) in doc.sentences.iter().enumerate() {
        for at in sentence.range() {
            while drafts.get(next).is_some_and(|d| (d.first as usize) < at) {
                next += 1;
            }
            if let Some(draft) = drafts.get(next).filter(|d| d.first as usize == at && d.kind == MentionKind::Person) {
                person = draft.entity;
                person_sentence = number;
            }
            if doc.mask(at) & Tag::Pronoun.bit() == 0 {
                continue;
            }
            let who = doc.payload(at, Tag::Pronoun);
            if matches!(who, Some("he" | "she")) && number <= person_sentence + 2 {
                if let Some(entity) = person.filter(|&e| entities.get(e as usize).is_some()) {
                    out.list.push(Reference { first: at as u32, last: at as u32 + 1, entity });
                }
            }
        }
    }
    out
}
