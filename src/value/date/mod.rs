//! Dates and periods: what the text writes, resolved against the day of publication.

pub(super) mod calendar;
mod duration;
mod part;
mod read;
mod relative;
mod tense;

use jiff::civil::Date;

use crate::lexicon::Tag;
use crate::record::{DateModifier, DateValue, MentionKind, TimexValue, Value};

use super::Found;
use super::view::View;
use calendar::{Unit, add_days};
use part::{Part, When, Written, Year, day_of_near_month, nearest_year};

/// What dates are resolved against.
#[derive(Debug, Default)]
pub(super) struct Clock {
    /// The day of publication.
    pub published: Option<Date>,
    /// The year of the last full date in the text.
    pub last_year: Option<i16>,
    /// The text tells of years long before its publication: a date without a year is of the year told of last.
    pub narrative: bool,
}

/// A date found, before the words around it have been read.
#[derive(Debug, Clone, PartialEq)]
struct Dated {
    first: usize,
    end: usize,
    when: When,
    modifier: Option<DateModifier>,
}

impl<'a> View<'a> {
    /// The date, duration, set or time of day that begins at a token.
    pub fn temporal(&self, at: usize, clock: &mut Clock) -> Option<Found> {
        let dated = self.dated(at, clock);
        let other = self.lasting(at, clock);
        match (dated, other) {
            (Some(date), Some(other)) if other.end > date.end => Some(other),
            (Some(date), _) => Some(self.with_preposition(date)),
            (None, other) => other,
        }
    }

    fn dated(&self, at: usize, clock: &mut Clock) -> Option<Dated> {
        if let Some((modifier, start)) = self.part_word(at) {
            let date = self.dated_plain(start, clock)?;
            return Some(Dated { first: at, modifier: Some(modifier), ..date });
        }
        self.dated_plain(at, clock)
    }

    fn dated_plain(&self, at: usize, clock: &mut Clock) -> Option<Dated> {
        if let Some(range) = self.date_range(at, clock) {
            return Some(range);
        }
        if let Some(written) = self.written(at) {
            let when = self.resolve(&written, at, clock)?;
            return Some(Dated { first: at, end: written.end, when, modifier: None });
        }
        let (when, end) = self.relative(at, clock)?;
        Some(Dated { first: at, end, when, modifier: None })
    }

    /// "early", "the end of", «в середине»: what they say and where the date begins.
    fn part_word(&self, at: usize) -> Option<(DateModifier, usize)> {
        let modifier = match self.payload(at, Tag::DateModifier)? {
            "start" => DateModifier::Start,
            "mid" => DateModifier::Mid,
            "end" => DateModifier::End,
            _ => return None,
        };
        let mut next = at + 1;
        if self.dash(next) && self.glued(next) {
            next += 1;
        }
        if self.any(next, &["of", "in"]) {
            next += 1;
        }
        if self.says(next, "the") {
            next += 1;
        }
        Some((modifier, next))
    }

    /// `20–22 апреля`, "from May to June", `2020–2025`, "between March 5 and March 8".
    fn date_range(&self, at: usize, clock: &mut Clock) -> Option<Dated> {
        let from = self.written(at).or_else(|| {
            let (day, end) = self.day_number(at)?;
            Some(Written { year: Year::Unsaid, part: Part::DayOnly(day), weekday: None, end })
        })?;
        let next = self.date_connector(at, from.end)?;
        let to = self.written(next)?;
        let mut from = from;
        if from.year == Year::Unsaid {
            from.year = to.year;
        }
        match (from.part, to.part) {
            (Part::DayOnly(day), Part::Day(month, last)) if day < last => from.part = Part::Day(month, day),
            (Part::DayOnly(_), _) => return None,
            (Part::Whole, Part::Whole) | (Part::Day(..), Part::Day(..)) | (Part::Month(_), Part::Month(_) | Part::Day(..)) => {}
            (Part::Season(_), Part::Season(_)) | (Part::Quarter(_), Part::Quarter(_)) => {}
            (Part::Day(..), Part::Month(_)) => {}
            _ => return None,
        }
        let last = self.resolve(&to, next, clock)?;
        let first = match (from.year, last.from) {
            (Year::Unsaid, Some(day)) => {
                let year = day.year();
                let same = from.part.when(year)?;
                if same.from > last.from { from.part.when(year - 1)? } else { same }
            }
            (Year::Unsaid, None) => from.part.open(),
            _ => {
                let same = self.resolve(&from, at, clock)?;
                if same.from > last.from && self.written(at).is_some_and(|w| w.year == Year::Unsaid) {
                    from.part.when(last.from?.year() - 1)?
                } else {
                    same
                }
            }
        };
        if first.from > last.from && last.from.is_some() {
            return None;
        }
        Some(Dated { first: at, end: to.end, when: When::range(&first, &last), modifier: None })
    }

