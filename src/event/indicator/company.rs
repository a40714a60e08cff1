//! Which company has a figure that names none itself, and which figures of an office or a market are another's.

use crate::event::frame::within;
use crate::lexicon::Tag;
use crate::record::MentionKind;

use super::figure::Figure;
use super::fit::of_companies;
use super::party::Reader;
use super::reading::Metric;

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
        here.filter(|d| d.kind == MentionKind::Organization).filter_map(|d| d.entity).find(organization)
    }

    /// Whether a figure is its owner's, named before: "it lifted its profit forecast", "said it had laid off 85 employees".
    pub(super) fn of_its_owner(&self, figure: &Figure<'a>) -> bool {
        if matches!(figure.metric.name, "employment" | "jobs") {
            return figure.rule == "count" || figure.head.is_some();
        }
        let Some(head) = figure.head.map(|h| self.items[h].first) else { return false };
        let document = self.view.document;
        of_companies(figure.metric.name)
            && (head.saturating_sub(5).max(self.view.first)..head)
                .any(|t| matches!(document.payload(t, Tag::Determiner), Some("its" | "own")))
    }

    /// The last company named in the sentence before the figure.
    pub(super) fn company_before(&self, figure: &Figure<'a>) -> Option<u32> {
        let first = figure.head.map_or(figure.first, |h| self.items[h].first).max(figure.trigger.first);
        let organization = |e: &u32| self.view.entities.get(*e as usize).is_some_and(|e| e.kind == MentionKind::Organization);
        let before = self.view.mentions.clone().rev().map(|m| &self.view.drafts[m]).filter(|d| d.last as usize <= first);
        before.filter(|d| d.kind == MentionKind::Organization).filter_map(|d| d.entity).find(organization)
    }
}
