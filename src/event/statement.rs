//! Statements with their speakers, over the whole document: words in quotation marks or after a dash, the speaker before,
//! behind or between them ("quote"); and what somebody said in the reporter's words, behind "said that" or «заявил, что».

mod quotation;
mod speaker;

use super::description::Description;
use crate::language::function::ending;
use crate::lexicon::{Entry, Language, Tag, Verbal};
use crate::mention::Draft;
use crate::record::{Codes, EntityId, Event, EventKind, MentionId, MentionKind, Polarity, Role, Span, Status};
use crate::text::{Document, TokenKind};
use quotation::opens;

/// Words that somebody says.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Quotation {
    /// First token inside the marks.
    pub first: usize,
    /// One past the last token inside them.
    pub last: usize,
    /// The first token of the marks.
    open: usize,
    /// One past the closing mark.
    close: usize,
    /// Whether the words end before an inserted "said X" and go on behind it.
    dashed: bool,
}

/// Who says a quotation, and where the text tells so.
#[derive(Debug, Clone, Copy)]
struct Told {
    verb: usize,
    speaker: Speaker,
    last: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Speaker {
    Mention(usize),
    Words(usize, usize),
    /// He, she, the minister: whoever was speaking.
    Same,
}

/// Appends the statements of a document.
#[inline(never)]
pub(crate) fn extract(document: &Document<'_>, drafts: &[Draft], descriptions: &[Description], events: &mut Vec<Event>) {
    let reader = Reader { document, drafts, descriptions };
    let mut speaker: Option<usize> = None;
    let mut last: Option<(usize, u32)> = None;
    let mut told = Vec::new();
    let mut at = 0;
    while let Some(mark) = document.tokens[at..].iter().position(|token| token.mark != 0 && opens(token.character())) {
        at += mark;
        let Some(quotation) = reader.quotation(at) else {
            at += 1;
            continue;
        };
        at = quotation.close.max(at + 1);
        let paragraph = reader.paragraph(quotation.first);
        if let Some(found) = reader.attributed(&quotation) {
            let who = match found.speaker {
                Speaker::Same => reader.earlier_person(quotation.open, found.verb).or(speaker).map_or(Speaker::Same, Speaker::Mention),
                known => known,
            };
            if let Speaker::Mention(mention) = who {
                speaker = Some(mention);
            }
            if who != Speaker::Same {
                events.push(reader.event(&quotation, found, who, true));
                told.push(document.sentence_of(found.verb));
            }
            at = at.max(found.last);
            last = Some((found.last, paragraph));
        } else if last.is_some_and(|(end, p)| p == paragraph && quotation.open <= end + 2) {
            // The same speech goes on.
            last = Some((quotation.close, paragraph));
        }
    }
    let plain = (0..document.sentences.len()).filter(|sentence| !told.contains(sentence));
    events
        .extend(plain.filter_map(|sentence| reader.indirect(sentence)).map(|(words, found, who)| reader.event(&words, found, who, false)));
}

struct Reader<'r, 'a> {
    document: &'r Document<'a>,
    drafts: &'r [Draft],
    descriptions: &'r [Description],
}

/// How far a quotation may reach, and how far from it its speaker may stand.
const LONGEST: usize = 400;
const REACH: usize = 45;

impl Reader<'_, '_> {
    fn paragraph(&self, token: usize) -> u32 {
        self.document.sentences.get(self.document.sentence_of(token)).map_or(0, |s| s.paragraph)
    }

    fn language_at(&self, token: usize) -> Option<Language> {
        self.document.sentences.get(self.document.sentence_of(token)).and_then(|s| s.language)
    }

    /// Whether a token is a finite verb of speech.
    fn speech(&self, at: usize) -> bool {
        if at >= self.document.tokens.len() || self.document.mask(at) & Tag::Speech.bit() == 0 {
            return false;
        }
        // "Secretary of State"
        if self.document.tokens[at].capital() && at.checked_sub(1).is_some_and(|b| self.document.is(b, Tag::Preposition)) {
            return false;
        }
        self.document.senses(at).any(|s| {
            s.tag == Tag::Speech && matches!(s.grammar.verbal(), Verbal::Past | Verbal::Present | Verbal::Infinitive | Verbal::Gerund)
        })
    }

    fn draft_at(&self, at: usize) -> Option<usize> {
        let found = self.drafts.partition_point(|d| (d.last as usize) <= at);
        (self.drafts.get(found)?.first as usize <= at).then_some(found)
    }

    /// Who says a quotation: told behind it, before it, or inside it between dashes.
    fn attributed(&self, quotation: &Quotation) -> Option<Told> {
        self.behind(quotation).or_else(|| self.inside(quotation)).or_else(|| self.before(quotation))
    }

