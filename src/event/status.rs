//! How far along what a word names is, and whether it is denied: from tense, modals, verbs and nouns around it.
//!
//! The words are in the language packs (`modal=planned` …); what is looked at is the trigger's own clause, from its predicate
//! to the trigger, and the predicate of the clause it hangs on.

use crate::language::function::{ending, word};
use crate::language::relation;
use crate::lexicon::{Entry, Language, Pos, Tag, Verbal};
use crate::record::{Polarity, Status};

use crate::text::TokenKind;

use super::argument::is_noun;
use super::clause::{ClauseKind, View};

/// Status and polarity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Aspect {
    /// How far along.
    pub status: Status,
    /// Whether it is denied.
    pub polarity: Polarity,
    /// Whether the status comes from a future tense alone.
    pub future: bool,
    /// Whether it comes from a word of duty alone: must, «должен».
    pub due: bool,
    /// Whether it is a forecast by what somebody expects: "expects to", «ожидается».
    pub expected: bool,
    /// Whether it is planned by a decision: "decided to", «решил».
    pub decided: bool,
}

impl Default for Aspect {
    fn default() -> Self {
        Aspect { status: Status::Asserted, polarity: Polarity::Positive, future: false, due: false, expected: false, decided: false }
    }
}

/// How many clauses upward are looked at.
const DEPTH: usize = 3;

/// Status and polarity of what the token names. `own`: whether the token's own word counts ("expects", «запланировано»);
/// `nominal`: whether it is a noun.
pub(crate) fn aspect(view: &View<'_>, trigger: usize, own: bool, nominal: bool) -> Aspect {
    let mut seen =
        Seen { view, nominal, own, status: Status::Asserted, negated: false, future: false, due: false, expected: false, decided: false };
    let mut clause = view.clause_of(trigger);
    seen.chain(trigger, clause, nominal);
    for _ in 0..DEPTH {
        let info = view.clauses[clause];
        // «если Минск упорствует и откажется платить»: one condition.
        let head = if info.kind == ClauseKind::Shared { view.clauses[info.parent] } else { info };
        if head.kind == ClauseKind::Subordinate && head.opener.is_some_and(|o| is_condition(view, o)) {
            seen.note(Status::Conditional);
        }
        // What a subordinate clause says is planned, expected or denied by the predicate it hangs on.
        let governed = matches!(info.kind, ClauseKind::Subordinate)
            && info.opener.is_none_or(|o| view.document.payload(o, Tag::Conjunction) == Some("that"));
        if info.parent == clause || !governed {
            break;
        }
        clause = info.parent;
        seen.governor(clause);
    }
    if seen.status == Status::Asserted && !seen.future && awaited(view, view.clause_of(trigger)) {
        seen.note(Status::Planned);
    }
    if nominal && seen.status == Status::Asserted && !seen.future && is_awaited(view, trigger) {
        seen.note(Status::Planned);
    }
    if (seen.future || seen.status != Status::Asserted) && depends(view, view.clause_of(trigger)) {
        seen.note(Status::Conditional);
    }
    let ahead = || {
        let agreed = is_agreed(view, trigger);
        agreed || is_headline_future(view, trigger) || is_purpose(view, trigger) || is_to_be(view, trigger)
    };
    if seen.status == Status::Asserted && !nominal && ahead() {
        seen.note(Status::Planned);
    }
    let polarity = if seen.negated { Polarity::Negative } else { Polarity::Positive };
    let status = if seen.status == Status::Asserted && seen.future { Status::Planned } else { seen.status };
    let Seen { future, due, expected, decided, .. } = seen;
    Aspect {
        status,
        polarity,
        future: future && seen.status == Status::Asserted,
        due: due && status == Status::Requested,
        expected,
        decided,
    }
}

/// Whether a noun names what is yet to come: "ahead of talks in London", «в преддверии встречи».
fn is_awaited(view: &View<'_>, noun: usize) -> bool {
    const REACH: usize = 6;
    let document = view.document;
    let before = (noun.saturating_sub(REACH).max(view.first)..noun).rev();
    let governs = before.take_while(|&t| !view.finite(t)).find(|&t| document.is(t, Tag::Preposition) || document.says(t, word::AWAITING));
    governs.is_some_and(|t| document.says(t, word::AWAITING) || t > view.first && document.says(t - 1, word::AWAITING))
}

