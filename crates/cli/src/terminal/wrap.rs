//! Text with marks in it, broken into lines.

use unicode_width::UnicodeWidthChar;

use super::palette::{Look, Palette, safe};

/// A run of characters of one look; what stays together in a line is a word of pieces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What is shown.
    pub text: String,
    /// How.
    pub look: Look,
}

/// Puts words into lines.
pub struct Lines<'a> {
    out: &'a mut String,
    palette: Palette,
    width: usize,
    indent: usize,
    column: usize,
    last: Look,
}

impl<'a> Lines<'a> {
    /// Lines of `width`, each after an indent; the cursor stands at `column`, the indent done where that is not 0.
    pub fn new(out: &'a mut String, palette: Palette, width: usize, indent: usize, column: usize) -> Self {
        Lines { out, palette, width: width.max(indent + 10), indent, column, last: Look::NORMAL }
    }

    /// Adds a word, after a space where it follows another one.
    pub fn word(&mut self, pieces: &[Piece]) {
        let wide: usize = pieces.iter().flat_map(|piece| piece.text.chars()).map(width_of).sum();
        if wide == 0 {
            return;
        }
        if self.column > self.indent {
            if self.column + 1 + wide > self.width {
                self.newline();
            } else {
                // A space inside a mention looks like the mention.
                let look = pieces.first().filter(|first| first.look == self.last).map_or(Look::NORMAL, |first| first.look);
                self.palette.paint(self.out, look, " ");
                self.column += 1;
            }
        }
        for piece in pieces {
            self.piece(piece);
        }
    }

    /// Adds plain words of one look.
    pub fn words(&mut self, text: &str, look: Look) {
        for word in text.split_whitespace() {
            self.word(&[Piece { text: word.chars().map(safe).collect(), look }]);
        }
    }

    /// Ends the line.
    pub fn newline(&mut self) {
        self.out.push('\n');
        self.column = 0;
    }

    fn piece(&mut self, piece: &Piece) {
        let mut rest = piece.text.as_str();
        while !rest.is_empty() {
            if self.column < self.indent {
                self.out.extend(std::iter::repeat_n(' ', self.indent - self.column));
                self.column = self.indent;
            }
            let (fits, wide) = fitting(rest, self.width - self.column.min(self.width));
            if fits == 0 {
                if self.column == self.indent {
                    break;
                }
                self.newline();
                continue;
            }
            self.palette.paint(self.out, piece.look, &rest[..fits]);
            self.column += wide;
            rest = &rest[fits..];
        }
        self.last = piece.look;
    }
}

/// How many bytes of `text` fit into `room` columns, and how many columns they take.
pub fn fitting(text: &str, room: usize) -> (usize, usize) {
    let mut wide = 0;
    for (at, c) in text.char_indices() {
        if wide + width_of(c) > room {
            return (at, wide);
        }
        wide += width_of(c);
    }
    (text.len(), wide)
}

/// The columns a character takes.
pub fn width_of(c: char) -> usize {
    c.width().unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str, width: usize, indent: usize) -> String {
        let mut out = String::new();
        Lines::new(&mut out, Palette::Plain, width, indent, 0).words(text, Look::NORMAL);
        out
    }

    #[test]
    fn lines_are_no_wider_than_asked() {
        assert_eq!(wrapped("торговый  оборот вырос", 15, 2), "  торговый\n  оборот вырос");
        assert_eq!(wrapped("abcdefghijklmnop q", 12, 2), "  abcdefghij\n  klmnop q");
    }

    #[test]
    fn control_characters_are_shown_and_not_sent() {
        assert_eq!(wrapped("a\x1b[31mb", 20, 0), "a␛[31mb");
    }
}
