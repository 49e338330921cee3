//! The engine: a crate of its own, whose files are the same bytes in every generated crate.

use std::collections::BTreeSet;

use askama::Template;
use heck::ToSnakeCase;

use super::models::decode;
use super::natives::{self, Known};
use super::{rust, types};
use crate::fileset::FileSet;
use crate::model::{Backend, Model, TimeLibrary};

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        /// (path in the engine, content without the header)
        const FILES: &[(&str, &str)] = &[$(($path, include_str!(concat!("../../templates/engine/", $path)))),*];
    };
}

files![
    "src/engine/aggregate.rs",
    "src/engine/backend/mod.rs",
    "src/engine/backend/mysql.rs",
    "src/engine/backend/mysql_text.rs",
    "src/engine/backend/postgis.rs",
    "src/engine/backend/postgres.rs",
    "src/engine/backend/postgres_text.rs",
    "src/engine/backend/sqlite.rs",
    "src/engine/backend/stream.rs",
    "src/engine/batches.rs",
    "src/engine/changes.rs",
    "src/engine/check.rs",
    "src/engine/codec.rs",
    "src/engine/column.rs",
    "src/engine/columns.rs",
    "src/engine/database.rs",
    "src/engine/deadlines.rs",
    "src/engine/entity.rs",
    "src/engine/error.rs",
    "src/engine/estimate.rs",
    "src/engine/filter.rs",
    "src/engine/geometry.rs",
    "src/engine/group_keys.rs",
    "src/engine/group_order.rs",
    "src/engine/groups.rs",
    "src/engine/include.rs",
    "src/engine/keyset.rs",
    "src/engine/lent.rs",
    "src/engine/measured.rs",
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
    "src/engine/nullability.rs",
    "src/engine/operations.rs",
    "src/engine/page.rs",
    "src/engine/pool.rs",
    "src/engine/query.rs",
    "src/engine/raw.rs",
    "src/engine/references.rs",
    "src/engine/referring.rs",
    "src/engine/related_column.rs",
    "src/engine/relation.rs",
    "src/engine/row.rs",
    "src/engine/rule.rs",
    "src/engine/search.rs",
    "src/engine/selected_rows.rs",
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
    "src/engine/statement/selected.rs",
    "src/engine/statement/update.rs",
    "src/engine/table/column.rs",
    "src/engine/table/constraint.rs",
    "src/engine/table/kind.rs",
    "src/engine/table/mod.rs",
    "src/engine/table/relation.rs",
    "src/engine/table/service.rs",
    "src/engine/timed.rs",
    "src/engine/transaction.rs",
    "src/engine/typed_json.rs",
    "src/engine/upsert.rs",
    "src/engine/value.rs",
    "src/http/accept.rs",
    "src/http/access.rs",
    "src/http/aggregate.rs",
    "src/http/body.rs",
    "src/http/condition.rs",
    "src/http/cursor.rs",
    "src/http/description.rs",
    "src/http/docs.rs",
    "src/http/drained.rs",
    "src/http/etag.rs",
    "src/http/filter.rs",
    "src/http/guarded.rs",
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
    "src/http/tracked.rs",
    "src/http/write/condition.rs",
    "src/http/write/create.rs",
    "src/http/write/failure.rs",
    "src/http/write/handlers.rs",
    "src/http/write/idempotency.rs",
    "src/http/write/job.rs",
    "src/http/write/link.rs",
    "src/http/write/merge.rs",
    "src/http/write/mod.rs",
    "src/http/write/reply.rs",
    "src/http/write/upsert.rs",
    "src/types/calendar.rs",
    "src/types/datetime.rs",
    "src/types/decimal.rs",
    "src/types/json.rs",
    "src/types/label.rs",
    "src/types/mysql.rs",
    "src/types/postgres.rs",
    "src/types/sqlite.rs",
    "src/types/typed_id.rs",
    "src/types/unsigned.rs",
    "src/types/uuid.rs",
];

/// The documentation page.
const DOCS: &str = include_str!("../../templates/engine/src/http/docs.html");

/// What reads arrays of which schema.rs says that they hold no NULL.
const DENSE: &str = include_str!("../../templates/src/types/dense.rs");

