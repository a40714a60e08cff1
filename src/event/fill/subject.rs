//! Who does what a verb tells: its grammatical subject, sought upward through the clauses, and whom another verb tells to do it.

use crate::language::function::word;
use crate::language::relation;
use crate::lexicon::{Grammar, Language, Pos, Tag, Verbal};
use crate::record::{EventKind, MentionKind};
use crate::text::{Script, TokenKind};

use super::super::argument::{Argument, is_actor, is_noun};
use super::super::clause::ClauseKind;
use super::super::heads::pronoun_acts;
use super::super::matcher::has;
use super::super::rule::{RoleRule, Words, kind_bit};
use super::Fill;

/// Where the subject of a clause is.
enum Sought<'f> {
    /// Here, or nowhere.
    Found(Vec<&'f Argument>),
    /// In the clause above.
    Above,
}

impl Fill<'_, '_> {
    /// The grammatical subject, sought upward where the verb's own clause has none.
    pub(super) fn grammatical_subject(&self, wanted: &RoleRule) -> Vec<&Argument> {
        if let Some(comma) = super::super::heads::comma_before(self.view, &self.predicate) {
            let noun: Vec<&Argument> = self.arguments.iter().filter(|a| a.last == comma && self.fits(a, wanted)).collect();
            if !noun.is_empty() {
                return noun;
            }
        }
        if self.predicate.form == Verbal::Passive && self.view.language == Language::Ru || self.predicate.form == Verbal::Active {
            let noun = self.modified_noun(wanted);
            // «задержала подрядчиков, возводивших общежитие»: who is no subject of the sentence.
            let oblique = self.view.language == Language::Ru;
            let oblique = oblique && !self.view.document.grammar(self.predicate.head).may_be(Grammar::NOMINATIVE);
            if !noun.is_empty() || oblique {
                return noun;
            }
        }
        if let Some(found) = self.blamed(wanted) {
            return found;
        }
        let told = self.told_to(wanted);
        if !told.is_empty() {
            return told;
        }
        let mut clause = self.predicate.clause;
        for _ in 0..3 {
            match self.subject_of(clause, wanted) {
                Sought::Found(found) => return found,
                Sought::Above => clause = self.view.clauses[clause].parent,
            }
        }
        Vec::new()
    }

