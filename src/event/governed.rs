//! Whether the noun of a trigger is free to be its verb's object: no preposition and no other noun has it.

use crate::language::relation;
use crate::lexicon::{Grammar, Language, Pos, Tag, Verbal};
use crate::text::TokenKind;

use super::argument::{is_adjective, is_plain_noun};
use super::clause::View;

/// Russian: whether a genitive hangs on a title or on a noun behind a preposition, and is no verb's object: «принял министра
/// иностранных дел», «принял закон о запрете пакетов».
pub(super) fn belongs_elsewhere(view: &View<'_>, at: usize) -> bool {
    let document = view.document;
    let cases = document.grammar(at).cases();
    if view.language == Language::En || cases & Grammar::GENITIVE == 0 || cases & (Grammar::ACCUSATIVE | Grammar::NOMINATIVE) != 0 {
        return false;
    }
    // A word that no list has may be an adjective.
    let unknown = |t: usize| document.tokens[t].kind == TokenKind::Word && document.mask(t) == 0;
    let adjective = |t: usize| unknown(t) || is_adjective(document, t) && !is_plain_noun(document, t);
    let Some(noun) = (view.first..at).rev().take(4).find(|&t| !adjective(t)) else { return false };
    document.is(noun, Tag::Title)
        || document.tokens[noun].kind == TokenKind::Word && view.mention_at(noun).is_none() && governed(view, noun)
}

/// Whether a preposition governs the noun phrase that ends with this word. "A series of talks" is as good as "talks".
pub(super) fn governed(view: &View<'_>, at: usize) -> bool {
    let document = view.document;
    let mut end = at;
    for _ in 0..8 {
        let Some(before) = end.checked_sub(1).filter(|&b| b >= view.first) else { return false };
        // "a dusk-to-dawn curfew"
        let inner = document.tokens[before].glued() && before > view.first && document.is_mark(before - 1, '-');
        if document.is(before, Tag::Preposition) && !inner {
            let counted = before.checked_sub(1).is_some_and(|b| document.is(b, Tag::Transparent));
            if counted && document.relates(before, relation::GENITIVE) {
                end = before - 1;
                continue;
            }
            return true;
        }
        if let Some(mention) = view.mention_at(before) {
            use crate::record::MentionKind::{Date, Demonym, Number, Ordinal, Quantity};
            let kind = view.drafts[mention].kind;
            if kind == Date || view.language == Language::Ru && !matches!(kind, Demonym | Number | Ordinal | Quantity) {
                return false;
            }
            end = view.drafts[mention].first as usize;
            continue;
        }
        let verb = document.senses(before).any(|s| {
            s.tag == Tag::Word
                && s.payload == Pos::Verb as u32
                && s.grammar.verbal() != Verbal::Passive
                && s.grammar.verbal() != Verbal::Active
        });
        let mark = document.tokens[before].kind == TokenKind::Mark && !document.is_possessive(before) && !document.tokens[before].glued();
        if verb || mark || document.is(before, Tag::Conjunction) {
            return false;
        }
        if view.language == Language::Ru && document.grammar(before).cases() != 0 && document.has_pos(before, Pos::Noun) {
            // A noun of its own before it: «в Баку переговоры».
            let same = document.grammar(before).cases() & document.grammar(at).cases() != 0;
            if !same {
                return false;
            }
        }
        end = before;
    }
    false
}
