//! A response of a web server as it stands in a WARC record: its head, and its body with the encodings of the transfer undone.
//!
//! Headers are claims. Many archives keep them as the server sent them while the body is stored decoded, so an encoding is undone
//! only where the bytes show it.

use std::io::{ErrorKind, Read};

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

/// Bodies come in at most so many layers of compression.
const LAYERS: usize = 3;

/// What the head of a response says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub status: u16,
    pub content_type: Option<String>,
    /// Whether the body was sent in chunks, as far as the head says.
    chunked: bool,
    /// What the body was compressed with, as far as the head says.
    encoding: Encoding,
    /// Where the body begins.
    pub length: usize,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Encoding {
    #[default]
    Other,
    Deflate,
    Brotli,
}

impl Head {
    /// Reads the head of a response; None where there is none.
    pub(super) fn read(bytes: &[u8]) -> Option<Head> {
        let mut rest = bytes;
        let first = line(&mut rest)?;
        let mut words = first.split(|byte| *byte == b' ').filter(|word| !word.is_empty());
        words.next().filter(|version| version.starts_with(b"HTTP/"))?;
        let status = std::str::from_utf8(words.next()?).ok()?.parse().ok()?;
        let mut head = Head { status, ..Head::default() };
        while let Some(line) = line(&mut rest) {
            if line.is_empty() {
                break;
            }
            if let Some(colon) = memchr::memchr(b':', line) {
                head.field(line[..colon].trim_ascii(), line[colon + 1..].trim_ascii());
            }
        }
        head.length = bytes.len() - rest.len();
        Some(head)
    }

    fn field(&mut self, name: &[u8], value: &[u8]) {
        // Crawlers move what they have undone to headers of this prefix.
        let name = if name.get(..10).is_some_and(|start| start.eq_ignore_ascii_case(b"X-Crawler-")) { &name[10..] } else { name };
        if name.eq_ignore_ascii_case(b"Content-Type") {
            self.content_type = Some(String::from_utf8_lossy(value).into_owned());
        } else if name.eq_ignore_ascii_case(b"Transfer-Encoding") {
            self.chunked |= value.to_ascii_lowercase().ends_with(b"chunked");
        } else if name.eq_ignore_ascii_case(b"Content-Encoding") {
            self.encoding = match &*value.to_ascii_lowercase() {
                b"deflate" => Encoding::Deflate,
                b"br" => Encoding::Brotli,
                _ => Encoding::Other,
            };
        }
    }

    /// Whether the response is a web page. One that does not say what it is, is told by its first bytes.
    pub(super) fn is_page(&self, body: &[u8]) -> bool {
        let Some(kind) = &self.content_type else {
            return body.trim_ascii_start().first() == Some(&b'<') || body.starts_with(&[0x1f, 0x8b]);
        };
        let kind = kind.split(';').next().unwrap_or_default().trim();
        kind.eq_ignore_ascii_case("text/html") || kind.eq_ignore_ascii_case("application/xhtml+xml")
    }
}

/// The next line without its end; None where the bytes are at their end.
fn line<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    if rest.is_empty() {
        return None;
    }
    let end = memchr::memchr(b'\n', rest);
    let line = &rest[..end.unwrap_or(rest.len())];
    *rest = &rest[end.map_or(rest.len(), |end| end + 1)..];
    Some(line.strip_suffix(b"\r").unwrap_or(line))
}

/// A body decoded.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Body {
    pub bytes: Vec<u8>,
    /// Whether it ends before its end.
    pub broken_off: bool,
}

/// Why a body could not be decoded.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Undecoded {
    /// It is compressed in a way that is not read here.
    Unknown(&'static str),
    /// It unpacks to too much.
    TooLarge,
}

/// How large a body may become: so many bytes, and so many times its packed size from `free` bytes on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    pub largest: u64,
    pub free: u64,
    pub ratio: u64,
}

