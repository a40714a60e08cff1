//! What buyers take of a whole: "Italy took 38% of the beans", "imports 17% of its electricity", "followed by India at $41 billion".

use crate::event::View;
use crate::language::relation;
use crate::lexicon::Tag;
use crate::record::MentionKind;

use super::bind::Binder;
use super::figure::Figure;
use super::reading::Metric;
use super::role::Role;
use super::scan::{Item, Kind};

/// Whether a verb says that goods went to its subject: "took", "bought".
pub(super) fn takes(view: &View<'_>, at: usize) -> bool {
    view.finite(at) && view.document.means(at, Tag::Hint, "takes")
}

/// English: whether a place takes a share of what was told: "Italy took 38% of the beans".
pub(super) fn takes_part(view: &View<'_>, at: usize) -> bool {
    let place = at.checked_sub(1).filter(|&b| b >= view.first).and_then(|b| view.mention_at(b));
    let share = view.mention_at(at + 1).map(|m| &view.drafts[m]).filter(|d| d.kind == MentionKind::Percent);
    takes(view, at)
        && place.is_some_and(|m| view.drafts[m].kind == MentionKind::Place)
        && share.is_some_and(|d| view.document.relates(d.last as usize, relation::GENITIVE))
}

/// English: "imports 40% of its gasoline": the flow is what the country does, and no noun.
pub(super) fn of_its_own<'a>(view: &View<'a>, metric: Metric<'a>, end: usize) -> Metric<'a> {
    let part = view.mention_at(end).map(|m| &view.drafts[m]).filter(|d| d.kind == MentionKind::Percent).map(|d| d.last as usize);
    let own = |of: usize| view.document.relates(of, relation::GENITIVE) && view.document.payload(of + 1, Tag::Determiner) == Some("its");
    let flow = matches!(metric.name, "exports" | "imports") && part.is_some_and(own);
    if flow { Metric { name: metric.name, flags: Metric::VERB } } else { metric }
}

impl Binder<'_, '_> {
    /// "with trade worth $98 billion, followed by India at $41 billion and Japan at $36 billion": places behind the one first told.
    pub(super) fn follows(&mut self, i: usize, mention: usize) -> bool {
        let Some(figure) = self.figure.as_ref().filter(|f| f.level.is_some() && !f.metric.none()) else { return false };
        let (view, at) = (self.view, self.items[i].first);
        let begin = self.items.iter().find(|x| Some(x.kind) == figure.level.map(Kind::Value)).map_or(figure.last, |x| x.last);
        let led = |t: usize| view.document.phrase_means(t, Tag::Hint, "rank");
        // "of which Brazil bought 2.9 million tonnes"
        let parts = self.items.iter().find(|x| x.kind == Kind::Including && x.first >= begin && x.first < at).map(|x| x.first);
        let order = (begin..at).find(|&t| led(t)).or(parts).filter(|_| self.same_sort(figure, mention, Role::Level));
        let Some(order) = order else { return false };
        let before = self.items[..i].iter().rposition(|x| matches!(x.kind, Kind::Value(_))).map_or(0, |v| v + 1);
        let place = |x: &Item<'_>| matches!(x.kind, Kind::Name(m) if view.drafts[m].kind == MentionKind::Place) && x.first > order;
        let Some(name) = (before..i).rev().find(|&n| place(&self.items[n])) else { return false };
        let lead_in = self.lead_in(i);
        let led = relation::RANKED.or_none().has(lead_in.preposition);
        let gap = self.items[name].last..lead_in.first.max(self.items[name].last);
        if !led || !gap.into_iter().all(|t| view.document.is(t, Tag::Auxiliary) || takes(view, t)) {
            return false;
        }
        let mut next = Figure::new(figure.metric, None, self.items[name].first, self.stretch(name));
        (next.level, next.name, next.row, next.rule, next.share) = (Some(mention), Some(name), true, "ranked", figure.share);
        next.last = self.items[i].last;
        self.consumed[i] = true;
        self.figures.push(next);
        true
    }
}
