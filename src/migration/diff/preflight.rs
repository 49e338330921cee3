//! The rows that stand in the way of a migration.

use super::{ColumnChange, Differ, Direction, NewColumn, TableChange};
use crate::dialect::{ColumnAt, Dialect, FailingStatement};
use crate::migration::rename::{former_column, mentions};
use crate::migration::render::constraint::{Constraint, ConstraintKind};
use crate::migration::render::preflight;
use crate::migration::{Phase, Step};
use crate::model::{Default, ForeignKey, Index, Model, Renames};

/// A table as it is called before anything was renamed.
struct Old<'a> {
    change: &'a TableChange<'a>,
    renames: &'a Renames,
    dialect: &'a dyn Dialect,
}

impl Differ<'_> {
    pub(super) fn preflights(&mut self) {
        let mut steps = Vec::new();
        for change in &self.changes {
            let old = Old { change, renames: &self.intent.renames, dialect: self.dialect };
            steps.extend(old.nulls());
            steps.extend(self.misfits(&old));
            steps.extend(old.gone_for_good());
            steps.extend(old.duplicates());
            steps.extend(old.checks(self.way.goal));
            steps.extend(self.dangling(&old));
        }
        for preflight in steps {
            let concurrently = self.way.concurrently;
            let is_it = |step: &&mut Step| match concurrently {
                true => step.phase == Phase::AlteredTables,
                false => step.phase == Phase::Validated && step.about == preflight.about,
            };
            match self.steps.iter_mut().find(is_it) {
                // The statement itself looks at the rows, first of all or as the only one.
                Some(step) => {
                    step.notes.push(format!("{}.", preflight.caption));
                    step.notes.extend(preflight.notes);
                }
                None => self.steps.push(preflight),
            }
        }
    }

    fn misfits(&self, old: &Old<'_>) -> Vec<Step> {
        let losses = &self.intent.losses;
        let mut steps = Vec::new();
        for column in &old.change.kept {
            let (table, name) = old.names(&column.to.column.name);
            if self.way.direction == Direction::Up && losses.permit(&format!("{table}.{name}")) {
                continue;
            }
            let quoted = self.dialect.quote(name);
            let conversion = super::conversion::conversion(column.from, column.to, &quoted, &self.labels, self.dialect);
            if let Some(misfit) = conversion.and_then(|it| it.misfit) {
                let ty = self.dialect.column_type(column.to).sql;
                let short = if ty.len() > 24 { "its new type" } else { &ty };
                steps.push(old.step(&format!("{table}.{name} does not fit {short}"), &[name], &format!("({misfit})")));
            }
        }
        steps
    }

    /// Finds rows that refer to nothing.
    fn dangling(&self, old: &Old<'_>) -> Vec<Step> {
        let (from, to) = (old.change.from.table, old.change.to.table);
        let is_new = |key: &&ForeignKey| match from.foreign_keys.by_name(&key.name) {
            Some(it) => {
                let is_validated = it.not_valid && !key.not_valid;
                is_validated || it.table != key.table || it.columns != key.columns || it.references != key.references
            }
            None => !from
                .foreign_keys
                .iter()
                .any(|it| it.table == key.table && it.columns == key.columns && it.references == key.references),
        };
        let mut steps = Vec::new();
        for key in to.foreign_keys.iter().filter(is_new) {
            let parent = self.change_of(&key.table).map(|change| Old { change, ..*old });
            if !old.had(&key.columns) || parent.as_ref().is_some_and(|parent| !parent.had(&key.references)) {
                continue;
            }
            let quote = |it: &str| self.dialect.quote(it);
            let columns: Vec<_> = key.columns.iter().map(|it| quote(old.names(it).1)).collect();
            let given = columns.iter().map(|it| format!("c.{it} IS NOT NULL")).collect::<Vec<_>>().join(" AND ");
            let shown = old.shown(&key.columns.iter().map(|it| old.names(it).1).collect::<Vec<_>>(), "c.");
            let mut rows = format!("SELECT {shown} FROM {} AS c WHERE {given}", old.quoted());
            // A table that is new has no rows to refer to.
            if let Some(parent) = &parent {
                let pairs = columns.iter().zip(&key.references);
                let pairs = pairs.map(|(column, other)| format!("p.{} = c.{column}", quote(parent.names(other).1)));
                let pairs = pairs.collect::<Vec<_>>().join(" AND ");
                rows += &format!(" AND NOT EXISTS (SELECT 1 FROM {} AS p WHERE {pairs})", parent.quoted());
            }
            let message = format!("{}.{} refers to no row of {}", old.table(), key.columns.join(", "), key.table);
            let step = preflight::step(&message, &rows, self.dialect);
            steps.push(Step { about: Some(key.name.clone()), ..step });
        }
        steps
    }
}

