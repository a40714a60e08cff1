//! How many of the words that may be a person's name are one, and how likely.

use crate::language::function::{ending, word};
use crate::language::ru::adjective;
use crate::language::ru::names::is_asian_surname;
use crate::lexicon::{Entry, Grammar, Tag};

use super::candidate::Found;
use super::piece::{
    AFTER, CAPS, COMMON, DOUBTFUL, ENDING, FREE, GIVEN, HEAD, INITIAL, KNOWN, LOOSE, NUMERAL, PARTICLE, PATRONYMIC, PLACE, PUBLIC, Piece,
    RARE, RULER, SURNAME, classify,
};
use super::title;
use super::view::{HEADS, Setting, View};

/// How many pieces are a person's name, and how likely.
pub(super) fn judge(view: &View<'_>, p: &[Piece], found: &Found) -> Option<(usize, u32)> {
    let first = p[0];
    if first.is(INITIAL) {
        return initials_first(p);
    }
    if let Some(found) = asian(view, p) {
        return Some(found);
    }
    if first.is(COMMON) && first.is(FREE) && !first.is(GIVEN | SURNAME | ENDING) || first.is(KNOWN) && !first.is(GIVEN | SURNAME | ENDING) {
        return None;
    }
    if view.plain(first.first) && first.is(FREE) && !first.is(GIVEN | PUBLIC) {
        return None;
    }
    // «хотел бы Вам предложить», «Как понять»
    let lone = first.last == first.first + 1 && !first.is(GIVEN | SURNAME | ENDING | PUBLIC);
    if lone && view.cyrillic(first.first) && view.plain(first.first) && !is_asian_surname(view.doc.word(first.first)) {
        return None;
    }
    if p.len() > 1 && p[1].is(NUMERAL) && (first.is(GIVEN) || first.unknown() && !first.is(DOUBTFUL)) {
        return Some((2, if first.is(GIVEN) { 88 } else { 62 }));
    }
    if first.is(GIVEN)
        && let Some(found) = given_first(view, p)
    {
        return Some(found);
    }
    let title = match title::before(view, found, first.first) {
        Some(0) => 20,
        Some(_) => 12,
        None => 0,
    };
    surname_first(view, p, title)
}

/// «Си Цзиньпин», «Ким Чен Ын»: a known family name and one or two short given names.
pub(super) fn asian(view: &View<'_>, p: &[Piece]) -> Option<(usize, u32)> {
    let first = p[0];
    let lone = p.len() > 1 && first.last == first.first + 1 && view.doc.word(first.first).chars().nth(6).is_none();
    let latin = !view.cyrillic(first.first);
    if !lone || first.is(KNOWN) || first.is(INITIAL) || !is_asian_surname(view.doc.word(first.first)) {
        return None;
    }
    if view.plain(first.first) && first.is(FREE) && !view.doc.says(first.first, word::AMBIGUOUS_SURNAME) {
        return None;
    }
    // "Li Auto": an English word is no given name.
    let word = |x: &Piece| latin && !x.is(GIVEN) && (x.is(COMMON | DOUBTFUL | HEAD) || view.setting == Setting::TitleCase);
    let known = |x: &Piece| x.is(KNOWN | PLACE | CAPS | PATRONYMIC) || word(x);
    let short = |(i, x): &(usize, &Piece)| {
        let longer = |than: usize| view.doc.slice(x.first, x.last).chars().nth(than).is_some();
        // «Ким Ён Чжина» declines as a surname does.
        let surname = x.is(ENDING) && first.is(GIVEN) && (*i == 0 || longer(6));
        // The second of two may be any short word: "Kim Jong Un".
        !x.is(INITIAL | NUMERAL) && !longer(10) && (!(known(x) || surname) || *i == 1 && !longer(4))
    };
    let given = p[1..].iter().take(2).enumerate().take_while(short).count();
    // "Le Hoai Minh", but no "Le Gavroche"
    let particle = latin && view.mask(first.first) & Tag::NameParticle.bit() != 0;
    if particle && given < 2 {
        return None;
    }
    // "docked at Hai Phong"
    let score = if latin && super::place::locative(view, first.first) { 44 } else { 84 };
    (given > 0).then_some((1 + given, score))
}

