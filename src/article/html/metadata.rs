//! What a page says of itself: JSON-LD, meta tags, microdata, `<time>`.

use crate::language::function::word;
use serde_json::Value;

use super::element::Attributes;
use crate::article::byline;
use crate::article::date::{self, PageDate};
use crate::article::shape::Shape;
use crate::article::tables::TABLES;

/// The longest JSON-LD script that is read.
const LONGEST_SCRIPT: usize = 2 << 20;
/// How deep JSON-LD is searched.
const DEEPEST: usize = 12;
/// How many links to authors' pages are believed: those of a list of authors are not the article's.
const SHOWN_AUTHORS: usize = 3;
/// How many authors are kept.
const MOST_AUTHORS: usize = 12;

/// What the page's marks say, each kept apart until all are known.
#[derive(Debug, Default)]
pub(crate) struct Metadata {
    /// `<title>`.
    pub page_title: Option<String>,
    /// `og:title` and its like.
    pub social_title: Option<String>,
    /// JSON-LD `headline`.
    pub headline: Option<String>,
    /// JSON-LD `articleBody`.
    pub article_body: Option<String>,
    /// JSON-LD `datePublished`.
    pub linked_published: Option<PageDate>,
    /// JSON-LD `datePublished` of the page rather than the article.
    pub page_published: Option<PageDate>,
    /// JSON-LD `dateModified`.
    pub linked_modified: Option<PageDate>,
    /// `article:published_time` and its like.
    pub meta_published: Option<PageDate>,
    /// Other meta tags that may hold the date.
    pub meta_date: Option<PageDate>,
    /// `article:modified_time`.
    pub meta_modified: Option<PageDate>,
    /// Microdata `datePublished`.
    pub item_published: Option<PageDate>,
    /// `<time>` elements: the date and how many blocks stand before.
    pub times: Vec<(PageDate, usize)>,
    /// Authors by JSON-LD.
    pub linked_authors: Vec<String>,
    /// Authors by meta tags.
    pub meta_authors: Vec<String>,
    /// What a card for sharing says that its first line tells: "Written by", «Автор».
    pub card_label: Option<String>,
    /// Authors by the first links to their pages.
    pub shown_authors: Vec<String>,
    /// `og:site_name`, publisher.
    pub site: Option<String>,
    /// `article:section`.
    pub section: Option<String>,
    /// Canonical URL.
    pub canonical: Option<String>,
    /// `og:url`.
    pub social_url: Option<String>,
    /// `lang` of the page.
    pub language: Option<String>,
    /// `og:type` or JSON-LD says that this is an article.
    pub is_article: bool,
    /// Whether a part of the text is behind a paywall.
    pub paywalled: bool,
    /// Whether JSON-LD says that this is a live blog.
    pub live_blog: bool,
}

fn keep(slot: &mut Option<String>, value: &str) {
    let value = value.trim();
    if slot.is_none() && !value.is_empty() {
        *slot = Some(value.to_string());
    }
}

fn keep_date(slot: &mut Option<PageDate>, value: &str) {
    if slot.is_none() {
        *slot = date::parse_metadata(value);
    }
}

