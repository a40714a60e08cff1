//! The indicators as CSV, a figure a line: what the view `indicators` of the databases has.

use std::io::Write;
use std::path::PathBuf;

use dateline::Record;
use dateline::record::{Amount, Change, ChangeUnit, Direction, Entity, Event, EventKind, Role, Value};
use rust_decimal::Decimal;

use super::{LineForm, Lines};
use crate::table::Document;

/// Writes the indicators of each record, with a header.
pub type Csv = Lines<Indicators>;

/// The indicators of a record.
#[derive(Debug, Clone, Default)]
pub struct Indicators {
    field: String,
}

impl Csv {
    /// Writes to `out`, which messages call `target`.
    pub fn new(out: impl Write + 'static, target: impl Into<String>) -> Self {
        Lines::stream(out, target, Indicators::default())
    }

    /// Writes to a file, compressed where its name ends in `.gz` or `.zst`. It is opened when a run begins.
    pub fn to_file(path: impl Into<PathBuf>) -> Self {
        Lines::file(path.into(), Indicators::default())
    }
}

impl LineForm for Indicators {
    fn header(&self) -> &'static str {
        "document_id,event_id,metric,subject,subject_key,partner,partner_key,product,amount,low,high,currency,unit,approx,change,\
         change_direction,change_amount,change_unit,change_base,period,date_from,date_to,status,polarity,published,language,source,\
         sentence,cluster,confidence,rule\n"
    }

    fn lines(&mut self, document: &Document, out: &mut Vec<u8>) {
        let record = &document.record;
        for event in record.events.iter().filter(|event| event.kind == EventKind::Indicator) {
            let mut values = event.roles.iter().filter(|role| role.role == "value").peekable();
            if values.peek().is_none() {
                self.line(record, event, None, out);
            }
            for value in values {
                self.line(record, event, amount(record, value), out);
            }
        }
    }
}

fn amount<'a>(record: &'a Record, value: &Role) -> Option<&'a Amount> {
    match record.mention(value.mention?)?.value.as_ref()? {
        Value::Amount(amount) => Some(amount),
        _ => None,
    }
}

impl Indicators {
    fn line(&mut self, record: &Record, event: &Event, amount: Option<&Amount>, out: &mut Vec<u8>) {
        let start = out.len();
        self.text(out, Some(&record.id));
        self.text(out, Some(&event.id));
        self.text(out, event.metric.as_deref());
        for role in ["subject", "partner"] {
            self.joined(out, filling(event, &[role]).map(|role| name(record, role)));
            self.joined(out, filling(event, &[role]).map(|role| entity(record, role)?.key.as_deref()));
        }
        self.joined(out, filling(event, &["product", "sector"]).map(|role| name(record, role)));
        for number in [amount.and_then(|a| a.amount), amount.and_then(|a| a.low), amount.and_then(|a| a.high)] {
            self.shown(out, number.map(|number| number.to_string()));
        }
        self.text(out, amount.and_then(|a| a.currency.as_deref()));
        self.text(out, amount.and_then(|a| a.unit.as_deref()));
        self.text(out, amount.map(|a| a.approx.as_str()));
        self.change(out, event.change.as_ref());
        let time = event.time.as_ref();
        self.text(out, time.map(|t| t.timex.as_str()));
        self.text(out, time.and_then(|t| t.from.as_deref()));
        self.text(out, time.and_then(|t| t.to.as_deref()));
        self.text(out, Some(event.status.as_str()));
        self.text(out, Some(event.polarity.as_str()));
        self.text(out, record.article.published.as_deref());
        self.text(out, Some(&record.language.code));
        self.text(out, record.source.uri.as_deref());
        self.text(out, record.text.as_deref().and_then(|text| text.get(event.sentence.start..event.sentence.end)));
        self.text(out, Some(&event.cluster));
        self.shown(out, Some(event.confidence.to_string()));
        self.text(out, Some(&event.rule));
        // The first field has no comma before it, and a row ends as RFC 4180 says but for the carriage return.
        out.remove(start);
        out.push(b'\n');
    }

