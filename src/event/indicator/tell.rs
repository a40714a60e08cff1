//! The event that a figure tells: whose it is, when, whether it is so or is to be, and what it is compared with.

use crate::event::frame::{Last, is_country};
use crate::event::status::Aspect;
use crate::event::{ClauseKind, View, aspect, time};
use crate::language::relation;
use crate::lexicon::Tag;
use crate::record::{Base, Change, Codes, Event, EventKind, MentionKind, Polarity, Role, Status, Time};

use super::bind::Carried;
use super::change::change;
use super::dates::bounds;
use super::figure::Figure;
use super::period::past;
use super::scan::Kind;
use super::{Engine, fit, merge, party, period, pronoun, reading, roles, scan};

/// When a figure is of.
#[derive(Default)]
struct When {
    /// The date it is read from.
    date: Option<usize>,
    /// The same where its own sentence names it.
    own: Option<usize>,
    time: Option<Time>,
}

impl<'a> Engine<'a> {
    /// Appends the event that a figure of a sentence tells, or completes the last one with it.
    pub(super) fn file(&mut self, view: &View<'a>, figures: &[Figure<'a>], n: usize, events: &mut Vec<Event>) {
        let figure = &figures[n];
        if figure.metric.none()
            || !figure.filled()
            || figure.share && !fit::shared(figure.metric.name)
            || fit::of_another_rate(figure)
            || self.completes(view, figure, events)
        {
            return;
        }
        let parties = self.parties(view, figures, n);
        let aspect = figure_aspect(view, figure);
        let settled = matches!(aspect.status, Status::Asserted | Status::Ongoing) && figure.aim.is_none();
        let When { date, own, time } = self.when(view, figures, n, &parties, settled);
        let status = self.status(view, figure, aspect, time.as_ref());
        let ahead = matches!(status, Status::Planned | Status::Forecast | Status::Target);
        let time = time.map(|t| if ahead { time::from_then_on(view, t) } else { t });
        self.elided.note(view, figure);
        let roles = roles::of(view, &self.items, figure, &parties);
        // "Of this, exports accounted for A, while imports stood at B": what is told of next is the whole.
        let parts = self.items.first().is_some_and(|item| item.kind == Kind::Including && item.first == view.first);
        if !figure.included && figure.rule != "ranked" && !parts || self.carried.is_none() {
            // A share of the whole told before leaves its amount to what comes next.
            let whole = self.carried.filter(|c| figure.share && c.metric.name == figure.metric.name).and_then(|c| c.level);
            self.carried = Some(Carried { metric: figure.metric, level: whole.or(figure.level), near: true });
            if matches!(figure.metric.name, "exports" | "imports" | "trade_turnover" | "fdi") && figure.level.is_some() && !figure.share {
                let counted = figure.level.is_some_and(|l| view.drafts[l].kind != MentionKind::Money);
                self.flows[usize::from(counted)] = self.carried.map(|c| (c, view.sentence));
            }
        }
        self.sentence = view.sentence;
        let aside = self.is_aside(view, figure, date, own);
        self.frame.note(Last {
            subject: match figure.metric.name {
                _ if figure.rule == "ranked" => self.frame.last.subject.or(parties.subject),
                // A price of nobody's leaves whom was spoken of.
                "price" => parties.subject.or(self.frame.last.subject),
                _ => parties.subject,
            },
            // One of a list of partners is not whom the next sentence speaks of.
            partner: parties.partners.first().copied().filter(|_| figure.listed.is_none() && figure.rule != "ranked"),
            date: date.filter(|_| !aside).or(self.frame.last.date),
            metric: Some(figure.metric.name),
            event: Some(events.len()),
        });
        if date.is_none() && self.frame.lead.date.is_none() && settled && self.frame.months.is_none() && counted_months(view, time.as_ref())
        {
            self.frame.months.clone_from(&time);
        }
        if own.is_some() || counted_months(view, time.as_ref()) {
            self.frame.counted = time.clone().filter(|_| own.is_none() && settled);
        }
        let change = change(view, figure, time.as_ref());
        let base = base_event(view, figure, &roles, time.as_ref());
        merge::add(view.drafts, events, event(view, figure, roles, change, time, status, aspect.polarity));
        if let Some(base) = base {
            merge::add(view.drafts, events, base);
        }
        self.frame.last.event = Some(events.len() - 1);
    }

    /// Whose figure it is.
    fn parties(&self, view: &View<'a>, figures: &[Figure<'a>], n: usize) -> party::Parties {
        let figure = &figures[n];
        let (from, to) = bounds(view, &self.items, figures, n, false);
        // «с Турцией — на 561 млн; Россия с 498 млн …»: what a semicolon parts speaks of others.
        let parted = (figure.last.max(from)..to).find(|&t| view.document.is_mark(t, ';'));
        let to = parted.unwrap_or(to);
        let mut parties = party::Reader { view, items: &self.items, frame: &self.frame }.parties(figure, from, to);
        let (same, last) = (n > 0 && self.sentence == view.sentence, &self.frame.last);
        // "Earnings dipped to 209 million in May but rose to 1.5 billion in January-May"
        let again = same && figure.head.is_some() && figures[n - 1].head == figure.head;
        if again && parties.subject.is_none() && !parties.partners.iter().any(|&p| Some(p) == last.subject) {
            parties.subject = last.subject;
        }
        // «Крупнейшим партнёром остаётся Китай, товарооборот с которым …»: of the country spoken of, with him.
        let alone = figure.metric.name == "trade_turnover" && self.frame.lead.partner.is_none();
        let own = self.frame.lead.subject.or(self.frame.country).filter(|_| alone);
        if let (Some(other), [one], true) = (parties.subject, &parties.partners[..], own.is_some())
            && Some(*one) == own
            && is_country(view.entities, other)
            && is_country(view.entities, *one)
        {
            (parties.subject, parties.partners) = (Some(*one), vec![other]);
        }
        // "The operator's revenue was A, its profit B": whose the first is not known of, the second is not another's.
        let follows = same && last.subject.is_none() && last.event.is_some();
        if follows && !parties.named && fit::of_companies(figure.metric.name) {
            parties.subject = None;
        }
        parties
    }

    /// When the figure is of: by its own words, or by what carries over.
    fn when(&self, view: &View<'a>, figures: &[Figure<'a>], n: usize, parties: &party::Parties, settled: bool) -> When {
        let figure = &figures[n];
        let (from, to) = bounds(view, &self.items, figures, n, true);
        let date = self.date(view, figure, from, to, settled);
        // What one will do says nothing of when another will.
        let another = !settled && parties.named && parties.subject.is_some() && parties.subject != self.frame.last.subject;
        let (own, carried) = (date.filter(|d| view.mentions.contains(d)), date.filter(|d| !view.mentions.contains(d) && !another));
        // «в ноябре 148 млрд, а за 11 месяцев 1,57 трлн»: the month is another figure's.
        let months = self.months(view, figure, from, to).filter(|_| settled);
        let elsewhere = own.is_some_and(|d| !(from..to).contains(&(view.drafts[d].first as usize)));
        let flows = settled && !fit::is_stock(figure.metric.name) && !fit::is_spot(view, figure);
        let time = self
            .year_of(view, figure)
            .or_else(|| months.clone().filter(|_| elsewhere))
            .or_else(|| own.and_then(|d| period::time_of(view, figure, d, settled)))
            .or(months)
            .or_else(|| self.frame.counted.clone().filter(|_| flows))
            .or_else(|| carried.and_then(|d| time::time(view, d)))
            // «за два месяца», said once above
            .or_else(|| self.frame.months.clone().filter(|_| flows));
        let earlier = pronoun::of_the_year_before(view, &self.items, figure);
        let time = if earlier { time.as_ref().and_then(time::year_before).or(time) } else { time };
        When { date, own, time }
    }

    /// Whether what it tells is so, or is to be.
    fn status(&self, view: &View<'a>, figure: &Figure<'a>, aspect: Aspect, time: Option<&Time>) -> Status {
        match status(figure, aspect, time) {
            Status::Asserted if ahead(view, figure, time) => Status::Target,
            // "Guidance" stands above what is past, too.
            Status::Asserted if !past(view, time) => self.frame.section.aim.unwrap_or(Status::Asserted),
            status => status,
        }
    }

    /// Whether the figure's time is not that of what goes on.
    fn is_aside(&self, view: &View<'a>, figure: &Figure<'a>, date: Option<usize>, own: Option<usize>) -> bool {
        // "… more than in 2024, when 941 thousand were carried"
        let clause = view.clauses.get(view.clause_of(figure.trigger.first));
        let relative = clause.is_some_and(|c| c.kind == ClauseKind::Relative);
        let other = self.frame.last.date.is_none_or(|d| date.is_some_and(|own| own != d));
        // «в январе-ноябре прошлого года оборот составлял 43,2 млрд, сейчас – 40,7»
        let lead = self.frame.lead.date.filter(|&d| !period::to_come(view, d));
        let lead = lead.and_then(|d| time::time(view, d)).and_then(|t| time::year_before(&t));
        let span = |t: &Time| (t.from.clone(), t.to.clone());
        let year_back = own.and_then(|d| time::time(view, d)).zip(lead).is_some_and(|(own, lead)| span(&own) == span(&lead));
        if year_back {
            return true;
        }
        // "having totalled 1.6 billion a year before"
        relative && other || own.is_some_and(|d| scan::base(view, view.drafts[d].first as usize).is_some())
    }

    /// «Это на 23,5% больше» goes into the figure of the sentence before.
    fn completes(&mut self, view: &View<'a>, figure: &Figure<'a>, events: &mut [Event]) -> bool {
        if pronoun::gives_level(view, figure) && self.sentence + 1 == view.sentence {
            let last = self.frame.last.event.and_then(|e| events.get_mut(e));
            let open = |e: &&mut Event| e.change.is_some() && !e.roles.iter().any(|r| r.role == "value");
            if let Some((event, level)) = last.filter(open).zip(figure.level)
                && event.metric.as_deref() == Some(figure.metric.name)
            {
                event.roles.push(roles::value(level));
                return true;
            }
        }
        if figure.head.is_some() || figure.level.is_some() || figure.included || figure.part.is_some() || figure.aim.is_some() {
            return false;
        }
        let Some(event) = self.frame.last.event.and_then(|e| events.get_mut(e)) else { return false };
        // «В Китай отгружено продукции на $412 млн (плюс 6,3%)»: the change is of an amount of its own.
        let amount = |m: usize| matches!(view.drafts[m].kind, MentionKind::Money | MentionKind::Quantity);
        // "up by 1.7 times, or $106.4 million": the change once more.
        let again = |m: usize| {
            let (from, to) = (figure.last, view.drafts[m].first as usize);
            let or = |t: usize| view.document.payload(t, Tag::Conjunction) == Some("or");
            let between = |t: usize| or(t) || view.document.is_mark(t, ',') || view.document.is(t, Tag::Approx);
            from < to && (from..to).all(between) && (from..to).any(or)
        };
        let other = view.mentions.clone().any(|m| amount(m) && figure.size.is_none_or(|s| s.mention != Some(m)) && !again(m));
        // «В горнодобывающей отрасли объёмы сократились»: of a part.
        let dated = view.mention_at(view.first + 1).is_some_and(|m| view.drafts[m].kind == MentionKind::Date);
        let domain = view.document.relates(view.first, relation::DOMAIN) && !dated;
        let other = other || domain;
        let same = event.metric.as_deref() == Some(figure.metric.name);
        if event.change.is_some() || self.sentence + 1 < view.sentence || other || !same {
            return false;
        }
        event.change = change(view, figure, None);
        true
    }
}

