//! Roles filled with words of the text, where no mention fills them: bare noun phrases, offices beside a name.

use crate::language::function::{ending, word};
use crate::language::relation;
use crate::lexicon::{Grammar, Language, Pos, Tag};
use crate::record::{MentionKind, Phase, Value};
use crate::text::TokenKind;

use super::super::argument::{Argument, is_adjective, is_noun};
use super::super::matcher::has;
use super::super::rule::{At, RoleRule, kind_bit};
use super::super::{heads, phrase};
use super::{Fill, Filled, Filler};

impl Fill<'_, '_> {
    /// The words that fill a role at a place.
    pub(super) fn text(&self, at: At, wanted: &RoleRule, filled: &[Filled]) -> Option<Filler> {
        let (first, last) = self.words(at, wanted, filled)?;
        let first = self.past_count(first, last, filled);
        // «возглавивший ведомство»
        let head = self.predicate.head;
        let within = self.view.language == Language::Ru && (first..last - 1).contains(&head) && !self.predicate.nominal;
        let first = if at != At::Itself && within { head + 1 } else { first };
        let last = if at == At::Object { self.before_charge(first, last, wanted) } else { last };
        let first = self.past_post(first, last);
        let last = if wanted.role == "position" { self.before_term(first, self.before_holder(first, last)) } else { last };
        // «в порядке, утверждаемом президентом»: the words for who it is tell no post that he takes.
        let takes_post = wanted.role == "position" && self.rule.phase == Some(Phase::Begin);
        // "picked former minister X to succeed him": what he was is not what he is made.
        // Nor are the words a second filler beside a name among them that fills the same role.
        let inside = |f: &Filled| match f.filler {
            Filler::Mention(m) => {
                let draft = &self.view.drafts[m];
                let country = draft.kind == MentionKind::Place && self.view.document.is_possessive(draft.last as usize);
                let same = self.rule.roles[f.role].same == wanted.same && !country;
                (draft.kind == MentionKind::Person || same) && draft.first as usize >= first && draft.last as usize <= last
            }
            Filler::Entity(_, begin, end) => (self.rule.roles[f.role].same == wanted.same || takes_post) && begin < last && first < end,
            Filler::Words(..) => false,
        };
        // "awarded a contract to Saipem": who it is given to is not what it is for.
        let taken = |f: &Filled| {
            let whole = |m: usize| (self.view.drafts[m].first as usize, self.view.drafts[m].last as usize) == (first, last);
            matches!(f.filler, Filler::Mention(m) if whole(m) && self.view.drafts[m].kind.is_name())
        };
        if filled.iter().any(|f| inside(f) || !wanted.shared && taken(f)) {
            return None;
        }
        // A place that the role does not take is no phrase for it.
        let whole = self.arguments.iter().find(|a| a.first == first && a.last == last);
        // Nor is a company, behind its country: "bought Germany's Covestro".
        let company = |a: &Argument| {
            let heads = a.first >= first && a.last == last && !a.of && a.preposition.is_none();
            a.kind == MentionKind::Organization && heads && self.view.language == Language::En
        };
        if whole.is_some_and(|a| a.kind == MentionKind::Place && kind_bit(a.kind) & wanted.kinds == 0)
            || wanted.kinds & kind_bit(MentionKind::Organization) == 0 && at == At::Object && self.arguments.iter().any(company)
        {
            return None;
        }
        // "a former head of the customs service": who is meant is the head.
        let holder = |a: &Argument| a.head.is_some_and(|h| self.view.document.mask(h) & (Tag::Title.bit() | Tag::People.bit()) != 0);
        // Nor are "relatives of Ivan Petrov" he.
        let whose = |a: &Argument| a.kind == MentionKind::Person && a.of && a.head.is_some_and(|h| h >= first);
        let inner = |a: &&Argument| a.first >= first && a.last == last && kind_bit(a.kind) & wanted.kinds != 0 && !holder(a) && !whose(a);
        let filler = self
            .arguments
            .iter()
            .find(inner)
            .or_else(|| self.named_behind(first, last, wanted))
            .map_or(Filler::Words(self.with_count(first, last), last), |a| a.filler());
        (!filled.iter().any(|f| f.filler == filler)).then_some(filler)
    }

