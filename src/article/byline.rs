//! Who wrote, who relayed and who published: bylines, "X reports", mastheads.

use super::body::{Block, Run};
use super::tables::{Role, TABLES};
use crate::language::function::{Words, ending, word};
use crate::language::ru::looks_finite;

/// How much of the body is searched for the outlet that relays it.
const RELAY_REACH: usize = 1200;

/// The authors that a byline names, added to those known.
pub(crate) fn authors(line: &str, role: Option<Role>, into: &mut Vec<String>) {
    if role != Some(Role::Credit) && !(role == Some(Role::End) && TABLES.credits_at_end(line)) {
        return;
    }
    let Some(names) = after_credit(line) else { return };
    for piece in each_name(names) {
        let name = leading_name(piece.trim());
        if !name.is_empty() && into.iter().all(|known| known != &name) && into.len() < 12 {
            into.push(name);
        } else if name.is_empty() {
            break;
        }
    }
}

/// The names that a line joins: "Anna Reed, Ivan Orlov and Mei Lin".
pub(crate) fn each_name(names: &str) -> impl Iterator<Item = &str> {
    names.split([',', ';', '&']).flat_map(|piece| {
        let mut rest = Some(piece);
        std::iter::from_fn(move || {
            let piece = rest?;
            let name = before(piece, word::COORDINATOR);
            let joint = piece.get(name.len() + 1..).and_then(|more| more.split_once(' '));
            rest = joint.map(|(_, more)| more);
            Some(name)
        })
    })
}

/// What stands before the first of some words in a line; all of it where none of them stands between two others.
pub(crate) fn before(line: &str, words: Words) -> &str {
    let mut at = 0;
    for (count, word) in line.split(' ').enumerate() {
        if count > 0 && at + word.len() < line.len() && word.starts_with(char::is_lowercase) && words.spell(word) {
            return &line[..at - 1];
        }
        at += word.len() + 1;
    }
    line
}

/// What follows "By", «Автор:» and the like.
fn after_credit(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(['-', '–', '—', ' ']);
    if let Some((head, rest)) = line.split_once(':')
        && head.len() <= 40
        && !rest.trim().is_empty()
    {
        return Some(rest);
    }
    let mut rest = line;
    for _ in 0..3 {
        let (word, after) = rest.split_once(char::is_whitespace)?;
        rest = after.trim_start();
        if word::CREDIT.spell(word) {
            return Some(rest);
        }
    }
    None
}

/// The capitalised words a piece begins with, where they can be a name: two to four words.
fn leading_name(piece: &str) -> String {
    let mut words: Vec<&str> = Vec::new();
    for word in piece.split_whitespace() {
        let clean = word.trim_matches(|ch: char| !(ch.is_alphanumeric() || ch == '.' || ch == '-'));
        let particle = !words.is_empty() && clean.starts_with(char::is_lowercase) && word::NAME_PARTICLE.spell(clean);
        let agency = words.len() >= 2 && TABLES.agency(piece.split_once(clean).map_or("", |(_, rest)| rest).trim()).is_some();
        if agency
            || !(particle || clean.starts_with(char::is_uppercase))
            || clean.contains(|ch: char| ch.is_ascii_digit())
            || words.len() == 4
        {
            break;
        }
        words.push(clean);
        if word.ends_with([',', '|', ';']) {
            break;
        }
    }
    let names = without_outlet(&words);
    if !(2..=4).contains(&names.len()) {
        return String::new();
    }
    let name = names.join(" ");
    if TABLES.agency(&name).is_some() || TABLES.is_nobody(&name) {
        return String::new();
    }
    if name.contains(char::is_lowercase) { name } else { recased(&name) }
}

/// "RAHIM NOORI Associated Press": the outlet behind the name is no part of it.
fn without_outlet<'w, 'a>(words: &'w [&'a str]) -> &'w [&'a str] {
    for at in 1..words.len() {
        if TABLES.agency(&words[at..].join(" ")).is_some() {
            return &words[..at];
        }
    }
    let shouted = |word: &&str| word.chars().filter(|ch| ch.is_alphabetic()).count() > 1 && !word.contains(char::is_lowercase);
    let loud = words.iter().take_while(|word| shouted(word)).count();
    if loud >= 2 && loud < words.len() { &words[..loud] } else { words }
}

