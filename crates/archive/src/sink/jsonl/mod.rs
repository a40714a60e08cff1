//! Records as JSON Lines.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use self::journal::{Entry, Journal};
use super::{Encode, Past, Run, Sink};
use crate::compression::{Compression, Writer};
use crate::error::SinkError;
use crate::summary::Summary;
use crate::table::Document;

mod journal;

/// Lines that make a member of a compressed file, in bytes. What is in a member that is not closed is lost with the process.
const MEMBER: usize = 8 << 20;

/// Writes one record a line.
///
/// Beside a file `records.jsonl` lies its journal, `records.jsonl.resume`: which inputs its lines are of, and where the last whole
/// one ends. A run that resumes cuts off what came after, and goes on.
pub struct JsonLines {
    output: Output,
    target: String,
}

enum Output {
    /// What is not ours to open: standard output, memory.
    Stream(Box<dyn Write>),
    Unopened(PathBuf),
    File(Appender),
}

impl JsonLines {
    /// Writes to `out`, which messages call `target`.
    pub fn new(out: impl Write + 'static, target: impl Into<String>) -> Self {
        JsonLines { output: Output::Stream(Box::new(out)), target: target.into() }
    }

    /// Writes to a file, compressed where its name ends in `.gz` or `.zst`. It is opened when a run begins.
    pub fn to_file(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        JsonLines { target: path.display().to_string(), output: Output::Unopened(path) }
    }

    fn failed(&self, error: &io::Error) -> SinkError {
        SinkError::io(&self.target, error)
    }
}

impl Sink for JsonLines {
    type Block = Block;
    type Encoder = Encoder;

    fn begin(&mut self, run: &Run<'_>) -> Result<Past, SinkError> {
        match &self.output {
            Output::Unopened(path) => {
                let (appender, past) = Appender::open(path, run).map_err(|error| self.failed(&error))?;
                self.output = Output::File(appender);
                Ok(past)
            }
            _ if run.resume => Err(SinkError::new(&self.target, "is no file, and only files can be resumed")),
            _ => Ok(Past::default()),
        }
    }

    fn encoder(&self) -> Encoder {
        Encoder::default()
    }

    fn write(&mut self, block: Block, _: &Summary) -> Result<(), SinkError> {
        let result = match &mut self.output {
            Output::Stream(out) => out.write_all(&block.lines),
            Output::File(file) => file.write(&block),
            Output::Unopened(_) => Err(io::Error::other("no run has begun")),
        };
        result.map_err(|error| self.failed(&error))
    }

    fn finish(&mut self, _: &Summary) -> Result<(), SinkError> {
        let result = match &mut self.output {
            Output::Stream(out) => out.flush(),
            Output::File(file) => file.close_member(),
            Output::Unopened(_) => Ok(()),
        };
        result.map_err(|error| self.failed(&error))
    }
}

/// A file that whole records are added to.
struct Appender {
    compression: Compression,
    file: File,
    /// None where the output is no regular file, and nothing can be resumed.
    journal: Option<Journal>,
    member: Option<Writer>,
    /// What the open member holds.
    entries: Vec<Entry>,
    bytes: usize,
}

impl Appender {
    fn open(path: &Path, run: &Run<'_>) -> io::Result<(Self, Past)> {
        let file = File::options().write(true).create(true).truncate(false).open(path)?;
        let mut past = Past::default();
        let mut journal = None;
        if file.metadata()?.is_file() {
            file.try_lock().map_err(|_| io::Error::other("another run is writing it"))?;
            let mut opened = Journal::open(path, run, &mut past)?;
            // What is there and not in the journal is half a record, or of no use to a run that resumes.
            opened.end = opened.end.min(file.metadata()?.len());
            file.set_len(opened.end)?;
            io::Seek::seek(&mut &file, io::SeekFrom::End(0))?;
            journal = Some(opened);
        }
        let compression = Compression::of(path).0;
        Ok((Appender { compression, file, journal, member: None, entries: Vec::new(), bytes: 0 }, past))
    }

    fn write(&mut self, block: &Block) -> io::Result<()> {
        let member = match &mut self.member {
            Some(member) => member,
            None => self.member.insert(self.compression.write_to(self.file.try_clone()?)?),
        };
        member.write_all(&block.lines)?;
        self.entries.extend(&block.entries);
        self.bytes += block.lines.len();
        if self.compression == Compression::None || self.bytes >= MEMBER { self.close_member() } else { Ok(()) }
    }

    /// What was written so far can be read whatever comes, and will not be written again.
    fn close_member(&mut self) -> io::Result<()> {
        if let Some(mut member) = self.member.take() {
            member.finish()?;
        }
        if let Some(journal) = &mut self.journal {
            journal.note(&self.entries, self.file.metadata()?.len())?;
        }
        self.entries.clear();
        self.bytes = 0;
        Ok(())
    }
}

/// Records as lines, and what they were read from.
#[derive(Debug, Default)]
pub struct Block {
    lines: Vec<u8>,
    entries: Vec<Entry>,
}

/// Serialises records.
#[derive(Debug, Default)]
pub struct Encoder {
    /// The longest block so far: the next is given as much room at once, rather than growing into it.
    longest: usize,
}

impl Encode<Block> for Encoder {
    fn encode(&mut self, document: Document, block: &mut Block) {
        if block.lines.is_empty() {
            block.lines.reserve(self.longest);
        }
        document.record.write_json(&mut block.lines);
        block.lines.push(b'\n');
        self.longest = self.longest.max(block.lines.len());
        block.entries.push(Entry { input: document.input_hash, text: document.content_hash().unwrap_or_default() });
    }
}
