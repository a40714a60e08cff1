//! The forms of nouns that news count, and their dictionary forms: Russian common nouns, irregular plurals of English. The build script
//! writes them and includes this file.

use std::collections::HashMap;

use super::inflect::english::irregular_plurals;
use super::inflect::{Case, Language, Number, Pos, forms, plain};
use super::token::hash_of;

/// The dictionary form of each form, by the form's hash; the most telling reading of each. The list has the Russian nouns.
pub fn collect(list: &str) -> HashMap<u64, String> {
    let mut table = HashMap::new();
    for (singular, plural) in irregular_plurals() {
        table.insert(hash_of(plural), singular.to_string());
    }
    for singular in irregular_plurals().keys() {
        table.insert(hash_of(singular), singular.to_string());
    }
    let mut generated = Vec::new();
    for lemma in list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).skip(1) {
        forms(lemma, Pos::Noun, Language::Ru, &mut generated);
        for (form, morph) in generated.drain(..) {
            // A nominative singular is never taken for another noun's oblique form.
            let nominative = morph.case() == Some(Case::Nominative) && morph.number() == Some(Number::Singular);
            let hash = hash_of(&form);
            if nominative || !table.contains_key(&hash) {
                table.insert(hash, plain(lemma));
            }
        }
    }
    table
}

/// Open addressing over the hashes: each slot has half of a hash, and where its dictionary form lies in the text; 0 = empty.
pub fn to_bytes(nouns: &HashMap<u64, String>) -> (Vec<u8>, String) {
    let mut rows: Vec<(u32, &str)> = nouns.iter().map(|(hash, lemma)| (short(*hash), lemma.as_str())).collect();
    rows.sort_unstable();
    assert!(rows.windows(2).all(|pair| pair[0].0 != pair[1].0), "two forms of nouns have one hash");
    let mut slots = vec![[0; 2]; (rows.len() * 2).next_power_of_two()];
    let (mut text, mut places) = (String::new(), HashMap::new());
    for (hash, lemma) in rows {
        let place = *places.entry(lemma).or_insert_with(|| {
            text.push_str(lemma);
            ((text.len() - lemma.len()) << 8 | lemma.len()) as u32
        });
        let mut at = hash as usize & (slots.len() - 1);
        while slots[at][1] != 0 {
            at = (at + 1) & (slots.len() - 1);
        }
        slots[at] = [hash, place];
    }
    (slots.into_iter().flatten().flat_map(u32::to_le_bytes).collect(), text)
}

/// The well-mixed half of a hash.
fn short(hash: u64) -> u32 {
    (hash >> 32) as u32
}

/// The table as it lies in the program.
pub struct Nouns {
    slots: &'static [[u8; 8]],
    text: &'static str,
}

impl Nouns {
    /// Reads what [`to_bytes`] wrote.
    pub const fn from_bytes(bytes: &'static [u8], text: &'static str) -> Nouns {
        Nouns { slots: bytes.as_chunks().0, text }
    }

    /// The dictionary form of the noun of a hash.
    pub fn lemma(&self, hash: u64) -> Option<&'static str> {
        let hash = short(hash);
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = hash as usize & mask;
        loop {
            let slot = u64::from_le_bytes(self.slots[at & mask]);
            let place = (slot >> 32) as usize;
            if place == 0 {
                return None;
            }
            if slot as u32 == hash {
                return self.text.get(place >> 8..(place >> 8) + (place & 0xff));
            }
            at += 1;
        }
    }
}
