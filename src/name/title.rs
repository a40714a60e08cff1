//! Titles before and after a person's name, and what lies between.

use crate::language::Language;
use crate::language::function::{ending, word};
use crate::language::inflect::Case;
use crate::language::relation;
use crate::language::ru::adjective;
use crate::lexicon::{Entry, Grammar, Tag, Verbal};
use crate::record::MentionKind;

use super::candidate::{Found, TitleSpan};
use super::view::{PLAIN, View};

/// How far before a name its title may end, in tokens.
const GAP: usize = 14;
/// So many tokens at most part two titles of one person.
const LONGEST: usize = 7;

/// The distance from the last title before `at` to it, where only the title's complement lies between.
pub(super) fn before(view: &View<'_>, found: &Found, at: usize) -> Option<u32> {
    let title = found.title_before(view.first.max(at.saturating_sub(GAP + 6)), at)?;
    let end = title.last as usize;
    // "By the president's decree, X": what a possessor has is no complement of his title.
    let loose = encloses(view, at);
    // «министры туризма двух стран — X и Y»
    let plural = title.grammar.has(Grammar::PLURAL) && !title.grammar.has(Grammar::SINGULAR);
    let dash = |i: usize| plural && i + 1 == at && view.doc.is_dash(i);
    let between = |i: usize| complement(view, i, end, at) || loose && described(view, i) || dash(i);
    if end + GAP < at || !(end..at).all(|i| between(i) && !view.doc.is_possessive(i)) {
        return None;
    }
    if end < at && view.plain(at - 1) && !view.capital(at - 1) || end < at && !loose && introduces(view, title.first as usize, at) {
        return None;
    }
    // "Fearing for his mother, X was silent"
    if !loose && view.language == Language::En && view.is_mark(at - 1, ',') && follows_clause(view, at) {
        return None;
    }
    Some((at - end) as u32)
}

/// Whether the title ends what an English sentence begins with, and the name begins the sentence proper: "By order of the minister, X was fired".
fn introduces(view: &View<'_>, title: usize, at: usize) -> bool {
    view.language == Language::En
        && view.is_mark(at - 1, ',')
        && view.doc.longest(view.first, Tag::Preposition).is_some()
        && !(view.first..title).any(|i| view.is_mark(i, ',') || verb(view, i))
}

/// Whether a finite verb follows the English name that begins here, and no comma.
fn follows_clause(view: &View<'_>, at: usize) -> bool {
    let mut end = at;
    while end < at + 5 && view.capital(end) {
        end = view.unit_end(end);
    }
    view.lower(end) && (view.doc.flags(end) & Entry::FINITE != 0 || view.mask(end) & Tag::Auxiliary.bit() != 0)
}

/// The case a title before `at` stands in, where it is clear.
pub(super) fn case(view: &View<'_>, found: &Found, at: usize) -> Option<Case> {
    let (first, last) = chain_before(view, found, at)?;
    if becomes(view, last, at) {
        return None;
    }
    let cases = first.grammar.cases();
    Some(match cases {
        Grammar::NOMINATIVE => Case::Nominative,
        Grammar::GENITIVE => Case::Genitive,
        Grammar::DATIVE => Case::Dative,
        Grammar::ACCUSATIVE => Case::Accusative,
        Grammar::INSTRUMENTAL => Case::Instrumental,
        Grammar::LOCATIVE => Case::Locative,
        _ if cases == Grammar::GENITIVE | Grammar::ACCUSATIVE => Case::Genitive,
        _ => return None,
    })
}

/// Whether a verb between a title and a name makes him so: «министром назначен Александр Гуцан». What he becomes has a case of its own.
pub(super) fn becomes(view: &View<'_>, title: &TitleSpan, at: usize) -> bool {
    (title.last as usize..at).any(|i| matches!(view.doc.grammar(i).verbal(), Verbal::ShortPassive | Verbal::Past | Verbal::Future))
}

