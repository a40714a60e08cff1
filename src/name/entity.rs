//! Names become entities: forms of one name are one entity, with its dictionary form, Latin spelling, key and posts.

use crate::language::function::word;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::lexicon::{Row, Tag};
use crate::record::{Entity, EntityId, MentionKind, Position};
use crate::text::{Document, Script, TokenKind};

use super::alias::Alias;
use super::candidate::{Candidate, Found, Part, PartSpan, PersonName};
use crate::language::ru::latin::latin;

use super::{key, legal, nominative, office, resolve, spelling, stem};

type Map<K, V> = HashMap<K, V, BuildHasherDefault<stem::Hashed>>;

/// Entities while they are collected.
pub(super) struct Entities<'a> {
    doc: &'a Document<'a>,
    /// The entities, ids in order of first mention.
    pub list: Vec<Entity>,
    known: &'a mut Known,
}

/// By what mentions find their entities; kept from article to article.
#[derive(Debug, Default)]
pub(super) struct Known {
    rows: Map<u32, u32>,
    names: Map<(u64, MentionKind), u32>,
    /// The organisation's candidate that a short name stands for, where it can be but one.
    shorts: Map<u64, Option<u32>>,
    persons: Vec<Group>,
    /// The last person with a surname or given name of this stem.
    stems: Map<u64, u32>,
}

impl Known {
    fn clear(&mut self) {
        self.rows.clear();
        self.names.clear();
        self.shorts.clear();
        self.persons.clear();
        self.stems.clear();
    }
}

/// Of the persons whose names share a stem so many are looked at, the last ones.
const NAMESAKES: usize = 256;

/// Mentions that are one person.
#[derive(Debug)]
struct Group {
    entity: u32,
    surname: Option<[u64; 2]>,
    given: Option<[u64; 2]>,
    initial: Option<char>,
    /// Of each stem of surname and given name the person before that has it too.
    before: [Option<u32>; 4],
}

impl Group {
    /// The stems of surname and given name; those that are missing are 0.
    fn stems(&self) -> [u64; 4] {
        let ([a, b], [c, d]) = (self.surname.unwrap_or_default(), self.given.unwrap_or_default());
        [a, b, c, d]
    }
}

impl<'a> Entities<'a> {
    /// None yet.
    pub fn new(doc: &'a Document<'a>, known: &'a mut Known) -> Self {
        known.clear();
        Entities { doc, list: Vec::new(), known }
    }

    /// The entity of each candidate, in their order; a short name has that of the name it stands for.
    #[inline(never)]
    pub fn assign(&mut self, found: &Found, aliases: &[Alias]) -> Vec<u32> {
        self.list.reserve(found.candidates.len());
        // Full names first, so that a surname in the headline joins the name that comes later.
        let mut groups: Vec<Option<usize>> = vec![None; found.candidates.len()];
        for full in [true, false] {
            for (i, c) in found.candidates.iter().enumerate() {
                if let Some(name) = found.person(c).filter(|n| n.full() == full) {
                    groups[i] = Some(self.group(name));
                }
            }
        }
        self.shorten(&found.candidates);
        let mut out: Vec<u32> = Vec::with_capacity(found.candidates.len());
        let stands_for = |c: &Candidate| {
            let at = aliases.binary_search_by_key(&c.first, |alias| alias.0).ok()?;
            found.candidates.binary_search_by_key(&aliases[at].1, |c| c.first).ok()
        };
        let bank = self.only_bank(&found.candidates);
        for (i, c) in found.candidates.iter().enumerate() {
            if let Some(&entity) = stands_for(c).and_then(|long| out.get(long)) {
                out.push(entity);
                continue;
            }
            let entity = match groups[i] {
                Some(group) => self.person(group, c, found),
                None => {
                    let long = self.long(c, &found.candidates).or(bank.filter(|_| self.is_some_bank(c)));
                    self.no_person(long.unwrap_or(c))
                }
            };
            out.push(entity);
        }
        out
    }

