//! Fills a table of a program's own: `cargo run --release -p dateline-archive --example own_table -- fixtures/en/*.txt`.
//!
//! The program has its own idea of a database, one table of amounts of money by country, and takes from the record what it needs.

use std::error::Error;

use dateline::record::{Event, MentionKind, Record, Value};
use dateline::{Extractor, Input};
use rusqlite::{Connection, params};

fn main() -> Result<(), Box<dyn Error>> {
    let database = Connection::open_in_memory()?;
    database.execute_batch("CREATE TABLE amounts (country TEXT, metric TEXT, amount TEXT, currency TEXT, period TEXT, file TEXT)")?;
    let mut insert = database.prepare("INSERT INTO amounts VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    let extractor = Extractor::new();
    for path in std::env::args().skip(1) {
        let record = extractor.extract(&Input { uri: Some(path.clone().into()), ..Input::text(std::fs::read_to_string(&path)?) });
        for event in record.events.iter().filter(|event| event.metric.is_some()) {
            let Some((amount, currency)) = money(&record, event) else { continue };
            let period = event.time.as_ref().map(|time| &time.timex);
            insert.execute(params![country(&record, event), event.metric, amount, currency, period, path])?;
        }
    }
    let mut rows = database.prepare("SELECT country, metric, amount, currency, period FROM amounts ORDER BY country, metric")?;
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        let cell = |at: usize| row.get::<_, Option<String>>(at).map(|cell| cell.unwrap_or_else(|| "–".into()));
        println!("{:<4} {:<20} {:>16} {}  {}", cell(0)?, cell(1)?, cell(2)?, cell(3)?, cell(4)?);
    }
    Ok(())
}

/// Whose figure it is, as a country's code.
fn country<'a>(record: &'a Record, event: &Event) -> Option<&'a str> {
    let subject = event.roles.iter().find(|role| role.role == "subject")?;
    record.entity(subject.entity?)?.country.as_deref()
}

/// The exact amount of money: a decimal, never a float.
fn money(record: &Record, event: &Event) -> Option<(String, String)> {
    let value = event.roles.iter().find(|role| role.role == "value")?;
    let mention = record.mention(value.mention?).filter(|mention| mention.kind == MentionKind::Money)?;
    match mention.value.as_ref()? {
        Value::Amount(amount) => Some((amount.amount?.to_string(), amount.currency.clone()?)),
        _ => None,
    }
}
