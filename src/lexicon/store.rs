//! The lexicon's memory: a hash table from words and phrases to what they can be. Written by the build script, read and
//! added to by the library; the build script includes this file.

use std::borrow::Cow;

use super::expand::{Form, Shape};
use super::grammar::{Grammar, Verbal};
use super::inflect::Pos;
use super::tag::Tag;

/// One thing a word or phrase can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sense {
    /// What.
    pub tag: Tag,
    /// 1 English, 2 Russian, 3 both.
    pub languages: u8,
    /// What capitals the text must have.
    pub shape: Shape,
    /// Features of the form.
    pub grammar: Grammar,
    /// The dictionary form, a string of the lexicon.
    pub lemma: u32,
    /// Read as the tag says.
    pub payload: u32,
}

/// All senses of one word or phrase.
#[derive(Debug, Clone, Copy, Default)]
pub struct Entry {
    /// The bits of its senses' tags.
    pub mask: u64,
    /// Index of the first sense.
    pub first: u32,
    /// How many.
    pub count: u16,
    /// What is asked of it most: [`Entry::PREFIX`] …
    pub flags: u16,
    /// The bits ([`word_bit`]) of the words it is a form of, of those that event rules name.
    pub words: u64,
    /// The bits ([`next_bit`]) of the tokens with which longer phrases go on behind it.
    pub next: u64,
}

/// A word's dictionary form and part of speech in one number.
pub fn word_key(lemma: u32, pos: u32) -> u32 {
    lemma << 2 | pos & 3
}

/// The bit that stands for a word, by its key, in a set of words; few share one.
#[inline]
pub fn word_bit(key: u32) -> u64 {
    1 << (key.wrapping_mul(0x9e37_79b1) >> 26)
}

/// The bit that stands for a token in a set of tokens, by its hash.
#[inline]
pub fn next_bit(hash: u64) -> u64 {
    1 << (hash >> 58)
}

impl Entry {
    /// Longer phrases begin with this one.
    pub const PREFIX: u16 = 1;
    /// A finite verb form.
    pub const FINITE: u16 = 2;
    /// The base form of an English verb.
    pub const BASE: u16 = 4;
    /// A noun.
    pub const NOUN: u16 = 8;
    /// An adjective.
    pub const ADJECTIVE: u16 = 16;
    /// Any verb form.
    pub const VERB: u16 = 32;
    /// Some of its senses ask for capitals.
    pub const SHAPED: u16 = 256;
    /// Triggers of event rules begin with it.
    pub const TRIGGER: u16 = 64;
    /// An event rule asks whether the document has it.
    pub const CONTEXT: u16 = 128;
    /// An event rule names it.
    pub const NAMED: u16 = 512;

    fn note(&mut self, sense: &Sense) {
        self.count += 1;
        self.mask |= sense.tag.bit();
        if sense.shape != Shape::Any {
            self.flags |= Entry::SHAPED;
        }
        if sense.tag != Tag::Word {
            return;
        }
        self.flags |= match (sense.payload, sense.grammar.verbal()) {
            (p, _) if p == Pos::Noun as u32 => Entry::NOUN,
            (p, _) if p == Pos::Adjective as u32 => Entry::ADJECTIVE,
            (p, Verbal::Past | Verbal::Present | Verbal::Future | Verbal::ShortPassive) if p == Pos::Verb as u32 => {
                Entry::FINITE | Entry::VERB
            }
            (p, Verbal::Infinitive) if p == Pos::Verb as u32 && sense.languages == 1 => Entry::BASE | Entry::VERB,
            (p, _) if p == Pos::Verb as u32 => Entry::VERB,
            _ => 0,
        };
    }
}

/// A row of the entity tables.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Row {
    /// String numbers: the key, the English and Russian names, the country, the class.
    pub key: u32,
    /// English name.
    pub en: u32,
    /// Russian name.
    pub ru: u32,
    /// Country key.
    pub country: u32,
    /// Class of an organisation, currency of a country, population of a city.
    pub class: u32,
    /// The table it comes from, as a [`Tag`] number.
    pub tag: u32,
}

/// Words and phrases, open addressing over their hashes. Entry 0, string 0 and row 0 are empty. What is large lies as it is written,
/// numbers little-endian, and is not copied unless something is added.
#[derive(Debug, Default, Clone)]
pub struct Store {
    /// A place for each entry, and as many again: its number, and behind it what [`check`] tells of its hash.
    buckets: Table<8>,
    /// The hash of each entry.
    hashes: Table<8>,
    /// One bit for each beginning of a hash that the table has: most unknown words end here.
    filter: Table<8>,
    pub(super) entries: Vec<Entry>,
    pub(super) senses: Vec<Sense>,
    pub(super) rows: Vec<Row>,
    /// End of each string in `text`.
    pub(super) ends: Table<4>,
    text: Cow<'static, str>,
}

