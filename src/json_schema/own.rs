//! What the keys take that speak of single backends, and of SQL.

use serde_json::{Value, json};

use super::keys::{renamed_from, told};
use super::shapes::{
    any_of, boolean, deferrable, definition, list, named, one_of, parameters, some, sql as sql_shape, text,
};
use crate::resolve::words;

/// The keys of `generated`.
pub(super) fn generated(key: &str) -> Option<Value> {
    Some(match key {
        "identity" => told(
            one_of(&words::identities()),
            "The database counts it up; `always`: PostgreSQL refuses numbers that an insert states.",
            json!("always"),
        ),
        "stored" => told(sql_shape(), "The database computes it when the row is written.", json!("price * amount")),
        "virtual" => told(sql_shape(), "The database computes it when the row is read.", json!("price * amount")),
        _ => return None,
    })
}

/// The keys of SQL.
pub(super) fn sql(key: &str) -> Option<Value> {
    Some(match key {
        "sql" => told(text(), "The SQL for the backends that have none of their own.", json!("CURRENT_DATE")),
        "sqlite" => told(text(), "The SQL for SQLite.", json!("date('now')")),
        "postgres" => told(text(), "The SQL for PostgreSQL.", json!("CURRENT_DATE")),
        "mysql" => told(text(), "The SQL for MySQL and MariaDB.", json!("CURRENT_DATE")),
        _ => return None,
    })
}

/// The keys of a collation.
pub(super) fn collation(key: &str) -> Option<Value> {
    Some(match key {
        "sqlite" => told(text(), "The collation on SQLite.", json!("NOCASE")),
        "postgres" => told(text(), "The collation on PostgreSQL.", json!("de-x-icu")),
        "mysql" => told(text(), "The collation on MySQL and MariaDB.", json!("utf8mb4_unicode_ci")),
        _ => return None,
    })
}

/// The keys of a check.
pub(super) fn check(key: &str) -> Option<Value> {
    Some(match key {
        "not_valid" => told(boolean(), "Whether PostgreSQL spares the rows that were there before it.", json!(true)),
        "no_inherit" => told(boolean(), "Whether tables that inherit on PostgreSQL go without it.", json!(true)),
        "renamed_from" => renamed_from(),
        _ => return sql(key),
    })
}

/// The keys of a key's `postgres`.
pub(super) fn postgres_key(key: &str) -> Option<Value> {
    Some(match key {
        "deferrable" => told(deferrable(), "Whether a transaction may check it at its end.", json!("deferred")),
        "nulls_not_distinct" => told(boolean(), "Whether NULL equals NULL (PostgreSQL 15).", json!(true)),
        "include" => told(list(text()), "Columns that its index holds as well.", json!(["title"])),
        _ => return None,
    })
}

/// The keys of an index's `sqlite`.
pub(super) fn sqlite_index(key: &str) -> Option<Value> {
    let meaning = "Collations by column or expression.";
    (key == "collation").then(|| told(named(text()), meaning, json!({ "name": "NOCASE" })))
}

/// The keys of an index's `postgres`.
pub(super) fn postgres_index(key: &str) -> Option<Value> {
    Some(match key {
        "using" => told(text(), "The access method, when not `btree`.", json!("gin")),
        "ops" => told(named(text()), "Operator classes by column or expression.", json!({ "meta": "jsonb_path_ops" })),
        "collation" => told(named(text()), "Collations by column or expression.", json!({ "name": "C" })),
        "nulls_not_distinct" => told(boolean(), "Whether NULL equals NULL (PostgreSQL 15).", json!(true)),
        "include" => told(list(text()), "Columns that it holds without sorting by them.", json!(["title"])),
        "with" => told(parameters(), "Storage parameters.", json!({ "fillfactor": 70 })),
        "tablespace" => told(text(), "Where it is kept.", json!("fast")),
        _ => return None,
    })
}

/// The keys of an index's `mysql`.
pub(super) fn mysql_index(key: &str) -> Option<Value> {
    Some(match key {
        "kind" => told(one_of(&words::mysql_index_kinds()), "The kind, when not an ordinary one.", json!("fulltext")),
        "prefix" => told(
            named(json!({ "type": "integer", "minimum": 1 })),
            "How many characters or bytes of a column it holds.",
            json!({ "body": 100 }),
        ),
        _ => return None,
    })
}

