//! Organisations by head word, in both languages; quotations are in `quoted.rs`.

use crate::language::Language;
use crate::language::function::{ending, stem, word};
use crate::language::relation;
use crate::lexicon::{Entry, Grammar, Pos, Tag};
use crate::record::MentionKind;
use crate::text::{LetterCase, Script, TokenKind};

use super::candidate::{Candidate, Found, Source};
use super::compound::compound;
use super::view::{HEADS, ORGANIZATIONS, PLACES, PLAIN, Setting, View};
use super::{chain, title};
use crate::language::ru::adjective;

/// Organisations that begin with a capital at `at`. `opens` is what the lexicon knows to begin there, `run` where the run of
/// English capitals ends that does.
pub(super) fn at_capital(view: &View<'_>, at: usize, opens: u64, run: Option<usize>, found: &mut Found) {
    if at > view.first && view.hyphen(at - 1) && view.is_word(at - 2) {
        return;
    }
    let cyrillic = view.cyrillic(at);
    match run {
        _ if cyrillic => russian(view, at, found),
        Some(end) => {
            let other = super::legal::local(view, at, end).or_else(|| super::legal::romance(view, at));
            found.candidates.extend(super::legal::head_first(view, at));
            found.candidates.extend(other);
            english(view, at, end, found);
        }
        None if view.language == Language::Ru => super::foreign::find(view, at, found),
        None => {}
    }
    let compound = cyrillic && compound(view, at) && view.mask(at) & (ORGANIZATIONS | PLACES) == 0;
    if compound {
        let end = chain::known(view, view.unit_end(at)).unwrap_or(view.unit_end(at));
        found.push(Candidate::new(MentionKind::Organization, at, end, 74, Source::Head));
    }
    if cyrillic {
        of_country(view, at, compound, found);
    }
    if cyrillic || view.acronym(at) {
        acronym(view, at, found);
    }
    if opens & Tag::LegalForm.bit() != 0 {
        super::legal::form(view, at, found);
    }
}

/// «правительство России», «парламент», "the government" stays out, "parliament" too.
pub(super) fn at_lower(view: &View<'_>, at: usize, opens: u64, found: &mut Found) {
    if opens & Tag::LegalForm.bit() != 0 {
        super::legal::form(view, at, found);
    }
    if opens & (Tag::OrganizationHead.bit() | Tag::Cue.bit()) == 0 {
        return;
    }
    if !view.cyrillic(at) {
        ministry(view, at, opens, found);
        office(view, at, found);
        return;
    }
    let head = view.doc.longest(at, Tag::OrganizationHead).or_else(|| view.doc.longest(at, Tag::Cue));
    let Some(head) = head else { return };
    let class = view.doc.lexicon.string(head.sense.payload);
    if unquoted(view, at, head.end, class, found) {
        return;
    }
    let cue = cue(view, at, head.end);
    if on_board(view, at, found) {
        return;
    }
    // «агентства Fitch», «группы „Альфа“»
    if cue.is_none() && view.any(head.end, ORGANIZATIONS) {
        return;
    }
    let end = chain::genitive(view, head.end, class);
    // «пресс-служба правительства России»: the lexicon has the end of it, and would win; not of a «Следственное управление …».
    let holds_body = || {
        let adjectives = (view.first..at).rev().take_while(|&b| adjective::ends(view.doc.word(b)));
        let whole = !adjectives.into_iter().any(|b| view.capital(b));
        let known = |i: usize| view.doc.longest(i, Tag::Organization).is_some_and(|m| m.end > i + 1 && m.end <= end);
        whole && (head.end..end).any(|i| known(i) || chain::before_head(view, i))
    };
    // «совет директоров „Северсклада“»
    let branch = view.doc.longest(at, Tag::Cue).filter(|m| class != "party" && view.doc.lexicon.string(m.sense.payload) == "branch");
    // «совет Фонда „Свеча“»
    let owner =
        |from: usize| if from < end && view.any(end - 1, Tag::OrganizationHead.bit()) && view.capital(end - 1) { end } else { from };
    if let Some(close) = branch.and_then(|m| owner_in_quotes(view, owner(m.end.max(head.end)))) {
        found.push(Candidate::new(MentionKind::Organization, institution(view, at), close, 92, Source::Head).with_head(at));
        return;
    }
    let named = (head.end..end).any(|i| view.capital(i));
    let first = institution(view, at);
    let local = first < at;
    let score = match cue {
        Some("office") => 62,
        Some("rulers") if named || demonym_before(view, at) < at => 58,
        Some("branch") if named && holds_body() => 92,
        Some("branch") if named || local => 60,
        Some("ministry") if named || local || end > head.end => 60,
        // «суд Заречного района Твери» is no mention of the district alone.
        _ if named && class == "court" && end > head.end && !led_by_adjective(view, at) => 74,
        _ if named && matches!(class, "government" | "court") && end > head.end => 54,
        _ if local && matches!(class, "court") => 54,
        _ => return,
    };
    let first = if cue == Some("rulers") { demonym_before(view, at) } else { first };
    found.push(Candidate::new(MentionKind::Organization, first, end, score, Source::Head).with_head(at));
}

