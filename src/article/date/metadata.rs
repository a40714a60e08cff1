//! Dates of metadata and of addresses.

use super::super::tables::{DateWord, TABLES};
use super::{PageDate, civil, clock, find};

/// A metadata value: RFC 3339 or whatever the page's author thought a date was.
pub(crate) fn parse_metadata(value: &str) -> Option<PageDate> {
    let value = value.trim();
    if value.len() >= 8 && value.len() <= 25 && value.bytes().take(8).all(|byte| byte.is_ascii_digit()) {
        let number = |range: std::ops::Range<usize>| value.get(range)?.parse::<i32>().ok();
        if let Some(day) = civil(number(0..4)?, number(4..6)?, number(6..8)?) {
            let clock = value.get(8..).and_then(|rest| rest.strip_prefix('T')).filter(|rest| rest.len() == 4 || rest.len() == 6);
            let part = |at: usize| clock.and_then(|clock| clock.get(at..at + 2)).and_then(|part| part.parse::<i8>().ok());
            let time = match (part(0), part(2)) {
                (Some(hour @ 0..24), Some(minute @ 0..60)) => Some((hour, minute, part(4).unwrap_or(0).clamp(0, 59))),
                _ => None,
            };
            return Some(PageDate { day, time, offset: None });
        }
    }
    find(value).map(|found| found.date)
}

/// The date that a caller gives: as it stands where it is ISO 8601, in that form where nothing but a date and a time stands there.
pub(crate) fn given(value: &str) -> Option<String> {
    if is_iso(value) {
        return Some(value.to_string());
    }
    let solid = value.len() == 8 && value.bytes().all(|byte| byte.is_ascii_digit());
    let date = if solid { parse_metadata(value) } else { find(value).filter(|found| found.others == 0).map(|found| found.date) };
    date.map(|date| date.written())
}

/// `2026-03-06`, `2026-03-06T08:10:00+05:00`.
fn is_iso(value: &str) -> bool {
    let (Some(day), Some(rest)) = (value.get(..10), value.get(10..)) else { return false };
    let time = rest.strip_prefix(['T', 't', ' ']).is_some_and(|time| matches!(clock(time), Some((_, length)) if length == time.len()));
    day.parse::<jiff::civil::Date>().is_ok() && (rest.is_empty() || time)
}

/// The date that a URL's path gives: /2025/07/10/, /2025-07-10-, /20250710/; where only year and month stand there, none.
pub(crate) fn of_url(url: &str) -> Option<PageDate> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split_once('/')?.1;
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let mut parts = Vec::with_capacity(16);
    for piece in path.split('/') {
        parts.push(piece);
    }
    for window in parts.windows(3) {
        let [year, month, day] = window else { continue };
        if year.len() == 4 && (1..=12).contains(&month.len()) {
            let month = month.parse().ok().or_else(|| match TABLES.date_word(month) {
                Some(DateWord::Month(month)) => Some(i32::from(month)),
                _ => None,
            });
            let day: String = day.chars().take_while(char::is_ascii_digit).collect();
            if let (Ok(year), Some(month), Ok(day)) = (year.parse(), month, day.parse())
                && day > 0
                && let Some(day) = civil(year, month, day)
            {
                return Some(PageDate { day, time: None, offset: None });
            }
        }
    }
    parts.iter().find_map(|piece| inside_piece(piece))
}

/// 2025-07-10 or 20250710 in one piece of a path.
fn inside_piece(piece: &str) -> Option<PageDate> {
    let mut numbers = piece.split(|ch: char| !ch.is_ascii_digit()).collect::<Vec<_>>();
    if let Some(&solid) = numbers.iter().find(|number| number.len() == 8 && number.starts_with("20"))
        && let (Ok(year), Ok(month), Ok(day)) = (solid[..4].parse(), solid[4..6].parse(), solid[6..].parse())
        && let Some(day) = civil(year, month, day)
    {
        return Some(PageDate { day, time: None, offset: None });
    }
    numbers.retain(|number| !number.is_empty());
    numbers.windows(3).find_map(|window| {
        let [year, month, day] = window else { return None };
        if year.len() != 4 || month.len() != 2 || day.len() != 2 {
            return None;
        }
        let day = civil(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
        Some(PageDate { day, time: None, offset: None })
    })
}
