use super::*;

/// A record such as the extractor would make, of a text of our own.
fn record() -> Record {
    let text = "Turnover of Ruritania and Uzbekistan grows\n\nMenu | Poll [3]\n\n\
        TASHKENT, July 10. Trade turnover between Ruritania and Uzbekistan reached over $4.97 billion in January-June 2025, \
        which is 18.2 percent more than a year earlier, Minister of Trade Anna Orlova said on Thursday.\n";
    let mut found = Found::new(text);
    let ruritania = found.name("place", "Ruritania", 1);
    let value = found.value("money", "$4.97 billion", r#"{"amount": "4970000000", "currency": "USD", "approx": "over"}"#);
    let period = found.value("date", "January-June 2025", r#"{"timex": "2025-H1", "from": "2025-01-01", "to": "2025-06-30"}"#);
    let change = found.value("percent", "18.2 percent", r#"{"amount": "18.2", "unit": "percent", "approx": "exact"}"#);
    let orlova = found.name("person", "Anna Orlova", 2);
    let (sentence, trigger) = (found.span("Trade turnover"), found.span("reached"));
    let body = text.find("TASHKENT").unwrap();
    let json = format!(
        r#"{{"schema": 1, "id": "a", "source": {{"uri": "a.txt", "format": "text"}}, "language": {{"code": "en", "confidence": 0.99, "extractor": "en"}},
        "article": {{"title": "Turnover of Ruritania and Uzbekistan grows", "published": "2025-07-10", "published_by": "dateline", "authors": [], "site": null,
            "agency": null, "dateline": null, "body": [{{"start": {body}, "end": {end}}}]}},
        "text": {quoted}, "mentions": [{mentions}],
        "entities": [
            {{"id": "e1", "kind": "place", "name": "Ruritania", "latin": "Ruritania", "key": "place:XR"}},
            {{"id": "e2", "kind": "person", "name": "Анна Орлова", "latin": "Anna Orlova", "key": "person:ann-rlv", "positions": [{{"title": "Minister of Trade"}}]}}],
        "events": [{{"id": "v1", "kind": "indicator", "rule": "en/indicator/reach", "confidence": 0.9, "sentence": {{"start": {s}, "end": {end}}},
            "trigger": {{"start": {t}, "end": {u}}}, "lead": true, "status": "forecast", "polarity": "negative",
            "roles": [{{"role": "subject", "entity": "{ruritania}"}}, {{"role": "value", "mention": "{value}"}}, {{"role": "matter", "text": "a\u001b[2Jmatter"}}],
            "metric": "trade_turnover",
            "change": {{"direction": "increase", "amount": "18.2", "unit": "percent", "base": "same_period_last_year", "mention": "{change}"}},
            "time": {{"timex": "2025-H1", "from": "2025-01-01", "to": "2025-06-30", "mention": "{period}"}}, "place": null,
            "attribution": [{{"entity": "{orlova}", "verb": "said", "form": "indirect"}}], "codes": {{"cameo": null, "plover": null}}, "cluster": "c"}}],
        "warnings": [{{"code": "no_year", "message": "a date without a year"}}]}}"#,
        end = text.len(),
        quoted = serde_json::to_string(text).unwrap(),
        mentions = found.mentions.join(", "),
        s = sentence.0,
        t = trigger.0,
        u = trigger.1,
    );
    serde_json::from_str(&json).unwrap()
}

struct Found {
    text: &'static str,
    mentions: Vec<String>,
}

impl Found {
    fn new(text: &'static str) -> Self {
        Found { text, mentions: Vec::new() }
    }

    /// Where `words` stand in the last paragraph.
    fn span(&self, words: &str) -> (usize, usize) {
        let start = self.text.rfind(words).unwrap();
        (start, start + words.len())
    }

    fn add(&mut self, kind: &str, words: &str, more: &str) -> String {
        let ((start, end), id) = (self.span(words), format!("m{}", self.mentions.len() + 1));
        let mention = format!(r#"{{"id": "{id}", "kind": "{kind}", "start": {start}, "end": {end}, "text": "{words}", {more}}}"#);
        self.mentions.push(mention);
        id
    }

    fn name(&mut self, kind: &str, words: &str, entity: usize) -> String {
        self.add(kind, words, &format!(r#""entity": "e{entity}""#));
        format!("e{entity}")
    }

    fn value(&mut self, kind: &str, words: &str, value: &str) -> String {
        self.add(kind, words, &format!(r#""value": {value}"#))
    }
}

#[test]
fn a_plain_page_says_everything_in_brackets_and_words() {
    let page = show(&record(), Palette::Plain, 90);
    for part in [
        "published 2025-07-10 (dateline)",
        "[Ruritania|place]",
        "reached{1} over [$4.97 billion|money]",
        "1 indicator trade turnover · did not happen · forecast",
        "en/indicator/reach · 0.90",
        "subject Ruritania · place:XR",
        "value $4.97 billion → over 4,970,000,000 USD",
        "change +18.2 percent on the same period of last year",
        "time January-June 2025 → 2025-H1 (2025-01-01 to 2025-06-30)",
        "says Анна Орлова, Minister of Trade · Anna Orlova · person:ann-rlv · “said”, reported speech",
        "warning no_year a date without a year",
    ] {
        assert!(one_line(&page).contains(part), "{part:?} is not in\n{page}");
    }
    assert!(!page.contains('\x1b'));
    assert!(page.lines().all(|line| line.chars().count() <= 90), "{page}");
}

#[test]
fn colours_change_nothing_but_the_looks() {
    let (record, mut shown) = (record(), String::new());
    let page = show(&record, Palette::Colored, 90);
    let mut rest = page.as_str();
    while let Some((before, after)) = rest.split_once("\x1b[") {
        shown.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    shown.push_str(rest);
    assert!(one_line(&shown).contains("reached¹ over $4.97 billion in"), "{shown}");
    assert!(page.contains("\x1b[0;1;33m$4.97"), "{page}");
    assert!(shown.contains("a␛[2Jmatter"), "what the text says must not command the terminal");
}

fn one_line(page: &str) -> String {
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_empty_record_is_a_page_too() {
    let record = dateline::Extractor::new().extract(&dateline::Input::text(""));
    let page = show(&record, Palette::Plain, 60);
    assert!(page.contains("nothing found"), "{page}");
}
