//! Who says so: the chain of sources of each event, the outermost first.
//!
//! A sentence names its sources with a verb of speech ("the ministry said", «сообщил министр») or a phrase ("according to", «по данным»,
//! «со ссылкой на»); what stands in a quotation has its speaker besides. Sentences behind it in the paragraph that name no source of
//! their own go on with the same speech.

use crate::language::function::ending;
use crate::language::relation;
use std::ops::Range;

use crate::lexicon::{Grammar, Language, Pos, Sense, Tag, Verbal};
use crate::mention::Draft;
use crate::record::{Attribution, AttributionForm, EntityId, Event, EventKind, MentionKind, Span, Status};
use crate::text::{Document, Sentence, Token, TokenKind};

/// Tokens between a word of speech and its source.
const REACH: usize = 12;

/// Fills the attribution of the events. Statements stand in it by their speakers, so they come first and are left alone.
pub(crate) fn attribute(document: &Document<'_>, drafts: &[Draft], events: &mut [Event]) {
    let mut quotes: Vec<(Span, Attribution)> = events.iter().filter_map(|event| quotation(document, event)).collect();
    quotes.sort_by_key(|(content, _)| content.start);
    let mut reader = Reader { document, drafts, quotes: &quotes, sentence: 0, bytes: 0..0, sources: Vec::new(), read: Vec::new() };
    for event in events.iter_mut().filter(|e| e.kind != EventKind::Statement) {
        event.attribution = reader.sources_at(event.trigger.start, event.status != Status::Asserted);
        if event.attribution.is_empty() && quotes.is_empty() {
            continue;
        }
        // What somebody did by saying it is no source: "accused", «признал виновным».
        let own = document.text.get(event.trigger.start..event.trigger.end).unwrap_or_default();
        let tells = event.kind == EventKind::Indicator;
        event.attribution.retain(|a| tells || a.form == AttributionForm::AccordingTo || !own.split_whitespace().any(|word| word == a.verb));
        let inside = last_before(&quotes, event.trigger.start + 1).find(|(content, _)| event.trigger.end <= content.end);
        if let Some((_, speaker)) = inside {
            // The verb that introduces the quotation is the one already read, now known to be direct.
            event.attribution.retain(|a| a.entity != speaker.entity);
            event.attribution.push(speaker.clone());
        }
    }
}

/// The last quotations that begin before a byte, the nearest first.
fn last_before(quotes: &[(Span, Attribution)], byte: usize) -> impl Iterator<Item = &(Span, Attribution)> {
    const MOST: usize = 16;
    quotes[..quotes.partition_point(|(content, _)| content.start < byte)].iter().rev().take(MOST)
}

/// The words a statement quotes, and who says them.
fn quotation(document: &Document<'_>, event: &Event) -> Option<(Span, Attribution)> {
    if event.kind != EventKind::Statement || event.quote != Some(true) {
        return None;
    }
    let content = event.roles.iter().find(|r| r.role == "content")?;
    let speaker = event.roles.iter().find(|r| r.role == "speaker").and_then(|r| r.entity);
    let verb = document.text.get(event.trigger.start..event.trigger.end)?.to_string();
    Some((Span::new(content.start?, content.end?), Attribution { entity: speaker, verb, form: AttributionForm::Direct }))
}

struct Reader<'r, 'a> {
    document: &'r Document<'a>,
    drafts: &'r [Draft],
    quotes: &'r [(Span, Attribution)],
    /// The sentence last read, its bytes and its sources.
    sentence: usize,
    bytes: Range<usize>,
    sources: Vec<Source>,
    /// The last sentences whose own sources were read, each with them.
    read: Vec<(usize, Vec<Source>)>,
}

/// Who tells something, and the tokens of the word that says so.
#[derive(Debug, Clone, Copy)]
struct Source {
    entity: EntityId,
    form: AttributionForm,
    first: usize,
    last: usize,
    /// By expecting it: "the bank expects", which tells nothing of what has happened.
    foresees: bool,
}

/// How many sentences back speech goes on.
const BACK: usize = 4;

