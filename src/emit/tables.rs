//! The tables as data for the engine, with the typed functions on their rows.

mod columns;
mod constraints;
mod natives;
mod relations;
mod searches;

use askama::Template;
use heck::ToShoutySnakeCase;
use rayon::prelude::*;

use super::models::is_updatable;
use super::scope::Scope;
use super::{access, docs, enums, rust, types};
use crate::fileset::FileSet;
use crate::model::{Column, IDEMPOTENCY_KEYS, Idempotency, Model, Operation, Pages, Permit, Table, Who};
use crate::progress::Progress;
use columns::ColumnView;
pub(super) use columns::holds_few_bytes;
pub(super) use constraints::whole_columns;
use relations::RelationView;
use searches::SearchView;

/// Adds `src/tables/`: a file a table, one for the enums, and the module that lists them.
pub(super) fn add(model: &Model, files: &mut FileSet, progress: &Progress) {
    let module = enums::module(model);
    let print = |table: &Table| rust::format(&TableTemplate::new(model, table, &module).to_string());
    let all: Vec<&Table> = model.relations().collect();
    let printed: Vec<String> = all.par_iter().copied().map(print).inspect(|_| progress.advance(1)).collect();
    for (table, content) in all.iter().zip(printed) {
        files.add(format!("src/tables/{}.rs", table.rust.file()), content);
    }
    let enums: Vec<EnumView> = enums::used(model).map(EnumView::new).collect();
    let mut modules: Vec<String> = all.iter().map(|table| format!("pub mod {}", table.rust.file())).collect();
    if !enums.is_empty() {
        modules.push(format!("mod {module}"));
        let mut names: Vec<&str> = enums.iter().map(|item| item.name).collect();
        names.sort_unstable();
        let imports = names.join(", ");
        files.add(format!("src/tables/{module}.rs"), rust::format(&EnumsTemplate { imports, enums }.to_string()));
    }
    if let Some(content) = natives::content(model, &module) {
        let name = natives::module(model);
        files.add(format!("src/tables/{name}.rs"), rust::format(&content));
        modules.push(format!("mod {name}"));
    }
    modules.sort_by(|a, b| a.trim_start_matches("pub ").cmp(b.trim_start_matches("pub ")));
    let tables = all.iter().map(|table| table.rust.file()).collect();
    files.add("src/tables/mod.rs", rust::format(&ModTemplate { modules, tables }.to_string()));
}

#[derive(Template)]
#[template(path = "src/tables/mod.rs.askama", escape = "none")]
struct ModTemplate<'a> {
    modules: Vec<String>,
    tables: Vec<&'a str>,
}

#[derive(Template)]
#[template(path = "src/tables/enums.rs.askama", escape = "none")]
struct EnumsTemplate<'a> {
    imports: String,
    enums: Vec<EnumView<'a>>,
}

struct EnumView<'a> {
    name: &'a str,
    constant: String,
    namespace: String,
    label: String,
    /// The backends that keep it as text though they have types for enums.
    as_text: String,
}

impl<'a> EnumView<'a> {
    fn new(item: &'a crate::model::Enum) -> Self {
        Self {
            name: &item.rust_name,
            constant: enum_constant(&item.rust_name),
            namespace: format!("{:?}", item.namespace),
            label: format!("{:?}", item.local_name()),
            as_text: format!("{:?}", item.as_text.iter().map(|backend| backend.name()).collect::<Vec<_>>()),
        }
    }
}

fn enum_constant(rust_name: &str) -> String {
    rust_name.to_shouty_snake_case()
}

#[derive(Template)]
#[template(path = "src/tables/table.rs.askama", escape = "none")]
struct TableTemplate {
    docs: String,
    imports: Vec<String>,
    namespace: String,
    name: String,
    model: String,
    /// Whether something tells rows apart.
    has_key: bool,
    /// The struct of a row to insert; a view has none.
    new: Option<String>,
    /// Whether that struct has any field: the database may give a row all its values.
    is_given: bool,
    update: Option<String>,
    columns: Vec<ColumnView>,
    constraints: Vec<String>,
    relations: Vec<RelationView>,
    searches: Vec<SearchView>,
    key_places: String,
    key_parameters: String,
    key_values: String,
    soft_delete: String,
    path: String,
    operations: String,
    permits: Vec<String>,
    pages: String,
    writes: String,
}

