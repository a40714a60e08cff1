//! An article tells of one vote: when and where it was held is said once, and holds for all of its results.

use crate::lexicon::{Language, Tag};
use crate::record::{EntityId, Event, EventKind, MentionKind, Status};

use super::argument::Argument;
use super::clause::View;
use super::matcher::{Found, has};
use super::rule::Rule;

/// Gives results without day or place those of the vote told of before, or behind.
pub(super) fn share(events: &mut [Event]) {
    let result = |e: &Event| e.kind == EventKind::Election && matches!(e.status, Status::Asserted | Status::Forecast);
    let votes: Vec<usize> = (0..events.len()).filter(|&at| result(&events[at])).collect();
    for &at in &votes {
        // The nearest in its sentence, then before, then behind.
        let near = |told: &dyn Fn(&Event) -> bool| {
            let others = votes.iter().copied().filter(|&o| o != at && told(&events[o]));
            others.min_by_key(|&o| (events[o].sentence != events[at].sentence, o > at, o.abs_diff(at)))
        };
        let day = |e: &Event| e.time.as_ref().is_some_and(|t| t.from.is_some() && t.from == t.to);
        let time = near(&|e| e.time.is_some()).filter(|&o| day(&events[o])).and_then(|o| events[o].time.clone());
        let place = near(&|e| e.place.is_some()).and_then(|o| events[o].place);
        let event = &mut events[at];
        event.time = event.time.take().or(time);
        event.place = event.place.or(place);
    }
}

/// Whose vote it is: "Ecuador's presidential runoff", «выборы президента Перу».
pub(super) fn country(view: &View<'_>, arguments: &[Argument], rule: &Rule, found: &Found) -> Option<EntityId> {
    let ours = |a: &&Argument| {
        matches!(a.kind, MentionKind::Place | MentionKind::Demonym)
            && a.entity.is_some()
            && a.clause == found.predicate.clause
            && (a.preposition.is_none() || a.first > view.first && view.document.is(a.first - 1, Tag::Title))
            && !view.document.is_mark(a.first.saturating_sub(1), '-')
    };
    let votes = |t: usize| {
        let title = view.document.is(t, Tag::Title);
        title || (found.first..found.last).contains(&t) || has(view, &rule.context, t) || has(view, &rule.near, t)
    };
    // «во втором туре выборов президента Перу»
    let of_vote = |a: &&Argument| {
        let before = (a.last..(a.last + 4).min(view.last)).any(votes);
        let behind = (a.of || view.language == Language::Ru) && (a.first.saturating_sub(3).max(view.first)..a.first).any(votes);
        a.modifier && before || behind
    };
    let found = arguments.iter().filter(ours).find(of_vote)?;
    found.entity.map(|entity| EntityId(entity + 1))
}

#[cfg(test)]
mod tests {
    use crate::record::EventKind;
    use crate::{Extractor, Input};

    #[test]
    fn results_have_the_day_and_the_country_of_their_vote() {
        for text in [
            "Independent candidate Elena Stoyanova won Bulgaria's presidential election on 8 November 2026 with 53.7 percent of the vote. \
             Her rival Kiril Danchev received 44.1 percent.",
            "На выборах президента Болгарии 8 ноября 2026 года победила Елена Стоянова, она набрала 53,7% голосов. \
             Кирил Данчев получил 44,1%.",
        ] {
            let record = Extractor::new().extract(&Input::text(text));
            let votes: Vec<_> = record.events.iter().filter(|e| e.kind == EventKind::Election).collect();
            assert!(votes.len() >= 2, "{votes:#?}");
            for vote in votes {
                assert_eq!(vote.time.as_ref().map(|t| t.timex.as_str()), Some("2026-11-08"), "{vote:#?}");
                let place = vote.place.and_then(|p| record.entity(p)).and_then(|e| e.key.clone());
                assert_eq!(place.as_deref(), Some("place:BG"), "{vote:#?}");
            }
        }
    }
}
