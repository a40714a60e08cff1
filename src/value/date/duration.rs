//! Lengths of time: "seven years", «полтора года», `7-year`; sets: "every year", «ежегодно».

use rust_decimal::Decimal;

use crate::lexicon::Tag;
use crate::record::MentionKind;

use super::super::Found;
use super::super::view::View;
use super::Clock;

impl<'a> View<'a> {
    /// The duration or set that begins at a token.
    pub fn lasting(&self, at: usize, _clock: &Clock) -> Option<Found> {
        if let Some(("set", timex, end)) = self.set(at) {
            return Some(self.timed(MentionKind::Set, at, end, timex.to_string()));
        }
        let (timex, end) = self.duration(at)?;
        Some(self.timed(MentionKind::Duration, at, end, timex))
    }

    fn set(&self, at: usize) -> Option<(&'static str, &'a str, usize)> {
        let (name, end) = self.phrase(at, Tag::DateModifier)?;
        name.strip_prefix("set:").map(|timex| ("set", timex, end))
    }

    /// A length of time as TIMEX3 writes it.
    fn duration(&self, at: usize) -> Option<(String, usize)> {
        let mut parts: Vec<(Decimal, &'a str)> = Vec::new();
        let mut next = at;
        let mut end = at;
        while parts.len() < 4 {
            let (value, unit) = match self.number_at(next).filter(|n| !n.value.is_sign_negative()) {
                Some(number) => (number.value, number.end),
                None if self.any(next, &["a", "an"]) => (Decimal::ONE, next + 1),
                None => break,
            };
            let hyphen = (self.dash(unit) && self.glued(unit) && self.glued(unit + 1)) as usize;
            let Some(name) = self.payload(unit + hyphen, Tag::Period) else { break };
            if parts.is_empty() && name == "quarter" {
                return None;
            }
            parts.push((value, name));
            end = unit + hyphen + 1;
            next = end;
            if self.any(next, &["and", "и"]) || self.mark(next, ',') {
                next += 1;
            }
        }
        if parts.is_empty() {
            return None;
        }
        Some((timex(&parts)?, end))
    }
}

/// `P7Y6M`, `PT2H30M`.
fn timex(parts: &[(Decimal, &str)]) -> Option<String> {
    let mut date = String::new();
    let mut time = String::new();
    for (value, unit) in parts {
        let value = value.normalize();
        let half = value.fract() == Decimal::new(5, 1);
        let whole = value.trunc();
        match *unit {
            "year" if half && whole.is_zero() => date.push_str("6M"),
            "year" if half => date.push_str(&format!("{whole}Y6M")),
            "year" => date.push_str(&format!("{value}Y")),
            "half" => date.push_str(&format!("{}M", value * Decimal::from(6))),
            "quarter" => date.push_str(&format!("{}M", value * Decimal::from(3))),
            "month" if half => date.push_str(&format!("{value}M")),
            "month" => date.push_str(&format!("{value}M")),
            "week" => date.push_str(&format!("{value}W")),
            "fortnight" => date.push_str(&format!("{}W", value * Decimal::TWO)),
            "day" | "night" => date.push_str(&format!("{value}D")),
            "decade" => date.push_str(&format!("{}Y", value * Decimal::TEN)),
            "century" => date.push_str(&format!("{}Y", value * Decimal::ONE_HUNDRED)),
            "millennium" => date.push_str(&format!("{}Y", value * Decimal::ONE_THOUSAND)),
            "hour" => time.push_str(&format!("{value}H")),
            "minute" => time.push_str(&format!("{value}M")),
            "second" => time.push_str(&format!("{value}S")),
            _ => return None,
        }
    }
    Some(if time.is_empty() { format!("P{date}") } else { format!("P{date}T{time}") })
}
