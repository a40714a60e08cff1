//! Answers as comma-separated values (RFC 4180), row by row.

use std::io::Write;

use rusqlite::Connection;

use super::{Trouble, cell};

/// Writes the answer to a statement.
pub fn write(database: &Connection, statement: &str, out: &mut impl Write) -> Result<(), Trouble> {
    let mut statement = database.prepare(statement)?;
    let names: Vec<String> = statement.column_names().into_iter().map(field).collect();
    write!(out, "{}\r\n", names.join(","))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let fields: Result<Vec<String>, _> = (0..names.len()).map(|at| row.get_ref(at).map(|value| field(&cell::plain(value)))).collect();
        write!(out, "{}\r\n", fields?.join(","))?;
    }
    Ok(out.flush()?)
}

/// A field, in quotation marks where it must be.
fn field(text: &str) -> String {
    match text.contains(['"', ',', '\n', '\r']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        let database = Connection::open_in_memory().unwrap();
        let mut out = Vec::new();
        assert!(
            write(&database, "SELECT 'a,\"b\"' AS \"x,y\", NULL AS z, 2.5 AS n UNION ALL SELECT 'две\nстроки', 'c', 7", &mut out).is_ok()
        );
        assert_eq!(String::from_utf8(out).unwrap(), "\"x,y\",z,n\r\n\"a,\"\"b\"\"\",,2.5\r\n\"две\nстроки\",c,7\r\n");
    }
}
