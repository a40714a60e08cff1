//! Dates as pages print them: in a line of their own, after a byline, in metadata and in URLs.

mod metadata;

use crate::language::function::word;
use std::fmt::Write as _;

pub(crate) use self::metadata::{given, of_url, parse_metadata};

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

/// Hour, minute and second, and the minutes east of UTC.
pub(crate) type Clock = ((i8, i8, i8), Option<i32>);

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
    /// Whether a word before it says that it is the day of something announced.
    pub event: bool,
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
    Event,
    Zone(i32),
    Word,
    Sign(u8),
}

/// The longest line that is read for a date, in tokens.
const MOST_TOKENS: usize = 48;
/// The longest time of day with its zone, in bytes.
const CLOCK: usize = 32;

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
        Some(DateWord::Event) => TokenKind::Event,
        Some(DateWord::Town) | None => TokenKind::Word,
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
        if word::GLUED_ORDINAL_SUFFIX.spell(self.text(at)) {
            at += 1;
        }
        if word::GENITIVE.spell(self.text(at)) || self.sign(at, b'-') {
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

    /// July 10, 2025; Jul. 10th 2025; Jul - 10 - 2025.
    fn month_day_year(&self) -> Option<(jiff::civil::Date, usize)> {
        let Some(TokenKind::Month(month)) = self.kind(0) else { return None };
        let dash = |at: usize| self.sign(at, b'-') || self.sign(at, b'/');
        let mut at = 1 + usize::from(self.sign(1, b'.'));
        at += usize::from(dash(at));
        let (day, length) = self.number(at)?;
        if length > 2 {
            return None;
        }
        at += 1;
        if word::GLUED_ORDINAL_SUFFIX.spell(self.text(at)) {
            at += 1;
        }
        at += usize::from(self.sign(at, b',') || self.sign(at, b'.') || dash(at));
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
        let half = self.text(at);
        let dotted = word::MERIDIEM.spell(half) && self.sign(at + 1, b'.') && word::MERIDIEM_ENDING.spell(self.text(at + 2));
        if dotted || word::MERIDIEM_HOURS.spell(half) {
            hour = hour % 12 + if word::AFTERNOON_HOURS.spell(half) { 12 } else { 0 };
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
    word::YEAR_OF_DATE.spell(word) || word.strip_suffix('.').is_some_and(|short| word::YEAR_ABBREVIATION.spell(short))
}

/// The time of day that a text begins with, and its length.
pub(crate) fn clock(text: &str) -> Option<(Clock, usize)> {
    if !text.starts_with(|ch: char| ch.is_ascii_digit()) {
        return None;
    }
    let mut cut = text.len().min(CLOCK);
    while !text.is_char_boundary(cut) {
        cut -= 1;
    }
    let tokens = tokens(&text[..cut]);
    let (hour, minute, second, offset, taken) = Cursor { tokens: &tokens, at: 0 }.clock()?;
    let last = tokens.get(taken - 1)?;
    Some((((hour, minute, second), offset), last.start + last.text.len()))
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

/// A date with what a label beside it says of it; a label is a word or two that hold no number.
pub(crate) fn labelled(found: Found, label: &str) -> Found {
    let tokens = tokens(label);
    let said = |kind: TokenKind| tokens.iter().any(|token| token.kind == kind);
    if tokens.len() > 4 || tokens.iter().any(|token| matches!(token.kind, TokenKind::Number(_))) {
        return found;
    }
    let published = said(TokenKind::New);
    Found { published, changed: said(TokenKind::Old) && !published, event: said(TokenKind::Event), ..found }
}

/// Whether a line is a full date and nothing else, with its day of the week and the time: «пятница, 06 марта 2026».
pub(crate) fn is_only_date(line: &str) -> bool {
    !ends_sentence(line) && find(line).is_some_and(|found| found.others == 0)
}

/// Whether a line ends with a full stop that is not the abbreviation's: «8 июня 2026 г.»
pub(crate) fn ends_sentence(line: &str) -> bool {
    line.ends_with('.') && !line.split_whitespace().next_back().is_some_and(|last| is_year_word(last) || is_half_of_day(last))
}

/// "a.m.", "p.m."
fn is_half_of_day(last: &str) -> bool {
    let letters = last.strip_suffix('.').and_then(|word| word.split_once('.'));
    letters.is_some_and(|(half, ending)| word::MERIDIEM.spell(half) && word::MERIDIEM_ENDING.spell(ending))
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
    let event = said(TokenKind::Event);
    let other = |token: &&Token<'_>| matches!(token.kind, TokenKind::Word | TokenKind::Event) && !is_glue(token);
    let beside = || tokens[..first].iter().chain(&tokens[last..]).filter(other);
    let others = beside().count();
    let small = beside().filter(|token| token.text.starts_with(char::is_lowercase)).count();
    let start = tokens[first].start;
    let end = tokens.get(last - 1).map_or(start, |token| token.start + token.text.len());
    Found { date, changed, published, event, others, small, start, end }
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
            let joint = if token.text.starts_with(char::is_lowercase) { word::DATE_GLUE } else { word::TIME_GLUE };
            is_year_word(token.text) || joint.spell(token.text)
        }
        _ => false,
    }
}

/// Whether the date is about all the line says: a few words may stand beside it (a section, a counter, an author), and more where it
/// is said to be that of the publication.
pub(crate) fn is_date_line(found: &Found) -> bool {
    found.others <= if found.published { 20 } else { 8 }
}

#[cfg(test)]
mod tests;
