//! The dictionary form of Russian common nouns: known ones by their forms, others by ending.

use std::borrow::Cow;

use crate::lexicon;

/// The nominative singular of a lower-case common noun, given with its hash, right after a number, where it stands in the genitive:
/// «машин» is машина, «вагонов» вагон; none where its ending does not say.
pub(crate) fn counted_noun_lemma(word: &str, hash: u64) -> Option<Cow<'static, str>> {
    let known = lexicon::counted_noun(hash).map(Cow::Borrowed);
    known.or_else(|| by_ending(word).or_else(|| zero_genitive(word)).map(Cow::Owned))
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
    let long = |ending: &str| word.len() >= ending.len() + 4;
    let fitting = ENDINGS.iter().filter(|(ending, _)| word.ends_with(ending) && long(ending));
    match fitting.max_by_key(|(ending, _)| ending.len()) {
        Some((ending, nominative)) => Some(format!("{}{nominative}", word.strip_suffix(ending)?)),
        None => hard_masculine(word),
    }
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

#[cfg(test)]
mod tests {
    use super::counted_noun_lemma;
    use crate::text::token::hash_of;

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
            let found = counted_noun_lemma(form, hash_of(form));
            if found.as_deref() != Some(lemma) {
                wrong.push(format!("{form}: {found:?}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
