//! Whose figure it is and with whom: the names around a metric by preposition, case and place, then what carries over.

use crate::event::description::class;
use crate::event::frame::{Frame, is_country};
use crate::event::{ClauseKind, View};
use crate::language::relation;
use crate::lexicon::{Language, Pos, Tag};
use crate::record::{MentionKind, Status};
use crate::text::{LetterCase, TokenKind};

use super::company::of_the_market;
use super::figure::Figure;
use super::fit::{of_companies, of_countries};
use super::reading::Metric;
use super::scan::{Item, Kind, metric};
use super::standing::Place;

/// Subject and partners, as entities.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Parties {
    pub subject: Option<u32>,
    pub partners: Vec<u32>,
    /// Whether the text names them with the figure itself.
    pub named: bool,
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
        let (mut told, mut borrowed) = (0, false);
        let own = self.view.clause_of(figure.head.map_or(figure.trigger.first, |h| self.items[h].first));
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
            let Some(entity) = self.party(figure, j, mention) else { continue };
            let before_it = before.filter(|&(b, place)| figure.name.is_none() && place != Place::None && self.joined(b, j));
            let place = before_it.map_or_else(|| self.place_in_list(figure, (j, mention), lead), |(_, place)| place);
            let place = self.place_of_part(figure, (j, entity), place);
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
            // «Казахстан нарастил экспорт, а Узбекистан сократил ввоз на 18%»: who does it in the clause itself.
            if place == Place::Doer {
                let here = self.view.clause_of(item.first) == own;
                if here && borrowed {
                    found.subject = None;
                }
                borrowed = !here;
            }
            self.note(figure, place, entity, &mut found, &mut pair);
        }
        // "Russia was the main buyer, followed by Germany at $1.1 million": of these the one with the amount.
        let ranked = figure.name.filter(|_| figure.rule == "ranked").and_then(|n| match self.items[n].kind {
            Kind::Name(mention) => self.view.drafts[mention].entity,
            _ => None,
        });
        if ranked.is_some_and(|e| found.partners.contains(&e)) {
            found.partners.retain(|&p| Some(p) == ranked);
        }
        if let [a, b] = pair[..] {
            (found.subject, found.partners) = (Some(a), vec![b]);
        } else if let ([a], None) = (&pair[..], found.subject) {
            found.subject = Some(*a);
        }
        self.complete(figure, found)
    }

    /// Who may be a party of the figure under the name of an item: the country that governs it, or itself.
    fn party(&self, figure: &Figure<'a>, j: usize, mention: usize) -> Option<u32> {
        let draft = &self.view.drafts[mention];
        let entity = draft.entity?;
        // «10 млрд долларов США»
        let value = |before: usize| matches!(self.items[before].kind, Kind::Value(_)) && self.items[before].last == self.items[j].first;
        if draft.kind == MentionKind::Place && j.checked_sub(1).is_some_and(value) {
            return None;
        }
        let governed = self.governed_country(figure, mention);
        governed.or_else(|| Some(entity).filter(|&entity| self.may_be_party(figure, mention, entity)))
    }

    /// How a name stands, alone or in a list whose first name stands for it.
    fn place_in_list(&self, figure: &Figure<'a>, (j, mention): (usize, usize), lead: Option<usize>) -> Place {
        let led = figure.name == Some(j) && (self.with_them(figure) || figure.rule == "flow" && figure.share);
        if led || self.with_it(figure, j) {
            return Place::With;
        }
        let lead = lead.filter(|&lead| j >= lead).and_then(|lead| match self.items[lead].kind {
            Kind::Name(first) => Some((lead, first)),
            _ => None,
        });
        let own = || self.place(figure, j, mention);
        match lead {
            Some((lead, first)) if figure.listed.is_some() => self.place(figure, lead, first),
            Some((lead, first)) => Some(own()).filter(|&place| place != Place::None).unwrap_or_else(|| self.place(figure, lead, first)),
            None => own(),
        }
    }

    /// The same where the figure is a part of one told before.
    fn place_of_part(&self, figure: &Figure<'a>, (j, entity): (usize, u32), place: Place) -> Place {
        let listed = figure.listed.is_some_and(|lead| j >= lead) && !figure.again;
        let again = figure.again && figure.name == Some(j) && place == Place::None;
        // «на Иран пришлось 61%, на Ирак – 21%»
        let sharer = || self.preposition_before(self.items[j].first).is_some_and(|(_, p)| relation::SHARER.has(p));
        let sent = matches!(figure.metric.name, "exports" | "imports" | "trade_turnover" | "remittances" | "fdi" | "tourists");
        match place {
            _ if again && sent && is_country(self.view.entities, entity) && sharer() => Place::Sharer,
            _ if listed && self.is_partner(figure, place, entity) => Place::With,
            _ if again => Place::Owner,
            place => place,
        }
    }

    /// Takes what is not named with the figure from what stands before.
    fn complete(&self, figure: &Figure<'a>, mut found: Parties) -> Parties {
        let label = self.before_colon(figure).filter(|label| !found.partners.contains(label));
        found.subject = found.subject.or(label);
        found.partners.retain(|&p| Some(p) != found.subject);
        if of_the_market(figure) {
            // Goods on a market are nobody's; a country's own prices name it.
            found.subject = found.subject.filter(|&s| is_country(self.view.entities, s));
            return found;
        }
        found.named = found.subject.is_some() || !found.partners.is_empty();
        let named = found.named;
        let found = self.carry(figure, found);
        // «средняя зарплата в регионе» is of some region, and not of the country that carries over.
        let country = !named && found.subject.is_some_and(|s| is_country(self.view.entities, s));
        if country && self.in_some_region() { Parties::default() } else { found }
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
            before > view.first && document.relates(before - 1, relation::REGION)
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
        let with = document.relates(head.last, relation::COMITATIVE);
        with && document.payload(head.last + 1, Tag::Pronoun) == Some("they")
    }

    /// «Лидером остаётся Турция: товарооборот с ней», "turnover with it": whether a pronoun stands for the last name before the metric.
    fn with_it(&self, figure: &Figure<'a>, j: usize) -> bool {
        let (view, document) = (self.view, self.view.document);
        let Some(head) = figure.head.map(|h| self.items[h]) else { return false };
        let it = |t: usize| {
            document.relates(t, relation::COMITATIVE) && matches!(document.payload(t + 1, Tag::Pronoun), Some("it" | "he" | "she"))
        };
        let verb = self.verb(figure) && view.tokens_of(view.clause_of(head.first)).take_while(|&t| t < head.first).any(it);
        let last = self.items.iter().rposition(|x| matches!(x.kind, Kind::Name(_)) && x.last <= head.first);
        (it(head.last) || verb) && last == Some(j)
    }

    /// Names beside a verb of speech, or that stand for a source, are nobody's figure.
    pub(super) fn of_speech(&self, item: &Item<'_>) -> bool {
        let document = self.view.document;
        let clause = self.view.clause_of(item.first);
        let near = item.first.saturating_sub(3).max(self.view.first)..(item.last + 2).min(self.view.last);
        // "OPEC+ agreed to cut output" tells what it will do.
        let binds = |t: usize| document.relates(t + 1, relation::INFINITIVE) && document.has_pos(t + 2, Pos::Verb);
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
        let flow = matches!(figure.metric.name, "exports" | "imports" | "trade_turnover" | "fdi" | "remittances" | "tourists");
        let own = self.frame.last.subject.filter(|&s| is_country(self.view.entities, s) && s != entity);
        flow && matches!(place, Place::None | Place::Doer) && own.is_some() && is_country(self.view.entities, entity)
    }

    fn company_before_item(&self, j: usize) -> bool {
        let company = |item: &Item<'_>| matches!(item.kind, Kind::Name(m) if self.view.drafts[m].kind == MentionKind::Organization);
        self.items[..j].iter().any(|item| company(item) && !self.of_speech(item))
    }

    /// "exports to Japan's largest trade partners": where the partners of whom a name tells follow it.
    pub(super) fn has_partners(&self, from: usize) -> bool {
        const REACH: usize = 6;
        let partners = |t: usize| super::rank::is_partner_word(self.view, t);
        (from..self.view.last.min(from + REACH)).take_while(|&t| !self.view.finite(t)).any(partners)
    }

    /// Countries, regions, organisations; companies only of what companies have.
    pub(super) fn may_be_party(&self, figure: &Figure<'_>, mention: usize, entity: u32) -> bool {
        let kind = self.view.drafts[mention].kind;
        match kind {
            MentionKind::Demonym if !of_countries(figure.metric.name) && self.of_a_company(mention) => false,
            MentionKind::Place | MentionKind::Demonym => !of_companies(figure.metric.name) || is_country(self.view.entities, entity),
            // «цена нефти Brent»
            MentionKind::Organization if self.is_goods(mention) => false,
            MentionKind::Organization | MentionKind::Facility => {
                !of_countries(figure.metric.name)
                    || self.bloc(mention)
                    || figure.metric.name == "trade_turnover" && self.traded_with(mention)
            }
            _ => false,
        }
    }

    /// Whether a name is that of goods with a price.
    fn is_goods(&self, mention: usize) -> bool {
        metric(self.view, self.view.drafts[mention].first as usize).is_some_and(|(m, _)| m.is(Metric::GOODS))
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
        let with = |t: usize| self.view.document.relates(t, relation::COMITATIVE);
        let near = (first.saturating_sub(REACH).max(self.view.first)..first).any(with);
        near && class(self.view.document, draft) == "international"
    }

    /// Whether the figure's metric is a verb.
    pub(super) fn verb(&self, figure: &Figure<'a>) -> bool {
        figure.head.is_some_and(|h| matches!(self.items[h].kind, Kind::Metric(m) if m.is(Metric::VERB)))
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
            // "carried 3 million tonnes from China": where it came from is not who carried it.
            Place::From if figure.metric.name == "freight" && self.verb(figure) => return,
            Place::From if directed => true,
            Place::Goods if imports => false,
            Place::Goods => true,
            Place::Sharer => figure.metric.name == "market_share",
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
