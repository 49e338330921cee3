use std::sync::Arc;

use axum::extract::FromRef;

use crate::engine::Pool;

use super::hooks::AnyHooks;

/// What the handlers have in common.
#[derive(Clone)]
pub(super) struct App {
    /// The connections.
    pub(super) pool: Pool,
    /// The hooks, if there are any.
    pub(super) hooks: Option<Arc<dyn AnyHooks>>,
}

impl FromRef<App> for Pool {
    fn from_ref(app: &App) -> Self {
        app.pool.clone()
    }
}
