//! When an event happened: the date of its clause, then of its sentence, then the one that leads the paragraph. Never the
//! date of publication.

use crate::language::function::{ending, word};
use crate::language::relation::{self, Relation};
use crate::lexicon::{Entry, Language, Pos, Tag, Verbal};
use crate::record::{DateModifier, DateValue, MentionId, MentionKind, Time, Value};
use crate::text::TokenKind;

use super::{ClauseKind, View};

/// The date a mention comes to.
pub(crate) fn date<'a>(view: &View<'a>, mention: usize) -> Option<&'a DateValue> {
    match &view.drafts.get(mention)?.value {
        Some(Value::Date(date)) if view.drafts[mention].kind == MentionKind::Date => Some(date),
        _ => None,
    }
}

/// The time a date mention gives an event.
pub(crate) fn time(view: &View<'_>, mention: usize) -> Option<Time> {
    // Either of the two is both: "in January and February".
    let mention = mention.checked_sub(1).filter(|&m| going_on(view, m).is_some()).unwrap_or(mention);
    let date = date(view, mention)?;
    if let Some(time) = moved_along(view, mention) {
        return Some(time);
    }
    let (mut from, mut to) = (date.from.clone(), date.to.clone());
    if let Some(last) = going_on(view, mention) {
        let timex = format!("{}/{}", date.timex, last.timex);
        return Some(Time { timex, from, to: last.to.clone(), mention: Some(MentionId(mention as u32 + 1)) });
    }
    let mention = Some(MentionId(mention as u32 + 1));
    match date.modifier {
        Some(DateModifier::Until) if is_new(view, mention) => {}
        Some(DateModifier::By | DateModifier::Until | DateModifier::Before) => from = None,
        Some(DateModifier::Since | DateModifier::After) => to = None,
        _ => {}
    }
    Some(Time { timex: date.timex.clone(), from, to, mention })
}

/// The last of two dates that read as a range: "postponed from 2026 to 2027".
fn moved_along(view: &View<'_>, mention: usize) -> Option<Time> {
    let (date, first) = (date(view, mention)?, view.drafts[mention].first as usize);
    let (_, last) = date.timex.split_once('/')?;
    let led = first > view.first && view.document.relates(first - 1, relation::BASE);
    if !led || !(view.first..first).any(|t| view.clause_of(t) == view.clause_of(first) && moves(view, t)) {
        return None;
    }
    let padded = format!("{last}{}", "XXXX-01-01".get(last.len()..)?);
    let from = padded.parse::<jiff::civil::Date>().ok()?.to_string();
    Some(Time { timex: last.to_string(), from: Some(from), to: last_day(last), mention: Some(MentionId(mention as u32 + 1)) })
}

/// The second of two days or months one after the other: "on 2 and 3 October", «в январе и феврале».
fn going_on<'v>(view: &'v View<'_>, mention: usize) -> Option<&'v DateValue> {
    let (first, next) = (&view.drafts[mention], view.drafts.get(mention + 1)?);
    let joined = next.first == first.last + 1 && view.document.is_and(first.last as usize);
    let plain = |m: usize| date(view, m).filter(|d| d.modifier.is_none() && matches!(d.timex.len(), 7 | 10));
    let (one, other) = (plain(mention).filter(|_| joined)?, plain(mention + 1)?);
    let day = |text: &Option<String>| text.as_deref()?.parse::<jiff::civil::Date>().ok();
    let follows = day(&one.to)?.tomorrow().ok()? == day(&other.from)?;
    (follows && one.timex.len() == other.timex.len()).then_some(other)
}

/// The time of what is to come: "will be raised from October 1" goes on behind that day.
pub(crate) fn from_then_on(view: &View<'_>, time: Time) -> Time {
    let first = time.mention.map(|m| view.drafts[m.0 as usize - 1].first as usize).and_then(|first| first.checked_sub(1));
    let from = first.is_some_and(|b| view.document.relates(b, relation::ONWARD));
    match time {
        Time { timex, from: Some(day), to: Some(same), mention } if from && day == same => {
            Time { timex, from: Some(day), to: None, mention }
        }
        time => time,
    }
}

