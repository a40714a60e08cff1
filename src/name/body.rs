//! English capitals that what stands beside them makes a body, though one of them names something else: "Sahara Wings Cargo",
//! "Yonhap Infomax", "Georgian State Electrosystem (GSE)".

use crate::language::relation;
use crate::lexicon::Tag;
use crate::record::MentionKind;

use super::candidate::{Candidate, Source};
use super::capitals::Run;
use super::description;
use super::view::{HEADS, PLACES, Setting, View};

/// The longest run that is taken for one name, in words.
const LONGEST: usize = 5;

/// The body that the run names.
pub(super) fn find(view: &View<'_>, run: &Run) -> Option<Candidate> {
    let titled = run.first > view.first && view.any(run.first - 1, Tag::Title.bit());
    if view.setting != Setting::Normal || run.units > LONGEST || titled {
        return None;
    }
    let candidate = |score| Some(Candidate::new(MentionKind::Organization, run.first, run.last, score, Source::Head));
    if called_behind(view, run) {
        return candidate(74);
    }
    if event_behind(view, run) {
        return Some(Candidate::new(MentionKind::NamedEvent, run.first, run.last, 74, Source::Head));
    }
    // "UK-listed Fresnillo": no town is at home in another place.
    let town = run.units == 1 && view.mask(run.first) & Tag::City.bit() != 0 && run.common == 0;
    if town && description::led_by_base(view, run.first) && view.hyphen(run.first - 2) {
        return candidate(92);
    }
    let several = run.units > 1 && works(view, run.last - 1) && run.personal == 0;
    if several && does(view, run) {
        return candidate(90);
    }
    if partly_known(view, run) && acts(view, run) || shortened(view, run) && run.common < run.units {
        return candidate(76);
    }
    None
}

/// Whether a company of several works is told: "the company Danube Cargo Terminals", "Singapore's Keppel Roads", "National Highways said".
fn does(view: &View<'_>, run: &Run) -> bool {
    let &Run { first, last, .. } = run;
    let speaks = view.lower(last) && view.mask(last) & Tag::Speech.bit() != 0;
    speaks || description::led(view, first) || description::neighbours(view, first, last) == Some(MentionKind::Organization)
}

/// Whether brackets hold the run's first letters: "Georgian State Electrosystem (GSE)".
fn shortened(view: &View<'_>, run: &Run) -> bool {
    let bracket = run.last;
    if run.units < 2 || !view.is_mark(bracket, '(') || !view.acronym(bracket + 1) || !view.is_mark(bracket + 2, ')') {
        return false;
    }
    let initial = |at: usize| view.doc.word(at).chars().next();
    let words = (run.first..run.last).filter(|&at| view.capital(at)).filter_map(initial);
    let headed = view.mask(run.last - 1) & (HEADS & !Tag::OrganizationHead.bit()) != 0;
    !headed && view.cue(bracket + 1) != Some("acronym") && words.eq(view.doc.word(bracket + 1).chars())
}

/// Whether a known place or body begins or ends the run, and no head word of a place or an event does.
fn partly_known(view: &View<'_>, run: &Run) -> bool {
    let demonym = view.any(run.first, Tag::Demonym.bit()) && view.mask(run.first) & PLACES == 0;
    let headed = view.mask(run.last - 1) & HEADS != 0 && !works(view, run.last - 1);
    let direction = view.cue(run.first) == Some("direction");
    // "Yesterday Rosneft said"
    if view.begins(run.first) && (view.common(run.first) || view.any(run.first, Tag::Relation.bit())) {
        return false;
    }
    // "Neighbouring Ghana delivered aid"
    let country = view.mask(run.last - 1) & Tag::Country.bit() != 0;
    run.units > 1 && run.known > 0 && run.personal == 0 && run.known < run.units && !(demonym || headed || direction || country)
}

/// Whether what stands beside the run is said of those who do business, or are called so.
fn acts(view: &View<'_>, run: &Run) -> bool {
    let &Run { first, last, .. } = run;
    let speaks = run.common > 0 && view.lower(last) && view.mask(last) & Tag::Speech.bit() != 0;
    // "tabled by Latvia First"
    let agent = first > view.first && view.doc.relates(first - 1, relation::AGENT);
    let told = || description::neighbours(view, first, last).or_else(|| description::predicate(view, last));
    speaks || agent || shortened(view, run) || description::led(view, first) || told() == Some(MentionKind::Organization)
}

/// "Keppel Roads", "Danube Cargo Terminals": of several works a company is told.
fn works(view: &View<'_>, at: usize) -> bool {
    let heads = view.mask(at) & HEADS;
    let place = heads & Tag::PlaceHead.bit() != 0 && view.doc.payload(at, Tag::PlaceHead) != Some("street");
    heads & (Tag::FacilityHead.bit() | Tag::PlaceHead.bit()) != 0 && !place && view.doc.word(at).ends_with('s')
}

/// "the DANE statistics agency", "his United Seychelles party", "Skipper's Catch chain": the word for what it is follows.
fn called_behind(view: &View<'_>, run: &Run) -> bool {
    let at = run.last;
    let Some(before) = run.first.checked_sub(1).filter(|&b| b >= view.first) else { return false };
    let known = run.known == run.units || run.common == run.units;
    if !view.lower(at) || known || view.mask(before) & (Tag::Determiner.bit() | Tag::Preposition.bit()) == 0 {
        return false;
    }
    let other = [Tag::FacilityHead, Tag::PlaceHead].iter().any(|&tag| view.doc.longest(at, tag).is_some());
    let public = view.doc.longest(at, Tag::OrganizationHead).is_some_and(|m| match view.doc.lexicon.string(m.sense.payload) {
        "party" | "association" | "media" | "bank" => true,
        // "the DANE statistics agency", but no "Metrobus service"
        "government" => m.end > at + 1,
        _ => false,
    });
    let firm = || view.doc.payload(at, Tag::Beside) == Some("organization") && !view.acronym(run.first);
    let demonym = view.any(run.first, Tag::Demonym.bit());
    !demonym && !other && (public || firm()) && view.mask(at) & Tag::Title.bit() == 0
}

/// "the Nor-Shipping fair", "the Gulfood exhibition": what is shown there, not who holds it.
fn event_behind(view: &View<'_>, run: &Run) -> bool {
    let at = run.last;
    let known = run.known > 0 || run.common == run.units || view.rare_name(run.first) != (false, false);
    let shown = || view.doc.matches_of(at, Tag::Beside.bit()).any(|m| view.doc.lexicon.string(m.sense.payload) == "show");
    view.lower(at) && !known && !view.begins(run.first) && shown()
}
