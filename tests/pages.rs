//! Each page of `fixtures/html` beside what must be read from it: `agency-blocks.html` and `agency-blocks.expected`, whose head names
//! address, title, date, authors and warning, and whose rest is the body, a block a line.

use std::fs;
use std::path::{Path, PathBuf};

use dateline::article::decode;
use dateline::{Extractor, Input};

/// What a page must give.
#[derive(Debug, Default, PartialEq, Eq)]
struct Page {
    title: Option<String>,
    published: Option<String>,
    authors: Option<String>,
    warning: Option<String>,
    body: String,
}

fn expected(text: &str) -> (Page, Option<String>) {
    let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
    let (mut page, mut url) = (Page { body: body.trim_end().to_string(), ..Page::default() }, None);
    for line in head.lines() {
        let (key, value) = line.split_once(':').expect("key: value");
        let value = Some(value.trim().to_string()).filter(|value| !value.is_empty());
        match key {
            "url" => url = value,
            "title" => page.title = value,
            "published" => page.published = value,
            "authors" => page.authors = value,
            "warning" => page.warning = value,
            other => panic!("unknown key {other}"),
        }
    }
    (page, url)
}

fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/html");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).expect("fixtures").map(|entry| entry.expect("fixtures").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "html"));
    paths.sort();
    paths
}

#[test]
fn pages_give_title_date_and_body() {
    let paths = pages();
    assert!(paths.len() >= 25, "{} pages", paths.len());
    let extractor = Extractor::new();
    let mut wrong = Vec::new();
    for path in paths {
        let (expected, url) = expected(&fs::read_to_string(path.with_extension("expected")).expect("beside the page"));
        let bytes = fs::read(&path).expect("a page");
        let decoded = decode(&bytes, None);
        let record = extractor.extract(&Input { uri: url.map(Into::into), ..Input::html(decoded.text) });
        let text = record.text.unwrap_or_default();
        let found = Page {
            title: record.article.title,
            published: record.article.published,
            // Only pages that say so are held to their authors and warnings.
            authors: expected.authors.is_some().then(|| record.article.authors.join(", ")),
            warning: expected
                .warning
                .as_ref()
                .and_then(|code| record.warnings.iter().find(|warning| warning.code == *code))
                .map(|w| w.code.clone()),
            body: record.article.body.iter().map(|span| &text[span.start..span.end]).collect::<Vec<_>>().join("\n"),
        };
        if found != expected {
            wrong.push(format!("{}\n  must be {expected:#?}\n  but is {found:#?}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
