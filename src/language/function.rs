//! What words do around numbers, dates, names and events. The languages' tables name the functions and the words that have them; a word can have several.

use crate::text::Token;
use crate::text::token::hash_of;

include!(concat!(env!("OUT_DIR"), "/functions.rs"));

/// The words of a function in every language, by the hashes of their tokens: capitals are not looked at.
#[derive(Clone, Copy)]
pub struct Words(&'static [u64]);

impl Words {
    /// Whether a token is one of them.
    #[inline]
    pub fn contains(self, token: &Token) -> bool {
        self.0.contains(&token.hash)
    }

    /// Whether a word is one of them.
    pub fn spell(self, word: &str) -> bool {
        self.0.contains(&hash_of(word))
    }
}

/// What words of a function end with, in every language.
#[derive(Clone, Copy)]
pub struct Endings(&'static [&'static str]);

impl Endings {
    /// Whether a word ends with one of them.
    #[inline]
    pub fn end(self, word: &str) -> bool {
        self.0.iter().any(|ending| word.ends_with(ending))
    }

    /// Each of them.
    pub fn each(self) -> impl Iterator<Item = &'static str> {
        self.0.iter().copied()
    }

    /// What stands before the first of them that a word ends with.
    #[inline]
    pub fn stem(self, word: &str) -> Option<&str> {
        self.0.iter().find_map(|ending| word.strip_suffix(ending))
    }
}

/// Suffixes that words of a function have before their endings, in every language.
#[derive(Clone, Copy)]
pub struct Infixes(&'static [&'static str]);

impl Infixes {
    /// Whether a word has one of them.
    #[inline]
    pub fn within(self, word: &str) -> bool {
        self.0.iter().any(|infix| word.contains(infix))
    }
}

/// What words of a function begin with, in every language.
#[derive(Clone, Copy)]
pub struct Stems(&'static [&'static str]);

impl Stems {
    /// Whether a word begins with one of them.
    #[inline]
    pub fn begin(self, word: &str) -> bool {
        self.0.iter().any(|stem| word.starts_with(stem))
    }
}