/// "the central bank", "the electoral commission", "the Uzbek government", "the government of Kenya", "parliament".
fn office(view: &View<'_>, at: usize, found: &mut Found) {
    let cue = |m: &crate::text::Match<'_>| view.lower(m.end - 1) && matches!(view.doc.lexicon.string(m.sense.payload), "office" | "state");
    let Some(head) = view.doc.matches_of(at, Tag::Cue.bit()).filter(cue).max_by_key(|m| m.end) else { return };
    let first = country_before(view, at);
    let office = view.doc.lexicon.string(head.sense.payload) == "office";
    let last = of_country_after(view, head.end).filter(|_| !office).unwrap_or(head.end);
    let named = first < at || last > head.end;
    if view.lower(at) && (office || named || stands_alone(view, at, head.end)) {
        let score = if named { 92 } else { 58 };
        found.push(Candidate::new(MentionKind::Organization, first, last, score, Source::Head).with_head(head.end - 1));
    }
}

/// Where the country before an office begins: "the Syrian central bank", "the New Zealand government".
fn country_before(view: &View<'_>, at: usize) -> usize {
    let capital = |t: usize| t >= view.first && view.capital(t);
    let ends = |from: &usize| capital(*from) && view.doc.longest(*from, Tag::Country).is_some_and(|m| m.end == at);
    let demonym = at.checked_sub(1).filter(|&d| capital(d) && view.any(d, Tag::Demonym.bit()));
    demonym.or_else(|| (at.saturating_sub(3)..at).find(ends)).unwrap_or(at)
}

/// One past the country behind "of": "the government of the Czech Republic".
fn of_country_after(view: &View<'_>, at: usize) -> Option<usize> {
    let of = view.doc.relates(at, relation::GENITIVE);
    let next = at + 1 + usize::from(view.mask(at + 1) & Tag::Determiner.bit() != 0);
    view.doc.longest(next, Tag::Country).filter(|_| of).map(|m| m.end)
}

/// Whether a word for the state's power is a noun phrase with an article, or acts without one: "the government", "parliament approved".
fn stands_alone(view: &View<'_>, at: usize, end: usize) -> bool {
    let definite = at > view.first && view.token(at - 1).is_some_and(|t| word::DEFINITE_ARTICLE.contains(t));
    let next = view.mask(end);
    let compound =
        view.lower(end) && next & (PLAIN | Tag::Speech.bit() | Tag::Modal.bit()) == 0 && view.doc.flags(end) & Entry::FINITE == 0;
    let bare = at == view.first || !view.lower(at - 1) || view.mask(at - 1) & PLAIN & !Tag::Determiner.bit() != 0;
    let acts = view.lower(end) && view.doc.flags(end) & Entry::FINITE != 0;
    definite && !compound && !view.doc.is_possessive(end) || bare && acts
}

