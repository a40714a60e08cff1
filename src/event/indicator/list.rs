//! Lists of values: "Exports and imports were A and B, respectively".

use super::bind::Binder;
use super::scan::{Item, Kind};

impl Binder<'_, '_> {
    /// The values that stand in one list with the value `i`, itself the first.
    fn list(&self, i: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(i), |&at| {
            let joint = |x: &&Item<'_>| matches!(x.kind, Kind::And | Kind::Comma);
            let next = at + 1 + self.items[at + 1..].iter().take_while(joint).count();
            let item = self.items.get(next).filter(|x| next > at + 1 && matches!(x.kind, Kind::Value(_)))?;
            (self.words_between(self.items[at].last, item.first) == 0).then_some(next)
        })
    }

    /// Whether "respectively" follows the list that begins with this value.
    pub(super) fn lists_follow(&self, i: usize) -> bool {
        let last = self.list(i).last().unwrap_or(i);
        last > i && self.items[last + 1..].iter().take(3).any(|x| x.kind == Kind::Respectively)
    }

    /// "Exports and imports were A and B, respectively": each value to its own metric or name.
    pub(super) fn distribute(&mut self, i: usize) -> bool {
        let list: Vec<usize> = self.list(i).collect();
        let Kind::Value(mention) = self.items[i].kind else { return false };
        let lead_in = self.lead_in(i);
        let Some(role) = self.role(i, mention, lead_in) else { return false };
        let names = self.names_list(i, list.len());
        let by_heads = self.heads.len() == list.len() && list.len() > 1;
        if !by_heads && names.is_empty() {
            return false;
        }
        let heads = self.heads.clone();
        for (n, &item) in list.iter().enumerate() {
            let Kind::Value(mention) = self.items[item].kind else { continue };
            let head = if by_heads { heads.get(n).copied() } else { heads.last().copied() };
            let Some(metric) = head.and_then(|h| self.item_metric(h)).or(self.carried.map(|c| c.metric)) else { continue };
            if metric.none() || !self.compatible(metric, mention, role) {
                continue;
            }
            self.figure = None;
            self.heads = head.into_iter().collect();
            self.begin(metric, item);
            self.fill(item, mention, role, lead_in);
            if let Some(mut figure) = self.figure.take() {
                figure.name = if by_heads { None } else { names.get(n).copied() };
                figure.last = self.items[list[list.len() - 1]].last;
                self.figures.push(figure);
            }
        }
        for &item in &list {
            self.consumed[item] = true;
        }
        self.figure = self.figures.pop();
        true
    }

    /// The last list of as many names before the value.
    fn names_list(&self, i: usize, length: usize) -> Vec<usize> {
        if length < 2 {
            return Vec::new();
        }
        let mut names: Vec<usize> = Vec::new();
        for j in (0..i).rev() {
            match self.items[j].kind {
                Kind::Name(_) => names.push(j),
                Kind::And | Kind::Comma if names.len() < length => {}
                _ if names.len() >= length => break,
                _ => names.clear(),
            }
        }
        names.truncate(length);
        names.reverse();
        if names.len() == length { names } else { Vec::new() }
    }
}
