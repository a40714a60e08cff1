//! Rows, written by statements that are prepared once.

use rusqlite::{CachedStatement, Connection, Error, OptionalExtension};

use super::schema;
use crate::table::number::DOCUMENTS;
use crate::table::{Cell, Document, Rows, Short, TABLES, Table, flatten};

/// Writes documents.
pub(super) struct Writer<'a> {
    db: &'a Connection,
    delete: CachedStatement<'a>,
    insert: Vec<CachedStatement<'a>>,
    /// The number that the document to be written had, where it is there already.
    number: Option<i64>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(db: &'a Connection) -> Result<Self, Error> {
        let insert = TABLES.iter().map(|table| db.prepare_cached(&schema::insertion(table))).collect::<Result<_, _>>()?;
        let delete = db.prepare_cached("DELETE FROM documents WHERE id = ? RETURNING number")?;
        Ok(Writer { db, delete, insert, number: None })
    }

    /// Writes a document in place of any older one with its id.
    pub(super) fn replace(&mut self, document: &Document) -> Result<(), Error> {
        let id = document.record.id.as_str();
        self.number = self.delete.query_row([id], |row| row.get(0)).optional()?;
        if self.number.is_some() {
            self.delete_parts(id)?;
        }
        flatten(document, self)
    }

    fn delete_parts(&self, id: &str) -> Result<(), Error> {
        // A new database has no indices yet, and without them this would read all of it.
        schema::index(self.db)?;
        for table in &TABLES[DOCUMENTS + 1..] {
            self.db.prepare_cached(&format!("DELETE FROM {} WHERE document_id = ?", table.name))?.execute([id])?;
        }
        Ok(())
    }
}

impl Rows for Writer<'_> {
    type Error = Error;

    fn row(&mut self, table: usize, cells: &[Cell<'_>]) -> Result<(), Error> {
        let statement = &mut self.insert[table];
        statement.clear_bindings();
        if table != DOCUMENTS {
            return execute(statement, 1, cells);
        }
        statement.raw_bind_parameter(1, self.number)?;
        execute(statement, 2, cells)
    }
}

/// Writes a row of any table.
pub(super) fn insert(db: &Connection, table: &Table, cells: &[Cell<'_>]) -> Result<(), Error> {
    let mut statement = db.prepare_cached(&schema::insertion(table))?;
    statement.clear_bindings();
    execute(&mut statement, 1, cells)
}

/// Executes a statement all of whose parameters are null so far.
fn execute(statement: &mut rusqlite::Statement<'_>, first: usize, cells: &[Cell<'_>]) -> Result<(), Error> {
    for (place, cell) in (first..).zip(cells) {
        match *cell {
            Cell::Null => {}
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
