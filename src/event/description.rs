//! Words that stand for a name told before: "the company", «министр», "she". Each is an argument as its name would be.

use crate::lexicon::{Grammar, Language, Tag};
use crate::mention::Draft;
use crate::record::{Entity, MentionKind};
use crate::text::{Document, TokenKind};

/// A word that means an entity.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Description {
    /// Its first token.
    pub first: usize,
    /// One past its last token.
    pub last: usize,
    /// Whom or what it means.
    pub entity: u32,
    /// What that is.
    pub kind: MentionKind,
    /// The cases of the word.
    pub grammar: Grammar,
}

/// Who was named last, by class.
#[derive(Debug, Default, Clone, Copy)]
struct Named {
    person: Option<(u32, u32)>,
    company: Option<(u32, u32)>,
    bank: Option<(u32, u32)>,
    office: Option<(u32, u32)>,
    party: Option<(u32, u32)>,
    country: Option<(u32, u32)>,
}

/// How many sentences a name is remembered.
const MEMORY: u32 = 4;

/// All descriptions of a document whose meaning is clear, in order.
pub(crate) fn find(document: &Document<'_>, drafts: &[Draft], entities: &[Entity]) -> Vec<Description> {
    let mut found = Vec::new();
    let (mut named, mut next) = (Named::default(), 0);
    let wanted = Tag::Pronoun.bit() | Tag::Actor.bit() | Tag::Title.bit();
    for (number, sentence) in document.sentences.iter().enumerate() {
        let Some(language) = sentence.language else { continue };
        let mut at = sentence.first as usize;
        while at < sentence.last as usize {
            while drafts.get(next).is_some_and(|d| d.last as usize <= at) {
                next += 1;
            }
            if let Some(draft) = drafts.get(next).filter(|d| d.first as usize <= at) {
                named.note(document, draft, entities, number as u32);
                at = (draft.last as usize).max(at + 1);
                continue;
            }
            let until = drafts.get(next).map_or(sentence.last, |d| d.first.min(sentence.last)) as usize;
            let Some(word) = document.tokens[at..until.max(at)].iter().position(|t| t.mask & wanted != 0).map(|n| at + n) else {
                at = until.max(at + 1);
                continue;
            };
            let reader = Reader { document, drafts: &drafts[next..], language, named: &named, sentence: number as u32 };
            found.extend(reader.read(word));
            at = word + 1;
        }
    }
    found
}

impl Named {
    fn note(&mut self, document: &Document<'_>, draft: &Draft, entities: &[Entity], sentence: u32) {
        let Some(entity) = draft.entity else { return };
        let slot = Some((entity, sentence));
        match draft.kind {
            MentionKind::Person => self.person = slot,
            MentionKind::Organization => match class(document, draft) {
                "bank" => self.bank = slot,
                "government" | "court" | "military" | "international" => self.office = slot,
                "party" => self.party = slot,
                "media" | "club" => {}
                // Of two in one sentence the first is its subject: "X bought Y, the company said".
                _ if self.company.is_some_and(|(_, seen)| seen == sentence) => {}
                _ => self.company = slot,
            },
            MentionKind::Place => {
                let country = entities.get(entity as usize).and_then(|e| e.key.as_deref()).is_some_and(|k| k.len() == 8);
                if country {
                    self.country = slot;
                }
            }
            _ => {}
        }
    }
}

/// What sort of organisation a mention names, by its head word.
fn class<'a>(document: &Document<'a>, draft: &Draft) -> &'a str {
    let range = draft.first as usize..draft.last as usize;
    let row = document.longest(draft.first as usize, Tag::Organization);
    if let Some(found) = row.filter(|m| m.end == range.end) {
        return document.lexicon.string(document.lexicon.row(found.sense.payload).class);
    }
    range.into_iter().find_map(|t| document.payload(t, Tag::OrganizationHead)).unwrap_or("company")
}

struct Reader<'r, 'a> {
    document: &'r Document<'a>,
    drafts: &'r [Draft],
    language: Language,
    named: &'r Named,
    sentence: u32,
}

impl Reader<'_, '_> {
    fn read(&self, at: usize) -> Option<Description> {
        let mask = self.document.mask(at);
        if mask & Tag::Pronoun.bit() != 0 {
            let third = matches!(self.document.payload(at, Tag::Pronoun), Some("he" | "she"));
            let possessive = self.language == Language::Ru && self.owns(at);
            return if third && !possessive { self.description(at, self.named.person, MentionKind::Person) } else { None };
        }
        if !self.stands_alone(at) {
            return None;
        }
        if mask & Tag::Actor.bit() != 0 {
            let payload = self.document.payload(at, Tag::Actor);
            let slot = match payload {
                Some("company") => (self.named.company, MentionKind::Organization),
                Some("bank") => (self.named.bank, MentionKind::Organization),
                Some("office") => (self.named.office, MentionKind::Organization),
                Some("party") => (self.named.party, MentionKind::Organization),
                Some("country") => (self.named.country, MentionKind::Place),
                _ => return None,
            };
            return self.description(at, slot.0, slot.1);
        }
        let office =
            matches!(self.document.payload(at, Tag::Title), Some("government" | "corporate" | "legal" | "diplomatic" | "academic"));
        if office { self.description(at, self.named.person, MentionKind::Person) } else { None }
    }

    /// «его компания»: whose, not who.
    fn owns(&self, at: usize) -> bool {
        let next = at + 1;
        let noun = self.document.grammar(next).cases() != 0 && self.document.mask(next) & Tag::Word.bit() != 0;
        matches!(self.document.word(at).chars().count(), 2 | 3) && noun && !self.document.is(next, Tag::Preposition)
    }

    /// Whether nothing beside the word tells who or what is meant.
    fn stands_alone(&self, at: usize) -> bool {
        let document = self.document;
        let (before, next) = (at.checked_sub(1), at + 1);
        let named_next = self.drafts.first().is_some_and(|d| {
            let first = d.first as usize;
            d.kind.is_name()
                && (first == next
                    || first <= next + 2
                        && (next..first)
                            .all(|t| document.tokens[t].kind == TokenKind::Mark && document.word(t) != "," && document.word(t) != "."))
        });
        if named_next
            || document.is_possessive(next)
            || document.tokens[at].capital() && self.language == Language::En && before.is_some_and(|b| document.tokens[b].capital())
        {
            return false;
        }
        match self.language {
            Language::En => {
                let definite = before.is_some_and(|b| matches!(document.payload(b, Tag::Determiner), Some("the" | "this")));
                let compound =
                    document.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Word) && super::argument::is_plain_noun(document, next);
                definite && document.payload(next, Tag::Preposition) != Some("of") && !compound
            }
            Language::Ru => {
                let described = before.is_some_and(|b| {
                    document.grammar(b).cases() != 0
                        && document.grammar(b).cases() & document.grammar(at).cases() != 0
                        && super::argument::is_adjective(document, b)
                        && !document.is(b, Tag::Determiner)
                });
                let plural = document.grammar(at).has(Grammar::PLURAL) && !document.grammar(at).has(Grammar::SINGULAR);
                let genitive = document.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Word)
                    && super::argument::is_plain_noun(document, next)
                    && document.grammar(next).has(Grammar::GENITIVE);
                !described && !plural && !genitive
            }
        }
    }

    fn description(&self, at: usize, slot: Option<(u32, u32)>, kind: MentionKind) -> Option<Description> {
        let (entity, sentence) = slot?;
        (self.sentence <= sentence + MEMORY).then(|| Description {
            first: at,
            last: at + 1,
            entity,
            kind,
            grammar: self.document.grammar(at),
        })
    }
}