impl Old<'_> {
    /// Returns the former names of the table and of one of its columns.
    fn names<'a>(&'a self, column: &'a str) -> (&'a str, &'a str) {
        former_column(self.renames, &self.change.to.table.name, column)
    }

    fn table(&self) -> &str {
        self.names("").0
    }

    /// Returns the former name of the table, quoted.
    fn quoted(&self) -> String {
        match self.table() {
            name if name == self.change.to.table.name => self.dialect.table_name(self.change.to.table),
            name => {
                let (namespace, local) = self.dialect.in_namespace(name);
                self.dialect.qualified(namespace, local)
            }
        }
    }

    /// Returns whether the columns were there before.
    fn had(&self, columns: &[String]) -> bool {
        columns.iter().all(|name| self.change.from.table.columns.by_name(name).is_some())
    }

    /// Returns what a query shows of a row: its key, and the columns that it is about.
    fn shown(&self, columns: &[&str], prefix: &str) -> String {
        let key: Vec<_> = self.change.from.table.key().iter().map(|name| self.names(name).1).collect();
        let others = columns.iter().copied().filter(|name| !key.contains(name));
        let names = key.iter().copied().chain(others).map(|name| format!("{prefix}{}", self.dialect.quote(name)));
        names.collect::<Vec<_>>().join(", ")
    }

    fn step(&self, message: &str, columns: &[&str], condition: &str) -> Step {
        let table = self.quoted();
        let rows = format!("SELECT {} FROM {table} WHERE {condition}", self.shown(columns, ""));
        preflight::step(message, &rows, self.dialect)
    }

    fn nulls(&self) -> Vec<Step> {
        let columns = self.change.kept.iter().filter(|it| it.refuses_null() && it.backfill.is_none());
        let step = |it: &ColumnChange<'_>| {
            let (table, old) = self.names(&it.to.column.name);
            let condition = format!("{} IS NULL", self.dialect.quote(old));
            Step { about: it.held_by.clone(), ..self.step(&format!("{table}.{old} is NULL"), &[], &condition) }
        };
        columns.map(step).collect()
    }

    /// Finds rows that a column which comes back would have to refer somewhere for, or differ in: nothing knows any longer what
    /// it held.
    fn gone_for_good(&self) -> Vec<Step> {
        let columns = self.change.added.iter().filter(|it| it.cannot_be_filled);
        let step = |it: &NewColumn<'_>| {
            let message = format!("{}.{} cannot be filled", self.table(), it.at.column.name);
            let rows = format!("SELECT {} FROM {}", self.shown(&[], ""), self.quoted());
            preflight::step(&message, &rows, self.dialect)
        };
        columns.map(step).collect()
    }

    /// Finds rows that agree on what no two rows may agree on.
    fn duplicates(&self) -> Vec<Step> {
        let change = self.change;
        let had = |columns: &[String]| {
            let keys = change.constraints_dropped.iter().filter(|it| it.is_key());
            keys.map(|it| &it.columns).any(|key| key.iter().all(|name| columns.contains(name)))
        };
        let keys = change.constraints_added.iter().filter(|it| it.is_key());
        let keys = keys.map(|it: &Constraint| (it.columns.clone(), None));
        let indexes = change.indexes_added.iter().filter(|index| index.unique);
        let indexes = indexes.filter_map(|index: &Index| {
            let columns = index.columns.iter().map(|it| it.column().map(str::to_owned)).collect::<Option<_>>()?;
            let predicate = index.predicate.as_ref().and_then(|sql| sql.on(self.dialect.backend()));
            Some((columns, predicate.filter(|_| self.dialect.supports_partial_index())))
        });
        let mut steps = Vec::new();
        for (columns, predicate) in keys.chain(indexes) {
            let columns: Vec<String> = columns;
            if had(&columns) {
                continue;
            }
            let is_ahead = !self.had(&columns) || predicate.is_some_and(|sql| self.is_ahead_of(sql));
            let from = if is_ahead {
                let concerns = |name: &str| {
                    columns.iter().any(|column| column == name) || predicate.is_some_and(|sql| mentions(sql, name))
                };
                // Where nothing stands in one of them, no two rows agree.
                let is_empty = |it: &NewColumn<'_>| {
                    columns.contains(&it.at.column.name) && it.backfill.is_none() && it.at.column.default.is_none()
                };
                let rows = RowsToBe::of(self, &concerns).filter(|_| !change.added.iter().any(is_empty));
                let Some(rows) = rows else { continue };
                rows.table
            } else {
                self.quoted()
            };
            let name = |it| if is_ahead { it } else { self.names(it).1 };
            let quoted: Vec<_> = columns.iter().map(|column| self.dialect.quote(name(column))).collect();
            let given = quoted.iter().map(|name| format!("{name} IS NOT NULL"));
            let given = given.chain(predicate.map(|sql| format!("({sql})"))).collect::<Vec<_>>().join(" AND ");
            let (list, table) = (quoted.join(", "), self.table());
            let rows = format!("SELECT {list} FROM {from} WHERE {given} GROUP BY {list} HAVING count(*) > 1");
            let message = format!("{table}.{} is not unique", columns.join(", "));
            steps.push(preflight::step(&message, &rows, self.dialect));
        }
        steps
    }

    /// Finds rows that a new check does not allow.
    fn checks(&self, goal: &Model) -> Vec<Step> {
        let change = self.change;
        let spares_for_good = |it: &Constraint| {
            let table = goal.tables.by_name(&change.to.table.name);
            table.and_then(|table| table.checks.by_name(&it.name)).is_none_or(|check| check.not_valid) && it.spares_rows
        };
        let is_new = |it: &&Constraint| {
            it.kind == ConstraintKind::Check
                && !it.implied
                && !spares_for_good(it)
                && !change.constraints_dropped.contains(it)
        };
        let mut steps = Vec::new();
        let added = change.constraints_added.iter().chain(&change.constraints_validated);
        for check in added.filter(is_new) {
            let Some(condition) = check.condition.as_deref() else { continue };
            let message = format!("{} does not meet {}", self.table(), check.name);
            let condition_broken = format!("NOT ({condition})");
            let step = if !self.is_ahead_of(condition) {
                self.step(&message, &[], &condition_broken)
            } else if let Some(rows) = RowsToBe::of(self, &|name| mentions(condition, name)).filter(|it| it.differ) {
                let rows = format!("SELECT {} FROM {} WHERE {condition_broken}", rows.key, rows.table);
                preflight::step(&message, &rows, self.dialect)
            } else {
                continue;
            };
            steps.push(Step { about: Some(check.name.clone()), ..step });
        }
        steps
    }

    /// Returns whether a condition speaks of what is not there yet, or not as it will be.
    fn is_ahead_of(&self, sql: &str) -> bool {
        let added = self.change.added.iter().map(|it| it.at.column.name.as_str());
        let changed = self.change.kept.iter().filter(|it| {
            let name = it.to.column.name.as_str();
            it.retyped || it.conversion.value.is_some() || it.backfill.is_some() || self.names(name).1 != name
        });
        added.chain(changed.map(|it| it.to.column.name.as_str())).any(|name| mentions(sql, name))
    }
}

