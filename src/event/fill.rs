//! Fills the roles of a rule from the words around its trigger.

mod agent;
mod count;
mod leader;
mod relative;
mod subject;
mod unit;
mod words;

use crate::language::relation;
use crate::lexicon::{Grammar, Language, Pos, Tag};
use crate::record::{EventKind, MentionKind, Phase, Value};

use super::argument::{Argument, is_actor};
use super::clause::{ClauseKind, View};
use super::frame::is_country;
use super::matcher::{Found, has};
use super::predicate::Predicate;
use super::rule::{At, Needed, RoleRule, Rule, Slot, kind_bit};
use super::{place, time};
use unit::any_unit;

/// What fills a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Filler {
    /// A mention, by its index.
    Mention(usize),
    /// An entity that these tokens stand for.
    Entity(u32, usize, usize),
    /// Tokens.
    Words(usize, usize),
}

/// A filled role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Filled {
    /// Index of the role in its rule.
    pub role: usize,
    /// Its filler.
    pub filler: Filler,
}

/// The roles of a rule for a trigger found; `None` where one that is required stays empty.
pub(crate) fn fill(view: &View<'_>, arguments: &[Argument], rule: &Rule, found: &Found) -> Option<Vec<Filled>> {
    let kinds = arguments.iter().fold(0, |kinds, a| kinds | kind_bit(a.kind));
    if !rule.requires.iter().all(|any| any.iter().any(|needed| may_fill(rule, needed.slot, kinds))) {
        return None;
    }
    let filler = Fill { view, arguments, kinds, rule, found, predicate: found.predicate };
    let mut filled: Vec<Filled> = Vec::new();
    for (role, wanted) in rule.roles.iter().enumerate() {
        if !wanted.list && filled.iter().any(|f| rule.roles[f.role].same == wanted.same) {
            continue;
        }
        let before = filled.len();
        for &at in &wanted.at {
            if at == At::Possessor {
                filled.extend(filler.possessor(wanted, &filled).map(|filler| Filled { role, filler }));
            }
            filler.mentions(at, role, wanted, &mut filled);
            if filled.len() > before && !wanted.list {
                break;
            }
        }
        // A bare noun phrase counts for less than a name, wherever that stands, and for nothing beside one that does the same.
        let named = || {
            let before_verb = |f: &Filled| rule.roles[f.role].same == wanted.same && filler.position(f.filler) < found.predicate.head;
            wanted.list && wanted.kinds == 0 && wanted.at == [At::Subject] && filled.iter().any(before_verb)
        };
        if filled.len() == before && wanted.text && !named() {
            let found = wanted.at.iter().find_map(|&at| filler.text(at, wanted, &filled));
            let more = found.filter(|_| wanted.list && !wanted.words.is_empty()).map_or(Vec::new(), |f| filler.joined(f, wanted));
            filled.extend(found.into_iter().chain(more).map(|filler| Filled { role, filler }));
        }
    }
    filler.leaders(&mut filled);
    let has = |needed: &Needed| match needed.slot {
        Slot::Time => time::of(view, found.predicate.head).is_some(),
        Slot::Place => place::place(view, arguments, &found.predicate, |_| false).is_some(),
        Slot::Role(first) => filled.iter().filter(|f| rule.roles[f.role].same == first).count() >= needed.count,
    };
    rule.requires.iter().all(|any| any.iter().any(has)).then_some(filled)
}

/// Whether a sentence with arguments of these kinds can have what a rule requires.
fn may_fill(rule: &Rule, slot: Slot, kinds: u32) -> bool {
    let Slot::Role(first) = slot else { return true };
    rule.roles.iter().any(|r| r.same == first && (r.text || r.fillers() & kinds != 0))
}

impl Argument {
    /// What it fills a role with.
    pub fn filler(&self) -> Filler {
        match (self.mention, self.entity) {
            (Some(mention), _) => Filler::Mention(mention),
            (None, Some(entity)) => Filler::Entity(entity, self.first, self.last),
            (None, None) => Filler::Words(self.first, self.last),
        }
    }
}

