//! Reads absolute dates: numeric ones, day and month, month and year, years, quarters, halves, seasons.

use crate::lexicon::Tag;
use crate::text::{LetterCase, Token, TokenKind};

use super::super::view::View;
use super::part::{Part, Written, Year};
use crate::language::function::{ending, word};

impl<'a> View<'a> {
    /// The absolute date that begins at a token.
    pub fn written(&self, at: usize) -> Option<Written> {
        let token = self.token(at)?;
        let mask = self.mask(at);
        if self.digits(at) {
            return self.memory.written.get(at, || self.with_digits(at));
        }
        if mask & Tag::Month.bit() != 0 {
            return self.month_first(at);
        }
        if mask & Tag::Weekday.bit() != 0 {
            return self.weekday_first(at);
        }
        if mask & Tag::Season.bit() != 0 {
            return self.season(at);
        }
        if mask & (Tag::Ordinal.bit() | Tag::Number.bit() | Tag::Scale.bit()) != 0 {
            return self.year_in_words(at).or_else(|| self.ordinal_period(at)).or_else(|| self.day_month(at));
        }
        if mask & Tag::DateModifier.bit() != 0 && self.payload(at, Tag::DateModifier) == Some("last") {
            return self.first_months(at);
        }
        if token.case == LetterCase::Upper || token.case == LetterCase::Mixed {
            return self.coded(at).or_else(|| self.ordinal_period(at));
        }
        None
    }

    fn with_digits(&self, at: usize) -> Option<Written> {
        self.numeric(at)
            .or_else(|| self.day_month(at))
            .or_else(|| self.ordinal_period(at))
            .or_else(|| self.part_in_code(at))
            .or_else(|| self.day_in_list(at))
            .or_else(|| self.day_after_list(at))
            .or_else(|| self.day_alone(at))
            .or_else(|| self.spaced(at))
            .or_else(|| self.year_alone(at))
    }

    /// "on the 15th": a day of the month told of, or of this one.
    fn day_alone(&self, at: usize) -> Option<Written> {
        let day_only = |day, end| Some(Written { year: Year::Unsaid, part: Part::DayOnly(day), weekday: None, end });
        if self.russian() {
            // «к 20-му числу», but not that of each month
            let (day, end) = self.day_number(at)?;
            let named = self.says(end, word::DAY_OF_MONTH) && !self.is(end + 1, Tag::DateModifier);
            return if named { day_only(day, end + 1) } else { None };
        }
        let led = at >= self.first + 2
            && self.says(at - 1, word::DEFINITE_ARTICLE)
            && (self.is_preposition(at - 2, word::DAY_BOUND) || self.is_preposition(at - 2, word::SOURCE));
        let article = at > self.first && self.says(at - 1, word::DEFINITE_ARTICLE);
        let (day, end) = self.ordinal_at(at).filter(|(day, _)| (1..=31).contains(day))?;
        (led || article && self.alone(at, end)).then_some(())?;
        if self.counts_noun(end) { None } else { day_only(day as i8, end) }
    }

    /// Whether what follows a number goes on to what it counts.
    pub(super) fn counts_noun(&self, end: usize) -> bool {
        let plain = Tag::Preposition.bit() | Tag::Conjunction.bit() | Tag::Auxiliary.bit() | Tag::Pronoun.bit() | Tag::Determiner.bit();
        self.is_word(end) && (self.mask(end) & plain == 0 || self.says(end, word::GENITIVE)) || self.digits(end) || self.dash(end)
    }

    /// `10 31 1974`, `2014 12 28`, `2 - 15` where the text is nothing else; «приказ от 21 10 2016».
    fn spaced(&self, at: usize) -> Option<Written> {
        let width = |i: usize, count: usize| self.digits(i) && self.word(i).len() == count;
        let led = self.russian() && self.led_by(at, word::DATE_LEAD) && width(at, 2) && width(at + 1, 2) && width(at + 2, 4);
        if !led && (at != self.first || self.last != at + 3) || !self.digits(at + 2) {
            return None;
        }
        let number = |at: usize| self.word(at).parse::<i16>().ok();
        let day = |month: i16, day: i16, year| {
            let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
            let end = if led { self.year_word(at + 3).unwrap_or(at + 3) } else { at + 3 };
            fits.then_some(Written { year, part: Part::Day(month as i8, day as i8), weekday: None, end })
        };
        if self.digits(at + 1) {
            return match (self.bare_year(at), self.bare_year(at + 2)) {
                (Some((year, _)), None) => day(number(at + 1)?, number(at + 2)?, Year::Exact(year)),
                (None, Some((year, _))) if self.russian() => day(number(at + 1)?, number(at)?, Year::Exact(year)),
                (None, Some((year, _))) => day(number(at)?, number(at + 1)?, Year::Exact(year)),
                _ => None,
            };
        }
        // Beyond twelve it can be nothing but the day.
        let joined = (self.dash(at + 1) || self.mark(at + 1, '/')) && self.glued(at + 1) == self.glued(at + 2);
        let last = number(at + 2).filter(|day| joined && *day > 12 && !self.russian())?;
        day(number(at)?, last, Year::Unsaid)
    }

