//! Places: how far the lexicon is to be believed, and unknown names beside a head word («перевал Тоо-Ашуу», "Injil district").

use crate::language::function::{ending, word};
use crate::language::relation::{self, Relation};
use crate::language::ru::adjective;
use crate::lexicon::{Grammar, Sense, Shape, Tag};
use crate::record::MentionKind;
use crate::text::{LetterCase, Script, TokenKind};

use super::candidate::{Candidate, Found, Source};
use super::view::{HEADS, ORGANIZATIONS, PLACES, Setting, View};

/// How likely the words at `at` are what the lexicon says; `None` where they cannot be.
pub(super) fn lexicon_score(view: &View<'_>, at: usize, end: usize, sense: &Sense) -> Option<u8> {
    let token = &view.doc.tokens[at];
    let single = end == at + 1;
    let person = view.mask(at) & (Tag::Given.bit() | Tag::Surname.bit()) != 0;
    let base: i32 = match sense.tag {
        Tag::Custom => 95,
        Tag::Country => 88,
        Tag::Demonym | Tag::People => 72,
        Tag::Organization => 86,
        Tag::Media if single && view.mask(at) & (Tag::Word.bit() | Tag::CommonName.bit()) != 0 && token.script == Script::Latin => 68,
        Tag::Media => 80,
        Tag::Region => 82,
        Tag::City | Tag::Geography => 76,
        _ => return None,
    };
    if sense.tag == Tag::Demonym && !token.capital() {
        return Some(72);
    }
    // «узбекская столица»
    let described = sense.tag == Tag::City && view.lower(end - 1);
    if described && named_after(view, at, end) {
        return None;
    }
    if !token.capital() && sense.tag != Tag::Custom && !described && !matches!(sense.tag, Tag::Organization | Tag::Media) {
        return None;
    }
    // "Minister of Foreign Affairs" edits no magazine.
    let office = |t: usize| view.any(t, Tag::Title.bit() | Tag::OrganizationHead.bit());
    if sense.tag == Tag::Media && at >= view.first + 2 && view.doc.relates(at - 1, relation::TITULAR) && office(at - 2) {
        return None;
    }
    // "Foreign Affairs Minister"
    if sense.tag == Tag::Media && !single && view.capital(end) && view.any(end, Tag::Title.bit()) {
        return None;
    }
    let mut score = base + 4 * (end - at > 1) as i32;
    if single && token.case != LetterCase::Upper {
        // «Евросоюз» is a word of the lists, and always a name.
        // "Boeing" is a label too, of its aircraft.
        let label = view.any(at, Tag::Label.bit()) && sense.tag == Tag::Organization;
        let word = !label && view.doc.senses_of(at, Tag::Word).any(|s| s.shape == Shape::Any);
        let doubtful = word || view.mask(at) & (Tag::CommonName.bit() | HEADS | super::view::PLAIN) != 0;
        let cue = locative(view, at);
        if doubtful && !cue {
            // «Кремль уже сообщил», «Куба закупила»
            let acts = matches!(sense.tag, Tag::Organization | Tag::Country)
                && match token.script {
                    Script::Cyrillic => super::title::acts(view, end),
                    _ => does_business(view, end),
                };
            score -= if view.free_capital(at) && !acts { 45 } else { 22 };
        }
        if person && !cue && matches!(sense.tag, Tag::City | Tag::Region | Tag::Geography) {
            score -= 20;
        }
        if cue {
            score += 6;
        }
    }
    if view.setting == Setting::Capitals && token.end - token.start <= 2 && view.any(at, super::view::PLAIN) {
        return None;
    }
    Some(score.clamp(1, 99) as u8)
}

/// Whether what follows a word that begins a sentence without an article is said of companies: "Shell buys", "Target said".
fn does_business(view: &View<'_>, at: usize) -> bool {
    let to = usize::from(view.doc.relates(at, relation::INFINITIVE));
    let trades = |t: usize| matches!(view.doc.payload(t, Tag::Beside), Some("trade" | "purchase"));
    let will = matches!(view.doc.payload(at, Tag::Auxiliary), Some("will" | "has" | "have"));
    view.lower(at) && (view.mask(at) & Tag::Speech.bit() != 0 || trades(at + to) || will) || view.doc.is_possessive(at)
}

/// Whether what describes a capital stands beside its name ("the Uzbek capital, Tashkent") or is no capital ("Uzbek capital flows").
fn named_after(view: &View<'_>, at: usize, end: usize) -> bool {
    let comma = view.is_mark(end, ',') as usize;
    let definite = at > view.first && view.mask(at - 1) & Tag::Determiner.bit() != 0;
    view.capital(end + comma) || view.language == crate::language::Language::En && !definite
}

