//! The tables that a record is flattened into: one description for all databases and columnar files.

#[cfg(any(feature = "parquet", feature = "postgres"))]
mod day;
mod rows;
mod run;
mod short;

#[cfg(any(feature = "parquet", feature = "postgres"))]
pub(crate) use day::days;
pub use rows::Document;
pub(crate) use rows::{Cell, Rows, flatten};
pub(crate) use run::{RunRow, count_rows, now};
pub(crate) use short::Short;

/// A table and its columns, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns.
    pub columns: &'static [Column],
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether every row has it.
    pub required: bool,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text, an id, a code.
    Text,
    /// One of a few words, over and over.
    Word,
    /// A whole number.
    Integer,
    /// A number between 0 and 1.
    Real,
    /// True or false.
    Boolean,
    /// An exact number.
    Decimal,
    /// A day.
    Date,
}

macro_rules! columns {
    ($($name:ident $kind:ident $($required:ident)?),* $(,)?) => {
        &[$(Column { name: stringify!($name), kind: Kind::$kind, required: columns!(@ $($required)?) }),*]
    };
    (@) => { false };
    (@ required) => { true };
}

/// Everything a record holds. `document_id` leads back to `documents`, whose rows come first; offsets are byte offsets into
/// `documents.text`, end exclusive.
#[rustfmt::skip]
pub const TABLES: [Table; 9] = [
    Table { name: "documents", columns: columns![
        id Text required, uri Text, format Word required, language Word required, language_confidence Real required, extractor Word,
        title Text, published Text, published_on Date, published_by Word, modified Text, site Word, agency Word, section Word, url Text,
        authors Text, dateline_place Text, dateline_date Date, content_hash Text, input_hash Integer required, text Text,
    ] },
    Table { name: "body", columns: columns![document_id Text required, start Integer required, end Integer required] },
    Table { name: "warnings", columns: columns![
        document_id Text required, position Integer required, code Word required, message Text required,
    ] },
    Table { name: "entities", columns: columns![
        document_id Text required, id Text required, kind Word required, name Text required, latin Text required, key Text, country Word,
    ] },
    Table { name: "positions", columns: columns![
        document_id Text required, entity_id Text required, position Integer required, title Text required, organization_id Text,
    ] },
    Table { name: "mentions", columns: columns![
        document_id Text required, id Text required, kind Word required, start Integer required, end Integer required,
        text Text required, entity_id Text, amount Decimal, low Decimal, high Decimal, currency Word, currency_assumed Boolean,
        unit Word, approx Word, timex Text, day_assumed Boolean, date_from Date, date_to Date, modifier Word,
    ] },
    Table { name: "events", columns: columns![
        document_id Text required, id Text required, kind Word required, metric Word, status Word required, polarity Word required,
        phase Word, quote Boolean, change_direction Word, change_amount Decimal, change_unit Word, change_base Word,
        change_mention_id Text, timex Text, date_from Date, date_to Date, time_mention_id Text, place_id Text,
        lead Boolean required, cameo Word, plover Word, cluster Text required, confidence Real required, rule Word required,
        sentence_start Integer required, sentence_end Integer required, trigger_start Integer required, trigger_end Integer required,
    ] },
    Table { name: "event_roles", columns: columns![
        document_id Text required, event_id Text required, position Integer required, role Word required, entity_id Text,
        mention_id Text, text Text, start Integer, end Integer,
    ] },
    Table { name: "attributions", columns: columns![
        document_id Text required, event_id Text required, depth Integer required, entity_id Text, verb Text required, form Word required,
    ] },
];

/// What was run, and what came of it: a row a run. One that was stopped has no end, and the counts of what was written by then.
#[rustfmt::skip]
pub const RUNS: Table = Table { name: "runs", columns: columns![
    id Integer required, started Text required, ended Text, version Word required, fingerprint Word required,
    resumed Boolean required, articles Integer required, known Integer required, bytes Integer required, failures Integer required,
    skipped Integer required, mentions Integer required, entities Integer required, events Integer required,
] };

/// The counts of each run in parts: articles by `language`, `event`s by kind, `failure`s and `skipped` by reason, `warning`s by code.
pub const RUN_COUNTS: Table = Table {
    name: "run_counts",
    columns: columns![run_id Integer required, what Word required, name Word required, number Integer required],
};

/// Numbers of the tables in [`TABLES`].
pub(crate) mod number {
    pub const DOCUMENTS: usize = 0;
    pub const BODY: usize = 1;
    pub const WARNINGS: usize = 2;
    pub const ENTITIES: usize = 3;
    pub const POSITIONS: usize = 4;
    pub const MENTIONS: usize = 5;
    pub const EVENTS: usize = 6;
    pub const ROLES: usize = 7;
    pub const ATTRIBUTIONS: usize = 8;
}
