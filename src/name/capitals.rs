//! English capitals that nothing is known of: what stands around them says what they may be.

use crate::language::function::{stem, word};
use crate::language::relation;
use crate::lexicon::{Entry, Tag};
use crate::record::MentionKind;
use crate::text::{LetterCase, TokenKind};

use super::candidate::{Candidate, Found, Part, PersonName, Source};
use super::place::locative;
use super::view::{HEADS, ORGANIZATIONS, PLACES, Setting, View};
use super::{body, description, title};

/// What is no name yet, and can be one by what the document tells elsewhere.
const TOLD_ELSEWHERE: u8 = 30;

/// A run of unknown capitals in English, from where it begins to its end.
pub(super) fn find(view: &View<'_>, at: usize, end: usize, found: &mut Found) {
    let at = past_base(view, at, end);
    // "Corvane CEO Ada Birk": who serves the company is no part of its name.
    let end = (at + 1..end).find(|&t| description::has_an_officer(view, t)).unwrap_or(end);
    if end == at || view.setting != Setting::Normal || view.plain(at) {
        return;
    }
    if title::surname_of_head(view, at, end) {
        let mut name = PersonName::default();
        name.push(Part::Given, at, end - 1);
        name.push(Part::Surname, end - 1, end);
        found.push_person(Candidate::new(MentionKind::Person, at, end, 92, Source::Person), name);
        return;
    }
    if let Some(ship) = ship(view, at, end) {
        found.push(ship);
        return;
    }
    // "Typhoon Kalmaegi" is nobody.
    if place_and_person(view, at, end) || view.cue(at) == Some("storm") && view.capital(at + 1) {
        return;
    }
    let run = Run::read(view, at, end);
    // "Minister of Digital Development": the complement of a title.
    let complement = at >= view.first + 2 && view.doc.relates(at - 1, relation::GENITIVE) && view.any(at - 2, Tag::Title.bit());
    let officer = view.capital(end) && description::has_an_officer(view, end);
    let titled = view.any(at, Tag::Title.bit()) || view.capital(end) && view.any(end, Tag::Title.bit()) && !officer;
    if let Some(place) = before_region(view, &run).filter(|_| !titled) {
        found.push(place);
        return;
    }
    if let Some(described) = body::find(view, &run).or_else(|| described(view, &run)).filter(|_| !titled) {
        found.push(described);
        return;
    }
    if complement || titled && !view.any(at, Tag::Title.bit()) {
        found.candidates.extend(team(view, at, view.unit_end(end)).filter(|_| !complement));
        return;
    }
    if let Some(side) = side(view, at, end) {
        found.push(side);
        return;
    }
    if run.units > 1 {
        place_head(view, at, end, found);
        if let Some(branch) = branch(view, &run) {
            found.push(branch);
            return;
        }
        if let Some(team) = team(view, at, end) {
            found.push(team);
            return;
        }
    }
    // "Corvane Storage has", "Kordan Pavilion opened": a capital inside the sentence tells of a name, before a verb.
    let told = || run.known == 0 && !view.common(at) && view.doc.flags(end) & Entry::FINITE != 0 && view.lower(end);
    let forced = view.begins(at) && (run.units == 1 || run.common > 0 && !told());
    if forced || titled || run.units > 5 {
        return;
    }
    found.candidates.extend(unknown(view, &run));
}

/// Past what tells where or whose something is: "State-owned Corvane", "Lusaka-listed Corvane", "Rival Corvane", "Former Corvane CEO".
pub(super) fn past_base(view: &View<'_>, at: usize, end: usize) -> usize {
    let next = view.unit_end(at);
    let rival = || view.doc.payload(at, Tag::Beside) == Some("dealer") || view.cue(at) == Some("former");
    let told = view.cue(next - 1) == Some("based") || description::opens(view, next - 1) || view.begins(at) && rival();
    if told && next < end { next } else { at }
}

