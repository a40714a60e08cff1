//! Files, folders and standard input.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::jsonl::Lines;
use super::single::Single;
use super::{Content, Form, Item, Source};
use crate::compression::Compression;
use crate::error::{Origin, ReadError};

/// Articles of files and folders, in the order given, folders in the order of their sorted names. `-` is standard input.
///
/// In a folder, hidden files are passed over, and with [`Content::Auto`] those whose name does not tell a known kind.
pub struct Files {
    content: Content,
    /// Paths still to do, the next one last.
    pending: Vec<Pending>,
    current: Option<Box<dyn Source>>,
}

struct Pending {
    path: PathBuf,
    walked: bool,
}

impl Files {
    /// The articles of these paths.
    pub fn new<P: Into<PathBuf>>(paths: impl IntoIterator<Item = P>, content: Content) -> Self {
        let mut pending: Vec<Pending> = paths.into_iter().map(|path| Pending { path: path.into(), walked: false }).collect();
        pending.reverse();
        Files { content, pending, current: None }
    }

    fn open(&mut self, Pending { path, walked }: Pending) -> Result<(), ReadError> {
        let name: Arc<str> = path.display().to_string().into();
        let in_file = |error: io::Error| ReadError::io(Origin::file(name.clone()), &error);
        if !walked && path.as_os_str() == "-" {
            self.current = Some(read(io::stdin(), "standard input".into(), None, self.content, Path::new("")).map_err(in_file)?);
            return Ok(());
        }
        let metadata = fs::metadata(&path).map_err(in_file)?;
        if metadata.is_dir() {
            // A link to a folder may lead back up; the folder it leads to is read where it lies.
            if !(walked && path.is_symlink()) {
                self.walk(&path).map_err(in_file)?;
            }
        } else if !walked || self.takes(&path) {
            let file = File::open(&path).map_err(in_file)?;
            self.current = Some(read(file, name.clone(), Some(name.to_string()), self.content, &path).map_err(in_file)?);
        }
        Ok(())
    }

    fn walk(&mut self, folder: &Path) -> io::Result<()> {
        let mut names = fs::read_dir(folder)?.map(|entry| entry.map(|e| e.file_name())).collect::<io::Result<Vec<_>>>()?;
        names.sort_unstable_by(|a, b| b.cmp(a));
        let shown = names.into_iter().filter(|name| !is_hidden(name));
        self.pending.extend(shown.map(|name| Pending { path: folder.join(name), walked: true }));
        Ok(())
    }

    /// Whether a file met in a folder is read.
    fn takes(&self, path: &Path) -> bool {
        self.content != Content::Auto || Content::by_name(path).is_some()
    }
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().first() == Some(&b'.')
}

/// A reader for what the file holds.
fn read(
    file: impl Read + Send + 'static,
    name: Arc<str>,
    uri: Option<String>,
    content: Content,
    path: &Path,
) -> io::Result<Box<dyn Source>> {
    let mut reader = Compression::of(path).0.reader(file)?;
    let content = match content {
        Content::Auto => match Content::by_name(path) {
            Some(content) => content,
            None => {
                let mut start = Vec::new();
                (&mut reader).take(512).read_to_end(&mut start)?;
                let content = Content::by_content(&start);
                reader = Box::new(io::Cursor::new(start).chain(reader));
                content
            }
        },
        content => content,
    };
    Ok(match content {
        Content::JsonLines => Box::new(Lines::new(reader, name, uri)),
        Content::Html => Box::new(Single::new(reader, Origin::file(name), uri, Form::Html)),
        Content::Auto | Content::Text => Box::new(Single::new(reader, Origin::file(name), uri, Form::Text)),
    })
}

impl Iterator for Files {
    type Item = Result<Item, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.current.as_mut().and_then(|current| current.next()) {
                return Some(item);
            }
            self.current = None;
            let path = self.pending.pop()?;
            if let Err(error) = self.open(path) {
                return Some(Err(error));
            }
        }
    }
}

impl Source for Files {
    fn ready(&self) -> bool {
        self.current.as_ref().is_none_or(|current| current.ready())
    }
}
