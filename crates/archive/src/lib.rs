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
#[cfg(feature = "parquet")]
pub use sink::parquet::{Block as ParquetBlock, Encoder as ParquetEncoder, Parquet};
#[cfg(feature = "postgres")]
pub use sink::postgres::{Block as PostgresBlock, Encoder as PostgresEncoder, Postgres};
pub use sink::sqlite::{Contents, Encoded as SqliteRows, Encoder as SqliteEncoder, Sqlite};
pub use sink::text::csv::{Csv, Indicators};
pub use sink::text::jsonl::{Json, JsonLines};
pub use sink::text::{Block as TextBlock, Encoder as TextEncoder, LineForm, Lines};
pub use sink::{Encode, Maker, Past, Run, Sink};
pub use source::{Content, Files, Form, Item, Limits, Skip, Skipped, Source};
pub use summary::Summary;
pub use table::Document;
