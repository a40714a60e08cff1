//! What the words beside an unknown English name say it is: "Corvane, a maker of tyres", "Tolmin is a village", "shares of
//! Corvane", "Corvane's profit".

use crate::language::function::{ending, word};
use crate::language::relation::{self, Relation};
use crate::lexicon::{Entry, Tag};
use crate::record::MentionKind;
use crate::text::TokenKind;

use super::view::{PLACES, PLAIN, Setting, View};

/// The longest noun phrase that is looked through, in tokens.
const PHRASE: usize = 8;

/// What the apposition or predicate after a name calls it.
pub(super) fn predicate(view: &View<'_>, last: usize) -> Option<MentionKind> {
    let apposition = view.is_mark(last, ',');
    let copula = matches!(view.doc.payload(last, Tag::Auxiliary), Some("is" | "was"));
    let noun = if apposition || copula { phrase_start(view, last + 1)? } else { return None };
    // "In Gladstone, a second plant is planned": the sentence proper begins behind the comma.
    let kind = noun_phrase(view, noun, noun + PHRASE)?;
    let fronted = apposition && view.mask(view.first) & Tag::Preposition.bit() != 0 && (view.first..last).all(|t| !view.is_mark(t, ','));
    (!fronted || kind == MentionKind::Place).then_some(kind)
}

/// Behind what begins a description: "a", "the", "Kenya's", "one of the".
fn phrase_start(view: &View<'_>, at: usize) -> Option<usize> {
    if view.mask(at) & Tag::Determiner.bit() != 0 {
        return Some(at + 1);
    }
    let of = view.doc.says(at.min(view.last - 1), word::ONE) && view.doc.relates(at + 1, relation::GENITIVE);
    let place = at + 2 * usize::from(of);
    if of && view.mask(place) & Tag::Determiner.bit() != 0 {
        return Some(place + 1);
    }
    let places = [Tag::Country, Tag::Region, Tag::City].into_iter().filter_map(|tag| view.doc.longest(place, tag));
    let end = places.map(|m| m.end).max().filter(|&end| end < view.last)?;
    view.doc.is_possessive(end).then_some(end + 1)
}

/// "Corvane, which runs 200 stores", "Corvane, based in Oslo,": what is said of companies in a clause behind them.
pub(super) fn told_behind(view: &View<'_>, last: usize) -> bool {
    if !view.is_mark(last, ',') {
        return false;
    }
    let which = view.doc.says((last + 1).min(view.last - 1), word::WHICH);
    let beside = |at: usize| if view.lower(at) { view.doc.payload(at, Tag::Beside) } else { None };
    let based = view.cue(last + 1) == Some("based") && view.doc.relates(last + 2, relation::INESSIVE) && view.mask(last + 3) & PLACES != 0;
    which && matches!(beside(last + 2), Some("trade" | "purchase" | "works_at" | "runs")) || based
}

/// What the noun phrase calls the one it describes: "national search and rescue agency", "police's crime unit", "firm held by".
fn noun_phrase(view: &View<'_>, first: usize, until: usize) -> Option<MentionKind> {
    let (mut at, mut head) = (first, None);
    while at < until {
        if view.doc.is_possessive(at) || head.is_none() && view.doc.says(at, word::COORDINATOR) && view.lower(at + 1) {
            (at, head) = (at + 1, None);
            continue;
        }
        if !view.is_word(at) || view.plain(at) {
            break;
        }
        let kind = noun_kind(view, at);
        let end = view.unit_end(at);
        if kind.is_none() && head.is_some() && participle(view, end - 1) {
            break;
        }
        (at, head) = (end, kind);
    }
    head
}

/// "a firm owned by", "a company specialising in": behind the noun they say more of it.
fn participle(view: &View<'_>, at: usize) -> bool {
    let word = view.doc.word(at);
    view.lower(at) && word.len() > 4 && ending::PARTICIPLE.end(word) || view.cue(at) == Some("based")
}

/// What a common noun calls the one it describes.
fn noun_kind(view: &View<'_>, at: usize) -> Option<MentionKind> {
    if !view.lower(at) {
        return None;
    }
    let (mask, beside) = (view.mask(at), view.doc.payload(at, Tag::Beside));
    let is = |tag: Tag| mask & tag.bit() != 0;
    match () {
        _ if is(Tag::Title) => Some(MentionKind::Person),
        _ if is(Tag::PlaceHead) => Some(MentionKind::Place),
        _ if is(Tag::OrganizationHead) || beside == Some("organization") => Some(MentionKind::Organization),
        _ if is(Tag::FacilityHead) => Some(MentionKind::Facility),
        _ => None,
    }
}

