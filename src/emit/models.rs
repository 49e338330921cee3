//! The structs of a table's rows: to read, to insert and to change.

pub(super) mod decode;

use askama::Template;
use rayon::prelude::*;

use super::scope::Scope;
use super::typed_ids::{self, TypedId};
use super::{docs, enums, runtime, rust, schema, types};
use crate::dialect::ColumnAt;
use crate::fileset::FileSet;
use crate::model::{Column, Model, NullableChange, Table, TableNames};
use crate::progress::Progress;

/// Adds `src/models/`: a file a table, one for the enums, and the module that lists them.
pub(super) fn add(model: &Model, files: &mut FileSet, progress: &Progress) {
    let mut modules = Vec::new();
    let print = |table: &Table| rust::format(&TableTemplate::new(model, table).to_string());
    let tables: Vec<&Table> = model.relations().collect();
    let printed: Vec<String> = tables.par_iter().copied().map(print).inspect(|_| progress.advance(1)).collect();
    for (table, content) in tables.into_iter().zip(printed) {
        files.add(format!("src/models/{}.rs", table.rust.file()), content);
        let mut exports = vec![table.rust.model.as_str()];
        if !table.read_only {
            exports.push(&table.rust.new);
        }
        if is_updatable(table) {
            exports.push(&table.rust.update);
        }
        modules.push(Module::new(table.rust.file(), exports));
    }
    let used: Vec<&str> = enums::used(model).map(|item| item.rust_name.as_str()).collect();
    let enums = enums::module(model);
    if !used.is_empty() {
        modules.push(Module::new(&enums, used));
    }
    let ids = typed_ids::of(model);
    let ids_module = typed_ids::module(model);
    if !ids.is_empty() {
        files.add(
            format!("src/models/{ids_module}.rs"),
            rust::format(&IdsTemplate { engine: &runtime::library(model), ids: &ids }.to_string()),
        );
        modules.push(Module::new(&ids_module, ids.iter().map(|id| id.name).collect()));
    }
    modules.sort_by(|a, b| a.name.cmp(b.name));
    files.add("src/models/mod.rs", rust::format(&ModTemplate { modules }.to_string()));
}

/// Returns whether a row has anything to update.
pub fn is_updatable(table: &Table) -> bool {
    let is_found = !table.read_only && !table.key().is_empty();
    is_found && table.columns.iter().any(|column| is_changeable(table, column))
}

/// Returns whether an update of a row may set the column.
pub(super) fn is_changeable(table: &Table, column: &Column) -> bool {
    !table.is_key(column) && column.is_writable()
}

#[derive(Template)]
#[template(path = "src/models/mod.rs.askama", escape = "none")]
struct ModTemplate<'a> {
    modules: Vec<Module<'a>>,
}

#[derive(Template)]
#[template(path = "src/models/ids.rs.askama", escape = "none")]
struct IdsTemplate<'a> {
    engine: &'a str,
    ids: &'a [TypedId<'a>],
}

struct Module<'a> {
    name: &'a str,
    exports: String,
}

impl<'a> Module<'a> {
    fn new(name: &'a str, mut exports: Vec<&str>) -> Self {
        exports.sort_unstable();
        Self { name, exports: exports.join(", ") }
    }
}

#[derive(Template)]
#[template(path = "src/models/table.rs.askama", escape = "none")]
struct TableTemplate<'a> {
    table: &'a str,
    names: &'a TableNames,
    /// How the file names its module in `schema`.
    module: String,
    docs: String,
    imports: Vec<String>,
    /// Further derives of the three structs, each with a comma before it.
    derives: [String; 3],
    has_key: bool,
    insertable: bool,
    primary_key: Option<String>,
    belongs_to: Vec<Parent<'a>>,
    fields: Vec<Field<'a>>,
    /// Whether the insert struct gets `Default` beside its constructor without arguments.
    new_default: bool,
    /// Why the constructor takes more than Clippy likes, if it does.
    many_required: Option<String>,
    updatable: bool,
}

struct Parent<'a> {
    model: String,
    column: &'a str,
}

struct Field<'a> {
    name: &'a str,
    /// The column in `table!`, where it is not the field's name.
    column: Option<&'a str>,
    /// The name in JSON as a literal, where it is not the field's.
    json_name: Option<String>,
    docs: String,
    hidden: bool,
    /// The attributes that say how Diesel reads it, where that is not by the field's own type.
    attributes: Vec<String>,
    row: String,
    new: Option<String>,
    /// The type of the field where every new row must be given it.
    required: Option<String>,
    update: Option<String>,
}

