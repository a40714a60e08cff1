//! Entries a user adds: names with their kind and key, in the form of the built-in tables.
//!
//! ```text
//! kind          key            en                   ru                country  same_as
//! organization  org:ACME       Acme|Acme Works      Акме{0}           KZ
//! person        person:jd      Jane Doe             Джейн Доу{0}
//! organization  org:ACME_LTD   Acme Steel           -                 -        org:ACME
//! ```
//! `kind` and `key` are asked for, and a name in one language at least; names of one cell are separated by `|`.

use std::collections::HashMap;

use crate::error::{Error, Kind};

use super::compile::{Compiler, is_row, rows, variants};
use super::inflect::{self, Language};
use super::store::{Row, Store};
use super::tag::Tag;

const KINDS: [&str; 7] = ["person", "organization", "place", "facility", "named_event", "document", "product"];

const COLUMNS: &str = "kind, key, en, ru, country, same_as";

struct Item<'a> {
    origin: &'a str,
    line: usize,
    kind: &'a str,
    key: &'a str,
    en: &'a str,
    ru: &'a str,
    country: &'a str,
    same_as: &'a str,
}

/// Adds the entries of `files`, given as text and name.
///
/// # Errors
/// If a row cannot be read or contradicts another; the error names file and line.
pub(super) fn add(store: &mut Store, files: &[(String, String)]) -> Result<(), Error> {
    let mut items = Vec::new();
    for (tsv, origin) in files {
        read(tsv, origin, &mut items)?;
    }
    let mut by_key: HashMap<&str, usize> = HashMap::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        if let Some(&other) = by_key.get(item.key) {
            let other: &Item<'_> = &items[other];
            if other.kind != item.kind {
                return Err(
                    item.fault(format!("{} is a {} here and a {} at {}:{}", item.key, item.kind, other.kind, other.origin, other.line))
                );
            }
        }
        by_key.entry(item.key).or_insert(at);
    }
    one_kind_a_name(&items)?;
    let mut compiler = Compiler::default();
    let mut numbers = vec![0; items.len()];
    for item in &items {
        let of = target(item, &items, &by_key)?;
        // Row 0 is the empty one.
        let number = &mut numbers[by_key[of.key]];
        if *number == 0 {
            *number = row(store, &mut compiler, of);
        }
        for (names, language) in [(item.en, Language::En), (item.ru, Language::Ru)] {
            for name in variants(names) {
                let lemma = lemma(store, name, *number);
                compiler.add_forms(store, name, lemma, language, *number);
            }
        }
    }
    store.compact();
    Ok(())
}

/// A name that is of one kind here and of another there is a mistake.
fn one_kind_a_name(items: &[Item<'_>]) -> Result<(), Error> {
    if items.windows(2).all(|pair| pair[0].kind == pair[1].kind) {
        return Ok(());
    }
    let mut kinds: HashMap<&str, usize> = HashMap::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        for name in variants(item.en).chain(variants(item.ru)) {
            let other = &items[*kinds.entry(name).or_insert(at)];
            if other.kind != item.kind {
                return Err(item.fault(format!("{name:?} is a {} here and a {} at {}:{}", item.kind, other.kind, other.origin, other.line)));
            }
        }
    }
    Ok(())
}

/// The string of a name: that of its row where it is the same.
fn lemma(store: &mut Store, name: &str, row: u32) -> u32 {
    let plain = inflect::plain(name);
    let Row { en, ru, .. } = store.rows[row as usize];
    match [en, ru].into_iter().find(|&known| store.string(known) == plain) {
        Some(known) => known,
        None => store.add_string(&plain),
    }
}

fn read<'a>(tsv: &'a str, origin: &'a str, items: &mut Vec<Item<'a>>) -> Result<(), Error> {
    let fault = |line: usize, message: String| Error::new(Kind::Lexicon, origin, Some(line), message);
    let tsv = tsv.strip_prefix('\u{feff}').unwrap_or(tsv);
    header(tsv).map_err(|(line, message)| fault(line, message))?;
    for row in rows(tsv) {
        let (line, cells) = row.map_err(|(line, message)| fault(line, message))?;
        let cell = |name: &str| cells.get(name).filter(|c| *c != "-").unwrap_or_default();
        let item = Item {
            origin,
            line,
            kind: cell("kind"),
            key: cell("key"),
            en: cell("en"),
            ru: cell("ru"),
            country: cell("country"),
            same_as: cell("same_as"),
        };
        if !KINDS.contains(&item.kind) {
            return Err(item.fault(format!("kind {:?}; expected one of {}", item.kind, KINDS.join(", "))));
        }
        if item.key.is_empty() {
            return Err(item.fault("an empty key".to_string()));
        }
        if !(item.country.is_empty() || item.country.len() == 2 && item.country.bytes().all(|b| b.is_ascii_uppercase())) {
            return Err(item.fault(format!("country {:?}; expected two capital letters such as KZ", item.country)));
        }
        let empty = |names: &str| names.split('|').any(|name| inflect::plain(name).is_empty());
        if variants(item.en).chain(variants(item.ru)).next().is_none() {
            return Err(item.fault("an entry without a name".to_string()));
        }
        if !item.en.is_empty() && empty(item.en) || !item.ru.is_empty() && empty(item.ru) {
            return Err(item.fault("an empty name between the bars".to_string()));
        }
        items.push(item);
    }
    Ok(())
}

