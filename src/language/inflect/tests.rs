use super::*;

fn all(lemma: &str, pos: Pos, language: Language) -> Vec<(String, Morph)> {
    let mut out = Vec::new();
    forms(lemma, pos, language, &mut out);
    out
}

fn has(lemma: &str, pos: Pos, language: Language, form: &str, morph: Morph) -> bool {
    all(lemma, pos, language).iter().any(|(text, own)| text == form && *own == morph)
}

/// The forms of one number in the order of the cases.
fn row(lemma: &str, number: Number) -> String {
    let found = all(lemma, Pos::Noun, Language::Ru);
    let form = |case| found.iter().find(|(_, morph)| morph.case() == Some(case) && morph.number() == Some(number));
    Case::ALL.iter().map(|case| form(*case).map_or("—", |(text, _)| text)).collect::<Vec<_>>().join(", ")
}

#[test]
fn declines_nouns() {
    use Number::{Plural, Singular};
    for (lemma, number, expected) in [
        ("завод", Singular, "завод, завода, заводу, завод, заводом, заводе"),
        ("рынок", Plural, "рынки, рынков, рынкам, рынки, рынками, рынках"),
        ("Ош{m}", Singular, "Ош, Оша, Ошу, Ош, Ошом, Оше"),
        ("соглашение", Plural, "соглашения, соглашений, соглашениям, соглашения, соглашениями, соглашениях"),
        ("президент", Singular, "президент, президента, президенту, президента, президентом, президенте"),
        ("компания", Singular, "компания, компании, компании, компанию, компанией, компании"),
        ("человек", Plural, "люди, людей, людям, людей, людьми, людях"),
        ("путь", Singular, "путь, пути, пути, путь, путём, пути"),
        ("церковь", Singular, "церковь, церкви, церкви, церковь, церковью, церкви"),
        ("время", Plural, "времена, времён, временам, времена, временами, временах"),
        ("станция", Plural, "станции, станций, станциям, станции, станциями, станциях"),
        ("поставка", Plural, "поставки, поставок, поставкам, поставки, поставками, поставках"),
        ("житель", Plural, "жители, жителей, жителям, жителей, жителями, жителях"),
        ("управляющий", Singular, "управляющий, управляющего, управляющему, управляющий, управляющим, управляющем"),
        ("орёл{s=орл,a}", Singular, "орёл, орла, орлу, орла, орлом, орле"),
        ("Нидерланды", Plural, "Нидерланды, Нидерландов, Нидерландам, Нидерланды, Нидерландами, Нидерландах"),
        ("гражданин", Plural, "граждане, граждан, гражданам, граждан, гражданами, гражданах"),
        (
            "премьер-министр",
            Singular,
            "премьер-министр, премьер-министра, премьер-министру, премьер-министра, премьер-министром, премьер-министре",
        ),
    ] {
        assert_eq!(row(lemma, number), expected);
    }
}

#[test]
fn declines_phrases() {
    use Number::{Plural, Singular};
    for (lemma, number, case, expected) in [
        ("Объединённые Арабские Эмираты{p}", Plural, Case::Locative, "Объединённых Арабских Эмиратах"),
        ("Европейский банк реконструкции и развития", Singular, Case::Instrumental, "Европейским банком реконструкции и развития"),
        ("Министерство экономики и финансов", Singular, Case::Genitive, "Министерства экономики и финансов"),
        ("Нижний Новгород", Singular, Case::Locative, "Нижнем Новгороде"),
        ("Минеральные Воды{p,f}", Plural, Case::Genitive, "Минеральных Вод"),
        ("рабочее место", Plural, Case::Genitive, "рабочих мест"),
        ("Набережная{adj} улица{h}", Singular, Case::Dative, "Набережной улице"),
        ("Южная Корея", Singular, Case::Accusative, "Южную Корею"),
        ("страна-участница{+}", Singular, Case::Genitive, "страны-участницы"),
    ] {
        let found = all(lemma, Pos::Noun, Language::Ru);
        let fits = |(_, morph): &&(String, Morph)| morph.case() == Some(case) && morph.number() == Some(number);
        let texts: Vec<&str> = found.iter().filter(fits).map(|(text, _)| text.as_str()).collect();
        assert!(texts.contains(&expected), "{lemma}: {texts:?}");
    }
    assert!(all("Европейский банк", Pos::Noun, Language::Ru).iter().all(|(_, morph)| morph.number() == Some(Number::Singular)));
}

#[test]
fn leaves_the_invariable_alone() {
    for lemma in ["США", "Сочи", "Баку", "Чили", "Токио", "G20", "УЗА", "Алматы{0}", "евро"] {
        assert_eq!(all(lemma, Pos::Noun, Language::Ru), [(plain(lemma), Morph::NONE)], "{lemma}");
    }
}

