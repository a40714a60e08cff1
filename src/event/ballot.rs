//! The results of a vote: those listed behind one another, and when and where it was held, which an article says once for all of
//! them.

use std::collections::HashSet;

use crate::language::relation;
use crate::lexicon::{Entry, Language, Tag};
use crate::mention::Draft;
use crate::record::{EntityId, Event, EventKind, MentionId, MentionKind, Role, Status};
use crate::text::{Document, TokenKind};

use super::argument::Argument;
use super::clause::View;
use super::matcher::{Found, has};
use super::rule::Rule;

/// So many results before and behind one are looked at.
const REACH: usize = 200;

/// Gives results without day or place those of the vote told of before, or behind.
pub(super) fn share(events: &mut [Event]) {
    let result = |e: &Event| e.kind == EventKind::Election && matches!(e.status, Status::Asserted | Status::Forecast);
    let votes: Vec<usize> = (0..events.len()).filter(|&at| result(&events[at])).collect();
    // Votes of several regions share no place.
    let mut places = votes.iter().filter_map(|&at| events[at].place);
    let one_place = places.next().is_none_or(|first| places.all(|place| place == first));
    for (n, &at) in votes.iter().enumerate() {
        // The nearest in its sentence, then before, then behind.
        let near = |told: &dyn Fn(&Event) -> bool| {
            let here = |o: &usize| events[*o].sentence == events[at].sentence;
            let before = votes[..n].iter().copied().rev().take(REACH).find(|&o| told(&events[o]));
            let behind = || votes[n + 1..].iter().copied().take(REACH).find(|&o| told(&events[o]));
            before.filter(here).or_else(|| behind().filter(here)).or(before).or_else(behind)
        };
        let day = |e: &Event| e.time.as_ref().is_some_and(|t| t.from.is_some() && t.from == t.to);
        let time = near(&|e| e.time.is_some()).filter(|&o| day(&events[o])).and_then(|o| events[o].time.clone());
        let place = near(&|e| e.place.is_some()).filter(|_| one_place).and_then(|o| events[o].place);
        let event = &mut events[at];
        event.time = event.time.take().or(time);
        event.place = event.place.or(place);
    }
}

/// The results that follow one in its sentence without a verb: "the Greens 12 percent, Our Path 6.2 percent", «„Наш путь“ — 6,2%».
pub(super) fn listed(document: &Document<'_>, drafts: &[Draft], events: &mut Vec<Event>) {
    let role = |e: &Event, name: &str| e.roles.iter().any(|r| r.role == name);
    let share = |e: &Event| e.roles.iter().find(|r| r.role == "share").and_then(|r| r.mention).map(|m| m.0 as usize - 1);
    events.iter_mut().filter(|e| e.kind == EventKind::Election).for_each(|e| own_candidate(document, drafts, e));
    let mut told: HashSet<usize> = events.iter().filter(|e| e.kind == EventKind::Election).filter_map(share).collect();
    for at in 0..events.len() {
        let event = &events[at];
        let name = if role(event, "winner") { "winner" } else { "candidate" };
        let Some(mut last) = share(event).filter(|_| event.kind == EventKind::Election && role(event, name)) else { continue };
        while let Some((mut candidate, place, next)) = result_behind(document, drafts, last).filter(|(.., next)| !told.contains(next)) {
            // «победил с 54%, его соперник — 45%»: behind the winner stand others.
            candidate.role = "candidate".to_string();
            let place = place.or_else(|| office_place(drafts, &candidate));
            let share = Role { role: "share".to_string(), mention: Some(MentionId(next as u32 + 1)), ..Role::default() };
            let mut result = events[at].clone();
            result.roles.retain(|r| !matches!(r.role.as_str(), "candidate" | "share" | "winner"));
            result.roles.splice(0..0, [candidate, share]);
            result.place = place.or(result.place);
            events.push(result);
            told.insert(next);
            last = next;
        }
    }
}

/// «за „Рассвет“ готовы голосовать 24%, за „Единство“ — 17%»: a name before a share of its own is not that of the share before it.
fn own_candidate(document: &Document<'_>, drafts: &[Draft], event: &mut Event) {
    let mention = |name: &str| event.roles.iter().find(|r| r.role == name).and_then(|r| r.mention).map(|m| m.0 as usize - 1);
    let (Some(share), Some(candidate)) = (mention("share"), mention("candidate")) else { return };
    let end = drafts[candidate].last as usize;
    let dash = (end..end + 2).find(|&t| t < document.tokens.len() && document.is_dash(t));
    let own = dash.is_some_and(|d| drafts.get(candidate + 1).is_some_and(|p| p.kind == MentionKind::Percent && p.first as usize == d + 1));
    if candidate < share || !own {
        return;
    }
    let party = |d: &Draft| matches!(d.kind, MentionKind::Person | MentionKind::Organization) && d.entity.is_some();
    let inside = |d: &Draft| document.tokens[d.first as usize].start as usize >= event.sentence.start;
    let named = (0..share).rev().take_while(|&d| inside(&drafts[d])).find(|&d| party(&drafts[d]));
    let role = event.roles.iter_mut().find(|r| r.role == "candidate");
    if let (Some(named), Some(role)) = (named, role) {
        let entity = drafts[named].entity.map(|e| EntityId(e + 1));
        (role.entity, role.mention) = (entity, Some(MentionId(named as u32 + 1)));
    }
}

