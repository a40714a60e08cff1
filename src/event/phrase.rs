//! Noun phrases: where the words that fill a role without being a name begin and end.

mod extent;

use crate::language::relation;
use crate::lexicon::{Grammar, Language, Pos, Tag, Verbal};
use crate::text::TokenKind;

use super::argument::is_noun;
use super::clause::{ClauseKind, View};
use super::matcher::has;
use super::predicate::Predicate;
use super::rule::Words;
use extent::Extent;

/// Longer phrases are cut.
const LONGEST: usize = 14;

/// The noun phrase that begins at or just behind a token.
pub(crate) fn noun_phrase(view: &View<'_>, start: usize) -> Option<(usize, usize)> {
    let mut first = start;
    while first < view.last {
        // "at least eight demonstrators"
        let approx = view.document.longest(first, Tag::Approx).filter(|m| view.mention_at(m.end).is_some());
        match approx {
            Some(found) => first = found.end,
            // "the $6 billion rail line"
            None if priced(view, start, first).is_some() => first = priced(view, start, first).unwrap_or(first),
            None if view.document.is(first, Tag::Determiner)
                || opens(view, first)
                || is_adverb(view, first)
                || is_particle(view, first) =>
            {
                first += 1;
            }
            None => break,
        }
    }
    // "chief operating officer": no verb in it.
    let title = view.document.longest(first, Tag::Title).filter(|m| view.language == Language::En && m.end <= view.last);
    let mut last = title.map_or(first, |m| m.end);
    let extent = Extent::new(view, first);
    while last < view.last && last - first < LONGEST && extent.has(last) {
        last += 1;
    }
    while last > first && (!ends_well(view, last - 1) || last > first + 1 && is_complement(view, last - 1)) {
        last -= 1;
    }
    (last > first).then_some((first, last))
}

/// English: one past the price between an article and its noun.
fn priced(view: &View<'_>, start: usize, at: usize) -> Option<usize> {
    let draft = view.mention_at(at).filter(|_| at > start && view.language == Language::En).map(|m| &view.drafts[m])?;
    let end = draft.last as usize;
    let noun = end < view.last && view.document.tokens[end].kind == TokenKind::Word && !view.finite(end);
    let joins = view.document.mask(end.min(view.last - 1)) & (Tag::Preposition.bit() | Tag::Conjunction.bit()) == 0;
    (draft.kind == crate::record::MentionKind::Money && noun && joins).then_some(end)
}

fn opens(view: &View<'_>, at: usize) -> bool {
    matches!(view.document.word(at), "«" | "\"" | "“" | "„")
}

/// «той же сети»
fn is_particle(view: &View<'_>, at: usize) -> bool {
    const MORE: u64 = Tag::Preposition.bit() | Tag::Conjunction.bit() | Tag::Negation.bit() | Tag::Pronoun.bit() | Tag::Auxiliary.bit();
    view.document.is(at, Tag::Function) && view.document.mask(at) & MORE == 0 && view.language == Language::Ru
}

fn is_adverb(view: &View<'_>, at: usize) -> bool {
    (view.document.word(at).ends_with("ly") || view.document.is(at, Tag::Adverb)) && view.mention_at(at).is_none()
}

/// Whether a word is the last of an adverb: «тем временем рабочие», «первоначально объект».
fn ends_adverb(view: &View<'_>, at: usize) -> bool {
    (view.first.max(at.saturating_sub(2))..=at).any(|t| view.document.longest(t, Tag::Adverb).is_some_and(|m| m.end == at + 1))
}

fn ends_well(view: &View<'_>, at: usize) -> bool {
    let document = view.document;
    view.mention_at(at).is_some()
        || document.tokens[at].kind == TokenKind::Word
            && document.mask(at) & (Tag::Preposition.bit() | Tag::Conjunction.bit() | Tag::Determiner.bit() | Tag::Function.bit()) == 0
            && !is_adverb(view, at)
        || document.tokens[at].kind == TokenKind::Number
}

/// English: an adjective behind its noun is said of it: "left the rate unchanged".
pub(super) fn is_complement(view: &View<'_>, at: usize) -> bool {
    let document = &view.document;
    let adjective = document.has_pos(at, Pos::Adjective) && !document.has_pos(at, Pos::Noun) && view.mention_at(at).is_none();
    view.language == Language::En && adjective && super::argument::is_noun(view, at - 1)
}

