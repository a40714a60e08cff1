//! What a word or phrase can be. Tables name tags in lower case; a sense carries one. The build script includes this file.

/// How a tag's payload is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payload {
    /// Nothing.
    None,
    /// A small whole number.
    Number,
    /// A string of the lexicon.
    Text,
    /// A row of the entity tables.
    Row,
}

macro_rules! tags {
    ($($(#[doc = $doc:literal])+ $name:ident = $word:literal : $payload:ident,)+) => {
        /// What a word or phrase can be.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Tag { $($(#[doc = $doc])+ $name),+ }

        impl Tag {
            /// Every tag, in order.
            pub const ALL: &'static [Tag] = &[$(Tag::$name),+];

            /// The word tables use for it.
            pub fn word(self) -> &'static str {
                match self { $(Tag::$name => $word),+ }
            }

            /// How its payload is to be read.
            pub fn payload(self) -> Payload {
                match self { $(Tag::$name => Payload::$payload),+ }
            }
        }
    };
}

tags! {
    // Grammar.
    /// Any word with a dictionary form; the payload is its part of speech.
    Word = "word": Number,
    /// A word that only a text of its language would have.
    Function = "function": None,
    /// Preposition; the payload is its canonical form.
    Preposition = "preposition": Text,
    /// What a preposition wants of its noun, or the cases a pronoun stands in: joined by `+`, then `@place` where it says where.
    Governs = "governs": Text,
    /// Conjunction: `and`, `or`, `but`, `if`, `that` …
    Conjunction = "conjunction": Text,
    /// Relative word: `which`, «который».
    Relative = "relative": None,
    /// Pronoun; the payload says who: `he`, `she`, `it`, `they`, `we`, `i`.
    Pronoun = "pronoun": Text,
    /// Article, demonstrative, possessive.
    Determiner = "determiner": Text,
    /// Auxiliary verb.
    Auxiliary = "auxiliary": Text,
    /// Negation.
    Negation = "negation": None,
    /// A word that gives an event its status; the payload is the status.
    Modal = "modal": Text,
    /// An abbreviation with a full stop. A sentence never ends after an `open` one, may after a `final` one, and does after a
    /// `unit` where a capital follows.
    Abbreviation = "abbreviation": Text,

    // Values.
    /// Number word; the payload is the number.
    Number = "number": Number,
    /// Multiplier; the payload is its power of ten.
    Scale = "scale": Number,
    /// Ordinal word; the payload is the number.
    Ordinal = "ordinal": Number,
    /// Fraction word: `half`, «треть»; the payload is `1/2`.
    Fraction = "fraction": Text,
    /// Currency; a row of the currency table.
    Currency = "currency": Row,
    /// Hundredth of a currency; a row of the currency table.
    Minor = "minor": Row,
    /// Measure; the payload is its canonical name.
    Unit = "unit": Text,
    /// Percent, percentage point, basis point word.
    Percent = "percent": Text,
    /// «вдвое», `twofold`, `tripled`; the payload is the factor.
    Multiple = "multiple": Text,
    /// Word of approximation; the payload is the `approx` of the contract.
    Approx = "approx": Text,
    /// Month 1 to 12.
    Month = "month": Number,
    /// Weekday 1 (Monday) to 7.
    Weekday = "weekday": Number,
    /// Season, part of the year; TIMEX code.
    Season = "season": Text,
    /// Calendar unit: `day`, `week`, `month`, `quarter`, `half`, `year`, `decade`, `century` …
    Period = "period": Text,
    /// Words like `yesterday`, `today`, `recently`; the payload tells the value recogniser which.
    Relation = "relation": Text,
    /// Words around dates: `last`, `next`, `early`, `by` …
    DateModifier = "date_modifier": Text,
    /// Part of the day; TIMEX code.
    DayPart = "day_part": Text,
    /// Time zone; the payload is its offset or name.
    Zone = "zone": Text,
    /// A word after which a number is a name and counts nothing: "article", "flight", «статья».
    Label = "label": None,

    // Names.
    /// Country.
    Country = "country": Row,
    /// Adjective of a country.
    Demonym = "demonym": Row,
    /// A country's people: `Uzbek`, «узбекистанец».
    People = "people": Row,
    /// Region of a country.
    Region = "region": Row,
    /// City.
    City = "city": Row,
    /// Continent, sea, river, mountain, macro-region.
    Geography = "geography": Row,
    /// Known organisation.
    Organization = "organization": Row,
    /// News agency or outlet.
    Media = "media": Row,
    /// Entry of a user's lexicon.
    Custom = "custom": Row,
    /// A title that is one of several words for a post; the payload is the post.
    Post = "post": Text,
    /// Given name; the payload is `m`, `f` or `mf`.
    Given = "given": Text,
    /// Frequent surname.
    Surname = "surname": Text,
    /// A name that is also a common word.
    CommonName = "common_name": None,
    /// Title of a person; the payload is its class.
    Title = "title": Text,
    /// Legal form of a company.
    LegalForm = "legal_form": Text,
    /// Head noun of organisations; the payload is their class.
    OrganizationHead = "organization_head": Text,
    /// Head noun of places; the payload is their type.
    PlaceHead = "place_head": Text,
    /// Head noun of facilities.
    FacilityHead = "facility_head": Text,
    /// Head noun of named events.
    EventHead = "event_head": Text,
    /// Head noun of documents.
    DocumentHead = "document_head": Text,
    /// Particle inside a person's name: `von`, `al`.
    NameParticle = "name_particle": Text,
    /// What a word says of the name beside it: `locative`, `person`, `suffix` …
    Cue = "cue": Text,
    /// What a common word makes of an unknown name close by: `organization` (maker), `belongings` (shares), `trade`
    /// (manufactures), `deal` (contract), `surroundings` (outskirts).
    Beside = "beside": Text,

    // Events.
    /// What an indicator measures; the payload is the metric.
    Metric = "metric": Text,
    /// Verb or noun of change; the payload is the direction.
    Change = "change": Text,
    /// Verb or noun of speech; the payload is its form of attribution.
    Speech = "speech": Text,
    /// A word by which a figure is known: `staff`, `has`, `venture`, `delivery`, `index`.
    Hint = "hint": Text,
    /// Words that introduce a base of comparison.
    Base = "base": Text,
    /// Common noun that stands for an actor: `the sides`, «стороны», `company`; the payload says what it can stand for.
    Actor = "actor": Text,
    /// A word beside a length of time that is somebody's age: `aged`, «старше».
    Age = "age": None,
    /// A noun whose "of" phrase is what is meant: `a series of talks`, `the construction of a plant`.
    Transparent = "transparent": None,
    /// An adverb that may stand inside a verb group or behind a noun phrase: `also`, `already`.
    Adverb = "adverb": None,
    /// A verb that is not told without an object, so that its bare past is a passive: "Man arrested in Lagos".
    Transitive = "transitive": None,
}

impl Tag {
    /// The tag of this name.
    pub fn from_word(word: &str) -> Option<Tag> {
        Tag::ALL.iter().copied().find(|tag| tag.word() == word)
    }

    /// Its bit in an entry's mask.
    #[inline]
    pub const fn bit(self) -> u64 {
        1 << self as u8
    }
}

const _: () = assert!(Tag::ALL.len() <= 64, "an entry's mask has 64 bits");
