//! The way between two models in steps that keep nobody from a table for long.
//!
//! PostgreSQL reads all rows under a lock for an index, a constraint or NOT NULL, unless it is told to do so beside the others: an
//! index CONCURRENTLY, a constraint NOT VALID and validated later. Each of these is a model between the two, and a migration leads from
//! one to the next and back, so that what proves a migration proves each of them.
//! <https://www.postgresql.org/docs/current/sql-altertable.html>, Notes; <https://www.postgresql.org/docs/current/sql-createindex.html>

use super::Stage;
use super::rename::mentions;
use super::render::constraint::constraints;
use super::render::{foreign_key, index};
use crate::dialect::{Dialect, TableAt, fit_identifier};
use crate::model::{Check, Column, ForeignKey, Index, IndexColumn, Model, NamedList, PostgresIndex, Table, Unique};

/// Returns the models that lie on the way, each with its stage; the last is `after`. `from` has the new names already.
pub(super) fn stages(from: &Model, after: &Model, dialect: &dyn Dialect) -> Vec<(Stage, Model)> {
    if !dialect.changes_online() || from.tables.is_empty() {
        return vec![(Stage::Rest, after.clone())];
    }
    let online = Online { from, after, dialect };
    let mut stages = Vec::new();
    // From the end to the beginning, by taking away what comes last.
    let mut model = after.clone();
    let validated = online.edit(&model, |change, table| match change {
        Some(change) => change.unvalidated(table),
        None => online.with_late_references_unvalidated(table),
    });
    let constrained = online.edit(&validated, |change, table| match change {
        Some(change) => change.without_late_keys(table),
        None => online.without_late_references(table),
    });
    for (stage, earlier) in [(Stage::Validation, validated), (Stage::Constraints, constrained)] {
        let later = std::mem::replace(&mut model, earlier);
        stages.push((stage, later));
    }
    for (table, index) in online.new_indexes(&model) {
        let earlier = edit(&model, &table, |table| table.indexes = without(&table.indexes, &index.name));
        stages.push((Stage::Index, std::mem::replace(&mut model, earlier)));
    }
    for (table, index) in online.gone_indexes(&model) {
        let earlier = edit(&model, &table, |table| {
            table.indexes = table.indexes.iter().cloned().chain([index.clone()]).collect();
        });
        stages.push((Stage::Index, std::mem::replace(&mut model, earlier)));
    }
    stages.push((Stage::Rest, model));
    stages.reverse();
    stages
}

/// Returns the check that says of rows to come what NOT NULL says, until the rows that exist were looked at: PostgreSQL then takes the
/// column for NOT NULL without reading the table.
pub(super) fn not_null_check(table: &Table, column: &Column, dialect: &dyn Dialect) -> Check {
    Check {
        name: fit_identifier(&format!("{}_{}_not_null", table.local_name(), column.name)),
        expression: format!("{} IS NOT NULL", dialect.quote(&column.name)).into(),
        not_valid: true,
        no_inherit: false,
    }
}

/// Returns the index that becomes a unique constraint.
pub(super) fn index_of(unique: &Unique) -> Index {
    Index {
        name: unique.name.clone(),
        unique: true,
        columns: unique.columns.iter().map(IndexColumn::of).collect(),
        postgres: PostgresIndex {
            include: unique.postgres.include.clone(),
            nulls_not_distinct: unique.postgres.nulls_not_distinct,
            ..PostgresIndex::default()
        },
        ..Index::default()
    }
}

struct Online<'a> {
    from: &'a Model,
    after: &'a Model,
    dialect: &'a dyn Dialect,
}

/// A table that both models have, and whose rows somebody may be using.
struct Change<'a> {
    online: &'a Online<'a>,
    from: TableAt<'a>,
    to: TableAt<'a>,
}

