//! Rules bound to the lexicon: their words become the lexicon's numbers, their places positions.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

use crate::error::Error;
use crate::lexicon::{Language, Lexicon, Pos, Tag, word_bit, word_key};

use super::{At, Part, Rule, TriggerWord, Words};

/// The keys of the words met before: rules share most of theirs.
pub(super) struct Keys<'l> {
    lexicon: &'l Lexicon,
    /// By language and part of speech.
    known: [HashMap<String, Vec<u32>, BuildHasherDefault<Fnv>>; 8],
    /// Of the sets of words met before, by where their texts lie.
    sets: HashMap<(*const String, Language), Arc<[u32]>>,
    /// The words of triggers met before, by language, as what they were to be found, and how they are written.
    words: [HashMap<String, Arc<TriggerWord>, BuildHasherDefault<Fnv>>; 2 * Reading::ALL.len()],
    /// The same by the bits of their keys: several ways to write have one word.
    shared: HashMap<u64, Vec<Arc<TriggerWord>>, BuildHasherDefault<Fnv>>,
}

/// As what a word of a trigger is to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// As one part of speech, which the rule names.
    Pinned(Part),
    /// The first of several words.
    First,
    /// Alone: what may be verb or noun is both.
    Alone,
    /// Behind a verb.
    BehindVerb,
    /// "Hit back at": what is a particle too is one behind a verb.
    Particle,
    /// «число погибших»: behind a noun a Russian participle is a noun.
    BehindNoun,
}

impl Reading {
    const ALL: [Reading; 7] = [
        Reading::Pinned(Part::Verb),
        Reading::Pinned(Part::Noun),
        Reading::First,
        Reading::Alone,
        Reading::BehindVerb,
        Reading::Particle,
        Reading::BehindNoun,
    ];

    /// The parts of speech that are tried in turn.
    fn order(self) -> &'static [Part] {
        match self {
            Reading::Pinned(Part::Verb) => &[Part::Verb],
            Reading::Pinned(_) => &[Part::Noun],
            Reading::First | Reading::Alone => &[Part::Verb, Part::Noun, Part::Other],
            Reading::BehindVerb => &[Part::Noun, Part::Other, Part::Verb],
            Reading::Particle => &[Part::Other],
            Reading::BehindNoun => &[Part::Noun, Part::Verb, Part::Other],
        }
    }
}

impl<'l> Keys<'l> {
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Keys { lexicon, known: Default::default(), sets: HashMap::new(), words: Default::default(), shared: HashMap::default() }
    }

    fn of(&mut self, text: &str, language: Language, part: Option<Part>) -> &[u32] {
        let place = (language == Language::Ru) as usize * 4 + part.map_or(0, |part| part as usize + 1);
        let known = &mut self.known[place];
        if !known.contains_key(text) {
            known.insert(text.to_string(), keys_of(text, language, self.lexicon, part));
        }
        &known[text]
    }

    /// A word of a trigger.
    fn trigger_word(&mut self, word: &str, language: Language, reading: Reading) -> Result<Arc<TriggerWord>, String> {
        let number = Reading::ALL.iter().position(|&other| other == reading).unwrap_or(0);
        let place = (language == Language::Ru) as usize * Reading::ALL.len() + number;
        if let Some(known) = self.words[place].get(word) {
            return Ok(known.clone());
        }
        let read = trigger_word(word, language, reading, self)?;
        let read = self.shared(read);
        self.words[place].insert(word.to_string(), read.clone());
        Ok(read)
    }

    /// The word, as the triggers before have it where they do.
    fn shared(&mut self, word: TriggerWord) -> Arc<TriggerWord> {
        let known = self.shared.entry(word.bits).or_default();
        if let Some(same) = known.iter().find(|other| ***other == word) {
            return same.clone();
        }
        known.push(Arc::new(word));
        known[known.len() - 1].clone()
    }
}

/// FNV-1a: words are short, and nobody chooses them to collide.
#[derive(Default)]
struct Fnv(u64);

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0 ^ 0xcbf2_9ce4_8422_2325, |hash, &b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

