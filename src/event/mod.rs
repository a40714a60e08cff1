//! Rules → events: roles, status, attribution, time, change.
//!
//! A sentence is cut into clauses ([`clause`]); the rules of every kind and the indicator engine read the same [`View`].

mod argument;
mod attribution;
mod ballot;
mod build;
mod clause;
mod cluster;
mod codes;
mod consistency;
mod cutter;
mod description;
mod doubles;
mod fill;
mod finite;
mod forms;
mod frame;
mod gapped;
mod governed;
mod group;
mod heads;
mod indicator;
mod matcher;
mod merge;
mod near;
mod order;
mod paired;
mod persons;
mod phrase;
mod place;
mod predicate;
mod preposition;
mod rule;
mod sequel;
mod statement;
mod status;
pub(crate) mod time;
mod traded;

pub(crate) use clause::{ClauseKind, View};
pub(crate) use consistency::check as check_consistency;
pub(crate) use rule::{Rules, built_in_rules};
pub(crate) use status::aspect;

use crate::language::function::word;
use std::ops::Range;

use argument::Argument;
use description::Description;
use matcher::Found;

use crate::lexicon::Tag;
use crate::mention::Draft;
use crate::record::{Entity, Event, EventKind};
use crate::text::Document;

/// Buffers kept from document to document.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    descriptions: Vec<Description>,
    triggers: Vec<usize>,
    found: Vec<Found>,
    prepositions: preposition::Prepositions,
    arguments: Vec<Vec<Argument>>,
    clauses: clause::Buffers,
    indicators: indicator::Scratch,
}

impl Scratch {
    /// Gives the amounts of the document read last the currencies that their figures leave out.
    pub(crate) fn fill_currencies(&self, drafts: &mut [Draft]) {
        self.indicators.fill_currencies(drafts);
    }
}

/// Appends the events of the document. Mentions keep their order, so a mention's id is its index and one.
#[inline(never)]
pub(crate) fn extract<'a>(
    document: &'a Document<'a>,
    rules: &'a Rules,
    drafts: &'a [Draft],
    entities: &'a [Entity],
    scratch: &mut Scratch,
    events: &mut Vec<Event>,
) {
    let mut next = 0;
    events.reserve(document.sentences.len());
    let Scratch { descriptions, triggers, found, prepositions, arguments, clauses: buffers, indicators } = scratch;
    description::find(document, drafts, entities, descriptions);
    let mut reader = Reader { rules, descriptions, triggers, found, contexts: matcher::Contexts::default(), prepositions, arguments };
    let mut engine = indicator::Engine::new(document, drafts, entities, indicators);
    let (mut seen, mut told) = (Vec::with_capacity(document.sentences.len().min(AT_ONCE)), Vec::new());
    for from in (0..document.sentences.len()).step_by(AT_ONCE) {
        for (index, sentence) in document.sentences.iter().enumerate().skip(from).take(AT_ONCE) {
            let first = next;
            while drafts.get(next).is_some_and(|d| d.first < sentence.last) {
                next += 1;
            }
            let view = View::new(&rules.readings, document, drafts, entities, index, first..next, buffers);
            if let Some(mut view) = view {
                let (acts, figures) = (matcher::promising(&view, rules), indicator::promising(&view));
                if acts || figures {
                    view.cut(buffers);
                }
                let arguments = reader.arguments.pop().unwrap_or_default();
                seen.push(Seen { view, acts, figures, found: 0..0, arguments, filled: Vec::new(), items: 0..0 });
            }
        }
        seen.iter_mut().filter(|sentence| sentence.acts).for_each(|sentence| reader.find(sentence));
        seen.iter_mut().filter(|sentence| !sentence.found.is_empty()).for_each(|sentence| reader.argue(sentence));
        seen.iter_mut().filter(|sentence| !sentence.found.is_empty()).for_each(|sentence| reader.fill(sentence));
        for (index, sentence) in seen.iter_mut().enumerate().filter(|(_, sentence)| !sentence.filled.is_empty()) {
            reader.read(sentence, |event| told.push((index, event)));
        }
        let mut told = told.drain(..);
        seen.iter_mut().filter(|sentence| sentence.figures).for_each(|sentence| sentence.items = engine.look(&sentence.view));
        for (index, Seen { view, figures, arguments, items, .. }) in seen.iter_mut().enumerate() {
            // Events are large: one is moved only when it is its turn.
            while told.as_slice().first().is_some_and(|&(sentence, _)| sentence == index) {
                told.next().into_iter().for_each(|(_, event)| event.add_to(events, drafts));
            }
            engine.read(view, figures.then(|| items.clone()), events);
            view.release(buffers);
            reader.arguments.push(std::mem::take(arguments));
        }
        seen.clear();
        reader.found.clear();
    }
    engine.release(indicators);
    compare(document, drafts, descriptions, events);
    attribution::attribute(document, &description::speakers(drafts, descriptions, document), events);
    finish(document, rules, drafts, entities, events);
}

