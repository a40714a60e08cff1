//! What only SQLite has: search, views, the table of runs; and other programs in the same file.

use std::time::Duration;

use dateline::Extractor;
use dateline_archive::{Content, Duplicates, Files, Notice, Runner, Skip, Sqlite};
use rusqlite::Connection;
use tempfile::tempdir;

use super::{EXTRACTOR, articles, counts, run, run_with};

fn text(db: &Connection, query: &str) -> String {
    db.query_row(query, [], |row| row.get::<_, rusqlite::types::Value>(0))
        .map(|value| match value {
            rusqlite::types::Value::Text(text) => text,
            rusqlite::types::Value::Integer(number) => number.to_string(),
            other => format!("{other:?}"),
        })
        .unwrap_or_else(|error| panic!("{query}: {error}"))
}

#[test]
fn a_grown_archive_costs_what_is_new_and_a_changed_article_replaces_itself() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("news.db");
    let input = articles::file(folder.path(), "in.jsonl", 0..500);
    assert_eq!(counts(&run(&input, &mut Sqlite::new(&path), true).unwrap()), (500, 0));
    let grown = articles::file(folder.path(), "in.jsonl", 0..700);
    assert_eq!(counts(&run(&grown, &mut Sqlite::new(&path), true).unwrap()), (200, 500));
    let changed = articles::lines(folder.path(), "changed.jsonl", &[r#"{"id": "a7", "text": "Chickpeas were harvested."}"#]);
    assert_eq!(counts(&run(&changed, &mut Sqlite::new(&path), true).unwrap()), (1, 0));
    let db = Connection::open(&path).unwrap();
    assert_eq!(text(&db, "SELECT count(*) FROM documents"), "700");
    assert_eq!(text(&db, "SELECT text FROM documents WHERE id = 'a7'"), "Chickpeas were harvested.");
    assert_eq!(text(&db, "SELECT count(*) FROM events WHERE document_id = 'a7'"), "0");
    let found = "SELECT d.id FROM search JOIN documents d ON d.number = search.rowid WHERE search MATCH 'chickpeas'";
    assert_eq!(text(&db, found), "a7");
    assert_eq!(text(&db, "SELECT count(*) > 50 FROM search WHERE search MATCH 'ЭКСПОРТ'"), "1");
    db.execute_batch("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)").expect("the search is of the texts that are there");
}

#[test]
fn the_runs_tell_what_is_there() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("news.db");
    let input = articles::lines(
        folder.path(),
        "in.jsonl",
        &[r#"{"id": "a", "text": "Exports of Kazakhstan rose by 5 percent in 2024."}"#, "broken", r#"{"id": "b", "text": "Слова."}"#],
    );
    run(&input, &mut Sqlite::new(&path), false).unwrap();
    run(&input, &mut Sqlite::new(&path), true).unwrap();
    let db = Connection::open(&path).unwrap();
    assert_eq!(
        text(&db, "SELECT group_concat(articles || ' ' || known || ' ' || failures || ' ' || resumed, '; ') FROM runs"),
        "2 0 1 0; 0 2 1 1"
    );
    for (column, table) in [("mentions", "mentions"), ("entities", "entities"), ("events", "events")] {
        assert_eq!(text(&db, &format!("SELECT {column} FROM runs WHERE id = 1")), text(&db, &format!("SELECT count(*) FROM {table}")));
    }
    assert_eq!(text(&db, "SELECT number FROM run_counts WHERE run_id = 1 AND what = 'failure' AND name = 'invalid'"), "1");
    assert_eq!(text(&db, "SELECT count(*) FROM runs WHERE ended IS NULL"), "0");
}

#[test]
fn changed_options_are_noticed() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("news.db");
    let input = articles::file(folder.path(), "in.jsonl", 0..10);
    let changed = |extractor: &Extractor| {
        let mut changed = false;
        let tell = |notice: Notice<'_>| {
            if let Notice::Begun(past) = notice {
                changed = past.changed.is_some()
            }
        };
        run_with(extractor, &input, &mut Sqlite::new(&path), true, tell).unwrap();
        changed
    };
    let other = Extractor::builder().language("en").build().unwrap();
    assert_eq!([changed(&Extractor::new()), changed(&Extractor::new()), changed(&other)], [false, false, true]);
}

