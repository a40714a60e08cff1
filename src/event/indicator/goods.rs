//! What goods or branch a figure is of, as words of the text.

use crate::event::View;
use crate::language::function::word;
use crate::language::relation;
use crate::lexicon::{Grammar, Language, Pos, Tag, Verbal};
use crate::record::MentionKind;
use crate::text::{LetterCase, Script, TokenKind};

use super::figure::{Figure, Stretch};
use super::portion;
use super::rank::ranked_goods;
use super::reading::Metric;
use super::scan::{Item, Kind};

/// The words that name the goods or the branch, and whether it is a branch.
pub(super) fn of<'a>(view: &View<'a>, items: &[Item<'a>], figure: &Figure<'a>) -> Option<(Stretch, bool)> {
    if let Some(goods) = figure.goods {
        return Some((goods, false));
    }
    if let Some(part) = figure.part {
        return of_part(view, figure, part);
    }
    if let Some(goods) = portion::of_share(view, items, figure).filter(|_| has_goods(figure.metric.name)) {
        return Some((goods, false));
    }
    let head = items[figure.head?];
    if figure.metric.name == "industrial_output" && figure.metric.is(Metric::WEAK) {
        let general = view.document.says(head.first, word::INDUSTRY);
        return (!general || head.last > head.first + 1).then_some((Stretch { first: head.first, last: head.last }, true));
    }
    if figure.metric.name == "gdp" && figure.metric.is(Metric::WEAK) && head.last > head.first + 1 {
        return Some((Stretch { first: head.first, last: head.last }, true));
    }
    // "Sterling eased"
    let money = figure.metric.name == "exchange_rate" && head.last == head.first + 1;
    if money && view.document.mask(head.first) & Tag::Currency.bit() != 0 {
        return Some((Stretch { first: head.first, last: head.last }, false));
    }
    if figure.metric.is(Metric::GOODS) {
        return Some((Stretch { first: head.first, last: head.last }, false));
    }
    if figure.metric.name == "price" && figure.metric.is(Metric::PER) {
        return sold(view, head).map(|words| (words, false));
    }
    if !has_goods(figure.metric.name) {
        return None;
    }
    // «стоимость керосина»: what is priced is a part of the metric's words.
    let priced = figure.metric.name == "price" && view.language == Language::Ru && head.last > head.first + 1;
    if priced && view.document.payload(head.first, Tag::Metric).is_some_and(|m| m == "none") {
        // «стоимость барреля нефти»
        let measured = view.document.is(head.last - 1, Tag::Unit).then(|| russian(view, figure, head)).flatten();
        return Some((measured.unwrap_or(Stretch { first: head.first + 1, last: head.last }), false));
    }
    if let Some(branch) = branch(items, figure.head?) {
        return Some((branch, true));
    }
    let found = match view.language {
        Language::En => english(view, items, figure, head),
        Language::Ru => russian(view, figure, head),
    };
    Some((found.or_else(|| ranked_goods(view, view.first, head.first))?, false))
}

/// Of a part of the figure before: «золота — 190 тыс. унций».
fn of_part<'a>(view: &View<'a>, figure: &Figure<'a>, part: Stretch) -> Option<(Stretch, bool)> {
    let goods = super::scan::metric(view, part.first).is_some_and(|(m, end)| m.is(Metric::GOODS) && end == part.last);
    // «нефти Brent» is goods, a country is none.
    let other = |m: usize| view.drafts[m].kind != MentionKind::Product;
    let name = !goods && (part.first..part.last).any(|t| view.mention_at(t).is_some_and(other));
    let joins = |t: usize| {
        view.document.tokens[t].kind == TokenKind::Mark || view.document.mask(t) & (Tag::Preposition.bit() | Tag::Conjunction.bit()) != 0
    };
    let comma = (part.first..part.last).rfind(|&t| view.document.is_mark(t, ','));
    let first = (comma.unwrap_or(part.first)..part.last).find(|&t| !joins(t)).unwrap_or(part.last);
    // "and those to other nations"
    let again = view.document.payload(first, Tag::Determiner) == Some("that") && view.document.is(first + 1, Tag::Preposition);
    // «золота — 190 тыс. унций», but "in mining"
    let led = |t: usize| view.document.is(t, Tag::Preposition) && !relation::GENITIVE.has(view.document.preposition(t));
    let industry = figure.metric.name == "industrial_output" || figure.metric.name == "production" && (part.first..first).any(led);
    // «а за вычетом инфляции — на 9,2%»
    let aside = view.document.longest(first, Tag::Adverb).is_some_and(|m| m.end > first + 1);
    (!name && !again && !aside && first < part.last).then_some((Stretch { first, last: part.last }, industry))
}

