//! Whether the words around a metric leave it one: "for May delivery" ships nothing, and a food index is no share's.

use crate::event::View;
use crate::event::argument::{is_adjective, is_plain_noun};
use crate::language::relation;
use crate::lexicon::{Grammar, Language, Pos, Tag, Verbal};
use crate::record::{MentionKind, Value};
use crate::text::TokenKind;

use super::reading::{Metric, Way};
use super::scan::{Item, change, common_word, is_value, metric};

/// What a metric is where it stands. Purchases of no country take up their figure and are no indicator.
pub(super) fn read<'a>(view: &View<'a>, metric: Metric<'a>, at: usize, end: usize) -> Option<Metric<'a>> {
    let taken = || view.document.means(at, Tag::Hint, "purchases").then_some(Metric { name: "none", flags: 0 });
    if licensed(view, metric, at, end) { Some(metric) } else { taken() }
}

/// Whether the words around a metric leave it one: "for May delivery" ships nothing, and a food index is no share's.
pub(super) fn licensed<'a>(view: &View<'a>, metric: Metric<'a>, at: usize, end: usize) -> bool {
    let document = view.document;
    let english = view.language == Language::En;
    match metric.name {
        // "the world's biggest long-haul carrier"
        _ if english && metric.is(Metric::VERB) && view.compounded(at) => false,
        // "a plane carrying 33 people"
        "freight" if english && metric.is(Metric::VERB) && describes_vehicle(view, at) => false,
        // «результат был завышен разовым доходом»
        _ if !english && document.grammar(at).cases() == Grammar::INSTRUMENTAL && behind_passive(view, at) => false,
        // "the agriculture minister expected"
        _ if english && document.is(end, Tag::Title) && view.mention_at(end).is_none() && !metric.is(Metric::VERB) => false,
        _ if metric.is(Metric::ABROAD) => view.tokens_of(view.clause_of(at)).any(|t| leads_abroad(view, t)) || sends_so_much(view, at),
        "exports" if english && metric.is(Metric::WEAK) => {
            !(at.saturating_sub(2).max(view.first)..at).any(|t| document.relates(t, relation::BENEFICIARY))
        }
        // «медь с поставкой в марте»
        "exports" if !english && metric.is(Metric::WEAK) => at == view.first || !document.relates(at - 1, relation::COMITATIVE),
        "share_price" if end == at + 1 && document.means(at, Tag::Hint, "index") => {
            let near = if english { at.checked_sub(1).filter(|&b| b >= view.first) } else { Some(end).filter(|&e| e < view.last) };
            !near.is_some_and(|t| common_word(view, t))
        }
        "price" | "tariff" if metric.is(Metric::PER) => priced_by_measure(view, at, end),
        // «квота на экспорт в объёме 18,7 млн тонн» bounds it.
        "exports" | "imports" if bounded(view, at) => false,
        "construction" if metric.is(Metric::VERB) => of_homes(view, at),
        "loans" if metric.is(Metric::VERB) && end == at + 1 => {
            view.tokens_of(view.clause_of(at)).any(|t| document.means(t, Tag::Hint, "mortgage"))
        }
        "imports" if metric.is(Metric::WEAK) && document.means(at, Tag::Hint, "purchases") => of_a_country(view, at),
        // "pump up to $210 million into it"
        "production" if metric.is(Metric::VERB) && metric.is(Metric::WEAK) && money_follows(view, end) => false,
        // "The central bank sold $200 million" is no turnover.
        "sales" if metric.is(Metric::VERB) => goods_follow(view, end) || goods_before(view, at),
        // "put $2.6 billion into the economy"
        "gdp" if metric.is(Metric::WEAK) => !put_into(view, at),
        // "The population will pay 0.35 somoni"
        // «тариф для населения»
        "population" => !acts(view, end) && !(at > view.first && document.relates(at - 1, relation::BENEFICIARY)),
        "loss" if metric.is(Metric::VERB) => lost_by_company(view, at, end),
        // «доля „Ленты“ на продовольственном рынке», "its share of the food market"
        "market_share" if document.means(at, Tag::Hint, "market") => has_holder(view, at),
        "market_share" if metric.is(Metric::WEAK) => hinted(view, view.first, end + 6, "market"),
        // "consumption reached 18.9 billion kWh"
        "energy_consumption" if metric.is(Metric::WEAK) => of_energy(view, end),
        // «Мигранты перевели в Кыргызстан 2 миллиарда долларов»
        "remittances" if metric.is(Metric::VERB) && metric.is(Metric::WEAK) => hinted(view, view.first, view.last, "migrant"),
        // "water in the reservoir"
        "reservoir" if metric.is(Metric::WEAK) => hinted(view, end, end + 6, "reservoir"),
        _ => true,
    }
}