#[test]
fn two_runs_at_once_write_each_article_once() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("news.db");
    let inputs = [articles::file(folder.path(), "a.jsonl", 0..1500), articles::file(folder.path(), "b.jsonl", 1000..2500)];
    std::thread::scope(|scope| {
        for input in &inputs {
            scope.spawn(|| run(input, &mut Sqlite::new(&path), false).unwrap());
        }
    });
    let db = Connection::open(&path).unwrap();
    assert_eq!(text(&db, "SELECT count(*) || ' ' || count(DISTINCT id) FROM documents"), "2498 2498");
    assert_eq!(text(&db, "SELECT count(*) FROM (SELECT document_id, id FROM mentions GROUP BY 1, 2 HAVING count(*) > 1)"), "0");
    assert_eq!(text(&db, "SELECT count(*) FROM mentions WHERE document_id NOT IN (SELECT id FROM documents)"), "0");
}

#[test]
fn a_database_that_stays_locked_is_said_to_be_and_can_be_resumed() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("news.db");
    let input = articles::file(folder.path(), "in.jsonl", 0..100);
    run(&articles::file(folder.path(), "less.jsonl", 0..50), &mut Sqlite::new(&path), false).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut sink = Sqlite::new(&path).patience(Duration::from_millis(50));
    let error = run(&input, &mut sink, true).unwrap_err().to_string();
    assert!(error.contains("another program held it"), "{error}");
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(counts(&run(&input, &mut Sqlite::new(&path), true).unwrap()), (50, 50));
}

#[test]
fn reports_of_one_event_are_a_cluster() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("news.db");
    let input = articles::lines(
        folder.path(),
        "in.jsonl",
        &[
            r#"{"id": "b", "site": "Two", "published": "2025-02-02", "text": "Uzbekistan's exports amounted to $26.9 billion in 2024."}"#,
            r#"{"id": "a", "site": "One", "published": "2025-02-01", "text": "Экспорт Узбекистана в 2024 году составил 26,9 млрд долларов."}"#,
        ],
    );
    run(&input, &mut Sqlite::new(&path), false).unwrap();
    let db = Connection::open(&path).unwrap();
    let query = "SELECT first_document_id || ' ' || reports || ' ' || sources || ' ' || languages || ' ' || value_list || ' ' || disagree \
                 FROM clusters WHERE kind = 'indicator' ORDER BY reports DESC LIMIT 1";
    assert_eq!(text(&db, query), "a 2 2 2 26900000000 USD 0");
}

#[test]
fn a_run_that_resumes_knows_the_texts_of_the_run_before() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("news.db");
    let first = r#"{"id": "a", "text": "Exports of cotton rose in May."}"#;
    let again = r#"{"id": "b", "text": "EXPORTS of cotton rose in May!"}"#;
    let other = r#"{"id": "c", "text": "Imports of tea fell in June."}"#;
    let write = |lines: &[&str]| {
        let input = articles::lines(folder.path(), "in.jsonl", lines);
        let runner = Runner::new(&EXTRACTOR).duplicates(Duplicates::Drop).resume(true);
        runner.run(Files::new([input], Content::JsonLines), &mut Sqlite::new(&path), |_| {}).unwrap()
    };
    write(&[first]);
    let summary = write(&[first, again, other]);
    assert_eq!((counts(&summary), summary.skipped.get(&Skip::Duplicate)), ((1, 1), Some(&1)));
    assert_eq!(text(&Connection::open(&path).unwrap(), "SELECT group_concat(id) FROM documents"), "a,c");
}
