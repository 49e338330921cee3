//! Domains, views and raw objects as the YAML has them.

use super::column::Default;
use super::constraints::Check;
use super::places;
use super::reader::Reader;
use super::sql::{BACKENDS, Sql};
use super::table::Table;
use super::types::TypeExpr;
use crate::source::{Entry, Node, Spanned, Value};

/// A domain.
#[derive(Clone, Debug)]
pub struct Domain {
    /// Its name.
    pub name: Spanned<String>,
    /// `doc`
    pub doc: Option<String>,
    /// `type`
    pub ty: Option<TypeExpr>,
    /// `not_null`
    pub not_null: bool,
    /// `default`
    pub default: Option<Spanned<Default>>,
    /// `check`
    pub check: Option<Sql>,
    /// `checks`
    pub checks: Vec<Check>,
}

/// A view.
#[derive(Clone, Debug)]
pub struct View {
    /// What it has in common with tables.
    pub table: Table,
    /// `query`
    pub query: Option<Sql>,
    /// `materialized`
    pub materialized: Option<Spanned<bool>>,
    /// `after`
    pub after: Vec<Spanned<String>>,
}

/// An object that the schema only carries along.
#[derive(Clone, Debug)]
pub struct Raw {
    /// Its name.
    pub name: Spanned<String>,
    /// `doc`
    pub doc: Option<String>,
    /// `after`
    pub after: Vec<Spanned<String>>,
    /// `before`
    pub before: Vec<Spanned<String>>,
    /// By backend, how it is made and dropped.
    pub sql: Vec<(Spanned<String>, RawSql)>,
}

/// How a backend makes and drops a raw object.
#[derive(Clone, Debug)]
pub struct RawSql {
    /// `create`
    pub create: Spanned<String>,
    /// `drop`
    pub drop: Spanned<String>,
}

impl Reader<'_> {
    /// Reads `name: type` or `name: { ... }`.
    pub(super) fn domain(&mut self, Entry { key: name, value }: &Entry) -> Domain {
        let mut domain = Domain {
            name: name.clone(),
            doc: None,
            ty: None,
            not_null: false,
            default: None,
            check: None,
            checks: Vec::new(),
        };
        if let Value::Scalar(_) = value.value {
            domain.ty = self.text(value).and_then(|text| self.type_expr(&text));
            return domain;
        }
        let Some(fields) = self.fields(value, &places::DOMAIN) else { return domain };
        match fields.get("type") {
            Some(node) => domain.ty = self.text(node).and_then(|text| self.type_expr(&text)),
            None => self.missing(name.span, &format!("the domain `{name}`"), "type", "type: text"),
        }
        domain.doc = self.doc(fields);
        domain.not_null = self.flag(fields, "not_null");
        domain.default = fields.get("default").and_then(|node| self.default(node));
        domain.check = fields.get("check").and_then(|node| self.sql(node));
        domain.checks = fields.get("checks").map(|node| self.checks(node)).unwrap_or_default();
        domain
    }

    pub(super) fn view(&mut self, Entry { key: name, value }: &Entry) -> View {
        let mut view = View { table: Table::broken(name.clone()), query: None, materialized: None, after: Vec::new() };
        let Some(fields) = self.fields(value, &places::VIEW) else { return view };
        let what = format!("the view `{name}`");
        match fields.get("query") {
            Some(node) => view.query = self.sql(node),
            None => self.missing(name.span, &what, "query", "query: SELECT ..."),
        }
        match fields.get("columns") {
            Some(node) => {
                view.table.is_broken = !matches!(node.value, Value::Mapping(_));
                view.table.columns = self.columns(node);
            }
            None => self.missing(name.span, &what, "columns", "columns: { ... }"),
        }
        view.materialized = self.boolean_of(fields, "materialized");
        view.after = fields.get("after").map(|node| self.texts(node, "names")).unwrap_or_default();
        view.table.doc = self.doc(fields);
        view.table.rust_name = self.text_of(fields, "rust_name");
        view.table.logical_key = fields.get("key").map(|node| self.texts(node, "columns"));
        view.table.relations = fields.get("relations").map(|node| self.relations(node)).unwrap_or_default();
        view.table.api = fields.get("api").map(|node| self.table_api(node)).unwrap_or_default();
        view
    }

    pub(super) fn raw(&mut self, Entry { key: name, value }: &Entry) -> Option<Raw> {
        let fields = self.fields(value, &places::RAW)?;
        if BACKENDS.iter().all(|backend| fields.get(backend).is_none()) {
            let example = "postgres: { create: ..., drop: ... }";
            self.missing(name.span, &format!("the raw object `{name}`"), "postgres", example);
        }
        let entries = BACKENDS.iter().filter_map(|backend| fields.entry(backend));
        Some(Raw {
            name: name.clone(),
            doc: self.doc(fields),
            after: fields.get("after").map(|node| self.texts(node, "names")).unwrap_or_default(),
            before: fields.get("before").map(|node| self.texts(node, "names")).unwrap_or_default(),
            sql: entries.filter_map(|entry| Some((entry.key.clone(), self.raw_sql(&entry.value)?))).collect(),
        })
    }

    fn raw_sql(&mut self, node: &Node) -> Option<RawSql> {
        let fields = self.fields(node, &places::RAW_SQL)?;
        for key in places::RAW_SQL.keys {
            if fields.get(key).is_none() {
                self.missing(node.span, "a raw object on a backend", key, &format!("{key}: ..."));
            }
        }
        Some(RawSql { create: self.text_of(fields, "create")?, drop: self.text_of(fields, "drop")? })
    }
}
