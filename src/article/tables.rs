//! The words of page furniture of all languages, read once from the tables of the language packs.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::fold::{FOLDED, Folded, FoldedWord, WordHasher, fold, fold_string, past_signs, starts_with_words};
use super::shape::Shape;
use crate::text::token::hash_of;

/// A language's tables for taking pages apart.
struct Pack {
    lines: &'static str,
    dates: &'static str,
    agencies: &'static str,
    relay: &'static str,
}

const PACKS: [Pack; 2] = [
    Pack {
        lines: include_str!("../language/en/article/lines.tsv"),
        dates: include_str!("../language/en/article/dates.tsv"),
        agencies: include_str!("../language/en/article/agencies.tsv"),
        relay: include_str!("../language/en/article/relay.tsv"),
    },
    Pack {
        lines: include_str!("../language/ru/article/lines.tsv"),
        dates: include_str!("../language/ru/article/dates.tsv"),
        agencies: include_str!("../language/ru/article/agencies.tsv"),
        relay: include_str!("../language/ru/article/relay.tsv"),
    },
];

/// What a line of page furniture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The article is over for good: comments, copyright.
    Over,
    /// The article is most likely over: related news, tags, newsletters.
    End,
    /// No part of the article, which may go on after it.
    Skip,
    /// Says who wrote, took or edited.
    Credit,
}

struct Phrase {
    text: String,
    words: usize,
    role: Role,
    whole: bool,
    /// The sign behind its first word.
    next: Option<char>,
}

/// A word of a line that dates a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateWord {
    /// Month, 1 to 12.
    Month(i8),
    /// Day of the week.
    Weekday,
    /// What follows is not the publication but a later change.
    Old,
    /// What follows is the publication.
    New,
    /// What follows is the day of something announced, not the publication.
    Event,
    /// What follows is a town: «г.».
    Town,
    /// Offset from UTC in minutes.
    Zone(i32),
}

/// A phrase with which an outlet names itself as the source.
pub(crate) struct Relay {
    /// Finds the phrase as it stands in text, with a space on the outlet's side.
    pub finder: Finder<'static>,
    /// Whether the outlet stands before it.
    pub outlet_first: bool,
}

/// A table by folded words, looked up without allocation.
type Words<T> = HashMap<Box<[u8]>, T, BuildHasherDefault<WordHasher>>;

/// All tables.
pub(crate) struct Tables {
    /// By the hash of their first word.
    phrases: HashMap<u64, Vec<Phrase>, BuildHasherDefault<WordHasher>>,
    tails: Vec<String>,
    /// Names that are no person's, as a whole or by their last word.
    nobodies: HashSet<String>,
    inside: Vec<(&'static str, Role)>,
    /// A bit for the first four bytes of each.
    inside_heads: [u64; 16],
    /// By the hash of the word.
    dates: HashMap<u64, DateWord, BuildHasherDefault<WordHasher>>,
    agencies: Words<&'static str>,
    /// "X reports", «сообщает X».
    pub relays: Vec<Relay>,
}

/// The tables of every language at once: a page may mix them, and which language it is in is not known yet.
pub(crate) static TABLES: LazyLock<Tables> = LazyLock::new(Tables::read);

fn key(text: &str) -> Box<[u8]> {
    fold_string(text).into_bytes().into_boxed_slice()
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).skip(1).map(|line| line.split('\t').collect())
}

impl Tables {
    fn read() -> Tables {
        let mut tables = Tables {
            phrases: HashMap::default(),
            tails: Vec::new(),
            nobodies: HashSet::new(),
            inside: Vec::new(),
            inside_heads: [0; 16],
            dates: HashMap::default(),
            agencies: HashMap::default(),
            relays: Vec::new(),
        };
        for pack in &PACKS {
            tables.read_lines(pack.lines);
            tables.read_dates(pack.dates);
            for row in rows(pack.agencies) {
                let [name, forms] = row[..] else { continue };
                for form in forms.split('|') {
                    tables.agencies.entry(key(form)).or_insert(name);
                }
            }
            for row in rows(pack.relay) {
                let [side, phrase] = row[..] else { continue };
                let outlet_first = side == "before";
                let phrase = if outlet_first { format!(" {phrase}") } else { format!("{phrase} ") };
                tables.relays.push(Relay { finder: Finder::new(phrase.as_bytes()).into_owned(), outlet_first });
            }
        }
        tables
    }

