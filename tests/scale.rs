//! Eight times the text takes about eight times as long, whatever the text is made of: an archive has its freaks.

use std::time::{Duration, Instant};

use dateline::{Body, Extractor, Input};

/// What a text is made of, over and over.
const PARTS: &[&str] = &[
    "Exports of cotton grew by 12 percent to $1.5 billion in 2024.\n\n",
    "exports of cotton grew by 12 percent to $1.5 billion in 2024 and ",
    "Экспорт хлопка Узбекистана в Китай вырос на 12% до 1,5 млрд долларов в 2024 году, сообщил министр Иван Петров. ",
    "Minister Anna Orlova met with President Ivan Petrov in Tashkent. ",
    "Alfa Bank, Ministry of Energy, Polyplast Group and OOO «Ромашка» signed an agreement. ",
    "Компания построит завод, министр встретился с послом, суд приговорил директора, банк снизил ставку. ",
    "Anna Orlova Ivan Petrov Tashkent ",
    "1,234.5 2024 15% $5 million ",
    "5 May 2024, June 6, ",
    "Kazakhstan, China, Russia, ",
    "A. B. Ivanov ",
    "Минэнерго: ",
    "«Мы построим завод», — сказал министр. ",
    "\"We will build,\" he said. ",
    "“We",
    "«",
    "(",
    "— да ",
    "слово ",
    "a",
    "\n",
    " ",
    "Menu item\n",
    "06.11.2025 | В Оше открыли школу на 500 мест\n",
    "<p>",
];

const SMALL: usize = 40_000;
const TIMES: usize = 8;

fn text(part: &str, bytes: usize) -> String {
    part.repeat(bytes / part.len())
}

/// The better of two, as other programs disturb the clock.
fn time(extractor: &Extractor, text: &str) -> Duration {
    let once = || {
        let start = Instant::now();
        let record = extractor.extract(&Input::text(text));
        assert_eq!(record.text.as_deref(), Some(text));
        start.elapsed()
    };
    once().min(once())
}

#[test]
fn time_grows_with_the_text_and_no_faster() {
    for body in [Body::Auto, Body::Whole] {
        let extractor = Extractor::builder().body(body).build().expect("nothing is added");
        for part in PARTS {
            let (small, large) = (time(&extractor, &text(part, SMALL)), time(&extractor, &text(part, SMALL * TIMES)));
            // Growth by the square would be 64 times; what is over in no time says nothing.
            let allowed = small * 3 * TIMES as u32 + Duration::from_millis(100);
            assert!(large < allowed, "{part:?} as {body:?}: {small:?}, and {large:?} for {TIMES} times as much");
        }
    }
}
