//! What every token looks like in its sentence, read in one pass before anything is looked for.

use crate::lexicon::Tag;
use crate::text::{Document, LetterCase, Script, Token, TokenKind};

use super::view::{HEADS, ORGANIZATIONS, PLACES, PLAIN, Setting};

/// A set of the bits below.
pub(super) type Look = u16;

/// A word.
pub(super) const WORD: Look = 1;
/// A word that begins with a capital.
pub(super) const CAPITAL: Look = 1 << 1;
/// A word in lower case.
pub(super) const LOWER: Look = 1 << 2;
/// A word of the Cyrillic script.
pub(super) const CYRILLIC: Look = 1 << 3;
/// Preposition, pronoun, article: plain grammar.
pub(super) const GRAMMAR: Look = 1 << 4;
/// It begins the sentence, or what counts as one: a quotation, a list item.
pub(super) const BEGINS: Look = 1 << 5;
/// A capital would tell nothing here: it begins a sentence, or the whole line is set so.
pub(super) const FREE: Look = 1 << 6;
/// A word in capitals though its sentence is not.
pub(super) const ACRONYM: Look = 1 << 7;
/// Letters with their full stops that may be initials: `J.R.`
pub(super) const DOTTED: Look = 1 << 8;
/// One letter, with its full stop as the next token.
pub(super) const INITIAL: Look = 1 << 9;
/// A capital that may stand inside an English run of them.
pub(super) const CORE: Look = 1 << 10;
/// A hyphen that stands close on both sides.
pub(super) const HYPHEN: Look = 1 << 11;
/// A mark that opens a quotation.
pub(super) const OPENS: Look = 1 << 12;
/// A hyphen and a word follow close.
pub(super) const JOINED: Look = 1 << 13;

/// Appends the looks of a sentence's tokens.
pub(super) fn read(doc: &Document<'_>, first: usize, last: usize, setting: Setting, looks: &mut Vec<Look>) {
    let tokens = &doc.tokens[first..last];
    let from = looks.len();
    let mut begins = true;
    for (at, token) in tokens.iter().enumerate() {
        let mut look = if begins { BEGINS | FREE } else { 0 };
        if setting != Setting::Normal {
            look |= FREE;
        }
        if token.mask & PLAIN != 0 {
            look |= GRAMMAR;
        }
        let next = tokens.get(at + 1);
        match token.kind {
            TokenKind::Word => {
                look |= word(token);
                if look & CAPITAL != 0 {
                    look |= capital(doc, token, next, setting, look & GRAMMAR != 0);
                }
                begins = false;
            }
            TokenKind::Number => begins = at == 0,
            TokenKind::Mark => {
                look |= mark(token, next, at == 0);
                let joins = look & HYPHEN != 0 && next.is_some_and(|n| n.kind == TokenKind::Word);
                if let Some(before) = looks[from..].last_mut().filter(|_| joins) {
                    *before |= JOINED;
                }
                begins = begins_after(token, at == 0, begins);
            }
        }
        looks.push(look);
    }
}

#[inline]
fn word(token: &Token) -> Look {
    let mut look = WORD;
    if token.capital() {
        look |= CAPITAL;
    } else if token.case == LetterCase::Lower {
        look |= LOWER;
    }
    if token.script == Script::Cyrillic {
        look |= CYRILLIC;
    }
    look
}

fn capital(doc: &Document<'_>, token: &Token, next: Option<&Token>, setting: Setting, plain: bool) -> Look {
    const NEVER: u64 = Tag::Month.bit() | Tag::Weekday.bit() | Tag::Pronoun.bit();
    let text = || &doc.text[token.start as usize..token.end as usize];
    let mut look = 0;
    let length = token.end - token.start;
    if token.case == LetterCase::Upper && setting != Setting::Capitals && length > 1 && text().chars().nth(1).is_some() {
        look |= ACRONYM;
    }
    if token.flags & Token::DOTTED != 0 {
        if token.case == LetterCase::Upper && token.mask & (PLACES | ORGANIZATIONS) == 0 {
            look |= DOTTED;
        }
    } else if length <= 4 && next.is_some_and(|n| n.is_mark('.') && n.glued()) {
        let one = text().chars().nth(1).is_none() || matches!(text(), "Дж" | "Ю" | "Ch" | "Sh" | "Yu");
        look |= if one { INITIAL } else { 0 };
    }
    let never = token.mask & NEVER != 0 || plain && look & ACRONYM == 0;
    if !never && !ends_run(doc, token, next) {
        look |= CORE;
    }
    look
}

/// A title ends a run of capitals, but for those that stand in organisations' names ("Workers Union", "Ministers").
fn ends_run(doc: &Document<'_>, token: &Token, next: Option<&Token>) -> bool {
    let after = next.map_or(0, |n| n.mask);
    token.can & Tag::Title.bit() != 0
        && token.mask & HEADS == 0
        && after & HEADS != HEADS
        && !(next.is_some_and(|n| n.kind == TokenKind::Word && n.capital()) && after & Tag::OrganizationHead.bit() != 0)
        && doc.text.as_bytes()[token.end as usize - 1] != b's'
}

fn mark(token: &Token, next: Option<&Token>, first: bool) -> Look {
    let close = next.is_some_and(Token::glued);
    match char::from_u32(u32::from(token.mark)) {
        Some('-' | '‐' | '‑') if close && token.glued() => HYPHEN,
        Some('«' | '„' | '“') => OPENS,
        Some('"' | '”') if first || close && !token.glued() => OPENS,
        _ => 0,
    }
}

/// Whether what stands after a mark begins something, by whether the mark itself did.
fn begins_after(mark: &Token, first: bool, begins: bool) -> bool {
    match char::from_u32(u32::from(mark.mark)) {
        Some(':' | '…' | '.' | '!' | '?' | '•' | ';') => true,
        Some('—' | '–') => first,
        Some('«' | '„' | '“' | '"' | '‘' | '-' | '(' | '*' | '”') => begins,
        // Not the possessive.
        Some('\'') => begins && mark.end - mark.start == 1,
        _ => false,
    }
}