/// Whether what a clause tells hangs on a condition: "If parliament agrees, it will …", «в случае одобрения».
fn depends(view: &View<'_>, clause: usize) -> bool {
    let below = |c: &super::clause::Clause| c.parent == clause && c.opener.is_some_and(|o| is_condition(view, o));
    view.clauses.iter().any(below) || view.tokens_in(clause, 0, usize::MAX).any(|t| is_condition(view, t))
}

/// English: whether a headline leaves out "is" before the infinitive: "India to ship wheat to Kabul".
fn is_headline_future(view: &View<'_>, verb: usize) -> bool {
    let document = view.document;
    let Some(to) = verb.checked_sub(1).filter(|&t| t > view.first && document.relates(t, relation::INFINITIVE)) else {
        return false;
    };
    let named = view.mention_at(to - 1).is_some() || document.tokens[to - 1].capital();
    let subject = document.tokens[view.first].kind != TokenKind::Mark && (named || is_noun(view, to - 1));
    view.language == Language::En
        && subject
        && view.clause_of(to) == 0
        && !(view.first..to).any(|t| view.finite(t) || document.is(t, Tag::Preposition))
}

/// English: whether a noun will be acted on: "a second phase, to be completed in 2027".
fn is_to_be(view: &View<'_>, verb: usize) -> bool {
    let document = view.document;
    let Some(to) = verb.checked_sub(2).filter(|&t| t > view.first && document.relates(t, relation::INFINITIVE)) else {
        return false;
    };
    let be = document.payload(verb - 1, Tag::Auxiliary) == Some("be");
    view.language == Language::En && be && document.is_mark(to - 1, ',')
}

/// English: whether an infinitive is what was agreed, with a time or place between: "agreed on Wednesday to build".
fn is_agreed(view: &View<'_>, verb: usize) -> bool {
    let document = view.document;
    let Some(to) = verb.checked_sub(1).filter(|&t| t > view.first && document.relates(t, relation::INFINITIVE)) else {
        return false;
    };
    let aside = |t: usize| view.mention_at(t).is_some() || document.is(t, Tag::Preposition);
    let before = (view.first..to).rev().find(|&t| !aside(t));
    view.language == Language::En && before.is_some_and(|t| document.says(t, word::AGREEING))
}

/// English: whether a noun asks for the infinitive: "a deal to build", "the decision to open", but not "the first to open".
fn is_purpose(view: &View<'_>, verb: usize) -> bool {
    let document = view.document;
    let Some(to) = verb.checked_sub(1).filter(|&t| t > view.first && document.relates(t, relation::INFINITIVE)) else {
        return false;
    };
    // "won a contract in 2023 to modernise"
    let dated = |t: usize| view.mention_at(t).is_some_and(|m| view.drafts[m].kind == crate::record::MentionKind::Date);
    let aside = |t: usize| dated(t) || document.is(t, Tag::Preposition);
    let noun = (view.first..to).rev().find(|&t| !aside(t)).filter(|_| dated(to - 1)).unwrap_or(to - 1);
    let ends = view.mention_at(noun).is_none_or(|m| view.drafts[m].last as usize == noun + 1);
    // "hired Saipem to build", but "helped Saipem to build"
    let named = || view.mention_at(noun).is_some_and(|m| view.drafts[m].kind.is_name());
    let verb = || view.tokens_in(view.clause_of(verb), 0, noun).rev().find(|&t| view.finite(t));
    let asked = || verb().is_some_and(|v| document.payload(v, Tag::Modal) != Some("none"));
    view.language == Language::En
        && ends
        && (document.mask(noun) & Tag::DocumentHead.bit() != 0 && !view.finite(noun) || noun + 1 == to && named() && asked())
}

/// Russian: whether an infinitive tells what a noun before it is about: «решение построить», «достигнута договорённость провести».
fn hangs_on_noun(view: &View<'_>, verb: usize) -> bool {
    let document = view.document;
    let infinitive = document.senses_of(verb, Tag::Word).any(|s| s.grammar.verbal() == Verbal::Infinitive);
    let before = verb.checked_sub(1).filter(|&b| b >= view.first && view.language == Language::Ru && infinitive);
    before
        .is_some_and(|b| super::argument::is_plain_noun(document, b) && view.mention_at(b).is_none() && !super::argument::is_actor(view, b))
}

