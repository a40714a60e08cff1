//! WARC files, the archives of web crawlers: each record a header of its own, then what was sent or fetched, HTTP head and all.

use std::io::{self, ErrorKind};
use std::sync::Arc;

use dateline::record::Warning;
use memchr::{memchr, memmem};

use super::http::{self, Head, Room, Undecoded};
use super::single::cut;
use super::unpack::Unpacked;
use super::{Form, Item, Limits, Skip, Skipped, Source};
use crate::error::{Origin, Place, ReadError, Reason};

/// The longest header, and the longest HTTP head, that is read.
const HEADER: usize = 64 << 10;
/// What a record begins with.
const VERSION: &[u8] = b"WARC/";
/// The end of a record and the beginning of the next.
const BETWEEN: &[u8] = b"\r\n\r\nWARC/1.";

/// The web pages of a WARC file.
pub(super) struct Warc {
    file: Unpacked,
    name: Arc<str>,
    limits: Limits,
    skipped: Skipped,
    ended: bool,
    /// Where the record that is being read begins.
    place: (u64, bool),
    /// Whether the next gzip member is to be found without reading this one to its end.
    skippable: bool,
}

/// The fields of a record's header that matter here.
#[derive(Default)]
struct Header {
    kind: String,
    length: Option<u64>,
    content_type: String,
    uri: Option<String>,
    id: Option<String>,
    truncated: Option<String>,
}

/// What came of a record that was read to its end.
enum Outcome {
    Page(Item),
    Skipped(Skip),
    End,
}

/// What went wrong.
enum Fault {
    /// The file cannot be read on from here, nor can what follows be understood without finding a place to go on.
    File(io::Error),
    /// What comes next is no record: the next one is to be found.
    Record(String),
    /// This page alone; the next record follows.
    Page(Reason, String),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Fault::File(error)
    }
}

impl Warc {
    pub(super) fn new(file: Unpacked, name: Arc<str>, limits: Limits) -> Self {
        let file = file.by_record();
        Warc { file, name, limits, skipped: Skipped::new(), ended: false, place: (0, false), skippable: false }
    }

    fn origin(&self) -> Origin {
        let place = if self.place.1 { Place::Unpacked(self.place.0) } else { Place::Byte(self.place.0) };
        Origin { name: self.name.clone(), place: Some(place) }
    }

    fn record(&mut self) -> Result<Outcome, Fault> {
        if !self.find_start()? {
            return Ok(Outcome::End);
        }
        let header = self.header()?;
        let Some(length) = header.length else { return Err(Fault::Record("the record does not tell its length".into())) };
        let is_http = header.content_type.is_empty() || header.content_type.to_ascii_lowercase().starts_with("application/http");
        if !(header.kind.eq_ignore_ascii_case("response") && is_http) {
            return self.pass_over(length, Skip::NoResponse);
        }
        let mut content = Vec::new();
        let first = length.min(HEADER as u64);
        let read = self.file.read_into(&mut content, first as usize)? as u64;
        self.swallowed(&content)?;
        let rest = length - first;
        let Some(head) = Head::read(&content) else {
            self.skip(rest)?;
            return Err(Fault::Page(Reason::Invalid, "the record holds no HTTP response".into()));
        };
        if head.status != 200 {
            return self.pass_over(rest, Skip::Status);
        }
        if !head.is_page(content.get(head.length..).unwrap_or_default()) {
            return self.pass_over(rest, Skip::NoPage);
        }
        self.page(header, head, content, length, read)
    }

    /// Goes to the first byte of the next record; false at the end of the file.
    fn find_start(&mut self) -> Result<bool, Fault> {
        loop {
            self.place = self.file.place();
            self.skippable = self.file.at_member();
            let blank = self.blank()?;
            if blank > 0 {
                continue;
            }
            if !self.file.chunk()?.is_empty() {
                break;
            }
            if !self.file.pass() {
                return Ok(false);
            }
        }
        self.file.bound(Limits::FREE, self.limits.inflation);
        let start = self.file.peek(VERSION.len())?;
        if start.starts_with(VERSION) { Ok(true) } else { Err(Fault::Record("no WARC record begins here".into())) }
    }

