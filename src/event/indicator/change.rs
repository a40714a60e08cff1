//! The change a figure tells: its direction and size, and what it is compared with.

use crate::event::{View, time};
use crate::record::{Base, Change, Direction, MentionId, Time, Value};

use super::figure::Figure;

/// What a figure says of how it moved.
pub(super) fn change(view: &View<'_>, figure: &Figure<'_>, time: Option<&Time>) -> Option<Change> {
    // «ухудшило прогноз по инфляции с 6% до 7,5%»: the numbers tell which way it went.
    let compared = compared_direction(view, figure);
    // A currency that weakens costs less of another, the number of its units that buy one more.
    let verb = figure.size.is_some() || figure.metric.name == "exchange_rate";
    let direction = if verb { figure.direction.or(compared) } else { compared.or(figure.direction) }?;
    let told = figure.base.filter(|base| *base != Base::StartOfYear);
    let base = told.or_else(|| year_before(view, figure, time)).or(figure.base).unwrap_or(if figure.base_value.is_some() {
        Base::Explicit
    } else {
        Base::Unstated
    });
    let size = figure.size;
    Some(Change {
        direction,
        amount: size.and_then(|s| s.amount),
        unit: size.and_then(|s| s.unit),
        base,
        mention: size.and_then(|s| s.mention).map(|m| MentionId(m as u32 + 1)),
    })
}

/// Up or down, where the text gives the value and the one it is compared with: "4.72% compared with 4.39% in April".
fn compared_direction(view: &View<'_>, figure: &Figure<'_>) -> Option<Direction> {
    let amount = |m: usize| match &view.drafts[m].value {
        Some(Value::Amount(amount)) => Some(amount),
        _ => None,
    };
    let (now, then) = (amount(figure.level?)?, amount(figure.base_value?)?);
    let alike = now.currency == then.currency && now.unit == then.unit;
    let (now, then) = (now.amount.filter(|_| alike)?, then.amount?);
    match now.cmp(&then) {
        std::cmp::Ordering::Greater => Some(Direction::Increase),
        std::cmp::Ordering::Less => Some(Direction::Decrease),
        std::cmp::Ordering::Equal => None,
    }
}

/// A figure compared with the same period of the year before. One without a time of its own is of the year of publication, where that
/// is long enough behind what it is compared with.
fn year_before(view: &View<'_>, figure: &Figure<'_>, time: Option<&Time>) -> Option<Base> {
    let compared = time::date(view, figure.compared?)?;
    if just_before(compared, time) {
        return Some(Base::PreviousPeriod);
    }
    let year = |d: &str| d.get(..4).and_then(|y| y.parse::<i16>().ok());
    let published = view.document.published;
    let now = match time {
        Some(time) => year(time.from.as_deref()?)?,
        None => published.filter(|_| compared.from != compared.to)?.year(),
    };
    let over = || {
        let to = compared.to.as_deref().and_then(|d| d.parse::<jiff::civil::Date>().ok());
        let next = to.and_then(|to| to.checked_add(jiff::Span::new().years(1)).ok());
        next.zip(published).is_some_and(|(next, published)| next <= published)
    };
    let whole = compared.timex.len() == "2024".len();
    let known = time.is_some() || whole || over();
    // «к марту прошлого года» is a limit and has no first day.
    let then = compared.from.as_deref().or(compared.to.as_deref())?;
    (known && year(then)? + 1 == now).then_some(Base::SamePeriodLastYear)
}

/// Whether the month or quarter compared with is the one before the figure's own.
fn just_before(compared: &crate::record::DateValue, time: Option<&Time>) -> bool {
    let day = |d: &Option<String>| d.as_deref().and_then(|d| d.parse::<jiff::civil::Date>().ok());
    let span = |from: jiff::civil::Date, to: jiff::civil::Date| from.until(to).map_or(0, |s| s.get_days());
    // «к январю» names the month as a limit.
    let month = compared.from.is_none() && compared.timex.len() == "2026-01".len();
    let from = if month { day(&compared.to).map(|to| to.first_of_month()) } else { day(&compared.from) };
    let Some((from, to)) = from.zip(day(&compared.to)) else { return false };
    let Some((now, end)) = time.and_then(|t| day(&t.from).zip(day(&t.to))) else { return false };
    let (length, own) = (span(from, to), span(now, end));
    length > 0 && length < 100 && length.abs_diff(own) <= 3 && to.tomorrow().is_ok_and(|next| next == now)
}
