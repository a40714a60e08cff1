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
    let begins = |t: &usize| view.clause_of(*t) == clause && phrase::may_be_noun(view, *t) && !led(*t);
    let before = (from..rank).filter(begins).find_map(|t| goods(t).filter(|s| s.last == rank));
    // "followed by wine at $90 million", «лидирует нефть»
    let behind = view.language == Language::Ru || view.document.relates(end - 1, relation::AGENT);
    before.or_else(|| goods(end).filter(|s| s.first == end && s.last <= to && behind))
}

impl<'a> Binder<'_, 'a> {
    /// Places or goods in their order, each with its part of what was told before.
    pub(super) fn ranked(&mut self, i: usize, mention: usize, lead_in: LeadIn) -> bool {
        // "the main buyer, taking wine worth $8.9 million"
        let worth = || {
            (lead_in.first.saturating_sub(2).max(self.view.first)..self.items[i].first)
                .any(|t| self.view.document.phrase_means(t, Tag::Hint, "worth"))
        };
        let led = relation::RANKED.has(lead_in.preposition)
            || matches!(lead_in.mark, '—' | '(')
            || self.falls_on_which(i)
            || self.figure.is_none() && self.heads.is_empty() && self.tells_partners() && worth();
        if !led || !(self.view.first..self.view.last).any(|t| ranks(self.view, t)) {
            return false;
        }
        let share = self.share_of_whole(i, mention);
        let Some(metric) = self.metric_of_whole(mention).or(share) else { return false };
        let Some((stretch, name)) = self.ranked_name(i, lead_in) else { return false };
        if self.figure.is_some() {
            self.close_keep();
        }
        let mut figure = Figure::new(metric, None, stretch.first, stretch);
        (figure.level, figure.name, figure.row, figure.rule) = (Some(mention), name, name.is_some(), "ranked");
        figure.goods = Some(stretch).filter(|_| name.is_none());
        figure.share = share.is_some();
        figure.last = self.items[i].last;
        self.consumed[i] = true;
        self.heads.clear();
        self.figure = Some(figure);
        true
    }

    /// The metric of which a percent is a part: "China is the leading investor with 34.5 percent of the total".
    fn share_of_whole(&self, i: usize, mention: usize) -> Option<Metric<'a>> {
        let free = self.figure.is_none() && self.heads.is_empty();
        let carried = self.carried.filter(|c| free && c.near && fit::shared(c.metric.name))?;
        let percent = self.view.drafts[mention].kind == MentionKind::Percent;
        (percent && self.of_the_whole(i)).then(|| self.as_told_by_partners(carried.metric))
    }

    /// "with 2.9 million tonnes, taking 41% of the total": the share of the one whose amount was told.
    pub(super) fn share_too(&mut self, i: usize, mention: usize) -> bool {
        let percent = self.view.drafts[mention].kind == MentionKind::Percent;
        let Some(figure) = self.figure.as_ref().filter(|f| percent && f.rule == "ranked" && f.name.is_some() && !f.share) else {
            return false;
        };
        let named = |x: &Item<'_>| x.first >= figure.last && matches!(x.kind, Kind::Name(_));
        if !fit::shared(figure.metric.name) || !self.of_the_whole(i) || self.items[..i].iter().any(named) {
            return false;
        }
        let mut share = figure.clone();
        (share.level, share.share, share.last) = (Some(mention), true, self.items[i].last);
        self.consumed[i] = true;
        self.figures.extend(self.figure.replace(share));
        true
    }

    /// "copper exports of $9.9 billion, or nearly 40 percent of all exports": the part that an amount is of its whole.
    pub(super) fn share_of_flow(&mut self, i: usize, mention: usize) -> bool {
        const REACH: usize = 4;
        let (view, last) = (self.view, self.items[i].last);
        let lead_in = self.lead_in(i);
        let or = (lead_in.first..self.items[i].first).any(|t| view.document.payload(t, Tag::Conjunction) == Some("or"));
        let percent = view.drafts[mention].kind == MentionKind::Percent && or && self.relates(last, relation::GENITIVE);
        let head = self.items.get(i + 1).filter(|x| percent && x.first <= last + REACH).copied();
        let Some(Kind::Metric(whole)) = head.map(|h| h.kind).filter(|k| matches!(k, Kind::Metric(m) if fit::shared(m.name))) else {
            return false;
        };
        let flow = |m: Metric<'_>| m.name == whole.name || m.name == "sales" && whole.name == "exports";
        let Some(figure) = self.figure.as_ref().filter(|f| flow(f.metric) && f.level.is_some() && !f.share) else { return false };
        let mut share = figure.clone();
        (share.metric, share.level, share.share, share.rule) = (Metric { name: whole.name, flags: 0 }, Some(mention), true, "share");
        (share.direction, share.size, share.base, share.base_value) = (None, None, None, None);
        share.last = head.map_or(last, |h| h.last);
        (self.consumed[i], self.consumed[i + 1]) = (true, true);
        self.figures.extend(self.figure.replace(share));
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
