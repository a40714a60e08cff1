//! The pipeline, read top to bottom: bytes → article → language → tokens → mentions → entities → events → record.

pub mod bench;

use std::borrow::Cow;
use std::iter;

use jiff::civil::{Date, Time};

use crate::article::{self, Article};
use crate::error::Error;
use crate::event::{self, Rules};
use crate::language::{Language as Pack, detect};
use crate::lexicon::{Familiar, Lexicon, Phrase, Tag};
use crate::mention::Draft;
use crate::name;
use crate::record::{ArticleInfo, EntityId, Format, Language, Mention, MentionId, Record, SCHEMA_VERSION, Source, Span, Warning};
use crate::text::token::tokenize;
use crate::text::{Document, Sentence, Token, split};
use crate::value;

/// One article as it comes in, with what the caller knows of it. What the caller gives wins over what is read from the text.
#[derive(Debug, Clone, Default)]
pub struct Input<'a> {
    /// The caller's id; without one the record's id is a hash of the content.
    pub id: Option<Cow<'a, str>>,
    /// File path or URL.
    pub uri: Option<Cow<'a, str>>,
    /// How `content` is to be read; `Json` and `Warc` say where it came from and go with `html` below.
    pub format: Format,
    /// Whether `content` is HTML markup; plain text otherwise.
    pub html: bool,
    /// The article: plain text or markup.
    pub content: Cow<'a, str>,
    /// Headline.
    pub title: Option<Cow<'a, str>>,
    /// Publication date, `2026-03-06` or a date-time, also as mails and calendars write it; one that cannot be read counts as absent.
    pub published: Option<Cow<'a, str>>,
    /// ISO 639-1 code.
    pub language: Option<Cow<'a, str>>,
    /// The outlet.
    pub site: Option<Cow<'a, str>>,
}

impl<'a> Input<'a> {
    /// A plain-text article.
    pub fn text(content: impl Into<Cow<'a, str>>) -> Self {
        Input { content: content.into(), ..Input::default() }
    }

    /// A web page.
    pub fn html(content: impl Into<Cow<'a, str>>) -> Self {
        Input { content: content.into(), html: true, format: Format::Html, ..Input::default() }
    }

    /// Equal for inputs that give the same record but for where they lie: what they hold and what the caller knows, without the URI.
    pub fn fingerprint(&self) -> u64 {
        let known = [&self.id, &self.title, &self.published, &self.language, &self.site];
        let known = known.into_iter().map(|field| field.as_deref().unwrap_or("\0"));
        let form = if self.html { "html" } else { "text" };
        hash_of([&*self.content, form].into_iter().chain(known).map(str::as_bytes))
    }

    /// The id its record has: the caller's, else a hash of the content.
    pub fn record_id(&self) -> String {
        let hash = || format!("{:016x}", hash_of(iter::once(self.content.as_bytes())));
        self.id.as_deref().map_or_else(hash, str::to_string)
    }
}

/// Which part of a plain text is the article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Body {
    /// Told from the text: menus, teasers and the like are left out.
    #[default]
    Auto,
    /// The whole text.
    Whole,
}

/// Turns articles into records. Immutable and cheap to share between threads; building one takes milliseconds.
#[derive(Debug)]
pub struct Extractor {
    body: Body,
    keep_text: bool,
    language: Option<String>,
    published: Option<String>,
    lexicon: Lexicon,
    rules: Rules,
    /// A hash of what was asked for and added.
    settings: u64,
}

/// Buffers that a thread reuses from article to article.
#[derive(Debug, Default)]
pub struct Scratch {
    pages: Vec<Page>,
    words: Familiar,
    names: name::Scratch,
    events: event::Scratch,
}

/// What the steps leave of one article for the next steps.
#[derive(Debug, Default)]
struct Page {
    first: FirstPass,
    drafts: Vec<Draft>,
    /// Places inside the names of `drafts`.
    inner: Vec<Draft>,
}

/// Tokens, what each can be, and sentences: what all that comes later reads.
#[derive(Debug, Default)]
struct FirstPass {
    tokens: Vec<Token>,
    phrases: Vec<Phrase>,
    sentences: Vec<Sentence>,
}

