//! Whose figure it is and with whom: the names around a metric by preposition, case and place, then what carries over.

use crate::event::description::class;
use crate::event::frame::{Frame, is_country};
use crate::event::{ClauseKind, View};
use crate::lexicon::{Grammar, Language, Pos, Tag};
use crate::mention::Draft;
use crate::record::{MentionKind, Status};
use crate::text::{LetterCase, TokenKind};

use super::company::of_the_market;
use super::figure::Figure;
use super::fit::{of_companies, of_countries};
use super::reading::{Metric, Way};
use super::row;
use super::scan::{Item, Kind};

/// Subject and partners, as entities.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Parties {
    pub subject: Option<u32>,
    pub partners: Vec<u32>,
    /// Whether the text names them with the figure itself.
    pub named: bool,
}

/// How a name stands to the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Between,
    With,
    /// Where goods go.
    To,
    /// Where they come from.
    From,
    In,
    /// Possessive, genitive or adjective of the metric.
    Owner,
    /// Adjective or genitive of the goods: "imports of Russian crude".
    Goods,
    /// Subject of the verb.
    Doer,
    /// «на долю Китая», "Kazakhstan accounted for".
    Sharer,
    /// The way of goods.
    Through,
    None,
}

pub(super) struct Reader<'v, 'a> {
    pub view: &'v View<'a>,
    pub items: &'v [Item<'a>],
    pub frame: &'v Frame<'a>,
}

