//! Who does what a passive or a noun tells: the phrase with "by", the Russian instrumental.

use crate::language::relation;
use crate::lexicon::{Grammar, Language};
use crate::record::MentionKind;

use super::super::argument::{Argument, is_actor};
use super::super::rule::RoleRule;
use super::Fill;

impl Fill<'_, '_> {
    /// The agent of a passive.
    pub(super) fn agent(&self, wanted: &RoleRule) -> Vec<&Argument> {
        let clause = self.predicate.clause;
        let ours = self.arguments.iter().filter(|a| a.clause == clause && self.fits(a, wanted));
        let mut found: Vec<&Argument> = match self.view.language {
            Language::En => {
                let by = |a: &&Argument| a.preposition.is_some_and(|(_, p)| relation::AGENT.has(p));
                ours.filter(|a| a.first > self.predicate.head).filter(by).collect()
            }
            Language::Ru => ours
                .filter(|a| a.preposition.is_none() && (!a.of || self.acts_for(a)))
                // «Apple оштрафована ЕС»: a name that does not decline, right behind the verb.
                .filter(|a| match a.cases {
                    0 => a.kind.is_name() && a.first == self.predicate.head + 1,
                    cases => cases & Grammar::INSTRUMENTAL != 0 && cases & Grammar::NOMINATIVE == 0,
                })
                .collect(),
        };
        found.sort_by_key(|a| (a.modifier, a.of, a.first));
        if found.is_empty() && self.view.language == Language::Ru {
            found = self.behind_which(None, Grammar::INSTRUMENTAL, wanted);
        }
        found
    }

    /// Russian: whether a body is whose people do it: «сотрудниками ФСБ», «судом Еревана».
    fn acts_for(&self, body: &Argument) -> bool {
        let head = body.head.filter(|&h| is_actor(self.view, h) && self.view.mention_at(h).is_none());
        let cases = head.map_or(0, |h| self.view.document.grammar(h).cases());
        body.kind == MentionKind::Organization && cases & Grammar::INSTRUMENTAL != 0 && cases & Grammar::NOMINATIVE == 0
    }
}
