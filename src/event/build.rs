//! From a trigger and its filled roles to an event of the record.

use crate::language::function::word;
use crate::language::relation;
use jiff::ToSpan;

use crate::lexicon::{Language, Tag, Verbal};
use crate::record::{Codes, DateModifier, EntityId, Event, EventKind, MentionId, MentionKind, Phase, Polarity, Role, Span, Status, Time};

use super::ClauseKind;
use super::argument::Argument;
use super::clause::View;
use super::fill::{Filled, Filler};
use super::matcher::Found;
use super::merge::Mode;
use super::predicate::Predicate;
use super::rule::{RoleRule, Rule};
use super::{aspect, place, time};

/// The event of a trigger.
pub(crate) fn event(view: &View<'_>, arguments: &[Argument], rule: &Rule, found: &Found, filled: &[Filled]) -> Event {
    let (status, time, denied_by_aspect) = told_as(view, rule, found);
    let negative = rule.negative.unwrap_or_else(|| denied_by_aspect || denied(view, &found.predicate));
    Event {
        id: String::new(),
        kind: rule.event,
        rule: rule.id.clone(),
        confidence: (0.5 + 0.1 * filled.len().min(4) as f32).min(0.9),
        sentence: view.span(),
        trigger: view.bytes(found.first, found.last),
        lead: view.document.sentences[view.sentence].lead,
        status,
        polarity: if negative { Polarity::Negative } else { Polarity::Positive },
        roles: filled
            .iter()
            .filter(|f| rule.roles[f.role].role != PLACE)
            .map(|f| role(view, &rule.roles[f.role].role, told(view, &rule.roles[f.role], f.filler)))
            .chain(priced(view, rule, filled))
            .collect(),
        metric: None,
        phase: phase(rule.phase, status),
        quote: None,
        change: None,
        time,
        place: place_of(view, arguments, rule, found, filled),
        attribution: Vec::new(),
        codes: Codes::default(),
        cluster: String::new(),
    }
}

/// Whether what a trigger tells is done, planned, expected …, when it is, and whether its verb denies it.
fn told_as(view: &View<'_>, rule: &Rule, found: &Found) -> (Status, Option<Time>, bool) {
    let aspect = aspect(view, found.predicate.head, rule.status.is_none(), found.predicate.nominal);
    let status = match (aspect.status, rule.status) {
        (Status::Asserted, Some(own)) => own,
        // «отменить санкции», "decided to raise the duty" are done where the rule says so.
        (Status::Cancelled, Some(Status::Asserted)) => Status::Asserted,
        (Status::Planned, Some(Status::Asserted)) if aspect.decided => Status::Asserted,
        // "Under the agreement X will receive oil": what comes of it is to come.
        (Status::Planned | Status::Possible, Some(Status::Asserted)) if !rule.after.is_empty() => Status::Asserted,
        // «суд принял решение отказать»
        (Status::Planned, None) if aspect.decided && rule.event == EventKind::Legal => Status::Asserted,
        // «готовы проголосовать 24% опрошенных»
        (Status::Possible | Status::Planned, Some(Status::Forecast)) if rule.event == EventKind::Election => Status::Forecast,
        // What somebody expects of acts that are arranged is planned: "expects to sign".
        (Status::Forecast, _) if aspect.expected && is_arranged(rule.event) => Status::Planned,
        (read, _) => read,
    };
    let time = when(view, &found.predicate, status, rule.event);
    // What must happen on a day that is known is planned, not asked for.
    let ahead = status == Status::Asserted && rule.status.is_none() && lies_ahead(view, &found.predicate, time.as_ref());
    // What is put off is planned for its new date.
    let put_off = || {
        let ahead = |time: &Time| status == Status::Cancelled || status == Status::Asserted && is_to_come(view, time);
        time.as_ref().is_some_and(|time| ahead(time) && time::is_new(view, time.mention))
    };
    let status = if ahead || aspect.due && time.is_some() || put_off() { Status::Planned } else { status };
    (status, time, aspect.polarity == Polarity::Negative)
}

