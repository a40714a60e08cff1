//! What only Parquet has: parts that replace what is in others, and readers that are not ours.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Decimal128Type, Float64Type, Int32Type, Int64Type};
use arrow_array::{Array, ArrayRef, StringArray};
use arrow_schema::DataType;
use dateline_archive::table::TABLES;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use tempfile::tempdir;

use super::outputs::{Tables, assert_same, read, write};
use super::{articles, counts};

/// The rows of each table, sorted, each as text.
pub fn tables(folder: &Path) -> Tables {
    TABLES.iter().map(|table| (table.name.to_string(), rows(&folder.join(table.name)))).collect()
}

fn rows(folder: &Path) -> Vec<String> {
    let mut rows = Vec::new();
    for file in fs::read_dir(folder).expect("a table's folder") {
        let file = File::open(file.expect("a file").path()).expect("a file");
        for batch in ParquetRecordBatchReaderBuilder::try_new(file).expect("Parquet").build().expect("columns") {
            let batch = batch.expect("rows");
            rows.extend(
                (0..batch.num_rows()).map(|row| batch.columns().iter().map(|column| cell(column, row)).collect::<Vec<_>>().join("|")),
            );
        }
    }
    rows.sort_unstable();
    rows
}

fn cell(column: &ArrayRef, row: usize) -> String {
    if column.is_null(row) {
        return "null".into();
    }
    match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(row).to_string(),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(row).to_string(),
        DataType::Float64 => column.as_primitive::<Float64Type>().value(row).to_string(),
        DataType::Date32 => column.as_primitive::<Date32Type>().value(row).to_string(),
        DataType::Decimal128(38, 9) => column.as_primitive::<Decimal128Type>().value(row).to_string(),
        DataType::Boolean => column.as_boolean().value(row).to_string(),
        DataType::Dictionary(..) => {
            let words = column.as_dictionary::<Int32Type>();
            words.values().as_any().downcast_ref::<StringArray>().expect("words").value(words.keys().value(row) as usize).to_string()
        }
        other => panic!("a column of {other}"),
    }
}

#[test]
fn documents_that_come_again_replace_themselves_in_whatever_part_they_are() {
    let folder = tempdir().unwrap();
    let path = |name: &str| format!("{}/{name}/", folder.path().display());
    let (all, some) = (articles::file(folder.path(), "all.jsonl", 0..3000), articles::file(folder.path(), "some.jsonl", 500..2000));
    write(&all, &path("whole"), false);
    write(&all, &path("twice"), false);
    write(&some, &path("twice"), false);
    assert_same("twice", read(&path("twice")), read(&path("whole")));
    // Within a part, and in a part that is left with nothing.
    let same = articles::lines(folder.path(), "same.jsonl", &[r#"{"id": "a", "text": "One."}"#, r#"{"id": "a", "text": "Two."}"#]);
    write(&same, &path("same"), false);
    write(&same, &path("same"), false);
    let documents = &read(&path("same"))[0].1;
    assert!(documents.len() == 1 && documents[0].ends_with("Two."), "{documents:?}");
    assert_eq!(counts(&write(&some, &path("twice"), true)), (4, 1496));
}

#[test]
fn what_a_kill_leaves_unfinished_is_tidied_up() {
    let folder = tempdir().unwrap();
    let path = format!("{}/out/", folder.path().display());
    let input = articles::file(folder.path(), "in.jsonl", 0..300);
    write(&input, &path, false);
    let before = read(&path);
    let part = |table: &str, number: u32| Path::new(&path).join(table).join(format!("part-{number:06}.parquet"));
    // A part that came without its documents, and a part that was being cut.
    fs::copy(part("mentions", 1), part("mentions", 2)).unwrap();
    fs::write(Path::new(&path).join(".cut-000001"), "").unwrap();
    assert_eq!(counts(&write(&input, &path, true)), (0, 300));
    assert_same("tidied", read(&path), before);
    assert!(!part("mentions", 2).exists() && !Path::new(&path).join(".cut-000001").exists());
}

#[test]
fn folders_of_others_and_of_other_versions_are_left_alone() {
    let folder = tempdir().unwrap();
    let input = articles::file(folder.path(), "in.jsonl", 0..3);
    let error = |path: &Path| super::run(&input, &mut dateline_archive::Parquet::new(path), false).unwrap_err().to_string();
    assert!(error(folder.path()).ends_with("holds files of others; nothing was written"));
    let old = folder.path().join("old");
    fs::create_dir(&old).unwrap();
    fs::write(old.join(".dateline"), "dateline tables 1\n").unwrap();
    assert!(error(&old).contains("has dateline tables 1, this program writes dateline tables 2"));
    assert_eq!(fs::read_dir(&old).unwrap().count(), 1);
    let held = folder.path().join("held");
    write(&input, &format!("{}/", held.display()), false);
    let lock = File::open(held.join(".dateline")).unwrap();
    lock.try_lock().unwrap();
    assert!(error(&held).ends_with("another run is writing it"));
}

/// pyarrow and duckdb read what is written, with the types that it was given.
#[test]
fn other_readers_read_it() {
    let folder = tempdir().unwrap();
    let input = articles::file(folder.path(), "in.jsonl", 0..300);
    write(&input, &format!("{}/out/", folder.path().display()), false);
    let python = match std::env::var("DATELINE_TEST_PYTHON") {
        Ok(python) => python,
        Err(_) => return eprintln!("skipped: DATELINE_TEST_PYTHON names no Python with pyarrow and duckdb"),
    };
    let output = Command::new(python).arg("-c").arg(include_str!("readers.py")).current_dir(folder.path().join("out")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "300 documents");
}
