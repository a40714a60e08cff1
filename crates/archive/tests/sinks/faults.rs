//! Articles of no and of enormous size, into every output.

use std::fs;

use tempfile::tempdir;

use super::counts;
use super::outputs::{read, write};

#[test]
fn nothing_and_fifty_megabytes_are_articles() {
    let folder = tempdir().unwrap();
    let long = "слово ".repeat(50_000_000 / 11);
    // In a language that nothing is taken from, as this is about writing.
    let lines = format!(
        "{{\"id\": \"none\", \"text\": \"\"}}\n{{\"id\": \"long\", \"language\": \"kk\", \"text\": \"{long}\"}}\n{{\"id\": \"last\", \"text\": \"A word.\"}}\n"
    );
    let input = folder.path().join("in.jsonl");
    fs::write(&input, lines).unwrap();
    let mut outputs = vec![folder.path().join("out.db").display().to_string(), folder.path().join("out.jsonl.gz").display().to_string()];
    if cfg!(feature = "parquet") {
        outputs.push(format!("{}/out/", folder.path().display()));
    }
    #[cfg(feature = "postgres")]
    let schema = super::postgres::Server::given().map(|server| server.schema("sizes"));
    #[cfg(feature = "postgres")]
    outputs.extend(schema.iter().map(|schema| schema.url.clone()));
    for output in outputs {
        write(&input, &output, false);
        let documents = &read(&output)[0].1;
        assert_eq!(documents.len(), 3, "{output}");
        assert!(documents.iter().any(|document| document.contains(&long)), "{output}");
        assert_eq!(counts(&write(&input, &output, true)), (0, 3), "{output}");
    }
}
