//! Where the heads of a trigger's logical subject and object stand: before and behind a verb, around a Russian one, on a noun.

use crate::language::function::word;
use crate::language::relation::{self, Relation};
use crate::lexicon::{Grammar, Language, Pos, Tag, Verbal};
use crate::text::TokenKind;

use super::clause::{ClauseKind, View};
use super::matcher::{SPREAD, has};
use super::predicate::Predicate;
use super::rule::Words;

/// How far a relative clause may stand behind the noun that it is of.
const NEAR: usize = 12;

/// The token that is one of the words and may be the head of the logical object.
pub(crate) fn object(view: &View<'_>, predicate: &Predicate, words: &Words) -> Option<usize> {
    let fits = |&t: &usize| has(view, words, t);
    match (predicate.nominal, predicate.passive, view.language) {
        (true, _, _) => after_noun(view, predicate.head).find(fits),
        (false, false, Language::En) => after_verb(view, predicate.head, predicate.end)
            .find(fits)
            .or_else(|| lacks_object(view, predicate).then(|| whole(view, antecedent(view, predicate).find(fits)?, fits))?),
        (false, true, Language::En) => before_verb(view, predicate.head)
            .find(fits)
            .or_else(|| antecedent(view, predicate).find(fits))
            .or_else(|| before_comma(view, predicate)?.find(fits)),
        (false, false, Language::Ru) => around(view, predicate, Grammar::ACCUSATIVE | Grammar::GENITIVE, words, fits)
            .or_else(|| lacks_object(view, predicate).then(|| whole(view, antecedent(view, predicate).find(fits)?, fits))?),
        (false, true, Language::Ru) => around(view, predicate, Grammar::NOMINATIVE, words, fits),
    }
}

/// The token that is one of the words and may be the head of the logical subject.
pub(super) fn subject(view: &View<'_>, predicate: &Predicate, words: &Words) -> Option<usize> {
    let fits = |&t: &usize| has(view, words, t);
    // "A bill on raising the age": a gerund behind a preposition has no subject before it.
    let before = predicate.head.checked_sub(1).filter(|&b| b >= view.first && view.language == Language::En && !predicate.nominal);
    if before.is_some_and(|b| !view.document.relates(b, relation::INFINITIVE.or_none())) {
        return None;
    }
    match (predicate.nominal, predicate.passive, view.language) {
        (true, _, _) => after_noun(view, predicate.head).find(fits),
        (false, false, Language::En) => before_verb(view, predicate.head).find(fits).or_else(|| antecedent(view, predicate).find(fits)),
        (false, true, Language::En) => after_verb(view, predicate.head, predicate.end).find(fits),
        (false, false, Language::Ru) if pronoun_acts(view, predicate.clause) => None,
        (false, false, Language::Ru) => {
            around(view, predicate, Grammar::NOMINATIVE, words, fits).filter(|&t| t < predicate.head || !actor_before(view, predicate))
        }
        (false, true, Language::Ru) => around(view, predicate, Grammar::INSTRUMENTAL, words, fits),
    }
}

/// Russian: whether somebody who can be nothing but the subject stands right before a verb: «Адвокат обвинил спецслужбы».
fn actor_before(view: &View<'_>, predicate: &Predicate) -> bool {
    let document = view.document;
    predicate.head.checked_sub(1).filter(|&t| t >= view.first).is_some_and(|t| {
        let grammar = document.grammar(t);
        let actor = super::argument::is_actor(view, t) && grammar.has(Grammar::NOMINATIVE) && !grammar.has(Grammar::GENITIVE);
        actor && view.clause_of(t) == predicate.clause && !directly_governed(view, t)
    })
}

/// Whether the subject of a clause is a pronoun of the third person.
pub(super) fn pronoun_acts(view: &View<'_>, clause: usize) -> bool {
    let document = view.document;
    let third = |t: usize| matches!(document.payload(t, Tag::Pronoun), Some("it" | "they" | "he" | "she"));
    let acts = |t: usize| view.language == Language::En || document.payload(t, Tag::Governs).is_none();
    view.tokens_in(clause, 0, view.clauses[clause].verb.unwrap_or(view.last)).any(|t| third(t) && acts(t))
}

