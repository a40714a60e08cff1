//! Russian names of clubs, theatres and the like that nothing is known of but who belongs to them: «защитник Арсенала Киран Гиббс».

use crate::language::function::ending;
use crate::lexicon::{Grammar, Tag};
use crate::record::MentionKind;

use super::candidate::{Candidate, Found, Source};
use super::view::{HEADS, ORGANIZATIONS, PLACES, View};
use crate::language::ru::adjective;

/// From this score on the words of a body are no person's.
const TOLD: u8 = 84;

/// How many capitals follow each other, at most four.
fn capitals(view: &View<'_>, at: usize) -> ([usize; 5], usize) {
    let (mut ends, mut count) = ([at; 5], 0);
    while count < 4 && view.capital(ends[count]) && view.cyrillic(ends[count]) && !view.acronym(ends[count]) {
        ends[count + 1] = view.unit_end(ends[count]);
        count += 1;
    }
    (ends, count)
}

fn unknown(view: &View<'_>, at: usize) -> bool {
    const OTHER: u64 = PLACES | ORGANIZATIONS | HEADS | Tag::Demonym.bit() | Tag::Given.bit() | Tag::Title.bit() | Tag::People.bit();
    let word = view.doc.word(view.unit_end(at) - 1);
    let plain = view.mask(at) & OTHER == 0 && view.doc.tokens[at].phrase == 0 && !view.acronym(at);
    plain && !adjective::ends(word) && !super::ending::surname_ending(word)
}

/// The name behind a title in lower case whose holder is named behind it.
pub(super) fn find(view: &View<'_>, at: usize, found: &mut Found) {
    if at <= view.first || !view.lower(at - 1) || !serves(view, at - 1) || !unknown(view, at) {
        return;
    }
    let (ends, count) = capitals(view, at);
    let given = view.sense(ends[1], Tag::Given).is_some_and(|s| s.grammar.has(Grammar::NOMINATIVE));
    // «математика Нильса Хенрика Абеля» is one in one case.
    let named = count > 2 && given && ending::IN_VOWEL.end(view.doc.word(ends[1] - 1));
    if named || count == 3 && disagrees(view, &ends) {
        found.push(Candidate::new(MentionKind::Organization, at, ends[1], 90, Source::Head));
    }
}

/// Whether the title is one that is held in a body.
fn serves(view: &View<'_>, title: usize) -> bool {
    view.any(title, Tag::Title.bit()) && !matches!(view.doc.payload(title, Tag::Title), Some("other" | "kin" | "honorific" | "academic"))
}

/// Whether the first of three names stands in the genitive and the others in the nominative.
fn disagrees(view: &View<'_>, ends: &[usize; 5]) -> bool {
    let word = |i: usize| view.doc.word(ends[i + 1] - 1);
    let consonant = |i: usize| !ending::NO_CONSONANT.end(word(i));
    ending::IN_A.end(word(0)) && consonant(1) && consonant(2) && !view.any(ends[0], Tag::Surname.bit())
}

/// One past the name of a club whose player or head is named behind it: «капитан клуба Тоттенхэм Хотспур Ледли Кинг».
pub(super) fn club(view: &View<'_>, head: usize, first: usize, class: &str) -> Option<usize> {
    const REACH: usize = 3;
    let titled = (head.saturating_sub(REACH).max(view.first)..head).any(|t| view.any(t, Tag::Title.bit()));
    let (ends, count) = capitals(view, first);
    (class == "club" && titled && count > 2 && (0..count - 2).all(|i| view.any(ends[i], ORGANIZATIONS) || unknown(view, ends[i])))
        .then(|| ends[count - 2])
}

/// One past the body that has been told to begin here.
pub(super) fn told(at: usize, found: &Found) -> Option<usize> {
    let body = |c: &&Candidate| c.first as usize == at && c.kind == MentionKind::Organization && c.source == Source::Head && c.row == 0;
    found.candidates.iter().rev().take(4).find(body).filter(|c| c.score > TOLD).map(|c| c.last as usize)
}
