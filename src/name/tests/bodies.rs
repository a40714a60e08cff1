//! Companies and offices.

use super::{entities, names, of_kind, read};
use crate::record::MentionKind;

/// The keys of the organisations of a text, in order; `-` where one has none.
fn keys(text: &str) -> Vec<String> {
    let key = |e: &crate::record::Entity| e.key.clone().unwrap_or_else(|| "-".into());
    read(text, |_, _, entities| entities.iter().filter(|e| e.kind == MentionKind::Organization).map(key).collect())
}

#[test]
fn a_legal_form_leaves_a_known_company_its_key() {
    assert_eq!(keys("ПАО «Газпром» увеличило добычу. Газпром сообщил о прибыли."), ["org:GAZPROM"]);
    assert_eq!(keys("Публичное акционерное общество «Газпром» увеличило добычу газа."), ["org:GAZPROM"]);
    assert_eq!(keys("АО «НК «КазМунайГаз» подписало договор."), ["org:KAZMUNAYGAS"]);
    assert_eq!(keys("Yesterday OJSC Rosneft said profit rose. Rosneft sells oil."), ["org:ROSNEFT"]);
    assert_eq!(keys("Yesterday Siemens Energy AG signed a deal."), ["org:SIEMENS"]);
    // The club of another sport, and what is none of it.
    assert_eq!(keys("Матч выиграл ХК «Спартак»."), ["-"]);
    assert_eq!(keys("The port belongs to AD Ports Group."), ["org:AD_PORTS"]);
}

#[test]
fn and_parts_companies_and_joins_the_words_of_one_name() {
    let text = "Gazprom PJSC and JSC Rosneft signed a deal.";
    assert_eq!(names(text), ["organization:Gazprom PJSC", "organization:JSC Rosneft"]);
    let text = "Apple and Siemens Energy AG signed a deal.";
    assert_eq!(names(text), ["organization:Apple", "organization:Siemens Energy AG"]);
    let text = "Выступили КазМунайГаз и Toyota Motor Corp.";
    assert_eq!(names(text), ["organization:КазМунайГаз", "organization:Toyota Motor Corp."]);
    for name in [
        "Great Atlantic and Pacific Tea Co",
        "Cocoa, Coffee and Sheanut Farmers Association",
        "Private Investment and Export Promotion Agency",
        "Ministry of Labour, Social Security and Migration",
        "Education and Health Committee",
    ] {
        assert_eq!(names(&format!("The {name} said prices rose.")), [format!("organization:{name}")]);
    }
}

#[test]
fn a_board_is_no_body_of_its_own_in_a_post() {
    let text = "Председатель правления Сбербанка Герман Греф рассказал о росте.";
    assert_eq!(names(text), ["organization:Сбербанка", "person:Герман Греф"]);
    assert_eq!(entities(text, MentionKind::Person), [("Герман Греф".into(), vec!["председатель правления".into()])]);
    assert_eq!(names("Собралось правление Сбербанка."), ["organization:правление Сбербанка"]);
}

#[test]
fn a_company_is_not_called_by_the_word_for_what_it_makes() {
    let text = "Malwa Cement reported a profit. Cement production in the country rose.";
    assert_eq!(names(text), ["organization:Malwa Cement"]);
}

#[test]
fn a_body_that_has_but_an_acronym_is_named_by_it() {
    assert_eq!(entities("Yesterday FIFA met in Zurich.", MentionKind::Organization)[0].0, "FIFA");
}

#[test]
fn unions_offices_and_companies_of_romance_languages_are_named_in_full() {
    assert_eq!(names("Food Workers Local 431 went on strike."), ["organization:Food Workers Local 431"]);
    assert_eq!(names("The Office of the Economic Adviser said prices rose."), ["organization:Office of the Economic Adviser"]);
    assert_eq!(names("Aluminios del Cantábrico will cut jobs."), ["organization:Aluminios del Cantábrico"]);
    assert_eq!(names("Leonardo da Vinci will be shown."), ["person:Leonardo da Vinci"]);
}