/// Russian: the token that is one of the words and stands in the dative.
pub(super) fn indirect(view: &View<'_>, predicate: &Predicate, words: &Words) -> Option<usize> {
    let fits = |&t: &usize| has(view, words, t) && !view.document.grammar(t).may_be(Grammar::NOMINATIVE);
    around(view, predicate, Grammar::DATIVE, words, fits)
}

/// The noun phrase that an English relative clause or reduced one describes: "the fair, which will be held in Osaka".
fn antecedent<'v>(view: &'v View<'_>, predicate: &Predicate) -> impl Iterator<Item = usize> + 'v {
    let clause = predicate.clause;
    let first = view.tokens_of(clause).next().unwrap_or(view.first);
    let described = view.describes(clause, view.clauses[clause].parent);
    let document = view.document;
    let phrase = (view.first..first).rev().take(NEAR).skip_while(move |&t| t + 2 > first && document.is_mark(t, ','));
    // "a plant in the Navoi region, which …": the place of it is passed over, by a pronoun that tells what it is of.
    let agrees = Agreement::of(view, view.clauses[clause].opener);
    let most = usize::from(agrees.is_some());
    let mut governed = 0;
    let phrase = phrase.take_while(move |&t| {
        governed += usize::from(document.is(t, Tag::Preposition) && !document.relates(t, relation::GENITIVE));
        described && !stops(view, t) && governed <= most
    });
    phrase.filter(move |&t| agrees.is_none_or(|agreement| agreement.fits(document.grammar(t))))
}

/// The gender or number that a relative pronoun tells of its antecedent, as bits of a grammar; none where it tells nothing.
#[derive(Clone, Copy)]
pub(super) struct Agreement(u16);

impl Agreement {
    pub(super) fn of(view: &View<'_>, opener: Option<usize>) -> Option<Agreement> {
        let token = &view.document.tokens[opener?];
        if view.language == Language::En {
            return word::RELATIVE_PRONOUN.contains(token).then_some(Agreement(0));
        }
        let forms = [
            (word::RELATIVE_MASCULINE, Grammar::MASCULINE | Grammar::NEUTER | Grammar::SINGULAR),
            (word::RELATIVE_FEMININE, Grammar::FEMININE | Grammar::SINGULAR),
            (word::RELATIVE_PLURAL, Grammar::PLURAL),
        ];
        forms.into_iter().find(|(forms, _)| forms.contains(token)).map(|(_, bits)| Agreement(bits))
    }

    /// Whether a word of this grammar may be the antecedent; one of which nothing is known may.
    pub(super) fn fits(self, grammar: Grammar) -> bool {
        let both = |kind: u16| self.0 & kind == 0 || grammar.0 & kind == 0 || self.0 & grammar.0 & kind != 0;
        both(Grammar::MASCULINE | Grammar::FEMININE | Grammar::NEUTER) && both(Grammar::SINGULAR | Grammar::PLURAL)
    }
}

/// Whether "and" joins one object to the other: «подписаны меморандум и контракт».
pub(super) fn are_two(view: &View<'_>, object: usize, other: usize) -> bool {
    let document = view.document;
    let part = |t: &usize| super::argument::is_adjective(document, *t) || document.is(*t, Tag::Determiner);
    let joined = |t: usize| {
        let first = (view.first..t).rev().take(3).take_while(part).last().unwrap_or(t);
        // «, а также контракт»
        let two = |from: usize| document.phrase_means(from, Tag::Conjunction, "and");
        first > view.first && (document.is_and(first - 1) || first > view.first + 1 && two(first - 2))
    };
    other > object && joined(other) || other < object && joined(object)
}

