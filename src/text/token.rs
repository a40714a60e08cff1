//! The tokeniser: one pass over the bytes. The build script includes this file, so it stands on `std` alone.
//!
//! Boundaries follow Unicode's word segmentation (UAX 29) with these differences, each for news:
//! digits and a word after them are two tokens (`5m`, `2025-го`), so are capitals and digits after them (`USD34.6`), the English possessive `'s` is a token of its own,
//! initialisms keep their full stops (`U.S.`), and a full stop, colon or underscore joins no other words.

/// A word, number or mark, where it stands in the text. White space makes no tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Of the folded text: lower case, ё as е, one apostrophe.
    pub hash: u64,
    /// The bits of the tags it can have, capitals not looked at.
    pub mask: u64,
    /// Those of the tags that its capitals allow.
    pub can: u64,
    /// The lexicon's entry for this word alone; 0 = none.
    pub entry: u32,
    /// First of the phrases that begin here, in the document's list; 0 = none.
    pub phrase: u32,
    /// The flags of its entry: `Entry::NOUN` …
    pub forms: u16,
    /// Word, number or mark.
    pub kind: TokenKind,
    /// How it is capitalised.
    pub case: LetterCase,
    /// Script of its letters.
    pub script: Script,
    /// What stands before it, and other facts: `Token::SPACE` …
    pub flags: u8,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum TokenKind {
    /// Letters, with digits inside or after them (`B2B`).
    Word,
    /// Digits, with separators between them (`1,234.5`, `10.02.2025`).
    Number,
    /// One mark.
    Mark,
}

/// How a word is capitalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum LetterCase {
    /// No cased letters.
    None,
    /// `news`
    Lower,
    /// `News`
    Title,
    /// `NEWS`, also one capital letter alone.
    Upper,
    /// `iPhone`, `McDonald`.
    Mixed,
}

/// The script of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Script {
    /// No letters.
    None,
    /// Latin.
    Latin,
    /// Cyrillic.
    Cyrillic,
    /// Latin and Cyrillic mixed, or any other.
    Other,
}

impl Token {
    /// White space before it.
    pub const SPACE: u8 = 1;
    /// A line break before it.
    pub const LINE: u8 = 2;
    /// An empty line before it.
    pub const BLANK: u8 = 4;
    /// An initialism with its full stops: `U.S.`, `т.е.`
    pub const DOTTED: u8 = 8;
    /// Letters that Russian or English does not have.
    pub const FOREIGN: u8 = 16;
    /// A tabulator, or three or more spaces, before it: a column of a table.
    pub const COLUMN: u8 = 32;
    /// The first letter is a capital.
    const CAPITAL: u8 = 64;

    /// Whether it follows the token before it without white space.
    pub fn glued(&self) -> bool {
        self.flags & Token::SPACE == 0
    }

    /// Whether it begins with a capital letter.
    pub fn capital(&self) -> bool {
        self.flags & Token::CAPITAL != 0
    }
}

const SEED: u64 = 0x51_7c_c1_b7_27_22_0a_95;

/// One character more in a word's hash.
#[inline]
const fn add(hash: u64, c: u32) -> u64 {
    (hash.rotate_left(5) ^ c as u64).wrapping_mul(SEED)
}

