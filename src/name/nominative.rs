//! Dictionary forms of names.

use std::borrow::Cow;

use crate::language::inflect::Gender;
use crate::language::ru::adjective::{self, Agreement};
use crate::language::ru::{names, office};
use crate::lexicon::{Grammar, Pos, Sense, Tag};
use crate::record::MentionKind;
use crate::text::{Document, LetterCase, Script};

use super::candidate::{Candidate, Part, PartSpan, PersonName, Source};

/// The words of a person's name and what they are.
pub(super) type Words<'a> = Vec<(Part, Cow<'a, str>)>;

/// A person's name in its dictionary form, its words in the order of a record: given name first, but for the names of East Asia.
pub(super) struct PersonForm<'a> {
    words: Words<'a>,
}

impl<'a> PersonForm<'a> {
    /// A name of these words.
    pub fn new(words: Words<'a>) -> Self {
        PersonForm { words }
    }

    /// Its words in their order.
    pub fn words(&self) -> &Words<'a> {
        &self.words
    }

    /// Whether it begins with a family name of East Asia: «Си Цзиньпин».
    pub fn surname_first(&self) -> bool {
        self.words.first().is_some_and(|(part, word)| *part == Part::Surname && names::is_asian_surname(word))
    }

    /// All given names in one, as East Asia's are spelled in one word or several: "Jae-myung", «Чжэ Мён».
    pub fn all_given(&self) -> String {
        self.words.iter().filter(|(part, _)| *part == Part::Given).map(|(_, word)| &**word).collect()
    }

    /// As a record shows it.
    pub fn name(&self) -> String {
        let mut name = String::with_capacity(self.words.iter().map(|(_, word)| word.len() + 1).sum());
        for (at, (_, word)) in self.words.iter().enumerate() {
            if at > 0 {
                name.push(' ');
            }
            name.push_str(word);
        }
        name
    }

    /// Given name, in the nominative.
    pub fn given(&self) -> Option<&str> {
        self.words.iter().find(|(part, _)| *part == Part::Given).map(|(_, word)| &**word)
    }

    /// Surname, in the nominative.
    pub fn surname(&self) -> Option<&str> {
        self.words.iter().rev().find(|(part, _)| *part == Part::Surname).map(|(_, word)| &**word)
    }
}

/// A person's name in the nominative, the given name first.
pub(super) fn person<'a>(doc: &Document<'a>, c: &Candidate, name: &PersonName) -> PersonForm<'a> {
    let text = |p: PartSpan| initial_spaced(doc.slice(p.first as usize, p.last as usize), p.part);
    let mut words: Vec<(Part, Cow<'a, str>)> = name.parts().map(|p| (p.part, text(p))).collect();
    if doc.tokens[c.first as usize].script == Script::Cyrillic {
        let parts: Vec<(&str, names::Part)> = words.iter().map(|(part, word)| (&**word, russian_part(*part))).collect();
        let known = |word: &str| known_gender(doc, word);
        // A surname that the lexicon tells has its forms there: «встреча Путина».
        let listed = doc.sense(c.first as usize, Tag::Surname).filter(|_| parts.len() == 1);
        let form = match listed {
            Some(sense) => doc.lexicon.string(sense.lemma).to_string(),
            None => names::nominative(&parts, name.case, name.gender, &known).0,
        };
        let mut rest = form.as_str();
        for (_, word) in &mut words {
            let form = take_words(&mut rest, word.split(' ').count());
            if !form.is_empty() {
                *word = Cow::Owned(form.to_string());
            }
        }
    }
    order(words)
}

/// Takes so many words off a text.
fn take_words<'a>(rest: &mut &'a str, count: usize) -> &'a str {
    let end = rest.match_indices(' ').nth(count - 1).map_or(rest.len(), |(at, _)| at);
    let (taken, more) = rest.split_at(end);
    *rest = more.strip_prefix(' ').unwrap_or(more);
    taken
}

fn russian_part(part: Part) -> names::Part {
    match part {
        Part::Given => names::Part::Given,
        Part::Patronymic => names::Part::Patronymic,
        Part::Surname => names::Part::Surname,
        Part::Initial | Part::Particle => names::Part::Initial,
    }
}