/// Whether a gerund governs what follows, and is no part of its name: "the task of building a road", but not "of drilling pipes".
fn governs_noun(view: &View<'_>, at: usize) -> bool {
    let named = view.mention_at(at).is_some() || view.document.is(at, Tag::Determiner);
    super::predicate::object_follows(view, at) && (named || !view.document.has_pos(at, Pos::Noun))
}

fn is_compound_gerund(view: &View<'_>, at: usize) -> bool {
    let document = view.document;
    let gerund = document.senses(at).any(|s| s.tag == Tag::Word && s.grammar.verbal() == Verbal::Gerund);
    let next = at + 1;
    const JOINS: u64 = Tag::Conjunction.bit() | Tag::Preposition.bit();
    let ends = next >= view.last || document.tokens[next].kind == TokenKind::Mark || document.mask(next) & JOINS != 0;
    gerund && ends && may_be_noun(view, at - 1) && view.mention_at(at - 1).is_none()
}

/// Whether a word is followed by an amount: «на уровне 6,5%».
fn before_value(view: &View<'_>, at: usize) -> bool {
    use crate::record::MentionKind::{Money, Percent, Quantity};
    let value = |t: usize| view.mention_at(t).is_some_and(|m| matches!(view.drafts[m].kind, Money | Percent | Quantity));
    value(at) || value(at + 1)
}

/// Whether a token is a name, a noun, or a word that is in no list and may be one.
pub(crate) fn may_be_noun(view: &View<'_>, at: usize) -> bool {
    let token = &view.document.tokens[at];
    view.mention_at(at).is_some()
        || is_noun(view, at)
        || token.kind == TokenKind::Word && view.document.mask(at) & Tag::Word.bit() == 0 && !view.document.is(at, Tag::Preposition)
}

/// Whether "and" joins two nouns rather than two statements.
fn joins(view: &View<'_>, at: usize) -> bool {
    let next = at + 1;
    // "as finance minister and Anna Belova as justice minister"
    let person = |t: usize| view.mention_at(t).is_some_and(|m| view.drafts[m].kind == crate::record::MentionKind::Person);
    next < view.last
        && !(person(next) && view.document.is(at - 1, Tag::Title))
        && !view.finite(next)
        && !view.document.is(next, Tag::Pronoun)
        && view.document.tokens[next].kind == TokenKind::Word
        && !(next + 1..(next + 4).min(view.last)).any(|t| view.finite(t))
}

/// The phrase a noun is the head of, with the adjectives before it.
pub(crate) fn around(view: &View<'_>, noun: usize) -> Option<(usize, usize)> {
    let mut first = noun;
    while first > view.first && noun - first < 5 {
        let before = first - 1;
        let document = view.document;
        let word = document.tokens[before].kind == TokenKind::Word
            && document.mask(before)
                & (Tag::Preposition.bit()
                    | Tag::Conjunction.bit()
                    | Tag::Determiner.bit()
                    | Tag::Pronoun.bit()
                    | Tag::Negation.bit()
                    | Tag::Auxiliary.bit())
                == 0;
        // "a dusk-to-dawn curfew"
        let inner = before > view.first && document.is(before, Tag::Preposition) && document.is_mark(before - 1, '-');
        let joined = inner
            || document.tokens[before].glued() && document.word(before) == "-"
            || document.tokens[first].glued() && document.word(first) == "-";
        let verb = document.senses(before).any(|s| {
            s.tag == Tag::Word
                && s.payload == Pos::Verb as u32
                && !matches!(s.grammar.verbal(), Verbal::Passive | Verbal::Active | Verbal::Gerund)
        });
        // "a trade agreement": a verb too, but none here.
        let marked = || {
            let to = |b: usize| document.is(b, Tag::Auxiliary) || document.relates(b, relation::INFINITIVE);
            before.checked_sub(1).is_some_and(to)
        };
        let verb = verb && (view.language == Language::Ru || !document.has_pos(before, Pos::Noun) || marked());
        let own = view.language == Language::Ru;
        let value = view.mention_at(before).is_some_and(|m| {
            let kind = view.drafts[m].kind;
            let counts = view.mention_at(noun) == Some(m);
            !counts && (!kind.is_name() || own && kind != crate::record::MentionKind::Demonym)
        });
        let russian_noun = view.language == Language::Ru && is_noun(view, before) && !document.has_pos(before, Pos::Adjective);
        let word = word || view.mention_at(before).is_some_and(|m| view.mention_at(noun) == Some(m));
        // «такие же центры»
        let word = word && !document.is(before, Tag::Approx) && !is_particle(view, before);
        let adverb = view.language == Language::Ru && ends_adverb(view, before);
        if !(word && !verb && !value && !russian_noun || joined) || view.finite(before) || adverb {
            break;
        }
        first = before;
    }
    let last = noun_phrase(view, noun).map_or(noun + 1, |(_, last)| last);
    Some((first, last.max(noun + 1)))
}

