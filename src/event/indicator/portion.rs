//! The goods that have a share of a flow: "wheat accounted for 12% of exports", «на машины пришлось 38% импорта», «доля золота в экспорте».

use crate::event::View;
use crate::language::relation;
use crate::lexicon::{Grammar, Language, Pos, Tag};

use super::figure::{Figure, Stretch};
use super::goods::{goods_word, has_goods, russian_goods};
use super::reading::{Metric, Way};
use super::scan::{Item, Kind, metric};

/// No name of goods is longer.
const LONGEST: usize = 5;

/// The goods beside a word of shares, in the clause of the share.
pub(super) fn of_share(view: &View<'_>, items: &[Item<'_>], figure: &Figure<'_>) -> Option<Stretch> {
    let level = view.drafts[figure.level.filter(|_| figure.share)?].first as usize;
    let clause = view.clause_of(level);
    let shares = |x: &&Item<'_>| matches!(x.kind, Kind::Change(c) if c.way == Way::Share) && view.clause_of(x.first) == clause;
    let share = items.iter().filter(shares).min_by_key(|x| x.first.abs_diff(level))?;
    let noun = matches!(share.kind, Kind::Change(c) if c.noun);
    let found = match (view.language, noun) {
        (Language::En, true) if view.document.relates(share.last, relation::GENITIVE) => words(view, share.last + 1, 0),
        (Language::En, true) => owner(view, share.first),
        (Language::En, false) => before(view, share.first),
        (Language::Ru, true) => words(view, share.last, Grammar::GENITIVE).or_else(|| fallen_to(view, clause)),
        (Language::Ru, false) => fallen_to(view, clause).or_else(|| holder(view, *share)),
    };
    // "small firms accounted for 12% of exports", "exports accounted for 60% of the trade": who sells is no goods, nor is the flow.
    let flow = |m: Metric<'_>| has_goods(m.name) && !m.is(Metric::GOODS);
    let told = |t: usize| view.document.mask(t) & Tag::Metric.bit() != 0 && metric(view, t).is_some_and(|(m, _)| flow(m));
    let seller = Tag::Title.bit() | Tag::Actor.bit() | Tag::People.bit();
    let other = |t: usize| view.document.mask(t) & seller != 0 || told(t);
    found.filter(|s| !(s.first..s.last).any(other))
}

/// The goods that begin at a place, in Russian in one of these cases: several are joined by "and".
fn words(view: &View<'_>, first: usize, cases: u16) -> Option<Stretch> {
    let end = view.last.min(first + LONGEST);
    let word = |t: usize| if view.language == Language::En { part(view, t) } else { russian_goods(view, t) };
    let joins = |t: usize| view.document.is_and(t) && t + 1 < end && word(t + 1);
    let last = (first..end).take_while(|&t| word(t) || t > first && joins(t)).last()? + 1;
    let fits = cases == 0 || view.document.grammar(first).may_be(cases);
    fits.then_some(Stretch { first, last })
}

/// "gold's share"
fn owner(view: &View<'_>, share: usize) -> Option<Stretch> {
    let end = share.checked_sub(1).filter(|&p| p > view.first && view.document.is_possessive(p))?;
    before(view, end)
}

/// English: the goods that end at a place and that nothing governs.
fn before(view: &View<'_>, end: usize) -> Option<Stretch> {
    let document = view.document;
    let joins = |t: usize| document.is_and(t) && t > view.first && part(view, t - 1);
    let floor = end.saturating_sub(LONGEST).max(view.first);
    let first = (floor..end).rev().take_while(|&t| part(view, t) || t + 1 < end && joins(t)).last()?;
    let led = first > view.first && document.is(first - 1, Tag::Preposition) && !document.relates(first - 1, relation::COMITATIVE);
    (!led).then_some(Stretch { first, last: end })
}

/// A word of goods, or an adjective before one: "crude oil".
fn part(view: &View<'_>, at: usize) -> bool {
    let adjective = || view.document.has_pos(at, Pos::Adjective) && at + 1 < view.last && goods_word(view, at + 1);
    goods_word(view, at) || view.mention_at(at).is_none() && adjective()
}

/// «на машины пришлось», «приходится на машины»
fn fallen_to(view: &View<'_>, clause: usize) -> Option<Stretch> {
    let led = |&t: &usize| view.document.relates(t, relation::SHARER) && view.clause_of(t) == clause;
    view.tokens_of(clause).filter(led).find_map(|t| words(view, t + 1, Grammar::ACCUSATIVE))
}

/// «35% экспорта занимает золото», «золото занимает 35%»
fn holder(view: &View<'_>, share: Item<'_>) -> Option<Stretch> {
    words(view, share.last, Grammar::NOMINATIVE).or_else(|| {
        let floor = share.first.saturating_sub(LONGEST).max(view.first);
        let first = (floor..share.first).rev().take_while(|&t| russian_goods(view, t)).last()?;
        view.document.grammar(first).may_be(Grammar::NOMINATIVE).then_some(Stretch { first, last: share.first })
    })
}
