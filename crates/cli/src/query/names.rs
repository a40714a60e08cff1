//! Names as people write them, in either script, to the keys and names the tables have.

use dateline::name_skeleton;
use rusqlite::{Connection, Error, params};

use super::sql::{Literal, list};

/// How the tables know someone or something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Patterns of keys: a person's key has given name and surname.
    patterns: Vec<String>,
    /// Keys.
    keys: Vec<String>,
    /// Names of those without a key.
    names: Vec<String>,
}

impl Known {
    /// Whether the columns `key` and `name` hold it, as a condition.
    pub fn holds(&self, key: &str, name: &str) -> String {
        let mut ways: Vec<String> = self.patterns.iter().map(|pattern| format!("{key} LIKE {}", Literal(pattern))).collect();
        if !self.keys.is_empty() {
            ways.push(format!("{key} IN {}", list(&self.keys)));
        }
        if !self.names.is_empty() {
            ways.push(format!("{key} IS NULL AND {name} IN {}", list(&self.names)));
        }
        format!("({})", ways.join(" OR "))
    }

    /// Whether a column with a list of keys, `a; b`, holds it.
    pub fn listed(&self, keys: &str) -> String {
        let ways: Vec<String> =
            self.keys.iter().map(|key| format!("instr('; ' || {keys} || ';', {}) > 0", Literal(&format!("; {key};")))).collect();
        format!("({})", ways.join(" OR "))
    }
}

/// A person by surname, given name or both, in any order. None where there is no letter in it.
pub fn person(database: &Connection, name: &str) -> Result<Option<Known>, Error> {
    let words: Vec<String> = name.split_whitespace().map(name_skeleton).filter(|word| !word.is_empty()).collect();
    let (mut patterns, mut keys) = (Vec::new(), Vec::new());
    match &words[..] {
        [] => return Ok(None),
        [word] => patterns = vec![format!("person:%-{word}"), format!("person:{word}-%")],
        _ => {
            let pairs =
                words.iter().flat_map(|given| words.iter().filter(move |surname| *surname != given).map(move |surname| (given, surname)));
            keys = pairs.map(|(given, surname)| format!("person:{given}-{surname}")).collect();
        }
    }
    let mut query = database.prepare("SELECT DISTINCT name FROM entities WHERE key IS NULL AND kind = 'person' ORDER BY name")?;
    let mut names: Vec<String> = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    names.retain(|name| {
        let sounds: Vec<String> = name.split_whitespace().map(name_skeleton).collect();
        words.iter().all(|word| sounds.contains(word))
    });
    Ok(Some(Known { patterns, keys, names }))
}

/// A country or organisation by key (`place:UZ`), code (`UZ`, `EAEU`) or name. None where the database has none so called.
pub fn party(database: &Connection, name: &str) -> Result<Option<Known>, Error> {
    let code = name.to_uppercase();
    let mut query = database.prepare("SELECT DISTINCT key FROM entities WHERE key IN (?1, ?2, ?3) ORDER BY key")?;
    let found = query.query_map([name, &format!("place:{code}"), &format!("org:{code}")], |row| row.get(0))?;
    let mut keys: Vec<String> = found.collect::<Result<_, _>>()?;
    if keys.is_empty() {
        let mut query = database.prepare(
            "SELECT DISTINCT key FROM entities WHERE (name IN (?1, ?2) OR latin IN (?1, ?2)) AND kind <> 'person' AND key IS NOT NULL ORDER BY key",
        )?;
        keys = query.query_map(params![name, capitalised(name)], |row| row.get(0))?.collect::<Result<_, _>>()?;
    }
    Ok((!keys.is_empty()).then_some(Known { patterns: Vec::new(), keys, names: Vec::new() }))
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