/// Russian: whether a noun tells by what something was done.
fn behind_passive(view: &View<'_>, at: usize) -> bool {
    const REACH: usize = 3;
    let passive = |t: usize| view.document.senses_of(t, Tag::Word).any(|s| s.grammar.verbal() == Verbal::ShortPassive);
    let near = (at.saturating_sub(REACH).max(view.first)..at).rev().take_while(|&t| !view.document.is(t, Tag::Preposition));
    near.into_iter().any(passive)
}

/// Whether a ban or a quota is put on what is measured.
fn bounded(view: &View<'_>, at: usize) -> bool {
    let document = view.document;
    let Some(on) = at.checked_sub(1).filter(|&b| b > view.first && document.relates(b, relation::NOMINAL_OBJECT)) else { return false };
    document.means(on - 1, Tag::Hint, "lasts")
}

/// Whether homes are measured by their floors: «введено 13,7 млн кв. м жилья», "commissioned 2 million square metres of housing".
fn of_homes(view: &View<'_>, at: usize) -> bool {
    let floor = |t: usize| {
        let draft = view.mention_at(t).map(|m| &view.drafts[m]);
        draft.is_some_and(|d| matches!(&d.value, Some(Value::Amount(a)) if a.unit.as_deref() == Some("square_metre")))
    };
    let clause = || view.tokens_of(view.clause_of(at));
    clause().any(floor) && clause().any(|t| view.document.means(t, Tag::Hint, "housing"))
}

/// Whether a country buys, or is bought from: «Китай нарастил закупки», «закупки российской нефти».
fn of_a_country(view: &View<'_>, at: usize) -> bool {
    let country = |t: usize| {
        view.mention_at(t).is_some_and(|m| {
            matches!(view.drafts[m].kind, MentionKind::Place | MentionKind::Demonym)
                && view.drafts[m].entity.is_some_and(|e| crate::event::frame::is_country(view.entities, e))
        })
    };
    view.tokens_of(view.clause_of(at)).any(country)
}

/// Whether a part of the market is what somebody has: "controls 22% of the market", «контролирует 22% рынка».
fn has_holder(view: &View<'_>, at: usize) -> bool {
    const REACH: usize = 5;
    let document = view.document;
    let near = (at.saturating_sub(REACH).max(view.first)..at).rev();
    let share =
        near.take_while(|&t| !view.finite(t)).find_map(|t| view.mention_at(t).filter(|&m| view.drafts[m].kind == MentionKind::Percent));
    let Some(share) = share.map(|m| &view.drafts[m]) else { return false };
    let whole = view.language == Language::Ru || document.relates(share.last as usize, relation::GENITIVE);
    let holds = |t: usize| change(view, t).is_some_and(|(c, _)| c.way == Way::Share);
    whole && (view.first..share.first as usize).rev().take(REACH).any(holds)
}

/// Whether the first amount behind a verb is money.
fn money_follows(view: &View<'_>, end: usize) -> bool {
    const REACH: usize = 4;
    let amount = (end..view.last.min(end + REACH)).find_map(|t| view.mention_at(t));
    amount.is_some_and(|m| view.drafts[m].kind == MentionKind::Money)
}

/// English: whether a participle right behind its noun tells what is on board.
fn describes_vehicle(view: &View<'_>, at: usize) -> bool {
    let gerund = view.document.senses_of(at, Tag::Word).any(|s| s.grammar.verbal() == Verbal::Gerund);
    gerund && at > view.first && view.document.tokens[at - 1].kind != TokenKind::Mark && !view.document.is(at - 1, Tag::Auxiliary)
}

