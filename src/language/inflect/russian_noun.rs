//! Declension of one Russian noun, with the irregular ones in `ru/irregular_nouns.tsv`.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::russian_adjective::Stem as AdjectiveStem;
use super::{
    Case, Gender, Hints, Number, capitalised_like, chop, ends_with_any, is_capitalised, is_husher, is_velar, is_vowel, last, rows,
};

const TABLE: &str = include_str!("../ru/irregular_nouns.tsv");

/// What the table says of an irregular noun; empty cells are regular.
#[derive(Clone, Copy, Default)]
struct Irregular {
    hints: Hints<'static>,
    /// Oblique stem.
    stem: &'static str,
    /// Nominative plural.
    plural: &'static str,
    /// Genitive plural.
    genitive_plural: &'static str,
    /// Second locative: «в году».
    locative: &'static str,
}

fn irregular(word: &str) -> Irregular {
    static WORDS: OnceLock<HashMap<&'static str, Irregular>> = OnceLock::new();
    let words = WORDS.get_or_init(|| rows(TABLE).map(read_row).collect());
    if let Some(found) = words.get(word) {
        return *found;
    }
    // «кинофестиваль», «автодорога»: the second part decides gender and animacy; its forms it cannot lend as they stand.
    const FIRST_PARTS: [&str; 24] = [
        "авиа",
        "авто",
        "агро",
        "аэро",
        "био",
        "вело",
        "видео",
        "вице",
        "газо",
        "гос",
        "кино",
        "макро",
        "мега",
        "микро",
        "мото",
        "нефте",
        "проф",
        "радио",
        "со",
        "спец",
        "супер",
        "теле",
        "экс",
        "электро",
    ];
    let second = FIRST_PARTS.iter().find_map(|part| words.get(word.strip_prefix(part)?));
    if let Some(found) = second {
        return Irregular { hints: found.hints, ..Irregular::default() };
    }
    if !is_capitalised(word) {
        return Irregular::default();
    }
    // A lower-case row also speaks for the capitalised word, save for what would be a plural.
    words.get(word.to_lowercase().as_str()).copied().unwrap_or_default()
}

fn read_row(row: &'static str) -> (&'static str, Irregular) {
    let mut cells = row.split('\t');
    let mut cell = || cells.next().unwrap_or_default();
    let lemma = cell();
    let irregular = Irregular { hints: super::hints(cell()), stem: cell(), plural: cell(), genitive_plural: cell(), locative: cell() };
    (lemma, irregular)
}

/// A noun ready to be declined.
pub(super) struct Noun {
    pub(super) gender: Gender,
    pub(super) animate: bool,
    /// The lemma itself is plural.
    pub(super) plural_only: bool,
    pub(super) invariable: bool,
    /// Declined place names in -ово, -ино that are as often left as they are.
    pub(super) also_invariable: bool,
    /// Every form: singular and plural, most usual first within a case.
    pub(super) cells: Vec<(Case, Number, String)>,
}

/// How a noun declines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// завод, музей, путь(m)
    Masculine,
    /// окно, поле
    Neuter,
    /// страна, земля
    First,
    /// новость
    Third,
    /// время
    Time,
    /// Нидерланды
    Plural,
    /// заведующий, Набережная
    Adjective,
    Invariable,
}

/// What stands around the noun in its phrase.
#[derive(Clone, Copy, Default)]
pub(super) struct Context {
    /// An adjective before it says its gender or number.
    pub(super) agrees: Option<(Gender, Number)>,
    /// Words follow: «Общество …», so it is no place name.
    pub(super) followed: bool,
}

