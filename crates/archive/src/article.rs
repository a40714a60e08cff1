//! One item of a source, read into the extractor's input.

use std::borrow::Cow;
use std::fmt;

use dateline::article::decode;
use dateline::record::Format;
use dateline::{Extractor, Input, Scratch};
use serde::Deserialize;
use serde::de::{self, Deserializer, Visitor};

use crate::error::{ReadError, Reason};
use crate::sink::id_hash;
use crate::source::{Form, Item};
use crate::table::Document;

/// Reads and extracts items together; each has its result, in the same order.
pub(crate) fn extract(items: &[&Item], extractor: &Extractor, scratch: &mut Scratch) -> Vec<Result<Document, ReadError>> {
    let decoded: Vec<_> = items.iter().map(|item| decode(&item.content, item.content_type.as_deref())).collect();
    let mut inputs = Vec::with_capacity(items.len());
    let mut read = |(item, text)| {
        let input = input(item, text)?;
        let hash = input.fingerprint();
        inputs.push(input);
        Ok(hash)
    };
    let hashes: Vec<Result<u64, ReadError>> = items.iter().zip(&decoded).map(|(&item, decoded)| read((item, &*decoded.text))).collect();
    let mut records = extractor.extract_all(&inputs, scratch).into_iter();
    let results = hashes.into_iter().zip(items).zip(&decoded).map(|((hash, item), decoded)| {
        let input_hash = hash?;
        let mut record = records.next().expect("an input has a record");
        record.warnings.splice(0..0, item.warnings.iter().chain(&decoded.warning).cloned());
        Ok(Document { record, input_hash })
    });
    results.collect()
}

/// What the item is known by, where it can be read: the hash of its id, and that of all of it.
pub(crate) fn fingerprint(item: &Item) -> Option<(u64, u64)> {
    let decoded = decode(&item.content, item.content_type.as_deref());
    let input = input(item, &decoded.text).ok()?;
    Some((id_hash(&input.record_id()), input.fingerprint()))
}

fn input<'a>(item: &'a Item, text: &'a str) -> Result<Input<'a>, ReadError> {
    let content = Cow::Borrowed(text);
    let input = match item.form {
        Form::Json => from_json(text, item)?,
        Form::Text if is_binary(&item.content) => return Err(invalid(item, "is not text: it holds bytes that only binary files have")),
        Form::Text => Input { format: Format::Text, content, ..Input::default() },
        Form::Html => Input { format: Format::Html, html: true, content, ..Input::default() },
        Form::Warc => Input { format: Format::Warc, html: true, content, ..Input::default() },
    };
    Ok(Input { id: input.id.or(item.id.as_deref().map(Cow::Borrowed)), uri: input.uri.or(item.uri.as_deref().map(Cow::Borrowed)), ..input })
}

fn invalid(item: &Item, message: impl fmt::Display) -> ReadError {
    ReadError::new(item.origin.clone(), Reason::Invalid, message.to_string())
}

/// A NUL among the first bytes: of text, only UTF-16 has it, and then begins with a mark.
fn is_binary(content: &[u8]) -> bool {
    let is_utf16 = content.starts_with(b"\xff\xfe") || content.starts_with(b"\xfe\xff");
    !is_utf16 && content[..content.len().min(8192)].contains(&0)
}

/// A line of a JSON Lines file.
#[derive(Deserialize)]
struct Row<'a> {
    #[serde(default, borrow)]
    id: Id<'a>,
    #[serde(default, borrow)]
    text: Text<'a>,
    #[serde(default, borrow)]
    html: Text<'a>,
    #[serde(default, borrow)]
    url: Text<'a>,
    #[serde(default, borrow)]
    title: Text<'a>,
    #[serde(default, borrow)]
    published: Text<'a>,
    #[serde(default, borrow)]
    language: Text<'a>,
    #[serde(default, borrow)]
    site: Text<'a>,
}

