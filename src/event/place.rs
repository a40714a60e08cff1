//! Where an event happened: the place that a preposition of place puts into its clause.

use crate::language::relation;
use crate::lexicon::{Grammar, Tag};
use crate::record::{EntityId, MentionKind};

use super::argument::{Argument, governs, required_case};
use super::clause::{ClauseKind, View};
use super::predicate::Predicate;

/// The place of a predicate; `used` tells which mentions fill its roles already.
pub(crate) fn place(view: &View<'_>, arguments: &[Argument], predicate: &Predicate, used: impl Fn(&Argument) -> bool) -> Option<EntityId> {
    let mut clause = predicate.clause;
    for _ in 0..3 {
        // «соглашение о строительстве завода в Гяндже»: what is agreed is to be there.
        let told = |t: usize| view.document.relates(t, relation::ABOUT);
        let content = |a: &Argument| a.first > predicate.head && (predicate.head..a.first).any(told);
        let here = arguments.iter().filter(|a| a.clause == clause && located(view, a) && !used(a) && !content(a));
        // "In Perm X won, in Kazan Y": what a comma parts from the verb may be of another.
        let parted = |a: &Argument| {
            let (from, to) = if a.first < predicate.head { (a.last, predicate.head) } else { (predicate.head, a.first) };
            (from..to).any(|t| view.document.is_mark(t, ','))
        };
        let far = |a: &Argument| (parted(a), a.first < predicate.head, a.first.abs_diff(predicate.head));
        let nearest = here.min_by_key(|a| (a.kind != MentionKind::Place, far(a)));
        if let Some(entity) = nearest.and_then(|a| a.entity) {
            return Some(EntityId(entity + 1));
        }
        let info = view.clauses[clause];
        // "In Oslo, where leaders met": the place it hangs on.
        if info.opener.is_some_and(|o| view.document.is(o, Tag::Relative) && governs(view, o) == "@place") {
            let behind = |a: &&Argument| a.kind == MentionKind::Place && info.opener.is_some_and(|o| a.last <= o && o - a.last <= 2);
            return arguments.iter().rev().find(behind).and_then(|a| a.entity).map(|entity| EntityId(entity + 1));
        }
        let shares = matches!(info.kind, ClauseKind::Shared | ClauseKind::Participial | ClauseKind::Main) && info.parent != clause;
        if !shares {
            return None;
        }
        clause = info.parent;
    }
    None
}

/// The place of what the clauses that describe its noun tell of: «встречи, состоявшейся в Ташкенте», "the fair, held in Osaka".
pub(crate) fn described(view: &View<'_>, arguments: &[Argument], predicate: &Predicate, incident: bool) -> Option<EntityId> {
    let how = |clause: usize| incident && super::time::tells_how(view, clause, predicate.clause);
    let tells = |clause: usize| view.describes(clause, predicate.clause) || how(clause);
    let own = |a: &&Argument| located(view, a) && tells(view.clause_of(a.first));
    let found = arguments.iter().filter(|a| a.first > predicate.head).find(own);
    found.and_then(|a| a.entity).map(|entity| EntityId(entity + 1))
}

/// Whether a preposition of place governs the mention itself.
fn located(view: &View<'_>, argument: &Argument) -> bool {
    // «возле села Кордай», "in the city of Osh"
    let sort = argument.of && argument.head.is_some_and(|h| locates(view, h) && h + 3 >= argument.first);
    // "at the port of Antwerp": a facility is a place too.
    if !matches!(argument.kind, MentionKind::Place | MentionKind::Facility)
        || argument.mention.is_none()
        || argument.of && !sort
        || argument.modifier && !locates(view, argument.last) && !holds_place(view, argument.last)
    {
        return false;
    }
    // "An assault on the village of Tsafe": whatever leads to the head noun says where.
    if sort && argument.preposition.is_none() {
        return argument.head.is_some_and(|h| (h.saturating_sub(3)..h).any(|t| t >= view.first && view.document.is(t, Tag::Preposition)));
    }
    let Some((first, payload)) = argument.preposition else { return false };
    // "on the outskirts of Damascus", «у берегов Сицилии»
    if sort && relation::SURROUNDINGS.has(payload) {
        return true;
    }
    let governs = governs(view, first);
    // What takes the locative too says where to in any other case.
    governs.ends_with("@place") && (required_case(governs) & Grammar::LOCATIVE == 0 || argument.may_be(Grammar::LOCATIVE))
}

/// English: whether a possessive leads to a place or a building: "at Auckland's public hospitals".
fn holds_place(view: &View<'_>, at: usize) -> bool {
    const NEAR: usize = 4;
    let phrase = (at + 1..view.last.min(at + NEAR)).take_while(|&t| view.mention_at(t).is_none() && !view.finite(t));
    view.document.is_possessive(at) && phrase.into_iter().any(|t| locates(view, t))
}

/// Whether a noun only says what sort of place it is, or which part of it: "the outskirts of", «в аэропорту», "at Masbate port".
fn locates(view: &View<'_>, at: usize) -> bool {
    let document = view.document;
    // «на улице Лермонтова»: whom a street is named for is no place.
    at < view.last
        && document.payload(at, Tag::PlaceHead) != Some("street")
        && (document.mask(at) & (Tag::PlaceHead.bit() | Tag::FacilityHead.bit()) != 0 || document.means(at, Tag::Hint, "location"))
}
