//! Which of the dates a page carries is that of its publication.

use super::walk::Page;
use crate::article::date::{self, PageDate};
use crate::article::{Article, text};
use crate::record::{PublishedBy, Warning};

/// How many blocks before the headline or after the body a date line may stand.
const NEAR: usize = 6;
/// How far behind the body a date line may stand.
const BEHIND: usize = 3;
/// How many blocks of the body may stand among its summary, the byline and the date.
const SUMMARY: usize = 5;
/// How near the headline a date is beside it.
const BESIDE: usize = 3;

/// Chooses by how often each source is right: the URL's path, a date shown beside the headline, meta tags, JSON-LD, microdata, `<time>`,
/// other visible dates.
pub(crate) fn choose(article: &mut Article<'_>, page: &Page, url: Option<&str>, first: Option<usize>, last: Option<usize>) {
    let found = &page.metadata;
    let title_at = page.headings.iter().find(|heading| heading.rank == 1).map_or(0, |heading| heading.at);
    let shown = visible(page, title_at, first, last);
    if article.info.modified.is_none() {
        article.info.modified = found.meta_modified.or(found.linked_modified).or(shown.changed).map(|date| date.written());
    }
    if article.info.published.is_some() {
        return;
    }
    let address = url.filter(|url| url.contains("://")).or(found.canonical.as_deref()).or(found.social_url.as_deref());
    let by_url = address.and_then(date::of_url);
    let marked = [found.meta_published, found.linked_published, found.item_published, found.page_published];
    let by_mark: Vec<PageDate> = marked.iter().flatten().copied().collect();
    let near = |at: usize| at + NEAR >= title_at && last.is_none_or(|last| at <= last + NEAR);
    let by_time = found.times.iter().find(|(_, at)| near(*at)).or(found.times.first()).map(|(date, _)| *date);
    let timed = |day: PageDate| by_mark.iter().copied().chain(by_time).find(|date| apart(date, &day) == 0 && date.time.is_some());
    let choice = if let Some(day) = by_url {
        timed(day).map_or((day, PublishedBy::Url), |date| (date, PublishedBy::Metadata))
    } else if let Some(date) = shown.beside.filter(|date| contradicts(date, &by_mark, found.meta_modified.or(found.linked_modified))) {
        (date, PublishedBy::Text)
    } else if let Some(date) = by_mark.first().copied().or(by_time).or(found.meta_date) {
        (date, PublishedBy::Metadata)
    } else if let Some(date) = shown.beside.or(shown.near) {
        (date, PublishedBy::Text)
    } else {
        return;
    };
    let (date, by) = choice;
    if let Some(other) = by_mark.iter().find(|other| apart(other, &date) > 2) {
        let message = format!("the page says both {} and {} of its publication", date.written(), other.written());
        article.warnings.push(Warning::new("dates_differ", message));
    }
    text::set_published(&mut article.info, date.written(), by);
}

/// Whether the date shown beside the headline is neither what the marks say nor the date of the last change.
fn contradicts(shown: &PageDate, marks: &[PageDate], modified: Option<PageDate>) -> bool {
    let far = |other: &PageDate| apart(other, shown) > 2;
    !marks.is_empty() && marks.iter().all(far) && modified.is_none_or(|modified| far(&modified))
}

fn apart(one: &PageDate, other: &PageDate) -> i64 {
    (one.day.duration_since(other.day).as_hours() / 24).abs()
}

/// The dates that readers see.
#[derive(Default)]
struct Shown {
    /// In a line of its own right beside the headline.
    beside: Option<PageDate>,
    /// The nearest before the body or right behind it.
    near: Option<PageDate>,
    /// The date of a change.
    changed: Option<PageDate>,
}

fn visible(page: &Page, title_at: usize, first: Option<usize>, last: Option<usize>) -> Shown {
    let (first, last) = (first.unwrap_or(title_at), last.unwrap_or(title_at));
    let title_at = title_at.min(first);
    let mut shown = Shown::default();
    let mut nearest = usize::MAX;
    for line in &page.dated {
        let before = line.at + NEAR >= title_at && line.at <= first + SUMMARY;
        let behind = line.at > last && line.at <= last + BEHIND;
        if !(before || behind) {
            continue;
        }
        let Some(found) = date::find(&line.text).filter(|found| found.others <= 8) else { continue };
        if found.changed {
            shown.changed = shown.changed.or(Some(found.date));
            continue;
        }
        let distance = if before { line.at.abs_diff(title_at) } else { 100 + line.at - last } + found.others;
        if behind && found.others > 3 || distance >= nearest {
            continue;
        }
        nearest = distance;
        shown.near = Some(found.date);
        if before && line.at.abs_diff(title_at) <= BESIDE && found.others <= 2 {
            shown.beside = Some(found.date);
        }
    }
    shown
}
