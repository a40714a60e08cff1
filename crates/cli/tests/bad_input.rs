//! Input that is not what it should be: a message that names it, the right exit status, everything else done.

mod common;

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use common::{dateline, warnings, with_input};
use tempfile::tempdir;

const GOOD: &str = "Trade between Kazakhstan and China reached $43.8 billion in 2024.\n";

#[test]
fn an_empty_file_and_one_of_spaces_give_records_with_nothing_in_them() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    fs::write(folder.path().join("spaces.txt"), " \n\t\r\n\u{a0}\n").unwrap();
    let run = dateline(folder.path(), &["extract", "empty.txt", "spaces.txt"]).ended(0);
    let records = run.records();
    assert_eq!(records.len(), 2);
    assert_eq!((&records[0]["text"], &records[1]["text"]), (&"".into(), &" \n\t\r\n\u{a0}\n".into()));
    for record in records {
        assert_eq!(record["mentions"].as_array().map(Vec::len), Some(0));
        assert_eq!(record["events"].as_array().map(Vec::len), Some(0));
    }
}

#[test]
fn a_binary_file_is_named_and_the_rest_done() {
    let folder = tempdir().unwrap();
    let binary: Vec<u8> = (0..4096u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).chain([0]).collect();
    fs::write(folder.path().join("a.txt"), binary).unwrap();
    fs::write(folder.path().join("b.txt"), GOOD).unwrap();
    let run = dateline(folder.path(), &["extract", "."]).ended(1);
    assert!(run.err().contains("./a.txt: is not text"), "{}", run.err());
    assert_eq!(run.records().len(), 1);
}

#[test]
fn bytes_that_are_not_utf_8_are_replaced_and_the_first_is_named() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), b"Imports of tea \xff\xfe grew by 5 percent.\n").unwrap();
    fs::write(folder.path().join("a.jsonl"), b"{\"id\": \"j\", \"text\": \"Imports of tea \xff grew.\"}\n").unwrap();
    let records = dateline(folder.path(), &["extract", "a.txt", "a.jsonl"]).ended(0).records();
    assert_eq!(records[0]["text"], "Imports of tea \u{fffd}\u{fffd} grew by 5 percent.\n");
    assert_eq!(records[1]["text"], "Imports of tea \u{fffd} grew.");
    for record in &records {
        assert!(warnings(record).contains(&"invalid_utf8"), "{record}");
    }
    assert!(records[0]["warnings"][0]["message"].as_str().unwrap().contains("byte 15"), "{}", records[0]["warnings"]);
}

#[test]
fn other_encodings_are_read_as_what_they_are() {
    let folder = tempdir().unwrap();
    let text = "Экспорт Казахстана вырос на 5%.\n";
    let utf16: Vec<u8> = "\u{feff}".chars().chain(text.chars()).flat_map(|c| (c as u16).to_le_bytes()).collect();
    fs::write(folder.path().join("utf16.txt"), utf16).unwrap();
    let record = &dateline(folder.path(), &["extract", "utf16.txt"]).ended(0).records()[0];
    assert_eq!(record["text"], text);
    let page = dateline(&common::fixtures(), &["extract", "html/windows-1251.html"]).ended(0).records();
    assert_eq!(page[0]["language"]["code"], "ru");
}

#[test]
fn a_line_of_50_mb_is_one_article() {
    let folder = tempdir().unwrap();
    let text = "Exports of cotton grew by 12 percent to $1.5 billion in 2024. ".repeat(50_000_000 / 62 + 1);
    let line = format!("{{\"id\": \"long\", \"text\": \"{text}\"}}\n{{\"id\": \"short\", \"text\": \"x\"}}\n");
    fs::write(folder.path().join("long.jsonl"), line).unwrap();
    let run = dateline(folder.path(), &["extract", "--no-text", "long.jsonl", "-o", "out.jsonl"]).ended(0);
    assert_eq!(run.err(), "");
    let out = fs::read_to_string(folder.path().join("out.jsonl")).unwrap();
    let ids: Vec<&str> = out.lines().map(|line| &line[..30]).collect();
    assert!(ids.len() == 2 && ids[0].contains("\"long\"") && ids[1].contains("\"short\""), "{ids:?}");
}

