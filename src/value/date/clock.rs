//! What dates are resolved against: the day of publication, and what the text has told so far.

use jiff::civil::{Date, Time};

use crate::lexicon::Tag;
use crate::mention::Draft;
use crate::record::{MentionKind, Value};
use crate::text::{Document, Token, TokenKind};

use super::calendar::{Period, add_days};
use super::part::{Part, When};
use crate::language::function::word;

/// The hours of a month, about.
const MONTH: i64 = 31 * 24;

/// The last period the text has named.
#[derive(Debug, Clone)]
struct Told {
    part: Option<(Part, i16)>,
    from: Date,
    to: Date,
    /// First token of its sentence.
    sentence: usize,
    /// It is a night, from the evening of its first day to the morning of its last.
    night: bool,
}

/// What dates are resolved against.
#[derive(Debug, Default)]
pub(in super::super) struct Clock {
    /// The day of publication.
    pub published: Option<Date>,
    /// The time of publication.
    pub time: Option<Time>,
    /// The text tells of years long before its publication: a date without a year is of the year told of last.
    narrative: bool,
    told: Option<Told>,
    /// The last day that was told, however long ago.
    day: Option<Date>,
    /// The last that was told as a part of a year.
    part: Option<(Part, i16)>,
    /// The last year that was written out.
    year: Option<i16>,
    /// A company's quarter by its number, and the month that it ends in.
    quarter: Option<(i8, Period)>,
    /// First tokens of this sentence and of the one before it.
    sentence: usize,
    previous: usize,
}

impl Clock {
    /// Reads the document's own date, and whether it tells of times long past.
    pub fn new(document: &Document<'_>) -> Self {
        let mut clock = Clock { published: document.published, time: document.published_time, ..Clock::default() };
        clock.quarter = fiscal_quarter(document);
        let Some(published) = document.published else { return clock };
        let (mut old, mut new) = (0u32, 0u32);
        for token in document.tokens.iter().filter(|t| t.kind == TokenKind::Number && t.end - t.start == 4) {
            let text = &document.text[token.start as usize..token.end as usize];
            match text.parse::<i16>() {
                Ok(year) if (1700..published.year() - 1).contains(&year) => old += 1,
                Ok(year) if (published.year() - 1..=published.year() + 1).contains(&year) => new += 1,
                _ => {}
            }
        }
        clock.narrative = old >= 6 && old > new * 6;
        clock
    }

    /// A new sentence begins.
    pub fn enter(&mut self, sentence: usize) {
        (self.previous, self.sentence) = (self.sentence, sentence);
    }

    /// Keeps what a date of the text has told.
    pub fn note(&mut self, when: &When, part: Option<(Part, i16)>, told: bool, sentence: usize) {
        if let (Some(from), Some(to)) = (when.from, when.to) {
            if told || self.narrative && self.year.is_some() {
                self.year = Some(to.year());
            }
            self.part = part.or(self.part);
            self.day = if from == to { Some(to) } else { self.day };
            self.told = Some(Told { part, from, to, sentence, night: false });
        }
    }

    /// The two days told of last are those of a night.
    pub fn note_night(&mut self) {
        if let Some(told) = &mut self.told {
            told.night = true;
        }
    }

    /// The three months of a quarter that the document counts by a company's year.
    pub fn fiscal_quarter(&self, part: Part) -> Option<When> {
        let (_, last) = self.quarter.filter(|(number, _)| part == Part::Quarter(*number))?;
        Some(When::range(&When::period(last.shift(-2)?)?, &When::period(last)?))
    }

    /// The year of the last date.
    pub fn last_year(&self) -> Option<i16> {
        self.year
    }

    /// The day that "this" and "next" are told from: that of publication, in a story the last one told.
    pub fn reference(&self) -> Option<Date> {
        match &self.told {
            Some(told) if self.narrative && self.year.is_some_and(|y| Some(y) < self.published.map(Date::year)) => Some(told.to),
            _ => self.published,
        }
    }

    /// The day told in this very sentence.
    pub fn day_of_sentence(&self) -> Option<Date> {
        let told = self.told.as_ref()?;
        (told.from == told.to && told.sentence == self.sentence).then_some(told.to)
    }

    /// The day of an hour within the night told in this sentence.
    pub fn day_of_night(&self, hour: u8) -> Option<Date> {
        let told = self.told.as_ref().filter(|told| told.night && told.sentence == self.sentence)?;
        Some(if hour < 12 { told.to } else { told.from })
    }

    /// Gives the times of a sentence that name no day theirs, as TIMEX asks: the last day told nearby, else, as an assumption,
    /// that of publication. What recurs has none.
    pub fn date_times(&self, drafts: &mut [Draft]) {
        if drafts.iter().any(|draft| draft.kind == MentionKind::Set) {
            return;
        }
        let told = self.last_day();
        let Some(day) = told.or(self.published.filter(|_| !self.narrative)) else { return };
        for draft in drafts.iter_mut().filter(|draft| draft.kind == MentionKind::Time) {
            let Some(Value::Timex(time)) = &mut draft.value else { continue };
            if matches!(time.timex.as_bytes(), [b'T', b'0'..=b'9', ..]) {
                let parts: Vec<String> = time.timex.split('/').map(|part| on_day(day, part)).collect();
                (time.timex, time.day_assumed) = (parts.join("/"), told.is_none());
            }
        }
    }