/// «А. Б. Иванов», "J. R. Smith".
fn initials_first(p: &[Piece]) -> Option<(usize, u32)> {
    let initials = p.iter().take_while(|x| x.is(INITIAL)).count();
    let mut at = initials;
    while p.get(at).is_some_and(|x| x.is(PARTICLE)) {
        at += 1;
    }
    let surname = p.get(at)?;
    // "L. Frank Baum": the initial stands before a given name.
    let second = initials == 1 && surname.is(GIVEN) && p.get(at + 1).is_some_and(|x| x.surname() && !x.is(COMMON));
    let score = if initials > 1 || surname.is(ENDING | SURNAME) { 88 } else { 74 };
    (!surname.is(KNOWN | CAPS | HEAD)).then_some((at + 1 + second as usize, score))
}

/// Whether "Will" asks or tells of what will be: "Will Congress act?", "Will Trump resign?", but not "Will Smith said".
fn asks(view: &View<'_>, p: &[Piece]) -> bool {
    let auxiliary = p[0].is(FREE) && view.any(p[0].first, Tag::Auxiliary.bit()) && !view.cyrillic(p[0].first);
    let told = |name: &Piece| {
        let finite = view.doc.flags(name.last) & (Entry::FINITE | Entry::BASE) == Entry::FINITE && view.lower(name.last);
        !name.is(PUBLIC) && (finite || view.is_mark(name.last, ',') || view.doc.is_possessive(name.last))
    };
    auxiliary && !p.get(1).is_some_and(told)
}

fn given_first(view: &View<'_>, p: &[Piece]) -> Option<(usize, u32)> {
    let first = p[0];
    if asks(view, p) {
        return None;
    }
    let doubt = match () {
        _ if !first.is(DOUBTFUL | COMMON | PLACE) => 0,
        _ if first.is(FREE) => 12,
        _ => 4,
    };
    let mut at = 1;
    while p.get(at).is_some_and(|x| x.is(INITIAL)) {
        at += 1;
    }
    let initials = at > 1;
    if p.get(at).is_some_and(|x| x.is(PATRONYMIC)) {
        let with_surname = p.get(at + 1).is_some_and(|x| x.surname());
        return Some((at + 1 + with_surname as usize, 95));
    }
    while p.get(at).is_some_and(|x| x.is(PARTICLE | AFTER)) {
        at += 1;
    }
    let Some(second) = p.get(at).filter(|x| {
        x.surname() && !(first.is(KNOWN) && x.is(COMMON | PLACE | GIVEN))
            // "Stephen King", but not "Ali Sheikh Ahmad"
            || x.is(RULER) && at + 1 == p.len() && !view.cyrillic(x.first)
            || initials && x.is(COMMON) && !x.is(FREE | KNOWN | CAPS | HEAD | NUMERAL | INITIAL | PARTICLE)
            // "Donald Trump", "John Stones": behind a given name a capital makes a surname of a word.
            || !first.is(PLACE | COMMON | KNOWN | RARE)
                && !(first.is(DOUBTFUL) && first.is(FREE))
                && view.setting == Setting::Normal
                && x.is(COMMON)
                && !x.is(FREE | KNOWN | CAPS | HEAD | NUMERAL | INITIAL | PARTICLE)
            || !first.is(DOUBTFUL | PLACE)
                && (x.namesake() || view.cyrillic(x.first) && !x.is(FREE | CAPS | KNOWN | NUMERAL | INITIAL | PARTICLE))
                && named_alike(view, first.first, x.first)
    }) else {
        if at > 1 && p[at - 1].is(AFTER) {
            return Some((at, 85));
        }
        return None;
    };
    let mut score = if initials { 92 } else { 84 };
    score += if second.is(ENDING | SURNAME) { 8 } else { 0 };
    score -= if initials { 0 } else { doubt };
    if second.is(COMMON) {
        score -= match (view.cyrillic(second.first), second.is(FREE)) {
            (true, _) => 10,
            (false, false) => 16,
            (false, true) => 25,
        };
    }
    if first.is(GIVEN) && second.is(GIVEN) && !agree(view, first.first, second.first) {
        return None;
    }
    at += 1;
    // Further parts: "Arjun Singh Rao", «Карим бин Юсуф аль-Хасан».
    while let Some(next) = p.get(at) {
        let before = p[at - 1];
        let goes_on = next.is(PARTICLE | AFTER)
            || next.unknown() && !next.is(GIVEN) && !(before.is(ENDING) && !before.is(GIVEN))
            || next.is(SURNAME | ENDING) && !next.is(KNOWN) && before.is(GIVEN | PARTICLE)
            // "Luiz Inacio Lula da Silva"
            || next.is(GIVEN) && p.get(at + 1).is_some_and(|x| x.is(PARTICLE)) && p.get(at + 2).is_some_and(|x| x.surname())
            || next.is(GIVEN) && (before.is(PARTICLE) || at == 2 && !before.is(ENDING | SURNAME | DOUBTFUL) && p.len() == 3)
            // "Jean Bertrand Aristide"
            || next.is(GIVEN) && before.is(GIVEN) && at == 2 && p.len() == 3 && !view.cyrillic(next.first)
            || next.is(PATRONYMIC)
            || next.namesake() && at == 2 && p.len() == 3 && !before.is(ENDING) && (!before.is(SURNAME) || !view.cyrillic(next.first));
        if !goes_on || view.setting == Setting::TitleCase && at > 2 {
            break;
        }
        at += 1;
    }
    while p[at - 1].is(PARTICLE) {
        at -= 1;
    }
    Some((at, score))
}

