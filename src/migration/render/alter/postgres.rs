use super::alter_table;
use crate::dialect::{ColumnAt, Dialect, Identity};
use crate::migration::diff::{ColumnChange, NewColumn, TableChange};
use crate::migration::render::constraint::Constraint;
use crate::migration::render::{column, index};
use crate::model::Default;

/// Returns the statements that change a table part by part.
///
/// What goes goes first, so that nothing stands in the way of the columns; rows get their values before a column is held to them;
/// what comes comes last. All that concerns columns is one statement, so that the rows are written once.
pub(super) fn statements(change: &TableChange<'_>, dialect: &dyn Dialect) -> Vec<String> {
    let table = dialect.table_name(change.to.table);
    let drop_index = |it| match change.concurrently {
        true => index::drop_concurrently(change.from, it, dialect),
        false => dialect.drop_index(change.from.table, it),
    };
    let mut statements: Vec<_> = change.indexes_dropped.iter().map(drop_index).collect();
    let mut parts = Parts::default();
    let proofs: Vec<&String> = change.proofs().collect();
    let drop = |it: &Constraint| format!("DROP CONSTRAINT {}", dialect.quote(&it.name));
    let (late, early): (Vec<_>, Vec<_>) =
        change.constraints_dropped.iter().partition(|constraint| proofs.contains(&&constraint.name));
    parts.first.extend(early.into_iter().map(drop));
    parts.first.extend(change.dropped_in_turn().map(|at| format!("DROP COLUMN {}", dialect.quote(&at.column.name))));
    let anew = || change.kept.iter().filter(|it| it.anew);
    parts.first.extend(anew().map(|it| format!("DROP COLUMN {}", dialect.quote(&it.to.column.name))));
    // In the order in which the model has them: each comes last.
    for at in change.to.columns() {
        let is_it = |other: ColumnAt<'_>| other.column.name == at.column.name;
        if let Some(new) = change.added.iter().find(|new| is_it(new.at)) {
            parts.add_column(new, dialect);
        } else if anew().any(|it| is_it(it.to)) {
            parts.first.push(format!("ADD COLUMN {}", column::definition(at, dialect)));
        }
    }
    for column in
        change.kept.iter().filter(|it| !it.anew && (it.differs || it.is_held || it.conversion.relabelling.is_some()))
    {
        parts.change_column(column, dialect);
    }
    parts.last.extend(change.constraints_added.iter().map(|it| format!("ADD {}", it.definition(dialect))));
    parts.last.extend(change.constraints_on_index.iter().map(|it| add_on_index(it, change, dialect)));
    parts.last.extend(change.options.iter().cloned());
    let Parts { mut first, updates, mut last, is_split } = parts;
    if !is_split {
        first.append(&mut last);
    }
    if !first.is_empty() {
        statements.push(alter_table(&table, &first));
    }
    statements.extend(updates.iter().map(|update| format!("UPDATE {table} SET {update}")));
    if !last.is_empty() {
        statements.push(alter_table(&table, &last));
    }
    if !late.is_empty() {
        // In a statement of its own: dropped with the same one, they would be no proof.
        statements.push(alter_table(&table, &late.into_iter().map(drop).collect::<Vec<_>>()));
    }
    for column in change.kept.iter().filter(|it| it.to.column.identity && !it.from.column.identity) {
        statements.push(start_counter(column, dialect));
    }
    let create_index = |it| match change.concurrently {
        true => index::create_concurrently(change.to, it, dialect),
        false => index::create(change.to, it, dialect),
    };
    statements.extend(change.indexes_added.iter().filter_map(create_index));
    statements
}

fn add_on_index(constraint: &Constraint, change: &TableChange<'_>, dialect: &dyn Dialect) -> String {
    let name = dialect.quote(&constraint.name);
    let timing = change.to.table.uniques.by_name(&constraint.name).map_or("", |it| it.postgres.timing.clause());
    format!("ADD CONSTRAINT {name} UNIQUE USING INDEX {name}{timing}")
}

/// What is said about the columns of a table.
#[derive(Debug, std::default::Default)]
struct Parts {
    /// The actions that come first.
    first: Vec<String>,
    /// What rows are given between.
    updates: Vec<String>,
    /// The actions that come last.
    last: Vec<String>,
    /// Whether they cannot be one statement.
    is_split: bool,
}

