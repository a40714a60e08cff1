//! Cuts a sentence into clauses, from left to right.

use crate::language::function::word;
use crate::language::relation;
use crate::lexicon::{Entry, Language, Pos, Tag, Verbal};
use crate::record::MentionKind;
use crate::text::TokenKind;

use super::clause::{Clause, ClauseKind, Joints, Segment, View};

/// Cuts one sentence.
pub(super) struct Cutter<'v, 'a> {
    view: &'v View<'a>,
    joints: &'v Joints,
    clauses: Vec<Clause>,
    segments: Vec<Segment>,
    current: usize,
    /// Clauses interrupted by brackets or quotes.
    outer: &'v mut Vec<usize>,
    begun: usize,
}

impl<'v, 'a> Cutter<'v, 'a> {
    /// Of a sentence that may be cut at these joints. The rest are buffers, `clauses` and `segments` empty.
    pub fn new(view: &'v View<'a>, joints: &'v Joints, clauses: Vec<Clause>, segments: Vec<Segment>, outer: &'v mut Vec<usize>) -> Self {
        Cutter { view, joints, clauses, segments, current: 0, outer, begun: view.first }
    }

    /// The clauses, and the stretches of them in order.
    pub fn cut(mut self) -> (Vec<Clause>, Vec<Segment>) {
        self.clauses.push(Clause::new(ClauseKind::Main, 0, None));
        self.outer.clear();
        let first = self.view.first;
        let mut from = 0;
        while let Some(joint) = self.joints.all.next(from) {
            let at = first + joint;
            from = joint + 1;
            if self.view.document.tokens[at].kind == TokenKind::Mark {
                self.mark(at);
            } else if self.view.document.mask(at) & (Tag::Conjunction.bit() | Tag::Relative.bit()) != 0 {
                self.word(at);
            } else if self.time_clause(at) {
                self.open(at, ClauseKind::Subordinate, Some(at));
            } else if let Some(opening) = self.bare_complement(at) {
                self.open(opening, ClauseKind::Subordinate, None);
                from = opening - first;
            }
        }
        self.close(self.view.last);
        (self.clauses, self.segments)
    }

    fn finite_after(&self, at: usize) -> usize {
        self.joints.verbs.next(at.saturating_sub(self.view.first)).map_or(self.view.last, |verb| self.view.first + verb)
    }

    fn mark_after(&self, at: usize) -> usize {
        self.joints.stops.next(at.saturating_sub(self.view.first)).map_or(self.view.last, |stop| self.view.first + stop)
    }

    /// Ends the running segment before `at`.
    fn close(&mut self, at: usize) {
        if at > self.begun {
            self.segments.push(Segment { last: at, clause: self.current });
            self.begun = at;
        }
    }

    /// Begins a clause at `at`.
    fn open(&mut self, at: usize, kind: ClauseKind, opener: Option<usize>) {
        self.close(at);
        let parent = self.current;
        self.current = self.clauses.len();
        self.clauses.push(Clause::new(kind, parent, opener));
    }

    /// Goes on with an earlier clause at `at`.
    fn resume(&mut self, at: usize, clause: usize) {
        self.close(at);
        self.current = clause;
    }

    fn mark(&mut self, at: usize) {
        match self.view.document.tokens[at].character() {
            '(' | '[' => {
                self.outer.push(self.current);
                self.open(at, ClauseKind::Parenthesis, None);
            }
            ')' | ']' if self.clauses[self.current].kind == ClauseKind::Parenthesis || !self.outer.is_empty() => {
                if let Some(outer) = self.outer.pop() {
                    self.resume(at + 1, outer);
                }
            }
            mark @ ('«' | '“' | '„' | '"') => self.quote(at, mark),
            '»' | '”' if self.in_quote() => self.end_quote(at),
            ';' => self.open(at + 1, ClauseKind::Main, None),
            ':' if self.view.document.tokens.get(at + 1).is_some_and(|t| !t.glued()) => self.open(at + 1, ClauseKind::Main, None),
            ',' => self.comma(at),
            _ => {}
        }
    }