/// An unknown Russian name after a preposition of place, in its case: «в Сребренице», «под Юрьевом».
pub(super) fn after_preposition(view: &View<'_>, at: usize, found: &mut Found) {
    const OTHER: u64 = PLACES | ORGANIZATIONS | HEADS | Tag::Given.bit() | Tag::Month.bit() | Tag::Weekday.bit() | Tag::Title.bit();
    if let Some(end) = town(view, at) {
        found.push(Candidate::new(MentionKind::Place, at, end, 57, Source::Capital));
        return;
    }
    let led = |relation: Relation| at > view.first && view.doc.relates(at - 1, relation);
    if !led(relation::BY_CASE) && !led(relation::NEAR_TOWN) {
        return;
    }
    let endings = if led(relation::BY_CASE) { ending::TOWN_LOCATIVE } else { ending::TOWN_INSTRUMENTAL };
    let end = view.unit_end(at);
    let word = view.doc.word(end - 1);
    let fits = word.chars().count() > 4 && endings.end(word);
    let known = view.mask(at) & OTHER != 0 || view.doc.tokens[at].case == LetterCase::Upper || super::compound::compound(view, at);
    if !fits || known || view.common(at) || view.capital(end) || view.opens_quote(at - 1) {
        return;
    }
    found.push(Candidate::new(MentionKind::Place, at, end, 57, Source::Capital));
}

/// One past a single Russian name that no list has and that ends as towns do: «Мэр Северозаводска».
pub(super) fn town(view: &View<'_>, at: usize) -> Option<usize> {
    const KNOWN: u64 = PLACES | ORGANIZATIONS | HEADS | Tag::Given.bit() | Tag::Surname.bit() | Tag::Word.bit();
    let hyphen = |t: usize| view.is_mark(t, '-') && view.doc.tokens[t].glued();
    // «Усть-Кедринск»
    let end = if hyphen(at + 1) && view.capital(at + 2) { at + 3 } else { view.unit_end(at) };
    let part = at > view.first && hyphen(at - 1);
    let followed = view.capital(end) && view.mask(end) & Tag::Given.bit() == 0;
    let alone = !part && !followed && !(at > view.first && view.opens_quote(at - 1)) && !view.common(end - 1);
    let ends = || super::ending::town_ending(view.doc.word(end - 1));
    (view.cyrillic(at) && view.capital(at) && alone && view.mask(end - 1) & KNOWN == 0 && ends()).then_some(end)
}

/// Whether a preposition of place, or a head word, stands before the token.
pub(super) fn locative(view: &View<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&b| b >= view.first) else { return false };
    if view.any(before, Tag::PlaceHead.bit()) {
        return true;
    }
    view.doc.means(before, Tag::Cue, "locative")
}

/// A head word in lower case and an unknown name before or after it.
pub(super) fn at_lower_head(view: &View<'_>, at: usize, found: &mut Found) {
    let tags = [(Tag::PlaceHead, MentionKind::Place), (Tag::FacilityHead, MentionKind::Facility)];
    let heads = view.doc.can(at) | view.doc.reach(at);
    for (tag, kind) in tags {
        if heads & tag.bit() == 0 {
            continue;
        }
        let Some(head) = view.doc.longest(at, tag) else { continue };
        if view.cyrillic(at) {
            after_head(view, at, head.end, kind, head.sense, found);
            before_head(view, at, head.end, kind, head.sense, found);
        } else {
            english(view, at, head.end, kind, found);
            if kind == MentionKind::Facility {
                built(view, at, head.end, found);
            } else {
                regions(view, at, head.sense, found);
            }
            if tag == Tag::PlaceHead {
                of_head(view, head.end, head.sense, found);
            }
        }
    }
}

/// "the village of Kordai", "the town of Ust-Kut": an unknown name behind a head word and "of".
fn of_head(view: &View<'_>, of: usize, sense: &Sense, found: &mut Found) {
    let first = of + 1;
    let class = view.doc.lexicon.string(sense.payload);
    let known = view.mask(first) & (PLACES | ORGANIZATIONS | HEADS | Tag::Demonym.bit()) != 0;
    if !view.doc.relates(of, relation::GENITIVE) || !view.capital(first) || known || matches!(class, "country" | "continent") {
        return;
    }
    let mut last = view.unit_end(first);
    while last - first < 4 && view.capital(last) && view.mask(last) & (PLACES | ORGANIZATIONS) == 0 {
        last = view.unit_end(last);
    }
    found.push(Candidate::new(MentionKind::Place, first, last, 70, Source::Head));
}

