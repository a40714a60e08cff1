//! The tokeniser: one pass over the bytes. The build script includes this file, so it stands on `std` alone.
//!
//! Boundaries follow Unicode's word segmentation (UAX 29) with these differences, each for news:
//! digits and a word after them are two tokens (`5m`, `2025-го`), so are capitals and digits after them (`USD34.6`), the English possessive `'s` is a token of its own,
//! initialisms keep their full stops (`U.S.`), and a full stop, colon or underscore joins no other words.

mod letters;
mod run;

use letters::{Letters, is_blank};
use run::Run;

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
    /// The character of a mark, of the possessive its apostrophe; 0 = no mark.
    pub mark: u16,
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

    /// Whether it is this mark; the possessive is its apostrophe.
    #[inline]
    pub fn is_mark(&self, mark: char) -> bool {
        self.mark as u32 == mark as u32
    }

    /// The character of a mark, of the possessive its apostrophe; 0 where it is no mark.
    #[inline]
    pub fn character(&self) -> char {
        char::from_u32(self.mark as u32).unwrap_or_default()
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
    const fn push(&mut self, letters: u64, bits: u32) {
        self.pending |= letters << self.bits;
        let room = 64 - self.bits;
        if bits < room {
            self.bits += bits;
        } else {
            self.state = mix(self.state, self.pending);
            self.pending = if room < 64 { letters >> room } else { 0 };
            self.bits = bits - room;
        }
    }

    /// Takes in one folded character. No sequence of characters has the bits of another.
    #[inline]
    const fn char(&mut self, c: char) {
        match c as u64 {
            c @ 0..0x80 => self.push(c, 8),
            c @ 0x80..0x800 => self.push(c, 16),
            c => self.push(c | 0x8000_0000, 32),
        }
    }

    #[inline]
    const fn finish(self) -> u64 {
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
    hash_of_plain(word).unwrap_or_else(|| hash_of_letters(word))
}

/// The hash of a word of plain Latin or plain Russian letters; none where there is anything else.
pub fn hash_of_plain(word: &str) -> Option<u64> {
    let bytes = word.as_bytes();
    let ascii = bytes.first().is_none_or(u8::is_ascii);
    if ascii { plain_hash::<1>(bytes, Run::latin) } else { plain_hash::<2>(bytes, Run::cyrillic) }
}

/// The hash of a word of one script's plain letters, `SIZE` bytes each.
#[inline]
fn plain_hash<const SIZE: usize>(mut bytes: &[u8], read: impl Fn(u64) -> Run) -> Option<u64> {
    let mut state = 0;
    loop {
        let run = read(eight(bytes));
        let taken = run.count as usize * SIZE;
        if taken < 8 {
            return (taken == bytes.len()).then(|| mix(state, run.folded));
        }
        (state, bytes) = (mix(state, run.folded), &bytes[8..]);
    }
}

/// The first eight bytes, zeros behind the end.
#[inline]
fn eight(bytes: &[u8]) -> u64 {
    if let Some(eight) = bytes.first_chunk() {
        return u64::from_le_bytes(*eight);
    }
    // Reads from both ends overlap, which adds nothing to the bits.
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        return u32::from_le_bytes(*first) as u64 | (u32::from_le_bytes(*last) as u64) << (8 * (bytes.len() - 4));
    }
    bytes.iter().rev().fold(0, |word, &b| word << 8 | b as u64)
}

