//! Dates as the text writes them, before it is known which year is meant.

use jiff::civil::Date;

use super::calendar::{Period, Unit, add_days, add_months};

/// The year a date names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Year {
    /// None.
    Unsaid,
    /// 2025.
    Exact(i16),
    /// "last year": so many years from the year of publication.
    Relative(i16),
    /// "of that year": the year told of last.
    Same,
}

/// What a date names within the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The year alone.
    Whole,
    /// A day of a month.
    Day(i8, i8),
    /// A month.
    Month(i8),
    /// A quarter.
    Quarter(i8),
    /// A half.
    Half(i8),
    /// The first, so many months of the year (nine months), or from one month to another.
    Months(i8, i8),
    /// A season by its first month.
    Season(i8),
    /// A day of a month that is not said.
    DayOnly(i8),
}

/// A date as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Written {
    pub year: Year,
    pub part: Part,
    /// Monday = 1.
    pub weekday: Option<i8>,
    pub end: usize,
}

/// The days that a date names, and its TIMEX3 value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct When {
    pub timex: String,
    pub from: Option<Date>,
    pub to: Option<Date>,
}

impl When {
    /// One period.
    pub fn period(period: Period) -> Option<When> {
        Some(When { timex: period.timex(), from: Some(period.first), to: Some(period.last()?) })
    }

    /// From the first day of one to the last of another.
    pub fn range(from: &When, to: &When) -> When {
        When { timex: format!("{}/{}", from.timex, to.timex), from: from.from, to: to.to }
    }

    /// A period of this unit, nobody knows which.
    pub fn unknown(unit: Unit) -> When {
        When::open(match unit {
            Unit::Day => "XXXX-XX-XX",
            Unit::Week => "XXXX-WXX",
            Unit::Weekend => "XXXX-WXX-WE",
            Unit::Month => "XXXX-XX",
            Unit::Quarter => "XXXX-QX",
            Unit::Half => "XXXX-HX",
            Unit::Season | Unit::Year => "XXXX",
            Unit::Decade => "XXX",
            Unit::Century => "XX",
            Unit::Millennium => "X",
        })
    }

    /// A symbolic value with no days.
    pub fn open(timex: impl Into<String>) -> When {
        When { timex: timex.into(), from: None, to: None }
    }
}

impl Part {
    /// The period of this part in a year; of several months, the first and the last.
    fn periods(self, year: i16) -> Option<(Period, Option<Period>)> {
        let period = match self {
            Part::Whole => Period::year(year)?,
            Part::Day(month, day) => Period::day(year, month, day)?,
            Part::Month(month) => Period::month(year, month)?,
            Part::Quarter(quarter) => Period { unit: Unit::Quarter, ..Period::month(year, quarter * 3 - 2)? },
            Part::Half(half) => Period { unit: Unit::Half, ..Period::month(year, half * 6 - 5)? },
            Part::Season(month) => Period { unit: Unit::Season, ..Period::month(year, month)? },
            Part::Months(first, last) => return Some((Period::month(year, first)?, Some(Period::month(year, last)?))),
            Part::DayOnly(_) => return None,
        };
        Some((period, None))
    }

    /// What this part is in a year.
    pub fn when(self, year: i16) -> Option<When> {
        let (first, last) = self.periods(year)?;
        let from = When::period(first)?;
        Some(match last {
            Some(last) => When::range(&from, &When::period(last)?),
            None => from,
        })
    }

    /// Its first and last day in a year.
    pub fn days(self, year: i16) -> Option<(Date, Date)> {
        let (first, last) = self.periods(year)?;
        Some((first.first, last.unwrap_or(first).last()?))
    }

