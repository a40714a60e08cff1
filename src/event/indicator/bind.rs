//! Binds values to metrics: a walk over the items of a sentence that keeps the metric spoken of and the last word of change,
//! and asks of each value what the words before it make it: the level, the size of the change, or what it is compared with.
//!
//! A value is bound only where its neighbours license it; all others are left alone.

use crate::event::{ClauseKind, View};
use crate::language::relation::{self, Relation};
use crate::lexicon::Tag;
use crate::record::{Base, Direction, MentionKind, Status};
use crate::text::TokenKind;

use super::doer::multiplies;
use super::figure::Figure;
use super::fit;
use super::pronoun;
use super::reading::{Change, Metric, Way};
use super::role::Role;
use super::scan::{Item, Kind};

/// The figure of the sentence before, as far as a sentence can go on with it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Carried<'a> {
    pub metric: Metric<'a>,
    /// Mention of its value.
    pub level: Option<usize>,
    /// In the sentence just before.
    pub near: bool,
}

/// What is put aside while a clause interrupts another.
struct Aside<'a> {
    clause: usize,
    heads: Vec<usize>,
    change: Option<usize>,
    mover: Option<usize>,
    figure: Option<Figure<'a>>,
    aim: Option<Status>,
    share: bool,
}

/// What the reading of one sentence leaves to the next one's, its figures among it.
#[derive(Debug, Default)]
pub(super) struct Buffers<'a> {
    pub figures: Vec<Figure<'a>>,
    heads: Vec<usize>,
    consumed: Vec<bool>,
}

impl Buffers<'_> {
    /// The buffers, emptied, for things that live as long as something else.
    pub fn recycled<'b>(self) -> Buffers<'b> {
        Buffers { figures: super::recycled(self.figures), heads: self.heads, consumed: self.consumed }
    }
}

pub(super) struct Binder<'v, 'a> {
    pub view: &'v View<'a>,
    pub items: &'v [Item<'a>],
    pub figures: Vec<Figure<'a>>,
    /// The metric carried over from the sentence before.
    pub(super) carried: Option<Carried<'a>>,
    pub(super) heads: Vec<usize>,
    pub(super) change: Option<usize>,
    /// The last word that says which way the figure moved.
    pub(super) mover: Option<usize>,
    pub(super) figure: Option<Figure<'a>>,
    pub(super) aim: Option<Status>,
    pub(super) over: Option<usize>,
    pub(super) including: bool,
    /// The figure spoken of, by a noun or pronoun.
    pub(super) same: bool,
    /// A share of the metric.
    pub(super) share: bool,
    aside: Vec<Aside<'a>>,
    /// What the next figure is compared with, and where that is said.
    pub(super) base: Option<(Base, usize)>,
    pub(super) consumed: Vec<bool>,
    /// The role of the last value.
    pub(super) last_role: Option<Role>,
}

