//! Ranges of dates: `20–22 апреля`, "from May to June", `2020–2025`, "today to Friday".

use crate::lexicon::Tag;

use super::super::view::View;
use super::calendar::{Period, Unit, add_days};
use super::part::{Part, Tense, When, Written, Year};
use super::{Clock, Dated, part_of};
use crate::language::function::word;

impl<'a> View<'a> {
    /// A range of dates that begins at a token.
    pub(super) fn date_range(&self, at: usize, written: Option<Written>, relative: Option<&Dated>, clock: &Clock) -> Option<Dated> {
        let day = |day: i8, end| Written { year: Year::Unsaid, part: Part::DayOnly(day), weekday: None, end };
        let from = written.or_else(|| {
            let (number, end) = self.day_number(at)?;
            Some(day(number, if self.mark(end, '.') && self.glued(end) { end + 1 } else { end }))
        });
        let from = from.or_else(|| {
            let (year, end) = self.bare_year(at)?;
            Some(Written { year: Year::Exact(year), part: Part::Whole, weekday: None, end: self.year_word(end).unwrap_or(end) })
        });
        let from = match from {
            Some(Written { part: Part::DayOnly(_), .. }) if self.bare_year(at).is_some() => return None,
            Some(from) => from,
            None => return self.mixed_range(at, clock, relative?),
        };
        let next = self.date_connector(at, from.end)?;
        let to = self.written(next).or_else(|| self.year_to(next, &from)).or_else(|| self.day_of_month_before(next, &from))?;
        self.joined_dates(at, from, next, to, clock)
    }

    /// A range one of whose ends is a part of a period: "from mid-2010 to early 2012", «с 2006 до конца 2007 года».
    pub(super) fn range_of_parts(&self, first: Dated, clock: &Clock) -> Option<Dated> {
        let next = self.date_connector(first.first, first.end)?;
        let opened = !self.dash(first.end) && self.is_preposition(self.opening(first.first), word::RANGE_OPENING);
        let last = match self.part_word(next) {
            Some((modifier, start)) if opened || first.modifier.is_some() => {
                part_of(Dated { first: next, ..self.dated_single(start, clock)? }, modifier)
            }
            None if opened && first.modifier.is_some() => self.dated_single(next, clock)?,
            _ => return None,
        };
        let told = !first.told && last.told;
        let begin = if told { self.year_before(&first, &last)? } else { first.when.clone() };
        if [&begin, &last.when].iter().any(|when| when.from.is_none() || when.timex.contains(['T', '/'])) || begin.from >= last.when.to {
            return None;
        }
        Some(Dated { told: last.told, ..Dated::new(first.first, last.end, When::range(&begin, &last.when)) })
    }

    /// The first end of a range whose last one alone tells the year.
    fn year_before(&self, first: &Dated, last: &Dated) -> Option<When> {
        let Some((part, _)) = first.base else { return Some(first.when.clone()) };
        let year = last.when.to?.year();
        let same = part.when(year)?;
        let when = if same.from > last.when.to { part.when(year - 1)? } else { same };
        Some(match first.modifier {
            Some(modifier) => part_of(Dated { when, ..first.clone() }, modifier).when,
            None => when,
        })
    }

    /// Where the preposition before a date or its article stands; past the end where the sentence begins with the date.
    fn opening(&self, first: usize) -> usize {
        let the = first > self.first + 1 && self.says(first - 1, word::DEFINITE_ARTICLE);
        if the { first - 2 } else { first.checked_sub(1).filter(|before| *before >= self.first).unwrap_or(self.last) }
    }

