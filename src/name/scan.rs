//! One walk over a sentence: only capitals, head words and quotation marks are looked at.

use crate::language::ru::adjective;
use crate::lexicon::{Grammar, Sense, Tag, Verbal};
use crate::record::MentionKind;
use crate::text::{Match, Token, TokenKind};

use super::candidate::{Candidate, Found, Source, TitleSpan};
use super::view::{HEADS, ORGANIZATIONS, PLACES, View};
use super::{capitals, chain, look, member, organization, person, place, quoted, storm, thing};

/// Tags for which a word in lower case is looked at.
const LOWER: u64 =
    HEADS | Tag::Title.bit() | Tag::Demonym.bit() | Tag::Custom.bit() | Tag::Cue.bit() | Tag::Organization.bit() | Tag::Media.bit();

/// Tags that come with a row of the entity tables.
const ROWS: u64 = PLACES | ORGANIZATIONS | Tag::Demonym.bit() | Tag::People.bit() | Tag::Custom.bit();

/// Tags that are read off the lexicon.
const READ: u64 = ROWS | Tag::Title.bit();

/// Collects the candidates of one sentence.
#[inline(never)]
pub(super) fn scan(view: &View<'_>, found: &mut Found) {
    let mut person_until = view.first;
    for ((token, &look), at) in view.tokens.iter().zip(view.looks).zip(view.first..) {
        let known = token.mask & LOWER != 0 || token.phrase != 0;
        if look & (look::CAPITAL | look::OPENS | look::JOINED) == 0 && !known {
            continue;
        }
        if look & look::CAPITAL != 0 {
            capital(view, at, token, look, &mut person_until, found);
        } else if look & look::OPENS != 0 {
            quoted::find(view, at, found);
        } else if token.kind == TokenKind::Word {
            if look & look::JOINED != 0 && view.cyrillic(at) {
                first_half(view, at, found);
            }
            if known {
                lower(view, at, found);
            }
        }
    }
}

/// A word with a capital.
fn capital(view: &View<'_>, at: usize, token: &Token, look: look::Look, person_until: &mut usize, found: &mut Found) {
    let opens = token.can | view.doc.reach(at);
    if storm::find(view, at, found) {
        return;
    }
    if opens & READ != 0 {
        lexicon(view, at, found);
    }
    if at == view.first && view.cyrillic(at) && view.hyphen(at + 1) {
        first_half(view, at, found);
    }
    let named = token.can & (Tag::Given.bit() | Tag::Surname.bit()) != 0;
    if let Some(phrase) = found.candidates.last().filter(|c| c.source == Source::Lexicon && c.first as usize == at && c.last > c.first + 1)
    {
        // «Новой Зеландии Майкл Каллен»
        if !named && phrase.kind == MentionKind::Place {
            *person_until = (*person_until).max(phrase.last as usize);
        }
    }
    let titled = found.titles.last().is_some_and(|t| at >= t.first as usize + named as usize && at < t.last as usize);
    if view.cyrillic(at) {
        member::find(view, at, found);
    }
    if at >= *person_until && (!titled || person::is_family_name(view, at)) {
        let body = if view.cyrillic(at) { member::told(at, found) } else { None };
        *person_until = body.unwrap_or_else(|| person::find(view, at, found));
    }
    if look & look::JOINED != 0 && !view.cyrillic(at) {
        place::home(view, at, found);
    }
    let run = chain::english_run(view, at);
    organization::at_capital(view, at, opens, run, found);
    if let Some(end) = run {
        capitals::find(view, at, end, found);
    }
    if view.cyrillic(at) {
        place::after_preposition(view, at, found);
    }
    if opens & thing::HEADS != 0 {
        thing::find(view, at, found);
    }
}

/// A word in lower case that may be or begin something.
fn lower(view: &View<'_>, at: usize, found: &mut Found) {
    let opens = view.doc.can(at) | view.doc.reach(at);
    if opens & READ != 0 {
        lexicon(view, at, found);
    }
    organization::at_lower(view, at, opens, found);
    if opens & (Tag::PlaceHead.bit() | Tag::FacilityHead.bit()) != 0 {
        place::at_lower_head(view, at, found);
    }
    if opens & thing::HEADS != 0 {
        thing::find(view, at, found);
    }
}

