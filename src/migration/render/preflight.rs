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
        FailingStatement::NamedCheck => vec![
            format!("CREATE TEMP TABLE \"codegen_preflight\" (\"rows\" INTEGER, {})", check(short, dialect)),
            format!("INSERT INTO temp.\"codegen_preflight\" SELECT count(*) FROM ({rows})"),
            "DROP TABLE temp.\"codegen_preflight\"".to_owned(),
        ],
        FailingStatement::NamedCheckAtOnce => vec![
            format!(
                "CREATE TEMPORARY TABLE `codegen_preflight` (`rows` BIGINT, {})\n    \
                 SELECT count(*) AS `rows` FROM ({rows}) AS `found`",
                check(short, dialect)
            ),
            "DROP TEMPORARY TABLE IF EXISTS `codegen_preflight`".to_owned(),
        ],
    }
}

fn check(message: &str, dialect: &dyn Dialect) -> String {
    format!("CONSTRAINT {} CHECK ({} = 0)", dialect.quote(message), dialect.quote("rows"))
}
