//! Tables as the YAML has them.

use super::column::Column;
use super::places;
use super::reader::{Fields, Reader};
use crate::diagnostics::{Code, Diagnostic, Span, one_of};
use crate::source::{Entry, Node, Reading, Spanned, Value};

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
    /// Whether its columns could not be read, which has been reported.
    pub is_broken: bool,
}

/// A primary key or unique constraint.
#[derive(Clone, Debug)]
pub struct Key {
    /// The whole of it.
    pub span: Span,
    /// `columns`
    pub columns: Vec<Spanned<String>>,
    /// `name`
    pub name: Option<Spanned<String>>,
}

/// An index.
#[derive(Clone, Debug)]
pub struct Index {
    /// The whole of it.
    pub span: Span,
    /// `columns`
    pub columns: Vec<IndexColumn>,
    /// `unique`
    pub unique: bool,
    /// `where`
    pub predicate: Option<Spanned<String>>,
    /// `name`
    pub name: Option<Spanned<String>>,
}

/// A column of an index.
#[derive(Clone, Debug)]
pub struct IndexColumn {
    /// The column's name.
    pub name: Spanned<String>,
    /// Whether `desc` stands behind it.
    pub descending: bool,
}

/// A check.
#[derive(Clone, Debug)]
pub struct Check {
    /// Its name.
    pub name: Spanned<String>,
    /// Its condition.
    pub expression: Spanned<String>,
}

/// A foreign key of the table.
#[derive(Clone, Debug)]
pub struct ForeignKey {
    /// The whole of it.
    pub span: Span,
    /// `columns`
    pub columns: Vec<Spanned<String>>,
    /// `references`
    pub table: Spanned<String>,
    /// `to`
    pub to: Option<Vec<Spanned<String>>>,
    /// `on_delete`
    pub on_delete: Option<Spanned<String>>,
    /// `on_update`
    pub on_update: Option<Spanned<String>>,
    /// `name`
    pub name: Option<Spanned<String>>,
}

/// How a relation is said to lead to its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelationWord {
    /// `belongs_to`
    BelongsTo,
    /// `has_one`
    HasOne,
    /// `has_many`
    HasMany,
    /// `many_to_many`
    ManyToMany,
}

impl RelationWord {
    /// Every word, with its spelling.
    pub const ALL: [(&'static str, Self); 4] = [
        ("belongs_to", Self::BelongsTo),
        ("has_one", Self::HasOne),
        ("has_many", Self::HasMany),
        ("many_to_many", Self::ManyToMany),
    ];
}

/// A relation.
#[derive(Clone, Debug)]
pub struct Relation {
    /// Its name.
    pub name: Spanned<String>,
    /// How it leads to its table.
    pub word: RelationWord,
    /// The table.
    pub table: Spanned<String>,
    /// `through`
    pub through: Option<Spanned<String>>,
    /// `inverse`
    pub inverse: Option<Spanned<String>>,
    /// `foreign_key`: a column, or the name of the foreign key
    pub foreign_key: Option<Spanned<String>>,
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
}

impl Table {
    /// Makes a table of which only the name is known.
    fn broken(name: Spanned<String>) -> Self {
        Self {
            name,
            doc: None,
            rust_name: None,
            mixins: Vec::new(),
            columns: Vec::new(),
            primary_key: None,
            has_primary_key: false,
            uniques: Vec::new(),
            indexes: Vec::new(),
            checks: Vec::new(),
            foreign_keys: Vec::new(),
            relations: Vec::new(),
            soft_delete: None,
            api: Api::default(),
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
            is_broken: columns.map_or(fields.get("use").is_none(), |node| !matches!(node.value, Value::Mapping(_)))
                || fields.get("use").is_some_and(|node| !matches!(node.value, Value::Sequence(_))),
            has_primary_key: fields.get("primary_key").is_some(),
        }
    }

    /// Reads `[a, b]` or `{ columns: [a, b], name: n }`.
    fn key(&mut self, node: &Node) -> Option<Key> {
        let span = node.span;
        if let Value::Mapping(_) = node.value {
            let fields = self.fields(node, &places::KEY)?;
            let columns = self.required_texts(fields, node, "a key", "columns")?;
            return Some(Key { span, columns, name: self.text_of(fields, "name") });
        }
        let columns = self.texts(node, "columns");
        self.not_empty(node, &columns, "columns").then_some(Key { span, columns, name: None })
    }

