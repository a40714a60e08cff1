//! Which organisation a common noun means: "the bank", «холдинг».

use crate::lexicon::{Pos, Tag};
use crate::mention::Draft;
use crate::record::MentionKind;
use crate::text::{LetterCase, TokenKind};

use super::{MEMORY, Reader};

impl Reader<'_, '_> {
    /// The organisation named last with this very word in its name: "the bank" is the European Investment Bank.
    pub(super) fn called(&self, at: usize) -> Option<(u32, u32)> {
        let document = self.document;
        let lemma = document.lemma(at)?;
        let earliest = document.sentences.get(self.sentence.saturating_sub(MEMORY) as usize)?.first;
        let near = self.told.iter().rev().take_while(|d| d.first >= earliest);
        let mut organizations = near.filter(|d| d.kind == MentionKind::Organization);
        let entity = |d: &Draft| d.entity.and_then(|e| self.entities.get(e as usize));
        let in_full = |d: &Draft| entity(d).is_some_and(|e| e.name.split(' ').any(|word| word.to_lowercase() == lemma));
        let called = organizations.find(|d| (d.first..d.last).any(|t| document.lemma(t as usize) == Some(lemma)) || in_full(d))?;
        Some((called.entity?, self.sentence))
    }

    /// The company that this very noun was last put before: «холдинг "Орион"», "driller Norvik".
    pub(super) fn introduced(&self, at: usize) -> Option<(u32, u32)> {
        let lemma = self.document.lemma(at).filter(|_| !self.is_general(at))?;
        let mut organizations = self.near().iter().rev().filter(|d| d.kind == MentionKind::Organization);
        let found = organizations.find(|d| self.noun_before(d).is_some_and(|t| self.document.lemma(t) == Some(lemma)))?;
        Some((found.entity?, self.sentence))
    }

    /// «завод» behind «Самарский трансформаторный завод»: the one so called, where the noun does not fit every company.
    pub(super) fn works(&self, at: usize) -> Option<(u32, u32)> {
        if self.is_general(at) { None } else { self.called(at) }
    }

    /// The company named last, unless another noun was put before it: «завод "Орион"» is no holding.
    pub(super) fn company(&self, at: usize) -> Option<(u32, u32)> {
        let (entity, _) = self.named.company?;
        let last = self.near().iter().rev().find(|d| d.kind == MentionKind::Organization && d.entity == Some(entity))?;
        let other = |t: usize| self.document.is(t, Tag::FacilityHead) || self.document.payload(t, Tag::Actor) == Some("company");
        let unlike = self.noun_before(last).is_some_and(|t| other(t) && !self.is_general(t)) && !self.is_general(at);
        self.named.company.filter(|_| !unlike)
    }

    /// Whether the noun fits every company.
    fn is_general(&self, at: usize) -> bool {
        self.document.payload(at, Tag::Cue) == Some("general")
    }

    /// The lower-case noun right before a name, its opening quotation mark not looked at.
    fn noun_before(&self, name: &Draft) -> Option<usize> {
        let document = self.document;
        let first = (name.first as usize).checked_sub(1)?;
        let quoted = document.tokens[first].kind == TokenKind::Mark && !document.is_mark(first, ',') && !document.is_mark(first, '.');
        let before = if quoted { first.checked_sub(1)? } else { first };
        let begins = document.sentences.get(document.sentence_of(before)).is_some_and(|s| s.first as usize == before);
        let word = document.tokens[before].kind == TokenKind::Word && (begins || document.tokens[before].case == LetterCase::Lower);
        (word && document.has_pos(before, Pos::Noun)).then_some(before)
    }

    /// The office named last; of a state where the word is of one: "the ministry".
    pub(super) fn office(&self, at: usize) -> Option<(u32, u32)> {
        if self.document.payload(at, Tag::Cue) == Some("ministry") { self.named.ministry } else { self.named.office }
    }
}
