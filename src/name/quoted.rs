//! Names in quotation marks: the noun before them says what they name.

use crate::language::ru::adjective;
use crate::lexicon::{Entry, Grammar, Tag};
use crate::record::MentionKind;
use crate::text::TokenKind;

use super::candidate::{Candidate, Found, Source};
use super::view::View;

/// A quotation that may be a name.
pub(super) fn find(view: &View<'_>, at: usize, found: &mut Found) {
    let Some(close) = view.closing_quote(at, 9) else { return };
    let (first, last) = (at + 1, close);
    if first >= last || !(view.capital(first) || view.token(first).is_some_and(|t| t.kind == TokenKind::Number)) {
        return;
    }
    let headed = closed_by_head(view, first, last);
    let inherited = listed(view, at)
        .map(|close| found.candidates.iter().rev().find(|c| c.last as usize == close && c.source == Source::Quote).map(|c| c.kind));
    let kind = match inherited {
        Some(Some(kind)) => Some(kind),
        Some(None) => return,
        None => match kind(view, at).or(headed.then_some(Some(MentionKind::Organization))) {
            Some(kind) => kind,
            None => return,
        },
    };
    if kind.is_none() && dated(view, close + 1) {
        return;
    }
    let words = last - first;
    let stops = (first..last).any(|i| view.is_mark(i, '!') || view.is_mark(i, '?') || view.is_mark(i, '…'));
    let kind = kind.or_else(|| headed.then_some(MentionKind::Organization));
    if let Some(kind) = kind {
        let score = match (words > 6 || stops, headed) {
            (true, _) => 55,
            (false, true) => 90,
            (false, false) => 80,
        };
        found.push(Candidate::new(kind, first, last, score, Source::Quote));
        return;
    }
    if stops || words > 4 || view.is_mark(last - 1, '.') || view.is_mark(last - 1, ',') {
        return;
    }
    // Nothing before it says what it is: a company more often than not, if it is no quoted word.
    let speech = at > view.first && (view.is_mark(at - 1, ':') || view.is_mark(at - 1, ','));
    let plain = view.language == crate::language::Language::En;
    // A club, a channel, an hotel by the name of a place: «Барселона».
    let namesake = view.any(first, super::view::PLACES) && view.unit_end(first) == last && !plain;
    // «„Самолёт“ получил кредит»: a sentence about a company, and no words of somebody.
    let verb = || {
        view.doc.flags(close + 1) & Entry::FINITE != 0 && view.lower(close + 1)
            || super::title::acts(view, close + 1) && !adjective::ends(view.doc.word(first))
    };
    let acts = !plain && at == view.first && words <= 3 && verb();
    let score = if namesake && !speech {
        82
    } else if acts {
        54
    } else if speech || at == view.first || plain {
        25
    } else {
        54
    };
    found.push(Candidate::new(MentionKind::Organization, first, last, score, Source::Quote));
}

/// Whether what is quoted ends with the word for what it names: «Тянь-Шань Банк».
fn closed_by_head(view: &View<'_>, first: usize, last: usize) -> bool {
    let head = last - 1;
    head > first && view.capital(head) && view.any(head, Tag::OrganizationHead.bit())
}

/// Whether a year in brackets stands here: of what is quoted so, it is the year in which a work came out.
fn dated(view: &View<'_>, at: usize) -> bool {
    let year = |t: &crate::text::Token| t.kind == TokenKind::Number && t.end - t.start == 4;
    let number = at + 1 + usize::from(view.is_mark(at + 1, ','));
    view.is_mark(at, '(')
        && view.token(number).is_some_and(year)
        && (view.is_mark(number + 1, ')') || view.is_mark(number + 1, ',') || view.is_mark(number + 2, ')'))
}

/// The closing quote before this one, where they are joined by a comma or «и»; brackets may stand between.
fn listed(view: &View<'_>, at: usize) -> Option<usize> {
    let joint = at.checked_sub(1).filter(|&j| j > view.first)?;
    let joins = view.doc.is_joint(joint);
    let mut close = joint - 1;
    if view.is_mark(close, ')') {
        close = (view.first + 1..close).rev().take(8).find(|&i| view.is_mark(i, '('))? - 1;
    }
    (joins && matches!(view.doc.word(close), "»" | "“" | "”" | "\"")).then_some(close)
}

/// What the words before the quotation make of it: `None` it is no name, `Some(None)` they do not say.
#[allow(clippy::option_option)]
fn kind(view: &View<'_>, at: usize) -> Option<Option<MentionKind>> {
    // English names what it quotes directly before it, or before one word: 'a firm called "Corvane"'.
    let reach = if view.language == crate::language::Language::En { 2 } else { 4 };
    for back in 1..=reach {
        let Some(word) = at.checked_sub(back).filter(|&w| w >= view.first) else { break };
        if !view.is_word(word) {
            if view.is_mark(word, '-') || view.token(word).is_some_and(|t| t.kind == TokenKind::Number) {
                continue;
            }
            break;
        }
        let mask = view.mask(word);
        // «в матче НХЛ „Северные Волки“»
        if back == 1 && super::organization::league(view, word) {
            return Some(Some(MentionKind::Organization));
        }
        // «в матче с „Краснодаром“»: what stands before the preposition does not say what is quoted.
        if mask & Tag::Preposition.bit() != 0 && view.cyrillic(word) {
            break;
        }
        if let Some(cue) = view.sense(word, Tag::Cue).map(|s| view.doc.lexicon.string(s.payload)) {
            match cue {
                "work" => return None,
                "product" => return Some(Some(MentionKind::Product)),
                _ => {}
            }
        }
        let heads = [
            (Tag::OrganizationHead, MentionKind::Organization),
            (Tag::LegalForm, MentionKind::Organization),
            (Tag::EventHead, MentionKind::NamedEvent),
            (Tag::FacilityHead, MentionKind::Facility),
            (Tag::DocumentHead, MentionKind::Document),
        ];
        // «в посёлке „Сосны“»
        let settled = || view.doc.longest(word, Tag::PlaceHead).filter(|m| m.end == at).map(|m| view.doc.lexicon.string(m.sense.payload));
        if back == 1 && view.cyrillic(word) && mask & Tag::PlaceHead.bit() != 0 && matches!(settled(), Some("village" | "town")) {
            return Some(Some(MentionKind::Place));
        }
        // «Акции „Севера“ выросли»: shares, and no campaign.
        let grammar = view.doc.grammar(word);
        let many = grammar.may_be(Grammar::GENITIVE) && grammar.has(Grammar::PLURAL) && !grammar.has(Grammar::SINGULAR);
        let shares = (view.begins(word) || many) && mask & Tag::EventHead.bit() != 0 && mask & Tag::Metric.bit() != 0;
        if shares {
            return Some(Some(MentionKind::Organization));
        }
        if let Some(&(_, kind)) = heads.iter().find(|(tag, _)| mask & tag.bit() != 0) {
            return Some(Some(kind));
        }
        if back > 1 && mask & Tag::Preposition.bit() != 0 || view.capital(word) && back > 2 {
            break;
        }
    }
    Some(None)
}
