//! Names of places, people, organisations, currencies, and the words of both languages: human-edited tables, compiled into
//! one hash table when the crate is built.

// The build script writes what the library reads: each uses a part of these.
#[allow(dead_code)]
mod common;
#[allow(dead_code)]
mod compile;
mod expand;
mod familiar;
mod grammar;
#[allow(dead_code)]
mod nouns;
#[allow(dead_code)]
mod store;
#[allow(dead_code)]
mod tag;
mod user;

use crate::language::inflect;
use crate::text::token;

pub(crate) use expand::Shape;
pub(crate) use familiar::Familiar;
pub(crate) use grammar::{Grammar, Verbal};
pub(crate) use inflect::{Language, Pos};
pub(crate) use store::{Entry, Row, Sense, word_bit, word_key};
pub(crate) use tag::Tag;

use compile::Compiler;
use familiar::Word;
use store::{Store, next_bit};

use crate::text::token::{LetterCase, Script, Token, TokenKind};

static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

static STRINGS: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon.txt"));

static COMMON: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/common.bin"));

static WORDS: common::WordLists = common::WordLists::from_bytes(COMMON);

static NOUNS: nouns::Nouns =
    nouns::Nouns::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/nouns.bin")), include_str!(concat!(env!("OUT_DIR"), "/nouns.txt")));

/// The dictionary form of a noun that news count, by the hash of any of its forms: of common ones in Russian, of irregular ones in English.
pub(crate) fn counted_noun(hash: u64) -> Option<&'static str> {
    NOUNS.lemma(hash)
}

/// A phrase found at a token.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Phrase {
    /// The token it begins at.
    pub first: u32,
    /// How many tokens.
    pub length: u16,
    /// Of the first phrase of a token: how many begin there.
    pub count: u16,
    /// Its entry.
    pub entry: u32,
    /// The bits of the tags it can have, capitals not looked at.
    pub mask: u64,
    /// Of the first phrase of a token: the bits of all that begin there.
    pub reach: u64,
}

/// What words and phrases can be.
#[derive(Debug)]
pub(crate) struct Lexicon {
    store: Store,
    /// Another for every lexicon, and for one that has been changed.
    number: u64,
}

impl Lexicon {
    /// The built-in tables.
    pub fn new() -> Self {
        Lexicon {
            store: Store::from_bytes(COMPILED, STRINGS).expect("the build script wrote what is read here"),
            number: familiar::number(),
        }
    }

    /// The built-in tables as they are stored.
    pub fn built_in() -> [&'static [u8]; 3] {
        [COMPILED, STRINGS.as_bytes(), COMMON]
    }

