use super::catalog::{Index as Row, IndexPart, Relation};
use super::constraints::index_mark;
use super::tables::{is_elsewhere, is_in_order, parameters};
use super::{Reading, qualified, quoted_in, string};
use crate::introspect::tokens::without_parentheses;
use crate::model::{Backend, Index, IndexColumn, IndexKey, NullsOrder, PostgresIndex, Table};

impl Reading<'_> {
    /// Reads the indexes of a table that no constraint brings.
    pub(super) fn indexes(&mut self, relation: &Relation, table: &mut Table) {
        let catalog = self.catalog;
        let mut indexes = Vec::new();
        for row in catalog.indexes.iter().filter(|row| row.relation == relation.oid && !row.is_inherited) {
            if !row.is_valid {
                self.note(&row.name, "is an index that is not valid; the rebuilt one will be");
            }
            if !is_in_order(&row.options) {
                let after = vec![qualified(&relation.namespace, &relation.name), row.name.clone()];
                let index = format!("INDEX {}", quoted_in(&relation.namespace, &row.name));
                self.carry_parameters(&row.name, &index, &row.options, after);
            }
            let oid = (self.classes.relation, row.oid);
            let is_elsewhere = |part: &IndexPart| part.collation.as_deref().is_some_and(is_elsewhere);
            if self.late.contains(&oid) || row.parts.iter().any(is_elsewhere) {
                let drop = format!("DROP INDEX {}", quoted_in(&relation.namespace, &row.name));
                let after = vec![qualified(&relation.namespace, &relation.name)];
                self.carry(&row.name, row.definition.clone(), drop, Some(oid), after);
            } else {
                indexes.push(index(row));
            }
            let owner = quoted_in(&relation.namespace, &relation.name);
            let name = quoted_in(&relation.namespace, &row.name);
            // The index may be carried as well.
            let after = || vec![qualified(&relation.namespace, &relation.name), row.name.clone()];
            for (mark, is_set) in [("cluster", row.is_clustered), ("replica identity", row.is_replica_identity)] {
                if is_set {
                    let (create, drop) = index_mark(mark, &owner, &row.name);
                    self.carry(&format!("{} {mark}", row.name), create, drop, None, after());
                }
            }
            for statistics in &row.statistics {
                let (part, _) = statistics.split_once(' ').unwrap_or_default();
                let alter = format!("ALTER INDEX {name} ALTER COLUMN");
                let (create, drop) = (format!("{alter} {statistics}"), format!("{alter} {part} SET STATISTICS -1"));
                self.carry(&format!("{} {part} statistics", row.name), create, drop, None, after());
            }
            if let Some(doc) = &row.doc {
                let on = format!("COMMENT ON INDEX {name} IS");
                let (create, drop) = (format!("{on} {}", string(doc)), format!("{on} NULL"));
                self.carry(&format!("{} comment", row.name), create, drop, None, after());
            }
        }
        table.indexes = indexes.into();
    }

    /// Carries the indexes of a materialized view, which the model has for tables only.
    pub(super) fn carry_indexes(&mut self, relation: &Relation, table: &mut Table) {
        table.indexes = Vec::new().into();
        let catalog = self.catalog;
        for row in catalog.indexes.iter().filter(|row| row.relation == relation.oid) {
            let drop = format!("DROP INDEX {}", quoted_in(&relation.namespace, &row.name));
            let after = vec![qualified(&relation.namespace, &relation.name)];
            self.carry(&row.name, row.definition.clone(), drop, None, after);
        }
    }
}

fn index(row: &Row) -> Index {
    Index {
        name: row.name.clone(),
        columns: row.parts.iter().map(part).collect(),
        unique: row.unique,
        predicate: row.predicate.as_deref().map(without_parentheses).map(Into::into),
        postgres: PostgresIndex {
            method: (row.method != "btree").then(|| row.method.clone()),
            include: row.include.clone(),
            nulls_not_distinct: row.definition.contains("NULLS NOT DISTINCT"),
            with: if is_in_order(&row.options) { parameters(&row.options) } else { Default::default() },
            tablespace: row.tablespace.clone(),
        },
        ..Index::default()
    }
}

fn part(row: &IndexPart) -> IndexColumn {
    let key = match &row.column {
        Some(column) => IndexKey::Column(column.clone()),
        None => IndexKey::Expression(without_parentheses(&row.definition).into()),
    };
    // Bits of pg_index.indoption: 1 for DESC, 2 for NULLS FIRST.
    let (descending, nulls_first) = (row.option & 1 != 0, row.option & 2 != 0);
    let nulls = match (descending, nulls_first) {
        (false, true) => Some(NullsOrder::First),
        (true, false) => Some(NullsOrder::Last),
        _ => None,
    };
    let mut part = IndexColumn { descending, nulls, ops: row.operators.clone(), ..IndexColumn::by(key) };
    if let Some(collation) = &row.collation {
        part.collation.set(Backend::Postgres, collation.replace('"', ""));
    }
    part
}
