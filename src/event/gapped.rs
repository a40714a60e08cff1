//! What is told without a verb behind one that has it: appointments («Министром финансов назначен А, министром юстиции — Б», "named A as
//! finance minister and B as interior minister"), counts by place ("nine were opened in Kenya and three in Uganda") and gatherings.

use std::collections::HashSet;

use crate::language::function::word;
use crate::lexicon::{Entry, Grammar, Language, Tag};
use crate::mention::Draft;
use crate::record::{EntityId, Event, EventKind, MentionId, MentionKind, Phase, Role};
use crate::text::{Document, TokenKind};

use super::order;

/// No post is told in more tokens.
const LONGEST: usize = 14;
/// So many persons behind one verb are looked at.
const MOST: usize = 16;

/// Somebody, and the tokens of the post that is told with the name.
type Post = (usize, (usize, usize));

/// Adds the appointments of each sentence whose verb another tells.
pub(super) fn appointments(document: &Document<'_>, drafts: &[Draft], events: &mut Vec<Event>) {
    let appointed =
        |e: &Event| e.kind == EventKind::Appointment && ["person", "position"].iter().all(|r| e.roles.iter().any(|x| x.role == *r));
    let mut more: Vec<Event> = Vec::new();
    for event in events.iter().filter(|e| appointed(e)) {
        let sentence = event.sentence;
        for (person, post) in posts(document, drafts, event) {
            let known = |e: &Event| e.kind == EventKind::Appointment && is_of(e, drafts[person].entity);
            let added = more.iter().rev().take_while(|e| e.sentence == sentence);
            if !events[order::of_sentence(events, sentence)].iter().chain(added).any(known) {
                more.push(gapped(document, drafts, event, person, post));
            }
        }
    }
    events.append(&mut more);
}

/// Adds that somebody leaves the post another takes: "replacing X", «сменив X», «вместо X».
pub(super) fn replaced(document: &Document<'_>, drafts: &[Draft], events: &mut Vec<Event>) {
    let mut told: Option<HashSet<EntityId>> = None;
    for at in 0..events.len() {
        let begins = events[at].kind == EventKind::Appointment && events[at].phase == Some(Phase::Begin);
        let named = |r: &Role| r.role == "person" && r.entity.is_some();
        let Some(person) = events[at].roles.iter().position(named).filter(|_| begins) else { continue };
        let Some(before) = predecessor(document, drafts, &events[at]) else { continue };
        let told = told.get_or_insert_with(|| named_in(events, EventKind::Appointment, "person"));
        let entity = drafts[before].entity.map(|e| EntityId(e + 1));
        if entity.is_none_or(|entity| told.insert(entity)) {
            let mut event = events[at].clone();
            let mention = Some(MentionId(before as u32 + 1));
            event.roles[person] = Role { role: "person".to_string(), entity, mention, ..Role::default() };
            event.phase = Some(Phase::End);
            events.push(event);
        }
    }
}

/// Gives who comes the post of who goes, and the other way round, where one sentence tells of both and of one post: "CEO X resigned
/// and Y was appointed in her place".
pub(super) fn same_post(events: &mut [Event]) {
    let has = |e: &Event, role: &str| e.roles.iter().any(|r| r.role == role);
    for at in 0..events.len() {
        let event = &events[at];
        if event.kind != EventKind::Appointment || event.phase.is_none() || has(event, "position") {
            continue;
        }
        let others = |e: &&Event| e.kind == EventKind::Appointment && e.phase.is_some();
        let mut posts = events[order::of_sentence(events, event.sentence)].iter().filter(others).filter(|e| has(e, "position"));
        // "Birk is stepping down and will become chairman": who goes and comes has two posts.
        let person = |e: &Event| e.roles.iter().find(|r| r.role == "person").map(|r| (r.entity, r.start));
        let other = |e: &&Event| e.phase != event.phase && person(e) != person(event);
        let Some(told) = posts.next().filter(|e| other(e) && posts.next().is_none()) else { continue };
        let own = |r: &&Role| r.role == "position" || r.role == "organization" && !has(event, "organization");
        let post: Vec<Role> = told.roles.iter().filter(own).cloned().collect();
        events[at].roles.extend(post);
    }
}