    fn in_quote(&self) -> bool {
        self.clauses[self.current].kind == ClauseKind::Quote
            || self.outer.iter().any(|_| self.clauses.iter().any(|c| c.kind == ClauseKind::Quote))
    }

    /// A quotation of more than a few words is a clause; a quoted word or two is part of its clause.
    fn quote(&mut self, at: usize, mark: char) {
        if mark == '"' && self.in_quote() {
            return self.end_quote(at);
        }
        if mark == '"' && at > self.view.first && self.view.document.is_closing_mark(at) {
            return;
        }
        let closing = match mark {
            '«' => '»',
            '"' => '"',
            _ => '”',
        };
        let near = (at + 1..self.view.last.min(at + 7)).any(|t| self.view.document.is_mark(t, closing));
        if !near {
            self.outer.push(self.current);
            self.open(at, ClauseKind::Quote, None);
        }
    }

    fn end_quote(&mut self, at: usize) {
        if let Some(outer) = self.outer.pop() {
            self.resume(at + 1, outer);
        }
    }

    fn comma(&mut self, at: usize) {
        let document = self.view.document;
        let next = at + 1;
        if next >= self.view.last {
            return;
        }
        // «, с которым», «, в отношении которого»
        let led = document.longest(next, Tag::Preposition).filter(|m| m.end < self.view.last && document.is(m.end, Tag::Relative));
        let led = led.is_some_and(|m| m.end == next + 1 || self.view.language == Language::Ru);
        if document.is(next, Tag::Relative) || led {
            return self.open(next, ClauseKind::Relative, Some(next));
        }
        if let Some(opener) = self.relative_behind_noun(next) {
            return self.open(next, ClauseKind::Relative, Some(opener));
        }
        if let Some(conjunction) = document.longest(next, Tag::Conjunction) {
            let payload = document.lexicon.string(conjunction.sense.payload);
            let verb = self.finite_after(conjunction.end) < self.mark_after(next);
            return match payload {
                "and" | "or" | "but" if verb && self.has_verb(at) => {
                    self.leave_inserted(self.finite_after(conjunction.end), next);
                    self.open(next, ClauseKind::Main, Some(next))
                }
                "but" => self.open(next, ClauseKind::Main, Some(next)),
                "and" | "or" | "as" | "than" => self.end_of_inserted(next),
                _ => self.open(next, ClauseKind::Subordinate, Some(next)),
            };
        }
        if self.tells_first(at) {
            return self.open(next, ClauseKind::Main, None);
        }
        // "X, who chaired it, met Y": a form that may be past goes on with a clause that still lacks its verb.
        let current = self.clauses[self.current];
        if matches!(current.kind, ClauseKind::Relative | ClauseKind::Participial)
            && self.view.finite(next)
            && !self.begun_with_verb(current.parent)
        {
            return self.end_of_inserted(next);
        }
        // «первоначально назначенное на март»
        let adverb = document.longest(next, Tag::Adverb).filter(|_| self.view.language == Language::Ru).map(|m| m.end);
        if self.participle(next) || adverb.is_some_and(|t| t < self.view.last && self.participle(t)) || self.inserted_participle(at) {
            return self.open(next, ClauseKind::Participial, None);
        }
        let inserted = self.clauses[self.current].kind;
        let verb = self.finite_after(next) < self.mark_after(next);
        if matches!(inserted, ClauseKind::Relative | ClauseKind::Participial | ClauseKind::Subordinate) && self.listless(at) {
            self.end_of_inserted(next);
            // «Победил X, набравший 54%, второе место занял Y»
            let ends = self.current == current.parent && matches!(inserted, ClauseKind::Relative | ClauseKind::Participial);
            let another = ends && verb && !self.view.finite(next) && self.view.language == Language::Ru;
            return if another && self.begun_with_verb(self.current) {
                self.open(next, ClauseKind::Main, None)
            };
        }
        if self.has_verb(at) && verb {
            self.open(next, ClauseKind::Main, None);
        } else if !verb && self.only_tells(at) {
            self.resume(next, current.parent);
        }
    }

