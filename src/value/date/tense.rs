//! Whether the clause around a date looks back or forward.

use crate::lexicon::{Entry, Tag, Verbal, counted_noun};
use crate::text::{LetterCase, Token, TokenKind};

use super::super::view::View;
use super::part::Tense;
use crate::language::function::{ending, infix, word};

/// What no verb is.
const NO_VERB: u64 = Tag::DateModifier.bit() | Tag::Number.bit() | Tag::Scale.bit() | Tag::Adverb.bit() | Tag::Preposition.bit();

/// What it costs to look into another clause.
const CLAUSE: usize = 8;

/// How far the verb may be.
const REACH: usize = 24;

impl<'a> View<'a> {
    /// The tense of the verb nearest to the tokens `first..end`, those of the same clause first.
    pub fn tense(&self, first: usize, end: usize) -> Tense {
        if self.in_dateline(first) {
            return Tense::Past;
        }
        // "wheat for December delivery"
        if self.payload(end, Tag::Hint) == Some("delivery") && self.is_preposition(first.wrapping_sub(1), word::DESTINED) {
            return Tense::Future;
        }
        if self.lasts(first, end) || self.is_agreed(first) {
            return Tense::Future;
        }
        if self.of_decided(first) {
            return Tense::Open;
        }
        if let Some(tense) = self.governing(first, end) {
            return if tense == Tense::Future && self.came_to_nothing(end) { Tense::Past } else { tense };
        }
        let back = (first.saturating_sub(REACH).max(self.first)..first).rev();
        let forth = end..(end + REACH).min(self.last);
        let before = self.nearest(back, self.last, usize::MAX);
        let after = self.nearest(forth, end, before.map_or(usize::MAX, |(_, cost)| cost));
        // "the summit due in Geneva on March 20 has been called off"
        const BESIDE: usize = 5;
        let due = before.filter(|(tense, cost)| *tense == Tense::Future && *cost <= BESIDE);
        if due.is_some() && self.payload(end, Tag::Auxiliary) == Some("has") {
            return Tense::Future;
        }
        after.or(before).map_or(Tense::Open, |(tense, _)| tense)
    }

    /// The tense of the verb or participle that the date hangs on: "the accord signed in March", «соглашению, подписанному 5 марта».
    fn governing(&self, first: usize, end: usize) -> Option<Tense> {
        let before = |at: usize| at.checked_sub(1).filter(|at| *at >= self.first);
        let mut at = before(first)?;
        if self.says(at, word::DEFINITE_ARTICLE) {
            at = before(at)?;
        }
        if self.mask(at) & Tag::Preposition.bit() != 0 {
            at = before(at)?;
        }
        // «в мае сменивший Иванова»
        let next = self.mark(at, ',') || self.document.is(at, Tag::Conjunction);
        if self.past_participle(at) || next && self.past_participle(end) {
            return Some(Tense::Past);
        }
        // "the visit starts Monday", "the council meets on Friday"
        if self.is(first, Tag::Weekday) && self.lower(at) && self.says(at, word::SCHEDULED) {
            return Some(Tense::Future);
        }
        // "when ministers meet on Oct 27"
        let present = self.document.senses_of(at, Tag::Word).any(|s| s.grammar.verbal() == Verbal::Present);
        let day = self.led_by(first, word::ON_DAY);
        let verb = present && day && self.lower(at) && self.document.flags(at) & Entry::NOUN == 0;
        Some(self.tense_at(at)).filter(|tense| *tense != Tense::Open || verb)
    }

    /// English: "originally planned for 17 November, did not take place".
    fn came_to_nothing(&self, end: usize) -> bool {
        const NEAR: usize = 6;
        let verb = (end..self.last.min(end + NEAR)).find(|&t| self.mask(t) & Tag::Auxiliary.bit() != 0);
        verb.is_some_and(|t| self.payload(t, Tag::Auxiliary) == Some("did") && self.is(t + 1, Tag::Negation))
    }

    /// Whether a date ends something that was set up to last: «продлило до 31 августа запрет», "extended the ban until August 31".
    fn lasts(&self, first: usize, end: usize) -> bool {
        const BEFORE: usize = 10;
        const BEHIND: usize = 4;
        let until = self.led_by(first, word::LASTING_UNTIL);
        let sets = |t: usize| self.payload(t, Tag::Hint) == Some("lasts");
        until && (first.saturating_sub(BEFORE).max(self.first)..self.last.min(end + BEHIND)).any(sets)
    }

