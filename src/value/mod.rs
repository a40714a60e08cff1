//! Money, percent, quantities, numbers, dates, times and durations: recognisers shared by the languages.

mod amount;
mod count;
mod currency;
mod date;
mod factor;
mod label;
mod look;
mod number;
mod ordinal;
mod shared;
#[cfg(test)]
mod tests;
mod view;
mod words;

use crate::lexicon::{Grammar, Tag};
use crate::mention::Draft;
use crate::record::{Amount, MentionKind, Value, Warning};
use crate::text::{Document, LetterCase, TokenKind};

use crate::language::function::word;
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

/// Words that can begin an amount.
const AMOUNTS: u64 = Tag::Number.bit() | Tag::Scale.bit() | Tag::Fraction.bit() | Tag::Currency.bit() | Tag::Determiner.bit();

/// Words that can begin a factor or a share.
const PARTS: u64 = Tag::Multiple.bit() | Tag::Fraction.bit() | Tag::Determiner.bit();

/// Appends the values of the document in text order, none overlapping another.
#[inline(never)]
pub(crate) fn recognize(document: &Document<'_>, drafts: &mut Vec<Draft>, warnings: &mut Vec<Warning>) {
    let mut currencies = Currencies::new(document);
    let mut clock = Clock::new(document);
    let memory = Memory::default();
    for sentence in document.sentences {
        let Some(language) = sentence.language else { continue };
        let view = View { document, first: sentence.first as usize, last: sentence.last as usize, language, memory: &memory };
        clock.enter(view.first);
        let begin = drafts.len();
        let mut at = view.next_start(view.first);
        while at < view.last {
            at = view.next_start(view.take(at, &mut currencies, &mut clock, drafts, warnings));
        }
        clock.date_times(&mut drafts[begin..]);
    }
}

