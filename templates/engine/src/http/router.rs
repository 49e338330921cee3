use std::convert::Infallible;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;
use std::ptr;
use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, StatusCode, Uri};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, delete, get, patch, post, put};
use serde_json::json;
use tower_service::Service;

use crate::engine::{Operation, Pool, Relation, Table};

use super::accept::acceptable;
use super::access::{Authenticator, Grant, identify};
use super::description::{Description, Served};
use super::hooks::{AnyHooks, Hooks};
use super::layers::{Layers, Origins, around, around_each};
use super::server::{Parts, Server};
use super::{Limits, Problem, docs, handlers, text, write};

/// The REST API of the tables that `D` stands for, to be made to measure and then turned into a router.
pub struct Api<D> {
    description: Description,
    server: Parts,
    layers: Layers,
    replaced: Vec<(&'static Table, Operation, MethodRouter)>,
    own: Router,
    served: PhantomData<fn() -> D>,
}

impl<D: Served> Api<D> {
    /// Starts with the generated routes and nothing else.
    pub fn new(pool: Pool) -> Self {
        Self::of(D::DESCRIPTION, pool)
    }
}

impl<D> Api<D> {
    pub(super) fn of(description: Description, pool: Pool) -> Self {
        let server = Parts { pool, limits: Limits::default(), authenticator: None, hooks: None };
        let layers = Layers::default();
        Self { description, server, layers, replaced: Vec::new(), own: Router::new(), served: PhantomData }
    }

    /// Sets what a request may cost.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.server.limits = limits;
        self
    }

    /// Sets from where a browser may ask (CORS).
    pub fn origins(mut self, origins: Origins) -> Self {
        self.layers.origins = origins;
        self
    }

    /// Compresses answers for clients that take them compressed.
    pub fn compression(mut self) -> Self {
        self.layers.compression = true;
        self
    }

    /// Finds out who makes each request to a table, before anything else is done about it.
    ///
    /// Without it nobody is known, unless a layer around the router leaves an [`Identity`](super::Identity) in the extensions:
    /// what the schema does not permit to everyone is then refused.
    pub fn authenticator(mut self, authenticator: impl Authenticator) -> Self {
        self.server.authenticator = Some(Arc::new(authenticator));
        self
    }

    /// Puts code of one's own around the generated handlers.
    pub fn hooks(mut self, hooks: impl Hooks) -> Self {
        self.server.hooks = Some(Arc::new(hooks));
        self
    }

    /// Serves an operation by a handler of one's own, at the same path. The schema's rules and [`Hooks::guard`] are asked for
    /// it as well; which rows are an owner's is for the handler to see.
    pub fn replace(mut self, table: &'static Table, operation: Operation, handler: MethodRouter) -> Self {
        self.replaced.push((table, operation, handler));
        self
    }

    /// Adds routes of one's own, inside of the same layers.
    pub fn routes(mut self, routes: Router) -> Self {
        self.own = self.own.merge(routes);
        self
    }

    /// Returns it all as a router, to stand within another one.
    pub fn into_router(self) -> Router {
        let (layers, timeout) = (self.layers.clone(), self.server.limits.timeout);
        around_each(self.assembled(), timeout, layers)
    }

    /// Returns it all as what answers requests by itself: less work for each than [`Self::into_router`].
    pub fn into_service(
        self,
    ) -> impl Service<Request, Response = Response, Error = Infallible, Future: Send> + Clone + Send + 'static {
        let (layers, timeout) = (self.layers.clone(), self.server.limits.timeout);
        around(self.assembled(), timeout, layers)
    }

    fn assembled(self) -> Router {
        let Self { description, server, layers, replaced, own, served: _ } = self;
        Api { description, server, layers, replaced, own, served: PhantomData }.assemble()
    }
}

/// The same for every database, so that it is compiled once.
impl Api<()> {
    fn assemble(self) -> Router {
        let Description { database, openapi } = self.description;
        let server = Server::new(self.server);
        let Limits { body, .. } = server.limits;
        let mut tables = Router::new();
        for (path, operation, table, handler) in database.tables.iter().flat_map(|table| routes(table)) {
            let is_replaced =
                |(of, what, _): &(&'static Table, Operation, _)| ptr::eq(*of, table) && *what == operation;
            if !self.replaced.iter().any(is_replaced) {
                tables = tables.route(&path, guarded(handler, &server, table, operation));
            }
        }
        for table in database.tables {
            for (path, operation, target, handler) in nested(table) {
                let handler = guarded(handler, &server, target, operation);
                tables = tables.route(&path, guarded(handler, &server, table, Operation::Get));
            }
        }
        let mut tables = tables.with_state(server.clone());
        for (table, operation, handler) in self.replaced {
            let path = path(table, operation, None);
            let handler = handler.route_layer(from_fn(acceptable)).layer(DefaultBodyLimit::max(body));
            tables = tables.route(&path, guarded(handler, &server, table, operation));
        }
        if let Some(authenticator) = &server.authenticator {
            tables = tables.route_layer(from_fn_with_state(Arc::clone(authenticator), identify));
        }
        Router::new()
            .route("/openapi.json", get(async move || document(openapi)))
            .route("/docs", get(docs::page))
            .route("/healthz", get(healthz))
            .route("/readyz", get(readyz))
            .with_state(server)
            .merge(tables)
            .merge(self.own.layer(DefaultBodyLimit::max(body)))
            .fallback(no_route)
            .method_not_allowed_fallback(no_method)
    }
}

impl<D> fmt::Debug for Api<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Api").field("layers", &self.layers).finish_non_exhaustive()
    }
}