/// "the labor ministry", "Italy's industry ministry": a department by what it sees to.
fn ministry(view: &View<'_>, at: usize, opens: u64, found: &mut Found) {
    const NEVER: u64 = PLAIN | Tag::Title.bit() | Tag::Number.bit() | Tag::Ordinal.bit();
    if opens & Tag::Cue.bit() == 0 || view.cue(at) != Some("ministry") {
        return;
    }
    let sees_to = |b: usize| view.lower(b) && view.mask(b) & NEVER == 0 && view.cue(b) == Some("portfolio");
    let mut first = at;
    while first > view.first && at - first < 4 && sees_to(first - 1) {
        first -= 1;
    }
    // "foreign and trade ministry"
    let joined = |f: usize| f >= view.first + 2 && view.doc.says(f - 1, word::COORDINATOR) && sees_to(f - 2);
    if first < at && joined(first) {
        first -= 2;
    }
    if first < at {
        found.push(Candidate::new(MentionKind::Organization, first, at + 1, 58, Source::Head).with_head(at));
    }
}

/// An unknown name in the nominative behind the word for what it is: «компания Северсклад», «клуба Тоттенхэм Хотспур».
fn unquoted(view: &View<'_>, head: usize, first: usize, class: &str, found: &mut Found) -> bool {
    let Some(end) = super::member::club(view, head, first, class).or_else(|| unquoted_end(view, first, class)) else { return false };
    // «трейдер Гунвор»: somebody's trade too, but for what he is called.
    let member = super::member::club(view, head, first, class) == Some(end);
    let score = match member {
        true => 90,
        false if view.any(head, Tag::Title.bit()) => 84,
        false => 78,
    };
    found.push(Candidate::new(MentionKind::Organization, first, end, score, Source::Head).with_head(first));
    true
}

fn unquoted_end(view: &View<'_>, first: usize, class: &str) -> Option<usize> {
    const OTHER: u64 = PLACES | ORGANIZATIONS | HEADS | Tag::Demonym.bit() | Tag::Given.bit() | Tag::Title.bit() | Tag::People.bit();
    let name = |at: usize| view.capital(at) && view.cyrillic(at) && view.mask(at) & OTHER == 0 && !view.acronym(at) && !view.plain(at);
    if !matches!(class, "company" | "club" | "bank" | "media" | "association") || !name(first) {
        return None;
    }
    let mut end = view.unit_end(first);
    let word = view.doc.word(end - 1);
    // Whose it is stands in the genitive: «компания Абрамовича».
    if ending::OWNER_CASE.end(word) || word.chars().count() < 4 || super::ending::surname_ending(word) {
        return None;
    }
    // «президент компании Зорн Квикс»
    if class != "club" && name(end) {
        return None;
    }
    while end - first < 4 && name(end) && !super::ending::surname_ending(view.doc.word(view.unit_end(end) - 1)) {
        end = view.unit_end(end);
    }
    Some(end)
}

/// Whether somebody's post tells of a company's board: «председатель правления Сбербанка» heads the bank.
fn on_board(view: &View<'_>, at: usize, found: &Found) -> bool {
    let post = found.titles.last().is_some_and(|t| (t.first as usize) < at && at < t.last as usize);
    post && view.doc.longest(at, Tag::Beside).is_some_and(|m| view.doc.lexicon.string(m.sense.payload) == "board")
}

/// One past the quotation that tells whose a board or a department is: «пресс-служба „Северсклада“».
fn owner_in_quotes(view: &View<'_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 6;
    let close = view.closing_quote(at, LONGEST).filter(|_| view.opens_quote(at) && view.capital(at + 1))?;
    Some(close + 1)
}

