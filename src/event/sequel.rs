//! What was signed at a meeting: on the day of the meeting and by those who met, where nothing else is said.

use crate::lexicon::Tag;
use crate::record::{Event, EventKind, Role, Status, Time};
use crate::text::Document;

/// How many events back a meeting is looked for.
const LOOK_BACK: usize = 200;

/// Gives what a sentence tells that begins with "following the meeting", «по итогам переговоров», the day of the meeting told of last.
pub(super) fn days(document: &Document<'_>, events: &mut [Event]) {
    for at in 0..events.len() {
        let event = &events[at];
        let signed = matches!(event.kind, EventKind::Agreement | EventKind::Contract | EventKind::Financing | EventKind::Investment);
        if !signed || event.status != Status::Asserted || !follows_meeting(document, event) {
            continue;
        }
        let told = events.partition_point(|e| e.sentence.start < event.sentence.start);
        let before = || events[..told].iter().rev().take(LOOK_BACK).filter(|e| e.kind == EventKind::Meeting);
        let day = if event.time.is_none() { before().find_map(one_day) } else { None };
        let alone = event.kind == EventKind::Agreement && !event.roles.iter().any(|r| r.role == "party");
        let parties = before().next().filter(|_| alone).map(parties).unwrap_or_default();
        let event = &mut events[at];
        event.time = event.time.take().or(day);
        event.roles.extend(parties);
    }
}

/// Those who met, as the parties of what they signed; one alone signs nothing.
fn parties(meeting: &Event) -> Vec<Role> {
    let met = meeting.roles.iter().filter(|r| r.role == "participant" && r.entity.is_some());
    let parties: Vec<Role> = met.map(|r| Role { role: "party".to_string(), ..r.clone() }).collect();
    if parties.len() == 2 { parties } else { Vec::new() }
}

/// The day of what happened on one.
fn one_day(event: &Event) -> Option<Time> {
    let time = event.time.clone().filter(|_| event.status == Status::Asserted)?;
    (time.from.is_some() && time.from == time.to).then_some(time)
}

fn follows_meeting(document: &Document<'_>, event: &Event) -> bool {
    let sentence = document.sentences.partition_point(|s| document.tokens[s.first as usize].start as usize <= event.sentence.start);
    let Some(first) = sentence.checked_sub(1).map(|s| document.sentences[s].first as usize) else { return false };
    let hint = document.longest(first, Tag::Hint).map(|m| document.lexicon.string(m.sense.payload));
    hint == Some("at_meeting")
}

#[cfg(test)]
mod tests {
    use crate::record::EventKind;
    use crate::{Extractor, Input};

    #[test]
    fn what_follows_a_meeting_is_of_its_day() {
        for text in [
            "Ivan Karimov met Oleg Petrov in Tashkent on 14 October 2025. Following the talks, a memorandum was signed.",
            "14 октября 2025 года Иван Каримов встретился с Олегом Петровым. По итогам переговоров подписан меморандум.",
        ] {
            let record = Extractor::new().extract(&Input::text(text));
            let signed = record.events.iter().find(|e| e.kind == EventKind::Agreement).expect("an agreement");
            let day = signed.time.as_ref().and_then(|t| t.from.clone());
            assert_eq!(day.as_deref(), Some("2025-10-14"), "{text}");
            assert_eq!(signed.roles.iter().filter(|r| r.role == "party").count(), 2, "{text}");
        }
        let other = "Ivan Karimov met Oleg Petrov on 14 October 2025. The two countries signed a memorandum.";
        let record = Extractor::new().extract(&Input::text(other));
        assert!(record.events.iter().filter(|e| e.kind == EventKind::Agreement).all(|e| e.time.is_none()));
    }
}
