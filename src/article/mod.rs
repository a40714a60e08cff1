//! What comes in: plain text with or without page chrome, or a web page → title, body, date, agency.

mod body;
mod byline;
mod date;
mod dateline;
mod decode;
mod fold;
mod hash;
mod html;
mod shape;
mod tables;
mod text;

use std::borrow::Cow;

pub use decode::{Decoded, decode};
pub(crate) use fold::WordHasher;
pub(crate) use hash::content_hash;

use crate::extractor::{Body, Input};
use crate::record::{ArticleInfo, PublishedBy, Span, Warning};

/// The longest article that is read to its end, in bytes.
const LONGEST: usize = 16 << 20;
/// How much of a value is shown in a warning, in characters.
const SHOWN: usize = 60;

/// An article taken apart, before anything in it is understood.
#[derive(Debug, Default)]
pub(crate) struct Article<'a> {
    /// The text all spans lead back to: the input itself for plain text, the extracted body (title first) for pages.
    pub text: Cow<'a, str>,
    /// Metadata; `info.body` are the parts of `text` that are the article, `info.dateline` its date only.
    pub info: ArticleInfo,
    /// Where in `text` the headline stands; it is no part of the body.
    pub title_span: Option<Span>,
    /// Where in `text` the dateline's place stands ("TASHKENT, Uzbekistan").
    pub dateline_place: Option<Span>,
    /// Whether that is no dateline unless the lexicon knows the place.
    pub dateline_doubtful: bool,
    /// Where in `text` the report begins behind a dateline in the same line.
    pub report_start: Option<usize>,
    /// What was doubtful.
    pub warnings: Vec<Warning>,
}

/// Takes an article apart. `published` is the day of articles of which the caller says none: it wins over what the text says, and
/// the dateline is read by it.
#[inline(never)]
pub(crate) fn read<'a>(input: &'a Input<'_>, published: Option<&str>, body: Body) -> Article<'a> {
    let mut article = Article { text: Cow::Borrowed(&*input.content), ..Article::default() };
    given(input, published, &mut article);
    match body {
        _ if input.html => html::read(&mut article, input.uri.as_deref()),
        Body::Auto => text::read(&mut article),
        Body::Whole => whole(&mut article),
    }
    cut_body(&mut article, LONGEST);
    date_by_change(&mut article, input.html);
    article
}

/// The article ends where it is longer than any article is: what is found in a text takes many times the memory of the text.
fn cut_body(article: &mut Article<'_>, longest: usize) {
    let (text, body) = (&*article.text, &mut article.info.body);
    let mut left = longest;
    let fits = |span: &Span| left.checked_sub(span.end - span.start).inspect(|rest| left = *rest).is_some();
    let whole = body.iter().copied().take_while(fits).count();
    let Some(span) = body.get_mut(whole) else { return };
    span.end = span.start + cut(&text[span.start..], left).len();
    article.warnings.push(cut_at(span.end));
    body.truncate(whole + 1);
}