/// Declines a noun given in its dictionary form.
pub(super) fn decline(word: &str, hints: Hints<'_>, context: Context) -> Noun {
    let (prefix, tail) = match word.rfind('-') {
        Some(at) => word.split_at(at + 1),
        None => ("", word),
    };
    let known = irregular(tail);
    let class = class(tail, &hints, &known.hints, context);
    let gender = hints.gender.or(known.hints.gender).unwrap_or_else(|| gender(tail, class, context));
    let animate = hints.animate || known.hints.animate || !known.hints.inanimate && guess_animate(tail, class);
    let mut noun = Noun {
        gender,
        animate,
        plural_only: class == Class::Plural,
        invariable: class == Class::Invariable,
        also_invariable: class == Class::Neuter && is_capitalised(tail) && tail.ends_with('о') && !declines_for_sure(tail, context),
        cells: Vec::with_capacity(16),
    };
    if class == Class::Adjective {
        adjective_cells(&mut noun, tail, hints.plural);
    } else if class != Class::Invariable {
        let stem = hints.stem.filter(|stem| !stem.is_empty()).or(Some(known.stem).filter(|stem| !stem.is_empty()));
        let shape = Shape { word: tail, class, gender, animate, stem: stem.map(str::to_owned), known };
        shape.fill(&mut noun.cells);
    }
    if hints.both_parts && !prefix.is_empty() {
        let first = decline(chop(prefix), Hints { both_parts: false, stem: None, gender: None, ..hints }, context);
        for (case, number, form) in &mut noun.cells {
            let own = first.cells.iter().find(|(c, n, _)| c == case && n == number);
            *form = format!("{}-{form}", own.map_or(chop(prefix), |(_, _, own)| own));
        }
    } else if !prefix.is_empty() {
        for (_, _, form) in &mut noun.cells {
            form.insert_str(0, prefix);
        }
    }
    noun
}

fn adjective_cells(noun: &mut Noun, word: &str, plural: bool) {
    let Some(stem) = AdjectiveStem::read(word) else { return };
    let plural = plural || ends_with_any(word, &["ые", "ие"]);
    noun.plural_only = plural;
    for number in [Number::Singular, Number::Plural] {
        if plural && number == Number::Singular {
            continue;
        }
        for case in Case::ALL {
            noun.cells.push((case, number, stem.form(case, number, noun.gender, noun.animate)));
        }
    }
}

fn class(word: &str, hints: &Hints<'_>, known: &Hints<'_>, context: Context) -> Class {
    if hints.invariable || known.invariable && !hints.plural && hints.gender.is_none() {
        return Class::Invariable;
    }
    if hints.adjective || known.adjective || reads_as_adjective_noun(word) && known.gender.is_none() {
        return Class::Adjective;
    }
    let told = hints.gender.or(known.gender);
    if is_foreign(word) && told.is_none() {
        return Class::Invariable;
    }
    if hints.plural || known.plural {
        return Class::Plural;
    }
    let Some(end) = last(word).map(|c| c.to_lowercase().next().unwrap_or(c)) else { return Class::Invariable };
    let plural_before = context.agrees.is_some_and(|(_, number)| number == Number::Plural);
    match end {
        'а' | 'я' if word.ends_with("мя") && told == Some(Gender::Neuter) => Class::Time,
        // «Новые рынка»: a plural adjective before a word in -а: города, доктора.
        'а' | 'я' if plural_before => Class::Plural,
        'а' | 'я' if chop(word).ends_with('у') && is_capitalised(word) && chop(word).chars().count() > 2 => Class::Invariable,
        'а' | 'я' => Class::First,
        'ы' => Class::Plural,
        'и' if plural_before || !is_capitalised(word) => Class::Plural,
        'о' | 'е' | 'ё' if told == Some(Gender::Neuter) || declines_for_sure(word, context) => Class::Neuter,
        'о' if is_capitalised(word) => {
            if ends_with_any(word, &["ово", "ево", "ино", "ыно"]) {
                Class::Neuter
            } else {
                Class::Invariable
            }
        }
        'о' | 'е' | 'ё' if !is_capitalised(word) => Class::Neuter,
        'о' | 'е' | 'ё' | 'и' | 'у' | 'ю' | 'э' => Class::Invariable,
        'ь' if told.unwrap_or_else(|| soft_gender(word)) == Gender::Feminine => Class::Third,
        _ if told == Some(Gender::Feminine) => Class::Invariable,
        _ => Class::Masculine,
    }
}