/// What only the events beside one another tell: what claims the same words, what a verb left out is told of, what goes in pairs.
#[inline(never)]
fn compare(document: &Document<'_>, drafts: &[Draft], descriptions: &[Description], events: &mut Vec<Event>) {
    statement::extract(document, drafts, descriptions, events);
    doubles::drop_claimed(document, drafts, events);
    ballot::listed(document, drafts, events);
    order::sort(events);
    gapped::appointments(document, drafts, events);
    gapped::replaced(document, drafts, events);
    order::sort(events);
    gapped::same_post(events);
    gapped::counts(document, drafts, events);
    gapped::gatherings(document, drafts, events);
    order::sort(events);
    paired::pairs(document, drafts, events);
    paired::respectively(document, drafts, events);
    order::sort(events);
    traded::purchases(document, drafts, events);
    ballot::share(events);
    sequel::days(document, events);
}

/// Puts the events in text order and gives them what follows from all the rest: id, codes, cluster.
#[inline(never)]
fn finish(document: &Document<'_>, rules: &Rules, drafts: &[Draft], entities: &[Entity], events: &mut [Event]) {
    let mut clusters = cluster::Clusters::new(drafts, entities, document.published, document.text);
    for (index, event) in events.iter_mut().enumerate() {
        event.id = id(index + 1);
        event.codes = rules.codes.codes(event, entities, document.lexicon);
        event.cluster = clusters.of(event);
    }
}

/// `v12`
fn id(number: usize) -> String {
    let mut id = String::with_capacity(4);
    id.push('v');
    let mut place = 10usize.pow(number.checked_ilog10().unwrap_or(0));
    while place > 0 {
        id.push((b'0' + (number / place % 10) as u8) as char);
        place /= 10;
    }
    id
}

/// How many sentences are taken through each step before the next: so many find its code in the processor's cache.
const AT_ONCE: usize = 64;

/// A sentence on its way through the steps.
struct Seen<'a> {
    view: View<'a>,
    /// Whether rules may read it, and whether the engine of figures may.
    acts: bool,
    figures: bool,
    /// The triggers found in it.
    found: Range<usize>,
    /// What may fill the roles of their rules, and those whose roles are filled.
    arguments: Vec<Argument>,
    filled: Vec<(Found, Vec<fill::Filled>)>,
    /// What its figures are made of.
    items: Range<usize>,
}

/// An event that a rule tells of, before it is known whether it is new.
struct Told {
    event: Event,
    mode: merge::Mode,
    nominal: bool,
}

impl Told {
    fn add_to(mut self, events: &mut Vec<Event>, drafts: &[Draft]) {
        if self.nominal {
            build::other_side(&mut self.event, events);
        }
        merge::add(events, self.event, self.mode, drafts);
    }
}

/// Reads sentence after sentence with the rules.
struct Reader<'a> {
    rules: &'a Rules,
    descriptions: &'a [Description],
    triggers: &'a mut Vec<usize>,
    found: &'a mut Vec<Found>,
    contexts: matcher::Contexts,
    prepositions: &'a mut preposition::Prepositions,
    /// Buffers for the arguments of sentences.
    arguments: &'a mut Vec<Vec<Argument>>,
}

/// Whether the clause asks which: «какие соглашения будут подписаны» tells of none.
fn asked(view: &View<'_>, found: &Found) -> bool {
    view.tokens_of(found.predicate.clause).take_while(|&t| t < found.last).any(|t| asks(view, t))
}

/// Whether a token asks which.
fn asks(view: &View<'_>, at: usize) -> bool {
    let document = view.document;
    document.payload(at, Tag::Determiner) == Some("which")
        || document.is(at, Tag::Relative) && document.says(at, word::WHICH) && argument::is_plain_noun(document, at + 1)
}

impl<'a> Reader<'a> {
    /// What fills the value of an event.
    fn value(&self, found: &Found, filled: &[fill::Filled]) -> Option<fill::Filler> {
        let roles = &self.rules.rules[found.rule].roles;
        filled.iter().find(|f| roles[f.role].role == "value").map(|f| f.filler)
    }

    /// The words that a verb's document role is filled with.
    fn documents(&self, found: &Found, filled: &[fill::Filled]) -> Vec<(usize, usize)> {
        let roles = &self.rules.rules[found.rule].roles;
        let words = |f: &fill::Filled| match f.filler {
            fill::Filler::Words(first, last) if roles[f.role].role == "document" && !found.predicate.nominal => Some((first, last)),
            _ => None,
        };
        filled.iter().filter_map(words).collect()
    }

