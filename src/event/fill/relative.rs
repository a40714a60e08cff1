//! Whom a relative pronoun stands for: «банк, с которым подписали», "the firm with which", «директор, которому предъявили».

use crate::lexicon::{Language, Tag};

use super::super::argument::{Argument, governs, required_case};
use super::super::clause::ClauseKind;
use super::super::heads::Agreement;
use super::super::matcher::has;
use super::super::phrase;
use super::super::rule::RoleRule;
use super::Fill;

impl Fill<'_, '_> {
    /// What the pronoun that opens the trigger's own relative clause stands for, where it is behind this preposition, or in one of these
    /// cases behind none.
    pub(super) fn behind_which(&self, preposition: Option<u32>, cases: u16, wanted: &RoleRule) -> Vec<&Argument> {
        let pronoun = self.pronoun(preposition, cases);
        let agrees = |a: &Argument| {
            let grammar = a.mention.map(|m| self.view.drafts[m].grammar);
            pronoun.and_then(|p| Agreement::of(self.view, Some(p))).is_none_or(|one| grammar.is_none_or(|grammar| one.fits(grammar)))
        };
        let found = pronoun.map_or(Vec::new(), |_| self.antecedent(self.predicate.clause, wanted));
        found.into_iter().filter(|a| agrees(a)).collect()
    }

    /// The same of a phrase with one of the words the role names: «экс-глава области, против которого возбудили дело».
    pub(super) fn phrase_behind_which(&self, preposition: Option<u32>, cases: u16, wanted: &RoleRule) -> Option<(usize, usize)> {
        const REACH: usize = 8;
        let (view, document) = (self.view, self.view.document);
        let pronoun = self.pronoun(preposition, cases)?;
        let first = view.tokens_of(self.predicate.clause).next()?;
        let agreement = Agreement::of(view, Some(pronoun));
        let fits = |t: &usize| has(view, &wanted.words, *t) && agreement.is_none_or(|one| one.fits(document.grammar(*t)));
        let before = (view.first..first).rev().take(REACH).skip_while(|&t| document.is_mark(t, ','));
        let noun = before.take_while(|&t| !view.finite(t) && !document.is_mark(t, ',')).filter(fits).last()?;
        phrase::around(view, noun)
    }

    /// That pronoun.
    fn pronoun(&self, preposition: Option<u32>, cases: u16) -> Option<usize> {
        let (view, document) = (self.view, self.view.document);
        let info = view.clauses[self.predicate.clause];
        let opener = info.opener.filter(|_| info.kind == ClauseKind::Relative)?;
        let pronoun = match preposition {
            Some(payload) => document.longest(opener, Tag::Preposition).filter(|m| m.sense.payload == payload)?.end,
            // The English pronoun has no cases.
            None if view.language == Language::En => return None,
            None => opener,
        };
        let may = required_case(governs(view, pronoun));
        (document.is(pronoun, Tag::Relative) && (cases == 0 || may == 0 && preposition.is_some() || may & cases != 0)).then_some(pronoun)
    }
}
