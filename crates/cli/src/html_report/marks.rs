//! An article's text cut where its marks begin and end, so that marks may overlap and the page's elements never do.

use std::ops::Range;

/// A mark on the text.
#[derive(Debug, Clone)]
pub struct Mark {
    pub span: Range<usize>,
    pub what: What,
}

/// What is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A mention: its kind, and what to say of it.
    Mention { kind: String, title: String },
    /// The sentence of an event, by its number.
    Sentence(usize),
    /// The words that gave it away.
    Trigger(usize),
}

/// A stretch of text under the same marks.
#[derive(Debug, PartialEq, Eq)]
pub struct Segment<'a> {
    pub text: &'a str,
    /// The shortest mention over it: kind and title.
    pub mention: Option<(&'a str, &'a str)>,
    /// The events whose sentence it is part of.
    pub events: Vec<usize>,
    /// Whether it is part of a trigger.
    pub trigger: bool,
    /// The events whose trigger ends with it.
    pub ends: Vec<usize>,
}

/// Cuts a line of the text into segments.
pub fn segments<'a>(text: &'a str, line: Range<usize>, marks: &'a [Mark]) -> Vec<Segment<'a>> {
    let here: Vec<&Mark> = marks.iter().filter(|mark| mark.span.start < line.end && line.start < mark.span.end).collect();
    let mut cuts: Vec<usize> = here.iter().flat_map(|mark| [mark.span.start, mark.span.end]).collect();
    cuts.retain(|&cut| line.start < cut && cut < line.end && text.is_char_boundary(cut));
    cuts.extend([line.start, line.end]);
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2).filter_map(|pair| segment(text, pair[0]..pair[1], &here)).collect()
}

fn segment<'a>(text: &'a str, range: Range<usize>, marks: &[&'a Mark]) -> Option<Segment<'a>> {
    let over = || marks.iter().filter(|mark| mark.span.start <= range.start && range.end <= mark.span.end);
    let mention = over().filter_map(|mark| match &mark.what {
        What::Mention { kind, title } => Some((mark.span.len(), (kind.as_str(), title.as_str()))),
        _ => None,
    });
    let triggers = || over().filter_map(|mark| if let What::Trigger(event) = mark.what { Some((mark, event)) } else { None });
    Some(Segment {
        text: text.get(range.clone())?,
        mention: mention.min_by_key(|(length, _)| *length).map(|(_, mention)| mention),
        events: over().filter_map(|mark| if let What::Sentence(event) = mark.what { Some(event) } else { None }).collect(),
        trigger: triggers().next().is_some(),
        ends: triggers().filter(|(mark, _)| mark.span.end == range.end).map(|(_, event)| event).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mention(span: Range<usize>, kind: &str) -> Mark {
        Mark { span, what: What::Mention { kind: kind.into(), title: String::new() } }
    }

    #[test]
    fn overlapping_marks_become_segments_that_give_back_the_text() {
        let text = "Экспорт Узбекистана вырос на 5%.\nЕщё";
        let line = 0..text.find('\n').unwrap();
        let at = |words: &str| text.find(words).unwrap()..text.find(words).unwrap() + words.len();
        let marks = [
            mention(at("Узбекистана"), "place"),
            mention(at("Экспорт Узбекистана"), "document"),
            mention(at("5%"), "percent"),
            Mark { span: at("Узбекистана вырос"), what: What::Trigger(1) },
            Mark { span: line.clone(), what: What::Sentence(1) },
            Mark { span: line.clone(), what: What::Sentence(2) },
        ];
        let segments = segments(text, line.clone(), &marks);
        assert_eq!(segments.iter().map(|s| s.text).collect::<String>(), &text[line]);
        let of = |words: &str| segments.iter().find(|s| s.text.trim() == words).unwrap_or_else(|| panic!("no {words}"));
        assert_eq!(of("Узбекистана").mention, Some(("place", "")));
        assert_eq!(of("Экспорт").mention, Some(("document", "")));
        assert!(of("вырос").trigger && of("вырос").mention.is_none() && of("вырос").ends == [1]);
        assert!(of("Узбекистана").trigger && of("Узбекистана").ends.is_empty());
        assert!(segments.iter().all(|s| s.events == [1, 2]));
    }

    #[test]
    fn a_mark_that_cuts_a_character_is_passed_over() {
        let text = "день";
        let marks = [mention(1..3, "date"), mention(2..400, "place")];
        let segments = segments(text, 0..text.len(), &marks);
        assert_eq!(segments.iter().map(|s| s.text).collect::<String>(), text);
    }
}
