//! Words that measure one thing in one setting and another in the next: a deficit, revenue, spending.

use crate::event::View;
use crate::language::relation;
use crate::lexicon::Tag;
use crate::record::{ChangeUnit, MentionKind};

use super::figure::Figure;
use super::goods;
use super::reading::Metric;
use super::scan::{Item, Kind};

/// What figures are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Setting {
    Trade,
    Budget,
}

fn setting(metric: &str) -> Option<Setting> {
    match metric {
        "exports" | "imports" | "trade_turnover" | "trade_balance" => Some(Setting::Trade),
        "budget" | "budget_revenue" | "budget_expenditure" | "budget_balance" => Some(Setting::Budget),
        _ => None,
    }
}

/// Gives a figure whose metric depends on its setting that of the sentence, or of the figure before it.
pub(super) fn settle(view: &View<'_>, figure: &mut Figure<'_>, items: &[Item<'_>], last: Option<&str>) {
    if bare_prices(view, figure, items) {
        figure.metric = Metric { name: "inflation", ..figure.metric };
        return;
    }
    if figure.metric.name == "trade_turnover" && is_balance(view, figure) {
        figure.metric = Metric { name: "trade_balance", ..figure.metric };
        return;
    }
    let open =
        matches!(figure.metric.name, "balance" | "spending" | "revenue" | "turnover") || earned(figure) || sold_to(view, figure, items);
    if !open {
        return;
    }
    let here = items.iter().find_map(|item| match item.kind {
        Kind::Metric(metric) => setting(metric.name),
        _ => None,
    });
    let name = match (figure.metric.name, here.or_else(|| last.and_then(setting)).or_else(|| of_budget(view))) {
        ("balance", Some(Setting::Trade)) => "trade_balance",
        ("balance", Some(Setting::Budget)) => "budget_balance",
        // "a deficit of 2.5 percent of GDP"
        ("balance", None) if of_output(view, figure) => "budget_balance",
        ("spending", Some(Setting::Budget)) => "budget_expenditure",
        ("revenue", Some(Setting::Budget)) => "budget_revenue",
        ("turnover", Some(Setting::Trade)) if !of_a_company(view, beside(items, figure)) => "trade_turnover",
        ("turnover", _) => "revenue",
        // «нарастила поставки, заработав 1,9 млрд»: a country earns by what it sells.
        ("profit" | "sales", Some(Setting::Trade)) if !of_a_company(view, beside(items, figure)) => "exports",
        ("revenue" | "profit" | "sales", _) => return,
        _ => "none",
    };
    figure.metric = Metric { name, ..figure.metric };
}

/// Whether the sentence before speaks of a budget: «Депутаты приняли бюджет. Доходы составят …»
fn of_budget(view: &View<'_>) -> Option<Setting> {
    let before = view.document.sentences.get(view.sentence.checked_sub(1)?)?;
    let budget = |t: usize| view.document.payload(t, Tag::Metric).is_some_and(|m| m.starts_with("budget"));
    (before.first as usize..before.last as usize).any(budget).then_some(Setting::Budget)
}

/// Whether prices of nothing in particular moved, where the text speaks of inflation: «за 11 месяцев цены поднялись на 2,9%».
fn bare_prices(view: &View<'_>, figure: &Figure<'_>, items: &[Item<'_>]) -> bool {
    let document = view.document;
    let Some(head) = figure.head.filter(|_| figure.metric.name == "price" && figure.level.is_none()).map(|h| items[h]) else {
        return false;
    };
    let percent = figure.size.is_some_and(|s| s.unit == Some(ChangeUnit::Percent));
    let plain = head.last == head.first + 1 && !figure.metric.is(Metric::GOODS | Metric::PER) && figure.part.is_none();
    let inflation = |t: usize| document.payload(t, Tag::Metric).is_some_and(|m| m.starts_with("inflation"));
    percent && plain && goods::of(view, items, figure).is_none() && (0..document.tokens.len()).any(inflation)
}

/// Whether a figure is what somebody earned, by the verb.
fn earned(figure: &Figure<'_>) -> bool {
    figure.metric.name == "profit" && figure.metric.is(Metric::VERB)
}

/// "Sales to India stood at $2 billion": of goods that go to a place.
fn sold_to(view: &View<'_>, figure: &Figure<'_>, items: &[Item<'_>]) -> bool {
    let head = figure.head.filter(|_| figure.metric.name == "sales" && !figure.metric.is(Metric::VERB)).map(|h| items[h].last);
    head.is_some_and(|last| {
        let place = view.mention_at(last + 1).is_some_and(|m| view.drafts[m].kind == MentionKind::Place);
        place && view.document.relates(last, relation::GOAL) || view.document.phrase_means(last, Tag::Hint, "abroad")
    })
}

/// "Foreign trade closed with a surplus of $1.8 billion", «завершилась с профицитом в $1,8 млрд»: the amount is the balance.
fn is_balance(view: &View<'_>, figure: &Figure<'_>) -> bool {
    const REACH: usize = 3;
    let Some(first) = figure.level.map(|m| view.drafts[m].first as usize) else { return false };
    let small = Tag::Preposition.bit() | Tag::Determiner.bit() | Tag::Approx.bit();
    let noun = (first.saturating_sub(REACH).max(view.first)..first).rev().find(|&t| view.document.mask(t) & small == 0);
    noun.is_some_and(|t| view.document.payload(t, Tag::Metric).is_some_and(|m| m.starts_with("balance")))
}

/// Whether a figure is told in percent of output.
fn of_output(view: &View<'_>, figure: &Figure<'_>) -> bool {
    const REACH: usize = 3;
    let Some(last) = figure.level.filter(|&m| view.drafts[m].kind == MentionKind::Percent).map(|m| view.drafts[m].last as usize) else {
        return false;
    };
    (last..view.last.min(last + REACH)).any(|t| super::scan::metric(view, t).is_some_and(|(m, _)| m.name == "gdp"))
}

/// The items on a figure's side of a colon: «Служба опубликовала данные о торговле: оборот составил …».
fn beside<'v, 'a>(items: &'v [Item<'a>], figure: &Figure<'_>) -> &'v [Item<'a>] {
    let colon = items.iter().rposition(|x| x.kind == Kind::Colon && x.last <= figure.trigger.first);
    &items[colon.map_or(0, |c| c + 1)..]
}

/// Whether the sentence names a company or an office that may have a turnover.
fn of_a_company(view: &View<'_>, items: &[Item<'_>]) -> bool {
    items.iter().any(|item| {
        matches!(item.kind, Kind::Name(m) if view.drafts[m].kind == MentionKind::Organization) && !view.names_source(item.first)
    })
}
