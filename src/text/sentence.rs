//! The sentence splitter. Which abbreviations there are, and after which of them a sentence may end, is said by the language
//! packs (`abbreviation=open`, `=final`, `=unit`); what a sentence can begin with is told from the next token.

use crate::language::Language;
use crate::lexicon::{Lexicon, Phrase, Tag};

use super::token::{LetterCase, Token, TokenKind, join};

/// A sentence, or a line that stands for one: a headline, a list item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// First token.
    pub first: u32,
    /// One past the last token.
    pub last: u32,
    /// Number of the paragraph it is in.
    pub paragraph: u32,
    /// The language pack that reads it, where there is one.
    pub language: Option<Language>,
    /// In the headline or the first paragraph.
    pub lead: bool,
    /// The bits of the tags that its words and phrases can have: what it lacks need not be looked for.
    pub mask: u64,
}

impl Sentence {
    /// Its tokens.
    pub fn range(&self) -> std::ops::Range<usize> {
        self.first as usize..self.last as usize
    }
}

/// No sentence is longer than this: text without stops costs no more than other text.
const LONGEST: usize = 600;

/// Splits the tokens into sentences. A dateline that ends before the byte `report` is a
/// sentence of its own: where and when a report was filed is no part of what it tells.
#[inline(never)]
pub(crate) fn split(
    text: &str,
    tokens: &[Token],
    phrases: &[Phrase],
    lexicon: &Lexicon,
    report: Option<usize>,
    sentences: &mut Vec<Sentence>,
) {
    sentences.clear();
    let splitter = Splitter { text: text.as_bytes(), tokens, lexicon };
    let report = report.map_or(0, |byte| tokens.partition_point(|t| (t.start as usize) < byte));
    let (mut first, mut paragraph, mut at) = (0, 0, 0);
    while at < tokens.len() {
        at = splitter.end(first);
        if first < report && report < at {
            at = report;
        }
        let mask = tokens[first..at].iter().fold(0, |mask, token| mask | token.mask);
        sentences.push(Sentence { first: first as u32, last: at as u32, paragraph, language: None, lead: false, mask });
        if tokens.get(at).is_some_and(|t| t.flags & Token::LINE != 0) {
            paragraph += 1;
        }
        first = at;
    }
    let mut holder = sentences.iter_mut().peekable();
    for phrase in phrases.iter().filter(|phrase| phrase.length > 0) {
        while holder.next_if(|sentence| sentence.last <= phrase.first).is_some() {}
        let Some(sentence) = holder.peek_mut() else { break };
        sentence.mask |= phrase.mask;
    }
}

struct Splitter<'a> {
    text: &'a [u8],
    tokens: &'a [Token],
    lexicon: &'a Lexicon,
}

