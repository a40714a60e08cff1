//! Files that are one article each.

use std::io::{self, Read};

use super::{Form, Item, Source};
use crate::error::{Origin, ReadError, Reason};

/// One article may be this large; what is larger is no article, and would not fit in memory beside the others.
pub(super) const LARGEST: u64 = 512 << 20;

/// The whole of `reader` is one article.
pub(super) struct Single<R>(pub Option<(R, Item)>);

impl<R: Read> Single<R> {
    pub(super) fn new(reader: R, origin: Origin, uri: Option<String>, form: Form) -> Self {
        Single(Some((reader, Item { origin, uri, form, content: Vec::new() })))
    }
}

impl<R: Read> Iterator for Single<R> {
    type Item = Result<Item, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        let (reader, mut item) = self.0.take()?;
        let result: io::Result<usize> = reader.take(LARGEST + 1).read_to_end(&mut item.content);
        Some(match result {
            Err(error) => Err(ReadError::io(item.origin, &error)),
            Ok(_) if item.content.len() as u64 > LARGEST => Err(too_large(item.origin)),
            Ok(_) => Ok(item),
        })
    }
}

impl<R: Read + Send> Source for Single<R> {}

pub(super) fn too_large(origin: Origin) -> ReadError {
    ReadError::new(origin, Reason::TooLarge, format!("is larger than one article may be ({} MB)", LARGEST >> 20))
}
