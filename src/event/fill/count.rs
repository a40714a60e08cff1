//! Numbers that fill a role, and those that only add up to one: "two nuns, three priests and a journalist".

use crate::language::function::ending;
use crate::language::relation;
use crate::lexicon::{Language, Tag};
use crate::record::{MentionKind, Phase};
use crate::text::TokenKind;

use super::super::argument::{Argument, is_actor, is_adjective};
use super::super::matcher::has;
use super::super::rule::RoleRule;
use super::Fill;

impl Fill<'_, '_> {
    /// Whether a pronoun or description stands for a judge or prosecutor: whom "he" is acquitted by is not who is.
    pub(super) fn is_on_the_bench(&self, argument: &Argument) -> bool {
        let lexicon = self.view.document.lexicon;
        let bench = |word: &str| lexicon.look_up(word).iter().any(|s| s.tag == Tag::Hint && lexicon.string(s.payload) == "bench");
        let entity = argument.entity.and_then(|e| self.view.entities.get(e as usize));
        entity.is_some_and(|e| e.positions.iter().any(|p| p.title.split_whitespace().any(bench)))
    }

    /// Whether a duration is how old somebody is: "aged 5 years", «27-летний боксёр», «старше 75 лет».
    pub(super) fn is_age(&self, duration: &Argument, wanted: &RoleRule) -> bool {
        let document = self.view.document;
        let old = |t: usize| t >= self.view.first && t < self.view.last && document.is(t, Tag::Age);
        let next = duration.last;
        let people = Tag::Title.bit() | Tag::People.bit();
        let person = |t: usize| {
            let mention = self.view.mention_at(t).map(|m| self.view.drafts[m].kind);
            document.mask(t) & people != 0 || is_actor(self.view, t) || matches!(mention, Some(MentionKind::Person | MentionKind::Demonym))
        };
        // What describes the filler of another role is no value of its own: «36-летнего местного жителя».
        let other = |r: &&RoleRule| r.text && r.same != wanted.same && !r.words.is_empty();
        let described = |t: usize| self.rule.roles.iter().filter(other).any(|r| has(self.view, &r.words, t));
        let hyphened = duration.last >= duration.first + 3 && ['-', '\u{2011}'].iter().any(|&h| document.is_mark(duration.last - 2, h));
        let adjective = document.tokens[duration.last - 1].kind == TokenKind::Word
            && duration.mention.is_some()
            && (hyphened || is_adjective(document, duration.last - 1));
        self.is_since_record(duration)
            || (1..=2).any(|back| duration.first.checked_sub(back).is_some_and(old))
            || old(duration.last - 1)
            || old(next)
            || adjective
                && (next..(next + 3).min(self.view.last))
                    .take_while(|&t| !document.is(t, Tag::Preposition))
                    .any(|t| person(t) || described(t))
    }

    /// Whether an amount only looks like the sum of a role: "a 340-km line" counts nothing, "jailed for laundering £3 million" costs nothing.
    pub(super) fn is_no_sum(&self, argument: &Argument, wanted: &RoleRule) -> bool {
        let document = self.view.document;
        match wanted.role.as_str() {
            "count" => {
                let digits = document.tokens[argument.first].kind == TokenKind::Number;
                let hyphen = argument.last > argument.first + 2 && document.is_mark(argument.last - 2, '-');
                digits && (hyphen || document.is(argument.last - 1, Tag::Unit) && self.view.language == Language::En)
            }
            "penalty" if argument.kind == MentionKind::Money && argument.first > self.view.first => {
                ending::GERUND.end(document.word(argument.first - 1)) && self.view.language == Language::En
            }
            // "hired Ann Doe from Corvane": where she comes from is not where she goes.
            "organization" => {
                let from = argument.preposition.is_some_and(|(_, p)| relation::REMOVAL.has(p));
                from && self.rule.phase == Some(Phase::Begin) && self.view.language == Language::En
            }
            _ => false,
        }
    }

    /// Whether a number is one of several that add up: "two nuns, three priests and a journalist".
    pub(super) fn enumerated(&self, argument: &Argument, wanted: &RoleRule) -> bool {
        let (view, document) = (self.view, self.view.document);
        let counts = |t: usize| {
            let number = |m: usize| matches!(view.drafts[m].kind, MentionKind::Quantity | MentionKind::Number);
            view.mention_at(t).filter(|&m| number(m)).map(|m| view.drafts[m].last as usize)
        };
        let joint = |t: usize| document.is_joint(t);
        // The nouns of bare numbers stand behind them.
        let plain = |t: usize| view.mention_at(t).is_none_or(|m| view.drafts[m].kind == MentionKind::Demonym);
        let noun = |t: usize| document.tokens[t].kind == TokenKind::Word && !joint(t) && !view.finite(t) && plain(t);
        let end = (argument.last..view.last.min(argument.last + 3)).find(|&t| !noun(t)).unwrap_or(argument.last);
        let next = end + 1;
        // "left 17 dead and nine missing": the trigger's own word parts them.
        if view.language == Language::En && self.found.words > 1 && (argument.last..end).contains(&(self.found.last - 1)) {
            return false;
        }
        let one = || document.is(next, Tag::Determiner) && (next + 1..view.last.min(next + 4)).any(|t| is_actor(view, t));
        // «погибли трое, 12 пострадали»: what has a verb of its own is counted apart.
        let apart = |t: usize| view.finite(t) || document.payload(t, Tag::Preposition).is_some();
        // «двое погибших, пятеро раненых»: the next is another role's.
        let another = |from: usize, to: usize| {
            let others = self.rule.roles.iter().filter(|r| r.role != wanted.role && !r.words.is_empty());
            others.into_iter().any(|r| (from..to).any(|t| has(view, &r.words, t)))
        };
        let more = counts(next).is_some_and(|end| !apart(end) && !another(next, end + 1)) || one();
        let before = argument.first.checked_sub(2).filter(|&b| b >= view.first && joint(b + 1));
        let begin = |b: usize| (b.saturating_sub(2).max(view.first)..=b).rev().find(|&t| !noun(t));
        let like = |b: usize| counts(b).is_some() && !another(b, argument.first) && !another(argument.first, end);
        // "four Indians and two Germans lost their lives": the verb is theirs together.
        let shared = end == self.found.first && document.is(argument.first.saturating_sub(1), Tag::Conjunction);
        next < view.last && joint(end) && more || (!view.finite(end) || shared) && before.and_then(begin).is_some_and(like)
    }

    /// Whether a duration tells for how long there was none like it: "its first issuance in a year", «впервые за три года».
    pub(super) fn is_since_record(&self, duration: &Argument) -> bool {
        const REACH: usize = 7;
        let document = self.view.document;
        let governed = duration.start.checked_sub(1).is_some_and(|p| document.relates(p, relation::LAPSE));
        let like = |t: usize| document.is(t, Tag::Ordinal) || document.phrase_means(t, Tag::Hint, "record");
        governed && (duration.first.saturating_sub(REACH).max(self.view.first)..duration.first).any(like)
    }
}
