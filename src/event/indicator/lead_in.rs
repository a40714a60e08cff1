//! What stands before a value: its sign, its preposition, the mark that cuts it off.

use crate::language::relation;
use crate::lexicon::Tag;
use crate::record::Base;

use super::bind::Binder;
use super::reading::{Change, Way};
use super::role::LeadIn;
use super::scan::{Kind, change};

/// What a token before a value is to it.
enum Step {
    /// It leads in the value.
    Takes,
    /// It may stand between.
    Passes,
    /// It belongs to what stands before.
    Ends,
}

impl<'a> Binder<'_, 'a> {
    /// What stands before an item.
    pub(super) fn lead_in(&self, i: usize) -> LeadIn {
        let mut at = self.items[i].first;
        let mut found = LeadIn { preposition: 0, mark: ' ', sign: 0, and: false, first: at, beyond: false };
        let approximate = self.approximate_before(at);
        let beyond = |t: usize| change(self.view, t).is_some_and(|(c, _)| c.beyond) || self.relates(t, relation::BENEATH);
        found.beyond = (at - approximate..at).any(beyond);
        at -= approximate;
        let mut before = i;
        while at > self.view.first {
            at -= 1;
            while before > 0 && self.items[before - 1].first > at {
                before -= 1;
            }
            let item = before.checked_sub(1).map(|b| self.items[b]).filter(|x| x.last > at);
            let step = match item {
                Some(item) => self.item_before(&mut found, at, item.kind),
                None => self.word_before(&mut found, at),
            };
            match step {
                Step::Takes => found.first = at,
                Step::Passes => continue,
                Step::Ends => break,
            }
            if found.mark != ' ' || found.and {
                break;
            }
        }
        found
    }

    /// «не более 170 млрд»: how many tokens before say how exact a value is.
    fn approximate_before(&self, at: usize) -> usize {
        let ends = |first: usize| self.view.document.longest(first, Tag::Approx).is_some_and(|m| m.end == at) && !self.particle(first);
        (1..=4).rev().find(|&n| at.checked_sub(n).is_some_and(|first| first >= self.view.first && ends(first))).unwrap_or(0)
    }

    /// What an item before the value tells of it.
    fn item_before(&self, found: &mut LeadIn, at: usize, kind: Kind<'_>) -> Step {
        match kind {
            Kind::Plus => found.sign = 1,
            Kind::Minus => found.sign = -1,
            Kind::Change(c) if c.sign => found.sign = if c.way == Way::Increase { 1 } else { -1 },
            Kind::Change(Change { way: Way::More | Way::Less, .. })
                if relation::STANDARD.has(found.preposition) || self.view.document.is(at, Tag::Approx) =>
            {
                found.preposition = 0;
            }
            Kind::And => found.and = true,
            Kind::Comma => found.mark = ',',
            Kind::Open => found.mark = '(',
            Kind::Colon => found.mark = ':',
            Kind::Dash if relation::DASHED.or_none().has(found.preposition) => found.mark = '—',
            // "to an all-time high of 4 billion"
            Kind::Base(Base::AllTime) => {
                found.preposition = if relation::GENITIVE.has(found.preposition) { 0 } else { found.preposition };
                return Step::Passes;
            }
            _ => return Step::Ends,
        }
        Step::Takes
    }

    /// What a word before the value, no item of its own, tells of it.
    fn word_before(&self, found: &mut LeadIn, at: usize) -> Step {
        let document = self.view.document;
        // "fell to an average of 3.5 million"
        if relation::GENITIVE.or_none().has(found.preposition) && document.means(at, Tag::Hint, "measure") {
            found.preposition = 0;
            return Step::Passes;
        }
        if document.is(at, Tag::Approx) || document.is(at, Tag::Determiner) {
            return Step::Passes;
        }
        if found.preposition == 0 && document.is(at, Tag::Preposition) {
            found.preposition = self.whole_preposition(at);
            if relation::LOOSE.has(found.preposition) {
                found.preposition = 0;
            } else {
                // A mark may stand before the preposition: «— до 6,2 трлн».
                found.first = at;
            }
            return Step::Passes;
        }
        let conjunction = document.sense(at, Tag::Conjunction).map_or(0, |s| s.payload);
        if relation::STANDARD.has(conjunction) {
            found.preposition = conjunction;
            return Step::Takes;
        }
        let filler = || document.payload(at, Tag::Auxiliary).is_none() && self.filler(at);
        if document.payload(at, Tag::Conjunction) == Some("as") || filler() { Step::Passes } else { Step::Ends }
    }

    /// English: whether a word belongs to the verb of change before it: "edged up to 3%".
    fn particle(&self, at: usize) -> bool {
        let verb = at.checked_sub(1).filter(|&v| v >= self.view.first);
        verb.is_some_and(|v| self.view.document.longest(v, Tag::Change).is_some_and(|m| m.end == at + 1))
    }

    /// The preposition that ends at a token: `with`, or "compared with".
    pub(super) fn whole_preposition(&self, at: usize) -> u32 {
        let document = self.view.document;
        let longer = (1..=3)
            .filter_map(|n| at.checked_sub(n).filter(|&f| f >= self.view.first))
            .find_map(|first| document.longest(first, Tag::Preposition).filter(|m| m.end == at + 1));
        longer.map_or_else(|| document.preposition(at), |m| m.sense.payload)
    }

    /// Words that may stand between a preposition and its amount and say nothing.
    pub(super) fn filler(&self, at: usize) -> bool {
        self.view.document.means(at, Tag::Hint, "filler")
    }
}
