//! What the keys of domains, views and raw objects take.

use serde_json::{Value, json};

use super::keys::{column, table, told};
use super::shapes::{any_of, boolean, definition, list, named, prose, sql, text};

/// The keys of a domain.
pub(super) fn domain(key: &str) -> Option<Value> {
    Some(match key {
        "doc" => told(prose(), "What it means.", json!("An e-mail address.")),
        "not_null" => told(boolean(), "Whether its columns may not allow NULL.", json!(true)),
        "type" | "default" => return column(key),
        "check" => told(sql(), "What its values meet; they stand for themselves as VALUE.", json!("VALUE LIKE '%@%'")),
        "checks" => told(
            named(any_of(&[text(), definition("check")])),
            "What its values meet, by name.",
            json!({ "email_has_at": "VALUE LIKE '%@%'" }),
        ),
        _ => return None,
    })
}

/// The keys of a view.
pub(super) fn view(key: &str) -> Option<Value> {
    Some(match key {
        "query" => told(sql(), "The query.", json!("SELECT id, name FROM users WHERE active")),
        "materialized" => {
            told(boolean(), "Whether PostgreSQL keeps the rows until it is told to refresh them.", json!(true))
        }
        "key" => told(list(text()), "The columns that tell rows apart.", json!(["id"])),
        "after" => told(list(text()), "What has to be there before it.", json!(["users"])),
        _ => return table(key),
    })
}

/// The keys of a raw object.
pub(super) fn raw(key: &str) -> Option<Value> {
    let sql = json!({ "create": "CREATE EXTENSION pg_trgm", "drop": "DROP EXTENSION pg_trgm" });
    Some(match key {
        "doc" => told(prose(), "What it is for.", json!("Similar texts.")),
        "after" => told(list(text()), "The tables, views and raw objects that it needs.", json!(["users"])),
        "before" => told(list(text()), "The tables, views and raw objects that need it.", json!(["users"])),
        "sqlite" => told(definition("raw_sql"), "How SQLite makes and drops it.", sql),
        "postgres" => told(definition("raw_sql"), "How PostgreSQL makes and drops it.", sql),
        "mysql" => told(definition("raw_sql"), "How MySQL and MariaDB make and drop it.", sql),
        _ => return None,
    })
}

/// The keys of a raw object on a backend.
pub(super) fn raw_sql(key: &str) -> Option<Value> {
    Some(match key {
        "create" => told(text(), "The statement that makes it.", json!("CREATE EXTENSION pg_trgm")),
        "drop" => told(text(), "The statement that drops it.", json!("DROP EXTENSION pg_trgm")),
        _ => return None,
    })
}