struct Fill<'v, 'a> {
    view: &'v View<'a>,
    arguments: &'v [Argument],
    /// The bits of their kinds.
    kinds: u32,
    rule: &'v Rule,
    found: &'v Found,
    predicate: Predicate,
}

impl Fill<'_, '_> {
    fn mentions(&self, at: At, role: usize, wanted: &RoleRule, filled: &mut Vec<Filled>) {
        if self.kinds & wanted.fillers() == 0 {
            return;
        }
        let (before, mut taken): (usize, Option<&Argument>) = (filled.len(), None);
        for argument in self.candidates(at, wanted) {
            let other = |f: &Filled| wanted.shared && self.rule.roles[f.role].role != wanted.role;
            if filled.iter().any(|f| self.same(f.filler, argument) && !other(f)) {
                continue;
            }
            let listed =
                taken.is_none_or(|t| wanted.list && (t.list == argument.list || matches!(at, At::Clause | At::Sentence | At::Before)));
            if listed {
                taken = taken.or(Some(argument));
                filled.push(Filled { role, filler: argument.filler() });
            }
        }
        // A list is told in the order of the text.
        filled[before..].sort_by_key(|f| self.position(f.filler));
    }

    fn position(&self, filler: Filler) -> usize {
        match filler {
            Filler::Mention(mention) => self.view.drafts[mention].first as usize,
            Filler::Entity(_, first, _) | Filler::Words(first, _) => first,
        }
    }

    /// Whether a filler is the argument already, under this or another name.
    fn same(&self, filler: Filler, argument: &Argument) -> bool {
        match filler {
            Filler::Mention(mention) => {
                argument.mention == Some(mention) || argument.entity.is_some() && self.view.drafts[mention].entity == argument.entity
            }
            Filler::Entity(entity, ..) => argument.entity == Some(entity),
            Filler::Words(first, last) => argument.first >= first && argument.last <= last,
        }
    }

