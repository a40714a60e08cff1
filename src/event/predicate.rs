//! What a trigger is in its sentence: a verb in active or passive voice, or a noun.

use crate::language::function::ending;
use crate::language::relation;
use crate::lexicon::{Grammar, Language, Pos, Tag, Verbal};
use crate::record::MentionKind;
use crate::text::{LetterCase, TokenKind};

use super::argument::{is_actor, is_noun};
use super::clause::{ClauseKind, View};

/// The forms a word can be of a verb: the first of them, and all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Forms {
    first: Option<Verbal>,
    set: u16,
}

impl Forms {
    /// Adds one.
    pub fn add(&mut self, form: Verbal) {
        self.first = self.first.or(Some(form));
        self.set |= 1 << form as u16;
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.set == 0
    }

    /// Whether one of these is among them.
    pub fn any(self, forms: &[Verbal]) -> bool {
        forms.iter().any(|&form| self.set & 1 << form as u16 != 0)
    }

    /// Whether none but these is among them.
    pub fn only(self, forms: &[Verbal]) -> bool {
        self.set & !forms.iter().fold(0, |set, &form| set | 1 << form as u16) == 0
    }

    fn first(self) -> Verbal {
        self.first.unwrap_or(Verbal::None)
    }
}

/// A trigger as the head of its words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Predicate {
    /// The verb, or the noun where there is none.
    pub head: usize,
    /// The clause it is in.
    pub clause: usize,
    /// Whether it is a noun.
    pub nominal: bool,
    /// Whether its grammatical subject is the logical object.
    pub passive: bool,
    /// The form of the verb.
    pub form: Verbal,
    /// One past the last of its words.
    pub end: usize,
}

impl Predicate {
    /// A noun as trigger.
    pub fn noun(view: &View<'_>, head: usize) -> Self {
        Predicate { head, clause: view.clause_of(head), nominal: true, passive: false, form: Verbal::None, end: head + 1 }
    }

    /// A verb as trigger; `forms` are those the word can be of that verb, `turned` that its lemma is itself a passive.
    pub fn verb(view: &View<'_>, head: usize, forms: Forms, turned: bool) -> Self {
        let (form, passive) = match view.language {
            Language::Ru => russian(view, head, forms),
            Language::En => english(view, head, forms),
        };
        Predicate { head, clause: view.clause_of(head), nominal: false, passive: passive || turned, form, end: head + 1 }
    }

    /// English: whether the participle only describes the noun behind it: "is a retired goalkeeper".
    pub fn describes_noun(&self, view: &View<'_>) -> bool {
        let (document, at) = (view.document, self.head);
        let led = at > view.first && matches!(document.payload(at - 1, Tag::Determiner), Some("a" | "the"));
        let noun = |t: usize| {
            t < view.last && (super::argument::is_noun(view, t) || document.has_pos(t, Pos::Adjective) || document.tokens[t].capital())
        };
        view.language == Language::En && led && noun(at + 1)
    }
}

/// Whether the subject of a reflexive modal is what is to be done something to: «Завод планируется построить».
fn is_planned(view: &View<'_>, head: usize) -> bool {
    const REACH: usize = 3;
    let document = view.document;
    let modal = |t: usize| document.is(t, Tag::Modal) && view.finite(t) && ending::REFLEXIVE.end(document.word(t));
    let Some(modal) = (head.saturating_sub(REACH).max(view.first)..head).rev().find(|&t| modal(t)) else { return false };
    let noun = |t: usize| document.has_pos(t, Pos::Noun) && document.grammar(t).has(Grammar::NOMINATIVE);
    let subject = modal.checked_sub(1).is_some_and(|t| t >= view.first && noun(t) && !super::phrase::under_preposition(view, t));
    let object = |t: usize| document.has_pos(t, Pos::Noun) && document.grammar(t).has(Grammar::ACCUSATIVE);
    let mut behind = (head + 1..view.last.min(head + 1 + REACH))
        .take_while(|&t| !document.is(t, Tag::Preposition) && document.tokens[t].kind == TokenKind::Word);
    subject && !behind.any(object)
}

fn russian(view: &View<'_>, head: usize, forms: Forms) -> (Verbal, bool) {
    let planned = || forms.first() == Verbal::Infinitive && is_planned(view, head);
    (forms.first(), forms.any(&[Verbal::Passive, Verbal::ShortPassive]) || planned())
}

