//! One act, one kind of event: where two rules or engines read the same words, one of them stands.

use crate::mention::Draft;
use crate::record::{Event, EventKind, MentionKind};
use crate::text::Document;

/// A flow of goods or capital over a period is a figure and no single act: "exported 80 million tonnes in 2024".
fn drop_told(events: &mut Vec<Event>) {
    let flow = |event: &Event| matches!(event.metric.as_deref(), Some("exports" | "imports" | "fdi" | "investment"));
    let lasts = |event: &Event| {
        matches!(event.metric.as_deref(), Some("fdi" | "investment")) || event.time.as_ref().is_some_and(|t| t.from != t.to)
    };
    let sure = events.iter().filter(|e| e.kind == EventKind::Indicator && e.confidence > 0.85 && flow(e));
    let value = |e: &Event| e.roles.iter().find(|r| r.role == "value").and_then(|r| r.mention);
    let mut told: Vec<(u32, bool)> = sure.filter_map(|e| Some((value(e)?.0, lasts(e)))).collect();
    told.sort_unstable();
    events.retain(|event| {
        let act = matches!(event.kind, EventKind::Supply | EventKind::Investment);
        // What goes to nobody in particular is no act either: "shipped 50 million tonnes abroad".
        let to_some = event.roles.iter().any(|r| r.role == "recipient");
        let same = |m: u32| told.binary_search(&(m, true)).is_ok() || !to_some && told.binary_search(&(m, false)).is_ok();
        !act || !event.roles.iter().any(|r| r.mention.is_some_and(|m| same(m.0)))
    });
}

/// Who buys a company buys no goods: of two readings of one verb the acquisition stands.
fn drop_purchases(events: &mut Vec<Event>) {
    let bought = |e: &&Event| e.kind == EventKind::Acquisition && e.roles.iter().any(|r| r.role == "asset");
    let mut verbs: Vec<usize> = events.iter().filter(bought).map(|e| e.trigger.start).collect();
    verbs.sort_unstable();
    events.retain(|e| e.kind != EventKind::Contract || verbs.binary_search(&e.trigger.start).is_err());
}

/// A ban on trade is a sanction where it is against somebody, and a state's own rule else.
fn drop_bans(drafts: &[Draft], events: &mut Vec<Event>) {
    let body = |m: u32| {
        drafts.get(m as usize - 1).is_some_and(|d| matches!(d.kind, MentionKind::Place | MentionKind::Organization | MentionKind::Person))
    };
    let against = |e: &Event| e.roles.iter().any(|r| r.role == "target" && r.mention.is_some_and(|m| body(m.0)));
    let starts = |kind: EventKind| events.iter().filter(move |e| e.kind == kind);
    let mut sanctions: Vec<(usize, bool)> = starts(EventKind::Sanction).map(|e| (e.trigger.start, against(e))).collect();
    let mut rules: Vec<usize> = starts(EventKind::Regulation).map(|e| e.trigger.start).collect();
    sanctions.sort_unstable();
    rules.sort_unstable();
    events.retain(|e| match e.kind {
        EventKind::Regulation => sanctions.binary_search(&(e.trigger.start, true)).is_err(),
        EventKind::Sanction => against(e) || rules.binary_search(&e.trigger.start).is_err(),
        _ => true,
    });
}

/// The end of the last of sorted spans that begins before a place.
fn last_before(spans: &[(usize, usize)], at: usize) -> Option<usize> {
    spans[..spans.partition_point(|span| span.0 < at)].last().map(|span| span.1)
}

/// Of two readings of one verb the second stands only where the first does not.
fn drop_readings(events: &mut Vec<Event>) {
    use EventKind::{Acquisition, Contract, Financing, Gathering, Indicator, Investment, Project, Regulation, Supply};
    // "suspended flights", "a congress opened", "took a stake in the project", "commissioned a factory"
    const OVER: [(EventKind, EventKind); 4] = [(Project, Regulation), (Gathering, Project), (Acquisition, Investment), (Project, Contract)];
    let begins = |e: &Event| (e.kind.as_str(), e.sentence.start, e.trigger.start);
    let mut told: Vec<_> = events.iter().map(begins).collect();
    told.sort_unstable();
    let tells = |kind: EventKind, e: &Event| told.binary_search(&(kind.as_str(), e.sentence.start, e.trigger.start)).is_ok();
    let mut contracts: Vec<_> = events.iter().filter(|e| e.kind == Contract).map(|e| (e.trigger.start, e.trigger.end)).collect();
    contracts.sort_unstable();
    let value = |e: &Event| e.roles.iter().find(|r| matches!(r.role.as_str(), "value" | "quantity")).and_then(|r| r.mention);
    let mut figures: Vec<_> = events.iter().filter(|e| e.kind == Indicator).map(|e| (e.trigger.start, value(e).map(|m| m.0))).collect();
    figures.sort_unstable();
    // «… 4,8 млн тонн, из которых 1,2 млн поставлено в Китай»: the figure has the part, and the shipment what it is a part of.
    let part = |e: &Event| {
        let from = figures.partition_point(|f| f.0 < e.trigger.start);
        let mut alike = figures[from..].iter().take_while(|f| f.0 == e.trigger.start).peekable();
        let own = value(e).map(|m| m.0);
        alike.peek().is_some() && own.is_some() && alike.all(|f| f.1 != own)
    };
    events.retain(|e| {
        let over = OVER.iter().any(|&(first, second)| second == e.kind && tells(first, e));
        let bare = e.kind != Investment || !e.roles.iter().any(|r| r.role == "value");
        // "The bank committed $6 billion to its members": lent, and no stake of its own.
        let lent = e.kind == Investment && tells(Financing, e);
        // "imports 17% of its electricity from India" is a figure and no shipment.
        let figure = e.kind == Supply && !e.roles.iter().any(|r| r.role == "quantity") && tells(Indicator, e);
        // "sold two tankers for $71 million" is no turnover.
        let sold = e.kind == Indicator && e.metric.as_deref() == Some("sales") && tells(Acquisition, e);
        let bought = e.kind == Supply && last_before(&contracts, e.trigger.start).is_some_and(|end| e.trigger.start < end);
        !(over && bare || sold || bought || figure || lent || e.kind == Supply && part(e))
    });
}

