//! Where articles come from.

use std::path::Path;

use crate::compression::Compression;
use crate::error::{Origin, ReadError};

mod files;
mod jsonl;
mod single;

pub use files::Files;

/// One article as it stands in the archive, not yet taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// For messages.
    pub origin: Origin,
    /// The path as given; a URL within the content wins over it.
    pub uri: Option<String>,
    /// How `content` is to be read.
    pub form: Form,
    /// The bytes.
    pub content: Vec<u8>,
}

/// How an item's content is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Plain text.
    Text,
    /// A web page.
    Html,
    /// An object of a JSON Lines file.
    Json,
}

/// A stream of articles. An input that cannot be read is an error in the stream, not its end.
pub trait Source: Iterator<Item = Result<Item, ReadError>> + Send {
    /// Whether the next article can be had without waiting for whoever writes it.
    fn ready(&self) -> bool {
        true
    }
}

/// What files hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Content {
    /// Told by each file's name, else by its content.
    #[default]
    Auto,
    /// One article of plain text a file.
    Text,
    /// One web page a file.
    Html,
    /// One article a line, as a JSON object.
    JsonLines,
}

impl Content {
    /// What the name of a file tells of its content.
    fn by_name(path: &Path) -> Option<Content> {
        let extension = Compression::of(path).1.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "txt" | "text" => Some(Content::Text),
            "html" | "htm" | "xhtml" => Some(Content::Html),
            "jsonl" | "ndjson" => Some(Content::JsonLines),
            _ => None,
        }
    }

    /// What the first bytes of a file tell of the rest.
    fn by_content(start: &[u8]) -> Content {
        let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
        let begins = |with: &str| start.len() >= with.len() && start[..with.len()].eq_ignore_ascii_case(with.as_bytes());
        if start.starts_with(b"{\"") || (start.starts_with(b"{") && start[1..].trim_ascii_start().starts_with(b"\"")) {
            Content::JsonLines
        } else if begins("<!doctype html") || begins("<html") || begins("<?xml") {
            Content::Html
        } else {
            Content::Text
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_content_tell_what_is_inside() {
        assert_eq!(Content::by_name(Path::new("a/b.jsonl.gz")), Some(Content::JsonLines));
        assert_eq!(Content::by_name(Path::new("b.HTM")), Some(Content::Html));
        assert_eq!(Content::by_name(Path::new("b.json")), None);
        assert_eq!(Content::by_content(b"\n { \"id\": 1}"), Content::JsonLines);
        assert_eq!(Content::by_content(b"<!DOCTYPE HTML>"), Content::Html);
        assert_eq!(Content::by_content(b"{curly} words"), Content::Text);
    }
}