impl Metadata {
    /// Reads a `<meta>`.
    pub fn meta(&mut self, of: &Attributes<'_>) {
        let Some(content) = of.content else { return };
        let Some(name) = of.property.or(of.name).or(of.itemprop) else { return };
        match name.to_ascii_lowercase().as_str() {
            "og:title" | "twitter:title" | "dc.title" | "title" | "citation_title" | "sailthru.title" => {
                keep(&mut self.social_title, content)
            }
            "headline" | "parsely-title" => keep(&mut self.headline, content),
            "article:published_time"
            | "og:published_time"
            | "og:article:published_time"
            | "datepublished"
            | "parsely-pub-date"
            | "sailthru.date"
            | "cxenseparse:publishtime"
            | "cxenseparse:recs:publishtime"
            | "mediator_published_time"
            | "published_time"
            | "article:published"
            | "bt:pubdate"
            | "publish-date"
            | "publishdate"
            | "publish_date"
            | "pubdate" => {
                keep_date(&mut self.meta_published, content);
            }
            "date"
            | "dc.date"
            | "dc.date.issued"
            | "dcterms.date"
            | "dcterms.created"
            | "dc.date.created"
            | "citation_publication_date"
            | "citation_date"
            | "citation_online_date"
            | "datecreated"
            | "article:post_date"
            | "article_date_original"
            | "originalpublicationdate"
            | "rnews:datepublished"
            | "og:pubdate" => keep_date(&mut self.meta_date, content),
            "article:modified_time" | "og:updated_time" | "datemodified" | "lastmod" | "last-modified" | "article:modified" => {
                keep_date(&mut self.meta_modified, content);
            }
            "author" | "article:author" | "parsely-author" | "sailthru.author" | "byl" | "cxenseparse:author" => {
                add_authors(&mut self.meta_authors, content);
            }
            "dc.creator" | "citation_author" => add_authors(&mut self.meta_authors, &given_first(content)),
            "twitter:label1" => keep(&mut self.card_label, content),
            "twitter:data1" if self.meta_authors.is_empty() => {
                let line = format!("{} {content}", self.card_label.as_deref().unwrap_or_default());
                byline::authors(&line, TABLES.line_role(&line, &Shape::of(&line)), &mut self.meta_authors);
            }
            "og:site_name" | "application-name" => keep(&mut self.site, content),
            "article:section" | "parsely-section" => keep(&mut self.section, content),
            "og:url" => keep(&mut self.social_url, content),
            "og:type" => self.is_article |= content.eq_ignore_ascii_case("article"),
            "article:content_tier" => self.paywalled |= matches!(content, "locked" | "metered"),
            _ => {}
        }
    }

    /// Reads a `<link>`.
    pub fn link(&mut self, of: &Attributes<'_>) {
        if let (Some("canonical"), Some(href)) = (of.rel, of.href) {
            keep(&mut self.canonical, href);
        }
    }

    /// Reads the text of a link to an author's page.
    pub fn linked_author(&mut self, name: &str) {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if self.shown_authors.len() < SHOWN_AUTHORS && byline::is_lone_name(&name) {
            add_authors(&mut self.shown_authors, &name);
        }
    }

    /// Reads a `<time>`.
    pub fn time(&mut self, of: &Attributes<'_>, blocks: usize) {
        let changed =
            of.class.is_some_and(|class| class.contains("updated") && !class.contains("published")) || of.itemprop == Some("dateModified");
        if !changed
            && self.times.len() < 32
            && let Some(found) = of.datetime.and_then(date::parse_metadata)
        {
            self.times.push((found, blocks));
        }
    }

    /// Reads microdata.
    pub fn item(&mut self, of: &Attributes<'_>) {
        let (Some(prop), Some(value)) = (of.itemprop, of.content.or(of.datetime)) else { return };
        match prop {
            "datePublished" | "dateCreated" => keep_date(&mut self.item_published, value),
            "dateModified" => keep_date(&mut self.meta_modified, value),
            "headline" => keep(&mut self.headline, value),
            _ => {}
        }
    }

    /// Reads a JSON-LD script, also a broken one.
    pub fn linked_data(&mut self, script: &str) {
        if script.len() > LONGEST_SCRIPT {
            return;
        }
        let script = script.trim().trim_start_matches("<!--").trim_end_matches("-->").trim_end_matches(';').trim();
        let parsed = serde_json::from_str::<Value>(script).or_else(|_| serde_json::from_str(&mended(script)));
        match parsed {
            Ok(value) => self.linked_value(&value, 0),
            Err(_) => self.scan(script),
        }
    }

