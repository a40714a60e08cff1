//! Money, percent, quantities, numbers, dates, times and durations: recognisers shared by the languages.

use crate::mention::Draft;
use crate::record::Warning;
use crate::text::Document;

/// Appends the values of the document in text order, none overlapping another.
pub(crate) fn recognize(_document: &Document<'_>, _drafts: &mut Vec<Draft>, _warnings: &mut Vec<Warning>) {}