    /// Russian: «утвердил на посту премьера лидера партии Орлова»: the last title is what he is, not what he becomes.
    fn before_holder(&self, first: usize, last: usize) -> usize {
        let document = self.view.document;
        let titled = |end: usize| (first..end).any(|t| document.is(t, Tag::Title));
        let holder = |a: &&Argument| a.kind == MentionKind::Person && a.start > first && a.start < last && a.first >= last;
        let person = self.arguments.iter().find(holder).filter(|a| self.view.language == Language::Ru && titled(a.start));
        let attribute = |t: usize| is_adjective(document, t) && !is_noun(self.view, t) || document.has_pos(t, Pos::Adjective);
        person.map_or(last, |a| (first + 1..a.start).rev().find(|&t| !attribute(t)).map_or(last, |t| t + 1))
    }

    /// "chief executive officer effective April 1": from when is no part of the post.
    fn before_term(&self, first: usize, last: usize) -> usize {
        let term = |t: usize| self.view.document.mask(t) & Tag::DateModifier.bit() != 0 && !is_noun(self.view, t);
        if last > first + 1 && term(last - 1) { last - 1 } else { last }
    }

    /// Russian: «5 тысяч человек», «несколько тысяч человек» are told with how many they are.
    fn with_count(&self, first: usize, last: usize) -> usize {
        let view = self.view;
        let counted = view.mention_at(first).map(|m| &view.drafts[m]);
        let whole = counted.filter(|d| d.kind == MentionKind::Quantity && d.last as usize == last).map(|d| d.first as usize);
        let several = |t: usize| view.document.payload(t, Tag::DateModifier) == Some("some");
        let number = |t: &usize| view.document.mask(*t) & (Tag::Number.bit() | Tag::Scale.bit()) != 0 || several(*t);
        let counts = || (view.first..first).rev().take(2).take_while(number).last();
        let alone = first + 1 == last && view.document.means(first, Tag::Hint, "people") && view.language == Language::Ru;
        whole.or_else(|| alone.then(counts).flatten()).filter(|_| alone).unwrap_or(first)
    }

    /// «с поста министра», "the post of finance minister": the office itself.
    fn past_post(&self, first: usize, last: usize) -> usize {
        let document = self.view.document;
        let grammar = Tag::Preposition.bit() | Tag::Determiner.bit();
        let office = (first + 1..last).find(|&t| document.mask(t) & grammar == 0);
        let post = document.payload(first, Tag::Cue) == Some("post");
        let titled = |from: &usize| (*from..last).any(|t| document.mask(t) & Tag::Title.bit() != 0);
        office.filter(|from| post && titled(from)).unwrap_or(first)
    }

    /// "Convicted a former banker of insider trading": the last "of" is another role's, where the words do not ask for it.
    fn before_charge(&self, first: usize, last: usize, wanted: &RoleRule) -> usize {
        let document = self.view.document;
        let of = |t: &usize| document.relates(*t, relation::GENITIVE);
        let own = |at: &At| matches!(at, At::Preposition(p, _) if relation::GENITIVE.has(*p));
        let other = self.rule.roles.iter().any(|r| r.same != wanted.same && r.text && r.at.iter().any(own));
        let Some(cut) = (first + 1..last).rev().find(of).filter(|_| other && self.view.language == Language::En) else { return last };
        // "the head of customs"
        let complement = document.is(cut - 1, Tag::Title) && !(first + 1..cut).any(|t| of(&t));
        // "found three men guilty of"
        let said = phrase::is_complement(self.view, cut - 1);
        if complement { last } else { cut - usize::from(said) }
    }

