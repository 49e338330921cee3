//! The files that are the same bytes in every generated crate.

use super::rust;
use crate::fileset::FileSet;

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        /// (path in the crate, content without the header)
        const FILES: &[(&str, &str)] = &[$(($path, include_str!(concat!("../../templates/", $path)))),*];
    };
}

files![
    "src/engine/aggregate.rs",
    "src/engine/backend/mod.rs",
    "src/engine/backend/mysql.rs",
    "src/engine/backend/postgres.rs",
    "src/engine/backend/sqlite.rs",
    "src/engine/changes.rs",
    "src/engine/check.rs",
    "src/engine/codec.rs",
    "src/engine/column.rs",
    "src/engine/columns.rs",
    "src/engine/entity.rs",
    "src/engine/error.rs",
    "src/engine/filter.rs",
    "src/engine/include.rs",
    "src/engine/keyset.rs",
    "src/engine/migrate.rs",
    "src/engine/migrator/caption.rs",
    "src/engine/migrator/commands.rs",
    "src/engine/migrator/concurrent.rs",
    "src/engine/migrator/dialect.rs",
    "src/engine/migrator/error.rs",
    "src/engine/migrator/folder.rs",
    "src/engine/migrator/guard.rs",
    "src/engine/migrator/history.rs",
    "src/engine/migrator/kind.rs",
    "src/engine/migrator/lexer.rs",
    "src/engine/migrator/lock.rs",
    "src/engine/migrator/migration.rs",
    "src/engine/migrator/mod.rs",
    "src/engine/migrator/preflight.rs",
    "src/engine/migrator/run.rs",
    "src/engine/migrator/script.rs",
    "src/engine/migrator/session.rs",
    "src/engine/migrator/settings.rs",
    "src/engine/migrator/turn.rs",
    "src/engine/migrator/verify.rs",
    "src/engine/mod.rs",
    "src/engine/operations.rs",
    "src/engine/pool.rs",
    "src/engine/query.rs",
    "src/engine/references.rs",
    "src/engine/row.rs",
    "src/engine/rule.rs",
    "src/engine/statement/aggregate.rs",
    "src/engine/statement/condition.rs",
    "src/engine/statement/delete.rs",
    "src/engine/statement/include.rs",
    "src/engine/statement/insert.rs",
    "src/engine/statement/lock.rs",
    "src/engine/statement/mod.rs",
    "src/engine/statement/order.rs",
    "src/engine/statement/related.rs",
    "src/engine/statement/select.rs",
    "src/engine/statement/update.rs",
    "src/engine/table.rs",
    "src/engine/transaction.rs",
    "src/engine/value.rs",
    "src/http/accept.rs",
    "src/http/aggregate.rs",
    "src/http/body.rs",
    "src/http/condition.rs",
    "src/http/cursor.rs",
    "src/http/docs.rs",
    "src/http/etag.rs",
    "src/http/filter.rs",
    "src/http/handlers.rs",
    "src/http/hooks.rs",
    "src/http/json.rs",
    "src/http/layers.rs",
    "src/http/limits.rs",
    "src/http/list.rs",
    "src/http/list_text.rs",
    "src/http/mod.rs",
    "src/http/order.rs",
    "src/http/page.rs",
    "src/http/path.rs",
    "src/http/problem.rs",
    "src/http/router.rs",
    "src/http/serve.rs",
    "src/http/server.rs",
    "src/http/shape.rs",
    "src/http/text.rs",
    "src/http/touched.rs",
    "src/http/write/condition.rs",
    "src/http/write/create.rs",
    "src/http/write/failure.rs",
    "src/http/write/handlers.rs",
    "src/http/write/job.rs",
    "src/http/write/link.rs",
    "src/http/write/mod.rs",
    "src/http/write/reply.rs",
    "src/http/write/upsert.rs",
    "src/types/datetime.rs",
    "src/types/decimal.rs",
    "src/types/json.rs",
    "src/types/label.rs",
    "src/types/mod.rs",
    "src/types/mysql.rs",
    "src/types/postgres.rs",
    "src/types/sqlite.rs",
    "src/types/uuid.rs",
];

/// The documentation page.
const DOCS: &str = include_str!("../../templates/src/http/docs.html");

/// Adds the engine, the HTTP layer and the types.
pub(super) fn add(files: &mut FileSet) {
    for (path, content) in FILES {
        files.add(*path, format!("{}\n{content}", rust::HEADER));
    }
    // A document type has to stand first.
    let (first, rest) = DOCS.split_once('\n').expect("the page has lines");
    files.add("src/http/docs.html", format!("{first}\n<!--\n{}-->\n{rest}", rust::HEADER.replace("// ", "")));
}
