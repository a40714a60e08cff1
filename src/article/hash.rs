//! What the same article has in common wherever it is printed.

use crate::record::Span;
use crate::text::{Token, TokenKind};

/// The multiplier of 64-bit FNV.
const PRIME: u64 = 0x0100_0000_01b3;

/// A hash of the words and numbers of the body, whatever stands between them and whatever their capitals; None where there are none.
/// The tokens are those of the headline and the body.
pub(crate) fn content_hash(tokens: &[Token], body: &[Span]) -> Option<String> {
    let start = body.first()?.start;
    let counts = |token: &&Token| token.start as usize >= start && token.kind != TokenKind::Mark;
    let mut words = tokens.iter().filter(counts).peekable();
    words.peek()?;
    Some(format!("{:016x}", words.fold(0, |hash, word| mix(hash, word.hash))))
}

/// FNV-1a over words of eight bytes, the upper half of the hash folded into the lower after each.
fn mix(hash: u64, word: u64) -> u64 {
    let hash = (hash ^ word).wrapping_mul(PRIME);
    hash ^ hash >> 32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::tokenize;

    fn hash(text: &str) -> Option<String> {
        let mut tokens = Vec::new();
        tokenize(text, 0, text.len(), &mut tokens);
        content_hash(&tokens, &[Span::new(0, text.len())])
    }

    #[test]
    fn spaces_marks_and_case_make_no_other_article() {
        assert_eq!(hash("The bridge was opened.\n\nЁлка упала"), hash("«The BRIDGE was\u{a0}opened» — елка упала!"));
        assert_ne!(hash("The bridge was opened on 5 May."), hash("The bridge was opened on 6 May."));
        assert_ne!(hash("Мост открыли."), hash("Мосты открыли."));
    }

    #[test]
    fn only_the_body_counts_and_nothing_has_no_hash() {
        let mut tokens = Vec::new();
        tokenize("Menu The bridge", 0, 15, &mut tokens);
        assert_eq!(content_hash(&tokens, &[Span::new(5, 15)]), hash("The bridge"));
        assert_eq!(hash(" — \n"), None);
    }
}