/// Whether a place's name can stand in the case of the given name before it: «Мигель Толедо», but not «Раис Татарстана».
fn named_alike(view: &View<'_>, given: usize, place: usize) -> bool {
    let cases = |at: usize, tag: Tag| view.doc.senses_of(at, tag).fold(0, |c, s| c | super::place::cases(s.grammar));
    let all = [Tag::City, Tag::Region, Tag::Country, Tag::Geography].iter().fold(0, |c, &tag| c | cases(place, tag));
    !view.cyrillic(given) || all == 0 || cases(given, Tag::Given) & all != 0
}

/// Whether two given names can stand in one case.
fn agree(view: &View<'_>, a: usize, b: usize) -> bool {
    let cases = |at: usize| view.doc.senses_of(at, Tag::Given).fold(0, |c, s| c | super::place::cases(s.grammar));
    !view.cyrillic(a) || cases(a) & cases(b) != 0
}

fn surname_first(view: &View<'_>, p: &[Piece], title: u32) -> Option<(usize, u32)> {
    let first = p[0];
    let good = first.surname() && !first.is(PATRONYMIC) && (!first.is(PLACE | KNOWN) || first.is(SURNAME)) || first.is(GIVEN);
    let second = p.get(1).copied();
    if let Some(second) = second.filter(|_| good) {
        let third = p.get(2);
        if second.is(INITIAL) && first.is(ENDING | SURNAME) | first.unknown() {
            let initials = p[1..].iter().take_while(|x| x.is(INITIAL)).count();
            return Some(match p.get(1 + initials).filter(|x| x.unknown() && !x.is(FREE)) {
                Some(_) => (2 + initials, 80),
                None if view.language == crate::language::Language::En => return None,
                None => (1 + initials, if initials > 1 { 86 } else { 70 }),
            });
        }
        if second.is(PATRONYMIC) {
            let with = third.is_some_and(|x| x.surname());
            return Some((2 + with as usize, 88));
        }
        if second.is(AFTER) {
            return Some((2, 80));
        }
        if second.is(GIVEN) && !first.is(FREE | GIVEN) | first.is(ENDING) && !second.is(COMMON | PLACE) {
            let patronymic = third.is_some_and(|x| x.is(PATRONYMIC | AFTER));
            let other = third.is_some_and(|x| x.surname() && !x.is(PATRONYMIC));
            if !other || first.is(ENDING) && patronymic {
                let cyrillic = view.cyrillic(first.first);
                let score = if patronymic {
                    92
                } else if first.is(ENDING) {
                    82
                } else if cyrillic {
                    62
                } else {
                    54 + title + told(view, second.last)
                };
                return Some((2 + patronymic as usize, score));
            }
            if other && view.cyrillic(first.first) {
                // «юрист Соколовой Нина Белых», «игрок Челси Фрэнк Лэмпард»: two names.
                return lone(view, first, title);
            }
        }
        if let Some(found) = unknown_run(view, p, title) {
            return Some(found);
        }
    }
    lone(view, first, title)
}

