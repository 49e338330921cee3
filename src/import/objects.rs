use super::columns::{self, Marks};
use super::sql::sql;
use super::yaml::{Map, Yaml};
use crate::model::{Backend, Domain, Model, RawObject, View};
use crate::resolve;

/// Returns a domain.
pub(super) fn domain(domain: &Domain, _model: &Model) -> Yaml {
    let mut map = Map::default();
    map.insert("type", Yaml::text(resolve::spelling(&domain.ty)));
    map.flag("not_null", domain.not_null);
    map.maybe("default", domain.default.as_ref().map(|it| columns::default(it, &domain.ty)));
    map.maybe("doc", domain.doc.as_ref().map(Yaml::doc));
    let mut checks = Map::default();
    for check in &domain.checks {
        checks.insert(&check.name, sql(&check.expression));
    }
    if !checks.is_empty() {
        map.insert("checks", Yaml::Block(checks));
    }
    Yaml::Block(map)
}

/// Returns a view.
pub(super) fn view(view: &View, model: &Model) -> Yaml {
    let mut map = Map::default();
    map.maybe("doc", view.table.doc.as_ref().map(Yaml::doc));
    map.flag("materialized", view.materialized);
    map.maybe("after", (!view.after.is_empty()).then(|| Yaml::names(&view.after)));
    let mut of_view = Map::default();
    for column in &view.table.columns {
        of_view.insert(&column.name, columns::column(column, &Marks::default(), model));
    }
    map.insert("columns", Yaml::Block(of_view));
    map.insert("query", sql(&view.query));
    Yaml::Block(map)
}

/// Returns a raw object.
pub(super) fn raw(object: &RawObject) -> Yaml {
    let mut map = Map::default();
    map.maybe("doc", object.doc.as_ref().map(Yaml::doc));
    map.maybe("before", (!object.before.is_empty()).then(|| Yaml::names(&object.before)));
    map.maybe("after", (!object.after.is_empty()).then(|| Yaml::names(&object.after)));
    for backend in Backend::ALL {
        if let Some(of_backend) = object.sql.on(backend) {
            let mut own = Map::default();
            own.insert("create", Yaml::text(&of_backend.create));
            own.insert("drop", Yaml::text(&of_backend.drop));
            map.insert(backend.name(), Yaml::Block(own));
        }
    }
    Yaml::Block(map)
}
