//! Decides which candidates are names: the one place where they compete.

use std::collections::HashSet;

use crate::mention::Draft;
use crate::record::MentionKind;

use super::candidate::{Candidate, Found, Part, SURE, Source};
use super::stem;
use super::view::View;
use crate::text::{Document, LetterCase};

/// What the whole document says of single words: surnames and given names of persons named in full, other names.
#[derive(Debug, Default)]
pub(super) struct Memory {
    surnames: HashSet<u64>,
    givens: HashSet<u64>,
}

impl Memory {
    fn read(doc: &Document<'_>, found: &Found) -> Memory {
        let mut memory = Memory::default();
        for candidate in found.candidates.iter().filter(|c| c.person != 0 && c.score >= 60) {
            let Some(name) = found.person(candidate) else { continue };
            for part in name.parts() {
                let word = doc.slice(part.first as usize, part.last as usize);
                let list = match part.part {
                    Part::Surname => &mut memory.surnames,
                    Part::Given if name.full() => &mut memory.givens,
                    _ => continue,
                };
                list.extend(stem::stems(word));
            }
        }
        memory
    }

    fn is_surname(&self, stems: [u64; 2]) -> bool {
        stems.iter().any(|s| self.surnames.contains(s))
    }

    fn is_given(&self, stems: [u64; 2]) -> bool {
        stems.iter().any(|s| self.givens.contains(s))
    }
}

/// Leaves in `found` the candidates that are names, in text order and without overlaps, and takes out of `values` what a
/// name contains.
#[inline(never)]
pub(super) fn resolve(doc: &Document<'_>, found: &mut Found, values: &mut Vec<Draft>) {
    let memory = Memory::read(doc, found);
    recall(doc, found, &memory);
    let mut candidates = std::mem::take(&mut found.candidates);
    candidates.retain(|c| c.score >= SURE && !value_wins(c, values));
    let mut order: Vec<u32> = (0..candidates.len() as u32).collect();
    order.sort_by_key(|&i| std::cmp::Reverse(rank(&candidates[i as usize])));
    let mut taken = vec![false; doc.tokens.len()];
    let mut chosen = Vec::with_capacity(candidates.len());
    for i in order {
        let c = candidates[i as usize];
        let range = c.first as usize..(c.last as usize).min(taken.len());
        if taken[range.clone()].iter().any(|&t| t) {
            continue;
        }
        taken[range].fill(true);
        chosen.push(c);
    }
    chosen.sort_by_key(|c| c.first);
    events(doc, &mut chosen);
    values.retain(|v| {
        let next = chosen.partition_point(|c| c.last <= v.first);
        chosen.get(next).is_none_or(|c| c.first >= v.last)
    });
    found.candidates = chosen;
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
    for i in 0..found.candidates.len() {
        let c = found.candidates[i];
        if c.person == 0 || c.last - c.first > 3 {
            continue;
        }
        let Some(name) = found.person(&c) else { continue };
        if c.score >= 60 {
            continue;
        }
        if name.parts().count() > 1 {
            let stems = |p: super::candidate::PartSpan| stem::stems(doc.slice(p.first as usize, p.last as usize));
            let first = name.parts().next().map(stems);
            let surname = name.find(Part::Surname).map(stems);
            if surname.is_some_and(|s| memory.is_surname(s)) && !first.is_some_and(|s| memory.is_surname(s)) {
                found.candidates[i].score = 92;
            }
            continue;
        }
        let stems = stem::stems(doc.slice(c.first as usize, c.last as usize));
        let score = if memory.is_surname(stems) {
            90
        } else if memory.is_given(stems) {
            80
        } else {
            continue;
        };
        found.candidates[i].score = c.score.max(score);
    }
}

/// Whether a value that shares words with the candidate keeps them.
fn value_wins(c: &Candidate, values: &[Draft]) -> bool {
    let from = values.partition_point(|v| v.last <= c.first);
    values[from..].iter().take_while(|v| v.first < c.last).any(|v| {
        let inside = v.first >= c.first && v.last <= c.last && v.last - v.first < c.last - c.first;
        let holds = matches!(
            c.kind,
            MentionKind::NamedEvent | MentionKind::Document | MentionKind::Facility | MentionKind::Organization | MentionKind::Product
        ) && c.source != Source::Capital;
        !(inside && holds && v.kind != MentionKind::Money && v.kind != MentionKind::Percent)
    })
}

/// The number of sentences a view can be made of.
pub(super) fn views<'a>(doc: &'a Document<'a>, commons: &'a super::view::Commons) -> impl Iterator<Item = View<'a>> {
    (0..doc.sentences.len()).filter_map(move |s| View::new(doc, s, commons))
}