/// The first line names the columns.
fn header(tsv: &str) -> Result<(), (usize, String)> {
    let Some((line, header)) = tsv.lines().enumerate().find(|(_, line)| is_row(line)) else { return Ok(()) };
    match ["kind", "key"].into_iter().find(|column| header.split('\t').all(|name| name.trim() != *column)) {
        Some(missing) => Err((line + 1, format!("no column {missing:?}; the first line names the columns {COLUMNS}"))),
        None => Ok(()),
    }
}

impl Item<'_> {
    fn fault(&self, message: String) -> Error {
        Error::new(Kind::Lexicon, self.origin, Some(self.line), message)
    }
}

/// The entry that `same_as` leads to in the end.
fn target<'i, 'a>(item: &'i Item<'a>, items: &'i [Item<'a>], by_key: &HashMap<&str, usize>) -> Result<&'i Item<'a>, Error> {
    let mut at = item;
    for _ in 0..64 {
        if at.same_as.is_empty() {
            return Ok(at);
        }
        match by_key.get(at.same_as) {
            Some(&next) => at = &items[next],
            None => return Err(at.fault(format!("same_as names {:?}, which no entry has", at.same_as))),
        }
    }
    Err(item.fault(format!("the aliases of {} go in a circle", item.key)))
}

fn row(store: &mut Store, compiler: &mut Compiler, item: &Item<'_>) -> u32 {
    let first = |names: &str| variants(names).next().map(inflect::plain).unwrap_or_default();
    let mut name = |names: &str| match first(names) {
        empty if empty.is_empty() => 0,
        name => store.add_string(&name),
    };
    let (key, en, ru) = (name(item.key), name(item.en), name(item.ru));
    let (country, class) = (compiler.string(store, item.country), compiler.string(store, item.kind));
    let row = Row { key, en, ru, country, class, tag: Tag::Custom as u32 };
    store.add_row(row)
}

#[cfg(test)]
mod tests {
    use crate::{Extractor, Input};

    fn build(tsv: &str) -> Result<Extractor, crate::Error> {
        Extractor::builder().lexicon(tsv, "mine.tsv").build()
    }

    #[test]
    fn entries_are_found_with_their_key() {
        let tsv = "kind\tkey\ten\tru\torganization\nperson\tx:1\tZorblatt Quux\tЗорблат Кукс\n";
        assert!(build(tsv).is_ok());
        let tsv = "kind\tkey\ten\tru\nproduct\tproduct:glimmer\tGlimmer 3000\tМерцалка\n";
        let extractor = build(tsv).unwrap();
        let record = extractor.extract(&Input::text("Покупатели вернули в магазин бракованную Мерцалку и попросили вернуть деньги."));
        let entity = record.entities.iter().find(|e| e.key.as_deref() == Some("product:glimmer")).expect("the user's entry");
        assert_eq!((entity.name.as_str(), entity.latin.as_str()), ("Мерцалка", "Glimmer 3000"));
    }

    #[test]
    fn aliases_lead_to_one_entity() {
        let tsv =
            "kind\tkey\ten\tru\tcountry\tsame_as\norganization\torg:A\tQuuxwerk\t-\tKZ\t-\norganization\torg:B\tFlimwerk\t-\t-\torg:A\n";
        let extractor = build(tsv).unwrap();
        let record = extractor.extract(&Input::text("The bank sold its stake in Quuxwerk to the new owner, and Flimwerk paid for it."));
        let keys: Vec<_> = record.entities.iter().filter_map(|e| e.key.as_deref()).filter(|k| k.starts_with("org:")).collect();
        assert_eq!(keys, ["org:A"]);
    }

    #[test]
    fn faults_name_file_and_line() {
        let head = "kind\tkey\ten\tru\tcountry\tsame_as\n";
        for (row, line, part) in [
            ("wizard\tk\tName\n", 2, "expected one of"),
            ("place\tk\t-\t-\n", 2, "without a name"),
            ("place\tk\tName\t-\tXX1\n", 2, "two capital letters"),
            ("place\tk\tName||Other\n", 2, "empty name"),
            ("place\t-\tName\n", 2, "empty key"),
            ("place\tk\tName\nproduct\tq\tName\n", 3, "is a product here and a place"),
            ("place\tk\tOne\nproduct\tk\tTwo\n", 3, "is a product here and a place"),
            ("place\ta\tOne\t-\t-\tb\nplace\tb\tTwo\t-\t-\ta\n", 2, "circle"),
            ("place\ta\tOne\t-\t-\tz\n", 2, "no entry has"),
            ("place\ta\tOne\t-\t-\t-\tmore\tcells\n", 2, "cells under"),
        ] {
            let error = build(&format!("{head}{row}")).expect_err(row);
            assert_eq!((error.origin(), error.line()), ("mine.tsv", Some(line)), "{error}");
            assert!(error.to_string().contains(part), "{error} should say {part:?}");
        }
    }

    #[test]
    fn a_file_without_the_line_that_names_its_columns_is_no_lexicon() {
        for (tsv, line, part) in [
            ("organization\torg:ACME\tAcme Works\n", 1, "no column \"kind\""),
            ("# mine\n\nname\tkey\nx\ty\n", 3, "no column \"kind\""),
            ("kind\ten\n", 1, "no column \"key\""),
        ] {
            let error = build(tsv).expect_err(tsv);
            assert_eq!((error.origin(), error.line()), ("mine.tsv", Some(line)), "{error}");
            assert!(error.to_string().contains(part), "{error} should say {part:?}");
        }
        assert!(build("").is_ok() && build("# nothing yet\nkind\tkey\ten\n").is_ok());
    }
}
