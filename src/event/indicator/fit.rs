//! Which values can be the level of which metric, and which the size of its change.

use rust_decimal::Decimal;

use crate::event::View;
use crate::lexicon::Tag;
use crate::mention::Draft;
use crate::record::{Amount, ChangeUnit, MentionKind, Value};

use super::figure::Figure;

/// What a level is counted in.
enum Sort {
    Money,
    Percent,
    /// Things or people.
    Count,
    /// Money or a measure.
    MoneyOrMeasure,
    /// Money or a bare number.
    MoneyOrNumber,
    Measure,
}

fn sort(metric: &str) -> Sort {
    match metric {
        "inflation" | "unemployment" | "interest_rate" | "poverty" | "market_share" => Sort::Percent,
        "population" | "tourists" | "passengers" | "enterprises" | "projects" | "jobs" | "employment" => Sort::Count,
        "exports" | "imports" | "transit" | "sales" | "production" => Sort::MoneyOrMeasure,
        "industrial_output" | "agricultural_output" | "construction" | "harvest" | "reserves" => Sort::MoneyOrMeasure,
        "price" | "exchange_rate" | "share_price" => Sort::MoneyOrNumber,
        "capacity" | "freight" | "reservoir" | "energy_consumption" | "energy_output" => Sort::Measure,
        _ => Sort::Money,
    }
}

/// Whether the level of a metric may be money.
pub(super) fn may_be_money(metric: &str) -> bool {
    matches!(sort(metric), Sort::Money | Sort::MoneyOrMeasure)
}

/// Whether a metric is told in money alone.
pub(super) fn in_money(metric: &str) -> bool {
    matches!(sort(metric), Sort::Money)
}

/// Whether a metric measures goods.
pub(super) fn of_goods(metric: &str) -> bool {
    matches!(metric, "exports" | "imports" | "transit" | "sales" | "production" | "freight" | "harvest")
}

fn amount(draft: &Draft) -> Option<&Amount> {
    match &draft.value {
        Some(Value::Amount(amount)) => Some(amount),
        _ => None,
    }
}

/// A bare number that can be a figure: not a year. «2 тысячи» is none.
fn number(draft: &Draft) -> bool {
    let value = amount(draft).and_then(|a| a.amount.or(a.high)).filter(|_| draft.last == draft.first + 1);
    if draft.last > draft.first + 1 {
        return amount(draft).is_some();
    }
    value.is_some_and(|v| !(v.scale() == 0 && v >= Decimal::from(1900) && v <= Decimal::from(2100)))
}

/// Whether a value can be the level of a metric.
pub(super) fn may_be_level(metric: &str, draft: &Draft) -> bool {
    let points = amount(draft).and_then(|a| a.unit.as_deref()).is_some_and(|u| u.ends_with("_point"));
    let people = amount(draft).and_then(|a| a.unit.as_deref()) == Some("person");
    let degrees = amount(draft).and_then(|a| a.unit.as_deref()) == Some("degree");
    let energy = amount(draft).and_then(|a| a.unit.as_deref()).is_some_and(|u| ["watt", "joule", "calor"].iter().any(|e| u.contains(e)));
    match (sort(metric), draft.kind) {
        // "agriculture must help to keep warming to 1.5 degrees"
        (_, MentionKind::Quantity) if degrees => false,
        // "should generate 1,450 jobs"
        (_, MentionKind::Quantity) if metric == "energy_output" => energy,
        // "arrivals fell to 1.3 million bales", "its intake reached 6.2 GW": nobody is counted.
        (Sort::Count, MentionKind::Quantity) if energy || of_mass(draft) => false,
        // «собрал 30 тыс. подписей» is no harvest, nor is what is collected in taxes.
        (_, MentionKind::Number | MentionKind::Money) if metric == "harvest" => false,
        // "picked a firm to build three submarines"
        (_, MentionKind::Quantity) if metric == "harvest" && !(several(draft) && of_mass(draft)) => false,
        // «вывезено 87 тыс. человек» is no export.
        (Sort::MoneyOrMeasure | Sort::Measure, MentionKind::Quantity) if people => false,
        (Sort::Percent, MentionKind::Percent) => !points,
        // «число безработных превысило 31 тыс. человек»
        (Sort::Percent, MentionKind::Quantity) => people && matches!(metric, "unemployment" | "poverty"),
        (Sort::Money | Sort::MoneyOrMeasure | Sort::MoneyOrNumber, MentionKind::Money) => true,
        (Sort::MoneyOrMeasure | Sort::Measure | Sort::Count, MentionKind::Quantity) => true,
        // "a workforce of 610"
        (Sort::Count, MentionKind::Number) if metric == "employment" => {
            number(draft) && amount(draft).is_some_and(|a| a.amount.is_some_and(|a| a >= Decimal::TEN))
        }
        (Sort::MoneyOrMeasure | Sort::Measure | Sort::Count, MentionKind::Number) => number(draft) && large(draft),
        // "The rent was virtually zero"
        (Sort::MoneyOrNumber, MentionKind::Number) => {
            number(draft) && !amount(draft).is_some_and(|a| a.amount.is_some_and(|a| a.is_zero()))
        }
        // Points of an index.
        (Sort::MoneyOrNumber, MentionKind::Quantity) => {
            metric == "share_price" && amount(draft).and_then(|a| a.unit.as_deref()) == Some("point")
        }
        (Sort::Money, MentionKind::Number) => {
            large(draft) && amount(draft).and_then(|a| a.amount).is_some_and(|a| a >= Decimal::from(1_000_000))
        }
        _ => metric == "employment" && draft.kind == MentionKind::Percent && !points,
    }
}