/// Builds an [`Extractor`].
#[derive(Debug, Default)]
pub struct Builder {
    body: Body,
    drop_text: bool,
    language: Option<String>,
    published: Option<String>,
    rules: Vec<(String, String)>,
    lexicon: Vec<(String, String)>,
}

impl Builder {
    /// Which part of a plain text is the article.
    pub fn body(mut self, body: Body) -> Self {
        self.body = body;
        self
    }

    /// Whether records carry the text; they do unless told otherwise.
    pub fn keep_text(mut self, keep: bool) -> Self {
        self.drop_text = !keep;
        self
    }

    /// The language of every article whose input does not name one, as an ISO 639-1 code.
    pub fn language(mut self, code: impl Into<String>) -> Self {
        self.language = Some(code.into());
        self
    }

    /// The publication date of every article whose input does not give one.
    pub fn published(mut self, date: impl Into<String>) -> Self {
        self.published = Some(date.into());
        self
    }

    /// Adds event rules in the form of the built-in ones. `origin` names them in errors.
    pub fn rules(mut self, toml: impl Into<String>, origin: impl Into<String>) -> Self {
        self.rules.push((toml.into(), origin.into()));
        self
    }

    /// Adds lexicon entries. `origin` names them in errors.
    pub fn lexicon(mut self, tsv: impl Into<String>, origin: impl Into<String>) -> Self {
        self.lexicon.push((tsv.into(), origin.into()));
        self
    }

    /// Builds the extractor.
    ///
    /// # Errors
    /// If a rule or lexicon entry cannot be read; the error names file and line.
    #[inline(never)]
    pub fn build(self) -> Result<Extractor, Error> {
        let mut rules = Rules::read(&self.rules)?;
        let mut lexicon = Lexicon::new().with_words(rules.words()).with_entries(&self.lexicon)?;
        rules.bind(&mut lexicon)?;
        let settings = self.settings();
        let Builder { body, drop_text, language, published, .. } = self;
        Ok(Extractor { body, keep_text: !drop_text, language, published, lexicon, rules, settings })
    }

    fn settings(&self) -> u64 {
        let options = format!("{:?} {:?} {:?} {:?}", self.body, self.drop_text, self.language, self.published);
        let added = self.rules.iter().chain(&self.lexicon).map(|(text, _)| text.as_str());
        hash_of(iter::once(options.as_bytes()).chain(added.map(str::as_bytes)))
    }
}

impl Default for Extractor {
    fn default() -> Self {
        Extractor::new()
    }
}

impl Extractor {
    /// An extractor with everything built in and nothing added.
    pub fn new() -> Self {
        Extractor::builder().build().expect("the built-in rules and lexicon are read by the tests")
    }

    /// Options, rules and lexicon entries of one's own.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Equal for extractors that make the same records: of one version, one set of rules and lexicon entries, and the same options.
    pub fn fingerprint(&self) -> String {
        let version = std::iter::once(env!("CARGO_PKG_VERSION").as_bytes());
        let built_in = version.chain(event::built_in_rules()).chain(Lexicon::built_in());
        format!("{:016x}", hash_of(built_in) ^ self.settings)
    }

    /// Reads one article.
    pub fn extract(&self, input: &Input<'_>) -> Record {
        self.extract_with(input, &mut Scratch::default())
    }

    /// Reads one article, reusing the buffers of the one before.
    pub fn extract_with(&self, input: &Input<'_>, scratch: &mut Scratch) -> Record {
        self.extract_all(std::slice::from_ref(input), scratch).pop().expect("an input has a record")
    }

