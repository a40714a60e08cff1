//! Compiles the lexicon tables into one blob, which the library carries.

#[path = "src/lexicon/common.rs"]
#[allow(dead_code)]
mod common;
#[path = "src/lexicon/compile.rs"]
#[allow(dead_code)]
mod compile;
#[path = "src/lexicon/expand.rs"]
#[allow(dead_code)]
mod expand;
#[path = "src/lexicon/grammar.rs"]
#[allow(dead_code)]
mod grammar;
#[path = "src/language/inflect/mod.rs"]
mod inflect;
#[path = "src/lexicon/nouns.rs"]
#[allow(dead_code)]
mod nouns;
#[path = "src/lexicon/store.rs"]
#[allow(dead_code)]
mod store;
#[path = "src/lexicon/tag.rs"]
#[allow(dead_code)]
mod tag;
#[path = "src/text/token/mod.rs"]
#[allow(dead_code)]
mod token;

use std::path::{Path, PathBuf};
use std::{env, fs};

use compile::{Compiler, TABLES};
use inflect::Language;
use store::Store;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=src/lexicon");
    println!("cargo:rerun-if-changed=src/language");
    println!("cargo:rerun-if-changed=src/text/token");
    let mut store = Store::with_capacity(1 << 12);
    let mut compiler = Compiler::default();
    for (folder, language) in [("en", Language::En), ("ru", Language::Ru)] {
        for file in files(&Path::new("src/language").join(folder).join("words")) {
            let tsv = read(&file);
            compiler.words(&mut store, &tsv, language).unwrap_or_else(|fault| stop(&file, fault));
        }
    }
    let folders =
        [("src/lexicon/tables", None), ("src/language/en/lexicon", Some(Language::En)), ("src/language/ru/lexicon", Some(Language::Ru))];
    for (folder, language) in folders {
        for table in TABLES {
            let file = Path::new(folder).join(table.file);
            if file.exists() {
                let tsv = read(&file);
                compiler.table(&mut store, table, &tsv, language).unwrap_or_else(|fault| stop(&file, fault));
            }
        }
    }
    store.compact();
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("lexicon.bin");
    let (bytes, strings) = store.to_bytes();
    fs::write(&out, bytes).expect("OUT_DIR can be written");
    fs::write(out.with_file_name("lexicon.txt"), strings).expect("OUT_DIR can be written");
    let words = |file: &str| read(&Path::new("src/language").join(file));
    let latin = |file: &str| common::collect(&words(file), false);
    let lists = [
        latin("en/lexicon/common_words.txt"),
        common::collect(&words("ru/lexicon/common_words.txt"), true),
        latin("en/lexicon/rare_given_names.txt"),
        latin("en/lexicon/rare_surnames.txt"),
    ];
    fs::write(out.with_file_name("common.bin"), common::to_bytes(&lists)).expect("OUT_DIR can be written");
    let (bytes, text) = nouns::to_bytes(&nouns::collect(&words("ru/common_nouns.tsv")));
    fs::write(out.with_file_name("nouns.bin"), bytes).expect("OUT_DIR can be written");
    fs::write(out.with_file_name("nouns.txt"), text).expect("OUT_DIR can be written");
}

/// The tables of a folder in the order of their names, so that every build is the same.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|e| e == "tsv"));
    files.sort();
    files
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn stop(file: &Path, (line, message): compile::Fault) -> ! {
    panic!("{}:{line}: {message}", file.display())
}
