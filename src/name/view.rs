//! How a name looks at the text: words joined by hyphens as one unit, what begins a sentence, which lines are all capitals.

use std::cell::Cell;

use crate::language::Language;
use crate::lexicon::{Sense, Tag};
use crate::text::{Document, LetterCase, Script, Token, TokenKind};

use super::look::{self, Look};

/// Tags of words that are plainly grammar: no name begins with one of them in lower case.
pub(super) const PLAIN: u64 = Tag::Function.bit()
    | Tag::Preposition.bit()
    | Tag::Conjunction.bit()
    | Tag::Relative.bit()
    | Tag::Pronoun.bit()
    | Tag::Determiner.bit()
    | Tag::Auxiliary.bit()
    | Tag::Negation.bit();

/// Tags of lexicon rows that are places.
pub(super) const PLACES: u64 = Tag::Country.bit() | Tag::Region.bit() | Tag::City.bit() | Tag::Geography.bit();

/// Tags of known organisations.
pub(super) const ORGANIZATIONS: u64 = Tag::Organization.bit() | Tag::Media.bit();

/// Tags of common nouns that head names.
pub(super) const HEADS: u64 =
    Tag::OrganizationHead.bit() | Tag::PlaceHead.bit() | Tag::FacilityHead.bit() | Tag::EventHead.bit() | Tag::DocumentHead.bit();

/// How the letters of a sentence are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// Capitals mean something.
    Normal,
    /// ALL CAPITALS.
    Capitals,
    /// Every Word of Weight Has a Capital.
    TitleCase,
}

/// What is read of every token of a document, and remembered of it once it has been asked for; kept from article to article.
#[derive(Debug, Default)]
pub(super) struct Looks {
    looks: Vec<Look>,
    notes: Vec<Cell<u32>>,
    settings: Vec<Setting>,
}

impl Looks {
    /// Reads the looks of all sentences.
    pub fn read(&mut self, doc: &Document<'_>) {
        self.looks.clear();
        self.settings.clear();
        self.notes.clear();
        self.notes.resize(doc.tokens.len(), Cell::new(0));
        self.looks.resize(doc.tokens.len(), 0);
        for sentence in doc.sentences {
            let (first, last) = (sentence.first as usize, (sentence.last as usize).min(doc.tokens.len()));
            let setting = setting(doc, first, last);
            self.settings.push(setting);
            look::read(doc, &doc.tokens[first..last], setting, &mut self.looks[first..last]);
        }
    }

    /// A view of each sentence that a language pack reads.
    pub fn views<'a>(&'a self, doc: &'a Document<'a>) -> impl Iterator<Item = View<'a>> {
        doc.sentences.iter().zip(&self.settings).filter_map(|(s, &setting)| {
            let (first, last) = (s.first as usize, (s.last as usize).min(doc.tokens.len()));
            let (tokens, looks, notes) = (&doc.tokens[first..last], &self.looks[first..last], &self.notes[first..last]);
            Some(View { doc, first, last, setting, language: s.language?, tokens, looks, notes })
        })
    }
}

/// One sentence and what it says of its capitals.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    /// The document.
    pub doc: &'a Document<'a>,
    /// First token of the sentence.
    pub first: usize,
    /// One past its last token.
    pub last: usize,
    /// How its letters are set.
    pub setting: Setting,
    /// The language pack that reads it.
    pub language: Language,
    /// The sentence's tokens.
    pub tokens: &'a [Token],
    /// What they look like.
    pub looks: &'a [Look],
    notes: &'a [Cell<u32>],
}

/// The dictionary has been asked for the word.
const ASKED: u32 = 1;
/// It has the word in lower case.
const COMMON: u32 = 2;
/// The word has been classified as part of a person's name; what it is follows from this bit on.
const PIECE: u32 = 4;

