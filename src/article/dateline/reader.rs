//! Reads the parts of a dateline one after the other.

use super::super::date;
use super::super::fold::{is_capital, is_letter, is_small};
use super::super::tables::{DateWord, TABLES};
use super::Place;
use crate::language::function::word;
use crate::record::Span;

/// Words of one part of a place ("Rostov-on-Don", "Republic of Korea").
const PLACE_WORDS: usize = 4;

/// A place in the head of a paragraph.
#[derive(Debug, Clone)]
pub(super) struct Reader<'a> {
    pub text: &'a str,
    pub at: usize,
}

impl<'a> Reader<'a> {
    pub fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    pub fn spaces(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\u{a0}', '\t']).len();
    }

    pub fn eat(&mut self, sign: char) -> bool {
        let hit = self.rest().starts_with(sign);
        if hit {
            self.at += sign.len_utf8();
        }
        hit
    }

    pub fn eat_dash(&mut self) -> bool {
        let rest = self.rest();
        let dashes = rest.trim_start_matches(['-', '–', '—', '\u{2212}']);
        let hit = dashes.len() < rest.len();
        self.at += rest.len() - dashes.len();
        hit
    }

    /// The word here: letters, with hyphens, apostrophes and points of initials inside.
    pub fn word(&self) -> &'a str {
        let rest = self.rest();
        let mut end = 0;
        for (at, ch) in rest.char_indices() {
            let inside = at > 0 && matches!(ch, '-' | '\'' | '’' | '‑');
            if is_letter(ch) || inside || ch.is_ascii_digit() {
                end = at + ch.len_utf8();
            } else {
                break;
            }
        }
        rest[..end].trim_end_matches(['-', '\'', '’', '‑'])
    }

    /// One to four capitalised words; gives where they end, and whether all are in capitals.
    pub fn capitalised(&mut self) -> Option<(usize, bool)> {
        let mut end = None;
        let mut all_caps = true;
        for count in 0..PLACE_WORDS {
            let before = self.at;
            if count > 0 {
                self.spaces();
            }
            let word = self.word();
            let joins = count > 0 && (word == "-" || word::PLACE_JOINT.spell(word) && !word.starts_with(is_capital));
            if !(joins || word.starts_with(is_capital)) || word_is_date(word) {
                self.at = before;
                break;
            }
            if !joins {
                all_caps &= word.chars().filter(|&ch| is_letter(ch)).count() > 1 && !word.contains(is_small);
            }
            self.at += word.len();
            end = Some(self.at);
            // "St. Petersburg", "Washington D.C."
            if self.rest().starts_with('.') && word.chars().count() <= 2 {
                self.at += 1;
            }
        }
        end.map(|end| {
            self.at = self.at.max(end);
            (end, all_caps)
        })
    }

    /// Whether the name of a month stands here.
    pub fn is_month(&self) -> bool {
        let word = self.word();
        word.len() <= 20 && matches!(TABLES.date_word(word), Some(DateWord::Month(_)))
    }

    /// Whether a word for a town stands here: «г. Астана».
    pub fn is_town_word(&self) -> bool {
        let word = self.word();
        word.len() <= 20 && TABLES.date_word(word) == Some(DateWord::Town)
    }

    /// The first part of a place, or two with a stroke between them; what calls it a town is none of it.
    pub fn first_place(&mut self) -> Option<Place> {
        if self.is_town_word() {
            self.at += self.word().len();
            self.eat('.');
            self.spaces();
        }
        let start = self.at;
        let (mut end, all_caps) = self.capitalised()?;
        let mut pair = false;
        loop {
            let before = self.at;
            self.spaces();
            let spaced = self.at > before;
            // "Рига / Таллин" and "VIENNA/PRAGUE", but «Минск /БЕЛТА/».
            let stroke = self.eat('/') && !(spaced && self.rest().starts_with(is_letter));
            let next = stroke.then(|| {
                self.spaces();
                self.capitalised()
            });
            let Some(Some((next, _))) = next else {
                self.at = before;
                break;
            };
            (end, pair) = (next, true);
        }
        Some(Place { span: Span::new(start, end), all_caps, pair })
    }

    /// A place with the region and the country it is in.
    pub fn place(&mut self) -> Option<Place> {
        let mut place = self.first_place()?;
        for _ in 0..2 {
            let before = self.at;
            self.spaces();
            let comma = self.eat(',');
            self.spaces();
            match self.capitalised().filter(|_| comma) {
                Some((end, _)) => place.span.end = end,
                None => {
                    self.at = before;
                    break;
                }
            }
        }
        Some(place)
    }

    /// Whether a bracket or stroke opens here.
    pub fn at_bracket(&self) -> bool {
        self.rest().starts_with(['(', '/', '['])
    }

    /// Whether a sentence may begin here, spaces aside.
    pub fn at_sentence(&self) -> bool {
        let opens = |ch: char| is_capital(ch) || ch.is_ascii_digit() || matches!(ch, '«' | '"' | '“' | '„');
        self.rest().trim_start().starts_with(opens)
    }

    /// ". 27 мая".
    pub fn day_behind_stop(&mut self) -> Option<(Option<i16>, i8, i8)> {
        let before = self.at;
        let day = self.eat('.').then(|| {
            self.spaces();
            self.day()
        });
        self.or_back(before, day.flatten())
    }

    /// "(4 June 2025)".
    pub fn day_in_brackets(&mut self) -> Option<(Option<i16>, i8, i8)> {
        let before = self.at;
        self.spaces();
        let day = if self.eat('(') { self.day() } else { None };
        let day = day.filter(|_| self.eat(')'));
        self.or_back(before, day)
    }

    fn or_back<T>(&mut self, before: usize, found: Option<T>) -> Option<T> {
        if found.is_none() {
            self.at = before;
        }
        found
    }

    /// The time of day behind a date: "11:30", ", 21:08", "- 14:35 CET".
    pub fn clock(&mut self) -> Option<date::Clock> {
        let before = self.at;
        self.spaces();
        let _ = self.eat(',') || self.eat_dash();
        self.spaces();
        let read = date::clock(self.rest()).map(|(clock, length)| {
            self.at += length;
            clock
        });
        self.or_back(before, read)
    }

    /// "27 мая", "July 10", "Sept. 11", "3 December 2024", "Monday, July 10".
    pub fn day(&mut self) -> Option<(Option<i16>, i8, i8)> {
        let start = self.at;
        let word = self.word();
        if word.len() <= 24 && TABLES.date_word(word) == Some(DateWord::Weekday) {
            self.at += word.len();
            let _ = self.eat('.');
            let _ = self.eat(',');
            self.spaces();
        }
        let found = self.day_here();
        if found.is_none() {
            self.at = start;
        }
        found
    }

    fn day_here(&mut self) -> Option<(Option<i16>, i8, i8)> {
        if let Some(found) = self.numeric_day() {
            return Some(found);
        }
        let first = self.word();
        let (day, month);
        if first.starts_with(|ch: char| ch.is_ascii_digit()) {
            day = ordinal(first)?;
            self.at += first.len();
            self.spaces();
            month = self.month()?;
        } else {
            month = self.month()?;
            self.spaces();
            let word = self.word();
            day = ordinal(word)?;
            self.at += word.len();
        }
        let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
        Some((self.year(), month, day))
    }

    /// "14.07.2025".
    fn numeric_day(&mut self) -> Option<(Option<i16>, i8, i8)> {
        let text = self.rest().get(..10)?;
        let mut parts = text.split('.');
        let mut part = |length: usize| number(parts.next()?, length..=length).and_then(|value| i16::try_from(value).ok());
        let (day, month, year) = (part(2)?, part(2)?, part(4)?);
        let date = jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        self.at += text.len();
        Some((Some(date.year()), date.month(), date.day()))
    }

    fn month(&mut self) -> Option<i8> {
        let word = self.word();
        if word.is_empty() || word.len() > 20 {
            return None;
        }
        let Some(DateWord::Month(month)) = TABLES.date_word(word) else { return None };
        self.at += word.len();
        let short = word.chars().count() <= 4;
        if short {
            let before = self.at;
            if !(self.eat('.') && self.rest().trim_start().starts_with(|ch: char| ch.is_ascii_digit() || "(/-–—".contains(ch))) {
                self.at = before;
            }
        }
        Some(month)
    }

    fn year(&mut self) -> Option<i16> {
        let start = self.at;
        self.eat(',');
        self.spaces();
        let word = self.word();
        match number(word, 4..=4).and_then(|year| i16::try_from(year).ok()).filter(|year| (1900..=2100).contains(year)) {
            Some(year) => {
                self.at += word.len();
                self.year_word();
                Some(year)
            }
            None => {
                self.at = start;
                None
            }
        }
    }

    /// «года», «г.» behind the year.
    fn year_word(&mut self) {
        let start = self.at;
        self.spaces();
        let word = self.word();
        if !date::is_year_word(word) {
            self.at = start;
            return;
        }
        self.at += word.len();
        // The full stop of «г.» is the abbreviation's where another mark or the time follows.
        let goes_on = |ch: char| matches!(ch, '/' | '(' | ')' | ',' | '-' | '–' | '—' | '.') || ch.is_ascii_digit();
        let stop = self.at;
        if !(word.len() <= 2 && self.eat('.') && self.rest().trim_start().starts_with(goes_on)) {
            self.at = stop;
        }
    }

    /// "(Reuters)", "/TASS/", "КАЗИНФОРМ", "РИА Новости".
    pub fn agency(&mut self) -> Option<String> {
        let start = self.at;
        for (open, close) in [('(', ')'), ('/', '/'), ('[', ']')] {
            if !self.eat(open) {
                continue;
            }
            if let Some(length) = self.rest().find(close)
                && (1..=48).contains(&length)
                && self.rest().starts_with(|ch: char| is_capital(ch) || ch.is_ascii_digit())
            {
                let name = &self.rest()[..length];
                self.at += length + close.len_utf8();
                return Some(canonical(name));
            }
            self.at = start;
            return None;
        }
        let rest = self.rest();
        let end = rest.char_indices().find(|(_, ch)| matches!(ch, '–' | '—' | ',' | ':' | '/')).map_or(rest.len(), |(at, _)| at);
        let head = &rest[..end.min(rest.len())];
        let words = head.split_whitespace().take(3).count();
        for count in (1..=words).rev() {
            let length = nth_word_end(head, count);
            let name = head[..length].trim_end_matches(['.', '-', ' ']);
            if let Some(agency) = TABLES.agency(name)
                && name.starts_with(|ch: char| is_capital(ch) || ch.is_ascii_digit())
            {
                self.at += name.len();
                return Some(agency.to_string());
            }
        }
        None
    }
}

