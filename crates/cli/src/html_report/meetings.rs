//! Who met whom: a diagram of arcs, and the pairs with their evidence.

use std::collections::HashMap;

use maud::{Markup, html};
use rusqlite::{Connection, Error, Row};

use super::articles::Articles;
use super::figures::names;
use super::words::{self, clean, count, name};

/// Pairs in the table, and names in the diagram, at most.
const PAIRS: usize = 60;
const NODES: usize = 28;

/// The pairs who met.
pub struct Meetings {
    pairs: Vec<Pair>,
    all: usize,
}

/// Two who met, and the last time they did.
struct Pair {
    who: String,
    whom: String,
    meetings: usize,
    document: String,
    event: String,
    period: Option<String>,
    published: Option<String>,
    language: String,
    sentence: Option<String>,
}

/// Reports of one meeting are counted once; whoever is named first, a pair is one.
const GROUPED: &str = "
    SELECT min(a, b) AS one, max(a, b) AS other, count(DISTINCT cluster) AS meetings,
        max(coalesce(date_from, date_to, published, '') || char(0) || document_id || char(0) || event_id) AS last
    FROM (SELECT *, coalesce(who_key, who) AS a, coalesce(whom_key, whom) AS b FROM who_met_whom WHERE status NOT IN ('requested', 'cancelled'))
    WHERE a <> b
    GROUP BY one, other";

impl Meetings {
    /// The pairs who met most often, and of those who met as often the latest.
    pub fn read(database: &Connection) -> Result<Meetings, Error> {
        let all = database.query_row(&format!("SELECT count(*) FROM ({GROUPED})"), [], |row| row.get(0))?;
        let mut statement = database.prepare(&format!("{GROUPED} ORDER BY meetings DESC, last DESC LIMIT {PAIRS}"))?;
        let mut rows = statement.query([])?;
        let mut pairs = Vec::new();
        while let Some(row) = rows.next()? {
            pairs.extend(pair(database, row)?);
        }
        Ok(Meetings { pairs, all })
    }

