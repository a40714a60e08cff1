//! The program does what its options say.

mod common;

use std::fs;
use std::io::{Read, Write};

use common::dateline;
use rusqlite::Connection;
use tempfile::{TempDir, tempdir};

/// A folder of articles in every form, each a sentence with its number.
fn archive() -> TempDir {
    let folder = tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let rows =
        |from: usize, to: usize| (from..to).map(|n| format!("{{\"id\": \"r{n}\", \"text\": \"Article {n}.\"}}\n")).collect::<String>();
    fs::create_dir_all(path("b/deep")).unwrap();
    fs::write(path("a.txt"), "Article a.").unwrap();
    fs::write(path("b/2.txt"), "Article 2.").unwrap();
    fs::write(path("b/deep/1.txt"), "Article 1.").unwrap();
    fs::write(path("b/.hidden.txt"), "Hidden.").unwrap();
    fs::write(path("b/notes.json"), "{}").unwrap();
    let gzip = |bytes: &str| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes.as_bytes()).unwrap();
        encoder.finish().unwrap()
    };
    fs::write(path("c.jsonl.gz"), [gzip(&rows(0, 300)), gzip(&rows(300, 500))].concat()).unwrap();
    fs::write(path("d.jsonl.zst"), zstd::encode_all(rows(500, 600).as_bytes(), 1).unwrap()).unwrap();
    folder
}

#[test]
fn articles_come_out_in_order_whatever_the_number_of_threads() {
    let folder = archive();
    let one = dateline(folder.path(), &["extract", "--jobs", "1", "."]).ended(0);
    let uris: Vec<_> = one.records().iter().map(|r| r["source"]["uri"].as_str().unwrap().to_string()).collect();
    assert_eq!(uris[..4], ["./a.txt", "./b/2.txt", "./b/deep/1.txt", "./c.jsonl.gz"]);
    let ids: Vec<_> = one.records().iter().skip(3).map(|r| r["id"].as_str().unwrap().to_string()).collect();
    assert_eq!(ids, (0..600).map(|n| format!("r{n}")).collect::<Vec<_>>());
    for jobs in ["2", "8"] {
        let many = dateline(folder.path(), &["extract", "--jobs", jobs, "."]).ended(0);
        assert!(many.0.stdout == one.0.stdout, "--jobs {jobs} differs");
    }
}

#[test]
fn a_compressed_output_holds_the_same_lines() {
    let folder = archive();
    let plain = dateline(folder.path(), &["extract", "."]).ended(0).0.stdout;
    for name in ["r.jsonl", "r.jsonl.gz", "r.jsonl.zst"] {
        let out = tempdir().unwrap();
        let path = out.path().join(name);
        dateline(folder.path(), &["extract", ".", "-o", path.to_str().unwrap()]).ended(0);
        let (written, mut inside) = (fs::read(&path).unwrap(), Vec::new());
        match name.rsplit('.').next() {
            Some("gz") => drop(flate2::read::MultiGzDecoder::new(&*written).read_to_end(&mut inside).unwrap()),
            Some("zst") => inside = zstd::decode_all(&*written).unwrap(),
            _ => inside = written,
        }
        assert!(inside == plain, "{name} holds something else");
    }
}

#[test]
fn what_the_caller_gives_is_in_the_record() {
    let folder = tempdir().unwrap();
    let row =
        r#"{"id": "x", "text": "Words.", "url": "https://example.org/a", "title": "Given", "published": "2026-03-06", "site": "Example"}"#;
    fs::write(folder.path().join("a.jsonl"), row).unwrap();
    let record = &dateline(folder.path(), &["extract", "a.jsonl"]).ended(0).records()[0];
    assert_eq!((&record["id"], &record["source"]["uri"]), (&"x".into(), &"https://example.org/a".into()));
    assert_eq!(record["source"]["format"], "json");
}

#[test]
fn without_text_a_record_has_none() {
    let folder = archive();
    let record = &dateline(folder.path(), &["extract", "--no-text", "a.txt"]).ended(0).records()[0];
    assert!(record.get("text").is_none());
}

