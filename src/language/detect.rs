//! Which language a text is in: script and function words decide, whatlang where they leave a doubt.

use crate::lexicon::Tag;
use crate::text::{LetterCase, Script, Sentence, Token, TokenKind};

use super::{Language, cyrillic};

/// Words of a sample that are looked at; more would decide nothing more.
const SAMPLE: usize = 1500;
/// Latin words of a text that may be but a headline.
const HEADLINE: u32 = 30;
/// Cyrillic words of a text that has too few for its function words to tell.
const SHORT: u32 = 40;
/// Cyrillic words of which one that looks foreign tells nothing.
const FEW: u32 = 5;
/// Bytes that whatlang is shown.
const WHATLANG_BYTES: usize = 3000;

/// What a text was found to be.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Detected {
    /// ISO 639-1 code, `und` where it cannot be told.
    pub code: String,
    /// 0 to 1.
    pub confidence: f32,
}

#[derive(Debug, Default, Clone, Copy)]
struct Counts {
    cyrillic: u32,
    latin: u32,
    other: u32,
    russian: u32,
    english: u32,
    foreign: u32,
    /// Latin words in small letters, and those of them that English has.
    lower: u32,
    known: u32,
    /// Whether a word has ы or э, which Bulgarian and the languages west of it lack.
    northern: bool,
}

impl Counts {
    fn of(text: &str, tokens: &[Token]) -> Counts {
        let mut counts = Counts::default();
        for token in tokens.iter().filter(|t| t.kind == TokenKind::Word) {
            let lower = token.case == LetterCase::Lower;
            // A strange letter in a Latin name tells nothing: "Nestlé will close".
            counts.foreign += (token.flags & Token::FOREIGN != 0 && (lower || token.script != Script::Latin)) as u32;
            match token.script {
                Script::Cyrillic => {
                    counts.cyrillic += 1;
                    counts.northern = counts.northern || text[token.start as usize..token.end as usize].contains(['ы', 'э']);
                }
                Script::Latin => {
                    counts.latin += 1;
                    counts.lower += lower as u32;
                    counts.known += (lower && token.mask & (Tag::Word.bit() | Tag::Function.bit()) != 0) as u32;
                }
                Script::Other => counts.other += 1,
                Script::None => {}
            }
            if token.mask & Tag::Function.bit() != 0 {
                match token.script {
                    Script::Cyrillic => counts.russian += 1,
                    _ => counts.english += 1,
                }
            }
        }
        counts
    }
}

/// The language of a text by its tokens.
pub(crate) fn detect(text: &str, tokens: &[Token]) -> Detected {
    let sample = &tokens[..tokens.len().min(SAMPLE)];
    let counts = Counts::of(text, sample);
    let Counts { cyrillic, latin, other, .. } = counts;
    if cyrillic + latin + other == 0 {
        return Detected { code: "und".into(), confidence: 0.0 };
    }
    if other > cyrillic + latin {
        return by_whatlang(text, sample);
    }
    if cyrillic >= latin { cyrillic_language(text, sample, counts) } else { latin_language(text, sample, counts) }
}

fn share(part: u32, whole: u32) -> f32 {
    part as f32 / whole.max(1) as f32
}

fn cyrillic_language(text: &str, tokens: &[Token], counts: Counts) -> Detected {
    let function = share(counts.russian, counts.cyrillic);
    let foreign = share(counts.foreign, counts.cyrillic);
    let short = counts.cyrillic < SHORT;
    if short || foreign >= 0.04 || !counts.northern {
        let found = cyrillic::weigh(text, tokens);
        let least = if short { i32::from(counts.cyrillic < FEW) } else { tokens.len() as i32 / 20 };
        if found.foreign > found.russian.max(0) + least {
            let lead = (found.foreign - found.russian) as f32;
            return Detected { code: found.code.into(), confidence: (0.5 + lead / 10.0 + foreign / 4.0).min(0.98) };
        }
    }
    if foreign < 0.04 && function > 0.04 || short {
        return Detected { code: "ru".into(), confidence: (0.75 + function - foreign).clamp(0.5, 0.99) };
    }
    by_whatlang(text, tokens)
}

