//! Who bought how much of what a country sold: «Экспорт зерна составил 5 млн тонн. Из них Узбекистан закупил 2 млн тонн, Иран — 1 млн». That
//! is no contract, but the exports to each. So are further below the purchases of the goods that were told of: «Больше всего зерна купил Иран».

use crate::lexicon::Tag;
use crate::mention::Draft;
use crate::record::{Event, EventKind, MentionId, MentionKind, Role, Value};
use crate::text::Document;

use super::order;

/// How many events back exports are looked for.
const LOOK_BACK: usize = 100;

/// Makes purchases told right behind exports in the same measure the exports to who bought.
pub(super) fn purchases(document: &Document<'_>, drafts: &[Draft], events: &mut Vec<Event>) {
    let mut paid = Vec::new();
    for at in 0..events.len() {
        let bought = &events[at];
        let Some(unit) = purchase(document, drafts, bought) else { continue };
        let alike = |e: &Event| measure(document, drafts, e, "value") == Some(unit);
        let before = |e: &&Event| {
            let exports = is_exports(e) && (follows(document, e, bought) || speaks_on(document, e, bought));
            alike(e) && (exports || is_trade_of(e, bought) && follows(document, e, bought))
        };
        let here = order::of_sentence(events, bought.sentence);
        let near = events[..here.end].iter().rev().take(LOOK_BACK);
        let Some(sold) = near.into_iter().find(before).cloned() else { continue };
        let sentence = bought.sentence;
        for event in &mut events[here] {
            match event.kind {
                EventKind::Contract if purchase(document, drafts, event) == Some(unit) && !is_exports(&sold) => imported(event, &sold),
                EventKind::Contract if purchase(document, drafts, event) == Some(unit) => {
                    let counted = measure(document, drafts, event, "object").is_some();
                    let price = with(event, &["value"]).next().filter(|_| counted);
                    exported(document, drafts, event, &sold);
                    paid.extend(price.map(|price| worth(event, price)));
                }
                // «Иран — 1 млн»
                EventKind::Indicator if is_exports(event) && sold.sentence != sentence => listed(event, &sold),
                _ => {}
            }
        }
    }
    if !paid.is_empty() {
        events.extend(paid);
        order::sort(events);
    }
}

/// The same exports by what was paid.
fn worth(exports: &Event, price: Role) -> Event {
    let mut event = exports.clone();
    event.roles.retain(|r| r.role != "value");
    event.roles.push(price);
    event
}

/// The measure of what somebody bought, of nobody that is named.
fn purchase<'a>(document: &Document<'_>, drafts: &'a [Draft], event: &Event) -> Option<&'a str> {
    let role = |name: &str| event.roles.iter().any(|r| r.role == name);
    if event.kind != EventKind::Contract || !role("buyer") || role("supplier") {
        return None;
    }
    // "China bought $44 million worth"
    let worth = || measure(document, drafts, event, "value").filter(|_| is_of_country(drafts, event));
    measure(document, drafts, event, "object").or_else(worth)
}

/// Whether who buys is a country.
fn is_of_country(drafts: &[Draft], event: &Event) -> bool {
    let place = |d: &Draft| matches!(d.kind, MentionKind::Place | MentionKind::Demonym);
    let named = |r: &Role| r.entity.is_some_and(|e| drafts.iter().find(|d| d.entity == Some(e.0)).is_some_and(place));
    event.roles.iter().filter(|r| r.role == "buyer").all(named)
}

/// Whether an event tells the trade between who bought and another.
fn is_trade_of(event: &Event, bought: &Event) -> bool {
    let buyer = bought.roles.iter().find(|r| r.role == "buyer").and_then(|r| r.entity);
    let sides = || event.roles.iter().filter(|r| matches!(r.role.as_str(), "subject" | "partner"));
    let trade = event.kind == EventKind::Indicator && event.metric.as_deref() == Some("trade_turnover");
    trade && buyer.is_some() && sides().count() == 2 && sides().any(|r| r.entity == buyer)
}

fn is_exports(event: &Event) -> bool {
    event.kind == EventKind::Indicator && event.metric.as_deref() == Some("exports")
}

/// Whether what an event tells stands in the sentence before another's, or in its own.
fn follows(document: &Document<'_>, event: &Event, other: &Event) -> bool {
    let sentence = |e: &Event| {
        let behind = document.sentences.partition_point(|s| document.tokens[s.first as usize].start as usize <= e.sentence.start);
        behind.checked_sub(1)
    };
    let (Some(first), Some(second)) = (sentence(event), sentence(other)) else { return false };
    let paragraph = |s: usize| document.sentences[s].paragraph;
    first <= second && second - first <= 1 && paragraph(first) == paragraph(second) && event.trigger.start < other.trigger.start
}

/// Whether a sentence not far below what was sold speaks of the same goods.
fn speaks_on(document: &Document<'_>, sold: &Event, bought: &Event) -> bool {
    const FAR: usize = 4;
    const STEM: usize = 5;
    let sentence = |e: &Event| {
        let behind = document.sentences.partition_point(|s| document.tokens[s.first as usize].start as usize <= e.sentence.start);
        behind.checked_sub(1)
    };
    let near = sentence(sold).zip(sentence(bought)).filter(|&(first, second)| first < second && second - first <= FAR);
    let stem = |word: &str| word.chars().take(STEM).flat_map(char::to_lowercase).collect::<String>();
    let product = sold.roles.iter().find(|r| r.role == "product").and_then(|r| r.text.as_deref());
    let Some((goods, (_, here))) = product.and_then(|p| p.split(' ').next_back()).map(stem).zip(near) else { return false };
    let sentence = &document.sentences[here];
    // A tender far below is a contract of its own.
    let foremost = (sentence.first..sentence.last).any(|t| document.phrase_means(t as usize, Tag::Hint, "foremost"));
    foremost && goods.chars().count() == STEM && (sentence.first..sentence.last).any(|t| stem(document.word(t as usize)) == goods)
}

