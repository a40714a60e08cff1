//! `dateline extract`.

use std::path::Path;
use std::process::ExitCode;
use std::{fs, io};

use dateline::Extractor;
use dateline_archive::{Content, Csv, Files, JsonLines, Limits, Runner, Sink, SinkError, Sqlite, Summary};

use crate::options::{Body, Duplicates, Extract, From, Language, Log, Reading, To};
use crate::report::{self, Progress};
use crate::usage;

/// Runs the command.
pub fn run(options: &Extract) -> ExitCode {
    match prepare(options) {
        Ok((content, to, extractor)) => match execute(options, content, to, &extractor) {
            Err(error) if options.log == Some(Log::Json) && !error.is_closed() => {
                eprintln!("{}", report::stopped(&error));
                ExitCode::from(1)
            }
            result => finish(result),
        },
        Err(message) => usage(message),
    }
}

/// What the options ask for, where this version can do it.
fn prepare(options: &Extract) -> Result<(Content, To, Extractor), String> {
    let (content, to) = (content(options.from), output(options)?);
    if let Some(path) = options.output.as_ref().filter(|path| options.paths.iter().any(|input| is_same(input, path))) {
        return Err(format!("{} is both input and output", path.display()));
    }
    Ok((content, to, extractor(&options.reading, !options.no_text)?))
}

fn is_same(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

fn execute(options: &Extract, content: Content, to: To, extractor: &Extractor) -> Result<Summary, SinkError> {
    let run = Run { options, content, extractor };
    match (to, &options.output) {
        (To::Sqlite, Some(path)) => {
            let mut sink = Sqlite::new(path);
            let summary = run.into(&mut sink)?;
            if !options.quiet {
                crate::print(&report::contents(path, &sink.contents()?));
            }
            Ok(summary)
        }
        #[cfg(feature = "parquet")]
        (To::Parquet, Some(path)) => run.into(&mut dateline_archive::Parquet::new(path)),
        #[cfg(feature = "postgres")]
        (To::Postgres, Some(url)) => run.into(&mut dateline_archive::Postgres::new(&url.to_string_lossy())?),
        (To::Csv, Some(path)) => run.into(&mut Csv::to_file(path)),
        (To::Csv, None) => run.into(&mut Csv::new(io::stdout(), "standard output")),
        (_, Some(path)) => run.into(&mut JsonLines::to_file(path)),
        (_, None) => run.into(&mut JsonLines::new(io::stdout(), "standard output")),
    }
}

/// The exit status that a run's end asks for.
pub fn finish(result: Result<Summary, SinkError>) -> ExitCode {
    match result {
        Ok(summary) if summary.failed() == 0 => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(error) if error.is_closed() => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("dateline: {error}");
            ExitCode::from(1)
        }
    }
}

struct Run<'a> {
    options: &'a Extract,
    content: Content,
    extractor: &'a Extractor,
}

impl Run<'_> {
    fn into<S: Sink>(self, sink: &mut S) -> Result<Summary, SinkError> {
        let options = self.options;
        let mut runner = Runner::new(self.extractor).resume(options.resume).duplicates(match options.duplicates {
            Duplicates::Keep => dateline_archive::Duplicates::Keep,
            Duplicates::Mark => dateline_archive::Duplicates::Mark,
            Duplicates::Drop => dateline_archive::Duplicates::Drop,
        });
        if let Some(jobs) = options.jobs {
            runner = runner.jobs(jobs);
        }
        let limits = Limits { page: options.page_limit << 20, inflation: options.inflation_limit };
        let files = Files::new(&options.paths, self.content).limits(limits);
        let mut progress = Progress::start(log(options), &files);
        let result = runner.run(files, sink, |notice| progress.tell(notice));
        progress.end(&result);
        result
    }
}

/// How the run is told of, where that is asked for.
fn log(options: &Extract) -> Option<report::Log> {
    match options.log {
        _ if options.quiet => Some(report::Log::Quiet),
        Some(Log::Text) => Some(report::Log::Text),
        Some(Log::Json) => Some(report::Log::Json),
        None => None,
    }
}

/// What the library calls the kind of file.
pub fn content(from: From) -> Content {
    match from {
        From::Auto => Content::Auto,
        From::Text => Content::Text,
        From::Html => Content::Html,
        From::Jsonl => Content::JsonLines,
        From::Warc => Content::Warc,
    }
}

/// The form of the output, as told by --to, else by its name.
fn output(options: &Extract) -> Result<To, String> {
    let to = match (options.to, &options.output) {
        (Some(To::Sqlite), None) => return Err("--to sqlite: name the database with --output".into()),
        (Some(To::Parquet), None) => return Err("--to parquet: name the folder with --output".into()),
        (Some(To::Postgres), None) => return Err("--to postgres: give the database's URL with --output".into()),
        (Some(to), _) => to,
        (None, None) => To::Jsonl,
        (None, Some(path)) => by_name(path)?,
    };
    let missing = |name: &str, feature: &str| Err(format!("{name} output is not built in; build the program with --features {feature}"));
    match to {
        To::Parquet if cfg!(not(feature = "parquet")) => missing("Parquet", "parquet"),
        To::Postgres if cfg!(not(feature = "postgres")) => missing("PostgreSQL", "postgres"),
        to => Ok(to),
    }
}

fn by_name(path: &Path) -> Result<To, String> {
    let name = path.to_string_lossy();
    let bare = name.strip_suffix(".gz").or(name.strip_suffix(".zst")).unwrap_or(&name);
    let ends = |endings: &[&str]| endings.iter().any(|ending| bare.ends_with(ending));
    if name.starts_with("postgres://") || name.starts_with("postgresql://") {
        Ok(To::Postgres)
    } else if ends(&[".jsonl", ".ndjson", ".json"]) {
        Ok(To::Jsonl)
    } else if ends(&[".csv"]) {
        Ok(To::Csv)
    } else if ends(&[".db", ".sqlite", ".sqlite3"]) && bare.len() == name.len() {
        Ok(To::Sqlite)
    } else if name.ends_with('/') || path.is_dir() {
        Ok(To::Parquet)
    } else {
        Err(format!("--output {name}: its name does not tell its form; end it in .jsonl, .csv, .db or /, or say it with --to"))
    }
}

/// The extractor the options ask for.
pub fn extractor(reading: &Reading, keep_text: bool) -> Result<Extractor, String> {
    let mut builder = Extractor::builder().keep_text(keep_text).body(match reading.body {
        Body::Auto => dateline::Body::Auto,
        Body::Whole => dateline::Body::Whole,
    });
    builder = match reading.language {
        Language::Auto => builder,
        Language::En => builder.language("en"),
        Language::Ru => builder.language("ru"),
    };
    if let Some(date) = &reading.published {
        builder = builder.published(date);
    }
    for path in &reading.rules {
        builder = builder.rules(read("--rules", path)?, path.display().to_string());
    }
    for path in &reading.lexicon {
        builder = builder.lexicon(read("--lexicon", path)?, path.display().to_string());
    }
    builder.build().map_err(|error| error.to_string())
}

fn read(option: &str, path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{option} {}: {error}", path.display()))
}
