//! The number grammar both languages share: digits with the separators of either tradition, number words, scales, fractions.

use rust_decimal::Decimal;

use crate::lexicon::Tag;
use crate::text::{LetterCase, Token, TokenKind};

use super::view::View;
use crate::language::function::{Words, word};

/// A number read from the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    /// What it comes to.
    pub value: Decimal,
    /// First token, its sign included.
    pub first: usize,
    /// One past its last token.
    pub end: usize,
    /// Power of ten of its last scale word; 0 without one.
    pub scale: u32,
    /// Written in digits, at least to begin with.
    pub digits: bool,
    /// Digits alone, without separators, sign or scale.
    pub plain: bool,
    /// An article alone: "a million".
    pub article: bool,
}

/// No number in digits that is longer can be exact.
const LONGEST: usize = 48;

/// What became of reading digits.
pub(super) enum Digits {
    /// A number, and whether it has separators.
    Value(Decimal, bool),
    /// Too long to be exact.
    Overflow,
    /// No number: `1.2.3`.
    Malformed,
}

/// Reads one token of digits. In Russian a scale after it says what a lone separator before three digits is.
pub(super) fn digits(text: &str, russian: bool, scaled: impl FnOnce() -> bool) -> Digits {
    if text.len() > LONGEST {
        return Digits::Overflow;
    }
    let bytes = text.as_bytes();
    let (mut mantissa, mut figures) = (0u128, 0u32);
    let (mut stops, mut commas, mut last) = (0, 0, None);
    for (at, b) in bytes.iter().enumerate() {
        let figure = b.wrapping_sub(b'0');
        if figure > 9 {
            *(if *b == b'.' { &mut stops } else { &mut commas }) += 1;
            last = Some(at);
        } else if figures < 18 {
            mantissa = u128::from(mantissa as u64 * 10 + u64::from(figure));
            figures += (mantissa > 0) as u32;
        } else {
            mantissa = mantissa.saturating_mul(10).saturating_add(u128::from(figure));
            figures += 1;
        }
    }
    let point = match (stops, commas, last) {
        (_, _, None) => None,
        (1, 0, Some(at)) => (!(russian && thousands(bytes, at) && !bytes.ends_with(b"5") && !scaled())).then_some(at),
        (0, 1, Some(at)) if russian => (!(thousands(bytes, at) && bytes.ends_with(b"000") && !scaled())).then_some(at),
        (0, 1, Some(at)) => (!thousands(bytes, at)).then_some(at),
        (0, _, _) | (_, 0, _) => None,
        (s, c, Some(at)) if bytes[at] == b'.' && s == 1 || bytes[at] == b',' && c == 1 => Some(at),
        _ => return Digits::Malformed,
    };
    if stops + commas > point.is_some() as u32 && !grouped(&bytes[..point.unwrap_or(bytes.len())]) {
        return Digits::Malformed;
    }
    let places = point.map_or(0, |p| bytes.len() - p - 1) as u32;
    if figures < 18 && places <= 18 {
        return Digits::Value(Decimal::new(mantissa as i64, places), last.is_some());
    }
    match i128::try_from(mantissa).ok().filter(|_| figures <= 28).map(|m| Decimal::try_from_i128_with_scale(m, places)) {
        Some(Ok(value)) => Digits::Value(value, last.is_some()),
        _ => Digits::Overflow,
    }
}

/// Whether the one separator at `at` may part thousands: `13,600`.
fn thousands(bytes: &[u8], at: usize) -> bool {
    bytes.len() - at == 4 && (1..=3).contains(&at) && bytes[0] != b'0'
}

/// Whether the separators part groups of three, or of two before the last three as in India.
fn grouped(whole: &[u8]) -> bool {
    let mut groups = whole.split(|b| matches!(b, b'.' | b','));
    let first = groups.next().map_or(0, <[u8]>::len);
    let rest: u32 = groups.clone().count() as u32;
    if rest == 0 {
        return true;
    }
    let mut separators = whole.iter().filter(|b| matches!(b, b'.' | b','));
    let separators_agree = separators.next().is_none_or(|first| separators.all(|b| b == first));
    let last = groups.clone().next_back().map_or(0, <[u8]>::len);
    let middle = groups.clone().take(rest as usize - 1);
    let threes = middle.clone().all(|g| g.len() == 3);
    let twos = middle.clone().all(|g| g.len() == 2) && rest > 1;
    separators_agree && last == 3 && (1..=3).contains(&first) && (threes || twos)
}

