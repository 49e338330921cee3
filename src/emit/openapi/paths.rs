//! The paths and what they share.

use heck::ToLowerCamelCase;
use serde_json::{Map, Value, json};

use super::{aggregates, examples, filters, schemas, security, writes};
use crate::emit::access::{self, links, serves};
use crate::model::{Idempotency, Model, Operation, Pages, Relation, Table};

/// Returns the paths: a collection and a row for each table, then what belongs to the server.
pub(super) fn of<'a>(model: &Model, tables: impl Iterator<Item = &'a Table>) -> Value {
    let mut paths = Map::new();
    for table in tables {
        let mut collection = Map::new();
        if serves(table, Operation::List) {
            let aggregate = json!({ "get": aggregate(model, table) });
            paths.insert(format!("/aggregate/{}", table.api.path), aggregate);
            collection.insert("get".to_owned(), list(model, table, None));
        }
        if serves(table, Operation::Create) {
            collection.insert("post".to_owned(), writes::create(table));
        }
        if !collection.is_empty() {
            paths.insert(format!("/{}", table.api.path), Value::Object(collection));
        }
        let mut row = Map::new();
        if serves(table, Operation::Get) {
            row.insert("get".to_owned(), get(model, table));
        }
        if serves(table, Operation::Update) {
            row.insert("patch".to_owned(), writes::update(table));
        }
        if serves(table, Operation::Replace) {
            row.insert("put".to_owned(), writes::replace(table));
        }
        if serves(table, Operation::Delete) {
            row.insert("delete".to_owned(), writes::delete(table));
        }
        let (key, parameters) = key_path(model, table, "");
        let path = format!("/{}{key}", table.api.path);
        if !row.is_empty() {
            row.insert("parameters".to_owned(), json!(parameters));
            paths.insert(path.clone(), Value::Object(row));
        }
        let nested = access::relations(model, table).filter(|_| serves(table, Operation::Get));
        for (relation, target) in nested.filter(|(relation, _)| !access::leads_to_one(relation)) {
            let list = json!({ "get": list(model, target, Some((table, relation))), "parameters": parameters });
            paths.insert(format!("{path}/{}", relation.name), list);
        }
        for relation in links(model, table) {
            let target = model.table(&relation.table);
            let prefix = format!("{}_", relation.name);
            let (target_key, target_parameters) = key_path(model, target, &prefix);
            let parameters: Vec<_> = parameters.iter().cloned().chain(target_parameters).collect();
            let item = writes::link(table, relation, parameters);
            paths.insert(format!("{path}/{}{target_key}", relation.name), item);
        }
    }
    paths.insert("/healthz".to_owned(), health("health", "Whether the server runs.", false));
    paths.insert("/readyz".to_owned(), health("readiness", "Whether the server reaches its database.", true));
    Value::Object(paths)
}

/// Returns the segments of a row's key, and their parameters, whose names start with a prefix.
fn key_path(model: &Model, table: &Table, prefix: &str) -> (String, Vec<Value>) {
    let mut path = String::new();
    let mut parameters = Vec::new();
    for column in table.key_columns() {
        let name = format!("{prefix}{}", column.name);
        path.push_str(&format!("/{{{name}}}"));
        let schema = schemas::of_type(model, &column.ty);
        let mut parameter = json!({ "name": name, "in": "path", "required": true, "schema": schema });
        if let Some(example) = examples::value(model, table, column) {
            parameter["example"] = example;
        }
        parameters.push(parameter);
    }
    (path, parameters)
}

/// Returns the list of all rows of `table`, or of those that a relation leads to from a row of another.
fn list(model: &Model, table: &Table, from: Option<(&Table, &Relation)>) -> Value {
    let shared = ["offset", "after", "before", "count"].map(parameter);
    let own = [limit(table)].into_iter().chain(shared).chain(filters::of(model, table));
    let parameters: Vec<Value> = own.chain(conditions(model, table)).collect();
    let (whole, selected) = (schemas::list(&table.rust.model), schemas::list(&schemas::part_name(table)));
    let mut responses = json!({
        "200": rows("A page of rows.", whole, selected),
        "400": response("BadRequest"),
        "default": response("Problem"),
    });
    let (id, tag) = match from {
        Some((source, relation)) => {
            responses["404"] = response("NotFound");
            (format!("list{}Of{}", capitalised(&relation.rust_name), source.rust.model), source)
        }
        None => (format!("list{}", capitalised(table.rust.file())), table),
    };
    let mut content = json!({ "parameters": parameters, "responses": responses });
    match from {
        Some((source, _)) => security::add(&mut content, &[(source, Operation::Get), (table, Operation::List)]),
        None => security::add(&mut content, &[(table, Operation::List)]),
    }
    operation(id, tag, content)
}

