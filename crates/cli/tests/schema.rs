//! The published schema and what the program writes are held together.

mod common;

use common::{dateline, fixtures};
use serde_json::Value;

#[test]
fn every_record_of_the_fixtures_is_as_the_schema_says() {
    let records = dateline(&fixtures(), &["extract", "."]).ended(0).records();
    assert!(records.len() >= 16, "{} fixtures", records.len());
    let schema = jsonschema::validator_for(&dateline::record::schema()).expect("the schema is one");
    for record in &records {
        let errors: Vec<String> = schema.iter_errors(record).map(|error| format!("{}: {error}", error.instance_path)).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", record["source"]["uri"]);
    }
}

#[test]
fn the_schema_rejects_what_is_no_record() {
    let schema = jsonschema::validator_for(&dateline::record::schema()).expect("the schema is one");
    let good = serde_json::to_value(dateline::Extractor::new().extract(&dateline::Input::text("A word."))).expect("a record is JSON");
    assert!(schema.is_valid(&good));
    let without = |field: &str| {
        let mut record = good.clone();
        record.as_object_mut().expect("an object").remove(field);
        record
    };
    let with = |field: &str, value: Value| {
        let mut record = good.clone();
        record[field] = value;
        record
    };
    for bad in [without("id"), without("mentions"), with("schema", "1".into()), with("events", Value::Null)] {
        assert!(!schema.is_valid(&bad), "{bad}");
    }
    let mention = serde_json::json!([{"id": "m1", "kind": "unheard_of", "start": 0, "end": 1, "text": "A"}]);
    assert!(!schema.is_valid(&with("mentions", mention)));
}