/// Whether people or their posts are counted.
fn people(draft: &Draft) -> bool {
    amount(draft).and_then(|a| a.unit.as_deref()).is_some_and(|unit| matches!(unit, "person" | "job" | "post" | "worker"))
}

/// Whether an amount is weighed or measured out as crops are: no hectares, no signatures.
fn of_mass(draft: &Draft) -> bool {
    const MASS: [&str; 10] = ["tonne", "ounce", "ton", "kilogram", "gram", "centner", "quintal", "bushel", "pound", "bale"];
    amount(draft).and_then(|a| a.unit.as_deref()).is_some_and(|unit| MASS.iter().any(|m| unit.contains(m)))
}

/// Whether so many are counted that they are a figure and not each one news.
pub(super) fn several(draft: &Draft) -> bool {
    amount(draft).and_then(|a| a.amount.or(a.high)).is_some_and(|a| a >= Decimal::TEN)
}

fn large(draft: &Draft) -> bool {
    amount(draft).and_then(|a| a.amount.or(a.high)).is_some_and(|a| a >= Decimal::from(1000))
}

/// Whether a value can be the size of a change of a metric.
pub(super) fn may_be_size(metric: &str, draft: &Draft) -> bool {
    match draft.kind {
        MentionKind::Percent | MentionKind::Multiple => true,
        MentionKind::Money => !matches!(sort(metric), Sort::Percent | Sort::Count | Sort::Measure),
        MentionKind::Number if fraction(draft) => true,
        // "The industry shed 12,000 jobs": posts are no size of output.
        MentionKind::Quantity if people(draft) => matches!(sort(metric), Sort::Count) || matches!(metric, "unemployment" | "poverty"),
        MentionKind::Quantity | MentionKind::Number => {
            matches!(sort(metric), Sort::Count | Sort::Measure | Sort::MoneyOrMeasure | Sort::MoneyOrNumber)
        }
        _ => false,
    }
}

/// Metrics whose growth goes on by that word alone: «рост ожидается на уровне 3%».
pub(super) fn of_economy(metric: &str) -> bool {
    matches!(metric, "gdp" | "industrial_output")
}

/// Metrics that are told by their growth: a percent of them is a change.
pub(super) fn by_growth(metric: &str) -> bool {
    matches!(
        metric,
        "gdp"
            | "industrial_output"
            | "agricultural_output"
            | "production"
            | "construction"
            | "retail"
            | "services"
            | "trade_turnover"
            | "exports"
            | "imports"
            | "price"
            | "freight"
            | "loans"
            | "wages"
    )
}

/// Metrics whose level is a percent.
pub(super) fn is_rate(metric: &str) -> bool {
    matches!(sort(metric), Sort::Percent)
}

/// Whether a change in basis points was taken for that of a metric told before which is no rate.
pub(super) fn of_another_rate(figure: &Figure<'_>) -> bool {
    let points = figure.size.is_some_and(|s| s.unit == Some(ChangeUnit::BasisPoint));
    figure.head.is_none() && points && !is_rate(figure.metric.name)
}

/// Metrics told in percent of output.
pub(super) fn by_output(metric: &str) -> bool {
    matches!(
        metric,
        "balance" | "budget_balance" | "trade_balance" | "current_account" | "debt" | "reserves" | "budget_revenue" | "budget_expenditure"
    )
}

/// Whether what a verb moves can be counted so: carried tons, visited tourists.
pub(super) fn carried_by(verb: &str, unit: &str) -> bool {
    match verb {
        "freight" => matches!(unit, "freight" | "passengers"),
        "tourists" => matches!(unit, "tourists" | "passengers"),
        "employment" => matches!(unit, "employment" | "enterprises") && unit == "employment",
        "jobs" => matches!(unit, "jobs" | "employment"),
        "unemployment" => unit == "employment",
        _ => verb == unit,
    }
}

