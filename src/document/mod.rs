//! The YAML's shape as Rust types. Checks shape only: what the words mean is for `resolve`.
//!
//! What does not have the right shape is reported and left out, so that the rest is still read and checked.

mod column;
mod constraints;
mod diesel;
mod index;
mod object;
mod options;
pub mod places;
mod reader;
mod relation;
mod rust;
mod sql;
mod table;
mod types;
mod validate;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Span};
use crate::source::{Entry, Node, Reading, Spanned, Tree, Value};
pub use column::{Column, Default, Generated, Native};
pub use constraints::{Check, ForeignKey, Key, PostgresKey};
pub use diesel::{Diesel, Filter};
pub use index::{ByPart, Index, IndexColumn, IndexKey, MysqlIndex, PostgresIndex, SqliteIndex};
pub use object::{Domain, Raw, RawSql, View};
pub use options::{Exclusion, MysqlTable, PostgresTable, SqliteTable};
use reader::{Fields, Reader};
pub use relation::{Relation, RelationWord};
pub use rust::{Dependency, Derives, Rust};
pub use sql::Sql;
pub use table::{Access, Api, SoftDelete, Table};
pub use types::{TAKES_WORDS, TypeExpr};
pub use validate::{Rule, RuleValue};

/// A schema: the files of it, put together.
#[derive(Debug, std::default::Default)]
pub struct Document {
    /// Where the main file's content stands, for errors about what it lacks.
    pub span: Option<Span>,
    /// `package`
    pub package: Option<Spanned<String>>,
    /// `doc`
    pub doc: Option<String>,
    /// `backends`
    pub backends: Vec<Spanned<String>>,
    /// `namespaces`
    pub namespaces: Vec<Spanned<String>>,
    /// `enums`
    pub enums: Vec<Enum>,
    /// `mixins`
    pub mixins: Vec<Mixin>,
    /// `domains`
    pub domains: Vec<Domain>,
    /// `tables`
    pub tables: Vec<Table>,
    /// `views`
    pub views: Vec<View>,
    /// `raw`
    pub raw: Vec<Raw>,
    /// `rust`
    pub rust: Rust,
    /// `diesel`
    pub diesel: Diesel,
    /// `allow_loss`
    pub allow_loss: Vec<Spanned<String>>,
    /// `online_migrations`
    pub online_migrations: Option<bool>,
}

/// An enum.
#[derive(Clone, Debug)]
pub struct Enum {
    /// Its name.
    pub name: Spanned<String>,
    /// `rust_name`
    pub rust_name: Option<Spanned<String>>,
    /// `doc`
    pub doc: Option<String>,
    /// `derives`
    pub derives: Vec<Spanned<String>>,
    /// `values`
    pub values: Vec<EnumValue>,
    /// `native`
    pub native: Option<Spanned<bool>>,
    /// `native` under the backends' keys
    pub native_on: Vec<(Spanned<String>, Spanned<bool>)>,
    /// `check`
    pub check: Option<Spanned<bool>>,
    /// `rust_type`
    pub rust_type: Option<Spanned<String>>,
    /// `renamed_from`
    pub renamed_from: Option<Spanned<String>>,
    /// Whether the values could not be read, which has been reported.
    pub is_broken: bool,
}

/// A value of an enum.
#[derive(Clone, Debug)]
pub struct EnumValue {
    /// The value's label.
    pub label: Spanned<String>,
    /// `rust_name`
    pub rust_name: Option<Spanned<String>>,
    /// `doc`
    pub doc: Option<String>,
    /// `renamed_from`
    pub renamed_from: Option<Spanned<String>>,
}

/// What tables take in by `use`.
#[derive(Clone, Debug)]
pub struct Mixin {
    /// Its name.
    pub name: Spanned<String>,
    /// `use`
    pub mixins: Vec<Spanned<String>>,
    /// `columns`
    pub columns: Vec<Column>,
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
    /// Whether the columns could not be read, which has been reported.
    pub is_broken: bool,
}

/// Reads the files of a schema.
pub fn read(trees: &[Tree], diagnostics: &mut Diagnostics) -> Document {
    let mut document = Document::default();
    let mut reader = Reader { diagnostics };
    for tree in trees {
        reader.file(tree, &mut document);
    }
    document
}