    /// Adds words whose dictionary forms the tables lack, as rules name them.
    pub fn with_words<'a>(self, words: impl Iterator<Item = (&'a str, Pos, Language)>) -> Self {
        let mut store = self.store;
        let mut compiler = None;
        for (lemma, pos, language) in words {
            let compiler = compiler.get_or_insert_with(|| Compiler::resume(&store));
            compiler.add(&mut store, lemma, pos, language, !matches!(pos, Pos::Other), Tag::Word, pos as u32);
        }
        Lexicon { store, number: familiar::number() }
    }

    /// Adds the user's entries, given as text and name of a table.
    pub fn with_entries(mut self, files: &[(String, String)]) -> Result<Self, crate::Error> {
        if !files.is_empty() {
            user::add(&mut self.store, files)?;
            self.number = familiar::number();
        }
        Ok(self)
    }

    /// All senses that have one of these tags.
    pub fn senses_of(&self, tags: u64) -> Vec<Sense> {
        let mut found = Vec::new();
        for entry in &self.store.entries {
            if entry.mask & tags != 0 {
                let senses = &self.store.senses[entry.first as usize..entry.first as usize + entry.count as usize];
                found.extend(senses.iter().filter(|sense| sense.tag.bit() & tags != 0));
            }
        }
        found
    }

    /// Flags the entries of words, by their dictionary forms' string numbers, and those that have one of these tags.
    pub fn flag(&mut self, by_lemma: &[u16], (tags, flag): (u64, u16)) {
        self.number = familiar::number();
        let Store { entries, senses, .. } = &mut self.store;
        for entry in entries {
            if entry.mask & tags != 0 {
                entry.flags |= flag;
            }
            if entry.mask & Tag::Word.bit() == 0 {
                continue;
            }
            let senses = &senses[entry.first as usize..entry.first as usize + entry.count as usize];
            for sense in senses.iter().filter(|s| s.tag == Tag::Word) {
                let flags = by_lemma.get(sense.lemma as usize).copied().unwrap_or(0);
                entry.flags |= flags;
                if flags & Entry::NAMED != 0 {
                    entry.words |= word_bit(word_key(sense.lemma, sense.payload));
                }
            }
        }
    }

    /// The entry of a hash; 0 = none.
    #[inline]
    pub fn find(&self, hash: u64) -> u32 {
        self.store.find(hash)
    }

    /// The entry by its number.
    #[inline]
    pub fn entry(&self, number: u32) -> &Entry {
        &self.store.entries[number as usize]
    }

    /// The senses of an entry.
    #[inline]
    pub fn senses(&self, number: u32) -> &[Sense] {
        let entry = self.entry(number);
        &self.store.senses[entry.first as usize..entry.first as usize + entry.count as usize]
    }

    /// Whether a word is a common one of its language, so that its capital need not make it a name.
    pub fn is_common(&self, word: &str, token: &Token) -> bool {
        match token.script {
            Script::Latin => WORDS.english(token.hash),
            Script::Cyrillic => WORDS.russian(word),
            _ => false,
        }
    }

    /// Whether a Latin word is a rare given name, and whether it is a rare surname.
    pub fn rare_name(&self, token: &Token) -> (bool, bool) {
        (WORDS.given_name(token.hash), WORDS.surname(token.hash))
    }

    /// A string by its number.
    pub fn string(&self, number: u32) -> &str {
        self.store.string(number)
    }

    /// A row of the entity tables by its number.
    pub fn row(&self, number: u32) -> Row {
        self.store.rows.get(number as usize).copied().unwrap_or_default()
    }

    /// The rows of one table.
    pub fn rows(&self, tag: Tag) -> impl Iterator<Item = &Row> {
        self.store.rows.iter().filter(move |row| row.key != 0 && row.tag == tag as u32)
    }

    /// The senses of a word or phrase outside any text.
    pub fn look_up(&self, phrase: &str) -> &[Sense] {
        self.senses(self.find(expand::hash_of_phrase(phrase)))
    }

    /// Notes at every token its entry and the phrases that begin there.
    #[inline(never)]
    pub fn annotate(&self, familiar: &mut Familiar, tokens: &mut [Token], phrases: &mut Vec<Phrase>) {
        phrases.clear();
        phrases.push(Phrase::default());
        let words = familiar.of(self);
        for at in 0..tokens.len() {
            let token = &mut tokens[at];
            let known = if token.kind == TokenKind::Number { Word::default() } else { words.get(token.hash, self) };
            token.entry = known.entry;
            (token.mask, token.can, token.forms) = (known.mask, known.mask, known.flags);
            if known.flags & Entry::SHAPED != 0 {
                let fitting = self.senses(token.entry).iter().filter(|s| s.fits(token));
                token.can = fitting.fold(0, |can, s| can | s.tag.bit());
            }
            if known.flags & Entry::PREFIX != 0 {
                self.phrases_at(tokens, at, known.next, phrases);
            }
        }
        for (at, group) in phrases.iter().enumerate().filter(|(_, phrase)| phrase.count > 0) {
            let longest = &phrases[at + group.count as usize - 1];
            let words = &mut tokens[longest.first as usize..][..longest.length as usize];
            if longest.mask & Tag::Adverb.bit() != 0 {
                unbind(words, longest.mask);
            }
            let entry = self.entry(longest.entry);
            let noun = entry.flags & (Entry::NOUN | Entry::VERB) != 0 && entry.flags & Entry::ADJECTIVE == 0;
            if noun && is_hyphened(words, longest.mask) {
                let last = &mut words[2];
                (last.entry, last.mask, last.can, last.forms) = (longest.entry, entry.mask, entry.mask, entry.flags);
            }
        }
    }

    /// Appends the phrases that begin at a token, the longest last. `next` are the bits of what they go on with.
    fn phrases_at(&self, tokens: &mut [Token], at: usize, mut next: u64, phrases: &mut Vec<Phrase>) {
        let mut hash = tokens[at].hash;
        let from = phrases.len();
        for end in at + 1..tokens.len() {
            if next & next_bit(tokens[end].hash) == 0 || tokens[end].flags & Token::BLANK != 0 {
                break;
            }
            hash = token::join(hash, tokens[end].hash);
            let number = self.find(hash);
            if number == 0 {
                break;
            }
            let entry = self.entry(number);
            if entry.count > 0 {
                let length = (end + 1 - at) as u16;
                phrases.push(Phrase { first: at as u32, length, entry: number, mask: entry.mask, ..Phrase::default() });
            }
            next = entry.next;
        }
        if let Some((first, more)) = phrases[from..].split_first_mut() {
            first.count = 1 + more.len() as u16;
            first.reach = more.iter().fold(first.mask, |reach, phrase| reach | phrase.mask);
            tokens[at].phrase = from as u32;
        }
    }
}

/// Whether a phrase is one English word with a hyphen, its second part no word of its own: "run-off", "tie-up".
fn is_hyphened(words: &[Token], mask: u64) -> bool {
    let [first, hyphen, last] = words else { return false };
    let plain = mask & Tag::Word.bit() != 0 && mask & !(Tag::Word.bit() | Tag::EventHead.bit()) == 0;
    plain && first.script == Script::Latin && hyphen.is_mark('-') && hyphen.glued() && last.glued()
}

/// The words of an adverb govern nothing: «между тем», «при этом», "in the meantime".
fn unbind(tokens: &mut [Token], mask: u64) {
    let bound = (Tag::Preposition.bit() | Tag::Determiner.bit() | Tag::Pronoun.bit()) & !mask;
    for token in tokens {
        (token.mask, token.can) = (token.mask & !bound, token.can & !bound);
    }
}

impl Sense {
    /// Whether the token's capitals are those the sense asks for.
    #[inline]
    pub fn fits(&self, token: &Token) -> bool {
        match self.shape {
            Shape::Any => true,
            Shape::Capital => token.capital(),
            Shape::Upper => token.case == LetterCase::Upper || token.flags & Token::DOTTED != 0 && token.capital(),
        }
    }
}
