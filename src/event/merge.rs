//! One fact, one event: headlines, repeats and later sentences complete the event they speak of.

use crate::record::{Event, EventKind, Polarity, Role, Status, Time};

/// Adds an event, or what it says to the event it repeats.
pub(crate) fn add(events: &mut Vec<Event>, event: Event) {
    match events.iter().rposition(|known| same_fact(known, &event)) {
        Some(at) => join(&mut events[at], event),
        None => events.push(event),
    }
}

fn same_fact(known: &Event, new: &Event) -> bool {
    if known.kind != new.kind || known.polarity != new.polarity || matches!(known.kind, EventKind::Statement | EventKind::Indicator) {
        return false;
    }
    if known.phase.is_some() && new.phase.is_some() && known.phase != new.phase {
        return false;
    }
    let status = known.status == new.status || known.lead && new.lead && !firm(known.status, new.status);
    if !status || known.polarity == Polarity::Negative && known.sentence != new.sentence {
        return false;
    }
    if conflicting_times(known.time.as_ref(), new.time.as_ref()) {
        return false;
    }
    let mut shared = 0;
    for role in &new.roles {
        let mut same_name = known.roles.iter().filter(|r| r.role == role.role).peekable();
        if same_name.peek().is_none() {
            continue;
        }
        if same_name.any(|r| same_filler(r, role)) {
            shared += 1;
        } else if !takes_several(&role.role) {
            return false;
        }
    }
    shared > 0
}

/// Whether the two say different things for certain.
fn firm(a: Status, b: Status) -> bool {
    let settled = |s| matches!(s, Status::Cancelled | Status::Requested | Status::Conditional);
    settled(a) != settled(b)
}

fn takes_several(role: &str) -> bool {
    matches!(role, "participant" | "party" | "charge" | "object" | "measure" | "topic")
}

fn conflicting_times(a: Option<&Time>, b: Option<&Time>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    let inside = |x: &Time, y: &Time| y.from <= x.from && (x.to <= y.to || y.to.is_none());
    a.timex != b.timex && !inside(a, b) && !inside(b, a)
}

fn same_filler(a: &Role, b: &Role) -> bool {
    match (a.entity, b.entity) {
        (Some(x), Some(y)) => x == y,
        _ => a.mention.is_some() && a.mention == b.mention || a.text.is_some() && a.text == b.text,
    }
}

fn join(known: &mut Event, new: Event) {
    for role in new.roles {
        let have = known.roles.iter().any(|r| r.role == role.role && (same_filler(r, &role) || !takes_several(&role.role)));
        if !have {
            known.roles.push(role);
        }
    }
    known.time = known.time.take().or(new.time);
    known.place = known.place.or(new.place);
    known.phase = known.phase.or(new.phase);
    known.lead |= new.lead;
    known.confidence = known.confidence.max(new.confidence);
}

/// A figure that is a role of another event, its cost or its jobs, is no indicator.
pub(crate) fn drop_claimed(events: &mut Vec<Event>) {
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
    events.retain(|event| {
        let value = event.roles.iter().find(|r| r.role == "value").and_then(|r| r.mention);
        event.kind != EventKind::Indicator || value.is_none_or(|m| claimed.binary_search(&m.0).is_err())
    });
}
