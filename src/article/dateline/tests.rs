//! Datelines as outlets write them.

use super::super::date;
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
    let of = |line: &str| {
        let found = read_line(line).filter(|found| !found.doubtful)?;
        Some((found.place.map_or("", |span| span.of(line)).to_string(), found.agency))
    };
    assert_eq!(of("OSLO, May 14, 2025"), Some(("OSLO".into(), None)));
    assert_eq!(of("OSLO, May 14, 2025 (Fjord Press)"), Some(("OSLO".into(), Some("Fjord Press".into()))));
    assert_eq!(of("РИГА — ТАЛЛИН. «Вести», 28.01.2026"), Some(("РИГА — ТАЛЛИН".into(), Some("Вести".into()))));
    assert_eq!(of("Тверь, 5 июня 2025"), Some(("Тверь".into(), None)));
    assert_eq!(of("Business | January 22, 2026"), None);
    assert_eq!(of("Fjord Courier, Monday 13 October 2025"), None);
    assert_eq!(of("Updated Monday 13 October 2025"), None);
}

#[test]
fn on_a_line_where_only_a_lexicon_tells_the_place() {
    let of = |line: &str| {
        let found = read_line(line).filter(|found| found.doubtful)?;
        Some((found.place?.of(line).to_string(), found.day?))
    };
    assert_eq!(of("OSLO 2025-05-14"), Some(("OSLO".into(), (Some(2025), 5, 14))));
    assert_eq!(of("НИЖНИЙ НОВГОРОД 14.05.2025"), Some(("НИЖНИЙ НОВГОРОД".into(), (Some(2025), 5, 14))));
    assert_eq!(of("UPDATE 2025-05-14"), Some(("UPDATE".into(), (Some(2025), 5, 14))));
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

/// Place, day, time, agency and the report behind it.
fn parts(text: &str) -> (&str, String, String, String, &str) {
    let Some(found) = read(text) else { return ("", String::new(), String::new(), String::new(), "") };
    let day = found.day.map_or(String::new(), |(year, month, day)| format!("{}-{month:02}-{day:02}", year.unwrap_or(0)));
    let clock = found.clock.map_or(String::new(), |((hour, minute, _), _)| format!("{hour}:{minute:02}"));
    (found.place.map_or("", |span| span.of(text)), day, clock, found.agency.unwrap_or_default(), &text[found.end..])
}

fn is(
    place: &'static str,
    day: &str,
    clock: &str,
    agency: &str,
    report: &'static str,
) -> (&'static str, String, String, String, &'static str) {
    (place, day.into(), clock.into(), agency.into(), report)
}

#[test]
fn the_day_in_brackets() {
    assert_eq!(parts("LIMA, PERU (3 June 2025) — The bank lent."), is("LIMA, PERU", "2025-06-03", "", "", "The bank lent."));
    assert_eq!(parts("Lima (June 3, 2025) – The bank lent."), is("Lima", "2025-06-03", "", "", "The bank lent."));
    assert_eq!(parts("ЛИМА, ПЕРУ (3 июня 2025 г.) — Банк дал заём."), is("ЛИМА, ПЕРУ", "2025-06-03", "", "", "Банк дал заём."));
    assert_eq!(parts("Нукус (3 июня 2025 года) – Банк дал заём."), is("Нукус", "2025-06-03", "", "", "Банк дал заём."));
}

#[test]
fn an_agency_in_brackets_and_no_dash() {
    assert_eq!(parts("Port Louis, May 8 (PTI) The port grew."), is("Port Louis", "0-05-08", "", "PTI", "The port grew."));
    assert_eq!(parts("Mumbai, Aug. 4 (ANI) \"We won\", he said."), is("Mumbai", "0-08-04", "", "ANI", "\"We won\", he said."));
    assert_eq!(parts("Нарын, 8 мая /Кабар/ Порт вырос."), is("Нарын", "0-05-08", "", "Кабар", "Порт вырос."));
    assert_eq!(parts("Порт-Луи, 8 мая (Синьхуа) Порт вырос."), is("Порт-Луи", "0-05-08", "", "Синьхуа", "Порт вырос."));
}

#[test]
fn days_in_numbers_and_quoted_agencies() {
    assert_eq!(parts("KULOB, 14.03.2024 /NIAT «Khovar»/. It rained."), is("KULOB", "2024-03-14", "", "Khovar", "It rained."));
    assert_eq!(parts("КУЛЯБ, 14.03.2024 /НИАТ «Ховар»/. Шёл дождь."), is("КУЛЯБ", "2024-03-14", "", "Ховар", "Шёл дождь."));
    assert_eq!(parts("КУЛЯБ, 14.03.2024 (НИАТ \"Ховар\") – Шёл дождь."), is("КУЛЯБ", "2024-03-14", "", "Ховар", "Шёл дождь."));
}

#[test]
fn days_with_an_ordinal() {
    assert_eq!(parts("ABU DHABI, 3rd February, 2026 (WAM) -- It rained."), is("ABU DHABI", "2026-02-03", "", "WAM", "It rained."));
    assert_eq!(parts("DUBAI, 21st May 2026 (WAM) -- It rained."), is("DUBAI", "2026-05-21", "", "WAM", "It rained."));
    assert_eq!(parts("DUBAI, May 2nd, 2026 (WAM) -- It rained."), is("DUBAI", "2026-05-02", "", "WAM", "It rained."));
}

#[test]
fn the_time_behind_the_day() {
    assert_eq!(parts("Нарын, 3 мая 2024 г. 09:15. АКИpress. Мост открыт."), is("Нарын", "2024-05-03", "9:15", "АКИpress", "Мост открыт."));
    assert_eq!(parts("НАРЫН, 3 мая 2024 года, 18:40. /Кабар/. Мост открыт."), is("НАРЫН", "2024-05-03", "18:40", "Кабар", "Мост открыт."));
    assert_eq!(
        parts("Naryn, May 3, 2024, 09:15. AKIpress. The bridge is open."),
        is("Naryn", "2024-05-03", "9:15", "AKIpress", "The bridge is open.")
    );
    assert_eq!(
        parts("NARYN, 3 May 2024 - 18:40 (Kabar) - The bridge is open."),
        is("NARYN", "2024-05-03", "18:40", "Kabar", "The bridge is open.")
    );
}

#[test]
fn place_and_full_date_as_a_sentence() {
    assert_eq!(
        parts("Атырау, 7 мая 2024 года. АО «Порт» опубликовало отчёт."),
        is("Атырау", "2024-05-07", "", "", "АО «Порт» опубликовало отчёт.")
    );
    assert_eq!(parts("г. Атырау, 7 мая 2024 года. Порт вырос."), is("Атырау", "2024-05-07", "", "", "Порт вырос."));
    assert_eq!(parts("Bergen, 7 May 2024. Fjord Bank ASA said."), is("Bergen", "2024-05-07", "", "", "Fjord Bank ASA said."));
    assert_eq!(
        parts("Bergen, Norway, May 7, 2024. “We grew”, it said."),
        is("Bergen, Norway", "2024-05-07", "", "", "“We grew”, it said.")
    );
    assert_eq!(parts("Berlin, 9 November 1939. The wall did not stand yet."), is("", "", "", "", ""));
    assert_eq!(parts("Берлин, 7 мая 2024 года, когда шёл дождь."), is("", "", "", "", ""));
}

#[test]
fn the_day_before_place_and_agency() {
    assert_eq!(parts("3 мая, Гродно /Корр. БЕЛТА/. Завод открыт."), is("Гродно", "0-05-03", "", "БелТА", "Завод открыт."));
    assert_eq!(parts("3 мая, Гродно (Интерфакс) - Завод открыт."), is("Гродно", "0-05-03", "", "Интерфакс", "Завод открыт."));
    assert_eq!(parts("May 3, Grodno /BelTA/. The plant is open."), is("Grodno", "0-05-03", "", "Belta", "The plant is open."));
    assert_eq!(
        parts("3 May, Brest, Belarus (BelTA) – The plant is open."),
        is("Brest, Belarus", "0-05-03", "", "Belta", "The plant is open.")
    );
    assert_eq!(parts("ГРОДНО /БЕЛТА/. Завод открыт."), is("ГРОДНО", "", "", "БелТА", "Завод открыт."));
    assert_eq!(parts("БАКУ /Trend/ - 17 сентября 2025. Завод открыт."), is("БАКУ", "2025-09-17", "", "Trend", "Завод открыт."));
    assert_eq!(parts("БАКУ /Trend/ - 17 заводов открыто."), is("БАКУ", "", "", "Trend", "17 заводов открыто."));
    assert_eq!(parts("3 мая, Гродно - завод открыт."), is("", "", "", "", ""));
    assert_eq!(parts("May 3, Grodno and Brest (both) voted."), is("", "", "", "", ""));
}

#[test]
fn lines_of_press_releases() {
    let of = |line: &str| {
        let found = read_line(line).filter(|found| !found.doubtful)?;
        let clock = found.clock.map(|((hour, minute, _), _)| (hour, minute));
        Some((found.place.map_or("", |span| span.of(line)).to_string(), found.day?, clock, found.agency))
    };
    let is = |place: &str, day: (i16, i8, i8), clock, agency: Option<&str>| {
        Some((place.to_string(), (Some(day.0), day.1, day.2), clock, agency.map(str::to_string)))
    };
    assert_eq!(of("г. Атырау, 7 мая 2024 года"), is("Атырау", (2024, 5, 7), None, None));
    assert_eq!(of("г. Нижний Новгород, 7 мая 2024 г."), is("Нижний Новгород", (2024, 5, 7), None, None));
    assert_eq!(of("Вена. 7 мая 2024 года, 19:05"), is("Вена", (2024, 5, 7), Some((19, 5)), None));
    assert_eq!(of("Vienna. 7 May 2024, 19:05"), is("Vienna", (2024, 5, 7), Some((19, 5)), None));
    assert_eq!(of("Haugesund, Norway, 7 May 2024 – 7:00 CEST"), is("Haugesund, Norway", (2024, 5, 7), Some((7, 0)), None));
    assert_eq!(of("Fjord.example, 7 May 2024 - 19:05, Oslo, Norway"), is("Oslo, Norway", (2024, 5, 7), Some((19, 5)), None));
    assert_eq!(of("Kun.uz, 7 мая 2024 - 19:05, Нукус, Узбекистан"), is("Нукус, Узбекистан", (2024, 5, 7), Some((19, 5)), Some("Kun.uz")));
    assert_eq!(of("19:05, 7 мая 2024, Ош - 24.kg , Анна Котова"), is("Ош", (2024, 5, 7), Some((19, 5)), Some("24.kg")));
    assert_eq!(of("7 May 2024, Oslo - fjord.example"), is("Oslo", (2024, 5, 7), None, None));
    assert_eq!(of("7 May 2024, Politics"), None);
    assert_eq!(of("Тверь, 7 мая 2024 года. Мост открыт."), None);
    assert_eq!(of("Anna Reed, 7 May 2024"), None);
}
