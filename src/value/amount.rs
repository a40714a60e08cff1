//! What a number is of: money, percent, a multiple, a measure, a counted noun.

use rust_decimal::Decimal;

use crate::lexicon::Tag;
use crate::record::{Amount, Approx, MentionKind, Value};
use crate::text::{LetterCase, TokenKind};

use super::Found;
use super::currency::Currencies;
use super::number::Number;
use super::view::View;
use crate::language::function::{Words, stem, word};

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of<'a> {
    /// A currency: ISO code, whether it is assumed.
    Money(&'a str, bool),
    /// Hundredths of a currency.
    Minor(&'a str),
    /// `percent`, `percentage_point`, `basis_point`.
    Percent(&'a str),
    /// Times.
    Times,
    /// A measure by its canonical name.
    Measure(&'a str),
    /// A counted noun, its token.
    Noun(usize),
}

/// A number with what it counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item<'a> {
    pub number: Number,
    pub of: Option<Of<'a>>,
    pub first: usize,
    pub end: usize,
    /// The currency stands before the number.
    pub prefixed: bool,
}

/// Words with which a unit can begin, other than a counted noun.
pub(super) const UNITS: u64 = Tag::Currency.bit()
    | Tag::Minor.bit()
    | Tag::Percent.bit()
    | Tag::Multiple.bit()
    | Tag::Unit.bit()
    | Tag::Demonym.bit()
    | Tag::Country.bit()
    | Tag::Preposition.bit()
    | Tag::Determiner.bit()
    | Tag::Number.bit();

impl<'a> View<'a> {
    /// The amount that begins at a token: money, percent, multiple, quantity or bare number.
    pub fn amount(&self, at: usize, currencies: &mut Currencies<'a>) -> Option<Found> {
        let mut low = self.item(at, currencies)?;
        if at > self.first && low.first == at && self.says(at - 1, word::MINUS) {
            low.number.value.set_sign_negative(true);
            low.first = at - 1;
        }
        if low.of.is_none()
            && let Some(found) = self.moved_from(&low, currencies)
        {
            return Some(found);
        }
        match self.range(&low, currencies) {
            Some((high, of, low_value, high_value)) => {
                // «минус 15–17 градусов»: the sign is of both.
                let both = low_value.is_sign_negative() && self.dash(low.end) && self.digits(high.first) && high.first == low.end + 1;
                let ends = if both { [low_value, -high_value] } else { [low_value, high_value] };
                self.found(&low, of, ends[0].min(ends[1]), Some(ends[0].max(ends[1])), high.end)
            }
            None => {
                let (value, end, of) = self.with_minor(&low, currencies);
                self.found(&low, of, value, None, end)
            }
        }
    }

    /// The first amount of "rose from 3 to 4 billion", with the unit and scale that the second one says for both.
    fn moved_from(&self, low: &Item<'a>, currencies: &mut Currencies<'a>) -> Option<Found> {
        let spanned = self.led_by(low.first, word::SOURCE) && self.says(low.end, word::RANGE_TO);
        let joined = spanned && (self.russian() || self.changes_before(low.first));
        let next = low.end + 1;
        let next = self.phrase(next, Tag::Approx).map_or(next, |(_, end)| end);
        let high = self.item(next, currencies).filter(|_| joined)?;
        let of = high.of.filter(|of| !matches!(of, Of::Noun(_) | Of::Times))?;
        let spread = low.number.scale == 0 && high.number.scale > 0;
        let value = if spread { super::number::power(high.number.scale)?.checked_mul(low.number.value)? } else { low.number.value };
        self.found(low, Some(of), value, None, low.end)
    }

    /// A number with its unit before or after it.
    pub fn item(&self, at: usize, currencies: &mut Currencies<'a>) -> Option<Item<'a>> {
        if let Some((code, assumed, end)) = self.currency_before(at, currencies) {
            let number = self.number_at(end)?;
            // `US$5 dollars` says it twice.
            let after = self.currency_after(number.end, currencies).filter(|(again, _, _)| *again == code);
            let end = after.map_or(number.end, |(_, _, end)| end);
            return Some(Item { number, of: Some(Of::Money(code, assumed)), first: at, end, prefixed: true });
        }
        if let Some((code, assumed, end)) = self.minus_currency(at, currencies) {
            let mut number = self.number_at(end)?;
            number.value.set_sign_negative(true);
            return Some(Item { end: number.end, number, of: Some(Of::Money(code, assumed)), first: at, prefixed: true });
        }
        if let Some(item) = self.millions_before(at) {
            return Some(item);
        }
        if let Some(one) = self.one_coin(at, currencies).or_else(|| self.one_measure(at)) {
            return Some(one);
        }
        let number = self.number_at(at)?;
        let more = self.and_more(&number).filter(|more| more.scale > number.scale || self.unit_after(more, currencies).is_some());
        let number = more.unwrap_or(number);
        if let Some(code) = self.millions_code(number.end) {
            let end = number.end + 1;
            let number = Number { value: number.value.checked_mul(super::number::power(6)?)?, scale: 6, ..number };
            return Some(Item { first: number.first, number, of: Some(Of::Money(code, false)), end, prefixed: false });
        }
        match self.unit_after(&number, currencies) {
            Some((of, end)) => Some(Item { first: number.first, number, of: Some(of), end, prefixed: false }),
            None => Some(Item { first: number.first, number, of: None, end: number.end, prefixed: false }),
        }
    }

    /// «10 с лишним миллионов»: the number past the words for "and more", where its scale or unit follows them.
    fn and_more(&self, number: &Number) -> Option<Number> {
        let end = self.past_more(number.end)?;
        let Some((scale, after)) = self.scale_at(end).filter(|_| number.scale == 0) else { return Some(Number { end, ..*number }) };
        let value = super::number::power(scale)?.checked_mul(number.value)?;
        Some(Number { value, end: after, scale, plain: false, ..*number })
    }

    /// Past «с лишним», «с небольшим».
    pub(super) fn past_more(&self, at: usize) -> Option<usize> {
        let led = self.russian() && self.says(at, word::COMITATIVE);
        if led { self.phrase(at, Tag::Approx).map(|(_, end)| end) } else { None }
    }

    /// `-$5`.
    fn minus_currency(&self, at: usize, currencies: &mut Currencies<'a>) -> Option<(&'a str, bool, usize)> {
        if !self.says(at, word::MINUS_SIGN) || !self.glued(at + 1) {
            return None;
        }
        self.currency_before(at + 1, currencies)
    }

    /// "a dollar and 20 cents", "a dollar a day": the article counts where the sum goes on.
    fn one_coin(&self, at: usize, currencies: &mut Currencies<'a>) -> Option<Item<'a>> {
        if self.mask(at + 1) & Tag::Currency.bit() == 0 || !self.says(at, word::INDEFINITE_ARTICLE) {
            return None;
        }
        let (code, assumed, end) = self.currency_after(at + 1, currencies)?;
        let mut cents =
            || self.says(end, word::COORDINATOR) && self.number_at(end + 1).is_some_and(|n| self.minor_after(n.end, currencies).is_some());
        let rate = self.phrase(end, Tag::Relation).is_some_and(|(name, _)| name.starts_with("set:"));
        (rate || self.alone(at, end) || cents()).then_some(())?;
        let number = Number { value: Decimal::ONE, first: at, end: at + 1, scale: 0, digits: false, plain: false, article: true };
        Some(Item { number, of: Some(Of::Money(code, assumed)), first: at, end, prefixed: false })
    }

    /// "a kilogram of gold": the article counts, but not in a rate: "four tonnes a hectare".
    fn one_measure(&self, at: usize) -> Option<Item<'a>> {
        if self.mask(at + 1) & Tag::Unit.bit() == 0 || !self.says(at, word::INDEFINITE_ARTICLE) {
            return None;
        }
        let led = at == self.first || self.mask(at - 1) & (Tag::Preposition.bit() | Tag::Approx.bit()) != 0;
        let (name, end) = self.measure_after(at + 1).filter(|_| led && (self.says(at + 2, word::GENITIVE) || self.alone(at, at + 2)))?;
        let number = Number { value: Decimal::ONE, first: at, end: at + 1, scale: 0, digits: false, plain: false, article: true };
        Some(Item { number, of: Some(Of::Measure(name)), first: at, end, prefixed: false })
    }

    /// `MUSD 20`
    fn millions_before(&self, at: usize) -> Option<Item<'a>> {
        let code = if self.digits(at + 1) { self.millions_code(at)? } else { return None };
        let number = self.number_at(at + 1).filter(|n| n.scale == 0)?;
        let number = Number { value: number.value.checked_mul(super::number::power(6)?)?, scale: 6, ..number };
        Some(Item { first: at, end: number.end, number, of: Some(Of::Money(code, false)), prefixed: true })
    }

    /// `MUSD`: millions of a currency.
    pub(super) fn millions_code(&self, at: usize) -> Option<&'a str> {
        self.token(at).filter(|t| t.end - t.start == 4 && t.case == LetterCase::Upper)?;
        let code = self.word(at).strip_prefix('M').filter(|c| c.len() == 3 && c.bytes().all(|b| b.is_ascii_uppercase()))?;
        let lexicon = self.document.lexicon;
        let sense = lexicon.look_up(code).iter().find(|s| s.tag == Tag::Currency)?;
        Some(lexicon.string(lexicon.row(sense.payload).key))
    }

    /// The unit after a number.
    pub fn unit_after(&self, number: &Number, currencies: &mut Currencies<'a>) -> Option<(Of<'a>, usize)> {
        let at = self.past_entity(number.end);
        // "32 bcm": one word is scale and measure.
        let scaled = number.scale > 0 && self.mask(at - 1) & Tag::Scale.bit() != 0 && self.mask(at - 1) & Tag::Unit.bit() != 0;
        if let Some((name, end)) = if scaled { self.measure_after(at - 1) } else { None } {
            return Some((Of::Measure(name), end));
        }
        let token = self.token(at)?;
        let bits = token.mask | self.document.reach(at);
        match token.kind {
            TokenKind::Word if bits & UNITS == 0 && !token.glued() => {
                if let Some((name, end)) = self.part_of_point(number, at) {
                    return Some((Of::Percent(name), end));
                }
                return self.counted(number, at).map(|noun| (Of::Noun(noun), noun + 1));
            }
            TokenKind::Mark if bits == 0 && matches!(self.document.byte(at), b'.' | b',' | b')' | b';' | b':' | b'"') => return None,
            _ => {}
        }
        // `38%`, "38 percent"
        if token.mask & Tag::Percent.bit() != 0
            && bits & Tag::Currency.bit() == 0
            && let Some((name, end)) = self.percent_after(at)
        {
            return Some((Of::Percent(name), end));
        }
        if let Some(end) = self.pounds_of(at) {
            return Some((Of::Measure("pound"), end));
        }
        if let Some((code, assumed, end)) = self.currency_after(at, currencies) {
            return Some((Of::Money(code, assumed), end));
        }
        let hyphen = (self.dash(at) && self.glued(at) && self.glued(at + 1)) as usize;
        let unit = at + hyphen;
        if let Some((name, end)) = self.percent_after(unit).or_else(|| self.part_of_point(number, unit)) {
            return Some((Of::Percent(name), end));
        }
        if let Some(end) = self.times_after(number, unit) {
            return Some((Of::Times, end));
        }
        // "a 99-cent burger"
        let minor = self.minor_after(at, currencies).or_else(|| (hyphen == 1).then(|| self.minor_after(unit, currencies)).flatten());
        if let Some((code, end)) = minor {
            return Some((Of::Minor(code), end));
        }
        if let Some((name, end)) = self.measure_after(unit) {
            return Some((Of::Measure(name), end));
        }
        self.counted(number, unit).map(|noun| (Of::Noun(noun), noun + 1))
    }

    /// Past `&nbsp;`, which some texts have kept.
    fn past_entity(&self, at: usize) -> usize {
        let kept = self.mark(at, '&') && self.says(at + 1, word::ENTITY) && self.mark(at + 2, ';');
        if kept && self.glued(at) && self.glued(at + 1) && self.glued(at + 2) { at + 3 } else { at }
    }

    /// Pounds of meat are no money.
    fn pounds_of(&self, at: usize) -> Option<usize> {
        if self.mask(at) & Tag::Currency.bit() == 0 {
            return None;
        }
        if self.says(at, word::POUND)
            && self.number_at(at + 1).and_then(|n| self.measure_after(n.end)).is_some_and(|(name, _)| name == "ounce")
        {
            return Some(at + 1);
        }
        let weight =
            self.says(at, word::POUND) && self.says(at + 1, word::GENITIVE) && self.lower(at + 2) && !self.says(at + 2, word::STERLING);
        let plain = Tag::Determiner.bit() | Tag::Pronoun.bit();
        (weight && self.mask(at + 2) & plain == 0).then_some(at + 1)
    }

    /// "a quarter point", "a half-point cut", «на четверть пункта»: of a percent where rates are spoken of. Half a point is more often
    /// another one's.
    fn part_of_point(&self, number: &Number, at: usize) -> Option<(&'a str, usize)> {
        let of = self.says(at, word::GENITIVE) as usize;
        let point = at + of + self.says(at + of, word::SINGLE) as usize;
        if number.digits || number.value >= Decimal::ONE || number.value.is_sign_negative() || !self.says(point, word::POINT) {
            return None;
        }
        let rate = |t: usize| self.is(t, Tag::Percent) || self.payload(t, Tag::Metric) == Some("interest_rate");
        let told = self.dash(at.wrapping_sub(1)) || number.value != Decimal::new(5, 1) || (self.first..self.last).any(rate);
        told.then_some(("percentage_point", point + 1))
    }

    /// "percent", `%`, «процентного пункта», "of a percent".
    fn percent_after(&self, at: usize) -> Option<(&'a str, usize)> {
        let mut word = at;
        if self.says(word, word::GENITIVE) && self.says(word + 1, word::SINGLE) {
            word += 2;
        } else if self.says(word, word::SINGLE) {
            word += 1;
        }
        let (name, end) = self.phrase(word, Tag::Percent)?;
        if self.mark(word, '%') && self.glued(end) && (self.is_word(end) || self.digits(end)) {
            return None;
        }
        // `95 % процентов`
        let end = if self.mark(word, '%') && self.mask(end) & Tag::Percent.bit() != 0 && self.is_word(end) { end + 1 } else { end };
        Some((if name == "percent_adjective" { "percent" } else { name }, end))
    }

    /// "times", «раза» where it multiplies.
    fn times_after(&self, number: &Number, at: usize) -> Option<usize> {
        if self.payload(at, Tag::Multiple) == Some("x") {
            let times = if self.russian() {
                let mut before = number.first;
                let low = Tag::Number.bit() | Tag::Fraction.bit() | Tag::Approx.bit();
                // «в полтора-два раза»
                while before > self.first && (self.dash(before - 1) || self.digits(before - 1) || self.mask(before - 1) & low != 0) {
                    before -= 1;
                }
                self.says(before.wrapping_sub(1), word::TIMES_LEAD) || self.says(at + 1, word::COMPARATIVE)
            } else {
                // "2.4 times in January" multiplies, "twenty times in January" counts.
                !self.says(at, word::TIME) && (number.value.fract() != Decimal::ZERO || !self.says(at + 1, word::RATE_DETERMINER))
            };
            return times.then_some(at + 1);
        }
        let sign = self.glued(at) && self.says(at, word::MULTIPLICATION_SIGN) && number.digits;
        (sign && !self.digits(at + 1)).then_some(at + 1)
    }

    fn measure_after(&self, at: usize) -> Option<(&'a str, usize)> {
        // "274 T-34 tanks"
        if self.says(at, word::TRILLION_LETTER) && self.capital(at) {
            return None;
        }
        let (name, end) = self.phrase(at, Tag::Unit)?;
        // «5-километровый»; «3 литровых» are so many of something else.
        match name.strip_prefix("adjective:") {
            Some(name) => (self.dash(at - 1) && self.glued(at)).then_some((name, end)),
            None => Some((name, end)),
        }
    }

    /// Cents after dollars.
    fn with_minor(&self, low: &Item<'a>, currencies: &mut Currencies<'a>) -> (Decimal, usize, Option<Of<'a>>) {
        let whole = (low.number.value, low.end, low.of);
        let Some(Of::Money(code, _)) = low.of else {
            if let Some(Of::Minor(code)) = low.of {
                return (low.number.value / Decimal::ONE_HUNDRED, low.end, Some(Of::Money(code, false)));
            }
            return whole;
        };
        let and = self.says(low.end, word::COORDINATOR) as usize;
        let Some(cents) = self.number_at(low.end + and).filter(|n| n.scale == 0 && n.value < Decimal::ONE_HUNDRED) else { return whole };
        if low.number.value.fract() != Decimal::ZERO || low.number.scale > 0 || cents.value.is_sign_negative() {
            return whole;
        }
        match self.minor_of(cents.end, code, currencies) {
            Some(end) => (low.number.value + cents.value / Decimal::ONE_HUNDRED, end, low.of),
            None => whole,
        }
    }

    /// The upper end of a range whose lower end has been read, the unit of both, and both values.
    fn range(&self, low: &Item<'a>, currencies: &mut Currencies<'a>) -> Option<(Item<'a>, Option<Of<'a>>, Decimal, Decimal)> {
        let (at, loose) = self.connector(low)?;
        let at = self.phrase(at, Tag::Approx).map_or(at, |(_, end)| end);
        // "minus 5 to plus 3 degrees"
        let at = at + self.says(at, word::PLUS) as usize;
        let high = self.item(at, currencies)?;
        let of = match (low.of, high.of) {
            (None, of) | (of, None) if low.prefixed || low.of.is_none() => of,
            // «от 10 долларов до 20»
            (Some(Of::Money(..) | Of::Percent(_) | Of::Measure(_)), None) if !loose => low.of,
            (Some(Of::Noun(_)), _) => return None,
            (Some(a), Some(b)) if a == b || matches!((a, b), (Of::Money(x, _), Of::Money(y, _)) if x == y) => high.of,
            _ => return None,
        };
        if loose && of.is_none() {
            return None;
        }
        let (mut from, mut to) = (low.number.value, high.number.value);
        // «−10…−15 °C»
        if to.is_sign_negative() && from > to {
            (from, to) = if from.is_sign_negative() { (to, from) } else { (from, to) };
        }
        if low.number.scale == 0
            && high.number.scale > 0
            && let Some(spread) = super::number::power(high.number.scale).and_then(|p| p.checked_mul(from)).filter(|s| *s <= to)
        {
            from = spread;
        }
        // «перевалил за миллиард долларов – 1,03 млрд»: the same once more, and exact.
        let exact = self.dash(low.end) && !low.number.digits && high.number.digits && low.number.scale > 0;
        if from >= to || exact || matches!(of, Some(Of::Noun(_))) && low.of.is_some() {
            return None;
        }
        let (from, to, of) = match of {
            Some(Of::Minor(code)) => (from / Decimal::ONE_HUNDRED, to / Decimal::ONE_HUNDRED, Some(Of::Money(code, false))),
            of => (from, to, of),
        };
        Some((high, of, from, to))
    }

    /// What joins the ends of a range: where the second begins, and whether only a unit makes it one.
    fn connector(&self, low: &Item<'a>) -> Option<(usize, bool)> {
        let at = low.end;
        let opens = |words: Words| low.first > self.first && self.says(low.first - 1, words);
        // "an 8- to 16-metre mirror"
        if self.dash(at) && self.glued(at) && !self.glued(at + 1) && self.says(at + 1, word::RANGE_TO) {
            return Some((at + 2, true));
        }
        if self.dash(at) {
            let both = self.glued(at) == self.glued(at + 1);
            let scored = low.number.plain && low.of.is_none();
            return (both || !self.glued(at)).then_some((at + 1, scored));
        }
        if self.mark(at, '…') && self.glued(at) && self.glued(at + 1) {
            return Some((at + 1, true));
        }
        if self.mark(at, '.') && self.mark(at + 1, '.') && self.glued(at + 1) {
            let end = if self.mark(at + 2, '.') { at + 3 } else { at + 2 };
            return Some((end, true));
        }
        if self.says(at, word::ALLATIVE) {
            // "fell by $2bn to $5bn": each amount has a unit of its own. "rose in 2024 to 5 million": a year is no amount.
            let moved = opens(word::ABLATIVE) && self.changes_before(low.first) || opens(word::DIFFERENTIAL) && low.of.is_some() || self.dates(low)
                // "rose 12p to 345p"
                || low.of.is_some() && low.first > self.first && self.mask(low.first - 1) & Tag::Change.bit() != 0;
            return (!moved).then_some((at + 1, !opens(word::ABLATIVE)));
        }
        if self.says(at, word::TERMINATIVE) {
            return opens(word::ABLATIVE).then_some((at + 1, false));
        }
        if self.says(at, word::COORDINATOR) && opens(word::BETWEEN) {
            return Some((at + 1, false));
        }
        if self.russian() && low.number.digits && low.of.is_none() && self.says(at, word::DISJUNCTOR) {
            return Some((at + 1, true));
        }
        None
    }

    /// Whether the number stands where a year does: "in 2024".
    fn dates(&self, item: &Item<'a>) -> bool {
        let year = item.of.is_none() && item.number.plain && self.token(item.first).is_some_and(|t| t.end - t.start == 4);
        year && self.led_by(item.first, word::DATED_BASE)
    }

    /// Whether a word of change shortly before says that the amounts are where it began and ended.
    pub fn changes_before(&self, at: usize) -> bool {
        let from = at.saturating_sub(7).max(self.first);
        (from..at).any(|i| self.mask(i) & Tag::Change.bit() != 0)
    }

    /// The same of words of change that do not only say that something is there or at work.
    pub fn moves_before(&self, at: usize) -> bool {
        let from = at.saturating_sub(7).max(self.first);
        (from..at).any(|i| self.payload(i, Tag::Change).is_some_and(|change| !change.starts_with("exist")))
    }

    /// Whether «до» leads where a change came to: «снизил ставку на 200 пунктов до 18%»; «потеряно до 1,5 млрд» is as much at most.
    fn goal_of_change(&self, at: usize) -> bool {
        const NEAR: usize = 7;
        const REACH: usize = 14;
        let same_clause = |i: &usize| at - i <= NEAR || !self.mark(*i, ',');
        let moves = |i: usize| self.mask(i) & (Tag::Change.bit() | Tag::Multiple.bit()) != 0 && !stem::GOALLESS.begin(self.word(i));
        (at.saturating_sub(REACH).max(self.first)..at).rev().take_while(same_clause).any(moves)
    }

    fn found(&self, low: &Item<'a>, of: Option<Of<'a>>, value: Decimal, high: Option<Decimal>, end: usize) -> Option<Found> {
        let mut amount = match high {
            Some(high) => Amount { low: Some(shortest(value)), high: Some(shortest(high)), ..Amount::default() },
            None => Amount { amount: Some(shortest(value)), ..Amount::default() },
        };
        let kind = match of {
            Some(Of::Money(code, assumed)) => {
                (amount.currency, amount.currency_assumed) = (Some(code.to_string()), assumed);
                MentionKind::Money
            }
            Some(Of::Minor(code)) => {
                amount.currency = Some(code.to_string());
                MentionKind::Money
            }
            Some(Of::Percent(unit)) => {
                amount.unit = Some(unit.to_string());
                MentionKind::Percent
            }
            Some(Of::Times) => MentionKind::Multiple,
            Some(Of::Measure(unit)) => {
                amount.unit = Some(unit.to_string());
                MentionKind::Quantity
            }
            Some(Of::Noun(noun)) => {
                // «120 новых рабочих мест»
                let measure = self.phrase_before(noun + 1, Tag::Unit).map(|(unit, _)| unit.to_string());
                amount.unit = measure.or_else(|| self.noun_lemma(noun));
                MentionKind::Quantity
            }
            None => MentionKind::Number,
        };
        let (approx, end) = self.approx(low.first, end, high.is_some());
        amount.approx = approx;
        Some(Found { first: low.first, end, kind, value: Value::Amount(amount) })
    }

    /// The word of approximation before an amount, or after it.
    pub(super) fn approx(&self, first: usize, end: usize, range: bool) -> (Approx, usize) {
        let mut before = first;
        let told = (first.saturating_sub(6).max(self.first)..first).any(|i| self.can_begin(i, Tag::Approx));
        for _ in 0..2 * told as usize {
            if let Some((name, at)) = self.phrase_before(before, Tag::Approx) {
                // "sped up to 4.5%" tells where it came to.
                let verb = || {
                    self.says(at, word::UP) && at > self.first && (self.mask(at - 1) | self.document.reach(at - 1)) & Tag::Change.bit() != 0
                };
                if name == "at_least" && self.says(at, word::ABLATIVE) && range || name == "up_to" && verb() {
                    break;
                }
                return (approx_of(name), end);
            }
            // «более чем на 10 процентов»
            let joint = before > self.first && self.is_preposition(before - 1, word::AMOUNT_JOINT);
            if !joint {
                break;
            }
            before -= 1;
        }
        // «снизил на 3% — до 17%» tells where it came to.
        let reached = |at: usize| at > self.first && (self.dash(at - 1) || self.mark(at - 1, ','));
        if self.russian() && self.led_by(first, word::TERMINATIVE) && !range && !self.goal_of_change(first) && !reached(first - 1) {
            return (Approx::UpTo, end);
        }
        if self.mark(end, '+') && self.glued(end) {
            return (Approx::AtLeast, end);
        }
        if (first + 1..end).any(|at| self.past_more(at).is_some()) {
            return (Approx::Over, end);
        }
        match self.phrase(end, Tag::Approx) {
            Some((name, _))
                if (self.says(end, word::COORDINATION) || self.says(end, word::COMITATIVE)) && !self.says(end + 1, word::ABOUT) =>
            {
                (approx_of(name), end)
            }
            _ => (Approx::Exact, end),
        }
    }
}

/// The number without zeros behind its decimals.
fn shortest(value: Decimal) -> Decimal {
    if value.scale() == 0 { value } else { value.normalize() }
}

fn approx_of(name: &str) -> Approx {
    match name {
        "about" => Approx::About,
        "over" => Approx::Over,
        "at_least" => Approx::AtLeast,
        "under" => Approx::Under,
        "up_to" => Approx::UpTo,
        "nearly" => Approx::Nearly,
        _ => Approx::Exact,
    }
}
