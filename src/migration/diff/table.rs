use super::Changes;
use crate::dialect::{ColumnAt, ForeignKeys, TableAt};
use crate::migration::{RefusalCode, Step};
use crate::model::{Column, ForeignKey, Index, Named, NamedList};

impl<'a> Changes<'a> {
    /// Compares a table that both models have.
    pub(super) fn table(&mut self, old: TableAt<'a>, new: TableAt<'a>) {
        self.columns(old, new);
        self.constraints(old, new);
        self.foreign_keys(old, new);
        self.indexes(old, new);
        self.options(old, new);
        if old.table.doc != new.table.doc {
            self.steps.push(Step::CommentTable { from: old, to: new });
        }
    }

    fn columns(&mut self, old: TableAt<'a>, new: TableAt<'a>) {
        let table = &new.table.name;
        for gone in old.columns().filter(|at| new.table.columns.by_name(&at.column.name).is_none()) {
            let reason = "the column is gone from the schema";
            self.refuse(RefusalCode::ColumnRemoved, table, Some(&gone.column.name), reason);
        }
        for to in new.columns() {
            match old.table.columns.by_name(&to.column.name) {
                None => self.new_column(to),
                Some(column) => self.changed_column(ColumnAt { column, ..old.column(&column.name) }, to),
            }
        }
    }

    fn new_column(&mut self, at: ColumnAt<'a>) {
        let (table, column) = (&at.table.name, at.column);
        if column.identity {
            let reason = "the new column counts up by itself, so existing rows need numbers";
            self.refuse(RefusalCode::ColumnNeedsValue, table, Some(&column.name), reason);
        } else if !column.is_optional_on_insert() {
            let reason = "the new column is NOT NULL without a default, so existing rows need values";
            self.refuse(RefusalCode::ColumnNeedsValue, table, Some(&column.name), reason);
        } else if let Some(reason) = self.dialect.cannot_add_column(at) {
            self.refuse(RefusalCode::NeedsRebuild, table, Some(&column.name), reason);
        } else {
            self.steps.push(Step::AddColumn(at));
        }
    }

    fn changed_column(&mut self, from: ColumnAt<'a>, to: ColumnAt<'a>) {
        let (old, new) = (from.column, to.column);
        let types = || format!("the type changes from {:?} to {:?}", old.ty, new.ty);
        let nullability = || format!("the column {} NULL", if new.nullable { "becomes" } else { "becomes NOT" });
        let default = || "the default changes".to_owned();
        let identity = || format!("the column {} counts up by itself", if new.identity { "now" } else { "no longer" });
        let generated = || "the expression that computes it changes".to_owned();
        let collation = || "the collation changes".to_owned();
        let domain = || "the domain changes".to_owned();
        let on_update = || "MySQL's ON UPDATE changes".to_owned();
        let always = (old.identity_always, old.serial) != (new.identity_always, new.serial);
        let declared = || "the column type changes".to_owned();
        let backend = self.dialect.backend();
        let is_declared_anew = old.digits != new.digits || old.declared.on(backend) != new.declared.on(backend);
        let properties: [(bool, RefusalCode, &dyn Fn() -> String); 10] = [
            (is_declared_anew, RefusalCode::TypeChanged, &declared),
            (old.ty != new.ty, RefusalCode::TypeChanged, &types),
            (old.nullable != new.nullable, RefusalCode::NullabilityChanged, &nullability),
            (old.default != new.default, RefusalCode::DefaultChanged, &default),
            (old.identity != new.identity, RefusalCode::IdentityChanged, &identity),
            (old.identity == new.identity && always, RefusalCode::IdentityChanged, &identity),
            (old.generated != new.generated, RefusalCode::DefaultChanged, &generated),
            (old.collation != new.collation, RefusalCode::TypeChanged, &collation),
            (old.domain != new.domain, RefusalCode::TypeChanged, &domain),
            (old.mysql_on_update != new.mysql_on_update, RefusalCode::DefaultChanged, &on_update),
        ];
        for (_, code, reason) in properties.iter().filter(|(changed, ..)| *changed) {
            self.refuse(*code, &to.table.name, Some(&new.name), reason());
        }
        if old.doc != new.doc {
            self.steps.push(Step::CommentColumn { from, to });
        }
    }