impl Reader<'_, '_> {
    /// The sources of what is told at a place; those who foresee it, where it is yet to come.
    fn sources_at(&mut self, byte: usize, ahead: bool) -> Vec<Attribution> {
        let before = self.sentence;
        if byte < self.bytes.start {
            self.sentence = 0;
        }
        while self.sentence < self.document.sentences.len() && self.bytes_of(self.sentence).end <= byte {
            self.sentence += 1;
        }
        if self.sentence != before || self.bytes.is_empty() {
            self.sources = self.sources_of(self.sentence);
            self.bytes = self.bytes_of(self.sentence);
        }
        if self.sources.is_empty() {
            return Vec::new();
        }
        let verb = |s: &Source| self.document.slice(s.first, s.last).to_string();
        let told = self.sources.iter().filter(|s| ahead || !s.foresees);
        told.map(|s| Attribution { entity: Some(s.entity), verb: verb(s), form: s.form }).collect()
    }

    fn bytes_of(&self, sentence: usize) -> Range<usize> {
        let Some(tokens) = self.document.sentences.get(sentence).and_then(|s| self.document.tokens.get(s.range())) else { return 0..0 };
        let end = |token: &Token| token.end as usize;
        tokens.first().map_or(0, |token| token.start as usize)..tokens.last().map_or(0, end)
    }

    /// The sources of a sentence, or of the nearest one before it in its paragraph that names a speaker.
    fn sources_of(&mut self, index: usize) -> Vec<Source> {
        let Some(sentence) = self.document.sentences.get(index).copied() else { return Vec::new() };
        let own = self.known(index);
        if !own.is_empty() {
            return own.to_vec();
        }
        if self.tells_of_the_last(index + 1) {
            return self.known(index + 1).to_vec();
        }
        if self.is_aside(&sentence) {
            return Vec::new();
        }
        for before in (index.saturating_sub(BACK)..index).rev() {
            if self.document.sentences[before].paragraph != sentence.paragraph {
                break;
            }
            let mut found = self.known(before).to_vec();
            found.retain(|s| !s.foresees);
            if !found.is_empty() {
                let quoted = self.quoted(before);
                let speaks = |s: &&Source| s.form == AttributionForm::Indirect && !quoted.contains(&Some(s.entity));
                return found.iter().filter(speaks).copied().collect();
            }
        }
        Vec::new()
    }

    /// Whether a sentence begins with a word that leaves what was told before: "meanwhile", «на этом фоне».
    fn is_aside(&self, sentence: &Sentence) -> bool {
        let opening = self.document.longest(sentence.first as usize, Tag::Cue);
        opening.is_some_and(|m| self.document.lexicon.string(m.sense.payload) == "aside")
    }

    /// Who is quoted in so many words in a sentence: their speech ends with the quotation.
    fn quoted(&self, sentence: usize) -> Vec<Option<EntityId>> {
        let bytes = self.bytes_of(sentence);
        let inside = last_before(self.quotes, bytes.end).filter(|(content, _)| bytes.start < content.end);
        inside.map(|(_, speaker)| speaker.entity).collect()
    }

    /// Whether a sentence says who told the one before: «Об этом сообщил министр», "This was announced by the ministry".
    fn tells_of_the_last(&self, index: usize) -> bool {
        let Some(sentence) = self.document.sentences.get(index).filter(|s| s.mask & Tag::Speech.bit() != 0) else { return false };
        let opening = self.document.longest(sentence.first as usize, Tag::Speech);
        opening.is_some_and(|m| matches!(self.document.lexicon.string(m.sense.payload), "of_that" | "that_by"))
    }

    /// The sources a sentence names itself, read once.
    fn known(&mut self, index: usize) -> &[Source] {
        let at = match self.read.iter().position(|(sentence, _)| *sentence == index) {
            Some(at) => at,
            None => {
                if self.read.len() > 2 * BACK {
                    self.read.remove(0);
                }
                self.read.push((index, self.own(&self.document.sentences[index])));
                self.read.len() - 1
            }
        };
        &self.read[at].1
    }

