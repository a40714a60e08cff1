//! Places and organisations told inside the names of organisations, events and the like: «правительство Белоруссии» tells of
//! Belarus too, «пресс-служба МВД» of the ministry.
//!
//! In Russian: there whose it is stands behind the name in the genitive, as it stands behind any noun. "Bank of England" is one name, but
//! "the government of Kenya", in small letters, is not.

use crate::language::ru::adjective;
use crate::lexicon::{Grammar, Tag};
use crate::mention::Draft;
use crate::record::MentionKind;
use crate::text::{Document, LetterCase, Match, Script};

use super::candidate::{Candidate, Found, Source};
use super::entity::Entities;
use super::office;
use super::view::PLACES;

/// From this score on a candidate inside a name is one of its own.
const TOLD: u8 = 74;

/// Collects what of `all` names an organisation inside one of the chosen names.
pub(super) fn organizations(document: &Document<'_>, all: &[Candidate], chosen: &[Candidate], inside: &mut Vec<Candidate>) {
    inside.clear();
    for c in all.iter().filter(|c| c.kind == MentionKind::Organization && c.score >= TOLD) {
        let first = &document.tokens[c.first as usize];
        let holder = chosen[..chosen.partition_point(|h| h.first < c.first)].last();
        let holder = holder.filter(|h| c.last <= h.last && h.kind != MentionKind::Document && holds(h.kind));
        // «ООО „Свеча“» and «Свеча» are one.
        let own = holder.is_some_and(|h| h.source != Source::Quote);
        if !own || !first.capital() || first.script != Script::Cyrillic || part(document, c) {
            continue;
        }
        match inside.last_mut().filter(|before| c.first < before.last) {
            Some(before) if c.last - c.first > before.last - before.first => *before = *c,
            Some(_) => {}
            None => inside.push(*c),
        }
    }
}

/// Whether the candidate is no name without what stands before it, or a place: «Верховная Рада Украины», «Российской Федерации».
fn part(document: &Document<'_>, c: &Candidate) -> bool {
    let first = c.first as usize;
    let described = c.row == 0 && adjective::ends(document.word(first - 1));
    let place = [Tag::Country, Tag::Region].iter().any(|&tag| document.longest(first, tag).is_some_and(|m| m.end == c.last as usize));
    // «Комитет Госдумы по бюджету»: what the holder sees to.
    let purpose = (first..c.last as usize).any(|i| document.mask(i) & Tag::Preposition.bit() != 0);
    described || place || purpose || joined(document, first)
}

/// Adds the places and organisations inside the chosen names.
pub(super) fn find(document: &Document<'_>, found: &Found, entities: &mut Entities<'_>, inner: &mut Vec<Draft>) {
    for c in &found.inside {
        let entity = entities.no_person(c);
        inner.push(super::draft(document, c, entity, ""));
    }
    let chosen = &found.candidates;
    for name in chosen.iter().filter(|c| c.last - c.first > 1 && holds(c.kind)) {
        if let Some(state) = leading_state(document, name) {
            let entity = entities.no_person(&state);
            inner.push(super::draft(document, &state, entity, ""));
        }
        let described = document.tokens[name.first as usize].case == LetterCase::Lower;
        let mut at = name.first as usize + 1;
        while at < name.last as usize {
            let Some(place) = place(document, at, described).filter(|m| m.end <= name.last as usize) else {
                at += 1;
                continue;
            };
            let candidate = Candidate::new(MentionKind::Place, at, place.end, 80, Source::Lexicon).with_row(place.sense.payload);
            let entity = entities.no_person(&candidate);
            inner.push(super::draft(document, &candidate, entity, ""));
            at = place.end;
        }
    }
}

fn holds(kind: MentionKind) -> bool {
    matches!(kind, MentionKind::Organization | MentionKind::NamedEvent | MentionKind::Facility | MentionKind::Document)
}

/// The country whose power a name begins with.
fn leading_state(document: &Document<'_>, name: &Candidate) -> Option<Candidate> {
    let first = name.first as usize;
    let country = office::leading_country(document, first)?;
    let kind = if country.sense.tag == Tag::Country { MentionKind::Place } else { MentionKind::Demonym };
    let whole = country.end < name.last as usize && name.kind == MentionKind::Organization;
    whole.then(|| Candidate::new(kind, first, country.end, 80, Source::Lexicon).with_row(country.sense.payload))
}

/// The place in the genitive that begins at the token, which is not the first; in English only of what is no name but for it.
fn place<'a>(document: &Document<'a>, at: usize, described: bool) -> Option<Match<'a>> {
    let token = &document.tokens[at];
    let language = token.script == Script::Cyrillic || described;
    if !token.capital() || !language || token.mask & PLACES == 0 && token.phrase == 0 || joined(document, at) {
        return None;
    }
    // «по Пермскому краю», «в Германии»: behind a preposition in its case.
    let led = document.tokens[at - 1].mask & (Tag::Preposition.bit() | Tag::Conjunction.bit()) != 0;
    let person = token.can & (Tag::Given.bit() | Tag::Surname.bit()) != 0;
    let mut best: Option<Match<'a>> = None;
    for tag in [Tag::Country, Tag::Region, Tag::City, Tag::Geography] {
        let found = document.longest(at, tag).filter(|m| led || m.sense.grammar.may_be(Grammar::GENITIVE));
        let found = found.filter(|m| tag == Tag::Country || !person || m.end > at + 1);
        if let Some(found) = found.filter(|m| best.is_none_or(|b| b.end < m.end) && !joined(document, m.end)) {
            best = Some(found);
        }
    }
    best
}

/// Whether a hyphen stands close before the token or at it.
fn joined(document: &Document<'_>, at: usize) -> bool {
    let hyphen = |i: usize| document.tokens.get(i).is_some_and(|t| t.is_mark('-') && t.glued());
    hyphen(at) || at > 0 && hyphen(at - 1)
}
