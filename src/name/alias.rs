//! Short names that brackets define, `JSC Colchis Bank ("the Bank")`, «АО „Эйр Астана“ (далее – Группа)», and those of storms: "Hurricane
//! Milton … Milton".

use crate::language::function::word;
use crate::lexicon::Tag;
use crate::record::MentionKind;
use crate::text::{Document, LetterCase, Script, TokenKind};

use super::candidate::{Candidate, Source};
use super::{stem, storm};

/// A mention of a short name: its first token, and that of the name it stands for.
pub(super) type Alias = (u32, u32);

/// How far behind the bracket the short name may stand.
const REACH: usize = 4;

/// Makes the same of the short names wherever they stand behind their definition, and tells what they stand for.
pub(super) fn define(doc: &Document<'_>, candidates: &mut Vec<Candidate>) -> Vec<Alias> {
    let defined: Vec<(u32, usize, MentionKind)> = candidates.iter().flat_map(|c| short_names_of(doc, c)).collect();
    let mut aliases = Vec::new();
    for (long, name, kind) in defined {
        let wanted = stem::stems(doc, name as u32, name as u32 + 1)[1];
        for at in name..doc.tokens.len() {
            if at == name || is_same(doc, at, wanted, kind) {
                claim(candidates, at as u32, kind);
                aliases.push((at as u32, long));
            }
        }
    }
    if !aliases.is_empty() {
        let claimed = |at: u32| candidates.binary_search_by_key(&at, |c| c.first).is_ok_and(|i| candidates[i].last == at + 1);
        aliases.retain(|&(at, long)| at != long && claimed(at));
        aliases.sort_unstable();
    }
    aliases
}

/// What a name is called later: its first token, the token of the short name, and what it is.
fn short_names_of(doc: &Document<'_>, c: &Candidate) -> impl Iterator<Item = (u32, usize, MentionKind)> {
    let body = c.kind == MentionKind::Organization && doc.is_mark(c.last as usize, '(');
    let bracketed = body.then(|| short_names(doc, c.last as usize + 1)).into_iter().flatten();
    let storm = storm::is_one(doc, c).then_some(c.last as usize - 1);
    let (long, kind) = (c.first, c.kind);
    bracketed.chain(storm).map(move |name| (long, name, kind))
}

/// The short names in brackets that begin before `at`: `("Corvane" or the "Company")`.
fn short_names(doc: &Document<'_>, at: usize) -> impl Iterator<Item = usize> {
    let first = short_name(doc, at);
    let or = first.map(|name| name + 2).filter(|&or| doc.payload(or, Tag::Conjunction) == Some("or"));
    first.into_iter().chain(or.and_then(|or| short_name(doc, or + 1)))
}

/// The short name in brackets that begin before `at`: a capitalised word in quotes, or behind "hereinafter".
fn short_name(doc: &Document<'_>, at: usize) -> Option<usize> {
    let near = at..doc.tokens.len().min(at + REACH);
    let name = near.clone().find(|&t| doc.tokens[t].kind == TokenKind::Word && doc.tokens[t].capital())?;
    let told = (at..name).any(|t| doc.payload(t, Tag::Cue) == Some("alias"));
    let quoted = (at..name).any(|t| is_quote(doc, t)) && is_quote(doc, name + 1);
    let plain = (at..name)
        .all(|t| doc.tokens[t].kind == TokenKind::Mark || doc.is(t, Tag::Determiner) || doc.payload(t, Tag::Cue) == Some("alias"));
    let whole = doc.tokens[name].case == LetterCase::Title && doc.tokens[name].end - doc.tokens[name].start > 2;
    (plain && whole && (quoted || told)).then_some(name)
}

fn is_quote(doc: &Document<'_>, at: usize) -> bool {
    doc.tokens.get(at).is_some_and(|t| matches!(t.character(), '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '‘' | '’'))
}

/// Whether the short name stands here: that of a body in English with its article.
fn is_same(doc: &Document<'_>, at: usize, wanted: u64, kind: MentionKind) -> bool {
    let token = &doc.tokens[at];
    let own = kind != MentionKind::Organization || token.script == Script::Cyrillic;
    let article = || own || at > 0 && doc.says(at - 1, word::DEFINITE_ARTICLE);
    token.kind == TokenKind::Word && token.case == LetterCase::Title && stem::stems(doc, at as u32, at as u32 + 1)[1] == wanted && article()
}

/// Makes the token a name of the kind where no longer name has it.
fn claim(candidates: &mut Vec<Candidate>, at: u32, kind: MentionKind) {
    let next = candidates.partition_point(|c| c.first <= at);
    let before = next.checked_sub(1).filter(|&i| candidates[i].last > at);
    match before {
        Some(i) if candidates[i].first == at && candidates[i].last == at + 1 => {
            candidates[i] = Candidate::new(kind, at as usize, at as usize + 1, 90, Source::Head);
        }
        Some(_) => {}
        None => candidates.insert(next, Candidate::new(kind, at as usize, at as usize + 1, 90, Source::Head)),
    }
}