/// Ten to a power; `None` beyond what is exact.
pub(super) fn power(exponent: u32) -> Option<Decimal> {
    if exponent > 18 {
        return None;
    }
    Some(Decimal::from(10u64.pow(exponent)))
}

impl<'a> View<'a> {
    /// The number that begins at a token.
    pub fn number_at(&self, at: usize) -> Option<Number> {
        let token = self.token(at)?;
        match token.kind {
            TokenKind::Number => self.memory.number.get(at, || self.in_digits(at)),
            TokenKind::Word => self.memory.number.get(at, || self.in_words(at)),
            TokenKind::Mark => self.signed(at).or_else(|| self.fraction_sign(at)),
        }
    }

    /// `-5`, `+5` where no word stands right before the sign.
    fn signed(&self, at: usize) -> Option<Number> {
        let sign = self.word(at);
        let minus = matches!(sign, "-" | "−" | "–");
        if !(minus || sign == "+") || at > self.first && self.glued(at) && (self.is_word(at - 1) || self.digits(at - 1)) {
            return None;
        }
        let mut after = at + 1;
        let mut point = 1;
        if self.mark(after, '.') && self.glued(after) && self.glued(after + 1) {
            // `-.0012`
            point = self.word(after + 1).len() as u32;
            after += 1;
        }
        if !self.digits(after) || !self.glued(at + 1) {
            return None;
        }
        let mut number = self.in_digits(after)?;
        if after > at + 1 {
            number.value = number.value.checked_div(power(point)?)?;
        }
        if minus {
            number.value.set_sign_negative(true);
        }
        Some(Number { first: at, plain: false, ..number })
    }

    fn fraction_sign(&self, at: usize) -> Option<Number> {
        if self.mask(at) & Tag::Fraction.bit() == 0 {
            return None;
        }
        let value = self.fraction(at)?;
        self.scaled(Number { value, first: at, end: at + 1, scale: 0, digits: false, plain: false, article: false })
    }

    /// A number in digits, groups parted by spaces, and the scale after it.
    fn in_digits(&self, at: usize) -> Option<Number> {
        if self.ends_a_name(at) {
            return None;
        }
        let mut end = at + 1;
        let text = self.word(at);
        let mut number = None;
        if text.len() <= 3 && text.as_bytes().iter().all(u8::is_ascii_digit) && text.as_bytes()[0] != b'0' {
            end = self.groups(at);
        }
        if end > at + 1 {
            let mut joined = String::with_capacity(24);
            (at..end).for_each(|i| joined.push_str(self.word(i)));
            let joined = joined.replace(',', ".");
            if let Digits::Value(value, _) = digits(&joined, false, || true) {
                number = Some((value, true));
            } else {
                end = at + 1;
            }
        }
        let (value, separated) = match number {
            Some(found) => found,
            None => match digits(text, self.russian(), || self.scale_at(end).is_some()) {
                Digits::Value(value, separated) => (value, separated),
                Digits::Overflow | Digits::Malformed => return None,
            },
        };
        end = self.past_numeral_ending(end, value);
        let plain = !separated && end == at + 1;
        let number = Number { value, first: at, end, scale: 0, digits: true, plain, article: false };
        if self.ends_here(end) {
            return Some(number);
        }
        Some(self.said_twice(self.dozens(self.scaled(self.with_fraction(number))?)))
    }

    /// «35-ти лет», «3-х человек»: past the ending of a numeral in an oblique case.
    fn past_numeral_ending(&self, end: usize, value: Decimal) -> usize {
        if !self.russian() || !self.glued(end) {
            return end;
        }
        let last = end + self.dash(end) as usize;
        let few = value >= Decimal::TWO && value < Decimal::from(9);
        let ends = self.glued(last) && (self.says(last, word::CARDINAL_SUFFIX) || few && self.says(last, word::SMALL_CARDINAL_SUFFIX));
        if ends && self.is_word(last + 1) && !self.glued(last + 1) { last + 1 } else { end }
    }

