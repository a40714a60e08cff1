//! Dates that are told from another: "last week", «три года назад», "a year earlier", "the same period last year".

use jiff::civil::Date;

use crate::lexicon::{Grammar, Pos, Sense, Tag};
use crate::record::DateModifier;

use super::super::view::View;
use super::calendar::{Period, Unit, add_days};
use super::part::{Part, Tense, When, Year, nearest_year};
use super::{Clock, Dated, part_of};
use crate::language::function::{ending, word};

impl<'a> View<'a> {
    /// The relative date that begins at a token.
    pub(super) fn relative(&self, at: usize, clock: &Clock) -> Option<Dated> {
        let mask = self.mask(at);
        let plain = |(when, end): (When, usize)| Dated::new(at, end, when);
        if (mask & Tag::Relation.bit() != 0 || self.token(at)?.phrase != 0)
            && let Some((name, end)) =
                self.phrase(at, Tag::Relation).filter(|(name, _)| !name.starts_with("set:") && !name.starts_with("length:"))
        {
            let first = if end > at + 1 && self.mask(at) & Tag::Preposition.bit() != 0 { at + 1 } else { at };
            let name = match name {
                "weekend" => return self.weekend(first, end, clock),
                "year_end" => return self.year_end(at, end, clock),
                _ if name.starts_with("decade:") => return self.decade_named(at, end, name, clock),
                _ if name.starts_with("weekday:") => return self.day_of_weekday(at, end, name, clock),
                _ if name.starts_with("holiday:") => return self.holiday(at, end, name, clock),
                "near" if self.tense(at, end) == Tense::Future => "future",
                "near" => "past",
                "soon" if self.comes_soon(at, end) => "future",
                "soon" => return None,
                // «накануне выборов» is the eve of them, but «накануне президент принял».
                "eve" if self.lower(end) && self.genitive(end) && self.tense_at(end + 1) == Tense::Open => return None,
                "eve" => "day:-1",
                name => name,
            };
            return self.related(name, clock).map(|when| Dated::new(first, end, when));
        }
        if mask & Tag::Weekday.bit() != 0 {
            return self.weekday_but_one(at, clock).or_else(|| self.weekday(at, None, at, clock)).map(plain);
        }
        if mask & Tag::Month.bit() != 0 {
            let (month, end) = self.month_at(at)?;
            let shift = self.but_one(end)?;
            return self.shifted_month(month, shift.signum(), end + 2, clock).and_then(|(when, end)| {
                let month = Period { unit: Unit::Month, first: when.from? }.shift(shift.signum() * 12)?;
                Some(Dated::new(at, end, When::period(month)?))
            });
        }
        if mask & Tag::DateModifier.bit() != 0 || self.token(at)?.phrase != 0 {
            if let Some(found) = self.same_period(at, clock) {
                return Some(found);
            }
            if let Some(found) = self.modified(at, clock) {
                return Some(plain(self.weekday_within(found)));
            }
        }
        self.unit_but_one(at, clock).map(plain).or_else(|| self.counted_from(at, clock))
    }

    /// "will open soon", but not "as soon as", "soon after the vote" and what a story soon came to.
    fn comes_soon(&self, at: usize, end: usize) -> bool {
        let compared = at > self.first && self.says(at - 1, word::EQUATIVE);
        !compared && !self.says(end, word::ANCHOR) && self.tense(at, end) == Tense::Future
    }

    /// Whether a noun or adjective of the word lists may stand in the genitive.
    fn genitive(&self, at: usize) -> bool {
        let nominal = |s: &Sense| s.tag == Tag::Word && s.payload != Pos::Verb as u32;
        self.document.senses(at).any(nominal) && self.document.grammar(at).may_be(Grammar::GENITIVE)
    }

    /// "over the weekend", «в выходные»: the last one, the next one where the clause is future.
    fn weekend(&self, first: usize, end: usize, clock: &Clock) -> Option<Dated> {
        // «в выходные и праздничные дни»
        if self.russian() && self.is_word(end) && (self.says(end, word::COORDINATOR) || self.is(end, Tag::Period)) {
            return None;
        }
        let first = first + self.says(first, word::DEFINITE_ARTICLE) as usize;
        let Some(published) = clock.published else { return Some(Dated::new(first, end, When::unknown(Unit::Weekend))) };
        let here = Period::of(Unit::Weekend, published)?;
        let begun = here.first <= published;
        let past = !begun && self.tense(first, end) != Tense::Future;
        Some(Dated::new(first, end, When::period(here.shift(-i64::from(past))?)?))
    }