/// Where it happens.
fn place_of(view: &View<'_>, arguments: &[Argument], rule: &Rule, found: &Found, filled: &[Filled]) -> Option<EntityId> {
    let used = |argument: &Argument| filled.iter().any(|f| f.filler == argument.filler());
    let noun = found.predicate.nominal || rule.event == EventKind::Incident;
    let described = || noun.then(|| place::described(view, arguments, &found.predicate, rule.event == EventKind::Incident)).flatten();
    let voted = || (rule.event == EventKind::Election).then(|| super::ballot::country(view, arguments, rule, found)).flatten();
    stated_place(view, rule, filled)
        .or_else(|| place::place(view, arguments, &found.predicate, used))
        .or_else(described)
        .or_else(|| struck(view, rule, filled))
        .or_else(|| visited(view, rule, filled))
        .or_else(voted)
}

/// The role of a rule that says where it happens.
const PLACE: &str = "place";

/// The place that the rule itself reads: "Batumi will host the forum".
fn stated_place(view: &View<'_>, rule: &Rule, filled: &[Filled]) -> Option<EntityId> {
    filled.iter().filter(|f| rule.roles[f.role].role == PLACE).find_map(|f| match f.filler {
        Filler::Mention(mention) => view.drafts[mention].entity.map(|e| EntityId(e + 1)),
        _ => None,
    })
}

/// Whether a present tense tells of a day to come: "voters go to the polls on 1 February", «с 1 февраля приостанавливает рейсы».
fn lies_ahead(view: &View<'_>, predicate: &Predicate, time: Option<&Time>) -> bool {
    let english = view.language == Language::En;
    let form = |t: usize, wanted: &[Verbal]| view.document.senses(t).any(|s| wanted.contains(&s.grammar.verbal()));
    let past = |t: usize| match english {
        true => form(t, &[Verbal::Past, Verbal::Passive]),
        false => !form(t, &[Verbal::Present]) || view.document.is_past(t),
    };
    let verb = if predicate.nominal { view.clauses[predicate.clause].verb } else { Some(predicate.head) };
    let (Some(published), Some(from)) = (view.document.published, time.and_then(|t| t.from.as_deref())) else { return false };
    !predicate.passive && verb.is_some_and(|v| !past(v)) && from > published.to_string().as_str()
}

/// English: what a project costs, told before its noun: "suspended its $20 billion LNG project".
fn priced(view: &View<'_>, rule: &Rule, filled: &[Filled]) -> Option<Role> {
    let project = view.language == Language::En && rule.event == EventKind::Project;
    let told = |f: &Filled| rule.roles[f.role].role == "value";
    let facility = filled.iter().find(|f| rule.roles[f.role].role == "facility").filter(|_| project && !filled.iter().any(told))?;
    let first = match facility.filler {
        Filler::Words(first, _) | Filler::Entity(_, first, _) => first,
        Filler::Mention(mention) => view.drafts[mention].first as usize,
    };
    let before = first.checked_sub(1).filter(|&b| b >= view.first).and_then(|b| view.mention_at(b))?;
    (view.drafts[before].kind == MentionKind::Money).then(|| role(view, "value", Filler::Mention(before)))
}

/// Whether a time begins after the day of publication.
fn is_to_come(view: &View<'_>, time: &Time) -> bool {
    let published = view.document.published.map(|day| day.to_string());
    published.zip(time.from.as_deref()).is_some_and(|(published, from)| from > published.as_str())
}

/// Whether somebody sets such an event up: what is expected of it is a plan.
fn is_arranged(kind: EventKind) -> bool {
    use EventKind::{Election, Incident, Supply};
    !matches!(kind, Election | Incident | Supply)
}

/// The country or city that somebody visits is where they meet.
fn visited(view: &View<'_>, rule: &Rule, filled: &[Filled]) -> Option<EntityId> {
    let host = |f: &&Filled| rule.event == EventKind::Meeting && rule.roles[f.role].role == "host";
    filled.iter().filter(host).find_map(|f| match f.filler {
        Filler::Mention(mention) if view.drafts[mention].kind == MentionKind::Place => view.drafts[mention].entity.map(|e| EntityId(e + 1)),
        _ => None,
    })
}

