//! The indicator engine: figures of economies, trade, companies and society.
//!
//! Of each sentence with a value and a word of a metric or of change ([`scan`]) it binds the values to their metrics ([`bind`],
//! [`put`]), reads whose figures they are ([`party`]) and what goods they are of ([`goods`]), and fills what a sentence leaves out
//! from the ones before ([`super::frame`]).

mod bind;
mod figure;
mod fit;
mod goods;
mod party;
mod put;
mod scan;

use crate::mention::Draft;
use crate::record::{Base, Change, Codes, Entity, EntityId, Event, EventKind, MentionId, Polarity, Role, Status, Time};
use crate::text::Document;

use super::frame::{Frame, Last};
use super::status::{Aspect, aspect};
use super::{View, time};
use bind::Binder;
use figure::Figure;
use scan::{Item, Metric, promising, scan};

/// Reads the figures of a document, sentence by sentence.
pub(crate) struct Engine<'a> {
    frame: Frame<'a>,
    items: Vec<Item<'a>>,
    carried: Option<Metric<'a>>,
}

impl<'a> Engine<'a> {
    /// Looks at what the document as a whole is about.
    pub fn new(document: &Document<'a>, drafts: &'a [Draft], entities: &'a [Entity]) -> Self {
        Engine { frame: Frame::new(document, drafts, entities), items: Vec::new(), carried: None }
    }

    /// Appends the figures of a sentence, or completes the last one with what the sentence adds to it.
    pub fn read(&mut self, view: &View<'a>, events: &mut Vec<Event>) {
        self.frame.enter(view.document.sentences[view.sentence].paragraph);
        if promising(view) {
            scan(view, &mut self.items);
            let figures = Binder::new(view, &self.items, self.carried).bind();
            for n in 0..figures.len() {
                self.file(view, &figures, n, events);
            }
        }
        if let Some(date) = time::leading(view) {
            self.frame.date = Some(date);
        }
    }

    fn file(&mut self, view: &View<'a>, figures: &[Figure<'a>], n: usize, events: &mut Vec<Event>) {
        let figure = &figures[n];
        if figure.metric.none() || !figure.filled() {
            return;
        }
        if self.completes(view, figure, events) {
            return;
        }
        let from = n.checked_sub(1).map_or(view.first, |b| figures[b].last.min(figure.first));
        let to = figures.get(n + 1).map_or(view.last, |next| next.first.max(figure.last));
        let parties = party::Reader { view, items: &self.items, frame: &self.frame }.parties(figure, from, to);
        let aspect = aspect(view, figure.trigger.first);
        let status = status(figure, aspect);
        let date = self.date(view, figure, from, to, status);
        let mut time = date.and_then(|d| time::time(view, d));
        if status == Status::Target {
            // A figure aimed at is to hold by the end of its time.
            if let Some(time) = time.as_mut().filter(|t| t.to.is_some() && figure.aim.is_none()) {
                time.from = None;
            }
        }
        let mut roles = Vec::new();
        push_entity(&mut roles, "subject", parties.subject);
        for &partner in &parties.partners {
            push_entity(&mut roles, "partner", Some(partner));
        }
        if let Some((words, branch)) = goods::of(view, &self.items, figure) {
            let span = view.bytes(words.first, words.last);
            roles.push(Role {
                role: if branch { "sector" } else { "product" }.to_string(),
                text: Some(view.document.slice(words.first, words.last).to_string()),
                start: Some(span.start),
                end: Some(span.end),
                ..Role::default()
            });
        }
        if let Some(level) = figure.level {
            roles.push(Role { role: "value".to_string(), mention: Some(MentionId(level as u32 + 1)), ..Role::default() });
        }
        self.carried = Some(figure.metric);
        self.frame.note(Last {
            subject: parties.subject,
            partner: parties.partners.first().copied(),
            date: date.or(self.frame.last.date),
            metric: Some(figure.metric.name),
            event: Some(events.len()),
        });
        let change = change(view, figure, time.as_ref());
        events.push(event(view, figure, roles, change, time, status, aspect.polarity));
    }

    /// «Это на 23,5% больше» goes into the figure of the sentence before.
    fn completes(&mut self, view: &View<'a>, figure: &Figure<'a>, events: &mut [Event]) -> bool {
        if figure.head.is_some() || figure.level.is_some() || figure.included {
            return false;
        }
        let Some(event) = self.frame.last.event.and_then(|e| events.get_mut(e)) else { return false };
        if event.change.is_some() {
            return false;
        }
        event.change = change(view, figure, None);
        true
    }

    /// The figure's date: its own, the nearest in its stretch, the one that leads the sentence, what carries over.
    fn date(&self, view: &View<'a>, figure: &Figure<'a>, from: usize, to: usize, status: Status) -> Option<usize> {
        if figure.date.is_some() {
            return figure.date;
        }
        let usable = |m: usize| {
            figure.compared != Some(m) && (!time::of_speech(view, m) || period(view, m)) && (period(view, m) || of_a_day(figure, view, m))
        };
        let value = figure.level.or(figure.size.and_then(|s| s.mention)).map_or(figure.last, |m| view.drafts[m].last as usize);
        let here = time::candidates(view).filter(|&(m, first)| first >= from && first < to && usable(m));
        let near = here.min_by_key(|&(_, first)| (first < figure.first, first.abs_diff(value)));
        near.map(|(m, _)| m).or_else(|| time::leading(view).filter(|&m| usable(m))).or_else(|| {
            let settled = matches!(status, Status::Asserted | Status::Ongoing);
            settled.then_some(self.frame.date.filter(|&m| usable(m)).or(self.frame.last.date)).flatten()
        })
    }
}

