//! Times of day: `10:30 a.m.`, "5 pm", «в 11 утра», "noon"; with the date beside them, or alone.

use jiff::civil::Date;

use crate::lexicon::Tag;
use crate::record::MentionKind;
use crate::text::TokenKind;

use super::super::Found;
use super::super::view::View;
use super::calendar::{Period, Unit};
use super::part::{Part, Tense, When};
use super::{Clock, Dated};
use crate::language::function::word;

/// What makes a number before it an amount, not an hour.
const COUNTED: u64 =
    Tag::Unit.bit() | Tag::Currency.bit() | Tag::Percent.bit() | Tag::Scale.bit() | Tag::Multiple.bit() | Tag::Period.bit();

/// A time of day as written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Hour<'a> {
    pub hour: u8,
    pub minute: Option<u8>,
    pub second: Option<u8>,
    /// Half of the day is told: a.m., p.m., «вечера».
    pub half: Option<bool>,
    /// Offset from UTC.
    pub zone: Option<&'a str>,
    pub end: usize,
}

impl Hour<'_> {
    /// An hour without more.
    pub(super) fn new(hour: u8, end: usize) -> Self {
        Hour { hour, minute: None, second: None, half: None, zone: None, end }
    }

    pub(super) fn at_minute(self, minute: u8) -> Self {
        Hour { minute: Some(minute), ..self }
    }

    /// So many minutes before the hour.
    pub(super) fn minutes_before(self, minutes: u8) -> Self {
        let cycle = if self.half.is_some() { 24 } else { 12 };
        let hour = match self.hour % cycle {
            0 => cycle - 1,
            1 if cycle == 12 => 12,
            hour => hour - 1,
        };
        Hour { hour, minute: Some(60 - minutes), ..self }
    }

    pub(super) fn with_half(mut self, after_noon: bool) -> Self {
        if after_noon && self.hour < 12 {
            self.hour += 12;
        } else if !after_noon && self.hour == 12 {
            self.hour = 0;
        }
        self.half = Some(after_noon);
        self
    }

    fn timex(&self, out: &mut String) {
        out.push_str(&format!("T{:02}", self.hour));
        if let Some(minute) = self.minute {
            out.push_str(&format!(":{minute:02}"));
        }
        if let Some(second) = self.second {
            out.push_str(&format!(":{second:02}"));
        }
        out.push_str(self.zone.unwrap_or(""));
    }
}

