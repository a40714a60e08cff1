//! What governs an argument, looked for from its first token to the left.

use crate::language::relation;
use crate::lexicon::{Entry, Grammar, Language, Pos, Sense, Tag, Verbal};
use crate::record::MentionKind;
use crate::text::TokenKind;

use super::super::clause::View;
use super::super::preposition::Prepositions;
use super::{Argument, governs, is_actor, is_noun, required_case};

const REACH: usize = 16;

/// Looks for what governs an argument, from it to the left.
pub(super) struct Governor<'v, 'a> {
    pub view: &'v View<'a>,
    pub prepositions: &'v Prepositions,
    /// Those before it in the sentence.
    pub before: &'v [Argument],
}

/// What a step to the left found.
enum Step {
    /// Goes on at this token (exclusive end of what is left to look at).
    On(usize),
    Stop,
}

impl Governor<'_, '_> {
    pub fn find(&self, argument: &mut Argument) {
        let mut end = argument.start;
        let stop = end.saturating_sub(REACH).max(self.view.first);
        while end > stop {
            let at = end - 1;
            let step = match self.prepositions.get(at) {
                Some(preposition) => self.preposition(argument, preposition),
                None => match self.view.mention_at(at) {
                    Some(mention) => self.mention(argument, mention, end),
                    None => self.word(argument, at),
                },
            };
            match step {
                Step::On(next) if next < end => end = next,
                _ => break,
            }
        }
    }

    fn preposition(&self, argument: &mut Argument, (first, payload): (usize, u32)) -> Step {
        let before = first.checked_sub(1).filter(|&b| b >= self.view.first);
        if !argument.kind.is_name() && self.view.document.longest(first, Tag::Approx).is_some() {
            // "at least 41", «до 30»
            return Step::On(first);
        }
        // "After the US imposed sanctions": a clause follows, and no phrase.
        let clause = relation::SUBORDINATE.has(payload);
        if self.view.language == Language::En && clause && self.view.finite(argument.last) {
            return Step::Stop;
        }
        if self.infinitive(argument, first, payload) {
            return Step::Stop;
        }
        // "officials from X"; an order from X is given by X
        let source = |b: usize| is_actor(self.view, b) && !self.view.document.is(b, Tag::OrganizationHead);
        let transparent = relation::GENITIVE.has(payload) || relation::ORIGIN.has(payload) && before.is_some_and(source);
        // "the city of Osh" is Osh.
        let place = |b: usize| self.view.document.is(b, Tag::PlaceHead) && !self.view.document.tokens[b].capital();
        if transparent && argument.kind == MentionKind::Place && self.view.language == Language::En && before.is_some_and(place) {
            return Step::On(before.unwrap_or(first));
        }
        if transparent {
            argument.of = true;
            argument.head = argument.head.or(before);
            if let Some(head) = before.filter(|_| self.view.language == Language::Ru) {
                argument.cases = self.view.document.grammar(head).cases();
            }
            return Step::On(first);
        }
        let required = required_case(governs(self.view, first));
        if self.view.language == Language::En || required == 0 || argument.may_be(required) {
            argument.preposition = Some((first, payload));
            if !argument.of && required != 0 && argument.cases & required != 0 {
                argument.cases &= required;
            }
        }
        Step::Stop
    }

    /// Russian: the title before "in" and the place where a person's name follows: «освободил полпреда в Нарынской области Иванова».
    fn posted(&self, person: &Argument, place: usize) -> Option<usize> {
        let title = place.checked_sub(2).filter(|&t| t >= self.view.first && self.prepositions.get(place - 1).is_some())?;
        let grammar = self.view.document.grammar(title);
        (self.view.document.is(title, Tag::Title) && grammar.cases() & person.cases != 0).then_some(title)
    }