/// Goods told in one list of so many: "wheat, barley and corn prices", «экспорт пшеницы и ячменя».
pub(super) fn listed<'a>(view: &View<'a>, items: &[Item<'a>], figure: &Figure<'a>, count: usize) -> Vec<Stretch> {
    let Some((found, false)) = of(view, items, figure) else { return Vec::new() };
    let mut list = vec![found];
    while let Some(before) = beside(view, list[0].first, true).filter(|_| list.len() < count) {
        list.insert(0, before);
    }
    while let Some(after) = beside(view, list[list.len() - 1].last, false).filter(|_| list.len() < count) {
        list.push(after);
    }
    if list.len() == count { list } else { Vec::new() }
}

/// English: the words with all that one list joins to them: "exports of milk powder, butter and cheese".
pub(super) fn with_listed(view: &View<'_>, figure: &Figure<'_>, words: Stretch) -> Stretch {
    const LONGEST: usize = 4;
    let of = words.first.checked_sub(1).is_some_and(|b| view.document.relates(b, relation::GENITIVE));
    if view.language == Language::Ru || !of || figure.goods.is_some() || figure.part.is_some() {
        return words;
    }
    let (mut last, mut closed) = (words.last, false);
    for _ in 0..LONGEST {
        let Some(next) = beside(view, last, false).filter(|_| !closed) else { break };
        closed = (last..next.first).any(|t| view.document.is_and(t));
        last = next.last;
    }
    // A list ends with "and".
    if closed { Stretch { last, ..words } } else { words }
}

/// The goods that a comma or "and" joins to a place, before or behind it.
fn beside(view: &View<'_>, at: usize, before: bool) -> Option<Stretch> {
    const LONGEST: usize = 2;
    let joint = |t: &usize| view.document.is_mark(*t, ',') || view.document.is_and(*t);
    let goods = |t: &usize| match view.language {
        Language::En => goods_word(view, *t),
        Language::Ru => russian_goods(view, *t),
    };
    let tokens: Vec<usize> = if before { (view.first..at).rev().collect() } else { (at..view.last).collect() };
    let joints = tokens.iter().take_while(|t| joint(t)).count();
    let words = tokens[joints..].iter().take_while(|t| goods(t)).count();
    let one = (joints > 0 && (1..=LONGEST).contains(&words)).then(|| &tokens[joints..joints + words])?;
    let (first, last) = (*one.iter().min()?, *one.iter().max()? + 1);
    Some(Stretch { first, last })
}

/// Goods told right before a place, in three words at most: «… смартфонов (412 млн)».
pub(super) fn right_before(view: &View<'_>, at: usize) -> Option<Stretch> {
    const LONGEST: usize = 3;
    let goods = |t: &usize| match view.language {
        Language::En => goods_word(view, *t),
        Language::Ru => russian_goods(view, *t) && !view.document.is(*t, Tag::Determiner),
    };
    let first = (view.first..at).rev().take(LONGEST).take_while(goods).last()?;
    Some(Stretch { first, last: at })
}

