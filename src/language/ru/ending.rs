//! Case endings of Russian words that no table has.

use crate::text::token::fold;

/// The last three letters of a Russian word, the last first; another sign is no letter.
pub(crate) fn last_letters(word: &str) -> [char; 3] {
    let bytes = word.as_bytes();
    let mut end = bytes.len();
    std::array::from_fn(|_| match bytes.get(end.wrapping_sub(2)..end) {
        Some(&[lead @ (0xd0 | 0xd1), rest]) => {
            end -= 2;
            char::from_u32(0x400 | u32::from(lead & 1) << 6 | u32::from(rest & 0x3f)).unwrap_or_default()
        }
        _ => '\0',
    })
}

/// How many letters the case ending has, of which the longest is taken.
pub(crate) fn length(word: &str) -> usize {
    // More letters than five change nothing.
    let count = if word.len() > 10 { 5 } else { word.chars().count() };
    let last = last_letters(word).map(fold);
    let three = matches!(
        last,
        ['и', 'м', 'ы' | 'и' | 'а' | 'я'] | ['о', 'г', 'о' | 'е'] | ['у', 'м', 'о' | 'е'] | ['й', 'е', 'и'] | ['м', 'я', 'и']
    );
    if three && count > 4 {
        return 3;
    }
    let two = matches!(
        last,
        ['м', 'ы' | 'и' | 'о' | 'е', _]
            | ['й', 'о' | 'е' | 'ы' | 'и', _]
            | ['х', 'ы' | 'и', _]
            | ['ю', 'у' | 'ю' | 'и', _]
            | ['я', 'а' | 'я' | 'и', _]
            | ['е', 'о' | 'е', _]
            | ['и', 'и', _]
    );
    if two && count > 3 {
        return 2;
    }
    match last[0] {
        'а' | 'я' | 'у' | 'ю' | 'е' | 'ы' | 'и' if count > 2 => 1,
        'ь' | 'й' | 'о' if count > 3 => 1,
        _ => 0,
    }
}
