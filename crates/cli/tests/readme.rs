//! The commands that the README shows do what it says.

mod common;

use std::fs;
use std::path::Path;

use common::{dateline, fixtures};
use rusqlite::Connection;
use tempfile::tempdir;

/// The lines of the README's shell examples, without their remarks.
fn commands() -> Vec<String> {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../README.md")).expect("a README");
    let blocks = readme.split("```sh\n").skip(1).filter_map(|block| block.split("```").next());
    blocks.flat_map(str::lines).map(|line| line.split(" #").next().unwrap_or(line).trim_end().to_string()).collect()
}

#[test]
fn the_first_command_fills_a_database_and_the_others_read_it() {
    let folder = tempdir().unwrap();
    let commands = commands();
    let first = commands.iter().find_map(|line| line.strip_prefix("cargo run --release -- ")).expect("a first command");
    assert_eq!(first, "extract fixtures -o news.db");
    let said = dateline(folder.path(), &["extract", fixtures().to_str().unwrap(), "-o", "news.db"]).ended(0).out();
    for part in ["news.db: ", " documents", "languages", "ru ", "en ", "mentions", "entities", "indicator", "meeting"] {
        assert!(said.contains(part), "{part:?} is not in\n{said}");
    }
    let db = Connection::open(folder.path().join("news.db")).unwrap();
    let questions: Vec<&str> = commands.iter().filter_map(|line| line.strip_prefix("sqlite3 news.db \"")?.strip_suffix('"')).collect();
    assert!(questions.len() >= 2, "{questions:?}");
    for sql in questions {
        let mut statement = db.prepare(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
        assert!(statement.exists([]).unwrap(), "{sql} finds nothing");
    }
    let questions: Vec<&str> = commands.iter().filter_map(|line| line.strip_prefix("dateline ")).collect();
    let questions = questions.into_iter().filter(|line| line.starts_with("query ") || line.starts_with("report "));
    let mut asked = 0;
    for question in questions {
        let arguments: Vec<&str> = question.split_whitespace().collect();
        let run = dateline(folder.path(), &arguments).ended(0);
        assert!(arguments[0] == "report" || run.out().lines().count() > 1, "{question} finds nothing: {}", run.err());
        asked += 1;
    }
    assert!(asked >= 4 && folder.path().join("report.html").exists());
}
