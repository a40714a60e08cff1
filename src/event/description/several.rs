//! Words that mean several of those named before: "the two ministers", «стороны».

use std::ops::Range;

use crate::lexicon::{Entry, Grammar, Language, Tag};
use crate::mention::Draft;
use crate::record::{MentionKind, Value};

use super::super::group::{MOST, Of};
use super::{Description, Reader, is_office};

impl Reader<'_, '_> {
    /// "The two ministers", where a mention of a quantity counts them.
    pub(super) fn counted(&self, draft: &Draft, found: &mut Vec<Description>) -> bool {
        let number = match &draft.value {
            Some(Value::Amount(amount)) => amount.amount.and_then(|n| u64::try_from(n).ok()).filter(|n| *n <= MOST as u64),
            _ => None,
        };
        let noun = (draft.last as usize).saturating_sub(1);
        let counted = number.filter(|_| noun > draft.first as usize).map(|number| (draft.first as usize, number));
        counted.is_some_and(|counted| self.several(noun, Some(counted), found).is_some())
    }

    /// Those whom a plural means, one description each, and where it ends. `counted` tells where their number begins, and the number.
    pub(super) fn several(&self, at: usize, counted: Option<(usize, u64)>, found: &mut Vec<Description>) -> Option<usize> {
        let document = self.document;
        if document.payload(at, Tag::Pronoun) == Some("they") {
            let begins = document.sentences.get(self.sentence as usize).is_some_and(|s| at < s.first as usize + 2);
            let subject = document.payload(at, Tag::Governs).is_none() && begins;
            let members = self.named.groups.persons_before(self.sentence).filter(|_| subject)?;
            return Some(self.each(members, at..at + 1, MentionKind::Person, found));
        }
        let title = document.longest(at, Tag::Title).filter(|m| is_office(document.lexicon.string(m.sense.payload)));
        let of = match document.payload(at, Tag::Actor) {
            Some("company" | "bank") => Of::Companies,
            Some("country") => Of::Countries,
            Some("side") => Of::Sides,
            _ if title.is_some() => Of::Persons,
            _ => return None,
        };
        let last = title.map_or(at + 1, |m| m.end);
        if counted.is_none() && !self.is_plural(at) && !self.acts_as_plural(at, last) {
            return None;
        }
        let both = at.checked_sub(1).filter(|&b| document.payload(b, Tag::Determiner) == Some("both"));
        let first = counted.map_or(both.unwrap_or(at), |(first, _)| first);
        let number = counted.map(|(_, number)| number).or(both.map(|_| 2));
        if both.is_none() && !self.stands_alone(at, first, last) {
            return None;
        }
        let (members, kind) = self.named.groups.meant(of, number, self.sentence)?;
        let fits = title.is_none_or(|m| members.iter().all(|&e| self.named.persons.holds(document, self.entities, e, m.sense)));
        fits.then(|| self.each(members, first..last, kind, found))
    }

    fn each(&self, members: &[u32], at: Range<usize>, kind: MentionKind, found: &mut Vec<Description>) -> usize {
        let grammar = self.pronoun_cases(at.start).unwrap_or_else(|| self.document.grammar(at.end - 1));
        let one = |&entity: &u32| Description { first: at.start, last: at.end, entity, kind, grammar, several: true };
        found.extend(members.iter().map(one));
        at.end
    }

    pub(super) fn is_plural(&self, at: usize) -> bool {
        let grammar = self.document.grammar(at);
        grammar.has(Grammar::PLURAL) && !grammar.has(Grammar::SINGULAR)
    }

    /// Russian: a form that may be a plural, where the verb behind it is one: «стороны обсудили».
    fn acts_as_plural(&self, at: usize, last: usize) -> bool {
        let document = self.document;
        let verb = (last..last + 3).find(|&t| document.flags(t) & Entry::FINITE != 0);
        let plural = verb.is_some_and(|t| document.grammar(t).has(Grammar::PLURAL) && !document.grammar(t).has(Grammar::SINGULAR));
        self.language == Language::Ru && plural && document.grammar(at).has(Grammar::PLURAL)
    }
}
