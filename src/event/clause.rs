//! A sentence cut into clauses, with the mentions in it: what both the rules and the indicator engine read.
//!
//! Cuts are made at marks, relative words, conjunctions and participles, each where a verb on both sides calls for one. A clause that
//! another interrupts goes on behind it: its segments share a number.

use std::ops::Range;

use crate::language::ru;
use crate::lexicon::{Entry, Language, Pos, Tag, Verbal};
use crate::mention::Draft;
use crate::record::{Entity, MentionKind, Span};
use crate::text::{Document, LetterCase, Script, TokenKind};

/// What joins a clause to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClauseKind {
    /// Stands by itself, or is coordinated with the one before.
    Main,
    /// A further predicate of the same subject: "… and signalled that".
    Shared,
    /// Begins with a conjunction: that, if, when, «что», «если».
    Subordinate,
    /// Begins with which, who, «который».
    Relative,
    /// A participle or gerund with what belongs to it.
    Participial,
    /// In brackets.
    Parenthesis,
    /// In quotation marks.
    Quote,
}

/// One clause of a sentence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clause {
    /// How it is joined.
    pub kind: ClauseKind,
    /// The clause it hangs on; itself for the first.
    pub parent: usize,
    /// Its first finite verb.
    pub verb: Option<usize>,
    /// The token of the conjunction or relative word that opens it.
    pub opener: Option<usize>,
}

#[derive(Debug, Clone, Copy)]
struct Segment {
    last: usize,
    clause: usize,
}

/// One sentence with its clauses and mentions.
#[derive(Debug)]
pub(crate) struct View<'a> {
    /// The document.
    pub document: Document<'a>,
    /// All mentions of the document.
    pub drafts: &'a [Draft],
    /// All entities of the document.
    pub entities: &'a [Entity],
    /// Index of the sentence.
    pub sentence: usize,
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// The language it is read in.
    pub language: Language,
    /// Its clauses in order of their beginnings.
    pub clauses: Vec<Clause>,
    segments: Vec<Segment>,
    /// Indices of the mentions in the sentence.
    pub mentions: Range<usize>,
    /// What is known of each token: the number of its mention, from 1, and [`FINITE`].
    marks: Vec<u32>,
}

const FINITE: u32 = 1 << 31;

/// What one sentence's view leaves to the next one's.
#[derive(Debug, Default)]
pub(crate) struct Buffers {
    clauses: Vec<Clause>,
    segments: Vec<Segment>,
    marks: Vec<u32>,
    next: Vec<(u32, u32)>,
    outer: Vec<usize>,
}

impl<'a> View<'a> {
    /// Looks at a sentence, as yet uncut. `mentions` are the indices of the mentions in it.
    #[inline(never)]
    pub fn new(
        document: Document<'a>,
        drafts: &'a [Draft],
        entities: &'a [Entity],
        sentence: usize,
        mentions: Range<usize>,
        buffers: &mut Buffers,
    ) -> Option<Self> {
        let s = document.sentences[sentence];
        let language = s.language?;
        let (first, last) = (s.first as usize, s.last as usize);
        let mut view = View {
            document,
            drafts,
            entities,
            sentence,
            first,
            last,
            language,
            clauses: std::mem::take(&mut buffers.clauses),
            segments: std::mem::take(&mut buffers.segments),
            mentions,
            marks: std::mem::take(&mut buffers.marks),
        };
        view.clauses.clear();
        view.segments.clear();
        view.marks.clear();
        view.marks.resize(last - first, 0);
        for mention in view.mentions.clone() {
            let draft = &drafts[mention];
            for at in (draft.first as usize).max(first)..(draft.last as usize).min(last) {
                view.marks[at - first] = mention as u32 + 1;
            }
        }
        Some(view)
    }

    /// Finds the finite verbs and cuts the sentence into clauses.
    #[inline(never)]
    pub fn cut(&mut self, buffers: &mut Buffers) {
        for at in self.first..self.last {
            if self.marks[at - self.first] == 0 && self.document.tokens[at].kind == TokenKind::Word && self.is_finite(at) {
                self.marks[at - self.first] = FINITE;
            }
        }
        let (clauses, segments) = (std::mem::take(&mut self.clauses), std::mem::take(&mut self.segments));
        let (next, outer) = (std::mem::take(&mut buffers.next), std::mem::take(&mut buffers.outer));
        let mut cutter = Cutter { view: self, next, clauses, segments, current: 0, outer, begun: self.first };
        cutter.cut();
        let Cutter { next, clauses, segments, outer, .. } = cutter;
        (buffers.next, buffers.outer) = (next, outer);
        (self.clauses, self.segments) = (clauses, segments);
        for at in self.first..self.last {
            if self.finite(at) {
                let clause = self.clause_of(at);
                self.clauses[clause].verb.get_or_insert(at);
            }
        }
    }

