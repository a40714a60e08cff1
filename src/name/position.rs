//! Posts: the title before or after a person's name, its complement, and the organisation it is held in.

use crate::language::Language;
use crate::language::function::{ending, word};
use crate::language::relation;
use crate::language::ru::adjective;
use crate::language::ru::name_case;
use crate::lexicon::{Grammar, Pos, Tag};
use crate::record::{EntityId, MentionKind, Position};
use crate::text::Script;

use super::candidate::{Candidate, Found, TitleSpan};
use super::entity::Entities;
use super::title;
use super::view::View;

/// Reads the posts of every person of a sentence.
#[inline(never)]
pub(super) fn read(view: &View<'_>, found: &mut Found, assigned: &[u32], entities: &mut Entities<'_>) {
    let from = found.candidates.partition_point(|c| (c.first as usize) < view.first);
    let mut shared: Option<Shared> = None;
    for i in from..found.candidates.len() {
        let c = found.candidates[i];
        if c.first as usize >= view.last {
            break;
        }
        if c.kind != MentionKind::Person {
            continue;
        }
        let named = title_of(view, found, i);
        let joined = shared.take().filter(|s| s.reaches(view, &c));
        if let Some((first, last)) = named.and_then(|at| title::chain_before(view, found, at)).map(|(first, last)| (*first, *last)) {
            // «назначил министром адмирала X»: what X is made stands in another case than what he is.
            let russian = view.cyrillic(first.first as usize);
            let fits = |t: &TitleSpan| !russian || fits(view, &c, entities, assigned[i], t.grammar);
            let first = if fits(&first) { first } else { last };
            if russian && of_others(view, &c, &first, fits(&first)) {
                continue;
            }
            if !title::becomes(view, &last, c.first as usize) {
                found.candidates[i].office = Some(first);
            }
            if class(view, &last) == "counterpart" {
                if let Some(position) = counterpart(view, found, assigned, entities, i, &last) {
                    entities.add_position(assigned[i], position);
                }
                continue;
            }
            // «директор института, профессор …», «политолог и экономист …» holds two.
            let two = (first.last..last.first).find(|&t| view.is_mark(t as usize, ',') || t == first.last && joins(view, t as usize));
            // «командующего округом генерал-полковника X»: a rank beside a post is another.
            let ranked = russian && class(view, &last) == "rank" && first.grammar.cases() & last.grammar.cases() != 0;
            let two = two.or_else(|| ranked.then_some(last.first));
            match two.filter(|_| first.first != last.first) {
                Some(two) => {
                    entities.add_position(assigned[i], position(view, found, assigned, &first, &first, two as usize));
                    // "President of the Senate, Hon. X"
                    if class(view, &last) != "honorific" {
                        entities.add_position(assigned[i], position(view, found, assigned, &last, &last, c.first as usize));
                    }
                }
                // "Mr. X" holds no post, nor does somebody's daughter.
                None if matches!(class(view, &first), "honorific" | "kin") => {}
                None => {
                    let position = position(view, found, assigned, &first, &last, c.first as usize);
                    shared = several(first.grammar).then(|| Shared { title: position.title.clone(), last: c.last as usize });
                    entities.add_position(assigned[i], position);
                }
            }
        } else if let Some(joined) = joined {
            entities.add_position(assigned[i], Position { title: joined.title.clone(), organization: None });
            shared = Some(Shared { last: c.last as usize, ..joined });
        }
        let (found, c) = (&*found, &c);
        if let Some(t) = appointed(view, found, c) {
            let end = clause_end(view, t.last as usize);
            entities.add_position(assigned[i], position(view, found, assigned, t, t, end));
        }
        if let Some(t) = title_after(view, found, c).filter(|t| class(view, t) != "kin") {
            let end = clause_end(view, t.last as usize);
            let position = position(view, found, assigned, t, t, end);
            entities.add_position(assigned[i], position);
        }
    }
}

/// A title in the plural, which the names joined to the first one share: "Presidents X and Y", «министры энергетики России и Казахстана X и Y».
struct Shared {
    title: String,
    /// One past the last name that has it.
    last: usize,
}

impl Shared {
    /// Whether nothing but "and" or a comma stands between the last name and this one.
    fn reaches(&self, view: &View<'_>, c: &Candidate) -> bool {
        let between = self.last..c.first as usize;
        (1..=2).contains(&between.len()) && between.into_iter().all(|t| view.doc.is_joint(t))
    }
}

/// Whether a title stands in the plural.
fn several(title: Grammar) -> bool {
    title.has(Grammar::PLURAL) && !title.has(Grammar::SINGULAR)
}

