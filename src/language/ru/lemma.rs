//! The dictionary form of Russian common nouns: known ones by their forms, others by ending.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use crate::language::inflect::{Case, Language, Morph, Number, Pos, forms, plain};

const COMMON: &str = include_str!("common_nouns.tsv");

/// Inflected form → lemma and features; the most telling reading of each form.
fn known() -> &'static HashMap<String, (String, Morph)> {
    static FORMS: OnceLock<HashMap<String, (String, Morph)>> = OnceLock::new();
    FORMS.get_or_init(|| {
        let mut table: HashMap<String, (String, Morph)> = HashMap::new();
        let mut generated = Vec::new();
        for lemma in COMMON.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).skip(1) {
            generated.clear();
            forms(lemma, Pos::Noun, Language::Ru, &mut generated);
            let name = plain(lemma);
            for (form, morph) in generated.drain(..) {
                let key = fold(&form).into_owned();
                // A nominative singular is never taken for another noun's oblique form.
                let nominative = morph.case() == Some(Case::Nominative) && morph.number() == Some(Number::Singular);
                if nominative || !table.contains_key(&key) {
                    table.insert(key, (name.clone(), morph));
                }
            }
        }
        table
    })
}

/// ё as е, which is how most texts are written.
fn fold(word: &str) -> Cow<'_, str> {
    if word.contains('ё') { Cow::Owned(word.replace('ё', "е")) } else { Cow::Borrowed(word) }
}

/// The nominative singular of a lower-case common noun in any form; none where its ending does not say.
pub(crate) fn noun_lemma(word: &str) -> Option<String> {
    known().get(fold(word).as_ref()).map(|(lemma, _)| lemma.clone()).or_else(|| by_ending(word))
}

/// The same for a noun right after a number, where it stands in the genitive: «машин» is машина, «вагонов» вагон.
pub(crate) fn counted_noun_lemma(word: &str) -> Option<String> {
    noun_lemma(word).or_else(|| zero_genitive(word))
}

/// Endings that leave no doubt.
const ENDINGS: [(&str, &str); 93] = [
    ("аний", "ание"),
    ("ений", "ение"),
    ("яний", "яние"),
    ("бытий", "бытие"),
    ("ятий", "ятие"),
    ("ствий", "ствие"),
    ("овий", "овие"),
    ("ловий", "ловие"),
    ("илий", "илие"),
    ("аниям", "ание"),
    ("ениям", "ение"),
    ("аниями", "ание"),
    ("ениями", "ение"),
    ("аниях", "ание"),
    ("ениях", "ение"),
    ("ания", "ание"),
    ("ения", "ение"),
    ("анию", "ание"),
    ("ению", "ение"),
    ("анием", "ание"),
    ("ением", "ение"),
    ("ании", "ание"),
    ("ении", "ение"),
    ("ятия", "ятие"),
    ("ятию", "ятие"),
    ("ятием", "ятие"),
    ("ятии", "ятие"),
    ("ятиям", "ятие"),
    ("ятиями", "ятие"),
    ("ятиях", "ятие"),
    ("ствия", "ствие"),
    ("ствию", "ствие"),
    ("ствием", "ствие"),
    ("ствии", "ствие"),
    ("ствиям", "ствие"),
    ("ствиями", "ствие"),
    ("ствиях", "ствие"),
    ("ций", "ция"),
    ("ции", "ция"),
    ("цию", "ция"),
    ("цией", "ция"),
    ("циям", "ция"),
    ("циями", "ция"),
    ("циях", "ция"),
    ("зий", "зия"),
    ("сий", "сия"),
    ("гий", "гия"),
    ("логии", "логия"),
    ("логию", "логия"),
    ("логией", "логия"),
    ("сии", "сия"),
    ("зии", "зия"),
    ("рий", "рия"),
    ("мий", "мия"),
    ("ств", "ство"),
    ("ства", "ство"),
    ("ству", "ство"),
    ("ством", "ство"),
    ("стве", "ство"),
    ("ствам", "ство"),
    ("ствами", "ство"),
    ("ствах", "ство"),
    ("ностей", "ность"),
    ("ности", "ность"),
    ("ностью", "ность"),
    ("ностям", "ность"),
    ("ностями", "ность"),
    ("ностях", "ность"),
    ("телей", "тель"),
    ("телям", "тель"),
    ("телями", "тель"),
    ("телях", "тель"),
    ("телем", "тель"),
    ("телю", "тель"),
    ("теля", "тель"),
    ("ников", "ник"),
    ("никам", "ник"),
    ("никами", "ник"),
    ("никах", "ник"),
    ("ником", "ник"),
    ("нику", "ник"),
    ("щиков", "щик"),
    ("чиков", "чик"),
    ("истов", "ист"),
    ("ентов", "ент"),
    ("антов", "ант"),
    ("оров", "ор"),
    ("еров", "ер"),
    ("овок", "овка"),
    ("енок", "енка"),
    ("ушек", "ушка"),
    ("очек", "очка"),
    ("ниц", "ница"),
];

