//! Which blocks are the article: one algorithm for the lines of bare text and the blocks of a page.
//!
//! Every block gets a score, positive for prose and negative for what menus, teasers and counters look like. The article is the
//! contiguous run with the greatest sum; its edges are trimmed, and furniture inside it is left out.

use super::shape::{Ending, Shape};
use super::tables::Role;
use crate::record::Span;

/// What the markup says a block is; lines of bare text are `Line` or, behind a bullet, `Item`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A line of bare text.
    #[default]
    Line,
    /// A paragraph of a page.
    Paragraph,
    /// A heading.
    Heading,
    /// A list item.
    Item,
    /// A row of a table.
    Row,
    /// Program text and the like.
    Code,
}

/// A stretch of text that is in the article as a whole or not at all.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it looks like.
    pub shape: Shape,
    /// What it is by its wording, if furniture.
    pub role: Option<Role>,
    /// What the markup says it is.
    pub kind: Kind,
    /// Whether it is a date and little else.
    pub dated: bool,
    /// Whether a dateline goes before what does not look like a sentence.
    pub filed: bool,
    /// Share of its characters inside links, percent.
    pub linked: u8,
    /// Whether those links lead to other parts of the page: a table of contents.
    pub inward: bool,
    /// What its container's name and place add to the score.
    pub bonus: i16,
}

/// The run of blocks that is the article, trimmed; `kept` tells which blocks of it are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Run {
    /// First block.
    pub start: usize,
    /// One past the last block.
    pub end: usize,
}

/// What a block that ends the article for good costs a run that bridges it.
const OVER: i32 = -400;
/// What a block that usually ends the article costs.
const END: i32 = -30;
/// Words beyond which a longer paragraph is no more certain to be prose.
const MOST_WORDS: i32 = 50;

fn score(block: &Block) -> i32 {
    let shape = &block.shape;
    match block.role {
        Some(Role::Over) => return OVER,
        // With its headline on the same line it is one link amid the article more often than the head of a list behind it.
        Some(Role::End) => return if shape.words > 3 { END / 3 } else { END },
        Some(Role::Skip) => return -4,
        Some(Role::Credit) => return -3,
        None => {}
    }
    if block.dated {
        return -12;
    }
    let words = (shape.all_words().min(200) as i32).min(MOST_WORDS);
    let own = if block.kind == Kind::Code {
        6
    } else if is_prose(block) {
        words + i32::from(shape.stops.min(4))
    } else if shape.ending == Ending::Colon && shape.lower >= 2 {
        3
    } else if shape.words == 0 {
        -1
    } else if shape.lower >= 4 && shape.small >= 1 {
        if block.kind == Kind::Item { 2 } else { -1 }
    } else {
        match block.kind {
            Kind::Line | Kind::Paragraph | Kind::Code => {
                if shape.words >= 3 && shape.lower * 2 >= shape.words {
                    -2
                } else {
                    -4
                }
            }
            Kind::Heading | Kind::Item | Kind::Row => -1,
        }
    };
    let own = if block.linked > 60 { own.min(0) - 6 } else { own };
    let bonus = i32::from(block.bonus);
    if bonus > 0 && block.linked > 50 { own } else { own + bonus }
}

/// Prose: a sentence, or a long block with the marks of one.
fn is_prose(block: &Block) -> bool {
    let shape = &block.shape;
    let linked = if shape.words >= 12 { 75 } else { 60 };
    (shape.is_sentence() || block.filed) && block.linked < linked
        || shape.words >= 25 && shape.marks >= 1 && shape.small >= 3 && block.linked < 30
}

/// The best-scoring contiguous run of blocks, its edges trimmed.
pub(crate) fn find(blocks: &[Block]) -> Option<Run> {
    let best = best_run(blocks)?;
    Some(trim(blocks, best))
}

fn best_run(blocks: &[Block]) -> Option<Run> {
    let mut best: Option<(i32, Run)> = None;
    let mut start = 0;
    let mut sum = 0;
    for (at, block) in blocks.iter().enumerate() {
        if sum <= 0 {
            (sum, start) = (0, at);
        }
        sum += score(block);
        if sum > 0 && best.as_ref().is_none_or(|(most, _)| sum > *most) {
            best = Some((sum, Run { start, end: at + 1 }));
        }
    }
    best.map(|(_, run)| run)
}

/// Cuts what is no article off both ends of a run.
pub(crate) fn trim(blocks: &[Block], mut run: Run) -> Run {
    run.end = cut_at_end_mark(blocks, &run);
    while run.end > run.start + 1 && !closes(blocks, run.end - 1, run.start) {
        run.end -= 1;
    }
    while run.start + 1 < run.end && !opens(&blocks[run.start]) {
        run.start += 1;
    }
    run
}

/// "Read also" and its like end the run when little prose follows; inside the article they are left out and no more.
fn cut_at_end_mark(blocks: &[Block], run: &Run) -> usize {
    let prose = |range: std::ops::Range<usize>| -> u32 {
        blocks[range].iter().filter(|block| block.role.is_none() && is_prose(block)).map(|block| block.shape.chars).sum()
    };
    let all = prose(run.start..run.end);
    let mut before = 0;
    for (at, block) in blocks.iter().enumerate().take(run.end).skip(run.start) {
        if matches!(block.role, Some(Role::End | Role::Over)) && before > 0 && (all - before) * 4 <= before {
            return at;
        }
        before += prose(at..at + 1);
    }
    run.end
}

/// Whether an article may begin with this block.
pub(crate) fn opens(block: &Block) -> bool {
    let headline = block.shape.ending == Ending::Open && block.shape.chars <= 200 && block.shape.words <= 25;
    block.role.is_none() && !block.dated && is_prose(block) && !headline
}

/// Whether an article may end with this block.
fn closes(blocks: &[Block], at: usize, start: usize) -> bool {
    let block = &blocks[at];
    if block.role.is_some() || block.dated || block.linked > 80 || block.kind == Kind::Heading {
        return false;
    }
    let exclaimed = block.kind == Kind::Paragraph && block.shape.ending == Ending::Stop && block.linked == 0 && block.shape.words >= 2;
    if is_prose(block) || block.shape.is_sentence() || exclaimed {
        return true;
    }
    // The rest of a list goes with the list.
    let listed = matches!(block.kind, Kind::Item | Kind::Row | Kind::Code) && block.linked < 50 && block.shape.words > 0;
    listed
        && blocks[start..at]
            .iter()
            .rev()
            .find(|block| !matches!(block.kind, Kind::Item | Kind::Row))
            .is_some_and(|block| block.role.is_none() && (block.shape.ending == Ending::Colon || is_prose(block)))
}

/// Whether a block of the run is part of the article: no furniture, no lone date, no link that is all of its line.
pub(crate) fn belongs(block: &Block) -> bool {
    let lone_link = block.linked > 80 && block.shape.words <= 25 && block.kind != Kind::Heading;
    block.role.is_none() && (!block.dated || block.shape.is_sentence()) && !lone_link
}

/// The spans of a run's blocks that belong to the article, neighbours joined.
pub(crate) fn spans(blocks: &[Block], run: &Run, keep: impl Fn(usize, &Block) -> bool) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut joined = false;
    for (at, block) in blocks.iter().enumerate().take(run.end).skip(run.start) {
        if !belongs(block) || !keep(at, block) {
            joined = false;
            continue;
        }
        match spans.last_mut() {
            Some(last) if joined => last.end = block.span.end,
            _ => spans.push(block.span),
        }
        joined = true;
    }
    spans
}