/// The logical object of a predicate, as words.
pub(crate) fn object(view: &View<'_>, predicate: &Predicate, after: usize) -> Option<(usize, usize)> {
    match (predicate.nominal, predicate.passive) {
        (true, _) => {
            let after = behind_date(view, after);
            let of = view.document.relates(after, relation::NOMINAL_OBJECT);
            noun_phrase(view, if of { after + 1 } else { after }).filter(|_| of || view.language == Language::Ru)
        }
        (false, false) => match view.language {
            Language::En => super::predicate::object_follows(view, after).then(|| noun_phrase(view, after))?,
            Language::Ru => accusative(view, predicate),
        },
        (false, true) => grammatical_subject(view, predicate, &Words::default()),
    }
}

/// Over a date or a place between a noun and what hangs on it: «подготовка в 2026 году заседания», «строительство в Омске завода».
fn behind_date(view: &View<'_>, at: usize) -> usize {
    use crate::record::MentionKind::{Date, Place};
    // «в Омске парогазовой станции»: no list has the adjective.
    let stranger = |t: usize| view.document.grammar(t).cases() == 0 && view.document.tokens[t].kind == TokenKind::Word;
    let has =
        |t: usize| view.document.grammar(t).has(Grammar::GENITIVE) || stranger(t) && view.document.grammar(t + 1).has(Grammar::GENITIVE);
    let genitive = |t: usize| t + 1 < view.last && view.mention_at(t).is_none() && has(t);
    let over = |d: &crate::mention::Draft| d.kind == Date || d.kind == Place && genitive(d.last as usize);
    let date = view.mention_at(at + 1).filter(|&m| over(&view.drafts[m]));
    let governed = view.language == Language::Ru && view.document.is(at, Tag::Preposition);
    date.filter(|_| governed).map_or(at, |m| view.drafts[m].last as usize)
}

/// The logical subject, as words; where `words` are given, one of them is its head.
pub(crate) fn subject(view: &View<'_>, predicate: &Predicate, words: &Words) -> Option<(usize, usize)> {
    if predicate.nominal {
        return None;
    }
    if !predicate.passive {
        return grammatical_subject(view, predicate, words).or_else(|| grammatical_subject(view, &shared(view, predicate)?, words));
    }
    let by = view.tokens_in(predicate.clause, predicate.head + 1, usize::MAX).find(|&t| view.document.relates(t, relation::AGENT))?;
    noun_phrase(view, by + 1)
}

/// The predicate whose subject a verb right behind its "and" has too: "rejected the offer and walked out".
fn shared(view: &View<'_>, predicate: &Predicate) -> Option<Predicate> {
    let clause = view.clauses[predicate.clause];
    let joined = matches!(clause.kind, ClauseKind::Shared | ClauseKind::Main) && clause.parent != predicate.clause;
    let opener = clause.opener.filter(|&o| joined && view.document.is(o, Tag::Conjunction))?;
    let own = (opener + 1..predicate.head).any(|t| is_noun(view, t) || view.mention_at(t).is_some());
    let above = view.clauses[clause.parent];
    let head = above.verb.filter(|_| !own)?;
    Some(Predicate { head, clause: clause.parent, ..*predicate })
}