    /// The person whom a comma joins to words for who he is: "his former deputy, Nasipbek Kerimov,".
    fn named_behind(&self, first: usize, last: usize, wanted: &RoleRule) -> Option<&Argument> {
        let document = self.view.document;
        let post = (first..last).any(|t| document.mask(t) & (Tag::Title.bit() | Tag::People.bit()) != 0);
        let taken = wanted.kinds & kind_bit(MentionKind::Person) != 0 && post && document.is_mark(last, ',');
        let person = |a: &&Argument| a.kind == MentionKind::Person && a.first == last + 1;
        let named = self.arguments.iter().find(person).filter(|_| taken)?;
        (named.last >= self.view.last || document.tokens[named.last].kind == TokenKind::Mark).then_some(named)
    }

    /// The phrases that "and" joins to one, as long as each has a word that the role wants.
    pub(super) fn joined(&self, filler: Filler, wanted: &RoleRule) -> Vec<Filler> {
        const MOST: usize = 4;
        let (document, mut found) = (self.view.document, Vec::new());
        let Filler::Words(_, mut end) = filler else { return found };
        while found.len() < MOST {
            let mut next = end;
            if next < self.view.last && document.is_and(next) {
                next += 1;
            }
            let phrase = (next > end).then(|| phrase::noun_phrase(self.view, next)).flatten();
            let Some((first, last)) = phrase.filter(|&(first, last)| (first..last).any(|t| has(self.view, &wanted.words, t))) else {
                break;
            };
            found.push(Filler::Words(first, last));
            end = last;
        }
        found
    }

    /// «подписали три соглашения»: where how many there are fills a role, what they are is the rest.
    fn past_count(&self, first: usize, last: usize, filled: &[Filled]) -> usize {
        let count = self.view.mention_at(first).filter(|&m| {
            let draft = &self.view.drafts[m];
            self.view.language == Language::Ru && draft.kind == MentionKind::Quantity && (draft.last as usize) <= last
        });
        let taken = count.is_some_and(|m| filled.iter().any(|f| f.filler == Filler::Mention(m)));
        let document = self.view.document;
        let number = |t: usize| t == first || document.is(t, Tag::Scale) || document.is_mark(t, '.');
        if taken { (first..last).find(|&t| !number(t)).unwrap_or(first) } else { first }
    }

    /// Past the name that begins at a token, where it fills another role: «назначил X министром».
    fn past_filled(&self, at: usize, filled: &[Filled]) -> usize {
        let here = self.view.mention_at(at).filter(|&m| filled.iter().any(|f| f.filler == Filler::Mention(m)));
        let Some(end) = here.map(|m| self.view.drafts[m].last as usize) else { return at };
        // "named X, a former economist, head of the bank"
        const LONGEST: usize = 12;
        let comma = |t: &usize| self.view.document.is_mark(*t, ',');
        let closing = comma(&end).then(|| (end + 2..self.view.last.min(end + LONGEST)).find(comma)).flatten();
        closing.filter(|&c| (end + 1..c).all(|t| !self.view.finite(t))).map_or(end, |c| c + 1)
    }

    /// A bare noun phrase at a place.
    fn words(&self, at: At, wanted: &RoleRule, filled: &[Filled]) -> Option<(usize, usize)> {
        let phrase = self.phrase_at(at, wanted, filled).map(|p| self.past_act(p, at, wanted));
        if let Some(phrase) = phrase.filter(|p| self.is_asked_for(p, wanted) && self.names(p, at) && !self.is_own_noun(p, at, wanted)) {
            return Some(phrase);
        }
        if wanted.words.is_empty() || at != At::Object {
            return None;
        }
        // «началось строительство завода»: what hangs on the noun of the trigger.
        if let Some(phrase) = self.behind_noun().filter(|p| self.is_asked_for(p, wanted) && self.names(p, at)) {
            return Some(phrase);
        }
        // The object may stand elsewhere in the clause: «будет построен в городе завод».
        let head = heads::object(self.view, &self.predicate, &wanted.words)?;
        phrase::around(self.view, head)
    }