/// English: whether a present tense tells when something else will be: "will decide when ministers meet on Monday".
fn awaited(view: &View<'_>, clause: usize) -> bool {
    let info = view.clauses[clause];
    let when = |o: usize| view.document.payload(o, Tag::Conjunction) == Some("when");
    if view.language == Language::Ru || info.kind != ClauseKind::Subordinate || !info.opener.is_some_and(when) {
        return false;
    }
    let past = |t: usize| view.document.is_past(t);
    let ahead = |t: usize| matches!(view.document.payload(t, Tag::Auxiliary), Some("will" | "may" | "could" | "would"));
    let present = info.verb.is_some_and(|v| !past(v) && view.document.mask(v) & Tag::Auxiliary.bit() == 0);
    present && view.tokens_in(info.parent, 0, usize::MAX).any(ahead)
}

/// The verb a bare form is joined to by "and" and shares an auxiliary or "to" with: "will close two plants and cut 9,000 jobs",
/// «намерен закрыть завод и сократить персонал».
fn conjoined(view: &View<'_>, verb: usize) -> Option<usize> {
    let document = view.document;
    let bare = |t: usize| document.senses_of(t, Tag::Word).any(|s| s.grammar.verbal() == Verbal::Infinitive);
    let adverb = |t: &usize| document.is(*t, Tag::Adverb);
    // "will step down and be replaced"
    let helped = verb.checked_sub(1).filter(|&b| b > view.first && document.payload(b, Tag::Auxiliary) == Some("be"));
    let verb = helped.unwrap_or(verb);
    let bare = |t: usize| helped == Some(t) || bare(t);
    let joint = (view.first..verb).rev().find(|b| !adverb(b)).filter(|_| bare(verb))?;
    let joins = document.is_mark(joint, ',') || matches!(document.payload(joint, Tag::Conjunction), Some("and" | "or" | "but"));
    let led = |t: usize| {
        let lead = (view.first..t).rev().find(|b| !adverb(b) && !document.is(*b, Tag::Negation));
        document.is_mark(t - 1, ',') || lead.is_some_and(|l| document.relates(l, relation::INFINITIVE) || is_modal_auxiliary(view, l))
    };
    let base = |t: usize| bare(t) && (view.language == Language::Ru || led(t));
    // A form that may be past is one where what stands before is.
    let past = view.language == Language::Ru || document.is_past(verb);
    let mut before = (view.first + 1..joint).rev().filter(|_| joins);
    before.find(|&t| view.mention_at(t).is_none() && (base(t) || past && view.finite(t))).filter(|&t| base(t))
}

/// "will", "may": an auxiliary that asks for the bare form.
fn is_modal_auxiliary(view: &View<'_>, at: usize) -> bool {
    const MODAL: [&str; 9] = ["will", "would", "may", "might", "could", "can", "should", "must", "do"];
    view.document.payload(at, Tag::Auxiliary).is_some_and(|a| MODAL.contains(&a))
}

/// Whether a condition begins at a token: "if", "provided that", «в случае».
fn is_condition(view: &View<'_>, at: usize) -> bool {
    let document = view.document;
    document.phrase_means(at, Tag::Modal, "conditional")
}

/// Whether a noun only tells when or why: "after the talks", «в ходе переговоров», what a negated verb before it does not touch.
fn follows(view: &View<'_>, negation: usize, noun: usize) -> bool {
    let document = view.document;
    let before = (negation + 1..noun).rev().take_while(|&t| !view.finite(t));
    let governs = before.into_iter().find(|&t| document.is(t, Tag::Preposition));
    governs.is_some_and(|t| document.relates(t, relation::OCCASION))
}

struct Seen<'v, 'a> {
    view: &'v View<'a>,
    /// Whether the trigger is a noun.
    nominal: bool,
    /// Whether the trigger's own word counts.
    own: bool,
    status: Status,
    negated: bool,
    future: bool,
    due: bool,
    expected: bool,
    decided: bool,
}

