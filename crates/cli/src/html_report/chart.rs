//! Figures over time as SVG. Coordinates are percentages, so that a chart takes the width it is given and its letters keep their size.

use maud::{Markup, html};

use super::words::compact;

/// A figure: from when to when it holds, in years, and its value or the ends of its range.
pub struct Point {
    pub from: f64,
    pub to: f64,
    pub low: f64,
    pub high: f64,
    /// What it says, for those who point at it or hear it.
    pub label: String,
    /// The id of what it leads to.
    pub target: String,
    /// Told as a fact, not a plan or forecast.
    pub fact: bool,
}

/// A day as a number of years.
pub fn years(day: &str) -> Option<f64> {
    let date: jiff::civil::Date = day.get(..10)?.parse().ok()?;
    Some(f64::from(date.year()) + f64::from(date.day_of_year() - 1) / f64::from(date.days_in_year()))
}

/// Shorter than this is a day: it is drawn as a dot.
const DAY: f64 = 1.5 / 365.0;

/// A linear scale from values to percent.
struct Scale {
    first: f64,
    last: f64,
}

impl Scale {
    fn percent(&self, value: f64) -> f64 {
        (value - self.first) / (self.last - self.first) * 100.0
    }
}

/// The chart of at least one figure.
pub fn chart(points: &[Point], label: &str) -> Markup {
    let (time, ticks) = time_axis(points);
    let (value, steps) = value_axis(points);
    let x = |at: f64| percent(time.percent(at));
    let y = |at: f64| percent(100.0 - value.percent(at));
    let base = (value.first <= 0.0 && value.last >= 0.0).then_some(0.0);
    html! {
        div.chart {
            svg role="group" aria-label=(label) {
                @for step in &steps {
                    line.grid.zero[*step == 0.0] x1="0" x2="100%" y1=(y(*step)) y2=(y(*step)) {}
                    text.tick x="0" dx="-8" dy="0.32em" text-anchor="end" y=(y(*step)) aria-hidden="true" { (compact(*step)) }
                }
                @for (at, name) in &ticks {
                    text.tick x=(x(*at)) y="100%" dy="1.4em" text-anchor="middle" aria-hidden="true" { (name) }
                }
                @for point in points {
                    a.forecast[!point.fact] href={ "#" (point.target) } aria-label=(point.label) data-tip=(point.label) {
                        (mark(point, &x, &y, base))
                        title { (point.label) }
                    }
                }
            }
        }
    }
}

/// A day is a dot, a period a bar as long as the period is; they stand on the line of zero, where the axis has it.
fn mark(point: &Point, x: &dyn Fn(f64) -> String, y: &dyn Fn(f64) -> String, base: Option<f64>) -> Markup {
    let middle = (point.from + point.to) / 2.0;
    let day = point.to - point.from < DAY;
    html! {
        @if let Some(base) = base {
            @if day { line.stem x1=(x(middle)) x2=(x(middle)) y1=(y(point.high)) y2=(y(base)) {} }
            @else {
                rect.area x=(x(point.from)) width=(difference(&x(point.to), &x(point.from))) y=(y(point.high.max(base)))
                    height=(difference(&y(point.high.min(base)), &y(point.high.max(base)))) {}
            }
        }
        @if !day { line.level x1=(x(point.from)) x2=(x(point.to)) y1=(y(point.high)) y2=(y(point.high)) {} }
        @if point.low < point.high {
            line.range x1=(x(middle)) x2=(x(middle)) y1=(y(point.high)) y2=(y(point.low)) {}
        }
        circle cx=(x(middle)) cy=(y(point.high)) r=(if day { "5" } else { "4" }) {}
    }
}

fn percent(value: f64) -> String {
    format!("{value:.2}%")
}

/// How far apart two percentages are.
fn difference(a: &str, b: &str) -> String {
    let number = |text: &str| text.trim_end_matches('%').parse::<f64>().unwrap_or(0.0);
    percent((number(a) - number(b)).max(0.0))
}

