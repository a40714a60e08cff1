//! Who leads those that take part: "a delegation led by X", «делегация под руководством X».

use crate::language::relation;
use crate::lexicon::Tag;
use crate::record::{EventKind, MentionKind};

use super::super::argument::{Argument, is_actor};
use super::super::rule::kind_bit;
use super::{Fill, Filled};

impl Fill<'_, '_> {
    /// Adds the leader of a delegation to the participants of a meeting.
    pub(super) fn leaders(&self, filled: &mut Vec<Filled>) {
        if self.rule.event != EventKind::Meeting {
            return;
        }
        let person = kind_bit(MentionKind::Person);
        let Some(role) = self.rule.roles.iter().position(|r| r.role == "participant" && r.kinds & person != 0) else { return };
        for argument in self.arguments.iter().filter(|a| a.kind == MentionKind::Person && self.leads(a)) {
            if !filled.iter().any(|f| self.same(f.filler, argument)) {
                filled.push(Filled { role, filler: argument.filler() });
            }
        }
    }

    /// Whether a person is named as the head of people who stand beside the trigger.
    fn leads(&self, argument: &Argument) -> bool {
        const FARTHEST: usize = 12;
        let (document, head) = (self.view.document, self.predicate.head);
        let Some((by, payload)) = argument.preposition else { return false };
        let led = |t: usize| t >= self.view.first && document.phrase_means(t, Tag::Hint, "led");
        let word =
            by.checked_sub(1).filter(|&t| relation::AGENT.has(payload) && led(t)).or_else(|| (by.saturating_sub(2)..=by).find(|&t| led(t)));
        let comma = |t: usize| usize::from(document.is_mark(t, ','));
        let noun = word.and_then(|w| w.checked_sub(1)).and_then(|t| t.checked_sub(comma(t))).filter(|&t| t >= self.view.first);
        let near = noun.is_some_and(|n| n.abs_diff(head) <= FARTHEST && self.view.clause_of(n) == self.predicate.clause);
        near && noun.is_some_and(|n| is_actor(self.view, n))
    }
}
