//! From a lemma to all its inflected forms.
//!
//! The build script expands the tables with it and the library expands what users add at run time, so this module stands
//! on the standard library alone and names nothing outside itself.
//!
//! A lemma may be a phrase: leading adjectives agree with the head noun, what follows the head is frozen; of a verb phrase
//! the first word inflects. Where a guess would be wrong, a hint in braces follows the word it is about:
//! `{0}` invariable, `{m}` `{f}` `{n}` gender, `{p}` plural (of a noun) or perfective (of a verb), `{i}` imperfective,
//! `{a}` animate, `{+}` both parts of a hyphenated word decline, `{s=орл}` oblique stem, `{adj}` declines as an adjective,
//! `{h}` this word is the head.
#![allow(dead_code)] // the build script and the library each use a part

pub mod english;
mod russian_adjective;
mod russian_noun;
mod russian_phrase;
mod russian_verb;
mod russian_verb_class;
#[cfg(test)]
mod tests;

/// Grammatical case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Case {
    Nominative,
    Genitive,
    Dative,
    Accusative,
    Instrumental,
    Locative,
}

impl Case {
    /// All cases, in the order of the grammar books.
    pub const ALL: [Case; 6] = [Case::Nominative, Case::Genitive, Case::Dative, Case::Accusative, Case::Instrumental, Case::Locative];
}

/// Grammatical number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Number {
    Singular,
    Plural,
}

/// Grammatical gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Gender {
    Masculine,
    Feminine,
    Neuter,
}

/// What form of its verb (or, for `Short`, of its adjective) a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerbForm {
    /// «подписать»
    Infinitive,
    /// «подписал», "signed"
    Past,
    /// «подписывает»
    Present,
    /// «подпишет»
    Future,
    /// «подпиши»
    Imperative,
    /// «подписав»
    Gerund,
    /// «подписавший», declined
    ActiveParticiple,
    /// «подписанный», declined
    PassiveParticiple,
    /// «подписан»
    ShortPassive,
    /// "sign"
    Base,
    /// "signs"
    Third,
    /// "signed", "taken"
    Participle,
    /// "signing"
    Ing,
    /// The short form of an adjective: «готов»
    Short,
}

const VERB_FORMS: [VerbForm; 14] = [
    VerbForm::Infinitive,
    VerbForm::Past,
    VerbForm::Present,
    VerbForm::Future,
    VerbForm::Imperative,
    VerbForm::Gerund,
    VerbForm::ActiveParticiple,
    VerbForm::PassiveParticiple,
    VerbForm::ShortPassive,
    VerbForm::Base,
    VerbForm::Third,
    VerbForm::Participle,
    VerbForm::Ing,
    VerbForm::Short,
];

/// Grammatical features of one form, packed: case in bits 0–2, number 3–4, gender 5–6, verb form 7–10, person 11–12.
///
/// A feature that is absent was not decided by the form: an invariable noun has no case, a plural adjective no gender.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Morph(pub u16);

impl Morph {
    /// No features at all.
    pub const NONE: Morph = Morph(0);

    const fn field(self, shift: u16, mask: u16) -> u16 {
        (self.0 >> shift) & mask
    }

    const fn with(self, shift: u16, mask: u16, value: u16) -> Morph {
        Morph((self.0 & !(mask << shift)) | (value << shift))
    }

    /// The case, where the form has one.
    pub const fn case(self) -> Option<Case> {
        match self.field(0, 7) {
            value @ 1..=6 => Some(Case::ALL[value as usize - 1]),
            _ => None,
        }
    }

    /// The number.
    pub const fn number(self) -> Option<Number> {
        match self.field(3, 3) {
            1 => Some(Number::Singular),
            2 => Some(Number::Plural),
            _ => None,
        }
    }

    /// The gender.
    pub const fn gender(self) -> Option<Gender> {
        match self.field(5, 3) {
            1 => Some(Gender::Masculine),
            2 => Some(Gender::Feminine),
            3 => Some(Gender::Neuter),
            _ => None,
        }
    }

    /// The form of the verb.
    pub const fn verb(self) -> Option<VerbForm> {
        match self.field(7, 15) {
            value @ 1..=14 => Some(VERB_FORMS[value as usize - 1]),
            _ => None,
        }
    }

    /// The person of a finite verb, 1 to 3.
    pub const fn person(self) -> Option<u8> {
        match self.field(11, 3) {
            0 => None,
            value => Some(value as u8),
        }
    }

    /// The same with this case.
    pub const fn with_case(self, case: Case) -> Morph {
        self.with(0, 7, case as u16 + 1)
    }

    /// The same with this number.
    pub const fn with_number(self, number: Number) -> Morph {
        self.with(3, 3, number as u16 + 1)
    }

