//! Records as Parquet files.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use arrow_array::{BooleanArray, RecordBatch};
use arrow_select::filter::filter_record_batch;
use parquet::errors::ParquetError;

use self::columns::{AllColumns, Columns};
use self::folder::Folder;
use super::{Encode, Maker, Past, Run, Sink, id_hash};
use crate::error::SinkError;
use crate::summary::Summary;
use crate::table::{Document, RUN_COUNTS, RUNS, RunRow, TABLES, count_rows, flatten, now};

mod columns;
mod folder;

/// A part is written when its columns come to so many bytes in memory, or when it has waited so long.
const PART: usize = 48 << 20;
const PART_TIME: Duration = Duration::from_secs(60);

/// Writes records into a folder with a folder of Parquet files for each table. A document that is there already is replaced.
///
/// Documents are gathered and written in parts: for each table one file, which gets its name when it is whole, that of
/// `documents` last. Whatever stops a run, what `documents` holds is complete, and a run that resumes goes on from there.
pub struct Parquet {
    path: PathBuf,
    target: String,
    part: usize,
    open: Option<Open>,
}

struct Open {
    ledger: Arc<Ledger>,
    /// The part before the open one, which is still being written.
    writing: Option<JoinHandle<Result<(), ParquetError>>>,
    /// The part that each document is in, by the hash of its id.
    places: HashMap<u64, u32>,
    part: Part,
    /// Documents of earlier parts that the open one replaces.
    stale: HashMap<u32, HashSet<u64>>,
}

/// The folder, and the run that writes it.
struct Ledger {
    folder: Folder,
    run: u32,
    row: RunRow,
}

/// The part that is being gathered.
struct Part {
    number: u32,
    tables: Vec<Vec<RecordBatch>>,
    documents: Vec<Rows>,
    /// Where in `documents` each is, by the hash of its id.
    places: HashMap<u64, usize>,
    /// Whether some of `documents` are not to be written, as they came again.
    gaps: bool,
    bytes: usize,
    since: Instant,
}

/// How many rows of each table a document has.
struct Rows {
    id: u64,
    rows: [u32; TABLES.len()],
    stale: bool,
}

impl Parquet {
    /// A folder, which is made where there is none. It is opened when a run begins.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        Parquet { target: path.display().to_string(), path, part: PART, open: None }
    }

    /// How many bytes of memory the columns of a part may come to before it is written.
    pub fn part_bytes(mut self, bytes: usize) -> Self {
        self.part = bytes;
        self
    }

    fn failed(&self, error: &ParquetError) -> SinkError {
        let text = error.to_string();
        let words = text.strip_prefix("External: ").unwrap_or(&text);
        SinkError::new(&self.target, words.split(" (os error").next().unwrap_or(words))
    }
}

impl Open {
    fn begin(folder: Folder, run: &Run<'_>) -> Result<(Self, Past), ParquetError> {
        let row = RunRow::new(run);
        let mut past = Past { replaces: true, changed: if run.resume { changed(&folder, &row.maker)? } else { None }, ..Past::default() };
        let mut places = HashMap::new();
        let parts = folder.parts()?;
        for part in &parts {
            for document in folder.documents(*part)? {
                places.insert(document.id, *part);
                if run.resume {
                    past.inputs.push(document.input);
                    past.texts.extend(document.text);
                }
            }
        }
        let number = folder.next(RUNS.name, "run-")?;
        folder.next(RUN_COUNTS.name, "run-")?;
        let part = Part::new(parts.last().map_or(1, |last| last + 1));
        let ledger = Arc::new(Ledger { folder, run: number, row });
        ledger.note(&Summary::default(), None)?;
        Ok((Open { ledger, writing: None, places, part, stale: HashMap::new() }, past))
    }

    fn gather(&mut self, block: Block) -> Result<(), ParquetError> {
        let Some(mut columns) = block.columns else { return Ok(()) };
        for (table, batch) in self.part.tables.iter_mut().zip(columns.finish()?) {
            self.part.bytes += batch.get_array_memory_size();
            table.push(batch);
        }
        for document in block.documents {
            if let Some(part) = self.places.insert(document.id, self.part.number).filter(|part| *part != self.part.number) {
                self.stale.entry(part).or_default().insert(document.id);
            }
            self.part.add(document);
        }
        Ok(())
    }

    /// Has the part written while the next one is gathered.
    fn write(&mut self, so_far: &Summary) -> Result<(), ParquetError> {
        self.wait()?;
        let next = Part::new(self.part.number + 1);
        let (part, stale) = (std::mem::replace(&mut self.part, next), std::mem::take(&mut self.stale));
        let (ledger, so_far) = (self.ledger.clone(), so_far.clone());
        self.writing = Some(thread::spawn(move || ledger.write(part, &stale, &so_far)));
        Ok(())
    }