/// The keys of a table's `sqlite`.
pub(super) fn sqlite_table(key: &str) -> Option<Value> {
    Some(match key {
        "strict" => told(boolean(), "Whether values have to be of their column's type.", json!(true)),
        "without_rowid" => told(boolean(), "Whether rows are kept by their key.", json!(true)),
        "autoincrement" => {
            told(boolean(), "`false`: numbers of deleted rows may be given again, which is faster.", json!(false))
        }
        "nullable_key" => {
            told(boolean(), "Whether the key that is the rowid is declared without NOT NULL.", json!(true))
        }
        "create" => told(
            text(),
            "The statement that makes the table, where it says what no key can.",
            json!("CREATE TABLE notes (text TEXT UNIQUE ON CONFLICT IGNORE)"),
        ),
        _ => return None,
    })
}

/// The keys of a table's `postgres`.
pub(super) fn postgres_table(key: &str) -> Option<Value> {
    Some(match key {
        "exclude" => told(
            list(definition("exclusion")),
            "Exclusion constraints.",
            json!([{ "columns": { "room": "=", "during": "&&" } }]),
        ),
        "unlogged" => told(boolean(), "Whether it is not written to the log, and empty after a crash.", json!(true)),
        "with" => told(parameters(), "Storage parameters.", json!({ "fillfactor": 70 })),
        "tablespace" => told(text(), "Where it is kept.", json!("fast")),
        "partition_by" => told(text(), "How its rows are spread over partitions.", json!("RANGE (at)")),
        "partitions" => told(
            named(text()),
            "Its partitions, each with what it holds.",
            json!({ "events_2024": "FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')" }),
        ),
        "inherits" => told(some(text()), "The tables that it inherits from.", json!(["assets"])),
        _ => return None,
    })
}

/// The keys of an exclusion constraint.
pub(super) fn exclusion(key: &str) -> Option<Value> {
    Some(match key {
        "columns" => told(
            named(text()),
            "Columns or expressions, each with the operator that two rows may not both meet.",
            json!({ "room": "=", "during": "&&" }),
        ),
        "using" => told(text(), "The access method; `gist` unless given.", json!("gist")),
        "where" => told(text(), "A condition: only rows that meet it are held to it.", json!("NOT cancelled")),
        "deferrable" => told(deferrable(), "Whether a transaction may check it at its end.", json!("deferred")),
        "name" => told(text(), "Its name, when not `{table}_{columns}_excl`.", json!("one_at_a_time")),
        _ => return None,
    })
}

/// The keys of a table's `mysql`.
pub(super) fn mysql_table(key: &str) -> Option<Value> {
    Some(match key {
        "engine" => told(text(), "The storage engine, when not InnoDB.", json!("MyISAM")),
        "charset" => told(text(), "The character set of its texts, when not utf8mb4.", json!("latin1")),
        "collation" => told(text(), "The collation of its texts.", json!("utf8mb4_unicode_ci")),
        "row_format" => told(text(), "How rows are laid out.", json!("COMPRESSED")),
        "auto_increment" => {
            told(json!({ "type": "integer", "minimum": 0 }), "The first number of the identity column.", json!(1000))
        }
        _ => return None,
    })
}

/// What stands under the names of backends in a table, key or index.
pub(super) fn backend(key: &str, place: &str) -> Option<Value> {
    let (meaning, example) = match (key, place) {
        ("sqlite", "table") => ("What it has on SQLite.", json!({ "strict": true })),
        ("postgres", "table") => ("What it has on PostgreSQL.", json!({ "unlogged": true })),
        ("mysql", "table") => ("What it has on MySQL and MariaDB.", json!({ "row_format": "COMPRESSED" })),
        ("postgres", "key") => ("What it has on PostgreSQL.", json!({ "deferrable": true })),
        ("sqlite", "index") => ("What it has on SQLite.", json!({ "collation": { "name": "NOCASE" } })),
        ("postgres", "index") => ("What it has on PostgreSQL.", json!({ "using": "gin" })),
        ("mysql", "index") => ("What it has on MySQL and MariaDB.", json!({ "kind": "fulltext" })),
        _ => return None,
    };
    Some(told(definition(&format!("{key}_{place}")), meaning, example))
}

