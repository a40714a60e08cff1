//! Dates and periods: what the text writes, resolved against the day of publication.

pub(super) mod calendar;
mod clock;
mod counted;
mod duration;
mod era;
mod holiday;
mod list;
mod nth;
mod part;
mod range;
mod read;
mod relative;
mod spoken;
mod tense;
mod time;
mod year;

use jiff::civil::Date;

use crate::lexicon::{Entry, Tag};
use crate::record::{DateModifier, DateValue, MentionKind, TimexValue, Value};
use crate::text::TokenKind;

use super::Found;
use super::view::View;
use crate::language::function::{Words, ending, word};
use calendar::{Unit, add_days};
pub(super) use clock::Clock;
pub(super) use part::Written;
use part::{Part, Tense, When, Year, day_of_near_month, nearest_year};

/// A date found, before the words around it have been read.
#[derive(Debug, Clone, PartialEq)]
struct Dated {
    first: usize,
    end: usize,
    when: When,
    modifier: Option<DateModifier>,
    /// What it names within which year, where it names that.
    base: Option<(Part, i16)>,
    /// The text itself tells the year.
    told: bool,
}

impl Dated {
    fn new(first: usize, end: usize, when: When) -> Self {
        Dated { first, end, when, modifier: None, base: None, told: false }
    }
}

/// Words that can begin a length of time or an hour.
const COUNTS: u64 =
    Tag::Number.bit() | Tag::Scale.bit() | Tag::Fraction.bit() | Tag::Determiner.bit() | Tag::DateModifier.bit() | Tag::Period.bit();

impl<'a> View<'a> {
    /// The date, duration, set or time of day that begins at a token.
    pub fn temporal(&self, at: usize, clock: &mut Clock) -> Option<Found> {
        if let Some(length) = self.plain_length(at) {
            return Some(length);
        }
        // What cannot be read without a word of some kind is not tried where there is none ahead.
        let (near, ahead) = (self.ahead(at, 6), self.ahead(at + 6, 4));
        let ahead = near | ahead;
        let dated = self.dated(at, clock);
        let here = self.mask(at) | self.document.reach(at);
        let counts = self.digits(at) || here & COUNTS != 0 || self.token(at).is_some_and(|t| t.kind == TokenKind::Mark);
        let hours = Tag::DayPart.bit() | Tag::Zone.bit() | Tag::Period.bit() | Tag::Relation.bit() | Tag::DateModifier.bit();
        let colon = || (at + 1..(at + 5).min(self.last)).any(|i| self.document.byte(i) == b':');
        let half = self.mask(at) & Tag::Fraction.bit() != 0 && ahead & Tag::Ordinal.bit() != 0;
        let led = half || at > self.first && self.says(at - 1, word::SPOKEN_HOUR_LEAD);
        let clocked = (counts || here & Tag::DayPart.bit() != 0) && (near & hours != 0 || led || colon());
        let part = if clocked { self.part_of_day(at, clock) } else { None };
        let clocked = clocked && (here & Tag::DateModifier.bit() == 0 || here & (COUNTS & !Tag::DateModifier.bit()) != 0);
        if let Some(part) = part.filter(|part| dated.as_ref().is_none_or(|d| d.end <= part.end)) {
            let part = self.hour_in_part(part);
            clock.note(&part.when, None, false, self.first);
            return Some(self.with_preposition(part));
        }
        let other = if clocked { self.timed_at(at, clock) } else { None };
        let sets = here & (Tag::Relation.bit() | Tag::Multiple.bit()) != 0 || here & Tag::Weekday.bit() != 0 && dated.is_none();
        let lasts = (counts || sets) && ahead & (Tag::Period.bit() | Tag::Relation.bit() | Tag::Weekday.bit()) != 0;
        let other = if lasts { longer(other, self.lasting(at)) } else { other };
        match (dated, other) {
            (Some(date), Some(other)) if other.end > date.end => Some(other),
            (Some(date), _) => {
                clock.note(&date.when, date.base, date.told, self.first);
                if self.is_night(&date) {
                    clock.note_night();
                }
                Some(self.with_preposition(date))
            }
            (None, other) => other,
        }
    }

