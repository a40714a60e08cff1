//! WARC files made here: whole, damaged in every way that archives are, and hostile.

use std::io::Write;
use std::path::Path;

use dateline::{Extractor, Record};
use dateline_archive::{Content, Document, Duplicates, Encode, Files, Notice, Runner, Sink, SinkError, Skip, Summary};
use flate2::Compression;
use flate2::write::GzEncoder;

/// What a run gave.
#[derive(Default)]
struct Run {
    records: Vec<Record>,
    errors: Vec<String>,
    summary: Summary,
}

struct Keep(Vec<Record>);
struct Keeper;

impl Encode<Vec<Record>> for Keeper {
    fn encode(&mut self, document: Document, block: &mut Vec<Record>) {
        block.push(document.record);
    }
}

impl Sink for Keep {
    type Block = Vec<Record>;
    type Encoder = Keeper;

    fn encoder(&self) -> Keeper {
        Keeper
    }

    fn write(&mut self, block: Vec<Record>, _: &Summary) -> Result<(), SinkError> {
        self.0.extend(block);
        Ok(())
    }

    fn finish(&mut self, _: &Summary) -> Result<(), SinkError> {
        Ok(())
    }
}

thread_local! {
    static EXTRACTOR: Extractor = Extractor::new();
}

fn run_with(name: &str, bytes: &[u8], duplicates: Duplicates) -> Run {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("a file");
    let (mut sink, mut errors) = (Keep(Vec::new()), Vec::new());
    let summary = EXTRACTOR.with(|extractor| {
        Runner::new(extractor).duplicates(duplicates).run(Files::new([&path], Content::Auto), &mut sink, |notice| {
            if let Notice::Failed(error) = notice {
                errors.push(error.to_string().split_off(folder.path().display().to_string().len() + 1));
            }
        })
    });
    Run { records: sink.0, errors, summary: summary.expect("the sink takes all") }
}

fn run(name: &str, bytes: &[u8]) -> Run {
    run_with(name, bytes, Duplicates::Keep)
}

impl Run {
    /// The last parts of the records' addresses.
    fn names(&self) -> Vec<&str> {
        self.records.iter().filter_map(|record| record.source.uri.as_deref()?.rsplit('/').next()).collect()
    }

    fn skipped(&self, why: Skip) -> u64 {
        self.summary.skipped.get(&why).copied().unwrap_or(0)
    }
}

/// A record of the archive.
fn record(kind: &str, uri: &str, fields: &str, content: &[u8]) -> Vec<u8> {
    let header = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{uri}>\r\nWARC-Target-URI: https://news.example/{uri}\r\n\
         Content-Type: application/http; msgtype={kind}\r\n{fields}Content-Length: {}\r\n\r\n",
        content.len()
    );
    [header.as_bytes(), content, b"\r\n\r\n"].concat()
}

fn response(uri: &str, head: &str, body: &[u8]) -> Vec<u8> {
    record("response", uri, "", &[format!("HTTP/1.1 {head}\r\n\r\n").as_bytes(), body].concat())
}

fn html(number: usize) -> Vec<u8> {
    format!(
        "<!DOCTYPE html><html><head><title>Bridge {number} opened</title></head><body><article><h1>Bridge {number} opened</h1>\
         <p>Bridge number {number} was opened on Saturday, and traffic across the river began at once, the mayor of the city said.</p>\
         <p>The work had cost {number} million dollars, which is 12 percent more than was planned when it was begun.</p></article></body></html>"
    )
    .into_bytes()
}

const OK: &str = "200 OK\r\nContent-Type: text/html; charset=utf-8";

