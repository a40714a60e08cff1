//! Goods and currencies whose price is meant where they rise or fall: "gold rose", «тенге ослаб».

use crate::event::View;
use crate::language::relation;
use crate::lexicon::{Grammar, Language, Sense, Tag};
use crate::record::{MentionKind, Value};
use crate::text::TokenKind;

use super::licence::licensed;
use super::reading::{Metric, Way};
use super::scan::{adverbial, change, common_word, metric};

/// Goods whose price moves: they are named and a word of change follows.
pub(super) fn moving<'a>(view: &View<'a>, at: usize, goods: Metric<'a>, end: usize) -> Option<(Metric<'a>, usize)> {
    // «нефть марки Brent»: the grade is theirs.
    let grade = (end..view.last.min(end + 2)).rev().find(|&t| metric(view, t).is_some_and(|(m, _)| m.is(Metric::GOODS)));
    let end = grade.map_or(end, |t| t + 1);
    // "imports of crude fell", "gold output rose": another figure is spoken of.
    let clause = view.tokens_of(view.clause_of(at)).take_while(|&t| t < at);
    let plain = |t: usize| metric(view, t).is_some_and(|(m, end)| !m.is(Metric::GOODS) && licensed(view, m, t, end));
    let other = clause.chain(end..view.last.min(end + 4)).any(plain);
    let price = || (end..view.last.min(end + 4)).any(|t| change(view, t).is_some_and(|(c, _)| c.price));
    // «потребление стали снизилось»: another noun is the subject.
    let whose = view.language == Language::Ru
        && at > view.first
        && view.document.grammar(at).may_be(Grammar::GENITIVE)
        && view.mention_at(at - 1).is_none()
        && (crate::event::argument::is_plain_noun(view.document, at - 1) || unknown(view, at - 1));
    ((!(other || whose) || price()) && moves_soon(view, at, end)).then_some((goods, end))
}

/// Whether a word is in no list: «надои молока».
fn unknown(view: &View<'_>, at: usize) -> bool {
    view.document.tokens[at].kind == TokenKind::Word && view.document.mask(at) & !Tag::Metric.bit() == 0
}

/// Whether a word of change follows a currency or goods at once: "the lira weakened".
pub(super) fn moves_soon(view: &View<'_>, at: usize, end: usize) -> bool {
    let document = view.document;
    let named = |s: &&Sense| matches!(s.tag, Tag::Currency | Tag::Metric);
    let mut senses = document.matches(at).filter(|m| named(&m.sense));
    let nominative = view.language == Language::En || senses.any(|m| m.sense.grammar.may_be(Grammar::NOMINATIVE));
    let standing = at == view.first
        || view.document.tokens[at - 1].kind == TokenKind::Word && document.mask(at - 1) & Tag::Preposition.bit() == 0
        || document.tokens[at - 1].kind == TokenKind::Mark;
    nominative && standing && movement(view, end)
}

/// Whether the verb of the noun that ends here says how its price moved or stands.
fn movement(view: &View<'_>, end: usize) -> bool {
    const FARTHEST: usize = 10;
    let document = view.document;
    let (mut at, mut aside, mut relative) = (end, false, false);
    while at < view.last.min(end + FARTHEST) {
        if let Some(mention) = view.mention_at(at) {
            relative |= matches!(view.drafts[mention].kind, MentionKind::Percent | MentionKind::Money);
            at = (view.drafts[mention].last as usize).max(at + 1);
            continue;
        }
        if let Some((change, last)) = change(view, at) {
            return !change.noun
                && match change.way {
                    Way::Level => !change.report && amount_follows(view, last),
                    Way::More | Way::Less => relative,
                    way => way.moves() || way == Way::Unchanged,
                };
        }
        // «по итогам торгов потерял»
        if let Some(whole) = document.longest(at, Tag::Preposition).filter(|m| m.end > at + 1) {
            (at, aside) = (whole.end, true);
            continue;
        }
        match document.sense(at, Tag::Preposition) {
            Some(sense) if relation::VENUE.has(sense.payload) => aside = true,
            // «тенге с начала месяца ослаб»
            Some(_) if view.mention_at(at + 1).is_some_and(|m| view.drafts[m].kind == MentionKind::Date) => {}
            Some(_) => return false,
            // "Spot gold, which has risen"
            None if document.is_mark(at, ',') && at == end && document.is(at + 1, Tag::Relative) => at += 1,
            None if document.tokens[at].kind == TokenKind::Mark && !matches!(document.word(at), "(" | ")") => return false,
            // "was last quoted at"
            None if document.is(at - 1, Tag::Auxiliary) && document.is(at, Tag::DateModifier) => {}
            None if view.language == Language::En && !aside && common_word(view, at) && !adverbial(view, at) => return false,
            None => {}
        }
        at += 1;
    }
    false
}

/// Whether a price comes next: an amount of money, or a bare number.
fn amount_follows(view: &View<'_>, end: usize) -> bool {
    let amount = |m: usize| match &view.drafts[m].value {
        Some(Value::Amount(a)) => a.amount.or(a.high).is_some_and(|a| a < rust_decimal::Decimal::from(1_000_000)),
        _ => false,
    };
    let next = (end..view.last.min(end + 6)).find_map(|t| view.mention_at(t));
    next.is_some_and(|m| matches!(view.drafts[m].kind, MentionKind::Money | MentionKind::Number) && amount(m))
}
