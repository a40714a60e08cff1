//! What a line or block looks like: cheap counts that tell prose from menus, read off its first bytes and its last.

/// How many bytes of a block are looked at: enough to know prose from a menu, whatever the block's length.
const SAMPLE: usize = 240;

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
    /// Whether any word but acronyms has a small letter inside.
    pub mixed_case: bool,
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
        let mut reader = Reader::default();
        let mut at = 0;
        while at < sample.len() {
            at += reader.step(&mut shape, sample, at);
        }
        reader.close(&mut shape);
        let two_byte =
            u32::from(shape.cyrillic) * sample.len() as u32 / (u32::from(shape.cyrillic) * 2 + u32::from(shape.latin) + 1).max(1);
        let sampled = (sample.len() as u32).saturating_sub(two_byte.min(sample.len() as u32 / 2)).max(1);
        shape.chars = (bytes.len() as u64 * u64::from(sampled) / sample.len().max(1) as u64).min(u64::from(u32::MAX)) as u32;
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

#[derive(Default)]
struct Reader {
    word: u16,
    lower_start: bool,
    upper_start: bool,
    digits: u16,
    smalls_inside: bool,
    stop_pending: bool,
    seen_word: bool,
}

impl Reader {
    /// Reads one character, gives its length in bytes.
    fn step(&mut self, shape: &mut Shape, bytes: &[u8], at: usize) -> usize {
        let byte = bytes[at];
        let next = bytes.get(at + 1).copied().unwrap_or(b' ');
        match byte {
            b'a'..=b'z' => self.letter(shape, true, false),
            b'A'..=b'Z' => self.letter(shape, false, false),
            b'0'..=b'9' => {
                self.begin(shape, false, false);
                self.digits += 1;
                self.word += 1;
            }
            b'\'' | b'-' if self.word > 0 => {}
            b'.' | b'!' | b'?' => {
                if !(next.is_ascii_alphanumeric() || next >= 0x80) {
                    self.close(shape);
                    shape.marks += 1;
                    self.stop_pending = true;
                }
            }
            b',' | b';' => {
                if !next.is_ascii_digit() {
                    self.close(shape);
                    shape.marks += 1;
                }
            }
            0xD0 | 0xD1 => {
                let capital = byte == 0xD0 && (next < 0xB0);
                self.letter(shape, !capital, true);
                return 2;
            }
            0xD2 | 0xD3 => {
                self.letter(shape, next & 1 == 1, true);
                return 2;
            }
            0xC3..=0xC9 => {
                self.letter(shape, byte != 0xC3 || next >= 0x9F, false);
                return 2;
            }
            0xE2 => {
                if !(next == 0x80 && matches!(bytes.get(at + 2), Some(0x99 | 0x91)) && self.word > 0) {
                    self.close(shape);
                }
                return 3;
            }
            0xC2 => {
                self.close(shape);
                return 2;
            }
            _ => self.close(shape),
        }
        1
    }

    fn begin(&mut self, shape: &mut Shape, lower: bool, upper: bool) {
        if self.word > 0 {
            return;
        }
        self.lower_start = lower;
        self.upper_start = upper;
        if !self.seen_word {
            shape.starts_lower = lower;
            self.seen_word = true;
        }
        if self.stop_pending && !lower {
            shape.stops += 1;
        }
        self.stop_pending = false;
    }

    fn letter(&mut self, shape: &mut Shape, lower: bool, cyrillic: bool) {
        self.begin(shape, lower, !lower);
        if cyrillic {
            shape.cyrillic += 1;
        } else {
            shape.latin += 1;
        }
        self.smalls_inside |= lower && self.word > 0;
        self.word += 1;
    }

    fn close(&mut self, shape: &mut Shape) {
        if self.word == 0 {
            return;
        }
        shape.words += 1;
        if self.lower_start {
            shape.lower += 1;
            shape.small += u16::from(self.word <= 3);
        } else if self.upper_start {
            shape.capital += 1;
        } else if self.digits > 0 {
            shape.numbers += 1;
        }
        shape.mixed_case |= self.smalls_inside || (self.lower_start && self.word > 2);
        self.word = 0;
        self.digits = 0;
        self.smalls_inside = false;
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