    /// From the beginning of one token's sentence to the end of another's.
    fn sentences(&self, first: usize, last: usize) -> Span {
        let first = self.document.sentences.get(self.document.sentence_of(first)).map_or(first, |s| s.first as usize);
        self.bytes(first, self.sentence_end(last))
    }

    fn sentence_end(&self, at: usize) -> usize {
        self.document.sentences.get(self.document.sentence_of(at)).map_or(at, |s| s.last as usize)
    }

    fn behind(&self, quotation: &Quotation) -> Option<Told> {
        let mut at = quotation.close;
        while matches!(self.mark(at), ',' | '.' | '!' | '?' | '…') || self.is_dash(at) {
            if at > quotation.close && self.mark(at) == '.' {
                break;
            }
            at += 1;
        }
        // A new sentence tells of other things.
        let open = quotation.dashed || self.paragraph_end(quotation.open) > at;
        if !open || at >= self.document.tokens.len() || at > quotation.close && self.is_new_sentence(quotation, at) {
            return None;
        }
        let end = self.sentence_end(at).min(at + REACH);
        self.told(at, end)
    }

    /// Whether a sentence of its own begins behind the quotation.
    fn is_new_sentence(&self, quotation: &Quotation, at: usize) -> bool {
        let begins = self.document.sentences.get(self.document.sentence_of(at)).is_some_and(|s| s.first as usize == at);
        let dash = at.checked_sub(1).is_some_and(|b| self.is_dash(b));
        begins && !dash && self.mark(quotation.close) != ',' && self.mark(quotation.last.saturating_sub(1)) != ','
    }

    /// "said X" or "X said" between `at` and `end`.
    fn told(&self, at: usize, end: usize) -> Option<Told> {
        let verb = Some(at).filter(|&t| self.written(t)).or_else(|| (at..end).find(|&t| self.speech(t)))?;
        // Between the quotation and its verb stands the subject alone.
        // "Levan Mekhuzla, who chairs the agency, insisted"
        let aside = |t: usize| self.mark(t.saturating_sub(1)) == ',' && (t + 1..verb).any(|c| self.mark(c) == ',');
        let foreign = (at..verb).any(|t| matches!(self.mark(t), ';' | ':') || self.document.is(t, Tag::Relative) && !aside(t));
        if foreign || verb - at > 24 {
            return None;
        }
        let subject = self.speaker(at, verb, false);
        let stop = (verb + 1..end)
            .find(|&t| {
                let mark = matches!(self.mark(t), ';' | '«' | '“' | '"' | ':') && self.draft_at(t).is_none();
                self.is_dash(t) || mark && !self.in_quotes(t)
            })
            .unwrap_or(end);
        let found = subject.or_else(|| self.speaker(verb + 1, stop, true))?;
        Some(Told { verb, speaker: found, last: stop })
    }

    /// Whether a mark stands before or behind a name in quotation marks: «сказал директор „Газпрома“ X», «сказал „Ведомостям“ X».
    fn in_quotes(&self, at: usize) -> bool {
        const WORDS: usize = 4;
        let name = self.draft_at(at + 1).is_some_and(|d| self.drafts[d].first as usize == at + 1)
            || self.document.tokens.get(at + 1).is_some_and(|t| t.capital());
        let closed = (at + 2..at + 2 + WORDS).any(|t| matches!(self.mark(t), '»' | '”' | '“' | '"'));
        let closing = at.checked_sub(1).and_then(|b| self.draft_at(b)).is_some() && self.document.is_closing_mark(at);
        name && closed || closing
    }

    /// «…, — говорит X. — …» inside one pair of marks.
    fn inside(&self, quotation: &Quotation) -> Option<Told> {
        let dash = (quotation.first..quotation.last).find(|&t| self.is_dash(t) && self.inserted(t))?;
        let end = (dash + 1..quotation.last).find(|&t| self.is_dash(t)).unwrap_or(quotation.last);
        self.told(dash + 1, end).map(|found| Told { last: quotation.close, ..found })
    }

    /// "X said: …", "X told reporters, …".
    fn before(&self, quotation: &Quotation) -> Option<Told> {
        let mark = quotation.open.checked_sub(1)?;
        if !matches!(self.mark(mark), ':' | ',') {
            return None;
        }
        let sentence = self.document.sentences.get(self.document.sentence_of(mark))?;
        let first = sentence.first as usize;
        let verb = (first..mark).rev().find(|&t| self.speech(t))?;
        if self.mark(mark) == ',' && mark - verb > 8 {
            return None;
        }
        let found = self.speaker(first, verb, false).or_else(|| self.speaker(verb + 1, mark, true))?;
        Some(Told { verb, speaker: found, last: quotation.close })
    }