    fn linked_value(&mut self, value: &Value, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        match value {
            Value::Array(items) => {
                for item in items.iter().take(64) {
                    self.linked_value(item, depth + 1);
                }
            }
            Value::Object(object) => {
                if is_article(object.get("@type")) {
                    self.linked_article(object);
                } else if object.get("@type").and_then(first_text) == Some("WebPage")
                    && let Some(value) = object.get("datePublished").and_then(first_text)
                {
                    keep_date(&mut self.page_published, value);
                }
                for key in ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart", "subjectOf"] {
                    if let Some(inner @ (Value::Array(_) | Value::Object(_))) = object.get(key) {
                        self.linked_value(inner, depth + 1);
                    }
                }
            }
            _ => {}
        }
    }

    fn linked_article(&mut self, object: &serde_json::Map<String, Value>) {
        let text = |key: &str| object.get(key).and_then(first_text);
        if let Some(headline) = text("headline").or_else(|| text("name")) {
            keep(&mut self.headline, &unescaped(headline));
        }
        if let Some(body) = text("articleBody") {
            keep(&mut self.article_body, &unescaped(body));
        }
        if let Some(value) = text("datePublished").or_else(|| text("dateCreated")).or_else(|| text("uploadDate")) {
            keep_date(&mut self.linked_published, value);
        }
        if let Some(value) = text("dateModified") {
            keep_date(&mut self.linked_modified, value);
        }
        if let Some(section) = text("articleSection") {
            keep(&mut self.section, section);
        }
        if let Some(site) = object.get("publisher").and_then(|publisher| publisher.get("name")).and_then(first_text) {
            keep(&mut self.site, &unescaped(site));
        }
        self.linked_authors_of(object.get("author"));
        self.paywalled |= matches!(object.get("isAccessibleForFree"), Some(Value::Bool(false)))
            || text("isAccessibleForFree").is_some_and(|free| free.eq_ignore_ascii_case("false"));
        self.live_blog |= object.get("@type").and_then(first_text) == Some("LiveBlogPosting");
        self.is_article = true;
    }

    fn linked_authors_of(&mut self, author: Option<&Value>) {
        match author {
            Some(Value::String(name)) => add_authors(&mut self.linked_authors, &unescaped(name)),
            Some(Value::Object(person)) => {
                if let Some(name) = person.get("name").and_then(first_text) {
                    add_authors(&mut self.linked_authors, &unescaped(name));
                }
            }
            Some(Value::Array(people)) => {
                for person in people.iter().take(MOST_AUTHORS) {
                    if !person.is_array() {
                        self.linked_authors_of(Some(person));
                    }
                }
            }
            _ => {}
        }
    }

    /// What can be had of a script that is no JSON.
    fn scan(&mut self, script: &str) {
        if let Some(value) = scan_value(script, "\"datePublished\"") {
            keep_date(&mut self.linked_published, value);
        }
        if let Some(value) = scan_value(script, "\"dateModified\"") {
            keep_date(&mut self.linked_modified, value);
        }
        if let Some(value) = scan_value(script, "\"headline\"") {
            keep(&mut self.headline, &unescaped(value));
        }
    }
}

fn is_article(kind: Option<&Value>) -> bool {
    let one = |kind: &str| {
        let kind = kind.rsplit('/').next().unwrap_or(kind);
        kind.ends_with("Article") || kind.ends_with("Posting") || matches!(kind, "Report" | "Review" | "Recipe")
    };
    match kind {
        Some(Value::String(kind)) => one(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(one),
        _ => false,
    }
}

fn first_text(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Array(values) => values.iter().find_map(Value::as_str),
        Value::Object(object) => object.get("name").or_else(|| object.get("@value")).and_then(Value::as_str),
        _ => None,
    }
}

fn scan_value<'a>(script: &'a str, key: &str) -> Option<&'a str> {
    let rest = &script[script.find(key)? + key.len()..];
    let rest = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    let end = rest.find('"')?;
    rest[..end].len().lt(&1000).then_some(&rest[..end])
}

/// JSON with the faults that publishers make taken out: raw line breaks inside strings, commas before a closing bracket.
fn mended(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let (mut quoted, mut escaped) = (false, false);
    for ch in script.chars() {
        if quoted {
            let ends = ch == '"' && !escaped;
            escaped = ch == '\\' && !escaped;
            quoted = !ends;
            out.push(if ch.is_control() { ' ' } else { ch });
            continue;
        }
        quoted = ch == '"';
        if matches!(ch, '}' | ']') {
            out.truncate(out.trim_end().len());
            if out.ends_with(',') {
                out.pop();
            }
        }
        if !ch.is_control() || ch == '\n' {
            out.push(ch);
        }
    }
    out
}

