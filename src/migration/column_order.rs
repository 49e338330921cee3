use std::collections::{BTreeMap, BTreeSet};

use super::diff::{regenerated, renamed};
use super::rename::{former, of, pending};
use crate::dialect::{TableAt, dialect};
use crate::model::{Column, Intent, Model, NamedList, Renames, Table};

/// Returns the model with its columns in the order that the database has them in.
///
/// A new column goes to the end of its table, wherever the schema states it: PostgreSQL and SQLite know no other place. What
/// `diesel print-schema` prints, and with it schema.rs, follows the database.
pub fn in_database_order(before: Option<&Model>, after: Model, intent: &Intent) -> Model {
    let Some(before) = before else { return after };
    let renames = pending(&intent.renames, before, &after);
    let anew = computed_anew(before, &after, &renames);
    let reorder = |table: &Table| match before.tables.by_name(former(&renames.tables, &table.name)) {
        Some(old) => {
            let former: BTreeMap<_, _> = of(&renames.columns, &table.name).collect();
            let comes = |column: &Column| anew.contains(&(table.name.clone(), column.name.clone()));
            Table { columns: old_first(&old.columns, &table.columns, &former, comes), ..table.clone() }
        }
        None => table.clone(),
    };
    Model { tables: after.tables.iter().map(reorder).collect(), ..after }
}

/// Returns the columns, by table, that go and come back on one of the backends because they are computed otherwise.
fn computed_anew(before: &Model, after: &Model, renames: &Renames) -> BTreeSet<(String, String)> {
    let mut anew = BTreeSet::new();
    for dialect in after.backends.iter().map(|&backend| dialect(backend)).filter(|it| it.computes_new_columns_only()) {
        let from = renamed(before, after, renames, dialect);
        for new in &after.tables {
            let Some(old) = from.tables.by_name(&new.name) else { continue };
            let (from, to) = (TableAt { model: &from, table: old }, TableAt { model: after, table: new });
            let columns = regenerated(from, to, dialect).into_iter();
            anew.extend(columns.map(|column| (new.name.clone(), column.to_owned())));
        }
    }
    anew
}

/// `former` has the old names of renamed columns by their new ones.
fn old_first(
    old: &NamedList<Column>,
    new: &NamedList<Column>,
    former: &BTreeMap<&String, &String>,
    comes: impl Fn(&Column) -> bool,
) -> NamedList<Column> {
    let is_renamed = |name: &str| former.values().any(|old| *old == name);
    let place = |column: &Column| match former.get(&column.name) {
        Some(name) => old.position(name),
        // Of the same name as one that has another name now.
        None if is_renamed(&column.name) => None,
        None => old.position(&column.name),
    };
    let place = |column: &Column| place(column).filter(|_| !comes(column));
    let mut columns: Vec<_> = new.iter().cloned().collect();
    // A stable sort: new columns stay in the order of the schema.
    columns.sort_by_key(|column| place(column).unwrap_or(usize::MAX));
    columns.into()
}
