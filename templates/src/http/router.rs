use axum::Router;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, Uri};
use axum::response::IntoResponse;
use axum::routing::{MethodRouter, delete, get, patch, post};
use serde_json::json;

use crate::engine::{Operation, Pool, Relation, Table};
use crate::tables::TABLES;

use super::handlers::Server;
use super::layers::layered;
use super::{Limits, Problem, docs, handlers, read, text};

/// The OpenAPI document of [`router`]'s routes.
pub const OPENAPI: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/openapi.json"));

/// Returns the routes of every table, of the OpenAPI document and of the health checks.
pub fn router(pool: Pool) -> Router {
    router_with(pool, Limits::default())
}

/// As [`router`], with limits of one's own.
pub fn router_with(pool: Pool, limits: Limits) -> Router {
    let mut router = Router::new()
        .route("/openapi.json", get(openapi))
        .route("/docs", get(docs::page))
        .route("/healthz", get(healthz))
        .route("/readyz", get(readyz));
    for table in TABLES {
        router = table_routes(router, table);
    }
    let router = router.fallback(no_route).method_not_allowed_fallback(no_method).with_state(Server { pool, limits });
    layered(router, limits)
}

fn table_routes(router: Router<Server>, table: &'static Table) -> Router<Server> {
    let collection = format!("/{}", table.path);
    let places = 0..table.key.len();
    let member = places.fold(collection.clone(), |path, place| format!("{path}/{{key{place}}}"));
    let on_collection = methods([
        (table.serves(Operation::List), get(move |state, query| read::list(table, state, query))),
        (table.serves(Operation::Create), post(move |state, uri, body| handlers::create(table, state, uri, body))),
    ]);
    let on_member = methods([
        (table.serves(Operation::Get), get(move |state, query, key| read::get(table, state, query, key))),
        (table.serves(Operation::Update), patch(move |state, key, body| handlers::update(table, state, key, body))),
        (table.serves(Operation::Delete), delete(move |state, key| handlers::delete(table, state, key))),
    ]);
    let aggregate = get(move |state, query| read::aggregate(table, state, query));
    let on_aggregate = methods([(table.serves(Operation::List), aggregate)]);
    let routes =
        [(format!("/aggregate{collection}"), on_aggregate), (collection, on_collection), (member.clone(), on_member)];
    let nested = table.relations.iter().filter(|relation| is_nested(table, relation)).map(|relation| {
        let name = text::escape(relation.name);
        let list = get(move |state, query, key| read::related((table, relation), state, query, key));
        (format!("{member}/{name}"), Some(list))
    });
    routes.into_iter().chain(nested).fold(router, |router, (path, methods)| match methods {
        Some(methods) => router.route(&path, methods),
        None => router,
    })
}

/// Returns whether the rows that a relation leads to are listed under the row that it starts from.
fn is_nested(table: &'static Table, relation: &Relation) -> bool {
    relation.many && table.serves(Operation::Get) && relation.target.serves(Operation::List)
}

/// Joins the methods that are served; a path without any is no route.
fn methods<const N: usize>(methods: [(bool, MethodRouter<Server>); N]) -> Option<MethodRouter<Server>> {
    let served = methods.into_iter().filter(|(served, _)| *served).map(|(_, method)| method);
    served.reduce(MethodRouter::merge)
}

async fn openapi() -> impl IntoResponse {
    ([(CONTENT_TYPE, "application/json")], OPENAPI)
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

async fn no_method(method: Method, uri: Uri) -> Problem {
    Problem::method_not_allowed(format!("{} does not take {method}.", uri.path()))
}