    /// `10.02.2025`, `2025-02-10`, `10/02/2025`, `2/10/25`.
    fn numeric(&self, at: usize) -> Option<Written> {
        let mut parts = [0u32; 3];
        let mut lengths = [0usize; 3];
        let (count, end, mark) = self.numeric_parts(at, &mut parts, &mut lengths)?;
        let [a, b, c] = parts;
        let done = |year: u32, month: u32, day: u32, end| {
            let date = jiff::civil::Date::new(year as i16, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
            Some(Written { year: Year::Exact(date.year()), part: Part::Day(date.month(), date.day()), weekday: None, end })
        };
        if count == 3 {
            if lengths[0] == 4 {
                let (month, day) = if b > 12 { (c, b) } else { (b, c) };
                return done(a, month, day, self.year_word(end).unwrap_or(end));
            }
            if lengths[0] > 2 || lengths[1] > 2 || !matches!(lengths[2], 2 | 4) {
                return None;
            }
            let year = if lengths[2] == 4 {
                c
            } else if c < 50 {
                2000 + c
            } else {
                1900 + c
            };
            // `2-6-27` is a number of something.
            if mark == '-' && lengths[2] == 2 && lengths[0] + lengths[1] < 4 {
                return None;
            }
            let american = mark == '/' && !self.russian();
            let (month, day) = if american && a <= 12 || b > 12 { (a, b) } else { (b, a) };
            return done(year, month, day, self.year_word(end).unwrap_or(end));
        }
        // `09/2012`, `2012-09`, `8/10`
        let month = |year: u32, month: u32| {
            let plain = (1..=12).contains(&month) && (1800..=2199).contains(&year);
            plain.then_some(Written { year: Year::Exact(year as i16), part: Part::Month(month as i8), weekday: None, end })
        };
        if mark == '/' && lengths[1] == 4 && lengths[0] <= 2 {
            return month(b, a);
        }
        if lengths[0] == 4 && lengths[1] == 2 && matches!(mark, '-' | '/') && !(mark == '-' && b == a % 100 + 1) {
            return month(a, b);
        }
        if mark == '.' && lengths[..2] == [2, 2] {
            let end = if self.mark(end, '.') && self.glued(end) && end + 1 < self.last { end + 1 } else { end };
            let fits = (1..=12).contains(&b) && (1..=31).contains(&a);
            return fits.then_some(Written { year: Year::Unsaid, part: Part::Day(b as i8, a as i8), weekday: None, end });
        }
        if mark == '/' && lengths[0] <= 2 && lengths[1] <= 2 && self.slashed_day(at, end) {
            let (month, day) = if self.russian() || a > 12 { (b, a) } else { (a, b) };
            let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
            return fits.then_some(Written { year: Year::Unsaid, part: Part::Day(month as i8, day as i8), weekday: None, end });
        }
        None
    }

    /// Whether `15.02` is a day: after a preposition of time or in a range, and nothing counted after it.
    fn dotted_day(&self, at: usize) -> bool {
        let led = self.led_by(at, word::DAY_LEAD);
        let ranged = self.dash(at + 1)
            || self.mark(at + 1, '.') && self.dash(at + 2)
            || at > self.first && (self.dash(at - 1) || self.mark(at - 1, '/') && self.glued(at))
            || self.mark(at + 1, '.') && (self.says(at + 2, word::INCLUSIVE) || self.says(at + 2, word::HOUR_AT) && self.digits(at + 3))
            || at == self.first && (self.last == at + 1 || self.last == at + 2 && self.mark(at + 1, '.'));
        let counted =
            self.scale_at(at + 1).is_some() || self.mask(at + 1) & (Tag::Percent.bit() | Tag::Unit.bit() | Tag::Currency.bit()) != 0;
        self.russian() && (led || ranged) && !counted
    }

    /// Whether `8/10` is a day: nothing else it could be stands beside it.
    fn slashed_day(&self, at: usize, end: usize) -> bool {
        self.alone(at, end) || self.led_by(at, word::DAY_BOUND) && !self.is_word(end)
    }

    fn numeric_parts(&self, at: usize, parts: &mut [u32; 3], lengths: &mut [usize; 3]) -> Option<(usize, usize, char)> {
        let text = self.word(at);
        if text.len() > 10 || text.contains(',') {
            return None;
        }
        if text.contains('.') {
            let mut count = 0;
            for part in text.split('.') {
                (*parts.get_mut(count)?, lengths[count]) = (part.parse().ok()?, part.len());
                count += 1;
            }
            if count == 2 && self.dotted_day(at) {
                return Some((2, at + 1, '.'));
            }
            return (count == 3).then_some((3, at + 1, '.'));
        }
        let mark = self.word(at + 1).chars().next().filter(|c| matches!(c, '-' | '/' | '.' | '–'))?;
        if !self.glued(at + 1) || !self.glued(at + 2) || !self.digits(at + 2) {
            return None;
        }
        (parts[0], lengths[0]) = (text.parse().ok()?, text.len());
        (parts[1], lengths[1]) = (self.word(at + 2).parse().ok()?, self.word(at + 2).len());
        if self.mark(at + 3, mark) && self.glued(at + 3) && self.digits(at + 4) && self.glued(at + 4) {
            (parts[2], lengths[2]) = (self.word(at + 4).parse().ok()?, self.word(at + 4).len());
            return Some((3, at + 5, mark));
        }
        Some((2, at + 3, mark))
    }

    /// The day of the month at a token: `5`, `5th`, `5-го`, "twenty-fifth", «пятое».
    pub fn day_number(&self, at: usize) -> Option<(i8, usize)> {
        if let Some((day, end)) = self.ordinal_at(at) {
            // A day is neuter: «первое», «первого»; «первая» and «третий» are other things.
            let neuter = ending::NEUTER_ORDINAL.end(self.word(end - 1));
            let fits = self.digits(at) || !self.russian() || neuter;
            return (fits && (1..=31).contains(&day)).then_some((day as i8, end));
        }
        if !self.digits(at) || self.word(at).len() > 2 {
            return None;
        }
        let day: i8 = self.word(at).parse().ok()?;
        (1..=31).contains(&day).then_some((day, at + 1))
    }

    /// The month at a token: its number and where it ends, an abbreviation's stop included.
    pub fn month_at(&self, at: usize) -> Option<(i8, usize)> {
        let month = self.number(at, Tag::Month)? as i8;
        let short = self.is(at, Tag::Abbreviation) || self.letters(at) <= 4;
        Some((month, if short { self.past_stop(at + 1) } else { at + 1 }))
    }

    /// `10 August 2012`, `5 мая`, "the third of March".
    pub(super) fn day_month(&self, at: usize) -> Option<Written> {
        let (day, mut next) = self.day_number(at)?;
        if self.says(next, word::GENITIVE) || self.mark(next, '/') || self.dash(next) && self.glued(next) && self.is(next + 1, Tag::Month) {
            next += 1;
        } else if self.says(next, word::DAY) && self.says(next + 1, word::GENITIVE) {
            next += 2;
        }
        let (month, end) = self.month_at(next)?;
        if day > 29 && month == 2 || day > 30 && matches!(month, 4 | 6 | 9 | 11) {
            return None;
        }
        let (year, end) = self.year_after(end, true);
        // "chapters 5 and 7 may help"
        let verb = !self.russian() && self.lower(next) && matches!(month, 3 | 5) && !self.alone(at, end);
        if verb && year == Year::Unsaid && !self.led(at) {
            return None;
        }
        let mut written = Written { year, part: Part::Day(month, day), weekday: None, end };
        self.weekday_after(&mut written);
        Some(written)
    }

    /// `5 мая, понедельник`.
    fn weekday_after(&self, written: &mut Written) {
        let comma = self.mark(written.end, ',') as usize;
        let bracket = self.mark(written.end, '(') as usize;
        let at = written.end + comma + bracket;
        if comma + bracket == 0 || self.is(at + 1, Tag::Month) || self.day_number(at + 1).is_some() {
            return;
        }
        if let Some(weekday) = self.number(at, Tag::Weekday) {
            if bracket == 1 && !self.mark(at + 1, ')') {
                return;
            }
            (written.weekday, written.end) = (Some(weekday as i8), at + 1 + bracket);
        }
    }

    /// `August 10, 2012`, `August 2012`, `в августе`, `май–июнь`.
    fn month_first(&self, at: usize) -> Option<Written> {
        let (month, end) = self.month_at(at)?;
        let plain = |year, part, end| Some(Written { year, part, weekday: None, end });
        if !self.russian() || self.capital(at) && (at == self.first || !self.is_word(at - 1)) {
            let tied = (self.dash(end) || self.mark(end, '/')) && self.glued(end) && self.glued(end + 1);
            let article = (self.says(end, word::DEFINITE_ARTICLE)
                || tied
                || self.mark(end, ',') && self.is(at.wrapping_sub(2), Tag::Weekday)) as usize;
            // "the end of May the Second Army"
            let named = article == 1 && self.capital(end + 1);
            let day = self
                .day_number(end + article)
                .filter(|_| !named)
                .filter(|(_, e)| !(self.digits(*e) && self.glued(*e)) && !self.mark(*e, ':'));
            if let Some((day, day_end)) = day.filter(|(_, e)| !self.mark(*e, '%')) {
                let (year, end) = self.year_after(day_end, true);
                let mut written = Written { year, part: Part::Day(month, day), weekday: None, end };
                self.weekday_after(&mut written);
                return Some(written);
            }
        }
        let (year, after) = self.year_after(end, false);
        // "the September quarter", "the March 2025 quarter": the one that ends so.
        if month % 3 == 0 && self.payload(after, Tag::Period) == Some("quarter") && !self.russian() {
            let (year, end) = if year == Year::Unsaid { self.year_after(after + 1, true) } else { (year, after + 1) };
            return plain(year, Part::Quarter(month / 3), end);
        }
        if year != Year::Unsaid {
            return plain(year, Part::Month(month), after);
        }
        self.month_stands(at).then_some(())?;
        plain(Year::Unsaid, Part::Month(month), end)
    }

    /// Whether a month's name alone is the month and no name, verb or other word.
    fn month_stands(&self, at: usize) -> bool {
        let token = self.document.tokens[at];
        if self.russian() {
            let genitive = ending::GENITIVE_MONTH.end(self.word(at));
            return token.case == LetterCase::Lower || !genitive && at == self.first || self.led(at) || self.alone(at, at + 1);
        }
        if !matches!(self.number(at, Tag::Month), Some(3 | 5)) {
            // "Jan Novak": a given name before a word that is in no list.
            let next = at + 1;
            let given = self.letters(at) <= 3 && self.is_word(next) && self.capital(next) && !self.is(next, Tag::Word);
            return !given && token.capital() && !self.is_given_name(at) || self.led(at);
        }
        let led = self.led_by(at, word::MONTH_LEAD)
            || at > self.first && self.mask(at - 1) & (Tag::DateModifier.bit() | Tag::Month.bit()) != 0
            || at > self.first && self.dash(at - 1);
        // "May or June"
        let joint = |at: usize| self.says(at, word::COORDINATION);
        let listed = joint(at + 1) && self.is(at + 2, Tag::Month) || at > self.first + 1 && joint(at - 1) && self.is(at - 2, Tag::Month);
        token.capital() && (led || listed || self.alone(at, at + 1))
    }

    /// "April Jones", "Mrs June": a name before a surname, or behind a title; "last August Congress" has the month.
    fn is_given_name(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|before| *before >= self.first);
        let before = before.map(|before| before - (self.mark(before, '.') && before > self.first) as usize);
        if before.is_some_and(|before| self.is(before, Tag::Title) && self.is_word(before)) {
            return true;
        }
        let dated = Tag::DateModifier.bit() | Tag::Determiner.bit() | Tag::Month.bit() | Tag::Season.bit();
        let told = before.is_some_and(|before| self.mask(before) & dated != 0 || self.dash(before) || self.digits(before));
        let known = Tag::Word.bit() | Tag::Country.bit() | Tag::Demonym.bit() | Tag::Month.bit() | Tag::Weekday.bit() | Tag::Function.bit();
        let next = self.token(at + 1).filter(|t| t.kind == TokenKind::Word && t.case == LetterCase::Title && t.flags & Token::LINE == 0);
        !told
            && next.is_some_and(|t| {
                (t.mask | self.document.reach(at + 1)) & known == 0 && !self.document.lexicon.is_common(self.word(at + 1), t)
            })
    }