impl Reader<'_> {
    fn file(&mut self, Tree { root, is_main }: &Tree, document: &mut Document) {
        let Some(fields) = self.fields(root, &places::SCHEMA) else { return };
        if *is_main {
            self.main(root, fields, document);
        } else {
            for key in places::MAIN_FILE_ONLY.iter().filter_map(|key| fields.entry(key)) {
                let message = format!("`{}` belongs in the main file", key.key);
                self.report(Diagnostic::new(Code::MainFileOnly, key.key.span, message));
            }
        }
        if let Some(node) = fields.get("include") {
            self.texts(node, "files");
        }
        if let Some(node) = fields.get("namespaces") {
            document.namespaces.extend(self.texts(node, "names"));
        }
        if let Some(node) = fields.get("enums") {
            document.enums.extend(self.named(node, "names to enums").iter().map(|entry| self.enumeration(entry)));
        }
        if let Some(node) = fields.get("domains") {
            document.domains.extend(self.named(node, "names to domains").iter().map(|entry| self.domain(entry)));
        }
        if let Some(node) = fields.get("views") {
            document.views.extend(self.named(node, "names to views").iter().map(|entry| self.view(entry)));
        }
        if let Some(node) = fields.get("raw") {
            document.raw.extend(self.named(node, "names to objects").iter().filter_map(|entry| self.raw(entry)));
        }
        if let Some(node) = fields.get("mixins") {
            document.mixins.extend(self.named(node, "names to mixins").iter().map(|entry| self.mixin(entry)));
        }
        if let Some(node) = fields.get("tables") {
            document.tables.extend(self.named(node, "names to tables").iter().map(|entry| self.table(entry)));
        }
        if let Some(node) = fields.get("allow_loss") {
            document.allow_loss.extend(self.texts(node, "names"));
        }
    }

    fn main(&mut self, root: &Node, fields: Fields<'_>, document: &mut Document) {
        // The first key stands for the file: a label under the whole of it would print the whole of it.
        let place = match &root.value {
            Value::Mapping(entries) => entries.first().map_or(root.span, |entry| entry.key.span),
            _ => root.span,
        };
        document.span = Some(place);
        match fields.get("version") {
            Some(node) => self.version(node),
            None => self.missing(place, "a schema", "version", "version: 1"),
        }
        match fields.get("package") {
            Some(node) => document.package = self.text(node),
            None => self.missing(place, "a schema", "package", "package: my-db"),
        }
        document.doc = self.doc(fields);
        document.online_migrations = self.boolean_of(fields, "online_migrations").map(|flag| flag.value);
        document.rust = fields.get("rust").map(|node| self.rust(node)).unwrap_or_default();
        document.diesel = fields.get("diesel").map(|node| self.diesel(node)).unwrap_or_default();
        match fields.get("backends") {
            Some(node) => {
                document.backends = self.texts(node, "backends");
                if matches!(&node.value, Value::Sequence(items) if items.is_empty()) {
                    let diagnostic = Diagnostic::new(Code::WrongShape, node.span, "a schema has at least one backend");
                    self.report(diagnostic.help("write `[sqlite]`, or some of sqlite, postgres and mysql"));
                }
            }
            None => self.missing(place, "a schema", "backends", "backends: [sqlite]"),
        }
        if fields.get("tables").is_none() && fields.get("include").is_none() {
            self.missing(place, "a schema", "tables", "tables: { ... }");
        }
    }

    fn version(&mut self, node: &Node) {
        let Some(scalar) = self.scalar(node, "`version: 1`") else { return };
        if !(scalar.plain && &*scalar.text == "1") {
            let message = format!("there is no version `{}` of the schema language", scalar.text);
            self.report(Diagnostic::new(Code::Version, node.span, message).help("write `version: 1`"));
        }
    }

    fn enumeration(&mut self, Entry { key: name, value }: &Entry) -> Enum {
        let mut found = Enum {
            name: name.clone(),
            rust_name: None,
            derives: Vec::new(),
            doc: None,
            values: Vec::new(),
            native: None,
            native_on: Vec::new(),
            check: None,
            rust_type: None,
            renamed_from: None,
            is_broken: true,
        };
        let values = match &value.value {
            Value::Sequence(_) => Some(value),
            Value::Mapping(_) => {
                let Some(fields) = self.fields(value, &places::ENUM) else { return found };
                found.rust_name = self.text_of(fields, "rust_name");
                found.derives = fields.get("derives").map(|node| self.texts(node, "derives")).unwrap_or_default();
                found.doc = self.doc(fields);
                found.native = self.boolean_of(fields, "native");
                found.native_on =
                    places::ENUM_BACKENDS.iter().filter_map(|backend| self.native_on(fields, backend)).collect();
                found.check = self.boolean_of(fields, "check");
                found.rust_type = self.text_of(fields, "rust_type");
                found.renamed_from = self.text_of(fields, "renamed_from");
                if fields.get("values").is_none() {
                    self.missing(name.span, &format!("the enum `{name}`"), "values", "values: [...]");
                }
                fields.get("values")
            }
            Value::Scalar(_) => {
                self.wrong(value, "a list of values");
                None
            }
        };
        if let Some(node) = values {
            let before = self.diagnostics.errors();
            found.values = self.enum_values(node);
            found.is_broken = self.diagnostics.errors() > before;
        }
        found
    }

    /// Reads `native` under the key of a backend.
    fn native_on(&mut self, fields: Fields<'_>, backend: &str) -> Option<(Spanned<String>, Spanned<bool>)> {
        let Entry { key, value } = fields.entry(backend)?;
        let inner = self.fields(value, &places::ENUM_BACKEND)?;
        Some((key.clone(), self.boolean_of(inner, "native")?))
    }

    fn enum_values(&mut self, node: &Node) -> Vec<EnumValue> {
        if let Value::Mapping(entries) = &node.value {
            return entries.iter().filter_map(|entry| self.enum_value(entry)).collect();
        }
        let value = |label| EnumValue { label, rust_name: None, doc: None, renamed_from: None };
        self.texts(node, "values").into_iter().map(value).collect()
    }

    /// Reads `label:`, `label: doc` or `label: { doc: ..., rust_name: ... }`.
    fn enum_value(&mut self, Entry { key: label, value }: &Entry) -> Option<EnumValue> {
        let bare = EnumValue { label: label.clone(), rust_name: None, doc: None, renamed_from: None };
        match &value.value {
            Value::Scalar(scalar) if scalar.reading() == Reading::Null => Some(bare),
            Value::Scalar(_) => Some(EnumValue { doc: self.doc_text(value), ..bare }),
            _ => {
                let fields = self.fields(value, &places::ENUM_VALUE)?;
                Some(EnumValue {
                    rust_name: self.text_of(fields, "rust_name"),
                    doc: self.doc(fields),
                    renamed_from: self.text_of(fields, "renamed_from"),
                    ..bare
                })
            }
        }
    }

    fn mixin(&mut self, Entry { key: name, value }: &Entry) -> Mixin {
        let mut found = Mixin {
            name: name.clone(),
            mixins: Vec::new(),
            columns: Vec::new(),
            uniques: Vec::new(),
            indexes: Vec::new(),
            checks: Vec::new(),
            foreign_keys: Vec::new(),
            relations: Vec::new(),
            is_broken: true,
        };
        let Some(fields) = self.fields(value, &places::MIXIN) else { return found };
        // A mixin's doc is for the reader of the schema.
        self.doc(fields);
        if places::MIXIN.keys.iter().all(|key| *key == "doc" || fields.get(key).is_none()) {
            self.missing(name.span, &format!("the mixin `{name}`"), "columns", "columns: { ... }");
            return found;
        }
        found.is_broken = fields.get("columns").is_some_and(|node| !matches!(node.value, Value::Mapping(_)));
        found.mixins = fields.get("use").map(|node| self.texts(node, "mixins")).unwrap_or_default();
        found.columns = fields.get("columns").map(|node| self.columns(node)).unwrap_or_default();
        found.uniques = fields.get("unique").map(|node| self.uniques(node)).unwrap_or_default();
        found.indexes = fields.get("indexes").map(|node| self.indexes(node)).unwrap_or_default();
        found.checks = fields.get("checks").map(|node| self.checks(node)).unwrap_or_default();
        found.foreign_keys = fields.get("foreign_keys").map(|node| self.foreign_keys(node)).unwrap_or_default();
        found.relations = fields.get("relations").map(|node| self.relations(node)).unwrap_or_default();
        found
    }
}