/// What the words close before and after a name make of it.
pub(super) fn neighbours(view: &View<'_>, first: usize, last: usize) -> Option<MentionKind> {
    if acts_as_body(view, last) { Some(MentionKind::Organization) } else { before(view, first, last) }
}

/// "Kordai-based Corvane", "the privately owned Corvane"
pub(super) fn led_by_base(view: &View<'_>, first: usize) -> bool {
    let Some(at) = first.checked_sub(1).filter(|&b| b > view.first) else { return false };
    view.cue(at) == Some("based") && (view.hyphen(at - 1) || view.mask(at - 1) & Tag::Adverb.bit() != 0)
}

/// Whether the words before can lead to nothing but a body, be its name a person's elsewhere: "Kordai-based", "the firm".
pub(super) fn led(view: &View<'_>, first: usize) -> bool {
    let Some(at) = first.checked_sub(1).filter(|&b| b > view.first) else { return false };
    let based = led_by_base(view, first);
    // "trading house"
    let whole =
        || (at.saturating_sub(1).max(view.first)..=at).find_map(|t| view.doc.longest(t, Tag::OrganizationHead).filter(|m| m.end == first));
    let class = || whole().map(|m| view.doc.lexicon.string(m.sense.payload));
    based || view.lower(at) && matches!(class(), Some("company" | "bank")) && view.mask(at) & Tag::Title.bit() == 0
}

/// Whether the word before means companies alone: "the law firm", "holding", "Retailer", but not "publisher".
pub(super) fn led_by_firm(view: &View<'_>, first: usize) -> bool {
    let Some(at) = first.checked_sub(1).filter(|&b| b >= view.first && (view.lower(b) || opens(view, b))) else { return false };
    let company = view.doc.payload(at, Tag::OrganizationHead).is_some_and(|class| matches!(class, "company" | "bank"));
    let company = company && view.lower(at) && view.doc.payload(at, Tag::Beside).is_none() && view.mask(at) & Tag::Title.bit() == 0;
    company || firm(view, at) && title_ending(view, first).is_none()
}

/// Whether a noun for companies alone ends at a token.
fn firm(view: &View<'_>, at: usize) -> bool {
    let begin = if at > view.first + 1 && view.hyphen(at - 1) { at - 2 } else { at };
    let means = |m: crate::text::Match<'_>| m.end == at + 1 && view.doc.lexicon.string(m.sense.payload) == "firm";
    (begin.saturating_sub(1).max(view.first)..=begin).any(|t| view.doc.matches_of(t, Tag::Beside.bit()).any(means))
}

/// "Retailer Corvane Hill said": a noun for companies that begins a sentence is no part of the name behind it.
pub(super) fn opens(view: &View<'_>, at: usize) -> bool {
    view.begins(at) && view.setting == Setting::Normal && view.capital(at) && !view.acronym(at) && firm(view, at)
}

/// "the airline Tom Hill founded": a clause that tells more of the noun begins with the name.
pub(super) fn begins_relative(view: &View<'_>, first: usize, last: usize) -> bool {
    const REACH: usize = 5;
    let definite = (first.saturating_sub(REACH).max(view.first)..first).any(|d| view.mask(d) & Tag::Determiner.bit() != 0);
    let verb = last + usize::from(view.mask(last) & Tag::Auxiliary.bit() != 0);
    let finite = view.lower(verb) && (view.doc.flags(verb) & Entry::FINITE != 0 || participle(view, verb));
    let object = view.mask(verb + 1) & Tag::Determiner.bit() != 0
        || view.capital(verb + 1)
        || view.is_word(verb + 1) && !view.plain(verb + 1) && view.doc.flags(verb + 1) & Entry::FINITE == 0
        || view
            .token(verb + 1)
            .is_some_and(|t| t.kind == TokenKind::Number || view.doc.word(verb + 1).len() > 1 && t.kind != TokenKind::Word);
    let told = view.mask(verb) & (Tag::Speech.bit() | Tag::Change.bit()) != 0;
    definite && finite && !object && !told
}