    /// `Sunday, March 6, 2016`, «В среду, 30 марта».
    fn weekday_first(&self, at: usize) -> Option<Written> {
        let weekday = self.weekday_at(at)? as i8;
        let mut next = self.past_stop(at + 1);
        for _ in 0..2 {
            if self.mark(next, ',') || self.dash(next) || self.says(next, word::TO_WEEKDAY) {
                next += 1;
            }
        }
        let date = if self.is(next, Tag::Weekday) { None } else { self.written(next) };
        match date {
            Some(date) if matches!(date.part, Part::Day(..)) => Some(Written { weekday: Some(weekday), ..date }),
            _ => {
                let (day, end) = self.ordinal_at(next).filter(|(d, _)| (1..=31).contains(d) && !self.mark(next - 1, ','))?;
                // «в четверг третий раз»
                (self.digits(next) || !self.counts_noun(end)).then_some(())?;
                Some(Written { year: Year::Unsaid, part: Part::DayOnly(day as i8), weekday: Some(weekday), end })
            }
        }
    }

    /// "winter of 2023-24", «зимой 2023/24 года»: past the year the winter ends in.
    fn past_next_year(&self, year: Year, end: usize) -> usize {
        let Year::Exact(year) = year else { return end };
        let tied = (self.dash(end) || self.mark(end, '/')) && self.digits(end + 1);
        let next = || self.word(end + 1).parse::<i16>().is_ok_and(|next| next == year + 1 || next == (year + 1) % 100);
        if tied && next() { self.year_word(end + 2).unwrap_or(end + 2) } else { end }
    }

