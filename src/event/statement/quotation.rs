//! Words in quotation marks or after a dash that somebody says.

use crate::lexicon::{Language, Tag, Verbal};
use crate::text::TokenKind;

use super::{LONGEST, Quotation, Reader};

/// Whether a mark may open what somebody says.
pub(super) fn opens(mark: char) -> bool {
    matches!(mark, '«' | '“' | '„' | '"' | '‘' | '\'' | '—' | '–' | '-' | '―')
}

impl Reader<'_, '_> {
    pub(super) fn paragraph_end(&self, token: usize) -> usize {
        let from = self.document.sentence_of(token);
        let Some(paragraph) = self.document.sentences.get(from).map(|s| s.paragraph) else { return token };
        // No one reads further than a quotation may reach, and a sentence has a token at least.
        let same = self.document.sentences[from..].iter().take(LONGEST + 1).take_while(|s| s.paragraph == paragraph);
        same.last().map_or(token, |s| s.last as usize)
    }

    /// The character of a mark; 0 where there is none.
    pub(super) fn mark(&self, at: usize) -> char {
        self.document.tokens.get(at).map_or('\0', |token| token.character())
    }

    pub(super) fn is_dash(&self, at: usize) -> bool {
        matches!(self.mark(at), '—' | '–' | '-' | '―') && self.document.tokens.get(at + 1).is_some_and(|t| !t.glued())
    }

    /// The quotation that opens at a token.
    pub(super) fn quotation(&self, at: usize) -> Option<Quotation> {
        let token = self.document.tokens.get(at).filter(|t| t.kind == TokenKind::Mark)?;
        let closing: &[char] = match self.mark(at) {
            '«' => &['»'],
            '“' => &['”', '“'],
            '„' => &['“', '”'],
            '"' => &['"'],
            '‘' | '\'' if self.language_at(at) == Some(Language::En) => return self.single(at),
            '—' | '–' | '-' | '―' => return self.dialogue(at),
            _ => return None,
        };
        let before = self.drafts.partition_point(|d| d.first as usize <= at);
        if self.drafts[..before].iter().rev().take(4).any(|d| at < d.last as usize)
            || token.glued() && at > 0 && self.mark(at) == '"' && self.document.tokens[at - 1].kind == TokenKind::Word
        {
            return None;
        }
        // «Закон "О внесении изменений"»: a title.
        if at > 0 && self.document.is(at - 1, Tag::DocumentHead) {
            return None;
        }
        let end = self.paragraph_end(at).min(at + LONGEST);
        let mut depth = 0;
        let close = (at + 1..end).find(|&t| {
            let mark = self.mark(t);
            if mark == '«' {
                depth += 1;
            }
            // «… судов «теневого флота», — сказала она: one mark closes both.
            let closes = closing.contains(&mark) && (depth == 0 || depth == 1 && self.told_next(t + 1));
            if mark == '»' && depth > 0 {
                depth -= 1;
            }
            closes && (mark != '"' || self.document.is_closing_mark(t))
        })?;
        let long = (at + 1..close).filter(|&t| self.document.tokens[t].kind == TokenKind::Word).count() >= 3;
        let speech = long && ((at + 1..close).any(|t| self.verb(t)) || self.told_next(close + 1));
        speech.then_some(Quotation { first: at + 1, last: close, open: at, close: close + 1, dashed: false })
    }

    /// English: words in single quotation marks, of which the last stands behind a comma or stop: an apostrophe does not.
    fn single(&self, at: usize) -> Option<Quotation> {
        let tokens = &self.document.tokens;
        let apart = !tokens[at].glued() || at == 0 || self.document.tokens[at - 1].kind == TokenKind::Mark;
        let begins = tokens.get(at + 1).is_some_and(|t| t.glued() && t.capital());
        if !apart || !begins {
            return None;
        }
        let end = self.paragraph_end(at).min(at + LONGEST);
        let stop = |t: usize| matches!(self.mark(t), ',' | '.' | '!' | '?' | '…');
        let close = (at + 2..end).find(|&t| matches!(self.mark(t), '’' | '\'') && tokens[t].glued() && stop(t - 1))?;
        let words = (at + 1..close).filter(|&t| tokens[t].kind == TokenKind::Word).count();
        (words >= 3).then_some(Quotation { first: at + 1, last: close, open: at, close: close + 1, dashed: false })
    }

    /// Whether a dash, behind a comma or not, leads from words to the verb of speech they are told by.
    fn told_next(&self, at: usize) -> bool {
        let dash = at + usize::from(self.mark(at) == ',');
        self.is_dash(dash) && (self.speech(dash + 1) || self.written(dash + 1))
    }

    /// «говорится в сообщении X»: words that a paper says.
    pub(super) fn written(&self, at: usize) -> bool {
        let said = self.document.longest(at, Tag::Speech).filter(|_| at < self.document.tokens.len());
        said.is_some_and(|m| m.end > at + 2 && self.document.lexicon.string(m.sense.payload) == "according_to")
    }

    /// «– …, – сказал X.» at the beginning of a paragraph.
    fn dialogue(&self, at: usize) -> Option<Quotation> {
        let sentence = self.document.sentences.get(self.document.sentence_of(at))?;
        let begins = sentence.first as usize == at && (at == 0 || self.paragraph(at - 1) != sentence.paragraph);
        if !begins || !self.is_dash(at) {
            return None;
        }
        let end = self.paragraph_end(at).min(at + LONGEST);
        let close = (at + 2..end).find(|&t| self.is_dash(t) && self.inserted(t))?;
        Some(Quotation { first: at + 1, last: close, open: at, close, dashed: true })
    }

    /// Whether a dash behind a comma or stop introduces "said X".
    pub(super) fn inserted(&self, dash: usize) -> bool {
        let before = dash.checked_sub(1).map_or('\0', |b| self.mark(b));
        matches!(before, ',' | '.' | '!' | '?' | '…' | '»' | '"' | '”') && (dash + 1..dash + 8).any(|t| self.speech(t))
    }

    /// Whether the token is a verb of any form that tells something.
    fn verb(&self, at: usize) -> bool {
        let known = self.document.senses(at).any(|s| {
            s.tag == Tag::Auxiliary || s.tag == Tag::Word && !matches!(s.grammar.verbal(), Verbal::None | Verbal::Passive | Verbal::Active)
        });
        known || self.document.tokens[at].entry == 0 || self.document.is(at, Tag::Pronoun)
    }
}
