//! Russian compounds that offices have for a name.

/// «Минздрава» → «Минздрав»: masculine where a consonant stands before the ending.
pub(crate) fn nominative(word: &str) -> &str {
    // «Нацстатком» is a committee in the nominative: no noun ends in -тк.
    let committee = |stem: &str| stem.strip_suffix('к').is_some_and(|s| s.ends_with(|c| "бвгджзмптфхцчшщ".contains(c)));
    // «Мясопром», «Востоктелеком»: the ending is the name's.
    if ["пром", "телеком"].iter().any(|whole| word.ends_with(whole)) {
        return word;
    }
    let consonant = |stem: &str| stem.ends_with(|c| "бвгджзйклмнпрстфхцчшщ".contains(c));
    let fits = |stem: &&str| stem.chars().count() > 4 && consonant(stem) && !committee(stem);
    ["ом", "ем", "а", "у", "е"].iter().find_map(|ending| word.strip_suffix(ending).filter(fits)).unwrap_or(word)
}
