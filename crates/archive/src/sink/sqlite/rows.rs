//! Rows, moved into the tables.

use rusqlite::{Connection, Error};

use super::schema;
use crate::table::number::DOCUMENTS;
use crate::table::{Cell, Short, TABLES, Table};

/// Moves the documents of the database `batch` into the tables, in place of any older ones with their ids.
pub(super) fn replace(db: &Connection) -> Result<(), Error> {
    let execute = |statement: &str| db.prepare_cached(statement)?.execute([]);
    let parts = &TABLES[DOCUMENTS + 1..];
    if execute("DELETE FROM documents WHERE id IN (SELECT id FROM batch.documents)")? > 0 {
        // A new database has no indices yet, and without them this would read all of it.
        schema::index(db)?;
        for Table { name, .. } in parts {
            execute(&format!("DELETE FROM {name} WHERE document_id IN (SELECT id FROM batch.documents)"))?;
        }
    }
    let last: i64 = db.query_row("SELECT coalesce(max(number), 0) FROM documents", [], |row| row.get(0))?;
    let columns: Vec<&str> = TABLES[DOCUMENTS].columns.iter().map(|column| column.name).collect();
    let columns = columns.join(", ");
    execute(&format!("INSERT INTO documents ({columns}) SELECT {columns} FROM batch.documents"))?;
    // Between tables of the same columns SQLite copies rows as they are.
    for Table { name, .. } in parts {
        execute(&format!("INSERT INTO main.{name} SELECT * FROM batch.{name}"))?;
    }
    // All at once: a trigger would have the search written to its table after each document.
    let search = "INSERT INTO search (rowid, title, text) SELECT number, title, text FROM main.documents WHERE number > ?";
    db.prepare_cached(search)?.execute([last]).map(drop)
}

/// Writes a row of any other table.
pub(super) fn insert(db: &Connection, table: &Table, cells: &[Cell<'_>]) -> Result<(), Error> {
    let mut statement = db.prepare_cached(&schema::insertion(table))?;
    for (place, cell) in (1..).zip(cells) {
        match *cell {
            Cell::Null => statement.raw_bind_parameter(place, rusqlite::types::Null)?,
            Cell::Text(text) | Cell::Date(text) => statement.raw_bind_parameter(place, text)?,
            Cell::Id(letter, number) => statement.raw_bind_parameter(place, &*Short::id(letter, number))?,
            Cell::Integer(number) => statement.raw_bind_parameter(place, number)?,
            Cell::Real(number) => statement.raw_bind_parameter(place, number)?,
            Cell::Boolean(yes) => statement.raw_bind_parameter(place, yes)?,
            Cell::Decimal(number) => statement.raw_bind_parameter(place, number.to_string())?,
        }
    }
    statement.raw_execute().map(drop)
}
