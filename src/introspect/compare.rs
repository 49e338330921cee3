//! What two databases of one backend do not have in common.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::model::{Model, Named, NamedList, Table};

/// One thing that two databases do not have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is: `table`, `column`, `index` and so on.
    pub kind: &'static str,
    /// Its name; that of a part of a table begins with the table's.
    pub name: String,
    /// The table that it is or is part of, the view or other object itself.
    pub owner: String,
    /// Which side has it, or how the sides differ.
    pub how: How,
}

/// Which side has something, or how the sides differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// Only the first has it.
    OnlyFirst,
    /// Only the second has it.
    OnlySecond,
    /// Both have it, with properties that differ: each with its value on the first and on the second side.
    Changed(Vec<(String, String, String)>),
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, self.name)
    }
}

/// Returns what two models of databases do not have in common, in the order of the kinds and of names.
pub fn compare(first: &Model, second: &Model) -> Vec<Difference> {
    let mut found = Found::default();
    found.names("namespace", &first.namespaces, &second.namespaces);
    found.list("enum", None, &first.enums, &second.enums);
    found.list("domain", None, &first.domains, &second.domains);
    for (name, sides) in by_name(&first.tables, &second.tables) {
        match sides {
            (Some(one), Some(other)) => found.table(one, other),
            (one, _) => found.push("table", name.to_owned(), name, one.is_some()),
        }
    }
    found.list("view", None, &first.views, &second.views);
    found.list("object", None, &first.raw, &second.raw);
    found.differences
}

#[derive(Default)]
struct Found {
    differences: Vec<Difference>,
}

impl Found {
    fn push(&mut self, kind: &'static str, name: String, owner: &str, is_first: bool) {
        let how = if is_first { How::OnlyFirst } else { How::OnlySecond };
        self.differences.push(Difference { kind, name, owner: owner.to_owned(), how });
    }

    fn names(&mut self, kind: &'static str, first: &[String], second: &[String]) {
        for name in first.iter().filter(|name| !second.contains(name)) {
            self.push(kind, name.clone(), name, true);
        }
        for name in second.iter().filter(|name| !first.contains(name)) {
            self.push(kind, name.clone(), name, false);
        }
    }

    fn table(&mut self, first: &Table, second: &Table) {
        let owner = Some(first.name.as_str());
        self.list("column", owner, &first.columns, &second.columns);
        self.properties(
            "table",
            first.name.clone(),
            &first.name,
            &json(&(&first.doc, &first.primary_key, &first.options), &["doc", "primary_key", "options"]),
            &json(&(&second.doc, &second.primary_key, &second.options), &["doc", "primary_key", "options"]),
        );
        self.list("unique constraint", owner, &first.uniques, &second.uniques);
        self.list("check", owner, &first.checks, &second.checks);
        self.list("foreign key", owner, &first.foreign_keys, &second.foreign_keys);
        self.list("exclusion constraint", owner, &first.exclusions, &second.exclusions);
        self.list("index", owner, &first.indexes, &second.indexes);
        let order = |table: &Table, other: &Table| -> Vec<String> {
            let common = table.columns.iter().filter(|column| other.columns.by_name(&column.name).is_some());
            common.map(|column| column.name.clone()).collect()
        };
        let (one, other) = (order(first, second), order(second, first));
        if one != other {
            let how = How::Changed(vec![("order of columns".to_owned(), one.join(", "), other.join(", "))]);
            self.differences.push(Difference {
                kind: "table",
                name: first.name.clone(),
                owner: first.name.clone(),
                how,
            });
        }
    }

    fn list<T: Named + Serialize>(
        &mut self,
        kind: &'static str,
        owner: Option<&str>,
        first: &NamedList<T>,
        second: &NamedList<T>,
    ) {
        for (name, sides) in by_name(first, second) {
            let full = owner.map_or_else(|| name.to_owned(), |owner| format!("{owner}.{name}"));
            let owner = owner.unwrap_or(name);
            match sides {
                (Some(one), Some(other)) => self.properties(kind, full, owner, &object(one), &object(other)),
                (one, _) => self.push(kind, full, owner, one.is_some()),
            }
        }
    }

    fn properties(
        &mut self,
        kind: &'static str,
        name: String,
        owner: &str,
        first: &Map<String, Value>,
        second: &Map<String, Value>,
    ) {
        let mut changed: Vec<(String, String, String)> = Vec::new();
        let keys = first.keys().chain(second.keys().filter(|key| !first.contains_key(*key)));
        for key in keys.filter(|key| first.get(*key) != second.get(*key)) {
            changed.push((key.replace('_', " "), shown(first.get(key)), shown(second.get(key))));
        }
        if !changed.is_empty() {
            self.differences.push(Difference { kind, name, owner: owner.to_owned(), how: How::Changed(changed) });
        }
    }
}

fn by_name<'a, T: Named>(
    first: &'a NamedList<T>,
    second: &'a NamedList<T>,
) -> BTreeMap<&'a str, (Option<&'a T>, Option<&'a T>)> {
    let mut pairs: BTreeMap<&str, (Option<&T>, Option<&T>)> = BTreeMap::new();
    for item in first {
        pairs.entry(item.name()).or_default().0 = Some(item);
    }
    for item in second {
        pairs.entry(item.name()).or_default().1 = Some(item);
    }
    pairs
}

/// Returns the properties of a thing by name, as the snapshot has them: what is usual is left out.
fn object<T: Serialize>(item: &T) -> Map<String, Value> {
    match serde_json::to_value(item) {
        Ok(Value::Object(map)) => map,
        _ => Map::new(),
    }
}

fn json<T: Serialize>(values: &T, names: &[&str]) -> Map<String, Value> {
    let Ok(Value::Array(values)) = serde_json::to_value(values) else { return Map::new() };
    let pairs = names.iter().map(|name| (*name).to_owned()).zip(values);
    pairs.filter(|(_, value)| *value != Value::Null).collect()
}

fn shown(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => "nothing".to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}
