use crate::{Body, Extractor, Input};

/// Who says what, and whether in quotation marks.
#[track_caller]
fn told(text: &str) -> Vec<(String, String, bool)> {
    let extractor = Extractor::builder().body(Body::Whole).build().expect("built-in rules");
    let record = extractor.extract(&Input::text(text));
    let statements = record.events.iter().filter(|e| e.kind.as_str() == "statement");
    let role = |event: &crate::record::Event, name: &str| event.roles.iter().find(|r| r.role == name).cloned().unwrap_or_default();
    let said = statements.map(|event| {
        let speaker = role(event, "speaker").entity.and_then(|e| record.entity(e)).map_or(String::new(), |e| e.latin.clone());
        (speaker, role(event, "content").text.unwrap_or_default(), event.quote == Some(true))
    });
    said.collect()
}

#[test]
fn what_is_said_in_the_reporters_words() {
    let english = told("Finance Minister Peter Novak said that the budget would be revised in autumn.");
    assert_eq!(english, [("Peter Novak".to_string(), "the budget would be revised in autumn".to_string(), false)]);
    assert_eq!(told("Finance Minister Peter Novak said the budget would be revised in autumn."), english);
    let far = "Finance Minister Peter Novak told reporters following a meeting with Ann Lee in Oslo on Friday that the budget would be \
               revised in autumn.";
    assert_eq!(told(far), english);
    let russian = told("Министр финансов Пётр Новак заявил, что бюджет пересмотрят осенью.");
    assert_eq!(russian, [("Pyotr Novak".to_string(), "бюджет пересмотрят осенью".to_string(), false)]);
}

#[test]
fn who_is_named_in_a_quotation_does_not_say_it() {
    let said = told("Ann Lee spoke on Monday. \"We have known Rada for years,\" she said.");
    assert_eq!(said[0].0, "Ann Lee", "{said:?}");
}

#[test]
fn single_marks_end_at_no_apostrophe() {
    let said = |words: &str| vec![("Ann Lee".to_string(), words.to_string(), true)];
    assert_eq!(told("'We didn't have a choice,' minister Ann Lee told reporters."), said("We didn't have a choice"));
    assert_eq!(told("Ann Lee said: ‘We didn’t have a choice but to close.’"), said("We didn’t have a choice but to close."));
}

#[test]
fn companies_in_quotation_marks_employ_who_speaks() {
    let russian = told("«Рынок будет расти», — сказал директор «Газпрома» Иван Орлов.");
    assert_eq!(russian, [("Ivan Orlov".to_string(), "Рынок будет расти".to_string(), true)]);
    let told_to = told("«Рынок будет расти», — сказал «Ведомостям» аналитик Иван Орлов.");
    assert_eq!(told_to, russian);
}

#[test]
fn nobody_speaks_where_it_is_denied_or_nobody_is_named() {
    assert_eq!(told("Finance Minister Peter Novak did not say that the budget would be revised."), []);
    assert_eq!(told("Finance Minister Peter Novak said on Monday in a statement."), []);
    assert_eq!(told("It is said that the budget will be revised."), []);
    assert_eq!(told("Новак не заявлял, что бюджет пересмотрят."), []);
}
