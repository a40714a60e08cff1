//! What only explains a figure: "because of high inflation", «на фоне роста цен».

use crate::event::ClauseKind;
use crate::event::argument::is_adjective;
use crate::language::relation;
use crate::lexicon::{Pos, Tag};

use super::bind::Binder;
use super::scan::{Item, Kind};

impl Binder<'_, '_> {
    /// Whether a token stands in a clause that tells what came before: "after sales grew".
    pub(super) fn opens_after(&self, at: usize) -> bool {
        let info = self.view.clauses[self.view.clause_of(at)];
        let after = |o: usize| {
            let document = self.view.document;
            document.relates(o, relation::POSTERIOR)
                || document.sense(o, Tag::Conjunction).is_some_and(|s| relation::POSTERIOR.has(s.payload))
        };
        info.kind == ClauseKind::Subordinate && info.opener.is_some_and(after)
    }

    /// "raised it to 50% because of high inflation": what explains a figure has none, unless one follows it at once.
    pub(super) fn is_cause(&self, i: usize) -> bool {
        let document = self.view.document;
        let item = self.items[i];
        let noun = |t: &usize| !is_adjective(document, *t) || document.is(*t, Tag::Preposition);
        let Some(mut before) = (self.view.first..item.first).rev().find(noun) else { return false };
        // «из-за падения котировок»
        if document.is(before, Tag::Change) && document.has_pos(before, Pos::Noun) {
            before = (self.view.first..before).rev().find(noun).unwrap_or(before);
        }
        let found = (before.saturating_sub(2).max(self.view.first)..=before).find_map(|t| document.longest(t, Tag::Hint));
        let cause = found.is_some_and(|m| m.end == before + 1 && document.lexicon.string(m.sense.payload) == "cause");
        cause && !self.items.get(i + 1).is_some_and(|next| matches!(next.kind, Kind::Value(_)) && next.first <= item.last + 1)
    }

    /// "Inflation, driven by energy prices, averaged 8%": what an inserted participle tells of no amount of is not what is measured.
    pub(super) fn in_aside(&self, i: usize) -> bool {
        let view = self.view;
        let clause = view.clause_of(self.items[i].first);
        let info = view.clauses[clause];
        let inside = |t: usize| view.clause_of(t) == clause;
        let told = || self.items.iter().any(|x| matches!(x.kind, Kind::Value(_)) && inside(x.first));
        let resumes = || self.items[i..].iter().any(|x| matches!(x.kind, Kind::Value(_)) && view.clause_of(x.first) == info.parent);
        info.kind == ClauseKind::Participial && info.parent != clause && !self.heads.is_empty() && !told() && resumes()
    }

    /// "Remittances from Russia, the largest trading partner, plunged": whether a metric only says between commas who somebody is.
    pub(super) fn apposed(&self, i: usize) -> bool {
        let (view, item) = (self.view, self.items[i]);
        let Some(head) = self.heads.last().map(|&h| self.items[h].last).filter(|_| self.figure.is_none()) else { return false };
        let comma = |x: &Item<'_>| matches!(x.kind, Kind::Comma);
        let before = self.items[..i].iter().any(|x| comma(x) && x.first >= head);
        let close = self.items[i + 1..].iter().find(|x| comma(x)).map(|x| x.first);
        let told = |from: usize, to: usize| (from..to).any(|t| view.finite(t));
        before && close.is_some_and(|end| !told(head, end) && view.finite(end + 1) && end < item.last + 6)
    }

    /// «на фоне роста цен безработица составила 3%»: the change of what explains a figure is not the figure's.
    pub(super) fn drop_cause(&mut self, i: usize) {
        let noun = self.change.filter(|&c| c < i && self.item_change(c).is_some_and(|c| c.noun));
        if noun.is_some_and(|c| self.words_between(self.items[c].last, self.items[i].first) <= 2) {
            (self.change, self.mover) = (None, None);
        }
    }

    /// "Despite an increase in miles driven and energy consumption, ozone has declined by 25 percent": what a sentence begins with as a
    /// cause and tells no amount of is not what it measures.
    pub(super) fn in_leading_cause(&self, i: usize) -> bool {
        let (document, view, item) = (self.view.document, self.view, self.items[i]);
        let cause = document.phrase_means(view.first, Tag::Hint, "cause");
        if !cause || (view.first..item.first).any(|t| view.finite(t)) {
            return false;
        }
        let comma = (item.last..view.last).find(|&t| document.is_mark(t, ','));
        let told = |comma: usize| self.items.iter().any(|x| matches!(x.kind, Kind::Value(_)) && x.last <= comma);
        comma.is_some_and(|comma| !told(comma))
    }
}
