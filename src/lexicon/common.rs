//! Which words are no names: hashes of the common words of both languages, of Russian ones of their stems. The build script
//! writes them and includes this file.

use rust_stemmers::{Algorithm, Stemmer};

use super::token::{fold, hash_of};

/// Collects the words of one language.
pub fn collect(words: &str, russian: bool) -> Vec<u32> {
    let lines = words.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
    let mut hashes: Vec<u32> = lines.map(|word| if russian { stem_hash(word) } else { short(hash_of(word)) }).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// The bytes of both lists: the number of English words, then all hashes.
pub fn to_bytes(english: &[u32], russian: &[u32]) -> Vec<u8> {
    let count = [english.len() as u32];
    count.iter().chain(english).chain(russian).flat_map(|n| n.to_le_bytes()).collect()
}

/// The hash of a Russian word's stem.
pub fn stem_hash(word: &str) -> u32 {
    let folded: String = word.chars().map(fold).collect();
    short(hash_of(&Stemmer::create(Algorithm::Russian).stem(&folded)))
}

/// The well-mixed half of a hash.
fn short(hash: u64) -> u32 {
    (hash >> 32) as u32
}

/// Sorted hashes as they lie in the program.
#[derive(Clone, Copy)]
pub struct CommonWords {
    english: &'static [[u8; 4]],
    russian: &'static [[u8; 4]],
}

impl CommonWords {
    /// Reads what [`to_bytes`] wrote.
    pub fn from_bytes(bytes: &'static [u8]) -> CommonWords {
        let (numbers, _) = bytes.as_chunks::<4>();
        let (count, hashes) = numbers.split_first().map_or((0, &[][..]), |(n, rest)| (u32::from_le_bytes(*n) as usize, rest));
        let (english, russian) = hashes.split_at(count.min(hashes.len()));
        CommonWords { english, russian }
    }

    /// Whether an English word, given by its token's hash, is a common one.
    pub fn english(&self, hash: u64) -> bool {
        contains(self.english, short(hash))
    }

    /// Whether a Russian word is a form of a common one.
    pub fn russian(&self, word: &str) -> bool {
        contains(self.russian, stem_hash(word))
    }
}

fn contains(sorted: &[[u8; 4]], hash: u32) -> bool {
    sorted.binary_search_by_key(&hash, |b| u32::from_le_bytes(*b)).is_ok()
}
