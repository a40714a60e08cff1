//! Text made to be slow for a recogniser of values, at two sizes: twice the text takes twice the time.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use dateline::{Body, Extractor, Input, Scratch};

fn hostile(c: &mut Criterion) {
    let extractor = Extractor::builder().body(Body::Whole).language("en").build().expect("built-in rules");
    let mut group = c.benchmark_group("values");
    group.sample_size(10);
    for (name, unit) in
        [("digits", "7"), ("dollars", "$"), ("letters", "a"), ("groups", "111 "), ("dates", "1/1/"), ("hundreds", "hundred ")]
    {
        for size in [1 << 18, 1 << 19] {
            let text = unit.repeat(size / unit.len());
            let mut scratch = Scratch::default();
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_with_input(BenchmarkId::new(name, size), &text, |b, text| {
                b.iter(|| black_box(extractor.extract_with(&Input::text(text.as_str()), &mut scratch)));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, hostile);
criterion_main!(benches);
