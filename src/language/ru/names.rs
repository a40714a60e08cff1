//! The nominative of a person's name: readings of its parts that agree in case, gender and number.

use std::borrow::Cow;

pub(crate) use super::name_reading::{Part, Reading, is_asian_surname};
use super::name_reading::{is_read, readings, titled};
use crate::language::inflect::{Case, Gender, Number};

/// How unlikely it is that a part does not agree with the rest.
const DISAGREES: i32 = -12;

/// A word of the name and what joins it to the word before: a space, or the hyphen of «Жан-Клод».
struct Piece<'w> {
    readings: Vec<Reading>,
    word: &'w str,
    /// As the readings have it: in capitals only where it is an initial.
    form: Cow<'w, str>,
    joint: &'static str,
}

/// The whole name in the nominative, with the case and gender it stood in where they are clear.
///
/// `case_hint` and `gender_hint` come from a title or preposition before it: after «министра» a genitive is expected. The
/// name is left as it stands when nothing decides.
pub(crate) fn nominative(
    parts: &[(&str, Part)],
    case_hint: Option<Case>,
    gender_hint: Option<Gender>,
    known: &dyn Fn(&str) -> Option<Gender>,
) -> (String, Option<Case>, Option<Gender>) {
    let pieces = pieces(parts, known);
    let plural_possible = parts.iter().all(|(_, part)| *part == Part::Surname);
    let lone = parts.iter().filter(|(_, part)| *part != Part::Initial).count() < 2;
    let fits = pieces.iter().map(Piece::fits).fold([0; CHOICES], |sum, fits| std::array::from_fn(|i| sum[i] + fits[i]));
    let mut best: Option<Choice> = None;
    let mut rival = i32::MIN;
    for number in [Number::Singular, Number::Plural] {
        if number == Number::Plural && (!plural_possible || gender_hint.is_some()) {
            continue;
        }
        for gender in [Gender::Masculine, Gender::Feminine] {
            for case in Case::ALL {
                let score = prior(case, number) + hinted(case, gender, case_hint, gender_hint) + fits[place(case, gender, number)];
                let choice = Choice { score, case, gender, number };
                match &best {
                    Some(found) if found.score >= score => {
                        if found.gender != gender || found.case != case {
                            rival = rival.max(score);
                        }
                    }
                    _ => {
                        rival = rival.max(best.as_ref().map_or(i32::MIN, |found| found.score));
                        best = Some(choice);
                    }
                }
            }
        }
    }
    let Some(best) = best else { return (String::new(), None, None) };
    let undecided = lone && case_hint.is_none() && gender_hint.is_none() && best.score - rival < 2 && best.case != Case::Nominative;
    if undecided {
        return (join(&pieces, |piece| Cow::Borrowed(piece.word)), None, None);
    }
    let name = join(&pieces, |piece| piece.nominative(best.case, best.gender, best.number));
    let clear_gender = pieces.iter().any(|piece| piece.shows_gender(&best)) || gender_hint.is_some();
    let clear_case = case_hint.is_some() || pieces.iter().any(|piece| piece.shows_case(&best));
    (name, clear_case.then_some(best.case), clear_gender.then_some(best.gender))
}

/// How many choices of number, gender and case there are.
const CHOICES: usize = 24;

/// The place of a choice among them.
fn place(case: Case, gender: Gender, number: Number) -> usize {
    ((number == Number::Plural) as usize * 2 + (gender == Gender::Feminine) as usize) * 6 + case as usize
}

struct Choice {
    score: i32,
    case: Case,
    gender: Gender,
    number: Number,
}

/// More readings than most words have.
const READINGS: usize = 16;

fn pieces<'w>(parts: &[(&'w str, Part)], known: &dyn Fn(&str) -> Option<Gender>) -> Vec<Piece<'w>> {
    let asian = parts.len() > 1 && parts.first().is_some_and(|(word, _)| is_asian_surname(&titled(word)));
    let mut pieces = Vec::with_capacity(parts.len() + 1);
    for (at, (word, part)) in parts.iter().enumerate() {
        let last_part = at + 1 == parts.len();
        let mut halves = word.split('-').peekable();
        let mut joint = if at == 0 { "" } else { " " };
        while let Some(half) = halves.next() {
            let mut found = Vec::with_capacity(READINGS);
            let last_half = halves.peek().is_none();
            let fixed = asian && !(last_part && last_half);
            let part = if asian { Part::Given } else { *part };
            let read = !fixed && is_read(half, part);
            let form = if read || fixed { titled(half) } else { Cow::Borrowed(half) };
            if fixed {
                found.push(Reading::whole(&form, None, 9));
            } else if read {
                readings(&form, part, known, &mut found);
            } else {
                found.push(Reading::whole(&form, None, 5));
            }
            if asian {
                found.retain(|reading| reading.gender != Some(Gender::Feminine) || reading.case.is_none());
            } else if !last_half {
                // «Касым-Жомарта», «Алма-»: a first half may stay while the second declines.
                found.push(Reading::whole(&form, None, 4));
            }
            if found.is_empty() {
                found.push(Reading::whole(&form, None, 1));
            }
            pieces.push(Piece { readings: found, word: half, form, joint });
            joint = "-";
        }
    }
    pieces
}

