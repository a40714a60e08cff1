//! Where records go.

use dateline::Record;

use crate::error::SinkError;

pub(crate) mod jsonl;
pub(crate) mod sqlite;

/// Takes records in the order of their articles.
///
/// The work is split: an [`Encode`] for each thread turns records into a block as far as that can be done in parallel,
/// and the sink itself, in one thread, writes the blocks in order.
pub trait Sink {
    /// What a thread hands over.
    type Block: Default + Send;
    /// The half that runs in parallel.
    type Encoder: Encode<Self::Block> + Send;

    /// One for each thread.
    fn encoder(&self) -> Self::Encoder;

    /// Writes a block. Blocks come in the order of their articles.
    ///
    /// # Errors
    /// If the output cannot be written; the run stops.
    fn write(&mut self, block: Self::Block) -> Result<(), SinkError>;

    /// Completes the output after the last block.
    ///
    /// # Errors
    /// If the output cannot be written.
    fn finish(&mut self) -> Result<(), SinkError>;
}

/// The half of a [`Sink`] that runs in parallel.
pub trait Encode<Block> {
    /// Adds a record to the block.
    fn encode(&mut self, record: Record, block: &mut Block);
}
