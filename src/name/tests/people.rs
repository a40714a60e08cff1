//! Persons: their names and posts.

use super::{entities, names, of_kind, read};
use crate::record::MentionKind;

/// The posts of a text with the organisations they are held in.
fn posts(text: &str) -> Vec<(String, Option<String>)> {
    read(text, |_, _, entities| {
        let name = |id: crate::record::EntityId| entities.iter().find(|e| e.id == id).map(|e| e.name.clone());
        entities.iter().flat_map(|e| &e.positions).map(|p| (p.title.clone(), p.organization.and_then(name))).collect()
    })
}

#[test]
fn first_names_that_are_words_make_persons_before_a_surname() {
    assert_eq!(names("Bill Gates said he met Will Smith."), ["person:Bill Gates", "person:Will Smith"]);
    assert_eq!(names("Rich Miller and Art Buchwald wrote books."), ["person:Rich Miller", "person:Art Buchwald"]);
    assert_eq!(names("Will Trump resign?"), ["person:Trump"]);
    assert_eq!(names("Will Congress act?"), ["organization:Congress"]);
}

#[test]
fn a_company_before_a_title_is_where_the_post_is_held() {
    let post = |title: &str, name: &str| vec![(title.to_string(), Some(name.to_string()))];
    assert_eq!(posts("Apple CEO Tim Cook said sales rose."), post("CEO", "Apple Inc"));
    assert_eq!(posts("Gazprom's chief executive Alexei Miller said output rose."), post("chief executive", "Gazprom"));
}

#[test]
fn whose_somebody_is_may_stand_between_title_and_name() {
    let text = "Адвокат Рязанцева Станислав Грибов подал жалобу.";
    assert_eq!(entities(text, MentionKind::Person)[1], ("Станислав Грибов".into(), vec!["адвокат".into()]));
    assert_eq!(entities(text, MentionKind::Person)[0].1, Vec::<String>::new());
}

#[test]
fn headlines_in_capitals_name_who_acts_first() {
    assert_eq!(names("TRUMP MEETS PUTIN"), ["person:TRUMP", "person:PUTIN"]);
    assert_eq!(names("ПУТИН ВСТРЕТИЛСЯ С ТРАМПОМ"), ["person:ПУТИН", "person:ТРАМПОМ"]);
}

#[test]
fn who_begins_a_clause_stands_in_the_nominative() {
    let named = |text: &str| entities(text, MentionKind::Person).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(named("Сигэру Исиба прибыл в Москву."), ["Сигэру Исиба"]);
    assert_eq!(named("Он встретился с Натальей Дюма и г-ном Брауном."), ["Наталья Дюма", "Браун"]);
    assert_eq!(named("Петром Дюма и Олегом Сорокой гордятся."), ["Пётр Дюма", "Олег Сорока"]);
}

#[test]
fn foreign_names_have_their_usual_latin_spelling_and_one_key() {
    let of = |text: &str| {
        read(text, |_, _, entities| {
            let person = entities.iter().find(|e| e.kind == MentionKind::Person);
            person.map(|e| (e.latin.clone(), e.key.clone()))
        })
    };
    for (en, ru) in [
        ("Xi Jinping", "Си Цзиньпин"),
        ("Lee Jae-myung", "Ли Чжэ Мён"),
        ("Charles de Gaulle", "Шарль де Голль"),
        ("Jean-Claude Juncker", "Жан-Клод Юнкер"),
    ] {
        let english = of(&format!("Yesterday President {en} said prices rose."));
        assert_eq!(of(&format!("Вчера президент {ru} заявил о росте.")), english);
        assert_eq!(english.map(|(latin, _)| latin).as_deref(), Some(en));
    }
}

#[test]
fn occupations_are_posts() {
    let posts = |text: &str| posts(text).into_iter().map(|(title, _)| title).collect::<Vec<_>>();
    assert_eq!(posts("Кладовщица Ирина Колпакова пришла в суд."), ["кладовщица"]);
    assert_eq!(posts("Yesterday fisherman John Smith said rain helped."), ["fisherman"]);
    assert_eq!(posts("The road reopened, said Gov. Alan Drexler."), ["Gov."]);
}

#[test]
fn a_head_word_behind_a_given_name_is_a_surname_where_persons_are_told_of() {
    for (text, person) in [
        ("Stephen King wrote it.", "Stephen King"),
        ("Tom Hill said so.", "Tom Hill"),
        ("Susan Rivers, the minister, agreed.", "Susan Rivers"),
        ("He met his counterpart Le Hoai Minh.", "Le Hoai Minh"),
        ("She replaced Per Lindqvist.", "Per Lindqvist"),
    ] {
        assert!(names(text).contains(&format!("person:{person}")), "{text} {:?}", names(text));
    }
    assert_eq!(names("They climbed Harrow Hill."), ["place:Harrow Hill"]);
}

