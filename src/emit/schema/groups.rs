use std::collections::HashMap;

use super::joinable::Joinable;
use crate::model::Table;

/// Returns the tables that joinable foreign keys connect, by any way in any direction: the groups of at least two tables, by
/// their Rust names. Tables and groups are in the order of the names in the database.
pub(super) fn related<'a>(tables: &[&'a Table], joinables: &[Joinable<'a>]) -> Vec<Vec<&'a str>> {
    let positions: HashMap<_, _> =
        tables.iter().enumerate().map(|(position, table)| (table.name.as_str(), position)).collect();
    // A disjoint-set forest whose roots are the first tables of their groups.
    let mut parents: Vec<_> = (0..tables.len()).collect();
    for joinable in joinables {
        let one = root(&mut parents, positions[joinable.child.name.as_str()]);
        let other = root(&mut parents, positions[joinable.parent.name.as_str()]);
        parents[one.max(other)] = one.min(other);
    }
    let mut groups: Vec<Vec<&str>> = vec![Vec::new(); tables.len()];
    for (position, table) in tables.iter().enumerate() {
        groups[root(&mut parents, position)].push(&table.rust.module);
    }
    groups.retain(|group| group.len() > 1);
    groups
}

fn root(parents: &mut [usize], mut table: usize) -> usize {
    while parents[table] != table {
        parents[table] = parents[parents[table]];
        table = parents[table];
    }
    table
}
