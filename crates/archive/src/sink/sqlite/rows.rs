//! One record, flattened into rows.

use dateline::Record;
use dateline::record::{Amount, Approx, DateModifier, DateValue, Event, Format, Mention, PublishedBy, TimexValue, Value};
use rusqlite::{Connection, Error, params};

/// Every table that has rows of a document, besides `documents` itself.
const PARTS: [&str; 8] = ["body", "warnings", "entities", "positions", "mentions", "events", "event_roles", "attributions"];

/// Writes a record in place of any older one with its id.
pub(super) fn replace(db: &Connection, record: &Record) -> Result<(), Error> {
    let id = record.id.as_str();
    if db.prepare_cached("DELETE FROM documents WHERE id = ?1")?.execute([id])? > 0 {
        for table in PARTS {
            db.prepare_cached(&format!("DELETE FROM {table} WHERE document_id = ?1"))?.execute([id])?;
        }
    }
    document(db, record)?;
    entities(db, record)?;
    for mention in &record.mentions {
        self::mention(db, id, mention)?;
    }
    for event in &record.events {
        self::event(db, id, event)?;
    }
    Ok(())
}

fn document(db: &Connection, record: &Record) -> Result<(), Error> {
    let (id, article) = (record.id.as_str(), &record.article);
    let dateline = article.dateline.as_ref();
    db.prepare_cached(concat!(
        "INSERT INTO documents (id, uri, format, language, language_confidence, extractor, title, published, published_by, modified, ",
        "site, agency, section, url, authors, dateline_place, dateline_date, text) ",
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)"
    ))?
    .execute(params![
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
        record.text,
    ])?;
    for span in &article.body {
        db.prepare_cached("INSERT OR IGNORE INTO body VALUES (?1, ?2, ?3)")?.execute(params![id, span.start as i64, span.end as i64])?;
    }
    for (position, warning) in (0i64..).zip(&record.warnings) {
        let mut insert = db.prepare_cached("INSERT INTO warnings VALUES (?1, ?2, ?3, ?4)")?;
        insert.execute(params![id, position, warning.code, warning.message])?;
    }
    Ok(())
}

fn entities(db: &Connection, record: &Record) -> Result<(), Error> {
    for entity in &record.entities {
        let number = entity.id.to_string();
        db.prepare_cached("INSERT OR IGNORE INTO entities VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?.execute(params![
            record.id,
            number,
            entity.kind.as_str(),
            entity.name,
            entity.latin,
            entity.key,
            entity.country
        ])?;
        for (order, position) in (0i64..).zip(&entity.positions) {
            let organization = position.organization.map(|id| id.to_string());
            db.prepare_cached("INSERT OR IGNORE INTO positions VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(params![
                record.id,
                number,
                order,
                position.title,
                organization
            ])?;
        }
    }
    Ok(())
}

fn mention(db: &Connection, document: &str, mention: &Mention) -> Result<(), Error> {
    let (none, no_date) = (Amount::default(), DateValue::default());
    let is_amount = matches!(mention.value, Some(Value::Amount(_)));
    let (amount, date) = match &mention.value {
        Some(Value::Amount(amount)) => (amount, &no_date),
        Some(Value::Date(date)) => (&none, date),
        Some(Value::Timex(_)) | None => (&none, &no_date),
    };
    let timex = match &mention.value {
        Some(Value::Date(DateValue { timex, .. }) | Value::Timex(TimexValue { timex })) => Some(timex.as_str()),
        _ => None,
    };
    db.prepare_cached(concat!(
        "INSERT OR IGNORE INTO mentions (document_id, id, kind, \"start\", \"end\", text, entity_id, amount, low, high, currency, ",
        "currency_assumed, unit, approx, timex, date_from, date_to, modifier) ",
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)"
    ))?
    .execute(params![
        document,
        mention.id.to_string(),
        mention.kind.as_str(),
        mention.start as i64,
        mention.end as i64,
        mention.text,
        mention.entity.map(|id| id.to_string()),
        amount.amount.map(|n| n.to_string()),
        amount.low.map(|n| n.to_string()),
        amount.high.map(|n| n.to_string()),
        amount.currency,
        amount.currency.is_some().then_some(amount.currency_assumed),
        amount.unit,
        is_amount.then(|| approx_word(amount.approx)),
        timex,
        date.from,
        date.to,
        date.modifier.map(modifier_word),
    ])?;
    Ok(())
}

fn event(db: &Connection, document: &str, event: &Event) -> Result<(), Error> {
    let (change, time) = (event.change.as_ref(), event.time.as_ref());
    db.prepare_cached(concat!(
        "INSERT OR IGNORE INTO events (document_id, id, kind, metric, status, polarity, phase, quote, change_direction, change_amount, ",
        "change_unit, change_base, change_mention_id, timex, date_from, date_to, time_mention_id, place_id, lead, cameo, plover, cluster, ",
        "confidence, rule, sentence_start, sentence_end, trigger_start, trigger_end) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ",
        "?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28)"
    ))?
    .execute(params![
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
    roles(db, document, event)
}

fn roles(db: &Connection, document: &str, event: &Event) -> Result<(), Error> {
    for (position, role) in (0i64..).zip(&event.roles) {
        let mut insert = db.prepare_cached("INSERT OR IGNORE INTO event_roles VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?;
        insert.execute(params![
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
        db.prepare_cached("INSERT OR IGNORE INTO attributions VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?.execute(params![
            document,
            event.id,
            depth,
            entity,
            attribution.verb,
            attribution.form.as_str()
        ])?;
    }
    Ok(())
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