    /// The sources a sentence names itself, relays first.
    fn own(&self, sentence: &Sentence) -> Vec<Source> {
        let words = Tag::Speech.bit() | Tag::Modal.bit();
        let Some(language) = sentence.language.filter(|_| sentence.mask & words != 0) else { return Vec::new() };
        let mut found: Vec<Source> = Vec::new();
        let mut at = sentence.first as usize;
        while at < sentence.last as usize {
            let token = &self.document.tokens[at];
            // "value-added tax"
            let compound =
                token.glued() && at > sentence.first as usize && self.document.is_mark(at - 1, '-') && self.document.tokens[at - 1].glued();
            if compound || token.mask & words == 0 && token.phrase == 0 {
                at += 1;
                continue;
            }
            let Some(speech) = self.document.longest(at, Tag::Speech) else {
                if let Some(entity) = self.foresees(at, sentence, language)
                    && !found.iter().any(|s| s.entity == entity)
                {
                    found.push(Source { entity, form: AttributionForm::Indirect, first: at, last: at + 1, foresees: true });
                }
                at += 1;
                continue;
            };
            let source = match self.document.lexicon.string(speech.sense.payload) {
                "according_to" => self.after(speech.end, sentence).map(|e| (e, AttributionForm::AccordingTo)),
                "that_by" => self.after(speech.end, sentence).map(|e| (e, AttributionForm::Indirect)),
                "shown" => self.subject(at, speech.end, sentence, language).map(|(e, _)| (e, AttributionForm::AccordingTo)),
                "saying" => self.subject(at, speech.end, sentence, language).map(|(e, _)| (e, AttributionForm::Indirect)),
                // "asked Russia to sell", «заключил договор»
                "quotes" => None,
                payload if self.tells(at, speech.sense.grammar, language) => {
                    let form = if payload == "relay" { AttributionForm::Relay } else { AttributionForm::Indirect };
                    self.subject(at, speech.end, sentence, language)
                        .map(|(entity, media)| (entity, if media { AttributionForm::Relay } else { form }))
                }
                _ => None,
            };
            if let Some((entity, form)) = source
                && !found.iter().any(|s| s.entity == entity)
            {
                found.push(Source { entity, form, first: at, last: speech.end, foresees: false });
            }
            at = speech.end;
        }
        found.sort_by_key(|a| a.form != AttributionForm::Relay);
        found
    }

    /// Who expects or forecasts by the verb at a token: "the World Bank expects growth of 4%".
    fn foresees(&self, at: usize, sentence: &Sentence, language: Language) -> Option<EntityId> {
        // "sees growth of 4%", but "saw exports fall"
        let seen = |s: &Sense| self.document.lexicon.string(s.payload) == "seen" && s.grammar.verbal() == Verbal::Present;
        let forecast = |s: &Sense| matches!(self.document.lexicon.string(s.payload), "forecast" | "expected") || seen(s);
        let mut senses = self.document.senses_of(at, Tag::Modal).filter(|s| forecast(s));
        let split = self.drafts.partition_point(|d| (d.first as usize) < at);
        let beside = || self.drafts[..split].last().is_some_and(|d| d.last as usize == at && is_source(d));
        let active = senses.any(|s| match s.grammar.verbal() {
            Verbal::Present => self.tells(at, s.grammar, language),
            // "the expected growth" is no verb.
            Verbal::Past => self.tells(at, s.grammar, language) && (language == Language::Ru || beside()),
            _ => false,
        });
        let reflexive = language == Language::Ru && ending::REFLEXIVE.end(self.document.word(at));
        if !active || reflexive {
            return None;
        }
        self.subject(at, at + 1, sentence, language).map(|(entity, _)| entity)
    }

    /// Whether a word of speech is a verb whose subject speaks: no name, no passive, a gerund only behind a comma.
    fn tells(&self, at: usize, grammar: Grammar, language: Language) -> bool {
        let before = at.checked_sub(1);
        let named = before.is_some()
            && self.document.tokens[at].capital()
            && self.document.sentences[self.document.sentence_of(at)].first as usize != at;
        let passive = language == Language::En
            && before.is_some_and(|b| matches!(self.document.payload(b, Tag::Auxiliary), Some("is" | "was" | "be" | "been" | "being")));
        // "the state company", "a report", "state-run"
        let hyphened = self.document.is_mark(at + 1, '-') && self.document.tokens[at + 1].glued();
        let noun = language == Language::En && (hyphened || before.is_some_and(|b| self.document.is(b, Tag::Determiner)));
        // "agreed to pay" tells what will be done.
        let binds =
            language == Language::En && self.document.relates(at + 1, relation::INFINITIVE) && self.document.has_pos(at + 2, Pos::Verb);
        match grammar.verbal() {
            Verbal::Past | Verbal::Present | Verbal::Infinitive => !named && !passive && !noun && !binds,
            Verbal::Gerund => before.is_some_and(|b| self.document.is_mark(b, ',')),
            _ => false,
        }
    }

