//! Answers as a table on the terminal.

use rusqlite::{Connection, Error};

use super::cell;
use crate::terminal::{Lines, Look, Palette, Piece, fitting, safe, width_of};

/// Between columns.
const GAP: usize = 2;
/// A column that must be narrower than this cannot be read; rows are then shown one below the other.
const NARROWEST: usize = 9;
/// Columns that are shown below their row.
const BELOW: [&str; 3] = ["sentence", "source", "rule"];

/// An answer, all of it.
pub struct Table {
    columns: Vec<Column>,
    rows: usize,
}

struct Column {
    name: String,
    cells: Vec<String>,
    right: bool,
}

impl Table {
    /// Asks the database.
    pub fn read(database: &Connection, statement: &str) -> Result<Table, Error> {
        let mut statement = database.prepare(statement)?;
        let named = |name: &str| Column { name: name.replace('_', " "), cells: Vec::new(), right: false };
        let mut columns: Vec<Column> = statement.column_names().into_iter().map(named).collect();
        let (mut rows, mut count) = (statement.query([])?, 0);
        while let Some(row) = rows.next()? {
            for (at, column) in columns.iter_mut().enumerate() {
                let (text, number) = cell::readable(row.get_ref(at)?);
                column.right |= number;
                column.cells.push(text.split_whitespace().collect::<Vec<_>>().join(" ").chars().map(safe).collect());
            }
            count += 1;
        }
        columns.retain(|column| column.cells.iter().any(|cell| !cell.is_empty()));
        Ok(Table { columns, rows: count })
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// The table, no wider than this where a width is given.
    pub fn show(&self, palette: Palette, width: Option<usize>) -> String {
        let (below, beside): (Vec<&Column>, Vec<&Column>) = self.columns.iter().partition(|column| BELOW.contains(&column.name.as_str()));
        let naturals: Vec<usize> = beside.iter().map(|column| column.width()).collect();
        let mut page = Page { out: String::new(), palette, width: width.unwrap_or(usize::MAX) };
        match page.widths(&naturals) {
            Some(widths) => {
                page.head(&beside, &widths);
                for row in 0..self.rows {
                    page.row(row, &beside, &widths);
                    page.below(row, &below, 2);
                }
            }
            None => {
                for row in 0..self.rows {
                    page.stacked(row, &beside);
                    page.below(row, &below, 0);
                }
            }
        }
        page.out
    }
}

impl Column {
    fn width(&self) -> usize {
        self.cells.iter().map(|cell| columns_of(cell)).chain([columns_of(&self.name)]).max().unwrap_or(0)
    }

    fn cell(&self, row: usize) -> Option<&str> {
        self.cells.get(row).map(String::as_str).filter(|cell| !cell.is_empty())
    }
}

/// What is written, and how.
struct Page {
    out: String,
    palette: Palette,
    width: usize,
}

impl Page {
    /// The width of each column: the wide ones give way. None where they would be too narrow to read.
    fn widths(&self, naturals: &[usize]) -> Option<Vec<usize>> {
        let room = self.width.saturating_sub(GAP * naturals.len().saturating_sub(1));
        let total = |cap: usize| naturals.iter().map(|&natural| natural.min(cap)).sum::<usize>();
        let widest = naturals.iter().copied().max().unwrap_or(0);
        let cap = (1..=widest).rev().find(|&cap| total(cap) <= room)?;
        (cap >= NARROWEST.min(widest)).then(|| naturals.iter().map(|&natural| natural.min(cap)).collect())
    }

    fn head(&mut self, columns: &[&Column], widths: &[usize]) {
        let names: Vec<(Vec<String>, bool)> =
            columns.iter().zip(widths).map(|(column, &width)| (wrapped(&column.name, width), column.right)).collect();
        self.lines(&names, widths, Look::BOLD);
        let rule = widths.iter().map(|&width| "─".repeat(width)).collect::<Vec<_>>().join(&" ".repeat(GAP));
        self.palette.paint(&mut self.out, Look::DIM, &rule);
        self.out.push('\n');
    }

    fn row(&mut self, row: usize, columns: &[&Column], widths: &[usize]) {
        let cells: Vec<(Vec<String>, bool)> =
            columns.iter().zip(widths).map(|(column, &width)| (wrapped(&column.cells[row], width), column.right)).collect();
        self.lines(&cells, widths, Look::NORMAL);
    }

