//! Queries for the rows that stand in the way of a migration, and statements that fail while there are any.

use crate::dialect::{Dialect, FailingStatement};
use crate::migration::{Phase, Step};

/// How many bytes MySQL takes in a name, and so of what a failing statement says there.
const LONGEST_MESSAGE: usize = 63;

/// Returns the step that fails when a query finds rows. `message` says what is wrong with them.
///
/// What our own runner reads of it is the caption and the note: it counts the rows and shows some of them.
pub(in crate::migration) fn step(message: &str, rows: &str, dialect: &dyn Dialect) -> Step {
    let step = Step::service(Phase::Preflight, format!("preflight: {message}")).run(failing(message, rows, dialect));
    Step { notes: vec![format!("rows: {rows}")], ..step }
}

/// Returns the statements that fail when a query finds rows.
pub(in crate::migration) fn failing(message: &str, rows: &str, dialect: &dyn Dialect) -> Vec<String> {
    let short = &message[..message.floor_char_boundary(LONGEST_MESSAGE)];
    match dialect.failing_statement() {
        FailingStatement::Block => {
            let text = dialect.string(&format!("{}: % rows, such as %", message.replace('%', "%%")));
            vec![format!(
                "DO $preflight$\nDECLARE number bigint; sample text;\nBEGIN\n    \
                 SELECT count(*), (array_agg(row::text))[1:5]::text INTO number, sample FROM ({rows}) AS row;\n    \
                 IF number > 0 THEN RAISE EXCEPTION {text}, number, sample; END IF;\nEND\n$preflight$"
            )]
        }
        FailingStatement::NamedCheck { temporary, table, create_options } => {
            let (column, check) = (dialect.quote("rows"), dialect.quote(short));
            vec![
                format!("DROP TABLE IF EXISTS {table}"),
                format!(
                    "CREATE {temporary} TABLE {table} ({column} BIGINT, CONSTRAINT {check} CHECK ({column} = 0)){create_options}"
                ),
                format!("INSERT INTO {table} SELECT count(*) FROM ({rows}) AS {}", dialect.quote("found")),
                format!("DROP TABLE {table}"),
            ]
        }
    }
}
