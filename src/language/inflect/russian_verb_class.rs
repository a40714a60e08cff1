//! The principal parts of a Russian verb: as given, from `ru/irregular_verbs.tsv` through any prefix, or by its class.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{chop, ends_with_any, is_husher, is_vowel, last, rows};

const TABLE: &str = include_str!("../ru/irregular_verbs.tsv");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aspect {
    Perfective,
    Imperfective,
    /// «использовать»
    Both,
}

/// What the other forms are made of.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    pub(super) infinitive: String,
    /// Third person plural, present or future.
    pub(super) plural: String,
    /// Past, masculine.
    pub(super) past: String,
    /// Short passive participle, masculine.
    pub(super) passive: Option<String>,
    pub(super) aspect: Aspect,
}

/// A row of the table: a root that may take prefixes.
#[derive(Clone, Copy)]
struct Root {
    plural: &'static str,
    past: &'static str,
    passive: &'static str,
    aspect: Option<Aspect>,
}

const PREFIXES: [&str; 50] = [
    "без",
    "бес",
    "в",
    "во",
    "воз",
    "возо",
    "вос",
    "вз",
    "вс",
    "въ",
    "вы",
    "до",
    "за",
    "из",
    "изо",
    "изъ",
    "ис",
    "на",
    "над",
    "надо",
    "не",
    "недо",
    "о",
    "об",
    "обо",
    "объ",
    "обез",
    "от",
    "ото",
    "отъ",
    "пере",
    "по",
    "под",
    "подо",
    "подъ",
    "пре",
    "пред",
    "предо",
    "при",
    "про",
    "раз",
    "разо",
    "разъ",
    "рас",
    "с",
    "со",
    "съ",
    "у",
    "взаимо",
    "пере",
];

fn is_prefix(text: &str) -> bool {
    PREFIXES.contains(&text) || matches!(text, "воспро" | "произ" | "перерас" | "переиз" | "преду" | "возоб" | "переоб" | "недоис")
}

fn roots() -> &'static HashMap<&'static str, Root> {
    static ROOTS: OnceLock<HashMap<&'static str, Root>> = OnceLock::new();
    ROOTS.get_or_init(|| {
        rows(TABLE)
            .map(|row| {
                let mut cells = row.split('\t');
                let mut cell = || cells.next().unwrap_or_default();
                let infinitive = cell();
                let root = Root {
                    plural: cell(),
                    past: cell(),
                    passive: cell(),
                    aspect: match cell() {
                        "p" => Some(Aspect::Perfective),
                        "i" => Some(Aspect::Imperfective),
                        "ip" => Some(Aspect::Both),
                        _ => None,
                    },
                };
                (infinitive, root)
            })
            .collect()
    })
}

pub(super) fn principal_parts(infinitive: &str, given: &[&str], hinted: Option<Aspect>) -> Option<Parts> {
    let tabled = from_table(infinitive);
    let aspect = hinted.or(tabled.as_ref().map(|parts| parts.aspect)).unwrap_or_else(|| guess_aspect(infinitive));
    let mut parts = tabled.or_else(|| regular(infinitive, aspect)).unwrap_or_else(|| Parts {
        infinitive: infinitive.to_owned(),
        plural: String::new(),
        past: String::new(),
        passive: None,
        aspect,
    });
    parts.aspect = aspect;
    let part = |at: usize| given.get(at).filter(|part| !part.is_empty()).map(|part| (*part).to_owned());
    if let Some(plural) = part(0) {
        parts.plural = plural;
    }
    if let Some(past) = part(1) {
        parts.past = past;
    }
    match part(2) {
        Some(passive) => parts.passive = Some(passive),
        None if !given.is_empty() && parts.passive.is_none() && parts.infinitive.ends_with("ать") && aspect != Aspect::Imperfective => {
            parts.passive = passive_in_n(infinitive);
        }
        None => {}
    }
    (!parts.plural.is_empty() && !parts.past.is_empty()).then_some(parts)
}

