//! What a run tells while it goes on and when it is done.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::{IsTerminal, stderr};
use std::path::Path;
use std::time::{Duration, Instant};

use dateline_archive::{Contents, Notice, Past, Summary};

/// A line of counts on standard error, where that is a terminal, and the inputs that failed.
pub struct Progress {
    shown: bool,
    started: Instant,
    last: Instant,
}

impl Progress {
    /// Starts the clock.
    pub fn start() -> Self {
        let now = Instant::now();
        Progress { shown: stderr().is_terminal(), started: now, last: now }
    }

    /// Tells what has happened.
    pub fn tell(&mut self, notice: Notice<'_>) {
        match notice {
            Notice::Failed(error) => eprintln!("{}dateline: {error}", self.clear()),
            Notice::Begun(past) => begun(past),
            Notice::Progress(summary) if self.shown && self.last.elapsed() > Duration::from_millis(100) => {
                self.last = Instant::now();
                eprint!("{}{}", self.clear(), self.line(summary));
            }
            Notice::Progress(_) => {}
        }
    }

    /// Leaves the last counts standing.
    pub fn end(&self, summary: Option<&Summary>) {
        match summary {
            Some(summary) if self.shown => eprintln!("{}{}", self.clear(), self.line(summary)),
            _ => eprint!("{}", self.clear()),
        }
    }

    fn clear(&self) -> &'static str {
        if self.shown { "\r\x1b[2K" } else { "" }
    }

    fn line(&self, summary: &Summary) -> String {
        let seconds = self.started.elapsed().as_secs_f64();
        let megabytes = summary.bytes as f64 / 1e6;
        let events = summary.events.values().sum();
        let mut line = format!("{}, {}", count(summary.articles, "article"), count(events, "event"));
        if summary.failed() > 0 {
            let _ = write!(line, ", {} failed", summary.failed());
        }
        if !summary.skipped.is_empty() {
            let reasons: Vec<String> = summary.skipped.iter().map(|(skip, n)| format!("{} {}", grouped(*n), skip.as_str())).collect();
            let _ = write!(line, ", passed over: {}", reasons.join(", "));
        }
        let _ = write!(line, "; {megabytes:.1} MB in {seconds:.1} s");
        if seconds > 0.5 {
            let _ = write!(line, ", {:.1} MB/s", megabytes / seconds);
        }
        line
    }
}

/// What a run that resumes finds.
fn begun(past: &Past) {
    if let Some((last, now)) = &past.changed {
        let what = if last.version == now.version {
            "the rules, the lexicon or the options have changed since the last run".to_string()
        } else {
            format!("the last run was of version {}, this is {}", last.version, now.version)
        };
        eprintln!("dateline: {what}; what is there is kept as it is, run without --resume to write it all again");
    }
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
