//! Sentences of our own, each with the figures it must give: metric, parties, value, change, time and status.

use std::collections::BTreeMap;

use crate::record::{Event, EventKind, MentionId, Record, Status, Value};
use crate::{Body, Extractor, Input, Scratch};

/// The slots of a figure in the notation of the tables.
type Slots = BTreeMap<&'static str, String>;

const KEYS: [&str; 7] = ["m", "s", "p", "v", "c", "t", "st"];

fn amount(record: &Record, id: MentionId) -> String {
    let Some(mention) = record.mention(id) else { return String::new() };
    let Some(Value::Amount(a)) = &mention.value else { return String::new() };
    let number = match (a.amount, a.low, a.high) {
        (Some(amount), ..) => amount.normalize().to_string(),
        (_, Some(low), Some(high)) => format!("{}..{}", low.normalize(), high.normalize()),
        _ => String::new(),
    };
    match (mention.kind.as_str(), a.unit.as_deref()) {
        ("money", _) => format!("{}:{number}", a.currency.as_deref().unwrap_or_default()),
        ("percent", Some("percentage_point")) => format!("{number}pp"),
        ("percent", Some("basis_point")) => format!("{number}bp"),
        ("percent", _) => format!("{number}%"),
        ("multiple", _) => format!("x{number}"),
        _ => number,
    }
}

fn slots(record: &Record, event: &Event) -> Slots {
    let mut slots = Slots::new();
    slots.insert("m", event.metric.clone().unwrap_or_default());
    for role in &event.roles {
        let entity = role.entity.and_then(|id| record.entity(id));
        let (key, text) = match (role.role.as_str(), entity) {
            ("subject", Some(e)) => ("s", format!("{}|{}", e.key.as_deref().unwrap_or_default(), e.name)),
            ("partner", Some(e)) => ("p", format!("{}|{}", e.key.as_deref().unwrap_or_default(), e.name)),
            ("value", _) => ("v", role.mention.map(|id| amount(record, id)).unwrap_or_default()),
            _ => continue,
        };
        slots.entry(key).and_modify(|s| s.push_str(&format!(",{text}"))).or_insert(text);
    }
    if let Some(change) = &event.change {
        let sign = match change.direction.as_str() {
            "increase" => "+",
            "decrease" => "-",
            _ => "0",
        };
        let size = match (change.mention, change.amount) {
            (Some(id), _) => amount(record, id),
            (None, Some(size)) => format!("{}%", size.normalize()),
            (None, None) => String::new(),
        };
        slots.insert("c", format!("{sign}{size}"));
    }
    if let Some(time) = &event.time {
        slots.insert("t", format!("{}..{}", time.from.as_deref().unwrap_or_default(), time.to.as_deref().unwrap_or_default()));
    }
    if event.status != Status::Asserted {
        slots.insert("st", event.status.as_str().to_string());
    }
    slots
}

fn wanted(cell: &str) -> Vec<Slots> {
    let key = |k: &str| KEYS.into_iter().find(|known| *known == k);
    let slot = |pair: &str| pair.split_once('=').and_then(|(k, v)| Some((key(k)?, v.to_string())));
    cell.split(" | ").filter(|c| !c.trim().is_empty()).map(|c| c.split(' ').filter_map(slot).collect()).collect()
}

fn agrees(want: &Slots, got: &Slots) -> bool {
    KEYS.iter().all(|&key| match (want.get(key), got.get(key)) {
        (None, None) => true,
        (Some(want), Some(got)) if matches!(key, "s" | "p") => {
            let (keys, name) = got.split_once('|').unwrap_or((got, ""));
            keys == format!("place:{want}") || keys == format!("org:{want}") || name.contains(want.as_str())
        }
        (Some(want), Some(got)) => want == got,
        _ => false,
    })
}

/// What a sentence gives that it should not, or does not give that it should.
fn faults(record: &Record, want: Vec<Slots>) -> Vec<String> {
    let mut got: Vec<Slots> = record.events.iter().filter(|e| e.kind == EventKind::Indicator).map(|e| slots(record, e)).collect();
    let mut faults = Vec::new();
    for want in want {
        match got.iter().position(|g| agrees(&want, g)) {
            Some(at) => drop(got.remove(at)),
            None => faults.push(format!("    want {want:?}")),
        }
    }
    faults.extend(got.iter().map(|g| format!("    got  {g:?}")));
    faults
}

/// Gives how many of the sentences of a table are read right, of how many, and what is wrong with the others.
fn read(table: &str, language: &str) -> (usize, usize, String) {
    let extractor = Extractor::builder().body(Body::Whole).language(language).published("2025-09-15").build().expect("built in");
    let mut scratch = Scratch::default();
    let (mut right, mut all, mut wrong) = (0, 0, String::new());
    for line in table.lines().filter(|l| !l.starts_with('#')).skip(1) {
        let (text, cell) = line.split_once('\t').unwrap_or((line, ""));
        let text = text.replace("\\n", "\n");
        let record = extractor.extract_with(&Input::text(text.as_str()), &mut scratch);
        let faults = faults(&record, wanted(cell));
        all += 1;
        right += usize::from(faults.is_empty());
        if !faults.is_empty() {
            wrong.push_str(&format!("{text}\n{}\n", faults.join("\n")));
        }
    }
    (right, all, wrong)
}

#[test]
fn english_sentences() {
    let (right, all, wrong) = read(include_str!("tests/en.tsv"), "en");
    assert!(all >= 100 && right == all, "{right} of {all} right\n{wrong}");
}

#[test]
fn russian_sentences() {
    let (right, all, wrong) = read(include_str!("tests/ru.tsv"), "ru");
    assert!(all >= 100 && right == all, "{right} of {all} right\n{wrong}");
}

#[test]
fn what_is_no_figure_gives_none() {
    for (text, language) in [
        ("The plant with a capacity of 600 MW will cost $900 million and create 180 jobs.", "en"),
        ("Kazakhstan has been the second largest exporter of flour since 2005.", "en"),
        ("Turkish firms, among the largest investors in the Georgian economy, have put about $2.6 billion into it.", "en"),
        ("Двое рабочих получили травмы, трое госпитализированы.", "ru"),
        ("Встреча прошла 12 мая в 15:00, в ней участвовали 40 человек.", "ru"),
        ("Из опасных районов вывезено 87 тысяч человек.", "ru"),
    ] {
        let extractor = Extractor::builder().language(language).build().expect("built in");
        let record = extractor.extract(&Input::text(text));
        let figures: Vec<&Event> = record.events.iter().filter(|e| e.kind == EventKind::Indicator).collect();
        assert!(figures.is_empty(), "{text}: {figures:?}");
    }
}
