//! One fact, one event: headlines, repeats and later sentences complete the event they speak of.

use crate::mention::Draft;
use crate::record::{Event, EventKind, MentionKind, Polarity, Role, Span, Status, Time, Value};

/// How an event may be told of again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// As something new, unless it shares a role with what is known.
    New,
    /// With a word that means something told before: "the contract", «договор».
    Anaphoric,
    /// Only as a completion of something told before.
    Completes,
}

/// How many events back a completion reaches.
const REACH: usize = 6;
/// And how many bytes of text between them.
const REACH_BYTES: usize = 900;
/// And how many events a repetition reaches.
const LOOK_BACK: usize = 200;

/// Adds an event, or what it says to the event it repeats.
pub(crate) fn add(events: &mut Vec<Event>, event: Event, mode: Mode, drafts: &[Draft]) {
    let merge = Merge { drafts, headline: events.first().filter(|e| e.lead).map(|e| e.sentence) };
    let back = |back: usize| events.len() - 1 - back;
    let known = events.iter().rev().take(LOOK_BACK).position(|known| merge.same_fact(known, &event)).map(back);
    let close = |known: &Event| mode != Mode::Completes || event.sentence.start.saturating_sub(known.sentence.end) <= REACH_BYTES;
    let near = || events.iter().rev().take(REACH).position(|known| close(known) && merge.completes(known, &event, mode)).map(back);
    match known.or_else(near) {
        Some(at) => merge.join(&mut events[at], event, mode),
        None if mode == Mode::Completes => {}
        None => events.push(event),
    }
}

/// Whether two events below the headline are steps of one case: an arrest in January is not the sentence of March.
fn other_step(known: &Event, new: &Event) -> bool {
    let apart = known.sentence != new.sentence && known.rule != new.rule;
    known.kind == EventKind::Legal && apart && new.time.is_some() && !(known.lead && new.lead)
}

/// Whether below the headline a paper is told of that the known agreement, told without one, is not: "agreed to raise trade. A free
/// trade agreement came into force in 2008".
fn other_document(known: &Event, new: &Event) -> bool {
    let has = |e: &Event| e.roles.iter().any(|r| r.role == "document");
    let apart = known.sentence != new.sentence && !(known.lead && new.lead);
    known.kind == EventKind::Agreement && apart && has(new) && !has(known) && new.time.is_some()
}

/// Whether the role is that of one who stands for election: the winner is a candidate too.
fn runs(role: &Role) -> bool {
    matches!(role.role.as_str(), "winner" | "candidate")
}

struct Merge<'a> {
    drafts: &'a [Draft],
    /// The first sentence that tells an event, where it is at the top.
    headline: Option<Span>,
}

