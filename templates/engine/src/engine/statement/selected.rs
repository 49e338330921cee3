//! The columns that statements read, as SQL: most of the text of a statement, which Diesel asks for more than once a run. It is
//! written once for each table.

use std::collections::BTreeMap;
use std::ptr;
use std::sync::{PoisonError, RwLock};

use crate::engine::backend::this as backend;
use crate::engine::{Column, Columns, Table};

use super::Pass;

/// (the table's address, whether it is only what clients may see) → the text.
static TEXTS: RwLock<BTreeMap<(usize, bool), String>> = RwLock::new(BTreeMap::new());

/// Writes columns of the table as they are read.
pub(super) fn push_selected(table: &'static Table, columns: &Columns, out: &mut Pass<'_, '_>) {
    let is_visible = match columns {
        Columns::All => false,
        Columns::Visible => true,
        Columns::Only(_) => return out.push_sql(&text(columns.of(table))),
    };
    let key = (ptr::from_ref(table).addr(), is_visible);
    let texts = TEXTS.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(text) = texts.get(&key) {
        return out.push_sql(text);
    }
    drop(texts);
    let text = text(columns.of(table));
    out.push_sql(&text);
    TEXTS.write().unwrap_or_else(PoisonError::into_inner).insert(key, text);
}

fn text(columns: impl Iterator<Item = &'static Column>) -> String {
    let name = |column: &Column| {
        let quoted = column.name.replace(backend::QUOTE, &backend::QUOTE.repeat(2));
        format!("{quote}{quoted}{quote}{}", backend::printed(column.kind), quote = backend::QUOTE)
    };
    columns.map(name).collect::<Vec<_>>().join(", ")
}