/// What is said of a name as of a company: its shares, what it buys, that it speaks of itself, what its figures did.
pub(super) fn acts_as_body(view: &View<'_>, last: usize) -> bool {
    after(view, last) || speaks_as_body(view, last) || moves(view, last) || has_an_officer(view, last)
}

/// What is said of companies alone: that they speak of themselves, their shares and officers, who works for them.
pub(super) fn is_only_a_body(view: &View<'_>, first: usize, last: usize) -> bool {
    let shares = |at: usize| (view.lower(at) || view.begins(at)) && view.doc.says(at, word::SHARES);
    let of = |at: usize| view.doc.relates(at, relation::GENITIVE.or(relation::INESSIVE));
    let led = || first >= view.first + 2 && shares(first - 2) && of(first - 1);
    let employs = || view.lower(last) && view.doc.means(last, Tag::Beside, "runs");
    speaks_as_body(view, last) || moves(view, last) || has_an_officer(view, last) || last < view.last && shares(last) || led() || employs()
}

/// Whether the word before calls companies and their people alike: "publisher", "developer", "trader".
pub(super) fn led_by_trade(view: &View<'_>, first: usize) -> bool {
    let Some(at) = first.checked_sub(1).filter(|&b| b > view.first && view.lower(b)) else { return false };
    matches!(view.doc.payload(at, Tag::Beside), Some("organization" | "dealer"))
}

/// Whether the noun that ends at a token calls a company what follows it: "the carmaker", "start-up".
pub(super) fn is_body(view: &View<'_>, at: usize) -> bool {
    let begin = if at > view.first + 1 && view.hyphen(at - 1) { at - 2 } else { at };
    let ends_here = |m: crate::text::Match<'_>| {
        m.sense.tag == Tag::Beside && m.end == at + 1 && view.doc.lexicon.string(m.sense.payload) == "organization"
    };
    view.lower(begin) && view.doc.matches(begin).any(ends_here) && view.mask(at) & Tag::Title.bit() == 0
}

/// Whether the word before is one for a band, club or paper, with an article: "the band", "a British newspaper".
pub(super) fn led_by_club(view: &View<'_>, first: usize) -> bool {
    let Some(at) = first.checked_sub(1).filter(|&b| b > view.first && view.lower(b)) else { return false };
    let class = matches!(view.doc.payload(at, Tag::OrganizationHead), Some("club" | "media"));
    let determined = |d: usize| view.mask(d) & Tag::Determiner.bit() != 0;
    class && view.mask(at) & Tag::Title.bit() == 0 && (at.saturating_sub(2).max(view.first)..at).any(determined)
}

/// "Corvane jumped 5.3 percent": shares do.
fn moves(view: &View<'_>, last: usize) -> bool {
    let number = |at: usize| view.token(at).is_some_and(|t| t.kind == TokenKind::Number);
    view.lower(last)
        && view.mask(last) & Tag::Change.bit() != 0
        && (1..4).any(|i| {
            number(last + i) && (last + i + 1..last + i + 4).any(|p| view.mask(p) & Tag::Percent.bit() != 0 || view.is_mark(p, '%'))
        })
}

/// "Corvane analyst Ada Birk", "Corvane chief executive Ada Birk": who serves it is named.
pub(super) fn has_an_officer(view: &View<'_>, last: usize) -> bool {
    // "Managing Director Ada Birk" is one title.
    let named = last > view.first && view.capital(last - 1);
    let goes_on = || view.doc.longest(last - 1, Tag::Title).is_some_and(|title| title.end > last);
    let Some(title) = view.doc.longest(last, Tag::Title).filter(|_| view.is_word(last) && named && !goes_on()) else { return false };
    let class = view.doc.lexicon.string(title.sense.payload);
    matches!(class, "corporate" | "observer") && view.capital(title.end) && !view.plain(title.end) && view.setting == Setting::Normal
}

/// The class of the title that ends here: "Chief Executive Officer".
fn title_ending<'a>(view: &View<'a>, end: usize) -> Option<&'a str> {
    let from = end.saturating_sub(3).max(view.first);
    let title = (from..end).find_map(|at| view.doc.longest(at, Tag::Title).filter(|m| m.end == end))?;
    Some(view.doc.lexicon.string(title.sense.payload))
}