/// The hash of a phrase from the hash of its words so far and the next word's.
#[inline]
pub const fn join(phrase: u64, word: u64) -> u64 {
    (phrase.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The folded hash of one word or mark, as its token would have it.
pub fn hash_of(word: &str) -> u64 {
    word.chars().fold(0, |hash, c| add(hash, fold(c) as u32))
}

/// One character in the folded form words are compared in.
pub fn fold(c: char) -> char {
    match c {
        'A'..='Z' => (c as u8 | 0x20) as char,
        'а'..='я' => c,
        'А'..='Я' => char::from_u32(c as u32 + 0x20).unwrap_or(c),
        'ё' | 'Ё' => 'е',
        '\u{2019}' | '\u{2018}' | '\u{02bb}' | '\u{02bc}' | '\u{60}' => '\'',
        _ if c < '\u{80}' => c,
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Upper,
    Lower,
    Digit,
    Mark,
    Cyrillic,
    Wide,
}

const CLASS: [Class; 256] = {
    let mut table = [Class::Mark; 256];
    let mut b = 0;
    while b < 256 {
        table[b] = match b as u8 {
            b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => Class::Space,
            b'A'..=b'Z' => Class::Upper,
            b'a'..=b'z' => Class::Lower,
            b'0'..=b'9' => Class::Digit,
            0xd0 | 0xd1 => Class::Cyrillic,
            0x80..=0xff => Class::Wide,
            _ => Class::Mark,
        };
        b += 1;
    }
    table
};

/// Appends the tokens of `text[from..to]`; `from` and `to` are char boundaries.
pub fn tokenize(text: &str, from: usize, to: usize, tokens: &mut Vec<Token>) {
    let end = to.min(text.len()).min(u32::MAX as usize);
    let flags = Token::SPACE | Token::LINE | Token::BLANK;
    let mut scanner = Scanner { text, bytes: &text.as_bytes()[..end], at: from, flags };
    while let Some(token) = scanner.next_token() {
        tokens.push(token);
    }
}

struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// What stands before the next token.
    flags: u8,
}

impl Scanner<'_> {
    #[inline]
    fn next_token(&mut self) -> Option<Token> {
        loop {
            let &b = self.bytes.get(self.at)?;
            match CLASS[b as usize] {
                Class::Space => self.space(),
                Class::Upper | Class::Lower | Class::Cyrillic => return Some(self.word()),
                Class::Digit => return Some(self.number()),
                Class::Mark => return Some(self.mark(b as char)),
                Class::Wide => {
                    let c = self.char_at(self.at);
                    if c.is_alphabetic() {
                        return Some(self.word());
                    }
                    if !is_blank(c) {
                        return Some(self.mark(c));
                    }
                    self.at += c.len_utf8();
                    self.flags |= if matches!(c, '\u{2028}' | '\u{2029}') { Token::SPACE | Token::LINE } else { Token::SPACE };
                }
            }
        }
    }

    #[inline]
    fn char_at(&self, at: usize) -> char {
        self.text.get(at..self.bytes.len()).and_then(|t| t.chars().next()).unwrap_or('\0')
    }

    #[inline]
    fn space(&mut self) {
        let (from, mut lines) = (self.at, 0u32);
        while let Some(&b) = self.bytes.get(self.at) {
            if CLASS[b as usize] != Class::Space {
                break;
            }
            lines += (b == b'\n') as u32;
            self.at += 1;
        }
        self.flags |= match lines {
            0 if self.at - from > 2 || self.bytes[from] == b'\t' => Token::SPACE | Token::COLUMN,
            0 => Token::SPACE,
            1 => Token::SPACE | Token::LINE,
            _ => Token::SPACE | Token::LINE | Token::BLANK,
        };
    }

    fn token(&mut self, start: usize, hash: u64, kind: TokenKind) -> Token {
        let flags = std::mem::take(&mut self.flags);
        let (case, script) = (LetterCase::None, Script::None);
        Token { start: start as u32, end: self.at as u32, hash, mask: 0, can: 0, entry: 0, phrase: 0, forms: 0, kind, case, script, flags }
    }

    fn mark(&mut self, c: char) -> Token {
        let start = self.at;
        self.at += c.len_utf8();
        let mut hash = add(0, fold(c) as u32);
        // The possessive after a word: `'s`.
        if fold(c) == '\''
            && self.flags == 0
            && matches!(self.bytes.get(self.at), Some(b's' | b'S'))
            && !self.char_at(self.at + 1).is_alphanumeric()
        {
            hash = add(hash, 's' as u32);
            self.at += 1;
        }
        self.token(start, hash, TokenKind::Mark)
    }

    fn number(&mut self) -> Token {
        let start = self.at;
        let mut hash = 0;
        while let Some(&b) = self.bytes.get(self.at) {
            let inside = b.is_ascii_digit() || (matches!(b, b'.' | b',') && self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit));
            if !inside {
                break;
            }
            hash = add(hash, b as u32);
            self.at += 1;
        }
        self.token(start, hash, TokenKind::Number)
    }

    #[inline]
    fn word(&mut self) -> Token {
        let start = self.at;
        let mut letters = Letters::default();
        let mut hash = self.letters(0, &mut letters);
        // An apostrophe between letters belongs to the word, but for the possessive.
        while let Some(len) = self.apostrophe() {
            hash = add(hash, '\'' as u32);
            self.at += len;
            hash = self.letters(hash, &mut letters);
        }
        if self.at == start {
            // Half a character at the very end; step over it rather than stand still.
            self.at = self.bytes.len();
        }
        let mut extra = 0;
        if letters.count == 1 && self.bytes.get(self.at) == Some(&b'.') && self.initialism(&mut hash, &mut letters) {
            extra |= Token::DOTTED;
        }
        if letters.foreign {
            extra |= Token::FOREIGN;
        }
        if letters.capital {
            extra |= Token::CAPITAL;
        }
        let mut token = self.token(start, hash, TokenKind::Word);
        token.flags |= extra;
        token.case = letters.case();
        token.script = letters.script();
        token
    }

    #[inline]
    fn letters(&mut self, mut hash: u64, letters: &mut Letters) -> u64 {
        while let Some(&b) = self.bytes.get(self.at) {
            match CLASS[b as usize] {
                Class::Lower => hash = self.small_latin(hash, letters),
                Class::Cyrillic => {
                    let before = self.at;
                    hash = self.small_cyrillic(hash, letters);
                    if self.at == before {
                        let Some(&low) = self.bytes.get(self.at + 1) else { break };
                        hash = add(hash, letters.cyrillic(((b as u32 & 0x1f) << 6) | (low as u32 & 0x3f)));
                        self.at += 2;
                    }
                }
                Class::Upper => {
                    hash = add(hash, (b | 0x20) as u32);
                    letters.latin = true;
                    letters.upper();
                    self.at += 1;
                }
                Class::Digit => {
                    if letters.is_code() {
                        break;
                    }
                    hash = add(hash, b as u32);
                    letters.count += 1;
                    self.at += 1;
                }
                Class::Wide => {
                    let c = self.char_at(self.at);
                    if !c.is_alphanumeric() && !matches!(c, '\u{300}'..='\u{36f}') {
                        break;
                    }
                    letters.wide(c);
                    hash = add(hash, fold(c) as u32);
                    self.at += c.len_utf8();
                }
                Class::Space | Class::Mark => break,
            }
        }
        hash
    }

    /// A run of `a` to `z`.
    #[inline]
    fn small_latin(&mut self, mut hash: u64, letters: &mut Letters) -> u64 {
        let from = self.at;
        while let Some(&b) = self.bytes.get(self.at).filter(|b| b.is_ascii_lowercase()) {
            hash = add(hash, b as u32);
            self.at += 1;
        }
        letters.small((self.at - from) as u32);
        letters.latin = true;
        hash
    }

    /// A run of `а` to `я`; ё ends it.
    #[inline]
    fn small_cyrillic(&mut self, mut hash: u64, letters: &mut Letters) -> u64 {
        let from = self.at;
        while let Some(&[high, low]) = self.bytes.get(self.at..self.at + 2).and_then(|b| b.as_array()) {
            let c = ((high as u32 & 0x1f) << 6) | (low as u32 & 0x3f);
            if !matches!(high, 0xd0 | 0xd1) || !matches!(c, 0x430..=0x44f) {
                break;
            }
            hash = add(hash, c);
            self.at += 2;
        }
        letters.small((self.at - from) as u32 / 2);
        letters.cyrillic |= self.at > from;
        hash
    }

    /// The length of an apostrophe here that stands inside a word.
    #[inline]
    fn apostrophe(&self) -> Option<usize> {
        let len = match *self.bytes.get(self.at)? {
            b'\'' => 1,
            0xe2 if matches!(self.bytes.get(self.at + 1..self.at + 3), Some([0x80, 0x98 | 0x99])) => 3,
            _ => return None,
        };
        let next = self.char_at(self.at + len);
        if !next.is_alphabetic() {
            return None;
        }
        let possessive = matches!(next, 's' | 'S') && !self.char_at(self.at + len + 1).is_alphanumeric();
        (!possessive).then_some(len)
    }

    /// Takes in the rest of an initialism (`U.S.`, `т.е.`) whose first letter has just been read. Folded, it always
    /// has its last stop, so that `U.S` and `U.S.` are one word.
    fn initialism(&mut self, hash: &mut u64, letters: &mut Letters) -> bool {
        let (mut folded, mut seen, mut at, mut end, mut more) = (*hash, *letters, self.at, self.at, 0);
        while self.bytes.get(at) == Some(&b'.') {
            folded = add(folded, '.' as u32);
            end = at + 1;
            let c = self.char_at(end);
            let next = end + c.len_utf8();
            let last = self.bytes.get(next) != Some(&b'.');
            if !c.is_alphabetic() || last && (self.char_at(next).is_alphanumeric() || !c.is_uppercase()) {
                break;
            }
            folded = add(folded, fold(c) as u32);
            seen.any(c);
            more += 1;
            (at, end) = (next, next);
            if last {
                folded = add(folded, '.' as u32);
                break;
            }
        }
        if more == 0 {
            return false;
        }
        (*hash, *letters, self.at) = (folded, seen, end);
        true
    }
}

