//! Lengths of time: "seven years", «полтора года», `7-year`, "half an hour"; sets: "every year", «ежегодно».

use rust_decimal::Decimal;

use crate::lexicon::Tag;
use crate::record::{DateValue, MentionKind, Value};
use crate::text::TokenKind;

use super::super::Found;
use super::super::view::View;
use crate::language::function::{Words, ending, word};

/// One amount of one unit.
type Part<'a> = (Decimal, &'a str);

/// Words beside a length that may make it a date.
const WITHIN_DATES: u64 = Tag::Preposition.bit()
    | Tag::Conjunction.bit()
    | Tag::Determiner.bit()
    | Tag::Relation.bit()
    | Tag::DateModifier.bit()
    | Tag::Period.bit()
    | Tag::DayPart.bit()
    | Tag::Fraction.bit()
    | Tag::Ordinal.bit();

impl<'a> View<'a> {
    /// The duration or set that begins at a token.
    pub(super) fn lasting(&self, at: usize) -> Option<Found> {
        if let Some((timex, end)) = self.set(at) {
            return Some(self.timed(MentionKind::Set, at, end, timex));
        }
        if let Some(timex) = self.adjective_of_length(at) {
            return Some(self.timed(MentionKind::Duration, at, at + 1, timex.to_string()));
        }
        if let Some((timex, end)) = self.some(at) {
            if matches!(self.phrase(end, Tag::DateModifier), Some(("ago" | "earlier", after)) if !self.says(end, word::BEFORE) || !self.is_word(after))
            {
                let value = Value::Date(DateValue { timex: "PAST_REF".to_string(), ..DateValue::default() });
                return Some(Found { first: at, end: end + 1, kind: MentionKind::Date, value });
            }
            return Some(self.timed(MentionKind::Duration, at, end, timex.to_string()));
        }
        let (timex, end) = self.duration(at)?;
        let old = self.dash(end) && self.glued(end) && self.says(end + 1, word::AGE);
        let end = if old { end + 2 } else { end };
        Some(self.timed(MentionKind::Duration, at, end, timex))
    }

