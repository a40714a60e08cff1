//! Things and people that are counted: companies that operate, jobs made and cut, a company's staff.

use crate::event::argument::is_adjective;
use crate::language::relation;
use crate::lexicon::Tag;
use crate::record::{Direction, MentionKind};
use crate::text::TokenKind;

use super::bind::Binder;
use super::figure::{Figure, Stretch};
use super::fit;
use super::reading::{Change, Metric, Way};
use super::scan::{Kind, counted};

/// Whether posts become more or fewer by a verb: "added 119,000 jobs", «сократил 450 сотрудников».
fn way_of_posts(kind: Kind<'_>) -> Option<Direction> {
    match kind {
        Kind::Change(Change { way: Way::Decrease, .. }) => Some(Direction::Decrease),
        Kind::Change(Change { way: Way::Increase, .. }) => Some(Direction::Increase),
        _ => None,
    }
}

/// The same, and of those who are sent away: "lay off 10% of its employees".
fn way_of_staff(kind: Kind<'_>) -> Option<Direction> {
    let sent = matches!(kind, Kind::Metric(m) if m.name == "jobs" && m.is(Metric::VERB));
    if sent { Some(Direction::Decrease) } else { way_of_posts(kind) }
}

impl Binder<'_, '_> {
    /// "1,300 companies operate", «работают 1,3 тыс. компаний».
    pub(super) fn exists(&mut self, i: usize, mention: usize) -> bool {
        let Some(metric) = counted(self.view, mention).filter(|m| matches!(m.name, "enterprises" | "jobs" | "employment" | "tourists"))
        else {
            return false;
        };
        // "One company was founded" tells of that company.
        if metric.name == "enterprises" && !fit::several(&self.view.drafts[mention]) {
            return false;
        }
        let item = self.items[i];
        let clause = self.view.clause_of(item.first);
        let verb = self.items.iter().enumerate().find(|(_, x)| {
            let exists = matches!(x.kind, Kind::Change(c) if c.way == Way::Exist);
            let employs = metric.name == "employment" && matches!(x.kind, Kind::Metric(m) if m.name == "employment" && m.is(Metric::VERB));
            let apart = if x.first >= item.last { x.first - item.last } else { item.first.saturating_sub(x.last) };
            let same = x.first >= item.last || self.view.clause_of(x.first) == clause;
            let works = matches!(x.kind, Kind::Change(c) if c.work) && metric.name == "employment" && self.at_company(item.first, x.first);
            let created = matches!(x.kind, Kind::Change(c) if c.way == Way::Exist && c.cause) && metric.name == "jobs" && self.sole();
            let moved = way_of_posts(x.kind).is_some() && self.posts(metric, mention);
            let moved = moved && x.last <= item.first && self.words_between(x.last, item.first) == 0;
            // "1.2 million tourists visited Turkey"
            let visits = metric.name == "tourists"
                && matches!(x.kind, Kind::Metric(m) if m.name == metric.name && m.is(Metric::VERB))
                && x.first >= item.last;
            // "5,400 workers have been laid off"
            let sent = x.first >= item.last
                && matches!(x.kind, Kind::Metric(m) if m.name == "jobs" && m.is(Metric::VERB))
                && self.posts(metric, mention)
                && (item.last..x.first).any(|t| self.view.document.is(t, Tag::Auxiliary));
            (exists && metric.name == "enterprises" || sent || employs || created || works || moved || visits) && apart <= 6 && same
        });
        if verb.is_none() && metric.name == "employment" && self.has_staff(i, mention) {
            self.consumed[i] = true;
            self.close();
            let mut figure = Figure::new(metric, None, item.first, Stretch { first: item.first, last: item.last });
            (figure.level, figure.rule) = (Some(mention), "count");
            self.figures.push(figure);
            return true;
        }
        let Some((n, found)) = verb else { return false };
        // "cut 300 staff": posts, and not how many work there.
        let way = way_of_staff(found.kind);
        let metric = if way.is_some() && metric.name == "employment" { Metric { name: "jobs", ..metric } } else { metric };
        self.close();
        let (head, trigger) = (self.item_metric(n).map(|_| n), Stretch { first: found.first, last: found.last });
        let mut figure = Figure::new(metric, head, item.first.min(found.first), trigger);
        figure.level = Some(mention);
        figure.direction = way;
        figure.last = item.last.max(found.last);
        figure.rule = "count";
        self.consumed[n] = true;
        self.figure = Some(figure);
        self.close();
        true
    }

