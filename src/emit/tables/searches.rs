//! What the words of a table are looked up in, as data and as typed constants.

use std::collections::BTreeSet;

use super::columns::{constant, constants, places};
use super::relations::RelationView;
use crate::emit::scope::Scope;
use crate::emit::searches::{self, Search};
use crate::model::{Model, Table};

/// What the template prints of a search.
pub(super) struct SearchView {
    pub(super) description: String,
    pub(super) constant: String,
    pub(super) docs: String,
}

/// Returns the searches; the constants of the relations have been named before.
pub(super) fn of(model: &Model, table: &Table, relations: &[RelationView], scope: &mut Scope) -> Vec<SearchView> {
    let searches = searches::of(model, table);
    if !searches.is_empty() {
        scope.import("crate::engine", &["Search", "TypedSearch"]);
    }
    let mut taken: BTreeSet<String> = constants(table).into_iter().chain(["TABLE".to_owned()]).collect();
    taken.extend(relations.iter().map(|relation| relation.constant.clone()));
    let view = |search: &Search| SearchView {
        description: description(table, search),
        constant: constant(&format!("{}_search", search.name), &mut taken),
        docs: format!("The words of `{}`.", search.columns.join("`, `")),
    };
    searches.iter().map(view).collect()
}

fn description(table: &Table, search: &Search) -> String {
    let mut out = format!("Search::new({:?}, &[{}])", search.name, places(table, &search.columns));
    if let Some(vector) = &search.vector {
        out.push_str(&format!(".vector({:?})", vector.sql));
        if let Some(language) = &vector.language {
            out.push_str(&format!(".language({language:?})"));
        }
        if vector.is_column {
            out.push_str(".takes_languages()");
        }
    }
    if search.is_indexed {
        out.push_str(".indexed()");
    }
    out
}
