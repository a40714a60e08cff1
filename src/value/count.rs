//! Counted nouns: which noun a number counts, and its dictionary form.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::language::en::lemma::singular;
use crate::language::ru::lemma::counted_noun_lemma;
use crate::language::ru::looks_finite;
use crate::lexicon::{Entry, Pos, Tag, counted_noun};
use crate::text::Script;

use super::number::Number;
use super::view::View;
use crate::language::function::{ending, word};

/// Words of these tags end a noun phrase.
const STOPS: u64 = Tag::Function.bit()
    | Tag::Preposition.bit()
    | Tag::Conjunction.bit()
    | Tag::Auxiliary.bit()
    | Tag::Pronoun.bit()
    | Tag::Determiner.bit()
    | Tag::Month.bit()
    | Tag::Number.bit()
    | Tag::Scale.bit()
    | Tag::Relation.bit()
    | Tag::Period.bit()
    | Tag::DayPart.bit()
    | Tag::Weekday.bit()
    | Tag::Currency.bit()
    | Tag::Approx.bit()
    | Tag::Fraction.bit()
    | Tag::Zone.bit();

impl<'a> View<'a> {
    /// The noun a number counts.
    pub fn counted(&self, number: &Number, at: usize) -> Option<usize> {
        let at = if at == number.end && self.says(at, word::GENITIVE) && number.scale > 0 { at + 1 } else { at };
        if self.russian() { self.counted_russian(number, at) } else { self.counted_english(number, at) }
    }

    fn plain_word(&self, at: usize) -> bool {
        self.lower(at) && self.mask(at) & STOPS == 0
    }

    /// Whether an English noun is of several.
    fn plural(&self, at: usize) -> bool {
        let word = self.word(at);
        self.says(at, word::PLURAL_NOUN) || word.len() > 3 && ending::PLURAL_FORM.end(word) && !ending::NO_PLURAL_FORM.end(word)
    }

    fn counted_english(&self, number: &Number, at: usize) -> Option<usize> {
        let one = number.value == Decimal::ONE;
        let mut head = None;
        // "a 6.4-magnitude quake hits": what a hyphen joins to the number is counted, and nothing behind it.
        if self.dash(at) && self.glued(at) && self.glued(at + 1) && self.plain_word(at + 1) && !self.plural(at + 1) {
            return Some(at + 1);
        }
        for i in at..at + 4 {
            let hyphen = self.dash(i) && self.glued(i) && self.glued(i + 1);
            if hyphen {
                continue;
            }
            if !self.plain_word(i) || self.token(i).is_none_or(|t| t.script != Script::Latin) {
                break;
            }
            if self.plural(i) && !one {
                // "The trial of two executives opens in London"
                let then = Tag::Preposition.bit() | Tag::Determiner.bit();
                let verb = self.document.flags(i) & Entry::FINITE != 0 && (self.mask(i + 1) & then != 0 || self.capital(i + 1));
                if head.is_some() && verb {
                    break;
                }
                head = Some(i);
            } else if head.is_some() {
                break;
            }
        }
        if one { self.single(at) } else { head }
    }

    /// The noun of which there is one: behind its adjectives, and where "one" does not do something itself, "one gets", "one reluctantly agreed".
    fn single(&self, at: usize) -> Option<usize> {
        const ADJECTIVES: usize = 2;
        let adjective = |i: &usize| self.document.flags(*i) & (Entry::ADJECTIVE | Entry::NOUN) == Entry::ADJECTIVE;
        // "one police officer"
        let before = |i: &usize| adjective(i) || self.says(*i, word::PLURAL_NOUN) && self.document.flags(i + 1) & Entry::NOUN != 0;
        let noun = (at..=at + ADJECTIVES).find(|i| !(self.plain_word(*i) && before(i)))?;
        let verb = self.document.flags(noun) & (Entry::VERB | Entry::NOUN) == Entry::VERB;
        let other = self.plural(noun) || verb || ending::ADVERB.end(self.word(noun)) || adjective(&noun);
        (self.plain_word(noun) && !other).then_some(noun)
    }

    fn counted_russian(&self, number: &Number, at: usize) -> Option<usize> {
        // «две трети семей» are no number of them.
        if number.value < Decimal::ONE && !number.digits && number.scale == 0 {
            return None;
        }
        // «20-миллионный кредит» is one.
        let last = number.end.saturating_sub(1);
        if number.digits && last > number.first + 1 && self.glued(last) && self.dash(last - 1) {
            return None;
        }
        let rest = number.value % Decimal::TEN;
        let one = rest == Decimal::ONE && number.value % Decimal::ONE_HUNDRED != Decimal::from(11);
        let mut i = at;
        while i < at + 3 && self.plain_word(i) && is_adjective(self.word(i), one) {
            i += 1;
        }
        // «350 пожарных боролись»
        let noun = |i: usize| counted_noun(self.document.tokens[i].hash).is_some();
        if i > at && noun(i - 1) && !(self.plain_word(i) && (self.document.has_pos(i, Pos::Noun) || noun(i))) {
            return Some(i - 1);
        }
        if !self.plain_word(i) || self.token(i).is_none_or(|t| t.script != Script::Cyrillic) || self.word(i).len() < 6 {
            return None;
        }
        let known = self.document.has_pos(i, Pos::Noun);
        // «31 млрд пришлось на …»
        let verb = || self.document.flags(i) & Entry::VERB != 0 || looks_finite(self.word(i));
        (known || !verb() && self.russian_noun(i).is_some()).then_some(i)
    }

    /// The dictionary form of a counted noun.
    pub fn noun_lemma(&self, at: usize) -> Option<String> {
        if !self.russian() {
            return Some(singular(self.word(at), self.document.tokens[at].hash).into_owned());
        }
        let noun = self.document.senses(at).find(|s| s.tag == Tag::Word && s.payload == Pos::Noun as u32);
        match noun {
            Some(sense) => Some(self.document.lexicon.string(sense.lemma).to_string()),
            None => self.russian_noun(at).map(Cow::into_owned),
        }
    }

    fn russian_noun(&self, at: usize) -> Option<Cow<'static, str>> {
        counted_noun_lemma(self.word(at), self.document.tokens[at].hash)
    }
}

/// Whether a word has the ending of an adjective before a counted noun; those of the singular go with one, twenty-one …
fn is_adjective(word: &str, singular: bool) -> bool {
    word.chars().count() > 4 && (ending::ADJECTIVE_PLURAL.end(word) || singular && ending::ADJECTIVE_SINGULAR.end(word))
}
