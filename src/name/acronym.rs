//! Acronyms that brackets introduce: what stands before the bracket says what they are, there and elsewhere in the document.

use crate::lexicon::Tag;
use crate::record::MentionKind;
use crate::text::{Document, LetterCase, TokenKind};

use super::candidate::{Candidate, Source};
use super::stem;

/// What an introduced acronym is: the kind of the name it is short for, or no name at all.
type Meaning = (u64, Option<MentionKind>);

/// Gives acronyms the kind of the full form they are introduced with; those of common words («свободное программное обеспечение
/// (СПО)») are no names.
pub(super) fn settle(doc: &Document<'_>, chosen: &mut Vec<Candidate>) {
    let mut meanings: Vec<Meaning> = Vec::new();
    for (i, c) in chosen.iter().enumerate().filter(|(_, c)| is_acronym(c)) {
        let Some(bracket) = (c.first as usize).checked_sub(1).filter(|&b| doc.is_mark(b, '(') && doc.is_mark(c.last as usize, ')')) else {
            continue;
        };
        let full = i.checked_sub(1).map(|before| &chosen[before]).filter(|f| f.last as usize == bracket);
        match full.map(|f| f.kind) {
            Some(kind @ (MentionKind::NamedEvent | MentionKind::Document | MentionKind::Facility | MentionKind::Product)) => {
                meanings.push((stem_of(doc, c), Some(kind)));
            }
            Some(_) => {}
            None if spelled_out(doc, bracket, c) => meanings.push((stem_of(doc, c), None)),
            None => {}
        }
    }
    if meanings.is_empty() {
        return;
    }
    let meaning = |c: &Candidate| meanings.iter().find(|m| is_acronym(c) && m.0 == stem_of(doc, c)).map(|m| m.1);
    chosen.retain_mut(|c| match meaning(c) {
        Some(None) => false,
        Some(Some(kind)) => {
            c.kind = kind;
            true
        }
        None => true,
    });
}

fn is_acronym(c: &Candidate) -> bool {
    c.source == Source::Acronym && c.row == 0 && c.kind == MentionKind::Organization
}

fn stem_of(doc: &Document<'_>, c: &Candidate) -> u64 {
    stem::stems(doc, c.first, c.last)[0]
}

/// Whether the words in lower case before the bracket begin with the acronym's letters, and none of them heads organisations.
fn spelled_out(doc: &Document<'_>, bracket: usize, c: &Candidate) -> bool {
    let mut at = bracket;
    for letter in doc.slice(c.first as usize, c.last as usize).chars().rev() {
        let Some(word) = word_before(doc, at) else { return false };
        let fits = doc.word(word).chars().next().is_some_and(|initial| initial.to_uppercase().eq(letter.to_uppercase()));
        if !fits || doc.tokens[word].case != LetterCase::Lower || doc.mask(word) & Tag::OrganizationHead.bit() != 0 {
            return false;
        }
        at = word;
    }
    true
}

/// The last word of weight that ends before `at`: hyphens, conjunctions and prepositions do not count.
fn word_before(doc: &Document<'_>, at: usize) -> Option<usize> {
    const LIGHT: u64 = Tag::Conjunction.bit() | Tag::Preposition.bit() | Tag::Determiner.bit();
    (0..at).rev().take(3).find_map(|i| {
        let token = &doc.tokens[i];
        match token.kind {
            TokenKind::Word if token.mask & LIGHT == 0 => Some(Some(i)),
            TokenKind::Word => None,
            _ if doc.is_mark(i, '-') => None,
            _ => Some(None),
        }
    })?
}
