//! What case, gender and number a part of a person's name may stand in, by its ending (`name_endings.tsv`).

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

use crate::article::WordHasher;
use crate::language::inflect::{Case, Gender, Number};

const ENDINGS: &str = include_str!("name_endings.tsv");
const STEMS: &str = include_str!("given_stems.tsv");
const ASIAN: [&str; 2] = [include_str!("asian_surnames.tsv"), include_str!("../en/asian_surnames.tsv")];

/// What a word of a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// «Касым-Жомарта»
    Given,
    /// «Кемелевича»
    Patronymic,
    /// «Токаева»
    Surname,
    /// «К.»
    Initial,
}

/// One way to read a word of a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Reading {
    /// How many bytes of the word the dictionary form keeps, and what follows them.
    pub(crate) kept: usize,
    pub(crate) ending: &'static str,
    /// None: invariable, any case.
    pub(crate) case: Option<Case>,
    /// None: either.
    pub(crate) gender: Option<Gender>,
    pub(crate) number: Number,
    pub(crate) score: i8,
}

/// A row of the table turned round: from one ending to the nominative's.
struct Entry {
    part: Part,
    gender: Option<Gender>,
    number: Number,
    case: Option<Case>,
    /// How much of the ending is kept, in bytes, and what follows it in the nominative.
    keep: usize,
    nominative: &'static str,
    weight: i8,
}

impl Reading {
    /// A word that stays as it is.
    pub(crate) fn whole(word: &str, gender: Option<Gender>, score: i8) -> Reading {
        Reading { kept: word.len(), ending: "", case: None, gender, number: Number::Singular, score }
    }

    /// The dictionary form of the word it reads.
    pub(crate) fn nominative(&self, word: &str) -> String {
        [word.get(..self.kept).unwrap_or(word), self.ending].concat()
    }
}

/// Keys that are words.
type WordMap<V> = HashMap<Cow<'static, str>, V, BuildHasherDefault<WordHasher>>;

/// The endings by hashes of their letters, the last first, so that a word's endings are looked up one letter after the other.
type Endings = HashMap<u64, Ending, BuildHasherDefault<WordHasher>>;

/// What is known of an ending.
#[derive(Default)]
struct Ending {
    entries: Vec<Entry>,
    /// Whether longer ones end with it.
    longer: bool,
}

fn mix(hash: u64, letter: char) -> u64 {
    (hash.rotate_left(5) ^ letter as u64).wrapping_mul(0x517c_c1b7_2722_0a95)
}

const CONSONANTS: &str = "б в д з л м н п р с т ф";
const VELARS: &str = "г к х";
const HUSHERS: &str = "ж ч ш щ";

fn endings() -> &'static Endings {
    static TABLE: OnceLock<Endings> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Endings::default();
        for row in rows(ENDINGS) {
            let cells: Vec<&'static str> = row.split('\t').collect();
            let [part, gender, number, stems, nominative, rest @ .., weight] = cells.as_slice() else { continue };
            let part = match *part {
                "given" => Part::Given,
                "patronymic" => Part::Patronymic,
                _ => Part::Surname,
            };
            let number = if *number == "pl" { Number::Plural } else { Number::Singular };
            let weight = weight.parse().unwrap_or(1);
            for stem in stems.split('|').flat_map(spelled_out) {
                let mut put = |case: Option<Case>, ending: &str| {
                    let entry =
                        Entry { part, gender: read_gender(gender), number, case, keep: stem.len(), nominative: empty(nominative), weight };
                    let mut hash = 0;
                    for letter in stem.chars().chain(ending.chars()).rev() {
                        table.entry(hash).or_default().longer = true;
                        hash = mix(hash, letter);
                    }
                    table.entry(hash).or_default().entries.push(entry);
                };
                if *nominative == "=" {
                    put(None, "");
                    continue;
                }
                for (case, ending) in Case::ALL.into_iter().zip(std::iter::once(nominative).chain(rest)) {
                    put(Some(case), empty(ending));
                }
            }
        }
        table
    })
}

fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).skip(1)
}

fn empty(ending: &'static str) -> &'static str {
    if ending == "-" || ending == "=" { "" } else { ending }
}

fn read_gender(cell: &str) -> Option<Gender> {
    match cell {
        "m" => Some(Gender::Masculine),
        "f" => Some(Gender::Feminine),
        _ => None,
    }
}

fn spelled_out(stem: &'static str) -> Vec<&'static str> {
    match stem {
        "CONS" => CONSONANTS.split(' ').collect(),
        "VELAR" => VELARS.split(' ').collect(),
        "HUSH" => HUSHERS.split(' ').collect(),
        "ANY" => [CONSONANTS, VELARS, HUSHERS, "ц"].iter().flat_map(|set| set.split(' ')).collect(),
        other => vec![other],
    }
}

fn stems() -> &'static [(&'static str, &'static str)] {
    static TABLE: OnceLock<Vec<(&'static str, &'static str)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        rows(STEMS)
            .filter_map(|row| {
                let mut cells = row.split('\t');
                Some((cells.next()?, cells.next()?))
            })
            .collect()
    })
}

/// Whether a word is a family name that stands before a Chinese, Korean or Vietnamese given name.
pub(crate) fn is_asian_surname(word: &str) -> bool {
    static TABLE: OnceLock<WordMap<()>> = OnceLock::new();
    TABLE.get_or_init(|| ASIAN.into_iter().flat_map(rows).map(|row| (Cow::Borrowed(row), ())).collect()).contains_key(word)
}

/// Whether a word is read at all: an initial, or a word in small letters, stays as it stands.
pub(crate) fn is_read(word: &str, part: Part) -> bool {
    part != Part::Initial && word.chars().next().is_some_and(char::is_uppercase)
}

/// All plausible readings of one titled word as this part of a name, best first; `known` tells the gender of a known given name.
pub(crate) fn readings(word: &str, part: Part, known: &dyn Fn(&str) -> Option<Gender>, out: &mut Vec<Reading>) {
    let start = out.len();
    let lower = folded(word);
    by_ending(word, &lower, part, out);
    if part == Part::Given {
        by_stem(word, out);
        weigh_by_known(start, word, known, out);
    } else if part == Part::Surname {
        by_fleeting(word, &lower, out);
    }
    if let Some(found) = out.get_mut(start..) {
        found.sort_by_key(|reading| -reading.score);
    }
}

/// In small letters, ё as е: most texts write it so, and both letters take two bytes.
fn folded(word: &str) -> String {
    let mut lower = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            'а'..='я' | 'a'..='z' => lower.push(c),
            'ё' | 'Ё' => lower.push('е'),
            'А'..='Я' => lower.extend(char::from_u32(c as u32 + 0x20)),
            _ => lower.extend(c.to_lowercase()),
        }
    }
    lower
}

/// The longest ending, in letters.
const LONGEST: usize = 10;

fn by_ending(word: &str, lower: &str, part: Part, out: &mut Vec<Reading>) {
    // Lower-casing may change the length of foreign letters; then offsets do not fit and only a whole word could match.
    if lower.len() != word.len() {
        return;
    }
    let oblique = word.chars().count() > 4 && ["ом", "ем", "ым", "вой", "ной", "ской", "цкой"].iter().any(|ending| lower.ends_with(ending));
    let (mut found, mut count) = ([(0, &[][..]); LONGEST], 0);
    let mut hash = 0;
    for (at, letter) in lower.char_indices().rev().take(LONGEST).filter(|(at, _)| *at > 0) {
        hash = mix(hash, letter);
        let Some(ending) = endings().get(&hash) else { break };
        found[count] = (at, ending.entries.as_slice());
        count += 1;
        if !ending.longer {
            break;
        }
    }
    // The longest first.
    for &(at, entries) in found[..count].iter().rev() {
        for entry in entries.iter().filter(|entry| entry.part == part) {
            let kept = at + entry.keep;
            if !word.is_char_boundary(at) || !word.is_char_boundary(kept) {
                continue;
            }
            // «Байденом» is hardly a nominative, nor a woman's name that does not decline.
            let doubt = if oblique && entry.case.is_none_or(|case| case == Case::Nominative) && entry.weight < 7 { 3 } else { 0 };
            out.push(Reading {
                kept,
                ending: entry.nominative,
                case: entry.case,
                gender: entry.gender,
                number: entry.number,
                score: entry.weight - doubt,
            });
        }
    }
}

