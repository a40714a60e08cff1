//! What prepositions tell. The languages' tables name the relations and the prepositions that tell them; a preposition can tell several.

include!(concat!(env!("OUT_DIR"), "/relations.rs"));

/// The prepositions that tell a relation in every language, a bit for each by its payload: the lexicon has the strings of those that the
/// tables name first. Bit 0 stands for no preposition.
#[derive(Clone, Copy)]
pub struct Relation(u128);

impl Relation {
    /// Whether a preposition tells this, by its payload.
    #[inline]
    pub fn has(self, preposition: u32) -> bool {
        preposition < u128::BITS && self.0 >> preposition & 1 != 0
    }

    /// What either tells.
    pub const fn or(self, other: Relation) -> Relation {
        Relation(self.0 | other.0)
    }

    /// The same, and without a preposition too.
    pub const fn or_none(self) -> Relation {
        Relation(self.0 | 1)
    }
}