#[test]
fn a_database_holds_each_document_once_and_says_what_is_in_it() {
    let folder = archive();
    for run in 0..2 {
        let said = dateline(folder.path(), &["extract", "c.jsonl.gz", "d.jsonl.zst", "-o", "news.db"]).ended(0).out();
        assert!(said.starts_with("news.db: 600 documents\n"), "run {run}: {said}");
    }
    fs::write(folder.path().join("again.jsonl"), r#"{"id": "r7", "text": "Article 7, corrected."}"#).unwrap();
    dateline(folder.path(), &["extract", "again.jsonl", "-o", "news.db"]).ended(0);
    let db = Connection::open(folder.path().join("news.db")).unwrap();
    let count: i64 = db.query_row("SELECT count(*) FROM documents", [], |row| row.get(0)).unwrap();
    let text: String = db.query_row("SELECT text FROM documents WHERE id = 'r7'", [], |row| row.get(0)).unwrap();
    assert_eq!((count, text.as_str()), (600, "Article 7, corrected."));
}

#[test]
fn a_run_that_resumes_does_what_is_new() {
    let folder = archive();
    for output in ["news.db", "out.jsonl", "out.jsonl.gz", "indicators.csv"] {
        dateline(folder.path(), &["extract", "c.jsonl.gz", "-o", output]).ended(0);
        let run = dateline(folder.path(), &["extract", "--resume", "--log", "json", "c.jsonl.gz", "d.jsonl.zst", "-o", output]).ended(0);
        let last: serde_json::Value = serde_json::from_str(run.err().lines().last().expect("a line")).expect("JSON");
        assert_eq!((&last["log"], &last["articles"], &last["skipped"]["known"]), (&"end".into(), &100.into(), &500.into()), "{output}");
    }
    let changed = dateline(folder.path(), &["extract", "--resume", "--language", "ru", "c.jsonl.gz", "-o", "news.db"]).ended(0).err();
    assert!(changed.contains("the options have changed since the last run"), "{changed}");
}

#[test]
fn what_a_run_tells_is_asked_for() {
    let folder = archive();
    fs::write(folder.path().join("bad.jsonl"), "{}\n").unwrap();
    let run =
        |arguments: &[&str]| dateline(folder.path(), &[&["extract", "a.txt", "bad.jsonl", "-o", "news.db"], arguments].concat()).ended(1);
    let plain = run(&[]);
    assert!(plain.err().starts_with("dateline: bad.jsonl:1: ") && plain.err().lines().count() == 1, "{}", plain.err());
    let quiet = run(&["--quiet"]);
    assert_eq!((quiet.out(), quiet.err()), (String::new(), plain.err()));
    let text = run(&["--log", "text"]).err();
    assert!(text.lines().any(|line| line.split_whitespace().eq(["invalid", "1"])), "{text}");
    let json: Vec<serde_json::Value> = run(&["--log", "json"]).err().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((&json[0]["log"], &json[0]["reason"], &json[0]["input"]), (&"failed".into(), &"invalid".into(), &"bad.jsonl:1".into()));
}

#[test]
fn the_tables_have_the_columns_that_were_promised() {
    let folder = archive();
    dateline(folder.path(), &["extract", "a.txt", "-o", "news.db"]).ended(0);
    let db = Connection::open(folder.path().join("news.db")).unwrap();
    let promised = [
        ("documents", "id, uri, language, title, published, site, agency, text"),
        ("entities", "document_id, id, kind, name, latin, key, country"),
        (
            "mentions",
            "document_id, id, kind, \"start\", \"end\", text, entity_id, amount, low, high, currency, unit, approx, timex, date_from, date_to",
        ),
        (
            "events",
            "document_id, id, kind, metric, status, polarity, phase, change_direction, change_amount, change_unit, change_base, date_from, \
             date_to, place_id, lead, cameo, plover, cluster, confidence, rule, sentence_start, sentence_end",
        ),
        ("event_roles", "document_id, event_id, role, entity_id, mention_id"),
        ("attributions", "document_id, event_id, depth, entity_id, verb, form"),
        ("indicators", "metric, subject, partner, amount, currency, change, period, status, source"),
        ("who_met_whom", "who, whom, date_from, place, status, source"),
    ];
    for (table, columns) in promised {
        db.prepare(&format!("SELECT {columns} FROM {table}")).unwrap_or_else(|error| panic!("{table}: {error}"));
    }
}

#[test]
fn explain_is_plain_where_no_one_sees_colours() {
    let folder = archive();
    let plain = dateline(folder.path(), &["explain", "a.txt"]).ended(0).out();
    assert!(plain.contains("Article a.") && !plain.contains('\x1b'), "{plain}");
    let colored = dateline(folder.path(), &["explain", "--color", "always", "a.txt"]).ended(0).out();
    assert!(colored.contains('\x1b'), "{colored}");
    let missing = dateline(folder.path(), &["explain", "missing.txt"]).ended(1).err();
    assert!(missing.contains("missing.txt: No such file"), "{missing}");
}

#[test]
fn schema_prints_the_schema_of_the_library() {
    let folder = tempdir().unwrap();
    let printed: serde_json::Value = serde_json::from_str(&dateline(folder.path(), &["schema"]).ended(0).out()).unwrap();
    assert_eq!(printed, dateline::record::schema());
}
