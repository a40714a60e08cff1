//! Figures over time: one chart for each metric, parties and unit that are named and have two periods or more, a table of the rest.

use maud::{Markup, html};
use rusqlite::{Connection, Error, Row};

use super::articles::Articles;
use super::chart::{self, Point};
use super::events::change;
use super::words::{self, Amount, LONGEST_SENTENCE, clean, count, name, spaced, titled};

/// Figures of one chart at most, and rows of the table.
const POINTS: usize = 80;
const ROWS: usize = 200;

/// The view with what tells series apart in columns of their own. Trade between two is the same whoever is named first.
const FIGURES: &str = "
CREATE TEMP TABLE figures AS
SELECT
    document_id, event_id, metric,
    iif(swapped, b, a) AS a, iif(swapped, a, b) AS b, iif(swapped, partner, subject) AS a_name, iif(swapped, subject, partner) AS b_name,
    coalesce(product, '') AS product,
    CASE
        WHEN amount IS NOT NULL OR low IS NOT NULL OR high IS NOT NULL THEN coalesce(currency, unit, '')
        WHEN change_unit = 'multiple' THEN 'change, times'
        ELSE 'change, ' || coalesce(change_unit, '')
    END AS measure,
    coalesce(low, amount, high, iif(change_direction = 'decrease', -change_amount, change_amount)) AS least,
    coalesce(high, amount, low, iif(change_direction = 'decrease', -change_amount, change_amount)) AS most,
    amount, low, high, approx, change_direction, change_amount, change_unit,
    period, date_from, date_to, coalesce(date_from, date_to) AS day, status, published, language, source, sentence
FROM (
    SELECT *, coalesce(subject_key, subject, '') AS a, coalesce(partner_key, partner, '') AS b,
        metric = 'trade_turnover' AND partner_key < subject_key AS swapped
    FROM indicators
    WHERE polarity = 'positive'
)
WHERE least IS NOT NULL;
CREATE INDEX temp.figures_by_series ON figures (metric, a, b, product, measure);
CREATE TEMP TABLE series AS
SELECT metric, a, b, product, measure, max(a_name) AS a_name, max(b_name) AS b_name, count(*) AS figures,
    count(DISTINCT coalesce(date_from, '') || '/' || coalesce(date_to, '')) - (sum(day IS NULL) > 0) AS periods, 0 AS drawn
FROM figures GROUP BY 1, 2, 3, 4, 5;
UPDATE series SET drawn = 1 WHERE periods > 1 AND a <> '';
";

/// The figures of a database.
pub struct Figures {
    charts: Vec<Series>,
    rest: Vec<Figure>,
    series: usize,
    others: usize,
}

/// Figures of one metric, parties, product and unit.
struct Series {
    metric: String,
    a: Vec<String>,
    b: Vec<String>,
    product: String,
    measure: String,
    figures: Vec<Figure>,
    all: usize,
}

/// A figure, and how many reports tell it.
struct Figure {
    document: String,
    event: String,
    heading: String,
    value: Option<String>,
    change: Option<String>,
    ends: (f64, f64),
    period: Option<String>,
    days: (Option<String>, Option<String>),
    status: String,
    published: Option<String>,
    language: String,
    source: Option<String>,
    sentence: Option<String>,
    reports: usize,
}

const COLUMNS: &str = "document_id, event_id, metric, a, b, a_name, b_name, product, measure, least, most, CAST(amount AS TEXT), \
    CAST(low AS TEXT), CAST(high AS TEXT), approx, change_direction, CAST(change_amount AS TEXT), change_unit, period, date_from, date_to, \
    status, published, language, source, sentence";

impl Figures {
    /// The series with the most periods, and the latest of the other figures.
    pub fn read(database: &Connection, most: usize) -> Result<Figures, Error> {
        database.execute_batch(FIGURES)?;
        let number = |query: &str| database.query_row(query, [], |row| row.get::<_, usize>(0));
        let series = number("SELECT count(*) FROM series WHERE drawn")?;
        let others = number("SELECT coalesce(sum(figures), 0) FROM series WHERE NOT drawn")?;
        let mut statement = database.prepare(
            "SELECT metric, a, b, product, measure, a_name, b_name, figures FROM series WHERE drawn
             ORDER BY periods DESC, figures DESC, metric, a, b, product, measure LIMIT ?1",
        )?;
        let mut rows = statement.query([most as i64])?;
        let mut charts = Vec::new();
        while let Some(row) = rows.next()? {
            charts.push(read_series(database, row)?);
        }
        // Those of one metric stand together, and the metric with the longest series first.
        let mut order: Vec<String> = Vec::new();
        charts.iter().for_each(|series| {
            if !order.contains(&series.metric) {
                order.push(series.metric.clone())
            }
        });
        charts.sort_by_key(|series| order.iter().position(|metric| *metric == series.metric));
        let mut statement = database.prepare(&format!(
            "SELECT {COLUMNS}, 1 FROM figures NATURAL JOIN (SELECT metric, a, b, product, measure FROM series WHERE NOT drawn)
             ORDER BY coalesce(date_to, date_from, published) DESC, document_id, length(event_id), event_id LIMIT {ROWS}"
        ))?;
        let mut rest = statement.query_map([], figure)?.collect::<Result<Vec<_>, _>>()?;
        for figure in &mut rest {
            figure.heading = heading(database, figure)?;
        }
        Ok(Figures { charts, rest, series, others })
    }

