//! The report is one page of well-formed HTML that fetches nothing and lets no text of an article become markup.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use common::{dateline, fixtures};
use tempfile::tempdir;

/// Elements and attributes that the page is made of; an article cannot add one.
const ELEMENTS: &str = "html head meta title style body a header nav main section footer script h1 h2 h3 p ul ol li dl dt dd div span bdi strong em \
    sup code blockquote time details summary button table thead tbody tr th td article svg line rect circle path text";
const ATTRIBUTES: &str = "lang charset name content http-equiv id class href title style hidden open type scope role tabindex datetime viewBox \
    width height x y x1 x2 y1 y2 dx dy cx cy r d text-anchor stroke-width";
/// Elements without an end.
const VOID: [&str; 1] = ["meta"];

/// A start tag: its name and attributes.
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The start tags of a page; panics where elements are not nested.
fn tags(page: &str) -> Vec<Tag> {
    let mut rest = page.strip_prefix("<!DOCTYPE html>").expect("a doctype");
    let (mut open, mut tags): (Vec<String>, Vec<Tag>) = (Vec::new(), Vec::new());
    while let Some(at) = rest.find('<') {
        let around: String = rest[at..].chars().take(80).collect();
        let (inside, after) = cut(&rest[at + 1..]);
        rest = after;
        if let Some(name) = inside.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "at {around}");
            continue;
        }
        let tag = read(inside);
        if tag.name == "style" || tag.name == "script" {
            rest = &rest[rest.find(&format!("</{}", tag.name)).expect("raw text ends")..];
        }
        if !VOID.contains(&tag.name.as_str()) {
            open.push(tag.name.clone());
        }
        tags.push(tag);
    }
    assert!(open.is_empty(), "left open: {open:?}");
    tags
}

/// What stands before the `>` that is outside of quotation marks, and after it.
fn cut(rest: &str) -> (&str, &str) {
    let mut quoted = false;
    let end = rest.find(|c| {
        quoted ^= c == '"';
        c == '>' && !quoted
    });
    let end = end.expect("a tag ends");
    (&rest[..end], &rest[end + 1..])
}

fn read(inside: &str) -> Tag {
    let (name, mut rest) = inside.split_once(' ').unwrap_or((inside, ""));
    let mut attributes = Vec::new();
    while !rest.trim().is_empty() {
        rest = rest.trim_start();
        let end = rest.find([' ', '=']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        match after.strip_prefix("=\"") {
            Some(value) => {
                let (value, after) = value.split_once('"').expect("a value ends");
                attributes.push((name.to_string(), value.to_string()));
                rest = after;
            }
            None => {
                attributes.push((name.to_string(), String::new()));
                rest = after;
            }
        }
    }
    Tag { name: name.to_string(), attributes }
}

/// The report of the articles in a folder.
fn report(folder: &Path, articles: &str, options: &[&str]) -> String {
    let database = folder.join("news.db");
    let database = database.to_str().unwrap();
    dateline(folder, &["extract", articles, "-o", database]).ended(0);
    let page = folder.join("report.html");
    let run = dateline(folder, &[&["report", database, "-o", page.to_str().unwrap()], options].concat()).ended(0);
    assert_eq!((run.out(), run.err()), (String::new(), String::new()));
    fs::read_to_string(page).unwrap()
}

/// What holds of every page.
fn check(page: &str) -> Vec<Tag> {
    let tags = tags(page);
    let (elements, attributes): (BTreeSet<&str>, BTreeSet<&str>) =
        (ELEMENTS.split_whitespace().collect(), ATTRIBUTES.split_whitespace().collect());
    let mut ids = BTreeSet::new();
    for tag in &tags {
        assert!(elements.contains(tag.name.as_str()), "<{}>", tag.name);
        for (name, value) in &tag.attributes {
            let known = attributes.contains(name.as_str()) || name.starts_with("aria-") || name.starts_with("data-");
            assert!(known && !name.starts_with("on"), "{name}={value} of <{}>", tag.name);
            assert!(name != "id" || ids.insert(value.as_str()), "two elements have the id {value}");
        }
    }
    for tag in &tags {
        if let Some(target) = tag.get("href") {
            assert!(target.strip_prefix('#').is_some_and(|id| ids.contains(id)), "a link leads to {target}");
        }
        if let Some(target) = tag.get("aria-labelledby") {
            assert!(ids.contains(target), "nothing is called {target}");
        }
        let labelled = tag.name != "svg" || tag.get("aria-label").is_some();
        assert!(labelled, "a picture that no one can hear");
    }
    let scripts = tags.iter().filter(|tag| tag.name == "script").count();
    assert_eq!(scripts, 1, "scripts");
    for own in [between(page, "<style>", "</style>"), between(page, "<script>", "</script>")] {
        for part in ["http:", "https:", "url(", "@import", "fetch(", "innerHTML", "</"] {
            assert!(!own.contains(part), "the page's own code has {part}");
        }
    }
    assert!(page.contains("default-src &#39;none&#39;") || page.contains("default-src 'none'"), "no policy");
    tags
}

fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = page.split_once(from).expect("it begins");
    rest.split_once(to).expect("it ends").0
}

