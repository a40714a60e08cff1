//! From the tables a person edits to the [`Store`]. The build script includes this file, and the library reads users' tables
//! with it, so that both are of one form.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::rc::Rc;

use super::expand::Expander;
use super::inflect::{self, Language, Pos};
use super::store::{Row, Sense, Store};
use super::tag::{Payload, Tag};

/// How one table is to be read.
pub struct Table {
    /// File name without folder.
    pub file: &'static str,
    /// Whether its rows are entities: columns `key`, `en`, `ru`, `country`, `class`.
    pub entities: bool,
    /// The columns that hold words.
    pub columns: &'static [Column],
    /// The column of the payload, where rows are no entities.
    pub payload: &'static str,
}

/// A column that holds words.
pub struct Column {
    /// Its name in the header.
    pub name: &'static str,
    /// What the words are.
    pub tag: Tag,
    /// In which language; `None` = the folder's.
    pub language: Option<Language>,
    /// How they inflect.
    pub pos: Pos,
    /// Whether they inflect at all.
    pub inflects: bool,
}

const fn en(name: &'static str, tag: Tag, inflects: bool) -> Column {
    Column { name, tag, language: Some(Language::En), pos: Pos::Noun, inflects }
}

const fn ru(name: &'static str, tag: Tag, pos: Pos, inflects: bool) -> Column {
    Column { name, tag, language: Some(Language::Ru), pos, inflects }
}

const fn own(name: &'static str, tag: Tag) -> Column {
    Column { name, tag, language: None, pos: Pos::Noun, inflects: true }
}

/// Every table but the word lists, which name their tags themselves.
pub const TABLES: &[Table] = &[
    Table {
        file: "countries.tsv",
        entities: true,
        payload: "",
        columns: &[
            en("en", Tag::Country, false),
            ru("ru", Tag::Country, Pos::Noun, true),
            en("en_adjective", Tag::Demonym, false),
            ru("ru_adjective", Tag::Demonym, Pos::Adjective, true),
            en("en_people", Tag::People, false),
            ru("ru_people", Tag::People, Pos::Noun, true),
        ],
    },
    Table {
        file: "currencies.tsv",
        entities: true,
        payload: "",
        columns: &[
            en("symbols", Tag::Currency, false),
            en("key", Tag::Currency, false),
            en("en", Tag::Currency, true),
            ru("ru", Tag::Currency, Pos::Noun, true),
            en("en_minor", Tag::Minor, true),
            ru("ru_minor", Tag::Minor, Pos::Noun, true),
        ],
    },
    Table {
        file: "organizations.tsv",
        entities: true,
        payload: "",
        columns: &[
            en("en", Tag::Organization, false),
            en("en_acronyms", Tag::Organization, false),
            ru("ru", Tag::Organization, Pos::Noun, true),
            ru("ru_acronyms", Tag::Organization, Pos::Noun, true),
        ],
    },
    Table {
        file: "media.tsv",
        entities: true,
        payload: "",
        columns: &[en("en", Tag::Media, false), ru("ru", Tag::Media, Pos::Noun, true), en("domain", Tag::Media, false)],
    },
    Table {
        file: "regions.tsv",
        entities: true,
        payload: "",
        columns: &[en("en", Tag::Region, false), ru("ru", Tag::Region, Pos::Noun, true)],
    },
    Table { file: "cities.tsv", entities: true, payload: "", columns: &[en("en", Tag::City, false), ru("ru", Tag::City, Pos::Noun, true)] },
    Table {
        file: "geography.tsv",
        entities: true,
        payload: "",
        columns: &[en("en", Tag::Geography, false), ru("ru", Tag::Geography, Pos::Noun, true)],
    },
    Table {
        file: "capitals.tsv",
        entities: false,
        payload: "key",
        columns: &[en("en", Tag::City, false), ru("ru", Tag::City, Pos::Noun, true)],
    },
    Table { file: "region_adjectives.tsv", entities: false, payload: "key", columns: &[en("en_adjective", Tag::Demonym, false)] },
    // Tells adjectives of places that other tables name.
    Table {
        file: "place_adjectives.tsv",
        entities: false,
        payload: "key",
        columns: &[ru("ru_adjective", Tag::Demonym, Pos::Adjective, true)],
    },
    Table { file: "titles.tsv", entities: false, payload: "class", columns: &[own("title", Tag::Title)] },
    Table { file: "legal_forms.tsv", entities: false, payload: "position", columns: &[own("form", Tag::LegalForm)] },
    Table { file: "organization_heads.tsv", entities: false, payload: "class", columns: &[own("head", Tag::OrganizationHead)] },
    Table { file: "place_heads.tsv", entities: false, payload: "type", columns: &[own("head", Tag::PlaceHead)] },
    Table { file: "facility_heads.tsv", entities: false, payload: "head", columns: &[own("head", Tag::FacilityHead)] },
    Table { file: "event_heads.tsv", entities: false, payload: "head", columns: &[own("head", Tag::EventHead)] },
    Table { file: "document_heads.tsv", entities: false, payload: "head", columns: &[own("head", Tag::DocumentHead)] },
    Table { file: "given_names.tsv", entities: false, payload: "gender", columns: &[own("name", Tag::Given)] },
    Table { file: "surnames.tsv", entities: false, payload: "common", columns: &[own("name", Tag::Surname)] },
    Table {
        file: "public_figures.tsv",
        entities: false,
        payload: "class",
        columns: &[en("en", Tag::Surname, false), ru("ru", Tag::Surname, Pos::Noun, true)],
    },
];

