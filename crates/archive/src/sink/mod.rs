//! Where records go.

use std::time::SystemTime;

use dateline::Extractor;

use crate::error::SinkError;
use crate::summary::Summary;
use crate::table::Document;

#[cfg(feature = "parquet")]
pub(crate) mod parquet;
#[cfg(feature = "postgres")]
pub(crate) mod postgres;
pub(crate) mod sqlite;
pub(crate) mod text;

/// Takes records in the order of their articles.
///
/// The work is split: an [`Encode`] for each thread turns records into a block as far as that can be done in parallel,
/// and the sink itself, in one thread, writes the blocks in order.
pub trait Sink {
    /// What a thread hands over.
    type Block: Default + Send;
    /// The half that runs in parallel.
    type Encoder: Encode<Self::Block> + Send;

    /// Opens the output for a run, before anything else, and tells what earlier runs left there.
    ///
    /// # Errors
    /// If the output cannot be written, or not continued where that is asked for.
    fn begin(&mut self, run: &Run<'_>) -> Result<Past, SinkError> {
        if run.resume {
            Err(SinkError::new("the output", "cannot tell what it holds, so that no run can be resumed"))
        } else {
            Ok(Past::default())
        }
    }

    /// One for each thread.
    fn encoder(&self) -> Self::Encoder;

    /// Writes a block. Blocks come in the order of their articles; `so_far` counts them and all before.
    ///
    /// # Errors
    /// If the output cannot be written; the run stops.
    fn write(&mut self, block: Self::Block, so_far: &Summary) -> Result<(), SinkError>;

    /// Completes the output after the last block.
    ///
    /// # Errors
    /// If the output cannot be written.
    fn finish(&mut self, summary: &Summary) -> Result<(), SinkError>;
}

/// The half of a [`Sink`] that runs in parallel.
pub trait Encode<Block> {
    /// Adds a record to the block.
    fn encode(&mut self, document: Document, block: &mut Block);
}

/// What a sink is told of a run.
#[derive(Debug)]
pub struct Run<'a> {
    extractor: &'a Extractor,
    /// Whether what is there is to be kept and continued, rather than written again.
    pub resume: bool,
    /// When it began.
    pub started: SystemTime,
}

impl<'a> Run<'a> {
    pub(crate) fn new(extractor: &'a Extractor, resume: bool) -> Self {
        Run { extractor, resume, started: SystemTime::now() }
    }

    /// What makes the records: version, rules, lexicon and options.
    pub fn maker(&self) -> Maker {
        Maker { version: env!("CARGO_PKG_VERSION").into(), fingerprint: self.extractor.fingerprint() }
    }
}

/// What makes records. Equal makers make equal records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Maker {
    /// The version of the program.
    pub version: String,
    /// [`Extractor::fingerprint`]: its rules, lexicon and options.
    pub fingerprint: String,
}

/// What earlier runs left in an output that is continued.
#[derive(Debug, Clone, Default)]
pub struct Past {
    /// The inputs whose records are there, as often as they are: [`Document::input_hash`].
    pub inputs: Vec<u64>,
    /// The hashes of their texts.
    pub texts: Vec<u64>,
    /// Whether a document takes the place of an older one of its id, so that of two only the later is there.
    pub replaces: bool,
    /// Who made the records of the run before, and who makes them now, where that is not the same.
    pub changed: Option<(Maker, Maker)>,
}

/// What an id is known by in memory. Of ten million ids, the chance that two are taken for one is 1 in 370,000.
pub(crate) fn id_hash(id: &str) -> u64 {
    id.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}
