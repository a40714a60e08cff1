//! The program `dateline`.

mod database;
mod explain;
mod extract;
mod html_report;
mod options;
mod query;
mod report;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

use options::{Command, Options};

/// A record is hundreds of small strings, made and dropped by the thread that writes it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match Options::parse().command {
        Command::Extract(options) => extract::run(&options),
        Command::Explain(options) => explain::run(&options),
        Command::Query(options) => query::run(&options),
        Command::Report(options) => html_report::run(&options),
        Command::Schema => schema(),
    }
}

/// Ends the program over wrong usage.
fn usage(message: impl std::fmt::Display) -> ExitCode {
    eprintln!("dateline: {message}");
    ExitCode::from(2)
}

fn schema() -> ExitCode {
    let text = serde_json::to_string_pretty(&dateline::record::schema()).expect("a schema has string keys only");
    print(&text)
}

/// Prints to standard output; a reader that has gone is no error.
fn print(text: &str) -> ExitCode {
    use std::io::Write;
    match writeln!(std::io::stdout().lock(), "{text}") {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            eprintln!("dateline: standard output: {error}");
            ExitCode::from(1)
        }
        _ => ExitCode::SUCCESS,
    }
}