/// The types that few schemas use: (path in the engine, content without the header)
const BASE64: (&str, &str) = ("src/types/base64.rs", include_str!("../../templates/engine/src/types/base64.rs"));
const INTERVAL: (&str, &str) = ("src/types/interval.rs", include_str!("../../templates/engine/src/types/interval.rs"));
const MAC_ADDR: (&str, &str) = ("src/types/mac_addr.rs", include_str!("../../templates/engine/src/types/mac_addr.rs"));
const TEXT_VALUE: (&str, &str) =
    ("src/types/text_value.rs", include_str!("../../templates/engine/src/types/text_value.rs"));
const RANGE: (&str, &str) = ("src/types/range.rs", include_str!("../../templates/engine/src/types/range.rs"));

/// The module of days and times for the libraries whose types are wrapped.
const CIVIL: [(&str, &str); 4] = [
    ("src/types/civil/mod.rs", include_str!("../../templates/engine/src/types/civil/mod.rs")),
    ("src/types/civil/mysql.rs", include_str!("../../templates/engine/src/types/civil/mysql.rs")),
    ("src/types/civil/postgres.rs", include_str!("../../templates/engine/src/types/civil/postgres.rs")),
    ("src/types/civil/sqlite.rs", include_str!("../../templates/engine/src/types/civil/sqlite.rs")),
];

/// Returns the module with what is done by the time library.
const fn clock(library: TimeLibrary) -> &'static str {
    match library {
        TimeLibrary::Chrono => include_str!("../../templates/engine/src/types/clock/chrono.rs"),
        TimeLibrary::Time => include_str!("../../templates/engine/src/types/clock/time.rs"),
        TimeLibrary::Jiff => include_str!("../../templates/engine/src/types/clock/jiff.rs"),
    }
}

#[derive(Template)]
#[template(path = "engine/Cargo.toml.askama", escape = "none")]
struct ManifestTemplate<'a> {
    header: String,
    package: String,
    /// The crate that it is a part of.
    parent: &'a str,
    sqlite: bool,
    postgres: bool,
    mysql: bool,
    bytes: bool,
    network: bool,
    /// The crate whose types dates and times are.
    time: &'static str,
}

#[derive(Template)]
#[template(path = "engine/src/lib.rs.askama", escape = "none")]
struct LibTemplate {
    parent: String,
}

#[derive(Template)]
#[template(path = "engine/src/types/mod.rs.askama", escape = "none")]
struct TypesTemplate {
    bytes: bool,
    /// Whether the time library's types are wrapped.
    civil: bool,
    interval: bool,
    mac_addr: bool,
    range: bool,
    values: bool,
}

#[derive(Template)]
#[template(path = "engine/src/types/values.rs.askama", escape = "none")]
struct ValuesTemplate {
    /// The types of the engine's own.
    names: Vec<&'static str>,
    network: bool,
    /// The types, with what their parameters are if they have any.
    conversions: Vec<&'static str>,
}

#[derive(Template)]
#[template(path = "src/engine.rs.askama", escape = "none")]
struct EngineTemplate<'a> {
    engine: &'a str,
}

#[derive(Template)]
#[template(path = "src/http.rs.askama", escape = "none")]
struct HttpTemplate<'a> {
    engine: &'a str,
}

#[derive(Template)]
#[template(path = "src/types/mod.rs.askama", escape = "none")]
struct OwnTypesTemplate<'a> {
    engine: &'a str,
    dense: bool,
    printed: bool,
    raw: bool,
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

/// Returns the name of the engine's package.
pub(super) fn package(model: &Model) -> String {
    format!("{}-engine", model.package)
}

/// Returns the name of the engine in Rust.
pub(super) fn library(model: &Model) -> String {
    package(model).to_snake_case()
}

/// Adds the engine, and what makes it that of this database.
pub(super) fn add(model: &Model, files: &mut FileSet) {
    add_engine(model, files);
    add_types(model, files);
    let engine = &library(model);
    files.add("src/engine.rs", rust::format(&EngineTemplate { engine }.to_string()));
    files.add("src/http.rs", rust::format(&HttpTemplate { engine }.to_string()));
}

