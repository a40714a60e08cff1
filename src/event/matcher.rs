//! Finds the triggers of rules in a sentence.
//!
//! Every word that the word lists know is looked up by the number of its dictionary form; only those that begin a trigger cost more.

use std::cell::{Cell, OnceCell};

use crate::lexicon::{Entry, Language, Pos, Tag, Verbal, word_key};
use crate::record::MentionKind;
use crate::text::{LetterCase, TokenKind};

use super::argument::{is_adjective, is_plain_noun};
use super::clause::View;
use super::forms::{acts_as_verb, forms, is_form, marked_as_verb};
use super::governed::{belongs_elsewhere, governed};
use super::heads::{antecedent_has, are_two, object, subject};
use super::near::{Near, name_behind, nouns_near};
use super::predicate::{Forms, Predicate, object_follows, opens_infinitive};
use super::rule::{Asks, Hit, Part, Rule, Rules, Stock, Trigger, TriggerWord, Voice, Words};

/// A trigger found.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    /// Index of the rule.
    pub rule: usize,
    /// Its head in the sentence.
    pub predicate: Predicate,
    /// First token of the trigger's words.
    pub first: usize,
    /// One past their last token.
    pub last: usize,
    /// How many words it has.
    pub words: usize,
}

/// How far apart the words of a trigger may stand.
pub(super) const SPREAD: usize = 16;

/// Whether the document has the context words of a rule, as far as it has been asked: few rules have any.
#[derive(Debug, Default)]
pub(crate) struct Contexts {
    known: Vec<(u32, bool)>,
    /// The tokens that some rule asks for, once they have been looked for.
    tokens: Option<Vec<usize>>,
}

/// Whether anything in a sentence can set off a rule.
pub(crate) fn promising(view: &View<'_>, rules: &Rules) -> bool {
    view.tokens().iter().any(|token| token.forms & Entry::TRIGGER != 0) || has_kinds(view, rules)
}

fn has_kinds(view: &View<'_>, rules: &Rules) -> bool {
    view.mentions.clone().any(|m| rules.kinds & super::rule::kind_bit(view.drafts[m].kind) != 0)
}

/// Appends the triggers found in a sentence, of those that begin with one of these tokens. `kinds` are the bits of the kinds of the
/// sentence's arguments.
pub(crate) fn find(view: &View<'_>, rules: &Rules, triggers: &[usize], kinds: u32, contexts: &mut Contexts, out: &mut Vec<Found>) {
    let start = out.len();
    let stock = Stock::new(view.verbs, view.named, kinds);
    let bit = match view.language {
        Language::En => 1,
        Language::Ru => 2,
    };
    find_kinds(view, rules, contexts, out);
    let acting = Cell::new(None);
    for &at in triggers {
        // Function words begin no trigger, but "have" may.
        let function = view.document.mask(at) & (Tag::Function.bit() | Tag::Auxiliary.bit()) == Tag::Function.bit();
        if function || inside_name(view, at) || is_acronym(view, at) || is_product(view, at) {
            continue;
        }
        let mut before = u32::MAX;
        let clause = view.clause_words(view.clause_of(at));
        let near = OnceCell::new();
        for sense in view.document.lexicon.senses(view.document.tokens[at].entry) {
            let key = word_key(sense.lemma, sense.payload);
            if sense.tag != Tag::Word || sense.languages & bit == 0 || key == before || !sense.fits(&view.document.tokens[at]) {
                continue;
            }
            before = key;
            let may_be = |h: &&Hit| h.language == view.language && h.may_be_in(&stock) && h.clause_in(clause);
            for hit in rules.hits(sense.lemma, sense.payload).filter(may_be) {
                if hit.of_several() && !near.get_or_init(|| Near::new(view, at)).may_have(hit) {
                    continue;
                }
                let matcher = Matcher { view, rule: &rules.rules[hit.rule as usize], asks: hit.asks, acting: &acting, near: &near };
                if let Some(found) = matcher.matches(hit, at, &out[start..])
                    && (!hit.asks.has(Asks::CONTEXT) || in_context(view, rules, hit.rule, contexts))
                {
                    out.push(found);
                }
            }
        }
    }
}

