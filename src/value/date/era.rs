//! Decades, centuries, fiscal years, years before Christ.

use jiff::civil::Date;

use crate::lexicon::Tag;
use crate::text::{LetterCase, Token};

use super::super::view::View;
use super::calendar::{Period, Unit};
use super::part::{Part, When, Year};
use super::{Clock, Dated};
use crate::language::function::{ending, word};

impl<'a> View<'a> {
    /// The decade, century or fiscal year that begins at a token.
    pub(super) fn era(&self, at: usize, clock: &Clock) -> Option<Dated> {
        if self.digits(at) {
            let christ = self.says(at + 1, word::ERA);
            let russian = self.russian() && (self.can_begin(at + 1, Tag::Period) || self.says(at + 1, word::ERA_BEFORE));
            if !christ && !russian && !self.glued(at + 1) && !self.says(at + 3, word::BEFORE_CHRIST) {
                return None;
            }
            return self.decades(at, clock).or_else(|| self.before_christ(at)).or_else(|| self.century(at));
        }
        let mask = self.mask(at);
        if mask & (Tag::Ordinal.bit() | Tag::Number.bit()) != 0 {
            return self.century(at).or_else(|| self.decade_in_words(at, clock)).or_else(|| {
                let told = self.ahead(at + 2, 4) & Tag::DateModifier.bit() != 0;
                if told { self.part_of_fiscal(at) } else { None }
            });
        }
        if self.digits(at + 1) && self.anno_domini(at).is_some() {
            let year: i16 = self.word(at + 1).parse().ok()?;
            return Some(Dated::new(at, at + 2, When::period(Period::year(year)?)?));
        }
        if self.says(at, word::FISCAL) {
            return self.fiscal(at);
        }
        if self.says(at, word::ELISION) && self.digits(at + 1) && self.says(at + 2, word::PLURAL_SUFFIX) && self.glued(at + 2) {
            let short: i16 = self.word(at + 1).parse().ok().filter(|y| *y < 100 && y % 10 == 0)?;
            return self.decade_of(at, at + 3, short, clock);
        }
        self.roman(at).is_some().then(|| self.century(at)).flatten()
    }

    /// A decade, or several: `1960s to 1980s`, `1960–1970-х`, «70-х — 80-х годов».
    fn decades(&self, at: usize, clock: &Clock) -> Option<Dated> {
        let first = match self.decade(at, clock) {
            Some(first) => first,
            None => return self.decades_of_one_ending(at, clock),
        };
        let last = self.date_connector(at, first.end).and_then(|next| self.decade(next, clock));
        Some(match last.filter(|last| last.when.from > first.when.from) {
            Some(last) => Dated::new(at, last.end, When::range(&first.when, &last.when)),
            None => first,
        })
    }

    /// `1960–70-х`, `70–80s`: the ending stands once.
    fn decades_of_one_ending(&self, at: usize, clock: &Clock) -> Option<Dated> {
        let tied = self.dash(at + 1) && self.glued(at + 1) && self.digits(at + 2) && self.glued(at + 2);
        let first: i16 = self.word(at).parse().ok().filter(|year| tied && year % 10 == 0)?;
        let last = self.decade(at + 2, clock)?;
        let century = |year: i16| year / 100 * 100;
        let (first, year) = match (self.word(at).len(), last.when.from?.year()) {
            (4, year) if self.word(at + 2).len() == 2 => (first, century(first) + year % 100),
            (4, year) => (first, year),
            (2, year) => (century(year) + first, year),
            _ => return None,
        };
        let decade = |year| When::period(Period { unit: Unit::Decade, ..Period::year(year)? });
        (first < year).then(|| Some(Dated::new(at, last.end, When::range(&decade(first)?, &decade(year)?))))?
    }