impl Reader<'_> {
    /// Capitalised words, or a site: "Steppe Press", "FINMARKET.RU".
    pub fn unknown_agency(&mut self) -> Option<String> {
        let start = self.at;
        self.capitalised()?;
        if self.rest().starts_with('.') && self.rest()[1..].starts_with(is_letter) {
            self.at += 1;
            self.at += self.word().len();
        }
        self.text.get(start..self.at).map(str::to_string)
    }
}

fn word_is_date(word: &str) -> bool {
    word.len() <= 24 && TABLES.date_word(word).is_some()
}

fn nth_word_end(text: &str, count: usize) -> usize {
    let mut seen = 0;
    let mut inside = false;
    for (at, ch) in text.char_indices() {
        if ch.is_whitespace() {
            if inside {
                seen += 1;
                if seen == count {
                    return at;
                }
            }
            inside = false;
        } else {
            inside = true;
        }
    }
    text.len()
}

/// "3", "3rd".
fn ordinal(word: &str) -> Option<i32> {
    let digits = word.trim_end_matches(|ch: char| ch.is_ascii_alphabetic());
    let ordinal = word::GLUED_ORDINAL_SUFFIX.spell(&word[digits.len()..]);
    number(if ordinal { digits } else { word }, 1..=2)
}

fn number(word: &str, length: std::ops::RangeInclusive<usize>) -> Option<i32> {
    if !length.contains(&word.len()) || !word.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    word.parse().ok()
}

pub(super) fn canonical(name: &str) -> String {
    let first = name.split([',', ';', '/']).next().unwrap_or(name).trim();
    // «Корр. БЕЛТА»: the agency behind what its man is.
    let plain = first.split_once(". ").map_or(first, |(_, behind)| behind);
    let known = TABLES.agency(first).or_else(|| TABLES.agency(plain)).or_else(|| TABLES.agency(quoted(plain)?));
    known.map_or_else(|| plain.to_string(), str::to_string)
}

/// "Khovar" of "NIAT «Khovar»".
fn quoted(name: &str) -> Option<&str> {
    let quote = |ch: char| matches!(ch, '«' | '»' | '"' | '“' | '”' | '„');
    let (_, behind) = name.split_once(quote)?;
    behind.split_once(quote).map(|(inside, _)| inside)
}