    fn fits(&self, argument: &Argument, wanted: &RoleRule) -> bool {
        // The country of an office stands for its holder where no person may.
        if argument.office && wanted.kinds & kind_bit(MentionKind::Person) != 0 {
            return false;
        }
        if self.is_former(argument) || self.is_owner(argument, wanted) || self.is_spread(argument, wanted) || self.is_source(argument) {
            return false;
        }
        if self.is_staffed(argument, wanted) || self.is_bystander(argument, wanted) {
            return false;
        }
        // «в беседе с NBC News»: who asks the questions is no side of a meeting.
        let media = || (argument.first..argument.last).any(|t| self.view.document.is(t, Tag::Media));
        let told = || self.rule.event == EventKind::Meeting || self.view.document.is(argument.start.saturating_sub(2), Tag::Speech);
        if argument.kind == MentionKind::Organization && media() && told() {
            return false;
        }
        // «получил пять ранений»: what is counted is the harm and not the people.
        let harm = self.view.language == Language::Ru
            && argument.first < self.found.last
            && self.found.first < argument.last
            && !self.predicate.nominal;
        if matches!(wanted.role.as_str(), "killed" | "injured") && (harm && wanted.role == "injured" || self.enumerated(argument, wanted)) {
            return false;
        }
        if self.rule.event == EventKind::Gathering && self.befell(argument) || self.is_aside_of_buyer(argument, wanted) {
            return false;
        }
        if wanted.role == "defendant" && argument.mention.is_none() && self.is_on_the_bench(argument) {
            return false;
        }
        let country = argument.kind == MentionKind::Demonym && self.stands_for_country(argument);
        let kinds = kind_bit(argument.kind) | if country { kind_bit(MentionKind::Place) } else { 0 };
        if kinds & wanted.kinds == 0 || argument.kind == MentionKind::Duration && self.is_age(argument, wanted) {
            return false;
        }
        // "jailed over a £4.2m fraud": so much was stolen.
        let next = (argument.last).min(self.view.last - 1);
        let noun = super::argument::is_plain_noun(self.view.document, next) && self.view.language == Language::En;
        if wanted.role == "penalty" && noun && !self.view.document.means(next, Tag::Hint, "punishes") {
            return false;
        }
        if self.is_no_sum(argument, wanted) {
            return false;
        }
        let organization = argument.kind == MentionKind::Organization;
        // "The government appointed Ann Doe head of the tax agency": who appoints her is no body of hers.
        if wanted.role == "organization" && organization && argument.preposition.is_none() && self.governs(argument) {
            return false;
        }
        if !wanted.named.is_empty() && organization && !self.is_named(argument, &wanted.named) {
            return false;
        }
        let narrowed = matches!(argument.kind, MentionKind::Quantity | MentionKind::Number | MentionKind::Percent);
        if wanted.words.is_empty() || !narrowed {
            return true;
        }
        // "A loan at 3 percent": the rule's own preposition says what it is.
        let at_rate = |at: &At| matches!(at, At::Preposition(p, _) if argument.preposition.is_some_and(|(_, q)| q == *p));
        if argument.kind == MentionKind::Percent && wanted.at.iter().any(at_rate) {
            return true;
        }
        // "At an interest rate of 3 percent": what a percent is of may stand before it.
        let before = if argument.kind == MentionKind::Percent { 6 } else { 0 };
        let from = argument.first.saturating_sub(before).max(self.view.first);
        let unit = match argument.mention.and_then(|m| self.view.drafts[m].value.as_ref()) {
            Some(Value::Amount(amount)) => amount.unit.as_deref(),
            _ => None,
        };
        let named = unit.is_some_and(|unit| any_unit(unit, wanted.words.texts()));
        // «186 рабочих, погибших нет»: what a comma parts from it is not what is counted.
        let parted = |t: &usize| *t >= argument.last && self.view.document.is_mark(*t, ',');
        let mut near = (from..(argument.last + 3).min(self.view.last)).take_while(|t| !parted(t));
        named || near.any(|t| has(self.view, &wanted.words, t))
    }

    /// Whether an adjective names a side that acts for its country: «российская сторона», "Turkish authorities".
    fn stands_for_country(&self, demonym: &Argument) -> bool {
        let document = self.view.document;
        let side = |t: usize| document.payload(t, Tag::Actor) == Some("side");
        (demonym.last..(demonym.last + 2).min(self.view.last)).any(side)
    }

    /// Whose the words of another role are: "SABIC's plant", «завод СИБУРа», "head of the Government Office".
    fn possessor(&self, wanted: &RoleRule, filled: &[Filled]) -> Option<Filler> {
        let owner = |f: &Filled| {
            let (first, last) = match f.filler {
                Filler::Words(first, last) | Filler::Entity(_, first, last) => (first, last),
                Filler::Mention(m) => (self.view.drafts[m].first as usize, self.view.drafts[m].last as usize),
            };
            self.arguments.iter().find(|a| self.owns(a, first, last) && self.fits(a, wanted))
        };
        // "Ivan Orlov of Corvane will become chairman": where he comes from is not where he goes.
        let comes = |f: &&Filled| self.rule.phase == Some(Phase::Begin) && self.rule.roles[f.role].role == "person";
        let owner = filled.iter().filter(|f| !comes(f)).find_map(owner)?;
        let taken = |f: &Filled| matches!(f.filler, Filler::Mention(m) if owner.mention == Some(m));
        (wanted.shared || !filled.iter().any(taken)).then(|| owner.filler())
    }