    /// «пятилетний», «трёхдневный»
    fn adjective_of_length(&self, at: usize) -> Option<&'a str> {
        self.payload(at, Tag::Relation)?.strip_prefix("length:")
    }

    /// "seven years" where it can be nothing else: no part of a date, nothing after it that counts from it.
    pub(super) fn plain_length(&self, at: usize) -> Option<Found> {
        let number = self.number_at(at).filter(|n| n.value.scale() == 0 && !n.value.is_sign_negative())?;
        let unit = self.mask(number.end) & Tag::Period.bit() != 0 && self.document.tokens[number.end].phrase == 0;
        let name = self.payload(number.end, Tag::Period).filter(|name| unit && matches!(*name, "year" | "week" | "day" | "decade"))?;
        let end = number.end + 1;
        let after = match self.token(end) {
            None => true,
            Some(token) if token.kind == TokenKind::Mark => {
                matches!(self.document.byte(end), b'.' | b')' | b';' | b':') && !token.glued() || end + 1 == self.last
            }
            Some(token) => token.kind == TokenKind::Word && token.phrase == 0 && token.mask & (WITHIN_DATES | Tag::Number.bit()) == 0,
        };
        let alone = at > self.first && self.is_word(at - 1) && self.mask(at - 1) & WITHIN_DATES == 0 && end - self.first >= 4;
        let year = self.bare_year(at).is_some();
        (after && alone && !year).then_some(())?;
        Some(self.timed(MentionKind::Duration, at, end, timex(&[(number.value, name)])?))
    }

    /// "annually", «каждый вторник», "every two years", "a day" after what happens as often.
    fn set(&self, at: usize) -> Option<(String, usize)> {
        if let Some((name, end)) = self.phrase(at, Tag::Relation) {
            let timex = name.strip_prefix("set:")?;
            let rate = !self.says(at, word::DISTRIBUTIVE) || self.counts_before(at);
            return rate.then(|| (timex.to_string(), end));
        }
        if self.mask(at) & Tag::Weekday.bit() != 0 {
            return self.every_weekday(at);
        }
        if self.payload(at, Tag::Multiple).is_some() {
            return self.once_in(at);
        }
        let (name, end) = self.phrase(at, Tag::DateModifier)?;
        if name != "every" {
            return None;
        }
        if let Some(weekday) = self.number(end, Tag::Weekday) {
            return Some((format!("XXXX-WXX-{weekday}"), end + 1));
        }
        let (many, unit) = match self.number_at(end) {
            Some(number) => (number.value, number.end),
            None => (Decimal::ONE, end),
        };
        let name = self.payload(unit, Tag::Period)?;
        // "every second child"
        let ordinal = self.is(unit, Tag::Ordinal) && self.is_word(unit + 1) && self.mask(unit + 1) & Tag::Function.bit() == 0;
        if ordinal {
            return None;
        }
        Some((timex(&[(many, name)])?, unit + 1))
    }

    /// "on Mondays", «по вторникам»
    fn every_weekday(&self, at: usize) -> Option<(String, usize)> {
        let weekday = self.number(at, Tag::Weekday)?;
        let dative = self.russian() && ending::WEEKDAY_PLURAL.end(self.word(at)) && self.each(at);
        let plural = !self.russian() && self.capital(at) && self.letters(at) > 5 && ending::WEEKDAY_PLURAL.end(self.word(at));
        (dative || plural && !self.says(at, word::WEEKDAY_ABBREVIATION)).then(|| (format!("XXXX-WXX-{weekday}"), at + 1))
    }

    /// «по» before a weekday, or before the first of several.
    fn each(&self, at: usize) -> bool {
        let first = if at > self.first + 1 && self.says(at - 1, word::COORDINATOR) && self.is(at - 2, Tag::Weekday) { at - 2 } else { at };
        self.led_by(first, word::RECURRENT)
    }

    /// «раз в четыре года», "once in ten years"
    fn once_in(&self, at: usize) -> Option<(String, usize)> {
        let number = self.number_at(at + 2)?;
        let name = self.payload(number.end, Tag::Period)?;
        Some((timex(&[(number.value, name)])?, number.end + 1))
    }

    /// Whether an amount, a measure or "times" stands right before, so that "a day" is its rate.
    fn counts_before(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|b| *b >= self.first) else { return false };
        if !self.russian() {
            // "in a year", "about a month" last; "crude a day" comes as often.
            let lasting = Tag::Preposition.bit() | Tag::Approx.bit() | Tag::Conjunction.bit() | Tag::Auxiliary.bit() | Tag::Negation.bit();
            return self.mask(before) & lasting == 0
                && (self.document.tokens[before].kind != TokenKind::Mark || self.mark(before, '%'))
                && !self.says(at + 2, word::ANCHORED)
                && !self.says(before, word::LASTING);
        }
        let counted =
            Tag::Unit.bit() | Tag::Currency.bit() | Tag::Scale.bit() | Tag::Number.bit() | Tag::Multiple.bit() | Tag::Percent.bit();
        self.digits(before) || self.mask(before) & counted != 0 || self.says(before, word::FREQUENCY_NOUN)
    }

    /// A length of time as TIMEX3 writes it.
    fn duration(&self, at: usize) -> Option<(String, usize)> {
        let mut parts: [Part<'a>; 4] = [(Decimal::ZERO, ""); 4];
        let mut count = 0;
        let mut next = at;
        let mut end = at;
        while count < 4 {
            let Some((value, name, after)) = self.length_part(next, count == 0) else { break };
            // «в 2012 году 13 лет»
            if count > 0 && rank(name) <= rank(parts[count - 1].1)
                || name == "year" && self.bare_year(next).is_some_and(|(_, e)| e + 1 == after)
            {
                break;
            }
            (parts[count], end) = ((value, name), after);
            count += 1;
            let stop = self.past_stop(end);
            next = self.past_joint(stop);
        }
        if count == 0 {
            return self.length_range(at);
        }
        let (value, name) = parts[count - 1];
        // "a year or two"
        if count == 1
            && value == Decimal::ONE
            && self.says(end, word::DISJUNCTOR)
            && self.number(end + 1, Tag::Number) == Some(2)
            && !self.is(end + 2, Tag::Period)
        {
            return Some((format!("{}/{}", timex(&[(value, name)])?, timex(&[(Decimal::TWO, name)])?), end + 2));
        }
        if let Some((half, after)) = self.and_half(end) {
            parts[count - 1] = (value + half, name);
            end = after;
        } else if name == "hour" && count < 4 {
            // "one hour fifteen"
            let minutes =
                self.number_at(end).filter(|n| !n.digits && n.scale == 0 && n.value < Decimal::from(60) && n.value >= Decimal::TEN);
            if let Some(minutes) = minutes.filter(|n| !self.is_word(n.end)) {
                (parts[count], end) = ((minutes.value, "minute"), minutes.end);
                count += 1;
            } else if self.says(end, word::NUMERAL_COORDINATOR)
                && let Some(minutes) = self.number_at(end + 1).filter(|n| n.scale == 0 && n.value < Decimal::from(60) && n.end == self.last)
            {
                (parts[count], end) = ((minutes.value, "minute"), minutes.end);
                count += 1;
            }
        }
        Some((timex(&parts[..count])?, end))
    }

    /// "5-7 days", «от 18 до 24 месяцев», "a 12- to 18-month contract": two lengths that share the unit.
    fn length_range(&self, at: usize) -> Option<(String, usize)> {
        let low = self.number_at(at)?;
        if !self.dash(low.end) && self.mask(low.end) & (Tag::Preposition.bit() | Tag::Conjunction.bit()) == 0 {
            return None;
        }
        let low = Some(low).filter(|n| n.scale == 0 && !n.value.is_sign_negative())?;
        let mut next = low.end + (self.dash(low.end) && self.glued(low.end)) as usize;
        let said = self.says(next, word::SPAN_TO) || self.says(next, word::COORDINATOR) && self.led_by(at, word::BETWEEN);
        let joined = said || next > low.end && self.glued(next) || self.dash(low.end);
        next += (said || self.dash(next)) as usize;
        let high = self.number_at(next).filter(|n| joined && n.scale == 0 && n.value > low.value)?;
        let hyphen = (self.dash(high.end) && self.glued(high.end) && self.glued(high.end + 1)) as usize;
        let (name, end) = self.phrase(high.end + hyphen, Tag::Period)?;
        if self.bare_year(at).is_some() || !self.unit_fits(high.end + hyphen, name, high.value, hyphen == 1) {
            return None;
        }
        Some((format!("{}/{}", timex(&[(low.value, name)])?, timex(&[(high.value, name)])?), end))
    }

    /// Past what joins the parts of a length: "and", a comma, or both.
    fn past_joint(&self, at: usize) -> usize {
        let next = at + self.mark(at, ',') as usize;
        next + self.says(next, word::COORDINATOR) as usize
    }

    /// One amount and its unit; where the unit ends.
    fn length_part(&self, at: usize, first: bool) -> Option<(Decimal, &'a str, usize)> {
        if let Some(found) = self.half_unit(at).or_else(|| self.fractions_of_unit(at)).or_else(|| self.hyphened_half(at)) {
            return Some(found);
        }
        let (value, mut unit) = match self.number_at(at).filter(|n| !n.value.is_sign_negative()) {
            Some(number) => (number.value, number.end),
            None if self.says(at, word::INDEFINITE_ARTICLE) => (Decimal::ONE, at + 1),
            None if first => return self.one_unit(at),
            None => return None,
        };
        if self.stretches(unit) {
            unit += 1;
        }
        // "thirty-odd years", «20 с лишним лет»
        let odd = self.dash(unit) && self.glued(unit) && self.says(unit + 1, word::EXCESS_SUFFIX);
        unit = if odd { unit + 2 } else { self.past_more(unit).unwrap_or(unit) };
        if self.says(unit, word::GENITIVE) && !value.fract().is_zero() {
            unit += 1 + self.says(unit + 1, word::INDEFINITE_ARTICLE) as usize;
        }
        if self.says(unit, word::GENITIVE) && self.says(unit - 1, word::COLLECTIVE) {
            unit += 1;
        }
        let hyphen = (self.dash(unit) && self.glued(unit) && self.glued(unit + 1)) as usize;
        let (name, end) = self.phrase(unit + hyphen, Tag::Period)?;
        if !self.unit_fits(unit + hyphen, name, value, hyphen == 1) || value != Decimal::ONE && self.instrumental(unit) {
            return None;
        }
        Some((value, name, end))
    }

    /// Whether the word is the unit here, not "second" as an ordinal, "quarter" as a fraction, «кв.» as a flat.
    fn unit_fits(&self, at: usize, name: &str, value: Decimal, hyphen: bool) -> bool {
        let singular = self.says(at, word::AMBIGUOUS_UNIT);
        match name {
            "second" if self.says(at - 1, word::INDEFINITE_ARTICLE) => self.says(at + 1, word::DISPLACEMENT),
            "second" | "quarter" | "half" => {
                !(singular && (value != Decimal::ONE && !hyphen || !self.digits(at.saturating_sub(1 + hyphen as usize))))
                    && !self.says(at, word::PARTIAL_UNIT)
            }
            "weekend" | "season" => false,
            "hour" | "minute" if self.says(at, word::SHORT_UNIT) => self.digits(at - 1),
            _ => true,
        }
    }

    /// «годом», «неделей»: no number but one counts it so: «против 13,9 млрд годом ранее».
    fn instrumental(&self, at: usize) -> bool {
        self.russian() && ending::UNIT_INSTRUMENTAL.end(self.word(at))
    }

    /// "half an hour", «четверть часа».
    pub(super) fn half_unit(&self, at: usize) -> Option<(Decimal, &'a str, usize)> {
        let (value, mut unit) = match self.slashed(at) {
            Some(found) => found,
            None => {
                let article = self.says(at, word::INDEFINITE_ARTICLE) as usize;
                (self.fraction(at + article).filter(|f| *f < Decimal::ONE)?, at + article + 1)
            }
        };
        if self.says(unit, word::GENITIVE) {
            unit += 1;
        } else if !self.russian() && value.scale() > 2 {
            // "for a third month"
            return None;
        }
        unit += self.says(unit, word::INDEFINITE_ARTICLE) as usize;
        unit += (self.dash(unit) && self.glued(unit)) as usize;
        let name = self.payload(unit, Tag::Period)?;
        if matches!(name, "quarter" | "half" | "second" | "season" | "weekend") {
            return None;
        }
        Some((value, name, unit + 1))
    }

    /// "three quarters of an hour", «3 четверти часа».
    pub(super) fn fractions_of_unit(&self, at: usize) -> Option<(Decimal, &'a str, usize)> {
        let many = self.digits(at).then(|| self.word(at).parse().ok()).flatten().or_else(|| self.number(at, Tag::Number))?;
        let (value, name, end) = self.half_unit(at + 1).filter(|_| many < 10 && self.is_word(at + 1))?;
        Some((value.checked_mul(many.into())?, name, end))
    }

    /// "two-and-a-half-year".
    fn hyphened_half(&self, at: usize) -> Option<(Decimal, &'a str, usize)> {
        let past_dash = |t: usize| (self.dash(t) && self.glued(t)).then_some(t + 1);
        let many = self.digits(at).then(|| self.word(at).parse().ok()).flatten().or_else(|| self.number(at, Tag::Number))?;
        let and = past_dash(at + 1).filter(|&t| self.says(t, word::ADDITIVE))?;
        let next = past_dash(and + 1)?;
        let part = if self.says(next, word::INDEFINITE_ARTICLE) { past_dash(next + 1)? } else { next };
        let half = self.fraction(part).filter(|f| *f < Decimal::ONE)?;
        let unit = past_dash(part + 1).unwrap_or(part + 1);
        let name = self.payload(unit, Tag::Period)?;
        Some((Decimal::from(many) + half, name, unit + 1))
    }

    /// «полгода», «за неделю», «ровно месяц»: one, unsaid.
    fn one_unit(&self, at: usize) -> Option<(Decimal, &'a str, usize)> {
        if !self.russian() {
            return None;
        }
        if self.last == self.first + 1 {
            let name = self.payload(at, Tag::Period).filter(|name| !matches!(*name, "season" | "weekend") && self.half_word(at).is_none());
            if let Some(name) = name {
                return Some((Decimal::ONE, name, at + 1));
            }
        }
        if let Some(name) = self.half_word(at) {
            return Some((Decimal::new(5, 1), name, at + 1));
        }
        let name = self.payload(at, Tag::Period)?;
        if self.says(at, word::DAY_AND_NIGHT) && !self.led_by(at, word::IN_DATE) {
            return Some((Decimal::ONE, name, at + 1));
        }
        let accusative = self.says(at, word::ONE_UNIT);
        let led = self.led_by(at, word::INTERVAL) || at > self.first && self.says(at - 1, word::ONE_UNIT_LEAD);
        (accusative && led).then_some((Decimal::ONE, name, at + 1))
    }

    /// «полгода»: half of the unit in one word.
    pub(in super::super) fn half_word(&self, at: usize) -> Option<&'static str> {
        const HALVES: [(Words, &str); 6] = [
            (word::HALF_YEAR, "year"),
            (word::HALF_HOUR, "hour"),
            (word::HALF_DAY, "day"),
            (word::HALF_MONTH, "month"),
            (word::HALF_CENTURY, "century"),
            (word::HALF_MINUTE, "minute"),
        ];
        (self.russian() && self.mask(at) & Tag::Period.bit() != 0).then_some(())?;
        HALVES.into_iter().find(|(halves, _)| self.says(at, *halves)).map(|(_, name)| name)
    }

    /// "a few days", «несколько лет»: nobody knows how many.
    fn some(&self, at: usize) -> Option<(&'static str, usize)> {
        let article = self.says(at, word::INDEFINITE_ARTICLE) as usize;
        if self.payload(at + article, Tag::DateModifier) != Some("some") {
            return None;
        }
        let unit = at + article + 1;
        let timex = match self.payload(unit, Tag::Period)? {
            "day" | "night" | "workday" => "PXD",
            "week" => "PXW",
            "month" => "PXM",
            "year" => "PXY",
            "decade" => "PXDE",
            "century" => "PXCE",
            "hour" => "PTXH",
            "minute" => "PTXM",
            "second" => "PTXS",
            _ => return None,
        };
        Some((timex, unit + 1))
    }

    /// "and a half".
    pub(super) fn and_half(&self, at: usize) -> Option<(Decimal, usize)> {
        if !self.says(at, word::ADDITIVE) {
            return None;
        }
        let part = at + 1 + self.says(at + 1, word::SINGLE) as usize;
        Some((self.fraction(part).filter(|f| *f < Decimal::ONE)?, part + 1))
    }
}

