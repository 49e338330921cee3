//! The files that are the same bytes in every generated crate.

use std::collections::BTreeSet;

use askama::Template;

use super::models::decode;
use super::natives::{self, Known};
use super::{rust, types};
use crate::fileset::FileSet;
use crate::model::{Backend, Model};

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
    "src/engine/backend/postgres_text.rs",
    "src/engine/backend/sqlite.rs",
    "src/engine/batches.rs",
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
    "src/engine/native.rs",
    "src/engine/operations.rs",
    "src/engine/pool.rs",
    "src/engine/query.rs",
    "src/engine/raw.rs",
    "src/engine/references.rs",
    "src/engine/relation.rs",
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
    "src/engine/statement/raw.rs",
    "src/engine/statement/related.rs",
    "src/engine/statement/select.rs",
    "src/engine/statement/update.rs",
    "src/engine/table.rs",
    "src/engine/timed.rs",
    "src/engine/transaction.rs",
    "src/engine/value.rs",
    "src/http/accept.rs",
    "src/http/access.rs",
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
    "src/http/serve/file.rs",
    "src/http/serve/settings.rs",
    "src/http/server.rs",
    "src/http/shape.rs",
    "src/http/sight.rs",
    "src/http/text.rs",
    "src/http/touched.rs",
    "src/http/write/condition.rs",
    "src/http/write/create.rs",
    "src/http/write/failure.rs",
    "src/http/write/handlers.rs",
    "src/http/write/idempotency.rs",
    "src/http/write/job.rs",
    "src/http/write/link.rs",
    "src/http/write/mod.rs",
    "src/http/write/reply.rs",
    "src/http/write/upsert.rs",
    "src/types/datetime.rs",
    "src/types/decimal.rs",
    "src/types/json.rs",
    "src/types/label.rs",
    "src/types/mysql.rs",
    "src/types/postgres.rs",
    "src/types/sqlite.rs",
    "src/types/unsigned.rs",
    "src/types/uuid.rs",
];

/// The documentation page.
const DOCS: &str = include_str!("../../templates/src/http/docs.html");

/// The types that few schemas use: (path in the crate, content without the header)
const BASE64: (&str, &str) = ("src/types/base64.rs", include_str!("../../templates/src/types/base64.rs"));
const INTERVAL: (&str, &str) = ("src/types/interval.rs", include_str!("../../templates/src/types/interval.rs"));
const MAC_ADDR: (&str, &str) = ("src/types/mac_addr.rs", include_str!("../../templates/src/types/mac_addr.rs"));
const RANGE: (&str, &str) = ("src/types/range.rs", include_str!("../../templates/src/types/range.rs"));

#[derive(Template)]
#[template(path = "src/types/mod.rs.askama", escape = "none")]
struct TypesTemplate {
    bytes: bool,
    interval: bool,
    mac_addr: bool,
    printed: bool,
    raw: bool,
    range: bool,
    via: bool,
}

#[derive(Template)]
#[template(path = "src/types/printed.rs.askama", escape = "none")]
struct PrintedTemplate {
    /// What makes the database print a value.
    operator: &'static str,
    /// Whether values can be had as they are, too.
    raw: bool,
}

#[derive(Template)]
#[template(path = "src/types/via.rs.askama", escape = "none")]
struct ViaTemplate {
    /// What Diesel reads, and what the field holds.
    conversions: BTreeSet<(String, String)>,
}

/// Adds the engine, the HTTP layer and the types.
pub(super) fn add(model: &Model, files: &mut FileSet) {
    let used = natives::used(model);
    let conversions = decode::conversions(model);
    let parts = TypesTemplate {
        bytes: types::any_bytes(model),
        interval: used.contains(&Known::Interval),
        mac_addr: used.iter().any(|known| matches!(known, Known::MacAddr | Known::MacAddr8)),
        printed: natives::any_printed(model),
        raw: model.backends[0] != Backend::Postgres,
        via: !conversions.is_empty(),
        range: used.iter().any(|known| matches!(known, Known::Range(_) | Known::Multirange(_))),
    };
    files.add("src/types/mod.rs", rust::format(&parts.to_string()));
    if parts.via {
        files.add("src/types/via.rs", rust::format(&ViaTemplate { conversions }.to_string()));
    }
    if parts.printed {
        let operator = if parts.raw { "" } else { "::text" };
        let content = PrintedTemplate { operator, raw: parts.raw };
        files.add("src/types/printed.rs", rust::format(&content.to_string()));
    }
    let some = [(parts.bytes, BASE64), (parts.interval, INTERVAL), (parts.mac_addr, MAC_ADDR), (parts.range, RANGE)];
    let some = some.iter().filter(|(is_used, _)| *is_used).map(|(_, file)| file);
    for (path, content) in FILES.iter().chain(some) {
        files.add(*path, format!("{}\n{content}", rust::HEADER));
    }
    let header = rust::HEADER.replace("// ", "");
    files.add("src/http/docs.html", format!("<!--\n{header}-->\n{DOCS}"));
}
