//! What the benchmarks read.

use std::fs;
use std::path::Path;

const BYTES: usize = 2 << 20;

/// The fixtures of a language, repeated.
pub fn articles(language: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(language);
    let mut paths: Vec<_> = fs::read_dir(folder).expect("fixtures").map(|entry| entry.expect("fixtures").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let texts: Vec<String> = paths.iter().map(|path| fs::read_to_string(path).expect("a fixture is text")).collect();
    let rounds = BYTES / texts.iter().map(String::len).sum::<usize>() + 1;
    texts.iter().cycle().take(texts.len() * rounds).cloned().collect()
}