/// Whether a Russian title before a name is somebody else's: «брат Т. Донилова», «для студентов в 2003 году Рябов».
fn of_others(view: &View<'_>, c: &Candidate, title: &TitleSpan, fits: bool) -> bool {
    let made = title.grammar.cases() == Grammar::INSTRUMENTAL;
    // «одна из солисток Анна Рябова»
    let one = (title.first as usize).checked_sub(1).is_some_and(|b| view.doc.relates(b, relation::ORIGIN));
    !made && !fits || several(title.grammar) && !one && !listed(view, c)
}

/// Whether more names may follow: «министры Иванов и Петров».
fn listed(view: &View<'_>, c: &Candidate) -> bool {
    let end = c.last as usize;
    view.doc.is_joint(end) || view.is_mark(end, '(')
}

/// From where to look back for the title of a person. «Адвокат Рязанцева Станислав Грибов»: whose lawyer he is stands between.
fn title_of(view: &View<'_>, found: &Found, at: usize) -> Option<usize> {
    let c = &found.candidates[at];
    let owner = |a: usize, b: usize| {
        let (owner, own) = (found.candidates.get(a)?, found.candidates.get(b)?);
        let lone = owner.kind == MentionKind::Person && found.person(owner).is_some_and(|name| name.count() == 1);
        let apart = lone && owner.last == own.first && own.kind == MentionKind::Person && own.last - own.first > 1;
        (apart && view.cyrillic(owner.first as usize)).then_some(owner.first as usize)
    };
    match at.checked_sub(1).and_then(|before| owner(before, at)) {
        Some(first) => Some(first),
        None if owner(at, at + 1).is_some() => None,
        None => Some(c.first as usize),
    }
}

/// The class of a title.
fn class<'a>(view: &View<'a>, title: &TitleSpan) -> &'a str {
    view.doc.longest(title.first as usize, Tag::Title).map_or("", |m| view.doc.lexicon.string(m.sense.payload))
}

/// "Minister X met his Serbian counterpart Y": the post of the person named before.
fn counterpart(
    view: &View<'_>,
    found: &Found,
    assigned: &[u32],
    entities: &Entities<'_>,
    at: usize,
    title: &TitleSpan,
) -> Option<Position> {
    const REACH: usize = 8;
    let persons = (at.saturating_sub(REACH)..at).rev().filter(|&i| found.candidates[i].kind == MentionKind::Person);
    let posts = |i: usize| &entities.list[assigned[i] as usize].positions;
    let held = persons.filter(|&i| assigned[i] != assigned[at]).find_map(|i| posts(i).first());
    let title = match held {
        Some(held) => held.title.clone(),
        None if view.cyrillic(title.first as usize) => return None,
        None => view.doc.lexicon.string(title.lemma).to_string(),
    };
    Some(Position { title, organization: None })
}

/// Whether the form of a person's name may stand in a case of its title.
fn fits(view: &View<'_>, c: &Candidate, entities: &Entities<'_>, entity: u32, title: Grammar) -> bool {
    let name = entities.list.get(entity as usize).map_or("", |e| e.name.as_str());
    let text = view.doc.slice(c.first as usize, c.last as usize);
    let cases = name_case::cases(name, text);
    // «журналистке Эрин Коллинз»: many names of others do not decline.
    let foreign = cases == Grammar::NOMINATIVE && !ending::MASCULINE_SURNAME.end(text);
    cases == 0 || title.may_be(cases) || foreign
}

fn joins(view: &View<'_>, at: usize) -> bool {
    view.doc.is_and(at)
}

/// The title in apposition after a name: ", Chief Executive Officer of …", «, генеральный директор …», "(the director)".
fn title_after<'f>(view: &View<'_>, found: &'f Found, c: &Candidate) -> Option<&'f TitleSpan> {
    let at = title::past_age(view, c.last as usize);
    if !title::after(view, at) {
        return None;
    }
    let from = found.titles.partition_point(|t| (t.first as usize) <= at);
    let title = found.titles.get(from).filter(|t| (t.first as usize) < title::reach(view, at))?;
    // "…, Minister Y said": the title belongs to the name after it.
    let next = found.candidates.partition_point(|n| n.first < title.last);
    let behind = found.candidates[next..].iter().find(|n| n.kind == MentionKind::Person && (n.first as usize) < view.last);
    let holds = |n: &Candidate| title::chain_before(view, found, n.first as usize).is_some_and(|(first, _)| first.first <= title.first);
    let other = behind.is_some_and(|n| n.first == title.last || holds(n));
    let comma = (at + 1..title.first as usize).any(|i| view.is_mark(i, ',') || view.mask(i) & Tag::Conjunction.bit() != 0 && view.lower(i));
    (!other && !comma).then_some(title)
}

