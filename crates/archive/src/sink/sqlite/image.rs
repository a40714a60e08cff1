//! A batch of rows as a database in memory, page by page: <https://sqlite.org/fileformat2.html>.
//!
//! SQLite copies rows from one database into another as they are, which costs a tenth of binding them to statements value by value.

use super::record::{Encoded, Encoder, varint};
use super::schema;
use crate::table::{Cell, Rows, TABLES};

/// The largest that SQLite knows, so that few texts run over.
const PAGE: usize = 1 << 16;
const HEADER: usize = 100;
const LEAF: u8 = 13;
const INTERIOR: u8 = 5;
/// An interior page has room for more, whatever its keys. Tests are to see trees of several levels.
const CHILDREN: usize = if cfg!(test) { 3 } else { 4000 };
/// What is kept of the memory of a batch for the next.
const KEPT: usize = 32 << 20;
/// SQLite keeps no data in the page where files are locked.
const LOCKED: u32 = (0x4000_0000 / PAGE) as u32 + 1;

/// Tables whose roots are the pages behind the first, in the order of [`TABLES`], whatever they hold, so that a statement that was
/// prepared for one batch is good for the next.
#[derive(Debug)]
pub(super) struct Image {
    pages: Vec<u8>,
    trees: Vec<Tree>,
}

/// A table: its pages are made as its rows come, the last of them is filled still.
#[derive(Debug)]
struct Tree {
    page: Page,
    rows: u64,
    /// The pages that are full, each with the number of its last row.
    full: Vec<(u32, u64)>,
}

impl Image {
    pub(super) fn new() -> Self {
        let tree = || Tree { page: Page::new(LEAF, 0), rows: 0, full: Vec::new() };
        let mut image = Image { pages: first_page(), trees: TABLES.iter().map(|_| tree()).collect() };
        image.clear();
        image
    }

    /// Forgets the rows.
    pub(super) fn clear(&mut self) {
        self.pages.truncate(PAGE);
        self.pages.shrink_to(KEPT);
        self.pages.resize(PAGE * (1 + TABLES.len()), 0);
        for tree in &mut self.trees {
            tree.page.clear(LEAF);
            tree.rows = 0;
            tree.full.clear();
        }
    }

    /// Adds the rows of a document.
    pub(super) fn add(&mut self, document: &Encoded) {
        for (table, record) in document.records() {
            let (local, overflow) = record.split_at(local(record.len()));
            let overflow = self.overflow(overflow);
            let tree = &mut self.trees[table];
            if !tree.page.fits(local.len()) {
                let number = append(&mut self.pages, &tree.page.bytes);
                tree.full.push((number, tree.rows));
                tree.page.clear(LEAF);
            }
            tree.rows += 1;
            tree.page.leaf_cell(record.len(), tree.rows, local, overflow);
        }
    }

    /// Writes what a page has no room for into pages of its own, and gives the number of the first.
    fn overflow(&mut self, bytes: &[u8]) -> Option<u32> {
        let mut chunks = bytes.chunks(PAGE - 4).peekable();
        let first = chunks.peek().map(|_| next(&self.pages));
        while let Some(chunk) = chunks.next() {
            let page = append(&mut self.pages, &[0; PAGE]);
            let start = at(page);
            self.pages[start + 4..][..chunk.len()].copy_from_slice(chunk);
            let following = if chunks.peek().is_some() { next(&self.pages) } else { 0 };
            self.pages[start..][..4].copy_from_slice(&following.to_be_bytes());
        }
        first
    }

    /// The database.
    pub(super) fn finish(&mut self) -> &[u8] {
        for (table, tree) in self.trees.iter_mut().enumerate() {
            tree.root(&mut self.pages, 2 + table as u32);
        }
        let pages = (self.pages.len() / PAGE) as u32;
        self.pages[28..32].copy_from_slice(&pages.to_be_bytes());
        &self.pages
    }
}

