//! How a name stands to a figure: as its owner, where its goods go, with whom, by preposition, case and place.

use crate::event::ClauseKind;
use crate::event::frame::is_country;
use crate::language::function::word;
use crate::language::relation::{self, Relation};
use crate::lexicon::{Grammar, Language, Tag};
use crate::mention::Draft;
use crate::record::MentionKind;
use crate::text::TokenKind;

use super::figure::Figure;
use super::fit::{by_growth, of_countries};
use super::party::Reader;
use super::reading::Way;
use super::row;
use super::scan::{Item, Kind};

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

/// Russian: whether the case lets a name behind «в» tell where, and not where to.
fn is_where(grammar: Grammar) -> bool {
    grammar.cases() == 0 || grammar.may_be(Grammar::LOCATIVE)
}

impl<'a> Reader<'_, 'a> {
    pub(super) fn place(&self, figure: &Figure<'a>, j: usize, mention: usize) -> Place {
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
        if let Some(place) = self.by_share(figure, j) {
            return place;
        }
        let marked = draft.kind == MentionKind::Demonym || document.is_possessive(item.last);
        let adjacent = self.followed_by_head(figure, item);
        if marked && (adjacent || self.has_partners(item.last)) || self.owns_budget(j) || self.at_company(figure, item, draft) {
            return Place::Owner;
        }
        if let Some(place) = self.by_preposition(figure, item, draft) {
            let apart = place == Place::In && !self.same_clause(figure, item) && !self.described(figure, item);
            return if apart { Place::None } else { place };
        }
        if self.antecedent(figure, item) {
            return self.in_relative(figure);
        }
        if self.labels(figure, item) && draft.entity.is_some_and(|e| self.may_be_party(figure, mention, e)) {
            return Place::Owner;
        }
        let owns = marked || self.view.language == Language::En && adjacent;
        match figure.head.map(|h| self.items[h]) {
            Some(head) if item.last <= head.first => self.before_head(figure, item, draft, head, owns),
            Some(head) => self.behind_head(figure, item, draft, head),
            None if owns => Place::Owner,
            None => self.doer(figure, item, draft.grammar),
        }
    }

    /// How a name beside a word of shares stands: "accounted for", «на долю».
    fn by_share(&self, figure: &Figure<'a>, j: usize) -> Option<Place> {
        let item = self.items[j];
        let share = |i: Option<usize>| {
            i.and_then(|i| self.items.get(i)).is_some_and(|x| {
                matches!(x.kind, Kind::Change(c) if c.way == Way::Share) && x.first <= item.last + 1 && x.last + 1 >= item.first
            })
        };
        if figure.share {
            let beside = share(j.checked_sub(1)) || self.view.document.is_possessive(item.last) && share(Some(j + 1));
            return beside.then_some(Place::Sharer);
        }
        // "with Saudi Arabia accounting for 10.6 million barrels"
        if figure.level.is_none() || !share(Some(j + 1)) || self.items[j + 1].first != figure.trigger.first {
            return None;
        }
        let flow = matches!(figure.metric.name, "exports" | "imports" | "trade_turnover" | "trade_balance");
        // «переводы в Грузию — 1 млрд, из них на Италию пришлось 300 млн»: where it came from, be it a country.
        let Kind::Name(mention) = item.kind else { return None };
        let abroad = self.view.drafts[mention].entity.is_some_and(|e| is_country(self.view.entities, e));
        let sent = matches!(figure.metric.name, "remittances" | "fdi" | "tourists") && abroad;
        Some(if flow || sent { Place::Sharer } else { Place::Owner })
    }

    /// How a name before the metric stands, where no preposition says it.
    fn before_head(&self, figure: &Figure<'a>, item: Item<'a>, draft: &Draft, head: Item<'a>, owns: bool) -> Place {
        let near = || self.words(item.last, head.first) <= 3 && !self.finite_between(item.last, head.first);
        if owns && near() {
            return Place::Owner;
        }
        if owns && !self.verb(figure) && !figure.share {
            return Place::None;
        }
        if self.verb(figure) && self.of_its_people(item, draft) && near() {
            return Place::Owner;
        }
        self.doer(figure, item, draft.grammar)
    }

    /// «аграрии Ставрополья намолотили»: what those of a place do is the place's.
    fn of_its_people(&self, item: Item<'a>, draft: &Draft) -> bool {
        let document = self.view.document;
        let Some(before) = item.first.checked_sub(1).filter(|&b| b >= self.view.first && self.view.language == Language::Ru) else {
            return false;
        };
        let many = document.grammar(before).has(Grammar::NOMINATIVE) && document.grammar(before).has(Grammar::PLURAL);
        draft.kind == MentionKind::Place
            && draft.grammar.may_be(Grammar::GENITIVE)
            && self.view.mention_at(before).is_none()
            && crate::event::argument::is_plain_noun(document, before)
            && many
    }

    /// How a name behind the metric stands, where no preposition says it.
    fn behind_head(&self, figure: &Figure<'a>, item: Item<'a>, draft: &Draft, head: Item<'a>) -> Place {
        let verb = self.verb(figure);
        // «производство в обрабатывающей промышленности Казахстана»
        let reach = if draft.kind == MentionKind::Place && by_growth(figure.metric.name) { 3 } else { 2 };
        let near = self.words(head.last, item.first) <= reach && !self.finite_between(head.last, item.first);
        if draft.kind == MentionKind::Demonym {
            return if near || verb { Place::Goods } else { Place::None };
        }
        let tourists = verb && figure.metric.name == "tourists";
        if self.view.language == Language::En {
            // "1.2 million tourists visited Turkey"
            let counted = figure.level.is_some_and(|l| self.view.drafts[l].last as usize <= head.first);
            return if tourists && near && counted { Place::Owner } else { Place::None };
        }
        let cases = draft.grammar.cases();
        match () {
            _ if near && draft.grammar.may_be(Grammar::GENITIVE) && !verb => Place::Owner,
            _ if tourists && cases == Grammar::ACCUSATIVE => Place::Owner,
            // «число туристов, посетивших Грузию»
            _ if figure.metric.name == "tourists" && cases == Grammar::ACCUSATIVE && self.described(figure, item) => Place::Owner,
            _ if verb && cases == Grammar::NOMINATIVE && self.same_clause(figure, item) => Place::Doer,
            _ => Place::None,
        }
    }

    /// Whether a name stands in the clause of the metric, of the trigger or of the value.
    fn same_clause(&self, figure: &Figure<'a>, item: Item<'a>) -> bool {
        let clause = self.view.clause_of(item.first);
        let head = figure.head.map_or(figure.trigger.first, |h| self.items[h].first);
        [head, figure.trigger.first, figure.last.saturating_sub(1)].into_iter().any(|t| self.view.clause_of(t) == clause)
    }

    /// «число туристов, побывавших в Дагестане»: a participle right behind the metric tells where.
    fn described(&self, figure: &Figure<'a>, item: Item<'a>) -> bool {
        let Some(head) = figure.head.map(|h| self.items[h]) else { return false };
        let clause = self.view.clauses[self.view.clause_of(item.first)];
        let begin = self.view.tokens_of(self.view.clause_of(item.first)).next();
        let behind = begin.is_some_and(|b| b >= head.last && b <= head.last + 1);
        clause.kind == ClauseKind::Participial && clause.parent == self.view.clause_of(head.first) && behind
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
        // "the utility, whose debt to its supplier had grown"
        let head = figure.head.map(|h| self.items[h]);
        let whose =
            head.is_some_and(|h| h.first > self.view.first && self.view.document.payload(h.first - 1, Tag::Determiner) == Some("whose"));
        let head = head.filter(|_| !whose).map(|h| h.last);
        let led = |relation: Relation| head.is_some_and(|t| self.view.document.relates(t, relation));
        match () {
            _ if led(relation::COMITATIVE) => Place::With,
            _ if led(relation::ALLATIVE) => Place::To,
            _ if led(relation::ELATIVE) => Place::From,
            _ => Place::Owner,
        }
    }

    /// "Revenue at Siemens", «прибыль у "Газпрома"».
    fn at_company(&self, figure: &Figure<'a>, item: Item<'a>, draft: &Draft) -> bool {
        let near = figure.head.is_some_and(|h| self.items[h].last <= item.first && self.words(self.items[h].last, item.first) <= 2);
        // «вклады населения в Сбербанке»
        let kept = |p: u32| relation::BY_CASE.has(p) && figure.metric.name == "deposits" && draft.grammar.may_be(Grammar::LOCATIVE);
        let with = self.preposition_before(item.first).is_some_and(|(_, p)| relation::ADESSIVE.has(p) || kept(p));
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
        let tells = |relation: Relation| relation.has(preposition);
        Some(match draft.kind {
            _ if tells(relation::MUTUAL) => Place::Between,
            _ if tells(relation::COMITATIVE) => Place::With,
            _ if tells(relation::CONCERNED) && of_countries(figure.metric.name) && is_country(self.view.entities, draft.entity?) => {
                Place::In
            }
            _ if tells(relation::DIRECTION) && of_another => Place::None,
            _ if tells(relation::GOAL) => Place::To,
            _ if tells(relation::ELATIVE) => Place::From,
            _ if tells(relation::PERLATIVE) => Place::Through,
            // "the government of Peru plans to raise exports"
            _ if tells(relation::GENITIVE) && before.is_some() && at > self.view.first && self.state(at - 1) => {
                self.doer(figure, item, grammar)
            }
            kind if tells(relation::GENITIVE) => self.after_of(figure, at, kind),
            MentionKind::Place if tells(relation::WITHIN) => Place::In,
            _ if tells(relation::SHARER) && (figure.share || self.falls_on(at)) => Place::Sharer,
            _ if tells(relation::BY_CASE) && trade && grammar.may_be(Grammar::ACCUSATIVE) && self.goes_in(at, item) => Place::To,
            MentionKind::Place if tells(relation::BY_CASE) && is_where(grammar) && !self.describes_company(figure, at, item) => Place::In,
            MentionKind::Organization if tells(relation::OUTLET) => Place::None,
            // «госдолг у Италии»
            _ if tells(relation::POSSESSOR) && is_country(self.view.entities, draft.entity?) => Place::Owner,
            _ if tells(relation::BYSTANDER) => Place::None,
            _ => return None,
        })
    }

    /// Russian: whether the words between «в» and a name let it be a goal: no «в порту Актау».
    fn goes_in(&self, at: usize, item: Item<'a>) -> bool {
        let cases = |t: usize| self.view.document.grammar(t);
        (at + 1..item.first).all(|t| cases(t).cases() == 0 || cases(t).may_be(Grammar::ACCUSATIVE))
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
    pub(super) fn preposition_before(&self, first: usize) -> Option<(usize, u32)> {
        const SORTS: u64 = Tag::PlaceHead.bit() | Tag::FacilityHead.bit();
        let document = self.view.document;
        let mut at = first;
        for _ in 0..3 {
            at = at.checked_sub(1).filter(|&a| a >= self.view.first)?;
            let demonym = self.view.mention_at(at).is_some_and(|m| self.view.drafts[m].kind == MentionKind::Demonym);
            if document.tokens[at].kind != TokenKind::Word || self.view.mention_at(at).is_some() && !demonym {
                return None;
            }
            if document.is(at, Tag::Preposition) {
                // "thanks to U.S. credits", "ahead of China"
                let begins = at.saturating_sub(1).max(self.view.first);
                let whole = document.longest(begins, Tag::Preposition).filter(|m| m.end == at + 1);
                if let Some(whole) = whole.map(|m| m.sense.payload).filter(|&w| relation::PHRASAL.has(w)) {
                    return Some((begins, whole));
                }
                // "through the territory of Kazakhstan", "via the port of Ceyhan", "with members of the union"
                let sort = |t: usize| document.mask(t) & SORTS != 0 || document.means(t, Tag::Hint, "members");
                let of = document.relates(at, relation::GENITIVE) && at > self.view.first && sort(at - 1);
                return if of { self.preposition_before(at - 1) } else { Some((at, document.preposition(at))) };
            }
            let adjective = document.is(at, Tag::Determiner)
                || demonym
                || document.grammar(at).cases() != 0
                    && !self.view.finite(at)
                    && document.mask(at) & (Tag::Metric.bit() | Tag::Change.bit()) == 0;
            if !adjective && !document.says(at, word::NEIGHBOURING) {
                return None;
            }
        }
        None
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

    /// Whether a name stands in the row of those that come next: "took 58.7% of exports, ahead of the DRC and of China".
    fn behind_another(&self, figure: &Figure<'_>, item: Item<'_>) -> bool {
        let document = self.view.document;
        let ahead = |t: usize| document.longest(t, Tag::Preposition).is_some_and(|m| relation::AHEAD.has(m.sense.payload));
        let from = figure.head.map_or(figure.trigger.last, |h| self.items[h].last);
        (from..item.first).any(|t| document.tokens[t].phrase != 0 && ahead(t))
    }
}
