//! Rows into columns.

use std::convert::Infallible;
use std::sync::Arc;

use arrow_array::builder::{
    BooleanBuilder, Date32Builder, Decimal128Builder, Float64Builder, Int64Builder, StringBuilder, StringDictionaryBuilder,
};
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use rust_decimal::Decimal;

use crate::table::{Cell, Kind, Rows, Short, TABLES, Table, days};

/// Digits of an amount, and those after the point: all 29 before it that a decimal can have.
const DIGITS: u8 = 38;
const SCALE: i8 = 9;

/// What the files of a table hold.
pub(super) fn schema(table: &Table) -> SchemaRef {
    let fields = table.columns.iter().map(|column| Field::new(column.name, data_type(column.kind), !column.required));
    Arc::new(Schema::new(fields.collect::<Vec<_>>()))
}

fn data_type(kind: Kind) -> DataType {
    match kind {
        Kind::Text => DataType::Utf8,
        Kind::Word => DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8)),
        Kind::Integer => DataType::Int64,
        Kind::Real => DataType::Float64,
        Kind::Boolean => DataType::Boolean,
        Kind::Decimal => DataType::Decimal128(DIGITS, SCALE),
        Kind::Date => DataType::Date32,
    }
}

/// A column that grows.
enum Builder {
    Text(StringBuilder),
    Word(Box<StringDictionaryBuilder<Int32Type>>),
    Integer(Int64Builder),
    Real(Float64Builder),
    Boolean(BooleanBuilder),
    Decimal(Decimal128Builder),
    Date(Date32Builder),
}

impl Builder {
    /// Many columns stay all but empty, so that none asks for memory before it has a row.
    fn new(kind: Kind) -> Self {
        match kind {
            Kind::Text => Builder::Text(StringBuilder::with_capacity(0, 0)),
            Kind::Word => Builder::Word(Box::new(StringDictionaryBuilder::with_capacity(0, 0, 0))),
            Kind::Integer => Builder::Integer(Int64Builder::with_capacity(0)),
            Kind::Real => Builder::Real(Float64Builder::with_capacity(0)),
            Kind::Boolean => Builder::Boolean(BooleanBuilder::with_capacity(0)),
            Kind::Decimal => Builder::Decimal(Decimal128Builder::with_capacity(0).with_data_type(data_type(Kind::Decimal))),
            Kind::Date => Builder::Date(Date32Builder::with_capacity(0)),
        }
    }

    fn push(&mut self, cell: Cell<'_>) {
        match (self, cell) {
            (Builder::Text(column), Cell::Text(text)) => column.append_value(text),
            (Builder::Text(column), Cell::Id(letter, number)) => column.append_value(&*Short::id(letter, number)),
            (Builder::Text(column), _) => column.append_null(),
            (Builder::Word(column), Cell::Text(text)) => column.append_value(text),
            (Builder::Word(column), _) => column.append_null(),
            (Builder::Integer(column), Cell::Integer(number)) => column.append_value(number),
            (Builder::Integer(column), _) => column.append_null(),
            (Builder::Real(column), Cell::Real(number)) => column.append_value(number),
            (Builder::Real(column), _) => column.append_null(),
            (Builder::Boolean(column), Cell::Boolean(yes)) => column.append_value(yes),
            (Builder::Boolean(column), _) => column.append_null(),
            (Builder::Decimal(column), Cell::Decimal(number)) => column.append_option(scaled(number)),
            (Builder::Decimal(column), _) => column.append_null(),
            (Builder::Date(column), Cell::Date(day)) => column.append_option(days(day)),
            (Builder::Date(column), _) => column.append_null(),
        }
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Builder::Text(column) => Arc::new(column.finish()),
            Builder::Word(column) => Arc::new(column.finish()),
            Builder::Integer(column) => Arc::new(column.finish()),
            Builder::Real(column) => Arc::new(column.finish()),
            Builder::Boolean(column) => Arc::new(column.finish()),
            Builder::Decimal(column) => Arc::new(column.finish()),
            Builder::Date(column) => Arc::new(column.finish()),
        }
    }
}

/// The number in units of the last digit kept; None where digits would be lost, since a rounded amount is a wrong one.
fn scaled(number: Decimal) -> Option<i128> {
    let number = number.normalize();
    let missing = u32::from(SCALE.unsigned_abs()).checked_sub(number.scale())?;
    number.mantissa().checked_mul(10i128.pow(missing))
}

/// The columns of one table.
pub(super) struct Columns(Vec<Builder>);

impl Columns {
    pub(super) fn new(table: &Table) -> Self {
        Columns(table.columns.iter().map(|column| Builder::new(column.kind)).collect())
    }

    pub(super) fn push(&mut self, cells: &[Cell<'_>]) {
        for (column, cell) in self.0.iter_mut().zip(cells) {
            column.push(*cell);
        }
    }

    pub(super) fn finish(&mut self, table: &Table) -> Result<RecordBatch, ArrowError> {
        RecordBatch::try_new(schema(table), self.0.iter_mut().map(Builder::finish).collect())
    }
}

/// The columns of all tables, and how many rows of each the last document has.
pub(super) struct AllColumns {
    tables: Vec<Columns>,
    pub rows: [u32; TABLES.len()],
}

impl AllColumns {
    pub(super) fn new() -> Self {
        AllColumns { tables: TABLES.iter().map(Columns::new).collect(), rows: [0; TABLES.len()] }
    }

    pub(super) fn finish(&mut self) -> Result<Vec<RecordBatch>, ArrowError> {
        self.tables.iter_mut().zip(&TABLES).map(|(columns, table)| columns.finish(table)).collect()
    }
}

impl Rows for AllColumns {
    type Error = Infallible;

    fn row(&mut self, table: usize, cells: &[Cell<'_>]) -> Result<(), Infallible> {
        self.rows[table] += 1;
        self.tables[table].push(cells);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact_or_absent() {
        let scaled = |text: &str| scaled(text.parse().unwrap());
        assert_eq!(scaled("18.2"), Some(18_200_000_000));
        assert_eq!(scaled("-0.000000001"), Some(-1));
        assert_eq!(scaled("0.0000000010"), Some(1));
        assert_eq!(scaled("0.0000000001"), None);
        assert_eq!(scaled("79228162514264337593543950335"), Some(79_228_162_514_264_337_593_543_950_335 * 1_000_000_000));
    }
}
