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
mod party;
mod period;
mod pronoun;
mod put;
mod reading;
mod role;
mod roles;
mod row;
mod scan;
mod standing;
#[cfg(test)]
mod tests;

use crate::language::relation;
use std::ops::Range;

use crate::lexicon::Tag;
use crate::mention::Draft;
use crate::record::{Change, Codes, DateModifier, Entity, Event, EventKind, MentionId, MentionKind, Polarity, Role, Status, Time, Value};
use crate::text::Document;

use super::clause::Clause;
use super::frame::{Frame, Last, Section};
use super::status::Aspect;
use super::{ClauseKind, View, aspect, time};
use bind::{Binder, Carried};
use change::change;
use figure::Figure;
use period::{closed, of_a_day, over, past, period, to_come, within_a_year};
use scan::{Item, Kind, scan};

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
        if let Some(date) = time::leading(view) {
            self.frame.date = Some(date);
        }
        self.head(view);
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

    fn file(&mut self, view: &View<'a>, figures: &[Figure<'a>], n: usize, events: &mut Vec<Event>) {
        let figure = &figures[n];
        if figure.metric.none()
            || !figure.filled()
            || figure.share && !fit::shared(figure.metric.name)
            || fit::of_another_rate(figure)
            || self.completes(view, figure, events)
        {
            return;
        }
        let (from, to) = bounds(view, &self.items, figures, n, false);
        // «с Турцией — на 561 млн; Россия с 498 млн …»: what a semicolon parts speaks of others.
        let parted = (figure.last.max(from)..to).find(|&t| view.document.is_mark(t, ';'));
        let to = parted.unwrap_or(to);
        let mut parties = party::Reader { view, items: &self.items, frame: &self.frame }.parties(figure, from, to);
        // "Earnings dipped to 209 million in May but rose to 1.5 billion in January-May"
        let again = n > 0 && figure.head.is_some() && figures[n - 1].head == figure.head && self.sentence == view.sentence;
        if again && parties.subject.is_none() && !parties.partners.iter().any(|&p| Some(p) == self.frame.last.subject) {
            parties.subject = self.frame.last.subject;
        }
        // "The operator's revenue was A, its profit B": whose the first is not known of, the second is not another's.
        let follows = n > 0 && self.sentence == view.sentence && self.frame.last.subject.is_none() && self.frame.last.event.is_some();
        if follows && !parties.named && fit::of_companies(figure.metric.name) {
            parties.subject = None;
        }
        // "dropped" is how the figure moved and nothing given up.
        let verb = figure.verb.unwrap_or(figure.trigger.first);
        let moved = view.document.is(verb, Tag::Change) && view.document.payload(verb, Tag::Modal) == Some("cancelled");
        let mut aspect = aspect(view, verb, !moved, false);
        // «принял решение повысить ставку»: what is decided holds.
        if aspect.decided && aspect.status == Status::Planned && figure.metric.name == "interest_rate" {
            aspect.status = Status::Asserted;
        }
        // «За ним следует Россия» tells an order and no duty.
        if figure.rule == "ranked" {
            aspect.status = Status::Asserted;
        }
        let settled = matches!(aspect.status, Status::Asserted | Status::Ongoing) && figure.aim.is_none();
        let (from, to) = bounds(view, &self.items, figures, n, true);
        let date = self.date(view, figure, from, to, settled);
        // What one will do says nothing of when another will.
        let another = !settled && parties.named && parties.subject.is_some() && parties.subject != self.frame.last.subject;
        let (own, carried) = (date.filter(|d| view.mentions.contains(d)), date.filter(|d| !view.mentions.contains(d) && !another));
        // «в ноябре 148 млрд, а за 11 месяцев 1,57 трлн»: the month is another figure's.
        let months = self.months(view, figure, from, to).filter(|_| settled);
        let here = |d: &usize| (from..to).contains(&(view.drafts[*d].first as usize));
        let time = self
            .year_of(view, figure)
            .or_else(|| months.clone().filter(|_| own.is_some_and(|d| !here(&d))))
            .or_else(|| own.and_then(|d| period::time_of(view, figure, d, settled)))
            .or(months)
            .or_else(|| carried.and_then(|d| time::time(view, d)));
        let time =
            if pronoun::of_the_year_before(view, &self.items, figure) { time.as_ref().and_then(time::year_before).or(time) } else { time };
        let status = match status(figure, aspect, time.as_ref()) {
            Status::Asserted if ahead(view, figure, time.as_ref()) => Status::Target,
            // "Guidance" stands above what is past, too.
            Status::Asserted if !past(view, time.as_ref()) => self.frame.section.aim.unwrap_or(Status::Asserted),
            status => status,
        };
        let ahead = matches!(status, Status::Planned | Status::Forecast | Status::Target);
        let time = time.map(|t| if ahead { time::from_then_on(view, t) } else { t });
        self.elided.note(view, figure);
        let roles = roles::of(view, &self.items, figure, &parties);
        if !figure.included || self.carried.is_none() {
            self.carried = Some(Carried { metric: figure.metric, level: figure.level, near: true });
        }
        self.sentence = view.sentence;
        // "… more than in 2024, when 941 thousand were carried": what is told aside is not what goes on.
        let clause = view.clauses.get(view.clause_of(figure.trigger.first)).copied();
        let aside =
            clause.is_some_and(|c| c.kind == ClauseKind::Relative && self.frame.last.date.is_none_or(|d| date.is_some_and(|own| own != d)));
        // "having totalled 1.6 billion a year before"
        let aside = aside || own.is_some_and(|d| scan::base(view, view.drafts[d].first as usize).is_some());
        self.frame.note(Last {
            subject: parties.subject,
            // One of a list of partners is not whom the next sentence speaks of.
            partner: parties.partners.first().copied().filter(|_| figure.listed.is_none()),
            date: date.filter(|_| !aside).or(self.frame.last.date),
            metric: Some(figure.metric.name),
            event: Some(events.len()),
        });
        let change = change(view, figure, time.as_ref());
        let base = base_event(view, figure, &roles, time.as_ref());
        merge::add(view.drafts, events, event(view, figure, roles, change, time, status, aspect.polarity));
        if let Some(base) = base {
            merge::add(view.drafts, events, base);
        }
        self.frame.last.event = Some(events.len() - 1);
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
        let other = view.mentions.clone().any(|m| amount(m) && figure.size.is_none_or(|s| s.mention != Some(m)));
        let same = event.metric.as_deref() == Some(figure.metric.name);
        if event.change.is_some() || self.sentence + 1 < view.sentence || other || !same {
            return false;
        }
        event.change = change(view, figure, None);
        true
    }

    /// The figure's date: its own, the nearest in its clauses, the one that leads the sentence, what carries over.
    fn date(&self, view: &View<'a>, figure: &Figure<'a>, from: usize, to: usize, settled: bool) -> Option<usize> {
        if figure.date.is_some() {
            return figure.date;
        }
        if self.sentence == view.sentence && period::beside(view, &self.items, figure) && self.frame.last.date.is_some() {
            return self.frame.last.date;
        }
        // «В октябре выдали столько-то. К сентябрю объём вырос»: a time before the one spoken of is what it is compared with.
        let earlier = |m: usize| {
            let by = time::date(view, m).filter(|d| d.modifier == Some(DateModifier::By));
            let told = self.frame.last.date.and_then(|m| time::date(view, m)).and_then(|d| d.from.clone());
            by.and_then(|d| d.to.clone()).zip(told).is_some_and(|(by, told)| by < told)
        };
        let usable = |m: usize| {
            figure.compared != Some(m)
                && !earlier(m)
                && !self.of_contract(view, figure, m)
                && figure.base_date != Some(m)
                && (!time::of_speech(view, m) || period(view, m) && !time::closes_speech(view, m))
                && (period(view, m) || of_a_day(figure, view, m))
        };
        let value = figure.level.or(figure.size.and_then(|s| s.mention)).map_or(figure.last, |m| view.drafts[m].last as usize);
        let here = time::candidates(view, |first| first >= from && first < to).filter(|&(m, _)| usable(m));
        // "after growing 1.9% in the second": of an earlier time.
        let before = |t: usize| {
            let opens = || view.document.sense(t, Tag::Conjunction).is_some_and(|s| relation::POSTERIOR.has(s.payload));
            view.document.relates(t, relation::POSTERIOR) || !view.document.is(t, Tag::Preposition) && opens()
        };
        let after = (figure.first.saturating_sub(3).max(view.first)..value).rfind(|&t| before(t));
        let here = here.filter(|&(_, first)| after.is_none_or(|t| first > t));
        let near = here.filter_map(|(m, first)| Some((self.relation(view, figure, value, m, first)?, m))).min();
        near.map(|(_, m)| m).or_else(|| time::leading(view).filter(|&m| usable(m))).or_else(|| {
            let part = figure.included || figure.part.is_some();
            if part && self.sentence == view.sentence {
                return self.frame.last.date;
            }
            let frame = &self.frame;
            // "In 2026 GDP will grow by 6.4% and inflation will fall to 7.5%": one forecast.
            if !settled && self.sentence == view.sentence {
                return frame.last.date.filter(|&m| period(view, m) && !over(view, m));
            }
            // "… forecasts growth of 2.9% in 2026. Fitch predicts 2.2%."
            if figure.head.is_none() && !settled && self.sentence + 1 >= view.sentence {
                return frame.last.date.filter(|&m| period(view, m) && !over(view, m));
            }
            if after.is_some() && self.sentence == view.sentence {
                return None;
            }
            let mut carried = [frame.date, frame.section.date, frame.last.date, frame.lead.date, frame.heading].into_iter().flatten();
            carried
                .find(|&m| period(view, m) && closed(view, m) && !to_come(view, m))
                .filter(|_| settled && !fit::is_stock(figure.metric.name) && !fit::is_spot(view, figure))
        })
    }

    /// "Nickel for October delivery", «мартовские фьючерсы»: the month a contract is for is no time of its price.
    fn of_contract(&self, view: &View<'a>, figure: &Figure<'a>, mention: usize) -> bool {
        let Some(head) = figure.head.map(|h| self.items[h].first).filter(|_| fit::is_quoted(figure.metric.name)) else { return false };
        let draft = &view.drafts[mention];
        let (first, last) = (draft.first as usize, draft.last as usize);
        let delivered = last < view.last && view.document.means(last, Tag::Hint, "delivery");
        let named = view.document.payload(first.saturating_sub(1), Tag::Preposition).is_none() && last == head;
        delivered || named && figure.metric.is(reading::Metric::GOODS)
    }

    /// "its 2025 growth forecast": a bare year before the metric.
    fn year_of(&self, view: &View<'a>, figure: &Figure<'a>) -> Option<Time> {
        let head = figure.head.map(|h| self.items[h].first).unwrap_or(figure.trigger.first);
        let before = head.checked_sub(1).filter(|&b| b >= view.first)?;
        let mention = view.mention_at(before).filter(|&m| view.drafts[m].kind == MentionKind::Number)?;
        let year: u32 = view.document.word(before).parse().ok().filter(|y| (1900..2100).contains(y))?;
        let (from, to) = (Some(format!("{year}-01-01")), Some(format!("{year}-12-31")));
        Some(Time { timex: year.to_string(), from, to, mention: Some(MentionId(mention as u32 + 1)) })
    }

    /// «за восемь месяцев»: from the beginning of the year the article speaks of.
    fn months(&self, view: &View<'a>, figure: &Figure<'a>, from: usize, to: usize) -> Option<Time> {
        if view.language != crate::language::Language::Ru || fit::is_stock(figure.metric.name) {
            return None;
        }
        let duration = |m: usize| match &view.drafts[m].value {
            Some(Value::Timex(timex)) => {
                timex.timex.strip_prefix('P')?.strip_suffix('M')?.parse::<u8>().ok().filter(|n| (2..=11).contains(n))
            }
            _ => None,
        };
        let over = |end: usize| {
            let governs = |t: usize| view.document.longest(t, Tag::Preposition).filter(|m| m.end == end);
            let found = (end.saturating_sub(2).max(view.first)..end).find_map(governs);
            found.is_some_and(|m| relation::OVER_PERIOD.has(m.sense.payload))
        };
        // «за квартал» is of some quarter.
        let numeral = |t: usize| view.document.is(t, Tag::Number) || view.document.tokens[t].kind == crate::text::TokenKind::Number;
        let counted = |m: usize| (view.drafts[m].first as usize..view.drafts[m].last as usize).any(numeral);
        let within = |m: &usize| {
            let first = view.drafts[*m].first as usize;
            first > from && first < to && over(first) && (counted(*m) || duration(*m) != Some(3))
        };
        let (mention, months) = view.mentions.clone().filter(within).find_map(|m| Some((m, duration(m)?)))?;
        let spoken = [self.frame.last.date, self.frame.lead.date].into_iter().flatten().find_map(|d| time::date(view, d)?.to.clone());
        let year = match spoken {
            Some(date) => date.get(..4)?.parse::<i16>().ok()?,
            None => view.document.published.filter(|p| p.month() as u8 > months).map(|p| p.year())?,
        };
        let last = jiff::civil::Date::new(year, months as i8, 1).ok()?.last_of_month();
        Some(Time {
            timex: format!("{year}-01/{year}-{months:02}"),
            from: Some(format!("{year}-01-01")),
            to: Some(last.to_string()),
            mention: Some(MentionId(mention as u32 + 1)),
        })
    }

    /// How near the clause of a date is to a figure's; none where it is another's.
    fn relation(&self, view: &View<'a>, figure: &Figure<'a>, value: usize, mention: usize, first: usize) -> Option<(u8, usize)> {
        let head = figure.head.map(|h| self.items[h].first).unwrap_or(figure.trigger.first);
        let apart = |t: usize| view.document.is_mark(t, ';');
        if (first.min(value)..first.max(value)).any(apart) {
            return None;
        }
        // "its 2025 growth forecast"
        let last = view.drafts[mention].last as usize;
        // «отчитался за I квартал: выручка», but not «созданный в 1992 году, заработал»
        let close = head <= last + 1 && (view.clause_of(first) == view.clause_of(head) || view.document.is_mark(last, ':'));
        if first < head && close && head >= figure.first {
            return Some((0, 0));
        }
        let distance = first.abs_diff(value);
        let clause = view.clause_of(first);
        let (own, main) = (view.clause_of(value.saturating_sub(1)), view.clause_of(figure.trigger.first));
        let parent = |c: usize| view.clauses.get(c).map_or(c, |c| c.parent);
        // "growth of trade, which in 2024 came to", but not "exports to the US, which slapped a tariff in 2024"
        let told_of = |c: &Clause| match c.kind {
            // «Банк, созданный в 1992 году, заработал 5 млрд»
            ClauseKind::Main | ClauseKind::Subordinate | ClauseKind::Participial => false,
            ClauseKind::Relative => figure.head.is_some_and(|h| c.opener.is_some_and(|o| o <= self.items[h].last + 1)),
            _ => true,
        };
        let beside = |c: usize| view.clauses.get(c).is_some_and(|c| c.kind == ClauseKind::Main);
        match clause {
            c if c == own => Some((0, distance)),
            c if c == main => Some((1, distance)),
            // Of two clauses side by side each has its own date; what carries over is read elsewhere.
            c if (c == parent(own) || c == parent(main)) && !beside(own) => Some((2, distance)),
            c if (parent(c) == own || parent(c) == main) && view.clauses.get(c).is_some_and(told_of) => Some((3, distance)),
            _ => None,
        }
    }
}