/// The same time a year before.
pub(crate) fn year_before(time: &Time) -> Option<Time> {
    let back = |text: &str| -> Option<String> {
        let year: i32 = text.get(..4)?.parse().ok()?;
        let rest = text.get(4..)?;
        let rest = if rest == "-02-29" { "-02-28" } else { rest };
        Some(format!("{:04}{rest}", year.checked_sub(1)?))
    };
    let timex: Option<Vec<String>> = time.timex.split('/').map(back).collect();
    let from = match &time.from {
        Some(from) => Some(back(from)?),
        None => None,
    };
    let to = match &time.to {
        Some(to) => Some(back(to)?),
        None => None,
    };
    Some(Time { timex: timex?.join("/"), from, to, mention: None })
}

/// The month before a month, the quarter before a quarter.
pub(crate) fn period_before(time: &Time) -> Option<Time> {
    let day = |text: &Option<String>| text.as_deref()?.parse::<jiff::civil::Date>().ok();
    let (from, to) = (day(&time.from)?, day(&time.to)?);
    let months = match (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month() - from.month()) {
        0 => 1,
        2 if from.month() % 3 == 1 => 3,
        _ => return None,
    };
    let first = from.checked_sub(jiff::Span::new().months(months)).ok().filter(|_| from.day() == 1 && to == to.last_of_month())?;
    let last = from.yesterday().ok()?;
    let timex = match months {
        1 => format!("{:04}-{:02}", first.year(), first.month()),
        _ => format!("{:04}-Q{}", first.year(), first.month() / 3 + 1),
    };
    Some(Time { timex, from: Some(first.to_string()), to: Some(last.to_string()), mention: None })
}

/// Whether the date that begins at this token is one of comparison: "than in 2023", «к 2024 году», "against July".
pub(crate) fn compares(view: &View<'_>, first: usize) -> bool {
    let document = view.document;
    // "exceeded last year's level"
    let behind = view.mention_at(first).map(|m| view.drafts[m].last as usize).filter(|&last| document.is_possessive(last));
    if behind.is_some_and(|last| document.payload(last + 1, Tag::Metric).is_some_and(|m| m.starts_with("same"))) {
        return true;
    }
    // «за аналогичный период 2024 года», "a year earlier"
    let from = first.saturating_sub(6).max(view.first);
    let last = view.mention_at(first).map_or(first + 1, |m| view.drafts[m].last as usize);
    let based = |t: usize| {
        // "up 8% on last year": the whole date is the base.
        let covers = |end: usize| t == first || end <= first + 1 || end == last;
        document.longest(t, Tag::Base).is_some_and(|m| m.end >= first && covers(m.end) && base_period(view, m.sense.payload))
    };
    if view.may_have(Tag::Base.bit()) && (from..=first).any(based) {
        return true;
    }
    // "five points below that of 2020"
    let that = |t: usize| t > view.first && document.says(t - 1, word::DEMONSTRATIVE) && document.relates(t, relation::GENITIVE);
    // «на 12% ниже прошлогоднего»
    let less = |t: usize| document.payload(t, Tag::Change).is_some_and(|c| c.starts_with("less") || c.starts_with("more"));
    // «больше аналогичного показателя 2024 года»
    let same = |t: usize| document.payload(t, Tag::Metric).is_some_and(|m| m.starts_with("same"));
    let passed = |t: &usize| same(*t) || crate::event::argument::is_adjective(document, *t) || document.is(*t, Tag::Determiner);
    let russian = view.language == crate::language::Language::Ru;
    let before = (first.saturating_sub(3).max(view.first)..first).rev().find(|t| !passed(t));
    if russian && before.is_some_and(|t| less(t) && (t + 1 == first || (t + 1..first).any(same))) {
        return true;
    }
    if of_record(view, first)
        || first > view.first + 1 && that(first - 1)
        || behind_a_change(view, first, last)
        || is_level(view, first, last)
    {
        return true;
    }
    let mut at = first;
    while at > view.first && first - at < 4 {
        at -= 1;
        if document.payload(at, Tag::Conjunction) == Some("than") {
            return true;
        }
        // The longest of those that begin here: "Compared to January".
        match document.longest(at, Tag::Preposition).map(|m| m.sense.payload) {
            Some(preposition) if relation::COMPARISON.has(preposition) => return true,
            Some(preposition) if relation::RELATIVE_TO.has(preposition) => return preceded_by_percent(view, at),
            Some(preposition) if relation::DATED.has(preposition) => {}
            Some(_) => return false,
            None if document.mask(at) & (Tag::Determiner.bit() | Tag::DateModifier.bit() | Tag::Base.bit()) != 0 => {}
            None if document.says(at, word::COMPARISON_NOUN) => {
                return true;
            }
            None => return false,
        }
    }
    false
}

