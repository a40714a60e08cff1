//! Short names that brackets define: `JSC Colchis Bank ("the Bank")`, «АО „Эйр Астана“ (далее – Группа)».

use crate::language::function::word;
use crate::lexicon::Tag;
use crate::record::MentionKind;
use crate::text::{Document, LetterCase, Script, TokenKind};

use super::candidate::{Candidate, Source};
use super::stem;

/// A mention of a short name: its first token, and that of the name it stands for.
pub(super) type Alias = (u32, u32);

/// How far behind the bracket the short name may stand.
const REACH: usize = 4;

/// Makes organisations of the short names wherever they stand behind their definition, and tells what they stand for.
pub(super) fn define(doc: &Document<'_>, candidates: &mut Vec<Candidate>) -> Vec<Alias> {
    let defined: Vec<(u32, usize)> = candidates
        .iter()
        .filter(|c| c.kind == MentionKind::Organization && doc.is_mark(c.last as usize, '('))
        .flat_map(|c| short_names(doc, c.last as usize + 1).map(|name| (c.first, name)))
        .collect();
    let mut aliases = Vec::new();
    for (long, name) in defined {
        let wanted = stem::stems(doc, name as u32, name as u32 + 1)[1];
        for at in name..doc.tokens.len() {
            if at == name || is_same(doc, at, wanted) {
                claim(candidates, at as u32);
                aliases.push((at as u32, long));
            }
        }
    }
    if !aliases.is_empty() {
        let claimed = |at: u32| candidates.binary_search_by_key(&at, |c| c.first).is_ok_and(|i| candidates[i].last == at + 1);
        aliases.retain(|&(at, _)| claimed(at));
        aliases.sort_unstable();
    }
    aliases
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

/// Whether the short name stands here: in English with its article.
fn is_same(doc: &Document<'_>, at: usize, wanted: u64) -> bool {
    let token = &doc.tokens[at];
    let article = || token.script == Script::Cyrillic || at > 0 && doc.says(at - 1, word::DEFINITE_ARTICLE);
    token.kind == TokenKind::Word && token.case == LetterCase::Title && stem::stems(doc, at as u32, at as u32 + 1)[1] == wanted && article()
}

/// Makes the token an organisation where no longer name has it.
fn claim(candidates: &mut Vec<Candidate>, at: u32) {
    let next = candidates.partition_point(|c| c.first <= at);
    let before = next.checked_sub(1).filter(|&i| candidates[i].last > at);
    match before {
        Some(i) if candidates[i].first == at && candidates[i].last == at + 1 => {
            candidates[i] = Candidate::new(MentionKind::Organization, at as usize, at as usize + 1, 90, Source::Head);
        }
        Some(_) => {}
        None => candidates.insert(next, Candidate::new(MentionKind::Organization, at as usize, at as usize + 1, 90, Source::Head)),
    }
}
