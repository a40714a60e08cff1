//! Records as tables of a SQLite database.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use dateline::Record;
use rusqlite::{Connection, Error};

use super::{Encode, Sink};
use crate::error::SinkError;

mod rows;

/// `DLNE`: what the `file` command and other programs can tell our databases by.
const APPLICATION: i64 = 0x444C_4E45;
/// The version of the tables.
const VERSION: i64 = 1;
const INDICES: &str = include_str!("indices.sql");
/// Records in one transaction, at least.
const BATCH: usize = 2000;

/// Writes records into the tables of a SQLite database. A document that is there already is replaced.
#[derive(Debug)]
pub struct Sqlite {
    connection: Connection,
    target: String,
    /// Records in the open transaction; none is open at 0.
    open: usize,
}

impl Sqlite {
    /// Opens a database or makes one.
    ///
    /// # Errors
    /// If the file cannot be written, or is the database of another program or of another version; it is left as it was.
    pub fn open(path: &Path) -> Result<Self, SinkError> {
        let target = path.display().to_string();
        let failed = |error: Error| SinkError::sqlite(&target, &error);
        let connection = Connection::open(path).map_err(failed)?;
        connection.busy_timeout(Duration::from_secs(30)).map_err(failed)?;
        connection.set_prepared_statement_cache_capacity(32);
        let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(failed)?;
        if tables > 0 {
            check(&connection, &target)?;
        }
        prepare(&connection, tables == 0).map_err(failed)?;
        Ok(Sqlite { connection, target, open: 0 })
    }

    /// What is in the database by now, whoever wrote it.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn contents(&self) -> Result<Contents, SinkError> {
        self.count().map_err(|error| self.failed(error))
    }

    fn count(&self) -> Result<Contents, Error> {
        let number = |query: &str| self.connection.query_row(query, [], |row| row.get(0));
        Ok(Contents {
            documents: self.groups("SELECT language, count(*) FROM documents GROUP BY 1")?,
            events: self.groups("SELECT kind, count(*) FROM events GROUP BY 1")?,
            mentions: number("SELECT count(*) FROM mentions")?,
            entities: number("SELECT count(*) FROM entities")?,
        })
    }

    fn groups(&self, query: &str) -> Result<BTreeMap<String, u64>, Error> {
        self.connection.prepare(query)?.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
    }

    fn failed(&self, error: Error) -> SinkError {
        SinkError::sqlite(&self.target, &error)
    }

    fn write_all(&mut self, records: &[Record]) -> Result<(), Error> {
        if self.open == 0 {
            self.connection.execute_batch("BEGIN IMMEDIATE")?;
        }
        let mut writer = rows::Writer::new(&self.connection)?;
        for record in records {
            writer.replace(record)?;
        }
        drop(writer);
        self.open += records.len();
        if self.open >= BATCH {
            self.commit()?;
        }
        Ok(())
    }

    fn commit(&mut self) -> Result<(), Error> {
        if self.open > 0 {
            self.connection.execute_batch("COMMIT")?;
            self.open = 0;
        }
        Ok(())
    }

    fn complete(&mut self) -> Result<(), Error> {
        self.commit()?;
        self.connection.execute_batch(INDICES)?;
        self.connection.execute_batch("PRAGMA optimize")
    }
}

/// Whether an existing database is one of ours.
fn check(connection: &Connection, target: &str) -> Result<(), SinkError> {
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let (application, version) = pragma("application_id")
        .and_then(|application| Ok((application, pragma("user_version")?)))
        .map_err(|error| SinkError::sqlite(target, &error))?;
    if application != APPLICATION {
        return Err(SinkError::new(target, "is a database of another program; nothing was written"));
    }
    if version != VERSION {
        let message = format!("has tables of version {version}, this program writes version {VERSION}; nothing was written");
        return Err(SinkError::new(target, message));
    }
    Ok(())
}

fn prepare(connection: &Connection, new: bool) -> Result<(), Error> {
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    connection.execute_batch("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8192;")?;
    if !new {
        return Ok(());
    }
    connection.execute_batch("BEGIN EXCLUSIVE")?;
    // Another run may have made them since the look into the file.
    if connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))? == 0 {
        connection.execute_batch(include_str!("tables.sql"))?;
        connection.execute_batch(&format!("PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION};"))?;
    }
    connection.execute_batch("COMMIT")
}

impl Sink for Sqlite {
    type Block = Vec<Record>;
    type Encoder = Encoder;

    fn encoder(&self) -> Encoder {
        Encoder
    }

    fn write(&mut self, block: Vec<Record>) -> Result<(), SinkError> {
        self.write_all(&block).map_err(|error| self.failed(error))
    }

    fn finish(&mut self) -> Result<(), SinkError> {
        self.complete().map_err(|error| self.failed(error))
    }
}

/// Hands records over as they are.
#[derive(Debug)]
pub struct Encoder;

impl Encode<Vec<Record>> for Encoder {
    fn encode(&mut self, record: Record, block: &mut Vec<Record>) {
        block.push(record);
    }
}

/// What a database holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    /// Documents by language.
    pub documents: BTreeMap<String, u64>,
    /// Events by kind.
    pub events: BTreeMap<String, u64>,
    /// All mentions.
    pub mentions: u64,
    /// All entities, counted in each document.
    pub entities: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_of_another_program_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("other.db");
        Connection::open(&path).unwrap().execute_batch("CREATE TABLE t (a); PRAGMA user_version = 7;").unwrap();
        let before = std::fs::read(&path).unwrap();
        assert!(Sqlite::open(&path).unwrap_err().to_string().contains("another program"));
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }

    #[test]
    fn tables_of_another_version_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.db");
        drop(Sqlite::open(&path).unwrap());
        Connection::open(&path).unwrap().execute("PRAGMA user_version = 0", []).unwrap();
        assert!(Sqlite::open(&path).unwrap_err().to_string().contains("version 0"));
    }
}