/// The person named behind a word of replacing in the sentence of an appointment.
fn predecessor(document: &Document<'_>, drafts: &[Draft], event: &Event) -> Option<usize> {
    const GAP: usize = 4;
    let sentence = &document.sentences
        [document.sentences.partition_point(|s| document.tokens[s.first as usize].start as usize <= event.sentence.start) - 1];
    let word = |t: &usize| document.payload(*t, Tag::Cue) == Some("replaces");
    let verb = (sentence.first as usize..sentence.last as usize).find(word)?;
    let from = drafts.partition_point(|d| (d.first as usize) <= verb);
    let behind = |d: &Draft| d.kind == MentionKind::Person && (d.office as usize) <= verb + GAP && d.last <= sentence.last;
    let found = (from..drafts.len().min(from + MOST)).find(|&n| behind(&drafts[n]))?;
    let plain = |t: usize| document.tokens[t].kind != TokenKind::Mark && document.flags(t) & Entry::FINITE == 0;
    let object = sentence.language == Some(Language::En) || drafts[found].grammar.may_be(Grammar::ACCUSATIVE | Grammar::GENITIVE);
    (object && (verb + 1..drafts[found].office as usize).all(plain)).then_some(found)
}

/// Adds what a figure and a place behind an event tell of another place: «девять открыто в Кении, три — в Уганде».
pub(super) fn counts(document: &Document<'_>, drafts: &[Draft], events: &mut Vec<Event>) {
    for at in 0..events.len() {
        let Some((role, count)) = count(drafts, &events[at]) else { continue };
        let told = events[at].clone();
        events.extend(elsewhere(document, drafts, &told, count).into_iter().map(|(number, place)| {
            let mut event = told.clone();
            event.roles = vec![Role { mention: Some(MentionId(number as u32 + 1)), ..event.roles[role].clone() }];
            event.place = drafts[place].entity.map(|e| EntityId(e + 1));
            event
        }));
    }
}

/// The role and the mention of how many there are of something in a place.
fn count(drafts: &[Draft], event: &Event) -> Option<(usize, usize)> {
    event.place.filter(|_| event.kind != EventKind::Indicator)?;
    let draft = |m: MentionId| drafts.get(m.0 as usize - 1);
    let counts = |m: &MentionId| draft(*m).is_some_and(|d| d.kind == MentionKind::Quantity && d.end as usize <= event.sentence.end);
    event.roles.iter().enumerate().find_map(|(n, r)| Some((n, r.mention.filter(counts)?.0 as usize - 1)))
}

/// Bare numbers with their places behind a count in its sentence.
fn elsewhere(document: &Document<'_>, drafts: &[Draft], event: &Event, count: usize) -> Vec<(usize, usize)> {
    let joined = |t: usize| t > 0 && (document.is_mark(t - 1, ',') || document.is(t - 1, Tag::Conjunction));
    let place_of = |number: usize| {
        let dash = usize::from(document.is_dash(drafts[number].last as usize));
        let preposition = drafts[number].last as usize + dash;
        let place = drafts.get(number + 1).filter(|d| d.kind == MentionKind::Place && d.entity.is_some())?;
        let stands = document.is(preposition, Tag::Preposition) && place.first as usize == preposition + 1;
        let other = place.entity.map(|e| EntityId(e + 1)) != event.place;
        (stands && other && joined(drafts[number].first as usize)).then_some((number, number + 1))
    };
    let inside = (count + 1..drafts.len()).take_while(|&n| (drafts[n].end as usize) <= event.sentence.end).take(MOST);
    inside.filter(|&n| drafts[n].kind == MentionKind::Number).filter_map(place_of).collect()
}

/// Gives each of several gatherings named together its event: «выставки "А" и "Б"».
pub(super) fn gatherings(document: &Document<'_>, drafts: &[Draft], events: &mut Vec<Event>) {
    let name = |r: &Role| r.role == "name" && r.entity.is_some();
    for event in events.iter_mut().filter(|e| e.kind == EventKind::Gathering) {
        let entity = event.roles.iter().find(|r| name(r)).map(|r| r.entity);
        event.roles.retain(|r| r.role != "name" || entity.is_none_or(|entity| r.entity == entity));
    }
    let mut told = named_in(events, EventKind::Gathering, "name");
    for at in 0..events.len() {
        let Some(first) = events[at].roles.iter().position(name).filter(|_| events[at].kind == EventKind::Gathering) else { continue };
        let Some(named) = events[at].roles[first].mention else { continue };
        for other in beside(document, drafts, named.0 as usize - 1) {
            let entity = drafts[other].entity.map(|e| EntityId(e + 1));
            if entity.is_some_and(|entity| !told.insert(entity)) {
                continue;
            }
            let mut event = events[at].clone();
            event.roles[first] = Role { entity, mention: Some(MentionId(other as u32 + 1)), ..event.roles[first].clone() };
            events.push(event);
        }
    }
}

