use std::ops::Deref;
use std::sync::Arc;

use crate::engine::Pool;

use super::Limits;
use super::access::AnyAuthenticator;
use super::hooks::AnyHooks;

/// What the handlers share. Each request has its own, so that it is one pointer.
#[derive(Clone)]
pub(super) struct Server(Arc<Parts>);

/// What a server is made of.
pub(super) struct Parts {
    /// The connections.
    pub(super) pool: Pool,
    /// What a request may cost.
    pub(super) limits: Limits,
    /// What tells who makes a request, if anything does.
    pub(super) authenticator: Option<Arc<dyn AnyAuthenticator>>,
    /// The hooks, if there are any.
    pub(super) hooks: Option<Arc<dyn AnyHooks>>,
}

impl Server {
    /// Puts it together.
    pub(super) fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }
}

impl Deref for Server {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
