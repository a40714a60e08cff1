//! A sentence cut into clauses, with the mentions in it: what both the rules and the indicator engine read.
//!
//! Cuts are made at marks, relative words, conjunctions and participles, each where a verb on both sides calls for one. A clause that
//! another interrupts goes on behind it: its segments share a number.

use crate::language::function::word;
use std::ops::Range;

use super::cutter::Cutter;
use super::indicator::Readings;
use super::rule::Words;
use crate::lexicon::{Entry, Language, Tag};
use crate::mention::Draft;
use crate::record::{Entity, Span};
use crate::text::{Document, LetterCase, Script, Token, TokenKind};

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
    /// Its first token.
    pub first: usize,
    /// One past its last; those of the clauses that interrupt it lie between.
    last: usize,
    /// The bits of what its tokens can be, and of those of its words that rules name, once they have been noted.
    mask: u64,
    words: u64,
}

impl Clause {
    /// As yet without tokens.
    pub(super) fn new(kind: ClauseKind, parent: usize, opener: Option<usize>) -> Self {
        Clause { kind, parent, verb: None, opener, first: usize::MAX, last: 0, mask: 0, words: 0 }
    }
}

/// A stretch of a clause that no other interrupts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Segment {
    /// One past its last token; it begins where the one before ends.
    pub last: usize,
    /// Its clause.
    pub clause: usize,
}

/// What is known of a token.
#[derive(Debug, Clone, Copy, Default)]
struct Mark {
    /// The number of its mention, from 1; 0 = none.
    mention: u32,
    clause: u16,
    finite: bool,
    /// The bits of the words that rules name and that it can be a form of.
    words: u64,
}

/// The tokens of a sentence that have something in common.
#[derive(Debug, Default)]
pub(super) struct Set {
    bits: Vec<u64>,
}

impl Set {
    fn insert(&mut self, at: usize) {
        self.bits[at / 64] |= 1 << (at % 64);
    }

    fn remove(&mut self, at: usize) {
        self.bits[at / 64] &= !(1 << (at % 64));
    }

    /// The first of them from `at` on.
    pub fn next(&self, at: usize) -> Option<usize> {
        let mut word = at / 64;
        let mut bits = self.bits.get(word)? & u64::MAX << (at % 64);
        while bits == 0 {
            word += 1;
            bits = *self.bits.get(word)?;
        }
        Some(word * 64 + bits.trailing_zeros() as usize)
    }
}

/// One sentence with its clauses and mentions.
#[derive(Debug)]
pub(crate) struct View<'a> {
    /// What metrics and words of change say.
    pub readings: &'a Readings,
    /// The document.
    pub document: &'a Document<'a>,
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
    /// The bits of its words that event rules name.
    pub named: u64,
    /// Those of them that can be verbs.
    pub verbs: u64,
    marks: Vec<Mark>,
}

/// What views leave to later ones.
#[derive(Debug, Default)]
pub(crate) struct Buffers {
    parts: Vec<Parts>,
    joints: Joints,
    outer: Vec<usize>,
}

/// What a view has of its own.
#[derive(Debug, Default)]
struct Parts {
    clauses: Vec<Clause>,
    segments: Vec<Segment>,
    marks: Vec<Mark>,
}

/// Where a sentence may be cut, each token by its distance from the first.
#[derive(Debug, Default)]
pub(super) struct Joints {
    /// Finite verbs.
    pub verbs: Set,
    /// Commas and stronger marks.
    pub stops: Set,
    /// All tokens that may begin or end a clause.
    pub all: Set,
}

impl<'a> View<'a> {
    /// Looks at a sentence, as yet uncut. `mentions` are the indices of the mentions in it.
    #[inline(never)]
    pub fn new(
        readings: &'a Readings,
        document: &'a Document<'a>,
        drafts: &'a [Draft],
        entities: &'a [Entity],
        sentence: usize,
        mentions: Range<usize>,
        buffers: &mut Buffers,
    ) -> Option<Self> {
        let s = document.sentences[sentence];
        let language = s.language?;
        let (first, last) = (s.first as usize, s.last as usize);
        let Parts { clauses, segments, marks } = buffers.parts.pop().unwrap_or_default();
        let mut view = View {
            readings,
            document,
            drafts,
            entities,
            sentence,
            first,
            last,
            language,
            clauses,
            segments,
            mentions,
            named: 0,
            verbs: 0,
            marks,
        };
        view.clauses.clear();
        view.segments.clear();
        view.marks.clear();
        view.marks.resize(last - first, Mark::default());
        for mention in view.mentions.clone() {
            let draft = &drafts[mention];
            let mut at = (draft.first as usize).max(first);
            while at < (draft.last as usize).min(last) {
                view.marks[at - first].mention = mention as u32 + 1;
                at += 1;
            }
        }
        Some(view)
    }

