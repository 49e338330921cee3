use super::catalog::{Constraint, Relation};
use super::tables::parameters;
use super::types::condition;
use super::{Reading, qualified, quoted, quoted_in, string};
use crate::dialect::name_of_part;
use crate::introspect::tokens::without_parentheses;
use crate::model::{
    Check, Exclusion, ExclusionElement, ForeignKey, Named, NamedList, PostgresKey, PrimaryKey, ReferentialAction,
    Table, Timing, Unique,
};

impl Reading<'_> {
    /// Returns the columns of a table's primary key.
    pub(super) fn key_of(&self, relation: u32) -> Vec<String> {
        let mut constraints = self.catalog.constraints.iter();
        let primary = constraints.find(|it| it.relation == relation && it.kind == "p");
        primary.map(|key| key.columns.clone()).unwrap_or_default()
    }

    /// Reads the constraints of a table. What the model has no place for is carried.
    pub(super) fn constraints(&mut self, relation: &Relation, table: &mut Table) {
        let catalog = self.catalog;
        let (mut uniques, mut checks, mut keys, mut exclusions) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for row in catalog.constraints.iter().filter(|row| row.relation == relation.oid) {
            if row.is_inherited && !row.is_local {
                continue;
            }
            let is_late = self.late.contains(&(self.classes.constraint, row.oid));
            let is_read = match row.kind.as_str() {
                _ if is_late || !row.is_enforced || row.has_period => None,
                "p" => self.postgres_key(relation, row).map(|postgres| {
                    table.primary_key =
                        Some(PrimaryKey { name: row.name.clone(), columns: row.columns.clone(), postgres });
                }),
                "u" => self.postgres_key(relation, row).map(|postgres| {
                    uniques.push(Unique { name: row.name.clone(), columns: row.columns.clone(), postgres });
                }),
                "c" => {
                    let expression = condition(&row.definition).into();
                    let (not_valid, no_inherit) = (!row.is_valid, row.no_inherit);
                    checks.push(Check { name: row.name.clone(), expression, not_valid, no_inherit });
                    Some(())
                }
                "f" => self.foreign_key(row).map(|key| keys.push(key)),
                _ => exclusion(row).map(|it| exclusions.push(it)),
            };
            if is_read.is_none() {
                if row.kind == "p" {
                    table.logical_key.clone_from(&row.columns);
                }
                self.carry_constraint(relation, row);
            }
            if let Some(doc) = &row.index_doc {
                let on = format!("COMMENT ON INDEX {} IS", quoted_in(&relation.namespace, &row.name));
                let (create, drop) = (format!("{on} {}", string(doc)), format!("{on} NULL"));
                // The constraint may be carried as well.
                let after = vec![qualified(&relation.namespace, &relation.name), row.name.clone()];
                self.carry(&format!("{} index comment", row.name), create, drop, None, after);
            }
            if let Some(doc) = row.doc.as_ref().filter(|_| is_read.is_some()) {
                let on = format!(
                    "COMMENT ON CONSTRAINT {} ON {} IS",
                    quoted(&row.name),
                    quoted_in(&relation.namespace, &relation.name)
                );
                let (create, drop) = (format!("{on} {}", string(doc)), format!("{on} NULL"));
                let after = vec![qualified(&relation.namespace, &relation.name)];
                self.carry(&format!("{} comment", row.name), create, drop, None, after);
            }
        }
        table.uniques = uniques.into();
        table.checks = checks.into();
        table.foreign_keys = distinct(keys);
        table.exclusions = exclusions.into();
    }

    /// Carries what a NOT NULL has beside being one: another name than its column gives it, that rows of before need not
    /// satisfy it, that tables that inherit do not have it.
    pub(super) fn not_nulls(&mut self, relation: &Relation) {
        let catalog = self.catalog;
        let table = quoted_in(&relation.namespace, &relation.name);
        for row in catalog.not_nulls.iter().filter(|row| row.relation == relation.oid) {
            let (name, column) = (quoted(&row.name), quoted(&row.column));
            let usual = name_of_part(&relation.name, &row.column, "not_null");
            // A name that another one in the namespace has gets a number.
            let number = &row.name[row.name.trim_end_matches(|c: char| c.is_ascii_digit()).len()..];
            let is_usual = row.name == name_of_part(&relation.name, &row.column, &format!("not_null{number}"));
            let (mut create, mut drop) = (Vec::new(), Vec::new());
            if !row.is_valid {
                create.push(format!("ALTER TABLE {table} ADD CONSTRAINT {name} NOT NULL {column} NOT VALID"));
                drop.push(format!("ALTER TABLE {table} DROP CONSTRAINT {name}"));
            } else if !is_usual {
                create.push(format!("ALTER TABLE {table} RENAME CONSTRAINT {} TO {name}", quoted(&usual)));
                drop.push(format!("ALTER TABLE {table} RENAME CONSTRAINT {name} TO {}", quoted(&usual)));
            }
            if row.no_inherit && row.is_valid {
                create.push(format!("ALTER TABLE {table} ALTER CONSTRAINT {name} NO INHERIT"));
                drop.insert(0, format!("ALTER TABLE {table} ALTER CONSTRAINT {name} INHERIT"));
            }
            if create.is_empty() {
                continue;
            }
            let after = vec![qualified(&relation.namespace, &relation.name)];
            let what = format!("{}.{} not null", relation.name, row.column);
            self.carry(&what, create.join(";\n"), drop.join(";\n"), None, after);
        }
    }

    /// Carries a constraint with what the server prints for it.
    pub(super) fn carry_constraint(&mut self, relation: &Relation, row: &Constraint) {
        let (table, name) = (quoted_in(&relation.namespace, &relation.name), quoted(&row.name));
        let mut create = format!("ALTER TABLE {table} ADD CONSTRAINT {name} {}", row.definition);
        if let Some(doc) = &row.doc {
            create += &format!(";\nCOMMENT ON CONSTRAINT {name} ON {table} IS {}", string(doc));
        }
        let drop = format!("ALTER TABLE {table} DROP CONSTRAINT {name}");
        let mut after = vec![qualified(&relation.namespace, &relation.name)];
        after.extend(self.relations.get(&row.target).map(|target| qualified(&target.namespace, &target.name)));
        self.carry(&row.name, create, drop, Some((self.classes.constraint, row.oid)), after);
    }

    /// Returns what a key has on PostgreSQL only; carries what concerns its index; `None` when the model cannot say all of it.
    fn postgres_key(&mut self, relation: &Relation, row: &Constraint) -> Option<PostgresKey> {
        let settings = ["replica identity", "cluster"];
        let (marks, storage): (Vec<&String>, Vec<&String>) =
            row.index_options.iter().partition(|option| settings.contains(&option.as_str()));
        let (spaces, parameters): (Vec<String>, Vec<String>) =
            storage.into_iter().cloned().partition(|option| option.starts_with("tablespace="));
        let index = format!("INDEX {}", quoted_in(&relation.namespace, &row.name));
        let after = || vec![qualified(&relation.namespace, &relation.name)];
        if !parameters.is_empty() {
            self.carry_parameters(&row.name, &index, &parameters, after());
        }
        for space in spaces {
            let space = quoted(space.trim_start_matches("tablespace="));
            let (create, drop) =
                (format!("ALTER {index} SET TABLESPACE {space}"), format!("ALTER {index} SET TABLESPACE pg_default"));
            self.carry(&format!("{} tablespace", row.name), create, drop, None, after());
        }
        for mark in marks {
            let table = quoted_in(&relation.namespace, &relation.name);
            let (create, drop) = index_mark(mark, &table, &row.name);
            let after = vec![qualified(&relation.namespace, &relation.name)];
            self.carry(&format!("{} {mark}", row.name), create, drop, None, after);
        }
        Some(PostgresKey {
            timing: timing(row),
            nulls_not_distinct: row.definition.contains("NULLS NOT DISTINCT"),
            include: row.include.clone(),
        })
    }

    fn foreign_key(&self, row: &Constraint) -> Option<ForeignKey> {
        let target = self.relations.get(&row.target)?;
        // SET NULL (columns) of PostgreSQL 15, and references to partitions.
        let names_columns = row.definition.contains("SET NULL (") || row.definition.contains("SET DEFAULT (");
        if names_columns || target.is_partition || row.match_type == "p" {
            return None;
        }
        Some(ForeignKey {
            name: row.name.clone(),
            columns: row.columns.clone(),
            table: qualified(&target.namespace, &target.name),
            references: row.references.clone(),
            on_delete: action(&row.on_delete),
            on_update: action(&row.on_update),
            timing: timing(row),
            match_full: row.match_type == "f",
            not_valid: !row.is_valid,
        })
    }
}

