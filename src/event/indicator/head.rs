//! Which of several metrics in a row a figure is of.

use crate::language::relation;
use crate::lexicon::{Language, Tag};

use super::bind::Binder;
use super::reading::{Metric, Way};
use super::scan::Kind;

impl<'a> Binder<'_, 'a> {
    /// A metric after a metric, and no value between: a list, a compound, what the first is of, or a new subject.
    pub(super) fn second_head(&mut self, head: usize, i: usize, metric: Metric<'a>) {
        let between = &self.items[head + 1..i];
        let (from, to) = (self.items[head].last, self.items[i].first);
        let changed = between.iter().any(|x| matches!(x.kind, Kind::Change(c) if c.way != Way::Share));
        let first = self.item_metric(head);
        let weak_first = first.is_some_and(|m| m.is(Metric::WEAK));
        // «поступления от акциза»: the second says where the first comes from.
        let source = |t: usize| self.relates(t, relation::ABLATIVE);
        if metric.none() && between.is_empty() && (from..to).any(source) {
            return;
        }
        // «задолженность по кредитам достигла»: it says what the first is of.
        let led = |t: usize| self.view.document.is(t, Tag::Preposition);
        if metric.none() && between.is_empty() && !weak_first && self.view.language == Language::Ru && to <= from + 3 && (from..to).any(led)
        {
            return;
        }
        // "earnings from exports", «доходы от экспорта»
        if first.is_some_and(|m| matches!(m.name, "profit" | "revenue")) && metric.name == "exports" && (from..to).any(source) {
            self.heads.clear();
            self.heads.push(i);
            return;
        }
        // "merchandise trade turnover"
        if first.is_some_and(|m| m.name == "trade_turnover") && metric.name == "turnover" && from == to {
            return;
        }
        // "The budget ran a deficit", «бюджет исполнен с дефицитом»
        if first.is_some_and(|m| m.name == "budget") {
            self.heads.clear();
            self.heads.push(i);
            return;
        }
        // «заработал на экспорте»
        let on = |t: usize| self.relates(t, relation::EARNED);
        if first.is_some_and(|m| m.name == "profit" && m.is(Metric::VERB)) && metric.name == "exports" && (from..to).any(on) {
            self.heads.clear();
            self.heads.push(i);
            return;
        }
        // "Gold shipments earned the country $18 billion."
        if first.is_some_and(|m| matches!(m.name, "exports" | "sales")) && metric.name == "profit" && metric.is(Metric::VERB) {
            self.change = Some(i);
            return;
        }
        if changed || self.clause_changed(from, to) {
            if self.clause_changed(from, to) && self.change.is_some_and(|c| self.clause_changed(self.items[c].first, to)) {
                (self.change, self.mover) = (None, None);
            }
            // A verb between them has the second for its object, or the second is a subject of its own.
            if weak_first || self.clause_changed(from, to) || first.is_some_and(|m| m.none()) {
                self.heads.clear();
            } else if changed && metric.none() {
                return;
            } else {
                self.heads.clear();
            }
            self.heads.push(i);
        } else if between.iter().any(|x| matches!(x.kind, Kind::And)) && self.words_between(from, to) <= 3 {
            self.heads.push(i);
        } else if self.view.language == Language::En && from == to || weak_first && !metric.is(Metric::WEAK) {
            self.heads.pop();
            self.heads.push(i);
        } else if between.iter().any(|x| matches!(x.kind, Kind::Comma)) {
            self.heads.clear();
            self.heads.push(i);
        }
    }
}
