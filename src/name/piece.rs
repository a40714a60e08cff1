//! A word of what may be a person's name, and what it can be there.

use crate::lexicon::Tag;
use crate::text::{LetterCase, Script, Token};

use super::ending::{patronymic_ending, surname_ending};
use super::view::{HEADS, ORGANIZATIONS, PLACES, View};
use super::{look, title};

/// Tags of words that the lexicon knows to name something else.
const NAMED: u64 = PLACES | ORGANIZATIONS | Tag::Demonym.bit() | Tag::People.bit();

pub(super) const GIVEN: u32 = 1;
pub(super) const SURNAME: u32 = 2;
pub(super) const ENDING: u32 = 4;
pub(super) const PATRONYMIC: u32 = 8;
pub(super) const INITIAL: u32 = 16;
pub(super) const PLACE: u32 = 32;
pub(super) const KNOWN: u32 = 64;
pub(super) const COMMON: u32 = 128;
pub(super) const CAPS: u32 = 256;
pub(super) const FREE: u32 = 512;
pub(super) const PARTICLE: u32 = 1024;
pub(super) const HEAD: u32 = 2048;
pub(super) const AFTER: u32 = 4096;
pub(super) const DOUBTFUL: u32 = 8192;
pub(super) const NUMERAL: u32 = 16384;
pub(super) const LOOSE: u32 = 32768;
pub(super) const RARE: u32 = 65536;
pub(super) const PUBLIC: u32 = 131072;
/// A title that is a surname too: "King", "Shah".
pub(super) const RULER: u32 = 262144;

/// A word of what may be a name.
#[derive(Clone, Copy)]
pub(super) struct Piece {
    /// First token.
    pub first: usize,
    /// One past its last token.
    pub last: usize,
    /// What it can be.
    pub bits: u32,
}

impl Piece {
    pub fn is(self, bits: u32) -> bool {
        self.bits & bits != 0
    }

    /// Whether it can be a surname beside a given name.
    pub fn surname(self) -> bool {
        !self.is(INITIAL | PARTICLE | CAPS | HEAD)
            && (!self.is(KNOWN | COMMON) || self.is(SURNAME | ENDING))
            && (!self.is(PLACE) || self.is(SURNAME | ENDING | GIVEN))
    }

    /// Nothing is known of it.
    pub fn unknown(self) -> bool {
        !self.is(KNOWN | COMMON | CAPS | HEAD | PLACE | INITIAL | PARTICLE | NUMERAL)
    }

    /// A place's name that may be a surname after a given name: «Мигель Толедо».
    pub fn namesake(self) -> bool {
        self.is(PLACE) && !self.is(KNOWN | COMMON | HEAD | CAPS)
    }
}

/// What a word is as part of a person's name.
pub(super) fn classify(view: &View<'_>, at: usize, end: usize) -> u32 {
    view.piece(at, || read(view, at, end))
}

fn read(view: &View<'_>, at: usize, end: usize) -> u32 {
    const LISTED: u64 = Tag::Word.bit() | HEADS | Tag::Title.bit() | super::view::PLAIN;
    let Some(&Token { mask, can, script, .. }) = view.token(at) else { return 0 };
    let unnamed = mask & (NAMED | Tag::Given.bit() | Tag::Surname.bit()) == 0;
    let look = view.look(at);
    let (cyrillic, free) = (script == Script::Cyrillic, look & look::FREE != 0);
    let mut bits = if unnamed && !cyrillic { rare_name(view, at) } else { 0 };
    let single = end == at + 1;
    let set = |tags: u64, bit: u32| if can & tags != 0 { bit } else { 0 };
    bits |= set(Tag::Given.bit(), GIVEN) | set(Tag::Surname.bit(), SURNAME) | if free { FREE } else { 0 };
    if view.doc.payload(at, Tag::Surname) == Some("public") {
        bits |= PUBLIC;
    }
    if single {
        bits |= set(PLACES, PLACE) | set(ORGANIZATIONS | Tag::Demonym.bit(), KNOWN) | set(HEADS | Tag::Title.bit(), HEAD);
        let inside = cyrillic && !free;
        let dictionary = (bits & GIVEN == 0 || !inside) && view.dictionary(at);
        if mask & HEADS == 0 && mask & Tag::Title.bit() != 0 && can & Tag::Surname.bit() != 0 {
            bits |= RULER;
        }
        if view.listed(at) || !inside && dictionary {
            bits |= COMMON;
        }
        if dictionary {
            bits |= DOUBTFUL;
        }
        if look & look::ACRONYM != 0 {
            bits |= if shouted(view, at) { SURNAME } else { CAPS };
        }
    }
    if view.lower(end) && !view.plain(end) && !title::verb(view, end) && view.mask(end) & Tag::NameParticle.bit() == 0 {
        bits |= LOOSE;
    }
    // «Узбекистанцев задержали»
    if cyrillic && free && mask & Tag::People.bit() != 0 && bits & (GIVEN | SURNAME) == 0 {
        bits |= KNOWN;
    }
    // «министр Катара Абдулла …»: a country's form is no given name.
    if single && cyrillic && can & Tag::Country.bit() != 0 {
        bits &= !GIVEN;
    }
    if cyrillic && single && bits & GIVEN == 0 && super::organization::body(view, at) {
        return bits | KNOWN;
    }
    // English writes few common words with a capital inside a sentence, but for names of bodies and works.
    if !cyrillic && single && !free && mask & LISTED == 0 {
        bits &= !COMMON;
    }
    if if single { cyrillic } else { view.cyrillic(end - 1) } {
        let last = view.doc.word(end - 1);
        if patronymic_ending(last) {
            bits |= PATRONYMIC;
        } else if surname_ending(last) {
            bits |= ENDING;
        }
        // Russian writes no common word with a capital inside a sentence.
        if single && !free && mask & (HEADS | Tag::Title.bit()) == 0 {
            bits &= !COMMON;
        }
    }
    bits
}

/// Whether capitals mark the surname beside a given name, behind a title: "Prime Minister KAWAMURA Sachiko".
fn shouted(view: &View<'_>, at: usize) -> bool {
    const SHORTEST: usize = 4;
    let long = view.doc.word(at).chars().count() >= SHORTEST;
    let before = (1..=2).filter_map(|n| at.checked_sub(n)).take_while(|&t| t >= view.first);
    let titled = before.into_iter().find(|&t| !view.doc.is_mark(t, '.')).is_some_and(|t| view.any(t, Tag::Title.bit()));
    let given = view.token(at + 1).is_some_and(|t| t.case == LetterCase::Title && !t.glued());
    // «начальник УБЖД Иван Петров» heads a body.
    let whole = !view.capital(view.unit_end(at + 1));
    long && titled && given && whole && !view.any(at + 1, Tag::Title.bit() | HEADS)
}

/// The bits of a name that only the long lists know.
fn rare_name(view: &View<'_>, at: usize) -> u32 {
    match view.rare_name(at) {
        (true, true) => GIVEN | SURNAME | RARE,
        (true, false) => GIVEN | RARE,
        (false, true) => SURNAME | RARE,
        (false, false) => 0,
    }
}
