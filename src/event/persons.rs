//! Persons told of last, with what the text shows of them: whom "he" means, who "the minister" is.

use std::borrow::Cow;
use std::cell::RefCell;

use crate::lexicon::{Sense, Tag};
use crate::mention::Draft;
use crate::record::Entity;
use crate::text::Document;

/// A person and the sentence that named it.
pub(super) type Seen = (u32, u32);

/// How many persons are remembered.
const REMEMBERED: usize = 6;

/// How many answers are remembered.
const ANSWERS: usize = 256;

/// How many sentences the holder of a post is remembered.
const POST_MEMORY: u32 = 10;

/// What is known of somebody's gender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Gender {
    #[default]
    Unknown,
    Man,
    Woman,
}

/// A person, and where its last mention ends.
#[derive(Debug, Clone, Copy)]
struct Told {
    seen: Seen,
    gender: Gender,
    end: usize,
}

/// Persons in the order in which they were named last.
#[derive(Debug, Default)]
pub(super) struct Persons {
    last: [Option<Told>; REMEMBERED],
    /// Who was asked for before: the person, the string number of the title, and whether the person has it.
    asked: RefCell<Vec<(u32, u32, bool)>>,
}

impl Persons {
    /// Notes a mention of a person.
    pub fn note(&mut self, document: &Document<'_>, draft: &Draft, entity: u32, sentence: u32) {
        let known = self.last.iter().position(|p| p.is_some_and(|p| p.seen.0 == entity));
        let before = known.and_then(|at| self.last[at]).map_or(Gender::Unknown, |p| p.gender);
        let shown = gender(document, draft);
        let gender = if shown == Gender::Unknown { before } else { shown };
        self.last[..=known.unwrap_or(REMEMBERED - 1)].rotate_right(1);
        self.last[0] = Some(Told { seen: (entity, sentence), gender, end: draft.last as usize });
    }

    /// The person whom a post may mean that nobody is known to hold: the only one told of, with no other post.
    pub fn sole(&self, entities: &[Entity], sentence: u32) -> Option<Seen> {
        let mut near = self.recent(sentence);
        let one = near.next().filter(|_| near.next().is_none())?;
        entities.get(one.0 as usize).is_some_and(|e| e.positions.is_empty()).then_some(one)
    }

    /// The last person whom this pronoun may mean, of a gender that is known where it must be `sure`; `ruled_out` tells of the end of a mention whether it cannot be meant.
    pub fn meant(&self, pronoun: &str, sure: bool, ruled_out: impl Fn(Seen, usize) -> bool) -> Option<Seen> {
        let (own, other) = if pronoun == "he" { (Gender::Man, Gender::Woman) } else { (Gender::Woman, Gender::Man) };
        let fits = |p: &&Told| if sure { p.gender == own } else { p.gender != other };
        self.last.iter().flatten().find(|p| fits(p) && !ruled_out(p.seen, p.end)).map(|p| p.seen)
    }

    /// Whether this person may be meant by the pronoun.
    pub fn fits(&self, pronoun: &str, person: u32) -> bool {
        let other = if pronoun == "he" { Gender::Woman } else { Gender::Man };
        self.last.iter().flatten().any(|p| p.seen.0 == person && p.gender != other)
    }

    /// The last persons, of whom one may hold a post.
    pub fn recent(&self, sentence: u32) -> impl Iterator<Item = Seen> {
        self.last.iter().flatten().map(|p| p.seen).filter(move |seen| sentence <= seen.1 + POST_MEMORY)
    }

    /// Whether a person is known to hold this post: that of the title, or another word for it («глава правительства» for the premier).
    pub fn holds(&self, document: &Document<'_>, entities: &[Entity], entity: u32, title: &Sense) -> bool {
        let positions = entities.get(entity as usize).map_or(&[][..], |e| e.positions.as_slice());
        if positions.is_empty() {
            return false;
        }
        let known = self.asked.borrow().iter().find(|asked| (asked.0, asked.1) == (entity, title.lemma)).map(|asked| asked.2);
        known.unwrap_or_else(|| {
            let lemma = document.lexicon.string(title.lemma);
            let post = post(document, lemma);
            let holds = positions.iter().any(|p| names(document, &lower(&p.title), lemma, post));
            let mut asked = self.asked.borrow_mut();
            if asked.len() == ANSWERS {
                asked.clear();
            }
            asked.push((entity, title.lemma, holds));
            holds
        })
    }
}

/// Where the quotation begins that ends right before a token: whoever is named in it does not say it.
pub(super) fn quotation_before(document: &Document<'_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 150;
    let close = at.checked_sub(1)?;
    let opening = match document.tokens[close].character() {
        '"' => '"',
        '”' => '“',
        '»' => '«',
        _ => return None,
    };
    (close.saturating_sub(LONGEST)..close).rev().find(|&t| document.is_mark(t, opening))
}

/// What a person's given name shows.
fn gender(document: &Document<'_>, draft: &Draft) -> Gender {
    let given = (draft.first as usize..draft.last as usize).find(|&t| document.is(t, Tag::Given));
    let Some(given) = given else { return Gender::Unknown };
    let of = |gender: char| document.senses_of(given, Tag::Given).any(|s| document.lexicon.string(s.payload).contains(gender));
    match (of('m'), of('f')) {
        (true, false) => Gender::Man,
        (false, true) => Gender::Woman,
        _ => Gender::Unknown,
    }
}

/// The text in small letters, as titles are written most often.
fn lower(text: &str) -> Cow<'_, str> {
    let small = |c: char| matches!(c, '\0'..='@' | '['..='\x7f' | 'а'..='џ' | '«' | '»' | '–' | '—');
    if text.chars().all(small) { Cow::Borrowed(text) } else { Cow::Owned(text.to_lowercase()) }
}

/// The post that a title is one of several words for.
fn post<'a>(document: &Document<'a>, title: &str) -> Option<&'a str> {
    let sense = document.lexicon.look_up(title).iter().find(|s| s.tag == Tag::Post)?;
    Some(document.lexicon.string(sense.payload))
}

/// Whether a title in full is that of the lemma or of its post: "energy minister" for "minister", «министр энергетики» for «министр».
fn names(document: &Document<'_>, title: &str, lemma: &str, wanted: Option<&str>) -> bool {
    let whole = |rest: &str| rest.is_empty() || rest.starts_with(' ') || rest.ends_with(' ');
    if title.strip_suffix(lemma).is_some_and(whole) || title.strip_prefix(lemma).is_some_and(whole) {
        return true;
    }
    let Some(wanted) = wanted else { return false };
    let spaces = || title.match_indices(' ').map(|(at, _)| at);
    let parts = std::iter::once(title).chain(spaces().map(|at| &title[..at])).chain(spaces().map(|at| &title[at + 1..]));
    parts.into_iter().any(|part| post(document, part) == Some(wanted))
}
