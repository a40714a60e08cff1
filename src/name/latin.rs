//! Russian names in the usual English spelling of news.

/// A name in Latin letters.
pub(crate) fn latin(name: &str) -> String {
    if !name.bytes().any(|b| matches!(b, 0xd0 | 0xd1)) {
        return name.to_string();
    }
    let mut out = String::with_capacity(name.len());
    for (i, word) in name.split(' ').enumerate() {
        if i > 0 {
            out.push(' ');
        }
        word_in_latin(word, &mut out);
    }
    out
}

fn word_in_latin(word: &str, out: &mut String) {
    // Letters this module spells otherwise all begin with these bytes.
    if !word.bytes().any(|b| matches!(b, 0xd0 | 0xd1)) {
        return out.push_str(word);
    }
    let all_capitals = !word.chars().any(is_small) && word.chars().filter(|&c| is_letter(c)).count() > 1;
    let mut letters = word.chars();
    let mut before = None;
    while let Some(c) = letters.next() {
        let lower = small(c);
        let mut ahead = letters.clone();
        let next = ahead.next().map(small);
        let ends = || ahead.clone().next().is_none_or(|c| !is_letter(c));
        let (spelling, taken) = match (lower, next) {
            ('д', Some('ж')) => ("j", 2),
            ('и' | 'ы', Some('й')) if ends() => ("y", 2),
            ('ь', Some('е' | 'ё')) => ("ye", 2),
            ('к', Some('с')) => ("ks", 2),
            _ => (letter(lower, before), 1),
        };
        before = if taken == 2 { next } else { Some(lower) };
        if spelling.is_empty() && !matches!(lower, 'ь' | 'ъ') {
            out.push(c);
        } else if c != lower {
            let mut chars = spelling.chars();
            out.extend(chars.next().map(|f| f.to_ascii_uppercase()));
            if all_capitals {
                out.extend(chars.map(|c| c.to_ascii_uppercase()));
            } else {
                out.push_str(chars.as_str());
            }
        } else {
            out.push_str(spelling);
        }
        if taken == 2 {
            letters.next();
        }
    }
}

/// The small letter, or its first where there are two.
fn small(c: char) -> char {
    match c {
        'а'..='я' | 'ё' => c,
        'А'..='Я' => char::from_u32(c as u32 + 0x20).unwrap_or(c),
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

fn is_letter(c: char) -> bool {
    matches!(c, 'а'..='я' | 'А'..='Я') || c.is_alphabetic()
}

fn is_small(c: char) -> bool {
    matches!(c, 'а'..='я' | 'ё') || !matches!(c, 'А'..='Я') && c.is_lowercase()
}

fn letter(c: char, before: Option<char>) -> &'static str {
    let vowel = || before.is_none_or(|b| matches!(b, 'а' | 'е' | 'ё' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'ь' | 'ъ' | '-'));
    match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'е' if vowel() => "ye",
        'е' | 'э' => "e",
        'ё' if matches!(before, Some('ж' | 'ч' | 'ш' | 'щ')) => "o",
        'ё' => "yo",
        'ж' => "zh",
        'з' => "z",
        'и' => "i",
        'й' | 'ы' => "y",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ю' => "yu",
        'я' => "ya",
        _ => "",
    }
}
