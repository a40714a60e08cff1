//! What belongs to a head word: Russian genitives («… инвестиций, промышленности и торговли Республики Узбекистан»), English
//! runs of capitals and their "of".

use crate::language::Language;
use crate::language::function::{ending, word};
use crate::language::relation;
use crate::lexicon::{Grammar, Tag, Verbal};

use super::look;
use super::view::{ORGANIZATIONS, PLACES, View};
use crate::language::ru::adjective;

/// The longest name, in tokens.
const LONGEST: usize = 16;

/// One past the last token of what follows a Russian head word in the genitive.
pub(super) fn genitive(view: &View<'_>, from: usize, class: &str) -> usize {
    let (mut at, mut end) = (from, from);
    let limit = (from + LONGEST).min(view.last);
    let mut placed = false;
    while at < limit {
        if let Some(after) = known(view, at).or_else(|| named_place(view, from, at)) {
            placed = view.mask(at) & ORGANIZATIONS == 0;
            (at, end) = (after, after);
            continue;
        }
        // «правительству Бельгии точных сведений», «Верховного суда здания»
        if view.lower(at) && ends_before(view, at, placed, class) {
            break;
        }
        if let Some(after) = named_after(view, at).or_else(|| short_name(view, at)).filter(|_| end == at) {
            (at, end) = (after, after);
            continue;
        }
        if view.is_word(at) && (genitive_word(view, at) || before_head(view, at)) {
            let after = view.unit_end(at);
            if !adjective::ends(view.doc.word(after - 1)) || noun_too(view, after - 1) {
                end = after;
            }
            at = after;
            continue;
        }
        let conjunction = view.doc.is_and(at);
        if conjunction && end == at && at > from && joins(view, at + 1) {
            at += 1;
            continue;
        }
        if view.is_mark(at, ',') && end == at && at > from && lists(view, at + 1, limit) {
            at += 1;
            continue;
        }
        if let Some(after) = purpose(view, at, class).or_else(|| cause(view, from, at)).filter(|_| end == at) {
            (at, end) = (after, after);
            continue;
        }
        break;
    }
    end
}

/// Whether a noun in lower case is no part of the name before it: whose it is has been told, or a court sees to no goods.
fn ends_before(view: &View<'_>, at: usize, placed: bool, class: &str) -> bool {
    let word = view.is_word(at) && !view.plain(at) && view.mask(at) & Tag::PlaceHead.bit() == 0;
    word && (placed || class == "court" && !adjective::ends(view.doc.word(view.unit_end(at) - 1)))
}

/// A place in the nominative behind the word for what it is: «университет штата Массачусетс».
fn named_place(view: &View<'_>, from: usize, at: usize) -> Option<usize> {
    let headed = at > from && view.lower(at - 1) && view.any(at - 1, Tag::PlaceHead.bit()) && view.capital(at);
    let headed = headed && view.doc.grammar(at - 1).has(Grammar::SINGULAR) && !view.any(at, Tag::Given.bit());
    let tags = [Tag::Region, Tag::City];
    tags.iter().filter(|_| headed).filter_map(|&tag| view.doc.longest(at, tag)).map(|m| m.end).max()
}

/// A country, region, city or known organisation in the genitive, or a name that does not inflect.
pub(super) fn known(view: &View<'_>, at: usize) -> Option<usize> {
    if !view.capital(at) || view.mask(at) & (PLACES | ORGANIZATIONS | Tag::Demonym.bit()) == 0 && view.doc.tokens[at].phrase == 0 {
        return None;
    }
    // «министерства обороны Барри Рябов»: a town by that name is none here.
    if view.any(at, Tag::Given.bit()) && view.mask(at) & Tag::Country.bit() == 0 && named_behind(view, view.unit_end(at)) {
        return None;
    }
    let tags = [Tag::Country, Tag::Region, Tag::City, Tag::Geography, Tag::Organization];
    let found = tags.iter().filter_map(|&tag| view.doc.longest(at, tag)).filter(|m| m.sense.grammar.may_be(Grammar::GENITIVE));
    found.map(|m| m.end).max().filter(|&end| end <= view.last)
}

