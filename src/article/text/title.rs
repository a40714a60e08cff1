//! The headline among the lines before the body.

use std::hash::Hasher;

use memchr::memchr_iter;

use super::super::body::{Block, Kind, Run};
use super::super::fold::{WordHasher, fold, is_letter};
use super::super::shape::Ending;
use super::super::tables::{Role, TABLES};
use super::super::{byline, date, dateline};
use super::HEAD;
use crate::record::Span;

/// The longest headline, in characters.
const HEADLINE: u32 = 220;
/// How much of the body's beginning is compared with a headline, in bytes.
const LEAD: usize = 1000;
/// Words of fewer letters say little of what a text is about.
const SHORT_WORD: usize = 4;
/// How many letters of a word are compared: its stem, about.
const STEM: usize = 4;
/// What a headline gains whose words are all in the lead; one that shares none loses as much.
const SHARED: i32 = 10;

/// Whether nothing but furniture and dates stands in these lines.
fn is_furniture(blocks: &[Block]) -> bool {
    blocks.iter().all(|block| block.role.is_some() || block.dated)
}

/// A text whose body is known.
pub(super) struct Page<'a> {
    /// The text.
    pub text: &'a str,
    /// Its lines.
    pub blocks: &'a [Block],
    /// Whether the body is in Cyrillic script.
    pub cyrillic: bool,
}

impl Page<'_> {
    /// The nearest heading-like line before the body that speaks of what the body speaks of, best if it stands there twice; without
    /// one, the body's first line where it can be one, which the run then loses.
    pub fn find(&self, run: &mut Run) -> Option<Span> {
        let from = run.start.saturating_sub(HEAD);
        let candidates: Vec<(i32, usize)> = (from..run.start).filter_map(|at| Some((self.points(at, run.start)?, at))).collect();
        let lead = if candidates.len() > 1 { self.lead(run) } else { Stems::default() };
        let mut best: Option<(i32, usize)> = None;
        for (points, at) in candidates {
            let points = points + shared(&lead, self.blocks[at].span.of(self.text));
            if best.is_none_or(|(most, _)| points > most) {
                best = Some((points, at));
            }
        }
        if let Some((_, at)) = best {
            return Some(self.title(if self.is_subtitle(at, from, run.start) { at - 1 } else { at }));
        }
        let at = self.sentence(run)?;
        run.start = at + 1;
        Some(self.title(at))
    }

    /// Stems of the words that the body begins with.
    fn lead(&self, run: &Run) -> Stems {
        let mut stems = Stems::default();
        let mut left = LEAD;
        for block in self.blocks[run.start..run.end].iter().filter(|block| block.role.is_none()) {
            words(block.span.of(self.text)).for_each(|word| stems.add(word));
            left = left.saturating_sub(block.span.end - block.span.start);
            if left == 0 {
                break;
            }
        }
        stems
    }

    /// Whether a line stands right under a headline: two lines with no blank line between, and one before them or the page's furniture.
    fn is_subtitle(&self, at: usize, from: usize, body: usize) -> bool {
        let candidate = |at: usize| self.points(at, body).is_some();
        let under = at > from && self.adjacent(at - 1) && candidate(at - 1);
        under && !(at > from + 1 && self.adjacent(at - 2) && candidate(at - 2))
    }

    /// Whether a line and the next have no blank line between them.
    fn adjacent(&self, at: usize) -> bool {
        let gap = self.text.get(self.blocks[at].span.end..self.blocks[at + 1].span.start);
        gap.is_some_and(|gap| memchr_iter(b'\n', gap.as_bytes()).count() == 1)
    }

    fn title(&self, at: usize) -> Span {
        let span = self.blocks[at].span;
        Span::new(span.start, span.start + TABLES.without_tail(span.of(self.text)).len())
    }

    /// How much a line looks like a headline, and is near the body; None where it cannot be one.
    fn points(&self, at: usize, body: usize) -> Option<i32> {
        let block = &self.blocks[at];
        let shape = &block.shape;
        if block.role.is_some()
            || block.dated
            || shape.chars > HEADLINE
            || block.kind == Kind::Item
            || shape.words < 2.max(shape.numbers * 2)
        {
            return None;
        }
        if shape.ending == Ending::Colon || shape.is_cyrillic() != self.cyrillic && shape.words < 4 {
            return None;
        }
        let line = block.span.of(self.text);
        let masthead = || byline::masthead(line).is_some() || at + 1 < body && byline::is_office(line);
        if is_menu(line) || is_furniture(&self.blocks[..at]) && masthead() {
            return None;
        }
        let mut points = match shape.words {
            2 | 3 => -6,
            4 | 5 => 4,
            _ => 8,
        };
        if shape.is_sentence() && shape.stops > 0 && shape.ending == Ending::Stop {
            points -= 10;
        } else if line.ends_with('.') {
            points -= 5;
        }
        let again = self.blocks[at + 1..body.min(at + 12)].iter().any(|other| other.span.of(self.text) == line);
        points += if again { 6 } else { 0 };
        points -= (body - at).min(40) as i32 / 2;
        // "Published: 10 July 2025".
        let published = |block: &Block| block.role == Some(Role::Skip) && date::find(block.span.of(self.text)).is_some();
        let signed = |block: &Block| block.dated || block.role == Some(Role::Credit) || published(block);
        let behind = self.blocks[at + 1..body.min(at + 4)].iter().position(signed);
        points += behind.map_or(0, |lines| 6 - 2 * lines as i32);
        // The first line of a copied article, with a blank line or a date after it.
        if is_furniture(&self.blocks[..at]) {
            points += 2;
        }
        (points > -2 || at + 1 == body && shape.words >= 3).then_some(points)
    }

    /// Furniture stands before the body but no headline: then the body's first short sentence is it.
    fn sentence(&self, run: &Run) -> Option<usize> {
        let first = &self.blocks[run.start];
        let next = &self.blocks[run.start + 1..run.end.max(run.start + 1)];
        let headed = run.start > 0 && self.blocks[..run.start].iter().any(|block| block.role.is_some());
        let short = first.shape.chars <= HEADLINE && first.shape.stops == 0 && first.shape.words <= 22;
        let rest: u32 = next.iter().map(|block| block.shape.chars).sum();
        let fits = headed && short && next.len() >= 3 && rest > first.shape.chars * 8;
        (fits && dateline::read(first.span.of(self.text)).is_none()).then_some(run.start)
    }
}

