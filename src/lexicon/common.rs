//! Long lists of which only membership is asked: the common words of both languages (Russian ones by their stems), which are no
//! names, and the rare names of English. They are kept as hashes. The build script writes them and includes this file.

use std::sync::OnceLock;

use super::token::{fold, hash_of};

/// Collects the words of one language.
pub fn collect(words: &str, russian: bool) -> Vec<u32> {
    let lines = words.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
    let mut hashes: Vec<u32> = lines
        .map(|word| match russian {
            true if is_infinitive(word) => Folded::new(word).verb(),
            true => Folded::new(word).noun(),
            false => short(hash_of(word)),
        })
        .collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

fn is_infinitive(word: &str) -> bool {
    ["ть", "ться", "ти", "тись", "чь", "чься"].iter().any(|e| word.ends_with(e)) && !word.ends_with("ость")
}

/// Endings of Russian nouns and adjectives, the longest first.
const NOMINAL: &[&str] = &[
    "иями", "ями", "ами", "иях", "иям", "ием", "ьем", "ого", "его", "ому", "ему", "ыми", "ими", "ях", "ах", "ям", "ам", "ем", "ом", "ию",
    "ью", "ия", "ья", "ии", "ьи", "ий", "ей", "ов", "ев", "ым", "им", "ой", "ый", "ая", "яя", "ое", "ее", "ую", "юю", "ые", "ие", "ых",
    "их", "ье", "ья", "ьё",
];

/// Endings of Russian verbs, the longest first.
const VERBAL: &[&str] = &[
    "вши", "ешь", "ишь", "ете", "ите", "йте", "ть", "ти", "чь", "ла", "ло", "ли", "ет", "ит", "ут", "ют", "ат", "ят", "ем", "им", "л", "в",
    "й", "я",
];

/// The folded letters of a word, at most 32.
#[derive(Clone, Copy)]
struct Folded {
    letters: [char; 32],
    count: usize,
}

impl Folded {
    fn new(word: &str) -> Folded {
        let mut folded = Folded { letters: ['\0'; 32], count: 0 };
        for c in word.chars().take(32) {
            folded.letters[folded.count] = fold(c);
            folded.count += 1;
        }
        folded
    }

    /// Takes off the first of these endings that leaves `least` letters. `by_letter` keeps them by their last letters.
    fn strip_any(&mut self, by_letter: &'static OnceLock<Vec<Vec<&'static str>>>, endings: &'static [&'static str], least: usize) {
        let Some(last) = self.count.checked_sub(1).map(|at| self.letters[at]) else { return };
        let table = by_letter.get_or_init(|| {
            let ending_in = |letter: char| endings.iter().copied().filter(|e| e.ends_with(letter)).collect();
            ('а'..='я').map(ending_in).collect()
        });
        let some = (last as usize).checked_sub('а' as usize).and_then(|letter| table.get(letter));
        self.strip(some.map_or(&[], Vec::as_slice), least);
    }

    fn ends(&self, ending: &str) -> bool {
        let mut at = self.count;
        ending.chars().rev().all(|c| {
            at = at.wrapping_sub(1);
            self.letters.get(at) == Some(&c)
        })
    }

    /// Takes off the first of these endings that leaves `least` letters.
    fn strip(&mut self, endings: &[&str], least: usize) {
        let found = endings.iter().map(|e| (e, e.len() / 2)).find(|&(e, length)| self.count >= length + least && self.ends(e));
        self.count -= found.map_or(0, |(_, length)| length);
    }

    fn hash(&self) -> u32 {
        let letters = self.letters.iter().take(self.count);
        short(
            letters
                .fold(0xcbf2_9ce4_8422_2325u64, |h, &c| (h ^ c as u64).wrapping_mul(0x0100_0000_01b3))
                .wrapping_mul(0x9e37_79b9_7f4a_7c15),
        )
    }

    /// The hash of the word without the ending of a noun or adjective.
    fn noun(mut self) -> u32 {
        let before = self.count;
        static TABLE: OnceLock<Vec<Vec<&str>>> = OnceLock::new();
        self.strip_any(&TABLE, NOMINAL, 3);
        if self.count == before
            && before > 3
            && matches!(self.letters[before - 1], 'а' | 'е' | 'о' | 'у' | 'ы' | 'и' | 'я' | 'ю' | 'ь' | 'й')
        {
            self.count -= 1;
        }
        self.hash()
    }

    /// The hash of the word without the ending of a verb.
    fn verb(mut self) -> u32 {
        self.strip(&["ся", "сь"], 3);
        static TABLE: OnceLock<Vec<Vec<&str>>> = OnceLock::new();
        self.strip_any(&TABLE, VERBAL, 3);
        while self.count > 3 && matches!(self.letters[self.count - 1], 'а' | 'е' | 'о' | 'у' | 'ы' | 'и' | 'я' | 'ю') {
            self.count -= 1;
        }
        self.hash() ^ 1
    }
}