    /// Leaves its buffers to the next sentence's view.
    pub fn release(self, buffers: &mut Buffers) {
        (buffers.clauses, buffers.segments, buffers.marks) = (self.clauses, self.segments, self.marks);
    }

    /// The bytes of the sentence.
    pub fn span(&self) -> Span {
        self.bytes(self.first, self.last)
    }

    /// The bytes of a stretch of tokens.
    pub fn bytes(&self, first: usize, last: usize) -> Span {
        let tokens = self.document.tokens;
        let end = last.max(first + 1).min(tokens.len());
        Span::new(tokens[first.min(end - 1)].start as usize, tokens[end - 1].end as usize)
    }

    /// The clause a token is in.
    #[inline]
    pub fn clause_of(&self, token: usize) -> usize {
        if self.segments.len() < 2 {
            return 0;
        }
        let at = self.segments.partition_point(|s| s.last <= token);
        self.segments.get(at).or(self.segments.last()).map_or(0, |s| s.clause)
    }

    /// The stretches of tokens that make up a clause.
    pub fn segments_of(&self, clause: usize) -> impl DoubleEndedIterator<Item = Range<usize>> + '_ {
        (0..self.segments.len()).filter(move |&i| self.segments[i].clause == clause).map(move |i| {
            let first = i.checked_sub(1).map_or(self.first, |before| self.segments[before].last);
            first..self.segments[i].last
        })
    }

    /// The tokens of a clause, in order, without those of the clauses that interrupt it.
    pub fn tokens_of(&self, clause: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.segments_of(clause).flatten()
    }

    /// The mention that covers a token.
    #[inline]
    pub fn mention_at(&self, token: usize) -> Option<usize> {
        let mark = *self.marks.get(token.wrapping_sub(self.first))? & !FINITE;
        (mark as usize).checked_sub(1)
    }

    /// Whether the token is a verb in a finite form (or its Russian short passive), or an auxiliary.
    pub fn finite(&self, token: usize) -> bool {
        self.marks.get(token.wrapping_sub(self.first)).is_some_and(|m| m & FINITE != 0)
    }

    fn is_finite(&self, at: usize) -> bool {
        if self.bounds_period(at) {
            return false;
        }
        let (mask, flags) = (self.document.mask(at), self.document.flags(at));
        if mask & Tag::Auxiliary.bit() != 0 {
            return !matches!(self.document.payload(at, Tag::Auxiliary), None | Some("be" | "been" | "being" | "having"));
        }
        if flags & (Entry::FINITE | Entry::BASE) == 0 {
            let token = &self.document.tokens[at];
            let unknown = token.entry == 0 && token.case == LetterCase::Lower && token.script == Script::Cyrillic;
            return unknown && ru::looks_finite(self.document.word(at));
        }
        if flags & Entry::FINITE != 0 && self.verb_position(at) {
            return true;
        }
        flags & (Entry::BASE | Entry::NOUN) == Entry::BASE && self.plain_present(at)
    }

    /// "the quarter ended March 31": a participle between a calendar word and its date.
    fn bounds_period(&self, at: usize) -> bool {
        let period = at > self.first && self.document.mask(at - 1) & Tag::Period.bit() != 0;
        period && self.language == Language::En && self.mention_at(at + 1).is_some_and(|m| self.drafts[m].kind == MentionKind::Date)
    }

    /// Whether an English word that may be noun or verb stands where a verb does.
    fn verb_position(&self, at: usize) -> bool {
        if self.language == Language::Ru {
            return true;
        }
        let noun = self.document.flags(at) & Entry::NOUN != 0;
        let Some(before) = at.checked_sub(1).filter(|&b| b >= self.first) else { return !noun };
        // "Hold contests": behind another verb stands a noun.
        if noun && self.finite(before) && self.document.mask(before) & Tag::Auxiliary.bit() == 0 {
            return false;
        }
        if self.document.mask(before) & (Tag::Determiner.bit() | Tag::Preposition.bit()) != 0 || self.document.is_possessive(before) {
            return false;
        }
        if !noun {
            return true;
        }
        let then = at + 1;
        let object = self.document.mask(then) & (Tag::Determiner.bit() | Tag::Preposition.bit()) != 0 || self.mention_at(then).is_some();
        let adjective = self.document.flags(before) & Entry::ADJECTIVE != 0;
        !adjective
            && object
            && self.document.mask(then) & Tag::Auxiliary.bit() == 0
            && !matches!(self.document.payload(then, Tag::Preposition), Some("of" | "between"))
    }

    /// Whether an English base form is a present tense: "both sides plan to".
    fn plain_present(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|&b| b >= self.first) else { return false };
        let mask = self.document.mask(before);
        let marked = self.document.payload(before, Tag::Preposition) == Some("to") || mask & Tag::Auxiliary.bit() != 0;
        // "Open" and "close" are verbs behind a noun or pronoun only: "now open to all".
        let adjective = self.document.flags(at) & Entry::ADJECTIVE != 0;
        let subject = self.mention_at(before).is_some() || self.document.flags(before) & Entry::NOUN != 0 || mask & Tag::Pronoun.bit() != 0;
        let to = self.document.payload(at + 1, Tag::Preposition) == Some("to");
        !marked && (!adjective || subject && !to) && self.verb_position(at)
    }
}

