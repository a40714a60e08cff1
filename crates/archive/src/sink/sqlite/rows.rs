//! One record, flattened into rows.

use dateline::Record;
use dateline::record::{Approx, DateModifier, Entity, Event, Format, Mention, PublishedBy, Value};
use rusqlite::{CachedStatement, Connection, Error, params};
use rust_decimal::Decimal;

/// Every table that has rows of a document, besides `documents` itself.
const PARTS: [&str; 8] = ["body", "warnings", "entities", "positions", "mentions", "events", "event_roles", "attributions"];

/// The statements that write records, prepared once for many.
pub(super) struct Writer<'a> {
    db: &'a Connection,
    delete: CachedStatement<'a>,
    document: CachedStatement<'a>,
    body: CachedStatement<'a>,
    warning: CachedStatement<'a>,
    entity: CachedStatement<'a>,
    position: CachedStatement<'a>,
    mention: CachedStatement<'a>,
    event: CachedStatement<'a>,
    role: CachedStatement<'a>,
    attribution: CachedStatement<'a>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(db: &'a Connection) -> Result<Self, Error> {
        Ok(Writer {
            db,
            delete: db.prepare_cached("DELETE FROM documents WHERE id = ?1")?,
            document: insert(
                db,
                "documents",
                "id, uri, format, language, language_confidence, extractor, title, published, published_by, modified, site, agency, \
                 section, url, authors, dateline_place, dateline_date, content_hash, text",
            )?,
            body: insert(db, "body", "document_id, \"start\", \"end\"")?,
            warning: insert(db, "warnings", "document_id, position, code, message")?,
            entity: insert(db, "entities", "document_id, id, kind, name, latin, key, country")?,
            position: insert(db, "positions", "document_id, entity_id, position, title, organization_id")?,
            mention: insert(
                db,
                "mentions",
                "document_id, id, kind, \"start\", \"end\", text, entity_id, amount, low, high, currency, currency_assumed, unit, \
                 approx, timex, date_from, date_to, modifier",
            )?,
            event: insert(
                db,
                "events",
                "document_id, id, kind, metric, status, polarity, phase, quote, change_direction, change_amount, change_unit, \
                 change_base, change_mention_id, timex, date_from, date_to, time_mention_id, place_id, lead, cameo, plover, cluster, \
                 confidence, rule, sentence_start, sentence_end, trigger_start, trigger_end",
            )?,
            role: insert(db, "event_roles", "document_id, event_id, position, role, entity_id, mention_id, text, \"start\", \"end\"")?,
            attribution: insert(db, "attributions", "document_id, event_id, depth, entity_id, verb, form")?,
        })
    }

    /// Writes a record in place of any older one with its id.
    pub(super) fn replace(&mut self, record: &Record) -> Result<(), Error> {
        let id = record.id.as_str();
        if self.delete.execute([id])? > 0 {
            self.delete_parts(id)?;
        }
        self.write_document(record)?;
        for entity in &record.entities {
            self.write_entity(id, entity)?;
        }
        for mention in &record.mentions {
            self.write_mention(id, mention)?;
        }
        for event in &record.events {
            self.write_event(id, event)?;
        }
        Ok(())
    }

    fn delete_parts(&self, id: &str) -> Result<(), Error> {
        // A new database has no indices yet, and without them this would read all of it.
        self.db.execute_batch(super::INDICES)?;
        for table in PARTS {
            self.db.prepare_cached(&format!("DELETE FROM {table} WHERE document_id = ?1"))?.execute([id])?;
        }
        Ok(())
    }

    fn write_document(&mut self, record: &Record) -> Result<(), Error> {
        let (id, article) = (record.id.as_str(), &record.article);
        let dateline = article.dateline.as_ref();
        self.document.execute(params![
            id,
            record.source.uri,
            format_word(record.source.format),
            record.language.code,
            rounded(record.language.confidence),
            record.language.extractor,
            article.title,
            article.published,
            article.published_by.map(published_by_word),
            article.modified,
            article.site,
            article.agency,
            article.section,
            article.url,
            (!article.authors.is_empty()).then(|| article.authors.join("; ")),
            dateline.and_then(|d| d.place).map(|place| place.to_string()),
            dateline.and_then(|d| d.date.as_deref()),
            article.content_hash,
            record.text,
        ])?;
        for span in &article.body {
            self.body.execute(params![id, span.start as i64, span.end as i64])?;
        }
        for (position, warning) in (0i64..).zip(&record.warnings) {
            self.warning.execute(params![id, position, warning.code, warning.message])?;
        }
        Ok(())
    }

    fn write_entity(&mut self, document: &str, entity: &Entity) -> Result<(), Error> {
        let id = entity.id.to_string();
        self.entity.execute(params![document, id, entity.kind.as_str(), entity.name, entity.latin, entity.key, entity.country])?;
        for (order, position) in (0i64..).zip(&entity.positions) {
            let organization = position.organization.map(|id| id.to_string());
            self.position.execute(params![document, id, order, position.title, organization])?;
        }
        Ok(())
    }

    fn write_mention(&mut self, document: &str, mention: &Mention) -> Result<(), Error> {
        let (amount, date, timex) = match &mention.value {
            Some(Value::Amount(amount)) => (Some(amount), None, None),
            Some(Value::Date(date)) => (None, Some(date), Some(&date.timex)),
            Some(Value::Timex(value)) => (None, None, Some(&value.timex)),
            None => (None, None, None),
        };
        let number = |number: Option<Decimal>| number.map(|n| n.to_string());
        self.mention.execute(params![
            document,
            mention.id.to_string(),
            mention.kind.as_str(),
            mention.start as i64,
            mention.end as i64,
            mention.text,
            mention.entity.map(|id| id.to_string()),
            number(amount.and_then(|a| a.amount)),
            number(amount.and_then(|a| a.low)),
            number(amount.and_then(|a| a.high)),
            amount.and_then(|a| a.currency.as_deref()),
            amount.filter(|a| a.currency.is_some()).map(|a| a.currency_assumed),
            amount.and_then(|a| a.unit.as_deref()),
            amount.map(|a| approx_word(a.approx)),
            timex,
            date.and_then(|d| d.from.as_deref()),
            date.and_then(|d| d.to.as_deref()),
            date.and_then(|d| d.modifier).map(modifier_word),
        ])?;
        Ok(())
    }

    fn write_event(&mut self, document: &str, event: &Event) -> Result<(), Error> {
        let (change, time) = (event.change.as_ref(), event.time.as_ref());
        self.event.execute(params![
            document,
            event.id,
            event.kind.as_str(),
            event.metric,
            event.status.as_str(),
            event.polarity.as_str(),
            event.phase.map(|phase| phase.as_str()),
            event.quote,
            change.map(|c| c.direction.as_str()),
            change.and_then(|c| c.amount).map(|n| n.to_string()),
            change.and_then(|c| c.unit).map(|unit| unit.as_str()),
            change.map(|c| c.base.as_str()),
            change.and_then(|c| c.mention).map(|id| id.to_string()),
            time.map(|t| t.timex.as_str()),
            time.and_then(|t| t.from.as_deref()),
            time.and_then(|t| t.to.as_deref()),
            time.and_then(|t| t.mention).map(|id| id.to_string()),
            event.place.map(|id| id.to_string()),
            event.lead,
            event.codes.cameo,
            event.codes.plover,
            event.cluster,
            rounded(event.confidence),
            event.rule,
            event.sentence.start as i64,
            event.sentence.end as i64,
            event.trigger.start as i64,
            event.trigger.end as i64,
        ])?;
        for (position, role) in (0i64..).zip(&event.roles) {
            self.role.execute(params![
                document,
                event.id,
                position,
                role.role,
                role.entity.map(|id| id.to_string()),
                role.mention.map(|id| id.to_string()),
                role.text,
                role.start.map(|at| at as i64),
                role.end.map(|at| at as i64),
            ])?;
        }
        for (depth, attribution) in (0i64..).zip(&event.attribution) {
            let entity = attribution.entity.map(|id| id.to_string());
            self.attribution.execute(params![document, event.id, depth, entity, attribution.verb, attribution.form.as_str()])?;
        }
        Ok(())
    }
}