    /// Russian: the noun of an act before "to" and the place that it leads to, where who does it follows in the genitive.
    fn visited(&self, person: &Argument, place: usize) -> Option<usize> {
        let noun = place.checked_sub(2).filter(|&t| t >= self.view.first && self.prepositions.get(place - 1).is_some())?;
        let whose = person.cases & Grammar::GENITIVE != 0 && person.cases & Grammar::NOMINATIVE == 0;
        let act = is_noun(self.view, noun) && !is_actor(self.view, noun) && self.view.mention_at(noun).is_none();
        (whose && act).then_some(noun)
    }

    /// English: whether "to" opens an infinitive whose word is a noun too: "hopes to gain 45%".
    fn infinitive(&self, argument: &Argument, first: usize, payload: u32) -> bool {
        let (view, verb) = (self.view, first + 1);
        let governor = first.checked_sub(1).filter(|&b| b >= view.first);
        // "Corvane to buy Tolmin": a headline leaves out "is".
        let headline = |b: usize| view.clause_of(b) == 0 && view.mention_at(b).is_some_and(|m| view.drafts[m].kind.is_name());
        let asks = || governor.is_some_and(|b| view.finite(b) || view.document.is(b, Tag::Modal) || headline(b));
        view.language == Language::En
            && relation::INFINITIVE.has(payload)
            && view.mention_at(verb).is_none()
            && view.document.has_pos(verb, Pos::Verb)
            && (!argument.kind.is_name() || asks())
    }

    fn mention(&self, argument: &mut Argument, mention: usize, end: usize) -> Step {
        use MentionKind::*;
        let other = &self.view.drafts[mention];
        let first = other.first as usize;
        // «продаст итальянской Eni»: a foreign name has the case of its adjective.
        let led = other.kind == Demonym && end == argument.start && self.view.language == Language::Ru;
        if led && argument.cases == 0 && argument.kind.is_name() {
            argument.cases = self.view.document.grammar(end - 1).cases();
        }
        match other.kind {
            Position | Demonym | Number | Ordinal => Step::On(first),
            // «двоих чиновников ведомства»
            Quantity if self.view.language == Language::Ru && end == argument.start && argument.cases & Grammar::GENITIVE != 0 => {
                let head = other.last as usize - 1;
                (argument.of, argument.head, argument.cases) = (true, Some(head), self.view.document.grammar(head).cases());
                Step::Stop
            }
            Date | Time | Duration | Set | Money | Percent | Multiple | Quantity => Step::Stop,
            _ if self.view.language == Language::En => {
                let adjacent = end == argument.start;
                if adjacent { Step::Stop } else { Step::On(first) }
            }
            // «у CRRC 12 локомотивов»: an amount hangs on no name
            _ if argument.cases == 0 && !argument.kind.is_name() => Step::Stop,
            Place if argument.kind == MentionKind::Person && self.posted(argument, first).is_some() => {
                let title = self.posted(argument, first).unwrap_or(first);
                argument.cases &= self.view.document.grammar(title).cases();
                Step::On(title)
            }
            // «о визите в Ашхабад президента Ирана Масуда Пезешкиана»
            Place if argument.kind == MentionKind::Person && self.visited(argument, first).is_some() => {
                (argument.of, argument.head) = (true, self.visited(argument, first));
                Step::Stop
            }
            // «принял в Белграде Виктора Орбана»: no person is a place's.
            Place if argument.kind == MentionKind::Person => Step::Stop,
            _ if argument.may_be(Grammar::GENITIVE) && argument.cases & Grammar::NOMINATIVE == 0 => {
                argument.of = true;
                argument.head = Some(other.last as usize - 1);
                if let Some(governed) = self.before.iter().rev().find(|a| a.mention == Some(mention)) {
                    argument.preposition = governed.preposition;
                    argument.cases = governed.cases;
                }
                Step::Stop
            }
            _ => Step::Stop,
        }
    }

