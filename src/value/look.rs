//! Whether a date, time or duration can begin at a token: a look at it and the few after it, before anything is read.

use crate::lexicon::Tag;
use crate::text::{LetterCase, TokenKind};

use super::view::View;
use crate::language::function::word;

/// Words that are dates by themselves, or nearly so.
const ALONE: u64 = Tag::Month.bit() | Tag::Weekday.bit() | Tag::Season.bit() | Tag::Relation.bit() | Tag::DayPart.bit();

/// Words that make a number or modifier before them a time.
const TIMES: u64 = Tag::Month.bit() | Tag::Weekday.bit() | Tag::Season.bit() | Tag::Period.bit() | Tag::DayPart.bit() | Tag::Zone.bit();

/// Words that can stand between a number and the word that makes it a time.
const JOINTS: u64 = Tag::Preposition.bit()
    | Tag::Conjunction.bit()
    | Tag::Determiner.bit()
    | Tag::Number.bit()
    | Tag::Scale.bit()
    | Tag::Ordinal.bit()
    | Tag::Fraction.bit()
    | Tag::Relation.bit()
    | Tag::DateModifier.bit()
    | Tag::Approx.bit();

/// Words that go on "this" and "that" to a time.
const COUNTED_ON: u64 =
    Tag::Number.bit() | Tag::Scale.bit() | Tag::Ordinal.bit() | Tag::Fraction.bit() | Tag::Relation.bit() | Tag::DateModifier.bit();

impl<'a> View<'a> {
    /// Whether a date, time or duration can begin at a token that has these bits, alone or as a phrase.
    pub fn may_be_time(&self, at: usize, mask: u64) -> bool {
        if mask & ALONE != 0 {
            return !self.common_word(at, mask);
        }
        if mask & Tag::Multiple.bit() != 0 {
            return self.says(at, word::TIMES) && self.says(at + 1, word::DISTRIBUTIVE);
        }
        if self.digits(at) {
            return self.digits_may_be_time(at);
        }
        if mask & Tag::Period.bit() != 0 && (if self.russian() { self.unit_leads(at) } else { self.period_leads(at) }) {
            return true;
        }
        let counts = Tag::Number.bit() | Tag::Scale.bit() | Tag::Ordinal.bit() | Tag::Fraction.bit() | Tag::Determiner.bit();
        let opens = counts | Tag::DateModifier.bit();
        match self.token(at).map(|t| (t.kind, t.case)) {
            Some((TokenKind::Mark, _)) => {
                mask & Tag::Currency.bit() == 0 && (self.time_near(at) || self.digits(at + 1) && self.says(at + 2, word::PLURAL_SUFFIX))
            }
            Some((TokenKind::Word, LetterCase::Upper)) if mask & opens == 0 => self.coded_or_roman(at),
            _ if mask & (Tag::Number.bit() | Tag::Fraction.bit()) != 0
                && (self.mask(at + 1) & Tag::DateModifier.bit() != 0
                    || mask & Tag::Fraction.bit() != 0 && self.mask(at + 1) & Tag::Ordinal.bit() != 0
                    || at > self.first && self.says(at - 1, word::SPOKEN_HOUR_LEAD)) =>
            {
                true
            }
            // «в середине восьмидесятых»
            _ if mask & Tag::Ordinal.bit() != 0 && self.russian() && self.number(at, Tag::Ordinal).is_some_and(tens) => true,
            _ if mask & Tag::DateModifier.bit() != 0 => self.modifier_leads(at, mask & counts != 0),
            _ => mask & opens != 0 && self.time_near(at),
        }
    }

    /// "may", "march", "sat" as verbs.
    fn common_word(&self, at: usize, mask: u64) -> bool {
        if self.russian()
            || !self.lower(at)
            || self.digits(at + 1)
            || at == self.first && (self.is(at + 1, Tag::Ordinal) || self.last == at + 1)
        {
            return false;
        }
        match mask & ALONE {
            m if m == Tag::Month.bit() => self.says(at, word::VERB_MONTH) && !self.led(at),
            m if m == Tag::Weekday.bit() => self.letters(at) <= 3 && self.is_word(at + 1),
            _ => false,
        }
    }

    fn digits_may_be_time(&self, at: usize) -> bool {
        let text = self.word(at).as_bytes();
        let next = self.mask(at + 1);
        let marks = text.iter().any(|b| !b.is_ascii_digit());
        let counted = next & (Tag::Percent.bit() | Tag::Currency.bit()) != 0;
        if counted && marks && text.len() < 6 {
            return false;
        }
        at == self.first && self.last <= at + 5 && (at..self.last).all(|i| !self.is_word(i))
            || !text.contains(&b',') && !counted && self.tied_on(at)
            || !marks && text.len() == 4 && matches!(text[0], b'1' | b'2')
            || marks && text.len() > 5 && text.contains(&b'.')
            || marks && text.len() == 5 && self.dotted_range(at)
            || text.len() == 1 && self.glued(at + 1) && matches!(self.document.byte(at + 1), b'Q' | b'H' | b'M' | 0xd0)
            || self.dash(at + 1) && self.digits(at + 2) && self.word(at + 2).len() > 4 && self.word(at + 2).contains('.')
            || text.len() == 2 && self.says(at + 1, word::PLURAL_SUFFIX)
            || text.len() <= 2 && self.month_before_list(at).is_some()
            || at > self.first && self.says(at - 1, word::DEFINITE_ARTICLE) && next & Tag::Ordinal.bit() == 0 && self.glued(at + 1)
            || !counted && (self.time_near(at) || next & Tag::DateModifier.bit() != 0)
    }

