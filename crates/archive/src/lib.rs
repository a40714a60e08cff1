//! Readers of news archives and database sinks for [`dateline`].