/// Appends the mentions that set a rule off by their kind.
fn find_kinds(view: &View<'_>, rules: &Rules, contexts: &mut Contexts, out: &mut Vec<Found>) {
    if !has_kinds(view, rules) {
        return;
    }
    for &number in &rules.of_kinds {
        let rule = &rules.rules[number as usize];
        if rule.language != view.language {
            continue;
        }
        for trigger in rule.triggers.iter().filter(|t| t.kind.is_some()) {
            let matcher = Matcher { view, rule, asks: Asks::of(rule), acting: &Cell::new(None), near: &OnceCell::new() };
            for mention in view.mentions.clone().filter(|&m| Some(view.drafts[m].kind) == trigger.kind) {
                let (first, last) = (view.drafts[mention].first as usize, view.drafts[mention].last as usize);
                let predicate = Predicate::noun(view, last.saturating_sub(1).max(first));
                let accepted = matcher.accepts(predicate, first).filter(|_| in_context(view, rules, number, contexts));
                if let Some(predicate) = accepted {
                    out.push(Found { rule: number as usize, predicate, first, last, words: 1 });
                }
            }
        }
    }
}

/// Whether a word of the rule's context stands anywhere in the document.
fn in_context(view: &View<'_>, rules: &Rules, rule: u32, contexts: &mut Contexts) -> bool {
    let context = &rules.rules[rule as usize].context;
    if context.is_empty() {
        return true;
    }
    if let Some(&(_, known)) = contexts.known.iter().find(|(r, _)| *r == rule) {
        return known;
    }
    let asked = || {
        let mut asked = Vec::new();
        for (at, token) in view.document.tokens.iter().enumerate() {
            if token.forms & Entry::CONTEXT != 0 {
                asked.push(at);
            }
        }
        asked
    };
    let found = contexts.tokens.get_or_insert_with(asked).iter().any(|&t| has_word(view, context, t));
    contexts.known.push((rule, found));
    found
}

/// Words inside a name set nothing off: "the Meeting Point Hotel".
fn inside_name(view: &View<'_>, at: usize) -> bool {
    view.mention_at(at).is_some_and(|m| {
        let draft = &view.drafts[m];
        let long = draft.last - draft.first > 1;
        // "to March 31"
        draft.kind == MentionKind::Date && view.document.tokens[at].capital()
            || draft.kind.is_name()
                && if long {
                    draft.kind != MentionKind::NamedEvent
                } else {
                    draft.last - draft.first == 1 && view.document.tokens[at].capital() && view.language == Language::En
                }
    })
}

/// English: whether a capital in running text makes a name of what could be a verb: "a Google Meet session".
fn is_product(view: &View<'_>, at: usize) -> bool {
    use LetterCase::{Lower, Title};
    let tokens = &view.document.tokens;
    let named = at > view.first && view.mention_at(at - 1).is_some_and(|m| view.drafts[m].kind == MentionKind::Organization);
    // In a headline every word may have one.
    let running = || (view.first..view.last).any(|t| tokens[t].case == Lower && view.finite(t));
    view.language == Language::En && named && tokens[at].case == Title && view.document.has_pos(at, Pos::Verb) && running()
}

/// Whether capitals in plain text make another word of a verb: "shares of NAB", not "POLICE NAB 3 SUSPECTS".
fn is_acronym(view: &View<'_>, at: usize) -> bool {
    let shouted = |t: &crate::text::Token| t.case == LetterCase::Upper && t.end - t.start > 1;
    let tokens = &view.document.tokens;
    let beside = [at.checked_sub(1), Some(at + 1)];
    shouted(&tokens[at])
        && view.document.has_pos(at, Pos::Verb)
        && view.document.flags(at) & Entry::NOUN == 0
        && !beside.into_iter().flatten().any(|t| tokens.get(t).is_some_and(shouted))
}

/// Whether a word is part of a name of several.
fn in_long_name(view: &View<'_>, at: usize) -> bool {
    let name = |d: &crate::mention::Draft| d.kind.is_name() && d.last - d.first > 1;
    view.mention_at(at).is_some_and(|m| name(&view.drafts[m]))
}

struct Matcher<'v, 'n, 'a> {
    view: &'v View<'a>,
    rule: &'v Rule,
    asks: Asks,
    acting: &'v Cell<Option<Acting<'v>>>,
    near: &'n OnceCell<Near>,
}

