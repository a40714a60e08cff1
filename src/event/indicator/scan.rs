//! What of a sentence matters to indicators: metrics, words of change, values, dates, names and the marks between them, in order.

use crate::event::View;
use crate::event::argument::is_adjective;
use crate::language::function::{ending, word};
use crate::language::relation;
use crate::lexicon::{Language, Pos, Sense, Tag, Verbal};
use crate::record::{Base, MentionKind, Value};
use crate::text::{LetterCase, TokenKind};

use super::goods;
use super::licence::{licensed, read};
use super::moving::{moves_soon, moving};
use super::pronoun;
use super::rank;
use super::reading::{Change, Metric, Way};
use super::row;
use super::taken;

/// What stands at some tokens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kind<'a> {
    Metric(Metric<'a>),
    Change(Change),
    Base(Base),
    /// Index of the mention: money, percent, multiple, quantity, number.
    Value(usize),
    /// Index of the mention.
    Date(usize),
    /// Index of the mention.
    Name(usize),
    And,
    Comma,
    /// Semicolon or a contrasting conjunction.
    Break,
    Colon,
    Dash,
    Open,
    Close,
    Respectively,
    Including,
    Plus,
    Minus,
    /// «четверть», "a third", where it is no mention.
    Fraction,
}

/// One of them with its tokens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Item<'a> {
    pub kind: Kind<'a>,
    pub first: usize,
    pub last: usize,
}

/// Whether a sentence can have an indicator at all: a value, and a word of a metric or of change.
pub(crate) fn promising(view: &View<'_>) -> bool {
    let words = Tag::Metric.bit() | Tag::Change.bit();
    let value = view.mentions.clone().any(|m| is_value(view.drafts[m].kind))
        || view.language == Language::Ru && (view.first..view.last).any(|at| view.document.mask(at) & Tag::Fraction.bit() != 0);
    let worded =
        |at: usize| view.document.mask(at) & words != 0 || view.document.tokens[at].phrase != 0 || pronoun::tells_level(view, at).is_some();
    value && ((view.first..view.last).any(|at| worded(at) || rank::ranks(view, at)) || row::possible(view))
}

/// Whether a mention of this kind is an amount.
pub(super) fn is_value(kind: MentionKind) -> bool {
    use MentionKind::{Money, Multiple, Number, Percent, Quantity};
    matches!(kind, Money | Percent | Multiple | Quantity | Number)
}

fn is_name(kind: MentionKind) -> bool {
    use MentionKind::{Demonym, Facility, Organization, Place};
    matches!(kind, Place | Demonym | Organization | Facility)
}

/// Fills `items` with what stands in the sentence.
pub(super) fn scan<'a>(view: &View<'a>, items: &mut Vec<Item<'a>>) {
    items.clear();
    let mut at = view.first;
    while at < view.last {
        let token = &view.document.tokens[at];
        let telling = WORDS & !Tag::Preposition.bit() | Tag::Auxiliary.bit() | Tag::Hint.bit();
        let plain = token.kind == TokenKind::Word && token.mask & telling == 0 && token.phrase == 0;
        if plain && view.mention_at(at).is_none() {
            at += 1;
            continue;
        }
        // «за вычетом инфляции», "adjusted for inflation"
        if token.phrase != 0
            && let Some(aside) = view.document.longest(at, Tag::Adverb).filter(|m| m.end > at + 1)
            && (at..aside.end).any(|t| view.document.mask(t) & Tag::Metric.bit() != 0)
        {
            at = aside.end;
            continue;
        }
        let (kind, last) = item(view, at);
        if let Some(kind) = kind {
            items.push(Item { kind, first: at, last });
        }
        at = last.max(at + 1);
    }
    goods::dearer(view, items);
    pronoun::those(view, items);
}