/// The named events in a series with one, which begins it.
fn beside(document: &Document<'_>, drafts: &[Draft], named: usize) -> Vec<usize> {
    let joint = |t: usize| document.is_mark(t, ',') || document.is(t, Tag::Conjunction);
    let joins = |n: usize| {
        let mut between = drafts[n - 1].last as usize..drafts[n].first as usize;
        between.clone().any(joint) && between.all(|t| joint(t) || document.tokens[t].kind == TokenKind::Mark)
    };
    let in_series = |n: &usize| drafts[*n].kind == MentionKind::NamedEvent && joins(*n);
    (named + 1..drafts.len()).take(MOST).take_while(in_series).collect()
}

/// Who or what has a role in the events of a kind.
fn named_in(events: &[Event], kind: EventKind, role: &str) -> HashSet<EntityId> {
    let roles = events.iter().filter(|e| e.kind == kind).flat_map(|e| &e.roles);
    roles.filter(|r| r.role == role).filter_map(|r| r.entity).collect()
}

fn is_of(event: &Event, entity: Option<u32>) -> bool {
    event.roles.iter().any(|r| r.role == "person" && r.entity.is_some() && r.entity == entity.map(|e| EntityId(e + 1)))
}

/// The posts told behind an appointment in its sentence.
fn posts(document: &Document<'_>, drafts: &[Draft], event: &Event) -> Vec<Post> {
    let begin = drafts.partition_point(|d| (d.start as usize) < event.sentence.start);
    let inside = drafts[begin..].iter().take_while(|d| (d.end as usize) <= event.sentence.end);
    let behind = |d: &Draft| d.kind == MentionKind::Person && d.entity.is_some() && d.start as usize >= event.trigger.end;
    let persons = inside.enumerate().filter(|(_, d)| behind(d)).map(|(n, _)| begin + n).take(MOST);
    persons.filter_map(|person| Some((person, post(document, &drafts[person])?))).collect()
}

/// The post that a dash, in English "as", gives to a person.
fn post(document: &Document<'_>, person: &Draft) -> Option<(usize, usize)> {
    let sentence = document.sentences.get(document.sentence_of(person.first as usize))?;
    let begin = sentence.first as usize;
    let end = (sentence.last as usize).min(person.last as usize + LONGEST + 2);
    let (office, first, last) = (person.office as usize, person.first as usize, person.last as usize);
    let joint = |t: usize| document.is_mark(t, ',') || document.is_mark(t, ';') || document.is(t, Tag::Conjunction);
    if sentence.language == Some(Language::En) {
        let listed = first > begin && joint(first - 1) && document.says(last, word::AS);
        let from = last + 1 + usize::from(document.is(last + 1, Tag::Determiner));
        let to = (from..end).find(|&t| joint(t) || ends(document, t)).unwrap_or(end);
        return Some((from, to)).filter(|_| listed && is_post(document, from, to));
    }
    if office > begin + 1 && document.is_dash(office - 1) {
        // «с поста министра природных ресурсов, экологии и надзора — Белова»
        let mut posts = ((office - 1).saturating_sub(LONGEST + 2).max(begin)..office - 1)
            .rev()
            .filter(|&t| joint(t))
            .map(|t| (past_preposition(document, t + 1), office - 1));
        return posts.find(|&(from, to)| is_post(document, from, to));
    }
    let listed = office > begin && joint(office - 1) && document.is_dash(last);
    let from = past_preposition(document, last + 1);
    let to = (from..end).find(|&t| joint(t) || ends(document, t)).unwrap_or(end);
    Some((from, to)).filter(|_| listed && is_post(document, from, to))
}

/// Past «с поста».
fn past_preposition(document: &Document<'_>, at: usize) -> usize {
    let from = at + usize::from(document.is(at, Tag::Preposition));
    from + usize::from(document.payload(from, Tag::Cue) == Some("post"))
}

fn ends(document: &Document<'_>, at: usize) -> bool {
    document.is_mark(at, '.') || document.is_mark(at, '(')
}

/// Whether these tokens tell of a post, and of nothing that anybody does.
fn is_post(document: &Document<'_>, first: usize, last: usize) -> bool {
    let acts = |t: usize| document.flags(t) & Entry::FINITE != 0;
    let title = |t: usize| document.mask(t) & Tag::Title.bit() != 0;
    first < last && last - first <= LONGEST && (first..last).any(title) && !(first..last).any(acts)
}