/// White space and invisible characters outside ASCII.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{2060}' | '\0')
}

/// What has been seen of a word's letters.
#[derive(Default, Clone, Copy)]
struct Letters {
    count: u32,
    lower: u32,
    upper: u32,
    capital: bool,
    latin: bool,
    cyrillic: bool,
    other: bool,
    foreign: bool,
}

impl Letters {
    #[inline]
    fn small(&mut self, count: u32) {
        self.lower += count;
        self.count += count;
    }

    #[inline]
    fn upper(&mut self) {
        self.capital |= self.count == 0;
        self.upper += 1;
        self.count += 1;
    }

    /// Two capitals or more and nothing else: a currency or a maker, with the number after it a token of its own.
    #[inline]
    fn is_code(&self) -> bool {
        self.upper >= 2 && self.upper == self.count
    }

    /// Notes a Cyrillic letter other than `а` to `я` by its code point and gives it folded.
    #[inline]
    fn cyrillic(&mut self, c: u32) -> u32 {
        self.cyrillic = true;
        match c {
            0x410..=0x42f => {
                self.upper();
                c + 0x20
            }
            0x451 => {
                self.small(1);
                0x435
            }
            0x401 => {
                self.upper();
                0x435
            }
            0x400..=0x40f => {
                self.foreign = true;
                self.upper();
                c + 0x50
            }
            _ => {
                self.foreign = true;
                self.small(1);
                char::from_u32(c).map_or(c, |c| fold(c) as u32)
            }
        }
    }

