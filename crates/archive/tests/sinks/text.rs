//! Lines: JSON and CSV.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;

use dateline_archive::{Csv, JsonLines, Sqlite};
use rusqlite::Connection;
use rusqlite::types::Value;
use tempfile::tempdir;

use super::{articles, counts, run};

/// The lines of a file, sorted.
pub fn lines(path: &Path) -> Vec<String> {
    let mut lines: Vec<String> = unpacked(path).lines().map(str::to_string).collect();
    lines.sort_unstable();
    lines
}

fn unpacked(path: &Path) -> String {
    let mut text = String::new();
    let mut file = File::open(path).expect("a file");
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("gz") => flate2::read::MultiGzDecoder::new(file).read_to_string(&mut text),
        Some("zst") => zstd::Decoder::new(file).expect("zstd").read_to_string(&mut text),
        _ => file.read_to_string(&mut text),
    }
    .expect("whole and UTF-8");
    text
}

#[test]
fn a_run_that_resumes_goes_on_at_the_last_whole_record() {
    let folder = tempdir().unwrap();
    let input = articles::file(folder.path(), "in.jsonl", 0..300);
    let less = articles::file(folder.path(), "less.jsonl", 0..200);
    for name in ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out.csv"] {
        let (path, whole) = (folder.path().join(name), folder.path().join(format!("whole-{name}")));
        let write = |input: &Path, output: &Path, resume| match name {
            "out.csv" => run(input, &mut Csv::to_file(output), resume),
            _ => run(input, &mut JsonLines::to_file(output), resume),
        };
        write(&input, &whole, false).unwrap();
        write(&less, &path, false).unwrap();
        // Half a record, as a kill may leave it.
        File::options().append(true).open(&path).unwrap().write_all(b"{\"id\": \"half").unwrap();
        assert_eq!(counts(&write(&input, &path, true).unwrap()), (100, 200), "{name}");
        assert!(unpacked(&path) == unpacked(&whole), "{name} differs from a run that was not stopped");
        assert_eq!(counts(&write(&input, &path, true).unwrap()), (0, 300), "{name}");
    }
}

#[test]
fn what_cannot_be_told_is_not_resumed() {
    let folder = tempdir().unwrap();
    let (input, output) = (articles::file(folder.path(), "in.jsonl", 0..10), folder.path().join("out.jsonl"));
    fs::write(&output, "{}\n").unwrap();
    let error = run(&input, &mut JsonLines::to_file(&output), true).unwrap_err().to_string();
    assert!(error.contains("out.jsonl.resume is missing"), "{error}");
    assert_eq!(fs::read_to_string(&output).unwrap(), "{}\n");
    let error = run(&input, &mut JsonLines::new(Vec::new(), "memory"), true).unwrap_err().to_string();
    assert!(error.starts_with("memory: is no file"), "{error}");
}

#[test]
fn a_file_that_another_run_writes_is_left_to_it() {
    let folder = tempdir().unwrap();
    let (input, output) = (articles::file(folder.path(), "in.jsonl", 0..10), folder.path().join("out.jsonl"));
    let held = File::create(&output).unwrap();
    held.try_lock().unwrap();
    let error = run(&input, &mut JsonLines::to_file(&output), false).unwrap_err().to_string();
    assert!(error.ends_with("another run is writing it"), "{error}");
}

/// The view of the database is where the columns and their meaning come from.
#[test]
fn the_csv_is_the_view_of_the_indicators() {
    let folder = tempdir().unwrap();
    let input = articles::file(folder.path(), "in.jsonl", 0..200);
    let (csv, database) = (folder.path().join("out.csv"), folder.path().join("out.db"));
    run(&input, &mut Csv::to_file(&csv), false).unwrap();
    run(&input, &mut Sqlite::new(&database), false).unwrap();
    let db = Connection::open(&database).unwrap();
    let mut statement = db.prepare("SELECT * FROM indicators").unwrap();
    let header = statement.column_names().join(",");
    let columns = statement.column_count();
    let shown = |value: Value| match value {
        Value::Text(text) if text.contains(['"', ',', '\n']) => format!("\"{}\"", text.replace('"', "\"\"")),
        Value::Text(text) => text,
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Null | Value::Blob(_) => String::new(),
    };
    let rows = statement.query_map([], |row| (0..columns).map(|column| Ok(shown(row.get(column)?))).collect::<Result<Vec<_>, _>>());
    let mut expected: Vec<String> = rows.unwrap().map(|row| row.unwrap().join(",")).collect();
    assert!(expected.len() > 100, "{} figures", expected.len());
    expected.push(header);
    expected.sort_unstable();
    assert_eq!(lines(&csv), expected);
}
