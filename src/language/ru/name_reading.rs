//! What case, gender and number a part of a person's name may stand in, by its ending (`name_endings.tsv`).

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use crate::language::inflect::{Case, Gender, Number};

const ENDINGS: &str = include_str!("name_endings.tsv");
const STEMS: &str = include_str!("given_stems.tsv");
const ASIAN: &str = include_str!("asian_surnames.tsv");

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
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reading {
    /// The dictionary form.
    pub(crate) nominative: String,
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

const CONSONANTS: &str = "б в д з л м н п р с т ф";
const VELARS: &str = "г к х";
const HUSHERS: &str = "ж ч ш щ";

fn entries() -> &'static HashMap<String, Vec<Entry>> {
    static TABLE: OnceLock<HashMap<String, Vec<Entry>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = HashMap::new();
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
                    table.entry(format!("{stem}{ending}")).or_insert_with(Vec::new).push(entry);
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
    static TABLE: OnceLock<HashSet<&'static str>> = OnceLock::new();
    TABLE.get_or_init(|| rows(ASIAN).collect()).contains(word)
}

/// All plausible readings of one word as this part of a name, best first; `known` tells the gender of a known given name.
pub(crate) fn readings(word: &str, part: Part, known: &dyn Fn(&str) -> Option<Gender>, out: &mut Vec<Reading>) {
    let start = out.len();
    if part == Part::Initial || !word.chars().next().is_some_and(char::is_uppercase) {
        out.push(Reading { nominative: word.to_owned(), case: None, gender: None, number: Number::Singular, score: 5 });
        return;
    }
    let word = titled(word);
    // ё as е: most texts write it so, and both letters take two bytes.
    let lower = word.to_lowercase().replace('ё', "е");
    by_ending(&word, &lower, part, out);
    if part == Part::Given {
        by_stem(&word, out);
        weigh_by_known(start, known, out);
    } else if part == Part::Surname {
        by_fleeting(&word, &lower, out);
    }
    if let Some(found) = out.get_mut(start..) {
        found.sort_by_key(|reading| -reading.score);
    }
}

fn by_ending(word: &str, lower: &str, part: Part, out: &mut Vec<Reading>) {
    // Lower-casing may change the length of foreign letters; then offsets do not fit and only a whole word could match.
    if lower.len() != word.len() {
        return;
    }
    let oblique = word.chars().count() > 4 && ["ом", "ем", "ым", "вой", "ной", "ской", "цкой"].iter().any(|ending| lower.ends_with(ending));
    for (at, _) in lower.char_indices().skip(1) {
        let (Some(ending), Some(stem)) = (lower.get(at..), word.get(..at)) else { continue };
        if ending.len() > 20 {
            continue;
        }
        let Some(found) = entries().get(ending) else { continue };
        for entry in found.iter().filter(|entry| entry.part == part) {
            let Some(kept) = word.get(at..at + entry.keep) else { continue };
            let nominative = [stem, kept, entry.nominative].concat();
            // «Байденом» is hardly a nominative, nor a woman's name that does not decline.
            let doubt = if oblique && entry.case.is_none_or(|case| case == Case::Nominative) && entry.weight < 7 { 3 } else { 0 };
            out.push(Reading { nominative, case: entry.case, gender: entry.gender, number: entry.number, score: entry.weight - doubt });
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
            nominative: (*nominative).to_owned(),
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
            _ if stem.ends_with("вц") || stem.ends_with("пц") => stem.strip_suffix('ц').map(|stem| format!("{stem}ец")),
            _ if stem.ends_with("йц") => stem.strip_suffix("йц").map(|stem| format!("{stem}ец")),
            _ => None,
        };
        if let Some(nominative) = full.filter(|_| lower.len() > 8) {
            out.push(Reading { nominative, case: Some(case), gender: Some(Gender::Masculine), number: Number::Singular, score: 6 });
        }
    }
}

/// Known names and their gender outweigh the ending.
fn weigh_by_known(start: usize, known: &dyn Fn(&str) -> Option<Gender>, out: &mut [Reading]) {
    for reading in out.iter_mut().skip(start) {
        match (known(&reading.nominative), reading.gender) {
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
pub(super) fn titled(word: &str) -> String {
    let capitals = !word.chars().any(char::is_lowercase) && word.chars().filter(|c| c.is_alphabetic()).count() > 1;
    if !capitals {
        return word.to_owned();
    }
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_string() + &chars.as_str().to_lowercase())
}
