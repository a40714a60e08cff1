//! The language packs, the only place that knows a language.

pub(crate) mod en;
pub(crate) mod inflect;
pub(crate) mod ru;