    fn word(&self, argument: &mut Argument, at: usize) -> Step {
        let document = self.view.document;
        if document.tokens[at].kind == TokenKind::Mark {
            return self.mark(argument, at);
        }
        if document.tokens[at].kind == TokenKind::Number {
            return Step::On(at);
        }
        const STOPS: u64 = Tag::Conjunction.bit() | Tag::Relative.bit() | Tag::Pronoun.bit();
        if self.view.language == Language::En && document.mask(at) & STOPS == 0 && document.flags(at) & Entry::VERB == 0 {
            return if self.view.finite(at) { Step::Stop } else { Step::On(at) };
        }
        match document.payload(at, Tag::Conjunction) {
            Some("and" | "or") => return self.coordinated(argument, at, true),
            Some(_) => return Step::Stop,
            None => {}
        }
        if self.view.finite(at) || document.is(at, Tag::Relative) || document.is(at, Tag::Pronoun) && !document.is(at, Tag::Determiner) {
            return if self.is_whose(at) { Step::On(at) } else { Step::Stop };
        }
        match self.view.language {
            Language::En => self.english(at),
            Language::Ru => self.russian(argument, at),
        }
    }

    /// Russian: «X и его турецкий коллега Y»: a pronoun that tells whose what follows is.
    fn is_whose(&self, at: usize) -> bool {
        let document = self.view.document;
        let next = at + 1;
        let described = is_actor(self.view, next) || super::is_adjective(document, next) || document.is(next, Tag::Demonym);
        let joined = at > self.view.first && document.is_and(at - 1);
        joined && described && document.is(at, Tag::Pronoun) && governs(self.view, at).starts_with("genitive")
    }

    fn english(&self, at: usize) -> Step {
        let document = self.view.document;
        let verb = document.has_pos(at, Pos::Verb);
        let other = document.senses(at).any(|s| s.tag == Tag::Word && s.payload != Pos::Verb as u32);
        // "of the governing Colorado Party"
        let participle = |s: &Sense| s.tag == Tag::Word && matches!(s.grammar.verbal(), Verbal::Gerund | Verbal::Past | Verbal::Passive);
        let gerund = |s: &Sense| s.tag == Tag::Word && s.grammar.verbal() == Verbal::Gerund;
        let attribute = at > self.view.first && document.is(at - 1, Tag::Determiner) && document.senses(at).any(participle);
        // "exploded in a market, killing 13": a gerund behind a comma begins anew.
        let clause = at > self.view.first && document.is_mark(at - 1, ',') && document.senses(at).any(gerund);
        if verb && !other && !attribute || clause { Step::Stop } else { Step::On(at) }
    }

    fn russian(&self, argument: &mut Argument, at: usize) -> Step {
        let document = self.view.document;
        let grammar = document.grammar(at);
        if matches!(grammar.verbal(), Verbal::Infinitive | Verbal::Gerund | Verbal::ShortPassive | Verbal::Imperative) {
            return Step::Stop;
        }
        if document.has_pos(at, Pos::Adjective) || document.has_pos(at, Pos::Verb) || document.is(at, Tag::Determiner) {
            return self.attribute(argument, at);
        }
        if self.is_no_head(argument, at) {
            return Step::Stop;
        }
        if let Some(cases) = self.shared_cases(argument, at) {
            argument.cases = cases;
            return Step::On(at);
        }
        let noun = is_noun(self.view, at);
        let oblique = argument.cases != 0 && argument.cases & Grammar::NOMINATIVE == 0;
        if argument.may_be(Grammar::GENITIVE) && (oblique || noun) {
            argument.of = true;
            if argument.head.is_none() || is_actor(self.view, at) {
                argument.head = Some(at);
            }
            argument.cases = grammar.cases();
            return Step::On(at);
        }
        if noun { Step::Stop } else { Step::On(at) }
    }

