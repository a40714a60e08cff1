//! A process that is killed again and again leaves, when it is let finish, what one leaves that was not disturbed.

use std::env;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use dateline_archive::Notice;
use tempfile::tempdir;

use super::articles::{self, Chance};
use super::outputs::{assert_same, read, write, write_telling};

const ARTICLES: u64 = 20_000;
const KILLS: usize = 20;

/// The process that is killed: this very binary, told by variables what to do. It says how many articles it has given to the sink.
#[test]
#[ignore = "is run by the tests that kill it"]
fn the_process() {
    let (Ok(input), Ok(output)) = (env::var("DATELINE_TEST_INPUT"), env::var("DATELINE_TEST_OUTPUT")) else { return };
    write_telling(Path::new(&input), &output, true, |notice| {
        if let Notice::Progress(so_far) = notice {
            let _ = writeln!(io::stdout(), "{}", so_far.articles);
        }
    });
}

fn start(input: &Path, output: &str) -> Child {
    let program = env::current_exe().expect("the test is a file");
    let mut command = Command::new(program);
    command.args(["--exact", "killed::the_process", "--ignored"]).env("DATELINE_TEST_INPUT", input).env("DATELINE_TEST_OUTPUT", output);
    command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the test starts itself")
}

/// Lets a process run to its end.
fn finish(input: &Path, output: &str) {
    assert!(start(input, output).wait_with_output().expect("it ends").status.success(), "{output} was not written");
}

/// Kills a process a moment after so many articles.
fn kill_after(articles: u64, moment: Duration, input: &Path, output: &str) {
    let mut process = start(input, output);
    let lines = BufReader::new(process.stdout.take().expect("a pipe")).lines();
    let mut told = lines.map_while(Result::ok).filter_map(|line| line.parse().ok());
    let reached = articles == 0 || told.any(|written: u64| written >= articles);
    thread::sleep(moment);
    process.kill().expect("it can be killed");
    process.wait().expect("it ends");
    assert!(reached, "{output} was done before it was killed");
}

fn survives(whole: &str, killed: &str, input: &Path, seed: u64) {
    finish(input, whole);
    // Random moments of a run, told by what is done rather than by a clock; a process lives from one to the next. It runs on
    // until the blow falls, twenty times, so that the moments are those of the first half.
    let mut chance = Chance::new(seed);
    let mut moments: Vec<u64> = (0..KILLS).map(|_| chance.below(ARTICLES / 2)).collect();
    moments.sort_unstable();
    let mut before = 0;
    for moment in moments {
        kill_after(moment - before, Duration::from_micros(chance.below(2_000)), input, killed);
        before = moment;
    }
    finish(input, killed);
    assert_same(killed, read(killed), read(whole));
    // And once more there is nothing to do but for the articles that share an id with another.
    let (again, _) = super::counts(&write(input, killed, true));
    assert!(again <= 2 * ARTICLES / 1000, "{again} articles were written again");
}

fn survives_in_folder(name: &str, seed: u64) {
    let folder = tempdir().expect("a folder");
    let input = articles::file(folder.path(), "articles.jsonl", 0..ARTICLES);
    let path = |which: &str| folder.path().join(format!("{which}{name}")).display().to_string();
    survives(&path("whole"), &path("killed"), &input, seed);
}

#[test]
fn sqlite_survives_kills() {
    survives_in_folder(".db", 1);
}

#[test]
fn json_lines_survive_kills() {
    survives_in_folder(".jsonl", 2);
}

#[test]
fn compressed_lines_survive_kills() {
    survives_in_folder(".jsonl.zst", 3);
}

#[cfg(feature = "parquet")]
#[test]
fn parquet_survives_kills() {
    survives_in_folder("/", 4);
}

#[cfg(feature = "postgres")]
#[test]
fn postgres_survives_kills() {
    let Some(server) = super::postgres::Server::given() else { return };
    let folder = tempdir().expect("a folder");
    let input = articles::file(folder.path(), "articles.jsonl", 0..ARTICLES);
    let (whole, killed) = (server.schema("whole"), server.schema("killed"));
    survives(&whole.url, &killed.url, &input, 5);
}