    /// Passes over line ends.
    fn blank(&mut self) -> io::Result<usize> {
        let chunk = self.file.chunk()?;
        let length = chunk.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        self.file.consume(length);
        Ok(length)
    }

    fn header(&mut self) -> Result<Header, Fault> {
        let (mut header, mut line, mut total) = (Header::default(), Vec::new(), 0);
        loop {
            line.clear();
            if !self.line(&mut line, HEADER)? {
                return Err(Fault::Record("the record ends within its header".into()));
            }
            total += line.len();
            if total > HEADER {
                return Err(Fault::Record("the header of the record has no end".into()));
            }
            let text = String::from_utf8_lossy(line.trim_ascii());
            if text.is_empty() {
                return Ok(header);
            }
            if let Some((name, value)) = text.split_once(':') {
                header.field(name.trim_end(), value.trim());
            }
        }
    }

    /// Reads to the end of a line, or of what is allowed; false where the record ends before.
    fn line(&mut self, line: &mut Vec<u8>, longest: usize) -> io::Result<bool> {
        while line.len() <= longest {
            let chunk = self.file.chunk()?;
            if chunk.is_empty() {
                return Ok(false);
            }
            let end = memchr(b'\n', chunk).map(|at| at + 1);
            let length = end.unwrap_or(chunk.len());
            line.extend_from_slice(&chunk[..length]);
            self.file.consume(length);
            if end.is_some() {
                break;
            }
        }
        Ok(true)
    }

    fn page(&mut self, header: Header, head: Head, mut content: Vec<u8>, length: u64, mut read: u64) -> Result<Outcome, Fault> {
        let largest = self.limits.page.saturating_add(head.length as u64);
        let wanted = length.min(largest.saturating_add(1));
        if read == length.min(HEADER as u64) && wanted > read {
            read += self.file.read_into(&mut content, usize::try_from(wanted - read).unwrap_or(usize::MAX))? as u64;
        }
        self.swallowed(&content)?;
        if read < wanted {
            return Err(too_short(length - read));
        }
        self.skip(length - read)?;
        self.check_end()?;
        content.drain(..head.length);
        let room = Room { largest: self.limits.page, free: Limits::FREE, ratio: self.limits.inflation };
        let body = http::decode(content, &head, room).map_err(|error| match error {
            Undecoded::Unknown(name) => Fault::Page(Reason::Invalid, format!("the page is compressed by {name}, which is not read")),
            Undecoded::TooLarge => {
                Fault::Page(Reason::TooLarge, format!("the page unpacks to more than {} times its size", self.limits.inflation))
            }
        })?;
        let mut item = Item {
            id: header.id.or_else(|| header.uri.clone()),
            uri: header.uri,
            content_type: head.content_type,
            content: body.bytes,
            ..Item::new(self.origin(), Form::Warc)
        };
        if let Some(reason) = header.truncated {
            item.warnings.push(Warning::new("truncated", format!("the archive holds the beginning of the page only: {reason}")));
        } else if body.broken_off {
            item.warnings.push(Warning::new("truncated", "the page ends before its end".to_string()));
        }
        if item.content.len() as u64 > self.limits.page {
            cut(&mut item, self.limits.page);
        }
        Ok(Outcome::Page(item))
    }

    /// Whether another record was taken for a part of this one; it is put back.
    fn swallowed(&mut self, content: &[u8]) -> Result<(), Fault> {
        let Some(at) = memmem::find(content, BETWEEN) else { return Ok(()) };
        self.file.unread(&content[at + 4..]);
        Err(Fault::Page(Reason::Invalid, "the record is shorter than it says".into()))
    }

    /// A record is over, and so must be its bytes: two line ends, another record, or nothing. Looking one byte further than the
    /// line ends also has the checksum of the gzip member compared.
    fn check_end(&mut self) -> Result<(), Fault> {
        if self.file.peek(BETWEEN.len())?.starts_with(&BETWEEN[..4]) {
            return Ok(());
        }
        while self.blank()? > 0 {}
        let next = self.file.peek(VERSION.len())?;
        if next.is_empty() || next.starts_with(VERSION) {
            return Ok(());
        }
        Err(Fault::Record("the record is longer than it says".into()))
    }