type Route = (String, Operation, &'static Table, MethodRouter<Server>);

/// Returns the routes of a table: the paths, what is done there, and the handlers.
fn routes(table: &'static Table) -> Vec<Route> {
    let mut routes: Vec<Route> = Vec::new();
    let mut add = |operation, handler| {
        if table.serves(operation) {
            routes.push((path(table, operation, None), operation, table, handler));
        }
    };
    add(Operation::List, get(move |state, request| handlers::list(table, state, request)));
    add(Operation::Create, post(move |state, uri, query, body| write::create(table, state, uri, query, body)));
    add(Operation::Get, get(move |state, key, request| handlers::get(table, state, key, request)));
    add(Operation::Update, patch(move |state, key, body| write::update(table, state, key, body)));
    add(Operation::Replace, put(move |state, key, body| write::replace(table, state, key, body)));
    add(Operation::Delete, delete(move |state, key, body| write::delete(table, state, key, body)));
    if table.serves(Operation::List) {
        let aggregate = get(move |state, request| handlers::aggregate(table, state, request));
        routes.push((format!("/aggregate/{}", table.path), Operation::List, table, aggregate));
    }
    if table.serves(Operation::Link) {
        for relation in table.relations.iter().filter(|relation| write::is_linkable(relation)) {
            let on = put(move |state, key, body| write::link(table, relation, state, key, body));
            let off = delete(move |state, key, body| write::unlink(table, relation, state, key, body));
            routes.push((path(table, Operation::Link, Some(relation)), Operation::Link, table, on.merge(off)));
        }
    }
    routes
}

/// Returns the lists of the rows that the table's relations lead to: who may get a row may list them if they may be listed
/// at all.
fn nested(table: &'static Table) -> impl Iterator<Item = Route> {
    let relations = table
        .relations
        .iter()
        .filter(|relation| relation.many && table.serves(Operation::Get) && relation.target.serves(Operation::List));
    relations.map(move |relation| {
        let list = get(move |state, key, request| handlers::related((table, relation), state, key, request));
        let path = format!("{}/{}", path(table, Operation::Get, None), text::escape(relation.name));
        (path, Operation::List, relation.target, list)
    })
}

fn path(table: &Table, operation: Operation, relation: Option<&Relation>) -> String {
    let collection = format!("/{}", table.path);
    let keys = |path: String, keys: Range<usize>| keys.fold(path, |path, place| format!("{path}/{{key{place}}}"));
    if matches!(operation, Operation::List | Operation::Create) {
        return collection;
    }
    let row = keys(collection, 0..table.key.len());
    match relation {
        Some(relation) => {
            let end = table.key.len() + relation.target.key.len();
            keys(format!("{row}/{}", text::escape(relation.name)), table.key.len()..end)
        }
        None => row,
    }
}

/// Asks the schema's rules and the hooks first.
fn guarded<S>(handler: MethodRouter<S>, server: &Server, table: &'static Table, operation: Operation) -> MethodRouter<S>
where
    S: Clone + Send + Sync + 'static,
{
    if server.hooks.is_none() && table.permits.is_empty() {
        return handler;
    }
    let hooks = server.hooks.clone();
    handler.route_layer(from_fn(move |request, next| ask(hooks.clone(), table, operation, request, next)))
}

async fn ask(
    hooks: Option<Arc<dyn AnyHooks>>,
    table: &'static Table,
    operation: Operation,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    Grant::of(table, operation, request.extensions())?;
    let (mut parts, body) = request.into_parts();
    if let Some(hooks) = hooks {
        hooks.guard(&mut parts, table, operation).await?;
    }
    Ok(next.run(Request::from_parts(parts, body)).await)
}

fn document(openapi: &'static str) -> impl IntoResponse {
    ([(CONTENT_TYPE, "application/json")], openapi)
}

async fn healthz() -> impl IntoResponse {
    axum::Json(json!({ "status": "ok" }))
}

async fn readyz(State(server): State<Server>) -> Result<impl IntoResponse, Problem> {
    server.pool.ping().await?;
    Ok(axum::Json(json!({ "status": "ok" })))
}

async fn no_route(uri: Uri) -> Problem {
    Problem::not_found(format!("There is nothing at {}.", uri.path()))
}

/// Axum adds `Allow`, which is what OPTIONS asks for (RFC 9110, section 9.3.7).
async fn no_method(method: Method, uri: Uri) -> Response {
    match method {
        Method::OPTIONS => StatusCode::NO_CONTENT.into_response(),
        method => Problem::method_not_allowed(format!("{} does not take {method}.", uri.path())).into_response(),
    }
}