/// Whether a surname in the nominative may stand here.
fn named_behind(view: &View<'_>, at: usize) -> bool {
    view.capital(at) && view.cyrillic(at) && view.mask(at) & (PLACES | ORGANIZATIONS | super::view::HEADS) == 0 && !view.acronym(at)
}

/// One past the name behind «имени»: «имени Гнесиных», «им. П. И. Чайковского».
pub(super) fn named_after(view: &View<'_>, at: usize) -> Option<usize> {
    if view.cue(at) != Some("named_after") || !view.lower(at) {
        return None;
    }
    let stop = view.is_mark(at + 1, '.');
    // «им» is a pronoun too.
    if view.plain(at) && !stop {
        return None;
    }
    let (first, mut end) = (at + 1 + stop as usize, at + 1 + stop as usize);
    // «театра имени Чехова Анна Рябова»: who comes next stands in another case.
    let other = |at: usize| {
        let mut given = view.doc.senses_of(at, Tag::Given).peekable();
        at > first && given.peek().is_some() && !given.any(|s| s.grammar.may_be(Grammar::GENITIVE))
    };
    while end < first + 6 && !other(end) {
        match view.initial(end) {
            Some(after) => end = after,
            None if view.capital(end) && view.cyrillic(end) && !view.acronym(end) => end = view.unit_end(end),
            None => break,
        }
    }
    (end > first).then_some(end)
}

/// One past an acronym nothing is known of: «пресс-служба ММКФ».
fn short_name(view: &View<'_>, at: usize) -> Option<usize> {
    const OTHER: u64 =
        super::view::HEADS | Tag::LegalForm.bit() | Tag::Currency.bit() | Tag::Unit.bit() | Tag::Title.bit() | Tag::Word.bit();
    let plain = view.mask(at) & OTHER == 0 && view.cue(at).is_none() && !view.opens_quote(at + 1) && !view.hyphen(at + 1);
    let long = || view.doc.word(at).chars().nth(2).is_some();
    (view.acronym(at) && view.cyrillic(at) && plain && long()).then_some(at + 1)
}

/// Whether an adjective with a capital stands before the head of a name of its own: «факультет Гаванского университета».
pub(super) fn before_head(view: &View<'_>, at: usize) -> bool {
    const HEAD: u64 = Tag::OrganizationHead.bit() | Tag::PlaceHead.bit() | Tag::FacilityHead.bit();
    let end = view.unit_end(at);
    let word = view.doc.word(end - 1);
    view.capital(at) && ending::GENITIVE_ADJECTIVE.end(word) && adjective::ends(word) && view.lower(end) && view.mask(end) & HEAD != 0
}

/// Whether a word may be a noun or adjective in the genitive.
pub(super) fn genitive_word(view: &View<'_>, at: usize) -> bool {
    let mask = view.mask(at);
    if mask & (super::view::PLAIN | Tag::Month.bit()) != 0 || !view.cyrillic(at) || view.acronym(at) {
        return false;
    }
    if view.capital(at) && (mask & (Tag::Given.bit() | Tag::Surname.bit()) != 0 || looks_person(view, at) || named_in_full(view, at)) {
        return false;
    }
    if mask & Tag::Word.bit() != 0 {
        let mut verb = false;
        for sense in view.doc.senses_of(at, Tag::Word) {
            match sense.grammar.verbal() {
                Verbal::None if sense.grammar.has(Grammar::GENITIVE) => return true,
                Verbal::None => {}
                _ => verb = true,
            }
        }
        if verb || mask & Tag::Title.bit() == 0 {
            return false;
        }
    }
    if mask & Tag::Title.bit() != 0 {
        // «энергетики» is a genitive of «энергетика» beside the plural of «энергетик».
        return ending::FIELD_GENITIVE.end(view.doc.word(at))
            || view.doc.senses_of(at, Tag::Title).any(|s| s.grammar.has(Grammar::GENITIVE));
    }
    genitive_ending(view.doc.word(view.unit_end(at) - 1))
}

/// Whether an unknown word has an ending of the genitive and not one of a verb.
fn genitive_ending(word: &str) -> bool {
    let verb = || ending::VERB_FORM.end(word) && !ending::VERB_LIKE_NOUN.end(word);
    word.len() >= 6 && ending::GENITIVE.end(word) && !verb()
}