fn item<'a>(view: &View<'a>, at: usize) -> (Option<Kind<'a>>, usize) {
    let metric = done(view, at, Metric::ABROAD)
        .or_else(|| metric(view, at).and_then(|(m, end)| Some((read(view, m, at, end)?, end))).filter(|&(_, end)| !compound(view, at, end)))
        .or_else(|| done(view, at, Metric::VERB))
        .map(|(m, end)| (taken::of_its_own(view, m, end), end))
        .map(|(m, end)| (if is_able(view, m, at) { Metric { name: "capacity", ..m } } else { m }, end));
    let (goods, metric) = if metric.is_some_and(|(m, _)| m.is(Metric::GOODS)) { (metric, None) } else { (None, metric) };
    if let Some((goods, end)) = goods.and_then(|(goods, end)| moving(view, at, goods, end)) {
        return (Some(Kind::Metric(goods)), end);
    }
    // "two-way trade" counts nothing.
    let longer = |draft: &crate::mention::Draft| metric.is_some_and(|(m, end)| end > draft.last as usize && !m.is(Metric::UNIT));
    if let Some(mention) = view.mention_at(at).filter(|&m| view.drafts[m].kind != MentionKind::Number || !longer(&view.drafts[m])) {
        let draft = &view.drafts[mention];
        let last = draft.last as usize;
        // A base may be worded as a date is: "a year earlier".
        if draft.kind == MentionKind::Date
            && let Some((base, end)) = base(view, at)
        {
            return (Some(Kind::Base(base)), end.max(last));
        }
        let kind = match draft.kind {
            // "a two-room flat" tells no figure.
            MentionKind::Number if view.document.is_mark(last, '-') && view.document.tokens[last].glued() => None,
            // «портфель двух стран»
            MentionKind::Quantity if view.document.payload(last - 1, Tag::Actor) == Some("country") => None,
            kind if is_value(kind) => Some(Kind::Value(mention)),
            MentionKind::Date => matches!(draft.value, Some(Value::Date(_))).then_some(Kind::Date(mention)),
            kind if is_name(kind) && draft.entity.is_some() => Some(Kind::Name(mention)),
            _ => None,
        };
        // A quantity may swallow the words a base begins with; what is a name is no metric.
        return (kind, last);
    }
    match view.document.tokens[at].kind {
        TokenKind::Mark => (mark(view, at), at + 1),
        TokenKind::Number => (None, at + 1),
        TokenKind::Word => word(view, at, metric),
    }
}

/// Whether a verb tells what somebody can make or handle: "is designed to produce", «способен переваливать».
fn is_able(view: &View<'_>, metric: Metric<'_>, at: usize) -> bool {
    const REACH: usize = 3;
    let document = view.document;
    let able = |t: usize| document.means(t, Tag::Hint, "able");
    metric.is(Metric::VERB)
        && matches!(metric.name, "production" | "freight" | "energy_output")
        && (at.saturating_sub(REACH).max(view.first)..at).any(able)
}

/// What else a verb measures: "sold at 98 shillings a kilo" tells a price, "sold 900 cars" sales.
fn done<'a>(view: &View<'a>, at: usize, flag: u16) -> Option<(Metric<'a>, usize)> {
    if view.document.mask(at) & Tag::Metric.bit() == 0 || !view.finite(at) {
        return None;
    }
    let readings = view.document.senses_of(at, Tag::Metric).map(|s| view.readings.metric(view.document.lexicon, s.payload));
    let verbs = readings.filter(|m| m.is(flag) && !m.is(Metric::PER));
    verbs.map(|m| (m, at + 1)).find(|&(m, end)| licensed(view, m, at, end))
}

/// A lower-case word that no mention covers, no verb and no word of grammar.
pub(super) fn common_word(view: &View<'_>, at: usize) -> bool {
    let document = view.document;
    let token = &document.tokens[at];
    let small = Tag::Function.bit() | Tag::Determiner.bit() | Tag::Auxiliary.bit() | Tag::Preposition.bit() | Tag::Conjunction.bit();
    token.kind == TokenKind::Word
        && token.case == LetterCase::Lower
        && view.mention_at(at).is_none()
        && document.mask(at) & (small | Tag::Change.bit() | Tag::Adverb.bit()) == 0
        && !view.finite(at)
}

/// Whether goods stand right before a verb of earning: "cocoa brought in $3.6 billion", «какао принесло 3,6 млрд».
fn earned_by_goods(view: &View<'_>, at: usize) -> bool {
    let before = (view.first..at).rev().take(2).find(|&t| common_word(view, t) || t == view.first);
    let goods = |t: usize| metric(view, t).is_some_and(|(m, end)| m.is(Metric::GOODS) && end <= at);
    // "wine earned the country $214 million"
    let country = |t: usize| t < view.last && view.document.payload(t, Tag::Actor) == Some("country");
    before.is_some_and(|t| goods(t) || view.mention_at(t).is_none() && (at + 1..at + 4).any(country))
}