    /// Whether a date is of what somebody bound himself to: «договорились увеличить добычу в ноябре», "agreed to raise output in November".
    fn is_agreed(&self, first: usize) -> bool {
        const BACK: usize = 8;
        let infinitive = |t: usize| self.document.senses_of(t, Tag::Word).any(|s| s.grammar.verbal() == Verbal::Infinitive);
        let mark = |t: &usize| self.document.tokens[*t].kind != TokenKind::Mark;
        let Some(act) = (first.saturating_sub(BACK).max(self.first)..first).rev().take_while(mark).find(|&t| infinitive(t)) else {
            return false;
        };
        let to = usize::from(!self.russian());
        let verb = act.checked_sub(1 + to).filter(|&v| v >= self.first);
        let led = to == 0 || self.says(act - 1, word::INFINITIVE);
        led && verb.is_some_and(|v| self.payload(v, Tag::Hint) == Some("binds") && self.tense_of(v) == Tense::Past)
    }

    /// Whether a date is of what an act is about: «подписал указ о проведении выборов 14 сентября», "a decree on holding elections on May 5".
    /// The verb does not tell when that is.
    fn of_decided(&self, first: usize) -> bool {
        const BACK: usize = 7;
        let about = |i: usize| self.is_preposition(i, word::ABOUT_ACT) && ending::VERBAL_NOUN.end(self.word(i + 1));
        let mark = |i: &usize| self.document.tokens[*i].kind != TokenKind::Mark;
        let about = (first.saturating_sub(BACK).max(self.first + 1)..first).rev().take_while(mark).find(|i| about(*i));
        about.is_some_and(|i| self.mask(i - 1) & (Tag::DocumentHead.bit() | Tag::Modal.bit()) != 0)
    }

    /// Whether the date is of a figure that has been: «на 1 октября резервы превысили», but not «перенесли на 1 октября».
    pub(super) fn is_counted(&self, first: usize, end: usize) -> bool {
        let mark = |t: &usize| self.mark(*t, ',') || self.mark(*t, ';');
        let back = (first.saturating_sub(REACH).max(self.first)..first).rev().take_while(|t| !mark(t));
        let forth = (end..(end + REACH).min(self.last)).take_while(|t| !mark(t));
        let verb = back.chain(forth).find(|&t| self.tense_at(t) != Tense::Open);
        // «курс на 11 июля установлен» is of a day to come.
        let told = |t: usize| self.document.senses_of(t, Tag::Word).any(|s| s.grammar.verbal() == Verbal::Past);
        verb.is_some_and(|t| self.is(t, Tag::Change) && self.tense_at(t) == Tense::Past && (!self.russian() || told(t)))
    }

    /// Whether a year is the one that is over: «на конец года долг составлял».
    pub(super) fn closes_year(&self, at: usize) -> bool {
        let end = at > self.first && self.payload(at - 1, Tag::DateModifier) == Some("end");
        let over = self.document.published.is_some_and(|day| day.month() <= 10);
        if self.russian() {
            return end && over && self.led_by(at - 1, word::TARGET_DAY) && self.is_counted(at - 1, at + 1);
        }
        // "stood at $5 billion at the end of the year"
        let floor = self.first;
        let first = (floor..at).rev().take(4).find(|&t| self.payload(t, Tag::DateModifier) == Some("end"));
        first.is_some_and(|t| self.ended_year(t - usize::from(t > floor && self.says(t - 1, word::DEFINITE_ARTICLE)), at + 1))
    }

    /// English: whether the end of a year, led by "at", is one that a verb in the past tells of before it comes.
    pub(super) fn ended_year(&self, first: usize, end: usize) -> bool {
        let to_come = self.document.published.is_some_and(|day| day.month() < 12);
        to_come && self.led_by(first, word::YEAR_END_LEAD) && self.tense(first, end) == Tense::Past
    }

    /// Whether a Russian participle tells of what has been.
    fn past_participle(&self, at: usize) -> bool {
        if !self.russian() {
            return false;
        }
        let word = self.word(at);
        if ending::PAST_ACTIVE_PARTICIPLE.end(word) {
            return true;
        }
        self.document.flags(at) & Entry::VERB != 0
            && self.document.senses_of(at, Tag::Word).any(|sense| match sense.grammar.verbal() {
                Verbal::Active => !infix::PRESENT_PARTICIPLE.within(word),
                Verbal::Passive => infix::PASSIVE_SUFFIX.within(word) || ending::PASSIVE_PARTICIPLE.end(word),
                _ => false,
            })
    }