/// The title that stands before `at`, taking in those it is joined to («первый заместитель министра»).
pub(super) fn chain_before<'f>(view: &View<'_>, found: &'f Found, at: usize) -> Option<(&'f TitleSpan, &'f TitleSpan)> {
    before(view, found, at)?;
    // Titles stand in text order and do not overlap.
    let position = found.titles.partition_point(|t| t.last as usize <= at).checked_sub(1)?;
    let last = &found.titles[position];
    let mut first = last;
    for title in found.titles[..position].iter().rev() {
        // «дочь экс-президента Альберто Торреса»
        if kin(view, title) && of_another(view, title, at) {
            break;
        }
        let gap = title.last as usize..first.first as usize;
        // «политолог и экономист»
        let joined = gap.len() == 1 && view.doc.is_and(gap.start) && !first.grammar.has(Grammar::PLURAL);
        // "the minister of finance, Mr. X"
        let loose = view.language == Language::En && view.is_mark(gap.end - 1, ',');
        let within = |i: usize| complement(view, i, gap.start, gap.end) || loose && described(view, i);
        let held = joined || gap.len() <= LONGEST && gap.clone().all(within);
        // "Prime Minister X and Minister Y": the name between has the first.
        let person = |c: &super::candidate::Candidate| c.kind == MentionKind::Person && gap.contains(&(c.first as usize));
        let from = found.candidates.partition_point(|c| (c.first as usize) < gap.start);
        if (title.first as usize) < view.first || !held || found.candidates[from..].iter().take(8).any(person) {
            break;
        }
        if introduces(view, title.first as usize, first.first as usize) {
            break;
        }
        // «первый заместитель министра», but not «сказала коллегам врач».
        let (a, b) = (title.grammar, first.grammar);
        let numbers = Grammar::SINGULAR | Grammar::PLURAL;
        let agree =
            view.language == Language::En || b.has(Grammar::GENITIVE) || a.0 & b.0 & Grammar::CASES != 0 && a.0 & b.0 & numbers != 0;
        if !agree {
            break;
        }
        first = title;
    }
    (!of_another(view, first, at)).then_some((first, last))
}

fn kin(view: &View<'_>, title: &TitleSpan) -> bool {
    view.doc.longest(title.first as usize, Tag::Title).is_some_and(|m| view.doc.lexicon.string(m.sense.payload) == "kin")
}

/// Whether the one named behind a Russian title is not who holds it, but whose he is: «сын Ивана Петрова», «адвокат Анны Рябовой».
fn of_another(view: &View<'_>, title: &TitleSpan, at: usize) -> bool {
    const GENDERS: u16 = Grammar::MASCULINE | Grammar::FEMININE;
    let own = title.grammar;
    let given = || view.doc.senses_of(at, Tag::Given).filter(|_| view.cyrillic(at)).map(|s| s.grammar);
    // «министром назначен Иван Петров»
    if given().next().is_none() || own.cases() == Grammar::INSTRUMENTAL {
        return false;
    }
    let kin = kin(view, title);
    let gender = |name: Grammar| name.0 & GENDERS == 0 || own.0 & GENDERS == 0 || name.has(own.0 & GENDERS);
    let surname = view.unit_end(at);
    let stands = |name: Grammar| name.has(Grammar::NOMINATIVE) && !own.has(Grammar::NOMINATIVE);
    if !given().any(|name| name.may_be(own.cases()) && (!kin || gender(name)) || stands(name)) {
        // «Президент Муртаза Рябов»: the surname shows that the given name stands in no genitive.
        return own.cases() != 0 && !(view.capital(surname) && ending::MASCULINE_SURNAME.end(view.doc.word(view.unit_end(surname) - 1)));
    }
    // «арестовали сына Ивана Петрова»: his sons more often than somebody's of that name.
    let owned = (title.first as usize).checked_sub(1).is_some_and(|b| view.mask(b) & (Tag::Pronoun.bit() | Tag::Determiner.bit()) != 0);
    let oblique = own.has(Grammar::GENITIVE) && !own.has(Grammar::NOMINATIVE) && given().any(|name| name.has(Grammar::GENITIVE));
    kin && oblique && !owned && title.last as usize == at && view.capital(view.unit_end(at))
}

/// Whether commas enclose the English name that begins here: "the commander of the border force, X Y, said".
fn encloses(view: &View<'_>, at: usize) -> bool {
    let led = view.language == Language::En && at > view.first && view.is_mark(at - 1, ',');
    let mut end = at;
    while led && end < at + 5 && view.capital(end) {
        end = view.unit_end(end);
    }
    end > at && (view.is_mark(end, ',') || view.is_mark(end, '.'))
}

/// Whether a word may stand in the description of a post: "of the military task force in the region".
fn described(view: &View<'_>, at: usize) -> bool {
    view.lower(at) && view.mask(at) & (PLAIN & !Tag::Determiner.bit() | Tag::Speech.bit()) == 0 && !verb(view, at)
}

/// Whether brackets with an acronym stand here: "of the Export Bank (XB) X Y".
fn brackets(view: &View<'_>, at: usize) -> bool {
    view.is_mark(at, '(') && view.acronym(at + 1) && view.is_mark(at + 2, ')')
        || view.is_mark(at, ')') && at >= view.first + 2 && view.acronym(at - 1) && view.is_mark(at - 2, '(')
}

