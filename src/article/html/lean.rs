//! The markup without what is never text: scripts, styles, drawings, pictures, comments, and attributes that nobody asks for.
//!
//! A parser takes most of a page's time, and most of a page is this. What is left makes the same tree, less what was taken out.

use memchr::memmem;
use memchr::{memchr, memchr_iter};

/// How many elements may be open at once; a parser looks through all of them at every tag.
const NESTED: usize = 4000;
/// How many tags and comments a page may have; a parser takes a hundred times the memory of a short one.
const MOST_TAGS: usize = 1_000_000;
/// Elements that nobody closes.
const UNCLOSED: [&str; 18] =
    ["br", "img", "p", "li", "meta", "link", "input", "hr", "td", "tr", "th", "option", "source", "dd", "dt", "path", "wbr", "area"];
/// The longest element name that means something.
const NAME: usize = 12;

/// A page made lean.
pub(crate) struct Lean {
    /// The markup that is left.
    pub markup: String,
    /// Whether elements are nested so deep that the rest was left out.
    pub too_deep: bool,
    /// Whether there are so many tags that the rest was left out.
    pub too_many: bool,
}

/// What becomes of an element.
enum Fate {
    /// It stays, without the attributes that nobody asks for.
    Stay,
    /// It goes, and it has no content.
    Go,
    /// It goes, with its content, which is no markup.
    GoWhole,
    /// Its content, which is no markup, goes.
    Empty,
    /// It stays with its content, which is no markup.
    StayWhole,
    /// A script stays only if it is data about the page.
    Script,
    /// A link stays only if it says the page's address.
    Link,
    /// A drawing goes with all that is in it.
    Drawing,
    /// All that follows is text.
    Rest,
}

fn fate(name: &[u8]) -> Fate {
    match name {
        b"img" | b"source" | b"track" | b"area" | b"param" | b"input" | b"embed" => Fate::Go,
        b"style" | b"noscript" | b"noembed" | b"noframes" | b"xmp" => Fate::GoWhole,
        b"iframe" => Fate::Empty,
        b"title" | b"textarea" => Fate::StayWhole,
        b"script" => Fate::Script,
        b"link" => Fate::Link,
        b"svg" => Fate::Drawing,
        b"plaintext" => Fate::Rest,
        _ => Fate::Stay,
    }
}

/// Attributes that the walk or the metadata read.
fn is_asked_for(name: &[u8]) -> bool {
    let known: &[&str] = match name.len() {
        2 => &["id"],
        3 => &["rel"],
        4 => &["href", "lang", "name", "role", "type"],
        5 => &["class", "start", "style"],
        6 => &["hidden"],
        7 => &["content"],
        8 => &["datetime", "itemprop", "property", "xml:lang"],
        11 => &["aria-hidden"],
        _ => &[],
    };
    known.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(name))
}

/// Makes a page lean.
pub(crate) fn lean(markup: &str) -> Lean {
    let mut reader = Reader { markup, out: String::with_capacity(markup.len() / 2 + 64), depth: 0, drawings: true };
    let (mut at, mut tags) = (0, 0);
    while at < markup.len() && reader.depth <= NESTED && tags <= MOST_TAGS {
        let Some(next) = memchr(b'<', &markup.as_bytes()[at..]) else {
            reader.out.push_str(&markup[at..]);
            break;
        };
        reader.out.push_str(&markup[at..at + next]);
        at = reader.markup_at(at + next);
        tags += 1;
    }
    Lean { markup: reader.out, too_deep: reader.depth > NESTED, too_many: tags > MOST_TAGS }
}

struct Reader<'a> {
    markup: &'a str,
    out: String,
    depth: usize,
    /// Whether a drawing that begins may also end.
    drawings: bool,
}

/// A start tag.
struct Tag {
    /// Where it ends.
    end: usize,
    /// Whether it ends with "/>".
    closed: bool,
}