    fn wide(&mut self, c: char) {
        if c.is_uppercase() {
            self.upper();
        } else {
            self.lower += c.is_lowercase() as u32;
            self.count += 1;
        }
        self.foreign = true;
        match c {
            '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{300}'..='\u{36f}' => self.latin = true,
            '\u{400}'..='\u{52f}' => self.cyrillic = true,
            _ => self.other = true,
        }
    }

    fn any(&mut self, c: char) {
        match c {
            'а'..='я' => {
                self.cyrillic = true;
                self.small(1);
            }
            '\u{400}'..='\u{47f}' => _ = self.cyrillic(c as u32),
            'A'..='Z' => {
                self.latin = true;
                self.upper();
            }
            'a'..='z' => {
                self.latin = true;
                self.small(1);
            }
            _ => self.wide(c),
        }
    }

    fn case(&self) -> LetterCase {
        match (self.upper, self.lower) {
            (0, 0) => LetterCase::None,
            (0, _) => LetterCase::Lower,
            (_, 0) => LetterCase::Upper,
            (1, _) if self.capital => LetterCase::Title,
            _ => LetterCase::Mixed,
        }
    }

    fn script(&self) -> Script {
        match (self.latin, self.cyrillic, self.other) {
            (true, false, false) => Script::Latin,
            (false, true, false) => Script::Cyrillic,
            (false, false, false) => Script::None,
            _ => Script::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, 0, text.len(), &mut tokens);
        tokens.iter().map(|t| &text[t.start as usize..t.end as usize]).collect()
    }

