//! A day or week told by its place in a longer period: "first Monday of October", «последний день мая», "20th of next month".

use jiff::civil::Date;

use crate::lexicon::Tag;

use super::super::view::View;
use super::calendar::{Period, Unit, add_days};
use super::part::{Part, When};
use super::{Clock, Dated};
use crate::language::function::{stem, word};

impl<'a> View<'a> {
    /// The day or week told by its place.
    pub(super) fn nth(&self, at: usize, clock: &Clock) -> Option<Dated> {
        let mask = self.mask(at);
        if mask & Tag::Weekday.bit() != 0 {
            return self.weekday_of_week(at, clock);
        }
        if !self.digits(at) && mask & (Tag::Ordinal.bit() | Tag::DateModifier.bit() | Tag::Number.bit()) == 0 {
            return None;
        }
        if mask & Tag::DateModifier.bit() != 0
            && let Some(days) = self.first_days(at, clock)
        {
            return Some(days);
        }
        let (count, unit) = self.place(at)?;
        if self.mask(unit) & (Tag::Period.bit() | Tag::Weekday.bit() | Tag::Fraction.bit() | Tag::Preposition.bit()) == 0
            && self.document.reach(unit) & Tag::Period.bit() == 0
        {
            return None;
        }
        if let Some(days) = self.ten_days(at, count, unit, clock) {
            return Some(days);
        }
        if let Some(half) = self.half_of(at, count, unit, clock) {
            return Some(half);
        }
        let of = |next: usize| self.says(next, word::PARTITIVE).then(|| next + 1 + self.says(next + 1, word::DEFINITE_ARTICLE) as usize);
        // "20th of next month"
        if let Some(next) = of(unit).filter(|_| count > 0) {
            let whole = self.container(next, clock).filter(|c| span(c).is_some_and(|(f, t)| (27..=30).contains(&days(f, t))))?;
            return self.nth_day(at, &whole, count);
        }
        let kind = self.number(unit, Tag::Weekday).map(|w| w as i8);
        let named = self.phrase(unit, Tag::Period).and_then(|(name, end)| Some((Unit::from_name(name)?, end)));
        let named = named.filter(|(u, _)| matches!(u, Unit::Day | Unit::Week | Unit::Weekend));
        let (name, unit) = named.map_or((None, unit), |(name, end)| (Some(name), end - 1));
        if kind.is_none() && name.is_none() {
            return None;
        }
        if let Some(day) = kind.and_then(|weekday| self.weekday_from(at, weekday, count, unit + 1, clock)) {
            return Some(day);
        }
        let next = match of(unit + 1) {
            Some(next) => next,
            None if self.russian() => unit + 1,
            None => return None,
        };
        let whole = self.container(next, clock)?;
        let (from, to) = span(&whole)?;
        let period = match (kind, name) {
            (Some(weekday), _) => Period::of(Unit::Day, nth_weekday(from, to, weekday, count)?)?,
            (None, Some(Unit::Day)) => return self.nth_day(at, &whole, count),
            (None, Some(unit)) => Period::of(unit, nth_weekday(from, add_days(to, -6)?, 1, count)?)?,
            (None, None) => return None,
        };
        Some(Dated::new(at, whole.end, When::period(period)?))
    }

    /// "first Monday after Christmas", «второй вторник после 5 мая».
    fn weekday_from(&self, at: usize, weekday: i8, count: i64, next: usize, clock: &Clock) -> Option<Dated> {
        let after = self.says(next, word::AFTER);
        if count < 1 || !after && !self.says(next, word::BEFORE) {
            return None;
        }
        let (day, end) = self.base(next + 1, clock)?;
        let here = i64::from(day.weekday().to_monday_one_offset());
        let weekday = i64::from(weekday);
        let days =
            if after { (weekday - here - 1).rem_euclid(7) + 7 * count - 6 } else { 6 - 7 * count - (here - weekday - 1).rem_euclid(7) };
        Some(Dated::new(at, end, When::period(Period::of(Unit::Day, add_days(day, days)?)?)?))
    }

    /// "first ten days of July", "the last two weeks of June": so many days at one end of a month.
    fn first_days(&self, at: usize, clock: &Clock) -> Option<Dated> {
        let last = match self.payload(at, Tag::DateModifier)? {
            "first" => false,
            "last" => true,
            _ => return None,
        };
        let (many, unit) = self.whole_number(at + 1)?;
        let count = match self.payload(unit, Tag::Period)? {
            "day" => many,
            "week" => many * 7,
            _ => return None,
        };
        self.days_of_month(at, unit + 1, clock, |first, end| {
            Some(if last { (add_days(end, 1 - count)?.max(first), end) } else { (first, add_days(first, count - 1)?.min(end)) })
        })
    }

    /// «во второй декаде мая»: ten days of a month.
    fn ten_days(&self, at: usize, count: i64, unit: usize, clock: &Clock) -> Option<Dated> {
        let nth = if count == -1 { 3 } else { count };
        (self.russian() && (1..=3).contains(&nth) && self.payload(unit, Tag::Period) == Some("ten_days")).then_some(())?;
        self.days_of_month(at, unit + 1, clock, |first, end| {
            let from = add_days(first, (nth - 1) * 10)?;
            Some((from, if nth == 3 { end } else { add_days(from, 9)? }))
        })
    }

