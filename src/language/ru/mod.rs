//! Russian.
#![allow(dead_code)] // not every stage that reads names and units uses all of it

pub(crate) mod adjective;
pub(crate) mod ending;
pub(crate) mod latin;
pub(crate) mod lemma;
pub(crate) mod name_case;
mod name_reading;
pub(crate) mod names;
pub(crate) mod office;
pub(crate) mod places;
mod verb;

pub(crate) use verb::looks_finite;
