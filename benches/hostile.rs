//! Texts that no one wrote to be read, at two sizes: bytes a second must be the same for both.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use dateline::{Body, Extractor, Input, Scratch};

/// What a text is made of, over and over.
const PARTS: [(&str, &str); 8] = [
    ("digits", "7"),
    ("dollars", "$"),
    ("letters", "a"),
    ("brackets", "("),
    ("commas", ","),
    ("quotes", "\""),
    ("days after days", "one day after "),
    ("one line", "exports of cotton grew by 12 percent to $1.5 billion in 2024 and Anna Orlova met Ivan Petrov, "),
];

const SIZES: [usize; 2] = [1 << 20, 8 << 20];

fn hostile(c: &mut Criterion) {
    let extractor = Extractor::builder().body(Body::Whole).language("en").build().expect("nothing is added");
    let mut group = c.benchmark_group("hostile");
    group.sample_size(10);
    for (name, part) in PARTS {
        for size in SIZES {
            let text = part.repeat(size / part.len());
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_with_input(BenchmarkId::new(name, size >> 20), &text, |b, text| {
                let mut scratch = Scratch::default();
                b.iter(|| extractor.extract_with(&Input::text(text), &mut scratch).mentions.len())
            });
        }
    }
    group.finish();
}

criterion_group!(benches, hostile);
criterion_main!(benches);
