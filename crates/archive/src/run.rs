//! Many articles on many cores, in order, in bounded memory.

use std::any::Any;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

use dateline::{Extractor, Scratch};

use crate::article;
use crate::duplicates::{Duplicates, Seen};
use crate::error::{Origin, ReadError, Reason, SinkError};
use crate::sink::{Encode, Past, Run, Sink};
use crate::source::{Fresh, Item, Skipped, Source};
use crate::summary::Summary;
use crate::table::Document;

/// Articles travel between threads in chunks of about this size, so that the queue costs nothing to speak of.
const CHUNK_BYTES: usize = 128 << 10;
const CHUNK_ITEMS: usize = 64;
/// How many articles are extracted together, and where to stop sooner: long ones gain nothing by it.
const AT_ONCE: usize = 32;
const AT_ONCE_BYTES: usize = 96 << 10;
/// Articles read and not yet written may come to this much; one larger article travels alone.
const IN_FLIGHT_BYTES: usize = 64 << 20;
/// Chunks a thread may be ahead of the writer.
const CHUNKS_PER_JOB: usize = 4;

/// Told while a run goes on, in the order of the articles.
#[derive(Debug)]
pub enum Notice<'a> {
    /// The output was opened; this is what earlier runs left in it.
    Begun(&'a Past),
    /// An input gave no record.
    Failed(&'a ReadError),
    /// More records were written; the counts so far.
    Progress(&'a Summary),
}

/// Extracts the articles of a source into a sink.
#[derive(Debug)]
pub struct Runner<'a> {
    extractor: &'a Extractor,
    jobs: usize,
    duplicates: Duplicates,
    resume: bool,
}

impl<'a> Runner<'a> {
    /// A runner on all cores.
    pub fn new(extractor: &'a Extractor) -> Self {
        Runner {
            extractor,
            jobs: thread::available_parallelism().map_or(1, NonZeroUsize::get),
            duplicates: Duplicates::Keep,
            resume: false,
        }
    }

    /// What is done with articles whose text came earlier in the run; they are kept unless told otherwise.
    pub fn duplicates(mut self, duplicates: Duplicates) -> Self {
        self.duplicates = duplicates;
        self
    }

    /// Whether the articles that the output holds already are passed over. They are told by their content and what the caller
    /// knows of them, so that it does not matter where the earlier run stopped nor what the archive has grown by.
    pub fn resume(mut self, resume: bool) -> Self {
        self.resume = resume;
        self
    }

    /// How many threads extract. With one, nothing leaves the calling thread.
    pub fn jobs(mut self, jobs: NonZeroUsize) -> Self {
        self.jobs = jobs.get();
        self
    }

    /// Reads `source` to its end. Records reach the sink in the order of the articles, however many threads there are.
    ///
    /// # Errors
    /// If the sink cannot be written. An input that cannot be read is told to `notice`, counted, and passed over.
    pub fn run<S: Source, K: Sink>(&self, source: S, sink: &mut K, notice: impl FnMut(Notice<'_>)) -> Result<Summary, SinkError> {
        let mut writer = Writer { summary: Summary::default(), notice };
        let past = sink.begin(&Run::new(self.extractor, self.resume))?;
        (writer.notice)(Notice::Begun(&past));
        let source = Fresh::new(source, &past);
        let seen = &Seen::new(self.duplicates, past.texts);
        if self.jobs == 1 {
            let mut worker = Worker::new(self.extractor, sink.encoder(), seen);
            for chunk in Chunks::new(source) {
                let done = worker.process(chunk);
                writer.write(done, sink)?;
            }
        } else {
            self.run_threads(source, sink, seen, &mut writer)?;
        }
        sink.finish(&writer.summary)?;
        Ok(writer.summary)
    }

    fn run_threads<S: Source, K: Sink>(
        &self,
        source: S,
        sink: &mut K,
        seen: &Seen,
        writer: &mut Writer<impl FnMut(Notice<'_>)>,
    ) -> Result<(), SinkError> {
        let budget = &Budget::default();
        let (work_in, work_out) = sync_channel::<Work<K::Block>>(self.jobs * CHUNKS_PER_JOB);
        // The promises of the chunks, in their order: what keeps the output sorted and the number of chunks in flight bounded.
        let (order_in, order_out) = sync_channel::<Receiver<Done<K::Block>>>(self.jobs * CHUNKS_PER_JOB);
        let work_out = &Mutex::new(work_out);
        thread::scope(|scope| {
            for _ in 0..self.jobs {
                let mut worker = Worker::new(self.extractor, sink.encoder(), seen);
                scope.spawn(move || {
                    while let Some(work) = next(work_out) {
                        // Whoever waits for it may have stopped on an error of the sink.
                        let _ = work.promise.send(worker.process(work.chunk));
                    }
                });
            }
            scope.spawn(move || {
                for chunk in Chunks::new(source) {
                    let (promise, result) = sync_channel(1);
                    if !budget.take(chunk.bytes) || order_in.send(result).is_err() || work_in.send(Work { chunk, promise }).is_err() {
                        break;
                    }
                }
            });
            let result = write_all(order_out, budget, sink, writer);
            budget.close();
            result
        })
    }
}

fn write_all<K: Sink>(
    order: Receiver<Receiver<Done<K::Block>>>,
    budget: &Budget,
    sink: &mut K,
    writer: &mut Writer<impl FnMut(Notice<'_>)>,
) -> Result<(), SinkError> {
    for result in order {
        let Ok(done) = result.recv() else { break };
        let bytes = done.bytes;
        writer.write(done, sink)?;
        budget.give_back(bytes);
    }
    Ok(())
}

fn next<T>(queue: &Mutex<Receiver<T>>) -> Option<T> {
    queue.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

struct Chunk {
    number: u64,
    skipped: Skipped,
    items: Vec<Result<Item, ReadError>>,
    bytes: usize,
}

struct Work<B> {
    chunk: Chunk,
    promise: SyncSender<Done<B>>,
}

struct Done<B> {
    block: B,
    failures: Vec<ReadError>,
    summary: Summary,
    bytes: usize,
}

/// Groups a source's items; a chunk ends early where the source would have to wait, so that a slow pipe is answered line by line.
struct Chunks<S> {
    source: S,
    given: u64,
}

impl<S> Chunks<S> {
    fn new(source: S) -> Self {
        Chunks { source, given: 0 }
    }
}

impl<S: Source> Iterator for Chunks<S> {
    type Item = Chunk;

    fn next(&mut self) -> Option<Chunk> {
        let mut chunk = Chunk { number: self.given, skipped: Skipped::new(), items: Vec::new(), bytes: 0 };
        while chunk.items.len() < CHUNK_ITEMS && chunk.bytes < CHUNK_BYTES {
            if !chunk.items.is_empty() && !self.source.ready() {
                break;
            }
            let Some(item) = self.source.next() else { break };
            chunk.bytes += item.as_ref().map_or(0, |item| item.content.len());
            chunk.items.push(item);
        }
        chunk.skipped = self.source.take_skipped();
        self.given += 1;
        (!chunk.items.is_empty() || !chunk.skipped.is_empty()).then_some(chunk)
    }
}

struct Worker<'a, E> {
    extractor: &'a Extractor,
    scratch: Scratch,
    encoder: E,
    seen: &'a Seen,
}

impl<'a, E> Worker<'a, E> {
    fn new(extractor: &'a Extractor, encoder: E, seen: &'a Seen) -> Self {
        Worker { extractor, scratch: Scratch::default(), encoder, seen }
    }

    fn process<B: Default>(&mut self, chunk: Chunk) -> Done<B>
    where
        E: Encode<B>,
    {
        let mut done = Done { block: B::default(), failures: Vec::new(), summary: Summary::default(), bytes: chunk.bytes };
        done.summary.bytes = chunk.bytes as u64;
        done.summary.skipped = chunk.skipped;
        // Whatever happens on the way, the chunks behind this one must not wait for it.
        let turn = self.seen.turn(chunk.number);
        let orders = self.seen.orders();
        let (mut results, mut group, mut bytes) = (Vec::new(), Vec::new(), 0);
        let mut items = chunk.items.into_iter();
        while let Some(item) = items.next() {
            bytes += item.as_ref().map_or(0, |item| item.content.len());
            group.push(item);
            if group.len() < AT_ONCE && bytes < AT_ONCE_BYTES && !items.as_slice().is_empty() {
                continue;
            }
            bytes = 0;
            results.extend(self.extract(std::mem::take(&mut group)));
            if !orders {
                results.drain(..).for_each(|result| self.note(result, &mut done));
            }
        }
        if orders {
            for result in turn.sift(results, &mut done.summary) {
                self.note(result, &mut done);
            }
        }
        done
    }

    fn note<B>(&mut self, result: Result<Document, ReadError>, done: &mut Done<B>)
    where
        E: Encode<B>,
    {
        match result {
            Ok(document) => {
                done.summary.count(&document.record);
                self.encoder.encode(document, &mut done.block);
            }
            Err(error) => {
                *done.summary.failures.entry(error.reason).or_default() += 1;
                done.failures.push(error);
            }
        }
    }

    fn extract(&mut self, items: Vec<Result<Item, ReadError>>) -> Vec<Result<Document, ReadError>> {
        let good: Vec<&Item> = items.iter().filter_map(|item| item.as_ref().ok()).collect();
        let mut read = self.read(&good).into_iter();
        items.into_iter().map(|item| item.and_then(|_| read.next().expect("an item has a result"))).collect()
    }

    /// Extracts items together, or one by one where one of them would take the others down with it.
    fn read(&mut self, items: &[&Item]) -> Vec<Result<Document, ReadError>> {
        let payload = match catch_unwind(AssertUnwindSafe(|| article::extract(items, self.extractor, &mut self.scratch))) {
            Ok(read) => return read,
            Err(payload) => payload,
        };
        self.scratch = Scratch::default();
        match items {
            [item] => vec![Err(panicked(&item.origin, &*payload))],
            _ => items.chunks(1).flat_map(|item| self.read(item)).collect(),
        }
    }
}

/// A panic, which would be a bug of the extractor, as a failure of this one article.
fn panicked(origin: &Origin, payload: &(dyn Any + Send)) -> ReadError {
    let words = payload.downcast_ref::<String>().map(String::as_str).or(payload.downcast_ref::<&str>().copied());
    let message = format!("the extractor panicked, which is a bug: {}", words.unwrap_or("no message"));
    ReadError::new(origin.clone(), Reason::Panic, message)
}

struct Writer<N> {
    summary: Summary,
    notice: N,
}

impl<N: FnMut(Notice<'_>)> Writer<N> {
    fn write<K: Sink>(&mut self, done: Done<K::Block>, sink: &mut K) -> Result<(), SinkError> {
        for failure in &done.failures {
            (self.notice)(Notice::Failed(failure));
        }
        self.summary.merge(&done.summary);
        sink.write(done.block, &self.summary)?;
        (self.notice)(Notice::Progress(&self.summary));
        Ok(())
    }
}

/// Bytes of the articles in flight.
#[derive(Default)]
struct Budget {
    state: Mutex<(usize, bool)>,
    changed: Condvar,
}

impl Budget {
    /// Waits until `bytes` more may be in flight; false once the run has stopped.
    fn take(&self, bytes: usize) -> bool {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |(used, closed): &mut (usize, bool)| !*closed && *used > 0 && *used + bytes > IN_FLIGHT_BYTES;
        let mut state = self.changed.wait_while(state, full).unwrap_or_else(PoisonError::into_inner);
        state.0 += bytes;
        !state.1
    }

    fn give_back(&self, bytes: usize) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).0 -= bytes;
        self.changed.notify_all();
    }

    fn close(&self) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).1 = true;
        self.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_failure_of_one_article() {
        let payload = catch_unwind(|| panic!("index {}", 7)).unwrap_err();
        let error = panicked(&Origin::file("a.txt"), &*payload);
        assert_eq!(error.to_string(), "a.txt: the extractor panicked, which is a bug: index 7");
        assert_eq!(error.reason, Reason::Panic);
    }

    #[test]
    fn the_budget_lets_one_large_article_through_and_then_waits() {
        let budget = Budget::default();
        assert!(budget.take(IN_FLIGHT_BYTES * 2));
        thread::scope(|scope| {
            let waiting = scope.spawn(|| budget.take(1));
            assert_eq!(budget.state.lock().unwrap().0, IN_FLIGHT_BYTES * 2);
            budget.give_back(IN_FLIGHT_BYTES * 2);
            assert!(waiting.join().unwrap());
        });
        budget.close();
        assert!(!budget.take(1));
    }
}
