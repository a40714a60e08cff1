//! Russian names of offices and companies in one word, told by its parts.

use crate::language::function::ending;

use super::view::{Setting, View};
use crate::lexicon::Tag;

const STEMS: &str = include_str!("../language/ru/organization_stems.tsv");

struct Stems {
    /// By their first letters.
    starts: [Vec<(&'static str, Vec<&'static str>)>; 256],
    /// By their last bytes.
    ends: [Vec<&'static str>; 256],
}

impl Stems {
    fn starting(&self, initial: char) -> &[(&'static str, Vec<&'static str>)] {
        &self.starts[initial as usize % 256]
    }

    fn ending(&self, word: &str) -> &[&'static str] {
        &self.ends[word.as_bytes().last().copied().unwrap_or(0) as usize]
    }
}

fn stems() -> &'static Stems {
    static TABLE: std::sync::OnceLock<Stems> = std::sync::OnceLock::new();
    TABLE.get_or_init(|| {
        let rows = || STEMS.lines().filter(|l| !l.starts_with('#')).skip(1).filter_map(|l| l.split_once('\t'));
        let starts = rows().filter(|(kind, _)| *kind == "start").filter_map(|(_, part)| part.split_once(' '));
        let ends = rows().filter(|(kind, _)| *kind == "end").flat_map(|(_, part)| part.split(' '));
        let mut stems = Stems { starts: [const { Vec::new() }; 256], ends: [const { Vec::new() }; 256] };
        for (start, more) in starts {
            let initial = start.chars().next().map_or(0, |c| c as usize % 256);
            stems.starts[initial].push((start, more.split('|').collect()));
        }
        for end in ends {
            stems.ends[end.as_bytes().last().copied().unwrap_or(0) as usize].push(end);
        }
        stems
    })
}

/// Whether a Russian word is a compound as offices and companies have them: «Минздрав», «Росстат», «Севмашпром».
pub(super) fn compound(view: &View<'_>, at: usize) -> bool {
    if !view.cyrillic(at) || view.mask(at) & !Tag::Word.bit() != 0 || view.setting == Setting::Capitals {
        return false;
    }
    let word = view.doc.word(at);
    if word.len() < 12 || view.lower(at) {
        return false;
    }
    let table = stems();
    let initial = word.chars().next().map_or('\0', small);
    let tail = word.get(initial.len_utf8()..).unwrap_or_default();
    let starts = |(s, more): &(&str, Vec<&str>)| {
        s.starts_with(initial) && tail.strip_prefix(&s[initial.len_utf8()..]).is_some_and(|rest| more.iter().any(|m| rest.starts_with(m)))
    };
    let bare = ending::COMPOUND_CASE.stem(word).unwrap_or(word);
    let ends = |word: &str| table.ending(word).iter().any(|e| word.len() > e.len() + 4 && word.ends_with(e));
    (table.starting(initial).iter().any(starts) || ends(word) || ends(bare)) && !view.dictionary(at)
}

/// The small letter, or its first where there are two.
fn small(c: char) -> char {
    match c {
        'А'..='Я' => char::from_u32(c as u32 + 0x20).unwrap_or(c),
        'а'..='я' => c,
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}
