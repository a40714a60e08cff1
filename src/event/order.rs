//! Events in text order.

use std::ops::Range;

use crate::record::{Event, Span};

/// Puts events in text order.
pub(super) fn sort(events: &mut [Event]) {
    events.sort_by_key(|event| (event.sentence, event.trigger));
}

/// Where those of a sentence are among sorted events.
pub(super) fn of_sentence(events: &[Event], sentence: Span) -> Range<usize> {
    let first = events.partition_point(|e| e.sentence < sentence);
    first..first + events[first..].partition_point(|e| e.sentence == sentence)
}
