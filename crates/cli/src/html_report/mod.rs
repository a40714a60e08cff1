//! `dateline report`: a database as one web page that needs no network.
//!
//! `articles` and its neighbours read the tables and views, `page` sets what they read; the page is whole without its script,
//! which only helps to find one's way.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::{fs, io};

use clap::Args;

use crate::database;

mod articles;
mod chart;
mod events;
mod figures;
mod marks;
mod meetings;
mod overview;
mod page;
mod timeline;
mod words;

/// What is reported, and how much of it.
#[derive(Debug, Args)]
pub struct Report {
    /// A database that `dateline extract` has filled
    #[arg(value_name = "DB")]
    pub database: PathBuf,
    /// The page; default: standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Its heading; default: the name of the database
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// Articles at most, the latest first
    #[arg(long, value_name = "N", default_value_t = 100)]
    pub articles: usize,
    /// Events on the timeline at most, the latest first
    #[arg(long, value_name = "N", default_value_t = 400)]
    pub events: usize,
    /// Charts at most, those with the most periods first
    #[arg(long, value_name = "N", default_value_t = 48)]
    pub charts: usize,
}

/// Runs the command.
pub fn run(options: &Report) -> ExitCode {
    match make(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("dateline: {message}");
            ExitCode::from(1)
        }
    }
}

fn make(options: &Report) -> Result<(), String> {
    let database = database::open(&options.database)?;
    let page = page::page(&database, options).map_err(|error| format!("{}: {error}", options.database.display()))?;
    let (target, written) = match &options.output {
        Some(path) => (path.display().to_string(), fs::write(path, page)),
        None => ("standard output".into(), io::stdout().lock().write_all(page.as_bytes())),
    };
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("{target}: {}", error.to_string().split(" (os error").next().unwrap_or_default()))
        }
        _ => Ok(()),
    }
}
