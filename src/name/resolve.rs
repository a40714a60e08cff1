//! Decides which candidates are names: the one place where they compete.

use crate::language::relation;
use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;

use crate::mention::Draft;
use crate::record::MentionKind;

use super::candidate::{Candidate, Found, Part, PartSpan, SURE, Source};
use super::{stem, view};
use crate::lexicon::{Pos, Tag};
use crate::text::{Document, LetterCase, Script};

type Hasher = BuildHasherDefault<stem::Hashed>;

/// What the whole document says of single words: surnames and given names of persons named in full, other names.
#[derive(Debug, Default)]
struct Memory {
    surnames: HashSet<u64, Hasher>,
    givens: HashSet<u64, Hasher>,
    others: Others,
}

/// The longest name, in tokens, that is looked for elsewhere in the document.
const REMEMBERED: u32 = 4;

impl Memory {
    fn read(&mut self, doc: &Document<'_>, found: &Found) {
        self.surnames.clear();
        self.givens.clear();
        self.others.clear();
        for candidate in found.candidates.iter().filter(|c| remembered(c)) {
            self.remember(name_key(doc, candidate.first, candidate.last), candidate.kind, candidate.score);
            if candidate.kind == MentionKind::Organization && candidate.source == Source::Head {
                for word in short_names(doc, candidate) {
                    self.remember(name_key(doc, word, word + 1), candidate.kind, 60);
                }
                if let Some(last) = without_heads(doc, candidate) {
                    self.remember(name_key(doc, candidate.first, last), candidate.kind, 60);
                }
                if let Some(first) = behind_place(doc, candidate) {
                    self.remember(name_key(doc, first, candidate.last), candidate.kind, 60);
                }
            }
        }
        let Memory { surnames, givens, others } = self;
        let known = |c: &&Candidate| c.person != 0 && (c.score >= 60 || is_stranger(c)) && !is_other(others, doc, c);
        for candidate in found.candidates.iter().filter(known) {
            let Some(name) = found.person(candidate) else { continue };
            for part in name.parts() {
                let list = match part.part {
                    Part::Surname => &mut *surnames,
                    Part::Given if name.full() => &mut *givens,
                    _ => continue,
                };
                let [whole, short] = stem::stems(doc, part.first, part.last);
                list.insert(whole);
                list.insert(short);
            }
        }
    }

    fn remember(&mut self, key: u64, kind: MentionKind, score: u8) {
        let known = self.others.entry(key).or_insert((kind, score));
        if known.1 < score {
            *known = (kind, score);
        }
    }

    fn is_surname(&self, stems: [u64; 2]) -> bool {
        has(&self.surnames, stems)
    }

    fn is_given(&self, stems: [u64; 2]) -> bool {
        has(&self.givens, stems)
    }
}

/// Whether a word is in the list, as it stands or without its ending; English words have none.
fn has(list: &HashSet<u64, Hasher>, [whole, short]: [u64; 2]) -> bool {
    list.contains(&whole) || short != whole && list.contains(&short)
}

/// Names of no person, and the words by which they are called for short.
type Others = HashMap<u64, (MentionKind, u8), Hasher>;

/// Whether the document says elsewhere that a stranger's name is no person's.
fn is_other(others: &Others, doc: &Document<'_>, c: &Candidate) -> bool {
    is_stranger(c) && others.contains_key(&name_key(doc, c.first, c.last))
}

/// Whether nothing but two capitals says that a candidate is a person.
fn is_stranger(c: &Candidate) -> bool {
    c.person != 0 && c.source == Source::Capital && c.score >= SURE
}

/// Whether a candidate says what its words mean elsewhere in the document.
fn remembered(c: &Candidate) -> bool {
    c.person == 0
        && c.row == 0
        && c.score >= 56
        && c.last - c.first <= REMEMBERED
        && matches!(c.kind, MentionKind::Organization | MentionKind::Place | MentionKind::Facility | MentionKind::Product)
}

