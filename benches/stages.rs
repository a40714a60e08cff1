//! Each stage by itself, in bytes of text a second: `cargo bench --bench stages`.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline::Extractor;
use dateline::bench::{Prepared, Stage};

#[path = "common/fixtures.rs"]
mod fixtures;

const STAGES: [(&str, Stage); 6] = [
    ("article", Stage::Article),
    ("tokenize", Stage::Tokenize),
    ("annotate", Stage::Annotate),
    ("value", Stage::Value),
    ("name", Stage::Name),
    ("event", Stage::Event),
];

fn stages(c: &mut Criterion) {
    let extractor = Extractor::new();
    for language in ["en", "ru"] {
        let articles = fixtures::articles(language);
        let mut prepared: Vec<_> = articles.iter().filter_map(|text| Prepared::new(&extractor, text)).collect();
        let mut group = c.benchmark_group(language);
        group.sample_size(10);
        group.throughput(Throughput::Bytes(articles.iter().map(|text| text.len() as u64).sum()));
        for (name, stage) in STAGES {
            group.bench_function(name, |b| b.iter(|| prepared.iter_mut().map(|article| article.run(stage)).sum::<usize>()));
        }
        group.finish();
    }
}

criterion_group!(benches, stages);
criterion_main!(benches);