/// Cuts one sentence.
struct Cutter<'v, 'a> {
    view: &'v View<'a>,
    /// For each token the next finite verb, and the next comma or stronger mark, at or after it.
    next: Vec<(u32, u32)>,
    clauses: Vec<Clause>,
    segments: Vec<Segment>,
    current: usize,
    /// Clauses interrupted by brackets or quotes.
    outer: Vec<usize>,
    begun: usize,
}

impl Cutter<'_, '_> {
    fn look_ahead(&mut self) {
        let view = self.view;
        let last = view.last as u32;
        self.next.clear();
        self.next.resize(view.last - view.first + 1, (last, last));
        let (mut verb, mut mark) = (last, last);
        for at in (view.first..view.last).rev() {
            let i = at - view.first;
            match view.marks[i] {
                FINITE => verb = at as u32,
                0 if view.document.tokens[at].kind == TokenKind::Mark && matches!(view.document.byte(at), b',' | b';' | b':') => {
                    mark = at as u32
                }
                _ => {}
            }
            self.next[i] = (verb, mark);
        }
    }

    fn cut(&mut self) {
        self.look_ahead();
        self.clauses.push(Clause { kind: ClauseKind::Main, parent: 0, verb: None, opener: None });
        self.outer.clear();
        let mut at = self.view.first;
        while at < self.view.last {
            if let Some(mention) = self.view.mention_at(at) {
                at = (self.view.drafts[mention].last as usize).max(at + 1);
                continue;
            }
            match self.view.document.tokens[at].kind {
                TokenKind::Mark => self.mark(at),
                TokenKind::Word
                    if at == self.view.first || self.view.document.mask(at) & (Tag::Conjunction.bit() | Tag::Relative.bit()) != 0 =>
                {
                    self.word(at)
                }
                TokenKind::Word if self.view.finite(at) => {
                    if let Some(opening) = self.bare_complement(at) {
                        self.open(opening, ClauseKind::Subordinate, None);
                        at = opening;
                        continue;
                    }
                }
                TokenKind::Word => {}
                TokenKind::Number => {}
            }
            at += 1;
        }
        self.close(self.view.last);
    }

    fn finite_after(&self, at: usize) -> usize {
        self.next[at.clamp(self.view.first, self.view.last) - self.view.first].0 as usize
    }

    fn mark_after(&self, at: usize) -> usize {
        self.next[at.clamp(self.view.first, self.view.last) - self.view.first].1 as usize
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
        self.clauses.push(Clause { kind, parent, verb: None, opener });
    }

    /// Goes on with an earlier clause at `at`.
    fn resume(&mut self, at: usize, clause: usize) {
        self.close(at);
        self.current = clause;
    }

    fn mark(&mut self, at: usize) {
        let text = self.view.document.word(at);
        match text {
            "(" | "[" => {
                self.outer.push(self.current);
                self.open(at, ClauseKind::Parenthesis, None);
            }
            ")" | "]" if self.clauses[self.current].kind == ClauseKind::Parenthesis || !self.outer.is_empty() => {
                if let Some(outer) = self.outer.pop() {
                    self.resume(at + 1, outer);
                }
            }
            "«" | "“" | "„" | "\"" => self.quote(at, text),
            "»" | "”" if self.in_quote() => self.end_quote(at),
            ";" => self.open(at + 1, ClauseKind::Main, None),
            ":" if self.view.document.tokens.get(at + 1).is_some_and(|t| !t.glued()) => self.open(at + 1, ClauseKind::Main, None),
            "," => self.comma(at),
            _ => {}
        }
    }

    fn in_quote(&self) -> bool {
        self.clauses[self.current].kind == ClauseKind::Quote
            || self.outer.iter().any(|_| self.clauses.iter().any(|c| c.kind == ClauseKind::Quote))
    }