    /// Whether words belong to a name among them.
    fn owns(&self, owner: &Argument, first: usize, last: usize) -> bool {
        let headed = owner.head.is_some_and(|h| h >= first && h < last);
        let office = owner.office && owner.first >= first && owner.last <= last + 1;
        let of = owner.kind != MentionKind::Place && (owner.of && headed || office);
        match self.view.language {
            Language::En => {
                let inside = owner.first >= first && owner.last < last;
                let possessive = owner.last < last && owner.last + 1 >= first && self.view.document.is_possessive(owner.last);
                // "Air France pilots", but not "the Rogun dam"
                of || possessive || owner.modifier && inside && is_actor(self.view, last - 1)
            }
            Language::Ru => of,
        }
    }

    /// The mentions that stand at a place, the best first.
    fn candidates(&self, at: At, wanted: &RoleRule) -> Vec<&Argument> {
        let head = self.predicate.head;
        let fitting = |a: &&Argument| self.fits(a, wanted);
        match at {
            At::Clause => {
                let mut all: Vec<&Argument> = self.arguments.iter().filter(fitting).filter(|a| self.in_clause(a)).collect();
                all.sort_by_key(|a| self.distance(a));
                all
            }
            At::Sentence => {
                let mut all: Vec<&Argument> = self.arguments.iter().filter(fitting).collect();
                all.sort_by_key(|a| (a.clause != self.predicate.clause, self.distance(a)));
                all
            }
            At::Before => self.before(wanted),
            At::Title | At::Speaker | At::Possessor => Vec::new(),
            At::Itself => {
                let over = |a: &&Argument| a.first < self.found.last && self.found.first < a.last;
                self.arguments.iter().filter(fitting).filter(over).collect()
            }
            At::After => {
                let end = self.found.last;
                let next = |a: &&Argument| {
                    a.first >= end
                        && a.first <= end + 2
                        && (end..a.first).all(|t| self.view.document.tokens[t].kind == crate::text::TokenKind::Mark)
                };
                self.arguments.iter().filter(fitting).filter(next).collect()
            }
            At::Preposition(payload, cases) => {
                let found = self.prepositional(payload, cases, wanted);
                if found.is_empty() { self.behind_which(Some(payload), cases, wanted) } else { found }
            }
            At::Indirect => {
                let found = self.indirect(wanted);
                if found.is_empty() { self.behind_which(None, Grammar::DATIVE, wanted) } else { found }
            }
            At::Subject if self.predicate.nominal => self.noun_subject(wanted),
            At::Object if self.predicate.nominal => self.noun_object(wanted),
            At::Subject if self.predicate.passive => self.agent(wanted),
            At::Object if self.predicate.passive => {
                let found = self.grammatical_subject(wanted);
                // «заседание совета назначено»
                if found.is_empty() && self.found.words > 1 { self.noun_object(wanted) } else { found }
            }
            At::Subject => self.grammatical_subject(wanted),
            At::Object => {
                let found = self.grammatical_object(head, wanted);
                // «вызвать посла Белоруссии»
                match found.is_empty() {
                    true if self.found.words > 1 => self.noun_object(wanted),
                    true if super::heads::lacks_object(self.view, &self.predicate) => self.antecedent(self.predicate.clause, wanted),
                    _ => found,
                }
            }
        }
    }

    /// In the trigger's clause, or in the phrase that a participle or relative clause hangs on.
    fn in_clause(&self, argument: &Argument) -> bool {
        let clause = self.predicate.clause;
        let info = self.view.clauses[clause];
        let hangs = matches!(info.kind, ClauseKind::Participial | ClauseKind::Relative) && argument.clause == info.parent;
        argument.clause == clause || hangs && argument.last <= self.predicate.head && self.predicate.head - argument.last <= 6
    }

    fn distance(&self, argument: &Argument) -> usize {
        let head = self.predicate.head;
        if argument.first > head { argument.first - head } else { (head - argument.first) * 2 + 4 }
    }