/// «перевал Тоо-Ашуу», «посёлок Ак-Жар», «улице Абая».
fn after_head(view: &View<'_>, at: usize, end: usize, kind: MentionKind, sense: &Sense, found: &mut Found) {
    let end = end + view.is_mark(end, '.') as usize;
    if !view.capital(end) || view.acronym(end) || view.plain(end) {
        return;
    }
    // «в посёлке Заречье Ярославского района»: the next name has a head word of its own.
    let headed = |t: usize| view.any(view.unit_end(t), Tag::PlaceHead.bit()) && adjective::ends(view.doc.word(view.unit_end(t) - 1));
    // «заместитель акима города Ерлан …»
    let unit = view.unit_end(end);
    let given = view.any(end, Tag::Given.bit()) || super::ending::surname_ending(view.doc.word(view.unit_end(unit).min(view.last) - 1));
    if given && view.capital(unit) && !headed(unit) {
        return;
    }
    let mut last = unit;
    let other = |t: usize| view.acronym(t) || view.mask(t) & (PLACES | ORGANIZATIONS | Tag::Given.bit()) != 0 || headed(t);
    while last - end < 5 && view.capital(last) && !other(last) {
        last = view.unit_end(last);
    }
    let class = view.doc.lexicon.string(sense.payload);
    // «трасса Бишкек — Ош» names two places.
    let route = view.is_mark(last, '—') || view.is_mark(last, '–');
    if route && view.capital(last + 1) {
        return;
    }
    let street = class == "street" || kind == MentionKind::Facility;
    let known = view.any(end, PLACES);
    if kind == MentionKind::Facility {
        return;
    }
    let first = if street { at } else { end };
    let kind = if street { MentionKind::Facility } else { kind };
    if street
        && known
        && view.sense(end, Tag::City).is_some_and(|s| s.grammar.has(Grammar::GENITIVE) && !s.grammar.has(Grammar::NOMINATIVE))
    {
        return;
    }
    // «провинции Даклак»
    let region =
        class == "region" && view.cyrillic(end) && end == last - 1 && view.mask(end) & HEADS == 0 && !given && !view.dictionary(end);
    if !street && (known || matches!(class, "country" | "continent") || class == "region" && !region) {
        return;
    }
    found.push(Candidate::new(kind, first, last, if street { 78 } else { 70 }, Source::Head).with_head(first));
}

/// «Костанайская область», «Чуйской долине», «Красного моря».
fn before_head(view: &View<'_>, at: usize, end: usize, kind: MentionKind, sense: &Sense, found: &mut Found) {
    let bracket = before_bracket(view, at);
    if bracket < at {
        if let Some(word) = elided_adjective(view, bracket, at, sense, found) {
            elided(view, word, at, sense, found);
        }
        return;
    }
    let Some(mut first) = at.checked_sub(1).filter(|&b| view.capital(b) || view.lower(b)) else { return };
    let unit = view.unit_end(first);
    if sense_class(view, sense) == "region" && unit == at && view.capital(first) && adjective::ends(view.doc.word(unit - 1)) {
        elided_behind(view, end, sense, at, found);
    }
    let mut units = 0;
    let mut start = None;
    loop {
        while first > view.first + 1 && view.hyphen(first - 1) {
            first -= 2;
        }
        if !adjective::ends(view.doc.word(view.unit_end(first) - 1)) {
            break;
        }
        units += 1;
        if view.capital(first) {
            start = Some(first);
        }
        if units == 3 || first == view.first || !view.is_word(first - 1) {
            break;
        }
        first -= 1;
    }
    let Some(start) = start else { return };
    let listed = elided(view, start, at, sense, found);
    if view.free_capital(start) && view.common(start) && view.setting == Setting::Normal {
        return;
    }
    // «Курский район»: a capital that no sentence asks for is a name's.
    let named = matches!(sense_class(view, sense), "district" | "municipality") && !view.free_capital(start);
    let demonym = view.any(start, Tag::Demonym.bit()) && view.unit_end(start) == at && !named;
    let class = sense_class(view, sense);
    if demonym && !matches!(class, "region" | "sea" | "country") || kind == MentionKind::Facility && view.begins(start) {
        return;
    }
    let row = if listed { row_of(view, start, at, sense) } else { 0 };
    found.push(Candidate::new(kind, start, end, 80, Source::Head).with_row(row).with_head(at));
}