fn by_ending(word: &str) -> Option<String> {
    for (at, _) in word.char_indices().skip(2) {
        let Some(ending) = word.get(at..) else { continue };
        if let Some((_, nominative)) = ENDINGS.iter().find(|(own, _)| *own == ending) {
            return word.get(..at).map(|stem| format!("{stem}{nominative}"));
        }
    }
    hard_masculine(word)
}

/// «тендеров», «тендерами», «случаев», «торговцев»: plural endings that only masculine nouns, or all alike, have.
fn hard_masculine(word: &str) -> Option<String> {
    let long = |stem: &str| stem.chars().count() > 2;
    if let Some(stem) = word.strip_suffix("ов").filter(|stem| long(stem)) {
        return Some(stem.to_owned());
    }
    if let Some(stem) = word.strip_suffix("ев").filter(|stem| long(stem)) {
        return match stem.chars().next_back()? {
            'ц' if stem.ends_with("вц") || stem.ends_with("нц") || stem.ends_with("мц") => {
                Some(format!("{}ец", stem.strip_suffix('ц')?))
            }
            'ц' => Some(stem.to_owned()),
            _ => Some(format!("{stem}й")),
        };
    }
    None
}

/// The bare genitive plural of feminine and neuter nouns; masculine words that look the same are left alone.
fn zero_genitive(word: &str) -> Option<String> {
    const FEMININE: [&str; 22] = [
        "ин", "он", "ан", "ен", "ур", "ер", "ил", "ул", "ам", "ом", "ит", "от", "ап", "уп", "об", "иц", "ащ", "уч", "ух", "ыж", "иг", "ьб",
    ];
    let last = word.chars().next_back()?;
    if word.chars().count() < 3 {
        return None;
    }
    let stem = |cut: usize| word.char_indices().rev().nth(cut - 1).and_then(|(at, _)| word.get(..at));
    match () {
        _ if word.ends_with("ий") => Some(format!("{}ия", stem(2)?)),
        _ if word.ends_with("ок") => Some(format!("{}ка", stem(2)?)),
        _ if word.ends_with("ек") => Some(format!("{}ка", stem(2)?)),
        _ if last == 'ь' => Some(format!("{}я", stem(1)?)),
        _ if FEMININE.iter().any(|ending| word.ends_with(ending)) => Some(format!("{word}а")),
        _ => None,
    }
}

/// The nominative singular of a counted phrase: «рабочих мест» → рабочее место. Its first noun is the head, what follows stays.
pub(crate) fn phrase_lemma(phrase: &str) -> Option<String> {
    let words: Vec<&str> = phrase.split(' ').collect();
    let adjectives = words.iter().take_while(|word| is_oblique_adjective(word)).count().min(words.len().saturating_sub(1));
    let noun = counted_noun_lemma(words.get(adjectives)?)?;
    let mut text = String::new();
    for adjective in words.get(..adjectives)? {
        text.push_str(&adjective_for(adjective, &noun)?);
        text.push(' ');
    }
    text.push_str(&noun);
    for rest in words.get(adjectives + 1..)? {
        text.push(' ');
        text.push_str(rest);
    }
    Some(text)
}

const ADJECTIVE_ENDINGS: [&str; 16] =
    ["ыми", "ими", "ого", "его", "ому", "ему", "ых", "их", "ым", "им", "ой", "ей", "ую", "юю", "ые", "ие"];

