//! Which language a Cyrillic text is in: Russian, or a neighbour that is named and not extracted.

use std::sync::LazyLock;

use crate::text::{Script, Token, token};

/// Words of a text that are looked at.
const SAMPLE: usize = 300;
/// How much longer than an ending a word must be, in letters.
const STEM: usize = 3;

/// What a letter, an ending or a pair of letters of its own tells for a language; a frequent word tells one.
const OWN: i32 = 2;
/// What a letter that a language does not have tells against it.
const STRANGE: i32 = 3;

static TABLE: LazyLock<Vec<Row>> = LazyLock::new(|| rows(include_str!("foreign.tsv")));

/// What is known of a language.
struct Row {
    code: &'static str,
    letters: &'static str,
    lacks: &'static str,
    words: Vec<u64>,
    endings: Vec<&'static str>,
    inside: Vec<&'static str>,
}

/// How much speaks for Russian, and for the likeliest of its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Evidence {
    pub russian: i32,
    pub foreign: i32,
    pub code: &'static str,
}

/// Weighs letters, words and endings of a text.
pub(super) fn weigh(text: &str, tokens: &[Token]) -> Evidence {
    let mut points = vec![0; TABLE.len()];
    for token in tokens.iter().filter(|token| token.script == Script::Cyrillic).take(SAMPLE) {
        let word = text[token.start as usize..token.end as usize].to_lowercase();
        for (row, points) in TABLE.iter().zip(&mut points) {
            *points += row.points(&word, token.hash);
        }
    }
    let mut evidence = Evidence { russian: 0, foreign: 0, code: "und" };
    for (row, points) in TABLE.iter().zip(points) {
        if row.code == "ru" {
            evidence.russian = points;
        } else if points > evidence.foreign {
            (evidence.foreign, evidence.code) = (points, row.code);
        }
    }
    evidence
}

fn rows(table: &'static str) -> Vec<Row> {
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        let (code, letters, lacks, words, endings, inside) = (cell(), cell(), cell(), cell(), cell(), cell());
        let list = |cell: &'static str| cell.split_whitespace();
        let words = list(words).map(token::hash_of).collect();
        Row { code, letters, lacks, words, endings: list(endings).collect(), inside: list(inside).collect() }
    };
    table.lines().filter(|line| !line.starts_with('#')).skip(1).map(row).collect()
}

impl Row {
    /// What a word in small letters tells for this language.
    fn points(&self, word: &str, hash: u64) -> i32 {
        let strange = word.chars().filter(|ch| ch.is_alphabetic() && !matches!(ch, 'а'..='я' | 'ё'));
        let letters: i32 = strange.map(|ch| if self.letters.contains(ch) { OWN } else { -STRANGE }).sum();
        let lacked = if word.contains(|ch| self.lacks.contains(ch)) { STRANGE } else { 0 };
        let known = i32::from(self.words.contains(&hash));
        let ends = |ending: &str| word.strip_suffix(ending).is_some_and(|stem| stem.chars().nth(STEM - 1).is_some());
        let formed = self.endings.iter().any(|ending| ends(ending)) || self.inside.iter().any(|pair| word.contains(pair));
        letters - lacked + known + if formed { self.form() } else { 0 }
    }

    /// The endings of Russian are those of its neighbours too, now and then.
    fn form(&self) -> i32 {
        if self.code == "ru" { 1 } else { OWN }
    }
}
