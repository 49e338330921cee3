//! Partitions, which are carried whole: the model has the table that they are parts of.

use super::catalog::{Column as Row, Relation};
use super::columns::declaration;
use super::{Reading, qualified, quoted, quoted_in, string};

impl Reading<'_> {
    /// Carries a partition of a table with all that it has.
    pub(super) fn partition(&mut self, relation: &Relation) {
        let Some(parent) = relation.parents.first().and_then(|parent| self.relations.get(parent).copied()) else {
            return;
        };
        let (own, of) = (quoted_in(&relation.namespace, &relation.name), quoted_in(&parent.namespace, &parent.name));
        let rows: Vec<&Row> = self.catalog.columns.iter().filter(|row| row.relation == relation.oid).collect();
        let mut lines: Vec<String> = rows.iter().map(|row| declaration(row, "")).collect();
        let constraints = self.catalog.constraints.iter().filter(|it| it.relation == relation.oid);
        let own_constraints = constraints.filter(|it| it.kind != "f" || !it.is_inherited);
        lines.extend(own_constraints.map(|it| format!("CONSTRAINT {} {}", quoted(&it.name), it.definition)));
        let by = relation.partition_key.as_ref().map(|key| format!("\nPARTITION BY {key}")).unwrap_or_default();
        let method = relation.method.as_ref().map(|method| format!("\nUSING {}", quoted(method))).unwrap_or_default();
        let kind = if relation.unlogged { "UNLOGGED TABLE" } else { "TABLE" };
        let with = match relation.options.as_slice() {
            [] => String::new(),
            options => format!("\nWITH ({})", options.join(", ")),
        };
        let tablespace = relation.tablespace.as_ref().map(|name| format!("\nTABLESPACE {}", quoted(name)));
        let tail = format!("{by}{method}{with}{}", tablespace.unwrap_or_default());
        let mut statements = vec![format!("CREATE {kind} {own} (\n    {}\n){tail}", lines.join(",\n    "))];
        // Before it is attached, so that the parent's indexes take over those that are there.
        let catalog = self.catalog;
        for index in catalog.indexes.iter().filter(|index| index.relation == relation.oid) {
            statements.push(index.definition.clone());
            if !index.is_valid {
                self.note(&index.name, "is an index that is not valid; the rebuilt one will be");
            }
        }
        let bound = relation.bound.as_deref().unwrap_or("DEFAULT");
        statements.push(format!("ALTER TABLE {of} ATTACH PARTITION {own} {bound}"));
        if let Some(doc) = &relation.doc {
            statements.push(format!("COMMENT ON TABLE {own} IS {}", string(doc)));
        }
        for row in &rows {
            if let Some(doc) = &row.doc {
                statements.push(format!("COMMENT ON COLUMN {own}.{} IS {}", quoted(&row.name), string(doc)));
            }
        }
        for constraint in self.catalog.constraints.iter().filter(|it| it.relation == relation.oid) {
            if let Some(doc) = &constraint.doc {
                statements.push(format!(
                    "COMMENT ON CONSTRAINT {} ON {own} IS {}",
                    quoted(&constraint.name),
                    string(doc)
                ));
            }
        }
        for index in self.catalog.indexes.iter().filter(|index| index.relation == relation.oid) {
            if let Some(doc) = &index.doc {
                let name = quoted_in(&relation.namespace, &index.name);
                statements.push(format!("COMMENT ON INDEX {name} IS {}", string(doc)));
            }
        }
        let after = vec![qualified(&parent.namespace, &parent.name)];
        self.carry_relation(relation, statements.join(";\n"), format!("DROP TABLE {own}"), after);
        for row in &rows {
            self.column_settings(relation, row);
        }
        self.table_settings(relation);
    }
}
