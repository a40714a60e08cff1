//! One record, flattened into rows.

use dateline::Record;
use dateline::record::{Entity, EntityId, Event, Mention, MentionId, MentionKind, Value};
use rust_decimal::Decimal;

use super::number::{ATTRIBUTIONS, BODY, DOCUMENTS, ENTITIES, EVENTS, MENTIONS, POSITIONS, ROLES, WARNINGS};

/// A record on its way to a sink.
#[derive(Debug, Clone)]
pub struct Document {
    /// What was found.
    pub record: Record,
    /// What the input is known by: the same for the same content.
    pub input_hash: u64,
}

impl Document {
    /// The hash of the text, which is the same under other addresses.
    pub(crate) fn content_hash(&self) -> Option<u64> {
        u64::from_str_radix(self.record.article.content_hash.as_deref()?, 16).ok()
    }
}

/// What stands in one column of a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Cell<'a> {
    Null,
    Text(&'a str),
    /// The id of a part of the document: a letter and a number.
    Id(char, u32),
    Integer(i64),
    Real(f64),
    Boolean(bool),
    Decimal(Decimal),
    /// `2025-07-10`, as text; whether it is a day of the calendar is for the sink to see.
    Date(&'a str),
}

/// Takes the rows of a document, those of `documents` first.
pub(crate) trait Rows {
    type Error;

    /// A row of the table of that number, its cells in the order of the columns.
    fn row(&mut self, table: usize, cells: &[Cell<'_>]) -> Result<(), Self::Error>;
}

/// Gives the rows of a document.
pub(crate) fn flatten<R: Rows>(document: &Document, rows: &mut R) -> Result<(), R::Error> {
    let record = &document.record;
    let id = Cell::Text(&record.id);
    document_row(document, rows)?;
    for span in &record.article.body {
        rows.row(BODY, &[id, at(span.start), at(span.end)])?;
    }
    for (position, warning) in record.warnings.iter().enumerate() {
        rows.row(WARNINGS, &[id, at(position), Cell::Text(&warning.code), Cell::Text(&warning.message)])?;
    }
    for entity in &record.entities {
        entity_rows(id, entity, rows)?;
    }
    for mention in &record.mentions {
        mention_row(id, mention, rows)?;
    }
    for event in &record.events {
        event_rows(id, event, rows)?;
    }
    Ok(())
}

fn document_row<R: Rows>(document: &Document, rows: &mut R) -> Result<(), R::Error> {
    let Document { record, input_hash } = document;
    let article = &record.article;
    let dateline = article.dateline.as_ref();
    let authors = article.authors.join("; ");
    let day = article.published.as_deref().and_then(|published| published.get(..10));
    rows.row(
        DOCUMENTS,
        &[
            Cell::Text(&record.id),
            text(&record.source.uri),
            Cell::Text(record.source.format.as_str()),
            Cell::Text(&record.language.code),
            Cell::Real(rounded(record.language.confidence)),
            text(&record.language.extractor),
            text(&article.title),
            text(&article.published),
            day.map_or(Cell::Null, Cell::Date),
            word(article.published_by.map(|by| by.as_str())),
            text(&article.modified),
            text(&article.site),
            text(&article.agency),
            text(&article.section),
            text(&article.url),
            if authors.is_empty() { Cell::Null } else { Cell::Text(&authors) },
            entity(dateline.and_then(|d| d.place)),
            date(dateline.and_then(|d| d.date.as_deref())),
            text(&article.content_hash),
            Cell::Integer(input_hash.cast_signed()),
            text(&record.text),
        ],
    )
}

fn entity_rows<R: Rows>(document: Cell<'_>, this: &Entity, rows: &mut R) -> Result<(), R::Error> {
    let id = Cell::Id('e', this.id.0);
    let (name, latin) = (Cell::Text(&this.name), Cell::Text(&this.latin));
    rows.row(ENTITIES, &[document, id, Cell::Text(this.kind.as_str()), name, latin, text(&this.key), text(&this.country)])?;
    for (order, position) in this.positions.iter().enumerate() {
        rows.row(POSITIONS, &[document, id, at(order), Cell::Text(&position.title), entity(position.organization)])?;
    }
    Ok(())
}

fn mention_row<R: Rows>(document: Cell<'_>, this: &Mention, rows: &mut R) -> Result<(), R::Error> {
    let (amount, day, time) = match &this.value {
        Some(Value::Amount(amount)) => (Some(amount), None, None),
        Some(Value::Date(date)) => (None, Some(date), None),
        Some(Value::Timex(time)) => (None, None, Some(time)),
        None => (None, None, None),
    };
    let timex = day.map(|day| day.timex.as_str()).or(time.map(|time| time.timex.as_str()));
    rows.row(
        MENTIONS,
        &[
            document,
            Cell::Id('m', this.id.0),
            Cell::Text(this.kind.as_str()),
            at(this.start),
            at(this.end),
            Cell::Text(&this.text),
            entity(this.entity),
            decimal(amount.and_then(|a| a.amount)),
            decimal(amount.and_then(|a| a.low)),
            decimal(amount.and_then(|a| a.high)),
            word(amount.and_then(|a| a.currency.as_deref())),
            amount.filter(|a| a.currency.is_some()).map_or(Cell::Null, |a| Cell::Boolean(a.currency_assumed)),
            word(amount.and_then(|a| a.unit.as_deref())),
            word(amount.map(|a| a.approx.as_str())),
            word(timex),
            time.filter(|_| this.kind == MentionKind::Time).map_or(Cell::Null, |time| Cell::Boolean(time.day_assumed)),
            date(day.and_then(|d| d.from.as_deref())),
            date(day.and_then(|d| d.to.as_deref())),
            word(day.and_then(|d| d.modifier).map(|modifier| modifier.as_str())),
        ],
    )
}

fn event_rows<R: Rows>(document: Cell<'_>, this: &Event, rows: &mut R) -> Result<(), R::Error> {
    let (change, time) = (this.change.as_ref(), this.time.as_ref());
    let id = Cell::Text(&this.id);
    rows.row(
        EVENTS,
        &[
            document,
            id,
            Cell::Text(this.kind.as_str()),
            text(&this.metric),
            Cell::Text(this.status.as_str()),
            Cell::Text(this.polarity.as_str()),
            word(this.phase.map(|phase| phase.as_str())),
            this.quote.map_or(Cell::Null, Cell::Boolean),
            word(change.map(|c| c.direction.as_str())),
            decimal(change.and_then(|c| c.amount)),
            word(change.and_then(|c| c.unit).map(|unit| unit.as_str())),
            word(change.map(|c| c.base.as_str())),
            mention(change.and_then(|c| c.mention)),
            word(time.map(|t| t.timex.as_str())),
            date(time.and_then(|t| t.from.as_deref())),
            date(time.and_then(|t| t.to.as_deref())),
            mention(time.and_then(|t| t.mention)),
            entity(this.place),
            Cell::Boolean(this.lead),
            text(&this.codes.cameo),
            text(&this.codes.plover),
            Cell::Text(&this.cluster),
            Cell::Real(rounded(this.confidence)),
            Cell::Text(&this.rule),
            at(this.sentence.start),
            at(this.sentence.end),
            at(this.trigger.start),
            at(this.trigger.end),
        ],
    )?;
    for (position, role) in this.roles.iter().enumerate() {
        let (start, end) = (role.start.map_or(Cell::Null, at), role.end.map_or(Cell::Null, at));
        let (entity, mention) = (entity(role.entity), mention(role.mention));
        rows.row(ROLES, &[document, id, at(position), Cell::Text(&role.role), entity, mention, text(&role.text), start, end])?;
    }
    for (depth, source) in this.attribution.iter().enumerate() {
        let (verb, form) = (Cell::Text(&source.verb), Cell::Text(source.form.as_str()));
        rows.row(ATTRIBUTIONS, &[document, id, at(depth), entity(source.entity), verb, form])?;
    }
    Ok(())
}

fn at(offset: usize) -> Cell<'static> {
    Cell::Integer(offset as i64)
}

fn text(text: &Option<String>) -> Cell<'_> {
    text.as_deref().map_or(Cell::Null, Cell::Text)
}

fn word(word: Option<&str>) -> Cell<'_> {
    word.map_or(Cell::Null, Cell::Text)
}

