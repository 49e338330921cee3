//! What the schema says about the way from the database before.

use super::context::Context;
use super::draft::Draft;
use crate::model::Intent;

impl Context<'_> {
    pub(super) fn intent(&mut self, _drafts: &[Draft<'_>]) -> Intent {
        Intent::default()
    }
}
