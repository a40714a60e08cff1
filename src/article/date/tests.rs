//! Dates as pages print them.

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
fn dates_with_dashes_and_strokes() {
    assert_eq!(read("Anna Reed   Business News   Mar - 14 - 2024   2 minutes read"), "2024-03-14");
    assert_eq!(read("Мар - 14 - 2024"), "2024-03-14");
    assert_eq!(read("14-Mar-2024 | Oslo"), "2024-03-14");
    assert_eq!(read("14-мар-2024 | Бизнес"), "2024-03-14");
    assert_eq!(read("14 / 03 / 2024"), "2024-03-14");
    assert_eq!(read("Мария Котова   14 / 03 / 2024   Бизнес"), "2024-03-14");
}

#[test]
fn days_of_what_is_announced() {
    let event = |line: &str| find(line).is_some_and(|found| found.event);
    assert!(event("Deadline: 3 March 2025") && event("Дата проведения: 3 марта 2025 года"));
    assert!(!event("Published 3 March 2025") && !event("3 March 2025, due diligence"));
}

#[test]
fn a_half_of_the_day_ends_no_sentence() {
    assert!(is_only_date("Nov. 17, 2025 6:02 a.m."));
    assert!(is_only_date("17 November 2025, 6:02 p.m."));
    assert!(ends_sentence("It opened on 17 November 2025."));
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