fn date(day: Option<&str>) -> Cell<'_> {
    day.map_or(Cell::Null, Cell::Date)
}

fn entity(id: Option<EntityId>) -> Cell<'static> {
    id.map_or(Cell::Null, |id| Cell::Id('e', id.0))
}

fn mention(id: Option<MentionId>) -> Cell<'static> {
    id.map_or(Cell::Null, |id| Cell::Id('m', id.0))
}

fn decimal(number: Option<Decimal>) -> Cell<'static> {
    number.map_or(Cell::Null, Cell::Decimal)
}

/// 0.9, where the nearest double to the float would read 0.899999976158142.
fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 1e6).round() / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Kind, TABLES};

    struct Check([usize; TABLES.len()]);

    impl Rows for Check {
        type Error = std::convert::Infallible;

        fn row(&mut self, table: usize, cells: &[Cell<'_>]) -> Result<(), Self::Error> {
            self.0[table] += 1;
            let Table { name, columns } = TABLES[table];
            assert_eq!(cells.len(), columns.len(), "{name}");
            for (cell, column) in cells.iter().zip(columns) {
                let fits = match (cell, column.kind) {
                    (Cell::Null, _) => !column.required,
                    (Cell::Text(_), Kind::Text | Kind::Word) | (Cell::Id(..), Kind::Text) => true,
                    (Cell::Integer(_), Kind::Integer) | (Cell::Real(_), Kind::Real) => true,
                    (Cell::Boolean(_), Kind::Boolean) | (Cell::Decimal(_), Kind::Decimal) | (Cell::Date(_), Kind::Date) => true,
                    _ => false,
                };
                assert!(fits, "{cell:?} in {name}.{}", column.name);
            }
            Ok(())
        }
    }
    use crate::table::Table;

    #[test]
    fn the_cells_are_those_of_the_columns() {
        let text = "TASHKENT, July 10, 2025 -- Minister of Trade Anna Orlova said exports of cotton to China rose by 12 percent to \
                    $1.5 billion in 2024. Orlova met with Ivan Petrov in Tashkent on Monday.";
        let mut record = dateline::Extractor::new().extract(&dateline::Input::text(text));
        record.warnings.push(dateline::record::Warning::new("test", "a warning"));
        let mut check = Check(Default::default());
        let Ok(()) = flatten(&Document { record, input_hash: 7 }, &mut check);
        assert!(check.0.iter().all(|rows| *rows > 0), "rows by table: {:?}", check.0);
    }
}
