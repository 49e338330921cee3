//! The paths and what they share.

use heck::ToLowerCamelCase;
use serde_json::{Map, Value, json};

use super::{aggregates, filters, schemas};
use crate::emit::access::{self, serves};
use crate::model::{Model, Operation, Relation, Table};

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
            collection.insert("post".to_owned(), create(table));
        }
        if !collection.is_empty() {
            paths.insert(format!("/{}", table.api.path), Value::Object(collection));
        }
        let mut row = Map::new();
        if serves(table, Operation::Get) {
            row.insert("get".to_owned(), get(model, table));
        }
        if serves(table, Operation::Update) {
            row.insert("patch".to_owned(), update(table));
        }
        if serves(table, Operation::Delete) {
            row.insert("delete".to_owned(), delete(table));
        }
        if !row.is_empty() {
            let mut path = format!("/{}", table.api.path);
            let mut parameters = Vec::new();
            for column in table.key_columns() {
                path.push_str(&format!("/{{{}}}", column.name));
                let schema = schemas::of_type(model, &column.ty);
                parameters.push(json!({ "name": column.name, "in": "path", "required": true, "schema": schema }));
            }
            let nested = access::relations(model, table).filter(|_| serves(table, Operation::Get));
            for (relation, target) in nested.filter(|(relation, _)| !access::leads_to_one(relation)) {
                let list = json!({ "get": list(model, target, Some((table, relation))), "parameters": parameters });
                paths.insert(format!("{path}/{}", relation.name), list);
            }
            row.insert("parameters".to_owned(), Value::Array(parameters));
            paths.insert(path, Value::Object(row));
        }
    }
    paths.insert("/healthz".to_owned(), health("health", "Whether the server runs.", false));
    paths.insert("/readyz".to_owned(), health("readiness", "Whether the server reaches its database.", true));
    Value::Object(paths)
}

/// Returns the list of all rows of `table`, or of those that a relation leads to from a row of another.
fn list(model: &Model, table: &Table, from: Option<(&Table, &Relation)>) -> Value {
    let shared = ["limit", "offset", "after", "before", "count"].map(parameter);
    let own = shared.into_iter().chain(filters::of(model, table));
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
    operation(id, tag, json!({ "parameters": parameters, "responses": responses }))
}

/// Returns references to the parameters that choose rows of `table` by conditions.
fn conditions(model: &Model, table: &Table) -> impl Iterator<Item = Value> {
    filters::conditions(model, table).into_iter().map(|(name, _)| parameter(&name))
}

fn aggregate(model: &Model, table: &Table) -> Value {
    let mut parameters: Vec<Value> = ["limit", "offset"].map(parameter).into();
    parameters.extend(filters::of_aggregate(model, table));
    parameters.extend(conditions(model, table));
    operation(
        format!("aggregate{}", capitalised(table.rust.file())),
        table,
        json!({
            "description": "Counts, sums, averages and extremes of the rows that meet the conditions, in groups if so asked.",
            "parameters": parameters,
            "responses": {
                "200": answer("A page of groups.", aggregates::groups(model, table)),
                "400": response("BadRequest"),
                "default": response("Problem"),
            },
        }),
    )
}

fn create(table: &Table) -> Value {
    let mut created = answer("The row as it was created.", schemas::reference(&table.rust.model));
    created["headers"] = json!({
        "Location": { "description": "Where the row is.", "schema": { "type": "string", "format": "uri-reference" } },
    });
    operation(
        format!("create{}", table.rust.model),
        table,
        json!({
            "requestBody": {
                "required": true,
                "content": { "application/json": { "schema": schemas::reference(&table.rust.new) } },
            },
            "responses": {
                "201": created,
                "400": response("BadRequest"),
                "409": response("Conflict"),
                "413": response("TooLarge"),
                "415": response("UnsupportedMediaType"),
                "422": response("Invalid"),
                "default": response("Problem"),
            },
        }),
    )
}

fn get(model: &Model, table: &Table) -> Value {
    let part = schemas::reference(&schemas::part_name(table));
    operation(
        format!("get{}", table.rust.model),
        table,
        json!({
            "parameters": filters::of_view(model, table),
            "responses": {
                "200": rows("The row.", schemas::reference(&table.rust.model), part),
                "400": response("BadRequest"),
                "404": response("NotFound"),
                "default": response("Problem"),
            },
        }),
    )
}

fn update(table: &Table) -> Value {
    let body = json!({ "schema": schemas::reference(&table.rust.update) });
    operation(
        format!("update{}", table.rust.model),
        table,
        json!({
            "description": "A member that is absent leaves its column alone; null sets it to NULL (RFC 7396).",
            "requestBody": {
                "required": true,
                "content": { "application/json": body, "application/merge-patch+json": body },
            },
            "responses": {
                "200": answer("The row as it is now.", schemas::reference(&table.rust.model)),
                "400": response("BadRequest"),
                "404": response("NotFound"),
                "409": response("Conflict"),
                "413": response("TooLarge"),
                "415": response("UnsupportedMediaType"),
                "422": response("Invalid"),
                "default": response("Problem"),
            },
        }),
    )
}

fn delete(table: &Table) -> Value {
    operation(
        format!("delete{}", table.rust.model),
        table,
        json!({
            "responses": {
                "204": { "description": "The row is gone." },
                "400": response("BadRequest"),
                "404": response("NotFound"),
                "409": response("Conflict"),
                "default": response("Problem"),
            },
        }),
    )
}

fn health(id: &str, description: &str, may_fail: bool) -> Value {
    let mut responses = json!({ "200": answer("It does.", schemas::reference("health")) });
    if may_fail {
        responses["503"] = response("Unavailable");
    }
    json!({ "get": { "operationId": id, "summary": description, "responses": responses } })
}

fn operation(id: String, table: &Table, rest: Value) -> Value {
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

fn answer(description: &str, schema: Value) -> Value {
    json!({
        "description": description,
        "content": { "application/json": { "schema": schema } },
    })
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

fn response(name: &str) -> Value {
    json!({ "$ref": format!("#/components/responses/{name}") })
}

fn parameter(name: &str) -> Value {
    json!({ "$ref": format!("#/components/parameters/{name}") })
}

/// Returns the parameters that every list takes, and those of the lists of each table.
pub(super) fn shared_parameters<'a>(model: &Model, tables: impl Iterator<Item = &'a Table>) -> Value {
    let cursor = |name: &str, description: &str| {
        // Not any text is a cursor: a generator of requests has to be told of the format.
        let schema = json!({ "type": "string", "format": "cursor" });
        json!({ "name": name, "in": "query", "description": description, "schema": schema })
    };
    let mut parameters = json!({
        "limit": {
            "name": "limit", "in": "query", "description": "How many rows the page has at most.",
            "schema": { "type": "integer", "minimum": 1, "maximum": 100, "default": 20 },
        },
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
    });
    if let Value::Object(parameters) = &mut parameters {
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
    json!({
        "BadRequest": problem("The URL or the body cannot be understood."),
        "NotFound": problem("There is no such row."),
        "Conflict": problem("A unique or foreign key constraint stands against it."),
        "TooLarge": problem("The body is larger than the server takes."),
        "UnsupportedMediaType": problem("The body is not JSON."),
        "Invalid": problem("The body is JSON but not what is asked for; `errors` names every field."),
        "Unavailable": problem("The database cannot be reached, or every connection is in use."),
        "Problem": problem("Anything else that went wrong."),
    })
}