    /// The phrase that stands at a place.
    fn phrase_at(&self, at: At, wanted: &RoleRule, filled: &[Filled]) -> Option<(usize, usize)> {
        match at {
            At::Object => {
                self.inner_object().or_else(|| phrase::object(self.view, &self.predicate, self.past_doer(filled))).or_else(|| {
                    // "sell its foreign assets": the noun of the trigger is the object
                    let noun = self.found.words > 1 && !self.predicate.nominal && wanted.words.is_empty();
                    (noun && is_noun(self.view, self.found.last - 1)).then(|| phrase::around(self.view, self.found.last - 1))?
                })
            }
            At::Subject => phrase::subject(self.view, &self.predicate, &wanted.words),
            At::Preposition(payload, cases) => {
                self.behind_preposition(payload, wanted).or_else(|| self.phrase_behind_which(Some(payload), cases, wanted))
            }
            At::After => phrase::noun_phrase(self.view, self.past_filled(self.found.last, filled)),
            At::Clause | At::Sentence => self.named_word(wanted, at == At::Sentence),
            At::Itself if self.predicate.nominal => phrase::around(self.view, self.predicate.head),
            At::Itself => Some((self.found.first, self.found.last)),
            At::Title => self.title(filled),
            At::Speaker => self.speaker(wanted),
            At::Before if self.view.language == Language::En => self.compound_before(),
            At::Before => self.instrumental_before(wanted),
            At::Indirect => self.dative(wanted),
            At::Possessor => None,
        }
    }

    /// Russian: past the name right behind a noun that tells who does it: «покупка „Лукойлом“ завода».
    fn past_doer(&self, filled: &[Filled]) -> usize {
        let (view, end) = (self.view, self.found.last);
        if view.language == Language::En || !self.predicate.nominal {
            return end;
        }
        let quote = |t: usize| view.document.tokens[t].kind == TokenKind::Mark;
        let begins = end + usize::from(end < view.last && quote(end));
        let doer = view.mention_at(begins).filter(|&m| filled.iter().any(|f| f.filler == Filler::Mention(m)));
        let last = doer.map(|m| view.drafts[m].last as usize);
        last.map_or(end, |last| last + usize::from(begins > end && last < view.last && quote(last)))
    }

    /// The phrase behind a preposition: after the trigger, within it, or before it.
    fn behind_preposition(&self, payload: u32, wanted: &RoleRule) -> Option<(usize, usize)> {
        let (view, russian, open) = (self.view, self.view.language == Language::Ru, wanted.words.is_empty());
        let behind = |after| phrase::behind_preposition(view, self.predicate.clause, after, payload);
        let (head, several) = (self.predicate.head, self.found.words > 1);
        // «освободить от должности министра»: the preposition may be the trigger's own.
        let own = || several.then(|| behind(head + 1))?;
        // «при пожаре погибли»: before the trigger only what the rule names, or a preposition of several words that says what follows:
        // «по подозрению в мошенничестве задержан».
        let telling = view.document.lexicon.string(payload).contains('_');
        let before = || (telling || !open).then(|| behind(view.first))?;
        // "the tender for the tunnel was won": the noun of the trigger stands before its verb.
        let noun = || (several && self.predicate.passive).then(|| behind(self.found.first + 1).filter(|p| p.1 <= head))?;
        let fits = |p: &(usize, usize)| open || russian || (p.0..p.1).any(|t| has(view, &wanted.words, t));
        // "charged him with fraud, says a man familiar with it": the trigger ends with it.
        let closes =
            several && !russian && view.document.longest(self.found.last - 1, Tag::Preposition).is_some_and(|m| m.sense.payload == payload);
        let ending = || (closes && self.found.last > head + 1).then(|| phrase::noun_phrase(view, self.found.last))?;
        let found =
            ending().filter(fits).or_else(|| behind(self.found.last)).filter(fits).or_else(own).filter(fits).or_else(noun).filter(fits);
        // «С поста министра уволен X, с поста судьи — Y»: what a comma parts from the verb may be another's.
        let parted = |p: &(usize, usize)| p.0 > head && (head..p.0).any(|t| view.document.is_mark(t, ','));
        let first = || before().filter(|p| p.1 <= head && russian);
        if found.as_ref().is_some_and(parted) { first().or(found) } else { found.or_else(before) }
    }