    /// Modifiers of the noun that is the trigger: "Turkish-Azerbaijani talks", "Kazakhstan's bid".
    fn before(&self, wanted: &RoleRule) -> Vec<&Argument> {
        let mut found = Vec::new();
        // Of a verb with its noun the noun is meant: "summoned the Belarusian ambassador".
        // "Canada's ban will be widened": of a passive it stands first.
        let noun_first = self.predicate.nominal || self.predicate.passive && self.predicate.head + 1 == self.found.last;
        let start = if noun_first { self.found.first } else { self.found.last - 1 };
        let mut end = start;
        for argument in self.arguments.iter().rev().filter(|a| a.last <= start) {
            let between = argument.last..end;
            let plain = between.clone().all(|t| {
                !self.view.finite(t)
                    && !self.view.document.is(t, Tag::Preposition)
                    && !self.view.document.is_mark(t, ',')
                    && !self.view.document.is(t, Tag::Conjunction)
            });
            if between.len() > 4
                || !plain
                || !argument.modifier
                    && !matches!(argument.kind, MentionKind::Ordinal | MentionKind::Number | MentionKind::Quantity | MentionKind::Money)
            {
                break;
            }
            end = argument.first;
            if self.fits(argument, wanted) {
                found.push(argument);
            }
        }
        found
    }

