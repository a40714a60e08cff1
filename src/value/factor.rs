//! Factors and shares told in words: «вдвое», "doubled", "by more than a third", "one fifth less".

use rust_decimal::Decimal;

use crate::language::function::word;
use crate::lexicon::{Sense, Tag};
use crate::record::{Amount, Approx, MentionKind, Value};

use super::Found;
use super::view::View;

/// The share that a change comes to, and where it ends.
type Part = (Decimal, usize);

impl<'a> View<'a> {
    /// «вдвое», "doubled", "by a third".
    pub(super) fn factor(&self, at: usize) -> Option<Found> {
        if self.mask(at) & Tag::Multiple.bit() != 0 { self.multiple(at) } else { self.share_of_change(at) }
    }

    /// One word that is a factor, a percentage or half of a measure.
    fn multiple(&self, at: usize) -> Option<Found> {
        let (class, amount) = match self.payload(at, Tag::Multiple)?.split_once(':') {
            Some((class, amount)) => (class, amount),
            None => ("", self.payload(at, Tag::Multiple)?),
        };
        let found = |kind, amount| Some(Found { first: at, end: at + 1, kind, value: Value::Amount(amount) });
        let of = |number: &str, unit: &str| Amount { amount: number.parse().ok(), unit: Some(unit.to_string()), ..Amount::default() };
        let told = match class {
            "percent" | "point" => true,
            // «сократился наполовину», but «наполовину пуст»
            "changed" => self.changes_before(at) || self.is(at + 1, Tag::Change),
            // "twice as large as", but "met twice"
            "as" => self.compares_so_many(at + 1),
            // "to double output", but "double taxation"
            "infinitive" => self.infinitive(at),
            _ => true,
        };
        told.then_some(())?;
        let (approx, end) = self.approx(at, at + 1, false);
        match class {
            "percent" | "changed" => found(MentionKind::Percent, Amount { approx, ..of(amount, "percent") }),
            "point" => found(MentionKind::Percent, of(amount, "percentage_point")),
            // «полкилометра»
            "half" => found(MentionKind::Quantity, Amount { amount: Some(Decimal::new(5, 1)), ..of("", amount) }),
            _ => {
                let value = Value::Amount(Amount { amount: Some(amount.parse().ok()?), approx, ..Amount::default() });
                Some(Found { first: at, end, kind: MentionKind::Multiple, value })
            }
        }
    }

    /// "by a third", "rose more than two thirds", «почти на четверть»: a change in percent.
    pub(super) fn share_of_change(&self, at: usize) -> Option<Found> {
        let (part, end) = self.part_of_change(at)?;
        let share = (part * Decimal::ONE_HUNDRED).round_dp(2);
        let approx = match self.approx(at, end, false).0 {
            Approx::Exact if share != part * Decimal::ONE_HUNDRED => Approx::About,
            approx => approx,
        };
        let unit = Some("percent".to_string());
        let value = Value::Amount(Amount { amount: Some(share.normalize()), unit, approx, ..Amount::default() });
        Some(Found { first: at, end, kind: MentionKind::Percent, value })
    }

    fn part_of_change(&self, at: usize) -> Option<Part> {
        let article = self.says(at, word::SINGLE) as usize;
        let (part, end) =
            self.parts(at).or_else(|| Some((self.fraction(at + article).or_else(|| self.nth_part(at, article))?, at + article + 1)))?;
        let compares = |at: usize| {
            let way = |s: &Sense| matches!(self.document.lexicon.string(s.payload), "more" | "less");
            self.document.senses_of(at, Tag::Change).any(way)
        };
        // "by more than a quarter"
        let lead = self.phrase_before(at, Tag::Approx).map_or(at, |(_, lead)| lead);
        let led = match () {
            _ if self.led_by(lead, word::DIFFERENTIAL) => self.changes_before(lead),
            // «на треть меньше»
            _ if self.led_by(lead, word::ONTO) => self.changes_before(lead) || compares(end),
            // "an increase of one fifth"
            _ if self.led_by(lead, word::GENITIVE) => lead > self.first + 1 && self.mask(lead - 2) & Tag::Change.bit() != 0,
            // "rose more than a third"
            _ if (article == 1 || lead < at) && lead > self.first && self.is(lead - 1, Tag::Change) => !self.is_counted_by_part(end),
            // "one third more than a year earlier"
            _ => article == 1 && compares(end),
        };
        (led && part < Decimal::ONE).then_some((part, end))
    }

    /// "two thirds", «две трети».
    fn parts(&self, at: usize) -> Option<Part> {
        let several = self.mask(at) & Tag::Number.bit() != 0 && !self.says(at, word::SINGLE);
        let number = if several { self.number_at(at)? } else { return None };
        (!number.digits && number.scale == 0 && number.end > at + 1).then_some((number.value, number.end))
    }

    /// "a fifth", "one tenth".
    fn nth_part(&self, at: usize, article: usize) -> Option<Decimal> {
        let nth = self.number(at + article, Tag::Ordinal).filter(|n| article == 1 && *n > 2)?;
        (!self.is_counted_by_part(at + 2)).then(|| Decimal::ONE.checked_div(nth.into()))?
    }

    /// Whether a noun follows what may be a part or an ordinal: "a third minister".
    fn is_counted_by_part(&self, at: usize) -> bool {
        let aside = Tag::Preposition.bit() | Tag::Conjunction.bit() | Tag::Change.bit();
        self.lower(at) && self.mask(at) & aside == 0 && self.longest(at, Tag::Base).is_none()
    }

    /// Whether "to" or an auxiliary makes an infinitive of the English word.
    fn infinitive(&self, at: usize) -> bool {
        at > self.first && (self.led_by(at, word::INFINITIVE) || self.mask(at - 1) & Tag::Auxiliary.bit() != 0)
    }

    /// "twice as large as", "twice as much", "twice the figure of 2023".
    fn compares_so_many(&self, at: usize) -> bool {
        let equals = self.says(at + 2, word::EQUATIVE) || self.says(at + 1, word::EQUAL_AMOUNT);
        self.says(at, word::EQUATIVE) && equals || self.says(at, word::DEFINITE_ARTICLE)
    }
}