    /// The section.
    pub fn section(&self, articles: &Articles) -> Markup {
        html! {
            section #figures aria-labelledby="figures-heading" {
                h2 #figures-heading { "Figures over time" }
                p.lead {
                    "A bar is as long as the period its figure is for, a dot is a day; what is hollow is a plan, a target or a forecast. "
                    "Point at a figure to read it, follow it to its sentence."
                    @if self.charts.len() < self.series { " " strong { "The " (self.charts.len()) " longest of " (count(self.series, "series")) " are drawn." } }
                }
                @if self.charts.is_empty() { p { "No one's figure was told for two periods." } }
                div.cards { @for (at, series) in self.charts.iter().enumerate() { (series.card(&format!("f{at}"), articles)) } }
                @if !self.rest.is_empty() { (self.table(articles)) }
            }
        }
    }

    fn table(&self, articles: &Articles) -> Markup {
        html! {
            details.more {
                summary { (count(self.others, "figure")) " told for a single period, for none, or of nobody named" }
                @if self.rest.len() < self.others { p.muted { "The latest " (self.rest.len()) " of them are here." } }
                div.scroll tabindex="0" role="region" aria-label="Figures told for a single period" {
                    table {
                        thead { tr { th scope="col" { "Figure" } th.number scope="col" { "Value" } th scope="col" { "Change" } th scope="col" { "Period" } th scope="col" { "Sentence" } } }
                        tbody {
                            @for figure in &self.rest {
                                tr {
                                    th scope="row" { (clean(&figure.heading)) }
                                    td.number { (figure.value.as_deref().unwrap_or("–")) }
                                    td { (figure.change.as_deref().unwrap_or("–")) }
                                    td { (figure.when()) @if let Some(standing) = figure.standing() { " " em { (standing) } } }
                                    td { (figure.evidence(articles)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn read_series(database: &Connection, row: &Row<'_>) -> Result<Series, Error> {
    let text = |at: usize| row.get::<_, String>(at);
    let key = [text(0)?, text(1)?, text(2)?, text(3)?, text(4)?];
    // Of the reports of one figure the first is shown: beside min() the other columns are those of its row.
    let mut statement = database.prepare_cached(&format!(
        "SELECT {COLUMNS}, count(*), min(rowid) FROM figures WHERE (metric, a, b, product, measure) = (?1, ?2, ?3, ?4, ?5)
         GROUP BY date_from, date_to, least, most, status
         ORDER BY date_to DESC, date_from DESC, published DESC, document_id, length(event_id), event_id LIMIT {POINTS}"
    ))?;
    let mut figures = statement.query_map(key.each_ref(), figure)?.collect::<Result<Vec<_>, _>>()?;
    figures.reverse();
    let (a, b) = (names(database, &key[1], row.get(5)?)?, names(database, &key[2], row.get(6)?)?);
    let [metric, _, _, product, measure] = key;
    Ok(Series { metric, a, b, product, measure, figures, all: row.get(7)? })
}

fn figure(row: &Row<'_>) -> Result<Figure, Error> {
    let measure: String = row.get(8)?;
    let unit = (!measure.is_empty()).then_some(measure);
    Ok(Figure {
        document: row.get(0)?,
        event: row.get(1)?,
        heading: String::new(),
        value: Amount { amount: row.get(11)?, low: row.get(12)?, high: row.get(13)?, unit, approx: row.get(14)? }.text(),
        change: change(row.get(15)?, row.get(16)?, row.get(17)?),
        ends: (row.get(9)?, row.get(10)?),
        period: row.get(18)?,
        days: (row.get(19)?, row.get(20)?),
        status: row.get(21)?,
        published: row.get(22)?,
        language: row.get(23)?,
        source: row.get(24)?,
        sentence: row.get(25)?,
        reports: row.get(26)?,
    })
}

/// "exports: Uzbekistan, Türkiye", of a figure that stands alone.
fn heading(database: &Connection, figure: &Figure) -> Result<String, Error> {
    let mut statement =
        database.prepare_cached("SELECT metric, a, b, a_name, b_name, product FROM figures WHERE document_id = ?1 AND event_id = ?2")?;
    statement.query_row([&figure.document, &figure.event], |row| {
        let mut parts = names(database, &row.get::<_, String>(1)?, row.get(3)?)?;
        parts.extend(names(database, &row.get::<_, String>(2)?, row.get(4)?)?);
        parts.extend(row.get::<_, Option<String>>(5)?.filter(|product| !product.is_empty()));
        let metric = titled(&row.get::<_, String>(0)?);
        Ok(if parts.is_empty() { metric } else { format!("{metric}: {}", parts.join(", ")) })
    })
}

/// Names for keys, `place:UZ; place:KZ`, in their usual English spelling; what has no key keeps its own.
pub fn names(database: &Connection, keys: &str, own: Option<String>) -> Result<Vec<String>, Error> {
    let mut statement = database.prepare_cached("SELECT latin FROM entities WHERE key = ?1 LIMIT 1")?;
    let is_key = |key: &str| ["place:", "org:", "person:"].iter().any(|kind| key.starts_with(kind));
    if keys.is_empty() || !keys.split("; ").all(is_key) {
        return Ok(own.into_iter().filter(|name| !name.is_empty()).collect());
    }
    keys.split("; ").map(|key| Ok(statement.query([key])?.next()?.map(|row| row.get(0)).transpose()?.unwrap_or(key.to_string()))).collect()
}

impl Series {
    fn card(&self, id: &str, articles: &Articles) -> Markup {
        let points = self.points(id);
        let unit = if self.measure.is_empty() { String::new() } else { spaced(&self.measure) };
        let parties: Vec<&str> = self.a.iter().chain(&self.b).map(String::as_str).collect();
        let label = format!("{}, {}, {unit}: {}", titled(&self.metric), parties.join(" – "), count(points.len(), "figure"));
        html! {
            div.card {
                h3 {
                    span.metric { (titled(&self.metric)) }
                    @for (at, party) in parties.iter().enumerate() { @if at > 0 { " – " } (name(party)) }
                    @if !self.product.is_empty() { span.product { " " (name(&self.product)) } }
                    @if !unit.is_empty() { " " span.unit { (clean(&unit)) } }
                }
                (chart::chart(&points, &label))
                p.readout aria-hidden="true" { "\u{a0}" }
                details {
                    summary {
                        @if self.figures.len() == POINTS { "The latest " }
                        (count(self.figures.len(), "figure"))
                        @if self.all > self.figures.len() { " from " (count(self.all, "report")) }
                    }
                    ol.figures {
                        @for (at, figure) in self.figures.iter().enumerate() {
                            li #{ (id) "-" (at) } {
                                p {
                                    strong { (figure.when()) } " "
                                    @if let Some(value) = &figure.value { (value) " " }
                                    @if let Some(change) = &figure.change { span.change { (change) } " " }
                                    @if let Some(standing) = figure.standing() { em { (standing) } " " }
                                    @if figure.reports > 1 { span.muted { (count(figure.reports, "report")) } }
                                }
                                (figure.evidence(articles))
                            }
                        }
                    }
                }
            }
        }
    }

    /// The figures that are dated.
    fn points(&self, id: &str) -> Vec<Point> {
        let point = |(at, figure): (usize, &Figure)| {
            let first = figure.days.0.as_deref().or(figure.days.1.as_deref()).and_then(chart::years)?;
            let last = figure.days.1.as_deref().or(figure.days.0.as_deref()).and_then(chart::years)?;
            let told = [figure.value.as_deref(), figure.change.as_deref(), figure.standing()].into_iter().flatten().collect::<Vec<_>>();
            Some(Point {
                from: first,
                to: last + 1.0 / 365.0,
                low: figure.ends.0,
                high: figure.ends.1,
                label: format!("{}: {}", figure.when(), told.join(", ")),
                target: format!("{id}-{at}"),
                fact: figure.standing().is_none(),
            })
        };
        self.figures.iter().enumerate().filter_map(point).filter(|point| point.to > point.from).collect()
    }
}

impl Figure {
    fn when(&self) -> String {
        let told = match &self.days {
            (None, Some(to)) => Some(format!("by {}", words::day(to))),
            _ => self.period.as_deref().map(words::period),
        };
        told.unwrap_or_else(|| "no period told".into())
    }

    /// "forecast"; nothing for a fact.
    fn standing(&self) -> Option<&str> {
        (!matches!(self.status.as_str(), "asserted" | "ongoing")).then_some(self.status.as_str())
    }

    fn evidence(&self, articles: &Articles) -> Markup {
        html! {
            @if let Some(sentence) = &self.sentence { blockquote lang=[words::lang(&self.language)] { p { (clean(&words::cut(sentence, LONGEST_SENTENCE))) } } }
            p.origin {
                @match articles.anchor(&self.document, &self.event) {
                    Some(anchor) => a href=(anchor) { "Read it in the article" },
                    None => span.source { (clean(self.source.as_deref().unwrap_or(&self.document))) },
                }
                @if let Some(date) = &self.published { " · " time datetime=(date) { (words::day(date)) } }
            }
        }
    }
}