/// "Ambassador to the UAE Karen Grigoryan": two names.
fn place_and_person(view: &View<'_>, at: usize, end: usize) -> bool {
    let next = view.unit_end(at);
    let given = next < end && (view.any(next, Tag::Given.bit()) || view.rare_name(next).0) && view.mask(next) & PLACES == 0;
    given && view.unit_end(next) < end && view.mask(at) & PLACES != 0 && view.mask(at) & (Tag::Given.bit() | Tag::Surname.bit()) == 0
}

/// "MV Lady Rose 3": a ship by the letters before its name.
fn ship(view: &View<'_>, at: usize, end: usize) -> Option<Candidate> {
    let named = view.acronym(at) && view.cue(at) == Some("product") && view.capital(at + 1);
    let end = (end..view.last).find(|&i| !view.capital(i)).unwrap_or(view.last);
    let number = view.token(end).is_some_and(|t| t.kind == TokenKind::Number && t.end - t.start < 3);
    named.then(|| Candidate::new(MentionKind::Product, at, (end + usize::from(number)).max(at + 2), 92, Source::Head))
}

/// A run of capitals and what is known of its words.
pub(super) struct Run {
    /// First token.
    pub first: usize,
    /// One past its last token.
    pub last: usize,
    /// Words, those joined by hyphens counted once.
    pub units: usize,
    /// Of them, common words.
    pub common: usize,
    /// Of them, names of something else.
    pub known: usize,
    /// Of these, names of persons only.
    pub personal: usize,
}

impl Run {
    fn read(view: &View<'_>, first: usize, last: usize) -> Run {
        const PERSONS: u64 = Tag::Given.bit() | Tag::Surname.bit();
        let mut run = Run { first, last, units: 0, common: 0, known: 0, personal: 0 };
        let mut at = first;
        while at < last {
            let mask = view.mask(at);
            let other = mask & (PLACES | ORGANIZATIONS | Tag::Demonym.bit()) != 0;
            let person = mask & PERSONS != 0;
            run.units += 1;
            run.common += (view.common(at) || view.dictionary(at)) as usize;
            run.known += (other || person) as usize;
            run.personal += (person && !other) as usize;
            at = view.unit_end(at);
        }
        run
    }
}

/// "Fairmont, West Virginia": what stands before the name of its region or country, and is named nowhere else.
fn before_region(view: &View<'_>, run: &Run) -> Option<Candidate> {
    let region = run.last + 1;
    if run.units > 3 || !view.is_mark(run.last, ',') || view.mask(region) & PLACES == 0 || run.known > run.personal {
        return None;
    }
    let end = [Tag::Region, Tag::Country].iter().filter_map(|&tag| view.doc.longest(region, tag)).map(|m| m.end).max()?;
    let closed = end >= view.last || [',', '.', ')', ';'].iter().any(|&mark| view.is_mark(end, mark)) || view.lower(end) && end > region;
    let led = locative(view, run.first) || run.first > view.first && view.doc.relates(run.first - 1, relation::GENITIVE);
    let listed = run.first > view.first && (view.is_mark(run.first - 1, ',') || joins(view, run.first - 1));
    let sure = led || run.personal == 0 && !listed && run.common < run.units;
    (closed && sure).then(|| Candidate::new(MentionKind::Place, run.first, run.last, 84, Source::Head))
}

fn joins(view: &View<'_>, at: usize) -> bool {
    view.doc.payload(at, Tag::Conjunction) == Some("and")
}

/// Whether "and" joins the run to a known place: "Reston and Herndon".
fn beside_place(view: &View<'_>, run: &Run) -> bool {
    let before = run.first >= view.first + 2 && joins(view, run.first - 1) && view.any(run.first - 2, PLACES);
    before || joins(view, run.last) && view.capital(run.last + 1) && view.any(run.last + 1, PLACES)
}

