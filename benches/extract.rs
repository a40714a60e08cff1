//! Whole articles to records, in bytes of text a second: the fixtures, over and over until there are some megabytes.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline::{Extractor, Input, Scratch};

const BYTES: usize = 2 << 20;

/// The fixtures of a language, repeated.
fn articles(language: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(language);
    let mut paths: Vec<_> = fs::read_dir(folder).expect("fixtures").map(|entry| entry.expect("fixtures").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let texts: Vec<String> = paths.iter().map(|path| fs::read_to_string(path).expect("a fixture is text")).collect();
    let rounds = BYTES / texts.iter().map(String::len).sum::<usize>() + 1;
    texts.iter().cycle().take(texts.len() * rounds).cloned().collect()
}

fn extract(c: &mut Criterion) {
    let extractor = Extractor::new();
    let mut group = c.benchmark_group("extract");
    group.sample_size(20);
    for language in ["en", "ru"] {
        let articles = articles(language);
        group.throughput(Throughput::Bytes(articles.iter().map(|text| text.len() as u64).sum()));
        group.bench_function(language, |b| {
            let mut scratch = Scratch::default();
            b.iter(|| articles.iter().map(|text| extractor.extract_with(&Input::text(text), &mut scratch).mentions.len()).sum::<usize>())
        });
        let records: Vec<_> = articles.iter().map(|text| extractor.extract(&Input::text(text))).collect();
        group.bench_function(format!("{language}/write"), |b| {
            let mut out = Vec::new();
            b.iter(|| {
                out.clear();
                records.iter().for_each(|record| serde_json::to_writer(&mut out, record).expect("a record is JSON"));
                black_box(out.len())
            })
        });
    }
    group.finish();
}

fn start(c: &mut Criterion) {
    c.bench_function("start", |b| b.iter(Extractor::new));
}

criterion_group!(benches, extract, start);
criterion_main!(benches);
