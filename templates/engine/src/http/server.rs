use std::sync::Arc;

use crate::engine::Pool;

use super::Limits;
use super::hooks::AnyHooks;

/// What the handlers share.
#[derive(Clone)]
pub(super) struct Server {
    /// The connections.
    pub(super) pool: Pool,
    /// What a request may cost.
    pub(super) limits: Limits,
    /// The hooks, if there are any.
    pub(super) hooks: Option<Arc<dyn AnyHooks>>,
}