/// Whether a token may lie between a title and the name: «инвестиций, промышленности и торговли», "of the Eurasian Commission".
fn complement(view: &View<'_>, at: usize, first: usize, last: usize) -> bool {
    if view.is_word(at) {
        let mask = view.mask(at);
        // «этой страны»
        let pronoun = mask & Tag::Pronoun.bit() != 0 && mask & Tag::Determiner.bit() == 0;
        if (mask & (Tag::Auxiliary.bit() | Tag::Relative.bit() | Tag::Speech.bit() | Tag::Negation.bit()) != 0 || pronoun) && view.lower(at)
        {
            return false;
        }
        if view.cyrillic(at) {
            let conjunction = view.doc.payload(at, Tag::Conjunction);
            return match conjunction {
                _ if view.doc.is(at, Tag::Preposition) => view.doc.relates(at, relation::TITLED),
                // «министр иностранных дел и торговли», but not «министр и Петров».
                Some(c) => c == "and" && (at > first || super::chain::genitive_word(view, at + 1) && view.lower(at + 1)),
                _ if view.capital(at) => belongs(view, at),
                // «министром иностранных дел этой страны»
                _ => !verb(view, at) && (view.mask(at) & PLAIN == 0 || view.mask(at) & Tag::Determiner.bit() != 0),
            };
        }
        return match view.doc.preposition(at) {
            // "Ambassador to the Netherlands X Y"
            to if relation::ACCREDITED.has(to) => at == first,
            other if other != 0 => relation::TITLED.has(other),
            _ => {
                view.capital(at) && (view.mask(at) & Tag::Given.bit() == 0 || view.mask(at) & Tag::Country.bit() != 0)
                    || view.mask(at) & super::view::HEADS != 0
                    || view.doc.says(at, word::TITLE_JOINT)
                    || view.is_mark(at, '&')
            }
        };
    }
    let word = view.doc.word(at);
    // "Acme Co., Ltd": the mark stands before a legal form.
    let form = |t: usize| t < last && view.any(t, Tag::LegalForm.bit());
    match word {
        "," | "." if form(at + 1) || word == "." && view.is_mark(at + 1, ',') && form(at + 2) => true,
        "," if view.language == Language::En => at + 1 == last,
        "," if at + 1 == last => view.any(last, Tag::Title.bit()),
        "," => at > first && view.cyrillic(at + 1) && view.lower(at + 1) && view.lower(at - 1),
        "-" | "\"" | "«" | "»" | "“" | "”" | "&" => true,
        "(" | ")" => brackets(view, at),
        _ => view.doc.is_possessive(at) || view.token(at).is_some_and(|t| t.kind == crate::text::TokenKind::Number),
    }
}

/// Whether a capitalised Russian word can be part of a title's complement rather than the name: a place, an office, a quotation.
fn belongs(view: &View<'_>, at: usize) -> bool {
    let known = super::view::PLACES | super::view::ORGANIZATIONS | super::view::HEADS | Tag::Demonym.bit() | Tag::Title.bit();
    view.mask(at) & known != 0
        || view.acronym(at)
        || at > view.first && view.opens_quote(at - 1)
        || super::compound::compound(view, at)
        || adjective::ends(view.doc.word(at))
        || view.doc.tokens[at].phrase != 0
}

/// Whether a Russian word is a verb and nothing else.
pub(super) fn verb(view: &View<'_>, at: usize) -> bool {
    if view.mask(at) & Tag::Word.bit() != 0 {
        return view.doc.senses_of(at, Tag::Word).all(|s| s.grammar.verbal() != Verbal::None);
    }
    let word = view.doc.word(at);
    view.lower(at) && word.len() > 6 && ending::FINITE_FORM.end(word)
}

/// Whether a verb stands at a token, or behind a word that goes with verbs: «сообщил», «также подпишет».
pub(super) fn acts(view: &View<'_>, at: usize) -> bool {
    const BESIDE: u64 = Tag::Adverb.bit() | Tag::Auxiliary.bit() | Tag::Negation.bit() | Tag::Function.bit();
    let aside = view.mask(at) & BESIDE != 0 && view.mask(at) & (Tag::Preposition.bit() | Tag::Conjunction.bit()) == 0;
    view.lower(at) && (verb(view, at) || aside && verb(view, at + 1))
}