#[test]
fn the_report_of_the_fixtures_is_whole() {
    let folder = tempdir().unwrap();
    let page = report(folder.path(), fixtures().to_str().unwrap(), &["--title", "Fixtures & more"]);
    let tags = check(&page);
    assert!(page.contains("<title>Fixtures &amp; more</title>"));
    let ids: Vec<&str> = tags.iter().filter_map(|tag| tag.get("id")).collect();
    for section in ["figures", "timeline", "meetings", "articles", "a0"] {
        assert!(ids.contains(&section), "no {section}");
    }
    let languages: BTreeSet<&str> = tags.iter().filter(|tag| tag.name == "article").filter_map(|tag| tag.get("lang")).collect();
    assert!(languages.contains("en") && languages.contains("ru"), "{languages:?}");
    assert!(tags.iter().any(|tag| tag.name == "span" && tag.get("class") == Some("m money")), "no amount is marked");
}

#[test]
fn figures_of_two_periods_become_a_chart_with_a_way_to_their_sentences() {
    let folder = tempdir().unwrap();
    let articles = folder.path().join("articles");
    fs::create_dir(&articles).unwrap();
    for (name, text) in [
        ("a.txt", "Trade turnover between Uzbekistan and Kazakhstan reached $4.97 billion in 2025."),
        ("b.txt", "Товарооборот Казахстана и Узбекистана составил 4,2 млрд долларов в 2024 году."),
        ("c.txt", "Trade turnover between Kazakhstan and Uzbekistan reached $4.97 billion in 2025, a ministry said."),
    ] {
        fs::write(articles.join(name), text).unwrap();
    }
    let page = report(folder.path(), "articles", &[]);
    let tags = check(&page);
    let points: Vec<&str> = tags.iter().filter_map(|tag| tag.get("data-tip")).collect();
    assert_eq!(points, ["2024: 4,200,000,000 USD", "2025: 4,970,000,000 USD"]);
    assert!(page.contains("<bdi>Kazakhstan</bdi> – <bdi>Uzbekistan</bdi>"));
    assert!(page.contains("2 figures from 3 reports"));
    assert!(page.contains("<blockquote lang=\"ru\"><p>Товарооборот Казахстана и Узбекистана"));
}

#[test]
fn an_article_cannot_write_into_the_page() {
    let folder = tempdir().unwrap();
    let articles = folder.path().join("articles");
    fs::create_dir(&articles).unwrap();
    let hostile = "Trade between \"<script>alert(1)</script>\" Uzbekistan and <img src=x onerror=alert(1)> Kazakhstan reached $43.8 billion in 2024, \
        said Anna \"onmouseover=alert(1)\" Orlova </article></details> on Monday \u{1}\u{202e}.\n";
    let line = serde_json::json!({"id": "\"><script>", "text": hostile, "title": "</title><script>alert(2)</script>", "site": "<b>",
        "url": "javascript:alert(3)", "published": "2025-01-01"});
    fs::write(articles.join("a.jsonl"), format!("{line}\n")).unwrap();
    let page = report(folder.path(), "articles", &["--title", "</style><script>"]);
    check(&page);
    assert!(page.contains("&lt;img src=x onerror=alert(1)&gt;"));
    assert!(!page.contains('\u{1}'));
}

#[test]
fn what_is_left_out_is_said() {
    let folder = tempdir().unwrap();
    let limits = ["--articles", "2", "--events", "3", "--charts", "1"];
    let page = report(folder.path(), fixtures().to_str().unwrap(), &limits);
    let tags = check(&page);
    assert_eq!(tags.iter().filter(|tag| tag.name == "article").count(), 2);
    assert!(page.contains("The latest 2 of") && page.contains("The latest 3 of"), "nothing is said of what is left out");
    assert!(tags.iter().filter(|tag| tag.get("class") == Some("chart")).count() <= 1);
}

#[test]
fn a_database_of_nothing_has_a_page_too() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "").unwrap();
    check(&report(folder.path(), "a.txt", &[]));
    dateline(folder.path(), &["extract", "--no-text", fixtures().to_str().unwrap(), "-o", "bare.db"]).ended(0);
    let run = dateline(folder.path(), &["report", "bare.db"]).ended(0);
    check(&run.out());
}

#[test]
fn a_page_that_cannot_be_written_is_named() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "A word.").unwrap();
    dateline(folder.path(), &["extract", "a.txt", "-o", "news.db"]).ended(0);
    let err = dateline(folder.path(), &["report", "news.db", "-o", "no/such/report.html"]).ended(1).err();
    assert!(err.contains("no/such/report.html: No such file"), "{err}");
}