impl<'v, 'a> Binder<'v, 'a> {
    pub fn new(view: &'v View<'a>, items: &'v [Item<'a>], carried: Option<Carried<'a>>, buffers: &mut Buffers<'a>) -> Self {
        let Buffers { figures, mut heads, mut consumed } = std::mem::take(buffers);
        heads.clear();
        consumed.clear();
        consumed.resize(items.len(), false);
        Binder {
            view,
            items,
            figures,
            carried,
            heads,
            change: None,
            mover: None,
            figure: None,
            aim: None,
            over: None,
            including: false,
            same: false,
            share: false,
            aside: Vec::new(),
            base: None,
            consumed,
            last_role: None,
        }
    }

    /// Reads the whole sentence; the figures are in the buffers.
    pub fn bind(mut self) -> Buffers<'a> {
        self.figures.clear();
        let (mut i, mut clause) = (0, usize::MAX);
        while i < self.items.len() {
            let own = self.view.clause_of(self.items[i].first);
            if own != clause {
                self.step(i, own);
                clause = own;
            }
            if !self.consumed[i] {
                match self.items[i].kind {
                    Kind::Metric(metric) => self.metric(i, metric),
                    Kind::Change(change) => self.change(i, change),
                    Kind::Value(mention) => self.value(i, mention),
                    Kind::Base(base) => self.base(i, base),
                    Kind::Date(mention) => self.date(i, mention),
                    Kind::Break => self.break_off(i),
                    Kind::Including => self.including = true,
                    Kind::Fraction => self.fraction(i),
                    _ => {}
                }
            }
            i += 1;
        }
        self.close();
        while let Some(aside) = self.aside.pop() {
            self.take_up(aside);
            self.close();
        }
        self.figures.sort_by_key(|f| f.first);
        Buffers { figures: self.figures, heads: self.heads, consumed: self.consumed }
    }

    /// Where another clause begins with an item: puts the running one aside, and takes it up behind what interrupts it.
    fn step(&mut self, i: usize, clause: usize) {
        if let Some(n) = self.aside.iter().position(|a| a.clause == clause) {
            self.close();
            let aside = self.aside.drain(n..).next();
            if let Some(aside) = aside {
                self.take_up(aside);
            }
            return;
        }
        let info = self.view.clauses[clause];
        if info.kind != ClauseKind::Relative || i == 0 || info.parent == clause {
            return;
        }
        let resumes = self.items[i..].iter().any(|x| self.view.clause_of(x.first) == info.parent && matches!(x.kind, Kind::Value(_)));
        if resumes && !self.heads.is_empty() {
            let heads = self.heads.clone();
            let aside = Aside {
                clause: info.parent,
                heads: std::mem::take(&mut self.heads),
                change: self.change.take(),
                mover: self.mover.take(),
                figure: self.figure.take(),
                aim: self.aim.take(),
                share: std::mem::take(&mut self.share),
            };
            self.aside.push(aside);
            self.heads = heads;
        }
    }

    fn take_up(&mut self, aside: Aside<'a>) {
        (self.heads, self.change, self.mover) = (aside.heads, aside.change, aside.mover);
        (self.figure, self.aim, self.share) = (aside.figure, aside.aim, aside.share);
    }

    // What the words are.

    pub(super) fn item_metric(&self, i: usize) -> Option<Metric<'a>> {
        match self.items.get(i)?.kind {
            Kind::Metric(metric) => Some(metric),
            _ => None,
        }
    }

    pub(super) fn item_change(&self, i: usize) -> Option<Change> {
        match self.items.get(i)?.kind {
            Kind::Change(change) => Some(change),
            _ => None,
        }
    }

    pub(super) fn head_metric(&self) -> Option<Metric<'a>> {
        self.heads.last().and_then(|&h| self.item_metric(h))
    }

    /// Whether the token is a preposition that tells this.
    pub(super) fn relates(&self, at: usize, relation: Relation) -> bool {
        self.view.document.relates(at, relation)
    }

    /// Words between two tokens that no mention covers and that are no grammar words.
    pub(super) fn words_between(&self, first: usize, last: usize) -> usize {
        let plain = |at: &usize| {
            let document = self.view.document;
            let small = Tag::Approx.bit() | Tag::Determiner.bit() | Tag::Preposition.bit() | Tag::Auxiliary.bit() | Tag::Conjunction.bit();
            document.tokens[*at].kind == TokenKind::Word && self.view.mention_at(*at).is_none() && document.mask(*at) & small == 0
        };
        (first..last).filter(plain).count()
    }

    /// Whether a finite verb stands between two tokens.
    pub(super) fn verb_between(&self, first: usize, last: usize) -> bool {
        let known = Tag::Auxiliary.bit() | Tag::Change.bit() | Tag::Metric.bit() | Tag::Multiple.bit();
        (first..last).any(|at| self.view.finite(at) && self.view.document.mask(at) & known == 0)
    }

    pub(super) fn clause_changed(&self, from: usize, to: usize) -> bool {
        let (a, b) = (self.view.clause_of(from), self.view.clause_of(to));
        a != b && matches!(self.view.clauses[b].kind, ClauseKind::Main | ClauseKind::Subordinate)
    }

    // The walk.

    pub(super) fn metric(&mut self, i: usize, metric: Metric<'a>) {
        if self.denominator(i) {
            return;
        }
        if metric.is(Metric::OVER) {
            self.over = Some(i);
            if let Some(figure) = self.figure.as_mut().filter(|f| f.share) {
                figure.metric = metric;
            }
            return;
        }
        if metric.is(Metric::FORECAST) || metric.is(Metric::TARGET) {
            if metric.same() {
                return self.aimed(i, metric);
            }
            self.aim = Some(Status::Forecast);
        }
        if self.is_cause(i) || self.in_leading_cause(i) {
            return self.drop_cause(i);
        }
        // "raised its outlook after sales grew": what came before is no forecast.
        if self.figure.is_none() && self.opens_after(self.items[i].first) {
            self.aim = None;
        }
        if self.in_aside(i) {
            return;
        }
        if metric.is(Metric::WEAK) && (self.within(i) || self.apposed(i)) {
            return;
        }
        if metric.same() {
            self.same |= self.figure.is_none() && self.heads.is_empty();
            return;
        }
        if self.counts_same(i, metric) {
            return;
        }
        if self.figure.as_ref().is_some_and(Figure::filled) {
            let before = self.items[i].first.saturating_sub(2).max(self.view.first)..self.items[i].first;
            if metric.none() && before.clone().any(|t| self.view.document.is(t, Tag::Preposition)) {
                // "spent 5 billion on subsidies"
                return;
            }
            let including = self.including;
            let keep = self.change.filter(|&c| self.items[c].first >= self.figure.as_ref().map_or(0, |f| f.last));
            self.close();
            self.including = including;
            (self.change, self.mover) = (keep, keep.filter(|&c| self.item_change(c).is_some_and(|c| c.way.moves())));
            self.heads.push(i);
            return;
        }
        let Some(&head) = self.heads.last() else {
            if self.change.is_some_and(|c| self.clause_changed(self.items[c].first, self.items[i].first)) {
                (self.change, self.mover) = (None, None);
            }
            self.heads.push(i);
            return;
        };
        self.second_head(head, i, metric);
    }

    /// "rose 6% in manufacturing": where the figure holds, and not what is measured.
    pub(super) fn within(&self, i: usize) -> bool {
        let before = self.items[i].first.checked_sub(1).filter(|&b| b >= self.view.first);
        let inside = before.is_some_and(|b| self.relates(b, relation::DOMAIN));
        inside && (self.figure.as_ref().is_some_and(Figure::filled) || !self.heads.is_empty())
    }

    /// "3% of GDP", «2,1% ВВП», «к ВВП»: what the percent is of is not what is measured.
    pub(super) fn denominator(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1).map(|b| self.items[b]) else { return false };
        let Kind::Value(mention) = before.kind else { return false };
        let of = (before.last..self.items[i].first)
            .all(|at| self.relates(at, relation::DENOMINATOR) || self.view.document.is(at, Tag::Determiner));
        let share = self.change.and_then(|c| self.item_change(c)).is_some_and(|c| c.way == Way::Share);
        of && self.view.drafts[mention].kind == MentionKind::Percent
            && !share
            && self.item_metric(i).is_some_and(|m| matches!(m.name, "gdp" | "none"))
    }

    pub(super) fn aimed(&mut self, i: usize, metric: Metric<'a>) {
        let at = self.items[i].first;
        let compared = (at.saturating_sub(3).max(self.view.first)..at).any(|t| self.relates(t, relation::CONTRAST));
        if compared && self.figure.as_ref().is_some_and(Figure::filled) {
            // "down from an earlier estimate of"
            if metric.is(Metric::TARGET) {
                self.target_beside(i);
            }
            return;
        }
        let status = if metric.is(Metric::TARGET) { Status::Target } else { Status::Forecast };
        if self.figure.as_ref().is_some_and(Figure::filled) && self.gap_to_clause(i) {
            self.close();
        }
        if self.heads.is_empty() && self.figure.is_none() {
            self.same = true;
        }
        self.aim = Some(status);
    }

    /// "3.8% against a target of 3%", «3,5% при цели 4%»: the target is a figure of its own.
    fn target_beside(&mut self, i: usize) {
        let Some(next) = self.items.get(i + 1).copied() else { return };
        let Kind::Value(mention) = next.kind else { return };
        let Some(metric) = self.figure.as_ref().map(|f| f.metric).filter(|m| fit::is_rate(m.name)) else { return };
        if self.words_between(self.items[i].last, next.first) > 2 || !fit::may_be_level(metric.name, &self.view.drafts[mention]) {
            return;
        }
        let trigger = super::figure::Stretch { first: self.items[i].first, last: self.items[i].last };
        let mut target = Figure::new(metric, None, self.items[i].first, trigger);
        (target.level, target.aim, target.last) = (Some(mention), Some(Status::Target), next.last);
        self.consumed[i + 1] = true;
        self.figures.push(target);
    }

    /// Whether a clause of its own begins between the figure's last value and the item.
    pub(super) fn gap_to_clause(&self, i: usize) -> bool {
        let last = self.figure.as_ref().map_or(self.view.first, |f| f.last);
        self.clause_changed(last.saturating_sub(1).max(self.view.first), self.items[i].first)
    }

    pub(super) fn change(&mut self, i: usize, change: Change) {
        if change.sign || matches!(change.way, Way::More | Way::Less | Way::Exist) {
            return;
        }
        if self.figure.as_ref().is_some_and(Figure::filled) {
            let value = self.items[i + 1..].iter().position(|x| matches!(x.kind, Kind::Value(_))).map_or(self.items.len(), |n| i + 1 + n);
            let fresh =
                self.items[i + 1..value].iter().any(|x| matches!(x.kind, Kind::Metric(m) if !m.none() && !m.same() && !m.is(Metric::OVER)));
            if fresh || self.own_subject(i) {
                self.close();
            }
        }
        if change.way == Way::Share {
            self.share = true;
        }
        if change.way == Way::Target {
            self.aim = Some(Status::Target);
        }
        self.same |= self.pronoun_before(i);
        self.change = Some(i);
        // «Рост инвестиций замедлился»: they still grow.
        let noun = self.mover.and_then(|m| self.item_change(m)).is_some_and(|m| m.noun && self.figure.is_none());
        let still = noun && (matches!(change.way, Way::Slow | Way::Speed) || self.growth_moves_to(i, change));
        if (change.way.moves() || change.way == Way::Unchanged) && !still {
            self.mover = Some(i);
        }
        if change.way == Way::Unchanged {
            self.unchanged(i);
        }
    }

    /// "It rose", «она находилась»: a pronoun stands for the figure spoken of.
    pub(super) fn pronoun_before(&self, i: usize) -> bool {
        let free = self.heads.is_empty() && self.figure.is_none();
        let at = self.items[i].first;
        let from = at.saturating_sub(3).max(self.view.first);
        let caused = self.item_change(i).is_some_and(|c| c.cause);
        free && !caused && (from..at).any(|t| pronoun::is_figure(self.view, t))
    }

    /// Whether a word of change begins a main clause whose subject is something new: "…, and rainfall rose".
    pub(super) fn own_subject(&self, i: usize) -> bool {
        let at = self.items[i].first;
        let last = self.figure.as_ref().map_or(self.view.first, |f| f.last);
        let clause = self.view.clause_of(at);
        if clause == self.view.clause_of(last.saturating_sub(1)) || self.view.clauses[clause].kind != ClauseKind::Main {
            return false;
        }
        let begin = self.view.segments_of(clause).next().map_or(at, |s| s.start).max(last);
        // «…, а с Евросоюзом выросла»: the subject is left out.
        let document = self.view.document;
        let opening = (begin..at).find(|&t| document.tokens[t].kind == TokenKind::Word && !document.is(t, Tag::Conjunction));
        let elided = opening.is_some_and(|t| document.is(t, Tag::Preposition)) && self.words_between(begin, at) <= 3
            || self.figure.as_ref().is_some_and(|f| self.part_before(f, i).is_some());
        !elided && (self.words_between(begin, at) > 0 || (begin..at).any(|t| self.view.mention_at(t).is_some()))
    }

    pub(super) fn unchanged(&mut self, i: usize) {
        if let Some(figure) = self.figure.as_mut().filter(|f| f.filled() && f.direction.is_none()) {
            figure.direction = Some(Direction::Unchanged);
            figure.last = figure.last.max(self.items[i].last);
        }
    }

    pub(super) fn base(&mut self, i: usize, base: Base) {
        // «…, а с начала года — на 14%»: it leads into the next figure.
        let joins = i.checked_sub(1).is_some_and(|j| matches!(self.items[j].kind, Kind::And | Kind::Comma | Kind::Break))
            && matches!(self.items.get(i + 1).map(|x| x.kind), Some(Kind::Dash));
        match self.figure.as_mut().filter(|f| f.filled() && !joins) {
            // «с начала года» tells the period where a base follows.
            Some(figure) if figure.base.is_none_or(|known| known == Base::StartOfYear) => {
                (figure.base, figure.base_at) = (Some(base), self.items[i].first);
            }
            Some(_) => {}
            None => self.base = Some((base, self.items[i].first)),
        }
    }

    /// A date after "than", "against", «чем», «к» is what the figure is compared with.
    pub(super) fn date(&mut self, i: usize, mention: usize) {
        if crate::event::time::compares(self.view, self.items[i].first)
            && let Some(figure) = self.figure.as_mut()
        {
            figure.compared = Some(mention);
        }
    }

    pub(super) fn break_off(&mut self, i: usize) {
        let next = self.items[i + 1..].iter().find(|x| matches!(x.kind, Kind::Metric(_) | Kind::Change(_) | Kind::Value(_)));
        let fresh = next.is_some_and(|x| matches!(x.kind, Kind::Metric(m) if !m.none()));
        if fresh && self.figure.as_ref().is_some_and(Figure::filled) {
            self.close();
        }
    }

    /// Ends the figure being read.
    pub(super) fn close(&mut self) {
        if let Some(figure) = self.figure.take().filter(Figure::filled) {
            self.figures.push(figure);
        }
        self.heads.clear();
        (self.change, self.mover, self.aim, self.over, self.base) = (None, None, None, None, None);
        (self.same, self.including, self.share) = (false, false, false);
    }

    // Values.

    pub(super) fn value(&mut self, i: usize, mention: usize) {
        if self.converted(i, mention) || self.per_share(i, mention) || self.breakdown(i) || self.bracketed(i, mention) {
            return;
        }
        if (self.heads.len() > 1 || self.lists_follow(i)) && self.distribute(i) {
            return;
        }
        if self.part_of_staff(i, mention)
            || self.share_too(i, mention)
            || self.share_of_flow(i, mention)
            || self.follows(i, mention)
            || self.goes_to(i, mention)
            || self.part_of_structure(i, mention)
        {
            return;
        }
        self.share |= self.is_part_of_own(i, mention);
        if self.falls_on_metric(i) && self.before_metric(i, mention) {
            return;
        }
        self.growth_of(i);
        self.multiplied(i);
        if self.compound_after(i).is_none() && !self.size_of(i) && self.metric_follows(i) && self.before_metric(i, mention) {
            return;
        }
        if self.growth_before(i) {
            return;
        }
        let mut lead_in = self.lead_in(i);
        lead_in.sign = if lead_in.sign == 0 { fit::sign(self.view, mention) } else { lead_in.sign };
        if self.other_measure(i, mention, lead_in) || self.earned_from(i, mention, lead_in) {
            return;
        }
        if let Some(role) = self.role(i, mention, lead_in)
            && self.put(i, mention, role, lead_in)
        {
            self.take_label(i, lead_in);
            return;
        }
        let _ = self.gapped(i, mention, lead_in)
            || self.flows(i, mention, lead_in)
            || self.before_metric(i, mention)
            || self.part(i, mention, lead_in)
            || self.ranked(i, mention, lead_in)
            || self.exists(i, mention);
    }

    /// «из которых 471 млн пришелся на казахстанский экспорт»
    fn falls_on_metric(&self, i: usize) -> bool {
        let verb = self.items.get(i + 1).filter(|x| matches!(x.kind, Kind::Change(c) if c.way == Way::Share && !c.noun));
        let Some(verb) = verb.filter(|v| self.including && self.relates(v.last, relation::SHARER)) else { return false };
        let metric = self.items[i + 2..].iter().find(|x| !matches!(x.kind, Kind::Name(_)));
        metric
            .is_some_and(|x| matches!(x.kind, Kind::Metric(m) if !m.none() && !m.same() && !m.is(Metric::VERB)) && x.first <= verb.last + 4)
    }

    /// "Kazakhstan doubled its gas output", «удвоит добычу»: the metric is the object of the verb that is the size.
    fn multiplied(&mut self, i: usize) {
        const NEAR: usize = 4;
        let verb = self.items[i];
        let free = self.heads.is_empty() && self.figure.is_none();
        if !free || !multiplies(self.view, verb) {
            return;
        }
        let next = (i + 1..self.items.len()).find(|&n| !matches!(self.items[n].kind, Kind::Name(_)));
        let Some((n, head)) = next.map(|n| (n, self.items[n])).filter(|(_, head)| head.first <= verb.last + NEAR) else { return };
        let direct = (verb.last..head.first).all(|t| !self.view.document.is(t, Tag::Preposition));
        if direct && matches!(head.kind, Kind::Metric(m) if !m.none() && !m.same()) {
            self.heads.push(n);
            self.consumed[n] = true;
        }
    }

    /// Whether a metric stands right behind the value: «13 млрд долларов товарооборота», "$1.0 billion in Kazakh exports".
    pub(super) fn metric_follows(&self, i: usize) -> bool {
        let last = self.items[i].last;
        let next = self.items[i + 1..].iter().find(|x| !matches!(x.kind, Kind::Name(_)));
        // "a 31% share": of a market, as the word was taken for one.
        let metric = next.filter(|n| matches!(n.kind, Kind::Metric(m) if !m.is(Metric::WEAK) || m.name == "market_share"));
        let joined = self.relates(last, relation::PARTITIVE);
        let money = matches!(self.items[i].kind, Kind::Value(m) if self.view.drafts[m].kind == MentionKind::Money);
        let counted = self.figure.is_none() && !money && self.head_metric().is_some_and(|m| m.is(Metric::OBJECT));
        !counted && metric.is_some_and(|n| n.first == last || joined && self.words_between(last, n.first) <= 1 && !self.percent(i))
    }

    pub(super) fn percent(&self, i: usize) -> bool {
        matches!(self.items[i].kind, Kind::Value(m) if self.view.drafts[m].kind == MentionKind::Percent)
    }

    /// "(9M 2023: TRY 24.9 billion)", «(в прошлом году – 47%)»: another value of the metric before the bracket.
    pub(super) fn bracketed(&mut self, i: usize, mention: usize) -> bool {
        let Some(open) = (0..i).rev().take(4).find(|&j| self.items[j].kind == Kind::Open) else { return false };
        let only_date = self.items[open + 1..i].iter().all(|x| matches!(x.kind, Kind::Date(_) | Kind::Colon | Kind::Dash | Kind::Base(_)));
        let date = self.items[open + 1..i].iter().find_map(|x| match x.kind {
            Kind::Date(date) => Some(date),
            _ => None,
        });
        let lead_in = self.lead_in(i);
        // "(1.9 billion a year earlier)", «(годом ранее – 1,9 млрд)»
        let close = self.items[i..].iter().position(|x| x.kind == Kind::Close).map_or(i, |n| i + n);
        let year_before = self.items[open + 1..close].iter().find(|x| x.kind == Kind::Base(Base::SamePeriodLastYear)).map(|x| x.first);
        if !only_date || lead_in.sign != 0 || date.is_none() && year_before.is_none() {
            return false;
        }
        let view = self.view;
        let kind = |m: usize| view.drafts[m].kind;
        let open_base = |f: &&mut Figure<'a>| f.level.is_some_and(|l| kind(l) == kind(mention) || date.is_some()) && f.base_value.is_none();
        let Some(figure) = self.figure.as_mut().filter(open_base) else { return false };
        if figure.level.is_some_and(|l| kind(l) == kind(mention)) {
            (figure.base_value, figure.base_date) = (Some(mention), date);
            figure.base_period = date.is_none().then_some(Base::SamePeriodLastYear);
            if let Some(at) = year_before.filter(|_| figure.base.is_none()) {
                (figure.base, figure.base_at) = (Some(Base::SamePeriodLastYear), at);
            }
        }
        true
    }

    /// "a profit of 2.9 billion, or 6.45 a share": the same once more, for each share.
    fn per_share(&self, i: usize, mention: usize) -> bool {
        let document = self.view.document;
        let last = self.items[i].last;
        let told = self.figure.as_ref().is_some_and(|f| f.level.is_some_and(|l| self.view.drafts[l].kind == MentionKind::Money));
        let per = document.is(last, Tag::Determiner) || self.relates(last, relation::PER_SHARE);
        told && self.view.drafts[mention].kind == MentionKind::Money && per && document.means(last + 1, Tag::Hint, "share")
    }

    /// "£6.9 billion ($9.2 billion)".
    pub(super) fn converted(&self, i: usize, mention: usize) -> bool {
        let money = |m: usize| self.view.drafts[m].kind == MentionKind::Money;
        let [before, open] = [i.checked_sub(2), i.checked_sub(1)].map(|n| n.map(|n| self.items[n].kind));
        matches!((before, open), (Some(Kind::Value(other)), Some(Kind::Open)) if money(other) && money(mention) && fit::sign(self.view, mention) == 0)
    }
}