/// Which status wins where several words claim one: the less certain.
fn weight(status: Status) -> u8 {
    match status {
        Status::Asserted => 0,
        Status::Ongoing => 1,
        Status::Planned => 2,
        Status::Target => 3,
        Status::Forecast => 4,
        Status::Possible => 5,
        Status::Requested => 6,
        Status::Conditional => 7,
        Status::Cancelled => 8,
    }
}

impl Seen<'_, '_> {
    fn note(&mut self, status: Status) {
        if weight(status) > weight(self.status) {
            self.status = status;
        }
    }

    /// The words between the clause's predicate and the trigger, and the predicate's own.
    fn chain(&mut self, trigger: usize, clause: usize, nominal: bool) {
        let view = self.view;
        self.word(trigger, trigger);
        // A participle beside its noun has happened, whatever the sentence says of the noun: «осуждённый … будет освобождён».
        // So has an English verb behind its auxiliary: "will ban exports of scrap".
        let helped = view.language == Language::En && super::predicate::auxiliary(view, trigger).is_some();
        // A noun that could be a verb is none: "talks would open".
        let mut verb_seen = !nominal && (view.finite(trigger) || is_attribute(view, trigger) || helped);
        // Back to the predicate: "plans to sign", «не планирует подписывать».
        for at in view.tokens_in(clause, 0, trigger).rev() {
            if verb_seen && !self.belongs(at) {
                break;
            }
            self.word(at, trigger);
            verb_seen |= view.finite(at) && !view.document.is(at, Tag::Auxiliary);
        }
        // On to the predicate, where the trigger is a noun before it: "The visit was called off".
        // "is to meet X to ask for a waiver": an infinitive has its predicate before it.
        let infinitive = !nominal && trigger > view.first && view.document.relates(trigger - 1, relation::INFINITIVE);
        if !verb_seen && !infinitive {
            for at in view.tokens_in(clause, trigger + 1, usize::MAX) {
                self.word(at, trigger);
                if view.finite(at) && !view.document.is(at, Tag::Auxiliary) {
                    break;
                }
            }
        }
        if !self.negated && hangs_on_noun(view, trigger) {
            self.decided = true;
            self.note(Status::Planned);
        }
        if let Some(first) = conjoined(view, trigger).filter(|_| !nominal) {
            self.chain(first, view.clause_of(first), false);
        }
    }

    /// Whether a word before a verb belongs to its verb group.
    fn belongs(&self, at: usize) -> bool {
        let mask = self.view.document.mask(at);
        // "will now be held", "has already been signed"
        mask & (Tag::Auxiliary.bit() | Tag::Negation.bit() | Tag::Modal.bit() | Tag::Adverb.bit()) != 0
            // "will permanently shut"
            || self.view.language == Language::En && ending::ADVERB.end(self.view.document.word(at))
            || self
                .view
                .mention_at(at)
                .is_some_and(|m| self.view.drafts[m].last == self.view.drafts[m].first + 1 && is_reference(self.view, m))
            || self.view.document.relates(at, relation::INFINITIVE)
            || self.in_modal(at)
    }

    /// Whether the word is one of a phrase: «вряд ли», "failed in his bid to".
    fn in_modal(&self, at: usize) -> bool {
        let document = self.view.document;
        let covers =
            |begin: usize| document.reach(begin) & Tag::Modal.bit() != 0 && document.longest(begin, Tag::Modal).is_some_and(|m| m.end > at);
        const LONGEST: usize = 5;
        (at.saturating_sub(LONGEST - 1).max(self.view.first)..=at).any(covers)
    }

    /// The predicate of the clause above.
    fn governor(&mut self, clause: usize) {
        let Some(verb) = self.view.clauses[clause].verb else { return };
        let view = self.view;
        for at in view.tokens_in(clause, verb.saturating_sub(3), verb + 4) {
            self.modal(at, usize::MAX);
            if self.view.document.is(at, Tag::Negation) && self.view.document.payload(verb, Tag::Modal).is_some_and(|m| m != "denied") {
                self.negated = true;
            }
        }
    }

