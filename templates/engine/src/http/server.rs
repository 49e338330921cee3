use std::sync::Arc;

use crate::engine::Pool;

use super::Limits;
use super::access::AnyAuthenticator;
use super::hooks::AnyHooks;

/// What the handlers share.
#[derive(Clone)]
pub(super) struct Server {
    /// The connections.
    pub(super) pool: Pool,
    /// What a request may cost.
    pub(super) limits: Limits,
    /// What tells who makes a request, if anything does.
    pub(super) authenticator: Option<Arc<dyn AnyAuthenticator>>,
    /// The hooks, if there are any.
    pub(super) hooks: Option<Arc<dyn AnyHooks>>,
}
