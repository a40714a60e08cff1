//! Event rules: their TOML form, read and bound to the lexicon's numbers.
//!
//! What a rule says is kept apart from how it is found (`matcher`) and filled (`fill`). A rule names words in dictionary form or in
//! the form its phrase has («провести встречу»); `to visit` and `a visit` tell verb and noun apart where one word is both.

mod bind;
mod file;
mod form;
mod hit;

use std::sync::Arc;

pub(crate) use hit::{Asks, Hit, Stock};

use super::codes::CodeTable;
use super::indicator::Readings;
use crate::error::{Error, Kind};
use crate::lexicon::{Entry, Language, Lexicon, Pos, word_bit, word_key};
use crate::record::{EventKind, MentionKind, Phase, Status};

/// A set of words: dictionary forms, and tags that a word may have.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words {
    // Rules share the lists of their file.
    texts: Arc<[String]>,
    keys: Arc<[u32]>,
    /// The bits of the keys: most words that are not in it end here.
    bits: u64,
    tags: u64,
    kinds: u32,
    /// Whether the titles of those who hold an office are in it.
    offices: bool,
}

/// The bit of a mention kind.
pub(crate) fn kind_bit(kind: MentionKind) -> u32 {
    1 << kind as u32
}

impl Words {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The bits of its words.
    #[inline]
    pub fn bits(&self) -> u64 {
        self.bits
    }

    /// Whether a word of this key is in it.
    #[inline]
    pub fn has(&self, key: u32) -> bool {
        self.bits & word_bit(key) != 0 && self.keys.binary_search(&key).is_ok()
    }

    /// The tags whose words are all in it.
    pub fn tags(&self) -> u64 {
        self.tags
    }

    /// The kinds of mentions that are in it.
    pub fn kinds(&self) -> u32 {
        self.kinds
    }

    /// Whether the titles of those who hold an office are in it: `#office`.
    pub fn offices(&self) -> bool {
        self.offices
    }

    /// Whether there is anything in it besides words and tags.
    #[inline]
    pub fn names_others(&self) -> bool {
        self.kinds != 0 || self.offices
    }

    /// The bits of which a clause must have one that has one of its words; all where other things are in it.
    fn needed(&self) -> u64 {
        if self.is_empty() || self.names_others() || self.tags != 0 { u64::MAX } else { self.bits }
    }

    /// The words as they were written.
    pub fn texts(&self) -> &[String] {
        &self.texts
    }
}

/// Where a role's filler stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum At {
    /// The logical subject.
    Subject,
    /// The logical object.
    Object,
    /// Whom it is given to: English "gave X", Russian dative.
    Indirect,
    /// Before the noun: "Kazakhstan's visit", "the Turkish bid".
    Before,
    /// Next behind it: a named thing or a value in apposition.
    After,
    /// Behind a preposition, in one of these cases (0 = any).
    Preposition(u32, u16),
    /// Any mention of the clause.
    Clause,
    /// Any mention of the sentence.
    Sentence,
    /// The trigger's own phrase.
    Itself,
    /// The office that stands beside a person's name.
    Title,
    /// Who says so, in words the role names.
    Speaker,
    /// Whose the words of another role are: "SABIC's plant", «завод СИБУРа».
    Possessor,
}

/// One role of a rule.
#[derive(Debug, Clone)]
pub(crate) struct RoleRule {
    /// Its name.
    pub role: String,
    /// Index of the first role of that name in its rule.
    pub same: usize,
    /// Where its filler stands, the best place first.
    pub at: Vec<At>,
    places: Vec<(String, usize)>,
    /// Which mentions may fill it, as bits.
    pub kinds: u32,
    /// Whether a bare noun phrase may.
    pub text: bool,
    /// Whether it takes several.
    pub list: bool,
    /// Whether it takes what another role has taken.
    pub shared: bool,
    /// Units of quantities, or head nouns of texts; empty = any.
    pub words: Words,
    /// Of names one of whose words must be among these; empty = any.
    pub named: Words,
}

impl RoleRule {
    /// The bits of the kinds of mentions without which nothing can fill it: all where words may. A demonym may stand for a place.
    pub fn fillers(&self) -> u32 {
        let sides = if self.kinds & kind_bit(MentionKind::Place) != 0 { kind_bit(MentionKind::Demonym) } else { 0 };
        if self.text { u32::MAX } else { self.kinds | sides }
    }
}

/// A role that must be filled, and by how many: "2 participant".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Needed {
    /// Its name, or `time` or `place`.
    pub role: String,
    /// What that is.
    pub slot: Slot,
    /// How many fillers at least.
    pub count: usize,
}