/// "drivers earn 4,000 lari a month", "who earn less": what people are paid is no profit.
fn earned_by_people(view: &View<'_>, at: usize) -> bool {
    let document = view.document;
    let helps = |t: usize| document.mask(t) & (Tag::Auxiliary.bit() | Tag::Adverb.bit() | Tag::Negation.bit()) != 0;
    let Some(before) = (view.first..at).rev().find(|&t| !helps(t)) else { return false };
    // "drivers of Corvane"
    let owner = view.mention_at(before).map(|m| view.drafts[m].first as usize).and_then(|first| first.checked_sub(2));
    let before = owner.filter(|&t| t >= view.first && document.relates(t + 1, relation::GENITIVE)).unwrap_or(before);
    let paid = |t: usize| {
        let post = document.payload(t, Tag::Title).is_some_and(|class| class != "honorific");
        post || document.means(t, Tag::Actor, "people") || document.means(t, Tag::Hint, "people")
    };
    let plain = view.mention_at(before).is_none_or(|m| view.drafts[m].kind == MentionKind::Quantity);
    view.language == Language::En && plain && (paid(before) || document.says(before, word::WHO))
}

fn mark<'a>(view: &View<'a>, at: usize) -> Option<Kind<'a>> {
    let token = &view.document.tokens[at];
    Some(match token.character() {
        ',' => Kind::Comma,
        ';' => Kind::Break,
        ':' => Kind::Colon,
        '(' => Kind::Open,
        ')' => Kind::Close,
        '+' => Kind::Plus,
        '−' => Kind::Minus,
        '-' | '–' if value_follows(view, at) && view.document.tokens[at + 1].glued() => Kind::Minus,
        '—' | '–' | '-' if !token.glued() => Kind::Dash,
        '&' => Kind::And,
        _ => return None,
    })
}

fn value_follows(view: &View<'_>, at: usize) -> bool {
    let glued_before = view.document.tokens[at].glued() && !view.document.is_mark(at.saturating_sub(1), '(');
    !glued_before && view.mention_at(at + 1).is_some_and(|m| view.drafts[m].first as usize == at + 1 && is_value(view.drafts[m].kind))
}

/// What words matter.
const WORDS: u64 = Tag::Metric.bit()
    | Tag::Change.bit()
    | Tag::Base.bit()
    | Tag::Fraction.bit()
    | Tag::Currency.bit()
    | Tag::Conjunction.bit()
    | Tag::Preposition.bit();

fn word<'a>(view: &View<'a>, at: usize, metric: Option<(Metric<'a>, usize)>) -> (Option<Kind<'a>>, usize) {
    let document = view.document;
    let token = &document.tokens[at];
    if token.entry == 0 || view.names_source(at) {
        return (None, at + 1);
    }
    if taken::takes_part(view, at) {
        return (Some(Kind::Change(Change { flow: true, ..Change::of(Way::Share) })), at + 1);
    }
    if let Some((change, end)) = pronoun::tells_level(view, at) {
        return (Some(Kind::Change(change)), end);
    }
    let can = document.mask(at) | document.reach(at);
    if can & WORDS == 0 {
        return (None, at + 1);
    }
    let change = if can & Tag::Change.bit() != 0 { change(view, at) } else { None };
    let change = change.filter(|&(c, end)| !(c.noun && is_stage(view, at, end)) && !of_whose(view, at) && !compound(view, at, end));
    if let Some((_, end)) = change.filter(|(c, _)| c.earn && earned_by_goods(view, at)) {
        return (Some(Kind::Metric(Metric { name: "exports", flags: Metric::VERB })), end);
    }
    if let Some((_, end)) = change.filter(|(c, _)| c.earn && earned_by_people(view, at)) {
        return (Some(Kind::Metric(Metric { name: "wages", flags: Metric::VERB })), end);
    }
    if let Some((_, end)) = change.filter(|(c, _)| c.economy && metric.is_none() && (of_a_country(view, at) || is_bare(view, at))) {
        return (Some(Kind::Metric(Metric { name: "gdp", flags: Metric::GROWTH })), end);
    }
    let base = if can & Tag::Base.bit() != 0 { base(view, at) } else { None };
    // The longest wins; of equals the metric.
    let end = |found: usize| found;
    let lengths = [metric.map_or(0, |m| end(m.1)), change.map_or(0, |c| end(c.1)), base.map_or(0, |b| end(b.1))];
    let longest = lengths.into_iter().max().unwrap_or(0);
    if longest > 0 {
        let kind = match lengths.iter().position(|&l| l == longest) {
            Some(0) => metric.and_then(|(m, _)| usable(view, m, at, longest)).map(Kind::Metric),
            Some(1) => change.map(|(c, _)| Kind::Change(c)),
            _ => base.map(|(b, _)| Kind::Base(b)),
        };
        return (kind, longest);
    }
    if document.is(at, Tag::Fraction) {
        return (Some(Kind::Fraction), at + 1);
    }
    if document.mask(at) & Tag::Currency.bit() != 0 && token.end - token.start > 2 && moves_soon(view, at, at + 1) {
        return (Some(Kind::Metric(Metric { name: "exchange_rate", flags: Metric::WEAK })), at + 1);
    }
    if (document.mask(at) & (Tag::Conjunction.bit() | Tag::Preposition.bit()) != 0 || token.phrase != 0)
        && let Some(found) = document.longest(at, Tag::Conjunction)
    {
        let kind = match document.lexicon.string(found.sense.payload) {
            "and" | "or" => Some(Kind::And),
            "but" | "while" => Some(Kind::Break),
            _ => None,
        };
        return (kind, found.end);
    }
    if let Some(found) = document.longest(at, Tag::Base) {
        let kind = match document.lexicon.string(found.sense.payload) {
            "respectively" => Kind::Respectively,
            _ => Kind::Including,
        };
        return (Some(kind), found.end);
    }
    (None, at + 1)
}