    /// A quotation of more than a few words is a clause; a quoted word or two is part of its clause.
    fn quote(&mut self, at: usize, text: &str) {
        if text == "\"" && self.in_quote() {
            return self.end_quote(at);
        }
        let closing = match text {
            "«" => "»",
            "\"" => "\"",
            _ => "”",
        };
        let near = (at + 1..self.view.last.min(at + 7)).any(|t| self.view.document.word(t) == closing);
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
        let document = &self.view.document;
        let next = at + 1;
        if next >= self.view.last {
            return;
        }
        let relative = document.is(next, Tag::Relative) || document.is(next, Tag::Preposition) && document.is(next + 1, Tag::Relative);
        if relative {
            return self.open(next, ClauseKind::Relative, Some(next));
        }
        if let Some(conjunction) = document.longest(next, Tag::Conjunction) {
            let payload = document.lexicon.string(conjunction.sense.payload);
            let verb = self.finite_after(conjunction.end) < self.mark_after(next);
            return match payload {
                "and" | "or" | "but" if verb && self.has_verb(at) => self.open(next, ClauseKind::Main, Some(next)),
                "but" => self.open(next, ClauseKind::Main, Some(next)),
                "and" | "or" | "as" | "than" => self.end_of_inserted(next),
                _ => self.open(next, ClauseKind::Subordinate, Some(next)),
            };
        }
        // "X, who chaired it, met Y": a form that may be past goes on with a clause that still lacks its verb.
        let current = self.clauses[self.current];
        if matches!(current.kind, ClauseKind::Relative) && self.view.finite(next) && !self.begun_with_verb(current.parent) {
            return self.end_of_inserted(next);
        }
        if self.participle(next) {
            return self.open(next, ClauseKind::Participial, None);
        }
        let inserted = self.clauses[self.current].kind;
        if matches!(inserted, ClauseKind::Relative | ClauseKind::Participial | ClauseKind::Subordinate) && self.listless(at) {
            return self.end_of_inserted(next);
        }
        if self.has_verb(at) && self.finite_after(next) < self.mark_after(next) {
            self.open(next, ClauseKind::Main, None);
        }
    }

    /// Behind a clause that was inserted, its parent goes on where it still lacks its verb or the inserted clause has had one.
    fn end_of_inserted(&mut self, at: usize) {
        let clause = self.clauses[self.current];
        if !matches!(clause.kind, ClauseKind::Relative | ClauseKind::Participial | ClauseKind::Subordinate)
            || !self.has_verb(at) && clause.kind != ClauseKind::Participial
        {
            return;
        }
        self.resume(at, clause.parent);
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

    fn participle(&self, at: usize) -> bool {
        let document = &self.view.document;
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
        let document = &self.view.document;
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
        let verb = self.finite_after(at + 1);
        let ahead = verb < self.mark_after(at + 1);
        match payload {
            "and" | "or" | "but" if ahead && self.has_verb(at) && verb <= at + 3 => {
                let shared =
                    verb == at + 1 || verb == at + 2 && self.view.mention_at(at + 1).is_none() && !document.is(at + 1, Tag::Pronoun);
                let kind = if shared { ClauseKind::Shared } else { ClauseKind::Main };
                self.open(at, kind, Some(at));
            }
            "that" | "if" | "while" | "because" | "though" | "when" if ahead && !comma && self.has_verb(at) => {
                self.open(at, ClauseKind::Subordinate, Some(at))
            }
            _ => {}
        }
    }

    /// Where the clause begins that an English verb of speech opens without "that": "said on Thursday its chief would resign".
    fn bare_complement(&self, verb: usize) -> Option<usize> {
        let document = &self.view.document;
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
        let document = &self.view.document;
        let article = at + (document.mask(at) & Tag::Determiner.bit() != 0) as usize;
        let noun = |t: usize| self.view.mention_at(t).is_none() && document.flags(t) & (Entry::NOUN | Entry::ADJECTIVE) != 0;
        (article..self.view.last).find(|&t| !noun(t)).unwrap_or(self.view.last)
    }

    /// A sentence that begins with a subordinate clause: "If …, …".
    fn opening(&mut self, at: usize) {
        let payload = self.view.document.payload(at, Tag::Conjunction);
        let comma = self.mark_after(at);
        if matches!(payload, Some("if" | "when" | "while" | "because" | "though")) && comma < self.view.last {
            self.clauses.push(Clause { kind: ClauseKind::Subordinate, parent: 0, verb: None, opener: Some(at) });
            self.current = 1;
        }
    }
}
