//! Keys that are equal for the same name in both scripts: consonant skeletons.

use std::sync::OnceLock;

/// The sound of one word of a name, whatever script it is spelled in: its consonants, and a vowel where it begins with one.
/// Empty where there is nothing to keep. The key of a person is made of those of the given name and the surname.
///
/// ```
/// assert_eq!(dateline::name_skeleton("Кудратов"), "kdrtv");
/// assert_eq!(dateline::name_skeleton("Kudratov"), "kdrtv"); // as in the key `person:lzz-kdrtv`
/// ```
pub fn skeleton(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    push_skeleton(word, &mut out);
    out
}

fn push_skeleton(word: &str, out: &mut String) {
    let mut lower = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            'a'..='z' | 'а'..='я' | '-' => lower.push(c),
            'A'..='Z' => lower.push(c.to_ascii_lowercase()),
            'А'..='Я' => lower.extend(char::from_u32(c as u32 + 0x20)),
            _ => lower.extend(c.to_lowercase().filter(|c| c.is_alphabetic() || *c == '-')),
        }
    }
    let spellings = spellings();
    let (mut rest, mut first, mut before) = (lower.as_str(), true, 0);
    while let Some(c) = rest.chars().next() {
        let known = spellings.get(c as usize).map_or(&[][..], Vec::as_slice);
        let usual = || {
            let letters = letters(rest.as_bytes());
            known.iter().find(|s| letters & s.taken == s.letters).map(|s| (s.length, s.sound))
        };
        let (length, sounds) = special(&lower, rest).or_else(usual).unwrap_or((c.len_utf8(), ""));
        for sound in sounds.bytes() {
            // A doubled consonant is one; of the vowels only the first of the word counts.
            match sound {
                b'A' if first => out.push('a'),
                b'A' => {}
                _ if before == sound => {}
                b'f' => out.push('v'),
                _ => out.push(sound as char),
            }
            (first, before) = (false, sound);
        }
        rest = &rest[length..];
    }
}

/// The first eight bytes as a word, zeros behind the end. No spelling is longer.
#[inline]
fn letters(text: &[u8]) -> u64 {
    match (text.first_chunk(), text.first_chunk::<4>(), text.last_chunk::<4>()) {
        (Some(eight), ..) => u64::from_le_bytes(*eight),
        // Reads from both ends overlap, which adds nothing to the bits.
        (_, Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << (8 * (text.len() - 4))
        }
        _ => text.iter().rev().fold(0, |word, &b| word << 8 | u64::from(b)),
    }
}

/// A spelling and its sound in letters of the skeleton; `A` is any vowel.
#[derive(Clone)]
struct Spelling {
    letters: u64,
    /// The bits of its letters.
    taken: u64,
    length: usize,
    sound: &'static str,
}

const SPELLINGS: &str = include_str!("../language/sounds.tsv");

/// The spellings by their first letters, each list in the order of the table.
fn spellings() -> &'static [Vec<Spelling>] {
    static TABLE: OnceLock<Vec<Vec<Spelling>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Vec::new();
        let rows = SPELLINGS.lines().filter(|line| !line.starts_with('#')).skip(1);
        for (spelling, sound) in rows.filter_map(|row| row.split_once('\t')) {
            let first = spelling.chars().next().map_or(0, |c| c as usize);
            if table.len() <= first {
                table.resize(first + 1, Vec::new());
            }
            let length = spelling.len();
            table[first].push(Spelling { letters: letters(spelling.as_bytes()), taken: u64::MAX >> (64 - 8 * length), length, sound });
        }
        table
    })
}

/// Spellings whose sound hangs on where they stand (German, Italian, Spanish, Serbian, Polish, pinyin): their length in bytes
/// and their sound.
fn special(word: &str, rest: &str) -> Option<(usize, &'static str)> {
    let first = rest.len() == word.len();
    let before = word[..word.len() - rest.len()].chars().next_back();
    Some(match rest.as_bytes()[0] {
        // Scholz, Merz; Sanchez
        b'z' if rest == "z" && matches!(before, Some('l' | 'r' | 'n' | 't')) => (1, "c"),
        b'z' if rest == "z" && before == Some('e') => (1, "s"),
        // Friedrich; Christine, Chloe
        b'c' if rest == "ch" && word.ends_with("rich") => (2, "h"),
        b'c' if rest.starts_with("chr") || rest.starts_with("chl") => (2, "k"),
        // Morawiecki; Vucic
        b'c' if rest == "cki" || rest == "cky" => (3, "ck"),
        b'c' if !first && !rest.starts_with("ch") && word.ends_with("ic") => (1, "c"),
        // Giorgia, Sergio, Giovanni
        b'g' if word.ends_with(['o', 'a']) && ["gio", "gia", "giu"].iter().any(|s| rest.starts_with(s)) => (3, "jA"),
        // Xi Jinping, Li Qiang
        b'x' if first && rest.starts_with("xi") => (1, "s"),
        b'q' if first && rest.starts_with("qi") => (1, "c"),
        _ => return None,
    })
}

/// The key of a person known by given name and surname.
pub(crate) fn person(given: &str, surname: &str) -> Option<String> {
    const KIND: &str = "person:";
    let mut key = String::with_capacity(KIND.len() + given.len() + surname.len() + 1);
    key.push_str(KIND);
    push_skeleton(given, &mut key);
    let middle = key.len();
    key.push('-');
    push_skeleton(surname, &mut key);
    let (given, surname) = (middle - KIND.len(), key.len() - middle - 1);
    (given + surname > 2 && given > 0 && surname > 0).then_some(key)
}

/// The key of a person of East Asia, whose given name may be told in several words. Korean consonants are spelled voiced or not.
pub(crate) fn east_asian(given: &str, surname: &str) -> Option<String> {
    let key = person(given, surname)?;
    let (kind, skeleton) = key.split_once(':')?;
    let voiceless = |sound| match sound {
        'g' => 'k',
        'd' => 't',
        'b' => 'p',
        'j' | 'z' => 'c',
        _ => sound,
    };
    Some([kind, ":", &skeleton.chars().map(voiceless).collect::<String>()].concat())
}

#[cfg(test)]
mod tests {
    use super::{east_asian, person, skeleton};

    #[test]
    fn both_scripts_have_one_skeleton() {
        for (latin, cyrillic) in [
            ("Zhaparov", "Жапаров"),
            ("Khakimov", "Хакимов"),
            ("Shcherbakov", "Щербаков"),
            ("Schulz", "Шульц"),
            ("Qiang", "Цян"),
            ("Johnson", "Джонсон"),
        ] {
            assert_eq!(skeleton(latin), skeleton(cyrillic), "{latin}");
        }
        assert_ne!(skeleton("Karimov"), skeleton("Каримбаев"));
    }

    #[test]
    fn korean_given_names_are_one_word_or_two() {
        assert_eq!(east_asian("Keon-hee", "Kim"), east_asian("ГонХи", "Ким"));
        assert_eq!(east_asian("Jong-un", "Kim"), east_asian("ЧенЫн", "Ким"));
    }

    #[test]
    fn a_key_asks_for_both_names() {
        assert_eq!(person("Timur", "Saparov").as_deref(), Some("person:tmr-sprv"));
        assert_eq!(person("", "Kudratov"), None);
    }
}
