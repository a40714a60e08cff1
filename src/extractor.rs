//! The pipeline, read top to bottom: bytes → article → language → tokens → mentions → entities → events → record.

use std::borrow::Cow;

use crate::article::{self, Article};
use crate::error::{Error, Kind};
use crate::record::{Format, Language, Record, SCHEMA_VERSION, Source};

/// One article as it comes in, with what the caller knows of it. What the caller gives wins over what is read from the text.
#[derive(Debug, Clone, Default)]
pub struct Input<'a> {
    /// The caller's id; without one the record's id is a hash of the content.
    pub id: Option<Cow<'a, str>>,
    /// File path or URL.
    pub uri: Option<Cow<'a, str>>,
    /// How `content` is to be read; `Json` and `Warc` say where it came from and go with `html` below.
    pub format: Format,
    /// Whether `content` is HTML markup; plain text otherwise.
    pub html: bool,
    /// The article: plain text or markup.
    pub content: Cow<'a, str>,
    /// Headline.
    pub title: Option<Cow<'a, str>>,
    /// Publication date, `2026-03-06` or a date-time.
    pub published: Option<Cow<'a, str>>,
    /// ISO 639-1 code.
    pub language: Option<Cow<'a, str>>,
    /// The outlet.
    pub site: Option<Cow<'a, str>>,
}

impl<'a> Input<'a> {
    /// A plain-text article.
    pub fn text(content: impl Into<Cow<'a, str>>) -> Self {
        Input { content: content.into(), ..Input::default() }
    }

    /// A web page.
    pub fn html(content: impl Into<Cow<'a, str>>) -> Self {
        Input { content: content.into(), html: true, format: Format::Html, ..Input::default() }
    }
}

/// Which part of a plain text is the article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Body {
    /// Told from the text: menus, teasers and the like are left out.
    #[default]
    Auto,
    /// The whole text.
    Whole,
}

/// Turns articles into records. Immutable and cheap to share between threads; building one takes milliseconds.
#[derive(Debug)]
pub struct Extractor {
    body: Body,
    keep_text: bool,
    language: Option<String>,
    published: Option<String>,
}

/// Buffers that a thread reuses from article to article.
#[derive(Debug, Default)]
pub struct Scratch {}

/// Builds an [`Extractor`].
#[derive(Debug, Default)]
pub struct Builder {
    body: Body,
    drop_text: bool,
    language: Option<String>,
    published: Option<String>,
    rules: Vec<(String, String)>,
    lexicon: Vec<(String, String)>,
}

impl Builder {
    /// Which part of a plain text is the article.
    pub fn body(mut self, body: Body) -> Self {
        self.body = body;
        self
    }

    /// Whether records carry the text; they do unless told otherwise.
    pub fn keep_text(mut self, keep: bool) -> Self {
        self.drop_text = !keep;
        self
    }

    /// The language of every article whose input does not name one, as an ISO 639-1 code.
    pub fn language(mut self, code: impl Into<String>) -> Self {
        self.language = Some(code.into());
        self
    }

    /// The publication date of every article whose input does not give one.
    pub fn published(mut self, date: impl Into<String>) -> Self {
        self.published = Some(date.into());
        self
    }

    /// Adds event rules in the form of the built-in ones. `origin` names them in errors.
    pub fn rules(mut self, toml: impl Into<String>, origin: impl Into<String>) -> Self {
        self.rules.push((toml.into(), origin.into()));
        self
    }

    /// Adds lexicon entries. `origin` names them in errors.
    pub fn lexicon(mut self, tsv: impl Into<String>, origin: impl Into<String>) -> Self {
        self.lexicon.push((tsv.into(), origin.into()));
        self
    }

    /// Builds the extractor.
    ///
    /// # Errors
    /// If a rule or lexicon entry cannot be read; the error names file and line.
    pub fn build(self) -> Result<Extractor, Error> {
        if let Some((_, origin)) = self.rules.first() {
            return Err(Error::new(Kind::Rule, origin.clone(), Some(1), "not yet"));
        }
        Ok(Extractor { body: self.body, keep_text: !self.drop_text, language: self.language, published: self.published })
    }
}

impl Default for Extractor {
    fn default() -> Self {
        Extractor::new()
    }
}

impl Extractor {
    /// An extractor with everything built in and nothing added.
    pub fn new() -> Self {
        Extractor::builder().build().expect("the built-in rules and lexicon are read by the tests")
    }

    /// Options, rules and lexicon entries of one's own.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Reads one article.
    pub fn extract(&self, input: &Input<'_>) -> Record {
        self.extract_with(input, &mut Scratch::default())
    }

    /// Reads one article, reusing the buffers of the one before.
    pub fn extract_with(&self, input: &Input<'_>, _scratch: &mut Scratch) -> Record {
        let article: Article<'_> = article::read(input, self.body);
        Record {
            schema: SCHEMA_VERSION,
            id: input.id.as_deref().unwrap_or("").to_string(),
            source: Source { uri: input.uri.as_deref().map(str::to_string), format: input.format },
            language: Language { code: "und".into(), confidence: 0.0, extractor: None },
            article: article.info,
            text: self.keep_text.then(|| article.text.into_owned()),
            mentions: Vec::new(),
            entities: Vec::new(),
            events: Vec::new(),
            warnings: article.warnings,
        }
    }
}
