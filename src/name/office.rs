//! Offices of a country: "government of Kazakhstan", «узбекское правительство» have one key in both languages.

use crate::language::function::ending;
use std::collections::HashMap;
use std::sync::OnceLock;

use crate::language::function::word;
use crate::lexicon::Tag;
use crate::record::MentionKind;
use crate::text::{Document, Match};

use super::candidate::{Candidate, Source};

const TABLES: [&str; 2] = [include_str!("../language/en/offices.tsv"), include_str!("../language/ru/offices.tsv")];

/// The key of an office whose name, here in the nominative, tells its country.
pub(super) fn key(doc: &Document<'_>, c: &Candidate, name: &str) -> Option<String> {
    let (first, last) = (c.first as usize, c.last as usize);
    if c.kind != MentionKind::Organization || c.source != Source::Head || last - first < 2 {
        return None;
    }
    let behind = (first + 1..last).find_map(|at| {
        let country = doc.matches_of(at, Tag::Country.bit()).find(|m| m.end == last)?;
        Some((words(doc, first, at), true, country.sense.payload))
    });
    let before = || {
        let country = doc.matches_of(first, Tag::Demonym.bit()).find(|m| m.end < last)?;
        Some((words(doc, first, country.end), false, country.sense.payload))
    };
    let (count, behind, row) = behind.or_else(before)?;
    let country = doc.lexicon.string(doc.lexicon.row(row).key);
    let lower = name.to_lowercase();
    let words = lower.split(' ');
    let words: Vec<&str> = if behind { words.take(count).collect() } else { words.skip(count).collect() };
    let office = words.join(" ");
    let linked = |office| ending::OFFICE_LINK.stem(office);
    let office = linked(&office).map_or(office.as_str(), |office| linked(office).unwrap_or(office));
    let key = offices().get(office).filter(|_| country.len() == 2)?;
    Some(format!("org:{country}_{key}"))
}

/// The country whose power a name begins with: "the New Zealand government", «кенийское правительство»; not "the American University".
pub(crate) fn leading_country<'a>(doc: &Document<'a>, first: usize) -> Option<Match<'a>> {
    let power = |m: &Match<'_>| doc.tokens.get(m.end).is_some_and(|t| word::STATE_POWER.contains(t));
    [Tag::Country, Tag::Demonym].into_iter().find_map(|tag| doc.longest(first, tag)).filter(power)
}

fn words(doc: &Document<'_>, first: usize, last: usize) -> usize {
    doc.slice(first, last).split_whitespace().count()
}

/// Offices by their names.
fn offices() -> &'static HashMap<&'static str, &'static str> {
    static TABLE: OnceLock<HashMap<&str, &str>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let rows = TABLES.into_iter().flat_map(|table| table.lines().filter(|line| !line.starts_with('#')).skip(1));
        let named = rows.filter_map(|row| row.split_once('\t'));
        named.flat_map(|(key, names)| names.split('|').map(move |name| (name, key))).collect()
    })
}
