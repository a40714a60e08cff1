//! Towns of one name: the greatest is meant, unless the document tells of the country of another that is not much smaller.

use crate::lexicon::{Lexicon, Tag};
use crate::text::Document;

use super::candidate::Candidate;

/// A town so many times as large as its namesake is meant whatever the document tells: London, and not the one of Ontario.
const FAR_GREATER: u64 = 8;

/// Gives each town among the chosen names the row of the namesake whose country the document tells, where its own is not told.
pub(super) fn settle(document: &Document<'_>, chosen: &mut [Candidate]) {
    let lexicon = document.lexicon;
    let is = |row: u32, tag: Tag| row != 0 && lexicon.row(row).tag == tag as u32;
    let told: Vec<u32> = chosen.iter().filter(|c| is(c.row, Tag::Country)).map(|c| lexicon.row(c.row).key).collect();
    for c in chosen.iter_mut().filter(|c| is(c.row, Tag::City)) {
        let own = lexicon.row(c.row);
        if told.is_empty() || told.contains(&own.country) {
            continue;
        }
        let namesakes = document.matches_of(c.first as usize, Tag::City.bit()).filter(|m| m.end == c.last as usize);
        let mut rows = namesakes.map(|m| m.sense.payload).filter(|&row| row != c.row);
        let fits =
            |&row: &u32| told.contains(&lexicon.row(row).country) && population(lexicon, c.row) < FAR_GREATER * population(lexicon, row);
        if let Some(row) = rows.find(fits) {
            c.row = row;
        }
    }
}

fn population(lexicon: &Lexicon, row: u32) -> u64 {
    lexicon.string(lexicon.row(row).class).parse().unwrap_or_default()
}
