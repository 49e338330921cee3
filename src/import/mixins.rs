use std::collections::BTreeMap;

use super::columns::{self, Marks};
use super::tables::marks;
use super::yaml::{Map, Yaml};
use crate::model::{Column, Model, Table, Type};

/// In how many tables columns have to stand alike to be a mixin.
const FEWEST_TABLES: usize = 3;

/// Columns with which several tables end.
#[derive(Debug)]
pub(super) struct Mixin {
    pub(super) name: String,
    pub(super) columns: Vec<Column>,
    tables: Vec<String>,
}

impl Mixin {
    /// Returns the mixin as the schema has it.
    pub(super) fn yaml(&self, model: &Model) -> Yaml {
        let mut of_mixin = Map::default();
        for column in &self.columns {
            of_mixin.insert(&column.name, columns::column(column, &Marks::default(), model));
        }
        let mut map = Map::default();
        map.insert("columns", Yaml::Block(of_mixin));
        Yaml::Block(map)
    }
}

/// Returns the mixin that a table uses.
pub(super) fn of<'m>(table: &Table, mixins: &'m [Mixin]) -> Option<&'m Mixin> {
    mixins.iter().find(|mixin| mixin.tables.contains(&table.name))
}

/// Finds columns with which several tables end, two or more of them; those first that save most lines.
pub(super) fn find(model: &Model) -> Vec<Mixin> {
    let mut mixins: Vec<Mixin> = Vec::new();
    loop {
        let free = model.tables.iter().filter(|table| of(table, &mixins).is_none());
        let mut endings: BTreeMap<String, (Vec<Column>, Vec<String>)> = BTreeMap::new();
        for table in free {
            for count in 2..=plain_columns_at_end(table, model) {
                let columns = table.columns[table.columns.len() - count..].to_vec();
                let (_, tables) = endings.entry(format!("{columns:?}")).or_insert_with(|| (columns, Vec::new()));
                tables.push(table.name.clone());
            }
        }
        let saves = |(columns, tables): &(Vec<Column>, Vec<String>)| columns.len() * (tables.len() - 1);
        let enough = endings.into_values().filter(|(_, tables)| tables.len() >= FEWEST_TABLES);
        let Some((columns, tables)) = enough.max_by_key(saves) else { return mixins };
        let name = name(&columns, &mixins);
        mixins.push(Mixin { name, columns, tables });
    }
}

/// Returns how many columns at the end of a table have nothing to do with its constraints; at least one column stays the table's own.
fn plain_columns_at_end(table: &Table, model: &Model) -> usize {
    let is_plain = |column: &&Column| {
        let marks = marks(table, column, model);
        let is_named = table.foreign_keys.iter().any(|key| key.columns.contains(&column.name));
        !marks.is_key && !marks.is_unique && !marks.has_index && !is_named && !table.is_key(column) && !column.identity
    };
    table.columns.iter().rev().take_while(is_plain).count().min(table.columns.len().saturating_sub(1))
}

fn name(columns: &[Column], mixins: &[Mixin]) -> String {
    let is_time = |column: &Column| matches!(column.ty, Type::Timestamp | Type::Timestamptz);
    let base = if columns.iter().all(is_time) { "timestamps" } else { "common" };
    let numbered = (2..).map(|number: u32| format!("{base}_{number}"));
    let is_free = |name: &String| mixins.iter().all(|mixin| mixin.name != *name);
    [base.to_owned()].into_iter().chain(numbered).find(is_free).unwrap_or_else(|| base.to_owned())
}
