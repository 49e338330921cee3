//! What stands around the steps of a migration so that SQLite loses no row by them.

use super::render::preflight;
use super::{Phase, Step};
use crate::dialect::{Dialect, ForeignKeys};

/// Returns whether steps drop a table that rows refer to in order to write it anew: with foreign keys on, SQLite deletes or changes
/// those rows as well (<https://www.sqlite.org/foreignkeys.html>, section 5), and within a transaction they cannot be switched off.
pub(super) fn is_needed(steps: &[Step], dialect: &dyn Dialect) -> bool {
    dialect.foreign_keys() == ForeignKeys::WithTheTable && steps.iter().any(|step| step.replaces.is_some())
}

/// Puts the steps into a transaction of their own, with foreign keys off and checked before it is committed.
pub(super) fn around(steps: Vec<Step>, dialect: &dyn Dialect) -> Vec<Step> {
    let begin =
        "Keep the rows that refer to tables which are written anew: foreign keys go off, outside of a transaction";
    let statements = ["PRAGMA foreign_keys = OFF", "BEGIN IMMEDIATE"].map(str::to_owned);
    let mut framed = vec![Step::service(Phase::Settings, begin).run(statements)];
    framed.extend(steps);
    let rows = "SELECT \"table\", \"rowid\", \"parent\" FROM pragma_foreign_key_check";
    let check = preflight::failing("a row refers to a row that does not exist", rows, dialect);
    framed.push(Step::service(Phase::Comments, "Take all of it back when a row refers to nothing").run(check));
    let statements = ["COMMIT", "PRAGMA foreign_keys = ON"].map(str::to_owned);
    framed.push(Step::service(Phase::Comments, "Done, and foreign keys are on again").run(statements));
    framed
}