    fn read_lines(&mut self, table: &'static str) {
        for row in rows(table) {
            let [role, place, text] = row[..] else { continue };
            let text = fold_string(text);
            let role = match role {
                "over" => Role::Over,
                "end" => Role::End,
                "credit" => Role::Credit,
                "tail" => {
                    self.tails.push(text);
                    continue;
                }
                "nobody" => {
                    self.nobodies.insert(text);
                    continue;
                }
                _ => Role::Skip,
            };
            if place == "inside" {
                // Looked for behind a space or an opening bracket.
                if let Some((word, bit)) = inside_bit(row[2].as_bytes()) {
                    self.inside_heads[word] |= bit;
                    self.inside.push((row[2], role));
                }
                continue;
            }
            let words = text.split(' ').count();
            let head = FoldedWord::new(&text);
            let next = text[head.length..].chars().find(|ch| *ch != ' ');
            self.phrases.entry(head.hash()).or_default().push(Phrase { text, words, role, whole: place == "whole", next });
        }
        for phrases in self.phrases.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.text.len()));
        }
    }

    fn read_dates(&mut self, table: &'static str) {
        for row in rows(table) {
            let [role, value, word] = row[..] else { continue };
            let word_role = match role {
                "month" => value.parse().ok().map(DateWord::Month),
                "weekday" => Some(DateWord::Weekday),
                "old" => Some(DateWord::Old),
                "new" => Some(DateWord::New),
                "event" => Some(DateWord::Event),
                "town" => Some(DateWord::Town),
                "zone" => zone_minutes(value).map(DateWord::Zone),
                _ => None,
            };
            if let Some(role) = word_role {
                self.dates.insert(hash_of(word), role);
            }
        }
    }

    /// Which furniture a line is by its wording.
    pub fn line_role(&self, line: &str, shape: &Shape) -> Option<Role> {
        let line = past_signs(line);
        let head = FoldedWord::new(line);
        let candidates = self.phrases.get(&head.hash())?;
        // Most lines go no further than the sign behind the first word.
        let next = line.get(head.length..)?.chars().find(|ch| !ch.is_whitespace()).map(fold);
        let fits = |phrase: &&Phrase| (phrase.next.is_none() || phrase.next == next) && phrase.fits(line, shape);
        candidates.iter().find(fits).map(|phrase| phrase.role)
    }

    /// Whether a line that the article ends with names who wrote it: it begins with a phrase that the tables have as both.
    pub fn credits_at_end(&self, line: &str) -> bool {
        let line = past_signs(line);
        let candidates = self.phrases.get(&FoldedWord::new(line).hash()).map_or(&[][..], Vec::as_slice);
        let of = |role: Role| candidates.iter().filter(move |phrase| phrase.role == role);
        let both = |end: &Phrase| of(Role::Credit).any(|credit| credit.text == end.text);
        of(Role::End).any(|end| both(end) && starts_with_words(Folded::new(line, end.text.len() + 24).as_str(), &end.text))
    }

    /// What a short line is by a phrase inside it: thanks to those who helped to report, the credit of a picture.
    pub fn inner_role(&self, line: &str) -> Option<Role> {
        let bytes = line.as_bytes();
        if let Some(role) = self.inner_role_at(bytes) {
            return Some(role);
        }
        let (words, rest) = bytes.as_chunks::<8>();
        let last = rest.iter().rev().fold(0, |word, &b| word << 8 | u64::from(b));
        let words = words.iter().map(|word| u64::from_le_bytes(*word)).chain([last]);
        for (at, word) in words.enumerate() {
            let mut gaps = gaps(word);
            while gaps != 0 {
                let behind = at * 8 + gaps.trailing_zeros() as usize / 8 + 1;
                if let Some(role) = self.inner_role_at(&bytes[behind..]) {
                    return Some(role);
                }
                gaps &= gaps - 1;
            }
        }
        None
    }

    fn inner_role_at(&self, bytes: &[u8]) -> Option<Role> {
        let (word, bit) = inside_bit(bytes)?;
        if self.inside_heads[word] & bit == 0 {
            return None;
        }
        self.inside.iter().find(|(phrase, _)| bytes.starts_with(phrase.as_bytes())).map(|&(_, role)| role)
    }

    /// What a word says in a date line.
    pub fn date_word(&self, word: &str) -> Option<DateWord> {
        self.dates.get(&hash_of(word.trim_end_matches('.'))).copied()
    }

    /// The canonical name of an agency or outlet.
    pub fn agency(&self, name: &str) -> Option<&'static str> {
        if name.len() > 64 {
            return None;
        }
        self.agencies.get(Folded::new(name.trim_end(), FOLDED).as_str().as_bytes()).copied()
    }

    /// Whether a byline's name is an office or an outlet rather than a person.
    pub fn is_nobody(&self, name: &str) -> bool {
        let folded = fold_string(name.trim());
        self.nobodies.contains(folded.as_str())
            || folded.rsplit(' ').next().is_some_and(|last| last != folded && self.nobodies.contains(last))
    }

    /// The headline without a label that hangs on its end.
    pub fn without_tail<'a>(&self, headline: &'a str) -> &'a str {
        for tail in &self.tails {
            let mut own = headline.char_indices().rev();
            let ends = tail.chars().rev().all(|sign| own.next().is_some_and(|(_, own)| fold(own) == sign));
            if let (true, Some((at, last))) = (ends, own.next()) {
                return headline[..at + last.len_utf8()].trim_end();
            }
        }
        headline
    }
}

