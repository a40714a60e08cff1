//! The runner keeps order, stays bounded and stops when told.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use dateline::Extractor;
use dateline_archive::{Document, Encode, Form, Item, Notice, Origin, ReadError, Runner, Sink, SinkError, Source, Summary};

/// `total` articles of their number; every `failing`th cannot be read.
struct Numbers {
    total: usize,
    failing: usize,
    given: Arc<AtomicUsize>,
}

impl Iterator for Numbers {
    type Item = Result<Item, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        let number = self.given.fetch_add(1, Ordering::SeqCst);
        if number >= self.total {
            return None;
        }
        // Some take longer than others, so that threads overtake each other.
        let text = format!("{number} {}", "Exports grew. ".repeat(number * 7919 % 97));
        let (form, text) = if number % self.failing == self.failing - 1 { (Form::Json, "broken".into()) } else { (Form::Text, text) };
        Some(Ok(Item { content: text.into_bytes(), ..Item::new(Origin::file(number.to_string()), form) }))
    }
}

impl Source for Numbers {}

/// Notes the numbers it is given, waits a little, and fails when there are `enough`.
struct Slow {
    given: Arc<AtomicUsize>,
    written: Vec<usize>,
    furthest_ahead: usize,
    enough: usize,
}

struct FirstWord;

impl Encode<Vec<usize>> for FirstWord {
    fn encode(&mut self, document: Document, block: &mut Vec<usize>) {
        block.extend(document.record.text.iter().filter_map(|text| text.split(' ').next()?.parse::<usize>().ok()));
    }
}

impl Sink for Slow {
    type Block = Vec<usize>;
    type Encoder = FirstWord;

    fn encoder(&self) -> FirstWord {
        FirstWord
    }

    fn write(&mut self, block: Vec<usize>, _: &Summary) -> Result<(), SinkError> {
        std::thread::sleep(Duration::from_millis(2));
        self.furthest_ahead = self.furthest_ahead.max(self.given.load(Ordering::SeqCst).saturating_sub(self.written.len()));
        self.written.extend(block);
        if self.written.len() > self.enough { Err(SinkError::new("slow", "enough")) } else { Ok(()) }
    }

    fn finish(&mut self, _: &Summary) -> Result<(), SinkError> {
        Ok(())
    }
}

fn sink(given: &Arc<AtomicUsize>, enough: usize) -> Slow {
    Slow { given: given.clone(), written: Vec::new(), furthest_ahead: 0, enough }
}

fn jobs(n: usize) -> NonZeroUsize {
    NonZeroUsize::new(n).expect("not 0")
}

#[test]
fn records_and_failures_come_in_the_order_of_the_articles() {
    let extractor = Extractor::new();
    for threads in [1, 3] {
        let (given, mut failed) = (Arc::default(), Vec::new());
        let mut sink = sink(&given, usize::MAX);
        let source = Numbers { total: 3000, failing: 100, given: given.clone() };
        let summary = Runner::new(&extractor).jobs(jobs(threads)).run(source, &mut sink, |notice| {
            if let Notice::Failed(error) = notice {
                failed.push(error.origin.to_string());
            }
        });
        let expected: Vec<usize> = (0..3000).filter(|n| n % 100 != 99).collect();
        assert_eq!(sink.written, expected);
        assert_eq!(failed, (0..30).map(|n| (n * 100 + 99).to_string()).collect::<Vec<_>>());
        let summary = summary.expect("the sink takes all");
        assert_eq!((summary.articles, summary.failed()), (2970, 30));
    }
}

#[test]
fn a_slow_sink_holds_the_source_back() {
    let (extractor, given) = (Extractor::new(), Arc::default());
    let mut sink = sink(&given, usize::MAX);
    let source = Numbers { total: 20_000, failing: 20_001, given: given.clone() };
    Runner::new(&extractor).jobs(jobs(2)).run(source, &mut sink, |_| {}).expect("the sink takes all");
    assert_eq!(sink.written.len(), 20_000);
    assert!(sink.furthest_ahead < 2000, "{} articles were in flight", sink.furthest_ahead);
}

#[test]
fn a_sink_that_fails_stops_the_run() {
    let extractor = Extractor::new();
    for threads in [1, 2, 8] {
        let given = Arc::default();
        let mut sink = sink(&given, 500);
        let source = Numbers { total: 1_000_000, failing: 1_000_001, given: given.clone() };
        let error = Runner::new(&extractor).jobs(jobs(threads)).run(source, &mut sink, |_| {}).expect_err("enough");
        assert_eq!(error.to_string(), "slow: enough");
        assert!(given.load(Ordering::SeqCst) < 10_000, "the source went on to {}", given.load(Ordering::SeqCst));
    }
}
