//! What a run tells while it goes on and when it is done.

use std::collections::BTreeMap;
use std::fmt::{self, Write};
use std::io::{IsTerminal, stderr};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use dateline_archive::{Contents, Files, Notice, Past, ReadError, SinkError, Summary};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

/// How a run is told of on standard error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Log {
    /// Only what goes wrong.
    Quiet,
    /// For people: a bar while it goes on, a table at the end.
    Text,
    /// For programs: a JSON object a line.
    Json,
}

/// Tells of a run: the inputs that failed, the counts, and how long it will take.
pub struct Progress {
    log: Log,
    bar: ProgressBar,
    read: Arc<AtomicU64>,
    started: Instant,
    last: Instant,
}

impl Progress {
    /// Starts the clock. Where nothing is asked for, counts are for those who sit at a terminal.
    pub fn start(asked: Option<Log>, files: &Files) -> Self {
        let log = asked.unwrap_or(if stderr().is_terminal() { Log::Text } else { Log::Quiet });
        let bar = match (log, files.size()) {
            (Log::Quiet | Log::Json, _) => ProgressBar::hidden(),
            (Log::Text, Some(size)) => ProgressBar::new(size).with_style(style("{wide_bar} {percent}% {msg}, {eta} left")),
            (Log::Text, None) => ProgressBar::new_spinner().with_style(style("{spinner} {msg}")),
        };
        let now = Instant::now();
        Progress { log, bar, read: files.read_so_far(), started: now, last: now }
    }

    /// Tells what has happened.
    pub fn tell(&mut self, notice: Notice<'_>) {
        match notice {
            Notice::Begun(past) => self.begun(past),
            Notice::Failed(error) => self.failed(error),
            Notice::Progress(summary) if self.last.elapsed() > self.interval() => {
                self.last = Instant::now();
                self.progress(summary);
            }
            Notice::Progress(_) => {}
        }
    }

    /// Tells how it ended.
    pub fn end(&self, result: &Result<Summary, SinkError>) {
        self.bar.finish_and_clear();
        match (self.log, result) {
            (Log::Text, Ok(summary)) => eprintln!("{}\n{}", self.line(summary), table(summary)),
            (Log::Json, Ok(summary)) => eprintln!("{}", counts("end", summary, self.started)),
            _ => {}
        }
    }

    fn interval(&self) -> Duration {
        Duration::from_millis(if self.log == Log::Json { 1000 } else { 100 })
    }

    fn begun(&self, past: &Past) {
        let Some((last, now)) = &past.changed else { return };
        let what = if last.version == now.version {
            "the rules, the lexicon or the options have changed since the last run".to_string()
        } else {
            format!("the last run was of version {}, this is {}", last.version, now.version)
        };
        let message = format!("{what}; what is there is kept as it is, run without --resume to write it all again");
        match self.log {
            Log::Json => eprintln!("{}", json!({"log": "changed", "message": message})),
            _ => self.say(&message),
        }
    }

    fn failed(&self, error: &ReadError) {
        match self.log {
            Log::Json => {
                let origin = error.origin.to_string();
                eprintln!("{}", json!({"log": "failed", "input": origin, "reason": error.reason.as_str(), "message": error.message}));
            }
            _ => self.say(error),
        }
    }

    fn say(&self, message: &dyn fmt::Display) {
        self.bar.suspend(|| eprintln!("dateline: {message}"));
    }

    fn progress(&self, summary: &Summary) {
        match self.log {
            Log::Text => {
                self.bar.set_position(self.read.load(Ordering::Relaxed));
                self.bar.set_message(self.line(summary));
            }
            Log::Json => eprintln!("{}", counts("progress", summary, self.started)),
            Log::Quiet => {}
        }
    }

    fn line(&self, summary: &Summary) -> String {
        let seconds = self.started.elapsed().as_secs_f64();
        let megabytes = summary.bytes as f64 / 1e6;
        let mut line = format!("{}, {}", count(summary.articles, "article"), count(summary.events.values().sum(), "event"));
        if summary.failed() > 0 {
            let _ = write!(line, ", {} failed", grouped(summary.failed()));
        }
        let _ = write!(line, "; {megabytes:.1} MB in {seconds:.1} s");
        if seconds > 0.5 {
            let _ = write!(line, ", {:.1} MB/s", megabytes / seconds);
        }
        line
    }
}

