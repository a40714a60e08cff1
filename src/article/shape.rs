//! What a line or block looks like: cheap counts that tell prose from menus, read off its first bytes and its last.

/// How many bytes of a block are looked at: enough to know prose from a menu, whatever the block's length.
const SAMPLE: usize = 180;

/// How a block ends, closing quotes and brackets aside.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Ending {
    /// With a letter, digit or anything else that ends no sentence.
    #[default]
    Open,
    /// With a full stop, question mark, exclamation mark or ellipsis.
    Stop,
    /// With a colon.
    Colon,
    /// With a comma, semicolon or dash: the sentence goes on.
    Runs,
}

/// Counts over the sample of a block.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Shape {
    /// Characters in the whole block, counted from its bytes and the sample's script.
    pub chars: u32,
    /// Words in the sample.
    pub words: u16,
    /// Words that start with a small letter.
    pub lower: u16,
    /// Small-letter words of at most three letters, most of them function words in either language.
    pub small: u16,
    /// Words of digits.
    pub numbers: u16,
    /// Full stops and the like followed by a space, commas, semicolons.
    pub marks: u16,
    /// Sentence ends inside.
    pub stops: u16,
    /// Cyrillic letters in the sample.
    pub cyrillic: u16,
    /// Latin letters in the sample.
    pub latin: u16,
    /// How it ends.
    pub ending: Ending,
    /// Whether it starts with a small letter.
    pub starts_lower: bool,
    /// Whether the block is longer than the sample.
    pub long: bool,
}

impl Shape {
    /// Reads the shape of a trimmed block.
    pub fn of(block: &str) -> Shape {
        let bytes = block.as_bytes();
        let sample = &bytes[..bytes.len().min(SAMPLE)];
        let mut shape = Shape { long: bytes.len() > SAMPLE, ending: ending(bytes), ..Shape::default() };
        let mut counts = Counts(0);
        // What a stop counted that a word with no small letter follows.
        let mut stop = Counts(0);
        let mut at = 0;
        while let Some(&first) = sample.get(at) {
            let next = || sample.get(at + 1).copied().unwrap_or(b' ');
            match CLASSES[first as usize] {
                Class::Other => at += 1,
                Class::Word => {
                    let end = word_end(sample, at);
                    // "4.5" is one word.
                    let goes_on = first.is_ascii_digit() && at >= 2 && matches!(sample[at - 2..at], [b'0'..=b'9', b'.' | b',']);
                    if !goes_on {
                        let word = Counts::of(first, next(), end - at);
                        shape.starts_lower |= counts.0 == 0 && word.0 & LOWER.0 != 0;
                        counts.0 += word.0 + if word.0 & LOWER.0 == 0 { stop.0 } else { 0 };
                        stop.0 = 0;
                    }
                    // What follows a word is a space most often.
                    at = end + usize::from(sample.get(end) == Some(&b' '));
                }
                Class::Stop => {
                    if !(next().is_ascii_alphanumeric() || next() >= 0x80) {
                        shape.marks += 1;
                        stop = STOPS;
                    }
                    at += 1;
                }
                Class::Comma => {
                    shape.marks += u16::from(!next().is_ascii_digit());
                    at += 1;
                }
                Class::Two => at += 2,
                Class::Three => at += 3,
            }
        }
        counts.put(&mut shape);
        let letters = u64::from(shape.cyrillic) + u64::from(shape.latin);
        let bytes_of_letters = letters + u64::from(shape.cyrillic);
        shape.chars = (bytes.len() as u64 * (letters + 1) / (bytes_of_letters + 1)).min(u64::from(u32::MAX)) as u32;
        shape
    }

    /// Words in the whole block, by the sample's rate.
    pub fn all_words(&self) -> u32 {
        if !self.long {
            return u32::from(self.words);
        }
        self.chars / 6
    }

