//! A model as a schema worth reading: what the language infers is left out, columns that many tables have become a mixin,
//! tables stand behind those that they refer to.
//!
//! The text means the model again: what differs from the tool's own naming convention is said, everything else is not.

mod carry;
mod columns;
mod constraints;
mod fit;
mod mixins;
mod objects;
mod order;
mod print_schema;
mod raw;
mod split;
mod sql;
mod tables;
mod verify;
mod whole;
mod yaml;

pub use fit::fit;
pub use split::split_schema;

use crate::format;
use crate::model::{Enum, Model};
use mixins::Mixin;
use yaml::{Map, Yaml};

/// Returns the schema of a model as a single file.
pub fn schema(model: &Model) -> String {
    with_mixins(model, mixins::find(model))
}

fn with_mixins(model: &Model, mixins: Vec<Mixin>) -> String {
    let mut file = head(model);
    body(&mut file, model, &mixins, |_| true);
    laid_out(&file)
}

fn head(model: &Model) -> Map {
    let mut file = Map::default();
    file.insert("version", Yaml::Plain("1".to_owned()));
    file.insert("package", Yaml::text(&model.package));
    let backends = model.backends.iter().map(|backend| Yaml::text(backend.name())).collect();
    file.insert("backends", Yaml::Flow(backends));
    if let Some(doc) = &model.doc {
        file.insert("doc", Yaml::doc(doc));
    }
    let print_schema = print_schema::settings(&model.print_schema);
    if !print_schema.is_empty() {
        file.insert("diesel", Yaml::Block(print_schema));
    }
    file
}

fn body(file: &mut Map, model: &Model, mixins: &[Mixin], is_here: impl Fn(Option<&str>) -> bool + Copy) {
    if !model.namespaces.is_empty() {
        let names = model.namespaces.iter().map(Yaml::text).collect();
        file.insert("namespaces", Yaml::Flow(names));
    }
    add_all(file, "enums", model.enums.iter().map(|it| (it.name.as_str(), enumeration(it))));
    add_all(file, "domains", model.domains.iter().map(|it| (it.name.as_str(), objects::domain(it, model))));
    add_all(file, "mixins", mixins.iter().map(|mixin| (mixin.name.as_str(), mixin.yaml(model))));
    add_tables(file, model, mixins, is_here);
    add_all(file, "raw", model.raw.iter().map(|it| (it.name.as_str(), objects::raw(it))));
}

fn add_tables(file: &mut Map, model: &Model, mixins: &[Mixin], is_here: impl Fn(Option<&str>) -> bool + Copy) {
    let tables = order::by_reference(model).into_iter().filter(|table| is_here(table.namespace.as_deref()));
    add_all(file, "tables", tables.map(|table| (table.name.as_str(), tables::table(table, model, mixins))));
    let views = model.views.iter().filter(|view| is_here(view.table.namespace.as_deref()));
    add_all(file, "views", views.map(|view| (view.table.name.as_str(), objects::view(view, model))));
}

/// Adds a mapping from names, unless it would be empty.
fn add_all<'a>(file: &mut Map, key: &str, entries: impl Iterator<Item = (&'a str, Yaml)>) {
    let mut map = Map::default();
    for (name, value) in entries {
        map.insert(name, value);
    }
    if !map.is_empty() {
        file.insert(key, Yaml::Block(map));
    }
}

fn enumeration(of: &Enum) -> Yaml {
    let labels = if of.values.iter().all(|value| value.rust_name.is_empty()) {
        Yaml::List(of.values.iter().map(|value| Yaml::text(&value.label)).collect())
    } else {
        Yaml::Block(named_values(of))
    };
    let mut map = Map::default();
    map.maybe("doc", of.doc.as_ref().map(Yaml::doc));
    map.maybe("rust_name", (!of.rust_name.is_empty()).then(|| Yaml::text(&of.rust_name)));
    map.insert("values", labels.clone());
    if map.only("values").is_some() { labels } else { Yaml::Block(map) }
}

/// Returns the values of an enum of which some say what their variants are called.
fn named_values(of: &Enum) -> Map {
    let mut values = Map::default();
    for value in &of.values {
        let mut own = Map::default();
        own.maybe("rust_name", (!value.rust_name.is_empty()).then(|| Yaml::text(&value.rust_name)));
        values.insert(&value.label, if own.is_empty() { Yaml::Plain(String::new()) } else { Yaml::Short(own) });
    }
    values
}

fn laid_out(file: &Map) -> String {
    let text = yaml::print(file);
    // What the printer writes is laid out but for what stands below each other.
    format::format(&text).unwrap_or(text)
}
