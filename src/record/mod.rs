//! The record: what one article becomes. Serialised, it is one JSON object whose schema [`schema`] gives.
//!
//! Offsets are byte offsets into [`Record::text`], end exclusive, always on char boundaries.

mod event;
mod json;
mod value;

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use event::{
    Attribution, AttributionForm, Base, Change, ChangeUnit, Codes, Direction, Event, EventKind, Phase, Polarity, Role, Status, Time,
};
pub use value::{Amount, Approx, DateModifier, DateValue, TimexValue, Value};

/// The version of the record's shape, written to [`Record::schema`].
pub const SCHEMA_VERSION: u32 = 1;

/// Everything found in one article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    /// Version of this shape: [`SCHEMA_VERSION`].
    pub schema: u32,
    /// The caller's id, else a hash of the content: same input, same id.
    pub id: String,
    /// Where the article came from.
    pub source: Source,
    /// The language of the body.
    pub language: Language,
    /// What the article says about itself.
    pub article: ArticleInfo,
    /// The text every span leads back to; left out on request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Names and values, in text order; behind them the places told inside other names («правительство Белоруссии»).
    pub mentions: Vec<Mention>,
    /// Who and what the names mean.
    pub entities: Vec<Entity>,
    /// What happened.
    pub events: Vec<Event>,
    /// What a reader should know about how far to trust this record.
    pub warnings: Vec<Warning>,
}

impl Record {
    /// The mention with this id.
    pub fn mention(&self, id: MentionId) -> Option<&Mention> {
        self.mentions.get(id.0.checked_sub(1)? as usize).filter(|m| m.id == id)
    }

    /// The entity with this id.
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id.0.checked_sub(1)? as usize).filter(|e| e.id == id)
    }
}

/// A half-open byte range of the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`, end exclusive.
    pub fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// The text it covers.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}

/// Where an article came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// File path or URL, as the caller named it; null where there is none.
    pub uri: Option<String>,
    /// The form the article was read in.
    pub format: Format,
}

/// The form an article was read in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Plain text.
    #[default]
    Text,
    /// A web page.
    Html,
    /// A JSON Lines row.
    Json,
    /// A page out of a WARC file.
    Warc,
}

impl Format {
    /// The word the record uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Html => "html",
            Format::Json => "json",
            Format::Warc => "warc",
        }
    }
}

/// The language of an article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Language {
    /// ISO 639-1 code (639-3 where there is none), `und` where it cannot be told.
    pub code: String,
    /// 0 to 1.
    pub confidence: f32,
    /// The language pack that read the article; null where none speaks the language.
    pub extractor: Option<String>,
}

/// What an article says about itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ArticleInfo {
    /// Headline.
    pub title: Option<String>,
    /// Publication date `2026-03-06`, or date-time in RFC 3339 as far as it is known.
    pub published: Option<String>,
    /// Where `published` was read.
    pub published_by: Option<PublishedBy>,
    /// Date or date-time of the last change, where the page says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The outlet that published it.
    pub site: Option<String>,
    /// The news agency it comes from.
    pub agency: Option<String>,
    /// Section of the outlet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Canonical URL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// A hash of the body's words and numbers: equal for the same text under several addresses. Absent where there is no text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_hash: Option<String>,
    /// Where and when the report was filed.
    pub dateline: Option<Dateline>,
    /// The parts of the text that are the article; the rest is page chrome.
    pub body: Vec<Span>,
}

/// Where and when a report was filed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Dateline {
    /// The place, as an entity.
    pub place: Option<EntityId>,
    /// The day, `2025-07-10`.
    pub date: Option<String>,
}

/// Where the publication date was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PublishedBy {
    /// Given by the caller.
    Caller,
    /// From the page's metadata.
    Metadata,
    /// From the URL's path.
    Url,
    /// From the dateline.
    Dateline,
    /// From a line of the text.
    Text,
}

impl PublishedBy {
    /// The word the record uses.
    pub fn as_str(self) -> &'static str {
        match self {
            PublishedBy::Caller => "caller",
            PublishedBy::Metadata => "metadata",
            PublishedBy::Url => "url",
            PublishedBy::Dateline => "dateline",
            PublishedBy::Text => "text",
        }
    }
}

/// A name or a value, where it stands in the text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Mention {
    /// `m1`, `m2` … in text order.
    pub id: MentionId,
    /// What it is.
    pub kind: MentionKind,
    /// First byte in the text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The text itself.
    pub text: String,
    /// Whom or what a name means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<EntityId>,
    /// What a value comes to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
}

