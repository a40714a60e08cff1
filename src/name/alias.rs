//! Short names that brackets define, `JSC Colchis Bank ("the Bank")`, «АО „Эйр Астана“ (далее – Группа)», and those of storms: "Hurricane
//! Milton … Milton".

use crate::language::function::word;
use crate::lexicon::{Entry, Tag};
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
    let mut aliases = bracketed(doc, candidates);
    aliases.extend(curtailed(doc, candidates));
    if !aliases.is_empty() {
        let claimed = |at: u32| candidates.binary_search_by_key(&at, |c| c.first).is_ok_and(|i| candidates[i].last == at + 1);
        aliases.retain(|&(at, long)| at != long && claimed(at));
        aliases.sort_unstable();
    }
    aliases
}

/// The short names that brackets define, and those of storms, from there on.
fn bracketed(doc: &Document<'_>, candidates: &mut Vec<Candidate>) -> Vec<Alias> {
    let stem = |at: usize| stem::stems(doc, at as u32, at as u32 + 1)[1];
    let defined = candidates.iter().flat_map(|c| short_names_of(doc, c));
    let mut names: Vec<(u64, usize, u32, MentionKind)> = defined.map(|(long, name, kind)| (stem(name), name, long, kind)).collect();
    names.sort_unstable_by_key(|&(stem, name, ..)| (stem, name));
    let first = names.iter().map(|&(_, name, ..)| name).min().unwrap_or(doc.tokens.len());
    let (mut aliases, mut more) = (Vec::new(), Vec::new());
    for at in first..doc.tokens.len() {
        if doc.tokens[at].kind != TokenKind::Word || doc.tokens[at].case != LetterCase::Title {
            continue;
        }
        let stem = stem(at);
        // Of several called so, the one defined last.
        let before = names.partition_point(|&(other, name, ..)| (other, name) <= (stem, at)).checked_sub(1);
        let Some(&(_, name, long, kind)) = before.map(|i| &names[i]).filter(|n| n.0 == stem) else { continue };
        if at == name || has_article(doc, at, kind) {
            more.extend(claim(candidates, at as u32, kind));
            aliases.push((at as u32, long));
        }
    }
    add(candidates, more);
    aliases
}

/// Adds what stands in text order to what does.
fn add(candidates: &mut Vec<Candidate>, mut more: Vec<Candidate>) {
    if !more.is_empty() {
        candidates.append(&mut more);
        candidates.sort_by_key(|c| c.first);
    }
}

/// Companies told by the first word of their name, be it a common one: "Kestrel Mining … Kestrel has sued". Makes organisations of the words.
fn curtailed(doc: &Document<'_>, candidates: &mut Vec<Candidate>) -> Vec<Alias> {
    const SHORTEST: u32 = 4;
    let mut words: Vec<(u64, u32)> = Vec::new();
    for c in candidates.iter().filter(|c| c.kind == MentionKind::Organization && c.row == 0 && c.last > c.first + 1) {
        let (token, last) = (&doc.tokens[c.first as usize], c.last as usize - 1);
        let company = doc.payload(last, Tag::OrganizationHead) == Some("company") || doc.is(last, Tag::LegalForm);
        let rare = doc.mask(c.first as usize) & COMMON == 0 && token.end - token.start >= SHORTEST;
        let stem = stem::stems(doc, c.first, c.first + 1)[1];
        if company && rare && token.script == Script::Latin && token.case == LetterCase::Title {
            words.push((stem, c.first));
        }
    }
    words.sort_unstable();
    words.dedup_by_key(|w| w.0);
    let (mut aliases, mut more) = (Vec::new(), Vec::new());
    for at in (0..doc.tokens.len()).filter(|_| !words.is_empty()) {
        let token = &doc.tokens[at];
        let one = token.kind == TokenKind::Word && token.case == LetterCase::Title && stands_alone(doc, at);
        let found = one.then(|| words.binary_search_by_key(&stem::stems(doc, at as u32, at as u32 + 1)[1], |w| w.0));
        let Some(Ok(found)) = found else { continue };
        let next = candidates.partition_point(|c| c.first as usize <= at);
        if next.checked_sub(1).is_none_or(|i| candidates[i].last as usize <= at) {
            more.push(Candidate::new(MentionKind::Organization, at, at + 1, 90, Source::Head));
            aliases.push((at as u32, words[found].1));
        }
    }
    add(candidates, more);
    aliases
}

/// Words that a company is not told by alone.
const COMMON: u64 = Tag::Word.bit()
    | Tag::Function.bit()
    | Tag::Determiner.bit()
    | Tag::Preposition.bit()
    | Tag::Country.bit()
    | Tag::Demonym.bit()
    | Tag::People.bit()
    | Tag::Region.bit()
    | Tag::City.bit()
    | Tag::Geography.bit()
    | Tag::OrganizationHead.bit()
    | Tag::EventHead.bit()
    | Tag::DocumentHead.bit()
    | Tag::FacilityHead.bit()
    | Tag::Title.bit()
    | Tag::Ordinal.bit()
    | Tag::Number.bit()
    | Tag::Month.bit()
    | Tag::Weekday.bit()
    | Tag::Relation.bit()
    | Tag::Season.bit();

/// Whether a capitalised word is a name of its own: no part of a longer one, and what opens a sentence acts or owns.
fn stands_alone(doc: &Document<'_>, at: usize) -> bool {
    let capital = |t: usize| doc.tokens.get(t).is_some_and(|t| t.kind == TokenKind::Word && t.capital());
    let opens = doc.sentences[doc.sentence_of(at)].first as usize == at;
    let acts = |t: usize| doc.is(t, Tag::Auxiliary) || doc.flags(t) & Entry::FINITE != 0;
    !capital(at + 1) && !(at > 0 && capital(at - 1)) && (!opens || doc.is_possessive(at + 1) || at + 1 < doc.tokens.len() && acts(at + 1))
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

/// Whether a short name that stands here has the article that one of a body needs in English.
fn has_article(doc: &Document<'_>, at: usize, kind: MentionKind) -> bool {
    let own = kind != MentionKind::Organization || doc.tokens[at].script == Script::Cyrillic;
    own || at > 0 && doc.says(at - 1, word::DEFINITE_ARTICLE)
}

/// Makes the token a name of the kind where no longer name has it; one that is new comes back.
fn claim(candidates: &mut [Candidate], at: u32, kind: MentionKind) -> Option<Candidate> {
    let name = Candidate::new(kind, at as usize, at as usize + 1, 90, Source::Head);
    let next = candidates.partition_point(|c| c.first <= at);
    let before = next.checked_sub(1).filter(|&i| candidates[i].last > at);
    match before {
        Some(i) if candidates[i].first == at && candidates[i].last == at + 1 => {
            candidates[i] = name;
            None
        }
        Some(_) => None,
        None => Some(name),
    }
}