fn insert<'a>(db: &'a Connection, table: &str, columns: &str) -> Result<CachedStatement<'a>, Error> {
    let places = vec!["?"; columns.split(',').count()].join(", ");
    db.prepare_cached(&format!("INSERT INTO {table} ({columns}) VALUES ({places})"))
}

/// 0.9, where the nearest double to the float would read 0.899999976158142.
fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 1e6).round() / 1e6
}

fn approx_word(approx: Approx) -> &'static str {
    match approx {
        Approx::Exact => "exact",
        Approx::About => "about",
        Approx::Over => "over",
        Approx::AtLeast => "at_least",
        Approx::Under => "under",
        Approx::UpTo => "up_to",
        Approx::Nearly => "nearly",
    }
}

fn modifier_word(modifier: DateModifier) -> &'static str {
    match modifier {
        DateModifier::Since => "since",
        DateModifier::Until => "until",
        DateModifier::By => "by",
        DateModifier::Before => "before",
        DateModifier::After => "after",
        DateModifier::Start => "start",
        DateModifier::Mid => "mid",
        DateModifier::End => "end",
        DateModifier::About => "about",
    }
}

fn format_word(format: Format) -> &'static str {
    match format {
        Format::Text => "text",
        Format::Html => "html",
        Format::Json => "json",
        Format::Warc => "warc",
    }
}

fn published_by_word(by: PublishedBy) -> &'static str {
    match by {
        PublishedBy::Caller => "caller",
        PublishedBy::Metadata => "metadata",
        PublishedBy::Url => "url",
        PublishedBy::Dateline => "dateline",
        PublishedBy::Text => "text",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_those_of_the_record() {
        let word = |value: serde_json::Value| value.as_str().unwrap_or_default().to_string();
        for approx in [Approx::Exact, Approx::About, Approx::Over, Approx::AtLeast, Approx::Under, Approx::UpTo, Approx::Nearly] {
            assert_eq!(approx_word(approx), word(serde_json::to_value(approx).unwrap()));
        }
        use DateModifier::*;
        for modifier in [Since, Until, By, Before, After, Start, Mid, End, About] {
            assert_eq!(modifier_word(modifier), word(serde_json::to_value(modifier).unwrap()));
        }
    }
}