/// Several entries of a menu in one line, set apart by wide gaps or bars.
fn is_menu(line: &str) -> bool {
    let wide = |pair: &[u8]| matches!(pair, b"  " | b" |" | [_, b'\t']);
    line.as_bytes().windows(2).filter(|pair| wide(pair)).count() >= 2
}

/// A set of stems, a bit each of their hashes: now and then it knows a stem that it was not told.
#[derive(Default)]
struct Stems {
    bits: [u64; 32],
    any: bool,
}

impl Stems {
    fn add(&mut self, word: u64) {
        self.bits[word as usize / 64 % 32] |= 1 << (word % 64);
        self.any = true;
    }

    fn contains(&self, word: u64) -> bool {
        self.bits[word as usize / 64 % 32] >> (word % 64) & 1 == 1
    }
}

/// What the words that a line shares with the lead are worth.
fn shared(lead: &Stems, line: &str) -> i32 {
    let (mut all, mut known) = (0, 0);
    for word in words(line) {
        all += 1;
        known += i32::from(lead.contains(word));
    }
    if !lead.any || all == 0 { 0 } else { SHARED * 2 * known / all - SHARED }
}

/// Hashes of the stems of a text's longer words.
fn words(text: &str) -> impl Iterator<Item = u64> {
    text.split(|ch: char| !is_letter(ch)).filter(|word| word.chars().nth(SHORT_WORD - 1).is_some()).map(|word| {
        let mut hasher = WordHasher::default();
        word.chars().take(STEM).for_each(|ch| hasher.write_u32(fold(ch) as u32));
        hasher.finish()
    })
}
