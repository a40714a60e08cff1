//! Rows below a heading that says what they are of: "Main trading partners: • Türkiye – $2.41 billion".

use crate::event::View;
use crate::event::frame::is_country;
use crate::lexicon::Tag;
use crate::record::{Direction, MentionKind};
use crate::text::TokenKind;

use super::figure::{Figure, Size, Stretch};
use super::reading::{Metric, Way};
use super::scan::{Item, Kind, metric};
use super::{fit, put};

/// What the rows below a sentence give, where it is a heading or ends in a colon.
pub(super) fn listed<'a>(view: &View<'a>, heading: bool) -> Option<Metric<'a>> {
    let colon = view.document.is_mark(view.last - 1, ':');
    if !heading && !colon {
        return None;
    }
    let usable = |m: &Metric<'_>| !m.none() && !m.same() && !m.is(Metric::GOODS) && !m.is(Metric::VERB);
    (view.first..view.last).find_map(|t| metric(view, t).map(|(m, _)| m).filter(usable))
}

/// Whether a sentence can be a row: a paragraph of its own, a few words and an amount.
pub(super) fn possible(view: &View<'_>) -> bool {
    const LONGEST: usize = 24;
    let counts = |m: usize| matches!(view.drafts[m].kind, MentionKind::Money | MentionKind::Quantity);
    view.last - view.first <= LONGEST && opens_paragraph(view) && view.mentions.clone().any(counts)
}

/// The figure of a row: what it is of, a dash, a colon or nothing, and its value.
pub(super) fn figure<'a>(view: &View<'a>, items: &[Item<'a>], metric: Metric<'a>) -> Option<Figure<'a>> {
    let value = items.iter().position(|x| matches!(x.kind, Kind::Value(_)))?;
    let Kind::Value(mention) = items[value].kind else { return None };
    let counts = matches!(view.drafts[mention].kind, MentionKind::Money | MentionKind::Quantity);
    let words = |from: usize, to: usize| (from..to).filter(|&t| view.document.tokens[t].kind == TokenKind::Word).count();
    let label = (view.first..items[value].first).find(|&t| view.document.tokens[t].kind == TokenKind::Word)?;
    let told =
        items[..value].iter().any(|x| matches!(x.kind, Kind::Metric(m) if !m.is(Metric::GOODS)) || matches!(x.kind, Kind::Change(_)));
    let verb = (view.first..view.last).any(|t| view.finite(t));
    if !counts || told || verb || !fit::may_be_level(metric.name, &view.drafts[mention]) {
        return None;
    }
    let name = items[..value].iter().position(|x| matches!(x.kind, Kind::Name(_))).filter(|&n| items[n].first <= label + 1);
    let end = match name {
        Some(n) => items[n].last,
        None => (label..items[value].first).rev().find(|&t| view.document.tokens[t].kind == TokenKind::Word)? + 1,
    };
    if words(end, items[value].first) > 0 || words(label, end) > 5 {
        return None;
    }
    let mut figure = Figure::new(metric, None, label, Stretch { first: items[value].first, last: items[value].last });
    (figure.level, figure.rule, figure.row) = (Some(mention), "row", true);
    if let Some((direction, size)) = change(view, &items[value + 1..]) {
        (figure.direction, figure.size) = (Some(direction), Some(size));
    }
    match name {
        Some(name) => figure.name = Some(name),
        None => figure.part = Some(Stretch { first: label, last: end }),
    }
    Some(figure)
}

/// The change told behind the value: "(+7.5%)", «минус 2,3%».
fn change(view: &View<'_>, items: &[Item<'_>]) -> Option<(Direction, Size)> {
    let at = items.iter().take(4).position(|x| matches!(x.kind, Kind::Value(_)))?;
    let Kind::Value(mention) = items[at].kind else { return None };
    let relative = matches!(view.drafts[mention].kind, MentionKind::Percent | MentionKind::Multiple);
    let told = |x: &Item<'_>| match x.kind {
        Kind::Plus => Some(Direction::Increase),
        Kind::Minus => Some(Direction::Decrease),
        Kind::Change(c) if c.way == Way::Increase => Some(Direction::Increase),
        Kind::Change(c) if c.way == Way::Decrease => Some(Direction::Decrease),
        _ => None,
    };
    let signed = match fit::sign(view, mention) {
        1 => Some(Direction::Increase),
        -1 => Some(Direction::Decrease),
        _ => None,
    };
    let direction = signed.or_else(|| items[..at].iter().find_map(told)).filter(|_| relative)?;
    Some((direction, put::size(view, mention)))
}

/// Whether the name of a row is with whom and not whose: another country than the one the list is of.
pub(super) fn is_partner(view: &View<'_>, mention: usize, subject: Option<u32>) -> bool {
    let entity = view.drafts[mention].entity;
    entity.is_some_and(|e| is_country(view.entities, e)) && subject.is_some() && entity != subject
}

/// Whether a sentence begins its paragraph.
fn opens_paragraph(view: &View<'_>) -> bool {
    let sentences = &view.document.sentences;
    let before = view.sentence.checked_sub(1).and_then(|n| sentences.get(n));
    before.is_none_or(|s| s.paragraph != sentences[view.sentence].paragraph) && view.document.mask(view.first) & Tag::Speech.bit() == 0
}
