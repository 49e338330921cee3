use super::{constraints, layout};
use crate::dialect::{ColumnAt, TableAt, dialect};
use crate::emit::{is_updatable, rust_type};
use crate::model::{Default, Literal, Model, Operation, Relation, RelationKind, Table, Who};
use crate::resolve::spelling;

/// Returns all that is known of a table, stated or inferred: its Rust names, columns with their types on each backend,
/// constraints, indexes, relations and routes, all with their names. The table is one of the model's.
pub fn of_table(model: &Model, table: &Table) -> String {
    let at = TableAt { model, table };
    let doc = table.doc.as_ref().map(|doc| format!(": {}", layout::wrap(doc))).unwrap_or_default();
    let mut text = format!("{}{doc}\n", table.name);
    text += &layout::section("Rust", &rust(table));
    text += "\nColumns\n";
    at.columns().for_each(|column| text += &self::column(column));
    text += &layout::section("View", &view(model, table));
    text += &layout::section("Constraints", &constraints::rows(at));
    text += &layout::section("Indexes", &constraints::index_rows(at));
    text += &layout::section("Options", &options(model, table));
    text += &layout::section("Relations", &relations(model, table));
    text += &layout::section("Routes", &routes(model, table));
    text += "\nThe names that the schema does not state are inferred. Each can be set: `rust_name` for Rust's,\n\
             `name` for constraints and indexes, `relations` for relations, `api: { path: … }` for routes.\n";
    text
}

fn rust(table: &Table) -> Vec<Vec<String>> {
    let names = &table.rust;
    let row = |what: &str, path: String| vec![what.to_owned(), path];
    let mut rows = vec![row("a row", format!("models::{}", names.model))];
    if !table.read_only {
        rows.push(row("a row to insert", format!("models::{}", names.new)));
    }
    if is_updatable(table) {
        rows.push(row("a change to a row", format!("models::{}", names.update)));
    }
    rows.push(row("Diesel's table", format!("schema::{}", names.schema_path())));
    rows.push(row("queries", format!("tables::{}", names.file())));
    rows
}

/// Returns the rows on what makes a view; none for a table.
fn view(model: &Model, table: &Table) -> Vec<Vec<String>> {
    let Some(view) = model.views.by_name(&table.name) else { return Vec::new() };
    let mut rows = vec![vec!["query".to_owned(), constraints::sql(&view.query).replace('\n', " ")]];
    if view.materialized {
        rows.push(vec!["materialized".to_owned(), "kept until it is refreshed".to_owned()]);
    }
    if !view.after.is_empty() {
        rows.push(vec!["after".to_owned(), view.after.join(", ")]);
    }
    rows
}

/// Returns the rows on what backends make of a table beside its columns and constraints.
fn options(model: &Model, table: &Table) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for backend in model.backends.iter().filter(|_| !table.read_only) {
        let dialect = dialect(*backend);
        let statement = dialect.create_table(table);
        let options = dialect.table_options(table);
        if !options.is_empty() || statement != "CREATE TABLE" {
            rows.push(vec![backend.to_string(), format!("{statement} …{options}")]);
        }
        rows.extend(dialect.after_creating(table).into_iter().map(|sql| vec![backend.to_string(), sql]));
    }
    rows
}