    /// The first name behind "according to".
    fn after(&self, first: usize, sentence: &Sentence) -> Option<EntityId> {
        let last = (first + REACH).min(sentence.last as usize);
        let from = self.drafts.partition_point(|d| (d.first as usize) < first);
        let mut near = self.drafts[from..].iter().take_while(|d| (d.last as usize) <= last);
        near.find(|d| is_source(d)).and_then(id)
    }

    /// The subject of a verb of speech, and whether it is an agency or outlet.
    fn subject(&self, verb: usize, behind: usize, sentence: &Sentence, language: Language) -> Option<(EntityId, bool)> {
        let first = sentence.first as usize;
        let split = self.drafts.partition_point(|d| (d.first as usize) < verb);
        let before = self.drafts[..split].iter().rev().take_while(|d| d.first as usize >= first && d.last as usize + REACH >= verb);
        // A name may have the verb in it.
        // "Norvik (OSE: NRVK) announced"
        let ticker =
            |d: &Draft| self.document.is_mark(d.last as usize, ')') && !self.document.is_mark((d.first as usize).saturating_sub(1), '(');
        let mut before = before.filter(|d| d.last as usize <= verb && self.is_subject(d, verb, language) && !ticker(d));
        let after = self.drafts[split..].iter().take_while(|d| (d.first as usize) < (sentence.last as usize).min(behind + REACH));
        // «сообщила пресс-служба главы государства»: the service speaks, and not he.
        let whose = |d: &Draft| {
            let before =
                (d.office as usize).checked_sub(1).filter(|&b| b >= behind && language == Language::Ru && d.kind == MentionKind::Person);
            before.is_some_and(|b| self.document.has_pos(b, Pos::Noun) && self.document.mask(b) & Tag::Title.bit() == 0)
        };
        let mut after = after.filter(|d| self.is_subject(d, verb, language) && !whose(d)).peekable();
        // "X said" where X stands right before; "…, said X" where a comma, dash or quotation does.
        // «…, сообщила пресс-служба»: behind a comma a Russian verb has its subject behind it.
        let begin = self.before_aside(verb, first);
        let turned = language == Language::Ru
            && begin > first
            && self.document.is_mark(begin - 1, ',')
            && self.document.tokens.get(behind).is_some_and(|t| t.kind == TokenKind::Word);
        let close = before.next().filter(|d| !turned && self.reaches(d.last as usize, begin));
        // In English only behind what was said.
        let inverted = match language {
            // «Польша призвала ЕС»: the country speaks, which is no source.
            Language::Ru => !self.drafts[..split].last().is_some_and(|d| d.kind == MentionKind::Place && d.last as usize == verb),
            Language::En => verb == first || self.document.tokens[verb - 1].kind == TokenKind::Mark,
        };
        let mut behind_it = || {
            let first = after.next().filter(|d| inverted && self.reaches(behind, d.first as usize))?;
            // «рассказала РИА Новости Анна Орлова»: an outlet is told by a person.
            let person = after.peek().filter(|d| d.kind == MentionKind::Person && self.is_media(first));
            Some(person.copied().unwrap_or(first))
        };
        let found = close.or_else(&mut behind_it)?;
        Some((id(found)?, self.is_media(found)))
    }

    /// Before what commas set aside before a verb: «МВФ, однако, ожидает», "the ministry, meanwhile, said".
    fn before_aside(&self, verb: usize, first: usize) -> usize {
        const LONGEST: usize = 5;
        let document = self.document;
        let comma = |t: &usize| document.is_mark(*t, ',');
        let Some(close) = verb.checked_sub(1).filter(comma) else { return verb };
        let Some(open) = (first.max(close.saturating_sub(LONGEST))..close).rev().find(comma) else { return verb };
        let whole = |tag: Tag| document.longest(open + 1, tag).is_some_and(|m| m.end == close);
        if [Tag::Adverb, Tag::Conjunction, Tag::Cue].into_iter().any(whole) { open } else { verb }
    }