/// Where a name with a capital ends that goes on in quotation marks: «Центр народного творчества „Свеча“».
fn titled_in_quotes(view: &View<'_>, at: usize, end: usize, class: &str) -> usize {
    let own = matches!(class, "government" | "association" | "education") && !view.free_capital(at);
    // «Институт „Свеча“»: without more words before it the quotation alone is the name.
    let several = view.unit_end(at) < end && view.lower(end - 1);
    if own && several { owner_in_quotes(view, end).unwrap_or(end) } else { end }
}

/// Whether the name begins with the capital of the adjective before its head: «Особый суд».
fn led_by_adjective(view: &View<'_>, at: usize) -> bool {
    at > view.first && view.capital(at - 1) && adjective::ends(view.doc.word(at - 1))
}

/// Whether the adjective right before an office is made from the name of a place.
fn local_adjective(view: &View<'_>, at: usize, next: usize) -> bool {
    view.unit_end(at) == next && !view.any(at, Tag::Demonym.bit()) && ending::PLACE_ADJECTIVE.end(view.doc.word(at))
}

/// What the lists say of the words at `at` beside being a head.
fn cue<'a>(view: &View<'a>, at: usize, end: usize) -> Option<&'a str> {
    view.doc.longest(at, Tag::Cue).filter(|m| m.end == end).map(|m| view.doc.lexicon.string(m.sense.payload))
}

/// Where the adjectives of place and rank before an office begin: «французское таможенное управление».
fn institution(view: &View<'_>, at: usize) -> usize {
    let mut first = at;
    for _ in 0..3 {
        let Some(mut before) = first.checked_sub(1).filter(|&b| view.is_word(b)) else { break };
        while before > view.first + 1 && view.hyphen(before - 1) {
            before -= 2;
        }
        let institutional = view.doc.sense(before, Tag::Cue).is_some_and(|s| view.doc.lexicon.string(s.payload) == "institutional");
        if !(institutional || view.any(before, Tag::Demonym.bit())) {
            break;
        }
        first = before;
    }
    first
}

/// A ministry in one word with the adjective of its country: «японский МИД», «российского Минсельхоза».
fn of_country(view: &View<'_>, at: usize, compound: bool, found: &mut Found) {
    let first = demonym_before(view, at);
    if first == at || !view.lower(first) {
        return;
    }
    let office = view.doc.payload(at, Tag::OrganizationHead) == Some("government") && view.unit_end(at) == at + 1;
    if compound || inflected(view, at) || office {
        found.push(Candidate::new(MentionKind::Organization, first, view.unit_end(at), 80, Source::Head).with_head(at));
    }
}

/// The adjective of a country before an office: «венгерское правительство».
fn demonym_before(view: &View<'_>, at: usize) -> usize {
    match at.checked_sub(1) {
        Some(before) if view.any(before, Tag::Demonym.bit()) && !(before > view.first && view.hyphen(before - 1)) => before,
        _ => at,
    }
}

