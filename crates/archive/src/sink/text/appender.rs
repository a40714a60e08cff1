//! A file that whole records are added to.

use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;

use super::Block;
use super::journal::{Entry, Journal};
use crate::compression::{Compression, Writer};
use crate::sink::{Past, Run};

/// Lines that make a member of a compressed file, in bytes. What is in a member that is not closed is lost with the process.
const MEMBER: usize = 8 << 20;

pub(super) struct Appender {
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
    /// Opens a file: cut down to whole records, where a run resumes, else to nothing, and begun with `header`.
    pub(super) fn open(path: &Path, header: &[u8], run: &Run<'_>) -> io::Result<(Self, Past)> {
        let file = File::options().write(true).create(true).truncate(false).open(path)?;
        let mut past = Past::default();
        let mut journal = None;
        if file.metadata()?.is_file() {
            file.try_lock().map_err(|_| io::Error::other("another run is writing it"))?;
            let opened = Journal::open(path, run, &mut past)?;
            let length = file.metadata()?.len();
            if opened.end > length {
                return Err(io::Error::other("is shorter than its journal tells, and cannot be resumed"));
            }
            file.set_len(opened.end)?;
            (&file).seek(SeekFrom::End(0))?;
            journal = Some(opened);
        }
        let mut appender = Appender { compression: Compression::of(path).0, file, journal, member: None, entries: Vec::new(), bytes: 0 };
        if appender.journal.as_ref().is_none_or(|journal| journal.end == 0) {
            appender.append(header)?;
        }
        Ok((appender, past))
    }

    pub(super) fn write(&mut self, block: &Block) -> io::Result<()> {
        self.append(&block.lines)?;
        self.entries.extend(&block.entries);
        if self.compression == Compression::None || self.bytes >= MEMBER { self.close_member() } else { Ok(()) }
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        let member = match &mut self.member {
            Some(member) => member,
            None => self.member.insert(self.compression.write_to(self.file.try_clone()?)?),
        };
        self.bytes += bytes.len();
        member.write_all(bytes)
    }

    /// What was written so far can be read whatever comes, and will not be written again.
    pub(super) fn close_member(&mut self) -> io::Result<()> {
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
