//! Web pages: the article out of the markup, and what the page says of it.

mod dates;
mod element;
mod lean;
mod metadata;
mod names;
mod title;
mod walk;

use scraper::Html;

use self::walk::{Drop, Page};
use super::body::{self, Block, Kind, Run};
use super::shape::Ending;
use super::tables::{Role, TABLES};
use super::text;
use super::{Article, byline, cut};
use crate::record::{Span, Warning};

/// The largest page that is parsed; what is longer is cut there.
const LONGEST: usize = 32 << 20;
/// A list of news has at most so much prose, in characters.
const LISTING: u32 = 2000;
/// One teaser has at most so much.
const TEASER: u32 = 160;
/// Less prose than this, in characters, and the names of containers are not believed.
const LITTLE: u32 = 350;
/// How many blocks before the body a byline may stand.
const BYLINE: usize = 8;
/// How many bytes two paragraphs share for one to be the beginning of the other.
const SUMMARY: usize = 64;
/// How many blocks at the end may be about the author.
const BIOGRAPHY: usize = 3;
/// The share of the run's prose, in percent, that the article's container holds.
const MOST: u64 = 85;
/// The same for a container that is named as the article's.
const OWN: u64 = 60;

/// Reads a page: metadata and body, `article.text` being the markup on entry and the extracted text on return.
pub(crate) fn read(article: &mut Article<'_>, url: Option<&str>) {
    let markup = cut(&article.text, LONGEST);
    if markup.len() < article.text.len() {
        article.warnings.push(Warning::new("page_cut", format!("the page is longer than {LONGEST} bytes and was cut there")));
    }
    let lean = lean::lean(markup);
    if lean.too_many {
        article.warnings.push(Warning::new("page_cut", "the page has more than a million tags and was cut there"));
    }
    let mut page = walk::walk(&Html::parse_document(&lean.markup));
    if page.too_deep || lean.too_deep {
        article.warnings.push(Warning::new("too_deep", format!("what is nested deeper than {} elements was left out", walk::DEPTH)));
    }
    classify(&mut page);
    settle(&mut page);
    let chosen = choose(&page, false);
    let chosen = if prose(&chosen) < LITTLE {
        let all = choose(&page, true);
        if prose(&all) > prose(&chosen) * 2 { all } else { chosen }
    } else {
        chosen
    };
    let chosen = without_summary(&page, chosen);
    let (marked, signed) = authors(&page, chosen.first());
    let chosen = without_biography(&page, chosen, marked.iter().chain(&signed));
    let title = article.info.title.clone().or_else(|| title::choose(&page, chosen.first()));
    let listing = is_listing(&page, &chosen);
    dates::choose(article, &page, url, chosen.first(), chosen.last());
    fill(article, &page, if marked.is_empty() { signed } else { marked }, url);
    write(article, &page, title, if listing { &[] } else { &chosen.blocks });
    if listing {
        article.warnings.push(Warning::new("news_list", "the page is a list of news, not an article"));
    } else if article.info.body.is_empty() {
        article.warnings.push(Warning::new("no_body", "no part of the page looks like an article"));
    }
    if page.metadata.paywalled && prose(&chosen) < 1500 {
        article.warnings.push(Warning::new("paywall", "the page gives only the beginning of the article"));
    }
    let live = chosen.indices.iter().filter(|&&at| page.containers[page.blocks[at].container as usize].live).count();
    if page.metadata.live_blog || live * 2 > chosen.indices.len() {
        article.warnings.push(Warning::new("live_blog", "the page is a live blog: its entries are of different times"));
    }
    text::read_report_head(article);
}

/// The blocks chosen as the article, as indices into the page's.
#[derive(Debug, Default)]
struct Chosen {
    indices: Vec<usize>,
    blocks: Vec<Block>,
}

impl Chosen {
    fn first(&self) -> Option<usize> {
        self.indices.first().copied()
    }

    fn last(&self) -> Option<usize> {
        self.indices.last().copied()
    }
}

fn prose(chosen: &Chosen) -> u32 {
    chosen.blocks.iter().filter(|block| block.shape.is_sentence()).map(|block| block.shape.chars).sum()
}

/// Reads shape and wording of every block.
fn classify(page: &mut Page) {
    for entry in &mut page.blocks {
        let line = entry.block.span.of(&page.text);
        let read = text::classify(line);
        (entry.block.shape, entry.block.role, entry.block.dated) = (read.shape, read.role, read.dated);
        let spoken = entry.block.kind == Kind::Item && read.shape.is_sentence() && read.role == Some(Role::End);
        let titled = entry.block.kind == Kind::Heading && read.role == Some(Role::Skip);
        if entry.block.kind == Kind::Code || spoken || titled {
            entry.block.role = None;
        }
    }
}