/// What the lexicon knows to begin at the token: the longest of each tag.
fn lexicon(view: &View<'_>, at: usize, found: &mut Found) {
    let mut seen = 0u64;
    view.doc.matches_of(at, READ).for_each(|Match { sense, end }| {
        let bit = sense.tag.bit();
        let former = sense.tag == Tag::Title && former(view, at);
        if end > view.last
            || seen & bit != 0
            || !former && inside_unit(view, at, end)
            || sense.tag == Tag::Title && acting(view, at, end)
            || bit & PLACES != 0 && (prefixed(view, at) || suffixed(view, at, end))
        {
            return;
        }
        if sense.tag == Tag::Title {
            title(if former { at - 2 } else { at }, end, sense, found);
        } else {
            seen |= row(view, at, end, sense, found);
        }
    });
}

/// «российско-американский»: the first half is an adjective of a country too.
fn first_half(view: &View<'_>, at: usize, found: &mut Found) {
    let word = view.doc.word(at).to_lowercase();
    let Some(whole) = adjective::whole(&word).filter(|_| view.any(at + 2, Tag::Demonym.bit())) else { return };
    let sense = view.doc.lexicon.look_up(&whole).iter().find(|s| s.tag == Tag::Demonym);
    if let Some(sense) = sense {
        found.push(Candidate::new(MentionKind::Demonym, at, at + 1, 72, Source::Lexicon).with_row(sense.payload));
    }
}

/// Whether the words are part of a longer one joined by hyphens that the lexicon does not know.
fn inside_unit(view: &View<'_>, at: usize, end: usize) -> bool {
    // "Star-Telegram" is no Telegram.
    let other = |i: usize| view.capital(i) && !view.cyrillic(i) && !view.any(i, ORGANIZATIONS | PLACES | Tag::Demonym.bit());
    if view.any(at, ORGANIZATIONS) && (view.hyphen(end) && other(end + 1) || at > view.first + 1 && view.hyphen(at - 1) && other(at - 2)) {
        return true;
    }
    let after = view.hyphen(end) && view.lower(end + 1) && view.cyrillic(end + 1);
    let before = at > view.first + 1 && view.hyphen(at - 1) && view.lower(at - 2);
    after || before && !view.capital(at) && !view.any(at, Tag::Demonym.bit())
}

/// «следователи, ведущие дело»: a participle that has an object is no title, nor is what ends a company's name.
fn acting(view: &View<'_>, at: usize, end: usize) -> bool {
    let participle = view.cyrillic(at) && end == at + 1 && view.doc.senses_of(at, Tag::Word).any(|s| s.grammar.verbal() == Verbal::Active);
    let object = view.doc.grammar(end);
    // «фирма „Рябов и партнёры“»
    let named = view.cyrillic(at) && view.lower(at) && at > view.first && view.doc.is_and(at - 1) && closes(view, end);
    named || participle && view.lower(end) && object.has(Grammar::ACCUSATIVE) && !object.has(Grammar::GENITIVE)
}

fn closes(view: &View<'_>, at: usize) -> bool {
    view.token(at).is_some_and(|t| t.kind == TokenKind::Mark) && matches!(view.doc.word(at), "»" | "“" | "”" | "\"")
}

/// "ex-manager"
fn former(view: &View<'_>, at: usize) -> bool {
    at > view.first + 1 && view.hyphen(at - 1) && view.cue(at - 2) == Some("former") && !view.cyrillic(at)
}

/// "pro-Beijing", "All-America": an English prefix makes the place an adjective.
fn prefixed(view: &View<'_>, at: usize) -> bool {
    const NAMES: u64 = PLACES | ORGANIZATIONS | Tag::Demonym.bit() | Tag::Given.bit() | Tag::Surname.bit() | Tag::Ordinal.bit();
    let short = |t: &Token| t.case == crate::text::LetterCase::Title && t.end - t.start <= 4 && t.mask & NAMES == 0;
    at > view.first + 1 && view.hyphen(at - 1) && (view.lower(at - 2) || view.token(at - 2).is_some_and(short)) && !view.cyrillic(at)
}