impl Merge<'_> {
    /// Whether the new event goes on with the known one and says nothing against it.
    fn completes(&self, known: &Event, new: &Event, mode: Mode) -> bool {
        if known.kind != new.kind || known.polarity != new.polarity || conflicting_times(known.time.as_ref(), new.time.as_ref()) {
            return false;
        }
        if mode == Mode::New && !same_accident(known, new) {
            return false;
        }
        // «Фабрику введут в 2027 году. На предприятии трудятся …»: who works already waits for no plant.
        let ahead = |e: &Event| matches!(e.status, Status::Planned | Status::Forecast | Status::Target);
        if mode == Mode::Completes
            && new.kind == EventKind::Project
            && ahead(known)
            && !ahead(new)
            && new.roles.iter().any(|r| r.role == "jobs")
        {
            return false;
        }
        // "The 6.1-magnitude quake": told of again in other words.
        let renamed = |role: &Role| mode == Mode::Anaphoric && new.kind == EventKind::Incident && role.role == "cause";
        new.roles.iter().all(|role| {
            if renamed(role) {
                return true;
            }
            let mut same_name = known.roles.iter().filter(|r| r.role == role.role).peekable();
            same_name.peek().is_none()
                || takes_several(&role.role)
                || same_name.any(|r| self.same_filler(r, role) || role.role == "facility" && share_a_word(r, role))
        })
    }

    fn same_fact(&self, known: &Event, new: &Event) -> bool {
        if known.kind != new.kind || known.polarity != new.polarity || matches!(known.kind, EventKind::Statement | EventKind::Indicator) {
            return false;
        }
        if known.phase.is_some() && new.phase.is_some() && known.phase != new.phase {
            return false;
        }
        let status = known.status == new.status || known.lead && new.lead && !firm(known.status, new.status) || called_off(known, new);
        if !status || known.polarity == Polarity::Negative && known.sentence != new.sentence {
            return false;
        }
        if conflicting_times(known.time.as_ref(), new.time.as_ref()) {
            return false;
        }
        if self.other_company(known, new) || other_step(known, new) || other_document(known, new) {
            return false;
        }
        // "Railway agreement" in the headline, "an agreement on railway transport" below.
        let repeats = new.lead && self.headline == Some(known.sentence) && known.sentence != new.sentence;
        let mut shared = 0;
        for role in &new.roles {
            let mut same_name = known.roles.iter().filter(|r| r.role == role.role || runs(r) && runs(role)).peekable();
            if same_name.peek().is_none() {
                continue;
            }
            if same_name.clone().any(|r| self.same_filler(r, role)) {
                shared += 1;
            } else if !(repeats && same_name.any(|r| share_a_word(r, role) || describes(r, role))) && !takes_several(&role.role) {
                return false;
            }
        }
        shared > 0 || self.offices_meet(known, new)
    }

    /// Whether a headline tells the offices and countries of those whom the text names: "Georgia's foreign minister meets OSCE chief".
    fn offices_meet(&self, known: &Event, new: &Event) -> bool {
        const NEAR: usize = 12;
        let sides =
            |e: &Event| e.roles.iter().filter(|r| r.role == "participant").filter_map(|r| r.mention).map(|m| m.0 as usize - 1).collect();
        let (told, named): (Vec<usize>, Vec<usize>) = (sides(known), sides(new));
        let person = |&m: &usize| self.drafts.get(m).is_some_and(|d| d.kind == MentionKind::Person);
        let near = new.sentence.start.saturating_sub(known.sentence.end) < REACH_BYTES && known.sentence != new.sentence;
        if known.kind != EventKind::Meeting
            || self.headline != Some(known.sentence)
            || !near
            || told.is_empty()
            || told.iter().any(person)
            || named.len() < 2
            || !named.iter().all(person)
        {
            return false;
        }
        let (first, last) = (named.iter().min().copied().unwrap_or(0), named.iter().max().copied().unwrap_or(0));
        let around = self.drafts.get(first.saturating_sub(NEAR)..self.drafts.len().min(last + NEAR)).unwrap_or_default();
        told.iter().any(|&m| {
            let entity = self.drafts.get(m).and_then(|d| d.entity);
            entity.is_some() && around.iter().any(|d| d.entity == entity && d.first > self.drafts[m].last)
        })
    }

    /// Whether each has two parties or more and one that the other lacks: talks with one, then with another.
    fn other_company(&self, known: &Event, new: &Event) -> bool {
        let several = |e: &Event, name: &str| e.roles.iter().filter(|r| r.role == name).count() > 1;
        let lacks = |a: &Event, b: &Event, name: &str| {
            let mut theirs = b.roles.iter().filter(|r| r.role == name);
            theirs.any(|r| !a.roles.iter().any(|o| o.role == name && self.same_filler(o, r)))
        };
        ["participant", "party"]
            .iter()
            .any(|name| several(known, name) && several(new, name) && lacks(known, new, name) && lacks(new, known, name))
    }

    fn same_filler(&self, a: &Role, b: &Role) -> bool {
        let value = |r: &Role| r.mention.and_then(|m| self.drafts.get((m.0 as usize).wrapping_sub(1))).and_then(|d| d.value.as_ref());
        match (a.entity, b.entity) {
            (Some(x), Some(y)) => x == y,
            _ => {
                a.mention.is_some() && (a.mention == b.mention || same_value(value(a), value(b)))
                    || a.text.as_deref().zip(b.text.as_deref()).is_some_and(|(a, b)| same_letters(a, b))
            }
        }
    }

    fn join(&self, known: &mut Event, new: Event, mode: Mode) {
        if called_off(known, &new) {
            known.status = Status::Cancelled;
        } else if mode != Mode::Completes && known.lead && new.lead && known.sentence != new.sentence {
            // A headline shortens; the text below it says how far along things are.
            known.status = new.status;
        }
        if self.offices_meet(known, &new) {
            known.roles.retain(|r| r.role != "participant");
        }
        for role in new.roles {
            // Whom the headline describes the text names.
            if let Some(described) = known.roles.iter_mut().find(|r| r.role == role.role && !takes_several(&r.role) && describes(r, &role))
            {
                *described = role;
                continue;
            }
            let have = known.roles.iter().any(|r| r.role == role.role && (self.same_filler(r, &role) || !takes_several(&role.role)));
            let taken = role.mention.is_some() && role.entity.is_none() && known.roles.iter().any(|r| r.mention == role.mention);
            if !have && !taken {
                known.roles.push(role);
            }
        }
        let won = known.roles.iter().find(|r| r.role == "winner").cloned();
        if let Some(winner) = won {
            known.roles.retain(|r| r.role != "candidate" || !self.same_filler(r, &winner));
        }
        // What a completing sentence tells is the terms; its time is of what comes of them.
        if mode != Mode::Completes {
            known.time = known.time.take().or(new.time);
            known.place = known.place.or(new.place);
        }
        known.phase = known.phase.or(new.phase);
        known.lead |= new.lead;
        known.confidence = known.confidence.max(new.confidence);
    }
}

