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

/// The hash of a word while its folded letters come in: they are gathered to eight bytes, so that most words are mixed once or twice.
#[derive(Default, Clone, Copy)]
struct Hash {
    state: u64,
    pending: u64,
    bits: u32,
}

impl Hash {
    /// Takes in letters that are this many bits together, 64 at most; higher bits are 0.
    #[inline]
    fn push(&mut self, letters: u64, bits: u32) {
        self.pending |= letters << self.bits;
        let room = 64 - self.bits;
        if bits < room {
            self.bits += bits;
        } else {
            self.state = mix(self.state, self.pending);
            self.pending = letters.checked_shr(room).unwrap_or(0);
            self.bits = bits - room;
        }
    }

    /// Takes in one folded character. No sequence of characters has the bits of another.
    #[inline]
    fn char(&mut self, c: char) {
        match c as u64 {
            c @ 0..0x80 => self.push(c, 8),
            c @ 0x80..0x800 => self.push(c, 16),
            c => self.push(c | 0x8000_0000, 32),
        }
    }

    #[inline]
    fn finish(self) -> u64 {
        mix(self.state, self.pending)
    }
}

#[inline]
const fn mix(state: u64, letters: u64) -> u64 {
    (state.rotate_left(5) ^ letters).wrapping_mul(SEED)
}