/// Greater units first: "two years and three months".
fn rank(unit: &str) -> usize {
    let order = ["millennium", "century", "decade", "year", "half", "quarter", "month", "fortnight", "week", "day", "hour", "minute"];
    let unit = if unit == "night" { "day" } else { unit };
    order.iter().position(|u| *u == unit).unwrap_or(order.len())
}

/// `P7Y6M`, `PT2H30M`.
fn timex(parts: &[Part<'_>]) -> Option<String> {
    let mut date = String::from("P");
    let mut time = String::new();
    for &(value, unit) in parts {
        let value = value.normalize();
        let halves = value.scale() == 1 && value.fract() == Decimal::new(5, 1);
        let minutes = || (value.fract() * Decimal::from(60)).normalize();
        match unit {
            "year" if halves => with_lesser(&mut date, value, "Y", "6M"),
            "year" => push(&mut date, value, "Y"),
            "half" => push(&mut date, value * Decimal::from(6), "M"),
            "quarter" => push(&mut date, value * Decimal::from(3), "M"),
            "month" if halves => with_lesser(&mut date, value, "M", "15D"),
            "month" => push(&mut date, value, "M"),
            "week" => push(&mut date, value, "W"),
            "fortnight" => push(&mut date, value * Decimal::TWO, "W"),
            "day" | "night" | "workday" if halves => {
                with_lesser(&mut date, value, "D", "");
                time.push_str("12H");
            }
            "day" | "night" | "workday" => push(&mut date, value, "D"),
            "decade" => push(&mut date, (value * Decimal::TEN).normalize(), "Y"),
            "ten_days" => push(&mut date, (value * Decimal::TEN).normalize(), "D"),
            "century" => push(&mut date, (value * Decimal::ONE_HUNDRED).normalize(), "Y"),
            "millennium" => push(&mut date, (value * Decimal::ONE_THOUSAND).normalize(), "Y"),
            "hour" if halves => with_lesser(&mut time, value, "H", "30M"),
            "hour" if value.scale() > 0 && minutes().scale() == 0 => {
                with_lesser(&mut time, value, "H", "");
                push(&mut time, minutes(), "M");
            }
            "hour" => push(&mut time, value, "H"),
            "minute" if halves => with_lesser(&mut time, value, "M", "30S"),
            "minute" => push(&mut time, value, "M"),
            "second" => push(&mut time, value, "S"),
            _ => return None,
        }
    }
    if !time.is_empty() {
        date.push('T');
        date.push_str(&time);
    }
    Some(date)
}

/// Appends the whole units, where there are any, and the rest in a lesser one.
fn with_lesser(out: &mut String, value: Decimal, unit: &str, lesser: &str) {
    let whole = value.trunc();
    if !whole.is_zero() {
        push(out, whole, unit);
    }
    out.push_str(lesser);
}

fn push(out: &mut String, value: Decimal, unit: &str) {
    match u8::try_from(value) {
        Ok(digit @ 0..10) if value.scale() == 0 => out.push(char::from(b'0' + digit)),
        _ => out.push_str(&value.to_string()),
    }
    out.push_str(unit);
}
