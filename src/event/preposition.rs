//! Which preposition each token of a sentence belongs to.

use crate::lexicon::Tag;

use super::clause::View;

/// Of each token of a sentence the preposition it belongs to: how many tokens back that begins, and its payload, 0 for none.
#[derive(Debug, Default)]
pub(crate) struct Prepositions {
    first: usize,
    at: Vec<(u32, u32)>,
}

impl Prepositions {
    pub fn read(&mut self, view: &View<'_>) {
        self.first = view.first;
        self.at.clear();
        self.at.resize(view.last - view.first, (0, 0));
        let mut token = view.first;
        while token < view.last {
            let word = &view.document.tokens[token];
            if word.mask & Tag::Preposition.bit() == 0 && word.phrase == 0 {
                token += 1;
                continue;
            }
            let found = view.document.longest(token, Tag::Preposition).filter(|m| m.end <= view.last && view.mention_at(token).is_none());
            let Some(found) = found else {
                token += 1;
                continue;
            };
            for (back, at) in self.at[token - view.first..found.end - view.first].iter_mut().enumerate() {
                *at = (back as u32, found.sense.payload);
            }
            token = found.end;
        }
    }

    pub fn get(&self, token: usize) -> Option<(usize, u32)> {
        let &(back, payload) = self.at.get(token.checked_sub(self.first)?)?;
        (payload != 0).then(|| (token - back as usize, payload))
    }
}
