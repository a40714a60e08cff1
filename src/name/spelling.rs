//! The usual Latin spelling of foreign names in Russian texts: Chinese ones by their syllables, known ones by tables.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use crate::lexicon::Tag;
use crate::text::Document;

use super::candidate::Part;
use super::nominative::{PersonForm, Words};

const NAMES: &str = include_str!("../language/ru/latin_names.tsv");
const FIGURES: &str = include_str!("../lexicon/tables/public_figures.tsv");
const SYLLABLES: &str = include_str!("../language/ru/pinyin.tsv");

/// A name with those of its words in Latin letters whose spelling is known.
pub(super) fn usual<'a>(doc: &Document<'_>, form: &PersonForm<'a>) -> PersonForm<'a> {
    let words = form.words();
    if let Some(known) = names().get(form.name().as_str()).filter(|_| words.len() > 1) {
        return PersonForm::new(whole(words, known));
    }
    if let Some(words) = chinese(doc, form) {
        return PersonForm::new(words);
    }
    PersonForm::new(words.iter().map(|(part, word)| (*part, spelled(word))).collect())
}

/// The parts of a name spelled in full: of «Ли Чжэ Мён» "Lee" and "Jae-myung".
fn whole<'a>(words: &Words<'_>, latin: &'static str) -> Words<'a> {
    let given_last = words.first().is_some_and(|(part, _)| *part == Part::Surname);
    let (first, rest) = if given_last { latin.split_once(' ') } else { latin.rsplit_once(' ') }.unwrap_or((latin, ""));
    let parts = if given_last { [Part::Surname, Part::Given] } else { [Part::Given, Part::Surname] };
    parts.into_iter().zip([first, rest].map(Cow::Borrowed)).collect()
}

/// A word, or each half of one joined by a hyphen.
fn spelled<'a>(word: &Cow<'a, str>) -> Cow<'a, str> {
    if let Some(known) = names().get(&**word) {
        return Cow::Borrowed(known);
    }
    let half = |half| names().get(half).copied().unwrap_or(half);
    match word.split_once('-') {
        Some((a, b)) if (half(a), half(b)) != (a, b) => Cow::Owned(format!("{}-{}", half(a), half(b))),
        _ => word.clone(),
    }
}

/// A Chinese name in pinyin: its given name is one word that no other language has.
fn chinese<'a>(doc: &Document<'_>, form: &PersonForm<'_>) -> Option<Words<'a>> {
    let words = form.words();
    let other = |word: &str| doc.lexicon.look_up(word).iter().any(|s| s.tag == Tag::Given);
    let foreign = words.len() < 3 && form.surname_first() && words.iter().skip(1).all(|(_, word)| !other(word));
    let latin = |word: &str| Some(Cow::Owned(pinyin(word)?));
    words
        .iter()
        .filter(|_| foreign)
        .map(|(part, word)| Some((*part, latin(word)?)))
        .collect::<Option<Words<'_>>>()
        .filter(|w| !w.is_empty())
}

/// «Цзиньпин» → "Jinping"; none where a word is not made of Chinese syllables.
pub(super) fn pinyin(word: &str) -> Option<String> {
    let mut latin = String::new();
    syllables_of(&word.to_lowercase(), &mut latin).then_some(())?;
    let first = latin.chars().next()?.to_uppercase();
    Some(first.chain(latin.chars().skip(1)).collect())
}

fn syllables_of(rest: &str, latin: &mut String) -> bool {
    if rest.is_empty() {
        return true;
    }
    let before = latin.len();
    for (syllable, pinyin) in syllables() {
        if let Some(more) = rest.strip_prefix(syllable.as_str()) {
            latin.push_str(pinyin);
            if syllables_of(more, latin) {
                return true;
            }
            latin.truncate(before);
        }
    }
    false
}

/// Every syllable and its pinyin, the longest first.
fn syllables() -> &'static [(String, String)] {
    static TABLE: OnceLock<Vec<(String, String)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let of = |kind: &'static str| rows(SYLLABLES).filter_map(move |row| row.strip_prefix(kind)?.strip_prefix('\t')?.split_once('\t'));
        let mut all: Vec<(String, String)> = of("whole").map(|(ru, latin)| (ru.into(), latin.into())).collect();
        let soft: HashMap<&str, &str> = of("soft").collect();
        for (begin, hard) in of("begins") {
            for (end, latin) in of("ends") {
                let softened = soft.get(begin).filter(|_| end.starts_with(['и', 'е', 'я', 'ю']));
                all.push((format!("{begin}{end}"), format!("{}{latin}", softened.unwrap_or(&hard))));
            }
        }
        all.sort_by_key(|(syllable, _)| std::cmp::Reverse(syllable.len()));
        all
    })
}

/// Russian names and their Latin spelling; of a public figure's several the first in plain letters.
fn names() -> &'static HashMap<&'static str, &'static str> {
    static TABLE: OnceLock<HashMap<&str, &str>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let figures = rows(FIGURES).filter_map(|row| {
            let mut cells = row.split('\t').skip(1);
            let (latin, russian) = (cells.next()?, cells.next()?);
            let plain = latin.split('|').find(|name| name.is_ascii())?;
            Some((russian.split('{').next().filter(|name| *name != "-")?, plain))
        });
        figures.chain(rows(NAMES).filter_map(|row| row.split_once('\t'))).collect()
    })
}

fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).skip(1)
}

#[cfg(test)]
mod tests {
    use super::pinyin;

    #[test]
    fn chinese_syllables_have_their_pinyin() {
        for (ru, latin) in [
            ("Цзиньпин", "Jinping"),
            ("Си", "Xi"),
            ("Цян", "Qiang"),
            ("Лэцзи", "Leji"),
            ("И", "Yi"),
            ("Ван", "Wang"),
            ("Чжунхуа", "Zhonghua"),
            ("Сюэсян", "Xuexiang"),
            ("Лифэн", "Lifeng"),
        ] {
            assert_eq!(pinyin(ru).as_deref(), Some(latin));
        }
        for other in ["Ким", "Мён", "Дональд", "Фам", ""] {
            assert_eq!(pinyin(other).filter(|p| !p.is_empty()), None);
        }
    }
}
