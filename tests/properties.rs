//! What holds for any text at all.

use dateline::record::{Record, Span};
use dateline::{Body, Extractor, Input, Scratch};
use proptest::prelude::*;

/// Text that looks enough like news to reach the deeper stages, cut and joined in ways no writer would.
fn newslike() -> impl Strategy<Value = String> {
    let scraps = prop::sample::select(vec![
        "Trade turnover",
        "between Uzbekistan and China",
        "reached",
        "$4.97 billion",
        "18.2 percent",
        "in January-June 2025",
        "U.S.",
        "No. 5",
        "Minister Anna Orlova said",
        "\"We have signed\"",
        "according to",
        "by 2030",
        "grew",
        "from 5 to 7",
        "Jan. 3",
        "1,234,567.89",
        "€5m",
        "Товарооборот",
        "между Казахстаном и Россией",
        "вырос на 11,4%",
        "составил 13 млрд долларов",
        "в 2,5 раза",
        "5 мая 2024 года",
        "г. Ош",
        "заявил министр Иван Петров",
        "«Договор подписан»",
        "по данным",
        "к 2030 году",
        "А. Б. Иванов",
        "ООО «Ромашка»",
        "/ТАСС/",
        "—",
        "(",
        ")",
        "\n\n",
        "\n",
        ". ",
        ", ",
        " ",
        "…",
        "%",
        "$",
        "«",
        "»",
        "“",
        "\u{a0}",
        "\u{feff}",
        "е\u{301}",
        "🇰🇿",
        "<p>",
        "&nbsp;",
        "{",
        "\0",
        "99999999999999999999999999999",
        "0,000001",
        "31 февраля",
        "2025-02-30",
        "-",
        "№",
        "ҚазАқпарат",
        "'s",
        "XXIV",
    ]);
    prop::collection::vec(prop_oneof![6 => scraps.prop_map(str::to_string), 1 => ".{0,6}"], 0..40).prop_map(|parts| parts.join(" "))
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![3 => newslike(), 1 => "(?s).{0,400}", 1 => "[\\p{Cyrillic}\\p{Latin}\\p{Nd}\\p{P}\\s]{0,400}"]
}

/// Every span of a record.
fn spans(record: &Record) -> impl Iterator<Item = Span> {
    let mentions = record.mentions.iter().map(|mention| Span::new(mention.start, mention.end));
    let events = record.events.iter().flat_map(|event| [event.sentence, event.trigger]);
    let roles = record.events.iter().flat_map(|event| &event.roles).filter_map(|role| Some(Span::new(role.start?, role.end?)));
    record.article.body.iter().copied().chain(mentions).chain(events).chain(roles)
}

fn check(record: &Record, text: &str) -> Result<(), TestCaseError> {
    let kept = record.text.as_deref().unwrap_or_default();
    prop_assert_eq!(kept, text, "the text is the input byte for byte");
    for span in spans(record) {
        prop_assert!(text.get(span.start..span.end).is_some(), "{:?} is no range of characters", span);
    }
    for (mention, number) in record.mentions.iter().zip(1..) {
        prop_assert_eq!(text.get(mention.start..mention.end), Some(mention.text.as_str()));
        prop_assert!(mention.start < mention.end, "an empty mention");
        prop_assert_eq!(mention.id.0, number);
        prop_assert!(mention.entity.is_none_or(|id| record.entity(id).is_some()), "an entity that is not there");
        prop_assert!(!mention.kind.is_name() || mention.value.is_none(), "a name with a value");
    }
    for event in &record.events {
        prop_assert!(
            event.sentence.start <= event.trigger.start && event.trigger.end <= event.sentence.end,
            "a trigger outside its sentence"
        );
        let entities = event.roles.iter().filter_map(|role| role.entity).chain(event.place);
        prop_assert!(entities.chain(event.attribution.iter().filter_map(|a| a.entity)).all(|id| record.entity(id).is_some()));
        let mentions = event.roles.iter().filter_map(|role| role.mention).chain(event.change.as_ref().and_then(|change| change.mention));
        prop_assert!(mentions.chain(event.time.as_ref().and_then(|time| time.mention)).all(|id| record.mention(id).is_some()));
    }
    let mut ids: Vec<&str> = record.events.iter().map(|event| event.id.as_str()).collect();
    ids.sort_unstable();
    prop_assert!(ids.windows(2).all(|two| two[0] != two[1]), "two events with one id");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_lead_to_what_they_say(text in any_text(), whole in any::<bool>()) {
        let body = if whole { Body::Whole } else { Body::Auto };
        let extractor = Extractor::builder().body(body).build().unwrap();
        check(&extractor.extract(&Input::text(&text)), &text)?;
    }

    #[test]
    fn the_same_input_gives_the_same_record(first in any_text(), second in any_text()) {
        let (extractor, mut scratch) = (Extractor::new(), Scratch::default());
        let fresh = extractor.extract(&Input::text(&second));
        extractor.extract_with(&Input::text(&first), &mut scratch);
        let reused = extractor.extract_with(&Input::text(&second), &mut scratch);
        prop_assert_eq!(&fresh, &reused, "what was read before must not show");
        prop_assert_eq!(fresh, Extractor::new().extract(&Input::text(&second)));
    }

    #[test]
    fn a_record_survives_json(text in any_text()) {
        let record = Extractor::new().extract(&Input::text(&text));
        let json = serde_json::to_string(&record).unwrap();
        let again: Record = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(&again, &record);
        prop_assert_eq!(serde_json::to_string(&again).unwrap(), json);
    }

    #[test]
    fn pages_never_panic(markup in any_text()) {
        let record = Extractor::new().extract(&Input::html(&markup));
        let text = record.text.clone().unwrap_or_default();
        check(&record, &text)?;
    }
}

/// What fuzzing found, made short.
#[test]
fn what_once_broke_is_read() {
    let extractor = Extractor::new();
    // A quoted name with a verb of speech in it.
    let page = "\u{fffd} запрети.<«В признал»";
    extractor.extract(&Input::html(page));
    extractor.extract(&Input::text(page));
}
