//! What each key takes and means. docs/language.md tells the same at length.

use serde_json::{Value, json};

use super::own;
use super::shapes::{any_of, boolean, deferrable, definition, list, named, one_of, prose, some, sql, text};
use crate::model::Backend;
use crate::resolve::words;

/// Adds what a key means, and an example, to the shape that it takes.
pub(super) fn told(mut shape: Value, meaning: &str, example: Value) -> Value {
    shape["description"] = json!(meaning);
    shape["examples"] = json!([example]);
    shape
}

/// `renamed_from`, of anything.
pub(super) fn renamed_from() -> Value {
    told(text(), "The name that it had before; migrations rename it instead of making a new one.", json!("nick_name"))
}

/// The keys of a file.
pub(super) fn schema(key: &str) -> Option<Value> {
    let backends = Backend::ALL.map(Backend::name);
    Some(match key {
        "version" => told(json!({ "const": 1 }), "The version of the language.", json!(1)),
        "package" => told(text(), "The name of the generated package, as Cargo wants it.", json!("blog-db")),
        "doc" => told(prose(), "What the database is for.", json!("A blog with comments.")),
        "backends" => told(
            some(one_of(&backends)),
            "Which databases the crate serves; the first is its default. `mysql` is also for MariaDB.",
            json!(backends),
        ),
        "include" => told(
            list(text()),
            "Further files; paths relative to this one, with `*`, `?`, `[ab]` and `**`.",
            json!(["billing.yaml", "tables/*.yaml"]),
        ),
        "namespaces" => told(
            list(text()),
            "The namespaces (schemas) on PostgreSQL beside `public`; what stands in one is called `auth.users`.",
            json!(["auth"]),
        ),
        "enums" => told(
            named(any_of(&[some(text()), definition("enum")])),
            "Enums by name: a list of values, or a mapping.",
            json!({ "post_status": ["draft", "published"] }),
        ),
        "domains" => told(
            named(any_of(&[column_type(), definition("domain")])),
            "Domains by name: types with conditions.",
            json!({ "email": { "type": "varchar(120)", "check": "VALUE LIKE '%@%'" } }),
        ),
        "views" => told(
            named(definition("view")),
            "Views by name.",
            json!({ "active_users": { "columns": { "id": "bigint" }, "query": "SELECT id FROM users" } }),
        ),
        "raw" => told(
            named(definition("raw")),
            "Objects that the schema only carries along, by name.",
            json!({ "trigrams": { "postgres": { "create": "CREATE EXTENSION pg_trgm", "drop": "DROP EXTENSION pg_trgm" } } }),
        ),
        "rust" => told(
            definition("rust"),
            "How the generated Rust looks, where it is to look otherwise.",
            json!({ "new": "{}Form", "derives": { "read": ["serde::Deserialize"] } }),
        ),
        "diesel" => told(
            definition("diesel"),
            "How schema.rs is printed, in the words of `[print_schema]` in a diesel.toml.",
            json!({ "with_docs": true }),
        ),
        "mixins" => told(
            named(definition("mixin")),
            "Columns that several tables have, by name; a table takes them in by `use`.",
            json!({ "timestamps": { "columns": { "created_at": { "type": "timestamptz", "default": "now()" } } } }),
        ),
        "tables" => told(
            named(definition("table")),
            "Tables by name.",
            json!({ "tags": { "columns": { "id": { "type": "bigint", "primary_key": true, "generated": "identity" } } } }),
        ),
        "allow_loss" => told(
            list(text()),
            "What migrations may lose: tables, and columns as `table.column`, by the names they had.",
            json!(["audit_log", "users.nick_name"]),
        ),
        "online_migrations" => told(
            boolean(),
            "Whether indexes, constraints and NOT NULL come to PostgreSQL's tables in steps that keep nobody from them for long, in migrations of their own; they do unless told otherwise.",
            json!(false),
        ),
        _ => return None,
    })
}