/// Puts a price where a verb says that its subject got dearer or cheaper and no metric is named: «мука подешевела».
pub(super) fn dearer<'a>(view: &View<'a>, items: &mut Vec<Item<'a>>) {
    let moved = |x: &Item<'_>| matches!(x.kind, Kind::Change(c) if c.price);
    let mut from = view.first;
    while let Some(verb) = items.iter().find(|x| moved(x) && x.first >= from).copied() {
        from = verb.last;
        let clause = view.clause_of(verb.first);
        if items.iter().any(|x| matches!(x.kind, Kind::Metric(m) if !m.same()) && view.clause_of(x.first) == clause) {
            continue;
        }
        let Some(goods) = dear_subject(view, clause, verb) else { continue };
        let at = items.partition_point(|x| x.first < goods.first);
        // «тенге обесценился»
        let money = view.document.mask(goods.first) & Tag::Currency.bit() != 0;
        let metric = if money {
            Metric { name: "exchange_rate", flags: Metric::WEAK }
        } else {
            Metric { name: "price", flags: Metric::GOODS | Metric::WEAK }
        };
        items.insert(at, Item { kind: Kind::Metric(metric), first: goods.first, last: goods.last });
    }
}

/// The goods a verb of price speaks of: what no preposition governs before it, else what follows it.
fn dear_subject(view: &View<'_>, clause: usize, verb: Item<'_>) -> Option<Stretch> {
    let document = view.document;
    let goods = |t: usize| match view.language {
        Language::En => goods_word(view, t),
        Language::Ru => {
            russian_goods(view, t) || t == view.first && document.tokens[t].kind == TokenKind::Word && document.mask(t) & GRAMMAR == 0
        }
    };
    let nominative =
        |t: usize| view.language == Language::En || document.grammar(t).cases() == 0 || document.grammar(t).may_be(Grammar::NOMINATIVE);
    let governed = |t: usize| t > view.first && document.mask(t - 1) & Tag::Preposition.bit() != 0;
    // «тогда как одежда подешевела»
    let joins = |t: usize| document.is(t, Tag::Adverb) || document.longest(t, Tag::Conjunction).is_some();
    let opens = |t: &usize| goods(*t) && view.mention_at(*t).is_none() && nominative(*t) && !governed(*t) && !joins(*t);
    let mut at = view.tokens_of(clause).take_while(|&t| t < verb.first).find(opens);
    if view.language == Language::Ru {
        at = at.or_else(|| (verb.last..view.last.min(verb.last + 2)).find(opens));
    }
    let mut first = at?;
    let end = if first < verb.first { verb.first } else { view.last };
    if document.mask(first) & Tag::Unit.bit() != 0 && first + 1 < end {
        first += if document.relates(first + 1, relation::GENITIVE) { 2 } else { 1 };
    }
    let last = (first..end.min(first + 3)).take_while(|&t| goods(t)).last()? + 1;
    Some(Stretch { first, last })
}

/// The goods a quantity is of, where parts of a figure are told: "including 5 mln tonnes of wheat", «из них 5 млн тонн пшеницы».
pub(super) fn behind(view: &View<'_>, figure: &Figure<'_>, quantity: usize) -> Option<Stretch> {
    const LONGEST: usize = 3;
    let draft = &view.drafts[quantity];
    // "including $8.9 billion in gold"
    let worth = draft.kind == MentionKind::Money && view.document.relates(draft.last as usize, relation::DOMAIN);
    if draft.kind != MentionKind::Quantity && !worth || !has_goods(figure.metric.name) {
        return None;
    }
    let of = worth || view.document.relates(draft.last as usize, relation::GENITIVE);
    let first = draft.last as usize + usize::from(of);
    let word = |t: usize| super::scan::common_word(view, t) && (of || view.document.grammar(t).may_be(Grammar::GENITIVE));
    let words = (first..view.last.min(first + LONGEST)).take_while(|&t| word(t)).count();
    let meant = words > 0 && of == (view.language == Language::En);
    meant.then_some(Stretch { first, last: first + words })
}

