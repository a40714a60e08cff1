//! What the same article has in common wherever it is printed.

use crate::record::Span;

/// The multiplier of 64-bit FNV.
const PRIME: u64 = 0x0100_0000_01b3;

/// A hash of the letters and digits of the body, whatever stands between them; None where there are none.
pub(crate) fn content_hash(text: &str, body: &[Span]) -> Option<String> {
    let mut hash = Hash { state: 0xcbf2_9ce4_8422_2325, word: 0, bits: 0 };
    let mut any = false;
    for part in body.iter().filter_map(|span| text.get(span.start..span.end)) {
        for c in part.chars().filter(|c| c.is_alphanumeric()) {
            any = true;
            match c {
                '\0'..='\x7f' => hash.push(u64::from(c.to_ascii_lowercase() as u8), 8),
                'ё' | 'Ё' => hash.push('е' as u64, 32),
                'а'..='я' => hash.push(c as u64, 32),
                'А'..='Я' => hash.push(c as u64 + 32, 32),
                _ => c.to_lowercase().for_each(|c| hash.push(c as u64, 32)),
            }
        }
    }
    any.then(|| format!("{:016x}", hash.finish()))
}

/// FNV-1a over words of eight bytes, its upper half folded into the lower after each.
struct Hash {
    state: u64,
    word: u64,
    bits: u32,
}

impl Hash {
    fn push(&mut self, value: u64, bits: u32) {
        if self.bits + bits > 64 {
            self.mix();
        }
        self.word = self.word << bits | value;
        self.bits += bits;
    }

    fn mix(&mut self) {
        self.state = (self.state ^ self.word).wrapping_mul(PRIME);
        self.state ^= self.state >> 32;
        (self.word, self.bits) = (0, 0);
    }

    fn finish(mut self) -> u64 {
        let bits = self.bits;
        self.mix();
        self.word = u64::from(bits);
        self.mix();
        self.state
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(text: &str) -> Option<String> {
        content_hash(text, &[Span::new(0, text.len())])
    }

    #[test]
    fn spaces_marks_and_case_make_no_other_article() {
        assert_eq!(hash("The bridge was opened.\n\nЁлка упала"), hash("«The BRIDGE was\u{a0}opened» — елка упала!"));
        assert_ne!(hash("The bridge was opened on 5 May."), hash("The bridge was opened on 6 May."));
        assert_ne!(hash("Мост открыли."), hash("Мосты открыли."));
    }

    #[test]
    fn only_the_body_counts_and_nothing_has_no_hash() {
        assert_eq!(content_hash("Menu The bridge", &[Span::new(5, 15)]), hash("The bridge"));
        assert_eq!(hash(" — \n"), None);
    }
}