/// «завод по выпуску тракторов, который строит»: of a noun and what a preposition ties to it the first.
fn whole(view: &View<'_>, noun: usize, fits: impl Fn(&usize) -> bool) -> Option<usize> {
    let led = noun.checked_sub(1).filter(|&b| b > view.first && view.document.is(b, Tag::Preposition));
    Some(led.map(|b| b - 1).filter(|b| fits(b)).unwrap_or(noun))
}

/// Whether one of the words stands in what a relative clause hangs on, where that is the object of its verb.
pub(super) fn antecedent_has(view: &View<'_>, predicate: &Predicate, words: &Words) -> bool {
    lacks_object(view, predicate) && antecedent(view, predicate).any(|t| has(view, words, t))
}

/// Whether a verb has what its relative clause hangs on for its object: "the decree that the minister signed", «гость, которого принял
/// президент».
pub(super) fn lacks_object(view: &View<'_>, predicate: &Predicate) -> bool {
    let active = !predicate.nominal && !predicate.passive && predicate.form != Verbal::Active;
    active && takes_antecedent(view, predicate.clause, predicate.head, predicate.end)
}

/// The same of an active verb at a token, with its particles up to `end`.
fn takes_antecedent(view: &View<'_>, clause: usize, verb: usize, end: usize) -> bool {
    let document = view.document;
    let info = view.clauses[clause];
    let Some(opener) = info.opener.filter(|_| info.kind == ClauseKind::Relative) else { return false };
    if view.language == Language::Ru {
        let accusative = document.payload(opener, Tag::Governs).is_some_and(|cases| cases.contains("accusative"));
        return accusative && oblique(view, opener) || another_acts(view, clause, info.verb.unwrap_or(verb), opener);
    }
    let named = |t: usize| view.mention_at(t).is_some() || super::argument::is_noun(view, t) || document.is(t, Tag::Pronoun);
    document.payload(opener, Tag::Preposition).is_none()
        && (opener + 1..verb).any(named)
        && !super::predicate::object_follows(view, end)
        // "which it plans to build", but "which it gave to Armenia"
        && !(end < view.last && super::predicate::opens_infinitive(view, end))
}

/// The verbs of the relative clause behind a noun that do something with it, or of which it is done: "the stake that Knauf bought", "the
/// contract, which was signed in May".
pub(super) fn verbs_of_relative<'v>(view: &'v View<'_>, noun: usize) -> impl Iterator<Item = usize> + 'v {
    let document = view.document;
    let clause = (0..view.clauses.len()).find(|&c| {
        let near = |first: usize| first > noun && first <= noun + NEAR && !(noun + 1..first - 1).any(|t| stops(view, t));
        view.clauses[c].kind == ClauseKind::Relative
            && view.describes(c, view.clause_of(noun))
            && view.tokens_of(c).next().is_some_and(near)
    });
    let passive = |t: usize| match view.language {
        Language::En => super::predicate::auxiliary(view, t).is_some(),
        Language::Ru => document.grammar(t).verbal() == Verbal::ShortPassive,
    };
    let of_noun = move |c: usize, t: &usize| passive(*t) || takes_antecedent(view, c, *t, *t + 1);
    clause.into_iter().flat_map(move |c| view.tokens_of(c).filter(move |t| of_noun(c, t)))
}

/// Russian: whether somebody else than the antecedent acts, where the form of its pronoun does not tell: «завод, который построит Knauf»,
/// «завод, который построят».
fn another_acts(view: &View<'_>, clause: usize, verb: usize, opener: usize) -> bool {
    use crate::record::MentionKind::{Organization, Person};
    let document = view.document;
    if document.payload(opener, Tag::Governs).is_some() {
        return false;
    }
    let number = |t: usize| document.grammar(t).0 & (Grammar::SINGULAR | Grammar::PLURAL);
    let plural = word::RELATIVE_PLURAL.contains(&document.tokens[opener]);
    let other = if plural { Grammar::SINGULAR } else { Grammar::PLURAL };
    let acts = |t: usize| {
        let free = !super::phrase::under_preposition(view, t);
        let named = view.mention_at(t).filter(|&m| view.drafts[m].first as usize == t).map(|m| &view.drafts[m]);
        match named {
            Some(d) => free && matches!(d.kind, Person | Organization) && d.grammar.may_be(Grammar::NOMINATIVE),
            None => free && super::argument::is_actor(view, t) && document.grammar(t).cases() == Grammar::NOMINATIVE,
        }
    };
    number(verb) == other || view.tokens_of(clause).any(|t| t > opener && t != verb && acts(t))
}