/// What was struck is where it happened: "an earthquake hit Turkey", «удар по Харькову».
fn struck(view: &View<'_>, rule: &Rule, filled: &[Filled]) -> Option<EntityId> {
    let target = |f: &&Filled| rule.event == EventKind::Incident && rule.roles[f.role].role == "target";
    let mention = filled.iter().filter(target).find_map(|f| match f.filler {
        Filler::Mention(mention) => Some(&view.drafts[mention]),
        _ => None,
    });
    mention.filter(|d| d.kind == MentionKind::Place)?.entity.map(|e| EntityId(e + 1))
}

/// An amount in a role that bare words may fill stands for what it counts: "three bankers" are who is charged.
fn told(view: &View<'_>, wanted: &RoleRule, filler: Filler) -> Filler {
    match filler {
        Filler::Mention(mention) if wanted.text && view.drafts[mention].entity.is_none() && view.drafts[mention].value.is_some() => {
            let (first, last) = (view.drafts[mention].first as usize, view.drafts[mention].last as usize);
            // "570,000 tons of wheat"
            let of = view.document.relates(last, relation::GENITIVE);
            let whole = of.then(|| super::phrase::noun_phrase(view, last + 1)).flatten();
            Filler::Words(first, whole.filter(|p| p.0 <= last + 2).map_or(last, |p| p.1))
        }
        other => other,
    }
}

/// A role of the record.
pub(crate) fn role(view: &View<'_>, name: &str, filler: Filler) -> Role {
    match filler {
        Filler::Mention(index) => {
            let draft = &view.drafts[index];
            let mention = Some(MentionId(index as u32 + 1));
            Role { role: name.to_string(), entity: draft.entity.map(|e| EntityId(e + 1)), mention, ..Role::default() }
        }
        Filler::Entity(entity, first, last) => {
            let words = role(view, name, Filler::Words(first, last));
            Role { entity: Some(EntityId(entity + 1)), ..words }
        }
        Filler::Words(first, last) => {
            // "Last year's monsoon": the "'s" is the date's.
            let first = if first + 1 < last && view.document.is_possessive(first) { first + 1 } else { first };
            let last = behind_quotes(view, first, last);
            let Span { start, end } = view.bytes(first, last);
            let text = view.document.text.get(start..end).unwrap_or_default().to_string();
            Role { role: name.to_string(), text: Some(text), start: Some(start), end: Some(end), ..Role::default() }
        }
    }
}

/// One past the closing mark of a name that opens in the words: «рудник „Нкана“».
fn behind_quotes(view: &View<'_>, first: usize, last: usize) -> usize {
    let count = |mark: char| (first..last).filter(|&t| view.document.is_mark(t, mark)).count();
    let open = [('«', '»'), ('“', '”'), ('„', '“')].into_iter().find(|&(open, close)| count(open) > count(close));
    last + usize::from(last < view.last && open.is_some_and(|(_, close)| view.document.is_mark(last, close)))
}

/// Whether the trigger's own words deny it: "no contracts were signed", «подписан не был».
fn denied(view: &View<'_>, predicate: &Predicate) -> bool {
    let document = view.document;
    let next = predicate.head + 1;
    if view.language == Language::Ru {
        return document.is(next, Tag::Negation) && document.is(next + 1, Tag::Auxiliary);
    }
    if !view.may_have(Tag::Negation.bit()) {
        return false;
    }
    let none = |t: usize| {
        document.is(t, Tag::Negation) && document.payload(t, Tag::Determiner) == Some("no") && !document.says(t + 1, word::NO_NONE)
    };
    // "was not among the documents signed"
    const APART: usize = 6;
    let among = |t: usize| {
        let among = document.relates(t, relation::AMONG);
        among && t > view.first && document.is(t - 1, Tag::Negation)
    };
    if (predicate.head.saturating_sub(APART).max(view.first)..predicate.head).any(among) {
        return true;
    }
    // Another verb between them takes the "no" for itself.
    let near = |t: usize| {
        let mut between = t.min(predicate.head) + 1..t.max(predicate.head);
        !between.any(|b| view.finite(b) && !document.is(b, Tag::Auxiliary))
    };
    view.tokens_in(predicate.clause, predicate.head.saturating_sub(8), predicate.head + 9).any(|t| t + 1 < view.last && none(t) && near(t))
}

