//! What governs each mention of a sentence: its preposition, the noun it hangs on, its case, the list it is in.

mod governor;

use crate::language::function::ending;
use crate::lexicon::{Grammar, Language, Pos, Tag, Verbal};
use crate::record::MentionKind;
use crate::text::{Document, TokenKind};

use super::clause::View;
use super::description::Description;
use super::preposition::Prepositions;
use governor::Governor;

/// A mention as a part of its sentence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Argument {
    /// Index of the mention, where it is one and no description of it.
    pub mention: Option<usize>,
    /// Whom or what it means.
    pub entity: Option<u32>,
    /// Its clause.
    pub clause: usize,
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// Where its phrase begins: at the office before the name of a person.
    pub start: usize,
    /// Whether it tells whose office a person holds: the country of «президент Турции Эрдоган».
    pub office: bool,
    /// Token and payload of the preposition that governs it, or the noun it hangs on.
    pub preposition: Option<(usize, u32)>,
    /// Whether it hangs on a noun: "the head of X", «глава X».
    pub of: bool,
    /// That noun.
    pub head: Option<usize>,
    /// Whether it merely modifies what follows: "Kazakhstan's minister".
    pub modifier: bool,
    /// The cases it can have; 0 where nothing is known.
    pub cases: u16,
    /// Index, among the arguments, of the first of its list.
    pub list: usize,
    /// What it is.
    pub kind: MentionKind,
}

impl Argument {
    /// Whether it can have one of these cases.
    pub fn may_be(&self, cases: u16) -> bool {
        self.cases == 0 || self.cases & cases != 0
    }
}

/// The arguments of a sentence, in order. `descriptions` are those of the sentence.
pub(crate) fn arguments(view: &View<'_>, descriptions: &[Description], prepositions: &mut Prepositions, out: &mut Vec<Argument>) {
    out.clear();
    prepositions.read(view);
    let mut described = descriptions.iter().peekable();
    let mut add = |found: Argument| {
        // Of several that one word means each stands as the first does.
        if let Some(twin) = out.last().filter(|a| a.first == found.first && a.mention.is_none() && found.mention.is_none()).copied() {
            out.push(Argument { entity: found.entity, ..twin });
            return;
        }
        let mut argument = Argument { list: out.len(), ..found };
        Governor { view, prepositions, before: out }.find(&mut argument);
        out.push(argument);
    };
    for mention in view.mentions.clone() {
        let draft = &view.drafts[mention];
        let mut counts = false;
        while let Some(d) = described.next_if(|d| d.first <= draft.first as usize) {
            add(Argument::of_description(view, d));
            counts |= d.last == draft.last as usize;
        }
        // "The two ministers" are those named, and no number of anything.
        if !counts && !is_conversion(view, mention) && !is_origin(view, mention) && !is_attribute(view, mention) {
            add(Argument::of_mention(view, mention));
        }
    }
    described.for_each(|d| add(Argument::of_description(view, d)));
    if view.language == Language::Ru {
        stand_with_holders(out);
    }
}

/// Whether an amount in brackets only converts the one before: "70 billion shillings ($0.5 billion)".
fn is_conversion(view: &View<'_>, mention: usize) -> bool {
    let first = view.drafts[mention].first as usize;
    let bracket = first.checked_sub(1).filter(|&b| b > view.first && view.document.is_mark(b, '('));
    let converted = bracket.and_then(|b| view.mention_at(b - 1)).map(|m| view.drafts[m].kind);
    view.drafts[mention].kind == MentionKind::Money && converted == Some(MentionKind::Money)
}

/// Whether a number counts nothing: "a three-judge panel", "Moreau, 54, who".
fn is_attribute(view: &View<'_>, mention: usize) -> bool {
    let (draft, document) = (&view.drafts[mention], view.document);
    let (first, last) = (draft.first as usize, draft.last as usize);
    let compound = || document.is_mark(last, '-') && document.tokens[last].glued();
    let age = || {
        first > view.first + 1 && document.is_mark(first - 1, ',') && document.is_mark(last, ',') && document.tokens[first - 2].capital()
    };
    draft.kind == MentionKind::Number && last < view.last && (compound() || age())
}

/// Whether a place only says where a company sits: "Yerevan-based", "London-listed".
fn is_origin(view: &View<'_>, mention: usize) -> bool {
    let draft = &view.drafts[mention];
    let (document, last) = (view.document, draft.last as usize);
    let cue = |t: usize| document.means(t, Tag::Cue, "based");
    matches!(draft.kind, MentionKind::Place | MentionKind::Demonym)
        && last + 1 < view.last
        && document.is_mark(last, '-')
        && document.tokens[last].glued()
        && cue(last + 1)
}

/// Whose office it is stands in the sentence as the holder does: «арестовал директора «Акрона» Попова».
fn stand_with_holders(arguments: &mut [Argument]) {
    let mut holder: Option<Argument> = None;
    for argument in arguments.iter_mut().rev() {
        if !argument.office {
            holder = (argument.start < argument.first).then_some(*argument);
        } else if let Some(holder) = &holder {
            (argument.of, argument.cases, argument.preposition) = (true, holder.cases, holder.preposition);
        }
    }
}

