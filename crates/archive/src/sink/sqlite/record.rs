//! Rows in the form in which SQLite stores them, made by the threads that extract: <https://sqlite.org/fileformat2.html#record_format>.

use std::convert::Infallible;

use crate::table::{Cell, Document, Rows, Short, flatten};

/// The rows of one document: for each the number of its table, its length in four bytes, and its record.
#[derive(Debug)]
pub struct Encoded {
    pub(super) id: String,
    pub(super) rows: Box<[u8]>,
}

impl Encoded {
    /// The rows, each with the number of its table.
    pub(super) fn records(&self) -> impl Iterator<Item = (usize, &[u8])> {
        let mut rest = &*self.rows;
        std::iter::from_fn(move || {
            let (&table, after) = rest.split_first()?;
            let (&length, after) = after.split_first_chunk()?;
            let (record, after) = after.split_at(u32::from_le_bytes(length) as usize);
            rest = after;
            Some((usize::from(table), record))
        })
    }
}

/// Encodes documents.
#[derive(Debug, Default)]
pub struct Encoder {
    rows: Vec<u8>,
    header: Vec<u8>,
    body: Vec<u8>,
}

impl Encoder {
    pub(super) fn document(&mut self, document: Document) -> Encoded {
        let Ok(()) = flatten(&document, self);
        self.take(document.record.id)
    }

    /// The rows so far.
    pub(super) fn take(&mut self, id: String) -> Encoded {
        let rows = self.rows.as_slice().into();
        self.rows.clear();
        Encoded { id, rows }
    }

    fn cell(&mut self, cell: Cell<'_>) {
        match cell {
            Cell::Null => self.header.push(0),
            Cell::Text(text) | Cell::Date(text) => self.text(text),
            Cell::Id(letter, number) => self.text(&Short::id(letter, number)),
            Cell::Decimal(number) => self.text(&number.to_string()),
            Cell::Integer(number) => self.integer(number),
            Cell::Boolean(yes) => self.integer(yes.into()),
            Cell::Real(number) => {
                self.header.push(7);
                self.body.extend(number.to_be_bytes());
            }
        }
    }

    fn text(&mut self, text: &str) {
        varint(&mut self.header, 13 + 2 * text.len() as u64);
        self.body.extend(text.as_bytes());
    }

    fn integer(&mut self, number: i64) {
        let bits = 65 - (number ^ (number >> 63)).leading_zeros();
        let (kind, bytes) = match bits {
            _ if number == 0 => (8, 0),
            _ if number == 1 => (9, 0),
            0..=8 => (1, 1),
            9..=16 => (2, 2),
            17..=24 => (3, 3),
            25..=32 => (4, 4),
            33..=48 => (5, 6),
            _ => (6, 8),
        };
        self.header.push(kind);
        self.body.extend(&number.to_be_bytes()[8 - bytes..]);
    }
}

impl Rows for Encoder {
    type Error = Infallible;

    fn row(&mut self, table: usize, cells: &[Cell<'_>]) -> Result<(), Infallible> {
        self.header.clear();
        self.body.clear();
        cells.iter().for_each(|cell| self.cell(*cell));
        // The length of the header counts itself, and needs a second byte from 128 on.
        let own = if self.header.len() < 127 { 1 } else { 2 };
        let length = own + self.header.len() + self.body.len();
        self.rows.push(table as u8);
        self.rows.extend((length as u32).to_le_bytes());
        varint(&mut self.rows, (own + self.header.len()) as u64);
        self.rows.extend(&self.header);
        self.rows.extend(&self.body);
        Ok(())
    }
}

/// Appends a number below 2^56 in as few bytes as it needs.
pub(super) fn varint(out: &mut Vec<u8>, number: u64) {
    let groups = (u64::BITS - (number | 1).leading_zeros()).div_ceil(7);
    out.extend((1..groups).rev().map(|group| (number >> (7 * group)) as u8 | 0x80));
    out.push(number as u8 & 0x7f);
}
