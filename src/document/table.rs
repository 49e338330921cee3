//! Tables as the YAML has them.

use super::column::Column;
use super::constraints::{Check, ForeignKey, Key};
use super::index::Index;
use super::options::{MysqlTable, PostgresTable, SqliteTable};
use super::places;
use super::reader::Reader;
use super::relation::Relation;
use super::rust::Derives;
use crate::source::{Entry, Node, Reading, Spanned, Value};

/// The most rows that a page may have: they are all in memory at once.
const LARGEST_PAGE: u32 = 10_000;

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its name.
    pub name: Spanned<String>,
    /// `doc`
    pub doc: Option<String>,
    /// `rust_name`
    pub rust_name: Option<Spanned<String>>,
    /// `use`
    pub mixins: Vec<Spanned<String>>,
    /// `columns`
    pub columns: Vec<Column>,
    /// `primary_key`
    pub primary_key: Option<Key>,
    /// Whether a primary key was written, even one that could not be read.
    pub has_primary_key: bool,
    /// `logical_key`
    pub logical_key: Option<Vec<Spanned<String>>>,
    /// `unique`
    pub uniques: Vec<Key>,
    /// `indexes`
    pub indexes: Vec<Index>,
    /// `checks`
    pub checks: Vec<Check>,
    /// `foreign_keys`
    pub foreign_keys: Vec<ForeignKey>,
    /// `relations`
    pub relations: Vec<Relation>,
    /// `soft_delete`, unless it is false
    pub soft_delete: Option<SoftDelete>,
    /// `api`
    pub api: Api,
    /// `renamed_from`
    pub renamed_from: Option<Spanned<String>>,
    /// `derives`
    pub derives: Derives,
    /// `sqlite`
    pub sqlite: Option<SqliteTable>,
    /// `postgres`
    pub postgres: Option<PostgresTable>,
    /// `mysql`
    pub mysql: Option<MysqlTable>,
    /// Whether its columns could not be read, which has been reported.
    pub is_broken: bool,
}

/// Which column soft deletion uses.
#[derive(Clone, Debug)]
pub struct SoftDelete {
    /// The column's name, `deleted_at` for `true`.
    pub column: Spanned<String>,
}

/// How the API serves the table.
#[derive(Clone, Debug, Default)]
pub struct Api {
    /// Whether it is `false`.
    pub off: bool,
    /// `path`
    pub path: Option<Spanned<String>>,
    /// `operations`
    pub operations: Option<Vec<Spanned<String>>>,
    /// `access`
    pub access: Option<Access>,
    /// `page_size`
    pub page_size: Option<Spanned<u32>>,
    /// `max_page_size`
    pub max_page_size: Option<Spanned<u32>>,
    /// `if_match`
    pub if_match: Option<Spanned<String>>,
    /// `idempotency`
    pub idempotency: Option<Spanned<String>>,
    /// `nested`
    pub nested: Vec<Spanned<String>>,
}

/// Who may do what with the table's rows.
#[derive(Clone, Debug)]
pub enum Access {
    /// The same people everything.
    Everything(Vec<Spanned<String>>),
    /// Each operation the people that stand behind it.
    Each(Vec<(Spanned<String>, Vec<Spanned<String>>)>),
}

impl Table {
    /// Makes a table of which only the name is known.
    pub(super) fn broken(name: Spanned<String>) -> Self {
        Self {
            name,
            doc: None,
            rust_name: None,
            mixins: Vec::new(),
            columns: Vec::new(),
            primary_key: None,
            has_primary_key: false,
            logical_key: None,
            uniques: Vec::new(),
            indexes: Vec::new(),
            checks: Vec::new(),
            foreign_keys: Vec::new(),
            relations: Vec::new(),
            soft_delete: None,
            api: Api::default(),
            renamed_from: None,
            derives: Derives::default(),
            sqlite: None,
            postgres: None,
            mysql: None,
            is_broken: true,
        }
    }
}

