//! Pages as text: what is article and what is furniture.

use crate::article::{Article, read};
use crate::extractor::{Body, Input};

fn body(article: &Article<'_>) -> String {
    article.info.body.iter().map(|span| span.of(&article.text)).collect::<Vec<_>>().join("\n")
}

const FIRST: &str = "В Нуреке открыли мост через Вахш, построенный за два года. Движение по нему началось утром, сообщили в мэрии города.";
const SECOND: &str = "Длина моста — 240 метров, стоимость работ составила 96 миллионов сомони, их выполнила компания «Пулсоз».";

#[test]
fn an_old_portal() {
    let text = format!(
        "вторник, 03 июня 2025\nИнформационный портал «Вахш-Инфо». Новости Таджикистана\n\nНапишите нам\n\nRSS\n\nВ Нуреке открыли мост Новость дня\n\n\
         {FIRST}\n\nЗачем он нужен\n\n{SECOND}\nФото пресс-службы мэрии\n\nСегодня 05:10     Комментарии [2]\n\n2 июня 2025 08:00\n\nВ горах прошёл \
         сель\n\nДорогу расчистили к вечеру, пострадавших нет.\n\n 1   ...   9   10   11   ...   80 \n\nНаш опрос\n\nНравится ли вам мост?\n61%\nДа\n"
    );
    let input = Input::text(text);
    let article = read(&input, None, Body::Auto);
    assert_eq!(body(&article), format!("{FIRST}\n\nЗачем он нужен\n\n{SECOND}"));
    assert_eq!(article.info.title.as_deref(), Some("В Нуреке открыли мост"));
    assert_eq!(article.info.published.as_deref(), Some("2025-06-03"));
    assert_eq!(article.info.site.as_deref(), Some("Вахш-Инфо"));
}

#[test]
fn related_news_inside_and_after() {
    let text = format!(
        "{FIRST}\n\nЧитайте также: Порт углубят\n\n{SECOND}\n\nЧитайте также\nВ Душанбе подорожал проезд.\nПоезд опоздал на сутки."
    );
    let input = Input::text(text);
    assert_eq!(body(&read(&input, None, Body::Auto)), format!("{FIRST}\n{SECOND}"));
}

#[test]
fn a_caption_in_another_script() {
    let text = format!(
        "informer.example\n\nNew bridge opens in Nurek after two years of works.\n\n{0}\nВ Нуреке открыли новый мост через реку Вахш.\n\n{0}\n\n{0}\n\n{0}",
        "The bridge over the Vakhsh is 240 metres long, and the works cost 96 million somoni, the mayor's office said on Tuesday. Traffic started in \
         the morning, with buses first, and lorries are to follow in July."
    );
    let input = Input::text(text);
    let article = read(&input, None, Body::Auto);
    assert!(!body(&article).contains("Нуреке"));
    assert_eq!(article.info.title.as_deref(), Some("New bridge opens in Nurek after two years of works."));
    assert_eq!(article.info.site.as_deref(), Some("informer.example"));
}

#[test]
fn the_author_at_the_end() {
    let long = "The port will grow by a half, and the prices of freight will fall, the mayor told reporters on Monday.";
    let text =
        format!("Port to grow\n\nBy Anna Reed\n\n{long}\n\n{long}\n\n{long}\n\nAnna Reed is a reporter who has covered ports since 2010.");
    let input = Input::text(text);
    let article = read(&input, None, Body::Auto);
    assert!(body(&article).ends_with("on Monday."));
    assert_eq!(article.info.authors, ["Anna Reed"]);
    let signed = format!("Мост открыт\n\n{FIRST}\n\n{SECOND}\n\nОльга Лебедева");
    let input = Input::text(signed);
    let article = read(&input, None, Body::Auto);
    assert_eq!((body(&article), article.info.authors), (format!("{FIRST}\n\n{SECOND}"), vec!["Ольга Лебедева".to_string()]));
}

