//! The triggers that begin with a word, and what tells at a glance that one is not there.

use super::Rule;
use crate::lexicon::Language;

/// What a rule asks for besides its trigger, so that what it does not ask for is not looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Asks(u8);

impl Asks {
    /// Prepositions of which one must govern the trigger.
    pub const AFTER: Asks = Asks(1);
    /// Words of the object.
    pub const OBJECT: Asks = Asks(2);
    /// Words of the subject.
    pub const SUBJECT: Asks = Asks(4);
    /// Words of the clause.
    pub const NEAR: Asks = Asks(8);
    /// Words that the clause must not have.
    pub const NOT: Asks = Asks(16);
    /// Words of the document.
    pub const CONTEXT: Asks = Asks(32);

    /// What a rule asks for.
    pub fn of(rule: &Rule) -> Asks {
        let sets = [
            (&rule.after, Asks::AFTER),
            (&rule.object, Asks::OBJECT),
            (&rule.subject, Asks::SUBJECT),
            (&rule.near, Asks::NEAR),
            (&rule.not, Asks::NOT),
            (&rule.context, Asks::CONTEXT),
        ];
        sets.into_iter().filter(|(words, _)| !words.is_empty()).fold(Asks(0), |all, (_, one)| Asks(all.0 | one.0))
    }

    /// Whether it asks for this.
    #[inline]
    pub fn has(self, one: Asks) -> bool {
        self.0 & one.0 != 0
    }
}

/// A trigger that begins with a word.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
pub(crate) struct Hit {
    pub(super) key: u32,
    /// Index of the rule.
    pub rule: u32,
    /// Index of the trigger in the rule.
    pub trigger: u32,
    /// Whether the word is the trigger's passive.
    pub passive: bool,
    /// The language of the rule.
    pub language: Language,
    /// Whether the first other word that the trigger asks for is a noun.
    pub(super) noun: bool,
    /// What the rule asks for besides its trigger.
    pub asks: Asks,
    /// The bits of the verb that the trigger asks for beside the word; all = any will do.
    pub(super) verb: u64,
    /// The same of another word of the trigger, and of the rule's words near it, of its object and of its subject.
    pub(super) others: [u64; 4],
    /// The bits of the kinds of mentions by which what the rule requires may be filled, of two requirements; all = any will do.
    pub(super) kinds: [u32; 2],
}

/// What a sentence has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stock {
    /// The bits of its verbs that rules name.
    pub verbs: u64,
    /// The bits of all its words that rules name.
    pub words: u64,
    /// The bits of the kinds of its mentions and of what stands for them.
    pub kinds: u32,
}

impl Stock {
    /// Of a sentence with these bits of verbs, of all words and of kinds of arguments.
    pub fn new(verbs: u64, words: u64, kinds: u32) -> Self {
        // No kind has the last bit: what asks for any finds that.
        Stock { verbs, words, kinds: kinds | 1 << 31 }
    }
}

impl Hit {
    /// Whether a sentence may have all that the rule asks for beside the word.
    #[inline]
    pub fn may_be_in(&self, has: &Stock) -> bool {
        // The word itself is among the words, so that whatever asks for any finds one. Most triggers end at their other word.
        self.others[0] & has.words != 0
            && self.verb_in(has.verbs)
            && self.others[1..].iter().fold(true, |all, o| all & (o & has.words != 0))
                & self.kinds.iter().fold(true, |all, k| all & (k & has.kinds != 0))
    }

    /// Whether it asks for a verb or a noun beside the word.
    #[inline]
    pub fn of_several(&self) -> bool {
        self.noun | (self.verb != u64::MAX)
    }

    /// Whether one of these verbs may be the one that the trigger asks for.
    #[inline]
    pub fn verb_in(&self, verbs: u64) -> bool {
        (self.verb & verbs != 0) | (self.verb == u64::MAX)
    }

    /// Whether one of these words may be the noun that the trigger asks for beside its anchor.
    #[inline]
    pub fn noun_in(&self, words: u64) -> bool {
        !self.noun | (self.others[0] & words != 0)
    }

    /// Whether a clause of these words may have those near the trigger that the rule asks for.
    #[inline]
    pub fn clause_in(&self, words: u64) -> bool {
        self.others[1] & words != 0
    }
}
