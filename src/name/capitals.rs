//! English capitals that nothing is known of: what stands around them says what they may be.

use crate::language::Language;
use crate::lexicon::Tag;
use crate::record::MentionKind;
use crate::text::LetterCase;

use super::candidate::{Candidate, Found, Source};
use super::description;
use super::place::locative;
use super::view::{HEADS, ORGANIZATIONS, PLACES, Setting, View};

/// A run of unknown capitals in English, from where it begins to its end.
pub(super) fn find(view: &View<'_>, at: usize, end: usize, found: &mut Found) {
    if end == at || view.setting != Setting::Normal || view.plain(at) {
        return;
    }
    let run = Run::read(view, at, end);
    // "Minister of Digital Development": the complement of a title.
    let complement = at >= view.first + 2 && view.doc.word(at - 1) == "of" && view.any(at - 2, Tag::Title.bit());
    let titled = view.any(at, Tag::Title.bit()) || view.capital(end) && view.any(end, Tag::Title.bit());
    if let Some(described) = described(view, &run).filter(|_| !titled) {
        found.push(described);
        return;
    }
    if complement || titled && !view.any(at, Tag::Title.bit()) {
        return;
    }
    if run.units > 1 {
        place_head(view, at, end, found);
        if let Some(team) = team(view, at, end) {
            found.push(team);
            return;
        }
    }
    if view.begins(at) && (run.common > 0 || run.units == 1) || titled || run.units > 5 {
        return;
    }
    found.candidates.extend(unknown(view, &run));
}

/// A run of capitals and what is known of its words.
struct Run {
    first: usize,
    last: usize,
    /// Words, those joined by hyphens counted once.
    units: usize,
    /// Of them, common words.
    common: usize,
    /// Of them, names of something else.
    known: usize,
    /// Of these, names of persons only.
    personal: usize,
}

impl Run {
    fn read(view: &View<'_>, first: usize, last: usize) -> Run {
        const PERSONS: u64 = Tag::Given.bit() | Tag::Surname.bit();
        let mut run = Run { first, last, units: 0, common: 0, known: 0, personal: 0 };
        let mut at = first;
        while at < last {
            let mask = view.mask(at);
            let other = mask & (PLACES | ORGANIZATIONS | Tag::Demonym.bit()) != 0;
            let person = mask & PERSONS != 0;
            run.units += 1;
            run.common += (view.common(at) || view.dictionary(at)) as usize;
            run.known += (other || person) as usize;
            run.personal += (person && !other) as usize;
            at = view.unit_end(at);
        }
        run
    }
}

/// What the words around the run say it is.
fn described(view: &View<'_>, run: &Run) -> Option<Candidate> {
    let free = view.begins(run.first);
    if run.units > 3 || run.common == run.units && free || run.known > run.personal {
        return None;
    }
    let predicate = description::predicate(view, run.last).filter(|&kind| kind != MentionKind::Person);
    if let Some(kind) = predicate {
        return Some(Candidate::new(kind, run.first, run.last, 66, Source::Capital));
    }
    let unknown = run.known == 0 && run.common < run.units && view.rare_name(run.first) == (false, false);
    let kind = description::neighbours(view, run.first, run.last).filter(|_| unknown && !view.acronym(run.first))?;
    Some(Candidate::new(kind, run.first, run.last, 58, Source::Capital))
}

/// A run that nothing beside it describes.
fn unknown(view: &View<'_>, run: &Run) -> Option<Candidate> {
    let &Run { first, last, units, common, known, .. } = run;
    let candidate = |kind, score, source| Some(Candidate::new(kind, first, last, score, source));
    if (first..last).any(|i| view.is_mark(i, '.')) {
        return None;
    }
    let the = first > view.first && view.sense(first - 1, Tag::Determiner).is_some();
    match () {
        // "the Wanderers" may be those that are named in full elsewhere.
        _ if units == 1 && common > 0 && the && view.doc.word(first).ends_with('s') => {
            candidate(MentionKind::Organization, 30, Source::Capital)
        }
        _ if units == 1 && (common > 0 || known > 0 || view.acronym(first)) => None,
        _ if units <= 2 && common == 0 && known == 0 && locative(view, first) => candidate(MentionKind::Place, 58, Source::Capital),
        _ if units == 1 && view.doc.tokens[first].case == LetterCase::Mixed => candidate(MentionKind::Organization, 56, Source::Capital),
        _ if units == 1 || known == units => None,
        _ if view.sense(last, Tag::Cue).is_some_and(|s| view.doc.lexicon.string(s.payload) == "product") => {
            candidate(MentionKind::Product, 60, Source::Head)
        }
        _ if common > 0 || the => candidate(MentionKind::Organization, 52, Source::Capital),
        _ => None,
    }
}

/// "Perth Wanderers", "the Perth Glory": the name of a place and a plural, or a word after "the", are a team more often than not.
fn team(view: &View<'_>, first: usize, end: usize) -> Option<Candidate> {
    const NEVER: u64 = HEADS | Tag::Title.bit() | Tag::Demonym.bit() | Tag::People.bit() | Tag::LegalForm.bit();
    let place = [Tag::City, Tag::Region, Tag::Country].iter().filter_map(|&tag| view.doc.longest(first, tag)).map(|m| m.end).max()?;
    let last = end - 1;
    if view.setting != Setting::Normal || place >= end || end - place > 2 || (place..end).any(|i| view.mask(i) & (NEVER | PLACES) != 0) {
        return None;
    }
    let person = view.any(first, Tag::Given.bit()) && (view.any(last, Tag::Surname.bit()) || view.rare_name(last).1);
    let word = view.doc.word(last);
    let plural = word.len() > 4 && word.ends_with('s') && !word.ends_with("ss");
    let the = first > view.first && view.mask(first - 1) & Tag::Determiner.bit() != 0;
    match () {
        _ if person || view.acronym(last) => None,
        _ if plural => Some(Candidate::new(MentionKind::Organization, first, end, 76, Source::Head)),
        _ if the && view.lower(end) | !view.is_word(end) => Some(Candidate::new(MentionKind::Organization, first, end, 60, Source::Head)),
        _ => None,
    }
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