    /// "is considering building a plant": the plant is meant.
    fn past_act(&self, phrase: (usize, usize), at: At, wanted: &RoleRule) -> (usize, usize) {
        let object = at == At::Object && !wanted.words.is_empty() && self.view.document.is(phrase.0 + 1, Tag::Determiner);
        let act = object && self.is_gerund(phrase.0) && self.view.document.has_pos(phrase.0, Pos::Verb);
        if act { phrase::noun_phrase(self.view, phrase.0 + 1).unwrap_or(phrase) } else { phrase }
    }

    fn is_gerund(&self, at: usize) -> bool {
        ending::GERUND.end(self.view.document.word(at))
    }

    /// Whether a phrase has one of the words that the role wants, if it wants any.
    fn is_asked_for(&self, phrase: &(usize, usize), wanted: &RoleRule) -> bool {
        let (document, english) = (self.view.document, self.view.language == Language::En);
        let (first, end) = *phrase;
        // "detained for questioning"
        if wanted.role == "charge" && document.means(first, Tag::Hint, "procedure") {
            return false;
        }
        // "by a decision of the prime minister": no post.
        let of = (first..end).find(|&t| english && wanted.role == "position" && document.relates(t, relation::GENITIVE));
        let last = of.unwrap_or(end);
        // «уволил своего зятя X»
        let titles = || (first..end).filter(|&t| document.is(t, Tag::Title));
        if wanted.role == "position" && titles().next().is_some() && !titles().any(|t| self.is_post(t)) {
            return false;
        }
        // "cleaner district heating" is no district.
        let head = |t: usize| !(english && wanted.role == "borrower") || t + 1 == last || document.is(t + 1, Tag::Preposition);
        wanted.words.is_empty() || (first..last).any(|t| has(self.view, &wanted.words, t) && head(t))
    }

    /// Whether a phrase names something, in the case that its place asks for.
    fn names(&self, phrase: &(usize, usize), at: At) -> bool {
        if at == At::Itself {
            return true;
        }
        let preposition = matches!(at, At::Preposition(..));
        // "charged with embezzling"
        let noun = |t: usize| phrase::may_be_noun(self.view, t) || preposition && self.is_gerund(t);
        // "for an eighth day"
        let mutual = (phrase.0..phrase.0 + 2).all(|t| self.view.document.says(t, word::RECIPROCAL));
        let day = preposition && self.view.document.is(phrase.1 - 1, Tag::Period);
        self.is_governed(phrase, at) && !self.is_value(phrase.0) && !day && !mutual && (phrase.0..phrase.1).any(noun)
    }

    /// Russian: whether the noun of a phrase may be in the case that a preposition asks for: «отправил в колонию» names no charge, for that
    /// stands in the locative.
    fn is_governed(&self, phrase: &(usize, usize), at: At) -> bool {
        let case = match at {
            At::Preposition(_, cases) if self.view.language == Language::Ru => cases,
            _ => return true,
        };
        let plain = |t: &usize| !is_adjective(self.view.document, *t) && self.view.mention_at(*t).is_none();
        let head = (phrase.0..phrase.1).find(plain).filter(|&t| is_noun(self.view, t));
        // «на главной аллее»: where no list has the noun its adjective tells the case.
        let adjective = || is_adjective(self.view.document, phrase.0).then_some(phrase.0);
        case == 0 || head.or_else(adjective).is_none_or(|t| self.view.document.grammar(t).may_be(case))
    }