/// The keys of an enum.
pub(super) fn enumeration(key: &str) -> Option<Value> {
    let value = any_of(&[json!({ "type": "null" }), prose(), definition("enum_value")]);
    Some(match key {
        "doc" => told(prose(), "What it means.", json!("What an account may do.")),
        "derives" => told(list(text()), "Further derives of the Rust enum.", json!(["serde::Deserialize"])),
        "rust_name" => told(text(), "The Rust enum, when not the name in upper camel case.", json!("UserRole")),
        "values" => told(
            any_of(&[some(text()), named(value)]),
            "The values in their order; in a mapping each has nothing, a text on it, or keys.",
            json!(["member", "admin"]),
        ),
        "renamed_from" => renamed_from(),
        _ => return None,
    })
}

/// The keys of an enum's value.
pub(super) fn enum_value(key: &str) -> Option<Value> {
    Some(match key {
        "doc" => told(prose(), "What the value means.", json!("May do everything.")),
        "rust_name" => told(text(), "The variant, when not the value in upper camel case.", json!("Admin")),
        "renamed_from" => renamed_from(),
        _ => return None,
    })
}

/// The keys of a mixin.
pub(super) fn mixin(key: &str) -> Option<Value> {
    Some(match key {
        "doc" => told(prose(), "What it is for.", json!("When a row was made and changed.")),
        "use" => told(list(text()), "The mixins that it takes in itself.", json!(["timestamps"])),
        "columns" | "unique" | "indexes" | "checks" | "foreign_keys" | "relations" => return table(key),
        _ => return None,
    })
}

/// The keys of a table.
pub(super) fn table(key: &str) -> Option<Value> {
    let columns_or = |name| any_of(&[some(text()), definition(name)]);
    Some(match key {
        "doc" => told(prose(), "What a row stands for.", json!("Someone who can sign in.")),
        "rust_name" => told(text(), "The struct of a row, when not the last word in the singular.", json!("User")),
        "derives" => {
            told(definition("table_derives"), "Further derives of its structs.", json!({ "new": ["Default"] }))
        }
        "use" => told(list(text()), "The mixins whose columns it has.", json!(["timestamps"])),
        "columns" => columns(),
        "primary_key" => {
            told(columns_or("key"), "The columns of a composite key, in key order.", json!(["post_id", "tag_id"]))
        }
        "unique" => told(
            list(columns_or("key")),
            "Unique constraints, each a list of columns or a mapping.",
            json!([["author_id", "slug"]]),
        ),
        "indexes" => told(
            list(any_of(&[some(text()), definition("index")])),
            "Indexes, each a list of columns (`desc` behind one sorts from the largest) or a mapping.",
            json!([["created_at desc"]]),
        ),
        "logical_key" => told(
            list(text()),
            "Columns that tell rows apart although the database does not know it, instead of a primary key.",
            json!(["account", "day"]),
        ),
        "checks" => told(
            named(any_of(&[text(), definition("check")])),
            "Conditions by name, in SQL; a backend for which there is none goes without.",
            json!({ "posts_title_not_empty": "title <> ''" }),
        ),
        "foreign_keys" => told(
            list(definition("foreign_key")),
            "Foreign keys of several columns; those of one are a `references` at the column.",
            json!([{ "columns": ["order_id", "line"], "references": "order_lines" }]),
        ),
        "relations" => told(
            named(definition("relation")),
            "Relations by name, where the inferred names do not fit.",
            json!({ "author": { "belongs_to": "users", "inverse": "posts" } }),
        ),
        "soft_delete" => told(
            any_of(&[boolean(), text()]),
            "Rows are marked as deleted instead of removed: `true` for the column `deleted_at`, or a column.",
            json!(true),
        ),
        "api" => told(
            any_of(&[boolean(), definition("api")]),
            "How the API serves it; `false` for not at all.",
            json!({ "path": "articles", "operations": ["list", "get"] }),
        ),
        "renamed_from" => renamed_from(),
        _ => return own::backend(key, "table"),
    })
}

/// `columns`, of a table or a mixin.
fn columns() -> Value {
    told(
        named(any_of(&[json!({ "type": "null" }), column_type(), definition("column")])),
        "Columns by name: a type, or a mapping.",
        json!({ "bio": "text?", "email": { "type": "varchar(120)", "unique": true } }),
    )
}