/// HTML entities that JSON-LD values carry though they should not.
pub(crate) fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return text.to_string();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some(end) = rest.bytes().take(10).position(|byte| byte == b';') else {
            out.push('&');
            rest = &rest[1..];
            continue;
        };
        match entity(&rest[1..end]) {
            Some(ch) => out.push(ch),
            None => out.push_str(&rest[..=end]),
        }
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    let named = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", ' '),
        ("laquo", '«'),
        ("raquo", '»'),
        ("mdash", '—'),
        ("ndash", '–'),
        ("hellip", '…'),
        ("rsquo", '’'),
        ("lsquo", '‘'),
        ("ldquo", '“'),
        ("rdquo", '”'),
    ];
    if let Some(code) = name.strip_prefix('#') {
        let number = match code.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => code.parse().ok()?,
        };
        return char::from_u32(number).filter(|ch| !ch.is_control());
    }
    named.iter().find(|(known, _)| *known == name).map(|&(_, ch)| ch)
}

/// "Reed, Anna" in catalogues is Anna Reed.
fn given_first(name: &str) -> String {
    match name.split_once(',').map(|(surname, given)| (surname.trim(), given.trim())) {
        Some((surname, given)) if !given.contains([',', ';']) && !surname.contains(' ') && given.split(' ').count() <= 2 => {
            format!("{given} {surname}")
        }
        _ => name.to_string(),
    }
}

/// Adds the names of a meta tag: several at times, at times a URL or an address, which is no name.
fn add_authors(into: &mut Vec<String>, value: &str) {
    for name in byline::each_name(value) {
        let name = name.trim();
        let name = name.split_once(' ').filter(|(lead, _)| word::AUTHOR_LEAD.spell(lead)).map_or(name, |(_, name)| name);
        let named = name.contains(char::is_alphabetic) && !name.contains("://") && !name.contains('@') && name.chars().count() <= 80;
        if named && into.len() < MOST_AUTHORS && into.iter().all(|known| known != name) {
            into.push(name.to_string());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(script: &str) -> Metadata {
        let mut metadata = Metadata::default();
        metadata.linked_data(script);
        metadata
    }

    #[test]
    fn nested_linked_data() {
        let found = read(
            r#"{"@graph": [{"@type": "WebSite", "name": "Site"}, {"@type": ["NewsArticle"], "headline": "Port &amp; bridge",
               "datePublished": "2024-05-06T07:08:09+05:00", "author": [{"name": "Anna Reed"}, "Tom Barker"], "publisher": {"name": "Paper"}}]}"#,
        );
        assert_eq!(found.headline.as_deref(), Some("Port & bridge"));
        assert_eq!(found.linked_published.map(|date| date.written()).as_deref(), Some("2024-05-06T07:08:09+05:00"));
        assert_eq!(found.linked_authors, ["Anna Reed", "Tom Barker"]);
        assert_eq!(found.site.as_deref(), Some("Paper"));
    }

    #[test]
    fn broken_linked_data() {
        let found = read("{\"@type\": \"NewsArticle\", \"headline\": \"Two\nlines\", \"datePublished\": \"2024-05-06\",\n}");
        assert_eq!(found.headline.as_deref(), Some("Two lines"));
        let hopeless = read("{\"@type\": \"NewsArticle\" \"datePublished\": \"2024-05-06\"");
        assert_eq!(hopeless.linked_published.map(|date| date.written()).as_deref(), Some("2024-05-06"));
    }

    #[test]
    fn cards_and_catalogues_name_authors() {
        let tag = |name, content| Attributes { name: Some(name), content: Some(content), ..Attributes::default() };
        let mut found = Metadata::default();
        found.meta(&tag("twitter:label1", "Written by"));
        found.meta(&tag("twitter:data1", "Anna Reed"));
        assert_eq!(found.meta_authors, ["Anna Reed"]);
        let mut timed = Metadata::default();
        timed.meta(&tag("twitter:label1", "Est. reading time"));
        timed.meta(&tag("twitter:data1", "5 minutes"));
        timed.meta(&tag("citation_author", "Reed, Anna"));
        assert_eq!(timed.meta_authors, ["Anna Reed"]);
    }

    #[test]
    fn other_kinds_do_not_date_the_page() {
        assert!(read(r#"{"@type": "Organization", "datePublished": "2024-05-06", "name": "Firm"}"#).linked_published.is_none());
    }

    #[test]
    fn entities() {
        assert_eq!(unescaped("a &#8212; b &laquo;c&raquo; &unknown; & d"), "a — b «c» &unknown; & d");
    }
}
