//! Which reports are of one event, whatever the article or language: a hash of what all of them say.
//!
//! Of a figure: metric, parties, product, period, and the amount or change rounded to two digits. Of anything else: kind, phase, parties,
//! and its day, month or year. Parties count by their keys, which are equal in both languages, so nothing but the event itself is
//! needed and a stream of articles clusters as it passes. An event that says too little to be told from others (no party with a
//! key and no amount) is a cluster of its own.

use rust_decimal::Decimal;
use rust_decimal::prelude::{RoundingStrategy, ToPrimitive};

use crate::mention::Draft;
use crate::record::{Entity, Event, EventKind, Value};

/// Reads the clusters of a document's events.
pub(crate) struct Clusters<'a> {
    drafts: &'a [Draft],
    entities: &'a [Entity],
    text: &'a str,
    /// Stands in for the month of an event that has no time of its own.
    month: String,
    keys: Vec<&'a str>,
    hash: Hash,
}

impl<'a> Clusters<'a> {
    /// Of a document published on this day.
    pub fn new(drafts: &'a [Draft], entities: &'a [Entity], published: Option<jiff::civil::Date>, text: &'a str) -> Self {
        let mut month = published.map(|day| day.to_string()).unwrap_or_default();
        month.truncate("2025-07".len());
        Clusters { drafts, entities, text, month, keys: Vec::new(), hash: Hash::new() }
    }

    /// The cluster of an event.
    pub fn of(&mut self, event: &Event) -> String {
        self.hash = Hash::new();
        self.hash.add(event.kind.as_str());
        let told = if event.kind == EventKind::Indicator { self.figure(event) } else { self.happening(event) };
        match &event.time {
            Some(time) => {
                self.hash.add(time.from.as_deref().unwrap_or_default());
                self.hash.add(time.to.as_deref().unwrap_or_default());
            }
            None => self.hash.add(&self.month),
        }
        if !told {
            self.hash.add(&self.text[event.sentence.start..event.sentence.end]);
            self.hash.add(&event.trigger.start.to_string());
        }
        self.hash.text()
    }

    /// Metric, parties, product and the rounded amount. Trade between two has no order; exports have.
    fn figure(&mut self, event: &Event) -> bool {
        self.hash.add(event.metric.as_deref().unwrap_or_default());
        self.keys.clear();
        self.add_keys(event, |role| role == "subject");
        let subjects = self.keys.len();
        self.add_keys(event, |role| role == "partner");
        let told = !self.keys.is_empty();
        if matches!(event.metric.as_deref(), Some("trade_turnover" | "transit")) {
            self.keys.sort_unstable();
            self.keys.iter().for_each(|key| self.hash.add(key));
        } else {
            let (subjects, partners) = self.keys.split_at_mut(subjects);
            subjects.sort_unstable();
            partners.sort_unstable();
            subjects.iter().for_each(|key| self.hash.add(key));
            self.hash.add(">");
            partners.iter().for_each(|key| self.hash.add(key));
        }
        let value = self.amount(event);
        if let (false, Some(change)) = (value, &event.change) {
            self.hash.add(change.direction.as_str());
            match change.amount {
                Some(amount) => self.hash.number(amount),
                None => self.hash.add(""),
            }
        }
        told && (value || event.change.is_some())
    }

    fn happening(&mut self, event: &Event) -> bool {
        self.hash.add(event.phase.map_or("", |p| p.as_str()));
        self.hash.add(event.polarity.as_str());
        self.keys.clear();
        self.add_keys(event, |_| true);
        self.keys.sort_unstable();
        self.keys.dedup();
        self.keys.iter().for_each(|key| self.hash.add(key));
        // What several reports of one event share besides its parties is its amount; a statement is told apart by its words.
        self.amount(event);
        !self.keys.is_empty() && event.kind != EventKind::Statement
    }