fn sense_class<'a>(view: &View<'a>, sense: &Sense) -> &'a str {
    view.doc.lexicon.string(sense.payload)
}

/// The lexicon's row of an adjective and a head word that stand apart or in the plural; 0 where it has none.
fn row_of(view: &View<'_>, first: usize, last: usize, sense: &Sense) -> u32 {
    let lemma = view.doc.lexicon.string(sense.lemma);
    // The plural shows no gender; the dictionary form does.
    let forms = view.doc.lexicon.look_up(lemma).iter();
    let known = forms.map(|s| s.grammar).find(|g| g.has(Grammar::MASCULINE | Grammar::FEMININE | Grammar::NEUTER));
    let gender = adjective::agreement(known.unwrap_or(sense.grammar), lemma);
    let whole = format!("{} {lemma}", adjective::nominative(view.doc.slice(first, last), gender));
    let rows = view.doc.lexicon.look_up(&whole);
    rows.iter().find(|s| s.tag.bit() & PLACES != 0).map_or(0, |s| s.payload)
}

/// Where the bracket begins that ends before a token; the token itself without one.
fn before_bracket(view: &View<'_>, at: usize) -> usize {
    const REACH: usize = 8;
    let closed = at > view.first && view.is_mark(at - 1, ')');
    let opening = (view.first..at).rev().take(REACH).find(|&t| closed && view.is_mark(t, '('));
    opening.unwrap_or(at)
}

/// «Самаркандская (2,1%), Бухарская и Навоийская области»: the adjectives before the last one name places too.
fn elided(view: &View<'_>, start: usize, head: usize, sense: &Sense, found: &mut Found) -> bool {
    let mut at = start;
    for _ in 0..12 {
        let Some(joint) = at.checked_sub(1).filter(|&j| j > view.first) else { break };
        let joins = view.doc.is_joint(joint);
        match elided_adjective(view, before_bracket(view, joint), head, sense, found).filter(|_| joins) {
            Some(word) => at = word,
            None => break,
        }
    }
    at < start
}

/// «В Карагандинской области цены выросли на 2%, в Павлодарской — на 1%»: what the head word behind names before a mark or a number.
fn elided_behind(view: &View<'_>, from: usize, sense: &Sense, head: usize, found: &mut Found) {
    const REACH: usize = 60;
    let open = |t: usize| t >= view.last || view.doc.tokens[t].kind != TokenKind::Word;
    for at in from + 1..view.last.min(from + REACH) {
        let last = view.unit_end(at);
        let joined = view.doc.is(at - 1, Tag::Preposition) || view.doc.is_joint(at - 1);
        let led = joined && view.capital(at) && adjective::ends(view.doc.word(last - 1));
        if led && open(last) {
            let row = row_of(view, at, last, sense);
            if row != 0 {
                found.push(Candidate::new(MentionKind::Place, at, last, 90, Source::Head).with_row(row).with_head(head));
            }
        }
    }
}

/// Makes a place of the adjective that ends before a token and has its head word further on; where it begins.
fn elided_adjective(view: &View<'_>, last: usize, head: usize, sense: &Sense, found: &mut Found) -> Option<usize> {
    let mut word = last.checked_sub(1).filter(|&w| w >= view.first)?;
    while word > view.first + 1 && view.hyphen(word - 1) {
        word -= 2;
    }
    if !view.capital(word) || !adjective::ends(view.doc.word(last - 1)) {
        return None;
    }
    let row = row_of(view, word, last, sense);
    found.push(Candidate::new(MentionKind::Place, word, last, 76, Source::Head).with_row(row).with_head(head));
    Some(word)
}

/// "Injil district", "Talas river", "district of Injil" is told by the lexicon or not at all.
fn english(view: &View<'_>, at: usize, end: usize, kind: MentionKind, found: &mut Found) {
    let Some(before) = at.checked_sub(1).filter(|&b| view.capital(b) && !view.plain(b)) else { return };
    let mut first = before;
    while first > view.first && view.hyphen(first - 1) && first - 2 >= view.first {
        first -= 2;
    }
    const OTHER: u64 = Tag::Demonym.bit() | Tag::Title.bit() | HEADS | ORGANIZATIONS | Tag::Country.bit();
    if view.mask(first) & OTHER != 0 || view.acronym(first) {
        return;
    }
    if view.free_capital(first) && view.common(first) || kind == MentionKind::Facility {
        return;
    }
    // "Tora Vora mountain": two words that name nothing else are one name.
    const NAMES: u64 = Tag::Given.bit() | Tag::Surname.bit();
    let stranger =
        |t: usize| view.capital(t) && !view.plain(t) && !view.common(t) && view.mask(t) & (OTHER | NAMES) == 0 && !view.begins(t);
    let two = first == before && first > view.first && stranger(first) && stranger(first - 1);
    let (first, score) = if two { (first - 1, 78) } else { (first, 60) };
    found.push(Candidate::new(kind, first, before + 1, score, Source::Head));
    let _ = end;
}