fn latin_language(text: &str, tokens: &[Token], counts: Counts) -> Detected {
    let function = share(counts.english, counts.latin);
    let foreign = share(counts.foreign, counts.latin);
    if function > 0.2 && foreign < 0.1 || counts.latin >= 4 && function > 0.3 {
        return Detected { code: "en".into(), confidence: (0.65 + function).min(0.99) };
    }
    // "Danish lawmakers pass law raising retirement age": a headline may do without function words.
    if counts.latin < HEADLINE && counts.known >= 3 && share(counts.known, counts.lower) > 0.6 && foreign < 0.1 {
        return Detected { code: "en".into(), confidence: 0.6 };
    }
    let guess = by_whatlang(text, tokens);
    // Not one word of English in it.
    if guess.code != "en" && counts.lower >= 3 && counts.known + counts.english == 0 {
        return guess;
    }
    // A headline of names alone has no function words; what is not clearly another language stays English.
    if guess.code != "en" && guess.confidence < 0.5 && foreign < 0.1 && (function > 0.05 || counts.latin < 12) {
        return Detected { code: "en".into(), confidence: 0.5 };
    }
    guess
}

fn by_whatlang(text: &str, tokens: &[Token]) -> Detected {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
        return Detected { code: "und".into(), confidence: 0.0 };
    };
    let (start, mut end) = (first.start as usize, (last.end as usize).min(first.start as usize + WHATLANG_BYTES));
    while !text.is_char_boundary(end) {
        end += 1;
    }
    match whatlang::detect(&text[start..end]) {
        Some(info) => Detected { code: two_letters(info.lang().code()).into(), confidence: info.confidence() as f32 },
        None => Detected { code: "und".into(), confidence: 0.0 },
    }
}