impl Rule {
    pub(super) fn bind(&mut self, keys: &mut Keys<'_>) -> Result<(), Error> {
        let (language, lexicon) = (self.language, keys.lexicon);
        self.name_roles();
        for index in 0..self.triggers.len() {
            let (text, line) = (self.triggers[index].text.clone(), self.triggers[index].line);
            if self.triggers[index].kind.is_some() {
                continue;
            }
            let words = trigger_words(&text, language, keys).map_err(|message| self.error(line, message))?;
            self.triggers[index].anchor = anchor(&words);
            self.triggers[index].words = words;
        }
        for index in 0..self.roles.len() {
            let at = self.roles[index].places.iter().map(|(p, line)| place(p, lexicon).map_err(|m| self.error(*line, m)));
            self.roles[index].at = at.collect::<Result<_, _>>()?;
        }
        let line = self.line;
        let sets = [&mut self.object, &mut self.subject, &mut self.near, &mut self.not, &mut self.context, &mut self.after];
        let unknown = sets
            .into_iter()
            .chain(self.roles.iter_mut().flat_map(|r| [&mut r.words, &mut r.named]))
            .find_map(|w| w.bind(language, keys).err());
        unknown.map_or(Ok(()), |message| Err(self.error(line, message)))
    }
}

impl Words {
    fn bind(&mut self, language: Language, keys: &mut Keys<'_>) -> Result<(), String> {
        if self.is_empty() {
            return Ok(());
        }
        let place = (self.texts.as_ptr(), language);
        self.keys = match keys.sets.get(&place) {
            Some(known) => known.clone(),
            None => {
                let mut all = Vec::new();
                for text in self.texts.iter().filter(|t| !t.starts_with('#')) {
                    let found = keys.of(text, language, None);
                    if found.is_empty() {
                        return Err(unknown_word(text));
                    }
                    all.extend(found);
                }
                all.sort_unstable();
                all.dedup();
                keys.sets.entry(place).or_insert(all.into()).clone()
            }
        };
        self.bits = self.keys.iter().fold(0, |bits, &key| bits | word_bit(key));
        Ok(())
    }
}

pub(super) fn unknown_word(text: &str) -> String {
    format!("no word list has {text:?}; expected a known word, or one named in this file under [words] as one of verbs, nouns or others")
}

