//! Where the other words of a phrase may stand, around the one that it is found by.

use crate::lexicon::{Entry, Language, Tag, Verbal};

use super::clause::View;
use super::matcher::SPREAD;
use super::rule::Hit;

/// What stands around the anchor of a trigger, looked at once for all triggers that it may be the anchor of.
#[derive(Clone, Copy)]
pub(super) struct Near {
    /// The tokens where the verb of its phrase may stand, the first before it: those that are verbs which rules name.
    verbs: [u32; 3 * SPREAD],
    count: usize,
    /// The bits of these, and of the words where another noun may stand.
    verb_bits: u64,
    noun_bits: u64,
}

impl Near {
    /// Looks around a token.
    pub fn new(view: &View<'_>, at: usize) -> Near {
        let mut near = Near { verbs: [0; 3 * SPREAD], count: 0, verb_bits: 0, noun_bits: 0 };
        let clause = view.clause_of(at);
        near.note_verbs(view, view.tokens_in(clause, 0, at).rev());
        near.note_verbs(view, view.tokens_in(clause, at + 1, usize::MAX));
        near.note_verbs(view, super::heads::verbs_of_relative(view, at));
        near.noun_bits = nouns_near(view, at).fold(0, |words, t| words | view.words(t));
        near
    }

    fn note_verbs(&mut self, view: &View<'_>, tokens: impl Iterator<Item = usize>) {
        // "Construction is scheduled to begin": what plans a verb does not part it from its noun.
        let helper = |t: usize| view.document.mask(t) & (Tag::Auxiliary.bit() | Tag::Modal.bit()) != 0;
        for t in tokens.take(SPREAD) {
            let verb = view.document.flags(t) & Entry::VERB != 0;
            if verb && view.words(t) != 0 {
                self.verbs[self.count] = t as u32;
                self.count += 1;
                self.verb_bits |= view.words(t);
            }
            if view.finite(t) && !helper(t) || verb && infinitive(view, t) {
                return;
            }
        }
    }

    /// The tokens where the verb may stand, the best first.
    pub fn verbs(&self) -> impl Iterator<Item = usize> + '_ {
        self.verbs[..self.count].iter().map(|&t| t as usize)
    }

    /// Whether the other words of a trigger may be among them.
    pub fn may_have(&self, hit: &Hit) -> bool {
        hit.verb_in(self.verb_bits) & hit.noun_in(self.noun_bits)
    }
}

/// Whether the token is an infinitive and nothing else: what follows it is its own.
fn infinitive(view: &View<'_>, at: usize) -> bool {
    let mut senses = view.document.senses_of(at, Tag::Word).peekable();
    view.language == Language::Ru && senses.peek().is_some() && senses.all(|s| s.grammar.verbal() == Verbal::Infinitive)
}

/// The tokens where another noun of a phrase may stand.
pub(super) fn nouns_near<'v>(view: &'v View<'_>, at: usize) -> impl Iterator<Item = usize> + 'v {
    let (from, to) = (at.saturating_sub(SPREAD), at + SPREAD + 1 + name_behind(view, at));
    view.tokens_in(view.clause_of(at), from, to).filter(move |&t| t != at)
}

/// How many tokens the name with its office takes that follows a word: "found [former minister of health X Y] guilty".
pub(super) fn name_behind(view: &View<'_>, at: usize) -> usize {
    const NEAR: usize = 3;
    let starts = |m: &usize| {
        let office = (view.drafts[*m].office as usize).max(view.first);
        office > at && office <= at + NEAR
    };
    let name = view.mentions.clone().find(starts).map(|m| &view.drafts[m]);
    name.map_or(0, |d| d.last as usize - (d.office as usize).max(view.first))
}