fn accusative(view: &View<'_>, predicate: &Predicate) -> Option<(usize, usize)> {
    // «приговорил к 10 годам тюрьмы мужчину», «к лишению свободы мужчину»: a genitive hangs on what stands before it.
    let hangs = |t: usize| hangs_on(view, t, predicate.end.max(predicate.head + 1));
    let fits = |t: usize| {
        let case = view.document.grammar(t).may_be(Grammar::ACCUSATIVE | Grammar::GENITIVE);
        is_noun(view, t) && case && !under_preposition(view, t) && !hangs(t)
    };
    let noun = view.tokens_in(predicate.clause, predicate.head + 1, predicate.head + 8).find(|&t| fits(t))?;
    around(view, measured(view, noun))
}

/// Russian: whether a genitive hangs on a length of time or on what a preposition governs, as far back as `from`.
fn hangs_on(view: &View<'_>, at: usize, from: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&b| b >= from && view.document.grammar(at).has(Grammar::GENITIVE)) else { return false };
    let counted = view.mention_at(before).is_some_and(|m| view.drafts[m].kind == crate::record::MentionKind::Duration);
    let noun = super::argument::is_plain_noun(view.document, before);
    counted || noun && (under_preposition(view, before) || hangs_on(view, before, from))
}

/// Of «2 млрд кубометров газа» the gas; of «15 человек» these.
fn measured(view: &View<'_>, noun: usize) -> usize {
    let quantity = view.mention_at(noun).map(|m| &view.drafts[m]).filter(|d| d.kind == crate::record::MentionKind::Quantity);
    let next = quantity.map_or(noun, |d| d.last as usize);
    let of = next < view.last && view.mention_at(next).is_none() && view.document.tokens[next].kind == TokenKind::Word;
    let goods = of && !view.finite(next) && view.document.mask(next) & (Tag::Function.bit() | Tag::Preposition.bit()) == 0;
    if goods && view.document.grammar(next).may_be(Grammar::GENITIVE) { next } else { noun }
}

pub(super) fn under_preposition(view: &View<'_>, at: usize) -> bool {
    for before in (view.first..at).rev().take(4) {
        if view.document.is(before, Tag::Preposition) {
            return true;
        }
        // «с ФАС повышение цен»
        let name = |m: usize| view.drafts[m].kind.is_name() && view.drafts[m].kind != crate::record::MentionKind::Demonym;
        let named = view.mention_at(before).is_some_and(name);
        if named || view.finite(before) || view.document.tokens[before].kind == TokenKind::Mark || is_noun(view, before) {
            return false;
        }
    }
    false
}

fn grammatical_subject(view: &View<'_>, predicate: &Predicate, words: &Words) -> Option<(usize, usize)> {
    match view.language {
        Language::En => before_verb(view, predicate).or_else(|| around(view, antecedent(view, predicate, words)?)),
        // «Экологи раскритиковали проект, обвинив власти»: a gerund has no subject of its own.
        Language::Ru if predicate.form == Verbal::Gerund => None,
        Language::Ru => {
            let fits = |t: &usize| {
                let grammar = view.document.grammar(*t);
                let wanted = words.is_empty() || has(view, words, *t);
                // «чиновников ведомства», «отчёта следственной комиссии»: it hangs on the noun before it.
                const ENDS: u64 = Tag::Preposition.bit() | Tag::Conjunction.bit();
                let ends = |b: usize| {
                    let mark = view.document.tokens[b].kind == TokenKind::Mark;
                    mark || view.finite(b) || view.document.mask(b) & ENDS != 0
                };
                let before = (view.first..*t).rev().find(|&b| is_noun(view, b) || ends(b));
                // «вступают в силу новые правила»: the adjective tells the case.
                let adjective = t.checked_sub(1).filter(|&b| b >= view.first && super::argument::is_adjective(view.document, b));
                let agreed = adjective.is_some_and(|b| !view.document.grammar(b).may_be(Grammar::GENITIVE));
                let hangs = !agreed && grammar.has(Grammar::GENITIVE) && before.is_some_and(|b| is_noun(view, b));
                // «открыли компании линию»: to whom, before what.
                let given = *t > predicate.head && grammar.has(Grammar::DATIVE) && has_object_next(view, *t);
                wanted
                    && !hangs
                    && !given
                    && is_noun(view, *t)
                    && grammar.has(Grammar::NOMINATIVE)
                    && !under_preposition(view, *t)
                    && view.mention_at(*t).is_none()
            };
            // «Терминал мощностью 240 тыс. тонн в год должен заработать»: what the rule names may stand farther off.
            let reach = if words.is_empty() { 8 } else { 16 };
            let from = predicate.head.saturating_sub(reach);
            let near = view.tokens_in(predicate.clause, from, predicate.head + 9).filter(|&t| t != predicate.head);
            let spoken = super::heads::pronoun_acts(view, predicate.clause);
            let found = near.filter(|t| !spoken && fits(t)).min_by_key(|t| t.abs_diff(predicate.head));
            let found = found.or_else(|| antecedent(view, predicate, words));
            around(view, found?)
        }
    }
}