    /// "spring of 2024", «летом 2014 года».
    fn season(&self, at: usize) -> Option<Written> {
        let month = match self.payload(at, Tag::Season)? {
            "SP" => 3,
            "SU" => 6,
            "FA" => 9,
            _ => 12,
        };
        let (year, end) = self.year_after(at + 1, false);
        let end = if month == 12 { self.past_next_year(year, end) } else { end };
        if year == Year::Unsaid {
            // "fall" is a verb as well.
            let led = self.last == self.first + 1
                || self.led_by(at, word::SEASON_LEAD)
                || at > self.first && self.says(at - 1, word::DEFINITE_DETERMINER)
                || self.russian() && self.says(at, word::SEASON_ADVERB);
            let fall = self.says(at, word::VERB_SEASON);
            if !led || fall && self.last > self.first + 1 && !self.led(at) && !self.says(at.saturating_sub(2), word::INESSIVE) {
                return None;
            }
        }
        Some(Written { year, part: Part::Season(month), weekday: None, end })
    }

    /// `Q1 2025`, `1H 2025`, `H1`.
    fn coded(&self, at: usize) -> Option<Written> {
        let text = self.word(at).as_bytes();
        let (kind, number) = match *text {
            [k @ (b'Q' | b'H'), n @ b'1'..=b'4'] => (k, n - b'0'),
            _ => return None,
        };
        let part = if kind == b'Q' { Part::Quarter(number as i8) } else { Part::Half((number <= 2).then_some(number as i8)?) };
        let (year, end) = self.year_after(at + 1, true);
        Some(Written { year, part, weekday: None, end })
    }

