//! Days of the calendar as numbers.

use jiff::civil::Date;

/// `2025-07-10` as days since 1970-01-01; None where it is no day of the calendar.
pub(crate) fn days(day: &str) -> Option<i32> {
    let date: Date = Some(day).filter(|day| day.len() == 10)?.parse().ok()?;
    // Years begin in March, so that the leap day is the last of its year.
    let (year, month) = (i32::from(date.year()), i32::from(date.month()));
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * month + 2) / 5 + i32::from(date.day()) - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        let known = [("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017), ("2026-03-06", 20_518)];
        for (day, number) in known {
            assert_eq!(days(day), Some(number), "{day}");
        }
    }

    #[test]
    fn what_is_no_day_has_no_number() {
        for wrong in ["2026-02-30", "XXXX-04-20", "2026", "", "2026-03-06T08:10"] {
            assert_eq!(days(wrong), None, "{wrong}");
        }
    }
}