#[test]
fn a_dateline_takes_its_year_from_the_publication() {
    let input = Input::text(" date 2025-01-02 OSLO, Norway, December 30. The fund sold its shares in three companies, Trend reports.");
    let article = read(&input, None, Body::Auto);
    assert_eq!(article.info.dateline.and_then(|dateline| dateline.date).as_deref(), Some("2024-12-30"));
    assert_eq!(article.dateline_place.map(|span| span.of(&article.text)), Some("OSLO, Norway"));
    let input = Input::text("OSLO, December 30. The fund sold its shares in three companies, the ministry said on Tuesday.");
    let article = read(&input, None, Body::Auto);
    assert_eq!((article.info.published, article.info.dateline.and_then(|dateline| dateline.date)), (None, None));
}

#[test]
fn hard_wrapped_lines_are_prose() {
    let text = "Port to grow\n\nThe port of the town will grow by a half before the end of next year\nand will then be the third largest on the \
                coast of the inland sea that\nit serves, the mayor said.\n\nWork begins in May.\n";
    let input = Input::text(text);
    assert!(body(&read(&input, None, Body::Auto)).starts_with("The port of the town"));
}

#[test]
fn bare_prose_is_all_body() {
    let text = format!("{FIRST}\n{SECOND}");
    let input = Input::text(text.clone());
    let article = read(&input, None, Body::Auto);
    assert_eq!((body(&article), article.info.title), (text, None));
}

const TRADE: &str = "Trade between the two countries rose by 14 percent to $2.3 billion in January-May, the ministry said in a statement.\n\n\
    Grain and fertilisers made up most of the deliveries, the ministry noted, and it expects trade to reach $6 billion this year.";
const TRADE_RU: &str = "Объем торговли двух стран в январе - мае вырос на 14% и составил 2,3 млрд долларов, сообщила пресс-служба министерства.\n\n\
    Основу поставок составили зерно и удобрения, отметили в ведомстве, до конца года оборот рассчитывают довести до 6 млрд долларов.";

/// Title, date, authors, agency or site, and the dateline's place.
fn head(text: &str) -> [String; 5] {
    let input = Input::text(text);
    let article = read(&input, None, Body::Auto);
    let place = article.dateline_place.map(|span| span.of(&article.text).to_string());
    let info = article.info;
    [info.title, info.published, Some(info.authors.join(", ")), info.agency.or(info.site), place].map(Option::unwrap_or_default)
}

#[test]
fn heads_of_english_outlets() {
    let text = format!(
        "Markets\nGeorgia trade with Turkey rises 14%\nBy Nino Beridze\nJune 12, 2025 2:15 PM GMT+4 Updated 3 hours ago\n\n\
         TBILISI, June 12 (Reuters) - {TRADE}\n\nReporting by Nino Beridze; Editing by Mark Hall\n"
    );
    assert_eq!(head(&text), ["Georgia trade with Turkey rises 14%", "2025-06-12T14:15:00+04:00", "Nino Beridze", "Reuters", "TBILISI"]);
    let text = format!("Uzbekistan boosts exports\n\nTashkent, Uzbekistan (UzDaily.com) -- {TRADE}\n\n14/07/2025\n");
    assert_eq!(head(&text), ["Uzbekistan boosts exports", "2025-07-14", "", "UzDaily.com", "Tashkent, Uzbekistan"]);
    let text = format!(
        "Trade\nGeorgia’s trade with Turkey rises by 14%\nFigures beat forecasts as grain deliveries recover\n\n\
         Nino Beridze in Tbilisi\nThu 12 Jun 2025 14.15 CEST\nShare\n\n{TRADE}\n"
    );
    assert_eq!(head(&text), ["Georgia’s trade with Turkey rises by 14%", "2025-06-12T14:15:00+02:00", "Nino Beridze", "", ""]);
    let text = format!(
        "Home\nNews\nTrade deal with Georgia signed\nIt took two years to agree.\nJoan Becker\nThe Harbor Bugle\n\
         Published 6:01 a.m. ET July 14, 2025 | Updated 9:12 a.m. ET July 15, 2025\n{TRADE}\n"
    );
    assert_eq!(head(&text), ["Trade deal with Georgia signed", "2025-07-14T06:01:00", "Joan Becker", "", ""]);
}