/// The tokens a figure of a sentence can take names and dates from: between its neighbours.
fn bounds<'a>(view: &View<'a>, items: &[Item<'a>], figures: &[Figure<'a>], n: usize, dates: bool) -> (usize, usize) {
    let cut = |a: usize, b: usize| {
        // A figure that another interrupts begins before it; its verb stands behind.
        let from = figures[a].last;
        // "of which A went to X and B to Y": the verb is A's too.
        let verb = figures[a].included && figures[b].trigger.first == from;
        let level = figures[b].level.map(|m| view.drafts[m].first as usize).filter(|&first| verb && first > from);
        let begin = if figures[b].first < from { figures[b].trigger.first.max(from) } else { figures[b].first };
        let to = level.unwrap_or(begin);
        let between = || items.iter().filter(|x| x.first >= from && x.first < to);
        // What follows a conversion in brackets still belongs to the amount before it: "5.4 billion shillings ($41.8 million) for 2025".
        let open = between().next().filter(|x| x.kind == Kind::Open && x.first == from);
        let close = open.and_then(|open| between().find(|x| x.first > open.first && x.kind == Kind::Close));
        let behind = close.map_or(from, |close| close.last);
        // "fell 0.3% in the first quarter after a drop of": the date right behind a figure is its own.
        let next = items.iter().find(|x| x.first >= from).filter(|x| dates && matches!(x.kind, Kind::Date(_)) && x.first <= from + 2);
        let own = next.filter(|x| x.last < to.max(figures[b].trigger.first));
        let behind = own.map_or(behind, |date| date.last);
        if behind > to {
            return behind;
        }
        let mark = between().find(|x| x.first >= behind && matches!(x.kind, Kind::And | Kind::Comma | Kind::Break | Kind::Open));
        let apart = from > view.first && to > from && view.clause_of(to) != view.clause_of(from - 1);
        mark.map_or(if apart { to } else { behind.max(from) }, |x| x.first)
    };
    // "was 3.2%, in August 2%": the second has a date of its own.
    let dated = |a: &Figure<'_>, b: &Figure<'_>| {
        let between = |x: &&[Item<'_>]| x[0].first >= a.first && x[1].last <= b.last && x[1].first <= x[0].last + 1;
        items.windows(2).filter(between).any(|x| matches!((x[0].kind, x[1].kind), (Kind::Comma, Kind::Date(_))))
    };
    let list = |a: usize, b: usize| {
        let (a, b) = (&figures[a], &figures[b]);
        let twins = a.counted.is_some() || b.counted.is_some();
        dates && a.trigger == b.trigger && !dated(a, b)
            || twins && a.first == b.first
            || a.last == b.last
            || a.first == b.first && b.name.is_some()
    };
    let from = n.checked_sub(1).map_or(view.first, |b| if list(b, n) { view.first } else { cut(b, n) });
    let to = figures.get(n + 1).map_or(view.last, |_| if list(n, n + 1) { view.last } else { cut(n, n + 1) });
    (from, to.max(figures[n].last))
}

/// The figure it is compared with, where the text gives that a time of its own.
fn base_event(view: &View<'_>, figure: &Figure<'_>, roles: &[Role], time: Option<&Time>) -> Option<Event> {
    let value = figure.base_value?;
    let time = match figure.base_date {
        Some(date) => time::time(view, date),
        None if figure.base_year_before => time.and_then(time::year_before),
        None => None,
    }?;
    let mut roles: Vec<Role> = roles.iter().filter(|r| r.role != "value").cloned().collect();
    roles.push(roles::value(value));
    let mut event = event(view, figure, roles, None, Some(time), Status::Asserted, Polarity::Positive);
    event.rule = format!("{}/indicator/base", view.language.code());
    Some(event)
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
        (None, Status::Planned) if aspect.future && !figure.is_decided() => Status::Forecast,
        // "can produce 5 million tons": it does have that capacity.
        (None, Status::Possible) if figure.metric.name == "capacity" && figure.metric.is(reading::Metric::VERB) => Status::Asserted,
        (_, status) => status,
    }
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