fn column(at: ColumnAt<'_>) -> String {
    let column = at.column;
    let mut said = constraints::of_column(at.table, &column.name);
    if column.identity {
        said.push("counted by the database".to_owned());
    }
    if let Some(generated) = &column.generated {
        said.push(format!("computed by {}", constraints::sql(&generated.expression)));
    }
    said.extend(column.domain.as_ref().map(|name| format!("domain {name}")));
    said.extend(column.default.as_ref().map(|default| format!("default {}", self::default(default))));
    if column.on_update_now {
        said.push("set to now() by each update".to_owned());
    }
    if at.table.soft_delete.as_ref() == Some(&column.name) {
        said.push("marks the row as deleted".to_owned());
    }
    let api = column.api;
    let words = [
        (api.hidden, "hidden"),
        (api.read_only, "read_only"),
        (api.write_only, "write_only"),
        (api.immutable, "immutable"),
    ];
    said.extend(words.iter().filter(|(is_set, _)| *is_set).map(|(_, word)| format!("{word} in the API")));
    let field = if column.rust_name == column.name { String::new() } else { format!(" (field {})", column.rust_name) };
    let said: String = said.iter().map(|fact| format!(", {fact}")).collect();
    let mark = if column.nullable { "?" } else { "" };
    let null = if column.nullable { "NULL" } else { "NOT NULL" };
    let mut rows = Vec::new();
    for backend in &at.model.backends {
        let ty = dialect(*backend).column_type(at);
        let diesel = if column.nullable { format!("Nullable<{}>", ty.diesel) } else { ty.diesel };
        rows.push(vec![backend.to_string(), format!("{} {null}", ty.sql), diesel]);
    }
    format!(
        "  {}{field}: {}{mark} ({}){said}\n{}",
        column.name,
        spelling(&column.ty),
        rust_type(at.model, column),
        layout::align(&rows, 4)
    )
}

/// Returns a default as the schema spells it.
fn default(default: &Default) -> String {
    match default {
        Default::Literal(Literal::Boolean(value)) => value.to_string(),
        Default::Literal(Literal::Integer(value)) => value.to_string(),
        Default::Literal(Literal::Number(digits)) => digits.clone(),
        Default::Literal(Literal::Text(text)) => format!("{text:?}"),
        Default::Now => "now()".to_owned(),
        Default::Uuid => "uuid()".to_owned(),
        Default::Sql(expression) => format!("sql: {}", constraints::sql(expression)),
    }
}

fn relations(model: &Model, table: &Table) -> Vec<Vec<String>> {
    table.relations.iter().map(|relation| self::relation(model, table, relation)).collect()
}

fn relation(model: &Model, table: &Table, relation: &Relation) -> Vec<String> {
    let follow = |holder: &Table, key: &str| {
        let columns = holder.reference(key).map(|key| key.columns.join(", ")).unwrap_or_default();
        format!("{key}: {} ({columns})", holder.name)
    };
    let target = model.table(&relation.table);
    let (kind, path) = match &relation.kind {
        RelationKind::BelongsTo { foreign_key } => ("belongs to one of", format!("by {}", follow(table, foreign_key))),
        RelationKind::HasOne { foreign_key } => {
            ("has at most one of", format!("back by {}", follow(target, foreign_key)))
        }
        RelationKind::HasMany { foreign_key } => ("has many of", format!("back by {}", follow(target, foreign_key))),
        RelationKind::ManyToMany { through, source_key, target_key } => {
            let join = model.table(through);
            let path = format!("through {}, then {}", follow(join, source_key), follow(join, target_key));
            ("has many of", path)
        }
    };
    let name = if relation.rust_name == relation.name {
        relation.name.clone()
    } else {
        format!("{} (method {})", relation.name, relation.rust_name)
    };
    vec![name, format!("{kind} {}", relation.table), path]
}

fn routes(model: &Model, table: &Table) -> Vec<Vec<String>> {
    let all = format!("/{}", table.api.path);
    let key = |table: &Table| -> String { table.key().iter().map(|column| format!("/{{{column}}}")).collect() };
    let one = format!("{all}{}", key(table));
    let mut routes = Vec::new();
    for &operation in &table.api.operations {
        let mut add = |method: &str, path: &str| {
            let mut row = vec![method.to_owned(), path.to_owned()];
            if let Some(who) = table.api.who(operation) {
                row.push(format!("for {}", who.iter().map(Who::to_string).collect::<Vec<_>>().join(", ")));
            }
            routes.push(row);
        };
        match operation {
            Operation::List => add("GET", &all),
            Operation::Get => add("GET", &one),
            Operation::Create => add("POST", &all),
            Operation::Update => add("PATCH", &one),
            Operation::Replace => add("PUT", &one),
            Operation::Delete => add("DELETE", &one),
            Operation::Link => {
                for relation in crate::emit::links(model, table) {
                    let path = format!("{one}/{}{}", relation.name, key(model.table(&relation.table)));
                    ["PUT", "DELETE"].iter().for_each(|method| add(method, &path));
                }
            }
        }
    }
    routes
}