/// Whether a multiple is less than one: "halved".
pub(super) fn below_one(draft: &Draft) -> bool {
    amount(draft).and_then(|a| a.amount).is_some_and(|a| a < Decimal::ONE)
}

/// Metrics that hold at a day and not over a period.
pub(super) fn is_stock(metric: &str) -> bool {
    matches!(
        metric,
        "debt"
            | "reserves"
            | "exchange_rate"
            | "share_price"
            | "tariff"
            | "loans"
            | "deposits"
            | "money_supply"
            | "population"
            | "interest_rate"
            | "market_value"
            | "enterprises"
            | "employment"
            | "reservoir"
            | "capacity"
            | "projects"
            | "jobs"
    )
}

/// Metrics that add up over a period.
pub(super) fn flows(metric: &str) -> bool {
    !is_stock(metric) && !is_rate(metric) && !of_days(metric)
}

/// Whether a price is that of a day and no average: it goes on with no period.
pub(super) fn is_spot(view: &View<'_>, figure: &Figure<'_>) -> bool {
    let document = view.document;
    let average = |t: usize| document.means(t, Tag::Hint, "average");
    let money = figure.level.is_some_and(|l| view.drafts[l].kind == MentionKind::Money);
    figure.metric.name == "price" && money && !(view.first..view.last).any(average)
}

/// Metrics of periods that are also told of a day.
pub(super) fn of_days(metric: &str) -> bool {
    matches!(metric, "inflation" | "price" | "unemployment" | "wages" | "pensions")
}

/// Metrics whose shares are figures.
pub(super) fn shared(metric: &str) -> bool {
    matches!(
        metric,
        "trade_turnover"
            | "exports"
            | "imports"
            | "transit"
            | "sales"
            | "market_share"
            | "freight"
            | "energy_output"
            | "remittances"
            | "fdi"
            | "retail"
    )
}

/// Metrics told by one price after another: a move and where it ended.
pub(super) fn is_quoted(metric: &str) -> bool {
    matches!(sort(metric), Sort::MoneyOrNumber)
}

/// Whether a bare number is a fraction: «на четверть».
pub(super) fn fraction(draft: &Draft) -> bool {
    draft.kind == MentionKind::Number && amount(draft).and_then(|a| a.amount).is_some_and(|a| a > Decimal::ZERO && a < Decimal::ONE)
}

/// The sign an amount is written with: 1, -1, or 0 without one.
pub(super) fn sign(view: &View<'_>, mention: usize) -> i8 {
    let draft = &view.drafts[mention];
    match view.document.byte(draft.first as usize) {
        b'+' => 1,
        b'-' => -1,
        _ if view.document.is_mark(draft.first as usize, '−')
            || amount(draft).and_then(|a| a.amount).is_some_and(|a| a.is_sign_negative()) =>
        {
            -1
        }
        _ => 0,
    }
}

/// A fraction as percent, where that is exact: 1/4 is 25.
pub(super) fn percent_of(fraction: &str) -> Option<Decimal> {
    let (above, below) = fraction.split_once('/')?;
    let (above, below): (Decimal, Decimal) = (above.parse().ok()?, below.parse().ok()?);
    let percent = (above * Decimal::ONE_HUNDRED).checked_div(below)?.normalize();
    (percent.scale() <= 2).then_some(percent)
}

/// Metrics that nobody sets: what is planned of them is foreseen.
pub(super) fn is_foreseen(metric: &str) -> bool {
    matches!(metric, "gdp" | "inflation" | "unemployment" | "population" | "poverty" | "exchange_rate" | "remittances" | "tourists")
}

/// Metrics that only companies have.
pub(super) fn of_companies(metric: &str) -> bool {
    matches!(metric, "revenue" | "profit" | "loss" | "market_value" | "share_price" | "sales")
}

/// What the central bank of a country speaks of as the country's.
pub(super) fn of_central_banks(metric: &str) -> bool {
    matches!(metric, "inflation" | "reserves" | "money_supply" | "gdp" | "remittances" | "interest_rate")
}

/// Metrics that only countries and their parts have.
pub(super) fn of_countries(metric: &str) -> bool {
    matches!(
        metric,
        "trade_turnover"
            | "trade_balance"
            | "current_account"
            | "gdp"
            | "inflation"
            | "industrial_output"
            | "agricultural_output"
            | "budget_revenue"
            | "budget_expenditure"
            | "budget_balance"
            | "money_supply"
            | "remittances"
            | "unemployment"
            | "wages"
            | "population"
            | "poverty"
            | "retail"
            | "fdi"
            | "exchange_rate"
            | "interest_rate"
            | "reserves"
            | "enterprises"
            | "harvest"
    )
}
