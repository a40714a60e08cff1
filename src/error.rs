//! The crate's one error type.

use std::fmt;

/// What went wrong, with the input or file it went wrong in.
///
/// There is one error type for the whole crate; [`Error::code`] tells the kinds apart.
///
/// ```
/// let error = dateline::Extractor::builder().rules("event = 3", "my.toml").build().unwrap_err();
/// assert_eq!(error.code(), "rule");
/// assert!(error.to_string().starts_with("my.toml:"));
/// ```
#[derive(Debug)]
pub struct Error {
    kind: Kind,
    origin: String,
    line: Option<usize>,
    message: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Rule,
    Lexicon,
}

impl Error {
    pub(crate) fn new(kind: Kind, origin: impl Into<String>, line: Option<usize>, message: impl Into<String>) -> Self {
        Error { kind, origin: origin.into(), line, message: message.into() }
    }

    /// A short, stable word for the kind of error: `rule` or `lexicon`.
    pub fn code(&self) -> &'static str {
        match self.kind {
            Kind::Rule => "rule",
            Kind::Lexicon => "lexicon",
        }
    }

    /// The file or input the error is in, as the caller named it.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The line in [`Error::origin`], counted from 1, where one can be told.
    pub fn line(&self) -> Option<usize> {
        self.line
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{}: {}", self.origin, line, self.message),
            None => write!(f, "{}: {}", self.origin, self.message),
        }
    }
}

impl std::error::Error for Error {}
