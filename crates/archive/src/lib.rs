//! Reads archives of news articles, runs [`dateline`] over them on all cores, and writes the records to files and databases.
//!
//! Three parts meet in a [`Runner`]: a [`Source`] gives articles one after another, the runner extracts them in parallel
//! and keeps their order, a [`Sink`] takes the records. Memory stays bounded whatever the archive's size.
//!
//! ```
//! use dateline::Extractor;
//! use dateline_archive::{Content, Files, JsonLines, Runner};
//!
//! # let folder = tempfile::tempdir().unwrap();
//! # let path = folder.path().join("article.txt");
//! # std::fs::write(&path, "Trade between Kazakhstan and China reached $43.8 billion in 2024.").unwrap();
//! let extractor = Extractor::new();
//! let mut sink = JsonLines::new(Vec::new(), "memory");
//! let summary = Runner::new(&extractor).run(Files::new([path], Content::Auto), &mut sink, |_| {})?;
//! assert_eq!(summary.articles, 1);
//! # Ok::<(), dateline_archive::SinkError>(())
//! ```

mod article;
mod compression;
mod duplicates;
mod error;
mod run;
mod sink;
mod source;
mod summary;
pub mod table;

pub use compression::Compression;
pub use duplicates::Duplicates;
pub use error::{Origin, Place, ReadError, Reason, SinkError};
pub use run::{Notice, Runner};
pub use sink::jsonl::{Encoder as JsonLinesEncoder, JsonLines};
pub use sink::sqlite::{Contents, Encoder as SqliteEncoder, Sqlite};
pub use sink::{Encode, Maker, Past, Run, Sink};
pub use source::{Content, Files, Form, Item, Limits, Skip, Skipped, Source};
pub use summary::Summary;
pub use table::Document;
