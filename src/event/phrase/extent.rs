//! How far a noun phrase reaches: what each word behind its first one has to be to be part of it.

use crate::event::argument::{is_actor, is_adjective, is_noun};
use crate::event::clause::View;
use crate::language::relation;
use crate::lexicon::{Grammar, Language, Pos, Tag, Verbal};
use crate::text::{Document, LetterCase, TokenKind};

use super::{before_value, governs_noun, is_compound_gerund, joins};

/// A noun phrase whose end is sought.
#[derive(Clone, Copy)]
pub(super) struct Extent<'v, 'a> {
    view: &'v View<'a>,
    document: &'v Document<'a>,
    /// The first token of the phrase.
    first: usize,
    russian: bool,
}

impl<'v, 'a> Extent<'v, 'a> {
    pub fn new(view: &'v View<'a>, first: usize) -> Self {
        Extent { view, document: view.document, first, russian: view.language == Language::Ru }
    }

    /// Whether the token is part of the phrase, as those between it and the first are.
    pub fn has(self, at: usize) -> bool {
        // «полиция тем временем», «градоначальником автоматически стал», but «директором впервые созданного фонда»
        let leads = |end: usize| end == at + 1 && (!self.russian || is_adjective(self.document, end) || is_noun(self.view, at));
        if at > self.first && self.document.longest(at, Tag::Adverb).is_some_and(|m| !leads(m.end)) {
            return false;
        }
        if let Some(mention) = self.view.mention_at(at) {
            return self.has_mention(mention, at);
        }
        let token = &self.document.tokens[at];
        match token.kind {
            TokenKind::Mark => {
                token.glued() && matches!(self.document.word(at), "-" | "–")
                    || self.document.is_possessive(at)
                    || self.is_abbreviated(at)
                    || matches!(self.document.word(at), "«" | "»" | "%")
            }
            TokenKind::Number => true,
            TokenKind::Word => self.has_word(at),
        }
    }