    /// Cells side by side, each of as many lines as it takes.
    fn lines(&mut self, cells: &[(Vec<String>, bool)], widths: &[usize], look: Look) {
        for number in 0..cells.iter().map(|(lines, _)| lines.len()).max().unwrap_or(0) {
            let mut line = String::new();
            for ((lines, right), &width) in cells.iter().zip(widths) {
                let text = lines.get(number).map_or("", String::as_str);
                let pad = " ".repeat(width.saturating_sub(columns_of(text)));
                line += &if *right { pad + text } else { text.to_string() + &pad };
                line += &" ".repeat(GAP);
            }
            self.palette.paint(&mut self.out, look, line.trim_end());
            self.out.push('\n');
        }
    }

    /// A row as lines of name and value.
    fn stacked(&mut self, row: usize, columns: &[&Column]) {
        let indent = columns.iter().map(|column| columns_of(&column.name)).max().unwrap_or(0) + GAP;
        for column in columns {
            let Some(cell) = column.cell(row) else { continue };
            let name = format!("{}{}", column.name, " ".repeat(indent - columns_of(&column.name)));
            self.palette.paint(&mut self.out, Look::DIM, &name);
            let mut lines = Lines::new(&mut self.out, self.palette, self.width, indent, indent);
            lines.words(cell, Look::NORMAL);
            lines.newline();
        }
    }

    /// The sentence of a row, where it stands and the rule that read it.
    fn below(&mut self, row: usize, columns: &[&Column], indent: usize) {
        let told = |name: &str| columns.iter().find(|column| column.name == name).and_then(|column| column.cell(row));
        if let Some(sentence) = told("sentence") {
            let mut lines = Lines::new(&mut self.out, self.palette, self.width, indent, 0);
            lines.words(sentence, Look::NORMAL);
            lines.newline();
        }
        let from: Vec<&str> = ["source", "rule"].into_iter().filter_map(told).collect();
        if !from.is_empty() {
            let mut lines = Lines::new(&mut self.out, self.palette, self.width, indent, 0);
            let pieces: Vec<Vec<Piece>> =
                from.join(" · ").split(' ').map(|word| vec![Piece { text: word.into(), look: Look::DIM }]).collect();
            pieces.iter().for_each(|word| lines.word(word));
            lines.newline();
        }
        if !columns.is_empty() || indent == 0 {
            self.out.push('\n');
        }
    }
}

fn columns_of(text: &str) -> usize {
    text.chars().map(width_of).sum()
}

/// Text in lines of at most `width` columns, broken between words where it can be.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let (mut lines, mut line) = (Vec::new(), String::new());
    for word in text.split(' ') {
        if !line.is_empty() && columns_of(&line) + 1 + columns_of(word) > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        let mut rest = word;
        while columns_of(rest) > width {
            let (fits, _) = fitting(rest, width);
            if fits == 0 {
                break;
            }
            lines.push(rest[..fits].to_string());
            rest = &rest[fits..];
        }
        line += rest;
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(statement: &str) -> Table {
        Table::read(&Connection::open_in_memory().unwrap(), statement).unwrap()
    }

    const TWO: &str = "SELECT 'exports' AS metric, 1204567 AS amount, NULL AS low, 'товары из хлопка' AS product
        UNION ALL SELECT 'gdp', 2.5, NULL, 'x'";

    #[test]
    fn columns_are_aligned_and_empty_ones_left_out() {
        let shown = table(TWO).show(Palette::Plain, None);
        let expected = "metric      amount  product\n───────  ─────────  ────────────────\n\
                        exports  1,204,567  товары из хлопка\ngdp            2.5  x\n";
        assert_eq!(shown, expected);
    }

    #[test]
    fn wide_columns_give_way_and_wrap() {
        let shown = table(TWO).show(Palette::Plain, Some(31));
        let expected = "metric      amount  product\n───────  ─────────  ───────────\n\
                        exports  1,204,567  товары из\n                    хлопка\ngdp            2.5  x\n";
        assert_eq!(shown, expected);
    }

    #[test]
    fn where_there_is_no_room_rows_stand_below_each_other() {
        let shown = table(TWO).show(Palette::Plain, Some(24));
        assert_eq!(
            shown,
            "metric   exports\namount   1,204,567\nproduct  товары из\n         хлопка\n\nmetric   gdp\namount   2.5\nproduct  x\n\n"
        );
    }

    #[test]
    fn the_sentence_stands_below_its_row() {
        let shown = table("SELECT 'gdp' AS metric, 'GDP grew\n by a fifth.' AS sentence, 'a.txt' AS source, 'en/x' AS rule")
            .show(Palette::Plain, Some(80));
        assert_eq!(shown, "metric\n──────\ngdp\n  GDP grew by a fifth.\n  a.txt · en/x\n\n");
    }

    #[test]
    fn escapes_of_a_text_do_not_reach_the_terminal() {
        assert!(!table("SELECT 'a' || char(27) || '[31m' AS x").show(Palette::Plain, None).contains('\x1b'));
    }
}
