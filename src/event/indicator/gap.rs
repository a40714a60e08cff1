//! The verb left out: «импорт – $420 млн», "Tajikistan $5.8 billion and Kyrgyzstan $3.1 billion", «из них 2 млрд – в Турцию».

use crate::event::View;
use crate::language::relation;
use crate::lexicon::{Grammar, Language, Tag};
use crate::record::{MentionKind, Value};
use crate::text::TokenKind;

use super::bind::Binder;
use super::elided::of_millions;
use super::figure::{Figure, Stretch};
use super::fit;
use super::goods;
use super::reading::Metric;
use super::role::{LeadIn, Role};
use super::scan::{Kind, counted};

impl<'a> Binder<'_, 'a> {
    /// The verb left out: «импорт – $420 млн», «в Турцию – 4,9 млрд», "and 16% for 2026".
    pub(super) fn gapped(&mut self, i: usize, mention: usize, lead_in: LeadIn) -> bool {
        let Some(role) = self.last_role else { return false };
        let Some(figure) = self.figure.as_ref().or(self.figures.last()).cloned() else { return false };
        if lead_in.and && self.figure.is_some() && self.counted_too(i, mention, Role::Level, lead_in, &figure) {
            return true;
        }
        let Some(role) = self.role_again(&figure, mention, role) else { return false };
        // «на 6% больше, чем в апреле, но на 21% меньше, чем годом ранее»
        let role = match (role, self.compared_after(i)) {
            (Role::Size(_), Some(direction)) => Role::Size(direction),
            _ => role,
        };
        // «доллар подорожал на 38 копеек, до 81 рубля, евро — на 51 копейку»
        let kind = |m: usize| self.view.drafts[m].kind;
        let sized = figure.size.and_then(|s| s.mention).is_some_and(|m| kind(m) == kind(mention));
        let role = match figure.direction.filter(|_| sized && role == Role::Level && relation::SIZE.has(lead_in.preposition)) {
            Some(direction) => Role::Size(direction),
            None => role,
        };
        let head = self.heads.last().copied().filter(|_| self.figure.is_none());
        let dash = lead_in.mark == '—' || self.including;
        if let Some(head) = head {
            return self.gapped_metric(head, (i, mention, role, lead_in), &figure);
        }
        if self.figure.is_none() {
            return false;
        }
        let per = self.relates(self.items[i].last, relation::DISTRIBUTIVE);
        let of_goods =
            self.relates(self.items[i].last, relation::GENITIVE) && matches!(self.view.drafts[mention].kind, MentionKind::Quantity);
        let dated = per || of_goods || matches!(self.items.get(i + 1).map(|n| n.kind), Some(Kind::Date(_) | Kind::Base(_)));
        let listed = lead_in.and || lead_in.mark == ',';
        let part = (figure.last..lead_in.first)
            .find(|&t| self.view.document.tokens[t].kind == TokenKind::Word && !self.view.document.is(t, Tag::Conjunction));
        let elided = match role {
            // "…, of corn 6.18 million tonnes"
            Role::Level if part.is_some_and(|t| self.relates(t, relation::GENITIVE)) => true,
            Role::Size(_) => relation::SIZE.has(lead_in.preposition) || lead_in.sign != 0 && lead_in.mark == '(',
            _ => relation::LEVEL.has(lead_in.preposition),
        };
        if let Some((name, first)) = self.named_gap(i, lead_in, &figure) {
            self.next_like(i, mention, role, lead_in, figure);
            if let Some(figure) = self.figure.as_mut() {
                (figure.name, figure.listed, figure.again) = (Some(name), Some(first), true);
                figure.first = self.items[name].first;
            }
            return true;
        }
        if (self.including || listed) && self.part_with(i, mention, role, lead_in, &figure)
            || (self.including || listed && (figure.included || self.does(&figure)))
                && self.part_of_goods(i, mention, role, lead_in, &figure)
        {
            true
        } else if dash || elided {
            self.part_of(i, mention, role, lead_in, figure)
        } else if listed && dated {
            self.next_like(i, mention, role, lead_in, figure);
            true
        } else {
            false
        }
    }

    /// Russian: «произвёл 76 тонн меди, 9,4 тонны золота»: whether a verb tells the figure, of goods by their quantity.
    fn does(&self, figure: &Figure<'a>) -> bool {
        let verb = figure.head.and_then(|h| self.item_metric(h)).is_some_and(|m| m.is(Metric::VERB));
        let counted = figure.level.is_some_and(|l| self.view.drafts[l].kind == MentionKind::Quantity);
        verb && counted && self.view.language == Language::Ru
    }

    /// A metric of its own, the verb of the figure before: «экспорт вырос на 5%, импорт – на 3%».
    fn gapped_metric(&mut self, head: usize, value: (usize, usize, Role, LeadIn), before: &Figure<'a>) -> bool {
        let (i, mention, role, lead_in) = value;
        let Some(metric) = self.item_metric(head) else { return false };
        let short = self.words_between(self.items[head].last, lead_in.first) <= 4;
        let close = self.items[head].last == lead_in.first || metric.is(Metric::PRONOUN);
        let led = lead_in.mark == '—' || self.including || relation::ELIDED.has(lead_in.preposition) || close;
        if !led || !short || !self.compatible(metric, mention, role) {
            return false;
        }
        self.begin(metric, i);
        if let Some(next) = self.figure.as_mut() {
            next.aim = next.aim.or(before.aim);
            next.verb = Some(before.verb.unwrap_or(before.trigger.first));
        }
        self.fill(i, mention, role, lead_in);
        true
    }

    /// What of the figure before a value repeats: what the last value was, else the other: «пшеницы 8 млн тонн (−19%), ячменя — 6 млн тонн».
    fn role_again(&self, figure: &Figure<'a>, mention: usize, last: Role) -> Option<Role> {
        let other = match last {
            Role::Size(_) => Some(Role::Level),
            _ => figure.direction.map(Role::Size),
        };
        [Some(last), other].into_iter().flatten().find(|&role| self.same_sort(figure, mention, role))
    }

    /// "carried 5 million tons of cargo and 2 million passengers".
    pub(super) fn counted_too(&mut self, i: usize, mention: usize, role: Role, lead_in: LeadIn, figure: &Figure<'a>) -> bool {
        let verb = figure.head.and_then(|h| self.item_metric(h)).filter(|m| m.is(Metric::OBJECT));
        let Some(metric) =
            verb.and_then(|v| counted(self.view, mention).filter(|m| fit::carried_by(v.name, m.name) && m.name != figure.metric.name))
        else {
            return false;
        };
        let mut next = figure.clone();
        next.metric = metric;
        self.next_like(i, mention, role, lead_in, next);
        true
    }

    /// «Из этого объёма в Турцию поставлено 2 млрд»: a part of the figure of the sentence before.
    pub(super) fn part(&mut self, i: usize, mention: usize, lead_in: LeadIn) -> bool {
        let Some(carried) = self.carried.filter(|_| self.including && self.figure.is_none() && self.heads.is_empty()) else {
            return false;
        };
        let sort = |m: usize| match &self.view.drafts[m].value {
            Some(Value::Amount(a)) => (self.view.drafts[m].kind, a.unit.clone(), a.currency.clone()),
            _ => (MentionKind::Date, None, None),
        };
        // «Из них 1,9 млн ушло в Узбекистан, 1,1 млн — в Иран»: what stands behind another value is named by its own words.
        if self.items[..i].iter().any(|x| matches!(x.kind, Kind::Value(_))) {
            return false;
        }
        if carried.level.is_none_or(|l| sort(l) != sort(mention)) || !fit::may_be_level(carried.metric.name, &self.view.drafts[mention]) {
            return false;
        }
        self.begin(carried.metric, i);
        if let Some(figure) = self.figure.as_mut() {
            figure.included = true;
            figure.first = self.view.first;
            figure.part = goods::behind(self.view, figure, mention);
        }
        self.fill(i, mention, Role::Level, lead_in);
        true
    }

    /// Whether a value is of the sort the figure's has been: both money, both percent.
    pub(super) fn same_sort(&self, figure: &Figure<'a>, mention: usize, role: Role) -> bool {
        if self.view.drafts.get(mention).is_some_and(fit::fraction) {
            return false;
        }
        let other = match role {
            Role::Level => figure.level,
            Role::Size(_) => figure.size.and_then(|s| s.mention),
            Role::Base => return false,
        };
        let kind = |m: usize| self.view.drafts[m].kind;
        let countable = |k: MentionKind| matches!(k, MentionKind::Quantity | MentionKind::Number);
        // «на 71 млн долларов: из Китая — на 48 млн»
        let elided = |o: usize| kind(o) == MentionKind::Money && role == Role::Level && of_millions(&self.view.drafts[mention]);
        // «экспорт вырос вдвое, импорт – на 15%»
        let size = |k: MentionKind| matches!(k, MentionKind::Percent | MentionKind::Multiple) && matches!(role, Role::Size(_));
        let alike = |a: MentionKind, b: MentionKind| a == b || countable(a) && countable(b) || size(a) && size(b);
        other.is_some_and(|o| alike(kind(o), kind(mention)) || elided(o))
    }

    pub(super) fn next_like(&mut self, i: usize, mention: usize, role: Role, lead_in: LeadIn, figure: Figure<'a>) {
        let mut next = Figure::new(figure.metric, figure.head, lead_in.first, figure.trigger);
        next.aim = figure.aim;
        if let Some(done) = self.figure.take() {
            self.figures.push(done);
        }
        self.figure = Some(next);
        self.fill(i, mention, role, lead_in);
    }

    /// A part of the figure before, named by the words after the comma.
    pub(super) fn part_of(&mut self, i: usize, mention: usize, role: Role, lead_in: LeadIn, figure: Figure<'a>) -> bool {
        let document = self.view.document;
        let begin = figure.last;
        let mut first = begin;
        while first < lead_in.first && document.tokens[first].kind == TokenKind::Mark
            || first < lead_in.first
                && document.mask(first) & (Tag::Conjunction.bit() | Tag::Base.bit()) != 0
                && document.longest(first, Tag::Preposition).is_none()
        {
            first += 1;
        }
        if let Some(part) = self.part_behind(i, begin) {
            self.next_like(i, mention, role, lead_in, figure);
            if let Some(figure) = self.figure.as_mut() {
                (figure.part, figure.included, figure.first) = (Some(part), true, self.items[i].first);
                let name = self.items.iter().position(|x| matches!(x.kind, Kind::Name(_)) && x.first == part.first);
                (figure.name, figure.listed) = (name, name);
            }
            return true;
        }
        // «из них 2,5 млн тонн – в Узбекистан»: the part is named behind the value, or by nothing.
        let included = self.items.iter().rev().find(|x| x.kind == Kind::Including && x.last <= lead_in.first.max(1) && x.first >= begin);
        first = included.map_or(first, |x| x.last.max(first));
        let words = (first..lead_in.first).filter(|&t| document.tokens[t].kind == TokenKind::Word).count();
        let again = figure.part.is_some() && (begin..lead_in.first).any(|t| document.is_and(t));
        let comma = |t: usize| document.is_mark(t, ',') || document.is_mark(t, ';') || document.is_mark(t, ':');
        let parted = (begin..lead_in.first).any(comma) || self.including || again;
        if words == 0 && self.including && parted_by_comma(self.view, begin, self.items[i].first) {
            self.next_like(i, mention, role, lead_in, figure);
            if let Some(figure) = self.figure.as_mut() {
                figure.included = true;
                figure.first = self.items[i].first;
            }
            return true;
        }
        if words > 8 || words == 0 || !parted || self.verb_between(first, lead_in.first) {
            return false;
        }
        let end = (first..lead_in.first)
            .rev()
            .find(|&t| document.tokens[t].kind == TokenKind::Word && !self.view.document.is(t, Tag::Preposition))
            .map_or(first, |t| t + 1);
        // «а в прошлом — 3,8 млрд»: another time, and no goods.
        if end > first && document.is(end - 1, Tag::DateModifier) {
            return false;
        }
        // «объём строительства вырос на 20%, услуг — на 10%»: what is built is no goods.
        if figure.metric.name == "construction" && self.view.language == Language::Ru && !self.including {
            return false;
        }
        let stretch = Stretch { first, last: end };
        let included = self.including;
        self.next_like(i, mention, role, lead_in, figure);
        if let Some(figure) = self.figure.as_mut() {
            figure.part = Some(stretch);
            figure.first = first;
            figure.included = included;
        }
        true
    }

    /// «из них 1,9 млн тонн поставлено в Узбекистан, 1,1 млн — в Иран»: what a dash behind a further value says it is of.
    fn part_behind(&self, i: usize, begin: usize) -> Option<Stretch> {
        const LONGEST: usize = 5;
        let (document, dash) = (self.view.document, self.items[i].last);
        let listed = self.including && parted_by_comma(self.view, begin, self.items[i].first);
        // «1,9 млн тонн закупил Узбекистан, 1,1 млн — Иран»
        let place = |t: usize| self.view.mention_at(t).is_some_and(|m| self.view.drafts[m].kind == MentionKind::Place);
        let led = listed && document.is_dash(dash) && (document.preposition(dash + 1) != 0 || place(dash + 1));
        let first = dash + 1;
        let end = self.view.last.min(first + LONGEST);
        let last = (first..end).find(|&t| document.tokens[t].kind == TokenKind::Mark).unwrap_or(end);
        led.then_some(Stretch { first, last })
    }

    /// The name that stands right before a value, and the one that stood so to the figure before: "Kazakhstan produced 80 million tons,
    /// Azerbaijan 28 million", "to China were $5 billion, to Russia $3 billion".
    fn named_gap(&self, i: usize, lead_in: LeadIn, figure: &Figure<'a>) -> Option<(usize, usize)> {
        let document = self.view.document;
        let name =
            (0..i).rev().find(|&n| self.items[n].kind != Kind::Dash).filter(|&n| self.is_party(n) && self.items[n].first >= figure.last)?;
        let small = |t: usize| document.tokens[t].kind == TokenKind::Mark || document.is_possessive(t) || document.is(t, Tag::Preposition);
        let close = (self.items[name].last..lead_in.first).all(small) && self.words_between(lead_in.first, self.items[i].first) == 0;
        let governed = self.preposition_of(name);
        let mut before = governed.map_or(self.items[name].first, |t| t).checked_sub(1).filter(|&b| b >= figure.last)?;
        // «"Роснефть" добыла 50 млн тонн, "Лукойл" – 20 млн»
        if matches!(document.word(before), "«" | "\"" | "“" | "„") && before > figure.last {
            before -= 1;
        }
        let joint = document.is_mark(before, ',') || document.is_mark(before, ';') || document.is(before, Tag::Conjunction);
        if !close || !joint {
            return None;
        }
        let value = figure.level.or(figure.size.and_then(|s| s.mention)).map(|m| self.view.drafts[m].first as usize)?;
        let word = |t: Option<usize>| t.map_or(0, |t| self.view.document.preposition(t));
        let alike = |n: usize| self.is_party(n) && self.items[n].last <= value && word(self.preposition_of(n)) == word(governed);
        let first = match figure.listed.zip(figure.name) {
            Some((first, own)) if word(self.preposition_of(own)) == word(governed) => Some(first),
            _ => (0..name).rev().find(|&n| alike(n)),
        }?;
        Some((name, first))
    }

    /// Russian: «…, Таджикистан — 5,8 млрд долларов»: whose a value is that a dash parts from a name behind a comma, whoever is named before.
    pub(super) fn take_label(&mut self, i: usize, lead_in: LeadIn) {
        let document = self.view.document;
        let dash = lead_in.mark == '—' && self.view.language == Language::Ru;
        let Some(name) = i.checked_sub(2).filter(|&n| dash && self.items[n + 1].kind == Kind::Dash && self.is_party(n)) else { return };
        let Kind::Name(mention) = self.items[name].kind else { return };
        let grammar = self.view.drafts[mention].grammar;
        let own = grammar.may_be(Grammar::NOMINATIVE) && grammar.cases() & Grammar::GENITIVE == 0;
        let comma = self.items[name].first.checked_sub(1).is_some_and(|b| document.is_mark(b, ',') || document.is(b, Tag::Conjunction));
        let first = (0..name).find(|&n| self.is_party(n));
        if let Some(figure) = self.figure.as_mut().filter(|f| own && comma && f.name.is_none() && !f.included)
            && let Some(first) = first
        {
            (figure.name, figure.listed, figure.again) = (Some(name), Some(first), true);
        }
    }

    /// Whether an item names a country, a place or an organisation.
    fn is_party(&self, n: usize) -> bool {
        matches!(self.items[n].kind, Kind::Name(m) if matches!(self.view.drafts[m].kind, MentionKind::Place | MentionKind::Organization))
    }

    /// The preposition right before a name.
    fn preposition_of(&self, n: usize) -> Option<usize> {
        let at = self.items[n].first.checked_sub(1).filter(|&t| t >= self.view.first)?;
        let at = if self.view.document.is(at, Tag::Determiner) { at.checked_sub(1)? } else { at };
        self.view.document.is(at, Tag::Preposition).then_some(at)
    }
}

fn parted_by_comma(view: &View<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|t| view.document.is_mark(t, ','))
}