/// "France-Presse" in a Russian text: a place only begins the name.
fn suffixed(view: &View<'_>, at: usize, end: usize) -> bool {
    let other = |i: usize| view.capital(i) && !view.cyrillic(i) && view.mask(i) & PLACES == 0;
    view.language == crate::language::Language::Ru && !view.cyrillic(at) && view.hyphen(end) && other(end + 1)
}

fn title(at: usize, end: usize, sense: &Sense, found: &mut Found) {
    let title = TitleSpan { first: at as u32, last: end as u32, lemma: sense.lemma, grammar: sense.grammar };
    let plural = |grammar: Grammar| grammar.has(Grammar::PLURAL) && !grammar.has(Grammar::SINGULAR);
    match found.titles.last_mut().filter(|t| t.last as usize >= end) {
        // «супруги Елены»: of one wife more likely than of two spouses.
        Some(known) if (known.first, known.last) == (title.first, title.last) && plural(known.grammar) && !plural(title.grammar) => {
            *known = title;
        }
        Some(_) => {}
        None => found.titles.push(title),
    }
}

/// Adds a candidate for a row of the entity tables; gives the tag's bit when it did.
fn row(view: &View<'_>, at: usize, end: usize, sense: &Sense, found: &mut Found) -> u64 {
    let kind = match sense.tag {
        Tag::Country | Tag::Region | Tag::City | Tag::Geography => MentionKind::Place,
        Tag::Demonym => MentionKind::Demonym,
        Tag::People if sense.languages & 1 != 0 => MentionKind::Demonym,
        Tag::Organization | Tag::Media => MentionKind::Organization,
        Tag::Custom => kind_of(view.doc.lexicon.string(view.doc.lexicon.row(sense.payload).class)),
        _ => return 0,
    };
    let Some(score) = place::lexicon_score(view, at, end, sense) else { return 0 };
    let candidate = Candidate::new(kind, at, end, score, Source::Lexicon).with_row(sense.payload);
    found.push(candidate);
    // «ГУ МВД по Пермскому краю»
    if sense.tag == Tag::Organization
        && view.cyrillic(at)
        && view.doc.lexicon.string(view.doc.lexicon.row(sense.payload).class) == "government"
    {
        let territory = chain::territory(view, end);
        found.candidates.extend(territory.map(|last| Candidate::new(kind, at, last, score, Source::Head)));
    }
    if kind == MentionKind::Organization && sense.tag != Tag::Custom {
        // Not before the faculty that stands before it.
        let named = if end - at > 1 { 74 } else { 50 };
        let longer = chain::named_after(view, end).map(|last| (last, named)).or_else(|| Some((numbered(view, at, end)?, score)));
        found.candidates.extend(longer.map(|(last, score)| Candidate::new(kind, at, last, score, Source::Head)));
    }
    if kind == MentionKind::Place && capitals::direction(view, at) {
        found.push(Candidate::new(kind, at - 1, end, score, Source::Head).with_head(at));
    }
    sense.tag.bit()
}

/// One past the digit close behind an acronym, which makes it another's name: "MTV2".
fn numbered(view: &View<'_>, at: usize, end: usize) -> Option<usize> {
    let digit = view.token(end).is_some_and(|t| t.kind == TokenKind::Number && t.glued() && t.end - t.start == 1);
    let goes_on = view.token(end + 1).is_some_and(|t| t.glued() && t.kind != TokenKind::Mark);
    (digit && end == at + 1 && view.acronym(at) && !goes_on).then_some(end + 1)
}

fn kind_of(class: &str) -> MentionKind {
    match class {
        "person" => MentionKind::Person,
        "place" => MentionKind::Place,
        "facility" => MentionKind::Facility,
        "named_event" => MentionKind::NamedEvent,
        "document" => MentionKind::Document,
        "product" => MentionKind::Product,
        _ => MentionKind::Organization,
    }
}
