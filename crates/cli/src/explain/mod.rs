//! `dateline explain`: the article on the terminal, what was found marked in it, events below.

use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::process::ExitCode;

use dateline::Record;
use dateline_archive::{Content, Document, Encode, Files, Notice, Runner, Sink, SinkError, Summary};

use crate::extract::{content, extractor, finish};
use crate::options::Explain;
use crate::terminal::{self, Palette};
use crate::usage;

mod article;
mod events;
mod words;

/// Lines longer than this are hard to read.
const WIDEST: usize = 100;
const NARROWEST: usize = 40;

/// Runs the command.
pub fn run(options: &Explain) -> ExitCode {
    let content = content(options.from);
    let extractor = match extractor(&options.reading, true) {
        Ok(extractor) => extractor,
        Err(message) => return usage(message),
    };
    let width = terminal::width().unwrap_or(WIDEST).clamp(NARROWEST, WIDEST);
    let mut sink = Screen { palette: terminal::palette(options.color), width, first: true };
    let runner = Runner::new(&extractor).jobs(NonZeroUsize::MIN);
    finish(run_all(&runner, content, options, &mut sink))
}

fn run_all(runner: &Runner<'_>, content: Content, options: &Explain, sink: &mut Screen) -> Result<dateline_archive::Summary, SinkError> {
    runner.run(Files::new([&options.path], content), sink, |notice| {
        if let Notice::Failed(error) = notice {
            eprintln!("dateline: {error}");
        }
    })
}

/// Shows each record as it comes.
struct Screen {
    palette: Palette,
    width: usize,
    first: bool,
}

impl Sink for Screen {
    type Block = Vec<Record>;
    type Encoder = Keep;

    fn encoder(&self) -> Keep {
        Keep
    }

    fn write(&mut self, block: Vec<Record>, _: &Summary) -> Result<(), SinkError> {
        for record in block {
            let gap = if std::mem::take(&mut self.first) { "" } else { "\n\n" };
            let shown = show(&record, self.palette, self.width);
            write!(io::stdout().lock(), "{gap}{shown}").map_err(|error| SinkError::io("standard output", &error))?;
        }
        Ok(())
    }

    fn finish(&mut self, _: &Summary) -> Result<(), SinkError> {
        io::stdout().flush().map_err(|error| SinkError::io("standard output", &error))
    }
}

struct Keep;

impl Encode<Vec<Record>> for Keep {
    fn encode(&mut self, document: Document, block: &mut Vec<Record>) {
        block.push(document.record);
    }
}

/// A record as a page of text.
fn show(record: &Record, palette: Palette, width: usize) -> String {
    let mut page = String::new();
    article::header(&mut page, record, palette, width);
    article::text(&mut page, record, palette, width);
    article::legend(&mut page, record, palette, width);
    events::list(&mut page, record, palette, width);
    events::warnings(&mut page, record, palette, width);
    page
}

#[cfg(test)]
mod tests;