    /// «Как сообщает X, …», "As X reported, …": whether only who says so has been told up to a sentence's first comma.
    fn tells_first(&self, comma: usize) -> bool {
        let (document, first) = (self.view.document, self.view.first);
        let verb = self.finite_after(first);
        document.payload(first, Tag::Conjunction) == Some("as")
            && verb < comma
            && document.is(verb, Tag::Speech)
            && !(first..comma).any(|t| document.is_mark(t, ','))
    }

    /// Whether the running clause stands between commas and only says who says so: "reached $5 billion, the office said, up 3%".
    fn only_tells(&self, comma: usize) -> bool {
        let clause = self.clauses[self.current];
        let verb = self.finite_after(self.begun);
        clause.kind == ClauseKind::Main
            && clause.parent != self.current
            && clause.opener.is_none()
            && self.view.document.is_mark(self.begun - 1, ',')
            && verb < comma
            && self.view.document.is(verb, Tag::Speech)
            && self.finite_after(verb + 1) >= comma
    }

    /// Behind a clause that was inserted, its parent goes on where it still lacks its verb or the inserted clause has had one.
    fn end_of_inserted(&mut self, at: usize) {
        let clause = self.clauses[self.current];
        if !matches!(clause.kind, ClauseKind::Relative | ClauseKind::Participial | ClauseKind::Subordinate)
            || !(self.has_verb(at) || clause.kind == ClauseKind::Participial || self.leads(at))
        {
            return;
        }
        self.resume(at, clause.parent);
    }

    /// "If oil falls, inflation will": a sentence that begins with a subordinate clause goes on behind its comma, even where the clause
    /// seems to have no verb.
    fn leads(&self, at: usize) -> bool {
        let opener = self.clauses[self.current].opener;
        opener == Some(self.view.first) && self.finite_after(at) < self.mark_after(at)
    }

    /// A verb behind "and" that cannot go on with what was said goes on with who said it: "demanded that he resign and accused him",
    /// «потребовал, чтобы он ушёл, и обвинил его».
    fn leave_inserted(&mut self, verb: usize, at: usize) {
        let clause = self.clauses[self.current];
        let view = self.view;
        let next = view.document.longest(at, Tag::Conjunction).map_or(at + 1, |m| m.end);
        // "has signed a deal with X, which will take the power, and has obtained a loan"
        let aside = |o: usize| view.document.is_mark(o - 1, ',') && o > view.first + 1;
        let closed = clause.kind == ClauseKind::Relative && clause.opener.is_some_and(aside) && view.document.is_mark(at - 1, ',');
        if closed && view.language == Language::En && verb == next && clause.parent != self.current {
            return self.resume(at, clause.parent);
        }
        if clause.kind != ClauseKind::Subordinate || clause.parent == self.current {
            return;
        }
        let leaves = match view.language {
            // A comma ends the Russian clause: «если Минск упорствует и откажется платить» is one.
            Language::Ru => verb == next && view.document.is_mark(at - 1, ','),
            Language::En => {
                let said = self.finite_after(self.begun);
                let past = |t: usize| view.document.mask(t) & Tag::Auxiliary.bit() == 0 && self.view.document.is_past(t);
                verb <= next + 1
                    && said < at
                    && past(verb)
                    && (!past(said) && !self.is_compound(said) || view.document.is(verb, Tag::Speech))
            }
        };
        if leaves {
            self.resume(at, clause.parent);
        }
    }

    /// An auxiliary and its participle, which a further one may go on with: "had won and lost".
    fn is_compound(&self, at: usize) -> bool {
        let helps = matches!(self.view.document.payload(at, Tag::Auxiliary), Some("had" | "have" | "was" | "is"));
        helps && (self.view.document.is_past(at + 1) || self.view.document.is_past(at + 2))
    }