/// What is wrong with a table: line from 1, and what was expected.
pub type Fault = (usize, String);

/// How great a place is: of other rows all are equal.
fn weight(cells: &Cells<'_>) -> u64 {
    let population: u64 = cells.get("population").and_then(|p| p.parse().ok()).unwrap_or_default();
    let capital = cells.get("capital") == Some("yes");
    population * if capital { 4 } else { 1 }
}

/// Adds tables to a store.
#[derive(Default)]
pub struct Compiler {
    expander: Expander,
    strings: HashMap<String, u32>,
}

impl Compiler {
    /// Reads a word list: columns `lemma`, `pos`, `tags`.
    pub fn words(&mut self, store: &mut Store, tsv: &str, language: Language) -> Result<(), Fault> {
        for row in rows(tsv) {
            let (line, cells) = row?;
            let [lemmas, pos, tags] = [cells.get("lemma"), cells.get("pos"), cells.get("tags")].map(|c| c.unwrap_or_default());
            let pos = pos_of(pos).ok_or_else(|| (line, format!("part of speech {pos:?}; expected noun, adjective, verb or other")))?;
            for lemma in variants(lemmas) {
                let inflects = !matches!(pos, Pos::Other);
                self.add(store, lemma, pos, language, inflects, Tag::Word, pos as u32);
                for tag in tags.split_ascii_whitespace() {
                    let (tag, payload) = self.tag(store, tag).map_err(|e| (line, e))?;
                    self.add(store, lemma, pos, language, inflects, tag, payload);
                }
            }
        }
        Ok(())
    }

    /// Reads one of [`TABLES`]. `folder` is the language of the folder it lies in.
    pub fn table(&mut self, store: &mut Store, table: &Table, tsv: &str, folder: Option<Language>) -> Result<(), Fault> {
        // Of places of one name the greatest is meant, a capital before towns four times its size.
        let mut rows: Vec<_> = rows(tsv).collect();
        rows.sort_by_key(|row| Reverse(row.as_ref().map_or(u64::MAX, |(_, cells)| weight(cells))));
        for row in rows {
            let (line, cells) = row?;
            let payload = if table.entities { Some(self.row(store, table, &cells)) } else { None };
            for column in table.columns {
                let Some(words) = cells.get(column.name) else {
                    return Err((line, format!("no column {:?}", column.name)));
                };
                let language = column.language.or(folder).unwrap_or(Language::En);
                for word in variants(words) {
                    let cell = cells.get(table.payload).unwrap_or_default();
                    let payload = match payload {
                        Some(row) => row,
                        None if column.tag.payload() == Payload::Row => {
                            self.row_of(store, cell).ok_or_else(|| (line, format!("no table has the key {cell:?}")))?
                        }
                        None => self.string(store, cell),
                    };
                    self.name(store, column, word, language, payload, cells.get("gender").unwrap_or_default());
                }
            }
        }
        Ok(())
    }

    fn name(&mut self, store: &mut Store, column: &Column, word: &str, language: Language, payload: u32, gender: &str) {
        let person = column.tag == Tag::Given;
        let invariable = matches!(language, Language::En) && matches!(column.tag, Tag::Given | Tag::Surname);
        if person && matches!(language, Language::Ru) {
            // Masculine and feminine names decline differently; a name of both is expanded as both.
            for hint in ["m", "f"].into_iter().filter(|g| gender.contains(g)) {
                let lemma = if word.contains('{') { word.to_string() } else { format!("{word}{{{hint},a}}") };
                self.add(store, &lemma, column.pos, language, true, column.tag, payload);
            }
            return;
        }
        self.add(store, word, column.pos, language, column.inflects && !invariable, column.tag, payload);
    }

    fn row(&mut self, store: &mut Store, table: &Table, cells: &Cells<'_>) -> u32 {
        let plain = |name: &str| variants(cells.get(name).unwrap_or_default()).next().map(inflect::plain).unwrap_or_default();
        let class = ["class", "type", "currency", "population"].iter().find_map(|c| cells.get(c)).unwrap_or_default();
        let country = if table.file == "countries.tsv" { plain("key") } else { plain("country") };
        // "FIFA" has no other name in English.
        let english = Some(plain("en")).filter(|name| !name.is_empty()).unwrap_or_else(|| plain("en_acronyms"));
        let row = Row {
            key: self.string(store, &plain("key")),
            en: self.string(store, &english),
            ru: self.string(store, &plain("ru")),
            country: self.string(store, &country),
            class: self.string(store, class),
            tag: table.columns.first().map_or(0, |c| c.tag as u32),
        };
        store.add_row(row)
    }

