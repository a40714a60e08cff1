//! What governs each mention of a sentence: its preposition, the noun it hangs on, its case, the list it is in.

use crate::language::relation;
use crate::lexicon::{Entry, Grammar, Language, Pos, Sense, Tag, Verbal};
use crate::record::MentionKind;
use crate::text::{Document, TokenKind};

use super::clause::View;
use super::description::Description;
use super::preposition::Prepositions;

/// A mention as a part of its sentence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Argument {
    /// Index of the mention, where it is one and no description of it.
    pub mention: Option<usize>,
    /// Whom or what it means.
    pub entity: Option<u32>,
    /// Its clause.
    pub clause: usize,
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// Where its phrase begins: at the office before the name of a person.
    pub start: usize,
    /// Whether it tells whose office a person holds: the country of «президент Турции Эрдоган».
    pub office: bool,
    /// Token and payload of the preposition that governs it, or the noun it hangs on.
    pub preposition: Option<(usize, u32)>,
    /// Whether it hangs on a noun: "the head of X", «глава X».
    pub of: bool,
    /// That noun.
    pub head: Option<usize>,
    /// Whether it merely modifies what follows: "Kazakhstan's minister".
    pub modifier: bool,
    /// The cases it can have; 0 where nothing is known.
    pub cases: u16,
    /// Index, among the arguments, of the first of its list.
    pub list: usize,
    /// What it is.
    pub kind: MentionKind,
}

impl Argument {
    /// Whether it can have one of these cases.
    pub fn may_be(&self, cases: u16) -> bool {
        self.cases == 0 || self.cases & cases != 0
    }
}

/// How far to the left a governor is looked for.
const REACH: usize = 16;

/// The arguments of a sentence, in order. `descriptions` are those of the sentence.
pub(crate) fn arguments(view: &View<'_>, descriptions: &[Description], prepositions: &mut Prepositions, out: &mut Vec<Argument>) {
    out.clear();
    prepositions.read(view);
    let mut described = descriptions.iter().peekable();
    let mut add = |found: Argument| {
        // Of several that one word means each stands as the first does.
        if let Some(twin) = out.last().filter(|a| a.first == found.first && a.mention.is_none() && found.mention.is_none()).copied() {
            out.push(Argument { entity: found.entity, ..twin });
            return;
        }
        let mut argument = Argument { list: out.len(), ..found };
        Governor { view, prepositions, before: out }.find(&mut argument);
        out.push(argument);
    };
    for mention in view.mentions.clone() {
        let draft = &view.drafts[mention];
        let mut counts = false;
        while let Some(d) = described.next_if(|d| d.first <= draft.first as usize) {
            add(Argument::of_description(view, d));
            counts |= d.last == draft.last as usize;
        }
        // "The two ministers" are those named, and no number of anything.
        if !counts && !is_conversion(view, mention) && !is_origin(view, mention) && !is_attribute(view, mention) {
            add(Argument::of_mention(view, mention));
        }
    }
    described.for_each(|d| add(Argument::of_description(view, d)));
    if view.language == Language::Ru {
        stand_with_holders(out);
    }
}

/// Whether an amount in brackets only converts the one before: "70 billion shillings ($0.5 billion)".
fn is_conversion(view: &View<'_>, mention: usize) -> bool {
    let first = view.drafts[mention].first as usize;
    let bracket = first.checked_sub(1).filter(|&b| b > view.first && view.document.is_mark(b, '('));
    let converted = bracket.and_then(|b| view.mention_at(b - 1)).map(|m| view.drafts[m].kind);
    view.drafts[mention].kind == MentionKind::Money && converted == Some(MentionKind::Money)
}

/// Whether a number is part of a compound and counts nothing: "a three-judge panel".
fn is_attribute(view: &View<'_>, mention: usize) -> bool {
    let draft = &view.drafts[mention];
    let last = draft.last as usize;
    draft.kind == MentionKind::Number && last < view.last && view.document.is_mark(last, '-') && view.document.tokens[last].glued()
}

/// Whether a place only says where a company sits: "Yerevan-based", "London-listed".
fn is_origin(view: &View<'_>, mention: usize) -> bool {
    let draft = &view.drafts[mention];
    let (document, last) = (view.document, draft.last as usize);
    let cue = |t: usize| document.means(t, Tag::Cue, "based");
    matches!(draft.kind, MentionKind::Place | MentionKind::Demonym)
        && last + 1 < view.last
        && document.is_mark(last, '-')
        && document.tokens[last].glued()
        && cue(last + 1)
}

/// Whose office it is stands in the sentence as the holder does: «арестовал директора «Акрона» Попова».
fn stand_with_holders(arguments: &mut [Argument]) {
    let mut holder: Option<Argument> = None;
    for argument in arguments.iter_mut().rev() {
        if !argument.office {
            holder = (argument.start < argument.first).then_some(*argument);
        } else if let Some(holder) = &holder {
            (argument.of, argument.cases, argument.preposition) = (true, holder.cases, holder.preposition);
        }
    }
}