    /// Whether the comma does not merely separate the members of a list.
    fn listless(&self, at: usize) -> bool {
        let next = self.mark_after(at + 1);
        next >= self.view.last || self.view.document.byte(next) != b',' || self.finite_after(at + 1) < next || next - at > 4
    }

    /// Whether the running clause has had a finite verb before `at`.
    fn has_verb(&self, at: usize) -> bool {
        let earlier = self.segments.iter().enumerate().filter(|(_, s)| s.clause == self.current);
        let in_segments = earlier.into_iter().any(|(i, s)| {
            let first = i.checked_sub(1).map_or(self.view.first, |b| self.segments[b].last);
            self.finite_after(first) < s.last
        });
        in_segments || self.finite_after(self.begun) < at
    }

    /// Whether the closed segments of a clause hold a finite verb.
    fn begun_with_verb(&self, clause: usize) -> bool {
        self.segments.iter().enumerate().filter(|(_, s)| s.clause == clause).any(|(i, s)| {
            let first = i.checked_sub(1).map_or(self.view.first, |b| self.segments[b].last);
            self.finite_after(first) < s.last
        })
    }

    /// Russian: the pronoun of a relative clause that begins with the noun it hangs on: «соглашение, переговоры по которому идут с лета, …».
    fn relative_behind_noun(&self, next: usize) -> Option<usize> {
        const REACH: usize = 3;
        let document = self.view.document;
        let plain = |t: usize| document.tokens[t].kind == TokenKind::Word && !self.view.finite(t);
        let found = (next + 1..self.view.last.min(next + 1 + REACH)).find(|&t| document.is(t, Tag::Relative))?;
        let noun = super::argument::is_noun(self.view, next) && (next..found).all(plain);
        let declined = document.payload(found, Tag::Governs).is_some_and(|g| !g.starts_with('@'));
        (self.view.language == Language::Ru && noun && declined).then_some(found)
    }

    /// English: "the bridge, rebuilt with a loan, was opened": a past form between commas behind which the clause gets its verb.
    fn inserted_participle(&self, comma: usize) -> bool {
        let view = self.view;
        // "originally planned for June"
        let participle = comma + 1 + usize::from(view.document.word(comma + 1).ends_with("ly"));
        let document = view.document;
        let passive = |s: &crate::lexicon::Sense| s.grammar.verbal() == Verbal::Passive;
        // "driven by prices", and so any form that "by" follows: "fuelled by demand"
        let by = || document.relates(participle + 1, relation::AGENT) && document.word(participle).ends_with("ed");
        let past = document.is_past(participle) || document.senses_of(participle, Tag::Word).any(passive) || by();
        if view.language == Language::Ru || !past || self.has_verb(comma) {
            return false;
        }
        let mut end = participle + 1;
        for _ in 0..3 {
            end = self.mark_after(end);
            if end + 1 >= view.last || !view.document.is_mark(end, ',') {
                return false;
            }
            if view.finite(end + 1) {
                return true;
            }
            end += 1;
        }
        false
    }

    fn participle(&self, at: usize) -> bool {
        let document = self.view.document;
        if document.flags(at) & Entry::VERB == 0 {
            return false;
        }
        let preposition = document.is(at, Tag::Preposition);
        document.senses(at).any(|s| {
            s.tag == Tag::Word
                && s.payload == Pos::Verb as u32
                && match s.grammar.verbal() {
                    Verbal::Gerund => !preposition,
                    Verbal::Active | Verbal::Passive => self.view.language == Language::Ru || self.has_verb(at),
                    _ => false,
                }
        })
    }

