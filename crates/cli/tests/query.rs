//! Questions to a database, and what is said where there is no answer.

mod common;

use std::fs;
use std::path::Path;

use common::{Run, dateline};
use rusqlite::Connection;
use tempfile::{TempDir, tempdir};

const ARTICLES: &[(&str, &str)] = &[
    ("trade-en.txt", "Trade turnover between Uzbekistan and Kazakhstan reached $4.97 billion in 2025, up 18 percent."),
    ("trade-ru.txt", "Товарооборот Узбекистана и Казахстана составил 4,2 млрд долларов в 2024 году."),
    ("exports.txt", "Exports of Uzbekistan to Turkey amounted to $486.3 million in 2023."),
    ("meeting-en.txt", "Minister Laziz Kudratov met with Timur Saparov in Tashkent on 12 March 2025."),
    ("meeting-ru.txt", "Министр Лазиз Кудратов встретился с Тимуром Сапаровым в Ташкенте 14 апреля 2024 года."),
    ("agreement.txt", "Iran and Armenia signed a free trade agreement on 3 June 2025."),
];

/// A database of the articles above.
fn database() -> TempDir {
    let folder = tempdir().unwrap();
    for (name, text) in ARTICLES {
        fs::write(folder.path().join(name), format!("{text}\n")).unwrap();
    }
    let names: Vec<&str> = ARTICLES.iter().map(|(name, _)| *name).collect();
    dateline(folder.path(), &[&["extract", "-o", "news.db"], &names[..]].concat()).ended(0);
    folder
}

/// The rows of an answer in CSV, by the names of its columns.
fn rows(folder: &Path, question: &[&str]) -> Vec<std::collections::HashMap<String, String>> {
    let csv = query(folder, &[question, &["--csv"]].concat()).ended(0).out();
    let mut lines = csv.lines().map(|line| line.split(',').map(String::from).collect::<Vec<_>>());
    let header = lines.next().expect("a header");
    lines.map(|cells| header.iter().cloned().zip(cells).collect()).collect()
}

fn query(folder: &Path, question: &[&str]) -> Run {
    dateline(folder, &[&["query", "news.db"], question].concat())
}

#[test]
fn figures_between_two_are_found_whoever_is_named_first_and_in_both_languages() {
    let folder = database();
    for pair in ["UZ,KZ", "kz,uz", "Узбекистан,Kazakhstan", "place:UZ,Казахстан"] {
        let found = rows(folder.path(), &["indicators", "--metric", "trade_turnover", "--between", pair]);
        let amounts: Vec<&str> = found.iter().map(|row| row["amount"].as_str()).collect();
        assert_eq!(amounts, ["4970000000", "4200000000"], "{pair}");
        assert_eq!((found[0]["period"].as_str(), found[0]["unit"].as_str(), found[0]["change"].as_str()), ("2025", "USD", "+18 percent"));
    }
    let since = rows(folder.path(), &["indicators", "--party", "UZ", "--since", "2024-06", "--until", "2025"]);
    assert_eq!(since.iter().map(|row| row["amount"].as_str()).collect::<Vec<_>>(), ["4970000000", "4200000000"]);
    let before = rows(folder.path(), &["indicators", "--party", "TR", "--until", "2023"]);
    assert_eq!(before.iter().map(|row| row["metric"].as_str()).collect::<Vec<_>>(), ["exports"]);
}

#[test]
fn a_person_is_found_in_both_scripts() {
    let folder = database();
    for name in ["Кудратов", "Kudratov", "Лазиз Кудратов", "Kudratov Laziz", "qudratov", "Saparov"] {
        let found = rows(folder.path(), &["meetings", "--person", name]);
        let days: Vec<&str> = found.iter().map(|row| row["date_from"].as_str()).collect();
        assert_eq!(days, ["2025-03-12", "2024-04-14"], "{name}");
    }
    assert!(rows(folder.path(), &["meetings", "--person", "Karimov"]).is_empty());
    let events = rows(folder.path(), &["events", "--person", "Кудратов", "--since", "2025"]);
    assert_eq!(events.iter().map(|row| row["event"].as_str()).collect::<Vec<_>>(), ["meeting"]);
}

#[test]
fn a_person_known_by_surname_alone_is_found_too() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "Minister Kudratov met with Timur Saparov in Tashkent on 12 March 2025.\n").unwrap();
    dateline(folder.path(), &["extract", "a.txt", "-o", "news.db"]).ended(0);
    assert_eq!(rows(folder.path(), &["meetings", "--person", "Кудратов"]).len(), 1);
}

#[test]
fn events_of_a_kind_since_a_year() {
    let folder = database();
    let found = rows(folder.path(), &["events", "--kind", "agreement", "--since", "2025"]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0]["parts"].contains("Armenia") && found[0]["date_from"] == "2025-06-03", "{found:?}");
    assert!(rows(folder.path(), &["events", "--kind", "agreement", "--since", "2025-07"]).is_empty());
}