#[test]
fn heads_of_russian_outlets() {
    let text = format!("27 МАЯ, 14:30\nТоварооборот вырос на 14%\n\nДУШАНБЕ, 27 мая 2025. /ТАСС/. {TRADE_RU}\n");
    assert_eq!(head(&text), ["Товарооборот вырос на 14%", "2025-05-27", "", "ТАСС", "ДУШАНБЕ"]);
    let text = format!("Экономика\n17:42, 5 июня 2025\nТоварооборот РФ и Грузии вырос\n\nМосква. 5 июня. INTERFAX.RU - {TRADE_RU}\n");
    assert_eq!(head(&text), ["Товарооборот РФ и Грузии вырос", "2025-06-05T17:42:00", "", "Интерфакс", "Москва"]);
    let text = format!("Экономика\n10:12, 14 июля 2025, Бишкек - 24.kg , Айжан ТУРСУНОВА\nКыргызстан нарастил экспорт\n\n{TRADE_RU}\n");
    assert_eq!(head(&text), ["Кыргызстан нарастил экспорт", "2025-07-14T10:12:00", "", "24.kg", "Бишкек"]);
    let text = format!("ДУШАНБЕ, 14.07.2025 /Ховар/. {TRADE_RU}\n");
    assert_eq!(head(&text), ["", "2025-07-14", "", "Ховар", "ДУШАНБЕ"]);
}

#[test]
fn heads_of_press_releases() {
    let text = format!("АО «Порт»\nПресс-релиз\nг. Атырау, 7 мая 2024 года\n\nПорт подвёл итоги года\n\n{TRADE_RU}\n");
    assert_eq!(head(&text)[..2], ["Порт подвёл итоги года", "2024-05-07"]);
    assert_eq!(head(&text)[4], "Атырау");
    let text = format!("Товарооборот вырос\n\nВена. 7 мая 2024 года, 19:05\n\n{TRADE_RU}\n");
    assert_eq!(head(&text), ["Товарооборот вырос", "2024-05-07T19:05:00", "", "", "Вена"]);
    let text = format!("Trade with Georgia rises\n\nVienna. 7 May 2024, 19:05\n\n{TRADE}\n");
    assert_eq!(head(&text), ["Trade with Georgia rises", "2024-05-07T19:05:00", "", "", "Vienna"]);
    let text = format!("Trade with Georgia rises\n\nFjord.example, 7 May 2024 - 19:05, Oslo, Norway\n\n{TRADE}\n");
    assert_eq!(head(&text), ["Trade with Georgia rises", "2024-05-07T19:05:00", "", "Fjord.example", "Oslo, Norway"]);
    let text = format!("Итоги года\n\nАтырау, 7 мая 2024 года. {TRADE_RU}\n");
    assert_eq!(head(&text)[1..], ["2024-05-07", "", "", "Атырау"]);
    let text = format!("Results of the year\n\nBergen, 7 May 2024. {TRADE}\n");
    assert_eq!(head(&text)[1..], ["2024-05-07", "", "", "Bergen"]);
    let text = format!("БЕЛТА\n3 мая 2024, 11:20 Экономика\n\nТоварооборот вырос на 14%\n\n3 мая, Гродно /Корр. БЕЛТА/. {TRADE_RU}\n");
    assert_eq!(head(&text)[1..], ["2024-05-03T11:20:00", "", "БелТА", "Гродно"]);
}

