//! English.
#![allow(dead_code)] // not every stage that counts things uses all of it

pub(crate) mod lemma;
