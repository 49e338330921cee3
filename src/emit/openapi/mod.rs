//! The OpenAPI 3.1 document of the generated API (<https://spec.openapis.org/oas/v3.1.0>): what the engine's handlers do, in JSON.

mod aggregates;
mod bodies;
mod examples;
mod filters;
mod paths;
mod rules;
mod schemas;
mod security;
mod writes;

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::access;
use crate::model::Model;

/// Prints the document.
///
/// The order of everything in it is that of the schema, so that a change of the schema is a small change here.
pub(super) fn document(model: &Model) -> String {
    let served = || model.relations().filter(|table| !access::operations(table).is_empty());
    let tags: Vec<Value> = served()
        .map(|table| match &table.doc {
            Some(doc) => json!({ "name": table.name, "description": doc.trim() }),
            None => json!({ "name": table.name }),
        })
        .collect();
    let mut info = json!({ "title": model.package, "version": "1" });
    if let Some(doc) = &model.doc {
        info["description"] = json!(doc.trim());
    }
    let mut document = json!({
        "openapi": "3.1.0",
        "info": info,
        "tags": tags,
        "paths": paths::of(model, served()),
        "components": {
            "schemas": schemas::of(model, served()),
            "parameters": paths::shared_parameters(model, served()),
            "responses": paths::shared_responses(),
        },
    });
    if let Some(schemes) = security::schemes(served()) {
        document["components"]["securitySchemes"] = schemes;
    }
    let mut used = BTreeSet::new();
    references(&document["paths"], &mut used);
    for kind in ["parameters", "responses"] {
        if let Some(shared) = document["components"][kind].as_object_mut() {
            shared.retain(|name, _| used.contains(&format!("#/components/{kind}/{name}")));
        }
    }
    let mut text = serde_json::to_string_pretty(&document).expect("a JSON value has string keys only");
    text.push('\n');
    text
}

/// Collects what a part of the document refers to.
fn references(part: &Value, found: &mut BTreeSet<String>) {
    match part {
        Value::Object(members) => {
            found.extend(members.get("$ref").and_then(Value::as_str).map(str::to_owned));
            members.values().for_each(|member| references(member, found));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}
