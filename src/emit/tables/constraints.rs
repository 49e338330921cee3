//! The constraints whose violation an error can name.

use super::columns::places;
use crate::model::Table;

/// What the template prints of a constraint.
pub(super) struct ConstraintView {
    pub(super) name: String,
    pub(super) kind: &'static str,
    pub(super) places: String,
}

/// Returns the keys, then the unique constraints and indexes, the foreign keys and the checks.
pub(super) fn of(table: &Table) -> Vec<ConstraintView> {
    let view = |name: &str, kind: &'static str, columns: &[String]| ConstraintView {
        name: format!("{name:?}"),
        kind,
        places: places(table, columns),
    };
    let mut views = vec![view(&table.primary_key.name, "Unique", &table.primary_key.columns)];
    views.extend(table.uniques.iter().map(|unique| view(&unique.name, "Unique", &unique.columns)));
    views.extend(table.indexes.iter().filter(|index| index.unique).map(|index| {
        let columns: Vec<String> = index.columns.iter().map(|column| column.column.clone()).collect();
        view(&index.name, "Unique", &columns)
    }));
    views.extend(table.foreign_keys.iter().map(|key| view(&key.name, "ForeignKey", &key.columns)));
    views.extend(table.checks.iter().map(|check| view(&check.name, "Check", &[])));
    views
}
