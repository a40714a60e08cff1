//! Persons, organisations, places, named events; coreference; canonical names and keys.

use crate::mention::Draft;
use crate::record::Entity;
use crate::text::Document;

/// What is known from outside the text.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Context<'a> {
    /// The bytes of the dateline's place.
    pub dateline_place: Option<crate::record::Span>,
    /// The agency the article comes from.
    pub agency: Option<&'a str>,
}

/// Adds the names of the document to the values in `drafts`, in text order, and the entities they mean. A name and a value
/// that want the same words are decided here. Gives the entity of the dateline's place.
pub(crate) fn recognize(
    _document: &Document<'_>,
    _context: Context<'_>,
    _drafts: &mut Vec<Draft>,
    _entities: &mut Vec<Entity>,
) -> Option<u32> {
    None
}