/// The gender of a given name the lexicon has in the nominative.
fn known_gender(doc: &Document<'_>, word: &str) -> Option<Gender> {
    let lexicon = doc.lexicon;
    let senses =
        lexicon.look_up(word).iter().filter(|s| s.tag == Tag::Given && s.languages & 2 != 0 && s.grammar.may_be(Grammar::NOMINATIVE));
    let genders = senses.fold((false, false), |(m, f), s| {
        let payload = lexicon.string(s.payload);
        (m || payload.contains('m'), f || payload.contains('f'))
    });
    match genders {
        (true, false) => Some(Gender::Masculine),
        (false, true) => Some(Gender::Feminine),
        _ => None,
    }
}

/// Puts the surname after the given names.
fn order(mut words: Vec<(Part, Cow<'_, str>)>) -> PersonForm<'_> {
    let surname_first = words.len() > 1
        && words[0].0 == Part::Surname
        && !names::is_asian_surname(&words[0].1)
        && words[1..].iter().all(|(p, _)| matches!(p, Part::Given | Part::Patronymic | Part::Initial | Part::Particle));
    if surname_first {
        words.rotate_left(1);
    }
    PersonForm { words }
}

fn initial_spaced(word: &str, part: Part) -> Cow<'_, str> {
    if part == Part::Initial && word.matches('.').count() > 1 && !word.contains(' ') {
        return Cow::Owned(word.replace('.', ". ").trim_end().to_string());
    }
    titled(word)
}

/// «ТРАМП» → «Трамп».
fn titled(word: &str) -> Cow<'_, str> {
    let small = |c: char| matches!(c, 'a'..='z' | 'а'..='я') || !matches!(c, 'A'..='Z' | 'А'..='Я') && c.is_lowercase();
    if word.chars().any(small) || word.chars().filter(|c| c.is_alphabetic()).count() < 4 {
        return Cow::Borrowed(word);
    }
    let mut out = String::with_capacity(word.len());
    let mut start = true;
    for c in word.chars() {
        if start {
            out.push(c)
        } else {
            out.extend(c.to_lowercase())
        }
        start = !c.is_alphabetic();
    }
    Cow::Owned(out)
}