/// A type: one that an editor can offer, or any other, since enums are types by their names.
fn column_type() -> Value {
    // The closing parenthesis may be missing: see `shapes::cut_type`.
    let shape = r"^[^(),?\[\]]+(\(\s*[0-9A-Za-z]+\s*((,\s*[0-9]+\s*)*\))?)?\s*(\[\])?\s*\??\s*$";
    any_of(&[one_of(&words::type_names()), json!({ "type": "string", "pattern": shape })])
}

/// The keys of a column.
pub(super) fn column(key: &str) -> Option<Value> {
    let actions = words::actions();
    let access = words::column_access();
    Some(match key {
        "type" => told(
            column_type(),
            "What it holds: a type or an enum, with `?` behind it to allow NULL. Not needed beside `references`.",
            json!("varchar(200)"),
        ),
        "nullable" => {
            told(boolean(), "Whether NULL is allowed, where there is no type to put `?` behind.", json!(true))
        }
        "doc" => told(prose(), "What it means.", json!("Where to send the bill.")),
        "primary_key" => told(boolean(), "Whether it alone is the primary key.", json!(true)),
        "generated" => told(
            any_of(&[one_of(&["identity"]), definition("generated")]),
            "`identity`: the database counts it up. Or the expression that the database computes it by.",
            json!("identity"),
        ),
        "default" => told(
            any_of(&[json!({ "type": ["string", "number", "boolean"] }), definition("sql")]),
            "The value when an insert has none: a literal, `now()`, `uuid()`, or `{ sql: … }`.",
            json!("now()"),
        ),
        "on_update" => told(
            one_of(&[&["now()"], actions.as_slice()].concat()),
            "`now()`: each update sets it to the time. An action: what happens when the key referred to changes.",
            json!("now()"),
        ),
        "unique" => told(boolean(), "Whether no two rows have the same value.", json!(true)),
        "index" => told(boolean(), "Whether it has an index of its own.", json!(true)),
        "references" => told(text(), "The table, or `table.column`, that it refers to.", json!("users")),
        "on_delete" => told(one_of(&actions), "What happens when the row referred to is deleted.", json!("cascade")),
        "deferrable" => {
            told(deferrable(), "Whether a transaction may check the reference at its end.", json!("deferred"))
        }
        "match" => told(one_of(&words::matches()), "How NULL in a reference is taken.", json!("full")),
        "logical" => told(boolean(), "Whether the database does not know of the reference.", json!(true)),
        "check" => told(sql(), "A condition on its values.", json!("price >= 0")),
        "collation" => own::column_collation(),
        "rust_name" => told(text(), "The field, when not the name made fit for Rust.", json!("kind")),
        "validate" => told(
            definition("validate"),
            "What its values have to meet beside its type, wherever the crate takes them.",
            json!({ "min_length": 3, "pattern": "^[a-z]+$" }),
        ),
        "example" => told(
            json!({ "type": ["string", "number", "boolean"] }),
            "A value for the examples of the OpenAPI document.",
            json!("9783161484100"),
        ),
        "lock" => told(
            one_of(&words::locks()),
            "`optimistic`: each update counts it up, so that an update can be meant for one version of the row.",
            json!("optimistic"),
        ),
        "rust_type" => told(
            text(),
            "The path of the field's type, which converts from and to that of the column.",
            json!("ids::UserId"),
        ),
        "diesel" => told(text(), "What schema.rs calls the type once it is patched.", json!("BigInt")),
        "native" => told(
            any_of(&[text(), definition("native")]),
            "Instead of `type`: a column type in the words of the schema's one database.",
            json!("hstore"),
        ),
        "sqlite" | "postgres" | "mysql" => told(
            definition("column_backend"),
            "What the column is on this backend alone.",
            json!({ "type": "mediumtext" }),
        ),
        "api" => told(
            any_of(&[one_of(&access), list(one_of(&access))]),
            "How the API treats it: never given and never taken, only given, only taken, or taken on create only.",
            json!("hidden"),
        ),
        "renamed_from" => renamed_from(),
        "backfill" => told(
            any_of(&[json!({ "type": ["string", "number", "boolean"] }), definition("sql")]),
            "What rows that exist get in a new column, or for NULL where it no longer may be.",
            json!("unknown"),
        ),
        _ => return None,
    })
}

