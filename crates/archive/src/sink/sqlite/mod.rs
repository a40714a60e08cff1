//! Records as tables of a SQLite database.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::{Connection, Error, OptionalExtension, ffi};

use super::{Encode, Maker, Past, Run, Sink};
use crate::error::SinkError;
use crate::summary::Summary;
use crate::table::{Document, RUN_COUNTS, RUNS, RunRow, count_rows, now};

mod image;
mod record;
mod rows;
mod schema;

use image::Image;
pub use record::{Encoded, Encoder};

/// `DLNE`: what the `file` command and other programs can tell our databases by.
const APPLICATION: i64 = 0x444C_4E45;
/// The version of the tables.
const VERSION: i64 = 3;
/// How long another program may hold the database.
const PATIENCE: Duration = Duration::from_secs(30);
/// Bytes of rows that are written in one transaction, and how long they wait for more.
const BATCH_BYTES: usize = 4 << 20;
const BATCH_TIME: Duration = Duration::from_secs(1);

/// Writes records into the tables of a SQLite database. A document that is there already is replaced.
///
/// Each transaction holds whole documents and the counts of the run, so that whatever ends it, what the database holds is
/// complete and is known; between transactions the database is free for others.
#[derive(Debug)]
pub struct Sqlite {
    path: PathBuf,
    target: String,
    open: Option<Open>,
    patience: Duration,
}

#[derive(Debug)]
struct Open {
    connection: Connection,
    run: i64,
    row: RunRow,
    batch: Vec<Encoded>,
    bytes: usize,
    since: Instant,
    image: Image,
}

impl Sqlite {
    /// The `application_id` of our databases: `DLNE`.
    pub const APPLICATION_ID: i64 = APPLICATION;
    /// Their `user_version`, which grows with every change of the tables.
    pub const TABLES_VERSION: i64 = VERSION;

    /// A database, which is made where there is none. It is opened when a run begins.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        Sqlite { target: path.display().to_string(), path, open: None, patience: PATIENCE }
    }

    /// How long to wait while another program holds the database; half a minute unless told otherwise.
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// What is in the database by now, whoever wrote it.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn contents(&self) -> Result<Contents, SinkError> {
        Contents::of(&self.path).map_err(|error| self.failed(error))
    }

    fn failed(&self, error: Error) -> SinkError {
        let message = match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => {
                format!(
                    "another program held it for {} s; what was written is whole, and --resume goes on from there",
                    self.patience.as_secs()
                )
            }
            _ => error.to_string(),
        };
        SinkError::new(&self.target, message)
    }

    fn connect(&self) -> Result<Connection, SinkError> {
        let failed = |error| self.failed(error);
        let connection = Connection::open(&self.path).map_err(failed)?;
        connection.busy_timeout(self.patience).map_err(failed)?;
        connection.set_prepared_statement_cache_capacity(64);
        let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(failed)?;
        if tables > 0 {
            check(&connection, &self.target)?;
        }
        prepare(&connection, tables == 0).map_err(failed)?;
        connection.execute_batch("ATTACH ':memory:' AS batch").map_err(failed)?;
        Ok(connection)
    }
}

/// Whether an existing database is one of ours.
fn check(connection: &Connection, target: &str) -> Result<(), SinkError> {
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let (application, version) = pragma("application_id")
        .and_then(|application| Ok((application, pragma("user_version")?)))
        .map_err(|error| SinkError::new(target, error.to_string()))?;
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
    // Texts fit better into larger pages; of a database that is there this changes nothing.
    connection.execute_batch("PRAGMA page_size = 8192")?;
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    // Parts are written with their document and deleted with it, so that looking for it at each row would be in vain.
    connection.execute_batch(
        "PRAGMA foreign_keys = OFF; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -8192; PRAGMA wal_autocheckpoint = 2048;",
    )?;
    if !new {
        return Ok(());
    }
    connection.execute_batch("BEGIN EXCLUSIVE")?;
    // Another run may have made them since the look into the file.
    if connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))? == 0 {
        schema::create(connection)?;
        connection.execute_batch(&format!("PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION};"))?;
    }
    connection.execute_batch("COMMIT")
}

/// What earlier runs left.
fn past(db: &Connection, run: &Run<'_>, maker: &Maker) -> Result<Past, Error> {
    if !run.resume {
        return Ok(Past::default());
    }
    let last = db
        .query_row("SELECT version, fingerprint FROM runs WHERE articles > 0 ORDER BY id DESC LIMIT 1", [], |row| {
            Ok(Maker { version: row.get(0)?, fingerprint: row.get(1)? })
        })
        .optional()?;
    let inputs = db
        .prepare("SELECT input_hash FROM documents")?
        .query_map([], |row| row.get(0).map(i64::cast_unsigned))?
        .collect::<Result<_, _>>()?;
    let mut statement = db.prepare("SELECT content_hash FROM documents WHERE content_hash IS NOT NULL")?;
    let texts = statement.query_map([], |row| Ok(u64::from_str_radix(row.get_ref(0)?.as_str()?, 16).unwrap_or_default()))?;
    Ok(Past {
        replaces: true,
        inputs,
        texts: texts.collect::<Result<_, _>>()?,
        changed: last.filter(|last| last != maker).map(|last| (last, maker.clone())),
    })
}