/// Whether a company is the doer, money the object, and a time near: "It lost 1.3 billion shillings in that period".
fn lost_by_company(view: &View<'_>, at: usize, end: usize) -> bool {
    const COMPANIES: [&str; 4] = ["company", "bank", "group", "office"];
    let document = view.document;
    let kind = |t: usize| view.mention_at(t).map(|m| view.drafts[m].kind);
    let company = |t: usize| {
        kind(t) == Some(MentionKind::Organization)
            || document.payload(t, Tag::Pronoun) == Some("it")
            || document.payload(t, Tag::Actor).is_some_and(|actor| COMPANIES.contains(&actor))
    };
    // "expects airlines to lose"
    let to = |t: usize| t + 1 == at && document.relates(t, relation::INFINITIVE);
    let aside = |t: usize| {
        to(t) || document.mask(t) & (Tag::Auxiliary.bit() | Tag::Adverb.bit()) != 0 || matches!(document.word(t), "»" | "\"" | "”")
    };
    let doer = (view.first..at).rev().find(|&t| !aside(t));
    doer.is_some_and(company)
        && (end..view.last.min(end + 4)).any(|t| kind(t) == Some(MentionKind::Money))
        && (view.first..view.last).any(|t| kind(t) == Some(MentionKind::Date) || document.is(t, Tag::Period))
}

/// Whether a preposition of place stands before a noun and what describes it, where nothing changes: "investors in the Georgian
/// economy", no "growth in the economy".
fn put_into(view: &View<'_>, at: usize) -> bool {
    let document = view.document;
    let describes = |t: usize| {
        document.is(t, Tag::Determiner)
            || is_adjective(document, t)
            || view.mention_at(t).is_some_and(|m| view.drafts[m].kind == MentionKind::Demonym)
    };
    let before = (view.first..at).rev().find(|&t| !describes(t));
    let place = before.filter(|&b| document.relates(b, relation::ILLATIVE));
    place.is_some_and(|p| p == view.first || !document.is(p - 1, Tag::Change))
}

/// Whether words say that something goes out of the country: "abroad", «за рубеж».
fn leads_abroad(view: &View<'_>, at: usize) -> bool {
    view.document.phrase_means(at, Tag::Hint, "abroad")
}

/// Whether what goes to a country is told by its worth, or as a part of what was made: «отгружено продукции на 284 млн долларов»,
/// «из которых 1,2 млн тонн поставлено в Китай».
fn sends_so_much(view: &View<'_>, at: usize) -> bool {
    let document = view.document;
    let clause = view.clause_of(at);
    let goal = |t: usize| document.relates(t, relation::GOAL) || document.relates(t, relation::BY_CASE);
    let country = |m: usize| {
        let draft = &view.drafts[m];
        let accusative = view.language == Language::En || draft.grammar.may_be(Grammar::ACCUSATIVE);
        let place = draft.kind == MentionKind::Place && draft.entity.is_some_and(|e| crate::event::frame::is_country(view.entities, e));
        place && accusative && draft.first as usize > view.first && goal(draft.first as usize - 1)
    };
    let own = |m: &usize| view.clause_of(view.drafts[*m].first as usize) == clause;
    let worth = |m: usize| {
        let first = view.drafts[m].first as usize;
        view.drafts[m].kind == MentionKind::Money && first > view.first && document.relates(first - 1, relation::COST)
    };
    let part = view.tokens_of(clause).any(|t| document.phrase_means(t, Tag::Base, "including"));
    let mentions = || view.mentions.clone().filter(own);
    mentions().any(country) && (part || mentions().any(worth))
}

/// Whether the next amount is one of energy.
fn of_energy(view: &View<'_>, from: usize) -> bool {
    const REACH: usize = 10;
    let amount = (from..view.last.min(from + REACH)).filter_map(|t| view.mention_at(t)).find(|&m| is_value(view.drafts[m].kind));
    let energy = |m: usize| match &view.drafts[m].value {
        Some(Value::Amount(a)) => a.unit.as_deref().is_some_and(|unit| unit.ends_with("watt_hour") || unit.ends_with("Wh")),
        _ => false,
    };
    // «выработка составила 15,6 млрд кВт·ч, потребление — 19,1 млрд»: the unit told once.
    let bare = amount.is_some_and(|m| view.drafts[m].kind == MentionKind::Number);
    amount.is_some_and(energy) || bare && view.mentions.clone().any(|m| (view.drafts[m].first as usize) < from && energy(m))
}

/// Whether a word that hints at something stands between two tokens.
fn hinted(view: &View<'_>, from: usize, to: usize, hint: &str) -> bool {
    (from..view.last.min(to)).any(|t| view.document.payload(t, Tag::Hint) == Some(hint))
}