/// A text up to a number of bytes, or a little before.
fn cut(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn cut_at(end: usize) -> Warning {
    Warning::new("article_cut", format!("the article is longer than {} MiB; what is behind byte {end} was not read", LONGEST >> 20))
}

/// Where nothing tells the publication, the date of the last change stands for it, and a warning says so.
fn date_by_change(article: &mut Article<'_>, html: bool) {
    let info = &mut article.info;
    if let (None, Some(changed)) = (&info.published, &info.modified) {
        info.published = Some(changed.clone());
        info.published_by = Some(if html { PublishedBy::Metadata } else { PublishedBy::Text });
        let message = "only the date of the last change is known, not that of the publication";
        article.warnings.push(Warning::new("date_of_change", message));
    }
}

/// What the caller knows of the article wins over what is read from it.
fn given(input: &Input<'_>, published: Option<&str>, article: &mut Article<'_>) {
    let owned = |value: Option<&str>| value.map(str::trim).filter(|value| !value.is_empty()).map(str::to_string);
    let info = &mut article.info;
    info.title = owned(input.title.as_deref());
    info.site = owned(input.site.as_deref());
    for value in [input.published.as_deref(), published].into_iter().flatten().map(str::trim).filter(|value| !value.is_empty()) {
        info.published = date::given(value);
        if info.published.is_some() {
            info.published_by = Some(PublishedBy::Caller);
            break;
        }
        let value: String = value.chars().take(SHOWN).collect();
        article.warnings.push(Warning::new("published", format!("{value:?} is no date that can be read; it was left aside")));
    }
}

/// The whole text is the article: only what cannot be mistaken is read off its head.
fn whole(article: &mut Article<'_>) {
    let prefix = dateline::date_prefix(&article.text);
    if let Some((_, date)) = prefix {
        text::set_published(&mut article.info, date.written(), PublishedBy::Text);
    }
    let start = prefix.map_or(0, |(start, _)| start);
    if !article.text.is_empty() {
        article.info.body = vec![Span::new(start, article.text.len())];
    }
    text::read_report_head(article);
    article.info.body = vec![Span::new(0, article.text.len())];
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What any reading must hold: spans in order, on character boundaries, inside the text.
    fn check(article: &Article<'_>) {
        let mut last = 0;
        for span in &article.info.body {
            assert!(span.start >= last && span.end >= span.start, "{:?}", article.info.body);
            assert!(article.text.get(span.start..span.end).is_some());
            last = span.end;
        }
        for span in article.title_span.iter().chain(&article.dateline_place) {
            assert!(article.text.get(span.start..span.end).is_some());
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC*(\n\\PC*){0,6}") {
            check(&read(&Input::text(text.as_str()), None, Body::Auto));
            check(&read(&Input::text(text.as_str()), None, Body::Whole));
        }

        #[test]
        fn any_mix_of_page_words_is_read(
            text in prop::collection::vec(prop::sample::select(vec![
                " date 2025-01-02", "МОСКВА", ",", " ", "\n", "27 мая", ".", "/ТАСС/", "–", "OSLO", "(AP)", "By ", "Anna Reed", "Читайте также",
                "10:45", "Jan. 3, 2025", "pm", "GMT+3", "©", "«", "»", "Комментарии [", "]", "The port will grow and prices will fall.", "\u{a0}", "Новость дня",
            ]), 0..40)
        ) {
            let text = text.concat();
            check(&read(&Input::text(text.as_str()), None, Body::Auto));
        }
    }

    proptest! {
        #[test]
        fn any_markup_is_read(
            markup in prop::collection::vec(prop::sample::select(vec![
                "<div>", "</div>", "<p>", "</p>", "<article>", "</article>", "<h1>", "</h1>", "<li>", "<ol start=x>", "<ol>", "<table><tr><td>", "<td>",
                "<a href=#x>", "</a>", "<br>", "<nav>", "<time datetime=2024-05-06>", "<span hidden>", "<title>", "</title>", "<script>", "</script>",
                "<script type=application/ld+json>{\"@type\": \"NewsArticle\", \"headline\":", "<meta property=og:title content='A — b'>", "&nbsp;", "« ", "ё",
                "The port will grow and prices will fall.", " Мост открыт, и движение началось. ", "OSLO, May 3 (AP) — ", "2024", "\n", "<!--", "<b>", "<pre>",
            ]), 0..40)
        ) {
            check(&read(&Input::html(markup.concat()), None, Body::Auto));
        }
    }

    #[test]
    fn a_deep_page_costs_a_warning() {
        let page =
            format!("{}<p>The port will grow, and prices will fall, the mayor said.{}", "<div>".repeat(10_000), "</div>".repeat(10_000));
        let input = Input::html(page);
        let article = read(&input, None, Body::Auto);
        assert!(article.warnings.iter().any(|warning| warning.code == "too_deep"));
    }

    #[test]
    fn the_caller_knows_best() {
        let mut input =
            Input::text("By Anna Reed, 5 May 2024\n\nPort to grow\n\nThe port will grow, and prices will fall, the mayor said.");
        input.published = Some("2024-05-06".into());
        let article = read(&input, None, Body::Auto);
        assert_eq!(article.info.published.as_deref(), Some("2024-05-06"));
        assert_eq!(article.info.published_by, Some(PublishedBy::Caller));
    }

    #[test]
    fn the_callers_date_is_read_or_left_aside() {
        let published = |given: &'static str| {
            let input = Input { published: Some(given.into()), ..Input::text("The port will grow, and prices will fall, the mayor said.") };
            let article = read(&input, Some("2020-02-02"), Body::Auto);
            assert_eq!(article.info.published_by, Some(PublishedBy::Caller));
            (article.info.published.unwrap_or_default(), article.warnings.first().map(|warning| warning.message.clone()))
        };
        let read = |date: &str| (date.to_string(), None);
        for given in ["2026-03-06", "2026-03-06T08:10:00+05:00", "2026-03-06T08:10:00Z", "2026-03-06 08:10"] {
            assert_eq!(published(given), read(given));
        }
        assert_eq!(published("Fri, 06 Mar 2026 12:00:00 GMT"), read("2026-03-06T12:00:00+00:00"));
        assert_eq!(published("06.03.2026"), read("2026-03-06"));
        assert_eq!(published("6 марта 2026 г., 14:30"), read("2026-03-06T14:30:00"));
        assert_eq!(published("March 6, 2026"), read("2026-03-06"));
        assert_eq!(published("20260306"), read("2026-03-06"));
        for given in ["garbage", "2026-02-30", "03/06/2026", "2026-03", "between 2026-03-06 and 2026-03-09", "1772755200"] {
            let (date, warning) = published(given);
            assert_eq!(date, "2020-02-02", "{given}");
            assert!(warning.is_some_and(|message| message.contains(given)), "{given}");
        }
    }

    #[test]
    fn an_article_without_an_end_is_cut() {
        let input = Input::text("Порт вырастет, и цены упадут.\n\nПорт вырастет, и цены упадут.");
        let mut article = read(&input, None, Body::Whole);
        cut_body(&mut article, 1000);
        assert!(article.warnings.is_empty());
        cut_body(&mut article, 59);
        assert_eq!(article.info.body, [Span::new(0, 58)]);
        assert!(article.warnings[0].message.contains("byte 58"), "{:?}", article.warnings);
        article.info.body = vec![Span::new(0, 20), Span::new(30, 50), Span::new(60, 70)];
        cut_body(&mut article, 20);
        assert_eq!(article.info.body, [Span::new(0, 20), Span::new(30, 30)]);
    }

    #[test]
    fn empty_text_has_no_body() {
        assert!(read(&Input::text(""), None, Body::Auto).info.body.is_empty());
        assert!(read(&Input::text(" \n \n"), None, Body::Auto).info.body.is_empty());
    }
}