/// Words that no one would take for an invariable place name.
fn declines_for_sure(word: &str, context: Context) -> bool {
    let neuter_before = context.agrees == Some((Gender::Neuter, Number::Singular));
    neuter_before
        || !is_capitalised(word)
        || context.followed
        || ends_with_any(word, &["ство", "ние", "тие", "вие", "рье", "лье", "вье", "дье", "зье", "сье", "жье", "ще"])
}

/// ALL-CAPS, Latin, digits.
fn is_foreign(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic()).peekable();
    if letters.peek().is_none() || !word.chars().any(|c| matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё')) {
        return true;
    }
    word.chars().any(|c| c.is_ascii_alphanumeric()) || letters.clone().count() > 1 && letters.all(char::is_uppercase)
}

/// Nouns alone that decline as adjectives: «управляющий», «столовая», «животное».
fn reads_as_adjective_noun(word: &str) -> bool {
    let stem = chop(chop(word));
    let Some(before) = last(stem) else { return false };
    if !stem.chars().any(is_vowel) {
        return false;
    }
    match () {
        _ if word.ends_with("ый") => true,
        _ if word.ends_with("ий") => is_husher(before) || is_velar(before) && ends_with_any(stem, &["ск", "цк"]),
        _ if word.ends_with("ой") => ends_with_any(stem, &["ск", "цк"]),
        _ if word.ends_with("ая") => !is_vowel(before),
        _ if word.ends_with("ое") => true,
        _ if word.ends_with("ее") => is_husher(before) || before == 'н',
        _ if word.ends_with("ые") => true,
        _ if word.ends_with("ие") => before == 'щ' || is_velar(before) && ends_with_any(stem, &["ск", "цк"]),
        _ => false,
    }
}

fn gender(word: &str, class: Class, context: Context) -> Gender {
    match class {
        Class::Neuter | Class::Time => Gender::Neuter,
        Class::First | Class::Third => Gender::Feminine,
        Class::Adjective if ends_with_any(word, &["ая", "яя"]) => Gender::Feminine,
        Class::Adjective if ends_with_any(word, &["ое", "ее"]) => Gender::Neuter,
        _ => context.agrees.map_or(Gender::Masculine, |(gender, _)| gender),
    }
}

/// The gender of a noun in -ь by its ending; the table lists the exceptions.
fn soft_gender(word: &str) -> Gender {
    let word = word.to_lowercase();
    const MASCULINE: [&str; 4] = ["тель", "арь", "брь", "ырь"];
    if ends_with_any(&word, &MASCULINE) || is_capitalised(&word) { Gender::Masculine } else { Gender::Feminine }
}

fn guess_animate(word: &str, class: Class) -> bool {
    const PERSONS: [&str; 12] = ["тель", "ист", "чик", "щик", "анин", "янин", "лог", "арь", "вец", "евт", "иатр", "филин"];
    match class {
        Class::Masculine => ends_with_any(word, &PERSONS),
        Class::First => ends_with_any(word, &["тельница", "истка", "анка", "янка"]),
        _ => false,
    }
}

/// The pieces a paradigm is made of.
struct Shape<'a> {
    word: &'a str,
    class: Class,
    gender: Gender,
    animate: bool,
    stem: Option<String>,
    known: Irregular,
}

