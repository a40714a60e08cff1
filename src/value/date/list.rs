//! Lists of dates whose last one says what all share: "June and July 2019", «12, 13 и 15 января 2013 года», "the first and second
//! quarters of 2019".

use crate::lexicon::Tag;

use super::super::view::View;
use super::Clock;
use super::part::{Part, Written, Year};
use crate::language::function::word;

/// What joins two dates of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Comma,
    And,
}

impl<'a> View<'a> {
    /// The year that a later date of the same list says for this one.
    pub(super) fn year_of_list(&self, written: &Written, clock: &Clock) -> Option<i16> {
        let mut end = written.end;
        for _ in 0..5 {
            let (joint, next) = self.list_joint(end)?;
            let next = next + self.is_preposition(next, word::IN_DATE) as usize;
            let next = next + self.says(next, word::DEFINITE_ARTICLE) as usize;
            let next = self.part_word(next).map_or(next, |(_, start)| start);
            let other = self.written(next).filter(|other| alike(written.part, other.part))?;
            let year = match other.year {
                Year::Unsaid if joint == Joint::And => return None,
                Year::Unsaid => {
                    end = other.end;
                    continue;
                }
                Year::Exact(year) => year,
                Year::Relative(shift) => clock.published?.year() + shift,
                Year::Same => return None,
            };
            // "December and January 2020": the December before.
            let wraps = written.part.days(year)?.0.month() >= 10 && other.part.days(year)?.0.month() <= 3;
            return (joint == Joint::And).then_some(year - wraps as i16);
        }
        None
    }

    /// A day of a list whose month follows the last one: the first of "5 and 7 May".
    pub(super) fn day_in_list(&self, at: usize) -> Option<Written> {
        let counted = Tag::Currency.bit() | Tag::Label.bit() | Tag::Number.bit() | Tag::Scale.bit();
        if at > self.first && (self.mask(at - 1) & counted != 0 || self.glued(at)) {
            return None;
        }
        let (first, after) = self.day_number(at)?;
        let (mut last, mut end) = (first, after);
        for _ in 0..6 {
            let (joint, next) = self.list_joint(end)?;
            let (day, day_end) = self.day_number(next).filter(|(day, _)| *day > last)?;
            if joint == Joint::Comma {
                (last, end) = (day, day_end);
                continue;
            }
            let whole = self.day_month(next)?;
            let Part::Day(month, _) = whole.part else { return None };
            let named = self.russian() || (next..whole.end).any(|i| self.is(i, Tag::Month) && self.capital(i));
            return named.then_some(Written { part: Part::Day(month, first), weekday: None, end: after, ..whole });
        }
        None
    }

    /// The month that a list of days follows: of the second and later ones of "May 10, 11 and 12".
    pub fn month_before_list(&self, at: usize) -> Option<i8> {
        let mut day = at;
        for _ in 0..6 {
            let joint = day.checked_sub(1).filter(|joint| *joint > self.first + 1)?;
            if self.russian() || !(self.mark(joint, ',') || self.says(joint, word::COORDINATOR)) {
                return None;
            }
            let before = joint - 1 - (self.mark(joint - 1, ',') && self.says(joint, word::COORDINATOR)) as usize;
            // "March 3rd and 4th"
            let before = before - (before > self.first && self.is_word(before) && self.glued(before)) as usize;
            let earlier = self.day_number(before).filter(|(_, end)| *end <= joint && self.word(before).len() < 3)?.0;
            if self.digits(day) && self.word(day).parse().is_ok_and(|later: i8| later <= earlier) {
                return None;
            }
            if before > self.first && self.is(before - 1, Tag::Month) && self.capital(before - 1) {
                return self.number(before - 1, Tag::Month).map(|month| month as i8);
            }
            day = before;
        }
        None
    }

    /// The second and later days of "May 10, 11 and 12"; what follows them is not counted.
    pub(super) fn day_after_list(&self, at: usize) -> Option<Written> {
        let month = self.month_before_list(at)?;
        let (first, after) = self.day_number(at)?;
        let (mut last, mut next) = (at, after);
        if !self.says(at - 1, word::COORDINATOR) {
            // "On May 10, 11 were killed": a list ends with "and".
            loop {
                let (joint, other) = self.list_joint(next)?;
                let other = other + (joint == Joint::Comma && self.says(other, word::COORDINATOR)) as usize;
                (last, next) = (other, self.day_number(other)?.1);
                if self.says(other - 1, word::COORDINATOR) {
                    break;
                }
            }
        }
        if self.counts_noun(next) && self.bare_year(next).is_none() {
            return None;
        }
        let (year, end) = self.year_after(after, true);
        let (year, end) = if last == at { (year, end) } else { (Year::Unsaid, after) };
        Some(Written { year, part: Part::Day(month, first), weekday: None, end })
    }

    /// A quarter or half of a list whose unit follows the last one: the first of "the first and second quarters".
    pub(super) fn quarter_in_list(&self, number: u32, end: usize) -> Option<Written> {
        // «I–III кварталы» too
        let tied = self.dash(end) && self.glued(end);
        let (joint, next) = if tied { (Joint::And, end + 1) } else { self.list_joint(end)? };
        let other = self.ordinal_period(next).filter(|_| joint == Joint::And)?;
        let number = i8::try_from(number).ok()?;
        let part = match other.part {
            Part::Quarter(last) if number < last => Part::Quarter(number),
            Part::Half(last) if number < last => Part::Half(number),
            _ => return None,
        };
        Some(Written { part, end, ..other })
    }

    /// What joins two dates of a list, and where the next begins. A dash joins their parts: «в конце октября — начале ноября».
    fn list_joint(&self, at: usize) -> Option<(Joint, usize)> {
        if self.mark(at, ',') {
            return Some((Joint::Comma, at + 1));
        }
        let and = self.says(at, word::COORDINATION) || self.dash(at) && !self.glued(at) && self.part_word(at + 1).is_some();
        and.then_some((Joint::And, at + 1))
    }
}

/// Whether both name the same kind of thing within a year.
fn alike(part: Part, other: Part) -> bool {
    std::mem::discriminant(&part) == std::mem::discriminant(&other) && !matches!(part, Part::Whole | Part::DayOnly(_))
}