/// Whole years around the figures, and where their names stand.
fn time_axis(points: &[Point]) -> (Scale, Vec<(f64, String)>) {
    let first = points.iter().map(|point| point.from).fold(f64::INFINITY, f64::min).floor();
    let last = points.iter().map(|point| point.to - 1e-6).fold(f64::NEG_INFINITY, f64::max).floor() + 1.0;
    let years = (last - first).max(1.0) as usize;
    let year = |number: usize| first as i64 + number as i64;
    let ticks = match years {
        1 | 2 => (0..years * 4)
            .filter(|quarter| years == 1 || quarter % 2 == 0)
            .map(|quarter| (first + quarter as f64 / 4.0 + 0.125, format!("Q{} {}", quarter % 4 + 1, year(quarter / 4))))
            .collect(),
        _ => (0..years).step_by(years.div_ceil(6)).map(|number| (first + number as f64 + 0.5, year(number).to_string())).collect(),
    };
    (Scale { first, last: first + years as f64 }, ticks)
}

/// Round steps around the values, from zero unless days alone are told that lie close to each other.
fn value_axis(points: &[Point]) -> (Scale, Vec<f64>) {
    let mut low = points.iter().map(|point| point.low).fold(f64::INFINITY, f64::min);
    let mut high = points.iter().map(|point| point.high).fold(f64::NEG_INFINITY, f64::max);
    let stock = points.iter().all(|point| point.to - point.from < DAY);
    if !(stock && low > 0.0 && high - low < high * 0.2 && high > low) {
        (low, high) = (low.min(0.0), high.max(0.0));
    }
    let step = round_step((high - low).max(f64::MIN_POSITIVE) / 4.0);
    let first = (low / step).floor() as i64;
    let last = ((high / step).ceil() as i64).max(first + 1);
    let steps: Vec<f64> = (first..=last).map(|number| number as f64 * step).collect();
    (Scale { first: first as f64 * step, last: last as f64 * step }, steps)
}

/// 1, 2, 2.5 or 5 times a power of ten, no smaller than `least`.
fn round_step(least: f64) -> f64 {
    if !least.is_normal() {
        return 1.0;
    }
    let power = 10f64.powf(least.log10().floor());
    [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|times| times * power).find(|step| *step >= least * 0.999).unwrap_or(power * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(from: &str, to: &str, value: f64) -> Point {
        let (from, to) = (years(from).unwrap(), years(to).unwrap() + 1.0 / 365.0);
        Point { from, to, low: value, high: value, label: String::new(), target: "f1".into(), fact: true }
    }

    #[test]
    fn steps_are_round_and_hold_every_value() {
        let (scale, steps) = value_axis(&[point("2024-01-01", "2024-12-31", 4.97e9), point("2025-01-01", "2025-12-31", 6.1e9)]);
        assert_eq!((scale.first, scale.last), (0.0, 8e9));
        assert_eq!(steps, [0.0, 2e9, 4e9, 6e9, 8e9]);
        let (scale, _) = value_axis(&[point("2024-01-01", "2024-12-31", -3.0), point("2025-01-01", "2025-12-31", 5.0)]);
        assert!(scale.first <= -3.0 && scale.last >= 5.0);
    }

    #[test]
    fn days_close_to_each_other_need_no_zero() {
        let rates = [point("2024-01-01", "2024-01-01", 12_650.0), point("2025-01-01", "2025-01-01", 12_700.0)];
        assert!(value_axis(&rates).0.first > 12_000.0);
    }

    #[test]
    fn a_chart_of_nothing_but_zero_has_an_axis() {
        let (scale, steps) = value_axis(&[point("2024-01-01", "2024-12-31", 0.0)]);
        assert!(scale.last > scale.first && steps.len() > 1);
    }

    #[test]
    fn the_time_axis_is_of_whole_years() {
        let (scale, ticks) = time_axis(&[point("2020-03-01", "2020-12-31", 1.0), point("2025-01-01", "2025-12-31", 1.0)]);
        assert_eq!((scale.first, scale.last), (2020.0, 2026.0));
        assert_eq!(ticks.first().map(|(at, name)| (*at, name.as_str())), Some((2020.5, "2020")));
        let (_, quarters) = time_axis(&[point("2025-01-01", "2025-05-31", 1.0)]);
        assert_eq!(quarters.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(), ["Q1 2025", "Q2 2025", "Q3 2025", "Q4 2025"]);
    }
}
