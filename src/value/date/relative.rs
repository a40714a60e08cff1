//! Dates that are told from another: "last week", «три года назад», "a year earlier", «с начала года».

use crate::lexicon::Tag;

use super::super::view::View;
use super::Clock;
use super::calendar::{Period, Unit, add_days, add_months};
use super::part::{Tense, When};

impl<'a> View<'a> {
    /// The relative date that begins at a token.
    pub fn relative(&self, at: usize, clock: &Clock) -> Option<(When, usize)> {
        let mask = self.mask(at);
        if mask & Tag::Relation.bit() != 0 || self.token(at)?.phrase != 0 {
            if let Some((name, end)) = self.phrase(at, Tag::Relation) {
                return Some((self.related(name, clock)?, end));
            }
        }
        if mask & Tag::Weekday.bit() != 0 {
            return self.weekday(at, 0, at, clock);
        }
        if mask & Tag::DateModifier.bit() != 0 {
            if let Some(found) = self.modified(at, clock) {
                return Some(found);
            }
        }
        self.counted_from(at, clock)
    }

    /// `day:-1`, `present`, `past`, `future`.
    fn related(&self, name: &str, clock: &Clock) -> Option<When> {
        Some(match name {
            "present" => When::open("PRESENT_REF"),
            "past" => When::open("PAST_REF"),
            "future" => When::open("FUTURE_REF"),
            _ => {
                let rest = name.strip_prefix("day:")?;
                let number = rest.trim_end_matches(|c: char| c.is_ascii_uppercase());
                let part = &rest[number.len()..];
                let Some(published) = clock.published else { return Some(When::open("XXXX-XX-XX")) };
                let mut when = When::period(Period::of(Unit::Day, add_days(published, number.parse().ok()?)?)?)?;
                if !part.is_empty() {
                    when.timex.push_str(part);
                }
                when
            }
        })
    }

    /// A weekday: the last one, the next one where the clause is future.
    fn weekday(&self, at: usize, shift: i64, first: usize, clock: &Clock) -> Option<(When, usize)> {
        let weekday = self.number(at, Tag::Weekday)? as i64;
        let short = self.word(at).chars().count() <= 4;
        let end = if short { self.past_stop(at + 1) } else { at + 1 };
        if short && !self.russian() && !self.capital(at) || short && self.russian() && !self.mark(at + 1, '.') {
            return None;
        }
        let Some(published) = clock.published else { return Some((When::open("XXXX-WXX-".to_string() + &weekday.to_string()), end)) };
        let here = i64::from(published.weekday().to_monday_one_offset());
        let behind = (here - weekday).rem_euclid(7);
        let ahead = (weekday - here).rem_euclid(7);
        let days = match shift {
            -1 => -(if behind == 0 { 7 } else { behind }),
            1 => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            2 => weekday - here,
            _ => match self.tense(first, end) {
                Tense::Future => ahead,
                Tense::Past => -behind,
                Tense::Open => {
                    if behind <= ahead {
                        -behind
                    } else {
                        ahead
                    }
                }
            },
        };
        Some((When::period(Period::of(Unit::Day, add_days(published, days)?)?)?, end))
    }

    /// "last week", "next two months", «прошлый год», "this March".
    fn modified(&self, at: usize, clock: &Clock) -> Option<(When, usize)> {
        let (name, mut next) = self.phrase(at, Tag::DateModifier)?;
        let shift = match name {
            "last" => -1,
            "this" => 0,
            "next" => 1,
            _ => return None,
        };
        if self.mask(next) & Tag::Weekday.bit() != 0 {
            let shift = if shift == 0 { 2 } else { shift };
            return self.weekday(next, shift, at, clock);
        }
        if let Some((month, end)) = self.month_at(next) {
            return self.shifted_month(month, shift, end, clock);
        }
        let count = self.number_at(next).filter(|n| n.value.fract().is_zero() && n.scale == 0);
        if let Some(count) = count {
            next = count.end;
            let unit = self.unit_at(next)?;
            let many: i64 = count.value.try_into().ok().filter(|n| (1..=1000).contains(n))?;
            let Some(published) = clock.published else { return None };
            let here = Period::of(unit, published)?;
            let (from, to) = match shift {
                -1 => (here.shift(-many)?, here.shift(-1)?),
                1 => (here.shift(1)?, here.shift(many)?),
                _ => return None,
            };
            let (from, to) = (When::period(from)?, When::period(to)?);
            return Some((if many == 1 { from } else { When::range(&from, &to) }, next + 1));
        }
        let unit = self.unit_at(next)?;
        let Some(published) = clock.published else { return None };
        let period = Period::of(unit, published)?.shift(shift)?;
        Some((When::period(period)?, next + 1))
    }

    fn shifted_month(&self, month: i8, shift: i64, end: usize, clock: &Clock) -> Option<(When, usize)> {
        let published = clock.published?;
        let year = published.year();
        let year = match shift {
            -1 if month >= published.month() => year - 1,
            1 if month <= published.month() => year + 1,
            _ => year,
        };
        Some((When::period(Period::month(year, month)?)?, end))
    }

    /// "three years ago", «через два месяца», "a year earlier", «пять лет назад».
    fn counted_from(&self, at: usize, clock: &Clock) -> Option<(When, usize)> {
        let ahead = self.russian() && self.preposition_before(at) == "через" || !self.russian() && self.preposition_before(at) == "in";
        let (months, days, unit, end) = self.length(at)?;
        let direction = self.phrase(end, Tag::DateModifier);
        let (sign, end) = match direction {
            Some(("ago", after)) => (-1, after),
            Some(("earlier", after)) => (-1, after),
            Some(("later", after)) => (1, after),
            _ if ahead => (1, end),
            _ => return None,
        };
        let published = clock.published?;
        let day = add_days(add_months(published, months * sign)?, days * sign)?;
        let unit = match unit {
            Unit::Weekend => Unit::Week,
            other => other,
        };
        Some((When::period(Period::of(unit, day)?)?, end))
    }

    /// A number of calendar units: months, days, the smallest unit, where it ends.
    fn length(&self, at: usize) -> Option<(i64, i64, Unit, usize)> {
        let (mut months, mut days) = (0i64, 0i64);
        let mut smallest = None;
        let mut next = at;
        for _ in 0..3 {
            let (many, unit) = match self.number_at(next).filter(|n| n.value.fract().is_zero()) {
                Some(number) => (i64::try_from(number.value).ok().filter(|n| *n <= 10_000)?, number.end),
                None if self.any(next, &["a", "an"]) => (1, next + 1),
                None if self.russian() && smallest.is_none() => (1, next),
                None => break,
            };
            let Some(kind) = self.unit_at(unit) else { break };
            match kind {
                Unit::Day => days += many,
                Unit::Week | Unit::Weekend => days += many * 7,
                Unit::Month => months += many,
                Unit::Quarter | Unit::Season => months += many * 3,
                Unit::Half => months += many * 6,
                Unit::Year => months += many * 12,
                Unit::Decade => months += many * 120,
                Unit::Century => months += many * 1200,
                Unit::Millennium => months += many * 12000,
            }
            smallest = Some(kind);
            next = unit + 1;
            if self.any(next, &["and", "и"]) && self.number_at(next + 1).is_some() {
                next += 1;
            }
        }
        Some((months, days, smallest?, next))
    }
}
