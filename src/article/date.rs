//! Dates as pages print them: in a line of their own, after a byline, in metadata and in URLs.

use std::fmt::Write as _;

use super::fold::{is_capital, is_letter, is_small};
use super::tables::{DateWord, TABLES};

/// A day, perhaps with the time and the offset from UTC in minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PageDate {
    /// The day.
    pub day: jiff::civil::Date,
    /// Hour, minute, second.
    pub time: Option<(i8, i8, i8)>,
    /// Minutes east of UTC.
    pub offset: Option<i32>,
}

impl PageDate {
    /// `2025-09-11`, `2025-09-11T14:07:00`, `2025-09-11T14:07:00+03:00`.
    pub fn written(&self) -> String {
        let mut out = self.day.to_string();
        if let Some((hour, minute, second)) = self.time {
            let _ = write!(out, "T{hour:02}:{minute:02}:{second:02}");
            if let Some(offset) = self.offset {
                let sign = if offset < 0 { '-' } else { '+' };
                let _ = write!(out, "{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60);
            }
        }
        out
    }
}

/// What a line says of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    /// The date.
    pub date: PageDate,
    /// Whether a word before it says that it is the date of a change.
    pub changed: bool,
    /// Whether a word before it says that it is the date of publication.
    pub published: bool,
    /// Words of the line that belong to no date.
    pub others: usize,
    /// Those of them with a small first letter.
    pub small: usize,
    /// Where the date stands.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// A word, number or sign of a line.
#[derive(Debug, Clone, Copy)]
struct Token<'a> {
    text: &'a str,
    start: usize,
    kind: TokenKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TokenKind {
    Number(i32),
    Month(i8),
    Weekday,
    Old,
    New,
    Zone(i32),
    Word,
    Sign(u8),
}

/// The longest line that is read for a date, in tokens.
const MOST_TOKENS: usize = 48;

fn tokens(line: &str) -> Vec<Token<'_>> {
    let mut out = Vec::with_capacity(16);
    let mut end = 0;
    while let Some(ch) = line[end..].chars().next().filter(|_| out.len() < MOST_TOKENS) {
        let start = end;
        end += ch.len_utf8();
        let kind = if ch.is_ascii_digit() {
            end = number_end(line, start);
            TokenKind::Number(line[start..end].parse().unwrap_or(-1))
        } else if is_letter(ch) {
            end = word_end(line, end, ch);
            word_kind(&line[start..end])
        } else if ch.is_whitespace() {
            continue;
        } else {
            TokenKind::Sign(ch as u32 as u8)
        };
        out.push(Token { text: &line[start..end], start, kind });
    }
    out
}

/// Copies of pages run words and numbers together: "AnnaJanuary 4, 20268:23".
fn number_end(line: &str, start: usize) -> usize {
    let digits = line[start..].bytes().take_while(u8::is_ascii_digit).count();
    start + if is_year_before_clock(&line[start..]) { 4 } else { digits }
}

/// Where the letters end that go on after `last`, or a capital follows a small letter.
fn word_end(line: &str, from: usize, mut last: char) -> usize {
    let mut end = from;
    for next in line[from..].chars() {
        if !is_letter(next) || is_small(last) && is_capital(next) {
            break;
        }
        (end, last) = (end + next.len_utf8(), next);
    }
    end
}

/// Whether a year stands here and the hour of a clock right behind it.
fn is_year_before_clock(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    let length = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (5..=6).contains(&length) && matches!(bytes, [b'1', b'9', ..] | [b'2', b'0', ..]) && bytes.get(length) == Some(&b':')
}

fn word_kind(word: &str) -> TokenKind {
    if word.len() > 24 {
        return TokenKind::Word;
    }
    match TABLES.date_word(word) {
        Some(DateWord::Month(month)) => TokenKind::Month(month),
        Some(DateWord::Weekday) => TokenKind::Weekday,
        Some(DateWord::Old) => TokenKind::Old,
        Some(DateWord::New) => TokenKind::New,
        Some(DateWord::Zone(minutes)) => TokenKind::Zone(minutes),
        None => TokenKind::Word,
    }
}

