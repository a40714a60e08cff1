//! How a name looks at the text: words joined by hyphens as one unit, what begins a sentence, which lines are all capitals.

use std::cell::Cell;

use crate::language::Language;
use crate::lexicon::{Sense, Tag};
use crate::text::{Document, LetterCase, Script, Token, TokenKind};

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
    /// Of every token with a capital, whether a dictionary has it in lower case.
    commons: &'a Commons,
}

impl<'a> View<'a> {
    /// A view of one sentence.
    pub fn new(doc: &'a Document<'a>, sentence: usize, commons: &'a Commons) -> Option<Self> {
        let s = doc.sentences.get(sentence)?;
        let (first, last) = (s.first as usize, (s.last as usize).min(doc.tokens.len()));
        Some(View { doc, first, last, setting: setting(doc, first, last), language: s.language?, commons })
    }

    /// The token, inside the sentence.
    #[inline]
    pub fn token(&self, at: usize) -> Option<&'a Token> {
        if at < self.first || at >= self.last { None } else { self.doc.tokens.get(at) }
    }

    /// Whether the token is a word with a capital first letter.
    #[inline]
    pub fn capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.kind == TokenKind::Word && t.capital())
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
        if at < self.first || at >= self.last { 0 } else { self.doc.mask(at) }
    }

    /// Whether the token has any of these tags, its capitals being right for it.
    #[inline]
    pub fn any(&self, at: usize, tags: u64) -> bool {
        at >= self.first && at < self.last && self.doc.can(at) & tags != 0
    }

    /// The sense of this tag.
    pub fn sense(&self, at: usize, tag: Tag) -> Option<&'a Sense> {
        if at < self.first || at >= self.last { None } else { self.doc.sense(at, tag) }
    }

    /// Whether the word is of the Cyrillic script.
    pub fn cyrillic(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.script == Script::Cyrillic)
    }

    /// One past the last token of the unit that begins here: words joined by hyphens.
    pub fn unit_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        while self.hyphen(end) && self.token(end + 1).is_some_and(|t| t.glued() && t.kind == TokenKind::Word) {
            end += 2;
        }
        end
    }

    /// Whether the token is a hyphen that stands close on both sides.
    #[inline]
    pub fn hyphen(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.kind == TokenKind::Mark && t.glued())
            && matches!(self.doc.byte(at), b'-' | 0xe2)
            && matches!(self.doc.word(at), "-" | "‐" | "‑")
            && self.token(at + 1).is_some_and(Token::glued)
    }

    /// Whether a mark of this kind stands here.
    #[inline]
    pub fn is_mark(&self, at: usize, mark: char) -> bool {
        at >= self.first && at < self.last && self.doc.is_mark(at, mark)
    }

    /// Whether an opening quote stands here.
    pub fn opens_quote(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.kind == TokenKind::Mark)
            && matches!(self.doc.byte(at), b'"' | 0xc2 | 0xe2)
            && match self.doc.word(at) {
                "«" | "„" | "“" => true,
                "\"" | "”" => self.token(at + 1).is_some_and(Token::glued) && !self.doc.tokens[at].glued() || at == self.first,
                _ => false,
            }
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
    pub fn begins(&self, at: usize) -> bool {
        if at <= self.first {
            return true;
        }
        let mut before = at - 1;
        loop {
            let Some(token) = self.token(before) else { return true };
            match token.kind {
                TokenKind::Mark => {
                    let word = self.doc.word(before);
                    if matches!(word, ":" | "…" | "." | "!" | "?" | "•" | ";") {
                        return true;
                    }
                    if !matches!(word, "«" | "„" | "“" | "\"" | "'" | "‘" | "—" | "–" | "-" | "(" | "*" | "”") {
                        return false;
                    }
                    if matches!(word, "—" | "–") && before != self.first {
                        return false;
                    }
                }
                TokenKind::Number if before == self.first => return true,
                _ => return false,
            }
            if before == self.first {
                return true;
            }
            before -= 1;
        }
    }

    /// Whether the word's capital tells nothing: it begins a sentence, or the whole line is set so.
    pub fn free_capital(&self, at: usize) -> bool {
        self.setting != Setting::Normal || self.begins(at)
    }

    /// Whether the lists or the dictionary know it as a common word.
    pub fn common(&self, at: usize) -> bool {
        self.listed(at) || self.dictionary(at)
    }

    /// Whether the lists know it as a common word.
    pub fn listed(&self, at: usize) -> bool {
        const COMMON: u64 = Tag::Word.bit() | PLAIN | HEADS | Tag::Title.bit() | Tag::Month.bit() | Tag::Weekday.bit();
        self.mask(at) & COMMON != 0
    }

    /// Whether a dictionary has this capitalised word in lower case.
    #[inline]
    pub fn dictionary(&self, at: usize) -> bool {
        self.commons.0.get(at).is_some_and(|cell| {
            if cell.get() & Commons::READ == 0 {
                let token = &self.doc.tokens[at];
                let word = token.kind == TokenKind::Word && token.capital() && token.end - token.start > 1;
                let common = word && self.doc.lexicon.is_common(self.doc.word(at), token);
                cell.set(cell.get() | Commons::READ | if common { Commons::COMMON } else { 0 });
            }
            cell.get() & Commons::COMMON != 0
        })
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
    pub fn acronym(&self, at: usize) -> bool {
        self.setting != Setting::Capitals
            && self
                .token(at)
                .is_some_and(|t| t.kind == TokenKind::Word && t.case == LetterCase::Upper && self.doc.word(at).chars().nth(1).is_some())
    }

    /// Whether the token is a one-letter initial with its full stop; gives one past the stop.
    pub fn initial(&self, at: usize) -> Option<usize> {
        let token = self.token(at)?;
        if token.kind != TokenKind::Word || !token.capital() {
            return None;
        }
        if token.flags & Token::DOTTED != 0 {
            let known = PLACES | ORGANIZATIONS;
            return (token.case == LetterCase::Upper && self.mask(at) & known == 0).then_some(at + 1);
        }
        if token.end - token.start > 4 {
            return None;
        }
        let mut letters = self.doc.word(at).chars();
        let one = letters.next().is_some() && (letters.next().is_none() || matches!(self.doc.word(at), "Дж" | "Ю" | "Ch" | "Sh" | "Yu"));
        (one && self.is_mark(at + 1, '.') && self.doc.tokens[at + 1].glued()).then_some(at + 2)
    }
}

/// Of every token with a capital, whether a dictionary has it in lower case, once it has been asked for.
pub(super) struct Commons(Vec<Cell<u8>>);

impl Commons {
    const READ: u8 = 1;
    const COMMON: u8 = 2;

    /// Nothing looked up.
    pub fn new(doc: &Document<'_>) -> Self {
        Commons(vec![Cell::new(0); doc.tokens.len()])
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
