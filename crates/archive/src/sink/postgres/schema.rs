//! Tables, views and indices.

use postgres::{Error, GenericClient};

use crate::table::number::DOCUMENTS;
use crate::table::{Column, Kind, RUN_COUNTS, RUNS, TABLES, Table};

/// The version of the tables.
const VERSION: i32 = 2;
const VIEWS: &str = include_str!("views.sql");
const INDICES: &str = include_str!("indices.sql");

/// Why the tables of a database cannot be written.
pub(super) enum Refusal {
    Server(Error),
    Other(String),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Refusal::Server(error)
    }
}

/// Makes the tables where there are none, and says what is wrong with those of others.
pub(super) fn prepare(db: &mut impl GenericClient) -> Result<(), Refusal> {
    let there = |db: &mut _, name: &str| exists(db, name);
    if there(db, "dateline")? {
        let version: i32 = db.query_one("SELECT version FROM dateline", &[])?.get(0);
        if version != VERSION {
            return Err(Refusal::Other(format!(
                "has tables of version {version}, this program writes version {VERSION}; nothing was written"
            )));
        }
        return Ok(());
    }
    for table in TABLES.iter().chain([&RUNS, &RUN_COUNTS]) {
        if there(db, table.name)? {
            return Err(Refusal::Other(format!("has a table \"{}\" of another program; nothing was written", table.name)));
        }
    }
    for table in TABLES.iter().chain([&RUNS, &RUN_COUNTS]) {
        db.batch_execute(&declaration(table))?;
    }
    db.batch_execute(VIEWS)?;
    db.batch_execute(&format!("CREATE TABLE dateline (version integer NOT NULL); INSERT INTO dateline VALUES ({VERSION})"))?;
    Ok(())
}

fn exists(db: &mut impl GenericClient, table: &str) -> Result<bool, Error> {
    let query = "SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = current_schema() AND tablename = $1)";
    Ok(db.query_one(query, &[&table])?.get(0))
}

/// Makes the indices where they are not: sorting once is several times faster than growing them row by row.
pub(super) fn index(db: &mut impl GenericClient) -> Result<(), Error> {
    db.batch_execute(INDICES)
}

fn declaration(table: &Table) -> String {
    let mut lines: Vec<String> = table.columns.iter().map(|column| column_declaration(table, column)).collect();
    if table.columns.iter().any(|column| column.name == "date_from") {
        // A text may give the end before the beginning, which is no range.
        lines.push(
            "date_range daterange GENERATED ALWAYS AS (CASE WHEN date_from <= date_to OR (date_from IS NULL) <> (date_to IS NULL) \
             THEN daterange(date_from, date_to, '[]') END) STORED"
                .to_string(),
        );
    }
    format!("CREATE TABLE {} ({})", table.name, lines.join(", "))
}

fn column_declaration(table: &Table, column: &Column) -> String {
    let kind = match column.kind {
        Kind::Text | Kind::Word => "text",
        Kind::Integer => "bigint",
        Kind::Real => "double precision",
        Kind::Boolean => "boolean",
        Kind::Decimal => "numeric",
        Kind::Date => "date",
    };
    let is_key = matches!((table.name, column.name), ("documents" | "runs", "id"));
    let limit = if is_key {
        " PRIMARY KEY"
    } else if column.required {
        " NOT NULL"
    } else {
        ""
    };
    format!("\"{}\" {kind}{limit}", column.name)
}

/// The names of a table's columns, in order.
pub(super) fn columns(table: &Table) -> String {
    let names: Vec<String> = table.columns.iter().map(|column| format!("\"{}\"", column.name)).collect();
    names.join(", ")
}

/// What puts the documents of `incoming` in place of those that are there.
pub(super) fn upsert() -> String {
    let table = &TABLES[DOCUMENTS];
    let updates: Vec<String> = table.columns[1..].iter().map(|column| format!("\"{0}\" = excluded.\"{0}\"", column.name)).collect();
    let columns = columns(table);
    format!("INSERT INTO documents ({columns}) SELECT {columns} FROM incoming ON CONFLICT (id) DO UPDATE SET {}", updates.join(", "))
}