/// The cases of the title that an office begins with.
fn office_cases(view: &View<'_>, first: usize, last: usize) -> u16 {
    let title = (first..last).find(|&t| view.document.is(t, Tag::Title));
    title.map_or(0, |t| view.document.grammar(t).cases())
}

impl Argument {
    fn of_mention(view: &View<'_>, mention: usize) -> Argument {
        let draft = &view.drafts[mention];
        let (first, last) = (draft.first as usize, draft.last as usize);
        let modifier = modifies(view, draft.kind, last);
        let start = (draft.office as usize).max(view.first);
        // A name whose form tells nothing stands in the case of its office: «принял председатель В. В. Попов».
        let cases = match draft.grammar.cases() {
            0 if draft.kind == MentionKind::Person && start < first => office_cases(view, start, first),
            cases => cases,
        };
        // "Brazil's Mauro Vieira"
        let person = || view.mention_at(last + 1).is_some_and(|m| view.drafts[m].kind == MentionKind::Person);
        let office = view.holder_from(mention).is_some() || view.document.is_possessive(last) && person();
        Argument {
            mention: Some(mention),
            entity: draft.entity,
            modifier,
            cases,
            start,
            office,
            ..Argument::new(view, first, last, draft.kind)
        }
    }

    fn of_description(view: &View<'_>, description: &Description) -> Argument {
        let Description { first, last, entity, kind, grammar, .. } = *description;
        Argument { entity: Some(entity), cases: grammar.cases(), ..Argument::new(view, first, last, kind) }
    }

    fn new(view: &View<'_>, first: usize, last: usize, kind: MentionKind) -> Argument {
        Argument {
            mention: None,
            entity: None,
            clause: view.clause_of(first),
            first,
            last,
            start: first,
            office: false,
            preposition: None,
            of: false,
            head: None,
            modifier: false,
            cases: 0,
            list: 0,
            kind,
        }
    }
}

/// Whether a mention that ends before `last` is a modifier of the words behind it.
fn modifies(view: &View<'_>, kind: MentionKind, last: usize) -> bool {
    if kind == MentionKind::Demonym {
        return true;
    }
    if view.language == Language::Ru || last >= view.last {
        return false;
    }
    if view.document.is_possessive(last) {
        return true;
    }
    if !matches!(kind, MentionKind::Place | MentionKind::Organization) {
        return false;
    }
    if let Some(next) = view.mention_at(last) {
        return view.drafts[next].kind == MentionKind::Position;
    }
    let lower = view.document.tokens[last].kind == TokenKind::Word && !view.document.tokens[last].capital();
    lower && !view.finite(last) && is_noun(view, last)
}

/// Whether the token is a noun of the word lists.
pub(crate) fn is_noun(view: &View<'_>, at: usize) -> bool {
    const NOUNS: u64 = Tag::Title.bit()
        | Tag::OrganizationHead.bit()
        | Tag::Actor.bit()
        | Tag::FacilityHead.bit()
        | Tag::DocumentHead.bit()
        | Tag::EventHead.bit();
    let document = view.document;
    document.mask(at) & NOUNS != 0 || document.has_pos(at, Pos::Noun)
}

/// Whether the token is a noun of the word lists, and no verb.
pub(crate) fn is_plain_noun(document: &Document<'_>, at: usize) -> bool {
    document.has_pos(at, Pos::Noun) && !document.has_pos(at, Pos::Verb)
}

/// Whether the token is an adjective or participle.
pub(crate) fn is_adjective(document: &Document<'_>, at: usize) -> bool {
    document.senses(at).any(|s| {
        s.tag == Tag::Word && (s.payload == Pos::Adjective as u32 || matches!(s.grammar.verbal(), Verbal::Active | Verbal::Passive))
    })
}

/// Whether the noun stands for people who act: "delegates", «представители», "ministry".
pub(crate) fn is_actor(view: &View<'_>, at: usize) -> bool {
    const ACTORS: u64 = Tag::Title.bit() | Tag::OrganizationHead.bit() | Tag::Actor.bit() | Tag::People.bit();
    view.document.mask(at) & ACTORS != 0
}

struct Governor<'v, 'a> {
    view: &'v View<'a>,
    prepositions: &'v Prepositions,
    before: &'v [Argument],
}

/// What a step to the left found.
enum Step {
    /// Goes on at this token (exclusive end of what is left to look at).
    On(usize),
    Stop,
}