/// Tense, mood and polarity of what a figure tells.
fn figure_aspect(view: &View<'_>, figure: &Figure<'_>) -> Aspect {
    // "dropped" is how the figure moved and nothing given up.
    let verb = figure.verb.unwrap_or(figure.trigger.first);
    let moved = view.document.is(verb, Tag::Change) && view.document.payload(verb, Tag::Modal) == Some("cancelled");
    let mut aspect = aspect(view, verb, !moved, false);
    // «принял решение повысить ставку»: what is decided holds.
    let decided = aspect.decided && aspect.status == Status::Planned && figure.metric.name == "interest_rate";
    // «За ним следует Россия» tells an order and no duty.
    if decided || figure.rule == "ranked" || figure.rule == "flow" && figure.share {
        aspect.status = Status::Asserted;
    }
    aspect
}

/// The figure it is compared with, where the text gives that a time of its own.
fn base_event(view: &View<'_>, figure: &Figure<'_>, roles: &[Role], time: Option<&Time>) -> Option<Event> {
    let value = figure.base_value?;
    let time = match figure.base_date {
        Some(date) => period::time_of(view, figure, date, true),
        None if figure.base_period? == Base::PreviousPeriod => time.and_then(time::period_before),
        None => time.and_then(time::year_before),
    }?;
    let mut roles: Vec<Role> = roles.iter().filter(|r| r.role != "value").cloned().collect();
    roles.push(roles::value(value));
    let mut event = event(view, figure, roles, None, Some(time), Status::Asserted, Polarity::Positive);
    event.rule = format!("{}/indicator/base", view.language.code());
    Some(event)
}