    fn is_subject(&self, draft: &Draft, verb: usize, language: Language) -> bool {
        let organization = || draft.kind == MentionKind::Organization && (self.hosts(draft, verb) || self.employs(draft));
        is_source(draft) && (language == Language::En || draft.grammar.may_be(Grammar::NOMINATIVE) || organization())
    }

    /// Russian: in which nobody by name speaks: «в министерстве сообщили».
    fn hosts(&self, organization: &Draft, verb: usize) -> bool {
        let before = organization.first.checked_sub(1).map(|b| b as usize);
        let inside = before.and_then(|b| self.document.payload(b, Tag::Governs)).is_some_and(|g| g.ends_with("@place"));
        let verb = self.document.grammar(verb);
        inside && organization.grammar.may_be(Grammar::LOCATIVE) && verb.has(Grammar::PLURAL) && !verb.has(Grammar::SINGULAR)
    }

    /// Russian: for which somebody without a name speaks: «сообщили аналитики Сбербанка».
    fn employs(&self, organization: &Draft) -> bool {
        let Some(before) = organization.first.checked_sub(1).map(|b| b as usize) else { return false };
        let person = |d: &Draft| d.kind == MentionKind::Person && d.first == organization.last;
        let next = self.drafts.partition_point(|d| d.first < organization.last);
        organization.grammar.may_be(Grammar::GENITIVE)
            && self.document.mask(before) & (Tag::Title.bit() | Tag::People.bit()) != 0
            && self.document.grammar(before).has(Grammar::NOMINATIVE)
            && !self.drafts.get(next).is_some_and(person)
    }

    /// Whether nothing but the name's own apposition stands between.
    fn reaches(&self, first: usize, last: usize) -> bool {
        let mut commas = 0;
        for at in first..last {
            commas += self.document.is_mark(at, ',') as u32;
            let stops = matches!(self.document.byte(at), b';' | b':') || self.document.is(at, Tag::Relative);
            if stops || self.document.is(at, Tag::Conjunction) && self.document.payload(at, Tag::Conjunction) != Some("and") {
                return false;
            }
        }
        commas != 1 || last - first <= 2
    }

    fn is_media(&self, draft: &Draft) -> bool {
        (draft.first as usize..draft.last as usize)
            .any(|at| self.document.mask(at) & Tag::Media.bit() != 0 && self.document.longest(at, Tag::Media).is_some())
    }
}

fn is_source(draft: &Draft) -> bool {
    matches!(draft.kind, MentionKind::Person | MentionKind::Organization) && draft.entity.is_some()
}

fn id(draft: &Draft) -> Option<EntityId> {
    draft.entity.map(|e| EntityId(e + 1))
}

#[cfg(test)]
mod tests {
    use crate::record::AttributionForm;
    use crate::{Extractor, Input};

    /// The chain of the first event of a kind: name, verb and form of each.
    #[track_caller]
    fn chain(text: &str, kind: &str) -> Vec<(String, String, AttributionForm)> {
        let record = Extractor::new().extract(&Input::text(text));
        let event = record.events.iter().find(|e| e.kind.as_str() == kind).unwrap_or_else(|| panic!("no {kind} in {record:#?}"));
        let name = |a: &crate::record::Attribution| a.entity.and_then(|e| record.entity(e)).map_or(String::new(), |e| e.latin.clone());
        event.attribution.iter().map(|a| (name(a), a.verb.clone(), a.form)).collect()
    }

    /// Who tells the first figure and how, without the verbs.
    #[track_caller]
    fn sources(text: &str) -> Vec<(String, AttributionForm)> {
        chain(text, "indicator").into_iter().map(|t| (t.0, t.2)).collect()
    }

    #[test]
    fn said_and_according_to() {
        let told = chain("Exports of Kazakhstan grew by 12 percent in 2024, Reuters reported, citing Serik Abenov.", "indicator");
        assert_eq!(told.first().map(|t| t.2), Some(AttributionForm::Relay), "{told:?}");
        assert!(told.iter().any(|t| t.0 == "Serik Abenov" && t.2 == AttributionForm::AccordingTo), "{told:?}");
        let told = chain("По данным Росстата, экспорт России вырос на 12% в 2024 году.", "indicator");
        assert_eq!(told.iter().map(|t| (t.1.as_str(), t.2)).collect::<Vec<_>>(), [("По данным", AttributionForm::AccordingTo)]);
    }