    /// The row with this key, in whichever table.
    fn row_of(&self, store: &Store, key: &str) -> Option<u32> {
        let number = *self.strings.get(key)?;
        store.rows.iter().position(|row| row.key == number).map(|at| at as u32)
    }

    /// Reads `name` or `name=payload`.
    fn tag(&mut self, store: &mut Store, text: &str) -> Result<(Tag, u32), String> {
        let (name, payload) = text.split_once('=').unwrap_or((text, ""));
        let tag = Tag::from_word(name).ok_or_else(|| format!("unknown tag {name:?}"))?;
        let payload = match tag.payload() {
            Payload::None => 0,
            Payload::Number => payload.parse().map_err(|_| format!("{text:?}: expected a whole number after {name}="))?,
            Payload::Text => self.string(store, payload),
            Payload::Row => return Err(format!("{name:?} is filled from a table of its own")),
        };
        Ok((tag, payload))
    }

    /// The number of a string, the same for equal strings.
    pub fn string(&mut self, store: &mut Store, text: &str) -> u32 {
        if text.is_empty() {
            return 0;
        }
        if let Some(&number) = self.strings.get(text) {
            return number;
        }
        let number = store.add_string(text);
        self.strings.insert(text.to_string(), number);
        number
    }

    /// Adds every form of a lemma.
    #[allow(clippy::too_many_arguments)]
    pub fn add(&mut self, store: &mut Store, lemma: &str, pos: Pos, language: Language, inflects: bool, tag: Tag, payload: u32) {
        // Of a verb's principal parts the first is the dictionary form.
        let dictionary = inflect::plain(lemma.split(';').next().unwrap_or(lemma));
        let lemma_number = self.string(store, &dictionary);
        let languages = match language {
            Language::En => 1,
            Language::Ru => 2,
        };
        self.expander.expand(lemma, pos, language, inflects, |form| {
            // «после» is no «посол».
            let grammar = tag == Tag::Title && form.prefixes.is_empty() && store.has(form.hash, Tag::Preposition);
            let sense = Sense { tag, languages, shape: form.shape, grammar: form.grammar, lemma: lemma_number, payload };
            if !grammar {
                store.add(&form, sense);
            }
        });
    }

    /// Goes on with the strings a store already has.
    pub fn resume(store: &Store) -> Compiler {
        let strings = (1..store.ends.len() as u32).map(|n| (store.string(n).to_string(), n)).collect();
        Compiler { strings, ..Compiler::default() }
    }

    /// Adds every form of a user's name whose string is known.
    pub fn add_forms(&mut self, store: &mut Store, name: &str, lemma: u32, language: Language, row: u32) {
        let (languages, inflects) = match language {
            Language::En => (1, false),
            Language::Ru => (2, true),
        };
        self.expander.expand(name, Pos::Noun, language, inflects, |form| {
            let sense = Sense { tag: Tag::Custom, languages, shape: form.shape, grammar: form.grammar, lemma, payload: row };
            store.add(&form, sense);
        });
    }
}

fn pos_of(word: &str) -> Option<Pos> {
    Some(match word {
        "noun" => Pos::Noun,
        "adjective" => Pos::Adjective,
        "verb" => Pos::Verb,
        "other" | "" => Pos::Other,
        _ => return None,
    })
}

/// The variants of a cell; `-` is an empty one.
pub fn variants(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').map(str::trim).filter(|v| !v.is_empty() && *v != "-")
}

/// One row by the names of the header.
pub struct Cells<'a> {
    header: Rc<[&'a str]>,
    cells: Vec<&'a str>,
}

impl<'a> Cells<'a> {
    /// The cell under a heading.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        let at = self.header.iter().position(|h| *h == name)?;
        Some(self.cells.get(at).map_or("", |c| c.trim()))
    }
}

/// Whether a line is neither blank nor a remark.
pub fn is_row(line: &str) -> bool {
    !line.trim().is_empty() && !line.starts_with('#')
}

/// The rows of a table with their line numbers; the first line names the columns.
pub fn rows(tsv: &str) -> impl Iterator<Item = Result<(usize, Cells<'_>), Fault>> {
    let mut lines = tsv.lines().enumerate().filter(|(_, line)| is_row(line));
    let header: Rc<[&str]> = lines.next().map(|(_, line)| line.split('\t').map(str::trim).collect()).unwrap_or_default();
    lines.map(move |(number, line)| {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() > header.len() {
            return Err((number + 1, format!("{} cells under {} headings", cells.len(), header.len())));
        }
        Ok((number + 1, Cells { header: Rc::clone(&header), cells }))
    })
}
