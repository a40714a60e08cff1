//! Tokens and sentences: one pass over the body, spans are byte offsets.

mod document;
mod sentence;
pub(crate) mod token;

pub(crate) use document::{Document, Match};
pub(crate) use sentence::{Sentence, split};
pub(crate) use token::{LetterCase, Script, Token, TokenKind};
