//! Russian adjectives told by their endings, and their nominative.

use crate::lexicon::Grammar;

use super::ending::last_letters;

/// Whether a Russian word has the ending of an adjective in any form.
pub(crate) fn ends(word: &str) -> bool {
    const STEMS: [&str; 10] = ["ск", "цк", "н", "ов", "ев", "шк", "к", "ш", "ч", "жн"];
    let letters = match last_letters(word) {
        // Nouns have these endings too, but few of these stems: «Кыргызстаном» is no adjective.
        ['м', 'о' | 'е' | 'и', _] | ['й', 'о', _] => {
            let stem = &word[..word.len() - 2 * 'м'.len_utf8()];
            return word.len() > 8 && STEMS.iter().any(|s| stem.ends_with(s));
        }
        ['й', 'ы' | 'и', _] | ['я', 'а' | 'я', _] | ['е', 'о' | 'е' | 'ы' | 'и', _] => 2,
        ['м', 'ы', _] | ['ю', 'у' | 'ю', _] | ['х', 'ы' | 'и', _] => 2,
        ['о', 'г', 'о' | 'е'] | ['у', 'м', 'о' | 'е'] | ['и', 'м', 'ы' | 'и'] => 3,
        _ => return false,
    };
    word.len() > letters * 'м'.len_utf8() + 4
}

/// Gender, or the plural.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Agreement {
    Masculine,
    Feminine,
    Neuter,
    Plural,
}

/// What an adjective agrees with.
pub(crate) fn agreement(grammar: Grammar, lemma: &str) -> Agreement {
    if grammar.has(Grammar::PLURAL)
        && !grammar.has(Grammar::SINGULAR)
        && !lemma.ends_with("сть")
        && (lemma.ends_with('ы') || lemma.ends_with('и'))
    {
        return Agreement::Plural;
    }
    match () {
        _ if grammar.has(Grammar::FEMININE) => Agreement::Feminine,
        _ if grammar.has(Grammar::NEUTER) => Agreement::Neuter,
        // Nouns that do not decline show no gender: «бюро», «шоссе» are neuter by their ending.
        _ if !grammar.has(Grammar::MASCULINE) && lemma.ends_with(['о', 'е']) => Agreement::Neuter,
        _ => Agreement::Masculine,
    }
}

/// An adjective of any form in the nominative of this gender.
pub(crate) fn nominative(word: &str, gender: Agreement) -> String {
    const ENDINGS: [&str; 23] = [
        "ыми", "ими", "ого", "его", "ому", "ему", "ый", "ий", "ой", "ая", "яя", "ое", "ее", "ым", "им", "ом", "ем", "ую", "юю", "ые", "ие",
        "ых", "их",
    ];
    let Some(ending) = ENDINGS.iter().find(|e| word.ends_with(*e)).or(["ей"].iter().find(|e| word.ends_with(*e))) else {
        return word.to_string();
    };
    let stem = &word[..word.len() - ending.len()];
    let last = stem.chars().next_back().unwrap_or('н');
    let hushing = matches!(last, 'г' | 'к' | 'х' | 'ж' | 'ш' | 'ч' | 'щ');
    let soft = !hushing && matches!(*ending, "его" | "ему" | "ий" | "им" | "ими" | "их" | "ем" | "ее" | "яя" | "юю" | "ие" | "ей")
        || matches!(last, 'щ' | 'ч' | 'ш') && !matches!(*ending, "ой" | "ого");
    let new = match (gender, soft) {
        (Agreement::Masculine, true) => "ий",
        // «Большого» is stressed on its ending, «хорошего» is not.
        (Agreement::Masculine, false) if matches!(last, 'ш' | 'ж') => "ой",
        (Agreement::Masculine, false) if hushing => "ий",
        (Agreement::Masculine, false) => "ый",
        (Agreement::Feminine, true) if !hushing => "яя",
        (Agreement::Feminine, _) => "ая",
        (Agreement::Neuter, true) => "ее",
        (Agreement::Neuter, false) => "ое",
        (Agreement::Plural, true) => "ие",
        (Agreement::Plural, false) if hushing => "ие",
        (Agreement::Plural, false) => "ые",
    };
    format!("{stem}{new}")
}

/// The adjective of a country whose first half stands before a hyphen: «российско-» → «российский».
pub(crate) fn whole(half: &str) -> Option<String> {
    half.strip_suffix("ко").map(|stem| format!("{stem}кий"))
}