impl TableTemplate {
    fn new(model: &Model, table: &Table, enums: &str) -> Self {
        let mut scope = Scope::beside_crates(model);
        scope.import("crate::engine", &["Column", "Entity", "Kind", "Query", "Result", "Row", "Table", "Writes"]);
        if table.columns.iter().any(|column| columns::default(column).is_some()) {
            scope.import("crate::engine", &["Default"]);
        }
        let served = access::operations(table);
        if !served.is_empty() {
            scope.import("crate::engine", &["Operation"]);
        }
        let constraints = constraints::of(table);
        if !constraints.is_empty() {
            scope.import("crate::engine", &["Constraint"]);
        }
        if !table.relations.is_empty() {
            scope.import("crate::engine", &["Relation"]);
        }
        if !table.read_only {
            scope.import("crate::engine", &["Changes"]);
        }
        let has_key = !table.key().is_empty();
        if has_key || !table.read_only {
            scope.import("crate::engine", &["self", "Conn", "Pending"]);
        }
        let names = &table.rust;
        let mut row = |name: &str| scope.name(&format!("crate::models::{name}"));
        let name = row(&names.model);
        let new = (!table.read_only).then(|| row(&names.new));
        let update = is_updatable(table).then(|| row(&names.update));
        let columns = columns::of(model, table, enums, &mut scope);
        let relations = relations::of(model, table, &mut scope);
        let searches = searches::of(model, table, &relations, &mut scope);
        let key: Vec<&Column> = table.key_columns().collect();
        // `conn` and `update` are parameters already.
        let is_free = |name: &str| !matches!(name, "conn" | "update") && !key.iter().any(|it| it.field_name() == name);
        let parameter = |column: &Column| {
            let mut name = column.field_name().to_owned();
            while matches!(name.as_str(), "conn" | "update") || (name != column.field_name() && !is_free(&name)) {
                name.push('_');
            }
            name
        };
        let parameters: Vec<String> = key
            .iter()
            .map(|column| format!("{}: {}", parameter(column), types::in_scope(model, column, &mut scope)))
            .collect();
        let values: Vec<String> =
            key.iter().map(|column| columns::into_value(table, column, &parameter(column))).collect();
        let writes = writes(model, table, &mut scope);
        let permits = permits(table, &served, &mut scope);
        let pages = pages(table.api.pages, &mut scope);
        Self {
            docs: docs::inner(table.doc.as_deref()),
            imports: scope.imports(),
            namespace: format!("{:?}", table.namespace),
            name: format!("{:?}", table.local_name()),
            model: name,
            has_key,
            new,
            is_given: columns.iter().any(|column| column.new_setter.is_some()),
            update,
            constraints,
            relations,
            searches,
            key_places: columns::places(table, table.key()),
            key_parameters: parameters.join(", "),
            key_values: values.join(", "),
            soft_delete: match &table.soft_delete {
                Some(column) => format!("Some({})", columns::places(table, std::slice::from_ref(column))),
                None => "None".to_owned(),
            },
            path: format!("{:?}", table.api.path),
            operations: operations(&served),
            permits,
            pages,
            writes,
            columns,
        }
    }
}

fn writes(model: &Model, table: &Table, scope: &mut Scope) -> String {
    let mut writes = "Writes::new()".to_owned();
    if table.api.needs_match {
        writes.push_str(".needs_match()");
    }
    if let Some(idempotency) = table.api.idempotency {
        let keys = model.table(IDEMPOTENCY_KEYS);
        let module = scope.name(&format!("crate::tables::{}", keys.rust.file()));
        let method = if idempotency == Idempotency::Required { "once" } else { "once_if_asked" };
        writes.push_str(&format!(".{method}(&{module}::TABLE)"));
    }
    if !table.api.nested.is_empty() {
        let place = |name: &String| table.relations.position(name).expect("the model's relations exist").to_string();
        let places: Vec<String> = table.api.nested.iter().map(place).collect();
        writes.push_str(&format!(".nested(&[{}])", places.join(", ")));
    }
    writes
}

/// Returns who may do what, of what is served.
fn permits(table: &Table, served: &[Operation], scope: &mut Scope) -> Vec<String> {
    let permits = table.api.access.iter().filter(|permit| served.contains(&permit.operation));
    let mut print = |permit: &Permit| {
        let [name, who] = ["Permit", "Who"].map(|name| scope.name(&format!("crate::engine::{name}")));
        let people: Vec<String> = permit
            .who
            .iter()
            .map(|one| match one {
                Who::Public => format!("{who}::Public"),
                Who::Authenticated => format!("{who}::Authenticated"),
                Who::Role(role) => format!("{who}::Role({role:?})"),
                Who::Owner(column) => format!("{who}::Owner({})", columns::places(table, std::slice::from_ref(column))),
            })
            .collect();
        format!("{name}::new(Operation::{:?}, &[{}])", permit.operation, people.join(", "))
    };
    permits.map(&mut print).collect()
}

fn pages(pages: Pages, scope: &mut Scope) -> String {
    let name = scope.name("crate::engine::Pages");
    if pages == Pages::default() {
        return format!("{name}::USUAL");
    }
    format!("{name} {{ usual: {}, most: {} }}", pages.usual, pages.most)
}

fn operations(served: &[Operation]) -> String {
    if served == Operation::ALL {
        return "Operation::ALL".to_owned();
    }
    let names: Vec<String> = served.iter().map(|operation| format!("Operation::{operation:?}")).collect();
    format!("[{}]", names.join(", "))
}