/// When it happened: the date of its clause, or of the clause that describes its noun.
fn when(view: &View<'_>, predicate: &Predicate, status: Status, kind: EventKind) -> Option<Time> {
    if let Some(time) = time::of_when(view, predicate.clause) {
        return Some(time);
    }
    let described_too = kind == EventKind::Incident;
    let described = || {
        let dates = time::candidates(view, |first| {
            let clause = view.clause_of(first);
            view.describes(clause, predicate.clause) || described_too && time::tells_how(view, clause, predicate.clause)
        });
        dates.min_by_key(|&(_, first)| first.abs_diff(predicate.head)).map(|(mention, _)| mention)
    };
    let behind = || described_too.then(|| time::of_next(view, predicate.clause)).flatten();
    let mention =
        time::of(view, predicate.head).or_else(|| (predicate.nominal || described_too).then(described).flatten()).or_else(behind)?;
    // «арестовал до 10 апреля»: how long it lasts is not when it was.
    let rule = matches!(kind, EventKind::Regulation | EventKind::Sanction | EventKind::Project | EventKind::Supply);
    if !rule && matches!(status, Status::Asserted | Status::Ongoing) && time::lasts(view, mention) {
        return None;
    }
    // "banned exports in January, and the ministry may extend the ban": what is to come is not of a month over in another clause.
    let elsewhere = view.clause_of(view.drafts[mention].first as usize) != predicate.clause && !predicate.nominal;
    let open = matches!(status, Status::Planned | Status::Possible | Status::Forecast | Status::Target | Status::Requested);
    if elsewhere && open && coordinate(view, mention, predicate) && over(view, mention) {
        return None;
    }
    let mut time = time::time(view, mention)?;
    // "Appointed from 1 July", «займёт пост с 15 января»: the day it begins or ends.
    let since = time::date(view, mention).is_some_and(|d| d.modifier == Some(DateModifier::Since));
    if since && kind == EventKind::Appointment {
        time.to = time::date(view, mention).and_then(|d| d.to.clone());
    }
    // "In July the department cleared the sale": what stands before a past verb is its own time, and not that of what it leads to.
    let its_own = !predicate.nominal
        && (view.drafts[mention].last as usize) < predicate.head
        && view.document.is_past(predicate.head)
        && !(predicate.head.saturating_sub(2)..predicate.head).any(|t| view.document.is(t, Tag::Auxiliary));
    // "tried to flee on Monday": it is over, whether or not it came to it.
    let tries = |t: usize| view.document.payload(t, Tag::Modal) == Some("possible") && view.document.is_past(t);
    let its_own = its_own || (predicate.head.saturating_sub(3).max(view.first)..predicate.head).any(tries);
    // "agreed on Monday to buy": deals are not timed by the weekday to come.
    let deal = matches!(kind, EventKind::Acquisition | EventKind::Contract | EventKind::Financing | EventKind::Investment);
    let weekday = |m: usize| (view.drafts[m].first..view.drafts[m].last).any(|t| view.document.is(t as usize, Tag::Weekday));
    if !its_own && !(deal && weekday(mention)) && matches!(status, Status::Planned | Status::Possible | Status::Forecast | Status::Target) {
        ahead(view, mention, &mut time);
    }
    Some(time)
}

/// Whether a date stands in the main clause that "and" joins another to.
fn coordinate(view: &View<'_>, mention: usize, predicate: &Predicate) -> bool {
    let clause = |c: usize| view.clauses[c].kind;
    let own = view.clause_of(view.drafts[mention].first as usize);
    clause(own) == ClauseKind::Main && clause(predicate.clause) == ClauseKind::Main
}

/// Whether a date is over on the day of publication.
fn over(view: &View<'_>, mention: usize) -> bool {
    let end = time::date(view, mention).and_then(|d| d.to.as_deref()?.parse::<jiff::civil::Date>().ok());
    end.zip(view.document.published).is_some_and(|(end, published)| end < published)
}

