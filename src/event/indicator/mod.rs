//! The indicator engine: figures of economies, trade, companies and society.
//!
//! Of each sentence with a value and a word of a metric or of change ([`scan`]) it binds the values to their metrics ([`bind`],
//! [`put`]), reads whose figures they are ([`party`]) and what goods they are of ([`goods`]), and fills what a sentence leaves out
//! from the ones before ([`super::frame`]).

mod bind;
mod carry;
mod cause;
mod change;
mod company;
mod context;
mod count;
mod dates;
mod doer;
mod elided;
mod figure;
mod fit;
mod flow;
mod gap;
mod goods;
mod growth;
mod head;
mod lead_in;
mod licence;
mod list;
mod measure;
mod merge;
mod moving;
mod party;
mod period;
mod portion;
mod pronoun;
mod put;
mod rank;
mod reading;
mod role;
mod roles;
mod row;
mod scan;
mod standing;
mod structure;
mod taken;
mod tell;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::lexicon::Tag;
use crate::mention::Draft;
use crate::record::{Entity, Event, MentionKind, Status};
use crate::text::Document;

use super::frame::{Frame, Section};
use super::{View, time};
use bind::{Binder, Carried};
use period::{closed, period, to_come, within_a_year};
use scan::{Item, scan};

pub(crate) use reading::{Metric, Readings};
pub(crate) use scan::promising;

/// Buffers kept from document to document, with nothing in them.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    items: Vec<Item<'static>>,
    all: Vec<Item<'static>>,
    buffers: bind::Buffers<'static>,
    elided: elided::Elided,
}

impl Scratch {
    /// Gives the amounts of the document read last the currencies that their figures leave out.
    pub fn fill_currencies(&self, drafts: &mut [Draft]) {
        self.elided.fill(drafts);
    }
}

/// A buffer for things that live as long as something else.
fn recycled<T, U>(mut buffer: Vec<T>) -> Vec<U> {
    buffer.clear();
    // Nothing is left to be mapped; the memory is taken over.
    buffer.into_iter().map(|_| unreachable!("the buffer is empty")).collect()
}