/// «Министерство инвестиций …», «Азиатский банк развития», «Верховный суд».
fn russian(view: &View<'_>, at: usize, found: &mut Found) {
    if cue(view, at, at + 1) == Some("rulers") {
        let end = chain::genitive(view, at + 1, "government");
        if (at + 1..end).any(|i| view.capital(i)) {
            found.push(Candidate::new(MentionKind::Organization, at, end, 58, Source::Head));
        }
        return;
    }
    if let Some(head) = view.doc.longest(at, Tag::OrganizationHead) {
        let class = view.doc.lexicon.string(head.sense.payload);
        if let Some(first) = named_before(view, at, class) {
            found.push(Candidate::new(MentionKind::Organization, first, head.end, 82, Source::Head).with_head(at));
            return;
        }
        if view.free_capital(at) && unquoted(view, at, head.end, class, found) {
            return;
        }
        let end = titled_in_quotes(view, at, chain::genitive(view, head.end, class), class);
        let whole = end > head.end;
        let office = cue(view, at, head.end);
        let named = (head.end..end).any(|i| view.capital(i));
        let score = match (view.free_capital(at), whole) {
            (true, _) if office == Some("office") => 64,
            // «Следственное управление СК РФ …»: whose it is is a body of its own, and would win.
            (true, true) if class == "government" && (head.end..end).any(|i| view.capital(i) && view.any(i, ORGANIZATIONS)) => 88,
            (true, true) if office.is_some_and(|o| matches!(o, "branch" | "ministry")) && named => 64,
            (false, true) => 84,
            (true, true) if matches!(class, "government" | "court" | "association" | "education" | "international") => 68,
            (true, true) => 45,
            (false, false) => 56,
            (true, false) if matches!(class, "government") => 40,
            (true, false) => 25,
        };
        let head_at = head_of(view, at, head.end);
        // «национального Центра по лесам»
        let first = if whole && !view.free_capital(at) && at > view.first && view.lower(at - 1) { institution(view, at) } else { at };
        found.push(Candidate::new(MentionKind::Organization, first, end, score, Source::Head).with_head(head_at));
        return;
    }
    // «под Наманганом китайская корпорация», «Постановление, которым кабинет»: a noun that ends like one.
    let noun = view.doc.has_pos(at, Pos::Noun) && !view.doc.has_pos(at, Pos::Adjective) || town_by_which(view, at);
    let praised = view.free_capital(at) && stem::PRAISED.begin(view.doc.word(at));
    if noun || praised || !adjective::ends(view.doc.word(view.unit_end(at) - 1)) {
        return;
    }
    let mut next = view.unit_end(at);
    for _ in 0..5 {
        if let Some(head) = view.doc.longest(next, Tag::OrganizationHead).filter(|_| view.is_word(next)) {
            let class = view.doc.lexicon.string(head.sense.payload);
            let end = titled_in_quotes(view, at, chain::genitive(view, head.end, class), class);
            let official = matches!(class, "government" | "court" | "religious" | "education" | "international");
            let rank = view.doc.means(at, Tag::Cue, "institutional");
            let mut score: u8 = match () {
                _ if !(view.free_capital(at) && view.common(at)) => 80,
                // «Мещанский суд», at the beginning of a sentence too.
                _ if class == "court" && !rank && local_adjective(view, at, next) => 80,
                _ if (head.end..end).any(|i| view.capital(i)) => 62,
                // «Иранское студенческое информагентство»
                _ if view.any(at, Tag::Demonym.bit())
                    && view.unit_end(at) < next
                    && matches!(class, "media" | "education" | "association" | "international") =>
                {
                    58
                }
                _ if official && (rank || end > head.end && view.any(at, Tag::Demonym.bit())) => 66,
                _ => 45,
            };
            if view.any(at, Tag::Demonym.bit()) && view.unit_end(at) == next && end == head.end {
                // «Российская компания», «Российский союз»
                score = if view.lower(next) && matches!(class, "company" | "club" | "bank") { 20 } else { score.saturating_sub(6) };
            }
            if view.setting != Setting::Normal {
                score = score.saturating_sub(10);
            }
            found.push(Candidate::new(MentionKind::Organization, at, end, score, Source::Head).with_head(head_of(view, next, head.end)));
            return;
        }
        let joins = view.doc.is_and(next) || view.is_mark(next, ',');
        if joins && view.is_word(next + 1) {
            next += 1;
            continue;
        }
        if !view.is_word(next) || view.any(next, Tag::Relative.bit()) || !adjective::ends(view.doc.word(view.unit_end(next) - 1)) {
            return;
        }
        next = view.unit_end(next);
    }
}

/// Whether a word is a town in the instrumental: «под Наманганом», which ends like an adjective.
fn town_by_which(view: &View<'_>, at: usize) -> bool {
    view.doc.senses_of(at, Tag::City).any(|s| s.grammar.cases() == Grammar::INSTRUMENTAL)
}

