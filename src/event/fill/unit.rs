//! Units of quantities against the words of a role.

/// Whether a unit is one of the words. They are compared by their beginnings, so that «тонна» meets «тонны».
pub(super) fn any_unit(unit: &str, words: &[String]) -> bool {
    let parts: Vec<&str> = unit.split_whitespace().collect();
    let begins = |part: &str, word: &str| {
        // Most differ in the first two bytes.
        let head = word.as_bytes().get(..2).unwrap_or(word.as_bytes());
        !head.is_empty() && part.as_bytes().starts_with(head) && part.starts_with(shortened(word))
    };
    words.iter().any(|word| unit.eq_ignore_ascii_case(word) || parts.iter().any(|part| begins(part, word)))
}

/// A word without its last letter, and of a short one its first three.
fn shortened(word: &str) -> &str {
    word.char_indices().nth(word.chars().count().saturating_sub(1).max(3)).map_or(word, |(at, _)| &word[..at])
}
