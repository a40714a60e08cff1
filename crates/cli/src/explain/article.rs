//! The upper half of the page: what the article says about itself, its text with marks, the legend.

use dateline::Record;
use dateline::record::{MentionKind, PublishedBy};

use crate::terminal::{Lines, Look, Palette, Piece, safe};

/// Title and what is known of the article.
pub fn header(page: &mut String, record: &Record, palette: Palette, width: usize) {
    let article = &record.article;
    let mut lines = Lines::new(page, palette, width, 0, 0);
    let in_text = |title: &&String| record.text.as_ref().is_some_and(|text| text.contains(title.as_str()));
    if let Some(title) = article.title.as_ref().filter(|title| !in_text(title)) {
        lines.words(title, Look::BOLD);
        lines.newline();
    }
    let mut facts = vec![format!("{} {:.2}", record.language.code, record.language.confidence)];
    if let Some(date) = &article.published {
        facts.push(format!("published {date}{}", article.published_by.map_or("", by)));
    }
    let place = article.dateline.as_ref().and_then(|dateline| record.entity(dateline.place?));
    facts.extend(place.map(|place| format!("from {}", place.name)));
    facts.extend([&article.agency, &article.site].into_iter().flatten().cloned());
    facts.extend(article.authors.iter().map(|author| format!("by {author}")));
    facts.extend(record.source.uri.clone());
    lines.words(&facts.join(" · "), Look::DIM);
    lines.newline();
    palette.paint(page, Look::DIM, &"─".repeat(width));
    page.push('\n');
}

fn by(by: PublishedBy) -> &'static str {
    match by {
        PublishedBy::Caller => " (given)",
        PublishedBy::Metadata => " (metadata)",
        PublishedBy::Url => " (URL)",
        PublishedBy::Dateline => " (dateline)",
        PublishedBy::Text => " (text)",
    }
}

/// The text, wrapped, with what was found in it.
pub fn text(page: &mut String, record: &Record, palette: Palette, width: usize) {
    let Some(text) = record.text.as_deref() else { return };
    let marks = Marks::new(record, text, palette);
    let (mut at, mut blank) = (0, true);
    for line in text.split('\n') {
        if line.trim().is_empty() {
            if !blank {
                page.push('\n');
            }
            blank = true;
        } else {
            let mut lines = Lines::new(page, palette, width, 0, 0);
            for word in line.split_whitespace() {
                let start = at + (word.as_ptr() as usize - line.as_ptr() as usize);
                lines.word(&marks.pieces(text, start, start + word.len()));
            }
            lines.newline();
            blank = false;
        }
        at += line.len() + 1;
    }
}

/// Where the look of the text changes, and what is put between its characters.
struct Marks {
    /// Sorted starts of stretches with their look.
    looks: Vec<(usize, Look)>,
    /// Brackets and event numbers, sorted by place; those that close come before those that open.
    inserts: Vec<(usize, Side, Piece)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Closes,
    Opens,
}