impl Tree {
    fn root(&mut self, pages: &mut Vec<u8>, root: u32) {
        if !self.full.is_empty() {
            let last = append(pages, &self.page.bytes);
            self.full.push((last, self.rows));
            while self.full.len() > CHILDREN {
                let children = std::mem::take(&mut self.full);
                let groups = children.len().div_ceil(CHILDREN);
                let bound = |group| children.len() * group / groups;
                for group in (0..groups).map(|group| &children[bound(group)..bound(group + 1)]) {
                    self.page.interior(group);
                    self.full.push((append(pages, &self.page.bytes), group[group.len() - 1].1));
                }
            }
            self.page.interior(&self.full);
        }
        pages[at(root)..][..PAGE].copy_from_slice(&self.page.bytes);
    }
}

/// A page that is being filled: pointers to its cells behind its header, the cells themselves from its end.
#[derive(Debug)]
struct Page {
    bytes: Box<[u8]>,
    /// Where its header begins.
    header: usize,
    cells: usize,
    top: usize,
    scratch: Vec<u8>,
}

impl Page {
    fn new(kind: u8, header: usize) -> Self {
        let mut page = Page { bytes: vec![0; PAGE].into(), header, cells: 0, top: PAGE, scratch: Vec::new() };
        page.clear(kind);
        page
    }

    fn clear(&mut self, kind: u8) {
        (self.cells, self.top) = (0, PAGE);
        self.bytes[self.header..][..12].fill(0);
        self.bytes[self.header] = kind;
    }

    /// Whether there is room for another cell with so many bytes of a row.
    fn fits(&self, local: usize) -> bool {
        self.header + 8 + 2 * (self.cells + 1) + local + 14 <= self.top
    }

    fn leaf_cell(&mut self, length: usize, row: u64, local: &[u8], overflow: Option<u32>) {
        self.scratch.clear();
        varint(&mut self.scratch, length as u64);
        varint(&mut self.scratch, row);
        self.scratch.extend(local);
        self.scratch.extend(overflow.map(u32::to_be_bytes).iter().flatten());
        self.cell(8);
    }

    fn interior(&mut self, children: &[(u32, u64)]) {
        self.clear(INTERIOR);
        let Some(((last, _), others)) = children.split_last() else { return };
        for (page, row) in others {
            self.scratch.clear();
            self.scratch.extend(page.to_be_bytes());
            varint(&mut self.scratch, *row);
            self.cell(12);
        }
        self.bytes[self.header + 8..][..4].copy_from_slice(&last.to_be_bytes());
    }

    /// Adds the cell in `scratch`; the pointers begin so far behind the start of the header.
    fn cell(&mut self, pointers: usize) {
        self.top -= self.scratch.len();
        self.bytes[self.top..][..self.scratch.len()].copy_from_slice(&self.scratch);
        let top = (self.top as u16).to_be_bytes();
        self.bytes[self.header + pointers + 2 * self.cells..][..2].copy_from_slice(&top);
        self.cells += 1;
        self.bytes[self.header + 3..][..2].copy_from_slice(&(self.cells as u16).to_be_bytes());
        self.bytes[self.header + 5..][..2].copy_from_slice(&top);
    }
}

/// How much of a row of this length stands in its own page.
fn local(length: usize) -> usize {
    let most = PAGE - 35;
    if length <= most {
        return length;
    }
    let least = (PAGE - 12) * 32 / 255 - 23;
    let fitting = least + (length - least) % (PAGE - 4);
    if fitting <= most { fitting } else { least }
}

fn at(page: u32) -> usize {
    (page as usize - 1) * PAGE
}

/// The number that the next page will have.
fn next(pages: &[u8]) -> u32 {
    let next = (pages.len() / PAGE) as u32 + 1;
    if next == LOCKED { next + 1 } else { next }
}

fn append(pages: &mut Vec<u8>, page: &[u8]) -> u32 {
    let number = next(pages);
    pages.resize(at(number), 0);
    pages.extend(page);
    number
}

