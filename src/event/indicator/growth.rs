//! Nouns of change that have a size and a metric of their own: "a 12% drop in exports", "a cut of 2 million tonnes in output".

use crate::language::relation;
use crate::lexicon::Language;
use crate::record::{Base, ChangeUnit};

use super::bind::Binder;
use super::fit;
use super::reading::{Change, Metric};
use super::scan::Kind;

impl Binder<'_, '_> {
    /// "Growth in lending improved to 5%": so much it grows now.
    pub(super) fn growth_moves_to(&self, i: usize, verb: Change) -> bool {
        let value = self.items.get(i + 1).is_some_and(|x| matches!(x.kind, Kind::Value(_)));
        let counted = self.head_metric().is_some_and(|m| !m.none() && !fit::is_rate(m.name));
        value && counted && !verb.noun && self.percent(i + 1) && relation::LEVEL.has(self.lead_in(i + 1).preposition)
    }

    /// "The economy grew 5.0%, against 4.6% in the same period of 2024": the rate of the time before is what the first is compared with.
    pub(super) fn growth_before(&mut self, i: usize) -> bool {
        let lead_in = self.lead_in(i);
        let compared = relation::COMPARISON.has(lead_in.preposition);
        let rate = self.percent(i) && compared;
        let Some(figure) =
            self.figure.as_mut().filter(|f| rate && f.level.is_none() && (f.metric.is(Metric::GROWTH) || fit::by_growth(f.metric.name)))
        else {
            return false;
        };
        let percent = figure.size.is_some_and(|s| s.unit == Some(ChangeUnit::Percent)) && figure.base_value.is_none();
        let told = self.items.get(i + 1).is_some_and(|x| matches!(x.kind, Kind::Base(_) | Kind::Date(_)));
        if percent {
            figure.last = self.items[i].last;
            figure.base = figure.base.or(Some(Base::Explicit).filter(|_| !told));
        }
        percent
    }

    /// "a 12% drop in exports", «12-процентный рост экспорта»: the metric stands behind the noun of change that the value is the size of.
    pub(super) fn growth_of(&mut self, i: usize) {
        if let Some(change) = self.compound_after(i) {
            self.close();
            self.heads.push(change - 1);
            (self.change, self.mover) = (Some(change), Some(change));
            (self.consumed[change], self.consumed[change - 1]) = (true, true);
            return;
        }
        let change = self.past_base(i);
        let Some(noun) = self.items.get(change).copied().filter(|_| self.compared_after(i).is_some()) else { return };
        if !self.item_change(change).is_some_and(|c| c.noun && c.way.moves()) {
            return;
        }
        let joined = match self.view.language {
            Language::En => self.relates(noun.last, relation::PARTITIVE),
            Language::Ru => true,
        };
        let next = (change + 1..self.items.len()).find(|&n| !matches!(self.items[n].kind, Kind::Name(_) | Kind::Date(_)));
        let Some(head) = next.filter(|_| joined) else { return };
        let metric = self.items[head];
        let measures = matches!(metric.kind, Kind::Metric(m) if !m.same() && !m.none() && !m.is(Metric::VERB));
        if !measures || self.words_between(noun.last, metric.first) > 2 {
            return;
        }
        self.close();
        self.heads.push(head);
        (self.change, self.mover) = (Some(change), Some(change));
        self.consumed[change] = true;
        self.consumed[head] = true;
    }

    /// English, "a cut of 2 million tonnes in steel output": whether the value is the size of the noun of change before it.
    pub(super) fn size_of(&mut self, i: usize) -> bool {
        let moves = |c: &usize| self.item_change(*c).is_some_and(|c| c.noun && c.way.moves());
        let Some(change) = i.checked_sub(1).filter(moves).filter(|_| self.view.language == Language::En) else { return false };
        let lead_in = self.lead_in(i);
        let item = self.items[i];
        let joined = relation::GENITIVE.has(lead_in.preposition)
            && self.words_between(self.items[change].last, lead_in.first) == 0
            && self.relates(item.last, relation::INESSIVE);
        let next = (i + 1..self.items.len()).find(|&n| !matches!(self.items[n].kind, Kind::Name(_) | Kind::Date(_)));
        let Some(head) = next.filter(|_| joined && self.heads.is_empty()) else { return false };
        let metric = self.items[head];
        let measures = matches!(metric.kind, Kind::Metric(m) if !m.same() && !m.none() && !m.is(Metric::VERB));
        if !measures || self.words_between(item.last, metric.first) > 4 {
            return false;
        }
        self.close();
        self.heads.push(head);
        (self.change, self.mover) = (Some(change), Some(change));
        self.consumed[head] = true;
        true
    }
}