/// Whether a price follows that is for a measure, or what is sold before the verb is one: "sold for 98 shillings a kilo".
fn priced_by_measure(view: &View<'_>, at: usize, end: usize) -> bool {
    let document = view.document;
    let near = view.last.min(end + 6);
    // «стоит теперь 65 рублей»
    let valued = |m: &usize| view.drafts[*m].kind != MentionKind::Date;
    let amount = (end..near).find_map(|t| view.mention_at(t).filter(valued));
    let Some(money) = amount.filter(|&m| view.drafts[m].kind == MentionKind::Money) else { return false };
    let unit = |t: usize| document.mask(t) & Tag::Unit.bit() != 0;
    let behind = view.drafts[money].last as usize;
    let per = |t: usize| document.is(t, Tag::Determiner) || document.relates(t, relation::PER_MEASURE);
    let measured =
        behind + 1 < view.last && per(behind) && (unit(behind + 1) || document.is(behind + 1, Tag::Determiner) && unit(behind + 2));
    // "a cubic metre of gas"
    let article = |m: usize| document.is(view.drafts[m].first as usize, Tag::Determiner);
    let one = |t: usize| view.mention_at(t).is_none_or(article);
    let goods = |t: usize| metric(view, t).is_some_and(|(m, _)| m.is(Metric::GOODS));
    let sold = view.tokens_of(view.clause_of(at)).take_while(|&t| t < at).any(|t| unit(t) && one(t) || goods(t));
    // "will cost Moldovan households 14 lei"
    let between = (end..view.drafts[money].first as usize).filter(|&t| common_word(view, t)).count();
    // «стоил в среднем 41,4 доллара»
    let governed = |t: usize| document.is(t, Tag::Preposition) && !document.means(t + 1, Tag::Hint, "average");
    measured || sold && between <= 2 && !(end..view.drafts[money].first as usize).any(governed)
}

/// Whether the noun that ends here does something other than change.
fn acts(view: &View<'_>, end: usize) -> bool {
    const REACH: usize = 3;
    let document = view.document;
    let verb = (end..view.last.min(end + REACH)).find(|&t| document.has_pos(t, Pos::Verb) && document.mask(t) & Tag::Auxiliary.bit() == 0);
    verb.is_some_and(|t| (document.mask(t) | document.reach(t)) & (Tag::Change.bit() | Tag::Speech.bit() | Tag::Modal.bit()) == 0)
}

/// Whether the next amount counts goods.
fn goods_follow(view: &View<'_>, from: usize) -> bool {
    const REACH: usize = 4;
    let amount = (from..view.last.min(from + REACH)).filter_map(|t| view.mention_at(t)).find(|&m| is_value(view.drafts[m].kind));
    amount.is_some_and(|m| view.drafts[m].kind == MentionKind::Quantity)
}

/// Whether so many goods are what a passive is said of: "196,500 cars were sold".
fn goods_before(view: &View<'_>, at: usize) -> bool {
    const REACH: usize = 6;
    let document = view.document;
    let be = |t: usize| document.payload(t, Tag::Auxiliary).is_some_and(|a| matches!(a, "was" | "is" | "been"));
    let passive = at > view.first && be(at - 1) || document.grammar(at).verbal() == Verbal::ShortPassive;
    let from = at.saturating_sub(REACH).max(view.first);
    let counted = (from..at).rev().find_map(|t| view.mention_at(t)).filter(|&m| view.drafts[m].kind == MentionKind::Quantity);
    passive && counted.is_some_and(|m| view.clause_of(view.drafts[m].first as usize) == view.clause_of(at))
}

/// English: whether a metric before which an amount stands is of another noun: "a $5 billion export promotion scheme".
pub(super) fn is_modifier(view: &View<'_>, metric: &Item<'_>, amount: usize) -> bool {
    let document = view.document;
    let noun = |t: usize| is_plain_noun(document, t) && view.mention_at(t).is_none();
    let next = metric.last;
    let follows = next < view.last && document.tokens[next].kind == TokenKind::Word;
    view.language == Language::En && amount == metric.first && follows && noun(next)
}

/// Whether an amount is what somebody has no longer: "cost the country 283,000 barrels of production".
pub(super) fn is_lost(view: &View<'_>, amount: usize) -> bool {
    const REACH: usize = 4;
    let verb = |t: usize| view.document.means(t, Tag::Hint, "loses") && view.clause_of(t) == view.clause_of(amount);
    (amount.saturating_sub(REACH).max(view.first)..amount).any(verb)
}