    /// Reads several articles; their records in the same order. Short ones are read faster so than one by one: each step is taken
    /// for all of them before the next, and finds its code and its tables in the processor's caches. Some thirty do at a time.
    ///
    /// ```
    /// # use dateline::{Extractor, Input, Scratch};
    /// let inputs = ["Exports rose 5%.", "Imports fell."].map(Input::text);
    /// let records = Extractor::new().extract_all(&inputs, &mut Scratch::default());
    /// assert_eq!(records.len(), 2);
    /// ```
    pub fn extract_all(&self, inputs: &[Input<'_>], scratch: &mut Scratch) -> Vec<Record> {
        let Scratch { pages, words, names, events } = scratch;
        if pages.len() < inputs.len() {
            pages.resize_with(inputs.len(), Page::default);
        }
        let pages = &mut pages[..inputs.len()];
        let articles: Vec<_> = inputs.iter().map(|input| self.article(input)).collect();
        for (article, page) in articles.iter().zip(&mut *pages) {
            page.first.tokenize(article, title_span(article));
        }
        for page in &mut *pages {
            self.lexicon.annotate(words, &mut page.first.tokens, &mut page.first.phrases);
        }
        let begun = inputs.iter().zip(articles).zip(&*pages);
        let mut readings: Vec<Reading> = begun.map(|((input, article), page)| self.outline(input, article, &page.first.tokens)).collect();
        each(&mut readings, pages, |reading, page| reading.split(&mut page.first, &self.lexicon));
        each(&mut readings, pages, |reading, page| reading.values(page, &self.lexicon));
        each(&mut readings, pages, |reading, page| reading.names(page, &self.lexicon, names));
        each(&mut readings, pages, |reading, page| reading.events(page, self, events));
        each(&mut readings, pages, |reading, page| reading.mentions(page));
        readings.into_iter().map(|reading| reading.finish(self.keep_text)).collect()
    }

    #[inline(never)]
    fn language(&self, input: &Input<'_>, article: &Article<'_>, tokens: &[Token]) -> Language {
        let given = input.language.as_deref().or(self.language.as_deref());
        let (code, confidence) = match given {
            Some(code) => (code.to_string(), 1.0),
            None => {
                let found = detect::detect(&article.text, tokens);
                (found.code, found.confidence)
            }
        };
        let extractor = Pack::from_code(&code).map(|pack| pack.code().to_string());
        Language { code, confidence, extractor }
    }

    /// The article; a dateline that could be a byline is kept where the lexicon knows its place.
    fn article<'a>(&self, input: &'a Input<'_>) -> Article<'a> {
        const PLACES: [Tag; 4] = [Tag::Country, Tag::Region, Tag::City, Tag::Geography];
        let mut article = article::read(input, self.published.as_deref(), self.body);
        if let Some(place) = article.dateline_place.filter(|_| article.dateline_doubtful) {
            let senses = self.lexicon.look_up(place.of(&article.text));
            if !senses.iter().any(|sense| PLACES.contains(&sense.tag)) {
                (article.dateline_place, article.info.dateline) = (None, None);
            }
        }
        article
    }

    /// The record before anything in the article is understood.
    fn outline(&self, input: &Input<'_>, article: Article<'_>, tokens: &[Token]) -> Reading {
        let language = self.language(input, &article, tokens);
        let mut warnings = article.warnings;
        let content_hash = article::content_hash(tokens, &article.info.body);
        if language.extractor.is_none() {
            warnings.push(Warning::new("language", format!("no extractor reads {:?}; nothing was extracted", language.code)));
        }
        let pack = language.extractor.as_deref().and_then(Pack::from_code);
        let published = article.info.published.as_deref();
        let day = published.and_then(|d| d.get(..10)).and_then(|d| d.parse().ok());
        let time = published.and_then(|d| d.get(11..19)).and_then(|t| t.parse().ok());
        let head = Head { place: article.dateline_place, end: article.report_start };
        let record = Record {
            schema: SCHEMA_VERSION,
            id: input.record_id(),
            source: Source { uri: input.uri.as_deref().map(str::to_string), format: input.format },
            language,
            article: ArticleInfo { content_hash, ..article.info },
            text: None,
            mentions: Vec::new(),
            entities: Vec::new(),
            events: Vec::new(),
            warnings,
        };
        Reading { record, text: article.text.into_owned(), pack, head, published: (day, time) }
    }
}

/// Takes one step for all articles that a pack reads.
fn each(readings: &mut [Reading], pages: &mut [Page], mut step: impl FnMut(&mut Reading, &mut Page)) {
    for (reading, page) in readings.iter_mut().zip(pages).filter(|(reading, _)| reading.pack.is_some()) {
        step(reading, page);
    }
}

/// A record while it is made, and what the steps need to know beside it.
struct Reading {
    record: Record,
    text: String,
    /// Who reads its language, where anyone does.
    pack: Option<Pack>,
    head: Head,
    /// The day and the time of day of its publication.
    published: (Option<Date>, Option<Time>),
}

impl Reading {
    fn split(&mut self, first: &mut FirstPass, lexicon: &Lexicon) {
        let FirstPass { tokens, phrases, sentences } = first;
        split(&self.text, tokens, phrases, lexicon, self.head.end, sentences);
        detect::route(tokens, self.pack, sentences);
        mark_lead(tokens, sentences, &self.record.article);
    }