    /// A full sentence or more of ordinary prose.
    pub fn is_sentence(&self) -> bool {
        let closed = self.ending == Ending::Stop || self.stops > 0 || self.long && self.marks > 1;
        let small_enough = if self.ending == Ending::Stop { 3 } else { 2 };
        closed && self.words >= 4 && self.lower * small_enough >= self.words.saturating_sub(self.numbers)
    }

    /// Whether Cyrillic prevails.
    pub fn is_cyrillic(&self) -> bool {
        self.cyrillic > self.latin
    }
}

/// Seven counts of words and letters, a byte each; a sample has too few of either for a byte to overflow.
#[derive(Clone, Copy)]
struct Counts(u64);

const _: () = assert!(SAMPLE < 256);

const WORDS: Counts = Counts(1);
const LOWER: Counts = Counts(1 << 8);
const SMALL: Counts = Counts(1 << 16);
const NUMBERS: Counts = Counts(1 << 24);
const STOPS: Counts = Counts(1 << 32);
const CYRILLIC: Counts = Counts(1 << 48);
const LATIN: Counts = Counts(1 << 56);

impl Counts {
    /// One word, by its first two bytes and its length.
    #[inline]
    fn of(first: u8, second: u8, bytes: usize) -> Counts {
        let (lower, script, halved) = match first {
            b'a'..=b'z' | b'A'..=b'Z' => (first >= b'a', LATIN, 0),
            0xD0 => (second >= 0xB0, CYRILLIC, 1),
            0xD1 => (true, CYRILLIC, 1),
            0xD2 | 0xD3 => (second & 1 == 1, CYRILLIC, 1),
            0xC4..=0xC9 => (true, LATIN, 0),
            0xC3 => (second >= 0x9F, LATIN, 0),
            _ => return Counts(WORDS.0 + NUMBERS.0),
        };
        let length = (bytes >> halved) as u64;
        let small = u64::from(lower & (length <= 3));
        Counts(WORDS.0 + u64::from(lower) * LOWER.0 + small * SMALL.0 + length * script.0)
    }

    fn put(self, shape: &mut Shape) {
        let [words, lower, small, numbers, stops, _, cyrillic, latin] = self.0.to_le_bytes().map(u16::from);
        *shape = Shape { words, lower, small, numbers, stops, cyrillic, latin, ..*shape };
    }
}

/// What a byte begins.
#[derive(Clone, Copy)]
enum Class {
    /// A letter or digit.
    Word,
    /// A full stop, question or exclamation mark.
    Stop,
    /// A comma or semicolon.
    Comma,
    /// Any other sign of one byte.
    Other,
    /// A sign of two bytes.
    Two,
    /// A sign of three bytes.
    Three,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut at = 0;
    while at < 256 {
        classes[at] = match at as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | 0xC3..=0xDF => Class::Word,
            b'.' | b'!' | b'?' => Class::Stop,
            b',' | b';' => Class::Comma,
            0xC2 => Class::Two,
            0xE2 => Class::Three,
            0xE0..=0xFF => Class::Word,
            _ => Class::Other,
        };
        at += 1;
    }
    classes
};

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = ONES * 0x80;

/// The high bits of those of eight bytes that do not go on with a word: neither letters, digits, the inner bytes of letters,
/// apostrophes nor hyphens.
#[inline]
fn outside(word: u64) -> u64 {
    let low = word & !HIGH;
    // The high bit where a byte of seven bits is this or more, where it is not this.
    let least = |bytes: u64, least: u8| bytes + ONES * (0x80 - least as u64);
    let differs = |bytes: u64, byte: u8| (bytes ^ (ONES * byte as u64)) + ONES * 0x7f;
    let small = low | (ONES * 0x20);
    let letter = least(small, b'a') & !least(small, b'z' + 1);
    let digit = least(low, b'0') & !least(low, b'9' + 1);
    let sign = !(differs(low, b'\'') & differs(low, b'-'));
    // 0xC2 and 0xE2 begin signs.
    let wide = differs(low & !(ONES * 0x20), 0x42);
    !(((letter | digit | sign) & !word) | (wide & word)) & HIGH
}

