//! Fixtures beside the records they must give: `fixtures/en/brief-exports.txt` and `fixtures/en/brief-exports.json`. Only records that a
//! reader has gone through line by line lie there; to put another under the test, write an empty file of its name.
//!
//! After a change that is meant, `ACCEPT=1 cargo test --release --test fixtures` writes the records anew; the difference is then
//! for a reader to judge, line by line.

use std::fs;
use std::path::{Path, PathBuf};

use dateline::{Extractor, Input, Record};

/// Texts of the fixtures of one kind, sorted.
fn fixtures(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(folder);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).expect("fixtures").map(|entry| entry.expect("fixtures").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    paths
}

/// The record of a fixture. Its text is the file beside it, so it is left out.
fn record(path: &Path) -> Record {
    let text = fs::read_to_string(path).expect("a fixture is text");
    let name = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).expect("a fixture of this project").display().to_string();
    let mut record = Extractor::new().extract(&Input { uri: Some(name.into()), ..Input::text(text.as_str()) });
    assert_eq!(record.text.take().as_deref(), Some(text.as_str()));
    record
}

fn check(folder: &str) {
    let (paths, accept) = (fixtures(folder), std::env::var_os("ACCEPT").is_some());
    assert!(paths.len() >= 8, "{} fixtures in {folder}", paths.len());
    let paths: Vec<PathBuf> = paths.into_iter().filter(|path| path.with_extension("json").exists()).collect();
    assert!(!paths.is_empty(), "no record of {folder} is accepted");
    let mut wrong = Vec::new();
    for path in paths {
        let found = serde_json::to_string_pretty(&record(&path)).expect("a record is JSON") + "\n";
        let beside = path.with_extension("json");
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        if accept && found != expected {
            fs::write(&beside, &found).expect("the record is written");
        } else if found != expected {
            wrong.push(format!("{}\n{}", beside.display(), difference(&expected, &found)));
        }
    }
    assert!(wrong.is_empty(), "records differ from those accepted:\n\n{}", wrong.join("\n"));
}

/// The lines from the first that differs to the last that does, a few of each side.
fn difference(expected: &str, found: &str) -> String {
    let (expected, found): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), found.lines().collect());
    let same = expected.iter().zip(&found).take_while(|(a, b)| a == b).count();
    let room = expected.len().min(found.len()) - same;
    let tail = expected.iter().rev().zip(found.iter().rev()).take(room).take_while(|(a, b)| a == b).count();
    let side = |sign: &str, lines: &[&str]| {
        let shown: String = lines.iter().take(12).map(|line| format!("  {sign} {line}\n")).collect();
        if lines.len() > 12 { format!("{shown}  {sign} and {} more lines\n", lines.len() - 12) } else { shown }
    };
    format!("  line {}:\n{}{}", same + 1, side("-", &expected[same..expected.len() - tail]), side("+", &found[same..found.len() - tail]))
}

#[test]
fn english_fixtures_give_their_records() {
    check("en");
}

#[test]
fn russian_fixtures_give_their_records() {
    check("ru");
}

#[test]
fn a_difference_is_shown_from_its_first_line_to_its_last() {
    assert_eq!(difference("a\nb\nc\nd", "a\nx\nd"), "  line 2:\n  - b\n  - c\n  + x\n");
}
