//! Figures that do not fit together: exports and imports against the turnover, a change against the value it starts from, parts
//! against their whole. What the text says stays as it is; the record carries a warning.

use rust_decimal::Decimal;

use crate::mention::Draft;
use crate::record::{Amount, Base, Change, ChangeUnit, Direction, Event, EventKind, Role, Status, Value, Warning};

/// The code of these warnings.
const CODE: &str = "inconsistent_figures";
/// By how much of a sum rounding may put it off: one part in fifty.
const ROUNDING: Decimal = Decimal::from_parts(50, 0, 0, false, 0);
/// So many figures before and behind a turnover may be what it is made of.
const NEAR: usize = 200;

/// A figure with a value: its event and what it is counted in.
struct Figure<'a> {
    event: &'a Event,
    metric: &'a str,
    value: Decimal,
    amount: &'a Amount,
}

/// Appends a warning for each set of figures that cannot all be right.
pub(crate) fn check(events: &[Event], drafts: &[Draft], warnings: &mut Vec<Warning>) {
    let figures: Vec<Figure<'_>> = events.iter().filter_map(|event| Figure::of(event, drafts)).collect();
    for (at, figure) in figures.iter().enumerate() {
        let found = match figure.metric {
            "trade_turnover" => turnover(figure, &figures[at.saturating_sub(NEAR)..figures.len().min(at + NEAR)]),
            _ => None,
        };
        let near = &figures[at + 1..];
        let found = found.or_else(|| base(figure, near)).or_else(|| parts(figure, near));
        warnings.extend(found.map(|message| Warning::new(CODE, message)));
    }
}

impl<'a> Figure<'a> {
    fn of(event: &'a Event, drafts: &'a [Draft]) -> Option<Self> {
        let told = matches!(event.status, Status::Asserted | Status::Ongoing);
        if event.kind != EventKind::Indicator || !told {
            return None;
        }
        let mention = event.roles.iter().find(|r| r.role == "value")?.mention?;
        let Some(Value::Amount(amount)) = &drafts.get((mention.0 as usize).checked_sub(1)?)?.value else { return None };
        Some(Figure { event, metric: event.metric.as_deref()?, value: amount.amount?, amount })
    }

    fn role(&self, name: &'static str) -> impl Iterator<Item = &'a Role> {
        self.event.roles.iter().filter(move |r| r.role == name)
    }

    /// Whether two figures are counted alike, of one time.
    fn alike(&self, other: &Self) -> bool {
        let days = |f: &Self| f.event.time.as_ref().map(|t| (t.from.clone(), t.to.clone()));
        self.amount.currency == other.amount.currency && self.amount.unit == other.amount.unit && days(self) == days(other)
    }

    /// The two sides of a trade, in no order.
    fn sides(&self) -> Vec<u32> {
        let mut sides: Vec<u32> = self.role("subject").chain(self.role("partner")).filter_map(|r| r.entity).map(|e| e.0).collect();
        sides.sort_unstable();
        sides
    }

    fn is_whole(&self) -> bool {
        self.role("product").chain(self.role("sector")).next().is_none()
    }
}

fn far(a: Decimal, b: Decimal) -> bool {
    let apart = a.checked_sub(b).and_then(|d| d.abs().checked_mul(ROUNDING));
    apart.is_some_and(|apart| apart > a.abs().max(b.abs()))
}

/// Exports and imports of the same two, over the same time, give their turnover.
fn turnover(whole: &Figure<'_>, figures: &[Figure<'_>]) -> Option<String> {
    let of = |metric: &str| {
        figures.iter().find(|f| f.metric == metric && f.is_whole() && f.alike(whole) && f.sides() == whole.sides() && !f.sides().is_empty())
    };
    let (exports, imports) = (of("exports")?, of("imports")?);
    let sum = exports.value.checked_add(imports.value)?;
    far(sum, whole.value).then(|| {
        let (Event { id: e, .. }, Event { id: i, .. }, Event { id: t, .. }) = (exports.event, imports.event, whole.event);
        format!("exports ({e}) and imports ({i}) add up to {sum}, the turnover ({t}) is {}", whole.value)
    })
}