/// Two or three unknown capitals: a person where a title or surname ending says so.
fn unknown_run(view: &View<'_>, p: &[Piece], title: u32) -> Option<(usize, u32)> {
    let run = p
        .iter()
        .enumerate()
        .take_while(|(i, x)| {
            (x.unknown() || *i == 0 && x.namesake() || x.is(PARTICLE | AFTER) || x.is(GIVEN | SURNAME) && !x.is(COMMON | HEAD))
                && !x.is(INITIAL)
        })
        .count();
    // "Thani bin Ahmed Al Zeyoudi"
    let linked = p[..run].iter().any(|x| x.is(PARTICLE));
    let run = run.min(if linked { 6 } else { 4 });
    // "the director, Bello Dara, said"
    let place = p[0].is(PLACE) && !(title > 0 && view.is_mark(p[0].first.saturating_sub(1), ',') && run == 2 && !p[1].is(PLACE));
    let titled = title > 0 && p.len() == 2 && run == 1 && p[1].namesake() && !p[0].is(COMMON | DOUBTFUL) && !view.cyrillic(p[0].first);
    let run = if titled { 2 } else { run };
    // "Superintendent of Police Rohan Anand": a town's name behind a title and an unknown given name is a surname.
    if run < 2 || place || p[0].is(KNOWN | HEAD | LOOSE) || p[0].is(COMMON) && (p[0].is(!DOUBTFUL & COMMON) && !p[0].is(DOUBTFUL)) {
        return None;
    }
    let cyrillic = view.cyrillic(p[0].first);
    let mut run = run;
    if cyrillic {
        // The surname ends it.
        if let Some(end) = p[1..run].iter().position(|x| x.is(ENDING)) {
            run = end + 2;
        }
    }
    // "Hardev Singh Puri"
    let namesake = !cyrillic && run == 2 && p.len() == 3 && p[1].is(SURNAME) && p[2].namesake() && view.setting == Setting::Normal;
    run += usize::from(namesake);
    let last = p[run - 1];
    let plain = |x: &Piece| !x.is(DOUBTFUL | COMMON);
    let unknown = p[..run].iter().all(plain);
    let mut score = if unknown && (cyrillic || strangers(view, p[0], run)) {
        54
    } else if p[0].is(COMMON) {
        24
    } else {
        36
    } + title * 3 / 2;
    if linked && p[..run].iter().any(|x| x.is(GIVEN)) {
        score += 16;
    }
    if last.is(ENDING) && cyrillic {
        score += 28;
    }
    if last.is(SURNAME) || p[0].is(SURNAME) {
        score += 16;
    }
    if p[0].is(FREE) && view.setting == Setting::Normal {
        score = score.saturating_sub(4);
    }
    score += told(view, last.last);
    let foreign = view.is_mark(last.last, '(') && view.capital(last.last + 1) && !view.cyrillic(last.last + 1);
    if foreign && cyrillic {
        score += 20;
    }
    if view.mask(last.last) & Tag::Speech.bit() != 0 {
        score += 22;
    }
    if view.setting == Setting::TitleCase {
        score = score.saturating_sub(20);
    }
    Some((run, score.min(90)))
}

/// What is said behind a name of two words that is said of persons.
fn told(view: &View<'_>, at: usize) -> u32 {
    if title::after(view, at) || title::identified(view, at) { 24 } else { 0 }
}

