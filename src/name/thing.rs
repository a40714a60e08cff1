//! Named events, documents and facilities by their head words.

use crate::language::relation;
use crate::lexicon::Tag;
use crate::record::MentionKind;
use crate::text::{LetterCase, TokenKind};

use super::candidate::{Candidate, Found, Source};
use super::chain;
use super::view::View;
use crate::language::ru::adjective;

const KINDS: [(Tag, MentionKind); 3] =
    [(Tag::EventHead, MentionKind::NamedEvent), (Tag::DocumentHead, MentionKind::Document), (Tag::FacilityHead, MentionKind::Facility)];

/// Tags of the head words it looks for.
pub(super) const HEADS: u64 = Tag::EventHead.bit() | Tag::DocumentHead.bit() | Tag::FacilityHead.bit();

/// Names whose head word stands at `at`.
pub(super) fn find(view: &View<'_>, at: usize, found: &mut Found) {
    let heads = view.doc.can(at) | view.doc.reach(at);
    for (tag, kind) in KINDS {
        if heads & tag.bit() == 0 {
            continue;
        }
        let Some(head) = view.doc.longest(at, tag).filter(|m| m.end <= view.last) else { continue };
        if view.cyrillic(at) {
            russian(view, at, head.end, kind, found);
        } else {
            english(view, at, head.end, kind, found);
        }
    }
}

/// «6-я Международная промышленная выставка „…“», «XXII саммит ШОС», «Ташкентский международный форум».
fn russian(view: &View<'_>, at: usize, end: usize, kind: MentionKind, found: &mut Found) {
    let (first, capital) = before_russian(view, at);
    let capital = capital || view.capital(at) && !view.free_capital(at);
    let mut last = end;
    let mut quoted = false;
    if view.opens_quote(end) {
        if let Some(close) = view.closing_quote(end, 10) {
            if kind == MentionKind::NamedEvent {
                last = close + 1;
            }
            quoted = true;
        }
    } else {
        let after = chain::genitive(view, end, "");
        if (end..after).any(|i| view.capital(i)) || capital {
            last = after;
        }
    }
    let numbered = first < at && view.token(first).is_some_and(|t| t.kind == TokenKind::Number || t.case == LetterCase::Upper);
    let named = (end..last).any(|i| view.capital(i));
    let score = match kind {
        MentionKind::NamedEvent if quoted && (capital || numbered) => 84,
        MentionKind::NamedEvent if quoted => 20,
        MentionKind::NamedEvent if capital && (first < at || last > end) => 70,
        MentionKind::NamedEvent if numbered && named => 70,
        MentionKind::Document if capital && last > end => 62,
        MentionKind::Facility if capital && !quoted && (first < at || named) => 62,
        _ => return,
    };
    found.push(Candidate::new(kind, first, last, score, Source::Head).with_head(at));
}

/// The first token of adjectives and numbers before a Russian head, and whether one of them has a capital of its own.
fn before_russian(view: &View<'_>, at: usize) -> (usize, bool) {
    let (mut first, mut best, mut capital) = (at, at, false);
    for _ in 0..5 {
        let Some(mut before) = first.checked_sub(1).filter(|&b| b >= view.first) else { break };
        while before > view.first + 1 && view.hyphen(before - 1) {
            before -= 2;
        }
        let Some(token) = view.token(before) else { break };
        // Four figures are a year: «в 2017 году Сидоров».
        let ordinal = token.kind == TokenKind::Number && token.end - token.start < 4
            || token.case == LetterCase::Upper && view.doc.word(before).bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
        // «по статье 295 Уголовного кодекса»: the number is the article's.
        if ordinal && numbers_a_part(view, before) {
            break;
        }
        if ordinal {
            best = before;
            break;
        }
        if token.kind != TokenKind::Word || !adjective::ends(view.doc.word(view.unit_end(before) - 1)) {
            break;
        }
        // Adjectives of places have a capital in names only.
        let free = view.free_capital(before);
        let told = view.common(before) || view.mask(before) & Tag::Demonym.bit() != 0;
        if token.capital() && !(free && told) {
            capital = true;
            best = before;
        }
        first = before;
    }
    (best, capital)
}

/// Whether a number stands behind the word for a part of a document: «ст. 295», «пункт 5».
fn numbers_a_part(view: &View<'_>, number: usize) -> bool {
    let word = number.checked_sub(1).map(|b| if view.is_mark(b, '.') { b.saturating_sub(1) } else { b });
    word.is_some_and(|w| w >= view.first && view.any(w, Tag::Label.bit()))
}

/// Whether "and" joins two subjects of an event's name, and no two events: the words before are no name of their own.
fn joined(view: &View<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&b| b > view.first) else { return false };
    const NAMES: u64 = super::view::PLACES | super::view::ORGANIZATIONS | Tag::EventHead.bit() | Tag::Demonym.bit();
    view.doc.is_and(at) && view.capital(before) && view.dictionary(before) && !view.plain(before) && view.mask(before) & NAMES == 0
}

/// "IV Interregional Forum", "Samarkand Climate Forum 2025", "Tashkent International Airport", "Paris Agreement".
fn english(view: &View<'_>, at: usize, end: usize, kind: MentionKind, found: &mut Found) {
    if !view.capital(at) {
        return;
    }
    let mut first = at;
    while first > view.first {
        let before = first - 1;
        let core = view.capital(before)
            && !(view.plain(before) && !view.acronym(before))
            && view.mask(before) & (Tag::Month.bit() | Tag::Weekday.bit()) == 0;
        if core || view.hyphen(before) && view.is_word(before.saturating_sub(1)) {
            first = before;
        } else if kind == MentionKind::NamedEvent && joined(view, before) {
            // "the Oil and Gas Conference"
            first = before - 1;
        } else {
            break;
        }
    }
    if first < at && view.begins(first) && view.common(first) && view.mask(first) & Tag::Demonym.bit() == 0 {
        first += 1;
    }
    if person(view, first, at, end) || super::title::surname_of_head(view, first, end) {
        return;
    }
    let mut last = end;
    let of = view.doc.relates(end, relation::NAMED);
    if of {
        last = chain::english_of(view, end, "government");
    }
    if kind == MentionKind::NamedEvent && view.token(last).is_some_and(|t| t.kind == TokenKind::Number && t.end - t.start == 4) {
        last += 1;
    }
    // "IV Regional Forum "Uzbekistan – Kazakhstan""
    if kind == MentionKind::NamedEvent && view.opens_quote(last) {
        last = view.closing_quote(last, 10).map_or(last, |close| close + 1);
    }
    if first == at && last == end {
        return;
    }
    let free = view.free_capital(first);
    let score = if free { 52 } else { 66 };
    let score = if first == at && free { 40 } else { score };
    found.push(Candidate::new(kind, first, last, score, Source::Head).with_head(at));
}

/// Whether a given name stands before a plural that is a surname as well: "Bill Gates" is no gate.
fn person(view: &View<'_>, first: usize, at: usize, end: usize) -> bool {
    let (given, surname) = (Tag::Given.bit(), Tag::Surname.bit());
    let plural = view.doc.word(at).ends_with('s') && end == at + 1;
    first + 1 == at && plural && view.any(first, given) && view.mask(first) & super::view::PLACES == 0 && view.any(at, surname)
}
