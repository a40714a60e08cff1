//! The dateline: where, when and by whom a report was filed, at the head of its first paragraph.
//!
//! `TASHKENT, Uzbekistan, July 10.`, `МОСКВА, 27 мая. /ТАСС/.`, `ANKARA, Sept 11 (Reuters) -`, `АСТАНА. КАЗИНФОРМ –`,
//! `12 мая, Минск /Корр. БЕЛТА/.`, `LIMA, PERU (3 June 2025) —`.

mod line;
mod reader;

use self::reader::Reader;
use super::date;
use super::fold::is_capital;
use crate::record::Span;

pub(crate) use self::line::{read_line, starts_article};

/// What a dateline says; spans are relative to the paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct DatelineFound {
    /// The place, with its country where it is named.
    pub place: Option<Span>,
    /// Day of the month and month, with the year where it stands there.
    pub day: Option<(Option<i16>, i8, i8)>,
    /// The time of day beside the date.
    pub clock: Option<date::Clock>,
    /// Whether only a lexicon can tell the place from a person or an outlet: "Hong Kong, 9 February 2026".
    pub doubtful: bool,
    /// The agency's canonical name, or as it is written.
    pub agency: Option<String>,
    /// Where the report itself begins.
    pub end: usize,
}

/// How far into a paragraph a dateline may reach.
const REACH: usize = 160;
/// The first year of which a sentence of place and date alone is taken for a dateline rather than for history.
const MODERN: i16 = 1995;

/// Reads the dateline at the head of a paragraph.
pub(crate) fn read(paragraph: &str) -> Option<DatelineFound> {
    let mut cut = paragraph.len().min(REACH);
    while !paragraph.is_char_boundary(cut) {
        cut -= 1;
    }
    let text = &paragraph[..cut];
    let reader = Reader { text, at: 0 };
    if text.starts_with(|ch: char| ch.is_ascii_digit()) || reader.is_month() {
        return with_date_first(reader);
    }
    if !text.starts_with(is_capital) && !reader.is_town_word() {
        return leading_agency(reader);
    }
    with_place(reader.clone()).or_else(|| leading_agency(reader))
}

/// "30 октября 2025, Минск /Корр. БЕЛТА/. …", "18 June 2026. FINMARKET.RU - …": with an agency or a place; without the year only
/// with both.
fn with_date_first(mut reader: Reader<'_>) -> Option<DatelineFound> {
    let day = reader.day()?;
    let mut found = DatelineFound { day: Some(day), ..DatelineFound::default() };
    found.clock = reader.clock();
    let stop = reader.eat('.');
    let comma = !stop && reader.eat(',');
    reader.spaces();
    if comma {
        let place = reader.place()?;
        found.place = Some(place.span);
        return finish(reader, found, Place { all_caps: false, pair: false, ..place })
            .filter(|found| day.0.is_some() || found.agency.is_some());
    }
    if !stop || day.0.is_none() {
        return None;
    }
    found.agency = Some(reader.agency().or_else(|| reader.unknown_agency())?);
    reader.spaces();
    if !(reader.eat_dash() || reader.eat('.') || reader.eat(':')) {
        return None;
    }
    reader.spaces();
    found.end = reader.at;
    Some(found)
}

/// The place that a dateline names.
#[derive(Debug, Clone, Copy)]
struct Place {
    span: Span,
    /// Whether its first part is in capitals.
    all_caps: bool,
    /// Whether there are two, with a stroke between them.
    pair: bool,
}

fn with_place(mut reader: Reader<'_>) -> Option<DatelineFound> {
    let mut found = DatelineFound::default();
    let mut place = reader.first_place()?;
    for _ in 0..3 {
        reader.spaces();
        if !reader.eat(',') {
            break;
        }
        reader.spaces();
        if let Some(day) = reader.day() {
            found.day = Some(day);
            break;
        }
        place.span.end = reader.capitalised()?.0;
    }
    found.place = Some(place.span);
    // "Москва. 27 мая. ИНТЕРФАКС -"
    found.day = found.day.or_else(|| reader.day_behind_stop()).or_else(|| reader.day_in_brackets());
    if found.day.is_some() {
        found.clock = reader.clock();
    }
    finish(reader, found, place)
}

