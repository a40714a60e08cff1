//! Names, numbers and dates as the page writes them.

use std::borrow::Cow;

use maud::{Markup, html};

/// Characters of a name, or of the words that fill a role.
const LONGEST_NAME: usize = 240;
/// Characters of a sentence.
pub const LONGEST_SENTENCE: usize = 1200;

/// `trade_turnover` as "trade turnover", `gdp` as "GDP".
pub fn spaced(word: &str) -> String {
    match word {
        "gdp" | "fdi" => word.to_uppercase(),
        _ => word.replace('_', " "),
    }
}

/// "Trade turnover", "GDP".
pub fn titled(word: &str) -> String {
    let word = spaced(word);
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Text without the control characters that no page may have.
pub fn clean(text: &str) -> Cow<'_, str> {
    let bad = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    match text.contains(bad) {
        true => text.replace(bad, "\u{fffd}").into(),
        false => text.into(),
    }
}

/// The beginning of a text that is longer than `most` characters.
pub fn cut(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()).into(),
        None => text.into(),
    }
}

/// The language of a name, by its script.
pub fn language_of(name: &str) -> &'static str {
    if name.chars().any(|c| matches!(c, '\u{400}'..='\u{52f}')) { "ru" } else { "en" }
}

/// A name, isolated from the text around it, in its language.
pub fn name(name: &str) -> Markup {
    let language = language_of(name);
    html! { bdi lang=[(language != "en").then_some(language)] { (clean(&cut(name, LONGEST_NAME))) } }
}

/// The `lang` of a document, where it is known.
pub fn lang(code: &str) -> Option<&str> {
    (code != "und" && !code.is_empty()).then_some(code)
}

/// "1 article", "2,000 articles".
pub fn count(n: usize, noun: &str) -> String {
    format!("{} {noun}{}", grouped(&n.to_string()), if n == 1 { "" } else { "s" })
}

/// A decimal with commas between the thousands of its whole part.
pub fn grouped(number: &str) -> String {
    let (sign, number) = number.strip_prefix('-').map_or(("", number), |rest| ("−", rest));
    let (whole, part) = number.split_at(number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len()));
    format!("{sign}{}{part}", crate::report::group_digits(whole))
}

/// An amount as the tables have it.
#[derive(Debug, Default, Clone)]
pub struct Amount {
    /// The amount, or the ends of a range, in decimal text.
    pub amount: Option<String>,
    pub low: Option<String>,
    pub high: Option<String>,
    /// Currency, measure or counted noun.
    pub unit: Option<String>,
    pub approx: Option<String>,
}

impl Amount {
    /// "over 4,970,000,000 USD". None where there is no number.
    pub fn text(&self) -> Option<String> {
        let number = match (&self.amount, &self.low, &self.high) {
            (Some(exact), ..) => grouped(exact),
            (None, Some(low), Some(high)) => format!("{} to {}", grouped(low), grouped(high)),
            (None, Some(low), None) => format!("from {}", grouped(low)),
            (None, None, Some(high)) => format!("to {}", grouped(high)),
            _ => return None,
        };
        let approx = self.approx.as_deref().filter(|word| *word != "exact").map(|word| spaced(word) + " ");
        let unit = self.unit.as_deref().map(|unit| format!(" {}", spaced(unit)));
        Some(format!("{}{number}{}", approx.unwrap_or_default(), unit.unwrap_or_default()))
    }
}

/// A number for the axis of a chart: 4.97 bn.
pub fn compact(number: f64) -> String {
    let (scale, suffix) = match number.abs() {
        n if n >= 1e12 => (1e12, " tn"),
        n if n >= 1e9 => (1e9, " bn"),
        n if n >= 1e6 => (1e6, " M"),
        n if n >= 1e4 => (1e3, " k"),
        _ => (1.0, ""),
    };
    let text = format!("{:.3}", number / scale);
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    format!("{}{suffix}", text.replace('-', "−"))
}

