//! Whole articles to records, in bytes of text a second: the fixtures, over and over until there are some megabytes.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline::{Extractor, Input, Scratch};

#[path = "common/fixtures.rs"]
mod fixtures;

use fixtures::articles;

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
                records.iter().for_each(|record| record.write_json(&mut out));
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