/// How usual a case is where nothing speaks for it; the nominative first, so that a name is left alone in doubt.
fn prior(case: Case, number: Number) -> i32 {
    let by_case = match case {
        Case::Nominative => 3,
        Case::Genitive => 2,
        Case::Dative | Case::Instrumental => 1,
        Case::Accusative | Case::Locative => 0,
    };
    if number == Number::Plural { by_case - 2 } else { by_case }
}

fn hinted(case: Case, gender: Gender, case_hint: Option<Case>, gender_hint: Option<Gender>) -> i32 {
    let by_case = match case_hint {
        Some(hint) if hint == case => 7,
        // A title in the genitive of living beings is one in the accusative too: «градоначальника Рахматзоду».
        Some(Case::Genitive) if case == Case::Accusative => 6,
        // Behind a title in the nominative nothing else stands.
        Some(Case::Nominative) => -20,
        _ => 0,
    };
    let by_gender = match gender_hint {
        Some(hint) if hint == gender => 8,
        _ => 0,
    };
    by_case + by_gender
}

fn join<'p>(pieces: &'p [Piece<'p>], text: impl Fn(&'p Piece<'p>) -> Cow<'p, str>) -> String {
    let mut name = String::new();
    for piece in pieces {
        name.push_str(piece.joint);
        name.push_str(&text(piece));
    }
    name
}

impl Reading {
    fn agrees(&self, case: Case, gender: Gender, number: Number) -> bool {
        self.case.is_none_or(|own| own == case)
            && self.gender.is_none_or(|own| own == gender)
            && (self.number == number || self.case.is_none())
    }
}

impl Piece<'_> {
    fn best(&self, case: Case, gender: Gender, number: Number) -> Option<&Reading> {
        self.readings.iter().filter(|reading| reading.agrees(case, gender, number)).max_by_key(|reading| reading.score)
    }

    /// How well each choice fits.
    fn fits(&self) -> [i32; CHOICES] {
        let mut fits = [i32::MIN; CHOICES];
        for reading in &self.readings {
            // An invariable word is of either number and any case.
            let (numbers, cases) = match reading.case {
                Some(case) => (std::slice::from_ref(&reading.number), &Case::ALL[case as usize..=case as usize]),
                None => ([Number::Singular, Number::Plural].as_slice(), Case::ALL.as_slice()),
            };
            let genders = reading.gender.as_ref().map_or([Gender::Masculine, Gender::Feminine].as_slice(), std::slice::from_ref);
            for &number in numbers {
                for &gender in genders {
                    for &case in cases {
                        let fit = &mut fits[place(case, gender, number)];
                        *fit = (*fit).max(i32::from(reading.score));
                    }
                }
            }
        }
        fits.map(|fit| if fit == i32::MIN { DISAGREES } else { fit })
    }

    fn fit(&self, case: Case, gender: Gender, number: Number) -> i32 {
        self.best(case, gender, number).map_or(DISAGREES, |reading| i32::from(reading.score))
    }

    fn nominative(&self, case: Case, gender: Gender, number: Number) -> Cow<'_, str> {
        self.best(case, gender, number).map_or_else(|| titled(self.word), |reading| Cow::Owned(reading.nominative(&self.form)))
    }

    /// Whether the other gender would have been much worse for this word.
    fn shows_gender(&self, choice: &Choice) -> bool {
        let other = if choice.gender == Gender::Masculine { Gender::Feminine } else { Gender::Masculine };
        choice.number == Number::Singular
            && self.fit(choice.case, choice.gender, choice.number) - self.fit(choice.case, other, choice.number) > 2
    }

    fn shows_case(&self, choice: &Choice) -> bool {
        self.best(choice.case, choice.gender, choice.number).is_some_and(|reading| reading.case.is_some())
    }
}