/// The rows of a table as they will be.
struct RowsToBe {
    /// They, in FROM.
    table: String,
    /// What is shown of one.
    key: String,
    /// Whether they hold different values in the columns in question: what is the same in every row is the author's to see.
    differ: bool,
}

impl RowsToBe {
    /// Makes them of the rows that are there, for conditions on the columns in question; `None` where it cannot be told before
    /// what these will hold, or where the database looks itself, in a transaction, and wants literals to have types.
    fn of(old: &Old<'_>, concerns: &dyn Fn(&str) -> bool) -> Option<Self> {
        let (change, dialect) = (old.change, old.dialect);
        if dialect.failing_statement() == FailingStatement::Block {
            return None;
        }
        let value = |at: ColumnAt<'_>, value: &Default| match value {
            Default::Now | Default::Uuid => None,
            Default::Literal(_) | Default::Sql(_) => Some(dialect.default_value(&at.column.ty, value)),
        };
        let mut differ = false;
        let mut new = Vec::new();
        for column in change.added.iter().filter(|it| concerns(&it.at.column.name)) {
            let at = column.at;
            if at.column.identity || !at.column.is_writable() || column.cannot_be_filled {
                return None;
            }
            let given = match column.backfill.as_ref().or(at.column.default.as_ref()) {
                Some(given) => {
                    differ |= matches!(given, Default::Sql(_));
                    value(at, given)?
                }
                None => "NULL".to_owned(),
            };
            new.push((given, dialect.quote(&at.column.name)));
        }
        let is_asked_for = |name: &str| concerns(name) || new.iter().any(|(given, _)| mentions(given, name));
        let mut kept = Vec::new();
        for column in &change.kept {
            let name = &column.to.column.name;
            let is_computed_alike = column.from.column.generated == column.to.column.generated;
            let is_as_it_was = !column.retyped && is_computed_alike && column.conversion.value.is_none();
            differ |= concerns(name);
            if !is_as_it_was || column.backfill.is_some() {
                if is_asked_for(name) {
                    return None;
                }
                continue;
            }
            kept.push(name);
        }
        let key = change.from.table.key();
        if key.is_empty() || !key.iter().all(|name| kept.contains(&name)) {
            return None;
        }
        let key: Vec<_> = key.iter().map(|name| dialect.quote(name)).collect();
        let kept = kept.iter().map(|name| format!("{} AS {}", dialect.quote(old.names(name).1), dialect.quote(name)));
        let inner = format!("SELECT {} FROM {}", kept.collect::<Vec<_>>().join(", "), old.quoted());
        let new: String = new.iter().map(|(given, name)| format!(", {given} AS {name}")).collect();
        Some(Self { table: format!("(SELECT r.*{new} FROM ({inner}) AS r) AS t"), key: key.join(", "), differ })
    }
}