impl Marks {
    fn new(record: &Record, text: &str, palette: Palette) -> Self {
        let mut looks = vec![Look::DIM; text.len()];
        let mut cover = |start: usize, end: usize, change: &dyn Fn(Look) -> Look| {
            if let Some(stretch) = looks.get_mut(start..end) {
                stretch.iter_mut().for_each(|look| *look = change(*look));
            }
        };
        for body in &record.article.body {
            cover(body.start, body.end, &|_| Look::NORMAL);
        }
        if let Some((title, start)) = record.article.title.as_deref().and_then(|title| Some((title, text.find(title)?))) {
            cover(start, start + title.len(), &|look| Look { bold: true, dim: false, ..look });
        }
        let mut inserts = Vec::new();
        // Longer ones first, so that a mention within another is seen.
        let mut mentions: Vec<_> = record.mentions.iter().collect();
        mentions.sort_by_key(|mention| std::cmp::Reverse(mention.end.saturating_sub(mention.start)));
        for mention in mentions {
            cover(mention.start, mention.end, &|_| Look::of(mention.kind));
            if palette == Palette::Plain {
                let piece = |text: String| Piece { text, look: Look::NORMAL };
                inserts.push((mention.start, Side::Opens, piece("[".into())));
                inserts.push((mention.end, Side::Closes, piece(format!("|{}]", mention.kind.as_str()))));
            }
        }
        for (number, event) in (1..).zip(&record.events) {
            cover(event.trigger.start, event.trigger.end, &|look| Look { underline: true, ..look });
            // Two numbers side by side would read as one.
            let apart = palette == Palette::Colored && inserts.last().is_some_and(|(at, ..)| *at == event.trigger.end);
            let text = format!("{}{}", if apart { "·" } else { "" }, event_number(number, palette));
            inserts.push((event.trigger.end, Side::Closes, Piece { text, look: Look::BOLD }));
        }
        inserts.sort_by_key(|(at, side, _)| (*at, *side));
        let mut stretches: Vec<(usize, Look)> = Vec::new();
        for (at, look) in looks.into_iter().enumerate() {
            if stretches.last().is_none_or(|(_, last)| *last != look) {
                stretches.push((at, look));
            }
        }
        Marks { looks: stretches, inserts }
    }

    /// The word from `start` to `end`, cut where its look changes.
    fn pieces(&self, text: &str, start: usize, end: usize) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut stretch = self.looks.partition_point(|(at, _)| *at <= start).saturating_sub(1);
        let mut insert = self.inserts.partition_point(|(at, side, _)| (*at, *side) <= (start, Side::Closes));
        for (offset, c) in text[start..end].char_indices() {
            let at = start + offset;
            while let Some((_, _, piece)) = self.inserts.get(insert).filter(|(place, ..)| *place <= at) {
                pieces.push(piece.clone());
                insert += 1;
            }
            while self.looks.get(stretch + 1).is_some_and(|(next, _)| *next <= at) {
                stretch += 1;
            }
            let look = self.looks.get(stretch).map_or(Look::NORMAL, |(_, look)| *look);
            match pieces.last_mut() {
                Some(last) if last.look == look => last.text.push(safe(c)),
                _ => pieces.push(Piece { text: safe(c).into(), look }),
            }
        }
        let closing = self.inserts[insert..].iter().take_while(|(at, side, _)| *at <= end && *side == Side::Closes);
        pieces.extend(closing.map(|(_, _, piece)| piece.clone()));
        pieces
    }
}

/// The number that joins a trigger to its event below.
fn event_number(number: usize, palette: Palette) -> String {
    if palette == Palette::Plain {
        return format!("{{{number}}}");
    }
    let superscript = |digit: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(digit as usize - '0' as usize).unwrap_or(digit);
    number.to_string().chars().map(superscript).collect()
}

/// The kinds that were found, each in its look.
pub fn legend(page: &mut String, record: &Record, palette: Palette, width: usize) {
    palette.paint(page, Look::DIM, &"─".repeat(width));
    page.push('\n');
    let mut counts: std::collections::BTreeMap<MentionKind, usize> = Default::default();
    record.mentions.iter().for_each(|mention| *counts.entry(mention.kind).or_default() += 1);
    let mut lines = Lines::new(page, palette, width, 0, 0);
    if counts.is_empty() {
        lines.words("nothing found", Look::DIM);
    }
    for (kind, count) in counts {
        let name = Piece { text: kind.as_str().replace('_', "\u{a0}"), look: Look::of(kind) };
        lines.word(&[name, Piece { text: format!("\u{a0}{count}\u{a0}"), look: Look::DIM }]);
    }
    if !record.events.is_empty() {
        let (trigger, look) = (event_number(1, palette), Look { underline: true, ..Look::NORMAL });
        lines.word(&[Piece { text: "trigger".into(), look }, Piece { text: trigger, look: Look::BOLD }]);
        lines.words("numbered as the events below", Look::DIM);
    }
    lines.newline();
}