/// Whether a change only says since when a level holds: "the capacity after the expansion will be 12 million tonnes".
fn is_stage(view: &View<'_>, at: usize, end: usize) -> bool {
    const REACH: usize = 4;
    let document = view.document;
    let attribute = |t: &usize| !document.is(*t, Tag::Determiner) && !crate::event::argument::is_adjective(document, *t);
    let before = (at.saturating_sub(REACH).max(view.first)..at).rev().find(attribute);
    let after = before.is_some_and(|b| document.relates(b, relation::POSTERIOR));
    let near = (end..view.last.min(end + REACH)).take_while(|&t| !view.finite(t) && document.tokens[t].kind != TokenKind::Mark);
    after && !near.into_iter().any(|t| view.mention_at(t).is_some_and(|m| is_value(view.drafts[m].kind)))
}

/// English: whether a change is told of another noun: "exports to China, whose purchases doubled".
pub(super) fn of_whose(view: &View<'_>, at: usize) -> bool {
    let document = view.document;
    let opener = view.clauses.get(view.clause_of(at)).and_then(|c| c.opener);
    let whose = opener.filter(|&o| o < at && document.payload(o, Tag::Determiner) == Some("whose"));
    whose.is_some_and(|o| !(o..at).any(|t| metric(view, t).is_some()))
}

/// English: whether growth stands alone and the text around speaks of an economy: "Growth came in at 6.2 percent", "expects growth of 5 percent".
fn is_bare(view: &View<'_>, at: usize) -> bool {
    const AROUND: usize = 1000;
    let document = view.document;
    let foreseen = |t: usize| document.mask(t) & (Tag::Modal.bit() | Tag::Speech.bit()) != 0 && view.finite(t);
    let alone = at == view.first || foreseen(at - 1) && document.tokens[at].case == LetterCase::Lower;
    let next = at + 1;
    let of = document.relates(next, relation::FORESEEN);
    let percent = view.mention_at(next + 1).is_some_and(|m| view.drafts[m].kind == MentionKind::Percent);
    let told = view.finite(next)
        || of && percent
        || in_a_country(view, next)
        || view.mention_at(next + 1).is_some_and(|m| view.drafts[m].kind == MentionKind::Date);
    let economy = |t: usize| document.payload(t, Tag::Metric).is_some_and(|m| m.starts_with("gdp"));
    let spoken_of = || (at.saturating_sub(AROUND)..document.tokens.len().min(at + AROUND)).any(economy);
    view.language == Language::En && alone && told && (in_a_country(view, next) || spoken_of())
}

/// "growth in Georgia is seen at 5 percent": whether a country and nothing else follows.
fn in_a_country(view: &View<'_>, at: usize) -> bool {
    let document = view.document;
    let place = view.mention_at(at + 1).map(|m| &view.drafts[m]).filter(|d| d.kind == MentionKind::Place);
    let country = place.filter(|d| d.entity.is_some_and(|e| crate::event::frame::is_country(view.entities, e)));
    let ends = |end: usize| end < view.last && (view.finite(end) || document.relates(end, relation::INFINITIVE));
    document.relates(at, relation::INESSIVE) && country.is_some_and(|d| ends(d.last as usize))
}