/// "Corvane said it", "Corvane has named Ada Birk as its chairman": nobody calls a person so.
fn speaks_as_body(view: &View<'_>, last: usize) -> bool {
    const REACH: usize = 8;
    let verb = last + usize::from(view.mask(last) & Tag::Auxiliary.bit() != 0);
    let its = |t: usize| view.doc.payload(t, Tag::Determiner) == Some("its");
    if view.lower(verb) && view.doc.payload(verb, Tag::Cue) == Some("appointed") && (verb + 1..view.last.min(verb + REACH)).any(its) {
        return true;
    }
    // "Corvane and its partners", but not "the town and its railways"
    if view.doc.is_and(last) && its(last + 1) && view.doc.means((last + 2).min(view.last - 1), Tag::Beside, "belongings") {
        return true;
    }
    let spoken = |t: usize| view.lower(t) && view.mask(t) & Tag::Speech.bit() != 0;
    // "Corvane denied the claims, saying its accounts were in order"
    let mut behind = (last + 1..view.last.min(last + REACH)).take_while(|&t| !view.capital(t));
    if spoken(last) && behind.any(|t| its(t) && spoken(t - 1)) {
        return true;
    }
    let that = usize::from(view.doc.says((last + 1).min(view.last - 1), word::THAT));
    view.lower(last)
        && view.mask(last) & Tag::Speech.bit() != 0
        && (view.doc.payload(last + 1 + that, Tag::Pronoun) == Some("it") || its(last + 1 + that))
}

/// "the carmaker Corvane", "shares of Corvane", "spokesman for Corvane", "the outskirts of Tolmin".
fn before(view: &View<'_>, first: usize, last: usize) -> Option<MentionKind> {
    let mut at = first.checked_sub(1).filter(|&b| b > view.first)?;
    if let Some(kind) = apposed(view, first, last) {
        return Some(kind);
    }
    if view.is_mark(at, ',') && view.is_mark(last, ',') {
        return None;
    }
    // "Moldova's Corvane"
    if view.doc.is_possessive(at) && at > view.first && view.mask(at - 1) & Tag::Country.bit() != 0 && view.capital(at - 1) {
        return Some(MentionKind::Organization);
    }
    if view.mask(at) & Tag::Determiner.bit() != 0 {
        at -= 1;
    }
    if view.lower(at) && at + 1 == first {
        let body = view
            .doc
            .payload(at, Tag::OrganizationHead)
            .is_some_and(|class| matches!(class, "company" | "bank" | "media" | "club" | "party"));
        // "acquired Corvane": one word that is bought is a company.
        let bought = view.doc.payload(at, Tag::Beside) == Some("purchase") && view.unit_end(first) == last;
        if body || bought || is_body(view, at) {
            return Some(MentionKind::Organization);
        }
        // "trader Corvane", but "trader Brindal Osk".
        if view.doc.payload(at, Tag::Beside) == Some("dealer") && view.unit_end(first) == last {
            return Some(MentionKind::Organization);
        }
    }
    if !view.doc.is(at, Tag::Preposition) {
        return None;
    }
    let noun = at.checked_sub(1).filter(|&n| n >= view.first)?;
    let title = title_ending(view, noun + 1);
    let tells = |relation: Relation| view.doc.relates(at, relation);
    if tells(relation::TRANSFER) && at + 1 == first && view.unit_end(first) == last && deal_before(view, noun) {
        return Some(MentionKind::Organization);
    }
    let (company, place) = (Some(MentionKind::Organization), Some(MentionKind::Place));
    let beside = |what: &str| view.doc.means(noun, Tag::Beside, what);
    match () {
        _ if beside("belongings") && tells(relation::OWNER) => company,
        _ if (beside("trade") || beside("purchase")) && tells(relation::AGENT) => company,
        _ if beside("deal") && tells(relation::DEALER) => company,
        _ if beside("bid") && tells(relation::BIDDER) => company,
        _ if beside("loan") && tells(relation::LENDER) => company,
        _ if beside("surroundings") && tells(relation::CENTRE) => place,
        _ if beside("works") && tells(relation::SITE) => place,
        _ if matches!(title, Some("corporate" | "observer")) && tells(relation::EMPLOYER) => company,
        _ if title.is_some() && tells(relation::WORKPLACE) => company,
        _ => None,
    }
}

