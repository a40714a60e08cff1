//! Years: four figures that are one, the word beside them, the year after a day, month or quarter.

use crate::language::ru::looks_finite;
use crate::lexicon::{Entry, Tag};

use super::super::view::View;
use super::part::{Part, Written, Year};
use crate::language::function::{ending, word};

impl<'a> View<'a> {
    /// A year alone.
    pub(super) fn year_alone(&self, at: usize) -> Option<Written> {
        let (year, mut end) = self.bare_year(at)?;
        if let Some(found) = self.month_after_year(year, end) {
            return Some(found);
        }
        match self.year_word(end) {
            Some(said) => end = said,
            None => self.year_stands(at, end, year).then_some(())?,
        }
        Some(Written { year: Year::Exact(year), part: Part::Whole, weekday: None, end })
    }

    /// «В двухтысячном году», «тысяча девятьсот девяносто первый год».
    pub(super) fn year_in_words(&self, at: usize) -> Option<Written> {
        let (year, end) = self.ordinal_at(at).filter(|(year, _)| (1000..2200).contains(year))?;
        Some(Written { year: Year::Exact(year as i16), part: Part::Whole, weekday: None, end: self.year_word(end)? })
    }

    /// `2018 March 18`, `2012/Aug/10`, `2014 April`.
    fn month_after_year(&self, year: i16, at: usize) -> Option<Written> {
        let tied = |at: usize| ((self.dash(at) || self.mark(at, '/')) && self.glued(at) && self.glued(at + 1)) as usize;
        let (month, end) = self.month_at(at + tied(at)).filter(|_| self.capital(at) || tied(at) > 0)?;
        let year = Year::Exact(year);
        match self.day_number(end + tied(end)).filter(|(_, end)| !self.glued(*end) || !self.is_word(*end)) {
            Some((day, end)) => Some(Written { year, part: Part::Day(month, day), weekday: None, end }),
            None => Some(Written { year, part: Part::Month(month), weekday: None, end }).filter(|_| !self.digits(end)),
        }
    }

    /// Whether four figures without the word "year" are one.
    fn year_stands(&self, at: usize, end: usize, year: i16) -> bool {
        let counted =
            Tag::Unit.bit() | Tag::Currency.bit() | Tag::Percent.bit() | Tag::Scale.bit() | Tag::Period.bit() | Tag::Multiple.bit();
        if self.mask(end) & counted != 0 || self.dash(end) && self.glued(end) && self.is_word(end + 1) && self.glued(end + 1) {
            return false;
        }
        if at > self.first
            && (self.mask(at - 1) & Tag::Currency.bit() != 0
                || self.says(at - 1, word::ORDINAL_NUMBER_SIGN)
                || self.glued(at) && !self.mark(at - 1, '(') && !self.part_tied(at))
        {
            return false;
        }
        let noun = self.is_word(end)
            && self.lower(end)
            && self.mask(end) & (Tag::Function.bit() | Tag::Preposition.bit() | Tag::Auxiliary.bit()) == 0;
        let bracketed = at > self.first && (self.mark(at - 1, '(') || self.mark(at - 1, ',') || self.dash(at - 1)) && self.mark(end, ')')
            || at > self.first && self.mark(at - 1, '(') && (self.dash(end) || self.mark(end, ','));
        if bracketed && (1000..=2100).contains(&year) || self.year_listed(at, end) || self.year_of_noun(at, end) {
            return true;
        }
        if self.russian() {
            let noun = noun && !self.verb_at(end);
            let led = self.led_by(at, word::YEAR_LEAD);
            // «в начале 2010 завод закрыли»
            let led = led || at > self.first && self.mask(at - 1) & Tag::DateModifier.bit() != 0;
            // «по итогам 2024-го»
            let led = led || end > at + 1;
            return (1900..=2100).contains(&year) && led && !noun || self.alone(at, end) && (1900..=2100).contains(&year);
        }
        let plural = noun && ending::PLURAL_FORM.end(self.word(end));
        let led = self.led_by(at, word::YEAR_LEAD)
            || at > self.first && self.mask(at - 1) & (Tag::DateModifier.bit() | Tag::Determiner.bit()) != 0;
        let led = led || at > self.first && self.says(at - 1, word::CIRCA) || self.part_tied(at);
        // "2025 saw a wave of closures"
        let first = at == self.first && (!noun || !plural && self.document.flags(end) & Entry::FINITE != 0);
        let known = if self.led_by(at, word::DISTANT_YEAR_LEAD) { 1000..=2100 } else { 1700..=2100 };
        known.contains(&year) && (led || first || !noun && (1950..=2040).contains(&year)) && !(plural && !self.led_by(at, word::IN_YEARS))
    }