    /// "the rest of the year", «остаток недели»: what is left of a period that goes on on the day of publication.
    fn rest_of(&self, at: usize, clock: &Clock) -> Option<Dated> {
        let modified = (self.mask(at) | self.document.reach(at)) & Tag::DateModifier.bit() != 0;
        let (_, start) = if modified { self.phrase(at, Tag::DateModifier).filter(|(name, _)| *name == "rest")? } else { return None };
        let start = start + self.says(start, word::DEFINITE_ARTICLE) as usize;
        let mut date = self.dated_single(start, clock)?;
        if let (Some(from), Some(to), Some(day)) = (date.when.from, date.when.to, clock.reference()) {
            date.when.from = Some(if from < day && day <= to { day } else { from });
        }
        Some(Dated { first: at, ..date })
    }

    fn dated(&self, at: usize, clock: &Clock) -> Option<Dated> {
        if let Some(rest) = self.rest_of(at, clock) {
            return Some(rest);
        }
        if let Some((modifier, start)) = self.part_word(at) {
            if let Some(range) = self
                .dated_single(start, clock)
                .and_then(|first| self.range_of_parts(part_of(Dated { first: at, ..first }, modifier), clock))
            {
                return Some(range);
            }
            // "will start at the weekend": the part is of nothing.
            let date = self.dated_plain(start, clock).filter(|date| date.first == start);
            if let Some(date) = date.or_else(|| self.bare_unit(start, clock)) {
                return Some(part_of(Dated { first: at, ..date }, modifier));
            }
        }
        let date = self.week_of(at, clock).or_else(|| self.months_to(at, clock)).or_else(|| self.dated_plain(at, clock))?;
        let date = self.told_twice(date, clock);
        if let Some(other) = self.offset(&date).or_else(|| self.days_from(&date)).or_else(|| self.range_of_parts(date.clone(), clock)) {
            return Some(other);
        }
        let date = self.with_hours(date);
        Some(self.timed_range(date, clock))
    }

    /// «в ночь с 4 на 5 мая», "on the night of 4–5 May"
    fn is_night(&self, date: &Dated) -> bool {
        let from = date.first.saturating_sub(3).max(self.first);
        (from..date.first).any(|i| self.says(i, word::NIGHT)) && date.when.from.and_then(|day| add_days(day, 1)) == date.when.to
    }

    /// "yesterday, May 7, 2013": a day told from now, and the same day in full.
    fn told_twice(&self, date: Dated, clock: &Clock) -> Dated {
        let next = date.end + (self.mark(date.end, ',') || self.dash(date.end)) as usize;
        if date.base.is_some() || !(self.digits(next) || self.is(next, Tag::Month)) {
            return date;
        }
        let When { from, to, timex } = &date.when;
        let day = from.is_some() && from == to && !timex.contains('T');
        let unknown = timex == "XXXX-XX-XX" || timex.starts_with("XXXX-WXX-");
        let Some(written) = self.written(next).filter(|w| (day || unknown) && matches!(w.part, Part::Day(..))) else { return date };
        let year = self.year_of(&written, next, clock);
        match self.resolve_in(&written, year, next, clock) {
            Some(when) if unknown || when.from == *from => {
                let told = matches!(written.year, Year::Exact(_));
                Dated { base: year.map(|year| (written.part, year)), told, ..Dated::new(date.first, written.end, when) }
            }
            _ => date,
        }
    }

    fn dated_plain(&self, at: usize, clock: &Clock) -> Option<Dated> {
        if let Some(fiscal) = self.fiscal_after(at) {
            return Some(fiscal);
        }
        let relative = self.relative(at, clock);
        let written = self.written(at);
        if let Some(range) = self.date_range(at, written, relative.as_ref(), clock) {
            return Some(range);
        }
        self.longest_date(at, written, relative, clock)
    }

    /// A date that is no range.
    fn dated_single(&self, at: usize, clock: &Clock) -> Option<Dated> {
        self.longest_date(at, self.written(at), self.relative(at, clock), clock).or_else(|| self.bare_unit(at, clock))
    }

    fn longest_date(&self, at: usize, written: Option<Written>, relative: Option<Dated>, clock: &Clock) -> Option<Dated> {
        let mut best = self.nth(at, clock).or_else(|| self.era(at, clock));
        if let Some(written) = written {
            let year = self.year_of(&written, at, clock);
            let base = year.map(|year| (written.part, year));
            if let Some(when) = self.resolve_in(&written, year, at, clock) {
                let told = matches!(written.year, Year::Exact(_) | Year::Same) || clock.told_year(written.part).is_some();
                let dated = Dated { base, told, ..Dated::new(at, written.end, when) };
                if best.as_ref().is_none_or(|b| b.end < dated.end) {
                    best = Some(dated);
                }
            }
        }
        if let Some(dated) = relative
            && best.as_ref().is_none_or(|b| b.end < dated.end)
        {
            best = Some(dated);
        }
        best
    }