#[test]
fn places_by_what_is_told_of_them() {
    assert_eq!(names("Tuticorin-based Pandian Minerals will export."), ["place:Tuticorin", "organization:Pandian Minerals"]);
    assert_eq!(names("Linux-based systems will win."), Vec::<String>::new());
    assert_eq!(names("The Makmal tunnel was closed."), ["facility:Makmal tunnel"]);
    assert_eq!(names("A loan for the Rogun hydropower plant was signed."), ["facility:Rogun hydropower plant"]);
    let keys = read("The Tula and Kaluga regions were attacked.", |_, _, entities| {
        entities.iter().filter_map(|e| e.key.clone()).collect::<Vec<_>>()
    });
    assert_eq!(keys, ["place:RU-TUL", "place:RU-KLU"]);
}

#[test]
fn an_office_with_its_country_has_one_key() {
    for text in [
        "Правительство Казахстана повысило тарифы.",
        "Казахстанское правительство повысило тарифы.",
        "The Kazakh government raised tariffs.",
        "Yesterday the Government of Kazakhstan raised tariffs.",
    ] {
        assert_eq!(keys(text), ["org:KZ_GOVERNMENT"], "{text}");
    }
    assert_eq!(keys("Министерство энергетики Казахстана сообщило о росте."), ["org:KZ_MINENERGO"]);
    assert_eq!(keys("The Ministry of Energy of the Republic of Kazakhstan said output rose."), ["org:KZ_MINENERGO"]);
}

#[test]
fn committees_in_one_word_keep_their_ending() {
    let named = |text: &str| entities(text, MentionKind::Organization)[0].0.clone();
    assert_eq!(named("Цены выросли, сообщил Нацстатком."), "Нацстатком");
    assert_eq!(named("По данным Нацстаткома, цены выросли."), "Нацстатком");
    assert_eq!(named("Закон подготовлен Минфином."), named("Закон подготовил Минфин."));
}

#[test]
fn an_ampersand_joins_the_names_of_a_firm() {
    assert_eq!(names("Haldane & Pryce has agreed to buy the plant.")[0], "organization:Haldane & Pryce");
    assert_eq!(names("The terms & conditions of Trinidad & Tobago did not change."), ["place:Trinidad & Tobago"]);
}

#[test]
fn a_company_may_be_called_by_a_town() {
    let found = names("Four ships were ordered at China's Nantong Rainbow in January.");
    assert!(found.contains(&"organization:Nantong Rainbow".to_string()), "{found:?}");
    assert_eq!(names("The ship left Nantong on Monday."), ["place:Nantong"]);
}

#[test]
fn what_stands_beside_capitals_makes_a_body_of_them() {
    let cases = [
        ("Rating agency Trivell expects prices to rise.", "Trivell"),
        ("The stake goes to Singapore's Kestrel Roads for 435 crore.", "Kestrel Roads"),
        ("Two aircraft operated by Caspian Star Cargo were blocked.", "Caspian Star Cargo"),
        ("The loan goes to Georgian State Gridworks (GSG), the operator.", "Georgian State Gridworks"),
        ("Corvane has opened a 35 million euro plant in Spain.", "Corvane"),
        ("Members of the Nordal Dawn party voted.", "Nordal Dawn"),
        ("The unit, Rasa Melor, was sold.", "Rasa Melor"),
        ("West Yorkshire Police said a man was arrested.", "West Yorkshire Police"),
        ("Banco Solarte cut its rates.", "Banco Solarte"),
        ("The law firm Baker Sandoval advised them.", "Baker Sandoval"),
        ("Corvane, Kenya's largest grocery chain, has a new chief.", "Corvane"),
        ("Corvane, which runs 200 stores, will expand.", "Corvane"),
        ("Corvane, based in Oslo, makes pumps.", "Corvane"),
        ("Corvane CEO Ada Birk left.", "Corvane"),
        ("Chipmaker Corvane cut its forecast.", "Corvane"),
        ("Corvane Cash & Carry has hired a chief.", "Corvane Cash & Carry"),
        ("Corvane and its partners will build it.", "Corvane"),
        ("A subsidiary of Corvane won it.", "Corvane"),
        ("The retailer Magnum grew. Magnum shares rose.", "Magnum"),
    ];
    for (text, body) in cases {
        assert!(of_kind(text, "organization").iter().any(|name| name == body), "{text} {:?}", names(text));
    }
}