/// Sums a weight of blocks over the containers around them.
fn weigh(page: &Page, weight: impl Fn(usize) -> u64, through: impl Fn(usize) -> bool) -> Vec<u64> {
    let mut weights = vec![0u64; page.containers.len()];
    for (at, entry) in page.blocks.iter().enumerate() {
        weights[entry.container as usize] += weight(at);
    }
    for at in (1..weights.len()).rev() {
        if through(at) {
            weights[page.containers[at].parent as usize] += weights[at];
        }
    }
    weights
}

/// Decides which containers are left out and what each adds to the scores of its blocks. A name is not believed where half of the
/// page's prose is inside.
fn settle(page: &mut Page) {
    let prose = |at: usize| {
        let block = &page.blocks[at].block;
        if block.role.is_none() && block.shape.is_sentence() && block.linked < 50 { u64::from(block.shape.chars) } else { 0 }
    };
    let weights = weigh(page, prose, |at| page.containers[at].drop != Drop::Never);
    let half = weights[0] / 2;
    let mut settled: Vec<(bool, i16)> = Vec::with_capacity(page.containers.len());
    settled.push((false, 0));
    for (at, container) in page.containers.iter().enumerate().skip(1) {
        let (dropped, outer) = settled[container.parent as usize];
        let main = weights[at] > half;
        let own = if main { container.bonus.max(0) } else { container.bonus };
        let drop = container.drop == Drop::Never || container.drop == Drop::ByName && !main;
        settled.push((dropped || drop, (outer + own).clamp(-10, 4)));
    }
    for entry in &mut page.blocks {
        (entry.dropped, entry.block.bonus) = settled[entry.container as usize];
    }
}

/// The best run among the blocks, with or without those whose containers are named as something else.
fn choose(page: &Page, lenient: bool) -> Chosen {
    let indices: Vec<usize> = (0..page.blocks.len()).filter(|&at| lenient || !page.blocks[at].dropped).collect();
    let blocks: Vec<Block> = indices.iter().map(|&at| page.blocks[at].block).collect();
    let Some(run) = body::find(&blocks) else { return Chosen::default() };
    let run = within_container(page, &indices, &blocks, run);
    let kept: Vec<usize> =
        (run.start..run.end).filter(|&at| (body::belongs(&blocks[at]) || is_listed(&blocks, at)) && !is_teaser(&blocks, at)).collect();
    Chosen { indices: kept.iter().map(|&at| indices[at]).collect(), blocks: kept.iter().map(|&at| blocks[at]).collect() }
}

/// An item of a list of links that the article itself announces with a colon or a heading.
fn is_listed(blocks: &[Block], at: usize) -> bool {
    let block = &blocks[at];
    if block.kind != Kind::Item || block.inward || block.role.is_some() {
        return false;
    }
    let before = blocks[..at].iter().rev().find(|block| block.kind != Kind::Item);
    before.is_some_and(|before| {
        before.role.is_none() && (before.shape.ending == Ending::Colon || before.kind == Kind::Heading && before.linked < 50)
    })
}

/// A linked heading beside another one: headlines of other articles.
fn is_teaser(blocks: &[Block], at: usize) -> bool {
    let linked = |at: usize| blocks.get(at).is_some_and(|block| block.kind == Kind::Heading && block.linked > 80);
    linked(at) && (linked(at + 1) || at > 0 && linked(at - 1))
}

/// The choice without a summary before it that is the beginning of its first paragraph.
fn without_summary(page: &Page, mut chosen: Chosen) -> Chosen {
    let start = |at: usize| chosen.blocks.get(at).and_then(|block| block.span.of(&page.text).get(..SUMMARY));
    let twice = (1..4).any(|at| start(0).is_some_and(|summary| start(at).is_some_and(|other| summary.eq_ignore_ascii_case(other))));
    if twice {
        chosen.blocks.remove(0);
        chosen.indices.remove(0);
    }
    chosen
}

/// The choice without what it ends with about its author.
fn without_biography<'n>(page: &Page, mut chosen: Chosen, authors: impl Iterator<Item = &'n String> + Clone) -> Chosen {
    let about = |block: &Block| {
        let text = block.span.of(&page.text).trim_start_matches(['(', '*', '—', '-', ' ']);
        authors
            .clone()
            .any(|name| name.contains(' ') && text.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with([' ', ',', ':'])))
    };
    let from = chosen.blocks.len().saturating_sub(BIOGRAPHY);
    if let Some(at) = (from.max(1)..chosen.blocks.len()).find(|&at| about(&chosen.blocks[at])) {
        chosen.blocks.truncate(at);
        chosen.indices.truncate(at);
    }
    chosen
}

