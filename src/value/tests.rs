//! Sentences and what must be found in them: `tests/en.tsv`, `tests/ru.tsv`, read against a publication day of 10 July 2025.

use std::sync::OnceLock;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::language::Language;
use crate::lexicon::Lexicon;
use crate::mention::Draft;
use crate::record::{Amount, Value, Warning};
use crate::text::token::tokenize;
use crate::text::{Document, split};

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(Lexicon::new)
}

/// The values of a text, each as `kind|text|value`.
fn read(lexicon: &Lexicon, text: &str, language: Language, published: Option<Date>) -> Vec<String> {
    drafts(lexicon, text, language, published).iter().map(|draft| line(text, draft)).collect()
}

fn drafts(lexicon: &Lexicon, text: &str, language: Language, published: Option<Date>) -> Vec<Draft> {
    recognized(lexicon, text, language, published).0
}

fn recognized(lexicon: &Lexicon, text: &str, language: Language, published: Option<Date>) -> (Vec<Draft>, Vec<Warning>) {
    let (mut tokens, mut phrases, mut sentences, mut drafts) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    tokenize(text, 0, text.len(), &mut tokens);
    lexicon.annotate(&mut Default::default(), &mut tokens, &mut phrases);
    split(text, &tokens, &phrases, lexicon, None, &mut sentences);
    sentences.iter_mut().for_each(|s| s.language = Some(language));
    let document = Document { text, tokens: &tokens, phrases: &phrases, sentences: &sentences, lexicon, published, published_time: None };
    let mut warnings = Vec::new();
    super::recognize(&document, &mut drafts, &mut warnings);
    (drafts, warnings)
}

fn line(text: &str, draft: &Draft) -> String {
    let kind = serde_json::to_value(draft.kind).ok().and_then(|k| k.as_str().map(str::to_string)).unwrap_or_default();
    let words = &text[draft.start as usize..draft.end as usize];
    format!("{kind}|{words}|{}", draft.value.as_ref().map(value).unwrap_or_default())
}

fn value(value: &Value) -> String {
    let name = |v: serde_json::Value| v.as_str().unwrap_or_default().to_string();
    match value {
        Value::Amount(a) => {
            let number = match (a.amount, a.low, a.high) {
                (Some(amount), _, _) => amount.to_string(),
                (_, Some(low), Some(high)) => format!("{low}..{high}"),
                _ => String::new(),
            };
            let unit = a.currency.as_ref().or(a.unit.as_ref()).map(|u| format!(" {u}")).unwrap_or_default();
            let assumed = if a.currency_assumed { "?" } else { "" };
            let approx = serde_json::to_value(a.approx).map(name).unwrap_or_default();
            let approx = if approx == "exact" { String::new() } else { format!(" {approx}") };
            format!("{number}{unit}{assumed}{approx}")
        }
        Value::Date(d) => {
            let days = format!("{}..{}", d.from.as_deref().unwrap_or(""), d.to.as_deref().unwrap_or(""));
            let modifier = d.modifier.and_then(|m| serde_json::to_value(m).ok()).map(|m| format!(" {}", name(m))).unwrap_or_default();
            format!("{} {days}{modifier}", d.timex)
        }
        Value::Timex(t) => format!("{}{}", t.timex, if t.day_assumed { "?" } else { "" }),
    }
}

fn check(table: &str, language: Language) {
    let lexicon = lexicon();
    let published = Date::new(2025, 7, 10).ok();
    let mut wrong = Vec::new();
    for row in table.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).skip(1) {
        let (text, expected) = row.split_once('\t').unwrap_or((row, ""));
        let found = read(lexicon, text, language, published).join(" ; ");
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} rows\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn english_sentences() {
    check(include_str!("tests/en.tsv"), Language::En);
}

#[test]
fn russian_sentences() {
    check(include_str!("tests/ru.tsv"), Language::Ru);
}

/// What is cut off anywhere is read to its end and no further.
#[test]
fn sentences_cut_off() {
    let lexicon = lexicon();
    for (table, language) in [(include_str!("tests/en.tsv"), Language::En), (include_str!("tests/ru.tsv"), Language::Ru)] {
        for row in table.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).skip(1) {
            let text = row.split('\t').next().unwrap_or_default();
            for (cut, _) in text.char_indices().skip(1) {
                let found = drafts(lexicon, &text[..cut], language, Date::new(2025, 7, 10).ok());
                assert!(found.iter().all(|d| d.end as usize <= cut), "{}", &text[..cut]);
            }
        }
    }
}

/// The whole part in groups of three, and the two decimals.
fn printed(cents: u64, group: &str, point: &str) -> String {
    let whole = (cents / 100).to_string();
    let mut out = String::new();
    for (i, figure) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push_str(group);
        }
        out.push(figure);
    }
    format!("{out}{point}{:02}", cents % 100)
}