    /// The descriptions in a sentence.
    fn described(&self, view: &View<'_>) -> &'a [Description] {
        let first = self.descriptions.partition_point(|d| d.first < view.first);
        let count = self.descriptions[first..].partition_point(|d| d.first < view.last);
        &self.descriptions[first..first + count]
    }

    /// Finds the triggers in a sentence.
    #[inline(never)]
    fn find(&mut self, sentence: &mut Seen<'_>) {
        let view = &mut sentence.view;
        view.name_words(self.triggers);
        let kinds = view.mentions.clone().map(|m| view.drafts[m].kind).chain(self.described(view).iter().map(|d| d.kind));
        let kinds = kinds.fold(0, |kinds, kind| kinds | rule::kind_bit(kind));
        let first = self.found.len();
        matcher::find(view, self.rules, self.triggers, kinds, &mut self.contexts, self.found);
        sentence.found = first..self.found.len();
    }

    /// Reads what governs the mentions of a sentence.
    #[inline(never)]
    fn argue(&mut self, sentence: &mut Seen<'_>) {
        let Seen { view, arguments, .. } = sentence;
        argument::arguments(view, self.described(view), self.prepositions, arguments);
    }

    /// Fills the roles of the triggers found in a sentence.
    #[inline(never)]
    fn fill(&mut self, sentence: &mut Seen<'_>) {
        let Seen { view, found, arguments, filled: best, .. } = sentence;
        let asks = (view.first..view.last).any(|t| asks(view, t));
        for found in &self.found[found.clone()] {
            let rule = &self.rules.rules[found.rule];
            if asks && asked(view, found) {
                continue;
            }
            if let Some(filled) = fill::fill(view, arguments, rule, found) {
                self.keep(best, *found, filled);
            }
        }
    }

    /// Reads what the triggers of a sentence whose roles are filled tell.
    #[inline(never)]
    fn read(&mut self, sentence: &mut Seen<'_>, mut tell: impl FnMut(Told)) {
        let mut best = std::mem::take(&mut sentence.filled);
        let Seen { view, arguments, .. } = sentence;
        let told: Vec<usize> = best.iter().map(|(found, _)| found.predicate.head).collect();
        // "Agreed to buy" tells of the purchase alone.
        let agrees = |found: &Found| self.rules.rules[found.rule].event == EventKind::Agreement;
        // "Signed contracts worth $7 billion": the noun is what was signed, and no second event.
        let documents: Vec<(usize, usize)> = best.iter().flat_map(|(found, filled)| self.documents(found, filled)).collect();
        best.retain(|(found, _)| !found.predicate.nominal || !documents.iter().any(|d| (d.0..d.1).contains(&found.predicate.head)));
        // "Will buy locomotives under a contract worth $38 million": the noun tells the price of what the verb tells.
        let paid: Vec<(EventKind, fill::Filler)> = best
            .iter()
            .filter(|(f, _)| !f.predicate.nominal)
            .flat_map(|(f, filled)| self.value(f, filled).map(|value| (self.rules.rules[f.rule].event, value)))
            .collect();
        best.retain(|(f, filled)| {
            let value = self.value(f, filled).map(|value| (self.rules.rules[f.rule].event, value));
            !f.predicate.nominal || value.is_none_or(|value| !paid.contains(&value))
        });
        // "Signed a loan agreement" tells of the loan; "a memorandum and a contract" are two.
        let deals = |kind| matches!(kind, EventKind::Financing | EventKind::Contract | EventKind::Acquisition);
        let dealt: Vec<Found> =
            best.iter().filter(|(f, _)| deals(self.rules.rules[f.rule].event) && !f.predicate.nominal).map(|(f, _)| *f).collect();
        let beside = |deal: &Found, document: (usize, usize)| {
            let noun = if deal.predicate.head == deal.first { deal.last - 1 } else { deal.first };
            let between = if noun >= document.1 { document.1..noun } else { noun + 1..document.0 };
            !(document.0..document.1).contains(&noun) && between.into_iter().any(|t| view.document.is_and(t))
        };
        best.retain(|(found, filled)| {
            let mut same = dealt.iter().filter(|deal| deal.predicate.head == found.predicate.head);
            !agrees(found) || same.all(|deal| self.documents(found, filled).into_iter().any(|d| beside(deal, d)))
        });
        best.retain(|(found, _)| !agrees(found) || !told.iter().any(|&head| (found.last..found.last + 2).contains(&head)));
        for (found, filled) in best {
            let rule = &self.rules.rules[found.rule];
            let event = build::event(view, arguments, rule, &found, &filled);
            tell(Told { event, mode: build::mode(view, rule, &found), nominal: found.predicate.nominal });
        }
    }

    /// Longer triggers first, then the user's rules, then more roles.
    fn rank(&self, found: &Found, filled: &[fill::Filled]) -> (usize, bool, usize) {
        (found.words, self.rules.is_users(found.rule), filled.len())
    }

    /// Of the rules of one kind that claim the same words the longest trigger wins, then the most roles.
    fn keep(&self, best: &mut Vec<(Found, Vec<fill::Filled>)>, found: Found, filled: Vec<fill::Filled>) {
        let kind = self.rules.rules[found.rule].event;
        let rival = best.iter().position(|(other, _)| {
            let overlap = other.first < found.last && found.first < other.last || other.predicate.head == found.predicate.head;
            overlap && self.rules.rules[other.rule].event == kind
        });
        match rival {
            Some(at) if self.rank(&best[at].0, &best[at].1) >= self.rank(&found, &filled) => {}
            Some(at) => best[at] = (found, filled),
            None => best.push((found, filled)),
        }
    }
}
