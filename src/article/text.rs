//! Plain text, with or without the furniture of the page it was copied from.

mod around;
mod title;

use memchr::memchr_iter;

use self::around::Around;
use self::title::Page;
use super::body::{self, Block, Kind, Run};
use super::shape::{Ending, Shape};
use super::tables::{Role, TABLES};
use super::{Article, LONGEST, byline, cut, cut_at, date, dateline};
use crate::record::{PublishedBy, Span, Warning};

/// The longest line that can be a headline, a date line or a byline, in bytes.
const SHORT: usize = 400;
/// How many lines at the body's end may be about the author.
const BIOGRAPHY: usize = 5;
/// The longest line that a phrase inside it makes the credit of a picture or thanks to helpers, in bytes.
const CREDIT: usize = 240;
/// How many lines before the body are looked at for headline, date and authors.
const HEAD: usize = 40;
/// Reads plain text into the article's metadata and body.
pub(crate) fn read(article: &mut Article<'_>) {
    let text = cut(&article.text, LONGEST);
    if text.len() < article.text.len() {
        article.warnings.push(cut_at(text.len()));
    }
    let prefix = dateline::date_prefix(text);
    let from = prefix.map_or(0, |(start, _)| start);
    let blocks = lines(text, from);
    let Some(mut run) = body::find(&blocks).or_else(|| everything(&blocks)) else {
        return;
    };
    let cyrillic = is_cyrillic(&blocks, &run);
    let title_span = Page { text, blocks: &blocks, cyrillic }.find(&mut run);
    let title = title_span.map(|span| span.of(text));
    let around = Around::new(text, &blocks, run.clone(), title_span);
    without_biography(text, &blocks, &mut run, &around.authors);
    let spans = body::spans(&blocks, &run, |at, block| !foreign(&blocks, &run, at, block, cyrillic) && !repeats(text, block, title));
    let info = &mut article.info;
    if info.title.is_none() {
        info.title = title.map(str::to_string);
    }
    article.title_span = title_span;
    if let Some((_, date)) = prefix {
        set_published(info, date.written(), PublishedBy::Text);
    }
    info.body = spans;
    if let Some((place, doubtful)) = around.read(info) {
        (article.dateline_place, article.dateline_doubtful) = (Some(place), doubtful);
    }
    if article.info.body.is_empty() {
        article.warnings.push(Warning::new("no_body", "no part of the text looks like an article"));
    }
    read_report_head(article);
}

/// Reads the dateline and the agency off the body's first paragraphs.
pub(crate) fn read_report_head(article: &mut Article<'_>) {
    let text = &*article.text;
    let Some(first) = article.info.body.first().copied() else { return };
    let mut paragraph = first.of(text);
    if let Some(end) = memchr::memchr(b'\n', paragraph.as_bytes()) {
        paragraph = &paragraph[..end];
    }
    if let Some(found) = dateline::read(paragraph).filter(|found| article.info.dateline.is_none() || found.place.is_some()) {
        article.dateline_place = found.place.map(|place| Span::new(first.start + place.start, first.start + place.end));
        article.report_start = Some(first.start + found.end);
        article.dateline_doubtful = false;
        apply_dateline(&mut article.info, &found);
    }
    if article.info.agency.is_none() {
        article.info.agency = byline::relayed(first.of(text));
    }
}

/// The dateline's day gets its year from the dateline itself, else from the publication date; the publication date from a full dateline.
fn apply_dateline(info: &mut crate::record::ArticleInfo, found: &dateline::DatelineFound) {
    let published = info.published.as_deref().and_then(date::parse_metadata).map(|date| date.day);
    let day = found.day.and_then(|(year, month, day)| match year {
        Some(year) => jiff::civil::Date::new(year, month, day).ok(),
        None => published.and_then(|published| nearest(published, month, day)),
    });
    if let (None, Some((Some(_), ..)), Some(day), false) = (published, found.day, day, found.doubtful) {
        let date = date::PageDate { day, time: found.clock.map(|(time, _)| time), offset: found.clock.and_then(|(_, offset)| offset) };
        set_published(info, date.written(), PublishedBy::Dateline);
    }
    let known = info.dateline.take().and_then(|known| known.date);
    info.dateline = Some(crate::record::Dateline { place: None, date: day.map(|day| day.to_string()).or(known) });
    if info.agency.is_none() {
        info.agency.clone_from(&found.agency);
    }
}

/// The day and month in the year that brings them closest to the publication; none where that is more than a month away.
fn nearest(published: jiff::civil::Date, month: i8, day: i8) -> Option<jiff::civil::Date> {
    let away = |date: &jiff::civil::Date| (date.duration_since(published).as_hours() / 24).abs();
    let years = [published.year(), published.year() - 1, published.year() + 1];
    years.into_iter().filter_map(|year| jiff::civil::Date::new(year, month, day).ok()).min_by_key(away).filter(|date| away(date) <= 31)
}

/// Sets the publication date unless a better source gave it.
pub(crate) fn set_published(info: &mut crate::record::ArticleInfo, date: String, by: PublishedBy) {
    if info.published.is_none() {
        info.published = Some(date);
        info.published_by = Some(by);
    }
}

/// The lines of a text as blocks, from a byte on.
fn lines(text: &str, from: usize) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::with_capacity(text.len() / 160 + 8);
    let mut start = from;
    let mut after_text = false;
    for end in memchr_iter(b'\n', &text.as_bytes()[from..]).map(|at| at + from).chain(std::iter::once(text.len())) {
        match block(text, start, end) {
            Some(mut block) => {
                if let (true, Some(last)) = (after_text, blocks.last_mut()) {
                    let line = block.span.of(text);
                    continue_sentence(last, &mut block, line);
                }
                blocks.push(block);
                after_text = true;
            }
            None => after_text = false,
        }
        start = end + 1;
    }
    blocks
}

