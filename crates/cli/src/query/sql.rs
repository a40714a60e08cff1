//! One SELECT, put together from its parts.

use std::fmt;

/// A column of an answer.
pub struct Column {
    /// An expression with its name.
    pub text: &'static str,
    /// When it is asked for.
    pub shown: Shown,
}

/// When a column is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Always.
    Table,
    /// In CSV, where there is room.
    Csv,
    /// In CSV, and in a table that tells why.
    Source,
    /// Where it is asked why.
    Why,
}

/// Which columns and how many rows are wanted.
pub struct Shape {
    /// Every column.
    pub all: bool,
    /// The sentence and the rule too.
    pub why: bool,
    /// Rows at most.
    pub limit: Option<u64>,
}

/// A question in SQL.
pub struct Select {
    columns: &'static [Column],
    from: &'static str,
    conditions: Vec<String>,
    order: &'static str,
}

impl Select {
    /// All rows of a table or view.
    pub fn new(columns: &'static [Column], from: &'static str, order: &'static str) -> Self {
        Select { columns, from, conditions: Vec::new(), order }
    }

    /// Keeps the rows for which this holds.
    pub fn only(&mut self, condition: impl Into<String>) {
        self.conditions.push(condition.into());
    }

    /// The statement.
    pub fn text(&self, shape: &Shape) -> String {
        let wanted = |column: &&Column| match column.shown {
            Shown::Table => true,
            Shown::Csv => shape.all,
            Shown::Source => shape.all || shape.why,
            Shown::Why => shape.why,
        };
        let columns: Vec<&str> = self.columns.iter().filter(wanted).map(|column| column.text).collect();
        let limit = shape.limit.map(|rows| format!("\nLIMIT {rows}")).unwrap_or_default();
        format!("SELECT\n    {}\nFROM {}{}\nORDER BY {}{limit}", columns.join(",\n    "), self.from, self.conditions(), self.order)
    }

    /// The statement that counts its rows.
    pub fn count(&self) -> String {
        format!("SELECT count(*)\nFROM {}{}", self.from, self.conditions())
    }

    fn conditions(&self) -> String {
        match self.conditions.is_empty() {
            true => String::new(),
            false => format!("\nWHERE {}", self.conditions.join("\n    AND ")),
        }
    }
}

/// Text as a literal: what is printed is what is asked, with nothing bound behind the scenes.
pub struct Literal<'a>(pub &'a str);

impl fmt::Display for Literal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}'", self.0.replace('\'', "''"))
    }
}

/// `('a', 'b')`.
pub fn list(words: &[String]) -> String {
    let literals: Vec<String> = words.iter().map(|word| Literal(word).to_string()).collect();
    format!("({})", literals.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_cannot_end_a_literal() {
        let sql = format!("SELECT {}", Literal("O'Brien'; DROP TABLE documents --"));
        let read: String = rusqlite::Connection::open_in_memory().unwrap().query_row(&sql, [], |row| row.get(0)).unwrap();
        assert_eq!(read, "O'Brien'; DROP TABLE documents --");
    }

    #[test]
    fn the_statement_has_the_columns_that_are_wanted() {
        const COLUMNS: &[Column] =
            &[Column { text: "a", shown: Shown::Table }, Column { text: "b", shown: Shown::Csv }, Column { text: "c", shown: Shown::Why }];
        let mut select = Select::new(COLUMNS, "t", "a");
        select.only("a > 1");
        select.only("b = 'x'");
        let shape = Shape { all: false, why: true, limit: Some(5) };
        assert_eq!(select.text(&shape), "SELECT\n    a,\n    c\nFROM t\nWHERE a > 1\n    AND b = 'x'\nORDER BY a\nLIMIT 5");
        assert_eq!(select.count(), "SELECT count(*)\nFROM t\nWHERE a > 1\n    AND b = 'x'");
    }
}
