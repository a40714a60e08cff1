//! Words compared without their case endings, and hashes of them.

use crate::text::token::fold;

/// The folded letters of a word, at most 40.
#[derive(Clone, Copy)]
pub(super) struct Folded {
    letters: [char; 40],
    count: usize,
}

impl Folded {
    /// Of this word.
    pub fn new(word: &str) -> Self {
        let mut folded = Folded { letters: ['\0'; 40], count: 0 };
        for c in word.chars().take(40) {
            folded.letters[folded.count] = fold(c);
            folded.count += 1;
        }
        folded
    }

    /// The letters.
    pub fn letters(&self) -> &[char] {
        &self.letters[..self.count]
    }

    /// The hash of the first `count` letters.
    pub fn hash(&self, count: usize) -> u64 {
        self.letters().iter().take(count).fold(0xcbf2_9ce4_8422_2325, |h, &c| (h ^ c as u64).wrapping_mul(0x0100_0000_01b3))
    }
}

/// Case endings, the longest first.
const ENDINGS: [&[char]; 36] = [
    &['ы', 'м', 'и'],
    &['и', 'м', 'и'],
    &['о', 'г', 'о'],
    &['е', 'г', 'о'],
    &['о', 'м', 'у'],
    &['е', 'м', 'у'],
    &['и', 'е', 'й'],
    &['и', 'я', 'м'],
    &['а', 'м', 'и'],
    &['я', 'м', 'и'],
    &['ы', 'м'],
    &['и', 'м'],
    &['о', 'м'],
    &['е', 'м'],
    &['о', 'й'],
    &['е', 'й'],
    &['ы', 'й'],
    &['и', 'й'],
    &['ы', 'х'],
    &['и', 'х'],
    &['у', 'ю'],
    &['ю', 'ю'],
    &['а', 'я'],
    &['я', 'я'],
    &['о', 'е'],
    &['е', 'е'],
    &['и', 'я'],
    &['и', 'ю'],
    &['и', 'и'],
    &['а'],
    &['я'],
    &['у'],
    &['ю'],
    &['е'],
    &['ы'],
    &['и'],
];

/// Hashes under which a word may be found again: as it stands, without its ending, without its last letter.
pub(super) fn stems(word: &str) -> [u64; 2] {
    let folded = Folded::new(word);
    let letters = folded.letters();
    let whole = folded.hash(letters.len());
    if !letters.iter().any(|c| ('а'..='я').contains(c)) {
        return [whole, whole];
    }
    let mut end = letters.len();
    let last = letters.last().copied();
    for ending in ENDINGS {
        if ending.last().copied() == last && letters.len() >= ending.len() + 2 && letters.ends_with(ending) {
            end = letters.len() - ending.len();
            break;
        }
    }
    if end == letters.len() && matches!(letters.last(), Some('ь' | 'й' | 'о')) && end > 3 {
        end -= 1;
    }
    [whole, folded.hash(end)]
}

/// Whether two words can be forms of one.
pub(super) fn same(a: [u64; 2], b: [u64; 2]) -> bool {
    a[0] == b[0] || a[1] == b[1] || a[0] == b[1] || a[1] == b[0]
}
