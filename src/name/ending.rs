//! Endings of Russian surnames, patronymics and towns, read from a table.

use std::sync::OnceLock;

const SURNAMES: &str = include_str!("../language/ru/surname_endings.tsv");

/// Endings of two letters and more by the last bytes of their last two.
struct Endings([Vec<&'static str>; 256]);

fn bucket(word: &str) -> Option<usize> {
    let &[.., before, _, last] = word.as_bytes() else { return None };
    Some((last.wrapping_mul(31) ^ before) as usize)
}

impl Endings {
    fn read(kind: &str) -> Endings {
        let mut buckets = [const { Vec::new() }; 256];
        let rows = SURNAMES.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).skip(1).filter_map(|l| l.split_once('\t'));
        for ending in rows.filter(|(k, _)| *k == kind).flat_map(|(_, endings)| endings.split(' ')) {
            if let Some(bucket) = bucket(ending) {
                buckets[bucket].push(ending);
            }
        }
        Endings(buckets)
    }

    fn fits(&self, word: &str) -> bool {
        let bucket = bucket(word).map_or(&[][..], |bucket| self.0[bucket].as_slice());
        bucket.iter().any(|e| word.len() > e.len() + 3 && word.ends_with(e))
    }
}

/// Whether a Russian word ends as surnames do, in any case.
pub(super) fn surname_ending(word: &str) -> bool {
    static TABLE: OnceLock<Endings> = OnceLock::new();
    TABLE.get_or_init(|| Endings::read("surname")).fits(word)
}

/// Whether a Russian word ends as names of towns do, in any case: «Северозаводска», «Красноград».
pub(super) fn town_ending(word: &str) -> bool {
    static TABLE: OnceLock<Endings> = OnceLock::new();
    TABLE.get_or_init(|| Endings::read("town")).fits(word)
}

/// Whether a Russian word ends as names of villages do: «Сколково», «Царицыно».
pub(super) fn village_ending(word: &str) -> bool {
    static TABLE: OnceLock<Endings> = OnceLock::new();
    TABLE.get_or_init(|| Endings::read("village")).fits(word)
}

/// Whether a Russian word ends as patronymics do, in any case.
pub(super) fn patronymic_ending(word: &str) -> bool {
    static TABLE: OnceLock<Endings> = OnceLock::new();
    TABLE.get_or_init(|| Endings::read("patronymic")).fits(word)
}
