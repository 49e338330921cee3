use crate::dialect::{ColumnAt, Dialect, TableAt};
use crate::migration::diff::TableChange;
use crate::migration::rename::mentions;
use crate::migration::render::constraint::implied_check;
use crate::migration::render::{column, foreign_key, index, table};
use crate::model::{Backend, ForeignKey};

/// Returns the statements that change a table without writing it anew; `None` where SQLite has none for it.
///
/// <https://www.sqlite.org/lang_altertable.html>, sections 4 and 5.
pub(super) fn in_place(change: &TableChange<'_>, dialect: &dyn Dialect) -> Option<Vec<String>> {
    let (from, to) = (change.from, change.to);
    let is_of = |columns: &[ColumnAt<'_>], name: &str| {
        columns.iter().any(|at| implied_check(*at, dialect).is_some() && column::implied_check_name(*at) == name)
    };
    let new: Vec<_> = change.added.iter().map(|it| it.at).collect();
    let only_columns = !change.kept.iter().any(|it| it.differs || it.conversion.value.is_some())
        && change.constraints_dropped.is_empty()
        && change.constraints_added.iter().all(|it| is_of(&new, &it.name))
        && change.options.is_empty()
        && !(change.stale || change.reordered);
    let is_same = |key: &ForeignKey, other: TableAt<'_>| other.table.foreign_keys.by_name(&key.name) == Some(key);
    let keys_go = from.table.foreign_keys.iter().any(|key| !is_same(key, to));
    let brought = |key: &ForeignKey| matches!(&key.columns[..], [it] if new.iter().any(|at| at.column.name == *it));
    let keys_come = to.table.foreign_keys.iter().any(|key| !is_same(key, from) && !brought(key));
    let can_add = |at: &ColumnAt<'_>| {
        let twice = to.table.foreign_keys.iter().filter(|key| key.columns == [at.column.name.as_str()]).count() > 1;
        let rows_get_nothing = !at.column.nullable && at.column.default.is_none();
        !twice && !rows_get_nothing && !to.table.is_key(at.column) && dialect.cannot_add_column(*at).is_none()
    };
    let fills = change.added.iter().any(|it| it.backfill.is_some());
    if !only_columns || keys_go || keys_come || fills || !new.iter().all(can_add) {
        return None;
    }
    if !change.dropped.iter().all(|at| can_drop(*at, to)) {
        return None;
    }
    let quoted = dialect.table_name(to.table);
    let mut statements: Vec<_> = change.indexes_dropped.iter().map(|it| dialect.drop_index(from.table, it)).collect();
    // Columns can be computed of those before them only, and go first.
    let (computed, others): (Vec<_>, Vec<_>) = change.dropped.iter().partition(|at| at.column.generated.is_some());
    let drops = computed.into_iter().rev().chain(others);
    let drops =
        drops.map(|at: &ColumnAt<'_>| format!("ALTER TABLE {quoted} DROP COLUMN {}", dialect.quote(&at.column.name)));
    statements.extend(drops);
    statements.extend(new.iter().map(|at| add_column(*at, &quoted, dialect)));
    statements.extend(change.indexes_added.iter().filter_map(|it| index::create(to, it, dialect)));
    Some(statements)
}

/// Returns whether nothing of the table is left that mentions the column.
fn can_drop(at: ColumnAt<'_>, to: TableAt<'_>) -> bool {
    let name = &at.column.name;
    let checks = to.table.checks.iter().map(|check| &check.expression);
    let generated = to.table.columns.iter().filter_map(|column| Some(&column.generated.as_ref()?.expression));
    let mut texts = checks.chain(generated).filter_map(|sql| sql.on(Backend::Sqlite));
    !at.table.is_key(at.column) && !texts.any(|sql| mentions(sql, name))
}

fn add_column(at: ColumnAt<'_>, table: &str, dialect: &dyn Dialect) -> String {
    let reference = at.table.foreign_keys.iter().find(|key| key.columns == [at.column.name.as_str()]);
    let words = [
        Some(column::definition(at, dialect)),
        implied_check(at, dialect).map(|check| check.definition(dialect)),
        reference.map(|key| foreign_key::column_clause(at.table(), key, dialect)),
    ];
    format!("ALTER TABLE {table} ADD COLUMN {}", words.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// Returns the statements that write a table anew: <https://www.sqlite.org/lang_altertable.html>, section 7.
///
/// They lose no row when foreign keys are off, or when no foreign key refers to the table.
pub(super) fn rebuild(change: &TableChange<'_>, dialect: &dyn Dialect) -> Vec<String> {
    let (from, to) = (change.from, change.to);
    let name = &to.table.name;
    let aside = format!("codegen_new_{name}");
    let (quoted, quoted_aside) = (dialect.quote(name), dialect.quote(&aside));
    let foreign_keys: Vec<_> = to.table.foreign_keys.iter().collect();
    let lines = table::lines(to, &foreign_keys, dialect);
    let mut statements = vec![table::create_as(&quoted_aside, to, &lines, dialect)];

    let (mut targets, mut values) = (Vec::new(), Vec::new());
    for column in change.kept.iter().filter(|it| it.to.column.is_writable()) {
        let name = dialect.quote(&column.to.column.name);
        let value = column.conversion.value.clone().unwrap_or_else(|| name.clone());
        let filled = column.backfill.as_ref().filter(|_| column.becomes_not_null());
        let filled = filled.map(|it| dialect.default_value(&column.to.column.ty, it));
        values.push(filled.map_or(value.clone(), |fill| format!("coalesce({value}, {fill})")));
        targets.push(name);
    }
    for new in &change.added {
        if let Some(backfill) = &new.backfill {
            targets.push(dialect.quote(&new.at.column.name));
            values.push(dialect.default_value(&new.at.column.ty, backfill));
        }
    }
    let order =
        if change.added.iter().any(|it| it.at.column.identity) { order_by(from, dialect) } else { String::new() };
    statements.push(format!(
        "INSERT INTO {quoted_aside} ({})\nSELECT {}\nFROM {quoted}{order}",
        targets.join(", "),
        values.join(", ")
    ));
    if counts(from) && counts(to) {
        // The number after the greatest that ever was, also when that row is gone.
        let (old, new) = (dialect.string(name), dialect.string(&aside));
        statements.push(format!("DELETE FROM \"sqlite_sequence\" WHERE \"name\" = {new}"));
        statements.push(format!(
            "INSERT INTO \"sqlite_sequence\" (\"name\", \"seq\")\nSELECT {new}, \"seq\" FROM \"sqlite_sequence\" WHERE \"name\" = {old}"
        ));
    }
    statements.push(format!("DROP TABLE {quoted}"));
    statements.push(format!("ALTER TABLE {quoted_aside} RENAME TO {quoted}"));
    statements.extend(table::indexes(to, dialect).iter().filter_map(|it| index::create(to, it, dialect)));
    statements
}

fn counts(at: TableAt<'_>) -> bool {
    !at.table.options.sqlite.reuses_keys && at.columns().any(|it| it.column.identity)
}

fn order_by(at: TableAt<'_>, dialect: &dyn Dialect) -> String {
    let key: Vec<_> = at.table.key_columns().map(|column| dialect.quote(&column.name)).collect();
    if key.is_empty() { String::new() } else { format!("\nORDER BY {}", key.join(", ")) }
}
