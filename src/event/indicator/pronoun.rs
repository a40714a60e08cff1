//! Pronouns that stand for the figure spoken of: "it was $3.6 billion", «она выросла».

use crate::event::{ClauseKind, View, time};
use crate::language::relation;
use crate::lexicon::{Language, Tag};
use crate::record::{Base, MentionKind};

use super::figure::Figure;
use super::reading::{Change, Metric, Way};
use super::scan::{Item, Kind, change, is_value, metric};

/// Whether a pronoun may stand for a figure. A Russian one has the gender of its noun.
pub(super) fn is_figure(view: &View<'_>, at: usize) -> bool {
    match view.document.payload(at, Tag::Pronoun) {
        Some("it" | "they") => true,
        Some("he" | "she") => view.language == Language::Ru,
        _ => false,
    }
}

/// What a sentence without figures says that it moved, for the next one to go on with: "Imports fell. They dipped to …".
pub(super) fn spoken_of<'a>(view: &View<'a>) -> Option<Metric<'a>> {
    let words = view.document.sentences[view.sentence].mask;
    if words & Tag::Metric.bit() == 0 {
        return None;
    }
    let clause = |t: usize| &view.clauses[view.clause_of(t)];
    let measured = |t: usize| metric(view, t).filter(|(m, _)| !m.none() && !m.same() && !m.is(Metric::WEAK | Metric::VERB));
    let (head, (metric, end)) = (view.first..view.last).find_map(|t| Some((t, measured(t)?)))?;
    // "Trade between them is small. It came to …"
    let is = |t: usize| view.language == Language::En && matches!(view.document.payload(t, Tag::Auxiliary), Some("is" | "was"));
    let moves = |t: usize| view.finite(t) && (is(t) || change(view, t).is_some_and(|(c, _)| c.way.moves() && !c.cause && !c.noun));
    let moved = (end..view.last).find(|&t| moves(t))?;
    (clause(head).kind == ClauseKind::Main && view.clause_of(head) == view.clause_of(moved)).then_some(metric)
}

/// Whether a figure is no more than what "it" came to, at no time of its own: "Profit rose 5%. It reached 3.15 billion."
pub(super) fn gives_level(view: &View<'_>, figure: &Figure<'_>) -> bool {
    let plain = figure.head.is_none() && figure.size.is_none() && figure.base_value.is_none() && figure.date.is_none();
    let begins = (view.first..figure.trigger.first).any(|t| is_figure(view, t)) && !figure.share && !figure.included;
    plain && begins && figure.part.is_none() && figure.aim.is_none() && time::candidates(view, |_| true).next().is_none()
}

/// Puts the metric where a pronoun stands for it: "wheat exports grew 12-fold, those of rails 6-fold".
pub(super) fn those<'a>(view: &View<'a>, items: &mut Vec<Item<'a>>) {
    if view.language != Language::En {
        return;
    }
    let document = view.document;
    let pronoun = |t: usize| {
        let that = document.payload(t, Tag::Determiner).or(document.payload(t, Tag::Conjunction)) == Some("that");
        let named = |t: usize| view.mention_at(t).is_some_and(|m| view.drafts[m].kind == MentionKind::Place);
        that && (document.relates(t + 1, relation::GENITIVE) || document.relates(t + 1, relation::DIRECTION) && named(t + 2))
    };
    for at in (view.first..view.last.saturating_sub(1)).filter(|&t| pronoun(t)) {
        let slot = items.partition_point(|x| x.first < at);
        let Some(Kind::Metric(metric)) = items[..slot].iter().rev().map(|x| x.kind).find(|k| matches!(k, Kind::Metric(_))) else {
            continue;
        };
        if !metric.none() && !metric.same() {
            let metric = Metric { flags: metric.flags | Metric::PRONOUN, ..metric };
            items.insert(slot, Item { kind: Kind::Metric(metric), first: at, last: at + 1 });
        }
    }
}

/// Whether a value is of the period a year before the one spoken of: "It had posted a profit of 37 million in the year-ago period",
/// but neither "3.6% y/y" nor "$1.7 billion in January, twice as large as a year earlier".
pub(super) fn of_the_year_before(view: &View<'_>, items: &[Item<'_>], figure: &Figure<'_>) -> bool {
    let alone = figure.size.is_none() && figure.direction.is_none() && figure.base_value.is_none() && figure.compared.is_none();
    let Some(level) = figure.level.filter(|_| figure.base == Some(Base::SamePeriodLastYear) && alone && !figure.share) else {
        return false;
    };
    let document = view.document;
    let annual = |at: usize| document.phrase_means(at, Tag::Hint, "annual");
    let end = view.drafts[level].last as usize;
    let parts = |x: &&Item<'_>| x.first >= end && x.first < figure.base_at;
    let apart = |x: &Item<'_>| matches!(x.kind, Kind::Comma | Kind::Break | Kind::Open | Kind::Date(_) | Kind::Value(_));
    !annual(figure.base_at) && !items.iter().filter(parts).any(apart)
}

/// English: whether the copula at a token says how high a figure was: "In the first quarter it was $3.6 billion", "it had been 41%", "this
/// figure was".
pub(super) fn tells_level(view: &View<'_>, at: usize) -> Option<(Change, usize)> {
    let document = view.document;
    let english = view.language == Language::En && at > view.first;
    let subject = match document.payload(at, Tag::Auxiliary) {
        Some("was" | "is") => Some(at - 1),
        Some("been") => (at - 1).checked_sub(1).filter(|&t| t >= view.first && document.payload(at - 1, Tag::Auxiliary) == Some("had")),
        _ => None,
    };
    let figure = |t: usize| is_figure(view, t) || t > view.first && document.is(t - 1, Tag::Determiner) && is_same(view, t);
    let told = english && subject.is_some_and(figure);
    let amount = |t: usize| view.mention_at(t).is_some_and(|m| is_value(view.drafts[m].kind) && view.drafts[m].first as usize == t);
    let small = |t: usize| document.mask(t) & (Tag::Approx.bit() | Tag::Determiner.bit()) != 0;
    let next = (at + 1..view.last).find(|&t| amount(t) || !small(t));
    (told && next.is_some_and(amount)).then_some((Change::of(Way::Level), at + 1))
}

/// Whether a noun stands for a figure: "the figure", "this number".
fn is_same(view: &View<'_>, at: usize) -> bool {
    metric(view, at).is_some_and(|(m, end)| m.same() && end == at + 1)
}