/// What the words around the run say it is.
fn described(view: &View<'_>, run: &Run) -> Option<Candidate> {
    let free = view.begins(run.first);
    let body = |score| Some(Candidate::new(MentionKind::Organization, run.first, run.last, score, Source::Capital));
    if partners(view, run) {
        return Some(Candidate::new(MentionKind::Organization, run.first, run.last, 86, Source::Head));
    }
    // "China's Nantong Rainbow": a company called by its town.
    if called_by_town(view, run) && description::neighbours(view, run.first, run.last) == Some(MentionKind::Organization) {
        return body(92);
    }
    // "the operator Luka Maribor", be all its words names of others; "developer Ada Birk reported a loss" is no person.
    let several = run.units > 1 && run.units < 4 && run.common < run.units && !view.acronym(run.first);
    let firm = || description::led_by_firm(view, run.first) && !description::begins_relative(view, run.first, run.last);
    let trade =
        || description::led_by_trade(view, run.first) && (description::acts_as_body(view, run.last) || reports_figures(view, run.last));
    if several && (firm() || trade()) {
        return body(94);
    }
    if let Some(score) = plainly_a_body(view, run) {
        return body(score);
    }
    if run.units > 3 || run.common == run.units && free || run.known > run.personal {
        return None;
    }
    let predicate = description::predicate(view, run.last).filter(|&kind| kind != MentionKind::Person);
    if let Some(kind) = predicate {
        // "Khanya Mills, a firm": be the first word a given name elsewhere.
        let firm = kind == MentionKind::Organization && run.units > 1 && matches!(view.doc.word(run.last + 1), "a" | "an");
        return Some(Candidate::new(kind, run.first, run.last, if firm { 90 } else { 66 }, Source::Capital));
    }
    let given = view.any(run.first, Tag::Given.bit()) || view.rare_name(run.first).0;
    // "the band Gigi", be it a given name elsewhere; "the band Blue Rowan".
    let called = (if run.units == 1 { given } else { !view.any(run.first, Tag::Given.bit()) }) && description::led_by_club(view, run.first);
    // "the firm Karaca Dis Ticaret", be its first word a rare given name too.
    let sure = run.units > 1 && !view.any(run.first, Tag::Given.bit());
    let apposed = run.units > 1 && description::apposed(view, run.first, run.last).is_some();
    if called || apposed || description::led(view, run.first) && run.common < run.units && (!given || sure) {
        return body(if run.units > 1 { 90 } else { 64 });
    }
    // "the retailer Next", "start-up Clarity": a capital that no sentence asks for makes a name of a word.
    if run.units == 1 && run.known == 0 && !free && !view.acronym(run.first) && description::is_body(view, run.first - 1) {
        return body(58);
    }
    let stranger = run.known == 0 && view.rare_name(run.first) == (false, false);
    let unknown = stranger && run.common < run.units && !view.acronym(run.first);
    // "Voltas reported a 31 per cent increase in net profit"
    if unknown && run.units == 1 && reports_figures(view, run.last) {
        return body(72);
    }
    // "3 km west of Mackay", be somebody called so elsewhere.
    let way = || description::neighbours(view, run.first, run.last) == Some(MentionKind::Place) && description::points(view, run.first);
    if run.units == 1 && run.personal == 1 && run.known == 1 && way() {
        return Some(Candidate::new(MentionKind::Place, run.first, run.last, 72, Source::Capital));
    }
    // "Turkey's Orta Enerji": names of persons begin with a given name.
    let nobody = run.units > 1 && !given && run.common < run.units && !view.acronym(run.first);
    if let Some(kind) = description::neighbours(view, run.first, run.last).filter(|_| unknown || nobody) {
        return Some(Candidate::new(kind, run.first, run.last, if nobody { 74 } else { 58 }, Source::Capital));
    }
    if unknown && description::told_behind(view, run.last) {
        return body(62);
    }
    // "Chipmaker Corvane cut its forecast"
    if unknown && run.units == 1 && run.first > view.first && description::opens(view, run.first - 1) {
        return body(64);
    }
    if unknown && beside_body(view, run) { body(57) } else { None }
}

