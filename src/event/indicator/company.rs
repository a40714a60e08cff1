//! Which company has a figure that names none itself, and which figures of an office or a market are another's.

use crate::event::argument::{is_adjective, is_plain_noun};
use crate::event::frame::{is_country, within};
use crate::language::relation;
use crate::lexicon::Tag;
use crate::mention::Draft;
use crate::record::MentionKind;
use crate::text::TokenKind;

use super::figure::Figure;
use super::fit::{of_companies, of_countries, of_goods};
use super::party::Reader;
use super::reading::Metric;
use super::scan::{Item, Kind};

/// How many names back a company is looked for.
const LOOK_BACK: usize = 200;

/// Whether a price is that of goods on a market: "Brent fell", «золото торгуется».
pub(super) fn of_the_market(figure: &Figure<'_>) -> bool {
    figure.metric.name == "price" && (figure.metric.is(Metric::GOODS) || figure.metric.is(Metric::PER))
}

impl<'a> Reader<'_, 'a> {
    /// The country whose government this is: what it plans to export, the country does.
    pub(super) fn governed_country(&self, figure: &Figure<'_>, mention: usize) -> Option<u32> {
        let document = self.view.document;
        let draft = &self.view.drafts[mention];
        let state = draft.kind == MentionKind::Organization && !of_companies(figure.metric.name);
        let state = state && (draft.first as usize..draft.last as usize).any(|t| self.state(t));
        if state { within(document, draft, self.view.entities) } else { None }
    }

    /// Whose figures a name before a colon tells: «„Мечел“ отчитался за I квартал: выручка — 121 млрд», «Минфин Армении: внешний госдолг вырос».
    pub(super) fn before_colon(&self, figure: &Figure<'a>) -> Option<u32> {
        let colon = self.items.iter().position(|x| x.kind == Kind::Colon && x.last <= figure.first.max(figure.trigger.first))?;
        let name = self.items[..colon].iter().find(|x| matches!(x.kind, Kind::Name(_)) && !self.of_speech(x))?;
        let Kind::Name(mention) = name.kind else { return None };
        let (draft, entity) = (&self.view.drafts[mention], self.view.drafts[mention].entity?);
        let behind = self.items[colon..].iter().any(|x| matches!(x.kind, Kind::Name(_)) && x.last <= figure.first);
        let country = within(self.view.document, draft, self.view.entities);
        match draft.kind {
            _ if behind => None,
            MentionKind::Organization if of_companies(figure.metric.name) => Some(entity).filter(|_| country.is_none()),
            MentionKind::Organization if of_countries(figure.metric.name) && !of_goods(figure.metric.name) => country,
            MentionKind::Organization => Some(country.unwrap_or(entity)),
            _ => Some(entity).filter(|&e| is_country(self.view.entities, e) && !of_companies(figure.metric.name)),
        }
    }

    /// The country whose office a sentence names as its source: "according to Kazakhstan's statistics bureau".
    pub(super) fn source_country(&self) -> Option<u32> {
        let named = |x: &&Item<'_>| matches!(x.kind, Kind::Name(_)) && self.of_speech(x);
        let entity = |x: &Item<'_>| match x.kind {
            Kind::Name(mention) => self.view.drafts[mention].entity,
            _ => None,
        };
        self.items.iter().filter(named).filter_map(entity).find(|&e| is_country(self.view.entities, e))
    }

    /// «крупнейший в России оператор»: a place inside what describes a company.
    pub(super) fn describes_company(&self, figure: &Figure<'_>, preposition: usize, item: Item<'a>) -> bool {
        let document = self.view.document;
        let adjective = |t: usize| is_adjective(document, t) || document.means(t, Tag::Hint, "record");
        let noun = |t: usize| document.tokens[t].kind == TokenKind::Word && !self.view.finite(t) && !document.is(t, Tag::Preposition);
        let described = preposition > self.view.first && adjective(preposition - 1) && item.last < self.view.last && noun(item.last);
        described && of_companies(figure.metric.name)
    }

    /// Whether a token is the noun for a government.
    pub(super) fn state(&self, at: usize) -> bool {
        self.view.document.payload(at, Tag::OrganizationHead) == Some("government")
    }

    /// The last company named before the sentence, in its paragraph.
    pub(super) fn last_company(&self) -> Option<u32> {
        let paragraph = self.view.document.sentences[self.view.sentence].paragraph;
        let sentences = &self.view.document.sentences;
        let begin = sentences.get(sentences.partition_point(|s| s.paragraph < paragraph))?.first;
        let here = self.view.drafts[..self.view.mentions.start].iter().rev().take(LOOK_BACK).take_while(|d| d.first >= begin);
        let organization = |e: &u32| self.view.entities.get(*e as usize).is_some_and(|e| e.kind == MentionKind::Organization);
        here.filter(|d| self.trades(d)).filter_map(|d| d.entity).find(organization)
    }

    /// Whether a figure is its owner's, named before: "it lifted its profit forecast", "said it had laid off 85 employees".
    pub(super) fn of_its_owner(&self, figure: &Figure<'a>) -> bool {
        if matches!(figure.metric.name, "employment" | "jobs") {
            return figure.rule == "count" || figure.head.is_some();
        }
        let Some(head) = figure.head.map(|h| self.items[h].first) else { return false };
        let document = self.view.document;
        // A country has debts too: "the Company had 5 GW, and its net debt stood at".
        let either =
            matches!(figure.metric.name, "debt" | "capacity" | "production" | "investment") && self.company_before(figure).is_some();
        (of_companies(figure.metric.name) || either)
            && (head.saturating_sub(5).max(self.view.first)..head)
                .any(|t| matches!(document.payload(t, Tag::Determiner), Some("its" | "own")))
    }

    /// The company that tells its own figure: "X reported a rise in sales", «X сообщил о росте продаж».
    pub(super) fn reporting_company(&self, figure: &Figure<'a>) -> Option<u32> {
        let first = figure.head.map_or(figure.first, |h| self.items[h].first).max(figure.trigger.first);
        if self.of_those_spoken_of(figure) {
            return None;
        }
        let told = |item: &&Item<'a>| item.last <= first && self.of_speech(item);
        let mentions = self.items.iter().filter(told).filter_map(|item| if let Kind::Name(m) = item.kind { Some(m) } else { None });
        mentions.map(|m| &self.view.drafts[m]).find(|d| self.trades(d)).and_then(|d| d.entity)
    }

    /// "expects airlines to lose $180 million": others have the figure than who foresees it.
    fn of_those_spoken_of(&self, figure: &Figure<'a>) -> bool {
        let document = self.view.document;
        let Some(verb) = figure.head.map(|h| self.items[h]).filter(|x| matches!(x.kind, Kind::Metric(m) if m.is(Metric::VERB))) else {
            return false;
        };
        let to = verb.first.checked_sub(1).filter(|&t| t > self.view.first && document.relates(t, relation::INFINITIVE));
        to.is_some_and(|t| is_plain_noun(document, t - 1) && self.view.mention_at(t - 1).is_none())
    }

    /// Whether a mention can be a company: no outlet, office, bank of issue or association.
    pub(super) fn trades(&self, draft: &Draft) -> bool {
        const OTHERS: [&str; 9] =
            ["research", "government", "club", "international", "party", "central_bank", "association", "military", "movement"];
        let document = self.view.document;
        let other = |t: usize| {
            let class =
                document.longest(t, Tag::Organization).map(|m| document.lexicon.string(document.lexicon.row(m.sense.payload).class));
            document.longest(t, Tag::Media).is_some()
                || class.is_some_and(|class| OTHERS.contains(&class))
                || document.payload(t, Tag::OrganizationHead).is_some_and(|head| !matches!(head, "company" | "bank"))
        };
        draft.kind == MentionKind::Organization && !(draft.first as usize..draft.last as usize).any(other) && !self.employs_observer(draft)
    }

    /// «аналитик „Финама“», "an economist at Nomura": whom it pays to watch others.
    pub(super) fn employs_observer(&self, draft: &Draft) -> bool {
        let document = self.view.document;
        let observer = |t: usize| document.payload(t, Tag::Title) == Some("observer");
        let skip = |t: usize| document.tokens[t].kind == TokenKind::Mark || document.is(t, Tag::Preposition);
        let before = (self.view.first..draft.first as usize).rev().take(3).find(|&t| !skip(t));
        let after = (draft.last as usize..self.view.last).take(2).find(|&t| !skip(t));
        before.into_iter().chain(after).any(observer)
    }

    /// The last company named in the sentence before the figure.
    pub(super) fn company_before(&self, figure: &Figure<'a>) -> Option<u32> {
        let first = figure.head.map_or(figure.first, |h| self.items[h].first).max(figure.trigger.first);
        let organization = |e: &u32| self.view.entities.get(*e as usize).is_some_and(|e| e.kind == MentionKind::Organization);
        let before = self.view.mentions.clone().rev().map(|m| &self.view.drafts[m]).filter(|d| d.last as usize <= first);
        let teller = |d: &Draft| {
            let item = self.items.iter().find(|x| x.first == d.first as usize && matches!(x.kind, Kind::Name(_)));
            item.is_some_and(|item| self.of_speech(item))
        };
        before
            .filter(|d| d.kind == MentionKind::Organization && !teller(d) && !self.employs_observer(d))
            .filter_map(|d| d.entity)
            .find(organization)
    }
}