    fn pass_over(&mut self, length: u64, why: Skip) -> Result<Outcome, Fault> {
        self.skip(length)?;
        Ok(Outcome::Skipped(why))
    }

    /// Passes over content, unless another record begins within it.
    fn skip(&mut self, length: u64) -> Result<(), Fault> {
        let mut left = length;
        while left > 0 {
            let chunk = self.file.chunk()?;
            if chunk.is_empty() {
                return Err(too_short(left));
            }
            let taken = usize::try_from(left).map_or(chunk.len(), |left| left.min(chunk.len()));
            // A record's content may end in the same two line ends that follow it.
            if let Some(at) = memmem::find(&chunk[..taken], BETWEEN) {
                self.file.consume(at + 4);
                return Err(Fault::Page(Reason::Invalid, "the record is shorter than it says".into()));
            }
            self.file.consume(taken);
            left -= taken as u64;
        }
        Ok(())
    }

    /// Goes on after a fault: its error, and the file where a record begins or at its end.
    fn recover(&mut self, fault: Fault) -> ReadError {
        let origin = self.origin();
        match fault {
            Fault::Page(reason, message) => ReadError::new(origin, reason, message),
            Fault::Record(message) => {
                if let Err(error) = self.seek() {
                    self.recover(Fault::File(error));
                }
                ReadError::new(origin, Reason::Invalid, message)
            }
            Fault::File(error) if error.kind() == ErrorKind::FileTooLarge => {
                self.leave_bomb();
                ReadError::new(origin, Reason::TooLarge, format!("the record {error}"))
            }
            Fault::File(error) => {
                self.ended = !self.file.resync();
                ReadError::io(origin, &error)
            }
        }
    }

    /// Leaves a record that unpacks to too much: its whole gzip member, where it has one of its own.
    fn leave_bomb(&mut self) {
        if self.skippable {
            self.ended = !self.file.resync();
        } else {
            self.file.unbound();
            if self.seek().is_err() {
                self.ended = !self.file.resync();
            }
        }
    }

    /// Goes to the next line that a record begins with, or to the next gzip member that does.
    fn seek(&mut self) -> io::Result<()> {
        loop {
            let chunk = self.file.chunk()?;
            if chunk.is_empty() {
                // At a stop a record begins; else this is the end.
                return Ok(());
            }
            let end = memchr(b'\n', chunk).map(|at| at + 1);
            let length = end.unwrap_or(chunk.len());
            self.file.consume(length);
            if end.is_some() && self.file.peek(7)?.starts_with(b"WARC/1.") {
                return Ok(());
            }
        }
    }
}

/// The file or the gzip member ends within the record.
fn too_short(missing: u64) -> Fault {
    Fault::Page(Reason::Invalid, format!("the record ends {missing} bytes before the length it tells"))
}

impl Header {
    fn field(&mut self, name: &str, value: &str) {
        let bare = || {
            let bare = value.strip_prefix('<').and_then(|value| value.strip_suffix('>')).unwrap_or(value);
            (!bare.is_empty()).then(|| bare.to_string())
        };
        match name.to_ascii_lowercase().as_str() {
            "warc-type" => self.kind = value.to_string(),
            "content-length" => self.length = value.parse().ok(),
            "content-type" => self.content_type = value.to_string(),
            "warc-target-uri" => self.uri = bare(),
            "warc-record-id" => self.id = bare(),
            "warc-truncated" => self.truncated = bare(),
            _ => {}
        }
    }
}

impl Iterator for Warc {
    type Item = Result<Item, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.record() {
                Ok(Outcome::Page(item)) => return Some(Ok(item)),
                Ok(Outcome::Skipped(why)) => *self.skipped.entry(why).or_default() += 1,
                Ok(Outcome::End) => self.ended = true,
                Err(fault) => return Some(Err(self.recover(fault))),
            }
        }
        None
    }
}

impl Source for Warc {
    fn take_skipped(&mut self) -> Skipped {
        std::mem::take(&mut self.skipped)
    }
}
