//! JSON Lines: an article a line.

use std::io::{BufRead, BufReader, Read};
use std::sync::Arc;

use memchr::memchr;

use super::single::{LARGEST, too_large};
use super::{Form, Item, Source};
use crate::error::{Origin, Place, ReadError};

/// The lines of a reader. Empty ones are passed over and counted.
pub(super) struct Lines<R> {
    reader: BufReader<R>,
    name: Arc<str>,
    uri: Option<String>,
    line: u64,
    ended: bool,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(reader: R, name: Arc<str>, uri: Option<String>) -> Self {
        Lines { reader: BufReader::with_capacity(1 << 18, reader), name, uri, line: 0, ended: false }
    }

    fn origin(&self) -> Origin {
        Origin { name: self.name.clone(), place: Some(Place::Line(self.line)) }
    }

    /// Leaves the rest of a line that is too long.
    fn skip_line(&mut self) -> Result<(), ReadError> {
        loop {
            let buffer = match self.reader.fill_buf() {
                Ok(buffer) => buffer,
                Err(error) => return Err(self.broken(&error)),
            };
            let (used, done) = match memchr(b'\n', buffer) {
                Some(at) => (at + 1, true),
                None => (buffer.len(), buffer.is_empty()),
            };
            self.reader.consume(used);
            if done {
                return Ok(());
            }
        }
    }

    /// What comes after a failed read cannot be told.
    fn broken(&mut self, error: &std::io::Error) -> ReadError {
        self.ended = true;
        ReadError::io(self.origin(), error)
    }
}

impl<R: Read> Iterator for Lines<R> {
    type Item = Result<Item, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let mut content = Vec::new();
            self.line += 1;
            match (&mut self.reader).take(LARGEST + 1).read_until(b'\n', &mut content) {
                Err(error) => return Some(Err(self.broken(&error))),
                Ok(0) => break,
                Ok(length) if length as u64 > LARGEST => {
                    return Some(Err(self.skip_line().err().unwrap_or_else(|| too_large(self.origin()))));
                }
                Ok(_) => {}
            }
            if self.line == 1 && content.starts_with(b"\xef\xbb\xbf") {
                content.drain(..3);
            }
            if !content.trim_ascii().is_empty() {
                return Some(Ok(Item { uri: self.uri.clone(), content, ..Item::new(self.origin(), Form::Json) }));
            }
        }
        self.ended = true;
        None
    }
}

impl<R: Read + Send> Source for Lines<R> {
    fn ready(&self) -> bool {
        memchr(b'\n', self.reader.buffer()).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_numbered_as_an_editor_does() {
        let lines = Lines::new(&b"\xef\xbb\xbf{1}\r\n\n  \n{2}"[..], "a".into(), None);
        let found: Vec<_> = lines.map(|item| item.map(|i| (i.origin.to_string(), i.content)).unwrap()).collect();
        assert_eq!(found, [("a:1".to_string(), b"{1}\r\n".to_vec()), ("a:4".to_string(), b"{2}".to_vec())]);
    }

    #[test]
    fn a_line_is_ready_when_all_of_it_is_there() {
        let mut lines = Lines::new(&b"{1}\n{2}\n{3"[..], "a".into(), None);
        assert!(!lines.ready());
        lines.next();
        assert!(lines.ready());
        lines.next();
        assert!(!lines.ready());
    }
}