/// Whether two roles told in words have one of them in common.
fn share_a_word(a: &Role, b: &Role) -> bool {
    const SHORTEST: usize = 4;
    let words = |role: &Role| role.text.as_deref().unwrap_or_default().to_lowercase();
    let (a, b) = (words(a), words(b));
    a.split(' ').any(|word| word.chars().count() >= SHORTEST && b.split(' ').any(|other| other == word))
}

/// Whether a company that is bought is told in words where the other role names one: "a Slovenian bakery", "Zitnica".
fn describes(words: &Role, name: &Role) -> bool {
    words.role == "asset" && words.entity.is_none() && words.mention.is_none() && name.entity.is_some()
}

/// Whether two texts are the same but for their capitals.
fn same_letters(a: &str, b: &str) -> bool {
    // The one letter that has another small form at the end of a word.
    const SIGMA: char = 'Σ';
    if a == b || a.contains(SIGMA) || b.contains(SIGMA) {
        return a == b || a.to_lowercase() == b.to_lowercase();
    }
    a.chars().flat_map(char::to_lowercase).eq(b.chars().flat_map(char::to_lowercase))
}

/// Whether one sentence tells of a plan and that it is cancelled: "The fair, which was to open in May, has been called off".
fn called_off(known: &Event, new: &Event) -> bool {
    let statuses = [known.status, new.status];
    known.sentence == new.sentence && statuses.contains(&Status::Planned) && statuses.contains(&Status::Cancelled)
}

/// Whether the two say different things for certain.
fn firm(a: Status, b: Status) -> bool {
    let settled = |s| matches!(s, Status::Cancelled | Status::Requested | Status::Conditional);
    settled(a) != settled(b)
}

fn takes_several(role: &str) -> bool {
    matches!(role, "participant" | "party" | "charge" | "object" | "measure" | "topic")
}

