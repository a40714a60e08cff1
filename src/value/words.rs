//! Numbers in words: "two hundred and fifty thousand", «двадцать одна тысяча», `half a million`.

use rust_decimal::Decimal;

use crate::lexicon::Tag;

use super::number::{Number, power};
use super::view::View;
use crate::language::function::{ending, word};

/// The words of one group below a thousand, and the groups before it.
struct Sum {
    total: u64,
    group: u64,
    /// The next word of the group must be below this.
    room: u64,
    ceiling: u32,
    scale: u32,
    /// Whether the group has a word yet.
    any: bool,
}

impl Sum {
    fn new() -> Self {
        Sum { total: 0, group: 0, room: u64::MAX, ceiling: u32::MAX, scale: 0, any: false }
    }

    /// Adds a word to the group, where it fits.
    fn add(&mut self, value: u64) -> bool {
        if value >= self.room || value == 0 && self.any {
            return false;
        }
        self.group += value;
        self.any = true;
        self.room = match value {
            100.. if value.is_multiple_of(100) => 100,
            20..100 if value.is_multiple_of(10) => 10,
            _ => 0,
        };
        true
    }
}

impl<'a> View<'a> {
    /// A number in words.
    pub fn in_words(&self, at: usize) -> Option<Number> {
        let minus = self.says(at, word::MINUS);
        if self.mask(at) & (Tag::Number.bit() | Tag::Scale.bit() | Tag::Fraction.bit() | Tag::Determiner.bit()) == 0 && !minus {
            return None;
        }
        if minus {
            let mut number = self.number_at(at + 1).filter(|n| !n.value.is_sign_negative())?;
            number.value.set_sign_negative(true);
            return Some(Number { first: at, plain: false, ..number });
        }
        if let Some(number) = self.fractional(at) {
            return Some(number);
        }
        self.cardinal(at).map(|number| self.said_twice(number))
    }

    /// "half a million", "three quarters of a million", «полтора миллиарда», «четверть миллиона».
    fn fractional(&self, at: usize) -> Option<Number> {
        let mut part = at;
        let mut times = Decimal::ONE;
        if self.says(at, word::SINGLE) {
            part = at + 1 + self.hyphen(at + 1) as usize;
        } else if let Some(value) = self.number(at, Tag::Number).filter(|v| (1..10).contains(v)) {
            (times, part) = (Decimal::from(value), at + 1 + self.hyphen(at + 1) as usize);
        }
        // "for two quarters" counts them.
        if self.payload(part, Tag::Period) == Some("quarter")
            && times != Decimal::from(3)
            && !self.says(part + 1, word::GENITIVE)
            && times > Decimal::ONE
        {
            return None;
        }
        // "a fifth of the vote"
        let article = part == at + 1 && times == Decimal::ONE && self.says(part + 1, word::GENITIVE);
        let parted = article || self.is_part_of(at, part);
        let nth = || self.number(part, Tag::Ordinal).filter(|n| parted && *n > 2).and_then(|n| Decimal::ONE.checked_div(n.into()));
        let value = self.fraction(part).or_else(nth)?.checked_mul(times)?;
        let mut end = part + 1;
        if self.says(end, word::GENITIVE) {
            end += 1;
        }
        if self.says(end, word::SINGLE) {
            end += 1;
        }
        if self.says(end, word::DOZEN) && value == Decimal::new(5, 1) {
            let number = Number { value: Decimal::from(6), first: at, end: end + 1, scale: 0, digits: false, plain: false, article: false };
            return Some(number);
        }
        let mut exponent = 0;
        let mut last = part + 1;
        while let Some((scale, after)) = self.scale_at(end) {
            (exponent, end, last) = (exponent + scale, after, after);
        }
        let value = if exponent > 0 { value.checked_mul(power(exponent)?)? } else { value };
        // A bare "second", "third", «четверть» is more often something else.
        // "half a mile", «четверть литра»
        if exponent == 0 && !parted && self.of_measure(part, end) {
            let value = value.normalize();
            return Some(Number { value, first: at, end, scale: 0, digits: false, plain: false, article: false });
        }
        let exact = self.payload(at, Tag::Fraction) == Some("3/2") || times > Decimal::ONE || parted;
        if exponent == 0 && !exact && !self.of_percent(last) {
            return None;
        }
        Some(Number { value: value.normalize(), first: at, end: last, scale: exponent, digits: false, plain: false, article: false })
    }