/// The hash of a phrase from the hash of its words so far and the next word's.
#[inline]
pub const fn join(phrase: u64, word: u64) -> u64 {
    (phrase.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The folded hash of one word or mark, as its token would have it.
pub fn hash_of(word: &str) -> u64 {
    let mut hash = Hash::default();
    word.chars().for_each(|c| hash.char(fold(c)));
    hash.finish()
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
    Scanner { text, bytes: &text.as_bytes()[..end], at: from, flags, tokens }.run();
}

struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// What stands before the next token.
    flags: u8,
    tokens: &'a mut Vec<Token>,
}

impl Scanner<'_> {
    fn run(&mut self) {
        while let Some(&b) = self.bytes.get(self.at) {
            match CLASS[b as usize] {
                Class::Space => self.space(),
                Class::Upper | Class::Lower => self.word::<1>(Run::latin, Script::Latin),
                Class::Cyrillic => self.word::<2>(Run::cyrillic, Script::Cyrillic),
                Class::Digit => self.number(),
                Class::Mark => self.mark(b as char),
                Class::Wide => self.wide(),
            }
        }
    }

    fn wide(&mut self) {
        let c = self.char_at(self.at);
        if c.is_alphabetic() {
            self.mixed_word();
        } else if is_blank(c) {
            self.at += c.len_utf8();
            self.flags |= if matches!(c, '\u{2028}' | '\u{2029}') { Token::SPACE | Token::LINE } else { Token::SPACE };
        } else {
            self.mark(c);
        }
    }

    #[inline]
    fn char_at(&self, at: usize) -> char {
        self.text.get(at..self.bytes.len()).and_then(|t| t.chars().next()).unwrap_or('\0')
    }

    #[inline]
    fn space(&mut self) {
        let from = self.at;
        self.at += 1;
        if self.bytes[from] == b' ' && self.bytes.get(self.at).is_some_and(|&b| CLASS[b as usize] != Class::Space) {
            self.flags |= Token::SPACE;
        } else {
            self.spaces(from);
        }
    }

    fn spaces(&mut self, from: usize) {
        self.at = from;
        let mut lines = 0u32;
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

    /// Appends the token from `start` to here.
    #[inline]
    fn push(&mut self, start: usize, hash: u64, kind: TokenKind, case: LetterCase, script: Script, more: u8) {
        let flags = std::mem::take(&mut self.flags) | more;
        let (start, end) = (start as u32, self.at as u32);
        self.tokens.push(Token { start, end, hash, mask: 0, can: 0, entry: 0, phrase: 0, forms: 0, kind, case, script, flags });
    }

    fn mark(&mut self, c: char) {
        let start = self.at;
        self.at += c.len_utf8();
        let (mut hash, folded) = (Hash::default(), fold(c));
        hash.char(folded);
        // The possessive after a word: `'s`.
        if folded == '\''
            && self.flags == 0
            && matches!(self.bytes.get(self.at), Some(b's' | b'S'))
            && !self.char_at(self.at + 1).is_alphanumeric()
        {
            hash.char('s');
            self.at += 1;
        }
        self.push(start, hash.finish(), TokenKind::Mark, LetterCase::None, Script::None, 0);
    }

    fn number(&mut self) {
        let start = self.at;
        let mut hash = Hash::default();
        while let Some(&b) = self.bytes.get(self.at) {
            let inside = b.is_ascii_digit() || (matches!(b, b'.' | b',') && self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit));
            if !inside {
                break;
            }
            hash.push(b as u64, 8);
            self.at += 1;
        }
        self.push(start, hash.finish(), TokenKind::Number, LetterCase::None, Script::None, 0);
    }

    /// The eight bytes from here on, zeros behind the end.
    #[inline]
    fn eight(&self, at: usize) -> u64 {
        let rest = self.bytes.get(at..).unwrap_or_default();
        rest.first_chunk().map_or_else(|| rest.iter().rev().fold(0, |word, &b| word << 8 | b as u64), |eight| u64::from_le_bytes(*eight))
    }

    /// A word of one script's plain letters, `SIZE` bytes each, which nearly all are.
    #[inline]
    fn word<const SIZE: usize>(&mut self, read: impl Fn(u64) -> Run, script: Script) {
        let (start, mut at, mut state) = (self.at, self.at, 0);
        let (mut small, mut capitals, mut capital) = (0, 0, false);
        let last = loop {
            let word = self.eight(at);
            let mut run = read(word);
            if at == start {
                capital = run.capitals & Run::FIRST != 0;
                run.capitals &= !Run::FIRST;
            }
            small |= run.small;
            capitals |= run.capitals;
            at += run.count as usize * SIZE;
            if run.count as usize * SIZE < 8 {
                let next = (word >> (run.count as usize * SIZE * 8)) as u8;
                let ends = match CLASS[next as usize] {
                    Class::Space => true,
                    Class::Mark => next != b'\'' && (next != b'.' || at - start > SIZE),
                    _ => false,
                };
                if !ends {
                    return self.mixed_word();
                }
                break run.folded;
            }
            state = mix(state, run.folded);
        };
        self.at = at;
        let case = match (capital, capitals != 0, small != 0) {
            (false, false, _) => LetterCase::Lower,
            (true, false, true) => LetterCase::Title,
            (_, _, false) => LetterCase::Upper,
            _ => LetterCase::Mixed,
        };
        self.push(start, mix(state, last), TokenKind::Word, case, script, if capital { Token::CAPITAL } else { 0 });
    }

    /// Any other word, letter by letter.
    #[inline(never)]
    fn mixed_word(&mut self) {
        let start = self.at;
        let (mut letters, mut hash) = (Letters::default(), Hash::default());
        self.letters(&mut hash, &mut letters);
        // An apostrophe between letters belongs to the word, but for the possessive.
        while let Some(len) = self.apostrophe() {
            hash.char('\'');
            self.at += len;
            self.letters(&mut hash, &mut letters);
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
        self.push(start, hash.finish(), TokenKind::Word, letters.case(), letters.script(), extra);
    }

    fn letters(&mut self, hash: &mut Hash, letters: &mut Letters) {
        while let Some(&b) = self.bytes.get(self.at) {
            match CLASS[b as usize] {
                Class::Digit => {
                    if letters.is_code() {
                        break;
                    }
                    hash.push(b as u64, 8);
                    letters.count += 1;
                    self.at += 1;
                }
                Class::Space | Class::Mark => break,
                _ => {
                    let c = self.char_at(self.at);
                    let cyrillic = matches!(c, 'А'..='я' | 'ё' | 'Ё');
                    if !cyrillic && !c.is_alphanumeric() && !matches!(c, '\u{300}'..='\u{36f}') {
                        break;
                    }
                    letters.any(c);
                    hash.char(fold(c));
                    self.at += c.len_utf8();
                }
            }
        }
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
    fn initialism(&mut self, hash: &mut Hash, letters: &mut Letters) -> bool {
        let (mut folded, mut seen, mut at, mut end, mut more) = (*hash, *letters, self.at, self.at, 0);
        while self.bytes.get(at) == Some(&b'.') {
            folded.char('.');
            end = at + 1;
            let c = self.char_at(end);
            let next = end + c.len_utf8();
            let last = self.bytes.get(next) != Some(&b'.');
            if !c.is_alphabetic() || last && (self.char_at(next).is_alphanumeric() || !c.is_uppercase()) {
                break;
            }
            folded.char(fold(c));
            seen.any(c);
            more += 1;
            (at, end) = (next, next);
            if last {
                folded.char('.');
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

/// Letters of one script at the start of eight bytes, found without looking at each.
#[derive(Clone, Copy)]
struct Run {
    /// How many letters.
    count: u32,
    /// The letters in lower case; bytes behind them are 0.
    folded: u64,
    /// A bit for each capital, in the letter's place.
    capitals: u64,
    /// Bits where there are small letters.
    small: u64,
}

impl Run {
    /// The bit of `capitals` that is the first letter's.
    const FIRST: u64 = 0x20;

    /// ASCII letters.
    #[inline]
    fn latin(word: u64) -> Run {
        const ONES: u64 = 0x0101_0101_0101_0101;
        const CASE: u64 = ONES * 0x20;
        // The high bit of each byte tells whether it is at least `a`, or more than `z`; no sum carries over.
        let small = word & (ONES * 0x7f) | CASE;
        let (from_a, after_z) = (small + ONES * (0x80 - b'a' as u64), small + ONES * (0x7f - b'z' as u64));
        let others = (!from_a | after_z | word) & (ONES * 0x80);
        let count = others.trailing_zeros() / 8;
        let taken = taken(count * 8);
        Run { count, folded: small & taken, capitals: !word & CASE & taken, small: word & CASE & taken }
    }

    /// `А` to `я`, two bytes each.
    #[inline]
    fn cyrillic(word: u64) -> Run {
        const ONES: u64 = 0x0001_0001_0001_0001;
        const HIGH: u64 = ONES * 0x8000;
        // What differs from the bytes of a character of this block, D0 or D1 and a second byte.
        let differs = (word ^ (ONES * 0x80d0)) & (ONES * 0xc0fe);
        let strange = ((differs & !HIGH) + !HIGH) | differs;
        // Its place in the block. The high bit of each sum tells whether it is at least a certain letter.
        let place = (word & ONES) << 6 | (word >> 8) & (ONES * 0x3f);
        let at_least = |letter: u64| place + ONES * (0x8000 - (letter - 0x400));
        let others = (strange | !at_least('А' as u64) | at_least('я' as u64 + 1)) & HIGH;
        let count = others.trailing_zeros() / 16;
        let taken = taken(count * 16);
        let small = at_least('а' as u64) & HIGH;
        let capitals = (small ^ HIGH) >> 10 & taken;
        Run { count, folded: (place + ONES * 0x400 + capitals) & taken, capitals, small: small & taken }
    }
}

/// The lowest `bits` bits.
#[inline]
fn taken(bits: u32) -> u64 {
    u64::MAX.checked_shr(64 - bits).unwrap_or(0)
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
    fn small(&mut self) {
        self.lower += 1;
        self.count += 1;
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
                self.small();
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
                self.small();
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
                self.small();
            }
            '\u{400}'..='\u{47f}' => _ = self.cyrillic(c as u32),
            'A'..='Z' => {
                self.latin = true;
                self.upper();
            }
            'a'..='z' => {
                self.latin = true;
                self.small();
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