/// Whether a date is longer than a day.
fn period(view: &View<'_>, mention: usize) -> bool {
    time::date(view, mention).is_some_and(|d| d.from != d.to || d.from.is_none())
}

/// Whether a figure can be of one day: a stock, a price.
fn of_a_day(figure: &Figure<'_>, view: &View<'_>, mention: usize) -> bool {
    let stock = matches!(
        figure.metric.name,
        "debt"
            | "reserves"
            | "inflation"
            | "exchange_rate"
            | "share_price"
            | "price"
            | "tariff"
            | "loans"
            | "deposits"
            | "money_supply"
            | "population"
            | "interest_rate"
            | "market_value"
            | "unemployment"
            | "enterprises"
            | "employment"
            | "reservoir"
            | "wages"
            | "pensions"
    );
    let first = view.drafts[mention].first as usize;
    let by = |t: usize| {
        matches!(view.document.payload(t, crate::lexicon::Tag::Preposition), Some("as_of" | "на" | "at" | "from" | "с" | "by" | "к"))
    };
    stock || first > view.first && by(first - 1)
}

fn status(figure: &Figure<'_>, aspect: Aspect) -> Status {
    match (figure.aim, aspect.status) {
        (Some(aim), Status::Asserted | Status::Planned | Status::Ongoing) => aim,
        (_, status) => status,
    }
}

fn push_entity(roles: &mut Vec<Role>, role: &str, entity: Option<u32>) {
    if let Some(entity) = entity {
        roles.push(Role { role: role.to_string(), entity: Some(EntityId(entity + 1)), ..Role::default() });
    }
}

fn change(view: &View<'_>, figure: &Figure<'_>, time: Option<&Time>) -> Option<Change> {
    let direction = figure.direction?;
    let base = figure.base.or_else(|| year_before(view, figure, time)).unwrap_or(if figure.base_value.is_some() {
        Base::Explicit
    } else {
        Base::Unstated
    });
    let size = figure.size;
    Some(Change {
        direction,
        amount: size.and_then(|s| s.amount),
        unit: size.and_then(|s| s.unit),
        base,
        mention: size.and_then(|s| s.mention).map(|m| MentionId(m as u32 + 1)),
    })
}

/// A figure compared with the same period of the year before.
fn year_before(view: &View<'_>, figure: &Figure<'_>, time: Option<&Time>) -> Option<Base> {
    let then = time::date(view, figure.compared?)?.from.as_deref()?;
    let now = time?.from.as_deref()?;
    let year = |d: &str| d.get(..4).and_then(|y| y.parse::<i32>().ok());
    (year(then)? + 1 == year(now)?).then_some(Base::SamePeriodLastYear)
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
    let confidence = if figure.head.is_some() { 0.9 } else { 0.7 };
    Event {
        id: String::new(),
        kind: EventKind::Indicator,
        rule: format!("{}/indicator/{}", view.language.code(), figure.rule),
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