fn page(number: usize) -> Vec<u8> {
    response(&format!("p{number}"), OK, &html(number))
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

/// Each record a gzip member of its own, as crawlers write them.
fn members(records: &[Vec<u8>]) -> Vec<u8> {
    records.iter().flat_map(|record| gzip(record)).collect()
}

#[test]
fn pages_are_records_with_their_address_and_id() {
    let records = [
        record("warcinfo", "info", "", b"software: none\r\n"),
        page(1),
        record("request", "p1", "", b"GET /p1 HTTP/1.1\r\n\r\n"),
        response("gone", "404 Not Found\r\nContent-Type: text/html", &html(9)),
        response("image", "200 OK\r\nContent-Type: image/png", b"\x89PNG\r\n"),
        page(2),
    ];
    let zstd = zstd::encode_all(&records.concat()[..], 1).expect("memory");
    let whole = [("a.warc", records.concat()), ("a.warc.gz", members(&records)), ("a.warc.gz", gzip(&records.concat()))];
    for (name, bytes) in whole.into_iter().chain([("a.warc.zst", zstd), ("unnamed", members(&records))]) {
        let run = run(name, &bytes);
        assert_eq!((run.names(), &run.errors), (vec!["p1", "p2"], &vec![]), "{name}");
        assert_eq!((run.skipped(Skip::NoResponse), run.skipped(Skip::Status), run.skipped(Skip::NoPage)), (2, 1, 1), "{name}");
        let first = serde_json::to_value(&run.records[0]).expect("a record is JSON");
        assert_eq!((&first["id"], &first["source"]["format"]), (&"urn:uuid:p1".into(), &"warc".into()));
        assert_eq!((&first["source"]["uri"], &first["article"]["title"]), (&"https://news.example/p1".into(), &"Bridge 1 opened".into()));
    }
}

#[test]
fn transfers_are_undone_whatever_the_head_claims() {
    let body = html(3);
    let chunked = [format!("{:x}\r\n", body.len()).as_bytes(), &body, b"\r\n0\r\n\r\n"].concat();
    let claims = format!("{OK}\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked");
    let records = [
        response("chunked", &claims, &chunked),
        response("packed", OK, &gzip(&body)),
        response("both", &claims, &[format!("{:x}\r\n", gzip(&body).len()).as_bytes(), &gzip(&body), b"\r\n0\r\n\r\n"].concat()),
        response("neither", &claims, &body),
    ];
    let run = run("a.warc.gz", &members(&records));
    assert_eq!((run.names(), &run.errors), (vec!["chunked", "packed", "both", "neither"], &vec![]));
    assert!(run.records.iter().all(|record| record.text == run.records[0].text && record.warnings.is_empty()));
}

#[test]
fn other_encodings_and_cut_pages() {
    let text = "Новый мост через реку открыли в субботу, сообщили в мэрии города. Движение по нему начнётся в понедельник утром.";
    let windows = |c: char| match c {
        'А'..='я' => (c as u32 - 'А' as u32 + 0xc0) as u8,
        'ё' => 0xb8,
        c => c as u8,
    };
    let russian: Vec<u8> = [&b"<html><body><p>"[..], &text.chars().map(windows).collect::<Vec<_>>(), b"</p></body></html>"].concat();
    let content = [&b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\n\r\n"[..], &russian].concat();
    let run = run("a.warc", &record("response", "r", "WARC-Truncated: length\r\n", &content));
    assert_eq!(run.records[0].text.as_deref().map(str::trim), Some(text));
    assert!(run.records[0].warnings.iter().any(|warning| warning.code == "truncated" && warning.message.ends_with("length")));
}

#[test]
fn damage_costs_the_damaged_records_alone() {
    let (one, two, three) = (page(1), page(2), page(3));
    let at = one.len();
    let no_length = b"WARC/1.0\r\nWARC-Type: response\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<html>\r\n\r\n".to_vec();
    let longer = String::from_utf8(two.clone()).expect("text").replace("Content-Length: ", "Content-Length: 9");
    let shorter = String::from_utf8(two.clone()).expect("text").replacen("<p>", "<p>and more ", 1);
    let no_http = record("response", "x", "", b"<html>");
    let damaged = [
        ("garbage", b"\0\x01garbage\nWARC\n".to_vec(), "no WARC record begins here"),
        ("no length", no_length, "the record does not tell its length"),
        ("longer", longer.into_bytes(), "the record is shorter than it says"),
        ("shorter", shorter.into_bytes(), "the record is longer than it says"),
        ("torn off", two[..two.len() - 60].to_vec(), "says"),
        ("no response", no_http, "the record holds no HTTP response"),
    ];
    for (what, bytes, message) in damaged {
        let run = run("a.warc", &[&one[..], &bytes, &three].concat());
        assert!(run.names().starts_with(&["p1"]) && run.summary.failed() >= 1, "{what}: {:?}", run.errors);
        assert!(
            run.errors[0].starts_with(&format!("a.warc at byte {at}: ")) && run.errors[0].contains(message),
            "{what}: {:?}",
            run.errors
        );
        // A record that lost its own end takes the beginning of the next with it.
        assert_eq!(run.names().len(), if what == "torn off" { 1 } else { 2 }, "{what}: {:?}", run.errors);
    }
}

#[test]
fn a_file_that_ends_too_early_keeps_what_it_has() {
    let records = [page(1), page(2)];
    let (plain, packed) = (records.concat(), members(&records));
    for (name, bytes) in [("a.warc", &plain[..plain.len() - 50]), ("a.warc.gz", &packed[..packed.len() - 50])] {
        let run = run(name, bytes);
        assert_eq!((run.names(), run.errors.len()), (vec!["p1"], 1), "{name}: {:?}", run.errors);
    }
}

#[test]
fn broken_members_are_left_for_the_next() {
    let records: Vec<Vec<u8>> = (1..=5).map(|n| gzip(&page(n))).collect();
    let at: Vec<usize> = (0..5).map(|n| records[..n].iter().map(Vec::len).sum()).collect();
    let damage = |position: usize, value: u8| {
        let mut bytes = records.concat();
        bytes[position] ^= value;
        run("a.warc.gz", &bytes)
    };
    // In the data, in the checksum, in the member's head.
    for position in [at[1] + 100, at[2] - 6, at[1] + 1] {
        let run = damage(position, 0x55);
        assert_eq!(run.names(), ["p1", "p3", "p4", "p5"], "{:?}", run.errors);
        assert!(!run.errors.is_empty() && run.errors[0].starts_with(&format!("a.warc.gz at byte {}: ", at[1])), "{:?}", run.errors);
    }
    let mut between = records.clone();
    between[1] = b"garbage that is no gzip".to_vec();
    assert_eq!(run("a.warc.gz", &between.concat()).names(), ["p1", "p3", "p4", "p5"]);
    let mut short = records;
    short[1] = gzip(&page(2)[..400]);
    let run = run("a.warc.gz", &short.concat());
    assert_eq!((run.names(), run.errors.len()), (vec!["p1", "p3", "p4", "p5"], 1), "{:?}", run.errors);
}

#[test]
fn bombs_are_passed_over() {
    let blank = vec![b' '; 40 << 20];
    let inner = response("inner", &format!("{OK}\r\nContent-Encoding: gzip"), &gzip(&blank));
    for (name, bytes) in [
        ("member", members(&[page(1), response("outer", OK, &blank), page(2)])),
        ("whole", gzip(&[page(1), response("outer", OK, &blank), page(2)].concat())),
        ("page", members(&[page(1), inner, page(2)])),
    ] {
        let run = run("a.warc.gz", &bytes);
        assert_eq!(run.names(), ["p1", "p2"], "{name}: {:?}", run.errors);
        assert!(run.errors.len() == 1 && run.errors[0].contains("unpacks to more than 200 times its size"), "{name}: {:?}", run.errors);
    }
    let run = run("a.html.gz", &gzip(&blank));
    assert!(run.records.is_empty() && run.errors[0].contains("unpacks to more than"), "{:?}", run.errors);
}

#[test]
fn a_page_that_is_too_long_is_cut() {
    let mut long = html(1);
    long.extend(std::iter::repeat_n(&b"<p>And so on."[..], (33 << 20) / 13).flatten());
    let run = run("a.warc", &[response("long", OK, &long), page(2)].concat());
    assert_eq!((run.names(), &run.errors), (vec!["long", "p2"], &vec![]));
    assert!(run.records[0].warnings.iter().any(|warning| warning.code == "page_cut"));
}

#[test]
fn the_same_text_under_several_addresses() {
    let again = |uri: &str| response(uri, OK, &html(1));
    let bytes = members(&[page(1), again("copy"), page(2), again("mirror")]);
    let kept = run("a.warc.gz", &bytes);
    assert_eq!(kept.names(), ["p1", "copy", "p2", "mirror"]);
    let hash = |at: usize| kept.records[at].article.content_hash.as_deref();
    assert!(hash(0).is_some() && hash(0) == hash(1) && hash(0) != hash(2));
    let marked = run_with("a.warc.gz", &bytes, Duplicates::Mark);
    let is_marked = |record: &Record| record.warnings.iter().any(|warning| warning.code == "duplicate");
    assert_eq!(marked.records.iter().map(is_marked).collect::<Vec<_>>(), [false, true, false, true]);
    let dropped = run_with("a.warc.gz", &bytes, Duplicates::Drop);
    assert_eq!((dropped.names(), dropped.skipped(Skip::Duplicate)), (vec!["p1", "p2"], 2));
}

#[test]
fn dropping_keeps_the_first_in_order_on_all_cores() {
    let records: Vec<Vec<u8>> = (0..600).map(|n| response(&format!("n{n}"), OK, &html(n % 150))).collect();
    let run = run_with("a.warc.gz", &members(&records), Duplicates::Drop);
    assert_eq!(run.names(), (0..150).map(|n| format!("n{n}")).collect::<Vec<_>>());
}

/// Every kind of file, changed at random but the same way each time: no change may panic, hang, or stop the run.
#[test]
fn no_change_of_bytes_is_the_end_of_a_run() {
    let records = [page(1), response("g", OK, &gzip(&html(2))), page(3)];
    let line =
        serde_json::json!({"id": "a", "html": String::from_utf8(html(1)).expect("text"), "url": "https://news.example/2024/05/06/a"});
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    let russian = std::fs::read(fixtures.join("ru/wire-trade-turnover.txt")).expect("a fixture");
    let seeds = [
        ("a.warc", records.concat()),
        ("a.warc.gz", members(&records)),
        ("a.html", html(4)),
        ("a.jsonl", format!("{line}\n{line}\n").into_bytes()),
        ("a.txt", russian),
    ];
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        (random >> 11) as usize % below.max(1)
    };
    let rounds = std::env::var("MUTATIONS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(60);
    for _ in 0..rounds {
        for (name, seed) in &seeds {
            let mut bytes = seed.clone();
            for _ in 0..=next(6) {
                let (at, other) = (next(bytes.len()), next(bytes.len()));
                match next(4) {
                    0 if !bytes.is_empty() => bytes[at] = next(256) as u8,
                    1 => bytes.truncate(at.max(other)),
                    2 => drop(bytes.drain(at.min(other)..at.min(other) + (at.max(other) - at.min(other)).min(40))),
                    _ => {
                        let piece = bytes[at.min(other)..at.max(other)].iter().take(200).copied().collect::<Vec<_>>();
                        bytes.splice(at..at, piece);
                    }
                }
            }
            let run = run(name, &bytes);
            assert!(!run.errors.iter().any(|error| error.contains("panicked")), "{name}: {:?}", run.errors);
        }
    }
}