/// The first and last words of an English organisation's name of several: "the Foundation", "Corvane" of "Corvane Holdings".
fn short_names(doc: &Document<'_>, c: &Candidate) -> impl Iterator<Item = u32> {
    // "Malwa Cement" is called "the Company", not by the word for what it makes.
    let trade = |at: u32| !doc.is(at as usize, Tag::LegalForm) && doc.payload(at as usize, Tag::OrganizationHead) == Some("company");
    let last = (c.last - c.first > 1 && is_latin_word(doc, c.last - 1) && !trade(c.last - 1)).then_some(c.last - 1);
    first_word(doc, c).into_iter().chain(last)
}

/// The first word of such a name, where it means nothing else.
pub(super) fn first_word(doc: &Document<'_>, c: &Candidate) -> Option<u32> {
    const FIRST: u64 = view::PLACES | view::ORGANIZATIONS | Tag::Demonym.bit() | Tag::Given.bit() | Tag::Surname.bit() | Tag::Word.bit();
    let first = c.first as usize;
    let told = doc.mask(first) & (FIRST | view::PLAIN | view::HEADS) == 0;
    // "Acacia Communications Inc": a common noun names a company whose legal form is told, an adjective alone does not.
    let company = || doc.mask(c.last as usize - 1) & Tag::LegalForm.bit() != 0 && !doc.has_pos(first, Pos::Adjective);
    let fits = c.last - c.first > 1 && is_latin_word(doc, c.first) && told;
    (fits && (company() || !doc.lexicon.is_common("", &doc.tokens[first]))).then_some(c.first)
}

fn is_latin_word(doc: &Document<'_>, at: u32) -> bool {
    doc.tokens.get(at as usize).is_some_and(|t| t.capital() && t.script == Script::Latin && t.end - t.start > 3)
}

/// Where "Blue Herons" of "Perth Blue Herons" begins.
fn behind_place(doc: &Document<'_>, c: &Candidate) -> Option<u32> {
    let first = c.first as usize;
    let latin = doc.tokens.get(first).is_some_and(|t| t.script == Script::Latin && t.mask & view::PLACES != 0);
    let places = [Tag::City, Tag::Region].iter().filter(|_| latin).filter_map(|&tag| doc.longest(first, tag)).map(|m| m.end as u32);
    places.max().filter(|&end| end + 1 < c.last)
}

/// Where "Corvane Tolmin" of "Corvane Tolmin Steel Holdings" ends.
fn without_heads(doc: &Document<'_>, c: &Candidate) -> Option<u32> {
    const HEADS: u64 = Tag::OrganizationHead.bit() | Tag::LegalForm.bit();
    let latin = |at: u32| doc.tokens.get(at as usize).is_some_and(|t| t.capital() && t.script == Script::Latin);
    let mut last = c.last;
    while last > c.first && latin(last - 1) && doc.mask(last as usize - 1) & HEADS != 0 {
        last -= 1;
    }
    (last < c.last && last > c.first + 1 && (c.first..last).all(latin)).then_some(last)
}

/// The words of a name without their endings.
fn name_key(doc: &Document<'_>, first: u32, last: u32) -> u64 {
    (first..last).fold(0, |key, at| stem::join(key, doc, at))
}

/// Buffers kept from article to article.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    memory: Memory,
    /// What covers each token: [`VALUE`], [`NAME`].
    covered: Vec<u8>,
    /// Numbers of candidates, below what they are sorted by.
    order: Vec<u64>,
    chosen: Vec<Candidate>,
}

/// A value covers the token.
const VALUE: u8 = 1;
/// A name that has been chosen covers the token.
const NAME: u8 = 2;