fn stops(view: &View<'_>, at: usize) -> bool {
    let document = view.document;
    // The full stop of «240 тыс. тонн» ends nothing.
    let mark = document.tokens[at].kind == TokenKind::Mark && view.mention_at(at).is_none();
    mark && matches!(document.word(at), "," | ";" | ":" | "." | "—" | "–") || view.finite(at) || document.is(at, Tag::Relative)
}

/// Whether the noun before this "of" only counts or shapes what follows.
fn transparent(view: &View<'_>, of: usize) -> bool {
    of.checked_sub(1).is_some_and(|noun| {
        let mask = view.document.mask(noun);
        mask & Tag::Transparent.bit() != 0 || view.document.tokens[noun].kind != TokenKind::Word || view.mention_at(noun).is_some()
    })
}

/// Whether a token leaves the noun phrase open: no preposition, one that tells this, or the "of" of a noun that stands for another.
fn belongs(view: &View<'_>, at: usize, relation: Relation) -> bool {
    let document = view.document;
    document.relates(at, relation.or_none()) || document.relates(at, relation::GENITIVE) && transparent(view, at)
}

/// The noun phrases behind a verb up to a preposition other than "of".
fn after_verb<'v>(view: &'v View<'_>, head: usize, end: usize) -> impl Iterator<Item = usize> + 'v {
    let apart = move |at: usize| {
        let governed = !belongs(view, at, relation::AGENT);
        governed && at >= end
    };
    (head + 1..view.last).take(14).take_while(move |&at| !stops(view, at) && !apart(at))
}

/// The noun phrase before a verb: from the beginning of its clause up to the first preposition.
fn before_verb<'v>(view: &'v View<'_>, head: usize) -> impl Iterator<Item = usize> + 'v {
    let document = view.document;
    let tokens = || view.tokens_in(view.clause_of(head), 0, head);
    // What stands before the last comma is an adverbial.
    let adverbial = tokens().next().is_some_and(|t| document.is(t, Tag::Preposition) || document.is(t, Tag::Conjunction));
    let comma = if adverbial { tokens().rfind(|&t| document.is_mark(t, ',') && t + 6 < head) } else { None };
    let apart = move |at: usize| !belongs(view, at, relation::INFINITIVE);
    let phrase = tokens().skip_while(move |&t| comma.is_some_and(|comma| t <= comma)).enumerate();
    phrase.take_while(move |&(i, t)| i == 0 || !apart(t)).map(|(_, t)| t)
}

/// English: the comma behind the noun that something is yet to be done to: "discussed the summit, to be held in May".
pub(super) fn comma_before(view: &View<'_>, predicate: &Predicate) -> Option<usize> {
    let (document, head) = (view.document, predicate.head);
    let comma = head.checked_sub(3).filter(|&c| c > view.first && view.language == Language::En && predicate.passive)?;
    let be = document.payload(head - 1, Tag::Auxiliary) == Some("be") && document.relates(head - 2, relation::INFINITIVE);
    (be && document.is_mark(comma, ',')).then_some(comma)
}

/// The noun phrase before that comma, from its end.
fn before_comma<'v>(view: &'v View<'_>, predicate: &Predicate) -> Option<impl Iterator<Item = usize> + 'v> {
    let comma = comma_before(view, predicate)?;
    Some((view.first..comma).rev().take(NEAR).take_while(move |&t| !stops(view, t) && !view.document.is(t, Tag::Preposition)))
}