/// "RAHIM NOORI" as "Rahim Noori".
fn recased(name: &str) -> String {
    let mut start = true;
    name.chars()
        .map(|ch| {
            let out = if start { ch } else { super::fold::fold(ch) };
            start = !ch.is_alphabetic();
            if out == 'е' && ch == 'Ё' { 'ё' } else { out }
        })
        .collect()
}

/// «Ольга Савельева» alone on its line: two or three capitalised words and nothing else.
pub(crate) fn is_lone_name(line: &str) -> bool {
    let mut words = 0;
    for word in line.split(' ') {
        let mut letters = word.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        let rest = letters.all(|ch| ch.is_lowercase() || matches!(ch, '-' | '.') || ch.is_uppercase() && word.contains('-'));
        if !(capital && rest) || word.chars().count() < 2 {
            return false;
        }
        words += 1;
    }
    (2..=3).contains(&words)
        && !line.split(' ').next().is_some_and(|first| word::DEFINITE_ARTICLE.spell(first))
        && line.chars().all(|ch| !ch.is_ascii_digit())
        && !TABLES.is_nobody(line)
        && TABLES.agency(line).is_none()
}

/// The outlet that the first paragraphs name as their source: "Trend reports", «передаёт Kun.uz».
pub(crate) fn relayed(body: &str) -> Option<String> {
    let mut cut = body.len().min(RELAY_REACH);
    while !body.is_char_boundary(cut) {
        cut -= 1;
    }
    let body = &body[..cut];
    for relay in &TABLES.relays {
        let length = relay.finder.needle().len();
        for at in relay.finder.find_iter(body.as_bytes()) {
            let found = if relay.outlet_first { outlet_before(&body[..at]) } else { outlet_after(&body[at + length..]) };
            if found.is_some() {
                return found;
            }
        }
    }
    None
}

fn outlet_before(text: &str) -> Option<String> {
    let words: Vec<&str> = text.rsplit([' ', '\n', '\u{a0}']).take(3).collect();
    for count in (1..=words.len()).rev() {
        let name = words[..count].iter().rev().copied().collect::<Vec<_>>().join(" ");
        if let Some(outlet) = outlet(&name) {
            return Some(outlet);
        }
    }
    None
}

fn outlet_after(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split([' ', '\n', '\u{a0}']).take(4).collect();
    let words = &words[words.iter().take(1).filter(|word| word::CORRESPONDENT.spell(word)).count()..];
    for count in (1..=words.len().min(3)).rev() {
        if let Some(outlet) = outlet(&words[..count].join(" ")) {
            return Some(outlet);
        }
    }
    None
}

fn outlet(name: &str) -> Option<String> {
    let name = name.trim_matches(|ch: char| !(ch.is_alphanumeric() || ch == '.')).trim_end_matches('.');
    if !name.starts_with(|ch: char| ch.is_uppercase() || ch.is_ascii_digit()) && !is_domain(name) {
        return None;
    }
    if let Some(agency) = TABLES.agency(name) {
        return Some(agency.to_string());
    }
    is_domain(name).then(|| name.to_string())
}

/// A lone host name: "informer.example".
pub(crate) fn is_domain(line: &str) -> bool {
    if line.len() > 60 || !line.contains('.') || line.contains(char::is_whitespace) {
        return false;
    }
    let host = line.strip_prefix("www.").unwrap_or(line);
    let parts: Vec<&str> = host.split('.').collect();
    let word = |part: &&str| !part.is_empty() && part.chars().all(|ch| ch.is_alphanumeric() || ch == '-');
    let zone = parts.last().is_some_and(|zone| (2..=7).contains(&zone.chars().count()) && zone.chars().all(|ch| ch.is_lowercase()));
    parts.len() >= 2 && parts.len() <= 4 && parts.iter().all(word) && zone && host.contains(|ch: char| ch.is_alphabetic())
}

/// The outlet that a line names as a portal or an agency.
pub(crate) fn masthead(line: &str) -> Option<&str> {
    let outlet = |&(at, _): &(usize, &str)| {
        let before = line[..at].strip_suffix(' ').unwrap_or_default();
        let noun = before.rsplit(' ').next().unwrap_or_default();
        noun.starts_with(char::is_lowercase) && word::OUTLET.spell(noun)
    };
    let (at, open) = line.match_indices('«').find(outlet)?;
    line[at + open.len()..].split_once('»').map(|(name, _)| name)
}