impl Reader<'_> {
    pub(super) fn table(&mut self, Entry { key: name, value }: &Entry) -> Table {
        let Some(fields) = self.fields(value, &places::TABLE) else { return Table::broken(name.clone()) };
        let columns = fields.get("columns");
        if columns.is_none() && fields.get("use").is_none() {
            self.missing(name.span, &format!("the table `{name}`"), "columns", "columns: { id: ... }");
        }
        Table {
            name: name.clone(),
            doc: self.doc(fields),
            rust_name: self.text_of(fields, "rust_name"),
            mixins: fields.get("use").map(|node| self.texts(node, "mixins")).unwrap_or_default(),
            columns: columns.map(|node| self.columns(node)).unwrap_or_default(),
            primary_key: fields.get("primary_key").and_then(|node| self.key(node)),
            uniques: fields.get("unique").map(|node| self.uniques(node)).unwrap_or_default(),
            indexes: fields.get("indexes").map(|node| self.indexes(node)).unwrap_or_default(),
            checks: fields.get("checks").map(|node| self.checks(node)).unwrap_or_default(),
            foreign_keys: fields.get("foreign_keys").map(|node| self.foreign_keys(node)).unwrap_or_default(),
            relations: fields.get("relations").map(|node| self.relations(node)).unwrap_or_default(),
            soft_delete: fields.get("soft_delete").and_then(|node| self.soft_delete(node)),
            api: fields.get("api").map(|node| self.table_api(node)).unwrap_or_default(),
            renamed_from: self.text_of(fields, "renamed_from"),
            is_broken: columns.map_or(fields.get("use").is_none(), |node| !matches!(node.value, Value::Mapping(_)))
                || fields.get("use").is_some_and(|node| !matches!(node.value, Value::Sequence(_))),
            has_primary_key: fields.get("primary_key").is_some(),
            logical_key: fields.get("logical_key").map(|node| self.texts(node, "columns")),
            derives: fields.get("derives").map(|node| self.derives(node, &places::TABLE_DERIVES)).unwrap_or_default(),
            sqlite: fields.entry("sqlite").and_then(|entry| self.sqlite_table(entry)),
            postgres: fields.entry("postgres").and_then(|entry| self.postgres_table(entry)),
            mysql: fields.entry("mysql").and_then(|entry| self.mysql_table(entry)),
        }
    }

    fn soft_delete(&mut self, node: &Node) -> Option<SoftDelete> {
        let is_text = matches!(&node.value, Value::Scalar(scalar) if scalar.reading() == Reading::Text);
        if is_text {
            return Some(SoftDelete { column: self.text(node)? });
        }
        let on = self.boolean(node)?;
        on.value.then(|| SoftDelete { column: Spanned::new("deleted_at".to_owned(), on.span) })
    }

    fn page_size(&mut self, node: &Node) -> Option<Spanned<u32>> {
        let scalar = self.scalar(node, "a number of rows")?;
        let number = scalar.text.parse().ok().filter(|number| (1..=LARGEST_PAGE).contains(number));
        if number.is_none() {
            self.wrong(node, "a number of rows from 1 to 10000");
        }
        number.map(|number| Spanned::new(number, node.span))
    }

    fn access(&mut self, node: &Node) -> Access {
        if !matches!(node.value, Value::Mapping(_)) {
            return Access::Everything(self.people(node));
        }
        let Some(fields) = self.fields(node, &places::ACCESS) else { return Access::Each(Vec::new()) };
        let entries = places::ACCESS.keys.iter().filter_map(|key| fields.entry(key));
        Access::Each(entries.map(|entry| (entry.key.clone(), self.people(&entry.value))).collect())
    }

    /// Reads one of those who may do something, or a list of them.
    fn people(&mut self, node: &Node) -> Vec<Spanned<String>> {
        match &node.value {
            Value::Sequence(_) => self.texts(node, "those who may"),
            _ => self.text(node).into_iter().collect(),
        }
    }

    pub(super) fn table_api(&mut self, node: &Node) -> Api {
        if let Value::Scalar(_) = &node.value {
            let on = self.boolean(node).is_none_or(|on| on.value);
            return Api { off: !on, ..Api::default() };
        }
        let Some(fields) = self.fields(node, &places::API) else { return Api::default() };
        Api {
            off: false,
            path: self.text_of(fields, "path"),
            operations: fields.get("operations").map(|node| self.texts(node, "operations")),
            access: fields.get("access").map(|node| self.access(node)),
            page_size: fields.get("page_size").and_then(|node| self.page_size(node)),
            max_page_size: fields.get("max_page_size").and_then(|node| self.page_size(node)),
            if_match: self.text_of(fields, "if_match"),
            idempotency: self.text_of(fields, "idempotency"),
            nested: fields.get("nested").map(|node| self.texts(node, "relations")).unwrap_or_default(),
        }
    }
}