/// The kinds of mentions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MentionKind {
    /// A human being, the name alone.
    Person,
    /// A company, office, body, outlet, party, club.
    Organization,
    /// A country, region, city, river, mountain.
    Place,
    /// A building, plant, airport, street.
    Facility,
    /// A named forum, exhibition, war, holiday.
    NamedEvent,
    /// A named law, treaty, programme.
    Document,
    /// A named product or model.
    Product,
    /// A job title.
    Position,
    /// "Uzbek", «российский»: carries the country's entity.
    Demonym,
    /// An amount of a currency.
    Money,
    /// Percent, percentage points, basis points.
    Percent,
    /// "2.5 times", «вдвое».
    Multiple,
    /// A number of something.
    Quantity,
    /// A bare number.
    Number,
    /// "third", «IV».
    Ordinal,
    /// A day, month, year or any period of the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A repeated time.
    Set,
}

impl MentionKind {
    /// The name the record uses.
    pub fn as_str(self) -> &'static str {
        use MentionKind::*;
        match self {
            Person => "person",
            Organization => "organization",
            Place => "place",
            Facility => "facility",
            NamedEvent => "named_event",
            Document => "document",
            Product => "product",
            Position => "position",
            Demonym => "demonym",
            Money => "money",
            Percent => "percent",
            Multiple => "multiple",
            Quantity => "quantity",
            Number => "number",
            Ordinal => "ordinal",
            Date => "date",
            Time => "time",
            Duration => "duration",
            Set => "set",
        }
    }

    /// Whether mentions of this kind are names rather than values.
    pub fn is_name(self) -> bool {
        self <= MentionKind::Demonym
    }
}

/// Whom or what one or more mentions mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entity {
    /// `e1`, `e2` … in order of first mention.
    pub id: EntityId,
    /// What it is; never a value kind.
    pub kind: MentionKind,
    /// Dictionary form: for Russian the nominative, gender kept.
    pub name: String,
    /// The usual English spelling.
    pub latin: String,
    /// Equal for the same thing in any article and either language: `place:UZ`, `org:EAEU`, `person:lzz-kdrtv`.
    pub key: Option<String>,
    /// ISO 3166 code of the country, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Posts of a person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub positions: Vec<Position>,
}

/// A post held by a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Position {
    /// The title in its dictionary form.
    pub title: String,
    /// Where it is held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization: Option<EntityId>,
}

/// Something a reader of the record should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Warning {
    /// A short, stable word.
    pub code: String,
    /// The whole story.
    pub message: String,
}

impl Warning {
    /// A warning with this code and message.
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Warning { code: code.into(), message: message.into() }
    }
}

macro_rules! id {
    ($name:ident, $letter:literal, $what:literal) => {
        #[doc = $what]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, JsonSchema)]
        #[schemars(transparent)]
        pub struct $name(#[schemars(with = "String")] pub u32);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($letter, "{}"), self.0)
            }
        }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                // By hand: a record has hundreds, and formatting machinery would cost more than the rest of them.
                let mut digits = [0u8; 11];
                let (mut at, mut rest) = (digits.len(), self.0);
                while at == digits.len() || rest > 0 {
                    at -= 1;
                    digits[at] = b'0' + (rest % 10) as u8;
                    rest /= 10;
                }
                at -= 1;
                digits[at] = $letter.as_bytes()[0];
                s.serialize_str(std::str::from_utf8(&digits[at..]).unwrap_or_default())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
                let number = text.strip_prefix($letter).and_then(|n| n.parse().ok());
                number.map($name).ok_or_else(|| serde::de::Error::custom(format_args!("{text:?} is no id of the form {}1", $letter)))
            }
        }
    };
}

id!(MentionId, "m", "A mention's id: `m` and its number, from 1.");
id!(EntityId, "e", "An entity's id: `e` and its number, from 1.");

/// The JSON Schema of a [`Record`].
///
/// ```
/// let schema = dateline::record::schema();
/// assert_eq!(schema["title"], "Record");
/// ```
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Record).to_value()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_written_and_read() {
        for number in [1, 9, 10, 4_294_967_295] {
            let json = serde_json::to_string(&MentionId(number)).unwrap();
            assert_eq!(json, format!("\"m{number}\""));
            assert_eq!(serde_json::from_str::<MentionId>(&json).unwrap(), MentionId(number));
        }
        assert!(serde_json::from_str::<EntityId>("\"m1\"").is_err());
    }
}
