//! The singular of English nouns.

use std::borrow::Cow;

use crate::lexicon;

/// The singular of a lower-case noun, given with its hash: `jobs` → `job`, `companies` → `company`, `men` → `man`; a singular stays.
pub(crate) fn singular(word: &str, hash: u64) -> Cow<'_, str> {
    if let Some(singular) = lexicon::counted_noun(hash) {
        return Cow::Borrowed(singular);
    }
    if let Some(stem) = word.strip_suffix("men").filter(|stem| stem.len() > 2 && *stem != "speci" && *stem != "regi") {
        return Cow::Owned(format!("{stem}man"));
    }
    let Some(stem) = word.strip_suffix('s').filter(|stem| stem.len() > 1) else { return Cow::Borrowed(word) };
    match () {
        _ if ends_with_any(word, &["ss", "us", "is", "ics", "ous"]) => Cow::Borrowed(word),
        _ if stem.ends_with("ie")
            && stem.len() > 3
            && !matches!(stem, "movie" | "cookie" | "zombie" | "rookie" | "calorie" | "selfie" | "eerie") =>
        {
            Cow::Owned(format!("{}y", stem.strip_suffix("ie").unwrap_or(stem)))
        }
        _ if ends_with_any(stem, &["sse", "xe", "che", "she", "zze"])
            && !matches!(stem, "axe" | "cache" | "ache" | "headache" | "niche" | "quiche" | "avalanche") =>
        {
            Cow::Borrowed(stem.strip_suffix('e').unwrap_or(stem))
        }
        _ if ends_with_any(stem, &["buse", "viruse", "gase", "bonuse", "campuse", "censuse", "statuse", "viruse"]) && stem != "abuse" => {
            Cow::Borrowed(stem.strip_suffix('e').unwrap_or(stem))
        }
        _ => Cow::Borrowed(stem),
    }
}

fn ends_with_any(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::singular;
    use crate::text::token::hash_of;

    #[test]
    fn finds_the_singular() {
        for (plural, expected) in [
            ("jobs", "job"),
            ("companies", "company"),
            ("men", "man"),
            ("spokesmen", "spokesman"),
            ("people", "person"),
            ("crises", "crisis"),
            ("aircraft", "aircraft"),
            ("businesses", "business"),
            ("buses", "bus"),
            ("taxes", "tax"),
            ("branches", "branch"),
            ("houses", "house"),
            ("movies", "movie"),
            ("vehicles", "vehicle"),
            ("process", "process"),
            ("gas", "gas"),
            ("analyses", "analysis"),
            ("ties", "tie"),
            ("status", "status"),
            ("lives", "life"),
            ("economics", "economics"),
        ] {
            assert_eq!(singular(plural, hash_of(plural)), expected, "{plural}");
        }
    }
}