fn is_verb(head: Item<'_>) -> bool {
    matches!(head.kind, Kind::Metric(m) if m.is(Metric::VERB))
}

/// Whether a metric is of goods.
pub(super) fn has_goods(metric: &str) -> bool {
    matches!(
        metric,
        "exports"
            | "imports"
            | "production"
            | "price"
            | "tariff"
            | "sales"
            | "harvest"
            | "transit"
            | "freight"
            | "energy_consumption"
            | "inflation"
    )
}

/// What a verb of selling has before it: "Urals traded", "a kilo of rice sold", «килограмм помидоров стоил».
fn sold(view: &View<'_>, head: Item<'_>) -> Option<Stretch> {
    let before = || view.tokens_of(view.clause_of(head.first)).take_while(|&t| t < head.first);
    let known = |t: usize| super::scan::metric(view, t).filter(|&(m, end)| m.is(Metric::GOODS) && end <= head.first);
    if let Some((first, last)) = before().find_map(|t| Some((t, known(t)?.1))) {
        return Some(Stretch { first, last });
    }
    let unit = before().find(|&t| view.document.mask(t) & Tag::Unit.bit() != 0)? + 1;
    let first = if view.document.relates(unit, relation::GENITIVE) { unit + 1 } else { unit };
    let goods = |&t: &usize| match view.language {
        Language::En => goods_word(view, t),
        Language::Ru => russian_goods(view, t),
    };
    let last = (first..head.first.min(first + 3)).take_while(goods).last()? + 1;
    Some(Stretch { first, last })
}

