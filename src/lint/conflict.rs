use crate::migrator::{Dialect, Migration, Statement, statements};

use super::touch::{Object, Touch, touches};

/// Two statements of two migrations whose order matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Where the one is, as `name/up.sql:line: statement`.
    pub one: String,
    /// Where the other is.
    pub other: String,
    /// What both touch; none when what one of them touches cannot be told.
    pub what: Option<String>,
}

/// Returns the statements of two migrations whose order matters, or may; when there are none, the migrations may run in any order.
pub fn conflicts(dialect: Dialect, one: &Migration, other: &Migration) -> Vec<Conflict> {
    let read = |migration: &Migration| -> Vec<(Statement, Option<Vec<Touch>>)> {
        let all = statements(dialect, &migration.up).into_iter().filter(|it| !it.only_looks());
        all.map(|statement| {
            let touched = touches(&statement, dialect);
            (statement, touched)
        })
        .collect()
    };
    let (ones, others) = (read(one), read(other));
    let mut found = Vec::new();
    for (statement, touched) in &ones {
        for (other_statement, other_touched) in &others {
            let what = match (touched, other_touched) {
                (Some(touched), Some(other)) => match shared(touched, other) {
                    Some(what) => Some(what),
                    None => continue,
                },
                // Nothing can be in the way of what touches nothing.
                (Some(none), None) | (None, Some(none)) if none.is_empty() => continue,
                _ => None,
            };
            found.push(Conflict { one: place(one, statement), other: place(other, other_statement), what });
        }
    }
    found
}

fn shared(one: &[Touch], other: &[Touch]) -> Option<String> {
    let matters = |one: &&Touch, other: &Touch| {
        let whole = [*one, other].iter().any(|it| it.changes && matches!(it.object, Object::Table(_)));
        (one.changes || other.changes) && one.object.meets(&other.object, whole)
    };
    let found = one.iter().find(|one| other.iter().any(|other| matters(one, other)))?;
    Some(found.object.to_string())
}

fn place(migration: &Migration, statement: &Statement) -> String {
    format!("{}/up.sql:{}: {}", migration.name, statement.line, statement.excerpt())
}
