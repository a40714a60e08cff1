//! The stages one by one, for the benchmarks. No part of the library's interface.

use super::*;

/// A stage of the pipeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Which part of the text is the article.
    Article,
    /// Tokens, and what the lexicon knows of each.
    Tokenize,
    /// What the lexicon knows of each token.
    Annotate,
    /// Money, dates, quantities.
    Value,
    /// Persons, organisations, places.
    Name,
    /// Events and figures.
    Event,
}

/// An article with what every stage needs of the ones before it.
#[derive(Debug)]
pub struct Prepared<'t> {
    extractor: &'t Extractor,
    input: Input<'t>,
    text: String,
    spans: Vec<Span>,
    scratch: Scratch,
    values: Vec<Draft>,
    drafts: Vec<Draft>,
    record: Record,
}

impl<'t> Prepared<'t> {
    /// Reads the article up to its record; none where no pack reads its language.
    pub fn new(extractor: &'t Extractor, text: &'t str) -> Option<Self> {
        let input = Input::text(text);
        let mut scratch = Scratch::default();
        let record = extractor.extract_with(&input, &mut scratch);
        record.language.extractor.as_deref().and_then(Pack::from_code)?;
        let article = article::read(&input, None, extractor.body);
        let spans = title_span(&article).into_iter().chain(article.info.body.iter().copied()).collect();
        let text = article.text.into_owned();
        let mut prepared = Prepared { extractor, input, text, spans, scratch, values: Vec::new(), drafts: Vec::new(), record };
        let mut values = Vec::new();
        value::recognize(&prepared.document(), &mut values, &mut Vec::new());
        let mut drafts = values.clone();
        let mut entities = Vec::new();
        name::recognize(
            &prepared.document(),
            name::Context::default(),
            &mut name::Scratch::default(),
            &mut drafts,
            &mut Vec::new(),
            &mut entities,
        );
        (prepared.values, prepared.drafts, prepared.record.entities) = (values, drafts, entities);
        Some(prepared)
    }

    fn document(&self) -> Document<'_> {
        self.scratch.pages[0].first.document(&self.text, &self.extractor.lexicon, (None, None))
    }

    /// Runs one stage again; gives how much it found.
    pub fn run(&mut self, stage: Stage) -> usize {
        match stage {
            Stage::Article => article::read(&self.input, None, self.extractor.body).info.body.len(),
            Stage::Tokenize => {
                let Scratch { pages, words, .. } = &mut self.scratch;
                let FirstPass { tokens, phrases, .. } = &mut pages[0].first;
                tokens.clear();
                self.spans.iter().for_each(|span| tokenize(&self.text, span.start, span.end, tokens));
                self.extractor.lexicon.annotate(words, tokens, phrases);
                tokens.len()
            }
            Stage::Annotate => {
                let Scratch { pages, words, .. } = &mut self.scratch;
                let FirstPass { tokens, phrases, .. } = &mut pages[0].first;
                self.extractor.lexicon.annotate(words, tokens, phrases);
                phrases.len()
            }
            Stage::Value => {
                let mut drafts = Vec::new();
                value::recognize(&self.document(), &mut drafts, &mut Vec::new());
                drafts.len()
            }
            Stage::Name => {
                let (mut drafts, mut entities) = (self.values.clone(), Vec::new());
                name::recognize(
                    &self.document(),
                    name::Context::default(),
                    &mut name::Scratch::default(),
                    &mut drafts,
                    &mut Vec::new(),
                    &mut entities,
                );
                entities.len()
            }
            Stage::Event => {
                let mut events = Vec::new();
                let scratch = &mut event::Scratch::default();
                event::extract(&self.document(), &self.extractor.rules, &self.drafts, &self.record.entities, scratch, &mut events);
                events.len()
            }
        }
    }
}
