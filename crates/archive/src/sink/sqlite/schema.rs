//! Tables, views and indices.

use rusqlite::{Connection, Error};

use crate::table::{Column, Kind, RUN_COUNTS, RUNS, TABLES, Table};

const VIEWS: &str = include_str!("views.sql");
const INDICES: &str = include_str!("indices.sql");
const SEARCH: &str = include_str!("search.sql");

/// Makes the tables and views of a new database.
pub(super) fn create(db: &Connection) -> Result<(), Error> {
    for table in &TABLES {
        db.execute_batch(&declaration(table))?;
    }
    db.execute_batch(&declaration(&RUNS))?;
    db.execute_batch(&declaration(&RUN_COUNTS))?;
    db.execute_batch(VIEWS)?;
    db.execute_batch(SEARCH)
}

/// Makes the indices where they are not: sorting once is several times faster than growing them row by row.
pub(super) fn index(db: &Connection) -> Result<(), Error> {
    // Nothing else runs by then: two threads that sort end the run a third sooner than one.
    db.execute_batch("PRAGMA threads = 2")?;
    db.execute_batch(INDICES)
}

fn declaration(table: &Table) -> String {
    let columns: Vec<String> = table.columns.iter().map(|column| format!("\n    {}", column_declaration(table, column))).collect();
    // The rows of `documents` are numbered for the full-text search, which knows them by nothing else.
    let number = if table.name == "documents" { "\n    number INTEGER PRIMARY KEY," } else { "" };
    format!("CREATE TABLE {} ({number}{}\n)", table.name, columns.join(","))
}

/// A table of these columns without anything else, as rows are copied from.
pub(super) fn plain_declaration(table: &Table) -> String {
    let columns: Vec<String> = table.columns.iter().map(plain_column).collect();
    format!("CREATE TABLE {} ({})", table.name, columns.join(", "))
}

fn column_declaration(table: &Table, column: &Column) -> String {
    let key = match (table.name, column.name) {
        ("documents", "id") => " UNIQUE",
        ("runs", "id") => " PRIMARY KEY",
        (_, "document_id") => " REFERENCES documents (id) ON DELETE CASCADE",
        _ => "",
    };
    plain_column(column) + key
}

fn plain_column(column: &Column) -> String {
    let kind = match column.kind {
        Kind::Text | Kind::Word | Kind::Decimal | Kind::Date => "TEXT",
        Kind::Integer | Kind::Boolean => "INTEGER",
        Kind::Real => "REAL",
    };
    format!("\"{}\" {kind}{}", column.name, if column.required { " NOT NULL" } else { "" })
}

/// A statement that writes a row of a table that has no rows of a document.
pub(super) fn insertion(table: &Table) -> String {
    let places = vec!["?"; table.columns.len()].join(", ");
    format!("INSERT INTO {} VALUES ({places})", table.name)
}