#[test]
fn conjugates() {
    let past = Morph::NONE.with_verb(VerbForm::Past);
    let third = |form| Morph::NONE.with_verb(form).with_person(3);
    let (single, plural) = (Number::Singular, Number::Plural);
    for (lemma, form, morph) in [
        ("подписать;подпишут;подписал;подписан", "подпишет", third(VerbForm::Future).with_number(single)),
        ("подписать", "подписан", Morph::NONE.with_verb(VerbForm::ShortPassive).with_number(single).with_gender(Gender::Masculine)),
        ("вырасти;вырастут;вырос", "выросла", past.with_number(single).with_gender(Gender::Feminine)),
        ("провести", "провели", past.with_number(plural)),
        ("произойти", "произошло", past.with_number(single).with_gender(Gender::Neuter)),
        ("сократить", "сокращу", Morph::NONE.with_verb(VerbForm::Future).with_number(single).with_person(1)),
        ("возбудить", "возбужден", Morph::NONE.with_verb(VerbForm::ShortPassive).with_number(single).with_gender(Gender::Masculine)),
        ("создавать", "создают", third(VerbForm::Present).with_number(plural)),
        ("создать", "создаст", third(VerbForm::Future).with_number(single)),
        ("вырабатывать", "вырабатывает", third(VerbForm::Present).with_number(single)),
        ("встретиться", "встретились", past.with_number(plural)),
        ("учесть", "учла", past.with_number(single).with_gender(Gender::Feminine)),
        ("провести переговоры", "проведут переговоры", third(VerbForm::Future).with_number(plural)),
        ("разобрать", "разберут", third(VerbForm::Future).with_number(plural)),
        ("пересечь{p}", "пересёк", past.with_number(single).with_gender(Gender::Masculine)),
    ] {
        assert!(has(lemma, Pos::Verb, Language::Ru, form, morph), "{lemma}: {form}");
    }
}

#[test]
fn participles_decline() {
    let genitive = Morph::NONE.with_case(Case::Genitive).with_number(Number::Plural);
    for (lemma, form, kind) in [
        ("подписать", "подписанных", VerbForm::PassiveParticiple),
        ("расти", "растущих", VerbForm::ActiveParticiple),
        ("привести", "приведших", VerbForm::ActiveParticiple),
        ("увеличиться", "увеличившихся", VerbForm::ActiveParticiple),
        ("планировать", "планируемых", VerbForm::PassiveParticiple),
    ] {
        assert!(has(lemma, Pos::Verb, Language::Ru, form, genitive.with_verb(kind)), "{lemma}: {form}");
    }
}

#[test]
fn inflects_english() {
    let verb = |form| Morph::NONE.with_verb(form);
    for (lemma, form, morph) in [
        ("sign up", "signed up", verb(VerbForm::Past)),
        ("hold talks", "held talks", verb(VerbForm::Participle)),
        ("cut", "cutting", verb(VerbForm::Ing)),
        ("rise", "risen", verb(VerbForm::Participle)),
        ("cancel", "canceled", verb(VerbForm::Past)),
        ("cancel", "cancelled", verb(VerbForm::Past)),
        ("admit", "admitted", verb(VerbForm::Past)),
        ("visit", "visited", verb(VerbForm::Past)),
        ("supply", "supplies", verb(VerbForm::Third)),
        ("agree", "agreeing", verb(VerbForm::Ing)),
        ("die", "dying", verb(VerbForm::Ing)),
        ("equip", "equipped", verb(VerbForm::Past)),
        ("develop", "developing", verb(VerbForm::Ing)),
    ] {
        assert!(has(lemma, Pos::Verb, Language::En, form, morph), "{lemma}: {form}");
    }
    let plural = Morph::NONE.with_number(Number::Plural);
    for (lemma, form) in
        [("minister of finance", "ministers of finance"), ("company", "companies"), ("spokesman", "spokesmen"), ("man|men", "men")]
    {
        assert!(has(lemma, Pos::Noun, Language::En, form, plural), "{lemma}");
    }
}

#[test]
fn takes_any_input() {
    for lemma in [
        "",
        " ",
        "{",
        "}",
        "{m",
        "а",
        "ь",
        "ся",
        "ть",
        ";",
        ";;;",
        "-",
        "а-",
        "-а{+}",
        "Ё",
        "🙂",
        "а{s=}",
        "{m}",
        "ий",
        "ие",
        "İ",
        "и и и",
        "ать{i}{p}",
        "ие ие",
        "x;y;z;w",
    ] {
        for pos in [Pos::Noun, Pos::Adjective, Pos::Verb, Pos::Other] {
            for language in [Language::Ru, Language::En] {
                all(lemma, pos, language);
            }
        }
    }
}

#[test]
fn features_come_back() {
    for (at, case) in Case::ALL.into_iter().enumerate() {
        let morph =
            Morph::NONE.with_verb(VERB_FORMS[at]).with_case(case).with_gender(Gender::Neuter).with_number(Number::Plural).with_person(3);
        assert_eq!(
            (morph.case(), morph.verb(), morph.gender(), morph.number(), morph.person()),
            (Some(case), Some(VERB_FORMS[at]), Some(Gender::Neuter), Some(Number::Plural), Some(3))
        );
    }
    for form in VERB_FORMS {
        assert_eq!(Morph::NONE.with_verb(form).verb(), Some(form));
    }
}

#[test]
fn plain_drops_hints_and_parts() {
    assert_eq!(plain("Ош{m}"), "Ош");
    assert_eq!(plain("подписать;подпишут;подписал"), "подписать");
    assert_eq!(plain("Минеральные Воды{p,f}"), "Минеральные Воды");
}