/// English: whether the date follows how much something changed: "rose 0.1% from November", "up 118.9 billion soms on 2024". What is
/// raised from a month on is no such change, nor is a tariff's.
fn behind_a_change(view: &View<'_>, first: usize, last: usize) -> bool {
    const REACH: usize = 6;
    use MentionKind::{Money, Multiple, Percent, Quantity};
    let document = view.document;
    let Some(preposition) = first.checked_sub(1).filter(|&p| p > view.first && view.language == Language::En) else { return false };
    let from = document.relates(preposition, relation::ELATIVE);
    let long = view.mention_at(first).and_then(|m| date(view, m)).is_some_and(|d| d.from != d.to);
    if !long || !document.relates(preposition, relation::CHANGED_FROM) {
        return false;
    }
    // "rose 2.6% in December from December 2024"
    let own = view.mention_at(preposition - 1).filter(|&m| date(view, m).is_some()).map(|m| view.drafts[m].first as usize);
    let before = own.map_or(preposition, |own| own - usize::from(own > 0 && document.is(own - 1, Tag::Preposition)));
    let Some(amount) = before.checked_sub(1).and_then(|b| view.mention_at(b)).map(|m| &view.drafts[m]) else { return false };
    let percent = matches!(amount.kind, Percent | Multiple);
    let ranged = last < view.last && document.relates(last, relation::UNTIL);
    if !percent && (from || !matches!(amount.kind, Money | Quantity)) || ranged {
        return false;
    }
    let begin = (amount.first as usize).saturating_sub(REACH).max(view.first);
    let changes = |t: usize| document.senses_of(t, Tag::Change).map(|s| document.lexicon.string(s.payload)).any(|c| !c.contains("cause"));
    let set =
        |t: usize| document.payload(t, Tag::Metric).is_some_and(|m| m.starts_with("tariff")) || document.mask(t) & Tag::Modal.bit() != 0;
    (begin..amount.first as usize).any(changes) && !(from && (view.first..preposition).any(set))
}

/// Whether the date says which level is passed: "surpassed the 2024 level", «превысив показатель 2024 года».
fn is_level(view: &View<'_>, first: usize, last: usize) -> bool {
    const REACH: usize = 3;
    let document = view.document;
    let same = |t: usize| {
        document.senses_of(t, Tag::Metric).any(|s| document.lexicon.string(s.payload).starts_with("same"))
            || document.means(t, Tag::Base, "level")
    };
    let passes = |t: usize| document.senses_of(t, Tag::Change).any(|s| document.lexicon.string(s.payload).contains("over"));
    let begin = first.saturating_sub(REACH).max(view.first);
    match view.language {
        Language::En => {
            // "12% above 2024 levels", "back to the 2019 level"
            let before = (begin..first).rev().find(|&t| document.mask(t) & Tag::Determiner.bit() == 0);
            let measured = before.is_some_and(|t| document.relates(t, relation::MEASURED_BY.or(relation::ALLATIVE).or(relation::ADESSIVE)));
            last < view.last && same(last) && (measured && document.means(last, Tag::Base, "level") || (begin..first).any(passes))
        }
        // «оставшись на уровне прошлого года»
        Language::Ru => {
            let at = first > begin + 1 && document.relates(first - 2, relation::ON_LEVEL);
            first > begin && same(first - 1) && (at || (begin..first - 1).any(passes))
        }
    }
}

/// Whether what is told has not been so since the date: "for the first time since 2023", «самый высокий показатель с 2015 года».
fn of_record(view: &View<'_>, first: usize) -> bool {
    const REACH: usize = 8;
    let document = view.document;
    let since = first.checked_sub(1).filter(|&p| p > view.first && document.relates(p, relation::SINCE));
    let record = |t: usize| document.phrase_means(t, Tag::Hint, "record");
    since.is_some_and(|p| (p.saturating_sub(REACH).max(view.first)..p).any(|t| record(t) && view.clause_of(t) == view.clause_of(p)))
}

