//! Records as lines of text: JSON Lines, and a CSV of the indicators.

use std::io::{self, Write};
use std::path::PathBuf;

use self::appender::Appender;
use self::journal::Entry;
use super::{Encode, Past, Run, Sink};
use crate::error::SinkError;
use crate::summary::Summary;
use crate::table::Document;

mod appender;
pub(crate) mod csv;
mod journal;
pub(crate) mod jsonl;

/// Writes records as lines, to a file or a stream.
///
/// Beside a file `records.jsonl` lies its journal, `records.jsonl.resume`: which inputs its lines are of, and where the last whole
/// one ends. A run that resumes cuts off what came after, and goes on.
pub struct Lines<F> {
    output: Output,
    target: String,
    form: F,
}

/// What a record is as lines.
pub trait LineForm: Clone + Send {
    /// What stands at the beginning of a file.
    fn header(&self) -> &'static str;

    /// Adds the lines of a document.
    fn lines(&mut self, document: &Document, out: &mut Vec<u8>);
}

enum Output {
    /// What is not ours to open: standard output, memory.
    Stream(Box<dyn Write>),
    Unopened(PathBuf),
    File(Box<Appender>),
}

impl<F: LineForm> Lines<F> {
    fn stream(out: impl Write + 'static, target: impl Into<String>, form: F) -> Self {
        Lines { output: Output::Stream(Box::new(out)), target: target.into(), form }
    }

    fn file(path: PathBuf, form: F) -> Self {
        Lines { target: path.display().to_string(), output: Output::Unopened(path), form }
    }

    fn failed(&self, error: &io::Error) -> SinkError {
        SinkError::io(&self.target, error)
    }
}

impl<F: LineForm> Sink for Lines<F> {
    type Block = Block;
    type Encoder = Encoder<F>;

    fn begin(&mut self, run: &Run<'_>) -> Result<Past, SinkError> {
        let header = self.form.header().as_bytes();
        let result = match &mut self.output {
            Output::Unopened(path) => Appender::open(path, header, run).map(|(file, past)| {
                self.output = Output::File(Box::new(file));
                past
            }),
            _ if run.resume => Err(io::Error::other("is no file, and only files can be resumed")),
            Output::Stream(out) => out.write_all(header).map(|()| Past::default()),
            Output::File(_) => Ok(Past::default()),
        };
        result.map_err(|error| self.failed(&error))
    }

    fn encoder(&self) -> Encoder<F> {
        Encoder { form: self.form.clone(), longest: 0 }
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

/// Records as lines, and what they were read from.
#[derive(Debug, Default)]
pub struct Block {
    lines: Vec<u8>,
    entries: Vec<Entry>,
}

/// Turns records into lines.
#[derive(Debug)]
pub struct Encoder<F> {
    form: F,
    /// The longest block so far: the next is given as much room at once, rather than growing into it.
    longest: usize,
}

/// What a block is given at once, at most.
const ROOM: usize = 4 << 20;

impl<F: LineForm> Encode<Block> for Encoder<F> {
    fn encode(&mut self, document: Document, block: &mut Block) {
        if block.lines.is_empty() {
            block.lines.reserve((self.longest + self.longest / 4).min(ROOM));
        }
        self.form.lines(&document, &mut block.lines);
        self.longest = self.longest.max(block.lines.len());
        block.entries.push(Entry { input: document.input_hash, text: document.content_hash().unwrap_or_default() });
    }
}
