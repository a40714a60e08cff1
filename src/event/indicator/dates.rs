//! Which of the dates of a sentence, of its heading and of those before it a figure is of.

use crate::event::clause::Clause;
use crate::event::{ClauseKind, View, time};
use crate::language::relation;
use crate::lexicon::Tag;
use crate::record::{Base, DateModifier, MentionId, MentionKind, Time, Value};

use super::figure::Figure;
use super::period::{self, closed, of_a_day, over, period, to_come};
use super::scan::{Item, Kind};
use super::{Engine, fit, reading};

impl<'a> Engine<'a> {
    /// The figure's date: its own, the nearest in its clauses, the one that leads the sentence, what carries over.
    pub(super) fn date(&self, view: &View<'a>, figure: &Figure<'a>, from: usize, to: usize, settled: bool) -> Option<usize> {
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
                && !since_new_year(view, figure, m)
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
        let own = near.map(|(_, m)| m).or_else(|| time::leading(view).filter(|&m| usable(m)));
        own.or_else(|| self.carried_date(view, figure, after.is_some(), settled))
    }

    /// The date that carries over from the figures before, or from what stands above.
    fn carried_date(&self, view: &View<'a>, figure: &Figure<'a>, after: bool, settled: bool) -> Option<usize> {
        let frame = &self.frame;
        let same = self.sentence == view.sentence;
        // «За девять месяцев кредиты выросли на 9,8%, вклады — на 6,7%»: one verb, one time.
        if same && (figure.included || figure.part.is_some() || figure.verb.is_some()) {
            return frame.last.date;
        }
        // "In 2026 GDP will grow by 6.4% and inflation will fall to 7.5%": one forecast.
        // "… forecasts growth of 2.9% in 2026. Fitch predicts 2.2%."
        if !settled && (same || figure.head.is_none() && self.sentence + 1 >= view.sentence) {
            return frame.last.date.filter(|&m| period(view, m) && !over(view, m));
        }
        if same && after {
            return None;
        }
        // «На 1 апреля долг достиг 75 млрд. На частный приходится 37 млрд»
        let stock = settled && fit::is_stock(figure.metric.name) && frame.last.metric == Some(figure.metric.name);
        if let Some(day) = frame.last.date.filter(|&d| stock && of_a_day(figure, view, d) && !to_come(view, d)) {
            return Some(day);
        }
        let mut carried = [frame.date, frame.section.date, frame.last.date, frame.lead.date, frame.heading].into_iter().flatten();
        carried
            .find(|&m| period(view, m) && closed(view, m) && !to_come(view, m))
            .filter(|_| settled && !fit::is_stock(figure.metric.name) && !fit::is_spot(view, figure))
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
    pub(super) fn year_of(&self, view: &View<'a>, figure: &Figure<'a>) -> Option<Time> {
        let head = figure.head.map(|h| self.items[h].first).unwrap_or(figure.trigger.first);
        let before = head.checked_sub(1).filter(|&b| b >= view.first)?;
        let mention = view.mention_at(before).filter(|&m| view.drafts[m].kind == MentionKind::Number)?;
        let year: u32 = view.document.word(before).parse().ok().filter(|y| (1900..2100).contains(y))?;
        let (from, to) = (Some(format!("{year}-01-01")), Some(format!("{year}-12-31")));
        Some(Time { timex: year.to_string(), from, to, mention: Some(MentionId(mention as u32 + 1)) })
    }

    /// «за восемь месяцев»: from the beginning of the year the article speaks of.
    pub(super) fn months(&self, view: &View<'a>, figure: &Figure<'a>, from: usize, to: usize) -> Option<Time> {
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
            ClauseKind::Main | ClauseKind::Subordinate => false,
            // … but «число туристов, посетивших Грузию в мае», «объём инвестиций, привлечённых в 2025 году»
            ClauseKind::Participial => figure.head.map(|h| self.items[h].last).is_some_and(|end| (end..end + 3).contains(&c.first)),
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

/// Whether a date only tells since when a stock has changed: «долг на конец июня вырос с начала года на 5%».
fn since_new_year(view: &View<'_>, figure: &Figure<'_>, mention: usize) -> bool {
    let open = time::date(view, mention).is_some_and(|d| d.from.is_some() && d.to.is_none());
    open && figure.base == Some(Base::StartOfYear) && fit::is_stock(figure.metric.name)
}

/// The tokens a figure of a sentence can take names and dates from: between its neighbours.
pub(super) fn bounds<'a>(view: &View<'a>, items: &[Item<'a>], figures: &[Figure<'a>], n: usize, dates: bool) -> (usize, usize) {
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
