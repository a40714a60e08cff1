//! What a container is by the names its publisher gave it.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use crate::article::fold::WordHasher;

/// What the names of a container say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Naming {
    /// A name of something that is never the article.
    pub never: bool,
    /// A name of something that is not the article unless most of the page's prose is in it.
    pub drop: bool,
    /// Names of something that seldom is.
    pub doubts: i16,
    /// A name of the article's own container.
    pub favour: bool,
    /// A name of a live blog.
    pub live: bool,
}

impl Naming {
    /// What another attribute of the same element says too.
    pub fn add(&mut self, other: Naming) {
        self.never |= other.never;
        self.drop |= other.drop;
        self.doubts += other.doubts;
        self.favour |= other.favour;
        self.live |= other.live;
    }
}

#[derive(Debug, Clone, Copy)]
enum Effect {
    Never,
    Drop,
    Doubt,
    Live,
    Favour,
}

/// What a word says by itself, and whether longer names begin with it.
#[derive(Debug, Clone, Copy, Default)]
struct Word {
    effect: Option<Effect>,
    begins: bool,
}

static NAMES: LazyLock<HashMap<&'static [u8], Word, BuildHasherDefault<WordHasher>>> = LazyLock::new(|| {
    let rows = include_str!("containers.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    let effect = |name: &str| match name {
        "never" => Effect::Never,
        "drop" => Effect::Drop,
        "doubt" => Effect::Doubt,
        "live" => Effect::Live,
        _ => Effect::Favour,
    };
    let mut names: HashMap<&'static [u8], Word, _> = HashMap::default();
    for (kind, name) in rows.filter_map(|row| row.split_once('\t')) {
        names.entry(name.as_bytes()).or_default().effect = Some(effect(kind));
        if let Some((first, _)) = name.split_once('-') {
            names.entry(first.as_bytes()).or_default().begins = true;
        }
    }
    names
});

/// Names that begin so speak of a state, a layout or a library, not of the content.
const STATES: [&str; 17] = [
    "has", "no", "with", "without", "is", "are", "hide", "show", "enable", "disable", "js", "not", "can", "theme", "template", "category",
    "tag",
];
/// The longest class name looked at.
const LONGEST: usize = 64;

/// Reads the values of `class` and `id`.
pub(crate) fn naming(values: &str) -> Naming {
    let mut naming = Naming::default();
    for name in values.split_ascii_whitespace().take(24) {
        if name.len() <= LONGEST && name.is_ascii() {
            one(name, &mut naming);
        }
    }
    naming
}

fn one(name: &str, naming: &mut Naming) {
    let mut buffer = [0u8; LONGEST * 2];
    let mut ends = [0u8; 12];
    let (length, words) = split(name, &mut buffer, &mut ends);
    let Ok(folded) = std::str::from_utf8(&buffer[..length]) else { return };
    let start = |word: usize| if word == 0 { 0 } else { ends[word - 1] as usize + 1 };
    let piece = |from: usize, to: usize| folded.get(start(from)..ends[to] as usize).unwrap_or("");
    if words == 0 || words > 1 && STATES.contains(&piece(0, 0)) {
        return;
    }
    for from in 0..words {
        let Some(word) = NAMES.get(piece(from, from).as_bytes()) else { continue };
        let longer = if word.begins { words.min(from + 3) } else { from };
        let joined = (from + 1..longer).filter_map(|to| Some((to, NAMES.get(piece(from, to).as_bytes())?.effect?)));
        for (to, effect) in word.effect.map(|effect| (from, effect)).into_iter().chain(joined) {
            match effect {
                Effect::Never => naming.never = true,
                Effect::Drop => naming.drop = true,
                Effect::Doubt => naming.doubts += 1,
                Effect::Live => naming.live = true,
                // "article" alone names many things; a longer name must match as a whole.
                Effect::Favour if from == 0 && to + 1 == words || to > from => naming.favour = true,
                Effect::Favour => {}
            }
        }
    }
}

/// Writes the name in small letters with "-" between its words; gives its length and the number of words.
fn split(name: &str, buffer: &mut [u8], ends: &mut [u8; 12]) -> (usize, usize) {
    let mut length = 0;
    let mut words = 0;
    let mut was_lower = false;
    let mut open = false;
    for byte in name.bytes() {
        let separator = !byte.is_ascii_alphanumeric();
        let hump = byte.is_ascii_uppercase() && was_lower;
        if (separator || hump) && open {
            if words == ends.len() {
                return (length, words);
            }
            ends[words] = length as u8;
            words += 1;
            open = false;
        }
        if separator {
            was_lower = false;
            continue;
        }
        if !open && words > 0 {
            buffer[length] = b'-';
            length += 1;
        }
        open = true;
        buffer[length] = byte.to_ascii_lowercase();
        length += 1;
        was_lower = byte.is_ascii_lowercase() || byte.is_ascii_digit();
    }
    if open && words < ends.len() {
        ends[words] = length as u8;
        words += 1;
    }
    (length, words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_speak() {
        assert!(naming("relatedPosts").drop && naming("block block_related").drop && naming("c-share-bar").drop);
        assert!(naming("entry-content").favour && naming("articleBody").favour && naming("story__text").favour);
        assert!(!naming("has-sidebar no-comments").drop);
        assert!(!naming("header-article").favour && naming("header-article").doubts == 1);
        assert_eq!(naming("col-md-8"), Naming::default());
        assert_eq!(naming(""), Naming::default());
        assert_eq!(naming("a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-comments"), Naming::default());
    }
}
