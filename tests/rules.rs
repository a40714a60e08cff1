//! The built-in rules on sentences of our own: what happened, who took part, and where the words occur and nothing happened.
//!
//! A row is a sentence and the events it tells, `kind:status role=filler, role=filler`, joined by ` ; `; a dash where there are none.
//! A denied event has `!` before its kind. Figures and statements have tables of their own.

use std::collections::HashMap;

use dateline::record::{EventKind, Polarity};
use dateline::{Body, Extractor, Input, Record};

fn told(record: &Record) -> String {
    let mentions: HashMap<_, _> = record.mentions.iter().map(|m| (m.id, m)).collect();
    let entities: HashMap<_, _> = record.entities.iter().map(|e| (e.id, e)).collect();
    let events = record.events.iter().filter(|e| !matches!(e.kind, EventKind::Indicator | EventKind::Statement));
    let told: Vec<String> = events
        .map(|event| {
            let roles: Vec<String> = event
                .roles
                .iter()
                .map(|role| {
                    let entity = role.entity.and_then(|e| entities.get(&e)).map(|e| e.name.as_str());
                    let mention = role.mention.and_then(|m| mentions.get(&m)).map(|m| m.text.as_str());
                    format!("{}={}", role.role, entity.or(mention).or(role.text.as_deref()).unwrap_or_default())
                })
                .collect();
            let denied = if event.polarity == Polarity::Negative { "!" } else { "" };
            format!("{denied}{}:{} {}", event.kind.as_str(), event.status.as_str(), roles.join(", ")).trim_end().to_string()
        })
        .collect();
    if told.is_empty() { "-".to_string() } else { told.join(" ; ") }
}

fn check(table: &str, language: &str) {
    let extractor = Extractor::builder().body(Body::Whole).language(language).published("2025-06-10").build().expect("built-in rules");
    let mut wrong = Vec::new();
    let rows = table.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).skip(1);
    let mut count = 0;
    for row in rows {
        let (sentence, wanted) = row.split_once('\t').expect("a sentence, a tabulator, its events");
        let found = told(&extractor.extract(&Input::text(sentence)));
        count += 1;
        if found != wanted {
            wrong.push(format!("{sentence}\n  want {wanted}\n  told {found}"));
        }
    }
    assert!(count > 20, "the table is read");
    assert!(wrong.is_empty(), "{} of {count} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn english_sentences_tell_their_events() {
    check(include_str!("rules/en.tsv"), "en");
}

#[test]
fn russian_sentences_tell_their_events() {
    check(include_str!("rules/ru.tsv"), "ru");
}

fn error(toml: &str) -> String {
    Extractor::builder().rules(toml, "mine.toml").build().expect_err("a mistake").to_string()
}

#[test]
fn mistakes_in_rules_name_file_line_and_what_was_expected() {
    let event = error("event = \"party\"\n");
    assert!(event.starts_with("mine.toml:1: unknown event \"party\"; expected meeting, gathering"), "{event}");
    let engine = error("\nevent = \"statement\"\n[[rule]]\nid = \"x\"\ntrigger = [\"to say\"]\n");
    assert!(engine.starts_with("mine.toml:2: \"statement\" events are read by an engine"), "{engine}");
    assert!(engine.contains("expected meeting, gathering"), "{engine}");
    let none = error("event = \"meeting\"\n");
    assert!(none.starts_with("mine.toml:1: no rule in this file; expected [[rule]]"), "{none}");
    let word = error("event = \"meeting\"\n\n[[rule]]\nid = \"x\"\ntrigger = [\"zorgle\"]\n");
    assert!(word.starts_with("mine.toml:5: no word list has \"zorgle\""), "{word}");
    let place =
        error("event = \"meeting\"\n[[rule]]\nid = \"x\"\ntrigger = [\"to meet\"]\nroles = [\n  { role = \"a\", at = \"nowhere\" },\n]\n");
    assert!(place.starts_with("mine.toml:6: at: \"nowhere\""), "{place}");
    let role = error("event = \"meeting\"\n[[rule]]\nid = \"x\"\ntrigger = [\"to meet\"]\nrequires = [\"host\"]\n");
    assert!(role.starts_with("mine.toml:5: requires \"host\""), "{role}");
    let phase = error("event = \"project\"\n[[rule]]\nid = \"x\"\ntrigger = [\"to build\"]\nphase = \"soon\"\n");
    assert!(phase.contains("mine.toml:5") && phase.contains("expected plan, start, open"), "{phase}");
    let field = error("event = \"meeting\"\n[[rule]]\nid = \"x\"\ntriger = [\"to meet\"]\n");
    let twice =
        error("event = \"meeting\"\n[[rule]]\nid = \"x\"\ntrigger = [\"to meet\"]\n[[rule]]\nid = \"x\"\ntrigger = [\"to greet\"]\n");
    assert!(twice.starts_with("mine.toml:6: id \"x\" is that of the rule in line 3"), "{twice}");
    assert!(field.starts_with("mine.toml:4:") && field.contains("triger"), "{field}");
}

#[test]
fn a_rule_of_ones_own_finds_its_events() {
    let rules = r#"
event = "project"

[words]
verbs = ["mothball"]

[[rule]]
id = "rested"
trigger = ["mothball"]
phase = "suspend"
roles = [
  { role = "facility", at = "object", kind = ["facility", "text"] },
  { role = "owner", at = "subject" },
]
"#;
    let extractor = Extractor::builder().rules(rules, "mine.toml").language("en").body(Body::Whole).build().expect("a good rule");
    let record = extractor.extract(&Input::text("Siemens mothballed the old turbine hall in 2019."));
    assert_eq!(told(&record), "project:asserted facility=old turbine hall, owner=Siemens");
    assert_eq!(record.events[0].rule, "en/project/rested");
}

#[test]
fn a_rule_of_ones_own_takes_the_place_of_the_built_in_one_of_its_name() {
    let rules = r#"
event = "meeting"

[[rule]]
id = "met"
trigger = ["to meet"]
roles = [{ role = "host", at = "subject" }]
"#;
    let extractor = Extractor::builder().rules(rules, "mine.toml").language("en").body(Body::Whole).build().expect("a good rule");
    let record = extractor.extract(&Input::text("Anna Kowalska met Peter Novak in Riga."));
    assert_eq!(told(&record), "meeting:asserted host=Anna Kowalska");
}