/// "the Makmal tunnel", "the Talimarjan thermal power plant": what is built is named before its head word in lower case.
fn built(view: &View<'_>, at: usize, end: usize, found: &mut Found) {
    const OTHER: u64 = ORGANIZATIONS | HEADS | Tag::Demonym.bit() | Tag::People.bit() | Tag::Title.bit() | Tag::Country.bit();
    let single = view.doc.longest(at, Tag::Beside).filter(|m| m.end == end && view.doc.lexicon.string(m.sense.payload) == "built");
    let first = at.checked_sub(1).filter(|&b| b >= view.first && single.is_some() && view.capital(b) && !view.plain(b));
    let Some(mut first) = first else { return };
    while first > view.first + 1 && view.hyphen(first - 1) && view.capital(first - 2) {
        first -= 2;
    }
    let led = first.checked_sub(1).filter(|&b| b >= view.first);
    // "a Tashkent bridge" tells where it stands, "the Sylvan Blue dam" has a longer name.
    let other = led.is_some_and(|b| view.doc.says(b, word::INDEFINITE_ARTICLE) || view.capital(b) && !view.plain(b));
    if view.mask(first) & OTHER == 0 && !other && !view.acronym(first) && !view.common(first) && view.lower(end - 1) {
        found.push(Candidate::new(MentionKind::Facility, first, end, 80, Source::Head).with_head(end - 1));
    }
}

/// "Tula and Kaluga regions": names that share a head word in the plural are those of regions, not of their towns.
fn regions(view: &View<'_>, at: usize, sense: &Sense, found: &mut Found) {
    const MOST: usize = 12;
    let plural = view.lower(at) && ending::PLURAL_FORM.end(view.doc.word(at)) && view.doc.lexicon.string(sense.payload) == "region";
    let mut end = at;
    let mut count = 0;
    while plural && count < MOST {
        let Some(name) = end.checked_sub(1).filter(|&n| n >= view.first && view.capital(n) && !view.plain(n)) else { break };
        let row = ending::REGION_NAME.each().find_map(|head| {
            let whole = format!("{}{head}", view.doc.word(name));
            view.doc.lexicon.look_up(&whole).iter().find(|s| s.tag == Tag::Region).map(|s| s.payload)
        });
        let joint = name.checked_sub(1).filter(|&j| j > view.first);
        let joined = joint.filter(|&j| view.doc.is_joint(j));
        let Some(row) = row.filter(|_| count > 0 || joined.is_some()) else { break };
        found.push(Candidate::new(MentionKind::Place, name, name + 1, 86, Source::Lexicon).with_row(row));
        count += 1;
        match joined {
            Some(joint) if view.is_mark(joint - 1, ',') => end = joint - 1,
            Some(joint) => end = joint,
            None => break,
        }
    }
}

/// The cases a form may be in, all where nothing is known.
pub(super) fn cases(grammar: Grammar) -> u16 {
    if grammar.cases() == 0 { Grammar::CASES } else { grammar.cases() }
}

/// An unknown town that tells where a company is at home: "Tuticorin-based Pandian Minerals", "the Tuticorin-based firm".
pub(super) fn home(view: &View<'_>, at: usize, found: &mut Found) {
    const OTHER: u64 = PLACES | ORGANIZATIONS | HEADS | Tag::Demonym.bit() | Tag::People.bit() | Tag::Title.bit();
    let based = view.unit_end(at) - 1;
    let told = based > at + 1 && view.lower(based) && view.doc.says(based, word::BASED);
    let next = based + 1;
    let body = || {
        let head = view.any(next, Tag::OrganizationHead.bit()) && !ending::PLURAL_FORM.end(view.doc.word(next));
        view.lower(next) && (head || view.any(next, Tag::Title.bit()) || view.doc.payload(next, Tag::Beside) == Some("organization"))
    };
    let followed = || view.capital(next) || body();
    let unknown = view.mask(at) & OTHER == 0 && !view.common(at) && !view.acronym(at);
    if told && unknown && followed() {
        found.push(Candidate::new(MentionKind::Place, at, based - 1, 72, Source::Capital));
    }
}