/// The gender that the ending of an adjective, a participle or «который» shows, where it shows one.
pub(crate) fn adjective_gender(word: &str) -> Option<Gender> {
    let ends = |endings: &[&str]| endings.iter().any(|end| word.ends_with(end));
    match () {
        _ if ends(&["ая", "ую", "аяся", "уюся"]) => Some(Gender::Feminine),
        _ if ends(&["ый", "ий", "ого", "ему", "ому", "ийся"]) => Some(Gender::Masculine),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Dictionary form and the five oblique forms of each name.
    const NAMES: &str = include_str!("names_test.tsv");

    /// Some of the given names a table would know.
    fn known(name: &str) -> Option<Gender> {
        const MEN: &str = "Александр Дмитрий Юрий Никита Илья Виктор Борис Сергей Игорь Михаил Владимир Павел Лев Пётр Лазиз Дональд Илон Абдулла Нарендра Тарас Антонио";
        const WOMEN: &str = "Анна Мария Елена Ольга Ирина Лилия Ангела Гульнара Роза Александра Любовь Камала Хиллари";
        let has = |list: &str| list.split(' ').any(|own| own == name);
        if has(MEN) { Some(Gender::Masculine) } else { has(WOMEN).then_some(Gender::Feminine) }
    }

    fn part(at: usize, count: usize, word: &str) -> Part {
        match at {
            _ if word.ends_with('.') => Part::Initial,
            _ if at + 1 == count || word == "Токаев" || word.starts_with("Токаев") => Part::Surname,
            _ if ["вич", "вича", "вичу", "вичем", "виче", "оглы", "ыулы"].iter().any(|end| word.ends_with(end)) => {
                Part::Patronymic
            }
            _ if ["вна", "вны", "вне", "вну", "вной", "чна", "чны", "чне", "чну", "чной"].iter().any(|end| word.ends_with(end)) => {
                Part::Patronymic
            }
            _ => Part::Given,
        }
    }

    fn read(name: &str, case: Option<Case>, gender: Option<Gender>) -> String {
        let words: Vec<&str> = name.split(' ').collect();
        let parts: Vec<(&str, Part)> = words.iter().enumerate().map(|(at, word)| (*word, part(at, words.len(), word))).collect();
        nominative(&parts, case, gender, &known).0
    }

    /// Each form with the case a title or verb would show: at most three in a hundred may be wrong.
    #[test]
    fn inflected_names_go_to_the_nominative() {
        let (mut wrong, mut count) = (Vec::new(), 0);
        for row in NAMES.lines().filter(|line| !line.starts_with('#')) {
            let expected = row.split('\t').next().unwrap_or_default();
            for (form, case) in row.split('\t').zip(Case::ALL) {
                count += 1;
                let found = read(form, Some(case), None);
                if found != expected {
                    wrong.push(format!("{form} ({case:?}): {found}"));
                }
            }
        }
        assert!(count >= 300 && wrong.len() * 100 <= count * 3, "{} of {count}: {wrong:#?}", wrong.len());
    }

    /// The same without a hint, where the parts must decide among themselves.
    #[test]
    fn names_alone_go_to_the_nominative() {
        let (mut wrong, mut count) = (Vec::new(), 0);
        for row in NAMES
            .lines()
            .filter(|line| !line.starts_with('#') && line.split('\t').next().is_some_and(|name| name.contains(' ') && !name.contains('.')))
        {
            let expected = row.split('\t').next().unwrap_or_default();
            for form in row.split('\t') {
                count += 1;
                let found = read(form, None, None);
                if found != expected {
                    wrong.push(format!("{form}: {found}"));
                }
            }
        }
        assert!(wrong.len() * 100 <= count * 5, "{} of {count}: {wrong:#?}", wrong.len());
    }

    #[test]
    fn titles_decide_what_endings_do_not() {
        let (genitive, masculine, feminine) = (Some(Case::Genitive), Some(Gender::Masculine), Some(Gender::Feminine));
        assert_eq!(read("Александра Александрова", genitive, masculine), "Александр Александров");
        assert_eq!(read("Александра Александрова", None, feminine), "Александра Александрова");
        assert_eq!(read("Каримова", None, masculine), "Каримов");
        assert_eq!(read("Каримова", None, None), "Каримова");
        assert_eq!(read("ТРАМПА", genitive, None), "Трамп");
        assert_eq!(read("Ивановы", None, None), "Ивановы");
    }

    #[test]
    fn tells_case_and_gender() {
        let parts = [("Гульнары", Part::Given), ("Искаковой", Part::Surname)];
        let (_, case, gender) = nominative(&parts, None, None, &|_| None);
        assert_eq!((case, gender), (Some(Case::Genitive), Some(Gender::Feminine)));
    }

    #[test]
    fn takes_any_input() {
        for word in ["", "-", "--", "А", "İİ", "Ъ", "а-", "Trump", "O'Нил", "Ё-ё", "Иванов\u{301}", "🙂"] {
            for part in [Part::Given, Part::Patronymic, Part::Surname, Part::Initial] {
                nominative(&[(word, part)], Some(Case::Genitive), None, &|_| None);
            }
        }
        assert_eq!(nominative(&[], None, None, &|_| None).0, "");
    }
}
