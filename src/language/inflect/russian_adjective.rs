//! Declension of Russian adjectives and participles.

use super::{Case, Gender, Morph, Number, VerbForm, chop, is_husher, is_velar, is_vowel, last};

/// The stem of an adjective and which endings follow it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stem<'a> {
    stem: &'a str,
    kind: Kind,
    /// The nominative as given: «большой», «новый».
    masculine: &'static str,
    /// «-ся» of «развивающийся».
    tail: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// новый
    Hard,
    /// синий
    Soft,
    /// русский, большой: hard but и for ы
    Velar,
    /// рабочий: и for ы, е for о
    Husher,
    /// третий: третьего
    Possessive,
}

/// Endings in the order of the cases; the accusatives of the masculine and the plural depend on animacy and are left empty.
const HARD: [[&str; 6]; 4] = [
    ["ый", "ого", "ому", "", "ым", "ом"],
    ["ая", "ой", "ой", "ую", "ой", "ой"],
    ["ое", "ого", "ому", "ое", "ым", "ом"],
    ["ые", "ых", "ым", "", "ыми", "ых"],
];
const SOFT: [[&str; 6]; 4] = [
    ["ий", "его", "ему", "", "им", "ем"],
    ["яя", "ей", "ей", "юю", "ей", "ей"],
    ["ее", "его", "ему", "ее", "им", "ем"],
    ["ие", "их", "им", "", "ими", "их"],
];
const VELAR: [[&str; 6]; 4] = [
    ["ий", "ого", "ому", "", "им", "ом"],
    ["ая", "ой", "ой", "ую", "ой", "ой"],
    ["ое", "ого", "ому", "ое", "им", "ом"],
    ["ие", "их", "им", "", "ими", "их"],
];
const HUSHER: [[&str; 6]; 4] = [
    ["ий", "его", "ему", "", "им", "ем"],
    ["ая", "ей", "ей", "ую", "ей", "ей"],
    ["ее", "его", "ему", "ее", "им", "ем"],
    ["ие", "их", "им", "", "ими", "их"],
];
const POSSESSIVE: [[&str; 6]; 4] = [
    ["ий", "ьего", "ьему", "", "ьим", "ьем"],
    ["ья", "ьей", "ьей", "ью", "ьей", "ьей"],
    ["ье", "ьего", "ьему", "ье", "ьим", "ьем"],
    ["ьи", "ьих", "ьим", "", "ьими", "ьих"],
];

/// The nominative endings of every gender and number.
const ENDINGS: [&str; 9] = ["ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие"];

