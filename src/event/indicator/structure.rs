//! What a flow is made of: «в экспорте 38% заняла нефть, 21% пришёлся на медь, ещё 9% — на зерно».

use crate::event::View;
use crate::language::relation;
use crate::lexicon::Language;
use crate::record::MentionKind;

use super::bind::Binder;
use super::figure::{Figure, Stretch};
use super::goods;
use super::reading::{Metric, Way};
use super::scan::Kind;

impl<'a> Binder<'_, 'a> {
    /// Takes a percent and the goods behind it for their part of the flow spoken of.
    pub(super) fn part_of_structure(&mut self, i: usize, mention: usize) -> bool {
        if self.view.language == Language::En || self.view.drafts[mention].kind != MentionKind::Percent {
            return false;
        }
        let Some((goods, metric)) = self.goods_of_share(i).zip(self.structured()) else { return false };
        let heads = self.heads.clone();
        self.close();
        let trigger = self.stretch(i);
        let mut figure = Figure::new(metric, heads.last().copied(), trigger.first, trigger);
        (figure.level, figure.goods, figure.share, figure.rule) = (Some(mention), Some(goods), true, "share");
        figure.last = goods.last;
        self.heads = heads;
        self.figures.push(figure);
        true
    }

    /// The flow whose parts are told.
    fn structured(&self) -> Option<Metric<'a>> {
        let flow = |m: &Metric<'a>| matches!(m.name, "exports" | "imports");
        let head = self.head_metric().filter(|_| self.figure.is_none());
        let before = self.figures.last().filter(|f| f.share && f.goods.is_some()).map(|f| f.metric);
        let carried = || self.carried.filter(|c| c.near && self.heads.is_empty() && self.figure.is_none()).map(|c| c.metric);
        head.or(before).or_else(carried).filter(flow)
    }

    /// The goods that a share is said to fall on, or that take it up.
    fn goods_of_share(&self, i: usize) -> Option<Stretch> {
        let (view, document) = (self.view, self.view.document);
        let last = self.items[i].last;
        let verb = self.items.get(i + 1).filter(|x| matches!(x.kind, Kind::Change(c) if c.way == Way::Share && !c.noun) && x.first == last);
        let dash = document.is_dash(last);
        let at = verb.map_or(last + usize::from(dash), |v| v.last);
        let falls = document.relates(at, relation::SHARER);
        if falls && (verb.is_some() || dash) {
            return told(view, at + 1);
        }
        verb.filter(|_| !falls).and_then(|_| told(view, at))
    }
}

/// Words for goods that begin at a token, in three words at most.
fn told(view: &View<'_>, at: usize) -> Option<Stretch> {
    const LONGEST: usize = 3;
    let last = (at..view.last.min(at + LONGEST)).take_while(|&t| goods::russian_goods(view, t)).last()? + 1;
    Some(Stretch { first: at, last })
}