impl<'a> Online<'a> {
    /// Returns the change of a table; none where it is new, or is made of others, for which PostgreSQL has none of these ways.
    fn change(&'a self, name: &str) -> Option<Change<'a>> {
        let (old, new) = (self.from.tables.by_name(name)?, self.after.tables.by_name(name)?);
        let is_plain = |model: &Model, table: &Table| {
            let own = &table.options.postgres;
            let is_parent = model.tables.iter().any(|it| it.options.postgres.inherits.contains(&table.name));
            own.partition_by.is_none() && own.inherits.is_empty() && !is_parent
        };
        let is_plain = is_plain(self.from, old) && is_plain(self.after, new);
        let (from, to) = (TableAt { model: self.from, table: old }, TableAt { model: self.after, table: new });
        is_plain.then_some(Change { online: self, from, to })
    }

    /// Returns the model with the tables that change as the function makes them; it is given each as it stands in the model.
    fn edit(&self, model: &Model, with: impl Fn(Option<&Change<'_>>, &Table) -> Table) -> Model {
        let tables = model.tables.iter().map(|table| with(self.change(&table.name).as_ref(), table));
        Model { tables: tables.collect(), ..model.clone() }
    }

    /// Returns whether the way to a key over these columns leads over an index that is made beside the others.
    fn is_late_key(&self, table: &str, columns: &[String]) -> bool {
        let Some(change) = self.change(table) else { return false };
        let is_over = |of: &[String]| of.len() == columns.len() && of.iter().all(|it| columns.contains(it));
        let late = change.late_uniques();
        let (late_keys, keys): (Vec<_>, Vec<_>) =
            change.to.table.uniques.iter().filter(|it| is_over(&it.columns)).partition(|it| late.contains(it));
        let indexes = change.to.table.indexes.iter().filter(|it| it.unique && it.predicate.is_none());
        let indexes = indexes.filter(|it| {
            let columns: Option<Vec<String>> = it.columns.iter().map(|it| it.column().map(str::to_owned)).collect();
            columns.is_some_and(|columns| is_over(&columns))
        });
        let (late_indexes, indexes): (Vec<_>, Vec<_>) = indexes.partition(|it| change.is_late_index(it));
        let is_primary = change.to.table.primary_key.as_ref().is_some_and(|key| is_over(&key.columns));
        !(late_keys.is_empty() && late_indexes.is_empty()) && keys.is_empty() && indexes.is_empty() && !is_primary
    }

    /// Takes back, of a table that is new, that rows are held to foreign keys which come later: by then there may be some.
    fn with_late_references_unvalidated(&self, table: &Table) -> Table {
        let key = |key: &ForeignKey| {
            let not_valid = key.not_valid || self.is_late_key(&key.table, &key.references);
            ForeignKey { not_valid, ..key.clone() }
        };
        Table { foreign_keys: table.foreign_keys.iter().map(key).collect(), ..table.clone() }
    }

    /// Takes away the foreign keys that refer to keys which come later.
    fn without_late_references(&self, table: &Table) -> Table {
        let is_early = |key: &&ForeignKey| !self.is_late_key(&key.table, &key.references);
        Table { foreign_keys: table.foreign_keys.iter().filter(is_early).cloned().collect(), ..table.clone() }
    }

    /// Returns the indexes of a model that are made beside the others, by table.
    fn new_indexes(&self, model: &Model) -> Vec<(String, Index)> {
        let tables = model.tables.iter().rev().filter_map(|table| Some((table, self.change(&table.name)?)));
        let indexes = tables.flat_map(|(table, change)| {
            let late = table.indexes.iter().rev().filter(|index| change.is_late_index(index));
            late.map(|index| (table.name.clone(), index.clone())).collect::<Vec<_>>()
        });
        indexes.collect()
    }

    /// Returns the indexes that can be dropped beside the others, by table: all that they are over stays as it is.
    fn gone_indexes(&self, model: &Model) -> Vec<(String, Index)> {
        let tables = model.tables.iter().rev().filter_map(|table| self.change(&table.name));
        let indexes = tables.flat_map(|change| {
            let gone = change.from.table.indexes.iter().rev().filter(|index| change.is_dropped_alone(index));
            gone.map(|index| (change.to.table.name.clone(), index.clone())).collect::<Vec<_>>()
        });
        indexes.collect()
    }

    /// Returns whether a view or a raw object mentions it, and so may need it to be there.
    fn is_mentioned(&self, name: &str) -> bool {
        let backend = self.dialect.backend();
        let raw = self.after.raw.iter().filter_map(|it| Some(it.sql.on(backend)?.create.as_str()));
        let views = self.after.views.iter().filter_map(|it| it.query.on(backend));
        raw.chain(views).any(|sql| mentions(sql, name))
    }
}

impl Change<'_> {
    /// Takes back what is said of rows that exist: new constraints are not valid yet, new NOT NULLs are checks.
    fn unvalidated(&self, table: &Table) -> Table {
        let dialect = self.online.dialect;
        let (old, mut table) = (constraints(self.from, dialect), table.clone());
        let is_new = |check: &Check| {
            !check.not_valid && {
                let new = constraints(self.to, dialect).into_iter().find(|it| it.name == check.name && !it.implied);
                new.is_some_and(|new| !old.iter().any(|it| it.is_same(&new, dialect)))
            }
        };
        let checks = table.checks.iter().map(|it| Check { not_valid: it.not_valid || is_new(it), ..it.clone() });
        let mut checks: Vec<Check> = checks.collect();
        for column in self.late_not_nulls() {
            checks.push(not_null_check(self.to.table, column, dialect));
            let columns = table.columns.iter();
            let columns = columns.map(|it| Column { nullable: it.nullable || it.name == column.name, ..it.clone() });
            table.columns = columns.collect();
        }
        table.checks = checks.into();
        let is_same = |key: &ForeignKey| {
            let other = self.from.table.foreign_keys.by_name(&key.name);
            other.is_some_and(|it| {
                foreign_key::definition(self.from, it, dialect) == foreign_key::definition(self.to, key, dialect)
            })
        };
        let keys = table.foreign_keys.iter();
        table.foreign_keys =
            keys.map(|it| ForeignKey { not_valid: it.not_valid || !is_same(it), ..it.clone() }).collect();
        table
    }

    /// Has indexes in the place of new unique constraints.
    fn without_late_keys(&self, table: &Table) -> Table {
        let late = self.late_uniques();
        let mut table = self.online.without_late_references(table);
        let indexes = table.indexes.iter().cloned().chain(late.iter().map(|unique| index_of(unique)));
        table.indexes = indexes.collect();
        table.uniques = table.uniques.iter().filter(|it| !late.contains(it)).cloned().collect();
        table
    }

    /// Returns the columns that become NOT NULL, but for those of which something else asks it.
    fn late_not_nulls(&self) -> Vec<&Column> {
        let columns = self.to.table.columns.iter().filter(|column| {
            let Some(old) = self.from.table.columns.by_name(&column.name) else { return false };
            let in_key = self.to.table.primary_key.as_ref().is_some_and(|key| key.columns.contains(&column.name));
            let check = not_null_check(self.to.table, column, self.online.dialect);
            let is_free = |table: &Table| table.checks.by_name(&check.name).is_none();
            let is_free = is_free(self.from.table) && is_free(self.to.table);
            old.nullable && !column.nullable && !in_key && !column.identity && is_free
        });
        columns.collect()
    }

    /// Returns the unique constraints that are new.
    fn late_uniques(&self) -> Vec<&Unique> {
        let dialect = self.online.dialect;
        let (old, new) = (constraints(self.from, dialect), constraints(self.to, dialect));
        let uniques = self.to.table.uniques.iter().filter(|unique| {
            let new = new.iter().find(|it| it.is_key() && it.name == unique.name);
            let is_new = new.is_some_and(|new| !old.iter().any(|it| it.is_same(new, dialect)));
            let is_free = self.from.table.indexes.by_name(&unique.name).is_none();
            is_new && is_free && !self.online.is_mentioned(&unique.name)
        });
        uniques.collect()
    }

    /// Returns whether an index is new, or has become another one.
    fn is_late_index(&self, index: &Index) -> bool {
        let dialect = self.online.dialect;
        let new = index::create(self.to, index, dialect);
        let old = self.from.table.indexes.iter().map(|it| index::create(self.from, it, dialect));
        new.is_some() && !old.into_iter().any(|old| old == new) && !self.online.is_mentioned(&index.name)
    }

    fn is_dropped_alone(&self, index: &Index) -> bool {
        let dialect = self.online.dialect;
        let Some(old) = index::create(self.from, index, dialect) else { return false };
        let is_kept = self.to.table.indexes.iter().any(|it| index::create(self.to, it, dialect).as_ref() == Some(&old));
        let is_taken = |table: &Table| {
            let keys = table.primary_key.iter().map(|key| &key.name);
            let names =
                keys.chain(table.uniques.iter().map(|it| &it.name)).chain(table.exclusions.iter().map(|it| &it.name));
            names.into_iter().any(|name| *name == index.name) || table.local_name() == index.name
        };
        let is_replaced = self.online.after.tables.iter().any(is_taken);
        let is_changed = |column: &Column| match self.to.table.columns.by_name(&column.name) {
            Some(new) => {
                let declared = |at: TableAt<'_>| {
                    let at = at.column(&column.name);
                    (dialect.declared_type(at), at.column.collation.on(dialect.backend()).cloned())
                };
                declared(self.from) != declared(self.to) || new.ty != column.ty
            }
            None => true,
        };
        let mut changed = self.from.table.columns.iter().filter(|column| is_changed(column));
        !is_kept
            && !is_replaced
            && !changed.any(|column| mentions(&old, &column.name))
            && !is_needed(index, self.online.from)
    }
}

/// Returns whether a foreign key needs the index to refer to it.
fn is_needed(index: &Index, model: &Model) -> bool {
    let columns: Vec<&str> = index.columns.iter().filter_map(IndexColumn::column).collect();
    let mut keys = model.tables.iter().flat_map(|table| table.foreign_keys.iter());
    index.unique && keys.any(|key| key.references.iter().all(|name| columns.contains(&name.as_str())))
}

fn edit(model: &Model, table: &str, with: impl FnOnce(&mut Table)) -> Model {
    let mut changed = model.table(table).clone();
    with(&mut changed);
    let tables = model.tables.iter().map(|it| if it.name == table { changed.clone() } else { it.clone() });
    Model { tables: tables.collect(), ..model.clone() }
}

fn without(indexes: &NamedList<Index>, name: &str) -> NamedList<Index> {
    indexes.iter().filter(|index| index.name != name).cloned().collect()
}