    /// "by year-end", "at year-end 2025"; "year-end results" are results.
    fn year_end(&self, at: usize, end: usize, clock: &Clock) -> Option<Dated> {
        let (year, end) = match self.bare_year(end) {
            Some((year, end)) => (Some(year), end),
            None => (None, end),
        };
        let lead = at - self.says(at - (at > self.first) as usize, word::DEFINITE_ARTICLE) as usize;
        (year.is_some() || self.led(lead) && !self.counts_noun(end)).then_some(())?;
        let past = !self.russian() && self.ended_year(lead, end);
        let year = year.or_else(|| clock.published.map(|day| day.year() - i16::from(past)));
        let when = year.map_or_else(|| Some(When::unknown(Unit::Year)), |year| When::period(Period::year(year)?))?;
        Some(part_of(Dated::new(at, end, when), DateModifier::End))
    }

    /// "the eighties", but nobody's age.
    fn decade_named(&self, at: usize, end: usize, name: &str, clock: &Clock) -> Option<Dated> {
        let before = at.checked_sub(1).filter(|before| *before >= self.first)?;
        let part = self.mask(before) & Tag::DateModifier.bit() != 0;
        let aged = part && before > self.first && !self.says(before - 1, word::DEFINITE_ARTICLE) && !self.led(before);
        let led = self.says(before, word::DEFINITE_ARTICLE) || part && !aged;
        if led { self.decade_of(at, end, name.strip_prefix("decade:")?.parse().ok()?, clock) } else { None }
    }

    /// «субботний матч»: the day of the week, the last one or the next one as a weekday is.
    fn day_of_weekday(&self, at: usize, end: usize, name: &str, clock: &Clock) -> Option<Dated> {
        let weekday: i64 = name.strip_prefix("weekday:")?.parse().ok()?;
        let Some(published) = clock.published else { return Some(Dated::new(at, end, When::open(format!("XXXX-WXX-{weekday}")))) };
        let here = i64::from(published.weekday().to_monday_one_offset());
        let ahead = self.tense(at, end) == Tense::Future;
        let days = if ahead { (weekday - here).rem_euclid(7) } else { -(here - weekday).rem_euclid(7) };
        Some(Dated::new(at, end, When::period(Period::of(Unit::Day, add_days(published, days)?)?)?))
    }

    /// "after next", "before last": two on, two back.
    fn but_one(&self, at: usize) -> Option<i64> {
        match (self.payload(at, Tag::DateModifier)?, self.payload(at + 1, Tag::DateModifier)?) {
            ("later", "next") => Some(2),
            ("earlier", "last") => Some(-2),
            _ => None,
        }
    }

    /// "the week after next", "the year before last".
    fn unit_but_one(&self, at: usize, clock: &Clock) -> Option<(When, usize)> {
        let unit = self.unit_at(at)?;
        let shift = self.but_one(at + 1)?;
        let Some(reference) = clock.reference() else { return Some((When::unknown(unit), at + 3)) };
        Some((When::period(Period::of(unit, reference)?.shift(shift)?)?, at + 3))
    }

    /// "Friday after next", "the Monday before last".
    fn weekday_but_one(&self, at: usize, clock: &Clock) -> Option<(When, usize)> {
        let weekday = self.number(at, Tag::Weekday)?;
        let shift = self.but_one(at + 1)?;
        let Some(published) = clock.published else { return Some((When::open(format!("XXXX-WXX-{weekday}")), at + 3)) };
        let here = i64::from(published.weekday().to_monday_one_offset());
        let weekday = i64::from(weekday);
        let days = if shift > 0 { (weekday - here - 1).rem_euclid(7) + 8 } else { -(here - weekday - 1).rem_euclid(7) - 8 };
        Some((When::period(Period::of(Unit::Day, add_days(published, days)?)?)?, at + 3))
    }