    /// Notes by what shorter names organisations may be told: "Corvane" of "Corvane Holdings".
    fn shorten(&mut self, candidates: &[Candidate]) {
        for (c, number) in candidates.iter().zip(0..) {
            if c.kind != MentionKind::Organization || c.row != 0 || c.last - c.first < 2 {
                continue;
            }
            let whole = self.hash(c);
            let first = resolve::first_word(self.doc, c).map(|first| first + 1);
            // "Norvik", "Norvik Energy" of "Norvik Energy ASA"
            let trimmed = [Tag::LegalForm.bit(), Tag::LegalForm.bit() | Tag::OrganizationHead.bit()].map(|tags| self.without_form(c, tags));
            for (first, last) in first.map(|last| (c.first, last)).into_iter().chain(trimmed) {
                let short = self.hash(&Candidate { first, last, ..*c });
                if short == whole {
                    continue;
                }
                let known = self.known.shorts.get(&short).copied();
                let same = |other: u32| self.hash(&candidates[other as usize]) == whole;
                let one = known.is_none_or(|other| other.is_some_and(same));
                self.known.shorts.insert(short, one.then_some(known.flatten().unwrap_or(number)));
            }
        }
    }

    /// The organisation in full that a short name stands for.
    fn long<'c>(&self, c: &Candidate, candidates: &'c [Candidate]) -> Option<&'c Candidate> {
        let lone = c.kind == MentionKind::Organization && c.row == 0 && !self.known.shorts.is_empty();
        let number = (*lone.then(|| self.known.shorts.get(&self.hash(c)))??)?;
        candidates.get(number as usize)
    }

    /// The central bank that is named, where no other is.
    fn only_bank<'c>(&self, candidates: &'c [Candidate]) -> Option<&'c Candidate> {
        let lexicon = self.doc.lexicon;
        let central = |c: &&Candidate| {
            c.kind == MentionKind::Organization && c.row != 0 && lexicon.string(lexicon.row(c.row).class) == "central_bank"
        };
        let first = candidates.iter().find(central)?;
        candidates.iter().filter(central).all(|c| c.row == first.row).then_some(first)
    }

    /// Whether a mention says no more than that it is a central bank: «ЦБ», "the central bank".
    fn is_some_bank(&self, c: &Candidate) -> bool {
        let found = self.doc.longest(c.first as usize, Tag::Hint).filter(|m| m.end == c.last as usize && c.row == 0);
        found.is_some_and(|m| self.doc.lexicon.string(m.sense.payload) == "central_bank")
    }

    /// An organisation's name without its legal form and, in English, its head: «Север» of «ТОО „Север“».
    fn without_form(&self, c: &Candidate, tags: u64) -> (u32, u32) {
        let is = |at: u32, tags: u64| self.doc.mask(at as usize) & tags != 0;
        let mark = |at: u32| self.doc.tokens[at as usize].kind == TokenKind::Mark;
        let latin = |at: u32| self.doc.tokens[at as usize].script == Script::Latin;
        let tail = |at: u32| mark(at) || latin(at) && is(at, tags);
        let last = (c.first + 1..=c.last).rev().find(|&last| last == c.first + 1 || !tail(last - 1)).unwrap_or(c.last);
        let first = (c.first..last).find(|&at| at + 1 == last || !mark(at) && !is(at, Tag::LegalForm.bit())).unwrap_or(c.first);
        (first, last)
    }

    /// The entity of a name that is no person's.
    pub fn no_person(&mut self, c: &Candidate) -> u32 {
        let formal = (c.kind == MentionKind::Organization && c.row == 0).then(|| legal::row(self.doc, c)).flatten();
        match formal {
            Some(row) => self.row(&c.with_row(row)),
            None if c.row != 0 => self.row(c),
            None => self.named(c),
        }
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
        best.unwrap_or_else(|| {
            let number = self.known.persons.len();
            let mut group = Group { entity: u32::MAX, surname, given, initial, before: [None; 4] };
            for (stem, before) in group.stems().into_iter().zip(&mut group.before).filter(|(stem, _)| *stem != 0) {
                *before = self.known.stems.insert(stem, number as u32).filter(|&before| before as usize != number);
            }
            self.known.persons.push(group);
            number
        })
    }

    /// The last person with a surname or given name of these stems that fits.
    fn last_of(&self, stems: Option<[u64; 2]>, fits: impl Fn(&Group) -> bool) -> Option<usize> {
        let [whole, short] = stems?.map(|stem| self.namesakes(stem).find(|&at| fits(&self.known.persons[at])));
        whole.max(short)
    }

    /// The last persons with a surname or given name of this stem.
    fn namesakes(&self, stem: u64) -> impl Iterator<Item = usize> {
        let before = move |at: &usize| {
            let group = &self.known.persons[*at];
            // A stem that a person has twice leads on from where it stands first.
            let place = group.stems().iter().position(|&own| own == stem)?;
            group.before[place].map(|before| before as usize)
        };
        std::iter::successors(self.known.stems.get(&stem).map(|&at| at as usize), before).take(NAMESAKES)
    }

    fn push(&mut self, entity: Entity) -> u32 {
        let number = self.list.len() as u32;
        self.list.push(Entity { id: EntityId(number + 1), ..entity });
        number
    }

    fn person(&mut self, group: usize, c: &Candidate, found: &Found) -> u32 {
        let entity = self.known.persons[group].entity;
        if entity == u32::MAX {
            let entity = self.read_person(c, found);
            let number = self.push(entity);
            self.known.persons[group].entity = number;
            return number;
        }
        // The fuller name names the entity.
        let fuller = found.person(c).is_some_and(|n| n.count() > 1);
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
        let usual = spelling::usual(self.doc, &form);
        let key = match usual.surname() {
            Some(surname) if form.surname_first() => key::east_asian(&usual.all_given(), surname),
            surname => usual.given().zip(surname).and_then(|(given, surname)| key::person(given, surname)),
        };
        let name = form.name();
        let latin = latin(&usual.name());
        Entity { id: EntityId(0), kind: MentionKind::Person, latin, name, key, country: None, positions: Vec::new() }
    }

    /// The entity of a candidate that the lexicon knows.
    fn row(&mut self, c: &Candidate) -> u32 {
        if let Some(&entity) = self.known.rows.get(&c.row) {
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
        let latin = if en.is_empty() { latin(name) } else { en.to_string() };
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
        self.known.rows.insert(c.row, number);
        number
    }

    fn named(&mut self, c: &Candidate) -> u32 {
        let hash = self.hash(c);
        if let Some(&entity) = self.known.names.get(&(hash, c.kind)) {
            // Of the forms of one Russian word the shortest is nearest to the nominative.
            let text = self.doc.slice(c.first as usize, c.last as usize);
            let known = &mut self.list[entity as usize];
            if c.last == c.first + 1 && text.len() < known.name.len() && known.name.starts_with(text) && !known.name.contains(' ') {
                known.latin = latin(text);
                known.name = text.to_string();
            }
            return entity;
        }
        let name = nominative::name(self.doc, c);
        let latin = latin(&name);
        let key = office::key(self.doc, c, &name);
        // «правительство Казахстана» and «казахстанское правительство» are one.
        let same = key.as_ref().and_then(|key| self.list.iter().position(|e| e.key.as_ref() == Some(key)));
        let entity = || Entity { id: EntityId(0), kind: c.kind, latin, name, key, country: None, positions: Vec::new() };
        let number = match same {
            Some(number) => number as u32,
            None => self.push(entity()),
        };
        self.known.names.insert((hash, c.kind), number);
        number
    }

    /// The words of a name without their endings.
    fn hash(&self, c: &Candidate) -> u64 {
        let counts =
            |&at: &u32| self.doc.tokens[at as usize].kind != TokenKind::Mark && !self.doc.says(at as usize, word::DEFINITE_ARTICLE);
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