    fn prepositional(&self, payload: u32, cases: u16, wanted: &RoleRule) -> Vec<&Argument> {
        let head = self.predicate.head;
        let clause = self.predicate.clause;
        let behind = |a: &Argument| a.first > head;
        // "sanctions on Belarus, which were imposed by the EU": between the trigger's noun and its relative clause.
        let info = self.view.clauses[clause];
        let parted = info.kind == ClauseKind::Relative && self.view.clause_of(self.found.first) == info.parent && info.parent != clause;
        let hung = |a: &Argument| parted && a.clause == info.parent && a.first > self.found.first && a.last <= head;
        let at = |a: &&Argument| {
            let preposition = a.preposition.is_some_and(|(_, p)| p == payload) || a.of && self.is_of(payload, a);
            preposition
                && (a.clause == clause
                    || hung(a)
                    || self.view.clauses[a.clause].parent == clause && a.preposition.is_some_and(|(t, _)| self.view.clause_of(t) == clause))
        };
        let document = self.view.document;
        let mut found: Vec<&Argument> =
            self.arguments.iter().filter(at).filter(|a| self.fits(a, wanted) && (cases == 0 || a.may_be(cases))).collect();
        found.retain(|a| {
            !a.of
                || !self.is_his(a) && a.head.is_some_and(|h| is_actor(self.view, h) || h + 1 == self.found.last || h == head)
                || !a.kind.is_name()
        });
        // "The talks, held after the signing of a deal between X and Y": what stands behind a comma belongs to another noun.
        let apart = |a: &Argument| {
            let end = a.preposition.map_or(a.first, |(t, _)| t);
            let mark = |t: usize| self.view.document.is_mark(t, ',') && self.view.clause_of(t) == clause;
            let noun = |t: usize| super::argument::is_plain_noun(self.view.document, t);
            (self.found.last..end).find(|&t| mark(t)).is_some_and(|comma| (comma..end).any(noun))
        };
        if self.predicate.nominal {
            // "an agreement with funds advised by X for the purchase of Y": who buys stands behind.
            let by = relation::AGENT.has(payload);
            found.retain(|a| !by || a.first >= self.found.last);
            found.retain(|a| a.first < self.found.last || !apart(a));
            // «подписали в Баку соглашение о поставках»: what stands before another noun belongs to its verb.
            let noun = |t: usize| super::argument::is_plain_noun(self.view.document, t) && self.view.mention_at(t).is_none();
            // «По итогам переговоров Иран подписал соглашение с Ираком»: it is the agreement's.
            let other = |t: usize| noun(t) && (self.found.last..t).any(|v| self.view.finite(v));
            let ours = |a: &Argument| a.preposition.is_none_or(|(t, _)| t <= self.found.last || !other(t - 1));
            found.retain(|a| self.view.language == Language::En || ours(a));
            // "returned to a yard for a pair, with delivery slated": nor what a comma parts from it.
            let parts = |t: usize| noun(t) || self.view.language == Language::En && self.view.document.is_mark(t, ',');
            found.retain(|a| a.last > self.found.first || !(a.last..self.found.first).any(parts));
        }
        // «В МИД раскритиковали»: who acts in it stands beside the verb.
        let doers = wanted.role == "actor" && self.view.language == Language::Ru && relation::INESSIVE.has(payload);
        found.retain(|a| !doers || a.first <= head + 2 && self.predicate.form != crate::lexicon::Verbal::Gerund);
        // "Sanctions on Russia's oil firms": the firms are meant, where the role takes words.
        found.retain(|a| !(wanted.text && a.modifier && a.kind == MentionKind::Place));
        // "a loan for the Kampala sewerage project": nor does a town stand for what is there.
        let town = |a: &Argument| a.kind == MentionKind::Place && !a.entity.is_some_and(|e| is_country(self.view.entities, e));
        let body = |a: &Argument| document.is_possessive(a.last) || (a.last..a.last + 2).any(|t| is_actor(self.view, t));
        found.retain(|a| !(a.modifier && town(a)) || body(a));
        // "signed 18 documents, including an agreement between X and Y": what belongs to a part of it.
        let verbal = self.view.language == Language::En && !self.predicate.nominal;
        let including = |t: usize| verbal && document.phrase_means(t, Tag::Base, "including");
        found.retain(|a| a.preposition.is_none_or(|(t, _)| !(self.found.last..t).any(including)));
        // "Sanctions on Iran's oil over the attack on Israel": behind another noun a second "on" is that noun's.
        let act = |t: usize| {
            let noun = document.is(t, Tag::EventHead) || document.has_pos(t, Pos::Noun) && document.has_pos(t, Pos::Verb);
            self.view.language == Language::En && noun && self.view.mention_at(t).is_none()
        };
        let prepositions = self.arguments.iter().filter(at).filter_map(|a| a.preposition).map(|(t, _)| t);
        if let Some(first) = prepositions.filter(|&t| t >= self.found.last).min() {
            found.retain(|a| a.preposition.is_none_or(|(t, _)| t <= first || !act(t - 1)));
        }
        // "signed a deal to rebuild the line between A and B": behind an infinitive it is of what is done.
        if self.view.language == Language::En && relation::MUTUAL.has(payload) {
            let to = |t: usize| document.relates(t, relation::INFINITIVE) && document.has_pos(t + 1, Pos::Verb);
            found.retain(|a| a.preposition.is_none_or(|(t, _)| !(self.found.last..t).any(to)));
        }
        // "48% of the vote against 44% for X": of an amount as trigger only what comes before the next one.
        let amount = |t: usize| self.view.mention_at(t).filter(|&m| self.view.drafts[m].kind == MentionKind::Percent);
        if let Some(own) = amount(self.found.first) {
            found.retain(|a| a.first >= self.found.last && (self.found.last..a.first).all(|t| amount(t).is_none_or(|m| m == own)));
        }
        // Next behind the trigger, direct before what hangs on another noun.
        found.sort_by_key(|a| (!behind(a), a.modifier, a.of, if behind(a) { a.first } else { head - a.first.min(head) }));
        self.prefer_persons(found)
    }

    /// "of" as a place of its own: what hangs on the trigger.
    fn is_of(&self, payload: u32, argument: &Argument) -> bool {
        relation::GENITIVE.has(payload) && argument.head.is_some_and(|h| (self.found.first..self.found.last).contains(&h))
    }