    #[test]
    fn nobody_is_made_up() {
        assert_eq!(chain("Exports of Kazakhstan grew by 12 percent in 2024.", "indicator"), []);
        let opened = "Президент Иван Кротов открыл завод «Луч», сообщила пресс-служба главы государства.";
        assert_eq!(chain(opened, "project"), []);
    }

    #[test]
    fn speech_goes_on_in_the_paragraph() {
        let text = "Экспорт Казахстана вырос, сообщил министр Серик Абенов. Импорт страны составил 3 млрд долларов в 2024 году.";
        let told = chain(text, "indicator");
        assert!(told.iter().all(|t| t.0 == "Serik Abenov" && t.2 == AttributionForm::Indirect) && !told.is_empty(), "{told:?}");
    }

    #[test]
    fn russian_offices_speak_within_and_through_their_people() {
        let form = |told: &str| {
            let chain = chain(&format!("{told}, что экспорт Кении вырос на 12% в 2024 году."), "indicator");
            chain.into_iter().map(|t| (t.0, t.2)).collect::<Vec<_>>()
        };
        let bank = vec![("World Bank".to_string(), AttributionForm::Indirect)];
        assert_eq!(form("Во Всемирном банке сообщили"), bank);
        assert_eq!(form("Аналитики Всемирного банка подсчитали"), bank);
        assert_eq!(form("Во Всемирном банке не знали"), []);
        let person = vec![("Sergey Galkin".to_string(), AttributionForm::Indirect)];
        assert_eq!(form("Рассказал РИА Новости глава отдела Сергей Галкин"), person);
    }

    #[test]
    fn data_tell_and_others_are_quoted() {
        let data = vec![("World Bank".to_string(), AttributionForm::AccordingTo)];
        assert_eq!(sources("Exports of Kenya rose 12% in 2024, data from the World Bank showed."), data);
        assert_eq!(sources("Exports of Kenya rose 12% in 2024, World Bank data showed."), data);
        assert_eq!(sources("Экспорт Кении вырос на 12% в 2024 году, следует из данных Всемирного банка."), data);
        let quoted = sources("Exports of Kenya rose 12% in 2024, Xinhua quoted Anna Orlova as saying.");
        assert!(quoted.contains(&("Anna Orlova".to_string(), AttributionForm::Indirect)), "{quoted:?}");
    }

    #[test]
    fn who_expects_a_figure_is_its_source() {
        let bank = vec![("World Bank".to_string(), AttributionForm::Indirect)];
        assert_eq!(sources("The World Bank expects Kenya's economy to grow 5% in 2026."), bank);
        assert_eq!(sources("Всемирный банк ожидает роста экономики Кении на 5% в 2026 году."), bank);
        assert_eq!(sources("Всемирный банк ждёт, что экспорт Кении составит 5 млрд долларов в 2026 году."), bank);
        assert_eq!(sources("Gazprom is expected to export 30 billion cubic metres to China in 2026."), []);
        assert_eq!(sources("The World Bank lowered expected growth. Exports of Kenya rose 12% in 2024."), []);
        assert_eq!(sources("Exports of Kenya rose 12% in 2024, and the World Bank expects imports to fall."), []);
    }

    #[test]
    fn a_sentence_may_tell_of_the_one_before() {
        let told = chain("Экспорт Кении вырос на 12% в 2024 году. Об этом сообщил министр Серик Абенов.", "indicator");
        assert_eq!(told.iter().map(|t| t.0.as_str()).collect::<Vec<_>>(), ["Serik Abenov"]);
        let told = chain("Exports of Kenya rose 12% in 2024. This was announced by Minister Serik Abenov.", "indicator");
        assert_eq!(told.iter().map(|t| t.0.as_str()).collect::<Vec<_>>(), ["Serik Abenov"]);
        let told = chain("Экспорт Кении вырос на 12% в 2024 году. Затем выступил министр Серик Абенов.", "indicator");
        assert_eq!(told, []);
    }
}