/// Reads the figures of a document, sentence by sentence.
pub(crate) struct Engine<'a> {
    frame: Frame<'a>,
    items: Vec<Item<'a>>,
    /// The items of the sentences that have been looked at.
    all: Vec<Item<'a>>,
    buffers: bind::Buffers<'a>,
    carried: Option<Carried<'a>>,
    /// The last flow told of in money and the last one told in amounts, and their sentences: of their partners later sentences tell.
    flows: [Option<(Carried<'a>, usize)>; 2],
    /// The sentence of the last figure.
    sentence: usize,
    /// A sentence without figures that said how one moved.
    moved: Option<usize>,
    elided: elided::Elided,
}

impl<'a> Engine<'a> {
    /// Looks at what the document as a whole is about.
    pub fn new(document: &Document<'a>, drafts: &'a [Draft], entities: &'a [Entity], scratch: &mut Scratch) -> Self {
        let mut elided = std::mem::take(&mut scratch.elided);
        elided.clear();
        Engine {
            elided,
            frame: Frame::new(document, drafts, entities),
            items: recycled(std::mem::take(&mut scratch.items)),
            all: recycled(std::mem::take(&mut scratch.all)),
            buffers: std::mem::take(&mut scratch.buffers).recycled(),
            carried: None,
            flows: [None; 2],
            sentence: 0,
            moved: None,
        }
    }

    /// Leaves its buffers to the next document's engine.
    pub fn release(self, scratch: &mut Scratch) {
        let (items, all) = (recycled(self.items), recycled(self.all));
        *scratch = Scratch { items, all, buffers: self.buffers.recycled(), elided: self.elided };
    }

    /// Looks for what the figures of a sentence are made of, and tells where that is kept.
    #[inline(never)]
    pub fn look(&mut self, view: &View<'a>) -> Range<usize> {
        scan(view, &mut self.items);
        let first = self.all.len();
        self.all.extend_from_slice(&self.items);
        first..self.all.len()
    }

    /// Appends the figures of a sentence, or completes the last one with what the sentence adds to it. Without items it has none.
    #[inline(never)]
    pub fn read(&mut self, view: &View<'a>, items: Option<Range<usize>>, events: &mut Vec<Event>) {
        self.frame.enter(view.document.sentences[view.sentence].paragraph, view.entities);
        let promising = items.is_some();
        if let Some(items) = items {
            self.items.clear();
            self.items.extend_from_slice(&self.all[items]);
        }
        if promising && !self.row(view, events) {
            let told = self.moved.map_or(self.sentence, |moved| moved.max(self.sentence));
            let near = view.sentence <= told + 1;
            let carried = self.carried.map(|c| Carried { near, ..c }).filter(|_| view.sentence <= told + 2);
            let carried = self.ranked_flow(view).or(carried);
            let mut buffers = Binder::new(view, &self.items, carried, &mut self.buffers).bind();
            // "Foreign trade is expanding. Turnover stood at …"
            let moved = self.moved.filter(|&m| m + 1 == view.sentence).and(self.carried).map(|c| c.metric.name);
            let last = moved.or(self.frame.last.metric);
            buffers.figures.iter_mut().for_each(|figure| context::settle(view, figure, &self.items, last));
            for n in 0..buffers.figures.len() {
                self.file(view, &buffers.figures, n, events);
            }
            self.buffers = buffers;
        }
        if !promising && let Some(metric) = pronoun::spoken_of(view) {
            self.carried = Some(Carried { metric, level: None, near: true });
            self.moved = Some(view.sentence);
        }
        // "Construction began in 2022." dates nothing below it.
        let opens = |&date: &usize| {
            let first = view.drafts[date].first as usize;
            promising || !(view.first..first).any(|t| view.finite(t))
        };
        let lead = self.frame.lead.date.filter(|&d| !to_come(view, d));
        let lead = lead.and_then(|d| time::time(view, d)).and_then(|t| time::year_before(&t));
        // «Годом ранее, в январе-ноябре 2024 года, …»: no time of what follows.
        let back = |&d: &usize| lead.as_ref().zip(time::time(view, d)).is_some_and(|(a, b)| (&a.from, &a.to) == (&b.from, &b.to));
        if let Some(date) = time::leading(view).filter(opens).filter(|d| !back(d)) {
            self.frame.date = Some(date);
        }
        self.head(view);
    }

    /// The flow whose partners a sentence puts in order, where another figure stands between: "The price fell. Egypt was the largest
    /// buyer with 2 million tonnes."
    fn ranked_flow(&self, view: &View<'a>) -> Option<Carried<'a>> {
        const REACH: usize = 3;
        let amount = self.items.iter().find_map(|x| match x.kind {
            scan::Kind::Value(m) => Some(view.drafts[m].kind),
            _ => None,
        })?;
        let near = |flow: &&(Carried<'a>, usize)| view.sentence <= flow.1 + REACH;
        let of_sort = self.flows.get(usize::from(amount != MentionKind::Money))?.as_ref().filter(near);
        // A share is of what was told last.
        let last = || self.flows.iter().flatten().filter(near).max_by_key(|flow| flow.1);
        let (flow, _) = if amount == MentionKind::Percent { last() } else { of_sort }.copied()?;
        (view.first..view.last).any(|t| rank::is_partner_word(view, t)).then_some(Carried { near: true, ..flow })
    }

    /// Reads a row of a list below its heading; what is none ends the list.
    fn row(&mut self, view: &View<'a>, events: &mut Vec<Event>) -> bool {
        let rows = self.frame.section.rows.take().filter(|_| row::possible(view));
        let Some((metric, figure)) = rows.and_then(|metric| Some((metric, row::figure(view, &self.items, metric)?))) else { return false };
        self.frame.section.rows = Some(metric);
        self.file(view, &[figure], 0, events);
        true
    }

    /// Notes what the headline, the first paragraph or the heading of a section says of the time and status of figures below.
    fn head(&mut self, view: &View<'a>) {
        let compared = |m: usize| time::compares(view, view.drafts[m].first as usize);
        let dated = |m: &usize| !compared(*m) && period(view, *m) && closed(view, *m) && within_a_year(view, *m) && !to_come(view, *m);
        let date = || time::candidates(view, |_| true).map(|(m, _)| m).find(dated);
        if view.document.sentences[view.sentence].lead {
            // "a strong run into 2018" and then "the three months to March 31, 2018": the closer one.
            let within = |old: usize, new: usize| time::contains(view, old, new);
            let closer = |old: usize| date().filter(|&new| within(old, new)).unwrap_or(old);
            self.frame.heading = self.frame.heading.map(closer).or_else(date);
        } else if is_heading(view) {
            let aims = |t: usize| {
                Status::from_word(view.document.payload(t, Tag::Modal)?)
                    .filter(|s| matches!(s, Status::Forecast | Status::Target | Status::Planned))
            };
            self.frame.section = Section { aim: (view.first..view.last).find_map(aims), date: date(), rows: row::listed(view, true) };
        } else {
            // "Results for the first quarter of 2025:" speaks of the rows below it.
            let section = &mut self.frame.section;
            section.rows = section.rows.or_else(|| row::listed(view, false));
            if view.document.is_mark(view.last - 1, ':') {
                section.date = date().or(section.date);
            }
        }
    }
}

/// Whether a sentence is a heading of the paragraphs below: a short line of its own without a figure and without a full stop.
fn is_heading(view: &View<'_>) -> bool {
    const LONGEST: usize = 12;
    let sentences = &view.document.sentences;
    let paragraph = |at: Option<usize>| at.and_then(|at| sentences.get(at)).map(|s| s.paragraph);
    let own = Some(sentences[view.sentence].paragraph);
    let alone = paragraph(view.sentence.checked_sub(1)) != own && paragraph(Some(view.sentence + 1)) != own;
    let ended = matches!(view.document.byte(view.last - 1), b'.' | b'!' | b'?' | b';');
    let figure =
        |m: usize| matches!(view.drafts[m].kind, MentionKind::Money | MentionKind::Percent | MentionKind::Multiple | MentionKind::Quantity);
    alone && !ended && view.last - view.first <= LONGEST && !view.mentions.clone().any(figure)
}