/// A day or month without its year, or a weekday, of what is still to come is the next one and not the last.
fn ahead(view: &View<'_>, mention: usize, time: &mut Time) {
    let draft = &view.drafts[mention];
    let digits = |t: u32| view.document.word(t as usize).len() == 4 && view.document.byte(t as usize).is_ascii_digit();
    let year = (draft.first..draft.last).any(digits);
    let (Some(published), Some(to)) = (view.document.published, time.to.clone()) else { return };
    let Some(last) = to.get(..4).and_then(|y| y.parse::<i16>().ok()) else { return };
    if year || to.as_str() >= published.to_string().as_str() || last + 1 < published.year() {
        return;
    }
    let weekday = (draft.first..draft.last).any(|t| view.document.is(t as usize, Tag::Weekday));
    let next = |date: &str| {
        let day = |d: jiff::civil::Date| d.checked_add(7.days()).ok().map(|d| d.to_string());
        if weekday { date.parse().ok().and_then(day) } else { date.get(4..).map(|rest| format!("{}{rest}", last + 1)) }
    };
    let plain = time.timex.get(..4).is_some_and(|y| y.bytes().all(|b| b.is_ascii_digit()));
    let relative = view.document.mask(draft.first as usize) & (Tag::Relation.bit() | Tag::DateModifier.bit()) != 0;
    if plain && !relative {
        time.timex = time.timex.split('/').filter_map(next).collect::<Vec<_>>().join("/");
        time.from = time.from.as_deref().and_then(next);
        time.to = next(&to);
    }
}

/// Whether the trigger speaks of something told before.
pub(crate) fn mode(view: &View<'_>, rule: &Rule, found: &Found) -> Mode {
    if rule.completes {
        return Mode::Completes;
    }
    let before = found.first.checked_sub(1).filter(|&b| b >= view.first);
    let definite = before.is_some_and(|b| matches!(view.document.payload(b, Tag::Determiner), Some("the" | "this" | "that")));
    let bare = view.language == Language::Ru && matches!(rule.event, EventKind::Contract | EventKind::Financing | EventKind::Acquisition);
    // "The accident occurred near", «Авария произошла возле»
    // "The blaze, which broke out at dawn"
    let clause = match view.clauses[found.predicate.clause] {
        info if info.kind == ClauseKind::Relative => info.parent,
        _ => found.predicate.clause,
    };
    let first = found.first.min(view.tokens_of(clause).next().unwrap_or(found.first));
    let told = rule.event == EventKind::Incident
        && (view.document.payload(first, Tag::Determiner) == Some("the") || view.language == Language::Ru && is_bare(view, first));
    // "The next meeting of the commission" is none told before.
    let next = (found.first..found.last).any(|t| view.document.means(t, Tag::Hint, "incoming"));
    if found.predicate.nominal && (definite && !next || bare) || told { Mode::Anaphoric } else { Mode::New }
}

/// Whether a clause begins with a noun that nothing describes.
fn is_bare(view: &View<'_>, at: usize) -> bool {
    super::argument::is_noun(view, at) && view.finite(at + 1)
}

/// What is to be begun is still planned.
fn phase(own: Option<Phase>, status: Status) -> Option<Phase> {
    let ahead = matches!(status, Status::Planned | Status::Possible | Status::Conditional | Status::Requested | Status::Target);
    if own == Some(Phase::Start) && ahead { Some(Phase::Plan) } else { own }
}

/// Talks told of with one side alone are held by whoever held the ones before.
pub(crate) fn other_side(event: &mut Event, events: &[Event]) {
    let participant = |r: &&Role| r.role == "participant" && r.entity.is_some();
    if event.kind != EventKind::Meeting || event.roles.iter().filter(participant).count() != 1 || event.roles.len() > 1 {
        return;
    }
    let near =
        events.iter().rev().take(4).find(|e| e.kind == EventKind::Meeting && e.status == event.status && e.polarity == event.polarity);
    let side = near.and_then(|e| e.roles.iter().find(participant));
    if let Some(side) = side.filter(|s| event.roles.iter().all(|r| r.entity != s.entity)) {
        event.roles.insert(0, side.clone());
    }
}