/// "Nigeria's growth", "German growth": that of the economy, where nothing is said to grow.
fn of_a_country(view: &View<'_>, at: usize) -> bool {
    let document = view.document;
    let owner = at.checked_sub(1).map(|b| if document.is_possessive(b) { b.saturating_sub(1) } else { b }).filter(|&b| b >= view.first);
    let country = owner.and_then(|b| view.mention_at(b)).is_some_and(|m| {
        matches!(view.drafts[m].kind, MentionKind::Place | MentionKind::Demonym)
            && view.drafts[m].entity.is_some_and(|e| crate::event::frame::is_country(view.entities, e))
    });
    let dated = view.mention_at(at + 2).is_some_and(|m| view.drafts[m].kind == MentionKind::Date);
    country && (dated || !document.relates(at + 1, relation::PARTITIVE))
}

pub(super) fn adverbial(view: &View<'_>, at: usize) -> bool {
    ending::ADVERB.end(view.document.word(at)) || view.document.says(at, word::FUTURES)
}

pub(super) fn metric<'a>(view: &View<'a>, at: usize) -> Option<(Metric<'a>, usize)> {
    let document = view.document;
    if (document.mask(at) | document.reach(at)) & Tag::Metric.bit() == 0 {
        return number_of(view, at);
    }
    let mut found: Option<(Metric<'a>, usize)> = None;
    document.matches_of(at, Tag::Metric.bit()).for_each(|m| {
        let metric = view.readings.metric(view.document.lexicon, m.sense.payload);
        match found {
            _ if metric.is(Metric::UNIT) => {}
            Some((_, end)) if m.end < end => {}
            // A word that may be noun or verb is the noun where no verb can stand.
            Some((before, _))
                if before.is(Metric::VERB) && (!view.finite(at) || !metric.is(Metric::VERB) || nominal_position(view, at)) =>
            {
                found = Some((metric, m.end));
            }
            Some((before, _)) if before.none() && metric.is(Metric::VERB) && view.finite(at) => found = Some((metric, m.end)),
            Some(_) => {}
            None => found = Some((metric, m.end)),
        }
    });
    let found = found.filter(|(m, _)| !m.same()).or_else(|| number_of(view, at)).or(found);
    // "will contract 0.5%"
    let found = found.filter(|&(m, end)| !(m.none() && end == at + 1 && acts(view, at)));
    found.map(|(metric, end)| (if metric.none() && costs(view, at, end) { Metric { name: "price", flags: 0 } } else { metric }, end))
}

/// English: whether a noun can only be a verb of change where it stands: "will contract", "to contract".
fn acts(view: &View<'_>, at: usize) -> bool {
    let document = view.document;
    let verb = document.senses_of(at, Tag::Change).any(|s| s.grammar.verbal() != Verbal::None);
    let led = |b: usize| document.relates(b, relation::INFINITIVE) || document.is(b, Tag::Auxiliary);
    view.language == Language::En && verb && at > view.first && led(at - 1) && amount_near(view, at + 1)
}

/// Whether a share or an amount comes at once: "contract 0.5%", "contract by 2%".
fn amount_near(view: &View<'_>, end: usize) -> bool {
    const REACH: usize = 3;
    let share = |m: usize| view.drafts[m].kind == MentionKind::Percent;
    (end..view.last.min(end + REACH)).filter_map(|t| view.mention_at(t)).any(share)
}

/// English: whether a word begins a compound with a hyphen: "cross-border cargo", "sale-and-leaseback".
fn compound(view: &View<'_>, at: usize, end: usize) -> bool {
    let (document, glued) = (view.document, |t: usize| view.document.tokens.get(t).is_some_and(|t| t.glued()));
    end == at + 1 && view.language == Language::En && document.is_mark(end, '-') && glued(end) && glued(end + 1)
}

/// Whether a word only describes the noun it stands before: an adjective, part of a compound with a hyphen.
pub(super) fn describes(view: &View<'_>, at: usize) -> bool {
    let document = view.document;
    let hyphen = |t: usize| document.is_mark(t, '-') && document.tokens[t].glued();
    let demonym = view.mention_at(at).is_some_and(|m| view.drafts[m].kind == MentionKind::Demonym);
    hyphen(at) || hyphen(at + 1) || at > 0 && hyphen(at - 1) || demonym || is_adjective(document, at) || document.is(at, Tag::Determiner)
}

/// The count of what is described: "number of cross-border passengers", where the tables have the "number of passengers".
fn number_of<'a>(view: &View<'a>, at: usize) -> Option<(Metric<'a>, usize)> {
    const ADJECTIVES: usize = 5;
    let document = view.document;
    if document.mask(at) & Tag::Hint.bit() == 0 || !document.means(at, Tag::Hint, "number") {
        return None;
    }
    let of = document.relates(at + 1, relation::GENITIVE);
    let first = at + 1 + usize::from(of);
    let noun = (first..view.last.min(first + ADJECTIVES)).find(|&t| !describes(view, t) && !adverbial(view, t) || t + 1 == view.last)?;
    if noun == first || document.tokens[noun].kind != TokenKind::Word || !(of || view.language == Language::Ru) {
        return None;
    }
    let head = document.lemma(at)?;
    let words = [head, document.word(at + 1), document.word(noun)];
    let rows = document.lexicon.look_up(&if of { words.join(" ") } else { [head, words[2]].join(" ") });
    let row = rows.iter().find(|s| s.tag == Tag::Metric)?;
    Some((view.readings.metric(document.lexicon, row.payload), noun + 1))
}