/// Whether the date is of an amount that another is compared with: "up from 5.2 million in 2024", «с 4,39% в апреле».
fn of_base_amount(view: &View<'_>, first: usize) -> bool {
    use MentionKind::{Money, Number, Percent, Quantity};
    let document = view.document;
    // "up from 760 five years ago"
    let Some(before) = first.checked_sub(1).filter(|&p| p > view.first) else { return false };
    let last = if document.is(before, Tag::Preposition) { before - 1 } else { before };
    let amount = view.mention_at(last).map(|m| &view.drafts[m]);
    let from = amount.filter(|d| matches!(d.kind, Money | Number | Percent | Quantity)).and_then(|d| (d.first as usize).checked_sub(1));
    from.is_some_and(|from| from >= view.first && document.relates(from, relation::BASE.or(relation::COMPARISON)))
}

/// Whether something was moved from this date to the next one: «перенесён с декабря на март 2026 года», "moved from May to June",
/// «намечавшийся на июнь, перенесён на декабрь».
fn moved_from(view: &View<'_>, mention: usize) -> bool {
    const GAP: usize = 3;
    const BACK: usize = 4;
    let document = view.document;
    let (first, last) = (view.drafts[mention].first as usize, view.drafts[mention].last as usize);
    let put_off = || view.tokens_of(view.clause_of(first)).take_while(|&t| t < first).any(|t| moves(view, t));
    let led = |t: usize, relation: Relation| t.checked_sub(1).is_some_and(|p| p >= view.first && document.relates(p, relation));
    let next = (mention + 1..view.mentions.end).find(|&m| date(view, m).is_some()).map(|m| view.drafts[m].first as usize);
    let onto = next.filter(|&n| n >= last && led(n, relation::MOVED_TO));
    if onto.is_some_and(|n| (n.saturating_sub(BACK).max(last)..n).any(|t| moves(view, t))) {
        return true;
    }
    led(first, relation::BASE) && onto.is_some_and(|n| n <= last + GAP) && put_off()
}

/// A verb of putting off.
fn moves(view: &View<'_>, at: usize) -> bool {
    view.document.means(at, Tag::Hint, "moves") || view.document.phrase_means(at, Tag::Hint, "moves")
}

/// Whether a date is the one that something was moved to: "pushed back to December", «перенесён на март».
pub(crate) fn is_new(view: &View<'_>, mention: Option<MentionId>) -> bool {
    const BACK: usize = 6;
    let Some(first) = mention.map(|m| view.drafts[m.0 as usize - 1].first as usize) else { return false };
    let led = first > view.first && view.document.relates(first - 1, relation::NEW_DATE);
    led && (first.saturating_sub(BACK).max(view.first)..first).any(|t| moves(view, t))
}

/// Whether one date lies within another and is shorter.
pub(crate) fn contains(view: &View<'_>, long: usize, short: usize) -> bool {
    let span = |m: usize| date(view, m).and_then(|d| Some((d.from.clone()?, d.to.clone()?)));
    span(long).zip(span(short)).is_some_and(|(long, short)| long != short && long.0 <= short.0 && short.1 <= long.1)
}

fn base_period(view: &View<'_>, payload: u32) -> bool {
    matches!(view.document.lexicon.string(payload), "same_period_last_year" | "previous_period")
}

/// «+2,2% к 2024 году», but not «к 2030 году довести».
fn preceded_by_percent(view: &View<'_>, at: usize) -> bool {
    let before = (view.first..at).rev().take(3);
    before
        .into_iter()
        .filter_map(|t| view.mention_at(t))
        .any(|m| matches!(view.drafts[m].kind, MentionKind::Percent | MentionKind::Multiple))
}

/// Whether the date says when something was said and not when it happened: beside a verb of speech.
pub(crate) fn of_speech(view: &View<'_>, mention: usize) -> bool {
    spoken_beside(view, mention, usize::MAX)
}

/// The same, but the verb at a token is none: «заключить договор» says nothing.
fn spoken_beside(view: &View<'_>, mention: usize, act: usize) -> bool {
    let draft = &view.drafts[mention];
    let (first, last) = (draft.first as usize, draft.last as usize);
    let clause = view.clause_of(first);
    let near = first.saturating_sub(4).max(view.first)..(last + 3).min(view.last);
    // "in Paris next Tuesday to ask for a waiver": what is yet to be said is no source.
    let to = |t: usize| view.language == Language::En && t > view.first && view.document.relates(t - 1, relation::INFINITIVE);
    let spoken = |t: usize| view.mention_at(t).is_none() && view.document.is(t, Tag::Speech) && !to(t);
    near.filter(|&t| t != act && view.clause_of(t) == clause).any(spoken)
}

