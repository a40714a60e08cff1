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
    let (mut before, mut next) = (None, letters.next());
    while let Some(c) = next {
        next = letters.next();
        let (lower, after) = (small(c), next.map(small));
        let spelling = match (lower, after) {
            ('д', Some('ж')) => "j",
            ('и' | 'ы', Some('й')) if letters.clone().next().is_none_or(|c| !is_letter(c)) => "y",
            ('ь', Some('е' | 'ё')) => "ye",
            ('к', Some('с')) => "ks",
            _ => "",
        };
        let spelling = match spelling {
            "" => {
                let one = letter(lower, before);
                before = Some(lower);
                one
            }
            two => {
                (before, next) = (after, letters.next());
                two
            }
        };
        match spelling {
            "" if !matches!(lower, 'ь' | 'ъ') => out.push(c),
            _ if c == lower => push_short(out, spelling),
            _ => push_capital(out, spelling, all_capitals),
        }
    }
}

/// Appends a few letters, which is quicker one by one.
fn push_short(out: &mut String, spelling: &str) {
    spelling.bytes().for_each(|b| out.push(b as char));
}

fn push_capital(out: &mut String, spelling: &str, all: bool) {
    let mut letters = spelling.chars();
    out.extend(letters.next().map(|f| f.to_ascii_uppercase()));
    if all {
        out.extend(letters.map(|c| c.to_ascii_uppercase()));
    } else {
        push_short(out, letters.as_str());
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
