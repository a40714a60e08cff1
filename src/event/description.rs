//! Words that stand for names told before: "the company", «министр», "she", "the two sides". Each is an argument as its name would be.

mod named;
mod organization;
mod several;

use crate::language::function::ending;
use crate::language::relation;

use crate::lexicon::{Entry, Grammar, Language, Pos, Tag, Verbal};
use crate::mention::Draft;
use crate::record::{Entity, MentionKind};
use crate::text::{Document, Script, TokenKind};

use named::Named;

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
    /// Whether it means several, of whom this is one: they have a description each.
    pub several: bool,
}

/// How many sentences a name is remembered.
const MEMORY: u32 = 4;

/// How many mentions back it is looked for how somebody was introduced.
const NEAR: usize = 500;

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
            let reader = Reader {
                document,
                told: &drafts[..next],
                drafts: &drafts[next..],
                entities,
                language,
                named: &named,
                sentence: number as u32,
            };
            if let Some(draft) = drafts.get(next).filter(|d| d.first as usize <= at) {
                if draft.kind == MentionKind::Quantity && reader.counted(draft, found) {
                    named.groups.again(found.last().map(|d| d.kind), number as u32);
                }
                named.note(document, draft, entities, number as u32);
                at = (draft.last as usize).max(at + 1);
                continue;
            }
            let until = drafts.get(next).map_or(sentence.last, |d| d.first.min(sentence.last)) as usize;
            let Some(word) = document.tokens[at..until.max(at)].iter().position(|t| t.mask & wanted != 0).map(|n| at + n) else {
                at = until.max(at + 1);
                continue;
            };
            if let Some(last) = reader.several(word, None, found) {
                at = last;
                named.groups.again(found.last().map(|d| d.kind), number as u32);
                continue;
            }
            let description = reader.read(word);
            at = description.map_or(word + 1, |d| d.last);
            named.again(description, number as u32);
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
    let described = descriptions.iter().filter(|d| d.kind != MentionKind::Place && !d.several).map(|d| Draft {
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

/// The country whose post is told before `end`: "of Norway", «Норвегии». `drafts` are those from there on.
pub(super) fn country_behind<'d>(document: &Document<'_>, drafts: &'d [Draft], end: usize) -> Option<&'d Draft> {
    let place = drafts.first().filter(|d| d.kind == MentionKind::Place)?;
    let first = place.first as usize;
    let of = first == end + 1 && document.relates(end, relation::GENITIVE);
    (of || first == end && place.grammar.may_be(Grammar::GENITIVE)).then_some(place)
}

/// What sort of organisation a mention names, by its head word.
pub(super) fn class<'a>(document: &Document<'a>, draft: &Draft) -> &'a str {
    let range = draft.first as usize..draft.last as usize;
    let row = document.longest(draft.first as usize, Tag::Organization);
    if let Some(found) = row.filter(|m| m.end == range.end) {
        return document.lexicon.string(document.lexicon.row(found.sense.payload).class);
    }
    // "the National Company Law Tribunal" is a tribunal.
    let latin = document.tokens.get(range.start).is_some_and(|t| t.script == Script::Latin);
    let core = range.clone().find(|&t| latin && document.is(t, Tag::Preposition)).unwrap_or(range.end);
    let last = (range.start..core).rev().find_map(|t| document.payload(t, Tag::OrganizationHead)).filter(|_| latin);
    last.or_else(|| range.into_iter().find_map(|t| document.payload(t, Tag::OrganizationHead))).unwrap_or("company")
}

/// Whether a title of this class is held by one person whom it may stand for.
fn is_office(class: &str) -> bool {
    matches!(class, "government" | "corporate" | "observer" | "legal" | "diplomatic" | "academic")
}

