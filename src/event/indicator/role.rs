//! What the words before and behind a value make it: the level of its metric, the size of a change, or what that is compared with.

use crate::language::function::word;
use crate::language::relation::{self, Relation};
use crate::lexicon::{Pos, Sense, Tag};
use crate::record::{Direction, MentionKind};
use crate::text::TokenKind;

use super::bind::Binder;
use super::figure::{Figure, Size};
use super::fit;
use super::reading::{Change, Metric, Way};
use super::scan::{Item, Kind};

/// What a value is to its figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Role {
    Level,
    Size(Direction),
    Base,
}

/// What stands before a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct LeadIn {
    /// The payload of the preposition, 0 without one.
    pub preposition: u32,
    /// A mark: `(` `:` `—` `,`, or space without one.
    pub mark: char,
    /// `+` 1, `-` -1.
    pub sign: i8,
    /// A conjunction joins it to what stands before.
    pub and: bool,
    /// First token of the lead-in.
    pub first: usize,
    /// "above", «ниже»: what the figure moved to.
    pub beyond: bool,
}

/// Whether an item says what a figure is compared with, or may.
fn is_base(item: &Item<'_>) -> bool {
    matches!(item.kind, Kind::Base(_) | Kind::Date(_))
}

impl<'a> Binder<'_, 'a> {
    /// What the words around a value make it.
    pub(super) fn role(&self, i: usize, mention: usize, lead_in: LeadIn) -> Option<Role> {
        if self.than_aimed(i) {
            return None;
        }
        if let Some(direction) = self.compared_after(i) {
            return Some(Role::Size(direction));
        }
        let relative = matches!(self.view.drafts[mention].kind, MentionKind::Percent | MentionKind::Multiple)
            || fit::fraction(&self.view.drafts[mention]);
        if lead_in.sign != 0 && (relative || lead_in.mark == '(' && self.moves_in_bracket(mention)) {
            return Some(Role::Size(if lead_in.sign > 0 { Direction::Increase } else { Direction::Decrease }));
        }
        // «5 млрд долларов (118% к уровню 2024 года)»
        if self.is_index_to_base(i, mention) {
            return Some(Role::Size(Direction::Increase));
        }
        if let Some(direction) = self.doubled(mention) {
            return Some(Role::Size(direction));
        }
        let change = self.change.and_then(|c| self.item_change(c));
        let near = self.change.is_some_and(|c| self.near(c, lead_in.first, i));
        if relative && self.growth_noun(lead_in) {
            return Some(Role::Size(Direction::Increase));
        }
        if lead_in.beyond && near && change.is_some_and(|c| c.way.moves() && !c.noun) {
            return self.level_or_growth(relative);
        }
        let tells = |relation: Relation| relation.has(lead_in.preposition);
        match change {
            _ if tells(relation::COST) && self.worth(i, mention) => Some(Role::Level),
            _ if tells(relation::SIZE) => self.size_of_change(near, relative, lead_in),
            _ if tells(relation::LEVEL) && self.follows_size(lead_in) => self.level_or_growth(relative),
            Some(c) if tells(relation::AIM) && near && (c.way.moves() || matches!(c.way, Way::Target | Way::Level)) => {
                self.level_or_growth(relative)
            }
            _ if tells(relation::AIM) => {
                let aimed = self.aim.is_some() && !tells(relation::LIMIT);
                if aimed { self.level_or_growth(relative) } else { None }
            }
            Some(c) if tells(relation::BASE) => {
                ((near || self.resumed(i)) && (c.way.moves() || c.way == Way::Target)).then_some(Role::Base)
            }
            _ if tells(relation::COMPARISON) => self.figure.as_ref().map(|_| Role::Base),
            _ if tells(relation::GENITIVE) && (self.earlier_estimate(i) || self.after_a_peak(lead_in)) => Some(Role::Base),
            // «торговалась по 54 доллара»
            Some(c) if tells(relation::PRICED) && !relative && near && c.way == Way::Level && self.level_fits(mention) => Some(Role::Level),
            _ if tells(relation::PRICED) && !relative && self.verb_head() && self.head_metric().is_some_and(|m| m.name == "price") => {
                Some(Role::Level)
            }
            // "were 7% lower at 21.2 million"
            _ if tells(relation::AT_LEVEL) && !relative && self.follows_size(lead_in) && self.level_fits(mention) => Some(Role::Level),
            _ if tells(relation::PLAIN.or_none()) => self.plain(i, relative, lead_in, change),
            _ => None,
        }
    }

    /// «на 21% ниже прогноза», "5% more than planned": no change from what was before.
    fn than_aimed(&self, i: usize) -> bool {
        const REACH: usize = 4;
        let more = |x: &&Item<'_>| matches!(x.kind, Kind::Change(c) if matches!(c.way, Way::More | Way::Less));
        let Some(more) = self.items.get(i + 1).filter(more).filter(|n| n.first <= self.items[i].last + 1) else { return false };
        let near = more.last..self.view.last.min(more.last + REACH);
        near.into_iter().take_while(|&t| !self.view.document.is_mark(t, ',')).any(|t| self.view.document.means(t, Tag::Hint, "aim"))
    }

    /// «12 045 сумов (+37 сумов)», "5,240 points (+12)": a signed amount in brackets behind a level of its kind.
    fn moves_in_bracket(&self, mention: usize) -> bool {
        let kind = |m: usize| self.view.drafts[m].kind;
        let level = self.figure.as_ref().filter(|f| f.size.is_none()).and_then(|f| f.level);
        level.is_some_and(|l| kind(l) == kind(mention) || kind(mention) == MentionKind::Number)
    }

    /// "doubled to 1.8 million", «вырос вдвое – до 1,8 млн».
    pub(super) fn follows_size(&self, lead_in: LeadIn) -> bool {
        self.figure.as_ref().is_some_and(|f| {
            f.size.is_some() && f.level.is_none() && f.last <= lead_in.first && self.words_between(f.last, lead_in.first) <= 3
        })
    }

    /// Whether a word of change is near enough to a value to be about it.
    pub(super) fn near(&self, c: usize, first: usize, i: usize) -> bool {
        let item = self.items[c];
        let (from, to) = (item.last, first.max(item.last));
        let foreign = self.items.get(c + 1..i).unwrap_or_default().iter().any(|x| matches!(x.kind, Kind::Metric(m) if m.none()));
        !foreign && self.words_between(from, to) <= 7 && !self.verb_between(from, to)
    }

    /// "…, the ministry said, from 1.25 billion": whether the clause of the change goes on behind one that interrupts it.
    fn resumed(&self, i: usize) -> bool {
        let open = self.figure.as_ref().is_some_and(|f| f.filled() && f.base_value.is_none());
        let (from, at) = (self.figure.as_ref().map_or(0, |f| f.last), self.items[i].first);
        let clause = self.view.clause_of(at);
        let same = self.change.is_some_and(|c| self.view.clause_of(self.items[c].first) == clause);
        open && same && (from..at).any(|t| self.view.clause_of(t) != clause)
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
    pub(super) fn growth_noun(&self, lead_in: LeadIn) -> bool {
        let Some(&head) = self.heads.last() else { return false };
        // «рост цен на 3%»
        let says = self.view.document.is(self.items[head].first, Tag::Change);
        let growth = self.item_metric(head).is_some_and(|m| m.is(Metric::GROWTH) && (m.name == "gdp" || says));
        let near =
            self.words_between(self.items[head].last, lead_in.first) <= 4 && !self.verb_between(self.items[head].last, lead_in.first);
        growth && near && self.figure.is_none() && relation::GROWN.has(lead_in.preposition)
    }

    /// "from an earlier estimate of"
    pub(super) fn earlier_estimate(&self, i: usize) -> bool {
        let Some(gate) = self.gate(i).map(|g| self.items[g]) else { return false };
        let noun = matches!(gate.kind, Kind::Metric(m) if m.same()) && self.figure.is_some();
        noun && (gate.first.saturating_sub(3).max(self.view.first)..gate.first).any(|t| self.relates(t, relation::ELATIVE))
    }

    fn level_fits(&self, mention: usize) -> bool {
        self.head_or_carried().is_some_and(|m| fit::may_be_level(m.name, &self.view.drafts[mention]))
    }

    /// "from a peak of 52.9%", «с пика в 52,9%»: what the figure is compared with.
    fn after_a_peak(&self, lead_in: LeadIn) -> bool {
        const REACH: usize = 4;
        let filled = self.figure.as_ref().is_some_and(Figure::filled);
        let from = lead_in.first.saturating_sub(REACH).max(self.figure.as_ref().map_or(self.view.first, |f| f.last));
        let led = |t: usize| self.relates(t, relation::EARLIER) && self.view.document.is(t + 1, Tag::Determiner);
        filled && (from..lead_in.first).any(led)
    }

    /// «экспортировал товары на 850 млн долларов»
    pub(super) fn worth(&self, i: usize, mention: usize) -> bool {
        let gate = self.gate(i).map(|g| self.items[g]);
        let verb = gate.filter(|x| matches!(x.kind, Kind::Metric(m) if m.is(Metric::VERB)));
        self.view.drafts[mention].kind == MentionKind::Money && verb.is_some_and(|v| self.words_between(v.last, self.items[i].first) <= 3)
    }

    /// "rose by 5%", «вырос на 5%», and the same with the verb left out: «…, химической промышленности – на 9,3%».
    pub(super) fn size_of_change(&self, near: bool, relative: bool, lead_in: LeadIn) -> Option<Role> {
        let change = self.change.and_then(|c| self.item_change(c));
        match change {
            Some(c) if near && (c.way.moves() || c.way == Way::Target) => {
                let close = relative || self.is_near_size(self.change?, lead_in.first);
                self.direction().filter(|_| close).map(Role::Size)
            }
            // "exceeded last year's level by 17.8%", «превысили прошлогодний уровень на 17,8%»
            Some(c) if near && c.over && self.over_what_was(lead_in) => Some(Role::Size(Direction::Increase)),
            _ => None,
        }
    }

    /// "Exceeded the plan by 4%" is no change from what was before; "exceeded last year's figure" is.
    fn over_what_was(&self, lead_in: LeadIn) -> bool {
        let from = self.change.map_or(self.view.first, |c| self.items[c].last);
        let aim = |m: Metric<'_>| m.is(Metric::TARGET) || m.is(Metric::FORECAST);
        let before = |x: &Item<'_>| match x.kind {
            Kind::Metric(m) => m.same() && !aim(m),
            Kind::Base(_) | Kind::Date(_) => true,
            _ => false,
        };
        self.items.iter().any(|x| x.first >= from && x.last <= lead_in.first && before(x))
    }

    /// Whether an amount is near enough to a verb of change to be its size. "cut emissions by 54,000 tons" is of another thing.
    fn is_near_size(&self, change: usize, first: usize) -> bool {
        let verb = self.items[change];
        let words = self.words_between(verb.last, first);
        let metric = |m: Metric<'_>| !m.none() && !m.same();
        let measured = self.items[change + 1..].iter().any(|x| x.first < first && matches!(x.kind, Kind::Metric(m) if metric(m)));
        let verb = self.item_change(change).is_some_and(|c| !c.noun) && self.heads.last().is_some_and(|&h| h < change);
        words <= 3 && (words <= 1 || measured || !verb)
    }

    /// A percent after "to" is the level of a rate, and the change of what is counted by growth: "growth slows to 6%".
    pub(super) fn level_or_growth(&self, relative: bool) -> Option<Role> {
        let grows = self.mover.and_then(|m| self.item_change(m)).is_some_and(|c| c.noun && c.way.moves());
        let metric = self.head_or_carried()?;
        let by_growth = metric.is(Metric::GROWTH) || fit::by_growth(metric.name);
        // "Bad loans rose to 2.3% of the total" tells no growth.
        let verb = self.mover.and_then(|m| self.item_change(m)).is_some_and(|c| !c.noun && matches!(c.way, Way::Increase | Way::Decrease));
        let part = verb && !metric.is(Metric::GROWTH) && metric.name != "gdp";
        if relative && !self.share && (by_growth && !part || grows && !fit::is_rate(metric.name)) {
            let noun_down = grows && self.direction() == Some(Direction::Decrease);
            return Some(Role::Size(if noun_down { Direction::Decrease } else { Direction::Increase }));
        }
        Some(Role::Level)
    }

    /// «упал на четверть»: the direction is known, the size where it has an exact percent.
    pub(super) fn fraction(&mut self, i: usize) {
        let lead_in = self.lead_in(i);
        let near = self.change.is_some_and(|c| self.near(c, lead_in.first, i));
        let Some(direction) = self.direction().filter(|_| near && relation::SIZE.has(lead_in.preposition)) else { return };
        let Some(metric) = self.head_metric().filter(|m| self.figure.is_none() && !m.none() && !m.is(Metric::OBJECT)) else { return };
        // "by a quarter point": no quarter of the figure.
        let point = self.view.document.says(self.items[i].last, word::POINT);
        let percent = self.view.document.payload(self.items[i].first, Tag::Fraction).and_then(fit::percent_of).filter(|_| !point);
        self.begin(metric, i);
        if let Some(figure) = self.figure.as_mut() {
            figure.direction = Some(direction);
            figure.size = Some(Size { mention: None, amount: percent, unit: percent.map(|_| crate::record::ChangeUnit::Percent) });
            figure.rule = "change";
            figure.last = self.items[i].last;
        }
    }

    /// "38.4 percent more", «на 17,6% больше», "a 5% increase".
    pub(super) fn compared_after(&self, i: usize) -> Option<Direction> {
        let item = self.items[i];
        if self.as_much(i) {
            return Some(Direction::Increase);
        }
        if let Some(change) = self.compound_after(i) {
            let increase = matches!(self.item_change(change)?.way, Way::Increase | Way::Speed);
            return Some(if increase { Direction::Increase } else { Direction::Decrease });
        }
        // "which is $4.2 billion, or 11.14 percent, less"
        let comma = |n: &&Item<'_>| n.kind == Kind::Comma && n.first == item.last;
        let behind = self.items.get(i + 2).filter(|n| {
            self.items.get(i + 1).as_ref().is_some_and(comma)
                && matches!(n.kind, Kind::Change(c) if matches!(c.way, Way::More | Way::Less))
                && n.first == item.last + 1
        });
        // "a profit of 24 billion, more than double that of 2024"
        let approx = |n: &&Item<'_>| {
            self.view
                .document
                .longest(n.first, Tag::Approx)
                .is_some_and(|m| self.view.mention_at(m.end).is_some() || self.view.document.is(m.end, Tag::Multiple))
        };
        if let Some(Kind::Change(change)) = behind.filter(|n| !approx(n)).map(|n| n.kind) {
            return Some(if change.way == Way::More { Direction::Increase } else { Direction::Decrease });
        }
        // «что больше на 20,9%»
        let more = i.checked_sub(1).filter(|&b| self.words_between(self.items[b].last, item.first) == 0).and_then(|b| self.item_change(b));
        if let Some(more) =
            more.filter(|c| matches!(c.way, Way::More | Way::Less) && item.first > 0 && self.relates(item.first - 1, relation::SIZE))
        {
            return Some(if more.way == Way::More { Direction::Increase } else { Direction::Decrease });
        }
        let at = self.past_base(i);
        let last = self.items[at - 1].last;
        let next = self.items.get(at).filter(|n| n.first <= last + 1)?;
        let Kind::Change(change) = next.kind else { return None };
        let adjacent = next.first == last || self.view.document.is(item.last, Tag::Determiner);
        match change.way {
            Way::More if adjacent => Some(Direction::Increase),
            Way::Less if adjacent => Some(Direction::Decrease),
            // «на 5,3% превышает прошлогодний показатель»
            Way::Level if adjacent && change.over && relation::SIZE.has(self.lead_in(i).preposition) => Some(Direction::Increase),
            Way::Increase if adjacent && change.noun => Some(Direction::Increase),
            Way::Decrease if adjacent && change.noun => Some(Direction::Decrease),
            // "closed 2% down"
            Way::Increase if adjacent && self.view.document.says(next.first, word::UP) => Some(Direction::Increase),
            Way::Decrease if adjacent && self.view.document.says(next.first, word::DOWN) => Some(Direction::Decrease),
            _ => None,
        }
    }

    /// The item behind a value, past what it is compared with: "a 64 per cent year-on-year rise".
    pub(super) fn past_base(&self, i: usize) -> usize {
        let based = |x: &Item<'_>| matches!(x.kind, Kind::Base(_)) && x.first == self.items[i].last;
        i + 1 + usize::from(self.items.get(i + 1).is_some_and(based))
    }

    /// "twice as large as a year earlier", «в 1,8 раза к уровню 2024 года»: how many times what was before.
    fn as_much(&self, i: usize) -> bool {
        let Kind::Value(mention) = self.items[i].kind else { return false };
        let (draft, last) = (&self.view.drafts[mention], self.items[i].last);
        let document = self.view.document;
        let multiple = draft.kind == MentionKind::Multiple && !fit::below_one(draft) && self.figure.as_ref().is_some_and(Figure::filled);
        let as_many = document.payload(last, Tag::Conjunction) == Some("as") && document.payload(last + 2, Tag::Conjunction) == Some("as");
        let based = self.relates(last, relation::RELATIVE_TO) && self.items.get(i + 1..i + 3).is_some_and(|next| next.iter().any(is_base));
        multiple && (as_many || based)
    }

    /// "a 9 percent pay rise": the noun of change behind the value and its metric, in one compound.
    pub(super) fn compound_after(&self, i: usize) -> Option<usize> {
        let [value, metric, change] = self.items.get(i..i + 3)? else { return None };
        let joined = value.last == metric.first && metric.last == change.first;
        let compound = joined && self.percent(i) && self.view.language == crate::language::Language::En;
        let measures = matches!(metric.kind, Kind::Metric(m) if !m.none() && !m.same());
        (compound && measures && self.item_change(i + 2).is_some_and(|c| c.noun && c.way.moves())).then_some(i + 2)
    }

    /// "doubled", «вдвое»: the direction of a multiple that is a verb by itself.
    pub(super) fn doubled(&self, mention: usize) -> Option<Direction> {
        let draft = &self.view.drafts[mention];
        if draft.kind != MentionKind::Multiple || super::scan::of_whose(self.view, draft.first as usize) {
            return None;
        }
        let head = self.figure.is_some() || !self.heads.is_empty() || self.same;
        // "tripled" tells its own direction.
        let tells = self.view.finite(draft.first as usize) && self.view.document.has_pos(draft.first as usize, Pos::Verb);
        if let Some(direction) = self.direction().filter(|_| head && !tells) {
            return Some(direction);
        }
        let verb = self.view.document.is(draft.first as usize, Tag::Multiple) && draft.last == draft.first + 1;
        // "halved"
        let less = |s: &Sense| self.view.document.lexicon.string(s.payload).starts_with("decrease");
        let down = || fit::below_one(draft) || self.view.document.senses_of(draft.first as usize, Tag::Change).any(less);
        (verb && head).then(|| if down() { Direction::Decrease } else { Direction::Increase })
    }

    /// A value with no preposition of its own, or after "of", "at", «в».
    pub(super) fn plain(&self, i: usize, relative: bool, lead_in: LeadIn, change: Option<Change>) -> Option<Role> {
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
        // "amounted to more than 25 billion"
        let approx = |j: usize| self.view.document.longest(self.items[j].first, Tag::Approx).is_some();
        (0..i).rev().filter(|&j| !self.consumed[j] || matches!(self.items[j].kind, Kind::Value(_))).find(|&j| match self.items[j].kind {
            Kind::Change(Change { way: Way::More | Way::Less, .. }) if approx(j) => false,
            Kind::Change(c) => !c.sign,
            Kind::Metric(m) => !m.same() || m.is(Metric::FORECAST) || m.is(Metric::TARGET),
            Kind::Value(_) | Kind::Close => true,
            _ => false,
        })
    }

    pub(super) fn after_change(&self, gate: usize, c: Change, gap: usize, relative: bool, lead_in: LeadIn) -> Option<Role> {
        match c.way {
            Way::Level | Way::Target if gap <= 4 || lead_in.mark == '—' => {
                // «Рост ВВП составил 6%»: the level of a growth is a change.
                let colon =
                    |m: usize| self.items.get(m..gate).is_some_and(|x| x.iter().any(|x| matches!(x.kind, Kind::Colon | Kind::Dash)));
                let mover = self.mover.filter(|&m| !colon(m));
                let noun = mover.and_then(|m| self.item_change(m)).filter(|m| m.noun && relative && self.mover < Some(gate));
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
                // "a sale that raised $1.5 billion": that much came in.
                if c.cause && !relative && lead_in.preposition == 0 || !relative && self.is_loss(gate) {
                    return None;
                }
                let shaped = relation::PUT.or_none().has(lead_in.preposition);
                // "puts growth at 8.3%"
                let grows = c.noun && relative;
                let level =
                    relation::AT_LEVEL.has(lead_in.preposition) && !grows || !relative && lead_in.preposition == 0 && lead_in.mark == '—';
                if level && near {
                    return Some(Role::Level);
                }
                self.direction().filter(|_| near && shaped).map(Role::Size)
            }
            Way::Unchanged => (gap <= 2 && (relation::AT_LEVEL.has(lead_in.preposition) || lead_in.mark == ':')).then_some(Role::Level),
            _ => None,
        }
    }

    /// "a profit of 41 billion, having lost 9 billion before": what a company lost is a figure of its own.
    fn is_loss(&self, gate: usize) -> bool {
        let (document, at) = (self.view.document, self.items[gate].first);
        let earned = self.head_or_carried().is_some_and(|m| matches!(m.name, "profit" | "loss" | "revenue" | "sales"));
        earned && document.senses_of(at, Tag::Metric).any(|s| document.lexicon.string(s.payload).starts_with("loss"))
    }

    /// Whether a value stands right behind "is", "was" or "will be".
    pub(super) fn is_stated(&self, lead_in: LeadIn) -> bool {
        matches!(self.view.document.payload(lead_in.first.saturating_sub(1), Tag::Auxiliary), Some("is" | "was" | "be"))
    }

    pub(super) fn growth_level(&self, relative: bool) -> Role {
        match self.head_or_carried() {
            Some(m) if relative && m.is(Metric::GROWTH) => Role::Size(Direction::Increase),
            _ => Role::Level,
        }
    }

    pub(super) fn after_metric(
        &self,
        gate: usize,
        m: Metric<'a>,
        gap: usize,
        relative: bool,
        lead_in: LeadIn,
        change: Option<Change>,
    ) -> Option<Role> {
        let changed = change.is_some_and(|c| c.way.moves()) && self.mover < Some(gate);
        let aimed = m.is(Metric::FORECAST) || m.is(Metric::TARGET);
        // «оценил рост экспорта в 12%», "estimated growth in exports at 12%"
        let put_at = relation::PUT.has(lead_in.preposition) && change.is_some_and(|c| c.noun);
        if changed
            && gap <= 4
            && (lead_in.preposition == 0 || aimed || put_at)
            && relative
            && self.figure.as_ref().is_none_or(|f| f.size.is_none())
        {
            // «рост ВВП 1,9%», "growth in exports: 5%".
            return self.mover.and_then(|c| self.item_change(c)).filter(|c| c.noun).and_then(|_| self.direction()).map(Role::Size);
        }
        if m.is(Metric::VERB) {
            // «1,9 млн тонн поставлено в Узбекистан, 1,1 млн — в Иран»: the verb has its value before it.
            let (at, end) = (self.items[gate].first, self.items[gate].last);
            let told = self.items[..gate].last().is_some_and(|x| matches!(x.kind, Kind::Value(_)) && self.words_between(x.last, at) <= 3);
            let next = told && (lead_in.mark == ',' || (end..lead_in.first).any(|t| self.view.document.is_mark(t, ',')));
            return (!next && gap <= 3 && relation::INESSIVE.or_none().has(lead_in.preposition)).then_some(Role::Level);
        }
        let label = gap == 0 && !relative && matches!(lead_in.mark, ':' | '—') && self.labels(gate);
        // "had deposits of 29.4 billion soms"
        let amount = m.name != "capacity";
        let article = |b: usize| if amount && self.view.document.is(b, Tag::Determiner) { b.checked_sub(1) } else { Some(b) };
        let before = self.items[gate].first.checked_sub(1).and_then(article).filter(|&b| b >= self.view.first);
        let has = relation::GENITIVE.has(lead_in.preposition) && before.is_some_and(|b| self.view.document.means(b, Tag::Hint, "has"));
        let label = label || has && !relative;
        let verb = self.is_stated(lead_in);
        // "the capacity of the complex will be 12 million tonnes", «мощность комплекса — 12 млн т»
        let told = m.name == "capacity" && !relative && (verb || lead_in.mark == '—');
        if m.is(Metric::WEAK) && !label && !told && !changed && !change.is_some_and(|c| c.way == Way::Level || c.way == Way::Share) {
            return None;
        }
        let marked = matches!(lead_in.mark, ':' | '—') || relation::STATED.has(lead_in.preposition) || verb;
        let level_verb = change.is_some_and(|c| c.way == Way::Level && (c.report || self.change < Some(gate)));
        let bare = gap == 0 && lead_in.mark == ' ' && lead_in.preposition == 0 && !lead_in.and;
        // «завершил полугодие с убытком в 87 млн»
        let put = gap == 0 && !relative && relation::PUT.has(lead_in.preposition) && fit::in_money(m.name);
        let licensed = put || marked && gap <= 5 || level_verb && gap <= 3 || bare;
        licensed.then(|| self.growth_level(relative))
    }

    /// Whether a metric is the label of a row, with nothing but a mark before it: «строительство – 241 млрд драмов».
    fn labels(&self, gate: usize) -> bool {
        let at = self.items[gate].first;
        at == self.view.first || at > 0 && self.view.document.tokens[at - 1].kind == TokenKind::Mark
    }
}
