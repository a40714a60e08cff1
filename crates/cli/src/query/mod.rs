//! `dateline query`: the questions people ask first, answered from the tables and views of a database.
//!
//! Each question is one SELECT; `--sql` prints it, and whoever wants to ask more goes on from there.

use std::io::{self, Write};
use std::process::ExitCode;

use rusqlite::{Connection, Error};

use crate::options::Color;
use crate::{database, terminal, usage};

mod cell;
mod csv;
mod names;
mod options;
mod question;
mod sql;
mod table;

pub use options::Query;

/// Rows on a terminal, where nothing else is asked for.
const ROWS: u64 = 50;

/// Runs the command.
pub fn run(options: &Query) -> ExitCode {
    let database = match database::open(&options.database) {
        Ok(database) => database,
        Err(message) => return failed(message),
    };
    match question::ask(&database, &options.question) {
        Ok(select) if options.sql => crate::print(&format!("{};", select.text(&options.shape()))),
        Ok(select) => answer(&database, options, &select),
        Err(question::Failure::Unknown(message)) => usage(message),
        Err(question::Failure::Database(error)) => failed(format!("{}: {error}", options.database.display())),
    }
}

fn failed(message: String) -> ExitCode {
    eprintln!("dateline: {message}");
    ExitCode::from(1)
}

fn answer(database: &Connection, options: &Query, select: &sql::Select) -> ExitCode {
    let answered = match options.csv {
        true => csv::write(database, &select.text(&options.shape()), &mut io::BufWriter::new(io::stdout().lock())),
        false => show(database, options, select),
    };
    match answered {
        Err(Trouble::Output(error)) if error.kind() != io::ErrorKind::BrokenPipe => failed(format!("standard output: {error}")),
        Err(Trouble::Database(error)) => failed(format!("{}: {error}", options.database.display())),
        _ => ExitCode::SUCCESS,
    }
}

/// What keeps an answer from being given.
pub enum Trouble {
    Database(Error),
    Output(io::Error),
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Trouble::Database(error)
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Trouble::Output(error)
    }
}

fn show(database: &Connection, options: &Query, select: &sql::Select) -> Result<(), Trouble> {
    let table = table::Table::read(database, &select.text(&options.shape()))?;
    if table.is_empty() {
        eprintln!("nothing found");
        return Ok(());
    }
    let shown = table.show(terminal::palette(Color::Auto), terminal::width());
    io::stdout().lock().write_all(shown.as_bytes())?;
    let all: u64 = database.query_row(&select.count(), [], |row| row.get(0))?;
    if all > table.len() as u64 {
        eprintln!("{} of {all} rows, the newest first; --limit 0 shows all", table.len());
    }
    Ok(())
}