/// One word that is a surname or a common noun elsewhere, and of which is said what only companies have or do: how likely. A common noun
/// that begins a sentence is one where another sentence tells.
fn plainly_a_body(view: &View<'_>, run: &Run) -> Option<u8> {
    let open = run.units == 1 && run.known == run.personal && !view.acronym(run.first) && !view.any(run.first, Tag::Given.bit());
    let body = open && (reports_figures(view, run.last) || description::is_only_a_body(view, run.first, run.last));
    body.then_some(match () {
        _ if run.common == 0 => 62,
        _ if view.begins(run.first) => TOLD_ELSEWHERE,
        _ => 58,
    })
}

/// "Haldane & Pryce": names joined so are a firm's, but for places and for couples.
fn partners(view: &View<'_>, run: &Run) -> bool {
    let Some(sign) = (run.first + 1..run.last).find(|&i| view.is_mark(i, '&')) else { return false };
    let plain = |t: usize| view.common(t) || view.dictionary(t);
    let given = |t: usize| view.any(t, Tag::Given.bit());
    // "Corvane Cash & Carry"
    let called = run.last == sign + 2 && sign == run.first + 2 && plain(sign - 1) && !view.acronym(run.first);
    let (before, after) = (if called { run.first } else { sign - 1 }, sign + 1);
    let couple = given(run.first) && given(after);
    let whole = view.doc.tokens[run.first..run.last].iter().all(|t| t.kind == TokenKind::Mark || t.end - t.start > 2);
    whole && run.known == run.personal && !couple && !(plain(before) && plain(after))
}

/// A known town and one word more that nothing is known of.
fn called_by_town(view: &View<'_>, run: &Run) -> bool {
    const NAMES: u64 = PLACES | ORGANIZATIONS | Tag::Demonym.bit() | Tag::Given.bit() | Tag::Surname.bit() | Tag::Title.bit();
    let second = view.unit_end(run.first);
    let town = view.any(run.first, Tag::City.bit()) && !view.any(run.first, Tag::Country.bit() | Tag::Demonym.bit());
    let open = second < run.last && view.mask(second) & NAMES == 0 && view.rare_name(second) == (false, false);
    run.units == 2 && town && open && !view.acronym(second)
}

/// Whether "and" joins the run to a company: "Corvane and Tolmin Bank", "Tolmin Bank (TB) and Corvane".
fn beside_body(view: &View<'_>, run: &Run) -> bool {
    const BODY: u64 = ORGANIZATIONS | Tag::LegalForm.bit();
    let next = run.last + 1;
    let company = |class: &str| matches!(class, "company" | "bank");
    let ahead = || {
        let end = super::chain::english_core(view, next);
        view.any(next, BODY) || super::chain::last_head(view, next, end).is_some_and(|(head, class)| head.start > next && company(class))
    };
    if joins(view, run.last) && view.capital(next) && ahead() {
        return true;
    }
    let Some(mut end) = (run.first.checked_sub(1)).filter(|&j| j > view.first && joins(view, j)) else { return false };
    if view.is_mark(end - 1, ')') && end >= view.first + 3 && view.acronym(end - 2) && view.is_mark(end - 3, '(') {
        end -= 3;
    }
    let Some(last) = end.checked_sub(1).filter(|&l| l >= view.first && view.capital(l)) else { return false };
    let head = || view.doc.payload(last, Tag::OrganizationHead).is_some_and(company) && last > view.first && view.capital(last - 1);
    view.any(last, BODY) || head()
}

/// Whether the run is what a quotation of few words quotes: in English a work, or somebody's words.
fn quoted(view: &View<'_>, run: &Run) -> bool {
    let article = usize::from(run.first > view.first && view.plain(run.first - 1));
    let quote = (run.first - article).checked_sub(1).filter(|&q| q >= view.first && view.opens_quote(q));
    quote.is_some_and(|q| view.closing_quote(q, 8).is_some())
}

/// Whether the word before leads into a place as it leads into nobody: "in", "near".
fn inside(view: &View<'_>, at: usize) -> bool {
    at > view.first && view.doc.payload(at - 1, Tag::Beside) == Some("inside")
}