/// What an event's amount is measured in.
fn measure<'a>(document: &Document<'_>, drafts: &'a [Draft], event: &Event, role: &str) -> Option<&'a str> {
    let mention = amount(document, drafts, event.roles.iter().find(|r| r.role == role)?)?;
    match drafts.get(mention)?.value.as_ref()? {
        Value::Amount(amount) => amount.unit.as_deref().or(amount.currency.as_deref()),
        _ => None,
    }
}

/// The amount that a role is, or that its words are.
fn amount(document: &Document<'_>, drafts: &[Draft], role: &Role) -> Option<usize> {
    let known = role.mention.map(|m| m.0 as usize - 1);
    known.or_else(|| {
        let start = role.start?;
        let at = drafts.partition_point(|d| (document.tokens[d.first as usize].start as usize) < start);
        drafts.get(at).filter(|d| document.tokens[d.first as usize].start as usize == start).map(|_| at)
    })
}

fn with<'a>(event: &'a Event, names: &'a [&str]) -> impl Iterator<Item = Role> + 'a {
    event.roles.iter().filter(|r| names.contains(&r.role.as_str())).cloned()
}

/// Makes a purchase the exports to the buyer.
fn exported(document: &Document<'_>, drafts: &[Draft], event: &mut Event, sold: &Event) {
    let renamed = |role: &Role, name: &str| Role { role: name.to_string(), ..role.clone() };
    let value = |role: &Role| {
        let mention = amount(document, drafts, role).map(|m| MentionId(m as u32 + 1));
        Role { role: "value".to_string(), mention, ..Role::default() }
    };
    let counted = measure(document, drafts, event, "object").is_some();
    let mut roles: Vec<Role> = with(sold, &["subject", "product"]).collect();
    for role in &event.roles {
        match role.role.as_str() {
            "buyer" => roles.push(renamed(role, "partner")),
            "object" if counted => roles.push(value(role)),
            "value" if !counted => roles.push(role.clone()),
            "object" => {
                roles.retain(|r| r.role != "product");
                roles.push(renamed(role, "product"));
            }
            _ => {}
        }
    }
    event.kind = EventKind::Indicator;
    event.metric.clone_from(&sold.metric);
    event.rule.clone_from(&sold.rule);
    event.time = event.time.take().or_else(|| sold.time.clone());
    event.roles = roles;
}

/// Makes a purchase within the trade of two countries the buyer's imports.
fn imported(event: &mut Event, trade: &Event) {
    let buyer = event.roles.iter().find(|r| r.role == "buyer").and_then(|r| r.entity);
    let other = trade.roles.iter().find(|r| matches!(r.role.as_str(), "subject" | "partner") && r.entity != buyer);
    let partner = other.map(|r| Role { role: "partner".to_string(), ..r.clone() });
    for role in &mut event.roles {
        match role.role.as_str() {
            "buyer" => role.role = "subject".to_string(),
            "object" => role.role = "product".to_string(),
            _ => {}
        }
    }
    event.roles.extend(partner);
    (event.kind, event.metric) = (EventKind::Indicator, Some("imports".to_string()));
    event.rule.clone_from(&trade.rule);
    event.time = event.time.take().or_else(|| trade.time.clone());
}

/// Makes who is listed behind a buyer a buyer too, and no exporter.
fn listed(event: &mut Event, sold: &Event) {
    if event.roles.iter().any(|r| r.role == "partner") {
        return;
    }
    event.roles.iter_mut().filter(|r| r.role == "subject").for_each(|r| r.role = "partner".to_string());
    let product = event.roles.iter().any(|r| r.role == "product");
    let told = with(sold, if product { &["subject"] } else { &["subject", "product"] });
    event.roles.splice(0..0, told);
    event.time = event.time.take().or_else(|| sold.time.clone());
}

#[cfg(test)]
mod tests {
    use super::is_exports;
    use crate::record::{EventKind, Role};
    use crate::{Extractor, Input};

    #[test]
    fn who_buys_of_what_is_exported_is_a_partner() {
        for text in [
            "Казахстан экспортировал 5,8 млн тонн зерна. Из них Туркмения закупила 1,4 млн тонн, Иран — 1,1 млн тонн.",
            "Kazakhstan exported 5.8 million tonnes of grain. Of that, Turkmenistan bought 1.4 million tonnes.",
        ] {
            sold_to(text);
        }
        let alone = "Иран закупил 1,4 млн тонн пшеницы.";
        let record = Extractor::new().extract(&Input::text(alone));
        assert!(record.events.iter().any(|e| e.kind == EventKind::Contract));
    }

    fn sold_to(text: &str) {
        let record = Extractor::new().extract(&Input::text(text));
        assert!(record.events.iter().all(|e| e.kind != EventKind::Contract), "{text}");
        for country in record.entities.iter().filter(|e| e.key.as_deref() != Some("place:KZ")) {
            let partner = |r: &Role| r.role == "partner" && r.entity == Some(country.id);
            assert!(record.events.iter().any(|e| is_exports(e) && e.roles.iter().any(partner)), "{} in {text}", country.name);
        }
    }
}