    /// The same with this gender.
    pub const fn with_gender(self, gender: Gender) -> Morph {
        self.with(5, 3, gender as u16 + 1)
    }

    /// The same with this verb form.
    pub const fn with_verb(self, form: VerbForm) -> Morph {
        self.with(7, 15, form as u16 + 1)
    }

    /// The same with this person, 1 to 3.
    pub const fn with_person(self, person: u8) -> Morph {
        self.with(11, 3, person as u16)
    }
}

/// A language with forms to generate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Language {
    En,
    Ru,
}

/// Part of speech of a lemma; a phrase has that of its head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Pos {
    Noun,
    Adjective,
    Verb,
    Other,
}

/// Every form of a lemma or phrase, the lemma itself first. Equal forms with different features are all kept (nominative and
/// accusative); an invariable noun is given once, without case.
pub fn forms(lemma: &str, pos: Pos, language: Language, out: &mut Vec<(String, Morph)>) {
    if lemma.trim().is_empty() {
        return;
    }
    match (language, pos) {
        (_, Pos::Other) | (Language::En, Pos::Adjective) => out.push((plain(lemma), Morph::NONE)),
        (Language::Ru, Pos::Noun) => russian_phrase::noun_forms(lemma, out),
        (Language::Ru, Pos::Adjective) => russian_phrase::adjective_forms(lemma, out),
        (Language::Ru, Pos::Verb) => russian_verb::forms(lemma, out),
        (Language::En, Pos::Noun) => english::noun_forms(lemma, out),
        (Language::En, Pos::Verb) => english::verb_forms(lemma, out),
    }
}

/// The text of a lemma without its hints and principal parts: `Ош{m}` is «Ош».
pub fn plain(lemma: &str) -> String {
    let mut text = String::with_capacity(lemma.len());
    let mut hint = false;
    for c in lemma.trim().chars() {
        match c {
            '{' => hint = true,
            '}' => hint = false,
            ';' if !hint => break,
            _ if !hint => text.push(c),
            _ => {}
        }
    }
    text
}

/// The hints of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Hints<'a> {
    invariable: bool,
    gender: Option<Gender>,
    /// `{p}`: plural of a noun, perfective of a verb.
    plural: bool,
    imperfective: bool,
    animate: bool,
    /// Only in tables: the ending lies.
    inanimate: bool,
    both_parts: bool,
    stem: Option<&'a str>,
    adjective: bool,
    head: bool,
}

/// A word of a lemma and its hints.
#[derive(Clone, Copy, Debug)]
struct Word<'a> {
    text: &'a str,
    hints: Hints<'a>,
}

/// Cuts the hints off a word; an unclosed brace hints nothing.
fn word(token: &str) -> Word<'_> {
    let Some((text, rest)) = token.split_once('{') else { return Word { text: token, hints: Hints::default() } };
    let inside = rest.split_once('}').map_or(rest, |(inside, _)| inside);
    Word { text, hints: hints(inside) }
}

fn hints(text: &str) -> Hints<'_> {
    let mut hints = Hints::default();
    for hint in text.split(',') {
        match hint.trim() {
            "0" => hints.invariable = true,
            "m" => hints.gender = Some(Gender::Masculine),
            "f" => hints.gender = Some(Gender::Feminine),
            "n" => hints.gender = Some(Gender::Neuter),
            "p" => hints.plural = true,
            "i" => hints.imperfective = true,
            "a" => hints.animate = true,
            "inanimate" => hints.inanimate = true,
            "+" => hints.both_parts = true,
            "adj" => hints.adjective = true,
            "h" => hints.head = true,
            other => hints.stem = other.strip_prefix("s=").or(hints.stem),
        }
    }
    hints
}

/// The last character, if any.
fn last(word: &str) -> Option<char> {
    word.chars().next_back()
}

/// The word without its last character.
fn chop(word: &str) -> &str {
    let mut chars = word.chars();
    chars.next_back();
    chars.as_str()
}

fn ends_with_any(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending))
}

fn is_vowel(c: char) -> bool {
    "аеёиоуыэюяАЕЁИОУЫЭЮЯ".contains(c)
}

fn is_husher(c: char) -> bool {
    matches!(c, 'ж' | 'ш' | 'ч' | 'щ')
}

fn is_velar(c: char) -> bool {
    matches!(c, 'г' | 'к' | 'х')
}

fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// A lower-case form in the capitals of the word it stands for.
fn capitalised_like(word: &str, form: &str) -> String {
    if !is_capitalised(word) {
        return form.to_owned();
    }
    let mut chars = form.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// Rows of a tab-separated table without comments and header.
fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).skip(1)
}