    /// Russian: past an adjective or a word that says whose something is.
    fn attribute(&self, argument: &mut Argument, at: usize) -> Step {
        let document = self.view.document;
        // «передаст швейцарской Axpo»: a foreign name has the case of its adjective.
        if argument.cases == 0 && argument.kind.is_name() && at + 1 == argument.start {
            argument.cases = document.grammar(at).cases();
        }
        // «уволил с поста министра своего соратника Попова»
        let owns = argument.kind == MentionKind::Person && document.payload(at, Tag::Determiner) == Some("own");
        if owns && at > self.view.first && is_noun(self.view, at - 1) { Step::Stop } else { Step::On(at) }
    }

    /// Russian: whether an argument hangs on no word like this.
    fn is_no_head(&self, argument: &Argument, at: usize) -> bool {
        const BESIDE: u64 = Tag::EventHead.bit() | Tag::PlaceHead.bit();
        let document = self.view.document;
        if argument.kind == MentionKind::Percent {
            // «набрал на выборах 52,1%»
            return at + 1 == argument.start && document.mask(at) & BESIDE != 0;
        }
        if argument.kind != MentionKind::Person {
            return false;
        }
        // Another noun than an office is no part of a name whose form tells nothing.
        if argument.cases == 0 {
            return argument.mention.is_some() && is_noun(self.view, at) && (!is_actor(self.view, at) || argument.of);
        }
        // «назначил министром X»: what X becomes is no head of the name.
        let cases = document.grammar(at).cases();
        cases == Grammar::INSTRUMENTAL && document.is(at, Tag::Title) && argument.cases & cases == 0
    }

    /// Russian: the cases of an argument that stands in the case of the noun before it.
    fn shared_cases(&self, argument: &Argument, at: usize) -> Option<u16> {
        const SORTS: u64 = Tag::PlaceHead.bit() | Tag::FacilityHead.bit();
        let document = self.view.document;
        let (mask, cases) = (document.mask(at), document.grammar(at).cases());
        let (noun, person) = (is_noun(self.view, at), argument.kind == MentionKind::Person);
        // A name whose form tells nothing has the case of its office.
        if noun && person && argument.cases == 0 && argument.mention.is_some() {
            return Some(cases);
        }
        // «блок "Новый путь"»: the noun has the case; but «покупка "Лукойлом"».
        let quoted = argument.first > self.view.first
            && argument.may_be(Grammar::NOMINATIVE)
            && matches!(document.word(argument.first - 1), "«" | "\"" | "“" | "„");
        if quoted && noun && !argument.of && argument.first == at + 2 {
            return Some(cases);
        }
        // «президент X»: an apposition in the same case.
        let apposition = person && (argument.mention.is_none() || is_actor(self.view, at));
        if noun && cases & argument.cases != 0 && (apposition || argument.cases & Grammar::GENITIVE == 0) {
            return Some(argument.cases & cases);
        }
        let body = noun && argument.cases == 0 && mask & Tag::OrganizationHead.bit() != 0 && !argument.of;
        // «с эмиратом Шарджа», «в городе Нарын»: the name stays as it is, the noun has the case.
        let sort = argument.kind == MentionKind::Place && !argument.of && at + 1 == argument.first && mask & SORTS != 0;
        let named = sort && argument.may_be(Grammar::NOMINATIVE) && cases & argument.cases == 0;
        (cases != 0 && (body || named)).then_some(cases)
    }

    fn mark(&self, argument: &mut Argument, at: usize) -> Step {
        let document = self.view.document;
        match document.word(at) {
            "«" | "\"" | "“" | "„" | "'" | "‘" => Step::On(at),
            "," => self.coordinated(argument, at, false),
            ")" | "]" => {
                let opening = (self.view.first..at).rev().take(12).find(|&t| matches!(document.word(t), "(" | "["));
                opening.map_or(Step::Stop, Step::On)
            }
            _ if document.is_possessive(at) => match at.checked_sub(1).and_then(|b| self.view.mention_at(b)) {
                Some(possessor) => Step::On(self.view.drafts[possessor].first as usize),
                None => Step::On(at),
            },
            "-" | "‑" if document.tokens[at].glued() => Step::On(at.saturating_sub(1).max(self.view.first)),
            _ => Step::Stop,
        }
    }