    /// "next week on Friday", "last week's Sunday", «на следующей неделе в среду»: the day within the week.
    fn weekday_within(&self, (week, end): (When, usize)) -> (When, usize) {
        let mut at = end;
        if self.says(at, word::WITHIN_WEEK) || self.mark(at, ',') {
            at += 1;
        }
        let day = || {
            let (from, to) = (week.from?, week.to?);
            let weekday = self.number(at, Tag::Weekday).filter(|_| add_days(from, 6) == Some(to))?;
            When::period(Period::of(Unit::Day, add_days(from, i64::from(weekday) - 1)?)?)
        };
        match day() {
            Some(day) => (day, at + 1),
            None => (week, end),
        }
    }

    /// "the next business day", «последний рабочий день»: over the weekend.
    fn working_day(&self, shift: i64, end: usize, clock: &Clock) -> Option<(When, usize)> {
        let Some(mut day) = clock.reference() else { return Some((When::unknown(Unit::Day), end)) };
        for _ in 0..3 {
            day = add_days(day, shift.signum())?;
            if day.weekday().to_monday_one_offset() < 6 {
                break;
            }
        }
        (shift != 0).then_some(())?;
        Some((When::period(Period::of(Unit::Day, day)?)?, end))
    }

    /// `day:-1`, `present`, `past`, `future`.
    fn related(&self, name: &str, clock: &Clock) -> Option<When> {
        Some(match name {
            "ytd" => {
                let Some(published) = clock.published else { return Some(When::unknown(Unit::Year)) };
                let from = When::period(Period::of(Unit::Day, Period::of(Unit::Year, published)?.first)?)?;
                When::range(&from, &When::period(Period::of(Unit::Day, published)?)?)
            }
            "present" => When::open("PRESENT_REF"),
            "past" => When::open("PAST_REF"),
            "future" => When::open("FUTURE_REF"),
            _ if name.starts_with("month:") => return self.named_month(name.strip_prefix("month:")?.parse().ok()?, clock),
            _ if name.starts_with("year:") => {
                let shift: i64 = name.strip_prefix("year:")?.parse().ok()?;
                let Some(published) = clock.published else { return Some(When::unknown(Unit::Year)) };
                When::period(Period::of(Unit::Year, published)?.shift(shift)?)?
            }
            _ => {
                let (number, part) = name.strip_prefix("day:")?.split_once('T').map_or((name.strip_prefix("day:")?, ""), |n| n);
                let Some(published) = clock.published else { return Some(When::open("XXXX-XX-XX")) };
                let mut when = When::period(Period::of(Unit::Day, add_days(published, number.parse().ok()?)?)?)?;
                if !part.is_empty() {
                    when.timex.push('T');
                    when.timex.push_str(part);
                }
                when
            }
        })
    }

    /// «мартовский»: the month, as it would be without a year.
    fn named_month(&self, month: i8, clock: &Clock) -> Option<When> {
        let part = Part::Month(month);
        let Some(published) = clock.published else { return Some(part.open()) };
        part.when(clock.told_year(part).or_else(|| nearest_year(part, None, published, Tense::Past))?)
    }

    /// A weekday: the last one, the next one where the clause is future, the nearest where no verb tells.
    fn weekday(&self, at: usize, shift: Option<i64>, first: usize, clock: &Clock) -> Option<(When, usize)> {
        let weekday = self.weekday_at(at)? as i64;
        // "the Good Friday Agreement"
        let named =
            at > self.first && self.phrase(at - 1, Tag::Relation).is_some_and(|(name, end)| end > at && name.starts_with("holiday:"));
        if named {
            return None;
        }
        let short = self.letters(at) <= 4 && !self.says(at, word::WEDNESDAY);
        let end = if short { self.past_stop(at + 1) } else { at + 1 };
        let alone = self.alone(at, at + 1);
        if short && !alone && (!self.capital(at) || self.russian() && !self.mark(at + 1, '.')) || self.says(at, word::SUNDAY) && !alone {
            return None;
        }
        let plural = ending::WEEKDAY_PLURAL.end(self.word(at)) && (self.russian() || !short);
        if plural && !self.says(at, word::WEEKDAY_ABBREVIATION) {
            return None;
        }
        // "September 11, 2001, a Tuesday"
        let some = at > self.first && self.says(at - 1, word::INDEFINITE_ARTICLE) && shift.is_none();
        let Some(published) = clock.published.filter(|_| !some) else {
            return Some((When::open(format!("XXXX-WXX-{weekday}")), end));
        };
        let here = i64::from(published.weekday().to_monday_one_offset());
        let behind = (here - weekday).rem_euclid(7);
        let ahead = (weekday - here).rem_euclid(7);
        let days = match shift {
            Some(-1) if behind == 0 => -7,
            Some(-1) => -behind,
            Some(1) => weekday - here + 7,
            Some(_) if self.tense(first, end) == Tense::Past => -behind,
            Some(_) if ahead == 0 => 0,
            Some(_) => ahead,
            None => match self.tense(first, end) {
                // "resume on Tuesday and last until Thursday"
                Tense::Future if self.bounds(first) => self.after_told(weekday, published, clock).unwrap_or(ahead),
                Tense::Future => ahead,
                // «матч в субботу в 9 часов»: what has an hour and no verb is announced.
                Tense::Open if self.says(end, word::HOUR_AT) && self.digits(end + 1) => ahead,
                Tense::Past => -behind,
                Tense::Open if behind <= ahead || behind < 5 => -behind,
                Tense::Open => ahead,
            },
        };
        Some((When::period(Period::of(Unit::Day, add_days(published, days)?)?)?, end))
    }