/// Returns references to the parameters that choose rows of `table` by conditions.
fn conditions(model: &Model, table: &Table) -> impl Iterator<Item = Value> {
    filters::conditions(model, table).into_iter().map(|(name, _)| parameter(&name))
}

fn aggregate(model: &Model, table: &Table) -> Value {
    let mut parameters = vec![limit(table), parameter("offset")];
    parameters.extend(filters::of_aggregate(model, table));
    parameters.extend(conditions(model, table));
    let mut content = json!({
        "description": "Counts, sums, averages and extremes of the rows that meet the conditions, in groups if so asked.",
        "parameters": parameters,
        "responses": {
            "200": answer("A page of groups.", aggregates::groups(model, table)),
            "400": response("BadRequest"),
            "default": response("Problem"),
        },
    });
    security::add(&mut content, &[(table, Operation::List)]);
    operation(format!("aggregate{}", capitalised(table.rust.file())), table, content)
}

fn get(model: &Model, table: &Table) -> Value {
    let part = schemas::reference(&schemas::part_name(table));
    let mut parameters = filters::of_view(model, table);
    parameters.push(parameter("ifNoneMatch"));
    let mut content = json!({
        "parameters": parameters,
        "responses": {
            "200": with_etag(rows("The row.", schemas::reference(&table.rust.model), part)),
            "304": { "description": "The row is still the version that If-None-Match names." },
            "400": response("BadRequest"),
            "404": response("NotFound"),
            "default": response("Problem"),
        },
    });
    security::add(&mut content, &[(table, Operation::Get)]);
    operation(format!("get{}", table.rust.model), table, content)
}

fn health(id: &str, description: &str, may_fail: bool) -> Value {
    let mut responses = json!({ "200": answer("It does.", schemas::reference("health")) });
    if may_fail {
        responses["503"] = response("Unavailable");
    }
    json!({ "get": { "operationId": id, "summary": description, "responses": responses } })
}

pub(super) fn operation(id: String, table: &Table, rest: Value) -> Value {
    let mut operation = json!({ "operationId": id, "tags": [table.name] });
    if let (Some(operation), Value::Object(rest)) = (operation.as_object_mut(), rest) {
        operation.extend(rest);
    }
    operation
}