/// Where the name begins that stands before its head word as in English: «Ак Барс Банк», «Северсклад Холдинг».
fn named_before(view: &View<'_>, at: usize, class: &str) -> Option<usize> {
    const OTHER: u64 = HEADS | Tag::Title.bit() | Tag::Given.bit() | Tag::Surname.bit() | Tag::Demonym.bit() | PLAIN;
    if !matches!(class, "bank" | "company") || view.free_capital(at) || view.setting != Setting::Normal {
        return None;
    }
    let name = |b: usize| view.capital(b) && view.mask(b) & OTHER == 0 && !(view.free_capital(b) && view.common(b));
    let mut first = at;
    while first > view.first && at - first < 3 && name(first - 1) && !adjective::ends(view.doc.word(first - 1)) {
        first -= 1;
    }
    let person = super::ending::surname_ending(view.doc.word(at - 1));
    (first < at && !person).then_some(first)
}

/// The noun of a head of several words: the one that is no adjective.
fn head_of(view: &View<'_>, at: usize, end: usize) -> usize {
    (at..end).find(|&i| view.is_word(i) && !adjective::ends(view.doc.word(i))).unwrap_or(at)
}

/// "State Customs Committee of Azerbaijan", "Ministry of Energy", "Bank of England", "Absolut Bank".
fn english(view: &View<'_>, at: usize, end: usize, found: &mut Found) {
    let at = super::capitals::past_base(view, at, end);
    let (mut start, mut core) = (at, end);
    if view.mask(at) & (Tag::Determiner.bit() | Tag::Preposition.bit()) != 0 && view.capital(at + 1) {
        start = at + 1;
        core = chain::english_core(view, start);
    }
    let head = view.doc.longest(start, Tag::OrganizationHead).map_or(start, |m| m.end);
    let core = core.max(head);
    if core <= start {
        return;
    }
    // "Rowan Cycling Hall of Fame"
    let core = view.doc.longest(core - 1, Tag::OrganizationHead).map_or(core, |m| m.end.max(core));
    let from = found.candidates.len();
    english_core(view, start, core, found);
    // "a grant from The Rowan Society": a capital of its own makes the article part of the name.
    let article = at < start && view.any(at, Tag::Determiner.bit()) && !view.free_capital(at) && view.setting == Setting::Normal;
    if article {
        found.candidates[from..].iter_mut().filter(|c| c.first as usize == start).for_each(|c| c.first = at as u32);
    }
    let next = view.unit_end(start);
    if view.begins(start) && view.common(start) && next < core && view.setting == Setting::Normal {
        let from = found.candidates.len();
        english_core(view, next, core, found);
        // "Hollow Creek School": before another common word it is part of the name.
        let part = view.common(next) && !view.plain(start);
        found.candidates[from..].iter_mut().filter(|_| part).for_each(|c| c.score = c.score.saturating_sub(24));
    }
}

fn english_core(view: &View<'_>, start: usize, core: usize, found: &mut Found) {
    let Some((head, class)) = chain::last_head(view, start, core) else { return };
    if known_place(view, start, core) {
        return;
    }
    if title::surname_of_head(view, start, core) {
        return;
    }
    let start = super::joint::start(view, chain::general(view, start), class);
    let end = chain::english_of(view, head.end, class);
    let titled = end == core && view.any(core, Tag::Title.bit()) && view.capital(core);
    if titled && (class == "company" || view.doc.says(core, word::MINISTER)) {
        return;
    }
    let extended = end > head.end;
    let alone = head.start == start;
    // "West Yorkshire Police": a place's name needs no sentence to begin with a capital.
    let free = view.free_capital(start) && !(view.setting == Setting::Normal && led_by_place(view, start, head.start));
    // "the Cabinet of Ministers", "Parliament": nothing else is called so.
    let office = alone
        && !extended
        && head.end == core
        && (head.end > head.start + 1 && class == "government" || view.cue(start) == Some("chamber"));
    let score: u8 = match (alone, extended, free) {
        _ if office && view.setting == Setting::Normal => {
            if free {
                52
            } else {
                60
            }
        }
        (false, _, false) => 82,
        (false, _, true) => 66,
        (true, true, false) => 82,
        (true, true, true) if head.end < end && view.setting == Setting::Normal => 64,
        (true, true, true) => 52,
        (true, false, false) => 46,
        (true, false, true) => 15,
    };
    let score = if view.setting == Setting::Normal || class != "company" { score } else { score.saturating_sub(20) };
    let start = if class == "military" && !alone { numbered(view, start) } else { start };
    if end == core || extended || head.end == core {
        found.push(Candidate::new(MentionKind::Organization, start, end.max(head.end), score, Source::Head).with_head(head.start));
    }
}