impl Open {
    fn begin(connection: Connection, run: &Run<'_>) -> Result<(Self, Past), Error> {
        let row = RunRow::new(run);
        let past = past(&connection, run, &row.maker)?;
        connection.execute_batch("BEGIN IMMEDIATE")?;
        let number: i64 = connection.query_row("SELECT coalesce(max(id), 0) + 1 FROM runs", [], |row| row.get(0))?;
        rows::insert(&connection, &RUNS, &row.cells(number, None, &Summary::default()))?;
        connection.execute_batch("COMMIT")?;
        Ok((Open { connection, run: number, row, batch: Vec::new(), bytes: 0, since: Instant::now(), image: Image::new() }, past))
    }

    fn write(&mut self, documents: Vec<Encoded>, so_far: &Summary) -> Result<(), Error> {
        self.bytes += documents.iter().map(|document| document.rows.len()).sum::<usize>();
        self.batch.extend(documents);
        if self.bytes >= BATCH_BYTES || self.since.elapsed() >= BATCH_TIME {
            self.commit(so_far, None)?;
        }
        Ok(())
    }

    /// Makes the batch the database `batch`; of documents with one id the last.
    fn load(&mut self) -> Result<(), Error> {
        let last: HashMap<&str, usize> = self.batch.iter().enumerate().map(|(place, document)| (document.id.as_str(), place)).collect();
        self.image.clear();
        for (place, document) in self.batch.iter().enumerate() {
            if last[document.id.as_str()] == place {
                self.image.add(document);
            }
        }
        let image = self.image.finish();
        if i32::try_from(image.len()).is_err() {
            return Err(Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_TOOBIG), None));
        }
        self.connection.deserialize_read_exact("batch", image, image.len(), false)
    }

    /// Writes the batch and the counts in one transaction.
    fn commit(&mut self, so_far: &Summary, ended: Option<&str>) -> Result<(), Error> {
        if !self.batch.is_empty() {
            self.load()?;
        }
        let transaction = self.connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        if !self.batch.is_empty() {
            rows::replace(&transaction)?;
        }
        transaction.execute("DELETE FROM runs WHERE id = ?", [self.run])?;
        transaction.execute("DELETE FROM run_counts WHERE run_id = ?", [self.run])?;
        rows::insert(&transaction, &RUNS, &self.row.cells(self.run, ended, so_far))?;
        let mut result = Ok(());
        count_rows(self.run, so_far, |cells| {
            if result.is_ok() {
                result = rows::insert(&transaction, &RUN_COUNTS, cells);
            }
        });
        result?;
        transaction.commit()?;
        self.batch.clear();
        self.bytes = 0;
        self.since = Instant::now();
        Ok(())
    }

    fn finish(&mut self, summary: &Summary) -> Result<(), Error> {
        self.commit(summary, None)?;
        schema::index(&self.connection)?;
        self.commit(summary, Some(&now()))?;
        self.connection.execute_batch("PRAGMA optimize")
    }
}

impl Sink for Sqlite {
    type Block = Vec<Encoded>;
    type Encoder = Encoder;

    fn begin(&mut self, run: &Run<'_>) -> Result<Past, SinkError> {
        let (open, past) = Open::begin(self.connect()?, run).map_err(|error| self.failed(error))?;
        self.open = Some(open);
        Ok(past)
    }

    fn encoder(&self) -> Encoder {
        Encoder::default()
    }

    fn write(&mut self, block: Vec<Encoded>, so_far: &Summary) -> Result<(), SinkError> {
        let Some(open) = &mut self.open else { return Err(SinkError::new(&self.target, "no run has begun")) };
        open.write(block, so_far).map_err(|error| self.failed(error))
    }

    fn finish(&mut self, summary: &Summary) -> Result<(), SinkError> {
        let Some(open) = &mut self.open else { return Ok(()) };
        open.finish(summary).map_err(|error| self.failed(error))
    }
}

impl Encode<Vec<Encoded>> for Encoder {
    fn encode(&mut self, document: Document, block: &mut Vec<Encoded>) {
        block.push(self.document(document));
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

impl Contents {
    fn of(path: &Path) -> Result<Self, Error> {
        let db = Connection::open(path)?;
        db.busy_timeout(PATIENCE)?;
        let number = |query: &str| db.query_row(query, [], |row| row.get(0));
        let groups = |query: &str| db.prepare(query)?.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>();
        Ok(Contents {
            documents: groups("SELECT language, count(*) FROM documents GROUP BY 1")?,
            events: groups("SELECT kind, count(*) FROM events GROUP BY 1")?,
            mentions: number("SELECT count(*) FROM mentions")?,
            entities: number("SELECT count(*) FROM entities")?,
        })
    }
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
        assert!(Sqlite::new(&path).connect().unwrap_err().to_string().contains("another program"));
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }

    #[test]
    fn tables_of_another_version_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.db");
        drop(Sqlite::new(&path).connect().unwrap());
        Connection::open(&path).unwrap().execute("PRAGMA user_version = 0", []).unwrap();
        assert!(Sqlite::new(&path).connect().unwrap_err().to_string().contains("version 0"));
    }
}