    /// English: whether figures without a comma are the year of a noun that years have, "2024 exports", "its 2026 growth forecasts",
    /// "the 2014 protests", or of none, as a verb follows: "the budget for 2026 provides".
    pub fn year_of_noun(&self, at: usize, end: usize) -> bool {
        const NOUNS: usize = 3;
        let year = self.bare_year(at).is_some_and(|(year, _)| (1950..=2040).contains(&year) && year != 2000);
        if self.russian() || !year || !self.lower(end) {
            return false;
        }
        let led = at > self.first && self.led_by(at, word::YEAR_LEAD);
        let nouns = (end..end + NOUNS).take_while(|&i| self.lower(i) && self.mask(i) & Tag::Preposition.bit() == 0);
        led && self.verb_at(end) || nouns.into_iter().any(|i| self.says(i, word::YEAR_NOUN))
    }

    /// Whether the word is a verb and no noun.
    pub(super) fn verb_at(&self, at: usize) -> bool {
        let flags = self.document.flags(at);
        flags & Entry::NOUN == 0 && (flags & Entry::VERB != 0 || looks_finite(self.word(at)))
    }

    /// `mid-2007`
    fn part_tied(&self, at: usize) -> bool {
        at >= self.first + 2 && self.dash(at - 1) && self.is(at - 2, Tag::DateModifier)
    }

    /// Whether the figures are one of a list of years: «в 1958, 1962 и 1970 годах», "1917, 1920 and 1921".
    fn year_listed(&self, at: usize, end: usize) -> bool {
        let joint = |i: usize| self.mark(i, ',') || self.says(i, word::COORDINATION);
        let mut next = end;
        for _ in 0..6 {
            if !joint(next) {
                break;
            }
            let Some((_, after)) = self.bare_year(next + 1) else { break };
            if self.year_word(after).is_some() {
                return true;
            }
            next = after;
        }
        let Some(last) = at.checked_sub(2).filter(|l| *l >= self.first && joint(at - 1)) else { return false };
        self.bare_year(last).is_some() && self.led_by(last, word::YEAR_LIST_LEAD)
    }

    /// Four digits that can be a year; `-го` and the like are taken in.
    pub fn bare_year(&self, at: usize) -> Option<(i16, usize)> {
        let text = self.word(at);
        if !self.digits(at) || text.len() != 4 {
            return None;
        }
        let year: i16 = text.parse().ok().filter(|y| (1000..=2199).contains(y))?;
        let suffixed = self.dash(at + 1) && self.glued(at + 1) && self.glued(at + 2);
        if suffixed && self.says(at + 2, word::YEAR_ORDINAL_SUFFIX) {
            return Some((year, at + 3));
        }
        if self.glued(at + 1) && self.is_word(at + 1) && !self.says(at + 1, word::YEAR_GLUED) {
            return None;
        }
        Some((year, at + 1))
    }

    /// «года», «г.», "year" after a year's number.
    pub fn year_word(&self, at: usize) -> Option<usize> {
        if self.says(at, word::YEAR_BESIDE_NUMBER) {
            return Some(at + 1);
        }
        if self.says(at, word::YEAR_ABBREVIATION) {
            return Some(self.past_stop(at + 1));
        }
        None
    }