impl<'a> TableTemplate<'a> {
    fn new(model: &'a Model, table: &'a Table) -> Self {
        let key: Vec<&str> = table.key_columns().map(|column| column.rust_name.as_str()).collect();
        let mut belongs_to = parents(model, table);
        let mut scope = Scope::beside_crates(model);
        for name in [&table.rust.model, &table.rust.new, &table.rust.update] {
            scope.define(name);
        }
        if !belongs_to.is_empty() {
            scope.import("diesel", &["Associations"]);
        }
        if !key.is_empty() {
            scope.import("diesel", &["Identifiable"]);
        }
        scope.import("diesel", &["Queryable", "Selectable"]);
        scope.import("serde", &["Serialize"]);
        let module = scope.name(&format!("crate::schema::{}", table.rust.schema_path()));
        scope.import("crate::types", &["Db"]);
        for parent in belongs_to.iter_mut().filter(|parent| parent.model != table.rust.model) {
            parent.model = scope.name(&format!("crate::models::{}", parent.model));
        }
        // `Queryable` goes by the order of schema.rs.
        let columns = schema::columns(model, table);
        let fields: Vec<Field<'a>> =
            columns.into_iter().map(|column| Field::new(model, table, column, &mut scope)).collect();
        let required = fields.iter().filter(|field| field.required.is_some()).count();
        let derives = derives(model, table);
        Self {
            table: &table.name,
            names: &table.rust,
            module,
            docs: docs::outer(table.doc.as_deref()),
            imports: scope.imports(),
            has_key: !key.is_empty(),
            insertable: !table.read_only,
            primary_key: (!key.is_empty() && key != ["id"]).then(|| key.join(", ")),
            belongs_to,
            new_default: required == 0 && !derives[1].contains("Default"),
            derives,
            many_required: (required > CLIPPY_ARGUMENTS)
                .then(|| format!("{:?}", "one for each column without a default")),
            fields,
            updatable: is_updatable(table),
        }
    }
}

impl<'a> Field<'a> {
    fn new(model: &Model, table: &Table, column: &'a Column, scope: &mut Scope) -> Self {
        let base = types::in_scope(model, column, scope);
        let row = if column.nullable { option(&base) } else { base.clone() };
        let is_given = !column.identity && column.is_writable();
        let hidden = column.api.hidden || column.api.write_only;
        let mut attributes = decode::attributes(ColumnAt { model, table, column }, scope);
        if types::holds_bytes(column) && !hidden {
            attributes.push("#[serde(with = \"crate::types::base64\")]".to_owned());
        }
        let new = is_given.then(|| if column.is_optional_on_insert() { option(&base) } else { base.clone() });
        Self {
            name: column.field_name(),
            column: column.field.as_ref().map(|_| column.rust_name.as_str()),
            json_name: (column.field_name() != column.name).then(|| format!("{:?}", column.name)),
            docs: docs::outer(column.doc.as_deref()),
            required: new.clone().filter(|_| !column.is_optional_on_insert()),
            hidden,
            attributes,
            update: is_changeable(table, column).then(|| match model.rust.nullable_change {
                NullableChange::Double => option(&row),
                NullableChange::Single => option(&base),
            }),
            row,
            new,
        }
    }
}

fn derives(model: &Model, table: &Table) -> [String; 3] {
    let (all, own) = (&model.rust.derives, &table.rust.derives);
    [(&all.read, &own.read), (&all.new, &own.new), (&all.update, &own.update)].map(|(all, own)| {
        let more = own.iter().filter(|path| !all.contains(path));
        all.iter().chain(more).map(|path| format!(", {path}")).collect()
    })
}

/// The most arguments that Clippy lets a function have.
const CLIPPY_ARGUMENTS: usize = 7;

fn option(ty: &str) -> String {
    format!("Option<{ty}>")
}

/// Returns the tables that `#[diesel(belongs_to)]` can name: Diesel takes one foreign key of one column for each parent,
/// and it must refer to the parent's primary key, by a field of the same type.
fn parents<'a>(model: &'a Model, table: &'a Table) -> Vec<Parent<'a>> {
    let single = |parent: &str| table.foreign_keys.iter().filter(|key| key.table == parent).count() == 1;
    table
        .foreign_keys
        .iter()
        .filter(|key| key.columns.len() == 1 && single(&key.table))
        .filter(|key| model.table(&key.table).key() == key.references)
        .filter(|key| {
            let there = model.table(&key.table).column(&key.references[0]);
            !table.column(&key.columns[0]).ty.differs_in_width(&there.ty)
        })
        .map(|key| Parent {
            model: model.table(&key.table).rust.model.clone(),
            column: &table.column(&key.columns[0]).rust_name,
        })
        .collect()
}