/// What a token was found to be as a verb: the triggers that begin with one word ask one after another.
#[derive(Clone, Copy)]
struct Acting<'v> {
    at: usize,
    /// What it was asked for as.
    word: &'v TriggerWord,
    /// The verb, and whether it advises.
    verb: Option<(Predicate, bool)>,
}

impl<'v> Matcher<'v, '_, '_> {
    /// The trigger that begins with the token, unless the rule has been found there by as long a one.
    fn matches(&self, hit: &Hit, at: usize, known: &[Found]) -> Option<Found> {
        let trigger = self.rule.triggers.get(hit.trigger as usize)?;
        let (rule, words) = (hit.rule as usize, trigger.words.len());
        let (predicate, first, last) = if words == 1 { self.single(trigger, hit, at)? } else { self.phrase(trigger, hit, at)? };
        if known.iter().any(|k| k.rule == rule && k.predicate.head == predicate.head && k.words >= words) {
            return None;
        }
        let predicate = self.accepts(Predicate { end: last.max(predicate.end), ..predicate }, first)?;
        Some(Found { rule, predicate, first, last, words })
    }

    /// The token as a verb, where it acts as one of these, and whether it advises.
    fn verb(&self, at: usize, word: &'v TriggerWord) -> Option<(Predicate, bool)> {
        if let Some(last) = self.acting.get().filter(|last| last.at == at && last.word.same(word)) {
            return last.verb;
        }
        let forms = forms(self.view, at, word, true);
        let acts = !forms.is_empty() && acts_as_verb(self.view, at, forms) && !self.stands_alone(at, forms);
        let verb = acts.then(|| Predicate::verb(self.view, at, forms, false)).map(|verb| (verb, self.advises(&verb)));
        self.acting.set(Some(Acting { at, word, verb }));
        verb
    }

    /// Whether the words around a trigger are as the rule wants them.
    fn accepts(&self, predicate: Predicate, first: usize) -> Option<Predicate> {
        let clause = predicate.clause;
        if self.rule.voice.is_some_and(|voice| predicate.nominal || predicate.passive != (voice == Voice::Passive)) {
            return None;
        }
        if self.rule.voice == Some(Voice::Active) && predicate.describes_noun(self.view) {
            return None;
        }
        if !predicate.nominal && self.intends(&predicate) {
            return None;
        }
        if self.rule.intransitive && !predicate.nominal && !predicate.passive && object_follows(self.view, predicate.end) {
            return None;
        }
        if self.asks.has(Asks::AFTER) && !self.behind(first) {
            return None;
        }
        if self.asks.has(Asks::OBJECT) && object(self.view, &predicate, &self.rule.object).is_none() {
            return None;
        }
        if self.asks.has(Asks::SUBJECT) && subject(self.view, &predicate, &self.rule.subject).is_none() {
            return None;
        }
        // The whole clause is searched last.
        if self.asks.has(Asks::NEAR) && !self.clause_has(clause, &self.rule.near)
            || self.asks.has(Asks::NOT) && (self.clause_denies(&predicate) || antecedent_has(self.view, &predicate, &self.rule.not))
        {
            return None;
        }
        Some(predicate)
    }

    /// Russian: whether the verb only says that somebody means to do what follows: «собирался выкупить».
    fn intends(&self, predicate: &Predicate) -> bool {
        const NEAR: usize = 3;
        let (view, document) = (self.view, self.view.document);
        let modal = view.language == Language::Ru && document.payload(predicate.head, Tag::Modal) == Some("planned");
        let infinitive = |t: usize| document.grammar(t).verbal() == Verbal::Infinitive;
        modal && (predicate.end..view.last.min(predicate.end + NEAR)).any(infinitive)
    }

    /// Whether the verb tells the reader what to do or what one can do: "you can sign a contract".
    fn advises(&self, predicate: &Predicate) -> bool {
        let you = |t: usize| self.view.document.payload(t, Tag::Pronoun) == Some("you");
        !predicate.nominal && self.view.may_have(Tag::Pronoun.bit()) && self.view.tokens_in(predicate.clause, 0, predicate.head).any(you)
    }

