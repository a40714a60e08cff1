//! The dateline: where, when and by whom a report was filed, at the head of its first paragraph.
//!
//! `TASHKENT, Uzbekistan, July 10.`, `МОСКВА, 27 мая. /ТАСС/.`, `ANKARA, Sept 11 (Reuters) -`, `АСТАНА. КАЗИНФОРМ –`.

use super::date;
use super::fold::{is_capital, is_letter, is_small};
use super::tables::{DateWord, TABLES};
use crate::record::Span;

/// What a dateline says; spans are relative to the paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct DatelineFound {
    /// The place, with its country where it is named.
    pub place: Option<Span>,
    /// Day of the month and month, with the year where it stands there.
    pub day: Option<(Option<i16>, i8, i8)>,
    /// The agency's canonical name, or as it is written.
    pub agency: Option<String>,
    /// Where the report itself begins.
    pub end: usize,
}

/// How far into a paragraph a dateline may reach.
const REACH: usize = 160;
/// Words of one part of a place ("Rostov-on-Don", "Republic of Korea").
const PLACE_WORDS: usize = 4;

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn spaces(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\u{a0}', '\t']).len();
    }

    fn eat(&mut self, sign: char) -> bool {
        let hit = self.rest().starts_with(sign);
        if hit {
            self.at += sign.len_utf8();
        }
        hit
    }

    fn eat_dash(&mut self) -> bool {
        let rest = self.rest();
        let dashes = rest.trim_start_matches(['-', '–', '—', '\u{2212}']);
        let hit = dashes.len() < rest.len();
        self.at += rest.len() - dashes.len();
        hit
    }

    /// The word here: letters, with hyphens, apostrophes and points of initials inside.
    fn word(&self) -> &'a str {
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
    fn capitalised(&mut self) -> Option<(usize, bool)> {
        let mut end = None;
        let mut all_caps = true;
        for count in 0..PLACE_WORDS {
            let before = self.at;
            if count > 0 {
                self.spaces();
            }
            let word = self.word();
            let joins = count > 0 && matches!(word, "of" | "the" | "on" | "de" | "al" | "-");
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

    /// "27 мая", "July 10", "Sept. 11", "3 December 2024".
    fn day(&mut self) -> Option<(Option<i16>, i8, i8)> {
        let start = self.at;
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
            day = number(first, 1..=2)?;
            self.at += first.len();
            self.spaces();
            month = self.month()?;
        } else {
            month = self.month()?;
            self.spaces();
            let word = self.word();
            day = number(word, 1..=2)?;
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
        // The full stop of «г.» is the abbreviation's where another mark follows.
        let stop = self.at;
        if !(word.len() <= 2 && self.eat('.') && self.rest().trim_start().starts_with(['/', '(', '-', '–', '—', '.'])) {
            self.at = stop;
        }
    }

    /// "(Reuters)", "/TASS/", "КАЗИНФОРМ", "РИА Новости".
    fn agency(&mut self) -> Option<String> {
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
    fn unknown_agency(&mut self) -> Option<String> {
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

fn number(word: &str, length: std::ops::RangeInclusive<usize>) -> Option<i32> {
    if !length.contains(&word.len()) || !word.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    word.parse().ok()
}

fn canonical(name: &str) -> String {
    let first = name.split([',', ';', '/']).next().unwrap_or(name).trim();
    // «Корр. БЕЛТА»: the agency behind what its man is.
    let plain = first.split_once(". ").map_or(first, |(_, behind)| behind);
    TABLES.agency(first).or_else(|| TABLES.agency(plain)).map_or_else(|| plain.to_string(), str::to_string)
}

/// Reads the dateline at the head of a paragraph.
pub(crate) fn read(paragraph: &str) -> Option<DatelineFound> {
    let mut cut = paragraph.len().min(REACH);
    while !paragraph.is_char_boundary(cut) {
        cut -= 1;
    }
    let text = &paragraph[..cut];
    if text.starts_with(|ch: char| ch.is_ascii_digit()) {
        return with_date_first(text);
    }
    if !text.starts_with(is_capital) {
        return leading_agency(text);
    }
    with_place(text).or_else(|| leading_agency(text))
}

/// "30 октября 2025, Минск /Корр. БЕЛТА/. …", "18 June 2026. FINMARKET.RU - …": only with the year, and with an agency or a place.
fn with_date_first(text: &str) -> Option<DatelineFound> {
    let mut reader = Reader { text, at: 0 };
    let day = reader.day().filter(|day| day.0.is_some())?;
    let mut found = DatelineFound { day: Some(day), ..DatelineFound::default() };
    let stop = reader.eat('.');
    let comma = !stop && reader.eat(',');
    reader.spaces();
    if comma {
        let start = reader.at;
        let end = reader.capitalised()?.0;
        found.place = Some(Span::new(start, end));
        return finish(reader, found, false, false);
    }
    if !stop {
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

fn with_place(text: &str) -> Option<DatelineFound> {
    let mut reader = Reader { text, at: 0 };
    let (mut place_end, all_caps) = reader.capitalised()?;
    let mut pair = false;
    loop {
        let before = reader.at;
        reader.spaces();
        if !reader.eat('/') {
            reader.at = before;
            break;
        }
        reader.spaces();
        match reader.capitalised() {
            Some((end, _)) => (place_end, pair) = (end, true),
            None => {
                reader.at = before;
                break;
            }
        }
    }
    let mut found = DatelineFound::default();
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
        place_end = reader.capitalised()?.0;
    }
    found.place = Some(Span::new(0, place_end));
    if found.day.is_none() {
        // "Москва. 27 мая. ИНТЕРФАКС -"
        let before = reader.at;
        if reader.eat('.') {
            reader.spaces();
            found.day = reader.day();
        }
        if found.day.is_none() {
            reader.at = before;
        }
    }
    finish(reader, found, all_caps, pair)
}

/// What may follow place and day, and whether all of it together makes a dateline.
fn finish(mut reader: Reader<'_>, mut found: DatelineFound, all_caps: bool, pair: bool) -> Option<DatelineFound> {
    reader.spaces();
    let mut stop = reader.eat('.');
    reader.spaces();
    let mut dash = !stop && reader.eat_dash();
    reader.spaces();
    if found.day.is_some() || stop || dash || reader.rest().starts_with(['(', '/']) {
        let before = reader.at;
        match reader.agency() {
            Some(agency) => {
                reader.spaces();
                let closed = reader.eat('.') | reader.eat(':');
                reader.spaces();
                let dashed = reader.eat_dash();
                // "МОСКВА - ТАСС сообщает": the agency is the sentence's subject there, no part of the dateline.
                if closed || dashed || stop && !dash {
                    found.agency = Some(agency);
                    stop |= closed;
                    dash |= dashed;
                } else {
                    reader.at = before;
                }
            }
            None => {
                reader.at = before;
                // An agency that no table names: "Astana. August 4. Steppe Press —".
                if found.day.is_some()
                    && stop
                    && let Some(name) = reader.unknown_agency()
                {
                    reader.spaces();
                    if reader.eat_dash() {
                        (found.agency, dash) = (Some(name), true);
                    }
                }
                if found.agency.is_none() {
                    reader.at = before;
                }
            }
        }
    }
    let known = found.day.is_some() || found.agency.is_some();
    let terminated = stop || dash;
    let caps_enough = all_caps && (dash || known);
    let title_enough = found.agency.is_some() || found.day.is_some() && dash || pair;
    if !(terminated && (caps_enough || title_enough)) {
        return None;
    }
    reader.spaces();
    found.end = reader.at;
    (found.end < reader.text.len() || known).then_some(found)
}

/// A dateline on a line of its own, which holds a full date: "RIGA, May 14, 2025", "АШХАБАД — БАКУ. «Вести», 28.01.2026".
pub(crate) fn read_line(line: &str) -> Option<DatelineFound> {
    let date = date::find(line)?;
    let mut reader = Reader { text: line, at: 0 };
    let (mut place_end, mut all_caps) = reader.capitalised()?;
    let first = &line[..place_end];
    reader.spaces();
    if reader.eat('/') || reader.eat_dash() {
        reader.spaces();
        let (end, caps) = reader.capitalised()?;
        (place_end, all_caps) = (end, all_caps && caps);
    }
    let single = !first.contains(' ') && TABLES.agency(first).is_none();
    if !reader.rest().starts_with([',', '.', ' ']) || date.start < place_end || !(all_caps || single) {
        return None;
    }
    let between = line.get(place_end..date.start)?;
    let beside = between.trim_matches(|ch: char| !ch.is_alphanumeric());
    if !all_caps && !beside.is_empty() || beside.split(' ').count() > 4 {
        return None;
    }
    let behind = line.get(date.end..)?.trim_matches(|ch: char| !ch.is_alphanumeric());
    let agency = [beside, behind].into_iter().find(|name| !name.is_empty() && name.starts_with(is_capital)).map(canonical);
    let day = date.date.day;
    let place = Some(Span::new(0, place_end));
    Some(DatelineFound { place, day: Some((Some(day.year()), day.month(), day.day())), agency, end: line.len() })
}

/// "/ТАСС/.", "(AP) —" or "Reuters –" with no place before it.
fn leading_agency(text: &str) -> Option<DatelineFound> {
    let mut reader = Reader { text, at: 0 };
    let bracketed = text.starts_with(['/', '(']);
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
mod tests {
    use super::*;

    fn place(text: &str) -> &str {
        read(text).and_then(|found| found.place).map_or("", |span| span.of(text))
    }

    fn agency(text: &str) -> String {
        read(text).and_then(|found| found.agency).unwrap_or_default()
    }

    fn report(text: &str) -> &str {
        read(text).map_or("", |found| &text[found.end..])
    }

    #[test]
    fn the_forms_of_the_wires() {
        let wire = "NUKUS, Uzbekistan, May 3. The plant opened.";
        assert_eq!(place(wire), "NUKUS, Uzbekistan");
        assert_eq!(read(wire).and_then(|found| found.day), Some((None, 5, 3)));
        assert_eq!(report(wire), "The plant opened.");
        let tass = "КАЗАНЬ, 4 июня. /ТАСС/. Завод открыт.";
        assert_eq!((place(tass), agency(tass).as_str(), report(tass)), ("КАЗАНЬ", "ТАСС", "Завод открыт."));
        let reuters = "OSLO, Oct 2 (Reuters) - The fund sold shares.";
        assert_eq!((place(reuters), agency(reuters).as_str(), report(reuters)), ("OSLO", "Reuters", "The fund sold shares."));
        let ria = "МИНСК, 9 мар - РИА Новости. Выпуск вырос.";
        assert_eq!((place(ria), agency(ria).as_str(), report(ria)), ("МИНСК", "РИА Новости", "Выпуск вырос."));
        let sputnik = "БИШКЕК, 1 дек — Sputnik. Открыта дорога.";
        assert_eq!((place(sputnik), agency(sputnik).as_str()), ("БИШКЕК", "Sputnik"));
        let interfax = "Тверь. 3 июня. ИНТЕРФАКС - Мост открыт.";
        assert_eq!((place(interfax), agency(interfax).as_str(), report(interfax)), ("Тверь", "Интерфакс", "Мост открыт."));
    }

    #[test]
    fn without_a_day() {
        let kazakh = "АТЫРАУ. КАЗИНФОРМ – Порт расширят.";
        assert_eq!((place(kazakh), agency(kazakh).as_str(), report(kazakh)), ("АТЫРАУ", "Казинформ", "Порт расширят."));
        assert_eq!(place("ATYRAU – The port will grow."), "ATYRAU");
        let ap = "QUITO, Ecuador (AP) — Voters chose.";
        assert_eq!((place(ap), agency(ap).as_str()), ("QUITO, Ecuador", "AP"));
        assert_eq!(place("Рига / Таллин. Компании подписали договор."), "Рига / Таллин");
    }

    #[test]
    fn with_a_year() {
        let release = "Vienna, 7 April 2024 – The firm said.";
        assert_eq!(read(release).and_then(|found| found.day), Some((Some(2024), 4, 7)));
        assert_eq!(place("VIENNA/PRAGUE, 7 April – The firm said."), "VIENNA/PRAGUE");
        for release in ["РИГА, 7 апреля 2024 года. /ТАСС/. Фирма сообщила.", "РИГА, 7 апреля 2024 г. /ТАСС/. Фирма сообщила."]
        {
            let found = read(release);
            assert_eq!(found.as_ref().and_then(|found| found.day), Some((Some(2024), 4, 7)), "{release}");
            assert_eq!(agency(release), "ТАСС");
        }
    }

    #[test]
    fn on_a_line_of_its_own() {
        let of = |line: &str| read_line(line).map(|found| (found.place.map_or("", |span| span.of(line)).to_string(), found.agency));
        assert_eq!(of("OSLO, May 14, 2025"), Some(("OSLO".into(), None)));
        assert_eq!(of("OSLO, May 14, 2025 (Fjord Press)"), Some(("OSLO".into(), Some("Fjord Press".into()))));
        assert_eq!(of("РИГА — ТАЛЛИН. «Вести», 28.01.2026"), Some(("РИГА — ТАЛЛИН".into(), Some("Вести".into()))));
        assert_eq!(of("Тверь, 5 июня 2025"), Some(("Тверь".into(), None)));
        assert_eq!(of("Fjord Courier, Monday 13 October 2025"), None);
        assert_eq!(of("Updated Monday 13 October 2025"), None);
    }

    #[test]
    fn an_unknown_agency() {
        let text = "Bergen. August 4. Fjord Press — The port will grow.";
        assert_eq!((place(text), agency(text).as_str(), report(text)), ("Bergen", "Fjord Press", "The port will grow."));
    }

    #[test]
    fn the_day_first() {
        let belta = "30 октября 2025, Минск /Корр. БЕЛТА/. Экспорт вырос.";
        assert_eq!((place(belta), agency(belta).as_str(), report(belta)), ("Минск", "БелТА", "Экспорт вырос."));
        assert_eq!(read(belta).and_then(|found| found.day), Some((Some(2025), 10, 30)));
        let site = "18 июня 2026. PORTNEWS.RU - Ставка сохранена.";
        assert_eq!((agency(site).as_str(), report(site)), ("PORTNEWS.RU", "Ставка сохранена."));
    }

    #[test]
    fn ordinary_sentences_have_none() {
        for text in [
            "30 октября 2025 года, когда началась забастовка, порт закрылся.",
            "5 May 2024, Oslo and Bergen signed.",
            "12 марта. Москва - столица.",
            "Trade between Norway and Sweden grew.",
            "On Monday, July 10. It rained.",
            "NATO said on Monday that it would meet.",
            "Norway, Sweden and Denmark signed.",
            "Президент прибыл в Минск. Переговоры начались.",
            "Москва - столица России.",
            "The bank, July 10.",
        ] {
            assert_eq!(place(text), "", "{text}");
        }
    }

    #[test]
    fn date_prefixes() {
        let (start, date) = date_prefix(" date 2024-03-05 OSLO, March 5. Rain.").unwrap_or((0, date::find("1999-01-01").unwrap().date));
        assert_eq!((start, date.written().as_str()), (17, "2024-03-05"));
        assert!(date_prefix("date palms 2024-03-05").is_none());
    }
}