impl Governor<'_, '_> {
    fn find(&self, argument: &mut Argument) {
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
            return Step::Stop;
        }
        match self.view.language {
            Language::En => self.english(at),
            Language::Ru => self.russian(argument, at),
        }
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
        match grammar.verbal() {
            Verbal::Infinitive | Verbal::Gerund | Verbal::ShortPassive | Verbal::Imperative => return Step::Stop,
            _ => {}
        }
        let adjective = document.has_pos(at, Pos::Adjective) || document.has_pos(at, Pos::Verb);
        if adjective || document.is(at, Tag::Determiner) {
            // «передаст швейцарской Axpo»: a foreign name has the case of its adjective.
            if argument.cases == 0 && argument.kind.is_name() && at + 1 == argument.start {
                argument.cases = document.grammar(at).cases();
            }
            // «уволил с поста министра своего соратника Попова»
            let owns = argument.kind == MentionKind::Person && document.payload(at, Tag::Determiner) == Some("own");
            return if owns && at > self.view.first && is_noun(self.view, at - 1) { Step::Stop } else { Step::On(at) };
        }
        let noun = is_noun(self.view, at);
        let cases = grammar.cases();
        // «набрал на выборах 52,1%»
        const BESIDE: u64 = Tag::EventHead.bit() | Tag::PlaceHead.bit();
        if argument.kind == MentionKind::Percent && at + 1 == argument.start && document.mask(at) & BESIDE != 0 {
            return Step::Stop;
        }
        // «назначил министром X»: what X becomes is no head of the name.
        let becomes = cases == Grammar::INSTRUMENTAL && document.is(at, Tag::Title) && argument.cases & cases == 0;
        if becomes && argument.kind == MentionKind::Person && argument.cases != 0 {
            return Step::Stop;
        }
        if noun && argument.kind == MentionKind::Person && argument.cases == 0 && argument.mention.is_some() {
            // A name whose form tells nothing has the case of its office; another noun is no part of it.
            if !is_actor(self.view, at) || argument.of {
                return Step::Stop;
            }
            argument.cases = cases;
            return Step::On(at);
        }
        let apposition = argument.kind == MentionKind::Person && (argument.mention.is_none() || is_actor(self.view, at));
        let quoted = argument.first > self.view.first && matches!(document.word(argument.first - 1), "«" | "\"" | "“" | "„");
        if quoted && noun && !argument.of && argument.first == at + 2 {
            // «блок "Новый путь"»: the noun has the case.
            argument.cases = cases;
            return Step::On(at);
        }
        if noun && cases & argument.cases != 0 && cases != 0 && (apposition || argument.cases & Grammar::GENITIVE == 0) {
            // «президент X»: an apposition in the same case.
            argument.cases &= cases;
            return Step::On(at);
        }
        if noun && argument.cases == 0 && cases != 0 && document.mask(at) & Tag::OrganizationHead.bit() != 0 && !argument.of {
            argument.cases = cases;
            return Step::On(at);
        }
        // «с эмиратом Шарджа», «в городе Нарын»: the name stays as it is, the noun has the case.
        const SORTS: u64 = Tag::PlaceHead.bit() | Tag::FacilityHead.bit();
        let sort = argument.kind == MentionKind::Place && !argument.of && at + 1 == argument.first && document.mask(at) & SORTS != 0;
        if sort && argument.may_be(Grammar::NOMINATIVE) && cases != 0 && cases & argument.cases == 0 {
            argument.cases = cases;
            return Step::On(at);
        }
        let oblique = argument.cases != 0 && argument.cases & Grammar::NOMINATIVE == 0;
        if argument.may_be(Grammar::GENITIVE) && (oblique || noun) {
            argument.of = true;
            if argument.head.is_none() || is_actor(self.view, at) {
                argument.head = Some(at);
            }
            argument.cases = cases;
            return Step::On(at);
        }
        if noun { Step::Stop } else { Step::On(at) }
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

/// What the preposition that begins at a token wants of its noun; empty where the lists do not say.
pub(crate) fn governs<'a>(view: &View<'a>, at: usize) -> &'a str {
    // «в отношении» is not «в».
    let document = view.document;
    let whole = document.longest(at, Tag::Preposition).map_or(at + 1, |m| m.end);
    let found = document.longest(at, Tag::Governs).filter(|m| m.end == whole);
    found.map_or("", |m| document.lexicon.string(m.sense.payload))
}

/// The cases that words of the lists ask for; 0 = any.
pub(crate) fn required_case(governs: &str) -> u16 {
    let (mut rest, mut cases) = (governs, 0);
    while let Some(end) = rest.bytes().position(|b| matches!(b, b'+' | b'@')) {
        cases |= Grammar::case_named(&rest[..end]);
        if rest.as_bytes()[end] == b'@' {
            return cases;
        }
        rest = &rest[end + 1..];
    }
    cases | Grammar::case_named(rest)
}