impl Parts {
    fn add_column(&mut self, new: &NewColumn<'_>, dialect: &dyn Dialect) {
        let column = new.at.column;
        let name = dialect.quote(&column.name);
        let Some(backfill) = &new.backfill else {
            self.first.push(format!("ADD COLUMN {}", column::definition(new.at, dialect)));
            return;
        };
        self.is_split = true;
        let value = dialect.default_value(&column.ty, backfill);
        let ty = dialect.declared_type(new.at);
        if let Default::Literal(_) = backfill {
            // A constant default fills the rows that exist without writing them.
            let not_null = if column.nullable { "" } else { " NOT NULL" };
            self.first.push(format!("ADD COLUMN {name} {ty}{not_null} DEFAULT {value}"));
            self.last.push(set_default(&name, new.at, dialect));
            return;
        }
        self.first.push(format!("ADD COLUMN {name} {ty}"));
        self.updates.push(format!("{name} = {value}"));
        if !column.nullable {
            self.last.push(format!("ALTER COLUMN {name} SET NOT NULL"));
        }
        if dialect.declared_default(new.at).is_some() {
            self.last.push(set_default(&name, new.at, dialect));
        }
    }

    fn change_column(&mut self, change: &ColumnChange<'_>, dialect: &dyn Dialect) {
        let (from, to) = (change.from.column, change.to.column);
        let name = dialect.quote(&to.name);
        if from.identity && !to.identity {
            self.first.push(format!("ALTER COLUMN {name} DROP IDENTITY"));
        }
        let default = |at| dialect.declared_default(at).map(|default| dialect.default_value(&at.column.ty, default));
        let (old, new) = (default(change.from), default(change.to));
        if old.is_some() && (change.retyped || new.is_none()) {
            // A default is not converted along.
            self.first.push(format!("ALTER COLUMN {name} DROP DEFAULT"));
        }
        if change.retyped {
            let ty = dialect.declared_type(change.to);
            let collation = to.collation.on(dialect.backend()).map(|it| dialect.collate(it)).unwrap_or_default();
            let using = change.conversion.value.as_ref().map(|value| format!(" USING {value}")).unwrap_or_default();
            self.first.push(format!("ALTER COLUMN {name} TYPE {ty}{collation}{using}"));
        }
        if let Some(update) = change.conversion.relabelling.as_ref().filter(|_| !change.retyped) {
            self.updates.push(update.clone());
            self.is_split = true;
        }
        if new.is_some() && (change.retyped || old != new) {
            self.first.push(set_default(&name, change.to, dialect));
        }
        if let Some(backfill) = change.backfill.as_ref().filter(|_| change.refuses_null()) {
            let value = dialect.default_value(&to.ty, backfill);
            self.updates.push(format!("{name} = {value} WHERE {name} IS NULL"));
            self.is_split = true;
        }
        if change.becomes_not_null() {
            self.last.push(format!("ALTER COLUMN {name} SET NOT NULL"));
        }
        if to.nullable && !from.nullable {
            // A key or an identity column is NOT NULL as long as it is one, and goes in the same statement.
            self.last.push(format!("ALTER COLUMN {name} DROP NOT NULL"));
        }
        if to.identity && !from.identity {
            if let Identity::Clause(clause) | Identity::PrimaryKeyClause(clause) = dialect.identity(change.to) {
                self.last.push(format!("ALTER COLUMN {name} ADD {clause}"));
            }
        } else if to.identity && from.identity_always != to.identity_always {
            let when = if to.identity_always { "ALWAYS" } else { "BY DEFAULT" };
            self.last.push(format!("ALTER COLUMN {name} SET GENERATED {when}"));
        }
        if from.generated.is_some() && to.generated.is_none() {
            self.first.push(format!("ALTER COLUMN {name} DROP EXPRESSION"));
        }
    }
}

fn set_default(name: &str, at: ColumnAt<'_>, dialect: &dyn Dialect) -> String {
    match dialect.declared_default(at) {
        Some(default) => {
            format!("ALTER COLUMN {name} SET DEFAULT {}", dialect.default_value(&at.column.ty, default))
        }
        None => format!("ALTER COLUMN {name} DROP DEFAULT"),
    }
}

/// Returns the statement that lets a new counter go on behind the rows that exist.
fn start_counter(change: &ColumnChange<'_>, dialect: &dyn Dialect) -> String {
    let table = dialect.table_name(change.to.table);
    let column = dialect.quote(&change.to.column.name);
    let of = format!("{}, {}", dialect.string(&table), dialect.string(&change.to.column.name));
    format!("SELECT setval(pg_get_serial_sequence({of}), max({column})) FROM {table} HAVING max({column}) > 0")
}
