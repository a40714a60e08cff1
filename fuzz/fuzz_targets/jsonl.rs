//! Any bytes as JSON Lines: read to the end, and no panic on the way.
#![no_main]

use std::num::NonZeroUsize;
use std::sync::LazyLock;

use dateline::Extractor;
use dateline_archive::{Content, Files, JsonLines, Limits, Reason, Runner};
use libfuzzer_sys::fuzz_target;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

fuzz_target!(|bytes: &[u8]| {
    let stream = std::io::Cursor::new(bytes.to_vec());
    let Ok(source) = Files::of(stream, "fuzz", Content::JsonLines, Limits::default()) else { return };
    let mut sink = JsonLines::new(std::io::sink(), "nowhere");
    let runner = Runner::new(&EXTRACTOR).jobs(NonZeroUsize::MIN);
    let summary = runner.run(source, &mut sink, |_| {}).expect("nowhere takes all");
    assert!(!summary.failures.contains_key(&Reason::Panic));
});