    /// Whether nothing that goes on a number in digits can follow, as told by one look.
    fn ends_here(&self, at: usize) -> bool {
        let goes_on = Tag::Scale.bit() | Tag::Number.bit() | Tag::Fraction.bit() | Tag::Conjunction.bit() | Tag::Preposition.bit();
        match self.token(at) {
            Some(token) if token.mask & goes_on != 0 => false,
            Some(Token { kind: TokenKind::Word, .. }) => !self.glued(at),
            Some(Token { kind: TokenKind::Mark, .. }) => matches!(self.document.byte(at), b'%' | b'.' | b',' | b')' | b';' | b':'),
            Some(_) => false,
            None => true,
        }
    }

    /// `2 dozen`.
    fn dozens(&self, number: Number) -> Number {
        if !self.says(number.end, word::DOZEN) {
            return number;
        }
        match number.value.checked_mul(Decimal::from(12)) {
            Some(value) => Number { value, end: number.end + 1, plain: false, ..number },
            None => number,
        }
    }

    /// `45 (forty-five)`: the same number again in brackets.
    pub fn said_twice(&self, number: Number) -> Number {
        if !self.mark(number.end, '(') {
            return number;
        }
        let again = if number.digits { self.cardinal(number.end + 1) } else { self.in_digits_once(number.end + 1) };
        match again.filter(|a| a.value == number.value && self.mark(a.end, ')')) {
            Some(again) => Number { end: again.end + 1, plain: false, ..number },
            None => number,
        }
    }

    /// `4` of `X1.4`: the name has its last part.
    fn ends_a_name(&self, at: usize) -> bool {
        let pointed = at > self.first + 1 && self.glued(at) && self.glued(at - 1) && (self.mark(at - 1, '.') || self.mark(at - 1, ','));
        pointed && self.is_word(at - 2) && self.word(at - 2).ends_with(|c: char| c.is_ascii_digit())
    }

    fn in_digits_once(&self, at: usize) -> Option<Number> {
        let Digits::Value(value, _) = digits(self.word(at), self.russian(), || false) else { return None };
        self.digits(at).then_some(Number { value, first: at, end: at + 1, scale: 0, digits: true, plain: true, article: false })
    }

