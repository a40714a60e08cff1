//! What the word lists say of metrics and words of change, read once: `metric=exports:verb`, `change=increase:noun`.

use crate::lexicon::{Lexicon, Tag};

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Metric<'a> {
    /// Name in the record; `same` for the figure spoken of, `none` for what is no indicator.
    pub name: &'a str,
    pub(super) flags: u16,
}

impl<'a> Metric<'a> {
    /// The doer of the verb has the figure: "exported".
    pub const VERB: u16 = 1;
    /// Counts only beside a word of change or level.
    pub const WEAK: u16 = 2;
    /// Of two countries.
    pub const PAIR: u16 = 4;
    /// Its percent is a change.
    pub const GROWTH: u16 = 8;
    /// The value counts the thing that is named with it.
    pub const OBJECT: u16 = 16;
    /// Wins over the metric beside it.
    pub const OVER: u16 = 32;
    /// A forecast of the figure spoken of.
    pub const FORECAST: u16 = 64;
    /// A target for it.
    pub const TARGET: u16 = 128;
    /// The noun a quantity counts.
    pub const UNIT: u16 = 256;
    /// The value must be for a measure of something: "pay 600 soums per kilowatt-hour".
    pub const PER: u16 = 512;
    /// The doer must be a state.
    pub const STATE: u16 = 1024;
    /// Told in percent of output: "the debt-to-GDP ratio".
    pub const RATIO: u16 = 4096;
    /// The clause must say that it goes abroad: "shipped 70 million tonnes abroad".
    pub const ABROAD: u16 = 8192;
    /// A pronoun stands for it: "those of".
    pub const PRONOUN: u16 = 16384;
    /// Goods whose price is meant where they rise or fall: "gold rose", «нефть подешевела».
    pub const GOODS: u16 = 2048;

    /// Whether it has this flag.
    pub fn is(&self, flag: u16) -> bool {
        self.flags & flag != 0
    }

    /// Whether it stands for the figure spoken of.
    pub fn same(&self) -> bool {
        self.name == "same"
    }

    /// Whether it is no indicator. A budget is none, though a deficit beside it is the budget's.
    pub fn none(&self) -> bool {
        matches!(self.name, "none" | "budget")
    }
}

/// Which way a word says a figure went, or what else it does to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Increase,
    Decrease,
    Unchanged,
    Slow,
    Speed,
    /// The figure follows.
    Level,
    /// The figure aimed at follows.
    Target,
    /// A part of the whole follows.
    Share,
    More,
    Less,
    /// Things are there: "operate", «действуют».
    Exist,
}

impl Way {
    /// Whether it says how the figure moved.
    pub fn moves(self) -> bool {
        matches!(self, Way::Increase | Way::Decrease | Way::Slow | Way::Speed)
    }
}

/// A word of change or level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Change {
    pub way: Way,
    /// Somebody changes the figure.
    pub cause: bool,
    /// A noun: growth, «прирост».
    pub noun: bool,
    /// Somebody reports the figure.
    pub report: bool,
    /// «плюс», «минус».
    pub sign: bool,
    /// Goods that do it are exported: "earned", «принёс».
    pub earn: bool,
    /// People do it at a company: «работают».
    pub work: bool,
    /// It is the price of its subject that moves: «подорожала», "became cheaper".
    pub price: bool,
    /// It is more than what it is compared with: "exceeded", «превысил».
    pub over: bool,
    /// It stands before the level that a figure moves to: "rose above", «опустился ниже».
    pub beyond: bool,
    /// Of a country it is that of its economy: "Nigeria's growth".
    pub economy: bool,
    /// Parts of a flow do it: "came from", «поступило из».
    pub flow: bool,
}

impl Change {
    /// What says no more than this.
    pub const fn of(way: Way) -> Self {
        Change {
            way,
            cause: false,
            noun: false,
            report: false,
            sign: false,
            earn: false,
            work: false,
            price: false,
            over: false,
            beyond: false,
            economy: false,
            flow: false,
        }
    }
}