    /// `1990s`, `90-х`, `1990-е годы`.
    fn decade(&self, at: usize, clock: &Clock) -> Option<Dated> {
        let year: i16 = self.word(at).parse().ok().filter(|y| y % 10 == 0)?;
        let full = self.word(at).len() == 4;
        if !full && self.word(at).len() != 2 {
            return None;
        }
        if self.says(at + 1, word::PLURAL_SUFFIX) && self.glued(at + 1) {
            return self.decade_of(at, at + 2, year, clock);
        }
        let suffixed = self.dash(at + 1) && self.glued(at + 1) && self.says(at + 2, word::DECADE_SUFFIX);
        if !suffixed || !(full || self.russian()) {
            return None;
        }
        let end = at + 3;
        let years = self.says(end, word::DECADE_NOUN);
        if !years
            && (self.is_word(end) && self.lower(end) && !full || self.says(at + 2, word::AMBIGUOUS_DECADE_SUFFIX))
            && self.mask(end) & Tag::Function.bit() == 0
        {
            return None;
        }
        self.decade_of(at, if years { self.past_stop(end + 1) } else { end }, year, clock)
    }

    pub(super) fn decade_of(&self, at: usize, end: usize, year: i16, clock: &Clock) -> Option<Dated> {
        let told = if year < 100 { self.century_after(end, clock) } else { None };
        let end = told.map_or(end, |(_, end)| end);
        let year = if let Some((century, _)) = told {
            century + year
        } else if year >= 100 {
            year
        } else {
            let Some(now) = clock.published.map(Date::year) else {
                let past = self.past_last_century(end).unwrap_or(end);
                return Some(Dated::new(at, past, When::open(format!("XX{}", year / 10))));
            };
            let century = now / 100 * 100;
            if century + year > now { century - 100 + year } else { century + year }
        };
        Some(Dated::new(at, end, When::period(Period { unit: Unit::Decade, ..Period::year(year)? })?))
    }

    /// "of the last century", «XX века» after a decade: the century's first year but one, and where it ends.
    fn century_after(&self, at: usize, clock: &Clock) -> Option<(i16, usize)> {
        let next = at + self.says(at, word::GENITIVE) as usize;
        let next = next + self.says(next, word::DEFINITE_ARTICLE) as usize;
        if let Some(century) = self.century(next) {
            return Some((century.when.from?.year() - 1, century.end));
        }
        let end = self.past_last_century(at)?;
        Some((clock.published?.year() / 100 * 100 - 100, end))
    }

    /// Where "of the last century", «прошлого века» end.
    fn past_last_century(&self, at: usize) -> Option<usize> {
        let next = at + self.says(at, word::GENITIVE) as usize;
        let next = next + self.says(next, word::DEFINITE_ARTICLE) as usize;
        let last = self.payload(next, Tag::DateModifier) == Some("last") && self.unit_at(next + 1) == Some(Unit::Century);
        last.then_some(next + 2)
    }

    /// «девяностые», «в девяностых годах».
    fn decade_in_words(&self, at: usize, clock: &Clock) -> Option<Dated> {
        let year = self.number(at, Tag::Ordinal).filter(|n| (20..100).contains(n) && n % 10 == 0)?;
        let years = self.says(at + 1, word::YEARS);
        let plural = ending::PLURAL_ORDINAL.end(self.word(at));
        // «в середине восьмидесятых»
        let part = at > self.first && matches!(self.payload(at - 1, Tag::DateModifier), Some("start" | "mid" | "end"));
        let named = ending::NOMINATIVE_PLURAL_ORDINAL.end(self.word(at));
        let lone = !self.counts_noun(at + 1) || self.verb_at(at + 1);
        let stands = !years && (part || named || self.led_by(at, word::DECADE_LEAD)) && lone;
        (self.russian() && plural && (years || stands)).then_some(())?;
        self.decade_of(at, at + 1 + years as usize, year as i16, clock)
    }