fn status(figure: &Figure<'_>, aspect: Aspect, time: Option<&Time>) -> Status {
    let aimed_at = time.is_some_and(|t| t.from.is_none() && t.to.is_some()) && figure.level.is_some();
    match (figure.aim, aspect.status) {
        // Words of change are no words of cancelling: "dropped".
        (aim, Status::Cancelled) => aim.unwrap_or(Status::Asserted),
        (Some(Status::Target), Status::Possible | Status::Forecast) => Status::Target,
        (Some(aim), Status::Asserted | Status::Planned | Status::Ongoing | Status::Requested) => aim,
        // "should exceed 2 million by 2029", "plan to bring to".
        (None, Status::Requested) => Status::Target,
        (None, Status::Planned) if aimed_at && !fit::is_rate(figure.metric.name) => Status::Target,
        (None, Status::Planned) if (aspect.future || fit::is_foreseen(figure.metric.name)) && !figure.is_decided() => Status::Forecast,
        // "can produce 5 million tons": it does have that capacity.
        (None, Status::Possible) if figure.metric.name == "capacity" && figure.metric.is(reading::Metric::VERB) => Status::Asserted,
        (_, status) => status,
    }
}

/// Whether a time was counted in months from the beginning of a year: «за два месяца».
fn counted_months(view: &View<'_>, time: Option<&Time>) -> bool {
    let mention = time.and_then(|t| t.mention).and_then(|m| view.drafts.get(m.0 as usize - 1));
    mention.is_some_and(|d| d.kind == MentionKind::Duration)
}