fn english(view: &View<'_>, head: usize, forms: Forms) -> (Verbal, bool) {
    // "Is due to come": the infinitive, whatever else the form can be.
    let infinitive = head > view.first && view.document.relates(head - 1, relation::INFINITIVE);
    if !forms.any(&[Verbal::Past, Verbal::Passive]) || infinitive && forms.any(&[Verbal::Infinitive]) {
        return (forms.first(), false);
    }
    match auxiliary(view, head) {
        Some("is" | "was" | "be" | "been" | "being") => (Verbal::Passive, true),
        Some(_) => (Verbal::Past, false),
        None => {
            let reduced = reduced(view, head, forms);
            (if reduced { Verbal::Passive } else { Verbal::Past }, reduced)
        }
    }
}

/// The auxiliary before a participle, over adverbs and negations.
pub(crate) fn auxiliary<'a>(view: &View<'a>, head: usize) -> Option<&'a str> {
    for at in (view.first..head).rev().take(5) {
        if let Some(auxiliary) = view.document.payload(at, Tag::Auxiliary) {
            return Some(auxiliary);
        }
        let between = Tag::Negation.bit() | Tag::Adverb.bit() | Tag::Conjunction.bit();
        let adverb = view.document.mask(at) & between != 0 || ending::ADVERB.end(view.document.word(at));
        if !adverb {
            return None;
        }
    }
    None
}

/// Whether a participle without auxiliary follows its noun: "agreements signed in Astana".
fn reduced(view: &View<'_>, head: usize, forms: Forms) -> bool {
    let clause = view.clause_of(head);
    if view.clauses[clause].kind == ClauseKind::Participial && view.tokens_of(clause).next() == Some(head) {
        return true;
    }
    // Behind a comma the main clause goes on: "X, who …, met".
    if head > view.first && view.document.is_mark(head - 1, ',') {
        return false;
    }
    if object_relative(view, clause, head) && forms.any(&[Verbal::Past]) {
        return false;
    }
    if !forms.any(&[Verbal::Past]) || view.document.relates(head + 1, relation::AGENT) && !by_means(view, head + 2) {
        return true;
    }
    if made_something(view, head) || charged_by(view, head) || punished(view, head) {
        return true;
    }
    if object_follows(view, head + 1) {
        return false;
    }
    if view.document.is(head, Tag::Transitive) && !object_comes_late(view, head + 1) || done_by(view, head) {
        return true;
    }
    let finite = |t: usize| t != head && view.finite(t);
    let earlier = view.tokens_in(clause, 0, head).any(finite);
    let conjunction = head > view.first && view.document.is(head - 1, Tag::Conjunction);
    let later = view.tokens_in(clause, head + 1, usize::MAX).any(|t| finite(t) && view.document.is(t, Tag::Auxiliary));
    earlier && !conjunction || later
}

/// Whether a name is the subject of the relative clause: "the contract which Corvane awarded to Tolmin".
fn object_relative(view: &View<'_>, clause: usize, head: usize) -> bool {
    let info = view.clauses[clause];
    let opener = info.opener.filter(|_| info.kind == ClauseKind::Relative);
    let name = opener.and_then(|o| view.mention_at(o + 1)).map(|m| &view.drafts[m]).filter(|d| d.kind.is_name());
    let adverb = |t: usize| view.document.mask(t) & Tag::Adverb.bit() != 0 || ending::ADVERB.end(view.document.word(t));
    name.is_some_and(|d| (d.last as usize..head).all(adverb))
}

/// Whether a bare title or noun follows that the subject is made: "X named head of the bank", "X declared winner".
fn made_something(view: &View<'_>, head: usize) -> bool {
    let document = view.document;
    let Some(post) = document.longest(head + 1, Tag::Title).map(|m| m.end).filter(|&end| end <= view.last) else { return false };
    let named = view.mention_at(post).is_some_and(|m| view.drafts[m].kind.is_name());
    document.is(head, Tag::Transitive)
        && !named
        && head > view.first
        && view.mention_at(head - 1).is_some_and(|m| view.drafts[m].kind.is_name())
}

/// Whether only an amount follows, and then who does it: "X fined $2 million by regulator", "Ghana lent $3 million by World Bank".
fn charged_by(view: &View<'_>, head: usize) -> bool {
    use MentionKind::{Duration, Money, Percent};
    let amount = view.mention_at(head + 1).map(|m| &view.drafts[m]).filter(|d| matches!(d.kind, Money | Duration | Percent));
    let by = |end: usize| view.document.relates(end, relation::AGENT) && actor_follows(view, end + 1);
    amount.is_some_and(|d| by(d.last as usize))
}