impl<'a> View<'a> {
    /// The token, inside the sentence.
    #[inline]
    pub fn token(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at.wrapping_sub(self.first))
    }

    /// What the token looks like.
    #[inline]
    pub fn look(&self, at: usize) -> Look {
        self.looks.get(at.wrapping_sub(self.first)).copied().unwrap_or(0)
    }

    /// Whether the token looks any of these.
    #[inline]
    pub fn looks(&self, at: usize, any: Look) -> bool {
        self.look(at) & any != 0
    }

    /// Whether the token is a word with a capital first letter.
    #[inline]
    pub fn capital(&self, at: usize) -> bool {
        self.looks(at, look::CAPITAL)
    }

    /// Whether the token is a word in lower case.
    #[inline]
    pub fn lower(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.kind == TokenKind::Word && t.case == LetterCase::Lower)
    }

    /// Whether the token is any word.
    #[inline]
    pub fn is_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.kind == TokenKind::Word)
    }

    /// The tags a token can have; 0 outside the sentence.
    #[inline]
    pub fn mask(&self, at: usize) -> u64 {
        self.token(at).map_or(0, |t| t.mask)
    }

    /// Whether the token has any of these tags, its capitals being right for it.
    #[inline]
    pub fn any(&self, at: usize, tags: u64) -> bool {
        self.token(at).is_some_and(|t| t.can & tags != 0)
    }

    /// The sense of this tag.
    #[inline]
    pub fn sense(&self, at: usize, tag: Tag) -> Option<&'a Sense> {
        if self.any(at, tag.bit()) { self.doc.sense(at, tag) } else { None }
    }

    /// What the lists say of the word beside a name.
    #[inline]
    pub fn cue(&self, at: usize) -> Option<&'a str> {
        self.sense(at, Tag::Cue).map(|s| self.doc.lexicon.string(s.payload))
    }

    /// Whether the word is of the Cyrillic script.
    #[inline]
    pub fn cyrillic(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.script == Script::Cyrillic)
    }

    /// One past the last token of the unit that begins here: words joined by hyphens.
    #[inline]
    pub fn unit_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        while self.looks(end - 1, look::JOINED) {
            end += 2;
        }
        end
    }

    /// Whether the token is a hyphen that stands close on both sides.
    #[inline]
    pub fn hyphen(&self, at: usize) -> bool {
        self.looks(at, look::HYPHEN)
    }

    /// Whether a mark of this kind stands here.
    #[inline]
    pub fn is_mark(&self, at: usize, mark: char) -> bool {
        self.token(at).is_some_and(|t| t.is_mark(mark))
    }

    /// Whether an opening quote stands here.
    #[inline]
    pub fn opens_quote(&self, at: usize) -> bool {
        self.looks(at, look::OPENS)
    }

    /// The closing quote for the opening one at `at`, within `limit` tokens.
    pub fn closing_quote(&self, at: usize, limit: usize) -> Option<usize> {
        let open = self.doc.word(at);
        let mut depth = 0;
        for end in at + 1..(at + 2 + limit).min(self.last) {
            if self.doc.tokens[end].kind != TokenKind::Mark {
                continue;
            }
            let word = self.doc.word(end);
            match (open, word) {
                ("«", "«") => depth += 1,
                ("«", "»") if depth > 0 => depth -= 1,
                ("«", "»") | ("„", "“" | "”" | "\"") | ("“", "”" | "\"") | ("\"", "\"" | "”") | ("”", "”") => {
                    return Some(end);
                }
                _ => {}
            }
        }
        None
    }

    /// Whether the token begins the sentence, or what counts as one: a quotation, a list item.
    #[inline]
    pub fn begins(&self, at: usize) -> bool {
        at <= self.first || self.looks(at, look::BEGINS)
    }

    /// Whether the word's capital tells nothing: it begins a sentence, or the whole line is set so.
    #[inline]
    pub fn free_capital(&self, at: usize) -> bool {
        self.looks(at, look::FREE)
    }

    /// Whether the lists or the dictionary know it as a common word.
    pub fn common(&self, at: usize) -> bool {
        self.listed(at) || self.dictionary(at)
    }

    /// Whether the lists know it as a common word.
    #[inline]
    pub fn listed(&self, at: usize) -> bool {
        const COMMON: u64 = Tag::Word.bit() | PLAIN | HEADS | Tag::Title.bit() | Tag::Month.bit() | Tag::Weekday.bit();
        self.mask(at) & COMMON != 0
    }

    /// Whether a dictionary has this capitalised word in lower case.
    #[inline]
    pub fn dictionary(&self, at: usize) -> bool {
        let Some(note) = self.notes.get(at.wrapping_sub(self.first)) else { return false };
        if note.get() & ASKED == 0 {
            let known = self.in_dictionary(at);
            note.set(note.get() | ASKED | if known { COMMON } else { 0 });
        }
        note.get() & COMMON != 0
    }

    fn in_dictionary(&self, at: usize) -> bool {
        let token = &self.doc.tokens[at];
        self.capital(at) && token.end - token.start > 1 && self.doc.lexicon.is_common(self.doc.word(at), token)
    }

    /// What a word is as part of a person's name, read once.
    #[inline]
    pub fn piece(&self, at: usize, read: impl FnOnce() -> u32) -> u32 {
        let Some(note) = self.notes.get(at.wrapping_sub(self.first)) else { return read() };
        if note.get() & PIECE == 0 {
            let bits = read();
            note.set(note.get() | PIECE | (bits * (PIECE << 1)));
        }
        note.get() / (PIECE << 1)
    }

    /// Whether a Latin word the lexicon has no entry of is a rare given name, and whether it is a rare surname.
    pub fn rare_name(&self, at: usize) -> (bool, bool) {
        self.token(at)
            .filter(|t| t.script == Script::Latin && t.end - t.start > 2)
            .map_or((false, false), |t| self.doc.lexicon.rare_name(t))
    }

    /// Whether the token is plain grammar: preposition, pronoun, article.
    #[inline]
    pub fn plain(&self, at: usize) -> bool {
        self.mask(at) & PLAIN != 0
    }

    /// Whether the token is written in capitals though its sentence is not: an acronym.
    #[inline]
    pub fn acronym(&self, at: usize) -> bool {
        self.looks(at, look::ACRONYM)
    }

    /// Whether the token is a one-letter initial with its full stop; gives one past the stop.
    #[inline]
    pub fn initial(&self, at: usize) -> Option<usize> {
        match () {
            _ if !self.looks(at, look::DOTTED | look::INITIAL) => None,
            _ if self.looks(at, look::DOTTED) => Some(at + 1),
            _ => Some(at + 2),
        }
    }
}

/// How the letters of a sentence are set.
fn setting(doc: &Document<'_>, first: usize, last: usize) -> Setting {
    let (mut upper, mut title, mut small) = (0u32, 0u32, 0u32);
    for (at, token) in doc.tokens.iter().enumerate().take(last).skip(first) {
        if token.kind != TokenKind::Word {
            continue;
        }
        let length = token.end - token.start;
        match token.case {
            LetterCase::Upper if length > 3 => upper += 1,
            LetterCase::Title | LetterCase::Mixed if at > first => title += 1,
            // A word of weight in small letters: capitals are meant.
            LetterCase::Lower if length > 3 && token.script == Script::Latin && token.mask & PLAIN == 0 => return Setting::Normal,
            LetterCase::Lower if length > 6 && token.script == Script::Cyrillic => return Setting::Normal,
            LetterCase::Lower => small += 1,
            _ => {}
        }
    }
    if upper > 1 && title == 0 && small < upper {
        Setting::Capitals
    } else if title > 2 && last - first < 30 && doc.tokens[first].script == Script::Latin {
        Setting::TitleCase
    } else {
        Setting::Normal
    }
}