/// A collation, for every backend or for each.
pub(super) fn column_collation() -> Value {
    told(
        any_of(&[text(), definition("collation")]),
        "The collation: one for every backend, or one for each.",
        json!({ "sqlite": "NOCASE" }),
    )
}

/// The keys of `rust`.
pub(super) fn rust(key: &str) -> Option<Value> {
    Some(match key {
        "read" => {
            told(text(), "The name of the struct of a row that was read; `{}` stands for the row's.", json!("{}"))
        }
        "new" => told(text(), "The name of the struct of a row to insert.", json!("New{}")),
        "update" => told(text(), "The name of the struct of a change.", json!("Update{}")),
        "nullable_change" => told(
            one_of(&words::nullable_changes()),
            "What a change to a column that allows NULL is: `Option<Option<T>>` or `Option<T>`.",
            json!("double"),
        ),
        "time" => told(one_of(&words::time_libraries()), "The crate whose types dates and times are.", json!("chrono")),
        "typed_ids" => {
            told(boolean(), "Whether the key of each table is of a type of its own, like `UserId`.", json!(true))
        }
        "derives" => told(definition("derives"), "Further derives.", json!({ "read": ["serde::Deserialize"] })),
        "dependencies" => told(
            named(any_of(&[text(), definition("dependency")])),
            "Crates that the generated one depends on beside those of its own: a version, or where to find them.",
            json!({ "semver": "1", "my-types": { "path": "../my-types" } }),
        ),
        _ => return None,
    })
}

/// The keys of a dependency.
pub(super) fn dependency(key: &str) -> Option<Value> {
    Some(match key {
        "version" => told(text(), "Which versions will do, as Cargo has it.", json!("1.2")),
        "path" => told(text(), "The folder it is in, seen from that of the generated crate.", json!("../my-types")),
        "features" => told(list(text()), "Its features that are wanted.", json!(["serde"])),
        _ => return None,
    })
}

/// The keys of `derives`.
pub(super) fn derives(key: &str) -> Option<Value> {
    let meaning = match key {
        "read" => "Of the structs of rows that were read.",
        "new" => "Of the structs of rows to insert.",
        "update" => "Of the structs of changes.",
        "enums" => "Of the enums.",
        _ => return None,
    };
    Some(told(list(text()), meaning, json!(["Eq"])))
}

/// The keys of `diesel`.
pub(super) fn diesel(key: &str) -> Option<Value> {
    Some(match key {
        "with_docs" => told(
            any_of(&[boolean(), one_of(&words::schema_docs())]),
            "What documentation it has: the comments of the database, and where there is none a sentence.",
            json!("only-database-comments"),
        ),
        "column_sorting" => told(one_of(&words::column_sortings()), "The order of columns.", json!("name")),
        "allow_tables_to_appear_in_same_query_config" => {
            told(one_of(&words::joined_tables()), "The tables that a query may join.", json!("all_tables"))
        }
        "filter" => told(
            definition("diesel_filter"),
            "The tables that it has; the `table!` of the others stands in a file of its own.",
            json!({ "except_tables": ["^audit_"] }),
        ),
        "import_types" => told(list(text()), "What each `table!` uses.", json!(["diesel::sql_types::*"])),
        "custom_type_derives" => {
            told(list(text()), "The derives of the types that it defines.", json!(["diesel::query_builder::QueryId"]))
        }
        "generate_missing_sql_type_definitions" => {
            told(boolean(), "Whether it defines the types that Diesel does not have.", json!(false))
        }
        "except_custom_type_definitions" => {
            told(list(text()), "Regular expressions for the types that it does not define.", json!(["^Vector$"]))
        }
        "sqlite_integer_primary_key_is_bigint" => {
            told(boolean(), "Whether SQLite's INTEGER PRIMARY KEY is a BigInt.", json!(true))
        }
        "patch" => told(text(), "A unified diff that is applied to what was printed.", json!("--- a\n+++ b\n")),
        _ => return None,
    })
}

/// The keys of `filter`.
pub(super) fn diesel_filter(key: &str) -> Option<Value> {
    let meaning = match key {
        "only_tables" => "Regular expressions for the tables that it has.",
        "except_tables" => "Regular expressions for the tables that it does not have.",
        _ => return None,
    };
    Some(told(list(text()), meaning, json!(["^audit_"])))
}
