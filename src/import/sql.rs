use super::yaml::{Map, Yaml};
use crate::model::{Backend, PerBackend, Sql};

/// Returns a piece of SQL: a text, or a mapping when backends have texts of their own.
pub(super) fn sql(sql: &Sql) -> Yaml {
    match &sql.text {
        Some(text) if sql.own.is_empty() => Yaml::text(text),
        _ => Yaml::Short(long(sql)),
    }
}

/// Returns a piece of SQL in its long form.
pub(super) fn long(sql: &Sql) -> Map {
    let mut map = Map::default();
    map.maybe("sql", sql.text.as_ref().map(Yaml::text));
    for backend in Backend::ALL {
        map.maybe(backend.name(), sql.own.on(backend).map(Yaml::text));
    }
    map
}

/// Returns what backends have of their own, by backend.
pub(super) fn per_backend(of: &PerBackend<String>) -> Map {
    let mut map = Map::default();
    for backend in Backend::ALL {
        map.maybe(backend.name(), of.on(backend).map(Yaml::text));
    }
    map
}
