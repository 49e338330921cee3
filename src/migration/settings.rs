//! What a migration sets for its own time.

use super::{Phase, Step};
use crate::dialect::Dialect;
use crate::model::Model;

/// Puts before the steps how long they wait for locks, where the model has tables that somebody may be using.
pub(super) fn before(steps: Vec<Step>, model: &Model, dialect: &dyn Dialect) -> Vec<Step> {
    let settings = dialect.patience();
    if steps.is_empty() || model.tables.is_empty() || settings.is_empty() {
        return steps;
    }
    let caption = "Give up rather than let everybody wait behind this migration for a table that is in use";
    let first = Step::service(Phase::Settings, caption).run(settings.iter().map(|&it| it.to_owned()));
    [first].into_iter().chain(steps).collect()
}