/// Whether the date stands behind a verb of speech at the end of a sentence: "…, the minister said last week."
pub(crate) fn closes_speech(view: &View<'_>, mention: usize) -> bool {
    let (first, last) = (view.drafts[mention].first as usize, view.drafts[mention].last as usize);
    let spoken = |t: usize| t > view.first && view.document.is(t, Tag::Speech);
    (last + 1 >= view.last || view.document.is_mark(last, ','))
        && first > view.first
        && (spoken(first - 1) || view.document.is(first - 1, Tag::Preposition) && spoken(first.saturating_sub(2)))
}

/// The dates of a sentence that can be an event's, each with its first token, of those whose first token is `wanted`.
pub(crate) fn candidates<'v>(view: &'v View<'_>, wanted: impl Fn(usize) -> bool + 'v) -> impl Iterator<Item = (usize, usize)> + 'v {
    view.mentions
        .clone()
        .filter(|&m| date(view, m).is_some_and(|d| !d.timex.ends_with("_REF")))
        .map(|m| (m, view.drafts[m].first as usize))
        .filter(move |&(m, first)| wanted(first) && !compares(view, first) && !of_base_amount(view, first) && !moved_from(view, m))
}

/// Whether the date says when something else was that the clause only mentions: "over Tehran's October 1 attack", «контракт на поставку
/// в 2017 году 284 вагонов».
fn of_noun(view: &View<'_>, mention: usize, token: usize) -> bool {
    const REACH: usize = 5;
    let document = view.document;
    let (first, last) = (view.drafts[mention].first as usize, view.drafts[mention].last as usize);
    if view.language == Language::Ru {
        return of_participle(view, first, last)
            || of_document(view, mention, token)
            || first > token + 1 && last < view.last && within_act(view, first, last);
    }
    // "a Programme for 2026–2027", "wheat for December delivery", but "called a strike for May 5"
    let meant = last != token && first > view.first + 1 && document.relates(first - 1, relation::MEANT_FOR);
    let delivered = || document.means(last, Tag::Hint, "delivery");
    let years = || date(view, mention).is_some_and(|d| d.timex.split('/').all(|t| t.len() == 4));
    let scheduled = || document.flags(first - 2) & Entry::VERB != 0 || document.mask(first - 2) & Tag::Modal.bit() != 0;
    if meant && (delivered() || years()) && !scheduled() {
        return true;
    }
    if first <= token + 1 || last >= view.last {
        return false;
    }
    // "charged with taking bribes between 2019 and 2022"
    let gerund = |t: usize| {
        let acts = ending::GERUND.end(document.word(t)) && document.has_pos(t, Pos::Verb) && view.mention_at(t).is_none();
        acts && document.relates(t - 1, relation::GERUNDIAL)
    };
    if (token + 2..first).any(gerund) {
        return true;
    }
    let owned = document.is_possessive(first - 1) || document.is(first - 1, Tag::Determiner);
    let noun = document.tokens[last].kind == TokenKind::Word && !document.tokens[last].capital() && document.has_pos(last, Pos::Noun);
    let preposition = (first.saturating_sub(REACH).max(token + 1)..first).rev().find(|&t| document.is(t, Tag::Preposition));
    // "Killed in the October 1 attack" was then.
    owned && noun && preposition.is_some_and(|p| !document.relates(p, relation::WITHIN_DATE))
}

/// Russian: whether the years are those a document is for: «подписали план мероприятий на 2026–2028 годы».
fn of_document(view: &View<'_>, mention: usize, token: usize) -> bool {
    let document = view.document;
    let first = view.drafts[mention].first as usize;
    let led = first > token + 1 && document.relates(first - 1, relation::MEANT_FOR);
    let years = date(view, mention).is_some_and(|d| d.timex.split('/').all(|t| t.len() == 4));
    led && years && (token + 1..first - 1).any(|t| document.mask(t) & Tag::DocumentHead.bit() != 0)
}