    /// What joins the ends of a range of dates: where the second begins.
    fn date_connector(&self, first: usize, at: usize) -> Option<usize> {
        if self.dash(at) {
            return Some(at + 1);
        }
        let article = |next: usize| if self.says(next, "the") { next + 1 } else { next };
        let before = self.preposition_before(first);
        let the = first > self.first + 1 && self.says(first - 1, "the");
        let before = if the { self.preposition(first - 2) } else { before };
        let opened = matches!(before, "from" | "between" | "с" | "от" | "между");
        if self.any(at, &["to", "through", "until", "till", "thru"]) && (opened || !self.says(at, "until")) {
            return Some(article(at + 1));
        }
        if opened && self.any(at, &["до", "по"]) || before == "между" && self.says(at, "и") {
            return Some(at + 1);
        }
        if before == "between" && self.says(at, "and") {
            return Some(article(at + 1));
        }
        None
    }

    /// The days a written date means.
    fn resolve(&self, written: &Written, at: usize, clock: &mut Clock) -> Option<When> {
        let year = match written.year {
            Year::Exact(year) => {
                clock.last_year = Some(year);
                Some(year)
            }
            Year::Relative(shift) => clock.published.map(|p| p.year() + shift),
            Year::Unsaid if clock.narrative && clock.last_year.is_some() => clock.last_year,
            Year::Unsaid => match clock.published {
                Some(published) => {
                    let tense = self.tense(at, written.end);
                    nearest_year(written.part, written.weekday, published, tense)
                }
                None => None,
            },
        };
        match (written.part, year) {
            (Part::DayOnly(day), _) => {
                let Some(published) = clock.published else { return Some(written.part.open()) };
                When::period(day_of_near_month(day, published, self.tense(at, written.end))?)
            }
            (part, Some(year)) => part.when(year),
            (part, None) => Some(part.open()),
        }
    }

    /// Reads the preposition before a date: since, until, by, before, after.
    fn with_preposition(&self, date: Dated) -> Found {
        let Dated { first, end, when, mut modifier } = date;
        let When { timex, mut from, mut to } = when;
        let mut before = first;
        if before > self.first && self.says(before - 1, "the") {
            before -= 1;
        }
        let range = timex.contains('/');
        let preposition = self.preposition_before(before);
        let bound = match preposition {
            _ if range => None,
            "since" | "с" => Some(DateModifier::Since),
            "from" if !self.says(end, "to") => Some(DateModifier::Since),
            "until" | "до" => Some(DateModifier::Until),
            "by" | "к" => Some(DateModifier::By),
            "before" => Some(DateModifier::Before),
            "after" | "после" => Some(DateModifier::After),
            "около" | "about" => Some(DateModifier::About),
            _ => None,
        };
        match bound {
            Some(DateModifier::Since) => to = None,
            Some(DateModifier::Until | DateModifier::By) => from = None,
            Some(DateModifier::Before) => (from, to) = (None, from.and_then(|d| add_days(d, -1))),
            Some(DateModifier::After) => (from, to) = (to.and_then(|d| add_days(d, 1)), None),
            _ => {}
        }
        modifier = bound.or(modifier);
        let text = |d: Option<Date>| d.map(|d| d.to_string());
        let value = Value::Date(DateValue { timex, from: text(from), to: text(to), modifier });
        Found { first, end, kind: MentionKind::Date, value }
    }

    /// A timex value of another kind.
    fn timed(&self, kind: MentionKind, first: usize, end: usize, timex: String) -> Found {
        Found { first, end, kind, value: Value::Timex(TimexValue { timex }) }
    }

    fn unit_at(&self, at: usize) -> Option<Unit> {
        self.payload(at, Tag::Period).and_then(Unit::from_name)
    }
}
