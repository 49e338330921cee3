//! The operations that write.

use heck::ToUpperCamelCase;
use serde_json::{Map, Value, json};

use super::paths::{answer, operation, parameter, response, with_etag};
use super::{schemas, security};
use crate::emit::access::{Access, serves};
use crate::emit::tables::whole_columns;
use crate::model::{Column, Idempotency, Index, Operation, Relation, Table};

/// How many rows a body has at most.
const MAX_ROWS: usize = 1_000;

/// `POST /path`
pub(super) fn create(table: &Table) -> Value {
    let new = schemas::reference(&table.rust.new);
    let row = schemas::reference(&table.rust.model);
    let body = one_or_many(&new);
    let rows = || one_or_many(&row);
    let mut created = with_etag(answer("The row, or the rows, as created.", rows()));
    created["headers"]["Location"] = json!({
        "description": "Where the row is, when the body was one.",
        "schema": { "type": "string", "format": "uri-reference" },
    });
    let mut content = json!({
        "description": "A list adds its rows in its order, all or none.",
        "requestBody": { "required": true, "content": { "application/json": { "schema": body } } },
        "responses": {},
    });
    let mut parameters = Vec::new();
    if let Some(idempotency) = table.api.idempotency {
        let is_required = idempotency == Idempotency::Required;
        parameters.push(parameter(if is_required { "idempotencyKeyRequired" } else { "idempotencyKey" }));
    }
    let constraints = upserts(table);
    if !constraints.is_empty() {
        parameters.push(json!({
            "name": "on_conflict", "in": "query",
            "description": "A constraint: a row that agrees on its columns with one there is changes that one.",
            "schema": { "type": "string", "enum": constraints },
        }));
        content["responses"]["200"] = with_etag(answer("No row was new; all were changed.", rows()));
    }
    if !parameters.is_empty() {
        content["parameters"] = json!(parameters);
    }
    let links = links(table);
    if !links.is_empty() {
        created["links"] = Value::Object(links);
    }
    content["responses"]["201"] = created;
    respond(&mut content, &["400", "409", "413", "415", "422"]);
    security::add(&mut content, &[(table, Operation::Create)]);
    operation(format!("create{}", table.rust.model), table, content)
}

/// Returns what can be done next with a row that was created, by its key in the answer.
fn links(table: &Table) -> Map<String, Value> {
    if !table.key_columns().all(|column| Access::of(table, column).read) {
        return Map::new();
    }
    let value = |column: &Column| {
        let pointer = column.name.replace('~', "~0").replace('/', "~1");
        (column.name.clone(), json!(format!("$response.body#/{pointer}")))
    };
    let key: Map<String, Value> = table.key_columns().map(value).collect();
    let operations = [
        (Operation::Get, "get"),
        (Operation::Update, "update"),
        (Operation::Replace, "replace"),
        (Operation::Delete, "delete"),
    ];
    let served = operations.into_iter().filter(|(operation, _)| !key.is_empty() && serves(table, *operation));
    let link = |(_, word): (_, &str)| {
        let id = format!("{word}{}", table.rust.model);
        (word.to_owned(), json!({ "operationId": id, "parameters": key }))
    };
    served.map(link).collect()
}

/// Returns the unique constraints by which a client can name a row that is to be added or changed.
fn upserts(table: &Table) -> Vec<&str> {
    let takes = |columns: &[String]| columns.iter().all(|name| Access::of(table, table.column(name)).create);
    let key = table.primary_key.iter().filter(|key| takes(&key.columns)).map(|key| key.name.as_str());
    let uniques = table.uniques.iter().filter(|unique| takes(&unique.columns)).map(|unique| unique.name.as_str());
    let is_taken = |index: &&Index| index.unique && whole_columns(index).is_some_and(|columns| takes(&columns));
    let indexes = table.indexes.iter().filter(is_taken).map(|index| index.name.as_str());
    key.chain(uniques).chain(indexes).collect()
}

fn one_or_many(schema: &Value) -> Value {
    json!({ "oneOf": [schema, { "type": "array", "items": schema, "minItems": 1, "maxItems": MAX_ROWS }] })
}