/// Whether a capitalised word has a surname's ending: «Министерство обороны Шойгу» is no chain.
fn looks_person(view: &View<'_>, at: usize) -> bool {
    view.capital(at) && super::ending::surname_ending(view.doc.word(view.unit_end(at) - 1)) && view.mask(at) & PLACES == 0
}

/// Whether two capitals nothing is known of stand here: «министерства иностранных дел Барри Лоуенкрон» is no chain.
fn named_in_full(view: &View<'_>, at: usize) -> bool {
    const KNOWN: u64 = PLACES | super::view::ORGANIZATIONS | super::view::HEADS | Tag::Demonym.bit() | Tag::Title.bit() | Tag::Word.bit();
    let unknown = |at: usize| {
        view.capital(at)
            && view.mask(at) & KNOWN == 0
            && view.doc.tokens[at].phrase == 0
            && !adjective::ends(view.doc.word(view.unit_end(at) - 1))
    };
    unknown(at) && unknown(view.unit_end(at)) && !view.dictionary(at)
}

/// Whether an adjective's form is a noun's too («рабочих», «ученых»), so that the name may end with it.
fn noun_too(view: &View<'_>, at: usize) -> bool {
    let word = view.doc.word(at);
    ending::GENITIVE_NOUN.end(word) && !ending::ADJECTIVE_NOT_NOUN.end(word) || ending::ACT_GENITIVE.end(word)
}

/// Whether a list goes on after «и»: another genitive in lower case, or a known place after one.
fn joins(view: &View<'_>, at: usize) -> bool {
    view.lower(at) && genitive_word(view, at)
}

/// Whether a comma is one of a list closed by «и»: «инвестиций, промышленности и торговли».
fn lists(view: &View<'_>, from: usize, limit: usize) -> bool {
    let mut at = from;
    let mut words = 0;
    while at < limit {
        if view.lower(at) && genitive_word(view, at) {
            words += 1;
            at = view.unit_end(at);
        } else if view.is_mark(at, ',') && words > 0 {
            at += 1;
        } else {
            return words > 0 && view.doc.is_and(at) && joins(view, at + 1);
        }
    }
    false
}

/// «по делам миграции», «при президенте Республики Узбекистан», «в Ташкенте», "с ограниченной" not.
fn purpose(view: &View<'_>, at: usize, class: &str) -> Option<usize> {
    let (preposition, next) = (view.doc.preposition(at), at + 1);
    // «по подозрению в», «по итогам»: a preposition of several words is no part of a name.
    if preposition == 0 || view.doc.longest(at, Tag::Preposition).is_some_and(|m| m.end > next) {
        return None;
    }
    if matches!(class, "government" | "military" | "court")
        && let Some(end) = territory(view, at)
    {
        return Some(end);
    }
    let public = matches!(class, "government" | "association" | "education");
    if relation::DUTY.has(preposition) && (public || matches!(class, "international" | "court" | "club")) && view.lower(next) {
        let end = sees_to(view, next)?;
        // «по ценным бумагам и биржам»
        let more = if view.doc.is_and(end) { sees_to(view, end + 1) } else { None };
        return Some(more.unwrap_or(end));
    }
    if !public || !relation::ATTACHED.has(preposition) {
        return None;
    }
    let title = view.doc.longest(next, Tag::Title).or_else(|| view.doc.longest(next, Tag::OrganizationHead))?;
    Some(genitive(view, title.end, ""))
}

/// One past what an office sees to, a noun in the dative and what belongs to it: «связям с общественностью», «делам миграции».
fn sees_to(view: &View<'_>, first: usize) -> Option<usize> {
    let mut end = first;
    while end - first < 4 && view.lower(end) && !view.plain(end) && dative(view, end) {
        end = view.unit_end(end);
        if describes(view, end) {
            continue;
        }
        let more = genitive(view, end, "");
        // «по борьбе с терроризмом»
        let with = view.doc.relates(more, relation::COMITATIVE) && view.lower(more + 1) && more == end;
        let mut last = if with { view.unit_end(more + 1) } else { more };
        // «по связям с религиозными организациями»
        if with && adjective::ends(view.doc.word(last - 1)) && view.lower(last) {
            last = view.unit_end(last);
        }
        return Some(last);
    }
    None
}

