//! Keys that are equal for the same name in both scripts: consonant skeletons.

/// The consonant skeleton of one word of a name; empty where there is nothing to keep.
pub(crate) fn skeleton(word: &str) -> String {
    let lower: Vec<char> = word.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphabetic() || *c == '-').collect();
    let mut sounds = String::new();
    let mut at = 0;
    while at < lower.len() {
        let rest = &lower[at..];
        let (sound, taken) = sound(rest, at == 0);
        sounds.push_str(sound);
        at += taken.max(1);
    }
    let mut out = String::new();
    for (i, c) in sounds.chars().enumerate() {
        let keep = if c == 'A' { i == 0 } else { !out.ends_with(c) };
        if keep {
            out.push(if c == 'A' { 'a' } else { c });
        }
    }
    out
}

/// The sound a spelling begins with, as a letter of the skeleton (`A` is any vowel), and how many characters it takes.
fn sound(rest: &[char], _first: bool) -> (&'static str, usize) {
    let starts = |s: &str| s.chars().enumerate().all(|(i, c)| rest.get(i) == Some(&c));
    for (spelling, sound) in SPELLINGS {
        if starts(spelling) {
            return (sound, spelling.chars().count());
        }
    }
    ("", 1)
}

/// Spellings, longer ones first. v and f, ж and дж, х and h, к and q are one sound each; ng is n.
const SPELLINGS: &[(&str, &str)] = &[
    ("shch", "s"),
    ("sch", "s"),
    ("tsch", "c"),
    ("tch", "c"),
    ("дзе", "z"),
    ("dze", "z"),
    ("zh", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("sh", "s"),
    ("ch", "c"),
    ("ts", "c"),
    ("tz", "c"),
    ("dj", "j"),
    ("dzh", "j"),
    ("дж", "j"),
    ("ng", "n"),
    ("нг", "n"),
    ("ck", "k"),
    ("ks", "ks"),
    ("кс", "ks"),
    ("x", "ks"),
    ("дз", "z"),
    ("ia", "A"),
    ("iy", "A"),
    ("yy", "A"),
    ("ee", "A"),
    ("oo", "A"),
    ("щ", "s"),
    ("ш", "s"),
    ("ж", "j"),
    ("х", "h"),
    ("ч", "c"),
    ("ц", "c"),
    ("б", "b"),
    ("в", "f"),
    ("г", "g"),
    ("д", "d"),
    ("з", "z"),
    ("й", ""),
    ("к", "k"),
    ("л", "l"),
    ("м", "m"),
    ("н", "n"),
    ("п", "p"),
    ("р", "r"),
    ("с", "s"),
    ("т", "t"),
    ("ф", "f"),
    ("қ", "k"),
    ("ғ", "g"),
    ("ң", "n"),
    ("ҳ", "h"),
    ("ҷ", "j"),
    ("ў", "A"),
    ("ъ", ""),
    ("ь", ""),
    ("а", "A"),
    ("е", "A"),
    ("ё", "A"),
    ("и", "A"),
    ("о", "A"),
    ("у", "A"),
    ("ы", "A"),
    ("э", "A"),
    ("ю", "A"),
    ("я", "A"),
    ("ә", "A"),
    ("ө", "A"),
    ("ү", "A"),
    ("ұ", "A"),
    ("і", "A"),
    ("b", "b"),
    ("c", "k"),
    ("d", "d"),
    ("f", "f"),
    ("g", "g"),
    ("h", "h"),
    ("j", "j"),
    ("k", "k"),
    ("l", "l"),
    ("m", "m"),
    ("n", "n"),
    ("p", "p"),
    ("q", "k"),
    ("r", "r"),
    ("s", "s"),
    ("t", "t"),
    ("v", "f"),
    ("w", "f"),
    ("z", "z"),
    ("y", ""),
    ("a", "A"),
    ("e", "A"),
    ("i", "A"),
    ("o", "A"),
    ("u", "A"),
    ("ç", "c"),
    ("ş", "s"),
    ("ğ", "g"),
    ("ı", "A"),
    ("ö", "A"),
    ("ü", "A"),
    ("ä", "A"),
    ("é", "A"),
    ("è", "A"),
    ("á", "A"),
    ("í", "A"),
    ("ó", "A"),
    ("ú", "A"),
    ("ž", "j"),
    ("š", "s"),
    ("č", "c"),
    ("ć", "c"),
    ("ł", "l"),
    ("ń", "n"),
    ("ś", "s"),
    ("ź", "z"),
    ("ż", "j"),
    ("ñ", "n"),
    ("ý", ""),
    ("ň", "n"),
    ("ã", "A"),
    ("â", "A"),
    ("ă", "A"),
    ("î", "A"),
    ("ț", "c"),
    ("ţ", "c"),
    ("ș", "s"),
    ("ə", "A"),
];

/// The key of a person known by given name and surname.
pub(crate) fn person(given: &str, surname: &str) -> Option<String> {
    let (given, surname) = (skeleton(given), skeleton(surname));
    (given.len() + surname.len() > 2 && !given.is_empty() && !surname.is_empty()).then(|| format!("person:{given}-{surname}"))
}