fn from_json<'a>(line: &'a str, item: &Item) -> Result<Input<'a>, ReadError> {
    if !line.trim_start().starts_with('{') {
        return Err(invalid(item, "is not a JSON object"));
    }
    let row: Row<'a> = serde_json::from_str(line).map_err(|error| invalid(item, in_words(&error)))?;
    let html = row.text.0.is_none();
    let content = row.text.0.or(row.html.0).ok_or_else(|| invalid(item, "the object has neither \"text\" nor \"html\""))?;
    Ok(Input {
        id: row.id.0,
        uri: row.url.0,
        format: Format::Json,
        html,
        content,
        title: row.title.0,
        published: row.published.0,
        language: row.language.0,
        site: row.site.0,
    })
}

/// The parser counts lines from the start of what it was given; here that is always line 1, and the file's line is named already.
fn in_words(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let words = match text.split(" at line ").next().unwrap_or_default() {
        "unexpected end of hex escape" | "lone leading surrogate in hex escape" => "a lone surrogate or half a \\u escape",
        words => words,
    };
    format!("is a JSON object that cannot be read: {words}, column {}", error.column())
}

/// A string borrowed from the line where it has no escapes; null counts as absent. (An `Option<Cow>` would copy.)
#[derive(Default)]
struct Text<'a>(Option<Cow<'a, str>>);

/// The same, and numbers as they are written.
#[derive(Default)]
struct Id<'a>(Option<Cow<'a, str>>);

struct TextVisitor {
    numbers: bool,
}

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Option<Cow<'de, str>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Some(Cow::Borrowed(text)))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Some(Cow::Owned(text.to_string())))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Self::Value, E> {
        Ok(Some(Cow::Owned(text)))
    }

    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Self::Value, E> {
        self.number(number, de::Unexpected::Signed(number))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Self::Value, E> {
        self.number(number, de::Unexpected::Unsigned(number))
    }
}

impl TextVisitor {
    fn number<'de, E: de::Error>(&self, number: impl ToString, what: de::Unexpected<'_>) -> Result<Option<Cow<'de, str>>, E> {
        if self.numbers { Ok(Some(Cow::Owned(number.to_string()))) } else { Err(E::invalid_type(what, self)) }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor { numbers: false }).map(Text)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Id<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor { numbers: true }).map(Id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{Origin, Place};

    fn row(line: &str) -> Result<Input<'static>, String> {
        let item = Item::new(Origin { name: "n".into(), place: Some(Place::Line(3)) }, Form::Json);
        from_json(Box::leak(line.to_string().into_boxed_str()), &item).map_err(|e| e.to_string())
    }

    #[test]
    fn a_row_gives_what_the_caller_knows() {
        let input = row(r#"{"id": 7, "text": "A\nb", "url": "http://x/", "published": null, "more": [1]}"#).unwrap();
        assert_eq!((input.id.as_deref(), &*input.content, input.uri.as_deref()), (Some("7"), "A\nb", Some("http://x/")));
        assert_eq!((input.html, input.published), (false, None));
        assert!(row(r#"{"html": "<p>A"}"#).unwrap().html);
    }

    #[test]
    fn a_string_without_escapes_is_not_copied() {
        assert!(matches!(row(r#"{"text": "год"}"#).unwrap().content, Cow::Borrowed("год")));
    }

    #[test]
    fn what_is_wrong_with_a_row_is_said() {
        assert_eq!(row("{}").unwrap_err(), "n:3: the object has neither \"text\" nor \"html\"");
        assert_eq!(row(r#"["id", "text"]"#).unwrap_err(), "n:3: is not a JSON object");
        assert!(row(r#"{"text": "\ud800"}"#).unwrap_err().starts_with("n:3: "));
        assert!(row(r#"{"text": 5}"#).unwrap_err().contains("expected a string"));
        assert!(row("{\"text\": \"a").unwrap_err().contains("EOF"));
    }
}
