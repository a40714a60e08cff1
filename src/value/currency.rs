//! Currencies: signs, codes and names before and after the number, and whose dollars a bare `$` means.

use crate::lexicon::{Entry, Row, Sense, Tag};
use crate::text::{Document, LetterCase, TokenKind};

use super::view::View;
use crate::language::function::{stem, word};

/// What the document says of its currencies, read when a bare `$` first asks.
pub(super) struct Currencies<'a> {
    document: &'a Document<'a>,
    dollar: Option<(&'a str, bool)>,
    /// The currencies of the countries the text names, the most named first.
    local: Option<Vec<&'a str>>,
}

impl<'a> Currencies<'a> {
    pub fn new(document: &'a Document<'a>) -> Self {
        Currencies { document, dollar: None, local: None }
    }

    /// Whose dollars a bare `$` means, and whether that is assumed.
    fn dollar(&mut self) -> (&'a str, bool) {
        if let Some(found) = self.dollar {
            return found;
        }
        let found = self.read_dollar();
        self.dollar = Some(found);
        found
    }

    /// Whose crowns, pesos or rupees are meant by a name that several countries' money has: those of the country named most.
    fn shared(&mut self, row: Row) -> Option<&'a str> {
        let lexicon = self.document.lexicon;
        let document = self.document;
        let local = self.local.get_or_insert_with(|| local_currencies(document));
        let kin = |code: &&&str| {
            let other = lexicon.look_up(code).iter().find(|s| s.tag == Tag::Currency).map(|s| lexicon.row(s.payload));
            other.is_some_and(|other| alike(lexicon.string(row.ru), lexicon.string(other.ru)))
        };
        local.iter().find(kin).copied()
    }

    /// The currencies of the countries the text names, the most named first.
    fn local(&mut self) -> &[&'a str] {
        let document = self.document;
        self.local.get_or_insert_with(|| local_currencies(document))
    }

    /// Whose money a letter or two before a number mean: that of the country named most; `R` and `Sh` tell it by themselves.
    fn of_sign(&mut self, at: usize) -> Option<(&'a str, bool)> {
        let document = self.document;
        let local = self.local.get_or_insert_with(|| local_currencies(document));
        let code = |sense: &Sense| document.lexicon.string(document.lexicon.row(sense.payload).key);
        let senses = || document.matches(at).filter(|m| m.sense.tag == Tag::Currency && m.end == at + 1).map(|m| code(m.sense));
        let own = local.iter().find(|l| senses().any(|code| code == **l)).map(|code| (*code, false));
        let alone = document.tokens[at].end - document.tokens[at].start > 1 || document.word(at) == "R";
        own.or_else(|| senses().next().filter(|_| alone).map(|code| (code, true)))
    }

    /// The dollars that are named in full, else those of a country the text speaks of twice as much as of any other: a listing in
    /// Singapore makes no Singapore dollars.
    fn read_dollar(&self) -> (&'a str, bool) {
        let lexicon = self.document.lexicon;
        let mut counts = [0u32; DOLLARS.len()];
        let mut others: Vec<([u8; 2], u32)> = Vec::new();
        let telling = Tag::Country.bit() | Tag::Demonym.bit() | Tag::City.bit() | Tag::Currency.bit();
        for (at, token) in self.document.tokens.iter().enumerate() {
            if token.mask & telling == 0 && (token.phrase == 0 || self.document.reach(at) & telling == 0) {
                continue;
            }
            for found in self.document.matches(at).take(6) {
                let tag = found.sense.tag;
                if !matches!(tag, Tag::Currency | Tag::Country | Tag::Demonym | Tag::City) {
                    continue;
                }
                let row = lexicon.row(found.sense.payload);
                let key = lexicon.string(if tag == Tag::City { row.country } else { row.key });
                if tag == Tag::Currency {
                    let name = self.document.slice(at, found.end);
                    // "A $3 million grant" tells of no Australian money.
                    if is_bare(self.document, at, found.end) || name.as_bytes().get(1) == Some(&b' ') {
                        continue;
                    }
                    if key == "USD" {
                        return ("USD", false);
                    }
                    if let Some(i) = DOLLARS.iter().position(|d| d.1 == key) {
                        // Who writes `A$` writes `$` for the American one.
                        if name.ends_with('$') {
                            return ("USD", true);
                        }
                        counts[i] += 3;
                    }
                } else if let Some(&country) = key.as_bytes().as_array() {
                    match DOLLARS.iter().position(|d| d.0 == country) {
                        Some(i) => counts[i] += 1,
                        None => match others.iter_mut().find(|other| other.0 == country) {
                            Some(other) => other.1 += 1,
                            None => others.push((country, 1)),
                        },
                    }
                }
            }
        }
        let other = others.iter().map(|other| other.1).max().unwrap_or(0);
        match counts.iter().zip(DOLLARS).max_by_key(|(count, _)| **count) {
            Some((&count, (_, code))) if count >= 2 * other && count > 1 => (code, true),
            _ => ("USD", true),
        }
    }
}