    fn uniques(&mut self, node: &Node) -> Vec<Key> {
        let items = self.list(node, "unique constraints");
        let is_text = |item: &Node| matches!(item.value, Value::Scalar(_));
        if !items.is_empty() && items.iter().all(is_text) {
            let message = "`unique` is a list of constraints, each a list of columns";
            let diagnostic = Diagnostic::new(Code::WrongShape, node.span, message);
            self.report(diagnostic.help("write `- [a, b]` for one constraint over both columns"));
            return Vec::new();
        }
        items.iter().filter_map(|item| self.key(item)).collect()
    }

    fn indexes(&mut self, node: &Node) -> Vec<Index> {
        let items = self.list(node, "indexes");
        let is_text = |item: &Node| matches!(item.value, Value::Scalar(_));
        if !items.is_empty() && items.iter().all(is_text) {
            let message = "`indexes` is a list of indexes, each a list of columns";
            let diagnostic = Diagnostic::new(Code::WrongShape, node.span, message);
            self.report(diagnostic.help("write `- [a, b]` for one index over both columns"));
            return Vec::new();
        }
        items.iter().filter_map(|item| self.index(item)).collect()
    }

    fn index(&mut self, node: &Node) -> Option<Index> {
        let span = node.span;
        if let Value::Mapping(_) = node.value {
            let fields = self.fields(node, &places::INDEX)?;
            let columns = self.required_texts(fields, node, "an index", "columns")?;
            return Some(Index {
                span,
                columns: self.index_columns(columns),
                unique: self.boolean_of(fields, "unique").is_some_and(|unique| unique.value),
                predicate: self.text_of(fields, "where"),
                name: self.text_of(fields, "name"),
            });
        }
        let columns = self.texts(node, "columns");
        let columns =
            if self.not_empty(node, &columns, "columns") { self.index_columns(columns) } else { return None };
        Some(Index { span, columns, unique: false, predicate: None, name: None })
    }

    fn index_columns(&mut self, columns: Vec<Spanned<String>>) -> Vec<IndexColumn> {
        columns.into_iter().filter_map(|text| self.index_column(text)).collect()
    }

    /// Reads `column`, `column asc` or `column desc`; a column's name may itself hold blanks.
    fn index_column(&mut self, text: Spanned<String>) -> Option<IndexColumn> {
        let lower = text.value.to_ascii_lowercase();
        if lower.ends_with(" nulls first") || lower.ends_with(" nulls last") {
            self.report(Diagnostic::new(
                Code::NotYet,
                text.span,
                "the order of NULLs in an index is not supported yet",
            ));
            return None;
        }
        if text.value.contains(['(', ')']) {
            let message = "indexes over expressions are not supported yet";
            self.report(Diagnostic::new(Code::NotYet, text.span, message));
            return None;
        }
        let (length, descending) = match (lower.strip_suffix(" desc"), lower.strip_suffix(" asc")) {
            (Some(name), _) => (name.trim_end().len(), true),
            (None, Some(name)) => (name.trim_end().len(), false),
            (None, None) => (text.value.len(), false),
        };
        let name = text.value[..length].to_owned();
        let is_as_written = text.span.range().len() == text.value.len();
        let span = if is_as_written { text.span.part(0, length) } else { text.span };
        Some(IndexColumn { name: Spanned::new(name, span), descending })
    }

    fn checks(&mut self, node: &Node) -> Vec<Check> {
        let entries = self.named(node, "names to SQL conditions");
        let check = |entry: &Entry| Some(Check { name: entry.key.clone(), expression: self.text(&entry.value)? });
        entries.iter().filter_map(check).collect()
    }

    fn foreign_keys(&mut self, node: &Node) -> Vec<ForeignKey> {
        self.list(node, "foreign keys").iter().filter_map(|item| self.foreign_key(item)).collect()
    }