    fn values(&mut self, page: &mut Page, lexicon: &Lexicon) {
        page.drafts.clear();
        value::recognize(&page.first.document(&self.text, lexicon, self.published), &mut page.drafts, &mut self.record.warnings);
    }

    fn names(&mut self, page: &mut Page, lexicon: &Lexicon, scratch: &mut name::Scratch) {
        let document = page.first.document(&self.text, lexicon, self.published);
        let context = name::Context { dateline_place: self.head.place, agency: self.record.article.agency.as_deref() };
        page.inner.clear();
        let place = name::recognize(&document, context, scratch, &mut page.drafts, &mut page.inner, &mut self.record.entities);
        if let Some(dateline) = &mut self.record.article.dateline {
            dateline.place = place.map(|e| EntityId(e + 1));
        }
    }

    fn events(&mut self, page: &mut Page, extractor: &Extractor, scratch: &mut event::Scratch) {
        let Record { entities, events, warnings, .. } = &mut self.record;
        let document = page.first.document(&self.text, &extractor.lexicon, self.published);
        event::extract(&document, &extractor.rules, &page.drafts, entities, scratch, events);
        scratch.fill_currencies(&mut page.drafts);
        event::check_consistency(events, &page.drafts, warnings);
    }

    fn mentions(&mut self, page: &mut Page) {
        let drafts = page.drafts.drain(..).chain(page.inner.drain(..)).enumerate();
        self.record.mentions = drafts.map(|(i, draft)| mention(&self.text, i, draft)).collect();
    }

    fn finish(self, keep_text: bool) -> Record {
        Record { text: keep_text.then_some(self.text), ..self.record }
    }
}

impl FirstPass {
    /// Tokens of the headline, the body and the dateline's place.
    #[inline(never)]
    fn tokenize(&mut self, article: &Article<'_>, title: Option<Span>) {
        self.tokens.clear();
        // The place of a dateline on a line of its own, which is no part of the body.
        let outside = |place: &Span| title.iter().chain(&article.info.body).all(|span| place.end <= span.start || span.end <= place.start);
        let mut place = article.dateline_place.filter(outside);
        for span in title.iter().chain(&article.info.body) {
            if let Some(place) = place.take_if(|place| place.start < span.start) {
                tokenize(&article.text, place.start, place.end, &mut self.tokens);
            }
            tokenize(&article.text, span.start, span.end, &mut self.tokens);
        }
    }

    fn document<'a>(
        &'a self,
        text: &'a str,
        lexicon: &'a Lexicon,
        (published, published_time): (Option<Date>, Option<Time>),
    ) -> Document<'a> {
        let FirstPass { tokens, phrases, sentences } = self;
        Document { text, tokens, phrases, sentences, lexicon, published, published_time }
    }
}

/// Where in the text the dateline's place stands, and where the dateline ends.
#[derive(Debug, Clone, Copy)]
struct Head {
    place: Option<Span>,
    end: Option<usize>,
}

/// The headline, where it stands in the text before the body.
fn title_span(article: &Article<'_>) -> Option<Span> {
    let title = article.info.title.as_deref().filter(|t| !t.is_empty())?;
    let body = article.info.body.first()?.start;
    let before = article.text.get(..body)?;
    // It is the first line most often.
    let at = if before.starts_with(title) { 0 } else { before.find(title)? };
    Some(Span::new(at, at + title.len()))
}

/// Marks the headline and the first paragraph of the body.
fn mark_lead(tokens: &[Token], sentences: &mut [Sentence], info: &ArticleInfo) {
    let body = info.body.first().map_or(0, |span| span.start as u32);
    let start = |s: &Sentence| tokens.get(s.first as usize).map_or(0, |t| t.start);
    let first = sentences.iter().find(|s| start(s) >= body).map(|s| s.paragraph);
    for sentence in sentences {
        sentence.lead = start(sentence) < body || Some(sentence.paragraph) == first;
    }
}