fn draft(document: &Document<'_>, found: Found) -> Draft {
    Draft {
        office: found.first as u32,
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
    /// The first token from here on where a value may begin, as told by the token alone.
    #[inline]
    fn next_start(&self, at: usize) -> usize {
        let rest = &self.document.tokens[at..self.last];
        let found = rest.iter().position(|token| {
            token.mask & STARTERS != 0
                || token.phrase != 0
                || match token.kind {
                    TokenKind::Word => {
                        token.case == LetterCase::Upper || token.mask & Tag::Determiner.bit() != 0 && token.end - token.start <= 2
                    }
                    TokenKind::Mark => word::SIGN.contains(token),
                    TokenKind::Number => true,
                }
        });
        found.map_or(self.last, |step| at + step)
    }

    /// Whether a value can begin at a token.
    #[inline]
    fn starts(&self, at: usize) -> bool {
        let token = &self.document.tokens[at];
        let mask = self.document.mask(at);
        if token.kind == TokenKind::Number || mask & STARTERS != 0 {
            return true;
        }
        match token.kind {
            TokenKind::Mark => self.says(at, word::SIGN) && self.glued(at + 1) && self.opens_amount(at + 1),
            // "a million", "an hour"
            TokenKind::Word if mask & Tag::Determiner.bit() != 0 && token.end - token.start <= 2 => {
                self.mask(at + 1) & (STARTERS | Tag::Period.bit() | Tag::Unit.bit()) != 0
            }
            TokenKind::Word if token.case == LetterCase::Upper && token.end - token.start <= 10 => {
                token.phrase != 0 && self.document.reach(at) & STARTERS != 0
                    || matches!(self.document.byte(at), b'Q' | b'H')
                    || self.opens_millions(at)
                    || matches!(self.document.byte(at), b'I' | b'V' | b'X' | 0xd0)
                        && (self.mask(at + 1) | self.mask(at + 2) | self.mask(at + 3)) & Tag::Period.bit() != 0
            }
            TokenKind::Word => token.phrase != 0 && self.document.reach(at) & STARTERS != 0,
            TokenKind::Number => true,
        }
    }

    /// The paper «Сегодня», the programme "This Week": a capital and nothing else between quotes.
    fn quoted_name(&self, found: &Found) -> bool {
        found.kind == MentionKind::Date
            && found.first > self.first
            && self.capital(found.first)
            && self.mask(found.first) & (Tag::Relation.bit() | Tag::DateModifier.bit()) != 0
            && self.says(found.first - 1, word::OPENING_QUOTE)
            && self.says(found.end, word::CLOSING_QUOTE)
    }

    /// Whether the number at a token, which could not be read, is too great to be exact.
    fn beyond_exact(&self, at: usize) -> bool {
        let exact = || matches!(number::digits(self.word(at), self.russian(), || true), number::Digits::Value(..));
        self.digits(at) && (self.word(at).len() > 28 || self.scale_at(at + 1).is_some() && exact())
    }

    /// `MUSD 45`
    fn opens_millions(&self, at: usize) -> bool {
        self.digits(at + 1) && self.document.byte(at) == b'M' && self.millions_code(at).is_some()
    }

    fn opens_amount(&self, at: usize) -> bool {
        self.digits(at) || self.mask(at) & Tag::Currency.bit() != 0 || self.mark(at, '.') && self.digits(at + 1)
    }

    /// "In 1956 demonstrations …": four figures after "in" are a year, whatever noun follows.
    fn year_led(&self, at: usize, time: &Found) -> bool {
        let modern =
            self.digits(at) && matches!(self.word(at).as_bytes(), [b'1', b'8' | b'9', _, _] | [b'2', b'0', b'0'..=b'4', b'1'..=b'9']);
        modern && time.end == at + 1 && self.led_by(at, word::DURING_YEAR)
    }

    /// Appends the value that begins at a token, where one does; gives where to go on.
    fn take(
        &self,
        at: usize,
        currencies: &mut Currencies<'a>,
        clock: &mut Clock,
        drafts: &mut Vec<Draft>,
        warnings: &mut Vec<Warning>,
    ) -> usize {
        if !self.starts(at) {
            return at + 1;
        }
        let Some(mut found) = self.value_at(at, currencies, clock) else {
            if self.beyond_exact(at) {
                let byte = self.document.tokens[at].start;
                warnings.push(Warning::new("number", format!("a number too great to be exact at byte {byte} was left out")));
            }
            return at + 1;
        };
        if let Some(end) = self.names_nothing(&found) {
            return end;
        }
        if self.quoted_name(&found) {
            return found.end;
        }
        let end = found.end;
        debug_assert!(end <= self.last, "a value ends in the sentence where it begins");
        if end <= at || end > self.last {
            return at + 1;
        }
        self.unit_of_base(&mut found, drafts);
        self.unit_of_whole(&mut found, drafts);
        self.scale_of_pair(&found, drafts);
        self.unit_of_series(&found, drafts);
        drafts.push(draft(self.document, found));
        end
    }

    /// The longest value that begins at a token.
    fn value_at(&self, at: usize, currencies: &mut Currencies<'a>, clock: &mut Clock) -> Option<Found> {
        let mask = self.mask(at) | self.document.reach(at);
        let nth = self.digits(at) && self.glued(at + 1) || mask & (Tag::Ordinal.bit() | Tag::Number.bit()) != 0;
        if !nth || self.ordinal_at(at).is_none() {
            return self.time_or_amount(at, mask, currencies, clock);
        }
        let Some(found) = self.time_or_amount(at, mask, currencies, clock) else { return self.ordinal(at) };
        let end = self.ordinal_at(at).map_or(at, |(_, end)| end);
        let better = match found.kind {
            MentionKind::Number | MentionKind::Quantity => end > at + 1,
            MentionKind::Duration => end == found.end,
            _ => false,
        };
        if better { self.ordinal(at) } else { Some(found) }
    }

    fn time_or_amount(&self, at: usize, mask: u64, currencies: &mut Currencies<'a>, clock: &mut Clock) -> Option<Found> {
        if self.may_be_time(at, mask)
            && let Some(time) = self.temporal(at, clock)
        {
            return self.amount_or_time(at, time, currencies);
        }
        let part = at + 1 + (self.dash(at + 1) && self.glued(at + 1)) as usize;
        let parts = mask & Tag::Number.bit() != 0 && self.mask(part) & (Tag::Ordinal.bit() | Tag::Fraction.bit()) != 0;
        if let Some(share) = parts.then(|| self.share_of_change(at)).flatten() {
            return Some(share);
        }
        if mask & PARTS == 0 && (self.digits(at) || mask & AMOUNTS != 0) {
            return self.amount(at, currencies);
        }
        let counts = mask & AMOUNTS != 0 || self.opens_millions(at) || self.token(at).is_some_and(|t| t.kind == TokenKind::Mark);
        let amount = if counts { self.amount(at, currencies) } else { None };
        if amount.is_none() && mask & PARTS != 0 { self.factor(at) } else { amount }
    }

    /// What begins like a time may be a longer amount: "2000 tonnes".
    fn amount_or_time(&self, at: usize, time: Found, currencies: &mut Currencies<'a>) -> Option<Found> {
        let dated = time.kind == MentionKind::Date && (time.end > at + 1 || self.nothing_counted(time.end));
        let counts = self.digits(at) || (self.mask(at) | self.document.reach(at)) & AMOUNTS != 0;
        let mark = self.token(at).is_some_and(|t| t.kind == TokenKind::Mark);
        let amount = if !dated && (counts || mark) { self.amount(at, currencies) } else { None };
        let greater = |amount: &Found| {
            amount.end > time.end
                && amount.kind != MentionKind::Number
                && !(amount.kind == MentionKind::Quantity && (self.year_led(at, &time) || self.year_of_noun(at, time.end)))
        };
        amount.filter(greater).or(Some(time))
    }

    /// Whether nothing that a number counts stands at a token, as told by one look.
    fn nothing_counted(&self, at: usize) -> bool {
        let plain = Tag::Preposition.bit() | Tag::Conjunction.bit() | Tag::Auxiliary.bit() | Tag::Pronoun.bit();
        match self.token(at) {
            None => true,
            Some(token) if token.kind == TokenKind::Mark => matches!(self.document.byte(at), b'.' | b',' | b')' | b';' | b':'),
            Some(token) => {
                token.mask & plain != 0
                    && (token.mask | self.document.reach(at)) & amount::UNITS & !plain == 0
                    && !self.says(at, word::GENITIVE)
            }
        }
    }

    fn ordinal(&self, at: usize) -> Option<Found> {
        let (number, end) = self.ordinal_at(at)?;
        let value = Value::Amount(Amount { amount: Some(number.into()), ..Amount::default() });
        Some(Found { first: at, end, kind: MentionKind::Ordinal, value })
    }
}
