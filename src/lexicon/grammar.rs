//! Grammatical features of a form, as sets: «компании» is genitive or dative singular or nominative plural.
//! The build script includes this file.

/// What a form can be, each feature as a set; a feature of which nothing is known is empty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Grammar(pub u16);

/// Verb forms of both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum Verbal {
    /// No verb.
    None,
    /// Infinitive; English base form (also the present of most persons).
    Infinitive,
    /// Past tense; English past (also the participle of regular verbs).
    Past,
    /// Present tense; English third person.
    Present,
    /// Future of Russian perfectives.
    Future,
    /// Imperative.
    Imperative,
    /// Russian gerund («увеличившись»); English `-ing`.
    Gerund,
    /// Russian active participle.
    Active,
    /// Russian passive participle; English participle where it differs from the past.
    Passive,
    /// «подписан».
    ShortPassive,
}

impl Grammar {
    /// Nothing known.
    pub const NONE: Grammar = Grammar(0);
    /// Nominative.
    pub const NOMINATIVE: u16 = 1;
    /// Genitive.
    pub const GENITIVE: u16 = 2;
    /// Dative.
    pub const DATIVE: u16 = 4;
    /// Accusative.
    pub const ACCUSATIVE: u16 = 8;
    /// Instrumental.
    pub const INSTRUMENTAL: u16 = 16;
    /// Prepositional.
    pub const LOCATIVE: u16 = 32;
    /// Any case.
    pub const CASES: u16 = 63;
    /// Singular.
    pub const SINGULAR: u16 = 64;
    /// Plural.
    pub const PLURAL: u16 = 128;
    /// Masculine.
    pub const MASCULINE: u16 = 256;
    /// Feminine.
    pub const FEMININE: u16 = 512;
    /// Neuter.
    pub const NEUTER: u16 = 1024;
    const VERB: u32 = 11;

    /// The case of this name as the word tables write it; 0 where it is none.
    pub fn case_named(name: &str) -> u16 {
        match name {
            "nominative" => Self::NOMINATIVE,
            "genitive" => Self::GENITIVE,
            "dative" => Self::DATIVE,
            "accusative" => Self::ACCUSATIVE,
            "instrumental" => Self::INSTRUMENTAL,
            "locative" => Self::LOCATIVE,
            _ => 0,
        }
    }

    /// Whether any of these features is among the known ones.
    pub fn has(self, features: u16) -> bool {
        self.0 & features != 0
    }

    /// The cases it can be.
    pub fn cases(self) -> u16 {
        self.0 & Self::CASES
    }

    /// Whether it can be in one of these cases, which it also can where no case is known.
    pub fn may_be(self, cases: u16) -> bool {
        self.cases() == 0 || self.0 & cases != 0
    }

    /// The verb form.
    pub fn verbal(self) -> Verbal {
        use Verbal::*;
        const FORMS: [Verbal; 10] = [None, Infinitive, Past, Present, Future, Imperative, Gerund, Active, Passive, ShortPassive];
        FORMS.get((self.0 >> Self::VERB) as usize & 15).copied().unwrap_or(None)
    }

    /// With this verb form.
    pub fn with_verbal(self, form: Verbal) -> Grammar {
        Grammar((self.0 & ((1 << Self::VERB) - 1)) | ((form as u16) << Self::VERB))
    }

    /// With the cases that this form and one it agrees with have in common; the other's where this one's are not known.
    pub fn agreeing(self, other: Grammar) -> Grammar {
        match self.cases() & other.cases() {
            0 if self.cases() == 0 => Grammar(self.0 | other.cases()),
            0 => self,
            common => Grammar(self.0 & !Self::CASES | common),
        }
    }

    /// Both readings together; the verb forms must be equal.
    pub fn or(self, other: Grammar) -> Grammar {
        Grammar(self.0 | other.0)
    }
}