#[test]
fn a_text_of_50_mb_without_a_space_is_one_article() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("long.txt"), "слово".repeat(5_000_000)).unwrap();
    let run = dateline(folder.path(), &["extract", "--no-text", "long.txt"]).ended(0);
    assert_eq!((run.records().len(), run.err().as_str()), (1, ""));
}

/// Forty thousand bytes that unpack to forty million.
#[test]
fn a_bomb_costs_a_failure_that_names_it() {
    let folder = tempdir().unwrap();
    let gzip = |parts: &[&[u8]]| {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        parts.iter().for_each(|part| packed.write_all(part).unwrap());
        packed.finish().unwrap()
    };
    let blown = b"a ".repeat(20 << 20);
    fs::write(folder.path().join("bomb.txt.gz"), gzip(&[&blown])).unwrap();
    fs::write(folder.path().join("bomb.html.gz"), gzip(&[&blown])).unwrap();
    let line = |id: &str| format!("{{\"id\": \"{id}\", \"text\": \"{}\"}}\n", GOOD.trim());
    let lines = [line("first").as_bytes(), b"{\"text\": \"", &blown, b"\"}\n", line("last").as_bytes()].concat();
    fs::write(folder.path().join("bomb.jsonl.gz"), gzip(&[&lines])).unwrap();
    fs::write(folder.path().join("bomb.jsonl.zst"), zstd::encode_all(&lines[..], 1).unwrap()).unwrap();
    let run = dateline(folder.path(), &["extract", "bomb.txt.gz", "bomb.html.gz", "bomb.jsonl.gz", "bomb.jsonl.zst"]).ended(1);
    let ids: Vec<_> = run.records().iter().map(|record| record["id"].as_str().unwrap().to_string()).collect();
    assert_eq!(ids, ["first", "last", "first", "last"]);
    let err = run.err();
    let named: Vec<&str> = err.lines().filter(|line| line.contains("unpacks to more than 200 times its size")).collect();
    let named: Vec<&str> = named.iter().filter_map(|line| line.split(": ").nth(1)).collect();
    assert_eq!(named, ["bomb.txt.gz", "bomb.html.gz", "bomb.jsonl.gz:2", "bomb.jsonl.zst:2"], "{err}");
}

#[test]
fn what_is_longer_than_any_article_is_named_and_left() {
    let folder = tempdir().unwrap();
    let text = "Exports grew. ".repeat((65 << 20) / 14);
    fs::write(folder.path().join("long.txt"), &text).unwrap();
    let lines = format!("{{\"id\": \"long\", \"text\": \"{text}\"}}\n{{\"id\": \"short\", \"text\": \"x\"}}\n");
    fs::write(folder.path().join("long.jsonl"), lines).unwrap();
    let run = dateline(folder.path(), &["extract", "long.txt", "long.jsonl"]).ended(1);
    assert_eq!(run.records().len(), 1);
    assert!(run.err().contains("long.txt: is larger than") && run.err().contains("long.jsonl:1: is larger than"), "{}", run.err());
}

#[test]
fn the_end_of_an_article_of_20_mb_is_not_read() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("long.txt"), "слово и слово\n".repeat(800_000)).unwrap();
    for body in ["auto", "whole"] {
        let run = dateline(folder.path(), &["extract", "--no-text", "--body", body, "long.txt"]).ended(0);
        let record = &run.records()[0];
        assert_eq!((warnings(record), &record["text"]), (vec!["article_cut"], &serde_json::Value::Null), "{body}");
    }
}

#[test]
fn without_the_text_no_record_has_it() {
    let folder = tempdir().unwrap();
    for (name, text) in [("uk", "Поліція затримала трьох людей у Києві."), ("und", "((((("), ("en", GOOD)] {
        fs::write(folder.path().join(format!("{name}.txt")), text).unwrap();
    }
    for record in dateline(folder.path(), &["extract", "--no-text", "."]).ended(0).records() {
        assert!(record.get("text").is_none_or(serde_json::Value::is_null), "{record}");
    }
}