/// What must be filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slot {
    /// The time.
    Time,
    /// The place.
    Place,
    /// The roles of a name, by the index of the first of them.
    Role(usize),
}

/// The voice of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    Active,
    Passive,
}

/// How a word of a trigger is to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// A form of a verb.
    Verb,
    /// A form of a noun.
    Noun,
    /// As it stands: prepositions, particles, adjectives.
    Other,
}

/// A word of a trigger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TriggerWord {
    /// What it is.
    pub part: Part,
    /// Its keys in the lexicon.
    pub keys: Vec<u32>,
    /// Keys that stand for its passive: «строиться» for «строить».
    pub passive: Vec<u32>,
    /// The bits of all of them: most words that are none of it end here.
    pub bits: u64,
}

impl TriggerWord {
    /// Whether it has the keys of another.
    pub fn same(&self, other: &TriggerWord) -> bool {
        std::ptr::eq(self, other) || self.bits == other.bits && self.keys == other.keys && self.passive == other.passive
    }
}

/// A word or phrase that sets a rule off.
#[derive(Debug, Clone)]
pub(crate) struct Trigger {
    text: String,
    line: usize,
    /// The kind of mention it is, where it is no word: `#named_event`.
    pub kind: Option<MentionKind>,
    /// Its words, each the same in all triggers that have it: so few lie close together.
    pub words: Vec<Arc<TriggerWord>>,
    /// Which of them is looked for first.
    pub anchor: usize,
}

impl Trigger {
    /// The first word that it asks for beside its anchor, of the verbs or of the rest.
    fn other(&self, verb: bool) -> Option<&Arc<TriggerWord>> {
        let mut others = self.words.iter().enumerate().filter(|&(i, _)| i != self.anchor).map(|(_, word)| word);
        others.find(|word| (word.part == Part::Verb) == verb)
    }
}

/// One rule.
#[derive(Debug, Clone)]
pub(crate) struct Rule {
    /// `en/meeting/met`.
    pub id: String,
    /// The kind of its events.
    pub event: EventKind,
    /// The language it reads.
    pub language: Language,
    /// The stage it stands for.
    pub phase: Option<Phase>,
    /// The status its words give by themselves.
    pub status: Option<Status>,
    /// Whether its words deny by themselves.
    pub negative: Option<bool>,
    /// What sets it off.
    pub triggers: Vec<Trigger>,
    /// What is to be filled.
    pub roles: Vec<RoleRule>,
    /// Roles of which one in each row must be filled.
    pub requires: Vec<Vec<Needed>>,
    /// Words of which the logical object must have one.
    pub object: Words,
    /// Words of which the logical subject must have one.
    pub subject: Words,
    /// Words of which the clause must have one.
    pub near: Words,
    /// Words of which the clause must have none.
    pub not: Words,
    /// Words of which the document must have one.
    pub context: Words,
    /// Prepositions of which one must govern the trigger.
    pub after: Words,
    /// Whether it only completes an event told before.
    pub completes: bool,
    /// Whether its verb must stand without an object.
    pub intransitive: bool,
    /// The voice its verb must have; none = any.
    pub voice: Option<Voice>,
    origin: String,
    line: usize,
}

/// The rules of all languages.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    /// All rules, user rules last.
    pub rules: Vec<Rule>,
    /// How many of them are built in.
    built_in: usize,
    /// By the lemma's string number: first index into `hits`, how many; 0 = none.
    index: Vec<(u32, u16)>,
    hits: Vec<Hit>,
    added: Vec<(String, Pos, Language)>,
    /// Codes of other schemes.
    pub codes: CodeTable,
    /// What the metrics and words of change say.
    pub readings: Readings,
    /// The kinds of mentions that set off some rule.
    pub kinds: u32,
    /// The rules that they set off.
    pub of_kinds: Vec<u32>,
}

include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// All that the built-in rules say.
pub(crate) fn built_in_rules() -> impl Iterator<Item = &'static [u8]> {
    BUILT_IN.iter().map(|(_, compiled)| *compiled)
}

/// Rules are read and bound on this many threads: it is most of what an extractor costs to build.
fn threads() -> usize {
    const MOST: usize = 4;
    std::thread::available_parallelism().map_or(1, usize::from).min(MOST)
}

