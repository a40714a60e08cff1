//! English names of bodies with "and" among their first words: "Private Investment and Export Promotion Agency".

use crate::lexicon::{Pos, Tag};

use super::view::{HEADS, ORGANIZATIONS, PLACES, Setting, View};

/// So many words at most stand on one side of a comma or "and".
const MOST: usize = 3;

/// Where a name begins that "and" joins to common words with capitals before it; `start` where nothing is joined.
pub(super) fn start(view: &View<'_>, start: usize, class: &str) -> usize {
    let official = matches!(class, "government" | "association" | "education" | "international") && view.setting == Setting::Normal;
    let and = start.checked_sub(1).filter(|&a| official && a > view.first && view.doc.is_and(a));
    let Some(mut first) = and.and_then(|and| words(view, and)) else { return start };
    // "Cocoa, Coffee and Sheanut Farmers Association"
    while let Some(more) = first.checked_sub(1).filter(|&c| c > view.first && view.is_mark(c, ',')).and_then(|comma| words(view, comma)) {
        first = more;
    }
    first
}

/// Where the common words with capitals begin that end before `end`, where they are no name of their own.
fn words(view: &View<'_>, end: usize) -> Option<usize> {
    let first = (view.first..end).rev().take_while(|&at| common(view, at)).last()?;
    let led = first > view.first && view.capital(first - 1) && !view.plain(first - 1);
    (!led && end - first <= MOST).then_some(first)
}

fn common(view: &View<'_>, at: usize) -> bool {
    const NAMES: u64 = PLACES | ORGANIZATIONS | Tag::Demonym.bit() | Tag::People.bit() | Tag::LegalForm.bit();
    const DATES: u64 = Tag::Month.bit() | Tag::Weekday.bit();
    // "Private Investment": a title that is an adjective too.
    let title = view.any(at, Tag::Title.bit()) && !view.doc.has_pos(at, Pos::Adjective);
    // "Education and Health Committee": what a company deals in heads names too.
    let head = view.any(at, HEADS) && view.doc.payload(at, Tag::OrganizationHead) != Some("company");
    view.capital(at) && !head && !view.acronym(at) && !view.plain(at) && view.common(at) && view.mask(at) & (NAMES | DATES) == 0 && !title
}