/// So many of a user's entries may share a name; of more the first ones count.
const HOMONYMS: u16 = 32;
/// Numbers as they are written.
type Table<const N: usize> = Cow<'static, [[u8; N]]>;

const FILTER_BITS: u32 = 22;
const FILTER_WORDS: usize = 1 << (FILTER_BITS - 6);

/// The word of the filter and the bit in it that stand for a hash.
#[inline]
fn filter_bit(hash: u64) -> (usize, u64) {
    let bit = hash >> (64 - FILTER_BITS);
    ((bit >> 6) as usize, 1 << (bit & 63))
}

/// How many bits of a bucket are the number of its entry.
const ENTRY_BITS: u32 = 24;

/// The forty bits beside an entry's number by which its hash is known, well mixed so that they tell what its place does not.
#[inline]
fn check(hash: u64) -> u64 {
    hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> ENTRY_BITS << ENTRY_BITS
}

impl Store {
    /// A store with nothing in it and room for `capacity` entries.
    pub fn with_capacity(capacity: usize) -> Self {
        let size = (capacity * 2).next_power_of_two().max(16);
        Store {
            buckets: vec![[0; 8]; size].into(),
            hashes: vec![[0; 8]].into(),
            filter: vec![[0; 8]; FILTER_WORDS].into(),
            entries: vec![Entry::default()],
            rows: vec![Row::default()],
            ends: vec![[0; 4]].into(),
            ..Store::default()
        }
    }

    #[inline]
    fn start(&self, hash: u64) -> usize {
        // The top bits are the well-mixed ones.
        (hash >> (64 - self.buckets.len().trailing_zeros())) as usize
    }

    /// The entry of a hash; 0 = none.
    #[inline]
    pub fn find(&self, hash: u64) -> u32 {
        let (word, bit) = filter_bit(hash);
        if self.filter.get(word).is_none_or(|w| u64::from_le_bytes(*w) & bit == 0) {
            return 0;
        }
        let (buckets, check) = (&*self.buckets, check(hash));
        let mut at = self.start(hash);
        loop {
            let bucket = u64::from_le_bytes(buckets[at & (buckets.len() - 1)]) ^ check;
            if bucket >> ENTRY_BITS == 0 || bucket == check {
                return if bucket == check { 0 } else { bucket as u32 };
            }
            at += 1;
        }
    }

    /// A string by its number.
    pub fn string(&self, number: u32) -> &str {
        let end = |number: u32| self.ends.get(number as usize).map_or(0, |end| u32::from_le_bytes(*end) as usize);
        let start = number.checked_sub(1).map_or(0, end);
        self.text.get(start..end(number)).unwrap_or("")
    }

    /// Adds a string and gives its number.
    pub fn add_string(&mut self, text: &str) -> u32 {
        self.text.to_mut().push_str(text);
        self.ends.to_mut().push((self.text.len() as u32).to_le_bytes());
        (self.ends.len() - 1) as u32
    }

    /// Adds a row and gives its number.
    pub fn add_row(&mut self, row: Row) -> u32 {
        self.rows.push(row);
        (self.rows.len() - 1) as u32
    }

    /// Adds one sense of one form; a sense it already has is not added twice.
    pub fn add(&mut self, form: &Form<'_>, sense: Sense) {
        for &(prefix, next) in form.prefixes {
            let entry = self.entry(prefix);
            self.entries[entry].flags |= Entry::PREFIX;
            self.entries[entry].next |= next_bit(next);
        }
        let index = self.entry(form.hash);
        let Entry { first, count, .. } = self.entries[index];
        let range = first as usize..first as usize + count as usize;
        let full = count == u16::MAX || count >= HOMONYMS && sense.tag == Tag::Custom;
        if full || self.senses[range.clone()].contains(&sense) {
            return;
        }
        if range.end != self.senses.len() {
            // Senses of one entry lie together: move them to the end.
            self.entries[index].first = self.senses.len() as u32;
            self.senses.extend_from_within(range);
        }
        if count == 0 {
            self.entries[index].first = self.senses.len() as u32;
        }
        self.senses.push(sense);
        self.entries[index].note(&sense);
    }

    /// Whether a form has a sense of this tag.
    pub fn has(&self, hash: u64, tag: Tag) -> bool {
        self.entries.get(self.find(hash) as usize).is_some_and(|entry| entry.mask & tag.bit() != 0)
    }

    /// The entry of this hash, made where there is none.
    fn entry(&mut self, hash: u64) -> usize {
        if self.entries.len() * 2 >= self.buckets.len() {
            self.grow();
        }
        match self.find(hash) {
            0 => {
                let entry = self.entries.len();
                assert!(entry < 1 << ENTRY_BITS, "a lexicon of so many words has no place");
                self.entries.push(Entry::default());
                self.hashes.to_mut().push(hash.to_le_bytes());
                self.place(entry);
                entry
            }
            entry => entry as usize,
        }
    }