#[test]
fn a_date_that_cannot_be_read_is_named_and_counts_as_absent() {
    let folder = tempdir().unwrap();
    let line = |date: &str| format!("{{\"id\": \"{date}\", \"text\": \"{}\", \"published\": \"{date}\"}}\n", GOOD.trim());
    let dates = ["2026-03-06", "06.03.2026", "Fri, 06 Mar 2026 12:00:00 GMT", "garbage", "03/06/2026"];
    fs::write(folder.path().join("a.jsonl"), dates.map(line).concat()).unwrap();
    let records = dateline(folder.path(), &["extract", "a.jsonl"]).ended(0).records();
    let published: Vec<_> = records.iter().map(|record| record["article"]["published"].as_str()).collect();
    assert_eq!(published, [Some("2026-03-06"), Some("2026-03-06"), Some("2026-03-06T12:00:00+00:00"), None, None]);
    for (record, date) in records.iter().zip(dates).skip(3) {
        assert_eq!(record["warnings"][0]["code"], "published");
        assert!(record["warnings"][0]["message"].as_str().unwrap().contains(date), "{record}");
    }
}

#[test]
fn an_input_with_nothing_in_it_gives_nothing() {
    let folder = tempdir().unwrap();
    for (name, content) in [("empty.jsonl", ""), ("blank.jsonl", "\n \n\r\n")] {
        fs::write(folder.path().join(name), content).unwrap();
        let run = dateline(folder.path(), &["extract", name]).ended(0);
        assert_eq!((run.out().as_str(), run.err().as_str()), ("", ""), "{name}");
    }
    fs::create_dir(folder.path().join("nothing")).unwrap();
    assert_eq!(dateline(folder.path(), &["extract", "nothing"]).ended(0).out(), "");
    assert_eq!(with_input(folder.path(), &["extract", "-"], b"").ended(0).records().len(), 1);
}

#[test]
fn a_million_brackets_and_control_characters_are_text() {
    let folder = tempdir().unwrap();
    let controls: String = ('\u{1}'..='\u{1f}').chain('\u{7f}'..='\u{9f}').chain(['\u{2028}', '\u{202e}', '\u{feff}']).collect();
    for (name, text) in [("open", "(".repeat(1_000_000)), ("nested", "[{(\"«".repeat(200_000)), ("control", controls.repeat(1000))] {
        fs::write(folder.path().join(format!("{name}.txt")), &text).unwrap();
        let run = dateline(folder.path(), &["extract", &format!("{name}.txt")]).ended(0);
        assert!(run.records()[0]["text"] == text, "{name}: the text came out changed");
    }
}

#[test]
fn lines_that_are_no_articles_are_named_by_number() {
    let folder = tempdir().unwrap();
    let lines = [
        r#"{"id": "first", "text": "One."}"#,
        r#"{"id": "surrogate", "text": "\ud83d alone"}"#,
        r#"{"id": "surrogate in a title", "text": "One.", "title": "\udc00"}"#,
        "not json",
        "",
        r#"{"id": "neither"}"#,
        r#"{"id": "number", "text": 5}"#,
        r#"["an", "array"]"#,
        r#"{"id": "cut", "text": "Cut"#,
        r#"{"id": "last", "text": "Two \ud83d\ude00."}"#,
    ];
    fs::write(folder.path().join("a.jsonl"), lines.join("\n")).unwrap();
    for jobs in ["1", "4"] {
        let run = dateline(folder.path(), &["extract", "--jobs", jobs, "a.jsonl"]).ended(1);
        let ids: Vec<_> = run.records().iter().map(|record| record["id"].as_str().unwrap().to_string()).collect();
        assert_eq!(ids, ["first", "last"]);
        let err = run.err();
        let named: Vec<&str> = err.lines().filter_map(|line| line.split(": ").nth(1)).collect();
        assert_eq!(named, ["a.jsonl:2", "a.jsonl:3", "a.jsonl:4", "a.jsonl:6", "a.jsonl:7", "a.jsonl:8", "a.jsonl:9"], "{err}");
        assert!(err.contains("surrogate"), "{err}");
    }
}

