//! What is written is whole and exact, whatever happens on the way. One binary, as each has to be linked with a database or three.

mod articles;
mod faults;
mod killed;
mod outputs;
#[cfg(feature = "parquet")]
mod parquet;
#[cfg(feature = "postgres")]
mod postgres;
mod sqlite;
mod text;

use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::LazyLock;

use dateline::Extractor;
use dateline_archive::{Content, Files, Notice, Runner, Sink, SinkError, Skip, Summary};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

/// A run over a file of articles.
fn run(input: &Path, sink: &mut impl Sink, resume: bool) -> Result<Summary, SinkError> {
    run_with(&EXTRACTOR, input, sink, resume, |_| {})
}

fn run_with(
    extractor: &Extractor,
    input: &Path,
    sink: &mut impl Sink,
    resume: bool,
    notice: impl FnMut(Notice<'_>),
) -> Result<Summary, SinkError> {
    let jobs = NonZeroUsize::new(2).expect("not 0");
    Runner::new(extractor).jobs(jobs).resume(resume).run(Files::new([input], Content::JsonLines), sink, notice)
}

/// How many articles a run wrote, and how many it found there.
fn counts(summary: &Summary) -> (u64, u64) {
    (summary.articles, summary.skipped.get(&Skip::Known).copied().unwrap_or_default())
}
