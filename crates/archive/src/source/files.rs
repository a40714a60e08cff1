//! Files, folders and standard input.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::jsonl::Lines;
use super::single::Single;
use super::unpack::Unpacked;
use super::warc::Warc;
use super::{Content, Form, Item, Limits, Skipped, Source};
use crate::compression::Compression;
use crate::error::{Origin, ReadError};

/// Articles of files and folders, in the order given, folders in the order of their sorted names. `-` is standard input.
///
/// In a folder, hidden files are passed over, and with [`Content::Auto`] those whose name does not tell a known kind.
pub struct Files {
    content: Content,
    limits: Limits,
    skipped: Skipped,
    /// Bytes read of the files.
    read: Arc<AtomicU64>,
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
        Files { content, limits: Limits::default(), skipped: Skipped::new(), read: Arc::default(), pending, current: None }
    }

    /// The articles of one stream, which messages call `name`.
    ///
    /// # Errors
    /// If its first bytes cannot be read.
    pub fn of(stream: impl Read + Send + 'static, name: &str, content: Content, limits: Limits) -> io::Result<Self> {
        let mut files = Files::new(Vec::<PathBuf>::new(), content).limits(limits);
        let item = Item::new(Origin::file(name), Form::Text);
        files.current = Some(read(stream, item, content, Path::new(""), limits)?);
        Ok(files)
    }

    /// How many bytes of the files were read so far, packed as they are; grows while they are read.
    pub fn read_so_far(&self) -> Arc<AtomicU64> {
        self.read.clone()
    }

    /// How many bytes there are to read; None where one of them is no file or folder.
    pub fn size(&self) -> Option<u64> {
        self.pending.iter().map(|pending| self.size_of(&pending.path, pending.walked)).sum()
    }

    fn size_of(&self, path: &Path, walked: bool) -> Option<u64> {
        let Ok(metadata) = fs::metadata(path) else { return walked.then_some(0) };
        if metadata.is_file() {
            return Some(if !walked || self.takes(path) { metadata.len() } else { 0 });
        }
        if !metadata.is_dir() || (walked && path.is_symlink()) {
            return walked.then_some(0);
        }
        let entries = fs::read_dir(path).into_iter().flatten().flatten().filter(|entry| !is_hidden(&entry.file_name()));
        entries.map(|entry| self.size_of(&entry.path(), true)).sum()
    }

    /// What the files may hold at most.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Notes what the file that is read passed over.
    fn note_skipped(&mut self) {
        for (skip, number) in self.current.iter_mut().flat_map(|current| current.take_skipped()) {
            *self.skipped.entry(skip).or_default() += number;
        }
    }

    fn open(&mut self, Pending { path, walked }: Pending) -> Result<(), ReadError> {
        let name: Arc<str> = path.display().to_string().into();
        let in_file = |error: io::Error| ReadError::io(Origin::file(name.clone()), &error);
        if !walked && path.as_os_str() == "-" {
            let item = Item::new(Origin::file("standard input"), Form::Text);
            self.current = Some(read(io::stdin(), item, self.content, Path::new(""), self.limits).map_err(in_file)?);
            return Ok(());
        }
        let metadata = fs::metadata(&path).map_err(in_file)?;
        if metadata.is_dir() {
            // A link to a folder may lead back up; the folder it leads to is read where it lies.
            if !(walked && path.is_symlink()) {
                self.walk(&path).map_err(in_file)?;
            }
        } else if !walked || self.takes(&path) {
            let file = Counted { file: File::open(&path).map_err(in_file)?, read: self.read.clone() };
            let item = Item { uri: Some(name.to_string()), ..Item::new(Origin::file(name.clone()), Form::Text) };
            self.current = Some(read(file, item, self.content, &path, self.limits).map_err(in_file)?);
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

/// A file that counts what is read of it.
struct Counted {
    file: File,
    read: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.file.read(buffer)?;
        self.read.fetch_add(length as u64, Ordering::Relaxed);
        Ok(length)
    }
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().first() == Some(&b'.')
}

/// A reader for what the file holds. `item` is the file as one article.
fn read(file: impl Read + Send + 'static, item: Item, content: Content, path: &Path, limits: Limits) -> io::Result<Box<dyn Source>> {
    let mut file = Unpacked::new(file, Compression::of(path).0)?;
    let content = match content {
        Content::Auto => match Content::by_name(path) {
            Some(content) => content,
            None => Content::by_content(file.peek(512)?),
        },
        content => content,
    };
    Ok(match content {
        Content::JsonLines => Box::new(Lines::new(file, item.origin.name, item.uri, limits)),
        Content::Warc => Box::new(Warc::new(file, item.origin.name, limits)),
        Content::Html => Box::new(Single::new(file, Item { form: Form::Html, ..item }, limits)),
        Content::Auto | Content::Text => Box::new(Single::new(file, item, limits)),
    })
}

impl Iterator for Files {
    type Item = Result<Item, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.current.as_mut().and_then(|current| current.next()) {
                return Some(item);
            }
            self.note_skipped();
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

    fn take_skipped(&mut self) -> Skipped {
        self.note_skipped();
        std::mem::take(&mut self.skipped)
    }
}