/// Russian: whether a date stands between an act that something is for and what is done to: «на поставку в 2017 году 284 вагонов».
fn within_act(view: &View<'_>, first: usize, last: usize) -> bool {
    let document = view.document;
    let Some(act) = first.checked_sub(2).filter(|&a| a > view.first && document.is(first - 1, Tag::Preposition)) else { return false };
    let aim = document.relates(act - 1, relation::MEANT_FOR);
    let counted = document.tokens[last].kind == TokenKind::Number || view.mention_at(last).is_some();
    let genitive = document.has_pos(last, Pos::Noun) && document.grammar(last).may_be(crate::lexicon::Grammar::GENITIVE);
    aim && document.has_pos(act, Pos::Noun) && (counted || genitive)
}

/// Russian: whether a date belongs to a participle before a name: «руководивший областью с 2020 года Иван Орлов».
fn of_participle(view: &View<'_>, first: usize, last: usize) -> bool {
    const REACH: usize = 6;
    let document = view.document;
    let named = view.mention_at(last).is_some_and(|m| view.drafts[m].kind.is_name());
    let full = |t: usize| document.senses_of(t, Tag::Word).any(|s| matches!(s.grammar.verbal(), Verbal::Active | Verbal::Passive));
    let within = first.saturating_sub(REACH).max(view.first)..first;
    named && within.clone().any(full) && !within.into_iter().any(|t| document.tokens[t].kind == TokenKind::Mark)
}

/// Whether the date tells how long something will last: "until March 10".
pub(crate) fn lasts(view: &View<'_>, mention: usize) -> bool {
    date(view, mention).is_some_and(|d| d.modifier == Some(DateModifier::Until))
}

/// The date of what a token names: in its clause, then in the clauses it hangs on, then what leads the sentence.
pub(crate) fn of(view: &View<'_>, token: usize) -> Option<usize> {
    let mut clause = view.clause_of(token);
    for _ in 0..4 {
        let own = |&(m, first): &(usize, usize)| {
            let others =
                of_noun(view, m, token) || of_gerund(view, first, token) || of_apposition(view, m, token) || of_infinitive(view, m, token);
            !spoken_beside(view, m, token) && !others
        };
        let here = candidates(view, |first| view.clause_of(first) == clause).filter(own);
        if let Some((mention, _)) = here.min_by_key(|&(mention, first)| (lasts(view, mention), first.abs_diff(token))) {
            return Some(mention);
        }
        let info = view.clauses.get(clause)?;
        if info.parent == clause || info.kind == ClauseKind::Quote {
            break;
        }
        clause = info.parent;
    }
    leading(view).filter(|&m| !of_noun(view, m, token))
}

/// The date that a clause hangs on: "since July 2024, when 18 people perished", «в феврале 2023 года, когда погибли».
pub(crate) fn of_when(view: &View<'_>, clause: usize) -> Option<Time> {
    let document = view.document;
    let when = |o: &usize| document.payload(*o, Tag::Conjunction) == Some("when");
    let opener = view.clauses.get(clause)?.opener.filter(when)?;
    let comma = opener.checked_sub(1).filter(|&c| c > view.first && document.is_mark(c, ','))?;
    let mention = view.mention_at(comma - 1).filter(|&m| view.drafts[m].last as usize == comma)?;
    let own = candidates(view, |first| view.clause_of(first) == clause).next().is_some();
    let date = date(view, mention).filter(|d| !own && !d.timex.ends_with("_REF"))?;
    // Since that month, but what happened then did so in it.
    let to = if date.modifier == Some(DateModifier::Since) { last_day(&date.timex) } else { date.to.clone() };
    Some(Time { timex: date.timex.clone(), from: date.from.clone(), to, mention: Some(MentionId(mention as u32 + 1)) })
}

/// Whether a clause tells what an accident was, whose toll the other gives: "four were killed when a train hit a bus".
pub(crate) fn tells_how(view: &View<'_>, clause: usize, toll: usize) -> bool {
    let Some(info) = view.clauses.get(clause) else { return false };
    let led = |o: usize| word::TOLL_LEAD.contains(&view.document.tokens[o]);
    let opens = info.kind == ClauseKind::Subordinate && info.opener.is_some_and(led);
    let shared = view.clauses.get(info.parent).is_some_and(|p| p.kind == ClauseKind::Shared && p.parent == toll);
    opens && clause != toll && (info.parent == toll || shared)
}