fn from_table(infinitive: &str) -> Option<Parts> {
    let roots = roots();
    for (at, _) in infinitive.char_indices().take(12) {
        let (prefix, root) = infinitive.split_at(at);
        let Some(found) = roots.get(root) else { continue };
        if !prefix.is_empty() && !is_prefix(prefix) {
            continue;
        }
        let aspect = match found.aspect {
            Some(Aspect::Imperfective) if !prefix.is_empty() && !imperfective_in_spite_of_prefix(root) => Aspect::Perfective,
            Some(Aspect::Both) if !prefix.is_empty() => Aspect::Perfective,
            Some(aspect) => aspect,
            None => guess_aspect(infinitive),
        };
        let join = |part: &str| if part.is_empty() { String::new() } else { format!("{}{part}", prefix_before(prefix, root, part)) };
        let mut passive = join(found.passive);
        if passive.is_empty() && !prefix.is_empty() && aspect == Aspect::Perfective && ends_with_any(root, &["ить", "ать", "ыть", "нуть"])
        {
            // What has no passive alone may get one with a prefix: «установлен» from «становить».
            passive = regular(infinitive, aspect).and_then(|parts| parts.passive).unwrap_or_default();
        }
        let keeps = !passive.is_empty() && (aspect != Aspect::Imperfective || prefix.is_empty());
        return Some(Parts {
            infinitive: infinitive.to_owned(),
            plural: join(found.plural),
            past: join(found.past),
            passive: keeps.then_some(passive),
            aspect,
        });
    }
    None
}

/// Prefixed verbs of motion and «-давать» stay imperfective: «приходить», «вывозить».
fn imperfective_in_spite_of_prefix(root: &str) -> bool {
    matches!(
        root,
        "давать"
            | "знавать"
            | "ставать"
            | "падать"
            | "полагать"
            | "двигать"
            | "гадать"
            | "пользовать"
            | "ходить"
            | "носить"
            | "водить"
            | "возить"
            | "езжать"
            | "висеть"
            | "стоять"
            | "надлежать"
    )
}

/// «разобрать» but «разберут»: the vowel of the prefix goes with the vowel of the root.
fn prefix_before<'a>(prefix: &'a str, root: &str, part: &str) -> &'a str {
    let two_consonants = |text: &str| {
        let mut chars = text.chars();
        chars.next().is_some_and(|c| !is_vowel(c)) && chars.next().is_some_and(|c| !is_vowel(c))
    };
    match prefix {
        "разо" | "изо" | "подо" | "ото" | "обо" | "надо" if two_consonants(root) && !two_consonants(part) => {
            chop(prefix)
        }
        _ => prefix,
    }
}

fn regular(infinitive: &str, aspect: Aspect) -> Option<Parts> {
    let stem = infinitive.strip_suffix("ть")?;
    let body = chop(stem);
    let plural = match last(stem)? {
        'а' if ends_with_any(stem, &["дава", "знава", "става"]) => format!("{}ют", chop(body)),
        'а' if stem.ends_with("ова") => format!("{}уют", chop(chop(stem.strip_suffix('а')?))),
        'а' if stem.ends_with("ева") && is_eva(stem) => {
            let base = stem.strip_suffix("ева")?;
            let hushing = last(base).is_some_and(|c| is_husher(c) || c == 'ц');
            format!("{base}{}ют", if hushing { 'у' } else { 'ю' })
        }
        'а' | 'я' | 'е' => format!("{stem}ют"),
        'и' => {
            let hushing = last(body).is_some_and(is_husher);
            format!("{body}{}т", if hushing { 'а' } else { 'я' })
        }
        'у' => format!("{stem}т"),
        'о' => format!("{body}ют"),
        'ы' => format!("{body}оют"),
        _ => return None,
    };
    let mut parts = Parts { infinitive: infinitive.to_owned(), plural, past: format!("{stem}л"), passive: None, aspect };
    let transitive = aspect != Aspect::Imperfective || ends_with_any(infinitive, &["ировать"]);
    if transitive {
        parts.passive = match last(stem)? {
            'а' | 'я' => passive_in_n(infinitive),
            'у' | 'о' | 'ы' => Some(format!("{stem}т")),
            'и' if to_zhd(infinitive) => Some(format!("{body}ен").replace("ден", "жден")),
            'и' => Some(format!("{}ен", mutated(body, infinitive))),
            _ => None,
        };
    }
    Some(parts)
}

fn passive_in_n(infinitive: &str) -> Option<String> {
    infinitive.strip_suffix("ть").map(|stem| format!("{stem}н"))
}

/// «воевать», «танцевать», not «одевать», «успевать», «преодолевать».
fn is_eva(stem: &str) -> bool {
    let Some(base) = stem.strip_suffix("ева") else { return false };
    last(base).is_some_and(|c| is_husher(c) || c == 'ц') || ends_with_any(stem, &["воева", "горева", "малева", "клева", "жева", "плева"])
}

