//! What tables take in from mixins beside columns, which [`super::tables`] sees to.

use std::collections::HashMap;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::document::{Document, Mixin, Table};
use crate::source::Spanned;

/// What stands for the table's name in the names that a mixin gives.
const TABLE: &str = "{table}";

/// Returns the tables with the constraints, indexes and relations of their mixins, and with the mixins of their mixins; then
/// what views have in common with tables.
pub fn with_mixins(document: &Document, diagnostics: &mut Diagnostics) -> Vec<Table> {
    let mixins: HashMap<&str, &Mixin> = document.mixins.iter().map(|mixin| (mixin.name.as_str(), mixin)).collect();
    circles(document, &mixins, diagnostics);
    let tables = document.tables.iter().map(|table| expanded(table, &mixins));
    tables.chain(document.views.iter().map(|view| view.table.clone())).collect()
}

fn expanded(table: &Table, mixins: &HashMap<&str, &Mixin>) -> Table {
    let mut table = table.clone();
    let mut position = 0;
    while let Some(name) = table.mixins.get(position).cloned() {
        position += 1;
        // One that is not there, or there twice, is reported with the columns.
        let is_repeated = table.mixins[..position - 1].iter().any(|other| other.value == name.value);
        let Some(mixin) = mixins.get(name.as_str()).filter(|_| !is_repeated) else { continue };
        for inner in &mixin.mixins {
            if !table.mixins.iter().any(|known| known.value == inner.value) {
                table.mixins.push(inner.clone());
            }
        }
        take(&mut table, mixin);
    }
    table
}

fn take(table: &mut Table, mixin: &Mixin) {
    let local = table.name.value.clone();
    let named = |name: &Spanned<String>| Spanned::new(name.value.replace(TABLE, &local), name.span);
    table.uniques.extend(mixin.uniques.iter().cloned().map(|mut it| {
        it.name = it.name.as_ref().map(named);
        it
    }));
    table.indexes.extend(mixin.indexes.iter().cloned().map(|mut it| {
        it.name = it.name.as_ref().map(named);
        it
    }));
    table.checks.extend(mixin.checks.iter().cloned().map(|mut it| {
        it.name = named(&it.name);
        it
    }));
    table.foreign_keys.extend(mixin.foreign_keys.iter().cloned().map(|mut it| {
        it.name = it.name.as_ref().map(named);
        it
    }));
    table.relations.extend(mixin.relations.iter().cloned().map(|mut it| {
        it.inverse = it.inverse.as_ref().map(named);
        it
    }));
}

/// Reports mixins that take in themselves.
fn circles(document: &Document, mixins: &HashMap<&str, &Mixin>, diagnostics: &mut Diagnostics) {
    for mixin in &document.mixins {
        let mut reached: Vec<&Spanned<String>> = mixin.mixins.iter().collect();
        let mut position = 0;
        while let Some(name) = reached.get(position) {
            if name.value == mixin.name.value {
                let message = format!("the mixin `{}` takes in itself", mixin.name);
                diagnostics.push(Diagnostic::new(Code::MixinCircle, mixin.name.span, message).also(name.span, "here"));
                break;
            }
            let inner = mixins.get(name.as_str()).into_iter().flat_map(|inner| &inner.mixins);
            let new = inner.filter(|new| !reached.iter().any(|known| known.value == new.value));
            let new: Vec<_> = new.collect();
            reached.extend(new);
            position += 1;
        }
    }
}