    /// «вынести приговор бывшему министру»: the trigger's own noun heads what is said of no one else.
    fn is_own_noun(&self, phrase: &(usize, usize), at: At, wanted: &RoleRule) -> bool {
        let inside = |t: &usize| self.found.words > 1 && (phrase.0..phrase.1).contains(t);
        let noun = [self.found.first, self.found.last - 1].into_iter().find(inside);
        at == At::Object && !wanted.words.is_empty() && noun.is_some_and(|t| !has(self.view, &wanted.words, t))
    }

    /// Russian: the genitive right behind the noun a trigger of several words ends with.
    fn behind_noun(&self) -> Option<(usize, usize)> {
        let (view, last) = (self.view, self.found.last);
        let noun = self.found.words > 1 && !self.predicate.nominal && last > self.predicate.head + 1 && is_noun(view, last - 1);
        let genitive = last < view.last && view.document.grammar(last).may_be(Grammar::GENITIVE);
        (view.language == Language::Ru && noun && genitive).then(|| phrase::noun_phrase(view, last))?
    }

    /// English: the object within a trigger of verb and preposition: "barred the company from".
    fn inner_object(&self) -> Option<(usize, usize)> {
        let (view, after) = (self.view, self.predicate.head + 1);
        let active = view.language == Language::En && !self.predicate.nominal && !self.predicate.passive;
        // "a dusk-to-dawn curfew"
        let parts = |t: &usize| view.document.is(*t, Tag::Preposition) && !view.document.is_mark(t - 1, '-');
        let split = (after..self.found.last).find(parts).filter(|&t| active && t > after)?;
        phrase::object(view, &self.predicate, after).filter(|p| p.1 <= split)
    }

    /// Whether points are added to a rate that is not told: "the key rate plus 2.5 percentage points".
    pub(super) fn is_spread(&self, argument: &Argument, wanted: &RoleRule) -> bool {
        let amount = argument.mention.and_then(|m| match &self.view.drafts[m].value {
            Some(Value::Amount(amount)) => amount.unit.as_deref(),
            _ => None,
        });
        wanted.role == "rate" && amount.is_some_and(|unit| unit != "percent")
    }

    /// Whether a date, a length of time or an amount stands at a token: "for five years" is no charge.
    fn is_value(&self, at: usize) -> bool {
        use MentionKind::{Date, Duration, Money, Percent, Set, Time};
        self.view.mention_at(at).is_some_and(|m| matches!(self.view.drafts[m].kind, Date | Duration | Set | Time | Money | Percent))
    }

    /// English: the first part of a compound noun: "typhoon" of "the typhoon death toll".
    fn compound_before(&self) -> Option<(usize, usize)> {
        let (first, _) = self.predicate.nominal.then(|| phrase::around(self.view, self.predicate.head))??;
        (first < self.found.first).then_some((first, self.found.first))
    }

    /// Russian: «главой ведомства назначен …», what somebody becomes before the verb.
    fn instrumental_before(&self, wanted: &RoleRule) -> Option<(usize, usize)> {
        let view = self.view;
        if self.predicate.nominal {
            return None;
        }
        let fits = |t: &usize| {
            let instrumental = view.document.senses(*t).any(|s| s.grammar.has(Grammar::INSTRUMENTAL));
            instrumental && has(view, &wanted.words, *t) && phrase::around(view, *t).is_some()
        };
        let noun = view.tokens_in(self.predicate.clause, 0, self.predicate.head).find(fits)?;
        phrase::around(view, noun).filter(|p| p.1 <= self.predicate.head)
    }

