//! Records as tables of a PostgreSQL database.

use std::collections::HashSet;
use std::io::Write;
use std::thread;
use std::time::{Duration, Instant};

use postgres::error::SqlState;
use postgres::{Client, Config, Error, NoTls, Transaction};

use self::copy::Tables;
use self::schema::Refusal;
use self::target::Shown;
use super::{Encode, Maker, Past, Run, Sink, id_hash};
use crate::error::SinkError;
use crate::summary::Summary;
use crate::table::number::DOCUMENTS;
use crate::table::{Cell, Document, RUN_COUNTS, RUNS, RunRow, TABLES, Table, count_rows, flatten, now};

mod copy;
mod schema;
mod target;

/// How long a server may be away.
const PATIENCE: Duration = Duration::from_secs(30);
/// Documents and bytes that are written in one transaction, and how long they wait for more.
const BATCH: usize = 2000;
const BATCH_BYTES: usize = 16 << 20;
const BATCH_TIME: Duration = Duration::from_secs(1);
/// One run at a time writes: those that wait for it would else wait for each other. `DLNE`.
const LOCK: &str = "SELECT pg_advisory_xact_lock(x'444C4E45'::bigint)";
/// Where the documents of a batch wait to be put in the place of those that are there.
const INCOMING: &str = "CREATE TEMPORARY TABLE incoming (LIKE documents) ON COMMIT DELETE ROWS";

/// Writes records into the tables of a PostgreSQL database. A document that is there already is replaced.
///
/// Each transaction holds whole documents and the counts of the run. It is kept until the server has taken it, and given again
/// where the connection is lost; a batch that comes twice replaces itself.
pub struct Postgres {
    config: Config,
    target: String,
    patience: Duration,
    open: Option<Open>,
}

struct Open {
    /// None after the connection was lost.
    client: Option<Client>,
    run: i64,
    row: RunRow,
    batch: Batch,
    so_far: Summary,
}

/// What is written in one transaction.
struct Batch {
    tables: Tables,
    ids: HashSet<u64>,
    since: Instant,
}

/// Documents of different ids, as rows.
#[derive(Default)]
struct Piece {
    tables: Tables,
    ids: Vec<u64>,
}

impl Postgres {
    /// A database by its URL, `postgres://user@host:5432/database`. What it does not tell is taken from the variables PGHOST,
    /// PGPORT, PGUSER, PGPASSWORD and PGDATABASE. It is opened when a run begins.
    ///
    /// # Errors
    /// If the URL cannot be read.
    pub fn new(url: &str) -> Result<Self, SinkError> {
        let config = target::config(url)?;
        Ok(Postgres { target: Shown(&config).to_string(), config, patience: PATIENCE, open: None })
    }

    /// How long to wait for a server that has gone away; half a minute unless told otherwise.
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    fn begin_run(&self, run: &Run<'_>) -> Result<(Open, Past), Refusal> {
        let mut client = self.config.connect(NoTls)?;
        let row = RunRow::new(run);
        let mut transaction = client.transaction()?;
        transaction.batch_execute(LOCK)?;
        schema::prepare(&mut transaction)?;
        let past = if run.resume { past(&mut transaction, &row.maker)? } else { Past::default() };
        let number: i64 = transaction.query_one("SELECT coalesce(max(id), 0) + 1 FROM runs", &[])?.get(0);
        note(&mut transaction, &row.cells(number, None, &Summary::default()), &Summary::default())?;
        transaction.commit()?;
        client.batch_execute(INCOMING)?;
        Ok((Open { client: Some(client), run: number, row, batch: Batch::new(), so_far: Summary::default() }, past))
    }

    fn refused(&self, refusal: Refusal) -> SinkError {
        match refusal {
            Refusal::Server(error) => SinkError::new(&self.target, in_words(&error)),
            Refusal::Other(message) => SinkError::new(&self.target, message),
        }
    }