    fn hyphen(&self, at: usize) -> bool {
        self.dash(at) && self.glued(at)
    }

    /// Whether a measure, and nobody counted, follows a fraction at `part` and its "of a".
    fn of_measure(&self, part: usize, end: usize) -> bool {
        let near = self.russian() || end > part + 1 && self.says(end - 1, word::SINGLE) || self.hyphen(part - 1);
        near && self.mask(end) & Tag::Currency.bit() == 0
            && self.phrase(end, Tag::Unit).is_some_and(|(name, _)| !matches!(name, "person" | "job" | "unit") && !name.contains(':'))
    }

    /// Whether a cardinal and an ordinal name a fraction: "one-fifth", «одна пятая», «две десятых».
    fn is_part_of(&self, at: usize, part: usize) -> bool {
        if !self.russian() {
            let whole = self.is_word(part + 1) && !self.says(part + 1, word::GENITIVE);
            return self.says(at, word::FRACTION_ONE) && (part == at + 2 || !whole);
        }
        let one = self.says(at, word::FRACTION_ONE) && ending::FRACTION_NTH.end(self.word(part));
        let many =
            !self.says(at, word::FRACTION_ONE) && !self.says(at, word::NO_FRACTION_COUNT) && ending::FRACTION_NTHS.end(self.word(part));
        part == at + 1 && (one || many) && !self.digits(part + 1)
    }

    /// "of a percent", "percentage point" after a fraction.
    fn of_percent(&self, at: usize) -> bool {
        let next = at + (self.says(at, word::GENITIVE) || self.hyphen(at)) as usize;
        let next = next + self.says(next, word::SINGLE) as usize;
        self.longest(next, Tag::Percent).is_some() || self.says(next, word::POINT)
    }

    pub fn cardinal(&self, at: usize) -> Option<Number> {
        let mut sum = Sum::new();
        let mut end = at;
        let mut next = at;
        let mut article = false;
        if self.says(at, word::ARTICLE) {
            if self.says(at, word::DEFINITE_ARTICLE) || self.mask(at + 1) & (Tag::Scale.bit() | Tag::Number.bit()) == 0 {
                return None;
            }
            article = true;
            next = at + 1;
            if self.number(next, Tag::Scale).is_none() && !self.says(next, word::INDEFINITE_COLLECTIVE) {
                return None;
            }
        }
        while next < self.last && next < at + 24 {
            if let Some(value) = self.number(next, Tag::Number) {
                let value = u64::from(value);
                // "Dozens died"
                if next == at && self.says(at, word::DOZENS) {
                    return None;
                }
                if value == 12 && self.says(next, word::DOZEN) && sum.group > 0 {
                    sum.group *= 12;
                } else if !sum.add(value) {
                    break;
                }
            } else if let Some((scale, after)) = self.scale_at(next) {
                if !self.take_scale(&mut sum, scale) {
                    break;
                }
                next = after - 1;
            } else {
                break;
            }
            next += 1;
            end = next;
            // "a couple of hundred"
            if self.says(next, word::GENITIVE) && self.says(next - 1, word::COLLECTIVE) && self.is(next + 1, Tag::Scale) {
                next += 1;
                continue;
            }
            next = self.joined(next, &sum);
        }
        if end == at || end == at + article as usize || !article && self.indefinite(at, end) {
            return None;
        }
        let value = Decimal::from(sum.total.checked_add(sum.group)?);
        let number = Number { value, first: at, end, scale: sum.scale, digits: false, plain: false, article };
        Some(self.point(self.halves(number)))
    }

