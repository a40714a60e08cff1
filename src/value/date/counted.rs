//! Dates counted from another: "three years ago", «через два месяца», "2 days after next Friday", "six months from July 1".

use std::ops::Range;

use jiff::civil::{Date, DateTime};
use jiff::{Span, ToSpan};
use rust_decimal::Decimal;

use crate::lexicon::Tag;
use crate::record::DateModifier;

use super::super::view::View;
use super::calendar::{Period, Unit, add_days, add_months};
use super::part::{Part, Tense, When};
use super::{Clock, Dated};
use crate::language::function::word;

/// A length of time in words: "a year and two months".
struct Length {
    months: i64,
    days: i64,
    seconds: i64,
    /// The smallest unit that was named; `None` below the day.
    unit: Option<Unit>,
    end: usize,
}

impl Length {
    /// Adds so many of a unit; what is less than a day, or a month of thirty days, is left out of longer ones.
    fn add(&mut self, many: Decimal, name: &str) -> Option<()> {
        let parts = !many.fract().is_zero();
        let times =
            |factor: i64| many.checked_mul(factor.into()).and_then(|n| i64::try_from(n.trunc()).ok()).filter(|n| n.abs() < 40_000_000);
        match name {
            "second" => self.seconds += times(1)?,
            "minute" => self.seconds += times(60)?,
            "hour" => self.seconds += times(3600)?,
            "day" | "night" => self.days += times(1)?,
            "week" | "weekend" => self.days += times(7)?,
            "fortnight" => self.days += times(14)?,
            "month" => {
                self.months += times(1)?;
                self.days += i64::try_from((many.fract() * Decimal::from(30)).trunc()).ok()?;
            }
            "quarter" | "season" => self.months += times(3)?,
            "half" => self.months += times(6)?,
            "year" => self.months += times(12)?,
            "decade" => self.months += times(120)?,
            "century" => self.months += times(1200)?,
            "millennium" => self.months += times(12000)?,
            _ => return None,
        }
        self.unit = match name {
            "fortnight" => Some(Unit::Week),
            "year" if parts => Some(Unit::Month),
            "month" if parts => Some(Unit::Day),
            other => Unit::from_name(other),
        };
        Some(())
    }

    /// Counted from a day, weeks come to a day as days do.
    fn in_days(self) -> Length {
        if self.unit == Some(Unit::Week) { Length { unit: Some(Unit::Day), ..self } } else { self }
    }
}

impl<'a> View<'a> {
    /// "three years ago", «через два месяца», "a year earlier", "2 days after next Friday".
    pub(super) fn counted_from(&self, at: usize, clock: &Clock) -> Option<Dated> {
        let counts = Tag::Number.bit() | Tag::Scale.bit() | Tag::Fraction.bit() | Tag::Determiner.bit() | Tag::Period.bit();
        if self.mask(at) & counts == 0 && self.is_word(at) {
            return None;
        }
        if let Some(found) = self.weekdays_ago(at, clock) {
            return Some(found);
        }
        let unit = self.number_at(at).map_or(at, |number| number.end);
        if self.ahead(unit, 4) & Tag::Period.bit() == 0 {
            return None;
        }
        if let Some((when, end)) = self.units_to_come(at, clock) {
            return Some(Dated::new(at, end, when));
        }
        let ahead = self.led_by(at, word::AHEAD);
        let mut length = self.length(at)?;
        if let Some(span) = self.length_from_day(at, &length, clock) {
            return Some(span);
        }
        if let Some(limit) = self.limit(at, &length, clock) {
            return Some(limit);
        }
        let mut end = length.end;
        // "rose by a tenth in two years" tells how long it took, not when it will be; «через два года ушёл», when it was.
        let past = ahead && self.tense(at, end) == Tense::Past;
        let after = at > self.first && self.says(at - 1, word::ELAPSED) || past && self.russian();
        if let Some(year) = self.year_so_far(at, &length, clock) {
            return Some(year);
        }
        let ahead = ahead && !past;
        if self.says(end, word::TIME) && ahead {
            end += 1;
        }
        if (ahead || after) && self.says(end, word::AFTER) && !self.stands_alone(end, end + 1, clock) {
            // «через три дня после взрыва»
            return None;
        }
        let (sign, now, end) = self.counted_to(at, end, ahead, after, clock)?;
        if now && self.says(end - 1, word::TODAY) {
            length.unit = length.unit.and(Some(Unit::Day));
        }
        if !now {
            if let Some((day, end)) = self.base(end, clock) {
                return self.moved_from_base(at, (day, end), length, sign, clock);
            }
            if let Some((from, part)) = clock.last_from() {
                return self.counted_from_last(at..end, (from, part), length, sign, clock);
            }
            if sign > 0 && (after && !self.alone(at, end) || self.tense(at, end) == Tense::Past) {
                return Some(Dated::new(at, end, When::unknown(length.unit?)));
            }
        }
        if length.seconds != 0 {
            return self.moved_time(at, clock, &length, sign, end);
        }
        match clock.published {
            Some(published) => self.moved(at, published, &length.in_days(), sign, end),
            None => Some(Dated::new(at, end, When::unknown(length.unit?))),
        }
    }

