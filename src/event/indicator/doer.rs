//! Whether a name is the subject of what moves, has or makes a figure.

use crate::event::View;
use crate::event::description::class;
use crate::lexicon::{Grammar, Language, Pos, Tag, Verbal};
use crate::record::MentionKind;
use crate::text::TokenKind;

use super::figure::Figure;
use super::party::Reader;
use super::reading::Way;
use super::scan::{Item, Kind};
use super::standing::Place;

impl<'a> Reader<'_, 'a> {
    /// "Shares of Acacia jumped 31%, while Cisco slipped 0.5%": who moves in a clause that names no metric.
    pub(super) fn mover(&self, figure: &Figure<'a>) -> Option<u32> {
        let clause = self.view.clause_of(figure.trigger.first);
        let elsewhere = figure.head.is_some_and(|h| self.view.clause_of(self.items[h].first) != clause);
        let names = self.items.iter().filter(|_| elsewhere && figure.metric.name == "share_price" && figure.part.is_none());
        let beside = |item: &&Item<'_>| {
            item.last <= figure.trigger.first
                && figure.trigger.first - item.last <= 1
                && self.view.clause_of(item.first) == clause
                && self.preposition_before(item.first).is_none()
        };
        names.filter(beside).find_map(|item| match item.kind {
            Kind::Name(m) if self.view.drafts[m].kind == MentionKind::Organization => self.view.drafts[m].entity,
            _ => None,
        })
    }

    /// The subject of a verb: the name before it with nothing to govern it.
    pub(super) fn doer(&self, figure: &Figure<'a>, item: Item<'a>, grammar: Grammar) -> Place {
        // "Toyota jumped 5.3%", "Boeing cut 2,000 jobs": who moved is whose shares they are, who cut has the jobs.
        let own = matches!(figure.metric.name, "share_price" | "jobs" | "employment");
        let moved = figure.head.is_none()
            && own
            && (figure.trigger.first.wrapping_sub(item.last) <= 1 || self.means_to(item.last, figure.trigger.first));
        let verb = moved || self.verb(figure) || figure.share || self.acting(figure, item);
        let clause = self.view.clause_of(figure.head.map_or(figure.trigger.first, |h| self.items[h].first));
        let here = self.view.clause_of(item.first);
        let near = here == clause || self.view.clauses.get(clause).is_some_and(|c| c.parent == here);
        // «Азербайджаном экспортировано»: the agent of a passive.
        let passive = |h: usize| self.view.document.grammar(self.items[h].first).verbal() == Verbal::ShortPassive;
        let agent = grammar.cases() == Grammar::INSTRUMENTAL && figure.head.is_some_and(passive);
        let nominative = self.view.language == Language::En || grammar.may_be(Grammar::NOMINATIVE) || agent;
        let possessive = self.view.document.is_possessive(item.last);
        let watches = matches!(item.kind, Kind::Name(m) if self.employs_observer(&self.view.drafts[m]));
        if !(verb && near && nominative) || possessive || watches || figure.head.is_some_and(|h| item.first > self.items[h].first) {
            return Place::None;
        }
        if figure.share { Place::Sharer } else { Place::Doer }
    }

    /// "Corvane plans to cut 450 jobs": between the two is a verb that has the other as its infinitive, and nothing else.
    fn means_to(&self, from: usize, to: usize) -> bool {
        let document = self.view.document;
        let noun = |t: usize| document.has_pos(t, Pos::Noun) && !self.view.finite(t) || self.view.mention_at(t).is_some();
        let plain = |t: usize| document.tokens[t].kind == TokenKind::Word && !document.is(t, Tag::Determiner) && !noun(t);
        let from = from + usize::from(from < to && document.word(from) == "»");
        to > from
            && to - from <= 4
            && (from..to).all(plain)
            && (self.finite_between(from, to) || (from..to).any(|t| document.is(t, Tag::Modal)))
    }

    /// "The World Bank expects exports to grow": an office or bank counts and foresees the goods of others, as anybody does prices.
    pub(super) fn counts_for_others(&self, figure: &Figure<'_>, item: Item<'a>, mention: usize) -> bool {
        let draft = &self.view.drafts[mention];
        if draft.kind != MentionKind::Organization || self.bloc(mention) {
            return false;
        }
        let end = figure.head.map_or(figure.trigger.first, |h| self.items[h].first);
        let report = |x: &Item<'_>| matches!(&x.kind, Kind::Change(c) if c.report && !c.noun);
        let reports = || self.items.iter().any(|x| x.first >= item.last && x.last <= end && report(x));
        let office = || matches!(class(self.view.document, draft), "government" | "bank" | "international" | "research");
        match figure.metric.name {
            "exports" | "imports" | "transit" | "freight" | "remittances" => office(),
            "production" | "energy_consumption" => office() && reports(),
            "price" => reports(),
            _ => false,
        }
    }

    /// Whether a verb between the name and the metric makes the name's the figure: "posted revenue", «увеличил экспорт».
    fn acting(&self, figure: &Figure<'a>, item: Item<'a>) -> bool {
        let Some(head) = figure.head.map(|h| self.items[h].first) else { return false };
        let verb = |c: &super::reading::Change| !c.noun && (c.report || c.cause || c.way.moves() || c.way == Way::Target);
        let noun = |x: &Item<'_>| x.first == figure.trigger.first && matches!(x.kind, Kind::Change(c) if c.noun);
        // "Kazakhstan doubled gas output"
        let moves = |x: &Item<'_>| matches!(&x.kind, Kind::Change(c) if verb(c)) || multiplies(self.view, *x);
        let caused = self.items.iter().any(|x| x.first >= item.last && x.last <= head && moves(x));
        // "Zambia plans a 3% price hike"
        let has =
            || self.items.iter().any(noun) && head < figure.trigger.first && self.view.clause_of(head) == self.view.clause_of(item.first);
        caused || has() && self.finite_between(item.last, head) || self.is_object(figure, &item, head)
    }

    /// "Kenya ran a budget deficit of": the metric is the object of what the name does.
    fn is_object(&self, figure: &Figure<'a>, item: &Item<'a>, head: usize) -> bool {
        let view = self.view;
        let verb = (item.last..head).rev().find(|&t| view.finite(t));
        let between = |from: usize, to: usize| (from..to).all(|t| !view.document.is(t, Tag::Preposition) && view.mention_at(t).is_none());
        // "attracted $11.9 billion in foreign investment"
        let level = figure.level.map(|l| &view.drafts[l]).filter(|d| verb.is_some_and(|v| d.first as usize == v + 1));
        let behind = level.is_some_and(|d| head - d.last as usize <= 4 && (d.last as usize..head).all(|t| view.mention_at(t).is_none()));
        let direct = |verb: usize| behind || between(verb + 1, head) && head - verb <= 5;
        let near = verb.is_some_and(|v| direct(v) && self.words(item.last, v) <= 2);
        near && view.clause_of(item.first) == view.clause_of(head) && figure.level.is_some()
    }

    /// "Kenya's budget ran a deficit", «бюджет Кении исполнен с дефицитом»: whose budget it is stands beside that word.
    pub(super) fn owns_budget(&self, j: usize) -> bool {
        let item = self.items[j];
        let budget = |i: Option<usize>| {
            i.and_then(|i| self.items.get(i)).filter(|x| matches!(x.kind, Kind::Metric(m) if m.name == "budget")).copied()
        };
        let behind = budget(Some(j + 1)).is_some_and(|x| x.first <= item.last + 1);
        behind || budget(j.checked_sub(1)).is_some_and(|x| item.first <= x.last + 1)
    }
}

/// Whether an item is a multiple that stands as the verb, or beside it: "doubled", «удвоил», «вдвое».
pub(super) fn multiplies(view: &View<'_>, item: Item<'_>) -> bool {
    let multiple = matches!(item.kind, Kind::Value(m) if view.drafts[m].kind == MentionKind::Multiple);
    multiple && (view.language == Language::Ru || view.document.has_pos(item.first, Pos::Verb))
}