proptest::proptest! {
    #[test]
    fn printed_amounts_read_back_equal(cents in 100u64..9_999_999_999_999) {
        let lexicon = lexicon();
        let value = Decimal::new(cents as i64, 2).normalize();
        for (group, point, text, language) in [
            (",", ".", "The cost is $# now.", Language::En),
            (",", ".", "The cost is # euros now.", Language::En),
            (",", ".", "The cost (€#) is up.", Language::En),
            ("\u{2009}", ".", "The cost is # Swiss francs now.", Language::En),
            ("", ".", "The cost is USD # now.", Language::En),
            ("\u{a0}", ",", "Цена # рублей сейчас.", Language::Ru),
            ("\u{202f}", ",", "Цена # рублей сейчас.", Language::Ru),
            (" ", ",", "Цена # евро сейчас.", Language::Ru),
            (".", ",", "Цена # евро сейчас.", Language::Ru),
            ("", ",", "Цена #\u{a0}тенге сейчас.", Language::Ru),
        ] {
            let text = text.replace('#', &printed(cents, group, point));
            let found = amount_of_money(lexicon, &text, language);
            proptest::prop_assert_eq!(found, Some(value), "{}", text);
        }
    }

    #[test]
    fn a_year_on_dates_without_a_year_are_a_year_on(month in 1i8..=12, day in 1i8..=28, year in 1990i16..2060) {
        let lexicon = lexicon();
        const MONTHS: [&str; 12] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
        const GENITIVES: [&str; 12] = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];
        for (text, language) in [
            ("He left on # 5.", Language::En),
            ("He will leave on # 5.", Language::En),
            ("Report, # 5", Language::En),
            ("Он уехал 5 #.", Language::Ru),
            ("Он уедет 5 #.", Language::Ru),
            ("Отчёт, 5 #", Language::Ru),
        ] {
            let months = if language == Language::En { MONTHS } else { GENITIVES };
            let text = text.replace('#', months[month as usize - 1]);
            let read = |year| {
                let found = drafts(lexicon, &text, language, Date::new(year, month, day).ok());
                match &found[0].value {
                    Some(Value::Date(date)) => date.timex.clone(),
                    other => format!("{other:?}"),
                }
            };
            let (here, next) = (read(year), read(year + 1));
            let shifted = here.get(..4).and_then(|y| y.parse::<i16>().ok()).map(|y| format!("{}{}", y + 1, &here[4..]));
            proptest::prop_assert_eq!(Some(next), shifted, "{}", text);
        }
    }

    #[test]
    fn nothing_panics_and_spans_are_in_order(text in "[0-9 .,:/$€%½мйаДст\\-–()a-zMay']{0,80}") {
        let lexicon = lexicon();
        for language in [Language::En, Language::Ru] {
            let found = drafts(lexicon, &text, language, Date::new(2025, 7, 10).ok());
            for pair in found.windows(2) {
                proptest::prop_assert!(pair[0].end <= pair[1].start);
            }
            for draft in &found {
                proptest::prop_assert!(text.get(draft.start as usize..draft.end as usize).is_some());
            }
        }
    }
}

fn amount_of_money(lexicon: &Lexicon, text: &str, language: Language) -> Option<Decimal> {
    drafts(lexicon, text, language, None).into_iter().find_map(|draft| match draft.value? {
        Value::Amount(Amount { amount, currency: Some(_), .. }) => amount,
        _ => None,
    })
}

#[test]
fn numbers_beyond_what_is_exact_are_left_out_with_a_warning() {
    let lexicon = lexicon();
    for text in [format!("The debt is ${}.", "9".repeat(40)), format!("It owes {} trillion euros.", "9".repeat(20))] {
        let (found, warnings) = recognized(lexicon, &text, Language::En, None);
        assert!(found.is_empty(), "{text}: {found:?}");
        assert_eq!(warnings.len(), 1, "{text}");
    }
}

/// Nobody says of which century the seventies are.
#[test]
fn decades_without_a_day_of_publication() {
    let lexicon = lexicon();
    assert_eq!(read(lexicon, "It was built in the 70s.", Language::En, None), ["date|70s|XX7 .."]);
    assert_eq!(read(lexicon, "Дом построили в 70-х годах прошлого века.", Language::Ru, None), ["date|70-х годах прошлого века|XX7 .."]);
}

/// "Q3" is the quarter that the document says has ended, and a current one counts in its last month.
#[test]
fn quarters_of_companies_and_quarters_near_their_end() {
    let lexicon = lexicon();
    let read = |text, day| read(lexicon, text, Language::En, day);
    let told = "Q3 profit rose. It fell in the quarter ended December 2025.";
    let quarter = "2025-10/2025-12 2025-10-01..2025-12-31";
    assert_eq!(
        read(told, Date::new(2026, 1, 20).ok()),
        [format!("date|Q3|{quarter}"), format!("date|quarter ended December 2025|{quarter}")]
    );
    let growth = "GDP expanded in the first quarter.";
    assert_eq!(read(growth, Date::new(2026, 3, 9).ok()), ["date|first quarter|2026-Q1 2026-01-01..2026-03-31"]);
    assert_eq!(read(growth, Date::new(2026, 2, 9).ok()), ["date|first quarter|2025-Q1 2025-01-01..2025-03-31"]);
}