    /// Whether a date here is the last day of something.
    fn bounds(&self, at: usize) -> bool {
        self.led_by(at, word::BOUND)
    }

    /// How far ahead the weekday is that comes after a day still to come which the sentence has told.
    fn after_told(&self, weekday: i64, published: Date, clock: &Clock) -> Option<i64> {
        let told = clock.day_of_sentence().filter(|told| *told > published)?;
        let days = i64::from(published.until(told).ok()?.get_days());
        Some(days + (weekday - i64::from(told.weekday().to_monday_one_offset())).rem_euclid(7))
    }

    /// The weekday at a token; «среда» is the surroundings as well.
    pub(super) fn weekday_at(&self, at: usize) -> Option<u32> {
        let weekday = self.number(at, Tag::Weekday)?;
        if !self.says(at, word::WEDNESDAY) || self.alone(at, at + 1) {
            return Some(weekday);
        }
        let led = self.led(at) && (!self.led_by(at, word::IN_DATE) || self.says(at, word::WEDNESDAY_ACCUSATIVE));
        let times = Tag::DateModifier.bit() | Tag::DayPart.bit() | Tag::Weekday.bit() | Tag::Period.bit();
        let beside = at > self.first && self.mask(at - 1) & times != 0 || self.mark(at + 1, ',') && self.written(at + 2).is_some();
        (led || beside || at == self.first || self.written(at + 1).is_some()).then_some(weekday)
    }

    /// "last week", "next two months", «прошлый год», "this March", "the following day".
    pub(super) fn modified(&self, at: usize, clock: &Clock) -> Option<(When, usize)> {
        let (name, mut next) = self.phrase(at, Tag::DateModifier)?;
        let shift = match name {
            "last" => -1,
            "this" => 0,
            "next" => 1,
            "before_last" => -2,
            "same" | "that" => return self.same_unit(at, next, name == "same", clock),
            _ => return None,
        };
        // "this past weekend", "the next few days"
        let mut shift = shift;
        if let Some(more) = self.payload(next, Tag::DateModifier).filter(|m| matches!(*m, "last" | "next") && name == "this") {
            shift = if more == "last" { -1 } else { 1 };
            next += 1;
        }
        if self.mask(next) & Tag::Weekday.bit() != 0 {
            return self.weekday(next, Some(shift), at, clock);
        }
        if let Some((month, end)) = self.month_at(next).filter(|_| shift.abs() <= 1) {
            return self.shifted_month(month, shift, end, clock);
        }
        if let Some(season) = self.payload(next, Tag::Season).filter(|_| self.season_agrees(at, next)) {
            let month = ["SP", "SU", "FA", "WI"].iter().position(|s| *s == season)? as i8 * 3 + 3;
            return self.shifted_season(Part::Season(month), shift, next + 1, clock);
        }
        if self.payload(next, Tag::DateModifier) == Some("some") {
            self.unit_at(next + 1)?;
            return self.some_near(shift, next + 2);
        }
        if let Some((many, end)) = self.whole_number(next) {
            let unit = self.unit_at(end)?;
            // "…, following two days of talks", but "the following two days"
            let after = shift == 1 && self.says(end + 1, word::GENITIVE) && !self.says(at.wrapping_sub(1), word::DEFINITE_ARTICLE);
            let whole = self.near_units_and_days(next, shift, clock);
            return if after { None } else { whole.or_else(|| self.near_units(many, unit, shift, end + 1, clock)) };
        }
        if let Some(("workday", end)) = self.phrase(next, Tag::Period) {
            return self.working_day(shift, end, clock);
        }
        if let Some(("weekend", end)) = self.phrase(next, Tag::Period) {
            let Some(reference) = clock.reference() else { return Some((When::unknown(Unit::Weekend), end)) };
            return Some((When::period(Period::of(Unit::Weekend, reference)?.shift(shift)?)?, end));
        }
        self.shifted_unit(at, next, shift, clock)
    }

