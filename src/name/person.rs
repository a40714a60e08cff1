//! Persons by the parts of their names: given names, patronymics, initials, surname endings, titles beside them.

use crate::language::inflect::{Case, Gender};
use crate::lexicon::{Grammar, Tag, Verbal};
use crate::record::MentionKind;

use crate::language::ru::names::is_asian_surname;

use super::candidate::{Candidate, Found, Part, PersonName, Source};
use super::piece::{
    AFTER, CAPS, COMMON, DOUBTFUL, ENDING, FREE, GIVEN, HEAD, INITIAL, KNOWN, LOOSE, NUMERAL, PARTICLE, PATRONYMIC, PLACE, Piece, RARE,
    SURNAME, classify,
};
use super::view::{HEADS, Setting, View};
use super::{look, title};

/// Looks for a person from `at` on; gives the token from which to look for the next one.
pub(super) fn find(view: &View<'_>, at: usize, found: &mut Found) -> usize {
    if at > view.first && view.hyphen(at - 1) && view.is_word(at - 2) {
        return at + 1;
    }
    if grammar(view, at) || dated(view, at) {
        return at + 1;
    }
    // "State-owned Corvane"
    if view.cue(view.unit_end(at) - 1) == Some("based") {
        return view.unit_end(at);
    }
    let first = if view.initial(at).is_some() { INITIAL } else { classify(view, at, view.unit_end(at)) };
    // «Си Цзиньпин» opening a sentence: a common word too.
    let asian = || view.capital(view.unit_end(at)) && is_asian_surname(view.doc.word(at));
    if hopeless(first) && !asian() {
        namesake_of_word(view, at, first, found);
        return at + 1;
    }
    let mut pieces = [Piece { first: 0, last: 0, bits: 0 }; 7];
    let count = collect(view, at, first, &mut pieces);
    let pieces = &pieces[..count];
    let Some(&first) = pieces.first() else { return at + 1 };
    if first.is(HEAD) && !first.is(GIVEN | SURNAME) || first.is(PARTICLE) && count < 2 {
        return at + 1;
    }
    if of_post(view, first, found) {
        return at + 1;
    }
    let Some((taken, score)) = judge(view, pieces, found) else { return at + 1 };
    let mut name = PersonName::default();
    for (i, piece) in pieces[..taken].iter().enumerate() {
        name.push(part(view, pieces, i, taken), piece.first, piece.last);
    }
    let last = generation(view, pieces[taken - 1].last, taken);
    if view.cyrillic(at) {
        name.case = title::case(view, found, at).or_else(|| governed(view, at, last));
        name.gender = verb_gender(view, at, last);
    }
    // Of a stranger the document may say elsewhere that it is a company.
    let stranger = taken > 1 && !view.cyrillic(at) && !pieces[..taken].iter().any(|p| p.is(GIVEN | SURNAME | INITIAL));
    let source = if stranger { Source::Capital } else { Source::Person };
    found.push_person(Candidate::new(MentionKind::Person, at, last, score.min(99) as u8, source), name);
    if score >= 55 { last } else { at + 1 }
}

/// Whether an English word belongs to the post before it: "Minister of Trade and Commerce X Y".
fn of_post(view: &View<'_>, first: Piece, found: &Found) -> bool {
    let word = first.is(DOUBTFUL | COMMON | HEAD) && !first.is(GIVEN | SURNAME) && !view.cyrillic(first.first);
    word && title::before(view, found, first.first).is_some_and(|gap| gap > 0)
}

/// Whether a day is told, not somebody called so: "On Sunday Leeds beat Everton".
fn dated(view: &View<'_>, at: usize) -> bool {
    view.any(at, Tag::Weekday.bit()) && at > view.first && view.mask(at - 1) & (Tag::Preposition.bit() | Tag::Determiner.bit()) != 0
}

