//! The TOML form of a rule file, and its mistakes with file and line.

use std::cell::RefCell;
use std::collections::HashMap;

use super::form::{File, Form, Lists, RawRole, RawRule, Text, Texts, Told};
use super::{Needed, RoleRule, Rule, Slot, Trigger, Voice, Words, kind_bit};
use crate::error::{Error, Kind};
use crate::lexicon::{Language, Pos, Tag};
use crate::record::{EventKind, MentionKind, Phase, Status};

/// What a rule file says.
pub(super) struct Contents {
    /// Its rules.
    pub rules: Vec<Rule>,
    /// The words it adds to the dictionary.
    pub words: Vec<(String, Pos, Language)>,
}

/// Reads a rule file of the user's.
pub(super) fn read(toml: &str, origin: &str) -> Result<Contents, Error> {
    let form = Form::from_toml(toml).map_err(|(line, message)| Error::new(Kind::Rule, origin, Some(line), message))?;
    contents(form, origin, None)
}

/// Reads a built-in rule file, as the build script left it. Its folder tells the language.
pub(super) fn read_built_in(compiled: &[u8], origin: &str) -> Result<Contents, Error> {
    let form = postcard::from_bytes(compiled).map_err(|error| Error::new(Kind::Rule, origin, None, error.to_string()))?;
    contents(form, origin, Language::from_code(origin))
}

fn contents(form: Form, origin: &str, language: Option<Language>) -> Result<Contents, Error> {
    let source = Source { origin, form: &form, sets: RefCell::default() };
    let ReadFile { language, rules } = source.read(&form.file, language)?;
    let new = form.file.words;
    let groups = [(new.verbs, Pos::Verb), (new.nouns, Pos::Noun), (new.others, Pos::Other)];
    let words = groups.into_iter().flat_map(|(words, pos)| words.into_iter().map(move |w| (w, pos, language))).collect();
    Ok(Contents { rules, words })
}

/// A rule file while it is read.
struct Source<'a> {
    origin: &'a str,
    form: &'a Form,
    /// The sets of words met before, by how they are written.
    sets: RefCell<HashMap<String, Words>>,
}

struct ReadFile {
    language: Language,
    rules: Vec<Rule>,
}

