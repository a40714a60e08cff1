//! What carries over from sentence to sentence: of whom, with whom, of what time and of which metric the last figure was; and what
//! the article as a whole is about.

use crate::lexicon::Tag;
use crate::mention::Draft;
use crate::name::office::leading_country;
use crate::record::{Entity, MentionKind, Status, Time};
use crate::text::Document;

use super::description::class;
use super::indicator::Metric;

/// What the last figure was of.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Last<'a> {
    /// Entity of the subject.
    pub subject: Option<u32>,
    /// Entity of the partner.
    pub partner: Option<u32>,
    /// Mention of its date.
    pub date: Option<usize>,
    /// Payload of its metric.
    pub metric: Option<&'a str>,
    /// Its index among the events.
    pub event: Option<usize>,
}

/// What a heading says of the paragraphs below it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Section<'a> {
    /// The status of what they tell.
    pub aim: Option<Status>,
    /// Mention of its date.
    pub date: Option<usize>,
    /// What the rows of the list below give: "Main export markets:".
    pub rows: Option<Metric<'a>>,
}

/// What carries over.
#[derive(Debug, Clone)]
pub(crate) struct Frame<'a> {
    /// The last figure.
    pub last: Last<'a>,
    /// The date that leads the paragraph or its last sentence that had one.
    pub date: Option<usize>,
    /// The last two countries named together, in order.
    pub pair: Option<(u32, u32)>,
    /// The first figure of the article.
    pub lead: Last<'a>,
    /// The period that the headline or the first paragraph speaks of.
    pub heading: Option<usize>,
    /// The months of a year that the first figures were of, told without the year.
    pub months: Option<Time>,
    /// Those that the last figure of the paragraph was of.
    pub counted: Option<Time>,
    /// What the heading above the paragraph says: "Outlook for 2026".
    pub section: Section<'a>,
    paragraph: Option<u32>,
    /// The country the article is about, where there is one.
    pub country: Option<u32>,
    /// The two it is about, where it is about two.
    pub countries: Option<(u32, u32)>,
    /// The company it is about.
    pub company: Option<u32>,
    /// The central bank that the article names: where it names no country, the figures are those of the bank's.
    pub central_bank: Option<u32>,
    /// Who has been the partner of a figure.
    pub partners: Vec<u32>,
}

impl<'a> Frame<'a> {
    /// Looks at the names of a whole document.
    pub fn new(document: &Document<'_>, drafts: &[Draft], entities: &[Entity]) -> Self {
        let (country, countries) = countries(document, drafts, entities);
        Frame {
            last: Last::default(),
            date: None,
            pair: None,
            lead: Last::default(),
            heading: None,
            months: None,
            counted: None,
            section: Section::default(),
            paragraph: None,
            country,
            countries,
            company: company(document, drafts, entities),
            central_bank: central_bank(document, drafts),
            partners: Vec::new(),
        }
    }

    /// Begins a sentence of this paragraph.
    pub fn enter(&mut self, paragraph: u32, entities: &[Entity]) {
        if self.paragraph != Some(paragraph) {
            self.paragraph = Some(paragraph);
            self.date = None;
            self.last.date = None;
            self.counted = None;
            // A region is spoken of in its own paragraph only.
            let stays = |&e: &u32| is_country(entities, e) || entities.get(e as usize).is_some_and(|e| e.kind == MentionKind::Organization);
            // So is a country that only one paragraph speaks of.
            let aside = |&e: &u32| is_country(entities, e) && !self.is_about(e);
            self.last.subject = self.last.subject.filter(|e| stays(e) && !aside(e));
        }
    }

    /// Whether the article is about a country, as far as it is about any.
    fn is_about(&self, country: u32) -> bool {
        let (first, second) = self.countries.unzip();
        let mut known = [self.country, self.lead.subject, first, second].into_iter().flatten().peekable();
        known.peek().is_none() || known.any(|e| e == country)
    }

    /// Notes a figure.
    pub fn note(&mut self, last: Last<'a>) {
        if self.lead == Last::default() {
            self.lead = last;
        }
        self.lead.date = self.lead.date.or(last.date);
        if let (Some(subject), Some(partner)) = (last.subject, last.partner) {
            self.pair = Some((subject, partner));
        }
        self.partners.extend(last.partner.filter(|p| !self.partners.contains(p)));
        self.last = last;
    }

    /// The country that the last figure was of.
    pub fn last_country(&self, entities: &[Entity]) -> Option<u32> {
        self.last.subject.filter(|&s| is_country(entities, s))
    }

    /// The other of the pair spoken of.
    pub fn other(&self, one: u32) -> Option<u32> {
        let (a, b) = self.pair.or(self.countries)?;
        if a == one {
            Some(b)
        } else if b == one {
            Some(a)
        } else {
            None
        }
    }
}

/// Whether the entity is a country.
pub(crate) fn is_country(entities: &[Entity], entity: u32) -> bool {
    entities.get(entity as usize).is_some_and(|e| {
        e.kind == MentionKind::Place && e.key.as_deref().is_some_and(|k| k.len() == "place:XX".len()) && e.country.is_some()
    })
}

/// In so many sentences an article says what it is about.
const EARLY: usize = 4;

