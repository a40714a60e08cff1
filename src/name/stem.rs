//! Words compared without their case endings, and hashes of them.

use std::hash::Hasher;

use crate::text::token::fold;

/// Hashes what is a hash already.
#[derive(Default)]
pub(super) struct Hashed(u64);

impl Hasher for Hashed {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&b| self.write_u64(b as u64));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(number as u64);
    }

    fn write_isize(&mut self, number: isize) {
        self.write_u64(number as u64);
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

/// Longer words are cut.
const LONGEST: usize = 40;

/// Hashes under which a word may be found again: as it stands, without its ending.
pub(super) fn stems(word: &str) -> [u64; 2] {
    let (mut letters, mut count, mut russian) = (['\0'; LONGEST], 0, false);
    for c in word.chars().take(LONGEST) {
        let c = match c {
            'а'..='я' | 'a'..='z' => c,
            _ => fold(c),
        };
        russian |= matches!(c, 'а'..='я');
        letters[count] = c;
        count += 1;
    }
    let letters = &letters[..count];
    let (stem, ending) = letters.split_at(if russian { stem_length(letters) } else { count });
    let short = hash(0xcbf2_9ce4_8422_2325, stem);
    [hash(short, ending), short]
}

fn hash(hash: u64, letters: &[char]) -> u64 {
    letters.iter().fold(hash, |h, &c| (h ^ c as u64).wrapping_mul(0x0100_0000_01b3))
}

/// How many letters stand before the case ending, of which the longest is taken.
fn stem_length(letters: &[char]) -> usize {
    let count = letters.len();
    let three = matches!(
        letters,
        [.., 'ы' | 'и' | 'а' | 'я', 'м', 'и']
            | [.., 'о' | 'е', 'г', 'о']
            | [.., 'о' | 'е', 'м', 'у']
            | [.., 'и', 'е', 'й']
            | [.., 'и', 'я', 'м']
    );
    if three && count > 4 {
        return count - 3;
    }
    let two = match letters {
        [.., before, 'м'] => matches!(before, 'ы' | 'и' | 'о' | 'е'),
        [.., before, 'й'] => matches!(before, 'о' | 'е' | 'ы' | 'и'),
        [.., before, 'х'] => matches!(before, 'ы' | 'и'),
        [.., before, 'ю'] => matches!(before, 'у' | 'ю' | 'и'),
        [.., before, 'я'] => matches!(before, 'а' | 'я' | 'и'),
        [.., before, 'е'] => matches!(before, 'о' | 'е'),
        [.., before, 'и'] => *before == 'и',
        _ => false,
    };
    if two && count > 3 {
        return count - 2;
    }
    match letters.last() {
        Some('а' | 'я' | 'у' | 'ю' | 'е' | 'ы' | 'и') if count > 2 => count - 1,
        Some('ь' | 'й' | 'о') if count > 3 => count - 1,
        _ => count,
    }
}

/// Whether two words can be forms of one.
pub(super) fn same(a: [u64; 2], b: [u64; 2]) -> bool {
    a[0] == b[0] || a[1] == b[1] || a[0] == b[1] || a[1] == b[0]
}