impl Shape<'_> {
    fn fill(&self, cells: &mut Vec<(Case, Number, String)>) {
        if self.class != Class::Plural {
            self.singular(cells);
        }
        self.plural(cells);
    }

    /// The stem before oblique endings, without soft sign and й.
    fn oblique(&self) -> String {
        if let Some(stem) = &self.stem {
            return stem.trim_end_matches(['ь', 'й']).to_owned();
        }
        match last(self.word) {
            Some('ь') if self.class == Class::Masculine => fleeting(self.word),
            Some('ь' | 'й' | 'а' | 'я' | 'о' | 'е' | 'ё' | 'ы' | 'и') => chop(self.word).to_owned(),
            _ => fleeting(self.word),
        }
    }

    /// Whether the endings are the soft ones: я ю ем.
    fn soft(&self) -> bool {
        matches!(last(self.word), Some('ь' | 'й' | 'я' | 'е' | 'ё')) && !self.stem_is_hushing()
    }

    fn stem_is_hushing(&self) -> bool {
        last(self.stem.as_deref().unwrap_or(chop(self.word))).is_some_and(|c| is_husher(c) || c == 'ц')
            || last(self.word).is_some_and(|c| is_husher(c) || c == 'ц')
    }

    fn singular(&self, cells: &mut Vec<(Case, Number, String)>) {
        let stem = self.oblique();
        let mut put = |case, form: String| cells.push((case, Number::Singular, form));
        put(Case::Nominative, self.word.to_owned());
        let endings: [&[&str]; 5] = match self.class {
            Class::Masculine if self.word.ends_with("путь") => [&["и"], &["и"], &["="], &["ём"], &["и"]],
            Class::Masculine | Class::Neuter => self.second_endings(&stem),
            Class::First => self.first_endings(&stem),
            // Endings in + are put to the lemma: «церковью», «ложью».
            Class::Third if stem.ends_with("ер") => [&["и"], &["и"], &["="], &["ью"], &["и"]],
            Class::Third => [&["и"], &["и"], &["="], &["+ю"], &["и"]],
            _ => [&["ени"], &["ени"], &["я"], &["енем"], &["ени"]],
        };
        for (case, endings) in Case::ALL[1..].iter().zip(endings) {
            for ending in endings {
                let form = match ending.strip_prefix('+') {
                    _ if *ending == "=" => self.word.to_owned(),
                    Some(ending) => format!("{}{ending}", self.word),
                    None => format!("{stem}{ending}"),
                };
                put(*case, form);
            }
        }
        if !self.known.locative.is_empty() {
            put(Case::Locative, capitalised_like(self.word, self.known.locative));
        }
    }

    fn second_endings(&self, stem: &str) -> [&'static [&'static str]; 5] {
        let masculine = self.class == Class::Masculine;
        let soft = self.soft();
        let hushing = last(stem).is_some_and(|c| is_husher(c) || c == 'ц');
        let locative: &[&str] = if stem.ends_with('и') && self.word.chars().count() > 3 { &["и"] } else { &["е"] };
        let accusative: &[&str] = match (masculine, self.animate, soft) {
            (true, true, false) => &["а"],
            (true, true, true) => &["я"],
            _ => &["="],
        };
        let instrumental: &[&str] = match () {
            _ if !masculine && hushing => {
                if self.word.ends_with('о') {
                    &["ом"]
                } else {
                    &["ем"]
                }
            }
            _ if hushing => {
                if self.ending_stressed(stem) {
                    &["ом", "ем"]
                } else {
                    &["ем", "ом"]
                }
            }
            _ if soft => &["ем"],
            _ => &["ом"],
        };
        match soft {
            true => [&["я"], &["ю"], accusative, instrumental, locative],
            false => [&["а"], &["у"], accusative, instrumental, locative],
        }
    }

    /// After hushers and ц the instrumental is -ом under stress; words that lose their vowel and short ones mostly stress it.
    fn ending_stressed(&self, stem: &str) -> bool {
        let syllables = self.word.chars().filter(|c| is_vowel(*c)).count();
        stem.chars().count() + 1 == self.word.chars().count() && !self.word.ends_with('ь') && syllables < 3 && self.word.ends_with("ец")
            || syllables == 1
            || ends_with_any(self.word, &["аж", "еж", "ёж", "ач", "ич", "уц", "ж"]) && syllables == 2
    }

    fn first_endings(&self, stem: &str) -> [&'static [&'static str]; 5] {
        let end = last(stem).unwrap_or('н');
        let soft = self.word.ends_with('я');
        if soft && end == 'и' {
            return [&["и"], &["и"], &["ю"], &["ей"], &["и"]];
        }
        let genitive: &[&str] = if soft || is_velar(end) || is_husher(end) { &["и"] } else { &["ы"] };
        let instrumental: &[&str] = match () {
            _ if soft => &["ей"],
            _ if is_husher(end) || end == 'ц' => &["ей", "ой"],
            _ => &["ой"],
        };
        [genitive, &["е"], if soft { &["ю"] } else { &["у"] }, instrumental, &["е"]]
    }

    fn plural(&self, cells: &mut Vec<(Case, Number, String)>) {
        let nominative = self.nominative_plural();
        let genitive = self.genitive_plural(&nominative);
        let base = chop(&nominative);
        let soft = match last(&nominative) {
            Some('я') => true,
            Some('и') => !last(base).is_some_and(|c| is_velar(c) || is_husher(c)),
            _ => false,
        };
        let vowel = if soft { 'я' } else { 'а' };
        let mut put = |case, form: String| cells.push((case, Number::Plural, form));
        put(Case::Nominative, nominative.clone());
        put(Case::Genitive, genitive.clone());
        put(Case::Dative, format!("{base}{vowel}м"));
        put(Case::Accusative, if self.animate { genitive } else { nominative.clone() });
        let instrumental = if nominative.to_lowercase() == "люди" || nominative == "дети" {
            format!("{base}ьми")
        } else {
            format!("{base}{vowel}ми")
        };
        put(Case::Instrumental, instrumental);
        put(Case::Locative, format!("{base}{vowel}х"));
    }

    fn nominative_plural(&self) -> String {
        if self.class == Class::Plural {
            return self.word.to_owned();
        }
        if !self.known.plural.is_empty() {
            return capitalised_like(self.word, self.known.plural);
        }
        if ends_with_any(self.word, &["анин", "янин"]) && self.animate {
            return format!("{}е", chop(chop(self.word)));
        }
        let stem = self.oblique();
        let end = last(&stem).unwrap_or('н');
        let ending = match self.class {
            Class::Neuter if self.soft() => "я",
            Class::Neuter => "а",
            Class::Time => "ена",
            Class::Third => "и",
            _ if self.soft() || is_velar(end) || is_husher(end) => "и",
            _ => "ы",
        };
        format!("{stem}{ending}")
    }

    fn genitive_plural(&self, nominative: &str) -> String {
        if !self.known.genitive_plural.is_empty() {
            return capitalised_like(self.word, self.known.genitive_plural);
        }
        let base = chop(nominative);
        let end = last(base).unwrap_or('н');
        if nominative.ends_with("ане") || nominative.ends_with("яне") {
            return base.to_owned();
        }
        match self.class {
            Class::Time => format!("{}ён", chop(chop(base))),
            Class::Third => format!("{base}ей"),
            Class::First => zero_feminine(base, self.word),
            Class::Neuter => zero_neuter(base, self.word),
            Class::Plural => self.plural_genitive(base, nominative),
            _ => match () {
                _ if nominative.ends_with("ья") => format!("{}ьев", chop(base)),
                _ if self.word.ends_with('й') => format!("{base}ев"),
                _ if self.soft() || is_husher(end) => format!("{base}ей"),
                _ if end == 'ц' && !self.ending_stressed(base) => format!("{base}ев"),
                _ => format!("{base}ов"),
            },
        }
    }

    /// Of a noun given in the plural: by its gender when hinted, else by its ending.
    fn plural_genitive(&self, base: &str, nominative: &str) -> String {
        let end = last(base).unwrap_or('н');
        match self.gender {
            Gender::Feminine if nominative.ends_with('ы') || is_velar(end) || is_husher(end) => zero_feminine(base, &format!("{base}а")),
            Gender::Feminine if end == 'и' => zero_feminine(base, &format!("{base}я")),
            _ if matches!(last(nominative), Some('а')) => zero_neuter(base, &format!("{base}о")),
            _ if ends_with_any(nominative, &["ия", "ья"]) => zero_neuter(base, &format!("{base}е")),
            _ if nominative.ends_with('ы') && end == 'ц' => format!("{base}ев"),
            _ if nominative.ends_with('ы') || is_velar(end) => format!("{base}ов"),
            _ if is_vowel(end) => format!("{base}ев"),
            _ => format!("{base}ей"),
        }
    }
}