    /// The subject of a clause, or that the clause above has it.
    fn subject_of(&self, clause: usize, wanted: &RoleRule) -> Sought<'_> {
        let (document, info) = (self.view.document, self.view.clauses[clause]);
        let russian = self.view.language == Language::Ru;
        let relative = info.kind == ClauseKind::Relative;
        let above = |is: bool| if is && info.parent != clause { Sought::Above } else { Sought::Found(Vec::new()) };
        // «компания, которая обвиняет Apple»
        let which = |o: usize| document.is(o, Tag::Relative) && document.payload(o, Tag::Governs) == Some("nominative");
        if relative && info.opener.is_some_and(which) && !self.predicate.passive {
            return Sought::Found(self.acting_antecedent(clause, wanted));
        }
        let found = self.subjects_in(clause, wanted);
        if !found.is_empty() {
            return Sought::Found(found);
        }
        if self.has_own_subject(clause) {
            // "X announced that it …": the pronoun goes back to the clause above.
            return above(info.kind == ClauseKind::Subordinate && pronoun_acts(self.view, clause));
        }
        // «посетила Сиань, где провела встречи»: where or when it was is nobody who acts.
        let where_it_was = |o: usize| super::super::argument::governs(self.view, o) == "@place";
        if relative && !info.opener.is_some_and(where_it_was) {
            // «гражданин Китая, которого обвиняют»
            let led = |o: usize| document.is(o, Tag::Preposition) || super::super::heads::oblique(self.view, o);
            if !info.opener.is_some_and(led) {
                return Sought::Found(self.acting_antecedent(clause, wanted));
            }
            // «участок, в который вложит 4 млрд»: whoever acts above; of many it tells only that somebody does.
            let grammar = document.grammar(info.verb.unwrap_or(self.predicate.head));
            return above(russian && grammar.has(Grammar::SINGULAR) && !grammar.has(Grammar::PLURAL));
        }
        if !russian && info.kind == ClauseKind::Participial && self.predicate.passive {
            return Sought::Found(self.acting_antecedent(clause, wanted));
        }
        above(matches!(info.kind, ClauseKind::Shared | ClauseKind::Participial | ClauseKind::Main | ClauseKind::Relative))
    }

    /// Who is asked or expected to do it: "urged Turkey to open", «попросил суд приговорить».
    fn told_to(&self, wanted: &RoleRule) -> Vec<&Argument> {
        let (head, view) = (self.predicate.head, self.view);
        let infinitive = match view.language {
            Language::Ru => self.predicate.form == Verbal::Infinitive,
            Language::En => head > view.first && view.document.relates(head - 1, relation::INFINITIVE),
        };
        if !infinitive {
            return Vec::new();
        }
        let noun = self.of_a_noun(head, wanted);
        if !noun.is_empty() {
            return noun;
        }
        let asks = |t: usize| {
            let modal = view.document.longest(t, Tag::Modal).map(|m| view.document.lexicon.string(m.sense.payload));
            matches!(modal, Some("requested" | "forecast" | "expected"))
        };
        let Some(verb) = view.tokens_in(self.predicate.clause, 0, head).rev().find(|&t| view.finite(t)) else { return Vec::new() };
        if !asks(verb) {
            return self.paid_to(verb, wanted);
        }
        let spoken =
            |verb: usize| self.arguments.iter().any(|a| a.last <= verb && a.preposition.is_none() && a.may_be(Grammar::NOMINATIVE));
        let close = |a: &&Argument| match view.language {
            // «призвала ЕС»: a form that tells nothing is the object, next behind the verb.
            Language::Ru => {
                a.preposition.is_none()
                    && (a.cases & Grammar::NOMINATIVE == 0 || a.start == verb + 1 && a.may_be(Grammar::ACCUSATIVE) && spoken(verb))
            }
            Language::En => a.last + 1 == head && !a.of && a.preposition.is_none_or(|(t, _)| t == verb + 1),
        };
        self.arguments.iter().filter(|a| a.first > verb && a.last <= head && self.fits(a, wanted)).filter(close).take(1).collect()
    }

    /// English: whose heads are met: "met the heads of Corvane and Tolmin".
    pub(super) fn those_led(&self, head: usize, wanted: &RoleRule) -> Vec<&Argument> {
        let led = |a: &&Argument| {
            let heads = a.head.is_some_and(|h| h > head && h <= head + 3 && is_actor(self.view, h));
            let body = a.of && a.preposition.is_none() && a.kind == MentionKind::Organization;
            body && heads && a.clause == self.predicate.clause
        };
        let meets = self.rule.event == EventKind::Meeting && self.view.language == Language::En;
        self.arguments.iter().filter(|_| meets).filter(led).filter(|a| self.fits(a, wanted)).collect()
    }

    /// English: whom somebody says or keeps from doing it: "accused Croatia of raising fees"; none where it is no accusation.
    fn blamed(&self, wanted: &RoleRule) -> Option<Vec<&Argument>> {
        let (head, view) = (self.predicate.head, self.view);
        let led = head.checked_sub(1).filter(|&b| b > view.first && view.document.is(b, Tag::Preposition));
        led.filter(|_| view.language == Language::En && self.predicate.form == Verbal::Gerund)?;
        let verb = (view.first..head).rev().find(|&t| view.finite(t))?;
        let blames = view.document.means(verb, Tag::Hint, "blames") && view.document.mask(verb) & Tag::Auxiliary.bit() == 0;
        let object = |a: &&Argument| a.first > verb && a.last < head && a.preposition.is_none() && !a.of && self.fits(a, wanted);
        blames.then(|| self.arguments.iter().filter(object).take(1).collect())
    }

    /// Russian: whose readiness or plan it is to do it: «подтвердил готовность банка выделить кредит».
    fn of_a_noun(&self, infinitive: usize, wanted: &RoleRule) -> Vec<&Argument> {
        let view = self.view;
        let plan = |noun: usize| view.language == Language::Ru && view.mention_at(noun).is_none() && !is_actor(view, noun);
        let whose =
            |a: &&Argument| a.of && a.last <= infinitive && infinitive - a.last <= 1 && a.head.is_some_and(|h| h < a.start && plan(h));
        self.arguments.iter().filter(whose).filter(|a| self.fits(a, wanted)).take(1).collect()
    }

    /// English: who is given money to do it: "will lend Georgia $210 million to build", "a $50 million loan to Ghana to build".
    fn paid_to(&self, verb: usize, wanted: &RoleRule) -> Vec<&Argument> {
        let between = || self.arguments.iter().filter(|a| a.first > verb && a.last < self.predicate.head);
        if self.view.language == Language::Ru || !between().any(|a| a.kind == MentionKind::Money) {
            return Vec::new();
        }
        let given = |a: &&Argument| match a.preposition {
            None => !a.of && !a.modifier && a.first <= verb + 3,
            Some((_, preposition)) => relation::DATIVE.has(preposition),
        };
        between().filter(given).filter(|a| self.fits(a, wanted)).take(1).collect()
    }

    fn subjects_in(&self, clause: usize, wanted: &RoleRule) -> Vec<&Argument> {
        // «Министр посетил Сиань, где провёл встречу»: of the clause above its own verb tells the sides.
        let verb = if clause == self.predicate.clause { None } else { self.view.clauses[clause].verb };
        let head = verb.filter(|_| self.view.language == Language::Ru).unwrap_or(self.predicate.head);
        // «Они протестовали»
        let pronoun = self.view.language == Language::Ru && pronoun_acts(self.view, clause);
        let spoken = |a: &Argument| !pronoun || self.view.document.is(a.start, Tag::Pronoun);
        let ours = |a: &&Argument| a.clause == clause && a.preposition.is_none() && spoken(a) && self.fits(a, wanted);
        let acts = |a: &&Argument| match self.view.language {
            Language::En => self.stands_as_subject(a, clause, head, wanted),
            Language::Ru => self.has_form_of_subject(a, clause, head, wanted),
        };
        let mut found: Vec<&Argument> = self.arguments.iter().filter(ours).filter(acts).collect();
        // Where the case does not tell, the subject stands before its verb.
        let behind = |a: &Argument| self.view.language == Language::Ru && a.first > head && a.may_be(Grammar::ACCUSATIVE);
        // «X получил 88%, Y — 67%»
        let listed = |a: &Argument| {
            let comma = |t: usize| self.view.document.is_mark(t, ',');
            self.view.language == Language::Ru && a.first > head && (head..a.first).any(comma)
        };
        if found.is_empty() {
            found = self.subjects_beside(clause, head, wanted);
        }
        found.sort_by_key(|a| (a.of || a.modifier, listed(a), behind(a), a.cases == 0, a.first.abs_diff(head)));
        self.prefer_persons(found)
    }

    /// English: whether an argument stands where the subject of a clause does.
    fn stands_as_subject(&self, argument: &Argument, clause: usize, head: usize, wanted: &RoleRule) -> bool {
        let verb = self.view.clauses[clause].verb.unwrap_or(head).min(head);
        let limit = if clause == self.predicate.clause { verb.max(self.reduced_limit()) } else { verb };
        // "The Lisbon dockers' federation": where words may act, a place before them does not.
        let beside = || {
            let place = argument.kind == MentionKind::Place && !self.view.document.is_possessive(argument.last);
            place || argument.kind == MentionKind::Organization && self.people_of(argument, wanted)
        };
        argument.last <= limit && self.subject_like(argument) && !(wanted.text && argument.modifier && beside())
    }

    /// Russian: whether an argument has the form of the subject of a clause.
    fn has_form_of_subject(&self, argument: &Argument, clause: usize, head: usize, wanted: &RoleRule) -> bool {
        argument.may_be(Grammar::NOMINATIVE)
            && !(argument.first > head && self.is_object_behind(argument, clause, head))
            && !self.is_whose(argument, wanted)
            && self.subject_like(argument)
            && !self.one_for_many(argument)
    }

    /// Russian: whether an argument behind its verb is the object, by what stands before the verb.
    fn is_object_behind(&self, argument: &Argument, clause: usize, head: usize) -> bool {
        let document = self.view.document;
        if argument.may_be(Grammar::ACCUSATIVE) {
            // «…, и обвинила правительство»: a verb that goes on with another clause.
            let shared = |o: usize| o + 1 == head && document.is(o, Tag::Conjunction);
            if argument.first == head + 1 && self.view.clauses[clause].opener.is_some_and(shared) {
                return true;
            }
            // «Суд обязал Google»: who acts is a common noun; but «Оппозиция обвиняет Саакашвили».
            if (argument.kind != MentionKind::Person || argument.cases == 0) && self.actor_before(clause) {
                return true;
            }
        }
        // «Sun приобрела MySQL»: a stranger before the verb leaves a name without cases no subject.
        argument.cases == 0 && argument.kind.is_name() && self.stranger_before(clause, head)
    }

    /// Russian: «Профсоюз пилотов Air Canada», «Жители Бишкека»: where words may act, whom they belong to and where they live does not.
    fn is_whose(&self, argument: &Argument, wanted: &RoleRule) -> bool {
        let of = |head: usize| {
            let people = argument.kind == MentionKind::Place && self.view.document.is(head, Tag::People);
            has(self.view, &wanted.words, head) && (argument.kind == MentionKind::Organization || people)
        };
        wanted.text && argument.of && argument.head.is_some_and(of)
    }

    /// Russian: «По словам Кабейо, президент принесёт присягу»: whose word it is is not who acts.
    pub(super) fn is_source(&self, argument: &Argument) -> bool {
        let document = self.view.document;
        let told = |t: usize| {
            let phrase = document.longest(t, Tag::Speech).filter(|m| m.end == argument.first);
            phrase.is_some_and(|m| document.lexicon.string(m.sense.payload) == "according_to")
        };
        let russian = self.view.language == Language::Ru && argument.kind == MentionKind::Person;
        russian && (argument.first.saturating_sub(3).max(self.view.first)..argument.first).any(told)
    }

    /// Russian: whether one alone stands by a verb in the plural: «Как сообщил Рябов, музей посетили 55 гостей».
    pub(super) fn one_for_many(&self, a: &Argument) -> bool {
        let document = self.view.document;
        let verb = document.grammar(self.predicate.head);
        let told = matches!(verb.verbal(), Verbal::Past | Verbal::Present);
        let many = verb.has(Grammar::PLURAL) && !verb.has(Grammar::SINGULAR) && told;
        let joined = |t: usize| document.is_and(t) || document.relates(t, relation::COMITATIVE);
        let before = a.start.checked_sub(1).filter(|&b| b >= self.view.first);
        let other = |b: &&Argument| b.kind == MentionKind::Person && b.first != a.first && b.clause == a.clause && b.preposition.is_none();
        // «приговорили за убийство журналистов ВГТРК»: a name without cases behind them is what hangs on another.
        let shapeless = a.kind == MentionKind::Organization && a.cases == 0 && a.first > self.predicate.head;
        // «партия и сам Сальвини»
        let himself = |b: usize| b > self.view.first && document.payload(b, Tag::Determiner) == Some("self") && joined(b - 1);
        let alone = !joined(a.last)
            && !before.is_some_and(|b| joined(b) || himself(b))
            && (shapeless || self.arguments.iter().find(other).is_none());
        many && (a.kind == MentionKind::Person || shapeless) && a.mention.is_some() && alone
    }

    /// Russian: the names right before the verb of which one shows no case and was taken to hang on a noun: «для проекта ВЭБ.РФ и
    /// Сбербанк открыли линию».
    fn subjects_beside(&self, clause: usize, head: usize, wanted: &RoleRule) -> Vec<&Argument> {
        let view = self.view;
        if view.language == Language::En {
            return Vec::new();
        }
        let fits = |a: &&Argument| {
            let nominative = a.mention.is_some_and(|m| view.drafts[m].grammar.may_be(Grammar::NOMINATIVE));
            let stands = (a.of || a.preposition.is_none()) && a.kind.is_name() && nominative;
            a.clause == clause && stands && !self.one_for_many(a) && self.fits(a, wanted)
        };
        let list = |end: usize| self.arguments.iter().filter(fits).find(|a| a.last == end);
        // «и индийский концерн Tata подписали»
        let demonym = |t: usize| view.mention_at(t).is_some_and(|m| view.drafts[m].kind == MentionKind::Demonym);
        let describes = |t: usize| is_actor(view, t) || demonym(t) || super::super::argument::is_adjective(view.document, t);
        let start = |a: &Argument| (view.first..a.first).rev().take_while(|&t| describes(t)).last().unwrap_or(a.first).min(a.start);
        let joined = |a: &Argument| start(a).checked_sub(1).filter(|&t| t >= view.first && view.document.is(t, Tag::Conjunction));
        let Some(last) = list(head).filter(|a| !a.of || joined(a).is_some()) else { return Vec::new() };
        let before = joined(last).and_then(list);
        before.into_iter().chain([last]).collect()
    }

    /// Whether a name is that of a power of the state.
    pub(super) fn governs(&self, argument: &Argument) -> bool {
        let power = |t: usize| self.view.document.tokens.get(t).is_some_and(|t| word::STATE_POWER.contains(t));
        (argument.first..argument.last).any(power)
    }

    /// Whether one of the words stands in an organisation's name, or in its name in full: "the EIB" is a bank.
    pub(super) fn is_named(&self, argument: &Argument, words: &Words) -> bool {
        let alike = |one: &str, other: &str| one.chars().flat_map(char::to_lowercase).eq(other.chars());
        let in_full = |name: &str| name.split(' ').any(|part| words.texts().iter().any(|word| alike(part, word)));
        (self.apposed(argument)..argument.last).any(|t| has(self.view, words, t))
            || argument.entity.and_then(|e| self.view.entities.get(e as usize)).is_some_and(|e| in_full(&e.name))
    }

    /// Russian: where a name begins with the common noun right before it: «трейдером Axpo», «банк „Север“».
    fn apposed(&self, name: &Argument) -> usize {
        let document = self.view.document;
        let quoted = name.first > self.view.first && document.tokens[name.first - 1].kind == TokenKind::Mark;
        let noun = name.first.checked_sub(1 + usize::from(quoted)).filter(|&t| t >= self.view.first);
        let trade = |t: usize| self.rule.event == EventKind::Contract && document.means(t, Tag::OrganizationHead, "company");
        let led = noun.filter(|&t| self.view.language == Language::Ru && trade(t) && self.view.mention_at(t).is_none());
        led.unwrap_or(name.first)
    }

    /// Russian: whether a noun that may be in the dative stands right behind the verb and before a name in quotation marks: «предоставит
    /// компании „Север“ кредит».
    pub(super) fn is_led(&self, name: &Argument) -> bool {
        let (document, noun) = (self.view.document, self.predicate.head + 1);
        let quoted = name.start == noun + 2 && document.tokens[noun + 1].kind == TokenKind::Mark;
        quoted && document.has_pos(noun, Pos::Noun) && document.grammar(noun).may_be(Grammar::DATIVE)
    }

    /// Whether a name tells what somebody was before: "hired X, formerly of Acme, as director".
    pub(super) fn is_former(&self, argument: &Argument) -> bool {
        let document = self.view.document;
        let own = argument.first - usize::from(argument.first > 0 && document.is(argument.first - 1, Tag::Preposition));
        let led = argument.preposition.map_or(own, |(t, _)| t).checked_sub(1).filter(|&t| t >= self.view.first);
        led.is_some_and(|t| document.payload(t, Tag::Cue) == Some("former"))
    }

    /// English: whether a country only tells where a company is from that may be meant: "Azerbaijan's state-owned Socar", "Norway's Knutsen".
    pub(super) fn is_owner(&self, argument: &Argument, wanted: &RoleRule) -> bool {
        const REACH: usize = 5;
        let document = self.view.document;
        let company = wanted.kinds & kind_bit(MentionKind::Organization) != 0;
        // "Chinese group Sany", «китайская Sany»
        let beside = |b: &Argument| b.kind == MentionKind::Organization && (argument.last..argument.last + 3).contains(&b.first);
        // "Corvane, a Chinese developer, will invest"
        let opens = (self.view.first..argument.first).rev().take(3).find(|&t| document.is_mark(t, ','));
        let apposed = |b: &Argument| b.kind == MentionKind::Organization && Some(b.last) == opens;
        if argument.kind == MentionKind::Demonym && company && self.arguments.iter().any(|b| beside(b) || apposed(b)) {
            return true;
        }
        if argument.kind != MentionKind::Place || !company || !document.is_possessive(argument.last) {
            return false;
        }
        let next = argument.last + 1;
        let named = |b: &Argument| (argument.last..argument.last + REACH).contains(&b.first) && b.kind == MentionKind::Organization;
        let office = |t: usize| document.mask(t) & (Tag::Title.bit() | Tag::OrganizationHead.bit() | Tag::Actor.bit()) != 0;
        let stranger = next < self.view.last
            && document.tokens[next].capital()
            && document.mask(next) & Tag::Word.bit() == 0
            && self.view.mention_at(next).is_none();
        self.arguments.iter().any(named) || stranger && !office(next)
    }

    /// English: whether a company only says whose people act, of the words the role names: "Air France pilots".
    fn people_of(&self, company: &Argument, wanted: &RoleRule) -> bool {
        let next = company.last;
        let named = |t: usize| t < self.view.last && super::super::matcher::has(self.view, &wanted.words, t);
        !self.view.document.is_possessive(next) && named(next) && self.view.document.mask(next) & Tag::OrganizationHead.bit() == 0
    }

    /// Whether a common noun for somebody who acts stands as the subject before an active verb.
    fn actor_before(&self, clause: usize) -> bool {
        let (view, head) = (self.view, self.predicate.head);
        let free = |t: usize| t == view.first || !view.document.is(t - 1, Tag::Preposition);
        let subject = |t: usize| {
            let grammar = view.document.grammar(t);
            view.mention_at(t).is_none()
                && is_actor(view, t)
                && grammar.has(Grammar::NOMINATIVE)
                && grammar.cases() & Grammar::GENITIVE == 0
                && free(t)
        };
        !self.predicate.passive && view.tokens_in(clause, 0, head).any(subject)
    }

    /// Russian: whether a word with a capital that nothing knows stands before a verb.
    fn stranger_before(&self, clause: usize, head: usize) -> bool {
        let document = self.view.document;
        let stranger = |t: usize| {
            let token = &document.tokens[t];
            let unknown = token.entry == 0 || token.script == Script::Latin;
            token.kind == TokenKind::Word && token.capital() && unknown && self.view.mention_at(t).is_none()
        };
        self.view.tokens_in(clause, 0, head).any(stranger)
    }

    /// A participle without auxiliary has its noun right before it.
    fn reduced_limit(&self) -> usize {
        if self.predicate.form == Verbal::Passive { self.predicate.head } else { 0 }
    }

    /// Direct, or through a noun that acts: "the delegation of X", "the Uzbek side".
    pub(super) fn subject_like(&self, argument: &Argument) -> bool {
        if argument.of {
            let his = self.is_his(argument);
            // "relatives of Ivan Petrov protested"
            return argument.kind != MentionKind::Person
                && !his
                && argument.head.is_some_and(|h| {
                    is_actor(self.view, h)
                        && (self.view.language == Language::En || self.view.document.grammar(h).may_be(Grammar::NOMINATIVE))
                });
        }
        if argument.modifier {
            let behind = (argument.last..(argument.last + 5).min(self.view.last)).take_while(|&t| !self.view.finite(t));
            return behind.into_iter().any(|t| is_actor(self.view, t));
        }
        true
    }

    /// Whether a named event befalls people, who gather for none: battles, storms, epidemics.
    pub(super) fn befell(&self, argument: &Argument) -> bool {
        let befalls = |t: usize| self.view.document.means(t, Tag::Hint, "befalls");
        argument.kind == MentionKind::NamedEvent && (argument.first..argument.last).any(befalls)
    }

    /// Russian: whether a place before the verb tells of who buys and not of who sells: «Подрядчик из Уфы в Самаре купил».
    pub(super) fn is_aside_of_buyer(&self, place: &Argument, wanted: &RoleRule) -> bool {
        let noun = |t: usize| t > self.view.first && is_noun(self.view, t - 1);
        let russian = self.view.language == Language::Ru && place.kind == MentionKind::Place;
        let sold = self.rule.event == EventKind::Contract && wanted.role == "supplier" && place.last <= self.predicate.head;
        russian && sold && place.preposition.is_some_and(|(t, _)| noun(t))
    }

    /// English: whether a person stands too far from a verb of killing to be its victim: "Ann Doe vowed not to forget those killed".
    pub(super) fn is_bystander(&self, argument: &Argument, wanted: &RoleRule) -> bool {
        let (view, head) = (self.view, self.predicate.head);
        let person = wanted.role == "killed" && argument.kind == MentionKind::Person;
        let reduced = self.predicate.passive && super::super::predicate::auxiliary(view, head).is_none();
        let own = argument.clause == self.predicate.clause || view.clauses[self.predicate.clause].kind == ClauseKind::Relative;
        person && view.language == Language::En && (!own || reduced && argument.last != head)
    }

    /// Whether a company or country only tells whose people they are to whom something is done: "the chief executive of Corvane was
    /// arrested", "a former employee of Corvane".
    pub(super) fn is_staffed(&self, argument: &Argument, wanted: &RoleRule) -> bool {
        let view = self.view;
        let people = |t: usize| {
            let class = view.document.payload(t, Tag::Title);
            class.is_some_and(|c| c != "honorific") || view.document.means(t, Tag::Actor, "people")
        };
        let whose = matches!(argument.kind, MentionKind::Organization | MentionKind::Place) && argument.of;
        // «признал виновным в убийстве X»: to whom it was done.
        let done = |h: usize| h > view.first && view.language == Language::Ru && view.document.relates(h - 1, relation::INESSIVE);
        let victim = argument.kind == MentionKind::Person && argument.of && argument.head.is_some_and(done);
        wanted.role == "defendant" && (victim || whose && argument.head.is_some_and(people))
    }

    /// «директор ТОО "Орион" Иван Орлов»: he is meant, and not his company.
    pub(super) fn is_his(&self, argument: &Argument) -> bool {
        let held = |b: &Argument| b.kind == MentionKind::Person && b.start <= argument.first && argument.last <= b.first;
        argument.kind == MentionKind::Organization && self.arguments.iter().any(held)
    }

    /// Whether a clause names a subject that is no mention.
    fn has_own_subject(&self, clause: usize) -> bool {
        let info = self.view.clauses[clause];
        let Some(verb) = info.verb else { return false };
        match self.view.language {
            // "Which in May of last year approved": a date is no subject.
            Language::En => self.view.tokens_in(clause, 0, verb).any(|t| {
                let date =
                    self.view.mention_at(t).is_some_and(|m| matches!(self.view.drafts[m].kind, MentionKind::Date | MentionKind::Time));
                // "…, and Sandoz opened a plant": a stranger acts.
                let stranger =
                    t + 1 == verb && self.view.document.tokens[t].capital() && self.view.document.tokens[t].kind == TokenKind::Word;
                self.view.document.is(t, Tag::Pronoun) || !date && (is_noun(self.view, t) || stranger)
            }),
            Language::Ru => self.view.tokens_of(clause).any(|t| {
                let grammar = self.view.document.grammar(t);
                self.view.document.is(t, Tag::Pronoun)
                    || is_noun(self.view, t)
                        && grammar.cases() != 0
                        && (grammar.cases() & (Grammar::ACCUSATIVE | Grammar::GENITIVE) == 0 || self.stands_before(t, verb))
                        && grammar.has(Grammar::NOMINATIVE)
            }),
        }
    }

    /// «холдинг отказался»: whether a noun of two cases is the subject of the verb behind it.
    fn stands_before(&self, noun: usize, verb: usize) -> bool {
        let led = noun > self.view.first && self.view.document.is(noun - 1, Tag::Preposition);
        noun + 1 == verb && !led && self.view.mention_at(noun).is_none()
    }

    /// «Орлова, который состоит в браке, обвиняют»: one alone does not do what many do.
    fn acting_antecedent(&self, clause: usize, wanted: &RoleRule) -> Vec<&Argument> {
        let mut found = self.antecedent(clause, wanted);
        let many = |a: &Argument| self.view.language == Language::Ru && !self.predicate.passive && self.one_for_many(a);
        found.retain(|a| !many(a));
        found
    }

    /// What a relative clause or a participle behind a comma speaks of: the mention next before it.
    pub(super) fn antecedent(&self, clause: usize, wanted: &RoleRule) -> Vec<&Argument> {
        let Some(first) = self.view.tokens_of(clause).next() else { return Vec::new() };
        let before = self.arguments.iter().rev().find(|a| a.last <= first && first - a.last <= 3);
        // "frozen Russian assets, which …": the assets are.
        let meant = |a: &&Argument| a.kind != MentionKind::Demonym && self.fits(a, wanted);
        before.filter(meant).into_iter().collect()
    }

    /// The noun a long participle agrees with, behind it or before its comma; a Russian one without a comma stands before its noun.
    fn modified_noun(&self, wanted: &RoleRule) -> Vec<&Argument> {
        let head = self.predicate.head;
        let (document, english) = (self.view.document, self.view.language == Language::En);
        let agrees = |a: &Argument| english || a.may_be(document.grammar(head).cases());
        let next = |a: &Argument| a.first > head && (a.first <= head + 3 || a.start <= head + 3) && (english || !a.of) && agrees(a);
        let behind = self.arguments.iter().find(|a| next(a) && self.fits(a, wanted));
        let parted = |a: &Argument| english || (a.last..head).any(|t| document.is_mark(t, ','));
        // «Иван Орлов, в мае сменивший»
        let reach = |a: &Argument| if document.is_mark(a.last, ',') && !english { 4 } else { 2 };
        let near = |a: &Argument| a.last <= head && head - a.last <= reach(a) && parted(a);
        let before = self.arguments.iter().rev().find(|a| near(a) && self.fits(a, wanted));
        before.or(behind).into_iter().collect()
    }
}
