//! Times of day in words: "quarter past three", "ten thirty a.m.", `0830 GMT`, «половина третьего», «без пяти шесть».

use crate::lexicon::Tag;

use super::super::view::View;
use super::time::Hour;
use crate::language::function::{ending, word};

impl<'a> View<'a> {
    /// The time of day told by minutes and hour in words, or by four figures.
    pub(super) fn spoken_hour(&self, at: usize) -> Option<Hour<'a>> {
        if self.digits(at) && !self.is_word(at + 1) {
            return None;
        }
        if self.russian() {
            return self.russian_spoken(at);
        }
        self.past_or_to(at).or_else(|| self.hour_and_minutes(at)).or_else(|| self.four_figures(at))
    }

    /// "half past noon", "ten minutes to three", "twenty after twelve".
    fn past_or_to(&self, at: usize) -> Option<Hour<'a>> {
        let (minutes, mut next, mut sure) = self.minutes(at)?;
        if self.payload(next, Tag::Period) == Some("minute") {
            (next, sure) = (next + 1, true);
        }
        // "at half five"
        let british = minutes == 30 && sure && (at > self.first && self.says(at - 1, word::SPOKEN_HOUR_LEAD) || self.alone(at, next + 1));
        if let Some(hour) = self.bare_hour(next).filter(|_| british).map(|hour| self.half_of_day(hour)) {
            return (!self.counts_on(hour.end)).then(|| hour.at_minute(30));
        }
        let past = self.says(next, word::PAST_HOUR);
        if !past && (!self.says(next, word::BEFORE_HOUR) || minutes == 30) {
            return None;
        }
        // "from 3 to 4 in the afternoon" is two hours.
        let ranged = self.led_by(at, word::RANGE_OPENING) || self.digits(at) && minutes % 5 != 0;
        if !past && !sure && ranged {
            return None;
        }
        let hour = self.half_of_day(self.bare_hour(next + 1)?);
        let led = hour.half.is_some_and(|_| !self.says(next, word::AFTER)) || at > self.first && self.says(at - 1, word::HOUR_AT);
        if !(sure || led) || hour.half.is_none() && self.counts_on(hour.end) {
            return None;
        }
        Some(if past { hour.at_minute(minutes) } else { hour.minutes_before(minutes) })
    }

    /// "half", "a quarter", "twenty-five", `15`: minutes, where they end, and whether they can be nothing else.
    fn minutes(&self, at: usize) -> Option<(u8, usize, bool)> {
        let article = self.says(at, word::INDEFINITE_ARTICLE) as usize;
        if self.mask(at + article) & Tag::Fraction.bit() != 0 && self.is_word(at + article) {
            return match self.payload(at + article, Tag::Fraction)? {
                "1/2" => Some((30, at + article + 1, true)),
                "1/4" => Some((15, at + article + 1, true)),
                _ => None,
            };
        }
        let number = self.number_at(at).filter(|n| n.scale == 0 && n.value.fract().is_zero())?;
        let minutes: u8 = number.value.try_into().ok().filter(|m| (1..60).contains(m))?;
        Some((minutes, number.end, false))
    }

    /// An hour of the twelve, without more; noon and midnight.
    fn bare_hour(&self, at: usize) -> Option<Hour<'a>> {
        match self.payload(at, Tag::DayPart) {
            Some("noon") => return Some(Hour::new(12, at + 1).with_half(true)),
            Some("midnight") => return Some(Hour::new(12, at + 1).with_half(false)),
            _ => {}
        }
        let hour = match self.number(at, Tag::Number) {
            Some(number) => number,
            None => self.word(at).parse().ok().filter(|_| self.digits(at))?,
        };
        (1..=12).contains(&hour).then(|| Hour::new(hour as u8, at + 1))
    }

    /// Whether what follows is counted, so that the number before it is no hour.
    fn counts_on(&self, at: usize) -> bool {
        let counted = Tag::Unit.bit() | Tag::Currency.bit() | Tag::Percent.bit() | Tag::Scale.bit() | Tag::Period.bit() | Tag::Number.bit();
        let plain = Tag::Function.bit() | Tag::Preposition.bit() | Tag::Conjunction.bit() | Tag::Relation.bit();
        self.mask(at) & counted != 0 || self.is_word(at) && self.mask(at) & plain == 0 || self.digits(at)
    }

    /// "ten thirty a.m.", "at three twenty".
    fn hour_and_minutes(&self, at: usize) -> Option<Hour<'a>> {
        let hour = self.number(at, Tag::Number).filter(|h| (1..=12).contains(h))?;
        let minutes = self.number_at(at + 1).filter(|n| !n.digits && n.scale == 0 && n.end <= at + 4)?;
        let minute: u8 = minutes.value.try_into().ok().filter(|m| (10..60).contains(m))?;
        let found = self.half_of_day(Hour::new(hour as u8, minutes.end).at_minute(minute));
        let led = at > self.first && self.says(at - 1, word::HOUR_AT) && !self.counts_on(found.end);
        (found.half.is_some() || led).then_some(found)
    }

    /// `330 p.m.`, `0830 GMT`, `1500 hours`.
    fn four_figures(&self, at: usize) -> Option<Hour<'a>> {
        let text = self.word(at);
        if !self.digits(at) || !matches!(text.len(), 3 | 4) || !text.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let (hour, minute) = text.split_at(text.len() - 2);
        let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
        if hour > 23 || minute > 59 {
            return None;
        }
        let found = Hour::new(hour, at + 1).at_minute(minute);
        if text.len() == 4 {
            let led = text.starts_with('0') || self.led_by(at, word::CLOCK_LEAD);
            if led && self.says(at + 1, word::HOUR_WORD) {
                return Some(Hour { end: at + 2, ..found });
            }
            if self.zone_at(at + 1).is_some() {
                return Some(found);
            }
        }
        let told = self.half_of_day(found);
        (told.half.is_some() && hour <= 12).then_some(told)
    }

    /// «половина третьего», «четверть второго», «десять минут шестого», «без четверти три».
    fn russian_spoken(&self, at: usize) -> Option<Hour<'a>> {
        let (minutes, mut next, sure) = self.minutes(at)?;
        next += (self.payload(next, Tag::Period) == Some("minute")) as usize;
        if at > self.first && self.says(at - 1, word::SUBTRACTIVE) {
            let hour = self.half_of_day(self.bare_hour(next)?);
            return (!self.counts_on(hour.end)).then(|| hour.minutes_before(minutes));
        }
        let hour = self.number(next, Tag::Ordinal).filter(|h| (1..=12).contains(h) && ending::GENITIVE_ORDINAL.end(self.word(next)))?;
        if !sure && self.payload(next - 1, Tag::Period) != Some("minute") {
            return None;
        }
        let hour = self.half_of_day(Hour::new(hour as u8, next + 1));
        (hour.half.is_some() || !self.counts_on(hour.end)).then(|| hour.minutes_before(60 - minutes))
    }
}
