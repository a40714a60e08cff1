//! From a table's row to the forms the lexicon holds. The build script includes this file: `super` is the lexicon there too.

use super::grammar::{Grammar, Verbal};
use super::inflect::{self, Case, Gender, Language, Morph, Number, Pos, VerbForm};
use super::token::{self, LetterCase, Token, join, tokenize};

/// What capitals a word of the text must have for an entry to fit it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Shape {
    /// Any.
    Any,
    /// A capital first letter.
    Capital,
    /// All capitals.
    Upper,
}

/// One form of an entry.
pub struct Form<'a> {
    /// The hash of the whole form.
    pub hash: u64,
    /// The hashes of its beginnings, shorter by one token at least, each with that of the token behind it.
    pub prefixes: &'a [(u64, u64)],
    /// What the form can be.
    pub grammar: Grammar,
    /// What capitals it asks for.
    pub shape: Shape,
}

/// Expands entries, reusing its buffers.
#[derive(Default)]
pub struct Expander {
    forms: Vec<(String, Morph)>,
    tokens: Vec<Token>,
    prefixes: Vec<(u64, u64)>,
}

impl Expander {
    /// Calls `each` with every form of a lemma; forms that differ in case, number or gender alone come together.
    pub fn expand(&mut self, lemma: &str, pos: Pos, language: Language, inflects: bool, mut each: impl FnMut(Form<'_>)) {
        self.forms.clear();
        if inflects {
            inflect::forms(lemma, pos, language, &mut self.forms);
        } else {
            self.forms.push((inflect::plain(lemma), Morph::NONE));
        }
        let mut forms: Vec<(String, Grammar)> = self.forms.drain(..).map(|(text, morph)| (text, grammar(morph))).collect();
        forms.sort_by(|a, b| (&a.0, a.1.verbal() as u16).cmp(&(&b.0, b.1.verbal() as u16)));
        forms.dedup_by(|b, a| {
            let same = a.0 == b.0 && a.1.verbal() == b.1.verbal();
            if same {
                a.1 = a.1.or(b.1);
            }
            same
        });
        for (text, grammar) in &forms {
            if let Some((hash, shape)) = self.path(text) {
                each(Form { hash, prefixes: &self.prefixes, grammar: *grammar, shape });
            }
        }
    }

    fn path(&mut self, text: &str) -> Option<(u64, Shape)> {
        self.tokens.clear();
        self.prefixes.clear();
        tokenize(text, 0, text.len(), &mut self.tokens);
        let first = self.tokens.first()?;
        let mut hash = first.hash;
        for token in &self.tokens[1..] {
            self.prefixes.push((hash, token.hash));
            hash = join(hash, token.hash);
        }
        Some((hash, shape(first)))
    }
}

fn shape(first: &Token) -> Shape {
    match first.case {
        LetterCase::Upper => Shape::Upper,
        LetterCase::Title => Shape::Capital,
        LetterCase::Mixed if first.capital() => Shape::Capital,
        _ => Shape::Any,
    }
}

/// The hash of a phrase as it stands.
pub fn hash_of_phrase(text: &str) -> u64 {
    token::hash_of_plain(text).unwrap_or_else(|| hash_of_tokens(text))
}

fn hash_of_tokens(text: &str) -> u64 {
    let mut tokens = Vec::new();
    tokenize(text, 0, text.len(), &mut tokens);
    let mut tokens = tokens.into_iter();
    let first = tokens.next().map_or(token::hash_of(""), |t| t.hash);
    tokens.fold(first, |hash, token| join(hash, token.hash))
}

fn grammar(morph: Morph) -> Grammar {
    let case = match morph.case() {
        None => 0,
        Some(Case::Nominative) => Grammar::NOMINATIVE,
        Some(Case::Genitive) => Grammar::GENITIVE,
        Some(Case::Dative) => Grammar::DATIVE,
        Some(Case::Accusative) => Grammar::ACCUSATIVE,
        Some(Case::Instrumental) => Grammar::INSTRUMENTAL,
        Some(Case::Locative) => Grammar::LOCATIVE,
    };
    let number = match morph.number() {
        None => 0,
        Some(Number::Singular) => Grammar::SINGULAR,
        Some(Number::Plural) => Grammar::PLURAL,
    };
    let gender = match morph.gender() {
        None => 0,
        Some(Gender::Masculine) => Grammar::MASCULINE,
        Some(Gender::Feminine) => Grammar::FEMININE,
        Some(Gender::Neuter) => Grammar::NEUTER,
    };
    let verbal = match morph.verb() {
        None => Verbal::None,
        Some(VerbForm::Infinitive | VerbForm::Base) => Verbal::Infinitive,
        Some(VerbForm::Past) => Verbal::Past,
        Some(VerbForm::Present | VerbForm::Third) => Verbal::Present,
        Some(VerbForm::Future) => Verbal::Future,
        Some(VerbForm::Imperative) => Verbal::Imperative,
        Some(VerbForm::Gerund | VerbForm::Ing) => Verbal::Gerund,
        Some(VerbForm::ActiveParticiple) => Verbal::Active,
        Some(VerbForm::PassiveParticiple | VerbForm::Participle) => Verbal::Passive,
        Some(VerbForm::ShortPassive | VerbForm::Short) => Verbal::ShortPassive,
    };
    Grammar(case | number | gender).with_verbal(verbal)
}
