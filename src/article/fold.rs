//! Case folding of the first bytes of a line into a fixed buffer: no allocation for what is looked up once.

/// How much of a line is folded.
pub(crate) const FOLDED: usize = 112;

/// The start of a line in small letters, ё as е, runs of space as one space, typographic quotes and dashes as plain ones.
pub(crate) struct Folded {
    bytes: [u8; FOLDED],
    length: usize,
}

impl Folded {
    /// Folds the start of `text`.
    pub fn new(text: &str) -> Folded {
        let mut folded = Folded { bytes: [0; FOLDED], length: 0 };
        let mut was_space = true;
        for ch in text.chars().take(FOLDED) {
            if ch.is_whitespace() {
                if !was_space && !folded.push(' ') {
                    break;
                }
                was_space = true;
                continue;
            }
            was_space = false;
            if !folded.push(fold(ch)) {
                break;
            }
        }
        folded
    }

    fn push(&mut self, ch: char) -> bool {
        if self.length + ch.len_utf8() > FOLDED {
            return false;
        }
        ch.encode_utf8(&mut self.bytes[self.length..]);
        self.length += ch.len_utf8();
        true
    }

    /// The folded bytes, valid UTF-8.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.length]).unwrap_or("")
    }
}

/// One character folded: small letters where the small letter is one character.
pub(crate) fn fold(ch: char) -> char {
    match ch {
        'A'..='Z' => ch.to_ascii_lowercase(),
        '\0'..='\x7f' => ch,
        'ё' | 'Ё' => 'е',
        'А'..='Я' => char::from_u32(ch as u32 + 0x20).unwrap_or(ch),
        'а'..='я' => ch,
        '’' | '‘' | 'ʼ' => '\'',
        '–' | '—' | '−' | '‑' => '-',
        '“' | '”' | '„' | '«' | '»' => '"',
        _ => {
            let mut small = ch.to_lowercase();
            match (small.next(), small.next()) {
                (Some(one), None) => one,
                _ => ch,
            }
        }
    }
}

/// A whole short string folded; for tables and for keys that are kept.
pub(crate) fn fold_string(text: &str) -> String {
    text.chars().map(fold).collect()
}

/// Whether `whole` begins with `part` and no letter or digit follows it.
pub(crate) fn starts_with_words(whole: &str, part: &str) -> bool {
    let Some(rest) = whole.strip_prefix(part) else { return false };
    !part.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_both_scripts() {
        assert_eq!(Folded::new("  Read\u{a0} MORE: «Ещё»").as_str(), "read more: \"еще\"");
        assert!(starts_with_words("read more: x", "read more"));
        assert!(!starts_with_words("tagsoup", "tags"));
    }

    #[test]
    fn long_lines_are_cut_on_a_boundary() {
        let long = "я".repeat(500);
        assert_eq!(Folded::new(&long).as_str().chars().count(), FOLDED / 2);
    }
}