/// Returns the statements that mark an index as one its table is clustered or replicated by.
pub(super) fn index_mark(mark: &str, table: &str, index: &str) -> (String, String) {
    let index = quoted(index);
    if mark == "cluster" {
        (format!("ALTER TABLE {table} CLUSTER ON {index}"), format!("ALTER TABLE {table} SET WITHOUT CLUSTER"))
    } else {
        let reset = format!("ALTER TABLE {table} REPLICA IDENTITY DEFAULT");
        (format!("ALTER TABLE {table} REPLICA IDENTITY USING INDEX {index}"), reset)
    }
}

fn timing(row: &Constraint) -> Timing {
    match (row.deferrable, row.deferred) {
        (false, _) => Timing::NotDeferrable,
        (true, false) => Timing::Deferrable,
        (true, true) => Timing::Deferred,
    }
}

fn action(code: &str) -> ReferentialAction {
    match code {
        "r" => ReferentialAction::Restrict,
        "c" => ReferentialAction::Cascade,
        "n" => ReferentialAction::SetNull,
        "d" => ReferentialAction::SetDefault,
        _ => ReferentialAction::NoAction,
    }
}

/// Reads `EXCLUDE USING gist (a WITH =, b WITH &&) WHERE (…)`; `None` when there is more to it.
fn exclusion(row: &Constraint) -> Option<Exclusion> {
    if row.kind != "x" || !row.include.is_empty() || !parameters(&row.index_options).is_empty() {
        return None;
    }
    let rest = row.definition.strip_prefix("EXCLUDE USING ")?;
    let (method, rest) = rest.split_once(" (")?;
    let mut depth = 1_i32;
    let end = rest.char_indices().find(|(_, c)| {
        depth += i32::from(*c == '(') - i32::from(*c == ')');
        depth == 0
    })?;
    let (inside, behind) = (&rest[..end.0], rest[end.0 + 1..].trim());
    let mut elements = Vec::new();
    let (mut start, mut depth) = (0, 0_i32);
    for (place, c) in inside.char_indices().chain([(inside.len(), ',')]) {
        depth += i32::from(c == '(') - i32::from(c == ')');
        if c == ',' && depth == 0 {
            let (expression, operator) = inside[start..place].trim().rsplit_once(" WITH ")?;
            elements.push(ExclusionElement { expression: expression.to_owned(), operator: operator.to_owned() });
            start = place + 1;
        }
    }
    let behind = behind.trim_end_matches("INITIALLY DEFERRED").trim_end().trim_end_matches("DEFERRABLE").trim_end();
    let predicate = match behind.strip_prefix("WHERE (") {
        Some(condition) => Some(without_parentheses(condition.strip_suffix(')')?).to_owned()),
        None if behind.is_empty() => None,
        None => return None,
    };
    Some(Exclusion { name: row.name.clone(), method: method.to_owned(), elements, predicate, timing: timing(row) })
}

/// Keeps the first of things of one name: a partitioned table's foreign keys may be there more than once.
fn distinct<T: Named>(items: Vec<T>) -> NamedList<T> {
    let mut kept: Vec<T> = Vec::with_capacity(items.len());
    for item in items {
        if kept.iter().all(|other| other.name() != item.name()) {
            kept.push(item);
        }
    }
    kept.into()
}