    /// Behind a comma or "and": part of the list of the mention before, or an apposition to its noun.
    fn coordinated(&self, argument: &mut Argument, at: usize, conjunction: bool) -> Step {
        let end = if conjunction && self.view.document.is_mark(at.saturating_sub(1), ',') { at - 1 } else { at };
        let followed = self.acts(argument.last) || self.closes_apposition(argument.last);
        let Some(other) = self.before.iter().rev().find(|o| !o.office && o.last <= end).filter(|o| self.ends_at(o, end)) else {
            let stops = followed || self.leads(at, argument.last);
            return if stops && !conjunction { Step::Stop } else { Step::On(end.min(at)) };
        };
        if self.view.clause_of(other.first) != argument.clause {
            return Step::Stop;
        }
        // "In 2024, Corvane, a developer, shipped"
        let leading = matches!(other.kind, MentionKind::Date | MentionKind::Time) && argument.kind.is_name();
        if !conjunction && (followed || leading) && other.preposition.is_some() {
            return Step::Stop;
        }
        let cases_meet = argument.cases == 0 || other.cases == 0 || argument.cases & other.cases != 0;
        if self.view.language == Language::Ru && !cases_meet && !other.of {
            return Step::Stop;
        }
        argument.list = other.list;
        argument.preposition = other.preposition;
        let same = is_person(argument.kind) == is_person(other.kind);
        argument.of = argument.of || other.of && same;
        argument.head = argument.head.or(other.head.filter(|_| same));
        if argument.cases & other.cases != 0 {
            argument.cases &= other.cases;
        } else if other.of && same {
            // «министры Греции и Турции»: both stand as the ministers do.
            argument.cases = other.cases;
        }
        Step::Stop
    }

    /// English: whether what a preposition leads ends at a comma, and the sentence proper begins: "On the sidelines of the visit, A and B signed".
    fn leads(&self, comma: usize, name: usize) -> bool {
        const REACH: usize = 12;
        let view = self.view;
        let led = view.language == Language::En && view.document.is(view.first, Tag::Preposition);
        // "At the forum, Corvane, a developer, announced": past what says who that is.
        let apposition = (name + 1..view.last.min(name + REACH)).find(|&t| view.document.is_mark(t, ','));
        let name = apposition.filter(|&end| view.document.is_mark(name, ',') && self.acts(end + 1)).map_or(name, |end| end + 1);
        led && !(view.first..comma).any(|t| view.finite(t) || view.document.is_mark(t, ','))
            && (name..view.last.min(name + REACH)).take_while(|&t| !view.document.is_mark(t, ',')).any(|t| view.finite(t))
    }

    /// English: whether the name that ends here says who somebody is, and the verb follows: "the firm, Corvane, shipped".
    fn closes_apposition(&self, at: usize) -> bool {
        self.view.language == Language::En && self.view.document.is_mark(at, ',') && self.acts(at + 1)
    }

    /// Whether a verb stands at a token, or behind when it was: "on Monday approved".
    fn acts(&self, at: usize) -> bool {
        let day = at + usize::from(self.prepositions.get(at).is_some());
        let date = self.view.mention_at(day).map(|m| &self.view.drafts[m]).filter(|d| d.kind == MentionKind::Date);
        self.view.finite(at) || date.is_some_and(|d| d.first as usize == day && self.view.finite(d.last as usize))
    }

    /// Whether an argument, with closing quotes and brackets behind it, ends at `end`.
    fn ends_at(&self, other: &Argument, end: usize) -> bool {
        other.last <= end
            && (other.last..end).all(|t| {
                let token = &self.view.document.tokens[t];
                token.kind == TokenKind::Mark && !matches!(self.view.document.word(t), "," | ";" | ":" | "—" | "–")
            })
    }
}

fn is_person(kind: MentionKind) -> bool {
    kind == MentionKind::Person
}