/// "the bank, Corvane,", "the port's operator, Corvane,"
pub(super) fn apposed(view: &View<'_>, first: usize, last: usize) -> Option<MentionKind> {
    let at = first.checked_sub(1).filter(|&b| b > view.first && view.is_mark(b, ',') && view.is_mark(last, ','))?;
    let begins = |&d: &usize| d >= view.first && (view.mask(d) & Tag::Determiner.bit() != 0 || view.doc.is_possessive(d));
    let phrase = (2..6).filter_map(|back| at.checked_sub(back)).take_while(|&d| !view.is_mark(d, ',')).find(begins)?;
    // "a spokesman for the bank, Ada Corvane,", but "the director of the carrier, Siberia Freight,": no person's name begins so.
    let clause = (phrase.saturating_sub(4).max(view.first)..at).rev().take_while(|&i| !view.is_mark(i, ','));
    let nobody = view.mask(first) & super::view::PLACES != 0 && !view.any(first, Tag::Given.bit() | Tag::Surname.bit());
    if !nobody && clause.into_iter().any(|i| view.any(i, Tag::Title.bit())) {
        return None;
    }
    noun_phrase(view, phrase + 1, at).filter(|&kind| kind == MentionKind::Organization)
}

/// "the sale of Tolmin Steel to Corvane", "sold its stake in Tolmin to Corvane": what companies have changes hands.
fn deal_before(view: &View<'_>, at: usize) -> bool {
    const REACH: usize = 6;
    let mut back = (at.saturating_sub(REACH).max(view.first)..=at).rev().take_while(|&t| view.is_word(t) || view.hyphen(t));
    back.any(|t| view.lower(t) && view.doc.payload(t, Tag::Beside) == Some("belongings"))
}

/// "Corvane's shares", "Corvane shares", "Corvane manufactures".
fn after(view: &View<'_>, last: usize) -> bool {
    let beside = |at: usize| if view.lower(at) { view.doc.payload(at, Tag::Beside) } else { None };
    // "Corvane to buy", "Corvane has agreed to acquire"
    const BEFORE: u64 = Tag::Auxiliary.bit() | Tag::Modal.bit() | Tag::Adverb.bit() | Tag::Speech.bit();
    let passive = |t: usize| view.doc.payload(t, Tag::Auxiliary).is_some_and(|be| matches!(be, "is" | "was"));
    let led = |t: usize| view.lower(t) && (view.mask(t) & BEFORE != 0 && !passive(t) || view.doc.relates(t, relation::INFINITIVE));
    let verb = (last..last + 4).find(|&t| !led(t));
    if verb.is_some_and(|t| t > last && matches!(beside(t), Some("purchase" | "trade")) || runs_works(view, t)) {
        return true;
    }
    // "Solara intends to hire"
    let plans = |t: usize| beside(t) == Some("plans") && view.doc.relates(t + 1, relation::INFINITIVE);
    if plans(last) || view.mask(last) & Tag::Auxiliary.bit() != 0 && plans(last + 1) {
        return true;
    }
    if !view.doc.is_possessive(last) {
        return matches!(beside(last), Some("belongings" | "works" | "bid" | "trade" | "purchase"));
    }
    let words = (last + 1..last + 4).take_while(|&at| view.lower(at) && view.mask(at) & PLAIN == 0);
    words.into_iter().any(|at| matches!(beside(at), Some("belongings" | "works" | "bid")))
}

/// "opened a €35m overhaul facility", "has closed its Lima plant": companies do that to their works.
fn runs_works(view: &View<'_>, verb: usize) -> bool {
    const REACH: usize = 10;
    let acts = view.lower(verb) && view.doc.payload(verb, Tag::Beside) == Some("works_at");
    let mut object = (verb + 1..view.last.min(verb + REACH)).take_while(|&t| view.mask(t) & Tag::Preposition.bit() == 0);
    let works = |t: usize| view.lower(t) && (view.mask(t) & Tag::FacilityHead.bit() != 0 || view.doc.means(t, Tag::Beside, "works"));
    acts && object.any(works)
}

/// Whether a direction or a distance leads to the name: "west of", "12 km from".
pub(super) fn points(view: &View<'_>, first: usize) -> bool {
    let Some(noun) = first.checked_sub(2).filter(|&n| n >= view.first) else { return false };
    let unit = view.mask(noun) & Tag::Unit.bit() != 0;
    view.doc.means(noun, Tag::Beside, "surroundings") && (unit || view.doc.means(noun, Tag::Cue, "direction"))
}
