//! The articles, with what was found marked in them and their events beside.

use std::collections::HashMap;
use std::ops::Range;

use maud::{Markup, html};
use rusqlite::{Connection, Error, params};

use super::events::{Event, Reader};
use super::marks::{Mark, What, segments};
use super::words::{self, clean, count, spaced};

/// Bytes of an article that are shown; what is longer is cut.
const LONGEST: usize = 24_000;
/// Events of an article that are listed.
const EVENTS: usize = 100;

const IN_ORDER: &str = "WHERE e.document_id = ?1 ORDER BY e.sentence_start, e.trigger_start, length(e.id), e.id LIMIT ?2";

/// The articles of the page.
pub struct Articles {
    list: Vec<Article>,
    numbers: HashMap<String, usize>,
    /// How many the database has that told something.
    all: usize,
}

struct Article {
    id: String,
    title: Option<String>,
    language: String,
    published: Option<String>,
    facts: Vec<String>,
    text: Option<String>,
    body: Vec<Range<usize>>,
    mentions: Vec<Mark>,
    events: Vec<Event>,
    /// How many events it told.
    told: usize,
}

impl Articles {
    /// The latest ones that told of an event.
    pub fn read(database: &Connection, most: usize) -> Result<Articles, Error> {
        const TOLD: &str = "FROM documents d WHERE EXISTS (SELECT 1 FROM events e WHERE e.document_id = d.id)";
        let all = database.query_row(&format!("SELECT count(*) {TOLD}"), [], |row| row.get(0))?;
        let mut statement = database.prepare(&format!(
            "SELECT id, title, language, published, site, agency, authors, uri, text {TOLD} ORDER BY published DESC, id LIMIT ?1"
        ))?;
        let read = |row: &rusqlite::Row<'_>| {
            let facts: Vec<Option<String>> = (4..8).map(|at| row.get(at)).collect::<Result<_, _>>()?;
            Ok(Article {
                id: row.get(0)?,
                title: row.get(1)?,
                language: row.get(2)?,
                published: row.get(3)?,
                facts: facts.into_iter().flatten().collect(),
                text: row.get(8)?,
                body: Vec::new(),
                mentions: Vec::new(),
                events: Vec::new(),
                told: 0,
            })
        };
        let mut list: Vec<Article> = statement.query_map([most as i64], read)?.collect::<Result<_, _>>()?;
        let mut reader = Reader::new(database)?;
        for article in &mut list {
            article.body = body(database, &article.id)?;
            article.mentions = mentions(database, &article.id)?;
            article.events = reader.read(IN_ORDER, params![article.id, EVENTS as i64])?;
            article.told = database.query_row("SELECT count(*) FROM events WHERE document_id = ?1", [&article.id], |row| row.get(0))?;
        }
        let numbers = list.iter().enumerate().map(|(number, article)| (article.id.clone(), number)).collect();
        Ok(Articles { list, numbers, all })
    }

    /// The place of an event on the page, where it is on it.
    pub fn anchor(&self, document: &str, event: &str) -> Option<String> {
        let number = *self.numbers.get(document)?;
        let listed = self.list[number].events.iter().any(|known| known.id == event);
        listed.then(|| format!("#a{number}-{event}"))
    }

    /// The section.
    pub fn section(&self) -> Markup {
        html! {
            section #articles aria-labelledby="articles-heading" {
                h2 #articles-heading { "Articles" }
                p.lead {
                    "What was found is marked in the text; an event shows its evidence when it is opened. Page furniture is left out."
                    @if self.list.len() < self.all {
                        " " strong { "The latest " (self.list.len()) " of " (count(self.all, "article")) " with events are here." }
                    }
                }
                ul.legend aria-label="Marks" {
                    @for kind in ["person", "organization", "place", "named_event", "money", "percent", "quantity", "date"] {
                        li { span class={ "m " (kind) } { (spaced(kind)) } }
                    }
                    li { strong.trigger { "trigger of an event" } sup { "1" } }
                }
                @for (number, article) in self.list.iter().enumerate() { (article.set(number)) }
            }
        }
    }
}

fn body(database: &Connection, document: &str) -> Result<Vec<Range<usize>>, Error> {
    let mut statement = database.prepare_cached("SELECT \"start\", \"end\" FROM body WHERE document_id = ?1 ORDER BY 1")?;
    statement.query_map([document], |row| Ok(row.get::<_, u32>(0)? as usize..row.get::<_, u32>(1)? as usize))?.collect()
}