#[test]
fn a_date_right_under_the_headline() {
    for date in ["пятница, 06 марта 2026", "пятница, 06 марта 2026 г., 12:45", "пятница, 6 марта 2026 г.", "6 марта 2026"]
    {
        for gap in ["\n", "\n\n"] {
            let text = format!("Товарооборот двух стран вырос на 14%\n{date}{gap}{TRADE_RU}\n");
            let [title, published, ..] = head(&text);
            assert_eq!((&*title, published.get(..10)), ("Товарооборот двух стран вырос на 14%", Some("2026-03-06")), "{date}");
        }
    }
    let text = format!("Trade turnover of both countries rises\nFriday, 6 March 2026\n\n{TRADE}\n");
    assert_eq!(head(&text)[..2], ["Trade turnover of both countries rises", "2026-03-06"]);
    for label in ["Published: 10 July 2025", "Published 10 July 2025", "Updated: 10 July 2025"] {
        let text = format!("Georgian exports rise\n{label}\n\n{TRADE}\n");
        assert_eq!(head(&text)[..2], ["Georgian exports rise", "2025-07-10"], "{label}");
    }
    let text = format!("Рост экспорта\nОпубликовано: 10 июля 2025\n\n{TRADE_RU}\n");
    assert_eq!(head(&text)[..2], ["Рост экспорта", "2025-07-10"]);
    // A sentence that a line break cuts in two is none the less one.
    let text = format!("{TRADE_RU}\n\nСоглашение подписали в Душанбе на встрече, которая прошла\nв пятницу, 6 марта 2026 года.\n");
    assert!(body(&read(&Input::text(text.as_str()), None, Body::Auto)).ends_with("2026 года."));
}

#[test]
fn bureaus_and_press_centres() {
    for above in ["Our Bureau\n", ""] {
        let text = format!("Exports of rice to Georgia rise\n\n{above}Mumbai | Updated - January 22, 2026 at 08:47 PM\n\n{TRADE}\n");
        assert_eq!(head(&text), ["Exports of rice to Georgia rise", "2026-01-22T20:47:00", "", "", "Mumbai"]);
    }
    let text = format!("Our Bureau\nMumbai | Updated - January 22, 2026 at 08:47 PM\n\n{TRADE}\n");
    assert_eq!(head(&text)[..2], ["", "2026-01-22T20:47:00"]);
    let site = "European Commission  >  Press corner  >  Press release";
    let text = format!("{site}\nPress release | 5 December 2025 | Brussels\nCommission approves trade with Georgia\n\n{TRADE}\n");
    assert_eq!(head(&text), ["Commission approves trade with Georgia", "2025-12-05", "", "", "Brussels"]);
    assert!(body(&read(&Input::text(text.as_str()), None, Body::Auto)).starts_with("Trade between"));
    let text = format!("Пресс-релиз | 5 декабря 2025 | Брюссель\nКомиссия одобрила торговлю с Грузией\n\n{TRADE_RU}\n");
    assert_eq!(head(&text), ["Комиссия одобрила торговлю с Грузией", "2025-12-05", "", "", "Брюссель"]);
}

#[test]
fn labels_above_a_date() {
    let text = format!("Trade with Georgia rises\n\nLast updated\n9 May 2024\n\nPublished\n7 May 2024\n\n{TRADE}\n");
    assert_eq!(head(&text)[..2], ["Trade with Georgia rises", "2024-05-07"]);
    let text = format!("Товарооборот двух стран вырос на 14%\n\nОбновлено\n9 мая 2024\n\nДата публикации\n7 мая 2024\n\n{TRADE_RU}\n");
    assert_eq!(head(&text)[..2], ["Товарооборот двух стран вырос на 14%", "2024-05-07"]);
    let text = format!(
        "Trade with Georgia rises\n\nPosted on May 7, 2024 in Ports of the North, Grain and Fertilisers, Trade Policy and Customs, Roads, \
         Bridges and Tunnels, Ministry Reports, Views from the Capital\n\n{TRADE}\n"
    );
    assert_eq!(head(&text)[..2], ["Trade with Georgia rises", "2024-05-07"]);
}