/// Whether the word is grammar that begins a sentence, with no other capital behind it: "The", "But".
fn grammar(view: &View<'_>, at: usize) -> bool {
    const NAMES: u64 = Tag::Given.bit() | Tag::Surname.bit();
    let look = view.look(at);
    look & look::FREE != 0
        && look & (look::JOINED | look::INITIAL | look::DOTTED) == 0
        && view.plain(at)
        && !view.any(at, NAMES)
        && !view.capital(at + 1)
        && view.rare_name(at) == (false, false)
}

/// One past "Jr." after an English name of two parts or more.
fn generation(view: &View<'_>, last: usize, taken: usize) -> usize {
    let comma = view.is_mark(last, ',') as usize;
    let suffix = last + comma;
    let is_suffix = taken > 1 && view.capital(suffix) && matches!(view.doc.word(suffix), "Jr" | "Sr");
    match is_suffix {
        true => suffix + 1 + (view.is_mark(suffix + 1, '.') && view.doc.tokens[suffix + 1].glued()) as usize,
        false => last,
    }
}

/// Whether no name begins with such a word.
fn hopeless(bits: u32) -> bool {
    let is = |any: u32| bits & any != 0;
    is(HEAD) && !is(GIVEN | SURNAME)
        || is(COMMON) && is(FREE) && !is(GIVEN | SURNAME | ENDING)
        || is(KNOWN) && !is(GIVEN | SURNAME | ENDING)
}

/// A common word that begins a sentence and acts is a person if the document names one so: "Player said", «Брод напомнил».
fn namesake_of_word(view: &View<'_>, at: usize, bits: u32, found: &mut Found) {
    let next = view.unit_end(at);
    let acts = || view.mask(next) & Tag::Speech.bit() != 0 || view.cyrillic(at) && title::verb(view, next);
    if bits & (KNOWN | HEAD | CAPS) == 0 && view.begins(at) && !view.plain(at) && view.lower(next) && acts() {
        let mut name = PersonName::default();
        name.push(Part::Surname, at, next);
        found.push_person(Candidate::new(MentionKind::Person, at, next, 5, Source::Person), name);
    }
}

/// The case that the word before a Russian name asks for: a preposition's, or the nominative where a clause begins.
fn governed(view: &View<'_>, at: usize, last: usize) -> Option<Case> {
    let before = at.checked_sub(1).filter(|&b| b >= view.first);
    let preposition = before.and_then(|b| view.doc.payload(b, Tag::Preposition));
    if let Some(preposition) = preposition {
        return match preposition {
            "у" | "от" | "для" | "до" | "из" | "против" | "без" | "после" | "около" | "кроме" | "вместо" => {
                Some(Case::Genitive)
            }
            "к" => Some(Case::Dative),
            "с" | "между" | "над" | "перед" => Some(Case::Instrumental),
            "о" | "при" => Some(Case::Locative),
            _ => None,
        };
    }
    let nominative = view.doc.senses_of(at, Tag::Given).any(|s| s.grammar.has(Grammar::NOMINATIVE));
    let begins = view.begins(at) || before.is_some_and(|b| view.is_mark(b, ','));
    let verb = view.doc.grammar(last).verbal();
    let subject = view.lower(last) && matches!(verb, Verbal::Past | Verbal::Present | Verbal::Future);
    (nominative && (begins || subject)).then_some(Case::Nominative)
}

/// The gender that the past tense beside a Russian name shows: «сказала Иванова».
fn verb_gender(view: &View<'_>, first: usize, last: usize) -> Option<Gender> {
    let of = |at: usize| {
        let grammar = view.doc.grammar(at);
        match () {
            _ if !view.lower(at)
                || grammar.verbal() != Verbal::Past
                || !grammar.has(Grammar::SINGULAR | Grammar::FEMININE | Grammar::MASCULINE) =>
            {
                None
            }
            _ if grammar.has(Grammar::FEMININE) => Some(Gender::Feminine),
            _ if grammar.has(Grammar::MASCULINE) => Some(Gender::Masculine),
            _ => None,
        }
    };
    // «назначил Анну»: the verb is somebody else's.
    let mut given = view.doc.senses_of(first, Tag::Given).peekable();
    let oblique = given.peek().is_some() && !given.any(|s| s.grammar.may_be(Grammar::NOMINATIVE));
    if oblique {
        return None;
    }
    of(last).or_else(|| of(first.checked_sub(1)?))
}