/// The bytes of the lists: for each a hash table, its size before it.
pub fn to_bytes(lists: &[Vec<u32>; 4]) -> Vec<u8> {
    let tables = lists.each_ref().map(|list| table(list));
    tables.iter().flat_map(|t| std::iter::once(t.len() as u32).chain(t.iter().copied())).flat_map(u32::to_le_bytes).collect()
}

/// Open addressing over the hashes themselves; 0 = empty.
fn table(hashes: &[u32]) -> Vec<u32> {
    let mut slots = vec![0; (hashes.len() * 2).next_power_of_two()];
    let mask = slots.len() - 1;
    for &hash in hashes {
        let mut at = hash as usize & mask;
        while slots[at] != 0 {
            at = (at + 1) & mask;
        }
        slots[at] = hash.max(1);
    }
    slots
}

/// The well-mixed half of a hash.
fn short(hash: u64) -> u32 {
    (hash >> 32) as u32
}

/// The tables as they lie in the program.
#[derive(Clone, Copy)]
pub struct WordLists {
    english: &'static [[u8; 4]],
    russian: &'static [[u8; 4]],
    given_names: &'static [[u8; 4]],
    surnames: &'static [[u8; 4]],
}

impl WordLists {
    /// Reads what [`to_bytes`] wrote.
    pub const fn from_bytes(bytes: &'static [u8]) -> WordLists {
        let (numbers, _) = bytes.as_chunks::<4>();
        let (english, numbers) = table_of(numbers);
        let (russian, numbers) = table_of(numbers);
        let (given_names, numbers) = table_of(numbers);
        let (surnames, _) = table_of(numbers);
        WordLists { english, russian, given_names, surnames }
    }

    /// Whether a Latin word, given by its token's hash, is a rare given name.
    pub fn given_name(&self, hash: u64) -> bool {
        contains(self.given_names, short(hash))
    }

    /// Whether a Latin word, given by its token's hash, is a rare surname.
    pub fn surname(&self, hash: u64) -> bool {
        contains(self.surnames, short(hash))
    }

    /// Whether an English word, given by its token's hash, is a common one.
    pub fn english(&self, hash: u64) -> bool {
        contains(self.english, short(hash))
    }

    /// Whether a Russian word is a form of a common one.
    pub fn russian(&self, word: &str) -> bool {
        let folded = Folded::new(word);
        contains(self.russian, folded.noun()) || contains(self.russian, folded.verb())
    }
}

const fn table_of(numbers: &'static [[u8; 4]]) -> (&'static [[u8; 4]], &'static [[u8; 4]]) {
    match numbers.split_first() {
        Some((size, rest)) => match rest.split_at_checked(u32::from_le_bytes(*size) as usize) {
            Some(parts) => parts,
            None => (&[], &[]),
        },
        None => (&[], &[]),
    }
}

fn contains(table: &[[u8; 4]], hash: u32) -> bool {
    let Some(mask) = table.len().checked_sub(1) else { return false };
    let hash = hash.max(1);
    let mut at = hash as usize & mask;
    loop {
        match u32::from_le_bytes(table[at & mask]) {
            0 => return false,
            found if found == hash => return true,
            _ => at += 1,
        }
    }
}
