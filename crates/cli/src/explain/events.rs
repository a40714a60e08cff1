//! The lower half of the page: events with their slots, and warnings.

use dateline::Record;
use dateline::record::{AttributionForm, EntityId, Event, MentionId, MentionKind, Polarity, Role, Status};

use super::words;
use crate::terminal::{Lines, Look, Palette, Piece, safe};

/// Where the slots' names stand, and where what fills them begins.
const NAME: usize = 4;
const FILLER: usize = 16;

/// Each event with its slots and its rule.
pub fn list(page: &mut String, record: &Record, palette: Palette, width: usize) {
    for (number, event) in (1..).zip(&record.events) {
        page.push('\n');
        head(page, number, event, palette, width);
        let mut slots = Slots { page: &mut *page, record, palette, width };
        slots.quotation(event);
        event.roles.iter().for_each(|role| slots.role(role));
        slots.circumstances(event);
    }
    if record.events.is_empty() {
        palette.paint(page, Look::DIM, "\nno events\n");
    }
}

/// `1 indicator trade turnover · asserted · rule`.
fn head(page: &mut String, number: usize, event: &Event, palette: Palette, width: usize) {
    let mut lines = Lines::new(page, palette, width, 0, 0);
    lines.words(&format!("{number:>2}").replace(' ', "\u{a0}"), Look::BOLD);
    lines.words(event.kind.as_str(), Look::BOLD);
    if let Some(metric) = &event.metric {
        lines.words(&metric.replace('_', " "), Look::BOLD);
    }
    if let Some(phase) = event.phase {
        lines.words(&format!("({})", phase.as_str()), Look::BOLD);
    }
    if event.polarity == Polarity::Negative {
        lines.words("· did not happen", Look { color: 91, ..Look::BOLD });
    }
    if event.status != Status::Asserted {
        lines.words(&format!("· {}", event.status.as_str()), Look { color: 96, ..Look::NORMAL });
    }
    lines.words(&format!("· {} · {:.2}", event.rule, event.confidence), Look::DIM);
    if event.lead {
        lines.words("· lead", Look::DIM);
    }
    lines.newline();
}

/// Writes the slots of one event, a line each.
struct Slots<'a> {
    page: &'a mut String,
    record: &'a Record,
    palette: Palette,
    width: usize,
}