/// The readings of all metrics and words of change, by the numbers of their payloads, ascending.
#[derive(Debug, Default)]
pub(crate) struct Readings {
    /// Length of the name, and the flags.
    metrics: Vec<(u32, (usize, u16))>,
    changes: Vec<(u32, Option<Change>)>,
}

impl Readings {
    /// Of a lexicon.
    pub fn new(lexicon: &Lexicon) -> Self {
        let (mut metrics, mut changes) = (Vec::new(), Vec::new());
        for sense in lexicon.senses_of(Tag::Metric.bit() | Tag::Change.bit()) {
            let payloads = if sense.tag == Tag::Metric { &mut metrics } else { &mut changes };
            payloads.push(sense.payload);
        }
        let metrics = distinct(metrics).map(|payload| (payload, metric(lexicon.string(payload)))).collect();
        let changes = distinct(changes).map(|payload| (payload, change(lexicon.string(payload)))).collect();
        Readings { metrics, changes }
    }

    /// The metric of a payload.
    pub fn metric<'a>(&self, lexicon: &'a Lexicon, payload: u32) -> Metric<'a> {
        let (length, flags) = find(&self.metrics, payload).unwrap_or_default();
        Metric { name: lexicon.string(payload).get(..length).unwrap_or_default(), flags }
    }

    /// The change of a payload.
    pub fn change(&self, payload: u32) -> Option<Change> {
        find(&self.changes, payload)?
    }
}

fn find<T: Copy>(readings: &[(u32, T)], payload: u32) -> Option<T> {
    readings.binary_search_by_key(&payload, |&(number, _)| number).ok().map(|at| readings[at].1)
}

fn distinct(mut payloads: Vec<u32>) -> impl Iterator<Item = u32> {
    payloads.sort_unstable();
    payloads.dedup();
    payloads.into_iter()
}

/// The length of a metric's name, and its flags.
fn metric(payload: &str) -> (usize, u16) {
    let mut parts = payload.split(':');
    let name = parts.next().unwrap_or_default();
    let flags = parts.map(|part| match part {
        "verb" => Metric::VERB,
        "weak" => Metric::WEAK,
        "pair" => Metric::PAIR,
        "growth" => Metric::GROWTH,
        "object" => Metric::OBJECT,
        "over" => Metric::OVER,
        "forecast" => Metric::FORECAST,
        "target" => Metric::TARGET,
        "unit" => Metric::UNIT,
        "goods" => Metric::GOODS,
        "per" => Metric::PER,
        "state" => Metric::STATE,
        "ratio" => Metric::RATIO,
        "abroad" => Metric::ABROAD,
        _ => 0,
    });
    (name.len(), flags.fold(0, |flags, flag| flags | flag))
}

fn change(payload: &str) -> Option<Change> {
    let mut parts = payload.split(':');
    let way = match parts.next().unwrap_or_default() {
        "increase" => Way::Increase,
        "decrease" => Way::Decrease,
        "unchanged" => Way::Unchanged,
        "slow" => Way::Slow,
        "speed" => Way::Speed,
        "level" => Way::Level,
        "target" => Way::Target,
        "share" => Way::Share,
        "more" => Way::More,
        "less" => Way::Less,
        "exist" => Way::Exist,
        _ => return None,
    };
    let mut change = Change::of(way);
    for part in parts {
        match part {
            "cause" => change.cause = true,
            "noun" => change.noun = true,
            "report" => change.report = true,
            "sign" => change.sign = true,
            "earn" => change.earn = true,
            "work" => change.work = true,
            "price" => change.price = true,
            "over" => change.over = true,
            "beyond" => change.beyond = true,
            "economy" => change.economy = true,
            "flow" => change.flow = true,
            _ => {}
        }
    }
    Some(change)
}
