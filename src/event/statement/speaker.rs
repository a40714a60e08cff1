//! Who says a quotation: a person, an organisation, whom a pronoun or an office stands for.

use crate::language::function::word;
use crate::language::relation;
use crate::lexicon::{Grammar, Language, Tag};
use crate::mention::Draft;
use crate::record::MentionKind;
use crate::text::TokenKind;

use super::super::description::country_behind;
use super::{LONGEST, Reader, Speaker};

impl Reader<'_, '_> {
    /// The speaker among these tokens: a person, an organisation, a pronoun, an office.
    pub(super) fn speaker(&self, first: usize, last: usize, behind: bool) -> Option<Speaker> {
        let named = |kinds: &[MentionKind]| {
            let from = self.drafts.partition_point(|d| (d.first as usize) < first);
            let inside = self.drafts[from..].iter().enumerate().take_while(|(_, d)| (d.last as usize) <= last);
            let spoken_to = |d: &Draft| behind && d.kind == MentionKind::Organization && self.is_told(d);
            let mut fitting = inside.filter(|(_, d)| kinds.contains(&d.kind) && d.entity.is_some() && !spoken_to(d)).map(|(i, _)| from + i);
            // "X told the BBC": whoever is told is no speaker, so the first behind the verb and the first before it count.
            fitting.next()
        };
        if let Some(person) = named(&[MentionKind::Person]) {
            return Some(Speaker::Mention(self.past_post(person, last, behind)));
        }
        let pronoun = (first..last).take(4).any(|t| {
            matches!(self.document.payload(t, Tag::Pronoun), Some("he" | "she" | "they" | "i" | "we"))
                && self.document.payload(t, Tag::Determiner).is_none()
                && self.document.payload(t, Tag::Governs).is_none()
        });
        if pronoun {
            return Some(Speaker::Same);
        }
        let it = (first..last).take(2).any(|t| self.document.payload(t, Tag::Pronoun) == Some("it"));
        if let Some(organization) = self.organization_before(first).filter(|_| it && self.language_at(first) == Some(Language::En)) {
            return Some(Speaker::Mention(organization));
        }
        let told = behind && first < last && self.language_at(first) == Some(Language::En) && {
            self.document.says(first, word::DEFINITE_ARTICLE) && self.document.says(first.saturating_sub(1), word::TOLD)
        };
        match named(&[MentionKind::Organization]).filter(|_| !told) {
            Some(organization) => Some(self.of_organization(organization, first, last)),
            None => self.by_office(first, last),
        }
    }

    /// «сказал адвокат Орлова Пётр Иванов»: of two persons behind the verb the first belongs to the post of the second.
    fn past_post(&self, person: usize, last: usize, behind: bool) -> usize {
        let next = self.drafts.get(person + 1).filter(|d| behind && d.kind == MentionKind::Person && d.entity.is_some());
        let post = self.is_title((self.drafts[person].first as usize).saturating_sub(1));
        person + usize::from(post && next.is_some_and(|d| d.first == self.drafts[person].last && d.last as usize <= last))
    }

    /// An organisation, or whose head stands there: «глава кабмина» is a person.
    fn of_organization(&self, organization: usize, first: usize, last: usize) -> Speaker {
        let (start, end) = (self.drafts[organization].first as usize, self.drafts[organization].last as usize);
        let capital = |t: usize| self.document.tokens[t].capital();
        if start <= first || !self.is_title(start - 1) || self.language_at(first) != Some(Language::Ru) {
            return Speaker::Mention(organization);
        }
        let named = (end..last.min(end + 6)).find(|&t| capital(t) && self.draft_at(t).is_none());
        named.map_or(Speaker::Same, |name| {
            Speaker::Words(name, (name + 1..last).take_while(|&t| capital(t)).last().map_or(name + 1, |t| t + 1))
        })
    }