    fn change(&mut self, out: &mut Vec<u8>, change: Option<&Change>) {
        self.shown(out, change.map(in_words));
        self.text(out, change.map(|c| c.direction.as_str()));
        self.shown(out, change.and_then(|c| c.amount).map(|amount| amount.to_string()));
        self.text(out, change.and_then(|c| c.unit).map(ChangeUnit::as_str));
        self.text(out, change.map(|c| c.base.as_str()));
    }

    fn joined<'a>(&mut self, out: &mut Vec<u8>, parts: impl Iterator<Item = Option<&'a str>>) {
        let mut joined = std::mem::take(&mut self.field);
        joined.clear();
        for part in parts.flatten() {
            if !joined.is_empty() {
                joined.push_str("; ");
            }
            joined.push_str(part);
        }
        self.text(out, Some(&joined));
        self.field = joined;
    }

    fn shown(&mut self, out: &mut Vec<u8>, text: Option<String>) {
        self.text(out, text.as_deref());
    }

    /// A comma and a field, in quotation marks where it needs them.
    fn text(&mut self, out: &mut Vec<u8>, text: Option<&str>) {
        let text = text.unwrap_or_default();
        out.push(b',');
        if text.contains(['"', ',', '\n', '\r']) {
            out.push(b'"');
            out.extend(text.bytes().flat_map(|b| if b == b'"' { [Some(b), Some(b)] } else { [Some(b), None] }).flatten());
            out.push(b'"');
        } else {
            out.extend_from_slice(text.as_bytes());
        }
    }
}

fn filling<'a>(event: &'a Event, roles: &'a [&str]) -> impl Iterator<Item = &'a Role> {
    event.roles.iter().filter(move |role| roles.contains(&role.role.as_str()))
}

fn entity<'a>(record: &'a Record, role: &Role) -> Option<&'a Entity> {
    record.entity(role.entity?)
}

/// What fills a role, in words.
fn name<'a>(record: &'a Record, role: &'a Role) -> Option<&'a str> {
    let mention = || role.mention.and_then(|mention| record.mention(mention)).map(|mention| mention.text.as_str());
    entity(record, role).map(|entity| entity.name.as_str()).or_else(mention).or(role.text.as_deref())
}

/// `+14.1 percent`.
fn in_words(change: &Change) -> String {
    let direction = change.direction.as_str();
    let show = |amount: Decimal| match change.unit {
        Some(ChangeUnit::Multiple) => format!("{direction} {amount} times"),
        unit => {
            let sign = match change.direction {
                Direction::Increase => "+",
                Direction::Decrease => "-",
                Direction::Unchanged => "",
            };
            format!("{sign}{amount}{}", unit.map(|unit| format!(" {}", unit.as_str())).unwrap_or_default())
        }
    };
    change.amount.map_or_else(|| direction.to_string(), show)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_where_they_need_it() {
        let field = |text: &str| {
            let mut out = Vec::new();
            Indicators::default().text(&mut out, Some(text));
            String::from_utf8(out).unwrap()
        };
        assert_eq!(field("plain words"), ",plain words");
        assert_eq!(field("a, b"), ",\"a, b\"");
        assert_eq!(field("the \"top\"\nline"), ",\"the \"\"top\"\"\nline\"");
    }

    #[test]
    fn each_figure_is_a_line_with_as_many_fields_as_the_header() {
        let text = "Uzbekistan's exports rose by 12 percent in 2024. Imports of Kazakhstan amounted to $3.5 billion in 2024.";
        let record = dateline::Extractor::new().extract(&dateline::Input { id: Some("a".into()), ..dateline::Input::text(text) });
        let mut out = Vec::new();
        let mut form = Indicators::default();
        form.lines(&Document { record, input_hash: 0 }, &mut out);
        let lines = String::from_utf8(out).unwrap();
        assert_eq!(lines.lines().count(), 2, "{lines}");
        let fields = form.header().matches(',').count();
        for line in lines.lines() {
            assert!(line.starts_with("a,") && line.matches(',').count() == fields, "{line}");
        }
        assert!(lines.contains(",3500000000,") && lines.contains(",+12 percent,"), "{lines}");
    }
}