    /// "the week of October 6", "the week ending 5 May".
    fn week_of(&self, at: usize, clock: &Clock) -> Option<Dated> {
        let led = self.unit_at(at) == Some(Unit::Week) && self.says(at + 1, word::WEEK_OF);
        let (day, end) = if led { self.base(at + 2, clock)? } else { return None };
        if self.says(at + 1, word::ENDING) && day.weekday().to_monday_one_offset() != 7 {
            let day_at = |day| When::period(calendar::Period::of(Unit::Day, day)?);
            return Some(Dated::new(at, end, When::range(&day_at(add_days(day, -6)?)?, &day_at(day)?)));
        }
        Some(Dated::new(at, end, When::period(calendar::Period::of(Unit::Week, day)?)?))
    }

    /// "three months to June", "the year ended March 31", «за 9 месяцев, закончившихся 30 сентября».
    fn months_to(&self, at: usize, clock: &Clock) -> Option<Dated> {
        let number = self.number_at(at).filter(|n| n.value.scale() == 0 && !n.value.is_sign_negative());
        let unit = number.map_or(at, |number| number.end);
        let hyphen = (self.dash(unit) && self.glued(unit)) as usize;
        let unit = unit + hyphen;
        let months = match self.payload(unit, Tag::Period)? {
            "month" if number.is_some() => 1,
            "quarter" => 3,
            "half" => 6,
            "year" => 12,
            _ => return None,
        };
        let many: i64 = number.map_or(Some(1), |number| number.value.try_into().ok().filter(|n| (1..=24).contains(n)))?;
        let next = unit + 1 + self.mark(unit + 1, ',') as usize;
        if !self.says(next, word::PERIOD_END) {
            return None;
        }
        let next = next + 1 + self.says(next + 1, word::IN_DATE) as usize;
        // "the 12 months to end-February"
        let next = self.part_word(next).filter(|(part, _)| *part == DateModifier::End).map_or(next, |(_, month)| month);
        let last = self.written(next).filter(|w| matches!(w.part, Part::Day(..) | Part::Month(_)))?;
        let to = self.resolve(&last, next, clock)?;
        let Some(day) = to.from else { return Some(Dated::new(at, last.end, When::open(format!("XXXX/{}", to.timex)))) };
        let to = calendar::Period::of(Unit::Month, day)?;
        let from = to.shift(1 - months * many)?;
        let when = When::range(&When::period(from)?, &When::period(to)?);
        let told = matches!(last.year, Year::Exact(_));
        Some(Dated { told, ..Dated::new(at, last.end, when) })
    }

    /// "the month", «года» after "end of".
    fn bare_unit(&self, at: usize, clock: &Clock) -> Option<Dated> {
        let unit = self.unit_at(at).filter(|u| !matches!(u, Unit::Decade | Unit::Century | Unit::Millennium | Unit::Half))?;
        let when = match clock.reference() {
            Some(day) if unit == Unit::Year && self.closes_year(at) => When::period(calendar::Period::of(unit, day)?.shift(-1)?)?,
            Some(day) => When::period(calendar::Period::of(unit, day)?)?,
            None => When::unknown(unit),
        };
        Some(Dated::new(at, at + 1, when))
    }

    /// "early", "the end of", «в середине»: what they say and where the date begins.
    fn part_word(&self, at: usize) -> Option<(DateModifier, usize)> {
        let (name, mut next) = self.phrase(at, Tag::DateModifier)?;
        let modifier = match name {
            "start" => DateModifier::Start,
            "mid" => DateModifier::Mid,
            "end" => DateModifier::End,
            _ => return None,
        };
        let hyphen = self.dash(next) && self.glued(next);
        next += usize::from(hyphen);
        // "Work will start in May": a verb, and no part of the month.
        let verb = self.document.flags(at) & Entry::VERB != 0 && !hyphen && !self.says(next, word::GENITIVE);
        let governed = || {
            at > self.first
                && !self.says(at - 1, word::INFINITIVE)
                && self.mask(at - 1) & (Tag::Preposition.bit() | Tag::Determiner.bit()) != 0
        };
        if verb && (self.says(next, word::BEGINS_IN) || !governed()) {
            return None;
        }
        if self.says(next, word::PARTITIVE_DATE) {
            // "the beginning of around next week"
            next = self.phrase(next + 1, Tag::Approx).map_or(next + 1, |(_, end)| end);
        }
        if self.says(next, word::DEFINITE_ARTICLE) {
            next += 1;
        }
        Some((modifier, next))
    }