    /// Russian: «вынес приговор бывшему министру», of the words the role names.
    fn dative(&self, wanted: &RoleRule) -> Option<(usize, usize)> {
        if self.view.language != Language::Ru || wanted.words.is_empty() {
            return None;
        }
        let head = heads::indirect(self.view, &self.predicate, &wanted.words)?;
        phrase::around(self.view, head)
    }

    /// The office beside the person of the sentence: "Chief Financial Officer Andrei Lim".
    fn title(&self, filled: &[Filled]) -> Option<(usize, usize)> {
        let leads = |a: &&Argument| filled.iter().any(|f| self.rule.roles[f.role].role == "person" && f.filler == a.filler());
        let person = |a: &&Argument| a.kind == MentionKind::Person && a.mention.is_some();
        let leaves = self.rule.phase == Some(Phase::End);
        let post = |person: &Argument| self.title_of(person).or_else(|| self.title_behind(person).filter(|_| leaves));
        let own = self.arguments.iter().filter(person).find(leads).and_then(post);
        let described = |a: &&Argument| a.kind == MentionKind::Person && a.mention.is_none() && leads(a);
        let own = own.or_else(|| self.arguments.iter().filter(|_| leaves).find(described).and_then(|a| self.title_itself(a)));
        // "CFO Lim will be replaced by Pretorius": the office is that of the one before.
        // Whoever dismisses keeps his: "dismissed by President X".
        let doer = |a: &Argument| a.preposition.is_some() || !a.may_be(Grammar::NOMINATIVE);
        let beside = |a: &&Argument| person(a) && a.clause == self.predicate.clause && !doer(a);
        own.or_else(|| self.predicate.passive.then(|| self.arguments.iter().filter(beside).find_map(|person| self.title_of(person)))?)
    }

    fn title_of(&self, person: &Argument) -> Option<(usize, usize)> {
        let document = self.view.document;
        let belongs = |t: usize| {
            let mark = document.tokens[t].kind == TokenKind::Mark;
            let plain = document.mask(t) & (Tag::Determiner.bit() | Tag::Conjunction.bit()) == 0;
            // "voted to dismiss Prime Minister X"
            let verb = document.has_pos(t, Pos::Verb) && !document.has_pos(t, Pos::Noun) && !document.has_pos(t, Pos::Adjective);
            let hyphen = document.tokens[t].glued() && document.is_mark(t, '-');
            let own = (self.found.first..self.found.last).contains(&t) || self.is_value(t);
            (!mark || hyphen) && !own && !verb && !self.view.finite(t) && plain && document.relates(t, relation::GENITIVE.or_none())
        };
        let adjective = |t: usize| self.view.language == Language::En || is_adjective(document, t) && !is_noun(self.view, t);
        let from = if person.start < person.first { person.start } else { person.first };
        let more = (self.view.first..from).rev().take(10).take_while(|&t| belongs(t) && (from == person.first || adjective(t))).last();
        let first = more.or((from < person.first).then_some(from))?;
        // «председателя департамента 5 ноября назначена Нино …»: the office ends before the verb.
        let behind = |t: &usize| (self.found.first..self.found.last).contains(t) || self.is_value(*t);
        let last = (first..person.first).find(behind).unwrap_or(person.first);
        let last = last - usize::from(document.is_mark(last - 1, ','));
        // "the ouster of Finance Minister X"
        let first = first + usize::from(document.is(first, Tag::Preposition));
        (first..last).any(|t| self.is_post(t)).then_some((first, last))
    }

    /// Whether a title is a post: "Mr." and "son-in-law" are none.
    fn is_post(&self, at: usize) -> bool {
        let class = self.view.document.payload(at, Tag::Title);
        class.is_some_and(|class| !matches!(class, "honorific" | "kin"))
    }

