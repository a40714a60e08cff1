//! The questions, each as a SELECT from a view.

use rusqlite::{Connection, Error};

use super::names::{self, Known};
use super::options::{Events, Indicators, Meetings, Question, When};
use super::sql::{Column, Literal, Select, Shown};

/// Why a question cannot be asked.
pub enum Failure {
    /// It speaks of something the database does not have.
    Unknown(String),
    /// The database cannot be read.
    Database(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::Database(error)
    }
}

/// The question in SQL.
pub fn ask(database: &Connection, question: &Question) -> Result<Select, Failure> {
    match question {
        Question::Indicators(options) => indicators(database, options),
        Question::Meetings(options) => meetings(database, options),
        Question::Events(options) => events(database, options),
    }
}

const fn column(text: &'static str, shown: Shown) -> Column {
    Column { text, shown }
}

use Shown::{Csv, Source, Table, Why};

const INDICATORS: &[Column] = &[
    column("period", Table),
    column("date_from", Csv),
    column("date_to", Csv),
    column("metric", Table),
    column("subject", Table),
    column("partner", Table),
    column("product", Table),
    column("nullif(approx, 'exact') AS approx", Table),
    column("amount", Table),
    column("low", Table),
    column("high", Table),
    column("coalesce(currency, unit) AS unit", Table),
    column("change", Table),
    column("change_base", Csv),
    column("iif(polarity = 'negative', 'not ', '') || status AS status", Table),
    column("published", Csv),
    column("source", Source),
    column("sentence", Why),
    column("rule", Why),
];

fn indicators(database: &Connection, options: &Indicators) -> Result<Select, Failure> {
    let order = "coalesce(date_to, date_from, published) DESC, metric, document_id, length(event_id), event_id";
    let mut select = Select::new(INDICATORS, "indicators", order);
    if let Some(metric) = &options.metric {
        select.only(format!("metric = {}", Literal(known_metric(database, metric)?)));
    }
    let parties = "coalesce(subject_key, '') || '; ' || coalesce(partner_key, '')";
    let between = options.between.iter().flat_map(|(a, b)| [a, b]);
    for name in options.party.iter().chain(between) {
        select.only(party(database, name)?.listed(parties));
    }
    during(&mut select, &options.when);
    Ok(select)
}

const MEETINGS: &[Column] = &[
    column("period", Table),
    column("date_from", Csv),
    column("date_to", Csv),
    column("who", Table),
    column("who_key", Csv),
    column("whom", Table),
    column("whom_key", Csv),
    column("place", Table),
    column("status", Table),
    column("published", Table),
    column("source", Source),
    column("sentence", Why),
    column("rule", Why),
];

fn meetings(database: &Connection, options: &Meetings) -> Result<Select, Failure> {
    let order = "coalesce(date_from, date_to, published) DESC, document_id, length(event_id), event_id, who, whom";
    let mut select = Select::new(MEETINGS, "who_met_whom", order);
    let someone = options.person.as_ref().map(|name| person(database, name));
    let some = options.party.as_ref().map(|name| party(database, name));
    for known in [someone, some].into_iter().flatten() {
        let known = known?;
        select.only(format!("({} OR {})", known.holds("who_key", "who"), known.holds("whom_key", "whom")));
    }
    during(&mut select, &options.when);
    Ok(select)
}

const EVENTS: &[Column] = &[
    column("timex AS period", Table),
    column("date_from", Csv),
    column("date_to", Csv),
    column("kind || coalesce(' (' || phase || ')', '') AS event", Table),
    column("metric", Table),
    column(
        "(SELECT group_concat(role || ': ' || r.name, '; ') FROM role_names r WHERE r.document_id = e.document_id AND r.event_id = e.id) AS parts",
        Table,
    ),
    column("(SELECT name FROM entities p WHERE p.document_id = e.document_id AND p.id = e.place_id) AS place", Table),
    column("iif(polarity = 'negative', 'not ', '') || status AS status", Table),
    column("published", Csv),
    column("cluster", Csv),
    column("uri AS source", Source),
    column("CAST(substr(CAST(text AS BLOB), sentence_start + 1, sentence_end - sentence_start) AS TEXT) AS sentence", Why),
    column("rule", Why),
];

fn events(database: &Connection, options: &Events) -> Result<Select, Failure> {
    let order = "coalesce(date_from, date_to, published) DESC, document_id, length(e.id), e.id";
    let mut select = Select::new(EVENTS, "events e JOIN documents d ON d.id = e.document_id", order);
    if let Some(kind) = &options.kind {
        select.only(format!("kind = {}", Literal(kind)));
    }
    let someone = options.person.as_ref().map(|name| person(database, name));
    let some = options.party.as_ref().map(|name| party(database, name));
    for known in [someone, some].into_iter().flatten() {
        let holds = known?.holds("r.key", "r.name");
        select.only(format!("EXISTS (SELECT 1 FROM role_names r WHERE r.document_id = e.document_id AND r.event_id = e.id AND {holds})"));
    }
    during(&mut select, &options.when);
    Ok(select)
}

/// Keeps what was so in this time: by the time told, and where none is, by when it was published.
fn during(select: &mut Select, when: &When) {
    if let Some(day) = &when.since {
        select.only(format!("coalesce(date_to, date_from, published) >= {}", Literal(day)));
    }
    if let Some(day) = &when.until {
        select.only(format!("substr(coalesce(date_from, date_to, published), 1, 10) <= {}", Literal(day)));
    }
    if let Some(status) = &when.status {
        select.only(format!("status = {}", Literal(status)));
    }
}

/// The metric, where the database has figures of it.
fn known_metric<'a>(database: &Connection, metric: &'a str) -> Result<&'a str, Failure> {
    let mut query = database.prepare("SELECT metric, count(*) FROM events WHERE metric IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1")?;
    let known: Vec<(String, u64)> = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    if known.iter().any(|(name, _)| name == metric) {
        return Ok(metric);
    }
    let known: Vec<String> = known.iter().map(|(name, count)| format!("{name} ({count})")).collect();
    Err(Failure::Unknown(format!("the database has no figures of the metric `{metric}`; it has {}", enumerated(&known))))
}

fn enumerated(words: &[String]) -> String {
    if words.is_empty() { "none at all".into() } else { words.join(", ") }
}

fn person(database: &Connection, name: &str) -> Result<Known, Failure> {
    names::person(database, name)?.ok_or_else(|| Failure::Unknown(format!("`{name}` is no name of a person")))
}

fn party(database: &Connection, name: &str) -> Result<Known, Failure> {
    let unknown = || format!("the database has no country or organisation called `{name}`; a code such as UZ or EAEU, or a name");
    names::party(database, name)?.ok_or_else(|| Failure::Unknown(unknown()))
}