    /// "a year earlier" than the period told of last, which begins on a day and may be a part of a year.
    fn counted_from_last(
        &self,
        words: Range<usize>,
        (from, part): (Date, Option<(Part, i16)>),
        length: Length,
        sign: i64,
        clock: &Clock,
    ) -> Option<Dated> {
        let years = length.months % 12 == 0 && length.days == 0 && length.months > 0;
        if let Some((part, year)) = part.filter(|_| years) {
            let year = year + (sign * length.months / 12) as i16;
            return Some(Dated { base: Some((part, year)), ..Dated::new(words.start, words.end, part.when(year)?) });
        }
        let day = clock.last_day() == Some(from);
        // "In June he was held. Two days earlier": no day that two could be counted from.
        if !day && length.months == 0 && length.days > 0 {
            return Some(Dated::new(words.start, words.end, When::unknown(length.unit?)));
        }
        let length = if day { length.in_days() } else { length };
        self.moved(words.start, from, &length, sign, words.end)
    }

    /// "Will be signed within two weeks": by then. What was done within two weeks took as long.
    fn limit(&self, at: usize, length: &Length, clock: &Clock) -> Option<Dated> {
        let end = length.end;
        let led = self.led_by(at, word::DEADLINE) && !self.says(end, word::ANCHORED);
        let published = clock.published.filter(|_| led && (self.alone(at, end) || self.tense(at, end) == Tense::Future))?;
        if length.seconds != 0 {
            return self.moved_time(at, clock, length, 1, end);
        }
        let day = self.moved(at, published, &Length { unit: Some(Unit::Day), ..*length }, 1, end)?;
        Some(Dated { when: When { from: None, ..day.when }, modifier: Some(DateModifier::By), ..day })
    }

    /// Which way a length that ends at `end` is counted, whether from now on, and where what says so ends.
    fn counted_to(&self, at: usize, end: usize, ahead: bool, after: bool, clock: &Clock) -> Option<(i64, bool, usize)> {
        let based = |next: usize| self.base(next, clock).is_some();
        Some(match self.phrase(end, Tag::DateModifier) {
            // "a year ago today" is a day.
            Some(("ago", after)) if self.says(after, word::TODAY) => (-1, true, after + 1),
            Some(("ago", after)) => (-1, true, after),
            Some(("earlier", after)) if self.stands_alone(end, after, clock) => (-1, false, after),
            Some(("later", after)) if self.stands_alone(end, after, clock) => (1, false, after),
            _ if self.says(end, word::COUNTED_FROM) && self.says(end + 1, word::NOW) => (1, true, end + 2),
            _ if self.says(end, word::COUNTED_FROM) && based(end + 1) => (1, false, end + 1),
            _ if ahead => (1, true, end),
            _ if after => (1, false, end),
            // «за два дня до 5 мая»
            _ if self.led_by(at, word::WITHIN) && self.says(end, word::TERMINATIVE) && based(end + 1) => (-1, false, end + 1),
            _ if matches!(self.word(at), "+" | "-" | "−") && self.alone(at, end) => (1, true, end),
            _ => return None,
        })
    }

    /// "2 days after next Friday": a length from the day behind it, which ends at `end`.
    fn moved_from_base(&self, at: usize, (day, end): (Date, usize), length: Length, sign: i64, clock: &Clock) -> Option<Dated> {
        // "a week from Tuesday" is told from the next one.
        let coming = self.says(end - 2, word::COUNTED_FROM) && self.is(end - 1, Tag::Weekday) && Some(day) <= clock.published;
        let day = if coming { add_days(day, 7)? } else { day };
        self.moved(at, day, &Length { unit: Some(Unit::Day), ..length }, sign, end)
    }