    /// One past the last group of three digits after a space.
    fn groups(&self, at: usize) -> usize {
        let mut end = at + 1;
        while end < at + 10 && self.digits(end) && !self.glued(end) {
            let token = &self.document.tokens[end];
            let gap = &self.document.text[self.document.tokens[end - 1].end as usize..token.start as usize];
            let thin = matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}" | "\u{2007}");
            let text = self.word(end);
            let whole = text.split([',', '.']).next().unwrap_or(text);
            let spaced = || self.russian() || at > self.first && self.is(at - 1, Tag::Currency) || self.parted(at);
            if whole.len() != 3 || !(thin || gap == " " && spaced()) {
                break;
            }
            end += 1;
            if text.len() > 3 {
                break;
            }
        }
        end
    }

    /// `4 782 940 people`, `25 000 tonnes`, `12 500 euros`: groups of three digits before what they count; "in May 100 people" has none.
    fn parted(&self, at: usize) -> bool {
        const GROUPS: usize = 4;
        let figures = |t: usize| self.word(t).split(['.', ',']).next().map_or(0, str::len);
        let group = |t: usize| self.digits(t) && !self.glued(t) && figures(t) == 3;
        let end = (at + 1..=at + GROUPS).find(|t| !group(*t)).unwrap_or(at + GROUPS + 1);
        if at > self.first && (self.digits(at - 1) || self.mask(at - 1) & Tag::Label.bit() != 0) {
            return false;
        }
        // No number begins with a nought.
        let nought = self.word(at + 1).starts_with('0') && !(self.glued(end) && self.is_word(end));
        let several = end > at + 2 && self.is_word(end) && !self.glued(end);
        let counted = several || self.mask(end) & (Tag::Currency.bit() | Tag::Minor.bit()) != 0;
        nought || counted && !(at > self.first && self.is(at - 1, Tag::Month))
    }

    /// `7½`, `7 1/2`, "two and a half", «два с половиной».
    fn with_fraction(&self, number: Number) -> Number {
        let at = number.end;
        let read = |at: usize| self.fraction(at).filter(|f| *f < Decimal::ONE);
        if self.token(at).is_some_and(|t| t.kind == TokenKind::Mark) {
            return match read(at) {
                // `5.62½`: half of the last place
                Some(part) => {
                    let value = Decimal::try_new(1, number.value.scale()).map_or(part, |place| part * place) + number.value;
                    Number { value, end: at + 1, plain: false, ..number }
                }
                None => number,
            };
        }
        if self.digits(at)
            && number.plain
            && let Some((part, end)) = self.slashed(at).filter(|(part, _)| *part < Decimal::ONE)
        {
            return Number { value: number.value + part, end, plain: false, ..number };
        }
        if !self.says(at, word::ADDITIVE) {
            return number;
        }
        let mut part = at + 1;
        if !self.russian() && self.says(part, word::SINGLE) {
            part += 1;
        } else if !self.russian() && self.number(part, Tag::Number).is_some() && self.is(part + 1, Tag::Fraction) {
            // "one and three quarters"
            let (Some(times), Some(of)) = (self.number(part, Tag::Number), self.fraction(part + 1)) else { return number };
            return Number { value: number.value + Decimal::from(times) * of, end: part + 2, plain: false, ..number };
        }
        match read(part) {
            Some(value) => Number { value: number.value + value, end: part + 1, plain: false, ..number },
            None => number,
        }
    }

    /// `3/4`.
    pub fn slashed(&self, at: usize) -> Option<(Decimal, usize)> {
        let parts = self.digits(at) && self.mark(at + 1, '/') && self.digits(at + 2);
        if !parts || !self.glued(at + 1) || !self.glued(at + 2) || self.mark(at + 3, '/') {
            return None;
        }
        let (top, bottom): (u32, u32) = (self.word(at).parse().ok()?, self.word(at + 2).parse().ok()?);
        if bottom == 0 || bottom > 100 || top >= bottom {
            return None;
        }
        Some((Decimal::from(top).checked_div(Decimal::from(bottom))?, at + 3))
    }

    /// What a fraction word comes to.
    pub fn fraction(&self, at: usize) -> Option<Decimal> {
        if self.mask(at) & Tag::Fraction.bit() == 0 {
            return None;
        }
        let (top, bottom) = self.payload(at, Tag::Fraction)?.split_once('/')?;
        Decimal::from(top.parse::<u32>().ok()?).checked_div(Decimal::from(bottom.parse::<u32>().ok()?))
    }

    /// The scale word at a token: its power of ten and where it ends.
    pub fn scale_at(&self, at: usize) -> Option<(u32, usize)> {
        if self.mask(at) & Tag::Scale.bit() != 0 && !self.metric_tons(at) {
            let (scale, end) = (self.number(at, Tag::Scale)?, at + 1);
            let abbreviated = self.is(at, Tag::Abbreviation) || self.word(at).len() <= 8;
            return Some((scale, if abbreviated { self.past_scale_stop(end) } else { end }));
        }
        if !self.glued(at) || at == self.first || !self.digits(at - 1) {
            return None;
        }
        const LETTERS: [(Words, u32); 4] =
            [(word::THOUSAND_LETTER, 3), (word::MILLION_LETTER, 6), (word::BILLION_LETTER, 9), (word::TRILLION_LETTER, 12)];
        // «5М» are millions, «5м» metres.
        const CAPITALS: [(Words, u32); 2] = [(word::MILLION_CAPITAL, 6), (word::BILLION_CAPITAL, 9)];
        let scale = |letters: &[(Words, u32)]| letters.iter().find(|(letter, _)| self.says(at, *letter)).map(|(_, scale)| *scale);
        let capital = || self.capital(at).then(|| scale(&CAPITALS)).flatten();
        let power = scale(&LETTERS).or_else(capital)?;
        // "7,500t" are tonnes, "$1.2t" trillions.
        let measured = power == 12 || power == 6 && self.of_length(at);
        (!measured || self.priced(at - 1)).then_some((power, at + 1))
    }

    /// "9m wide", "at a depth of 30m": whether the letter behind a number is of a length.
    fn of_length(&self, at: usize) -> bool {
        let hyphen = self.dash(at + 1) && self.glued(at + 1) && self.glued(at + 2);
        let wide = at + 1 + hyphen as usize;
        // "9m long-term contracts"
        let compound = self.dash(wide + 1) && self.glued(wide + 1);
        let of = at >= self.first + 3 && self.says(at - 2, word::GENITIVE) && self.says(at - 3, word::LENGTH);
        self.says(wide, word::EXTENDED) && !compound || of
    }

    /// Whether a currency stands before a number or the range that it ends, or behind the letter of its scale.
    fn priced(&self, number: usize) -> bool {
        let amount = |at: &usize| self.digits(*at) || self.dash(*at) || self.says(*at, word::TRILLION_LETTER);
        let before = (self.first..number).rev().take(4).find(|at| !amount(at));
        before.is_some_and(|at| self.mask(at) & Tag::Currency.bit() != 0) || self.longest(number + 2, Tag::Currency).is_some()
    }

    /// `MT`, `mt`: tonnes, and no millions of them.
    fn metric_tons(&self, at: usize) -> bool {
        self.says(at, word::METRIC_TONS) && self.token(at).is_some_and(|t| t.case != LetterCase::Title)
    }

    /// The full stop of `млрд.` is the scale's where the amount goes on.
    fn past_scale_stop(&self, end: usize) -> usize {
        // «240 тыс. TEU»
        let goes_on = |t: &Token| !t.capital() || t.mask & Tag::Unit.bit() != 0 && t.case == LetterCase::Upper;
        if self.mark(end, '.') && self.glued(end) && self.token(end + 1).is_some_and(goes_on) { end + 1 } else { end }
    }

    /// The number with the scales after it: "5 million", «2 млн 300 тыс.».
    fn scaled(&self, mut number: Number) -> Option<Number> {
        let mut ceiling = u32::MAX;
        let mut total = Decimal::ZERO;
        let mut group = number.value;
        let mut at = number.end;
        let minus = group.is_sign_negative();
        loop {
            let hyphen = (self.dash(at) && self.glued(at) && self.glued(at + 1)) as usize;
            let Some((scale, end)) = self.scale_at(at + hyphen) else { break };
            if scale == 2 && number.digits && !number.plain && ceiling == u32::MAX {
                break;
            }
            // Beyond what is exact there is no number at all.
            let value = power(scale).and_then(|p| group.checked_mul(p))?;
            if scale >= ceiling {
                // "three thousand million"
                let Some(value) = power(scale).and_then(|p| total.checked_mul(p)) else { break };
                if group != Decimal::ZERO {
                    break;
                }
                (total, number.scale, number.end, at) = (value, number.scale + scale, end, end);
                continue;
            }
            let Some(sum) = (if minus { total.checked_sub(value.abs()) } else { total.checked_add(value) }) else { break };
            (total, number.scale, number.end, number.plain, ceiling) = (sum, scale, end, false, scale);
            group = Decimal::ZERO;
            at = end;
            // A smaller group may follow: «2 млн 300 тыс.», «10 тысяч 500».
            let more = if number.digits { self.digit_group(end, ceiling) } else { None };
            let Some((next, next_end)) = more else { continue };
            if self.scale_at(next_end).is_some_and(|(s, _)| s < ceiling) {
                (group, at) = (next, next_end);
            } else if ceiling == 3 && next_end == end + 1 && self.word(end).len() == 3 && next < Decimal::ONE_THOUSAND {
                total += if minus { -next } else { next };
                (number.end, number.scale) = (next_end, 0);
                break;
            }
        }
        if ceiling != u32::MAX {
            number.value = total;
            // "a million and a half"
            if let Some(half) = self.half_after(number.end).filter(|_| number.scale >= 3)
                && let Some(sum) = power(number.scale).and_then(|p| p.checked_mul(half.0)).and_then(|h| number.value.checked_add(h))
            {
                (number.value, number.end) = (sum, half.1);
            }
        }
        Some(number)
    }

    fn half_after(&self, at: usize) -> Option<(Decimal, usize)> {
        (self.says(at, word::ADDITIVE) && self.says(at + 1, word::INDEFINITE_ARTICLE)).then_some(())?;
        self.fraction(at + 2).filter(|f| *f < Decimal::ONE).map(|f| (f, at + 3))
    }

    fn digit_group(&self, at: usize, ceiling: u32) -> Option<(Decimal, usize)> {
        if !self.digits(at) || self.glued(at) {
            return None;
        }
        // «6 млрд 412,5 млн»: only what has a scale of its own has decimals.
        let whole = |separated: bool| !separated || self.scale_at(at + 1).is_some_and(|(scale, _)| scale < ceiling);
        match digits(self.word(at), self.russian(), || true) {
            Digits::Value(value, separated) if value < power(ceiling.min(18))? && whole(separated) => Some((value, at + 1)),
            _ => None,
        }
    }
}
