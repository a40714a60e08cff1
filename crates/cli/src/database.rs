//! Opens databases that `dateline extract` has filled, to read.

use std::path::Path;

use dateline_archive::Sqlite;
use rusqlite::{Connection, Error, ErrorCode, OpenFlags};

/// Opens a database to read it. Whoever has it writes to temporary tables at most.
pub fn open(path: &Path) -> Result<Connection, String> {
    let failed = |message: &dyn std::fmt::Display| format!("{}: {message}", path.display());
    match path.metadata() {
        Err(error) => return Err(failed(&error.to_string().split(" (os error").next().unwrap_or_default())),
        Ok(metadata) if metadata.is_dir() => return Err(failed(&"is a folder, not a database")),
        Ok(_) => {}
    }
    let (connection, (application, version)) = reader(path).map_err(|error| match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => failed(&"is not a database"),
        _ => failed(&error),
    })?;
    if application != Sqlite::APPLICATION_ID {
        return Err(failed(&"is not a database of dateline; `dateline extract … -o news.db` makes one"));
    }
    if version != Sqlite::TABLES_VERSION {
        let ours = Sqlite::TABLES_VERSION;
        return Err(failed(&format_args!("has tables of version {version}, this program reads version {ours}; extract into a new one")));
    }
    Ok(connection)
}

/// A connection that has read whose database it is.
fn reader(path: &Path) -> Result<(Connection, (i64, i64)), Error> {
    // Opened for reading alone, SQLite would leave the files of its log behind.
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    match marks(&connection) {
        // A log of writes is kept beside the file; where the folder is locked there can be none, and no writer either.
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::CannotOpen) => {
            let uri = format!("file:{}?immutable=1", escaped(path));
            let connection = Connection::open_with_flags(uri, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI)?;
            marks(&connection).map(|marks| (connection, marks))
        }
        marks => marks.map(|marks| (connection, marks)),
    }
}

fn marks(connection: &Connection) -> Result<(i64, i64), Error> {
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get(0));
    Ok((pragma("application_id")?, pragma("user_version")?))
}

/// A path inside a URI.
fn escaped(path: &Path) -> String {
    path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}
