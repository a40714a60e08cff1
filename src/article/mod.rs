//! What comes in: plain text with or without page chrome, or a web page → title, body, date, agency.

use std::borrow::Cow;

use crate::extractor::{Body, Input};
use crate::record::{ArticleInfo, Span, Warning};

/// An article taken apart, before anything in it is understood.
#[derive(Debug, Default)]
pub(crate) struct Article<'a> {
    /// The text all spans lead back to: the input itself for plain text, the extracted body (title first) for pages.
    pub text: Cow<'a, str>,
    /// Metadata; `info.body` are the parts of `text` that are the article, `info.dateline` its date only.
    pub info: ArticleInfo,
    /// Where in `text` the dateline's place stands ("TASHKENT, Uzbekistan").
    pub dateline_place: Option<Span>,
    /// What was doubtful.
    pub warnings: Vec<Warning>,
}

/// Takes an article apart.
pub(crate) fn read<'a>(input: &'a Input<'_>, _body: Body) -> Article<'a> {
    let text = Cow::Borrowed(&*input.content);
    let info = ArticleInfo { body: vec![Span::new(0, text.len())], ..ArticleInfo::default() };
    Article { text, info, ..Article::default() }
}
