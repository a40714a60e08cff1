//! Organisations by head word, in both languages; quotations are in `quoted.rs`.

use crate::lexicon::Tag;
use crate::record::MentionKind;
use crate::text::{LetterCase, Script};

use super::candidate::{Candidate, Found, Source};
use super::chain;
use super::place::adjective;
use super::view::{ORGANIZATIONS, PLACES, Setting, View};

/// Organisations that begin with a capital at `at`.
pub(super) fn at_capital(view: &View<'_>, at: usize, found: &mut Found) {
    if at > view.first && view.hyphen(at - 1) && view.is_word(at - 2) {
        return;
    }
    if view.cyrillic(at) {
        russian(view, at, found);
    } else if view.language == crate::language::Language::En {
        english(view, at, found);
    } else {
        latin_in_russian(view, at, found);
    }
    acronym(view, at, found);
    legal_form(view, at, found);
}

/// «правительство России», «парламент», "the government" stays out, "parliament" too.
pub(super) fn at_lower(view: &View<'_>, at: usize, found: &mut Found) {
    legal_form(view, at, found);
    if !view.cyrillic(at) {
        return;
    }
    let head = view.doc.longest(at, Tag::OrganizationHead).or_else(|| view.doc.longest(at, Tag::Cue));
    let Some(head) = head else { return };
    let class = view.doc.lexicon.string(head.sense.payload);
    let office = view.doc.longest(at, Tag::Cue).filter(|m| m.end == head.end).map(|m| view.doc.lexicon.string(m.sense.payload));
    let end = chain::genitive(view, head.end, class);
    let named = (head.end..end).any(|i| view.capital(i));
    match office {
        Some("office") => {
            let first = demonym_before(view, at);
            found.push(Candidate::new(MentionKind::Organization, first, end, 62, Source::Head).with_head(at));
        }
        Some("rulers") if named || demonym_before(view, at) < at => {
            let first = demonym_before(view, at);
            found.push(Candidate::new(MentionKind::Organization, first, end, 58, Source::Head).with_head(at));
        }
        Some("branch") if named || end > head.end => {
            found.push(Candidate::new(MentionKind::Organization, at, end, 60, Source::Head).with_head(at));
        }
        _ if named && matches!(class, "government" | "court") && end > head.end => {
            found.push(Candidate::new(MentionKind::Organization, at, end, 54, Source::Head).with_head(at));
        }
        _ => {}
    }
}

/// The adjective of a country before an office: «болгарское правительство».
fn demonym_before(view: &View<'_>, at: usize) -> usize {
    match at.checked_sub(1) {
        Some(before) if view.any(before, Tag::Demonym.bit()) && !(before > view.first && view.hyphen(before - 1)) => before,
        _ => at,
    }
}

/// «Министерство инвестиций …», «Азиатский банк развития», «Верховный суд».
fn russian(view: &View<'_>, at: usize, found: &mut Found) {
    if let Some(head) = view.doc.longest(at, Tag::OrganizationHead) {
        let class = view.doc.lexicon.string(head.sense.payload);
        let end = chain::genitive(view, head.end, class);
        let whole = end > head.end;
        let score = match (view.free_capital(at), whole) {
            (false, true) => 84,
            (true, true) if matches!(class, "government" | "court" | "association" | "education" | "international") => 68,
            (true, true) => 45,
            (false, false) => 56,
            (true, false) if matches!(class, "government") => 40,
            (true, false) => 25,
        };
        let head_at = head_of(view, at, head.end);
        found.push(Candidate::new(MentionKind::Organization, at, end, score, Source::Head).with_head(head_at));
        return;
    }
    if !adjective(view.doc.word(view.unit_end(at) - 1)) {
        return;
    }
    let mut next = view.unit_end(at);
    for _ in 0..5 {
        if let Some(head) = view.doc.longest(next, Tag::OrganizationHead).filter(|_| view.is_word(next)) {
            let class = view.doc.lexicon.string(head.sense.payload);
            let end = chain::genitive(view, head.end, class);
            let mut score = if view.free_capital(at) && view.common(at) { 45 } else { 80 };
            if view.any(at, Tag::Demonym.bit()) && view.unit_end(at) == next && end == head.end {
                // «Российская компания», «Российский союз»
                score = if view.lower(next) && matches!(class, "company" | "club" | "bank") { 20 } else { score - 6 };
            }
            if view.setting != Setting::Normal {
                score -= 10;
            }
            found.push(Candidate::new(MentionKind::Organization, at, end, score, Source::Head).with_head(head_of(view, next, head.end)));
            return;
        }
        let joins = view.doc.payload(next, Tag::Conjunction) == Some("and") || view.is_mark(next, ',');
        if joins && view.is_word(next + 1) {
            next += 1;
            continue;
        }
        if !view.is_word(next) || !adjective(view.doc.word(view.unit_end(next) - 1)) {
            return;
        }
        next = view.unit_end(next);
    }
}

/// The noun of a head of several words: the one that is no adjective.
fn head_of(view: &View<'_>, at: usize, end: usize) -> usize {
    (at..end).find(|&i| view.is_word(i) && !adjective(view.doc.word(i))).unwrap_or(at)
}

