//! Names become entities: forms of one name are one entity, with its dictionary form, Latin spelling, key and posts.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::lexicon::{Row, Tag};
use crate::record::{Entity, EntityId, MentionKind, Position};
use crate::text::{Document, Script, TokenKind};

use super::candidate::{Candidate, Found, Part, PartSpan, PersonName};
use super::{key, latin, nominative, stem};

type Map<K, V> = HashMap<K, V, BuildHasherDefault<stem::Hashed>>;

/// Entities while they are collected.
pub(super) struct Entities<'a> {
    doc: &'a Document<'a>,
    /// The entities, ids in order of first mention.
    pub list: Vec<Entity>,
    rows: Map<u32, u32>,
    names: Map<(u64, MentionKind), u32>,
    persons: Vec<Group>,
    /// The persons with a surname or given name of this stem, ascending.
    stems: Map<u64, Vec<usize>>,
}

/// Of the persons whose names share a stem so many are looked at, the last ones.
const NAMESAKES: usize = 256;

/// Mentions that are one person.
struct Group {
    entity: u32,
    surname: Option<[u64; 2]>,
    given: Option<[u64; 2]>,
    initial: Option<char>,
}

impl<'a> Entities<'a> {
    /// None yet.
    pub fn new(doc: &'a Document<'a>) -> Self {
        Entities { doc, list: Vec::new(), rows: Map::default(), names: Map::default(), persons: Vec::new(), stems: Map::default() }
    }

    /// The entity of each candidate, in their order.
    #[inline(never)]
    pub fn assign(&mut self, found: &Found) -> Vec<u32> {
        // Full names first, so that a surname in the headline joins the name that comes later.
        let mut groups: Vec<Option<usize>> = vec![None; found.candidates.len()];
        for full in [true, false] {
            for (i, c) in found.candidates.iter().enumerate() {
                if let Some(name) = found.person(c).filter(|n| n.full() == full) {
                    groups[i] = Some(self.group(name));
                }
            }
        }
        let mut out = Vec::with_capacity(found.candidates.len());
        for (i, c) in found.candidates.iter().enumerate() {
            let entity = match groups[i] {
                Some(group) => self.person(group, c, found),
                None if c.row != 0 => self.row(c),
                None => self.named(c),
            };
            out.push(entity);
        }
        out
    }

    fn group(&mut self, name: &PersonName) -> usize {
        let stems = |part: PartSpan| stem::stems(self.doc, part.first, part.last);
        let first = name.parts().find(|p| p.part == Part::Given);
        let (surname, given) = (name.find(Part::Surname).map(stems), first.map(stems));
        let initial = first.or(name.find(Part::Initial)).and_then(|p| self.doc.word(p.first as usize).chars().next());
        let full = name.full();
        let fits = |g: &Group| match (surname, g.surname) {
            (Some(a), Some(b)) if stem::same(a, b) => match (given, g.given) {
                (Some(a), Some(b)) => stem::same(a, b),
                _ => match (initial, g.initial) {
                    (Some(a), Some(b)) => a == b,
                    _ => true,
                },
            },
            (Some(_), _) => false,
            (None, _) => matches!((given, g.given), (Some(a), Some(b)) if stem::same(a, b)),
        };
        let best = self.last_of(surname.or(given), fits).or_else(|| {
            // A lone given name read as a surname, and the reverse.
            let lone = surname.or(given).filter(|_| !full)?;
            self.last_of(Some(lone), |_| true)
        });
        match best {
            Some(at) => at,
            None => {
                let number = self.persons.len();
                for stem in surname.into_iter().chain(given).flatten() {
                    let known = self.stems.entry(stem).or_default();
                    if known.last() != Some(&number) {
                        known.push(number);
                    }
                }
                self.persons.push(Group { entity: u32::MAX, surname, given, initial });
                number
            }
        }
    }

    /// The last person with a surname or given name of these stems that fits.
    fn last_of(&self, stems: Option<[u64; 2]>, fits: impl Fn(&Group) -> bool) -> Option<usize> {
        let known = stems?.map(|s| self.stems.get(&s).map_or(&[][..], Vec::as_slice));
        let last = |known: &[usize]| known.iter().rev().take(NAMESAKES).copied().find(|&at| fits(&self.persons[at]));
        last(known[0]).max(last(known[1]))
    }

    fn push(&mut self, entity: Entity) -> u32 {
        let number = self.list.len() as u32;
        self.list.push(Entity { id: EntityId(number + 1), ..entity });
        number
    }

    fn person(&mut self, group: usize, c: &Candidate, found: &Found) -> u32 {
        let entity = self.persons[group].entity;
        if entity == u32::MAX {
            let entity = self.read_person(c, found);
            let number = self.push(entity);
            self.persons[group].entity = number;
            return number;
        }
        // The fuller name names the entity.
        let fuller = found.person(c).is_some_and(|n| n.parts().count() > 1);
        if fuller && self.list[entity as usize].key.is_none() {
            let better = self.read_person(c, found);
            let kept = &mut self.list[entity as usize];
            if better.name.chars().count() > kept.name.chars().count() {
                *kept = Entity { id: kept.id, positions: std::mem::take(&mut kept.positions), ..better };
            }
        }
        entity
    }