/// Whether two or three English capitals that nothing is known of may be a person's name: no article or place word leads them.
fn strangers(view: &View<'_>, first: Piece, run: usize) -> bool {
    let led =
        first.first > view.first && (view.mask(first.first - 1) & Tag::Determiner.bit() != 0 || super::place::locative(view, first.first));
    // "Pan-democrat Rolan Wei"
    let word = first.last > first.first + 1
        && view.mask(first.last - 1) & (Tag::Cue.bit() | Tag::Word.bit() | Tag::Title.bit() | Tag::People.bit()) != 0;
    let mixed = (first.first..first.first + run).any(|at| super::capitals::mixed(view, at));
    view.language == crate::language::Language::En && view.setting == Setting::Normal && run < 4 && !led && !word && !mixed
}

/// Whether a head word may be who was told of in full: "Mills" behind "John Mills", but not "the Hill", "Lord North", "Refugee Council".
fn namesake(view: &View<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|&b| b >= view.first);
    let is = |word: usize, tag: Tag| view.mask(word) & tag.bit() != 0;
    let named = |b: usize| view.capital(b) && (is(at, Tag::OrganizationHead) || !is(b, Tag::Title));
    !is(at, Tag::Title) && !before.is_some_and(|b| is(b, Tag::Determiner) || named(b))
}

/// One word alone.
fn lone(view: &View<'_>, first: Piece, title: u32) -> Option<(usize, u32)> {
    let cyrillic = view.cyrillic(first.first);
    let latin_word = !cyrillic && view.language == crate::language::Language::Ru;
    let spoken = view.mask(first.last) & Tag::Speech.bit() != 0 || first.first > view.first && view.any(first.first - 1, Tag::Speech.bit());
    // "President Trump"
    let titled = title >= 20 && !cyrillic && !first.is(FREE | KNOWN | HEAD | CAPS) && view.setting == Setting::Normal;
    if titled && first.is(COMMON) && !view.capital(first.last) && !view.plain(first.first) {
        return Some((1, 52));
    }
    let public = first.is(PUBLIC) && public(view, first);
    let namesake = !cyrillic && !latin_word && first.is(SURNAME) && namesake(view, first.first);
    if first.is(CAPS | PARTICLE | INITIAL)
        || first.is(HEAD) && !(cyrillic && first.is(ENDING) && !first.is(FREE) && (title > 0 || spoken)) && !public && !namesake
        || first.is(COMMON) && !first.is(GIVEN | SURNAME | ENDING)
    {
        return None;
    }
    // «Сколково» ends as villages do and nobody's name does.
    let village = super::ending::village_ending(view.doc.word(first.last - 1));
    if super::place::town(view, first.first).is_some() || cyrillic && village && !first.is(SURNAME) {
        return None;
    }
    // «Раис Татарстана»: a region behind a title is where it is held.
    let region = cyrillic && view.any(first.first, Tag::Region.bit() | Tag::Country.bit()) && !first.is(GIVEN | SURNAME);
    if region && title > 0 && !view.doc.grammar(first.first).has(Grammar::NOMINATIVE) {
        return None;
    }
    if first.first > view.first && view.opens_quote(first.first - 1) && view.closing_quote(first.first - 1, 1) == Some(first.last) {
        return Some((1, 20));
    }
    let mut score = lone_score(view, first, title, spoken, namesake);
    let latin = latin_word;
    let stranger = is_stranger(view, first);
    if title > 0 && !first.is(KNOWN) && !latin {
        score += if title >= 20 { 32 } else { 14 };
    }
    if (view.mask(first.last) & Tag::Speech.bit() != 0 || stranger && spoken) && !first.is(PLACE | KNOWN) {
        score += 16;
    } else if !cyrillic && !first.is(PLACE | KNOWN | CAPS) && title::identified(view, first.last) {
        score += 20;
    }
    Some((1, score.min(84)))
}

/// Whether a word in English text is in no list.
fn is_stranger(view: &View<'_>, piece: Piece) -> bool {
    let english = !view.cyrillic(piece.first) && view.language == crate::language::Language::En;
    english && piece.unknown() && !piece.is(SURNAME)
}