fn mentions(database: &Connection, document: &str) -> Result<Vec<Mark>, Error> {
    let mut statement = database.prepare_cached(
        "SELECT m.\"start\", m.\"end\", m.kind, coalesce(e.latin, m.amount || coalesce(' ' || m.currency, ' ' || m.unit, ''), m.timex)
         FROM mentions m LEFT JOIN entities e ON e.document_id = m.document_id AND e.id = m.entity_id
         WHERE m.document_id = ?1 AND m.\"start\" < ?2",
    )?;
    let mark = |row: &rusqlite::Row<'_>| {
        let kind: String = row.get(2)?;
        let meaning: Option<String> = row.get(3)?;
        let title = spaced(&kind) + &meaning.map(|meaning| format!(": {}", spaced(&meaning))).unwrap_or_default();
        Ok(Mark { span: row.get::<_, u32>(0)? as usize..row.get::<_, u32>(1)? as usize, what: What::Mention { kind, title } })
    };
    statement.query_map(params![document, LONGEST as i64], mark)?.collect()
}

impl Article {
    fn set(&self, number: usize) -> Markup {
        let lang = words::lang(&self.language);
        html! {
            details.article #{ "a" (number) } open[number == 0] {
                summary {
                    h3 lang=[lang] { (clean(self.title.as_deref().unwrap_or(&self.id))) }
                    span.muted {
                        @if let Some(date) = &self.published { time datetime=(date) { (words::day(date)) } " · " }
                        (count(self.told, "event"))
                    }
                }
                p.muted.facts { @for (at, fact) in self.facts.iter().enumerate() { @if at > 0 { " · " } (words::name(fact)) } }
                div.sheet {
                    article.text lang=[lang] { (self.text(number)) }
                    (self.evidence(number))
                }
            }
        }
    }

    fn evidence(&self, number: usize) -> Markup {
        html! {
            div.evidence {
                @if self.told > self.events.len() { p.muted { "The first " (self.events.len()) " of " (count(self.told, "event")) " are listed." } }
                ol aria-label="Events of the article" {
                    @for (at, event) in (1..).zip(&self.events) {
                        li {
                            details #{ "a" (number) "-" (event.id) } data-event=(at) {
                                summary {
                                    (at) ". " (event.label())
                                    @if let Some(standing) = event.standing() { " " em { (standing) } }
                                    span.muted { @for who in event.names().into_iter().take(3) { " · " (words::name(who)) } }
                                }
                                (event.quotation())
                                (event.reading())
                            }
                        }
                    }
                }
            }
        }
    }

    fn text(&self, number: usize) -> Markup {
        let Some(text) = &self.text else { return html! { p.muted { "The database was filled without texts." } } };
        let end = (0..=LONGEST.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        let marks = self.marks();
        html! {
            @for part in &self.body {
                @for line in lines(text, part.start..part.end.min(end)) {
                    p { @for segment in segments(text, line, &marks) { (self.segment(&segment, number)) } }
                }
            }
            @if end < text.len() { p.muted { "The rest of the article is left out." } }
        }
    }

    fn segment(&self, segment: &super::marks::Segment<'_>, number: usize) -> Markup {
        let events = segment.events.iter().map(usize::to_string).collect::<Vec<_>>().join(" ");
        let kind = segment.mention.map(|(kind, _)| format!("m {kind}"));
        let classes = [kind.as_deref(), segment.trigger.then_some("trigger")].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let (classes, events) = ((!classes.is_empty()).then_some(classes), (!events.is_empty()).then_some(events));
        html! {
            @if classes.is_none() && events.is_none() { (clean(segment.text)) }
            @else { span class=[classes] data-events=[events] title=[segment.mention.map(|(_, title)| clean(title))] { (clean(segment.text)) } }
            @for at in &segment.ends {
                @if let Some(event) = self.events.get(at - 1) {
                    sup { a href={ "#a" (number) "-" (event.id) } aria-label={ "event " (at) ": " (event.label()) } { (at) } }
                }
            }
        }
    }

    fn marks(&self) -> Vec<Mark> {
        let mut marks = self.mentions.clone();
        for (number, event) in (1..).zip(&self.events) {
            marks.push(Mark { span: event.sentence.0..event.sentence.1, what: What::Sentence(number) });
            marks.push(Mark { span: event.trigger.0..event.trigger.1, what: What::Trigger(number) });
        }
        marks
    }
}

/// The lines of a part of the text that have something in them.
fn lines(text: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let Some(inside) = text.get(part.clone()) else { return Vec::new() };
    let mut at = part.start;
    let mut lines = Vec::new();
    for line in inside.split('\n') {
        if !line.trim().is_empty() {
            lines.push(at..at + line.len());
        }
        at += line.len() + 1;
    }
    lines
}