    fn indirect(&self, wanted: &RoleRule) -> Vec<&Argument> {
        let head = self.predicate.head;
        let free = |a: &Argument| !a.of || self.is_sold_to(a, wanted);
        let ours = self.arguments.iter().filter(|a| a.clause == self.predicate.clause && self.fits(a, wanted) && free(a));
        match self.view.language {
            Language::Ru => {
                // «поставит авиакомпании X 30 самолётов»: behind the verb a form that may be either is no subject where one stands before it.
                let subject = self.arguments.iter().any(|a| {
                    a.clause == self.predicate.clause && a.last <= head && a.preposition.is_none() && a.may_be(Grammar::NOMINATIVE)
                });
                let dative = |a: &&Argument| {
                    let near = subject && a.kind.is_name();
                    let may = a.may_be(Grammar::DATIVE) && (!a.may_be(Grammar::NOMINATIVE) || near && a.start == head + 1);
                    may || near && self.is_led(a) || self.is_sold_to(a, wanted)
                };
                ours.filter(|a| a.preposition.is_none()).filter(dative).collect()
            }
            Language::En => ours.filter(|a| a.first == head + 1 && a.preposition.is_none()).collect(),
        }
    }

    /// Russian: whether a foreign name led by an adjective that may be in the dative buys what stands before it: «продать 20% проекта
    /// итальянской Eni».
    fn is_sold_to(&self, name: &Argument, wanted: &RoleRule) -> bool {
        let document = self.view.document;
        let shapeless = name.mention.is_some_and(|m| self.view.drafts[m].grammar.cases() == 0);
        let led = || {
            let before = name.first.checked_sub(1).filter(|&t| t >= self.view.first)?;
            let demonym = self.view.mention_at(before).is_some_and(|m| self.view.drafts[m].kind == MentionKind::Demonym);
            Some(demonym && document.grammar(before).may_be(Grammar::DATIVE))
        };
        wanted.role == "buyer" && self.rule.event == EventKind::Acquisition && shapeless && led() == Some(true)
    }

    fn grammatical_object(&self, head: usize, wanted: &RoleRule) -> Vec<&Argument> {
        let clause = self.predicate.clause;
        let ours = self.arguments.iter().filter(|a| a.clause == clause && a.preposition.is_none() && !a.of && self.fits(a, wanted));
        let mut found: Vec<&Argument> = match self.view.language {
            Language::En => ours
                .filter(|a| {
                    // "convicted a former Goldman Sachs banker": whom a company only describes.
                    let people = wanted.text && a.kind == MentionKind::Organization && !self.view.document.is_possessive(a.last);
                    let stands = !a.modifier || a.kind != MentionKind::Demonym && self.subject_like(a) && !people;
                    // "accused the opposition of trying to topple the government"
                    let other = (self.found.last..a.first).any(|t| self.opens_other_act(t));
                    // "left 16 hurt, six of them critically"
                    let apart = matches!(a.kind, MentionKind::Number | MentionKind::Quantity) && self.view.document.is_mark(head + 1, ',');
                    a.first > head && a.first <= head + 10 && stands && !apart && !other
                })
                .collect(),
            Language::Ru => {
                // A name that does not decline stands before its verb as who acts.
                // «Петроченко задержали»
                let plural = self.view.document.grammar(head).has(Grammar::PLURAL);
                let named = |a: &Argument| a.kind == MentionKind::Organization || a.kind == MentionKind::Person && !plural;
                let acts = |a: &Argument| (a.cases & Grammar::NOMINATIVE != 0 || a.cases == 0 && named(a)) && !self.one_for_many(a);
                // «Ивана Котова приговорили»: of one who cannot act the form tells nothing.
                let acted_on = |a: &Argument| a.may_be(Grammar::ACCUSATIVE) || a.cases & Grammar::NOMINATIVE != 0 && self.one_for_many(a);
                ours.filter(|a| acted_on(a) && (a.first > head || !acts(a))).collect()
            }
        };
        found.sort_by_key(|a| (a.modifier, a.first < head, a.first.abs_diff(head)));
        if found.is_empty() {
            found.extend(self.those_led(head, wanted));
        }
        if found.is_empty() {
            found.extend(self.apposed_object(head, wanted).or_else(|| self.object_behind_post(head, wanted)));
        }
        self.prefer_persons(found)
    }

