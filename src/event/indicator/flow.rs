//! Parts of the flow told before, by where they come from or go: «Из США поступило 58 млн», "$58 million came from Italy".

use crate::language::relation;
use crate::lexicon::Tag;
use crate::record::{MentionKind, Value};

use super::bind::Binder;
use super::figure::Figure;
use super::reading::Metric;
use super::role::{LeadIn, Role};
use super::scan::Kind;

impl<'a> Binder<'_, 'a> {
    /// Begins the figure of a part where the sentence has nothing but a verb of flowing, a name and a value.
    pub(super) fn flows(&mut self, i: usize, mention: usize, lead_in: LeadIn) -> bool {
        let Some(carried) = self.carried.filter(|c| c.near && is_flow(c.metric.name)) else { return false };
        let dash = lead_in.mark == '—';
        let again = self.figure.as_ref().is_some_and(|f| f.rule == "flow") && (lead_in.and || lead_in.mark == ',' || dash);
        let free = again || self.figure.is_none() && self.heads.is_empty();
        if !free || !carried.level.is_some_and(|level| self.alike(level, mention)) {
            return false;
        }
        let clause = self.view.clause_of(self.items[i].first);
        let own = |x: &super::scan::Item<'_>| again || self.view.clause_of(x.first) == clause;
        let named = |x: &super::scan::Item<'_>| own(x) && matches!(x.kind, Kind::Name(_)) && self.directed(x.first);
        let verb = self.items.iter().position(|x| own(x) && matches!(x.kind, Kind::Change(c) if c.flow));
        let value = |n: &usize| !matches!(self.items[*n].kind, Kind::Value(_));
        let before = (0..i).rev().take_while(value).find(|&n| (!again || dash) && named(&self.items[n]));
        let name = before.or_else(|| (i + 1..self.items.len()).find(|&n| named(&self.items[n])));
        let (Some(verb), Some(name)) = (verb, name) else { return false };
        if again {
            self.close();
        }
        self.change = Some(verb);
        self.begin(carried.metric, i);
        if let Some(figure) = self.figure.as_mut() {
            (figure.name, figure.included) = (Some(name), true);
            figure.first = self.items[name].first.min(figure.first);
        }
        let filled = self.fill(i, mention, Role::Level, lead_in);
        if let Some(figure) = self.figure.as_mut() {
            figure.rule = "flow";
        }
        filled
    }

    /// "exports came to $1 billion, with 45% going to Spain and 12% to Chile": the share of one partner, behind its percent.
    pub(super) fn goes_to(&mut self, i: usize, mention: usize) -> bool {
        let view = self.view;
        let metric = self.figure.as_ref().map(|f| f.metric).or_else(|| self.head_metric());
        let Some(metric) = metric.filter(|m| matches!(m.name, "exports" | "imports") && view.drafts[mention].kind == MentionKind::Percent)
        else {
            return false;
        };
        // Whose "Georgian wine was exported" is, the verb does not tell.
        if metric.is(Metric::VERB) && self.figure.is_none() {
            return false;
        }
        let again = self.figure.as_ref().is_some_and(|f| f.rule == "flow" && f.share) && self.lead_in(i).and;
        let verb = self.items.get(i + 1).filter(|x| matches!(x.kind, Kind::Change(c) if c.flow)).filter(|x| x.first == self.items[i].last);
        let name = i + 1 + usize::from(verb.is_some());
        let named = self.items.get(name).filter(|x| matches!(x.kind, Kind::Name(_)) && self.directed(x.first));
        let Some(named) = named.filter(|x| (verb.is_some() || again) && x.first <= self.items[name - 1].last + 2).copied() else {
            return false;
        };
        let trigger = self.stretch(name);
        let head = self.heads.last().copied().or(self.figure.as_ref().and_then(|f| f.head));
        let mut figure = Figure::new(metric, head, self.items[i].first, trigger);
        (figure.level, figure.name) = (Some(mention), Some(name));
        (figure.share, figure.rule, figure.last) = (true, "flow", named.last);
        self.consumed[name] = true;
        self.figures.extend(self.figure.replace(figure));
        true
    }

    /// Whether a name tells where from or where to.
    fn directed(&self, first: usize) -> bool {
        let before = (first.saturating_sub(2).max(self.view.first)..first).rev().find(|&t| self.view.document.is(t, Tag::Preposition));
        before.is_some_and(|p| self.relates(p, relation::FLOW))
    }

    /// Whether two values are of one sort: money of one currency, or with the currency left out, or what is counted alike.
    fn alike(&self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.view.drafts[one], &self.view.drafts[other]);
        let (Some(Value::Amount(a)), Some(Value::Amount(b))) = (&one.value, &other.value) else { return false };
        match (one.kind, other.kind) {
            (MentionKind::Money, MentionKind::Money) => a.currency == b.currency,
            (MentionKind::Money | MentionKind::Quantity | MentionKind::Number, MentionKind::Number) => b.amount >= Some(1000.into()),
            (MentionKind::Quantity, MentionKind::Quantity) => a.unit == b.unit,
            _ => false,
        }
    }
}

/// Metrics that go from somewhere to somewhere.
fn is_flow(metric: &str) -> bool {
    matches!(
        metric,
        "exports" | "imports" | "remittances" | "fdi" | "investment" | "tourists" | "transit" | "freight" | "sales" | "passengers"
    )
}