/// A branch of industry right behind the metric: «выпуск машиностроения».
fn branch(items: &[Item<'_>], head: usize) -> Option<Stretch> {
    let next = items.get(head + 1)?;
    let Kind::Metric(metric) = next.kind else { return None };
    let near = next.first <= items[head].last + 1;
    (metric.name == "industrial_output" && metric.is(Metric::WEAK) && near).then_some(Stretch { first: next.first, last: next.last })
}

fn english<'a>(view: &View<'a>, items: &[Item<'a>], figure: &Figure<'a>, head: Item<'a>) -> Option<Stretch> {
    let document = view.document;
    let verb = is_verb(head);
    // "cocoa brought in $3.6 billion"
    let seller = head.first.checked_sub(1).filter(|&b| verb && b >= view.first && figure.metric.name == "exports");
    if let Some(b) = seller.filter(|&b| super::scan::metric(view, b).is_some_and(|(m, _)| m.is(Metric::GOODS))) {
        return Some(Stretch { first: b, last: head.first });
    }
    // "Copper production"
    if !verb {
        let mut first = head.first;
        let whole = |t: usize| document.payload(t, Tag::Actor) == Some("company");
        while first > view.first && head.first - first < 2 && goods_word(view, first - 1) && !whole(first - 1) {
            first -= 1;
        }
        // "fruit and vegetable exports"
        let each = items.iter().any(|x| x.kind == Kind::Respectively);
        let joined = !each && first < head.first && first > view.first + 1 && document.is_and(first - 1);
        let plain = |t: usize| goods_word(view, t) && !whole(t) && document.has_pos(t, Pos::Noun) && measures_nothing(view, t);
        if joined && plain(first - 2) {
            first -= 2;
        }
        // "non-oil exports"
        let glued = |t: usize| document.is_mark(t, '-') && document.tokens[t].glued() && document.tokens[t + 1].glued();
        if first < head.first && first > view.first + 1 && glued(first - 1) && document.tokens[first - 2].kind == TokenKind::Word {
            first -= 2;
        }
        if first < head.first {
            return Some(Stretch { first, last: head.first });
        }
    }
    if verb && matches!(head.kind, Kind::Metric(m) if m.is(Metric::PER)) {
        let value = figure.counted.or(figure.level).map_or(head.last, |m| view.drafts[m].last as usize);
        let from = (value..view.last.min(value + 8)).find(|&t| document.relates(t, relation::BENEFICIARY))? + 1;
        let last = (from..view.last.min(from + 3)).take_while(|&t| goods_word(view, t)).last()? + 1;
        return Some(Stretch { first: from, last });
    }
    // "exports of crude oil", "imported 1.78 mln barrels of Russian crude"
    let limit = (head.last + 12).min(view.last);
    let measured = |m: usize, t: usize| view.drafts[m].last as usize == t && (verb || view.drafts[m].kind == MentionKind::Quantity);
    // "Export earnings from wine"
    let earned = |t: usize| {
        !verb && t == head.last && figure.metric.name == "exports" && document.relates(t, relation::ORIGIN) && goods_word(view, t + 1)
    };
    let direct = |t: &usize| *t == head.last || figure.counted.or(figure.level).is_some_and(|m| measured(m, *t));
    let of = (head.last..limit).find(|&t| document.relates(t, relation::GENITIVE) || earned(t)).filter(direct);
    let Some(from) = of else { return before_worth(view, figure).or_else(|| main_item(view, figure, head)) };
    let mut first = from + 1;
    while first < limit && (document.is(first, Tag::Determiner) || view.mention_at(first).is_some_and(|m| view.drafts[m].kind.is_name())) {
        first += 1;
    }
    let adjective = document.has_pos(first, Pos::Adjective);
    let begin = if adjective { first + 1 } else { first };
    let hyphen = |t: usize| t > begin && document.is_mark(t, '-') && document.tokens[t].glued();
    let last = (begin..limit.min(begin + 5)).take_while(|&t| goods_word(view, t) || hyphen(t)).last()? + 1;
    Some(Stretch { first, last })
}

/// Whether a word is no metric, or goods that have a price: "gold".
fn measures_nothing(view: &View<'_>, at: usize) -> bool {
    view.document.mask(at) & Tag::Metric.bit() == 0 || super::scan::metric(view, at).is_some_and(|(m, _)| m.is(Metric::GOODS))
}

/// English: "exported cotton yarn worth $412 million"
fn before_worth(view: &View<'_>, figure: &Figure<'_>) -> Option<Stretch> {
    const REACH: usize = 4;
    const LONGEST: usize = 3;
    let value = view.drafts[figure.level?].first as usize;
    let worth = |t: &usize| view.document.phrase_means(*t, Tag::Hint, "worth");
    let last = (value.saturating_sub(REACH).max(view.first)..value).rev().find(worth)?;
    let last = last - usize::from(view.document.is_mark(last - 1, ','));
    let goods = |t: &usize| goods_word(view, *t) && measures_nothing(view, *t);
    let before = |end: usize| (view.first..end).rev().take(LONGEST).take_while(goods).last();
    let mut first = before(last)?;
    // "copper, gold and wheat worth $900 million"
    let joint = |t: usize| view.document.is_and(t) || view.document.is_mark(t, ',');
    while first > view.first + 1
        && joint(first - 1)
        && let Some(more) = before(first - 1)
    {
        first = more;
    }
    Some(Stretch { first, last })
}

/// English: "The largest export item was copper ore, worth $120 million", "the bulk of exports was flour ($31 million)".
fn main_item(view: &View<'_>, figure: &Figure<'_>, head: Item<'_>) -> Option<Stretch> {
    const REACH: usize = 12;
    let document = view.document;
    let value = view.drafts[figure.level.filter(|&l| view.drafts[l].kind == MentionKind::Money)?].first as usize;
    let be = (head.last..value.min(head.last + REACH)).find(|&t| document.is(t, Tag::Auxiliary) && view.finite(t))?;
    let first = be + 1 + usize::from(document.is(be + 1, Tag::Determiner));
    let goods = |t: &usize| goods_word(view, *t) && document.has_pos(*t, Pos::Noun) && measures_nothing(view, *t);
    let last = (first..value).take_while(goods).last()? + 1;
    let parted = document.is_mark(last, ',') || document.is_mark(last, '(') || document.relates(last, relation::COMITATIVE);
    (parted && matches!(figure.metric.name, "exports" | "imports")).then_some(Stretch { first, last })
}

/// A lower-case word, or the first of the sentence, that is no grammar, no verb and no measure.
pub(super) fn goods_word(view: &View<'_>, at: usize) -> bool {
    let document = view.document;
    let token = &document.tokens[at];
    const NOT: u64 = Tag::Function.bit()
        | Tag::Preposition.bit()
        | Tag::Conjunction.bit()
        | Tag::Determiner.bit()
        | Tag::Auxiliary.bit()
        | Tag::Pronoun.bit()
        | Tag::Approx.bit()
        | Tag::Change.bit()
        | Tag::Month.bit()
        | Tag::Period.bit()
        | Tag::DateModifier.bit()
        | Tag::Negation.bit()
        | Tag::Base.bit()
        | Tag::Adverb.bit()
        | Tag::Speech.bit();
    let plain = token.kind == TokenKind::Word
        && (token.case == LetterCase::Lower || token.case == LetterCase::Title && at == view.first)
        && token.script == Script::Latin
        && view.mention_at(at).is_none()
        && document.mask(at) & NOT == 0
        && !view.finite(at);
    let measure = document.payload(at, Tag::Metric).is_some_and(|m| m.starts_with("skip"));
    // "the largest export items", "the dominant export"
    let adjective = document.has_pos(at, Pos::Adjective) || document.means(at, Tag::Hint, "record");
    plain && !measure && !adjective
}

fn russian<'a>(view: &View<'a>, figure: &Figure<'a>, head: Item<'a>) -> Option<Stretch> {
    let document = view.document;
    let after = if is_verb(head) { view.drafts[figure.counted.or(figure.level)?].last as usize } else { head.last };
    let priced = matches!(figure.metric.name, "price" | "tariff") && document.relates(after, relation::PRICE_OF);
    let mut first = if priced { after + 1 } else { after };
    while first < view.last && view.mention_at(first).is_some_and(|m| view.drafts[m].kind == crate::record::MentionKind::Demonym) {
        first += 1;
    }
    // «производство стали выросло»: the verb stands behind.
    let steel = |t: usize| {
        let noun = document.has_pos(t, Pos::Noun) && document.grammar(t).may_be(Grammar::GENITIVE) && !document.is(t, Tag::Actor);
        t == head.last
            && noun
            && document.tokens[t].case == LetterCase::Lower
            && !russian_goods(view, t + 1)
            && (t + 1..view.last).any(|v| view.finite(v))
    };
    let goods = |t: usize| russian_goods(view, t) || steel(t);
    let Some(last) = (first..view.last.min(first + 4)).take_while(|&t| goods(t)).last() else {
        return gathered(view, head).or_else(|| worth_so_much(view, figure, head));
    };
    let mut last = last + 1;
    // «выпустил 1,9 тыс. станков общей мощностью»
    let noun = |t: &usize| document.has_pos(*t, Pos::Noun) && document.grammar(*t).cases() != 0;
    if is_verb(head) && (first..last).rev().find(noun).is_some_and(|t| document.grammar(t).cases() == Grammar::INSTRUMENTAL) {
        return None;
    }
    // «грузооборот морских портов»
    if last < view.last && document.mask(last) & (Tag::FacilityHead.bit() | Tag::PlaceHead.bit()) != 0 {
        return None;
    }
    // «нефти марки Azeri Light»
    let grade = |t: usize| document.tokens[t].script == Script::Latin && document.tokens[t].capital() && view.mention_at(t).is_none();
    while last < view.last && grade(last) {
        last += 1;
    }
    Some(Stretch { first, last })
}