    fn place(&mut self, entry: usize) {
        let hash = u64::from_le_bytes(self.hashes[entry]);
        let mut at = self.start(hash);
        let buckets = self.buckets.to_mut();
        let mask = buckets.len() - 1;
        while buckets[at & mask] != [0; 8] {
            at += 1;
        }
        buckets[at & mask] = (check(hash) | entry as u64).to_le_bytes();
        let (word, bit) = filter_bit(hash);
        let filter = &mut self.filter.to_mut()[word];
        *filter = (u64::from_le_bytes(*filter) | bit).to_le_bytes();
    }

    fn grow(&mut self) {
        self.buckets = vec![[0; 8]; (self.buckets.len() * 2).max(16)].into();
        (1..self.entries.len()).for_each(|entry| self.place(entry));
    }

    /// Leaves out the gaps that moving senses made.
    pub fn compact(&mut self) {
        let mut senses = Vec::with_capacity(self.senses.len());
        for entry in &mut self.entries {
            let range = entry.first as usize..entry.first as usize + entry.count as usize;
            entry.first = senses.len() as u32;
            senses.extend_from_slice(&self.senses[range]);
        }
        self.senses = senses;
    }

    /// The store as bytes and the text of its strings.
    pub fn to_bytes(&self) -> (Vec<u8>, &str) {
        let mut out = Vec::new();
        let counts = [self.buckets.len(), self.entries.len(), self.senses.len(), self.rows.len(), self.ends.len()];
        counts.iter().for_each(|&n| out.extend((n as u32).to_le_bytes()));
        [&self.buckets, &self.hashes, &self.filter].into_iter().for_each(|table| out.extend(table.as_flattened()));
        for e in &self.entries {
            out.extend(e.mask.to_le_bytes());
            out.extend(e.first.to_le_bytes());
            out.extend(((e.count as u32) << 16 | e.flags as u32).to_le_bytes());
            out.extend(e.next.to_le_bytes());
        }
        for s in &self.senses {
            out.extend([s.tag as u8, s.languages << 4 | s.shape as u8]);
            out.extend(s.grammar.0.to_le_bytes());
            out.extend(s.lemma.to_le_bytes());
            out.extend(s.payload.to_le_bytes());
        }
        for r in &self.rows {
            [r.key, r.en, r.ru, r.country, r.class, r.tag].iter().for_each(|n| out.extend(n.to_le_bytes()));
        }
        out.extend(self.ends.as_flattened());
        (out, &self.text)
    }

    /// Reads [`Store::to_bytes`]; `None` where the bytes are not of that form.
    pub fn from_bytes(bytes: &'static [u8], text: &'static str) -> Option<Store> {
        let mut reader = Reader { bytes };
        let mut counts = [0usize; 5];
        for n in &mut counts {
            *n = u32::from_le_bytes(*reader.many(1)?.first()?) as usize;
        }
        let [buckets, entries, senses, rows, ends] = counts;
        Some(Store {
            buckets: reader.many(buckets)?.into(),
            hashes: reader.many(entries)?.into(),
            filter: reader.many(FILTER_WORDS)?.into(),
            entries: reader.many(entries)?.iter().map(entry).collect(),
            senses: reader.many(senses)?.iter().map(sense).collect(),
            rows: reader.many(rows)?.iter().map(row).collect(),
            ends: reader.many(ends)?.into(),
            text: text.into(),
        })
    }
}

#[inline]
fn number(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

fn entry(b: &[u8; 24]) -> Entry {
    let last = number(b, 12);
    let long = |at: usize| number(b, at) as u64 | (number(b, at + 4) as u64) << 32;
    Entry { mask: long(0), first: number(b, 8), count: (last >> 16) as u16, flags: last as u16, words: 0, next: long(16) }
}

fn sense(b: &[u8; 12]) -> Sense {
    const SHAPES: [Shape; 4] = [Shape::Any, Shape::Capital, Shape::Upper, Shape::Any];
    Sense {
        tag: Tag::ALL.get(b[0] as usize).copied().unwrap_or(Tag::Word),
        languages: b[1] >> 4,
        shape: SHAPES[(b[1] & 3) as usize],
        grammar: Grammar(u16::from_le_bytes([b[2], b[3]])),
        lemma: number(b, 4),
        payload: number(b, 8),
    }
}

fn row(b: &[u8; 24]) -> Row {
    let n = |i: usize| number(b, i * 4);
    Row { key: n(0), en: n(1), ru: n(2), country: n(3), class: n(4), tag: n(5) }
}

struct Reader {
    bytes: &'static [u8],
}

impl Reader {
    /// The next pieces of `N` bytes.
    fn many<const N: usize>(&mut self, count: usize) -> Option<&'static [[u8; N]]> {
        let (head, tail) = self.bytes.split_at_checked(count.checked_mul(N)?)?;
        self.bytes = tail;
        Some(head.as_chunks().0)
    }
}