    /// Whether one of the rule's prepositions governs the trigger.
    fn behind(&self, first: usize) -> bool {
        let document = self.view.document;
        for at in (self.view.first..first).rev().take(5) {
            if document.payload(at, Tag::Preposition).is_some() {
                return has(self.view, &self.rule.after, at);
            }
            let noun = document.tokens[at].case == LetterCase::Lower && is_plain_noun(document, at) && !is_adjective(document, at);
            let mark = document.tokens[at].kind == TokenKind::Mark && !matches!(document.word(at), "«" | "\"" | "“");
            if noun || mark || self.view.finite(at) {
                return false;
            }
        }
        false
    }

    /// Whether the clause has one of the words that the rule does not take, and not as another object.
    fn clause_denies(&self, predicate: &Predicate) -> bool {
        let (words, asks) = (&self.rule.not, self.asks.has(Asks::OBJECT) && !predicate.nominal);
        let says = self.clause_says(predicate.clause, words);
        if !asks || !says {
            return says;
        }
        let another = |own, t| has(self.view, words, t) && !are_two(self.view, own, t);
        object(self.view, predicate, &self.rule.object).is_none_or(|own| self.clause_any(predicate.clause, words, |t| another(own, t)))
    }

    /// The same of words outside of names: «Газпром нефть» is no oil.
    fn clause_says(&self, clause: usize, words: &Words) -> bool {
        let says = |t: usize| (words.kinds() != 0 || !in_long_name(self.view, t)) && has(self.view, words, t);
        self.clause_any(clause, words, says)
    }

    /// Whether a token of a clause fits, of those that may be of a set of words.
    fn clause_any(&self, clause: usize, words: &Words, fits: impl Fn(usize) -> bool) -> bool {
        (words.names_others() || self.view.clause_may_have(clause, words.tags(), words.bits()))
            && self.view.tokens_of_words(clause, 0, usize::MAX, words).any(fits)
    }

    fn clause_has(&self, clause: usize, words: &Words) -> bool {
        self.clause_any(clause, words, |t| has(self.view, words, t))
    }

    fn single(&self, trigger: &'v Trigger, hit: &Hit, at: usize) -> Option<(Predicate, usize, usize)> {
        let word = trigger.words.first()?;
        let noun = || {
            let named = word.keys.iter().any(|k| k & 3 == Pos::Noun as u32) && is_form(self.view, at, word, Pos::Noun);
            named && !marked_as_verb(self.view, at) && (!self.view.finite(at) || self.other_predicate(at))
        };
        let predicate = if let Some((verb, advises)) = self.verb(at, word) {
            if advises {
                return None;
            }
            Predicate { passive: verb.passive || hit.passive, ..verb }
        } else if word.part == Part::Other || noun() {
            Predicate::noun(self.view, at)
        } else {
            return None;
        };
        Some((predicate, at, at + 1))
    }

    /// Russian: whether a participle names people by itself: «число протестующих», «задержанный освобождён».
    fn stands_alone(&self, at: usize, forms: Forms) -> bool {
        let view = self.view;
        if view.language == Language::En || !forms.only(&[Verbal::Active]) && !forms.only(&[Verbal::Passive]) {
            return false;
        }
        let next = at + 1;
        let noun = next < view.last
            && (view.mention_at(next).is_some() || is_plain_noun(view.document, next) || is_adjective(view.document, next));
        let comma = at > view.first && view.document.is_mark(at - 1, ',');
        !comma && !noun
    }

    /// Whether the clause has another verb behind the word: "Trade talks between the two may resume".
    fn other_predicate(&self, at: usize) -> bool {
        self.view.tokens_in(self.view.clause_of(at), at + 1, usize::MAX).any(|t| self.view.finite(t))
    }

    /// Whether a word can be the anchor of a trigger of several words.
    fn is_anchor(&self, trigger: &Trigger, at: usize) -> bool {
        let word = &trigger.words[trigger.anchor];
        match word.part {
            Part::Verb => {
                let forms = forms(self.view, at, word, true);
                !forms.is_empty() && acts_as_verb(self.view, at, forms)
            }
            Part::Noun => {
                is_form(self.view, at, word, Pos::Noun) && !(trigger.words.iter().any(|w| w.part == Part::Verb) && self.compounds(at))
            }
            Part::Other => true,
        }
    }

