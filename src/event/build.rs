//! From a trigger and its filled roles to an event of the record.

use crate::record::{Codes, EntityId, Event, MentionId, Polarity, Role, Span, Status};

use super::argument::Argument;
use super::clause::View;
use super::fill::{Filled, Filler};
use super::matcher::Found;
use super::rule::Rule;
use super::{aspect, place, time};

/// The event of a trigger.
pub(crate) fn event(view: &View<'_>, arguments: &[Argument], rule: &Rule, found: &Found, filled: &[Filled]) -> Event {
    let aspect = aspect(view, found.predicate.head);
    let status = match (aspect.status, rule.status) {
        (Status::Asserted, Some(own)) => own,
        (read, _) => read,
    };
    let negative = rule.negative || aspect.polarity == Polarity::Negative;
    let used = |mention: usize| filled.iter().any(|f| f.filler == Filler::Mention(mention));
    let lead = view.document.sentences[view.sentence].lead;
    Event {
        id: String::new(),
        kind: rule.event,
        rule: rule.id.clone(),
        confidence: (0.5 + 0.1 * filled.len().min(4) as f32).min(0.9),
        sentence: view.span(),
        trigger: view.bytes(found.first, found.last),
        lead,
        status,
        polarity: if negative { Polarity::Negative } else { Polarity::Positive },
        roles: filled.iter().map(|f| role(view, &rule.roles[f.role].role, f.filler)).collect(),
        metric: None,
        phase: rule.phase,
        quote: None,
        change: None,
        time: time::of(view, found.predicate.head).and_then(|m| time::time(view, m)),
        place: place::place(view, arguments, &found.predicate, used),
        attribution: Vec::new(),
        codes: Codes::default(),
        cluster: String::new(),
    }
}

/// A role of the record.
pub(crate) fn role(view: &View<'_>, name: &str, filler: Filler) -> Role {
    match filler {
        Filler::Mention(index) => {
            let draft = &view.drafts[index];
            let mention = Some(MentionId(index as u32 + 1));
            Role { role: name.to_string(), entity: draft.entity.map(|e| EntityId(e + 1)), mention, ..Role::default() }
        }
        Filler::Words(first, last) => {
            let Span { start, end } = view.bytes(first, last);
            let text = view.document.text.get(start..end).unwrap_or_default().to_string();
            Role { role: name.to_string(), text: Some(text), start: Some(start), end: Some(end), ..Role::default() }
        }
    }
}
