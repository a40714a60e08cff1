//! The record in the README is one that the library makes. `ACCEPT=1 cargo test --release --test readme` writes it anew.

use std::fs;
use std::path::Path;

use dateline::record::{Event, Mention, Record};
use dateline::{Extractor, Input};
use serde::Serialize;

const OPENS: &str = "```json\n";
const CLOSES: &str = "```\n";

/// One figure of a fixture, with the mentions and entities it leads to.
fn excerpt() -> String {
    let name = "fixtures/en/wire-trade-turnover.txt";
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("a fixture");
    let record = Extractor::new().extract(&Input { uri: Some(name.into()), ..Input::text(text) });
    let event = record.events.iter().find(|event| event.metric.as_deref() == Some("exports")).expect("exports are told");
    let entities = event.roles.iter().filter_map(|role| record.entity(role.entity?));
    let fields = fields(&one_line(event)).join(",\n      ");
    format!(
        "{{\n  \"mentions\": [\n    {}\n  ],\n  \"entities\": [\n    {}\n  ],\n  \"events\": [\n    {{\n      {fields}\n    }}\n  ]\n}}\n",
        mentions(&record, event).map(one_line).collect::<Vec<_>>().join(",\n    "),
        entities.map(one_line).collect::<Vec<_>>().join(",\n    "),
    )
}

/// The mentions that an event leads to.
fn mentions<'a>(record: &'a Record, event: &'a Event) -> impl Iterator<Item = &'a Mention> {
    let change = event.change.as_ref().and_then(|change| change.mention);
    let time = event.time.as_ref().and_then(|time| time.mention);
    let ids = event.roles.iter().filter_map(|role| role.mention).chain(change).chain(time);
    ids.filter_map(|id| record.mention(id))
}

fn one_line(part: &impl Serialize) -> String {
    serde_json::to_string(part).expect("a part of a record is JSON")
}

/// The fields of an object, each as it is written.
fn fields(object: &str) -> Vec<&str> {
    let inner = &object[1..object.len() - 1];
    let (mut fields, mut from, mut depth, mut quoted) = (Vec::new(), 0, 0, false);
    for (at, c) in inner.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '{' | '[' if !quoted => depth += 1,
            '}' | ']' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                fields.push(&inner[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    fields.push(&inner[from..]);
    fields
}

#[test]
fn the_record_shown_is_the_record_made() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).expect("a README");
    let (before, rest) = readme.split_once(OPENS).expect("a record in the README");
    let (shown, after) = rest.split_once(CLOSES).expect("the record ends");
    let made = excerpt();
    if std::env::var_os("ACCEPT").is_some() {
        fs::write(&path, format!("{before}{OPENS}{made}{CLOSES}{after}")).expect("the README is written");
    } else {
        assert_eq!(shown, made);
    }
}
