//! Persons by the parts of their names: given names, patronymics, initials, surname endings, titles beside them.

use crate::language::function::{ending, infix, word};
use crate::language::inflect::{Case, Gender};
use crate::language::relation::{self, Relation};
use crate::language::ru::adjective;
use crate::lexicon::{Grammar, Pos, Sense, Tag, Verbal};
use crate::record::MentionKind;

use crate::language::ru::names::{adjective_gender, is_asian_surname};

use super::candidate::{Candidate, Found, Part, PersonName, Source};
use super::judge::judge;
use super::piece::{
    AFTER, CAPS, COMMON, DOUBTFUL, ENDING, FREE, GIVEN, HEAD, INITIAL, KNOWN, NUMERAL, PARTICLE, PATRONYMIC, PLACE, Piece, RARE, SURNAME,
    classify,
};
use super::view::View;
use super::{look, title};

/// Looks for a person from `at` on; gives the token from which to look for the next one.
pub(super) fn find(view: &View<'_>, at: usize, found: &mut Found) -> usize {
    if at > view.first && view.hyphen(at - 1) && view.is_word(at - 2) {
        return at + 1;
    }
    if grammar(view, at) || dated(view, at) || aged(view, at) {
        return at + 1;
    }
    let unit = view.unit_end(at);
    // «в Старом городе»
    let placed = view.cyrillic(at) && unit == at + 1 && view.lower(unit) && view.any(unit, Tag::PlaceHead.bit() | Tag::FacilityHead.bit());
    let attribute = || adjective::ends(view.doc.word(at)) || view.doc.has_pos(at, Pos::Adjective);
    if placed && !view.any(unit, Tag::Title.bit()) && attribute() {
        return at + 1;
    }
    // «Пресс-служба Рябинина»
    if unit > at + 1 && view.doc.longest(at, Tag::OrganizationHead).is_some_and(|m| m.end == unit) {
        return unit;
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
    // «Пан Ги Мун» is no «пан».
    if first.is(HEAD) && !first.is(GIVEN | SURNAME) && !(count == 3 && asian()) || first.is(PARTICLE) && count < 2 {
        return at + 1;
    }
    if of_post(view, pieces, found) {
        return at + 1;
    }
    let Some((taken, score)) = judge(view, pieces, found) else { return at + 1 };
    let mut name = PersonName::default();
    for (i, piece) in pieces[..taken].iter().enumerate() {
        name.push(part(view, pieces, i, taken), piece.first, piece.last);
    }
    let last = generation(view, pieces[taken - 1].last, taken);
    if view.cyrillic(at) {
        name.case = title::case(view, found, at).or_else(|| governed(view, at, last)).or_else(|| installed(view, found, at));
        name.gender = verb_gender(view, at, last);
    }
    // Of a stranger the document may say elsewhere that it is a company.
    let stranger = taken > 1 && !view.cyrillic(at) && !pieces[..taken].iter().any(|p| p.is(GIVEN | SURNAME | INITIAL));
    let source = if stranger { Source::Capital } else { Source::Person };
    found.push_person(Candidate::new(MentionKind::Person, at, last, score.min(99) as u8, source), name);
    if score >= 55 { last } else { at + 1 }
}

/// «Пан Ги Мун»: a family name that is a title too, with two short names behind it.
pub(super) fn is_family_name(view: &View<'_>, at: usize) -> bool {
    const LONGEST: usize = 4;
    let short = |t: usize| view.capital(t) && view.unit_end(t) == t + 1 && view.doc.word(t).chars().count() <= LONGEST;
    view.cyrillic(at) && is_asian_surname(view.doc.word(at)) && short(at + 1) && short(at + 2)
}

/// Whether an English word belongs to the post before it: "Minister of Trade and Commerce X Y".
fn of_post(view: &View<'_>, pieces: &[Piece], found: &Found) -> bool {
    let Some(&first) = pieces.first().filter(|p| !view.cyrillic(p.first)) else { return false };
    if first.is(GIVEN | SURNAME) && !view.any(first.first, Tag::Country.bit()) {
        return false;
    }
    let titled = |at: usize| title::before(view, found, at).is_some_and(|gap| gap > 0);
    // "Minister of Agriculture and Livestock X Y", "Ambassador to France X Y": the name begins where a given name does.
    let before = first.first.checked_sub(1).filter(|&b| b >= view.first);
    let bound = before.is_some_and(|b| view.mask(b) & (Tag::Preposition.bit() | Tag::Conjunction.bit() | Tag::Determiner.bit()) != 0);
    let given = pieces.get(1).filter(|p| p.is(GIVEN | INITIAL) && pieces.len() > 2);
    let linked = pieces.get(1).is_some_and(|p| p.is(PARTICLE));
    first.is(DOUBTFUL | COMMON | HEAD) && !linked && titled(first.first) || bound && given.is_some_and(|g| titled(g.first))
}

/// Whether a day is told, not somebody called so: "On Sunday Leeds beat Everton".
fn dated(view: &View<'_>, at: usize) -> bool {
    view.any(at, Tag::Weekday.bit()) && at > view.first && view.mask(at - 1) & (Tag::Preposition.bit() | Tag::Determiner.bit()) != 0
}

/// «Восьмидесятилетний Маккейн»: how old somebody is is no name.
fn aged(view: &View<'_>, at: usize) -> bool {
    view.begins(at) && view.cyrillic(at) && infix::AGE.within(view.doc.word(at)) && adjective::ends(view.doc.word(at))
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
    let is_suffix = taken > 1 && view.capital(suffix) && view.doc.says(suffix, word::GENERATION);
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
    // «Брод также напомнил», «Бут не признал»
    const OTHER: u64 = Tag::Preposition.bit() | Tag::Conjunction.bit() | Tag::Pronoun.bit() | Tag::Auxiliary.bit();
    let particle = view.mask(next) & Tag::Function.bit() != 0 && view.mask(next) & OTHER == 0;
    let aside = particle || view.mask(next) & (Tag::Adverb.bit() | Tag::Negation.bit()) != 0;
    let verb = if aside && view.lower(next + 1) { next + 1 } else { next };
    let acts = || view.mask(verb) & Tag::Speech.bit() != 0 || view.cyrillic(at) && title::verb(view, verb);
    if bits & (KNOWN | HEAD | CAPS) == 0 && view.begins(at) && !view.plain(at) && view.lower(next) && acts() {
        let mut name = PersonName::default();
        name.push(Part::Surname, at, next);
        found.push_person(Candidate::new(MentionKind::Person, at, next, 5, Source::Person), name);
    }
}

/// The case that the word before a Russian name asks for: a preposition's, or the nominative where a clause begins.
fn governed(view: &View<'_>, at: usize, last: usize) -> Option<Case> {
    let before = at.checked_sub(1).filter(|&b| b >= view.first);
    let preposition = before.map_or(0, |b| view.doc.preposition(b));
    if preposition != 0 {
        const CASES: [(Relation, Case); 4] = [
            (relation::ASKS_GENITIVE, Case::Genitive),
            (relation::ASKS_DATIVE, Case::Dative),
            (relation::ASKS_INSTRUMENTAL, Case::Instrumental),
            (relation::ASKS_LOCATIVE, Case::Locative),
        ];
        return CASES.iter().find(|(relation, _)| relation.has(preposition)).map(|&(_, case)| case);
    }
    let nominative = view.doc.senses_of(at, Tag::Given).any(|s| s.grammar.has(Grammar::NOMINATIVE));
    let begins = view.begins(at) || before.is_some_and(|b| view.is_mark(b, ','));
    let verb = view.doc.grammar(last).verbal();
    let subject = view.lower(last) && matches!(verb, Verbal::Past | Verbal::Present | Verbal::Future);
    (nominative && (begins || subject) || begins && opens_clause(view, at, last)).then_some(Case::Nominative)
}

/// Whether a man's name, the given name in no case of the surname's ending, begins a clause as its subject: «Сигэру Исиба прибыл».
fn opens_clause(view: &View<'_>, at: usize, last: usize) -> bool {
    let acts = title::acts(view, last) && ending::MASCULINE_PAST.end(view.doc.word(last));
    let word = view.doc.word(last - 1);
    let foreign = ending::IN_A.end(word) && !ending::FEMININE_SURNAME.end(word);
    let oblique = |s: &Sense| s.grammar.has(Grammar::GENITIVE) || s.grammar.has(Grammar::ACCUSATIVE);
    let unknown = !view.doc.senses_of(at, Tag::Given).any(oblique) && view.unit_end(at) < last;
    let mut known = view.doc.senses_of(last - 1, Tag::Surname).peekable();
    let nominative = known.peek().is_none() || known.any(|s| s.grammar.may_be(Grammar::NOMINATIVE));
    acts && foreign && unknown && nominative
}

/// The nominative behind a verb that makes somebody what he is: «директором станет Ирина Петрова», «министром назначена …».
fn installed(view: &View<'_>, found: &Found, at: usize) -> Option<Case> {
    const REACH: usize = 8;
    let appoints = |t: usize| view.doc.means(t, Tag::Cue, "appointed");
    let verb = at.checked_sub(1).filter(|&b| b >= view.first && view.lower(b));
    let verb = verb.filter(|&b| view.doc.grammar(b).verbal() != Verbal::None || appoints(b))?;
    let post = found.title_before(view.first.max(verb.saturating_sub(REACH)), verb)?;
    (post.grammar.cases() == Grammar::INSTRUMENTAL).then_some(Case::Nominative)
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
    if oblique || ending::OBLIQUE_SURNAME.end(view.doc.word(last - 1)) {
        return None;
    }
    // «Партия выдвинула Ивана Петрова»: who does it has been named.
    let told =
        |verb: usize| view.mask(verb) & Tag::Speech.bit() != 0 || verb <= view.first || !view.is_word(verb - 1) || view.plain(verb - 1);
    described_gender(view, last).or_else(|| of(last)).or_else(|| of(first.checked_sub(1).filter(|&verb| told(verb))?))
}

/// The gender of what a comma joins to a name: «Илияна Йотова, которая», «Судья Теодора Велинова, выдвинутая».
fn described_gender(view: &View<'_>, last: usize) -> Option<Gender> {
    let next = last + 1;
    if !view.is_mark(last, ',') || !view.lower(next) {
        return None;
    }
    let grammar = view.doc.grammar(next);
    let adjectival = view.mask(next) & Tag::Relative.bit() != 0 || matches!(grammar.verbal(), Verbal::Passive | Verbal::Active);
    if adjectival { adjective_gender(view.doc.word(next)) } else { None }
}

/// What the i-th of the taken pieces is.
fn part(view: &View<'_>, pieces: &[Piece], i: usize, taken: usize) -> Part {
    let piece = pieces[i];
    let asian = || is_asian_surname(view.doc.word(pieces[0].first));
    let (cyrillic, namesake) = (view.cyrillic(piece.first), taken == 2 && pieces[1].is(PLACE) && !pieces[0].is(ENDING));
    let given_first =
        taken == 2 && pieces[1].is(GIVEN) && (!cyrillic || namesake) && (!pieces[0].is(SURNAME) || pieces[1].is(SURNAME)) && !asian();
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
        _ if family_first(view, pieces, taken) => {
            if i == 0 {
                Part::Surname
            } else {
                Part::Given
            }
        }
        // Surname first: «Иванов Иван Иванович», «Иванов И. И.»
        _ if i == 0 && pieces[1].is(INITIAL) && !pieces[..taken].iter().skip(1).any(|p| !p.is(INITIAL)) => Part::Surname,
        // English puts it first of few; «Палома Валенсия» is no Valensia.
        _ if given_first => {
            if i + 1 == taken {
                Part::Surname
            } else {
                Part::Given
            }
        }
        // «Зулема Томас»: of strangers without the ending of a surname the given name comes first.
        _ if taken == 2 && cyrillic && !pieces[0].is(GIVEN | ENDING | SURNAME | PLACE) && pieces[1].is(GIVEN) && !asian() => {
            if i == 0 {
                Part::Given
            } else {
                Part::Surname
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

/// Whether a family name of East Asia stands first: «Си Цзиньпин», "Lee Jae-myung", but not "Lee Harvey Oswald", "Kim Clark".
fn family_first(view: &View<'_>, pieces: &[Piece], taken: usize) -> bool {
    let last = pieces[taken - 1];
    let western = pieces[0].is(GIVEN)
        && match view.cyrillic(pieces[0].first) {
            true => taken > 2 && pieces[1].is(GIVEN),
            false => last.is(SURNAME) && !last.is(RARE) || taken > 2 && pieces[1].is(GIVEN) && !pieces[1].is(RARE),
        };
    taken > 1 && !western && super::judge::asian(view, pieces).is_some_and(|(count, _)| count == taken)
}

/// Words that may be of one name.
fn collect(view: &View<'_>, at: usize, first: u32, pieces: &mut [Piece; 7]) -> usize {
    let (mut next, mut count) = (at, 0);
    while count < pieces.len() && next < view.last {
        // "Charles V.": the full stop is the sentence's.
        if count == 1 && numeral(view, next) && view.is_mark(next + 1, '.') && !view.capital(next + 2) {
            pieces[count] = Piece { first: next, last: next + 1, bits: NUMERAL };
            return count + 1;
        }
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
                // "Ursula Von der Leyen"
                let more = view.any(end, Tag::NameParticle.bit()) && view.lower(end);
                if view.lower(next) || after || bits == PARTICLE && (view.capital(end) || more) {
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
        // «Дик Адвокат»: behind a name nobody writes a title with a capital.
        let surname = count > 0 && pieces[count - 1].is(GIVEN) && bits & HEAD != 0 && view.cyrillic(next) && !view.free_capital(next);
        let titled = surname && view.mask(next) & super::view::HEADS == 0 && view.setting == super::view::Setting::Normal;
        let bits = if titled { bits & !HEAD } else { bits };
        // "Bill Gates"
        let several = count == 1 && pieces[0].is(GIVEN) && bits & HEAD != 0 && bits & SURNAME != 0 && plural(view, next);
        let bits = if several { bits & !(HEAD | COMMON) } else { bits };
        // "bin Sultan", «бен Халиф»
        let linked = count > 0 && pieces[count - 1].is(PARTICLE) && bits & HEAD != 0 && view.lower(next - 1);
        let bits = if linked { 0 } else { bits };
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

/// Whether an English word is the plural of what heads names of places and buildings.
fn plural(view: &View<'_>, at: usize) -> bool {
    let places = Tag::FacilityHead.bit() | Tag::PlaceHead.bit();
    !view.cyrillic(at) && view.any(at, places) && view.mask(at) & Tag::OrganizationHead.bit() == 0 && view.doc.word(at).ends_with('s')
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