    /// "19th century", «XXI век», «во втором тысячелетии».
    pub(super) fn century(&self, at: usize) -> Option<Dated> {
        let numeral = |at: usize| self.ordinal_at(at).or_else(|| self.roman(at));
        let (number, end) = numeral(at).or_else(|| self.century_in_digits(at))?;
        // «XIX–XX веков»
        if self.dash(end)
            && let Some((last, after)) = numeral(end + 1).filter(|(last, _)| *last > number && *last < 22)
            && self.unit_at(after) == Some(Unit::Century)
        {
            let century = |number: u32| When::period(Period { unit: Unit::Century, ..Period::year(number as i16 * 100 - 99)? });
            return Some(Dated::new(at, after + 1, When::range(&century(number)?, &century(last)?)));
        }
        let hyphen = (self.dash(end) && self.glued(end)) as usize;
        let unit = self.unit_at(end + hyphen).filter(|u| matches!(u, Unit::Century | Unit::Millennium))?;
        let length = if unit == Unit::Century { 100 } else { 1000 };
        let year = i16::try_from(number).ok().filter(|n| *n < 22)?.checked_sub(1)?.checked_mul(length)?.checked_add(1)?;
        let end = end + hyphen + 1;
        if self.says(end, word::BEFORE_CHRIST) {
            return Some(Dated::new(at, end + 1, When::open(format!("BC{:02}", number - 1))));
        }
        let era = self.era_after(end);
        if let Some((true, after)) = era {
            return Some(Dated::new(at, after, When::open(format!("BC{:02}", number - 1))));
        }
        let end = era.map_or(end, |(_, after)| after);
        Some(Dated::new(at, end, When::period(Period { unit, ..Period::year(year)? })?))
    }

    /// «в 19 веке»: a numeral without its ending, where the century is no number of them.
    fn century_in_digits(&self, at: usize) -> Option<(u32, usize)> {
        let number: u32 = self.word(at).parse().ok().filter(|number| self.russian() && (2..22).contains(number))?;
        let one = self.says(at + 1, word::CENTURY_BESIDE_NUMBER) || number > 4 && self.says(at + 1, word::CENTURY_GENITIVE);
        one.then_some((number, at + 1))
    }

    /// «234 года до н.э.», «88 года нашей эры»: whether it is before, and where it ends.
    fn era_after(&self, at: usize) -> Option<(bool, usize)> {
        let at = self.year_word(at).unwrap_or(at);
        let before = self.says(at, word::TERMINATIVE);
        let era = at + before as usize;
        let end = match () {
            _ if self.says(era, word::COMMON_ERA) => era + 1,
            _ if self.says(era, word::OUR_ABBREVIATION) && self.mark(era + 1, '.') && self.says(era + 2, word::ERA_ABBREVIATION) => {
                self.past_stop(era + 3)
            }
            _ if self.says(era, word::OUR) && self.says(era + 1, word::ERA_NOUN) => era + 2,
            _ => return None,
        };
        Some((before, end))
    }

    /// «2025 финансовый год», "the 2024/25 financial year"; "the 2025 financial year" is most often the calendar's
    pub(super) fn fiscal_after(&self, at: usize) -> Option<Dated> {
        let (year, end) = self.bare_year(at)?;
        let tied = (self.mark(end, '/') || self.dash(end)) && self.glued(end) && self.digits(end + 1);
        let end = if tied { end + 2 } else { end };
        let end = match self.phrase(end, Tag::Period) {
            Some(("fiscal_year", end)) => end,
            _ => (tied && self.says(end, word::FISCAL) && self.says(end + 1, word::YEAR)).then_some(end + 2)?,
        };
        Some(Dated::new(at, end, When::open(format!("FY{year}"))))
    }

