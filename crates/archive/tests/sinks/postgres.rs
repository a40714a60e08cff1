//! What only PostgreSQL has: a server that may go away, and types of its own.

use std::env;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use dateline_archive::table::TABLES;
use dateline_archive::{Notice, Postgres};
use postgres::{Client, NoTls};
use tempfile::tempdir;

use super::outputs::{Tables, write};
use super::{EXTRACTOR, articles, counts, run, run_with};

/// The server that the tests may use.
pub struct Server(String);

/// A schema of its own for a test, gone with it.
pub struct Schema {
    pub url: String,
    pub name: String,
    server: String,
}

impl Server {
    /// The server that DATELINE_TEST_POSTGRES names, which must have no other `?options`.
    pub fn given() -> Option<Self> {
        let url = env::var("DATELINE_TEST_POSTGRES").ok();
        if url.is_none() {
            eprintln!("skipped: DATELINE_TEST_POSTGRES names no server");
        }
        url.map(Server)
    }

    pub fn schema(&self, name: &str) -> Schema {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("{name}_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::SeqCst));
        connect(&self.0).batch_execute(&format!("CREATE SCHEMA {name}")).expect("a schema");
        Schema { url: format!("{}?options=-csearch_path%3D{name}&application_name={name}", self.0), name, server: self.0.clone() }
    }
}

impl Drop for Schema {
    fn drop(&mut self) {
        if let Ok(mut client) = Client::connect(&self.server, NoTls) {
            let _ = client.batch_execute(&format!("DROP SCHEMA {} CASCADE", self.name));
        }
    }
}

fn connect(url: &str) -> Client {
    Client::connect(url, NoTls).unwrap_or_else(|error| panic!("{error}"))
}

/// The rows of each table, sorted, each as text.
pub fn tables(url: &str) -> Tables {
    let mut client = connect(url);
    let mut rows = |table: &str| {
        let rows = client.query(&format!("SELECT t::text COLLATE \"C\" AS line FROM {table} t ORDER BY 1"), &[]).expect("a table");
        rows.iter().map(|row| row.get(0)).collect()
    };
    TABLES.iter().map(|table| (table.name.to_string(), rows(table.name))).collect()
}

fn text(client: &mut Client, query: &str) -> String {
    client.query_one(query, &[]).unwrap_or_else(|error| panic!("{query}: {error}")).get(0)
}

#[test]
fn values_come_out_as_they_are_in_the_record() {
    let Some(server) = Server::given() else { return };
    let (folder, schema) = (tempdir().unwrap(), server.schema("values"));
    let lines = [
        r#"{"id": "a", "published": "2025-02-01", "text": "Uzbekistan's exports rose by 12.5 percent to $26.9 billion in 2024."}"#,
        r#"{"id": "n", "text": "a\u0000б"}"#,
        r#"{"id": "e", "text": ""}"#,
    ];
    let input = articles::lines(folder.path(), "in.jsonl", &lines);
    write(&input, &schema.url, false);
    let mut client = connect(&schema.url);
    assert_eq!(text(&mut client, "SELECT amount::text FROM indicators WHERE currency = 'USD'"), "26900000000");
    assert_eq!(text(&mut client, "SELECT change FROM indicators WHERE currency = 'USD'"), "+12.5 percent");
    assert_eq!(text(&mut client, "SELECT date_range::text FROM indicators WHERE currency = 'USD'"), "[2024-01-01,2025-01-01)");
    assert!(text(&mut client, "SELECT sentence FROM indicators WHERE currency = 'USD'").starts_with("Uzbekistan's exports"));
    assert_eq!(text(&mut client, "SELECT published_on::text FROM documents WHERE id = 'a'"), "2025-02-01");
    assert_eq!(text(&mut client, "SELECT text FROM documents WHERE id = 'n'"), "a\u{1a}б");
    assert_eq!(text(&mut client, "SELECT kind FROM clusters LIMIT 1"), "indicator");
    assert_eq!(text(&mut client, "SELECT articles || ' ' || events FROM runs WHERE ended IS NOT NULL"), "3 1");
    client.query("SELECT who, whom, place FROM who_met_whom", &[]).expect("a view");
}

#[test]
fn a_grown_archive_costs_what_is_new_and_ids_may_collide() {
    let Some(server) = Server::given() else { return };
    let (folder, schema) = (tempdir().unwrap(), server.schema("grown"));
    write(&articles::file(folder.path(), "in.jsonl", 0..500), &schema.url, false);
    assert_eq!(counts(&write(&articles::file(folder.path(), "in.jsonl", 0..700), &schema.url, true)), (200, 500));
    let same = [r#"{"id": "a7", "text": "One."}"#, r#"{"id": "a7", "text": "Two."}"#];
    write(&articles::lines(folder.path(), "same.jsonl", &same), &schema.url, false);
    let mut client = connect(&schema.url);
    assert_eq!(text(&mut client, "SELECT count(*)::text FROM documents"), "700");
    assert_eq!(text(&mut client, "SELECT text FROM documents WHERE id = 'a7'"), "Two.");
    assert_eq!(text(&mut client, "SELECT count(*)::text FROM mentions WHERE document_id = 'a7' AND kind = 'money'"), "0");
}

#[test]
fn a_server_that_goes_away_is_waited_for() {
    let Some(server) = Server::given() else { return };
    let (folder, schema) = (tempdir().unwrap(), server.schema("lost"));
    let input = articles::file(folder.path(), "in.jsonl", 0..6000);
    let mut other = connect(&server.0);
    let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1";
    let mut cut = 0;
    let tell = |notice: Notice<'_>| {
        let Notice::Progress(summary) = notice else { return };
        // Three times on the way, wherever the transaction then is.
        if summary.articles / 1500 > cut {
            cut += 1;
            other.query(end, &[&schema.name]).expect("connections can be ended");
        }
    };
    run_with(&EXTRACTOR, &input, &mut Postgres::new(&schema.url).unwrap(), false, tell).unwrap();
    let mut client = connect(&schema.url);
    assert_eq!(text(&mut client, "SELECT count(*) || ' ' || count(DISTINCT id) FROM documents"), "5994 5994");
    assert_eq!(text(&mut client, "SELECT articles::text FROM runs"), "6000");
    assert_eq!(text(&mut client, "SELECT count(*)::text FROM (SELECT FROM mentions GROUP BY document_id, id HAVING count(*) > 1) m"), "0");
}

#[test]
fn a_server_that_stays_away_is_named_without_the_password() {
    let folder = tempdir().unwrap();
    let input = articles::file(folder.path(), "in.jsonl", 0..3);
    let mut sink = Postgres::new("postgres://ann:s3cret@127.0.0.1:1/news").unwrap().patience(Duration::ZERO);
    let error = run(&input, &mut sink, false).unwrap_err().to_string();
    assert!(error.starts_with("postgres://ann@127.0.0.1:1/news: ") && !error.contains("s3cret"), "{error}");
}

#[test]
fn tables_of_others_and_of_other_versions_are_left_alone() {
    let Some(server) = Server::given() else { return };
    let (folder, schema) = (tempdir().unwrap(), server.schema("other"));
    let input = articles::file(folder.path(), "in.jsonl", 0..3);
    let error = || run(Path::new(&input), &mut Postgres::new(&schema.url).unwrap(), false).unwrap_err().to_string();
    let mut client = connect(&schema.url);
    client.batch_execute("CREATE TABLE events (a integer)").unwrap();
    assert!(error().contains("has a table \"events\" of another program"), "{}", error());
    client.batch_execute("DROP TABLE events; CREATE TABLE dateline (version integer); INSERT INTO dateline VALUES (1)").unwrap();
    assert!(error().contains("has tables of version 1, this program writes version 2"), "{}", error());
    assert_eq!(text(&mut client, "SELECT count(*)::text FROM pg_tables WHERE schemaname = current_schema()"), "1");
}

#[test]
fn two_runs_at_once_write_each_article_once() {
    let Some(server) = Server::given() else { return };
    let (folder, schema) = (tempdir().unwrap(), server.schema("two"));
    let inputs = [articles::file(folder.path(), "a.jsonl", 0..1500), articles::file(folder.path(), "b.jsonl", 1000..2500)];
    std::thread::scope(|scope| {
        for input in &inputs {
            scope.spawn(|| write(input, &schema.url, false));
        }
    });
    let mut client = connect(&schema.url);
    assert_eq!(text(&mut client, "SELECT count(*) || ' ' || count(DISTINCT id) FROM documents"), "2498 2498");
    assert_eq!(text(&mut client, "SELECT count(*)::text FROM (SELECT FROM mentions GROUP BY document_id, id HAVING count(*) > 1) m"), "0");
}
