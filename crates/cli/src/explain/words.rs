//! Values in words.

use dateline::record::{Amount, Approx, Base, Change, ChangeUnit, DateModifier, DateValue, Direction, Time, Value};

use crate::report::group_digits;

/// "over 4,970,000,000 USD", "2025-H1 (2025-01-01 to 2025-06-30)".
pub fn value(value: &Value) -> String {
    match value {
        Value::Amount(amount) => self::amount(amount),
        Value::Date(date) => self::date(date),
        Value::Timex(timex) => format!("{}{}", timex.timex, if timex.day_assumed { " (day assumed)" } else { "" }),
    }
}

fn amount(amount: &Amount) -> String {
    let number = match (&amount.amount, &amount.low, &amount.high) {
        (Some(exact), _, _) => digits(&exact.to_string()),
        (None, Some(low), Some(high)) => format!("{} to {}", digits(&low.to_string()), digits(&high.to_string())),
        (None, Some(low), None) => format!("from {}", digits(&low.to_string())),
        (None, None, Some(high)) => format!("to {}", digits(&high.to_string())),
        (None, None, None) => "?".into(),
    };
    let unit = amount.currency.as_deref().or(amount.unit.as_deref()).map(|unit| format!(" {}", unit.replace('_', " ")));
    let assumed = if amount.currency_assumed { " (currency assumed)" } else { "" };
    format!("{}{number}{}{assumed}", approx(amount.approx), unit.unwrap_or_default())
}

fn approx(approx: Approx) -> &'static str {
    match approx {
        Approx::Exact => "",
        Approx::About => "about ",
        Approx::Over => "over ",
        Approx::AtLeast => "at least ",
        Approx::Under => "under ",
        Approx::UpTo => "up to ",
        Approx::Nearly => "nearly ",
    }
}

/// Commas between thousands, of the whole part alone.
fn digits(number: &str) -> String {
    let (sign, number) = number.strip_prefix('-').map_or(("", number), |rest| ("−", rest));
    match number.split_once('.') {
        Some((whole, part)) => format!("{sign}{}.{part}", group_digits(whole)),
        None => format!("{sign}{}", group_digits(number)),
    }
}

fn date(date: &DateValue) -> String {
    let modifier = date.modifier.map_or("", |modifier| match modifier {
        DateModifier::Since => "since ",
        DateModifier::Until => "until ",
        DateModifier::By => "by ",
        DateModifier::Before => "before ",
        DateModifier::After => "after ",
        DateModifier::Start => "start of ",
        DateModifier::Mid => "middle of ",
        DateModifier::End => "end of ",
        DateModifier::About => "about ",
    });
    format!("{modifier}{}", days(&date.timex, date.from.as_deref(), date.to.as_deref()))
}

/// When an event happened or holds.
pub fn time(time: &Time) -> String {
    days(&time.timex, time.from.as_deref(), time.to.as_deref())
}

/// A period by its name, and the days it spans where the name does not say them.
fn days(timex: &str, from: Option<&str>, to: Option<&str>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from == to && from == timex => timex.to_string(),
        (Some(from), Some(to)) => format!("{timex} ({from} to {to})"),
        (Some(from), None) => format!("{timex} (from {from})"),
        (None, Some(to)) => format!("{timex} (to {to})"),
        (None, None) if timex.starts_with("XXXX") => format!("{timex} (year not told)"),
        (None, None) => timex.to_string(),
    }
}

/// "+18.2 percent on the same period of last year".
pub fn change(change: &Change) -> String {
    let by = change.amount.map(|amount| digits(&amount.to_string()));
    let unit = change.unit.map_or("", |unit| match unit {
        ChangeUnit::Percent => " percent",
        ChangeUnit::PercentagePoint => " percentage points",
        ChangeUnit::BasisPoint => " basis points",
        ChangeUnit::Multiple => " times",
        ChangeUnit::Absolute => "",
    });
    let base = match change.base {
        Base::PreviousPeriod => " on the period before",
        Base::SamePeriodLastYear => " on the same period of last year",
        Base::Explicit => " on the figure given",
        Base::StartOfYear => " since the start of the year",
        Base::AllTime => ", a record",
        Base::Unstated => "",
    };
    match (change.direction, by) {
        (Direction::Unchanged, _) => format!("unchanged{base}"),
        (Direction::Increase, None) => format!("up{base}"),
        (Direction::Decrease, None) => format!("down{base}"),
        (Direction::Increase, Some(by)) if change.unit == Some(ChangeUnit::Multiple) => format!("up {by}{unit}{base}"),
        (Direction::Decrease, Some(by)) if change.unit == Some(ChangeUnit::Multiple) => format!("down {by}{unit}{base}"),
        (Direction::Increase, Some(by)) => format!("+{by}{unit}{base}"),
        (Direction::Decrease, Some(by)) => format!("−{by}{unit}{base}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_as_a_person_would_write_them() {
        let money = Amount { amount: "4970000000.5".parse().ok(), currency: Some("USD".into()), approx: Approx::Over, ..Amount::default() };
        assert_eq!(amount(&money), "over 4,970,000,000.5 USD");
        let range = Amount { low: "2".parse().ok(), high: "2.5".parse().ok(), unit: Some("percentage_point".into()), ..Amount::default() };
        assert_eq!(amount(&range), "2 to 2.5 percentage point");
    }

    #[test]
    fn a_period_shows_its_days_and_a_day_shows_once() {
        assert_eq!(days("2025-H1", Some("2025-01-01"), Some("2025-06-30")), "2025-H1 (2025-01-01 to 2025-06-30)");
        assert_eq!(days("2025-07-10", Some("2025-07-10"), Some("2025-07-10")), "2025-07-10");
        assert_eq!(days("XXXX-05", None, None), "XXXX-05 (year not told)");
        assert_eq!(days("2030", None, Some("2030-12-31")), "2030 (to 2030-12-31)");
    }

    #[test]
    fn a_change_says_its_base() {
        let up = Change {
            direction: Direction::Increase,
            amount: "18.2".parse().ok(),
            unit: Some(ChangeUnit::Percent),
            base: Base::SamePeriodLastYear,
            mention: None,
        };
        assert_eq!(change(&up), "+18.2 percent on the same period of last year");
        assert_eq!(change(&Change { amount: None, base: Base::Unstated, direction: Direction::Decrease, ..up }), "down");
    }
}
