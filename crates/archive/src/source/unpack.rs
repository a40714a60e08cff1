//! Files as what is inside them: plain, gzip or Zstandard, with a look ahead, and a way on past damage.

use std::io::{self, BufRead, ErrorKind, Read};

use flate2::bufread::GzDecoder;

use crate::compression::Compression;

/// How much is read at once.
const CHUNK: usize = 128 << 10;
/// What a record begins with.
const RECORD: &[u8] = b"WARC/";

/// A file's unpacked bytes. Reading them one after another knows nothing of gzip members; with [`Unpacked::by_record`] a member
/// that begins with a record is a `stop`, which the bytes before it cannot be read past.
pub(super) struct Unpacked {
    stream: Stream,
    buffer: Vec<u8>,
    start: usize,
    stop: Option<usize>,
    by_record: bool,
    /// An error met on the way to the bytes after the stop.
    pending: Option<io::Error>,
    produced: u64,
    /// Where in the file the newest member begins, and whether the next byte is its first.
    member: u64,
    at_member: bool,
    bound: Option<Bound>,
}

/// How much may come of how little.
struct Bound {
    free: u64,
    ratio: u64,
    packed: u64,
    produced: u64,
}

enum Stream {
    Plain(Input),
    Gzip(Members),
    Zstd(Box<zstd::Decoder<'static, Input>>),
}

impl Unpacked {
    /// What is inside `file`. Content wins where the name tells of no compression.
    pub(super) fn new(file: impl Read + Send + 'static, named: Compression) -> io::Result<Self> {
        let mut input = Input::new(Box::new(file));
        let compression = match (named, input.peek(if named == Compression::None { 4 } else { 1 })?) {
            (Compression::None, [0x1f, 0x8b, 0x08, ..]) => Compression::Gzip,
            (Compression::None, [0x28, 0xb5, 0x2f, 0xfd, ..]) => Compression::Zstd,
            _ => named,
        };
        let stream = match compression {
            Compression::None => Stream::Plain(input),
            Compression::Gzip => Stream::Gzip(Members { state: State::Between(input), start: 0 }),
            Compression::Zstd => Stream::Zstd(Box::new(zstd::Decoder::with_buffer(input)?)),
        };
        Ok(Unpacked {
            stream,
            buffer: Vec::new(),
            start: 0,
            stop: None,
            by_record: false,
            pending: None,
            produced: 0,
            member: 0,
            at_member: true,
            bound: None,
        })
    }

    /// Makes a member that begins with a record a stop.
    pub(super) fn by_record(mut self) -> Self {
        self.by_record = true;
        self
    }

    /// From here on, what is more than `free` bytes may not be more than `ratio` times what it was packed in.
    pub(super) fn bound(&mut self, free: u64, ratio: u64) {
        let packed = if self.at_member { self.member } else { self.stream.packed().unwrap_or(0) };
        self.bound = Some(Bound { free, ratio, packed, produced: self.position() });
    }

    /// Lifts the bound.
    pub(super) fn unbound(&mut self) {
        self.bound = None;
    }

    /// Unpacked bytes read so far.
    fn position(&self) -> u64 {
        self.produced.saturating_sub((self.buffer.len() - self.start) as u64)
    }

    /// The byte to name in messages: of the file, where the next byte is the first of a gzip member or nothing is compressed.
    pub(super) fn place(&self) -> (u64, bool) {
        match self.stream {
            Stream::Plain(_) => (self.position(), false),
            Stream::Gzip(_) if self.at_member => (self.member, false),
            _ => (self.position(), true),
        }
    }

    /// Whether the next byte is the first of a gzip member, so that what comes after it can be found whatever is in it.
    pub(super) fn at_member(&self) -> bool {
        self.at_member && matches!(self.stream, Stream::Gzip(_))
    }

    fn visible(&self) -> &[u8] {
        &self.buffer[self.start..self.stop.unwrap_or(self.buffer.len())]
    }

    /// The next bytes as far as they are read and unpacked.
    pub(super) fn at_hand(&self) -> &[u8] {
        self.visible()
    }

    /// The next bytes, none at a stop and at the end.
    pub(super) fn chunk(&mut self) -> io::Result<&[u8]> {
        self.peek(1)
    }

    /// The next bytes, at least `length` unless a stop or the end is nearer.
    pub(super) fn peek(&mut self, length: usize) -> io::Result<&[u8]> {
        while self.visible().len() < length && self.fill()? {}
        Ok(self.visible())
    }

    /// Goes on by `length` of the bytes that were shown.
    pub(super) fn consume(&mut self, length: usize) {
        self.at_member &= length == 0;
        self.start += length.min(self.visible().len());
    }

