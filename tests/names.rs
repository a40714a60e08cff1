//! Names of one thing have one key in both languages; names of two have two.

use dateline::{Extractor, Input, Record};

const PAIRS: &str = include_str!("data/name_pairs.tsv");

/// The key of the name in a sentence made around it.
fn key(extractor: &Extractor, kind: &str, name: &str, russian: bool) -> Option<String> {
    let text = match (kind, russian) {
        ("person", true) => format!("На вопросы журналистов в среду ответил директор завода {name}."),
        ("person", false) => format!("The questions of reporters were answered on Wednesday by director {name}."),
        ("place", true) => format!("Новая дорога в среду открыта для всех: {name} и соседи её ждали."),
        ("place", false) => format!("The new road was opened on Wednesday near {name} for all traffic."),
        (_, true) => format!("Новый доклад в среду представила организация {name}, сообщили журналистам."),
        (_, false) => format!("The new report was presented on Wednesday by the {name} for all members."),
    };
    let input = Input { language: Some(if russian { "ru" } else { "en" }.into()), ..Input::text(text) };
    let record: Record = extractor.extract(&input);
    record.entities.iter().filter(|e| e.kind.as_str() == kind).find_map(|e| e.key.clone())
}

#[test]
fn keys_agree_across_the_languages() {
    let extractor = Extractor::new();
    let (mut same, mut agreed, mut missed, mut collided) = (0, 0, Vec::new(), Vec::new());
    for line in PAIRS.lines().filter(|l| !l.starts_with('#')).skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [kind, relation, en, ru] = cells[..] else { panic!("four cells: {line}") };
        let keys = (key(&extractor, kind, en, false), key(&extractor, kind, ru, true));
        let equal = keys.0.is_some() && keys.0 == keys.1;
        match relation {
            "same" => {
                same += 1;
                agreed += equal as u32;
                if !equal {
                    missed.push((en, ru, keys));
                }
            }
            _ if equal => collided.push((en, ru, keys)),
            _ => {}
        }
    }
    assert!(collided.is_empty(), "one key for two: {collided:#?}");
    assert!(agreed * 100 >= same * 92, "{agreed} of {same} agree; not: {missed:#?}");
}

#[test]
fn organisations_are_named_in_the_nominative() {
    let extractor = Extractor::new();
    let (mut count, mut wrong) = (0, Vec::new());
    for line in include_str!("data/organization_cases.tsv").lines().filter(|l| !l.starts_with('#')).skip(1) {
        let (genitive, nominative) = line.split_once('\t').expect("two cells");
        let text = format!("Об этом в среду говорится в новом докладе {genitive}, сообщили журналистам.");
        let record = extractor.extract(&Input { language: Some("ru".into()), ..Input::text(text) });
        let names: Vec<_> = record.entities.iter().filter(|e| e.kind.as_str() == "organization").map(|e| e.name.clone()).collect();
        count += 1;
        if !names.iter().any(|name| name == nominative) {
            wrong.push((nominative, names));
        }
    }
    assert!(wrong.len() * 100 <= count * 3, "{} of {count}: {wrong:#?}", wrong.len());
}
