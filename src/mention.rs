//! A mention while it is being made: the stages' common currency.

use crate::lexicon::Grammar;
use crate::record::{MentionKind, Value};

/// A name or value found in the text, before ids are given.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Draft {
    /// What it is.
    pub kind: MentionKind,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// First token.
    pub first: u32,
    /// One past the last token.
    pub last: u32,
    /// First token of the office that stands before a person's name, with whose office it is; else `first`.
    pub office: u32,
    /// What the form can be, of names.
    pub grammar: Grammar,
    /// Index of the entity, of names.
    pub entity: Option<u32>,
    /// What it comes to, of values.
    pub value: Option<Value>,
}