/// Whether a verb of punishment has no object but how much or what for: "Bank fined $2 million", "Former chief jailed over $4 million fraud".
fn punished(view: &View<'_>, head: usize) -> bool {
    use MentionKind::{Duration, Money};
    let document = view.document;
    let amount = view.mention_at(head + 1).map(|m| &view.drafts[m]).filter(|d| matches!(d.kind, Money | Duration));
    let ends = |end: usize| end >= view.last || document.tokens[end].kind == TokenKind::Mark || document.is(end, Tag::Preposition);
    let led = head > view.first
        && document.means(head, Tag::Hint, "punishes")
        && view.mention_at(head - 1).is_none_or(|m| view.drafts[m].kind.is_name());
    led && (document.relates(head + 1, relation::CONCERNING) || amount.is_some_and(|d| ends(d.last as usize)))
}

/// Whether the object comes behind a date or a second verb: "arrested on Friday two men", "arrested and charged two men".
fn object_comes_late(view: &View<'_>, at: usize) -> bool {
    let document = view.document;
    if document.is(at, Tag::Conjunction) {
        return document.has_pos(at + 1, Pos::Verb) && object_follows(view, at + 2);
    }
    let date = |t: usize| view.mention_at(t).filter(|&m| matches!(view.drafts[m].kind, MentionKind::Date | MentionKind::Time));
    let prepositional = document.is(at, Tag::Preposition) as usize;
    date(at + prepositional).is_some_and(|m| object_follows(view, view.drafts[m].last as usize))
}

/// Whether a preposition follows the verb, and later "by" and somebody who acts: "Bank hit with fine by regulator".
fn done_by(view: &View<'_>, head: usize) -> bool {
    let document = view.document;
    let clause = view.clause_of(head);
    // "a deal brokered by X"
    let participle =
        |t: usize| document.senses(t).any(|s| s.tag == Tag::Word && matches!(s.grammar.verbal(), Verbal::Past | Verbal::Passive));
    let by = |t: &usize| document.relates(*t, relation::AGENT) && !participle(t - 1);
    document.is(head + 1, Tag::Preposition)
        && !view.tokens_in(clause, 0, head).any(|t| view.finite(t))
        && view.tokens_in(clause, head + 2, usize::MAX).filter(by).any(|t| actor_follows(view, t + 1))
}

/// Whether the noun phrase that begins here is somebody who acts: "India's antitrust watchdog".
fn actor_follows(view: &View<'_>, first: usize) -> bool {
    for at in first..(first + 5).min(view.last) {
        match view.mention_at(at).map(|m| view.drafts[m].kind) {
            Some(MentionKind::Place | MentionKind::Demonym) => {}
            Some(kind) => return kind.is_name(),
            None if is_actor(view, at) => return true,
            None if view.finite(at) || view.document.tokens[at].kind == TokenKind::Mark && !view.document.is_possessive(at) => {
                return false;
            }
            None => {}
        }
    }
    false
}

/// Whether a bare noun names a means and nobody who does it: "by phone", not "by police".
fn by_means(view: &View<'_>, at: usize) -> bool {
    let document = view.document;
    let bare = at < view.last && document.tokens[at].case == LetterCase::Lower && view.mention_at(at).is_none();
    let means = is_noun(view, at) && !is_actor(view, at) && !document.word(at).ends_with('s') && !document.is(at, Tag::Title);
    bare && means && document.mask(at) & Tag::OrganizationHead.bit() == 0
}

/// English: whether "to" opens an infinitive here.
pub(super) fn opens_infinitive(view: &View<'_>, at: usize) -> bool {
    let document = view.document;
    view.language == Language::En
        && document.relates(at, relation::INFINITIVE)
        && document.has_pos(at + 1, Pos::Verb)
        && view.mention_at(at + 1).is_none()
}

/// Whether a noun phrase without preposition begins here.
pub(crate) fn object_follows(view: &View<'_>, at: usize) -> bool {
    // "detained at least eight demonstrators"
    let approx = view.document.longest(at, Tag::Approx).filter(|m| view.mention_at(m.end).is_some());
    let at = approx.map_or(at, |m| m.end);
    if at >= view.last
        || view.document.tokens[at].kind == TokenKind::Mark && !matches!(view.document.word(at), "«" | "\"" | "“" | "$" | "€" | "£")
    {
        return false;
    }
    let mask = Tag::Preposition.bit() | Tag::Conjunction.bit() | Tag::Relative.bit() | Tag::Auxiliary.bit() | Tag::Negation.bit();
    let time = view.mention_at(at).is_some_and(|m| matches!(view.drafts[m].kind, MentionKind::Date | MentionKind::Time));
    view.document.mask(at) & mask == 0 && !time && !ending::ADVERB.end(view.document.word(at))
}