    /// `264 BC`.
    fn before_christ(&self, at: usize) -> Option<Dated> {
        let year: u32 = self.word(at).parse().ok().filter(|y| *y < 10_000)?;
        let end = at + 1;
        if let Some(after) = self.anno_domini(end).filter(|_| year > 0) {
            return Some(Dated::new(at, after, When::period(Period::year(year as i16)?)?));
        }
        if let Some((before, after)) = self.era_after(end).filter(|_| self.russian() && year > 0) {
            let when = if before { When::open(format!("BC{year:04}")) } else { When::period(Period::year(year as i16)?)? };
            return Some(Dated::new(at, after, when));
        }
        let christ = |at: usize| self.says(at, word::BEFORE_CHRIST);
        let bc = christ(end);
        // `499–493 BC`
        let range = (self.dash(end) || self.says(end, word::RANGE_TO)) && self.digits(end + 1) && christ(end + 2);
        if range && let Some(last) = self.word(end + 1).parse::<u32>().ok().filter(|last| *last < year) {
            return Some(Dated::new(at, end + 3, When::open(format!("BC{year:04}/BC{last:04}"))));
        }
        bc.then(|| Dated::new(at, end + 1, When::open(format!("BC{year:04}"))))
    }

    /// `AD`, `a.d.`, `CE` beside a year of few figures.
    fn anno_domini(&self, at: usize) -> Option<usize> {
        let written = |t: &Token| t.case == LetterCase::Upper || t.flags & Token::DOTTED != 0;
        let anno = self.says(at, word::ANNO_DOMINI) && self.token(at).is_some_and(written);
        (anno || self.says(at, word::COMMON_ERA)).then_some(at + 1)
    }

    /// `FY2025`, "fiscal year 2024/25": symbolic, since whose year it is the words do not say.
    fn fiscal(&self, at: usize) -> Option<Dated> {
        let mut next = at + 1;
        if !self.says(at, word::FISCAL_ABBREVIATION) && self.says(next, word::YEAR) {
            next += 1;
        }
        if let Some((code, year, end)) = self.part_code(next) {
            // "fiscal second quarter": whose, nobody says.
            let year = if let Year::Exact(year) = year { format!("{year}") } else { "XXXX".to_string() };
            return Some(Dated::new(at, end, When::open(format!("FY{year}-{code}"))));
        }
        let text = self.word(next);
        if !self.digits(next) || !matches!(text.len(), 2 | 4) {
            return None;
        }
        let year = if text.len() == 2 { format!("20{text}") } else { text.to_string() };
        let mut end = next + 1;
        if (self.mark(end, '/') || self.dash(end)) && self.glued(end) && self.digits(end + 1) && matches!(self.word(end + 1).len(), 2 | 4) {
            end += 2;
        }
        match self.part_code(end + self.says(end, word::POSSESSIVE) as usize) {
            Some((code, Year::Unsaid, end)) => Some(Dated::new(at, end, When::open(format!("FY{year}-{code}")))),
            _ => Some(Dated::new(at, end, When::open(format!("FY{year}")))),
        }
    }

    /// "first quarter of fiscal 2025"
    fn part_of_fiscal(&self, at: usize) -> Option<Dated> {
        let (code, _, end) = self.part_code(at)?;
        let next = end + self.says(end, word::PARTITIVE) as usize;
        let next = next + self.says(next, word::DEFINITE_ARTICLE) as usize;
        (self.payload(next, Tag::DateModifier) == Some("fiscal")).then_some(())?;
        let year = self.fiscal(next)?;
        Some(Dated::new(at, year.end, When::open(format!("{}-{code}", year.when.timex))))
    }

    /// `Q2` or `H1` of the quarter or half that begins at a token, its year, and where it ends.
    fn part_code(&self, at: usize) -> Option<(String, Year, usize)> {
        let period = self.ordinal_period(at)?;
        match period.part {
            Part::Quarter(n) => Some((format!("Q{n}"), period.year, period.end)),
            Part::Half(n) => Some((format!("H{n}"), period.year, period.end)),
            _ => None,
        }
    }
}