/// The oblique stem of a masculine noun in a consonant or -ь: «конец» → конц, «рынок» → рынк, «уровень» → уровн.
fn fleeting(word: &str) -> String {
    let soft = word.ends_with('ь');
    let stem = if soft { chop(word) } else { word };
    let count = stem.chars().count();
    let body = chop(chop(stem));
    let Some(before) = last(body) else { return stem.to_owned() };
    let has_vowel = body.chars().any(is_vowel);
    let cluster = !is_vowel(before) && last(chop(body)).is_some_and(|c| !is_vowel(c));
    match () {
        _ if soft => {
            if word.ends_with("ень") && has_vowel && !cluster && count > 3 {
                format!("{body}н")
            } else {
                stem.to_owned()
            }
        }
        _ if ends_with_any(stem, &["ец"]) && count > 3 => match before {
            'л' => format!("{body}ьц"),
            _ if is_vowel(before) => format!("{body}йц"),
            _ if !has_vowel
                || cluster
                    && !body.ends_with("рл")
                    && !ends_with_any(body, &["мц", "ст", "нд", "рт", "рг", "лт", "рн", "рк", "вл", "нт", "дн"]) =>
            {
                stem.to_owned()
            }
            _ => format!("{body}ц"),
        },
        _ if stem.ends_with("ек") && is_husher(before) && has_vowel => format!("{body}к"),
        _ if stem.ends_with("ёк") && matches!(before, 'л' | 'н' | 'р') && has_vowel => format!("{body}ьк"),
        _ if stem.ends_with("ок") && has_vowel && count > 3 => format!("{body}{}к", if is_vowel(before) { "й" } else { "" }),
        _ => stem.to_owned(),
    }
}

