//! What one verb tells of several, each with an amount of its own: «ФАС оштрафовала МТС на 5 млн рублей, а „Вымпелком“ — на 3 млн», "Orlov
//! was jailed for ten years and Belov for six".

use crate::lexicon::{Entry, Tag};
use crate::mention::Draft;
use crate::record::{EntityId, Event, EventKind, MentionId, MentionKind, Role};
use crate::text::{Document, TokenKind};

use super::order;

/// Kinds of which a sentence may tell several so.
const KINDS: [EventKind; 4] = [EventKind::Legal, EventKind::Contract, EventKind::Financing, EventKind::Investment];
/// So many pairs behind one verb are looked at.
const MOST: usize = 8;

/// Whom a pair is of, and its amount: mentions.
type Pair = (usize, usize);

/// Adds an event like the one before for each further pair of its sentence.
pub(super) fn pairs(document: &Document<'_>, drafts: &[Draft], events: &mut Vec<Event>) {
    let mut more: Vec<Event> = Vec::new();
    for at in 0..events.len() {
        let Some((who, what)) = roles(drafts, &events[at]) else { continue };
        let sentence = events[at].sentence;
        let first = |role: usize| events[at].roles[role].mention.map_or(0, |m| m.0 as usize - 1);
        for (name, amount) in further(document, drafts, (first(who), first(what))) {
            let entity = drafts[name].entity.map(|e| EntityId(e + 1));
            let told = |e: &Event| {
                let known = |r: &Role| r.entity == entity && r.role == events[at].roles[who].role;
                e.kind == events[at].kind && e.roles.iter().any(known)
            };
            let added = more.iter().rev().take_while(|e| e.sentence == sentence);
            if events[order::of_sentence(events, sentence)].iter().chain(added).any(told) {
                continue;
            }
            let mut event = events[at].clone();
            event.roles[who] = Role { entity, mention: Some(MentionId(name as u32 + 1)), ..event.roles[who].clone() };
            event.roles[what] = Role { mention: Some(MentionId(amount as u32 + 1)), ..event.roles[what].clone() };
            more.push(event);
        }
    }
    events.append(&mut more);
}

/// Gives each of several, named together, the amount in its place of the list: «ЕБРР и АБР выделят $200 млн и $150 млн соответственно».
pub(super) fn respectively(document: &Document<'_>, drafts: &[Draft], events: &mut Vec<Event>) {
    for at in 0..events.len() {
        let Some((names, what, amounts)) = lists(document, drafts, &events[at]) else { continue };
        let told = events[at].clone();
        let each = |n: usize| {
            let mut event = told.clone();
            event.roles[what] = Role { mention: Some(MentionId(amounts[n] as u32 + 1)), ..event.roles[what].clone() };
            let keep = names[n];
            event.roles = event.roles.into_iter().enumerate().filter(|(r, _)| *r == keep || !names.contains(r)).map(|(_, r)| r).collect();
            event
        };
        let more: Vec<Event> = (1..names.len()).map(each).collect();
        events[at] = each(0);
        events.extend(more);
    }
}

/// The roles of several named together, the role of an amount, and as many amounts in a list before "respectively".
fn lists(document: &Document<'_>, drafts: &[Draft], event: &Event) -> Option<(Vec<usize>, usize, Vec<usize>)> {
    if !KINDS.contains(&event.kind) {
        return None;
    }
    let draft = |r: &Role| r.mention.map(|m| m.0 as usize - 1).filter(|&m| m < drafts.len());
    let amount = |r: &Role| draft(r).is_some_and(|m| matches!(drafts[m].kind, MentionKind::Money | MentionKind::Duration));
    let what = event.roles.iter().position(amount)?;
    let named = |r: &Role| r.entity.is_some() && draft(r).is_some_and(|m| is_someone(drafts[m].kind));
    let several =
        |name: &str| event.roles.iter().enumerate().filter(|(_, r)| r.role == name && named(r)).map(|(n, _)| n).collect::<Vec<_>>();
    let names = event.roles.iter().map(|r| several(&r.role)).find(|list| list.len() > 1)?;
    let first = draft(&event.roles[what])?;
    let joint = |t: usize| document.is_mark(t, ',') || document.is(t, Tag::Conjunction);
    let next = |&m: &usize| {
        let (end, begin) = (drafts[m].last as usize, drafts.get(m + 1)?.first as usize);
        (drafts[m + 1].kind == drafts[first].kind && end < begin && (end..begin).all(joint)).then_some(m + 1)
    };
    let amounts: Vec<usize> = std::iter::successors(Some(first), next).take(MOST).collect();
    let end = drafts[*amounts.last()?].last as usize;
    let stop = document.sentences.get(document.sentence_of(end.saturating_sub(1))).map_or(end, |s| s.last as usize);
    let cue = |t: usize| document.phrase_means(t, Tag::Base, "respectively");
    (amounts.len() == names.len() && (end..stop.min(end + MOST)).any(cue)).then_some((names, what, amounts))
}

/// The only role of a name and the only one of an amount, both named in the event's sentence, the name not the doer's.
fn roles(drafts: &[Draft], event: &Event) -> Option<(usize, usize)> {
    let draft = |r: &Role| r.mention.and_then(|m| drafts.get(m.0 as usize - 1)).filter(|d| (d.end as usize) <= event.sentence.end);
    let only = |wanted: &dyn Fn(&Role) -> bool| {
        let mut found = event.roles.iter().enumerate().filter(|(_, r)| wanted(r)).map(|(n, _)| n);
        found.next().filter(|_| found.next().is_none())
    };
    let amounts = |k: MentionKind| matches!(k, MentionKind::Money | MentionKind::Duration);
    let what = only(&|r| draft(r).is_some_and(|d| amounts(d.kind)))?;
    let named = |r: &Role| r.entity.is_some() && draft(r).is_some_and(|d| is_someone(d.kind));
    let doer = |r: &Role| matches!(r.role.as_str(), "authority" | "lender" | "investor" | "buyer");
    let who = only(&|r| named(r) && !doer(r))?;
    KINDS.contains(&event.kind).then_some((who, what))
}

