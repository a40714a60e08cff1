//! Who wrote a text, when it was published and where, by the lines around its body.

use super::super::body::{Block, Run};
use super::super::tables::Role;
use super::super::{byline, date, dateline};
use super::{HEAD, SHORT, apply_dateline, set_published};
use crate::language::function::word;
use crate::record::{ArticleInfo, PublishedBy, Span};

/// How many lines of the body may stand among the summary, byline and date that go before the text.
const SUMMARY: usize = 8;
/// How much of the body may stand before those lines, in bytes.
const SUMMARY_BYTES: usize = 700;
/// How many lines after the body are looked at for authors and a date.
const TAIL: usize = 12;
/// How near the headline a date is beside it.
const BESIDE: usize = 3;

/// The longest label of a date, in bytes.
const LABEL: usize = 40;

/// A text taken apart into headline, body and the lines around them.
pub(super) struct Around<'a> {
    text: &'a str,
    blocks: &'a [Block],
    run: Run,
    /// The headline's line.
    title: Option<usize>,
    /// The lines of the head that hold a date.
    dates: Vec<(usize, date::Found)>,
    /// Who wrote it, by the lines before the body.
    pub authors: Vec<String>,
}

impl<'a> Around<'a> {
    pub fn new(text: &'a str, blocks: &'a [Block], run: Run, title: Option<Span>) -> Self {
        let title = title.and_then(|title| blocks.iter().position(|block| block.span.start == title.start));
        let mut around = Around { text, blocks, run, title, dates: Vec::new(), authors: Vec::new() };
        around.dates = around.dates();
        around.authors = around.authors();
        around
    }