    /// The section.
    pub fn section(&self, articles: &Articles) -> Markup {
        html! {
            section #meetings aria-labelledby="meetings-heading" {
                h2 #meetings-heading { "Who met whom" }
                @if self.pairs.is_empty() { p { "No meeting of two named sides was told." } }
                @else {
                    p.lead {
                        "Meetings held, under way or planned; reports of one meeting count once."
                        @if self.pairs.len() < self.all { " " strong { (self.pairs.len()) " of " (count(self.all, "pair")) " are here, those who met most often first." } }
                    }
                    div.network { (self.diagram()) (self.table(articles)) }
                }
            }
        }
    }

    fn table(&self, articles: &Articles) -> Markup {
        html! {
            ol.pairs {
                @for pair in &self.pairs {
                    li {
                        details {
                            summary {
                                span.who { (name(&pair.who)) span.muted { " met " } (name(&pair.whom)) }
                                span.muted {
                                    @if pair.meetings > 1 { (pair.meetings) " times, last " }
                                    (pair.period.as_deref().map(words::period).or(pair.published.as_deref().map(words::day)).unwrap_or_default())
                                }
                            }
                            @if let Some(sentence) = &pair.sentence { blockquote lang=[words::lang(&pair.language)] { p { (clean(&words::cut(sentence, words::LONGEST_SENTENCE))) } } }
                            p.origin {
                                @match articles.anchor(&pair.document, &pair.event) {
                                    Some(anchor) => a href=(anchor) { "Read it in the article" },
                                    None => span.source { (clean(&pair.document)) },
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Names below each other, an arc between those who met.
    fn diagram(&self) -> Markup {
        const ROW: usize = 26;
        const LEFT: usize = 228;
        let nodes = self.nodes();
        let places: HashMap<&str, usize> = nodes.iter().enumerate().map(|(at, name)| (*name, at)).collect();
        let arcs: Vec<(usize, usize, &Pair)> = self
            .pairs
            .iter()
            .filter_map(|pair| Some((*places.get(pair.who.as_str())?, *places.get(pair.whom.as_str())?, pair)))
            .map(|(a, b, pair)| (a.min(b), a.max(b), pair))
            .collect();
        let height = nodes.len() * ROW;
        let middle = |at: usize| at * ROW + ROW / 2;
        html! {
            svg.arcs role="img" aria-label="Diagram: an arc joins each two who met; the list has the same." width="340" height=(height) viewBox={ "0 0 340 " (height) } {
                @for (from, to, pair) in &arcs {
                    path.arc d=(arc(LEFT + 8, middle(*from), middle(*to))) stroke-width=(1 + pair.meetings.min(5)) {
                        title { (pair.who) " – " (pair.whom) ": " (count(pair.meetings, "meeting")) }
                    }
                }
                @for (at, node) in nodes.iter().enumerate() {
                    circle cx=(LEFT + 8) cy=(middle(at)) r="4" {}
                    text x=(LEFT) y=(middle(at)) dy="0.32em" text-anchor="end" lang=(words::language_of(node)) { (clean(&words::cut(node, 30))) title { (clean(node)) } }
                }
            }
        }
    }

    /// The names of the first pairs, those who are joined near each other.
    fn nodes(&self) -> Vec<&str> {
        let mut nodes: Vec<&str> = Vec::new();
        let mut waiting: Vec<&str> = Vec::new();
        for pair in &self.pairs {
            waiting.push(&pair.who);
            while let Some(next) = waiting.pop() {
                if nodes.len() == NODES || nodes.contains(&next) {
                    continue;
                }
                nodes.push(next);
                waiting.extend(self.pairs.iter().rev().filter_map(|pair| pair.other(next)).filter(|other| !nodes.contains(other)));
            }
        }
        nodes
    }
}

impl Pair {
    fn other(&self, name: &str) -> Option<&str> {
        match () {
            _ if self.who == name => Some(&self.whom),
            _ if self.whom == name => Some(&self.who),
            _ => None,
        }
    }
}

/// Half an ellipse from one row to another, the wider the farther they are apart.
fn arc(x: usize, from: usize, to: usize) -> String {
    let radius = (to - from) / 2;
    let wide = radius.min(30 + radius / 6).min(100);
    format!("M{x} {from} A{wide} {radius} 0 0 1 {x} {to}")
}

fn pair(database: &Connection, row: &Row<'_>) -> Result<Option<Pair>, Error> {
    let (one, other, meetings): (String, String, usize) = (row.get(0)?, row.get(1)?, row.get(2)?);
    let last: String = row.get(3)?;
    let [_, document, event] = last.split('\0').collect::<Vec<_>>()[..] else { return Ok(None) };
    let mut statement = database.prepare_cached(
        "SELECT period, published, language, sentence FROM who_met_whom WHERE document_id = ?1 AND event_id = ?2 LIMIT 1",
    )?;
    let spelled = |key: String| names(database, &key, Some(key.clone())).map(|names| names.join(", "));
    let (who, whom) = (spelled(one)?, spelled(other)?);
    let told = |row: &Row<'_>| {
        Ok(Pair {
            who: who.clone(),
            whom: whom.clone(),
            meetings,
            document: document.into(),
            event: event.into(),
            period: row.get(0)?,
            published: row.get(1)?,
            language: row.get(2)?,
            sentence: row.get(3)?,
        })
    };
    statement.query_map([document, event], told)?.next().transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meetings(pairs: &[(&str, &str)]) -> Meetings {
        let pair = |(who, whom): &(&str, &str)| Pair {
            who: who.to_string(),
            whom: whom.to_string(),
            meetings: 1,
            document: "d".into(),
            event: "v1".into(),
            period: None,
            published: None,
            language: "en".into(),
            sentence: None,
        };
        Meetings { pairs: pairs.iter().map(pair).collect(), all: pairs.len() }
    }

    #[test]
    fn those_who_are_joined_stand_near_each_other() {
        let meetings = meetings(&[("A", "B"), ("X", "Y"), ("B", "C"), ("Y", "Z")]);
        assert_eq!(meetings.nodes(), ["A", "B", "C", "X", "Y", "Z"]);
    }

    #[test]
    fn the_diagram_is_bounded() {
        let names: Vec<String> = (0..100).map(|n| format!("N{n}")).collect();
        let pairs: Vec<(&str, &str)> = names.windows(2).map(|pair| (pair[0].as_str(), pair[1].as_str())).collect();
        assert_eq!(meetings(&pairs).nodes().len(), NODES);
    }
}