/// The consonant of the second conjugation before -у and -ен: «сократ-» → сокращ-, «снаб-» → снабж-.
fn mutated(stem: &str, infinitive: &str) -> String {
    let body = chop(stem);
    match last(stem) {
        Some('б' | 'п' | 'в' | 'ф' | 'м') => format!("{stem}л"),
        Some('д' | 'з') => format!("{body}ж"),
        Some('с') => format!("{body}ш"),
        Some('т') if body.ends_with('с') => format!("{}щ", chop(body)),
        Some('т') if to_shch(infinitive) => format!("{body}щ"),
        Some('т') => format!("{body}ч"),
        _ => stem.to_owned(),
    }
}

/// Roots where д goes to жд, of bookish origin: «возбуждён», «вынужден».
fn to_zhd(infinitive: &str) -> bool {
    const ROOTS: [&str; 12] =
        ["возбудить", "нудить", "судить", "градить", "бедить", "твердить", "вободить", "предить", "редить", "родить", "хладить", "бедить"];
    ends_with_any(infinitive, &ROOTS) && !ends_with_any(infinitive, &["городить", "бродить"])
}

/// Roots where т goes to щ, of bookish origin.
fn to_shch(infinitive: &str) -> bool {
    const ROOTS: [&str; 22] = [
        "вратить",
        "кратить",
        "претить",
        "сетить",
        "освятить",
        "освятить",
        "посвятить",
        "хитить",
        "защитить",
        "щутить",
        "глотить",
        "огатить",
        "плотить",
        "мутить",
        "кротить",
        "братить",
        "сытить",
        "освободить",
        "просветить",
        "осветить",
        "бретить",
        "вящутить",
    ];
    ends_with_any(infinitive, &ROOTS)
}

/// First person singular.
pub(super) fn first_person(parts: &Parts) -> String {
    let plural = &parts.plural;
    let stem = chop(chop(plural));
    if parts.infinitive.ends_with("дать") && stem.ends_with("дад") {
        return format!("{}м", chop(stem));
    }
    if ends_with_any(&parts.infinitive, &["съесть", "поесть", "доесть"]) || parts.infinitive == "есть" {
        return format!("{}м", chop(stem));
    }
    if plural.ends_with("ят") || plural.ends_with("ат") {
        if parts.infinitive.ends_with("хотеть") {
            return format!("{}чу", chop(stem));
        }
        // The passive participle shows how т mutates: «сокращён», «оплачен».
        let shown = parts.passive.as_deref().filter(|_| stem.ends_with('т'));
        let shown =
            shown.and_then(|passive| passive.strip_suffix("ен").or(passive.strip_suffix("ён"))).filter(|shown| shown.ends_with(['щ', 'ч']));
        let stem = shown.map_or_else(|| mutated(stem, &parts.infinitive), str::to_owned);
        let hushing = last(&stem).is_some_and(is_husher);
        return format!("{stem}{}", if hushing { 'у' } else { 'ю' });
    }
    chop(plural).to_owned()
}

fn guess_aspect(infinitive: &str) -> Aspect {
    const SUFFIXES: [&str; 35] = [
        "ывать",
        "ивать",
        "щать",
        "влять",
        "блять",
        "плять",
        "млять",
        "ждать",
        "жать",
        "шать",
        "лять",
        "нять",
        "рять",
        "кать",
        "гать",
        "чать",
        "пать",
        "евать",
        "давать",
        "знавать",
        "ставать",
        "ствовать",
        "нимать",
        "бирать",
        "сылать",
        "мирать",
        "тирать",
        "пирать",
        "дирать",
        "зывать",
        "езжать",
        "бегать",
        "минать",
        "рицать",
        "бывать",
    ];
    let base = infinitive;
    let prefixed = |prefixes: &[&str]| {
        prefixes.iter().any(|prefix| {
            base.strip_prefix(prefix).is_some_and(|rest| rest.chars().filter(|c| is_vowel(*c)).count() > 0 && rest.chars().count() > 3)
        })
    };
    match () {
        _ if ends_with_any(base, &SUFFIXES) => Aspect::Imperfective,
        _ if base.ends_with("нуть") => Aspect::Perfective,
        _ if prefixed(&[
            "вы", "за", "по", "про", "под", "при", "пере", "об", "от", "раз", "рас", "из", "ис", "до", "на", "со", "воз", "вос", "у",
            "пре", "об", "о", "с",
        ]) && !base.ends_with("ировать") =>
        {
            Aspect::Perfective
        }
        _ => Aspect::Imperfective,
    }
}

