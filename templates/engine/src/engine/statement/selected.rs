//! The columns that statements read, as SQL: most of the text of a statement, which Diesel asks for more than once a run. It is
//! written once for each table.

use std::collections::BTreeMap;
use std::ptr;
use std::sync::{PoisonError, RwLock};

use crate::engine::backend::this as backend;
use crate::engine::{Column, Columns, Table};

use super::Pass;

/// (the table's address, whether it is only what clients may see, whether it is a whole SELECT) → the text.
static TEXTS: RwLock<BTreeMap<(usize, bool, bool), String>> = RwLock::new(BTreeMap::new());

/// Writes columns of the table as they are read.
pub(super) fn push_selected(table: &'static Table, columns: &Columns, out: &mut Pass<'_, '_>) {
    push(table, columns, false, out);
}

/// Writes `SELECT columns FROM table`, at once, so that Diesel's text need not grow by each word of it.
pub(super) fn push_selected_from(table: &'static Table, columns: &Columns, out: &mut Pass<'_, '_>) {
    push(table, columns, true, out);
}

fn push(table: &'static Table, columns: &Columns, is_whole: bool, out: &mut Pass<'_, '_>) {
    let text = || match is_whole {
        false => names(columns.of(table)),
        true => {
            let namespace = table.namespace.map(|namespace| quoted(namespace) + ".").unwrap_or_default();
            format!("SELECT {} FROM {namespace}{}", names(columns.of(table)), quoted(table.name))
        }
    };
    let is_visible = match columns {
        Columns::All => false,
        Columns::Visible => true,
        Columns::Only(_) => return out.push_sql(&text()),
    };
    let key = (ptr::from_ref(table).addr(), is_visible, is_whole);
    let texts = TEXTS.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(text) = texts.get(&key) {
        return out.push_sql(text);
    }
    drop(texts);
    let text = text();
    out.push_sql(&text);
    TEXTS.write().unwrap_or_else(PoisonError::into_inner).insert(key, text);
}

fn names(columns: impl Iterator<Item = &'static Column>) -> String {
    let name = |column: &Column| quoted(column.name) + backend::printed(column.kind);
    columns.map(name).collect::<Vec<_>>().join(", ")
}

fn quoted(name: &str) -> String {
    format!("{quote}{}{quote}", name.replace(backend::QUOTE, &backend::QUOTE.repeat(2)), quote = backend::QUOTE)
}