/// Undoes chunks and compression. What is longer than `room.largest` is cut one byte behind it.
pub(super) fn decode(bytes: Vec<u8>, head: &Head, room: Room) -> Result<Body, Undecoded> {
    let mut body = match chunks(&bytes, head.chunked) {
        Some(body) => body,
        None => Body { bytes, broken_off: false },
    };
    for _ in 0..LAYERS {
        let Some(inner) = inflate(&body.bytes, head.encoding, room)? else { return Ok(body) };
        body = Body { broken_off: inner.broken_off | body.broken_off, ..inner };
    }
    Ok(body)
}

/// The body of a chunked one. Without a header that claims it, every chunk must be whole.
fn chunks(bytes: &[u8], claimed: bool) -> Option<Body> {
    let mut body = Body { bytes: Vec::new(), broken_off: false };
    let mut rest = bytes;
    let mut whole = 0;
    loop {
        let Some(length) = chunk_length(&mut rest) else {
            body.broken_off = true;
            break;
        };
        if length == 0 {
            break;
        }
        let Some(chunk) = rest.get(..length) else {
            if whole == 0 && !claimed {
                return None;
            }
            body.bytes.extend_from_slice(rest);
            body.broken_off = true;
            break;
        };
        body.bytes.extend_from_slice(chunk);
        rest = &rest[length..];
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
        whole += 1;
    }
    let believed = if claimed { !body.bytes.is_empty() } else { whole > 0 && !body.broken_off };
    believed.then_some(body)
}

/// The number before a chunk, in hexadecimal.
fn chunk_length(rest: &mut &[u8]) -> Option<usize> {
    let digits = rest.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
    if digits == 0 || digits > 8 {
        return None;
    }
    let length = usize::from_str_radix(std::str::from_utf8(&rest[..digits]).ok()?, 16).ok()?;
    let mut after = *rest;
    let line = line(&mut after)?;
    let extension = line[digits..].trim_ascii();
    if !(extension.is_empty() || extension.starts_with(b";")) {
        return None;
    }
    *rest = after;
    Some(length)
}

/// One layer of compression undone; None where there is none.
fn inflate(bytes: &[u8], claimed: Encoding, room: Room) -> Result<Option<Body>, Undecoded> {
    if bytes.starts_with(&[0x1f, 0x8b, 0x08]) {
        return unpack(MultiGzDecoder::new(bytes), bytes.len(), room).map(Some);
    }
    if bytes.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        return zstd::stream::read::Decoder::with_buffer(bytes).map_or(Ok(None), |decoder| unpack(decoder, bytes.len(), room).map(Some));
    }
    match claimed {
        // Of both readings of "deflate" the one that yields something; text yields nothing in either.
        Encoding::Deflate if !looks_like_text(bytes) => {
            let zlib = unpack(ZlibDecoder::new(bytes), bytes.len(), room)?;
            let body = if zlib.bytes.is_empty() { unpack(DeflateDecoder::new(bytes), bytes.len(), room)? } else { zlib };
            Ok(Some(body).filter(|body| !body.bytes.is_empty()))
        }
        Encoding::Brotli if !looks_like_text(bytes) => Err(Undecoded::Unknown("brotli")),
        _ => Ok(None),
    }
}

/// Whether the first bytes are none that only compressed data has.
fn looks_like_text(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(64)];
    if start.trim_ascii_start().starts_with(b"<") {
        return true;
    }
    !start.iter().any(|byte| *byte < 0x09 || (0x0e..0x20).contains(byte) && *byte != 0x1b)
        && (start.is_ascii() || std::str::from_utf8(start).map_or_else(|error| error.error_len().is_none(), |_| true))
}

