//! The form of a rule file, as TOML has it and as the library carries the built-in ones: the build script reads those once.

use std::collections::BTreeMap;

use serde::de::{Deserialize, Deserializer};
use serde::{Deserialize as Derived, Serialize};
use toml::Spanned;

/// What is written in a file, and at which byte.
#[derive(Serialize)]
pub struct Told<T> {
    pub what: T,
    pub at: u32,
}

/// A word or phrase.
pub type Text = Told<String>;

/// Words and phrases; those that begin with `@` name a list.
pub type Texts = Vec<Text>;

/// Lists of words by their names.
pub type Lists = BTreeMap<String, Texts>;

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Told<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if !from.is_human_readable() {
            let (what, at) = Deserialize::deserialize(from)?;
            return Ok(Told { what, at });
        }
        let spanned = Spanned::<T>::deserialize(from)?;
        let at = u32::try_from(spanned.span().start).unwrap_or(u32::MAX);
        Ok(Told { what: spanned.into_inner(), at })
    }
}

/// A rule file.
#[derive(Derived, Serialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub event: Text,
    pub language: Option<Text>,
    #[serde(default)]
    pub lists: Lists,
    #[serde(default)]
    pub words: NewWords,
    #[serde(default)]
    pub rule: Vec<Told<RawRule>>,
}

/// Words that the lexicon does not have, by their parts of speech.
#[derive(Derived, Serialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct NewWords {
    pub verbs: Vec<String>,
    pub nouns: Vec<String>,
    pub others: Vec<String>,
}

/// A rule as it is written.
#[derive(Derived, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RawRule {
    pub id: Text,
    pub trigger: Texts,
    pub phase: Option<Text>,
    pub status: Option<Text>,
    #[serde(default)]
    pub negative: Option<bool>,
    #[serde(default)]
    pub roles: Vec<RawRole>,
    #[serde(default)]
    pub requires: Texts,
    #[serde(default)]
    pub object: Texts,
    #[serde(default)]
    pub subject: Texts,
    #[serde(default)]
    pub near: Texts,
    #[serde(default)]
    pub not: Texts,
    #[serde(default)]
    pub context: Texts,
    #[serde(default)]
    pub after: Texts,
    #[serde(default)]
    pub completes: bool,
    #[serde(default)]
    pub intransitive: bool,
    pub voice: Option<Text>,
}

/// A role as it is written.
#[derive(Derived, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RawRole {
    pub role: Text,
    pub at: Text,
    #[serde(default)]
    pub kind: Texts,
    #[serde(default)]
    pub list: bool,
    #[serde(default)]
    pub shared: bool,
    #[serde(default)]
    pub words: Texts,
    #[serde(default)]
    pub named: Texts,
}

/// A rule file, and where each of its lines ends.
#[derive(Derived, Serialize)]
pub struct Form {
    pub file: File,
    ends: Vec<u32>,
}

impl Form {
    /// Reads what a person wrote.
    pub fn from_toml(toml: &str) -> Result<Self, (usize, String)> {
        let ends: Vec<u32> = memchr::memchr_iter(b'\n', toml.as_bytes()).map(|end| u32::try_from(end).unwrap_or(u32::MAX)).collect();
        match toml::from_str(toml) {
            Ok(file) => Ok(Form { file, ends }),
            Err(error) => Err((error.span().map_or(1, |span| line(&ends, span.start)), error.message().to_string())),
        }
    }

    /// The line of a byte, from 1.
    pub fn line(&self, at: u32) -> usize {
        line(&self.ends, at as usize)
    }
}

fn line(ends: &[u32], at: usize) -> usize {
    ends.partition_point(|&end| (end as usize) < at) + 1
}
