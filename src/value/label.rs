//! Numbers that count nothing: parts of names, addresses, scores, telephone numbers.

use crate::lexicon::Tag;
use crate::record::MentionKind;
use crate::text::LetterCase;

use super::Found;
use super::view::View;
use crate::language::function::word;

/// Words in capitals that stand before a number which is none of theirs.
const NO_MAKER: u64 = Tag::Country.bit()
    | Tag::Region.bit()
    | Tag::City.bit()
    | Tag::Currency.bit()
    | Tag::Metric.bit()
    | Tag::Unit.bit()
    | Tag::Month.bit()
    | Tag::Weekday.bit()
    | Tag::Zone.bit()
    | Tag::Word.bit()
    | Tag::Function.bit()
    | Tag::Preposition.bit()
    | Tag::Auxiliary.bit();

impl<'a> View<'a> {
    /// Where a number that counts nothing ends: part of a name (`F-16`), an address, a score, a telephone number.
    pub(super) fn names_nothing(&self, found: &Found) -> Option<usize> {
        let (at, end) = (found.first, found.end);
        let tied = at > self.first && self.glued(at);
        let before = at.wrapping_sub(1);
        if tied
            && (self.mark(before, '/') || self.mark(before, '=') || self.mark(before, '_') || self.mark(before, '%'))
            && self.glued(before)
            && at >= self.first + 2
            && self.is_word(at - 2)
            && !matches!(found.kind, MentionKind::Money | MentionKind::Percent)
        {
            return Some(self.end_of_run(end));
        }
        if let Some(end) = self.past_telephone(at) {
            return Some(end);
        }
        let counts = match found.kind {
            MentionKind::Number => true,
            MentionKind::Quantity => self.mask(end - 1) & Tag::Unit.bit() == 0,
            _ => return None,
        };
        if !counts {
            return None;
        }
        if tied && self.dash(before) && self.glued(before) && at >= self.first + 2 && self.is_word(at - 2) {
            return Some(end);
        }
        let plus = self.mark(at, '+');
        let chain = |i: usize| {
            (self.dash(i) || self.mark(i, ':') || self.mark(i, '/') || self.mark(i, '('))
                && self.glued(i)
                && self.digits(i + 1)
                && self.glued(i + 1)
        };
        if at > self.first && (self.labels(before) || found.kind == MentionKind::Number && self.is_model(before, end)) {
            // «ГОСТ 12345-78»
            return Some(if chain(end) { self.end_of_run(end) } else { end });
        }
        if let Some(end) = self.past_address(end).filter(|_| found.kind == MentionKind::Number && at + 2 >= end) {
            return Some(end);
        }
        // "the previous one" counts nothing.
        let described = Tag::Determiner.bit() | Tag::DateModifier.bit();
        if found.kind == MentionKind::Number && self.says(at, word::ONE) && at > self.first && self.mask(before) & described != 0 {
            return Some(end);
        }
        if found.kind == MentionKind::Number && (chain(end) || plus && self.mark(end, '(')) {
            return Some(self.end_of_run(end));
        }
        None
    }

    /// Past a telephone number: `+7 495 123-45-67`, `+7 (495) 123-45-67`.
    fn past_telephone(&self, at: usize) -> Option<usize> {
        const FIGURES: usize = 9;
        const LONGEST: usize = 16;
        self.mark(at, '+').then_some(())?;
        let part = |i: &usize| self.digits(*i) || self.dash(*i) || self.mark(*i, '(') || self.mark(*i, ')');
        let end = (at + 1..at + LONGEST).take_while(part).last()? + 1;
        let figures: usize = (at + 1..end).filter(|i| self.digits(*i)).map(|i| self.word(i).len()).sum();
        (figures >= FIGURES && end > at + 3).then_some(end)
    }

    /// Past the street of a house number: "15 Lenin Street", "221B Baker Street".
    fn past_address(&self, end: usize) -> Option<usize> {
        const NAMES: usize = 3;
        let street = (end + 1..=end + NAMES).find(|i| self.says(*i, word::STREET) && self.capital(*i))?;
        (end..street).all(|i| self.is_word(i) && self.capital(i)).then_some(street + 1)
    }

    /// "BMW 320", "iPhone 15": a model's number behind its maker's letters.
    fn is_model(&self, before: usize, end: usize) -> bool {
        let Some(token) = self.token(before) else { return false };
        let plain = end == before + 2 && self.digits(end - 1) && self.word(end - 1).bytes().all(|b| b.is_ascii_digit());
        let letters = self.letters(before);
        let made = token.case == LetterCase::Mixed || token.case == LetterCase::Upper && (2..6).contains(&letters);
        plain && made && !self.glued(end - 1) && token.mask & NO_MAKER == 0 && !self.mark(end, '%') && !self.dash(end)
    }

    /// Whether a number after this word is a name: `No. 5`, "Article 228".
    fn labels(&self, before: usize) -> bool {
        if self.mask(before) & Tag::Label.bit() != 0 {
            return !self.russian() || !self.says(before, word::HOUSE_OR_PART) || self.capital(before);
        }
        self.mark(before, '#') || self.mark(before, '.') && before > self.first && self.mask(before - 1) & Tag::Label.bit() != 0
    }

    /// One past the last token of a run without spaces.
    fn end_of_run(&self, mut at: usize) -> usize {
        while self.glued(at) && !self.mark(at, ',') && !self.mark(at, ')') {
            at += 1;
        }
        at
    }
}
