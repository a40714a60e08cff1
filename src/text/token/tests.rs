//! The tokeniser by examples, against Unicode's word boundaries, and against the text it came from.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::*;

fn words(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    tokenize(text, 0, text.len(), &mut tokens);
    tokens.iter().map(|t| &text[t.start as usize..t.end as usize]).collect()
}

#[test]
fn boundaries() {
    let rows: &[(&str, &[&str])] = &[
        ("USD34.6 million, B2B", &["USD", "34.6", "million", ",", "B2B"]),
        ("€5m, 1,234.5", &["€", "5", "m", ",", "1,234.5"]),
        ("the U.S. and U.S.-led", &["the", "U.S.", "and", "U.S.", "-", "led"]),
        ("Kun.uz said it didn’t", &["Kun", ".", "uz", "said", "it", "didn’t"]),
        ("Uzbekistan's, producers' O’Neill's", &["Uzbekistan", "'s", ",", "producers", "'", "O’Neill", "'s"]),
        ("А. Б. Иванов, А.Б. Иванов, т.е. так", &["А", ".", "Б", ".", "Иванов", ",", "А.Б.", "Иванов", ",", "т.е.", "так"]),
        ("в 2025-го «Қазақ»", &["в", "2025", "-", "го", "«", "Қазақ", "»"]),
        ("13,6 тыс. мест", &["13,6", "тыс", ".", "мест"]),
        ("10:30 a.m. B2B", &["10", ":", "30", "a.m.", "B2B"]),
    ];
    for (text, expected) in rows {
        assert_eq!(words(text), *expected, "{text}");
    }
}

#[test]
fn folded_words_have_one_hash() {
    assert_eq!(hash_of("Ёлка"), hash_of("елка"));
    assert_eq!(hash_of("DON’T"), hash_of("don't"));
    assert_eq!(hash_of("ҚАЗАҚ"), hash_of("қазақ"));
}

#[test]
fn case_and_script() {
    let mut tokens = Vec::new();
    tokenize("News NEWS news iPhone Ош BOTAŞ 5G", 0, 37, &mut tokens);
    use LetterCase::*;
    let cases: Vec<_> = tokens.iter().map(|t| t.case).collect();
    assert_eq!(cases, [Title, Upper, Lower, Mixed, Title, Upper, None, Upper]);
    assert_eq!(tokens[4].script, Script::Cyrillic);
    assert!(tokens[5].flags & Token::FOREIGN != 0);
}

fn tokens_of(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    tokenize(text, 0, text.len(), &mut tokens);
    tokens
}

/// Every token lies inside one Unicode word or mark, but where the module's documentation says otherwise.
#[test]
fn unicode_agrees() {
    let text = "Министр Лазиз Кудратов провёл встречу в Ташкенте 30 января 2026 года: «Обсудили 4,97 млрд долларов». \
        Exports didn’t grow 18.2 percent; Türkiye’nin limanı, naïve façade, größte Städte 2,5 — 10 000.";
    let words: Vec<&str> = text.unicode_words().collect();
    let own: Vec<&str> =
        tokens_of(text).iter().filter(|t| t.kind != TokenKind::Mark).map(|t| &text[t.start as usize..t.end as usize]).collect();
    assert_eq!(own, words);
}

proptest! {
    /// Tokens and the blanks between them give back the text.
    #[test]
    fn tokens_joined_are_the_text(text in "\\PC{0,80}|[а-яА-Яa-zA-Z0-9 .,'’«»$€—\\n-]{0,120}") {
        let mut at = 0;
        for token in tokens_of(&text) {
            let (start, end) = (token.start as usize, token.end as usize);
            prop_assert!(start >= at && end > start);
            prop_assert!(text[at..start].chars().all(is_blank));
            prop_assert!(text.is_char_boundary(end));
            at = end;
        }
        prop_assert!(text[at..].chars().all(is_blank));
    }

    /// A word of plain letters is one token, as it is for Unicode.
    #[test]
    fn plain_words_are_whole(word in "[a-z]{2,12}|[а-яё]{2,12}") {
        prop_assert_eq!(tokens_of(&word).len(), 1);
        prop_assert_eq!(word.unicode_words().count(), 1);
        prop_assert_eq!(tokens_of(&word)[0].hash, hash_of(&word));
        prop_assert_eq!(hash_of_letters(&word), hash_of(&word));
    }
}