/// The currencies of the countries, their people, cities and organisations in the text, the most named first. The money of a central
/// bank's country is most likely meant.
fn local_currencies<'a>(document: &'a Document<'a>) -> Vec<&'a str> {
    const TELLING: [(Tag, u32); 5] = [(Tag::Country, 2), (Tag::Demonym, 2), (Tag::City, 1), (Tag::Region, 1), (Tag::Organization, 1)];
    let lexicon = document.lexicon;
    let mut counts: Vec<(&str, u32)> = Vec::new();
    let telling = TELLING.iter().fold(0, |bits, (tag, _)| bits | tag.bit());
    for at in 0..document.tokens.len() {
        // «чешская компания»
        let adjective = document.mask(at) & Tag::Demonym.bit() != 0;
        if (document.mask(at) | document.reach(at)) & telling == 0 || !document.tokens[at].capital() && !adjective {
            continue;
        }
        let Some((found, weight)) = TELLING.iter().find_map(|&(tag, weight)| Some((document.longest(at, tag)?, weight))) else { continue };
        let row = lexicon.row(found.sense.payload);
        let itself = matches!(found.sense.tag, Tag::Country | Tag::Demonym);
        let country = lexicon.string(if itself { row.key } else { row.country });
        let weight = if lexicon.string(row.class) == "central_bank" { 6 } else { weight };
        match counts.iter_mut().find(|c| c.0 == country) {
            Some(count) => count.1 += weight,
            None => counts.push((country, weight)),
        }
    }
    counts.sort_by_key(|c| std::cmp::Reverse(c.1));
    counts.into_iter().filter_map(|(country, _)| currency_of(document, country)).collect()
}

/// The currency of a country, by its key.
fn currency_of<'a>(document: &Document<'a>, country: &str) -> Option<&'a str> {
    let lexicon = document.lexicon;
    let row = lexicon.rows(Tag::Country).find(|row| lexicon.string(row.key) == country)?;
    Some(lexicon.string(row.class))
}

/// Whether two currencies' full names have a word in common: «чешская крона», «шведская крона».
fn alike(name: &str, other: &str) -> bool {
    name.split(' ').any(|word| other.split(' ').any(|w| w == word))
}

/// Countries whose money is a dollar that they write `$`.
const DOLLARS: [([u8; 2], &str); 12] = [
    (*b"AU", "AUD"),
    (*b"CA", "CAD"),
    (*b"NZ", "NZD"),
    (*b"SG", "SGD"),
    (*b"HK", "HKD"),
    (*b"TW", "TWD"),
    (*b"JM", "JMD"),
    (*b"FJ", "FJD"),
    (*b"NA", "NAD"),
    (*b"TT", "TTD"),
    (*b"GY", "GYD"),
    (*b"BB", "BBD"),
];