#[test]
fn what_begins_a_sentence_or_is_done_to_works_makes_no_body() {
    for text in [
        "Neighbouring Ghana delivered aid.",
        "Managing Director Ada Birk left.",
        "Research & Development is key.",
        "In Gladstone, a second plant is planned.",
        "The Kordan pavilion opened in 2003.",
    ] {
        assert!(of_kind(text, "organization").is_empty(), "{text} {:?}", names(text));
    }
}

#[test]
fn the_power_of_a_state_is_named_with_its_country_or_alone() {
    assert_eq!(keys("The government of Kenya signed it."), ["org:KE_GOVERNMENT"]);
    assert_eq!(keys("The New Zealand government signed it."), ["org:NZ_GOVERNMENT"]);
    assert_eq!(keys("The government approved the budget."), ["-"]);
    assert!(keys("Government officials signed it, and a local government agreed.").is_empty());
}

#[test]
fn a_show_is_named_before_its_head_word() {
    assert_eq!(of_kind("Deals were signed at the Sunfood exhibition.", "named_event"), ["Sunfood"]);
    assert!(of_kind("They met at the Paris exhibition.", "named_event").is_empty());
}

#[test]
fn of_towns_of_one_name_the_greatest_is_meant_or_that_of_the_country_told() {
    let keys = |text: &str| -> Vec<String> {
        let towns = |e: &crate::record::Entity| e.key.clone().filter(|k| k.len() > "place:GB".len());
        read(text, |_, _, entities| entities.iter().filter_map(towns).collect())
    };
    let [london, madrid, tripoli] = ["place:2643743", "place:3117735", "place:2210247"];
    assert_eq!(keys("They met in London, Madrid and Tripoli."), [london, madrid, tripoli]);
    assert_eq!(keys("Стороны встретились в Лондоне и Мадриде."), [london, madrid]);
    assert_eq!(keys("The Canadian minister flew to London."), [london]);
    assert_eq!(keys("The Lebanese army left Tripoli."), ["place:266826"]);
    assert_eq!(keys("Завод открыли в Армавире."), ["place:580922"]);
    assert_eq!(keys("В Армении завод открыли в Армавире."), ["place:616631"]);
}

#[test]
fn of_bodies_of_one_acronym_that_of_the_country_told_is_meant() {
    assert_eq!(keys("The RBI cut its rate, and India's rupee fell."), ["org:RBI"]);
    assert_eq!(keys("Austria expects RBI to leave the market."), ["org:RAIFFEISEN"]);
    assert_eq!(keys("КТЖ закупит вагоны, сообщили в Киргизии."), ["org:KYRGYZ_RAILWAYS"]);
    assert_eq!(keys("КТЖ закупит вагоны."), ["org:KTZ"]);
}

#[test]
fn a_storm_is_nobody_and_no_town_and_is_called_by_its_name_alone_later() {
    assert_eq!(of_kind("Hurricane Clifton hit the coast. Clifton killed two people.", "named_event"), ["Hurricane Clifton", "Clifton"]);
    assert_eq!(of_kind("Tropical Storm Irma and the cyclone Daria grew.", "named_event"), ["Tropical Storm Irma", "Daria"]);
    assert_eq!(of_kind("Тайфун «Вера» усилился. Ущерб от «Веры» и циклона Дарья велик.", "named_event"), ["Вера", "Веры", "Дарья"]);
    assert!(of_kind("The Storm Prediction Center said a storm Monday hit Texas.", "named_event").is_empty());
}

#[test]
fn before_a_minister_stands_the_portfolio() {
    assert!(of_kind("Public Service Minister Anna Reed left.", "organization").is_empty());
    assert_eq!(of_kind("Civil Service Chief Anna Reed left.", "organization"), ["Civil Service"]);
}