#[test]
fn a_title_in_the_plural_is_of_all_who_are_joined() {
    let each = |title: &str| vec![(title.to_string(), None), (title.to_string(), None)];
    assert_eq!(posts("Presidents Ada Lamont and Igor Belov met Elon Musk."), each("president"));
    assert_eq!(posts("Президенты Анна Белова и Игорь Орлов встретились с Илоном Маском."), each("президент"));
    assert_eq!(posts("Приехали министры туризма двух стран — Анна Белова и Игорь Орлов."), each("министр туризма"));
    assert_eq!(posts("Министр Игорь Орлов и Анна Белова встретились."), [("министр".to_string(), None)]);
}

#[test]
fn a_post_may_stand_behind_an_age_or_what_became_of_it() {
    for (text, title) in [
        ("Ada Lamont (54), an engineer, was jailed.", "engineer"),
        ("Ada Lamont, a 31-year-old seamstress, told reporters.", "seamstress"),
        ("Ada Lamont has been relieved of the post of Minister of Transport.", "Minister of Transport"),
        ("Ada Lamont, who took over as chief executive in May, said so.", "chief executive"),
    ] {
        let found = posts(text);
        assert_eq!(found.iter().map(|p| p.0.as_str()).collect::<Vec<_>>(), [title], "{text}");
    }
}

#[test]
fn a_head_word_is_a_surname_where_it_was_told_in_full() {
    assert_eq!(
        of_kind("John Mills Jr., 41, left. Mills was tired. Critics of Mills agreed.", "person"),
        ["John Mills Jr.", "Mills", "Mills"]
    );
    assert_eq!(of_kind("Tom Hill, 41, left. Lawmakers on the Hill agreed.", "person"), ["Tom Hill"]);
    assert!(of_kind("Critics of Mills agreed.", "person").is_empty());
}

#[test]
fn languages_and_faiths_are_no_places() {
    assert!(of_kind("Speaking in Arabic and Urdu, she met Jewish leaders in Hebrew schools.", "place").is_empty());
}

#[test]
fn whose_relative_or_lawyer_somebody_is_holds_no_such_post() {
    let of = |text: &str| entities(text, MentionKind::Person);
    assert_eq!(of("Об этом сообщил сын Ивана Петрова."), [("Иван Петров".into(), vec![])]);
    assert_eq!(of("Арестовали сына Ивана Петрова."), [("Иван Петров".into(), vec![])]);
    assert_eq!(of("Её муж Иван Петров живёт в Риге."), [("Иван Петров".into(), vec!["муж".into()])]);
    assert_eq!(of("Дочь экс-президента Альберто Торреса учится."), [("Альберто Торрес".into(), vec!["экс-президент".into()])]);
    assert_eq!(of("После смерти Ивана Петрова компанию продали."), [("Иван Петров".into(), vec![])]);
    assert_eq!(of("Следователи, ведущие дело Ивана Петрова, молчат."), [("Иван Петров".into(), vec![])]);
    assert_eq!(of("Dan Warren said no. Fearing for his mother, Warren was silent."), [("Dan Warren".into(), vec![])]);
    assert_eq!(of("Так было после лекции для студентов, где в 2003 году Рябов учился."), [("Рябов".into(), vec![])]);
    assert_eq!(of("Одна из солисток группы Василиса Белова ушла."), [("Василиса Белова".into(), vec!["солистка группы".into()])]);
    assert_eq!(of("Президент Карелии Муртаза Рябов ушёл."), [("Муртаза Рябов".into(), vec!["президент".into()])]);
}

#[test]
fn a_post_behind_a_comma_is_of_who_is_named_behind_it() {
    let text = "Капитан сборной Сербии Милан Петрович, капитан сборной Мали Амаду Кейта и вратарь Илья Рябов получили призы.";
    let of = |title: &str, team: &str| (title.to_string(), Some(team.to_string()));
    assert_eq!(posts(text), [of("капитан сборной", "сборная Сербии"), of("капитан сборной", "сборная Мали"), ("вратарь".into(), None)]);
}

#[test]
fn english_surnames_that_head_places_are_persons_by_what_is_done_to_them() {
    assert_eq!(names("The court sentenced Peter Banks to five years."), ["person:Peter Banks"]);
    assert_eq!(names("Andrew Marsh's father told the court."), ["person:Andrew Marsh"]);
    assert_eq!(names("He moved to Peter Hill."), ["place:Peter Hill"]);
}

#[test]
fn a_family_name_that_is_a_title_too_begins_a_name_of_three() {
    assert_eq!(names("Вчера Пан Ги Мун прибыл в город."), ["person:Пан Ги Мун"]);
    assert_eq!(names("Руководитель Госстроя Владимир Когатов ушёл."), ["organization:Госстроя", "person:Владимир Когатов"]);
    assert_eq!(names("Туристы гуляли в Старом парке."), Vec::<String>::new());
}

#[test]
fn a_rank_beside_a_post_is_another_and_kin_hold_none() {
    let text = "Уволен командующий Западным округом генерал-полковник Сергей Маков, его заменит дочь Анна Макова.";
    let titles: Vec<String> = posts(text).into_iter().map(|(title, _)| title).collect();
    assert_eq!(titles, ["командующий Западным округом", "генерал-полковник"]);
}