/// What the i-th of the taken pieces is.
fn part(view: &View<'_>, pieces: &[Piece], i: usize, taken: usize) -> Part {
    let piece = pieces[i];
    let asian = || is_asian_surname(view.doc.word(pieces[0].first));
    let given_first =
        taken == 2 && pieces[1].is(GIVEN) && !view.cyrillic(piece.first) && (!pieces[0].is(SURNAME) || pieces[1].is(SURNAME)) && !asian();
    let any = |bits: u32| pieces[..taken].iter().any(|p| p.is(bits));
    match () {
        _ if piece.is(INITIAL) => Part::Initial,
        _ if piece.is(PARTICLE | AFTER | NUMERAL) => Part::Particle,
        _ if piece.is(PATRONYMIC) && taken > 1 && i > 0 => Part::Patronymic,
        _ if taken == 1 => {
            if piece.is(GIVEN) && !piece.is(SURNAME | ENDING) {
                Part::Given
            } else {
                Part::Surname
            }
        }
        // Surname first: «Иванов Иван Иванович», «Иванов И. И.»
        _ if i == 0 && pieces[1].is(INITIAL) && !pieces[..taken].iter().skip(1).any(|p| !p.is(INITIAL)) => Part::Surname,
        // English puts it first of few.
        _ if given_first => {
            if i + 1 == taken {
                Part::Surname
            } else {
                Part::Given
            }
        }
        _ if i == 0 && !piece.is(GIVEN) && pieces[1].is(GIVEN) && (taken == 2 || pieces[taken - 1].is(PATRONYMIC | AFTER)) => Part::Surname,
        _ if i > 0 && !pieces[0].is(GIVEN | INITIAL) && piece.is(GIVEN) && (taken == 2 || pieces[taken - 1].is(PATRONYMIC | AFTER)) => {
            Part::Given
        }
        _ if i + 1 == taken && !(piece.is(PATRONYMIC) && any(GIVEN)) => Part::Surname,
        _ => Part::Given,
    }
}

/// Words that may be of one name.
fn collect(view: &View<'_>, at: usize, first: u32, pieces: &mut [Piece; 7]) -> usize {
    let (mut next, mut count) = (at, 0);
    while count < pieces.len() && next < view.last {
        if let Some(end) = view.initial(next) {
            pieces[count] = Piece { first: next, last: end, bits: INITIAL };
            (next, count) = (end, count + 1);
            continue;
        }
        let end = view.unit_end(next);
        let joined = end > next + 1 && view.lower(next);
        if count > 0 && !(view.capital(next) || joined || view.opens_quote(next) || view.any(next, Tag::NameParticle.bit())) {
            break;
        }
        if count > 0 && numeral(view, next) {
            pieces[count] = Piece { first: next, last: next + 1, bits: NUMERAL };
            return count + 1;
        }
        let bound = count > 0 && joined && view.capital(end - 1) && view.doc.word(next).chars().count() <= 3;
        if bound {
            pieces[count] = Piece { first: next, last: end, bits: 0 };
            (next, count) = (end, count + 1);
            continue;
        }
        if count > 0 && view.cyrillic(next) != view.cyrillic(at) {
            break;
        }
        if let Some(close) = nickname(view, next).filter(|_| count > 0) {
            pieces[count] = Piece { first: next, last: close, bits: PARTICLE };
            (next, count) = (close, count + 1);
            continue;
        }
        let particle = view.sense(next, Tag::NameParticle);
        if let Some(sense) = particle.filter(|_| count > 0) {
            let after = view.doc.lexicon.string(sense.payload) == "after";
            if after
                || view.capital(end)
                || end > next + 1 && view.capital(end - 1)
                || view.any(end, Tag::NameParticle.bit()) && view.lower(end)
            {
                let bits = if after {
                    AFTER
                } else if end > next + 1 {
                    0
                } else {
                    PARTICLE
                };
                if view.lower(next) || after || view.capital(end) && bits == PARTICLE {
                    pieces[count] = Piece { first: next, last: end, bits };
                    (next, count) = (end, count + 1);
                    continue;
                }
            }
        }
        if !view.capital(next) {
            break;
        }
        let bits = if count == 0 { first } else { classify(view, next, end) };
        if count > 0 && bits & (KNOWN | HEAD) != 0 && bits & (GIVEN | SURNAME | ENDING) == 0 {
            break;
        }
        pieces[count] = Piece { first: next, last: end, bits };
        (next, count) = (end, count + 1);
    }
    while count > 0 && pieces[count - 1].is(PARTICLE) {
        count -= 1;
    }
    count
}

