//! JSON Lines: an article a line.

use std::io::{self, ErrorKind};
use std::sync::Arc;

use memchr::memchr;

use super::single::{LARGEST, too_large};
use super::unpack::Unpacked;
use super::{Form, Item, Limits, Source};
use crate::error::{Origin, Place, ReadError};

/// The lines of a file. Empty ones are passed over and counted.
pub(super) struct Lines {
    file: Unpacked,
    name: Arc<str>,
    uri: Option<String>,
    limits: Limits,
    line: u64,
    ended: bool,
}

impl Lines {
    pub(super) fn new(file: Unpacked, name: Arc<str>, uri: Option<String>, limits: Limits) -> Self {
        Lines { file, name, uri, limits, line: 0, ended: false }
    }

    fn origin(&self) -> Origin {
        Origin { name: self.name.clone(), place: Some(Place::Line(self.line)) }
    }

    /// The next line; None at the end of the file.
    fn read_line(&mut self) -> Result<Option<Vec<u8>>, ReadError> {
        let mut line = Vec::new();
        self.line += 1;
        self.file.bound(Limits::FREE, self.limits.inflation);
        let read = self.fill(&mut line);
        self.file.unbound();
        match read {
            Err(error) if error.kind() == ErrorKind::FileTooLarge => {
                let bomb = ReadError::io(self.origin(), &error);
                Err(self.skip_line().err().unwrap_or(bomb))
            }
            Err(error) => Err(self.broken(&error)),
            Ok(false) => Err(self.skip_line().err().unwrap_or_else(|| too_large(self.origin()))),
            Ok(true) => Ok(Some(line).filter(|line| !line.is_empty())),
        }
    }

    /// Reads to the end of a line; false where it is longer than an article may be.
    fn fill(&mut self, line: &mut Vec<u8>) -> io::Result<bool> {
        loop {
            let chunk = self.file.chunk()?;
            let end = memchr(b'\n', chunk).map(|at| at + 1);
            let length = end.unwrap_or(chunk.len());
            if (line.len() + length) as u64 > LARGEST {
                return Ok(false);
            }
            line.extend_from_slice(&chunk[..length]);
            let ended = end.is_some() || chunk.is_empty();
            self.file.consume(length);
            if ended {
                return Ok(true);
            }
        }
    }

    /// Leaves the rest of a line that is too long.
    fn skip_line(&mut self) -> Result<(), ReadError> {
        loop {
            let chunk = match self.file.chunk() {
                Ok(chunk) => chunk,
                Err(error) => return Err(self.broken(&error)),
            };
            let (used, done) = match memchr(b'\n', chunk) {
                Some(at) => (at + 1, true),
                None => (chunk.len(), chunk.is_empty()),
            };
            self.file.consume(used);
            if done {
                return Ok(());
            }
        }
    }

    /// What comes after a failed read cannot be told.
    fn broken(&mut self, error: &io::Error) -> ReadError {
        self.ended = true;
        ReadError::io(self.origin(), error)
    }
}

impl Iterator for Lines {
    type Item = Result<Item, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let mut content = match self.read_line() {
                Err(error) => return Some(Err(error)),
                Ok(None) => break,
                Ok(Some(content)) => content,
            };
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

impl Source for Lines {
    fn ready(&self) -> bool {
        memchr(b'\n', self.file.at_hand()).is_some()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;
    use crate::compression::Compression;

    fn lines(text: impl AsRef<[u8]> + Send + 'static) -> Lines {
        let file = Unpacked::new(io::Cursor::new(text), Compression::None).unwrap();
        Lines::new(file, "a".into(), None, Limits::default())
    }

    fn told(lines: Lines) -> Vec<Result<(String, usize), String>> {
        let told = |item: Item| (item.origin.to_string(), item.content.len());
        lines.map(|item| item.map(told).map_err(|error| error.to_string())).collect()
    }

    #[test]
    fn lines_are_numbered_as_an_editor_does() {
        let lines = lines(b"\xef\xbb\xbf{1}\r\n\n  \n{2}");
        let found: Vec<_> = lines.map(|item| item.map(|i| (i.origin.to_string(), i.content)).unwrap()).collect();
        assert_eq!(found, [("a:1".to_string(), b"{1}\r\n".to_vec()), ("a:4".to_string(), b"{2}".to_vec())]);
    }

    #[test]
    fn a_line_is_ready_when_all_of_it_is_there() {
        let mut lines = lines(b"{1}\n{2}\n{3");
        assert!(!lines.ready());
        lines.next();
        assert!(lines.ready());
        lines.next();
        assert!(!lines.ready());
    }

    #[test]
    fn a_line_that_is_too_long_is_left_and_the_next_one_read() {
        let mut text = vec![b'a'; LARGEST as usize + 1];
        text.extend_from_slice(b"\n{2}\n");
        let told = told(lines(text));
        assert!(
            matches!(&told[..], [Err(error), Ok((second, 4))] if error.starts_with("a:1: is larger than") && second == "a:2"),
            "{told:?}"
        );
    }

    #[test]
    fn a_line_that_unpacks_to_too_much_is_left_and_the_next_one_read() {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(b"{1}\n").unwrap();
        packed.write_all(&vec![b'a'; 8 << 20]).unwrap();
        packed.write_all(b"\n{3}\n").unwrap();
        let told = told(lines(packed.finish().unwrap()));
        assert!(
            matches!(&told[..], [Ok(_), Err(error), Ok((third, 4))] if error.starts_with("a:2: unpacks to more") && third == "a:3"),
            "{told:?}"
        );
    }
}