/// The one country an article is about, or the two.
fn countries(document: &Document<'_>, drafts: &[Draft], entities: &[Entity]) -> (Option<u32>, Option<(u32, u32)>) {
    let mut counts: Vec<(u32, usize, usize)> = Vec::new();
    let states: Vec<u32> = (0..entities.len() as u32).filter(|&e| is_country(entities, e)).collect();
    let by_code = |code: &str| states.iter().copied().find(|&e| entities[e as usize].country.as_deref() == Some(code));
    for (at, draft) in drafts.iter().enumerate() {
        let Some(entity) = draft.entity.filter(|_| !of_a_company(document, drafts, at)) else { continue };
        // «Национальный банк Таджикистана» speaks of its country, and so does a town, less loudly.
        let (country, weight) = match draft.kind {
            _ if is_country(entities, entity) => (Some(entity), 2),
            MentionKind::Place => (entities[entity as usize].country.as_deref().and_then(by_code), 1),
            _ => (country_within(document, draft).and_then(by_code), 2),
        };
        let Some(country) = country else { continue };
        match counts.iter_mut().find(|c| c.0 == country) {
            Some(found) => found.1 += weight,
            None => counts.push((country, weight, at)),
        }
    }
    counts.sort_by_key(|&(_, count, first)| (std::cmp::Reverse(count), first));
    // Named once and far below, a country is not what the article is about.
    let early = |at: usize| document.sentences.get(EARLY).is_none_or(|s| drafts[at].first < s.first);
    let one = match counts[..] {
        [(a, n, at)] => Some(a).filter(|_| n > 2 || early(at)),
        [(a, n, _), (_, m, _), ..] if n >= 2 * m || n >= m + 6 => Some(a),
        // Of several named alike, the only one that the headline and the first paragraph name.
        [(_, most, _), ..] => {
            let lead = document.sentences.iter().take_while(|s| s.lead).last().map_or(0, |s| s.last);
            let mut led = counts.iter().filter(|&&(_, _, at)| drafts[at].first < lead);
            led.next().filter(|&&(_, n, _)| n == most && led.next().is_none()).map(|&(country, ..)| country)
        }
        _ => None,
    };
    let two = match counts[..] {
        [(a, _, i), (b, _, j)] => Some(if i < j { (a, b) } else { (b, a) }),
        [(a, _, i), (b, m, j), (_, k, _), ..] if m > k => Some(if i < j { (a, b) } else { (b, a) }),
        _ => None,
    };
    (one, two)
}

/// Whether an adjective tells where a company is from: «финская компания Metso», "Finnish group Metso".
fn of_a_company(document: &Document<'_>, drafts: &[Draft], at: usize) -> bool {
    const REACH: u32 = 4;
    let last = drafts[at].last;
    let demonym = drafts[at].kind == MentionKind::Demonym;
    let company = |t: u32| document.payload(t as usize, Tag::Actor) == Some("company");
    let named = drafts.get(at + 1).is_some_and(|d| d.kind == MentionKind::Organization && d.first <= last + REACH);
    demonym && named && (last..drafts[at + 1].first).any(company)
}

/// The country that the name of an organisation contains, where the text names it elsewhere too.
pub(crate) fn within(document: &Document<'_>, draft: &Draft, entities: &[Entity]) -> Option<u32> {
    let key = country_within(document, draft)?;
    let same = |e: &Entity| e.key.as_deref().and_then(|k| k.strip_prefix("place:")) == Some(key);
    entities.iter().position(same).map(|at| at as u32)
}

/// The code of the country that the name of an organisation contains.
fn country_within<'a>(document: &Document<'a>, draft: &Draft) -> Option<&'a str> {
    if draft.kind != MentionKind::Organization {
        return None;
    }
    let named = |t: u32| document.longest(t as usize, Tag::Country).filter(|m| m.end <= draft.last as usize);
    let mut countries = (draft.first..draft.last).filter(|&t| document.mask(t as usize) & Tag::Country.bit() != 0);
    let found = countries.find_map(named).or_else(|| leading_country(document, draft.first as usize))?;
    Some(document.lexicon.string(document.lexicon.row(found.sense.payload).key))
}

fn central_bank(document: &Document<'_>, drafts: &[Draft]) -> Option<u32> {
    let row = |d: &&Draft| document.longest(d.first as usize, Tag::Organization).map(|m| document.lexicon.row(m.sense.payload).class);
    let central =
        |d: &&Draft| d.kind == MentionKind::Organization && row(d).is_some_and(|class| document.lexicon.string(class) == "central_bank");
    drafts.iter().find(central)?.entity
}

/// The organisation named most, where the headline or the first paragraph names it.
fn company(document: &Document<'_>, drafts: &[Draft], entities: &[Entity]) -> Option<u32> {
    let lead = document.sentences.iter().take_while(|s| s.lead).last().map_or(0, |s| s.last);
    let organization = |e: u32| entities.get(e as usize).is_some_and(|e| e.kind == MentionKind::Organization);
    let office = |draft: &Draft| {
        let class = class(document, draft);
        matches!(class, "government" | "international" | "court" | "military" | "association" | "education" | "central_bank")
    };
    let mut counts = vec![0usize; entities.len()];
    // What any of its names shows to be an office is one under its acronym too.
    let mut offices = vec![false; entities.len()];
    for draft in drafts.iter().filter(|d| d.kind == MentionKind::Organization) {
        let Some(entity) = draft.entity.map(|e| e as usize).filter(|&e| e < counts.len()) else { continue };
        counts[entity] += 1;
        offices[entity] |= office(draft);
    }
    let mut best: Option<(u32, usize)> = None;
    let media = |d: &&Draft| (d.first..d.last).any(|t| document.longest(t as usize, Tag::Media).is_some());
    for draft in drafts.iter().filter(|d| d.first < lead) {
        let Some(entity) = draft.entity.filter(|&e| organization(e) && !media(&draft) && !offices[e as usize]) else { continue };
        let count = counts[entity as usize];
        if best.is_none_or(|(_, n)| count > n) {
            best = Some((entity, count));
        }
    }
    best.map(|(e, _)| e)
}