/// A cursor over the tokens of a line.
#[derive(Clone, Copy)]
struct Cursor<'t, 'a> {
    tokens: &'t [Token<'a>],
    at: usize,
}

impl<'a> Cursor<'_, 'a> {
    fn kind(&self, ahead: usize) -> Option<TokenKind> {
        self.tokens.get(self.at + ahead).map(|token| token.kind)
    }

    fn text(&self, ahead: usize) -> &'a str {
        self.tokens.get(self.at + ahead).map_or("", |token| token.text)
    }

    fn number(&self, ahead: usize) -> Option<(i32, usize)> {
        match self.kind(ahead) {
            Some(TokenKind::Number(value)) if value >= 0 => Some((value, self.text(ahead).len())),
            _ => None,
        }
    }

    fn sign(&self, ahead: usize, sign: u8) -> bool {
        self.kind(ahead) == Some(TokenKind::Sign(sign))
    }

    /// The date that starts here, and how many tokens it takes.
    fn day(&self) -> Option<(jiff::civil::Date, usize)> {
        self.numeric_day().or_else(|| self.day_month_year()).or_else(|| self.month_day_year())
    }

    /// Whether a day of a month or a time of day starts here.
    fn day_or_time(&self) -> bool {
        let day = |at: usize| self.number(at).is_some_and(|(day, length)| length <= 2 && (1..=31).contains(&day));
        let month = |at: usize| matches!(self.kind(at), Some(TokenKind::Month(_)));
        self.clock().is_some() || day(0) && month(1) || month(0) && day(1)
    }

    /// 2025-07-10, 2025/07/10, 10.07.2025, 10/07/2025 where one number is above twelve or both agree.
    fn numeric_day(&self) -> Option<(jiff::civil::Date, usize)> {
        let (first, first_len) = self.number(0)?;
        let sign = match self.kind(1)? {
            TokenKind::Sign(sign @ (b'-' | b'.' | b'/')) => sign,
            _ => return None,
        };
        let (second, second_len) = self.number(2)?;
        if !self.sign(3, sign) || second_len > 2 {
            return None;
        }
        let (third, third_len) = self.number(4)?;
        if first_len == 4 && third_len <= 2 {
            return Some((civil(first, second, third)?, 5));
        }
        if first_len > 2 || !(third_len == 4 || third_len == 2 && sign == b'.' && second_len == 2) {
            return None;
        }
        let year = if third_len == 2 { 2000 + third } else { third };
        let (day, month) = match sign {
            b'.' => (first, second),
            _ if first > 12 || first == second => (first, second),
            _ if second > 12 => (second, first),
            _ => return None,
        };
        Some((civil(year, month, day)?, 5))
    }

    /// 10 July 2025, 10 июля 2025, 10th of July, 2025.
    fn day_month_year(&self) -> Option<(jiff::civil::Date, usize)> {
        let (day, length) = self.number(0)?;
        if length > 2 {
            return None;
        }
        let mut at = 1;
        if matches!(self.text(at), "st" | "nd" | "rd" | "th") {
            at += 1;
        }
        if self.text(at) == "of" || self.sign(at, b'-') {
            at += 1;
        }
        let Some(TokenKind::Month(month)) = self.kind(at) else { return None };
        at += 1;
        while self.sign(at, b'.') || self.sign(at, b',') || self.sign(at, b'-') {
            at += 1;
        }
        let (year, length) = self.number(at)?;
        (length == 4).then_some(())?;
        Some((civil(year, i32::from(month), day)?, at + 1))
    }

    /// July 10, 2025; Jul. 10th 2025.
    fn month_day_year(&self) -> Option<(jiff::civil::Date, usize)> {
        let Some(TokenKind::Month(month)) = self.kind(0) else { return None };
        let mut at = 1 + usize::from(self.sign(1, b'.'));
        let (day, length) = self.number(at)?;
        if length > 2 {
            return None;
        }
        at += 1;
        if matches!(self.text(at), "st" | "nd" | "rd" | "th") {
            at += 1;
        }
        at += usize::from(self.sign(at, b',') || self.sign(at, b'.'));
        let (year, length) = self.number(at)?;
        (length == 4).then_some(())?;
        Some((civil(year, i32::from(month), day)?, at + 1))
    }

    /// 10:45, 2:07 PM GMT+3, 21.40 after a comma is no time; and how many tokens it takes.
    fn clock(&self) -> Option<(i8, i8, i8, Option<i32>, usize)> {
        let (hour, length) = self.number(0)?;
        // "12.00" is a time where a zone follows.
        let pointed = self.sign(1, b'.') && matches!(self.kind(3), Some(TokenKind::Zone(_)));
        if length > 2 || !(self.sign(1, b':') || pointed) {
            return None;
        }
        let (minute, length) = self.number(2)?;
        if length != 2 || hour > 23 || minute > 59 {
            return None;
        }
        let mut at = 3;
        let mut second = 0;
        if self.sign(at, b':')
            && let Some((value, 2)) = self.number(at + 1)
        {
            second = value.min(59);
            at += 2;
        }
        if self.sign(at, b'.') && self.number(at + 1).is_some_and(|(_, length)| length == 3 || length > 4) {
            at += 2;
        }
        let mut hour = hour;
        let half = self.text(at).to_ascii_lowercase();
        let dotted = matches!(half.as_str(), "a" | "p") && self.sign(at + 1, b'.') && self.text(at + 2).eq_ignore_ascii_case("m");
        if dotted || matches!(half.as_str(), "am" | "pm") {
            hour = hour % 12 + if half.starts_with('p') { 12 } else { 0 };
            at += if dotted { 3 + usize::from(self.sign(at + 3, b'.')) } else { 1 };
        }
        let (offset, taken) = self.offset(at);
        Some((hour as i8, minute as i8, second as i8, offset, at + taken))
    }

    /// Z, GMT+3, +03:00, UTC at `at`.
    fn offset(&self, at: usize) -> (Option<i32>, usize) {
        let mut next = at;
        let mut base = None;
        if self.sign(next, b'|') || self.sign(next, b'(') {
            next += 1;
        }
        if let Some(TokenKind::Zone(minutes)) = self.kind(next) {
            base = Some(minutes);
            next += 1;
        } else if next > at {
            return (None, 0);
        }
        let minus = match self.kind(next) {
            Some(TokenKind::Sign(b'+')) => false,
            Some(TokenKind::Sign(b'-')) => true,
            _ => return (base, if base.is_some() { next - at } else { 0 }),
        };
        let Some((hours, length)) = self.number(next + 1) else {
            return (base, if base.is_some() { next - at } else { 0 });
        };
        let mut minutes = if length == 4 { hours / 100 * 60 + hours % 100 } else { hours * 60 };
        let mut taken = next + 2 - at;
        if length <= 2
            && self.sign(next + 2, b':')
            && let Some((more, 2)) = self.number(next + 3)
        {
            minutes += more;
            taken += 2;
        }
        if minutes > 14 * 60 {
            return (base, 0);
        }
        (Some(if minus { -minutes } else { minutes }), taken)
    }
}