/// The genitive plural without ending, vowel put in where consonants meet: «поставок», «статей», «станций», «недель».
fn zero_feminine(base: &str, word: &str) -> String {
    let end = last(base).unwrap_or('н');
    let body = chop(base);
    let before = last(body).unwrap_or('а');
    if word.ends_with('я') {
        return match end {
            'и' => format!("{base}й"),
            'ь' => format!("{body}ей"),
            _ if is_vowel(end) => format!("{base}й"),
            'н' if !is_vowel(before) && before != 'р' && before != 'л' => {
                format!("{}ен", if matches!(before, 'ь' | 'й') { chop(body) } else { body })
            }
            'л' if !is_vowel(before) && before != 'л' => format!("{body}ель"),
            _ => format!("{base}ь"),
        };
    }
    insert_vowel(base, end, body, before)
}

fn zero_neuter(base: &str, word: &str) -> String {
    let end = last(base).unwrap_or('н');
    let body = chop(base);
    let before = last(body).unwrap_or('а');
    if word.ends_with('о') {
        return insert_vowel(base, end, body, before);
    }
    match end {
        'и' => format!("{base}й"),
        'ь' => format!("{body}ий"),
        'ц' | 'щ' | 'ж' => insert_vowel(base, end, body, before),
        _ => format!("{base}ей"),
    }
}

fn insert_vowel(base: &str, end: char, body: &str, before: char) -> String {
    let put = |body: &str, vowel: char| format!("{body}{vowel}{end}");
    match end {
        _ if is_vowel(before) => base.to_owned(),
        'к' if matches!(before, 'ь' | 'й') => put(chop(body), 'е'),
        'к' if is_husher(before) => put(body, 'е'),
        'к' => put(body, 'о'),
        'ц' if before == 'й' => base.to_owned(),
        'ц' if before == 'ь' => put(chop(body), 'е'),
        'ц' => put(body, 'е'),
        'н' if matches!(before, 'й' | 'ь') => put(chop(body), 'е'),
        'н' if matches!(before, 'к' | 'г') => put(body, 'о'),
        'н' if matches!(before, 'с' | 'т' | 'ж' | 'ш' | 'ч' | 'п' | 'в' | 'д' | 'з' | 'м') => put(body, 'е'),
        'л' if matches!(before, 'с' | 'т' | 'г' | 'ш' | 'д' | 'к') => put(body, 'е'),
        _ => base.to_owned(),
    }
}
