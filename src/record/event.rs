//! Events: what happened, who took part, when, and who says so.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{EntityId, MentionId, Span};

/// One thing that happened, is planned, or is said to hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// Stable: the same article gives the same ids.
    pub id: String,
    /// What kind of thing.
    pub kind: EventKind,
    /// The rule that fired: `en/indicator/reach`.
    pub rule: String,
    /// 0 to 1.
    pub confidence: f32,
    /// The sentence it was read from.
    pub sentence: Span,
    /// The words that gave it away.
    pub trigger: Span,
    /// In the headline or the first paragraph.
    pub lead: bool,
    /// Done, planned, asked for …
    pub status: Status,
    /// Negative: it did not happen, or was denied.
    pub polarity: Polarity,
    /// Who and what took part.
    pub roles: Vec<Role>,
    /// What is measured; of indicators only. The set of metrics grows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metric: Option<String>,
    /// The stage of a project, appointment or sanction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<Phase>,
    /// Of statements: in quotation marks or after a dash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<bool>,
    /// How a figure changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
    /// When it happened or holds; null where unsaid.
    pub time: Option<Time>,
    /// Where it happened.
    pub place: Option<EntityId>,
    /// Who says so, outermost first.
    pub attribution: Vec<Attribution>,
    /// Codes of other schemes.
    pub codes: Codes,
    /// The same for reports of one event, in any article or language.
    pub cluster: String,
}

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        #[allow(missing_docs)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// Every one, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word the record uses.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// Reads the word the record uses.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some($name::$variant),)+ _ => None }
            }
        }
    };
}

words! {
    /// The kinds of events.
    EventKind {
        Indicator = "indicator",
        Meeting = "meeting",
        Gathering = "gathering",
        Agreement = "agreement",
        Contract = "contract",
        Investment = "investment",
        Financing = "financing",
        Acquisition = "acquisition",
        Project = "project",
        Supply = "supply",
        Appointment = "appointment",
        Statement = "statement",
        Sanction = "sanction",
        Regulation = "regulation",
        Legal = "legal",
        Dispute = "dispute",
        Incident = "incident",
        Election = "election",
    }
}

words! {
    /// How far along an event is.
    Status {
        Asserted = "asserted",
        Ongoing = "ongoing",
        Planned = "planned",
        Target = "target",
        Forecast = "forecast",
        Possible = "possible",
        Conditional = "conditional",
        Requested = "requested",
        Cancelled = "cancelled",
    }
}

words! {
    /// Whether an event happened or is denied.
    Polarity { Positive = "positive", Negative = "negative" }
}

words! {
    /// The stage of a project (`plan` to `close`), an appointment (`begin`, `end`) or a sanction (`impose`, `lift`).
    Phase {
        Plan = "plan",
        Start = "start",
        Open = "open",
        Expand = "expand",
        Suspend = "suspend",
        Close = "close",
        Begin = "begin",
        End = "end",
        Impose = "impose",
        Lift = "lift",
    }
}

words! {
    /// Which way a figure went.
    Direction { Increase = "increase", Decrease = "decrease", Unchanged = "unchanged" }
}

words! {
    /// What a change is counted in.
    ChangeUnit {
        Percent = "percent",
        PercentagePoint = "percentage_point",
        BasisPoint = "basis_point",
        Multiple = "multiple",
        /// The unit of the figure itself; the change's mention has it.
        Absolute = "absolute",
    }
}

words! {
    /// What a change is counted from.
    Base {
        PreviousPeriod = "previous_period",
        SamePeriodLastYear = "same_period_last_year",
        Explicit = "explicit",
        StartOfYear = "start_of_year",
        AllTime = "all_time",
        Unstated = "unstated",
    }
}

words! {
    /// How words came to the article.
    AttributionForm { Direct = "direct", Indirect = "indirect", AccordingTo = "according_to", Relay = "relay" }
}

/// One part in an event, filled by an entity, a mention, or a stretch of text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Role {
    /// `participant`, `value`, `subject` …
    pub role: String,
    /// The entity that fills it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<EntityId>,
    /// The mention that fills it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mention: Option<MentionId>,
    /// The words that fill it, where it is no entity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// First byte of `text`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<usize>,
    /// One past the last byte of `text`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<usize>,
}

/// How a figure changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// Which way.
    pub direction: Direction,
    /// By how much; null where the text does not say.
    #[schemars(with = "Option<String>")]
    pub amount: Option<Decimal>,
    /// In what.
    pub unit: Option<ChangeUnit>,
    /// From what.
    pub base: Base,
    /// The mention the amount was read from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mention: Option<MentionId>,
}

/// When an event happened or holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Time {
    /// TIMEX3 value.
    pub timex: String,
    /// First day; null = open.
    pub from: Option<String>,
    /// Last day, inclusive; null = open.
    pub to: Option<String>,
    /// The mention it was read from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mention: Option<MentionId>,
}

/// Who says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Attribution {
    /// The source; null where it is unnamed.
    pub entity: Option<EntityId>,
    /// The word of speech, as in the text.
    pub verb: String,
    /// How the words came to the article.
    pub form: AttributionForm,
}

/// Codes of other event schemes; null where the scheme has none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Codes {
    /// CAMEO.
    pub cameo: Option<String>,
    /// PLOVER.
    pub plover: Option<String>,
}