/// The last day of a year, month or day.
fn last_day(timex: &str) -> Option<String> {
    let part = |n: usize| timex.split('-').nth(n).and_then(|p| p.parse::<i8>().ok());
    let year = timex.get(..4)?.parse::<i16>().ok()?;
    let first = jiff::civil::Date::new(year, part(1).unwrap_or(12), part(2).unwrap_or(1)).ok()?;
    Some(if part(2).is_some() { first } else { first.last_of_month() }.to_string())
}

/// English: whether a date yet to come is of what was agreed, and not of the agreement: "agreed on Monday to build a line by 2027".
fn of_infinitive(view: &View<'_>, mention: usize, token: usize) -> bool {
    let document = view.document;
    let first = view.drafts[mention].first as usize;
    let agrees = document.says(token, word::AGREEING) || document.is(token, Tag::EventHead);
    let to = |t: usize| document.relates(t, relation::INFINITIVE) && document.has_pos(t + 1, Pos::Verb);
    let to_come = || {
        let day = |d: &Option<String>| d.as_deref().and_then(|d| d.parse::<jiff::civil::Date>().ok());
        let date = date(view, mention);
        let limit = date.is_some_and(|d| matches!(d.modifier, Some(DateModifier::By | DateModifier::Since | DateModifier::After)));
        let from = date.and_then(|d| day(&d.from).or(day(&d.to)));
        let led = first > view.first && document.relates(first - 1, relation::ONWARD);
        limit || led || from.zip(document.published).is_some_and(|(from, published)| from > published)
    };
    view.language == Language::En && agrees && token < first && (token + 1..first).any(to) && to_come()
}

/// English: whether a date is of the gerund that "and" joins another to: "banning imports from January and blacklisting tankers".
fn of_gerund(view: &View<'_>, first: usize, token: usize) -> bool {
    let document = view.document;
    let gerund = |t: usize| ending::GERUND.end(document.word(t)) && document.has_pos(t, Pos::Verb) && view.mention_at(t).is_none();
    let joined = token > first + 1 && document.is(token - 1, Tag::Conjunction) && gerund(token);
    view.language == Language::En && joined && view.tokens_in(view.clause_of(token), 0, first).any(gerund)
}

/// Whether a date tells since when somebody is what stands between commas behind the name: "X, MP for Y from 2013 to 2022, was arrested".
fn of_apposition(view: &View<'_>, mention: usize, token: usize) -> bool {
    const REACH: usize = 12;
    let document = view.document;
    let (first, last) = (view.drafts[mention].first as usize, view.drafts[mention].last as usize);
    let comma = |t: &usize| document.is_mark(*t, ',');
    let open = (first.saturating_sub(REACH).max(view.first)..first).rev().find(comma);
    let close = (last..view.last.min(last + REACH)).find(comma);
    let (Some(open), Some(close)) = (open, close) else { return false };
    let named = open.checked_sub(1).and_then(|t| view.mention_at(t)).is_some_and(|m| view.drafts[m].kind == MentionKind::Person);
    let noun = document.is(open + 1, Tag::Title) && open + 1 < first;
    named && noun && !(open..=close).contains(&token) && !(open..close).any(|t| view.finite(t))
}

/// The date of the clause that "and" joins to this one: "27 people drowned and 19 were missing on Tuesday".
pub(crate) fn of_next(view: &View<'_>, clause: usize) -> Option<usize> {
    let joined = |c: &super::clause::Clause| matches!(c.kind, ClauseKind::Main | ClauseKind::Shared) && c.parent == clause;
    let next = (clause + 1..view.clauses.len()).find(|&c| joined(&view.clauses[c]))?;
    candidates(view, |first| view.clause_of(first) == next).find(|&(m, _)| !of_speech(view, m)).map(|(mention, _)| mention)
}

/// The date a sentence begins with: "In 2025, …".
pub(crate) fn leading(view: &View<'_>) -> Option<usize> {
    // «Банк, созданный в 1992 году, заработал …»
    let kind = |first: usize| view.clauses.get(view.clause_of(first)).map(|c| c.kind);
    let of_noun = |first: usize| matches!(kind(first), Some(ClauseKind::Participial | ClauseKind::Relative));
    candidates(view, |first| first <= view.first + 3 && !of_noun(first)).map(|(mention, _)| mention).next()
}
