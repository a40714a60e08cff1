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

/// A user's lexicon of so many lines; every hundredth shares its Russian name with all the others of its hundred.
fn lexicon(lines: usize) -> String {
    let mut tsv = String::from("kind\tkey\ten\tru\n");
    let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
    for n in 0..lines {
        let word: String = [n, n / 26, n / 676, n / 17_576, n / 456_976].into_iter().map(letter).collect();
        let shared = ["Зорблат", "Квуксверк", "Флимрад"][n % 3];
        let russian = if n % 100 == 0 { shared } else { "-" };
        tsv.push_str(&format!("organization\torg:L{n}\tZor{word} Works\t{russian}\n"));
    }
    tsv
}

/// The most memory the program has had, in megabytes; `None` where the system does not say.
fn peak() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM"))?;
    line.split_whitespace().nth(1)?.parse::<usize>().ok().map(|kilobytes| kilobytes / 1024)
}

#[test]
fn a_large_lexicon_loads_in_time_and_memory_that_grow_with_its_lines() {
    const LINES: usize = 200_000;
    let load = |lines: usize| {
        let tsv = lexicon(lines);
        let start = Instant::now();
        let extractor = Extractor::builder().lexicon(tsv.as_str(), "large.tsv").build().expect("the lexicon is sound");
        (extractor, start.elapsed())
    };
    let (_, small) = load(LINES / TIMES);
    let before = peak();
    let (extractor, large) = load(LINES);
    println!("{LINES} lines: {large:?}, at most {:?} MB more", peak().zip(before).map(|(after, before)| after - before));
    assert!(large < small * 4 * TIMES as u32 + Duration::from_millis(500), "{small:?}, then {large:?}");
    if let Some((after, before)) = peak().zip(before) {
        assert!(after - before < 400, "{} MB for {LINES} lines", after - before);
    }
    let record = extractor.extract(&Input::text("The mill was sold to Zoraaaaa Works on Monday."));
    assert!(record.entities.iter().any(|e| e.key.as_deref() == Some("org:L0")), "{:?}", record.entities);
}