/// Russian: whether what may be an object follows a noun at once: «компании (кредитную) линию».
fn has_object_next(view: &View<'_>, at: usize) -> bool {
    let next = at + 1;
    let accusative = |t: usize| view.document.grammar(t).has(Grammar::ACCUSATIVE) && !view.document.grammar(t).may_be(Grammar::GENITIVE);
    next < view.last && view.document.tokens[next].kind == TokenKind::Word && accusative(next)
}

/// The noun before a relative clause, where it is one of the words: «форум, который собрал 800 участников».
fn antecedent(view: &View<'_>, predicate: &Predicate, words: &Words) -> Option<usize> {
    let clause = predicate.clause;
    let info = view.clauses[clause];
    // "the blast that killed four": the verb at once
    let that = |o: usize| view.document.payload(o, Tag::Conjunction) == Some("that") && view.finite(o + 1);
    let relative = info.kind == ClauseKind::Relative || info.opener.is_some_and(that);
    let open = relative && !info.opener.is_some_and(|o| super::heads::oblique(view, o));
    let first = view.tokens_of(clause).next().filter(|_| open && !words.is_empty())?;
    (view.first..first).rev().take(6).find(|&t| is_noun(view, t) && has(view, words, t) && view.mention_at(t).is_none())
}

/// The phrase behind a preposition of the clause, behind the trigger first.
pub(crate) fn behind_preposition(view: &View<'_>, clause: usize, after: usize, payload: u32) -> Option<(usize, usize)> {
    let found = |t: &usize| view.document.longest(*t, Tag::Preposition).is_some_and(|m| m.sense.payload == payload);
    use crate::record::MentionKind::{Date, Duration, Money, Percent};
    let value = |t: usize| view.mention_at(t).is_some_and(|m| matches!(view.drafts[m].kind, Money | Percent | Date | Duration));
    // «на 400 млн евро на поставку», «в размере 6 тыс. рублей», but not «за растрату 6 тыс. рублей»
    let amount = |t: usize| view.mention_at(t).is_some_and(|m| matches!(view.drafts[m].kind, Money | Percent));
    let sum = |t: usize| !amount(t + 1) || view.document.means(t, Tag::Hint, "sum") || !super::argument::is_plain_noun(view.document, t);
    let value = |t: usize| value(t) || view.language == Language::Ru && value(t + 1) && sum(t);
    let mut all = view.tokens_in(clause, after, usize::MAX).filter(found);
    let first = all.next()?;
    let behind = if value(first + 1) { all.find(|&t| !value(t + 1))? } else { first };
    // "Of" belongs to what stands right before it.
    let of = view.document.relates(behind, relation::GENITIVE);
    if of && (after..behind).any(|t| view.document.is(t, Tag::Preposition)) {
        return None;
    }
    let end = view.document.longest(behind, Tag::Preposition).map_or(behind + 1, |m| m.end);
    let phrase = noun_phrase(view, end)?;
    Some(past_date(view, phrase).unwrap_or(phrase))
}

/// Russian: what an act is done to, where a date parts them: «на поставку в 2017 году 284 вагонов».
fn past_date(view: &View<'_>, (first, last): (usize, usize)) -> Option<(usize, usize)> {
    use crate::record::MentionKind::{Date, Number, Quantity};
    let kind = |t: usize| view.mention_at(t).map(|m| view.drafts[m].kind);
    let date = view.mention_at(last + 1).filter(|&m| view.drafts[m].kind == Date && view.document.is(last, Tag::Preposition))?;
    let next = view.drafts[date].last as usize;
    let counted = first + 1 == last && view.language == Language::Ru && matches!(kind(next), Some(Quantity | Number));
    noun_phrase(view, next).filter(|_| counted)
}