fn mention(text: &str, index: usize, draft: Draft) -> Mention {
    let (start, end) = (draft.start as usize, draft.end as usize);
    Mention {
        id: MentionId(index as u32 + 1),
        kind: draft.kind,
        start,
        end,
        text: text[start..end].to_string(),
        entity: draft.entity.map(|e| EntityId(e + 1)),
        value: draft.value,
    }
}

/// FNV-1a over words of eight bytes, each part closed by its length.
fn hash_of<'a>(parts: impl Iterator<Item = &'a [u8]>) -> u64 {
    let mix = |hash: u64, word: u64| (hash ^ word).wrapping_mul(0x0100_0000_01b3).rotate_left(29);
    parts.fold(0xcbf2_9ce4_8422_2325, |hash, part| {
        let (words, rest) = part.as_chunks::<8>();
        let hash = words.iter().fold(hash, |hash, word| mix(hash, u64::from_be_bytes(*word)));
        let rest = rest.iter().fold(0, |word, b| word << 8 | u64::from(*b));
        mix(mix(hash, rest), part.len() as u64)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extractors_that_would_read_differently_have_other_fingerprints() {
        let plain = Extractor::new().fingerprint();
        assert_eq!(plain, Extractor::new().fingerprint());
        let word = "kind\tkey\ten\tru\tcountry\tsame_as\norganization\torg:ACME\tAcme Works\t-\tKZ\t-\n";
        let others = [
            Extractor::builder().keep_text(false),
            Extractor::builder().language("ru"),
            Extractor::builder().body(Body::Whole),
            Extractor::builder().lexicon(word, "my.tsv"),
        ];
        for other in others {
            let other = other.build().expect("nothing is wrong with it").fingerprint();
            assert_ne!(other, plain);
        }
    }

    #[test]
    fn articles_read_together_have_the_records_they_have_alone() {
        let texts = [
            "ASTANA, 5 March 2025. Kazakhstan's exports to China rose 12% to $3 billion in 2024, Minister Anna Orlova said.",
            "Премьер-министр Олжас Баймуханов встретился с послом Анной Орловой в Астане в понедельник.",
            "",
            "Ministrlar Toshkentda uchrashdi va hamkorlik masalalarini muhokama qildi.",
            "Fire at a factory in Osh killed three people on 7 August 2025.",
        ];
        let inputs = texts.map(Input::text);
        let extractor = Extractor::new();
        let mut scratch = Scratch::default();
        // Twice: what the first round leaves in the buffers must not show in the second.
        for _ in 0..2 {
            let together = extractor.extract_all(&inputs, &mut scratch);
            let alone: Vec<Record> = inputs.iter().map(|input| extractor.extract(input)).collect();
            assert_eq!(together, alone);
        }
    }

    #[test]
    fn a_day_given_for_all_articles_dates_their_datelines() {
        let extractor = Extractor::builder().published("2025-09-05").build().expect("nothing is wrong with it");
        let article = extractor.extract(&Input::text("TBILISI, September 3. The bank will lend Georgia $210 million to build a railway."));
        let dateline = article.article.dateline.expect("it has one");
        assert_eq!(dateline.date.as_deref(), Some("2025-09-03"));
    }

    #[test]
    fn an_input_is_known_by_its_content_and_not_by_its_place() {
        let input = Input { id: Some("a".into()), ..Input::text("Exports grew.") };
        let moved = Input { uri: Some("b/a.txt".into()), ..input.clone() };
        let changed = Input { content: "Exports fell.".into(), ..input.clone() };
        let titled = Input { title: Some("a".into()), id: None, ..input.clone() };
        assert_eq!(input.fingerprint(), moved.fingerprint());
        assert_ne!(input.fingerprint(), changed.fingerprint());
        assert_ne!(input.fingerprint(), titled.fingerprint());
        assert_eq!(Input::text("Exports grew.").record_id(), Input::html("Exports grew.").record_id());
    }
}
