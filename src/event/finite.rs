//! Whether a word that may be a verb is one in its sentence.

use crate::language::function::ending;
use crate::language::relation;
use crate::language::ru;
use crate::lexicon::{Entry, Grammar, Language, Pos, Tag};
use crate::record::MentionKind;
use crate::text::{LetterCase, TokenKind};

use super::clause::View;

impl View<'_> {
    /// Whether a token is a finite verb, as far as it and those before it tell.
    pub(super) fn is_finite(&self, at: usize) -> bool {
        if self.bounds_period(at) {
            return false;
        }
        let (mask, flags) = (self.document.mask(at), self.document.flags(at));
        if mask & Tag::Auxiliary.bit() != 0 {
            return !matches!(self.document.payload(at, Tag::Auxiliary), None | Some("be" | "been" | "being" | "having"));
        }
        if flags & (Entry::FINITE | Entry::BASE) == 0 {
            return ru::looks_finite(self.document.word(at));
        }
        if flags & Entry::FINITE != 0 && self.verb_position(at) {
            return true;
        }
        match flags & (Entry::BASE | Entry::NOUN) {
            Entry::BASE => self.plain_present(at),
            flags => flags == Entry::BASE | Entry::NOUN && self.headline_present(at),
        }
    }

    /// Whether an English word that is noun and verb tells what several do: "EU, Mercosur sign trade pact", "Police arrest driver".
    fn headline_present(&self, at: usize) -> bool {
        const SUBJECT: usize = 10;
        let (document, then) = (self.document, at + 1);
        if self.language == Language::Ru || at == self.first {
            return false;
        }
        // "Armenia and India plan to ratify it"
        if super::predicate::opens_infinitive(self, then) && self.mention_at(at - 1).is_some() && self.several_before(at) {
            return true;
        }
        if at - self.first > SUBJECT {
            return false;
        }
        // "Nurses strike over pay", but "Nurses strike in Lagos ends"
        let alone = || !(then..self.last).any(|t| document.flags(t) & Entry::FINITE != 0 || document.is(t, Tag::Auxiliary));
        let strikes = || document.is(at, Tag::EventHead) && document.is(then, Tag::Preposition) && alone();
        if document.mask(at) & NOMINAL != 0 && !strikes() {
            return false;
        }
        let object = self.mention_at(then).is_some()
            || document.flags(then) & (Entry::NOUN | Entry::ADJECTIVE) != 0 && document.flags(then) & Entry::FINITE == 0
            || document.is(then, Tag::Determiner);
        // "Nurses strike over pay"
        let on = document.is(then, Tag::Preposition) && !document.relates(then, relation::NOMINAL);
        (object || on) && then < self.last && self.several_before(at) && !(self.first..at).any(|t| self.finite(t))
    }

    /// Whether what ends before a token are several who act: names joined by a comma or "and", a plural of people.
    fn several_before(&self, at: usize) -> bool {
        let document = self.document;
        let Some(mention) = self.mention_at(at - 1) else {
            let (mask, grammar) = (document.mask(at - 1), document.grammar(at - 1));
            let people = document.payload(at - 1, Tag::Actor) == Some("people") && self.first + 1 == at;
            // "Lufthansa pilots strike", "Thousands protest"
            let many = document.mask(at - 1) & Tag::Scale.bit() != 0 && self.first + 1 == at;
            return many || mask & PEOPLE != 0 && (people || grammar.has(Grammar::PLURAL) && !grammar.has(Grammar::SINGULAR));
        };
        let first = self.drafts[mention].first as usize;
        let Some(joint) = first.checked_sub(1).filter(|&j| j > self.first) else { return false };
        let joined = document.is_joint(joint);
        self.drafts[mention].kind.is_name() && joined && self.mention_at(joint - 1).is_some_and(|m| self.drafts[m].kind.is_name())
    }

    /// "the quarter ended March 31": a participle between a calendar word and its date.
    fn bounds_period(&self, at: usize) -> bool {
        let period = at > self.first && self.document.mask(at - 1) & Tag::Period.bit() != 0;
        period && self.language == Language::En && self.mention_at(at + 1).is_some_and(|m| self.drafts[m].kind == MentionKind::Date)
    }

    /// Whether a hyphen makes the word part of the one before it: "Oslo-based", "open-ended", but not "re-elected".
    pub fn compounded(&self, at: usize) -> bool {
        const PREFIX: usize = 3;
        let document = self.document;
        let Some(before) = at.checked_sub(2).filter(|&b| b >= self.first && document.is_mark(b + 1, '-')) else { return false };
        let word = &document.tokens[before];
        let prefix = document.word(before).len() <= PREFIX && word.case == LetterCase::Lower && document.flags(before) & Entry::NOUN == 0;
        document.tokens[at].glued() && document.tokens[at - 1].glued() && !prefix
    }

    /// Whether an English word that may be noun or verb stands where a verb does.
    fn verb_position(&self, at: usize) -> bool {
        if self.language == Language::Ru {
            return true;
        }
        let noun = self.document.flags(at) & Entry::NOUN != 0;
        let Some(before) = at.checked_sub(1).filter(|&b| b >= self.first) else { return !noun };
        if self.compounded(at) || self.is_expected(at) || self.is_done_by(at) {
            return false;
        }
        // "Agreed to lift sanctions", "will hold talks"
        // "accused of moving funds"
        let gerund = ending::GERUND.end(self.document.word(before)) && self.document.flags(before) & Entry::NOUN == 0;
        let marked = before > self.first && self.document.has_pos(before, Pos::Verb) && {
            let (mask, to) = (self.document.mask(before - 1), self.document.relates(before - 1, relation::INFINITIVE));
            to || mask & Tag::Auxiliary.bit() != 0 || gerund && mask & Tag::Preposition.bit() != 0
        };
        if noun && marked {
            return false;
        }
        // "Hold contests": behind another verb stands a noun.
        if noun && self.finite(before) && self.document.mask(before) & Tag::Auxiliary.bit() == 0 {
            return false;
        }
        if self.document.mask(before) & (Tag::Determiner.bit() | Tag::Preposition.bit()) != 0 || self.document.is_possessive(before) {
            return false;
        }
        // "received suspended sentences"
        let described = self.document.is_past(at) && self.document.flags(at + 1) & (Entry::NOUN | Entry::BASE) == Entry::NOUN;
        if described && self.finite(before) && self.document.mask(before) & Tag::Auxiliary.bit() == 0 && self.document.is_past(before) {
            return false;
        }
        if !noun {
            return true;
        }
        let then = at + 1;
        // "steps down"
        let particle =
            self.document.has_pos(then, Pos::Other) && ![Pos::Noun, Pos::Adjective].iter().any(|&p| self.document.has_pos(then, p));
        // "a storm hit coastal Florida"
        let described = self.document.flags(then) & (Entry::ADJECTIVE | Entry::FINITE | Entry::BASE) == Entry::ADJECTIVE
            && self.mention_at(then + 1).is_some_and(|m| self.drafts[m].kind.is_name());
        let object = self.document.mask(then) & (Tag::Determiner.bit() | Tag::Preposition.bit()) != 0
            || self.mention_at(then).is_some()
            || particle
            || described;
        let adjective = self.document.flags(before) & Entry::ADJECTIVE != 0;
        !adjective
            && (object || self.acts_on_bare_noun(at))
            && self.document.mask(then) & Tag::Auxiliary.bit() == 0
            && !self.document.relates(then, relation::NOMINAL)
    }

    /// "the session chaired by Ann Doe opened": whether a participle right behind a noun says who does it.
    fn is_done_by(&self, at: usize) -> bool {
        let (document, before) = (self.document, at - 1);
        let agent = document.relates(at + 1, relation::AGENT) && self.mention_at(at + 2).is_some_and(|m| self.drafts[m].kind.is_name());
        let noun = document.flags(before) & Entry::NOUN != 0 && self.mention_at(before).is_none();
        agent && noun && document.is_past(at) && document.mask(at) & (Tag::Change.bit() | Tag::Speech.bit()) == 0
    }

    /// "agreed to buy it in a deal expected to close": whether a participle behind a noun only says what that is to do.
    fn is_expected(&self, at: usize) -> bool {
        let (document, before) = (self.document, at - 1);
        // "an investment estimated at $1.6 billion"
        let foreseen = document.is(at, Tag::Modal) && document.is_past(at) && document.relates(at + 1, relation::INFINITIVE)
            || document.mask(at) & (Tag::Modal.bit() | Tag::Speech.bit()) != 0
                && document.is_past(at)
                && document.relates(at + 1, relation::AT_LEVEL);
        let thing = document.flags(before) & Entry::NOUN != 0 && document.mask(before) & PEOPLE == 0 && self.mention_at(before).is_none();
        foreseen
            && thing
            && (self.first..before)
                .rev()
                .take_while(|&t| document.tokens[t].kind == TokenKind::Word || self.mention_at(t).is_some())
                .any(|t| self.finite(t))
    }

    /// Whether who acts stands right before the word, and a noun without article behind it: "Fed cuts rates", "Kenya signs loan deal".
    fn acts_on_bare_noun(&self, at: usize) -> bool {
        let (document, before, then) = (self.document, at - 1, at + 1);
        let acting = match self.mention_at(before) {
            Some(mention) => self.drafts[mention].kind.is_name(),
            None => document.mask(before) & (PEOPLE | Tag::OrganizationHead.bit()) != 0,
        };
        let noun =
            |t: usize| t < self.last && document.flags(t) & (Entry::NOUN | Entry::ADJECTIVE) != 0 && document.mask(t) & VERBLESS == 0;
        // "Attacks rise", but "signs loan deal", "signs deal to"
        let named = self.mention_at(before).is_some() && document.mask(then) & Tag::Change.bit() == 0;
        let governs = named && document.relates(then + 1, relation::VERBAL);
        let object = noun(then) && (document.flags(then) & Entry::BASE == 0 || noun(then + 1) || governs);
        acting && object && document.mask(at) & NOMINAL == 0 && !(self.first..at).any(|t| self.finite(t))
    }

    /// Whether an English base form is a present tense: "both sides plan to".
    fn plain_present(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|&b| b >= self.first) else { return false };
        let mask = self.document.mask(before);
        let marked = self.document.relates(before, relation::INFINITIVE) || mask & Tag::Auxiliary.bit() != 0;
        // "Open" and "close" are verbs behind a noun or pronoun only: "now open to all".
        let adjective = self.document.flags(at) & Entry::ADJECTIVE != 0;
        let subject = self.mention_at(before).is_some() || self.document.flags(before) & Entry::NOUN != 0 || mask & Tag::Pronoun.bit() != 0;
        let to = self.document.relates(at + 1, relation::INFINITIVE);
        // "Turned down the loan": a particle of the verb before it.
        let particle = !subject && self.document.has_pos(at, Pos::Other);
        !marked && !particle && (!adjective || subject && !to) && self.verb_position(at)
    }
}

/// Words that are verbs too and mostly nouns: "EU, Mercosur trade pact", "Kenya exports rise".
const NOMINAL: u64 = Tag::DocumentHead.bit() | Tag::EventHead.bit() | Tag::Metric.bit();
/// Nouns for people who act.
const PEOPLE: u64 = Tag::Title.bit() | Tag::Actor.bit() | Tag::People.bit();
/// Words before which no verb has its object.
const VERBLESS: u64 = Tag::Preposition.bit() | Tag::Auxiliary.bit() | Tag::Conjunction.bit();