/// The cases of the title that an office begins with.
fn office_cases(view: &View<'_>, first: usize, last: usize) -> u16 {
    let title = (first..last).find(|&t| view.document.is(t, Tag::Title));
    title.map_or(0, |t| view.document.grammar(t).cases())
}

impl Argument {
    fn of_mention(view: &View<'_>, mention: usize) -> Argument {
        let draft = &view.drafts[mention];
        let (first, last) = (draft.first as usize, draft.last as usize);
        let modifier = modifies(view, draft.kind, last);
        let start = (draft.office as usize).max(view.first);
        // A name whose form tells nothing stands in the case of its office: «принял председатель В. В. Попов».
        let cases = match draft.grammar.cases() {
            0 if draft.kind == MentionKind::Person && start < first => office_cases(view, start, first),
            cases => cases,
        };
        // "Brazil's Mauro Vieira"
        let person = || view.mention_at(last + 1).is_some_and(|m| view.drafts[m].kind == MentionKind::Person);
        let office = view.holder_from(mention).is_some() || view.document.is_possessive(last) && person();
        Argument {
            mention: Some(mention),
            entity: draft.entity,
            modifier,
            cases,
            start,
            office,
            ..Argument::new(view, first, last, draft.kind)
        }
    }

    fn of_description(view: &View<'_>, description: &Description) -> Argument {
        let Description { first, last, entity, kind, grammar, .. } = *description;
        Argument { entity: Some(entity), cases: grammar.cases(), ..Argument::new(view, first, last, kind) }
    }

    fn new(view: &View<'_>, first: usize, last: usize, kind: MentionKind) -> Argument {
        Argument {
            mention: None,
            entity: None,
            clause: view.clause_of(first),
            first,
            last,
            start: first,
            office: false,
            preposition: None,
            of: false,
            head: None,
            modifier: false,
            cases: 0,
            list: 0,
            kind,
        }
    }
}

/// Whether a mention that ends before `last` is a modifier of the words behind it.
fn modifies(view: &View<'_>, kind: MentionKind, last: usize) -> bool {
    if kind == MentionKind::Demonym {
        return true;
    }
    if view.language == Language::Ru || last >= view.last {
        return false;
    }
    if view.document.is_possessive(last) {
        return true;
    }
    if !matches!(kind, MentionKind::Place | MentionKind::Organization) {
        return false;
    }
    if let Some(next) = view.mention_at(last) {
        return view.drafts[next].kind == MentionKind::Position;
    }
    let lower = view.document.tokens[last].kind == TokenKind::Word && !view.document.tokens[last].capital();
    // A word that no list has is most likely a noun: "the Kampala sewerage project".
    let unknown = || view.document.mask(last) == 0 && is_noun(view, last + 1) && !ending::ADVERB.end(view.document.word(last));
    lower && !view.finite(last) && (is_noun(view, last) || unknown())
}

/// Whether the token is a noun of the word lists.
pub(crate) fn is_noun(view: &View<'_>, at: usize) -> bool {
    const NOUNS: u64 = Tag::Title.bit()
        | Tag::OrganizationHead.bit()
        | Tag::Actor.bit()
        | Tag::FacilityHead.bit()
        | Tag::DocumentHead.bit()
        | Tag::EventHead.bit();
    let document = view.document;
    document.mask(at) & NOUNS != 0 || document.has_pos(at, Pos::Noun)
}

/// Whether the token is a noun of the word lists, and no verb.
pub(crate) fn is_plain_noun(document: &Document<'_>, at: usize) -> bool {
    document.has_pos(at, Pos::Noun) && !document.has_pos(at, Pos::Verb)
}

/// Whether the token is an adjective or participle.
pub(crate) fn is_adjective(document: &Document<'_>, at: usize) -> bool {
    document.senses(at).any(|s| {
        s.tag == Tag::Word && (s.payload == Pos::Adjective as u32 || matches!(s.grammar.verbal(), Verbal::Active | Verbal::Passive))
    })
}

/// Whether the noun stands for people who act: "delegates", «представители», "ministry".
pub(crate) fn is_actor(view: &View<'_>, at: usize) -> bool {
    const ACTORS: u64 = Tag::Title.bit() | Tag::OrganizationHead.bit() | Tag::Actor.bit() | Tag::People.bit();
    view.document.mask(at) & ACTORS != 0
}

/// What the preposition that begins at a token wants of its noun; empty where the lists do not say.
pub(crate) fn governs<'a>(view: &View<'a>, at: usize) -> &'a str {
    // «в отношении» is not «в».
    let document = view.document;
    let whole = document.longest(at, Tag::Preposition).map_or(at + 1, |m| m.end);
    let found = document.longest(at, Tag::Governs).filter(|m| m.end == whole);
    found.map_or("", |m| document.lexicon.string(m.sense.payload))
}

/// The cases that words of the lists ask for; 0 = any.
pub(crate) fn required_case(governs: &str) -> u16 {
    let (mut rest, mut cases) = (governs, 0);
    while let Some(end) = rest.bytes().position(|b| matches!(b, b'+' | b'@')) {
        cases |= Grammar::case_named(&rest[..end]);
        if rest.as_bytes()[end] == b'@' {
            return cases;
        }
        rest = &rest[end + 1..];
    }
    cases | Grammar::case_named(rest)
}
