//! A table on its way from the document to the model.

use std::collections::{HashMap, HashSet};

use crate::diagnostics::Span;
use crate::document;
use crate::model::{
    Check, ColumnApi, Default, Exclusion, ForeignKey, Generated, Index, Literal, PerBackend, PrimaryKey, Relation,
    Rule, TableApi, TableNames, TableOptions, Type, Unique,
};
use crate::source::Spanned;

/// A table whose parts are filled in stage by stage. What is wrong stays out and has been reported.
#[derive(Debug)]
pub(super) struct Draft<'d> {
    pub(super) def: &'d document::Table,
    /// The namespace, when it is not the default one.
    pub(super) namespace: Option<String>,
    /// The view, when it is one.
    pub(super) view: Option<&'d document::View>,
    /// Parts of it could not be read, so that a name that it lacks is no error of its own.
    pub(super) is_broken: bool,
    pub(super) columns: Vec<ColumnDraft<'d>>,
    positions: HashMap<&'d str, usize>,
    pub(super) primary_key: Option<Spanned<PrimaryKey>>,
    pub(super) logical_key: Vec<String>,
    /// Whether rows have to be found by a key; a view's need not.
    pub(super) has_to_have_key: bool,
    pub(super) uniques: Vec<Spanned<Unique>>,
    pub(super) foreign_keys: Vec<Spanned<ForeignKey>>,
    /// The names of the foreign keys that the database does not know of.
    pub(super) logical: HashSet<String>,
    pub(super) exclusions: Vec<Spanned<Exclusion>>,
    pub(super) checks: Vec<Spanned<Check>>,
    pub(super) indexes: Vec<Spanned<Index>>,
    pub(super) relations: Vec<Spanned<Relation>>,
    pub(super) soft_delete: Option<String>,
    pub(super) options: TableOptions,
    pub(super) rust: Option<TableNames>,
    pub(super) api: Option<TableApi>,
}

/// A column on its way to the model.
#[derive(Debug)]
pub(super) struct ColumnDraft<'d> {
    pub(super) def: &'d document::Column,
    pub(super) rust_name: String,
    pub(super) field: Option<String>,
    /// Nothing until it is known, by the column's own type or by the column that it refers to.
    pub(super) ty: Option<Type>,
    pub(super) digits: Option<u8>,
    pub(super) declared: PerBackend<String>,
    pub(super) nullable: bool,
    pub(super) default: Option<Default>,
    pub(super) identity: bool,
    pub(super) identity_always: bool,
    pub(super) serial: bool,
    pub(super) on_update_now: bool,
    pub(super) rules: Vec<Rule>,
    pub(super) example: Option<Literal>,
    pub(super) counts_updates: bool,
    pub(super) domain: Option<String>,
    pub(super) generated: Option<Generated>,
    pub(super) collation: PerBackend<String>,
    pub(super) api: ColumnApi,
}

impl<'d> Draft<'d> {
    pub(super) fn new(
        def: &'d document::Table,
        namespace: Option<String>,
        is_broken: bool,
        columns: Vec<&'d document::Column>,
    ) -> Self {
        let positions = columns.iter().enumerate().map(|(place, column)| (column.name.as_str(), place)).collect();
        let columns = columns.into_iter().map(ColumnDraft::new).collect();
        Self {
            def,
            namespace,
            view: None,
            is_broken,
            columns,
            positions,
            primary_key: None,
            logical_key: Vec::new(),
            has_to_have_key: true,
            uniques: Vec::new(),
            foreign_keys: Vec::new(),
            logical: HashSet::new(),
            exclusions: Vec::new(),
            checks: Vec::new(),
            indexes: Vec::new(),
            relations: Vec::new(),
            soft_delete: None,
            options: TableOptions::default(),
            rust: None,
            api: None,
        }
    }

    /// Returns the table's name.
    pub(super) fn name(&self) -> &'d str {
        self.def.name.as_str()
    }

    /// Returns the name without a namespace.
    pub(super) fn local_name(&self) -> &'d str {
        super::namespaces::without(self.namespace.as_deref(), self.name())
    }

    /// Returns whether the schema states a primary key, even one that could not be read.
    pub(super) fn says_primary_key(&self) -> bool {
        let is_marked = |column: &ColumnDraft<'_>| column.def.primary_key.as_ref().is_some_and(|mark| mark.value);
        self.def.has_primary_key || self.columns.iter().any(is_marked)
    }

    /// Returns the foreign keys that the database holds rows to.
    pub(super) fn held_foreign_keys(&self) -> impl Iterator<Item = &Spanned<ForeignKey>> {
        self.foreign_keys.iter().filter(|key| !self.logical.contains(&key.value.name))
    }

    /// Returns whether it has no key that it should have, or none that could be read, which has been reported.
    pub(super) fn lacks_key_by_mistake(&self) -> bool {
        self.is_broken || (self.has_no_key() && self.has_to_have_key && self.def.logical_key.is_none())
    }

    /// Returns whether nothing tells rows apart.
    pub(super) fn has_no_key(&self) -> bool {
        self.primary_key.is_none() && self.logical_key.is_empty()
    }

    /// Returns the place of the table's name.
    pub(super) fn span(&self) -> Span {
        self.def.name.span
    }

    /// Returns the place among the columns of the column of that name.
    pub(super) fn position(&self, column: &str) -> Option<usize> {
        self.positions.get(column).copied()
    }

    /// Returns the column of that name.
    pub(super) fn column(&self, column: &str) -> Option<&ColumnDraft<'d>> {
        self.position(column).map(|position| &self.columns[position])
    }

    /// Returns whether a foreign key that the schema states is missing, which has been reported.
    pub(super) fn lacks_foreign_keys(&self) -> bool {
        let of_columns = self.columns.iter().filter(|column| column.def.references.is_some()).count();
        self.is_broken || self.foreign_keys.len() < of_columns + self.def.foreign_keys.len()
    }

    /// Returns the columns of the primary key and of each unique constraint.
    pub(super) fn keys(&self) -> impl Iterator<Item = &[String]> {
        let primary = self.primary_key.iter().map(|key| key.value.columns.as_slice());
        let logical = Some(self.logical_key.as_slice()).filter(|key| !key.is_empty());
        primary.chain(logical).chain(self.uniques.iter().map(|unique| unique.value.columns.as_slice()))
    }

    /// Returns whether at most one row can have given values in these columns.
    pub(super) fn is_unique(&self, columns: &[String]) -> bool {
        let covers = |key: &[String]| key.iter().all(|column| columns.contains(column));
        let indexes = self.indexes.iter().map(|index| &index.value);
        self.keys().any(covers)
            || indexes
                .filter(|index| index.unique && index.predicate.is_none())
                .filter(|index| index.only.is_empty())
                .filter_map(Index::plain_columns)
                .any(|index| index.iter().all(|part| columns.iter().any(|column| column == part)))
    }
}

impl<'d> ColumnDraft<'d> {
    fn new(def: &'d document::Column) -> Self {
        Self {
            def,
            rust_name: String::new(),
            field: None,
            ty: None,
            digits: None,
            declared: PerBackend::default(),
            nullable: false,
            default: None,
            identity: false,
            identity_always: false,
            serial: false,
            on_update_now: false,
            rules: Vec::new(),
            example: None,
            counts_updates: false,
            domain: None,
            generated: None,
            collation: PerBackend::default(),
            api: ColumnApi::default(),
        }
    }
}