/// The keys of a native type.
pub(super) fn native(key: &str) -> Option<Value> {
    Some(match key {
        "type" => told(text(), "The column type.", json!("vector(3)")),
        "as" => {
            told(one_of(&["text", "bytes"]), "What its values are in Rust and JSON; text unless given.", json!("text"))
        }
        "diesel" => told(text(), "The path of Diesel's SQL type.", json!("pgvector::sql_types::Vector")),
        "rust" => told(text(), "The path of the Rust type.", json!("pgvector::Vector")),
        _ => return None,
    })
}

/// The keys of a column under a backend's key.
pub(super) fn column_backend(key: &str) -> Option<Value> {
    Some(match key {
        "type" => told(
            text(),
            "The column type there, which holds the same values as the column's own type.",
            json!("mediumtext"),
        ),
        "on_update" => told(
            boolean(),
            "On MySQL: whether the database itself sets the column to the time of each update.",
            json!(true),
        ),
        "inherited" => told(
            boolean(),
            "On PostgreSQL: whether the column comes from a table that this one inherits from.",
            json!(true),
        ),
        _ => return None,
    })
}

/// The keys of a primary key or unique constraint.
pub(super) fn key(key: &str) -> Option<Value> {
    Some(match key {
        "columns" => told(some(text()), "Its columns.", json!(["author_id", "slug"])),
        "name" => told(text(), "Its name, when not the inferred one.", json!("posts_slug_once")),
        "renamed_from" => renamed_from(),
        _ => return own::backend(key, "key"),
    })
}

/// The keys of an index.
pub(super) fn index(key: &str) -> Option<Value> {
    Some(match key {
        "columns" => {
            let part = any_of(&[text(), definition("sql")]);
            told(some(part), "Its columns and expressions, with `desc` and `nulls last`.", json!(["created_at desc"]))
        }
        "only" => told(
            some(one_of(&Backend::ALL.map(Backend::name))),
            "The backends that have it; all unless given.",
            json!(["postgres"]),
        ),
        "unique" => told(boolean(), "Whether no two rows agree on them.", json!(true)),
        "where" => {
            told(sql(), "A condition, in SQL: only rows that meet it are in the index.", json!("status = 'published'"))
        }
        "name" => told(text(), "Its name, when not `{table}_{columns}_idx`.", json!("posts_to_show_idx")),
        "renamed_from" => renamed_from(),
        _ => return own::backend(key, "index"),
    })
}

/// The keys of a foreign key.
pub(super) fn foreign_key(key: &str) -> Option<Value> {
    let actions = words::actions();
    Some(match key {
        "columns" => told(some(text()), "The referring columns.", json!(["order_id", "line"])),
        "references" => told(text(), "The table referred to.", json!("order_lines")),
        "to" => {
            told(some(text()), "The columns referred to; the primary key unless given.", json!(["order_id", "number"]))
        }
        "on_delete" => told(one_of(&actions), "What happens when the row referred to is deleted.", json!("cascade")),
        "on_update" => told(one_of(&actions), "What happens when the key referred to changes.", json!("cascade")),
        "deferrable" => told(deferrable(), "Whether a transaction may check it at its end.", json!("deferred")),
        "match" => told(one_of(&words::matches()), "How NULL in some of its columns is taken.", json!("full")),
        "not_valid" => told(boolean(), "Whether PostgreSQL spares the rows that were there before it.", json!(true)),
        "logical" => told(boolean(), "Whether the database does not know of it.", json!(true)),
        "name" => told(text(), "Its name, when not `{table}_{columns}_fkey`.", json!("remarks_line_fkey")),
        "renamed_from" => renamed_from(),
        _ => return None,
    })
}

