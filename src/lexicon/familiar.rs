//! The words a thread met last: news says most things in few words, and theirs lie together here instead of all over the lexicon.

use std::sync::atomic::{AtomicU64, Ordering};

use super::Lexicon;

/// What the lexicon has of a word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Word {
    hash: u64,
    pub mask: u64,
    /// The bits of the tokens with which phrases go on behind it.
    pub next: u64,
    pub entry: u32,
    pub flags: u16,
}

const BITS: u32 = 12;

/// The words that a thread met last, each in the place that its hash has.
#[derive(Debug, Default)]
pub(crate) struct Familiar {
    /// The number of the lexicon that they are of.
    lexicon: u64,
    words: Vec<Word>,
}

impl Familiar {
    /// The words of a lexicon; those of another are forgotten.
    pub(super) fn of(&mut self, lexicon: &Lexicon) -> &mut Self {
        if self.lexicon != lexicon.number {
            self.lexicon = lexicon.number;
            self.words.clear();
            self.words.resize(1 << BITS, Word::default());
            // Its place is the last: no word is found here before it has been looked up.
            self.words[0].hash = u64::MAX;
        }
        self
    }

    #[inline]
    pub(super) fn get(&mut self, hash: u64, lexicon: &Lexicon) -> Word {
        let word = &mut self.words[(hash >> (64 - BITS)) as usize];
        if word.hash != hash {
            let number = lexicon.find(hash);
            let entry = lexicon.entry(number);
            *word = Word { hash, mask: entry.mask, next: entry.next, entry: number, flags: entry.flags };
        }
        *word
    }
}

/// A number that no lexicon has had.
pub(super) fn number() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    LAST.fetch_add(1, Ordering::Relaxed) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_another_lexicon_are_forgotten() {
        let (mut familiar, hash) = (Familiar::default(), crate::text::token::hash_of("acme"));
        let plain = Lexicon::new();
        assert_eq!(familiar.of(&plain).get(hash, &plain).entry, plain.find(hash));
        let table = "kind\tkey\ten\tru\tcountry\tsame_as\norganization\torg:ACME\tAcme\t-\tKZ\t-\n";
        let other = Lexicon::new().with_entries(&[(table.to_string(), "my.tsv".to_string())]).expect("nothing is wrong with it");
        assert_ne!(other.find(hash), plain.find(hash));
        assert_eq!(familiar.of(&other).get(hash, &other).entry, other.find(hash));
        assert_eq!(familiar.of(&plain).get(hash, &plain).entry, plain.find(hash));
    }

    #[test]
    fn a_hash_of_zero_is_looked_up() {
        let lexicon = Lexicon::new();
        for hash in [0, u64::MAX] {
            assert_eq!(Familiar::default().of(&lexicon).get(hash, &lexicon).hash, hash);
        }
    }
}