impl Source<'_> {
    fn error(&self, at: u32, message: &str) -> Error {
        Error::new(Kind::Rule, self.origin, Some(self.form.line(at)), message)
    }

    /// Reads one word of a closed set.
    fn word<T>(&self, word: &Text, what: &str, read: impl Fn(&str) -> Option<T>, all: &str) -> Result<T, Error> {
        let text: &str = &word.what;
        read(text).ok_or_else(|| self.error(word.at, &format!("unknown {what} {text:?}; expected {all}")))
    }

    fn read(&self, file: &File, language: Option<Language>) -> Result<ReadFile, Error> {
        let kinds = list(EventKind::ALL.iter().filter(|k| !has_an_engine(**k)).map(|k| k.as_str()));
        let event = self.word(&file.event, "event", EventKind::from_word, &kinds)?;
        if has_an_engine(event) {
            let message = format!("{:?} events are read by an engine of their own and take no rules; expected {kinds}", event.as_str());
            return Err(self.error(file.event.at, &message));
        }
        if file.rule.is_empty() {
            return Err(self.error(file.event.at, "no rule in this file; expected [[rule]] with id, trigger and roles"));
        }
        let language = match (&file.language, language) {
            (Some(word), _) => self.word(word, "language", Language::from_code, "en or ru")?,
            (None, Some(language)) => language,
            (None, None) => guess_language(file),
        };
        self.ids_differ(file)?;
        let rules = file.rule.iter().map(|raw| self.rule(raw, event, language, &file.lists)).collect::<Result<_, _>>()?;
        Ok(ReadFile { language, rules })
    }

    /// An event names the rule that found it: no two of a file have one name.
    fn ids_differ(&self, file: &File) -> Result<(), Error> {
        let mut lines = HashMap::new();
        for id in file.rule.iter().map(|r| &r.what.id) {
            let line = self.form.line(id.at);
            if let Some(first) = lines.insert(id.what.as_str(), line) {
                return Err(self.error(id.at, &format!("id {:?} is that of the rule in line {first} too", id.what)));
            }
        }
        Ok(())
    }

    fn rule(&self, raw: &Told<RawRule>, event: EventKind, language: Language, lists: &Lists) -> Result<Rule, Error> {
        let line = self.form.line(raw.at);
        let raw = &raw.what;
        if raw.trigger.is_empty() {
            return Err(self.error(raw.id.at, "trigger: expected at least one word or phrase"));
        }
        let phases = list(Phase::ALL.iter().map(|p| p.as_str()));
        let statuses = list(Status::ALL.iter().map(|s| s.as_str()));
        let triggers = raw.trigger.iter().map(|t| self.trigger(t, lists)).collect::<Result<_, _>>()?;
        let roles: Vec<RoleRule> = raw.roles.iter().map(|r| self.role(r, lists)).collect::<Result<_, _>>()?;
        for wanted in &raw.requires {
            if let Some(missing) = split(&wanted.what).find(|n| !known_role(&needed(n).role, &roles)) {
                return Err(self.error(wanted.at, &format!("requires {missing:?}, which is no role of this rule")));
            }
        }
        Ok(Rule {
            id: format!("{}/{}/{}", language.code(), event.as_str(), raw.id.what),
            event,
            language,
            phase: raw.phase.as_ref().map(|p| self.word(p, "phase", Phase::from_word, &phases)).transpose()?,
            status: raw.status.as_ref().map(|s| self.word(s, "status", Status::from_word, &statuses)).transpose()?,
            negative: raw.negative,
            triggers,
            roles,
            requires: raw.requires.iter().map(|r| split(&r.what).map(needed).collect()).collect(),
            object: self.words(&raw.object, lists)?,
            subject: self.words(&raw.subject, lists)?,
            near: self.words(&raw.near, lists)?,
            not: self.words(&raw.not, lists)?,
            context: self.words(&raw.context, lists)?,
            after: self.words(&raw.after, lists)?,
            completes: raw.completes,
            intransitive: raw.intransitive,
            voice: raw.voice.as_ref().map(|v| self.word(v, "voice", voice, "active or passive")).transpose()?,
            origin: self.origin.to_string(),
            line,
        })
    }

    fn trigger(&self, raw: &Text, lists: &Lists) -> Result<Trigger, Error> {
        let text = raw.what.trim();
        if text.is_empty() {
            return Err(self.error(raw.at, "an empty trigger; expected a word or phrase"));
        }
        let text = self.written_out(raw, text, lists)?;
        let kind = match text.strip_prefix('#') {
            Some(name) => {
                Some(mention_kind(name).ok_or_else(|| self.error(raw.at, &format!("{text:?}: expected # and a kind of mention")))?)
            }
            None => None,
        };
        Ok(Trigger { kind, text: text.to_string(), line: self.form.line(raw.at), words: Vec::new(), anchor: 0 })
    }

    /// "@sign @deal", "reach/@sign agreement": the words of a list, any of which will do, stand for its name.
    fn written_out(&self, raw: &Text, text: &str, lists: &Lists) -> Result<String, Error> {
        let one = |word: &str| -> Result<String, Error> {
            let Some(name) = word.strip_prefix('@') else { return Ok(word.to_string()) };
            let words: Vec<&str> = self.list(name, raw, lists)?.iter().map(|w| w.what.as_str()).collect();
            match words.iter().find(|w| w.contains([' ', '#'])) {
                Some(word) => Err(self.error(raw.at, &format!("{text:?}: of a list in a trigger {word:?} is no single word"))),
                None => Ok(words.join("/")),
            }
        };
        if !text.contains('@') {
            return Ok(text.to_string());
        }
        let any = |words: &str| Ok(words.split('/').map(one).collect::<Result<Vec<_>, _>>()?.join("/"));
        Ok(text.split_whitespace().map(any).collect::<Result<Vec<_>, Error>>()?.join(" "))
    }

    fn list<'l>(&self, name: &str, word: &Text, lists: &'l Lists) -> Result<&'l Texts, Error> {
        lists.get(name).ok_or_else(|| self.error(word.at, &format!("no list {name:?}; expected one of those under [lists]")))
    }

    fn role(&self, raw: &RawRole, lists: &Lists) -> Result<RoleRule, Error> {
        let (mut kinds, mut text) = (0, false);
        for kind in &raw.kind {
            match kind.what.as_str() {
                "text" => text = true,
                "actor" => kinds |= ACTORS.iter().copied().map(kind_bit).fold(0, |a, b| a | b),
                _ => kinds |= kind_bit(self.word(kind, "kind", mention_kind, "a kind of mention, actor or text")?),
            }
        }
        if raw.kind.is_empty() {
            kinds = ACTORS.iter().copied().map(kind_bit).fold(0, |a, b| a | b);
        }
        let line = self.form.line(raw.at.at);
        let places: Vec<(String, usize)> = split(&raw.at.what).map(|p| (p.to_string(), line)).collect();
        if places.is_empty() {
            return Err(self.error(raw.at.at, "at: expected subject, object, clause or a preposition"));
        }
        let (words, named) = (self.words(&raw.words, lists)?, self.words(&raw.named, lists)?);
        let (role, list, shared) = (raw.role.what.clone(), raw.list, raw.shared);
        Ok(RoleRule { role, same: 0, at: Vec::new(), places, kinds, text, list, shared, words, named })
    }

    fn words(&self, raw: &Texts, lists: &Lists) -> Result<Words, Error> {
        if raw.is_empty() {
            return Ok(Words::default());
        }
        let written = raw.iter().map(|w| w.what.as_str()).collect::<Vec<_>>().join("|");
        if let Some(words) = self.sets.borrow().get(&written) {
            return Ok(words.clone());
        }
        let (mut words, mut texts) = (Words::default(), Vec::new());
        for word in raw {
            match word.what.strip_prefix('@') {
                Some(name) => self.list(name, word, lists)?.iter().try_for_each(|w| self.one_word(w, &mut words, &mut texts))?,
                None => self.one_word(word, &mut words, &mut texts)?,
            }
        }
        words.texts = texts.into();
        self.sets.borrow_mut().insert(written, words.clone());
        Ok(words)
    }

    fn one_word(&self, word: &Text, words: &mut Words, texts: &mut Vec<String>) -> Result<(), Error> {
        let text = &word.what;
        if let Some(name) = text.strip_prefix('#') {
            match (Tag::from_word(name), mention_kind(name)) {
                _ if name == "office" => words.offices = true,
                (Some(tag), _) => words.tags |= tag.bit(),
                (None, Some(kind)) => words.kinds |= kind_bit(kind),
                _ => {
                    return Err(self.error(word.at, &format!("{text:?}: expected # and a tag of the lexicon or a kind of mention")));
                }
            }
        }
        texts.push(text.clone());
        Ok(())
    }
}

