//! One sentence as the recognisers see it: no look-up goes past its end.

use std::cell::Cell;

use crate::language::Language;
use crate::lexicon::Tag;
use crate::text::{Document, LetterCase, Match, Token, TokenKind};

use super::date::Written;
use super::number::Number;

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
        at < self.last && self.document.is_mark(at, mark)
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
        self.token(at).is_some_and(|t| t.kind == TokenKind::Mark && t.end - t.start != 2)
            && matches!(self.document.byte(at), b'-' | 0xe2)
            && matches!(self.word(at).chars().next(), Some('-' | '–' | '—' | '−' | '‑' | '‐' | '‒'))
    }

    /// Whether it is this word, capitals not looked at.
    #[inline]
    pub fn says(&self, at: usize, word: &str) -> bool {
        if at >= self.last {
            return false;
        }
        let token = &self.document.tokens[at];
        (token.end - token.start) as usize == word.len() && self.same(token, word)
    }

    fn same(&self, token: &Token, word: &str) -> bool {
        let found = &self.document.text.as_bytes()[token.start as usize..token.end as usize];
        if found.first().is_some_and(u8::is_ascii) {
            return found.eq_ignore_ascii_case(word.as_bytes());
        }
        if found == word.as_bytes() {
            return true;
        }
        let found = &self.document.text[token.start as usize..token.end as usize];
        token.capital() && found.chars().flat_map(char::to_lowercase).eq(word.chars())
    }

    /// Whether it is one of these words.
    #[inline]
    pub fn any(&self, at: usize, words: &[&str]) -> bool {
        if at >= self.last {
            return false;
        }
        let token = &self.document.tokens[at];
        let length = (token.end - token.start) as usize;
        words.iter().any(|word| word.len() == length && self.same(token, word))
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

    /// The longest word or phrase of this tag that begins here and ends within the sentence.
    #[inline]
    pub fn longest(&self, at: usize, tag: Tag) -> Option<Match<'a>> {
        if at >= self.last {
            return None;
        }
        let token = &self.document.tokens[at];
        if token.mask & tag.bit() == 0 && token.phrase == 0 {
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
        (from..end).filter(|&at| self.mask(at) & tag.bit() != 0 || self.document.tokens[at].phrase != 0).find_map(|at| {
            let found = self.document.matches(at).find(|m| m.end == end && m.sense.tag == tag)?;
            Some((self.document.lexicon.string(found.sense.payload), at))
        })
    }

    /// The bits of what the token and the few after it can be, alone or as phrases.
    pub fn ahead(&self, at: usize) -> u64 {
        (at..(at + 10).min(self.last)).fold(0, |bits, i| bits | self.document.mask(i) | self.document.reach(i))
    }

    /// The canonical form of the preposition at a token; empty where there is none.
    pub fn preposition(&self, at: usize) -> &'a str {
        self.payload(at, Tag::Preposition).unwrap_or("")
    }

    /// The canonical form of the preposition just before a token; empty where there is none.
    pub fn preposition_before(&self, at: usize) -> &'a str {
        if at > self.first { self.preposition(at - 1) } else { "" }
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

    /// Whether the word is in lower case.
    pub fn lower(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.case == LetterCase::Lower)
    }

    /// Whether it begins with a capital.
    pub fn capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::capital)
    }
}