impl Parts {
    /// «давать», «признавать», «вставать»: the present drops -ва-, imperative and gerund keep it.
    pub(super) fn in_a(&self) -> bool {
        ends_with_any(&self.infinitive, &["давать", "знавать", "ставать"]) && self.plural.ends_with("ают") && !self.plural.ends_with("вают")
    }

    /// «даст», «ест», «хочет».
    pub(super) fn irregular_singular(&self) -> Option<[String; 2]> {
        let stem = chop(chop(&self.plural));
        if self.infinitive.ends_with("дать") && stem.ends_with("дад") {
            let stem = chop(stem);
            return Some([format!("{stem}шь"), format!("{stem}ст")]);
        }
        if ends_with_any(&self.infinitive, &["съесть", "поесть", "доесть"]) || self.infinitive == "есть" {
            let stem = chop(stem);
            return Some([format!("{stem}шь"), format!("{stem}ст")]);
        }
        if self.infinitive.ends_with("хотеть") {
            let stem = chop(stem);
            return Some([format!("{stem}чешь"), format!("{stem}чет")]);
        }
        if self.infinitive.ends_with("бежать") {
            return Some([format!("{stem}ишь").replace('г', "ж"), format!("{stem}ит").replace('г', "ж")]);
        }
        None
    }

    /// «дадим», «бежим».
    pub(super) fn irregular_plural_stem(&self) -> Option<String> {
        let stem = chop(chop(&self.plural));
        if self.infinitive.ends_with("дать") && stem.ends_with("дад") {
            return Some(stem.to_owned());
        }
        self.infinitive.ends_with("бежать").then(|| format!("{}ж", chop(stem)))
    }

    /// The past before -ла: «подписа», «рос», «ш».
    pub(super) fn past_stem(&self) -> String {
        let past = &self.past;
        if past.ends_with("шёл") || past.ends_with("шел") {
            return chop(chop(past)).to_owned();
        }
        if self.infinitive.ends_with("честь") {
            // учёл, учла; счёл, сочла
            let stem = past.strip_suffix("ёл").unwrap_or(past);
            return if stem == "сч" { "соч".to_owned() } else { stem.to_owned() };
        }
        if self.infinitive.ends_with("жечь") {
            // зажёг, зажгла
            return past.replace("жёг", "жг").replace("жег", "жг");
        }
        past.strip_suffix('л').unwrap_or(past).replace('ё', "е")
    }

    /// The past active participle before -ший: «подписав», «приведш» without ш, «рос».
    pub(super) fn past_participle_stem(&self) -> Option<String> {
        let past = &self.past;
        if let Some(stem) = past.strip_suffix("шёл").or_else(|| past.strip_suffix("шел")) {
            return Some(format!("{stem}шед"));
        }
        if self.infinitive.ends_with("честь") {
            return None;
        }
        if ends_with_any(&self.infinitive, &["сти", "сть"]) && past.ends_with('л') {
            // привели, приведут → приведший; but «упавший», «съевший»
            let present = chop(chop(&self.plural));
            return if self.infinitive.ends_with("сти") { Some(present.to_owned()) } else { Some(format!("{}в", chop(past))) };
        }
        match past.strip_suffix('л') {
            Some(stem) => Some(format!("{stem}в")),
            None => Some(past.replace('ё', "е")),
        }
    }

    /// Whether the imperative ends in -ь: «подготовь», «встань», «будь».
    pub(super) fn stem_stressed(&self) -> bool {
        const STRESSED: [&str; 32] = [
            "готовить",
            "ставить",
            "править",
            "метить",
            "ветить",
            "верить",
            "мерить",
            "будить",
            "грабить",
            "давить",
            "высить",
            "ширить",
            "стать",
            "быть",
            "сесть",
            "лезть",
            "резать",
            "плакать",
            "мазать",
            "дёргать",
            "двинуть",
            "тратить",
            "портить",
            "крепить",
            "слабить",
            "бавить",
            "явить",
            "славить",
            "кинуть",
            "бросить",
            "весить",
            "снизить",
        ];
        ends_with_any(&self.infinitive, &STRESSED) && !ends_with_any(&self.infinitive, &["явить", "крепить", "давить", "будить"])
    }
}