#[test]
fn a_missing_file_is_named_and_the_rest_done() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("there.txt"), GOOD).unwrap();
    let run = dateline(folder.path(), &["extract", "missing.txt", "there.txt"]).ended(1);
    assert!(run.err().contains("missing.txt: No such file"), "{}", run.err());
    assert_eq!(run.records().len(), 1);
}

#[test]
fn a_broken_archive_is_named_and_the_rest_done() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("broken.jsonl.gz"), b"\x1f\x8b\x08\x00 this is no gzip").unwrap();
    fs::write(folder.path().join("broken.jsonl.zst"), b"neither is this").unwrap();
    fs::write(folder.path().join("there.txt"), GOOD).unwrap();
    let run = dateline(folder.path(), &["extract", "."]).ended(1);
    assert!(run.err().contains("broken.jsonl.gz") && run.err().contains("broken.jsonl.zst"), "{}", run.err());
    assert_eq!(run.records().len(), 1);
}

/// The superuser reads everything, so the program is run as someone else where the tests are run by him.
#[test]
fn a_folder_without_read_permission_is_named_and_the_rest_done() {
    let folder = tempdir().unwrap();
    let locked = folder.path().join("locked");
    fs::create_dir(&locked).unwrap();
    fs::write(folder.path().join("there.txt"), GOOD).unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    let output = if fs::read_dir(&locked).is_err() {
        dateline(folder.path(), &["extract", "."]).0
    } else {
        let program = folder.path().join("dateline");
        fs::copy(env!("CARGO_BIN_EXE_dateline"), &program).unwrap();
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(&program).args(["extract", "."]);
        match command.current_dir(folder.path()).output() {
            Ok(output) if output.status.code() != Some(127) => output,
            _ => return eprintln!("skipped: run by the superuser, and there is no setpriv to run it as another"),
        }
    };
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o755)).unwrap();
    let run = common::Run(output).ended(1);
    assert!(run.err().contains("./locked: Permission denied"), "{}", run.err());
    assert_eq!(run.records().len(), 1);
}

#[test]
fn an_output_that_cannot_be_written_is_named() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), GOOD).unwrap();
    fs::write(folder.path().join("plain.db"), "no database, and long enough to be one ".repeat(100)).unwrap();
    for output in ["no/folder/out.jsonl", "no/folder/out.jsonl.gz", "no/folder/out.db", "plain.db"] {
        let run = dateline(folder.path(), &["extract", "a.txt", "-o", output]).ended(1);
        assert!(run.err().starts_with(&format!("dateline: {output}: ")), "{}", run.err());
    }
    if cfg!(target_os = "linux") {
        let run = dateline(folder.path(), &["extract", "a.txt", "--to", "jsonl", "-o", "/dev/full"]).ended(1);
        assert!(run.err().contains("/dev/full: No space left"), "{}", run.err());
    }
}

/// A limit on the size of files is what a full disk is, and needs none.
#[cfg(target_os = "linux")]
#[test]
fn a_run_that_a_full_disk_stopped_can_be_resumed() {
    let folder = tempdir().unwrap();
    let lines: String = (0..1500).map(|n| format!("{{\"id\": \"{n}\", \"text\": \"{} {n}\"}}\n", GOOD.trim())).collect();
    fs::write(folder.path().join("a.jsonl"), lines).unwrap();
    let outputs = [("out.jsonl", true), ("out.jsonl.zst", true), ("news.db", true), ("out/", cfg!(feature = "parquet"))];
    for (output, _) in outputs.into_iter().filter(|(_, is_built_in)| *is_built_in) {
        let limited = format!("ulimit -f 40; trap '' XFSZ; exec {} extract a.jsonl -o {output}", env!("CARGO_BIN_EXE_dateline"));
        let stopped = common::Run(Command::new("sh").args(["-c", &limited]).current_dir(folder.path()).output().unwrap()).ended(1);
        assert!(stopped.err().starts_with(&format!("dateline: {output}: ")), "{output}: {}", stopped.err());
        dateline(folder.path(), &["extract", "--resume", "a.jsonl", "-o", output]).ended(0);
        let whole = dateline(folder.path(), &["extract", "--resume", "--log", "json", "a.jsonl", "-o", output]).ended(0).err();
        assert!(whole.contains("\"known\":1500"), "{output}: {whole}");
    }
}