    /// The year a written date is of.
    fn year_of(&self, written: &Written, at: usize, clock: &Clock) -> Option<i16> {
        match written.year {
            Year::Exact(year) => Some(year),
            Year::Relative(shift) => clock.published.map(|p| p.year() + shift),
            Year::Same => clock.last_year().or(clock.published.map(Date::year)),
            Year::Unsaid if clock.fiscal_quarter(written.part).is_some() => None,
            Year::Unsaid => {
                let tense = || self.tense(at, written.end);
                // What is told as past is not of a year to come.
                let possible = |year: &i16| clock.published.is_none_or(|p| *year <= p.year()) || tense() != Tense::Past;
                let told = self.year_of_list(written, clock).or_else(|| clock.told_year(written.part).filter(possible));
                told.or_else(|| nearest_year(written.part, written.weekday, clock.published?, self.tense_of_date(written, at)))
            }
        }
    }

    /// How the clause looks at a date; «курс на 11 июля установлен» is of a day near by, whatever the verb says.
    fn tense_of_date(&self, written: &Written, at: usize) -> Tense {
        let tense = self.tense(at, written.end);
        // "has set the rate for November 1"
        let target = self.led_by(at, word::TARGET_DAY) && (self.russian() || tense == Tense::Past);
        if target && matches!(written.part, Part::Day(..)) && !self.is_counted(at, written.end) {
            return Tense::Open;
        }
        if tense == Tense::Past && self.begins_soon(written, at) { Tense::Future } else { tense }
    }

    /// «с 20 августа установлен», "effective from August 20", told some days before.
    fn begins_soon(&self, written: &Written, at: usize) -> bool {
        const SOON: i32 = 60;
        let day = matches!(written.part, Part::Day(..)) && self.led_by(at, word::SOURCE);
        let Some(published) = self.document.published.filter(|_| day) else { return false };
        let ahead = |year: i16| written.part.days(year).and_then(|(from, _)| published.until(from).ok()).map(|s| s.get_days());
        [published.year(), published.year() + 1].into_iter().filter_map(ahead).any(|days| (1..=SOON).contains(&days))
    }

    /// The days a written date means.
    fn resolve(&self, written: &Written, at: usize, clock: &Clock) -> Option<When> {
        self.resolve_in(written, self.year_of(written, at, clock), at, clock)
    }

    fn resolve_in(&self, written: &Written, year: Option<i16>, at: usize, clock: &Clock) -> Option<When> {
        if let Part::DayOnly(day) = written.part {
            let Some(published) = clock.published else { return Some(written.part.open()) };
            if let Some(month) = clock.month_of_story() {
                return When::period(day_of_near_month(day, written.weekday, month, Tense::Open)?);
            }
            return When::period(day_of_near_month(day, written.weekday, published, self.tense(at, written.end))?);
        }
        match year {
            Some(year) => written.part.when(year),
            None => clock.fiscal_quarter(written.part).or_else(|| Some(written.part.open())),
        }
    }

    /// Reads the preposition before a date: since, until, by, before, after.
    fn with_preposition(&self, date: Dated) -> Found {
        let Dated { first, end, when, mut modifier, .. } = date;
        let When { timex, mut from, mut to } = when;
        let mut before = first;
        if before > self.first && self.says(before - 1, word::DEFINITE_ARTICLE) {
            before -= 1;
        }
        let range = timex.contains('/');
        let bound = if range { None } else { self.bound_before(before, &timex, end) };
        match bound {
            Some(DateModifier::Since) => to = None,
            Some(DateModifier::Until | DateModifier::By) => from = None,
            // Before and after an hour it is still the day, before the end of a year still the year.
            Some(DateModifier::Before) if timex.contains('T') || modifier == Some(DateModifier::End) => from = None,
            Some(DateModifier::After) if timex.contains('T') => to = None,
            Some(DateModifier::Before) => (from, to) = (None, from.and_then(|d| add_days(d, -1))),
            Some(DateModifier::After) => (from, to) = (to.and_then(|d| add_days(d, 1)), None),
            _ => {}
        }
        modifier = bound.or(modifier);
        let text = |d: Option<Date>| {
            // The value of a day is the day.
            Some(if from == to && timex.len() == 10 && d.is_some() {
                timex.clone()
            } else {
                let mut out = String::with_capacity(10);
                calendar::iso(d?, &mut out);
                out
            })
        };
        let (from, to) = (text(from), text(to));
        let value = Value::Date(DateValue { timex, from, to, modifier });
        // The full stop of «2025 г.» stays outside.
        let end = if self.mark(end - 1, '.') && self.says(end - 2, word::YEAR_ABBREVIATION) { end - 1 } else { end };
        Found { first, end, kind: MentionKind::Date, value }
    }

