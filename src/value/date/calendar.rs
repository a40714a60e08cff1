//! Periods of the calendar: their days, their neighbours, their TIMEX3 values.

use jiff::Span;
use jiff::civil::Date;

/// What kind of period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Half,
    Season,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// By the name the word tables use.
    pub fn from_name(name: &str) -> Option<Unit> {
        Some(match name {
            "day" | "night" | "workday" => Unit::Day,
            "week" => Unit::Week,
            "weekend" => Unit::Weekend,
            "month" => Unit::Month,
            "quarter" => Unit::Quarter,
            "half" => Unit::Half,
            "year" => Unit::Year,
            "decade" => Unit::Decade,
            "century" => Unit::Century,
            "millennium" => Unit::Millennium,
            _ => return None,
        })
    }
}

/// A period of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Period {
    pub unit: Unit,
    /// Its first day.
    pub first: Date,
}

fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// The date some months on; the day is cut to the month's length.
pub(crate) fn add_months(from: Date, months: i64) -> Option<Date> {
    from.checked_add(Span::new().try_months(months).ok()?).ok()
}

/// The date some days on.
pub(crate) fn add_days(from: Date, days: i64) -> Option<Date> {
    from.checked_add(Span::new().try_days(days).ok()?).ok()
}

impl Period {
    /// The period of this unit that holds a day.
    pub fn of(unit: Unit, day: Date) -> Option<Period> {
        let (y, m) = (day.year(), day.month());
        let monday = || add_days(day, -i64::from(day.weekday().to_monday_zero_offset()));
        let first = match unit {
            Unit::Day => day,
            Unit::Week => monday()?,
            Unit::Weekend => add_days(monday()?, 5)?,
            Unit::Month => date(y, m, 1)?,
            Unit::Quarter => date(y, (m - 1) / 3 * 3 + 1, 1)?,
            Unit::Half => date(y, (m - 1) / 6 * 6 + 1, 1)?,
            Unit::Season => date(if m < 3 { y - 1 } else { y }, [12, 12, 3, 3, 3, 6, 6, 6, 9, 9, 9, 12][m as usize - 1], 1)?,
            Unit::Year => date(y, 1, 1)?,
            Unit::Decade => date(y / 10 * 10, 1, 1)?,
            Unit::Century => date((y - 1) / 100 * 100 + 1, 1, 1)?,
            Unit::Millennium => date((y - 1) / 1000 * 1000 + 1, 1, 1)?,
        };
        Some(Period { unit, first })
    }

    /// The calendar year.
    pub fn year(year: i16) -> Option<Period> {
        Some(Period { unit: Unit::Year, first: date(year, 1, 1)? })
    }

    /// The month of a year.
    pub fn month(year: i16, month: i8) -> Option<Period> {
        Some(Period { unit: Unit::Month, first: date(year, month, 1)? })
    }

    /// The day.
    pub fn day(year: i16, month: i8, day: i8) -> Option<Period> {
        Some(Period { unit: Unit::Day, first: date(year, month, day)? })
    }

    fn months(self) -> i64 {
        match self.unit {
            Unit::Day | Unit::Week | Unit::Weekend => 0,
            Unit::Month => 1,
            Unit::Quarter | Unit::Season => 3,
            Unit::Half => 6,
            Unit::Year => 12,
            Unit::Decade => 120,
            Unit::Century => 1200,
            Unit::Millennium => 12000,
        }
    }

    /// The period `count` of its kind later.
    pub fn shift(self, count: i64) -> Option<Period> {
        let first = match self.unit {
            Unit::Day => add_days(self.first, count)?,
            Unit::Week | Unit::Weekend => add_days(self.first, count.checked_mul(7)?)?,
            _ => add_months(self.first, count.checked_mul(self.months())?)?,
        };
        Some(Period { first, ..self })
    }

    /// Its last day.
    pub fn last(self) -> Option<Date> {
        match self.unit {
            Unit::Day => Some(self.first),
            Unit::Week => add_days(self.first, 6),
            Unit::Weekend => add_days(self.first, 1),
            Unit::Month => Some(self.first.last_of_month()),
            Unit::Year => date(self.first.year(), 12, 31),
            _ => Some(add_months(self.first, self.months() - 1)?.last_of_month()),
        }
    }

    /// Its TIMEX3 value.
    pub fn timex(self) -> String {
        let (year, month) = (self.first.year(), self.first.month());
        let mut out = String::with_capacity(10);
        match self.unit {
            Unit::Decade => figures(&mut out, year / 10, 3),
            Unit::Century => figures(&mut out, year / 100, 2),
            Unit::Millennium => figures(&mut out, year / 1000, 1),
            Unit::Week | Unit::Weekend => {
                let week = self.first.iso_week_date();
                figures(&mut out, week.year(), 4);
                out.push_str("-W");
                figures(&mut out, week.week().into(), 2);
                out.push_str(if self.unit == Unit::Weekend { "-WE" } else { "" });
            }
            Unit::Day => iso(self.first, &mut out),
            _ => figures(&mut out, year, 4),
        }
        match self.unit {
            Unit::Month => {
                out.push('-');
                figures(&mut out, month.into(), 2);
            }
            Unit::Quarter => {
                out.push_str("-Q");
                figures(&mut out, ((month - 1) / 3 + 1).into(), 1);
            }
            Unit::Half => {
                out.push_str("-H");
                figures(&mut out, ((month - 1) / 6 + 1).into(), 1);
            }
            Unit::Season => out.push_str(["-WI", "-SP", "-SU", "-FA"][month as usize / 3 % 4]),
            _ => {}
        }
        out
    }
}

/// Appends a number of so many figures, four at most.
fn figures(out: &mut String, number: i16, width: usize) {
    let number = number.unsigned_abs();
    for place in &[1000, 100, 10, 1][4 - width..] {
        out.push(char::from(b'0' + (number / place % 10) as u8));
    }
}

/// Appends a day as `2025-07-10`.
pub(crate) fn iso(date: Date, out: &mut String) {
    figures(out, date.year(), 4);
    out.push('-');
    figures(out, date.month().into(), 2);
    out.push('-');
    figures(out, date.day().into(), 2);
}