impl Phrase {
    fn fits(&self, line: &str, shape: &Shape) -> bool {
        // What follows the phrase shows whether it is all of the line.
        let folded = Folded::new(line, self.text.len() + 24);
        let folded = folded.as_str();
        if !starts_with_words(folded, &self.text) {
            return false;
        }
        let rest = &folded[self.text.len()..];
        if self.whole {
            return !rest.contains(char::is_alphabetic);
        }
        let announced = rest.trim_start().starts_with([':', '|', '?', '!']) || rest.is_empty() || self.text.ends_with(':');
        match (self.role, self.words) {
            (Role::Credit, _) => {
                announced || !shape.is_sentence() && shape.words < 25 && !rest.trim_start().starts_with(|ch: char| ch.is_numeric())
            }
            (_, 0 | 1) => announced || !shape.is_sentence() && shape.words <= 8,
            (_, 2) => announced || !shape.is_sentence(),
            _ => shape.chars < 400,
        }
    }
}

/// The word of the filter and the bit in it that stand for the first four bytes.
#[inline]
fn inside_bit(bytes: &[u8]) -> Option<(usize, u64)> {
    let bit = u32::from_le_bytes(*bytes.first_chunk()?).wrapping_mul(0x9e37_79b1) >> 22;
    Some((bit as usize / 64, 1 << (bit % 64)))
}

/// The high bits of those of eight bytes that are a space or an opening bracket: they differ in one bit.
#[inline]
fn gaps(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const LOW: u64 = ONES * 0x7f;
    let differs = (word | (ONES * 0x08)) ^ (ONES * 0x28);
    !(((differs & LOW) + LOW) | differs | LOW)
}

fn zone_minutes(offset: &str) -> Option<i32> {
    let (sign, rest) = if let Some(rest) = offset.strip_prefix('-') { (-1, rest) } else { (1, offset.strip_prefix('+')?) };
    let (hours, minutes) = rest.split_once(':')?;
    Some(sign * (hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(line: &str) -> Option<Role> {
        TABLES.line_role(line, &Shape::of(line))
    }

    #[test]
    fn furniture_by_wording() {
        assert_eq!(role("Read also: Ten ways to keep warm"), Some(Role::End));
        assert_eq!(role("ЧИТАЙТЕ ТАКЖЕ"), Some(Role::End));
        assert_eq!(role("Комментарии [0]"), Some(Role::Over));
        assert_eq!(role("Photo: Marat Abilov"), Some(Role::Skip));
        assert_eq!(role("By Anna Reed in Business"), Some(Role::Credit));
    }

    #[test]
    fn prose_that_starts_alike_is_prose() {
        assert_eq!(role("By 2030, exports will reach ten billion dollars."), None);
        assert_eq!(role("Comments by the minister caused a fall in the price of wheat on Monday."), None);
        assert_eq!(role("Share prices rose on Monday after the central bank cut its rate."), None);
        assert_eq!(role("Темы переговоров касались торговли, и стороны согласились продолжить работу."), None);
    }

    #[test]
    fn tables_have_no_row_that_cannot_be_read() {
        for pack in &PACKS {
            assert!(rows(pack.lines).all(|row| row.len() == 3));
            assert!(rows(pack.dates).all(|row| row.len() == 3));
            assert!(rows(pack.agencies).chain(rows(pack.relay)).all(|row| row.len() == 2));
        }
    }

    #[test]
    fn labels_are_cut_off_headlines() {
        assert_eq!(TABLES.without_tail("Мост открыт Новость дня"), "Мост открыт");
        assert_eq!(TABLES.without_tail("Мост открыт"), "Мост открыт");
    }
}
