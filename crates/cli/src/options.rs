//! The command line.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Files what news articles say: who, where, how much, when, and what happened.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, about, max_term_width = 100)]
pub struct Options {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Articles in, records or a database out
    Extract(Extract),
    /// The article on the terminal, what was found marked in it, events below
    Explain(Explain),
    /// Ask a database what people ask first
    Query(crate::query::Query),
    /// A database as one web page that needs no network
    Report(crate::html_report::Report),
    /// Print the JSON Schema of a record
    Schema,
}

/// What goes in and what comes out.
#[derive(Debug, Args)]
#[command(after_help = "Exit status: 0 all read; 1 some inputs failed (each named on standard error, the rest done); 2 wrong usage.")]
pub struct Extract {
    /// Files or folders; - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// What the files hold; auto: by name and content. .gz and .zst are read as what is inside
    #[arg(long, value_enum, default_value_t = From::Auto)]
    pub from: From,
    /// records.jsonl[.gz|.zst], indicators.csv, news.db (SQLite), a folder (Parquet) or postgres://…; default: standard output
    #[arg(short, long, value_name = "PATH|URL")]
    pub output: Option<PathBuf>,
    /// The output's form, where its name does not say; jsonl on standard output
    #[arg(long, value_enum)]
    pub to: Option<To>,
    #[command(flatten)]
    pub reading: Reading,
    /// Leave the text out of the records
    #[arg(long)]
    pub no_text: bool,
    /// What is done with articles whose text came earlier in the run
    #[arg(long, value_enum, default_value_t = Duplicates::Keep)]
    pub duplicates: Duplicates,
    /// The longest page that is read to its end; what is longer is cut there
    #[arg(long, value_name = "MIB", default_value_t = 32, value_parser = clap::value_parser!(u64).range(1..=32))]
    pub page_limit: u64,
    /// Pages, texts and lines that unpack to more than so many times their size are passed over, from 1 MiB on
    #[arg(long, value_name = "TIMES", default_value_t = 200, value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    pub inflation_limit: u64,
    /// Threads that extract; default: all cores
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
    /// Continue a run that was stopped, or take in what an archive has grown by: what the output holds is passed over
    #[arg(long)]
    pub resume: bool,
    /// Say nothing but what goes wrong
    #[arg(short, long, conflicts_with = "log")]
    pub quiet: bool,
    /// Tell of the run on standard error, as text or as JSON objects, also where that is no terminal
    #[arg(long, value_enum)]
    pub log: Option<Log>,
}

/// What is shown.
#[derive(Debug, Args)]
pub struct Explain {
    /// A file, or - for standard input
    #[arg(value_name = "PATH")]
    pub path: PathBuf,
    /// What the file holds; auto: by name and content
    #[arg(long, value_enum, default_value_t = From::Auto)]
    pub from: From,
    #[command(flatten)]
    pub reading: Reading,
    /// Colours; auto: on a terminal, unless NO_COLOR is set
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
}

/// How articles are read.
#[derive(Debug, Args)]
pub struct Reading {
    /// Which part of a plain text is the article; whole: all of it, no page chrome to drop
    #[arg(long, value_enum, default_value_t = Body::Auto)]
    pub body: Body,
    /// The language of articles that do not come with one
    #[arg(long, value_enum, default_value_t = Language::Auto)]
    pub language: Language,
    /// The publication date of articles that do not come with one, YYYY-MM-DD or a date-time
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub published: Option<String>,
    /// Event rules of one's own, in the form of the built-in ones
    #[arg(long, value_name = "FILE")]
    pub rules: Vec<PathBuf>,
    /// Lexicon entries of one's own
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum From {
    Auto,
    Text,
    Html,
    Jsonl,
    Warc,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Duplicates {
    Keep,
    Mark,
    Drop,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum To {
    Jsonl,
    /// The indicators alone, a figure a line
    Csv,
    Sqlite,
    Parquet,
    Postgres,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Log {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Body {
    Auto,
    Whole,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Language {
    Auto,
    En,
    Ru,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

/// A date, or a date-time that begins with one.
fn date(text: &str) -> Result<String, String> {
    let day = text.get(..10).unwrap_or(text);
    let rest_is_time = text.get(10..).is_none_or(|rest| rest.is_empty() || rest.starts_with(['T', ' ']));
    match day.parse::<jiff::civil::Date>() {
        Ok(_) if rest_is_time && day.len() == 10 => Ok(text.to_string()),
        _ => Err("expected a date such as 2026-03-06, or a date-time such as 2026-03-06T08:10:00+05:00".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Options::command().debug_assert();
    }

    #[test]
    fn a_publication_date_is_a_day_of_the_calendar() {
        assert!(date("2026-03-06").is_ok());
        assert!(date("2026-03-06T08:10:00+05:00").is_ok());
        for wrong in ["2026-02-30", "06.03.2026", "2026-03", "2026-03-06x", "март"] {
            assert!(date(wrong).is_err(), "{wrong}");
        }
    }
}