    /// A day of the month a story has come to.
    pub fn month_of_story(&self) -> Option<Date> {
        let told = self.told.as_ref().filter(|_| self.narrative)?;
        (told.from.first_of_month() == told.to.first_of_month()).then_some(told.to)
    }

    /// The day a story has come to.
    pub fn day_of_story(&self) -> Option<Date> {
        self.last_day().filter(|_| self.narrative)
    }

    /// The last day that was told, if the text tells a story or is still in the same or the next sentence.
    pub fn last_day(&self) -> Option<Date> {
        let told = self.told.as_ref()?;
        (told.from == told.to && (self.narrative || told.sentence >= self.previous)).then_some(told.to)
    }

    /// The day that "the same day" is: the last one told, wherever.
    pub fn same_day(&self) -> Option<Date> {
        self.day
    }

    /// The first day of the period told of last, under the same conditions.
    pub fn last_from(&self) -> Option<(Date, Option<(Part, i16)>)> {
        let told = self.told.as_ref()?;
        (self.narrative || told.sentence >= self.previous).then_some((told.from, told.part))
    }

    /// The last day of the period told of last, under the same conditions.
    pub fn last_to(&self) -> Option<Date> {
        let told = self.told.as_ref()?;
        (self.narrative || told.sentence >= self.previous).then_some(told.to)
    }

    /// What the last period names within its year.
    pub fn last_part(&self) -> Option<(Part, i16)> {
        self.told.as_ref().and_then(|t| t.part).or(self.part)
    }

    /// The year of a date that names none, where the text around it has told: in a story of past years, or right
    /// after a full date of an earlier or a later year.
    pub fn told_year(&self, part: Part) -> Option<i16> {
        let year = self.year?;
        let published = self.published?;
        if self.narrative {
            let next = self.told.as_ref().is_some_and(|t| t.to.year() == year && wraps(t.to.month(), part));
            return (year < published.year()).then_some(year + next as i16);
        }
        let told = self.told.as_ref()?;
        let full = matches!(told.part, Some((Part::Day(..), _)));
        let days = part.days(year);
        // "The Games open on 6 February 2030. On 8 February …"
        let goes_on = matches!(part, Part::Day(..)) && days.is_some_and(|(from, _)| told.to.duration_until(from).as_hours() < MONTH);
        let distant = year + 2 <= published.year() || year > published.year() && goes_on;
        let near = told.sentence == self.sentence || told.sentence >= self.previous && distant;
        let after = days.is_some_and(|(from, _)| from >= told.from);
        (full && near && after && year != published.year()).then_some(year)
    }
}

/// "Q3 profit rose … in the quarter ended December 2025": the first quarter in code, and the month that it ends in where it is none of the
/// calendar's.
fn fiscal_quarter(document: &Document<'_>) -> Option<(i8, Period)> {
    const REACH: usize = 6;
    let year = |at: usize| document.word(at).parse().ok().filter(|year| (1900..2100).contains(year));
    let code = |(at, token): (usize, &Token)| match document.text.as_bytes()[token.start as usize..token.end as usize] {
        [b'Q', n @ b'1'..=b'4'] if at + 1 == document.tokens.len() || year(at + 1).is_none() => Some((n - b'0') as i8),
        _ => None,
    };
    let words = document.tokens.iter().enumerate().filter(|(_, t)| t.end - t.start == 2 && t.kind == TokenKind::Word);
    let number = words.into_iter().find_map(code)?;
    let ended = |at: &usize| document.payload(*at, Tag::Period) == Some("quarter") && word::ENDING.contains(&document.tokens[at + 1]);
    let at = (0..document.tokens.len().saturating_sub(1)).find(ended)?;
    let after = || at + 2..(at + 2 + REACH).min(document.tokens.len());
    let month = after().find_map(|i| document.sense(i, Tag::Month))?.payload as i8;
    let last = Period::month(after().find_map(year)?, month)?;
    (month != number * 3).then_some((number, last))
}

/// A time of day on a day; the midnight that ends it, `T24`, is the first hour of the next.
fn on_day(day: Date, time: &str) -> String {
    match (time.strip_prefix("T24"), add_days(day, 1)) {
        (Some(rest), Some(next)) => format!("{next}T00{rest}"),
        _ => format!("{day}{time}"),
    }
}

/// Whether a story that has come to the end of a year goes on at the beginning of the next.
fn wraps(month: i8, part: Part) -> bool {
    let next = match part {
        Part::Day(month, _) | Part::Month(month) => month,
        _ => return false,
    };
    month >= 10 && next <= 3
}