    /// "six months from July 1", «30 дней с 5 августа»: a length and the day it begins on; "a week from Tuesday" is a day.
    fn length_from_day(&self, at: usize, length: &Length, clock: &Clock) -> Option<Dated> {
        let next = length.end + 1;
        if !self.says(length.end, word::SOURCE) || length.seconds != 0 {
            return None;
        }
        let day = self.written(next).filter(|day| matches!(day.part, Part::Day(..) | Part::Month(_) | Part::Whole))?;
        let from = self.resolve(&day, next, clock)?;
        if !matches!(day.part, Part::Day(..)) {
            // «пять лет с 2015 года» are as many years since then.
            let unit = if day.part == Part::Whole { 12 } else { 1 };
            let count = Some(length.months / unit).filter(|_| !self.russian() && length.months % unit == 0 && length.days == 0)?;
            let begin = Period::of(if unit == 12 { Unit::Year } else { Unit::Month }, from.from?)?;
            let last = begin.shift(count - 1).filter(|_| count > 0)?;
            return Some(Dated::new(at, day.end, When::range(&from, &When::period(last)?)));
        }
        let first = from.from?;
        let last = add_days(add_months(first, length.months)?, length.days - 1).filter(|last| *last >= first)?;
        let to = When::period(Period::of(Unit::Day, last)?)?;
        Some(Dated::new(at, day.end, When::range(&from, &to)))
    }

    /// "next 2 weeks 3 days": a length of several units from this day on, or up to it.
    pub(super) fn near_units_and_days(&self, number: usize, shift: i64, clock: &Clock) -> Option<(When, usize)> {
        let published = clock.reference().filter(|_| shift != 0)?;
        let one = self.whole_number(number).map_or(number, |(_, unit)| unit + 1);
        let length = if self.digits(one) { self.length(number)? } else { return None };
        let several = length.end > one && length.seconds == 0 && length.days > 0;
        let far = add_days(add_months(published, length.months * shift)?, length.days * shift).filter(|_| several)?;
        let near = add_days(published, shift)?;
        let day = |day| When::period(Period::of(Unit::Day, day)?);
        Some((When::range(&day(near.min(far))?, &day(near.max(far))?), length.end))
    }

    /// "two Thursdays ago", «две среды назад».
    fn weekdays_ago(&self, at: usize, clock: &Clock) -> Option<Dated> {
        if !(1..4).any(|i| self.mask(at + i) & Tag::Weekday.bit() != 0) {
            return None;
        }
        let (count, unit) = self.whole_number(at)?;
        let weekday = i64::from(self.number(unit, Tag::Weekday)?);
        let ("ago", end) = self.phrase(unit + 1, Tag::DateModifier)? else { return None };
        let Some(published) = clock.published else { return Some(Dated::new(at, end, When::open(format!("XXXX-WXX-{weekday}")))) };
        let here = i64::from(published.weekday().to_monday_one_offset());
        let days = -(here - weekday - 1).rem_euclid(7) - 1 - 7 * (count - 1);
        Some(Dated::new(at, end, When::period(Period::of(Unit::Day, add_days(published, days)?)?)?))
    }

    /// `2023-12-29 -10 days`: a signed length right after a day.
    pub(super) fn offset(&self, date: &Dated) -> Option<Dated> {
        if !matches!(self.word(date.end), "+" | "-" | "−") || !self.glued(date.end + 1) || date.when.from != date.when.to {
            return None;
        }
        let length = self.length(date.end).filter(|l| l.seconds == 0)?;
        let end = length.end;
        self.moved(date.first, date.when.from?, &Length { unit: Some(Unit::Day), ..length }, 1, end)
    }

    /// "from 18 December for ten days", «с 5 мая на 10 дней»: a day and how long it lasts from then on.
    pub(super) fn days_from(&self, date: &Dated) -> Option<Dated> {
        let led = self.says(date.end, word::LASTING_FOR) && self.led_by(date.first, word::SOURCE);
        let from = date.when.from.filter(|from| led && date.when.to == Some(*from) && !date.when.timex.contains('T'))?;
        let length = self.length(date.end + 1).filter(|l| l.seconds == 0)?;
        let last = add_days(add_months(from, length.months)?, length.days - 1).filter(|last| *last > from)?;
        let to = When::period(Period::of(Unit::Day, last)?)?;
        Some(Dated::new(date.first, length.end, When::range(&date.when, &to)))
    }

    fn moved(&self, at: usize, from: Date, length: &Length, sign: i64, end: usize) -> Option<Dated> {
        let day = add_days(add_months(from, length.months * sign)?, length.days * sign)?;
        let period = Period::of(length.unit?, day)?;
        Some(Dated::new(at, end, When::period(period)?))
    }