impl Splitter<'_> {
    /// One past the last token of the sentence that begins at `first`.
    fn end(&self, first: usize) -> usize {
        let last = self.tokens.len().min(first + LONGEST + 1) - 1;
        for (at, pair) in (first..last).zip(self.tokens[first..].windows(2)) {
            let [token, next] = pair else { break };
            if next.flags & Token::LINE != 0 && !self.wrapped(at) {
                return at + 1;
            }
            if token.kind == TokenKind::Mark {
                let end = if self.is_stop(at) { self.closing(at) } else { continue };
                if self.ends(first, at, end) {
                    return end;
                }
            } else if token.flags & Token::DOTTED != 0 && self.begins_plainly(at + 1) {
                return at + 1;
            }
        }
        last + 1
    }

    fn byte(&self, at: usize) -> u8 {
        self.tokens.get(at).map_or(0, |t| self.text[t.start as usize])
    }

    fn is_stop(&self, at: usize) -> bool {
        match self.byte(at) {
            b'.' | b'!' | b'?' => true,
            0xe2 => self.mark(&self.tokens[at]) == "…",
            _ => false,
        }
    }

    fn is_dash(&self, at: usize) -> bool {
        let t = &self.tokens[at];
        matches!(&self.text[t.start as usize..t.end as usize], b"-" | b"\xe2\x80\x93" | b"\xe2\x80\x94")
    }

    /// Takes in further stops and closing quotes and brackets.
    fn closing(&self, at: usize) -> usize {
        let mut end = at + 1;
        while let Some(next) = self.tokens.get(end).filter(|t| t.kind == TokenKind::Mark && t.glued()) {
            let mark = &self.text[next.start as usize..next.end as usize];
            if !(self.is_stop(end)
                || matches!(mark, b")" | b"]" | b"\"" | b"'")
                || [&b"\xc2\xbb"[..], b"\xe2\x80\x9d", b"\xe2\x80\x9c", b"\xe2\x80\x99"].contains(&mark))
            {
                break;
            }
            end += 1;
        }
        end
    }

    /// Whether the stop at `at`, with its closing marks up to `end`, ends the sentence.
    fn ends(&self, first: usize, at: usize, end: usize) -> bool {
        let Some(next) = self.tokens.get(end) else { return true };
        let before = at.checked_sub(1).filter(|&b| b >= first).map(|b| &self.tokens[b]);
        if next.glued() {
            // A forgotten space: `…region.The`; but not `kun.uz`, `Booking.com`.
            let word = before.is_some_and(|b| b.kind == TokenKind::Word && b.case == LetterCase::Lower && b.end - b.start > 2);
            return word && next.case == LetterCase::Title && end == at + 1 && self.byte(at) == b'.';
        }
        if !self.may_begin(end) {
            return false;
        }
        let Some(before) = before else { return true };
        if self.byte(at) == b'.' && self.inside_name(first, at) {
            return false;
        }
        if self.byte(at) != b'.' || end > at + 1 && self.byte(at + 1) == b'.' {
            return true;
        }
        match before.kind {
            // `1.` at the beginning of a line numbers it.
            TokenKind::Number => at - 1 != first || before.end - before.start > 2,
            TokenKind::Word => self.ends_after(at - 1, end),
            TokenKind::Mark => true,
        }
    }

    /// Whether the stop stands between the quotation marks of a short name: «Иннопром. Центральная Азия».
    fn inside_name(&self, first: usize, at: usize) -> bool {
        let mark = |i: usize| self.tokens.get(i).filter(|t| t.kind == TokenKind::Mark).map_or("", |t| self.mark(t));
        let back = (first.max(at.saturating_sub(6))..at).rev().map(mark).find(|m| matches!(*m, "«" | "»" | "." | "!" | "?"));
        let ahead = (at + 1..at + 7).map(mark).find(|m| matches!(*m, "«" | "»" | "." | "!" | "?" | ","));
        back == Some("«") && ahead == Some("»")
    }

    fn mark(&self, token: &Token) -> &str {
        self.text.get(token.start as usize..token.end as usize).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or("")
    }

    /// Whether a sentence can end after this word and its full stop.
    fn ends_after(&self, word: usize, next: usize) -> bool {
        let before = &self.tokens[word];
        if before.mask & Tag::Abbreviation.bit() != 0 {
            let sense = self.lexicon.senses(before.entry).iter().find(|s| s.tag == Tag::Abbreviation && s.fits(before));
            if let Some(sense) = sense {
                return match self.lexicon.string(sense.payload) {
                    "final" => self.begins_plainly(next),
                    // «240 тыс. TEU»
                    "unit" => self.tokens.get(next).is_none_or(|t| {
                        let measure = t.mask & Tag::Unit.bit() != 0 && t.case == LetterCase::Upper;
                        t.capital() && !measure && !self.known_across(word, next)
                    }),
                    _ => false,
                };
            }
        }
        let letters = if before.script == super::Script::Latin { 1 } else { 2 };
        if before.case == LetterCase::Upper && before.end - before.start <= letters {
            // An initial, or a letter that ends a name: `Plan B.`
            return self.begins_plainly(next);
        }
        true
    }

    /// Whether the word, its full stop and the next word are a phrase of the lexicon: «долл. США».
    fn known_across(&self, word: usize, next: usize) -> bool {
        if next != word + 2 {
            return false;
        }
        let hash = self.tokens[word + 1..=next].iter().fold(self.tokens[word].hash, |hash, t| join(hash, t.hash));
        self.lexicon.entry(self.lexicon.find(hash)).count > 0
    }

    /// Whether a sentence may begin here at all.
    fn may_begin(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        match token.kind {
            TokenKind::Word => token.case != LetterCase::Lower,
            TokenKind::Number => true,
            // «Когда?» — спросил он.
            TokenKind::Mark if self.is_dash(at) => self.tokens.get(at + 1).is_none_or(|t| t.case != LetterCase::Lower),
            TokenKind::Mark => !matches!(self.byte(at), b',' | b';' | b':' | b')' | b'.'),
        }
    }

    /// Whether a sentence begins here beyond doubt: with a word that has its capital from nothing else.
    fn begins_plainly(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return true };
        let initial = token.end - token.start <= 2 && self.byte(at + 1) == b'.' && self.tokens[at + 1].glued();
        if initial {
            return false;
        }
        let plain = Tag::Function.bit() | Tag::Preposition.bit() | Tag::Conjunction.bit() | Tag::Pronoun.bit() | Tag::Determiner.bit();
        token.capital() && token.mask & plain != 0 && token.case != LetterCase::Mixed
    }

    /// Whether the line break after `at` only wraps a sentence.
    fn wrapped(&self, at: usize) -> bool {
        let (before, next) = (&self.tokens[at], &self.tokens[at + 1]);
        if next.flags & Token::BLANK != 0 || before.kind == TokenKind::Mark && !matches!(self.byte(at), b',' | b'$' | b'(') {
            return false;
        }
        let open = Tag::Preposition.bit() | Tag::Determiner.bit();
        let hangs = self.byte(at) == b',' || before.case == LetterCase::Lower && before.mask & open != 0;
        match next.kind {
            TokenKind::Word => hangs || next.case == LetterCase::Lower && before.kind != TokenKind::Mark,
            TokenKind::Number => hangs || before.case == LetterCase::Lower,
            TokenKind::Mark => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::tokenize;

    fn sentences(text: &str) -> Vec<String> {
        let lexicon = Lexicon::new();
        let (mut tokens, mut phrases, mut sentences) = (Vec::new(), Vec::new(), Vec::new());
        tokenize(text, 0, text.len(), &mut tokens);
        lexicon.annotate(&mut Default::default(), &mut tokens, &mut phrases);
        split(text, &tokens, &phrases, &lexicon, None, &mut sentences);
        sentences.iter().map(|s| text[tokens[s.range()][0].start as usize..tokens[s.last as usize - 1].end as usize].to_string()).collect()
    }

    /// Each row is a text whose sentences are separated by ` | `.
    #[track_caller]
    fn check(rows: &[&str]) {
        for row in rows {
            let expected: Vec<&str> = row.split(" | ").collect();
            assert_eq!(sentences(&expected.join(" ")), expected);
        }
    }

    #[test]
    fn english() {
        check(&[
            "The U.S. delegation left on Jan. 3. | It met Mr. Brown of Acme Inc. and Dr. J. K. Lane.",
            "He works in the U.S. | The other half stayed.",
            "Flight No. 5 left at 10 a.m. local time. | “Why now?” she asked.",
            "Prices rose 3.5 percent. | \"We are ready.\" | The deal is done…",
            "Booking.com and Kun.uz reported it. | Nobody else did!",
            "Talks lasted… for days. | 3 people came.",
        ]);
    }

    #[test]
    fn russian() {
        check(&[
            "В 2024 г. экспорт составил 4,5 млрд долл. | Импорт вырос.",
            "Завод им. Кирова в г. Ташкенте посетил А. Б. Иванов. | Он остался доволен.",
            "«Мы готовы, — сказал министр. | — Работа начата».",
            "Встреча прошла 3 янв. в Оше. | «Когда?» — спросил он.",
            "Продано 1,2 тыс. тонн, т.е. треть. | В прошлом году было меньше.",
            "По итогам 2024 г. Казахстан вышел вперёд. | Это рекорд.",
        ]);
    }

    #[test]
    fn lines() {
        assert_eq!(sentences("Headline without a stop\nThe minister said so.\n- first item\n- second item").len(), 4);
        assert_eq!(sentences("exports of goods from the Republic of\nKazakhstan grew by a\nthird this year").len(), 1);
    }
}
