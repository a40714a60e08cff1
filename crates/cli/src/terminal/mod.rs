//! What is shown on a terminal: colours, lines, how wide it is.

use std::io::{self, IsTerminal};

use crate::options::Color;

mod palette;
mod wrap;

pub use palette::{Look, Palette, safe};
pub use wrap::{Lines, Piece, fitting, width_of};

/// Colours where someone sees them, or where they are asked for.
pub fn palette(color: Color) -> Palette {
    let wanted = || std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()) && io::stdout().is_terminal();
    match color {
        Color::Always => Palette::Colored,
        Color::Auto if wanted() => Palette::Colored,
        Color::Auto | Color::Never => Palette::Plain,
    }
}

/// The columns of the terminal, else those that COLUMNS tells.
pub fn width() -> Option<usize> {
    let terminal = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    terminal.or_else(|| std::env::var("COLUMNS").ok()?.parse().ok())
}