/// Where the complement of a title after a name ends.
fn clause_end(view: &View<'_>, from: usize) -> usize {
    (from..view.last.min(from + 16))
        .find(|&i| {
            view.token(i).is_some_and(|t| t.kind == crate::text::TokenKind::Mark)
                && matches!(view.doc.word(i), "," | "." | ")" | ";" | ":" | "—" | "–")
        })
        .unwrap_or(view.last.min(from + 16))
}

/// The post somebody is appointed to: "X has been appointed Minister", «X назначен министром».
fn appointed<'f>(view: &View<'_>, found: &'f Found, c: &Candidate) -> Option<&'f TitleSpan> {
    let at = c.last as usize;
    let called = |i: &usize| view.doc.means(*i, Tag::Cue, "appointed");
    let Some(verb) = (at..(at + 4).min(view.last)).find(called) else { return holds_as(view, found, at) };
    if (at..verb).any(|i| !view.is_word(i)) {
        return None;
    }
    let from = found.titles.partition_point(|t| (t.first as usize) <= verb);
    found.titles.get(from).filter(|t| t.first as usize <= verb + 3 && (t.first as usize) < view.last)
}

/// English: the post behind "as" in the clause of a name: "X resigned on Monday as head of the company".
fn holds_as<'f>(view: &View<'_>, found: &'f Found, name: usize) -> Option<&'f TitleSpan> {
    const REACH: usize = 7;
    const GAP: usize = 2;
    // "X, who took over as head", "X has been relieved of the post of minister"
    let name = if view.is_mark(name, ',') && view.doc.says(name + 1, word::WHO) { name + 2 } else { name };
    let end = (name + REACH).min(view.last);
    let post = |i: usize| i > name && view.cue(i - 1) == Some("post") && view.doc.relates(i, relation::GENITIVE);
    let role = (name..end).find(|&i| view.doc.says(i, word::AS) || post(i)).filter(|_| view.language == Language::En)?;
    let plain = |i: usize| view.is_word(i) && view.mask(i) & (Tag::Conjunction.bit() | Tag::Relative.bit()) == 0;
    let person = |c: &Candidate| c.kind == MentionKind::Person && (name..role).contains(&(c.first as usize));
    let from = found.candidates.partition_point(|c| (c.first as usize) < name);
    let alone = !found.candidates[from..].iter().take_while(|c| (c.first as usize) < role).any(person);
    let title = found.titles.get(found.titles.partition_point(|t| (t.first as usize) <= role))?;
    let near = title.first as usize <= role + 1 + GAP && (title.first as usize) < view.last;
    (near && alone && (name..role).all(plain)).then_some(title)
}

fn position(view: &View<'_>, found: &Found, assigned: &[u32], first: &TitleSpan, last: &TitleSpan, until: usize) -> Position {
    let doc = view.doc;
    let mut end = last.last as usize;
    let mut organization = None;
    let inside = found.candidates.partition_point(|c| (c.first as usize) < first.first as usize);
    let mut stop = until;
    for i in inside..found.candidates.len() {
        let c = &found.candidates[i];
        if c.first as usize >= until {
            break;
        }
        // «капитан сборной Сербии»: the title's last word begins the body's name.
        if (c.first as usize) < last.last as usize {
            let within = c.kind == MentionKind::Organization && c.first > first.first && c.last > last.last;
            organization = organization.or_else(|| within.then(|| EntityId(assigned[i] + 1)));
            continue;
        }
        stop = stop.min(c.first as usize);
        if c.kind == MentionKind::Organization {
            organization = organization.or(Some(EntityId(assigned[i] + 1)));
        }
    }
    while end < stop && goes_on(view, end, stop) {
        end += 1;
    }
    while end > last.last as usize && (view.plain(end - 1) || !view.is_word(end - 1)) {
        end -= 1;
    }
    let owner = owner(view, found, first.first as usize);
    let start = modifiers(view, first.first as usize, owner.map_or(view.first, |i| found.candidates[i].last as usize));
    // "Apple CEO Tim Cook", "Apple's chief designer"
    let whose = owner.filter(|&i| {
        let c = &found.candidates[i];
        let end = c.last as usize;
        c.kind == MentionKind::Organization && (end == start || end + 1 == start && doc.is_possessive(end))
    });
    let organization = organization.or(whose.map(|i| EntityId(assigned[i] + 1)));
    let russian = doc.tokens[first.first as usize].script == Script::Cyrillic;
    let title = if russian {
        let lemma = doc.lexicon.string(first.lemma);
        format!(
            "{}{lemma}{}",
            rank(view, first),
            tail(doc.text, doc.tokens[first.last as usize - 1].end as usize, doc.tokens[end - 1].end as usize)
        )
    } else if first.grammar.has(Grammar::PLURAL) && !first.grammar.has(Grammar::SINGULAR) {
        doc.lexicon.string(first.lemma).to_string()
    } else {
        doc.slice(start, end).to_string()
    };
    Position { title: super::nominative::single_spaced(&title), organization }
}