/// Whether the name of a place alone stands before the head.
fn led_by_place(view: &View<'_>, start: usize, head: usize) -> bool {
    let tags = [Tag::Region, Tag::City, Tag::Country];
    start < head && tags.iter().any(|&tag| view.doc.longest(start, tag).is_some_and(|m| m.end == head))
}

/// "Soviet Union": no union of bodies.
fn known_place(view: &View<'_>, start: usize, core: usize) -> bool {
    let tags = [Tag::Country, Tag::Region, Tag::City, Tag::Geography];
    view.doc.tokens[start].phrase != 0 && tags.iter().any(|&tag| view.doc.longest(start, tag).is_some_and(|m| m.end == core))
}

/// Where the number of a unit begins that stands before its name: "65th Air Division".
fn numbered(view: &View<'_>, start: usize) -> usize {
    let Some(suffix) = start.checked_sub(1).filter(|&s| s > view.first) else { return start };
    // "VIII Fighter Command", "65 Air Division"
    let roman = view.acronym(suffix) && view.doc.word(suffix).bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    let plain = view.token(suffix).is_some_and(|t| t.kind == TokenKind::Number && !t.glued() && t.end - t.start < 4);
    if roman || plain && !view.doc.is_mark(suffix - 1, ',') {
        return suffix;
    }
    let ending = view.lower(suffix) && view.token(suffix).is_some_and(|t| t.glued() && t.end - t.start == 2);
    let number = ending && view.token(suffix - 1).is_some_and(|t| t.kind == TokenKind::Number && t.end - t.start < 4);
    if number { suffix - 1 } else { start }
}

/// Whether a Russian word can be nothing but an office or a company: «Минздрав», «МИДа».
pub(super) fn body(view: &View<'_>, at: usize) -> bool {
    inflected(view, at) || compound(view, at)
}

/// Whether a known body in capitals tells whose match or prize it is: «в матче НХЛ», but not «акции АФК».
pub(super) fn league(view: &View<'_>, at: usize) -> bool {
    let noun = at.checked_sub(1).filter(|&b| b >= view.first && view.lower(b)).map_or(0, |b| view.mask(b));
    view.mask(at) & ORGANIZATIONS != 0 && noun & Tag::EventHead.bit() != 0 && noun & Tag::Metric.bit() == 0
}