    /// What the preposition before a date or its article makes it the end of.
    fn bound_before(&self, at: usize, timex: &str, end: usize) -> Option<DateModifier> {
        const BOUNDS: [(Words, DateModifier); 6] = [
            (word::SINCE, DateModifier::Since),
            (word::UNTIL, DateModifier::Until),
            (word::BY_DAY, DateModifier::By),
            (word::BEFORE, DateModifier::Before),
            (word::AFTER, DateModifier::After),
            (word::ABOUT, DateModifier::About),
        ];
        // "no later than 5 May"
        if at > self.first + 1 && self.says(at - 1, word::LATEST) && self.says(at - 2, word::LATEST_LEAD) {
            return Some(DateModifier::By);
        }
        self.led(at).then_some(())?;
        let bound = BOUNDS.into_iter().find(|(words, _)| self.says(at - 1, *words)).map(|(_, bound)| bound);
        let from =
            || timex.len() > 3 && self.says(at - 1, word::SOURCE) && !self.says(end, word::RANGE_TO) && self.opens_period(at - 1, end);
        let until = || self.says(at - 1, word::THROUGH) && self.lasts_through(at, timex, end);
        bound.or_else(|| from().then_some(DateModifier::Since)).or_else(|| until().then_some(DateModifier::Until))
    }

    /// "extended through June 30", "will stay through 2027", «продлён по 30 июня», but not "rose through 2025", «данные по июню».
    fn lasts_through(&self, at: usize, timex: &str, end: usize) -> bool {
        let within = at > self.first + 1 && self.says(at - 2, word::PART_WAY);
        let bound = || if self.russian() { !ending::DATIVE_DATE.end(self.word(end - 1)) } else { self.tense(at, end) == Tense::Future };
        !within && (timex.len() == "2026-06-30".len() || bound())
    }

    /// Whether "from" before a date means "since", not where something dates from.
    fn opens_period(&self, from: usize, end: usize) -> bool {
        from == self.first || self.mark(from - 1, ',') || self.says(end, word::ONWARD)
    }

    /// A timex value of another kind.
    fn timed(&self, kind: MentionKind, first: usize, end: usize, timex: String) -> Found {
        Found { first, end, kind, value: Value::Timex(TimexValue { timex, ..TimexValue::default() }) }
    }

    fn unit_at(&self, at: usize) -> Option<Unit> {
        self.payload(at, Tag::Period).and_then(Unit::from_name)
    }
}

fn longer(a: Option<Found>, b: Option<Found>) -> Option<Found> {
    match (&a, &b) {
        (Some(x), Some(y)) if y.end > x.end => b,
        (None, _) => b,
        _ => a,
    }
}

/// The beginning, middle or end of a period: its first, second or last third, of a year the first quarter, of a week
/// three days. The TIMEX value stays that of the whole, with the modifier beside it.
fn part_of(mut date: Dated, modifier: DateModifier) -> Dated {
    date.modifier = Some(modifier);
    let (Some(from), Some(to)) = (date.when.from, date.when.to) else { return date };
    let length = from.until(to).map_or(0, |s| s.get_days());
    let (start, end) = match (length, modifier) {
        (6, DateModifier::Start) => (Some(from), add_days(from, 2)),
        (6, DateModifier::Mid) => (add_days(from, 2), add_days(from, 3)),
        (6, _) => (add_days(from, 4), Some(to)),
        (27..=30, DateModifier::Start) => (Some(from), add_days(from, 9)),
        (27..=30, DateModifier::Mid) => (add_days(from, 10), add_days(from, 19)),
        (27..=30, _) => (add_days(from, 20), Some(to)),
        (364 | 365, DateModifier::Start) => (Some(from), Date::new(from.year(), 3, 31).ok()),
        (364 | 365, DateModifier::Mid) => (Date::new(from.year(), 5, 1).ok(), Date::new(from.year(), 8, 31).ok()),
        (364 | 365, _) => (Date::new(from.year(), 9, 1).ok(), Some(to)),
        _ => (Some(from), Some(to)),
    };
    (date.when.from, date.when.to) = (start, end);
    date
}
