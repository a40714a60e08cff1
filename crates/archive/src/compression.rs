//! Files that are compressed, on the way in and out.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use flate2::write::GzEncoder;

/// How a file is compressed, told by its name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Compression {
    /// Not at all.
    #[default]
    None,
    /// gzip, one member or many.
    Gzip,
    /// Zstandard.
    Zstd,
}

impl Compression {
    /// The compression a file's name tells, and the name without it.
    pub fn of(path: &Path) -> (Compression, &Path) {
        let compression = match path.extension().and_then(|e| e.to_str()) {
            Some("gz") => Compression::Gzip,
            Some("zst") => Compression::Zstd,
            _ => return (Compression::None, path),
        };
        (compression, Path::new(path.file_stem().unwrap_or_default()))
    }

    /// Writes to a file. [`Writer::finish`] completes what was written.
    pub(crate) fn write_to(self, file: File) -> io::Result<Writer> {
        Ok(match self {
            Compression::None => Writer::Plain(file),
            Compression::Gzip => Writer::Gzip(GzEncoder::new(BufWriter::with_capacity(1 << 17, file), flate2::Compression::default())),
            Compression::Zstd => Writer::Zstd(zstd::Encoder::new(BufWriter::with_capacity(1 << 17, file), 0)?),
        })
    }
}

/// An output that may be compressed.
pub(crate) enum Writer {
    Plain(File),
    Gzip(GzEncoder<BufWriter<File>>),
    Zstd(zstd::Encoder<'static, BufWriter<File>>),
}

impl Writer {
    /// Writes what is still held back, and the end of the compressed stream.
    pub(crate) fn finish(&mut self) -> io::Result<()> {
        match self {
            Writer::Plain(plain) => plain.flush(),
            Writer::Gzip(gzip) => gzip.try_finish().and_then(|()| gzip.get_mut().flush()),
            Writer::Zstd(zstd) => zstd.do_finish().and_then(|()| zstd.get_mut().flush()),
        }
    }
}

impl Write for Writer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Writer::Plain(plain) => plain.write(bytes),
            Writer::Gzip(gzip) => gzip.write(bytes),
            Writer::Zstd(zstd) => zstd.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Writer::Plain(plain) => plain.flush(),
            Writer::Gzip(gzip) => gzip.flush(),
            Writer::Zstd(zstd) => zstd.flush(),
        }
    }
}
