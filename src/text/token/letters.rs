//! What is seen of a word's letters one by one: case, script, whether another language has them.

use super::{LetterCase, Script, fold};

/// White space and invisible characters outside ASCII.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{2060}' | '\0')
}

/// What has been seen of a word's letters.
#[derive(Default, Clone, Copy)]
pub(super) struct Letters {
    pub count: u32,
    lower: u32,
    upper: u32,
    pub capital: bool,
    latin: bool,
    cyrillic: bool,
    other: bool,
    pub foreign: bool,
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
    pub fn is_code(&self) -> bool {
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

    pub fn any(&mut self, c: char) {
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

    pub fn case(&self) -> LetterCase {
        match (self.upper, self.lower) {
            (0, 0) => LetterCase::None,
            (0, _) => LetterCase::Lower,
            (_, 0) => LetterCase::Upper,
            (1, _) if self.capital => LetterCase::Title,
            _ => LetterCase::Mixed,
        }
    }

    pub fn script(&self) -> Script {
        match (self.latin, self.cyrillic, self.other) {
            (true, false, false) => Script::Latin,
            (false, true, false) => Script::Cyrillic,
            (false, false, false) => Script::None,
            _ => Script::Other,
        }
    }
}