fn block(text: &str, start: usize, end: usize) -> Option<Block> {
    let line = text.get(start..end)?;
    let left = line.trim_start();
    let trimmed = left.trim_end();
    if trimmed.is_empty() {
        return None;
    }
    let start = start + (line.len() - left.len());
    let bullet = trimmed.starts_with(['•', '·', '▪', '‣', '●', '*']) || trimmed.starts_with("- ") || trimmed.starts_with("– ");
    let kind = if bullet { Kind::Item } else { Kind::Line };
    Some(Block { span: Span::new(start, start + trimmed.len()), kind, ..classify(trimmed) })
}

/// Shape and wording of a trimmed line, as a block without a place.
pub(crate) fn classify(line: &str) -> Block {
    let mut shape = Shape::of(line);
    let short = line.len() <= SHORT;
    let role = if short || shape.is_sentence() { TABLES.line_role(line, &shape) } else { None };
    let role = role.or_else(|| if short { furniture(line, &shape) } else { None });
    let role = role.or_else(|| if line.len() <= CREDIT { TABLES.inner_role(line) } else { None });
    let dated = role.is_none() && is_dated(line, &shape);
    if dated && date::find(line).is_some_and(|found| found.others == 0) {
        // "Nov. 17, 2025 6:02 a.m."
        (shape.ending, shape.stops) = (Ending::Open, 0);
    }
    let filed = role.is_none() && !shape.is_sentence() && dateline::starts_article(line, &shape);
    Block { shape, role, dated, filed, ..Block::default() }
}

/// Furniture that no wording gives away: pagers, poll rows, copyright signs, counters, rules.
fn furniture(line: &str, shape: &Shape) -> Option<Role> {
    if line.starts_with('©') || line.starts_with("(c) ") || line.starts_with("(С) ") {
        return Some(Role::Over);
    }
    if shape.latin + shape.cyrillic == 0 && (shape.numbers > 0 || line.chars().all(|ch| !ch.is_alphanumeric())) {
        return Some(Role::Skip);
    }
    (byline::is_domain(line) || line.starts_with("http://") || line.starts_with("https://")).then_some(Role::Skip)
}

/// A line that is a date and a few words beside it.
fn is_dated(line: &str, shape: &Shape) -> bool {
    if shape.numbers == 0 || shape.long || shape.words > 20 || line.len() > 160 {
        return false;
    }
    let abbreviated = line.ends_with('.') && !date::ends_sentence(line);
    if shape.is_sentence() && !abbreviated {
        // The full stops of «Рига. 5 июня 2025 года», «г. Рига, 5 июня 2025 года» and «5 июня 2025 г., 12:45» end no sentence.
        return shape.words <= 10 && (dateline::read_line(line).is_some() || date::is_only_date(line));
    }
    date::find(line).is_some_and(|found| found.small <= 2 && found.others <= 6 || found.start == 0 && found.others <= 3)
        || shape.words <= 6 && date::is_day(line)
}

/// The second half of a hard-wrapped sentence is prose like the first; a line of a date alone is none.
fn continue_sentence(last: &mut Block, block: &mut Block, line: &str) {
    if block.dated && date::is_only_date(line) {
        return;
    }
    let wrapped = block.shape.starts_lower && last.shape.words >= 5 && matches!(last.shape.ending, Ending::Open | Ending::Runs);
    if wrapped && last.role.is_none() && block.role.is_none() {
        for half in [&mut *last, block] {
            half.shape.stops = half.shape.stops.max(1);
            half.dated = false;
        }
        last.shape.ending = Ending::Runs;
    }
}

/// Text without a sentence in it (a headline alone, a table): all of it.
fn everything(blocks: &[Block]) -> Option<Run> {
    if blocks.is_empty() {
        return None;
    }
    let start = blocks.iter().position(|block| block.role.is_none() && !block.dated)?;
    Some(Run { start, end: blocks.len() })
}

fn is_cyrillic(blocks: &[Block], run: &Run) -> bool {
    let (mut cyrillic, mut latin) = (0u32, 0u32);
    for block in &blocks[run.start..run.end] {
        if block.shape.is_cyrillic() {
            cyrillic += block.shape.chars;
        } else {
            latin += block.shape.chars;
        }
    }
    cyrillic > latin
}

/// A caption in another script: one short line of it amid the article's own.
fn foreign(blocks: &[Block], run: &Run, at: usize, block: &Block, cyrillic: bool) -> bool {
    let shape = &block.shape;
    if shape.cyrillic + shape.latin == 0 || shape.is_cyrillic() == cyrillic || shape.chars > 220 {
        return false;
    }
    let near = |at: usize| blocks.get(at).is_some_and(|near| near.shape.is_cyrillic() != cyrillic && near.shape.words > 3);
    let alone = !(at > run.start && near(at - 1) || at + 1 < run.end && near(at + 1));
    alone && shape.words > 2
}

/// A line of the body that says the headline again.
fn repeats(text: &str, block: &Block, title: Option<&str>) -> bool {
    title.is_some_and(|title| block.span.of(text) == title)
}

/// Cuts off what a page ends with about its author.
fn without_biography(text: &str, blocks: &[Block], run: &mut Run, names: &[String]) {
    let about = |at: usize| {
        let line = blocks[at].span.of(text).trim_start_matches(['(', '*', '—', '-', ' ']);
        names.iter().any(|name| line.strip_prefix(name.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ','])))
    };
    let from = run.end.saturating_sub(BIOGRAPHY).max(run.start + 2);
    if let Some(at) = (from..run.end).find(|&at| about(at)) {
        *run = body::trim(blocks, Run { start: run.start, end: at });
    }
}

#[cfg(test)]
mod tests;