/// A vote of which nothing is said but its day, told beside the same one: "go to the polls to choose a parliament".
fn drop_bare_votes(events: &mut Vec<Event>) {
    let votes = |e: &Event| e.kind == EventKind::Election;
    let told: Vec<_> = events.iter().filter(|e| votes(e) && !e.roles.is_empty()).map(|e| (e.sentence, e.status, e.time.clone())).collect();
    events.retain(|e| !votes(e) || !e.roles.is_empty() || !told.iter().any(|t| t.0 == e.sentence && t.1 == e.status && t.2 == e.time));
}

/// Who takes a post told once more without it: «В должность вступает А, сменивший Б».
fn drop_bare_appointments(events: &mut Vec<Event>) {
    let person = |e: &Event| e.roles.iter().find(|r| r.role == "person").and_then(|r| r.entity);
    let posts = |e: &Event| e.kind == EventKind::Appointment && e.roles.iter().any(|r| r.role != "person");
    let whom = |e: &Event| (e.sentence.start, e.phase.map(|p| p as u8), person(e).map(|id| id.0));
    let mut told: Vec<_> = events.iter().filter(|e| posts(e)).map(whom).collect();
    told.sort_unstable();
    events.retain(|e| e.kind != EventKind::Appointment || posts(e) || told.binary_search(&whom(e)).is_err());
}

/// What is banned is no flow: "banned exports of 300 goods".
fn drop_banned(drafts: &[Draft], document: &Document<'_>, events: &mut Vec<Event>) {
    let bans = events.iter().filter(|e| matches!(e.kind, EventKind::Regulation | EventKind::Sanction));
    let mut banned: Vec<_> = bans.flat_map(|e| &e.roles).filter(|r| r.mention.is_none()).filter_map(|r| r.start.zip(r.end)).collect();
    banned.sort_unstable();
    events.retain(|e| {
        let flow = matches!(e.metric.as_deref(), Some("exports" | "imports" | "production" | "sales"));
        let value = e.roles.iter().find(|r| r.role == "value").and_then(|r| drafts.get(r.mention?.0 as usize - 1));
        let counted = value.filter(|d| flow && d.kind == MentionKind::Quantity);
        let at = counted.and_then(|d| document.tokens.get(d.first as usize)).map(|t| t.start as usize);
        !at.is_some_and(|at| last_before(&banned, at + 1).is_some_and(|end| at < end))
    });
}

/// A figure that is a role of another event, its cost or its jobs, is no indicator.
pub(crate) fn drop_claimed(document: &Document<'_>, drafts: &[Draft], events: &mut Vec<Event>) {
    drop_told(events);
    drop_purchases(events);
    drop_bans(drafts, events);
    drop_readings(events);
    drop_bare_votes(events);
    drop_bare_appointments(events);
    drop_banned(drafts, document, events);
    let figures = |event: &Event| event.kind != EventKind::Indicator && event.kind != EventKind::Statement;
    let mut claimed: Vec<u32> = events
        .iter()
        .filter(|e| figures(e))
        .flat_map(|e| &e.roles)
        .filter(|r| r.entity.is_none())
        .filter_map(|r| r.mention)
        .map(|m| m.0)
        .collect();
    claimed.sort_unstable();
    // What counts the words of a role is no figure either: "30 aircraft".
    let counted =
        |e: &&Event| figures(e) && matches!(e.kind, EventKind::Supply | EventKind::Contract | EventKind::Legal | EventKind::Dispute);
    let mut words: Vec<usize> =
        events.iter().filter(counted).flat_map(|e| &e.roles).filter(|r| r.mention.is_none()).filter_map(|r| r.start).collect();
    words.sort_unstable();
    let start = |m: u32| drafts.get(m as usize - 1).and_then(|d| document.tokens.get(d.first as usize)).map(|t| t.start as usize);
    let spoken = |m: u32| start(m).is_some_and(|at| words.binary_search(&at).is_ok());
    events.retain(|event| {
        let value = event.roles.iter().find(|r| r.role == "value").and_then(|r| r.mention);
        event.kind != EventKind::Indicator || value.is_none_or(|m| claimed.binary_search(&m.0).is_err() && !spoken(m.0))
    });
}