/// How much one word looks like somebody, by itself and by what it does.
fn lone_score(view: &View<'_>, first: Piece, title: u32, spoken: bool, namesake: bool) -> u32 {
    let (free, cyrillic) = (first.is(FREE), view.cyrillic(first.first));
    let latin = !cyrillic && view.language == crate::language::Language::Ru;
    let acts = cyrillic && !first.is(PLACE | KNOWN) && title::acts(view, first.last);
    let looks = adjective::ends(view.doc.word(first.last - 1)) && cyrillic;
    let adjective = looks && (title < 20 && first.is(LOOSE) || lists_adjectives(view, first));
    let after_head = first.first > view.first && view.capital(first.first - 1) && view.mask(first.first - 1) & HEADS != 0;
    let either = |is: bool, yes: u32, no: u32| if is { yes } else { no };
    match () {
        _ if free && cyrillic && first.is(SURNAME) && (acts || view.is_mark(first.last, ':')) => 58,
        _ if acts && free && first.is(ENDING) && masculine(view, first) => 58,
        // «Марк отметил»
        _ if acts && free && first.is(GIVEN) && spoken => 54,
        _ if acts && !free && first.is(DOUBTFUL) && !first.is(GIVEN | ENDING) => 50,
        _ if first.is(PUBLIC) && public(view, first) => 66,
        _ if first.is(HEAD) && namesake => 20,
        _ if first.is(COMMON) && free || adjective && !first.is(GIVEN) || latin && !first.is(GIVEN) => 15,
        _ if after_head => 22,
        _ if first.is(PLACE | KNOWN) => 20,
        _ if first.is(GIVEN) && !first.is(DOUBTFUL | COMMON | RARE) => either(cyrillic, 54, 50),
        _ if first.is(ENDING) && cyrillic && !first.is(COMMON) => either(free, 50, 56),
        _ if first.is(SURNAME) && !first.is(COMMON | DOUBTFUL) => either(free, 38, 46),
        _ if first.is(COMMON | DOUBTFUL) => 22,
        // "Mauer said", "said Mauer": of a body it would be told.
        _ if is_stranger(view, first) && spoken => either(free, 36, 38),
        _ if !free && cyrillic && !super::place::locative(view, first.first) && view.doc.word(first.first).chars().count() > 3 => 50,
        _ => 24,
    }
}

/// Whether a word that may be somebody known by the surname alone is no common word that begins a sentence, and no part of a name.
fn public(view: &View<'_>, piece: Piece) -> bool {
    let next = piece.last + 1;
    let known = || classify(view, next, view.unit_end(next)) & PUBLIC != 0;
    let paired = view.doc.is_and(piece.last) && known();
    let before = piece.first.checked_sub(1).filter(|&b| b >= view.first && view.capital(b));
    let headed = before.is_some_and(|b| view.mask(b) & HEADS != 0 && !view.any(b, Tag::EventHead.bit()));
    // "TRUMP MEETS PUTIN"
    let shouted = view.setting == Setting::Capitals && view.doc.flags(piece.last) & Entry::FINITE != 0;
    let acts = shouted || title::acts(view, piece.last) || !view.cyrillic(piece.first) && view.lower(piece.last);
    !headed && (!piece.is(FREE) || !piece.is(COMMON) || acts || paired)
}

/// Whether a word that begins a sentence ends as no common noun does in the nominative: «Медведев отметил».
fn masculine(view: &View<'_>, piece: Piece) -> bool {
    ending::MASCULINE_SURNAME.end(view.doc.word(piece.last - 1))
}

/// «Тверской, Омской и Томской областях»
fn lists_adjectives(view: &View<'_>, piece: Piece) -> bool {
    let joint = |at: usize| view.doc.is_joint(at);
    let other = |at: usize| view.capital(at) && adjective::ends(view.doc.word(view.unit_end(at) - 1));
    joint(piece.last) && other(piece.last + 1) || piece.first > view.first + 1 && joint(piece.first - 1) && other(piece.first - 2)
}
