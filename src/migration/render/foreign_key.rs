use super::name_list;
use crate::dialect::{Dialect, TableAt};
use crate::model::{ForeignKey, ReferentialAction};

/// Returns a foreign key as a table constraint.
pub(in crate::migration) fn definition(at: TableAt<'_>, key: &ForeignKey, dialect: &dyn Dialect) -> String {
    let (name, columns) = (dialect.quote(&key.name), name_list(&key.columns, dialect));
    format!("CONSTRAINT {name} FOREIGN KEY {columns} {}", references(at, key, dialect))
}

/// Returns a foreign key of one column as a clause of that column's declaration.
pub(in crate::migration) fn column_clause(at: TableAt<'_>, key: &ForeignKey, dialect: &dyn Dialect) -> String {
    format!("CONSTRAINT {} {}", dialect.quote(&key.name), references(at, key, dialect))
}

/// Returns the statement that adds a foreign key to a table that exists.
pub(in crate::migration) fn add(at: TableAt<'_>, key: &ForeignKey, dialect: &dyn Dialect) -> String {
    format!("ALTER TABLE {} ADD {}", dialect.table_name(at.table), definition(at, key, dialect))
}

/// Returns the statement that drops a foreign key.
pub(in crate::migration) fn drop(at: TableAt<'_>, key: &ForeignKey, dialect: &dyn Dialect) -> String {
    let (table, name) = (dialect.table_name(at.table), dialect.quote(&key.name));
    format!("ALTER TABLE {table} {} {name}", dialect.drop_foreign_key())
}

fn references(at: TableAt<'_>, key: &ForeignKey, dialect: &dyn Dialect) -> String {
    let table = dialect.table_name(at.model.table(&key.table));
    let mut clause = format!("REFERENCES {table} {}", name_list(&key.references, dialect));
    if key.match_full {
        clause += " MATCH FULL";
    }
    for (event, action) in [("DELETE", key.on_delete), ("UPDATE", key.on_update)] {
        if let Some(action) = keyword(action) {
            clause += &format!(" ON {event} {action}");
        }
    }
    clause + &dialect.foreign_key_tail(key)
}

/// Returns the SQL of an action; `None` for the one that the databases take when nothing is said.
fn keyword(action: ReferentialAction) -> Option<&'static str> {
    match action {
        ReferentialAction::NoAction => None,
        ReferentialAction::Restrict => Some("RESTRICT"),
        ReferentialAction::Cascade => Some("CASCADE"),
        ReferentialAction::SetNull => Some("SET NULL"),
        ReferentialAction::SetDefault => Some("SET DEFAULT"),
    }
}
