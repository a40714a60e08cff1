//! English plurals and verb forms.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Morph, Number, VerbForm, ends_with_any, last, plain, rows};

const VERBS: &str = include_str!("../en/irregular_verbs.tsv");
const NOUNS: &str = include_str!("../en/irregular_nouns.tsv");

fn verbs() -> &'static HashMap<&'static str, (&'static str, &'static str)> {
    static TABLE: OnceLock<HashMap<&'static str, (&'static str, &'static str)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        rows(VERBS)
            .filter_map(|row| {
                let mut cells = row.split('\t');
                Some((cells.next()?, (cells.next()?, cells.next()?)))
            })
            .collect()
    })
}

/// Irregular plurals by their singular.
pub fn irregular_plurals() -> &'static HashMap<&'static str, &'static str> {
    static TABLE: OnceLock<HashMap<&'static str, &'static str>> = OnceLock::new();
    TABLE.get_or_init(|| rows(NOUNS).filter_map(|row| row.split_once('\t')).collect())
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// Singular and plural; in a phrase the word before a preposition inflects, else the last.
pub(super) fn noun_forms(lemma: &str, out: &mut Vec<(String, Morph)>) {
    let mut variants = lemma.split('|').map(plain);
    let singular = variants.next().unwrap_or_default();
    out.push((singular.clone(), Morph::NONE.with_number(Number::Singular)));
    let given = out.len();
    out.extend(variants.filter(|variant| !variant.is_empty()).map(|variant| (variant, Morph::NONE.with_number(Number::Plural))));
    if out.len() == given {
        out.push((plural_phrase(&singular), Morph::NONE.with_number(Number::Plural)));
    }
}

fn plural_phrase(phrase: &str) -> String {
    let head_end = [" of ", " for ", " in ", " at ", " to ", " on ", " with ", " and "].iter().filter_map(|word| phrase.find(word)).min();
    let (head, rest) = phrase.split_at(head_end.unwrap_or(phrase.len()));
    let (before, word) = head.split_at(head.rfind([' ', '-']).map_or(0, |at| at + 1));
    format!("{before}{}{rest}", plural(word))
}

/// The plural of one noun.
pub fn plural(word: &str) -> String {
    let lower = word.to_lowercase();
    if let Some(irregular) = irregular_plurals().get(lower.as_str()) {
        return super::capitalised_like(word, irregular);
    }
    if let Some(stem) =
        lower.strip_suffix("man").filter(|stem| stem.len() > 2 && !ends_with_any(&lower, &["human", "german", "roman", "ottoman"]))
    {
        return format!("{}men", word.get(..stem.len()).unwrap_or(stem));
    }
    with_s(word)
}