    /// `1Q25`, `2H 2024`, `9M 2024`, `1П25`
    fn part_in_code(&self, at: usize) -> Option<Written> {
        let number: i8 = self.word(at).parse().ok().filter(|n| self.glued(at + 1) && (1..=9).contains(n))?;
        let mut letters = self.word(at + 1).chars();
        let part = match (letters.next()?, number) {
            ('Q' | 'К', 1..=4) => Part::Quarter(number),
            ('H' | 'П', 1..=2) => Part::Half(number),
            ('M' | 'М', 3 | 6 | 9) => Part::Months(1, number),
            _ => return None,
        };
        let figures = letters.as_str();
        let year: Option<i16> = figures.parse().ok();
        let (year, end) = match (figures.len(), year) {
            (0, _) => self.year_after(at + 2, true),
            (2, Some(year)) => (Year::Exact(2000 + year), at + 2),
            (4, Some(year)) => (Year::Exact(year), at + 2),
            _ => return None,
        };
        // `9M` alone are millions.
        let letter = self.russian() || matches!(part, Part::Months(..));
        (!letter || matches!(year, Year::Exact(_))).then_some(Written { year, part, weekday: None, end })
    }

    /// "first quarter of 2025", «второе полугодие», «III квартал», "first eight months of 2024", «9 месяцев 2024 года».
    pub(super) fn ordinal_period(&self, at: usize) -> Option<Written> {
        if (at + 1..at + 5).all(|i| self.mask(i) & Tag::Period.bit() == 0) {
            return None;
        }
        if let Some(months) = self.first_months(at) {
            return Some(months);
        }
        let roman = self.roman(at);
        let (number, end) = self.ordinal_at(at).or(roman).or_else(|| self.cardinal_of_quarter(at))?;
        let hyphen = (self.dash(end) && self.glued(end)) as usize;
        let unit = end + hyphen;
        let Some(name) = self.payload(unit, Tag::Period) else { return self.quarter_in_list(number, end) };
        // «3 кв. м» are square metres.
        if self.says(unit, word::QUARTER_ABBREVIATION) && self.phrase(unit, Tag::Unit).is_some_and(|(_, end)| end > unit + 1) {
            return None;
        }
        let part = match (name, number) {
            ("quarter", 1..=4) => Part::Quarter(number as i8),
            ("half", 1..=2) => Part::Half(number as i8),
            _ => return None,
        };
        let mut end = unit + 1;
        if self.says(unit, word::QUARTER_ABBREVIATION) {
            end = self.past_stop(end);
        }
        let half = matches!(part, Part::Half(_));
        if half && self.says(end, word::GENITIVE) && self.says(end + 1, word::DEFINITE_ARTICLE) && self.says(end + 2, word::YEAR) {
            end += 3;
        }
        let (year, end) = self.year_after(end, true);
        if half && !self.russian() && year == Year::Unsaid && self.says(end, word::GENITIVE) && !self.says(end + 1, word::DEFINITE_ARTICLE)
        {
            return None;
        }
        Some(Written { year, part, weekday: None, end })
    }

