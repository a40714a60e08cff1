//! Streams an archive through a sink of one's own: `cargo run --release -p dateline-archive --example stream_archive -- archive/`.
//!
//! Folders, text, HTML, JSON Lines and WARC are read, also compressed; articles are extracted on all cores and come in order, and
//! no more than a bounded number of them is in memory.

use std::error::Error;

use dateline::Extractor;
use dateline::record::{Event, EventKind, Status};
use dateline_archive::{Content, Document, Encode, Files, Notice, Runner, Sink, SinkError, Summary};

/// Prints who signed what, and counts.
struct Agreements {
    found: usize,
}

impl Sink for Agreements {
    type Block = Vec<String>;
    type Encoder = Lines;

    fn encoder(&self) -> Lines {
        Lines
    }

    fn write(&mut self, block: Vec<String>, _: &Summary) -> Result<(), SinkError> {
        self.found += block.len();
        block.iter().for_each(|line| println!("{line}"));
        Ok(())
    }

    fn finish(&mut self, _: &Summary) -> Result<(), SinkError> {
        Ok(())
    }
}

/// The half that runs on every core: a record becomes lines.
struct Lines;

impl Encode<Vec<String>> for Lines {
    fn encode(&mut self, document: Document, block: &mut Vec<String>) {
        let record = document.record;
        let signed = |event: &&Event| event.kind == EventKind::Agreement && event.status == Status::Asserted;
        for event in record.events.iter().filter(signed) {
            let parties = event.roles.iter().filter(|role| role.role == "party").filter_map(|role| record.entity(role.entity?));
            let parties: Vec<&str> = parties.map(|entity| entity.latin.as_str()).collect();
            let sentence = record.text.as_deref().map_or("", |text| event.sentence.of(text));
            block.push(format!("{}: {sentence}", parties.join(", ")));
        }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let extractor = Extractor::new();
    let mut sink = Agreements { found: 0 };
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let summary = Runner::new(&extractor).run(Files::new(&paths, Content::Auto), &mut sink, |notice| {
        if let Notice::Failed(error) = notice {
            eprintln!("{error}");
        }
    })?;
    eprintln!("{} agreements in {} articles, {} inputs failed", sink.found, summary.articles, summary.failed());
    Ok(())
}
