//! Counted nouns: which noun a number counts, and its dictionary form.

use rust_decimal::Decimal;

use crate::lexicon::Tag;
use crate::text::Script;

use super::number::Number;
use super::view::View;

/// Words of these tags end a noun phrase.
const STOPS: u64 = Tag::Function.bit()
    | Tag::Preposition.bit()
    | Tag::Conjunction.bit()
    | Tag::Auxiliary.bit()
    | Tag::Pronoun.bit()
    | Tag::Determiner.bit()
    | Tag::Month.bit()
    | Tag::Number.bit()
    | Tag::Scale.bit()
    | Tag::Relation.bit()
    | Tag::Currency.bit()
    | Tag::Approx.bit()
    | Tag::Zone.bit();

impl<'a> View<'a> {
    /// The noun a number counts: its dictionary form and where it ends.
    pub fn counted(&self, number: &Number, at: usize) -> Option<(String, usize)> {
        let at = if at == number.end && self.says(at, "of") && number.scale > 0 { at + 1 } else { at };
        if self.russian() { self.counted_russian(number, at) } else { self.counted_english(number, at) }
    }

    fn plain_word(&self, at: usize) -> bool {
        self.lower(at) && self.mask(at) & STOPS == 0
    }

    fn counted_english(&self, number: &Number, at: usize) -> Option<(String, usize)> {
        let one = number.value == Decimal::ONE;
        let mut head = None;
        for i in at..at + 4 {
            let hyphen = self.dash(i) && self.glued(i) && self.glued(i + 1);
            if hyphen {
                continue;
            }
            if !self.plain_word(i) || self.token(i).is_none_or(|t| t.script != Script::Latin) {
                break;
            }
            let word = self.word(i);
            if is_plural(word) {
                head = Some(i);
            } else if head.is_some() {
                break;
            }
        }
        if head.is_none() && one && self.plain_word(at) {
            head = Some(at);
        }
        let head = head?;
        Some((singular(self.word(head)), head + 1))
    }

    fn counted_russian(&self, number: &Number, at: usize) -> Option<(String, usize)> {
        let mut i = at;
        while i < at + 3 && self.plain_word(i) && is_adjective(self.word(i)) {
            i += 1;
        }
        if !self.plain_word(i) || self.token(i).is_none_or(|t| t.script != Script::Cyrillic) || self.word(i).len() < 6 {
            return None;
        }
        let _ = number;
        let lemma = self.document.lemma(i).map_or_else(|| self.word(i).to_string(), str::to_string);
        Some((lemma, i + 1))
    }
}

fn is_plural(word: &str) -> bool {
    matches!(word, "people" | "men" | "women" | "children" | "police" | "personnel" | "staff" | "aircraft" | "cattle" | "sheep")
        || word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is")
}

fn singular(word: &str) -> String {
    let irregular = [("people", "person"), ("men", "man"), ("women", "woman"), ("children", "child"), ("lives", "life")];
    if let Some((_, one)) = irregular.iter().find(|(many, _)| *many == word) {
        return (*one).to_string();
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|s| s.len() > 2) {
        return format!("{stem}y");
    }
    for ending in ["sses", "shes", "ches", "xes"] {
        if word.ends_with(ending) {
            return word[..word.len() - 2].to_string();
        }
    }
    word.strip_suffix('s').unwrap_or(word).to_string()
}

fn is_adjective(word: &str) -> bool {
    ["ых", "их", "ого", "его", "ый", "ий", "ой", "ую", "юю", "ая", "ое", "ые", "ыми", "ими", "ым", "им"].iter().any(|e| word.ends_with(e))
        && word.chars().count() > 4
}