    /// The office by which somebody is meant: "Edmund Sayle, the finance director, is to step down".
    fn title_itself(&self, person: &Argument) -> Option<(usize, usize)> {
        let document = self.view.document;
        let first = person.first + usize::from(document.is(person.first, Tag::Determiner));
        (self.view.mention_at(first).is_none() && (first..person.last).any(|t| self.is_post(t))).then_some((first, person.last))
    }

    /// The office between commas behind a name: "Edmund Sayle, the finance director, is to step down".
    fn title_behind(&self, person: &Argument) -> Option<(usize, usize)> {
        const LONGEST: usize = 12;
        let document = self.view.document;
        let comma = |t: usize| document.is_mark(t, ',');
        let first = person.last + 1 + usize::from(document.is(person.last + 1, Tag::Determiner));
        let end = (first..self.view.last.min(first + LONGEST)).find(|&t| comma(t)).filter(|_| comma(person.last))?;
        let told = (first..end).any(|t| self.is_post(t)) && !(first..end).any(|t| self.view.finite(t) || self.is_value(t));
        let named = |t: usize| self.view.mention_at(t).is_some_and(|m| self.view.drafts[m].kind == MentionKind::Person);
        (told && !(first..end).any(named)).then_some((first, end))
    }

    /// The phrase of a word the role names, anywhere in the clause.
    fn named_word(&self, wanted: &RoleRule, sentence: bool) -> Option<(usize, usize)> {
        if wanted.words.is_empty() {
            return None;
        }
        // «после» is no ambassador.
        let word = |t: usize| !self.view.document.is(t, Tag::Preposition) || self.view.mention_at(t).is_some();
        // «Чиновник заметил, что примут санкции»: who says so is another.
        let says = |t: usize| self.view.finite(t + 1) && self.view.document.is(t + 1, Tag::Speech);
        let word = |t: usize| word(t) && !says(t);
        // «которого президент Иванов назначил»: the post of another.
        let another = |a: &Argument, t: usize| a.kind == MentionKind::Person && a.start <= t && t < a.first && a.preposition.is_none();
        let subject = |a: &Argument| a.may_be(Grammar::NOMINATIVE) && self.view.language == Language::Ru && !self.predicate.passive;
        let taken = |t: usize| wanted.role == "position" && self.arguments.iter().any(|a| another(a, t) && subject(a));
        let word = |t: usize| word(t) && !taken(t);
        let fits = |t: &usize| !(self.found.first..self.found.last).contains(t) && word(*t) && has(self.view, &wanted.words, *t);
        let own = self.view.tokens_of(self.predicate.clause).filter(fits).min_by_key(|t| t.abs_diff(self.predicate.head));
        let any = || (self.view.first..self.view.last).filter(fits).min_by_key(|t| t.abs_diff(self.predicate.head));
        let token = if sentence { own.or_else(any) } else { own }?;
        phrase::around(self.view, token)
    }

    /// Who says so, of the words the role names: "police said two men were held", «в полиции сообщили», "according to police".
    fn speaker(&self, wanted: &RoleRule) -> Option<(usize, usize)> {
        let view = self.view;
        if wanted.words.is_empty() || !view.may_have(Tag::Speech.bit()) {
            return None;
        }
        let document = view.document;
        let says = |clause: &usize| {
            let verb = view.clauses[*clause].verb;
            *clause != self.predicate.clause && verb.is_some_and(|v| document.mask(v) & Tag::Speech.bit() != 0)
        };
        let named = |t: &usize| has(view, &wanted.words, *t);
        let in_clause = || (0..view.clauses.len()).filter(says).find_map(|clause| view.tokens_of(clause).find(named));
        let told = |t: usize| document.longest(t, Tag::Speech).filter(|m| document.lexicon.string(m.sense.payload) == "according_to");
        let behind = || (view.first..view.last).find_map(told).and_then(|m| (m.end..view.last.min(m.end + 4)).find(named));
        phrase::around(view, in_clause().or_else(behind)?)
    }
}