    /// `1 квартал`, `2 кв. 2025`, `1Q25`.
    fn cardinal_of_quarter(&self, at: usize) -> Option<(u32, usize)> {
        let number = self.word(at).parse().ok().filter(|n| self.digits(at) && (1..=4).contains(n))?;
        // «3 квартала» without more are nine months.
        let counted = number > 1 && self.says(at + 1, word::QUARTER_GENITIVE) && !self.led(at);
        (self.russian() && !counted).then_some((number, at + 1))
    }

    /// The first or last so many months of a year.
    fn first_months(&self, at: usize) -> Option<Written> {
        let mut next = at;
        let modifier = self.payload(at, Tag::DateModifier);
        let (first, last) = (modifier == Some("first"), modifier == Some("last"));
        next += usize::from(first || last);
        let (count, end) =
            if self.digits(next) { (self.word(next).parse::<u32>().ok()?, next + 1) } else { (self.number(next, Tag::Number)?, next + 1) };
        let hyphen = (self.dash(end) && self.glued(end)) as usize;
        if !(2..=11).contains(&count) || self.payload(end + hyphen, Tag::Period) != Some("month") {
            return None;
        }
        let end = end + hyphen + 1;
        if first && self.says(end, word::GENITIVE) && self.says(end + 1, word::DEFINITE_DETERMINER) && self.says(end + 2, word::YEAR) {
            let year = if self.says(end + 1, word::PROXIMAL) { Year::Relative(0) } else { Year::Unsaid };
            return Some(Written { year, part: Part::Months(1, count as i8), weekday: None, end: end + 3 });
        }
        // «за первые пять месяцев года»
        if self.russian() && (first || self.led_by(at, word::WITHIN)) && self.payload(end, Tag::Period) == Some("year") {
            return Some(Written { year: Year::Unsaid, part: Part::Months(1, count as i8), weekday: None, end: end + 1 });
        }
        // «за 9 мес. 2025 г.»
        let (year, after) = match self.year_after(self.past_stop(end), false) {
            (Year::Unsaid, _) => (Year::Unsaid, end),
            told => told,
        };
        if last {
            // "the last three months of 2024"
            let part = Part::Months(13 - count as i8, 12);
            return matches!(year, Year::Exact(_) | Year::Relative(_)).then_some(Written { year, part, weekday: None, end: after });
        }
        let results = at > self.first && self.says(at - 1, word::PERIOD_RESULT);
        let reported = first || self.led_by(at, word::WITHIN);
        let whole = results || self.russian() && reported && matches!(count, 3 | 6 | 9);
        if year == Year::Unsaid && !(first && !self.russian() || whole) {
            return None;
        }
        let ordinal = first || reported || results || year != Year::Unsaid;
        ordinal.then_some(Written { year, part: Part::Months(1, count as i8), weekday: None, end: after })
    }
}
