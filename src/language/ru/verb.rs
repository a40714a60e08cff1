//! Russian verbs that no table has.

/// Endings of finite forms, each of which few other words have.
const FINITE: [&str; 24] = [
    "ла", "ло", "ли", "ал", "ял", "ил", "лся", "лась", "лось", "лись", "ает", "яет", "ует", "еет", "ают", "яют", "уют", "еют", "ит",
    "ится", "ется", "ятся", "утся", "ются",
];

/// Whether a word in small letters looks like a finite verb.
pub(crate) fn looks_finite(word: &str) -> bool {
    const LAST: [char; 7] = ['а', 'о', 'и', 'я', 'т', 'л', 'ь'];
    word.len() > 8 && word.ends_with(LAST) && FINITE.iter().any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::looks_finite;

    #[test]
    fn endings() {
        for word in ["перерабатывает", "согласовались", "оживился", "подытожил"] {
            assert!(looks_finite(word), "{word}");
        }
        for word in ["перерабатывающий", "согласование", "оживлённо", "ила"] {
            assert!(!looks_finite(word), "{word}");
        }
    }
}