/// What may follow place and day, and whether all of it together makes a dateline.
fn finish(mut reader: Reader<'_>, mut found: DatelineFound, place: Place) -> Option<DatelineFound> {
    reader.spaces();
    let stop = reader.eat('.');
    reader.spaces();
    let dash = !stop && reader.eat_dash();
    reader.spaces();
    let mut end = End { stop, dash };
    if found.day.is_some() || stop || dash || reader.at_bracket() {
        found.agency = filed_by(&mut reader, found.day.is_some(), &mut end);
    }
    if found.day.is_none() && found.agency.is_some() && end.dash {
        found.day = day_behind_agency(&mut reader);
    }
    let known = found.day.is_some() || found.agency.is_some();
    let caps_enough = place.all_caps && (end.dash || known);
    let dated = matches!(found.day, Some((Some(MODERN..), ..))) && end.stop && reader.at_sentence();
    let title_enough = found.agency.is_some() || found.day.is_some() && end.dash || place.pair || dated;
    if !((end.stop || end.dash) && (caps_enough || title_enough)) {
        return None;
    }
    reader.spaces();
    found.end = reader.at;
    (found.end < reader.text.len() || known).then_some(found)
}

/// «БАКУ /Trend/ - 17 сентября 2025. За январь …»
fn day_behind_agency(reader: &mut Reader<'_>) -> Option<(Option<i16>, i8, i8)> {
    let before = reader.at;
    reader.spaces();
    let day = reader.day();
    let closed = day.is_some() && (reader.eat('.') || reader.eat(',') || reader.eat(':'));
    if !closed {
        reader.at = before;
    }
    day.filter(|_| closed)
}

/// What closes a dateline.
struct End {
    stop: bool,
    dash: bool,
}

/// The agency behind place and day.
fn filed_by(reader: &mut Reader<'_>, dated: bool, end: &mut End) -> Option<String> {
    let before = reader.at;
    let bracket = reader.at_bracket();
    if let Some(agency) = reader.agency() {
        let spaced = reader.rest().starts_with([' ', '\u{a0}']);
        reader.spaces();
        let closed = reader.eat('.') | reader.eat(':');
        reader.spaces();
        let dashed = reader.eat_dash();
        // "New Delhi, Oct 8 (PTI) The cabinet …"
        let opens = bracket && dated && spaced && reader.at_sentence();
        // "МОСКВА - ТАСС сообщает": the agency is the sentence's subject there, no part of the dateline.
        if closed || dashed || opens || end.stop && !end.dash {
            end.stop |= closed || opens;
            end.dash |= dashed;
            return Some(agency);
        }
    } else if dated && end.stop {
        // An agency that no table names: "Astana. August 4. Steppe Press —".
        reader.at = before;
        if let Some(name) = reader.unknown_agency() {
            reader.spaces();
            if reader.eat_dash() {
                end.dash = true;
                return Some(name);
            }
        }
    }
    reader.at = before;
    None
}

/// "/ТАСС/.", "(AP) —" or "Reuters –" with no place before it.
fn leading_agency(mut reader: Reader<'_>) -> Option<DatelineFound> {
    let bracketed = reader.rest().starts_with(['/', '(']);
    let agency = reader.agency()?;
    let closed = bracketed && reader.eat('.');
    let spaced = reader.rest().starts_with([' ', '\u{a0}']);
    reader.spaces();
    let dashed = (bracketed || spaced) && reader.eat_dash();
    reader.spaces();
    (closed || dashed).then_some(DatelineFound { agency: Some(agency), end: reader.at, ..DatelineFound::default() })
}

/// The leading ` date 2025-07-10 ` of a wire file: where the article begins after it, and the date.
pub(crate) fn date_prefix(text: &str) -> Option<(usize, date::PageDate)> {
    let trimmed = text.trim_start();
    let lead = text.len() - trimmed.len();
    let rest = trimmed.strip_prefix("date ").or_else(|| trimmed.strip_prefix("Date: "))?;
    let head = rest.get(..10)?;
    let found = date::find(head).filter(|found| found.start == 0 && found.end == 10)?;
    let after = &rest[10..];
    if !after.is_empty() && !after.starts_with(char::is_whitespace) {
        return None;
    }
    let start = lead + (trimmed.len() - rest.len()) + 10 + (after.len() - after.trim_start().len());
    Some((start, found.date))
}

#[cfg(test)]
mod tests;