impl<'a> View<'a> {
    /// The time of day that begins at a token. `beside` is whether a date stands beside it, so that less need be said.
    fn hour_at(&self, at: usize, beside: bool) -> Option<Hour<'a>> {
        if self.mask(at) & Tag::DayPart.bit() != 0 {
            let hour = match self.payload(at, Tag::DayPart)? {
                "noon" => 12,
                "midnight" => 0,
                _ => return None,
            };
            let (zone, end) = self.zone_at(at + 1).map_or((None, at + 1), |(zone, end)| (Some(zone), end));
            return Some(Hour { half: Some(hour == 12), zone, ..Hour::new(hour, end) });
        }
        if let Some(spoken) = self.spoken_hour(at) {
            let zoned = self.zone_at(spoken.end).map_or((None, spoken.end), |(zone, end)| (Some(zone), end));
            return Some(Hour { zone: zoned.0, end: zoned.1, ..spoken });
        }
        let hour = self.half_of_day(self.written_hour(at, beside)?);
        // «2–3 дня» last.
        let ranged = || at > self.first + 1 && self.dash(at - 1) && self.led_by(at - 2, word::HOUR_OR_END_LEAD);
        let led = || self.led_by(at, word::HOUR_OR_END_LEAD) || ranged() || at > self.first && self.is(at - 1, Tag::Approx);
        // «два дня», «три ночи» last.
        if hour.minute.is_none() && self.says(hour.end - 1, word::DAY_OR_NIGHT_GENITIVE) && !beside && !led() && !self.alone(at, hour.end) {
            return None;
        }
        let told = hour.half.is_some() || hour.minute.is_some() || self.zone_at(hour.end).is_some() && beside;
        let russian_hour = self.russian() && (beside || self.led_by(at, word::HOUR_LEAD));
        let hours = hour.minute.is_some() && self.says(hour.end, word::HOUR_UNIT);
        let clock = (hours || self.says(hour.end, word::ON_THE_CLOCK)) as usize;
        if told || clock == 1 {
            // "6 o'clock in the evening"
            let after = Hour { end: hour.end + clock, ..hour };
            let hour = if clock == 1 && hour.half.is_none() { self.half_of_day(after) } else { after };
            let end = hour.end;
            let zoned = self.zone_at(end).map_or((None, end), |(zone, end)| (Some(zone), end));
            return Some(Hour { zone: zoned.0, end: zoned.1, ..hour });
        }
        // «в 15 часов», «8 часов вечера»
        let part = self.russian() && self.says(hour.end + 1, word::DAY_PART_GENITIVE);
        if (russian_hour || part) && self.says(hour.end, word::HOUR_NOUN) && !self.says(hour.end + 1, word::AGO) {
            let mut end = self.past_stop(hour.end + 1);
            let mut found = Hour { end, ..hour };
            if let Some(minute) = self.two_digits(end, 59).filter(|_| self.says(end + 1, word::MINUTE_NOUN)) {
                (found.minute, end) = (Some(minute), self.past_stop(end + 2));
                found.end = end;
            }
            let found = self.half_of_day(found);
            let whole = self.led_by(at, word::EXACT_HOUR_LEAD) || found.half.is_some() || beside;
            return whole.then_some(found);
        }
        None
    }

    fn two_digits(&self, at: usize, most: u8) -> Option<u8> {
        let text = self.word(at);
        if !self.digits(at) || text.len() > 2 {
            return None;
        }
        text.parse().ok().filter(|n| *n <= most)
    }

    /// Hour, minute and second as digits, or the hour alone.
    fn written_hour(&self, at: usize, beside: bool) -> Option<Hour<'a>> {
        let blank = Hour::new(0, at + 1);
        if self.digits(at) {
            if self.word(at).len() > 5 {
                return None;
            }
            if let Some((hour, minute)) = self.word(at).split_once('.').filter(|(h, m)| h.len() <= 2 && m.len() == 2) {
                // `12.16 pm`, `в 13.30 мск`, `5 мая в 13.30`
                let found = Hour { hour: hour.parse().ok()?, minute: minute.parse().ok(), ..blank };
                let led = beside && at > self.first && self.says(at - 1, word::HOUR_AT) && self.mask(at + 1) & COUNTED == 0;
                let told = led || self.payload(at + 1, Tag::DayPart).is_some() || self.zone_at(at + 1).is_some();
                return (told && found.hour < 24 && found.minute.is_some_and(|m| m < 60)).then_some(found);
            }
            let hour = self.two_digits(at, 24)?;
            let mut found = Hour { hour, ..blank };
            if self.mark(at + 1, ':') && self.glued(at + 1) && self.glued(at + 2) {
                if self.word(at + 2).len() != 2 {
                    return None;
                }
                (found.minute, found.end) = (Some(self.two_digits(at + 2, 59)?), at + 3);
                if self.mark(at + 3, ':') && self.glued(at + 3) && self.glued(at + 4) {
                    let text = self.word(at + 4);
                    (found.second, found.end) = (text.get(..2).and_then(|t| t.parse().ok()).filter(|s| *s < 60), at + 5);
                }
                if self.mark(found.end, ':') {
                    return None;
                }
            }
            return Some(found);
        }
        let number = self.number(at, Tag::Number).filter(|n| (1..=23).contains(n))?;
        Some(Hour { hour: number as u8, ..blank })
    }

    /// Reads a.m., p.m., "in the evening", «утра» after an hour.
    pub(super) fn half_of_day(&self, hour: Hour<'a>) -> Hour<'a> {
        let mut at = hour.end;
        // «в 3 часа после полудня»
        if self.russian() && self.says(at, word::AFTER) && self.payload(at + 1, Tag::DayPart) == Some("noon") && hour.hour <= 12 {
            return Hour { end: at + 2, ..hour.with_half(true) };
        }
        if self.says(at, word::DAY_PART_JOINT) {
            at += 1 + self.says(at + 1, word::DEFINITE_ARTICLE) as usize;
        } else if !self.russian() && hour.minute.is_none() && !matches!(self.payload(at, Tag::DayPart), Some("am" | "pm")) {
            // "one afternoon"
            return self.spelled_half(hour);
        }
        let Some(part) = self.payload(at, Tag::DayPart).or_else(|| {
            let part = if self.says(at, word::NIGHT) && at > hour.end { "NI" } else { return self.russian_part(at) };
            Some(part)
        }) else {
            return self.spelled_half(hour);
        };
        let after_noon = match part {
            "am" | "MO" => false,
            "pm" | "AF" | "EV" => true,
            "NI" => hour.hour >= 6,
            _ => return hour,
        };
        if hour.hour > 12 {
            return Hour { half: Some(true), end: at + 1, ..hour };
        }
        Hour { end: at + 1, ..hour.with_half(after_noon) }
    }

    fn russian_part(&self, at: usize) -> Option<&'static str> {
        if self.says(at, word::AFTERNOON_GENITIVE) {
            return Some("AF");
        }
        self.says(at, word::NIGHT_GENITIVE).then_some("NI")
    }

    /// `a m`, `p m`.
    fn spelled_half(&self, hour: Hour<'a>) -> Hour<'a> {
        let at = hour.end;
        if self.says(at, word::MERIDIEM)
            && self.mark(at + 1, '.')
            && self.glued(at + 1)
            && self.says(at + 2, word::MERIDIEM_ENDING)
            && self.glued(at + 2)
        {
            return Hour { end: at + 3, ..hour.with_half(self.says(at, word::POST_MERIDIEM)) };
        }
        if self.says(at, word::MERIDIEM) && self.says(at + 1, word::MERIDIEM_ENDING) && self.token(at + 2).is_none() {
            return Hour { end: at + 2, ..hour.with_half(self.says(at, word::POST_MERIDIEM)) };
        }
        hour
    }

    /// The zone at a token, empty where it is a local one.
    pub(super) fn zone_at(&self, at: usize) -> Option<(&'a str, usize)> {
        let bracket = self.mark(at, '(') as usize;
        let (zone, end) = self.phrase(at + bracket, Tag::Zone)?;
        let zone = if zone == "local" { "" } else { zone };
        Some((zone, end + (bracket == 1 && self.mark(end, ')')) as usize))
    }

    /// A time or a range of times: its TIMEX values and where it ends.
    fn hours(&self, at: usize, beside: bool) -> Option<(Hour<'a>, Option<Hour<'a>>, usize)> {
        let first = self.hour_at(at, beside);
        let plain = first.or_else(|| self.written_hour(at, beside))?;
        let between = self.led_by(at, word::BETWEEN) && self.says(plain.end, word::COORDINATOR);
        // «с 9 до 17 часов»; what grew from 9 to 17 hours lasts as long.
        let from_to = self.russian() && self.led_by(at, word::SOURCE) && !self.moves_before(at);
        let joined = self.dash(plain.end) || between || self.says(plain.end, word::HOUR_RANGE_TO);
        if joined
            && plain.hour <= 24
            && let Some(last) = self.hour_at(plain.end + 1, beside || first.is_some() || from_to || between && self.russian())
        {
            let mut from = plain;
            if let (None, Some(after_noon)) = (from.half, last.half)
                && from.hour <= 12
                && from.hour % 12 <= last.hour % 12
            {
                from = from.with_half(after_noon);
            }
            if first.is_some() || last.half.is_some() || from.minute.is_some() || from_to && from.hour < last.hour {
                return Some((from, Some(last), last.end));
            }
        }
        first.map(|f| (f, None, f.end))
    }

    /// The time after a date: `5 мая в 10:30`, `2014-04-18 13:00 - 16:00`, `1994-11-05T08:15:30`.
    pub(super) fn with_hours(&self, date: Dated) -> Dated {
        let single = date.when.from.is_some() && date.when.from == date.when.to && !date.when.timex.contains(['T', '/']);
        if let Some(days) = self.days_at_hour(&date) {
            return days;
        }
        if !single || self.no_hour_follows(date.end) {
            return if date.when.timex.contains('T') { self.hour_in_part(date) } else { date };
        }
        if let Some(date) = self.iso_time(&date) {
            return date;
        }
        let mut at = date.end;
        if self.mark(at, ',')
            || self.mark(at, '@')
            || (self.mark(at, ':') || self.mark(at, '-') || self.mark(at, '.')) && self.glued(at + 1)
        {
            at += 1;
        }
        let said = self.says(at, word::HOUR_OPENING) as usize;
        if let Some((first, last, end)) = self.hours(at + said, true) {
            // `Oct 26 11:00:09 2023`
            let year = date.base.filter(|_| !date.told).and_then(|(part, _)| Some((part.when(self.bare_year(end)?.0)?, end + 1)));
            let (day, end) = year.unwrap_or((date.when.clone(), end));
            return Dated { when: on_day(&day, &first, last.as_ref()), end, ..date };
        }
        if let Some((part, end)) = self.day_part_after(date.end) {
            let timex = format!("{}T{part}", date.when.timex);
            return self.hour_in_part(Dated { when: When { timex, ..date.when }, end, ..date });
        }
        match self.hour_after(date.end) {
            Some(hour) => Dated { when: on_day(&date.when, &hour, None), end: hour.end, ..date },
            None => date,
        }
    }

    /// "this morning at 10", "tonight at 9": the hour in the part of the day that was told.
    pub(super) fn hour_in_part(&self, date: Dated) -> Dated {
        let hour = || {
            let (_, part) = date.when.timex.split_once('T').filter(|(_, part)| matches!(*part, "MO" | "AF" | "EV" | "NI"))?;
            let hour = self.hour_behind_part(date.end, part)?;
            // The small hours of an English night are of the day after.
            let later = i64::from(!self.russian() && part == "NI" && hour.hour < 6);
            let day = When::period(Period::of(Unit::Day, super::add_days(date.when.from?, later)?)?)?;
            Some((on_day(&day, &hour, None), hour.end))
        };
        match hour() {
            Some((when, end)) => Dated { when, end, ..date },
            None => date,
        }
    }

    /// `Oct 26 - 28, 11:00:09 2023`: two days, the hour of both, and the year that both share.
    fn days_at_hour(&self, date: &Dated) -> Option<Dated> {
        let two = date.when.timex.len() == 21 && !date.told && self.mark(date.end, ',');
        let (from, to) = (date.when.from.filter(|_| two)?, date.when.to?);
        let (hour, None, end) = self.hours(date.end + 1, true)? else { return None };
        let (year, end) = self.bare_year(end)?;
        let day = |day: Date| Some(on_day(&Part::Day(day.month(), day.day()).when(year)?, &hour, None));
        let when = When::range(&day(from)?, &day(to)?);
        (when.from <= when.to).then(|| Dated { told: true, ..Dated::new(date.first, end, when) })
    }

    /// "at 10" behind a part of the day.
    fn hour_behind_part(&self, end: usize, part: &str) -> Option<Hour<'a>> {
        let at = end + self.mark(end, ',') as usize;
        if !self.says(at, word::HOUR_AT) {
            return None;
        }
        let hour = match self.hours(at + 1, true) {
            Some((hour, None, end)) => Hour { end, ..hour },
            Some(_) => return None,
            None => self.hour_after(at)?,
        };
        Some(if hour.half.is_none() { in_part(hour, Some(part)) } else { hour })
    }

    /// Whether no time of day can follow a date, as told by one look.
    fn no_hour_follows(&self, at: usize) -> bool {
        let leads = Tag::Preposition.bit()
            | Tag::DayPart.bit()
            | Tag::DateModifier.bit()
            | Tag::Period.bit()
            | Tag::Number.bit()
            | Tag::Ordinal.bit()
            | Tag::Fraction.bit()
            | Tag::Determiner.bit();
        match self.token(at) {
            None => true,
            Some(token) if token.kind == TokenKind::Word => {
                token.mask & leads == 0 && !token.glued() && token.phrase == 0 && !self.says(at, word::DAY_PART_LEAD)
            }
            Some(token) => token.kind == TokenKind::Mark && at + 1 == self.last,
        }
    }

    /// "at 9", «в девять» after a date or a part of its day, where nothing counted follows.
    fn hour_after(&self, at: usize) -> Option<Hour<'a>> {
        if !self.says(at, word::HOUR_AT) {
            return None;
        }
        let hour = self.written_hour(at + 1, false).filter(|h| h.hour > 0 && h.minute.is_none())?;
        let ends = self.token(hour.end).is_none_or(|t| t.kind == TokenKind::Mark && !t.glued())
            || self.mark(hour.end, '.') && !self.digits(hour.end + 1)
            || self.mark(hour.end, ',');
        ends.then_some(hour)
    }

    /// `08/08/2023, 09:15 AM to 08/29/2023, 09:15 AM`.
    pub(super) fn timed_range(&self, date: Dated, clock: &Clock) -> Dated {
        let joined = self.dash(date.end) || self.says(date.end, word::TIME_RANGE_TO) || self.mark(date.end, '/');
        if !joined || !date.when.timex.contains('T') || date.when.timex.contains('/') {
            return date;
        }
        let last = self.dated_plain(date.end + 1, clock).map(|last| self.with_hours(last));
        match last.filter(|last| last.when.timex.contains('T') && !last.when.timex.contains('/') && last.when.to > date.when.from) {
            Some(last) => Dated { end: last.end, when: When::range(&date.when, &last.when), ..date },
            None => date,
        }
    }

    /// `T08:15:30` right after the date.
    fn iso_time(&self, date: &Dated) -> Option<Dated> {
        let at = date.end;
        let hour: u8 = self.word(at).strip_prefix('T').filter(|t| self.glued(at) && t.len() == 2)?.parse().ok().filter(|h| *h < 24)?;
        if !self.mark(at + 1, ':') {
            return None;
        }
        let minute = self.two_digits(at + 2, 59)?;
        let mut end = at + 3;
        let mut second = None;
        if self.mark(end, ':') && self.glued(end) {
            second = self.word(end + 1).get(..2).and_then(|t| t.parse().ok()).filter(|s| *s < 60);
            end += 2 * usize::from(second.is_some());
        }
        if self.word(end) == "Z" && self.glued(end) {
            end += 1;
        } else if (self.mark(end, '+') || self.dash(end)) && self.glued(end) && self.digits(end + 1) && self.glued(end + 1) {
            end += 2;
            if self.mark(end, ':') && self.digits(end + 1) {
                end += 2;
            }
        }
        let hour = Hour { hour, minute: Some(minute), second, half: None, zone: None, end };
        Some(Dated { when: on_day(&date.when, &hour, None), end, ..date.clone() })
    }

    /// "evening", "in the morning", «утром» after a date.
    fn day_part_after(&self, at: usize) -> Option<(&'a str, usize)> {
        let mut next = at + self.says(at, word::DAY_PART_DEGREE) as usize;
        if self.says(next, word::INESSIVE) && self.says(next + 1, word::DEFINITE_ARTICLE) {
            next += 2;
        }
        if self.says(next, word::AT_NIGHT) {
            return Some(("NI", next + 1));
        }
        if self.says(next, word::IN_AFTERNOON) {
            return Some(("AF", next + 1));
        }
        let part = self.payload(next, Tag::DayPart).filter(|p| matches!(*p, "MO" | "AF" | "EV"))?;
        (!self.russian() || self.says(next, word::DAY_PART_ADVERB)).then_some((part, next + 1))
    }

    /// A time of day, with the date after it where one follows.
    pub(super) fn timed_at(&self, at: usize, clock: &Clock) -> Option<Found> {
        if let Some(found) = self.part_alone(at, clock) {
            return Some(found);
        }
        let beside = self.date_follows(at);
        let Some((first, last, end)) = self.hours(at, beside) else { return self.hour_of_day(at, clock) };
        // «без четверти три»
        let begins = at - (at > self.first && self.says(at - 1, word::SUBTRACTIVE)) as usize;
        let mut next = end;
        if self.mark(next, ',') || self.mark(next, '∙') || self.mark(next, '·') || self.dash(next) {
            next += 1;
        }
        if self.says(next, word::HOUR_TO_DATE) {
            next += 1;
        }
        next += self.says(next, word::DEFINITE_ARTICLE) as usize;
        if let Some(date) = self.dated_plain(next, clock).filter(|d| d.when.from.is_some() && d.when.from == d.when.to)
            && !date.when.timex.contains(['T', '/'])
        {
            let when = on_day(&date.when, &first, last.as_ref());
            return Some(self.with_preposition(Dated::new(begins, date.end, when)));
        }
        let day = clock.day_of_sentence().or_else(|| clock.day_of_night(first.hour)).or_else(|| clock.day_of_story());
        let mut timex = day.map(|day| day.to_string()).unwrap_or_default();
        let first = if day.is_none() { self.midnight_ahead(at, end, first) } else { first };
        first.timex(&mut timex);
        if let Some(last) = last {
            timex.push('/');
            last.timex(&mut timex);
        }
        Some(self.timed(MentionKind::Time, begins, end, timex))
    }

    /// "polls close at midnight": where no verb looks back, the midnight that ends a day.
    fn midnight_ahead(&self, at: usize, end: usize, hour: Hour<'a>) -> Hour<'a> {
        let midnight = self.payload(at, Tag::DayPart) == Some("midnight");
        if midnight && self.tense(at, end) != Tense::Past { Hour { hour: 24, ..hour } } else { hour }
    }

    /// "8 this evening", "9 tomorrow morning", "at 5 tomorrow".
    fn hour_of_day(&self, at: usize, clock: &Clock) -> Option<Found> {
        let dates = Tag::Relation.bit() | Tag::DateModifier.bit() | Tag::DayPart.bit();
        let hour = self.written_hour(at, false).filter(|h| self.mask(h.end) & dates != 0 && h.minute.is_none())?;
        let part = self.part_of_day(hour.end, clock);
        let date = part.or_else(|| Some(self.with_hours(self.relative(hour.end, clock)?))).filter(|d| d.when.from == d.when.to)?;
        let Some((day, part)) = date.when.timex.split_once('T') else {
            let led = at > self.first && self.says(at - 1, word::HOUR_BEFORE_DAY) && date.when.from.is_some();
            return led.then(|| self.with_preposition(Dated::new(at, date.end, on_day(&date.when, &hour, None))));
        };
        if part.len() != 2 || hour.hour > 12 || hour.hour == 0 {
            return None;
        }
        let day = When { timex: day.to_string(), ..date.when.clone() };
        Some(self.with_preposition(Dated::new(at, date.end, on_day(&day, &in_part(hour, Some(part)), None))))
    }

    /// "in the morning", "at night", «вечером» without a day.
    fn part_alone(&self, at: usize, clock: &Clock) -> Option<Found> {
        let part = match self.payload(at, Tag::DayPart) {
            Some(part @ ("MO" | "AF" | "EV")) => part,
            _ => self.says(at, word::AT_NIGHT).then_some("NI")?,
        };
        let led = if self.russian() {
            self.says(at, word::DAY_PART_ADVERB)
        } else if part == "NI" {
            at > self.first && self.says(at - 1, word::HOUR_AT)
        } else {
            at >= self.first + 2 && self.says(at - 1, word::DEFINITE_ARTICLE) && self.says(at - 2, word::INESSIVE)
        };
        led.then_some(())?;
        let mut timex = clock.day_of_sentence().map(|day| day.to_string()).unwrap_or_default();
        // "in the evening at eight"
        if let Some(hour) = self.hour_behind_part(at + 1, part).filter(|hour| self.written(hour.end).is_none()) {
            hour.timex(&mut timex);
            return Some(self.timed(MentionKind::Time, at, hour.end, timex));
        }
        timex.push('T');
        timex.push_str(part);
        Some(self.timed(MentionKind::Time, at, at + 1, timex))
    }

    fn date_follows(&self, at: usize) -> bool {
        let dates = Tag::Relation.bit() | Tag::Weekday.bit() | Tag::Month.bit();
        (at + 1..at + 3).any(|i| self.mask(i) & dates != 0)
    }

    /// "this morning", «этой ночью», "the evening of January 29".
    pub(super) fn part_of_day(&self, at: usize, clock: &Clock) -> Option<Dated> {
        let part = |i: usize| {
            if self.says(i, word::NIGHT) {
                return Some("NI");
            }
            if self.says(i, word::IN_AFTERNOON) {
                return Some("AF");
            }
            self.payload(i, Tag::DayPart).filter(|p| matches!(*p, "MO" | "AF" | "EV"))
        };
        let here = self.payload(at, Tag::DateModifier);
        if let (Some(name @ ("this" | "last" | "next" | "that" | "same")), Some(part)) = (here, part(at + 1)) {
            let day = match name {
                "next" => super::add_days(clock.last_day()?, 1)?,
                "that" | "same" => clock.last_day()?,
                "last" if !self.russian() || part != "NI" => super::add_days(clock.published?, -1)?,
                _ => clock.published?,
            };
            let timex = format!("{day}T{part}");
            return Some(Dated::new(at, at + 2, When { timex, from: Some(day), to: Some(day) }));
        }
        let part = part(at)?;
        let next = match () {
            _ if self.says(at + 1, word::GENITIVE) => at + 2 + self.says(at + 2, word::DEFINITE_ARTICLE) as usize,
            _ if self.russian() && self.says(at + 1, word::ONTO) => at + 2,
            _ if self.russian() && self.says(at + 1, word::IN_WEEKDAY) && self.is(at + 2, Tag::Weekday) => at + 2,
            _ if self.russian() => at + 1,
            _ => return None,
        };
        let date = self.dated_plain(next, clock)?;
        if date.when.from != date.when.to || date.when.timex.contains(['T', '/']) {
            return None;
        }
        let when = When { timex: format!("{}T{part}", date.when.timex), ..date.when };
        Some(Dated::new(at, date.end, when))
    }
}

/// An hour of the twelve within a part of the day.
fn in_part<'a>(hour: Hour<'a>, part: Option<&str>) -> Hour<'a> {
    match part {
        _ if hour.hour > 12 => hour,
        Some("MO") => hour.with_half(false),
        Some("AF" | "EV") => hour.with_half(true),
        Some("NI") => hour.with_half(hour.hour >= 6 && hour.hour < 12),
        _ => hour,
    }
}

/// A time on a day.
fn on_day(day: &When, first: &Hour<'_>, last: Option<&Hour<'_>>) -> When {
    let mut timex = day.timex.clone();
    first.timex(&mut timex);
    if let Some(last) = last {
        timex.push('/');
        timex.push_str(&day.timex);
        last.timex(&mut timex);
    }
    When { timex, ..day.clone() }
}