    /// «в нарушении ст. 275»: the full stop of a word cut short before its number.
    fn is_abbreviated(self, at: usize) -> bool {
        let tokens = &self.document.tokens;
        let number = tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number);
        at > self.first && at + 1 < self.view.last && number && tokens[at].glued() && self.document.is_mark(at, '.')
    }

    fn has_mention(self, mention: usize, at: usize) -> bool {
        use crate::record::MentionKind::*;
        if at == self.first {
            return true;
        }
        let draft = &self.view.drafts[mention];
        let (kind, case) = (draft.kind, draft.grammar);
        let person = kind == Person && draft.first as usize == at;
        // «регламент Еврокомиссия приняла»: a body in the nominative hangs on no noun that is none.
        let body = Tag::OrganizationHead.bit() | Tag::Actor.bit();
        let nominative = case.has(Grammar::NOMINATIVE) && !case.has(Grammar::GENITIVE);
        let noun = |t: usize| is_noun(self.view, t) && self.document.mask(t) & body == 0;
        let acts = kind == Organization && nominative && noun(at - 1);
        // «поставила заказчикам 67 самолётов»
        let dative = |t: usize| self.document.grammar(t).cases() == Grammar::DATIVE && is_noun(self.view, t);
        let given = kind == Quantity && self.document.grammar(at - 1).cases() == Grammar::DATIVE
            || matches!(kind, Quantity | Ordinal) && dative(self.first);
        if self.russian && (person || acts || given) {
            return false;
        }
        // "a $200,000 bribe"
        let begins = draft.first as usize;
        let attribute = !self.russian && begins > self.first && self.document.is(begins - 1, Tag::Determiner);
        // "guilty of taking $340,000"
        let taken = !self.russian && kind == Money && begins == self.first + 1 && self.is_gerund(self.first);
        !matches!(kind, Date | Time | Duration | Set | Money | Percent | Multiple) || attribute || taken
    }

    fn has_word(self, at: usize) -> bool {
        let document = self.document;
        // "the delegation led by Ann Doe"
        if !self.russian && at > self.first && document.is_past(at) && document.relates(at + 1, relation::AGENT) {
            return false;
        }
        if self.view.finite(at) || document.is(at, Tag::Relative) || document.is(at, Tag::Pronoun) && !document.is(at, Tag::Determiner) {
            return false;
        }
        if self.russian && document.is(at, Tag::Modal) && !is_noun(self.view, at) {
            return false;
        }
        if let Some(conjunction) = document.payload(at, Tag::Conjunction) {
            return conjunction == "and" && at > self.first && joins(self.view, at);
        }
        if self.begins_anew(at) {
            return false;
        }
        if document.is(at, Tag::Preposition) {
            return self.has_preposition(at);
        }
        if self.russian && at > self.first && (self.is_predicate(at) || self.is_of_another(at) || self.is_measure(at) || self.is_agent(at))
        {
            return false;
        }
        if self.russian && at > self.first && (self.acts_behind(at) || self.begins_another(at)) {
            return false;
        }
        self.is_nominal(at)
    }

    /// Whether an article or a possessive begins another phrase.
    fn begins_anew(self, at: usize) -> bool {
        let Some(determiner) = self.document.payload(at, Tag::Determiner).filter(|_| at > self.first) else { return false };
        if self.russian {
            // «с поста министра своего соратника Попова»
            let title = |t: usize| self.document.is(t, Tag::Title);
            return determiner == "own" && is_actor(self.view, at - 1) && (at + 1..at + 4).any(title);
        }
        // "called the verdict a farce"
        let joined = |t: usize| self.document.mask(t) & (Tag::Preposition.bit() | Tag::Conjunction.bit()) != 0 || self.is_gerund(t);
        matches!(determiner, "a" | "the") && !joined(at - 1)
    }

    fn is_gerund(self, at: usize) -> bool {
        let listed = self.document.senses(at).any(|s| s.tag == Tag::Word && s.grammar.verbal() == Verbal::Gerund);
        listed || self.document.word(at).ends_with("ing") && !is_noun(self.view, at)
    }

    /// Whether a preposition ties what follows to the phrase: "of" and its like, and "for" behind a thing.
    fn has_preposition(self, at: usize) -> bool {
        let document = self.document;
        // "duties of up to 35.6%"
        // "people for up to five years"
        let bounded =
            document.longest(at + 1, Tag::Approx).is_some_and(|m| before_value(self.view, m.end) || self.view.mention_at(m.end).is_some());
        // «электроэнергии на сумму 21 млн»
        let worth = self.russian && document.longest(at, Tag::Preposition).is_some_and(|m| m.end > at + 1);
        if at == self.first || bounded || worth {
            return false;
        }
        let act = self.is_gerund(at + 1) && governs_noun(self.view, at + 2);
        let thing = || is_noun(self.view, self.first) && !is_actor(self.view, self.first) && !before_value(self.view, at + 1);
        document.relates(at, relation::GENITIVE) && !act || at == self.first + 1 && document.relates(at, relation::DESIGNATED) && thing()
    }

    /// «строительство депо компанией «Норвик»»: who does it is no part of what is done.
    fn is_agent(self, at: usize) -> bool {
        let instrumental = |t: usize| self.document.grammar(t).cases() == Grammar::INSTRUMENTAL;
        is_actor(self.view, at) && instrumental(at) && !self.document.grammar(at - 1).may_be(Grammar::INSTRUMENTAL)
    }

    /// «признала операторов виновными»: an adjective in a case of its own is said of them.
    fn is_predicate(self, at: usize) -> bool {
        self.document.grammar(at).cases() == Grammar::INSTRUMENTAL
            && is_adjective(self.document, at)
            && !self.document.grammar(at - 1).may_be(Grammar::INSTRUMENTAL)
    }

    /// Whether a noun is no part of what the one before it names.
    fn is_of_another(self, at: usize) -> bool {
        let document = self.document;
        // «продал завод банку»: it neither hangs on the one before nor agrees with it.
        let apart = || {
            let (own, before) = (document.grammar(at), document.grammar(at - 1));
            let hangs = own.cases() & (Grammar::GENITIVE | Grammar::INSTRUMENTAL) != 0;
            let numbers = Grammar::SINGULAR | Grammar::PLURAL;
            // «Оппозиция выводы отвергает»
            let agrees = own.cases() & before.cases() != 0 && own.0 & before.0 & numbers != 0;
            // «продажу компании инвестору»
            let given = own.cases() == Grammar::DATIVE && before.may_be(Grammar::GENITIVE);
            let acronym = document.tokens[at].case == LetterCase::Upper;
            own.cases() != 0 && before.cases() != 0 && !hangs && (!agrees || given) && !acronym
        };
        // «25% порта Тамань структурам банка»
        let given = || {
            let name = self.view.mention_at(at - 1).filter(|&m| self.view.drafts[m].kind.is_name());
            let dative = document.grammar(at).cases() == Grammar::DATIVE;
            dative && name.is_some_and(|m| !self.view.drafts[m].grammar.may_be(Grammar::DATIVE))
        };
        // «от завода "Орион" холдинг отказался»
        let behind_name = || matches!(document.word(at - 1), "»" | "”" | "\"") && !document.grammar(at).may_be(Grammar::GENITIVE);
        is_noun(self.view, at) && (is_noun(self.view, at - 1) && apart() || behind_name() || given())
    }

    /// «Семьям погибших власти выплатят»: who acts, right before the verb, hangs on nobody to whom something is done.
    fn acts_behind(self, at: usize) -> bool {
        let (own, first) = (self.document.grammar(at), self.document.grammar(self.first).cases());
        let verb = self.document.grammar(at + 1);
        let many = self.view.finite(at + 1) && verb.has(Grammar::PLURAL) && !verb.has(Grammar::SINGULAR);
        let subject = is_actor(self.view, at) && own.has(Grammar::NOMINATIVE) && own.has(Grammar::PLURAL) && many;
        subject && first != 0 && first & Grammar::NOMINATIVE == 0
    }

    /// «передаст заказчику первые вертолёты»: an adjective in another case begins what is given.
    fn begins_another(self, at: usize) -> bool {
        let given = self.document.grammar(at - 1).cases() == Grammar::DATIVE && is_noun(self.view, at - 1);
        let own = self.document.grammar(at).cases();
        given && is_adjective(self.document, at) && own != 0 && own & (Grammar::DATIVE | Grammar::GENITIVE | Grammar::INSTRUMENTAL) == 0
    }

    /// «завод (общей) мощностью 600 тонн»: how great it is is said of it.
    fn is_measure(self, at: usize) -> bool {
        let measure = |t: usize| self.document.grammar(t).cases() == Grammar::INSTRUMENTAL && before_value(self.view, t + 1);
        measure(at) || is_adjective(self.document, at) && measure(at + 1)
    }

    /// Whether a word is more than a verb here.
    fn is_nominal(self, at: usize) -> bool {
        let (mut verb, mut verbal, mut noun) = (false, false, false);
        for sense in self.document.senses(at).filter(|s| s.tag == Tag::Word) {
            let own = sense.payload == Pos::Verb as u32;
            verb |= own;
            noun |= !own;
            verbal |= own && matches!(sense.grammar.verbal(), Verbal::Infinitive | Verbal::Gerund | Verbal::ShortPassive);
        }
        if self.russian {
            return noun || !verbal;
        }
        // "drug dealing": a gerund behind a noun and before nothing that it could govern
        noun || !verb || at == self.first || self.document.is_possessive(at - 1) || is_compound_gerund(self.view, at)
    }
}