fn hash_of_letters(word: &str) -> u64 {
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

/// Whether digits are those of an amount of money: with a comma for the thousands, or a word or letter for the scale.
fn is_amount(bytes: &[u8]) -> bool {
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let whole = digits(0);
    let behind = bytes.get(whole).copied().unwrap_or_default();
    if behind == b',' && digits(whole + 1) == 3 {
        return true;
    }
    let end = if behind == b'.' { whole + 1 + digits(whole + 1) } else { whole };
    let rest = &bytes[end..];
    let rest = rest.strip_prefix(b" ").or_else(|| rest.strip_prefix(b"-")).unwrap_or(rest);
    let letters = rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    is_glued("scale", &rest[..letters])
}

/// Whether letters are among those that amounts have written to their figures.
fn is_glued(kind: &str, letters: &[u8]) -> bool {
    const TABLE: &str = include_str!("../../language/glued.tsv");
    let rows = TABLE.lines().filter_map(|row| row.split_once('\t')).filter(|row| row.0 == kind);
    rows.flat_map(|(_, words)| words.split('|')).any(|word| word.as_bytes() == letters)
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
    #[allow(clippy::too_many_arguments)]
    fn push(&mut self, start: usize, hash: u64, kind: TokenKind, case: LetterCase, script: Script, more: u8, mark: u16) {
        let flags = std::mem::take(&mut self.flags) | more;
        let (start, end) = (start as u32, self.at as u32);
        self.tokens.push(Token { start, end, hash, mask: 0, can: 0, entry: 0, phrase: 0, forms: 0, mark, kind, case, script, flags });
    }

    fn mark(&mut self, c: char) {
        let start = self.at;
        self.at += c.len_utf8();
        let (mut hash, folded) = (Hash::default(), if matches!(c, '!'..='/') { c } else { fold(c) });
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
        let code = u16::try_from(c as u32).unwrap_or(u16::MAX);
        self.push(start, hash.finish(), TokenKind::Mark, LetterCase::None, Script::None, 0, code);
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
        self.push(start, hash.finish(), TokenKind::Number, LetterCase::None, Script::None, 0, 0);
    }

    /// A word of one script's plain letters, `SIZE` bytes each, which nearly all are.
    #[inline]
    fn word<const SIZE: usize>(&mut self, read: impl Fn(u64) -> Run, script: Script) {
        let (start, mut at, mut state) = (self.at, self.at, 0);
        let mut run = read(self.eight(at));
        let capital = run.capitals & Run::FIRST != 0;
        let (mut small, mut capitals) = (run.small, run.capitals & !Run::FIRST);
        while run.count as usize * SIZE == 8 {
            state = mix(state, run.folded);
            at += 8;
            run = read(self.eight(at));
            (small, capitals) = (small | run.small, capitals | run.capitals);
        }
        at += run.count as usize * SIZE;
        let next = self.bytes.get(at).copied().unwrap_or(b'\n');
        let ends = match CLASS[next as usize] {
            Class::Space => true,
            Class::Mark => next != b'\'' && (next != b'.' || at - start > SIZE),
            _ => false,
        };
        if !ends {
            return self.mixed_word();
        }
        self.at = at;
        let case = match (capital, capitals != 0, small != 0) {
            (false, false, _) => LetterCase::Lower,
            (true, false, true) => LetterCase::Title,
            (_, _, false) => LetterCase::Upper,
            _ => LetterCase::Mixed,
        };
        self.push(start, mix(state, run.folded), TokenKind::Word, case, script, if capital { Token::CAPITAL } else { 0 }, 0);
        if next == b' ' {
            self.space();
        }
    }

    #[inline]
    fn eight(&self, at: usize) -> u64 {
        eight(self.bytes.get(at..).unwrap_or_default())
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
        self.push(start, hash.finish(), TokenKind::Word, letters.case(), letters.script(), extra, 0);
    }

    fn letters(&mut self, hash: &mut Hash, letters: &mut Letters) {
        while let Some(&b) = self.bytes.get(self.at) {
            match CLASS[b as usize] {
                Class::Digit => {
                    if letters.is_code() || letters.count <= 3 && self.opens_amount(letters.count as usize) {
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

    /// Whether the letters before a digit are a currency's sign: `Rs5`, `Sh98.40`, `R640 million`, but not `R2`.
    fn opens_amount(&self, letters: usize) -> bool {
        let sign = self.at.checked_sub(letters).and_then(|start| self.bytes.get(start..self.at)).unwrap_or_default();
        sign.first().is_some_and(u8::is_ascii_uppercase) && (is_glued("sign", sign) || is_amount(&self.bytes[self.at..]))
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

#[cfg(test)]
mod tests;
