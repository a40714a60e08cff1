//! All forms of a Russian verb from its principal parts.

use super::russian_adjective::Stem;
use super::russian_verb_class::{Aspect, Parts, first_person, principal_parts};
use super::{Gender, Morph, Number, VerbForm, Word, chop, ends_with_any, is_husher, is_vowel, last, word};

/// Collects forms: puts back what was cut off, «-ся» and the rest of the phrase.
struct Sink<'a> {
    out: &'a mut Vec<(String, Morph)>,
    reflexive: bool,
    rest: &'a str,
}

impl Sink<'_> {
    /// A finite form, where «-ся» is «-сь» after a vowel.
    fn push(&mut self, form: impl Into<String>, morph: Morph) {
        let mut form = form.into();
        if self.reflexive {
            let vowel = last(&form).is_some_and(is_vowel);
            form.push_str(if vowel { "сь" } else { "ся" });
        }
        self.finish(form, morph);
    }

    /// A declined participle, always «-ся».
    fn participle(&mut self, form: String, morph: Morph) {
        let mut form = form;
        if self.reflexive {
            form.push_str("ся");
        }
        self.finish(form, morph);
    }

    fn finish(&mut self, mut form: String, morph: Morph) {
        form.push_str(self.rest);
        self.out.push((form, morph));
    }

    fn declined(&mut self, lemma: &str, form: VerbForm) {
        if let Some(stem) = Stem::read(lemma) {
            stem.long_forms(Morph::NONE.with_verb(form), |text, morph| self.participle(text, morph));
        }
    }
}

pub(super) fn forms(lemma: &str, out: &mut Vec<(String, Morph)>) {
    let mut parts = lemma.trim().split(';').map(str::trim);
    let first = parts.next().unwrap_or_default();
    let (verb, rest) = first.split_at(first.find(char::is_whitespace).unwrap_or(first.len()));
    // The aspect may be hinted after the infinitive or after the whole lemma.
    let mut hints = word(verb).hints;
    let verb = word(verb).text;
    let given: Vec<&str> = parts
        .map(|part| {
            let Word { text, hints: own } = word(part);
            hints.imperfective |= own.imperfective;
            hints.plural |= own.plural;
            text
        })
        .collect();
    let rest_plain = super::plain(rest);
    let rest_text = if rest.is_empty() { String::new() } else { format!(" {rest_plain}") };
    let tail = word(rest).hints;
    hints.imperfective |= tail.imperfective;
    hints.plural |= tail.plural;

    let (infinitive, reflexive) = strip_reflexive(verb);
    let given: Vec<&str> = given.into_iter().map(|part| strip_reflexive(part).0).collect();
    let mut sink = Sink { out, reflexive, rest: &rest_text };
    sink.push(infinitive, Morph::NONE.with_verb(VerbForm::Infinitive));
    let hinted = match (hints.imperfective, hints.plural) {
        (true, true) => Some(Aspect::Both),
        (true, false) => Some(Aspect::Imperfective),
        (false, true) => Some(Aspect::Perfective),
        (false, false) => None,
    };
    if let Some(parts) = principal_parts(infinitive, &given, hinted) {
        conjugate(&parts, &mut sink);
    }
}

fn strip_reflexive(verb: &str) -> (&str, bool) {
    match verb.strip_suffix("ся").or_else(|| verb.strip_suffix("сь")) {
        Some(base) if base.len() > 2 => (base, true),
        _ => (verb, false),
    }
}

fn conjugate(parts: &Parts, sink: &mut Sink<'_>) {
    match parts.aspect {
        Aspect::Perfective => finite(parts, VerbForm::Future, sink),
        Aspect::Imperfective => finite(parts, VerbForm::Present, sink),
        // «проекты реализуются» goes on.
        Aspect::Both if sink.reflexive => finite(parts, VerbForm::Present, sink),
        Aspect::Both => {
            finite(parts, VerbForm::Present, sink);
            finite(parts, VerbForm::Future, sink);
        }
    }
    past(parts, sink);
    imperative(parts, sink);
    gerunds(parts, sink);
    active_participles(parts, sink);
    if !sink.reflexive {
        passive_participles(parts, sink);
    }
}

/// The third person plural cut into stem and ending; whether it is the second conjugation.
fn present_stem(plural: &str) -> Option<(&str, bool)> {
    let stem = chop(chop(plural));
    match plural.strip_prefix(stem)? {
        "ут" | "ют" => Some((stem, false)),
        "ат" | "ят" => Some((stem, true)),
        _ => None,
    }
}

/// «могут» → мож-, «пекут» → печ-: the stem before е in the first conjugation.
fn softened(stem: &str) -> String {
    match last(stem) {
        Some('г') => format!("{}ж", chop(stem)),
        Some('к') => format!("{}ч", chop(stem)),
        _ => stem.to_owned(),
    }
}

fn finite(parts: &Parts, form: VerbForm, sink: &mut Sink<'_>) {
    let Some((stem, second)) = present_stem(&parts.plural) else { return };
    let base = Morph::NONE.with_verb(form);
    let single = base.with_number(Number::Singular);
    let plural = base.with_number(Number::Plural);
    sink.push(first_person(parts), single.with_person(1));
    if let Some(irregular) = parts.irregular_singular() {
        for (person, form) in (2..).zip(irregular) {
            sink.push(form, single.with_person(person));
        }
    } else {
        let (stem, vowel) = if second { (stem.to_owned(), 'и') } else { (softened(stem), 'е') };
        sink.push(format!("{stem}{vowel}шь"), single.with_person(2));
        sink.push(format!("{stem}{vowel}т"), single.with_person(3));
    }
    let (stem, vowel) = match parts.irregular_plural_stem() {
        Some(stem) => (stem, 'и'),
        None if second => (stem.to_owned(), 'и'),
        None => (softened(stem), 'е'),
    };
    sink.push(format!("{stem}{vowel}м"), plural.with_person(1));
    sink.push(format!("{stem}{vowel}те"), plural.with_person(2));
    sink.push(parts.plural.clone(), plural.with_person(3));
}