/// The first eight bytes, zeros behind the end.
#[inline]
fn eight(bytes: &[u8]) -> u64 {
    match bytes.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => bytes.iter().rev().fold(0, |word, &b| word << 8 | u64::from(b)),
    }
}

/// Where the word that starts at `at` ends.
#[inline]
fn word_end(bytes: &[u8], at: usize) -> usize {
    let mut end = at + 1;
    loop {
        let ends = outside(eight(bytes.get(end..).unwrap_or_default()));
        if ends == 0 {
            end += 8;
            continue;
        }
        end += ends.trailing_zeros() as usize / 8;
        // A typographic apostrophe or hyphen goes on with the word.
        let inner =
            bytes.get(end) == Some(&0xE2) && matches!(bytes.get(end..end + 4), Some([_, 0x80, 0x99 | 0x91, next]) if goes_on(*next));
        if !inner {
            return end;
        }
        end += 3;
    }
}

/// Whether a byte goes on with a word.
fn goes_on(byte: u8) -> bool {
    outside(u64::from(byte)) & 0x80 == 0
}

/// How the block ends, looking through closing quotes, brackets and footnote signs.
fn ending(bytes: &[u8]) -> Ending {
    let mut rest = bytes;
    for _ in 0..4 {
        rest = match rest {
            [head @ .., b'"' | b'\'' | b')' | b']' | b' ' | b'*'] => head,
            [head @ .., 0xC2, 0xBB] => head,
            [head @ .., 0xE2, 0x80, 0x98..=0x9E] => head,
            _ => break,
        };
    }
    match rest {
        [.., b'.' | b'!' | b'?'] | [.., 0xE2, 0x80, 0xA6] => Ending::Stop,
        [.., b':'] => Ending::Colon,
        [.., b',' | b';'] | [.., 0xE2, 0x80, 0x93 | 0x94] => Ending::Runs,
        _ => Ending::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_and_menus_differ() {
        let prose = Shape::of("The ministry said on Monday that exports had grown by 4.5 percent.");
        assert!(prose.is_sentence());
        assert_eq!((prose.words, prose.numbers, prose.ending), (12, 1, Ending::Stop));
        let menu = Shape::of("Home  News  Sport  Business");
        assert!(!menu.is_sentence());
        assert_eq!((menu.words, menu.lower), (4, 0));
    }

    #[test]
    fn cyrillic_counts_characters() {
        let shape = Shape::of("Министр сообщил, что работа завершена.");
        assert!(shape.is_sentence() && shape.is_cyrillic());
        assert_eq!(shape.words, 5);
        assert!((30..=42).contains(&shape.chars), "{}", shape.chars);
    }

    #[test]
    fn words_go_on_with_letters_digits_and_what_joins_them() {
        for byte in 0..=255u8 {
            let within = byte.is_ascii_alphanumeric() || matches!(byte, b'\'' | b'-' | 0x80..=0xC1 | 0xC3..=0xE1 | 0xE3..=0xFF);
            for at in 0..8 {
                let word = u64::from_le_bytes([b'a'; 8]) & !(0xff << (8 * at)) | u64::from(byte) << (8 * at);
                assert_eq!(outside(word), if within { 0 } else { 0x80 << (8 * at) }, "{byte:x}");
            }
        }
        assert_eq!(word_end("well-known’s end".as_bytes(), 0), "well-known’s".len());
        assert_eq!(word_end("международная.".as_bytes(), 0), "международная".len());
    }

    #[test]
    fn endings_look_through_quotes() {
        assert_eq!(ending("Он сказал: «Да.»".as_bytes()), Ending::Stop);
        assert_eq!(ending("as follows:".as_bytes()), Ending::Colon);
        assert_eq!(ending("well…".as_bytes()), Ending::Stop);
        assert_eq!(ending("Read more".as_bytes()), Ending::Open);
    }
}