    /// Finds the finite verbs and cuts the sentence into clauses.
    #[inline(never)]
    pub fn cut(&mut self, buffers: &mut Buffers) {
        self.look(&mut buffers.joints);
        let (clauses, segments) = (std::mem::take(&mut self.clauses), std::mem::take(&mut self.segments));
        (self.clauses, self.segments) = Cutter::new(self, &buffers.joints, clauses, segments, &mut buffers.outer).cut();
        let mut first = self.first;
        for &Segment { last, clause } in &self.segments {
            let whole = &mut self.clauses[clause];
            (whole.first, whole.last) = (whole.first.min(first), last);
            self.marks[first - self.first..last - self.first].iter_mut().for_each(|mark| mark.clause = clause as u16);
            first = last;
        }
        let mut from = 0;
        while let Some(verb) = buffers.joints.verbs.next(from) {
            self.clauses[self.marks[verb].clause as usize].verb.get_or_insert(self.first + verb);
            from = verb + 1;
        }
    }

    /// Finds what a sentence may be cut at.
    fn look(&mut self, joints: &mut Joints) {
        self.first_look(joints);
        let mut from = 0;
        while let Some(i) = joints.verbs.next(from) {
            from = i + 1;
            if !self.is_finite(self.first + i) {
                joints.verbs.remove(i);
                continue;
            }
            self.marks[i].finite = true;
            if i > 0 && self.tokens()[i].mask & Tag::Speech.bit() != 0 {
                joints.all.insert(i);
            }
        }
        if self.language == Language::En {
            let led = |i: &usize| self.marks[*i].mention == 0 && self.tokens()[*i].mask & Tag::Preposition.bit() != 0;
            let opens = |i: &usize| word::CLAUSE_LEAD.contains(&self.tokens()[*i]);
            (1..self.last - self.first).filter(led).filter(opens).for_each(|i| joints.all.insert(i));
        }
    }

    /// Finds the same by the words themselves, their neighbours not looked at.
    fn first_look(&self, joints: &mut Joints) {
        const JOINTS: u64 = Tag::Conjunction.bit() | Tag::Relative.bit();
        [&mut joints.verbs, &mut joints.stops, &mut joints.all].into_iter().for_each(|set| set.bits.clear());
        for (tokens, marks) in self.tokens().chunks(64).zip(self.marks.chunks(64)) {
            let (mut verbs, mut stops, mut all) = (0, 0, 0);
            let mut bit = 1u64;
            for (token, mark) in tokens.iter().zip(marks) {
                if mark.mention == 0 {
                    if token.kind == TokenKind::Word {
                        verbs |= if may_be_finite(token) { bit } else { 0 };
                        all |= if token.mask & JOINTS != 0 { bit } else { 0 };
                    } else {
                        let (joint, stop) = joins(token.character());
                        all |= if joint { bit } else { 0 };
                        stops |= if stop { bit } else { 0 };
                    }
                }
                bit <<= 1;
            }
            joints.verbs.bits.push(verbs);
            joints.stops.bits.push(stops);
            joints.all.bits.push(all);
        }
    }

    /// Notes the words that event rules name, and puts those that triggers begin with into `triggers`.
    pub fn name_words(&mut self, triggers: &mut Vec<usize>) {
        triggers.clear();
        let lexicon = self.document.lexicon;
        let (mut named, mut verbs) = (0, 0);
        for (i, (token, mark)) in self.tokens().iter().zip(&mut self.marks).enumerate() {
            let clause = &mut self.clauses[mark.clause as usize];
            clause.mask |= token.mask;
            if token.forms & Entry::NAMED != 0 {
                if token.forms & Entry::TRIGGER != 0 {
                    triggers.push(self.first + i);
                }
                mark.words = lexicon.entry(token.entry).words;
                clause.words |= mark.words;
                named |= mark.words;
                verbs |= if token.forms & Entry::VERB != 0 { mark.words } else { 0 };
            }
        }
        (self.named, self.verbs) = (named, verbs);
    }

    /// Whether a word only leads up to who says it: «по оценкам школы», "in the estimate of".
    pub fn names_source(&self, at: usize) -> bool {
        // «по предварительной оценке»
        let begins = |b: usize| self.document.tokens[b].phrase != 0 && self.document.longest(b, Tag::Speech).is_some_and(|m| m.end > at);
        (at.saturating_sub(2).max(self.first)..at).any(begins)
    }

    /// Leaves its buffers to another sentence's view.
    pub fn release(&mut self, buffers: &mut Buffers) {
        let (clauses, segments) = (std::mem::take(&mut self.clauses), std::mem::take(&mut self.segments));
        buffers.parts.push(Parts { clauses, segments, marks: std::mem::take(&mut self.marks) });
    }

