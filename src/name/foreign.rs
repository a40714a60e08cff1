//! Names in Latin letters in Russian text.

use crate::lexicon::Tag;
use crate::record::MentionKind;
use crate::text::{Script, TokenKind};

use super::candidate::{Candidate, Found, Part, PersonName, Source};
use super::view::View;

/// A Latin name in Russian text: «Kpler», «Rönesans Holding».
pub(super) fn find(view: &View<'_>, at: usize, found: &mut Found) {
    if goes_on(view, at) {
        return;
    }
    // «IT-компания», «Telegram-канал» are common nouns.
    let unit = view.unit_end(at);
    if unit > at + 1 && view.cyrillic(unit - 1) && view.lower(unit - 1) {
        return;
    }
    let end = name_end(view, at);
    let roman = || view.doc.word(at).bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C' | b'M'));
    if end == at + 1 && (view.doc.means(at, Tag::Cue, "acronym") || roman()) || names_again(view, at, end, found) {
        return;
    }
    match at.checked_sub(1).and_then(|b| view.cue(b)) {
        Some("product") => {
            found.push(Candidate::new(MentionKind::Product, at, end, 70, Source::Head));
            return;
        }
        Some("work") => return,
        _ => {}
    }
    // «STS-124», «HTML5»: a number makes it a code.
    let number = end + usize::from(view.hyphen(end));
    if view.acronym(at) && end == at + 1 && view.token(number).is_some_and(|t| t.kind == TokenKind::Number && t.glued()) {
        return;
    }
    // «конкурс The Golden Reel»
    let one = |i: usize| !view.doc.grammar(i).has(crate::lexicon::Grammar::PLURAL);
    if at > view.first && view.lower(at - 1) && view.any(at - 1, Tag::EventHead.bit()) && one(at - 1) {
        found.push(Candidate::new(MentionKind::NamedEvent, at, end, 76, Source::Head));
        return;
    }
    found.push(organization(view, at, end));
}

fn latin(view: &View<'_>, at: usize) -> bool {
    view.capital(at) && view.doc.tokens[at].script == Script::Latin
}

/// Whether a word is part of a name that began before it.
fn goes_on(view: &View<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&b| b >= view.first) else { return false };
    let joined = |t: usize| view.is_mark(t, '&') || view.doc.is_possessive(t);
    latin(view, before)
        || view.hyphen(before)
        || view.is_mark(before, '.') && view.doc.tokens[at].glued()
        || before > view.first && joined(before) && latin(view, before - 1)
}

/// One past the last word of a name.
fn name_end(view: &View<'_>, at: usize) -> usize {
    const LONGEST: usize = 8;
    let joins = |i: usize| {
        let word = view.doc.mask(i) & (Tag::Preposition.bit() | Tag::Conjunction.bit()) != 0 && !view.cyrillic(i);
        word || view.is_mark(i, '&') || view.doc.is_possessive(i)
    };
    let mut end = view.unit_end(at);
    while end - at < LONGEST {
        if latin(view, end) {
            end = view.unit_end(end);
        } else if joins(end) && latin(view, end + 1) {
            end = view.unit_end(end + 1);
        } else {
            break;
        }
    }
    // A domain name is an outlet or a shop.
    while view.is_mark(end, '.')
        && view.doc.tokens[end].glued()
        && view.token(end + 1).is_some_and(|t| t.glued() && t.script == Script::Latin)
    {
        end += 2;
    }
    end
}

/// Whether a name in brackets is that before them in Latin letters, and told as that: «Кэндзи Морита (Kenji Morita)».
fn names_again(view: &View<'_>, at: usize, end: usize, found: &mut Found) -> bool {
    let Some(bracket) = at.checked_sub(1).filter(|&b| view.is_mark(b, '(')) else { return false };
    let named = |c: &&Candidate| c.last as usize == bracket && c.person != 0 && c.score >= 50;
    let person = found.candidates.iter().rev().find(named).filter(|_| end > at + 1);
    if let Some(name) = person.and_then(|person| found.person(person)).filter(|n| n.count() > 1) {
        let mut copy = PersonName::default();
        let given = name.parts().next().is_some_and(|p| p.part != Part::Surname);
        let middle = if given { view.unit_end(at) } else { at };
        copy.push(Part::Given, at, middle.max(view.unit_end(at)));
        copy.push(Part::Surname, middle.max(view.unit_end(at)), end);
        found.push_person(Candidate::new(MentionKind::Person, at, end, 86, Source::Person), copy);
        return true;
    }
    let Some(kind) = quoted_before(view, found, bracket) else { return false };
    if let Some(kind) = kind {
        found.push(Candidate::new(kind, at, end, 80, Source::Quote));
    }
    true
}

/// What nothing tells to be anything else.
fn organization(view: &View<'_>, at: usize, end: usize) -> Candidate {
    // "3Com"
    let first = super::organization::led_by_number(view, at).or_else(|| two_scripts(view, at)).unwrap_or(at);
    // "D0", "A3" are codes.
    let word = view.doc.word(at);
    let short = word.len() < 2 || word.len() < 4 && end == at + 1 && word.bytes().any(|b| b.is_ascii_digit());
    // «судоходная компания Bicol Lines»
    let company = || at > view.first && view.lower(at - 1) && view.any(at - 1, Tag::OrganizationHead.bit() | Tag::LegalForm.bit());
    let score = match () {
        () if short => 20,
        () if company() => 84,
        () => 52,
    };
    let source = match () {
        () if first < at => Source::Acronym,
        () if view.unit_end(at) < end => Source::Head,
        () => Source::Capital,
    };
    Candidate::new(MentionKind::Organization, first, end, score, source)
}

/// Where a name begins whose first word is in Russian letters: «СЕВ Minerals».
fn two_scripts(view: &View<'_>, at: usize) -> Option<usize> {
    let first = at.checked_sub(1).filter(|&b| b >= view.first && view.acronym(b) && view.cyrillic(b) && view.doc.mask(b) == 0)?;
    let known = view.any(at, super::view::ORGANIZATIONS | super::view::PLACES);
    (view.doc.word(first).chars().count() > 2 && !known && !view.acronym(at)).then_some(first)
}

/// What the quotation before a bracket names: its name in Latin letters is the same thing. «„Огни“ (Lights)»
#[allow(clippy::option_option)]
fn quoted_before(view: &View<'_>, found: &Found, bracket: usize) -> Option<Option<MentionKind>> {
    let close = bracket.checked_sub(1).filter(|&c| c > view.first && matches!(view.doc.word(c), "»" | "“" | "”" | "\""))?;
    let named = found.candidates.iter().rev().find(|c| c.last as usize == close && c.source == Source::Quote);
    Some(named.map(|c| c.kind))
}