/// Whether the word before is an adjective of the one here: «внутренней политике».
fn describes(view: &View<'_>, end: usize) -> bool {
    let word = view.doc.word(end - 1);
    adjective::ends(word) || ending::SOFT_ADJECTIVE.end(word) && view.lower(end) && !view.plain(end) && dative(view, end)
}

/// What a movement is for or against: «против нелегальной охоты», «в защиту леса», «за демократию».
fn cause(view: &View<'_>, from: usize, at: usize) -> Option<usize> {
    let head = from.checked_sub(1).filter(|&h| h >= view.first)?;
    if view.doc.payload(head, Tag::Beside) != Some("campaign") || !view.capital(head) && at == from {
        return None;
    }
    let tail = view.doc.matches(at).find(|m| m.sense.tag == Tag::Beside && view.doc.lexicon.string(m.sense.payload) == "cause")?;
    let mut end = tail.end;
    while end < view.last && end - tail.end < 4 {
        let word = view.lower(end) && !view.plain(end) || view.capital(end) && adjective::ends(view.doc.word(end));
        if !word || super::title::verb(view, end) {
            break;
        }
        end = view.unit_end(end);
        if !adjective::ends(view.doc.word(end - 1)) {
            let more = genitive(view, end, "");
            return Some(cause(view, from, more).unwrap_or(more));
        }
    }
    None
}

/// One past the places an office sees to: «по Пермскому краю», «по Санкт-Петербургу и Ленинградской области».
pub(super) fn territory(view: &View<'_>, at: usize) -> Option<usize> {
    if !view.doc.relates(at, relation::DUTY) {
        return None;
    }
    let place = |at: usize| {
        let places = [Tag::Country, Tag::Region, Tag::City].iter().filter_map(|&tag| view.doc.longest(at, tag));
        places.filter(|m| m.sense.grammar.may_be(Grammar::DATIVE) && m.end <= view.last).map(|m| m.end).max()
    };
    // «по городу Москве», «по г. Москве»
    let headed = usize::from(view.lower(at + 1) && view.any(at + 1, Tag::PlaceHead.bit()));
    let stop = usize::from(headed > 0 && view.is_mark(at + 2, '.'));
    let first = at + 1 + headed + stop;
    let end = place(first).filter(|_| view.capital(first))?;
    let more = view.doc.is_and(end) && view.capital(end + 1);
    Some(if more { place(end + 1).unwrap_or(end) } else { end })
}

/// Whether a word may be a dative.
fn dative(view: &View<'_>, at: usize) -> bool {
    let known = view.doc.grammar(at);
    if known.cases() != 0 {
        return known.has(Grammar::DATIVE);
    }
    ending::DATIVE.end(view.doc.word(view.unit_end(at) - 1))
}

/// One past the last token of the run of English capitals that begins here; none where an earlier one reaches here.
pub(super) fn english_run(view: &View<'_>, at: usize) -> Option<usize> {
    let english = view.language == Language::En && !view.cyrillic(at);
    (english && !(at > view.first && english_core_reaches(view, at))).then(|| english_core(view, at))
}

/// One past the last token of a run of English capitals; "&" joins it, a title or a mark ends it.
pub(super) fn english_core(view: &View<'_>, start: usize) -> usize {
    let mut end = start;
    while end < view.last && end - start < LONGEST {
        if let Some(after) = abbreviated(view, end) {
            end = after;
        } else if view.looks(end, look::CORE) || end > start && owns(view, end) {
            end = view.unit_end(end);
        } else if end > start && (view.is_mark(end, '&') && view.capital(end + 1) || proper_possessive(view, start, end)) {
            end += 1;
        } else {
            break;
        }
    }
    end
}

/// One past the full stop of an initial or of an abbreviation that never ends a sentence, before another capital: "St. Paul".
fn abbreviated(view: &View<'_>, at: usize) -> Option<usize> {
    let open = view.doc.payload(at, Tag::Abbreviation) == Some("open") && view.mask(at) & Tag::Title.bit() == 0;
    let end = match view.initial(at) {
        Some(end) if view.is_mark(end - 1, '.') => end,
        _ if open && view.capital(at) && view.is_mark(at + 1, '.') => at + 2,
        _ => return None,
    };
    view.capital(end).then_some(end)
}

