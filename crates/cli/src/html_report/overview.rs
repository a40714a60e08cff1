//! What the database holds, in numbers.

use maud::{Markup, html};
use rusqlite::{Connection, Error};

use super::words::{self, clean, count, grouped, spaced};

/// The counts of a database.
pub struct Overview {
    languages: Vec<(String, usize)>,
    kinds: Vec<(String, usize)>,
    people: usize,
    published: (Option<String>, Option<String>),
}

impl Overview {
    /// Counts.
    pub fn read(database: &Connection) -> Result<Overview, Error> {
        let counts = |query: &str| -> Result<Vec<(String, usize)>, Error> {
            database.prepare(query)?.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        };
        Ok(Overview {
            languages: counts("SELECT language, count(*) FROM documents GROUP BY 1 ORDER BY 2 DESC, 1")?,
            kinds: counts("SELECT kind, count(*) FROM events GROUP BY 1 ORDER BY 2 DESC, 1")?,
            people: database
                .query_row("SELECT count(DISTINCT coalesce(key, name)) FROM entities WHERE kind = 'person'", [], |row| row.get(0))?,
            published: database
                .query_row("SELECT min(published), max(published) FROM documents", [], |row| Ok((row.get(0)?, row.get(1)?)))?,
        })
    }

    /// The head of the page.
    pub fn header(&self, title: &str) -> Markup {
        let documents: usize = self.languages.iter().map(|(_, n)| n).sum();
        let events: usize = self.kinds.iter().map(|(_, n)| n).sum();
        let figures = self.kinds.iter().find(|(kind, _)| kind == "indicator").map_or(0, |(_, n)| *n);
        let most = self.kinds.first().map_or(1, |(_, n)| *n);
        html! {
            header {
                h1 { (clean(title)) }
                p.lead {
                    "What " (count(documents, "article"))
                    @if let (Some(first), Some(last)) = &self.published { ", published " (words::day(first)) " to " (words::day(last)) "," }
                    " say: " (count(events, "event")) ", " (grouped(&figures.to_string())) " of them figures, and " (grouped(&self.people.to_string())) " persons. "
                    "Each stands here with the sentence it was read from."
                }
                p.muted.languages {
                    @for (at, (language, number)) in self.languages.iter().take(8).enumerate() { @if at > 0 { " · " } (language_name(language)) " " (grouped(&number.to_string())) }
                    @if self.languages.len() > 8 { " · others" }
                }
                ul.kinds aria-label="Events by kind" {
                    @for (kind, number) in &self.kinds {
                        li {
                            span.name { (spaced(kind)) }
                            span.track aria-hidden="true" { span.bar style={ "width:" (format!("{:.1}", (*number as f64 / most as f64 * 100.0).max(0.5))) "%" } {} }
                            span.number { (grouped(&number.to_string())) }
                        }
                    }
                }
            }
        }
    }
}

fn language_name(code: &str) -> &str {
    match code {
        "en" => "English",
        "ru" => "Russian",
        "und" => "unknown language",
        other => other,
    }
}