/// Whether a figure is to hold by a day yet to come: «к 2030 году хотим принимать».
fn ahead(view: &View<'_>, figure: &Figure<'_>, time: Option<&Time>) -> bool {
    let by = time.filter(|t| t.from.is_none() && figure.level.is_some()).and_then(|t| t.to.as_deref()?.parse::<jiff::civil::Date>().ok());
    by.zip(view.document.published).is_some_and(|(by, published)| by > published)
}

fn event(
    view: &View<'_>,
    figure: &Figure<'_>,
    roles: Vec<Role>,
    change: Option<Change>,
    time: Option<Time>,
    status: Status,
    polarity: Polarity,
) -> Event {
    let confidence = match figure.head {
        Some(_) if figure.metric.is(reading::Metric::WEAK) => 0.8,
        Some(_) => 0.9,
        None if figure.included => 0.9,
        None => 0.7,
    };
    Event {
        id: String::new(),
        kind: EventKind::Indicator,
        rule: [view.language.code(), "/indicator/", figure.rule].concat(),
        confidence,
        sentence: view.span(),
        trigger: view.bytes(figure.trigger.first, figure.trigger.last),
        lead: view.document.sentences[view.sentence].lead,
        status,
        polarity,
        roles,
        metric: Some(figure.metric.name.to_string()),
        phase: None,
        quote: None,
        change,
        time,
        place: None,
        attribution: Vec::new(),
        codes: Codes::default(),
        cluster: String::new(),
    }
}