/// «импортировала в феврале нефтепродуктов на 84,7 млн долларов»: goods between the verb and their worth.
fn worth_so_much(view: &View<'_>, figure: &Figure<'_>, head: Item<'_>) -> Option<Stretch> {
    const LONGEST: usize = 3;
    let value = figure.level.filter(|&l| is_verb(head) && view.drafts[l].kind == MentionKind::Money)?;
    let small = |t: usize| view.document.mask(t) & (Tag::Preposition.bit() | Tag::Approx.bit()) != 0;
    let last = (head.last..view.drafts[value].first as usize).rev().find(|&t| !small(t))? + 1;
    // «за рубеж молочной продукции»
    let led = |t: usize| t > view.first && view.document.is(t - 1, Tag::Preposition);
    let goods = |t: usize| russian_goods(view, t) && !led(t);
    let first = (head.last.max(last.saturating_sub(LONGEST))..last).rev().take_while(|&t| goods(t)).last()?;
    Some(Stretch { first, last })
}

/// «Картофеля собрано 211 тыс. тонн», «Легковых машин за месяц ввезли 8 тыс. штук»: goods in the genitive before a verb without a subject.
fn gathered(view: &View<'_>, head: Item<'_>) -> Option<Stretch> {
    const LONGEST: usize = 3;
    let document = view.document;
    let impersonal = document.senses_of(head.first, Tag::Word).any(|s| {
        let many = s.grammar.verbal() == Verbal::Past && s.grammar.has(Grammar::PLURAL);
        s.grammar.verbal() == Verbal::ShortPassive || many
    });
    if !impersonal || !is_verb(head) {
        return None;
    }
    let goods = |t: usize| {
        russian_goods(view, t) || t == view.first && document.tokens[t].kind == TokenKind::Word && document.mask(t) & GRAMMAR == 0
    };
    let genitive = |t: usize| goods(t) && document.grammar(t).may_be(Grammar::GENITIVE);
    let noun = |t: usize| genitive(t) && document.has_pos(t, Pos::Noun);
    let near = head.first.checked_sub(1).filter(|&t| t >= view.first && noun(t));
    if let Some(last) = near {
        let first = (view.first..last).rev().take(LONGEST - 1).take_while(|&t| genitive(t) && !noun(t)).last().unwrap_or(last);
        return Some(Stretch { first, last: last + 1 });
    }
    // The goods open the clause, and where or when stands between.
    let first = view.tokens_of(view.clause_of(head.first)).next()?;
    let last = (first..head.first.min(first + LONGEST)).take_while(|&t| genitive(t)).last().filter(|&t| noun(t))? + 1;
    document.is(last, Tag::Preposition).then_some(Stretch { first, last })
}

/// Words of Russian grammar, time and speech, that name no goods.
const GRAMMAR: u64 = Tag::Function.bit()
    | Tag::Preposition.bit()
    | Tag::Conjunction.bit()
    | Tag::Auxiliary.bit()
    | Tag::Change.bit()
    | Tag::Base.bit()
    | Tag::Period.bit()
    | Tag::Speech.bit()
    | Tag::Approx.bit()
    // «экспорт страны»
    | Tag::Actor.bit()
    // «грузооборот порта»
    | Tag::PlaceHead.bit()
    | Tag::FacilityHead.bit();

/// A lower-case word that is no grammar and no verb.
pub(super) fn russian_goods(view: &View<'_>, t: usize) -> bool {
    let document = view.document;
    let token = &document.tokens[t];
    token.kind == TokenKind::Word
        && token.case == LetterCase::Lower
        && token.script == Script::Cyrillic
        && view.mention_at(t).is_none()
        && document.mask(t) & GRAMMAR == 0
        && !view.finite(t)
}