impl<'a> Reader<'_, 'a> {
    /// Reads the parties of a figure. `from` and `to` are the tokens it can take names from.
    pub fn parties(&self, figure: &Figure<'a>, from: usize, to: usize) -> Parties {
        if let Some(subject) = self.mover(figure) {
            return Parties { subject: Some(subject), partners: Vec::new(), named: true };
        }
        let mut found = Parties::default();
        let mut pair: Vec<u32> = Vec::new();
        let (from, to) = figure.part.map_or((from, to), |p| (p.first, p.last));
        let mut before: Option<(usize, Place)> = None;
        let list: Vec<usize> = figure.name.map(|n| self.members(n)).unwrap_or_default();
        let mut told = 0;
        // "exports to A, B and C were X, Y and Z respectively": each stands as the first of them does.
        let lead = figure.listed.or_else(|| list.iter().copied().min());
        for (j, item) in self.items.iter().enumerate() {
            let Kind::Name(mention) = item.kind else { continue };
            if item.last <= from
                || item.first < told
                || item.first >= to
                || (figure.included || list.contains(&j) || figure.listed.is_some_and(|lead| j >= lead))
                    && figure.name.is_some_and(|name| name != j)
                || self.of_speech(item)
                || self.of_a_reason(figure, item)
            {
                continue;
            }
            let Some(entity) = self.view.drafts[mention].entity else { continue };
            let governed = self.governed_country(figure, mention);
            let entity = governed.unwrap_or(entity);
            // «10 млрд долларов США»
            let of_money = j > 0
                && matches!(self.items[j - 1].kind, Kind::Value(_))
                && self.items[j - 1].last == item.first
                && self.view.drafts[mention].kind == MentionKind::Place;
            if of_money {
                continue;
            }
            if governed.is_none() && !self.may_be_party(figure, mention, entity) {
                continue;
            }
            let place = match before.filter(|&(b, _)| figure.name.is_none() && self.joined(b, j)) {
                Some((_, place)) if place != Place::None => place,
                _ if figure.name == Some(j) && self.with_them(figure) => Place::With,
                _ => match lead.filter(|&lead| j >= lead).map(|lead| (lead, self.items[lead].kind)) {
                    Some((lead, Kind::Name(first))) if figure.listed.is_some() => self.place(figure, lead, first),
                    Some((lead, Kind::Name(first))) => match self.place(figure, j, mention) {
                        Place::None => self.place(figure, lead, first),
                        own => own,
                    },
                    _ => self.place(figure, j, mention),
                },
            };
            let listed = figure.listed.is_some_and(|lead| j >= lead) && !figure.again;
            let again = figure.again && figure.name == Some(j) && place == Place::None;
            let place = match place {
                _ if listed && self.is_partner(figure, place, entity) => Place::With,
                _ if again => Place::Owner,
                place => place,
            };
            before = Some((j, place));
            // "Corvane operates 640 MW in Poland": the company's.
            if place == Place::In && figure.metric.name == "capacity" && self.company_before_item(j) {
                continue;
            }
            if place == Place::Doer && self.counts_for_others(figure, *item, mention) {
                // Nor has the country in its name.
                told = item.last;
                continue;
            }
            self.note(figure, place, entity, &mut found, &mut pair);
        }
        if let [a, b] = pair[..] {
            (found.subject, found.partners) = (Some(a), vec![b]);
        } else if let ([a], None) = (&pair[..], found.subject) {
            found.subject = Some(*a);
        }
        found.subject = found.subject.or_else(|| self.before_colon(figure));
        found.partners.retain(|&p| Some(p) != found.subject);
        if of_the_market(figure) {
            // Goods on a market are nobody's; a country's own prices name it.
            found.subject = found.subject.filter(|&s| is_country(self.view.entities, s));
            return found;
        }
        found.named = found.subject.is_some() || !found.partners.is_empty();
        let named = found.named;
        let mut found = self.carry(figure, found);
        // «средняя зарплата в регионе» is of some region, and not of the country that carries over.
        if !named && found.subject.is_some_and(|s| is_country(self.view.entities, s)) && self.in_some_region() {
            found = Parties::default();
        }
        found
    }

    /// Whether a name stands in a clause of its own that only tells why: "exports fell as demand from Russia dried up".
    fn of_a_reason(&self, figure: &Figure<'_>, item: &Item<'_>) -> bool {
        let (view, clause) = (self.view, self.view.clause_of(item.first));
        let level = figure.level.or(figure.size.and_then(|s| s.mention)).map(|m| view.drafts[m].first as usize);
        let own = |t: Option<usize>| t.is_some_and(|t| view.clause_of(t) == clause);
        let head = figure.head.map(|h| self.items[h].first);
        let why = |t: usize| matches!(view.document.payload(t, Tag::Conjunction), Some("as" | "because" | "since"));
        let told = own(Some(figure.trigger.first)) || own(level) || own(head);
        let reason = view.clauses.get(clause).filter(|c| c.kind == ClauseKind::Subordinate && c.opener.is_some_and(why));
        reason.is_some() && !told
    }

    /// Whether the sentence speaks of a region or town without its name: "in the county", «в регионе».
    fn in_some_region(&self) -> bool {
        let (view, document) = (self.view, self.view.document);
        let region = |t: usize| {
            let sort = document.senses(t).find(|s| s.tag == Tag::PlaceHead).map(|s| document.lexicon.string(s.payload));
            let some = matches!(sort, Some("region" | "district" | "city" | "town")) && document.payload(t, Tag::Actor) != Some("country");
            some && document.tokens[t].case == LetterCase::Lower && view.mention_at(t).is_none()
        };
        let led = |t: usize| {
            let before = t - usize::from(document.is(t - 1, Tag::Determiner));
            before > view.first && matches!(document.payload(before - 1, Tag::Preposition), Some("in" | "в" | "во" | "по"))
        };
        let bare = |t: usize| view.mention_at(t + 1).is_none_or(|m| !view.drafts[m].kind.is_name());
        (view.first + 1..view.last).any(|t| region(t) && led(t) && bare(t))
    }

    /// The names that stand in one list with this one.
    pub(super) fn members(&self, j: usize) -> Vec<usize> {
        let is_name = |i: usize| matches!(self.items[i].kind, Kind::Name(_));
        let is_joint = |i: usize| matches!(self.items[i].kind, Kind::And | Kind::Comma);
        let mut list = vec![j];
        let mut at = j;
        while at >= 2 && is_joint(at - 1) && is_name(at - 2) {
            at -= 2;
            list.push(at);
        }
        at = j;
        while at + 2 < self.items.len() && is_joint(at + 1) && is_name(at + 2) {
            at += 2;
            list.push(at);
        }
        list
    }

    fn joined(&self, b: usize, j: usize) -> bool {
        let between = &self.items[b + 1..j];
        let (from, to) = (self.items[b].last, self.items[j].first);
        let hyphen = to == from + 1 && self.view.document.is_dash(from);
        hyphen || between.len() == 1 && matches!(between[0].kind, Kind::And | Kind::Comma) && to <= from + 2
    }

    /// «Партнёры — A, B и C: торговля с ними»: whether a pronoun stands for those named before.
    fn with_them(&self, figure: &Figure<'a>) -> bool {
        let document = self.view.document;
        let Some(head) = figure.head.map(|h| self.items[h]) else { return false };
        let with = matches!(document.payload(head.last, Tag::Preposition), Some("with" | "с"));
        with && document.payload(head.last + 1, Tag::Pronoun) == Some("they")
    }

    /// Names beside a verb of speech, or that stand for a source, are nobody's figure.
    pub(super) fn of_speech(&self, item: &Item<'_>) -> bool {
        let document = self.view.document;
        let clause = self.view.clause_of(item.first);
        let near = item.first.saturating_sub(3).max(self.view.first)..(item.last + 2).min(self.view.last);
        // "OPEC+ agreed to cut output" tells what it will do.
        let binds = |t: usize| document.payload(t + 1, Tag::Preposition) == Some("to") && document.has_pos(t + 2, Pos::Verb);
        let speech = near.clone().any(|t| {
            let says = document.is(t, Tag::Speech) && !document.is(t, Tag::Change) && !binds(t);
            says && self.view.clause_of(t) == clause && self.view.finite(t)
        });
        let source = (item.first.saturating_sub(8).max(self.view.first)..item.first).any(|t| {
            let told = document.phrase_means(t, Tag::Speech, "according_to");
            told && self.view.clause_of(t) == clause && !(t..item.first).any(|u| document.is_mark(u, ','))
        });
        // «как установили в ЕК, импорт шин вырос»
        let begin = self.view.tokens_of(clause).next().filter(|_| self.view.language == Language::Ru);
        let as_told = begin.is_some_and(|b| document.payload(b, Tag::Conjunction) == Some("as") && !self.holds_metric(clause));
        speech || source || as_told
    }

    /// Whether a metric stands in a clause.
    fn holds_metric(&self, clause: usize) -> bool {
        self.items.iter().any(|x| matches!(x.kind, Kind::Metric(_)) && self.view.clause_of(x.first) == clause)
    }

    /// "The main partners were China ($1 billion), India ($0.5 billion)": other countries than that spoken of.
    fn is_partner(&self, figure: &Figure<'_>, place: Place, entity: u32) -> bool {
        let flow = matches!(figure.metric.name, "exports" | "imports" | "trade_turnover");
        let own = self.frame.last.subject.filter(|&s| is_country(self.view.entities, s) && s != entity);
        flow && matches!(place, Place::None | Place::Doer) && own.is_some() && is_country(self.view.entities, entity)
    }

    fn company_before_item(&self, j: usize) -> bool {
        let company = |item: &Item<'_>| matches!(item.kind, Kind::Name(m) if self.view.drafts[m].kind == MentionKind::Organization);
        self.items[..j].iter().any(|item| company(item) && !self.of_speech(item))
    }

    /// "exports to Japan's largest trade partners": where the partners of whom a name tells follow it.
    fn has_partners(&self, from: usize) -> bool {
        const REACH: usize = 6;
        let partners = |t: usize| self.view.document.means(t, Tag::Hint, "partner");
        (from..self.view.last.min(from + REACH)).take_while(|&t| !self.view.finite(t)).any(partners)
    }

    /// Countries, regions, organisations; companies only of what companies have.
    fn may_be_party(&self, figure: &Figure<'_>, mention: usize, entity: u32) -> bool {
        let kind = self.view.drafts[mention].kind;
        match kind {
            MentionKind::Demonym if !of_countries(figure.metric.name) && self.of_a_company(mention) => false,
            MentionKind::Place | MentionKind::Demonym => !of_companies(figure.metric.name) || is_country(self.view.entities, entity),
            MentionKind::Organization | MentionKind::Facility => {
                !of_countries(figure.metric.name)
                    || self.bloc(mention)
                    || figure.metric.name == "trade_turnover" && self.traded_with(mention)
            }
            _ => false,
        }
    }

    /// «польской компании Orlen»: the adjective of a company that is named.
    fn of_a_company(&self, mention: usize) -> bool {
        let last = self.view.drafts[mention].last as usize;
        let next = (mention + 1..self.view.mentions.end).next().map(|m| &self.view.drafts[m]);
        next.is_some_and(|d| {
            let first = d.first as usize;
            d.kind == MentionKind::Organization && first <= last + 4 && !self.finite_between(last, first)
        })
    }

    /// A bloc of countries: the EU, «ЕАЭС».
    pub(super) fn bloc(&self, mention: usize) -> bool {
        let draft = &self.view.drafts[mention];
        (draft.first as usize..draft.last as usize).any(|t| self.view.document.phrase_means(t, Tag::Actor, "bloc"))
    }

    /// «товарооборот с государствами — членами ОТГ»: an organisation of states that trade is with.
    fn traded_with(&self, mention: usize) -> bool {
        const REACH: usize = 6;
        let draft = &self.view.drafts[mention];
        let first = draft.first as usize;
        let with = |t: usize| matches!(self.view.document.payload(t, Tag::Preposition), Some("with" | "с" | "со"));
        let near = (first.saturating_sub(REACH).max(self.view.first)..first).any(with);
        near && class(self.view.document, draft) == "international"
    }

    /// Whether a name stands in the row of those that come next: "took 58.7% of exports, ahead of the DRC and of China".
    fn behind_another(&self, figure: &Figure<'_>, item: Item<'_>) -> bool {
        let document = self.view.document;
        let ahead = |t: usize| document.phrase_means(t, Tag::Preposition, "ahead_of");
        let from = figure.head.map_or(figure.trigger.last, |h| self.items[h].last);
        (from..item.first).any(|t| document.tokens[t].phrase != 0 && ahead(t))
    }

    fn place(&self, figure: &Figure<'a>, j: usize, mention: usize) -> Place {
        let item = self.items[j];
        let draft = &self.view.drafts[mention];
        if figure.row {
            let subject = self.frame.last.subject.or(self.frame.country);
            return if row::is_partner(self.view, mention, subject) { Place::With } else { Place::Owner };
        }
        let document = self.view.document;
        if self.behind_another(figure, item) {
            return Place::None;
        }
        let adjacent = self.followed_by_head(figure, item);
        let mine = draft.kind == MentionKind::Demonym || document.is_possessive(item.last);
        let share = |i: Option<usize>| {
            i.and_then(|i| self.items.get(i)).is_some_and(|x| {
                matches!(x.kind, Kind::Change(c) if c.way == Way::Share) && x.first <= item.last + 1 && x.last + 1 >= item.first
            })
        };
        if figure.share && (share(j.checked_sub(1)) || document.is_possessive(item.last) && share(Some(j + 1))) {
            return Place::Sharer;
        }
        // "with Saudi Arabia accounting for 10.6 million barrels"
        if !figure.share && figure.level.is_some() && share(Some(j + 1)) && self.items[j + 1].first == figure.trigger.first {
            let flow = matches!(figure.metric.name, "exports" | "imports" | "trade_turnover" | "trade_balance");
            return if flow { Place::Sharer } else { Place::Owner };
        }
        if mine && (adjacent || self.has_partners(item.last)) || self.owns_budget(j) {
            return Place::Owner;
        }
        if self.at_company(figure, item, draft) {
            return Place::Owner;
        }
        if let Some(place) = self.by_preposition(figure, item, draft) {
            return if place == Place::In && !self.same_clause(figure, item) { Place::None } else { place };
        }
        let owns = draft.kind == MentionKind::Demonym
            || document.is_possessive(item.last)
            || self.view.language == Language::En && self.followed_by_head(figure, item);
        if self.antecedent(figure, item) {
            return self.in_relative(figure);
        }
        if self.labels(figure, item) && draft.entity.is_some_and(|e| self.may_be_party(figure, mention, e)) {
            return Place::Owner;
        }
        let Some(head) = figure.head.map(|h| self.items[h]) else {
            return if owns { Place::Owner } else { self.doer(figure, item, draft.grammar) };
        };
        let verb = self.verb(figure);
        if item.last <= head.first {
            let near = self.words(item.last, head.first) <= 3 && !self.finite_between(item.last, head.first);
            if owns && near {
                return Place::Owner;
            }
            if verb || figure.share {
                return self.doer(figure, item, draft.grammar);
            }
            return if owns { Place::None } else { self.doer(figure, item, draft.grammar) };
        }
        let near = self.words(head.last, item.first) <= 2 && !self.finite_between(head.last, item.first);
        if draft.kind == MentionKind::Demonym {
            return if near || verb { Place::Goods } else { Place::None };
        }
        // "1.2 million tourists visited Turkey"
        let visited = figure.metric.name == "tourists" && figure.level.is_some_and(|l| self.view.drafts[l].last as usize <= head.first);
        if visited && verb && near && self.view.language == Language::En {
            return Place::Owner;
        }
        if self.view.language == Language::Ru && near && draft.grammar.may_be(Grammar::GENITIVE) && !verb {
            return Place::Owner;
        }
        if figure.metric.name == "tourists" && verb && self.view.language == Language::Ru && draft.grammar.cases() == Grammar::ACCUSATIVE {
            return Place::Owner;
        }
        if verb && self.view.language == Language::Ru && draft.grammar.cases() == Grammar::NOMINATIVE {
            return Place::Doer;
        }
        Place::None
    }

    /// Whether a name stands in the clause of the metric, of the trigger or of the value.
    fn same_clause(&self, figure: &Figure<'a>, item: Item<'a>) -> bool {
        let clause = self.view.clause_of(item.first);
        let head = figure.head.map_or(figure.trigger.first, |h| self.items[h].first);
        [head, figure.trigger.first, figure.last.saturating_sub(1)].into_iter().any(|t| self.view.clause_of(t) == clause)
    }

    /// «Атырауская область: минус 1,4%»
    fn labels(&self, figure: &Figure<'a>, item: Item<'a>) -> bool {
        let mark = matches!(self.view.document.word(item.last.min(self.view.last - 1)), ":" | "—" | "–" | "-");
        figure.head.is_none() && figure.level.is_none() && mark && item.last < self.view.last
    }

    /// "the Middle Corridor, cargo transportation along which grew", «области, где выпуск увеличился».
    fn antecedent(&self, figure: &Figure<'a>, item: Item<'a>) -> bool {
        let Some(head) = figure.head.map(|h| self.items[h].first) else { return false };
        let clause = self.view.clauses[self.view.clause_of(head)];
        let opener = clause.opener.filter(|_| clause.kind == ClauseKind::Relative);
        // «остаётся Китай, товарооборот с которым вырос»
        let reach = if opener.is_some_and(|o| head < o) { 4 } else { 2 };
        opener.is_some_and(|o| item.last < o && o <= item.last + reach && self.view.document.is_mark(item.last, ','))
    }

    /// How the name before a relative clause stands in it: «Китай, товарооборот с которым».
    fn in_relative(&self, figure: &Figure<'a>) -> Place {
        // «Россия, доля которой в товарообороте составляет 64%»
        if figure.share {
            return Place::Sharer;
        }
        let head = figure.head.map(|h| self.items[h].last);
        let preposition = head.and_then(|t| self.view.document.payload(t, Tag::Preposition));
        match preposition {
            Some("с" | "со" | "with") => Place::With,
            Some("в" | "to") => Place::To,
            Some("из" | "from") => Place::From,
            _ => Place::Owner,
        }
    }

    /// "Revenue at Siemens", «прибыль у "Газпрома"».
    fn at_company(&self, figure: &Figure<'a>, item: Item<'a>, draft: &Draft) -> bool {
        let near = figure.head.is_some_and(|h| self.items[h].last <= item.first && self.words(self.items[h].last, item.first) <= 2);
        // «вклады населения в Сбербанке»
        let kept = |p: &str| p == "в" && figure.metric.name == "deposits" && draft.grammar.may_be(Grammar::LOCATIVE);
        let with = self.preposition_before(item.first).is_some_and(|(_, p)| matches!(p, "at" | "у") || kept(p));
        near && draft.kind == MentionKind::Organization && with
    }

    fn by_preposition(&self, figure: &Figure<'a>, item: Item<'a>, draft: &Draft) -> Option<Place> {
        let (at, preposition) = self.preposition_before(item.first)?;
        let grammar = draft.grammar;
        let before = figure.head.map(|h| self.items[h]).filter(|h| item.last <= h.first);
        let of_another = before.is_some_and(|h| {
            self.items.iter().any(|x| matches!(x.kind, Kind::Metric(m) if !m.same()) && x.first < item.first && x.last < h.first)
        });
        let trade = matches!(
            figure.metric.name,
            "exports" | "imports" | "trade_turnover" | "transit" | "freight" | "remittances" | "fdi" | "investment"
        );
        Some(match preposition {
            "between" | "между" => Place::Between,
            "with" | "с" => Place::With,
            "for" if of_countries(figure.metric.name) && is_country(self.view.entities, draft.entity?) => Place::In,
            "to" | "into" | "from" | "из" | "в" if of_another => Place::None,
            "to" | "into" => Place::To,
            "from" | "из" => Place::From,
            "through" | "via" | "через" => Place::Through,
            // "the government of Peru plans to raise exports"
            "of" if before.is_some() && at > self.view.first && self.state(at - 1) => self.doer(figure, item, grammar),
            "of" => self.after_of(figure, at, draft.kind),
            "in" | "within" | "across" | "по" if draft.kind == MentionKind::Place => Place::In,
            "on" | "на" if figure.share || self.falls_on(at) => Place::Sharer,
            "в" if trade && grammar.may_be(Grammar::ACCUSATIVE) => Place::To,
            "в" if draft.kind == MentionKind::Place && !self.describes_company(figure, at, item) => Place::In,
            "at" | "on" if draft.kind == MentionKind::Organization => Place::None,
            // «госдолг у Италии»
            "у" if is_country(self.view.entities, draft.entity?) => Place::Owner,
            "ahead_of" | "behind" | "because_of" | "из-за" | "благодаря" | "перед" => Place::None,
            "in" | "within" | "across" | "по" | "в" | "against" | "by" | "for" | "under" | "after" | "для" | "от" | "к" | "о" | "у"
            | "при" | "против" | "за" => Place::None,
            _ => return None,
        })
    }

    /// Russian: whether a preposition hangs on a verb of shares: «из которых 1,3 млрд пришлось на Турцию».
    fn falls_on(&self, at: usize) -> bool {
        let shares = |x: &Item<'_>| x.last == at && matches!(x.kind, Kind::Change(c) if c.way == Way::Share && !c.noun);
        self.view.language == Language::Ru && self.items.iter().any(shares)
    }

    /// "exports of Kazakhstan" or "of Russian crude"; "the president of Kazakhstan" is neither.
    fn after_of(&self, figure: &Figure<'a>, of: usize, kind: MentionKind) -> Place {
        let Some(head) = figure.head.map(|h| self.items[h]) else { return Place::None };
        if self.verb(figure) {
            return Place::Goods;
        }
        if of < head.last {
            return if figure.share && head.first >= of { Place::Owner } else { Place::None };
        }
        if self.words(head.last, of) > 3 || self.finite_between(head.last, of) {
            // "imported 1.78 mln barrels of Russian crude"
            return Place::None;
        }
        if kind == MentionKind::Demonym { Place::Goods } else { Place::Owner }
    }

    /// The preposition a name depends on, past its article and adjectives, and past the names it is listed with.
    pub(super) fn preposition_before(&self, first: usize) -> Option<(usize, &'a str)> {
        const SORTS: u64 = Tag::PlaceHead.bit() | Tag::FacilityHead.bit();
        let document = self.view.document;
        let mut at = first;
        for _ in 0..3 {
            at = at.checked_sub(1).filter(|&a| a >= self.view.first)?;
            let demonym = self.view.mention_at(at).is_some_and(|m| self.view.drafts[m].kind == MentionKind::Demonym);
            if document.tokens[at].kind != TokenKind::Word || self.view.mention_at(at).is_some() && !demonym {
                return None;
            }
            if let Some(preposition) = document.payload(at, Tag::Preposition) {
                // "thanks to U.S. credits", "ahead of China"
                let begins = at.saturating_sub(1).max(self.view.first);
                let whole = document.longest(begins, Tag::Preposition).filter(|m| m.end == at + 1);
                if let Some(whole @ ("because_of" | "ahead_of")) = whole.map(|m| document.lexicon.string(m.sense.payload)) {
                    return Some((begins, whole));
                }
                // "through the territory of Kazakhstan", "via the port of Ceyhan", "with members of the union"
                let sort = |t: usize| document.mask(t) & SORTS != 0 || document.means(t, Tag::Hint, "members");
                let of = preposition == "of" && at > self.view.first && sort(at - 1);
                return if of { self.preposition_before(at - 1) } else { Some((at, preposition)) };
            }
            let adjective = document.is(at, Tag::Determiner)
                || demonym
                || document.grammar(at).cases() != 0
                    && !self.view.finite(at)
                    && document.mask(at) & (Tag::Metric.bit() | Tag::Change.bit()) == 0;
            if !adjective && !matches!(document.word(at), "neighbouring" | "neighboring") {
                return None;
            }
        }
        None
    }

    /// Whether the figure's metric is a verb.
    pub(super) fn verb(&self, figure: &Figure<'a>) -> bool {
        figure.head.is_some_and(|h| matches!(self.items[h].kind, Kind::Metric(m) if m.is(Metric::VERB)))
    }

    fn followed_by_head(&self, figure: &Figure<'a>, item: Item<'a>) -> bool {
        let Some(head) = figure.head.map(|h| self.items[h].first).filter(|&h| h >= item.last) else { return false };
        // "On the Saudi exchange, its shares"
        let owned = self.view.document.payload(item.last + 1, Tag::Determiner) == Some("its");
        head - item.last <= 2
            && self.words(item.last, head) <= 1
            && !(self.view.document.is_mark(item.last, ',') && owned)
            && !(item.last..head).any(|t| self.view.finite(t) || self.view.document.is(t, Tag::Change))
    }

    pub(super) fn words(&self, from: usize, to: usize) -> usize {
        (from..to)
            .filter(|&t| {
                self.view.document.tokens[t].kind == TokenKind::Word
                    && self.view.mention_at(t).is_none()
                    && !self.view.document.is(t, Tag::Determiner)
            })
            .count()
    }

    pub(super) fn finite_between(&self, from: usize, to: usize) -> bool {
        (from..to).any(|t| self.view.finite(t))
    }

    fn note(&self, figure: &Figure<'a>, place: Place, entity: u32, found: &mut Parties, pair: &mut Vec<u32>) {
        let country = is_country(self.view.entities, entity);
        let trade = figure.metric.name == "trade_turnover" || figure.metric.name == "trade_balance";
        let imports = figure.metric.name == "imports";
        let directed = matches!(figure.metric.name, "exports" | "imports" | "remittances" | "transit" | "freight" | "fdi" | "investment");
        let subject = match place {
            Place::Between => {
                pair.push(entity);
                return;
            }
            Place::Owner if trade && figure.head.is_some() && !figure.share && figure.metric.is(Metric::PAIR) => {
                pair.push(entity);
                return;
            }
            Place::Doer if of_countries(figure.metric.name) && !country => return,
            // "SovEcon raised its forecast for wheat exports": who foresees it does not have it.
            Place::Doer if figure.aim == Some(Status::Forecast) && !country && !of_companies(figure.metric.name) => return,
            Place::Owner | Place::Doer => true,
            Place::In => !directed || matches!(figure.metric.name, "investment" | "fdi" | "freight"),
            Place::With if trade || directed => false,
            Place::To if imports || matches!(figure.metric.name, "remittances" | "fdi" | "tourists") => true,
            Place::To if directed => false,
            Place::From if imports || matches!(figure.metric.name, "remittances" | "fdi" | "investment" | "tourists") => false,
            Place::From if directed => true,
            Place::Goods if imports => false,
            Place::Goods => true,
            Place::Sharer => false,
            Place::Through if matches!(figure.metric.name, "transit" | "freight") => false,
            _ => return,
        };
        if subject {
            if found.subject.is_none() {
                found.subject = Some(entity);
            } else if trade && country && (place == Place::Owner || place == Place::Doer && figure.metric.name == "trade_turnover") {
                // "Uzbekistan and Georgia will increase trade": with each other.
                found.partners.push(entity);
            }
        } else if !found.partners.contains(&entity) {
            found.partners.push(entity);
        }
    }
}
