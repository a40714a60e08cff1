//! Holidays: Christmas, Thanksgiving, Easter, each on its day of the year that is meant.

use jiff::civil::Date;

use super::super::view::View;
use super::calendar::{Period, Unit, add_days};
use super::nth::nth_weekday;
use super::part::{Part, Tense, When, Written, Year};
use super::{Clock, Dated};

impl<'a> View<'a> {
    /// "on Christmas Day", «после Нового года»: a holiday of one day, not "Christmas market".
    pub(super) fn holiday(&self, at: usize, end: usize, name: &str, clock: &Clock) -> Option<Dated> {
        let rule = name.strip_prefix("holiday:")?;
        let (year, after) = self.year_after(end, true);
        let movable = rule.contains(':');
        let compound = !self.russian() && (movable || end == at + 1) && (self.counts_noun(end) || self.capital(end));
        let led = self.led(at) && !compound;
        (led || year != Year::Unsaid).then_some(())?;
        if movable {
            return self.movable_holiday(at, after, rule, year, clock);
        }
        let (month, day) = rule.split_once('-')?;
        let part = Part::Day(month.parse().ok()?, day.parse().ok()?);
        let written = Written { year, part, weekday: None, end: after };
        let year = self.year_of(&written, at, clock);
        let when = self.resolve_in(&written, year, at, clock)?;
        Some(Dated { base: year.map(|year| (part, year)), ..Dated::new(at, after, when) })
    }

    /// A holiday whose day is another one each year.
    fn movable_holiday(&self, at: usize, end: usize, rule: &str, year: Year, clock: &Clock) -> Option<Dated> {
        let told = match year {
            Year::Exact(year) => Some(year),
            Year::Relative(shift) => clock.published.map(|p| p.year() + shift),
            Year::Same => clock.last_year(),
            Year::Unsaid => None,
        };
        let day = match (told, clock.published) {
            (Some(year), _) => day_of(rule, year)?,
            (None, Some(published)) => nearest(rule, published, self.tense(at, end))?,
            (None, None) => return Some(Dated::new(at, end, When::unknown(Unit::Day))),
        };
        let base = Some((Part::Day(day.month(), day.day()), day.year()));
        Some(Dated { base, told: told.is_some(), ..Dated::new(at, end, When::period(Period::of(Unit::Day, day)?)?) })
    }
}

/// The last such day, the next one where the clause is future, the nearest where no verb tells.
fn nearest(rule: &str, published: Date, tense: Tense) -> Option<Date> {
    let here = published.year();
    let mut days = (here - 1..=here + 1).filter_map(|year| day_of(rule, year));
    match tense {
        Tense::Past => days.rfind(|day| *day <= published),
        Tense::Future => days.find(|day| *day >= published),
        Tense::Open => days.min_by_key(|day| published.until(*day).map_or(i32::MAX, |span| span.get_days().abs())),
    }
}

/// `easter:-2`, `orthodox:49` from Easter; `nth:11:4:4` the fourth Thursday of November, `nth:11:4:4:1` the day after it.
fn day_of(rule: &str, year: i16) -> Option<Date> {
    let (kind, numbers) = rule.split_once(':')?;
    let mut numbers = numbers.split(':').map(str::parse::<i64>);
    let mut next = || numbers.next()?.ok();
    match kind {
        "easter" => add_days(easter(year)?, next()?),
        "orthodox" => add_days(orthodox_easter(year)?, next()?),
        "nth" => {
            let first = Date::new(year, next()?.try_into().ok()?, 1).ok()?;
            let weekday = next()?.try_into().ok()?;
            let day = nth_weekday(first, first.last_of_month(), weekday, next()?)?;
            add_days(day, next().unwrap_or(0))
        }
        _ => None,
    }
}

/// The Gregorian computus.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (golden, century) = (y % 19, y / 100);
    let epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    let moon = epact - epact / 28 * (1 - 29 / (epact + 1) * ((21 - golden) / 11));
    let weekday = (y + y / 4 + moon + 2 - century + century / 4) % 7;
    add_days(Date::new(year, 3, 28).ok()?, i64::from(moon - weekday))
}

/// The Julian computus, its day in our calendar.
fn orthodox_easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let moon = (19 * (y % 19) + 15) % 30;
    let weekday = (2 * (y % 4) + 4 * (y % 7) - moon + 34) % 7;
    let behind = y / 100 - y / 400 - 2;
    add_days(Date::new(year, 3, 22).ok()?, i64::from(moon + weekday + behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_of_both_churches() {
        let days =
            [(2000, (4, 23), (4, 30)), (2010, (4, 4), (4, 4)), (2016, (3, 27), (5, 1)), (2024, (3, 31), (5, 5)), (2025, (4, 20), (4, 20))];
        for (year, west, east) in days {
            assert_eq!(easter(year), Date::new(year, west.0, west.1).ok());
            assert_eq!(orthodox_easter(year), Date::new(year, east.0, east.1).ok());
        }
    }

    #[test]
    fn days_by_their_place() {
        assert_eq!(day_of("nth:11:4:4", 2024), Date::new(2024, 11, 28).ok());
        assert_eq!(day_of("nth:5:1:-1", 2024), Date::new(2024, 5, 27).ok());
        assert_eq!(day_of("nth:11:4:4:1", 2024), Date::new(2024, 11, 29).ok());
    }
}