    /// Whether a date stands in a dateline, `BAKU, Azerbaijan, July 10.`, which tells when the report was filed.
    fn in_dateline(&self, at: usize) -> bool {
        let place =
            self.token(self.first).is_some_and(|t| t.case == LetterCase::Upper && t.end - t.start > 2 && t.flags & Token::LINE != 0);
        place
            && at > self.first + 1
            && at < self.first + 10
            && (self.first + 1..at).all(|i| !self.is_word(i) || self.capital(i))
            && (self.first + 1..at).any(|i| self.mark(i, ',') || self.mark(i, '.'))
    }

    /// Whether a verb goes on behind "and" after the date: «сказал в понедельник и вернётся».
    fn goes_on(&self, at: usize, from: usize) -> bool {
        (at.saturating_sub(2).max(from)..at).any(|i| self.says(i, word::COORDINATOR))
    }

    /// The first verb of these tokens that tells, if it costs less than the limit to come to it.
    fn nearest(&self, tokens: impl Iterator<Item = usize>, from: usize, limit: usize) -> Option<(Tense, usize)> {
        let mut cost = 0;
        for at in tokens {
            cost += 1;
            if cost >= limit {
                return None;
            }
            if self.document.tokens[at].kind == TokenKind::Mark {
                match self.word(at) {
                    ";" => return None,
                    "," | "—" | "–" => cost += CLAUSE,
                    _ => {}
                }
                continue;
            }
            let tense = self.tense_at(at);
            if tense != Tense::Open {
                cost += if self.goes_on(at, from) { CLAUSE } else { 0 };
                return (cost < limit).then_some((tense, cost));
            }
        }
        None
    }

    /// The tense of a verb with what stands before it: "will be signed", «будет подписан».
    pub(super) fn tense_at(&self, at: usize) -> Tense {
        let tense = self.tense_of(at);
        if tense != Tense::Past || self.mask(at) & Tag::Auxiliary.bit() != 0 {
            return tense;
        }
        let mut be = false;
        for i in (at.saturating_sub(4).max(self.first)..at).rev() {
            match self.payload(i, Tag::Auxiliary) {
                Some("be") => be = true,
                Some("will" | "would" | "can" | "could" | "may" | "might" | "should" | "must") if be || self.russian() => {
                    return Tense::Future;
                }
                Some(_) => return Tense::Past,
                None if self.tells_future(i) => return Tense::Future,
                None if be => return if self.says(i, word::INFINITIVE) { Tense::Future } else { Tense::Past },
                None if self.is_word(i) && self.mask(i) & Tag::Adverb.bit() != 0 => {}
                None => return Tense::Past,
            }
        }
        tense
    }

    /// "plans to", «состоится»
    fn tells_future(&self, at: usize) -> bool {
        (self.mask(at) | self.document.reach(at)) & Tag::DateModifier.bit() != 0
            && self.document.matches_of(at, Tag::DateModifier.bit()).any(|m| self.document.lexicon.string(m.sense.payload) == "future")
    }

    fn tense_of(&self, at: usize) -> Tense {
        if self.tells_future(at) {
            return Tense::Future;
        }
        match self.payload(at, Tag::Auxiliary) {
            Some("will" | "would") => return Tense::Future,
            Some("may" | "might" | "should" | "must" | "could")
                if self.lower(at) && !self.is(at + 1, Tag::Negation) && self.payload(at + 1, Tag::Auxiliary) != Some("have") =>
            {
                return Tense::Future;
            }
            Some("was" | "had" | "did" | "been" | "has" | "have") => return Tense::Past,
            _ => {}
        }
        let flags = self.document.flags(at);
        if flags & Entry::VERB != 0 {
            if self.russian() && self.document.is_done(at) {
                return Tense::Past;
            }
            let senses = self.document.senses(at).filter(|s| s.tag == Tag::Word);
            for sense in senses {
                match sense.grammar.verbal() {
                    Verbal::Past | Verbal::ShortPassive => return Tense::Past,
                    Verbal::Future => return Tense::Future,
                    _ => {}
                }
            }
        }
        let unknown = self.lower(at) && flags & Entry::NOUN == 0 && self.mask(at) & NO_VERB == 0;
        if unknown && self.looks_past(at) { Tense::Past } else { Tense::Open }
    }

    /// Whether a word that the tables do not know has the ending of a past tense.
    fn looks_past(&self, at: usize) -> bool {
        let word = self.word(at);
        let least = if self.russian() { 8 } else { 4 };
        word.len() > least && ending::PAST_TENSE.end(word) && (!self.russian() || counted_noun(self.document.tokens[at].hash).is_none())
    }
}