/// Russian: whether the cost is that of goods with a market: «стоимость декабрьских фьючерсов на нефть».
fn costs(view: &View<'_>, at: usize, end: usize) -> bool {
    const ADJECTIVES: usize = 2;
    let document = view.document;
    let cost = view.language == Language::Ru && document.means(at, Tag::Hint, "cost");
    let noun = |t: &usize| !document.has_pos(*t, Pos::Adjective) || document.is(*t, Tag::Metric);
    let goods = |t: usize| metric(view, t).is_some_and(|(m, _)| m.is(Metric::GOODS));
    cost && (end..view.last.min(end + 1 + ADJECTIVES)).find(noun).is_some_and(goods)
}

/// A metric that only looks like one is left out.
fn usable<'a>(view: &View<'a>, metric: Metric<'a>, at: usize, end: usize) -> Option<Metric<'a>> {
    let document = view.document;
    if !metric.same() || metric.is(Metric::FORECAST) || metric.is(Metric::TARGET) {
        return Some(metric);
    }
    let of = document.relates(end, relation::GENITIVE);
    let russian_noun = view.language == Language::Ru
        && document.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word && t.case == LetterCase::Lower && end < view.last)
        && document.mask(end) & (Tag::Function.bit() | Tag::Preposition.bit() | Tag::Change.bit() | Tag::Auxiliary.bit()) == 0
        && !view.finite(end);
    if of || russian_noun {
        // "The number of X": X is measured. Where X is a metric it is read by itself.
        let next = if of { end + 1 } else { end };
        let adjective = |t: usize| document.has_pos(t, Pos::Adjective) || document.is(t, Tag::Determiner);
        let noun =
            (next..view.last.min(next + 3)).find(|&t| view.mention_at(t).is_some() || self::metric(view, t).is_some() || !adjective(t));
        let known = noun.is_some_and(|t| view.mention_at(t).is_some() || self::metric(view, t).is_some());
        return (!known).then_some(Metric { name: "none", flags: 0 });
    }
    let told = |t: usize| view.finite(t) || change(view, t).is_some_and(|(c, _)| c.way == Way::Level);
    let spoken_of = view.language == Language::Ru && document.says(at, word::FIGURE) && told(end);
    let determined = spoken_of || at > view.first && document.is(at - 1, Tag::Determiner) || at == view.first;
    determined.then_some(metric)
}

