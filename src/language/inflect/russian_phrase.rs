//! Noun phrases: leading adjectives agree with the head, the rest stays.

use super::russian_adjective::{Stem, is_adjective};
use super::russian_noun::{Context, Noun, decline};
use super::{Case, Gender, Hints, Morph, Number, Word, is_capitalised, plain, word};

pub(super) fn adjective_forms(lemma: &str, out: &mut Vec<(String, Morph)>) {
    let Word { text, hints } = word(lemma.trim());
    match Stem::read(text).filter(|_| !hints.invariable) {
        Some(stem) => {
            stem.long_forms(Morph::NONE, |form, morph| out.push((form, morph)));
            stem.short_forms(|form, morph| out.push((form, morph)));
        }
        None => out.push((plain(lemma), Morph::NONE)),
    }
}

pub(super) fn noun_forms(lemma: &str, out: &mut Vec<(String, Morph)>) {
    let lemma = lemma.trim();
    let words: Vec<Word<'_>> = lemma.split_whitespace().map(word).collect();
    let head = head(&words);
    let Some(noun_word) = words.get(head) else { return };
    let (before, after) = (&words[..head], &words[head + 1..]);
    let adjectives: Vec<Option<Stem<'_>>> =
        before.iter().map(|word| if word.hints.invariable { None } else { Stem::read(word.text) }).collect();
    let context = Context { agrees: before.last().and_then(agreement), followed: !after.is_empty() };
    let noun = decline(noun_word.text, noun_word.hints, context);
    if noun.invariable {
        invariable(lemma, &noun, &adjectives, before, noun_word, after, out);
        return;
    }
    let proper = words.iter().any(|word| is_capitalised(word.text));
    let plural_form = context.agrees.is_some_and(|(_, number)| number == Number::Plural);
    for (case, number, form) in &noun.cells {
        let unwanted = match number {
            Number::Plural => proper && !noun.plural_only && !plural_form && !noun_word.hints.plural,
            Number::Singular => plural_form || noun_word.hints.plural,
        };
        if unwanted {
            continue;
        }
        let mut morph = Morph::NONE.with_case(*case).with_number(*number);
        if *number == Number::Singular {
            morph = morph.with_gender(noun.gender);
        }
        out.push((compose(&adjectives, before, form, after, *case, *number, &noun), morph));
    }
    if noun.also_invariable && before.is_empty() {
        out.push((plain(lemma), Morph::NONE.with_number(Number::Singular).with_gender(Gender::Neuter)));
    }
    if out.is_empty() {
        out.push((plain(lemma), Morph::NONE));
    }
}

/// An invariable head may still have adjectives that decline: «Новая Каледония» does, so does «Центральный ФО».
fn invariable(
    lemma: &str,
    noun: &Noun,
    adjectives: &[Option<Stem<'_>>],
    before: &[Word<'_>],
    head: &Word<'_>,
    after: &[Word<'_>],
    out: &mut Vec<(String, Morph)>,
) {
    let agrees = before.last().and_then(agreement);
    let number = if head.hints.plural { Some(Number::Plural) } else { agrees.map(|(_, number)| number) };
    match number.filter(|_| adjectives.iter().any(Option::is_some)) {
        None => {
            let mut morph = Morph::NONE;
            if head.hints.plural {
                morph = morph.with_number(Number::Plural);
            } else if let Some(gender) = head.hints.gender {
                morph = morph.with_number(Number::Singular).with_gender(gender);
            }
            out.push((plain(lemma), morph));
        }
        Some(number) => {
            let gender = head.hints.gender.or(agrees.map(|(gender, _)| gender)).unwrap_or(noun.gender);
            let noun =
                Noun { gender, animate: noun.animate, plural_only: false, invariable: true, also_invariable: false, cells: Vec::new() };
            for case in Case::ALL {
                let morph = Morph::NONE.with_case(case).with_number(number);
                let morph = if number == Number::Singular { morph.with_gender(gender) } else { morph };
                out.push((compose(adjectives, before, head.text, after, case, number, &noun), morph));
            }
        }
    }
}

fn compose(
    adjectives: &[Option<Stem<'_>>],
    before: &[Word<'_>],
    form: &str,
    after: &[Word<'_>],
    case: Case,
    number: Number,
    noun: &Noun,
) -> String {
    if before.is_empty() && after.is_empty() {
        return form.to_owned();
    }
    let mut phrase = String::with_capacity(form.len() + 16 * (before.len() + after.len()));
    for (adjective, word) in adjectives.iter().zip(before) {
        match adjective {
            Some(stem) => phrase.push_str(&stem.form(case, number, noun.gender, noun.animate)),
            None => phrase.push_str(word.text),
        }
        phrase.push(' ');
    }
    phrase.push_str(form);
    for word in after {
        phrase.push(' ');
        phrase.push_str(word.text);
    }
    phrase
}

/// The position of the head: the word that is hinted, or the first that is not an adjective.
fn head(words: &[Word<'_>]) -> usize {
    let last = words.len().saturating_sub(1);
    if let Some(hinted) = words.iter().position(|word| word.hints.head) {
        return hinted;
    }
    let is_noun = |at: &usize| {
        let Some(Word { text, hints }) = words.get(*at) else { return true };
        hints.adjective || !is_adjective(text) && !joins(words, *at) || *hints != Hints::default() && !hints.invariable
    };
    (0..last).find(is_noun).unwrap_or(last)
}

/// «и», a dash or a hyphenated first part between adjectives: «Экономический и Социальный Совет».
fn joins(words: &[Word<'_>], at: usize) -> bool {
    at > 0
        && words.get(at).is_some_and(|word| matches!(word.text, "и" | "—" | "–" | "-" | ","))
        && words.get(at - 1).is_some_and(|word| is_adjective(word.text))
        && words.get(at + 1).is_some_and(|word| is_adjective(word.text))
}

/// The gender and number an adjective in the nominative shows.
fn agreement(word: &Word<'_>) -> Option<(Gender, Number)> {
    if !is_adjective(word.text) {
        return None;
    }
    Some(match word.text {
        text if text.ends_with("ые") || text.ends_with("ие") => (Gender::Masculine, Number::Plural),
        text if text.ends_with("ая") || text.ends_with("яя") => (Gender::Feminine, Number::Singular),
        text if text.ends_with("ое") || text.ends_with("ее") => (Gender::Neuter, Number::Singular),
        _ => (Gender::Masculine, Number::Singular),
    })
}