impl Slots<'_> {
    /// The words that gave the event away, within a stretch of their sentence.
    fn quotation(&mut self, event: &Event) {
        let text = self.record.text.as_deref().unwrap_or_default();
        let parts = (
            text.get(event.sentence.start..event.trigger.start),
            text.get(event.trigger.start..event.trigger.end),
            text.get(event.trigger.end..event.sentence.end),
        );
        let (Some(before), Some(trigger), Some(after)) = parts else { return };
        let underlined = Look { underline: true, ..Look::NORMAL };
        let trigger = if self.palette == Palette::Plain { format!("“{trigger}”") } else { trigger.to_string() };
        let mut lines = Lines::new(&mut *self.page, self.palette, self.width, NAME, 0);
        flow(&mut lines, &[(&last_words(before, 60), Look::DIM), (&trigger, underlined), (&first_words(after, 60), Look::DIM)]);
    }

    fn role(&mut self, role: &Role) {
        match (role.entity, role.mention, &role.text) {
            (Some(entity), _, _) => self.entity(&role.role, entity, None),
            (None, Some(mention), _) => self.mention(&role.role, mention),
            (None, None, Some(text)) => self.slot(&role.role, &[(text, Look::NORMAL)]),
            (None, None, None) => {}
        }
    }

    fn circumstances(&mut self, event: &Event) {
        if let Some(change) = &event.change {
            self.slot("change", &[(&words::change(change), Look::of(MentionKind::Percent))]);
        }
        if let Some(time) = &event.time {
            let read = time.mention.and_then(|id| self.record.mention(id)).map(|mention| mention.text.clone());
            let arrow = if read.is_some() { " → " } else { "" };
            let (read, days) = (read.unwrap_or_default(), words::time(time));
            self.slot("time", &[(&read, Look::of(MentionKind::Date)), (arrow, Look::DIM), (&days, Look::DIM)]);
        }
        if let Some(place) = event.place {
            self.entity("place", place, None);
        }
        for attribution in &event.attribution {
            let how = match attribution.form {
                AttributionForm::Direct => ", direct speech",
                AttributionForm::Indirect => ", reported speech",
                AttributionForm::AccordingTo => "",
                AttributionForm::Relay => ", relayed",
            };
            let how = format!("“{}”{how}", attribution.verb);
            match attribution.entity {
                Some(entity) => self.entity("says", entity, Some(&how)),
                None => self.slot("says", &[("unnamed", Look::NORMAL), (&format!(" · {how}"), Look::DIM)]),
            }
        }
        let codes = [("CAMEO", &event.codes.cameo), ("PLOVER", &event.codes.plover)];
        let codes: Vec<String> = codes.iter().filter_map(|(name, code)| Some(format!("{name} {}", code.as_ref()?))).collect();
        if !codes.is_empty() {
            self.slot("codes", &[(&codes.join(", "), Look::DIM)]);
        }
    }

    fn entity(&mut self, name: &str, id: EntityId, note: Option<&str>) {
        let Some(entity) = self.record.entity(id) else { return };
        let title = entity.positions.first().map(|position| format!(", {}", position.title)).unwrap_or_default();
        let latin = if entity.latin == entity.name { String::new() } else { format!(" · {}", entity.latin) };
        let aside = [latin, entity.key.as_ref().map(|key| format!(" · {key}")).unwrap_or_default()].concat();
        let note = note.map(|note| format!(" · {note}")).unwrap_or_default();
        let look = Look::of(entity.kind);
        self.slot(name, &[(&entity.name, look), (&title, Look::NORMAL), (&aside, Look::DIM), (&note, Look::DIM)]);
    }

    fn mention(&mut self, name: &str, id: MentionId) {
        let Some(mention) = self.record.mention(id) else { return };
        let value = mention.value.as_ref().map(words::value).filter(|value| *value != mention.text);
        let value = value.map(|value| format!(" → {value}")).unwrap_or_default();
        self.slot(name, &[(&mention.text, Look::of(mention.kind)), (&value, Look::DIM)]);
    }

    /// A slot's name and what fills it, in parts of a look each.
    fn slot(&mut self, name: &str, parts: &[(&str, Look)]) {
        let label = format!("{:NAME$}{:<pad$}", "", name.replace('_', " "), pad = FILLER - NAME);
        self.palette.paint(self.page, Look::DIM, &label);
        let mut lines = Lines::new(&mut *self.page, self.palette, self.width, FILLER, label.chars().count().max(FILLER));
        flow(&mut lines, parts);
    }
}

/// Writes parts of a look each, one after another, and ends the line; spaces within the parts are where lines may break.
fn flow(lines: &mut Lines<'_>, parts: &[(&str, Look)]) {
    let mut pieces: Vec<Piece> = Vec::new();
    for (text, look) in parts {
        for c in text.chars() {
            if c.is_whitespace() {
                lines.word(&std::mem::take(&mut pieces));
            } else if let Some(last) = pieces.last_mut().filter(|last| last.look == *look) {
                last.text.push(safe(c));
            } else {
                pieces.push(Piece { text: safe(c).into(), look: *look });
            }
        }
    }
    lines.word(&pieces);
    lines.newline();
}

/// The end of `text`, about `room` characters of whole words.
fn last_words(text: &str, room: usize) -> String {
    let Some((cut, _)) = text.char_indices().rev().nth(room) else { return text.to_string() };
    let rest = &text[cut..];
    format!("… {}", rest.split_once(char::is_whitespace).map_or(rest, |(_, rest)| rest))
}

/// The beginning of `text`, about `room` characters of whole words.
fn first_words(text: &str, room: usize) -> String {
    let Some((cut, _)) = text.char_indices().nth(room) else { return text.to_string() };
    let rest = &text[..cut];
    format!("{} …", rest.rsplit_once(char::is_whitespace).map_or(rest, |(rest, _)| rest))
}

/// What a reader should know about how far to trust the record.
pub fn warnings(page: &mut String, record: &Record, palette: Palette, width: usize) {
    for warning in &record.warnings {
        page.push('\n');
        let mut lines = Lines::new(page, palette, width, 0, 0);
        lines.words("warning", Look { color: 91, ..Look::BOLD });
        lines.words(&warning.code, Look::BOLD);
        lines.words(&warning.message, Look::NORMAL);
        lines.newline();
    }
}
