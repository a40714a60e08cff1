//! Runs the real program.
#![allow(dead_code)]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A command line of the program, and what came of it.
pub struct Run(pub Output);

/// Runs the program in `folder` with these arguments.
pub fn dateline(folder: &Path, arguments: &[&str]) -> Run {
    with_input(folder, arguments, b"")
}

/// The same with something on standard input.
pub fn with_input(folder: &Path, arguments: &[&str], input: &[u8]) -> Run {
    let mut child = command(folder, arguments).stdin(Stdio::piped()).spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    let feeder = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("the program ends");
    feeder.join().expect("the input is written");
    Run(output)
}

/// The command, with its output caught.
pub fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.current_dir(folder).args(arguments).env_remove("NO_COLOR").stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

impl Run {
    /// The exit status.
    pub fn status(&self) -> i32 {
        self.0.status.code().expect("the program was not killed")
    }

    /// Standard output.
    pub fn out(&self) -> String {
        String::from_utf8(self.0.stdout.clone()).expect("the output is UTF-8")
    }

    /// Standard error.
    pub fn err(&self) -> String {
        String::from_utf8(self.0.stderr.clone()).expect("messages are UTF-8")
    }

    /// The records on standard output.
    pub fn records(&self) -> Vec<Value> {
        self.out().lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
    }

    /// Asserts an exit status, showing what the program said where it differs.
    pub fn ended(self, status: i32) -> Run {
        assert_eq!(self.status(), status, "standard error: {}", self.err());
        self
    }
}

/// The fixtures of the repository.
pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures")
}

/// The codes of a record's warnings.
pub fn warnings(record: &Value) -> Vec<&str> {
    record["warnings"].as_array().expect("warnings").iter().filter_map(|warning| warning["code"].as_str()).collect()
}
