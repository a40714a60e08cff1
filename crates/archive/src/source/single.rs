//! Files that are one article each.

use std::io::Read;

use dateline::record::Warning;

use super::unpack::Unpacked;
use super::{Form, Item, Limits, Source};
use crate::error::{Origin, ReadError, Reason};

/// One article may be this large; what is larger is no article, and would not fit in memory beside the others.
pub(super) const LARGEST: u64 = 64 << 20;

/// The whole of a file is one article.
pub(super) struct Single(Option<(Unpacked, Item, Limits)>);

impl Single {
    pub(super) fn new(file: Unpacked, item: Item, limits: Limits) -> Self {
        Single(Some((file, item, limits)))
    }
}

impl Iterator for Single {
    type Item = Result<Item, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        let (mut file, mut item, limits) = self.0.take()?;
        let page = item.form == Form::Html;
        let largest = if page { limits.page } else { LARGEST };
        file.bound(Limits::FREE, limits.inflation);
        let result = file.take(largest + 1).read_to_end(&mut item.content);
        let long = item.content.len() as u64 > largest;
        if page && long {
            cut(&mut item, largest);
        }
        Some(match result {
            Err(error) => Err(ReadError::io(item.origin, &error)),
            Ok(_) if long && !page => Err(too_large(item.origin)),
            Ok(_) => Ok(item),
        })
    }
}

impl Source for Single {}

/// Cuts a page where it may be no longer.
pub(super) fn cut(item: &mut Item, largest: u64) {
    item.content.truncate(usize::try_from(largest).unwrap_or(usize::MAX));
    item.warnings.push(Warning::new("page_cut", format!("the page is longer than {largest} bytes and was cut there")));
}

pub(super) fn too_large(origin: Origin) -> ReadError {
    ReadError::new(origin, Reason::TooLarge, format!("is larger than one article may be ({} MiB)", LARGEST >> 20))
}
