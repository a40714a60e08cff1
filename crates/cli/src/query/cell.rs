//! Values of SQLite as text.

use rusqlite::types::ValueRef;

use crate::report::group_digits;

/// A value for people: thousands apart. Numbers stand on the right of their column.
pub fn readable(value: ValueRef<'_>) -> (String, bool) {
    match value {
        ValueRef::Integer(_) | ValueRef::Real(_) => (grouped(&plain(value)), true),
        _ => (plain(value), false),
    }
}

/// A value for programs.
pub fn plain(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) | ValueRef::Blob(text) => String::from_utf8_lossy(text).into_owned(),
    }
}

/// Commas between thousands, of the whole part alone.
fn grouped(number: &str) -> String {
    let (sign, number) = number.strip_prefix('-').map_or(("", number), |rest| ("−", rest));
    let (whole, part) = number.split_at(number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len()));
    format!("{sign}{}{part}", group_digits(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_easy_to_read_and_never_rounded() {
        assert_eq!(readable(ValueRef::Integer(4970000000)), ("4,970,000,000".into(), true));
        assert_eq!(readable(ValueRef::Real(-1234567.25)), ("−1,234,567.25".into(), true));
        assert_eq!(readable(ValueRef::Text("2025".as_bytes())), ("2025".into(), false));
        assert_eq!(plain(ValueRef::Real(18.2)), "18.2");
    }
}