/// Currencies whose bare name may be another country's money.
const SHARED: [&str; 15] = ["SAR", "IRR", "SEK", "NOK", "MXN", "INR", "CHF", "RON", "RSD", "ZMW", "KES", "AZN", "AED", "GBP", "RUB"];

/// Those of them that are meant where the text names no country with such money.
const USUAL: [&str; 5] = ["KES", "AZN", "AED", "GBP", "RUB"];

/// Whether the name of the currency leaves open whose dollars they are.
fn is_bare(document: &Document<'_>, at: usize, end: usize) -> bool {
    end == at + 1 && word::DOLLAR.contains(&document.tokens[at])
}

impl<'a> View<'a> {
    fn currency(&self, at: usize, end: usize, sense: &Sense, currencies: &mut Currencies<'a>) -> (&'a str, bool) {
        let lexicon = self.document.lexicon;
        let code = lexicon.string(lexicon.row(sense.payload).key);
        if code == "USD" && is_bare(self.document, at, end) {
            return currencies.dollar();
        }
        // "CFA francs" are of two unions of countries.
        if code == "XAF" && (self.says(at, word::CFA) || end == at + 2 && self.says(at + 1, word::CFA)) {
            let own = currencies.local().iter().find(|own| matches!(**own, "XAF" | "XOF")).copied();
            return (own.unwrap_or(code), own.is_none());
        }
        // «крон», "pesos": the country's own.
        let stopped = end == at + 2 && self.mark(at + 1, '.');
        if (end == at + 1 || stopped) && self.lower(at) && SHARED.contains(&code) && !self.says(at, word::OWN_CROWN) {
            let own = currencies.shared(lexicon.row(sense.payload));
            let usual = own.is_none() && USUAL.contains(&code);
            return (own.unwrap_or(code), own != Some(code) && !usual);
        }
        (code, false)
    }

