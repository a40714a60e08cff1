//! Places in their order: "Pakistan was the largest buyer with $500 million, followed by Egypt with $200 million", "cars topped the list of
//! exports with $2 billion".

use crate::event::{ClauseKind, View, phrase};
use crate::language::relation;
use crate::lexicon::{Language, Tag};
use crate::record::MentionKind;

use super::bind::Binder;
use super::figure::{Figure, Stretch};
use super::fit;
use super::reading::{Metric, Way};
use super::role::LeadIn;
use super::scan::{Item, Kind};

/// Whether words put several in their order, or speak of those with whom one trades: "the largest buyer", "followed by".
pub(super) fn ranks(view: &View<'_>, at: usize) -> bool {
    let hint = view.document.longest(at, Tag::Hint);
    hint.is_some_and(|m| matches!(view.document.lexicon.string(m.sense.payload), "partner" | "buyer" | "supplier" | "rank"))
}

/// Whether a word is for whom one trades with.
pub(super) fn is_partner_word(view: &View<'_>, at: usize) -> bool {
    ["partner", "buyer", "supplier"].into_iter().any(|hint| view.document.means(at, Tag::Hint, hint))
}

/// The goods before words of their place, or behind them: "ferro-alloys ranked second", "cars topped the list of exports", «в импорте
/// лидирует нефть».
pub(super) fn ranked_goods(view: &View<'_>, from: usize, to: usize) -> Option<Stretch> {
    let ends = |t: usize| view.document.longest(t, Tag::Hint).filter(|m| view.document.lexicon.string(m.sense.payload) == "rank");
    let (rank, end) = (from..to).find_map(|t| Some((t, ends(t)?.end)))?;
    let clause = view.clause_of(rank);
    let led = |t: usize| t > view.first && view.document.is(t - 1, Tag::Preposition);
    let goods = |first: usize| {
        let (first, last) = phrase::noun_phrase(view, first)?;
        let names = (first..last).any(|t| view.mention_at(t).is_some_and(|m| view.drafts[m].kind.is_name()));
        (!names).then_some(Stretch { first, last })
    };
    let before = (from..rank).find(|&t| view.clause_of(t) == clause && phrase::may_be_noun(view, t) && !led(t));
    let before = before.and_then(goods).filter(|s| s.last == rank);
    before.or_else(|| goods(end).filter(|s| s.first == end && s.last <= to && view.language == Language::Ru))
}

impl<'a> Binder<'_, 'a> {
    /// Places or goods in their order, each with its part of what was told before.
    pub(super) fn ranked(&mut self, i: usize, mention: usize, lead_in: LeadIn) -> bool {
        let led = relation::RANKED.has(lead_in.preposition) || matches!(lead_in.mark, '—' | '(') || self.falls_on_which(i);
        if !led || !(self.view.first..self.view.last).any(|t| ranks(self.view, t)) {
            return false;
        }
        let Some(metric) = self.metric_of_whole(mention) else { return false };
        let Some((stretch, name)) = self.ranked_name(i, lead_in) else { return false };
        if self.figure.is_some() {
            self.close_keep();
        }
        let mut figure = Figure::new(metric, None, stretch.first, stretch);
        (figure.level, figure.name, figure.row, figure.rule) = (Some(mention), name, name.is_some(), "ranked");
        figure.goods = Some(stretch).filter(|_| name.is_none());
        figure.last = self.items[i].last;
        self.consumed[i] = true;
        self.heads.clear();
        self.figure = Some(figure);
        true
    }

    /// «Италия, на которую пришлось 9,4 млрд долларов»
    fn falls_on_which(&self, i: usize) -> bool {
        let before = i.checked_sub(1).map(|b| self.items[b]);
        let falls = before.is_some_and(|x| matches!(x.kind, Kind::Change(c) if c.way == Way::Share && !c.noun));
        let clause = self.view.clauses.get(self.view.clause_of(self.items[i].first));
        falls && clause.is_some_and(|c| c.kind == ClauseKind::Relative)
    }

    /// The metric of which an amount is a part: that of the sentence before, or of the last figure of this one.
    fn metric_of_whole(&self, mention: usize) -> Option<Metric<'a>> {
        if self.goes_on(mention) {
            return self.carried.map(|c| self.as_told_by_partners(c.metric));
        }
        let head = self.head_metric().filter(|m| self.figure.is_none() && matches!(m.name, "exports" | "imports"));
        let last = self.figure.as_ref().or(self.figures.last()).filter(|f| self.heads.is_empty() || f.head == self.heads.last().copied());
        let alike = last.filter(|f| fit::flows(f.metric.name) && f.level.is_some_and(|level| self.is_part(mention, level)));
        head.or(alike.map(|f| f.metric))
    }

    /// "Kyrgyzstan remained the top destination": of exports, though it was the trade balance that was told of.
    pub(super) fn as_told_by_partners(&self, metric: Metric<'a>) -> Metric<'a> {
        let tells = |hint: &str| (self.view.first..self.view.last).any(|t| self.view.document.means(t, Tag::Hint, hint));
        if !matches!(metric.name, "exports" | "imports" | "trade_turnover" | "trade_balance") {
            return metric;
        }
        match (tells("buyer"), tells("supplier")) {
            (true, false) => Metric { name: "exports", flags: 0 },
            (false, true) => Metric { name: "imports", flags: 0 },
            _ => metric,
        }
    }

    /// Who or what has the place that a value stands behind: a place, or goods told as words.
    fn ranked_name(&self, i: usize, lead_in: LeadIn) -> Option<(Stretch, Option<usize>)> {
        const NEAR: usize = 5;
        let before = self.items[..i].iter().rposition(|x| matches!(x.kind, Kind::Value(_))).map_or(0, |v| v + 1);
        let place = |x: &Item<'_>| matches!(x.kind, Kind::Name(m) if self.view.drafts[m].kind == MentionKind::Place);
        let name = (before..i).rev().find(|&n| place(&self.items[n]));
        if let Some(name) = name.filter(|&n| self.words_between(self.items[n].last, lead_in.first) <= NEAR) {
            return Some((self.stretch(name), Some(name)));
        }
        let from = before.checked_sub(1).map_or(self.view.first, |b| self.items[b].last);
        ranked_goods(self.view, from, lead_in.first).map(|goods| (goods, None))
    }

    /// Whether the sentence speaks of those with whom one trades.
    pub(super) fn tells_partners(&self) -> bool {
        (self.view.first..self.view.last).any(|t| is_partner_word(self.view, t))
    }
}
