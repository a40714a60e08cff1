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
    /// Words that start with a capital letter.
    pub capital: u16,
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
        let mut stop_pending = false;
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
                        shape.word(first, next(), end - at, std::mem::take(&mut stop_pending));
                    }
                    // What follows a word is a space most often.
                    at = end + usize::from(sample.get(end) == Some(&b' '));
                }
                Class::Stop => {
                    if !(next().is_ascii_alphanumeric() || next() >= 0x80) {
                        shape.marks += 1;
                        stop_pending = true;
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
        let letters = u64::from(shape.cyrillic) + u64::from(shape.latin);
        let bytes_of_letters = letters + u64::from(shape.cyrillic);
        shape.chars = (bytes.len() as u64 * (letters + 1) / (bytes_of_letters + 1)).min(u64::from(u32::MAX)) as u32;
        shape
    }

    /// Counts one word in, by its first two bytes and its length.
    fn word(&mut self, first: u8, second: u8, bytes: usize, after_stop: bool) {
        let (lower, upper, cyrillic) = match first {
            b'a'..=b'z' => (true, false, false),
            b'A'..=b'Z' => (false, true, false),
            0xD0 => (second >= 0xB0, second < 0xB0, true),
            0xD1 => (true, false, true),
            0xD2 | 0xD3 => (second & 1 == 1, second & 1 == 0, true),
            0xC3 => (second >= 0x9F, second < 0x9F, false),
            0xC4..=0xC9 => (true, false, false),
            _ => (false, false, false),
        };
        self.starts_lower |= lower && self.words == 0;
        self.words += 1;
        self.stops += u16::from(after_stop && !lower);
        let length = (bytes >> u8::from(cyrillic)) as u16;
        self.lower += u16::from(lower);
        self.small += u16::from(lower && length <= 3);
        self.capital += u16::from(upper);
        self.numbers += u16::from(!(lower || upper));
        let letters = if lower || upper { length } else { 0 };
        self.cyrillic += if cyrillic { letters } else { 0 };
        self.latin += if cyrillic { 0 } else { letters };
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

/// Bytes that go on with a word: letters, digits, the inner bytes of letters, apostrophes and hyphens.
const WITHIN: [bool; 256] = {
    let mut within = [false; 256];
    let mut at = 0;
    while at < 256 {
        let byte = at as u8;
        within[at] = byte.is_ascii_alphanumeric() || matches!(byte, b'\'' | b'-' | 0x80..=0xC1 | 0xC3..=0xE1 | 0xE3..=0xFF);
        at += 1;
    }
    within
};

/// Where the word that starts at `at` ends.
fn word_end(bytes: &[u8], at: usize) -> usize {
    let mut end = at + 1;
    loop {
        while bytes.get(end).is_some_and(|byte| WITHIN[*byte as usize]) {
            end += 1;
        }
        // A typographic apostrophe or hyphen goes on with the word.
        let inner = matches!(bytes.get(end..end + 4), Some([0xE2, 0x80, 0x99 | 0x91, next]) if WITHIN[*next as usize]);
        if !inner {
            return end;
        }
        end += 3;
    }
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
        assert_eq!((menu.words, menu.capital, menu.lower), (4, 4, 0));
    }

    #[test]
    fn cyrillic_counts_characters() {
        let shape = Shape::of("Министр сообщил, что работа завершена.");
        assert!(shape.is_sentence() && shape.is_cyrillic());
        assert_eq!(shape.words, 5);
        assert!((30..=42).contains(&shape.chars), "{}", shape.chars);
    }

    #[test]
    fn endings_look_through_quotes() {
        assert_eq!(ending("Он сказал: «Да.»".as_bytes()), Ending::Stop);
        assert_eq!(ending("as follows:".as_bytes()), Ending::Colon);
        assert_eq!(ending("well…".as_bytes()), Ending::Stop);
        assert_eq!(ending("Read more".as_bytes()), Ending::Open);
    }
}