/// «Павла», «Льву»: names that lose a vowel.
fn by_stem(word: &str, out: &mut Vec<Reading>) {
    for (nominative, stem) in stems() {
        let Some(ending) = word.strip_prefix(stem) else { continue };
        let cases: &[Case] = match ending {
            "а" => &[Case::Genitive, Case::Accusative],
            "у" => &[Case::Dative],
            "ом" => &[Case::Instrumental],
            "е" => &[Case::Locative],
            _ => continue,
        };
        out.extend(cases.iter().map(|case| Reading {
            kept: 0,
            ending: nominative,
            case: Some(*case),
            gender: Some(Gender::Masculine),
            number: Number::Singular,
            score: 12,
        }));
    }
}

/// «Кравца» → Кравец, «Коломойца» → Коломоец.
fn by_fleeting(word: &str, lower: &str, out: &mut Vec<Reading>) {
    const ENDINGS: [(&str, Case); 6] = [
        ("а", Case::Genitive),
        ("а", Case::Accusative),
        ("у", Case::Dative),
        ("ем", Case::Instrumental),
        ("ом", Case::Instrumental),
        ("е", Case::Locative),
    ];
    for (ending, case) in ENDINGS {
        let Some(stem) = word.strip_suffix(ending) else { continue };
        let full = match () {
            _ if stem.ends_with("вц") || stem.ends_with("пц") => stem.strip_suffix('ц'),
            _ => stem.strip_suffix("йц"),
        };
        if let Some(full) = full.filter(|_| lower.len() > 8) {
            let gender = Some(Gender::Masculine);
            out.push(Reading { kept: full.len(), ending: "ец", case: Some(case), gender, number: Number::Singular, score: 6 });
        }
    }
}

/// Known names and their gender outweigh the ending.
fn weigh_by_known(start: usize, word: &str, known: &dyn Fn(&str) -> Option<Gender>, out: &mut [Reading]) {
    // Several cases of one name stand side by side.
    let mut before: Option<(usize, &str, Option<Gender>)> = None;
    for reading in out.iter_mut().skip(start) {
        let told = match before {
            Some((kept, ending, told)) if kept == reading.kept && ending == reading.ending => told,
            _ => known(&reading.nominative(word)),
        };
        before = Some((reading.kept, reading.ending, told));
        match (told, reading.gender) {
            (Some(told), Some(gender)) if told != gender => reading.score -= 4,
            (Some(told), _) => {
                reading.gender = Some(told);
                reading.score += 8;
            }
            (None, _) => {}
        }
    }
}

/// «ТРАМПА» → «Трампа»; other words as they are.
pub(super) fn titled(word: &str) -> Cow<'_, str> {
    let small = |c: char| matches!(c, 'а'..='я') || !matches!(c, 'А'..='Я') && c.is_lowercase();
    let capitals = !word.chars().any(small) && word.chars().filter(|c| c.is_alphabetic()).count() > 1;
    if !capitals {
        return Cow::Borrowed(word);
    }
    let mut chars = word.chars();
    chars.next().map_or_else(Cow::default, |first| Cow::Owned(first.to_string() + &chars.as_str().to_lowercase()))
}
