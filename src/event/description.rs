//! Words that stand for a name told before: "the company", «министр», "she". Each is an argument as its name would be.

use crate::lexicon::{Entry, Grammar, Language, Tag, Verbal};
use crate::mention::Draft;
use crate::record::{Entity, MentionKind};
use crate::text::{Document, TokenKind};

use super::persons::Persons;

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
#[derive(Debug, Default)]
struct Named {
    persons: Persons,
    company: Option<(u32, u32)>,
    bank: Option<(u32, u32)>,
    office: Option<(u32, u32)>,
    party: Option<(u32, u32)>,
    country: Option<(u32, u32)>,
    /// The first organisation of the last sentence that names one.
    first: Option<(u32, u32)>,
}

/// How many sentences a name is remembered.
const MEMORY: u32 = 4;

/// Puts all descriptions of a document whose meaning is clear, in order, into `found`.
pub(crate) fn find(document: &Document<'_>, drafts: &[Draft], entities: &[Entity], found: &mut Vec<Description>) {
    found.clear();
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
            let reader = Reader { document, drafts: &drafts[next..], entities, language, named: &named, sentence: number as u32 };
            let description = reader.read(word);
            at = description.map_or(word + 1, |d| d.last);
            found.extend(description);
        }
    }
}

/// The names that can tell something, and what stands for them, in text order: "the minister said" as "Minister X said".
pub(crate) fn speakers(drafts: &[Draft], descriptions: &[Description], document: &Document<'_>) -> Vec<Draft> {
    // «глава правительства» is no government.
    let free = |d: &&Draft| {
        let before = descriptions.partition_point(|other| other.first <= d.first as usize).checked_sub(1);
        before.is_none_or(|at| descriptions[at].last < d.last as usize)
    };
    let names = drafts.iter().filter(|d| d.entity.is_some()).filter(free).map(|d| Draft { value: None, ..*d });
    let byte = |token: usize, end: bool| document.tokens.get(token).map_or(0, |t| if end { t.end } else { t.start });
    let described = descriptions.iter().filter(|d| d.kind != MentionKind::Place).map(|d| Draft {
        kind: d.kind,
        start: byte(d.first, false),
        end: byte(d.last - 1, true),
        first: d.first as u32,
        last: d.last as u32,
        office: d.first as u32,
        grammar: d.grammar,
        entity: Some(d.entity),
        value: None,
    });
    let mut all: Vec<Draft> = names.chain(described).collect();
    all.sort_by_key(|d| d.first);
    all
}