    /// Puts bytes back that were taken too much. They are not at a member's start.
    pub(super) fn unread(&mut self, bytes: &[u8]) {
        self.buffer.splice(..self.start, bytes.iter().copied());
        self.stop = self.stop.map(|stop| stop - self.start + bytes.len());
        self.start = 0;
    }

    /// Goes on to the member behind a stop; false where there is none.
    pub(super) fn pass(&mut self) -> bool {
        let Some(stop) = self.stop.take() else { return false };
        self.start = stop;
        self.at_member = true;
        true
    }

    /// Appends up to `length` bytes to `out`; fewer before a stop or the end.
    pub(super) fn read_into(&mut self, out: &mut Vec<u8>, length: usize) -> io::Result<usize> {
        let mut left = length;
        while left > 0 {
            let chunk = self.chunk()?;
            if chunk.is_empty() {
                break;
            }
            let taken = chunk.len().min(left);
            out.extend_from_slice(&chunk[..taken]);
            self.consume(taken);
            left -= taken;
        }
        Ok(length - left)
    }

    /// Reads more; false at a stop and at the end.
    fn fill(&mut self) -> io::Result<bool> {
        if self.stop.is_some() {
            return Ok(false);
        }
        if let Some(error) = self.pending.take() {
            return Err(error);
        }
        self.buffer.drain(..self.start);
        self.start = 0;
        match self.more()? {
            Some(0) => Ok(false),
            Some(_) => self.check().map(|()| true),
            None => Ok(self.next_member()),
        }
    }

    /// Looks at the member that follows; whether it goes on with what the last one held.
    fn next_member(&mut self) -> bool {
        let old = self.buffer.len();
        while self.buffer.len() < old + RECORD.len() {
            match self.more() {
                Ok(Some(0)) => break,
                Ok(_) => {}
                Err(error) => {
                    self.pending = Some(error);
                    break;
                }
            }
        }
        if let Stream::Gzip(members) = &self.stream {
            self.member = members.start;
        }
        let next = &self.buffer[old..];
        if next.starts_with(RECORD) || next.is_empty() && self.pending.is_some() {
            self.stop = Some(old);
        }
        self.stop.is_none() && !next.is_empty()
    }

    /// Appends what one read gives: its length, 0 at the end; None where a member ends that must not be passed unseen.
    fn more(&mut self) -> io::Result<Option<usize>> {
        let old = self.buffer.len();
        self.buffer.resize(old + CHUNK, 0);
        let read = self.stream.read(&mut self.buffer[old..], self.by_record);
        let length = read.as_ref().map_or(0, |length| length.unwrap_or(0));
        self.buffer.truncate(old + length);
        self.produced += length as u64;
        read
    }

    fn check(&self) -> io::Result<()> {
        let (Some(bound), Some(packed)) = (&self.bound, self.stream.packed()) else { return Ok(()) };
        let produced = self.produced.saturating_sub(bound.produced);
        if produced > bound.free && produced / bound.ratio.max(1) > packed.saturating_sub(bound.packed) {
            return Err(io::Error::new(ErrorKind::FileTooLarge, format!("unpacks to more than {} times its size", bound.ratio)));
        }
        Ok(())
    }

