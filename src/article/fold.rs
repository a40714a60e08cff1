//! Case folding of the first bytes of a line into a fixed buffer: no allocation for what is looked up once.

use std::hash::Hasher;

/// How much of a line is folded.
pub(crate) const FOLDED: usize = 112;

/// The start of a line in small letters, ё as е, runs of space as one space, typographic quotes and dashes as plain ones.
pub(crate) struct Folded {
    bytes: [u8; FOLDED],
    length: usize,
}

impl Folded {
    /// Folds the start of `text`, `most` bytes or a few more.
    pub fn new(text: &str, most: usize) -> Folded {
        let mut folded = Folded { bytes: [0; FOLDED], length: 0 };
        let mut was_space = true;
        for ch in text.chars() {
            if folded.length >= most {
                break;
            }
            if ch.is_whitespace() {
                if !was_space && !folded.push(' ') {
                    break;
                }
                was_space = true;
                continue;
            }
            was_space = false;
            if !folded.push(fold(ch)) {
                break;
            }
        }
        folded
    }

    fn push(&mut self, ch: char) -> bool {
        if self.length + ch.len_utf8() > FOLDED {
            return false;
        }
        ch.encode_utf8(&mut self.bytes[self.length..]);
        self.length += ch.len_utf8();
        true
    }

    /// The folded bytes, valid UTF-8.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.length]).unwrap_or("")
    }
}

/// The line without the bullets, quotes and spaces it begins with; hyphens stay.
pub(crate) fn past_signs(line: &str) -> &str {
    let bytes = line.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += match byte {
            b'-' => break,
            0xC2 => 2,
            0xE2 | 0xEF => 3,
            0xF0 => 4,
            _ if byte >= 0x80 || byte.is_ascii_alphanumeric() => break,
            _ => 1,
        };
    }
    line.get(at..).unwrap_or("")
}

/// The longest first word of a phrase, in bytes.
const WORD: usize = 40;

/// The first word of a line in small letters: enough to know that most lines are no furniture.
pub(crate) struct FoldedWord {
    bytes: [u8; WORD],
    /// How many bytes.
    pub length: usize,
}

impl FoldedWord {
    /// Folds Latin and Russian letters; a word of another script is empty.
    pub fn new(text: &str) -> FoldedWord {
        let mut word = FoldedWord { bytes: [0; WORD], length: 0 };
        let bytes = text.as_bytes();
        let mut at = 0;
        while at + 1 < WORD && at < bytes.len() {
            let (one, two) = (bytes[at], bytes.get(at + 1).copied().unwrap_or(0));
            let (first, second) = match (one, two) {
                (b'a'..=b'z' | b'0'..=b'9' | b'\'' | b'-', _) => (one, 0),
                (b'A'..=b'Z', _) => (one + 0x20, 0),
                (0xD0, 0x81) | (0xD1, 0x91) => (0xD0, 0xB5),
                (0xD0, 0x90..=0x9F) => (0xD0, two + 0x20),
                (0xD0, 0xA0..=0xAF) => (0xD1, two - 0x20),
                (0xD0 | 0xD1, _) => (one, two),
                _ => break,
            };
            word.bytes[at] = first;
            at += 1;
            if second != 0 {
                word.bytes[at] = second;
                at += 1;
            }
        }
        word.length = at;
        word
    }

    /// A hash of the folded bytes.
    pub fn hash(&self) -> u64 {
        let (words, _) = self.bytes.as_chunks::<8>();
        let mut hasher = WordHasher::default();
        words[..self.length.div_ceil(8)].iter().for_each(|word| hasher.write_u64(u64::from_le_bytes(*word)));
        hasher.finish()
    }
}

/// A quick hash of short words.
#[derive(Default)]
pub(crate) struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut part = [0; 8];
            part[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(part));
        }
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}

/// One character folded: small letters where the small letter is one character.
pub(crate) fn fold(ch: char) -> char {
    match ch {
        'A'..='Z' => ch.to_ascii_lowercase(),
        '\0'..='\x7f' => ch,
        'ё' | 'Ё' => 'е',
        'А'..='Я' => char::from_u32(ch as u32 + 0x20).unwrap_or(ch),
        'а'..='я' => ch,
        '’' | '‘' | 'ʼ' => '\'',
        '–' | '—' | '−' | '‑' => '-',
        '“' | '”' | '„' | '«' | '»' => '"',
        _ => {
            let mut small = ch.to_lowercase();
            match (small.next(), small.next()) {
                (Some(one), None) => one,
                _ => ch,
            }
        }
    }
}

/// Whether a character is a letter; Latin and Cyrillic are told without a look-up.
pub(crate) fn is_letter(ch: char) -> bool {
    match ch {
        '\0'..='\x7f' => ch.is_ascii_alphabetic(),
        'Ѐ'..='ҁ' | 'Ҋ'..='ӿ' => true,
        '\u{2000}'..='\u{206f}' => false,
        _ => ch.is_alphabetic(),
    }
}

/// Whether a character is a capital letter.
pub(crate) fn is_capital(ch: char) -> bool {
    match ch {
        '\0'..='\x7f' => ch.is_ascii_uppercase(),
        'Ѐ'..='Я' => true,
        'а'..='џ' => false,
        _ => ch.is_uppercase(),
    }
}

/// Whether a character is a small letter.
pub(crate) fn is_small(ch: char) -> bool {
    match ch {
        '\0'..='\x7f' => ch.is_ascii_lowercase(),
        'Ѐ'..='Я' => false,
        'а'..='џ' => true,
        _ => ch.is_lowercase(),
    }
}

/// A whole short string folded; for tables and for keys that are kept.
pub(crate) fn fold_string(text: &str) -> String {
    text.chars().map(fold).collect()
}

/// Whether `whole` begins with `part` and no letter or digit follows it.
pub(crate) fn starts_with_words(whole: &str, part: &str) -> bool {
    let Some(rest) = whole.strip_prefix(part) else { return false };
    !part.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_both_scripts() {
        assert_eq!(Folded::new("  Read\u{a0} MORE: «Ещё»", FOLDED).as_str(), "read more: \"еще\"");
        assert!(starts_with_words("read more: x", "read more"));
        assert!(!starts_with_words("tagsoup", "tags"));
    }

    #[test]
    fn letters_are_what_unicode_says() {
        for ch in ('\0'..='\u{2fff}').filter(|ch| !('\u{2000}'..='\u{206f}').contains(ch)) {
            assert_eq!((is_letter(ch), is_capital(ch), is_small(ch)), (ch.is_alphabetic(), ch.is_uppercase(), ch.is_lowercase()), "{ch:?}");
        }
    }

    #[test]
    fn long_lines_are_cut_on_a_boundary() {
        let long = "я".repeat(500);
        assert_eq!(Folded::new(&long, FOLDED).as_str().chars().count(), FOLDED / 2);
    }
}
