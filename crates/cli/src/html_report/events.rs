//! Events with all that the tables tell of them, and how they are set: the sentence, the parts, who says so, the rule.

use maud::{Markup, html};
use rusqlite::{CachedStatement, Connection, Error, Row};

use super::words::{self, Amount, LONGEST_SENTENCE, clean, name, period, spaced};

/// An event.
pub struct Event {
    /// The id of its document, and its own.
    pub document: String,
    pub id: String,
    pub kind: String,
    metric: Option<String>,
    phase: Option<String>,
    status: String,
    denied: bool,
    rule: String,
    confidence: f64,
    pub timex: Option<String>,
    /// The first day told, or the last one where the first is open.
    pub day: Option<String>,
    place: Option<String>,
    change: Option<String>,
    /// Byte offsets into the text of the document.
    pub sentence: (usize, usize),
    pub trigger: (usize, usize),
    quote: Option<Quote>,
    pub parts: Vec<Part>,
    sources: Vec<Source>,
    pub published: Option<String>,
    language: String,
    source: Option<String>,
}

/// The sentence, cut at the words that gave the event away.
struct Quote {
    before: String,
    trigger: String,
    after: String,
}

/// What fills a role.
pub struct Part {
    pub role: String,
    pub name: String,
    pub kind: Option<String>,
    value: Option<String>,
}

impl Part {
    /// What it is coloured by: its kind, or that it is a value.
    fn class(&self) -> Option<&str> {
        self.kind.as_deref().or(self.value.as_ref().map(|_| "value"))
    }
}

/// Who says so.
struct Source {
    name: Option<String>,
    verb: String,
}

const EVENTS: &str = "
    SELECT e.document_id, e.id, e.kind, e.metric, e.phase, e.status, e.polarity = 'negative', e.rule, e.confidence, e.timex,
        coalesce(e.date_from, e.date_to),
        (SELECT name FROM entities p WHERE p.document_id = e.document_id AND p.id = e.place_id),
        e.change_direction, e.change_amount, e.change_unit,
        e.sentence_start, e.sentence_end, e.trigger_start, e.trigger_end,
        substr(CAST(d.text AS BLOB), e.sentence_start + 1, min(e.sentence_end - e.sentence_start, 4800)),
        d.published, d.language, d.uri
    FROM events e JOIN documents d ON d.id = e.document_id";

const PARTS: &str = "
    SELECT r.role, r.name, r.kind, m.amount, m.low, m.high, coalesce(m.currency, m.unit), m.approx
    FROM role_names r
    JOIN event_roles o ON o.document_id = r.document_id AND o.event_id = r.event_id AND o.position = r.position
    LEFT JOIN mentions m ON m.document_id = o.document_id AND m.id = o.mention_id
    WHERE r.document_id = ?1 AND r.event_id = ?2 AND r.name IS NOT NULL
    ORDER BY r.position";

const SOURCES: &str = "
    SELECT e.name, a.verb
    FROM attributions a LEFT JOIN entities e ON e.document_id = a.document_id AND e.id = a.entity_id
    WHERE a.document_id = ?1 AND a.event_id = ?2
    ORDER BY a.depth";

/// Reads events, prepared once for many questions.
pub struct Reader<'a> {
    database: &'a Connection,
    parts: CachedStatement<'a>,
    sources: CachedStatement<'a>,
}

impl<'a> Reader<'a> {
    pub fn new(database: &'a Connection) -> Result<Self, Error> {
        Ok(Reader { database, parts: database.prepare_cached(PARTS)?, sources: database.prepare_cached(SOURCES)? })
    }

    /// The events for which `rest`, the end of the statement, holds.
    pub fn read(&mut self, rest: &str, parameters: impl rusqlite::Params) -> Result<Vec<Event>, Error> {
        let mut statement = self.database.prepare_cached(&format!("{EVENTS} {rest}"))?;
        let events: Result<Vec<Event>, Error> = statement.query_map(parameters, event)?.collect();
        let mut events = events?;
        for event in &mut events {
            let key = [&event.document, &event.id];
            event.parts = self.parts.query_map(key, part)?.collect::<Result<_, _>>()?;
            let source = |row: &Row<'_>| Ok(Source { name: row.get(0)?, verb: row.get(1)? });
            event.sources = self.sources.query_map(key, source)?.collect::<Result<_, _>>()?;
        }
        Ok(events)
    }
}

fn event(row: &Row<'_>) -> Result<Event, Error> {
    let span = |at: usize| Ok::<_, Error>((row.get::<_, u32>(at)? as usize, row.get::<_, u32>(at + 1)? as usize));
    let (sentence, trigger) = (span(15)?, span(17)?);
    let text: Option<Vec<u8>> = row.get(19)?;
    Ok(Event {
        document: row.get(0)?,
        id: row.get(1)?,
        kind: row.get(2)?,
        metric: row.get(3)?,
        phase: row.get(4)?,
        status: row.get(5)?,
        denied: row.get(6)?,
        rule: row.get(7)?,
        confidence: row.get(8)?,
        timex: row.get(9)?,
        day: row.get(10)?,
        place: row.get(11)?,
        change: change(row.get(12)?, row.get(13)?, row.get(14)?),
        sentence,
        trigger,
        quote: text.map(|text| quote(&text, trigger.0.saturating_sub(sentence.0), trigger.1.saturating_sub(sentence.0))),
        parts: Vec::new(),
        sources: Vec::new(),
        published: row.get(20)?,
        language: row.get(21)?,
        source: row.get(22)?,
    })
}