/// The header of the database, and the table of its tables.
fn first_page() -> Vec<u8> {
    let mut encoder = Encoder::default();
    for (root, table) in (2..).zip(&TABLES) {
        let (name, sql) = (Cell::Text(table.name), schema::plain_declaration(table));
        let Ok(()) = encoder.row(0, &[Cell::Text("table"), name, name, Cell::Integer(root), Cell::Text(&sql)]);
    }
    let mut page = Page::new(LEAF, HEADER);
    for (row, (_, record)) in (1..).zip(encoder.take(String::new()).records()) {
        page.leaf_cell(record.len(), row, record, None);
    }
    let mut bytes = Vec::from(page.bytes);
    bytes[..16].copy_from_slice(b"SQLite format 3\0");
    // The size of a page, where 1 stands for 65536; versions 1 and 1 to write and read; the shares of a payload that are fixed.
    bytes[16..24].copy_from_slice(&[0, 1, 1, 1, 0, 64, 32, 32]);
    for (place, number) in [(24, 1), (40, 1), (44, 4), (56, 1), (92, 1), (96, 3_050_000u32)] {
        bytes[place..place + 4].copy_from_slice(&number.to_be_bytes());
    }
    bytes
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;
    use crate::table::number::{BODY, WARNINGS};

    fn database(rows: impl Fn(&mut Encoder)) -> Connection {
        let mut encoder = Encoder::default();
        rows(&mut encoder);
        let rows = encoder.take(String::new());
        let mut image = Image::new();
        // What an earlier batch left in the pages must not show.
        image.add(&rows);
        image.add(&rows);
        image.finish();
        image.clear();
        image.add(&rows);
        let mut db = Connection::open_in_memory().unwrap();
        let bytes = image.finish();
        db.deserialize_read_exact("main", bytes, bytes.len(), false).unwrap();
        assert_eq!(db.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0)).unwrap(), "ok");
        db
    }

    #[test]
    fn rows_of_all_lengths_come_back() {
        let mut lengths: Vec<usize> = (0..40).chain(15_000..15_060).chain(PAGE - 60..PAGE + 20).chain([3 * PAGE, 500_000]).collect();
        for pages in 1..4 {
            lengths.extend(pages * (PAGE - 4) - 50..pages * (PAGE - 4) + 50);
            // From where on all but the least runs over.
            lengths.extend(PAGE - 35 + pages * (PAGE - 4) - 20..PAGE - 35 + pages * (PAGE - 4) + 20);
        }
        let text = |length: usize| char::from(b'a' + (length % 26) as u8).to_string().repeat(length);
        let db = database(|encoder| {
            for length in &lengths {
                let text = text(*length);
                let Ok(()) = encoder.row(WARNINGS, &[Cell::Text("d"), Cell::Integer(*length as i64), Cell::Text("код"), Cell::Text(&text)]);
            }
        });
        let mut statement = db.prepare("SELECT rowid, position, code, message FROM warnings ORDER BY rowid").unwrap();
        let mut rows = statement.query([]).unwrap();
        for (row, length) in (1usize..).zip(&lengths) {
            let found = rows.next().unwrap().unwrap();
            assert_eq!((found.get(0), found.get(1), found.get(2)), (Ok(row), Ok(*length), Ok("код".to_owned())));
            assert!(found.get_ref(3).unwrap().as_str().unwrap() == text(*length), "{length}");
        }
        assert!(rows.next().unwrap().is_none());
    }

    #[test]
    fn many_rows_and_all_numbers_come_back() {
        let edges = [0, 7, 8, 15, 16, 23, 24, 31, 32, 47, 48, 62, 63].map(|bits| 1i64.wrapping_shl(bits));
        let numbers: Vec<i64> = edges.iter().flat_map(|n| [*n, n.wrapping_sub(1), n.wrapping_neg(), !*n]).collect();
        let numbers = || numbers.iter().cycle().take(60_000);
        let db = database(|encoder| {
            for number in numbers() {
                let Ok(()) = encoder.row(BODY, &[Cell::Text("document"), Cell::Integer(*number), Cell::Integer(!*number)]);
            }
        });
        let mut statement = db.prepare("SELECT start, \"end\" FROM body ORDER BY rowid").unwrap();
        let found: Vec<(i64, i64)> = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
        assert!(found.into_iter().eq(numbers().map(|number| (*number, !*number))));
        let last: i64 = db.query_row("SELECT start FROM body WHERE rowid = 54321", [], |row| row.get(0)).unwrap();
        assert_eq!(Some(&last), numbers().nth(54_320));
    }
}
