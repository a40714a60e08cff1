//! Words compared without their case endings, and hashes of them.

use std::hash::Hasher;

use crate::language::ru::ending;
use crate::text::token::hash_of;
use crate::text::{Document, Script};

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

/// Hashes under which a name's word may be found again: as it stands, without its case ending. The word is one token, or several
/// joined by hyphens.
pub(super) fn stems(doc: &Document<'_>, first: u32, last: u32) -> [u64; 2] {
    let (first, last) = (first as usize, last as usize);
    match doc.tokens.get(first) {
        Some(token) if last == first + 1 && token.script != Script::Cyrillic => [token.hash; 2],
        Some(token) if last == first + 1 => stems_of(doc.word(first), token.hash),
        _ => {
            let text = doc.slice(first, last);
            stems_of(text, hash_of(text))
        }
    }
}

fn stems_of(word: &str, hash: u64) -> [u64; 2] {
    match ending::length(word) {
        0 => [hash; 2],
        // Every letter of an ending takes two bytes.
        letters => [hash, hash_of(&word[..word.len() - 2 * letters])],
    }
}

/// Goes on with the hash of a name's words without their endings.
pub(super) fn join(name: u64, doc: &Document<'_>, at: u32) -> u64 {
    (name.rotate_left(9) ^ stems(doc, at, at + 1)[1]).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Whether two words can be forms of one.
pub(super) fn same(a: [u64; 2], b: [u64; 2]) -> bool {
    a[0] == b[0] || a[1] == b[1] || a[0] == b[1] || a[1] == b[0]
}