    fn word(&mut self, at: usize, trigger: usize) {
        let document = self.view.document;
        if !self.tells(at) || self.view.mention_at(at).is_some() && at != trigger {
            return;
        }
        if document.is(at, Tag::Negation) && self.negates(at, trigger) && !self.spares(at, trigger) {
            self.negated = true;
        }
        if at != trigger || self.own && document.mask(at) & Tag::Modal.bit() != 0 {
            self.modal(at, trigger);
        }
        match (self.view.language, document.payload(at, Tag::Auxiliary)) {
            (_, Some("will")) => self.future = true,
            (Language::En, Some("would")) if self.reported(at) => self.future = true,
            (Language::En, Some("would")) => self.note(Status::Possible),
            (Language::En, Some("may" | "might" | "could" | "can")) => self.note(Status::Possible),
            (Language::En, Some("should" | "must")) => {
                self.due |= self.status == Status::Asserted;
                self.note(Status::Requested);
            }
            (Language::En, Some("is" | "was")) if document.relates(at + 1, relation::INFINITIVE) => self.note(Status::Planned),
            _ => {}
        }
        let future = |s: &crate::lexicon::Sense| s.tag == Tag::Word && s.grammar.verbal() == Verbal::Future;
        if self.view.language == Language::Ru && document.senses(at).any(future) && !document.is_past(at) && !document.is_done(at) {
            self.future = true;
        }
    }

    /// Whether the word can say anything of status or polarity.
    fn tells(&self, at: usize) -> bool {
        const TELLING: u64 = Tag::Negation.bit() | Tag::Modal.bit() | Tag::Auxiliary.bit();
        let document = self.view.document;
        (document.mask(at) | document.reach(at)) & TELLING != 0 || document.flags(at) & Entry::FINITE != 0
    }

    /// "said it would": the future of what was said, where no "if" makes it depend.
    fn reported(&self, at: usize) -> bool {
        let view = self.view;
        let info = view.clauses[view.clause_of(at)];
        // "forecast that it would grow"
        let foresees = |verb: usize| matches!(view.document.payload(verb, Tag::Modal), Some("forecast" | "expected"));
        let speech = |verb: usize| view.document.mask(verb) & Tag::Speech.bit() != 0 || foresees(verb);
        // "said that profit had fallen and that it would": above a clause of the same speech.
        let above = view.clauses[info.parent];
        // "told them that A had grown, and that B would"
        let that = |o: usize| view.document.payload(o + 1, Tag::Conjunction) == Some("that");
        let again = info.opener.is_some_and(that) && view.clauses.iter().any(|c| c.verb.is_some_and(speech));
        (again || info.kind == ClauseKind::Subordinate)
            && (again
                || above.verb.is_some_and(speech)
                || above.kind == ClauseKind::Subordinate && view.clauses[above.parent].verb.is_some_and(speech))
            && !view.clauses.iter().filter_map(|c| c.opener).any(|o| is_condition(view, o))
    }

    /// A negation counts when a verb, or the trigger itself, follows it at once: «не только» and "no less than" do not.
    fn negates(&self, at: usize, trigger: usize) -> bool {
        let next = at + 1;
        let document = self.view.document;
        next == trigger || self.view.finite(next) || document.is(next, Tag::Modal) || document.is(next, Tag::Auxiliary) || {
            let verb = document.senses(next).any(|s| s.tag == Tag::Word && s.grammar.verbal() != Verbal::None);
            verb || self.view.language == Language::En && at < trigger && trigger - at <= 4 && !document.is(next, Tag::Approx)
        }
    }

    /// Whether a negation leaves alone what a noun names: "did not comment on the deal", "did not speak after the talks", «атака не
    /// привела к пожару»; or denies that it is denied: "did not deny the deal".
    fn spares(&self, negation: usize, trigger: usize) -> bool {
        const REACH: usize = 3;
        let (view, document) = (self.view, self.view.document);
        let next = (negation + 1)..view.last.min(negation + 1 + REACH);
        let denied = |t: usize| t != trigger && document.payload(t, Tag::Modal) == Some("denied");
        let told = |t: usize| document.means(t, Tag::Hint, "presupposes");
        let verbs = || next.clone().filter(|&t| t != trigger && document.has_pos(t, Pos::Verb));
        verbs().any(denied) || self.nominal && (verbs().any(told) || follows(view, negation, trigger))
    }

    /// Whether a word that denies stands under a negation of its own: "did not deny".
    fn is_denied(&self, at: usize) -> bool {
        (at.saturating_sub(2).max(self.view.first)..at).any(|t| self.view.document.is(t, Tag::Negation))
    }