fn conflicting_times(a: Option<&Time>, b: Option<&Time>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    let inside = |x: &Time, y: &Time| y.from <= x.from && (x.to <= y.to || y.to.is_none());
    a.timex != b.timex && !inside(a, b) && !inside(b, a)
}

/// How many bytes on an accident is still spoken of.
const FURTHER: usize = 900;

/// Whether a report of dead or injured goes on with the accident of the same sentence, of the lead, or of the sentence before.
fn same_accident(known: &Event, new: &Event) -> bool {
    // What is threatened or feared is not what happened.
    if known.status != new.status {
        return false;
    }
    let apart = new.sentence.start.saturating_sub(known.sentence.end);
    let near = apart < 4 && new.time.is_none();
    // Who else was hurt or taken away is told further on, with nothing else of its own.
    let hurt = |role: &Role| matches!(role.role.as_str(), "injured" | "evacuated");
    let further = apart < FURTHER && new.time.is_none() && new.place.is_none();
    let only = || new.roles.iter().all(hurt) && known.polarity == Polarity::Positive;
    // A headline and its lead tell one; a lead that is long may go back to another time.
    let lead = known.lead && new.lead && (new.time.is_none() || known.time.is_some() || apart < FURTHER);
    new.kind == EventKind::Incident && (known.sentence == new.sentence || lead || near || further && only())
}

/// Whether two values are equal but for how exact they are said to be.
fn same_value(a: Option<&Value>, b: Option<&Value>) -> bool {
    match (a, b) {
        (Some(Value::Amount(a)), Some(Value::Amount(b))) => {
            a.amount == b.amount && a.low == b.low && a.high == b.high && a.currency == b.currency
        }
        (Some(a), Some(b)) => a == b,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::record::{EventKind, Status};
    use crate::{Extractor, Input};

    #[test]
    fn the_text_names_what_the_headline_describes() {
        let reports = [
            (
                "Zitnica",
                "Drava Foods agrees to buy Slovenian bakery for 48 million euros\n\nZAGREB - Drava Foods has agreed to buy an 80 percent stake in \
             the bakery group Zitnica for 48 million euros, it said on Thursday.\n",
            ),
            (
                "Zhitnitsa",
                "«Драва Фудс» купит словенского производителя хлеба за 48 млн евро\n\nКомпания «Драва Фудс» договорилась купить 80% акций \
             группы «Житница» за 48 млн евро, сообщили в четверг.\n",
            ),
        ];
        for (name, text) in reports {
            let record = Extractor::new().extract(&Input::text(text));
            let bought: Vec<_> = record.events.iter().filter(|e| e.kind == EventKind::Acquisition).collect();
            assert_eq!(bought.len(), 1, "{bought:#?}");
            let asset = bought[0].roles.iter().find(|r| r.role == "asset").and_then(|r| r.entity).and_then(|e| record.entity(e));
            assert_eq!(asset.map(|e| e.latin.as_str()), Some(name));
        }
    }

    #[test]
    fn the_text_below_a_headline_tells_how_far_along_things_are() {
        for text in [
            "Замбия получит кредит на 200 млн долларов\n\nВсемирный банк одобрил Замбии кредит на 200 млн долларов. \
             Кредит сроком на 25 лет позволит подключить к 2029 году 180 тысяч домов.",
            "Zambia to receive $200 million loan\n\nThe World Bank has approved a $200 million loan to Zambia. \
             The loan, for 25 years, will connect 180,000 homes by 2029.",
        ] {
            let record = Extractor::new().extract(&Input::text(text));
            let loans: Vec<_> = record.events.iter().filter(|e| e.kind == EventKind::Financing).collect();
            let [loan] = loans[..] else { panic!("{loans:#?}") };
            assert_eq!(loan.status, Status::Asserted, "{text}");
            assert!(loan.roles.iter().any(|r| r.role == "term"), "{text}");
            assert_eq!(loan.time, None, "the year is that of the homes: {text}");
        }
    }
}
