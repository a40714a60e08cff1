//! One flow in two measures: "1.94 million tons, or $903.5 million", «5 тыс. тонн на 10 млн долларов».

use crate::language::relation;
use crate::lexicon::Tag;
use crate::record::{MentionKind, Value};
use crate::text::TokenKind;

use super::bind::Binder;
use super::fit;
use super::reading::Metric;
use super::role::{LeadIn, Role};
use super::scan::Kind;

impl<'a> Binder<'_, 'a> {
    /// Whether a sum of money is what the quantity before it was worth: a figure of its own, alike in all else.
    pub(super) fn other_measure(&mut self, i: usize, mention: usize, lead_in: LeadIn) -> bool {
        let money = self.view.drafts[mention].kind == MentionKind::Money;
        let Some(figure) = self.figure.as_ref().filter(|f| money && !f.included && f.part.is_none() && f.aim.is_none()) else {
            return false;
        };
        let Some(level) = figure.level.filter(|&l| self.weighs(l)) else { return false };
        let flow = fit::flows(figure.metric.name) && !fit::of_companies(figure.metric.name);
        if !flow || !fit::may_be_level(figure.metric.name, &self.view.drafts[mention]) || !self.is_worth(level, i, lead_in) {
            return false;
        }
        let mut twin = figure.clone();
        (twin.level, twin.counted, twin.size, twin.direction) = (Some(mention), Some(level), None, None);
        (twin.base_value, twin.base_date, twin.base_period, twin.base, twin.compared) = (None, None, None, None, None);
        (twin.last, twin.rule) = (self.items[i].last, "level");
        self.figures.push(twin);
        if let Some(figure) = self.figure.as_mut() {
            figure.last = self.items[i].last;
        }
        true
    }

    /// "Georgia earned $282 million from wine exports": what comes in from exports is their value, and no profit.
    pub(super) fn earned_from(&mut self, i: usize, mention: usize, lead_in: LeadIn) -> bool {
        const NEAR: usize = 3;
        let earns = self.figure.is_none() && self.head_metric().is_some_and(|m| m.name == "profit" && m.is(Metric::VERB));
        let next = self.items.get(i + 1).filter(|x| matches!(x.kind, Kind::Metric(m) if m.name == "exports" && !m.is(Metric::VERB)));
        // "$10bn a year from exports"
        let set = self.view.mention_at(self.items[i].last).filter(|&m| self.view.drafts[m].kind == MentionKind::Set);
        let last = set.map_or(self.items[i].last, |m| self.view.drafts[m].last as usize);
        let from = self.relates(last, relation::ELATIVE) && next.is_some_and(|x| x.first <= last + NEAR);
        let Some(metric) = self.item_metric(i + 1).filter(|_| earns && from && lead_in.preposition == 0) else { return false };
        self.heads.clear();
        self.heads.push(i + 1);
        self.begin(metric, i);
        self.consumed[i + 1] = true;
        self.fill(i, mention, Role::Level, lead_in)
    }

    /// Whether a value is so much of some goods.
    fn weighs(&self, level: usize) -> bool {
        let draft = &self.view.drafts[level];
        let unit = matches!(&draft.value, Some(Value::Amount(a)) if a.unit.is_some());
        draft.kind == MentionKind::Quantity && unit && (draft.first..draft.last).any(|t| self.view.document.is(t as usize, Tag::Unit))
    }

    /// "exported 480,000 tonnes in May, down 39% from a year earlier, for $238 million": the verb goes on behind what is inserted.
    fn resumes_worth(&self, level: usize, i: usize, lead_in: LeadIn) -> bool {
        let Some(figure) = self.figure.as_ref() else { return false };
        let verb = figure.head.and_then(|h| self.item_metric(h)).is_some_and(|m| m.is(Metric::VERB));
        let (from, at) = (self.view.drafts[level].last as usize, self.items[i].first);
        let own = |m: usize| figure.size.and_then(|s| s.mention) == Some(m) || figure.base_value == Some(m);
        let foreign = |x: &super::scan::Item<'_>| match x.kind {
            Kind::Value(m) => !own(m),
            Kind::Metric(_) | Kind::Break | Kind::And => true,
            _ => false,
        };
        let between = self.items.iter().filter(|x| x.first >= from && x.first < at);
        let mark = |t: usize| self.view.document.is_mark(t, ',');
        let comma = mark(lead_in.first) || lead_in.first.checked_sub(1).is_some_and(mark);
        verb && comma && relation::WORTH.has(lead_in.preposition) && !between.into_iter().any(foreign)
    }

    /// Whether the words between a quantity and a sum say that it was worth that much.
    fn is_worth(&self, level: usize, i: usize, lead_in: LeadIn) -> bool {
        const GOODS: usize = 4;
        let (view, from, at) = (self.view, self.view.drafts[level].last as usize, self.items[i].first);
        if self.resumes_worth(level, i, lead_in) {
            return true;
        }
        let apart =
            |x: &super::scan::Item<'_>| x.first >= from && x.first < at && matches!(x.kind, Kind::Value(_) | Kind::Date(_) | Kind::Break);
        if at < from || self.words_between(from, lead_in.first) > GOODS || self.items.iter().any(apart) || self.verb_between(from, at) {
            return false;
        }
        let verb = self.head_metric().or(self.figure.as_ref().and_then(|f| self.item_metric(f.head?))).is_some_and(|m| m.is(Metric::VERB));
        let worth = |t: usize| view.document.phrase_means(t, Tag::Hint, "worth");
        let or = |t: usize| view.document.payload(t, Tag::Conjunction) == Some("or");
        let bracket = lead_in.mark == '(' && (from..at).all(|t| view.document.tokens[t].kind == TokenKind::Mark);
        bracket || (from..at).any(|t| worth(t) || or(t)) || verb && relation::WORTH.has(lead_in.preposition)
    }
}