    /// Whom an office without a name stands for, or its words: "the oil minister", "the official spokesman".
    fn by_office(&self, first: usize, last: usize) -> Option<Speaker> {
        const OFFICES: u64 = Tag::Title.bit() | Tag::Actor.bit() | Tag::OrganizationHead.bit();
        let document = self.document;
        let office = (first..last).take(6).find(|&t| document.mask(t) & OFFICES != 0)?;
        if let Some(meant) = self.meant(office) {
            return Some(Speaker::Mention(meant));
        }
        let words = (office..last).take(3).take_while(|&t| document.tokens[t].kind == TokenKind::Word && !self.speech(t));
        let office = words.filter(|&t| self.is_title(t)).last().unwrap_or(office);
        // "the Kuwaiti oil minister", «премьер-министр Норвегии»: nobody told of before, else his name would be met.
        let foreign = (first..office).any(|t| document.is(t, Tag::Demonym));
        let end = document.longest(office, Tag::Title).map_or(office + 1, |title| title.end);
        let behind = &self.drafts[self.drafts.partition_point(|d| (d.first as usize) < end)..];
        let country = country_behind(document, behind, end);
        // "his spokesman" is another.
        let whose = |t: usize| document.is_whose(t);
        if self.is_title(office) && !foreign && country.is_none() && !(first..office).any(whose) {
            return Some(Speaker::Same);
        }
        let described = |t: &usize| {
            let hyphen = document.is_mark(*t, '-') && document.tokens[*t].glued();
            (document.tokens[*t].kind == TokenKind::Word || hyphen)
                && document.mask(*t) & (Tag::Determiner.bit() | Tag::Preposition.bit()) == 0
                && !self.speech(*t)
        };
        let start = (first..office).rev().take_while(described).last().unwrap_or(office);
        Some(Speaker::Words(start, country.map_or(end, |d| d.last as usize)))
    }

    /// English: the organisation that the sentence before a quotation names first, for "it said in a statement".
    fn organization_before(&self, at: usize) -> Option<usize> {
        let own = self.document.sentence_of(at);
        let before = self.document.sentences.get(own.checked_sub(1)?)?;
        let from = self.drafts.partition_point(|d| d.first < before.first);
        let named = self.drafts.get(from..)?.iter().take_while(|d| d.last <= before.last);
        named.enumerate().find(|(_, d)| d.kind == MentionKind::Organization && d.entity.is_some()).map(|(i, _)| from + i)
    }

    /// Russian: whether somebody tells an organisation behind the verb: «сказал РБК источник», «сообщил ТАСС представитель компании».
    fn is_told(&self, organization: &Draft) -> bool {
        let last = organization.last as usize;
        let next = last + usize::from(matches!(self.mark(last), '»' | '”' | '“' | '"'));
        let document = self.document;
        let someone = Tag::Title.bit() | Tag::People.bit() | Tag::Actor.bit();
        let subject = next < document.tokens.len()
            && document.mask(next) & someone != 0
            && !document.tokens[next].capital()
            && document.grammar(next).may_be(Grammar::NOMINATIVE);
        let first = (organization.first as usize).saturating_sub(1);
        let verb = if self.document.tokens[first].kind == TokenKind::Mark { first.saturating_sub(1) } else { first };
        // «рассказали „Вестнику“ в комитете»: of many that say so it is none.
        let many = document.grammar(verb).has(Grammar::PLURAL) && !document.grammar(verb).has(Grammar::SINGULAR);
        let elsewhere = many && document.relates(next, relation::INESSIVE);
        self.language_at(last - 1) == Some(Language::Ru) && (subject || elsewhere) && self.speech(verb)
    }

    pub(super) fn is_title(&self, at: usize) -> bool {
        self.document.mask(at) & Tag::Title.bit() != 0
    }

    /// The last mention of whom a noun stands for: "the ministry said".
    pub(super) fn meant(&self, noun: usize) -> Option<usize> {
        let from = self.descriptions.partition_point(|d| d.last <= noun);
        let description = self.descriptions.get(from).filter(|d| d.first <= noun && !d.several)?;
        let before = self.drafts.partition_point(|d| (d.first as usize) < noun);
        self.drafts[..before].iter().rposition(|d| d.entity == Some(description.entity))
    }

    /// The person that the words beside the verb mean, or that is named last before a quotation.
    pub(super) fn earlier_person(&self, open: usize, verb: usize) -> Option<usize> {
        let before = self.drafts.partition_point(|d| (d.first as usize) < open);
        let from = self.descriptions.partition_point(|d| d.last + 2 < verb);
        let meant =
            self.descriptions[from..].iter().take_while(|d| d.first <= verb + 2).find(|d| d.kind == MentionKind::Person && !d.several);
        if let Some(named) = meant.and_then(|m| self.drafts[..before].iter().rposition(|d| d.entity == Some(m.entity))) {
            return Some(named);
        }
        let floor = self.paragraph(open).saturating_sub(3);
        let near =
            self.drafts[..before].iter().enumerate().rev().take(LONGEST).take_while(|(_, d)| self.paragraph(d.first as usize) >= floor);
        near.filter(|(_, d)| d.kind == MentionKind::Person && d.entity.is_some()).map(|(i, _)| i).next()
    }
}
