//! Who may do what, in the document.

use serde_json::{Value, json};

use super::paths::response;
use crate::model::{Operation, Table, Who};

/// The name of the scheme by which a request says who makes it.
const SCHEME: &str = "identity";

/// Returns the ways in which a request says who makes it, if any table asks.
pub(super) fn schemes<'a>(mut tables: impl Iterator<Item = &'a Table>) -> Option<Value> {
    let description = "What the server's authenticator reads. A server without one knows nobody.";
    tables
        .any(|table| !table.api.access.is_empty())
        .then(|| json!({ SCHEME: { "type": "http", "scheme": "bearer", "description": description } }))
}

/// Says of an operation who may do it with the rows of the tables: each of them has a say.
///
/// `x-access` lists those who may do it with the last one, as the schema spells them.
pub(super) fn add(content: &mut Value, rules: &[(&Table, Operation)]) {
    let people = || rules.iter().filter_map(|(table, operation)| table.api.who(*operation));
    if let Some(who) = rules.last().and_then(|(table, operation)| table.api.who(*operation)) {
        content["x-access"] = who.iter().map(Who::to_string).collect();
    }
    if people().any(|who| !who.contains(&Who::Public)) {
        content["security"] = json!([{ SCHEME: [] }]);
    }
    // What a query shows of other tables is theirs to permit.
    if people().next().is_some() {
        content["responses"]["401"] = response("Unauthorized");
        content["responses"]["403"] = response("Forbidden");
    }
}