fn is_someone(kind: MentionKind) -> bool {
    matches!(kind, MentionKind::Person | MentionKind::Organization | MentionKind::Place)
}

/// The pairs behind the first one, each parted from what stands before it by a comma or conjunction.
fn further(document: &Document<'_>, drafts: &[Draft], (who, what): Pair) -> Vec<Pair> {
    let kinds = (drafts[who].kind, drafts[what].kind);
    let mut from = drafts[who].last.max(drafts[what].last) as usize;
    let end = document.sentences.get(document.sentence_of(from.saturating_sub(1))).map_or(from, |s| s.last as usize);
    let mut found = Vec::new();
    while found.len() < MOST {
        let next = drafts.partition_point(|d| (d.first as usize) < from);
        let person = |k: MentionKind| k == MentionKind::Person;
        let alike = |d: &Draft| is_someone(d.kind) && person(d.kind) == person(kinds.0) && (d.last as usize) <= end;
        let Some(name) = (next..drafts.len().min(next + 4)).find(|&n| alike(&drafts[n])) else { break };
        let Some(amount) = (name + 1..drafts.len().min(name + 3)).find(|&n| drafts[n].kind == kinds.1) else { break };
        let begin = drafts[name].office.min(drafts[name].first) as usize;
        if (drafts[amount].last as usize) > end || !parted(document, from, begin) || !linked(document, &drafts[name], &drafts[amount]) {
            break;
        }
        found.push((name, amount));
        from = drafts[amount].last as usize;
    }
    found
}

/// Whether what stands between two pairs ends one and opens another: "…, and", «… тюрьмы, а».
fn parted(document: &Document<'_>, from: usize, to: usize) -> bool {
    const REST: usize = 3;
    let joint = |t: usize| document.is_mark(t, ',') || document.is_mark(t, ';') || document.is(t, Tag::Conjunction);
    let Some(begins) = (from..to).find(|&t| joint(t)) else { return false };
    let rest = |t: usize| document.tokens[t].kind == TokenKind::Word && document.flags(t) & Entry::FINITE == 0 || document.is_mark(t, '.');
    // "and his deputy"
    let whose = |t: usize| document.mask(t) & (Tag::Determiner.bit() | Tag::Pronoun.bit()) != 0;
    let between = |t: usize| joint(t) || whose(t) || document.tokens[t].kind == TokenKind::Mark && !document.is_dash(t);
    begins - from <= REST && (from..begins).all(rest) && (begins..to).all(between)
}

/// Whether nothing but a dash or preposition stands between a name and its amount.
fn linked(document: &Document<'_>, name: &Draft, amount: &Draft) -> bool {
    let small = |t: usize| document.tokens[t].kind == TokenKind::Mark && !document.is_mark(t, ',') || document.is(t, Tag::Preposition);
    let link = |t: usize| document.is_dash(t) || document.is(t, Tag::Preposition);
    let mut between = name.last as usize..amount.first as usize;
    between.clone().all(small) && between.any(link)
}

#[cfg(test)]
mod tests {
    use crate::record::EventKind;
    use crate::{Extractor, Input};

    /// Whom the cases of a text are against, and their penalties.
    fn cases(text: &str) -> Vec<(String, String)> {
        let record = Extractor::new().extract(&Input::text(text));
        let legal = record.events.iter().filter(|e| e.kind == EventKind::Legal);
        let filler = |e: &crate::record::Event, role: &str| {
            let found = e.roles.iter().find(|r| r.role == role);
            found.and_then(|r| record.mention(r.mention?)).map(|m| m.text.clone()).unwrap_or_default()
        };
        legal.map(|e| (filler(e, "defendant"), filler(e, "penalty"))).collect()
    }

    #[test]
    fn each_has_a_penalty_of_its_own() {
        let pair = |a: &str, b: &str| (a.to_string(), b.to_string());
        assert_eq!(
            cases("Суд приговорил Ивана Орлова к семи годам, а Петра Белова — к пяти годам."),
            [pair("Ивана Орлова", "семи годам"), pair("Петра Белова", "пяти годам")]
        );
        assert_eq!(
            cases("The court jailed Ivan Orlov for ten years and Peter Belov for six years."),
            [pair("Ivan Orlov", "ten years"), pair("Peter Belov", "six years")]
        );
    }

    #[test]
    fn each_lender_gives_the_sum_in_its_place() {
        let text = "ЕБРР и АБР выделят Узбекистану 200 млн долларов и 150 млн долларов соответственно.";
        let record = Extractor::new().extract(&Input::text(text));
        let lent = record.events.iter().filter(|e| e.kind == EventKind::Financing).map(|e| {
            let filler =
                |role: &str| e.roles.iter().find(|r| r.role == role).and_then(|r| record.mention(r.mention?)).map(|m| m.text.as_str());
            (filler("lender"), filler("value"))
        });
        assert_eq!(lent.collect::<Vec<_>>(), [(Some("ЕБРР"), Some("200 млн долларов")), (Some("АБР"), Some("150 млн долларов"))]);
    }

    #[test]
    fn a_name_of_another_clause_has_none() {
        assert_eq!(cases("The court jailed Ivan Orlov for ten years, and Peter Belov said it took six years.").len(), 1);
    }
}