    /// "X said that …", «X заявил, что …», «Как сообщил X, …» is left to attribution.
    fn indirect(&self, sentence: usize) -> Option<(Quotation, Told, Speaker)> {
        let sentence = self.document.sentences.get(sentence).filter(|s| s.language.is_some() && s.mask & Tag::Speech.bit() != 0)?;
        let (first, end) = (sentence.first as usize, sentence.last as usize);
        let verb = (first..end).find(|&t| self.document.mask(t) & Tag::Speech.bit() != 0 && self.says(t, first))?;
        let russian = sentence.language == Some(Language::Ru);
        let that =
            self.that(verb, end, russian).or_else(|| self.bare_clause(verb, end).filter(|_| !russian && !self.said_before(first, verb)))?;
        if self.document.is(that + 1, Tag::Auxiliary) {
            return None;
        }
        let before = self.drafts.partition_point(|d| (d.last as usize) <= verb);
        let subject = |m: &usize| {
            let draft = &self.drafts[*m];
            matches!(draft.kind, MentionKind::Person | MentionKind::Organization)
                && draft.entity.is_some()
                && !self.governed(draft)
                && (!russian || draft.grammar.may_be(crate::lexicon::Grammar::NOMINATIVE))
        };
        let near = |d: &Draft| d.first as usize >= first && verb - d.last as usize <= 2;
        let own = before.checked_sub(1).filter(|&m| near(&self.drafts[m])).filter(subject);
        let behind =
            || (before..self.drafts.len()).take_while(|&m| (self.drafts[m].first as usize) < that).find(subject).filter(|_| russian);
        let who = own.or_else(behind).or_else(|| self.described(first, verb))?;
        let last = end - usize::from(self.document.tokens[end - 1].kind == TokenKind::Mark);
        let words = Quotation { first: that + 1, last, open: that, close: last, dashed: false };
        (that + 1 < last).then_some((words, Told { verb, speaker: Speaker::Mention(who), last }, Speaker::Mention(who)))
    }

    /// The "that" behind a verb of speech; far behind it in English where only to whom, when and where it was said stands between: "told
    /// reporters following a meeting with X in Y on Friday that".
    fn that(&self, verb: usize, end: usize, russian: bool) -> Option<usize> {
        const NEAR: usize = 6;
        const REACH: usize = 28;
        const REACH_RUSSIAN: usize = 12;
        let document = self.document;
        let reach = if russian { REACH_RUSSIAN } else { REACH };
        let that = (verb + 1..end.min(verb + reach)).find(|&t| document.payload(t, Tag::Conjunction) == Some("that"))?;
        // "after talks": no verb behind a preposition, nor in a name.
        let led = |t: usize| document.mask(t) & (Tag::Preposition.bit() | Tag::Determiner.bit()) != 0;
        let form = |t: usize| document.flags(t) & Entry::FINITE != 0 && !ending::GERUND.end(document.word(t));
        let acts = |t: usize| document.is(t, Tag::Auxiliary) || form(t) && self.draft_at(t).is_none() && !led(t - 1);
        (russian || that < verb + NEAR || !(verb + 1..that).any(acts)).then_some(that)
    }

    /// Whom the words before a verb of speech mean: "she also said", "the minister said".
    fn described(&self, first: usize, verb: usize) -> Option<usize> {
        let adverb = |t: &usize| self.document.is(*t, Tag::Adverb);
        let end = (first..verb).rev().find(|t| !adverb(t))? + 1;
        if matches!(self.document.payload(end - 1, Tag::Pronoun), Some("he" | "she")) {
            return self.earlier_person(first, end);
        }
        let from = self.descriptions.partition_point(|d| d.last < end);
        let meant = self.descriptions.get(from).filter(|d| d.last == end && d.first >= first && !d.several)?;
        let speaks = matches!(meant.kind, MentionKind::Person | MentionKind::Organization);
        speaks.then(|| self.meant(meant.first)).flatten()
    }

    /// Whether what is said stands before the speaker: "Exports rose, the minister told a meeting chaired by the president".
    fn said_before(&self, first: usize, verb: usize) -> bool {
        let document = self.document;
        let finite = |t: usize| document.flags(t) & Entry::FINITE != 0 && self.draft_at(t).is_none();
        let comma = (first..verb).rev().take_while(|&t| !finite(t)).filter(|&t| document.is_mark(t, ',')).last();
        let led = document.mask(first) & (Tag::Conjunction.bit() | Tag::Preposition.bit()) != 0;
        comma.is_some_and(|c| !led && (first..c).any(finite))
    }

