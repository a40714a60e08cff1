//! The program `dateline`.

fn main() {}