#[test]
fn why_shows_the_sentence_its_source_and_its_rule() {
    let folder = database();
    let answer = query(folder.path(), &["events", "--kind", "agreement", "--why"]).ended(0).out();
    for part in ["  Iran and Armenia signed a free trade agreement on 3 June 2025.\n", "agreement.txt · en/agreement/"] {
        assert!(answer.contains(part), "{answer}");
    }
    let plain = query(folder.path(), &["events", "--kind", "agreement"]).ended(0).out();
    assert!(!plain.contains("agreement.txt"), "{plain}");
    dateline(folder.path(), &["extract", "--no-text", "agreement.txt", "-o", "bare.db"]).ended(0);
    let bare = dateline(folder.path(), &["query", "bare.db", "events", "--why"]).ended(0).out();
    assert!(bare.contains("agreement.txt · en/agreement/") && !bare.contains("free trade agreement on"), "{bare}");
}

#[test]
fn the_sql_that_is_printed_gives_the_rows_that_are_shown() {
    let folder = database();
    let questions: [&[&str]; 4] = [
        &["indicators", "--between", "UZ,KZ", "--since", "2024"],
        &["meetings", "--person", "Кудратов", "--status", "asserted"],
        &["events", "--party", "AM", "--why"],
        &["events", "--person", "O'Brien; DROP TABLE documents"],
    ];
    let db = Connection::open(folder.path().join("news.db")).unwrap();
    for question in questions {
        let sql = query(folder.path(), &[question, &["--sql", "--csv"]].concat()).ended(0).out();
        let shown = rows(folder.path(), question).len();
        let mut statement = db.prepare(sql.trim_end().trim_end_matches(';')).unwrap_or_else(|error| panic!("{sql}: {error}"));
        let count = statement.query_map([], |_| Ok(())).unwrap().count();
        assert_eq!(count, shown, "{sql}");
    }
}

#[test]
fn rows_that_are_not_shown_are_counted() {
    let folder = database();
    let run = query(folder.path(), &["indicators", "--limit", "1"]).ended(0);
    assert!(run.err().contains("1 of 3 rows") && run.out().contains("4,970,000,000"), "{}{}", run.out(), run.err());
    let all = query(folder.path(), &["indicators", "--limit", "0"]).ended(0);
    assert!(all.err().is_empty() && all.out().contains("486,300,000"), "{}", all.err());
    assert!(query(folder.path(), &["meetings", "--person", "Karimov"]).ended(0).err().contains("nothing found"));
}

#[test]
fn unknown_names_list_the_known_ones() {
    let folder = database();
    let cases: [(&[&str], &[&str]); 6] = [
        (&["indicators", "--metric", "trade"], &["`trade`", "trade_turnover (2)", "exports (1)"]),
        (&["events", "--kind", "agrement"], &["agreement", "meeting", "election"]),
        (&["events", "--status", "done"], &["asserted", "planned"]),
        (&["indicators", "--between", "UZ,Atlantis"], &["`Atlantis`"]),
        (&["indicators", "--since", "last year"], &["2025-03-06"]),
        (&["meetings", "--person", "12"], &["`12`"]),
    ];
    for (question, parts) in cases {
        let err = query(folder.path(), question).ended(2).err();
        assert!(parts.iter().all(|part| err.contains(part)), "{question:?}: {err}");
    }
}

#[test]
fn what_is_no_database_of_ours_is_named() {
    let folder = tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("text.db"), "no database, and long enough to be one ".repeat(100)).unwrap();
    fs::write(path("empty.db"), "").unwrap();
    fs::create_dir(path("folder.db")).unwrap();
    Connection::open(path("other.db")).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();
    fs::write(path("a.txt"), "A word.").unwrap();
    dateline(folder.path(), &["extract", "a.txt", "-o", "old.db"]).ended(0);
    Connection::open(path("old.db")).unwrap().execute_batch("PRAGMA user_version = 999").unwrap();
    let cases = [
        ("missing.db", "No such file"),
        ("text.db", "is not a database"),
        ("empty.db", "not a database of dateline"),
        ("folder.db", "is a folder"),
        ("other.db", "not a database of dateline"),
        ("old.db", "version 999"),
    ];
    for (name, part) in cases {
        let before = fs::read(path(name)).ok();
        for arguments in [&["query", name, "events"][..], &["report", name, "-o", "out.html"]] {
            let err = dateline(folder.path(), arguments).ended(1).err();
            assert!(err.starts_with(&format!("dateline: {name}: ")) && err.contains(part), "{arguments:?}: {err}");
        }
        assert!(fs::read(path(name)).ok() == before && !path("out.html").exists(), "{name} was touched");
    }
    assert!(!path("missing.db").exists());
}
