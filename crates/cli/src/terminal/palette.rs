//! Colours by kind, out of the terminal's own sixteen, so that they fit its theme.

use std::fmt::Write;

use dateline::record::MentionKind;

/// Whether the page is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Palette {
    /// ANSI escapes.
    Colored,
    /// Brackets.
    Plain,
}

/// How a stretch of text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// The number of a foreground colour, 30 to 37 or 90 to 97; 0 is the terminal's own.
    pub color: u8,
    /// Heavier.
    pub bold: bool,
    /// Fainter.
    pub dim: bool,
    /// Slanted.
    pub italic: bool,
    /// With a line below.
    pub underline: bool,
}

impl Look {
    /// The terminal's own.
    pub const NORMAL: Look = Look { color: 0, bold: false, dim: false, italic: false, underline: false };
    /// What matters less.
    pub const DIM: Look = Look { dim: true, ..Look::NORMAL };
    /// Headings.
    pub const BOLD: Look = Look { bold: true, ..Look::NORMAL };

    const fn color(color: u8) -> Look {
        Look { color, ..Look::NORMAL }
    }

    const fn bold(color: u8) -> Look {
        Look { color, bold: true, ..Look::NORMAL }
    }

    /// The look of a kind of mention.
    pub fn of(kind: MentionKind) -> Look {
        use MentionKind::*;
        match kind {
            Person => Look::bold(35),
            Position => Look::color(35),
            Organization => Look::bold(94),
            Place => Look::bold(32),
            Demonym => Look::color(32),
            Facility => Look { italic: true, ..Look::color(32) },
            NamedEvent => Look::bold(36),
            Document => Look::color(36),
            Product => Look { italic: true, ..Look::color(36) },
            Money => Look::bold(33),
            Percent | Multiple | Quantity => Look::color(33),
            Number | Ordinal => Look { dim: true, ..Look::color(33) },
            Date | Time | Duration | Set => Look::color(91),
        }
    }
}

impl Palette {
    /// Adds `text` with this look.
    pub fn paint(self, out: &mut String, look: Look, text: &str) {
        if self == Palette::Plain || look == Look::NORMAL {
            return out.push_str(text);
        }
        out.push_str("\x1b[0");
        let switches = [(look.bold, 1), (look.dim, 2), (look.italic, 3), (look.underline, 4), (look.color != 0, look.color)];
        for (_, code) in switches.into_iter().filter(|(on, _)| *on) {
            let _ = write!(out, ";{code}");
        }
        out.push('m');
        out.push_str(text);
        out.push_str("\x1b[0m");
    }
}

/// What a terminal must not be given: control characters would move its cursor, direction marks would turn its lines around.
pub fn safe(c: char) -> char {
    match c {
        '\0'..='\x1f' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\x7f'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' => '\u{fffd}',
        c => c,
    }
}
