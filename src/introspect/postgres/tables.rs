//! Tables, and views.

use std::collections::BTreeMap;

use super::catalog::{Column as Row, Relation};
use super::columns::declaration;
use super::types::Known;
use super::{Reading, own_namespace, qualified, quoted, quoted_in, string};
use crate::introspect::build;
use crate::introspect::tokens::tokens;
use crate::model::{Column, PerBackend, Table, View};

impl Reading<'_> {
    /// Reads the tables.
    pub(super) fn tables(&mut self) {
        let catalog = self.catalog;
        let known = self.known_types();
        let mut tables = Vec::new();
        for relation in &catalog.relations {
            let is_ours = self.relations.contains_key(&relation.oid);
            match relation.kind.as_str() {
                "r" | "p" if is_ours && !relation.is_partition && self.has_columns(relation) => {
                    tables.push(self.table(relation, &known));
                }
                "r" | "p" if is_ours && !relation.is_partition => self.empty_table(relation),
                "r" | "p" if is_ours => self.partition(relation),
                "f" => self.foreign_table(relation),
                _ => {}
            }
        }
        self.model.tables = tables.into();
    }

    fn has_columns(&self, relation: &Relation) -> bool {
        self.catalog.columns.iter().any(|row| row.relation == relation.oid)
    }

    /// Carries a table without columns, which the language does not have.
    fn empty_table(&mut self, relation: &Relation) {
        let table = quoted_in(&relation.namespace, &relation.name);
        let doc = relation.doc.as_ref().map(|doc| format!(";\nCOMMENT ON TABLE {table} IS {}", string(doc)));
        let create = format!("CREATE TABLE {table} (){}", doc.unwrap_or_default());
        self.carry_relation(relation, create, format!("DROP TABLE {table}"), Vec::new());
    }

    /// Carries a view without columns, which the language does not have either.
    fn empty_view(&mut self, relation: &Relation, definition: &str) {
        let word = if relation.kind == "m" { "MATERIALIZED VIEW" } else { "VIEW" };
        let view = quoted_in(&relation.namespace, &relation.name);
        let doc = relation.doc.as_ref().map(|doc| format!(";\nCOMMENT ON {word} {view} IS {}", string(doc)));
        let query = definition.trim().trim_end_matches(';');
        let create = format!("CREATE {word} {view} AS\n{query}{}", doc.unwrap_or_default());
        self.carry_relation(relation, create, format!("DROP {word} {view}"), Vec::new());
    }

    /// Carries a foreign table.
    fn foreign_table(&mut self, relation: &Relation) {
        let table = quoted_in(&relation.namespace, &relation.name);
        let rows = self.catalog.columns.iter().filter(|row| row.relation == relation.oid);
        let columns = rows.map(|row| declaration(row, &row.foreign_options));
        let checks = self.catalog.constraints.iter().filter(|it| it.relation == relation.oid);
        let checks = checks.map(|it| format!("CONSTRAINT {} {}", quoted(&it.name), it.definition));
        let lines: Vec<String> = columns.chain(checks).collect();
        let server = relation.server.as_deref().unwrap_or_default();
        let doc = relation.doc.as_ref().map(|doc| format!(";\nCOMMENT ON FOREIGN TABLE {table} IS {}", string(doc)));
        let lines = lines.join(",\n    ");
        let create = format!("CREATE FOREIGN TABLE {table} (\n    {lines}\n) {server}{}", doc.unwrap_or_default());
        self.carry_relation(relation, create, format!("DROP FOREIGN TABLE {table}"), Vec::new());
        let text = "is a foreign table; it is carried with its own SQL, and not part of the crate";
        self.note(qualified(&relation.namespace, &relation.name), text);
    }

    /// Carries a relation whole, under its own name.
    pub(super) fn carry_relation(&mut self, relation: &Relation, create: String, drop: String, after: Vec<String>) {
        let oid = (self.classes.relation, relation.oid);
        self.names.remove(&oid);
        self.carry(&qualified(&relation.namespace, &relation.name), create, drop, Some(oid), after);
    }

    fn table(&mut self, relation: &Relation, known: &Known) -> Table {
        let name = qualified(&relation.namespace, &relation.name);
        let mut table = build::table(name.clone(), own_namespace(&relation.namespace));
        table.doc.clone_from(&relation.doc);
        let options = &mut table.options.postgres;
        options.unlogged = relation.unlogged;
        options.tablespace.clone_from(&relation.tablespace);
        if is_in_order(&relation.options) {
            options.with = parameters(&relation.options);
        }
        options.partition_by.clone_from(&relation.partition_key);
        options.inherits = relation
            .parents
            .iter()
            .filter_map(|parent| self.relations.get(parent))
            .map(|parent| qualified(&parent.namespace, &parent.name))
            .collect();
        let rows: Vec<&Row> = self.catalog.columns.iter().filter(|row| row.relation == relation.oid).collect();
        let key = self.key_of(relation.oid);
        let columns: Vec<Column> = rows.iter().map(|row| self.column(relation, row, &key, known)).collect();
        table.columns = columns.into();
        self.constraints(relation, &mut table);
        self.not_nulls(relation);
        self.indexes(relation, &mut table);
        for row in &rows {
            self.column_settings(relation, row);
            self.stricter_column(relation, row);
        }
        self.table_settings(relation);
        if !is_in_order(&relation.options) {
            let owner = format!("TABLE {}", quoted_in(&relation.namespace, &relation.name));
            self.carry_parameters(&relation.name, &owner, &relation.options, vec![table.name.clone()]);
        }
        table
    }

    /// Carries storage parameters in an order that the model does not keep, and PostgreSQL does.
    pub(super) fn carry_parameters(&mut self, name: &str, owner: &str, options: &[String], after: Vec<String>) {
        let names: Vec<_> = options.iter().map(|it| it.split('=').next().unwrap_or_default()).collect();
        let create = format!("ALTER {owner} SET ({})", options.join(", "));
        let drop = format!("ALTER {owner} RESET ({})", names.join(", "));
        self.carry(&format!("{name} parameters"), create, drop, None, after);
    }

    /// Carries what a table has beside its declaration.
    pub(super) fn table_settings(&mut self, relation: &Relation) {
        let table = quoted_in(&relation.namespace, &relation.name);
        let after = || vec![qualified(&relation.namespace, &relation.name)];
        if relation.row_security {
            let create = format!("ALTER TABLE {table} ENABLE ROW LEVEL SECURITY");
            let drop = format!("ALTER TABLE {table} DISABLE ROW LEVEL SECURITY");
            self.carry(&format!("{} row security", relation.name), create, drop, None, after());
        }
        if relation.forced_security {
            let create = format!("ALTER TABLE {table} FORCE ROW LEVEL SECURITY");
            let drop = format!("ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY");
            self.carry(&format!("{} forced row security", relation.name), create, drop, None, after());
        }
        let identity = match relation.replica_identity.as_str() {
            "n" => Some("NOTHING"),
            "f" => Some("FULL"),
            _ => None,
        };
        if let Some(identity) = identity {
            let create = format!("ALTER TABLE {table} REPLICA IDENTITY {identity}");
            let drop = format!("ALTER TABLE {table} REPLICA IDENTITY DEFAULT");
            self.carry(&format!("{} replica identity", relation.name), create, drop, None, after());
        }
        if let Some(of_type) = &relation.of_type {
            let (create, drop) = (format!("ALTER TABLE {table} OF {of_type}"), format!("ALTER TABLE {table} NOT OF"));
            self.carry(&format!("{} type", relation.name), create, drop, None, after());
        }
        if let Some(method) = relation.method.as_ref().filter(|_| !relation.is_partition) {
            let alter = format!("ALTER TABLE {table} SET ACCESS METHOD");
            let (create, drop) = (format!("{alter} {}", quoted(method)), format!("{alter} heap"));
            self.carry(&format!("{} method", relation.name), create, drop, None, after());
        }
    }

    /// Reads the views.
    pub(super) fn views(&mut self) {
        let catalog = self.catalog;
        let known = self.known_types();
        let mut views = Vec::new();
        for relation in catalog.relations.iter().filter(|relation| matches!(relation.kind.as_str(), "v" | "m")) {
            let Some(definition) = &relation.definition else { continue };
            if !self.has_columns(relation) {
                self.empty_view(relation, definition);
                continue;
            }
            let name = qualified(&relation.namespace, &relation.name);
            let mut table = build::table(name.clone(), own_namespace(&relation.namespace));
            table.doc.clone_from(&relation.doc);
            let rows = catalog.columns.iter().filter(|row| row.relation == relation.oid);
            for row in rows.clone() {
                self.carry_default(relation, row);
                if relation.kind == "m" {
                    self.column_settings(relation, row);
                }
            }
            let columns = rows.map(|row| {
                let (meaning, domain) = self.column_type(row, &known);
                let declared = PerBackend { postgres: meaning.declared, ..PerBackend::default() };
                let doc = row.doc.clone();
                Column {
                    nullable: true,
                    digits: meaning.digits,
                    declared,
                    domain,
                    doc,
                    ..Column::new(&row.name, meaning.ty)
                }
            });
            table.columns = columns.collect();
            let materialized = relation.kind == "m";
            if materialized {
                self.indexes(relation, &mut table);
                self.carry_indexes(relation, &mut table);
            }
            if !relation.options.is_empty() {
                let view = quoted_in(&relation.namespace, &relation.name);
                let word = if materialized { "MATERIALIZED VIEW" } else { "VIEW" };
                let names: Vec<_> =
                    relation.options.iter().map(|it| it.split('=').next().unwrap_or_default()).collect();
                let create = format!("ALTER {word} {view} SET ({})", relation.options.join(", "));
                let drop = format!("ALTER {word} {view} RESET ({})", names.join(", "));
                self.carry(&format!("{name} options"), create, drop, None, vec![name.clone()]);
            }
            let query = definition.trim().trim_end_matches(';').trim_end().to_owned();
            views.push(View { table, query: query.into(), materialized, after: Vec::new() });
        }
        self.model.views = views.into();
    }
}

/// A statement that does nothing, for what need not be taken back before its table goes.
pub(super) fn nothing() -> String {
    "SELECT 1".to_owned()
}

/// Returns whether a collation, as SQL spells it, is in another namespace than the default one.
pub(super) fn is_elsewhere(collation: &str) -> bool {
    tokens(collation).len() > 1 || !collation.starts_with('"') && collation.contains('.')
}

/// Returns whether storage parameters are the table's own, in the order in which the model has them.
pub(super) fn is_in_order(options: &[String]) -> bool {
    let names = || options.iter().map(|option| option.split('=').next().unwrap_or_default());
    names().zip(names().skip(1)).all(|(one, next)| one < next) && names().all(|name| !name.contains('.'))
}

/// Returns storage parameters by name.
pub(super) fn parameters(options: &[String]) -> BTreeMap<String, String> {
    let pairs = options.iter().filter_map(|option| option.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}
