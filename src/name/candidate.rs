//! What could be a name, before it is decided what is.

use crate::language::inflect::{Case, Gender};
use crate::record::MentionKind;

/// What makes a candidate likely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// The lexicon knows it.
    Lexicon,
    /// A head word and what belongs to it.
    Head,
    /// Quotation marks.
    Quote,
    /// Its parts are those of a person's name.
    Person,
    /// An acronym.
    Acronym,
    /// Nothing but a capital.
    Capital,
    /// The dateline.
    Dateline,
}

/// What could be a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    /// What it would be.
    pub kind: MentionKind,
    /// First token.
    pub first: u32,
    /// One past its last token.
    pub last: u32,
    /// How likely, 0 to 100; below [`SURE`] something else in the document must speak for it.
    pub score: u8,
    /// Why.
    pub source: Source,
    /// The lexicon's row; 0 = none.
    pub row: u32,
    /// The token whose form is the whole name's.
    pub head: u32,
    /// Number of the person's parts, from 1; 0 = no person.
    pub person: u32,
    /// The title before the name of a person.
    pub office: Option<TitleSpan>,
}

/// From this score on a candidate needs nothing else.
pub(super) const SURE: u8 = 50;

impl Candidate {
    /// A candidate over these tokens.
    pub fn new(kind: MentionKind, first: usize, last: usize, score: u8, source: Source) -> Self {
        Candidate { kind, first: first as u32, last: last as u32, score, source, row: 0, head: first as u32, person: 0, office: None }
    }

    /// With the lexicon's row.
    pub fn with_row(mut self, row: u32) -> Self {
        self.row = row;
        self
    }

    /// With the token whose form is the name's.
    pub fn with_head(mut self, head: usize) -> Self {
        self.head = head as u32;
        self
    }
}

/// What a part of a person's name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// «Касым-Жомарт»
    Given,
    /// «Кемелевич»
    Patronymic,
    /// «Токаев»
    Surname,
    /// «К.»
    Initial,
    /// "van", «аль»
    Particle,
}

/// One part of a person's name.
#[derive(Debug, Clone, Copy)]
pub(super) struct PartSpan {
    /// What.
    pub part: Part,
    /// First token.
    pub first: u32,
    /// One past the last.
    pub last: u32,
}

/// The parts of a person's name in the order of the text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct PersonName {
    parts: [Option<PartSpan>; 7],
    count: u8,
    /// The case a title or preposition asks for.
    pub case: Option<Case>,
    /// The gender a verb beside it shows.
    pub gender: Option<Gender>,
}

impl PersonName {
    /// Adds a part; more than seven are not kept.
    pub fn push(&mut self, part: Part, first: usize, last: usize) {
        if let Some(slot) = self.parts.get_mut(self.count as usize) {
            *slot = Some(PartSpan { part, first: first as u32, last: last as u32 });
            self.count += 1;
        }
    }

    /// The parts.
    pub fn parts(&self) -> impl DoubleEndedIterator<Item = PartSpan> + '_ {
        self.parts[..self.count as usize].iter().flatten().copied()
    }

    /// How many parts.
    pub fn count(&self) -> usize {
        self.count as usize
    }

    /// The last part of a kind.
    pub fn find(&self, part: Part) -> Option<PartSpan> {
        self.parts().rev().find(|p| p.part == part)
    }

    /// Whether it has a surname and a given name or initial.
    pub fn full(&self) -> bool {
        self.find(Part::Surname).is_some() && (self.find(Part::Given).is_some() || self.find(Part::Initial).is_some())
    }
}

/// A title, office or occupation in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct TitleSpan {
    /// First token.
    pub first: u32,
    /// One past its last token.
    pub last: u32,
    /// Its dictionary form, a string of the lexicon.
    pub lemma: u32,
    /// Features of the form.
    pub grammar: crate::lexicon::Grammar,
}

/// Everything found in a document so far.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Candidates, in order of their first tokens.
    pub candidates: Vec<Candidate>,
    /// Parts of the persons among them.
    pub persons: Vec<PersonName>,
    /// Titles, in text order.
    pub titles: Vec<TitleSpan>,
    /// Organisations inside the names chosen, in text order.
    pub inside: Vec<Candidate>,
}

impl Found {
    /// Nothing found yet.
    pub fn clear(&mut self) {
        self.candidates.clear();
        self.persons.clear();
        self.titles.clear();
        self.inside.clear();
    }

    /// Adds a candidate.
    pub fn push(&mut self, candidate: Candidate) {
        if candidate.last > candidate.first {
            self.candidates.push(candidate);
        }
    }

    /// Adds a person.
    pub fn push_person(&mut self, mut candidate: Candidate, name: PersonName) {
        self.persons.push(name);
        candidate.person = self.persons.len() as u32;
        if let Some(surname) = name.find(Part::Surname).or(name.find(Part::Given)) {
            candidate.head = surname.first;
        }
        self.push(candidate);
    }

    /// The parts of a person.
    pub fn person(&self, candidate: &Candidate) -> Option<&PersonName> {
        self.persons.get((candidate.person as usize).checked_sub(1)?)
    }

    /// The last title that begins at or after `from` and ends at or before `to`.
    pub fn title_before(&self, from: usize, to: usize) -> Option<&TitleSpan> {
        let end = self.titles.partition_point(|t| t.last as usize <= to);
        self.titles[..end].last().filter(|t| t.first as usize >= from)
    }
}
