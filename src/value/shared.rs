//! Units and scales that numbers share with those beside them: bases, parts of a whole, pairs, series.

use rust_decimal::Decimal;

use crate::lexicon::Tag;
use crate::mention::Draft;
use crate::record::{Amount, MentionKind, Value};

use super::Found;
use super::number::power;
use super::view::View;
use crate::language::function::word;

impl<'a> View<'a> {
    /// "to 126 billion shillings from 136 billion": a base right behind its amount has the amount's unit; "$1.3 billion in 2018 and
    /// 1.5 billion in 2019": so has a number of millions that goes on a sum.
    pub(super) fn unit_of_base(&self, found: &mut Found, drafts: &[Draft]) {
        if found.kind != MentionKind::Number || !self.weighty(found) {
            return;
        }
        let sentence = drafts.iter().rev().take(4).take_while(|draft| draft.first as usize >= self.first);
        let counts = |kind| matches!(kind, MentionKind::Money | MentionKind::Percent | MentionKind::Quantity | MentionKind::Number);
        let Some(before) = sentence.into_iter().find(|draft| counts(draft.kind) && !self.bracketed(draft)) else { return };
        let from = found.first.checked_sub(1).filter(|at| *at == before.last as usize);
        let led = from.is_some_and(|at| self.is_preposition(at, word::COMPARISON))
            && matches!(before.kind, MentionKind::Money | MentionKind::Percent);
        let millions = |end: usize| self.mask(end - 1) & Tag::Scale.bit() != 0;
        let scaled = (before.first as usize..before.last as usize).any(|at| self.mask(at) & Tag::Scale.bit() != 0);
        if !led && !(before.kind == MentionKind::Money && scaled && millions(found.end)) {
            return;
        }
        let (Value::Amount(amount), Some(Value::Amount(model))) = (&mut found.value, &before.value) else { return };
        found.kind = before.kind;
        take_unit(amount, model);
    }

    /// "Of these 41 billion", «из которых 30 млн»: a number of millions that is a part has the unit of its whole, in this sentence or the
    /// one before.
    pub(super) fn unit_of_whole(&self, found: &mut Found, drafts: &[Draft]) {
        const REACH: usize = 50;
        let scaled = |end: usize| self.document.mask(end - 1) & Tag::Scale.bit() != 0;
        if found.kind != MentionKind::Number || !scaled(found.end) || !self.leads_part(found.first) {
            return;
        }
        let Value::Amount(part) = &mut found.value else { return };
        let near = drafts.iter().rev().take(6).take_while(|draft| draft.first as usize + REACH > found.first);
        let whole = |draft: &&Draft| matches!(draft.kind, MentionKind::Money | MentionKind::Quantity) && !self.bracketed(draft);
        let Some(whole) = near.into_iter().find(whole) else { return };
        let Some(Value::Amount(model)) = &whole.value else { return };
        if model.amount > part.amount && part.amount.is_some() {
            found.kind = whole.kind;
            take_unit(part, model);
        }
    }

    /// Whether "of which", «из них», «в том числе» stand before an amount.
    fn leads_part(&self, at: usize) -> bool {
        const BETWEEN: usize = 3;
        let leads = |i: usize| {
            self.says(i, word::INCLUSIVE_OF) || i > self.first && self.says(i, word::PART_PRONOUN) && self.says(i - 1, word::PART_OF)
        };
        (at.saturating_sub(BETWEEN).max(self.first)..at).any(leads)
    }

    /// "1 and 2 million tonnes", "$1 and $2 billion respectively", «17,1 и 12,8 млн тонн», "45 and 50 mg": the first of a pair has scale
    /// and unit of the second.
    pub(super) fn scale_of_pair(&self, found: &Found, drafts: &mut [Draft]) {
        const ALIKE: i64 = 20;
        let Value::Amount(model @ Amount { amount: Some(second), .. }) = &found.value else { return };
        let tied = |before: &&mut Draft| before.last as usize + 1 == found.first && before.first as usize >= self.first;
        let Some(before) = drafts.last_mut().filter(tied) else { return };
        let begin = before.first as usize;
        let near = (begin.saturating_sub(3).max(self.first)..begin).chain(found.end..found.end + 4);
        let told = near.into_iter().any(|i| self.says(i, word::RESPECTIVE));
        let measured = self.mask(found.end - 1) & (Tag::Unit.bit() | Tag::Currency.bit()) != 0;
        let own = (before.first as usize..before.last as usize).any(|i| self.scale_at(i).is_some());
        let scale = (found.first..found.end).find_map(|i| self.scale_at(i)).map_or(0, |(scale, _)| scale);
        let counts = matches!(found.kind, MentionKind::Money | MentionKind::Quantity | MentionKind::Percent);
        if !counts || own || !self.says(before.last as usize, word::COORDINATOR) || scale == 0 && !told && !measured {
            return;
        }
        let Some(Value::Amount(first)) = &mut before.value else { return };
        let Some(spread) = first.amount.and_then(|amount| power(scale)?.checked_mul(amount)) else { return };
        let factor = Decimal::from(ALIKE);
        let alike = spread <= *second * factor && *second <= spread * factor;
        let same = told && before.kind == found.kind && first.currency == model.currency && first.unit == model.unit;
        if same || before.kind == MentionKind::Number && (alike || told) {
            before.kind = found.kind;
            first.amount = Some(spread.normalize());
            take_unit(first, model);
        }
    }

    /// «13,9 млрд, 10,6 млрд и 4 млрд долларов», «на 0,5 и 0,8%»: what the last of a series counts is what all do.
    pub(super) fn unit_of_series(&self, found: &Found, drafts: &mut [Draft]) {
        let Value::Amount(model) = &found.value else { return };
        let percent = found.kind == MentionKind::Percent;
        let counts = matches!(found.kind, MentionKind::Percent | MentionKind::Money | MentionKind::Quantity);
        let mut first = found.first;
        for before in drafts.iter_mut().rev().take_while(|_| counts) {
            let last = before.last as usize;
            let joint = |at: usize| !percent && self.mark(at, ',') || self.is(at, Tag::Conjunction);
            let scaled = last > self.first && (before.first as usize..last).any(|i| self.mask(i) & Tag::Scale.bit() != 0);
            let led = percent && self.led(before.first as usize) && before.last == before.first + 1;
            let Some(Value::Amount(amount)) = before.value.as_mut().filter(|_| before.kind == MentionKind::Number && (scaled || led))
            else {
                return;
            };
            if last < self.first || last >= first || !(last..first).all(joint) {
                return;
            }
            before.kind = found.kind;
            take_unit(amount, model);
            first = before.first as usize;
        }
    }

    /// Whether an amount stands in brackets: a conversion.
    fn bracketed(&self, draft: &Draft) -> bool {
        let at = draft.first as usize;
        (at.saturating_sub(4).max(self.first)..at).rev().take_while(|i| !self.mark(*i, ')')).any(|i| self.mark(i, '('))
    }

    /// Whether a number is none of a year or a day: it has a scale or decimals.
    fn weighty(&self, found: &Found) -> bool {
        found.end > found.first + 1 || self.word(found.first).contains(['.', ','])
    }
}

/// Gives an amount what another one counts.
fn take_unit(amount: &mut Amount, model: &Amount) {
    amount.currency.clone_from(&model.currency);
    amount.currency_assumed = model.currency_assumed;
    amount.unit.clone_from(&model.unit);
}