    /// "two hours ago".
    fn moved_time(&self, at: usize, clock: &Clock, length: &Length, sign: i64, end: usize) -> Option<Dated> {
        let now = DateTime::from_parts(clock.published?, clock.time?);
        let day = add_days(add_months(now.date(), length.months * sign)?, length.days * sign)?;
        let span: Span = 0.seconds().try_seconds(length.seconds * sign).ok()?;
        let then = DateTime::from_parts(day, now.time()).checked_add(span).ok()?;
        let mut timex = format!("{}T{:02}:{:02}", then.date(), then.hour(), then.minute());
        if then.second() != 0 {
            timex.push_str(&format!(":{:02}", then.second()));
        }
        let when = When { timex, from: Some(then.date()), to: Some(then.date()) };
        Some(Dated::new(at, end, when))
    }

    /// A number of units of time.
    fn length(&self, at: usize) -> Option<Length> {
        let mut length = Length { months: 0, days: 0, seconds: 0, unit: None, end: at };
        let mut next = at;
        for _ in 0..4 {
            let Some((many, name, end)) = self.some_units(next, length.end == at) else { break };
            // "a year and a half"
            let (half, end) = self.and_half(end).unwrap_or((Decimal::ZERO, end));
            length.add(many.checked_add(half)?, name)?;
            length.end = end;
            next = self.past_stop(length.end);
            if self.says(next, word::COORDINATOR) || self.mark(next, ',') {
                next += 1;
            }
        }
        (length.end > at).then_some(length)
    }

    /// So many of one unit, and where it ends: "three years", "half an hour", «полгода».
    fn some_units(&self, at: usize, first: bool) -> Option<(Decimal, &'a str, usize)> {
        if first && let Some(name) = self.half_word(at) {
            return Some((Decimal::new(5, 1), name, at + 1));
        }
        if let Some(part) = self.half_unit(at).or_else(|| self.fractions_of_unit(at)) {
            return Some(part);
        }
        let (many, unit) = self.how_many(at, first)?;
        Some((many, self.payload(unit, Tag::Period)?, unit + 1))
    }

    fn how_many(&self, at: usize, first: bool) -> Option<(Decimal, usize)> {
        if let Some(number) = self.number_at(at) {
            let of = self.says(number.end, word::GENITIVE) && self.says(number.end - 1, word::COLLECTIVE);
            return Some((number.value, number.end + of as usize));
        }
        if self.says(at, word::INDEFINITE_ARTICLE) {
            return Some((Decimal::ONE, at + 1));
        }
        (self.russian() && first && self.mask(at) & Tag::Period.bit() != 0).then_some((Decimal::ONE, at))
    }

    /// "Trade tops $18 billion in nine months", told in October: the months of the year that are over.
    fn year_so_far(&self, at: usize, length: &Length, clock: &Clock) -> Option<Dated> {
        let told = !self.russian() && at >= self.first + 4 && self.led_by(at, word::INESSIVE);
        let whole = length.days == 0 && length.seconds == 0 && (2..=11).contains(&length.months);
        (told && whole && self.tense(at, length.end) != Tense::Future).then_some(())?;
        // "In nine months' time" is ahead.
        if self.says(length.end, word::NOT_ELAPSED) || self.mark(length.end, '\'') || self.mark(length.end, '’') {
            return None;
        }
        let last = clock.published?.checked_sub(1.month()).ok()?;
        let last = [last, last.checked_sub(1.month()).ok()?].into_iter().find(|d| i64::from(d.month()) == length.months)?;
        let month = |month: i8| When::period(Period::month(last.year(), month)?);
        Some(Dated::new(at, length.end, When::range(&month(1)?, &month(last.month())?)))
    }

    /// The day that "after" and "before" count from.
    pub(super) fn base(&self, at: usize, clock: &Clock) -> Option<(Date, usize)> {
        let at = at + self.says(at, word::DEFINITE_ARTICLE) as usize;
        // "a day after a day after a day" is read no deeper.
        if self.memory.within.replace(true) {
            return None;
        }
        let day = self.container(at, clock);
        self.memory.within.set(false);
        let day = day.filter(|b| b.when.from == b.when.to && !b.when.timex.contains('T'))?;
        Some((day.when.from?, day.end))
    }

    /// Whether "after" or "before" is an adverb here, or has a day after it: "two days after the vote" is a length.
    fn stands_alone(&self, at: usize, end: usize, clock: &Clock) -> bool {
        !self.says(at, word::ANCHOR) || !self.is_word(end) && !self.digits(end) && !self.opens_quote(end) || self.base(end, clock).is_some()
    }

    fn opens_quote(&self, at: usize) -> bool {
        self.mark(at, '«') || self.mark(at, '"') || self.mark(at, '“')
    }
}
