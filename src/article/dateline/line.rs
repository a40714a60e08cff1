//! Datelines on a line of their own.

use super::super::fold::is_capital;
use super::super::shape::Shape;
use super::super::tables::{DateWord, Role, TABLES};
use super::super::{byline, date};
use super::reader::{Reader, canonical};
use super::{DatelineFound, Place};

/// Words of an agency's name beside the date, at most.
const AGENCY_WORDS: usize = 4;

/// A dateline on a line of its own, which holds a full date: "RIGA, May 14, 2025", "АШХАБАД — БАКУ. «Вести», 28.01.2026",
/// "Fjord.example, 20 Oct 2025 - 14:35, Oslo, Norway".
pub(crate) fn read_line(line: &str) -> Option<DatelineFound> {
    let date = date::find(line)?;
    place_first(line, &date).or_else(|| outlet_first(line, &date))
}

/// Whether a line that is no ordinary prose begins an article all the same: its words are names, but a dateline goes before them.
pub(crate) fn starts_article(line: &str, shape: &Shape) -> bool {
    shape.long && shape.numbers > 0 && super::read(line).is_some_and(|found| found.day.is_some() && found.place.is_some())
}

fn dated(date: &date::Found, place: Place, agency: Option<String>, end: usize) -> DatelineFound {
    let day = date.date.day;
    let day = Some((Some(day.year()), day.month(), day.day()));
    let clock = date.date.time.map(|time| (time, date.date.offset));
    DatelineFound { place: Some(place.span), day, clock, doubtful: false, agency, end }
}

/// "RIGA, May 14, 2025 (Fjord Press)", "Kortrijk, Belgium, 9 February 2026 – 7:00 CET", «г. Астана, 30 октября 2025 года».
fn place_first(line: &str, date: &date::Found) -> Option<DatelineFound> {
    let mut reader = Reader { text: line, at: 0 };
    let town = reader.is_town_word();
    let mut place = reader.first_place()?;
    let first = place.span.of(line);
    reader.spaces();
    if reader.eat_dash() {
        reader.spaces();
        let (end, caps) = reader.capitalised()?;
        place = Place { span: crate::record::Span::new(place.span.start, end), all_caps: place.all_caps && caps, pair: true };
    }
    let parts = more_parts(&mut reader, &mut place);
    let agency = TABLES.agency(first).is_some();
    let named = town || place.all_caps || !agency && (!first.contains(' ') || parts > 0);
    // A section of the paper stands before a bar as often as a place.
    let barred = reader.rest().starts_with('|');
    // "BERGEN 2025-12-06"
    let bare = place.all_caps && date.start == reader.at;
    let parted = barred || bare || reader.rest().starts_with([',', '.', ' ', '(']);
    if is_label(first) || !parted || date.start < place.span.end || !named && agency {
        return None;
    }
    let between = line.get(place.span.end..date.start)?;
    let beside = between.trim_matches(|ch: char| !ch.is_alphanumeric());
    // "Mumbai | Updated - January 22, 2026"
    let labelled = matches!(TABLES.date_word(beside), Some(DateWord::Old | DateWord::New));
    let beside = if labelled { "" } else { beside };
    if !place.all_caps && !beside.is_empty() || beside.split(' ').count() > AGENCY_WORDS {
        return None;
    }
    let behind = line.get(date.end..)?.trim_matches(|ch: char| !ch.is_alphanumeric());
    if line_goes_on(line, date.end, behind) {
        return None;
    }
    let agency = [beside, behind].into_iter().find(|name| !name.is_empty() && name.starts_with(is_capital)).map(canonical);
    let found = dated(date, place, agency, line.len());
    Some(DatelineFound { doubtful: !named || barred || bare || labelled, day: found.day.filter(|_| !date.changed), ..found })
}

/// Takes in the region and the country that follow a place; gives how many.
fn more_parts(reader: &mut Reader<'_>, place: &mut Place) -> usize {
    for parts in 0..2 {
        let before = reader.at;
        reader.spaces();
        let comma = reader.eat(',');
        reader.spaces();
        let next = if comma { reader.capitalised() } else { None };
        let agency = next.is_some_and(|(end, _)| TABLES.agency(reader.text[before..end].trim_start_matches([',', ' '])).is_some());
        match next {
            Some((end, _)) if !agency => place.span.end = end,
            _ => {
                reader.at = before;
                return parts;
            }
        }
    }
    2
}

/// Whether the report itself begins behind the date: «Тверь, 5 июня 2025 года. Завод открыт.»
fn line_goes_on(line: &str, date_end: usize, behind: &str) -> bool {
    let rest = line[date_end..].trim_start_matches([' ', '\u{a0}']);
    let (year, after) = rest.split_at(rest.find(|ch: char| !ch.is_alphabetic()).unwrap_or(rest.len()));
    let stop = after.starts_with('.') && (year.is_empty() || date::is_year_word(year));
    !behind.is_empty() && stop && TABLES.agency(behind).is_none() && behind.contains(' ')
}

/// "Fjord.example, 20 Oct 2025 - 14:35, Oslo, Norway", «10:12, 14 июля 2025, Бишкек - 24.kg»: an outlet, the date and the place.
fn outlet_first(line: &str, date: &date::Found) -> Option<DatelineFound> {
    let aside = |ch: char| matches!(ch, ',' | '|' | ' ' | '\u{a0}' | '.' | '-' | '–' | '—' | ':');
    let before = line.get(..date.start)?.trim_matches(aside);
    // "Press release | 5 December 2025 | Brussels".
    let label = is_label(before);
    let headed = label || is_outlet(before);
    if !(headed || before.is_empty()) {
        return None;
    }
    let rest = line.get(date.end..)?;
    let behind = rest.trim_start_matches(aside);
    if behind.len() == rest.len() {
        return None;
    }
    let mut reader = Reader { text: line, at: line.len() - behind.len() };
    let place = reader.place()?;
    reader.spaces();
    if headed {
        let agency = TABLES.agency(before).map(str::to_string);
        let found = dated(date, place, agency, line.len());
        return reader.rest().is_empty().then_some(DatelineFound { doubtful: label, ..found });
    }
    let dashed = reader.eat_dash() || reader.eat('(') || reader.eat('/');
    reader.spaces();
    let rest = reader.rest();
    let outlet = rest.split([',', ' ', ')', '/', '|']).next().filter(|name| dashed && is_outlet(name))?;
    Some(dated(date, place, TABLES.agency(outlet).map(str::to_string), line.len()))
}

fn is_outlet(name: &str) -> bool {
    byline::is_domain(name) || TABLES.agency(name).is_some()
}

/// "Press release", «Опубликовано».
fn is_label(words: &str) -> bool {
    TABLES.line_role(words, &Shape::of(words)) == Some(Role::Skip)
}
