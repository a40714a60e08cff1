//! Letters of one script read eight bytes at a time.

/// Letters of one script at the start of eight bytes, found without looking at each.
#[derive(Clone, Copy)]
pub(super) struct Run {
    /// How many letters.
    pub count: u32,
    /// The letters in lower case; bytes behind them are 0.
    pub folded: u64,
    /// A bit for each capital, in the letter's place.
    pub capitals: u64,
    /// Bits where there are small letters.
    pub small: u64,
}

impl Run {
    /// The bit of `capitals` that is the first letter's.
    pub const FIRST: u64 = 0x20;

    /// ASCII letters.
    #[inline]
    pub fn latin(word: u64) -> Run {
        const ONES: u64 = 0x0101_0101_0101_0101;
        const CASE: u64 = ONES * 0x20;
        // The high bit of each byte tells whether it is at least `a`, or more than `z`; no sum carries over.
        let small = word & (ONES * 0x7f) | CASE;
        let (from_a, after_z) = (small + ONES * (0x80 - b'a' as u64), small + ONES * (0x7f - b'z' as u64));
        let others = (!from_a | after_z | word) & (ONES * 0x80);
        let count = others.trailing_zeros() / 8;
        let taken = taken(count * 8);
        Run { count, folded: small & taken, capitals: !word & CASE & taken, small: word & CASE & taken }
    }

    /// `А` to `я`, two bytes each.
    #[inline]
    pub fn cyrillic(word: u64) -> Run {
        const ONES: u64 = 0x0001_0001_0001_0001;
        const HIGH: u64 = ONES * 0x8000;
        // What differs from the bytes of a character of this block, D0 or D1 and a second byte.
        let differs = (word ^ (ONES * 0x80d0)) & (ONES * 0xc0fe);
        let strange = ((differs & !HIGH) + !HIGH) | differs;
        // Its place in the block. The high bit of each sum tells whether it is at least a certain letter.
        let place = (word & ONES) << 6 | (word >> 8) & (ONES * 0x3f);
        let at_least = |letter: u64| place + ONES * (0x8000 - (letter - 0x400));
        let others = (strange | !at_least('А' as u64) | at_least('я' as u64 + 1)) & HIGH;
        let count = others.trailing_zeros() / 16;
        let taken = taken(count * 16);
        let small = at_least('а' as u64) & HIGH;
        let capitals = (small ^ HIGH) >> 10 & taken;
        Run { count, folded: (place + ONES * 0x400 + capitals) & taken, capitals, small: small & taken }
    }
}

/// The lowest `bits` bits.
#[inline]
fn taken(bits: u32) -> u64 {
    u64::MAX.checked_shr(64 - bits).unwrap_or(0)
}
