//! Any bytes as a web page: no panic, and spans that lead back to the text.
#![no_main]

use std::sync::LazyLock;

use dateline::{Extractor, Input, article};
use libfuzzer_sys::fuzz_target;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

fuzz_target!(|bytes: &[u8]| {
    let decoded = article::decode(bytes, None);
    let record = EXTRACTOR.extract(&Input::html(decoded.text));
    let text = record.text.as_deref().unwrap_or_default();
    for mention in &record.mentions {
        assert_eq!(text.get(mention.start..mention.end), Some(mention.text.as_str()));
    }
    for span in &record.article.body {
        assert!(text.get(span.start..span.end).is_some());
    }
});
