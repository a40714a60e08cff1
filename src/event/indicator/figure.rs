//! A figure while it is being read.

use rust_decimal::Decimal;

use crate::record::{Base, ChangeUnit, Direction, Status};

use super::reading::Metric;

/// Words that stand for what a figure is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub first: usize,
    pub last: usize,
}

/// The size of a change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Size {
    /// The mention it was read from, where the mention is the size itself.
    pub mention: Option<usize>,
    pub amount: Option<Decimal>,
    pub unit: Option<ChangeUnit>,
}

/// One figure: a metric with its value, its change, or both.
#[derive(Debug, Clone)]
pub(super) struct Figure<'a> {
    pub metric: Metric<'a>,
    /// Item of the metric; none where the metric is carried over.
    pub head: Option<usize>,
    /// Mention of the value.
    pub level: Option<usize>,
    /// Mention of the same in another measure: the tons of what the value is the worth of.
    pub counted: Option<usize>,
    pub direction: Option<Direction>,
    pub size: Option<Size>,
    /// Mention of the value it is compared with.
    pub base_value: Option<usize>,
    /// The date of that value.
    pub base_date: Option<usize>,
    /// What the period of that value is to the figure's own.
    pub base_period: Option<Base>,
    pub base: Option<Base>,
    /// First token of the words that say so.
    pub base_at: usize,
    /// The date it is compared with.
    pub compared: Option<usize>,
    /// A date that is its own, not its neighbours'.
    pub date: Option<usize>,
    /// A name that is its own, in place of the list it stands in.
    pub name: Option<usize>,
    /// The first of the names it is listed with, by which they all stand to the figure.
    pub listed: Option<usize>,
    /// The name stands where the first of those listed with it did: "Kazakhstan produced 80 million tons, Azerbaijan 28 million".
    pub again: bool,
    /// Words that say what part it is of, where the metric is left out: «в горнодобывающем – 9,1%».
    pub part: Option<Stretch>,
    /// Goods that are its own, in place of the list they stand in.
    pub goods: Option<Stretch>,
    /// What its nouns say of its status: forecast, target.
    pub aim: Option<Status>,
    /// A share of the metric.
    pub share: bool,
    /// A part of the figure before.
    pub included: bool,
    /// A row of a list whose heading says what it is of.
    pub row: bool,
    /// First and one past the last token that belong to it.
    pub first: usize,
    pub last: usize,
    /// The verb it shares with a figure before, where its own is left out.
    pub verb: Option<usize>,
    /// The words that gave it away.
    pub trigger: Stretch,
    /// How the words around the value showed what it is.
    pub rule: &'static str,
}

impl<'a> Figure<'a> {
    pub fn new(metric: Metric<'a>, head: Option<usize>, first: usize, trigger: Stretch) -> Self {
        Figure {
            metric,
            head,
            level: None,
            counted: None,
            direction: None,
            size: None,
            base_value: None,
            base_date: None,
            base_period: None,
            base: None,
            base_at: 0,
            compared: None,
            date: None,
            name: None,
            listed: None,
            again: false,
            part: None,
            goods: None,
            aim: None,
            share: false,
            included: false,
            row: false,
            first,
            last: trigger.last,
            verb: None,
            trigger,
            rule: "level",
        }
    }

    /// Whether somebody decides what it will be: a company cuts posts, a state sets tariffs.
    pub fn is_decided(&self) -> bool {
        matches!(self.metric.name, "tariff" | "capacity" | "price" | "jobs") || self.rule == "staff"
    }

    /// Whether it has any value yet.
    pub fn filled(&self) -> bool {
        self.level.is_some() || self.size.is_some()
    }
}
