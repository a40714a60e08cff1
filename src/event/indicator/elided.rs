//! Currencies left out: "imports rose by 11.2% to 18.9 billion" after exports in dollars.

use rust_decimal::Decimal;

use crate::event::View;
use crate::mention::Draft;
use crate::record::{MentionKind, Value};

use super::figure::Figure;
use super::fit;

/// Amounts whose currency is that of another, by their mentions.
#[derive(Debug, Default)]
pub(crate) struct Elided {
    found: Vec<(usize, usize)>,
    /// The last amount of money that was a figure, and its paragraph.
    last: Option<(usize, u32)>,
}

impl Elided {
    /// Forgets the document before.
    pub fn clear(&mut self) {
        self.found.clear();
        self.last = None;
    }

    /// Notes what a figure's amounts are in, or takes over what the figure before it was in.
    pub fn note(&mut self, view: &View<'_>, figure: &Figure<'_>) {
        let paragraph = view.document.sentences[view.sentence].paragraph;
        for mention in [figure.level, figure.base_value].into_iter().flatten() {
            let draft = &view.drafts[mention];
            if draft.kind == MentionKind::Money {
                self.last = Some((mention, paragraph));
            } else if let Some((money, _)) = self.last.filter(|&(_, own)| own == paragraph)
                && fit::may_be_money(figure.metric.name)
                && of_millions(draft)
            {
                self.found.push((mention, money));
            }
        }
    }

    /// Writes the currencies into the amounts.
    pub fn fill(&self, drafts: &mut [Draft]) {
        for &(mention, money) in &self.found {
            let Some(Value::Amount(of)) = drafts.get(money).and_then(|d| d.value.as_ref()) else { continue };
            let currency = of.currency.clone();
            let Some(draft) = drafts.get_mut(mention) else { continue };
            if let Some(Value::Amount(amount)) = &mut draft.value {
                (amount.currency, amount.currency_assumed) = (currency, true);
                draft.kind = MentionKind::Money;
            }
        }
    }
}

/// A bare number as large as sums of money in the news are.
pub(super) fn of_millions(draft: &Draft) -> bool {
    let Some(Value::Amount(amount)) = draft.value.as_ref().filter(|_| draft.kind == MentionKind::Number) else { return false };
    amount.amount.or(amount.high).is_some_and(|a| a >= Decimal::from(1_000_000))
}
