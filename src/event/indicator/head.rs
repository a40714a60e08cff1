//! Which of several metrics in a row a figure is of.

use std::ops::Range;

use crate::language::relation;
use crate::lexicon::{Language, Tag};

use super::bind::Binder;
use super::reading::{Metric, Way};
use super::scan::{Item, Kind, common_word, describes};

impl<'a> Binder<'_, 'a> {
    /// "7.6 million tonnes of freight", "tons of cargo were transported": the noun or verb behind the value says again what is measured.
    pub(super) fn counts_same(&mut self, i: usize, metric: Metric<'a>) -> bool {
        let Some(before) = i.checked_sub(1).map(|b| self.items[b]) else { return false };
        let at = self.items[i];
        // "1.74 million tonnes of cross-border cargo"
        let first = before.last + usize::from(self.relates(before.last, relation::GENITIVE));
        let joined = at.first <= first + 4 && (first..at.first).all(|t| describes(self.view, t) || common_word(self.view, t));
        let passive = metric.is(Metric::VERB) && self.is_passive_of_amount(at.first);
        let Some(figure) = self.figure.as_mut().filter(|f| f.metric.name == metric.name) else { return false };
        let counts = joined && matches!(before.kind, Kind::Value(_)) || passive;
        if counts {
            figure.last = at.last;
            self.consumed[i] = true;
        }
        counts
    }

    /// English: whether nothing but "was" and the like stands between an amount of something and a verb.
    fn is_passive_of_amount(&self, verb: usize) -> bool {
        let Some(figure) = self.figure.as_ref().filter(|f| f.rule == "amount" && self.view.language == Language::En) else { return false };
        let helps = |t: usize| self.view.document.is(t, Tag::Auxiliary);
        figure.last < verb
            && (figure.last..verb).all(|t| helps(t) || self.view.document.is(t, Tag::Adverb))
            && (figure.last..verb).any(helps)
    }

    /// A metric after a metric, and no value between: a list, a compound, what the first is of, or a new subject.
    pub(super) fn second_head(&mut self, head: usize, i: usize, metric: Metric<'a>) {
        let between = &self.items[head + 1..i];
        let (from, to) = (self.items[head].last, self.items[i].first);
        let first = self.item_metric(head);
        // "cargo shipped along the line rose": how it was carried.
        let carried = first.is_some_and(|m| matches!(m.name, "freight" | "passengers" | "transit") && !m.is(Metric::VERB));
        let told = |x: &&Item<'_>| !matches!(x.kind, Kind::Value(_));
        let moves = || self.items[i + 1..].iter().take_while(told).any(|x| matches!(x.kind, Kind::Change(c) if c.way.moves() && !c.noun));
        if carried && metric.is(Metric::VERB) && from == to && (!self.view.finite(to) || moves()) {
            return;
        }
        if self.says_of_first(first, metric, from..to) && (!metric.none() || between.is_empty()) {
            return;
        }
        if self.is_meant(first, metric, from..to) {
            self.heads.clear();
            self.heads.push(i);
            return;
        }
        // "Gold shipments earned the country $18 billion."
        if first.is_some_and(|m| matches!(m.name, "exports" | "sales")) && metric.name == "profit" && metric.is(Metric::VERB) {
            self.change = Some(i);
            return;
        }
        let changed = between.iter().any(|x| matches!(x.kind, Kind::Change(c) if c.way != Way::Share));
        let weak_first = first.is_some_and(|m| m.is(Metric::WEAK));
        if changed || self.clause_changed(from, to) {
            if self.clause_changed(from, to) && self.change.is_some_and(|c| self.clause_changed(self.items[c].first, to)) {
                (self.change, self.mover) = (None, None);
            }
            // A verb between them has the second for its object, or the second is a subject of its own.
            let own = weak_first || self.clause_changed(from, to) || first.is_some_and(|m| m.none());
            if own || !metric.none() {
                self.heads.clear();
                self.heads.push(i);
            }
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

    /// Whether the second metric says only what the first is of.
    fn says_of_first(&self, first: Option<Metric<'a>>, metric: Metric<'a>, between: Range<usize>) -> bool {
        // «поступления от акциза»
        let source = || between.clone().any(|t| self.relates(t, relation::ABLATIVE));
        // "merchandise trade turnover"
        let one = || first.is_some_and(|m| m.name == "trade_turnover") && metric.name == "turnover" && between.is_empty();
        // «задолженность по кредитам достигла»
        let led = || between.clone().any(|t| self.view.document.is(t, Tag::Preposition));
        let strong = first.is_some_and(|m| !m.is(Metric::WEAK)) && between.len() <= 3;
        let of_it = || strong && self.view.language == Language::Ru && led();
        metric.none() && (source() || of_it()) || one()
    }

    /// Whether the second metric is the one that is told of, and the first says only where it comes from.
    fn is_meant(&self, first: Option<Metric<'a>>, metric: Metric<'a>, mut between: Range<usize>) -> bool {
        let Some(first) = first else { return false };
        match first.name {
            // "The budget ran a deficit", «бюджет исполнен с дефицитом»
            "budget" => true,
            // "earnings from exports", «доходы от экспорта», «заработал на экспорте»
            "profit" | "revenue" if metric.name == "exports" => {
                let verb = first.name == "profit" && first.is(Metric::VERB);
                between.any(|t| self.relates(t, relation::ABLATIVE) || verb && self.relates(t, relation::EARNED))
            }
            _ => false,
        }
    }
}
