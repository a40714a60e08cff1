//! Who and what fills the roles of a figure.

use crate::event::View;
use crate::record::{EntityId, MentionId, Role};

use super::figure::Figure;
use super::goods;
use super::party::Parties;
use super::scan::Item;

/// The roles of a figure: whose it is, with whom, of what, and how much.
pub(super) fn of<'a>(view: &View<'a>, items: &[Item<'a>], figure: &Figure<'a>, parties: &Parties) -> Vec<Role> {
    let mut roles = Vec::new();
    let goods = goods::of(view, items, figure).map(|(words, branch)| (goods::with_listed(view, figure, words), branch));
    // "The FTSE 100 rose": an index is what the figure is of.
    let index = goods.is_some() && figure.metric.name == "share_price";
    push_entity(&mut roles, "subject", parties.subject.filter(|_| !index));
    for &partner in &parties.partners {
        push_entity(&mut roles, "partner", Some(partner));
    }
    if let Some((words, branch)) = goods {
        let span = view.bytes(words.first, words.last);
        roles.push(Role {
            role: if index {
                "subject"
            } else if branch {
                "sector"
            } else {
                "product"
            }
            .to_string(),
            text: Some(view.document.slice(words.first, words.last).to_string()),
            start: Some(span.start),
            end: Some(span.end),
            ..Role::default()
        });
    }
    if let Some(level) = figure.level {
        roles.push(value(level));
    }
    roles
}

/// The role of its value.
pub(super) fn value(mention: usize) -> Role {
    Role { role: "value".to_string(), mention: Some(MentionId(mention as u32 + 1)), ..Role::default() }
}

fn push_entity(roles: &mut Vec<Role>, role: &str, entity: Option<u32>) {
    if let Some(entity) = entity {
        roles.push(Role { role: role.to_string(), entity: Some(EntityId(entity + 1)), ..Role::default() });
    }
}
