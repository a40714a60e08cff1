//! JSON Lines: a record a line.

use std::io::Write;
use std::path::PathBuf;

use super::{LineForm, Lines};
use crate::table::Document;

/// Writes one record a line, as JSON.
pub type JsonLines = Lines<Json>;

/// A record as a line of JSON.
#[derive(Debug, Clone, Copy)]
pub struct Json;

impl LineForm for Json {
    fn header(&self) -> &'static str {
        ""
    }

    fn lines(&mut self, document: &Document, out: &mut Vec<u8>) {
        document.record.write_json(out);
        out.push(b'\n');
    }
}

impl JsonLines {
    /// Writes to `out`, which messages call `target`.
    pub fn new(out: impl Write + 'static, target: impl Into<String>) -> Self {
        Lines::stream(out, target, Json)
    }

    /// Writes to a file, compressed where its name ends in `.gz` or `.zst`. It is opened when a run begins.
    pub fn to_file(path: impl Into<PathBuf>) -> Self {
        Lines::file(path.into(), Json)
    }
}