/// The adjective of rank before a Russian title, in the nominative: «главный эпидемиолог».
fn rank(view: &View<'_>, title: &TitleSpan) -> String {
    let Some(before) = (title.first as usize).checked_sub(1).filter(|&b| b >= view.first) else { return String::new() };
    let ranked = view.doc.means(before, Tag::Cue, "rank");
    if !ranked {
        return String::new();
    }
    let gender = adjective::agreement(title.grammar, view.doc.lexicon.string(title.lemma));
    format!("{} ", adjective::nominative(&view.doc.word(before).to_lowercase(), gender))
}

fn tail(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to).unwrap_or("")
}

/// The name close before an English title, which may tell whose it is.
fn owner(view: &View<'_>, found: &Found, title: usize) -> Option<usize> {
    const REACH: usize = 7;
    let i = found.candidates.partition_point(|c| c.last as usize <= title).checked_sub(1)?;
    let near = found.candidates[i].last as usize + REACH >= title && found.candidates[i].first as usize >= view.first;
    (near && !view.cyrillic(title)).then_some(i)
}

/// "Roads and Water Supply Minister": capitals before an English title belong to it, down to `from`.
fn modifiers(view: &View<'_>, at: usize, from: usize) -> usize {
    let mut first = at;
    if view.cyrillic(at) {
        return at;
    }
    if !view.capital(at) {
        return nouns_before(view, at, from);
    }
    while first > from && at - first < 6 {
        let before = first - 1;
        let and = view.doc.says(before, word::COORDINATOR) && before > from && view.capital(before - 1);
        let known = super::view::PLACES | Tag::Demonym.bit() | Tag::Weekday.bit() | Tag::Month.bit();
        if and || view.capital(before) && !view.plain(before) && view.mask(before) & known == 0 && !view.acronym(before) {
            first = before;
        } else {
            break;
        }
    }
    first
}

/// "foreign policy chief", "organizing committee head": the nouns in lower case before a title that heads them.
fn nouns_before(view: &View<'_>, at: usize, from: usize) -> usize {
    const MOST: usize = 3;
    let doc = view.doc;
    let noun = |t: usize| view.lower(t) && !view.plain(t) && doc.has_pos(t, Pos::Noun) && doc.mask(t) & Tag::Title.bit() == 0;
    let modifier = |t: usize| {
        let verb = doc.has_pos(t, Pos::Verb) && !ending::GERUND.end(doc.word(t));
        let known = doc.mask(t) & (Tag::Title.bit() | Tag::Speech.bit()) != 0 || !matches!(view.cue(t), None | Some("portfolio"));
        view.lower(t) && !view.plain(t) && !verb && !known
    };
    let mut first = at;
    while first > from && at - first < MOST && noun(first - 1) {
        first -= 1;
    }
    if first < at && first > from && modifier(first - 1) { first - 1 } else { first }
}

/// Whether the words after a title are still its complement.
fn goes_on(view: &View<'_>, at: usize, stop: usize) -> bool {
    let doc = view.doc;
    if view.cyrillic(at) {
        if doc.is(at, Tag::Preposition) {
            return doc.relates(at, relation::DUTY);
        }
        return view.lower(at) && (super::chain::genitive_word(view, at) || doc.says(at, word::COORDINATOR) || dative_of_duty(view, at));
    }
    if view.is_word(at) {
        return view.lower(at) && doc.says(at, word::TITLE_LINK) || view.capital(at) && !view.cyrillic(at);
    }
    view.is_mark(at, ',') && view.cyrillic(at + 1) && (at + 1..stop).any(|i| doc.says(i, word::COORDINATOR))
}

/// Whether the preposition of what an office sees to stands shortly before.
fn dative_of_duty(view: &View<'_>, at: usize) -> bool {
    (1..4).any(|back| at >= view.first + back && view.doc.relates(at - back, relation::DUTY))
}
