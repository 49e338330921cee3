//! Changes of a table that exists: each backend in its own way.

mod describe;
mod mysql;
mod postgres;
mod sqlite;
mod work;

use std::collections::BTreeMap;

use crate::dialect::{Dialect, TableAt, TableChanges};
use crate::migration::diff::TableChange;
use crate::migration::{Hazard, Phase, Step};

/// Returns the steps that change a table.
pub(in crate::migration) fn steps(
    change: &TableChange<'_>,
    labels: &BTreeMap<(String, String), String>,
    dialect: &dyn Dialect,
) -> Vec<Step> {
    let (statements, rebuilds) = match dialect.table_changes() {
        TableChanges::Statements => (postgres::statements(change, dialect), false),
        TableChanges::OneStatement => (mysql::statements(change, labels, dialect), false),
        TableChanges::Rebuild => match sqlite::in_place(change, dialect) {
            Some(statements) => (statements, false),
            None => (sqlite::rebuild(change, dialect), true),
        },
    };
    let validations = change.validated().map(|name| validation(change.to, name, dialect));
    let table = &change.to.table.name;
    let mut sentences = describe::sentences(change, dialect);
    let (caption, notes) = match sentences.len() {
        0 => (format!("Write the table {table} anew, with what changed around it"), Vec::new()),
        1 => (sentences[0].text.clone(), Vec::new()),
        _ => (format!("Change the table {table}"), sentences.iter().map(|it| format!("- {}", it.text)).collect()),
    };
    let mut hazards: Vec<_> = sentences.iter().flat_map(|it| it.hazards.iter().copied()).collect();
    if rebuilds {
        hazards.push(Hazard::RewritesTable);
    }
    let mut step = Step::service(Phase::AlteredTables, caption).hazards(hazards).run(statements);
    step.notes = notes;
    step.changes = sentences.drain(..).map(|it| it.change).collect();
    step.replaces = rebuilds.then(|| change.from.table.name.clone());
    validations.chain([step]).collect()
}

/// Returns the step that holds the rows of a table to a constraint, as all others are already.
pub(in crate::migration) fn validation(at: TableAt<'_>, constraint: &str, dialect: &dyn Dialect) -> Step {
    let table = &at.table.name;
    let caption = format!("Hold the rows that {table} has to {constraint}, while others use them");
    let action = format!("VALIDATE CONSTRAINT {}", dialect.quote(constraint));
    let statement = alter_table(&dialect.table_name(at.table), &[action]);
    Step {
        about: Some(constraint.to_owned()),
        ..Step::new(Phase::Validated, caption, format!("validate {constraint}"))
    }
    .run([statement])
}

/// Returns one ALTER TABLE with these actions, a line each when there are several; the table's name is quoted.
pub(in crate::migration) fn alter_table(table: &str, actions: &[String]) -> String {
    match actions {
        [action] => format!("ALTER TABLE {table} {action}"),
        _ => format!("ALTER TABLE {table}\n    {}", actions.join(",\n    ")),
    }
}