    /// The year after a day, month or quarter.
    pub fn year_after(&self, at: usize, day: bool) -> (Year, usize) {
        let mut next = at;
        let tied = self.dash(next) || self.mark(next, '/');
        if self.mark(next, ',') || self.says(next, word::IN_YEAR) || tied && self.glued(next) && self.glued(next + 1) {
            next += 1;
        }
        if self.says(next, word::DEFINITE_ARTICLE) {
            next += 1;
        }
        if let Some((year, end)) = self.bare_year(next) {
            let said = self.year_word(end);
            // `5 мая 2000 человек`
            let counted = said.is_none() && day && self.payload(end, Tag::Unit).is_some();
            if !counted && !self.mark(end, '%') && self.scale_at(end).is_none() {
                return (Year::Exact(year), said.unwrap_or(end));
            }
        }
        if let Some(year) = self.far_year(next).filter(|_| day) {
            return (Year::Exact(year), next + 1);
        }
        if self.says(next, word::ELISION) && self.digits(next + 1) && self.word(next + 1).len() == 2 {
            let short: i16 = self.word(next + 1).parse().unwrap_or(0);
            return (Year::Exact(if short < 50 { 2000 + short } else { 1900 + short }), next + 2);
        }
        if let Some((year, end)) = self.short_year(next).filter(|_| day || next == at + 1 || self.alone(at - 1, next + 1)) {
            return (year, end);
        }
        if (self.mask(next) | self.document.reach(next)) & Tag::DateModifier.bit() == 0 {
            return (Year::Unsaid, at);
        }
        if let Some(("this_year", end)) = self.phrase(next, Tag::DateModifier) {
            return (Year::Relative(0), end);
        }
        let says_year = |at: usize| self.payload(at, Tag::Period) == Some("year");
        if says_year(next + 1) {
            let shift = match self.payload(next, Tag::DateModifier) {
                Some("last") => Some(-1),
                Some("this") => Some(0),
                Some("next") => Some(1),
                Some("before_last") => Some(-2),
                Some("that" | "same") => return (Year::Same, next + 2),
                _ => None,
            };
            if let Some(shift) = shift {
                return (Year::Relative(shift), next + 2);
            }
        }
        if self.phrase(next, Tag::DateModifier).is_some_and(|(n, end)| n == "same" && says_year(end)) {
            return (Year::Same, self.phrase(next, Tag::DateModifier).map_or(at, |(_, end)| end + 1));
        }
        (Year::Unsaid, at)
    }

    /// `Jan 1 3000, 9:30`: far ahead, where nothing can be counted.
    fn far_year(&self, at: usize) -> Option<i16> {
        let year = self.word(at).parse().ok().filter(|year| self.digits(at) && (2200..=9999).contains(year))?;
        (self.last == at + 1 || self.mark(at + 1, ',') && self.mark(at + 3, ':')).then_some(year)
    }

    /// Two figures of a year that can be no day: `Feb 82`, `21-APR-16`.
    fn short_year(&self, at: usize) -> Option<(Year, usize)> {
        let text = self.word(at);
        if !self.digits(at) || text.len() != 2 || self.glued(at + 1) && !self.mark(at + 1, ',') && !self.mark(at + 1, '.') {
            return None;
        }
        let short: i16 = text.parse().ok()?;
        let joined = self.glued(at) && at >= self.first + 2 && self.dash(at - 1) && self.is(at - 2, Tag::Month);
        let counted = self.is_word(at + 1) && !self.digits(at + 1) || self.mark(at + 1, '%');
        // `14th April 15` and no more.
        let last = at + 1 == self.last && !self.glued(at);
        if !(joined || (short > 31 || last && short > 9) && !counted) {
            return None;
        }
        Some((Year::Exact(if short < 50 { 2000 + short } else { 1900 + short }), at + 1))
    }
}
