//! The command line of `dateline query`.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};
use dateline::record::{EventKind, Status};

use super::sql::Shape;

const EXAMPLES: &str = "\
Examples:
  dateline query news.db indicators --metric trade_turnover --between UZ,KZ
  dateline query news.db meetings --person Кудратов --why
  dateline query news.db events --kind agreement --since 2025 --csv

Exit status: 0 answered, also where nothing is found; 1 the database cannot be read; 2 wrong usage.";

/// What is asked, and how the answer looks.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Query {
    /// A database that `dateline extract` has filled
    #[arg(value_name = "DB")]
    pub database: PathBuf,
    #[command(subcommand)]
    pub question: Question,
    /// Below each row the sentence it was read from, its source and its rule; as columns in CSV
    #[arg(long, global = true)]
    pub why: bool,
    /// Comma-separated values with all columns, instead of a table
    #[arg(long, global = true)]
    pub csv: bool,
    /// Rows at most, the newest first; 0: all. Default: 50, and all in CSV
    #[arg(long, global = true, value_name = "N")]
    pub limit: Option<u64>,
    /// Print the SQL of the question instead of the answer
    #[arg(long, global = true)]
    pub sql: bool,
}

impl Query {
    /// Which columns and how many rows are wanted.
    pub fn shape(&self) -> Shape {
        let limit = self.limit.unwrap_or(if self.csv { 0 } else { super::ROWS });
        Shape { all: self.csv, why: self.why, limit: (limit > 0).then_some(limit) }
    }
}

/// The questions.
#[derive(Debug, Subcommand)]
pub enum Question {
    /// Figures of economies, trade, companies: view `indicators`
    Indicators(Indicators),
    /// Who met whom: view `who_met_whom`
    Meetings(Meetings),
    /// Events of any kind: table `events` and view `role_names`
    Events(Events),
}

/// Which figures.
#[derive(Debug, Args)]
pub struct Indicators {
    /// What is measured: trade_turnover, exports, inflation …
    #[arg(long)]
    pub metric: Option<String>,
    /// Two countries or organisations: UZ,KZ or Узбекистан,Kazakhstan
    #[arg(long, value_name = "A,B", value_parser = pair)]
    pub between: Option<(String, String)>,
    /// A country or organisation whose figure it is, or its partner: a code, or its name in either language
    #[arg(long, value_name = "NAME")]
    pub party: Option<String>,
    #[command(flatten)]
    pub when: When,
}

/// Which meetings.
#[derive(Debug, Args)]
pub struct Meetings {
    /// A person, in either script: Кудратов, "Laziz Kudratov"
    #[arg(long, value_name = "NAME")]
    pub person: Option<String>,
    /// A country or organisation that took part
    #[arg(long, value_name = "NAME")]
    pub party: Option<String>,
    #[command(flatten)]
    pub when: When,
}

/// Which events.
#[derive(Debug, Args)]
pub struct Events {
    /// The kind of event
    #[arg(long, value_parser = PossibleValuesParser::new(EventKind::ALL.iter().map(|kind| kind.as_str())))]
    pub kind: Option<String>,
    /// A person with a part in it, in either script
    #[arg(long, value_name = "NAME")]
    pub person: Option<String>,
    /// A country or organisation with a part in it
    #[arg(long, value_name = "NAME")]
    pub party: Option<String>,
    #[command(flatten)]
    pub when: When,
}

/// From when to when, and how far along.
#[derive(Debug, Args)]
pub struct When {
    /// What was so on or after this day, month or year; where no time is told, what was published then
    #[arg(long, value_name = "DATE", value_parser = first_day)]
    pub since: Option<String>,
    /// What was so on or before this day, month or year
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    pub until: Option<String>,
    /// How far along it is
    #[arg(long, value_parser = PossibleValuesParser::new(Status::ALL.iter().map(|status| status.as_str())))]
    pub status: Option<String>,
}

fn pair(text: &str) -> Result<(String, String), String> {
    match text.split(',').map(str::trim).collect::<Vec<_>>()[..] {
        [a, b] if !a.is_empty() && !b.is_empty() => Ok((a.into(), b.into())),
        _ => Err("expected two, such as UZ,KZ".into()),
    }
}

fn first_day(text: &str) -> Result<String, String> {
    days(text).map(|(first, _)| first.to_string())
}

fn last_day(text: &str) -> Result<String, String> {
    days(text).map(|(_, last)| last.to_string())
}

/// The days of a year, a month or a day.
fn days(text: &str) -> Result<(jiff::civil::Date, jiff::civil::Date), String> {
    let first = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_string(),
    };
    let expected = || "expected a year, month or day: 2025, 2025-03 or 2025-03-06".to_string();
    let first: jiff::civil::Date = first.parse().map_err(|_| expected())?;
    match text.len() {
        4 => Ok((first, first.last_of_year())),
        7 => Ok((first, first.last_of_month())),
        10 => Ok((first, first)),
        _ => Err(expected()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_or_month_stands_for_its_first_or_last_day() {
        assert_eq!((first_day("2025"), last_day("2025")), (Ok("2025-01-01".into()), Ok("2025-12-31".into())));
        assert_eq!(last_day("2024-02"), Ok("2024-02-29".into()));
        assert_eq!(first_day("2025-03-06"), last_day("2025-03-06"));
        for wrong in ["25", "2025-13", "2025-02-30", "2025-3-6", "", "2025-03-06T10:00", "март"] {
            assert!(days(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn between_asks_for_two() {
        assert_eq!(pair("UZ, KZ"), Ok(("UZ".into(), "KZ".into())));
        for wrong in ["UZ", "UZ,", "UZ,KZ,RU"] {
            assert!(pair(wrong).is_err(), "{wrong}");
        }
    }
}