/// The keys of a relation.
pub(super) fn relation(key: &str) -> Option<Value> {
    let table = |meaning, example: &str| told(text(), meaning, json!(example));
    Some(match key {
        "belongs_to" => table("The table that a foreign key of this one leads to.", "users"),
        "has_one" => table("The table that refers here at most once a row.", "profiles"),
        "has_many" => table("The table whose rows refer here.", "posts"),
        "many_to_many" => table("The table on the other side of a join table.", "tags"),
        "through" => table("The join table of `many_to_many`.", "post_tags"),
        "inverse" => told(text(), "The name in the other direction.", json!("posts")),
        "foreign_key" => told(
            any_of(&[text(), some(text())]),
            "The foreign key that is meant, by column or name; of a join table also a list of those to both sides.",
            json!("author_id"),
        ),
        "rust_name" => told(text(), "The method, when not the name made fit for Rust.", json!("writer")),
        _ => return None,
    })
}

/// The keys of a table's `api`.
pub(super) fn api(key: &str) -> Option<Value> {
    let operations = words::operations();
    let page = || json!({ "type": "integer", "minimum": 1, "maximum": 10_000 });
    Some(match key {
        "path" => told(text(), "The first path segment, when not the table's name.", json!("articles")),
        "operations" => {
            told(list(one_of(&operations)), "What is served; everything unless given.", json!(["list", "get"]))
        }
        "access" => told(
            any_of(&[people(), definition("access")]),
            "Who may do what; everyone everything unless given.",
            json!({ "list": "public", "get": "public", "create": "authenticated", "update": ["owner(author_id)", "admin"] }),
        ),
        "if_match" => told(
            one_of(&words::if_match()),
            "`required`: a write to a row has to name the version that it is meant for.",
            json!("required"),
        ),
        "idempotency" => told(
            one_of(&words::idempotency()),
            "Whether a create may or has to have an `Idempotency-Key`, by which it takes place once.",
            json!("accepted"),
        ),
        "page_size" => told(page(), "How many rows a page has unless the client says; 20 unless given.", json!(50)),
        "max_page_size" => told(page(), "How many rows a page has at most; 100 unless given.", json!(500)),
        "nested" => told(some(text()), "The relations whose rows a create may bring along.", json!(["addresses"])),
        _ => return None,
    })
}

/// The operations of a table, each with those who may do it.
pub(super) fn access(key: &str) -> Option<Value> {
    Some(match key {
        "list" => told(people(), "Who may list and count rows.", json!("public")),
        "get" => told(people(), "Who may read a row by its key.", json!("public")),
        "create" => told(people(), "Who may add rows.", json!("authenticated")),
        "update" => told(people(), "Who may change a row by PATCH.", json!("owner(author_id)")),
        "replace" => told(people(), "Who may change a row by PUT, when not those who may update it.", json!("admin")),
        "delete" => told(people(), "Who may remove a row.", json!(["owner(author_id)", "admin"])),
        "link" => told(people(), "Who may relate a row to others, when not those who may update it.", json!("admin")),
        _ => return None,
    })
}

/// One of those who may do something, or several.
fn people() -> Value {
    any_of(&[text(), some(text())])
}

/// The rules for the values of a column.
pub(super) fn validate(key: &str) -> Option<Value> {
    let length = || json!({ "type": "integer", "minimum": 0 });
    let limit = || json!({ "type": ["number", "string"] });
    Some(match key {
        "min_length" => told(length(), "The fewest characters.", json!(3)),
        "max_length" => told(length(), "The most characters.", json!(20)),
        "min" => told(limit(), "The smallest value.", json!(0)),
        "max" => told(limit(), "The greatest value.", json!(100)),
        "more_than" => told(limit(), "The value that all are greater than.", json!(0)),
        "less_than" => told(limit(), "The value that all are smaller than.", json!(1)),
        "pattern" => told(text(), "A regular expression that finds something in the text.", json!("^[a-z0-9_]+$")),
        "format" => told(one_of(&words::formats()), "A well-known form.", json!("email")),
        "one_of" => told(some(prose()), "The texts that it may be.", json!(["EUR", "USD"])),
        "custom" => told(text(), "The name of a rule that the user's own crate checks.", json!("isbn")),
        "check" => told(text(), "The path of a function that checks it.", json!("my_rules::isbn")),
        _ => return None,
    })
}
