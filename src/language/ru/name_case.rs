//! The cases a person's name can stand in, told from its dictionary form: «Кудратов», «Кудратова» → genitive, accusative.

use crate::lexicon::Grammar;

const NOM: u16 = Grammar::NOMINATIVE;
const GEN: u16 = Grammar::GENITIVE;
const DAT: u16 = Grammar::DATIVE;
const ACC: u16 = Grammar::ACCUSATIVE;
const INS: u16 = Grammar::INSTRUMENTAL;
const LOC: u16 = Grammar::LOCATIVE;

/// What is left of the dictionary form and of the form behind their common beginning, and the cases that tells.
const ENDINGS: [(&str, &str, u16); 48] = [
    ("", "а", GEN | ACC),
    ("", "у", DAT),
    ("", "ом", INS),
    ("", "ем", INS),
    ("", "ым", INS),
    ("", "е", LOC),
    ("й", "я", GEN | ACC),
    ("й", "ю", DAT),
    ("й", "ем", INS),
    ("й", "е", LOC),
    ("й", "и", LOC),
    ("й", "м", INS),
    ("ь", "я", GEN | ACC),
    ("ь", "ю", DAT),
    ("ь", "ем", INS),
    ("ь", "е", LOC),
    ("ий", "ого", GEN | ACC),
    ("ий", "ому", DAT),
    ("ий", "ом", LOC),
    ("ый", "ого", GEN | ACC),
    ("ый", "ому", DAT),
    ("ый", "ом", LOC),
    ("й", "го", GEN | ACC),
    ("й", "му", DAT),
    ("ая", "ой", GEN | DAT | INS | LOC),
    ("ая", "ую", ACC),
    ("а", "ой", GEN | DAT | INS | LOC),
    ("а", "ей", INS),
    ("а", "у", ACC),
    ("а", "ы", GEN),
    ("а", "и", GEN),
    ("а", "е", DAT | LOC),
    ("я", "и", GEN | DAT | LOC),
    ("я", "ю", ACC),
    ("я", "ей", INS),
    ("я", "е", DAT | LOC),
    ("ел", "ла", GEN | ACC),
    ("ел", "лу", DAT),
    ("ел", "лом", INS),
    ("ел", "ле", LOC),
    ("ев", "ьва", GEN | ACC),
    ("ев", "ьву", DAT),
    ("ев", "ьвом", INS),
    ("ец", "ца", GEN | ACC),
    ("ец", "цу", DAT),
    ("ец", "цом", INS),
    ("ец", "цем", INS),
    ("ц", "йца", GEN | ACC),
];

/// Names that end so are declined, whoever bears them.
const DECLINED: [&str; 9] = ["ов", "ев", "ёв", "ин", "ын", "й", "ая", "а", "я"];
/// And those of them that are not: «с Фу Цзяньхуа».
const UNDECLINED: [&str; 5] = ["уа", "юа", "иа", "оа", "эа"];

/// The cases in which `form` stands, a name whose dictionary form is `name`, given name first; 0 where that cannot be told.
pub(crate) fn cases(name: &str, form: &str) -> u16 {
    let full = name.contains(' ');
    let (mut oblique, mut unchanged) = (0, 0);
    let bases: Vec<&str> = words(name).collect();
    for word in words(form) {
        let Some(base) = bases.iter().max_by_key(|base| common(base, word)) else { continue };
        match word_cases(base, word, full) {
            // A part that is not declined stands unchanged beside one that is.
            NOM => unchanged = NOM,
            0 => {}
            own if oblique & own != 0 => oblique &= own,
            own => oblique |= own,
        }
    }
    if oblique != 0 { oblique } else { unchanged }
}

/// The words of a text, between white space.
fn words(text: &str) -> impl Iterator<Item = &str> {
    // White space that is no blank is none of these bytes, nor begins with one.
    let blanks = text.bytes().all(|b| matches!(b, b' '..=0xbf | 0xd0 | 0xd1));
    let (mut plain, mut any) = (blanks.then(|| text.as_bytes().split(|&b| b == b' ')), (!blanks).then(|| text.split_whitespace()));
    let mut at = 0;
    std::iter::from_fn(move || {
        let Some(plain) = &mut plain else { return any.as_mut()?.next() };
        loop {
            let word = plain.next()?;
            let first = at;
            at += word.len() + 1;
            if !word.is_empty() {
                return text.get(first..first + word.len());
            }
        }
    })
}

/// How many bytes both begin with, е and ё being one letter.
fn common(a: &str, b: &str) -> usize {
    let mut at = 0;
    loop {
        at += a.as_bytes()[at..].iter().zip(&b.as_bytes()[at..]).take_while(|(a, b)| a == b).count();
        at = a.floor_char_boundary(at);
        let next = |text: &str| text.get(at..).and_then(|rest| rest.chars().next());
        match (next(a), next(b)) {
            (Some('е'), Some('ё')) | (Some('ё'), Some('е')) => at += 'е'.len_utf8(),
            _ => return at,
        }
    }
}

fn word_cases(base: &str, word: &str, full: bool) -> u16 {
    let shared = common(base, word);
    let (Some(left), Some(ending)) = (base.get(shared..), word.get(shared..)) else { return 0 };
    if shared < 4 || shared * 2 < word.len() {
        return 0;
    }
    if left.is_empty() && ending.is_empty() {
        // A surname alone may be the form it was first seen in, and foreign names of women are not declined.
        let declined = DECLINED.iter().any(|ending| base.ends_with(ending)) && !UNDECLINED.iter().any(|ending| base.ends_with(ending));
        return if full && declined { NOM } else { 0 };
    }
    ENDINGS.iter().find(|row| row.0 == left && row.1 == ending).map_or(0, |row| row.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_tells_its_case() {
        for (name, form, wanted) in [
            ("Лазиз Кудратов", "Лазиза Кудратова", GEN | ACC),
            ("Лазиз Кудратов", "Кудратову", DAT),
            ("Лазиз Кудратов", "Лазиз Кудратов", NOM),
            ("Кирилл Лысогорский", "Кириллом Лысогорским", INS),
            ("Мария Захарова", "Марии Захаровой", GEN | DAT | LOC),
            ("Мария Захарова", "Захарова", NOM),
            ("Павел Дуров", "Павлу Дурову", DAT),
            ("Ангела Меркель", "Ангелой Меркель", GEN | DAT | INS | LOC),
            ("Эрдоган", "Эрдоган", 0),
            ("Кармен Мелендес", "Кармен Мелендес", 0),
            ("Мурат Нуртлеу", "Мурата Нуртлеу", GEN | ACC),
            ("Сергей Шойгу", "Шойгу", 0),
            ("Фу Цзяньхуа", "Фу Цзяньхуа", 0),
        ] {
            assert_eq!(cases(name, form), wanted, "{form}");
        }
    }
}