#[test]
fn towns_of_two_words() {
    use crate::extractor::Extractor;
    let of = |text: &str| {
        let record = Extractor::new().extract(&Input::text(text));
        let info = record.article;
        let place = info.dateline.and_then(|dateline| dateline.place);
        let named = place.and_then(|id| record.entities.iter().find(|entity| entity.id == id)).map(|entity| entity.name.clone());
        (info.published.unwrap_or_default(), named.unwrap_or_default())
    };
    let is = |day: &str, place: &str| (day.to_string(), place.to_string());
    assert_eq!(of(&format!("Results of the year\n\nHong Kong, 7 May 2024\n\n{TRADE}\n")), is("2024-05-07", "Hong Kong"));
    assert_eq!(of(&format!("Итоги года\n\nНижний Новгород, 7 мая 2024 года\n\n{TRADE_RU}\n")), is("2024-05-07", "Нижний Новгород"));
    assert_eq!(of(&format!("Results of the year\n\nAnna Reed, 7 May 2024\n\n{TRADE}\n")), is("2024-05-07", ""));
    assert_eq!(of(&format!("Итоги года\n\nАтырау, 7 мая 2024 года\n\n{TRADE_RU}\n")), is("2024-05-07", "Атырау"));
    assert_eq!(of(&format!("HAUGESUND, Norway, May 7, 2024 /PRNewswire/ -- {TRADE}\n")), is("2024-05-07", "Haugesund"));
    assert_eq!(of(&format!("ТУМЫШ, 7 мая 2024 года. /ТАСС/. {TRADE_RU}\n")), is("2024-05-07", "Тумыш"));
}

#[test]
fn names_behind_a_dateline_are_prose() {
    let text = format!(
        "KULOB, 14.03.2024 /NIAT «Khovar»/. Yesterday, Minister of Foreign Affairs of the Kingdom of Norway Anna Reed received Deputy \
         Minister for Foreign Trade of the Republic of Latvia Ilze Kalna, who is in Oslo on a visit, the ministry reports.\n\n{TRADE}\n"
    );
    assert_eq!(head(&text)[1..], ["2024-03-14", "", "Khovar", "KULOB"]);
    assert!(body(&read(&Input::text(text.as_str()), None, Body::Auto)).starts_with("KULOB"));
}

#[test]
fn dates_of_other_things_are_not_the_publications() {
    for text in [
        format!("Trade with Georgia rises\n\nDeadline: 7 May 2024\n\n{TRADE}\n"),
        format!("Товарооборот вырос\n\nСрок подачи заявок: 7 мая 2024 года\n\n{TRADE_RU}\n"),
        format!("Trade with Georgia rises\n\nDeadline\n7 May 2024\n\n{TRADE}\n"),
        format!("Товарооборот вырос\n\nДата проведения\n7 мая 2024 года\n\n{TRADE_RU}\n"),
        format!("Trade with Georgia rises\n\n© Fjord Press, 7 May 2024\n\n{TRADE}\n"),
        format!("Trade with Georgia rises\n\n{TRADE}\n\nOn 7 May 2024, the port was closed.\n"),
        format!("Товарооборот вырос\n\n{TRADE_RU}\n\nПорт закрыли 7 мая 2024 года.\n"),
        format!("Trade with Georgia rises\n\n{TRADE}\n\nRelated news\n7 May 2024\nPort to grow\n3 May 2024\nPort closed\n"),
        format!("Товарооборот вырос\n\n{TRADE_RU}\n\nЧитайте также\n7 мая 2024\nПорт закрыт\n3 мая 2024\nПорт открыт\n"),
    ] {
        assert_eq!(head(&text)[1], "", "{text}");
    }
}

#[test]
fn the_date_of_a_change_stands_for_a_missing_one() {
    let text = format!("Trade with Georgia rises\nUpdated 14 July 2025\n\n{TRADE}\n");
    let input = Input::text(text);
    let article = read(&input, None, Body::Auto);
    assert_eq!((article.info.published.as_deref(), article.info.modified.as_deref()), (Some("2025-07-14"), Some("2025-07-14")));
    assert_eq!(article.warnings.iter().map(|warning| &*warning.code).collect::<Vec<_>>(), ["date_of_change"]);
}

#[test]
fn the_name_of_an_office_is_no_headline() {
    for (office, headline) in [
        ("Министерство торговли и интеграции Республики Казахстан", "Мост через Вахш открыли в Нуреке раньше срока"),
        ("Министерство транспорта откроет мост в Нуреке", ""),
    ] {
        let text = format!("{office}\n\n{headline}\n\n{FIRST}\n\n{SECOND}\n\n{SECOND}");
        let title = read(&Input::text(text), None, Body::Auto).info.title;
        assert_eq!(title.as_deref(), Some(if headline.is_empty() { office } else { headline }));
    }
}