/// The phrase that hangs on a noun: "of …", the Russian genitive, and the compound before it.
fn after_noun<'v>(view: &'v View<'_>, head: usize) -> impl Iterator<Item = usize> + 'v {
    let document = view.document;
    let compound = (view.first..head).rev().take(2).take_while(|&t| !stops(view, t) && !document.is(t, Tag::Preposition));
    let hangs =
        move |at: usize| document.relates(at, relation::GENITIVE.or_none()) || at == head + 1 && document.relates(at, relation::COMPLEMENT);
    compound.chain((head + 1..view.last).take(10).take_while(move |&at| !stops(view, at) && hangs(at)))
}

/// Russian: of the words of the clause around the verb that no preposition governs the first that fits; none fits that is not of
/// the set.
fn around(view: &View<'_>, predicate: &Predicate, cases: u16, words: &Words, fits: impl Fn(&usize) -> bool) -> Option<usize> {
    let head = predicate.head;
    let (from, to) = (head.saturating_sub(SPREAD), head + SPREAD + 1);
    let mut near = view.tokens_of_words(predicate.clause, from, to, words).filter(|&t| t != head && fits(&t));
    // «против отчёта следственной комиссии»: what its adjective does not agree with stands in another case.
    let agrees = |t: usize| {
        let adjective = t.checked_sub(1).filter(|&b| b >= view.first && view.document.has_pos(b, Pos::Adjective));
        adjective.is_none_or(|b| view.document.grammar(b).cases() == 0 || view.document.grammar(b).may_be(cases))
    };
    // «признал виновным в оскорблении пророка»: it hangs on the noun before it.
    let hangs = |t: usize| {
        let noun =
            t > predicate.end.max(head + 1) && super::argument::is_plain_noun(view.document, t - 1) && view.mention_at(t - 1).is_none();
        let noun = noun && super::phrase::under_preposition(view, t - 1);
        view.language == Language::Ru && noun && cases & Grammar::ACCUSATIVE != 0 && view.document.grammar(t).may_be(Grammar::GENITIVE)
    };
    let ungoverned = |&t: &usize| {
        let mention = view.mention_at(t).is_some();
        if !mention && hangs(t) {
            return false;
        }
        (mention || view.document.mask(t) != 0 && view.document.grammar(t).may_be(cases) && agrees(t)) && !directly_governed(view, t)
    };
    let found = near.find(ungoverned);
    let clause = view.clauses[predicate.clause];
    if found.is_none()
        && clause.kind == ClauseKind::Relative
        && cases & Grammar::NOMINATIVE != 0
        && !clause.opener.is_some_and(|o| oblique(view, o))
    {
        // «форум, который собрал 800 участников»
        return antecedent(view, predicate).find(fits);
    }
    if found.is_some() || predicate.form != Verbal::Passive || predicate.nominal {
        return found;
    }
    // The participle stands in a clause of its own before or behind its noun.
    let above = view.tokens_in(view.clauses[predicate.clause].parent, 0, head).rev().take(3);
    above.chain((head + 1..view.last).take(4)).find(fits)
}

/// Russian: whether a relative pronoun stands in no nominative: «гражданин, которого обвиняют».
pub(super) fn oblique(view: &View<'_>, at: usize) -> bool {
    let document = view.document;
    document.is(at, Tag::Relative)
        && document.payload(at, Tag::Governs).is_some_and(|cases| cases != "nominative" && !cases.ends_with("@place"))
}

/// Whether a preposition stands before the word and its adjectives.
fn directly_governed(view: &View<'_>, at: usize) -> bool {
    let document = view.document;
    for before in (view.first..at).rev().take(4) {
        if document.is(before, Tag::Preposition) {
            return true;
        }
        let adjective = document.is(before, Tag::Determiner)
            || document.tokens[before].kind == TokenKind::Number
            || document.has_pos(before, Pos::Adjective)
            || view.mention_at(before).is_some_and(|m| view.drafts[m].kind == crate::record::MentionKind::Demonym);
        if !adjective {
            return false;
        }
    }
    false
}
