//! Whether the clause around a date looks back or forward.

use crate::lexicon::{Entry, Tag, Verbal};
use crate::text::{LetterCase, Token, TokenKind};

use super::super::view::View;
use super::part::Tense;

/// How far the verb may be.
const REACH: usize = 24;

impl<'a> View<'a> {
    /// The tense of the verb nearest to the tokens `first..end`, those of the same clause first.
    pub fn tense(&self, first: usize, end: usize) -> Tense {
        if self.in_dateline(first) {
            return Tense::Past;
        }
        let back = (first.saturating_sub(REACH).max(self.first)..first).rev();
        let forth = end..(end + REACH).min(self.last);
        let before = self.nearest(back, usize::MAX);
        let after = self.nearest(forth, before.map_or(usize::MAX, |(_, cost)| cost));
        after.or(before).map_or(Tense::Open, |(tense, _)| tense)
    }

    /// Whether a date stands in a dateline, `BAKU, Azerbaijan, July 10.`, which tells when the report was filed.
    fn in_dateline(&self, at: usize) -> bool {
        let place =
            self.token(self.first).is_some_and(|t| t.case == LetterCase::Upper && t.end - t.start > 2 && t.flags & Token::LINE != 0);
        place
            && at > self.first + 1
            && at < self.first + 10
            && (self.first + 1..at).all(|i| !self.is_word(i) || self.capital(i))
            && (self.first + 1..at).any(|i| self.mark(i, ',') || self.mark(i, '.'))
    }

    /// The first verb of these tokens that tells, if it costs less than the limit to come to it.
    fn nearest(&self, tokens: impl Iterator<Item = usize>, limit: usize) -> Option<(Tense, usize)> {
        let mut cost = 0;
        for at in tokens {
            cost += 1;
            if cost >= limit {
                return None;
            }
            if self.document.tokens[at].kind == TokenKind::Mark {
                match self.word(at) {
                    ";" => return None,
                    "," | "—" | "–" => cost += 8,
                    _ => {}
                }
                continue;
            }
            let tense = self.tense_of(at);
            if tense != Tense::Open {
                return Some((tense, cost));
            }
        }
        None
    }

    fn tense_of(&self, at: usize) -> Tense {
        let mask = self.mask(at);
        let told = (mask | self.document.reach(at)) & Tag::DateModifier.bit() != 0;
        if told
            && self
                .document
                .matches(at)
                .any(|m| m.sense.tag == Tag::DateModifier && self.document.lexicon.string(m.sense.payload) == "future")
        {
            return Tense::Future;
        }
        match self.payload(at, Tag::Auxiliary) {
            Some("will" | "would") => return Tense::Future,
            Some("was" | "had" | "did" | "been") => return Tense::Past,
            Some("has" | "have") => return Tense::Past,
            _ => {}
        }
        if self.document.flags(at) & Entry::VERB != 0 {
            let senses = self.document.senses(at).filter(|s| s.tag == Tag::Word);
            for sense in senses {
                match sense.grammar.verbal() {
                    Verbal::Past | Verbal::ShortPassive => return Tense::Past,
                    Verbal::Future => return Tense::Future,
                    _ => {}
                }
            }
        }
        if !self.lower(at) {
            return Tense::Open;
        }
        let word = self.word(at);
        let past = if self.russian() {
            const ENDINGS: [&str; 18] = [
                "лся", "лась", "лось", "лись", "ала", "али", "ало", "ила", "или", "ило", "ела", "ели", "ыла", "яла", "яли", "нул", "вал",
                "шел",
            ];
            word.len() > 8
                && (ENDINGS.iter().any(|e| word.ends_with(e)) || word.ends_with("ил") || word.ends_with("ал"))
                && !matches!(
                    word,
                    "материал"
                        | "капитал"
                        | "канал"
                        | "начала"
                        | "начали"
                        | "журнал"
                        | "филиал"
                        | "потенциал"
                        | "персонал"
                        | "финала"
                )
        } else {
            word.len() > 4 && word.ends_with("ed") && !matches!(word, "united" | "hundred" | "indeed" | "related" | "limited")
                || matches!(
                    word,
                    "said"
                        | "met"
                        | "held"
                        | "told"
                        | "took"
                        | "came"
                        | "began"
                        | "made"
                        | "went"
                        | "rose"
                        | "fell"
                        | "grew"
                        | "won"
                        | "saw"
                        | "sent"
                        | "became"
                        | "gave"
                        | "died"
                        | "ran"
                        | "left"
                        | "broke"
                        | "led"
                        | "lost"
                        | "got"
                )
        };
        if past { Tense::Past } else { Tense::Open }
    }
}