    fn foreign_key(&mut self, node: &Node) -> Option<ForeignKey> {
        let fields = self.fields(node, &places::FOREIGN_KEY)?;
        let columns = self.required_texts(fields, node, "a foreign key", "columns");
        let Some(references) = fields.get("references") else {
            self.missing(node.span, "a foreign key", "references", "references: other_table");
            return None;
        };
        Some(ForeignKey {
            span: node.span,
            columns: columns?,
            table: self.text(references)?,
            to: fields.get("to").map(|node| self.texts(node, "columns")),
            on_delete: self.text_of(fields, "on_delete"),
            on_update: self.text_of(fields, "on_update"),
            name: self.text_of(fields, "name"),
        })
    }

    fn relations(&mut self, node: &Node) -> Vec<Relation> {
        self.named(node, "names to relations").iter().filter_map(|entry| self.relation(entry)).collect()
    }

    fn relation(&mut self, Entry { key: name, value }: &Entry) -> Option<Relation> {
        let fields = self.fields(value, &places::RELATION)?;
        let mut words = RelationWord::ALL.iter().filter_map(|&(key, word)| Some((fields.entry(key)?, word)));
        let Some((entry, word)) = words.next() else {
            let words = RelationWord::ALL.map(|(word, _)| word);
            let message = format!("the relation `{name}` needs one of the keys {}", one_of(&words));
            let diagnostic = Diagnostic::new(Code::MissingKey, name.span, message);
            self.report(diagnostic.help("add `belongs_to: other_table`"));
            return None;
        };
        if let Some((other, _)) = words.next() {
            let message = format!("a relation is either `{}` or `{}`", entry.key, other.key);
            let diagnostic = Diagnostic::new(Code::WrongShape, other.key.span, message);
            self.report(diagnostic.also(entry.key.span, "already said here"));
            return None;
        }
        let through = self.text_of(fields, "through");
        let misplaced = match word {
            RelationWord::ManyToMany => fields.entry("foreign_key"),
            _ => fields.entry("through"),
        };
        if let Some(misplaced) = misplaced {
            let message = format!("`{}` does not go with `{}`", misplaced.key, entry.key);
            self.report(Diagnostic::new(Code::UnknownKey, misplaced.key.span, message));
            return None;
        }
        if word == RelationWord::ManyToMany && fields.get("through").is_none() {
            self.missing(name.span, "a many-to-many relation", "through", "through: join_table");
            return None;
        }
        Some(Relation {
            name: name.clone(),
            word,
            table: self.text(&entry.value)?,
            through,
            inverse: self.text_of(fields, "inverse"),
            foreign_key: self.text_of(fields, "foreign_key"),
        })
    }

    fn soft_delete(&mut self, node: &Node) -> Option<SoftDelete> {
        let is_text = matches!(&node.value, Value::Scalar(scalar) if scalar.reading() == Reading::Text);
        if is_text {
            return Some(SoftDelete { column: self.text(node)? });
        }
        let on = self.boolean(node)?;
        on.value.then(|| SoftDelete { column: Spanned::new("deleted_at".to_owned(), on.span) })
    }

    fn table_api(&mut self, node: &Node) -> Api {
        if let Value::Scalar(_) = &node.value {
            let on = self.boolean(node).is_none_or(|on| on.value);
            return Api { off: !on, ..Api::default() };
        }
        let Some(fields) = self.fields(node, &places::API) else { return Api::default() };
        Api {
            off: false,
            path: self.text_of(fields, "path"),
            operations: fields.get("operations").map(|node| self.texts(node, "operations")),
        }
    }

    fn required_texts(
        &mut self,
        fields: Fields<'_>,
        node: &Node,
        what: &str,
        key: &str,
    ) -> Option<Vec<Spanned<String>>> {
        let Some(list) = fields.get(key) else {
            self.missing(node.span, what, key, &format!("{key}: [...]"));
            return None;
        };
        let texts = self.texts(list, key);
        self.not_empty(list, &texts, key).then_some(texts)
    }

    /// Reports a list that is written down as empty; one whose elements were refused has been reported already.
    fn not_empty(&mut self, node: &Node, texts: &[Spanned<String>], what: &str) -> bool {
        if matches!(&node.value, Value::Sequence(items) if items.is_empty()) {
            let message = format!("this list of {what} is empty");
            self.report(Diagnostic::new(Code::WrongShape, node.span, message));
        }
        !texts.is_empty()
    }
}
