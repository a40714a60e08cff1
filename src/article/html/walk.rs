//! One walk over the tree of a page: its blocks in reading order, and what its head and its marked-up parts say about it.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::hash::BuildHasherDefault;

use scraper::node::Element;
use scraper::{Html, Node};

use super::element::{Attributes, Tag};
use super::metadata::Metadata;
use super::names::{Naming, naming};
use crate::article::body::{Block, Kind};
use crate::article::fold::WordHasher;
use crate::record::Span;

/// Characters that are not seen: soft hyphen, zero-width space, byte order mark.
const UNSEEN: [char; 3] = ['\u{ad}', '\u{200b}', '\u{feff}'];
/// How deep a tree may be before what is deeper is left out; a page of a human hand stays under a hundred.
pub(crate) const DEPTH: usize = 2000;
/// How many headings are kept for the choice of a title.
const HEADINGS: usize = 64;
/// How many short lines that hold a year are kept for the choice of a date.
const DATED_LINES: usize = 64;

/// A block with what the markup says of its place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PageBlock {
    /// The block.
    pub block: Block,
    /// Its innermost container, an index into [`Page::containers`].
    pub container: u32,
    /// Whether its container is one that is not the article.
    pub dropped: bool,
}

/// Whether a container is left out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd)]
pub(crate) enum Drop {
    /// It is not.
    #[default]
    No,
    /// It is, unless most of the page's prose is in it.
    ByName,
    /// It is.
    Never,
}

/// An element that begins and ends a block.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Container {
    /// Index of the container around it.
    pub parent: u32,
    /// Whether it can only be a part of an article: a list, a table, a quotation.
    pub part: bool,
    /// Whether it is left out.
    pub drop: Drop,
    /// What it adds to the score of what it holds; a favour where positive.
    pub bonus: i16,
    /// Whether it, or one around it, is named as a live blog.
    pub live: bool,
}

/// A heading of the first rank, or of the second where there is none.
#[derive(Debug, Clone)]
pub(crate) struct Heading {
    /// 1 or 2.
    pub rank: u8,
    /// Its text.
    pub text: String,
    /// How many blocks stand before it.
    pub at: usize,
}

/// A short line that holds a date, wherever on the page.
#[derive(Debug, Clone)]
pub(crate) struct DatedLine {
    /// Its text.
    pub text: String,
    /// How many blocks stand before it.
    pub at: usize,
}

/// What the walk found.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// The text of the blocks, one a line.
    pub text: String,
    /// The blocks.
    pub blocks: Vec<PageBlock>,
    /// The containers, each behind the one around it; the first is the document.
    pub containers: Vec<Container>,
    /// Headings for the title.
    pub headings: Vec<Heading>,
    /// Lines with a date.
    pub dated: Vec<DatedLine>,
    /// What the page says of itself.
    pub metadata: Metadata,
    /// Whether the tree was too deep to be read to its bottom.
    pub too_deep: bool,
}

#[derive(Clone, Copy, Default)]
struct Frame {
    container: u32,
    link: bool,
    inward: bool,
    kind: Option<Kind>,
    boundary: bool,
    rank: u8,
    /// The number of the next item, in a numbered list.
    number: Option<u32>,
}

struct Walker<'a> {
    page: Page,
    /// What names said before: a page says the same ones over and over.
    namings: HashMap<&'a str, Naming, BuildHasherDefault<WordHasher>>,
    frames: Vec<Frame>,
    /// Where the open block begins in the text.
    start: usize,
    linked: u32,
    inward: u32,
    pending_number: Option<u32>,
    heading_start: Option<usize>,
    loose_space: bool,
    /// The tag inside which everything is silent, as a depth.
    silent_at: Option<usize>,
}