pub(super) fn change(view: &View<'_>, at: usize) -> Option<(Change, usize)> {
    let document = view.document;
    // "loans of up to 5 million"
    let bound = |m: &crate::text::Match<'_>| m.end > at + 1 && document.lexicon.string(m.sense.payload) == "up_to";
    if document.longest(at, Tag::Approx).filter(bound).is_some_and(|m| document.is(m.end - 1, Tag::Preposition)) {
        return None;
    }
    let mut verb: Option<(&Sense, usize)> = None;
    let mut noun: Option<(&Sense, usize)> = None;
    document.matches_of(at, Tag::Change.bit()).for_each(|m| {
        let slot = if m.sense.grammar.verbal() == Verbal::None { &mut noun } else { &mut verb };
        slot.get_or_insert((m.sense, m.end));
    });
    let (sense, end, is_noun) = match (verb, noun) {
        (Some((v, end)), Some((n, noun_end))) => {
            let nominal = noun_end >= end && nominal_position(view, at);
            if nominal { (n, noun_end, n.grammar != crate::lexicon::Grammar::NONE) } else { (v, end, false) }
        }
        // "the firm sold": a noun that is a verb of change elsewhere.
        (Some((v, _)), None)
            if view.language == Language::En
                && v.grammar.verbal() == Verbal::Infinitive
                && at > view.first
                && document.is(at - 1, Tag::Determiner)
                && document.has_pos(at, Pos::Noun)
                && !view.finite(at) =>
        {
            return None;
        }
        (Some((v, end)), None) => (v, end, false),
        (None, Some((n, end))) => (n, end, n.grammar != crate::lexicon::Grammar::NONE),
        (None, None) => return None,
    };
    let read = view.readings.change(sense.payload)?;
    let (way, report, noun) = (read.way, read.report, read.noun || is_noun);
    // "bringing the surplus to", «доведя до»: brought there, and not aimed at
    let way = if way == Way::Target && sense.grammar.verbal() == Verbal::Gerund { Way::Level } else { way };
    if way == Way::Share && view.language == Language::En && is_noun && !document.relates(end, relation::SHARE_OF) {
        return None;
    }
    // "below the expected 33%"
    let attribute = report && at > view.first && document.is(at - 1, Tag::Determiner);
    (!attribute).then_some((Change { way, noun, ..read }, end))
}

/// Whether an English word stands where a noun does: "an increase", "5% growth".
fn nominal_position(view: &View<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&b| b >= view.first) else { return !view.finite(at) };
    let document = view.document;
    if document.relates(before, relation::INFINITIVE) || document.is(before, Tag::Auxiliary) {
        return false;
    }
    let determined = document.mask(before) & (Tag::Determiner.bit() | Tag::Preposition.bit()) != 0 || document.is_possessive(before);
    let counted = view.mention_at(before).is_some_and(|m| matches!(view.drafts[m].kind, MentionKind::Percent | MentionKind::Multiple));
    determined || counted || !view.finite(at) && document.grammar(at).verbal() != Verbal::Past
}

/// What a quantity counts, where that names a metric: passengers, tonnes.
pub(super) fn counted<'a>(view: &View<'a>, mention: usize) -> Option<Metric<'a>> {
    let draft = &view.drafts[mention];
    let metric = |at: &usize| (view.document.mask(*at) | view.document.reach(*at)) & Tag::Metric.bit() != 0;
    // "672,000 Japanese visitors"
    let last = (draft.last as usize..view.last).find(|&t| view.mention_at(t).is_none_or(|m| view.drafts[m].kind != MentionKind::Demonym));
    let found = (draft.first as usize..(last.unwrap_or(draft.last as usize) + 1).min(view.last)).rev().filter(metric).find_map(|at| {
        let senses = view.document.matches_of(at, Tag::Metric.bit());
        senses.map(|m| view.readings.metric(view.document.lexicon, m.sense.payload)).find(|m| m.is(Metric::UNIT))
    });
    // «14,9 млн узбекистанцев»
    let named = Tag::Demonym.bit() | Tag::People.bit();
    let people = view.language == Language::Ru && view.document.mask(draft.last as usize - 1) & named != 0;
    found.or_else(|| people.then_some(Metric { name: "employment", flags: Metric::UNIT }))
}

pub(super) fn base(view: &View<'_>, at: usize) -> Option<(Base, usize)> {
    let document = view.document;
    let found = document.longest(at, Tag::Base)?;
    // "a year before the war"
    let open = document.relates(found.end - 1, relation::ANTERIOR) && document.is(found.end, Tag::Determiner);
    // «затраты за тот же период» are of the period told of, «за тот же период 2024 года» of one to compare with.
    let identity = document.longest(at, Tag::DateModifier).filter(|m| m.end > at + 1 && m.end < found.end);
    let same = identity.is_some_and(|m| document.lexicon.string(m.sense.payload) == "same") && view.mention_at(at).is_none();
    if open || same {
        return None;
    }
    Base::from_word(document.lexicon.string(found.sense.payload)).map(|base| (base, found.end))
}