    #[test]
    fn boundaries() {
        let rows: &[(&str, &[&str])] = &[
            ("USD34.6 million, B2B", &["USD", "34.6", "million", ",", "B2B"]),
            ("€5m, 1,234.5", &["€", "5", "m", ",", "1,234.5"]),
            ("the U.S. and U.S.-led", &["the", "U.S.", "and", "U.S.", "-", "led"]),
            ("Kun.uz said it didn’t", &["Kun", ".", "uz", "said", "it", "didn’t"]),
            ("Uzbekistan's, producers' O’Neill's", &["Uzbekistan", "'s", ",", "producers", "'", "O’Neill", "'s"]),
            ("А. Б. Иванов, А.Б. Иванов, т.е. так", &["А", ".", "Б", ".", "Иванов", ",", "А.Б.", "Иванов", ",", "т.е.", "так"]),
            ("в 2025-го «Қазақ»", &["в", "2025", "-", "го", "«", "Қазақ", "»"]),
            ("13,6 тыс. мест", &["13,6", "тыс", ".", "мест"]),
            ("10:30 a.m. B2B", &["10", ":", "30", "a.m.", "B2B"]),
        ];
        for (text, expected) in rows {
            assert_eq!(words(text), *expected, "{text}");
        }
    }

    #[test]
    fn folded_words_have_one_hash() {
        assert_eq!(hash_of("Ёлка"), hash_of("елка"));
        assert_eq!(hash_of("DON’T"), hash_of("don't"));
        assert_eq!(hash_of("ҚАЗАҚ"), hash_of("қазақ"));
    }

    #[test]
    fn case_and_script() {
        let mut tokens = Vec::new();
        tokenize("News NEWS news iPhone Ош BOTAŞ 5G", 0, 37, &mut tokens);
        use LetterCase::*;
        let cases: Vec<_> = tokens.iter().map(|t| t.case).collect();
        assert_eq!(cases, [Title, Upper, Lower, Mixed, Title, Upper, None, Upper]);
        assert_eq!(tokens[4].script, Script::Cyrillic);
        assert!(tokens[5].flags & Token::FOREIGN != 0);
    }
}

#[cfg(test)]
mod oracle {
    //! The tokeniser against Unicode's word boundaries, and against the text it came from.

    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    fn tokens_of(text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        tokenize(text, 0, text.len(), &mut tokens);
        tokens
    }

    /// Every token lies inside one Unicode word or mark, but where the module's documentation says otherwise.
    #[test]
    fn unicode_agrees() {
        let text = "Министр Лазиз Кудратов провёл встречу в Ташкенте 30 января 2026 года: «Обсудили 4,97 млрд долларов». \
            Exports didn’t grow 18.2 percent; Türkiye’nin limanı, naïve façade, größte Städte 2,5 — 10 000.";
        let words: Vec<&str> = text.unicode_words().collect();
        let own: Vec<&str> =
            tokens_of(text).iter().filter(|t| t.kind != TokenKind::Mark).map(|t| &text[t.start as usize..t.end as usize]).collect();
        assert_eq!(own, words);
    }

    proptest! {
        /// Tokens and the blanks between them give back the text.
        #[test]
        fn tokens_joined_are_the_text(text in "\\PC{0,80}|[а-яА-Яa-zA-Z0-9 .,'’«»$€—\\n-]{0,120}") {
            let mut at = 0;
            for token in tokens_of(&text) {
                let (start, end) = (token.start as usize, token.end as usize);
                prop_assert!(start >= at && end > start);
                prop_assert!(text[at..start].chars().all(is_blank));
                prop_assert!(text.is_char_boundary(end));
                at = end;
            }
            prop_assert!(text[at..].chars().all(is_blank));
        }

        /// A word of plain letters is one token, as it is for Unicode.
        #[test]
        fn plain_words_are_whole(word in "[a-z]{2,12}|[а-яё]{2,12}") {
            prop_assert_eq!(tokens_of(&word).len(), 1);
            prop_assert_eq!(word.unicode_words().count(), 1);
            prop_assert_eq!(tokens_of(&word)[0].hash, hash_of(&word));
        }
    }
}