#[test]
fn states_that_are_no_more_have_adjectives() {
    assert_eq!(of_kind("Zairean rebels met Czechoslovak envoys.", "demonym"), ["Zairean", "Czechoslovak"]);
    assert_eq!(of_kind("Заирские повстанцы встретились с чехословацкими послами.", "demonym"), ["Заирские", "чехословацкими"]);
}

#[test]
fn what_a_company_bids_for_is_no_part_of_its_name() {
    assert_eq!(of_kind("It rejected a bid from Ostra Metals for Kordan Steel.", "organization"), ["Ostra Metals", "Kordan Steel"]);
    assert_eq!(of_kind("The Bank for Regional Cooperation said so.", "organization"), ["Bank for Regional Cooperation"]);
}

#[test]
fn nouns_of_companies_alone_make_organisations_of_what_follows() {
    assert_eq!(names("Slovenian operator Luka Koper said revenue rose."), ["demonym:Slovenian", "organization:Luka Koper"]);
    assert_eq!(names("Retailer Robert Hale opened a shop."), ["organization:Robert Hale"]);
    assert_eq!(names("The publisher Rupert Hale died on Monday."), ["person:Rupert Hale"]);
    assert_eq!(names("The publisher Rupert Hale reported a profit of $2 million."), ["organization:Rupert Hale"]);
    assert_eq!(names("The startup Sam Hale runs raised money."), ["person:Sam Hale"]);
    assert_eq!(names("Crane operator Sam Hale was injured."), ["person:Sam Hale"]);
}

#[test]
fn a_club_is_no_part_of_its_leagues_name_and_stands_in_the_nominative() {
    assert_eq!(names("В матче НХЛ «Северные Волки» уступили."), ["organization:НХЛ", "organization:Северные Волки"]);
    assert_eq!(names("Акции АФК «Система» выросли."), ["organization:АФК «Система»"]);
    assert_eq!(read("Тренер «Краснодара» ушёл.", |_, _, entities| entities[0].name.clone()), "Краснодар");
    assert_eq!(names("ТСМ Holding увеличила выпуск."), ["organization:ТСМ Holding"]);
    assert_eq!(
        names("Рядом с Компартией сидят главы Ярославской и Владимирской областей."),
        ["organization:Компартией", "place:Ярославской", "place:Владимирской областей"]
    );
}

#[test]
fn rivers_and_lakes_are_places_by_the_word_before() {
    assert_eq!(names("A dam on the River Wye burst."), ["place:River Wye"]);
    assert_eq!(names("Lake Tolma flooded."), ["place:Lake Tolma"]);
    assert_eq!(names("Дело против главы Курского района закрыли."), ["place:Курского района"]);
}

#[test]
fn bodies_named_in_the_plural_keep_it() {
    let named = |text: &str| entities(text, MentionKind::Organization).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(named("Он служил в Вооружённых силах Казахстана."), ["Вооружённые силы Казахстана"]);
    assert_eq!(named("Учения идут в Сухопутных войсках."), ["Сухопутные войска"]);
    assert_eq!(named("Депутаты Верховного Совета Крыма уехали."), ["Верховный Совет Крыма"]);
}

#[test]
fn what_stands_beside_a_name_tells_what_it_is() {
    assert_eq!(names("Он живёт в посёлке «Сосны-8»."), ["place:Сосны-8"]);
    assert_eq!(of_kind("Дело возбуждено по статье 295 Уголовного кодекса Казахстана.", "document"), ["Уголовного кодекса Казахстана"]);
    assert_eq!(names("Snow fell on Mt Baxter."), ["place:Mt Baxter"]);
    let described = "Крупнейшая продуктовая сеть Казахстана «Орта Маркет» назначила директора.";
    assert_eq!(names(described), ["place:Казахстана", "organization:Орта Маркет"]);
    assert_eq!(names("The Shadow Foreign Affairs Minister, Kevin Brudd, said so."), ["person:Kevin Brudd"]);
}