    /// English: the verb itself, where what is said follows it without a "that": "said Portugal would open".
    fn bare_clause(&self, verb: usize, end: usize) -> Option<usize> {
        let document = self.document;
        let clause = verb + 1..end;
        let apart = Tag::Preposition.bit() | Tag::Conjunction.bit() | Tag::Relative.bit() | Tag::Negation.bit();
        let opens =
            document.tokens.get(clause.start).is_some_and(|t| t.kind == TokenKind::Word) && document.mask(clause.start) & apart == 0;
        // "said following talks", but "said raising rates would hurt"
        let gerund = ending::GERUND.end(document.word(clause.start));
        let finite = |t: &usize| document.flags(*t) & Entry::FINITE != 0 && !gerund || document.is(*t, Tag::Auxiliary);
        let mark = clause.clone().find(|&t| document.is_mark(t, ',')).unwrap_or(end);
        // "conceded defeat and said": what follows is an object.
        let told = (clause.start + 1..mark).find(finite).filter(|&t| !document.is_and(t - 1));
        (opens && told.is_some()).then_some(verb)
    }

    /// Whether a name belongs to the word before it: "in Twitter", «участница Pussy Riot».
    fn governed(&self, draft: &Draft) -> bool {
        let before = (draft.first as usize).checked_sub(1);
        before.is_some_and(|b| {
            self.document.is(b, Tag::Preposition) || draft.kind == MentionKind::Organization && self.document.is(b, Tag::Title)
        })
    }

    /// Whether a verb of speech tells what somebody said: in a finite form, neither denied nor passive.
    fn says(&self, at: usize, first: usize) -> bool {
        let finite = |s: &crate::lexicon::Sense| {
            s.tag == Tag::Speech
                && matches!(s.grammar.verbal(), Verbal::Past | Verbal::Present)
                && self.document.lexicon.string(s.payload) == "say"
        };
        let helper = |t: usize| {
            self.document.is(t, Tag::Negation)
                || matches!(self.document.payload(t, Tag::Auxiliary), Some("is" | "was" | "be" | "been" | "being"))
        };
        self.document.senses(at).any(finite) && !(first.max(at.saturating_sub(2))..at).any(helper)
    }

    fn bytes(&self, first: usize, last: usize) -> Span {
        let tokens = self.document.tokens;
        let end = last.max(first + 1).min(tokens.len());
        Span::new(tokens[first.min(end - 1)].start as usize, tokens[end - 1].end as usize)
    }

    fn event(&self, quotation: &Quotation, found: Told, speaker: Speaker, quote: bool) -> Event {
        let language = self.language_at(quotation.first).map_or("en", |l| l.code());
        let text = |span: Span| self.document.text.get(span.start..span.end).map(str::to_string);
        let mut last = quotation.last;
        while last > quotation.first + 1 && matches!(self.mark(last - 1), ',' | '—' | '–') {
            last -= 1;
        }
        let content = self.bytes(quotation.first, last);
        let who = match speaker {
            Speaker::Mention(mention) => Role {
                role: "speaker".to_string(),
                entity: self.drafts[mention].entity.map(|e| EntityId(e + 1)),
                mention: Some(MentionId(mention as u32 + 1)),
                ..Role::default()
            },
            Speaker::Words(first, last) => {
                let span = self.bytes(first, last);
                Role { role: "speaker".to_string(), text: text(span), start: Some(span.start), end: Some(span.end), ..Role::default() }
            }
            Speaker::Same => Role { role: "speaker".to_string(), ..Role::default() },
        };
        let said = Role {
            role: "content".to_string(),
            text: text(content),
            start: Some(content.start),
            end: Some(content.end),
            ..Role::default()
        };
        let sentence = self.document.sentences.get(self.document.sentence_of(quotation.open));
        Event {
            id: String::new(),
            kind: EventKind::Statement,
            rule: format!("{language}/statement/{}", if quote { "quote" } else { "said" }),
            confidence: if quote { 0.9 } else { 0.8 },
            sentence: self.sentences(quotation.open.min(found.verb), quotation.open.max(found.verb)),
            trigger: self.bytes(found.verb, found.verb + 1),
            lead: sentence.is_some_and(|s| s.lead),
            status: Status::Asserted,
            polarity: Polarity::Positive,
            roles: vec![who, said],
            metric: None,
            phase: None,
            quote: Some(quote),
            change: None,
            time: None,
            place: None,
            attribution: Vec::new(),
            codes: Codes::default(),
            cluster: String::new(),
        }
    }
}

#[cfg(test)]
mod tests;