    /// Leaves what is damaged and goes on at the next gzip member that begins with a record; false where there is none.
    pub(super) fn resync(&mut self) -> bool {
        self.buffer.clear();
        (self.start, self.stop, self.pending, self.bound) = (0, None, None, None);
        loop {
            let Stream::Gzip(members) = &mut self.stream else { return false };
            if !members.seek() {
                return false;
            }
            self.member = members.start;
            self.buffer.clear();
            while self.buffer.len() < RECORD.len() && matches!(self.more(), Ok(Some(1..))) {}
            if self.buffer.starts_with(RECORD) {
                self.at_member = true;
                return true;
            }
        }
    }
}

impl Read for Unpacked {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let chunk = self.chunk()?;
        let length = chunk.len().min(out.len());
        out[..length].copy_from_slice(&chunk[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl Stream {
    fn read(&mut self, out: &mut [u8], by_record: bool) -> io::Result<Option<usize>> {
        match self {
            Stream::Plain(file) => retried(file, out).map(Some),
            Stream::Zstd(decoder) => retried(decoder, out).map(Some),
            Stream::Gzip(members) => loop {
                match members.read(out)? {
                    None if !by_record => {}
                    read => return Ok(read),
                }
            },
        }
    }

    /// Bytes of the file that were used, where it is compressed.
    fn packed(&self) -> Option<u64> {
        match self {
            Stream::Plain(_) => None,
            Stream::Gzip(members) => Some(members.packed()),
            Stream::Zstd(decoder) => Some(decoder.get_ref().taken),
        }
    }
}

fn retried(reader: &mut impl Read, out: &mut [u8]) -> io::Result<usize> {
    loop {
        match reader.read(out) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}

/// A gzip file, member after member.
struct Members {
    state: State,
    /// Where the newest member begins.
    start: u64,
}

enum State {
    Between(Input),
    Inside(Box<GzDecoder<Input>>),
    /// Only while one of the others is being made of the other.
    Moving,
}

impl Members {
    /// Bytes of a member: their number, 0 at the end of the file; None where a member ends.
    fn read(&mut self, out: &mut [u8]) -> io::Result<Option<usize>> {
        if let State::Between(input) = &mut self.state {
            // Tapes and some tools fill the last block with zeros.
            input.skip_zeros()?;
            if input.fill_buf()?.is_empty() {
                return Ok(Some(0));
            }
            self.start = input.taken;
            self.enter();
        }
        let State::Inside(decoder) = &mut self.state else { return Ok(Some(0)) };
        match retried(decoder, out)? {
            0 => {
                self.leave();
                Ok(None)
            }
            length => Ok(Some(length)),
        }
    }

    fn enter(&mut self) {
        self.state = match std::mem::replace(&mut self.state, State::Moving) {
            State::Between(input) => State::Inside(Box::new(GzDecoder::new(input))),
            state => state,
        };
    }

    fn leave(&mut self) {
        self.state = match std::mem::replace(&mut self.state, State::Moving) {
            State::Inside(decoder) => State::Between(decoder.into_inner()),
            state => state,
        };
    }

    fn packed(&self) -> u64 {
        match &self.state {
            State::Between(input) => input.taken,
            State::Inside(decoder) => decoder.get_ref().taken,
            State::Moving => 0,
        }
    }

    /// Leaves the member and goes to what looks like the start of another; false where there is none.
    fn seek(&mut self) -> bool {
        self.leave();
        let State::Between(input) = &mut self.state else { return false };
        if input.taken == self.start && input.fill_buf().is_ok_and(|buffer| !buffer.is_empty()) {
            input.consume(1);
        }
        if !input.seek(&[0x1f, 0x8b, 0x08]) {
            return false;
        }
        self.start = input.taken;
        self.enter();
        true
    }
}

/// The file, its used bytes counted.
struct Input {
    file: Box<dyn Read + Send>,
    buffer: Vec<u8>,
    at: usize,
    end: usize,
    taken: u64,
}

impl Input {
    fn new(file: Box<dyn Read + Send>) -> Self {
        Input { file, buffer: vec![0; CHUNK], at: 0, end: 0, taken: 0 }
    }

    /// Reads on behind what is there; false at the end.
    fn more(&mut self) -> io::Result<bool> {
        self.buffer.copy_within(self.at..self.end, 0);
        (self.at, self.end) = (0, self.end - self.at);
        let length = retried(&mut self.file, &mut self.buffer[self.end..])?;
        self.end += length;
        Ok(length > 0)
    }

    /// The bytes there are, at least `length` unless the end is nearer.
    fn peek(&mut self, length: usize) -> io::Result<&[u8]> {
        while self.end - self.at < length && self.more()? {}
        Ok(&self.buffer[self.at..self.end])
    }

    fn skip_zeros(&mut self) -> io::Result<()> {
        loop {
            let buffer = self.fill_buf()?;
            let (zeros, length) = (buffer.iter().take_while(|byte| **byte == 0).count(), buffer.len());
            self.consume(zeros);
            if zeros < length || zeros == 0 {
                return Ok(());
            }
        }
    }

    /// Goes to the next place where these bytes stand; false at the end, and where reading fails.
    fn seek(&mut self, mark: &[u8; 3]) -> bool {
        loop {
            let Ok(buffer) = self.peek(mark.len()) else { return false };
            match memchr::memmem::find(buffer, mark) {
                Some(at) => {
                    self.consume(at);
                    return true;
                }
                None if buffer.len() < mark.len() => return false,
                None => {
                    let length = buffer.len() + 1 - mark.len();
                    self.consume(length);
                }
            }
        }
    }
}

impl Read for Input {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let buffer = self.fill_buf()?;
        let length = buffer.len().min(out.len());
        out[..length].copy_from_slice(&buffer[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl BufRead for Input {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.peek(1)
    }

    fn consume(&mut self, length: usize) {
        self.at = (self.at + length).min(self.end);
        self.taken += length as u64;
    }
}
