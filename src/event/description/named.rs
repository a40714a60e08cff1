//! Who was named last, by class.

use crate::lexicon::{Pos, Tag};
use crate::mention::Draft;
use crate::record::{Entity, MentionKind};
use crate::text::{Document, LetterCase, TokenKind};

use super::super::group::Groups;
use super::super::persons::Persons;
use super::{Description, class};

/// Who was named last, by class.
#[derive(Debug, Default)]
pub(super) struct Named {
    pub persons: Persons,
    pub company: Option<(u32, u32)>,
    pub bank: Option<(u32, u32)>,
    pub office: Option<(u32, u32)>,
    /// Of the offices one of a state whose name does not say what it is otherwise.
    pub ministry: Option<(u32, u32)>,
    pub party: Option<(u32, u32)>,
    pub country: Option<(u32, u32)>,
    pub groups: Groups,
    /// The first organisation of the last sentence that names one.
    pub first: Option<(u32, u32)>,
}

impl Named {
    pub fn note(&mut self, document: &Document<'_>, draft: &Draft, entities: &[Entity], sentence: u32) {
        let Some(entity) = draft.entity else { return };
        let slot = Some((entity, sentence));
        self.groups.note(document, draft, entities, entity, sentence);
        match draft.kind {
            MentionKind::Person => self.persons.note(document, draft, entity, sentence),
            // "a UBS estimate" speaks of no new company.
            MentionKind::Organization if attributive(document, draft) || signs(document, draft) || of_the_past(document, draft) => {}
            MentionKind::Organization => {
                let class = class(document, draft);
                if !matches!(class, "media" | "club") && self.first.is_none_or(|(_, seen)| seen != sentence) {
                    self.first = slot;
                }
                self.sort(class, slot, sentence);
                // «Минфин» is a ministry, a committee or an agency is none.
                let office = |t: u32| document.payload(t as usize, Tag::Actor) == Some("office");
                if class == "government" && !(draft.first..draft.last).any(office) {
                    self.ministry = slot;
                }
            }
            MentionKind::Place => {
                let country = entities.get(entity as usize).and_then(|e| e.key.as_deref()).is_some_and(|k| k.len() == 8);
                if country {
                    self.country = slot;
                }
            }
            _ => {}
        }
    }

    /// "The company will …, it said": what opens a sentence is what "it" means.
    pub fn again(&mut self, description: Option<Description>, sentence: u32) {
        let meant = description.filter(|d| d.kind == MentionKind::Organization).map(|d| (d.entity, sentence));
        if self.first.is_none_or(|(_, seen)| seen != sentence) {
            self.first = meant.or(self.first);
        }
    }

    /// Notes an organisation under its class.
    fn sort(&mut self, class: &str, slot: Option<(u32, u32)>, sentence: u32) {
        match class {
            "bank" => self.bank = slot,
            "government" => self.office = slot,
            "court" | "military" | "international" => self.office = slot,
            "party" => self.party = slot,
            "media" | "club" => {}
            // Of two in one sentence the first is its subject: "X bought Y, the company said".
            _ if self.company.is_some_and(|(_, seen)| seen == sentence) => {}
            _ => self.company = slot,
        }
    }
}

/// Whether a name stands in brackets before the dash or the line end of a dateline: "OSLO, May 5 (Nordic Business Wire) –".
fn signs(document: &Document<'_>, draft: &Draft) -> bool {
    let (first, last) = (draft.first as usize, draft.last as usize);
    let bracketed = first > 0 && last > first + 1 && document.is_mark(first - 1, '(') && document.tokens.get(last).is_some();
    let opens =
        || document.sentences.get(document.sentence_of(first)).is_some_and(|s| !(s.first as usize..first).any(|t| is_verb(document, t)));
    bracketed
        && document.is_mark(last, ')')
        && opens()
        && (last + 1 >= document.tokens.len()
            || document.is_dash(last + 1)
            || document.sentence_of(last + 1) != document.sentence_of(first))
}

/// Whether a name is of what somebody did before: "Birk previously headed the Kazakh unit of Corvane".
fn of_the_past(document: &Document<'_>, draft: &Draft) -> bool {
    let first = draft.first as usize;
    let begin = document.sentences.get(document.sentence_of(first)).map_or(first, |s| s.first as usize);
    (begin..first).any(|t| document.phrase_means(t, Tag::Cue, "career"))
}

fn is_verb(document: &Document<'_>, at: usize) -> bool {
    document.has_pos(at, Pos::Verb) && !document.has_pos(at, Pos::Noun)
}

/// English: whether a name behind an article only modifies the common noun that follows: "a Reuters poll".
fn attributive(document: &Document<'_>, draft: &Draft) -> bool {
    let (first, last) = (draft.first as usize, draft.last as usize);
    let article = first > 0 && document.payload(first - 1, Tag::Determiner) == Some("a");
    let noun = || document.tokens.get(last).is_some_and(|t| t.kind == TokenKind::Word && t.case == LetterCase::Lower);
    article && noun() && (document.has_pos(last, Pos::Noun) || document.is(last, Tag::Metric))
}
