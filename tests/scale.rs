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

/// A word of its own for each number, of the letters from `first` on.
fn word(number: usize, first: char) -> String {
    let letter = |n: usize| char::from_u32(first as u32 + (n % 26) as u32).unwrap_or(first);
    [number, number / 26, number / 676, number / 17_576, number / 456_976].into_iter().map(letter).collect()
}

/// What news are made of; each time `{}` is another name.
const NEWS: &str = "Prime Minister Anna {}ova met Economy Minister Ivan {}in in Tashkent on Monday. \"We will sign a contract with {} Group,\" the \
    minister said. Following the talks, {} Holding and {} Bank signed an agreement. Trade between Kazakhstan and China reached $1.3 billion in \
    2024, exports amounted to $800 million and imports to $500 million.\n\nThe holding appointed Oleg {}ov as chief executive, replacing Petr \
    {}enko. Iran bought 2 million tonnes of wheat. He resigned in May. In the {} region the Greens won 12 percent, Our Path 6.2 percent. The \
    company's revenue rose by 5% to $20 million, {} Analytics said.\n\nПремьер-министр Анна {}ова встретилась с Иваном {}иным. «Мы построим \
    завод», — сказал министр. По итогам переговоров подписан меморандум. Холдинг «{}» назначил Олега {}ова директором, сменив Петра {}енко. \
    Министр провёл форум «{}-2025». Экспорт пшеницы составил 5 млн тонн, из них Иран закупил 2 млн тонн. Компания снизила выручку на 5%, \
    сообщили в «{}». За «Рассвет» готовы голосовать 24%, за «{}» — 17%.\n\n";

fn news(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + NEWS.len());
    let mut number = 0;
    while text.len() < bytes {
        for part in NEWS.split_inclusive("{}") {
            text.push_str(part.trim_end_matches("{}"));
            if part.ends_with("{}") {
                number += 1;
                text.push_str(&if part.is_ascii() { format!("Zor{}", word(number, 'a')) } else { format!("Зор{}", word(number, 'а')) });
            }
        }
    }
    text
}

#[test]
fn time_grows_with_an_article_of_ever_new_names_and_no_faster() {
    let extractor = Extractor::builder().body(Body::Whole).build().expect("nothing is added");
    let (small, large) = (time(&extractor, &news(SMALL * 10)), time(&extractor, &news(SMALL * 10 * TIMES)));
    assert!(large < small * 3 * TIMES as u32, "{small:?}, and {large:?} for {TIMES} times as much");
}

/// A user's lexicon of so many lines; every hundredth shares its Russian name with all the others of its hundred.
fn lexicon(lines: usize) -> String {
    let mut tsv = String::from("kind\tkey\ten\tru\n");
    for n in 0..lines {
        let word = word(n, 'a');
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