struct Reader<'r, 'a> {
    document: &'r Document<'a>,
    /// What is named before.
    told: &'r [Draft],
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
            return self.pronoun(at);
        }
        if let Some(holder) = self.holder(at) {
            return Some(holder);
        }
        // «пресс-секретарь» is no «секретарь».
        if at.checked_sub(1).is_some_and(|b| self.document.is_mark(b, '-') && self.document.tokens[b].glued()) {
            return None;
        }
        // «премьер-министр»
        let hyphened = self.document.is_mark(at + 1, '-');
        let next = self.document.longest(at, Tag::Title).filter(|_| hyphened).map_or(at + 1, |title| title.end);
        if !self.stands_alone(at, at, next) || self.is_plural(at) && self.language == Language::Ru {
            return None;
        }
        // "Gezhouba Group": a word with a capital behind a name belongs to it.
        let end = self.told.last().map_or(0, |d| d.last as usize);
        if end == at && self.document.tokens[at].capital() {
            return None;
        }
        if mask & Tag::Actor.bit() != 0 {
            return self.actor(at);
        }
        let office = self.document.payload(at, Tag::Title).is_some_and(is_office) && !self.is_post(at);
        let sole = || self.named.persons.sole(self.entities, self.sentence);
        if office { self.description(at, at + 1, sole(), MentionKind::Person) } else { None }
    }

    /// Whether an office is named as one, and not for who holds it: "the post of director", «должность директора».
    fn is_post(&self, at: usize) -> bool {
        let document = self.document;
        let noun = at.checked_sub(1).map(|b| if document.relates(b, relation::GENITIVE) { b.saturating_sub(1) } else { b });
        noun.is_some_and(|n| document.payload(n, Tag::Cue) == Some("post"))
    }

    /// Whom "it", "he" or "she" means.
    fn pronoun(&self, at: usize) -> Option<Description> {
        let pronoun = self.document.payload(at, Tag::Pronoun)?;
        if pronoun == "it" {
            let told = self.named.first.filter(|&(_, seen)| self.acts(at) && self.sentence <= seen + 1);
            return self.description(at, at + 1, told, MentionKind::Organization);
        }
        if !matches!(pronoun, "he" | "she") || self.owns(at) {
            return None;
        }
        let quoted = super::persons::quotation_before(self.document, at);
        let acts = |seen: (u32, u32), end: usize| {
            quoted.is_some_and(|open| end > open) || seen.1 == self.sentence && self.is_object(at) && self.one_clause(end, at)
        };
        // «она» may be a company, too.
        let sure = self.language == Language::Ru && pronoun == "she";
        let meant = self.named.persons.meant(pronoun, sure, acts);
        // "X defeated Y when he won 53%"
        let here = meant.is_some_and(|m| m.1 == self.sentence);
        let subject = self.subject(at).filter(|&first| here && self.named.persons.fits(pronoun, first));
        self.description(at, at + 1, subject.map(|entity| (entity, self.sentence)).or(meant), MentionKind::Person)
    }

    /// What a common noun for an organisation or country means: "the company", «страна».
    fn actor(&self, at: usize) -> Option<Description> {
        let (slot, kind) = match self.document.payload(at, Tag::Actor)? {
            "company" => (self.introduced(at).or_else(|| self.works(at)).or_else(|| self.company(at)), MentionKind::Organization),
            "bank" => (self.called(at).or(self.named.bank), MentionKind::Organization),
            // A committee is of some body, and no office named before.
            "office" if self.document.payload(at, Tag::Cue) == Some("panel") => (self.called(at), MentionKind::Organization),
            "office" => (self.called(at).or(self.office(at)), MentionKind::Organization),
            "party" => (self.called(at).or(self.named.party), MentionKind::Organization),
            "country" => (self.named.country, MentionKind::Place),
            _ => return None,
        };
        self.description(at, at + 1, slot, kind)
    }

    /// English: the person that a sentence begins with and that its first verb is told of, before a pronoun that acts.
    fn subject(&self, pronoun: usize) -> Option<u32> {
        let document = self.document;
        let sentence =
            document.sentences.get(self.sentence as usize).filter(|_| self.language == Language::En && !self.is_object(pronoun))?;
        let first = sentence.first as usize;
        let here = self.told.partition_point(|d| (d.first as usize) < first);
        let person = self.told[here..].iter().find(|d| d.kind == MentionKind::Person)?;
        let verb = (first..pronoun).find(|&t| document.flags(t) & Entry::FINITE != 0)?;
        let leads = person.last as usize <= verb && !document.is_possessive(person.last as usize);
        let led = (first..person.first as usize).any(|t| document.is(t, Tag::Preposition) || document.is(t, Tag::Speech));
        let other = (verb..pronoun)
            .any(|t| document.is(t, Tag::Relative) && document.payload(t, Tag::Governs).is_none() || document.is(t, Tag::Speech));
        person.entity.filter(|_| leads && !led && !other)
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
            // "it is in talks"
            Some("is" | "was" | "be") => {
                verbal(at + 2, Verbal::Gerund) || document.relates(at + 2, relation::INESSIVE) && document.is(at + 3, Tag::EventHead)
            }
            Some(_) => document.payload(at + 2, Tag::Auxiliary) != Some("be"),
            None => {
                let adverb = document.is(at + 1, Tag::Adverb) || ending::ADVERB.end(document.word(at + 1));
                verbal(at + 1, Verbal::Past) || verbal(at + 1, Verbal::Present) || adverb
            }
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
        // "the Finnish prime minister", «премьер-министр Финляндии»: of the country told here.
        let before = self.told.last().filter(|d| d.last as usize == at && self.document.is(at - 1, Tag::Demonym));
        let behind = country_behind(self.document, self.drafts, title.end);
        let country = before.or(behind).map(|d| d.entity);
        let first = before.map_or(at, |d| d.first as usize);
        let last = behind.map_or_else(|| self.past_workplace(title.end), |d| d.last as usize);
        let holds = |seen: &(u32, u32)| self.named.persons.holds(self.document, self.entities, seen.0, title.sense);
        let fits = |seen: &(u32, u32)| holds(seen) && country.is_none_or(|country| self.serves(seen.0, country));
        let holder = self.named.persons.recent(self.sentence).find(fits)?;
        if !self.stands_alone(first, first, last) || self.is_plural(at) && self.language == Language::Ru {
            return None;
        }
        // «о назначении нового премьер-министра»
        if self.is_post(first) || first > floor && self.document.means(first - 1, Tag::Hint, "incoming") {
            return None;
        }
        let entity = holder.0;
        Some(Description { first, last, entity, kind: MentionKind::Person, grammar: title.sense.grammar, several: false })
    }

    /// Behind the common noun that tells where a post is: «руководитель завода», "the chief executive of the company".
    fn past_workplace(&self, end: usize) -> usize {
        let document = self.document;
        let of = document.relates(end, relation::GENITIVE) && document.payload(end + 1, Tag::Determiner) == Some("the");
        let noun = if self.language == Language::Ru { end } else { end + 2 };
        let joined = self.language == Language::Ru && document.grammar(noun).has(Grammar::GENITIVE) || of;
        let workplace = matches!(document.payload(noun, Tag::Actor), Some("company" | "bank")) || document.is(noun, Tag::FacilityHead);
        let named = self.drafts.iter().take_while(|d| d.first as usize <= noun + 1).any(|d| noun < d.last as usize + 1);
        if joined && workplace && !named { noun + 1 } else { end }
    }

    /// Whether a person was named with a post of this country's.
    fn serves(&self, person: u32, country: Option<u32>) -> bool {
        let of_country = |d: &Draft| country.is_some() && d.entity == country;
        let near = self.near();
        let named = near.iter().enumerate().filter(|(_, d)| d.entity == Some(person) && d.office < d.first);
        named.into_iter().any(|(at, d)| near[..at].iter().rev().take_while(|other| other.first >= d.office).any(of_country))
    }

    /// The last of what is named before.
    fn near(&self) -> &[Draft] {
        &self.told[self.told.len().saturating_sub(NEAR)..]
    }

    /// «его компания», "her mother": whose, not who.
    fn owns(&self, at: usize) -> bool {
        let next = at + 1;
        if self.language == Language::En {
            return self.document.is(at, Tag::Determiner)
                && self.document.has_pos(next, Pos::Noun)
                && !self.document.has_pos(next, Pos::Verb);
        }
        let noun = self.document.grammar(next).cases() != 0 && self.document.mask(next) & Tag::Word.bit() != 0;
        matches!(self.document.word(at).chars().count(), 2 | 3) && noun && !self.document.is(next, Tag::Preposition)
    }

    /// Whether nothing beside the words tells who or what is meant: those from `first`, with a number, up to `next`, whose noun is `at`.
    fn stands_alone(&self, at: usize, first: usize, next: usize) -> bool {
        let document = self.document;
        let before = first.checked_sub(1);
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
                // "a ministry spokesman said"
                let speaks = document.is(next, Tag::Title) && document.mask(next + 1) & Tag::Speech.bit() != 0;
                speaks || definite && !document.relates(next, relation::GENITIVE) && !compound
            }
            Language::Ru => {
                let described = before.is_some_and(|b| {
                    document.grammar(b).cases() != 0
                        && document.grammar(b).cases() & document.grammar(at).cases() != 0
                        && super::argument::is_adjective(document, b)
                        && !document.is(b, Tag::Determiner)
                });
                let genitive = document.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Word)
                    && super::argument::is_plain_noun(document, next)
                    && document.grammar(next).has(Grammar::GENITIVE);
                // «его секретарь» is another.
                let whose = before.is_some_and(|b| document.is_whose(b));
                !described && !genitive && !whose
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
        (self.sentence <= sentence + MEMORY).then_some(Description { first: at, last, entity, kind, grammar, several: false })
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
    fn an_office_is_who_is_called_so() {
        let signed = "Kenya's Ministry of Water signed a loan with the European Investment Bank on Monday. ";
        let told = |who: &str| source(&format!("{signed}{who} said exports of Kenya grew by 12 percent in 2024."));
        assert_eq!(told("The ministry"), "Ministry of Water");
        assert_eq!(told("The bank"), "European Investment Bank");
        assert_eq!(told("A ministry spokesman"), "Ministry of Water");
        assert_eq!(told("A club spokesman"), "");
        let signed = "Министерство водного хозяйства Кении подписало договор с Европейским инвестиционным банком. ";
        let told = |who: &str| source(&format!("{signed}{who}, что экспорт Кении вырос на 12% в 2024 году."));
        assert_eq!(told("Министерство сообщило"), "Ministerstvo vodnogo khozyaystva Kenii");
        assert_eq!(told("В банке сообщили"), "European Investment Bank");
    }

    #[test]
    fn a_committee_is_no_ministry() {
        let told = |who: &str| {
            source(&format!("Комитет по статистике Кении провёл опрос. {who} сообщило, что экспорт Кении вырос на 12% в 2024 году."))
        };
        assert_eq!(told("Министерство"), "");
        assert_eq!(told("Ведомство"), "Komitet po statistike Kenii");
    }

    #[test]
    fn it_is_what_the_sentence_is_about() {
        let text = "Shell agreed a deal with Eni. The company will buy 40 jets from Airbus next year, it said on Thursday.";
        assert_eq!(source(text), "Royal Dutch Shell");
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