/// "State Customs Committee of Azerbaijan", "Ministry of Energy", "Bank of England", "Absolut Bank".
fn english(view: &View<'_>, at: usize, found: &mut Found) {
    let continues = at > view.first && chain::english_core_reaches(view, at);
    if continues {
        return;
    }
    let mut start = at;
    if view.mask(at) & (Tag::Determiner.bit() | Tag::Preposition.bit()) != 0 && view.capital(at + 1) {
        start = at + 1;
    }
    let core = chain::english_core(view, start);
    if core <= start {
        return;
    }
    english_core(view, start, core, found);
    if view.begins(start) && view.common(start) && view.unit_end(start) < core && view.setting == Setting::Normal {
        english_core(view, view.unit_end(start), core, found);
    }
}

fn english_core(view: &View<'_>, start: usize, core: usize, found: &mut Found) {
    let Some((head, class)) = chain::last_head(view, start, core) else { return };
    let end = chain::english_of(view, head.end, class);
    let extended = end > head.end;
    let alone = head.start == start;
    let free = view.free_capital(start);
    let score = match (alone, extended, free) {
        (false, _, false) => 82,
        (false, _, true) => 66,
        (true, true, false) => 82,
        (true, true, true) if head.end < end && view.setting == Setting::Normal => 64,
        (true, true, true) => 52,
        (true, false, false) => 46,
        (true, false, true) => 15,
    };
    let score = if view.setting == Setting::Normal || class != "company" { score } else { score - 20 };
    if end == core || extended || head.end == core {
        found.push(Candidate::new(MentionKind::Organization, start, end.max(head.end), score, Source::Head).with_head(head.start));
    }
}

/// A Latin name in Russian text: «Kpler», «Rönesans Holding».
fn latin_in_russian(view: &View<'_>, at: usize, found: &mut Found) {
    let latin = |i: usize| view.capital(i) && view.doc.tokens[i].script == Script::Latin;
    if at > view.first && (latin(at - 1) || view.hyphen(at - 1) || view.is_mark(at - 1, '.') && view.doc.tokens[at].glued()) {
        return;
    }
    let mut end = view.unit_end(at);
    while end - at < 8 {
        if latin(end) {
            end = view.unit_end(end);
        } else if (view.is_mark(end, '&') || view.doc.mask(end) & Tag::Preposition.bit() != 0 && !view.cyrillic(end)) && latin(end + 1) {
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
    if end == at + 1 && view.doc.word(at).bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C' | b'M')) {
        return;
    }
    let short = view.doc.tokens[at].end - view.doc.tokens[at].start < 2;
    let score = if short { 20 } else { 52 };
    found.push(Candidate::new(MentionKind::Organization, at, end, score, Source::Capital));
}

/// An acronym the lexicon does not know.
fn acronym(view: &View<'_>, at: usize, found: &mut Found) {
    if !view.acronym(at) || view.common(at) || view.mask(at) & (PLACES | ORGANIZATIONS | Tag::Currency.bit() | Tag::Unit.bit()) != 0 {
        return;
    }
    let word = view.doc.word(at);
    let letters = word.chars().count();
    let roman = word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C' | b'M'));
    let glued = view.hyphen(at + 1) || at > view.first && view.hyphen(at - 1);
    if !(2..=7).contains(&letters) || roman || word.bytes().any(|b| b.is_ascii_digit()) {
        return;
    }
    let code = at > view.first && view.doc.tokens[at].glued() && !view.opens_quote(at - 1) && !view.is_mark(at - 1, '(');
    if code || view.sense(at, Tag::Cue).is_some_and(|s| view.doc.lexicon.string(s.payload) == "acronym") {
        return;
    }
    let score = if glued { 30 } else { 54 };
    found.push(Candidate::new(MentionKind::Organization, at, at + 1, score, Source::Acronym));
}

/// «ООО „Ромашка“», "Acme Ltd", "Acme, Inc."
fn legal_form(view: &View<'_>, at: usize, found: &mut Found) {
    let Some(form) = view.doc.longest(at, Tag::LegalForm) else { return };
    let position = view.doc.lexicon.string(form.sense.payload);
    if position != "after" && view.opens_quote(form.end) {
        if let Some(close) = view.closing_quote(form.end, 10) {
            found.push(Candidate::new(MentionKind::Organization, at, close + 1, 90, Source::Quote));
        }
        return;
    }
    if position != "after"
        && view.capital(form.end)
        && view.doc.tokens[at].case != LetterCase::Lower
        && view.language != crate::language::Language::En
    {
        let mut end = view.unit_end(form.end);
        while end - at < 6 && view.capital(end) && view.doc.tokens[end].script == view.doc.tokens[form.end].script {
            end = view.unit_end(end);
        }
        found.push(Candidate::new(MentionKind::Organization, at, end, 82, Source::Head));
    }
    if position != "before" && at > view.first {
        let mut first = at;
        if view.is_mark(first - 1, ',') && first > view.first + 1 {
            first -= 1;
        }
        let until = first;
        while first > view.first && at - first < 7 {
            let before = first - 1;
            let joins = view.is_mark(before, '&') || view.doc.payload(before, Tag::Conjunction) == Some("and") || view.hyphen(before);
            if view.capital(before) && !view.plain(before) || joins && before > view.first && view.capital(before - 1) {
                first = before;
            } else {
                break;
            }
        }
        if first < until && view.doc.tokens[at].case != LetterCase::Lower {
            found.push(Candidate::new(MentionKind::Organization, first, form.end, 84, Source::Head));
        }
    }
}