    /// The last year in `1996–98`, "between 1980 and 1985", «с 1975 по 1977 год».
    fn year_to(&self, at: usize, from: &Written) -> Option<Written> {
        let (Part::Whole, Year::Exact(first)) = (from.part, from.year) else { return None };
        let (year, end) = match self.bare_year(at) {
            Some(found) => found,
            None if self.digits(at) && self.word(at).len() == 2 && self.glued(at) && !(self.glued(at + 1) && self.is_word(at + 1)) => {
                (first / 100 * 100 + self.word(at).parse::<i16>().ok()?, at + 1)
            }
            None => return None,
        };
        // «1960–1970-х»
        let decades = self.dash(end) && self.glued(end) && self.is_word(end + 1) && self.glued(end + 1);
        let loose = decades || self.scale_at(end).is_some() || self.mark(end, '%') || self.payload(end, Tag::Unit).is_some();
        let plausible = year > first && year - first < 400 && (1000..=2100).contains(&first) && !loose;
        plausible.then(|| Written { year: Year::Exact(year), part: Part::Whole, weekday: None, end: self.year_word(end).unwrap_or(end) })
    }

    /// The last day in `August 10–22, 2012`, the month said before.
    fn day_of_month_before(&self, at: usize, from: &Written) -> Option<Written> {
        let Part::Day(month, first) = from.part else { return None };
        if from.year != Year::Unsaid || self.russian() {
            return None;
        }
        let (day, end) = self.day_number(at).filter(|(day, _)| *day > first)?;
        if self.mark(end, '%') || self.mark(end, ':') || self.scale_at(end).is_some() {
            return None;
        }
        let (year, end) = self.year_after(end, true);
        Some(Written { year, part: Part::Day(month, day), weekday: None, end })
    }

    fn joined_dates(&self, at: usize, mut from: Written, next: usize, mut to: Written, clock: &Clock) -> Option<Dated> {
        let (unsaid, to_unsaid) = (from.year == Year::Unsaid, to.year == Year::Unsaid);
        match (from.part, to.part) {
            (Part::DayOnly(day), Part::Day(month, last)) if day < last => from.part = Part::Day(month, day),
            (Part::DayOnly(_), _) => return None,
            (Part::Whole, Part::Whole) | (Part::Day(..), Part::Day(..)) | (Part::Month(_), Part::Month(_) | Part::Day(..)) => {}
            (Part::Season(_), Part::Season(_)) | (Part::Quarter(_), Part::Quarter(_)) => {}
            (Part::Day(..), Part::Month(_)) | (Part::Whole, Part::Month(_) | Part::Day(..)) => {}
            _ => return None,
        }
        if let Some(year) = self.going_on(&from, &to, at, clock) {
            (from.year, to.year) = (Year::Exact(year), Year::Exact(year));
        } else if unsaid {
            from.year = to.year;
        } else if to_unsaid {
            // `10 August 2013 – 12 September`: of the same year, or the next.
            let Year::Exact(year) = from.year else { return None };
            let same = to.part.when(year)?;
            to.year = Year::Exact(if same.to < from.part.when(year)?.from { year + 1 } else { year });
        }
        let last = self.resolve(&to, next, clock)?;
        let first = match last.from {
            None => from.part.open(),
            Some(day) if unsaid => {
                let year = day.year();
                let same = from.part.when(year)?;
                if same.from > last.from { from.part.when(year - 1)? } else { same }
            }
            Some(_) => self.resolve(&from, at, clock)?,
        };
        if first.from > last.from && last.from.is_some() {
            return None;
        }
        let base = match (from.part, to.part, last.from) {
            (Part::Month(a), Part::Month(b), Some(day)) if a <= b => Some((Part::Months(a, b), day.year())),
            _ => None,
        };
        let told = !(unsaid && to_unsaid);
        Some(Dated { base, told, ..Dated::new(at, to.end, When::range(&first, &last)) })
    }