    fn word(&mut self, at: usize) {
        let document = self.view.document;
        if self.time_clause(at) {
            return self.open(at, ClauseKind::Subordinate, Some(at));
        }
        if at == self.begun || document.mask(at) & (Tag::Conjunction.bit() | Tag::Relative.bit()) == 0 {
            if at == self.view.first && document.is(at, Tag::Conjunction) {
                self.opening(at);
            }
            return;
        }
        let comma = document.is_mark(at - 1, ',');
        if document.is(at, Tag::Relative) && self.view.language == Language::En && !comma && self.finite_after(at) < self.mark_after(at) {
            return self.open(at, ClauseKind::Relative, Some(at));
        }
        let Some(payload) = document.payload(at, Tag::Conjunction) else { return };
        // "A blast that killed four was heard": the verb at once, behind a noun.
        let plain = |t: usize| document.flags(t) & Entry::NOUN == 0 && !document.is(t, Tag::Auxiliary);
        // "the sale of a bond that raised $1.5 billion": the sale has the amount.
        let amount = |t: usize| self.view.mention_at(t).is_some_and(|m| self.view.drafts[m].kind == MentionKind::Money);
        let at_once = || self.view.finite(at + 1) && plain(at + 1) && !amount(at + 2);
        if payload == "that" && !comma && at + 1 < self.view.last && at_once() && super::argument::is_noun(self.view, at - 1) {
            return self.open(at, ClauseKind::Relative, Some(at));
        }
        let verb = self.finite_after(at + 1);
        let ahead = verb < self.mark_after(at + 1);
        if payload == "that" && !comma && ahead && self.names_what_is_done(at, verb) {
            return self.open(at, ClauseKind::Relative, Some(at));
        }
        match payload {
            "and" | "or" | "but" if ahead && self.has_verb(at) && (verb <= at + 3 || self.subject_before(at + 1, verb)) => {
                let unnamed = self.view.mention_at(at + 1).is_none() && !document.is(at + 1, Tag::Pronoun);
                let shared = verb == at + 1 || verb == at + 2 && unnamed && !self.subject_before(at + 1, verb);
                if shared {
                    self.leave_inserted(verb, at);
                }
                let kind = if shared { ClauseKind::Shared } else { ClauseKind::Main };
                self.open(at, kind, Some(at));
            }
            "and" | "or" if self.joins_infinitives(at) => self.open(at, ClauseKind::Shared, Some(at)),
            "that" | "if" | "while" | "because" | "though" | "when" if ahead && !comma && self.has_verb(at) => {
                self.open(at, ClauseKind::Subordinate, Some(at))
            }
            _ => {}
        }
    }

    /// English: whether a noun before "that" is what somebody does something with: "a plant that Knauf will build", but not "the news that",
    /// "told investors that".
    fn names_what_is_done(&self, that: usize, verb: usize) -> bool {
        let document = self.view.document;
        let named = self.view.mention_at(that + 1).is_some_and(|m| self.view.drafts[m].kind.is_name());
        let plain = super::argument::is_noun(self.view, that - 1) && !word::CONTENT_NOUN.contains(&document.tokens[that - 1]);
        let says = |t: usize| document.mask(t) & (Tag::Speech.bit() | Tag::Modal.bit()) != 0;
        plain
            && (named || self.subject_before(that + 1, verb) || verb > that + 1 && self.past_subject(that + 1) == verb)
            && !(self.begun..that).any(says)
    }

    /// English: whether a noun of its own stands before the verb: "fell, and police detained", "and the defence ministry denied".
    fn subject_before(&self, first: usize, verb: usize) -> bool {
        let document = self.view.document;
        let noun = |t: usize| document.flags(t) & Entry::NOUN != 0 && !document.is(t, Tag::Adverb) && !document.is(t, Tag::Auxiliary);
        let nominal = verb > first && self.view.language == Language::En && self.view.mention_at(first).is_none();
        nominal && self.past_noun_phrase(first) == verb && noun(verb - 1)
    }

    /// English: "took office after Orlov resigned", "fell as the bank cut its forecast": a clause, where a subject and its verb follow.
    fn time_clause(&self, at: usize) -> bool {
        let document = self.view.document;
        let opens = word::CLAUSE_LEAD.contains(&document.tokens[at]);
        if self.view.language == Language::Ru || !opens || at == self.begun || !self.has_verb(at) {
            return false;
        }
        let end = self.past_subject(at + 1);
        end > at + 1 && end < self.view.last && self.view.finite(end) && !document.is(end, Tag::Preposition)
    }

