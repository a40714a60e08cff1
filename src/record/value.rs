//! What a value mention comes to.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

/// What a value mention comes to. The mention's kind says how to read it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Value {
    /// Of `date` mentions.
    Date(DateValue),
    /// Of `time`, `duration` and `set` mentions.
    Timex(TimexValue),
    /// Of `money`, `percent`, `multiple`, `quantity`, `number` and `ordinal` mentions.
    Amount(Amount),
}

/// A number or a range of numbers, with what it counts. Exact: `5,3 млн` is 5300000.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// The amount; absent for a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub amount: Option<Decimal>,
    /// Lower end of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub low: Option<Decimal>,
    /// Upper end of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub high: Option<Decimal>,
    /// ISO 4217 code, of money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// True where the text leaves the currency open (a bare `$`).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub currency_assumed: bool,
    /// `percent`, `percentage_point`, `basis_point` of percents; the measure or counted noun of quantities.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// How exact the text says it is.
    #[serde(default)]
    pub approx: Approx,
}

/// How exact an amount is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Approx {
    /// As said.
    #[default]
    Exact,
    /// "about", «около».
    About,
    /// "more than", «более».
    Over,
    /// "at least", «не менее».
    AtLeast,
    /// "less than", «менее».
    Under,
    /// "up to", «до».
    UpTo,
    /// "nearly", «почти».
    Nearly,
}

impl Approx {
    /// The word the record uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Approx::Exact => "exact",
            Approx::About => "about",
            Approx::Over => "over",
            Approx::AtLeast => "at_least",
            Approx::Under => "under",
            Approx::UpTo => "up_to",
            Approx::Nearly => "nearly",
        }
    }
}

/// A day or any period of the calendar.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DateValue {
    /// TIMEX3 value.
    pub timex: String,
    /// First day, `2025-01-01`; null = open or not known.
    #[serde(deserialize_with = "present")]
    pub from: Option<String>,
    /// Last day, inclusive; null = open or not known.
    #[serde(deserialize_with = "present")]
    pub to: Option<String>,
    /// "by", "since", «в начале».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modifier: Option<DateModifier>,
}

/// Keeps the key required, so that a [`TimexValue`] is never taken for a date.
fn present<'de, D: Deserializer<'de>>(d: D) -> Result<Option<String>, D::Error> {
    Option::deserialize(d)
}

/// How a date bounds what it dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum DateModifier {
    Since,
    Until,
    By,
    Before,
    After,
    Start,
    Mid,
    End,
    About,
}

impl DateModifier {
    /// The word the record uses.
    pub fn as_str(self) -> &'static str {
        match self {
            DateModifier::Since => "since",
            DateModifier::Until => "until",
            DateModifier::By => "by",
            DateModifier::Before => "before",
            DateModifier::After => "after",
            DateModifier::Start => "start",
            DateModifier::Mid => "mid",
            DateModifier::End => "end",
            DateModifier::About => "about",
        }
    }
}

/// A time of day, a duration or a set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TimexValue {
    /// TIMEX3 value: `2025-07-10T08:10`, `T08:10` where the day is not known, `P7Y`, `P1Y` with a set's repetition.
    pub timex: String,
    /// True where the text names no day for a time of day: the day is that of publication.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub day_assumed: bool,
}
