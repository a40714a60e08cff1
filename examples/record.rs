//! Links the library and prints a record: `cargo run --release --example record -- fixtures/en/wire-trade-turnover.txt`.
//!
//! Without a file it reads a sentence of its own.

use std::error::Error;

use dateline::record::EventKind;
use dateline::{Extractor, Input};

const SENTENCE: &str = "Trade turnover between Kazakhstan and China reached $43.8 billion in 2024, up 9 percent year-on-year.";

fn main() -> Result<(), Box<dyn Error>> {
    let (text, uri) = match std::env::args().nth(1) {
        Some(path) => (std::fs::read_to_string(&path)?, Some(path)),
        None => (SENTENCE.to_string(), None),
    };
    // Build it once: it is immutable, and threads share it by reference.
    let extractor = Extractor::new();
    let record = extractor.extract(&Input { uri: uri.map(Into::into), ..Input::text(text) });

    for event in record.events.iter().filter(|event| event.kind == EventKind::Indicator) {
        let entities = event.roles.iter().filter_map(|role| record.entity(role.entity?));
        let values = event.roles.iter().filter_map(|role| record.mention(role.mention?));
        eprintln!(
            "{}: {} = {}",
            event.metric.as_deref().unwrap_or("?"),
            entities.map(|entity| entity.latin.as_str()).collect::<Vec<_>>().join(", "),
            values.map(|value| value.text.as_str()).collect::<Vec<_>>().join(", "),
        );
    }
    println!("{}", serde_json::to_string_pretty(&record)?);
    Ok(())
}