/// A TIMEX period in words: "January–May 2025", "first half of 2025", "10 July 2025".
pub fn period(timex: &str) -> String {
    in_words(timex).unwrap_or_else(|| timex.to_string())
}

fn in_words(timex: &str) -> Option<String> {
    if let Some((from, to)) = timex.split_once('/') {
        let (a, b) = (in_words(from)?, in_words(to)?);
        return Some(match (a.rsplit_once(' '), b.rsplit_once(' ')) {
            (Some((month, year)), Some((_, other))) if year == other => format!("{month}–{b}"),
            _ => format!("{a} – {b}"),
        });
    }
    // The time of day is left to the sentence.
    let parts: Vec<&str> = timex.split('T').next()?.split('-').collect();
    match parts[..] {
        ["XXXX", month] => return Some(format!("{}, year not told", month_name(month)?)),
        ["XXXX", month, day] => return Some(format!("{} {}, year not told", day.parse::<u8>().ok()?, month_name(month)?)),
        _ => {}
    }
    let year = parts.first().filter(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()))?;
    match parts[1..] {
        [] => Some(year.to_string()),
        ["Q1"] => Some(format!("1st quarter of {year}")),
        ["Q2"] => Some(format!("2nd quarter of {year}")),
        ["Q3"] => Some(format!("3rd quarter of {year}")),
        ["Q4"] => Some(format!("4th quarter of {year}")),
        ["H1"] => Some(format!("1st half of {year}")),
        ["H2"] => Some(format!("2nd half of {year}")),
        [month] => Some(format!("{} {year}", month_name(month)?)),
        [month, day] => Some(format!("{} {} {year}", day.parse::<u8>().ok()?, month_name(month)?)),
        _ => None,
    }
}

/// "March" for 03.
pub fn month_name(number: &str) -> Option<&'static str> {
    const MONTHS: [&str; 12] =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    MONTHS.get(number.parse::<usize>().ok()?.checked_sub(1)?).copied()
}

/// A day, or the day of a date-time, in words.
pub fn day(date: &str) -> String {
    period(date.get(..10).unwrap_or(date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_told_in_words() {
        for (timex, words) in [
            ("2025", "2025"),
            ("2025-07-10", "10 July 2025"),
            ("2025-01", "January 2025"),
            ("2025-01/2025-05", "January–May 2025"),
            ("2024-11/2025-02", "November 2024 – February 2025"),
            ("2025-H1", "1st half of 2025"),
            ("2025-FA", "2025-FA"),
            ("2026-02-08TEV", "8 February 2026"),
            ("XXXX-05", "May, year not told"),
            ("XXXX-XX", "XXXX-XX"),
            ("XXXX-06-03", "3 June, year not told"),
            ("199", "199"),
            ("2025-13", "2025-13"),
        ] {
            assert_eq!(period(timex), words, "{timex}");
        }
    }

    #[test]
    fn numbers_of_an_axis_are_short() {
        for (number, text) in [(4.97e9, "4.97 bn"), (2e9, "2 bn"), (12650.0, "12.65 k"), (-2.5, "−2.5"), (0.0, "0"), (1500.0, "1500")] {
            assert_eq!(compact(number), text);
        }
    }

    #[test]
    fn an_amount_keeps_every_digit() {
        let some = |text: &str| Some(text.to_string());
        let amount = Amount { amount: some("1234567.050"), unit: some("USD"), approx: some("at_least"), ..Amount::default() };
        assert_eq!(amount.text(), some("at least 1,234,567.050 USD"));
        assert_eq!(Amount { low: some("2"), high: some("3000"), ..Amount::default() }.text(), some("2 to 3,000"));
        assert_eq!(Amount::default().text(), None);
    }

    #[test]
    fn a_name_has_its_language_and_nothing_of_markup() {
        assert_eq!(name("<b>Кудратов</b>").into_string(), "<bdi lang=\"ru\">&lt;b&gt;Кудратов&lt;/b&gt;</bdi>");
        assert_eq!(clean("a\u{0}\u{1b}[2J\nb"), "a\u{fffd}\u{fffd}[2J\nb");
    }
}
