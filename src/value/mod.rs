//! Money, percent, quantities, numbers, dates, times and durations: recognisers shared by the languages.

mod amount;
mod count;
mod currency;
mod date;
mod number;
mod ordinal;
mod view;
mod words;

use crate::lexicon::{Grammar, Tag};
use crate::mention::Draft;
use crate::record::{Amount, MentionKind, Value, Warning};
use crate::text::{Document, LetterCase, TokenKind};

use currency::Currencies;
use date::Clock;
use view::{Memory, View};

/// A value found, in tokens.
#[derive(Debug, Clone, PartialEq)]
struct Found {
    first: usize,
    end: usize,
    kind: MentionKind,
    value: Value,
}

/// Words that can begin a value.
const STARTERS: u64 = Tag::Number.bit()
    | Tag::Scale.bit()
    | Tag::Ordinal.bit()
    | Tag::Fraction.bit()
    | Tag::Currency.bit()
    | Tag::Multiple.bit()
    | Tag::Month.bit()
    | Tag::Weekday.bit()
    | Tag::Season.bit()
    | Tag::Period.bit()
    | Tag::Relation.bit()
    | Tag::DateModifier.bit()
    | Tag::DayPart.bit();

/// Appends the values of the document in text order, none overlapping another.
pub(crate) fn recognize(document: &Document<'_>, drafts: &mut Vec<Draft>, _warnings: &mut Vec<Warning>) {
    let mut currencies = Currencies::new(document);
    let mut clock = Clock::new(document);
    let memory = Memory::default();
    for sentence in document.sentences {
        let Some(language) = sentence.language else { continue };
        let view = View { document, first: sentence.first as usize, last: sentence.last as usize, language, memory: &memory };
        clock.enter(view.first);
        let mut at = view.first;
        while at < view.last {
            let starts = view.starts(at);
            let found = if starts { view.value_at(at, &mut currencies, &mut clock) } else { None };
            at = match found {
                Some(found) if found.end > at => {
                    let end = found.end;
                    drafts.push(draft(document, found));
                    end
                }
                _ => at + 1,
            };
        }
    }
}

fn draft(document: &Document<'_>, found: Found) -> Draft {
    Draft {
        kind: found.kind,
        start: document.tokens[found.first].start,
        end: document.tokens[found.end - 1].end,
        first: found.first as u32,
        last: found.end as u32,
        grammar: Grammar::NONE,
        entity: None,
        value: Some(found.value),
    }
}

impl<'a> View<'a> {
    /// Whether a value can begin at a token.
    #[inline]
    fn starts(&self, at: usize) -> bool {
        let token = &self.document.tokens[at];
        let mask = self.document.mask(at);
        if token.kind == TokenKind::Number || mask & STARTERS != 0 {
            return true;
        }
        match token.kind {
            TokenKind::Mark => matches!(self.document.byte(at), b'-' | b'+' | 0xe2) && self.glued(at + 1) && self.opens_amount(at + 1),
            // "a million", "an hour"
            TokenKind::Word if mask & Tag::Determiner.bit() != 0 => self.mask(at + 1) & (STARTERS | Tag::Period.bit()) != 0,
            TokenKind::Word => {
                token.phrase != 0 && self.document.reach(at) & STARTERS != 0
                    || token.case == LetterCase::Upper && token.end - token.start == 2
            }
            TokenKind::Number => true,
        }
    }

    fn opens_amount(&self, at: usize) -> bool {
        self.digits(at) || self.mask(at) & Tag::Currency.bit() != 0 || self.mark(at, '.') && self.digits(at + 1)
    }

    /// The longest value that begins at a token.
    fn value_at(&self, at: usize, currencies: &mut Currencies<'a>, clock: &mut Clock) -> Option<Found> {
        let time = self.temporal(at, clock);
        let amount = self.amount(at, currencies);
        let found = match (time, amount) {
            (Some(time), Some(amount)) if amount.end > time.end && amount.kind != MentionKind::Number => Some(amount),
            (Some(time), _) => Some(time),
            (None, amount) => amount,
        };
        let ordinal = self.ordinal(at);
        match (found, ordinal) {
            (Some(found), Some(ordinal)) => {
                let counts = matches!(found.kind, MentionKind::Number | MentionKind::Quantity);
                let second = found.kind == MentionKind::Duration && ordinal.end == found.end;
                Some(if counts && ordinal.end > at + 1 && !(found.end > ordinal.end) || second { ordinal } else { found })
            }
            (found, ordinal) => found.or(ordinal),
        }
    }

    fn ordinal(&self, at: usize) -> Option<Found> {
        let (number, end) = self.ordinal_at(at)?;
        let value = Value::Amount(Amount { amount: Some(number.into()), ..Amount::default() });
        Some(Found { first: at, end, kind: MentionKind::Ordinal, value })
    }
}
