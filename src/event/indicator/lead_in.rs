//! What stands before a value: its sign, its preposition, the mark that cuts it off.

use crate::language::relation;
use crate::lexicon::Tag;
use crate::record::{Base, MentionKind};

use super::bind::Binder;
use super::reading::{Change, Way};
use super::role::LeadIn;
use super::scan::{Kind, change, common_word, describes};

impl<'a> Binder<'_, 'a> {
    pub(super) fn lead_in(&self, i: usize) -> LeadIn {
        let document = self.view.document;
        let mut at = self.items[i].first;
        let mut found = LeadIn { preposition: 0, mark: ' ', sign: 0, and: false, first: at, beyond: false };
        let mut before = i;
        // «не более 170 млрд»
        let approx = |n: &usize| {
            at.checked_sub(*n)
                .filter(|&f| f >= self.view.first)
                .is_some_and(|f| document.longest(f, Tag::Approx).is_some_and(|m| m.end == at) && !self.particle(f))
        };
        let approximate = (1..=4).rev().find(approx).unwrap_or(0);
        let beyond = |t: usize| change(self.view, t).is_some_and(|(c, _)| c.beyond) || self.relates(t, relation::BENEATH);
        found.beyond = (at - approximate..at).any(beyond);
        at -= approximate;
        let mut peak = false;
        let joint = |t: usize| document.sense(t, Tag::Conjunction).map_or(0, |s| s.payload);
        while at > self.view.first {
            at -= 1;
            while before > 0 && self.items[before - 1].first > at {
                before -= 1;
            }
            let item = before.checked_sub(1).map(|b| self.items[b]).filter(|x| x.last > at);
            match item.map(|x| x.kind) {
                Some(Kind::Plus) => found.sign = 1,
                Some(Kind::Minus) => found.sign = -1,
                Some(Kind::Change(c)) if c.sign => found.sign = if c.way == Way::Increase { 1 } else { -1 },
                Some(Kind::Change(Change { way: Way::More | Way::Less, .. }))
                    if relation::STANDARD.has(found.preposition) || document.is(at, Tag::Approx) =>
                {
                    found.preposition = 0;
                }
                Some(Kind::And) => found.and = true,
                Some(Kind::Comma) => found.mark = ',',
                Some(Kind::Open) => found.mark = '(',
                Some(Kind::Colon) => found.mark = ':',
                Some(Kind::Dash) if relation::DASHED.or_none().has(found.preposition) => found.mark = '—',
                // "to an all-time high of 4 billion"
                Some(Kind::Base(Base::AllTime)) if relation::GENITIVE.has(found.preposition) => {
                    found.preposition = 0;
                    continue;
                }
                Some(Kind::Base(Base::AllTime)) => continue,
                // "fell to an average of 3.5 million"
                None if relation::GENITIVE.or_none().has(found.preposition) && document.means(at, Tag::Hint, "measure") => {
                    found.preposition = 0;
                    continue;
                }
                // "to a six-month high of", «до полугодового максимума в»
                Some(Kind::Metric(m)) if m.same() && self.extreme(at, found.preposition) => {
                    (found.preposition, peak) = (0, true);
                    continue;
                }
                None if self.extreme(at, found.preposition) => {
                    (found.preposition, peak) = (0, true);
                    continue;
                }
                None if peak && found.preposition == 0 && self.of_extreme(at) => continue,
                Some(_) => break,
                None if document.is(at, Tag::Approx) || document.is(at, Tag::Determiner) => continue,
                None if found.preposition == 0 && document.is(at, Tag::Preposition) => {
                    found.preposition = self.whole_preposition(at);
                    if relation::LOOSE.has(found.preposition) {
                        found.preposition = 0;
                        continue;
                    }
                    found.first = at;
                    // A mark may stand before the preposition: «— до 6,2 трлн».
                    continue;
                }
                None if relation::STANDARD.has(joint(at)) => found.preposition = joint(at),
                None if document.payload(at, Tag::Conjunction) == Some("as")
                    || document.payload(at, Tag::Auxiliary).is_none() && self.filler(at) =>
                {
                    continue;
                }
                None => break,
            }
            found.first = at;
            if found.mark != ' ' || found.and {
                break;
            }
        }
        found
    }

    /// Whether a noun of an extreme stands between a verb of change and the value it reached.
    fn extreme(&self, at: usize, preposition: u32) -> bool {
        relation::STATED.or(relation::PUT).has(preposition) && self.view.document.means(at, Tag::Hint, "extreme")
    }

    /// Whether a word says what an extreme is the extreme of: "six-month", «двухлетнего».
    fn of_extreme(&self, at: usize) -> bool {
        let lasting = |m: usize| self.view.drafts[m].kind == MentionKind::Duration;
        self.view.mention_at(at).map_or_else(|| describes(self.view, at) || common_word(self.view, at), lasting)
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