    fn constraints(&mut self, old: TableAt<'a>, new: TableAt<'a>) {
        let table = &new.table.name;
        if old.table.primary_key != new.table.primary_key {
            self.refuse(RefusalCode::PrimaryKeyChanged, table, None, "the primary key changes");
        }
        for (name, verb) in changes(&old.table.uniques, &new.table.uniques) {
            let reason = format!("the unique constraint `{name}` {verb}");
            self.refuse(RefusalCode::UniqueChanged, table, None, reason);
        }
        for (name, verb) in changes(&old.table.checks, &new.table.checks) {
            self.refuse(RefusalCode::CheckChanged, table, None, format!("the check `{name}` {verb}"));
        }
    }

    fn options(&mut self, old: TableAt<'a>, new: TableAt<'a>) {
        if old.table.options != new.table.options {
            self.refuse(RefusalCode::OptionsChanged, &new.table.name, None, "the options of the table change");
        }
        for (name, verb) in changes(&old.table.exclusions, &new.table.exclusions) {
            let reason = format!("the exclusion constraint `{name}` {verb}");
            self.refuse(RefusalCode::UniqueChanged, &new.table.name, None, reason);
        }
    }

    fn foreign_keys(&mut self, old: TableAt<'a>, new: TableAt<'a>) {
        for (name, verb) in changes(&old.table.foreign_keys, &new.table.foreign_keys) {
            match new.table.foreign_keys.by_name(name) {
                Some(key) if old.table.foreign_keys.by_name(name).is_none() && no_row_refers(key, old, new) => {
                    // Where foreign keys come with columns, the new column brings it.
                    if self.dialect.foreign_keys() == ForeignKeys::ByAlterTable {
                        self.steps.push(Step::AddForeignKey { table: new, key });
                    }
                }
                _ => {
                    let reason = format!("the foreign key `{name}` {verb}");
                    self.refuse(RefusalCode::ForeignKeyChanged, &new.table.name, None, reason);
                }
            }
        }
    }

    fn indexes(&mut self, old: TableAt<'a>, new: TableAt<'a>) {
        for (name, verb) in changes(&old.table.indexes, &new.table.indexes) {
            match new.table.indexes.by_name(name) {
                Some(index) if old.table.indexes.by_name(name).is_none() && !index.unique => {
                    self.steps.push(Step::CreateIndex { table: new, index: index.clone() });
                }
                _ => {
                    self.refuse(RefusalCode::IndexChanged, &new.table.name, None, format!("the index `{name}` {verb}"))
                }
            }
        }
        // Those that only the backend asks for come and go as the others make them needed or not.
        let implied = |at: TableAt<'_>| NamedList::from(self.dialect.implied_indexes(at.table));
        let (before, after): (NamedList<Index>, NamedList<Index>) = (implied(old), implied(new));
        for index in after.iter().filter(|index| before.by_name(&index.name).is_none()) {
            self.steps.push(Step::CreateIndex { table: new, index: index.clone() });
        }
        for index in before.iter().filter(|index| after.by_name(&index.name).is_none()) {
            self.steps.push(Step::DropIndex { table: old, index: index.clone() });
        }
    }
}

/// Returns whether a foreign key that is new holds for every row, because one of its columns is new and NULL in all of them.
fn no_row_refers(key: &ForeignKey, old: TableAt<'_>, new: TableAt<'_>) -> bool {
    let is_null = |column: &Column| column.nullable && column.default.is_none();
    key.columns.iter().any(|name| old.table.columns.by_name(name).is_none() && is_null(new.table.column(name)))
}

/// Returns the names of the elements that differ, each with what happens to it.
fn changes<'a, T: Named + PartialEq>(
    old: &'a NamedList<T>,
    new: &'a NamedList<T>,
) -> impl Iterator<Item = (&'a str, &'static str)> {
    let gone = old.iter().filter(|it| new.by_name(it.name()).is_none()).map(|it| (it.name(), "is gone"));
    let added_or_changed = new.iter().filter_map(|it| match old.by_name(it.name()) {
        None => Some((it.name(), "is new, and existing rows may not meet it")),
        Some(old) if old != it => Some((it.name(), "changes")),
        Some(_) => None,
    });
    gone.chain(added_or_changed)
}
