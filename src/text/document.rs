//! What the later stages read: the text, its tokens and what each can be.

use crate::language::function::Words;
use crate::language::relation::Relation;
use crate::lexicon::{Entry, Grammar, Lexicon, Phrase, Pos, Sense, Tag, Verbal};

use super::{Sentence, Token, TokenKind};

/// An article after the first pass. Later stages read it and re-scan nothing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Document<'a> {
    /// The whole text, chrome included.
    pub text: &'a str,
    /// Tokens of the headline and the body.
    pub tokens: &'a [Token],
    /// Phrases of more than one token that the lexicon knows.
    pub phrases: &'a [Phrase],
    /// Sentences, in order.
    pub sentences: &'a [Sentence],
    /// The lexicon.
    pub lexicon: &'a Lexicon,
    /// The day of publication, where it is known.
    pub published: Option<jiff::civil::Date>,
    /// The time of day of publication, where that is known too.
    pub published_time: Option<jiff::civil::Time>,
}

/// A sense that the text at some token has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Match<'a> {
    /// The sense.
    pub sense: &'a Sense,
    /// One past its last token.
    pub end: usize,
}

impl<'a> Document<'a> {
    /// The text of a token; empty past the end.
    #[inline]
    pub fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| &self.text[token.start as usize..token.end as usize])
    }

    /// The text from one token up to, not including, another.
    pub fn slice(&self, first: usize, last: usize) -> &'a str {
        if first >= last || last > self.tokens.len() {
            return "";
        }
        &self.text[self.tokens[first].start as usize..self.tokens[last - 1].end as usize]
    }

    /// The first byte of a token; 0 past the end.
    #[inline]
    pub fn byte(&self, at: usize) -> u8 {
        self.tokens.get(at).map_or(0, |t| self.text.as_bytes()[t.start as usize])
    }

    /// Whether the token is this mark.
    #[inline]
    pub fn is_mark(&self, at: usize, mark: char) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is_mark(mark))
    }

    /// Whether the token is a dash of any length.
    pub fn is_dash(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "–" | "—")
    }

    /// Whether the token says whose something is: "his", «её».
    pub fn is_whose(&self, at: usize) -> bool {
        let genitive = self.is(at, Tag::Pronoun) && self.payload(at, Tag::Governs) == Some("genitive+accusative");
        genitive || matches!(self.payload(at, Tag::Determiner), Some("his" | "her" | "their" | "its"))
    }

    /// Whether a straight quotation mark closes: it stands right behind what it follows, and no word right behind it.
    pub fn is_closing_mark(&self, at: usize) -> bool {
        self.tokens[at].glued() && !self.tokens.get(at + 1).is_some_and(|t| t.glued() && t.kind == TokenKind::Word)
    }

    /// Russian: whether a word that may be the future of several is the participle of one: «договор расторгнут», but not «стороны расторгнут».
    pub fn is_done(&self, at: usize) -> bool {
        const REACH: usize = 16;
        let form = |form: Verbal| self.senses_of(at, Tag::Word).any(|s| s.grammar.verbal() == form);
        if !form(Verbal::Future) || !form(Verbal::ShortPassive) {
            return false;
        }
        let mark = |t: &usize| self.tokens[*t].kind == TokenKind::Mark && !matches!(self.word(*t), "«" | "»" | "\"");
        let free = |t: &usize| t.checked_sub(1).is_none_or(|b| !self.is(b, Tag::Preposition));
        let subject = |t: &usize| self.has_pos(*t, Pos::Noun) && self.grammar(*t).may_be(Grammar::NOMINATIVE) && free(t);
        let before = (at.saturating_sub(REACH)..at).rev().take_while(|t| !mark(t));
        let first = before.filter(subject).last();
        let behind = || (at + 1..self.tokens.len().min(at + 3)).take_while(|t| !mark(t)).find(subject);
        first.or_else(behind).is_some_and(|t| !self.grammar(t).may_be(Grammar::PLURAL) && self.grammar(t).may_be(Grammar::SINGULAR))
    }

    /// Whether the token is a past tense.
    pub fn is_past(&self, at: usize) -> bool {
        self.senses(at).any(|s| s.tag == Tag::Word && s.grammar.verbal() == Verbal::Past)
    }

    /// Whether the token is a possessive: `'s`, or the apostrophe of `producers'`.
    pub fn is_possessive(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at).filter(|t| (t.is_mark('\'') || t.is_mark('’')) && t.glued()) else { return false };
        let alone = (token.end - token.start) as usize == if token.is_mark('\'') { 1 } else { '’'.len_utf8() };
        !alone || at > 0 && self.text.as_bytes()[self.tokens[at - 1].end as usize - 1] == b's'
    }

    /// The flags of the token's entry: `Entry::NOUN` …, capitals not looked at.
    #[inline]
    pub fn flags(&self, at: usize) -> u16 {
        self.tokens.get(at).map_or(0, |t| t.forms)
    }

    /// The bits of the words that event rules name and that the token can be a form of.
    #[inline]
    pub fn words(&self, at: usize) -> u64 {
        self.tokens.get(at).map_or(0, |t| self.lexicon.entry(t.entry).words)
    }

    /// The bits of what the token alone can be, capitals not looked at.
    #[inline]
    pub fn mask(&self, at: usize) -> u64 {
        self.tokens.get(at).map_or(0, |t| t.mask)
    }

    /// The bits of what the token alone can be with its capitals.
    #[inline]
    pub fn can(&self, at: usize) -> u64 {
        self.tokens.get(at).map_or(0, |t| t.can)
    }

    /// What the token alone can be of this tag.
    #[inline]
    pub fn senses_of(&self, at: usize, tag: Tag) -> impl Iterator<Item = &'a Sense> + use<'a> {
        let token = self.tokens.get(at).filter(|t| t.can & tag.bit() != 0);
        let senses = token.map_or(&[][..], |t| self.lexicon.senses(t.entry));
        senses.iter().filter(move |s| s.tag == tag && token.is_some_and(|t| s.fits(t)))
    }

    /// What the token alone can be.
    #[inline]
    pub fn senses(&self, at: usize) -> impl Iterator<Item = &'a Sense> + use<'a> {
        let (token, senses) = match self.tokens.get(at) {
            Some(token) => (Some(token), self.lexicon.senses(token.entry)),
            None => (None, &[][..]),
        };
        senses.iter().filter(move |s| token.is_some_and(|t| s.fits(t)))
    }

    /// The token's sense of this tag.
    #[inline]
    pub fn sense(&self, at: usize, tag: Tag) -> Option<&'a Sense> {
        let token = self.tokens.get(at).filter(|t| t.can & tag.bit() != 0)?;
        self.find(token, tag)
    }

    fn find(&self, token: &Token, tag: Tag) -> Option<&'a Sense> {
        self.lexicon.senses(token.entry).iter().find(|s| s.tag == tag && s.fits(token))
    }

    /// Whether the token alone can be this.
    #[inline]
    pub fn is(&self, at: usize, tag: Tag) -> bool {
        self.can(at) & tag.bit() != 0
    }

    /// The payload string of the token's sense of this tag.
    #[inline]
    pub fn payload(&self, at: usize, tag: Tag) -> Option<&'a str> {
        self.sense(at, tag).map(|s| self.lexicon.string(s.payload))
    }

    /// The payload of the token alone as a preposition; 0 where it is none.
    #[inline]
    pub fn preposition(&self, at: usize) -> u32 {
        self.sense(at, Tag::Preposition).map_or(0, |s| s.payload)
    }

    /// Whether the token alone is a preposition that tells this.
    #[inline]
    pub fn relates(&self, at: usize, relation: Relation) -> bool {
        relation.has(self.preposition(at))
    }

    /// Whether the token is a word with this function.
    #[inline]
    pub fn says(&self, at: usize, words: Words) -> bool {
        self.tokens.get(at).is_some_and(|token| words.contains(token))
    }

    /// Whether the token alone has this tag with this payload, whatever else it can be.
    pub fn means(&self, at: usize, tag: Tag, payload: &str) -> bool {
        self.senses_of(at, tag).any(|s| self.lexicon.string(s.payload) == payload)
    }

    /// Whether the longest phrase with this tag that begins at the token has this payload.
    pub fn phrase_means(&self, at: usize, tag: Tag, payload: &str) -> bool {
        self.longest(at, tag).is_some_and(|m| self.lexicon.string(m.sense.payload) == payload)
    }

    /// Whether the token alone can be a word of this part of speech.
    #[inline]
    pub fn has_pos(&self, at: usize, pos: Pos) -> bool {
        let flag = match pos {
            Pos::Noun => Entry::NOUN,
            Pos::Verb => Entry::VERB,
            Pos::Adjective => Entry::ADJECTIVE,
            _ => return self.senses_of(at, Tag::Word).any(|s| s.payload == pos as u32),
        };
        let flags = self.flags(at);
        flags & flag != 0 && (flags & Entry::SHAPED == 0 || self.senses_of(at, Tag::Word).any(|s| s.payload == pos as u32))
    }

    /// The longest word or phrase of this tag that begins at the token.
    #[inline]
    pub fn longest(&self, at: usize, tag: Tag) -> Option<Match<'a>> {
        let token = self.tokens.get(at)?;
        if token.phrase != 0 && self.phrases[token.phrase as usize].reach & tag.bit() != 0 {
            return self.longest_phrase(token, at, tag);
        }
        self.sense(at, tag).map(|sense| Match { sense, end: at + 1 })
    }

    fn longest_phrase(&self, token: &Token, at: usize, tag: Tag) -> Option<Match<'a>> {
        for phrase in self.phrases_at(token).iter().rev() {
            if phrase.mask & tag.bit() != 0 {
                let found = self.lexicon.senses(phrase.entry).iter().find(|s| s.tag == tag && s.fits(token));
                if let Some(sense) = found {
                    return Some(Match { sense, end: at + phrase.length as usize });
                }
            }
        }
        self.sense(at, tag).map(|sense| Match { sense, end: at + 1 })
    }

    /// Everything that begins at the token, the longest first.
    pub fn matches(&self, at: usize) -> impl Iterator<Item = Match<'a>> + use<'a> {
        self.matches_of(at, u64::MAX)
    }

    /// What begins at the token and has one of these tags, the longest first.
    pub fn matches_of(&self, at: usize, tags: u64) -> impl Iterator<Item = Match<'a>> + use<'a> {
        let token = self.tokens.get(at);
        let lexicon = self.lexicon;
        let phrases = token.map_or(&[][..], |t| self.phrases_at(t)).iter().rev().filter(move |p| p.mask & tags != 0);
        let long = phrases.map(move |p| (p.entry, p.length as usize));
        let own = token.filter(|t| t.can & tags != 0).map(|t| (t.entry, 1));
        long.chain(own).flat_map(move |(entry, length)| {
            let senses = lexicon.senses(entry).iter();
            let fits = move |s: &&Sense| s.tag.bit() & tags != 0 && token.is_some_and(|t| s.fits(t));
            senses.filter(fits).map(move |sense| Match { sense, end: at + length })
        })
    }

    #[inline]
    fn phrases_at(&self, token: &Token) -> &'a [Phrase] {
        if token.phrase == 0 {
            return &[];
        }
        let from = token.phrase as usize;
        &self.phrases[from..from + self.phrases[from].count as usize]
    }

    /// The bits of what the phrases that begin at the token can be, capitals not looked at.
    #[inline]
    pub fn reach(&self, at: usize) -> u64 {
        self.tokens.get(at).filter(|t| t.phrase != 0).map_or(0, |t| self.phrases[t.phrase as usize].reach)
    }

    /// What form the token can be, over all its senses.
    pub fn grammar(&self, at: usize) -> Grammar {
        self.senses_of(at, Tag::Word)
            .fold(Grammar::NONE, |g, s| if g.verbal() == s.grammar.verbal() || g == Grammar::NONE { g.or(s.grammar) } else { g })
    }

    /// The dictionary form of the token as a word of the lists, where it is one.
    pub fn lemma(&self, at: usize) -> Option<&'a str> {
        self.sense(at, Tag::Word).map(|s| self.lexicon.string(s.lemma))
    }

    /// The sentence that holds a token.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| (s.last as usize) <= token)
    }
}