    /// "cut 15% of its workforce", «сократит 15% персонала»: how much of a company's people go or come.
    pub(super) fn part_of_staff(&mut self, i: usize, mention: usize) -> bool {
        const NEAR: usize = 4;
        let item = self.items[i];
        let part = self.view.drafts[mention].kind == MentionKind::Percent || fit::fraction(&self.view.drafts[mention]);
        let verb = i.checked_sub(1).filter(|&v| part && self.words_between(self.items[v].last, self.lead_in(i).first) == 0);
        let Some((n, way)) = verb.and_then(|v| Some((v, way_of_staff(self.items[v].kind)?))) else { return false };
        let document = self.view.document;
        let between = |t: usize| document.is(t, Tag::Determiner) || self.relates(t, relation::GENITIVE) || is_adjective(document, t);
        let noun = (item.last..self.view.last.min(item.last + NEAR)).find(|&t| !between(t));
        let Some(staff) = noun.filter(|&t| document.means(t, Tag::Hint, "staff")) else { return false };
        self.close();
        let metric = Metric { name: "employment", flags: 0 };
        let mut figure = Figure::new(metric, None, self.items[n].first, Stretch { first: self.items[n].first, last: self.items[n].last });
        figure.direction = Some(way);
        figure.size = Some(super::put::size(self.view, mention));
        figure.rule = "staff";
        figure.last = staff + 1;
        self.consumed[n] = true;
        self.figure = Some(figure);
        true
    }

    /// Whether a value counts jobs or those who have them: "cut 450 jobs", «сократит 450 сотрудников».
    fn posts(&self, metric: Metric<'_>, mention: usize) -> bool {
        metric.name == "jobs" || metric.name == "employment" && self.staff(mention)
    }

    /// Whether a value counts a company's own people.
    fn staff(&self, mention: usize) -> bool {
        let draft = &self.view.drafts[mention];
        (draft.first as usize..(draft.last as usize + 1).min(self.view.last)).any(|t| self.view.document.means(t, Tag::Hint, "staff"))
    }

    /// "has 3,900 employees", "with 610 staff": a company's own.
    fn has_staff(&self, i: usize, mention: usize) -> bool {
        let document = self.view.document;
        let own = self.staff(mention);
        let before = self.lead_in(i).first.checked_sub(1).filter(|&b| b >= self.view.first);
        let has = before.is_some_and(|b| document.means(b, Tag::Hint, "has"));
        let listed = self.view.document.tokens[self.view.first..self.items[i].first].iter().all(|t| t.kind != TokenKind::Word);
        own && (has || listed && self.lead_in(i).preposition == 0)
    }

    /// Whether a company, a plant or the like is where people work: «на предприятии работают 610 человек».
    fn at_company(&self, a: usize, b: usize) -> bool {
        let document = self.view.document;
        let clause = self.view.clause_of(a.min(b));
        self.view.tokens_of(clause).any(|t| {
            document.payload(t, Tag::Actor) == Some("company")
                || document.is(t, Tag::FacilityHead)
                || self.view.mention_at(t).is_some_and(|m| self.view.drafts[m].kind == MentionKind::Organization)
        })
    }

    /// Whether the sentence has one amount: jobs told with a plant's cost or capacity are its own.
    fn sole(&self) -> bool {
        let amount = |x: &&super::scan::Item<'_>| matches!(x.kind, Kind::Value(m) if matches!(self.view.drafts[m].kind, MentionKind::Money | MentionKind::Quantity));
        self.items.iter().filter(amount).count() == 1
    }
}
