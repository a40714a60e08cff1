//! Binds values to metrics: a walk over the items of a sentence that keeps the metric spoken of and the last word of change,
//! and asks of each value what the words before it make it: the level, the size of the change, or what it is compared with.
//!
//! A value is bound only where its neighbours license it; all others are left alone.

use crate::event::{ClauseKind, View};
use crate::lexicon::{Language, Tag};
use crate::record::{Base, Direction, MentionKind, Status};
use crate::text::TokenKind;

use super::figure::{Figure, Size, Stretch};
use super::fit;
use super::scan::{Change, Item, Kind, Metric, Way};

/// What a value is to its figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Role {
    Level,
    Size(Direction),
    Base,
}

/// What stands before a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct LeadIn<'a> {
    /// The preposition, `""` without one.
    pub preposition: &'a str,
    /// A mark: `(` `:` `—` `,`, or space without one.
    pub mark: char,
    /// `+` 1, `-` -1.
    pub sign: i8,
    /// A conjunction joins it to what stands before.
    pub and: bool,
    /// First token of the lead-in.
    pub first: usize,
}

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
    pub(super) base: Option<Base>,
    pub(super) consumed: Vec<bool>,
    /// The role of the last value.
    pub(super) last_role: Option<Role>,
}

impl<'v, 'a> Binder<'v, 'a> {
    pub fn new(view: &'v View<'a>, items: &'v [Item<'a>], carried: Option<Carried<'a>>) -> Self {
        Binder {
            view,
            items,
            figures: Vec::new(),
            carried,
            heads: Vec::new(),
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
            consumed: vec![false; items.len()],
            last_role: None,
        }
    }

    /// Reads the whole sentence.
    pub fn bind(mut self) -> Vec<Figure<'a>> {
        let mut i = 0;
        while i < self.items.len() {
            self.step(i);
            if !self.consumed[i] {
                match self.items[i].kind {
                    Kind::Metric(metric) => self.metric(i, metric),
                    Kind::Change(change) => self.change(i, change),
                    Kind::Value(mention) => self.value(i, mention),
                    Kind::Base(base) => self.base(base),
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
        self.figures
    }

    /// Puts the running clause aside where another interrupts it, and takes it up behind that.
    fn step(&mut self, i: usize) {
        let at = self.items[i].first;
        let clause = self.view.clause_of(at);
        if let Some(n) = self.aside.iter().position(|a| a.clause == clause) {
            self.close();
            let aside = self.aside.drain(n..).next();
            if let Some(aside) = aside {
                self.take_up(aside);
            }
            return;
        }
        let info = self.view.clauses[clause];
        let begun = i > 0 && self.view.clause_of(self.items[i - 1].first) != clause;
        if info.kind != ClauseKind::Relative || !begun || info.parent == clause {
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

    pub(super) fn preposition(&self, at: usize) -> &'a str {
        self.view.document.payload(at, Tag::Preposition).unwrap_or("")
    }

    /// Words between two tokens that no mention covers and that are no grammar words.
    pub(super) fn words_between(&self, first: usize, last: usize) -> usize {
        let plain = |at: &usize| {
            let document = &self.view.document;
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

    fn metric(&mut self, i: usize, metric: Metric<'a>) {
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
        if metric.is(Metric::WEAK) && self.within(i) {
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
            if metric.none() && before.clone().any(|t| !self.preposition(t).is_empty()) {
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

    /// "7.6 million tonnes of freight": the noun behind the value says again what is measured.
    fn counts_same(&mut self, i: usize, metric: Metric<'a>) -> bool {
        let Some(before) = i.checked_sub(1).map(|b| self.items[b]) else { return false };
        let at = self.items[i];
        let joined = at.first == before.last || at.first == before.last + 1 && self.preposition(before.last) == "of";
        let Some(figure) = self.figure.as_mut().filter(|f| f.metric.name == metric.name) else { return false };
        let counts = joined && matches!(before.kind, Kind::Value(_));
        if counts {
            figure.last = at.last;
            self.consumed[i] = true;
        }
        counts
    }

    /// "rose 6% in manufacturing": where the figure holds, and not what is measured.
    fn within(&self, i: usize) -> bool {
        let before = self.items[i].first.checked_sub(1).filter(|&b| b >= self.view.first);
        let inside = before.is_some_and(|b| matches!(self.preposition(b), "in" | "в" | "for" | "для"));
        inside && (self.figure.as_ref().is_some_and(Figure::filled) || !self.heads.is_empty())
    }

    /// A metric after a metric, and no value between: a list, a compound, what the first is of, or a new subject.
    fn second_head(&mut self, head: usize, i: usize, metric: Metric<'a>) {
        let between = &self.items[head + 1..i];
        let (from, to) = (self.items[head].last, self.items[i].first);
        let changed = between.iter().any(|x| matches!(x.kind, Kind::Change(c) if c.way != Way::Share));
        let first = self.item_metric(head);
        let weak_first = first.is_some_and(|m| m.is(Metric::WEAK));
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

    /// "3% of GDP", «2,1% ВВП», «к ВВП»: what the percent is of is not what is measured.
    fn denominator(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1).map(|b| self.items[b]) else { return false };
        let Kind::Value(mention) = before.kind else { return false };
        let of = (before.last..self.items[i].first)
            .all(|at| matches!(self.preposition(at), "of" | "к" | "от" | "to") || self.view.document.is(at, Tag::Determiner));
        let share = self.change.and_then(|c| self.item_change(c)).is_some_and(|c| c.way == Way::Share);
        of && self.view.drafts[mention].kind == MentionKind::Percent
            && !share
            && self.item_metric(i).is_some_and(|m| matches!(m.name, "gdp" | "none"))
    }

    fn aimed(&mut self, i: usize, metric: Metric<'a>) {
        let at = self.items[i].first;
        let compared = (at.saturating_sub(3).max(self.view.first)..at)
            .any(|t| matches!(self.preposition(t), "from" | "against" | "against" | "против" | "с"));
        if compared && self.figure.as_ref().is_some_and(Figure::filled) {
            // "down from an earlier estimate of"
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

    /// Whether a clause of its own begins between the figure's last value and the item.
    fn gap_to_clause(&self, i: usize) -> bool {
        let last = self.figure.as_ref().map_or(self.view.first, |f| f.last);
        self.clause_changed(last.saturating_sub(1).max(self.view.first), self.items[i].first)
    }

    fn change(&mut self, i: usize, change: Change) {
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
        let still = matches!(change.way, Way::Slow | Way::Speed) && noun;
        if (change.way.moves() || change.way == Way::Unchanged) && !still {
            self.mover = Some(i);
        }
        if change.way == Way::Unchanged {
            self.unchanged(i);
        }
    }

    /// "It rose", «она находилась»: a pronoun stands for the figure spoken of.
    fn pronoun_before(&self, i: usize) -> bool {
        let free = self.heads.is_empty() && self.figure.is_none();
        let at = self.items[i].first;
        let from = at.saturating_sub(3).max(self.view.first);
        free && (from..at).any(|t| {
            matches!(self.view.document.payload(t, Tag::Pronoun), Some("it" | "she" | "he")) && self.view.language == Language::Ru
                || self.view.document.payload(t, Tag::Pronoun) == Some("it")
        })
    }

    /// Whether a word of change begins a main clause whose subject is something new: "…, and rainfall rose".
    fn own_subject(&self, i: usize) -> bool {
        let at = self.items[i].first;
        let last = self.figure.as_ref().map_or(self.view.first, |f| f.last);
        let clause = self.view.clause_of(at);
        if clause == self.view.clause_of(last.saturating_sub(1)) || self.view.clauses[clause].kind != ClauseKind::Main {
            return false;
        }
        let begin = self.view.segments_of(clause).next().map_or(at, |s| s.start).max(last);
        // «…, а с Евросоюзом выросла»: the subject is left out.
        let document = &self.view.document;
        let opening = (begin..at).find(|&t| document.tokens[t].kind == TokenKind::Word && !document.is(t, Tag::Conjunction));
        let elided = opening.is_some_and(|t| document.is(t, Tag::Preposition)) && self.words_between(begin, at) <= 3;
        !elided && (self.words_between(begin, at) > 0 || (begin..at).any(|t| self.view.mention_at(t).is_some()))
    }

    fn unchanged(&mut self, i: usize) {
        if let Some(figure) = self.figure.as_mut().filter(|f| f.filled() && f.direction.is_none()) {
            figure.direction = Some(Direction::Unchanged);
            figure.last = figure.last.max(self.items[i].last);
        }
    }

    fn base(&mut self, base: Base) {
        match self.figure.as_mut().filter(|f| f.filled()) {
            Some(figure) if figure.base.is_none() => figure.base = Some(base),
            Some(_) => {}
            None => self.base = Some(base),
        }
    }

    /// A date after "than", "against", «чем», «к» is what the figure is compared with.
    fn date(&mut self, i: usize, mention: usize) {
        if crate::event::time::compares(self.view, self.items[i].first) {
            if let Some(figure) = self.figure.as_mut() {
                figure.compared = Some(mention);
            }
        }
    }

    fn break_off(&mut self, i: usize) {
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

    fn value(&mut self, i: usize, mention: usize) {
        if self.converted(i, mention) || self.bracketed(i, mention) {
            return;
        }
        if (self.heads.len() > 1 || self.lists_follow(i)) && self.distribute(i) {
            return;
        }
        if self.metric_follows(i) && self.before_metric(i, mention) {
            return;
        }
        let mut lead_in = self.lead_in(i);
        lead_in.sign = if lead_in.sign == 0 { fit::sign(self.view, mention) } else { lead_in.sign };
        if let Some(role) = self.role(i, mention, lead_in) {
            if self.put(i, mention, role, lead_in) {
                return;
            }
        }
        let _ =
            self.gapped(i, mention, lead_in) || self.before_metric(i, mention) || self.part(i, mention, lead_in) || self.exists(i, mention);
    }

    /// Whether a metric stands right behind the value: «13 млрд долларов товарооборота», "$1.0 billion in Kazakh exports".
    fn metric_follows(&self, i: usize) -> bool {
        let last = self.items[i].last;
        let next = self.items[i + 1..].iter().find(|x| !matches!(x.kind, Kind::Name(_)));
        let metric = next.filter(|n| matches!(n.kind, Kind::Metric(m) if !m.is(Metric::WEAK)));
        let joined = matches!(self.preposition(last), "in" | "of");
        let money = matches!(self.items[i].kind, Kind::Value(m) if self.view.drafts[m].kind == MentionKind::Money);
        let counted = self.figure.is_none() && !money && self.head_metric().is_some_and(|m| m.is(Metric::OBJECT));
        !counted && metric.is_some_and(|n| n.first == last || joined && self.words_between(last, n.first) <= 1 && !self.percent(i))
    }

    fn percent(&self, i: usize) -> bool {
        matches!(self.items[i].kind, Kind::Value(m) if self.view.drafts[m].kind == MentionKind::Percent)
    }

    /// "(9M 2023: TRY 24.9 billion)", «(в прошлом году – 47%)»: another value of the metric before the bracket.
    fn bracketed(&mut self, i: usize, mention: usize) -> bool {
        let Some(open) = (0..i).rev().take(4).find(|&j| self.items[j].kind == Kind::Open) else { return false };
        let only_date = self.items[open + 1..i].iter().all(|x| matches!(x.kind, Kind::Date(_) | Kind::Colon | Kind::Dash | Kind::Base(_)));
        let date = self.items[open + 1..i].iter().find_map(|x| match x.kind {
            Kind::Date(date) => Some(date),
            _ => None,
        });
        let lead_in = self.lead_in(i);
        let Some(date) = date.filter(|_| only_date && lead_in.sign == 0) else { return false };
        let Some(figure) = self.figure.as_mut().filter(|f| f.level.is_some() && f.base_value.is_none()) else { return false };
        let kind = |m: usize| self.view.drafts[m].kind;
        if figure.level.is_some_and(|l| kind(l) == kind(mention)) {
            figure.base_value = Some(mention);
            figure.base_date = Some(date);
        }
        true
    }
    /// "£6.9 billion ($9.2 billion)".
    fn converted(&self, i: usize, mention: usize) -> bool {
        let money = |m: usize| self.view.drafts[m].kind == MentionKind::Money;
        let [before, open] = [i.checked_sub(2), i.checked_sub(1)].map(|n| n.map(|n| self.items[n].kind));
        matches!((before, open), (Some(Kind::Value(other)), Some(Kind::Open)) if money(other) && money(mention))
    }

    pub(super) fn lead_in(&self, i: usize) -> LeadIn<'a> {
        let document = &self.view.document;
        let mut at = self.items[i].first;
        let mut found = LeadIn { preposition: "", mark: ' ', sign: 0, and: false, first: at };
        let mut before = i;
        while at > self.view.first {
            at -= 1;
            while before > 0 && self.items[before - 1].first > at {
                before -= 1;
            }
            let item = before.checked_sub(1).map(|b| self.items[b]).filter(|x| x.last > at);
            match item.map(|x| x.kind) {
                Some(Kind::Plus) => found.sign = 1,
                Some(Kind::Minus) => found.sign = -1,
                Some(Kind::Change(c)) if c.sign => found.sign = if c.way == Way::Increase { 1 } else { -1 },
                Some(Kind::Change(Change { way: Way::More | Way::Less, .. }))
                    if found.preposition == "than" || document.is(at, Tag::Approx) =>
                {
                    found.preposition = "";
                }
                Some(Kind::And) => found.and = true,
                Some(Kind::Comma) => found.mark = ',',
                Some(Kind::Open) => found.mark = '(',
                Some(Kind::Colon) => found.mark = ':',
                Some(Kind::Dash) if matches!(found.preposition, "" | "до" | "на" | "к" | "в" | "to" | "by") => found.mark = '—',
                Some(Kind::Base(Base::AllTime)) => continue,
                Some(_) => break,
                None if document.is(at, Tag::Approx) || document.is(at, Tag::Determiner) => continue,
                None if found.preposition.is_empty() && document.is(at, Tag::Preposition) => {
                    found.preposition = self.whole_preposition(at);
                    if matches!(found.preposition, "over" | "under" | "about" | "около" | "above" | "below") {
                        found.preposition = "";
                        continue;
                    }
                    found.first = at;
                    // A mark may stand before the preposition: «— до 6,2 трлн».
                    continue;
                }
                None if document.payload(at, Tag::Conjunction) == Some("than") => found.preposition = "than",
                None if document.payload(at, Tag::Conjunction) == Some("as")
                    || document.payload(at, Tag::Auxiliary).is_none() && self.filler(at) =>
                {
                    continue;
                }
                None => break,
            }
            found.first = at;
            if found.mark != ' ' || found.and {
                break;
            }
        }
        found
    }

    /// The preposition that ends at a token: `with`, or "compared with".
    fn whole_preposition(&self, at: usize) -> &'a str {
        let document = &self.view.document;
        let longer = (1..=3)
            .filter_map(|n| at.checked_sub(n).filter(|&f| f >= self.view.first))
            .find_map(|first| document.longest(first, Tag::Preposition).filter(|m| m.end == at + 1));
        longer.map_or_else(|| self.preposition(at), |m| document.lexicon.string(m.sense.payload))
    }

    /// Words that may stand between a preposition and its amount and say nothing.
    fn filler(&self, at: usize) -> bool {
        matches!(
            self.view.document.word(at),
            "only"
                | "just"
                | "much"
                | "many"
                | "further"
                | "another"
                | "лишь"
                | "всего"
                | "ещё"
                | "еще"
                | "сразу"
                | "целых"
                | "рекордные"
                | "только"
                | "record"
        )
    }

    /// What the words around a value make it.
    pub(super) fn role(&self, i: usize, mention: usize, lead_in: LeadIn<'a>) -> Option<Role> {
        if let Some(direction) = self.compared_after(i) {
            return Some(Role::Size(direction));
        }
        let relative = matches!(self.view.drafts[mention].kind, MentionKind::Percent | MentionKind::Multiple)
            || fit::fraction(&self.view.drafts[mention]);
        if lead_in.sign != 0 && relative {
            return Some(Role::Size(if lead_in.sign > 0 { Direction::Increase } else { Direction::Decrease }));
        }
        if let Some(direction) = self.doubled(mention) {
            return Some(Role::Size(direction));
        }
        let change = self.change.and_then(|c| self.item_change(c));
        let near = self.change.is_some_and(|c| self.near(c, lead_in.first, i));
        if relative && self.growth_noun(lead_in) {
            return Some(Role::Size(Direction::Increase));
        }
        match lead_in.preposition {
            "на" if self.worth(i, mention) => Some(Role::Level),
            "by" | "на" => self.size_of_change(near, relative, lead_in),
            "to" | "до" if self.follows_size(lead_in) => self.level_or_growth(relative),
            "to" | "до" | "к" | "ко" => match change {
                Some(c) if near && (c.way.moves() || matches!(c.way, Way::Target | Way::Level)) => self.level_or_growth(relative),
                _ if self.aim.is_some() && lead_in.preposition != "до" => self.level_or_growth(relative),
                _ => None,
            },
            "from" | "с" => change.filter(|c| near && (c.way.moves() || c.way == Way::Target)).map(|_| Role::Base),
            "against" | "compared_with" | "compared_to" | "против" | "по_сравнению_с" => {
                self.figure.as_ref().map(|_| Role::Base)
            }
            "of" if self.earlier_estimate(i) => Some(Role::Base),
            "of" | "at" | "for" | "" | "в" | "with" | "in" => self.plain(i, relative, lead_in, change),
            _ => None,
        }
    }

    /// "doubled to 1.8 million", «вырос вдвое – до 1,8 млн».
    fn follows_size(&self, lead_in: LeadIn<'a>) -> bool {
        self.figure.as_ref().is_some_and(|f| {
            f.size.is_some() && f.level.is_none() && f.last <= lead_in.first && self.words_between(f.last, lead_in.first) <= 3
        })
    }

    /// Whether a word of change is near enough to a value to be about it.
    fn near(&self, c: usize, first: usize, i: usize) -> bool {
        let item = self.items[c];
        let (from, to) = (item.last, first.max(item.last));
        let foreign = self.items.get(c + 1..i).unwrap_or_default().iter().any(|x| matches!(x.kind, Kind::Metric(m) if m.none()));
        !foreign && self.words_between(from, to) <= 7 && !self.verb_between(from, to)
    }

    pub(super) fn direction(&self) -> Option<Direction> {
        let mover = self.mover.and_then(|m| self.item_change(m))?;
        let growth = self.head_or_carried().is_some_and(|m| m.is(Metric::GROWTH) || m.name == "gdp" || m.name == "industrial_output");
        match mover.way {
            Way::Increase | Way::Speed => Some(Direction::Increase),
            Way::Decrease => Some(Direction::Decrease),
            Way::Slow if growth => Some(Direction::Increase),
            Way::Slow => Some(Direction::Decrease),
            _ => None,
        }
    }

    pub(super) fn head_or_carried(&self) -> Option<Metric<'a>> {
        let last = self.figures.last().map(|f| f.metric);
        self.figure.as_ref().map(|f| f.metric).or_else(|| self.head_metric()).or(last).or(self.carried.map(|c| c.metric))
    }

    /// «рост экономики на 5,5%», "economic growth of 5.5%": the metric says that it grows.
    fn growth_noun(&self, lead_in: LeadIn<'a>) -> bool {
        let Some(&head) = self.heads.last() else { return false };
        let growth = self.item_metric(head).is_some_and(|m| m.is(Metric::GROWTH) && m.name == "gdp");
        let near =
            self.words_between(self.items[head].last, lead_in.first) <= 4 && !self.verb_between(self.items[head].last, lead_in.first);
        growth && near && self.figure.is_none() && matches!(lead_in.preposition, "на" | "by" | "of" | "at" | "в" | "to" | "до")
    }

    /// "from an earlier estimate of"
    fn earlier_estimate(&self, i: usize) -> bool {
        let Some(gate) = self.gate(i).map(|g| self.items[g]) else { return false };
        let noun = matches!(gate.kind, Kind::Metric(m) if m.same()) && self.figure.is_some();
        noun && (gate.first.saturating_sub(3).max(self.view.first)..gate.first).any(|t| self.preposition(t) == "from")
    }

    /// «экспортировал товары на 850 млн долларов»
    fn worth(&self, i: usize, mention: usize) -> bool {
        let gate = self.gate(i).map(|g| self.items[g]);
        let verb = gate.filter(|x| matches!(x.kind, Kind::Metric(m) if m.is(Metric::VERB)));
        self.view.drafts[mention].kind == MentionKind::Money && verb.is_some_and(|v| self.words_between(v.last, self.items[i].first) <= 3)
    }

    /// "rose by 5%", «вырос на 5%», and the same with the verb left out: «…, химической промышленности – на 9,3%».
    fn size_of_change(&self, near: bool, relative: bool, lead_in: LeadIn<'a>) -> Option<Role> {
        let change = self.change.and_then(|c| self.item_change(c));
        match change {
            Some(c) if near && (c.way.moves() || c.way == Way::Target) => {
                let close = relative || self.words_between(self.items[self.change?].last, lead_in.first) <= 3;
                self.direction().filter(|_| close).map(Role::Size)
            }
            _ => None,
        }
    }

    /// A percent after "to" is the level of a rate, and the change of what is counted by growth: "growth slows to 6%".
    fn level_or_growth(&self, relative: bool) -> Option<Role> {
        let grows = self.mover.and_then(|m| self.item_change(m)).is_some_and(|c| c.noun && c.way.moves());
        let metric = self.head_or_carried()?;
        let by_growth = metric.is(Metric::GROWTH) || fit::by_growth(metric.name);
        if relative && !self.share && (by_growth || grows && !fit::is_rate(metric.name)) {
            let noun_down = grows && self.direction() == Some(Direction::Decrease);
            return Some(Role::Size(if noun_down { Direction::Decrease } else { Direction::Increase }));
        }
        Some(Role::Level)
    }

    /// «упал на четверть»: the direction is known, the size where it has an exact percent.
    fn fraction(&mut self, i: usize) {
        let lead_in = self.lead_in(i);
        let near = self.change.is_some_and(|c| self.near(c, lead_in.first, i));
        let Some(direction) = self.direction().filter(|_| near && matches!(lead_in.preposition, "на" | "by")) else { return };
        let Some(metric) = self.head_metric().filter(|m| self.figure.is_none() && !m.none() && !m.is(Metric::OBJECT)) else { return };
        let percent = self.view.document.payload(self.items[i].first, Tag::Fraction).and_then(fit::percent_of);
        self.begin(metric, i);
        if let Some(figure) = self.figure.as_mut() {
            figure.direction = Some(direction);
            figure.size = Some(Size { mention: None, amount: percent, unit: percent.map(|_| crate::record::ChangeUnit::Percent) });
            figure.rule = "change";
            figure.last = self.items[i].last;
        }
    }

    /// "38.4 percent more", «на 17,6% больше», "a 5% increase".
    fn compared_after(&self, i: usize) -> Option<Direction> {
        let item = self.items[i];
        let next = self.items.get(i + 1).filter(|n| n.first <= item.last + 1)?;
        let Kind::Change(change) = next.kind else { return None };
        let adjacent = next.first == item.last || self.view.document.is(item.last, Tag::Determiner);
        match change.way {
            Way::More if adjacent => Some(Direction::Increase),
            Way::Less if adjacent => Some(Direction::Decrease),
            Way::Increase if adjacent && change.noun => Some(Direction::Increase),
            Way::Decrease if adjacent && change.noun => Some(Direction::Decrease),
            _ => None,
        }
    }

    /// "doubled", «вдвое»: the direction of a multiple that is a verb by itself.
    fn doubled(&self, mention: usize) -> Option<Direction> {
        let draft = &self.view.drafts[mention];
        if draft.kind != MentionKind::Multiple {
            return None;
        }
        let head = self.figure.is_some() || !self.heads.is_empty() || self.same;
        if let Some(direction) = self.direction().filter(|_| head) {
            return Some(direction);
        }
        let verb = self.view.document.is(draft.first as usize, Tag::Multiple) && draft.last == draft.first + 1;
        (verb && head).then(|| if fit::below_one(draft) { Direction::Decrease } else { Direction::Increase })
    }

    /// A value with no preposition of its own, or after "of", "at", «в».
    fn plain(&self, i: usize, relative: bool, lead_in: LeadIn<'a>, change: Option<Change>) -> Option<Role> {
        let gate = self.gate(i)?;
        let item = self.items[gate];
        let gap = self.words_between(item.last, lead_in.first);
        if self.verb_between(item.last, lead_in.first) {
            return None;
        }
        match item.kind {
            Kind::Change(c) => self.after_change(gate, c, gap, relative, lead_in),
            Kind::Metric(m) => self.after_metric(gate, m, gap, relative, lead_in, change),
            _ => None,
        }
    }

    /// The word of change or metric before a value, names, dates and brackets between them not looked at.
    pub(super) fn gate(&self, i: usize) -> Option<usize> {
        (0..i).rev().filter(|&j| !self.consumed[j] || matches!(self.items[j].kind, Kind::Value(_))).find(|&j| match self.items[j].kind {
            Kind::Change(c) => !c.sign,
            Kind::Metric(m) => !m.same() || m.is(Metric::FORECAST) || m.is(Metric::TARGET),
            Kind::Value(_) | Kind::Close => true,
            _ => false,
        })
    }

    fn after_change(&self, gate: usize, c: Change, gap: usize, relative: bool, lead_in: LeadIn<'a>) -> Option<Role> {
        match c.way {
            Way::Level | Way::Target if gap <= 4 || lead_in.mark == '—' => {
                // «Рост ВВП составил 6%»: the level of a growth is a change.
                let noun = self.mover.and_then(|m| self.item_change(m)).filter(|m| m.noun && relative && self.mover < Some(gate));
                let taken = self.figure.as_ref().is_some_and(|f| f.size.is_some());
                match noun {
                    Some(_) if !taken => self.direction().map(Role::Size),
                    _ => Some(self.growth_level(relative)),
                }
            }
            Way::Share => (gap <= 4).then_some(Role::Level),
            Way::Increase | Way::Decrease | Way::Slow | Way::Speed => {
                let near = if !relative {
                    gap == 0
                } else if c.noun {
                    gap <= 5
                } else {
                    gap <= 2
                };
                let shaped = matches!(lead_in.preposition, "" | "of" | "в" | "at");
                let level = lead_in.preposition == "at" || !relative && lead_in.preposition.is_empty() && lead_in.mark == '—';
                if level && near {
                    return Some(Role::Level);
                }
                self.direction().filter(|_| near && shaped).map(Role::Size)
            }
            Way::Unchanged => (gap <= 2 && (lead_in.preposition == "at" || lead_in.mark == ':')).then_some(Role::Level),
            _ => None,
        }
    }

    fn growth_level(&self, relative: bool) -> Role {
        match self.head_or_carried() {
            Some(m) if relative && m.is(Metric::GROWTH) => Role::Size(Direction::Increase),
            _ => Role::Level,
        }
    }

    fn after_metric(
        &self,
        gate: usize,
        m: Metric<'a>,
        gap: usize,
        relative: bool,
        lead_in: LeadIn<'a>,
        change: Option<Change>,
    ) -> Option<Role> {
        let changed = change.is_some_and(|c| c.way.moves()) && self.mover < Some(gate);
        let aimed = m.is(Metric::FORECAST) || m.is(Metric::TARGET);
        if changed
            && gap <= 4
            && (lead_in.preposition.is_empty() || aimed)
            && relative
            && self.figure.as_ref().is_none_or(|f| f.size.is_none())
        {
            // «рост ВВП 1,9%», "growth in exports: 5%".
            return self.mover.and_then(|c| self.item_change(c)).filter(|c| c.noun).and_then(|_| self.direction()).map(Role::Size);
        }
        if m.is(Metric::VERB) {
            return (gap <= 3 && matches!(lead_in.preposition, "" | "in" | "в")).then_some(Role::Level);
        }
        if m.is(Metric::WEAK) && !changed && !change.is_some_and(|c| c.way == Way::Level || c.way == Way::Share) {
            return None;
        }
        let verb = matches!(self.view.document.payload(lead_in.first.saturating_sub(1), Tag::Auxiliary), Some("is" | "was" | "be"));
        let marked = matches!(lead_in.mark, ':' | '—') || lead_in.preposition == "of" || lead_in.preposition == "at" || verb;
        let level_verb = change.is_some_and(|c| c.way == Way::Level && (c.report || self.change < Some(gate)));
        let bare = gap == 0 && lead_in.mark == ' ' && lead_in.preposition.is_empty() && !lead_in.and;
        let licensed = marked && gap <= 5 || level_verb && gap <= 3 || bare;
        licensed.then(|| self.growth_level(relative))
    }
}