/// One past the closing quote of a nickname between the names: 'Earl "Bud" Rand'.
fn nickname(view: &View<'_>, at: usize) -> Option<usize> {
    if !view.opens_quote(at) || !view.capital(at + 1) || view.begins(at) {
        return None;
    }
    view.closing_quote(at, 2).map(|close| close + 1).filter(|&end| view.capital(end) && !view.plain(end))
}

/// Whether a token is a Roman numeral: «Генрих IV».
fn numeral(view: &View<'_>, at: usize) -> bool {
    view.capital(at) && view.doc.word(at).bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

/// How many pieces are a person's name, and how likely.
fn judge(view: &View<'_>, p: &[Piece], found: &Found) -> Option<(usize, u32)> {
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
    if view.plain(first.first) && first.is(FREE) && !first.is(GIVEN) {
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
fn asian(view: &View<'_>, p: &[Piece]) -> Option<(usize, u32)> {
    let first = p[0];
    let lone = p.len() > 1 && first.last == first.first + 1 && view.doc.word(first.first).chars().nth(6).is_none();
    let latin = !view.cyrillic(first.first);
    if !lone || first.is(KNOWN) || first.is(INITIAL) || !is_asian_surname(view.doc.word(first.first)) {
        return None;
    }
    if view.plain(first.first) && first.is(FREE) && view.doc.word(first.first) != "Ли" {
        return None;
    }
    // "Li Auto": an English word is no given name.
    let word = |x: &Piece| latin && !x.is(GIVEN) && (x.is(COMMON | DOUBTFUL | HEAD) || view.setting == Setting::TitleCase);
    let known = |x: &Piece| x.is(KNOWN | PLACE | CAPS | PATRONYMIC) || x.is(ENDING) && first.is(GIVEN) || word(x);
    let short = |(i, x): &(usize, &Piece)| {
        let longer = |than: usize| view.doc.slice(x.first, x.last).chars().nth(than).is_some();
        // The second of two may be any short word: "Kim Jong Un".
        !x.is(INITIAL | NUMERAL) && !longer(10) && (!known(x) || *i == 1 && !longer(4))
    };
    let given = p[1..].iter().take(2).enumerate().take_while(short).count();
    (given > 0).then_some((1 + given, 84))
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

fn given_first(view: &View<'_>, p: &[Piece]) -> Option<(usize, u32)> {
    let first = p[0];
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
            || initials && x.is(COMMON) && !x.is(FREE | KNOWN | CAPS | HEAD | NUMERAL | INITIAL | PARTICLE)
            || !first.is(DOUBTFUL | PLACE)
                && (x.namesake() || view.cyrillic(x.first) && !x.is(FREE | CAPS | KNOWN | NUMERAL | INITIAL | PARTICLE))
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
            || next.is(GIVEN) && (before.is(PARTICLE) || at == 2 && !before.is(ENDING | SURNAME | DOUBTFUL) && p.len() == 3)
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
        .count()
        .min(4);
    // "the director, Bello Dara, said"
    let place = p[0].is(PLACE) && !(title > 0 && view.is_mark(p[0].first.saturating_sub(1), ',') && run == 2 && !p[1].is(PLACE));
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
    view.language == crate::language::Language::En && view.setting == Setting::Normal && run < 4 && !led && !word
}

/// One word alone.
fn lone(view: &View<'_>, first: Piece, title: u32) -> Option<(usize, u32)> {
    let cyrillic = view.cyrillic(first.first);
    let latin_word = !cyrillic && view.language == crate::language::Language::Ru;
    let spoken = view.mask(first.last) & Tag::Speech.bit() != 0 || first.first > view.first && view.any(first.first - 1, Tag::Speech.bit());
    if first.is(CAPS | PARTICLE | INITIAL)
        || first.is(HEAD) && !(cyrillic && first.is(ENDING) && !first.is(FREE) && (title > 0 || spoken))
        || first.is(COMMON) && !first.is(GIVEN | SURNAME | ENDING)
    {
        return None;
    }
    let free = first.is(FREE);
    if first.first > view.first && view.opens_quote(first.first - 1) && view.closing_quote(first.first - 1, 1) == Some(first.last) {
        return Some((1, 20));
    }
    let stranger = !cyrillic && !latin_word && first.unknown() && !first.is(SURNAME);
    let acts = cyrillic && !first.is(PLACE | KNOWN) && view.lower(first.last) && title::verb(view, first.last);
    let looks = super::place::adjective(view.doc.word(first.last - 1)) && cyrillic && title < 20;
    let adjective = looks && (first.is(LOOSE) || lists_adjectives(view, first));
    let latin = latin_word;
    let after_head = first.first > view.first && view.capital(first.first - 1) && view.mask(first.first - 1) & HEADS != 0;
    let mut score: u32 = match () {
        _ if free && cyrillic && first.is(SURNAME) && (acts || view.is_mark(first.last, ':')) => 58,
        _ if acts && free && first.is(ENDING) && masculine(view, first) => 58,
        _ if acts && !free && first.is(DOUBTFUL) && !first.is(GIVEN | ENDING) => 50,
        _ if first.is(COMMON) && free || adjective && !first.is(GIVEN) || latin && !first.is(GIVEN) => 15,
        _ if after_head => 22,
        _ if first.is(PLACE | KNOWN) => 20,
        _ if first.is(GIVEN) && !first.is(DOUBTFUL | COMMON | RARE) => {
            if cyrillic {
                54
            } else {
                50
            }
        }
        _ if first.is(ENDING) && cyrillic && !first.is(COMMON) => {
            if free {
                50
            } else {
                56
            }
        }
        _ if first.is(SURNAME) && !first.is(COMMON | DOUBTFUL) => {
            if free {
                38
            } else {
                46
            }
        }
        _ if first.is(COMMON | DOUBTFUL) => 22,
        // "Mauer said", "said Mauer": of a body it would be told.
        _ if stranger && spoken => {
            if free {
                36
            } else {
                38
            }
        }
        _ if !free && cyrillic && !super::place::locative(view, first.first) && view.doc.word(first.first).chars().count() > 3 => 50,
        _ => 24,
    };
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

/// Whether a word that begins a sentence ends as no common noun does in the nominative: «Медведев отметил».
fn masculine(view: &View<'_>, piece: Piece) -> bool {
    let word = view.doc.word(piece.last - 1);
    ["ов", "ев", "ёв"].iter().any(|e| word.ends_with(e))
}

/// «Тверской, Омской и Томской областях»
fn lists_adjectives(view: &View<'_>, piece: Piece) -> bool {
    let joint = |at: usize| view.is_mark(at, ',') || view.doc.payload(at, Tag::Conjunction) == Some("and");
    let other = |at: usize| view.capital(at) && super::place::adjective(view.doc.word(view.unit_end(at) - 1));
    joint(piece.last) && other(piece.last + 1) || piece.first > view.first + 1 && joint(piece.first - 1) && other(piece.first - 2)
}