/// `PATCH /path/{key}`
pub(super) fn update(table: &Table) -> Value {
    let body = json!({ "schema": schemas::reference(&table.rust.update) });
    let mut content = json!({
        "description": "A member that is absent leaves its column alone; null sets it to NULL (RFC 7396). Of a JSON document, the members that are given change.",
        "parameters": [if_match(table)],
        "requestBody": {
            "required": true,
            "content": { "application/json": body, "application/merge-patch+json": body },
        },
        "responses": { "200": with_etag(answer("The row as it is now.", schemas::reference(&table.rust.model))) },
    });
    respond_to_row(table, &mut content, &["400", "404", "409", "412", "413", "415", "422"]);
    security::add(&mut content, &[(table, Operation::Update)]);
    operation(format!("update{}", table.rust.model), table, content)
}

/// `PUT /path/{key}`
pub(super) fn replace(table: &Table) -> Value {
    let is_asked = |column: &&Column| Access::of(table, column).update && !column.nullable && !column.counts_updates;
    let required: Vec<&str> = table.columns.iter().filter(is_asked).map(|column| column.name.as_str()).collect();
    let mut body = schemas::reference(&table.rust.update);
    if !required.is_empty() {
        body = json!({ "allOf": [body, { "required": required }] });
    }
    let mut content = json!({
        "description": "A member that is absent sets its column to NULL; the others are required.",
        "parameters": [if_match(table)],
        "requestBody": { "required": true, "content": { "application/json": { "schema": body } } },
        "responses": { "200": with_etag(answer("The row as it is now.", schemas::reference(&table.rust.model))) },
    });
    respond_to_row(table, &mut content, &["400", "404", "409", "412", "413", "415", "422"]);
    security::add(&mut content, &[(table, Operation::Replace)]);
    operation(format!("replace{}", table.rust.model), table, content)
}

/// `DELETE /path/{key}`
pub(super) fn delete(table: &Table) -> Value {
    let mut content = json!({
        "parameters": [if_match(table)],
        "responses": { "204": { "description": "The row is gone." } },
    });
    respond_to_row(table, &mut content, &["400", "404", "409", "412"]);
    security::add(&mut content, &[(table, Operation::Delete)]);
    operation(format!("delete{}", table.rust.model), table, content)
}

/// `PUT` and `DELETE /path/{key}/{relation}/{key}`
pub(super) fn link(table: &Table, relation: &Relation, parameters: Vec<Value>) -> Value {
    let suffix = format!("{}{}", table.rust.model, relation.name.to_upper_camel_case());
    let one = |id: &str, summary: &str, done: &str| {
        let mut content = json!({ "summary": summary, "responses": { "204": { "description": done } } });
        respond(&mut content, &["400", "404", "409"]);
        security::add(&mut content, &[(table, Operation::Link)]);
        operation(format!("{id}{suffix}"), table, content)
    };
    json!({
        "put": one("link", "Makes the rows related, if they are not yet.", "They are related."),
        "delete": one("unlink", "Makes the rows no longer related.", "They are not related any more."),
        "parameters": parameters,
    })
}

fn if_match(table: &Table) -> Value {
    parameter(if table.api.needs_match { "ifMatchRequired" } else { "ifMatch" })
}

/// Adds the answer to a request that does not say which version it is meant for.
fn respond_to_row(table: &Table, content: &mut Value, statuses: &[&str]) {
    if table.api.needs_match {
        respond(content, &["428"]);
    }
    respond(content, statuses);
}

/// Adds the answers that tell of a problem.
fn respond(content: &mut Value, statuses: &[&str]) {
    for status in statuses {
        content["responses"][*status] = response(match *status {
            "400" => "BadRequest",
            "404" => "NotFound",
            "409" => "Conflict",
            "412" => "PreconditionFailed",
            "413" => "TooLarge",
            "415" => "UnsupportedMediaType",
            "428" => "PreconditionRequired",
            _ => "Invalid",
        });
    }
    content["responses"]["default"] = response("Problem");
}