/// Leaves in `found` the candidates that are names, in text order and without overlaps, and takes out of `values` what a
/// name contains.
#[inline(never)]
pub(super) fn resolve(doc: &Document<'_>, scratch: &mut Scratch, found: &mut Found, values: &mut Vec<Draft>) {
    scratch.memory.read(doc, found);
    recall(doc, found, &scratch.memory);
    recall_others(doc, found, &scratch.memory);
    scratch.cover(doc.tokens.len(), values);
    scratch.choose(doc, &found.candidates, values);
    std::mem::swap(&mut found.candidates, &mut scratch.chosen);
    super::inner::organizations(doc, &scratch.chosen, &found.candidates, &mut found.inside);
    super::acronym::settle(doc, &mut found.candidates);
    events(doc, &mut found.candidates);
    values.retain(|v| !scratch.covers(v.first, v.last, NAME));
}

impl Scratch {
    fn cover(&mut self, tokens: usize, values: &[Draft]) {
        self.covered.clear();
        self.covered.resize(tokens, 0);
        values.iter().for_each(|v| self.covered[v.first as usize..v.last as usize].fill(VALUE));
    }

    fn covers(&self, first: u32, last: u32, what: u8) -> bool {
        let last = (last as usize).min(self.covered.len());
        self.covered[first as usize..last].iter().any(|covered| covered & what != 0)
    }

    /// Chooses the best of the candidates that overlap.
    fn choose(&mut self, doc: &Document<'_>, candidates: &[Candidate], values: &[Draft]) {
        let mut order = std::mem::take(&mut self.order);
        order.clear();
        for (c, number) in candidates.iter().zip(0..) {
            if c.score >= SURE && !(self.covers(c.first, c.last, VALUE) && value_wins(doc, c, values)) {
                // By rank, of equals the first.
                order.push(u64::from(u32::MAX - rank(c)) << 32 | number);
            }
        }
        order.sort_unstable();
        order.retain_mut(|key| {
            let c = &candidates[*key as u32 as usize];
            let free = !self.covers(c.first, c.last, NAME);
            if free {
                let last = (c.last as usize).min(self.covered.len());
                self.covered[c.first as usize..last].iter_mut().for_each(|covered| *covered |= NAME);
                *key = u64::from(c.first) << 32 | u64::from(*key as u32);
            }
            free
        });
        order.sort_unstable();
        self.chosen.clear();
        self.chosen.extend(order.iter().map(|&key| candidates[key as u32 as usize]));
        self.order = order;
    }
}

/// An acronym inside a named event's name is that event elsewhere too: «ИННОПРОМ».
fn events(doc: &Document<'_>, chosen: &mut [Candidate]) {
    let is_event = |c: &&Candidate| c.kind == MentionKind::NamedEvent;
    let hashes: Vec<u64> = chosen
        .iter()
        .filter(is_event)
        .flat_map(|c| doc.tokens.get(c.first as usize..c.last as usize).unwrap_or_default())
        .filter(|t| t.case == LetterCase::Upper && t.end - t.start > 3)
        .map(|t| t.hash)
        .collect();
    if hashes.is_empty() {
        return;
    }
    for c in chosen.iter_mut().filter(|c| c.source == Source::Acronym && c.row == 0) {
        if doc.tokens.get(c.first as usize).is_some_and(|t| hashes.contains(&t.hash)) {
            c.kind = MentionKind::NamedEvent;
        }
    }
}

/// Better candidates first: score, and what they cover.
fn rank(c: &Candidate) -> u32 {
    let length = (c.last - c.first).min(6);
    // A head word claims what belongs to it: «правительство России» is no mention of Russia.
    let claims = if matches!(c.source, Source::Head | Source::Quote | Source::Lexicon) && length > 1 { 30 } else { 0 };
    c.score as u32 + 6 * (length - 1) + claims
}