/// The keys of a word: of those senses it is the dictionary form of, where there are any, else of all.
pub(super) fn keys_of(text: &str, language: Language, lexicon: &Lexicon, part: Option<Part>) -> Vec<u32> {
    let bit = match language {
        Language::En => 1,
        Language::Ru => 2,
    };
    let fits = |pos: u32| match part {
        None => true,
        Some(Part::Verb) => pos == Pos::Verb as u32,
        Some(Part::Noun) => pos == Pos::Noun as u32,
        Some(Part::Other) => pos == Pos::Other as u32 || pos == Pos::Adjective as u32,
    };
    let senses = || lexicon.look_up(text).iter().filter(|s| s.tag == Tag::Word && s.languages & bit != 0 && fits(s.payload));
    let same = |lemma: &str| lemma == text || lemma.chars().map(crate::text::token::fold).eq(text.chars().map(crate::text::token::fold));
    let mut keys: Vec<u32> = senses().filter(|s| same(lexicon.string(s.lemma))).map(|s| word_key(s.lemma, s.payload)).collect();
    if keys.is_empty() {
        keys = senses().map(|s| word_key(s.lemma, s.payload)).collect();
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

pub(super) fn trigger_words(text: &str, language: Language, keys: &mut Keys<'_>) -> Result<Vec<Arc<TriggerWord>>, String> {
    let (text, pinned) = match (language, text) {
        (Language::En, t) if t.starts_with("to ") => (&t[3..], Some(Part::Verb)),
        (Language::En, t) if t.starts_with("a ") => (&t[2..], Some(Part::Noun)),
        (Language::En, t) if t.starts_with("an ") => (&t[3..], Some(Part::Noun)),
        (_, t) => (t, None),
    };
    let alone = !text.contains(' ');
    let mut words: Vec<Arc<TriggerWord>> = Vec::new();
    for word in text.split_whitespace() {
        let reading = match (words.first().map(|first| first.part), pinned) {
            (None, Some(part)) => Reading::Pinned(part),
            (None, None) if alone => Reading::Alone,
            (None, None) => Reading::First,
            (Some(Part::Verb), _) if keys.lexicon.look_up(word).iter().any(|s| s.tag == Tag::Adverb) => Reading::Particle,
            (Some(Part::Verb), _) => Reading::BehindVerb,
            (Some(_), _) if language == Language::Ru => Reading::BehindNoun,
            (Some(_), _) => Reading::First,
        };
        words.push(keys.trigger_word(word, language, reading)?);
    }
    Ok(words)
}

fn trigger_word(word: &str, language: Language, reading: Reading, keys: &mut Keys<'_>) -> Result<TriggerWord, String> {
    let order = reading.order();
    let found = order.iter().find_map(|&part| Some((part, any_of(word, language, keys, Some(part)).ok()?)));
    let (part, mut own) = found.ok_or_else(|| unknown_word(any_of(word, language, keys, order.first().copied()).err().unwrap_or(word)))?;
    if reading == Reading::Alone {
        own = any_of(word, language, keys, None).map_err(unknown_word)?;
    }
    let passive: Vec<u32> = word.split('/').flat_map(|w| passive_of(w, part, language, keys)).collect();
    let bits = own.iter().chain(&passive).fold(0, |bits, &key| bits | word_bit(key));
    Ok(TriggerWord { part, keys: own, passive, bits })
}

/// The keys of words any of which will do: "sign/ink/seal", or the one that has none.
fn any_of<'w>(words: &'w str, language: Language, keys: &mut Keys<'_>, part: Option<Part>) -> Result<Vec<u32>, &'w str> {
    if !words.contains('/') {
        let found = keys.of(words, language, part);
        return if found.is_empty() { Err(words) } else { Ok(found.to_vec()) };
    }
    let mut all = Vec::new();
    for word in words.split('/') {
        let found = keys.of(word, language, part);
        if found.is_empty() {
            return Err(word);
        }
        all.extend(found);
    }
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

/// «строиться» is the passive of «строить».
fn passive_of(word: &str, part: Part, language: Language, keys: &mut Keys<'_>) -> Vec<u32> {
    if part != Part::Verb || language != Language::Ru || word.ends_with("ся") || word.ends_with("сь") {
        return Vec::new();
    }
    keys.of(&format!("{word}ся"), language, Some(Part::Verb)).to_vec()
}

/// The last noun, which is rarer than the light verb before it; else the first word.
fn anchor(words: &[Arc<TriggerWord>]) -> usize {
    words.iter().rposition(|w| w.part == Part::Noun).unwrap_or(0)
}

fn place(text: &str, lexicon: &Lexicon) -> Result<At, String> {
    let (word, case) = text.split_once('+').map_or((text, ""), |(w, c)| (w.trim(), c.trim()));
    Ok(match word {
        "subject" => At::Subject,
        "object" => At::Object,
        "indirect" => At::Indirect,
        "before" => At::Before,
        "after" => At::After,
        "clause" => At::Clause,
        "sentence" => At::Sentence,
        "itself" => At::Itself,
        "title" => At::Title,
        "speaker" => At::Speaker,
        "possessor" => At::Possessor,
        _ => {
            let sense = lexicon.look_up(word).iter().find(|s| s.tag == Tag::Preposition).ok_or_else(|| {
                format!(
                    "at: {word:?} is neither subject, object, indirect, before, after, clause, sentence, itself, title, speaker, possessor nor a preposition"
                )
            })?;
            At::Preposition(sense.payload, case_bits(case)?)
        }
    })
}

fn case_bits(case: &str) -> Result<u16, String> {
    use crate::lexicon::Grammar;
    Ok(match case {
        "" => 0,
        "genitive" => Grammar::GENITIVE,
        "dative" => Grammar::DATIVE,
        "accusative" => Grammar::ACCUSATIVE,
        "instrumental" => Grammar::INSTRUMENTAL,
        "locative" => Grammar::LOCATIVE,
        _ => return Err(format!("unknown case {case:?}; expected genitive, dative, accusative, instrumental or locative")),
    })
}
