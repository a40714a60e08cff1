//! What the words beside an unknown English name say it is: "Corvane, a maker of tyres", "Tolmin is a village", "shares of
//! Corvane", "Corvane's profit".

use crate::lexicon::Tag;
use crate::record::MentionKind;

use super::view::{PLAIN, View};

/// The longest noun phrase that is looked through, in tokens.
const PHRASE: usize = 8;

/// What the apposition or predicate after a name calls it.
pub(super) fn predicate(view: &View<'_>, last: usize) -> Option<MentionKind> {
    let apposition = view.is_mark(last, ',');
    let copula = matches!(view.doc.payload(last, Tag::Auxiliary), Some("is" | "was"));
    let noun = last + 1;
    if !(apposition || copula) || view.mask(noun) & Tag::Determiner.bit() == 0 {
        return None;
    }
    let (mut at, mut head) = (noun + 1, None);
    while at < noun + PHRASE && view.is_word(at) && !view.plain(at) {
        head = noun_kind(view, at);
        at = view.unit_end(at);
    }
    head.filter(|_| !view.doc.is_possessive(at))
}

/// What a common noun calls the one it describes.
fn noun_kind(view: &View<'_>, at: usize) -> Option<MentionKind> {
    if !view.lower(at) {
        return None;
    }
    let (mask, beside) = (view.mask(at), view.doc.payload(at, Tag::Beside));
    let is = |tag: Tag| mask & tag.bit() != 0;
    match () {
        _ if is(Tag::Title) => Some(MentionKind::Person),
        _ if is(Tag::PlaceHead) => Some(MentionKind::Place),
        _ if is(Tag::OrganizationHead) || beside == Some("organization") => Some(MentionKind::Organization),
        _ if is(Tag::FacilityHead) => Some(MentionKind::Facility),
        _ => None,
    }
}

/// What the words close before and after a name make of it.
pub(super) fn neighbours(view: &View<'_>, first: usize, last: usize) -> Option<MentionKind> {
    if after(view, last) || speaks_as_body(view, last) { Some(MentionKind::Organization) } else { before(view, first, last) }
}

/// The class of the title that ends here: "Chief Executive Officer".
fn title_ending<'a>(view: &View<'a>, end: usize) -> Option<&'a str> {
    let from = end.saturating_sub(3).max(view.first);
    let title = (from..end).find_map(|at| view.doc.longest(at, Tag::Title).filter(|m| m.end == end))?;
    Some(view.doc.lexicon.string(title.sense.payload))
}

/// "Corvane said it", "Corvane says its": nobody calls a person so.
fn speaks_as_body(view: &View<'_>, last: usize) -> bool {
    let that = usize::from(view.doc.word((last + 1).min(view.last - 1)) == "that");
    view.lower(last)
        && view.mask(last) & Tag::Speech.bit() != 0
        && matches!(view.doc.payload(last + 1 + that, Tag::Pronoun), Some("it" | "its"))
}

/// "the carmaker Corvane", "shares of Corvane", "spokesman for Corvane", "the outskirts of Tolmin".
fn before(view: &View<'_>, first: usize, last: usize) -> Option<MentionKind> {
    let mut at = first.checked_sub(1).filter(|&b| b > view.first)?;
    // "the bank, Corvane,"
    if view.is_mark(at, ',') && view.is_mark(last, ',') && at >= view.first + 2 && view.mask(at - 2) & Tag::Determiner.bit() != 0 {
        return noun_kind(view, at - 1).filter(|&kind| kind == MentionKind::Organization);
    }
    if view.mask(at) & Tag::Determiner.bit() != 0 {
        at -= 1;
    }
    if view.lower(at) && at + 1 == first {
        let body = view.doc.payload(at, Tag::OrganizationHead).is_some_and(|class| matches!(class, "company" | "bank" | "media" | "club"));
        if body || view.doc.payload(at, Tag::Beside) == Some("organization") {
            return Some(MentionKind::Organization);
        }
        // "trader Corvane", but "trader Brindal Osk".
        if view.doc.payload(at, Tag::Beside) == Some("dealer") && view.unit_end(first) == last {
            return Some(MentionKind::Organization);
        }
    }
    let preposition = view.doc.payload(at, Tag::Preposition)?;
    let noun = at.checked_sub(1).filter(|&n| n >= view.first)?;
    let title = title_ending(view, noun + 1);
    match (view.doc.payload(noun, Tag::Beside), preposition) {
        (Some("belongings"), "of" | "in" | "at" | "from") | (Some("trade"), "by") | (Some("deal"), "with" | "by" | "for") => {
            Some(MentionKind::Organization)
        }
        (Some("surroundings"), "of" | "from" | "in") => Some(MentionKind::Place),
        _ if title == Some("corporate") && matches!(preposition, "of" | "at" | "for" | "with") => Some(MentionKind::Organization),
        _ if title.is_some() && matches!(preposition, "at" | "for") => Some(MentionKind::Organization),
        _ => None,
    }
}

/// "Corvane's shares", "Corvane shares", "Corvane manufactures".
fn after(view: &View<'_>, last: usize) -> bool {
    let beside = |at: usize| if view.lower(at) { view.doc.payload(at, Tag::Beside) } else { None };
    if !view.doc.is_possessive(last) {
        return matches!(beside(last), Some("belongings" | "trade"));
    }
    let words = (last + 1..last + 4).take_while(|&at| view.lower(at) && view.mask(at) & PLAIN == 0);
    words.into_iter().any(|at| beside(at) == Some("belongings"))
}