/// A run that nothing beside it describes.
fn unknown(view: &View<'_>, run: &Run) -> Option<Candidate> {
    let &Run { first, last, units, common, known, personal } = run;
    let candidate = |kind, score, source| Some(Candidate::new(kind, first, last, score, source));
    // "Series B", "Group A"
    let lettered = units > 1 && view.doc.word(last - 1).len() == 1;
    if lettered || (first..last).any(|i| view.is_mark(i, '.')) || quoted(view, run) {
        return None;
    }
    let the = first > view.first && view.sense(first - 1, Tag::Determiner).is_some();
    // "a song by The Rowans"
    let article = the && view.capital(first - 1) && !view.free_capital(first - 1);
    match () {
        _ if article && units == 1 && known == 0 && view.doc.word(first).ends_with('s') && !view.acronym(first) => {
            Some(Candidate::new(MentionKind::Organization, first - 1, last, 55, Source::Capital))
        }
        // "the Wanderers", "the Blue Herons" may be those that are named in full elsewhere.
        _ if (units == 1 && (common > 0 || known == 0) || units == 2 && known == units)
            && the
            && view.doc.word(last - 1).ends_with('s') =>
        {
            candidate(MentionKind::Organization, TOLD_ELSEWHERE, Source::Capital)
        }
        // "a grant from GrowTexas"
        _ if units == 1 && known == 0 && mixed(view, first) && locative(view, first) && !inside(view, first) => {
            candidate(MentionKind::Organization, 58, Source::Capital)
        }
        _ if units <= 2 && common == 0 && known == 0 && locative(view, first) && !view.acronym(first) => {
            candidate(MentionKind::Place, 58, Source::Capital)
        }
        _ if units == 2 && locative(view, first) && view.token(first).is_some_and(|t| word::PLACE_NAME_FIRST.contains(t)) => {
            candidate(MentionKind::Place, 62, Source::Capital)
        }
        _ if units == 1 && common == 0 && known == 0 && beside_place(view, run) && !view.acronym(first) => {
            candidate(MentionKind::Place, 55, Source::Capital)
        }
        // "in Karachi West"
        _ if units == 2 && common == 1 && known == 0 && locative(view, first) && view.cue(last - 1) == Some("direction") => {
            candidate(MentionKind::Place, 62, Source::Capital)
        }
        // "in Harrison": of a person by that name the document tells elsewhere.
        _ if units == 1 && common == 0 && personal > 0 && inside(view, first) && !view.any(first, Tag::People.bit()) => {
            candidate(MentionKind::Place, 54, Source::Capital)
        }
        // "Toshiba-EMI"
        _ if units == 1 && last > first + 2 && view.any(first, ORGANIZATIONS) && view.capital(last - 1) && known == 1 => {
            candidate(MentionKind::Organization, 62, Source::Capital)
        }
        _ if units == 1 && (common > 0 || known > 0 || view.acronym(first)) => None,
        // "IPOs", "NGOs"
        _ if units == 1 && view.doc.word(first).strip_suffix('s').is_some_and(|w| w.bytes().all(|b| b.is_ascii_uppercase())) => None,
        _ if units == 1 && view.doc.tokens[first].case == LetterCase::Mixed => candidate(MentionKind::Organization, 56, Source::Capital),
        _ if units == 1 || known == units => None,
        _ if view.doc.means(last, Tag::Cue, "product") => candidate(MentionKind::Product, 60, Source::Head),
        // "Special Events", "the Middle Ages": common words with capitals name many things.
        _ if (common > 0 || the) && acts(view, run) => candidate(MentionKind::Organization, 57, Source::Capital),
        _ if common == units => candidate(MentionKind::Organization, 40, Source::Capital),
        _ if common > 0 || the => candidate(MentionKind::Organization, 52, Source::Capital),
        _ => None,
    }
}

/// Whether a capital stands inside the word, and not behind the onset of a surname: "GrowTexas", but "DeVos".
pub(super) fn mixed(view: &View<'_>, at: usize) -> bool {
    view.doc.tokens[at].case == LetterCase::Mixed && !stem::SURNAME_ONSET.begin(view.doc.word(at))
}