/// What takes part in events.
const ACTORS: [MentionKind; 4] = [MentionKind::Person, MentionKind::Organization, MentionKind::Place, MentionKind::Demonym];

fn known_role(name: &str, roles: &[RoleRule]) -> bool {
    matches!(name, "time" | "place") || roles.iter().any(|r| r.role == name)
}

fn mention_kind(word: &str) -> Option<MentionKind> {
    use MentionKind::*;
    const KINDS: [MentionKind; 19] = [
        Person,
        Organization,
        Place,
        Facility,
        NamedEvent,
        Document,
        Product,
        Position,
        Demonym,
        Money,
        Percent,
        Multiple,
        Quantity,
        Number,
        Ordinal,
        Date,
        Time,
        Duration,
        Set,
    ];
    KINDS.into_iter().find(|k| k.as_str() == word)
}

fn voice(word: &str) -> Option<Voice> {
    match word {
        "active" => Some(Voice::Active),
        "passive" => Some(Voice::Passive),
        _ => None,
    }
}

/// Figures and what is said are not found by the trigger of a rule: a rule could fill neither metric nor content.
fn has_an_engine(kind: EventKind) -> bool {
    matches!(kind, EventKind::Indicator | EventKind::Statement)
}

fn list<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(", ")
}

/// "2 participant": at least so many fillers of a role.
fn needed(text: &str) -> Needed {
    let counted = text.split_once(' ').and_then(|(count, role)| Some((count.parse().ok()?, role.trim())));
    let (count, role) = counted.unwrap_or((1, text));
    Needed { role: role.to_string(), slot: Slot::Time, count }
}

/// The alternatives of `a | b`.
fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split('|').map(str::trim).filter(|p| !p.is_empty())
}

/// A user's file without `language` is Russian where its triggers are in Cyrillic.
fn guess_language(file: &File) -> Language {
    let cyrillic = |t: &Text| t.what.chars().any(|c| ('а'..='я').contains(&c));
    if file.rule.iter().any(|r| r.what.trigger.iter().any(cyrillic)) { Language::Ru } else { Language::En }
}
