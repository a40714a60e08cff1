use super::*;

fn all(lemma: &str, pos: Pos, language: Language) -> Vec<(String, Morph)> {
    let mut out = Vec::new();
    forms(lemma, pos, language, &mut out);
    out
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
    ] {
        assert_eq!(row(lemma, number), expected);
    }
}
