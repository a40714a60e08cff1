//! The whole page.

use maud::{DOCTYPE, PreEscaped, html};
use rusqlite::{Connection, Error};

use super::articles::Articles;
use super::figures::Figures;
use super::meetings::Meetings;
use super::overview::Overview;
use super::timeline::Timeline;
use super::{Report, words};

/// Nothing is fetched from anywhere, whatever an article may hold.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The report of a database.
pub fn page(database: &Connection, options: &Report) -> Result<String, Error> {
    let file = options.database.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let title = options.title.clone().unwrap_or(file);
    let overview = Overview::read(database)?;
    let articles = Articles::read(database, options.articles)?;
    let figures = Figures::read(database, options.charts)?;
    let timeline = Timeline::read(database, options.events)?;
    let meetings = Meetings::read(database)?;
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="color-scheme" content="light dark";
                title { (words::clean(&title)) }
                style { (PreEscaped(include_str!("style.css"))) }
            }
            body {
                a.skip href="#main" { "Skip to the figures" }
                (overview.header(&title))
                nav.sections aria-label="Sections" {
                    ul { @for (id, name) in [("figures", "Figures"), ("timeline", "Timeline"), ("meetings", "Meetings"), ("articles", "Articles")] { li { a href={ "#" (id) } { (name) } } } }
                }
                main #main {
                    (figures.section(&articles))
                    (timeline.section(&articles))
                    (meetings.section(&articles))
                    (articles.section())
                }
                footer { p.muted { "Read by rules, with dateline " (env!("CARGO_PKG_VERSION")) ". Nothing on this page was looked up anywhere." } }
                script { (PreEscaped(include_str!("script.js"))) }
            }
        }
    };
    Ok(page.into_string())
}
