//! Bytes to text: the encoding by byte order mark, by what the text is, by HTTP header, by `<meta>`, else detected.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

use crate::record::Warning;

/// How far into a page its encoding may be declared.
const DECLARATION: usize = 4096;
/// How many bytes detection looks at.
const DETECTION: usize = 64 << 10;

/// Text, and what was doubtful about its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text, without byte order mark; bytes that could not be read are replaced by U+FFFD.
    pub text: Cow<'a, str>,
    /// Where bytes had to be replaced, or which encoding had to be guessed.
    pub warning: Option<Warning>,
}

/// Decodes a text or a page. `content_type` is the HTTP header's value, where there is one; it is believed less than the bytes.
///
/// ```
/// let decoded = dateline::article::decode("Мост".as_bytes(), Some("text/html; charset=windows-1251"));
/// assert_eq!(decoded.text, "Мост");
/// ```
pub fn decode<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Decoded<'a> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return with(encoding, &bytes[length..], length, None);
    }
    if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        return Decoded { text, warning: None };
    }
    let error = Encoding::utf8_valid_up_to(bytes);
    if is_mostly_utf8(&bytes[error.saturating_sub(3)..]) {
        return with(UTF_8, bytes, 0, None);
    }
    let declared = [content_type.and_then(|value| label(value.as_bytes())), label(&bytes[..bytes.len().min(DECLARATION)])];
    let untrue = declared.contains(&Some(UTF_8));
    let declared: Vec<&'static Encoding> = declared.into_iter().flatten().filter(|encoding| *encoding != UTF_8).collect();
    let guessed = || guess(bytes, error);
    let encoding = match declared[..] {
        [] => guessed(),
        [one] => one,
        // Header and page disagree: the one that the bytes look like.
        [header, page, ..] if header != page => Some(guessed()).filter(|guess| *guess == header).unwrap_or(page),
        [one, ..] => one,
    };
    let said = if untrue { "the encoding is declared as UTF-8, which it is not" } else { "the encoding is not declared" };
    let note = declared.is_empty().then(|| Warning::new("encoding", format!("{said}; read as {}", encoding.name())));
    with(encoding, bytes, 0, note)
}

fn with<'a>(encoding: &'static Encoding, bytes: &'a [u8], skipped: usize, note: Option<Warning>) -> Decoded<'a> {
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    let warning = if !replaced {
        note
    } else if encoding == UTF_8 {
        let at = skipped + std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
        let count = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
        Some(Warning::new("invalid_utf8", format!("not UTF-8 from byte {at}: {count} sequences replaced by U+FFFD")))
    } else {
        Some(Warning::new("invalid_bytes", format!("some bytes are no {}; they are replaced by U+FFFD", encoding.name())))
    };
    Decoded { text, warning }
}

/// Whether most of what is not ASCII is well-formed UTF-8: a text with a broken byte, rather than one in another encoding.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let mut rest = &bytes[..bytes.len().min(DETECTION)];
    let (mut good, mut bad) = (0usize, 0usize);
    while !rest.is_empty() {
        let (valid, broken) = match std::str::from_utf8(rest) {
            Ok(_) => (rest.len(), 0),
            Err(error) => (error.valid_up_to(), error.error_len().unwrap_or(rest.len() - error.valid_up_to())),
        };
        good += rest[..valid].iter().filter(|byte| **byte >= 0xC0).count();
        bad += usize::from(broken > 0);
        rest = &rest[valid + broken..];
    }
    good > bad * 4 || good == 0 && bad <= 2 && bytes.len() > 2
}

/// The encoding that `charset=` names in a header or in the first bytes of a page, or `encoding=` in an XML declaration.
fn label(bytes: &[u8]) -> Option<&'static Encoding> {
    for key in [&b"charset"[..], b"encoding"] {
        let mut from = 0;
        while let Some(at) = bytes[from..].windows(key.len()).position(|window| window.eq_ignore_ascii_case(key)) {
            from += at + key.len();
            let rest = bytes[from..].trim_ascii_start();
            let Some(rest) = rest.strip_prefix(b"=") else { continue };
            let rest = rest.trim_ascii_start();
            let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
            let end = rest.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"-_:".contains(byte))).unwrap_or(rest.len());
            if let Some(encoding) = Encoding::for_label(&rest[..end]) {
                return Some(encoding);
            }
        }
    }
    None
}

/// Detects the encoding from the first bytes that are no ASCII on.
fn guess(bytes: &[u8], from: usize) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let end = bytes.len().min(from + DETECTION);
    detector.feed(&bytes[from..end], true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUSSIAN: &str = "Новый мост через реку открыли в субботу, сообщили в мэрии города. Движение по нему начнётся в понедельник.";

    fn legacy(label: &str, text: &str) -> Vec<u8> {
        Encoding::for_label(label.as_bytes()).map(|encoding| encoding.encode(text).0.into_owned()).unwrap_or_default()
    }

    #[test]
    fn declared_and_undeclared_russian() {
        for name in ["windows-1251", "koi8-r"] {
            let bytes = legacy(name, RUSSIAN);
            assert_eq!(decode(&bytes, Some(&format!("text/html; charset={name}"))).text, RUSSIAN);
            let guessed = decode(&bytes, None);
            assert_eq!(guessed.text, RUSSIAN, "{name}");
            assert!(guessed.warning.is_some_and(|warning| warning.code == "encoding"));
            let page =
                legacy(name, &format!("<html><head><meta http-equiv=content-type content='text/html; charset={name}'></head>{RUSSIAN}"));
            assert!(decode(&page, None).text.ends_with(RUSSIAN));
            let untrue = decode(&bytes, Some("text/html; charset=utf-8"));
            assert_eq!(untrue.text, RUSSIAN, "{name}");
            assert!(
                untrue.warning.is_some_and(|warning| warning.message.starts_with("the encoding is declared as UTF-8, which it is not"))
            );
        }
    }

    #[test]
    fn the_bytes_win_over_the_header() {
        let decoded = decode(RUSSIAN.as_bytes(), Some("text/html; charset=windows-1251"));
        assert_eq!((decoded.text.as_ref(), decoded.warning), (RUSSIAN, None));
        let page = legacy("windows-1251", &format!("<meta charset=\"windows-1251\">{RUSSIAN}"));
        assert!(decode(&page, Some("text/html; charset=koi8-r")).text.ends_with(RUSSIAN));
        assert!(decode(&page, Some("text/html; charset=utf-8")).text.ends_with(RUSSIAN));
    }

    #[test]
    fn broken_bytes_are_replaced_and_named() {
        let mut bytes = RUSSIAN.as_bytes().to_vec();
        bytes[20] = 0xFF;
        let decoded = decode(&bytes, None);
        assert!(decoded.text.contains('\u{fffd}') && decoded.text.contains("сообщили в мэрии"));
        assert!(decoded.warning.is_some_and(|warning| warning.code == "invalid_utf8" && warning.message.contains("byte 20")));
    }

    #[test]
    fn byte_order_marks() {
        let mut wide = vec![0xFF, 0xFE];
        wide.extend("Мост".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(decode(&wide, None).text, "Мост");
        assert_eq!(decode("\u{feff}Мост".as_bytes(), None).text, "Мост");
    }

    #[test]
    fn nothing_and_noise() {
        assert_eq!(decode(b"", None).text, "");
        let noise: Vec<u8> = (0..=255).collect();
        assert!(!decode(&noise, None).text.is_empty());
    }
}
