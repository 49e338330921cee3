//! Columns as the YAML has them.

use super::places;
use super::reader::Reader;
use super::types::TypeExpr;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{Entry, Node, Reading, Scalar, Spanned, Value};

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name.
    pub name: Spanned<String>,
    /// `type`
    pub ty: Option<TypeExpr>,
    /// Whether a type was written, even one that could not be read.
    pub has_type: bool,
    /// `nullable`
    pub nullable: Option<Spanned<bool>>,
    /// `doc`
    pub doc: Option<String>,
    /// `primary_key`
    pub primary_key: Option<Spanned<bool>>,
    /// `generated`
    pub generated: Option<Spanned<String>>,
    /// `default`
    pub default: Option<Spanned<Default>>,
    /// `on_update`: `now()`, or a referential action
    pub on_update: Option<Spanned<String>>,
    /// `unique`
    pub unique: Option<Spanned<bool>>,
    /// `index`
    pub index: Option<Spanned<bool>>,
    /// `references`
    pub references: Option<Spanned<String>>,
    /// `on_delete`
    pub on_delete: Option<Spanned<String>>,
    /// `rust_name`
    pub rust_name: Option<Spanned<String>>,
    /// `api`
    pub api: Vec<Spanned<String>>,
    /// `renamed_from`
    pub renamed_from: Option<Spanned<String>>,
    /// `backfill`
    pub backfill: Option<Spanned<Default>>,
}

/// A default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Default {
    /// A literal or a function such as `now()`.
    Scalar(Scalar),
    /// `{ sql: "..." }`
    Sql(Spanned<String>),
}

impl Reader<'_> {
    pub(super) fn columns(&mut self, node: &Node) -> Vec<Column> {
        self.named(node, "names to columns").iter().map(|entry| self.column(entry)).collect()
    }

    /// Reads `name: type` or `name: { ... }`. What cannot be read stays as a name, so that references to it stand.
    fn column(&mut self, Entry { key: name, value }: &Entry) -> Column {
        if let Value::Scalar(scalar) = &value.value {
            let mut column = Column::named(name.clone());
            if scalar.reading() != Reading::Null {
                column.has_type = true;
                column.ty = self.text(value).and_then(|text| self.type_expr(&text));
            }
            return column;
        }
        let Some(fields) = self.fields(value, &places::COLUMN) else {
            return Column { has_type: true, ..Column::named(name.clone()) };
        };
        let ty = fields.get("type");
        Column {
            has_type: ty.is_some(),
            ty: ty.and_then(|node| self.text(node)).and_then(|text| self.type_expr(&text)),
            nullable: self.boolean_of(fields, "nullable"),
            doc: self.doc(fields),
            primary_key: self.boolean_of(fields, "primary_key"),
            generated: self.text_of(fields, "generated"),
            default: fields.get("default").and_then(|node| self.default(node)),
            on_update: self.text_of(fields, "on_update"),
            unique: self.boolean_of(fields, "unique"),
            index: self.boolean_of(fields, "index"),
            references: self.text_of(fields, "references"),
            on_delete: self.text_of(fields, "on_delete"),
            rust_name: self.text_of(fields, "rust_name"),
            api: fields.get("api").map(|node| self.column_api(node)).unwrap_or_default(),
            renamed_from: self.text_of(fields, "renamed_from"),
            backfill: fields.get("backfill").and_then(|node| self.default(node)),
            name: name.clone(),
        }
    }

    fn default(&mut self, node: &Node) -> Option<Spanned<Default>> {
        match &node.value {
            Value::Scalar(scalar) if scalar.reading() == Reading::Null => {
                let diagnostic = Diagnostic::new(Code::DefaultMismatch, node.span, "a default is not NULL");
                self.report(diagnostic.help("leave `default` out: a nullable column without one starts as NULL"));
                None
            }
            Value::Scalar(scalar) => Some(Spanned::new(Default::Scalar(scalar.clone()), node.span)),
            Value::Mapping(_) => {
                let fields = self.fields(node, &places::DEFAULT)?;
                let sql = self.text_of(fields, "sql")?;
                Some(Spanned::new(Default::Sql(sql), node.span))
            }
            Value::Sequence(_) => {
                self.wrong(node, "a literal, `now()`, `uuid()` or `{ sql: \"...\" }`");
                None
            }
        }
    }

    fn column_api(&mut self, node: &Node) -> Vec<Spanned<String>> {
        match &node.value {
            Value::Sequence(_) => self.texts(node, "words"),
            _ => self.text(node).into_iter().collect(),
        }
    }
}

impl Column {
    /// Makes a column of which only the name is known.
    fn named(name: Spanned<String>) -> Self {
        Self {
            name,
            ty: None,
            has_type: false,
            nullable: None,
            doc: None,
            primary_key: None,
            generated: None,
            default: None,
            on_update: None,
            unique: None,
            index: None,
            references: None,
            on_delete: None,
            rust_name: None,
            api: Vec::new(),
            renamed_from: None,
            backfill: None,
        }
    }
}