    /// Whether a day in figures begins a range here: «с 05.01 по 07.02».
    fn dotted_range(&self, at: usize) -> bool {
        let next = at + 2;
        let stops = || self.word(next).bytes().filter(|b| *b == b'.').count();
        self.russian()
            && self.led_by(at, word::SOURCE)
            && self.digits(next)
            && (self.says(at + 1, word::INCLUSIVE) && self.word(next).len() == 5 && stops() == 1
                || self.says(at + 1, word::DATE_RANGE_TO) && stops() == 2)
    }

    /// Whether a mark ties the digits to more of a date: `10/02`, `20:30`, `90-х`.
    fn tied_on(&self, at: usize) -> bool {
        let tied = self.token(at + 1).is_some_and(|t| t.kind == TokenKind::Mark && t.glued());
        if tied && self.mark(at + 1, '.') && at + 2 < self.last {
            // `14. - 15.10`, `14.10. по 15.10`
            return self.dash(at + 2) || self.mark(at + 2, '/') || self.word(at).len() == 5;
        }
        if !tied || !self.glued(at + 2) || self.mark(at + 1, ',') {
            return false;
        }
        self.digits(at + 2) || self.is_word(at + 2) && (self.letters(at + 2) <= 3 || self.mask(at + 2) & TIMES != 0)
    }

    /// `Q1`, `H2`, `XXI`
    fn coded_or_roman(&self, at: usize) -> bool {
        matches!(self.word(at).as_bytes(), [b'Q' | b'H', b'1'..=b'4']) || self.roman(at).is_some()
    }

    /// Whether a word like "last", "early", "every" can begin a date here; `counts` is whether it may be a number or an article too.
    fn modifier_leads(&self, at: usize, counts: bool) -> bool {
        match self.phrase(at, Tag::DateModifier).map_or("", |(name, _)| name) {
            "future" | "ago" | "later" | "earlier" | "in" => counts && self.time_near(at),
            "bc" => self.digits(at + 1),
            "year_before" => true,
            "start" | "mid" | "end"
                if (at + 1..at + 3).any(|i| self.is(i, Tag::Relation)) || self.number(at + 1, Tag::Ordinal).is_some_and(tens) =>
            {
                true
            }
            "start" | "mid" | "end" | "rest" | "fiscal" => self.time_near(at) || (at + 1..at + 4).any(|i| self.digits(i)),
            _ => self.time_near(at),
        }
    }

    /// Whether a word that makes a time follows a number or modifier; after a number, with nothing between that a time cannot have.
    fn time_near(&self, at: usize) -> bool {
        let number = self.number_at(at);
        if number.is_none()
            && let Some(("this" | "that", end)) = self.phrase(at, Tag::DateModifier)
        {
            return self.digits(end) && self.time_near(end) || self.ahead(end, 1) & (TIMES | COUNTED_ON) != 0;
        }
        // «за тот же период 2024 года»
        let modifier = || self.phrase(at, Tag::DateModifier).map_or(at + 1, |(_, end)| end);
        let from = number.map_or_else(modifier, |number| number.end.max(at + 1));
        // "the same period last year"
        let mut strangers = number.is_none() as u32;
        for i in from..(from + 8).min(self.last) {
            let token = &self.document.tokens[i];
            if (token.mask | self.document.reach(i)) & TIMES != 0 {
                return true;
            }
            // What is counted is no time.
            if number.is_some() && token.mask & (Tag::Percent.bit() | Tag::Currency.bit()) != 0 {
                return false;
            }
            let stranger = token.kind == TokenKind::Word && token.mask & JOINTS == 0 && token.phrase == 0 && !token.glued();
            if stranger && !self.stretches(i) && self.past_more(i - 1).is_none() {
                if strangers == 0 {
                    return false;
                }
                strangers -= 1;
            }
        }
        false
    }

    /// "two more weeks", «пять полных лет»
    pub fn stretches(&self, at: usize) -> bool {
        self.says(at, word::STRETCH)
    }

    /// Whether an English unit begins a date: "night", "the week of", "the year before last".
    fn period_leads(&self, at: usize) -> bool {
        self.says(at, word::NIGHT)
            || self.mask(at + 1) & Tag::DateModifier.bit() != 0
            || self.says(at + 1, word::WEEK_OF)
            || self.says(at + 1, word::MONTH_RANGE_TO) && self.mask(at + 2) & Tag::Month.bit() != 0
    }

    /// Whether a Russian unit begins a length of one, or a date: «за год», «неделю назад», «полгода», «ночь на 5 мая».
    fn unit_leads(&self, at: usize) -> bool {
        self.can_begin(at + 1, Tag::DateModifier)
            || self.alone(at, at + 1)
            || self.half_word(at).is_some()
            || self.says(at, word::LEADING_UNIT)
            || self.says(at, word::IN_AFTERNOON) && (self.digits(at + 1) || self.is(at + 2, Tag::Weekday))
            || self.led_by(at, word::INTERVAL)
            || at > self.first && self.says(at - 1, word::ONE_UNIT_LEAD)
            || (1..3).any(|i| self.says(at + i, word::ENDING))
    }
}

/// Whether the number is one that decades are named by.
fn tens(number: u32) -> bool {
    (20..100).contains(&number) && number.is_multiple_of(10)
}