    /// The verb of a trigger of several words as a predicate.
    fn verb_of(&self, trigger: &Trigger, hit: &Hit, verb: usize) -> Predicate {
        let word = trigger.words.iter().find(|w| w.part == Part::Verb).unwrap_or(&trigger.words[trigger.anchor]);
        let mut found = forms(self.view, verb, word, false);
        let turned = found.is_empty();
        if turned {
            found = forms(self.view, verb, word, true);
        }
        Predicate::verb(self.view, verb, found, turned || hit.passive)
    }

    /// The words of a trigger of several, and what it predicates.
    fn phrase(&self, trigger: &Trigger, hit: &Hit, at: usize) -> Option<(Predicate, usize, usize)> {
        let anchor = trigger.anchor;
        let anchor_word = &trigger.words[anchor];
        if !self.is_anchor(trigger, at) {
            return None;
        }
        let (mut first, mut last) = (at, at + 1);
        let mut verb = (anchor_word.part == Part::Verb).then_some(at);
        let mut particle = None;
        for (index, word) in trigger.words.iter().enumerate().filter(|&(i, _)| i != anchor) {
            let found = match word.part {
                Part::Verb => self.verb_near(word, at)?,
                Part::Noun => self.noun_near(word, at, trigger.words.iter().all(|w| w.part != Part::Verb).then_some(index < anchor))?,
                // "took over as": the second particle stands behind the first.
                Part::Other => self.other_near(trigger, index, particle.unwrap_or(at), verb)?,
            };
            particle = (word.part == Part::Other && index > anchor).then_some(found);
            if word.part == Part::Verb {
                verb = verb.or(Some(found));
            }
            (first, last) = (first.min(found), last.max(found + 1));
        }
        let bound = trigger.words.iter().any(|w| w.part == Part::Other);
        if anchor_word.part == Part::Noun && verb.is_some() && !bound && (governed(self.view, at) || belongs_elsewhere(self.view, at)) {
            return None;
        }
        // "Agreed to lift an embargo": the noun is the object of the nearer verb.
        let own = |t: usize| trigger.words.iter().any(|w| w.part == Part::Verb && !forms(self.view, t, w, true).is_empty());
        if let Some(verb) = verb.filter(|&v| v < at && anchor_word.part == Part::Noun)
            && (verb + 1..at.saturating_sub(1)).any(|t| opens_infinitive(self.view, t) && !own(t + 1))
        {
            return None;
        }
        let predicate = verb.map_or_else(|| Predicate::noun(self.view, at), |verb| self.verb_of(trigger, hit, verb));
        // "to use frozen assets": a participle before its noun tells of nobody who freezes them.
        let led = |v: usize| v > self.view.first && self.view.document.is(v - 1, Tag::Determiner);
        let before = |v: usize| v < at && (predicate.passive && super::predicate::auxiliary(self.view, v).is_none() || led(v));
        if self.view.language == Language::En && !bound && verb.is_some_and(before) {
            return None;
        }
        let acts = verb.is_some_and(|verb| !predicate.passive && self.acts_itself(trigger, at, verb));
        (!acts && !self.advises(&predicate)).then_some((predicate, first, last))
    }

    /// English: whether the noun that should be the object stands as the subject right before an active verb: "The company sold cars".
    fn acts_itself(&self, trigger: &Trigger, noun: usize, verb: usize) -> bool {
        let order = trigger.words.iter().position(|w| w.part == Part::Verb);
        let object = trigger.words[trigger.anchor].part == Part::Noun && order.is_some_and(|v| v < trigger.anchor);
        let document = self.view.document;
        let another = |t: usize| self.view.mention_at(t).is_some() || document.mask(t) & (Tag::Pronoun.bit() | Tag::Relative.bit()) != 0;
        self.view.language == Language::En && object && noun < verb && !(noun + 1..verb).any(|t| another(t) || is_plain_noun(document, t))
    }

    /// English: whether a noun belongs to the one behind it: "announced a tender offer" tells of no tender.
    fn compounds(&self, at: usize) -> bool {
        let next = at + 1;
        let document = self.view.document;
        self.view.language == Language::En
            && next < self.view.last
            && document.tokens[next].case == LetterCase::Lower
            && self.view.mention_at(next).is_none()
            && is_plain_noun(document, next)
            && document.mask(next) & Tag::DocumentHead.bit() == 0
    }

