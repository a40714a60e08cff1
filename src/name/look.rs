//! What every token looks like in its sentence, read in one pass before anything is looked for.

use crate::language::function::word;
use crate::lexicon::Tag;
use crate::text::{Document, LetterCase, Script, Token, TokenKind};

use super::view::{HEADS, ORGANIZATIONS, PLACES, PLAIN, Setting};

/// A set of the bits below.
pub(super) type Look = u16;

/// A word that begins with a capital.
pub(super) const CAPITAL: Look = 1;
/// It begins the sentence, or what counts as one: a quotation, a list item.
pub(super) const BEGINS: Look = 1 << 1;
/// A capital would tell nothing here: it begins a sentence, or the whole line is set so.
pub(super) const FREE: Look = 1 << 2;
/// A word in capitals though its sentence is not.
pub(super) const ACRONYM: Look = 1 << 3;
/// Letters with their full stops that may be initials: `J.R.`
pub(super) const DOTTED: Look = 1 << 4;
/// One letter, with its full stop as the next token.
pub(super) const INITIAL: Look = 1 << 5;
/// A capital that may stand inside an English run of them.
pub(super) const CORE: Look = 1 << 6;
/// A hyphen that stands close on both sides.
pub(super) const HYPHEN: Look = 1 << 7;
/// A mark that opens a quotation.
pub(super) const OPENS: Look = 1 << 8;
/// A hyphen and a word follow close.
pub(super) const JOINED: Look = 1 << 9;

/// Reads the looks of a sentence's tokens.
pub(super) fn read(doc: &Document<'_>, tokens: &[Token], setting: Setting, looks: &mut [Look]) {
    looks.fill(if setting == Setting::Normal { 0 } else { FREE });
    let mut begins = BEGINS | FREE;
    for (at, token) in tokens.iter().enumerate().take(looks.len()) {
        if begins != 0 {
            looks[at] |= begins;
        }
        match token.kind {
            TokenKind::Word => {
                if token.capital() {
                    looks[at] |= capital(doc, token, tokens.get(at + 1), setting);
                }
                begins = 0;
            }
            TokenKind::Number => begins &= bit(at == 0, BEGINS | FREE),
            TokenKind::Mark => {
                let next = tokens.get(at + 1);
                let before = at.checked_sub(1).map(|b| &tokens[b]);
                let look = mark(token, next, at == 0) | bit(dash_joins(before, token, next), HYPHEN);
                looks[at] |= look;
                if look & HYPHEN != 0 && at > 0 && next.is_some_and(|n| n.kind == TokenKind::Word) {
                    looks[at - 1] |= JOINED;
                }
                begins = begins_after(token, at == 0, begins);
            }
        }
    }
}

#[inline]
fn bit(holds: bool, look: Look) -> Look {
    if holds { look } else { 0 }
}

fn capital(doc: &Document<'_>, token: &Token, next: Option<&Token>, setting: Setting) -> Look {
    const NEVER: u64 = Tag::Month.bit() | Tag::Weekday.bit() | Tag::Pronoun.bit();
    let text = || &doc.text[token.start as usize..token.end as usize];
    let mut look = CAPITAL;
    let length = token.end - token.start;
    if token.case == LetterCase::Upper && setting != Setting::Capitals && length > 1 && text().chars().nth(1).is_some() {
        look |= ACRONYM;
    }
    if token.flags & Token::DOTTED != 0 {
        if token.case == LetterCase::Upper && token.mask & (PLACES | ORGANIZATIONS) == 0 {
            look |= DOTTED;
        }
    } else if length <= 4 && next.is_some_and(|n| n.is_mark('.') && n.glued()) {
        let one = text().chars().nth(1).is_none() || token.capital() && word::INITIAL.contains(token);
        look |= if one { INITIAL } else { 0 };
    }
    let never = token.mask & NEVER != 0 || token.mask & PLAIN != 0 && look & ACRONYM == 0;
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

/// "Armenia–Iran Business Council": a dash close between Latin capitals is a hyphen.
fn dash_joins(before: Option<&Token>, dash: &Token, next: Option<&Token>) -> bool {
    let capital = |t: &Token| t.kind == TokenKind::Word && t.capital() && t.script == Script::Latin;
    dash.is_mark('–') && dash.glued() && before.is_some_and(capital) && next.is_some_and(|n| n.glued() && capital(n))
}

/// What a mark leaves of having begun: all, nothing, or that of what stands before it.
fn begins_after(mark: &Token, first: bool, begins: Look) -> Look {
    match char::from_u32(u32::from(mark.mark)) {
        Some(':' | '…' | '.' | '!' | '?' | '•' | ';') => BEGINS | FREE,
        Some('—' | '–') => bit(first, BEGINS | FREE),
        Some('«' | '„' | '“' | '"' | '‘' | '-' | '(' | '*' | '”') => begins,
        // Not the possessive.
        Some('\'') => bit(mark.end - mark.start == 1, begins),
        _ => 0,
    }
}