    /// The value where the year is not known.
    pub fn open(self) -> When {
        When::open(match self {
            Part::Whole => "XXXX".to_string(),
            Part::Day(month, day) => format!("XXXX-{month:02}-{day:02}"),
            Part::Month(month) => format!("XXXX-{month:02}"),
            Part::Quarter(quarter) => format!("XXXX-Q{quarter}"),
            Part::Half(half) => format!("XXXX-H{half}"),
            Part::Season(month) => format!("XXXX-{}", ["WI", "SP", "SU", "FA"][month as usize / 3 % 4]),
            Part::Months(first, last) => format!("XXXX-{first:02}/XXXX-{last:02}"),
            Part::DayOnly(day) => format!("XXXX-XX-{day:02}"),
        })
    }
}

/// How the clause around a date looks at time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Future,
    /// No verb tells.
    Open,
}

/// The year of a date that names none: the latest past one, the next one where the clause is future, the nearest
/// where no verb tells.
pub(crate) fn nearest_year(part: Part, weekday: Option<i8>, published: Date, tense: Tense) -> Option<i16> {
    let here = published.year();
    let days = |year: i16| Some((year, part.days(year)?));
    if let Some(weekday) = weekday {
        let years = (here - 6..=here + 6).filter_map(days).filter(|(_, (from, _))| from.weekday().to_monday_one_offset() == weekday);
        let found = years.min_by_key(|(year, _)| (year - here).abs() * 2 + (*year > here && tense == Tense::Past) as i16);
        if let Some((year, _)) = found.filter(|(year, _)| (year - here).abs() <= 1) {
            return Some(year);
        }
    }
    let mut candidates = (here - 1..=here + 1).filter_map(days);
    let found = match tense {
        // Figures of a quarter are told when it is over, or in its last month.
        Tense::Past if matches!(part, Part::Quarter(_) | Part::Half(_)) => {
            candidates.rfind(|(_, (_, to))| to.first_of_month() <= published)
        }
        Tense::Past if matches!(part, Part::Months(..)) => candidates.rfind(|(_, (_, to))| *to <= published),
        Tense::Past => candidates.rfind(|(_, (from, _))| *from <= published),
        Tense::Future => candidates.find(|(_, (_, to))| *to >= published),
        Tense::Open => candidates.min_by_key(|(year, days)| match distance(*days, published) {
            // "Fourth-quarter revenue: $612 million" is told in spring; of two that are about as near the one to come is meant.
            near if matches!(part, Part::Quarter(_) | Part::Half(_)) => near * if days.0 > published { 5 } else { 6 },
            near if *year == here && near < SAME_YEAR => 0,
            far => far,
        }),
    };
    found.map(|(year, _)| year)
}

/// Within so many days a date without a verb is of the year of publication; beyond, of the nearest.
const SAME_YEAR: i32 = 240;

fn distance((from, to): (Date, Date), published: Date) -> i32 {
    let days = |date: Date| published.until(date).map_or(i32::MAX, |s| s.get_days());
    let (from, to) = (days(from), days(to));
    if from <= 0 && to >= 0 { 0 } else { from.abs().min(to.abs()) }
}

/// A day of a month that is not named: this month's, or that of a month before or after; a weekday beside it decides.
pub(crate) fn day_of_near_month(day: i8, weekday: Option<i8>, published: Date, tense: Tense) -> Option<Period> {
    let here = Period::of(Unit::Month, published)?;
    let find = |months: i64| {
        let first = add_months(here.first, months)?;
        let found = add_days(first, i64::from(day) - 1)?;
        (found.month() == first.month()).then_some(found)
    };
    let found = match (weekday, tense) {
        (Some(weekday), _) => {
            [0, 1, -1, 2, -2, 3, 4, 5, 6].into_iter().filter_map(find).find(|d| d.weekday().to_monday_one_offset() == weekday)
        }
        (None, Tense::Future) => [0, 1, 2].into_iter().filter_map(find).find(|d| *d >= published),
        (None, Tense::Past) => [0, -1, -2].into_iter().filter_map(find).find(|d| *d <= published),
        (None, Tense::Open) => find(0),
    };
    Period::of(Unit::Day, found?)
}