    /// English: one past a noun phrase with what hangs on it: "the ministers of Egypt and Jordan", "the ministry's data".
    fn past_subject(&self, at: usize) -> usize {
        const PARTS: usize = 4;
        let document = self.view.document;
        let mut end = at;
        for _ in 0..PARTS {
            let next = self.past_noun_phrase(end);
            let next = next + usize::from(next < self.view.last && document.is_possessive(next));
            // "the bank and the ministry", but not "a failure and blamed"
            let joins = |t: usize| document.relates(t, relation::GENITIVE) || document.is_and(t) && self.past_noun_phrase(t + 1) > t + 1;
            let more = usize::from(next > end && next < self.view.last && joins(next));
            if next == end || next + more >= self.view.last {
                break;
            }
            end = next + more;
        }
        end
    }

    /// Russian: «намерен закрыть завод и сократить персонал».
    fn joins_infinitives(&self, at: usize) -> bool {
        let document = self.view.document;
        let bare = |t: usize| document.senses_of(t, Tag::Word).any(|s| s.grammar.verbal() == Verbal::Infinitive);
        self.view.language == Language::Ru && bare(at + 1) && at + 1 < self.view.last && (self.begun..at).any(bare)
    }

    /// Where the clause begins that an English verb of speech opens without "that": "said on Thursday its chief would resign".
    fn bare_complement(&self, verb: usize) -> Option<usize> {
        let document = self.view.document;
        if self.view.language == Language::Ru || document.mask(verb) & Tag::Speech.bit() == 0 {
            return None;
        }
        let form = document.payload(verb, Tag::Speech)?;
        let next = self.finite_after(verb + 1);
        if next >= self.mark_after(verb + 1) {
            return None;
        }
        let joint = Tag::Conjunction.bit() | Tag::Relative.bit() | Tag::Auxiliary.bit();
        let plain = |t: usize| document.tokens[t].kind == TokenKind::Word && document.mask(t) & joint == 0;
        let opening = self.past_adverbials(if form == "relay" { self.past_noun_phrase(verb + 1) } else { verb + 1 });
        let clear = (verb + 1..next)
            .all(|t| self.view.mention_at(t).is_some() || plain(t) || document.is_possessive(t) || document.tokens[t].glued());
        (clear && opening < next).then_some(opening)
    }

    /// One past the dates and prepositional phrases from `at` on.
    fn past_adverbials(&self, mut at: usize) -> usize {
        loop {
            let date = self.view.mention_at(at).filter(|&m| matches!(self.view.drafts[m].kind, MentionKind::Date | MentionKind::Time));
            let next = match date {
                Some(mention) => self.view.drafts[mention].last as usize,
                None if self.view.mention_at(at).is_none() && self.view.document.mask(at) & Tag::Preposition.bit() != 0 => {
                    self.past_noun_phrase(at + 1)
                }
                None => return at,
            };
            if next <= at || next >= self.view.last {
                return at;
            }
            at = next;
        }
    }

    /// One past the mention, or the article and nouns, that begin at `at`.
    fn past_noun_phrase(&self, at: usize) -> usize {
        if let Some(mention) = self.view.mention_at(at) {
            return self.view.drafts[mention].last as usize;
        }
        let document = self.view.document;
        let article = at + (document.mask(at) & Tag::Determiner.bit() != 0) as usize;
        let noun = |t: usize| self.view.mention_at(t).is_none() && document.flags(t) & (Entry::NOUN | Entry::ADJECTIVE) != 0;
        (article..self.view.last).find(|&t| !noun(t)).unwrap_or(self.view.last)
    }

    /// A sentence that begins with a subordinate clause: "If …, …".
    fn opening(&mut self, at: usize) {
        let payload = self.view.document.payload(at, Tag::Conjunction);
        let comma = self.mark_after(at);
        if matches!(payload, Some("if" | "when" | "while" | "because" | "though")) && comma < self.view.last {
            self.clauses.push(Clause::new(ClauseKind::Subordinate, 0, Some(at)));
            self.current = 1;
        }
    }
}
