//! Compiles the lexicon tables into one blob and the rule files into another form, which the library carries.

#[path = "src/lexicon/common.rs"]
#[allow(dead_code)]
mod common;
#[path = "src/lexicon/compile.rs"]
#[allow(dead_code)]
mod compile;
#[path = "src/lexicon/expand.rs"]
#[allow(dead_code)]
mod expand;
#[path = "src/event/rule/form.rs"]
#[allow(dead_code)]
mod form;
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

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use compile::{Compiler, TABLES};
use inflect::Language;
use store::Store;
use tag::Tag;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=src/lexicon");
    println!("cargo:rerun-if-changed=src/language");
    println!("cargo:rerun-if-changed=src/text/token");
    println!("cargo:rerun-if-changed=src/event/rule/form.rs");
    let mut store = Store::with_capacity(1 << 12);
    let mut compiler = Compiler::default();
    let relations = relations();
    let prepositions = prepositions_of(&relations);
    for (number, preposition) in (1..u128::BITS).zip(&prepositions) {
        assert_eq!(compiler.string(&mut store, preposition), number, "they come before any other string");
    }
    for (folder, language) in [("en", Language::En), ("ru", Language::Ru)] {
        for file in files(&Path::new("src/language").join(folder).join("words"), "tsv") {
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
    let told =
        |number: usize| store.senses.iter().any(|s| matches!(s.tag, Tag::Preposition | Tag::Conjunction) && s.payload as usize == number);
    if let Some(unknown) = (1..).zip(&prepositions).find(|&(number, _)| !told(number)) {
        panic!("prepositions.tsv: no word list has the preposition {:?}", unknown.1);
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
    fs::write(out.with_file_name("functions.rs"), functions()).expect("OUT_DIR can be written");
    fs::write(out.with_file_name("relations.rs"), sets_of(&relations, &prepositions)).expect("OUT_DIR can be written");
    rules(&out);
}

/// The rule files, read once: of each a file that the library includes, and the list of them.
fn rules(beside: &Path) {
    let mut list =
        String::from("/// The rule files of the language packs: their names, and what they say.\nconst BUILT_IN: &[(&str, &[u8])] = &[\n");
    for folder in ["en", "ru"] {
        for file in files(&Path::new("src/language").join(folder).join("rules"), "toml") {
            let form = form::Form::from_toml(&read(&file)).unwrap_or_else(|fault| stop(&file, fault));
            let name = format!("{folder}/{}", file.file_name().unwrap_or_default().to_string_lossy());
            let compiled = format!("{}.form", name.replace('/', "-"));
            let bytes = postcard::to_stdvec(&form).expect("a form is written");
            fs::write(beside.with_file_name(&compiled), bytes).expect("OUT_DIR can be written");
            writeln!(list, "({name:?}, include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{compiled}\"))),").expect("a string takes all");
        }
    }
    fs::write(beside.with_file_name("rules.rs"), list + "];\n").expect("OUT_DIR can be written");
}

/// The prepositions of each relation in every language: the tables are joined by the names.
fn relations() -> BTreeMap<String, Vec<String>> {
    let mut relations: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for folder in ["en", "ru"] {
        let file = Path::new("src/language").join(folder).join("prepositions.tsv");
        for row in compile::rows(&read(&file)) {
            let (_, cells) = row.unwrap_or_else(|fault| stop(&file, fault));
            let [name, words] = [cells.get("relation"), cells.get("prepositions")].map(Option::unwrap_or_default);
            relations.entry(name.to_uppercase()).or_default().extend(words.split('|').map(str::to_string));
        }
    }
    relations
}

/// All that any relation names, each once.
fn prepositions_of(relations: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let mut all: Vec<String> = relations.values().flatten().cloned().collect();
    all.sort();
    all.dedup();
    assert!(all.len() < u128::BITS as usize, "one bit for each preposition that the tables name");
    all
}

/// The relations as constants, each a set of prepositions by their numbers.
fn sets_of(relations: &BTreeMap<String, Vec<String>>, prepositions: &[String]) -> String {
    let mut constants = String::new();
    for (name, words) in relations {
        let number = |word: &String| prepositions.iter().position(|p| p == word).map_or(0, |at| at + 1);
        let set = words.iter().fold(0u128, |set, word| set | 1 << number(word));
        writeln!(constants, "/// {}\npub const {name}: Relation = Relation({set:#x});", words.join(", ")).expect("a string takes all");
    }
    constants
}

/// The functions of words, as constants: of words the hashes, of parts of words the letters. The compiler tells of one that
/// the library asks for and no table has, and of one that nobody asks for.
fn functions() -> String {
    const MODULES: [(Part, &str, &str); 4] = [
        (Part::Word, "word", "Words"),
        (Part::Ending, "ending", "Endings"),
        (Part::Infix, "infix", "Infixes"),
        (Part::Stem, "stem", "Stems"),
    ];
    let functions = forms_of_functions();
    let mut modules = String::new();
    for (part, module, kind) in MODULES {
        writeln!(modules, "pub mod {module} {{\nuse super::{kind};").expect("a string takes all");
        for ((_, name), forms) in functions.iter().filter(|((of, _), _)| *of == part) {
            let hashes = || forms.iter().map(|form| token::hash_of(form)).collect::<Vec<u64>>();
            let letters = || forms.iter().map(|form| form.trim_matches('-')).collect::<Vec<&str>>();
            let longest = forms.iter().map(String::len).max().unwrap_or(0);
            let list = if part == Part::Word { format!("{:?}, {longest}", hashes()) } else { format!("{:?}", letters()) };
            writeln!(modules, "/// {}\npub const {name}: {kind} = {kind}(&{list});", forms.join(", ")).expect("a string takes all");
        }
        modules.push_str("}\n");
    }
    modules
}

/// The forms of each function in every language: the tables are joined by the names.
fn forms_of_functions() -> BTreeMap<(Part, String), Vec<String>> {
    let mut functions: BTreeMap<(Part, String), Vec<String>> = BTreeMap::new();
    for folder in ["", "en/", "ru/"] {
        let file = PathBuf::from(format!("src/language/{folder}functions.tsv"));
        for row in compile::rows(&read(&file)) {
            let (line, cells) = row.unwrap_or_else(|fault| stop(&file, fault));
            let [name, forms] = [cells.get("function"), cells.get("forms")].map(Option::unwrap_or_default);
            let mut forms = forms.split('|').peekable();
            let part = forms.peek().map_or(Part::Word, |form| part(form));
            if let Some(form) = forms.clone().find(|form| self::part(form) != part || part == Part::Word && !is_token(form)) {
                stop(&file, (line, format!("{form:?}: expected a word of one token, or parts of words all of one kind")));
            }
            functions.entry((part, name.to_uppercase())).or_default().extend(forms.map(str::to_string));
        }
    }
    functions
}

/// What a form of a function is of a word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// All of it.
    Word,
    /// `-го`
    Ending,
    /// `-ющ-`
    Infix,
    /// `последн-`
    Stem,
}

fn part(form: &str) -> Part {
    match (form.len() > 1 && form.starts_with('-'), form.len() > 1 && form.ends_with('-')) {
        (false, false) => Part::Word,
        (true, false) => Part::Ending,
        (true, true) => Part::Infix,
        (false, true) => Part::Stem,
    }
}

/// Whether a form is one token, the possessive among them.
fn is_token(form: &str) -> bool {
    let mut tokens = Vec::new();
    token::tokenize(form, 0, form.len(), &mut tokens);
    tokens.len() == 1 || form == "'s"
}

/// The files of a folder in the order of their names, so that every build is the same.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|e| e == extension));
    files.sort();
    files
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn stop(file: &Path, (line, message): compile::Fault) -> ! {
    panic!("{}:{line}: {message}", file.display())
}