    /// "a gas project", "the forecast for": a noun that asks for no verb says nothing of what is to come.
    fn is_noun_only(&self, at: usize) -> bool {
        let document = &self.view.document;
        let noun = self.view.language == Language::En && document.has_pos(at, Pos::Noun) && document.has_pos(at, Pos::Verb);
        let asks = document.relates(at + 1, relation::PURPOSIVE);
        noun && !asks && !self.view.finite(at) && super::predicate::auxiliary(self.view, at).is_none()
    }

    /// English: "well beyond the bank's 3% goal": a target that something is compared with is none of its own.
    fn only_compares(&self, at: usize) -> bool {
        const REACH: usize = 6;
        let document = self.view.document;
        let noun =
            self.view.language == Language::En && document.payload(at, Tag::Modal) == Some("target") && document.has_pos(at, Pos::Noun);
        let before = (at.saturating_sub(REACH).max(self.view.first)..at).rev().take_while(|&t| !self.view.finite(t));
        let preposition = before.into_iter().find(|&t| document.is(t, Tag::Preposition)).filter(|_| noun);
        preposition.is_some_and(|p| document.relates(p, relation::MEASURED_BY))
    }

    fn modal(&mut self, at: usize, trigger: usize) {
        // «на эти цели»: what was spoken of, and no aim.
        let told = at > self.view.first
            && self.view.document.has_pos(at, Pos::Noun)
            && matches!(self.view.document.payload(at - 1, Tag::Determiner), Some("this" | "that"));
        if at != trigger && (told || self.is_noun_only(at) || self.view.names_source(at) || self.only_compares(at)) {
            return;
        }
        match self.view.document.longest(at, Tag::Modal).map(|m| self.view.document.lexicon.string(m.sense.payload)) {
            // "Refused" as a trigger is an act of its own.
            Some("denied") => self.negated |= at != trigger && !self.is_denied(at),
            Some("due") => {
                self.due |= self.status == Status::Asserted;
                self.note(Status::Requested);
            }
            Some("expected") => {
                self.expected |= self.status != Status::Forecast;
                self.note(Status::Forecast);
            }
            Some("decided") => {
                self.decided = true;
                self.note(Status::Planned);
            }
            // "Had been due to meet": it did not come to it.
            Some("planned") if self.view.language == Language::En && self.had_been(at) => self.note(Status::Cancelled),
            Some(word) => {
                self.expected &= word != "forecast";
                if let Some(status) = Status::from_word(word) {
                    self.note(status);
                }
            }
            None => {}
        }
    }
}

impl Seen<'_, '_> {
    fn had_been(&self, at: usize) -> bool {
        let help = |back: usize| at.checked_sub(back).and_then(|t| self.view.document.payload(t, Tag::Auxiliary));
        help(1) == Some("been") && help(2) == Some("had")
    }
}

/// Whether a mention is "now" or the like: a time that names no day.
fn is_reference(view: &View<'_>, mention: usize) -> bool {
    super::time::date(view, mention).is_some_and(|d| d.timex.ends_with("_REF"))
}

/// Whether the token is a participle without auxiliary, a noun's attribute: "convicted", «арестованный».
fn is_attribute(view: &View<'_>, at: usize) -> bool {
    let verbal = |s: &crate::lexicon::Sense| s.grammar.verbal();
    let mut verbs = view.document.senses(at).filter(|s| s.tag == Tag::Word && verbal(s) != Verbal::None).peekable();
    match view.language {
        Language::Ru => verbs.peek().is_some() && verbs.all(|s| matches!(verbal(s), Verbal::Passive | Verbal::Active)),
        Language::En => {
            let participle = verbs.any(|s| matches!(verbal(s), Verbal::Past | Verbal::Passive));
            let noun = |t: usize| t >= view.first && t < view.last && (view.mention_at(t).is_some() || is_noun(view, t));
            // "Ready to put 5 million into" has the same form.
            let infinitive = at > view.first && view.document.relates(at - 1, relation::INFINITIVE);
            participle
                && !infinitive
                && super::predicate::auxiliary(view, at).is_none()
                && (noun(at + 1) || at > view.first && noun(at - 1))
        }
    }
}