impl Reader<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.markup.as_bytes().get(at).copied().unwrap_or(0)
    }

    /// Where `needle` ends, from a byte on; the end of the page where it is not found.
    fn past(&self, needle: &[u8], from: usize) -> usize {
        let bytes = self.markup.as_bytes();
        bytes.get(from..).and_then(|rest| memmem::find(rest, needle)).map_or(bytes.len(), |at| from + at + needle.len())
    }

    /// Reads what begins with "<"; gives where it ends.
    fn markup_at(&mut self, at: usize) -> usize {
        let bytes = self.markup.as_bytes();
        match self.byte(at + 1) {
            letter if letter.is_ascii_alphabetic() => self.element(at),
            b'/' if self.byte(at + 2).is_ascii_alphabetic() => {
                self.depth = self.depth.saturating_sub(1);
                let end = self.name_end(at + 2);
                let name = &self.markup[at..end];
                self.out.push_str(name);
                self.out.push('>');
                self.attributes(end, |_, _, _| {}).map_or(bytes.len(), |tag| tag.end)
            }
            b'!' if bytes[at..].starts_with(b"<!-->") => at + 5,
            b'!' if bytes[at..].starts_with(b"<!--->") => at + 6,
            b'!' if bytes[at..].starts_with(b"<!--") => self.comment_end(at + 4),
            b'!' | b'?' | b'/' => {
                let end = self.past(b">", at);
                self.out.push_str(&self.markup[at..end]);
                end
            }
            _ => {
                self.out.push('<');
                at + 1
            }
        }
    }

    /// A comment ends with "-->" or, where it was closed wrongly, with "--!>".
    fn comment_end(&self, from: usize) -> usize {
        let mut at = from;
        loop {
            at = self.past(b"--", at);
            match (self.byte(at), self.byte(at + 1)) {
                (b'>', _) => return at + 1,
                (b'!', b'>') => return at + 2,
                _ if at >= self.markup.len() => return at,
                _ => at -= 1,
            }
        }
    }

    fn name_end(&self, from: usize) -> usize {
        let ends = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0C | b'/' | b'>');
        let bytes = &self.markup.as_bytes()[from..];
        bytes.iter().position(ends).map_or(self.markup.len(), |length| from + length)
    }

    fn element(&mut self, at: usize) -> usize {
        let name_end = self.name_end(at + 1);
        let mut buffer = [0; NAME];
        let name = &self.markup.as_bytes()[at + 1..name_end];
        let name = buffer.get_mut(..name.len()).map_or(&[][..], |small| {
            small.copy_from_slice(name);
            small.make_ascii_lowercase();
            small
        });
        let before = self.out.len();
        self.out.push_str(&self.markup[at..name_end]);
        let (mut data, mut canonical) = (false, false);
        let markup = self.markup;
        let mut out = std::mem::take(&mut self.out);
        let tag = self.attributes(name_end, |name, value, end| {
            if is_asked_for(&markup.as_bytes()[name.clone()]) {
                out.push(' ');
                out.push_str(&markup[name.start..end]);
                let value = &markup[value];
                data |= value.contains("ld+json");
                canonical |= value.eq_ignore_ascii_case("canonical");
            }
        });
        self.out = out;
        // The page ends inside the tag.
        let Some(tag) = tag else {
            self.out.truncate(before);
            return markup.len();
        };
        self.out.push_str(if tag.closed { "/>" } else { ">" });
        let (stays, end) = self.content(name, &tag, data, canonical);
        if !stays {
            self.out.truncate(before);
        }
        end
    }

    /// What is kept of an element whose opening tag is written: whether that stays, and where what is not read yet goes on. `data` and
    /// `canonical` tell what a script and a link are.
    fn content(&mut self, name: &[u8], tag: &Tag, data: bool, canonical: bool) -> (bool, usize) {
        let markup = self.markup;
        match fate(name) {
            Fate::Stay => {
                self.depth += usize::from(!UNCLOSED.iter().any(|unclosed| unclosed.as_bytes() == name));
                (true, tag.end)
            }
            Fate::Go => (false, tag.end),
            Fate::Link => (canonical, tag.end),
            Fate::GoWhole => (false, self.past_content(name, tag.end).1),
            Fate::Script => {
                let end = self.script_end(tag.end);
                self.out.push_str(if data { &markup[tag.end..end] } else { "" });
                (data, end)
            }
            Fate::Empty => {
                self.out.push_str("</iframe>");
                (true, self.past_content(name, tag.end).1)
            }
            Fate::StayWhole => {
                let end = self.past_content(name, tag.end).1;
                self.out.push_str(&markup[tag.end..end]);
                (true, end)
            }
            Fate::Drawing => match if tag.closed { Some(tag.end) } else { self.drawing_end(tag.end) } {
                Some(end) => (false, end),
                None => (true, tag.end),
            },
            Fate::Rest => {
                self.out.push_str(&markup[tag.end..]);
                (true, markup.len())
            }
        }
    }

    /// Reads attributes as a browser does, `each` being told where a name stands, where its value, and where both end. None where the
    /// page ends before the tag.
    fn attributes(&self, from: usize, mut each: impl FnMut(std::ops::Range<usize>, std::ops::Range<usize>, usize)) -> Option<Tag> {
        let bytes = self.markup.as_bytes();
        let skip = |mut at: usize| {
            while bytes.get(at).is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0C)) {
                at += 1;
            }
            at
        };
        let (mut at, mut closed) = (from, false);
        loop {
            at = skip(at);
            match *bytes.get(at)? {
                b'>' => return Some(Tag { end: at + 1, closed }),
                b'/' => {
                    (at, closed) = (at + 1, true);
                    continue;
                }
                _ => closed = false,
            }
            let start = at;
            at += 1;
            while !matches!(*bytes.get(at)?, b' ' | b'\t' | b'\n' | b'\r' | 0x0C | b'/' | b'>' | b'=') {
                at += 1;
            }
            let name = start..at;
            let sign = skip(at);
            if bytes.get(sign) != Some(&b'=') {
                each(name, at..at, at);
                continue;
            }
            at = skip(sign + 1);
            let value = match *bytes.get(at)? {
                quote @ (b'"' | b'\'') => {
                    let end = at + 1 + memchr(quote, &bytes[at + 1..])?;
                    let value = at + 1..end;
                    at = end + 1;
                    value
                }
                _ => {
                    let start = at;
                    while !matches!(*bytes.get(at)?, b' ' | b'\t' | b'\n' | b'\r' | 0x0C | b'>') {
                        at += 1;
                    }
                    start..at
                }
            };
            each(name, value, at);
        }
    }

    /// Where the content of an element that holds no markup ends, and where its end tag does.
    fn past_content(&self, name: &[u8], from: usize) -> (usize, usize) {
        let bytes = self.markup.as_bytes();
        for at in memchr_iter(b'<', &bytes[from..]).map(|at| from + at) {
            let after = at + 2 + name.len();
            let named = self.byte(at + 1) == b'/' && bytes.get(at + 2..after).is_some_and(|found| found.eq_ignore_ascii_case(name));
            if named && matches!(self.byte(after), b' ' | b'\t' | b'\n' | b'\r' | 0x0C | b'/' | b'>') {
                return (at, self.past(b">", after));
            }
        }
        (bytes.len(), bytes.len())
    }

    /// A script that opens a comment and another script in it ends with the second end tag.
    fn script_end(&self, from: usize) -> usize {
        let (content, end) = self.past_content(b"script", from);
        let inner = &self.markup.as_bytes()[from..content];
        let commented = memmem::find(inner, b"<!--").is_some_and(|at| {
            let rest = &inner[at..];
            memmem::find(rest, b"-->").is_none() && memmem::find(rest, b"<script").is_some()
        });
        if commented { self.past_content(b"script", end).1 } else { end }
    }

    /// Where a drawing ends, those inside it being closed first; None where it never does.
    fn drawing_end(&mut self, from: usize) -> Option<usize> {
        if !self.drawings {
            return None;
        }
        let bytes = self.markup.as_bytes();
        let mut open = 1usize;
        let mut at = from;
        while let Some(next) = memchr(b'<', &bytes[at..]) {
            at += next + 1;
            let rest = &bytes[at..];
            let named = |tag: &[u8]| rest.get(..tag.len()).is_some_and(|found| found.eq_ignore_ascii_case(tag));
            if named(b"svg") {
                let tag = self.attributes(at + 3, |_, _, _| {})?;
                (open, at) = (open + usize::from(!tag.closed), tag.end);
            } else if named(b"/svg") {
                open -= 1;
                if open == 0 {
                    return Some(self.past(b">", at));
                }
            }
        }
        self.drawings = false;
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(markup: &str) -> String {
        lean(markup).markup
    }

    #[test]
    fn what_is_no_text_goes() {
        assert_eq!(left("<p>One<script src=a>if (a < b) '<p>'</script> two<!-- <p>three --></p>"), "<p>One two</p>");
        assert_eq!(left("<STYLE>p > a {}</Style ><noscript><img src=x></noscript>a"), "a");
        assert_eq!(left("a<svg viewBox='0 0'><title>t</title><svg/><svg></svg></svg>b <img alt='c > d'>e"), "ab e");
        assert_eq!(left("<iframe src=x>y</iframe><link rel=stylesheet href=a><br/>"), "<iframe></iframe><br/>");
    }

    #[test]
    fn what_is_asked_for_stays() {
        let page = "<link rel=\"canonical\" href='https://a.example/'><meta PROPERTY=og:title content=\"A > B\">";
        assert_eq!(left(page), page);
        assert_eq!(left("<a data-x='1' class=b onclick=\"a>b\" href=/c/>d</a f>"), "<a class=b href=/c/>d</a>");
        let data = "<script type=\"application/ld+json\">{\"@type\": \"</p>\"}</script>";
        assert_eq!(left(data), data);
        assert_eq!(left("<title>a <b> c</title>1 < 2 <3"), "<title>a <b> c</title>1 < 2 <3");
    }

    #[test]
    fn what_never_ends_is_left_out() {
        for page in ["a<script>b", "a<!-- b", "a<p class='b", "a<style>b</styles>", "a<p "] {
            assert_eq!(left(page), "a", "{page}");
        }
        assert_eq!(left("a<svg><p>b<svg></svg>"), "a<svg><p>b<svg></svg>");
        assert_eq!(left("<script><!-- <script>a</script> b --></script>c"), "c");
        assert_eq!(left("<!-->a<!--->b<!-- x --!>c<!-- y ---->d"), "abcd");
    }

    #[test]
    fn too_deep_a_page_is_cut() {
        assert!(lean(&"<div>".repeat(NESTED + 2)).too_deep);
        assert!(!lean(&"<p>".repeat(NESTED * 2)).too_deep);
    }

    #[test]
    fn a_page_of_too_many_tags_is_cut() {
        let page = lean(&"<p>a".repeat(MOST_TAGS + 2));
        assert!(page.too_many && page.markup.len() == 4 * MOST_TAGS + 3);
        assert!(!lean(&"<p>a".repeat(MOST_TAGS)).too_many);
    }
}