    /// "last year", «на прошлой неделе»: a unit behind its modifier, which begins at `at`.
    fn shifted_unit(&self, at: usize, next: usize, shift: i64, clock: &Clock) -> Option<(When, usize)> {
        let unit = self.unit_at(next)?;
        // "over the past decade": the ten years up to now, but "the last decade of the century".
        let whole = self.says(next + 1, word::GENITIVE) || self.is(next + 1, Tag::DateModifier) || self.century(next + 1).is_some();
        if unit == Unit::Decade && self.says(at, word::ROLLING) && !whole {
            return self.near_units(10, Unit::Year, shift, next + 1, clock);
        }
        // «узнала об этом месяц назад»
        if self.payload(next + 1, Tag::DateModifier) == Some("ago") {
            return None;
        }
        let lately = shift == -1 && self.led_by(at, word::WITHIN_SPAN);
        if self.says(next, word::DAY_UNIT)
            && (shift <= 0 && !lately || self.says(next + 1, word::GENITIVE) || self.is(next + 1, Tag::Month))
        {
            return None;
        }
        // «прошлой недели» is of one.
        let one = self.russian() && self.says(next, word::WEEK_GENITIVE) && ending::FEMININE_OBLIQUE.end(self.word(next - 1));
        if !one && self.says(next, word::UNIT_PLURAL) || self.says(next, word::DAY_UNIT) {
            return self.some_near(shift, next + 1);
        }
        // "the next day" of a story is the day after the one told of last.
        let Some(published) = clock.reference() else { return Some((When::unknown(unit), next + 1)) };
        // So is "the following month" in what is told of the past.
        let past = || self.says(at, word::FOLLOWING) || self.tense(at, next + 1) == Tense::Past;
        let base = match unit {
            Unit::Day if shift != 0 => clock.last_day(),
            _ if shift == 1 => clock.last_to().filter(|told| *told < published && past()),
            _ => None,
        };
        let base = base.unwrap_or(published);
        let period = Period::of(unit, base)?.shift(shift)?;
        Some((When::period(period)?, next + 1))
    }

    /// "the next few days", «последние годы»: nobody knows how many.
    fn some_near(&self, shift: i64, end: usize) -> Option<(When, usize)> {
        (shift != 0).then(|| (When::open(if shift > 0 { "FUTURE_REF" } else { "PAST_REF" }), end))
    }

    /// A whole number of units, where it ends; "two quarters" are two.
    pub(super) fn whole_number(&self, at: usize) -> Option<(i64, usize)> {
        if let Some(count) = self.number(at, Tag::Number).filter(|_| self.payload(at + 1, Tag::Period) == Some("quarter")) {
            return Some((i64::from(count), at + 1));
        }
        let number = self.number_at(at).filter(|n| n.value.fract().is_zero() && n.scale == 0)?;
        let many: i64 = number.value.try_into().ok().filter(|n| (1..=1000).contains(n))?;
        Some((many, number.end))
    }

    /// "the same day", «в тот же день», "that year".
    fn same_unit(&self, first: usize, at: usize, same: bool, clock: &Clock) -> Option<(When, usize)> {
        let unit = self.unit_at(at).filter(|u| matches!(u, Unit::Day | Unit::Month | Unit::Year))?;
        let told = match unit {
            Unit::Day if same => clock.same_day(),
            Unit::Day => clock.last_day(),
            _ => clock.last_from().map(|(from, _)| from),
        };
        let when = match told {
            Some(from) => When::period(Period::of(unit, from)?)?,
            // "that day", nobody knows which; but not «до того дня, когда».
            None if same || self.led_by(first, word::IN_DATE) && !self.mark(at + 1, ',') => When::unknown(unit),
            None => return None,
        };
        Some((when, at + 1))
    }