    fn add_keys(&mut self, event: &Event, wanted: impl Fn(&str) -> bool) {
        let entities = self.entities;
        let filled = event.roles.iter().filter(|role| wanted(&role.role)).filter_map(|role| entities.get(role.entity?.0 as usize - 1));
        self.keys.extend(filled.filter_map(|entity| entity.key.as_deref()));
    }

    /// Adds the amount of the event's value, where it has one.
    fn amount(&mut self, event: &Event) -> bool {
        let role = event.roles.iter().find(|r| r.role == "value").and_then(|r| r.mention);
        let Some(draft) = role.and_then(|mention| self.drafts.get(mention.0 as usize - 1)) else { return false };
        let Some(Value::Amount(value)) = &draft.value else { return false };
        let Some(amount) = value.amount.or(value.low) else { return false };
        self.hash.number(amount);
        self.hash.add(value.currency.as_deref().unwrap_or_else(|| draft.kind.as_str()));
        true
    }
}

/// FNV-1a, 64 bits, each part ended by a byte that no text has.
struct Hash(u64);

impl Hash {
    fn new() -> Self {
        Hash(0xcbf2_9ce4_8422_2325)
    }

    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ byte as u64).wrapping_mul(0x0100_0000_01b3);
    }

    fn add(&mut self, part: &str) {
        part.bytes().for_each(|byte| self.byte(byte));
        self.byte(0xff);
    }

    /// Adds a number, `1.2e9`, with two significant digits: 1.24 and 1.2 billion are one figure, 1.3 another.
    fn number(&mut self, number: Decimal) {
        let digits = number.mantissa().unsigned_abs();
        match u64::try_from(digits) {
            Ok(digits) if digits > 0 => self.rounded(digits, number.scale() as i32, number.is_sign_negative()),
            _ => self.add(&rounded(number)),
        }
    }

    fn rounded(&mut self, mut digits: u64, scale: i32, negative: bool) {
        let mut exponent = -scale;
        let mut below = 0;
        while digits > 99 {
            below = digits % 10;
            digits /= 10;
            exponent += 1;
        }
        digits += (below > 4) as u64;
        if digits > 99 {
            digits /= 10;
            exponent += 1;
        }
        if negative {
            self.byte(b'-');
        }
        if digits > 9 {
            exponent += 1;
            self.byte(b'0' + (digits / 10) as u8);
            if !digits.is_multiple_of(10) {
                self.byte(b'.');
                self.byte(b'0' + (digits % 10) as u8);
            }
        } else {
            self.byte(b'0' + digits as u8);
        }
        self.byte(b'e');
        if exponent < 0 {
            self.byte(b'-');
        }
        let exponent = exponent.unsigned_abs();
        if exponent > 9 {
            self.byte(b'0' + (exponent / 10) as u8);
        }
        self.byte(b'0' + (exponent % 10) as u8);
        self.byte(0xff);
    }

    fn text(&self) -> String {
        let mut digits = [0; 16];
        for (i, digit) in digits.iter_mut().rev().enumerate() {
            *digit = b"0123456789abcdef"[(self.0 >> (4 * i)) as usize & 15];
        }
        std::str::from_utf8(&digits).unwrap_or_default().to_string()
    }
}

/// Two significant digits of any number.
fn rounded(number: Decimal) -> String {
    number
        .round_sf_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
        .and_then(|d| d.to_f64())
        .map(|d| format!("{d:e}"))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long_numbers_are_rounded_alike() {
        let numbers = [
            "1",
            "7.5",
            "0.05",
            "0.125",
            "12",
            "99.6",
            "995",
            "1000",
            "1.24",
            "1.25",
            "43800000000",
            "-3.4",
            "0.0049",
            "18.2",
            "6.50",
            "10.0",
            "18446744073709551615",
            "1249999999999999999",
            "0.000000123",
        ];
        for number in numbers.iter().map(|n| n.parse::<Decimal>().expect("a number")) {
            let (mut short, mut long) = (Hash::new(), Hash::new());
            short.number(number);
            long.add(&rounded(number));
            assert_eq!(short.text(), long.text(), "{number}");
        }
    }
}