/// "Women's National Council", "Miners' Union": what a body's members are, or whose court it is, not "Kazakhstan's Ministry".
fn proper_possessive(view: &View<'_>, start: usize, at: usize) -> bool {
    if !view.doc.is_possessive(at) || !view.capital(at + 1) || at == start {
        return false;
    }
    let owner = at - 1;
    let known = view.mask(owner) & (PLACES | ORGANIZATIONS | Tag::Demonym.bit()) != 0;
    // "St. Mary's Hospital"
    if owner > start + 1 && view.is_mark(owner - 1, '.') && abbreviated(view, owner - 2) == Some(owner) {
        return headed(view, at + 1);
    }
    let body = || view.mask(owner) & (super::view::HEADS | Tag::Given.bit() | Tag::Surname.bit()) == 0 && headed(view, at + 1);
    !known && (view.cue(owner) == Some("members") || view.common(owner) && (ending::PLURAL_FORM.end(view.doc.word(owner)) || body()))
}

/// Whether a title belongs to a body's name: "Tolmin Magistrate's Court".
fn owns(view: &View<'_>, at: usize) -> bool {
    view.capital(at) && view.any(at, Tag::Title.bit()) && view.doc.is_possessive(at + 1) && headed(view, at + 2)
}

/// Whether the run of capitals ends in the head word of an organisation.
fn headed(view: &View<'_>, start: usize) -> bool {
    let mut end = start;
    while view.looks(end, look::CORE) && end < start + 5 {
        end = view.unit_end(end);
    }
    end > start && last_head(view, start, end).is_some()
}

/// Whether a run of capitals that begins earlier reaches `at`.
fn english_core_reaches(view: &View<'_>, at: usize) -> bool {
    let before = at - 1;
    if view.looks(before, look::CORE) {
        return true;
    }
    view.is_mark(before, '&') && before > view.first && view.looks(before - 1, look::CORE)
        || view.hyphen(before) && before > view.first && view.is_word(before - 1)
}

/// A head word in a run of capitals.
pub(super) struct Head {
    /// First token.
    pub start: usize,
    /// One past its last.
    pub end: usize,
}

/// The last organisation head in `start..core`, or the first where "of" follows it, and its class.
pub(super) fn last_head<'a>(view: &View<'a>, start: usize, core: usize) -> Option<(Head, &'a str)> {
    let mut best = None;
    for at in start..core {
        if view.mask(at) & Tag::OrganizationHead.bit() == 0 && view.doc.tokens[at].phrase == 0 {
            continue;
        }
        if let Some(m) = view.doc.longest(at, Tag::OrganizationHead).filter(|m| m.end <= core && view.capital(at)) {
            best = Some((Head { start: at, end: m.end }, view.doc.lexicon.string(m.sense.payload)));
        }
    }
    best.filter(|(head, _)| head.end == core)
}

/// One past what follows an English head: "of Foreign Affairs of Kazakhstan", "for Reconstruction and Development".
pub(super) fn english_of(view: &View<'_>, from: usize, class: &str) -> usize {
    let mut end = from;
    let government = matches!(class, "government" | "court" | "education" | "international" | "association" | "bank");
    while end < view.last && end - from < LONGEST {
        let joins = view.doc.relates(end, if government { relation::OFFICIAL } else { relation::TITULAR });
        let destined = view.doc.relates(end, relation::CONCERNED);
        let list = end > from && government;
        let conjunction = list && view.doc.is_and(end);
        let comma = list && view.is_mark(end, ',') && closes_list(view, end + 1);
        if !(joins || conjunction || comma) {
            break;
        }
        let mut next = end + 1;
        if comma && view.doc.is_and(next) {
            next += 1;
        }
        if view.doc.says(next.min(view.last - 1), word::DEFINITE_ARTICLE) && joins {
            next += 1;
        }
        let core = before_holder(view, next, english_core(view, next), government);
        let phrase = || [Tag::City, Tag::Organization].iter().any(|&tag| view.doc.longest(next, tag).is_some());
        // "plays in the Premier League for FC Tolmin", "a bid from Ostra Metals for Kordan Steel"
        if destined && (view.acronym(next) || matches!(class, "company" | "bank") && !view.common(next)) {
            break;
        }
        let known = view.mask(next) & (PLACES | ORGANIZATIONS) != 0 || view.doc.tokens[next.min(view.last - 1)].phrase != 0 && phrase();
        if known && destined {
            break;
        }
        // "Ministry of Energy and Water Resources": what a company deals in.
        let headed = view.unit_end(next) < core && last_head(view, next, core).is_some_and(|(_, class)| class != "company");
        let entity = conjunction && (known || headed) || comma && known;
        if core == next || entity {
            break;
        }
        // "Office of the Economic Adviser"
        let held = if class == "government" && view.doc.relates(end, relation::GENITIVE) { office_holder(view, core) } else { core };
        end = of_place(view, next, held).unwrap_or(held);
        if end != core {
            break;
        }
    }
    end
}

