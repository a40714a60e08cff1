//! Words that stand for a name: pronouns («он», "she"), titles and heads that describe one («министр», "the company"), and
//! "both countries". They are no mentions; the event stage asks for them.

use crate::lexicon::Tag;
use crate::mention::Draft;
use crate::record::{Entity, MentionKind};
use crate::text::{Document, LetterCase, TokenKind};

/// A word or phrase that means an entity named elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reference {
    /// First token.
    pub first: u32,
    /// One past its last token.
    pub last: u32,
    /// Whom or what it means.
    pub entity: u32,
}

/// What the words that are no names mean, in text order.
#[derive(Debug, Default)]
pub(crate) struct References {
    list: Vec<Reference>,
}

impl References {
    /// Whom or what the word at this token means, where that is clear; two for "both countries".
    pub fn meanings(&self, token: usize) -> impl Iterator<Item = u32> + '_ {
        let from = self.list.partition_point(|r| (r.last as usize) <= token);
        self.list[from..].iter().take_while(move |r| (r.first as usize) <= token).map(|r| r.entity)
    }
}

/// How many sentences back a name is still in mind.
const REACH: usize = 3;

/// What has been named last.
struct Recent<'a> {
    doc: &'a Document<'a>,
    entities: &'a [Entity],
    /// Persons with their sentences, the last at the end.
    persons: Vec<(u32, usize)>,
    organizations: Vec<(u32, usize)>,
    countries: Vec<(u32, usize)>,
}

/// Finds them, given the names of the document.
pub(crate) fn find<'a>(doc: &'a Document<'a>, drafts: &[Draft], entities: &'a [Entity]) -> References {
    let mut out = References::default();
    let mut recent = Recent { doc, entities, persons: Vec::new(), organizations: Vec::new(), countries: Vec::new() };
    let mut next = 0;
    const LOOKED_AT: u64 = Tag::Pronoun.bit() | Tag::Title.bit() | Tag::OrganizationHead.bit() | Tag::PlaceHead.bit();
    for (number, sentence) in doc.sentences.iter().enumerate() {
        let mut until = 0;
        for at in sentence.range() {
            while let Some(draft) = drafts.get(next).filter(|d| d.first as usize <= at) {
                recent.note(draft, number);
                until = draft.last as usize;
                next += 1;
            }
            if at >= until && doc.mask(at) & LOOKED_AT != 0 {
                recent.read(at, number, &mut out);
            }
        }
    }
    out
}

