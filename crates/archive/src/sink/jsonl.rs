//! Records as JSON Lines.

use std::io::Write;
use std::path::Path;

use dateline::Record;

use super::{Encode, Sink};
use crate::compression::{Compression, Writer};
use crate::error::SinkError;

/// Writes one record a line.
pub struct JsonLines {
    out: Writer,
    target: String,
}

impl JsonLines {
    /// Writes to `out`, which messages call `target`.
    pub fn new(out: impl Write + 'static, target: impl Into<String>) -> Self {
        JsonLines { out: Writer::Plain(Box::new(out)), target: target.into() }
    }

    /// Writes to a new file, compressed where its name ends in `.gz` or `.zst`.
    ///
    /// # Errors
    /// If the file cannot be made.
    pub fn create(path: &Path) -> Result<Self, SinkError> {
        let target = path.display().to_string();
        let out = Compression::of(path).0.create(path).map_err(|error| SinkError::io(&target, &error))?;
        Ok(JsonLines { out, target })
    }
}

impl Sink for JsonLines {
    type Block = Vec<u8>;
    type Encoder = Encoder;

    fn encoder(&self) -> Encoder {
        Encoder
    }

    fn write(&mut self, block: Vec<u8>) -> Result<(), SinkError> {
        self.out.write_all(&block).map_err(|error| SinkError::io(&self.target, &error))
    }

    fn finish(&mut self) -> Result<(), SinkError> {
        self.out.finish().map_err(|error| SinkError::io(&self.target, &error))
    }
}

/// Serialises records.
#[derive(Debug)]
pub struct Encoder;

impl Encode<Vec<u8>> for Encoder {
    fn encode(&mut self, record: Record, block: &mut Vec<u8>) {
        record.write_json(block);
        block.push(b'\n');
    }
}