#[test]
fn an_output_that_is_not_built_in_says_what_brings_it() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), GOOD).unwrap();
    let outputs =
        [("out/", "parquet", cfg!(feature = "parquet")), ("postgres://ann:s3cret@localhost:1/x", "postgres", cfg!(feature = "postgres"))];
    for (output, feature, is_built_in) in outputs {
        if !is_built_in {
            let run = dateline(folder.path(), &["extract", "a.txt", "-o", output]).ended(2);
            assert!(run.err().contains(&format!("--features {feature}")) && !run.err().contains("s3cret"), "{}", run.err());
        }
    }
}

#[test]
fn wrong_usage_ends_with_2_and_says_what_is_wrong() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), GOOD).unwrap();
    fs::write(folder.path().join("bad.toml"), "event = 3").unwrap();
    fs::write(folder.path().join("figure.toml"), "\nevent = \"indicator\"\n[[rule]]\nid = \"x\"\ntrigger = [\"rise\"]\n").unwrap();
    fs::write(folder.path().join("empty.toml"), "event = \"meeting\"\n").unwrap();
    fs::write(folder.path().join("line.tsv"), "organization\torg:ACME\tAcme Works\n").unwrap();
    let cases: [(&[&str], &str); 14] = [
        (&["extract"], "PATH"),
        (&["extract", "a.txt", "--from", "xml"], "xml"),
        (&["extract", "a.txt", "--jobs", "0"], "jobs"),
        (&["extract", "a.txt", "--published", "2026-02-30"], "expected a date"),
        (&["extract", "a.txt", "-o", "out.xyz"], "out.xyz"),
        (&["extract", "a.txt", "--to", "postgres"], "--output"),
        (&["extract", "a.txt", "--quiet", "--log", "json"], "--log"),
        (&["extract", "a.txt", "--to", "sqlite"], "--output"),
        (&["extract", "a.txt", "--rules", "bad.toml"], "bad.toml:1"),
        (&["extract", "a.txt", "--rules", "figure.toml"], "figure.toml:2: \"indicator\" events are read by an engine of their own"),
        (&["extract", "a.txt", "--rules", "empty.toml"], "empty.toml:1: no rule"),
        (&["extract", "a.txt", "--lexicon", "line.tsv"], "line.tsv:1: no column \"kind\""),
        (&["extract", "a.txt", "--lexicon", "missing.tsv"], "missing.tsv"),
        (&["extract", "a.txt", "--to", "jsonl", "-o", "a.txt"], "both input and output"),
    ];
    for (arguments, part) in cases {
        let run = dateline(folder.path(), arguments).ended(2);
        assert!(run.err().contains(part), "{arguments:?}: {}", run.err());
    }
    assert_eq!(fs::read_to_string(folder.path().join("a.txt")).unwrap(), GOOD);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = tempdir().unwrap();
    let lines: String = (0..20_000).map(|n| format!("{{\"id\": \"{n}\", \"text\": \"{GOOD}\"}}\n").replace(".\n\"", ".\"")).collect();
    fs::write(folder.path().join("a.jsonl"), lines).unwrap();
    for arguments in [&["extract", "a.jsonl"][..], &["extract", "--jobs", "1", "a.jsonl"], &["explain", "a.jsonl"], &["schema"]] {
        let mut child = common::command(folder.path(), arguments).spawn().unwrap();
        drop(child.stdout.take());
        let run = common::Run(child.wait_with_output().unwrap()).ended(0);
        assert_eq!(run.err(), "", "{arguments:?}");
    }
}

#[test]
fn standard_input_is_told_by_its_content() {
    let folder = tempdir().unwrap();
    let run = with_input(folder.path(), &["extract", "-"], b"{\"id\": \"x\", \"text\": \"A.\"}\nbad\n").ended(1);
    assert_eq!(run.records()[0]["id"], "x");
    assert!(run.err().contains("standard input:2: "), "{}", run.err());
    let run = with_input(folder.path(), &["extract", "-"], GOOD.as_bytes()).ended(0);
    assert_eq!(run.records()[0]["text"], GOOD);
}