impl Recent<'_> {
    fn note(&mut self, draft: &Draft, sentence: usize) {
        let Some(entity) = draft.entity else { return };
        let list = match draft.kind {
            MentionKind::Person => &mut self.persons,
            MentionKind::Organization => &mut self.organizations,
            MentionKind::Place | MentionKind::Demonym if self.is_country(entity) => &mut self.countries,
            _ => return,
        };
        list.retain(|&(e, _)| e != entity);
        list.push((entity, sentence));
        if list.len() > 12 {
            list.remove(0);
        }
    }

    fn is_country(&self, entity: u32) -> bool {
        self.entities.get(entity as usize).and_then(|e| e.key.as_deref()).is_some_and(|k| k.len() == 8 && k.starts_with("place:"))
    }

    fn read(&self, at: usize, sentence: usize, out: &mut References) {
        let doc = self.doc;
        if let Some(who @ ("he" | "she")) = doc.payload(at, Tag::Pronoun) {
            let gender = if who == "he" { 'm' } else { 'f' };
            let near = |&&(_, s): &&(u32, usize)| s + REACH > sentence;
            let fits = |&&(e, _): &&(u32, usize)| self.gender(e).is_none_or(|g| g == gender);
            if let Some(&(entity, _)) = self.persons.iter().rev().take_while(near).find(fits) {
                out.list.push(Reference { first: at as u32, last: at as u32 + 1, entity });
            }
            return;
        }
        if !self.stands_alone(at) {
            return;
        }
        let lemma = |tag: Tag| doc.sense(at, tag).map(|s| doc.lexicon.string(s.lemma));
        let reference = |entity: u32| Reference { first: at as u32, last: at as u32 + 1, entity };
        if let Some(title) = lemma(Tag::Title) {
            let held = |&&(e, _): &&(u32, usize)| {
                self.entities
                    .get(e as usize)
                    .is_some_and(|e| e.positions.iter().any(|p| p.title.to_lowercase().split(' ').any(|w| w == title)))
            };
            out.list.extend(self.persons.iter().rev().find(held).map(|&(e, _)| reference(e)));
        } else if let Some(head) = lemma(Tag::OrganizationHead) {
            let stem: String = head.chars().take(head.chars().count().saturating_sub(2).max(4)).collect();
            let named = |&&(e, _): &&(u32, usize)| self.entities.get(e as usize).is_some_and(|e| e.name.to_lowercase().contains(&stem));
            let class = doc.payload(at, Tag::OrganizationHead).unwrap_or_default();
            let last = || self.organizations.last().filter(|&&(_, s)| class == "company" && s + 2 > sentence);
            out.list.extend(self.organizations.iter().rev().find(named).or_else(last).map(|&(e, _)| reference(e)));
        } else if self.both(at) {
            let two = self.countries.len().checked_sub(2).and_then(|from| self.countries.get(from..));
            out.list.extend(two.into_iter().flatten().map(|&(e, _)| reference(e)));
        }
    }

    /// "both countries", "the two states", «обе страны», «двух стран».
    fn both(&self, at: usize) -> bool {
        let doc = self.doc;
        let Some(before) = at.checked_sub(1) else { return false };
        doc.payload(at, Tag::PlaceHead) == Some("country")
            && (doc.payload(before, Tag::Determiner) == Some("both") || doc.sense(before, Tag::Number).is_some_and(|s| s.payload == 2))
    }

    /// Whether the word describes on its own: in lower case, in English after "the", with no complement or name beside it.
    fn stands_alone(&self, at: usize) -> bool {
        let doc = self.doc;
        let Some(token) = doc.tokens.get(at).filter(|t| t.case == LetterCase::Lower) else { return false };
        let word = |i: usize| doc.tokens.get(i).filter(|t| t.kind == TokenKind::Word && t.flags & crate::text::Token::BLANK == 0);
        if token.script == crate::text::Script::Latin {
            let definite = at.checked_sub(1).and_then(|b| doc.payload(b, Tag::Determiner)).is_some_and(|d| matches!(d, "the" | "both"));
            let number = at.checked_sub(1).is_some_and(|b| doc.sense(b, Tag::Number).is_some_and(|s| s.payload == 2));
            return (definite || number)
                && doc.payload(at + 1, Tag::Preposition) != Some("of")
                && word(at + 1).is_none_or(|t| !t.capital());
        }
        let genitive =
            doc.grammar(at + 1).has(crate::lexicon::Grammar::GENITIVE) && doc.grammar(at + 1).verbal() == crate::lexicon::Verbal::None;
        let quoted = doc.is_mark(at + 1, '«') || doc.is_mark(at + 1, '"') || doc.is_mark(at + 1, '„');
        !quoted && word(at + 1).is_none_or(|t| !t.capital() && (!genitive || doc.mask(at + 1) & super::view::PLAIN != 0))
    }

    /// The gender of a person's given name, where the lexicon knows one.
    fn gender(&self, entity: u32) -> Option<char> {
        let entity = self.entities.get(entity as usize)?;
        let lexicon = self.doc.lexicon;
        let given = entity.name.split(' ').next()?;
        let mut senses =
            lexicon.look_up(given).iter().filter(|s| s.tag == Tag::Given && s.grammar.may_be(crate::lexicon::Grammar::NOMINATIVE));
        let first = lexicon.string(senses.next()?.payload);
        senses.all(|s| lexicon.string(s.payload) == first).then(|| first.chars().next()).flatten().filter(|_| first.len() == 1)
    }
}

#[cfg(test)]
mod tests {
    use crate::name::tests::read;

    /// What the words mean, by name.
    fn meaning(text: &str, word: &str) -> Vec<String> {
        read(text, |document, drafts, entities| {
            let references = super::find(document, drafts, entities);
            let at = (0..document.tokens.len()).rfind(|&i| document.word(i) == word).expect("the word is in the text");
            references.meanings(at).map(|e| entities[e as usize].latin.clone()).collect()
        })
    }

    #[test]
    fn pronouns_take_the_last_person_of_their_gender() {
        assert_eq!(meaning("Michael Brown met Helen Carter in London. He praised the deal.", "He"), ["Michael Brown"]);
        assert_eq!(meaning("Елена Петрова и Иван Сидоров приехали вчера. Она подписала договор.", "Она"), ["Yelena Petrova"]);
    }

    #[test]
    fn descriptions_mean_who_was_so_described() {
        assert_eq!(meaning("Министр энергетики Павел Громов приехал в Баку. Позже министр дал интервью.", "министр"), ["Pavel Gromov"]);
        assert_eq!(
            meaning("Kazakhstan and Uzbekistan signed a treaty. The trade of both countries grows.", "countries"),
            ["Kazakhstan", "Uzbekistan"]
        );
    }
}
