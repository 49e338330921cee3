//! What a new version of an API takes from the clients of the old one, by the two OpenAPI documents.
//!
//! Only what the generated documents have is looked at. A pattern or a length of something that the server answers is nothing
//! that clients rely on, and what a list of columns in a query may hold follows from the members.

mod kind;
mod schema;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

pub use kind::Kind;
use schema::{Direction, Schemas};

/// Something that clients of the old API can no longer do or rely on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// What kind of thing.
    pub kind: Kind,
    /// Where: an operation, or a schema of the document with a member.
    pub place: String,
    /// What exactly.
    pub message: String,
}

/// Returns what the new document takes from clients of the old one, sorted, each once.
pub fn compare(old: &Value, new: &Value) -> Vec<Change> {
    let mut comparison = Comparison { old, new, schemas: Schemas::new(old, new) };
    comparison.paths();
    let mut changes = comparison.schemas.changes;
    changes.sort();
    changes.dedup();
    changes
}

struct Comparison<'a> {
    old: &'a Value,
    new: &'a Value,
    schemas: Schemas<'a>,
}

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

impl<'a> Comparison<'a> {
    fn paths(&mut self) {
        let new = paths(self.new);
        for (path, (template, old_item)) in paths(self.old) {
            let Some((_, new_item)) = new.get(&path) else {
                self.report(Kind::PathGone, template, "nothing is there any more");
                continue;
            };
            for method in METHODS {
                let place = format!("{} {template}", method.to_uppercase());
                match (old_item.get(method), new_item.get(method)) {
                    (Some(old), Some(new)) => {
                        self.parameters(&place, &parameters(self.old, old), &parameters(self.new, new));
                        self.body(&place, old, new);
                        self.answers(&place, old, new);
                        self.access(&place, old, new);
                    }
                    (Some(_), None) => self.report(Kind::OperationGone, &place, "it is not served any more"),
                    (None, _) => {}
                }
            }
        }
    }

    fn report(&mut self, kind: Kind, place: &str, message: impl Into<String>) {
        self.schemas.changes.push(Change { kind, place: place.to_owned(), message: message.into() });
    }

    fn parameters(&mut self, place: &str, old: &Parameters<'a>, new: &Parameters<'a>) {
        for (key @ (name, _), before) in old {
            match new.get(key) {
                Some(now) => {
                    let at = format!("{place} ?{name}");
                    self.schemas.compare(&at, Direction::Parameter, &before["schema"], &now["schema"]);
                }
                None => self.report(Kind::ParameterGone, place, format!("it takes no `{name}` any more")),
            }
        }
        for ((name, _), now) in new {
            let was_required = old.iter().any(|((other, _), before)| other == name && is_required(before));
            if is_required(now) && !was_required {
                self.report(Kind::ParameterRequired, place, format!("`{name}` has to be given"));
            }
        }
    }

    fn body(&mut self, place: &str, old: &'a Value, new: &'a Value) {
        for (media_type, before) in members(&old["requestBody"]["content"]) {
            match new["requestBody"]["content"].get(media_type) {
                Some(now) => self.schemas.compare(place, Direction::Request, &before["schema"], &now["schema"]),
                None => self.report(Kind::BodyLess, place, format!("it takes no {media_type} any more")),
            }
        }
    }

    /// Compares who may do it: whoever could before and is not among those who can now has lost it.
    fn access(&mut self, place: &str, old: &Value, new: &Value) {
        let (before, now) = (people(old), people(new));
        let takes_in = |one: &&str| {
            now.contains(&"public") || now.contains(one) || (*one != "public" && now.contains(&"authenticated"))
        };
        let lost: Vec<&str> = before.into_iter().filter(|one| !takes_in(one)).collect();
        if !lost.is_empty() {
            let (lost, now) = (lost.join(", "), now.join(", "));
            self.report(Kind::AccessLess, place, format!("{lost} could do it before, now it is {now}"));
        }
    }

    fn answers(&mut self, place: &str, old: &'a Value, new: &'a Value) {
        for (status, before) in members(&old["responses"]).filter(|(status, _)| status.starts_with('2')) {
            let Some(now) = new["responses"].get(status) else {
                self.report(Kind::AnswerGone, place, format!("it does not answer {status} any more"));
                continue;
            };
            for (media_type, before) in members(&before["content"]) {
                match now["content"].get(media_type) {
                    Some(now) => self.schemas.compare(place, Direction::Answer, &before["schema"], &now["schema"]),
                    None => self.report(Kind::AnswerGone, place, format!("it does not answer {media_type} any more")),
                }
            }
        }
    }
}

/// Returns who may do it, as the schema spells them.
fn people(operation: &Value) -> Vec<&str> {
    match operation["x-access"].as_array() {
        Some(people) => people.iter().filter_map(Value::as_str).collect(),
        None => vec!["public"],
    }
}

/// Parameters by name and place.
type Parameters<'a> = BTreeMap<(&'a str, &'a str), &'a Value>;

/// Returns the parameters of an operation that stand in queries and headers; those in paths have names for readers only.
fn parameters<'a>(document: &'a Value, operation: &'a Value) -> Parameters<'a> {
    let all = operation["parameters"].as_array().into_iter().flatten();
    let all = all.map(|parameter| schema::resolve(document, parameter));
    let key = |parameter: &'a Value| Some((parameter["name"].as_str()?, parameter["in"].as_str()?));
    let keyed = all.filter_map(|parameter| Some((key(parameter)?, parameter)));
    keyed.filter(|((_, place), _)| *place != "path").collect()
}

fn is_required(parameter: &Value) -> bool {
    parameter["required"] == Value::Bool(true)
}

/// Returns the paths by what does not change with a parameter's name, each with how it is written.
fn paths(document: &Value) -> BTreeMap<String, (&str, &Map<String, Value>)> {
    let plain = |template: &str| {
        let segments = template.split('/').map(|segment| if segment.starts_with('{') { "{}" } else { segment });
        segments.collect::<Vec<_>>().join("/")
    };
    let items = document["paths"].as_object().into_iter().flatten();
    items.filter_map(|(path, item)| Some((plain(path), (path.as_str(), item.as_object()?)))).collect()
}

fn members(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    value.as_object().into_iter().flatten().map(|(name, value)| (name.as_str(), value))
}
