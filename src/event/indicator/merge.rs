//! One fact, one event: headlines, tables and later sentences repeat figures.

use crate::mention::Draft;
use crate::record::{Event, EventKind, MentionId, MentionKind, Role, Value};

/// Adds a figure, or puts what it adds into the figure it repeats.
pub(super) fn add(drafts: &[Draft], events: &mut Vec<Event>, event: Event) {
    let same = events.iter_mut().rev().take(LOOK_BACK).filter(|e| e.kind == EventKind::Indicator).find(|e| repeats(drafts, e, &event));
    match same {
        Some(known) => complete(known, event),
        None => events.push(event),
    }
}

/// How many events back a repetition is looked for.
const LOOK_BACK: usize = 200;

fn entity<'e>(event: &'e Event, role: &str) -> Option<&'e Role> {
    event.roles.iter().find(|r| r.role == role)
}

fn value(drafts: &[Draft], mention: Option<MentionId>) -> Option<&Value> {
    drafts.get((mention?.0 as usize).checked_sub(1)?)?.value.as_ref()
}

fn amount(
    drafts: &[Draft],
    mention: Option<MentionId>,
) -> Option<(Option<rust_decimal::Decimal>, Option<rust_decimal::Decimal>, Option<&str>)> {
    match value(drafts, mention)? {
        Value::Amount(a) => Some((a.amount.or(a.low), a.high, a.currency.as_deref())),
        _ => None,
    }
}

/// Whether the second tells the first again: no slot of theirs differs, and the value or the size of the change is the same.
fn repeats(drafts: &[Draft], known: &Event, event: &Event) -> bool {
    if known.metric != event.metric || known.status != event.status {
        return false;
    }
    let level = |e: &Event| amount(drafts, entity(e, "value").and_then(|r| r.mention));
    let size = |e: &Event| amount(drafts, e.change.as_ref().and_then(|c| c.mention));
    let agree = |a: &Option<_>, b: &Option<_>| a.is_none() || b.is_none() || a == b;
    let (levels, sizes) = ((level(known), level(event)), (size(known), size(event)));
    let told =
        levels.0.is_some() && levels.0 == levels.1 || sizes.0.is_some() && sizes.0 == sizes.1 && levels.0.is_none() == levels.1.is_none();
    // «прирост составил 6,4%, портфель достиг 91 трлн»: the change and the level of one figure.
    let percent = |m: Option<MentionId>| m.is_some_and(|m| drafts[m.0 as usize - 1].kind == MentionKind::Percent);
    let rate = |e: &Event| percent(entity(e, "value").and_then(|r| r.mention));
    let move_of = |e: &Event| percent(e.change.as_ref().and_then(|c| c.mention));
    // «цены поднялись на 0,3%, годовая инфляция составила 3,6%» are two.
    let halves = known.sentence == event.sentence
        && !(rate(known) && move_of(event) || rate(event) && move_of(known))
        && levels.0.is_some() != levels.1.is_some()
        && sizes.0.is_some() != sizes.1.is_some()
        && known.change.is_some() != event.change.is_some();
    if !(told || halves) || !agree(&levels.0, &levels.1) || !agree(&sizes.0, &sizes.1) {
        return false;
    }
    let parties = ["subject", "partner"].iter().all(|role| match (entity(known, role), entity(event, role)) {
        (Some(a), Some(b)) => a.entity == b.entity,
        _ => true,
    });
    let swapped = known.metric.as_deref() == Some("trade_turnover")
        && entity(known, "subject").map(|r| r.entity) == entity(event, "partner").map(|r| r.entity)
        && entity(known, "partner").map(|r| r.entity) == entity(event, "subject").map(|r| r.entity);
    let words = ["product", "sector"].iter().all(|role| match (entity(known, role), entity(event, role)) {
        (Some(a), Some(b)) => a.text == b.text,
        (None, None) => true,
        _ => known.sentence != event.sentence,
    });
    let times = match (&known.time, &event.time) {
        (Some(a), Some(b)) => (&a.from, &a.to) == (&b.from, &b.to),
        _ => true,
    };
    (parties || swapped) && words && times
}

fn complete(known: &mut Event, event: Event) {
    for role in event.roles {
        if entity(known, &role.role).is_none() {
            known.roles.push(role);
        }
    }
    known.change = known.change.take().or(event.change);
    known.time = known.time.take().or(event.time);
}
