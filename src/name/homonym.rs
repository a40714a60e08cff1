//! Towns and bodies of one name: of towns the greatest is meant, of bodies the first of the table, unless the document tells of the
//! country of another.

use crate::lexicon::{Lexicon, Tag};
use crate::text::Document;

use super::candidate::Candidate;

/// A town so many times as large as its namesake is meant whatever the document tells: London, and not the one of Ontario.
const FAR_GREATER: u64 = 8;

/// Gives each town and body among the chosen names the row of the namesake whose country the document tells, where its own is not told.
pub(super) fn settle(document: &Document<'_>, chosen: &mut [Candidate]) {
    let lexicon = document.lexicon;
    let is = |row: u32, tag: Tag| row != 0 && lexicon.row(row).tag == tag as u32;
    let told: Vec<u32> = chosen.iter().filter(|c| is(c.row, Tag::Country)).map(|c| lexicon.row(c.row).key).collect();
    for c in chosen.iter_mut().filter(|c| is(c.row, Tag::City) || is(c.row, Tag::Organization)) {
        let own = lexicon.row(c.row);
        if told.is_empty() || own.country == 0 || told.contains(&own.country) {
            continue;
        }
        let town = is(c.row, Tag::City);
        let tag = if town { Tag::City } else { Tag::Organization };
        let namesakes = document.matches_of(c.first as usize, tag.bit()).filter(|m| m.end == c.last as usize);
        let mut rows = namesakes.map(|m| m.sense.payload).filter(|&row| row != c.row);
        // "CPC" is a pipeline where nothing is told of China.
        let fits = |&row: &u32| {
            let country = lexicon.row(row).country;
            let near = || population(lexicon, c.row) < FAR_GREATER * population(lexicon, row);
            if town { told.contains(&country) && near() } else { country == 0 || told.contains(&country) }
        };
        if let Some(row) = rows.find(fits) {
            c.row = row;
        }
    }
}

fn population(lexicon: &Lexicon, row: u32) -> u64 {
    lexicon.string(lexicon.row(row).class).parse().unwrap_or_default()
}
