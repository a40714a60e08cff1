//! What a date is to a figure: a period or a day, over or to come.

use crate::event::{View, time};
use crate::language::function::word;
use crate::language::relation;
use crate::record::{DateModifier, Time};

use super::figure::Figure;
use super::fit;
use super::scan::Item;

/// Whether a date has a beginning and an end.
pub(super) fn closed(view: &View<'_>, mention: usize) -> bool {
    time::date(view, mention).is_some_and(|d| d.from.is_some() && d.to.is_some())
}

/// Whether a date lies in one calendar year: "in a decade" is no period a report is of.
pub(super) fn within_a_year(view: &View<'_>, mention: usize) -> bool {
    let years = |d: &crate::record::DateValue| Some((d.from.as_deref()?.get(..4)?.to_string(), d.to.as_deref()?.get(..4)?.to_string()));
    time::date(view, mention).and_then(years).is_some_and(|(from, to)| from == to)
}

/// The time a date gives a figure. A stock is of its day: "debt at the end of December" of the 31st, "at the beginning" of the first. What
/// flows by "the end of 2025" flowed all year.
pub(super) fn time_of(view: &View<'_>, figure: &Figure<'_>, mention: usize, settled: bool) -> Option<Time> {
    let time = time::time(view, mention)?;
    let modifier = time::date(view, mention).and_then(|d| d.modifier);
    let year = time.timex.len() == "2025".len() && settled;
    let (from, to) = match modifier {
        Some(DateModifier::End) if fit::is_stock(figure.metric.name) || figure.metric.name == "unemployment" => {
            (time.to.clone(), time.to.clone())
        }
        // "stood at $6 billion by the end of June"
        Some(DateModifier::By) if settled && fit::is_stock(figure.metric.name) => (time.to.clone(), time.to.clone()),
        Some(DateModifier::Start) if fit::is_stock(figure.metric.name) => (time.from.clone(), time.from.clone()),
        Some(DateModifier::End) if year && fit::flows(figure.metric.name) => (Some(format!("{}-01-01", time.timex)), time.to.clone()),
        _ => (time.from.clone(), time.to.clone()),
    };
    Some(Time { from, to, ..time })
}

/// Whether a company's figure stands beside another of the same time: "a first-half profit of A on revenues of B".
pub(super) fn beside(view: &View<'_>, items: &[Item<'_>], figure: &Figure<'_>) -> bool {
    let Some(head) = figure.head.filter(|_| fit::of_companies(figure.metric.name)) else { return false };
    let before = items[head].first.checked_sub(1).filter(|&b| b >= view.first);
    before.is_some_and(|b| word::FIGURE_BESIDE.contains(&view.document.tokens[b]))
}

/// Whether a date is longer than a day.
pub(super) fn period(view: &View<'_>, mention: usize) -> bool {
    time::date(view, mention).is_some_and(|d| d.from != d.to || d.from.is_none())
}

/// Whether a figure can be of one day: a stock, a price.
pub(super) fn of_a_day(figure: &Figure<'_>, view: &View<'_>, mention: usize) -> bool {
    let first = view.drafts[mention].first as usize;
    let by = |t: usize| view.document.relates(t, relation::AS_OF);
    // "reached a record on May 21", long before the report
    let on = || first > view.first && view.document.relates(first - 1, relation::ON_DAY) && !recent(view, mention);
    fit::is_stock(figure.metric.name) || fit::of_days(figure.metric.name) || first > view.first && by(first - 1) || on()
}

/// Whether a date is of the days when the article appeared: those of which somebody speaks.
fn recent(view: &View<'_>, mention: usize) -> bool {
    const DAYS: i32 = 8;
    let day = time::date(view, mention).and_then(|d| d.from.as_deref()?.parse::<jiff::civil::Date>().ok());
    let (Some(day), Some(published)) = (day, view.document.published) else { return true };
    day.until(published).is_ok_and(|span| span.get_days().abs() < DAYS)
}

/// Whether a time is over on the day of publication.
pub(super) fn past(view: &View<'_>, time: Option<&Time>) -> bool {
    let end = time.and_then(|t| t.to.as_deref()?.parse::<jiff::civil::Date>().ok());
    end.zip(view.document.published).is_some_and(|(end, published)| end < published)
}

/// Whether a date begins after the day of publication: no figure of the past takes it over.
pub(super) fn to_come(view: &View<'_>, mention: usize) -> bool {
    let begin = time::date(view, mention).and_then(|d| d.from.as_deref()?.parse::<jiff::civil::Date>().ok());
    begin.zip(view.document.published).is_some_and(|(begin, published)| begin > published)
}

/// Whether a date is over on the day of publication.
pub(super) fn over(view: &View<'_>, mention: usize) -> bool {
    let end = time::date(view, mention).and_then(|d| d.to.as_deref()?.parse::<jiff::civil::Date>().ok());
    end.zip(view.document.published).is_none_or(|(end, published)| end < published)
}
