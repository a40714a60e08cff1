//! Storms by the name behind their word: "Hurricane Milton", «тайфун Гаэми».

use crate::lexicon::Tag;
use crate::record::MentionKind;
use crate::text::Document;

use super::candidate::{Candidate, Found, Source};
use super::view::View;

/// A storm whose name stands at the token; storms are named like people, and are nobody.
pub(super) fn find(view: &View<'_>, at: usize, found: &mut Found) -> bool {
    let Some(word) = at.checked_sub(1).filter(|&word| word >= view.first && view.cue(word) == Some("storm")) else { return false };
    // "Storm Lake", "Storm Prediction Center", "storm Monday": a name is no word.
    const WORDS: u64 = Tag::Month.bit() | Tag::Weekday.bit();
    let given = view.any(at, Tag::Given.bit());
    if !(given || !view.common(at)) || view.mask(at) & WORDS != 0 || view.acronym(at) || view.capital(at + 1) || view.hyphen(at + 1) {
        return false;
    }
    let headed = view.capital(word) && !view.cyrillic(at);
    // "Tropical Storm Helene"
    let kind =
        word.checked_sub(1).filter(|&kind| headed && kind >= view.first && view.capital(kind) && view.common(kind) && !view.plain(kind));
    let first = if headed { kind.unwrap_or(word) } else { at };
    found.push(Candidate::new(MentionKind::NamedEvent, first, at + 1, 90, Source::Head));
    true
}

/// Whether a candidate is a storm by the word before its name, which may be in quotation marks.
pub(super) fn is_one(doc: &Document<'_>, c: &Candidate) -> bool {
    let cue = |back: usize| (c.last as usize).checked_sub(back).is_some_and(|at| doc.payload(at, Tag::Cue) == Some("storm"));
    c.kind == MentionKind::NamedEvent && (cue(2) || c.source == Source::Quote && c.last == c.first + 1 && cue(3))
}