fn past(parts: &Parts, sink: &mut Sink<'_>) {
    let base = Morph::NONE.with_verb(VerbForm::Past);
    let single = base.with_number(Number::Singular);
    let stem = parts.past_stem();
    sink.push(parts.past.clone(), single.with_gender(Gender::Masculine));
    sink.push(format!("{stem}ла"), single.with_gender(Gender::Feminine));
    sink.push(format!("{stem}ло"), single.with_gender(Gender::Neuter));
    sink.push(format!("{stem}ли"), base.with_number(Number::Plural));
}

fn imperative(parts: &Parts, sink: &mut Sink<'_>) {
    let Some((stem, _)) = present_stem(&parts.plural) else { return };
    let morph = Morph::NONE.with_verb(VerbForm::Imperative);
    let single = match () {
        _ if parts.in_a() => format!("{}й", parts.infinitive.strip_suffix("ть").unwrap_or(stem)),
        _ if last(stem).is_some_and(is_vowel) => format!("{stem}й"),
        // дадут, создадут
        _ if parts.infinitive.ends_with("дать") && stem.ends_with("дад") => format!("{}й", chop(stem)),
        _ if stem.ends_with('ь') => format!("{}ей", chop(stem)),
        _ if parts.stem_stressed() => format!("{stem}ь"),
        _ => format!("{stem}и"),
    };
    sink.push(format!("{single}те"), morph.with_number(Number::Plural));
    sink.push(single, morph.with_number(Number::Singular));
}

fn gerunds(parts: &Parts, sink: &mut Sink<'_>) {
    let morph = Morph::NONE.with_verb(VerbForm::Gerund);
    if let Some((stem, second)) = present_stem(&parts.plural) {
        let from_present =
            parts.aspect != Aspect::Perfective || second && sink.reflexive || parts.infinitive.ends_with("ти") && parts.past.ends_with('л');
        let ya = if last(stem).is_some_and(is_husher) { 'а' } else { 'я' };
        if parts.in_a() {
            sink.push(format!("{}я", parts.infinitive.strip_suffix("ть").unwrap_or(stem)), morph);
        } else if from_present && !stem.ends_with(['г', 'к', 'ь']) && stem.chars().any(is_vowel) && !parts.infinitive.ends_with("нуть")
        {
            sink.push(format!("{stem}{ya}"), morph);
        }
    }
    if parts.aspect != Aspect::Imperfective {
        let mut stem = parts.past_stem();
        if ends_with_any(&parts.infinitive, &["нуть", "ереть"]) {
            stem = parts.infinitive.strip_suffix("ть").map_or(stem, str::to_owned);
        }
        if parts.infinitive.ends_with("ти") && parts.past.ends_with('л') {
            return;
        }
        if last(&stem).is_some_and(is_vowel) {
            sink.push(format!("{stem}{}", if sink.reflexive { "вши" } else { "в" }), morph);
            if !sink.reflexive {
                sink.push(format!("{stem}вши"), morph);
            }
        } else if let Some(active) = parts.past_participle_stem() {
            sink.push(format!("{active}ши"), morph);
        }
    }
}

fn active_participles(parts: &Parts, sink: &mut Sink<'_>) {
    if parts.aspect != Aspect::Perfective && parts.plural.ends_with('т') {
        sink.declined(&format!("{}щий", chop(&parts.plural)), VerbForm::ActiveParticiple);
    }
    if let Some(stem) = parts.past_participle_stem() {
        sink.declined(&format!("{stem}ший"), VerbForm::ActiveParticiple);
    }
}

fn passive_participles(parts: &Parts, sink: &mut Sink<'_>) {
    if parts.aspect != Aspect::Perfective
        && let Some(lemma) = present_passive(parts)
    {
        sink.declined(&lemma, VerbForm::PassiveParticiple);
        let base = Morph::NONE.with_verb(VerbForm::ShortPassive);
        short_forms(chop(chop(&lemma)), chop(chop(&lemma)), base, sink);
    }
    let Some(short) = &parts.passive else { return };
    let long = if short.ends_with('н') { format!("{short}ный") } else { format!("{short}ый") };
    short_forms(
        short,
        &short.replace('ё', if short.ends_with("ён") { "е" } else { "ё" }),
        Morph::NONE.with_verb(VerbForm::ShortPassive),
        sink,
    );
    sink.declined(&long, VerbForm::PassiveParticiple);
}

fn short_forms(masculine: &str, stem: &str, base: Morph, sink: &mut Sink<'_>) {
    let single = base.with_number(Number::Singular);
    sink.push(masculine, single.with_gender(Gender::Masculine));
    sink.push(format!("{stem}а"), single.with_gender(Gender::Feminine));
    sink.push(format!("{stem}о"), single.with_gender(Gender::Neuter));
    sink.push(format!("{stem}ы"), base.with_number(Number::Plural));
}

/// «планируемый», «ввозимый», «создаваемый».
fn present_passive(parts: &Parts) -> Option<String> {
    let (stem, second) = present_stem(&parts.plural)?;
    if parts.in_a() {
        return Some(format!("{}емый", parts.infinitive.strip_suffix("ть")?));
    }
    match (last(stem)?, second) {
        (_, true) => Some(format!("{stem}имый")),
        (c, false) if is_vowel(c) => Some(format!("{stem}емый")),
        _ if parts.infinitive.ends_with("сти") => Some(format!("{stem}омый")),
        _ => None,
    }
}
