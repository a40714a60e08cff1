//! What the walk asks of an element: what its tag means, and the attributes that matter, read once.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use scraper::node::Element;

use crate::article::fold::WordHasher;

/// Elements whose content is no text of the page.
const SILENT: [&str; 24] = [
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "audio", "video", "canvas", "map", "select", "button",
    "textarea", "input", "datalist", "progress", "meter", "math", "applet", "frameset", "option", "picture",
];
/// Elements that hold what is around the article.
const AROUND: [&str; 8] = ["nav", "footer", "aside", "dialog", "menu", "figcaption", "label", "search"];
/// Roles of the same.
const AROUND_ROLES: [&str; 7] = ["navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert"];
/// Elements that neither begin nor end a block.
const INLINE: [&str; 41] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "mark",
    "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "source", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr", "area", "track", "col",
];
/// Elements that can only be a part of an article.
const PARTS: [&str; 11] = ["ol", "ul", "li", "dl", "dd", "table", "tbody", "tr", "td", "p", "details"];
/// Names of inline text for screen readers or for nobody.
const UNSEEN: [&str; 6] = ["hidden", "visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "screen-reader"];

/// What a tag means to the walk.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tag {
    /// Its content is no text of the page.
    pub silent: bool,
    /// It holds what is around the article.
    pub around: bool,
    /// It neither begins nor ends a block.
    pub inline: bool,
    /// It can only be a part of an article.
    pub part: bool,
}

static TAGS: LazyLock<HashMap<&'static [u8], Tag, BuildHasherDefault<WordHasher>>> = LazyLock::new(|| {
    let mut tags: HashMap<&'static [u8], Tag, _> = HashMap::default();
    SILENT.iter().for_each(|name| tags.entry(name.as_bytes()).or_default().silent = true);
    AROUND.iter().for_each(|name| tags.entry(name.as_bytes()).or_default().around = true);
    INLINE.iter().chain(&["td", "th"]).for_each(|name| tags.entry(name.as_bytes()).or_default().inline = true);
    PARTS.iter().for_each(|name| tags.entry(name.as_bytes()).or_default().part = true);
    tags
});

impl Tag {
    /// By the element's name.
    pub fn of(name: &str) -> Tag {
        TAGS.get(name.as_bytes()).copied().unwrap_or_default()
    }
}

/// The attributes that are asked for.
#[derive(Debug, Clone, Copy, Default)]
#[allow(missing_docs)]
pub(crate) struct Attributes<'a> {
    pub class: Option<&'a str>,
    pub content: Option<&'a str>,
    pub datetime: Option<&'a str>,
    pub href: Option<&'a str>,
    pub id: Option<&'a str>,
    pub itemprop: Option<&'a str>,
    pub kind: Option<&'a str>,
    pub language: Option<&'a str>,
    pub name: Option<&'a str>,
    pub property: Option<&'a str>,
    pub rel: Option<&'a str>,
    pub role: Option<&'a str>,
    pub start: Option<&'a str>,
    /// Not shown, by whatever attribute.
    pub hidden: bool,
}

impl<'a> Attributes<'a> {
    /// Reads them.
    pub fn of(element: &'a Element) -> Attributes<'a> {
        let mut of = Attributes::default();
        for (name, value) in &element.attrs {
            let value = Some(&**value);
            match &*name.local {
                "class" => of.class = value,
                "content" => of.content = value,
                "datetime" => of.datetime = value,
                "href" => of.href = value,
                "id" => of.id = value,
                "itemprop" => of.itemprop = value,
                "type" => of.kind = value,
                "lang" => of.language = value,
                "xml:lang" => of.language = of.language.or(value),
                "name" => of.name = value,
                "property" => of.property = value,
                "rel" => of.rel = value,
                "role" => of.role = value,
                "start" => of.start = value,
                "hidden" => of.hidden = true,
                "aria-hidden" => of.hidden |= value == Some("true"),
                "style" => of.hidden |= value.is_some_and(|style| style.contains("display:none") || style.contains("display: none")),
                _ => {}
            }
        }
        of
    }

    /// Whether the role is that of something around the article.
    pub fn is_around(&self) -> bool {
        self.role.is_some_and(|role| AROUND_ROLES.contains(&role))
    }

    /// Whether a link leads to the page of an author.
    pub fn is_author(&self) -> bool {
        let address = |href: &str| ["/author/", "/authors/", "/by/"].iter().any(|part| href.contains(part));
        self.rel.is_some_and(|rel| rel.split_ascii_whitespace().any(|rel| rel == "author")) || self.href.is_some_and(address)
    }

    /// Whether a class says that the text is for screen readers or for nobody.
    pub fn is_unseen(&self) -> bool {
        self.class.is_some_and(|class| class.split_ascii_whitespace().any(|name| UNSEEN.contains(&name)))
    }
}
