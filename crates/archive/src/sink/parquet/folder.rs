//! The files of a folder: which there are, how they come and go.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type};
use arrow_array::{Array, ArrayAccessor, BooleanArray, RecordBatch, StringArray};
use arrow_schema::SchemaRef;
use arrow_select::filter::filter_record_batch;
use parquet::arrow::ArrowWriter;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};

use super::columns::schema;
use crate::sink::{Maker, id_hash};
use crate::table::number::DOCUMENTS;
use crate::table::{RUNS, TABLES, Table};

/// Tells a folder of ours, and the version of the tables; a run holds a lock on it.
const MARK: &str = ".dateline";
const VERSION: &str = "dateline tables 2\n";
/// Where files are until they are whole.
const UNFINISHED: &str = ".unfinished";

/// A folder with a folder for each table, and files `part-000001.parquet` in these. A document is there when its row in
/// `documents` is: of each part that file is the last to come and the first to go.
pub(super) struct Folder {
    path: PathBuf,
    _lock: File,
}

/// A document as it stands in its part.
pub(super) struct Known {
    pub id: u64,
    pub input: u64,
    pub text: Option<u64>,
}

impl Folder {
    /// Opens a folder or makes one, and takes out of it what a run that was stopped has left unfinished.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        fs::create_dir_all(path)?;
        let mark = path.join(MARK);
        if !mark.exists() && fs::read_dir(path)?.next().is_some() {
            return Err(io::Error::other("holds files of others; nothing was written"));
        }
        let mut lock = File::options().read(true).append(true).create(true).open(&mark)?;
        lock.try_lock().map_err(|_| io::Error::other("another run is writing it"))?;
        match fs::read_to_string(&mark)?.as_str() {
            "" => lock.write_all(VERSION.as_bytes())?,
            VERSION => {}
            other => {
                let message = format!("has {}, this program writes {}; nothing was written", other.trim_end(), VERSION.trim_end());
                return Err(io::Error::other(message));
            }
        }
        let folder = Folder { path: path.to_path_buf(), _lock: lock };
        folder.tidy()?;
        Ok(folder)
    }

    fn tidy(&self) -> io::Result<()> {
        let unfinished = self.path.join(UNFINISHED);
        if unfinished.exists() {
            fs::remove_dir_all(&unfinished)?;
        }
        fs::create_dir_all(&unfinished)?;
        TABLES.iter().try_for_each(|table| fs::create_dir_all(self.path.join(table.name)))?;
        let whole: HashSet<u32> = self.parts()?.into_iter().collect();
        for table in &TABLES[DOCUMENTS + 1..] {
            for part in numbers(&self.path.join(table.name), "part-")? {
                if !whole.contains(&part) {
                    fs::remove_file(self.part(table, part))?;
                }
            }
        }
        for part in numbers(&self.path, ".cut-")? {
            self.cut_rest(part).map_err(io::Error::other)?;
        }
        Ok(())
    }

    /// The numbers of the parts, in order.
    pub(super) fn parts(&self) -> io::Result<Vec<u32>> {
        numbers(&self.path.join(TABLES[DOCUMENTS].name), "part-")
    }

    /// The number of the next file of this name in a table's folder.
    pub(super) fn next(&self, table: &str, prefix: &str) -> io::Result<u32> {
        let folder = self.path.join(table);
        fs::create_dir_all(&folder)?;
        Ok(numbers(&folder, prefix)?.last().map_or(1, |last| last + 1))
    }

    fn part(&self, table: &Table, part: u32) -> PathBuf {
        self.path.join(table.name).join(format!("part-{part:06}.parquet"))
    }

    /// Where a run is told of.
    pub(super) fn run(&self, table: &Table, run: u32) -> PathBuf {
        self.path.join(table.name).join(format!("run-{run:06}.parquet"))
    }

    /// The documents of a part.
    pub(super) fn documents(&self, part: u32) -> Result<Vec<Known>, ParquetError> {
        let mut known = Vec::new();
        for batch in read(&self.part(&TABLES[DOCUMENTS], part), &["id", "content_hash", "input_hash"])? {
            let batch = batch?;
            let (ids, inputs) = (strings(&batch, "id"), batch["input_hash"].as_primitive::<Int64Type>());
            let texts = strings(&batch, "content_hash");
            known.extend((0..batch.num_rows()).map(|row| Known {
                id: id_hash(ids.value(row)),
                input: inputs.value(row).cast_unsigned(),
                text: texts.is_valid(row).then(|| u64::from_str_radix(texts.value(row), 16).ok()).flatten(),
            }));
        }
        Ok(known)
    }

    /// Who made the newest records.
    pub(super) fn last_maker(&self) -> Result<Option<Maker>, ParquetError> {
        for run in numbers(&self.path.join(RUNS.name), "run-").unwrap_or_default().into_iter().rev() {
            let Some(batch) = read(&self.run(&RUNS, run), &["version", "fingerprint", "articles"])?.next() else { continue };
            let batch = batch?;
            let word = |column: &str| {
                let words = batch[column].as_dictionary::<Int32Type>().downcast_dict::<StringArray>()?;
                (!words.is_empty()).then(|| words.value(0).to_string())
            };
            if batch["articles"].as_primitive::<Int64Type>().iter().flatten().any(|articles| articles > 0) {
                return Ok(word("version").zip(word("fingerprint")).map(|(version, fingerprint)| Maker { version, fingerprint }));
            }
        }
        Ok(None)
    }

    /// Adds a part: batches for each table.
    pub(super) fn add(&self, part: u32, tables: &[Vec<RecordBatch>]) -> Result<(), ParquetError> {
        for (table, batches) in TABLES.iter().zip(tables) {
            self.write(&self.unfinished(table), &schema(table), batches.iter().cloned().map(Ok))?;
        }
        for table in TABLES.iter().rev() {
            fs::rename(self.unfinished(table), self.part(table, part))?;
        }
        Ok(())
    }

    /// Writes a whole file in place of any other.
    pub(super) fn replace(&self, path: &Path, table: &Table, batch: &RecordBatch) -> Result<(), ParquetError> {
        let unfinished = self.unfinished(table);
        self.write(&unfinished, &schema(table), std::iter::once(Ok(batch.clone())))?;
        Ok(fs::rename(unfinished, path)?)
    }

    fn unfinished(&self, table: &Table) -> PathBuf {
        self.path.join(UNFINISHED).join(table.name)
    }

    fn write(
        &self,
        path: &Path,
        schema: &SchemaRef,
        batches: impl Iterator<Item = Result<RecordBatch, ParquetError>>,
    ) -> Result<(), ParquetError> {
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::try_new(1)?))
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .build();
        let mut writer = ArrowWriter::try_new(File::create(path)?, schema.clone(), Some(properties))?;
        for batch in batches {
            writer.write(&batch?)?;
        }
        writer.finish()?;
        Ok(writer.inner().sync_all()?)
    }

    /// Takes documents out of a part, as others come in their place.
    pub(super) fn cut(&self, part: u32, stale: &HashSet<u64>) -> Result<(), ParquetError> {
        File::create(self.cut_mark(part))?;
        let kept = |batch: &RecordBatch| {
            let ids = strings(batch, "id");
            (0..ids.len()).map(|row| Some(!stale.contains(&id_hash(ids.value(row))))).collect()
        };
        self.filter(&TABLES[DOCUMENTS], part, kept)?;
        self.cut_rest(part)
    }

    /// The second half of that, which can be done over again: leaves of each table what is of a document that is there.
    fn cut_rest(&self, part: u32) -> Result<(), ParquetError> {
        if self.part(&TABLES[DOCUMENTS], part).exists() {
            let there: HashSet<u64> = self.documents(part)?.into_iter().map(|document| document.id).collect();
            let kept = |batch: &RecordBatch| {
                let ids = strings(batch, "document_id");
                (0..ids.len()).map(|row| Some(there.contains(&id_hash(ids.value(row))))).collect()
            };
            TABLES[DOCUMENTS + 1..].iter().try_for_each(|table| self.filter(table, part, kept))?;
        }
        Ok(fs::remove_file(self.cut_mark(part))?)
    }

    fn cut_mark(&self, part: u32) -> PathBuf {
        self.path.join(format!(".cut-{part:06}"))
    }

    fn filter(&self, table: &Table, part: u32, kept: impl Fn(&RecordBatch) -> BooleanArray) -> Result<(), ParquetError> {
        let path = self.part(table, part);
        let batches = read(&path, &[])?.map(|batch| {
            let batch = batch?;
            Ok(filter_record_batch(&batch, &kept(&batch))?)
        });
        let unfinished = self.unfinished(table);
        self.write(&unfinished, &schema(table), batches)?;
        Ok(fs::rename(unfinished, path)?)
    }
}

fn strings<'a>(batch: &'a RecordBatch, column: &str) -> &'a StringArray {
    batch[column].as_string::<i32>()
}

/// The rows of a file: these columns, or all where none is named.
fn read(path: &Path, columns: &[&str]) -> Result<ParquetRecordBatchReader, ParquetError> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(path)?)?;
    let mask =
        if columns.is_empty() { ProjectionMask::all() } else { ProjectionMask::columns(builder.parquet_schema(), columns.iter().copied()) };
    builder.with_projection(mask).build()
}

/// The numbers of the files that are called by a number after `prefix`, in order.
fn numbers(folder: &Path, prefix: &str) -> io::Result<Vec<u32>> {
    let mut numbers = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let number: Option<u32> = name.to_str().and_then(|name| name.strip_prefix(prefix)?.split('.').next()?.parse().ok());
        numbers.extend(number);
    }
    numbers.sort_unstable();
    Ok(numbers)
}
