//! Rows in the binary form of COPY.

use std::convert::Infallible;

use memchr::memchr;
use rust_decimal::Decimal;

use crate::table::{Cell, Rows, Short, TABLES, days};

/// What the rows of a table come between.
pub(super) const HEADER: &[u8] = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0";
pub(super) const TRAILER: &[u8] = &(-1i16).to_be_bytes();
/// Days from 1970, where ours begin, to 2000, where PostgreSQL's do.
const TO_2000: i32 = 10_957;
/// What stands for a NUL, which PostgreSQL has no place for: the character that ASCII has for this, one byte like it.
const SUBSTITUTE: u8 = 0x1a;

/// The rows of each table.
#[derive(Debug, Default)]
pub(super) struct Tables(pub [Vec<u8>; TABLES.len()]);

impl Rows for Tables {
    type Error = Infallible;

    fn row(&mut self, table: usize, cells: &[Cell<'_>]) -> Result<(), Infallible> {
        row(&mut self.0[table], cells);
        Ok(())
    }
}

/// Adds a row.
pub(super) fn row(out: &mut Vec<u8>, cells: &[Cell<'_>]) {
    out.extend((cells.len() as i16).to_be_bytes());
    for cell in cells {
        match *cell {
            Cell::Null => field(out, &[], -1),
            Cell::Text(value) => text(out, value),
            Cell::Id(letter, number) => text(out, &Short::id(letter, number)),
            Cell::Integer(number) => whole(out, &number.to_be_bytes()),
            Cell::Real(number) => whole(out, &number.to_be_bytes()),
            Cell::Boolean(yes) => whole(out, &[u8::from(yes)]),
            Cell::Decimal(number) => decimal(out, number),
            Cell::Date(day) => match days(day) {
                Some(day) => whole(out, &(day - TO_2000).to_be_bytes()),
                None => field(out, &[], -1),
            },
        }
    }
}

fn whole(out: &mut Vec<u8>, bytes: &[u8]) {
    field(out, bytes, bytes.len() as i32);
}

fn field(out: &mut Vec<u8>, bytes: &[u8], length: i32) {
    out.extend(length.to_be_bytes());
    out.extend_from_slice(bytes);
}

fn text(out: &mut Vec<u8>, text: &str) {
    whole(out, text.as_bytes());
    let start = out.len() - text.len();
    if memchr(0, text.as_bytes()).is_some() {
        out[start..].iter_mut().filter(|b| **b == 0).for_each(|b| *b = SUBSTITUTE);
    }
}

/// Digits to the base of 10,000, the first with its weight, and how many decimal places are shown.
fn decimal(out: &mut Vec<u8>, number: Decimal) {
    let scale = number.scale();
    let padding = scale.next_multiple_of(4) - scale;
    let mut rest = number.mantissa().unsigned_abs() * 10u128.pow(padding);
    let (mut digits, mut count) = ([0u8; 18], 0);
    while rest > 0 {
        count += 1;
        let at = digits.len() - 2 * count;
        digits[at..at + 2].copy_from_slice(&((rest % 10_000) as u16).to_be_bytes());
        rest /= 10_000;
    }
    let weight = if count == 0 { 0 } else { count as i16 - (scale + padding) as i16 / 4 - 1 };
    let sign: u16 = if number.is_sign_negative() && count > 0 { 0x4000 } else { 0 };
    out.extend((8 + 2 * count as i32).to_be_bytes());
    for part in [count as u16, weight.cast_unsigned(), sign, scale as u16] {
        out.extend(part.to_be_bytes());
    }
    out.extend_from_slice(&digits[digits.len() - 2 * count..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(cell: Cell<'_>) -> Vec<u8> {
        let mut out = Vec::new();
        row(&mut out, &[cell]);
        out.split_off(6)
    }

    #[test]
    fn numbers_are_written_as_the_server_reads_them() {
        let decimal = |text: &str| {
            let words: Vec<i16> = bytes(Cell::Decimal(text.parse().unwrap())).chunks(2).map(|c| i16::from_be_bytes([c[0], c[1]])).collect();
            words
        };
        assert_eq!(decimal("4970000000"), [3, 2, 0, 0, 49, 7000, 0]);
        assert_eq!(decimal("18.2"), [2, 0, 0, 1, 18, 2000]);
        assert_eq!(decimal("-0.00012"), [2, -1, 0x4000, 5, 1, 2000]);
        assert_eq!(decimal("0"), [0, 0, 0, 0]);
    }

    #[test]
    fn a_nul_becomes_one_other_byte() {
        assert_eq!(bytes(Cell::Text("a\0б")), "a\u{1a}б".as_bytes());
    }

    #[test]
    fn what_is_no_day_is_null() {
        let mut out = Vec::new();
        row(&mut out, &[Cell::Date("XXXX-04-20"), Cell::Date("2000-01-02")]);
        assert_eq!(out, [0, 2, 255, 255, 255, 255, 0, 0, 0, 4, 0, 0, 0, 1]);
    }
}