/// Fits the run to the container that holds most of it: what lies outside is cut off its ends, what lies inside beyond a list or a box is
/// taken in.
fn within_container(page: &Page, indices: &[usize], blocks: &[Block], run: Run) -> Run {
    let mut own = vec![0u64; page.blocks.len()];
    for at in run.start..run.end {
        if blocks[at].shape.is_sentence() {
            own[indices[at]] = u64::from(blocks[at].shape.chars);
        }
    }
    let weights = weigh(page, |at| own[at], |_| true);
    let holds = |at: usize, share: u64| weights[at] * 100 >= weights[0] * share;
    let own = |at: &usize| page.containers[*at].bonus > 0 && holds(*at, OWN);
    let most = (0..weights.len()).rfind(|&at| holds(at, MOST) && !page.containers[at].part).unwrap_or(0);
    let core = (0..weights.len()).rfind(own).map_or(most, |own| own.max(most));
    let mut inside = vec![false; weights.len()];
    for at in 0..inside.len() {
        inside[at] = at == core || at > 0 && inside[page.containers[at].parent as usize];
    }
    let within = |at: usize| inside[page.blocks[indices[at]].container as usize];
    let start = (run.start..run.end).find(|&at| within(at)).unwrap_or(run.start);
    let end = (run.start..run.end).rfind(|&at| within(at)).map_or(run.end, |at| at + 1);
    let run = body::trim(blocks, Run { start, end });
    let believed = page.containers[core].bonus > 0;
    if core == 0 { run } else { extended(blocks, run, within, believed) }
}

/// Takes in prose of the same container that lists or boxes keep apart from the run; in one that is believed to be the article's, links
/// to other articles do not end it.
fn extended(blocks: &[Block], mut run: Run, within: impl Fn(usize) -> bool, believed: bool) -> Run {
    let ends = |at: usize| blocks[at].role == Some(Role::Over) || blocks[at].role == Some(Role::End) && !believed;
    for at in (0..run.start).rev() {
        if !within(at) || ends(at) {
            break;
        }
        if body::opens(&blocks[at]) {
            run.start = at;
        }
    }
    for (at, block) in blocks.iter().enumerate().skip(run.end) {
        if !within(at) || ends(at) {
            break;
        }
        if body::opens(block) {
            run.end = at + 1;
        }
    }
    run
}

/// Headlines of other articles between all that could be the text of this one.
fn is_listing(page: &Page, chosen: &Chosen) -> bool {
    let (Some(first), Some(last)) = (chosen.first(), chosen.last()) else { return false };
    if page.metadata.is_article || prose(chosen) > LISTING {
        return false;
    }
    // A sentence or two is one teaser of many where more stand around it.
    let range = if prose(chosen) < TEASER { 0..page.blocks.len() } else { first..last + 1 };
    let inside = || page.blocks[range.clone()].iter().filter(|entry| !entry.dropped);
    let links = inside().filter(|entry| entry.block.linked > 80 && entry.block.shape.words >= 3).count();
    let sentences = inside().filter(|entry| entry.block.linked < 50 && entry.block.shape.is_sentence()).count();
    links >= 4 && sentences >= 3 && links + 1 >= sentences
}

/// Who wrote it: by JSON-LD, else by meta tags; and by a line before the body.
fn authors(page: &Page, body: Option<usize>) -> (Vec<String>, Vec<String>) {
    let found = &page.metadata;
    let site = found.site.as_deref();
    let person = |name: &&String| Some(name.as_str()) != site && !TABLES.is_nobody(name);
    let mut authors: Vec<String> = found.linked_authors.iter().filter(person).cloned().collect();
    if authors.is_empty() {
        authors = found.meta_authors.iter().filter(person).cloned().collect();
    }
    let (mut signed, body) = (Vec::new(), body.unwrap_or(0));
    for entry in &page.blocks[body.saturating_sub(BYLINE)..body] {
        byline::authors(entry.block.span.of(&page.text), entry.block.role, &mut signed);
    }
    if signed.is_empty() {
        signed.clone_from(&found.shown_authors);
    }
    (authors, signed)
}

/// Authors, site, section, address.
fn fill(article: &mut Article<'_>, page: &Page, authors: Vec<String>, url: Option<&str>) {
    let found = &page.metadata;
    let info = &mut article.info;
    if info.authors.is_empty() {
        info.authors = authors;
    }
    if info.site.is_none() {
        info.site = found.site.clone();
    }
    info.section = found.section.clone();
    info.url = found
        .canonical
        .clone()
        .or_else(|| found.social_url.clone())
        .or_else(|| url.map(str::to_string))
        .filter(|url| url.starts_with("http"));
}

/// Writes the article's text: the title, then the body, a block a line.
fn write(article: &mut Article<'_>, page: &Page, title: Option<String>, blocks: &[Block]) {
    let size: usize = blocks.iter().map(|block| block.span.end - block.span.start + 1).sum();
    let mut out = String::with_capacity(size + title.as_deref().map_or(0, str::len) + 2);
    if let Some(title) = &title {
        out.push_str(title);
        article.title_span = Some(Span::new(0, out.len()));
        out.push_str("\n\n");
    }
    let start = out.len();
    for block in blocks {
        let text = block.span.of(&page.text);
        if out.len() == start && title.as_deref() == Some(text) {
            continue;
        }
        if out.len() > start {
            out.push('\n');
        }
        out.push_str(text);
    }
    article.info.title = title;
    article.info.body = if out.len() > start { vec![Span::new(start, out.len())] } else { Vec::new() };
    article.text = out.into();
}