    fn read_person(&self, c: &Candidate, found: &Found) -> Entity {
        let name = found.person(c).copied().unwrap_or_default();
        let form = nominative::person(self.doc, c, &name);
        let key = match (&form.given, &form.surname) {
            (Some(given), Some(surname)) => key::person(given, surname),
            _ => None,
        };
        let latin = latin::latin(&form.name);
        Entity { id: EntityId(0), kind: MentionKind::Person, latin, name: form.name, key, country: None, positions: Vec::new() }
    }

    fn row(&mut self, c: &Candidate) -> u32 {
        if let Some(&entity) = self.rows.get(&c.row) {
            return entity;
        }
        let lexicon = self.doc.lexicon;
        let row: Row = lexicon.row(c.row);
        let russian = self.doc.tokens[c.first as usize].script == Script::Cyrillic;
        let (en, ru) = (lexicon.string(row.en), lexicon.string(row.ru));
        let place = matches!(c.kind, MentionKind::Place | MentionKind::Demonym | MentionKind::Facility);
        let id = lexicon.string(row.key);
        let name = if russian && !ru.is_empty() || en.is_empty() { ru } else { en };
        let name = if name.is_empty() { self.doc.slice(c.first as usize, c.last as usize) } else { name };
        let latin = if en.is_empty() { latin::latin(name) } else { en.to_string() };
        let country = lexicon.string(row.country);
        let custom = row.tag == Tag::Custom as u32;
        let key = match () {
            _ if custom || id.is_empty() => (!id.is_empty()).then(|| id.to_string()),
            _ if place => Some(["place:", id].concat()),
            _ => Some(["org:", id].concat()),
        };
        let kind = if c.kind == MentionKind::Demonym { MentionKind::Place } else { c.kind };
        let country = (!country.is_empty()).then(|| country.to_string());
        let entity = Entity { id: EntityId(0), kind, name: name.to_string(), latin, key, country, positions: Vec::new() };
        let number = self.push(entity);
        self.rows.insert(c.row, number);
        number
    }

    fn named(&mut self, c: &Candidate) -> u32 {
        let hash = self.hash(c);
        if let Some(&entity) = self.names.get(&(hash, c.kind)) {
            // Of the forms of one Russian word the shortest is nearest to the nominative.
            let text = self.doc.slice(c.first as usize, c.last as usize);
            let known = &mut self.list[entity as usize];
            if c.last == c.first + 1 && text.len() < known.name.len() && known.name.starts_with(text) && !known.name.contains(' ') {
                known.latin = latin::latin(text);
                known.name = text.to_string();
            }
            return entity;
        }
        let name = nominative::name(self.doc, c);
        let latin = latin::latin(&name);
        let entity = Entity { id: EntityId(0), kind: c.kind, latin, name, key: None, country: None, positions: Vec::new() };
        let number = self.push(entity);
        self.names.insert((hash, c.kind), number);
        number
    }

    /// The words of a name without their endings.
    fn hash(&self, c: &Candidate) -> u64 {
        let counts = |&at: &u32| self.doc.tokens[at as usize].kind != TokenKind::Mark && self.doc.word(at as usize) != "the";
        (c.first..c.last).filter(counts).fold(0, |name, at| stem::join(name, self.doc, at))
    }

    /// Joins an acronym in brackets to the name before it.
    pub fn join_acronyms(&mut self, found: &Found, entities: &mut [u32]) {
        for i in 1..found.candidates.len() {
            let (long, short) = (&found.candidates[i - 1], &found.candidates[i]);
            let bracket =
                short.first == long.last + 1 && self.doc.is_mark(long.last as usize, '(') && self.doc.is_mark(short.last as usize, ')');
            if !bracket || long.kind != MentionKind::Organization || short.kind != MentionKind::Organization || long.last - long.first < 2 {
                continue;
            }
            let (keep, drop) = (entities[i - 1], entities[i]);
            if keep == drop {
                continue;
            }
            let better = self.list[keep as usize].key.is_none() && self.list[drop as usize].key.is_some();
            let (keep, drop) = if better { (drop, keep) } else { (keep, drop) };
            entities.iter_mut().filter(|e| **e == drop).for_each(|e| *e = keep);
        }
    }

    /// Adds a post, once.
    pub fn add_position(&mut self, entity: u32, position: Position) {
        let Some(entity) = self.list.get_mut(entity as usize) else { return };
        let same = |p: &Position| p.title.eq_ignore_ascii_case(&position.title) || p.title.to_lowercase() == position.title.to_lowercase();
        match entity.positions.iter_mut().find(|p| same(p)) {
            Some(known) => known.organization = known.organization.or(position.organization),
            None => entity.positions.push(position),
        }
    }
}
