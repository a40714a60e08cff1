//! The same news told in English and in Russian gives the same facts: keys, amounts, periods, kinds and clusters.

use std::collections::BTreeMap;

use dateline::record::{Event, Record, Value};
use dateline::{Extractor, Input};

fn read(language: &str, name: &str) -> Record {
    let path = format!("{}/fixtures/{language}/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    Extractor::new().extract(&Input { published: Some("2025-12-20".into()), ..Input::text(text) })
}

/// What an event says, without anything that differs by language.
fn fact(record: &Record, event: &Event) -> String {
    let mut parts = vec![event.kind.as_str().to_string(), event.status.as_str().to_string(), event.polarity.as_str().to_string()];
    parts.extend(event.metric.clone());
    let mut roles: Vec<String> = event
        .roles
        .iter()
        .filter_map(|role| {
            let entity = role.entity.and_then(|id| record.entity(id)).and_then(|e| e.key.clone());
            let value = role.mention.and_then(|id| record.mention(id)).and_then(|m| match &m.value {
                Some(Value::Amount(a)) => Some(format!("{:?} {:?} {:?}", a.amount, a.low, a.currency)),
                _ => None,
            });
            Some(format!("{}={}", role.role, entity.or(value)?))
        })
        .collect();
    roles.sort();
    parts.extend(roles);
    parts.extend(event.time.as_ref().map(|t| format!("{:?}..{:?}", t.from, t.to)));
    parts.extend(event.change.as_ref().map(|c| format!("{} {:?} {:?}", c.direction.as_str(), c.amount, c.unit)));
    parts.join(" | ")
}

fn facts(language: &str, name: &str) -> BTreeMap<String, String> {
    let record = read(language, name);
    record.events.iter().map(|event| (fact(&record, event), event.cluster.clone())).collect()
}

/// Facts that both articles of a pair tell, each of which must be in one cluster.
#[track_caller]
fn shared(name: &str, expected: &[&str]) {
    let (english, russian) = (facts("en", name), facts("ru", name));
    for wanted in expected {
        let found = |facts: &BTreeMap<String, String>| {
            facts.iter().find(|(fact, _)| fact.starts_with(wanted)).map(|(fact, cluster)| (fact.clone(), cluster.clone()))
        };
        let (a, b) = (found(&english), found(&russian));
        assert!(a.is_some(), "{name}: {wanted} not in English: {english:#?}");
        assert_eq!(a, b, "{name}: {wanted}");
    }
}

#[test]
fn trade_figures() {
    shared(
        "wire-trade-turnover",
        &[
            "indicator | asserted | positive | trade_turnover | partner=place:TR | subject=place:UZ | value=Some(1240000000) None Some(\"USD\")",
            "indicator | target | positive | trade_turnover | partner=place:TR | subject=place:UZ | value=Some(5000000000)",
        ],
    );
}

#[test]
fn exports_that_grew() {
    let fact = "indicator | asserted | positive | exports | partner=place:CN | subject=place:UZ | value=Some(2100000000) None Some(\"USD\") | \
        Some(\"2024-01-01\")..Some(\"2024-12-31\") | increase Some(9) Some(Percent)";
    shared("brief-exports", &[fact]);
}

#[test]
fn freight_of_two_periods() {
    shared(
        "agreement-transit",
        &[
            "indicator | asserted | positive | freight | partner=place:AZ | subject=place:KG | value=Some(318000)",
            "indicator | asserted | positive | freight | partner=place:AZ | subject=place:KG | value=Some(245000)",
        ],
    );
}

#[test]
fn loan_for_a_solar_plant() {
    shared("company-solar-plant", &["financing | asserted | positive | lender=org:EBRD"]);
}
