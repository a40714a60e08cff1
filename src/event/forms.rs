//! Whether a word of a trigger stands as the verb that the rule means.

use crate::language::relation;
use crate::lexicon::{Entry, Language, Pos, Tag, Verbal, word_key};

use super::argument::is_noun;
use super::clause::View;
use super::predicate::Forms;
use super::rule::TriggerWord;

/// The verb forms a token can be of a trigger word.
pub(super) fn forms(view: &View<'_>, at: usize, word: &TriggerWord, passive: bool) -> Forms {
    let mut forms = Forms::default();
    if view.words(at) & word.bits == 0 || view.document.flags(at) & Entry::VERB == 0 {
        return forms;
    }
    let wanted = |k: u32| word.keys.binary_search(&k).is_ok() || passive && word.passive.contains(&k);
    for sense in view.document.senses(at).filter(|s| s.tag == Tag::Word && s.payload == Pos::Verb as u32) {
        if wanted(word_key(sense.lemma, sense.payload)) {
            forms.add(sense.grammar.verbal());
        }
    }
    forms
}

/// Whether a token is a form of a trigger word that is this part of speech.
pub(super) fn is_form(view: &View<'_>, at: usize, word: &TriggerWord, pos: Pos) -> bool {
    view.words(at) & word.bits != 0
        && view
            .document
            .senses(at)
            .any(|s| s.tag == Tag::Word && s.payload == pos as u32 && word.keys.binary_search(&word_key(s.lemma, s.payload)).is_ok())
}

/// Whether a word that may be something else stands as a verb.
pub(super) fn acts_as_verb(view: &View<'_>, at: usize, forms: Forms) -> bool {
    let document = view.document;
    if view.language == Language::Ru {
        // «подозреваемый» is a noun.
        let participle = forms.only(&[Verbal::Passive, Verbal::Active]);
        return !participle || !document.has_pos(at, Pos::Noun);
    }
    // "Have been called off": an auxiliary is no verb of its own.
    if document.is(at, Tag::Auxiliary) && (at + 1..(at + 3).min(view.last)).any(|t| document.is(t, Tag::Auxiliary)) {
        return false;
    }
    let before = at.checked_sub(1).filter(|&b| b >= view.first);
    if view.compounded(at) {
        return false;
    }
    // "the transfer of sentenced persons"
    let governed = before.is_some_and(|b| document.is(b, Tag::Preposition) && !document.relates(b, relation::INFINITIVE));
    if governed
        && forms.only(&[Verbal::Past, Verbal::Passive])
        && at + 1 < view.last
        && is_noun(view, at + 1)
        && !document.has_pos(at + 1, Pos::Verb)
    {
        return false;
    }
    let noun = document.has_pos(at, Pos::Noun);
    let nominal =
        before.is_some_and(|b| document.is(b, Tag::Determiner) || document.is_possessive(b) || document.has_pos(b, Pos::Adjective));
    if forms.any(&[Verbal::Past, Verbal::Passive]) {
        // "Four of the injured are in hospital"
        let the = before.is_some_and(|b| document.is(b, Tag::Determiner)) && document.is(at + 1, Tag::Auxiliary);
        return !(noun && nominal || the);
    }
    if forms.any(&[Verbal::Gerund]) {
        // "A board meeting" is a noun, "after meeting the board" is none.
        const OPENS: u64 = Tag::Auxiliary.bit() | Tag::Preposition.bit() | Tag::Conjunction.bit() | Tag::Negation.bit();
        // "A leading academic" leads nothing.
        if before.is_some_and(|b| document.is(b, Tag::Determiner) || document.is_possessive(b)) {
            return false;
        }
        // "trims lending rate"
        if document.longest(at, Tag::Metric).is_some_and(|m| m.end > at + 1) {
            return false;
        }
        let open = before.is_some_and(|b| document.mask(b) & OPENS != 0 || document.is_mark(b, ',') || view.finite(b));
        return !noun || open && !nominal && !document.relates(at + 1, relation::GENITIVE);
    }
    view.finite(at) || marked_as_verb(view, at) && !nominal
}

/// English: whether "to", an auxiliary or a negation makes a verb of the word behind it.
pub(super) fn marked_as_verb(view: &View<'_>, at: usize) -> bool {
    let document = view.document;
    let before = at.checked_sub(1).filter(|&b| b >= view.first && view.language == Language::En);
    before.is_some_and(|b| {
        // "Has been open" is no opening.
        let be = matches!(document.payload(b, Tag::Auxiliary), Some("is" | "was" | "be" | "been" | "being"));
        let verb = document.has_pos(at, Pos::Verb);
        verb && document.relates(b, relation::INFINITIVE) || document.is(b, Tag::Auxiliary) && !be || document.is(b, Tag::Negation)
    })
}