/// Past an age behind a name: "X (54), an engineer", "X, 34, a nurse".
pub(super) fn past_age(view: &View<'_>, at: usize) -> usize {
    let number = view.token(at + 1).is_some_and(|t| t.kind == crate::text::TokenKind::Number && t.end - t.start == 2);
    let closed = view.is_mark(at, '(') && view.is_mark(at + 2, ')') || view.is_mark(at, ',') && view.is_mark(at + 2, ',');
    match number && closed {
        true if view.is_mark(at, '(') => at + 3,
        true => at + 2,
        false => at,
    }
}

/// Where the search for a title in apposition ends; an age is looked past: ", a 31-year-old nurse".
pub(super) fn reach(view: &View<'_>, at: usize) -> usize {
    (behind_years(view, at + 1).max(behind_years(view, at + 2)).max(at) + 6).min(view.last)
}

/// Past an age that modifies: "31-year-old"; 0 where none begins.
fn behind_years(view: &View<'_>, at: usize) -> usize {
    let number = view.token(at).is_some_and(|t| t.kind == crate::text::TokenKind::Number);
    let mut end = at + 1;
    while number && view.is_mark(end, '-') && view.is_word(end + 1) {
        end += 2;
    }
    if end > at + 1 { end } else { 0 }
}

/// Whether a title in apposition follows: ", the minister", «, директор».
pub(super) fn after(view: &View<'_>, at: usize) -> bool {
    if !view.is_mark(at, ',') && !view.is_mark(at, '(') {
        return false;
    }
    let (mut next, mut phrase) = (at + 1, false);
    let end = reach(view, at);
    while next < end {
        let old = behind_years(view, next);
        if old > 0 {
            next = old;
            continue;
        }
        if view.any(next, Tag::Title.bit()) || view.doc.longest(next, Tag::Title).is_some() {
            return true;
        }
        // "the ward's chairman", "an ex-manager", "also a general", but not "…, met the envoy"
        let article = view.mask(next) & Tag::Determiner.bit() != 0;
        let aside = article && !phrase || view.mask(next) & Tag::Adverb.bit() != 0;
        let skip = aside || view.lower(next) && view.mask(next) & PLAIN == 0 || view.capital(next);
        phrase |= !aside;
        if !(skip || view.hyphen(next) || view.doc.is_possessive(next)) {
            return false;
        }
        next += 1;
    }
    false
}

/// Whether a given name and the head word of places or bodies are a person's name, as what stands beside them is said of persons:
/// "Attorney General Rob Banks", "Tom Hill said", "Susan Rivers, the minister".
pub(super) fn surname_of_head(view: &View<'_>, first: usize, end: usize) -> bool {
    let last = end - 1;
    let given = view.any(first, Tag::Given.bit()) && view.mask(first) & super::view::PLACES == 0;
    let surname = view.any(last, Tag::Surname.bit()) || view.rare_name(last).1;
    let middle = view.unit_end(first);
    let person =
        middle == last || view.unit_end(middle) == last && view.mask(middle) & (super::view::HEADS | super::view::PLACES | PLAIN) == 0;
    if !given || !surname || !person || view.mask(last) & super::view::HEADS == 0 {
        return false;
    }
    let before = first.checked_sub(1).filter(|&b| b >= view.first);
    let led = before.is_some_and(|b| view.any(b, Tag::Title.bit()) || view.lower(b) && view.mask(b) & Tag::Speech.bit() != 0);
    // "sentenced Peter Banks", "by Andrew Hill", "Andrew Hill's father"
    let named = |b: usize| view.doc.means(b, Tag::Cue, "appointed");
    let object = |b: usize| view.doc.flags(b) & Entry::FINITE != 0 && !named(b) || view.doc.relates(b, relation::AGENT);
    let led = led || !view.rare_name(first).0 && before.is_some_and(|b| view.lower(b) && object(b));
    let related = view.doc.is_possessive(end) && view.lower(end + 1) && view.doc.payload(end + 1, Tag::Title) == Some("kin");
    let speaks = view.lower(end) && view.mask(end) & Tag::Speech.bit() != 0;
    led || related || speaks || after(view, end) || identified(view, end)
}

/// Whether what follows an English name is said of a person: ", who", ", 34,", ", a lawyer".
pub(super) fn identified(view: &View<'_>, at: usize) -> bool {
    let age = |n: &crate::text::Token| n.kind == crate::text::TokenKind::Number && n.end - n.start == 2;
    let comma = view.is_mark(at, ',') && view.language == Language::En;
    comma && (view.doc.says(at + 1, word::WHO) && view.lower(at + 1) || view.token(at + 1).is_some_and(age) && view.is_mark(at + 2, ','))
        || super::description::predicate(view, at) == Some(crate::record::MentionKind::Person)
}
