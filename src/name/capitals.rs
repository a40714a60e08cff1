//! English capitals that nothing is known of: what stands around them says what they may be.

use crate::language::Language;
use crate::lexicon::Tag;
use crate::record::MentionKind;
use crate::text::LetterCase;

use super::candidate::{Candidate, Found, Source};
use super::chain;
use super::place::locative;
use super::view::{HEADS, ORGANIZATIONS, PLACES, Setting, View};

/// A run of unknown capitals in English.
pub(super) fn find(view: &View<'_>, at: usize, found: &mut Found) {
    let reached = at > view.first && chain::english_core_reaches(view, at);
    if view.language != Language::En || view.setting != Setting::Normal || view.cyrillic(at) || reached || view.plain(at) {
        return;
    }
    let end = chain::english_core(view, at);
    if end <= at {
        return;
    }
    let (mut units, mut common, mut known, mut next) = (0, 0, 0, at);
    while next < end {
        let mask = view.mask(next);
        units += 1;
        common += (view.common(next) || view.dictionary(next)) as usize;
        known += (mask & (PLACES | ORGANIZATIONS | Tag::Demonym.bit() | Tag::Given.bit() | Tag::Surname.bit()) != 0) as usize;
        next = view.unit_end(next);
    }
    // "Minister of Digital Development": the complement of a title.
    let complement = at >= view.first + 2 && view.doc.word(at - 1) == "of" && view.any(at - 2, Tag::Title.bit());
    if complement || view.capital(end) && view.any(end, Tag::Title.bit()) {
        return;
    }
    let free = view.begins(at);
    place_head(view, at, end, found);
    if free && (common > 0 || units == 1) || view.any(at, Tag::Title.bit()) || units > 5 {
        return;
    }
    let candidate = match () {
        _ if units == 1 && (common > 0 || known > 0 || view.acronym(at)) => return,
        _ if units <= 2 && common == 0 && known == 0 && locative(view, at) => {
            Candidate::new(MentionKind::Place, at, end, 58, Source::Capital)
        }
        _ if units == 1 && view.doc.tokens[at].case == LetterCase::Mixed => {
            Candidate::new(MentionKind::Organization, at, end, 56, Source::Capital)
        }
        _ if units == 1 || known == units => return,
        _ if view.sense(end, Tag::Cue).is_some_and(|s| view.doc.lexicon.string(s.payload) == "product") => {
            Candidate::new(MentionKind::Product, at, end, 60, Source::Head)
        }
        _ if common > 0 || view.sense(at.saturating_sub(1), Tag::Determiner).is_some() => {
            Candidate::new(MentionKind::Organization, at, end, 52, Source::Capital)
        }
        _ => return,
    };
    found.push(candidate);
}

/// "Mill Street", "Ural River", "Silver Lake": a place's head word ends the run.
fn place_head(view: &View<'_>, at: usize, end: usize, found: &mut Found) {
    let last = end - 1;
    if last == at || !view.any(last, Tag::PlaceHead.bit()) || view.begins(at) && view.common(at) {
        return;
    }
    if view.mask(last) & HEADS & !Tag::PlaceHead.bit() != 0 && view.mask(last) & Tag::OrganizationHead.bit() != 0 {
        return;
    }
    found.push(Candidate::new(MentionKind::Place, at, end, 64, Source::Head).with_head(last));
}

/// Whether the word before a place's name tells a part of it: "Southern California", "East Anglia".
pub(super) fn direction(view: &View<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&b| view.capital(b) && !view.begins(b)) else { return false };
    view.language == Language::En && view.sense(before, Tag::Cue).is_some_and(|s| view.doc.lexicon.string(s.payload) == "direction")
}
