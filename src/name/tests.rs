//! Names in sentences of our own, one test for each rule.

use crate::language::{Language, detect};
use crate::lexicon::Lexicon;
use crate::mention::Draft;
use crate::record::{Entity, MentionKind};
use crate::text::token::tokenize;
use crate::text::{Document, split};

use super::{Context, Scratch, recognize};

mod bodies;
mod people;

/// Reads a text and hands on what was found.
pub(super) fn read<R>(text: &str, then: impl FnOnce(&Document<'_>, &[Draft], &[Entity]) -> R) -> R {
    let lexicon = Lexicon::new();
    let (mut tokens, mut phrases, mut sentences) = (Vec::new(), Vec::new(), Vec::new());
    tokenize(text, 0, text.len(), &mut tokens);
    lexicon.annotate(&mut Default::default(), &mut tokens, &mut phrases);
    split(text, &tokens, &phrases, &lexicon, None, &mut sentences);
    let russian = text.chars().any(|c| ('а'..='я').contains(&c));
    detect::route(&tokens, Some(if russian { Language::Ru } else { Language::En }), &mut sentences);
    let document = Document {
        text,
        tokens: &tokens,
        phrases: &phrases,
        sentences: &sentences,
        lexicon: &lexicon,
        published: None,
        published_time: None,
    };
    let (mut drafts, mut entities) = (Vec::new(), Vec::new());
    recognize(&document, Context::default(), &mut Scratch::default(), &mut drafts, &mut Vec::new(), &mut entities);
    then(&document, &drafts, &entities)
}

/// The names of a text with their kinds, as `kind:text`.
fn names(text: &str) -> Vec<String> {
    read(text, |_, drafts, _| drafts.iter().map(|d| format!("{}:{}", d.kind.as_str(), &text[d.start as usize..d.end as usize])).collect())
}

/// The names of a kind in a text.
fn of_kind(text: &str, kind: &str) -> Vec<String> {
    let prefix = format!("{kind}:");
    names(text).iter().filter_map(|name| name.strip_prefix(&prefix)).map(str::to_string).collect()
}

/// The entities of a kind, as name and posts.
fn entities(text: &str, kind: MentionKind) -> Vec<(String, Vec<String>)> {
    let posts = |e: &Entity| e.positions.iter().map(|p| p.title.clone()).collect();
    read(text, |_, _, entities| entities.iter().filter(|e| e.kind == kind).map(|e| (e.name.clone(), posts(e))).collect())
}

#[test]
fn a_person_is_the_name_without_its_title() {
    assert_eq!(names("Energy Minister Timur Saparov arrived on a plane."), ["person:Timur Saparov"]);
    assert_eq!(names("Приехал министр финансов Арман Сапаров."), ["person:Арман Сапаров"]);
    assert_eq!(names("С докладом выступил А. Б. Воронцов."), ["person:А. Б. Воронцов"]);
    assert_eq!(names("Речь произнёс Ким Чен Сук."), ["person:Ким Чен Сук"]);
}

#[test]
fn titles_become_posts_in_the_nominative() {
    let text = "Встреча с министром инвестиций, промышленности и торговли Рустамом Каримовым прошла вчера.";
    assert_eq!(
        entities(text, MentionKind::Person),
        [("Рустам Каримов".to_string(), vec!["министр инвестиций, промышленности и торговли".to_string()])]
    );
    let text = "Работу оценила главный эпидемиолог Минздрава Зарина Ахметова.";
    assert_eq!(entities(text, MentionKind::Person)[0].1, ["главный эпидемиолог"]);
    let text = "The plan was shown by Kemal Aydin, Chief Executive Officer of Marmara Steel, on Monday.";
    assert!(entities(text, MentionKind::Person)[0].1[0].starts_with("Chief Executive Officer"));
}

#[test]
fn forms_of_one_person_are_one_entity() {
    let text = "Фирму основал Андрей Кузнецов. Позже Кузнецова сменил другой директор, и Кузнецову это не понравилось.";
    assert_eq!(entities(text, MentionKind::Person).len(), 1);
    let text = "The fund was founded by Peter Hamilton. Last year Hamilton sold it.";
    assert_eq!(entities(text, MentionKind::Person).len(), 1);
}

#[test]
fn two_persons_side_by_side_are_two() {
    let text = "Дело вёл юрист Соколовой Нина Белых.";
    let found = names(text);
    assert!(found.contains(&"person:Нина Белых".to_string()), "{found:?}");
}

#[test]
fn organisations_keep_their_heads() {
    let text = "Сделку одобрило Министерство инвестиций, промышленности и торговли Республики Узбекистан.";
    assert_eq!(names(text), ["organization:Министерство инвестиций, промышленности и торговли Республики Узбекистан"]);
    assert_eq!(
        names("It was signed by the State Customs Committee of Azerbaijan."),
        ["organization:State Customs Committee of Azerbaijan"]
    );
    assert_eq!(names("Завод купила компания «Сельмашстрой»."), ["organization:Сельмашстрой"]);
    assert_eq!(names("Завод купило ООО «Сельмашстрой»."), ["organization:ООО «Сельмашстрой»"]);
}

#[test]
fn offices_in_lower_case_are_organisations() {
    assert_eq!(names("Закон принял парламент."), ["organization:парламент"]);
    assert_eq!(names("Об этом заявило венгерское правительство."), ["organization:венгерское правительство"]);
}

#[test]
fn an_acronym_in_brackets_is_the_name_before_it() {
    let text = "The European Bank for Reconstruction and Development (EBRD) lent the money. EBRD is pleased.";
    assert_eq!(entities(text, MentionKind::Organization).len(), 1);
}

#[test]
fn compounds_of_offices_are_known_by_their_parts() {
    assert_eq!(entities("Об этом сообщили в Минздраве.", MentionKind::Organization)[0].0, "Минздрав");
}

#[test]
fn places_carry_their_keys() {
    let key = |text: &str| read(text, |_, _, entities| entities.iter().filter_map(|e| e.key.clone()).collect::<Vec<_>>());
    assert_eq!(key("Узбекская делегация приехала."), ["place:UZ"]);
    assert_eq!(key("Uzbek delegates came to the Republic of Uzbekistan."), ["place:UZ"]);
    assert_eq!(key("Прошёл узбекско-казахский форум."), ["place:UZ", "place:KZ"]);
    assert_eq!(key("Посевы взошли в Самаркандской и Бухарской областях.").len(), 2);
}

#[test]
fn unknown_places_are_told_by_their_heads() {
    assert_eq!(names("Дорогу через перевал Кок-Бель закрыли."), ["place:Кок-Бель"]);
    assert_eq!(names("The quake hit Zorgul district at night."), ["place:Zorgul"]);
}

#[test]
fn events_take_number_and_quotation() {
    let text = "Открылась 6-я Международная промышленная выставка «ТехноМир. Азия».";
    assert_eq!(names(text), ["named_event:6-я Международная промышленная выставка «ТехноМир. Азия»"]);
    assert_eq!(names("They met at the Samarkand Climate Forum."), ["named_event:Samarkand Climate Forum"]);
}

#[test]
fn works_and_products_are_no_organisations() {
    assert!(names("Он снял фильм «Белое солнце».").is_empty());
    assert_eq!(names("Завод собирает автомобили Lorex Vega."), ["product:Lorex Vega"]);
}

#[test]
fn common_words_at_the_beginning_are_no_names() {
    assert!(names("Цены выросли. Сегодня тепло. Рабочие ушли домой.").is_empty());
    assert!(names("Prices rose. Workers went home. Nothing else happened.").is_empty());
}

#[test]
fn strangers_of_two_words_are_persons_unless_the_text_says_otherwise() {
    assert_eq!(names("The goal was scored by Dorvi Lasko, a newcomer. Lasko smiled."), ["person:Dorvi Lasko", "person:Lasko"]);
    let text = "Zelmark Quorvit posted a loss. The chief executive officer of Zelmark Quorvit resigned.";
    assert_eq!(names(text), ["organization:Zelmark Quorvit", "organization:Zelmark Quorvit"]);
    assert_eq!(names("The bank, Zelmark Quorvit, closed."), ["organization:Zelmark Quorvit"]);
    assert_eq!(names("Мимо ворот бил полузащитник клуба Зорвик Фрэнк Ламбер."), ["organization:Зорвик", "person:Фрэнк Ламбер"]);
    assert_eq!(names("С докладом выступил министр финансов Новой Зеландии Майкл Доррен."), ["place:Новой Зеландии", "person:Майкл Доррен"]);
}

#[test]
fn common_words_that_begin_a_sentence_are_persons_the_text_names_in_full() {
    let text = "Приехал журналист Олег Брод. Брод рассказал о поездке.";
    assert_eq!(names(text), ["person:Олег Брод", "person:Брод"]);
    assert_eq!(names("Токарев сказал, что доволен."), ["person:Токарев"]);
}

#[test]
fn bodies_are_told_by_what_they_are_called() {
    assert_eq!(names("Нефть купил трейдер Гунвар."), ["organization:Гунвар"]);
    assert_eq!(names("Завод продала компания Северсклад."), ["organization:Северсклад"]);
    assert_eq!(names("The oil was bought by trader Gunvar."), ["organization:Gunvar"]);
    assert_eq!(names("The price is fair, Corvane said it believes."), ["organization:Corvane"]);
    assert_eq!(names("Выступил глава японского МИДа Сэйдзи Маруока."), ["organization:японского МИДа", "person:Сэйдзи Маруока"]);
    assert_eq!(names("Власти тогда применили силу."), [""; 0]);
}

#[test]
fn acronyms_mean_what_brackets_say() {
    assert!(names("Открыт фонд свободного программного обеспечения (СПО). Школы переходят на СПО.").is_empty());
    let text = "Приехали из Центра новых материалов (ЦНМ). В ЦНМ работают сто человек.";
    let meant: Vec<u32> = read(text, |_, drafts, _| drafts.iter().filter_map(|d| d.entity).collect());
    assert!(meant.len() > 2 && meant.windows(2).all(|pair| pair[0] == pair[1]), "{meant:?}");
}

#[test]
fn places_are_told_by_regions_and_neighbours() {
    assert_eq!(names("They live in Dorham, West Virginia.")[0], "place:Dorham");
    assert_eq!(names("Trains run to London and Quelsey.")[1], "place:Quelsey");
    assert_eq!(names("Он живёт в Зорково."), ["place:Зорково"]);
}

#[test]
fn a_city_that_plays_is_its_team() {
    assert_eq!(names("On Sunday Leeds beat Liverpool."), ["organization:Leeds", "organization:Liverpool"]);
    assert_eq!(names("It was their first win over Leeds."), ["organization:Leeds"]);
    assert_eq!(names("They moved from Leeds to Liverpool."), ["place:Leeds", "place:Liverpool"]);
}

#[test]
fn capitals_are_called_by_their_countries() {
    let places = |text: &str| entities(text, MentionKind::Place).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(places("Форум прошёл в узбекской столице."), ["Ташкент"]);
    assert_eq!(places("The forum was held in the Uzbek capital."), ["Tashkent"]);
    assert_eq!(places("The forum was held in the Uzbek capital, Tashkent."), ["Uzbekistan", "Tashkent"]);
    assert_eq!(places("A Scottish delegation arrived."), ["Scotland"]);
}

#[test]
fn nothing_panics_on_marks_and_halves() {
    for text in ["«", "(«А.", "А. Б.", "Mr.", "of the", "ООО «", "- -", "«»", "The", "6-я выставка «", "Bank of", "г.", "\"\"\""]
    {
        names(text);
    }
}

/// The posts of the persons of a text, as `name: posts`.
fn posts(text: &str) -> Vec<String> {
    entities(text, MentionKind::Person).into_iter().map(|(name, posts)| format!("{name}: {}", posts.join("; "))).collect()
}

#[test]
fn posts_are_read_before_and_after_the_name() {
    for (text, expected) in [
        ("On Monday Minister of Trade and Commerce Bekzat Orolov received the guests.", "Bekzat Orolov: Minister of Trade and Commerce"),
        ("The guests met Chairman of the Kordai Bank for Rural Development (KBRD) Taichi Morioka.", "Taichi Morioka: Chairman"),
        ("\"It is too early,\" said Brannon Oyelowe, the ward's president.", "Brannon Oyelowe: president"),
        ("The court jailed Pavel Orsk, an ex-manager at the plant, for two years.", "Pavel Orsk: ex-manager"),
        ("The mayor sacked the commander of the border task force in the region, Idris Malumi, on Friday.", "Idris Malumi: commander"),
        ("Two were treated at the clinic, its medical director, Bello Darga, told the paper.", "Bello Darga: medical director"),
        ("Police spokesperson Yazin Abubakar said four men were held.", "Yazin Abubakar: Police spokesperson"),
        ("Oil and Natural Gas Minister Harvir Singh Puri said output rose.", "Harvir Singh Puri: Oil and Natural Gas Minister"),
        ("The Minister of Transport, Nurlan Sarybaev, met the envoy.", "Nurlan Sarybaev: Minister of Transport"),
    ] {
        assert_eq!(posts(text), [expected], "{text}");
    }
}

#[test]
fn a_counterpart_has_the_post_of_whom_he_met() {
    let text = "Prime Minister Arvo Tamm held talks with his Serbian counterpart Milan Jerkov in Tallinn.";
    assert_eq!(posts(text), ["Arvo Tamm: Prime Minister", "Milan Jerkov: Prime Minister"]);
    let text = "Министр обороны Латвии Иван Петров встретился с сербским коллегой Марко Джуричем.";
    assert_eq!(posts(text), ["Иван Петров: министр обороны", "Марко Джурич: министр обороны"]);
}

#[test]
fn joint_bodies_and_their_members_are_one_name() {
    for (text, expected) in [
        ("The bank and the Ministry of Energy and Water Resources signed it.", "Ministry of Energy and Water Resources"),
        ("Members of the International Longshoremen's Association want a raise.", "International Longshoremen's Association"),
        ("They will appear in the Kordai Magistrate's Court today.", "Kordai Magistrate's Court"),
        ("In spring the Cabinet of Ministers cut the tax.", "Cabinet of Ministers"),
        ("He told Parliament that prices would rise.", "Parliament"),
        ("Before the opening, the labor ministry said wages had declined.", "labor ministry"),
    ] {
        let found = names(text);
        assert!(found.contains(&format!("organization:{expected}")), "{text}: {found:?}");
    }
}

#[test]
fn companies_are_told_by_what_is_said_of_them() {
    for (text, expected) in [
        ("The loan was granted by Norvalde and Tolmin Corporate Bank last week.", "Norvalde"),
        ("A consortium of Kordai Power Corporation (KPCO) and Vexan was chosen.", "Vexan"),
        ("Traders said Italy's Casavero bought the wheat at a lower price.", "Casavero"),
        ("State-owned Corvelco, whose workers struck in June, has cut its forecast.", "Corvelco"),
        ("The factory is run by Istanbul-based Dorkusan, people there said.", "Dorkusan"),
        ("Each day costs much, according to Plusmarin analyst Andres Gonzalez.", "Plusmarin"),
        ("Quzarin jumped 5.3 percent after the report.", "Quzarin"),
        ("A drone hit the terminal, whose building is old. The terminal's operator, Nova Gavel, stopped work.", "Nova Gavel"),
        ("The contract went to Khanyo Brills, a firm part-owned by his wife.", "Khanyo Brills"),
        ("Rescuers counted them, according to Basarnik, the national search and rescue agency.", "Basarnik"),
        ("The poll was published by the firm Pulsar Andino when voting ended.", "Pulsar Andino"),
    ] {
        let found = names(text);
        assert!(found.contains(&format!("organization:{expected}")), "{text}: {found:?}");
    }
    let found = names("A spokesman for the regional government, Zabid Mujarid, denied it.");
    assert_eq!(found, ["person:Zabid Mujarid"]);
    let found = names("The ferry MV Lady Rosa 3 left the port.");
    assert_eq!(found, ["product:MV Lady Rosa 3"]);
}

#[test]
fn russian_bodies_and_posts_in_other_orders() {
    for (text, expected) in [
        ("Лицензию судоходной компании Bicaro Lines приостановили на месяц.", "organization:Bicaro Lines"),
        ("Об этом сообщили со ссылкой на береговую охрану.", "organization:береговую охрану"),
        ("Жалобу подали вчера в Агентство госзакупок.", "organization:Агентство госзакупок"),
        ("Вчера Ак Жолтар Банк разместил облигации.", "organization:Ак Жолтар Банк"),
        ("Больше всего погибших в провинции Дактал.", "place:Дактал"),
    ] {
        let found = names(text);
        assert!(found.contains(&expected.to_string()), "{text}: {found:?}");
    }
    let text = "На встрече был Министр иностранных дел и международного сотрудничества Республики Мали Абдул Дирак.";
    assert_eq!(posts(text), ["Абдул Дирак: министр иностранных дел и международного сотрудничества"]);
    assert_eq!(posts("Сенатор Палома Валенсия одержала победу."), ["Палома Валенсия: сенатор"]);
    assert_eq!(posts("Вчера премьер назначил Айгуль Сыдыкову директором."), ["Айгуль Сыдыкова: "]);
}

#[test]
fn a_name_goes_on_with_whose_name_it_bears_and_what_it_sees_to() {
    assert_eq!(names("Её приняли в Вологодский институт имени Ермолаевых."), ["organization:Вологодский институт имени Ермолаевых"]);
    assert_eq!(names("Её приняли в Театр им. П. И. Сомова."), ["organization:Театр им. П. И. Сомова"]);
    assert_eq!(
        names("Пожар потушило Управление лесного хозяйства по Пермскому краю."),
        ["organization:Управление лесного хозяйства по Пермскому краю"]
    );
    assert_eq!(names("Он окончил факультет Вятского университета."), ["organization:факультет Вятского университета"]);
    assert_eq!(names("Об этом рассказала пресс-служба правительства России."), ["organization:пресс-служба правительства России"]);
    assert_eq!(names("Об этом рассказала пресс-служба РТКФ."), ["organization:пресс-служба РТКФ"]);
    assert_eq!(names("В отчёт агентства Fitch верят все."), ["organization:Fitch"]);
}

#[test]
fn a_quotation_is_named_by_what_stands_directly_before_it() {
    assert_eq!(names("Он вышел на поле в матче с «Северянином»."), ["organization:Северянином"]);
    assert_eq!(names("Он снял «Извозчика» (1976), «Крёстную дочь» и «Маковку» (, 2016)."), Vec::<String>::new());
    assert_eq!(names("Группа «Дорожная пыль» (Road Dust) приехала."), ["organization:Дорожная пыль", "organization:Road Dust"]);
    assert_eq!(names("Гитару продал аукционный дом Norton’s Auctions."), ["organization:Norton’s Auctions"]);
}

#[test]
fn whose_player_somebody_is_is_a_club() {
    assert_eq!(names("С поля ушёл защитник Ротозея Кирилл Гиббонс."), ["organization:Ротозея", "person:Кирилл Гиббонс"]);
    assert_eq!(names("С поля ушёл защитник Ротозея Кирон Гиббонс."), ["organization:Ротозея", "person:Кирон Гиббонс"]);
    assert_eq!(names("С поля ушёл игрок клуба Велс Ротспур Ледлин Крамб."), ["organization:Велс Ротспур", "person:Ледлин Крамб"]);
}

#[test]
fn words_of_grammar_are_nobody() {
    assert_eq!(names("Он хотел бы Вам предложить помощь."), Vec::<String>::new());
    assert_eq!(names("Станцию построят на Луне."), ["place:Луне"]);
    assert_eq!(names("Вчера Иранское морское информагентство молчало."), ["organization:Иранское морское информагентство"]);
}

#[test]
fn teams_are_called_by_a_place_and_a_plural() {
    assert_eq!(names("The win was the first for the Tampa River Cats this year."), ["organization:Tampa River Cats"]);
    assert_eq!(names("The win was the first for the Denver Cardinals this year."), ["organization:Denver Cardinals"]);
    assert_eq!(names("It was told by the Denver Star-Telegram on the same day."), ["organization:Denver Star-Telegram"]);
}

#[test]
fn english_names_keep_their_own_article_and_number() {
    assert_eq!(names("He has worked for The Rowan Foundation since June."), ["organization:The Rowan Foundation"]);
    assert_eq!(names("He has worked for the Rowan Foundation since June."), ["organization:Rowan Foundation"]);
    assert_eq!(names("The bridge was held by the 71st Rowan Brigade until June."), ["organization:71st Rowan Brigade"]);
    assert_eq!(names("He played in the Rowan League for FC Tolmin until June."), ["organization:Rowan League", "organization:FC Tolmin"]);
    assert_eq!(names("It was a work of the band Vesna, he told us."), ["organization:Vesna"]);
    assert_eq!(names("The ferry to Hong Kong Island stopped."), ["place:Hong Kong Island"]);
    assert_eq!(names("The coach of the All-America squad left."), Vec::<String>::new());
}

/// Places inside the names of a text.
fn inner(text: &str) -> Vec<String> {
    inner_of(text, MentionKind::Place)
}

/// Names of a kind inside the names of a text.
fn inner_of(text: &str, kind: MentionKind) -> Vec<String> {
    let record = crate::Extractor::new().extract(&crate::Input::text(text));
    let names = record.mentions.iter().filter(|m| m.kind.is_name());
    let place = |m: &&crate::record::Mention| m.kind == kind;
    names
        .clone()
        .filter(place)
        .filter(|m| names.clone().any(|n| n.id != m.id && n.start <= m.start && m.end <= n.end))
        .map(|m| m.text.clone())
        .collect()
}

#[test]
fn places_inside_russian_names_are_told_too() {
    assert_eq!(inner("Решение приняло правительство Белоруссии."), ["Белоруссии"]);
    assert_eq!(inner("Решение приняло Министерство культуры Пермского края."), ["Пермского края"]);
    assert_eq!(inner("Решение приняла партия «Голос России»."), ["России"]);
    assert_eq!(inner("Решение приняла «Единая Россия»."), Vec::<String>::new());
    assert_eq!(inner("The decision was taken by the Bank of England."), Vec::<String>::new());
}

#[test]
fn a_short_name_in_brackets_is_the_company() {
    let text = "JSC Marani Bank (\"the Bank\") published its results. The Bank plans to grow, and profit of the Bank rose.";
    assert_eq!(entities(text, MentionKind::Organization).len(), 1, "{:?}", names(text));
    let text = "АО «Степь Авиа» (далее – Группа) опубликовало отчёт. Выручка Группы выросла.";
    assert_eq!(entities(text, MentionKind::Organization).len(), 1, "{:?}", names(text));
    // What is only in brackets defines nothing.
    let text = "JSC Marani Bank (Tbilisi) published its results. The Tbilisi office is large.";
    assert!(names(text).contains(&"place:Tbilisi".to_string()), "{:?}", names(text));
}

#[test]
fn who_is_made_something_stands_in_the_nominative() {
    for text in ["Директором станет Ирина Лаврова.", "Финансовым директором назначена Ирина Лаврова."]
    {
        assert_eq!(entities(text, MentionKind::Person)[0].0, "Ирина Лаврова", "{text}");
    }
}

#[test]
fn nouns_before_a_title_belong_to_it() {
    let posts = |text| entities(text, MentionKind::Person)[0].1.clone();
    assert_eq!(posts("EU foreign policy chief Anna Weber told reporters."), ["foreign policy chief"]);
    assert_eq!(posts("Rescue workers saved company director John Smith."), ["company director"]);
    assert_eq!(posts("Встреча с министром внешних связей и иностранных дел этой страны Петером Сабо прошла вчера.").len(), 1);
}

#[test]
fn what_belongs_to_a_post_is_no_part_of_the_name() {
    assert_eq!(
        names("Transport Minister and Minister of Trade and Fisheries Carlos Nunes arrived.").last(),
        Some(&"person:Carlos Nunes".to_string())
    );
    assert_eq!(names("The Ambassador to the UAE Karen Weston spoke."), ["place:UAE", "person:Karen Weston"]);
    assert_eq!(names("The Ambassador to France Karen Weston spoke."), ["place:France", "person:Karen Weston"]);
    assert_eq!(names("The Minister of Foreign Trade Thani bin Rashid Al Mansoori spoke."), ["person:Thani bin Rashid Al Mansoori"]);
    assert_eq!(names("Superintendent of Police Rohan Anand spoke."), ["person:Rohan Anand"]);
    assert_eq!(names("President Luiz Alberto Lula da Costa spoke."), ["person:Luiz Alberto Lula da Costa"]);
}

#[test]
fn a_word_that_was_a_surname_before_is_one_again() {
    let last = |text: &str| names(text).last().cloned().unwrap_or_default();
    assert_eq!(last("Глава бюро Александр Брод выступил. Брод также напомнил о законе."), "person:Брод");
    assert_eq!(last("Виктор Бут арестован. Бут не признал вину."), "person:Бут");
    assert_eq!(last("Прошли выборы. Брод также обмелел."), "");
    assert_eq!(names("Нынешний генсек Ким Ён Чжин приехал."), ["person:Ким Ён Чжин"]);
    assert_eq!(names("Приехал шейх Хамад бен Халиф Аль Тани."), ["person:Хамад бен Халиф Аль Тани"]);
    assert_eq!(names("Восьмидесятилетний Маккорд выступил."), ["person:Маккорд"]);
}

#[test]
fn adjectives_agree_with_heads_that_do_not_decline() {
    for text in ["Об этом сообщило Национальное бюро статистики.", "Так считают в Национальном бюро статистики."]
    {
        assert_eq!(entities(text, MentionKind::Organization)[0].0, "Национальное бюро статистики", "{text}");
    }
}

#[test]
fn whom_a_deal_is_with_and_what_a_firm_is_called() {
    assert_eq!(names("He paid through the Oslo-based firm Karaca Dis Ticaret."), ["place:Oslo", "organization:Karaca Dis Ticaret"]);
    assert_eq!(names("The list names the trading house Savra Komerc too."), ["organization:Savra Komerc"]);
    assert_eq!(names("The ministry signed a contract with Norway's Orta Enerzi."), ["place:Norway", "organization:Orta Enerzi"]);
    assert_eq!(names("The port signed a contract with Nord Axis."), ["organization:Nord Axis"]);
    assert_eq!(names("Grain was bought by Egypt's General Food Security Authority.")[1], "organization:General Food Security Authority");
    assert_eq!(names("The port signed a contract with Peter Axman."), ["person:Peter Axman"]);
}

#[test]
fn words_are_surnames_behind_given_names_and_titles() {
    assert_eq!(names("Critics of President Donald Trump spoke."), ["person:Donald Trump"]);
    assert_eq!(names("They met Tom Cruise and later thanked John Stones warmly."), ["person:Tom Cruise", "person:John Stones"]);
    assert_eq!(names("In Oslo President Trump spoke."), ["place:Oslo", "person:Trump"]);
}

#[test]
fn a_russian_name_goes_on_with_what_its_body_sees_to_and_stops_there() {
    let one = |text: &str| names(text).first().cloned().unwrap_or_default();
    assert_eq!(one("Доклад подготовил комитет по рыбному хозяйству и лесам."), "organization:комитет по рыбному хозяйству и лесам");
    assert_eq!(one("Приехал лидер Движения против весенней охоты Иван Рябов."), "organization:Движения против весенней охоты");
    assert_eq!(one("Пришли люди из Движения в защиту Рябинового леса."), "organization:Движения в защиту Рябинового леса");
    assert_eq!(one("По мнению Верховного суда здания надо вернуть."), "organization:Верховного суда");
    assert_eq!(one("Она окончила Университет штата Техас в июне."), "organization:Университет штата Техас");
    assert_eq!(one("Об этом сообщило ГУ МВД России по городу Москве."), "organization:ГУ МВД России по городу Москве");
    assert_eq!(one("Об этом заявил глава чешского Минсельхоза."), "organization:чешского Минсельхоза");
    assert_eq!(one("Прошёл совет директоров «Северсклада»."), "organization:совет директоров «Северсклада»");
    assert_eq!(one("Прошло заседание совета Фонда «Свеча»."), "organization:совета Фонда «Свеча»");
    assert_eq!(one("Так считает глава национального Центра по лесам."), "organization:национального Центра по лесам");
    assert_eq!(one("Об этом заявили в немецком министерстве финансов."), "organization:немецком министерстве финансов");
    assert_eq!(one("Это решил Комитет Госдумы по рекламе и торговле."), "organization:Комитет Госдумы по рекламе и торговле");
    assert_eq!(one("Пресс-служба Рябинина это отрицает."), "person:Рябинина");
    assert_eq!(one("Так решили депутаты Мосгордумы вчера."), "organization:Мосгордумы");
    assert_eq!(one("Об этом сообщило агентство France-Presse."), "organization:France-Presse");
    assert_eq!(one("Так ответил чиновник министерства обороны Барри Голдвин."), "organization:министерства обороны");
    assert_eq!(one("Пришёл актёр МХТ имени Чехова Игорь Рябов."), "organization:МХТ имени Чехова");
    assert_eq!(one("Пришла актриса МХТ имени А. П. Чехова Анна Рябова."), "organization:МХТ имени А. П. Чехова");
    assert_eq!(one("Так решил суд Заречного района Твери."), "organization:суд Заречного района Твери");
    assert_eq!(one("Концерт прошёл в клубе «16 струн»."), "organization:16 струн");
    assert_eq!(one("Так решил глава Минстроя Кирсанов."), "organization:Минстроя");
    assert_eq!(one("Открылся Центр народного творчества «Свеча»."), "organization:Центр народного творчества «Свеча»");
}

#[test]
fn latin_letters_in_russian_are_not_always_a_company() {
    assert_eq!(names("Запуск миссии SKT-31 отложен."), Vec::<String>::new());
    assert_eq!(names("Вышла новая игра Zortek."), Vec::<String>::new());
    assert_eq!(names("Начался конкурс Zortek."), ["named_event:Zortek"]);
    assert_eq!(names("Новые акции Zortek подорожали."), ["organization:Zortek"]);
}

#[test]
fn common_words_with_capitals_are_a_body_where_they_act() {
    assert_eq!(names("He sells Comfort Bikes and went to Special Events."), Vec::<String>::new());
    assert_eq!(names("They left before the Middle Ages ended."), Vec::<String>::new());
    assert_eq!(names("She joined the punk band Blue Autumn in June."), ["organization:Blue Autumn"]);
    assert_eq!(names("It was written by Blue Autumn for us."), ["organization:Blue Autumn"]);
    assert_eq!(names("They met Blue Autumn's lawyer. He left Blue Autumn."), ["organization:Blue Autumn", "organization:Blue Autumn"]);
}

#[test]
fn english_names_with_numbers_and_saints() {
    assert_eq!(names("They heard it on 7QV that day."), ["organization:7QV"]);
    assert_eq!(names("It took 5 GB of memory and 20MW of power."), Vec::<String>::new());
    assert_eq!(names("He entered the Rowan Cycling Hall of Fame in June."), ["organization:Rowan Cycling Hall of Fame"]);
    assert_eq!(names("It was a song by The Rowanders for us."), ["organization:The Rowanders"]);
    assert_eq!(names("It was said by Attorney General Rob Banks."), ["person:Rob Banks"]);
    assert_eq!(names("It was the Soviet Union's most popular song."), ["place:Soviet Union"]);
    assert_eq!(names("They played at the Davis Gym yesterday."), ["facility:Davis Gym"]);
    assert_eq!(names("He commanded 65 Rowan Division until June."), ["organization:65 Rowan Division"]);
    assert_eq!(names("She was taken to St. Mary's Hospital at night."), ["organization:St. Mary's Hospital"]);
    assert_eq!(names("Hollow Creek Primary School was closed."), ["organization:Hollow Creek Primary School"]);
    assert_eq!(names("We asked professor Marc Lamont Hill about it."), ["person:Marc Lamont Hill"]);
    let student = names("A student at the University of Ohio Amna Kesari heard it.");
    assert_eq!(student, ["organization:University of Ohio", "person:Amna Kesari"]);
}

#[test]
fn organisations_inside_russian_names_are_told_too() {
    let inside = |text: &str| inner_of(text, MentionKind::Organization);
    assert_eq!(inside("Об этом сообщила Комиссия ЕС."), ["ЕС"]);
    assert_eq!(inside("Об этом сообщила Верховная Рада Украины."), Vec::<String>::new());
    assert_eq!(inside("Об этом сообщило Правительство Российской Федерации."), Vec::<String>::new());
}

#[test]
fn towns_are_told_by_their_endings() {
    assert_eq!(names("В Северозаводске открыли школу. Мэр Северозаводска уволен."), ["place:Северозаводске", "place:Северозаводска"]);
    assert_eq!(names("Усть-Кедринск выбрал мэра."), ["place:Усть-Кедринск"]);
    assert_eq!(names("Риск роста цен остаётся. Выпуск продукции вырос."), Vec::<String>::new());
}

#[test]
fn what_introduces_a_sentence_gives_no_title() {
    let text = "By order of the prime minister, Marek Nowak was appointed head of the Customs Service.";
    assert_eq!(entities(text, MentionKind::Person), [("Marek Nowak".to_string(), vec!["head".to_string()])]);
    let text = "The prime minister, Marek Nowak, arrived.";
    assert_eq!(entities(text, MentionKind::Person), [("Marek Nowak".to_string(), vec!["prime minister".to_string()])]);
}

#[test]
fn bodies_begin_sentences() {
    assert_eq!(names("Евросоюз уже приостановил помощь. Интерпол будет вести розыск."), ["organization:Евросоюз", "organization:Интерпол"]);
    assert_eq!(names("Акции «Полярзолота», напротив, подскочили на 5%."), ["organization:Полярзолота"]);
}

#[test]
fn countries_of_two_words_decline() {
    let text = "Он прибыл в Гвинею-Бисау. Президент Гвинеи-Бисау болен.";
    assert_eq!(names(text), ["place:Гвинею-Бисау", "place:Гвинеи-Бисау"]);
}

#[test]
fn authorities_stay_a_plural() {
    let named = |text: &str| entities(text, MentionKind::Organization).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(named("Договорились с властями Бурятии."), ["власти Бурятии"]);
    assert_eq!(named("Власти Перми сообщили об этом."), ["Власти Перми"]);
}

#[test]
fn who_is_known_by_the_surname_alone_needs_no_given_name() {
    assert_eq!(names("Встреча Путина и Трампа прошла успешно."), ["person:Путина", "person:Трампа"]);
    assert_eq!(names("Токаев и Путин провели переговоры."), ["person:Токаев", "person:Путин"]);
    assert_eq!(names("On Monday, Trump met Putin."), ["person:Trump", "person:Putin"]);
    assert_eq!(names("Песков пустыни стало больше."), Vec::<String>::new());
    assert_eq!(names("Trump Tower opened."), Vec::<String>::new());
}

#[test]
fn nobody_is_called_as_villages_are() {
    assert_eq!(names("Судьба Царицыно решена."), Vec::<String>::new());
    assert_eq!(names("Президент Колино заявил об этом."), ["person:Колино"]);
}

#[test]
fn lists_of_regions_skip_brackets() {
    let text = "Лидируют Костанайская (6,1 млн) и Акмолинская (5,8 млн) области.";
    assert_eq!(names(text), ["place:Костанайская", "place:Акмолинская"]);
    assert_eq!(names("В посёлке Заречье Ярославского района сгорел дом."), ["place:Заречье", "place:Ярославского района"]);
}

#[test]
fn quotations_that_end_with_a_head_are_its_names() {
    assert_eq!(names("Банк внёс в список «Тянь-Шань Банк»."), ["organization:Тянь-Шань Банк"]);
    assert_eq!(names("EBITDA сократилась вдвое."), Vec::<String>::new());
}
#[test]
fn companies_are_told_by_the_first_word_of_their_names() {
    assert_eq!(names("Kestrel Mining lost money. Kestrel has sued the ministry."), ["organization:Kestrel Mining", "organization:Kestrel"]);
    assert_eq!(names("Power Mining lost money. Power was restored."), ["organization:Power Mining"]);
}