/// English: the noun phrase that ends before a verb and its auxiliaries, over an apposition between commas.
fn before_verb(view: &View<'_>, predicate: &Predicate) -> Option<(usize, usize)> {
    let document = view.document;
    let clause: Vec<usize> = view.tokens_in(predicate.clause, 0, predicate.head).collect();
    let mut end = clause.len();
    while end > 0 && is_verbal_helper(view, clause[end - 1]) {
        end -= 1;
    }
    end = before_date(view, &clause, end);
    if end > 0 && document.is_mark(clause[end - 1], ',') {
        // "Residents of the town, who have been waiting, protested": what stood between is a clause of its own.
        let interrupted = clause[end - 1] + 1 != clause.get(end).copied().unwrap_or(predicate.head);
        end = if interrupted { end - 1 } else { clause[..end - 1].iter().rposition(|&t| document.is_mark(t, ','))? };
    }
    // "fell, and the police detained": the "and" is the clause's.
    let opener = view.clauses[predicate.clause].opener;
    let belongs = |t: usize| Some(t) != opener && belongs_to_subject(view, t);
    let mut begin = end;
    while begin > 0 && belongs(clause[begin - 1]) {
        begin -= 1;
    }
    // What hangs on a preposition is no subject: of "judges in the north" the judges are.
    while begin > 0 && document.payload(clause[begin - 1], Tag::Preposition).is_some() {
        end = begin - 1;
        // "a delegation led by X visited": who did it only describes the subject.
        let by = document.relates(clause[end], relation::AGENT);
        end -= usize::from(by && end > 1 && is_past_participle(view, clause[end - 1]) && is_noun(view, clause[end - 2]));
        begin = end;
        while begin > 0 && belongs(clause[begin - 1]) {
            begin -= 1;
        }
    }
    let start = *clause.get(begin).filter(|_| begin < end)?;
    noun_phrase(view, start).filter(|&(first, last)| last <= predicate.head && (first..last).any(|t| is_noun(view, t)))
}

fn is_past_participle(view: &View<'_>, at: usize) -> bool {
    let past = |s: &crate::lexicon::Sense| s.tag == Tag::Word && matches!(s.grammar.verbal(), Verbal::Past | Verbal::Passive);
    view.document.senses(at).any(past)
}

/// Where a date that stands between subject and verb begins: "A court on Wednesday ordered".
fn before_date(view: &View<'_>, clause: &[usize], end: usize) -> usize {
    use crate::record::MentionKind::{Date, Time};
    let date = |t: usize| view.mention_at(t).is_some_and(|m| matches!(view.drafts[m].kind, Date | Time));
    let begin = clause[..end].iter().rposition(|&t| !date(t)).map_or(0, |at| at + 1);
    let preposition = begin < end && begin > 0 && view.document.payload(clause[begin - 1], Tag::Preposition).is_some();
    begin - usize::from(preposition)
}

/// Auxiliaries, adverbs, negations and "to" before a verb.
fn is_verbal_helper(view: &View<'_>, at: usize) -> bool {
    let document = view.document;
    let marked = document.mask(at) & (Tag::Auxiliary.bit() | Tag::Negation.bit() | Tag::Modal.bit() | Tag::Relation.bit()) != 0;
    // "is due to open"
    let modal = document.longest(at, Tag::Modal).is_some_and(|m| m.end > at + 1);
    marked || modal || is_adverb(view, at) || document.relates(at, relation::INFINITIVE) || view.finite(at)
}

fn belongs_to_subject(view: &View<'_>, at: usize) -> bool {
    let document = view.document;
    if let Some(mention) = view.mention_at(at) {
        return !matches!(view.drafts[mention].kind, crate::record::MentionKind::Date | crate::record::MentionKind::Time);
    }
    if document.relates(at, relation::GENITIVE) || document.is_possessive(at) {
        return true;
    }
    match document.tokens[at].kind {
        TokenKind::Mark => document.word(at) == "-" && document.tokens[at].glued(),
        TokenKind::Number => true,
        TokenKind::Word => {
            let apart = Tag::Preposition.bit() | Tag::Relative.bit();
            !view.finite(at) && document.mask(at) & apart == 0 && document.payload(at, Tag::Conjunction).is_none_or(|c| c == "and")
        }
    }
}