/// Whether a line is no more than the name of an office: "Ministry of Trade of Georgia", «Министерство торговли Республики Казахстан».
pub(crate) fn is_office(line: &str) -> bool {
    const LONGEST: usize = 14;
    let mut parts = line.split(' ');
    let lead = parts.next().map(str::to_lowercase).filter(|first| word::OFFICE_NAME.spell(first));
    let Some(cyrillic) = lead.map(|first| first.starts_with(|ch: char| !ch.is_ascii())) else { return false };
    let letters = |part: &str| part.chars().all(|ch| ch.is_alphabetic() || matches!(ch, '-' | '’' | '\''));
    let (mut count, mut joints) = (0, 0);
    let named = parts.all(|part| {
        count += 1;
        let joint = word::OFFICE_JOINT.spell(&part.to_lowercase());
        joints += usize::from(joint);
        // A Russian headline has a verb; an English one is not told from a name but by what joins the parts of that.
        let verb = || !ending::PLURAL_PAST.end(part) && looks_finite(&part.to_lowercase());
        joint || letters(part) && if cyrillic { !verb() } else { part.starts_with(char::is_uppercase) }
    });
    named && (2..=LONGEST).contains(&count) && (cyrillic || joints >= 2)
}

/// The outlet by its masthead: a host name alone on a line, «портал «X»», or a short first line above the date or the menu.
pub(crate) fn site(text: &str, blocks: &[Block], run: &Run, title: Option<usize>) -> Option<String> {
    let head = &blocks[..run.start.min(12)];
    if let Some(domain) = head.iter().map(|block| block.span.of(text)).find(|line| is_domain(line)) {
        return Some(domain.trim_start_matches("www.").to_string());
    }
    for block in head {
        let line = block.span.of(text);
        if let Some(name) = masthead(line) {
            return Some(name.to_string());
        }
    }
    let [first, second, ..] = head else { return None };
    let line = first.span.of(text);
    let named = first.shape.lower == 0 || line.split(' ').next().is_some_and(is_domain);
    let plain = first.role.is_none() && !first.dated && (1..=4).contains(&first.shape.words) && named;
    let adjacent = text.get(first.span.end..second.span.start).is_some_and(|gap| gap.matches('\n').count() == 1);
    let headed = Some(first.span.start) != title
        && adjacent
        && (second.dated || second.span.of(text).contains("  ") || Some(second.span.start) != title);
    (plain && headed).then(|| line.split(" — ").next().unwrap_or(line).trim().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::shape::Shape;

    fn names(line: &str) -> Vec<String> {
        let mut out = Vec::new();
        authors(line, TABLES.line_role(line, &Shape::of(line)), &mut out);
        out
    }

    #[test]
    fn bylines() {
        assert_eq!(names("By Anna Reed in Business on 5 May 2024"), ["Anna Reed"]);
        assert_eq!(names("By Anna Reed and Tom Barker"), ["Anna Reed", "Tom Barker"]);
        assert_eq!(names("By RAHIM NOORI Associated Press"), ["Rahim Noori"]);
        assert_eq!(names("Авторы: Илья Петров, Анна Котова"), ["Илья Петров", "Анна Котова"]);
        assert_eq!(
            names("Reporting by Anna Reed; Editing by Tom Barker"),
            ["Anna Reed", "Editing by"].into_iter().take(1).collect::<Vec<_>>()
        );
        assert!(names("By 2030").is_empty());
    }

    #[test]
    fn lone_names() {
        assert!(is_lone_name("Нина Петрова-Водкина"));
        assert!(!is_lone_name("Новости дня"));
        assert!(!is_lone_name("Read More!"));
    }

    #[test]
    fn relays() {
        assert_eq!(relayed("The port will grow, Trend reports.").as_deref(), Some("Trend"));
        assert_eq!(relayed("Порт расширят, передаёт Kun.uz.").as_deref(), Some("Kun.uz"));
        assert_eq!(relayed("Порт расширят, передает корреспондент Tengrinews.kz.").as_deref(), Some("Tengrinews"));
        assert_eq!(relayed("Минтранс сообщает о новых рейсах."), None);
        assert_eq!(relayed("The ministry reports growth."), None);
    }

    #[test]
    fn domains() {
        assert!(is_domain("informer.kz") && is_domain("www.some-paper.co.uk") && is_domain("Газета.uz"));
        assert!(!is_domain("Moscow.") && !is_domain("2.5") && !is_domain("a b.c"));
    }
}
