//! Companies by their legal forms.

use crate::language::Language;
use crate::language::function::word;
use crate::lexicon::{Sense, Tag};
use crate::record::MentionKind;
use crate::text::{Document, LetterCase, Script, TokenKind};

use super::candidate::{Candidate, Found, Source};
use super::view::{HEADS, PLACES, Setting, View};

/// Tags of names of persons.
const PERSONS: u64 = Tag::Given.bit() | Tag::Surname.bit();

/// The longest name, in tokens.
const LONGEST: usize = 7;

/// «ООО „Ромашка“», "Acme Ltd", "Acme, Inc."
pub(super) fn form(view: &View<'_>, at: usize, found: &mut Found) {
    let Some(form) = view.doc.longest(at, Tag::LegalForm) else { return };
    let position = view.doc.lexicon.string(form.sense.payload);
    if position != "after" && view.opens_quote(form.end) {
        if let Some(end) = quotation(view, form.end) {
            found.push(Candidate::new(MentionKind::Organization, at, end, 90, Source::Quote));
        }
        return;
    }
    let upper = view.doc.tokens[at].case != LetterCase::Lower;
    if position != "after"
        && view.capital(form.end)
        && !view.any(form.end, Tag::Country.bit())
        && upper
        && (view.language != Language::En || view.acronym(at))
    {
        let mut end = view.unit_end(form.end);
        while end - at < LONGEST - 1 && view.capital(end) && view.doc.tokens[end].script == view.doc.tokens[form.end].script {
            end = view.unit_end(end);
        }
        found.push(Candidate::new(MentionKind::Organization, at, end, 82, Source::Head));
        // "Yesterday JSC Rosneft"
        if known(view.doc, form.end, end).is_some() {
            return;
        }
    }
    if position != "before" && at > view.first && upper {
        found.candidates.extend(before(view, at, form.end));
    }
}

/// One past a quotation. Of one inside another the second mark may close both: «АО „НК „Заря“».
fn quotation(view: &View<'_>, open: usize) -> Option<usize> {
    const LONGEST: usize = 10;
    let close = view.closing_quote(open, LONGEST);
    let inner = || (open + 1..view.last.min(open + 4)).find(|&i| view.opens_quote(i));
    let close = close.or_else(|| view.closing_quote(inner()?, LONGEST))?;
    Some(close + 1)
}

/// The name that stands before its legal form: "Acme Steel and Wire Ltd".
fn before(view: &View<'_>, at: usize, end: usize) -> Option<Candidate> {
    let mut first = at;
    if view.is_mark(first - 1, ',') && first > view.first + 1 {
        first -= 1;
    }
    let until = first;
    let script = view.doc.tokens[at].script;
    while first > view.first && at - first < LONGEST {
        let before = first - 1;
        let and = view.doc.payload(before, Tag::Conjunction) == Some("and") && first < until && before > view.first;
        let joins = view.is_mark(before, '&') || view.hyphen(before) || and && !parts(view, before, until);
        let word = view.capital(before) && !view.plain(before) && view.doc.tokens[before].script == script;
        if word || joins && before > view.first && view.capital(before - 1) {
            first = before;
        } else {
            break;
        }
    }
    // "Yesterday Siemens Energy AG"
    let before = view.begins(first) && first + 1 < until && known(view.doc, first, until).is_none();
    if before && (view.any(first, Tag::Relation.bit()) || known(view.doc, first + 1, until).is_some()) {
        first += 1;
    }
    // "Siemens Energy AG", of which the lexicon knows "Siemens Energy"
    let formal = known(view.doc, first, until).is_some() && known(view.doc, first, end).is_none();
    let score = if formal { 92 } else { 84 };
    (first < until).then(|| Candidate::new(MentionKind::Organization, first, end, score, Source::Head))
}

/// A union's branch by its number: "Food Workers Local 431".
pub(super) fn local(view: &View<'_>, at: usize, end: usize) -> Option<Candidate> {
    let number = view.token(end).is_some_and(|t| t.kind == TokenKind::Number && t.end - t.start < 6);
    let branch = end > at + 1 && number && view.cue(end - 1) == Some("local") && view.capital(end - 1);
    branch.then(|| Candidate::new(MentionKind::Organization, at, end + 1, 88, Source::Head))
}

