//! Which language a text is in, and a pack per language: the only place that knows one.

mod cyrillic;
pub(crate) mod detect;
pub(crate) mod en;
pub(crate) mod function;
pub(crate) mod inflect;
pub(crate) mod relation;
pub(crate) mod ru;

pub(crate) use inflect::Language;

impl Language {
    /// ISO 639-1 code.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::Ru => "ru",
        }
    }

    /// The pack of this code.
    pub(crate) fn from_code(code: &str) -> Option<Language> {
        match code.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "en" => Some(Language::En),
            "ru" => Some(Language::Ru),
            _ => None,
        }
    }
}