fn part(row: &Row<'_>) -> Result<Part, Error> {
    let amount = Amount { amount: row.get(3)?, low: row.get(4)?, high: row.get(5)?, unit: row.get(6)?, approx: row.get(7)? };
    Ok(Part { role: row.get(0)?, name: row.get(1)?, kind: row.get(2)?, value: amount.text() })
}

/// The sentence cut at its trigger; a long one is cut off, and may not reach so far.
fn quote(text: &[u8], from: usize, to: usize) -> Quote {
    let words = |bytes: &[u8]| words::cut(&String::from_utf8_lossy(bytes), LONGEST_SENTENCE).into_owned();
    let parts = (text.get(..from), text.get(from..to), text.get(to..));
    match parts {
        (Some(before), Some(trigger), Some(after)) => Quote { before: words(before), trigger: words(trigger), after: words(after) },
        _ => Quote { before: words(text), trigger: String::new(), after: String::new() },
    }
}

/// "+14.1 percent", "up 2.3 times", "down".
pub fn change(direction: Option<String>, amount: Option<String>, unit: Option<String>) -> Option<String> {
    let direction = direction?;
    let (sign, word) = match direction.as_str() {
        "increase" => ("+", "up"),
        "decrease" => ("−", "down"),
        _ => return Some("unchanged".into()),
    };
    Some(match (amount, unit.as_deref()) {
        (None, _) => word.into(),
        (Some(times), Some("multiple")) => format!("{word} {} times", words::grouped(&times)),
        (Some(amount), None | Some("absolute")) => format!("{sign}{}", words::grouped(&amount)),
        (Some(amount), Some(unit)) => format!("{sign}{} {}", words::grouped(&amount), spaced(unit)),
    })
}

impl Event {
    /// "project (open)", "trade turnover".
    pub fn label(&self) -> String {
        let what = self.metric.as_deref().unwrap_or(&self.kind);
        let phase = self.phase.as_ref().map(|phase| format!(" ({phase})")).unwrap_or_default();
        spaced(what) + &phase
    }

    /// "planned", "denied"; nothing for what has plainly happened.
    pub fn standing(&self) -> Option<String> {
        match (self.denied, self.status.as_str()) {
            (true, "asserted") => Some("denied".into()),
            (true, status) => Some(format!("denied, {status}")),
            (false, "asserted") => None,
            (false, status) => Some(status.into()),
        }
    }

    /// What takes part, each once: names, or where there are none, amounts and things, or else the change.
    pub fn names(&self) -> Vec<&str> {
        let named = self.parts.iter().any(|part| part.kind.is_some());
        let mut names: Vec<&str> = Vec::new();
        for part in self.parts.iter().filter(|part| part.kind.is_some() == named && part.role != "content") {
            if !names.contains(&part.name.as_str()) {
                names.push(&part.name);
            }
        }
        if names.is_empty() { self.change.as_deref().into_iter().collect() } else { names }
    }

    /// When it was, in words.
    pub fn time(&self) -> Option<String> {
        self.timex.as_deref().map(period).or_else(|| self.day.as_deref().map(words::day))
    }

    /// The sentence on a line of its own.
    pub fn gist(&self) -> Markup {
        let text = self.quote.as_ref().map(|quote| [quote.before.as_str(), &quote.trigger, &quote.after].concat()).unwrap_or_default();
        html! { span.gist lang=[words::lang(&self.language)] { (clean(text.trim())) } }
    }

    /// The sentence it was read from.
    pub fn quotation(&self) -> Markup {
        html! {
            @match &self.quote {
                Some(quote) => {
                    blockquote lang=[words::lang(&self.language)] {
                        p { (clean(&quote.before)) strong.trigger { (clean(&quote.trigger)) } (clean(&quote.after)) }
                    }
                }
                None => p.muted { "The database was filled without texts." },
            }
        }
    }

    /// What was read: each part, the time, the place, who says so, and the rule.
    pub fn reading(&self) -> Markup {
        html! {
            dl.parts {
                @for part in &self.parts {
                    dt { (spaced(&part.role)) }
                    dd {
                        span class=[part.class()] { (name(&part.name)) }
                        @if let Some(value) = part.value.as_ref().filter(|value| **value != part.name) { span.muted { " = " (value) } }
                    }
                }
                @if let Some(change) = &self.change { dt { "change" } dd { (change) } }
                @if let Some(time) = self.time() { dt { "time" } dd { (time) } }
                @if let Some(place) = &self.place { dt { "place" } dd { span.place { (name(place)) } } }
                @for source in &self.sources {
                    dt { "says" }
                    dd {
                        @match &source.name { Some(who) => span.person { (name(who)) }, None => "unnamed" }
                        span.muted { " “" (name(&source.verb)) "”" }
                    }
                }
                dt { "rule" }
                dd.muted { code { (self.rule) } " " (format!("{:.2}", self.confidence)) }
            }
        }
    }

    /// Where it was read, with a way to the article where the page has it.
    pub fn origin(&self, anchor: Option<String>) -> Markup {
        let source = self.source.as_deref().unwrap_or(&self.document);
        html! {
            p.origin {
                @if let Some(anchor) = anchor { a href=(anchor) { "Read it in the article" } " · " }
                span.source { (clean(source)) }
                @if let Some(date) = &self.published { " · " time datetime=(date) { (words::day(date)) } }
            }
        }
    }
}
