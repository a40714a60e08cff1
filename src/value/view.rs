//! One sentence as the recognisers see it: no look-up goes past its end.

use std::cell::Cell;

use crate::language::Language;
use crate::lexicon::Tag;
use crate::text::{Document, LetterCase, Match, Token, TokenKind};

use super::date::Written;
use super::number::Number;
use crate::language::function::Words;

/// A sentence of a document.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    /// The document.
    pub document: &'a Document<'a>,
    /// First token of the sentence.
    pub first: usize,
    /// One past its last token.
    pub last: usize,
    /// The language it is read as.
    pub language: Language,
    /// What has been read at the last few tokens.
    pub memory: &'a Memory,
}

/// What readings of single tokens gave, so that the recognisers that ask for the same one share it.
#[derive(Default)]
pub(super) struct Memory {
    pub number: Recent<Option<Number>>,
    pub ordinal: Recent<Option<(u32, usize)>>,
    pub written: Recent<Option<Written>>,
    /// A day is being read that another date counts from.
    pub within: Cell<bool>,
}

/// The answers at the last few tokens, each in the slot of its token.
pub(super) struct Recent<T>([Cell<(usize, T)>; 8]);

impl<T: Copy + Default> Default for Recent<T> {
    fn default() -> Self {
        Recent(std::array::from_fn(|_| Cell::new((usize::MAX, T::default()))))
    }
}

impl<T: Copy> Recent<T> {
    /// The answer at a token, read now if it is not known.
    #[inline]
    pub fn get(&self, at: usize, read: impl FnOnce() -> T) -> T {
        let slot = &self.0[at % 8];
        let (known, answer) = slot.get();
        if known == at {
            return answer;
        }
        let answer = read();
        slot.set((at, answer));
        answer
    }
}

impl<'a> View<'a> {
    /// Whether the sentence is Russian.
    #[inline]
    pub fn russian(&self) -> bool {
        self.language == Language::Ru
    }