/// English: whether a verb follows that tells figures of a company: profit, revenue, sales.
fn reports_figures(view: &View<'_>, verb: usize) -> bool {
    const REACH: usize = 8;
    let company = |t: usize| {
        let metric = view.doc.longest(t, Tag::Metric).map(|m| view.doc.lexicon.string(m.sense.payload));
        metric.is_some_and(|m| m.split(':').next().is_some_and(|name| matches!(name, "profit" | "loss" | "revenue" | "sales")))
    };
    let told = view.lower(verb) && view.mask(verb) & Tag::Change.bit() != 0 && view.mask(verb) & Tag::Metric.bit() == 0;
    told && !view.cyrillic(verb) && (verb + 1..view.last.min(verb + REACH)).any(company)
}

/// Whether what stands beside the run is said of those who act: it speaks, owns, is shortened, does what others have done to them.
fn acts(view: &View<'_>, run: &Run) -> bool {
    let &Run { first, last, .. } = run;
    let speaks = view.lower(last) && view.mask(last) & Tag::Speech.bit() != 0;
    let shortened = view.is_mark(last, '(') && view.acronym(last + 1) && view.is_mark(last + 2, ')');
    let article = usize::from(first > view.first && view.mask(first - 1) & Tag::Determiner.bit() != 0);
    let before = (first - article).checked_sub(1).filter(|&b| b > view.first);
    let agent = before.is_some_and(|b| view.doc.relates(b, relation::COUNTERPART));
    // "punk band Blue Rowan", "told GB Herald"
    let called = article == 0 && before.is_some_and(|b| view.lower(b) && calls_a_body(view, b));
    let initials = view.acronym(first) && view.unit_end(first) < last;
    let told =
        || description::neighbours(view, first, last).or_else(|| description::predicate(view, last)) == Some(MentionKind::Organization);
    speaks || shortened || agent || called || initials || told() || view.doc.is_possessive(last) || beside_body(view, run)
}

/// Whether a noun in lower case says that what follows it is a body.
fn calls_a_body(view: &View<'_>, at: usize) -> bool {
    let class = matches!(view.doc.payload(at, Tag::OrganizationHead), Some("company" | "bank" | "media" | "club"));
    (class || view.doc.payload(at, Tag::Beside) == Some("organization")) && view.mask(at) & Tag::Title.bit() == 0
}

/// "Leeds beat Everton", "Leeds 2 Everton 1", "a win over Leeds": a city that plays is its team.
fn side(view: &View<'_>, first: usize, end: usize) -> Option<Candidate> {
    view.doc.longest(first, Tag::City).filter(|m| m.end == end)?;
    let beside = |at: usize| if view.lower(at) { view.doc.payload(at, Tag::Beside) } else { None };
    let number = |at: usize| view.token(at).is_some_and(|t| t.kind == TokenKind::Number && t.end - t.start < 4);
    let before = first.checked_sub(1).filter(|&b| b >= view.first);
    let plays = before.is_some_and(|b| beside(b) == Some("sport") || versus(view, b) && b > view.first && beside(b - 1) == Some("match"));
    let score = number(end) && (view.hyphen(end + 1) && number(end + 2) || view.capital(end + 1) && plainly_scored(view, end + 1));
    let acts = beside(end) == Some("sport");
    (plays || score || acts).then(|| Candidate::new(MentionKind::Organization, first, end, 92, Source::Head))
}

/// The prepositions of a match: "against", "over", "to".
fn versus(view: &View<'_>, at: usize) -> bool {
    view.doc.relates(at, relation::VERSUS)
}

/// Whether a run of capitals with a number behind it begins here: the other side of a result.
fn plainly_scored(view: &View<'_>, at: usize) -> bool {
    let mut end = at;
    while view.capital(end) && end - at < 4 {
        end = view.unit_end(end);
    }
    view.token(end).is_some_and(|t| t.kind == TokenKind::Number && t.end - t.start < 4)
}

