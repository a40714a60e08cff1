//! The outputs by name, and what is in them.

use std::path::Path;

use dateline_archive::{Csv, JsonLines, Notice, Sqlite, Summary};
use rusqlite::Connection;

use super::{EXTRACTOR, run_with};

/// The rows of each table, sorted, each as text.
pub type Tables = Vec<(String, Vec<String>)>;

/// A run into an output of this name: its ending tells which sink, as on the command line.
pub fn write(input: &Path, output: &str, resume: bool) -> Summary {
    write_telling(input, output, resume, |_| {})
}

/// The same, with what is told on the way.
pub fn write_telling(input: &Path, output: &str, resume: bool, tell: impl FnMut(Notice<'_>)) -> Summary {
    let result = match output {
        #[cfg(feature = "postgres")]
        url if url.starts_with("postgres://") => {
            run_with(&EXTRACTOR, input, &mut dateline_archive::Postgres::new(url).expect("a URL"), resume, tell)
        }
        #[cfg(feature = "parquet")]
        folder if folder.ends_with('/') => {
            run_with(&EXTRACTOR, input, &mut dateline_archive::Parquet::new(folder).part_bytes(2 << 20), resume, tell)
        }
        file if file.ends_with(".db") => run_with(&EXTRACTOR, input, &mut Sqlite::new(file), resume, tell),
        file if file.ends_with(".csv") => run_with(&EXTRACTOR, input, &mut Csv::to_file(file), resume, tell),
        file => run_with(&EXTRACTOR, input, &mut JsonLines::to_file(file), resume, tell),
    };
    result.unwrap_or_else(|error| panic!("{error}"))
}

/// What an output holds.
pub fn read(output: &str) -> Tables {
    match output {
        #[cfg(feature = "postgres")]
        url if url.starts_with("postgres://") => super::postgres::tables(url),
        #[cfg(feature = "parquet")]
        folder if folder.ends_with('/') => super::parquet::tables(Path::new(folder)),
        file if file.ends_with(".db") => sqlite(Path::new(file)),
        file => vec![("lines".into(), super::text::lines(Path::new(file)))],
    }
}

fn sqlite(path: &Path) -> Tables {
    let db = Connection::open(path).expect("a database");
    let rows = |table: &dateline_archive::table::Table| {
        let columns: Vec<String> = table.columns.iter().map(|column| format!("quote(\"{}\")", column.name)).collect();
        let mut statement =
            db.prepare(&format!("SELECT {} AS line FROM {} ORDER BY 1", columns.join(" || ',' || "), table.name)).expect("a table");
        statement.query_map([], |row| row.get(0)).expect("rows").collect::<Result<_, _>>().expect("rows")
    };
    dateline_archive::table::TABLES.iter().map(|table| (table.name.to_string(), rows(table))).collect()
}

/// That two outputs hold the same; shows the first difference alone, as there may be many.
pub fn assert_same(name: &str, found: Tables, expected: Tables) {
    for ((table, found), (_, expected)) in found.iter().zip(&expected) {
        let different = found.iter().zip(expected).find(|(found, expected)| found != expected);
        assert_eq!(different, None, "{name}: {table}");
        assert_eq!(found.len(), expected.len(), "{name}: rows of {table}");
    }
    assert!(!expected[0].1.is_empty() && found.len() == expected.len(), "{name}: nothing was compared");
}