    /// `P`, `K`, `Sh`: a sign that several countries write.
    fn short_sign(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.kind == TokenKind::Word && t.case != LetterCase::Lower && t.end - t.start <= 3)
            && self.says(at, word::SHORT_SIGN)
    }

    /// A currency sign or code, with a number right after it.
    pub fn currency_before(&self, at: usize, currencies: &mut Currencies<'a>) -> Option<(&'a str, bool, usize)> {
        let token = self.token(at)?;
        let found = self.longest(at, Tag::Currency)?;
        // "A $3 million grant" is of no Australian money.
        if found.end > at + 1 && token.kind == TokenKind::Word && token.end - token.start == 1 && !self.glued(at + 1) {
            return None;
        }
        let mut end = found.end;
        if self.mark(end, '.') && self.glued(end) && token.kind == TokenKind::Word {
            end += 1;
        }
        let number = end;
        let starts =
            self.digits(number) || matches!(self.word(number), "-" | "−" | ".") && self.digits(number + 1) && self.glued(number + 1);
        if !starts {
            return None;
        }
        let sign = self.document.tokens[found.end - 1].kind == TokenKind::Mark;
        let code = token.case == LetterCase::Upper || token.case == LetterCase::Mixed;
        let joined = token.end - token.start <= 3 && self.glued(number);
        // `Rp 3.6 trillion`
        let letters = token.case == LetterCase::Title && self.word(at).chars().count() == 2;
        let name = !sign && !code && !joined && !letters && !self.short_sign(at);
        if name && !self.says(at, word::CURRENCY_CODE) && self.last > self.first + 4 {
            return None;
        }
        // `TOP 09` is a name.
        if !sign && self.word(number).starts_with('0') && self.word(number).bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        if !sign && token.end - token.start == 1 && !self.glued(number) {
            return None;
        }
        if at > self.first && self.glued(at) && self.is_word(at - 1) && !sign {
            return None;
        }
        // `COP29` in Baku is a conference, and no peso, `TOP 100` a list: a code that is a word too.
        let digits = self.word(number).bytes().all(|b| b.is_ascii_digit());
        let bare = digits
            && self.word(number).len() <= if joined { 2 } else { 4 }
            && self.scale_at(number + 1).is_none()
            && !self.mark(number + 1, '.');
        let mut stated = |code: &str| matches!(code, "USD" | "EUR" | "GBP" | "TRY") || currencies.local().contains(&code);
        let listed = Tag::Word.bit() | Tag::Determiner.bit() | Tag::EventHead.bit();
        let word = || if joined { self.document.lexicon.is_common(self.word(at), token) } else { self.mask(at) & listed != 0 };
        if code && !sign && bare && token.end - token.start == 3 && !stated(self.word(at)) && word() {
            return None;
        }
        let (code, assumed) = match found.end == at + 1 && self.short_sign(at) {
            true => currencies.of_sign(at)?,
            false => self.currency(at, found.end, found.sense, currencies),
        };
        Some((code, assumed, number))
    }

    /// A currency sign, code or name after a number.
    pub fn currency_after(&self, at: usize, currencies: &mut Currencies<'a>) -> Option<(&'a str, bool, usize)> {
        let mut name = at;
        let bare = self.says(at, word::PRICED_IN) && at > self.first && self.mask(at - 1) & Tag::Scale.bit() != 0;
        if self.says(at, word::GENITIVE)
            || bare && self.is_word(at + 1) && self.mask(at + 1) & Tag::Currency.bit() != 0
            || bare && self.longest(at + 1, Tag::Currency).is_some()
            || self.dash(at) && self.glued(at) && self.glued(at + 1)
        {
            name += 1;
        }
        if self.says(name, word::INDEFINITE_ARTICLE) {
            name += 1;
        }
        let land = Tag::Demonym.bit() | Tag::Country.bit();
        if self.mask(name) & land != 0 && self.longest(name, Tag::Currency).is_none() {
            return self.currency_of_country(name, currencies);
        }
        let found = self.longest(name, Tag::Currency)?;
        let token = self.token(name)?;
        let sign = token.kind == TokenKind::Mark;
        // `5 R`, `at 10 Le Monde`: one letter, or a sign that belongs to the next number.
        if sign && self.digits(found.end) && self.glued(found.end) {
            return None;
        }
        if !sign && token.end - token.start <= 2 && token.case != LetterCase::Upper && !self.says(name, word::ROUBLE)
            || self.short_sign(name)
        {
            return None;
        }
        let code = self.document.lexicon.string(self.document.lexicon.row(found.sense.payload).key);
        // `3 MT` are tonnes, in Mozambique money.
        let measure = !sign && self.mask(name) & Tag::Unit.bit() != 0 && token.end - token.start <= 2;
        if measure && !currencies.local().contains(&code) || self.says(name, word::FISH) && self.of_fishing() {
            return None;
        }
        // "Plant 1 won a tender": a verb.
        let verb = !sign && self.document.flags(name) & Entry::FINITE != 0 && found.end == name + 1;
        if verb && self.mask(found.end) & Tag::Determiner.bit() != 0 {
            return None;
        }
        // Crowns may be won or worn.
        let crown = self.says(name, word::CROWN) && found.end == name + 1;
        if crown && currencies.shared(self.document.lexicon.row(found.sense.payload)).is_none() {
            return None;
        }
        let (code, assumed) = self.currency(name, found.end, found.sense, currencies);
        Some((code, assumed, self.past_stop_of_name(name, self.without_final_stop(name, found.end))))
    }

    /// Whether the sentence tells of fishing, where «5 сомов» are catfish.
    fn of_fishing(&self) -> bool {
        (self.first..self.last).any(|at| stem::FISHING.begin(self.word(at)))
    }

    /// The full stop after «руб» at the end of a sentence is the sentence's.
    fn without_final_stop(&self, name: usize, end: usize) -> usize {
        let stopped = end > name + 1 && self.mark(end - 1, '.');
        if stopped && (end >= self.last || self.capital(end) || self.opens_line(end)) { end - 1 } else { end }
    }

    /// "Kuwaiti dinars": the country's own currency, where its name is that of the noun.
    fn currency_of_country(&self, at: usize, _currencies: &mut Currencies<'a>) -> Option<(&'a str, bool, usize)> {
        let lexicon = self.document.lexicon;
        let noun = self.longest(at + 1, Tag::Currency)?;
        let senses = self.document.lexicon.senses(self.token(at)?.entry);
        let country = senses.iter().find(|s| matches!(s.tag, Tag::Demonym | Tag::Country))?;
        let own = lexicon.string(lexicon.row(country.payload).class);
        let code = lexicon.string(lexicon.row(noun.sense.payload).key);
        // "Finnish marks" are no euros.
        let name =
            |code: &str| lexicon.look_up(code).iter().find(|s| s.tag == Tag::Currency).map(|s| lexicon.string(lexicon.row(s.payload).ru));
        let same = name(own).is_some_and(|own| alike(own, lexicon.string(lexicon.row(noun.sense.payload).ru)));
        match () {
            _ if same => Some((own, false, noun.end)),
            _ if code == "USD" || SHARED.contains(&code) => None,
            _ => Some((code, false, noun.end)),
        }
    }

    fn past_stop_of_name(&self, at: usize, end: usize) -> usize {
        if self.says(at, word::CURRENCY_ABBREVIATION) {
            // «2,3 тыс. руб. Кроме того, …»
            if self.capital(end + 1) { end } else { self.past_stop(end) }
        } else {
            end
        }
    }

    /// Hundredths of a currency after a number; which one stands alone is told by the usual one.
    pub fn minor_after(&self, at: usize, currencies: &mut Currencies<'a>) -> Option<(&'a str, usize)> {
        if self.says(at, word::PENCE)
            && self.glued(at)
            && (!self.glued(at + 1) || self.mark(at + 1, ',') || self.mark(at + 1, ')'))
            && self.lower(at)
        {
            return Some(("GBP", at + 1));
        }
        if self.mark(at, '¢') {
            return Some(("USD", at + 1));
        }
        if !self.can_begin(at, Tag::Minor) {
            return None;
        }
        let lexicon = self.document.lexicon;
        // "50 Cent", `24 Ore`
        if self.capital(at) && self.token(at)?.case != LetterCase::Upper {
            return None;
        }
        let mut best: Option<(&'a str, usize)> = None;
        for found in self.document.matches(at).filter(|m| m.sense.tag == Tag::Minor && m.end <= self.last) {
            let code = lexicon.string(lexicon.row(found.sense.payload).key);
            if best.is_none() || best.is_some_and(|b| found.end == b.1 && rank(code) < rank(b.0)) {
                best = Some((code, found.end));
            }
        }
        // Kopecks are Belarus's too; cents are America's where nothing else is said.
        let (code, end) = best?;
        let named = |code: &&&str| {
            let same = |s: &Sense| s.tag == Tag::Minor && lexicon.string(lexicon.row(s.payload).key) == **code;
            self.document.matches(at).any(|m| m.end == end && same(m.sense))
        };
        let local = (code != "USD").then(|| currencies.local().iter().find(named).copied()).flatten();
        Some((local.unwrap_or(code), end))
    }

    /// Where the hundredths of this currency end, if such begin here.
    pub fn minor_of(&self, at: usize, code: &str, currencies: &mut Currencies<'a>) -> Option<usize> {
        let lexicon = self.document.lexicon;
        let same =
            self.document.matches(at).find(|m| m.sense.tag == Tag::Minor && lexicon.string(lexicon.row(m.sense.payload).key) == code);
        let end = same.map(|m| m.end).or_else(|| self.minor_after(at, currencies).map(|m| m.1))?;
        (end <= self.last).then(|| self.past_stop_of_name(at, end))
    }
}

/// Which currency a minor unit alone usually is of.
fn rank(code: &str) -> usize {
    ["USD", "GBP", "RUB", "UZS", "KZT", "KGS", "INR"].iter().position(|c| *c == code).unwrap_or(99)
}