/// Reads to the end, to the damage, or to where there is no more room.
fn unpack(mut decoder: impl Read, packed: usize, room: Room) -> Result<Body, Undecoded> {
    let allowed = room.free.max((packed as u64).saturating_mul(room.ratio));
    let mut body = Body { bytes: Vec::new(), broken_off: false };
    let mut piece = vec![0; 64 << 10];
    loop {
        match decoder.read(&mut piece) {
            Ok(0) => break,
            Ok(length) => body.bytes.extend_from_slice(&piece[..length]),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => {
                body.broken_off = true;
                break;
            }
        }
        let length = body.bytes.len() as u64;
        if length > allowed {
            return Err(Undecoded::TooLarge);
        }
        if length > room.largest {
            body.bytes.truncate(usize::try_from(room.largest + 1).unwrap_or(usize::MAX));
            break;
        }
    }
    Ok(body)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::{GzEncoder, ZlibEncoder};

    use super::*;

    const ROOM: Room = Room { largest: 1 << 20, free: 1 << 16, ratio: 50 };
    const PAGE: &[u8] = b"<html><p>The bridge was opened.</p></html>";

    fn decoded(bytes: &[u8], fields: &str) -> Result<Body, Undecoded> {
        let head = Head::read(format!("HTTP/1.1 200 OK\r\n{fields}\r\n\r\n").as_bytes()).unwrap();
        decode(bytes.to_vec(), &head, ROOM)
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn a_head_is_read_whatever_its_line_ends() {
        let head = Head::read(b"HTTP/1.0 404\nContent-type:text/html\n\nBody").unwrap();
        assert_eq!((head.status, head.content_type.as_deref(), head.length), (404, Some("text/html"), 37));
        assert_eq!(Head::read(b"GET / HTTP/1.1\r\n\r\n"), None);
        assert_eq!(Head::read(b"HTTP/1.1 OK\r\n\r\n"), None);
    }

    #[test]
    fn only_web_pages_are_pages() {
        let page = |fields: &str, body: &[u8]| Head::read(format!("HTTP/1.1 200 OK\r\n{fields}\r\n\r\n").as_bytes()).unwrap().is_page(body);
        assert!(page("Content-Type: Text/HTML;charset=utf-8", b""));
        assert!(page("Server: x", b" <!doctype html>"));
        assert!(!page("Content-Type: application/json", b"<html>"));
        assert!(!page("Server: x", b"{}"));
    }

    #[test]
    fn chunks_are_joined_where_there_are_chunks() {
        let chunked = b"1a\r\n<html><p>The bridge was op\r\n10;x=y\r\nened.</p></html>\r\n0\r\n\r\n";
        for fields in ["Transfer-Encoding: chunked", "X-Crawler-Transfer-Encoding: chunked", "Server: x"] {
            assert_eq!(decoded(chunked, fields).unwrap().bytes, PAGE, "{fields}");
        }
        assert_eq!(decoded(PAGE, "Transfer-Encoding: chunked").unwrap().bytes, PAGE);
        let cut = decoded(&chunked[..20], "Transfer-Encoding: chunked").unwrap();
        assert_eq!((cut.bytes, cut.broken_off), (PAGE[..16].to_vec(), true));
    }

    #[test]
    fn compression_is_undone_where_there_is_some() {
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
        zlib.write_all(PAGE).unwrap();
        assert_eq!(decoded(&zlib.finish().unwrap(), "Content-Encoding: deflate").unwrap().bytes, PAGE);
        assert_eq!(decoded(&gzip(PAGE), "Server: x").unwrap().bytes, PAGE);
        assert_eq!(decoded(&gzip(&gzip(PAGE)), "Content-Encoding: gzip").unwrap().bytes, PAGE);
        assert_eq!(decoded(PAGE, "Content-Encoding: gzip").unwrap(), Body { bytes: PAGE.to_vec(), broken_off: false });
        assert_eq!(decoded(PAGE, "Content-Encoding: br").unwrap().bytes, PAGE);
        assert_eq!(decoded(&[0x0b, 0x02, 0x80, 0x01], "Content-Encoding: br"), Err(Undecoded::Unknown("brotli")));
    }

    #[test]
    fn a_bomb_stops_and_a_torn_body_is_kept() {
        assert_eq!(decoded(&gzip(&vec![b' '; 1 << 19]), ""), Err(Undecoded::TooLarge));
        let packed = gzip(PAGE);
        let torn = decoded(&packed[..packed.len() - 12], "").unwrap();
        assert!(torn.broken_off && PAGE.starts_with(&torn.bytes));
    }
}