    /// Whether a scale without a number before it leaves open how many: "millions", «миллионов», `bn`.
    fn indefinite(&self, at: usize, end: usize) -> bool {
        if self.mask(at) & Tag::Scale.bit() == 0 {
            return false;
        }
        let one = self.says(at, word::ONE_SCALE);
        !one || end == at + 1 && at > self.first && self.says(at - 1, word::INDEFINITE_QUANTITY)
    }

    fn take_scale(&self, sum: &mut Sum, scale: u32) -> bool {
        if scale == 2 {
            if sum.group >= 100 || sum.group == 0 && sum.any {
                return false;
            }
            sum.group = sum.group.max(1) * 100;
            (sum.room, sum.any) = (100, true);
            return true;
        }
        let Some(factor) = 10u64.checked_pow(scale) else { return false };
        if scale >= sum.ceiling {
            if sum.group != 0 {
                return false;
            }
            let Some(total) = sum.total.checked_mul(factor) else { return false };
            (sum.total, sum.scale) = (total, sum.scale + scale);
            return true;
        }
        let Some(total) = sum.group.max(1).checked_mul(factor).and_then(|v| sum.total.checked_add(v)) else { return false };
        *sum = Sum { total, ceiling: scale, scale, any: false, ..Sum::new() };
        true
    }

    /// Steps over the hyphen of "twenty-one" and the "and" of "hundred and five".
    fn joined(&self, at: usize, sum: &Sum) -> usize {
        if self.dash(at) && self.glued(at) && self.glued(at + 1) && self.mask(at + 1) & (Tag::Number.bit() | Tag::Scale.bit()) != 0 {
            return at + 1;
        }
        let open = sum.room == 100 || !sum.any && sum.total > 0;
        if open && self.says(at, word::NUMERAL_COORDINATOR) && self.number(at + 1, Tag::Number).is_some_and(|v| v < 100) {
            return at + 1;
        }
        at
    }

    /// "two and a half million", «два с половиной миллиона», «два с четвертью».
    fn halves(&self, number: Number) -> Number {
        let at = number.end;
        if !self.says(at, word::ADDITIVE) {
            return number;
        }
        let fraction = at + 1 + self.says(at + 1, word::INDEFINITE_ARTICLE) as usize;
        let times = self.number(fraction, Tag::Number).filter(|n| (1..10).contains(n) && number.scale == 0);
        let fraction = fraction + times.is_some() as usize;
        let Some(part) = self.fraction(fraction).and_then(|f| f.checked_mul(times.unwrap_or(1).into())) else { return number };
        if part >= Decimal::ONE {
            return number;
        }
        let mut end = fraction + 1;
        if number.scale > 0 {
            let Some(value) = power(number.scale).and_then(|p| p.checked_mul(part)).and_then(|p| p.checked_add(number.value)) else {
                return number;
            };
            return Number { value, end, ..number };
        }
        let (mut value, mut scale) = (number.value + part, 0);
        if let Some((exponent, after)) = self.scale_at(end)
            && let Some(scaled) = power(exponent).and_then(|p| p.checked_mul(value))
        {
            (value, end, scale) = (scaled, after, exponent);
        }
        Number { value, end, scale, ..number }
    }

    /// "two point five million", «один точка один».
    fn point(&self, number: Number) -> Number {
        if number.scale > 0 || !self.says(number.end, word::DECIMAL_POINT) {
            return number;
        }
        let mut end = number.end + 1;
        let (mut value, mut place) = (number.value, Decimal::ONE);
        while let Some(figure) = self.number(end, Tag::Number).filter(|f| *f < 10 && place.scale() < 6) {
            place /= Decimal::TEN;
            value += place * Decimal::from(figure);
            end += 1;
        }
        if end == number.end + 1 {
            return number;
        }
        let mut scale = 0;
        if let Some((exponent, after)) = self.scale_at(end)
            && let Some(scaled) = power(exponent).and_then(|p| p.checked_mul(value))
        {
            (value, end, scale) = (scaled, after, exponent);
        }
        Number { value: value.normalize(), end, scale, ..number }
    }
}
