//! Whose figure it is where its sentence does not say: what carries over from the figures before and from what the article is about.

use crate::event::description::class;
use crate::event::frame::{Last, is_country};
use crate::language::relation::{self, Relation};
use crate::lexicon::{Grammar, Language, Pos, Tag};
use crate::mention::Draft;
use crate::record::{MentionKind, Value};
use crate::text::TokenKind;

use super::figure::Figure;
use super::fit::{of_central_banks, of_companies, of_countries};
use super::party::{Parties, Reader};
use super::reading::Metric;
use super::scan::{Item, Kind};

/// Whether a figure is of what passes between countries.
fn is_flow(metric: &str) -> bool {
    matches!(metric, "exports" | "imports" | "trade_turnover")
}

impl<'a> Reader<'_, 'a> {
    /// "$5 billion with the bloc, including $4.8 billion with Russia": whose the figure before is.
    fn told_before(&self, figure: &Figure<'_>, partner: u32) -> Option<u32> {
        let country = |e: &u32| *e != partner && is_country(self.view.entities, *e);
        let part = figure.included || figure.listed.is_some() || figure.head.is_none();
        self.frame.last.subject.filter(|e| part && country(e))
    }

    /// What the figure does not name itself.
    pub(super) fn carry(&self, figure: &Figure<'a>, mut found: Parties) -> Parties {
        if found.subject.is_none() && self.of_unknown(figure) {
            return found;
        }
        // A country's office tells of the country, and not of the company that carries over.
        let company = self.frame.last.subject.is_some_and(|e| !is_country(self.view.entities, e));
        if company && found.subject.is_none() && figure.head.is_some() && !of_companies(figure.metric.name) {
            found.subject = self.source_country();
        }
        if figure.head.is_none() && (figure.included || !found.named) && found.subject.is_none() {
            return self.carry_parties(figure, found);
        }
        if self.of_a_pair(figure, &found) {
            return self.carry_pair(figure, found);
        }
        if found.subject.is_none() && !of_companies(figure.metric.name) && self.of_the_country(figure) {
            found.subject = self.frame.last_country(self.view.entities).or(self.frame.country);
        }
        if let Some(actor) = self.actor(figure).filter(|_| found.subject.is_none() && !of_countries(figure.metric.name)) {
            found.subject = self.last_company().or(self.frame.company).filter(|&company| !self.of_another_trade(actor, company));
            if found.subject.is_none() {
                return found;
            }
        }
        if found.subject.is_none() && of_companies(figure.metric.name) {
            found.subject = self.meant_by_it(figure);
        }
        if found.subject.is_none() && self.of_its_owner(figure) {
            found.subject = self.company_before(figure);
        }
        found.subject = found.subject.or_else(|| self.carried_subject(figure, found.partners.first().copied()));
        self.carry_partner(figure, &mut found);
        found.partners.retain(|&p| Some(p) != found.subject);
        found
    }

    /// Whether the figure is of something of which nothing but this is told.
    fn of_unknown(&self, figure: &Figure<'a>) -> bool {
        self.of_unknown_part(figure)
            || self.of_unknown_index(figure)
            || self.at_unknown(figure)
            || self.of_unknown_owner(figure)
            || self.of_a_plant(figure)
            || self.of_a_facility(figure)
            || self.of_a_unit(figure)
            || self.of_its_plant(figure)
    }

    /// English: "A plant will be built in Oslo. It will produce 200,000 tons": what "it" makes is not the country's.
    fn of_its_plant(&self, figure: &Figure<'a>) -> bool {
        let (view, document) = (self.view, self.view.document);
        let it = view.language == Language::En && document.payload(view.first, Tag::Pronoun) == Some("it");
        let makes = matches!(figure.metric.name, "production" | "energy_output" | "capacity");
        let before = view.sentence.checked_sub(1).filter(|_| it && makes).and_then(|s| document.sentences.get(s));
        before.is_some_and(|s| (s.first as usize..s.last as usize).any(|t| document.is(t, Tag::FacilityHead)))
    }

    /// "The business employs 1,900 people": a part that is sold or bought is not the company that carries over.
    fn of_a_unit(&self, figure: &Figure<'a>) -> bool {
        let document = self.view.document;
        let first = self.view.tokens_of(self.view.clause_of(figure.trigger.first)).next().unwrap_or(self.view.first);
        let definite = self.view.language == Language::Ru || document.payload(first, Tag::Determiner) == Some("the");
        let noun = first + usize::from(self.view.language == Language::En);
        let verb = (noun + 1..self.view.last.min(noun + 3)).any(|t| self.view.finite(t));
        let company = of_companies(figure.metric.name) || matches!(figure.metric.name, "employment" | "jobs");
        company && definite && verb && document.means(noun, Tag::Hint, "unit") && self.view.mention_at(noun).is_none()
    }

    /// Whether the figure may be of one who was told of before.
    fn may_be_of(&self, figure: &Figure<'a>, entity: u32) -> bool {
        let last = &self.frame.last;
        // A lake that the figure before was of trades with nobody.
        let lake = last.metric.is_some_and(|m| m.starts_with("reservoir")) && figure.metric.name != "reservoir";
        if lake && last.subject == Some(entity) && !is_country(self.view.entities, entity) {
            return false;
        }
        let organization = self.view.entities.get(entity as usize).is_some_and(|e| e.kind != MentionKind::Place);
        if organization {
            !of_countries(figure.metric.name) && (of_companies(figure.metric.name) || !self.is_bystander(entity))
        } else {
            !of_companies(figure.metric.name) && !self.of_a_workplace(figure) && !self.of_unknown_goods(figure)
        }
    }

    /// The figure spoken of keeps its parties.
    fn carry_parties(&self, figure: &Figure<'a>, mut found: Parties) -> Parties {
        let frame = self.frame;
        let only = frame.country.filter(|_| frame.last == Last::default());
        found.subject = frame.last.subject.or(only).filter(|&e| self.may_be_of(figure, e));
        if found.partners.is_empty() && !figure.included {
            found.partners.extend(frame.last.partner);
        }
        found
    }

    /// Whether the figure is one of two sides.
    fn of_a_pair(&self, figure: &Figure<'a>, found: &Parties) -> bool {
        let frame = self.frame;
        // «Узбекистан и Кыргызстан …. Стороны договорились увеличить товарооборот»
        let between = figure.metric.name == "trade_turnover" && !found.named && frame.last == Last::default() && frame.country.is_none();
        figure.metric.is(Metric::PAIR) || self.of_both(figure) || self.ours(figure) || between || self.of_sides(figure, found)
    }

    /// "The sides agreed to bring trade to $5 billion": that between them.
    fn of_sides(&self, figure: &Figure<'a>, found: &Parties) -> bool {
        let document = self.view.document;
        let side = |t: usize| document.payload(t, Tag::Actor) == Some("side") && self.view.mention_at(t).is_none();
        let trade = figure.metric.name == "trade_turnover" && !found.named && figure.head.is_some();
        trade && self.lead_pair().is_some() && (self.view.first..figure.trigger.first).any(side)
    }

    /// The two countries that the first figure of the article was of.
    fn lead_pair(&self) -> Option<(u32, u32)> {
        self.frame.lead.subject.zip(self.frame.lead.partner)
    }

    fn carry_pair(&self, figure: &Figure<'a>, mut found: Parties) -> Parties {
        let frame = self.frame;
        match (found.subject, &found.partners[..]) {
            (None, []) => {
                let sides = self.lead_pair().filter(|_| self.of_sides(figure, &found));
                if let Some((a, b)) = sides.or_else(|| self.pair_before(figure)).or(frame.pair).or(frame.countries) {
                    (found.subject, found.partners) = (Some(a), vec![b]);
                }
            }
            (Some(one), []) => found.partners.extend(frame.other(one)),
            (None, [one]) => {
                // "Our mutual trade with Turkmenistan", an Uzbek minister said.
                let (a, b) = self.pair_before(figure).unwrap_or((*one, *one));
                // «торговля с Китаем выросла, с ОАЭ — упала»: neither is the other's partner.
                let side = |e: &u32| e != one && !self.is_end(*e);
                found.subject =
                    [a, b].into_iter().find(side).or_else(|| frame.other(*one).filter(side)).or_else(|| self.told_before(figure, *one));
                found.subject = found.subject.or(frame.last.subject.filter(|s| s != one && is_country(self.view.entities, *s)));
            }
            _ => {}
        }
        found
    }

    /// Whose figure it is by those before and by what the article is about.
    fn carried_subject(&self, figure: &Figure<'a>, partner: Option<u32>) -> Option<u32> {
        let frame = self.frame;
        let metric = figure.metric.name;
        let may_be = |e: &u32| self.may_be_of(figure, *e);
        match partner {
            Some(partner) if is_flow(metric) => {
                let last = frame.last.subject.filter(|s| *s != partner && may_be(s));
                frame.other(partner).filter(|&other| !self.is_end(other)).or(last)
            }
            _ if of_companies(metric) => self.reporting_company(figure).or(frame.last.subject.filter(may_be)).or(frame.company),
            _ if is_flow(metric) && frame.last.subject.is_none() && frame.last.partner.is_some() => None,
            _ => {
                // The index that a market report begins with exports nothing.
                let share = frame.lead.metric == Some("share_price") && (is_flow(metric) || metric == "trade_balance");
                let may_be = |e: &u32| may_be(e) && (!share || is_country(self.view.entities, *e));
                let kind = |e: u32| self.view.entities.get(e as usize).map(|e| e.kind);
                let stays = |e: &u32| is_country(self.view.entities, *e) || kind(*e) == Some(MentionKind::Organization);
                let lead = frame.lead.subject.filter(|e| may_be(e) && stays(e));
                let country = frame.country.filter(|c| may_be(c) && !self.stands_aside(*c));
                let own = frame.last.subject.filter(may_be).or(lead).or(country);
                own.or(frame.central_bank.filter(|_| frame.country.is_none() && of_central_banks(metric)))
            }
        }
    }

    /// With whom the trade is, where the figure before names it.
    fn carry_partner(&self, figure: &Figure<'a>, found: &mut Parties) {
        let frame = self.frame;
        if !is_flow(figure.metric.name) || !found.partners.is_empty() || self.total(figure) || figure.rule == "ranked" {
            return;
        }
        if found.subject.is_none() && frame.last.subject.is_none() {
            found.partners.extend(frame.last.partner);
        }
        let same = found.subject.is_some() && (found.subject == frame.last.subject || found.subject == frame.last.partner);
        // Where the first figure was with everyone, one that names no partner is so again.
        // «Товарооборот двух стран составил 4 млрд, из них экспорт – 1,3 млрд»
        let part = self.items.iter().any(|x| x.kind == Kind::Including) && frame.last.metric.is_some_and(is_flow);
        let bilateral = frame.lead.partner.is_some() || part;
        if let (true, true, Some(subject), Some(_)) = (same, bilateral, found.subject, frame.last.partner) {
            found.partners.extend(frame.other(subject));
        }
    }

    /// A body that speaks of figures and has none: farmers' associations, unions, newspapers, courts.
    fn is_bystander(&self, organization: u32) -> bool {
        let document = self.view.document;
        let speaks = |d: &Draft| matches!(class(document, d), "association" | "media" | "court" | "military" | "party");
        self.naming(organization).is_some_and(speaks)
    }

    /// What names an entity first; in a long text, of late.
    fn naming(&self, entity: u32) -> Option<&Draft> {
        const NEAR: usize = 2000;
        let drafts = self.view.drafts;
        let named = |d: &&Draft| d.entity == Some(entity);
        let late = || drafts[..self.view.mentions.end].iter().rev().take(NEAR).find(named);
        drafts.iter().take(NEAR).find(named).or_else(late)
    }

    /// "Price: $150": what nobody names costs so much in no country.
    fn of_unknown_goods(&self, figure: &Figure<'a>) -> bool {
        figure.metric.name == "price" && figure.level.is_some() && super::goods::of(self.view, self.items, figure).is_none()
    }

    /// "The staff will grow to 150": no country's.
    fn of_a_workplace(&self, figure: &Figure<'_>) -> bool {
        const MOST: u32 = 20_000;
        let staff = figure.level.filter(|_| figure.metric.name == "employment").and_then(|m| self.view.drafts[m].value.as_ref());
        matches!(staff, Some(Value::Amount(a)) if a.amount.is_some_and(|n| n < MOST.into()))
    }

    /// «…, в Бухарской — 250 тыс. тонн»: a part whose name nobody knows is not the figure's before.
    fn of_unknown_part(&self, figure: &Figure<'_>) -> bool {
        let document = self.view.document;
        // «Бухарской» is an adjective whose noun is left out.
        let adjective = |m: usize| {
            let draft = &self.view.drafts[m];
            draft.kind == MentionKind::Demonym && !draft.entity.is_some_and(|e| is_country(self.view.entities, e))
        };
        let unknown = |t: usize| document.tokens[t].capital() && t > self.view.first && self.view.mention_at(t).is_none_or(adjective);
        let led = |t: usize| document.is(t - 1, Tag::Preposition);
        figure.part.is_some_and(|p| (p.first.max(self.view.first + 1)..p.last).any(|t| unknown(t) && led(t)))
    }

    /// "Its capacity will be 100 MW": a plant's.
    fn of_a_plant(&self, figure: &Figure<'_>) -> bool {
        let document = self.view.document;
        let head = figure.head.filter(|_| figure.metric.name == "capacity").map(|h| self.items[h].first);
        let before = head.and_then(|h| h.checked_sub(1)).filter(|&b| b >= self.view.first);
        before.is_some_and(|b| document.is_whose(b))
    }

    /// "The port plans to cut 85 jobs", "cargo at the port fell": of one place of work, and not of the country.
    fn of_a_facility(&self, figure: &Figure<'_>) -> bool {
        let document = self.view.document;
        if !matches!(figure.metric.name, "jobs" | "employment" | "freight") {
            return false;
        }
        let clause = self.view.clause_of(figure.trigger.first);
        let one = |t: usize| match self.view.language {
            Language::En => t > self.view.first && document.is(t - 1, Tag::Determiner),
            Language::Ru => document.grammar(t).has(Grammar::SINGULAR),
        };
        self.view.tokens_of(clause).any(|t| document.is(t, Tag::FacilityHead) && self.view.mention_at(t).is_none() && one(t))
    }

    /// Whether goods are said to go to a country or to come from it: in "exports to Japan grew, and those to India fell" neither sells.
    fn is_end(&self, country: u32) -> bool {
        self.items.iter().enumerate().any(|(j, item)| {
            let Kind::Name(mention) = item.kind else { return false };
            let ends = relation::DIRECTION.or(relation::COMITATIVE);
            let way = |j: usize| self.preposition_before(self.items[j].first).is_some_and(|(_, p)| ends.has(p));
            self.view.drafts[mention].entity == Some(country) && self.members(j).into_iter().any(way)
        })
    }

    /// Trade "between the two countries", «двух стран»: of the two spoken of.
    fn of_both(&self, figure: &Figure<'a>) -> bool {
        let document = self.view.document;
        let Some(head) = figure.head.map(|h| self.items[h].last).filter(|_| figure.metric.name == "trade_turnover") else { return false };
        let plural = |t: usize| self.view.language == Language::En || document.grammar(t).has(Grammar::PLURAL);
        let both = |t: usize| document.payload(t, Tag::Actor) == Some("country") && plural(t);
        !self.total(figure) && (head..self.view.last.min(head + 5)).any(both)
    }

    /// "Profit at dnata": of somebody that nothing knows.
    fn at_unknown(&self, figure: &Figure<'a>) -> bool {
        let document = self.view.document;
        let Some(behind) = figure.head.map(|h| self.items[h].last).filter(|_| of_companies(figure.metric.name)) else { return false };
        let name = behind + 1;
        // "Shares in Acme"
        let named = || name < self.view.last && document.tokens[name].capital();
        let of_whom = document.relates(behind, relation::ADESSIVE) || document.relates(behind, relation::PARTITIVE) && named();
        of_whom
            && name < figure.last
            && document.tokens[name].kind == TokenKind::Word
            && self.view.mention_at(name).is_none()
            && document.mask(name) & (Tag::Determiner.bit() | Tag::Actor.bit() | Tag::Function.bit()) == 0
    }

    /// "Halvorsen's shares": a name before the metric that nothing knows.
    fn of_unknown_owner(&self, figure: &Figure<'a>) -> bool {
        const DESCRIBED: usize = 3;
        let document = self.view.document;
        let Some(head) = figure.head.map(|h| self.items[h].first) else { return false };
        let possessive = (head.saturating_sub(DESCRIBED).max(self.view.first + 1)..head).rev().find(|&t| document.is_possessive(t));
        let name = possessive.map(|t| t - 1).filter(|&t| self.view.mention_at(t).is_none());
        name.is_some_and(|t| document.tokens[t].kind == TokenKind::Word && document.tokens[t].capital() && !document.has_pos(t, Pos::Noun))
    }

    /// English: "It swung to a loss": the first company of the sentence before.
    fn meant_by_it(&self, figure: &Figure<'a>) -> Option<u32> {
        let (view, document) = (self.view, self.view.document);
        let end = figure.head.map_or(figure.trigger.first, |h| self.items[h].first);
        let it = view.first < end && document.payload(view.first, Tag::Pronoun) == Some("it");
        let before = view.sentence.checked_sub(1).filter(|_| it).and_then(|s| document.sentences.get(s))?;
        let here = view.drafts[..view.mentions.start].partition_point(|d| d.first < before.first);
        let companies = view.drafts[here..view.mentions.start].iter().filter(|d| self.trades(d));
        companies.filter_map(|d| d.entity).next()
    }

    /// "The Topix index": another than the one spoken of before, though nothing knows its name.
    fn of_unknown_index(&self, figure: &Figure<'a>) -> bool {
        let document = self.view.document;
        let Some(head) = figure.head.map(|h| self.items[h]).filter(|_| figure.metric.name == "share_price") else { return false };
        let named = |t: usize| t > self.view.first && document.tokens[t].case != crate::text::LetterCase::Lower;
        let before = head.first.checked_sub(1).filter(|&b| document.tokens[b].kind == TokenKind::Word);
        // "the Shanghai index" is no company's
        let unknown = |b: usize| self.view.mention_at(b).is_none_or(|m| self.view.drafts[m].kind == MentionKind::Place);
        document.means(head.first, Tag::Hint, "index") && before.is_some_and(|b| named(b) && unknown(b))
    }

    /// "Our trade": of the speaker's country and the host's.
    fn ours(&self, figure: &Figure<'a>) -> bool {
        let document = self.view.document;
        let Some(head) = figure.head.map(|h| self.items[h].first).filter(|_| figure.metric.name == "trade_turnover") else { return false };
        (head.saturating_sub(2).max(self.view.first)..head).any(|t| document.payload(t, Tag::Determiner) == Some("our"))
    }

    /// Whether the country the article is about is another side of its figures: a partner before, or named here in another part.
    fn stands_aside(&self, country: u32) -> bool {
        let speaks = |item: &Item<'_>| {
            let office = self.items.iter().find(|x| x.first == item.last + 1 && self.view.document.is_possessive(item.last));
            self.of_speech(item) || office.is_some_and(|x| self.of_speech(x))
        };
        let named = |item: &Item<'_>| matches!(item.kind, Kind::Name(m) if self.view.drafts[m].entity == Some(country)) && !speaks(item);
        self.frame.partners.contains(&country) || self.items.iter().any(named)
    }

    /// Whether a common noun for a company has the figure: "the miner", «предприятие».
    fn actor(&self, figure: &Figure<'a>) -> Option<usize> {
        let document = self.view.document;
        let from = figure.first.saturating_sub(4).max(self.view.first);
        (from..figure.last.min(from + 16)).find(|&t| document.payload(t, Tag::Actor) == Some("company"))
    }

    /// "The operator's revenue": no bank's.
    fn of_another_trade(&self, actor: usize, company: u32) -> bool {
        let document = self.view.document;
        let bank = |d: &Draft| matches!(class(document, d), "bank" | "central_bank");
        let named = || self.naming(company).is_some_and(bank);
        document.means(actor, Tag::Hint, "trade") && named()
    }

    /// «республика выработала», "the country's reserves": the country that the article is about.
    fn of_the_country(&self, figure: &Figure<'a>) -> bool {
        let document = self.view.document;
        let clause = self.view.clause_of(figure.trigger.first);
        // «в страны ОИС», "to other countries": with whom, and not whose.
        let with = |t: usize| {
            let led = |relation: Relation| t.checked_sub(1).is_some_and(|b| document.relates(b, relation));
            led(relation::BY_CASE) && !document.grammar(t).may_be(Grammar::LOCATIVE) || led(relation::COMPANY)
        };
        let noun = |t: usize| self.view.mention_at(t).is_none() && document.payload(t, Tag::Actor) == Some("country") && !with(t);
        self.view.tokens_of(clause).take_while(|&t| t < figure.last).any(noun)
    }

    /// "total exports", «весь экспорт»: with everyone.
    fn total(&self, figure: &Figure<'a>) -> bool {
        let document = self.view.document;
        let Some(Item { first: head, last: end, .. }) = figure.head.map(|h| self.items[h]) else { return false };
        let whole = |t: usize| document.means(t, Tag::Hint, "whole");
        let all = |t: usize| self.view.language == Language::Ru && document.payload(t, Tag::Determiner) == Some("all");
        // "shipped 1.4 million tonnes abroad"
        let abroad = |t: usize| document.phrase_means(t, Tag::Hint, "abroad");
        let out = self.view.may_have(Tag::Hint.bit()) && self.view.tokens_of(self.view.clause_of(head)).any(abroad);
        out || (head.saturating_sub(3).max(self.view.first)..end).any(|t| whole(t) || all(t))
    }

    /// Two countries named in this sentence or the one before, where there are no others.
    fn pair_before(&self, figure: &Figure<'a>) -> Option<(u32, u32)> {
        // «с Турцией — на 561 млн; тройку замыкает Китай»
        let end = (figure.last..self.view.last).find(|&t| self.view.document.is_mark(t, ';')).unwrap_or(self.view.last);
        let begin = self.view.document.sentences.get(self.view.sentence.checked_sub(1)?).map_or(self.view.first as u32, |s| s.first);
        let known = [self.frame.pair, self.frame.countries, self.frame.lead.subject.zip(self.frame.lead.partner)];
        let about = |e: &u32| known.iter().flatten().any(|&(a, b)| *e == a || *e == b) || self.frame.country == Some(*e);
        let free = self.frame.country.is_none() && known.iter().all(Option::is_none);
        for from in [self.view.first as u32, begin] {
            let mut pair: Vec<u32> = Vec::new();
            let later = &self.view.drafts[self.view.drafts.partition_point(|d| d.first < from)..];
            let here = later.iter().take_while(|d| (d.first as usize) < end).filter(|d| (d.last as usize) <= end);
            for entity in here.filter_map(|d| d.entity).filter(|&e| is_country(self.view.entities, e)) {
                if !pair.contains(&entity) {
                    pair.push(entity);
                }
            }
            // "The Netherlands ($2.1 billion) and Türkiye ($1.9 billion) come next. Bilateral trade …": two others.
            if let [a, b] = pair[..]
                && (free || from == self.view.first as u32 || pair.iter().any(about))
            {
                return Some((a, b));
            }
        }
        None
    }
}