    fn shifted_month(&self, month: i8, shift: i64, end: usize, clock: &Clock) -> Option<(When, usize)> {
        let Some(published) = clock.reference() else { return Some((When::open(format!("XXXX-{month:02}")), end)) };
        let year = published.year();
        let year = match shift {
            -1 if month >= published.month() => year - 1,
            1 if month <= published.month() => year + 1,
            _ => year,
        };
        Some((When::period(Period::month(year, month)?)?, end))
    }

    /// «этим летом», not «это летом»; and no year follows that the season is of.
    fn season_agrees(&self, at: usize, season: usize) -> bool {
        let adverb = self.says(season, word::SEASON_ADVERB);
        let instrumental = ending::ADJECTIVE_INSTRUMENTAL.end(self.word(at));
        (!adverb || instrumental) && self.year_after(season + 1, false).0 == Year::Unsaid
    }

    /// "last summer" is one that is over, "next winter" one that has not begun.
    fn shifted_season(&self, season: Part, shift: i64, end: usize, clock: &Clock) -> Option<(When, usize)> {
        let Some(published) = clock.reference() else { return Some((season.open(), end)) };
        let here = published.year();
        let mut years = (here - 2..=here + 2).filter_map(|year| Some((year, season.days(year)?)));
        let (year, _) = match shift {
            -1 => years.rfind(|(_, (_, to))| *to < published),
            1 => years.find(|(_, (from, _))| *from > published),
            _ => years.find(|(year, (from, to))| *from <= published && *to >= published || *year == here),
        }?;
        Some((season.when(year)?, end))
    }

    /// "the same period last year", «за аналогичный период 2024 года»: the period told of last, in another year.
    fn same_period(&self, at: usize, clock: &Clock) -> Option<Dated> {
        let (name, mut next) = self.phrase(at, Tag::DateModifier)?;
        if name == "year_before" {
            // "the year-earlier quarter"
            let (part, told) = clock.last_part()?;
            let named = self.is(next, Tag::Period) || self.says(next, word::PERIOD);
            let when = part.when(told - 1).filter(|_| named)?;
            return Some(Dated { base: Some((part, told - 1)), ..Dated::new(at, next + 1, when) });
        }
        // "the same nine months of 2024"
        next = self.whole_number(next).map_or(next, |(_, end)| end);
        if name != "same" || !self.says(next, word::SAME_PERIOD) {
            return None;
        }
        next += 1;
        let (part, told) = clock.last_part()?;
        let (year, end) = match self.year_after(next, false) {
            (Year::Exact(year), end) => (year, end),
            (Year::Relative(-1), end) => (told - 1, end),
            (Year::Relative(shift), end) => (clock.published?.year() + shift, end),
            _ if self.says(next, word::SINGLE) && self.says(next + 1, word::YEAR) && self.says(next + 2, word::ANTERIOR) => {
                (told - 1, next + 3)
            }
            _ => return None,
        };
        let when = part.when(year)?;
        Some(Dated { base: Some((part, year)), ..Dated::new(at, end, when) })
    }

    /// "two upcoming weeks", «два последующих года»
    pub(super) fn units_to_come(&self, at: usize, clock: &Clock) -> Option<(When, usize)> {
        let (many, next) = self.whole_number(at)?;
        let shift = match self.payload(next, Tag::DateModifier)? {
            "last" => -1,
            "next" => 1,
            _ => return None,
        };
        let unit = self.unit_at(next + 1)?;
        self.near_units(many, unit, shift, next + 2, clock)
    }

    /// So many units before this one or after it.
    fn near_units(&self, many: i64, unit: Unit, shift: i64, end: usize, clock: &Clock) -> Option<(When, usize)> {
        let Some(reference) = clock.reference() else { return (shift != 0).then(|| (When::unknown(unit), end)) };
        let here = Period::of(unit, reference)?;
        let (from, to) = match shift {
            -1 => (here.shift(-many)?, here.shift(-1)?),
            1 => (here.shift(1)?, here.shift(many)?),
            _ => return None,
        };
        let (from, to) = (When::period(from)?, When::period(to)?);
        Some((if many == 1 { from } else { When::range(&from, &to) }, end))
    }
}
