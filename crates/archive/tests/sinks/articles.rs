//! Articles made up by chance, the same for the same seed.

use std::fmt::Write;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Numbers by chance: xorshift, seeded.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % end
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len() as u64) as usize]
    }
}

/// A short article, and which it is.
fn text(chance: &mut Chance, number: u64) -> String {
    let countries = ["Kazakhstan", "Uzbekistan", "China", "Turkey"];
    let (amount, percent, year) = (chance.below(9000) + 100, chance.below(300), 2015 + chance.below(10));
    let (whole, tenth) = (percent / 10, percent % 10);
    if chance.below(3) == 0 {
        let country = chance.of(&["Казахстана", "Узбекистана", "Китая"]);
        format!("Экспорт {country} в {year} году вырос на {whole},{tenth}% до {amount} млн долларов. Сообщение {number}.")
    } else {
        let (from, to) = (chance.of(&countries), chance.of(&countries));
        let name = chance.of(&["Anna Orlova", "Ivan Petrov", "Aziz Karimov"]);
        format!(
            "Exports of {from} to {to} rose by {whole}.{tenth} percent to ${amount} million in {year}, Minister {name} said. Report {number}."
        )
    }
}

/// A file of these articles, a line each. One in a thousand has the id of the one before, with another text.
pub fn file(folder: &Path, name: &str, numbers: Range<u64>) -> PathBuf {
    let mut lines = String::new();
    for number in numbers {
        let id = if number % 1000 == 999 { number - 1 } else { number };
        let text = text(&mut Chance::new(number), number);
        let _ = writeln!(
            lines,
            r#"{{"id": "a{id}", "url": "https://example.org/{number}", "published": "2025-03-{:02}", "text": "{text}"}}"#,
            number % 28 + 1
        );
    }
    let path = folder.join(name);
    fs::write(&path, lines).expect("the folder can be written");
    path
}

/// Lines of one's own.
pub fn lines(folder: &Path, name: &str, lines: &[&str]) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, lines.join("\n")).expect("the folder can be written");
    path
}