impl Named {
    fn note(&mut self, document: &Document<'_>, draft: &Draft, entities: &[Entity], sentence: u32) {
        let Some(entity) = draft.entity else { return };
        let slot = Some((entity, sentence));
        match draft.kind {
            MentionKind::Person => self.persons.note(document, draft, entity, sentence),
            MentionKind::Organization => {
                let class = class(document, draft);
                if !matches!(class, "media" | "club") && self.first.is_none_or(|(_, seen)| seen != sentence) {
                    self.first = slot;
                }
                self.sort(class, slot, sentence);
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
}

impl Named {
    /// Notes an organisation under its class.
    fn sort(&mut self, class: &str, slot: Option<(u32, u32)>, sentence: u32) {
        match class {
            "bank" => self.bank = slot,
            "government" | "court" | "military" | "international" => self.office = slot,
            "party" => self.party = slot,
            "media" | "club" => {}
            // Of two in one sentence the first is its subject: "X bought Y, the company said".
            _ if self.company.is_some_and(|(_, seen)| seen == sentence) => {}
            _ => self.company = slot,
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

/// Whether a title of this class is held by one person whom it may stand for.
fn is_office(class: &str) -> bool {
    matches!(class, "government" | "corporate" | "legal" | "diplomatic" | "academic")
}

struct Reader<'r, 'a> {
    document: &'r Document<'a>,
    drafts: &'r [Draft],
    entities: &'r [Entity],
    language: Language,
    named: &'r Named,
    sentence: u32,
}

impl Reader<'_, '_> {
    fn read(&self, at: usize) -> Option<Description> {
        let mask = self.document.mask(at);
        if mask & Tag::Pronoun.bit() != 0 {
            if self.document.payload(at, Tag::Pronoun) == Some("it") {
                let told = self.named.first.filter(|&(_, seen)| self.acts(at) && self.sentence <= seen + 1);
                return self.description(at, at + 1, told, MentionKind::Organization);
            }
            let pronoun = self.document.payload(at, Tag::Pronoun).filter(|p| matches!(*p, "he" | "she"))?;
            let possessive = self.language == Language::Ru && self.owns(at);
            let acts = |seen: (u32, u32), end: usize| seen.1 == self.sentence && self.is_object(at) && self.one_clause(end, at);
            let meant = self.named.persons.meant(pronoun, acts);
            return if possessive { None } else { self.description(at, at + 1, meant, MentionKind::Person) };
        }
        if let Some(holder) = self.holder(at) {
            return Some(holder);
        }
        if !self.stands_alone(at, at + 1) {
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
            return self.description(at, at + 1, slot.0, slot.1);
        }
        if self.document.payload(at, Tag::Title).is_some_and(is_office) {
            self.description(at, at + 1, self.named.persons.last(), MentionKind::Person)
        } else {
            None
        }
    }

    /// Whether a pronoun stands for whom something is done to: "him", «его».
    fn is_object(&self, at: usize) -> bool {
        match self.language {
            Language::En => self.document.payload(at, Tag::Governs).is_some(),
            Language::Ru => self.pronoun_cases(at).is_some_and(|cases| !cases.may_be(Grammar::NOMINATIVE)),
        }
    }

    /// Whether a name that ends before `from` is the subject of the verb before `to`: "Japarov had dismissed him", where one is not the
    /// other, but not "found Petrov guilty and jailed him".
    fn one_clause(&self, from: usize, to: usize) -> bool {
        let document = self.document;
        let verb = |t: &usize| document.flags(*t) & Entry::FINITE != 0 && document.mask(*t) & Tag::Auxiliary.bit() == 0;
        let floor = document.sentences.get(self.sentence as usize).map_or(from, |s| s.first as usize);
        let begins = (floor..from).rev().find(|&t| document.is_mark(t, ',')).unwrap_or(floor);
        (from..to).filter(verb).count() <= 1 && !(from..to).any(|t| document.is_mark(t, ',')) && !(begins..from).any(|t| verb(&t))
    }

    /// Whether what "it" means does something: "it has signed", no "it is expected that".
    fn acts(&self, at: usize) -> bool {
        let document = self.document;
        let verbal = |t: usize, form: Verbal| document.senses(t).any(|s| s.tag == Tag::Word && s.grammar.verbal() == form);
        match document.payload(at + 1, Tag::Auxiliary) {
            Some("is" | "was" | "be") => verbal(at + 2, Verbal::Gerund),
            Some(_) => document.payload(at + 2, Tag::Auxiliary) != Some("be"),
            None => verbal(at + 1, Verbal::Past) || verbal(at + 1, Verbal::Present) || document.word(at + 1).ends_with("ly"),
        }
    }

    /// The person named before who holds the post told here: «министр», "the prime minister", «глава правительства».
    fn holder(&self, at: usize) -> Option<Description> {
        // "the prime minister" is met at its noun.
        let floor = self.document.sentences.get(self.sentence as usize).map_or(at, |s| s.first as usize);
        let starts = (at.saturating_sub(2).max(floor)..=at).filter_map(|from| Some((from, self.document.longest(from, Tag::Title)?)));
        let (at, title) = starts.into_iter().find(|(_, m)| m.end > at)?;
        if !is_office(self.document.lexicon.string(title.sense.payload)) {
            return None;
        }
        let holder = self.named.persons.holder(self.document, self.entities, title.sense, self.sentence)?;
        if !self.stands_alone(at, title.end) {
            return None;
        }
        let (first, last, entity) = (at, title.end, holder.0);
        Some(Description { first, last, entity, kind: MentionKind::Person, grammar: title.sense.grammar })
    }

    /// «его компания»: whose, not who.
    fn owns(&self, at: usize) -> bool {
        let next = at + 1;
        let noun = self.document.grammar(next).cases() != 0 && self.document.mask(next) & Tag::Word.bit() != 0;
        matches!(self.document.word(at).chars().count(), 2 | 3) && noun && !self.document.is(next, Tag::Preposition)
    }

    /// Whether nothing beside the word tells who or what is meant.
    fn stands_alone(&self, at: usize, next: usize) -> bool {
        let document = self.document;
        let before = at.checked_sub(1);
        let named_next = self.drafts.iter().find(|d| d.last as usize > next).is_some_and(|d| {
            let first = d.first as usize;
            d.kind.is_name()
                && (first == next
                    || first <= next + 2
                        && (next..first)
                            .all(|t| document.tokens[t].kind == TokenKind::Mark && document.word(t) != "," && document.word(t) != "."))
        });
        // «российская компания» is another one than that named before.
        if named_next
            || before.is_some_and(|b| document.is(b, Tag::Demonym))
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

    /// Russian: «он» acts, «его» is acted upon.
    fn pronoun_cases(&self, at: usize) -> Option<Grammar> {
        if self.language == Language::En || !self.document.is(at, Tag::Pronoun) {
            return None;
        }
        let oblique = self.document.payload(at, Tag::Governs).map(super::argument::required_case);
        Some(Grammar(oblique.unwrap_or(Grammar::NOMINATIVE)))
    }

    fn description(&self, at: usize, last: usize, slot: Option<(u32, u32)>, kind: MentionKind) -> Option<Description> {
        let (entity, sentence) = slot?;
        let grammar = self.pronoun_cases(at).unwrap_or_else(|| self.document.grammar(at));
        (self.sentence <= sentence + MEMORY).then_some(Description { first: at, last, entity, kind, grammar })
    }
}

#[cfg(test)]
mod tests {
    use crate::{Extractor, Input};

    /// Who is said to tell the first event that has a source.
    #[track_caller]
    fn source(text: &str) -> String {
        let record = Extractor::new().extract(&Input::text(text));
        let told = record.events.iter().find_map(|e| e.attribution.first().and_then(|a| a.entity));
        told.and_then(|e| record.entity(e)).map_or(String::new(), |e| e.latin.clone())
    }

    #[test]
    fn a_post_means_who_holds_it() {
        let met = "Prime Minister Olzhas Baimukhanov met Finance Minister Anna Orlova in Astana on Monday. ";
        let told = |who: &str| source(&format!("{met}{who} said exports of Kazakhstan grew by 12 percent in 2024."));
        assert_eq!(told("The prime minister"), "Olzhas Baimukhanov");
        assert_eq!(told("The head of government"), "Olzhas Baimukhanov");
        assert_eq!(told("The finance minister"), "Anna Orlova");
        assert_eq!(told("He"), "Olzhas Baimukhanov");
        assert_eq!(told("She"), "Anna Orlova");
        let met = "Премьер-министр Олжас Баймуханов и министр финансов Анна Орлова встретились в Астане в понедельник. ";
        let told = |who: &str| source(&format!("{met}{who}, что экспорт Казахстана вырос на 12% в 2024 году."));
        assert_eq!(told("Глава правительства сообщил"), "Olzhas Baymukhanov");
        assert_eq!(told("Министр финансов сообщила"), "Anna Orlova");
        assert_eq!(told("Она сообщила"), "Anna Orlova");
        assert_eq!(told("Он сообщил"), "Olzhas Baymukhanov");
    }

    #[test]
    fn who_is_accused_does_not_accuse() {
        let text = "Министр Иван Кан приехал в Осло. Профсоюз металлургов обвинил его во лжи.";
        let record = Extractor::new().extract(&Input::text(text));
        let dispute = record.events.iter().find(|e| e.kind == crate::record::EventKind::Dispute).expect("a dispute");
        let name = |role: &str| {
            let entity = dispute.roles.iter().find(|r| r.role == role).and_then(|r| r.entity);
            entity.and_then(|e| record.entity(e)).map_or("", |e| e.name.as_str())
        };
        assert_eq!((name("target"), name("actor").contains("Кан")), ("Иван Кан", false), "{dispute:#?}");
    }

    #[test]
    fn it_is_the_organisation_that_acts() {
        let told =
            |who: &str| source(&format!("Norsteel AS has bought a mine in Chile. {who} exports of Kazakhstan grew by 12 percent in 2024."));
        assert_eq!(told("It said"), "Norsteel AS");
        assert_eq!(told("It is said that"), "");
    }

    #[test]
    fn a_company_of_a_country_is_not_the_one_named_before() {
        let text = "Компания «Северсклад» построит завод. Российская компания сообщила, что экспорт Казахстана вырос на 12% в 2024 году.";
        assert_eq!(source(text), "");
    }
}