/// Lone words that are a known person's surname or given name.
fn recall(doc: &Document<'_>, found: &mut Found, memory: &Memory) {
    if memory.surnames.is_empty() && memory.givens.is_empty() {
        return;
    }
    let Found { candidates, persons, .. } = found;
    for c in candidates.iter_mut().filter(|c| c.person != 0 && c.score < 60 && c.last - c.first <= 3) {
        let Some(name) = persons.get(c.person as usize - 1) else { continue };
        if name.count() > 1 {
            let stems = |p: PartSpan| stem::stems(doc, p.first, p.last);
            let is_surname = |part: Option<PartSpan>| part.map(stems).is_some_and(|s| memory.is_surname(s));
            match (is_surname(name.parts().next()), is_surname(name.find(Part::Surname))) {
                (false, true) => c.score = 92,
                // "Warhol Polaroids"
                (true, false) if c.source == Source::Capital => c.score = 20,
                _ => {}
            }
            continue;
        }
        // «министр Катара», "German", "Per capita": no surname makes them a person.
        if doc.mask(c.first as usize) & (Tag::Country.bit() | Tag::Demonym.bit() | view::PLAIN) != 0 {
            continue;
        }
        let stems = stem::stems(doc, c.first, c.last);
        if memory.is_surname(stems) {
            c.score = c.score.max(90);
        } else if memory.is_given(stems) {
            c.score = c.score.max(80);
        }
    }
}

/// Words nothing is known of here that name an organisation or a place elsewhere in the document.
fn recall_others(doc: &Document<'_>, found: &mut Found, memory: &Memory) {
    if memory.others.is_empty() {
        return;
    }
    let doubtful = |c: &&mut Candidate| (c.score < 60 || is_stranger(c)) && c.row == 0 && c.last - c.first <= REMEMBERED;
    for c in found.candidates.iter_mut().filter(doubtful) {
        // «Группа снизила»: a common noun that begins a sentence is no name, be one called «А Групп».
        let noun = c.last == c.first + 1 && doc.tokens[c.first as usize].script == Script::Cyrillic && doc.is(c.first as usize, Tag::Actor);
        if c.person == 0 && c.score >= SURE || noun {
            continue;
        }
        if let Some(&(kind, score)) = memory.others.get(&name_key(doc, c.first, c.last)) {
            let score = if is_stranger(c) { c.score.max(score) } else { score.clamp(SURE + 6, 70) };
            *c = Candidate { kind, score, source: Source::Capital, person: 0, ..*c };
        }
    }
}

/// Whether a value that shares words with the candidate keeps them.
fn value_wins(doc: &Document<'_>, c: &Candidate, values: &[Draft]) -> bool {
    let from = values.partition_point(|v| v.last <= c.first);
    values[from..].iter().take_while(|v| v.first < c.last).any(|v| {
        // «клуб „16 тонн“»
        let whole = c.source == Source::Quote && c.score >= 80 && v.first == c.first;
        let inside = v.first >= c.first && v.last <= c.last && (whole || v.last - v.first < c.last - c.first);
        let called = inside && namesake_of_month(doc, c, v);
        let holds = matches!(
            c.kind,
            MentionKind::NamedEvent | MentionKind::Document | MentionKind::Facility | MentionKind::Organization | MentionKind::Product
        ) && c.source != Source::Capital;
        !(called || inside && holds && v.kind != MentionKind::Money && v.kind != MentionKind::Percent)
    })
}

/// Whether somebody is called by the name of a month: "April Jones" is no date, "in April Jones" is one.
fn namesake_of_month(doc: &Document<'_>, c: &Candidate, date: &Draft) -> bool {
    const SURE: u8 = 70;
    let month = date.kind == MentionKind::Date && date.first == c.first && date.last == c.first + 1;
    let named = c.person != 0 && c.score >= SURE && doc.is(c.first as usize, Tag::Given) && doc.is(c.first as usize, Tag::Month);
    let led = (c.first as usize).checked_sub(1).map_or(0, |before| doc.preposition(before));
    month && named && relation::FACING.or_none().has(led)
}
