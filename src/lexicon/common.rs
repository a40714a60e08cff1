//! Long lists of which only membership is asked: the common words of both languages (Russian ones by their stems), which are no
//! names, and the rare names of English. They are kept as hashes. The build script writes them and includes this file.

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

/// How long the longest ending of a noun or adjective is that leaves three letters or more.
fn nominal_ending(letters: &[char]) -> usize {
    let four = matches!(letters, [.., 'и', 'я', 'м', 'и']);
    let three = match letters {
        [.., a, 'м', 'и'] => matches!(a, 'я' | 'а' | 'ы' | 'и'),
        [.., 'и', a, 'х' | 'м'] if *a == 'я' => true,
        [.., a, 'е', 'м'] => matches!(a, 'и' | 'ь'),
        [.., a, 'г', 'о'] => matches!(a, 'о' | 'е'),
        [.., a, 'м', 'у'] => matches!(a, 'о' | 'е'),
        _ => false,
    };
    let two = match letters {
        [.., a, 'х'] => matches!(a, 'я' | 'а' | 'ы' | 'и'),
        [.., a, 'м'] => matches!(a, 'я' | 'а' | 'е' | 'о' | 'ы' | 'и'),
        [.., a, 'ю'] => matches!(a, 'и' | 'ь' | 'у' | 'ю'),
        [.., a, 'я'] => matches!(a, 'и' | 'ь' | 'а' | 'я'),
        [.., a, 'и'] => matches!(a, 'и' | 'ь'),
        [.., a, 'й'] => matches!(a, 'и' | 'е' | 'о' | 'ы'),
        [.., a, 'в'] => matches!(a, 'о' | 'е'),
        [.., a, 'е'] => matches!(a, 'о' | 'е' | 'ы' | 'и' | 'ь'),
        _ => false,
    };
    longest(letters.len(), [(four, 4), (three, 3), (two, 2)])
}

/// How long the longest ending of a verb is that leaves three letters or more.
fn verbal_ending(letters: &[char]) -> usize {
    let three = match letters {
        [.., a, b, 'ь'] => matches!((a, b), ('е' | 'и', 'ш')),
        [.., a, 'т', 'е'] => matches!(a, 'е' | 'и' | 'й'),
        [.., 'в', 'ш', 'и'] => true,
        _ => false,
    };
    let two = match letters {
        [.., a, 'ь'] => matches!(a, 'т' | 'ч'),
        [.., a, 'и'] => matches!(a, 'т' | 'л'),
        [.., a, 'т'] => matches!(a, 'е' | 'и' | 'у' | 'ю' | 'а' | 'я'),
        [.., a, 'м'] => matches!(a, 'е' | 'и'),
        [.., 'л', 'а' | 'о'] => true,
        _ => false,
    };
    let one = matches!(letters, [.., 'л' | 'в' | 'й' | 'я']);
    longest(letters.len(), [(three, 3), (two, 2), (one, 1)])
}

/// The first ending found that leaves three letters or more.
fn longest(count: usize, endings: [(bool, usize); 3]) -> usize {
    endings.into_iter().find(|&(found, length)| found && count >= length + 3).map_or(0, |(_, length)| length)
}

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
            folded.letters[folded.count] = if matches!(c, 'а'..='я') { c } else { fold(c) };
            folded.count += 1;
        }
        folded
    }

    fn letters(&self) -> &[char] {
        &self.letters[..self.count]
    }

    fn hash(&self) -> u32 {
        short(
            self.letters()
                .iter()
                .fold(0xcbf2_9ce4_8422_2325u64, |h, &c| (h ^ c as u64).wrapping_mul(0x0100_0000_01b3))
                .wrapping_mul(0x9e37_79b9_7f4a_7c15),
        )
    }

    /// The hash of the word without the ending of a noun or adjective.
    fn noun(mut self) -> u32 {
        let before = self.count;
        self.count -= nominal_ending(self.letters());
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
        if self.count > 4 && matches!(self.letters(), [.., 'с', 'я' | 'ь']) {
            self.count -= 2;
        }
        self.count -= verbal_ending(self.letters());
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
