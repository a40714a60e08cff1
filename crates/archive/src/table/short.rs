//! Short texts that are made for each row, without asking for memory.

use std::ops::Deref;

/// The id of a part of a document, as text.
pub(crate) struct Short {
    bytes: [u8; 11],
    start: u8,
}

impl Short {
    /// `m12`.
    pub(crate) fn id(letter: char, mut number: u32) -> Self {
        let mut short = Short { bytes: [0; 11], start: 11 };
        loop {
            short.push(b'0' + (number % 10) as u8);
            number /= 10;
            if number == 0 {
                break;
            }
        }
        short.push(letter as u8);
        short
    }

    /// In front of what is there.
    fn push(&mut self, byte: u8) {
        self.start -= 1;
        self.bytes[usize::from(self.start)] = byte;
    }
}

impl Deref for Short {
    type Target = str;

    fn deref(&self) -> &str {
        std::str::from_utf8(&self.bytes[usize::from(self.start)..]).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_those_of_the_record() {
        for number in [0, 7, 10, 4_294_967_295] {
            assert_eq!(&*Short::id('m', number), dateline::record::MentionId(number).to_string());
        }
    }
}