fn capitalised(module: &str) -> String {
    let camel = module.to_lower_camel_case();
    let mut chars = camel.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

pub(super) fn answer(description: &str, schema: Value) -> Value {
    json!({
        "description": description,
        "content": { "application/json": { "schema": schema } },
    })
}

/// Adds the header that tells the version of the row.
pub(super) fn with_etag(mut answer: Value) -> Value {
    let etag = json!({ "description": "The version of the row, for If-Match.", "schema": { "type": "string" } });
    answer["headers"]["ETag"] = etag;
    answer
}

/// Returns an answer of whole rows, or, in a media type of its own, of what `select` asks for.
fn rows(description: &str, whole: Value, selected: Value) -> Value {
    json!({
        "description": description,
        "content": {
            "application/json": { "schema": whole },
            "application/x.selected+json": { "schema": selected },
        },
    })
}

pub(super) fn response(name: &str) -> Value {
    json!({ "$ref": format!("#/components/responses/{name}") })
}

pub(super) fn parameter(name: &str) -> Value {
    json!({ "$ref": format!("#/components/parameters/{name}") })
}

/// `*`, or entity tags separated by commas (RFC 9110, section 8.8.3), whose quotes are not insisted on. The servers' have none
/// of the characters outside of ASCII that a tag may have.
const ETAGS_PATTERN: &str = "^[!-+\\--~]+([ \\t]*,[ \\t]*[!-+\\--~]+)*$";

/// Returns how many rows a page of `table` has, which most tables say alike.
fn limit(table: &Table) -> Value {
    let pages = table.api.pages;
    if pages == Pages::default() { parameter("limit") } else { limit_of(pages) }
}

fn limit_of(pages: Pages) -> Value {
    json!({
        "name": "limit", "in": "query", "description": "How many rows the page has at most.",
        "schema": { "type": "integer", "minimum": 1, "maximum": pages.most, "default": pages.usual },
    })
}

/// A string of RFC 9651, section 3.3.3, without escapes, whose quotes are not insisted on.
const KEY_PATTERN: &str = r#"^("[ !#-\[\]-~]{1,255}"|[!#-+\--\[\]-~]{1,255})$"#;

fn idempotency_key(is_required: bool) -> Value {
    json!({
        "name": "Idempotency-Key", "in": "header", "required": is_required,
        "description": "Another text for each create, in double quotes: a create that is sent again with the same one takes place \
            once, and has the same answer for as long as the server keeps it, which is 24 hours unless it is set otherwise. While it \
            is worked on, the answer is 409; for another body it is 422.",
        "schema": { "type": "string", "pattern": KEY_PATTERN },
    })
}

fn if_match(is_required: bool) -> Value {
    json!({
        "name": "If-Match", "in": "header", "required": is_required,
        "description": "ETags of versions: the row is written only if it is one of them.",
        "schema": { "type": "string", "pattern": ETAGS_PATTERN },
    })
}

/// Returns the parameters that every list takes, and those of the lists of each table.
pub(super) fn shared_parameters<'a>(model: &Model, tables: impl Iterator<Item = &'a Table> + Clone) -> Value {
    let cursor = |name: &str, description: &str| {
        // Not any text is a cursor: a generator of requests has to be told of the format.
        let schema = json!({ "type": "string", "format": "cursor" });
        json!({ "name": name, "in": "query", "description": description, "schema": schema })
    };
    let mut parameters = json!({
        "limit": limit_of(Pages::default()),
        "offset": {
            "name": "offset", "in": "query", "description": "How many rows to pass over.",
            "schema": { "type": "integer", "minimum": 0, "maximum": i64::MAX, "default": 0 },
        },
        "after": cursor("after", "The page that follows a row: `next` of an answer with the same order. Empty is the first page."),
        "before": cursor("before", "The page before a row: `previous` of an answer with the same order. Empty is the last page."),
        "count": {
            "name": "count", "in": "query",
            "description": "Asks for `total` in the answer; `estimated` is the planner's guess where the database has one.",
            "schema": { "type": "string", "enum": ["exact", "estimated"] },
        },
        "ifNoneMatch": {
            "name": "If-None-Match", "in": "header",
            "description": "ETags of versions that the client has: if the row is one of them, it is not sent again.",
            "schema": { "type": "string", "pattern": ETAGS_PATTERN },
        },
        "ifMatch": if_match(false),
        "ifMatchRequired": if_match(true),
    });
    if let Value::Object(parameters) = &mut parameters {
        for (idempotency, name) in
            [(Idempotency::Accepted, "idempotencyKey"), (Idempotency::Required, "idempotencyKeyRequired")]
        {
            if tables.clone().any(|table| table.api.idempotency == Some(idempotency)) {
                parameters.insert(name.to_owned(), idempotency_key(idempotency == Idempotency::Required));
            }
        }
        let lists = tables.filter(|table| serves(table, Operation::List));
        parameters.extend(lists.flat_map(|table| filters::conditions(model, table)));
    }
    parameters
}

/// Returns the answers that tell of a problem.
pub(super) fn shared_responses() -> Value {
    let problem = |description: &str| {
        json!({
            "description": description,
            "content": { "application/problem+json": { "schema": schemas::reference("problem") } },
        })
    };
    let mut unauthorized = problem("The request does not say who makes it, or not so that it can be believed.");
    let challenge =
        json!({ "description": "How to say it (RFC 9110, section 11.6.1).", "schema": { "type": "string" } });
    unauthorized["headers"]["WWW-Authenticate"] = challenge;
    let mut unsupported = problem("The body is not JSON.");
    let header = |description: &str| json!({ "description": description, "schema": { "type": "string" } });
    unsupported["headers"] = json!({
        "Accept": header("The media type that the body may have (RFC 9110, section 15.5.16)."),
        "Accept-Patch": header("Those that the body of a PATCH may have (RFC 5789, section 2.2)."),
    });
    json!({
        "BadRequest": problem("The URL or the body cannot be understood."),
        "Unauthorized": unauthorized,
        "Forbidden": problem("Who makes the request may not do so."),
        "NotFound": problem("There is no such row."),
        "Conflict": problem("A constraint of the database stands against it: another row has the same values, a row that is referred to is missing or in use, a check is not met."),
        "PreconditionFailed": problem("The row is not the version that If-Match names, or that the body does."),
        "PreconditionRequired": problem("The request has no If-Match, which the table asks for."),
        "TooLarge": problem("The body is larger than the server takes."),
        "UnsupportedMediaType": unsupported,
        "Invalid": problem("The body is JSON but not what is asked for; `errors` names every field."),
        "Unavailable": problem("The database cannot be reached, or every connection is in use."),
        "Problem": problem("Anything else that went wrong."),
    })
}
