//! Where a value goes once it is known what it is: into the figure being read, or into a further one of the same metric.

use crate::language::function::word;
use crate::language::relation;
use rust_decimal::Decimal;

use crate::event::View;
use crate::lexicon::{Grammar, Language, Tag};
use crate::record::{Base, ChangeUnit, Direction, MentionKind, Value};
use crate::text::TokenKind;

use super::bind::Binder;
use super::doer::multiplies;
use super::figure::{Figure, Size, Stretch};
use super::fit;
use super::licence;
use super::pronoun;
use super::reading::{Metric, Way};
use super::role::{LeadIn, Role};
use super::scan::{Item, Kind, counted, metric};

impl<'a> Binder<'_, 'a> {
    /// Puts a value into the figure it belongs to.
    pub(super) fn put(&mut self, i: usize, mention: usize, role: Role, lead_in: LeadIn) -> bool {
        let Some(metric) = self.metric_for(i, mention, role) else { return false };
        if !self.compatible(metric, mention, role) {
            return false;
        }
        self.begin(metric, i);
        self.fill(i, mention, role, lead_in)
    }

    /// The metric the next value is of: the figure's, the head's, or the one carried over.
    pub(super) fn metric_for(&mut self, i: usize, mention: usize, role: Role) -> Option<Metric<'a>> {
        if let Some(figure) = &self.figure {
            return Some(figure.metric);
        }
        if let Some(metric) = self.head_metric() {
            if metric.is(Metric::OBJECT) {
                // "laid off 3,000 workers": posts that are cut, and not how many there are.
                let named = |m: Metric<'a>| if metric.name == "jobs" { Metric { name: "jobs", ..m } } else { m };
                // «перевезли 25,9 млн человек»
                if metric.name == "freight" && self.counts_people(mention) {
                    return Some(Metric { name: "passengers", flags: metric.flags });
                }
                return counted(self.view, mention).filter(|m| fit::carried_by(metric.name, m.name)).map(named);
            }
            // «собрано 28,4 тыс. машин» is no harvest.
            if metric.name == "harvest" && metric.is(Metric::VERB) && self.counts_machines(mention) {
                return Some(Metric { name: "production", flags: metric.flags });
            }
            if metric.is(Metric::PER) && !self.per(i) || metric.is(Metric::STATE) && !self.by_state(mention) {
                return None;
            }
            let weak = metric.is(Metric::WEAK) && self.change.is_none() && role == Role::Level;
            let amount = matches!(self.view.drafts[mention].kind, MentionKind::Money | MentionKind::Quantity);
            let lead_in = self.lead_in(i);
            let stated = metric.name == "capacity" && self.is_stated(lead_in);
            let label = amount && (matches!(lead_in.mark, ':' | '—') || relation::GENITIVE.has(lead_in.preposition) || stated);
            return (!weak || self.verb_head() || label).then_some(metric);
        }
        if self.view.drafts[mention].kind == MentionKind::Percent && self.moves_shares(role) {
            return Some(Metric { name: "share_price", flags: 0 });
        }
        let last = self.figures.last().map(|f| f.metric).filter(|m| !m.none());
        // "turned out products worth 46.2 billion, a drop of 0.3%": the change is of the amount before it.
        let amount = |x: &super::scan::Item<'_>| matches!(x.kind, Kind::Value(m) if matches!(self.view.drafts[m].kind, MentionKind::Money | MentionKind::Quantity));
        let growth =
            matches!(role, Role::Size(_)) && self.mover.is_some() && self.mover == self.change && !self.items[..i].iter().any(amount);
        if let Some(metric) = last.filter(|m| self.same || self.aim.is_some() || growth && fit::of_economy(m.name)) {
            return Some(metric);
        }
        let carried = self.carried?;
        // "China accounted for 45 percent of the total"
        let taken = self.change.and_then(|c| self.item_change(c)).is_some_and(|c| c.flow && c.way == Way::Share);
        if self.share && carried.near && self.view.drafts[mention].kind == MentionKind::Percent && (taken || self.of_the_whole(i)) {
            return Some(carried.metric).filter(|m| fit::shared(m.name));
        }
        // «Атырауская область: минус 1,4%»
        let mention = if let Kind::Value(mention) = self.items[i].kind { mention } else { return None };
        let signed = (self.lead_in(i).sign != 0 || fit::sign(self.view, mention) != 0)
            && self.items[..i].iter().any(|x| matches!(x.kind, Kind::Name(_)));
        if signed && carried.near && matches!(role, Role::Size(_)) {
            return Some(carried.metric);
        }
        let spoken_of = self.same && carried.near
            || self.aim.is_some()
            || self.stands_for(i)
            || growth
                && carried.near
                && (fit::of_economy(carried.metric.name) || fit::by_growth(carried.metric.name) && self.in_a_region())
            || self.foresees(mention) && carried.near && carried.metric.is(Metric::GROWTH);
        spoken_of.then_some(carried.metric)
    }

    /// «Спад отмечен в Атырауской области – на 5,3%»: whether the sentence names a part of a country.
    fn in_a_region(&self) -> bool {
        let region = |m: usize| {
            let country = |e: u32| crate::event::frame::is_country(self.view.entities, e);
            self.view.drafts[m].kind == MentionKind::Place && self.view.drafts[m].entity.is_some_and(|e| !country(e))
        };
        self.items.iter().any(|x| matches!(x.kind, Kind::Name(m) if region(m)))
    }

    /// Whether nothing is said to be what a share is of, or "the total".
    pub(super) fn of_the_whole(&self, i: usize) -> bool {
        const REACH: usize = 4;
        let (view, last) = (self.view, self.items[i].last);
        let ends = |t: usize| view.document.tokens[t].kind == TokenKind::Mark || view.document.is(t, Tag::Conjunction);
        let stop = |t: usize| t >= view.last || ends(t);
        let whole = |t: usize| view.document.means(t, Tag::Hint, "whole");
        stop(last) || (last..view.last.min(last + REACH)).any(|t| whole(t) && stop(t + 1))
    }

    /// "Fitch predicts 2.2%": a forecast of the figure before.
    fn foresees(&self, mention: usize) -> bool {
        let Some(verb) = self.change.filter(|&c| self.item_change(c).is_some_and(|c| c.report)).map(|c| self.items[c]) else {
            return false;
        };
        self.view.drafts[mention].kind == MentionKind::Percent
            && matches!(self.view.document.payload(verb.first, Tag::Modal), Some("forecast" | "expected"))
    }

    /// "Toyota jumped 5.3%": of a company that itself rose or fell its shares are meant, where the text speaks of shares at all.
    fn moves_shares(&self, role: Role) -> bool {
        let Some(c) = self.change.filter(|_| matches!(role, Role::Size(_))) else { return false };
        let verb = self.items[c];
        let moves = self.item_change(c).is_some_and(|c| c.way.moves() && !c.noun && !c.cause);
        let document = self.view.document;
        let name = c.checked_sub(1).map(|n| self.items[n]).filter(|n| n.last + 1 >= verb.first);
        let company = name.is_some_and(|n| matches!(n.kind, Kind::Name(m) if self.view.drafts[m].kind == MentionKind::Organization));
        let alone = name.is_some_and(|n| {
            n.first == self.view.first
                || n.first.checked_sub(1).is_none_or(|b| !document.is(b, Tag::Preposition) && !document.is_possessive(n.last))
        });
        let bourse = |m: &str| m.starts_with("share_price") || m.starts_with("market_value");
        let of_shares = |t: usize| document.payload(t, Tag::Metric).is_some_and(bourse);
        moves && company && alone && (0..document.tokens.len()).any(of_shares)
    }

    /// "600 soums per kilowatt-hour"
    pub(super) fn per(&self, i: usize) -> bool {
        let last = self.items[i].last;
        self.head_metric().is_some_and(|m| m.name == "price")
            || self.relates(last, relation::DISTRIBUTIVE)
            || last > 0 && (self.items[i].first..last).any(|t| self.relates(t, relation::DISTRIBUTIVE))
    }

    /// Whether a state or its budget is the doer: "the government spent".
    pub(super) fn by_state(&self, mention: usize) -> bool {
        let Some(head) = self.heads.last().map(|&h| self.items[h].first) else { return false };
        let clause = self.view.clause_of(head);
        let country = |x: &Item<'_>| match x.kind {
            Kind::Name(m) => self.view.drafts[m].entity.is_some_and(|e| crate::event::frame::is_country(self.view.entities, e)),
            _ => false,
        };
        // "Moldova spent 2.3 billion lei on roads"
        let acts =
            |x: &Item<'_>| country(x) && x.last == head && (x.first == self.view.first || self.view.document.is_mark(x.first - 1, ','));
        let money = self.view.drafts[mention].kind == MentionKind::Money;
        (self.view.first..head).rev().take(8).any(|t| self.view.clause_of(t) == clause && self.is_state(t))
            || money && self.items.iter().any(acts)
    }

    fn is_state(&self, at: usize) -> bool {
        let document = self.view.document;
        document.means(at, Tag::Actor, "state")
    }

    pub(super) fn verb_head(&self) -> bool {
        self.head_metric().is_some_and(|m| m.is(Metric::VERB))
    }

    /// «Это на 23,5% больше»: a pronoun stands for the figure of the sentence before.
    pub(super) fn stands_for(&self, i: usize) -> bool {
        let document = self.view.document;
        let begin = (self.view.first..self.items[i].first.min(self.view.first + 6)).find(|&t| document.tokens[t].kind == TokenKind::Word);
        // "They raised $5 million"
        let caused = self.change.and_then(|c| self.item_change(c)).is_some_and(|c| c.cause);
        let pronoun = |t: usize| pronoun::is_figure(self.view, t) && !caused;
        begin.is_some_and(|t| document.payload(t, Tag::Determiner) == Some("this") || pronoun(t))
    }

    pub(super) fn compatible(&self, metric: Metric<'a>, mention: usize, role: Role) -> bool {
        let draft = &self.view.drafts[mention];
        match role {
            Role::Size(_) => fit::may_be_size(metric.name, draft),
            // "OPEC's 15 members produced"
            Role::Level if fit::of_goods(metric.name) && self.counts_actors(mention) => false,
            _ if self.share && draft.kind == MentionKind::Percent => fit::shared(metric.name) || metric.name == "turnover",
            Role::Level if self.index_like(metric, mention) => true,
            _ if metric.none() => true,
            // «25,4 млн тонн против 25,2 млн»
            Role::Base if self.without_unit(draft) => true,
            Role::Level | Role::Base => {
                fit::may_be_level(metric.name, draft)
                    || matches!(draft.kind, MentionKind::Percent)
                        && (self.of_output(mention) && fit::by_output(metric.name) || metric.is(Metric::RATIO))
            }
        }
    }

    /// Whether an amount is a bare number where the figure's is a quantity: the unit is left out.
    fn without_unit(&self, draft: &crate::mention::Draft) -> bool {
        let level = self.figure.as_ref().and_then(|f| f.level).map(|l| self.view.drafts[l].kind);
        draft.kind == MentionKind::Number && level == Some(MentionKind::Quantity)
    }

    /// "imports 40% of its gasoline": a part of what goes in or out.
    pub(super) fn is_part_of_own(&self, i: usize, mention: usize) -> bool {
        let flow = self.head_metric().is_some_and(|m| matches!(m.name, "exports" | "imports"));
        let last = self.items[i].last;
        let own = matches!(self.view.document.payload(last + 1, Tag::Determiner), Some("its" | "own" | "their"));
        flow && own
            && self.figure.is_none()
            && self.view.drafts[mention].kind == MentionKind::Percent
            && self.relates(last, relation::GENITIVE)
    }

    /// Whether a quantity counts machines, which are put together and not gathered in.
    fn counts_machines(&self, mention: usize) -> bool {
        let draft = &self.view.drafts[mention];
        draft.kind == MentionKind::Quantity && self.view.document.means(draft.last as usize - 1, Tag::Hint, "machine")
    }

    fn counts_people(&self, mention: usize) -> bool {
        let draft = &self.view.drafts[mention];
        let people = |t: usize| self.view.document.means(t, Tag::Hint, "people");
        draft.kind == MentionKind::Quantity && people(draft.last as usize - 1)
    }

    /// Whether a quantity counts countries, companies or people.
    fn counts_actors(&self, mention: usize) -> bool {
        let draft = &self.view.drafts[mention];
        let actors = Tag::Actor.bit() | Tag::People.bit() | Tag::Title.bit();
        let counts = self.view.document.mask(draft.last as usize - 1) & actors != 0 || self.counts_people(mention);
        draft.kind == MentionKind::Quantity && counts
    }

    pub(super) fn index_like(&self, metric: Metric<'a>, mention: usize) -> bool {
        let draft = &self.view.drafts[mention];
        let Some(Value::Amount(amount)) = &draft.value else { return false };
        let hundred = Decimal::ONE_HUNDRED;
        let near = amount.amount.is_some_and(|a| a >= Decimal::from(60) && a <= Decimal::from(300) && a != hundred);
        let percent = draft.kind == MentionKind::Percent && amount.unit.as_deref() == Some("percent");
        if !percent || !near {
            return false;
        }
        let document = self.view.document;
        let last = draft.last as usize;
        // "imports 80% of its fuel": a part, and no index.
        let own = matches!(document.payload(last + 1, Tag::Determiner), Some("its" | "own"));
        let to = !own && (last..(last + 2).min(self.view.last)).any(|t| self.relates(t, relation::INDEX_BASE));
        let index = self.heads.last().is_some_and(|&h| {
            (self.items[h].first..self.items[h].last).any(|t| document.means(t, Tag::Hint, "index") || document.says(t, word::INDEX_NAME))
        });
        let verb = self.head_metric().is_some_and(|m| m.is(Metric::VERB));
        !verb && (to || index) && (fit::by_growth(metric.name) || metric.is(Metric::GROWTH))
    }

    /// Whether a percent behind a value compares it with what was: «5 млрд долларов (118% к уровню 2024 года)».
    pub(super) fn is_index_to_base(&self, i: usize, mention: usize) -> bool {
        let Some(figure) = self.figure.as_ref().filter(|f| f.level.is_some() && f.size.is_none()) else { return false };
        let mark = matches!(self.lead_in(i).mark, '(' | ',');
        mark && self.relates(self.items[i].last, relation::RELATIVE_TO) && self.index_like(figure.metric, mention)
    }

    /// "3.1% of GDP".
    pub(super) fn of_output(&self, mention: usize) -> bool {
        let last = self.view.drafts[mention].last as usize;
        (last..(last + 4).min(self.view.last)).any(|t| metric(self.view, t).is_some_and(|(m, _)| m.name == "gdp"))
    }

    pub(super) fn begin(&mut self, metric: Metric<'a>, i: usize) {
        if self.figure.is_some() {
            return;
        }
        let head = self.heads.last().copied();
        let first_item = self.heads.first().copied().into_iter().chain(self.change).min().unwrap_or(i);
        // "Plans to double output": the size is the verb.
        let verb = head.is_some_and(|h| h > i) && self.change.is_none() && multiplies(self.view, self.items[i]);
        let trigger = self.change.or(head).filter(|_| !verb).map_or(self.items[i], |t| self.items[t]);
        let mut figure = Figure::new(metric, head, self.items[first_item].first, Stretch { first: trigger.first, last: trigger.last });
        figure.aim = self.aim;
        figure.included = self.including;
        if let Some((base, at)) = self.base.take() {
            (figure.base, figure.base_at) = (Some(base), at);
        }
        figure.share = self.share;
        // "Russia's share in the turnover": of trade.
        if figure.share && metric.name == "turnover" {
            let place = |x: &Item<'_>| matches!(x.kind, Kind::Name(m) if self.view.drafts[m].kind == MentionKind::Place);
            let trade = self.items.iter().any(place) || self.carried.is_some_and(|c| c.metric.name == "trade_turnover");
            figure.metric = Metric { name: if trade { "trade_turnover" } else { "sales" }, flags: 0 };
        }
        if let Some(over) = self.over.filter(|_| figure.share) {
            figure.metric = self.item_metric(over).unwrap_or(metric);
        }
        self.figure = Some(figure);
    }

    pub(super) fn fill(&mut self, i: usize, mention: usize, role: Role, lead_in: LeadIn) -> bool {
        let Some(figure) = self.figure.as_ref() else { return false };
        let taken = match role {
            Role::Level => figure.level.is_some() || figure.size.is_some() && self.of_another_party(figure, i),
            Role::Size(_) => figure.size.is_some() || self.turns(figure, i) || self.of_another_party(figure, i),
            Role::Base => figure.base_value.is_some(),
        };
        if taken && !self.further(i, role, lead_in) {
            return false;
        }
        let direction = self.direction();
        let moved = self.mover.is_some_and(|m| self.items[m].first >= self.figure.as_ref().map_or(0, |f| f.trigger.first));
        let unchanged = self.mover.and_then(|m| self.item_change(m)).is_some_and(|c| c.way == Way::Unchanged);
        let derived = self.index_of(mention, role);
        let role = derived.map_or(role, |(way, _)| Role::Size(way));
        // A forecast that is narrowed goes nowhere.
        let ranged = matches!(&self.view.drafts[mention].value, Some(Value::Amount(a)) if a.low.is_some());
        let narrowed = ranged && self.mover.is_some_and(|m| self.view.document.says(self.items[m].first, word::NARROWED));
        let (direction, moved) = (direction.filter(|_| !narrowed), moved && !narrowed);
        let including = self.including;
        let Some(figure) = self.figure.as_mut() else { return false };
        match role {
            Role::Level => {
                figure.level = Some(mention);
                // What moved is the whole, and not each part: "fell to 98 million, of which 91 million".
                if figure.direction.is_none() && figure.size.is_none() && moved && !(figure.included || including) {
                    figure.direction = direction.or(unchanged.then_some(Direction::Unchanged));
                }
            }
            Role::Size(way) => {
                figure.direction = Some(way);
                figure.size = Some(derived.map_or_else(|| size(self.view, mention), |(_, size)| size));
            }
            Role::Base => {
                figure.direction = figure.direction.or(direction);
                figure.base_value = Some(mention);
                match self.items.get(i + 1).map(|n| n.kind) {
                    Some(Kind::Date(date)) => figure.base_date = Some(date),
                    Some(Kind::Base(Base::SamePeriodLastYear)) => figure.base_period = Some(Base::SamePeriodLastYear),
                    // "was 3.6% year-on-year, compared with 3.4% a month earlier"
                    Some(Kind::Base(Base::PreviousPeriod)) => {
                        (figure.base_period, figure.base) = (Some(Base::PreviousPeriod), Some(Base::PreviousPeriod));
                    }
                    _ => {}
                }
            }
        }
        figure.rule = match role {
            Role::Level if figure.share => "share",
            Role::Level => "level",
            Role::Size(_) if figure.level.is_none() => "change",
            _ => figure.rule,
        };
        figure.last = figure.last.max(self.items[i].last);
        self.last_role = Some(role);
        true
    }

    /// "dipped to 209 million in May, but rose 4.8% to 1,521 million": the size of another change, with a level of its own.
    fn turns(&self, figure: &Figure<'a>, i: usize) -> bool {
        let level = figure.level.is_some();
        let verb = self.change.is_some_and(|c| self.items[c].first >= figure.last && self.item_change(c).is_some_and(|c| c.way.moves()));
        let next = self.items.get(i + 1).is_some_and(|n| matches!(n.kind, Kind::Value(_)));
        level
            && verb
            && (next && relation::LEVEL.has(self.lead_in(i + 1).preposition) || self.finite_change() && self.of_another_time(figure, i))
    }

    /// «экспорт в Иран вырос до 5 млн, а в Турцию снизился на 18%»: a verb of its own, behind a partner of its own.
    fn of_another_party(&self, figure: &Figure<'a>, i: usize) -> bool {
        let Some(verb) = self.change.map(|c| self.items[c].first).filter(|&v| v >= figure.last) else { return false };
        let document = self.view.document;
        let led = |x: &Item<'a>| {
            let before = x.first.checked_sub(1).filter(|_| matches!(x.kind, Kind::Name(_)))?;
            Some(document.preposition(before)).filter(|&p| p != 0)
        };
        let between = |x: &&Item<'a>| x.first >= figure.last && x.last <= verb;
        let other = self.items[..i].iter().filter(between).find_map(led);
        let own = self.items.iter().filter(|x| x.last <= figure.last).rev().find_map(led);
        let joined = (figure.last..verb).any(|t| document.is_mark(t, ',') || document.is(t, Tag::Conjunction));
        self.finite_change() && joined && other.is_some() && other == own
    }

    /// An index of about a hundred («103,2% к») stands for its difference from it.
    pub(super) fn index_of(&self, mention: usize, role: Role) -> Option<(Direction, Size)> {
        let figure = self.figure.as_ref()?;
        let last = self.view.drafts[mention].last as usize;
        let based = figure.level.is_some() && self.relates(last, relation::RELATIVE_TO);
        let level = role == Role::Level || (figure.metric.is(Metric::GROWTH) || based) && matches!(role, Role::Size(_));
        if !level || self.share || !self.index_like(figure.metric, mention) {
            return None;
        }
        let Some(Value::Amount(amount)) = &self.view.drafts[mention].value else { return None };
        let over = amount.amount? - Decimal::ONE_HUNDRED;
        let direction = if over > Decimal::ZERO { Direction::Increase } else { Direction::Decrease };
        Some((direction, Size { mention: None, amount: Some(over.abs()), unit: Some(ChangeUnit::Percent) }))
    }

    /// Whether a second value of one role makes a further figure: it has a verb, a date or a base of its own.
    pub(super) fn further(&mut self, i: usize, role: Role, lead_in: LeadIn) -> bool {
        let Some(figure) = self.figure.clone() else { return false };
        let verb = self.change.filter(|&c| self.items[c].first >= figure.last);
        let next = self.items.get(i + 1).map(|n| n.kind);
        // "rose 0.2% in May and were 2.9% higher than a year earlier"
        let again = matches!(role, Role::Size(_)) && self.compared_after(i).is_some() && self.joined_by_auxiliary(&figure, i);
        let own = again || matches!(next, Some(Kind::Date(_) | Kind::Base(_))) && (lead_in.and || lead_in.mark == ',');
        if verb.is_none() && !own || role == Role::Base {
            return false;
        }
        let trigger = verb.map_or(figure.trigger, |c| Stretch { first: self.items[c].first, last: self.items[c].last });
        let (aim, metric, head) = (figure.aim, figure.metric, figure.head);
        let part = verb.and_then(|c| self.part_before(&figure, c)).or(figure.part);
        let begin = verb.map_or(lead_in.first, |c| {
            let at = self.items[c].first;
            let start = self.view.segments_of(self.view.clause_of(at)).find(|s| s.contains(&at)).map_or(at, |s| s.start);
            start.max(figure.last).min(at)
        });
        self.figures.push(figure);
        let mut next = Figure::new(metric, head, begin, trigger);
        (next.aim, next.part) = (aim.or(self.aim), part);
        self.figure = Some(next);
        true
    }

    /// Whether "and were" stands between a figure and a value.
    fn joined_by_auxiliary(&self, figure: &Figure<'a>, i: usize) -> bool {
        let document = self.view.document;
        let at = self.items[i].first;
        let be = |t: usize| matches!(document.payload(t, Tag::Auxiliary), Some("was" | "is" | "be"));
        let joint = (figure.last..at).find(|&t| document.payload(t, Tag::Conjunction) == Some("and"));
        joint.is_some_and(|t| (t + 1..at).any(be) && self.words_between(t + 1, at) <= 1)
    }

    /// Russian: «добыча руды выросла до 31 млн тонн, серебра — упала»: the goods between a comma and the dash before a verb.
    pub(super) fn part_before(&self, figure: &Figure<'a>, change: usize) -> Option<Stretch> {
        const LONGEST: usize = 3;
        let (view, document) = (self.view, self.view.document);
        let dash = self.items[change].first.checked_sub(1).filter(|&t| document.is_dash(t) && view.language == Language::Ru)?;
        let comma = (figure.last..dash).rfind(|&t| document.is_mark(t, ',') || document.is_mark(t, ')'))?;
        let (first, last) = (comma + 1, dash);
        let goods = |t: usize| {
            let grammar = document.grammar(t);
            view.mention_at(t).is_none() && document.tokens[t].kind == TokenKind::Word && grammar.may_be(Grammar::GENITIVE)
        };
        let first = first + usize::from(first < last && document.is_mark(first, ','));
        (first < last && last - first <= LONGEST && (first..last).all(goods)).then_some(Stretch { first, last })
    }

    /// "$1.0 billion in Kazakh exports", «13 млрд долларов товарооборота».
    pub(super) fn before_metric(&mut self, i: usize, mention: usize) -> bool {
        let from = self.items[i].last;
        // «из них 91 млн — экспорт»
        let shares = |x: &Item<'_>| matches!(x.kind, Kind::Change(c) if c.way == Way::Share && !c.noun);
        let passed = |x: &Item<'_>| matches!(x.kind, Kind::Name(_)) || self.including && (x.kind == Kind::Dash || shares(x));
        let next = self.items[i + 1..].iter().take(4).position(|x| !passed(x)).map(|n| i + 1 + n);
        let Some(next) = next else { return false };
        let Some(metric) = self.item_metric(next).filter(|m| !m.none() && !m.same()) else { return false };
        let document = self.view.document;
        let to = self.items[next].first;
        let joined = to == from
            || self.relates(from, relation::PARTITIVE)
            || self.view.language == Language::Ru && self.items[next].first == from
            || self.including && (document.is_dash(from) && to == from + 1 || self.is_copula(from, to))
            || self.including && self.items[i + 1..next].iter().any(shares)
            || document.says(from, word::WORTH);
        let percent = self.view.drafts[mention].kind == MentionKind::Percent;
        let level = fit::may_be_level(metric.name, &self.view.drafts[mention]);
        let near = self.words_between(from, to) <= 3;
        if near && !percent && level && self.is_done_with(metric, mention) {
            self.begin_done(i, next, metric, mention);
            return true;
        }
        let part = || self.share || self.relates(from, relation::GENITIVE) && self.transit_follows(next);
        // «Казахстан экспортировал 2,3 млн тонн. На Иран пришёлся 61% поставок»: of a flow told right before.
        let flow = self.carried.filter(|c| self.share && percent && c.near && matches!(c.metric.name, "exports" | "imports"));
        let metric =
            flow.filter(|_| metric.is(Metric::WEAK) && metric.name == "exports").map_or(metric, |c| Metric { flags: 0, ..c.metric });
        // "posted a $38 million loss"
        let reported = metric.name == "loss" && self.change.and_then(|c| self.item_change(c)).is_some_and(|c| c.report);
        if metric.is(Metric::WEAK) && !reported
            || metric.is(Metric::VERB)
            || licence::is_modifier(self.view, &self.items[next], from)
            || licence::is_lost(self.view, self.items[i].first)
            || !near
            || !(joined || self.russian_genitive(from, next))
            || !(if percent { part() } else { level })
        {
            return false;
        }
        self.close_keep();
        let trigger = Stretch { first: self.items[next].first, last: self.items[next].last };
        let mut figure = Figure::new(metric, Some(next), self.items[i].first, trigger);
        figure.share = percent;
        figure.included = self.including;
        figure.level = Some(mention);
        figure.rule = if percent { "share" } else { "amount" };
        figure.last = self.items[next].last;
        self.consumed[next] = true;
        self.heads.clear();
        self.figure = Some(figure);
        self.last_role = Some(Role::Level);
        true
    }

    /// "of which $11.9 billion was direct investment"
    fn is_copula(&self, from: usize, to: usize) -> bool {
        let be = matches!(self.view.document.payload(from, Tag::Auxiliary), Some("was" | "is"));
        be && self.words_between(from, to) == 0
    }

    /// Whether a verb behind an amount tells what is done with it: «2 млн тонн экспортировано».
    fn is_done_with(&self, metric: Metric<'_>, mention: usize) -> bool {
        metric.is(Metric::VERB)
            && !metric.is(Metric::OBJECT)
            && (!metric.is(Metric::STATE) || (self.view.first..self.view.last).any(|t| self.is_state(t)))
            && (self.figure.is_none() && self.heads.is_empty() || self.including)
            && !(fit::of_goods(metric.name) && self.counts_actors(mention))
    }

    /// Begins the figure of what is done with the amount before its verb.
    fn begin_done(&mut self, i: usize, verb: usize, metric: Metric<'a>, mention: usize) {
        // «…, из которых 2 млн тонн экспортировано»: what is done with a part is another figure.
        if self.figure.is_some() || !self.heads.is_empty() {
            self.close_keep();
            self.heads.clear();
        }
        self.heads.push(verb);
        // «Из них 2 млн тонн поставлено в Иран»: the flow of the sentence before.
        let same = self.carried.filter(|c| self.including && c.metric.name == metric.name);
        self.begin(same.map_or(metric, |c| c.metric), i);
        let lead_in = self.lead_in(i);
        self.fill(i, mention, Role::Level, lead_in);
        self.consumed[verb] = true;
        if let Some(figure) = self.figure.as_mut() {
            figure.first = self.items[i].first;
            figure.last = self.items[verb].last;
        }
        self.weighed_before(i);
    }

    /// "46 million litres of wine worth $113 million were exported": how much it was is a figure of its own.
    fn weighed_before(&mut self, i: usize) {
        const GOODS: usize = 4;
        // "worth" is itself a word of level.
        let amount = |x: &&Item<'_>| matches!(x.kind, Kind::Value(_));
        let Some(before) = self.items[..i].iter().rfind(amount).copied() else { return };
        let Kind::Value(quantity) = before.kind else { return };
        let worth = (before.last..self.items[i].first).any(|t| self.view.document.phrase_means(t, Tag::Hint, "worth"));
        let near = self.words_between(before.last, self.items[i].first) <= GOODS + 1;
        let Some(figure) = self.figure.as_mut().filter(|f| worth && near && fit::may_be_level(f.metric.name, &self.view.drafts[quantity]))
        else {
            return;
        };
        figure.counted = Some(quantity);
        (figure.first, figure.rule) = (before.first, "amount");
        let mut twin = figure.clone();
        (twin.level, twin.last) = (Some(quantity), before.last);
        self.figures.push(twin);
    }

    /// Ends the figure but keeps what the sentence says of what follows.
    pub(super) fn close_keep(&mut self) {
        let including = self.including;
        self.close();
        self.including = including;
    }

    pub(super) fn russian_genitive(&self, from: usize, next: usize) -> bool {
        self.view.language == Language::Ru
            && self.words_between(from, self.items[next].first) <= 1
            && !self.view.document.is(from, Tag::Preposition)
    }

    pub(super) fn transit_follows(&self, next: usize) -> bool {
        self.items[next..].iter().any(|x| matches!(x.kind, Kind::Metric(m) if m.is(Metric::OVER)))
    }
}

/// The size of a change from its mention.
pub(super) fn size(view: &View<'_>, mention: usize) -> Size {
    let draft = &view.drafts[mention];
    let Some(Value::Amount(amount)) = &draft.value else { return Size { mention: Some(mention), amount: None, unit: None } };
    if fit::fraction(draft) {
        // «на четверть» is 25 percent; a third has no exact percent.
        let percent = amount.amount.map(|a| (a * Decimal::ONE_HUNDRED).normalize()).filter(|a| a.scale() <= 2);
        return Size { mention: None, amount: percent, unit: percent.map(|_| ChangeUnit::Percent) };
    }
    let negative = amount.amount.is_some_and(|a| a.is_sign_negative());
    let unit = match draft.kind {
        MentionKind::Multiple => ChangeUnit::Multiple,
        MentionKind::Percent => match amount.unit.as_deref() {
            Some("percentage_point") => ChangeUnit::PercentagePoint,
            Some("basis_point") => ChangeUnit::BasisPoint,
            _ => ChangeUnit::Percent,
        },
        _ => ChangeUnit::Absolute,
    };
    Size { mention: (!negative).then_some(mention), amount: amount.amount.map(|a| a.abs()), unit: Some(unit) }
}