    /// Some days of the month that is told from a token on.
    fn days_of_month(&self, at: usize, next: usize, clock: &Clock, pick: impl Fn(Date, Date) -> Option<(Date, Date)>) -> Option<Dated> {
        let next = next + self.says(next, word::GENITIVE) as usize;
        let whole = self.container(next, clock)?;
        let (first, end) = span(&whole).filter(|(f, t)| (27..=30).contains(&days(*f, *t)))?;
        let (first, end) = pick(first, end)?;
        let day = |day| When::period(Period::of(Unit::Day, day)?);
        Some(Dated::new(at, whole.end, When::range(&day(first)?, &day(end)?)))
    }

    /// "first half of the 20th century", «вторая половина июля»
    fn half_of(&self, at: usize, count: i64, unit: usize, clock: &Clock) -> Option<Dated> {
        let half = self.payload(unit, Tag::Period) == Some("half") || self.russian() && self.payload(unit, Tag::Fraction) == Some("1/2");
        let second = match count {
            1 => false,
            2 | -1 => true,
            _ => return None,
        };
        let next = unit + 1 + self.says(unit + 1, word::GENITIVE) as usize;
        let next = next + self.says(next, word::DEFINITE_ARTICLE) as usize;
        let whole = if half { self.era(next, clock).or_else(|| self.container(next, clock))? } else { return None };
        let (from, to) = span(&whole)?;
        let when = if (27..=30).contains(&days(from, to)) {
            let day = |day| When::period(Period::of(Unit::Day, day)?);
            let (from, to) = if second { (add_days(from, 15)?, to) } else { (from, add_days(from, 14)?) };
            When::range(&day(from)?, &day(to)?)
        } else {
            let years = to.year() - from.year() + 1;
            if years == 1 && days(from, to) >= 364 {
                return Some(Dated::new(at, whole.end, Part::Half(1 + second as i8).when(from.year())?));
            }
            (years >= 10).then_some(())?;
            let year = |year| When::period(Period::year(year)?);
            let first = from.year() + if second { years / 2 } else { 0 };
            When::range(&year(first)?, &year(first + years / 2 - 1)?)
        };
        Some(Dated::new(at, whole.end, when))
    }

    /// "third", "last", "second last", «последний»: the place, negative from the end, and where the unit begins.
    fn place(&self, at: usize) -> Option<(i64, usize)> {
        if self.says(at, word::FINAL) || self.russian() && stem::LAST.begin(self.word(at)) {
            return Some((-1, at + 1));
        }
        if let Some((number, end)) = self.ordinal_at(at) {
            if self.says(end, word::LAST) {
                return Some((-i64::from(number), end + 1));
            }
            return Some((i64::from(number), end));
        }
        let (number, end) = self.day_number(at)?;
        (self.says(end, word::GENITIVE) && !self.is(end + 1, Tag::Month)).then_some((i64::from(number), end))
    }

    /// The period a place is in: a month, year, or one told from now.
    pub(super) fn container(&self, at: usize, clock: &Clock) -> Option<Dated> {
        let written = self.written(at).and_then(|w| Some(Dated::new(at, w.end, self.resolve(&w, at, clock)?)));
        written.or_else(|| self.relative(at, clock)).or_else(|| self.bare_unit(at, clock))
    }

    fn nth_day(&self, at: usize, whole: &Dated, count: i64) -> Option<Dated> {
        let (from, to) = span(whole)?;
        let day = if count > 0 { add_days(from, count - 1)? } else { add_days(to, count + 1)? };
        (day >= from && day <= to).then_some(())?;
        Some(Dated::new(at, whole.end, When::period(Period::of(Unit::Day, day)?)?))
    }

    /// "Wednesday of next week", «вторник на следующей неделе».
    fn weekday_of_week(&self, at: usize, clock: &Clock) -> Option<Dated> {
        let weekday = self.number(at, Tag::Weekday)? as i64;
        let joined = self.says(at + 1, word::OF_WEEK) as usize;
        let next = at + 1 + joined + self.says(at + 1 + joined, word::DEFINITE_ARTICLE) as usize;
        if self.mask(next) & Tag::DateModifier.bit() == 0 {
            return None;
        }
        let week = self.relative(next, clock)?;
        let (from, to) = span(&week)?;
        (days(from, to) == 6).then_some(())?;
        let day = add_days(from, weekday - 1)?;
        Some(Dated::new(at, week.end, When::period(Period::of(Unit::Day, day)?)?))
    }
}

fn span(dated: &Dated) -> Option<(Date, Date)> {
    Some((dated.when.from?, dated.when.to?))
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |s| s.get_days())
}

/// The weekday's `count`th day from the beginning, or from the end where it is negative.
pub(super) fn nth_weekday(from: Date, to: Date, weekday: i8, count: i64) -> Option<Date> {
    let step = |day: Date| i64::from(weekday) - i64::from(day.weekday().to_monday_one_offset());
    let day = if count > 0 {
        add_days(from, step(from).rem_euclid(7) + 7 * (count - 1))?
    } else {
        add_days(to, -(-step(to)).rem_euclid(7) + 7 * (count + 1))?
    };
    (day >= from && day <= to).then_some(day)
}
