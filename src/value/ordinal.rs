//! Ordinals: `25th`, `25-го`, "twenty-fifth", «двадцать пятый», `IV`.

use crate::lexicon::Tag;
use crate::text::LetterCase;

use super::view::View;
use crate::language::function::word;

impl<'a> View<'a> {
    /// An ordinal: its number and where it ends.
    pub fn ordinal_at(&self, at: usize) -> Option<(u32, usize)> {
        if self.digits(at) {
            return self.memory.ordinal.get(at, || self.ordinal_in_digits(at));
        }
        let thousand = |at: usize| self.is_word(at) && self.number(at, Tag::Scale) == Some(3);
        if self.mask(at) & (Tag::Ordinal.bit() | Tag::Number.bit()) == 0 && !thousand(at) {
            return None;
        }
        if let Some(number) = self.number(at, Tag::Ordinal) {
            return Some((number, at + 1));
        }
        // "one hundred and twenty-fifth" and shorter, «две тысячи двадцать пятый»
        let mut total = 0;
        let mut next = at;
        while next < at + 6 {
            if total < 1000 && thousand(next) {
                (total, next) = (total.max(1) * 1000, next + 1);
                continue;
            }
            if let Some(last) = self.number(next, Tag::Ordinal) {
                return (next > at).then_some((total + last, next + 1));
            }
            let part = self.number(next, Tag::Number).filter(|n| *n >= 20 || self.says(next + 1, word::HUNDRED) || thousand(next + 1))?;
            total += part;
            next += 1;
            if self.says(next, word::HUNDRED) {
                total *= 100;
                next += 1;
            }
            if self.says(next, word::NUMERAL_COORDINATOR) || self.dash(next) && (self.glued(next) || self.glued(next + 1)) {
                next += 1;
            }
        }
        None
    }

    fn ordinal_in_digits(&self, at: usize) -> Option<(u32, usize)> {
        if !(self.is_word(at + 1) || self.dash(at + 1)) {
            return None;
        }
        if !self.glued(at + 1) {
            return None;
        }
        let number: u32 = self.word(at).parse().ok().filter(|n| *n < 10_000)?;
        if self.says(at + 1, word::GLUED_ORDINAL_SUFFIX) {
            return Some((number, at + 2));
        }
        let hyphen = self.dash(at + 1) as usize;
        let suffix = at + 1 + hyphen;
        (self.glued(suffix)
            && self.says(suffix, word::ORDINAL_SUFFIX)
            && (hyphen == 1 || !self.says(suffix, word::HYPHENED_ORDINAL_SUFFIX)))
        .then_some((number, suffix + 1))
    }

    /// A Roman numeral in capitals.
    pub fn roman(&self, at: usize) -> Option<(u32, usize)> {
        let token = self.token(at)?;
        let text = self.word(at);
        if token.case != LetterCase::Upper || text.len() > 10 || !text.chars().all(|c| "IVXLCDMХІМС".contains(c)) {
            return None;
        }
        // «XX-го века»
        let suffixed = self.dash(at + 1) && self.glued(at + 1) && self.glued(at + 2) && self.says(at + 2, word::ORDINAL_SUFFIX);
        let end = if suffixed { at + 3 } else { at + 1 };
        if text.is_ascii() {
            return roman(text).map(|n| (n, end));
        }
        // «ХХ век» in Cyrillic letters.
        let latin = text.replace('Х', "X").replace('І', "I").replace('М', "M").replace('С', "C");
        roman(&latin).map(|n| (n, end))
    }
}

/// The number of a Roman numeral in its usual form.
pub(super) fn roman(text: &str) -> Option<u32> {
    let mut total = 0u32;
    let mut rest = text;
    for (sign, value, most) in [
        ("M", 1000, 3),
        ("CM", 900, 1),
        ("D", 500, 1),
        ("CD", 400, 1),
        ("C", 100, 3),
        ("XC", 90, 1),
        ("L", 50, 1),
        ("XL", 40, 1),
        ("X", 10, 3),
        ("IX", 9, 1),
        ("V", 5, 1),
        ("IV", 4, 1),
        ("I", 1, 3),
    ] {
        for _ in 0..most {
            let Some(left) = rest.strip_prefix(sign) else { break };
            (rest, total) = (left, total + value);
        }
    }
    (rest.is_empty() && total > 0).then_some(total)
}