fn is_oblique_adjective(word: &str) -> bool {
    let ending = ADJECTIVE_ENDINGS.iter().chain(&["ая", "яя", "ое", "ее", "ый", "ий"]).find_map(|ending| word.strip_suffix(ending));
    // A noun that is an adjective by its form («рабочих») counts as one where another word follows.
    let noun = known().get(fold(word).as_ref()).is_some_and(|(lemma, _)| !lemma.ends_with('й'));
    ending.is_some_and(|stem| stem.chars().count() > 2) && !noun && by_ending(word).is_none()
}

/// An adjective in the nominative singular of the noun's gender.
fn adjective_for(word: &str, noun: &str) -> Option<String> {
    let (ending, stem) = ADJECTIVE_ENDINGS
        .iter()
        .chain(&["ая", "яя", "ое", "ее", "ый", "ий"])
        .find_map(|ending| Some((*ending, word.strip_suffix(ending)?)))?;
    let gender = known().get(fold(noun).as_ref()).and_then(|(_, morph)| morph.gender());
    let velar = stem.ends_with(['к', 'г', 'х']);
    let husher = stem.ends_with(['ж', 'ш', 'ч', 'щ']);
    // «грузовых»: stress, which is not written, decides between -ый and -ой.
    const STRESSED: [&str; 22] = [
        "грузов",
        "делов",
        "правов",
        "трудов",
        "бытов",
        "судов",
        "миров",
        "боев",
        "цифров",
        "передов",
        "нефтян",
        "водян",
        "полев",
        "рядов",
        "волев",
        "молод",
        "дорог",
        "друг",
        "жил",
        "больш",
        "речн",
        "основн",
    ];
    let stressed = STRESSED.contains(&stem);
    let soft = !velar && !husher && ending.starts_with(['и', 'е', 'ю', 'я']);
    use crate::language::inflect::Gender::{Feminine, Neuter};
    let nominative = match gender {
        Some(Feminine) => ["ая", "яя"][soft as usize],
        Some(Neuter) => ["ое", "ее"][(soft || husher) as usize],
        _ if stressed && !noun.ends_with(['а', 'я', 'о', 'е']) => "ой",
        Some(_) => ["ый", "ий"][(soft || velar || husher) as usize],
        None if noun.ends_with(['а', 'я']) => ["ая", "яя"][soft as usize],
        None if noun.ends_with(['о', 'е']) => ["ое", "ее"][(soft || husher) as usize],
        None => ["ый", "ий"][(soft || velar || husher) as usize],
    };
    Some(format!("{stem}{nominative}"))
}

#[cfg(test)]
mod tests {
    use super::{counted_noun_lemma, phrase_lemma};

    #[test]
    fn finds_the_nominative_singular() {
        let mut wrong = Vec::new();
        for (form, lemma) in [
            ("предприятий", "предприятие"),
            ("человек", "человек"),
            ("людей", "человек"),
            ("вагонов", "вагон"),
            ("проекта", "проект"),
            ("мест", "место"),
            ("машин", "машина"),
            ("тонн", "тонна"),
            ("рублей", "рубль"),
            ("школ", "школа"),
            ("станций", "станция"),
            ("поставок", "поставка"),
            ("месяцев", "месяц"),
            ("лет", "год"),
            ("детей", "ребёнок"),
            ("семей", "семья"),
            ("компаний", "компания"),
            ("соглашений", "соглашение"),
            ("тендеров", "тендер"),
            ("трамваев", "трамвай"),
            ("иностранцев", "иностранец"),
            ("гектаров", "гектар"),
            ("тренировок", "тренировка"),
            ("яиц", "яйцо"),
            ("суток", "сутки"),
            ("раз", "раз"),
            ("голов", "голова"),
            ("заявлений", "заявление"),
            ("военных", "военный"),
        ] {
            if counted_noun_lemma(form).as_deref() != Some(lemma) {
                wrong.push(format!("{form}: {:?}", counted_noun_lemma(form)));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn agrees_the_adjective() {
        for (phrase, lemma) in [
            ("рабочих мест", "рабочее место"),
            ("совместных предприятий", "совместное предприятие"),
            ("новых школ", "новая школа"),
            ("грузовых вагонов", "грузовой вагон"),
            ("двусторонних документов", "двусторонний документ"),
        ] {
            assert_eq!(phrase_lemma(phrase).as_deref(), Some(lemma), "{phrase}");
        }
    }
}
