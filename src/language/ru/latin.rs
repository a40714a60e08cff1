//! Russian names in the usual English spelling of news.

/// A name in Latin letters.
pub(crate) fn latin(name: &str) -> String {
    // Letters this module spells otherwise all begin with these bytes.
    if !name.bytes().any(|b| matches!(b, 0xd0 | 0xd1)) {
        return name.to_string();
    }
    let mut out = Vec::with_capacity(name.len() + 4);
    for (i, word) in name.split(' ').enumerate() {
        if i > 0 {
            out.push(b' ');
        }
        word_in_latin(word, &mut out);
    }
    String::from_utf8(out).unwrap_or_default()
}

fn word_in_latin(word: &str, out: &mut Vec<u8>) {
    let all_capitals = !word.chars().any(is_small) && word.chars().filter(|&c| is_letter(c)).count() > 1;
    let mut letters = word.chars();
    let (mut before, mut here) = (None, letters.next().map(|c| (c, small(c))));
    while let Some((c, lower)) = here {
        let mut next = letters.next().map(|c| (c, small(c)));
        let mut spelling = match (lower, next.map(|(_, lower)| lower)) {
            ('д', Some('ж')) => Spelling::of("j"),
            ('и' | 'ы', Some('й')) if letters.clone().next().is_none_or(|c| !is_letter(c)) => Spelling::of("y"),
            ('ь', Some('е' | 'ё')) => Spelling::of("ye"),
            ('к', Some('с')) => Spelling::of("ks"),
            _ => Spelling::NONE,
        };
        if spelling == Spelling::NONE {
            spelling = letter(lower, before);
            before = Some(lower);
        } else {
            before = next.map(|(_, lower)| lower);
            next = letters.next().map(|c| (c, small(c)));
        }
        here = next;
        match spelling {
            Spelling::NONE if !matches!(lower, 'ь' | 'ъ') => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            _ if c == lower => spelling.push(out),
            _ if all_capitals => spelling.capitals(u32::MAX).push(out),
            _ => spelling.capitals(0xff).push(out),
        }
    }
}

/// Up to four small Latin letters, the first in the lowest byte.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Spelling(u32);

impl Spelling {
    const NONE: Spelling = Spelling(0);

    const fn of(text: &str) -> Spelling {
        let (mut letters, mut at) = (0, text.len());
        while at > 0 {
            at -= 1;
            letters = letters << 8 | text.as_bytes()[at] as u32;
        }
        Spelling(letters)
    }

    /// With capitals in these bytes.
    fn capitals(self, bytes: u32) -> Spelling {
        Spelling(self.0 & !(0x2020_2020 & bytes))
    }

    /// All four bytes are copied, which is one step, and what is empty taken back.
    fn push(self, out: &mut Vec<u8>) {
        let end = out.len() + (u32::BITS - self.0.leading_zeros()).div_ceil(8) as usize;
        out.extend_from_slice(&self.0.to_le_bytes());
        out.truncate(end);
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

fn letter(c: char, before: Option<char>) -> Spelling {
    let vowel = || before.is_none_or(|b| matches!(b, 'а' | 'е' | 'ё' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'ь' | 'ъ' | '-'));
    match c {
        'е' if vowel() => Spelling::of("ye"),
        'ё' if matches!(before, Some('ж' | 'ч' | 'ш' | 'щ')) => Spelling::of("o"),
        _ => (c as usize).checked_sub('а' as usize).and_then(|at| LETTERS.get(at)).copied().unwrap_or(Spelling::NONE),
    }
}

/// What stands for each of `а` to `ё`.
const LETTERS: [Spelling; 'ё' as usize - 'а' as usize + 1] = {
    let alphabet = [
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh",
        "shch", "", "y", "", "e", "yu", "ya", "", "yo",
    ];
    let mut letters = [Spelling::NONE; 'ё' as usize - 'а' as usize + 1];
    let mut at = 0;
    while at < letters.len() {
        letters[at] = Spelling::of(alphabet[at]);
        at += 1;
    }
    letters
};