    /// The verb of a light-verb phrase, on either side of its noun.
    fn verb_near(&self, word: &TriggerWord, at: usize) -> Option<usize> {
        let near = self.near.get_or_init(|| Near::new(self.view, at));
        near.verbs().filter(|&t| self.view.words(t) & word.bits != 0).find(|&t| {
            let forms = forms(self.view, t, word, true);
            !forms.is_empty() && acts_as_verb(self.view, t, forms)
        })
    }

    /// Another noun of the phrase. Russian ones that make a phrase without a verb keep their order: «срок кредита».
    fn noun_near(&self, word: &TriggerWord, at: usize, before: Option<bool>) -> Option<usize> {
        let ordered = |t: usize| self.view.language == Language::En || before.is_none_or(|before| before == (t < at));
        nouns_near(self.view, at).find(|&t| ordered(t) && is_form(self.view, t, word, Pos::Noun))
    }

    /// A preposition stands before the noun it belongs to, a particle behind its verb.
    fn other_near(&self, trigger: &Trigger, index: usize, at: usize, verb: Option<usize>) -> Option<usize> {
        let word = &trigger.words[index];
        let fits = |t: usize| {
            t >= self.view.first
                && t < self.view.last
                && self.view.words(t) & word.bits != 0
                && self.view.document.senses(t).any(|s| s.tag == Tag::Word && word.keys.contains(&word_key(s.lemma, s.payload)))
        };
        if index < trigger.anchor {
            // "The sale was called off": the noun of a passive stands before its verb, the particle still behind it.
            if let Some(verb) = verb.filter(|&verb| verb > at && self.view.language == Language::En) {
                return (verb + 1..=verb + 2).find(|&t| fits(t));
            }
            // "embarked on a three-day visit"
            let plain = |t: &usize| self.view.document.payload(*t, Tag::Preposition).is_none() && !self.view.finite(*t);
            let near = (1..=4).filter_map(|d| at.checked_sub(d)).find(|&t| fits(t));
            let far = || (1..=8).filter_map(|d| at.checked_sub(d)).find(|t| fits(*t) || !plain(t)).filter(|&t| fits(t));
            return if self.view.language == Language::En { near.or_else(far) } else { near };
        }
        let adjective = word.keys.iter().any(|k| k & 3 == Pos::Adjective as u32);
        let reach = match self.view.document.payload(at + 1, Tag::Preposition) {
            _ if adjective => 10,
            Some(_) => 1,
            None => 5,
        };
        let reach = if reach > 1 { reach + name_behind(self.view, at) } else { reach };
        let stop = |t: usize| self.view.document.tokens[t].kind == TokenKind::Mark && !(adjective && self.view.document.is_mark(t, ','));
        (at + 1..=at + reach).take_while(|&t| t < self.view.last && (!stop(t) || self.view.mention_at(t).is_some())).find(|&t| fits(t))
    }
}

/// Whether a token is one of the words.
#[inline]
pub(crate) fn has(view: &View<'_>, words: &Words, at: usize) -> bool {
    view.document.mask(at) & words.tags() != 0
        || view.words(at) & words.bits() != 0 && is_any(view, words, at)
        || words.names_others() && has_other(view, words, at)
}

/// Whether a token is one of the mentions or titles that are in a set of words.
fn has_other(view: &View<'_>, words: &Words, at: usize) -> bool {
    let document = view.document;
    let titled = words.offices() && document.is(at, Tag::Title);
    titled && document.senses(at).any(|s| s.tag == Tag::Title && is_office(document.lexicon.string(s.payload)))
        || view.mention_at(at).is_some_and(|m| super::rule::kind_bit(view.drafts[m].kind) & words.kinds() != 0)
}

/// Whether a token is a form of one of the words.
fn is_any(view: &View<'_>, words: &Words, at: usize) -> bool {
    view.document.senses(at).any(|s| s.tag == Tag::Word && words.has(word_key(s.lemma, s.payload)))
}

/// Whether titles of this class are offices that begin and end.
fn is_office(class: &str) -> bool {
    matches!(class, "government" | "corporate" | "observer" | "military" | "diplomatic" | "religious" | "legal")
}

/// Whether a token, anywhere in the document, is one of the words.
fn has_word(view: &View<'_>, words: &Words, at: usize) -> bool {
    view.document.mask(at) & words.tags() != 0 || view.document.words(at) & words.bits() != 0 && is_any(view, words, at)
}