    /// Gives the batch to the server, again and again while the connection is lost.
    fn commit(&mut self, ended: Option<&str>) -> Result<(), SinkError> {
        let Some(open) = &mut self.open else { return Err(SinkError::new(&self.target, "no run has begun")) };
        let started = Instant::now();
        let mut pause = Duration::from_millis(100);
        loop {
            let Err(error) = open.try_commit(&self.config, ended) else { return Ok(()) };
            if !is_passing(&error) {
                return Err(SinkError::new(&self.target, in_words(&error)));
            }
            open.client = None;
            if started.elapsed() + pause > self.patience {
                let message = format!(
                    "the server went away and did not come back in {} s ({}); what was written is whole, and --resume goes on from there",
                    self.patience.as_secs(),
                    in_words(&error)
                );
                return Err(SinkError::new(&self.target, message));
            }
            thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_secs(4));
        }
    }

    fn gather(&mut self, piece: Piece) -> Result<(), SinkError> {
        if self.open.as_ref().is_some_and(|open| piece.ids.iter().any(|id| open.batch.ids.contains(id))) {
            self.commit(None)?;
        }
        let Some(open) = &mut self.open else { return Err(SinkError::new(&self.target, "no run has begun")) };
        open.batch.add(piece);
        Ok(())
    }
}

/// What earlier runs left.
fn past(db: &mut Transaction<'_>, maker: &Maker) -> Result<Past, Error> {
    let last = db.query_opt("SELECT version, fingerprint FROM runs WHERE articles > 0 ORDER BY id DESC LIMIT 1", &[])?;
    let last = last.map(|row| Maker { version: row.get(0), fingerprint: row.get(1) });
    let mut past = Past { replaces: true, changed: last.filter(|last| last != maker).map(|last| (last, maker.clone())), ..Past::default() };
    // By portions, since there may be millions.
    let portal = db.bind("SELECT input_hash, content_hash FROM documents", &[])?;
    loop {
        let rows = db.query_portal(&portal, 10_000)?;
        if rows.is_empty() {
            return Ok(past);
        }
        past.inputs.extend(rows.iter().map(|row| row.get::<_, i64>(0).cast_unsigned()));
        past.texts.extend(rows.iter().filter_map(|row| u64::from_str_radix(row.get::<_, Option<&str>>(1)?, 16).ok()));
    }
}

impl Open {
    fn try_commit(&mut self, config: &Config, ended: Option<&str>) -> Result<(), Error> {
        if self.client.is_none() {
            let mut client = config.connect(NoTls)?;
            client.batch_execute(INCOMING)?;
            self.client = Some(client);
        }
        let Some(client) = &mut self.client else { return Ok(()) };
        let mut transaction = client.transaction()?;
        transaction.batch_execute(LOCK)?;
        self.batch.write(&mut transaction)?;
        note(&mut transaction, &self.row.cells(self.run, ended, &self.so_far), &self.so_far)?;
        if ended.is_some() {
            schema::index(&mut transaction)?;
        }
        transaction.commit()?;
        self.batch.clear();
        Ok(())
    }
}

/// Tells of the run.
fn note(db: &mut Transaction<'_>, row: &[Cell<'_>], so_far: &Summary) -> Result<(), Error> {
    let Some(Cell::Integer(run)) = row.first() else { return Ok(()) };
    db.execute("DELETE FROM runs WHERE id = $1", &[run])?;
    db.execute("DELETE FROM run_counts WHERE run_id = $1", &[run])?;
    let (mut run_row, mut counts) = (Vec::new(), Vec::new());
    copy::row(&mut run_row, row);
    count_rows(*run, so_far, |cells| copy::row(&mut counts, cells));
    copy_in(db, RUNS.name, &RUNS, &run_row)?;
    copy_in(db, RUN_COUNTS.name, &RUN_COUNTS, &counts)
}

fn copy_in(db: &mut Transaction<'_>, name: &str, table: &Table, rows: &[u8]) -> Result<(), Error> {
    if rows.is_empty() {
        return Ok(());
    }
    let mut writer = db.copy_in(&format!("COPY {name} ({}) FROM STDIN BINARY", schema::columns(table)))?;
    // What goes wrong here is told by the server when it is asked for the outcome.
    let _ = [copy::HEADER, rows, copy::TRAILER].into_iter().try_for_each(|bytes| writer.write_all(bytes));
    writer.finish().map(drop)
}

impl Batch {
    fn new() -> Self {
        Batch { tables: Tables::default(), ids: HashSet::new(), since: Instant::now() }
    }

