//! Where articles come from.

use std::collections::BTreeMap;
use std::path::Path;

use dateline::record::Warning;

use crate::compression::Compression;
use crate::error::{Origin, ReadError};

mod files;
mod fresh;
mod http;
mod jsonl;
mod single;
mod unpack;
mod warc;

pub use files::Files;
pub(crate) use fresh::Fresh;

/// One article as it stands in the archive, not yet taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// For messages.
    pub origin: Origin,
    /// The archive's own id for it.
    pub id: Option<String>,
    /// The path as given; a URL within the content wins over it.
    pub uri: Option<String>,
    /// The value of the HTTP header of this name, where there was one.
    pub content_type: Option<String>,
    /// How `content` is to be read.
    pub form: Form,
    /// The bytes.
    pub content: Vec<u8>,
    /// What was doubtful so far.
    pub warnings: Vec<Warning>,
}

impl Item {
    /// An article with nothing in it and nothing known of it.
    pub fn new(origin: Origin, form: Form) -> Self {
        Item { origin, id: None, uri: None, content_type: None, form, content: Vec::new(), warnings: Vec::new() }
    }
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
    /// A web page out of a WARC file.
    Warc,
}

/// What a source may hold at most, so that no page can fill the memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a page; what is longer is cut there, with a warning. A plain text, and a line of JSON, may have 64 MiB and is passed
    /// over where it has more.
    pub page: u64,
    /// How many times its compressed size a page, a text or a line may have, from 1 MiB on. One that unpacks to more is passed over.
    pub inflation: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { page: 32 << 20, inflation: 200 }
    }
}

impl Limits {
    /// What may come of however little.
    const FREE: u64 = 1 << 20;
}

/// Why an article was passed over that could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Skip {
    /// A record of an archive that holds no response of a web server: a request, metadata.
    NoResponse,
    /// A response that is not `200 OK`.
    Status,
    /// A response that is no web page: an image, a feed.
    NoPage,
    /// Its text came earlier in the run.
    Duplicate,
    /// The output has it from an earlier run.
    Known,
}

impl Skip {
    /// A short, stable word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Skip::NoResponse => "no_response",
            Skip::Status => "status",
            Skip::NoPage => "no_page",
            Skip::Duplicate => "duplicate",
            Skip::Known => "known",
        }
    }
}

/// How many were passed over, and why.
pub type Skipped = BTreeMap<Skip, u64>;

/// A stream of articles. An input that cannot be read is an error in the stream, not its end.
pub trait Source: Iterator<Item = Result<Item, ReadError>> + Send {
    /// Whether the next article can be had without waiting for whoever writes it.
    fn ready(&self) -> bool {
        true
    }

    /// What was passed over since this was last asked.
    fn take_skipped(&mut self) -> Skipped {
        Skipped::new()
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
    /// Web pages as they were fetched, in a WARC file.
    Warc,
}

impl Content {
    /// What the name of a file tells of its content.
    fn by_name(path: &Path) -> Option<Content> {
        let extension = Compression::of(path).1.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "txt" | "text" => Some(Content::Text),
            "html" | "htm" | "xhtml" => Some(Content::Html),
            "jsonl" | "ndjson" => Some(Content::JsonLines),
            "warc" => Some(Content::Warc),
            _ => None,
        }
    }

    /// What the first bytes of a file tell of the rest.
    fn by_content(start: &[u8]) -> Content {
        let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
        let begins = |with: &str| start.len() >= with.len() && start[..with.len()].eq_ignore_ascii_case(with.as_bytes());
        if start.starts_with(b"{\"") || (start.starts_with(b"{") && start[1..].trim_ascii_start().starts_with(b"\"")) {
            Content::JsonLines
        } else if start.starts_with(b"WARC/") {
            Content::Warc
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
        assert_eq!(Content::by_name(Path::new("CC-NEWS-20240101.warc.gz")), Some(Content::Warc));
        assert_eq!(Content::by_content(b"WARC/1.0\r\n"), Content::Warc);
    }
}
