use super::change::disturbs;
use super::{Differ, TableChange};
use crate::dialect::{ForeignKeys, TableAt};
use crate::migration::render::{alter, foreign_key};
use crate::model::ForeignKey;

impl<'a> Differ<'a> {
    /// Compares the foreign keys of tables that both models have, where they are declared on their own.
    pub(super) fn foreign_keys(&mut self) {
        if self.dialect.foreign_keys() == ForeignKeys::WithTheTable {
            return;
        }
        let changes = std::mem::take(&mut self.changes);
        let by_table = |name: &str| changes.iter().find(|change| change.to.table.name == name);
        for change in &changes {
            let (from, to) = (change.from, change.to);
            let stays = |key: &ForeignKey, at: TableAt<'_>, other: TableAt<'_>| {
                let same = other.table.foreign_keys.by_name(&key.name).is_some_and(|it| {
                    foreign_key::definition(other, it, self.dialect) == foreign_key::definition(at, key, self.dialect)
                });
                same && !disturbs(key, Some(change), by_table(&key.table), self.dialect)
            };
            let dropped: Vec<_> = from.table.foreign_keys.iter().filter(|key| !stays(key, from, to)).collect();
            let added: Vec<_> = to.table.foreign_keys.iter().filter(|key| !stays(key, to, from)).collect();
            let becomes_valid = |key: &ForeignKey| {
                let old = dropped.iter().find(|it| it.name == key.name && it.not_valid && !key.not_valid);
                let valid = old.map(|old| ForeignKey { not_valid: false, ..(*old).clone() });
                let valid = valid.map(|old| foreign_key::definition(from, &old, self.dialect));
                let is_same = valid == Some(foreign_key::definition(to, key, self.dialect));
                is_same && !disturbs(key, Some(change), by_table(&key.table), self.dialect)
            };
            let (validated, added): (Vec<_>, Vec<_>) = added.into_iter().partition(|key| becomes_valid(key));
            for key in dropped.into_iter().filter(|old| validated.iter().all(|key| key.name != old.name)) {
                self.drop_foreign_key(from, key);
            }
            for key in validated {
                self.steps.push(alter::validation(to, &key.name, self.dialect));
            }
            for key in added {
                self.add_foreign_key(to, key);
            }
        }
        self.changes = changes;
    }

    /// Returns the change of a table that both models have.
    pub(super) fn change_of(&self, table: &str) -> Option<&TableChange<'a>> {
        self.changes.iter().find(|change| change.to.table.name == table)
    }
}