/// Walks a parsed page.
pub(crate) fn walk(html: &Html) -> Page {
    let mut walker = Walker {
        page: Page { containers: vec![Container::default()], ..Page::default() },
        namings: HashMap::default(),
        frames: vec![Frame::default()],
        start: 0,
        linked: 0,
        inward: 0,
        pending_number: None,
        heading_start: None,
        loose_space: false,
        silent_at: None,
    };
    let mut depth = 0;
    let mut node = html.tree.root();
    loop {
        match node.value() {
            Node::Element(element) => {
                depth += 1;
                walker.open(element, depth, || node.children().filter_map(|child| child.value().as_text().map(|text| &**text)).collect());
            }
            Node::Text(text) => walker.text(text),
            _ => {}
        }
        if let Some(child) = node.first_child() {
            node = child;
            continue;
        }
        // Up until something follows: by hand, so that no depth of a tree costs stack.
        loop {
            if let Node::Element(element) = node.value() {
                walker.close(element, depth);
                depth -= 1;
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else {
                walker.flush();
                return walker.page;
            };
            node = parent;
        }
    }
}

impl<'a> Walker<'a> {
    fn open(&mut self, element: &'a Element, depth: usize, inner_text: impl Fn() -> String) {
        if self.silent_at.is_some() {
            return;
        }
        if depth > DEPTH {
            self.page.too_deep = true;
            self.silent_at = Some(depth);
            return;
        }
        let name = element.name();
        let of = Attributes::of(element);
        match name {
            "meta" => return self.page.metadata.meta(&of),
            "link" => return self.page.metadata.link(&of),
            "html" => self.page.metadata.language = of.language.map(str::to_string),
            "title" if self.page.metadata.page_title.is_none() => {
                self.page.metadata.page_title = Some(inner_text());
                self.silent_at = Some(depth);
                return;
            }
            "script" if of.kind.is_some_and(|kind| kind.contains("ld+json")) => self.page.metadata.linked_data(&inner_text()),
            "br" | "hr" => return self.flush(),
            _ => {}
        }
        let tag = Tag::of(name);
        if tag.silent {
            self.silent_at = Some(depth);
            if matches!(name, "button" | "select" | "iframe" | "video") {
                self.loose_space = true;
            }
            return;
        }
        let unseen = tag.inline && of.hidden && !matches!(name, "a" | "td" | "th") || name == "span" && of.is_unseen();
        let anchor = || name == "a" && self.is_anchor(&of) && inner_text().trim_start().starts_with(['#', '¶', '§']);
        if unseen || anchor() {
            self.silent_at = Some(depth);
            return;
        }
        let frame = self.frame(&of, name, tag);
        if frame.boundary {
            self.flush();
        }
        if name == "a" && of.is_author() {
            self.page.metadata.linked_author(&inner_text());
        }
        if name == "time" {
            self.page.metadata.time(&of, self.page.blocks.len());
        }
        self.page.metadata.item(&of);
        if name == "li" {
            self.number_item();
        }
        if frame.kind == Some(Kind::Heading) {
            self.pending_number = None;
        }
        if frame.rank > 0 && self.frames.last().is_some_and(|outer| outer.rank == 0) {
            self.heading_start = Some(self.page.text.len());
        }
        self.frames.push(frame);
    }

    /// Writes the number that a numbered list shows before its item.
    fn number_item(&mut self) {
        let Some(list) = self.frames.last_mut() else { return };
        if let Some(number) = &mut list.number {
            self.pending_number = Some(*number);
            *number = number.saturating_add(1);
        }
    }

    /// A link of a heading to itself.
    fn is_anchor(&self, of: &Attributes<'_>) -> bool {
        let heading = self.frames.last().is_some_and(|frame| frame.kind == Some(Kind::Heading));
        heading && of.href.is_some_and(|address| address.contains('#'))
    }

    fn frame(&mut self, of: &Attributes<'a>, name: &str, tag: Tag) -> Frame {
        let outer = self.frames.last().copied().unwrap_or_default();
        let mut frame = Frame { boundary: !tag.inline, ..outer };
        match name {
            "a" => {
                frame.link = true;
                frame.inward = of.href.is_some_and(|address| address.starts_with('#'));
            }
            "p" | "blockquote" | "dd" => frame.kind = Some(if outer.kind == Some(Kind::Item) { Kind::Item } else { Kind::Paragraph }),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => frame.kind = Some(Kind::Heading),
            "li" => frame.kind = Some(Kind::Item),
            "ol" => frame.number = of.start.map_or(Some(1), |start| start.trim().parse().ok()),
            "ul" => frame.number = None,
            "tr" => frame.kind = Some(Kind::Row),
            "pre" => frame.kind = Some(Kind::Code),
            "div" | "section" | "article" | "main" => frame.kind = outer.kind.filter(|kind| matches!(kind, Kind::Item | Kind::Row)),
            _ => {}
        }
        frame.rank = match name {
            "h1" => 1,
            "h2" => 2,
            _ => outer.rank,
        };
        if !frame.boundary && !matches!(name, "td" | "th") {
            return frame;
        }
        let container = self.place(of, name, tag, outer.container);
        self.page.containers.push(container);
        frame.container = (self.page.containers.len() - 1) as u32;
        frame
    }

    /// What the container's tag and names say of what it holds.
    fn place(&mut self, of: &Attributes<'a>, name: &str, tag: Tag, parent: u32) -> Container {
        let mut container = Container { parent, part: tag.part, ..Container::default() };
        if matches!(name, "html" | "body") {
            return container;
        }
        let article = matches!(name, "main" | "article") || of.itemprop == Some("articleBody");
        if tag.around || of.is_around() && !article {
            container.drop = Drop::Never;
            return container;
        }
        let mut names = Naming::default();
        for values in [of.class, of.id].into_iter().flatten() {
            names.add(*self.namings.entry(values).or_insert_with(|| naming(values)));
        }
        container.live = names.live || self.page.containers[parent as usize].live;
        if names.never && !article {
            container.drop = Drop::Never;
        } else if (names.drop && !names.favour && !article) || of.hidden {
            container.drop = Drop::ByName;
        } else if names.favour || article {
            container.bonus = 2;
        } else {
            container.bonus = -2 * names.doubts.min(2);
        }
        if name == "header" {
            container.bonus -= 8;
        }
        container
    }

    fn close(&mut self, element: &Element, depth: usize) {
        if let Some(at) = self.silent_at {
            if depth == at {
                self.silent_at = None;
            }
            return;
        }
        let name = element.name();
        if matches!(name, "meta" | "link" | "br" | "hr") {
            return;
        }
        let Some(frame) = self.frames.last().copied() else { return };
        if self.frames.len() > 1 {
            if frame.rank > 0 && self.frames[self.frames.len() - 2].rank == 0 {
                self.heading(frame.rank);
            }
            if frame.boundary {
                self.flush();
            }
            self.frames.pop();
        }
        if name == "li" {
            self.pending_number = None;
        }
        if matches!(name, "td" | "th") {
            self.cell();
        }
    }

    fn heading(&mut self, rank: u8) {
        let Some(start) = self.heading_start.take() else { return };
        let text = self.page.text.get(start..).unwrap_or("").trim().replace('\n', " ");
        if !text.is_empty() && self.page.headings.len() < HEADINGS {
            self.page.headings.push(Heading { rank, text, at: self.page.blocks.len() });
        }
    }

    fn cell(&mut self) {
        // A cell of a layout, not of a table of figures.
        if self.page.text.len() > self.start + 300 {
            return self.flush();
        }
        if self.page.text.len() > self.start && !self.page.text.ends_with("| ") {
            self.page.text.push_str(" | ");
            self.loose_space = false;
        }
    }

    /// Adds text to the open block, runs of space made one.
    fn text(&mut self, text: &str) {
        if self.silent_at.is_some() {
            return;
        }
        let before = self.page.text.len();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let length = match plain(rest.as_bytes()) {
                0 => first.len_utf8(),
                length => length,
            };
            if first.is_whitespace() {
                self.loose_space = true;
            } else if !UNSEEN.contains(&first) {
                self.words(&rest[..length]);
            }
            rest = &rest[length..];
        }
        let frame = self.frames.last().copied().unwrap_or_default();
        if frame.link {
            let length = (self.page.text.len() - before) as u32;
            self.linked += length;
            self.inward += if frame.inward { length } else { 0 };
        }
    }

    fn words(&mut self, words: &str) {
        if let Some(number) = self.pending_number.take() {
            let _ = write!(self.page.text, "{number}. ");
        } else if self.loose_space && self.page.text.len() > self.start {
            self.page.text.push(' ');
        }
        self.page.text.push_str(words);
        self.loose_space = false;
    }

    /// Ends the open block.
    fn flush(&mut self) {
        self.loose_space = false;
        let text = &mut self.page.text;
        let keep = text.trim_end_matches([' ', '|']).len().max(self.start);
        if text[self.start..keep].trim().is_empty() {
            text.truncate(self.start);
            (self.linked, self.inward) = (0, 0);
            return;
        }
        text.truncate(keep);
        let span = Span::new(self.start, text.len());
        let frame = self.frames.last().copied().unwrap_or_default();
        let (linked, inward) = (std::mem::take(&mut self.linked), std::mem::take(&mut self.inward));
        let share = (u64::from(linked) * 100 / (span.end - span.start).max(1) as u64).min(100) as u8;
        let block = Block { span, kind: frame.kind.unwrap_or_default(), linked: share, inward: inward * 2 > linked, ..Block::default() };
        self.dated_line(span);
        self.page.blocks.push(PageBlock { block, container: frame.container, dropped: false });
        self.page.text.push('\n');
        self.start = self.page.text.len();
    }

    fn dated_line(&mut self, span: Span) {
        let line = &self.page.text[span.start..span.end];
        let year = line.len() <= 200 && (line.contains("20") || line.contains("19"));
        if year && self.page.dated.len() < DATED_LINES {
            self.page.dated.push(DatedLine { text: line.to_string(), at: self.page.blocks.len() });
        }
    }
}

/// How many bytes are words set apart by single spaces, with no sign that may be a space or unseen.
fn plain(bytes: &[u8]) -> usize {
    let special = |byte: &u8| matches!(byte, 0..=b' ' | 0xC2 | 0xE1..=0xE3 | 0xEF);
    let mut at = 0;
    while let Some(length) = bytes[at..].iter().position(special) {
        at += length;
        let single = length > 0 && bytes[at] == b' ' && bytes.get(at + 1).is_some_and(|next| !special(next));
        if !single {
            return at;
        }
        at += 1;
    }
    bytes.len()
}