/// Reads the built-in files, in their order.
fn built_in() -> Vec<Result<file::Contents, Error>> {
    let read = |(origin, compiled): &(&str, &[u8])| file::read_built_in(compiled, origin);
    let each = BUILT_IN.len().div_ceil(threads());
    std::thread::scope(|scope| {
        let parts: Vec<_> = BUILT_IN.chunks(each).map(|part| scope.spawn(move || part.iter().map(read).collect::<Vec<_>>())).collect();
        parts.into_iter().flat_map(|part| part.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}

/// Ties rules to the lexicon's numbers; of several mistakes the first is told.
fn bind_all(rules: &mut [Rule], lexicon: &Lexicon) -> Result<(), Error> {
    let each = rules.len().div_ceil(threads()).max(1);
    std::thread::scope(|scope| {
        let bind = |part: &mut [Rule]| {
            let mut keys = bind::Keys::new(lexicon);
            part.iter_mut().try_for_each(|rule| rule.bind(&mut keys))
        };
        let parts: Vec<_> = rules.chunks_mut(each).map(|part| scope.spawn(move || bind(part))).collect();
        let join = |part: std::thread::ScopedJoinHandle<'_, Result<(), Error>>| {
            part.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        let results: Vec<_> = parts.into_iter().map(join).collect();
        results.into_iter().collect()
    })
}

impl Rules {
    /// Reads the built-in rules and the user's, given as text and name.
    pub fn read(user: &[(String, String)]) -> Result<Self, Error> {
        let mut rules = Rules::default();
        for file in built_in() {
            rules.take(file?);
        }
        let built_in = rules.rules.len();
        for (toml, origin) in user {
            rules.take(file::read(toml, origin)?);
        }
        // A user's rule takes the place of the built-in one of its name.
        let mut users = rules.rules.split_off(built_in);
        let own: Vec<&str> = users.iter().map(|r| r.id.as_str()).collect();
        rules.rules.retain(|rule| !own.contains(&rule.id.as_str()));
        rules.built_in = rules.rules.len();
        rules.rules.append(&mut users);
        Ok(rules)
    }

    fn take(&mut self, file: file::Contents) {
        self.added.extend(file.words);
        self.rules.extend(file.rules);
    }

    /// Whether a rule is the user's.
    pub fn is_users(&self, rule: usize) -> bool {
        rule >= self.built_in
    }

    /// The words rules name that the lexicon must know.
    pub fn words(&self) -> impl Iterator<Item = (&str, Pos, Language)> {
        self.added.iter().map(|(word, pos, language)| (word.as_str(), *pos, *language))
    }

    /// Ties the rules to the lexicon's numbers, and tells the lexicon which words they ask for.
    pub fn bind(&mut self, lexicon: &mut Lexicon) -> Result<(), Error> {
        let mut hits = Vec::new();
        bind_all(&mut self.rules, lexicon)?;
        for (number, rule) in self.rules.iter().enumerate() {
            let asks = Asks::of(rule);
            for (index, trigger) in rule.triggers.iter().enumerate() {
                if let Some(kind) = trigger.kind {
                    self.kinds |= kind_bit(kind);
                    self.of_kinds.push(number as u32);
                }
                let Some(anchor) = trigger.words.get(trigger.anchor) else { continue };
                let all = anchor.keys.iter().map(|&k| (k, false)).chain(anchor.passive.iter().map(|&k| (k, true)));
                let bits = |word: Option<&Arc<TriggerWord>>| word.map_or(u64::MAX, |word| word.bits);
                let (verb, other) = (bits(trigger.other(true)), trigger.other(false));
                let others = [bits(other), rule.near.needed(), rule.object.needed(), rule.subject.needed()];
                let noun = other.is_some_and(|word| word.part == Part::Noun);
                let (rule, trigger, language, kinds) = (number as u32, index as u32, rule.language, rule.kinds());
                hits.extend(all.map(|(key, passive)| Hit { key, rule, trigger, passive, language, noun, asks, verb, others, kinds }));
            }
        }
        hits.sort_by_key(|h| (h.key, h.rule, h.trigger));
        let size = hits.last().map_or(0, |h| (h.key >> 2) as usize + 1);
        self.index = vec![(0, 0); size];
        for (at, hit) in hits.iter().enumerate() {
            let slot = &mut self.index[(hit.key >> 2) as usize];
            if slot.1 == 0 {
                slot.0 = at as u32;
            }
            slot.1 += 1;
        }
        self.hits = hits;
        self.of_kinds.dedup();
        self.codes = CodeTable::new(lexicon);
        self.readings = Readings::new(lexicon);
        self.flag(lexicon);
        Ok(())
    }

    /// Tells the lexicon which words begin triggers, and for which a whole document is searched.
    fn flag(&self, lexicon: &mut Lexicon) {
        let mut by_lemma = vec![0; self.index.len()];
        for (flags, _) in by_lemma.iter_mut().zip(&self.index).filter(|(_, (_, hits))| *hits > 0) {
            *flags = Entry::TRIGGER;
        }
        let mut flag = |keys: &[u32], flag: u16| {
            for lemma in keys.iter().map(|key| (key >> 2) as usize) {
                if lemma >= by_lemma.len() {
                    by_lemma.resize(lemma + 1, 0);
                }
                by_lemma[lemma] |= flag;
            }
        };
        for rule in &self.rules {
            flag(&rule.context.keys, Entry::CONTEXT);
            rule.word_sets().for_each(|words| flag(&words.keys, Entry::NAMED));
            for word in rule.triggers.iter().flat_map(|t| &t.words) {
                flag(&word.keys, Entry::NAMED);
                flag(&word.passive, Entry::NAMED);
            }
        }
        let tags = self.rules.iter().fold(0, |tags, r| tags | r.context.tags);
        lexicon.flag(&by_lemma, (tags, Entry::CONTEXT));
    }

    /// The triggers that a word of this lemma and part of speech may set off.
    #[inline]
    pub fn hits(&self, lemma: u32, pos: u32) -> impl Iterator<Item = &Hit> {
        let (first, count) = self.index.get(lemma as usize).copied().unwrap_or_default();
        let hits = &self.hits[first as usize..first as usize + count as usize];
        let key = word_key(lemma, pos);
        hits.iter().filter(move |h| h.key == key)
    }
}

impl Rule {
    /// All sets of words it names.
    fn word_sets(&self) -> impl Iterator<Item = &Words> {
        let own = [&self.object, &self.subject, &self.near, &self.not, &self.context, &self.after];
        own.into_iter().chain(self.roles.iter().map(|role| &role.words))
    }

    /// The kinds of mentions that may fill what it requires, of the first two requirements that tell any.
    fn kinds(&self) -> [u32; 2] {
        let of = |needed: &Needed| match needed.slot {
            Slot::Time | Slot::Place => u32::MAX,
            Slot::Role(first) => {
                let same = self.roles.iter().filter(|r| r.same == first);
                same.fold(0, |kinds, role| kinds | role.fillers())
            }
        };
        let mut all = self.requires.iter().map(|any| any.iter().fold(0, |kinds, needed| kinds | of(needed))).filter(|&k| k != u32::MAX);
        [all.next().unwrap_or(u32::MAX), all.next().unwrap_or(u32::MAX)]
    }

    /// Tells roles and requirements which of the roles have one name.
    fn name_roles(&mut self) {
        let Rule { roles, requires, .. } = self;
        let first = |roles: &[RoleRule], name: &str| roles.iter().position(|r| r.role == name);
        for index in 0..roles.len() {
            roles[index].same = first(roles, &roles[index].role).unwrap_or(index);
        }
        for needed in requires.iter_mut().flatten() {
            needed.slot = match needed.role.as_str() {
                "time" => Slot::Time,
                "place" => Slot::Place,
                name => first(roles, name).map_or(Slot::Role(usize::MAX), Slot::Role),
            };
        }
    }

    fn error(&self, line: usize, message: String) -> Error {
        Error::new(Kind::Rule, self.origin.clone(), Some(line), message)
    }
}

#[cfg(test)]
mod tests {
    use super::bind::{Keys, keys_of, trigger_words, unknown_word};
    use super::*;

    #[test]
    fn every_word_of_a_built_in_rule_is_in_a_word_list() {
        let mut rules = Rules::read(&[]).expect("the built-in rules are well formed");
        let lexicon = Lexicon::new();
        let missing: Vec<String> = rules
            .rules
            .iter_mut()
            .flat_map(|rule| {
                rule.missing(&lexicon)
                    .into_iter()
                    .chain(rule.bind(&mut Keys::new(&lexicon)).err().map(|e| e.to_string()))
                    .collect::<Vec<_>>()
            })
            .collect();
        assert!(missing.is_empty(), "{}", missing.join("\n"));
    }

    impl Rule {
        fn missing(&self, lexicon: &Lexicon) -> Vec<String> {
            let language = self.language;
            let triggers = self
                .triggers
                .iter()
                .filter(|t| t.kind.is_none())
                .filter_map(|t| trigger_words(&t.text, language, &mut Keys::new(lexicon)).err());
            let words = self.word_sets().flat_map(|w| w.texts()).filter(|t| !t.starts_with('#'));
            let unknown = words.filter(|w| keys_of(w, language, lexicon, None).is_empty()).map(|w| unknown_word(w));
            triggers.chain(unknown).map(|m| format!("{}: {m}", self.id)).collect()
        }
    }
}