fn civil(year: i32, month: i32, day: i32) -> Option<jiff::civil::Date> {
    if !(1900..=2100).contains(&year) {
        return None;
    }
    jiff::civil::Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Whether digits stand in the line as in a date: four together, or twice one or two before a point.
fn may_hold(bytes: &[u8]) -> bool {
    let (mut run, mut pointed) = (0, 0);
    for &byte in bytes {
        if byte.is_ascii_digit() {
            run += 1;
            if run == 4 {
                return true;
            }
            continue;
        }
        if byte == b'.' && run > 0 {
            pointed += 1;
        }
        run = 0;
    }
    pointed >= 2
}

/// «2024 года», «2024 г.»
pub(crate) fn is_year_word(word: &str) -> bool {
    matches!(word, "г" | "г." | "года" | "год" | "году")
}

/// The first full date of a line that is not that of a change, else the first, with the time beside it.
pub(crate) fn find(line: &str) -> Option<Found> {
    if !may_hold(line.as_bytes()) {
        return None;
    }
    let tokens = tokens(line);
    let mut first = None;
    let (mut at, mut last) = (0, 0);
    while at < tokens.len() {
        let day = if at > 0 && glued(&tokens, at) { None } else { (Cursor { tokens: &tokens, at }).day() };
        let Some((day, taken)) = day.filter(|(_, taken)| !runs_on(&tokens, at + taken)) else {
            at += 1;
            continue;
        };
        let found = with_time(&tokens, last, at, taken, day);
        if !found.changed {
            return Some(found);
        }
        first = first.or(Some(found));
        (at, last) = (at + taken, at + taken);
    }
    first
}

/// Whether a line is a day without its year or a time of day, with a word or two beside it: "27 мая, 14:30", "Today at 9:15".
pub(crate) fn is_day(line: &str) -> bool {
    let tokens = tokens(line);
    let others = tokens.iter().filter(|token| token.kind == TokenKind::Word && !is_glue(token)).count();
    others <= 1 && (0..tokens.len()).any(|at| (Cursor { tokens: &tokens, at }).day_or_time())
}

/// Whether the token before belongs to the same number or word ("v1.10.2025", "№152-10").
fn glued(tokens: &[Token<'_>], at: usize) -> bool {
    let before = &tokens[at - 1];
    let touching = before.start + before.text.len() == tokens[at].start;
    let month = matches!(tokens[at].kind, TokenKind::Month(_));
    touching
        && matches!(before.kind, TokenKind::Sign(b'.' | b'/' | b'-') | TokenKind::Number(_) | TokenKind::Word)
        && !(month && before.kind == TokenKind::Word)
}

/// Whether more of the same number follows a date ("1.10.2025.4").
fn runs_on(tokens: &[Token<'_>], end: usize) -> bool {
    matches!(tokens.get(end..end + 2), Some([sign, number]) if matches!(sign.kind, TokenKind::Sign(b'.' | b'/' | b'-'))
        && matches!(number.kind, TokenKind::Number(_)) && sign.start + 1 == number.start)
}

/// The date at a token with the time beside it; what the line says of it stands behind `from`.
fn with_time(tokens: &[Token<'_>], from: usize, at: usize, taken: usize, day: jiff::civil::Date) -> Found {
    let mut date = PageDate { day, time: None, offset: None };
    let mut first = at;
    let mut last = at + taken;
    let mut next = last;
    while next < tokens.len() && next < last + 4 && is_glue(&tokens[next]) {
        next += 1;
    }
    if let Some((hour, minute, second, offset, taken)) = (Cursor { tokens, at: next }).clock() {
        (date.time, date.offset) = (Some((hour, minute, second)), offset);
        last = next + taken;
    } else if let Some((start, (hour, minute, second, offset, taken))) =
        (from..at).rev().take(9).find_map(|start| Some((start, (Cursor { tokens, at: start }).clock()?)))
    {
        let close = tokens[(start + taken).min(at)..at].iter().all(is_glue);
        if close {
            (date.time, date.offset) = (Some((hour, minute, second)), offset);
            first = start;
            if date.offset.is_none() {
                date.offset = trailing_zone(tokens, last);
            }
        }
    }
    let said = |kind: TokenKind| tokens[from..first].iter().any(|token| token.kind == kind);
    let (changed, published) = (said(TokenKind::Old) && !said(TokenKind::New), said(TokenKind::New));
    let other = |token: &&Token<'_>| token.kind == TokenKind::Word && !is_glue(token);
    let beside = || tokens[..first].iter().chain(&tokens[last..]).filter(other);
    let others = beside().count();
    let small = beside().filter(|token| token.text.starts_with(char::is_lowercase)).count();
    let start = tokens[first].start;
    let end = tokens.get(last - 1).map_or(start, |token| token.start + token.text.len());
    Found { date, changed, published, others, small, start, end }
}

/// "11:20, 12 January 2026 | GMT +5".
fn trailing_zone(tokens: &[Token<'_>], at: usize) -> Option<i32> {
    Cursor { tokens, at }.offset(0).0
}

/// What may stand between a day and its time.
fn is_glue(token: &Token<'_>) -> bool {
    match token.kind {
        TokenKind::Sign(_) | TokenKind::Weekday => true,
        TokenKind::Word => {
            is_year_word(token.text) || matches!(token.text, "at" | "в" | "T" | "on" | "от" | "the" | "of" | "ET" | "PT" | "CT" | "MT")
        }
        _ => false,
    }
}

/// Whether the date is about all the line says: a few words may stand beside it (a section, a counter, an author), and more where it
/// is said to be that of the publication.
pub(crate) fn is_date_line(found: &Found) -> bool {
    found.others <= if found.published { 20 } else { 8 }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> String {
        find(line).map(|found| found.date.written()).unwrap_or_default()
    }

    #[test]
    fn date_lines_of_both_languages() {
        assert_eq!(read("среда, 04 февраля 2026"), "2026-02-04");
        assert_eq!(read("9 Марта 2024 11:05 | Общество"), "2024-03-09T11:05:00");
        assert_eq!(read("21 мая 2025, 08:30"), "2025-05-21T08:30:00");
        assert_eq!(read("3 окт 2024, 17:01"), "2024-10-03T17:01:00");
        assert_eq!(read("March 4, 2025 11:32 PM GMT+3 · Updated 2 hours ago"), "2025-03-04T23:32:00+03:00");
        assert_eq!(read("By Anna Reed in Business on 5 May 2024"), "2024-05-05");
        assert_eq!(read("8 August 2025, 16:20"), "2025-08-08T16:20:00");
        assert_eq!(read("09:15, 2 February 2026 | GMT +5"), "2026-02-02T09:15:00+05:00");
        assert_eq!(read("Вестник №14 от 03.09.2024, стр. 2"), "2024-09-03");
        assert_eq!(read("May 30, 2025 at 6:05 AM UTC"), "2025-05-30T06:05:00+00:00");
        assert_eq!(read("Jan. 3, 2025, 4:51 p.m."), "2025-01-03T16:51:00");
        assert_eq!(read("2024-11-02T10:45:12+05:00"), "2024-11-02T10:45:12+05:00");
        assert_eq!(read("2024-11-02 10:45"), "2024-11-02T10:45:00");
        assert_eq!(read("01.02.2025 11:02"), "2025-02-01T11:02:00");
    }

    #[test]
    fn nothing_is_invented() {
        assert_eq!(read("16 октября, четверг"), "");
        assert_eq!(read("05/06/2025"), "", "day and month cannot be told apart");
        assert_eq!(read("31 февраля 2025"), "");
        assert_eq!(read("May 2025"), "");
        assert_eq!(read("version 1.10.2025.4 and 10-2025"), "");
    }

    #[test]
    fn updates_are_told_from_publication() {
        assert!(find("Updated: 3 March 2025").is_some_and(|found| found.changed));
        assert!(find("Published 3 March 2025").is_some_and(|found| !found.changed));
    }

    #[test]
    fn words_that_run_together() {
        assert_eq!(read("By AnnaJanuary 4, 2026Updated:January 8, 2026"), "2026-01-04");
        assert_eq!(read("Updated November 11, 20228:23 PM Originally published November 9, 202211:01 AM"), "2022-11-09T11:01:00");
        assert!(is_day("27 МАЯ, 14:30") && is_day("Today 9:15") && !is_day("May 9 victory parade") && !is_day("12 killed"));
    }

    #[test]
    fn urls() {
        let of = |url: &str| of_url(url).map(|date| date.written()).unwrap_or_default();
        assert_eq!(of("https://example.com/news/2024/05/17/bridge-opens"), "2024-05-17");
        assert_eq!(of("https://example.com/2024/may/17/bridge"), "2024-05-17");
        assert_eq!(of("https://example.com/a/20240517/x.html"), "2024-05-17");
        assert_eq!(of("https://example.com/a-2024-05-17-b"), "2024-05-17");
        assert_eq!(of("https://example.com/2024/05/bridge"), "");
    }

    #[test]
    fn metadata_values() {
        let of = |value: &str| parse_metadata(value).map(|date| date.written()).unwrap_or_default();
        assert_eq!(of("20240517"), "2024-05-17");
        assert_eq!(of("20240517T0915"), "2024-05-17T09:15:00");
        assert_eq!(of("2024-05-17T08:00:00.000Z"), "2024-05-17T08:00:00+00:00");
        assert_eq!(of("Fri, 17 May 2024 08:00:00 +0300"), "2024-05-17T08:00:00+03:00");
        assert_eq!(of("soon"), "");
    }
}
