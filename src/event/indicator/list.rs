//! Lists of values: "Exports and imports were A and B, respectively".

use crate::event::time;
use crate::language::relation;
use crate::lexicon::Tag;
use crate::record::{MentionKind, Value};

use super::bind::Binder;
use super::elided::of_millions;
use super::figure::{Figure, Stretch};
use super::fit;
use super::goods;
use super::rank::ranks;
use super::reading::Metric;
use super::role::{LeadIn, Role};
use super::scan::{Item, Kind};

/// Whose or of what an amount in brackets is.
#[derive(Clone, Copy)]
enum Label {
    /// Item of a name.
    Name(usize),
    Goods(Stretch),
}

/// A name, or words for goods, and the amount in brackets behind it.
struct Entry {
    label: Label,
    /// Item of the amount.
    value: usize,
    /// Mention of the amount.
    mention: usize,
    /// Items of the bracket that opens and of that which closes.
    open: usize,
    close: usize,
}

impl<'a> Binder<'_, 'a> {
    /// The values that stand in one list with the value `i`, itself the first.
    fn list(&self, i: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(i), |&at| {
            let joint = |x: &&Item<'_>| matches!(x.kind, Kind::And | Kind::Comma);
            let next = at + 1 + self.items[at + 1..].iter().take_while(joint).count();
            let item = self.items.get(next).filter(|x| next > at + 1 && matches!(x.kind, Kind::Value(_)))?;
            (self.words_between(self.items[at].last, item.first) == 0).then_some(next)
        })
    }

    /// Whether "respectively" follows the list that begins with this value.
    pub(super) fn lists_follow(&self, i: usize) -> bool {
        let last = self.list(i).last().unwrap_or(i);
        // «соответственно 9,6 и 4,1 тонны»
        let before =
            i.checked_sub(1).is_some_and(|b| self.items[b].kind == Kind::Respectively && self.items[b].last == self.items[i].first);
        last > i && before || last > i && self.items[last + 1..].iter().take(3).any(|x| x.kind == Kind::Respectively)
    }

    /// "Exports and imports were A and B, respectively": each value to its own metric or name.
    pub(super) fn distribute(&mut self, i: usize) -> bool {
        let list: Vec<usize> = self.list(i).collect();
        let Kind::Value(mention) = self.items[i].kind else { return false };
        let lead_in = self.lead_in(i);
        let Some(role) = self.role(i, mention, lead_in) else { return false };
        let names = self.names_list(i, list.len());
        let by_heads = self.heads.len() == list.len() && list.len() > 1;
        let goods = if by_heads || !names.is_empty() { Vec::new() } else { self.goods_list(i, list.len()) };
        if !by_heads && names.is_empty() && goods.is_empty() {
            return false;
        }
        let heads = self.heads.clone();
        for (n, &item) in list.iter().enumerate() {
            let Kind::Value(mention) = self.items[item].kind else { continue };
            let head = if by_heads { heads.get(n).copied() } else { heads.last().copied() };
            let Some(metric) = head.and_then(|h| self.item_metric(h)).or(self.carried.map(|c| c.metric)) else { continue };
            if metric.none() || !self.compatible(metric, mention, role) {
                continue;
            }
            self.figure = None;
            self.heads = head.into_iter().collect();
            self.begin(metric, item);
            self.fill(item, mention, role, lead_in);
            if let Some(mut figure) = self.figure.take() {
                figure.name = if by_heads { None } else { names.get(n).copied() };
                figure.goods = goods.get(n).copied();
                figure.last = self.items[list[list.len() - 1]].last;
                self.figures.push(figure);
            }
        }
        for &item in &list {
            self.consumed[item] = true;
        }
        self.figure = self.figures.pop();
        true
    }

    /// "to Uganda ($3 billion), Tanzania ($2 billion)": names with their amounts in brackets, each a part of the figure spoken of.
    pub(super) fn breakdown(&mut self, i: usize) -> bool {
        let entries = self.entries(i);
        let metric = self.figure.as_ref().map(|f| f.metric).or_else(|| self.head_metric()).filter(|m| !m.none() && !m.same());
        // "The main buyers were China ($1 billion) and India ($0.5 billion)": of what the sentence before told.
        let partners = self.tells_partners();
        let trade = |name: &str| fit::of_countries(name) || matches!(name, "exports" | "imports");
        let metric = metric.or_else(|| {
            let carried = self.carried.map(|c| c.metric).filter(|m| trade(m.name) && entries.len() > 1 && partners);
            carried.map(|m| self.as_told_by_partners(m))
        });
        // "The leaders are Akmola region (6.8 million tonnes) and …"
        let row = metric.is_none() && !entries.is_empty() && entries.iter().all(|e| self.goes_on(e.mention));
        let metric = metric.or_else(|| self.carried.map(|c| c.metric).filter(|_| row && entries.len() > 1));
        let total = self.figure.as_ref().is_some_and(|f| f.level.is_some());
        let goods = entries.iter().any(|e| matches!(e.label, Label::Goods(_)));
        // "Its main exports were wine ($90 million) and nuts ($60 million)"
        let led = total || row || self.verb_head() || entries.len() > 1 && metric.is_some_and(|m| matches!(m.name, "exports" | "imports"));
        let metric = metric.filter(|m| !goods || led && fit::of_goods(m.name));
        let Some(metric) = metric.filter(|_| entries.len() > 1 || total && entries.len() == 1) else { return false };
        let level = |e: &Entry| fit::may_be_level(metric.name, &self.view.drafts[e.mention]);
        if !entries.iter().all(level) {
            return false;
        }
        let (head, trigger) = match &self.figure {
            Some(figure) => (figure.head, figure.trigger),
            None => (self.heads.last().copied(), self.heads.last().map_or(self.stretch(i), |&h| self.stretch(h))),
        };
        if let Some(figure) = self.figure.take().filter(Figure::filled) {
            self.figures.push(figure);
        }
        let lead = entries.iter().find_map(|e| if let Label::Name(name) = e.label { Some(name) } else { None });
        for entry in &entries {
            let first = match entry.label {
                Label::Name(name) => self.items[name].first,
                Label::Goods(goods) => goods.first,
            };
            let mut figure = Figure::new(metric, head, first, trigger);
            figure.level = Some(entry.mention);
            match entry.label {
                Label::Name(name) => (figure.name, figure.listed) = (Some(name), lead),
                Label::Goods(goods) => figure.goods = Some(goods),
            }
            (figure.included, figure.last, figure.row) = (total, self.items[entry.value].last, row);
            if !total {
                // Whose it is stands before the list.
                figure.first = trigger.first.min(figure.first);
            }
            for value in entry.open..entry.close {
                self.consumed[value] = true;
            }
            self.figures.push(figure);
        }
        self.figure = self.figures.pop();
        true
    }

    /// Whether an amount can be a part of what the sentence before told: of its sort, with no metric of its own.
    pub(super) fn goes_on(&self, mention: usize) -> bool {
        let alone = self.figure.is_none() && self.heads.is_empty() && !self.same;
        let carried = self.carried.filter(|c| alone && c.near && fit::flows(c.metric.name) && !fit::of_companies(c.metric.name));
        let share = |m: usize| self.view.drafts[m].kind == MentionKind::Percent;
        let ranked =
            || self.view.drafts[mention].kind == MentionKind::Money && (self.view.first..self.view.last).any(|t| ranks(self.view, t));
        // «На долю Китая приходится 30%. Второе место занимает Россия с 8,7 млрд»: of the same whole.
        let part = |whole: usize| self.is_part(mention, whole) || share(whole) && ranked();
        carried.and_then(|c| c.level).is_some_and(part)
    }

    /// Whether an amount is of the sort of another and less.
    pub(super) fn is_part(&self, mention: usize, whole: usize) -> bool {
        let of = |m: usize| match &self.view.drafts[m].value {
            Some(Value::Amount(a)) => Some((self.view.drafts[m].kind, a.unit.as_deref(), a.currency.as_deref(), a.amount)),
            _ => None,
        };
        // «Россия (974 млн)»: the currency is left out.
        let elided = self.view.drafts[whole].kind == MentionKind::Money && of_millions(&self.view.drafts[mention]);
        let Some((whole, part)) = of(whole).zip(of(mention)) else { return false };
        if elided {
            return part.3 < whole.3;
        }
        (whole.0, whole.1, whole.2) == (part.0, part.1, part.2) && part.3 < whole.3
    }

    /// The names and goods with amounts in brackets that begin with the value `i`.
    fn entries(&self, i: usize) -> Vec<Entry> {
        let kind = |at: usize| self.items.get(at).map(|x| x.kind);
        let mut found = Vec::new();
        let mut next = i.checked_sub(1);
        while let Some(one) = next.and_then(|open| self.entry(open)) {
            let joint = self.items[one.close + 1..].iter().take_while(|x| matches!(x.kind, Kind::And | Kind::Comma)).count();
            let from = one.close + 1 + joint;
            // Nothing but what the next amount is of stands before its bracket.
            next = (joint > 0).then_some(()).and_then(|()| (from..from + 3).find(|&at| kind(at) == Some(Kind::Open)));
            found.push(one);
        }
        found
    }

    /// The entry whose bracket opens with an item.
    fn entry(&self, open: usize) -> Option<Entry> {
        let kind = |at: usize| self.items.get(at).map(|x| x.kind);
        let first = open + 1;
        let close = (first + 1..self.items.len().min(first + 5)).find(|&c| kind(c) == Some(Kind::Close))?;
        if kind(open) != Some(Kind::Open) || self.words_between(self.items[open].last, self.items[first].first) > 0 {
            return None;
        }
        let at = self.items[open].first;
        let name = open.checked_sub(1).filter(|&n| matches!(kind(n), Some(Kind::Name(_))) && self.items[n].last == at);
        let label = match name {
            Some(name) => Label::Name(name),
            None => Label::Goods(self.goods_before(at)?),
        };
        // "(27.2 percent or $1.1 billion)"
        let money = |m: usize| {
            let draft = &self.view.drafts[m];
            matches!(draft.kind, MentionKind::Money | MentionKind::Quantity) || of_millions(draft)
        };
        let amount = |v: usize| match kind(v) {
            Some(Kind::Value(mention)) if money(mention) => Some((v, mention)),
            _ => None,
        };
        let (value, mention) = (first..close).find_map(amount)?;
        Some(Entry { label, value, mention, open, close })
    }

    /// Words for goods right before a token, none of which measures anything.
    fn goods_before(&self, at: usize) -> Option<Stretch> {
        let found = goods::right_before(self.view, at)?;
        let measures =
            |x: &Item<'_>| matches!(x.kind, Kind::Metric(m) if !m.is(Metric::GOODS)) && x.first < found.last && x.last > found.first;
        (!self.items.iter().any(measures)).then_some(found)
    }

    /// "including $4.8 billion with Russia": a part named behind its value.
    pub(super) fn part_with(&mut self, i: usize, mention: usize, role: Role, lead_in: LeadIn, figure: &Figure<'a>) -> bool {
        let last = self.items[i].last;
        let name =
            self.items.get(i + 1).filter(|n| matches!(n.kind, Kind::Name(_)) && n.first > last && self.words_between(last, n.first) <= 1);
        let Some(name) = name.copied().filter(|_| self.relates(last, relation::PARTNER)) else {
            return false;
        };
        let including = self.including;
        self.next_like(i, mention, role, lead_in, figure.clone());
        if let Some(figure) = self.figure.as_mut() {
            figure.part = Some(Stretch { first: last, last: name.last });
            figure.included = including;
            figure.first = self.items[i].first;
            figure.last = name.last;
        }
        true
    }

    /// Whether a verb tells the change: "rose", "is likely to shrink", but not "up".
    pub(super) fn finite_change(&self) -> bool {
        const NEAR: usize = 4;
        let ahead = |t: usize| self.view.document.longest(t, Tag::Modal).is_some();
        let told = |first: usize| self.view.finite(first) || (first.saturating_sub(NEAR).max(self.view.first)..first).any(ahead);
        self.change.is_some_and(|c| told(self.items[c].first))
    }

    /// "hit $1.9 billion in 2024 and rose 38% in the first half of 2025": whether a change has a time of its own.
    pub(super) fn of_another_time(&self, figure: &Figure<'a>, size: usize) -> bool {
        let view = self.view;
        let Some(level) = figure.level.map(|l| view.drafts[l].last as usize) else { return false };
        let dates = || {
            self.items.iter().filter_map(|x| match x.kind {
                Kind::Date(m) if !time::compares(view, x.first) => Some((m, x.first)),
                _ => None,
            })
        };
        let apart = |t: usize| view.document.is(t, Tag::Conjunction) || view.document.is_mark(t, ',');
        let behind = |end: usize| dates().find(|&(_, first)| first >= end && first <= end + 2 && !(end..first).any(apart));
        let told = behind(level).or_else(|| dates().rev().find(|&(_, first)| first < level));
        let other = |d: &(usize, usize)| told.is_none_or(|t| t.0 != d.0) && d.1 > level;
        let own = behind(self.items[size].last).filter(other).or_else(|| dates().rev().find(|d| d.1 < self.items[size].first && other(d)));
        let days = |m: usize| time::date(view, m).map(|d| (d.from.clone(), d.to.clone()));
        // "reached 5 billion but may fall by 4% this year"
        let but = || self.items.iter().any(|x| x.kind == Kind::Break && x.first >= level && x.last <= self.items[size].first);
        if told.is_none() && own.is_some() && but() {
            return true;
        }
        told.zip(own).is_some_and(|(a, b)| days(a.0) != days(b.0))
    }

    /// «… пшеницы, 1,1 млн тонн ячменя и 2 млн тонн кукурузы»: a part of the figure before, named by its goods.
    pub(super) fn part_of_goods(&mut self, i: usize, mention: usize, role: Role, lead_in: LeadIn, figure: &Figure<'a>) -> bool {
        let part = goods::behind(self.view, figure, mention).filter(|_| role == Role::Level);
        let Some(part) = part else { return false };
        self.next_like(i, mention, role, lead_in, figure.clone());
        if let Some(next) = self.figure.as_mut() {
            next.part = Some(part);
            next.included = true;
            next.first = self.items[i].first;
        }
        true
    }

    pub(super) fn stretch(&self, i: usize) -> Stretch {
        Stretch { first: self.items[i].first, last: self.items[i].last }
    }

    /// The last list of as many names before the value.
    fn names_list(&self, i: usize, length: usize) -> Vec<usize> {
        if length < 2 {
            return Vec::new();
        }
        let mut names: Vec<usize> = Vec::new();
        for j in (0..i).rev() {
            match self.items[j].kind {
                Kind::Name(_) => names.push(j),
                Kind::And | Kind::Comma if names.len() < length => {}
                _ if names.len() >= length => break,
                _ => names.clear(),
            }
        }
        names.truncate(length);
        names.reverse();
        if names.len() == length { names } else { Vec::new() }
    }
    /// The goods of the metric before a list of as many values.
    fn goods_list(&self, i: usize, length: usize) -> Vec<Stretch> {
        let Some(&head) = self.heads.last().filter(|_| length > 1) else { return Vec::new() };
        let Some(metric) = self.item_metric(head) else { return Vec::new() };
        let figure = Figure::new(metric, Some(head), self.items[i].first, self.stretch(head));
        goods::listed(self.view, self.items, &figure, length)
    }
}