/// ISO 639-1 of the 639-3 codes whatlang gives, where there is one.
fn two_letters(code: &'static str) -> &'static str {
    const CODES: &str = "afr af aka ak amh am ara ar aze az bel be ben bn bul bg cat ca ces cs cmn zh cym cy dan da deu de ell el eng en epo eo est et \
        fin fi fra fr guj gu heb he hin hi hrv hr hun hu hye hy ind id ita it jav jv jpn ja kan kn kat ka khm km kor ko lat la lav lv lit lt mal ml mar mr \
        mkd mk mya my nep ne nld nl nob nb ori or pan pa pes fa pol pl por pt ron ro rus ru sin si slk sk slv sl sna sn spa es srp sr swe sv tam ta tel te \
        tgl tl tha th tuk tk tur tr ukr uk urd ur uzb uz vie vi yid yi zul zu";
    let mut words = CODES.split_ascii_whitespace();
    while let Some(three) = words.next() {
        let two = words.next();
        if three == code {
            return two.unwrap_or(code);
        }
    }
    code
}

/// Gives each sentence the pack that reads it: an English line in a Russian article is read as English.
#[inline(never)]
pub(crate) fn route(tokens: &[Token], article: Option<Language>, sentences: &mut [Sentence]) {
    let other = match article {
        Some(Language::Ru) => Script::Latin,
        _ => Script::Cyrillic,
    };
    for sentence in sentences {
        sentence.language = article;
        if !tokens[sentence.range()].iter().any(|token| token.script == other) {
            continue;
        }
        let (mut latin, mut cyrillic, mut english, mut foreign) = (0u32, 0u32, 0u32, 0u32);
        for token in &tokens[sentence.range()] {
            let length = (token.end - token.start).min(40);
            match token.script {
                Script::Latin => {
                    latin += length;
                    english += (token.mask & Tag::Function.bit() != 0) as u32;
                }
                Script::Cyrillic => {
                    cyrillic += length / 2;
                    foreign += (token.flags & Token::FOREIGN != 0) as u32;
                }
                _ => {}
            }
        }
        sentence.language = match article {
            Some(Language::Ru) if latin > 2 * cyrillic && english > 1 => Some(Language::En),
            Some(Language::En) if cyrillic > 2 * latin => (foreign * 8 < (sentence.last - sentence.first)).then_some(Language::Ru),
            other => other,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::text::token::tokenize;

    fn code(text: &str) -> String {
        let lexicon = Lexicon::new();
        let mut tokens = Vec::new();
        tokenize(text, 0, text.len(), &mut tokens);
        lexicon.annotate(&mut Default::default(), &mut tokens, &mut Vec::new());
        detect(text, &tokens).code
    }

    #[test]
    fn neighbours_are_told_apart() {
        let rows = [
            ("The ministers of both countries met in the capital to discuss trade and the new customs rules.", "en"),
            ("Министры двух стран встретились в столице, чтобы обсудить торговлю и новые таможенные правила.", "ru"),
            ("Импорт страны составил 3 млрд долларов, сообщил министр торговли.", "ru"),
            ("Міністри двох країн зустрілися в столиці, щоб обговорити торгівлю та нові митні правила.", "uk"),
            (
                "Министрите на двете страни се срещнаха в столицата, за да обсъдят търговията и новите митнически правила, които ще влязат в сила.",
                "bg",
            ),
            ("Екі елдің министрлері астанада кездесіп, сауда және жаңа кеден ережелерін талқылады.", "kk"),
            ("Эки өлкөнүн министрлери борбордо жолугуп, соода жана жаңы бажы эрежелерин талкуулашты.", "ky"),
            ("Вазирони ду кишвар дар пойтахт вохӯрда, савдо ва қоидаҳои нави гумрукиро баррасӣ карданд.", "tg"),
            ("Ikki davlat vazirlari poytaxtda uchrashib, savdo va yangi bojxona qoidalarini muhokama qildilar.", "uz"),
            ("Министерството обяви нови мерки за подкрепа на бизнеса.", "bg"),
            ("Полицията в София арестува трима души.", "bg"),
            ("Цените на тока се повишават с 10 процента.", "bg"),
            ("Поліція затримала трьох людей у Києві.", "uk"),
            ("Верховна Рада ухвалила бюджет на наступний рік.", "uk"),
            ("Прэзідэнт правёў нараду з урадам у Мінску.", "be"),
            ("Председник Србије разговарао са министром финансија.", "sr"),
            ("Претседателот се сретна со министерот за финансии.", "mk"),
            ("Президент Бишкекте министрлер менен жолугушту.", "ky"),
            ("Экспорттун көлөмү беш пайызга өстү.", "ky"),
            ("Полиция Алматыда үш адамды ұстады.", "kk"),
            ("Содироти кишвар панҷ фоиз афзуд.", "tg"),
            ("Президент Тошкентда вазирлар билан учрашди.", "uz"),
            ("Засгийн газар бизнесийг дэмжих шинэ арга хэмжээ авлаа.", "mn"),
            ("Глава МИД Китая посетит Казахстан.", "ru"),
            ("Президент Болгарии Румен Радев прибыл в Москву.", "ru"),
            ("Доля увеличилась на 1,5 п.п.", "ru"),
            ("Хранилось от 5 до 7 млн тонн.", "ru"),
            ("Товарооборот и зарплата", "ru"),
            ("«Коммерсантъ» сообщил о сделке", "ru"),
            ("Си Цзиньпин прибыл в Софию", "ru"),
            ("Danish lawmakers pass law raising retirement age to 70", "en"),
            ("Nestlé will close the Chembur coffee plant, the company said.", "en"),
            ("Der Präsident traf Minister in Berlin zu einem Treffen", "de"),
            ("Le président du conseil rencontre son homologue à Paris", "fr"),
            ("El presidente firma un acuerdo final con la industria local y los sindicatos de la capital", "es"),
            ("Die Minister beider Länder trafen sich in der Hauptstadt, um über den Handel und die neuen Zollregeln zu sprechen.", "de"),
        ];
        for (text, expected) in rows {
            assert_eq!(code(text), expected, "{text}");
        }
        assert_eq!(code("12345 —"), "und");
    }
}