/// A value is its base changed by what the text says.
fn base(figure: &Figure<'_>, near: &[Figure<'_>]) -> Option<String> {
    let Change { direction, amount, unit, base, .. } = figure.event.change.as_ref()?;
    let here = near.iter().take_while(|f| f.event.sentence == figure.event.sentence);
    let from = here.into_iter().find(|f| f.event.rule.ends_with("/base") && f.metric == figure.metric)?;
    let amount = (*amount).filter(|_| *base == Base::Explicit)?;
    let signed = if *direction == Direction::Decrease { -amount } else { amount };
    let wanted = match unit.as_ref()? {
        ChangeUnit::Percent => from.value.checked_mul(signed)?.checked_div(Decimal::ONE_HUNDRED)?.checked_add(from.value)?,
        ChangeUnit::Absolute => from.value.checked_add(signed)?,
        // "halved", «сократился вдвое»: two times less.
        ChangeUnit::Multiple if *direction == Direction::Decrease && amount > Decimal::ONE => from.value.checked_div(amount)?,
        ChangeUnit::Multiple => from.value.checked_mul(amount)?,
        _ => return None,
    };
    far(wanted, figure.value).then(|| {
        let (id, other) = (&figure.event.id, &from.event.id);
        format!("the value of {id} is {}, its base ({other}) and change give {}", figure.value, wanted.normalize())
    })
}

/// The parts of a figure, told behind it in its sentence, are no more than the whole.
fn parts(whole: &Figure<'_>, near: &[Figure<'_>]) -> Option<String> {
    let here = near.iter().take_while(|f| f.event.sentence == whole.event.sentence);
    let part = |f: &&Figure<'_>| f.metric == whole.metric && f.alike(whole) && !f.is_whole() && f.role("subject").eq(whole.role("subject"));
    let sum = here.filter(part).try_fold(Decimal::ZERO, |sum, f| sum.checked_add(f.value))?;
    // Without parts there is nothing to add up: a loss of -12 has none.
    let more = whole.is_whole() && !sum.is_zero() && sum > whole.value && far(sum, whole.value);
    more.then(|| format!("the parts of {} add up to {sum}, the whole is {}", whole.event.id, whole.value))
}

#[cfg(test)]
mod tests {
    use crate::{Body, Extractor, Input};

    #[track_caller]
    fn warnings(text: &str) -> Vec<String> {
        let extractor = Extractor::builder().body(Body::Whole).published("2025-09-15").build().expect("built-in rules");
        let record = extractor.extract(&Input::text(text));
        record.warnings.into_iter().filter(|w| w.code == super::CODE).map(|w| w.message).collect()
    }

    #[test]
    fn a_figure_below_nothing_has_no_parts() {
        assert_eq!(warnings("The company reported a loss of -$12.5 million in 2024."), [""; 0]);
    }

    #[test]
    fn a_turnover_is_the_sum_of_exports_and_imports() {
        let text = "Trade between Georgia and Armenia reached $1.3 billion in 2024. Georgia's exports to Armenia amounted to $800 million in 2024, \
                    and Georgia's imports from Armenia amounted to $500 million in 2024.";
        assert_eq!(warnings(text), [""; 0]);
        let found = warnings(&text.replace("$500", "$900"));
        assert!(matches!(&found[..], [one] if one.contains("add up to 1700000000")), "{found:?}");
    }

    #[test]
    fn a_change_leads_from_its_base_to_the_value() {
        let text = "Экспорт Казахстана в Китай вырос на 25% с 4 млрд долларов в 2023 году до 5 млрд долларов в 2024 году.";
        assert_eq!(warnings(text), [""; 0]);
        let found = warnings(&text.replace("25%", "75%"));
        assert!(matches!(&found[..], [one] if one.contains("change give 7000000000")), "{found:?}");
    }
}
