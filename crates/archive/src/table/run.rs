//! The row of a run.

use std::time::{SystemTime, UNIX_EPOCH};

use jiff::Timestamp;

use super::Cell;
use crate::sink::{Maker, Run};
use crate::source::Skip;
use crate::summary::Summary;

/// A run as its row in [`super::RUNS`] tells of it, but for its number.
#[derive(Debug)]
pub(crate) struct RunRow {
    started: String,
    pub maker: Maker,
    resumed: bool,
}

impl RunRow {
    pub(crate) fn new(run: &Run<'_>) -> Self {
        RunRow { started: timestamp(run.started), maker: run.maker(), resumed: run.resume }
    }

    /// The cells of its row; `ended` once it is complete.
    pub(crate) fn cells<'a>(&'a self, id: i64, ended: Option<&'a str>, summary: &Summary) -> [Cell<'a>; super::RUNS.columns.len()] {
        let known = summary.skipped.get(&Skip::Known).copied().unwrap_or_default();
        let number = |n: u64| Cell::Integer(n.cast_signed());
        [
            Cell::Integer(id),
            Cell::Text(&self.started),
            ended.map_or(Cell::Null, Cell::Text),
            Cell::Text(&self.maker.version),
            Cell::Text(&self.maker.fingerprint),
            Cell::Boolean(self.resumed),
            number(summary.articles),
            number(known),
            number(summary.bytes),
            number(summary.failed()),
            number(summary.skipped.values().sum::<u64>() - known),
            number(summary.mentions),
            number(summary.entities),
            number(summary.events.values().sum()),
        ]
    }
}

/// The rows of a run in [`super::RUN_COUNTS`].
pub(crate) fn count_rows(id: i64, summary: &Summary, mut row: impl FnMut(&[Cell<'_>])) {
    let mut count =
        |what: &str, name: &str, n: u64| row(&[Cell::Integer(id), Cell::Text(what), Cell::Text(name), Cell::Integer(n.cast_signed())]);
    summary.languages.iter().for_each(|(code, n)| count("language", code, *n));
    summary.events.iter().for_each(|(kind, n)| count("event", kind.as_str(), *n));
    summary.failures.iter().for_each(|(reason, n)| count("failure", reason.as_str(), *n));
    summary.skipped.iter().for_each(|(skip, n)| count("skipped", skip.as_str(), *n));
    summary.warnings.iter().for_each(|(code, n)| count("warning", code, *n));
}

/// Now, to the second: `2026-03-06T08:10:00Z`.
pub(crate) fn now() -> String {
    timestamp(SystemTime::now())
}

fn timestamp(time: SystemTime) -> String {
    let seconds = time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs().cast_signed());
    Timestamp::from_second(seconds).unwrap_or_default().to_string()
}