/// A company whose name a Romance preposition joins, where no given name makes it somebody's: "Aluminios del Cantábrico".
pub(super) fn romance(view: &View<'_>, at: usize) -> Option<Candidate> {
    let (link, last) = (at + 1, at + 2);
    let joined = view.lower(link) && view.cue(link) == Some("romance");
    let name = |t: usize| view.capital(t) && !view.acronym(t) && !view.plain(t) && view.mask(t) & (HEADS | PLACES | PERSONS) == 0;
    let company = joined && name(at) && name(last) && view.rare_name(at) == (false, false) && !view.capital(last + 1);
    let before = at.checked_sub(1).filter(|&b| b >= view.first);
    let led = before
        .is_some_and(|b| view.capital(b) || view.any(b, Tag::Title.bit()) || view.is_mark(b, ',') || super::place::locative(view, at));
    let speaks = view.mask(last + 1) & Tag::Speech.bit() != 0 || view.any(link + 2, Tag::Title.bit());
    let told = view.doc.tokens[at].phrase == 0;
    let acts = view.lower(last + 1) && !speaks && told;
    // "an agreement with Aluminios del Cantábrico, which"
    let which = told && view.is_mark(last + 1, ',') && view.token(last + 2).is_some_and(|t| word::WHICH.contains(t));
    (company && !led && (acts || which)).then(|| Candidate::new(MentionKind::Organization, at, last + 1, 90, Source::Capital))
}

/// A company or an institution whose name begins with the word for what it is: "Banco Pacifico", "Universidad de los Andes".
pub(super) fn head_first(view: &View<'_>, at: usize) -> Option<Candidate> {
    let begins = view.token(at).is_some_and(|t| word::COMPANY_NAME_FIRST.contains(t) || word::INSTITUTION_NAME_FIRST.contains(t));
    if !begins || view.setting != Setting::Normal {
        return None;
    }
    let particle = |t: usize| view.lower(t) && (view.cue(t) == Some("romance") || view.mask(t) & Tag::NameParticle.bit() != 0);
    let name = |t: usize| view.capital(t) && !(view.plain(t) && !view.acronym(t));
    let mut end = view.unit_end(at);
    while end - at < LONGEST {
        let next = (end..end + 3).find(|&t| !particle(t)).unwrap_or(end);
        if !name(next) {
            break;
        }
        end = view.unit_end(next);
    }
    (end > view.unit_end(at)).then(|| Candidate::new(MentionKind::Organization, at, end, 86, Source::Head))
}

/// Whether "and" parts two companies: "Texaco Inc and Chevron Corp", "Apple and Siemens Energy AG". `until` is where the name ends
/// that stands behind it.
fn parts(view: &View<'_>, and: usize, until: usize) -> bool {
    const ENDS: u64 = Tag::LegalForm.bit() | Tag::OrganizationHead.bit() | Tag::Organization.bit();
    let known = |at: usize, end: usize| known(view.doc, at, end).is_some();
    let whole = (view.first..and).rev().take(LONGEST).take_while(|&b| view.capital(b)).any(|b| known(b, and));
    whole || view.any(and - 1, ENDS) || (and + 2..=until).any(|end| known(and + 1, end))
}

/// What the lexicon knows as an organisation by exactly these words.
fn known<'a>(doc: &Document<'a>, first: usize, last: usize) -> Option<&'a Sense> {
    doc.matches_of(first, Tag::Organization.bit()).find(|m| m.end == last).map(|m| m.sense)
}

/// The lexicon's row of the company that stands with its legal form: of «ПАО „Газпром“» that of «Газпром».
pub(super) fn row(doc: &Document<'_>, c: &Candidate) -> Option<u32> {
    let (first, last) = (c.first as usize, c.last as usize);
    let (past, until) = (past_forms(doc, first, last), before_forms(doc, first, last));
    // "AD Ports Group" is no "Ports".
    let shorter = [(first, last), (first, until), (past, last), (past, until)];
    let sense = shorter.into_iter().filter(|(first, last)| first < last).find_map(|(first, last)| known(doc, first, last))?;
    let class = doc.lexicon.string(doc.lexicon.row(sense.payload).class);
    // «ХК „Спартак“» is not the club of another sport that is known.
    matches!(class, "company" | "bank").then_some(sense.payload)
}

/// Past the legal forms and quotation marks that a name begins with.
fn past_forms(doc: &Document<'_>, mut first: usize, last: usize) -> usize {
    while first + 1 < last {
        first = match form_at(doc, first).filter(|&end| end < last) {
            Some(end) => end,
            None if is_mark(doc, first) => first + 1,
            None => break,
        };
    }
    first
}

/// Where the legal forms and quotation marks begin that a name ends with.
fn before_forms(doc: &Document<'_>, first: usize, mut last: usize) -> usize {
    let tail = |at: usize, last: usize| form_at(doc, at).is_some_and(|end| end >= last) && doc.tokens[at].script == Script::Latin;
    while last > first + 1 {
        last = match (first + 1..last).rev().take(3).find(|&at| tail(at, last)) {
            Some(form) => form,
            None if is_mark(doc, last - 1) => last - 1,
            None => break,
        };
    }
    last
}

fn form_at(doc: &Document<'_>, at: usize) -> Option<usize> {
    doc.longest(at, Tag::LegalForm).map(|m| m.end)
}

fn is_mark(doc: &Document<'_>, at: usize) -> bool {
    doc.tokens[at].kind == TokenKind::Mark
}