/// Who has the next share of a list, where, and the share's draft: a name and a percentage between which nothing stands but a dash or
/// a preposition.
fn result_behind(document: &Document<'_>, drafts: &[Draft], share: usize) -> Option<(Role, Option<EntityId>, usize)> {
    const REACH: usize = 12;
    let from = drafts.get(share)?.last as usize;
    let end = document.sentences.get(document.sentence_of(from.saturating_sub(1)))?.last as usize;
    // "24 percent of the vote in the election, …"
    let first = (from..end.min(from + REACH)).find(|&t| is_joint(document, t))? + 1;
    let first = first + usize::from(document.is(first, Tag::Conjunction));
    let here = (share + 1..drafts.len()).take_while(|&d| (drafts[d].first as usize) < end);
    let next = here.into_iter().find(|&d| drafts[d].kind == MentionKind::Percent)?;
    let stop = drafts[next].first as usize;
    if stop >= end || stop <= first || stop > first + REACH {
        return None;
    }
    // «в Курской области — Иван Кан (61%)»
    let place = (share + 1..next)
        .next()
        .map(|d| &drafts[d])
        .filter(|d| d.kind == MentionKind::Place && document.is(d.first as usize - 1, Tag::Preposition));
    let place = place.filter(|d| d.first as usize == first + 1 && document.is_dash(d.last as usize));
    let first = place.map_or(first, |d| d.last as usize + 1);
    let place = place.and_then(|d| d.entity).map(|entity| EntityId(entity + 1));
    let aside = (first..stop).find(|&t| document.is_mark(t, '(')).unwrap_or(stop);
    // «кандидат от КПРФ Ирина Белик»
    let of_party = |d: &Draft| {
        let from = |back: usize| document.relates((d.first as usize).saturating_sub(back), relation::ABLATIVE);
        d.kind == MentionKind::Organization && (from(1) || from(2))
    };
    let told = |d: &usize| {
        let inside = (first..aside).contains(&(drafts[*d].first as usize));
        inside && drafts[*d].kind != MentionKind::Position && !of_party(&drafts[*d])
    };
    let inside: Vec<usize> = (share + 1..next).filter(told).collect();
    // «глава Чувашии Олег Николаев (самовыдвиженец) — 67,06%»: whose office it is is told with its holder.
    let holder = inside.last().copied().filter(|&d| inside.iter().all(|&o| o == d || drafts[o].first >= drafts[d].office));
    let candidate = match inside[..] {
        [] => unknown_party(document, first, stop),
        _ => holder.and_then(|one| named(document, drafts, one, first, stop)),
    };
    Some((candidate?, place, next))
}

/// A comma, semicolon or "and" between the results of a list.
fn is_joint(document: &Document<'_>, at: usize) -> bool {
    document.is_mark(at, ',') || document.is_mark(at, ';') || document.is_and(at)
}

/// Whether a token may stand beside the name of a list: no capital, no verb, no mark that divides.
fn is_filler(document: &Document<'_>, at: usize) -> bool {
    !document.tokens[at].capital() && !is_joint(document, at) && !acts(document, at)
}

fn acts(document: &Document<'_>, at: usize) -> bool {
    document.flags(at) & Entry::FINITE != 0 || document.is(at, Tag::Auxiliary) || document.is(at, Tag::Change)
}

/// The candidate that a mention names.
fn named(document: &Document<'_>, drafts: &[Draft], mention: usize, first: usize, stop: usize) -> Option<Role> {
    let name = &drafts[mention];
    let entity = name.entity.filter(|_| matches!(name.kind, MentionKind::Person | MentionKind::Organization))?;
    let bracket = |t: usize| document.is_mark(t, '(');
    let behind = match bracket(name.last as usize) {
        true => (name.last as usize..stop).find(|&t| document.is_mark(t, ')')).unwrap_or(stop),
        false => name.last as usize,
    };
    let begins = (name.office as usize).max(first);
    let party = |t: usize| drafts[..mention].iter().rev().take(2).any(|d| (d.first..d.last).contains(&(t as u32)));
    let apart = (first..begins).all(|t| is_filler(document, t) || party(t)) && (behind..stop).all(|t| is_filler(document, t));
    apart.then(|| Role {
        role: "candidate".to_string(),
        entity: Some(EntityId(entity + 1)),
        mention: Some(MentionId(mention as u32 + 1)),
        ..Role::default()
    })
}

/// The place of the office that a candidate holds.
fn office_place(drafts: &[Draft], candidate: &Role) -> Option<EntityId> {
    let mention = candidate.mention?.0 as usize - 1;
    let office = drafts[mention].office;
    let inside = drafts[..mention].iter().rev().take_while(|d| d.first >= office);
    inside.filter(|d| d.kind == MentionKind::Place).find_map(|d| d.entity).map(|entity| EntityId(entity + 1))
}

/// The candidate that capitals name: no mention, as nothing knows it.
fn unknown_party(document: &Document<'_>, first: usize, stop: usize) -> Option<Role> {
    let capital = |t: &usize| document.tokens[*t].capital();
    let glued_mark = |t: usize| document.tokens[t].kind == TokenKind::Mark && document.tokens[t].glued();
    let open = (first..stop).find(capital)?;
    // «„Наша партия“ — 6,2%»: the marks tell where a name ends.
    let quoted = open > first && document.tokens[open].glued() && document.tokens[open - 1].kind == TokenKind::Mark;
    let close = if quoted { (open..stop).find(|&t| glued_mark(t))? } else { (open..stop).rev().find(capital)? + 1 };
    let apart = (first..open).chain(close..stop).all(|t| is_filler(document, t)) && !(open..close).any(|t| acts(document, t));
    let (start, end) = (document.tokens[open].start as usize, document.tokens[close - 1].end as usize);
    let text = document.text.get(start..end).filter(|_| apart)?;
    Some(Role { role: "candidate".to_string(), text: Some(text.to_string()), start: Some(start), end: Some(end), ..Role::default() })
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