impl<'a> Stem<'a> {
    /// Reads a nominative of any gender or number; none where the word does not end like an adjective.
    pub(super) fn read(word: &'a str) -> Option<Stem<'a>> {
        if let Some(participle) = word.strip_suffix("ся") {
            return Stem::read(participle).map(|stem| Stem { tail: "ся", ..stem });
        }
        if word.to_lowercase().ends_with("третий") {
            return Some(Stem { stem: chop(chop(word)), kind: Kind::Possessive, masculine: "ий", tail: "" });
        }
        let ending = ENDINGS.into_iter().find(|ending| word.ends_with(ending))?;
        let stem = word.strip_suffix(ending)?;
        let before = last(stem)?;
        let kind = match ending {
            "ой" if is_velar(before) || is_husher(before) => Kind::Velar,
            "ий" | "ее" | "ие" if is_husher(before) => Kind::Husher,
            "ая" if is_husher(before) => Kind::Husher,
            "ое" if is_husher(before) => Kind::Velar,
            _ if is_velar(before) => Kind::Velar,
            "ий" | "яя" | "ее" | "ие" => Kind::Soft,
            _ => Kind::Hard,
        };
        let masculine = match ending {
            "ой" => "ой",
            _ if kind == Kind::Hard => "ый",
            _ => "ий",
        };
        Some(Stem { stem, kind, masculine, tail: "" })
    }

    /// The form for a case, number, gender and animacy.
    pub(super) fn form(&self, case: Case, number: Number, gender: Gender, animate: bool) -> String {
        let table = match self.kind {
            Kind::Hard => &HARD,
            Kind::Soft => &SOFT,
            Kind::Velar => &VELAR,
            Kind::Husher => &HUSHER,
            Kind::Possessive => &POSSESSIVE,
        };
        let row = match (number, gender) {
            (Number::Plural, _) => 3,
            (_, Gender::Masculine) => 0,
            (_, Gender::Feminine) => 1,
            (_, Gender::Neuter) => 2,
        };
        let case = match case {
            Case::Accusative if row == 0 || row == 3 => [Case::Nominative, Case::Genitive][animate as usize],
            case => case,
        };
        let ending = match (row, case) {
            (0, Case::Nominative) => self.masculine,
            _ => table[row][case as usize],
        };
        let mut form = String::with_capacity(self.stem.len() + ending.len() + self.tail.len());
        form.push_str(self.stem);
        form.push_str(ending);
        form.push_str(self.tail);
        form
    }

    /// All long forms, the masculine nominative first.
    pub(super) fn long_forms(&self, base: Morph, mut push: impl FnMut(String, Morph)) {
        for gender in [Gender::Masculine, Gender::Feminine, Gender::Neuter] {
            for case in Case::ALL {
                let morph = base.with_number(Number::Singular).with_gender(gender).with_case(case);
                push(self.form(case, Number::Singular, gender, false), morph);
                if case == Case::Accusative && gender == Gender::Masculine {
                    push(self.form(case, Number::Singular, gender, true), morph);
                }
            }
        }
        for case in Case::ALL {
            let morph = base.with_number(Number::Plural).with_case(case);
            push(self.form(case, Number::Plural, Gender::Masculine, false), morph);
            if case == Case::Accusative {
                push(self.form(case, Number::Plural, Gender::Masculine, true), morph);
            }
        }
    }

    /// «готов, готова, готово, готовы»; relative adjectives («русский», «деловой») have none.
    pub(super) fn short_forms(&self, mut push: impl FnMut(String, Morph)) {
        if self.kind == Kind::Possessive || self.kind == Kind::Soft || self.stem.ends_with("ск") || !self.tail.is_empty() {
            return;
        }
        // «молод», but of «деловой» no short form.
        const SHORT_STRESSED: [&str; 12] =
            ["молод", "прост", "прям", "жив", "плох", "неплох", "пуст", "свят", "развит", "дорог", "недорог", "густ"];
        if self.masculine == "ой" && !SHORT_STRESSED.contains(&self.stem) {
            return;
        }
        let base = Morph::NONE.with_verb(VerbForm::Short);
        let single = base.with_number(Number::Singular);
        push(short_masculine(self.stem), single.with_gender(Gender::Masculine));
        push(format!("{}а", self.stem), single.with_gender(Gender::Feminine));
        push(
            format!(
                "{}{}",
                self.stem,
                if self.kind == Kind::Husher && !matches!(self.stem, "хорош" | "горяч" | "свеж") { 'е' } else { 'о' }
            ),
            single.with_gender(Gender::Neuter),
        );
        push(format!("{}{}", self.stem, if self.kind == Kind::Hard { 'ы' } else { 'и' }), base.with_number(Number::Plural));
    }
}

/// Adjectives in -анный that never were participles: «странен».
const PLAIN_ADJECTIVES: [&str; 7] = ["странн", "постоянн", "иностранн", "пространн", "туманн", "гуманн", "желанн"];

/// «важн-» → важен, «близк-» → близок, «ответственн-» → ответствен.
fn short_masculine(stem: &str) -> String {
    let body = chop(stem);
    let (Some(end), Some(before)) = (last(stem), last(body)) else { return stem.to_owned() };
    match end {
        'н' if stem.ends_with("енн") || stem.ends_with("ённ") => body.to_owned(),
        'н' if (stem.ends_with("анн") || stem.ends_with("янн")) && !PLAIN_ADJECTIVES.contains(&stem) => body.to_owned(),
        'н' | 'к' if is_vowel(before) => stem.to_owned(),
        'н' if matches!(before, 'ь' | 'й') => format!("{}ен", chop(body)),
        'н' => format!("{body}ен"),
        'к' if matches!(before, 'ь' | 'й') => format!("{}ек", chop(body)),
        'к' if is_husher(before) => format!("{body}ек"),
        'к' if before != 'с' => format!("{body}ок"),
        _ => stem.to_owned(),
    }
}

/// Whether a word of a phrase reads as an adjective in the nominative: «Нижний», «Соединённые», not «Юрий», «предприятие».
pub(super) fn is_adjective(word: &str) -> bool {
    let Some(ending) = ENDINGS.into_iter().find(|ending| word.ends_with(ending)) else { return false };
    let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.chars().any(is_vowel) || ending == "ая" || ending == "ое") else {
        return false;
    };
    let Some(before) = last(stem) else { return false };
    match ending {
        "ий" | "ие" => {
            is_velar(before) || is_husher(before) || before == 'н' && last(chop(stem)).is_some_and(|c| !is_vowel(c)) || is_third(word)
        }
        "ой" => !matches!(word.to_lowercase().as_str(), "герой" | "покой" | "застой" | "устой" | "настрой" | "прибой" | "перебой"),
        "ее" => is_husher(before) || before == 'н',
        _ => !is_vowel(before),
    }
}

fn is_third(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "третий" | "синий" | "синие")
}