/// "Air Botswana", "Greenpeace Chile", "Corvane Poland": a company before the country that it works in.
fn branch(view: &View<'_>, run: &Run) -> Option<Candidate> {
    let second = view.unit_end(run.first);
    let country = view.doc.longest(second, Tag::Country).is_some_and(|m| m.end == run.last);
    let body = view.mask(run.first) & ORGANIZATIONS != 0 && view.mask(run.first) & (Tag::Demonym.bit() | PLACES) == 0;
    let firm = body || view.cue(run.first) == Some("carrier");
    let stranger = run.known == 1 && run.common == 0 && !view.begins(run.first) && view.rare_name(run.first) == (false, false);
    let fits = country && run.units == 2 && !view.is_mark(second.wrapping_sub(1), '.') && (firm || stranger && !view.acronym(run.first));
    fits.then(|| Candidate::new(MentionKind::Organization, run.first, run.last, 86, Source::Head))
}

/// "Perth Wanderers", "the Perth Glory": the name of a place and a plural, or a word after "the", are a team more often than not.
fn team(view: &View<'_>, first: usize, end: usize) -> Option<Candidate> {
    const NEVER: u64 = HEADS | Tag::Demonym.bit() | Tag::People.bit() | Tag::LegalForm.bit() | PLACES;
    let place = [Tag::City, Tag::Region, Tag::Country].iter().filter_map(|&tag| view.doc.longest(first, tag)).map(|m| m.end).max()?;
    let last = end - 1;
    let the = first > view.first && view.mask(first - 1) & Tag::Determiner.bit() != 0;
    // "the Northport River Cats", "the Northport Cardinals"
    let never = if the { NEVER } else { NEVER | Tag::Title.bit() };
    let between = |i: usize| view.mask(i) & (NEVER & !Tag::PlaceHead.bit() | Tag::Title.bit()) != 0;
    let longest = if the { 3 } else { 2 };
    if view.setting != Setting::Normal
        || place >= end
        || end - place > longest
        || view.mask(last) & never != 0
        || (place..last).any(between)
    {
        return None;
    }
    let person = view.any(first, Tag::Given.bit()) && (view.any(last, Tag::Surname.bit()) || view.rare_name(last).1);
    let word = view.doc.word(last);
    let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
    match () {
        _ if person || view.acronym(last) => None,
        _ if plural => Some(Candidate::new(MentionKind::Organization, first, end, 76, Source::Head)),
        _ if the && view.lower(end) | !view.is_word(end) => Some(Candidate::new(MentionKind::Organization, first, end, 60, Source::Head)),
        _ => None,
    }
}

/// "Mill Street", "Ural River", "Silver Lake": a place's head word ends the run.
fn place_head(view: &View<'_>, at: usize, end: usize, found: &mut Found) {
    let last = end - 1;
    let second = view.unit_end(at);
    let water = view.token(at).is_some_and(|t| word::PLACE_HEAD_FIRST.contains(t));
    if water && second < end && view.unit_end(second) == end && view.mask(second) & HEADS == 0 && !view.common(second) {
        found.push(Candidate::new(MentionKind::Place, at, end, 84, Source::Head));
        return;
    }
    if last == at || !view.any(last, Tag::PlaceHead.bit()) || view.begins(at) && view.common(at) {
        return;
    }
    if view.mask(last) & HEADS & !Tag::PlaceHead.bit() != 0 && view.mask(last) & Tag::OrganizationHead.bit() != 0 {
        return;
    }
    // "Hong Kong Island": the lexicon knows the beginning alone.
    let reach =
        [Tag::Country, Tag::City, Tag::Region, Tag::Geography].iter().filter_map(|&tag| view.doc.longest(at, tag)).map(|m| m.end).max();
    let score = if reach == Some(last) { 88 } else { 64 };
    found.push(Candidate::new(MentionKind::Place, at, end, score, Source::Head).with_head(last));
}

/// Whether the word before a place's name tells a part of it: "Southern California", «Южные Курилы».
pub(super) fn direction(view: &View<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&b| view.capital(b) && !view.begins(b)) else { return false };
    view.doc.means(before, Tag::Cue, "direction")
}