/// What stopped a run, for programs.
pub fn stopped(error: &SinkError) -> String {
    json!({"log": "stopped", "message": error.to_string()}).to_string()
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

/// The counts as a JSON object.
fn counts(log: &str, summary: &Summary, started: Instant) -> serde_json::Value {
    json!({
        "log": log,
        "seconds": started.elapsed().as_millis() as f64 / 1e3,
        "articles": summary.articles,
        "bytes": summary.bytes,
        "mentions": summary.mentions,
        "entities": summary.entities,
        "languages": summary.languages,
        "events": words(&summary.events, |kind| kind.as_str()),
        "failures": words(&summary.failures, |reason| reason.as_str()),
        "skipped": words(&summary.skipped, |skip| skip.as_str()),
        "warnings": summary.warnings,
    })
}

fn words<K>(counts: &BTreeMap<K, u64>, word: impl Fn(&K) -> &'static str) -> BTreeMap<String, u64> {
    counts.iter().map(|(key, n)| (word(key).to_string(), *n)).collect()
}

/// What a run did, as a table.
fn table(summary: &Summary) -> String {
    let parts = [
        ("languages", summary.languages.clone()),
        ("events", words(&summary.events, |kind| kind.as_str())),
        ("failures", words(&summary.failures, |reason| reason.as_str())),
        ("passed over", words(&summary.skipped, |skip| skip.as_str())),
        ("warnings", summary.warnings.clone()),
    ];
    let mut text = String::new();
    for (title, counts) in parts.iter().filter(|(_, counts)| !counts.is_empty()) {
        let _ = writeln!(text, "{title:<16} {:>11}", grouped(counts.values().sum()));
        for (name, n) in largest_first(counts) {
            let _ = writeln!(text, "  {name:<14} {:>11}", grouped(n));
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// What a database holds, in a few lines.
pub fn contents(path: &Path, contents: &Contents) -> String {
    let total = |counts: &BTreeMap<String, u64>| counts.values().sum();
    let mut text = format!("{}: {}\n", path.display(), count(total(&contents.documents), "document"));
    let languages: Vec<String> = largest_first(&contents.documents).map(|(code, n)| format!("{code} {}", grouped(n))).collect();
    let _ = writeln!(text, "  languages  {}", languages.join(", "));
    let _ = writeln!(text, "  mentions   {}", grouped(contents.mentions));
    let _ = writeln!(text, "  entities   {}", grouped(contents.entities));
    let _ = write!(text, "  events     {}", grouped(total(&contents.events)));
    for (kind, n) in largest_first(&contents.events) {
        let _ = write!(text, "\n    {kind:<12} {:>9}", grouped(n));
    }
    text
}

fn largest_first(counts: &BTreeMap<String, u64>) -> impl Iterator<Item = (&str, u64)> {
    let mut sorted: Vec<(&str, u64)> = counts.iter().map(|(name, n)| (name.as_str(), *n)).collect();
    sorted.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    sorted.into_iter()
}

/// "1 article", "2 articles".
fn count(n: u64, noun: &str) -> String {
    format!("{} {noun}{}", grouped(n), if n == 1 { "" } else { "s" })
}

/// 1204567 as 1,204,567.
fn grouped(n: u64) -> String {
    group_digits(&n.to_string())
}

/// Commas between the thousands of a whole number.
pub fn group_digits(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_easy_to_read() {
        assert_eq!(grouped(1204567), "1,204,567");
        assert_eq!(grouped(204), "204");
        assert_eq!(count(1, "event"), "1 event");
        assert_eq!(count(1200, "event"), "1,200 events");
    }

    #[test]
    fn a_table_tells_what_there_is_and_nothing_else() {
        let languages = [("en".to_string(), 2), ("ru".to_string(), 3000)].into();
        let summary = Summary { languages, ..Summary::default() };
        assert_eq!(table(&summary), "languages              3,002\n  ru                   3,000\n  en                       2");
    }

    #[test]
    fn contents_list_the_most_frequent_first() {
        let counts = |pairs: &[(&str, u64)]| pairs.iter().map(|(k, n)| (k.to_string(), *n)).collect();
        let held = Contents {
            documents: counts(&[("en", 1), ("ru", 2)]),
            events: counts(&[("contract", 1), ("indicator", 40)]),
            mentions: 50,
            entities: 1,
        };
        let expected = "n.db: 3 documents\n  languages  ru 2, en 1\n  mentions   50\n  entities   1\n  events     41\n    indicator           40\n    contract             1";
        assert_eq!(contents(Path::new("n.db"), &held), expected);
    }
}