    fn wait(&mut self) -> Result<(), ParquetError> {
        match self.writing.take().map(JoinHandle::join) {
            None => Ok(()),
            Some(Ok(result)) => result,
            Some(Err(panic)) => std::panic::resume_unwind(panic),
        }
    }

    fn finish(&mut self, summary: &Summary) -> Result<(), ParquetError> {
        self.write(summary)?;
        self.wait()?;
        self.ledger.note(summary, Some(&now()))
    }
}

impl Ledger {
    /// Tells of the run.
    fn note(&self, so_far: &Summary, ended: Option<&str>) -> Result<(), ParquetError> {
        let mut counts = Columns::new(&RUN_COUNTS);
        count_rows(i64::from(self.run), so_far, |cells| counts.push(cells));
        self.folder.replace(&self.folder.run(&RUN_COUNTS, self.run), &RUN_COUNTS, &counts.finish(&RUN_COUNTS)?)?;
        let mut row = Columns::new(&RUNS);
        row.push(&self.row.cells(i64::from(self.run), ended, so_far));
        self.folder.replace(&self.folder.run(&RUNS, self.run), &RUNS, &row.finish(&RUNS)?)
    }

    /// Writes a part, and takes out of earlier ones what it replaces.
    fn write(&self, part: Part, stale: &HashMap<u32, HashSet<u64>>, so_far: &Summary) -> Result<(), ParquetError> {
        if !part.documents.is_empty() {
            for (earlier, stale) in stale {
                self.folder.cut(*earlier, stale)?;
            }
            self.folder.add(part.number, &part.tables()?)?;
        }
        self.note(so_far, None)
    }
}

/// Who made the records of the last run, where that is not who makes them now.
fn changed(folder: &Folder, maker: &Maker) -> Result<Option<(Maker, Maker)>, ParquetError> {
    let last = folder.last_maker()?.filter(|last| last != maker);
    Ok(last.map(|last| (last, maker.clone())))
}

impl Part {
    fn new(number: u32) -> Self {
        let tables = TABLES.iter().map(|_| Vec::new()).collect();
        Part { number, tables, documents: Vec::new(), places: HashMap::new(), gaps: false, bytes: 0, since: Instant::now() }
    }

    fn add(&mut self, document: Rows) {
        if let Some(earlier) = self.places.insert(document.id, self.documents.len()) {
            self.documents[earlier].stale = true;
            self.gaps = true;
        }
        self.documents.push(document);
    }

    /// The batches of each table, without what came again.
    fn tables(self) -> Result<Vec<Vec<RecordBatch>>, ParquetError> {
        if !self.gaps {
            return Ok(self.tables);
        }
        let cut = |(number, batches): (usize, Vec<RecordBatch>)| {
            let mut kept = self.documents.iter().flat_map(|document| (0..document.rows[number]).map(|_| !document.stale));
            let cut = batches.iter().map(|batch| {
                let mask: BooleanArray = kept.by_ref().take(batch.num_rows()).map(Some).collect();
                Ok(filter_record_batch(batch, &mask)?)
            });
            cut.collect()
        };
        self.tables.into_iter().enumerate().map(cut).collect()
    }
}

impl Sink for Parquet {
    type Block = Block;
    type Encoder = Encoder;

    fn begin(&mut self, run: &Run<'_>) -> Result<Past, SinkError> {
        let folder = Folder::open(&self.path).map_err(|error| SinkError::io(&self.target, &error))?;
        let (open, past) = Open::begin(folder, run).map_err(|error| self.failed(&error))?;
        self.open = Some(open);
        Ok(past)
    }

    fn encoder(&self) -> Encoder {
        Encoder
    }

    fn write(&mut self, block: Block, so_far: &Summary) -> Result<(), SinkError> {
        let Some(open) = &mut self.open else { return Err(SinkError::new(&self.target, "no run has begun")) };
        let mut result = open.gather(block);
        if open.part.bytes >= self.part || open.part.since.elapsed() >= PART_TIME {
            result = result.and_then(|()| open.write(so_far));
        }
        result.map_err(|error| self.failed(&error))
    }

    fn finish(&mut self, summary: &Summary) -> Result<(), SinkError> {
        let Some(open) = &mut self.open else { return Ok(()) };
        open.finish(summary).map_err(|error| self.failed(&error))
    }
}

/// Records as columns.
#[derive(Default)]
pub struct Block {
    columns: Option<Box<AllColumns>>,
    documents: Vec<Rows>,
}

/// Turns records into columns.
#[derive(Debug)]
pub struct Encoder;

impl Encode<Block> for Encoder {
    fn encode(&mut self, document: Document, block: &mut Block) {
        let columns = block.columns.get_or_insert_with(|| Box::new(AllColumns::new()));
        columns.rows = Default::default();
        let Ok(()) = flatten(&document, columns.as_mut());
        block.documents.push(Rows { id: id_hash(&document.record.id), rows: columns.rows, stale: false });
    }
}