    /// The token, where it is in the sentence.
    #[inline]
    pub fn token(&self, at: usize) -> Option<&'a Token> {
        if at < self.last { self.document.tokens.get(at) } else { None }
    }

    /// Its text; empty past the end.
    #[inline]
    pub fn word(&self, at: usize) -> &'a str {
        if at < self.last { self.document.word(at) } else { "" }
    }

    /// The bits of what it can be; 0 past the end.
    #[inline]
    pub fn mask(&self, at: usize) -> u64 {
        if at < self.last { self.document.mask(at) } else { 0 }
    }

    /// Whether it can be this.
    #[inline]
    pub fn is(&self, at: usize, tag: Tag) -> bool {
        at < self.last && self.document.is(at, tag)
    }

    /// Whether it is this mark.
    #[inline]
    pub fn mark(&self, at: usize, mark: char) -> bool {
        let Some(token) = self.token(at).filter(|t| t.kind == TokenKind::Mark) else { return false };
        let found = &self.document.text.as_bytes()[token.start as usize..token.end as usize];
        if mark.is_ascii() { found[0] == mark as u8 } else { found == mark.encode_utf8(&mut [0; 4]).as_bytes() }
    }

    /// Whether it follows the token before it without a space.
    #[inline]
    pub fn glued(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::glued)
    }

    /// Whether it is a number in digits.
    #[inline]
    pub fn digits(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.kind == TokenKind::Number)
    }

    /// Whether it is a word.
    #[inline]
    pub fn is_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.kind == TokenKind::Word)
    }

    /// Whether it is a hyphen or dash of any length.
    #[inline]
    pub fn dash(&self, at: usize) -> bool {
        let Some(token) = self.token(at).filter(|t| t.kind == TokenKind::Mark) else { return false };
        let bytes = &self.document.text.as_bytes()[token.start as usize..token.end as usize];
        // The hyphen of ASCII; ‐ to —; the minus sign.
        matches!(bytes, [b'-'] | [0xe2, 0x80, 0x90..=0x94] | [0xe2, 0x88, 0x92])
    }

    /// How many letters a word of one script has.
    #[inline]
    pub fn letters(&self, at: usize) -> usize {
        let word = self.word(at).as_bytes();
        if word.first().is_some_and(u8::is_ascii) { word.len() } else { word.len() / 2 }
    }

    /// Whether it is a word that has this function, capitals not looked at.
    #[inline]
    pub fn says(&self, at: usize, words: Words) -> bool {
        self.token(at).is_some_and(|token| words.contains(token))
    }

    /// The payload string of a token's own sense of this tag.
    #[inline]
    pub fn payload(&self, at: usize, tag: Tag) -> Option<&'a str> {
        if at < self.last { self.document.payload(at, tag) } else { None }
    }

    /// The payload number of a token's own sense of this tag.
    #[inline]
    pub fn number(&self, at: usize, tag: Tag) -> Option<u32> {
        if at < self.last { self.document.sense(at, tag).map(|s| s.payload) } else { None }
    }

    /// Whether a word or phrase of this tag may begin here.
    #[inline]
    pub fn can_begin(&self, at: usize, tag: Tag) -> bool {
        (self.mask(at) | self.document.reach(at)) & tag.bit() != 0
    }

    /// The longest word or phrase of this tag that begins here and ends within the sentence.
    #[inline]
    pub fn longest(&self, at: usize, tag: Tag) -> Option<Match<'a>> {
        if at >= self.last {
            return None;
        }
        if !self.can_begin(at, tag) {
            return None;
        }
        let found = self.document.longest(at, tag)?;
        if found.end <= self.last {
            return Some(found);
        }
        self.document.matches(at).find(|m| m.sense.tag == tag && m.end <= self.last)
    }

    /// The payload string of the longest word or phrase of this tag, and where it ends.
    #[inline]
    pub fn phrase(&self, at: usize, tag: Tag) -> Option<(&'a str, usize)> {
        self.longest(at, tag).map(|m| (self.document.lexicon.string(m.sense.payload), m.end))
    }

    /// The word or phrase of this tag that ends just before a token: its payload and where it begins.
    pub fn phrase_before(&self, end: usize, tag: Tag) -> Option<(&'a str, usize)> {
        let from = end.saturating_sub(4).max(self.first);
        let begins = |at: usize| (if at + 1 == end { self.mask(at) } else { self.document.reach(at) }) & tag.bit() != 0;
        (from..end).filter(|&at| begins(at)).find_map(|at| {
            let found = self.document.matches(at).find(|m| m.end == end && m.sense.tag == tag)?;
            Some((self.document.lexicon.string(found.sense.payload), at))
        })
    }

    /// The bits of what the tokens from here on can be, alone or as phrases.
    pub fn ahead(&self, at: usize, count: usize) -> u64 {
        (at..(at + count).min(self.last)).fold(0, |bits, i| bits | self.document.mask(i) | self.document.reach(i))
    }

    /// Whether it is a preposition of this function.
    #[inline]
    pub fn is_preposition(&self, at: usize, words: Words) -> bool {
        self.is(at, Tag::Preposition) && self.says(at, words)
    }

    /// Whether a preposition stands just before a token.
    #[inline]
    pub fn led(&self, at: usize) -> bool {
        at > self.first && self.is(at - 1, Tag::Preposition)
    }

    /// Whether a preposition of this function stands just before a token.
    #[inline]
    pub fn led_by(&self, at: usize, words: Words) -> bool {
        at > self.first && self.is_preposition(at - 1, words)
    }

    /// One past the full stop of an abbreviation that ends before `end`, where the sentence goes on after it.
    pub fn past_stop(&self, end: usize) -> usize {
        let on = |next: usize| next < self.last && (self.russian() || !self.capital(next) || self.glued(next)) && !self.opens_line(next);
        if self.mark(end, '.') && self.glued(end) && on(end + 1) { end + 1 } else { end }
    }

    /// Whether it begins a line.
    pub fn opens_line(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.flags & Token::LINE != 0)
    }

    /// Whether the sentence says nothing but what stands in these tokens, a preposition or an article before them at most.
    pub fn alone(&self, first: usize, end: usize) -> bool {
        let small = Tag::Preposition.bit() | Tag::Determiner.bit();
        end + 2 >= self.last
            && first <= self.first + 2
            && (end..self.last).all(|i| self.document.tokens[i].kind == TokenKind::Mark)
            && (self.first..first).all(|i| self.document.tokens[i].kind == TokenKind::Mark || self.mask(i) & small != 0)
    }

    /// Whether the word is in lower case.
    pub fn lower(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.case == LetterCase::Lower)
    }

    /// Whether it begins with a capital.
    pub fn capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::capital)
    }
}