/// One past the title that a run of capitals leads up to, where nobody is named behind it.
fn office_holder(view: &View<'_>, core: usize) -> usize {
    let title = view.doc.longest(core, Tag::Title).filter(|_| view.capital(core)).map_or(core, |m| m.end);
    if view.capital(title) && !view.plain(title) { core } else { title }
}

/// Where the place ends behind which somebody else is named: "University of Ohio Amna Kesari said".
fn of_place(view: &View<'_>, first: usize, core: usize) -> Option<usize> {
    let known = |at: usize| [Tag::Country, Tag::Region, Tag::City].iter().filter_map(|&tag| view.doc.longest(at, tag)).map(|m| m.end).max();
    let mut end = known(first).filter(|&end| end < core)?;
    while let Some(more) = known(end).filter(|&more| more < core) {
        end = more;
    }
    let stranger = |at: usize| view.mask(at) & (super::view::HEADS | PLACES | ORGANIZATIONS) == 0 && !view.common(at);
    (core == view.unit_end(view.unit_end(end)) && stranger(end) && stranger(view.unit_end(end))).then_some(end)
}

/// Where a name begins whose first word is a title elsewhere: "Saudi Arabia's General Food Security Authority".
pub(super) fn general(view: &View<'_>, start: usize) -> usize {
    let described = |at: usize| view.capital(at) && view.doc.has_pos(at, crate::lexicon::Pos::Adjective);
    let owned = |at: usize| at > view.first && (view.doc.is_possessive(at - 1) || view.mask(at - 1) & Tag::Determiner.bit() != 0);
    // "Egypt's New and Renewable Energy Authority"
    let joined = start > view.first + 2 && view.doc.is_and(start - 1);
    if joined && view.mask(start) & (PLACES | ORGANIZATIONS) == 0 && described(start - 2) && owned(start - 2) {
        return start - 2;
    }
    let Some(before) = start.checked_sub(1).filter(|&b| b > view.first && view.capital(b)) else { return start };
    let led = view.doc.is_possessive(before - 1) || view.mask(before - 1) & Tag::Determiner.bit() != 0;
    let adjective = view.any(before, Tag::Title.bit()) && view.doc.has_pos(before, crate::lexicon::Pos::Adjective);
    if led && adjective { before } else { start }
}

/// Where the name of who holds an office begins behind it: "Secretary of the Treasury for Financial Intelligence John K. Hurley".
fn before_holder(view: &View<'_>, first: usize, core: usize, official: bool) -> usize {
    let names = |at: usize| {
        let given = view.mask(at) & Tag::Given.bit() != 0 && view.mask(at) & PLACES == 0 && !view.listed(at);
        let next = view.initial(at + 1).unwrap_or(at + 1);
        given && next < core && last_head(view, next, core).is_none()
    };
    if official && view.setting == super::view::Setting::Normal { (first + 1..core).find(|&at| names(at)).unwrap_or(core) } else { core }
}

/// Whether "X, Y and Z" goes on to an "and" with a capital after it.
fn closes_list(view: &View<'_>, from: usize) -> bool {
    let mut at = from;
    for _ in 0..4 {
        if view.doc.is_and(at) {
            return view.capital(at + 1) && view.mask(at + 1) & (PLACES | ORGANIZATIONS) == 0;
        }
        let core = english_core(view, at);
        if core == at || view.mask(at) & (PLACES | ORGANIZATIONS) != 0 {
            return false;
        }
        at = core;
        if view.is_mark(at, ',') {
            at += 1;
        }
    }
    false
}
