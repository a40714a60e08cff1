//! Persons, organisations, places, named events; canonical names and keys.
//!
//! `scan` walks the text and collects candidates, `resolve` decides among them by all the evidence of the document, `entity`
//! joins the forms of one name, `position` reads posts.

mod acronym;
mod alias;
mod body;
mod candidate;
mod capitals;
mod chain;
mod compound;
mod description;
mod ending;
mod entity;
mod foreign;
mod homonym;
mod inner;
mod joint;
mod judge;
pub(crate) mod key;
mod legal;
mod look;
mod member;
mod nominative;
pub(crate) mod office;
mod organization;
mod person;
mod piece;
mod place;
mod position;
mod quoted;
mod resolve;
mod scan;
mod spelling;
mod stem;
mod storm;
mod thing;
mod title;
mod view;

use crate::language::ru::name_case;
use crate::lexicon::{Grammar, Tag};
use crate::mention::Draft;
use crate::record::{Entity, MentionKind, Span};
use crate::text::{Document, Script};

use candidate::{Candidate, Found};
use entity::Entities;

/// What is known from outside the text.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Context<'a> {
    /// The bytes of the dateline's place.
    pub dateline_place: Option<Span>,
    /// The agency the article comes from.
    pub agency: Option<&'a str>,
}

/// How likely the unknown name that a dateline begins with is that of a place.
const STRANGE_PLACE: u8 = 79;

/// Buffers kept from article to article.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    looks: view::Looks,
    found: Found,
    choice: resolve::Scratch,
    values: Vec<Draft>,
    known: entity::Known,
}

/// Adds the names of the document to the values in `drafts`, in text order, and the entities they mean. A name and a value
/// that want the same words are decided here. Gives the entity of the dateline's place.
#[inline(never)]
pub(crate) fn recognize(
    document: &Document<'_>,
    context: Context<'_>,
    scratch: &mut Scratch,
    drafts: &mut Vec<Draft>,
    inner: &mut Vec<Draft>,
    entities: &mut Vec<Entity>,
) -> Option<u32> {
    let Scratch { looks, found, choice, known, values } = scratch;
    looks.read(document);
    found.clear();
    looks.views(document).for_each(|view| scan::scan(&view, found));
    if let Some(agency) = context.agency {
        mentions_of_agency(document, agency, found);
    }
    if let Some(place) = context.dateline_place {
        strange_place(document, place, found);
    }
    resolve::resolve(document, choice, found, drafts);
    homonym::settle(document, &mut found.candidates);
    let mut collected = Entities::new(document, known);
    let aliases = alias::define(document, &mut found.candidates);
    let mut assigned = collected.assign(found, &aliases);
    collected.join_acronyms(found, &mut assigned);
    looks.views(document).for_each(|view| position::read(&view, found, &assigned, &mut collected));
    std::mem::swap(drafts, values);
    let names = found.candidates.iter().zip(&assigned);
    merge(values, names.map(|(c, &entity)| draft(document, c, entity, &collected.list[entity as usize].name)), drafts);
    take_in_owners(document, drafts);
    inner::find(document, found, &mut collected, inner);
    *entities = collected.list;
    let place = context.dateline_place?;
    let inside = |d: &&Draft| (d.start as usize) < place.end && place.start < d.end as usize;
    drafts.iter().filter(|d| d.entity.is_some() && d.kind == MentionKind::Place).find(inside)?.entity
}

/// Appends values and names in text order, values first.
fn merge(values: &mut Vec<Draft>, names: impl Iterator<Item = Draft>, drafts: &mut Vec<Draft>) {
    let mut values = values.drain(..);
    for name in names {
        let before = values.as_slice().iter().take_while(|v| v.first <= name.first).count();
        drafts.extend(values.by_ref().take(before));
        drafts.push(name);
    }
    drafts.extend(values);
}

/// The agency an article comes from is an organisation wherever the text names it.
fn mentions_of_agency(document: &Document<'_>, agency: &str, found: &mut Found) {
    // The tokeniser parts «Степь-Пресс».
    let word = agency.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let hash = crate::text::token::hash_of(word);
    for (at, token) in document.tokens.iter().enumerate().filter(|(_, t)| t.hash == hash && t.capital()) {
        let end = token.start as usize + agency.len();
        if document.text.get(token.start as usize..end) != Some(agency) {
            continue;
        }
        let last = at + document.tokens[at..].iter().take_while(|t| (t.end as usize) <= end).count();
        found.push(Candidate::new(MentionKind::Organization, at, last, 79, candidate::Source::Dateline));
    }
}

/// The town of a dateline that the lexicon does not know: "HAUGESUND, Norway, May 3", «Нурек, 5 июня».
fn strange_place(document: &Document<'_>, place: Span, found: &mut Found) {
    const KNOWN: u64 = view::PLACES | Tag::Given.bit() | Tag::Weekday.bit() | Tag::Month.bit();
    let tokens = &document.tokens;
    let first = tokens.partition_point(|t| (t.start as usize) < place.start);
    let parts = |t: &&crate::text::Token| (t.end as usize) <= place.end && !(t.is_mark(',') || t.is_mark('/'));
    let last = first + tokens[first..].iter().take_while(parts).count();
    let strange = |at: usize| tokens[at].mask & KNOWN == 0 && document.matches_of(at, KNOWN).next().is_none();
    if first < last && tokens[first].capital() && (first..last).all(strange) {
        found.push(Candidate::new(MentionKind::Place, first, last, STRANGE_PLACE, candidate::Source::Dateline));
    }
}

/// "Gazprom's CEO X", "Kazakh minister X": whose office it is belongs to the office.
fn take_in_owners(document: &Document<'_>, drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let mut office = drafts[at].office;
        if office == drafts[at].first {
            continue;
        }
        for before in drafts[..at].iter().rev() {
            let possessive = u32::from(office > 0 && document.is_possessive(office as usize - 1));
            if before.last > office || before.last < office - possessive || !before.kind.is_name() {
                break;
            }
            office = before.first;
        }
        drafts[at].office = office;
    }
}

fn draft(document: &Document<'_>, c: &Candidate, entity: u32, name: &str) -> Draft {
    let start = document.tokens[c.first as usize].start;
    let end = document.tokens[c.last as usize - 1].end;
    let own = match c.kind {
        MentionKind::Person if document.tokens[c.first as usize].script == Script::Cyrillic => {
            Grammar(name_case::cases(name, document.slice(c.first as usize, c.last as usize)))
        }
        _ => head_grammar(document, c),
    };
    let grammar = c.office.map_or(own, |office| own.agreeing(office.grammar));
    let office = c.office.map_or(c.first, |office| office.first);
    Draft { kind: c.kind, start, end, first: c.first, last: c.last, office, grammar, entity: Some(entity), value: None }
}

/// What form the name stands in: that of its head word.
fn head_grammar(document: &Document<'_>, c: &Candidate) -> Grammar {
    // «Волга-Склад» stands as a whole in no case of its first part.
    let part = |end: usize| c.source == candidate::Source::Quote && end < c.last as usize && document.is_mark(end, '-');
    let names = |m: &crate::text::Match<'_>| m.end <= c.last as usize && m.sense.grammar.cases() != 0 && !part(m.end);
    document.matches(c.head as usize).find(names).map_or(Grammar::NONE, |m| m.sense.grammar)
}

#[cfg(test)]
mod tests;