/// An acronym the lexicon does not know.
fn acronym(view: &View<'_>, at: usize, found: &mut Found) {
    // «НПО „Маяк“», «ХК „Звезда“», but not «в матче НХЛ „Северные Волки“»
    let quoted = view.acronym(at) && view.cyrillic(at) && view.opens_quote(at + 1) && !league(view, at);
    if let Some(close) = view.closing_quote(at + 1, 8).filter(|_| quoted) {
        found.push(Candidate::new(MentionKind::Organization, at, close + 1, 84, Source::Quote));
        return;
    }
    if inflected(view, at) {
        found.push(Candidate::new(MentionKind::Organization, at, at + 1, 60, Source::Acronym));
        return;
    }
    if !view.acronym(at)
        || view.mask(at) & (Tag::Word.bit() | HEADS | Tag::Title.bit()) != 0 && !view.cyrillic(at)
        || view.mask(at) & (PLACES | ORGANIZATIONS | Tag::Currency.bit() | Tag::Unit.bit()) != 0
    {
        return;
    }
    let word = view.doc.word(at);
    let letters = word.chars().count();
    // «(выделено мной – В. Л.)»: initials.
    if view.looks(at, super::look::DOTTED) && letters <= 4 {
        return;
    }
    let roman = word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C' | b'M'));
    let glued = view.hyphen(at + 1) || at > view.first && view.hyphen(at - 1);
    if !(2..=12).contains(&letters) || roman || word.bytes().any(|b| b.is_ascii_digit()) {
        return;
    }
    let year = |at: usize| view.token(at).is_some_and(|t| t.kind == TokenKind::Number && t.end - t.start == 4);
    // "STS-124", "IE6": a number makes it a code.
    let numbered = |i: usize| view.token(i).is_some_and(|t| t.kind == TokenKind::Number && t.glued());
    if numbered(at + 1) || view.hyphen(at + 1) && numbered(at + 2) && !year(at + 2) {
        return;
    }
    if let Some(first) = led_by_number(view, at) {
        let end = if view.acronym(at + 1) { at + 2 } else { at + 1 };
        found.push(Candidate::new(MentionKind::Organization, first, end, 54, Source::Acronym));
        return;
    }
    let code = at > view.first && view.doc.tokens[at].glued() && !view.opens_quote(at - 1) && !view.is_mark(at - 1, '(');
    if code || view.doc.means(at, Tag::Cue, "acronym") {
        return;
    }
    if view.hyphen(at + 1) && year(at + 2) {
        found.push(Candidate::new(MentionKind::NamedEvent, at, at + 3, 84, Source::Head));
        return;
    }
    let event = at.checked_sub(1).is_some_and(|b| view.any(b, Tag::EventHead.bit()) && view.lower(b));
    if event {
        found.push(Candidate::new(MentionKind::NamedEvent, at, at + 1, 76, Source::Head));
        return;
    }
    // «МХТ имени Чехова»
    if let Some(last) = chain::named_after(view, at + 1) {
        found.push(Candidate::new(MentionKind::Organization, at, last, 60, Source::Head));
    }
    let score = if glued { 30 } else { 54 };
    found.push(Candidate::new(MentionKind::Organization, at, at + 1, score, Source::Acronym));
}

/// Where a station's name begins that begins with its number: "6PR", "3AW".
pub(super) fn led_by_number(view: &View<'_>, at: usize) -> Option<usize> {
    let number = at.checked_sub(1).filter(|&n| n >= view.first && view.doc.tokens[at].glued())?;
    let token = view.token(number).filter(|t| t.kind == TokenKind::Number && !t.glued() && t.end - t.start < 4)?;
    let digits = view.doc.text[token.start as usize..token.end as usize].bytes().all(|b| b.is_ascii_digit());
    let word = view.doc.word(at);
    let measure = view.mask(at) & (Tag::Unit.bit() | Tag::Currency.bit() | Tag::Scale.bit()) != 0 || view.cue(at) == Some("acronym");
    (digits && word.len() > 1 && !measure && !view.cyrillic(at)).then_some(number)
}

/// An acronym with a case ending: «МИДе», «ВУЗа».
fn inflected(view: &View<'_>, at: usize) -> bool {
    let token = &view.doc.tokens[at];
    if token.case != LetterCase::Mixed || token.script != Script::Cyrillic || view.mask(at) & (ORGANIZATIONS | PLACES) != 0 {
        return false;
    }
    let word = view.doc.word(at);
    let split = word.find(char::is_lowercase).unwrap_or(word.len());
    split > 4 && ending::ACRONYM_CASE.stem(&word[split..]) == Some("")
}
