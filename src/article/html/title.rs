//! Which of the titles a page carries is the headline.

use super::metadata::unescaped;
use super::walk::{Heading, Page};
use crate::article::fold::fold_string;
use crate::article::tables::TABLES;

/// Signs that set a site's name apart from the headline in `<title>`.
const SEPARATORS: [&str; 9] = [" | ", " — ", " – ", " - ", " :: ", " » ", " / ", " · ", " • "];
/// The longest headline, in bytes.
const LONGEST: usize = 600;
/// How many blocks before the body a headline without a tag of its own may stand.
const SHOWN: usize = 8;
/// The longest heading that is a headline, in words.
const MOST_WORDS: usize = 32;

/// Chooses the headline: a first-rank heading that the page's other titles confirm, else the best of those.
pub(crate) fn choose(page: &Page, body: Option<usize>) -> Option<String> {
    let found = &page.metadata;
    let clean = |title: &Option<String>| {
        let title = title.as_deref().map(|title| unescaped(title).split_whitespace().collect::<Vec<_>>().join(" "));
        title.filter(|title| !title.is_empty() && title.len() <= LONGEST)
    };
    let (page_title, social, headline) = (clean(&found.page_title), clean(&found.social_title), clean(&found.headline));
    let witnesses = [page_title.as_deref(), social.as_deref(), headline.as_deref()];
    let title = heading(page, body, &witnesses)
        .or_else(|| headline.as_deref().map(without_section))
        .or_else(|| shown(page, body, &witnesses))
        .or_else(|| social.map(|title| without_site(&title, found.site.as_deref())))
        .or_else(|| page_title.map(|title| without_site(&title, found.site.as_deref())))?;
    let title = TABLES.without_tail(&title).trim();
    (!title.is_empty()).then(|| title.to_string())
}

/// The heading that most titles of the page repeat; an unconfirmed one only if it is the only one of the first rank.
fn heading(page: &Page, body: Option<usize>, witnesses: &[Option<&str>]) -> Option<String> {
    let folded: Vec<String> = witnesses.iter().flatten().map(|title| letters(title)).collect();
    // A page may set its site's name as a heading of the first rank.
    let site = page.metadata.site.as_deref().map(letters).filter(|site| folded.iter().any(|title| title != site));
    let before = |heading: &&Heading| body.is_none_or(|body| heading.at <= body + 1);
    let mut best: Option<(usize, &Heading)> = None;
    for heading in page.headings.iter().filter(before) {
        let own = letters(&heading.text);
        if own.is_empty() || site.as_ref() == Some(&own) || heading.text.len() > LONGEST || heading.text.split(' ').count() > MOST_WORDS {
            continue;
        }
        let said = folded.iter().filter(|title| agrees(title, &own) && !is_rest(title, &own)).count();
        let points = said * 4 + usize::from(heading.rank == 1) * 3;
        if (said > 0 || heading.rank == 1) && best.is_none_or(|(most, _)| points > most) {
            best = Some((points, heading));
        }
    }
    let (points, heading) = best?;
    if points < 4 {
        let firsts = page.headings.iter().filter(|heading| heading.rank == 1).count();
        let nothing_else = folded.is_empty();
        if !nothing_else && (firsts > 1 || heading.text.split_whitespace().count() < 3) {
            return None;
        }
    }
    Some(heading.text.clone())
}

/// A line before the body that a title of the page repeats: pages older than headings set their headline in bold.
fn shown(page: &Page, body: Option<usize>, witnesses: &[Option<&str>]) -> Option<String> {
    let body = body?;
    let folded: Vec<String> = witnesses.iter().flatten().map(|title| letters(title)).collect();
    let fits = |line: &str| {
        let own = letters(line);
        own.split(' ').count() >= 3 && line.len() <= LONGEST && folded.iter().any(|title| title.ends_with(&own) || title.starts_with(&own))
    };
    let lines = page.blocks[body.saturating_sub(SHOWN)..body].iter().rev().map(|entry| entry.block.span.of(&page.text));
    lines.into_iter().find(|line| fits(line)).map(str::to_string)
}

/// Whether a title repeats a heading: equal, or one inside the other and not much shorter.
fn agrees(title: &str, heading: &str) -> bool {
    title == heading
        || heading.len() >= 12 && title.contains(heading)
        || title.len() >= 12 && heading.contains(title) && title.len() * 2 > heading.len()
        || heading.split(' ').count() >= 2 && (title.starts_with(heading) || title.ends_with(heading)) && heading.len() * 3 > title.len()
}

/// Whether a heading is only what a title ends with behind something longer: the site's name.
fn is_rest(title: &str, heading: &str) -> bool {
    title.strip_suffix(heading).is_some_and(|head| head.len() > heading.len())
}

/// Folded words alone.
fn letters(title: &str) -> String {
    let folded = fold_string(title);
    folded.split(|ch: char| !ch.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The headline without a section or a site behind a bar.
fn without_section(headline: &str) -> String {
    let few = |words: &str| words.split(' ').count() <= 2;
    match headline.rsplit_once(" | ") {
        Some((head, tail)) if few(tail) && !few(head) => head.trim_end().to_string(),
        _ => headline.to_string(),
    }
}

/// The title without the site's name at its end or beginning.
fn without_site(title: &str, site: Option<&str>) -> String {
    let site = site.map(letters).filter(|site| !site.is_empty());
    let mut rest = title;
    for _ in 0..3 {
        let Some((at, separator)) = SEPARATORS.iter().filter_map(|separator| rest.rfind(separator).map(|at| (at, *separator))).max() else {
            break;
        };
        let (head, tail) = (&rest[..at], &rest[at + separator.len()..]);
        let named =
            site.as_deref().is_some_and(|site| letters(tail) == site || letters(tail).contains(site) || site.contains(&letters(tail)));
        let short = tail.split_whitespace().count() <= 4 && head.split_whitespace().count() > tail.split_whitespace().count();
        if !(named || short && matches!(separator, " | " | " :: " | " » " | " — " | " – " | " - " | " • " | " · ")) {
            break;
        }
        rest = head.trim_end();
    }
    if let Some((at, separator)) = SEPARATORS.iter().filter_map(|separator| rest.find(separator).map(|at| (at, *separator))).min()
        && site.as_deref().is_some_and(|site| letters(&rest[..at]) == site)
    {
        rest = &rest[at + separator.len()..];
    }
    rest.trim().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_is_cut_off() {
        assert_eq!(without_site("Port to grow by a half | The Paper", None), "Port to grow by a half");
        assert_eq!(without_site("Порт вырастет вдвое — Новости — Газета", Some("Газета")), "Порт вырастет вдвое");
        assert_eq!(without_site("The Paper - Port to grow", Some("The Paper")), "Port to grow");
        assert_eq!(without_site("Rome - Milan", None), "Rome - Milan");
    }

    #[test]
    fn sections_and_sites_are_no_headlines() {
        assert_eq!(without_section("Port to grow by a half | Opinion"), "Port to grow by a half");
        assert!(is_rest(&letters("Port to grow | Anna’s blog"), "anna s blog") && !is_rest("the paper port to grow", "port to grow"));
    }

    #[test]
    fn titles_agree() {
        assert!(agrees(&letters("Port to grow by a half | The Paper"), &letters("Port to grow by a half")));
        assert!(!agrees(&letters("Port to grow by a half | The Paper"), &letters("The")));
    }
}
