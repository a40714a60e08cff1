//! Events on a timeline: months, the latest first, and how many there were in each.

use std::collections::BTreeMap;

use maud::{Markup, html};
use rusqlite::{Connection, Error};

use super::articles::Articles;
use super::events::{Event, Reader};
use super::words::{self, count, name, spaced};

/// Kinds that have sections of their own, or would drown the others.
const ELSEWHERE: &str = "e.kind NOT IN ('indicator', 'statement')";

/// The events of the timeline.
pub struct Timeline {
    /// Sorted, the latest first.
    events: Vec<Event>,
    all: usize,
    undated: usize,
}

impl Timeline {
    /// The latest events.
    pub fn read(database: &Connection, most: usize) -> Result<Timeline, Error> {
        let dated = "coalesce(e.date_from, e.date_to, d.published)";
        let total = |condition: &str| {
            let from = "FROM events e JOIN documents d ON d.id = e.document_id";
            database.query_row(&format!("SELECT count(*) {from} WHERE {ELSEWHERE} AND {condition}"), [], |row| row.get(0))
        };
        let events = Reader::new(database)?.read(
            &format!("WHERE {ELSEWHERE} AND {dated} IS NOT NULL ORDER BY {dated} DESC, e.document_id, e.sentence_start, length(e.id), e.id LIMIT ?1"),
            [most as i64],
        )?;
        Ok(Timeline { events, all: total(&format!("{dated} IS NOT NULL"))?, undated: total(&format!("{dated} IS NULL"))? })
    }

    /// The section.
    pub fn section(&self, articles: &Articles) -> Markup {
        html! {
            section #timeline aria-labelledby="timeline-heading" {
                h2 #timeline-heading { "Timeline" }
                p.lead {
                    "Each event on the day it is told for, or, where its article tells none, on the day of the report; it opens on its evidence. "
                    "Figures and statements are left to their articles."
                    @if self.events.len() < self.all { " " strong { "The latest " (self.events.len()) " of " (count(self.all, "event")) " are here." } }
                    @if self.undated > 0 { " " (count(self.undated, "event")) " without any date are left out." }
                }
                @if self.events.is_empty() { p { "No event has a date." } }
                @else { (self.strip()) (self.filter()) }
                @for month in self.months() { (month_section(month, articles)) }
            }
        }
    }

    fn months(&self) -> impl Iterator<Item = &[Event]> {
        self.events.chunk_by(|a, b| month(a) == month(b))
    }

    /// How many events each month or, over many years, each year had.
    fn strip(&self) -> Markup {
        let (first, last) = (self.events.last().map(month).unwrap_or_default(), self.events.first().map(month).unwrap_or_default());
        let by_month = months_between(first, last).is_some_and(|months| months <= 48);
        let unit = |event| if by_month { month(event) } else { &month(event)[..4] };
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        self.events.iter().for_each(|event| *counts.entry(unit(event)).or_default() += 1);
        let most = counts.values().copied().max().unwrap_or(1);
        html! {
            nav.strip aria-label="Events by month" {
                ol {
                    @for (unit, number) in &counts {
                        li {
                            a href={ "#m" (self.first_month(unit)) } title={ (words::period(unit)) ": " (count(*number, "event")) } {
                                span.bar style={ "height:" (6 + 66 * number / most) "px" } {}
                                span.when { (short(unit)) }
                                span.visually-hidden { (count(*number, "event")) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The latest month of a year, or the month itself.
    fn first_month(&self, unit: &str) -> &str {
        self.events.iter().map(month).find(|month| month.starts_with(unit)).unwrap_or_default()
    }

    fn filter(&self) -> Markup {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        self.events.iter().for_each(|event| *counts.entry(&event.kind).or_default() += 1);
        html! {
            div.filter role="group" aria-label="Show only these kinds" hidden {
                @for (kind, number) in &counts {
                    button type="button" aria-pressed="false" data-kind=(kind) { (spaced(kind)) " " span.muted { (number) } }
                }
                p.visually-hidden aria-live="polite" {}
            }
        }
    }
}

/// `2025-07`, of the day an event is on.
fn month(event: &Event) -> &str {
    event.day.as_deref().or(event.published.as_deref()).and_then(|day| day.get(..7)).unwrap_or("0000-00")
}

fn months_between(first: &str, last: &str) -> Option<i32> {
    let number = |month: &str| Some(month.get(..4)?.parse::<i32>().ok()? * 12 + month.get(5..7)?.parse::<i32>().ok()?);
    Some(number(last)? - number(first)?)
}

/// "Jul 25" for 2025-07.
fn short(unit: &str) -> String {
    match (unit.get(5..7).and_then(words::month_name), unit.get(2..4)) {
        (Some(month), Some(year)) => format!("{} ’{year}", &month[..3]),
        _ => unit.to_string(),
    }
}

fn month_section(events: &[Event], articles: &Articles) -> Markup {
    let month = month(&events[0]);
    html! {
        div.month #{ "m" (month) } {
            h3 { (words::period(month)) }
            ol.events { @for event in events { (item(event, articles)) } }
        }
    }
}

fn item(event: &Event, articles: &Articles) -> Markup {
    let (names, told) = (event.names(), event.day.is_some());
    html! {
        li data-kind=(event.kind) {
            details {
                summary {
                    span.day {
                        @match event.day.as_deref().or(event.published.as_deref()) {
                            Some(day) => time datetime=(day) { (event.time().filter(|_| told).unwrap_or_else(|| words::day(day))) },
                            None => "undated",
                        }
                        @if !told { span.muted { " reported" } }
                    }
                    span.kind { (event.label()) }
                    span.who {
                        @for (at, who) in names.iter().take(4).enumerate() { @if at > 0 { ", " } (name(who)) }
                        @if names.len() > 4 { " and " (names.len() - 4) " more" }
                        @if let Some(standing) = event.standing() { " " em { (standing) } }
                    }
                    (event.gist())
                }
                (event.quotation())
                (event.reading())
                (event.origin(articles.anchor(&event.document, &event.id)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_counted_over_years() {
        assert_eq!(months_between("2024-11", "2025-02"), Some(3));
        assert_eq!(months_between("", "2025-02"), None);
        assert_eq!((short("2025-07"), short("2025")), ("Jul ’25".to_string(), "2025".to_string()));
    }
}
