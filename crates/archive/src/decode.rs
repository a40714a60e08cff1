//! Bytes that should be UTF-8 and sometimes are not.

use std::borrow::Cow;

use dateline::record::Warning;

/// The text of `bytes`, with U+FFFD where they are not UTF-8, and then a warning that says where that begins.
pub(crate) fn decode(bytes: &[u8]) -> (Cow<'_, str>, Option<Warning>) {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return (Cow::Borrowed(text), None),
        Err(error) => error,
    };
    let count = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    let message = format!("not UTF-8 from byte {}: {count} sequences replaced by U+FFFD", error.valid_up_to());
    (String::from_utf8_lossy(bytes), Some(Warning::new("invalid_utf8", message)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_first_bad_byte_and_counts_them() {
        let (text, warning) = decode(b"ab\xffcd\xfe");
        assert_eq!(text, "ab\u{fffd}cd\u{fffd}");
        assert_eq!(warning.unwrap().message, "not UTF-8 from byte 2: 2 sequences replaced by U+FFFD");
        assert_eq!(decode("год".as_bytes()), (Cow::Borrowed("год"), None));
    }
}