    fn add(&mut self, piece: Piece) {
        self.ids.extend(piece.ids);
        for (table, rows) in self.tables.0.iter_mut().zip(piece.tables.0) {
            table.extend(rows);
        }
    }

    fn is_due(&self) -> bool {
        let bytes: usize = self.tables.0.iter().map(Vec::len).sum();
        self.ids.len() >= BATCH || bytes >= BATCH_BYTES || self.since.elapsed() >= BATCH_TIME
    }

    fn write(&self, db: &mut Transaction<'_>) -> Result<(), Error> {
        if self.ids.is_empty() {
            return Ok(());
        }
        copy_in(db, "incoming", &TABLES[DOCUMENTS], &self.tables.0[DOCUMENTS])?;
        let replaces: bool = db.query_one("SELECT EXISTS (SELECT FROM incoming JOIN documents USING (id))", &[])?.get(0);
        if replaces {
            // A new database has no indices yet, and without them this would read all of it.
            schema::index(db)?;
            for table in &TABLES[DOCUMENTS + 1..] {
                db.batch_execute(&format!("DELETE FROM {} WHERE document_id IN (SELECT id FROM incoming)", table.name))?;
            }
        }
        db.batch_execute(&schema::upsert())?;
        let parts = TABLES.iter().zip(&self.tables.0).skip(DOCUMENTS + 1);
        parts.into_iter().try_for_each(|(table, rows)| copy_in(db, table.name, table, rows))
    }

    fn clear(&mut self) {
        self.tables.0.iter_mut().for_each(Vec::clear);
        self.ids.clear();
        self.since = Instant::now();
    }
}

/// Whether it may go better another time: the connection, or two transactions that were in each other's way.
fn is_passing(error: &Error) -> bool {
    let Some(code) = error.code() else { return true };
    let passing = [SqlState::T_R_DEADLOCK_DETECTED, SqlState::T_R_SERIALIZATION_FAILURE, SqlState::TOO_MANY_CONNECTIONS];
    // 08: the connection. 57P: the server is being stopped, crashed, or is starting.
    code.code().starts_with("08") || code.code().starts_with("57P") || passing.contains(code)
}

/// The server's message, or what is wrong with the connection.
fn in_words(error: &Error) -> String {
    match (error.as_db_error(), std::error::Error::source(error)) {
        (Some(server), _) => server.message().to_string(),
        (None, Some(source)) => format!("{error}: {source}").split(" (os error").next().unwrap_or_default().to_string(),
        (None, None) => error.to_string(),
    }
}

impl Sink for Postgres {
    type Block = Block;
    type Encoder = Encoder;

    fn begin(&mut self, run: &Run<'_>) -> Result<Past, SinkError> {
        let (open, past) = self.begin_run(run).map_err(|refusal| self.refused(refusal))?;
        self.open = Some(open);
        Ok(past)
    }

    fn encoder(&self) -> Encoder {
        Encoder
    }

    fn write(&mut self, block: Block, so_far: &Summary) -> Result<(), SinkError> {
        block.0.into_iter().try_for_each(|piece| self.gather(piece))?;
        let Some(open) = &mut self.open else { return Ok(()) };
        open.so_far.clone_from(so_far);
        if open.batch.is_due() { self.commit(None) } else { Ok(()) }
    }

    fn finish(&mut self, summary: &Summary) -> Result<(), SinkError> {
        if let Some(open) = &mut self.open {
            open.so_far = summary.clone();
        }
        self.commit(Some(&now()))
    }
}

/// Records as rows, a new piece for each document whose id the one before has.
#[derive(Default)]
pub struct Block(Vec<Piece>);

/// Turns records into rows.
#[derive(Debug)]
pub struct Encoder;

impl Encode<Block> for Encoder {
    fn encode(&mut self, document: Document, block: &mut Block) {
        let id = id_hash(&document.record.id);
        if block.0.last().is_none_or(|piece| piece.ids.contains(&id)) {
            block.0.push(Piece::default());
        }
        if let Some(piece) = block.0.last_mut() {
            piece.ids.push(id);
            let Ok(()) = flatten(&document, &mut piece.tables);
        }
    }
}