/// The dictionary form of any other name: its head and what agrees with it in the nominative.
pub(super) fn name(doc: &Document<'_>, c: &Candidate) -> String {
    let (first, last) = (c.first as usize, c.last as usize);
    let text = doc.slice(first, last);
    if c.source == Source::Dateline && c.kind == MentionKind::Place && !text.contains(char::is_lowercase) {
        let words: Vec<Cow<'_, str>> = text.split_whitespace().map(titled).collect();
        return words.join(" ");
    }
    let mut head = (c.head as usize).clamp(first, last.saturating_sub(1));
    // «Вооружённых силах Казахстана»: a head of several words is met at its first one.
    let whole = |from: &usize| doc.longest(*from, Tag::OrganizationHead).is_some_and(|m| m.end == head + 1);
    if let Some(from) = (first..head).find(whole).filter(|_| c.kind == MentionKind::Organization) {
        head = from;
    }
    // «Южными Курилами»
    let places = [Tag::Geography, Tag::Region, Tag::City, Tag::Country];
    let tags = [Tag::OrganizationHead, Tag::EventHead, Tag::DocumentHead, Tag::FacilityHead, Tag::PlaceHead, Tag::Word];
    // «тренер „Барселоны“»
    let called = c.kind == MentionKind::Place || c.source == Source::Quote && last == first + 1;
    let mut tags = tags.into_iter().chain(places.into_iter().filter(|_| called));
    let cyrillic = doc.tokens[head].script == crate::text::Script::Cyrillic;
    // «Сделано в Кении» is no noun in a case.
    let noun = |s: &Sense| s.tag != Tag::Word || s.payload != Pos::Verb as u32;
    let found = tags.find_map(|tag| doc.longest(head, tag)).filter(|m| cyrillic && m.end <= last && noun(m.sense));
    let Some(found) = found else {
        if c.source == Source::Head && last == first + 1 {
            return office::nominative(text).to_string();
        }
        return single_spaced(text);
    };
    let mut out = String::new();
    // «власти Перми»: a noun that has but a plural is meant before the one it is a form of.
    let plural = |s: &Sense| adjective::agreement(s.grammar, doc.lexicon.string(s.lemma)) == Agreement::Plural;
    let alone = found.sense.tag == Tag::Word && found.end == head + 1;
    let sense = doc.senses_of(head, Tag::Word).find(|s| alone && plural(s)).unwrap_or(found.sense);
    let gender = agreement(doc, sense);
    // «Новая волна-2009» is in the nominative as it stands.
    const ALL: [Agreement; 4] = [Agreement::Masculine, Agreement::Feminine, Agreement::Neuter, Agreement::Plural];
    let nominative =
        |at: usize| !adjective::ends(doc.word(at)) || ALL.iter().any(|&g| adjective::nominative(doc.word(at), g) == doc.word(at));
    let lemma_stands = doc.word(head).to_lowercase() == doc.lexicon.string(sense.lemma).to_lowercase();
    if lemma_stands && first < head && (first..head).all(nominative) {
        return single_spaced(text);
    }
    for at in first..head {
        let word = doc.word(at);
        if at > first && !doc.tokens[at].glued() {
            out.push(' ');
        }
        match doc.tokens[at].script {
            crate::text::Script::Cyrillic if adjective::ends(word) => out.push_str(&adjective::nominative(word, gender)),
            _ => out.push_str(word),
        }
    }
    if head > first && !doc.tokens[head].glued() {
        out.push(' ');
    }
    let lemma = doc.lexicon.string(sense.lemma);
    if lemma.split(' ').count() == found.end - head {
        // «Верховный Совет» keeps its capitals.
        for (at, word) in lemma.split(' ').enumerate() {
            out.push_str(if at > 0 { " " } else { "" });
            push_cased(&mut out, word, doc.tokens[head + at].capital(), doc.tokens[head + at].case);
        }
    } else {
        push_cased(&mut out, lemma, doc.tokens[head].capital(), doc.tokens[head].case);
    }
    if found.end < last {
        let rest = &doc.text[doc.tokens[found.end - 1].end as usize..doc.tokens[last - 1].end as usize];
        out.push_str(rest);
    }
    single_spaced(&out)
}

/// What agrees with a noun: in the plural where its lemma is one, «Сухопутные войска»; else by the gender of the lemma, which a form of the
/// plural does not show.
fn agreement(doc: &Document<'_>, sense: &Sense) -> Agreement {
    let lemma = doc.lexicon.string(sense.lemma);
    let own = |s: &&Sense| s.lemma == sense.lemma && s.tag == sense.tag;
    let mut senses = doc.lexicon.look_up(lemma).iter().filter(own).peekable();
    let known = senses.peek().is_some();
    match senses.find(|s| s.grammar.has(Grammar::SINGULAR)) {
        Some(singular) => adjective::agreement(singular.grammar, lemma),
        None if known && sense.grammar.has(Grammar::PLURAL) => Agreement::Plural,
        None => adjective::agreement(sense.grammar, lemma),
    }
}

/// A text whose words one space each parts.
pub(super) fn single_spaced(text: &str) -> String {
    // White space of several bytes begins with one of these.
    let plain = |b: u8| b >= b' ' && !matches!(b, 0xc2 | 0xe1..=0xe3);
    let mut before = b' ';
    let spaced = text.bytes().all(|b| {
        let single = plain(b) && !(b == b' ' && before == b' ');
        before = b;
        single
    });
    if spaced && before != b' ' {
        return text.to_string();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn push_cased(out: &mut String, lemma: &str, capital: bool, case: LetterCase) {
    let mut chars = lemma.chars();
    match chars.next() {
        Some(first) if capital => {
            out.extend(first.to_uppercase());
            if case == LetterCase::Upper {
                out.extend(chars.flat_map(char::to_uppercase));
            } else {
                out.push_str(chars.as_str());
            }
        }
        _ => out.push_str(lemma),
    }
}
