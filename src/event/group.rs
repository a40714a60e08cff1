//! Those named together last, by class: whom "the two ministers", «стороны», "they" mean.

use crate::lexicon::Tag;
use crate::mention::Draft;
use crate::record::{Entity, MentionKind};
use crate::text::Document;

use super::frame::is_country;

/// More are not meant one by one.
pub(super) const MOST: usize = 4;

/// How many sentences a group is remembered.
const MEMORY: u32 = 5;

/// Entities of one class that one sentence names.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    sentence: u32,
    count: usize,
    members: [u32; MOST],
}

impl Group {
    fn members(&self) -> &[u32] {
        self.members.get(..self.count).unwrap_or_default()
    }

    fn add(&mut self, entity: u32, sentence: u32) {
        if self.sentence != sentence || self.count == 0 {
            *self = Group { sentence, ..Group::default() };
        }
        if self.members().contains(&entity) {
            return;
        }
        if let Some(place) = self.members.get_mut(self.count) {
            *place = entity;
        }
        self.count += 1;
    }

    fn is_group(&self) -> bool {
        (2..=MOST).contains(&self.count)
    }
}

/// The groups of a class: that of the last sentence that names any, and the last one of several.
#[derive(Debug, Clone, Copy, Default)]
struct Class {
    now: Group,
    before: Group,
}

impl Class {
    fn add(&mut self, entity: u32, sentence: u32) {
        if self.now.sentence != sentence && self.now.is_group() {
            self.before = self.now;
        }
        self.now.add(entity, sentence);
    }

    fn last(&self, sentence: u32) -> Option<&Group> {
        let recent = |g: &&Group| g.is_group() && sentence <= g.sentence + MEMORY;
        [&self.now, &self.before].into_iter().find(recent)
    }
}

/// What a plural may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Persons,
    Companies,
    Countries,
    /// Whoever was named together last.
    Sides,
}

/// The groups of a document up to here.
#[derive(Debug, Default)]
pub(super) struct Groups {
    persons: Class,
    organizations: Class,
    countries: Class,
    /// The two countries that the first sentence with any names.
    opening: Group,
}

impl Groups {
    /// Notes a name.
    pub fn note(&mut self, document: &Document<'_>, draft: &Draft, entities: &[Entity], entity: u32, sentence: u32) {
        let media = || (draft.first..draft.last).any(|t| document.is(t as usize, Tag::Media));
        match draft.kind {
            MentionKind::Person => self.persons.add(entity, sentence),
            MentionKind::Organization if !media() => self.organizations.add(entity, sentence),
            MentionKind::Place | MentionKind::Demonym if is_country(entities, entity) => {
                if self.opening.count == 0 || self.opening.sentence == sentence {
                    self.opening.add(entity, sentence);
                }
                self.countries.add(entity, sentence);
            }
            _ => {}
        }
    }

    /// Notes that a sentence speaks of the last group of this kind again.
    pub fn again(&mut self, kind: Option<MentionKind>, sentence: u32) {
        let class = match kind {
            Some(MentionKind::Person) => &mut self.persons,
            Some(MentionKind::Organization) => &mut self.organizations,
            _ => &mut self.countries,
        };
        if let Some(group) = class.last(sentence).copied() {
            class.now = Group { sentence, ..group };
        }
    }

    /// The members of the group that a plural means, as many as the text says, and what they are.
    pub fn meant(&self, of: Of, number: Option<u64>, sentence: u32) -> Option<(&[u32], MentionKind)> {
        let persons = || self.persons.last(sentence).map(|g| (g, MentionKind::Person));
        let companies = || self.organizations.last(sentence).map(|g| (g, MentionKind::Organization));
        let countries = || self.countries.last(sentence).map(|g| (g, MentionKind::Place));
        let (group, kind) = match of {
            Of::Persons => persons()?,
            Of::Companies => companies()?,
            Of::Countries => countries()?,
            // Sides are two, where no number says else.
            Of::Sides => {
                let fits = |(g, _): &(&Group, MentionKind)| number.is_some() || g.count == 2;
                let last = [countries(), companies(), persons()].into_iter().flatten().filter(fits).max_by_key(|(g, _)| g.sentence);
                // "Earlier, the sides agreed": those that the article is about, where none were named just before.
                let opening = (&self.opening, MentionKind::Place);
                let fresh = last.filter(|(g, _)| sentence <= g.sentence + 1);
                fresh.or(Some(opening).filter(|(g, _)| g.count == 2)).or(last)?
            }
        };
        number.is_none_or(|n| n == group.count as u64).then_some((group.members(), kind))
    }

    /// The persons that the sentence before this one names, at least two: "they".
    pub fn persons_before(&self, sentence: u32) -> Option<&[u32]> {
        let group = self.persons.now;
        (group.is_group() && group.sentence + 1 == sentence).then(|| self.persons.now.members())
    }
}
