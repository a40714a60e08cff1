//! `dateline` reads news articles, English and Russian, and files what they say: who, where, how much, when, and what
//! happened, each with the span it was read from and the rule that read it.
//!
//! ```
//! let extractor = dateline::Extractor::new();
//! let record = extractor.extract(&dateline::Input::text("Trade between Kazakhstan and China reached $43.8 billion in 2024."));
//! assert_eq!(record.language.code, "en");
//! ```

pub mod article;
mod error;
mod event;
mod extractor;
mod language;
mod lexicon;
mod mention;
mod name;
pub mod record;
mod text;
mod value;

pub use error::Error;
#[doc(hidden)]
pub use extractor::bench;
pub use extractor::{Body, Builder, Extractor, Input, Scratch};
pub use name::key::skeleton as name_skeleton;
pub use record::Record;

/// The README's code runs too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
