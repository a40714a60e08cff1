//! What can go wrong with one input, and what stops a run.

use std::fmt;
use std::io;
use std::sync::Arc;

/// Where an article came from, as messages name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The path as given, or `standard input`.
    pub name: Arc<str>,
    /// Where in the file, where it holds many articles.
    pub place: Option<Place>,
}

/// Where in a file an article begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The line, counted from 1.
    Line(u64),
    /// The byte, counted from 0; of compressed archives that of the gzip member.
    Byte(u64),
    /// The byte of what comes out unpacked, in compressed archives whose records do not stand by themselves.
    Unpacked(u64),
}

impl Origin {
    /// A whole file.
    pub fn file(name: impl Into<Arc<str>>) -> Self {
        Origin { name: name.into(), place: None }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Some(Place::Line(line)) => write!(f, "{}:{line}", self.name),
            Some(Place::Byte(byte)) => write!(f, "{} at byte {byte}", self.name),
            Some(Place::Unpacked(byte)) => write!(f, "{} at byte {byte} unpacked", self.name),
            None => f.write_str(&self.name),
        }
    }
}

/// Why an input could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It is missing, forbidden, or reading it failed.
    Unreadable,
    /// Its content is not what its form asks for.
    Invalid,
    /// It is larger than one article may be.
    TooLarge,
    /// The extractor panicked on it, which is a bug of the extractor.
    Panic,
}

impl Reason {
    /// A short, stable word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Reason::Unreadable => "unreadable",
            Reason::Invalid => "invalid",
            Reason::TooLarge => "too_large",
            Reason::Panic => "panic",
        }
    }
}

/// One input that gave no record. The run goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// Which input.
    pub origin: Origin,
    /// What sort of failure.
    pub reason: Reason,
    /// The failure in words.
    pub message: String,
}

impl ReadError {
    pub(crate) fn new(origin: Origin, reason: Reason, message: impl Into<String>) -> Self {
        ReadError { origin, reason, message: message.into() }
    }

    pub(crate) fn io(origin: Origin, error: &io::Error) -> Self {
        let reason = if error.kind() == io::ErrorKind::FileTooLarge { Reason::TooLarge } else { Reason::Unreadable };
        ReadError::new(origin, reason, in_words(error))
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.origin, self.message)
    }
}

impl std::error::Error for ReadError {}

/// The output cannot be written. The run stops.
#[derive(Debug)]
pub struct SinkError {
    target: String,
    message: String,
    closed: bool,
}

impl SinkError {
    /// The output `target` failed as `message` says.
    pub fn new(target: impl Into<String>, message: impl Into<String>) -> Self {
        SinkError { target: target.into(), message: message.into(), closed: false }
    }

    /// The output `target` failed as the system says.
    pub fn io(target: &str, error: &io::Error) -> Self {
        SinkError { target: target.into(), message: in_words(error), closed: error.kind() == io::ErrorKind::BrokenPipe }
    }

    /// Whether whoever read the output has gone (`dateline … | head`).
    pub fn is_closed(&self) -> bool {
        self.closed
    }
}

impl fmt::Display for SinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.target, self.message)
    }
}

impl std::error::Error for SinkError {}

/// The system's message without its number.
fn in_words(error: &io::Error) -> String {
    let text = error.to_string();
    match text.split_once(" (os error") {
        Some((words, _)) => words.to_string(),
        None => text,
    }
}