/// The appointment of another person to another post, else as the one told.
fn gapped(document: &Document<'_>, drafts: &[Draft], told: &Event, person: usize, (first, last): (usize, usize)) -> Event {
    let (start, end) = (document.tokens[first].start as usize, document.tokens[last - 1].end as usize);
    let mut event = told.clone();
    event.place = None;
    event.roles.retain(|r| !matches!(r.role.as_str(), "person" | "position" | "organization"));
    let text = document.text.get(start..end).map(str::to_string);
    let post = Role { role: "position".to_string(), text, start: Some(start), end: Some(end), ..Role::default() };
    let (entity, mention) = (drafts[person].entity.map(|e| EntityId(e + 1)), Some(MentionId(person as u32 + 1)));
    let person = Role { role: "person".to_string(), entity, mention, ..Role::default() };
    event.roles.splice(0..0, [person, post]);
    event
}

#[cfg(test)]
mod tests {
    use crate::record::{EventKind, Phase};
    use crate::{Extractor, Input};

    /// Persons and posts of the appointments.
    fn appointed(text: &str) -> Vec<(String, String)> {
        let record = Extractor::new().extract(&Input::text(text));
        let words = |e: &crate::record::Event, role: &str| {
            let role = e.roles.iter().find(|r| r.role == role);
            let name = role.and_then(|r| r.entity).and_then(|e| record.entity(e)).map(|e| e.latin.clone());
            name.or_else(|| role.and_then(|r| r.text.clone())).unwrap_or_default()
        };
        let appointments = record.events.iter().filter(|e| e.kind == EventKind::Appointment);
        appointments.map(|e| (words(e, "person"), words(e, "position"))).collect()
    }

    #[test]
    fn a_verb_goes_on_behind_a_dash() {
        let found = appointed("Министром финансов назначен Пётр Орлов, министром юстиции — Анна Белова.");
        assert_eq!(found[1], ("Anna Belova".to_string(), "министром юстиции".to_string()), "{found:?}");
        let found = appointed("Пётр Орлов назначен министром финансов, Анна Белова – министром юстиции.");
        assert_eq!(found[1], ("Anna Belova".to_string(), "министром юстиции".to_string()), "{found:?}");
        let found = appointed("С поста министра транспорта освобождён Пётр Орлов, с поста министра юстиции — Анна Белова.");
        assert_eq!(found[1], ("Anna Belova".to_string(), "министра юстиции".to_string()), "{found:?}");
    }

    #[test]
    fn a_verb_goes_on_with_as() {
        let found = appointed("The president named Peter Orlov as finance minister and Anna Belova as justice minister.");
        assert_eq!(found[1], ("Anna Belova".to_string(), "justice minister".to_string()), "{found:?}");
    }

    #[test]
    fn who_is_replaced_leaves() {
        for text in [
            "Norvik Group appointed Peter Orlov as chief executive, replacing Anna Belova.",
            "Директором завода назначен Пётр Орлов, сменивший на этом посту Анну Белову.",
            "Пётр Орлов назначен директором завода вместо Анны Беловой.",
        ] {
            let record = Extractor::new().extract(&Input::text(text));
            let phases: Vec<_> = record.events.iter().filter(|e| e.kind == EventKind::Appointment).map(|e| e.phase).collect();
            assert_eq!(phases, [Some(Phase::Begin), Some(Phase::End)], "{text}");
            assert_eq!(appointed(text)[1].0, "Anna Belova", "{text}");
        }
        // Who is known to have resigned is not told of twice.
        assert_eq!(appointed("Peter Orlov became minister, replacing Anna Belova. Belova resigned in May.").len(), 2);
    }

    #[test]
    fn who_comes_takes_the_post_of_who_goes() {
        for text in [
            "Edmund Orlov, the finance director, is to step down in March and will be succeeded by Anna Belova.",
            "Финансовый директор Пётр Орлов уйдёт в отставку в марте, его сменит Анна Белова.",
        ] {
            let found = appointed(text);
            assert_eq!(found.len(), 2, "{found:?}");
            assert!(found.iter().all(|(_, post)| !post.is_empty()), "{found:?}");
        }
    }

    #[test]
    fn counts_are_told_of_another_place() {
        for text in ["Nine plants were opened in Kenya, and three in Uganda.", "Девять заводов открыто в Кении, три — в Уганде."]
        {
            let record = Extractor::new().extract(&Input::text(text));
            let places: Vec<_> = record.events.iter().filter_map(|e| record.entity(e.place?)?.key.clone()).collect();
            assert_eq!(places, ["place:KE", "place:UG"], "{text}");
        }
    }

    #[test]
    fn who_is_told_of_beside_is_not_appointed() {
        let found = appointed("Министром финансов назначен Пётр Орлов, сообщила министр юстиции Анна Белова.");
        assert_eq!(found.len(), 1, "{found:?}");
    }
}