/// -s, -es, -ies: for plurals and the third person.
fn with_s(word: &str) -> String {
    let stem = word.strip_suffix('y');
    match stem {
        Some(stem) if last(stem).is_some_and(|c| !is_vowel(c)) => format!("{stem}ies"),
        _ if ends_with_any(word, &["s", "x", "z", "ch", "sh"]) => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

/// Forms of a verb or of a phrase whose first word is one: "sign up", "hold talks".
pub(super) fn verb_forms(lemma: &str, out: &mut Vec<(String, Morph)>) {
    let lemma = plain(lemma);
    let (verb, rest) = lemma.split_at(lemma.find(char::is_whitespace).unwrap_or(lemma.len()));
    let mut push = |form: &str, kind: VerbForm| out.push((format!("{form}{rest}"), Morph::NONE.with_verb(kind)));
    push(verb, VerbForm::Base);
    if verb == "be" {
        for (form, kind) in [
            ("is", VerbForm::Third),
            ("are", VerbForm::Base),
            ("am", VerbForm::Base),
            ("was", VerbForm::Past),
            ("were", VerbForm::Past),
            ("been", VerbForm::Participle),
            ("being", VerbForm::Ing),
        ] {
            push(form, kind);
        }
        return;
    }
    match verb {
        "have" => push("has", VerbForm::Third),
        "do" | "go" | "undergo" | "echo" | "veto" | "forego" | "redo" | "outdo" => push(&format!("{verb}es"), VerbForm::Third),
        _ => push(&with_s(verb), VerbForm::Third),
    }
    match verbs().get(verb) {
        Some((past, participle)) => {
            past.split('|').for_each(|form| push(form, VerbForm::Past));
            participle.split('|').for_each(|form| push(form, VerbForm::Participle));
        }
        None => {
            for form in with_ending(verb, "ed") {
                push(&form, VerbForm::Past);
                push(&form, VerbForm::Participle);
            }
        }
    }
    for form in with_ending(verb, "ing") {
        push(&form, VerbForm::Ing);
    }
}

/// -ed or -ing with the spelling it asks for; two spellings where usage is split ("cancelled", "canceled").
fn with_ending(verb: &str, ending: &str) -> Vec<String> {
    let past = ending == "ed";
    let doubled = || last(verb).map_or_else(String::new, |c| format!("{verb}{c}{ending}"));
    if let Some(stem) = verb.strip_suffix("ie").filter(|_| !past) {
        return vec![format!("{stem}ying")];
    }
    if let Some(stem) = verb.strip_suffix('y').filter(|stem| past && last(stem).is_some_and(|c| !is_vowel(c))) {
        return vec![format!("{stem}ied")];
    }
    if let Some(stem) = verb.strip_suffix('e') {
        let keeps = !past && ends_with_any(verb, &["ee", "ye", "oe"]) || verb.len() < 3;
        return vec![if keeps { format!("{verb}{ending}") } else { format!("{stem}{ending}") }];
    }
    if verb.ends_with('c') {
        return vec![format!("{verb}k{ending}")];
    }
    match doubling(verb) {
        Doubling::Always => vec![doubled()],
        Doubling::Either => vec![doubled(), format!("{verb}{ending}")],
        Doubling::Never => vec![format!("{verb}{ending}")],
    }
}

enum Doubling {
    Always,
    Either,
    Never,
}

fn doubling(verb: &str) -> Doubling {
    let mut end = verb.chars().rev();
    let (Some(consonant), Some(vowel)) = (end.next(), end.next()) else { return Doubling::Never };
    let qu = verb.len() > 3 && verb.get(..verb.len() - 2).is_some_and(|head| head.ends_with("qu"));
    // "initialled", "dialed"
    if verb.ends_with("ial") {
        return Doubling::Either;
    }
    let before = end.next().map_or('b', |c| if qu { 'b' } else { c });
    if is_vowel(consonant) || !is_vowel(vowel) || is_vowel(before) || matches!(consonant, 'w' | 'x' | 'y' | 'h') {
        return Doubling::Never;
    }
    let syllables = verb.as_bytes().windows(2).filter(|pair| is_vowel(pair[0] as char) && !is_vowel(pair[1] as char)).count();
    const STRESSED_LAST: [&str; 20] = [
        "mit", "acquit", "cur", "pel", "fer", "trol", "gret", "quip", "begin", "allot", "abut", "rebut", "deter", "inter", "concur",
        "kidnap", "upset", "outbid", "handicap", "format",
    ];
    const STRESSED_FIRST: [&str; 12] =
        ["limit", "vomit", "offer", "differ", "suffer", "buffer", "pilfer", "proffer", "summit", "gospel", "chapel", "carpel"];
    match () {
        _ if syllables <= 1 => Doubling::Always,
        _ if verb == "focus" || verb == "worship" || verb == "program" => Doubling::Either,
        _ if ends_with_any(verb, &STRESSED_FIRST) => Doubling::Never,
        _ if ends_with_any(verb, &STRESSED_LAST) => Doubling::Always,
        _ if consonant == 'l' => Doubling::Either,
        _ => Doubling::Never,
    }
}