fn add_engine(model: &Model, files: &mut FileSet) {
    let used = natives::used(model);
    let serves = |backend| model.backends.contains(&backend);
    let manifest = ManifestTemplate {
        header: rust::HEADER.replace("//", "#"),
        package: format!("{:?}", package(model)),
        parent: &model.package,
        sqlite: serves(Backend::Sqlite),
        postgres: serves(Backend::Postgres),
        mysql: serves(Backend::Mysql),
        bytes: types::any_bytes(model),
        network: used.contains(&Known::Network),
        time: model.rust.time.name(),
    };
    files.add("engine/Cargo.toml", format!("{manifest}\n"));
    files.add("engine/rustfmt.toml", include_str!("../../templates/src/rustfmt.toml"));
    let lib = LibTemplate { parent: model.package.to_snake_case() };
    files.add("engine/src/lib.rs", rust::format(&lib.to_string()));
    let values = ValuesTemplate::new(&used);
    let types = TypesTemplate {
        bytes: manifest.bytes,
        civil: model.rust.time != TimeLibrary::Chrono,
        interval: used.contains(&Known::Interval),
        mac_addr: used.iter().any(|known| matches!(known, Known::MacAddr | Known::MacAddr8)),
        range: used.iter().any(is_range),
        values: !values.conversions.is_empty(),
    };
    files.add("engine/src/types/mod.rs", rust::format(&types.to_string()));
    if types.values {
        files.add("engine/src/types/values.rs", rust::format(&values.to_string()));
    }
    let some = [
        (types.bytes, BASE64),
        (types.interval, INTERVAL),
        (types.mac_addr, MAC_ADDR),
        (types.range, RANGE),
        (types.values, TEXT_VALUE),
    ];
    let some = some.iter().filter(|(is_used, _)| *is_used).map(|(_, file)| file);
    let civil = CIVIL.iter().filter(|_| types.civil);
    files.add("engine/src/types/clock.rs", format!("{}\n{}", rust::HEADER, clock(model.rust.time)));
    for (path, content) in FILES.iter().chain(some).chain(civil) {
        files.add(format!("engine/{path}"), format!("{}\n{content}", rust::HEADER));
    }
    let header = rust::HEADER.replace("// ", "");
    files.add("engine/src/http/docs.html", format!("<!--\n{header}-->\n{DOCS}"));
}

fn is_range(known: &Known) -> bool {
    matches!(known, Known::Range(_) | Known::Multirange(_))
}

impl ValuesTemplate {
    fn new(used: &[Known]) -> Self {
        let mut names = Vec::new();
        let mut conversions = Vec::new();
        let plain = [(Known::Interval, "Interval"), (Known::MacAddr, "MacAddr"), (Known::MacAddr8, "MacAddr8")];
        names.extend(plain.iter().filter(|(known, _)| used.contains(known)).map(|(_, name)| *name));
        conversions.extend(&names);
        let network = used.contains(&Known::Network);
        if network {
            conversions.push("IpNetwork");
        }
        if used.iter().any(is_range) {
            names.extend(["Multirange", "Range", "RangeElement"]);
            conversions.extend(["Multirange of RangeElement", "Range of RangeElement"]);
        }
        Self { names, network, conversions }
    }
}

/// Adds the engine's types with those that only this schema has.
fn add_types(model: &Model, files: &mut FileSet) {
    let conversions = decode::conversions(model);
    let engine = &library(model);
    let raw = model.backends[0] != Backend::Postgres;
    let types = OwnTypesTemplate {
        engine,
        dense: decode::any_dense(model),
        printed: natives::any_printed(model),
        raw,
        via: !conversions.is_empty(),
    };
    files.add("src/types/mod.rs", rust::format(&types.to_string()));
    if types.via {
        files.add("src/types/via.rs", rust::format(&ViaTemplate { conversions }.to_string()));
    }
    if types.dense {
        files.add("src/types/dense.rs", format!("{}\n{DENSE}", rust::HEADER));
    }
    if types.printed {
        let operator = if raw { "" } else { "::text" };
        files.add("src/types/printed.rs", rust::format(&PrintedTemplate { operator, raw }.to_string()));
    }
}
