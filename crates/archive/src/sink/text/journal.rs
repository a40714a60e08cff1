//! Which inputs the lines of a file are of.
//!
//! After a line of text that names the maker of the records come frames: the length that the file then had, how many records were
//! added, and for each the hashes of its input and its text; all numbers of eight bytes, little end first. A frame that was cut
//! short is as good as none.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::sink::{Maker, Past, Run};

const TITLE: &str = "dateline-journal 1";

/// A record in the journal.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub input: u64,
    /// 0 where it has no text.
    pub text: u64,
}

pub(super) struct Journal {
    file: File,
    /// Where the last whole record ends.
    pub end: u64,
    frame: Vec<u8>,
}

impl Journal {
    /// The journal of the file at `output`: begun, or continued, with what it tells added to `past`.
    pub(super) fn open(output: &Path, run: &Run<'_>, past: &mut Past) -> io::Result<Self> {
        let mut path = output.as_os_str().to_owned();
        path.push(".resume");
        let (path, maker) = (PathBuf::from(path), run.maker());
        let found = if run.resume { read(&path)? } else { None };
        let Some((last, frames)) = found else {
            if run.resume && fs::metadata(output)?.len() > 0 {
                let message = format!("{} is missing, so that it cannot be told what is there; run it without --resume", path.display());
                return Err(io::Error::other(message));
            }
            let mut file = File::create(&path)?;
            writeln!(file, "{TITLE} {} {}", maker.version, maker.fingerprint)?;
            return Ok(Journal { file, end: 0, frame: Vec::new() });
        };
        let file = File::options().append(true).open(&path)?;
        file.set_len(frames.length)?;
        past.inputs = frames.entries.iter().map(|entry| entry.input).collect();
        past.texts = frames.entries.iter().map(|entry| entry.text).filter(|text| *text != 0).collect();
        past.changed = (last != maker).then_some((last, maker));
        Ok(Journal { file, end: frames.end, frame: Vec::new() })
    }

    /// Notes records that were added to the file, which is now this long.
    pub(super) fn note(&mut self, entries: &[Entry], length: u64) -> io::Result<()> {
        if entries.is_empty() {
            return Ok(());
        }
        self.frame.clear();
        let numbers = [length, entries.len() as u64].into_iter().chain(entries.iter().flat_map(|entry| [entry.input, entry.text]));
        numbers.for_each(|number| self.frame.extend(number.to_le_bytes()));
        self.file.write_all(&self.frame)
    }
}

/// One or more frames, read together.
struct Frames {
    entries: Vec<Entry>,
    /// Where the last whole record ends.
    end: u64,
    /// How much of the journal they are, in bytes.
    length: u64,
}

/// What a journal tells; None where there is none.
fn read(path: &Path) -> io::Result<Option<(Maker, Frames)>> {
    let bytes = match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        bytes => bytes?,
    };
    let Some(title) = bytes.iter().position(|b| *b == b'\n') else { return Ok(None) };
    let words =
        std::str::from_utf8(&bytes[..title]).ok().and_then(|line| line.strip_prefix(TITLE)).and_then(|rest| rest.trim().split_once(' '));
    let Some((version, fingerprint)) = words else {
        return Err(io::Error::other(format!("{} is no journal of this version", path.display())));
    };
    let mut frames = Frames { entries: Vec::new(), end: 0, length: title as u64 + 1 };
    while let Some(frame) = frame(&bytes[frames.length as usize..]) {
        frames.entries.extend(frame.entries);
        frames.end = frame.end;
        frames.length += frame.length;
    }
    Ok(Some((Maker { version: version.into(), fingerprint: fingerprint.into() }, frames)))
}

/// The first frame, where it is whole.
fn frame(bytes: &[u8]) -> Option<Frames> {
    let number = |at: usize| Some(u64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?));
    let (end, count) = (number(0)?, usize::try_from(number(8)?).ok()?);
    let length = count.checked_mul(16)?.checked_add(16)?;
    bytes.get(..length)?;
    let entries = (0..count).map(|i| Some(Entry { input: number(16 + i * 16)?, text: number(24 + i * 16)? })).collect::<Option<_>>()?;
    Some(Frames { entries, end, length: length as u64 })
}