    /// «с сегодня и до послезавтра», "today to next Friday".
    fn mixed_range(&self, at: usize, clock: &Clock, from: &Dated) -> Option<Dated> {
        let from_day = from.when.from.filter(|_| from.when.from == from.when.to)?;
        let mut next = self.date_connector(at, from.end)?;
        if self.says(next, word::RANGE_TO) {
            next += 1;
        }
        let weekdays = self.number(at, Tag::Weekday).is_some() && self.number(next, Tag::Weekday).is_some();
        if weekdays {
            let to = self.relative(next, clock)?;
            let day = to.when.from?;
            let days =
                (i64::from(day.weekday().to_monday_one_offset()) - i64::from(from_day.weekday().to_monday_one_offset())).rem_euclid(7);
            // "Monday through Friday next week"
            let week = || {
                let (week, end) = self.modified(to.end, clock).filter(|(when, _)| when.timex.contains("-W"))?;
                let monday = week.from.filter(|first| add_days(*first, 6) == week.to)?;
                Some((add_days(monday, i64::from(from_day.weekday().to_monday_zero_offset()))?, end))
            };
            let (from_day, end) = if self.is(to.end, Tag::DateModifier) { week() } else { None }.unwrap_or((from_day, to.end));
            let period = |day| When::period(Period::of(Unit::Day, day)?);
            return Some(Dated::new(at, end, When::range(&period(from_day)?, &period(add_days(from_day, days)?)?)));
        }
        let to = self.relative(next, clock).filter(|to| to.when.from == to.when.to && to.when.from.is_some_and(|d| d > from_day))?;
        Some(Dated::new(at, to.end, When::range(&from.when, &to.when)))
    }

    /// `2024/25`: a slash between a year and the next.
    fn next_year(&self, slash: usize) -> bool {
        let Some((year, _)) = slash.checked_sub(1).and_then(|at| self.bare_year(at)) else { return false };
        self.word(slash + 1).parse::<i16>().is_ok_and(|next| next == year + 1 || next == (year + 1) % 100)
    }

    /// The year of dates without one between which the day of publication lies, where the clause looks back: what has begun goes on.
    fn going_on(&self, from: &Written, to: &Written, at: usize, clock: &Clock) -> Option<i16> {
        let published = clock.published.filter(|_| from.year == Year::Unsaid && to.year == Year::Unsaid)?;
        let year = published.year();
        let (first, last) = (from.part.when(year)?, to.part.when(year)?);
        // Of months the last one has begun: in January nobody tells what «январь — ноябрь» came to.
        let begun = !matches!(to.part, Part::Month(_)) || last.from <= Some(published);
        let within = begun && first.from <= Some(published) && last.to >= Some(published);
        (within && clock.told_year(from.part).is_none() && self.tense(at, to.end) == Tense::Past).then_some(year)
    }

    /// What joins the ends of a range of dates: where the second begins.
    pub(super) fn date_connector(&self, first: usize, at: usize) -> Option<usize> {
        let slash = self.mark(at, '/') && self.glued(at) && self.glued(at + 1);
        let months = || at > self.first && self.is(at - 1, Tag::Month) && self.is(at + 1, Tag::Month);
        if self.dash(at) || slash && (self.russian() || self.next_year(at) || months()) {
            return Some(at + 1);
        }
        let joint = Tag::Preposition.bit() | Tag::Conjunction.bit();
        if self.is_word(at) && self.mask(at) & joint == 0 && !self.says(at, word::DATE_RANGE_TO) {
            return None;
        }
        let article = |next: usize| if self.says(next, word::DEFINITE_ARTICLE) { next + 1 } else { next };
        let before = self.opening(first);
        let opened = self.is_preposition(before, word::RANGE_OPENING);
        let day = || self.day_number(at + 1).is_some() || self.written(at + 1).is_some_and(|to| matches!(to.part, Part::Day(..)));
        if self.says(at, word::DATE_RANGE_TO) && (opened || self.says(at, word::BARE_RANGE_TO) || self.says(at, word::INCLUSIVE) && day()) {
            return Some(article(at + 1));
        }
        // «в ночь с 4 на 5 января»
        let onto = self.is_preposition(before, word::SOURCE) && self.says(at, word::ONTO);
        if onto && (day() || self.is(at + 1, Tag::Weekday)) {
            return Some(at + 1);
        }
        let and = self.says(at, word::COORDINATOR);
        if and && (opened && self.says(at + 1, word::TERMINATIVE) || self.is_preposition(before, word::BETWEEN)) {
            return Some(article(at + 1));
        }
        None
    }
}