    /// English: whether an infinitive begins behind a noun: what follows is its own object.
    fn opens_other_act(&self, at: usize) -> bool {
        let document = self.view.document;
        let to = at > self.found.last && document.relates(at, relation::INFINITIVE);
        to && document.has_pos(at + 1, Pos::Verb) && document.has_pos(at - 1, Pos::Verb)
    }

    /// «уволил с поста директора завода Петра Попова»: whom stands behind what, and hangs on no part of it.
    fn object_behind_post(&self, head: usize, wanted: &RoleRule) -> Option<&Argument> {
        let view = self.view;
        let post = view.document.relates(head + 1, relation::REMOVAL);
        let behind = |a: &&Argument| a.kind == MentionKind::Person && a.first > head && a.of && a.clause == self.predicate.clause && post;
        let ours = self.arguments.iter().filter(|_| view.language == Language::Ru);
        let accusative = |a: &Argument| a.mention.is_some_and(|m| view.drafts[m].grammar.may_be(Grammar::ACCUSATIVE));
        ours.filter(behind).rfind(|a| self.fits(a, wanted) && accusative(a))
    }

    /// "Sacked the commander of the force in the region, Idris Malumfashi": the person behind the comma is the object.
    fn apposed_object(&self, head: usize, wanted: &RoleRule) -> Option<&Argument> {
        let document = self.view.document;
        let person = |a: &&Argument| a.kind == MentionKind::Person && a.first > head + 2 && a.first <= head + 16 && self.fits(a, wanted);
        let found = self.arguments.iter().find(person)?;
        let mut between = head + 1..found.first - 1;
        let comma = document.is_mark(found.first - 1, ',');
        let described = between.clone().any(|t| document.mask(t) & Tag::Title.bit() != 0);
        (comma && described && between.all(|t| !self.view.finite(t) && !document.is_mark(t, ','))).then_some(found)
    }

    /// Of a noun: by-phrase, possessive; its genitive where the rule wants no object.
    fn noun_subject(&self, wanted: &RoleRule) -> Vec<&Argument> {
        let mut found = self.agent(wanted);
        found.retain(|a| a.first >= self.found.last);
        if found.is_empty() {
            found = self.before(wanted);
        }
        if found.is_empty() && !self.rule.roles.iter().any(|r| r.at.contains(&At::Object)) {
            found = self.noun_object(wanted);
        }
        found
    }

    fn noun_object(&self, wanted: &RoleRule) -> Vec<&Argument> {
        let trigger = self.found.first..self.found.last;
        // «встреча X с Y состоялась»: the noun may be either end of the trigger.
        let noun = |h: usize| h == trigger.start || h + 1 == trigger.end;
        // «встреча министров X и Y состоялась»
        let those = |h: usize| {
            let near = h > trigger.start && h <= trigger.start + 4 && is_actor(self.view, h);
            near && !(trigger.start + 1..h).any(|t| self.view.finite(t) || self.view.document.is(t, Tag::Preposition))
        };
        let hangs = |a: &&Argument| {
            a.of && a.head.is_some_and(|h| {
                noun(h)
                    || trigger.contains(&h) && those(h)
                    || a.first >= trigger.end
                        && (trigger.contains(&h) || h >= trigger.end && is_actor(self.view, h) && h <= trigger.end + 6)
            })
        };
        self.prefer_persons(self.arguments.iter().filter(hangs).filter(|a| self.fits(a, wanted)).collect())
    }

    /// Of a list of persons with their offices and countries the persons are meant.
    fn prefer_persons<'x>(&self, mut found: Vec<&'x Argument>) -> Vec<&'x Argument> {
        if let Some(first) = found.first().map(|a| a.list)
            && found.iter().any(|a| a.list == first && a.kind == MentionKind::Person)
        {
            found.retain(|a| a.list != first || a.kind == MentionKind::Person);
        }
        found
    }
}