    /// Its tokens.
    pub fn tokens(&self) -> &'a [Token] {
        &self.document.tokens[self.first..self.last]
    }

    /// Whether any word or phrase of the sentence can be one of these tags.
    #[inline]
    pub fn may_have(&self, tags: u64) -> bool {
        self.document.sentences[self.sentence].mask & tags != 0
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
        let at = token.saturating_sub(self.first).min(self.marks.len().saturating_sub(1));
        self.marks.get(at).map_or(0, |mark| mark.clause as usize)
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
        self.tokens_in(clause, 0, usize::MAX)
    }

    /// The tokens of a clause from one token up to, not including, another.
    pub fn tokens_in(&self, clause: usize, from: usize, to: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let (first, last) = self.clauses.get(clause).map_or((0, 0), |whole| (whole.first, whole.last));
        (first.max(from)..last.min(to)).filter(move |&token| self.marks[token - self.first].clause as usize == clause)
    }

    /// The tokens of a clause from one token up to, not including, another that may be of a set of words, as told by one look.
    pub fn tokens_of_words<'v>(&'v self, clause: usize, from: usize, to: usize, set: &Words) -> impl Iterator<Item = usize> + use<'v, 'a> {
        let (first, last) = self.clauses.get(clause).map_or((0, 0), |whole| (whole.first, whole.last));
        let (first, last) = (first.max(from), last.min(to));
        let range = first.wrapping_sub(self.first)..last.wrapping_sub(self.first);
        let marks = self.marks.get(range.clone()).unwrap_or_default();
        let tokens = self.tokens().get(range).unwrap_or_default();
        let (all, tags, words) = (set.names_others(), set.tags(), set.bits());
        let may_be =
            move |(token, mark): (&Token, &Mark)| mark.clause as usize == clause && (all || token.mask & tags | mark.words & words != 0);
        let (mut pairs, mut next) = (tokens.iter().zip(marks), first);
        std::iter::from_fn(move || {
            next += pairs.position(may_be)? + 1;
            Some(next - 1)
        })
    }

    /// Whether a token of a clause can be one of these tags, or one of the words that these bits stand for: told of sentences whose
    /// words have been noted.
    pub fn clause_may_have(&self, clause: usize, tags: u64, words: u64) -> bool {
        self.clauses.get(clause).is_some_and(|whole| whole.mask & tags | whole.words & words != 0)
    }

    /// The bits of the words of a clause that event rules name.
    pub fn clause_words(&self, clause: usize) -> u64 {
        self.clauses.get(clause).map_or(0, |whole| whole.words)
    }

    /// The bits of the words that event rules name and that a token of the sentence can be a form of.
    #[inline]
    pub fn words(&self, token: usize) -> u64 {
        self.marks.get(token.wrapping_sub(self.first)).map_or(0, |mark| mark.words)
    }

    /// The mention that covers a token.
    #[inline]
    pub fn mention_at(&self, token: usize) -> Option<usize> {
        (self.marks.get(token.wrapping_sub(self.first))?.mention as usize).checked_sub(1)
    }

    /// Whether a clause describes something in another: a relative clause or a participle.
    pub fn describes(&self, clause: usize, other: usize) -> bool {
        let info = self.clauses[clause];
        info.parent == other && clause != other && matches!(info.kind, ClauseKind::Relative | ClauseKind::Participial)
    }

    /// The person whose office takes in this mention: its index.
    pub fn holder_from(&self, mention: usize) -> Option<usize> {
        let first = self.drafts[mention].first;
        let office = |d: &Draft| d.office <= first && first < d.first;
        (mention + 1..self.mentions.end).take(6).find(|&m| office(&self.drafts[m]))
    }

    /// Whether the token is a verb in a finite form (or its Russian short passive), or an auxiliary.
    #[inline]
    pub fn finite(&self, token: usize) -> bool {
        self.marks.get(token.wrapping_sub(self.first)).is_some_and(|mark| mark.finite)
    }
}

/// Whether clauses may be cut at a mark, and whether it is a comma or stronger.
fn joins(mark: char) -> (bool, bool) {
    match mark {
        ',' | ';' | ':' => (true, true),
        // Quotation marks that are not ASCII, among others.
        '(' | ')' | '[' | ']' | '"' | '\u{80}'.. => (true, false),
        _ => (false, false),
    }
}

/// Whether a word can be a finite verb by its form alone.
fn may_be_finite(token: &Token) -> bool {
    let known = token.forms & (Entry::FINITE | Entry::BASE) != 0 || token.mask & Tag::Auxiliary.bit() != 0;
    known || token.entry == 0 && token.case == LetterCase::Lower && token.script == Script::Cyrillic
}