    fn line(&self, at: usize) -> &'a str {
        self.blocks[at].span.of(self.text)
    }

    /// The short lines before the body, the headline left out, and those that its summary keeps apart from the rest of it.
    fn head(&self) -> impl DoubleEndedIterator<Item = usize> {
        let mut prose = 0;
        let within = |&at: &usize| {
            let block = &self.blocks[at];
            let furniture = block.dated && !block.shape.is_sentence() || matches!(block.role, Some(Role::Credit | Role::Skip));
            prose += if furniture { 0 } else { block.span.end - block.span.start };
            furniture && prose <= SUMMARY_BYTES
        };
        let inside: Vec<usize> = (self.run.start..self.run.end).take(SUMMARY).filter(within).collect();
        let short = |at: &usize| Some(*at) != self.title && self.line(*at).len() <= SHORT;
        (self.run.start.saturating_sub(HEAD)..self.run.start).chain(inside).filter(short)
    }

    /// Who wrote it, by the lines before the body.
    fn authors(&self) -> Vec<String> {
        let mut names = Vec::new();
        for at in self.head() {
            byline::authors(self.line(at), self.blocks[at].role, &mut names);
        }
        if names.is_empty() {
            names.extend(self.signature());
        }
        names
    }

    fn dates(&self) -> Vec<(usize, date::Found)> {
        self.head()
            .filter(|&at| self.blocks[at].shape.numbers > 0 && self.blocks[at].role != Some(Role::Over))
            .filter_map(|at| Some((at, self.date_at(at)?)))
            .filter(|(_, found)| found.published || !found.event)
            .filter(|(at, found)| date::is_date_line(found) || self.blocks[*at].role == Some(Role::Credit) || self.says_when(*at, found))
            .collect()
    }

    /// "Posted on 5 May 2024 in Ports, Grain, …": a line that begins with its publication, however much follows.
    fn says_when(&self, at: usize, found: &date::Found) -> bool {
        found.published && found.start <= LABEL && !self.blocks[at].shape.is_sentence()
    }

    /// Reads date, dateline, authors and site into the article; gives the dateline's place, and whether it is doubtful.
    pub fn read(&self, info: &mut ArticleInfo) -> Option<(Span, bool)> {
        let mut near = self.dates.iter().filter(|(at, _)| self.blocks[*at].dated && self.run.start <= at + 4);
        let place = near.find_map(|&(at, _)| self.read_dateline(at, info));
        if info.authors.is_empty() {
            info.authors.clone_from(&self.authors);
        }
        if info.authors.is_empty() {
            info.authors.extend(self.signature_behind());
        }
        let published = self.dates.iter().filter(|(_, found)| !found.changed).min_by_key(|(at, _)| self.rank(*at)).map(|(_, found)| *found);
        if let Some(found) = published.or_else(|| self.dated_behind()) {
            set_published(info, found.date.written(), PublishedBy::Text);
        }
        let changed = self.dates.iter().find(|(_, found)| found.changed).map(|(_, found)| found.date.written());
        info.modified = info.modified.take().or(changed);
        if info.site.is_none() {
            let title = self.title.map(|at| self.blocks[at].span.start);
            info.site = self.dating_site().or_else(|| byline::site(self.text, self.blocks, &self.run, title));
        }
        place
    }

    fn read_dateline(&self, at: usize, info: &mut ArticleInfo) -> Option<(Span, bool)> {
        let span = self.blocks[at].span;
        let found = dateline::read_line(span.of(self.text))?;
        apply_dateline(info, &found);
        found.place.map(|place| (Span::new(span.start + place.start, span.start + place.end), found.doubtful))
    }

    /// The date of a line, and what a label on the line above says of it: "Published", «Дата обновления», "Deadline".
    fn date_at(&self, at: usize) -> Option<date::Found> {
        let found = date::find(self.line(at))?;
        let plain = found.others == 0 && !(found.published || found.changed || found.event);
        let above = at.checked_sub(1).filter(|_| plain).map(|above| self.line(above)).filter(|line| line.len() <= LABEL);
        Some(above.map_or(found, |label| date::labelled(found, label)))
    }

    /// The likelier a line dates the text the lower: between headline and body or right beside the headline, then under the body's
    /// summary, then far before the headline; the nearer the better.
    fn rank(&self, at: usize) -> (u8, usize) {
        let start = self.run.start;
        match self.title {
            _ if at >= start => (1, at - start),
            None => (0, start - at),
            Some(title) if at > title || title - at <= BESIDE => (0, start.abs_diff(at)),
            Some(title) => (2, title - at),
        }
    }

    /// A name alone on its line, next to the date.
    fn signature(&self) -> Option<String> {
        let title = self.title?;
        let beside = self
            .dates
            .iter()
            .filter(|(at, _)| self.blocks[*at].dated && self.run.start <= at + 4)
            .flat_map(|(at, _)| [at.wrapping_sub(1), at + 1, at.wrapping_sub(2)]);
        let mut lines = beside.filter(|&at| at > title && self.blocks.get(at).is_some_and(|block| block.role.is_none()));
        lines.find_map(|at| {
            // "Anna Reed in Oslo".
            let name = byline::before(self.line(at), word::INESSIVE);
            byline::is_lone_name(name).then(|| name.to_string())
        })
    }

    /// A byline or a name alone on its line, behind the body.
    fn signature_behind(&self) -> Option<String> {
        let end = self.run.end;
        let mut names = Vec::new();
        for at in (end..self.blocks.len()).take(TAIL).filter(|&at| self.line(at).len() <= SHORT) {
            byline::authors(self.line(at), self.blocks[at].role, &mut names);
            if names.is_empty() && at == end && byline::is_lone_name(self.line(at)) {
                names.push(self.line(at).to_string());
            }
        }
        names.into_iter().next()
    }

    /// A date behind the body that says it is the publication's, or stands there alone.
    fn dated_behind(&self) -> Option<date::Found> {
        let behind = (self.run.end..self.blocks.len()).take(TAIL).filter(|&at| self.blocks[at].shape.numbers > 0);
        let dates: Vec<(usize, date::Found)> =
            behind.filter_map(|at| Some((at, self.date_at(at).filter(|found| found.published || !found.event)?))).collect();
        let said = dates.iter().find(|(_, found)| found.published && !found.changed && date::is_date_line(found));
        // More than one are those of other articles.
        // «Вестник.ру, 12 мая 2026»
        let signed = |at: usize, found: &date::Found| found.others <= 2 && self.line(at).split([' ', ',', '|']).any(byline::is_domain);
        let only = |at: usize, found: &date::Found| found.others == 0 || signed(at, found);
        let alone = || dates.first().filter(|(at, found)| dates.len() == 1 && only(*at, found) && *at <= self.run.end + BESIDE);
        said.or_else(alone).map(|(_, found)| *found)
    }

    /// The host name in a line that dates the text: "14 July 2025, Oslo - fjord.example".
    fn dating_site(&self) -> Option<String> {
        let near = self.dates.iter().filter(|(at, _)| self.blocks[*at].dated && self.run.start <= at + 4);
        let mut words = near.flat_map(|(at, _)| self.line(*at).split([' ', ',', '|']));
        words.find(|word| byline::is_domain(word)).map(str::to_string)
    }
}
