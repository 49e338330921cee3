use std::collections::HashMap;

use crate::model::Table;

/// Returns the tables so that each comes after those that it inherits from and that its foreign keys refer to, as far as cycles allow; otherwise in the order given.
pub(super) fn creation_order<'a>(tables: &[&'a Table]) -> Vec<&'a Table> {
    let positions: HashMap<_, _> =
        tables.iter().enumerate().map(|(position, table)| (table.name.as_str(), position)).collect();
    let needed = |table: &'a Table| {
        let parents = table.options.postgres.inherits.iter();
        parents.chain(table.foreign_keys.iter().map(|key| &key.table)).map(String::as_str).collect()
    };
    let needs: Vec<Vec<&str>> = tables.iter().map(|table| needed(table)).collect();
    let mut order = Vec::with_capacity(tables.len());
    let mut seen = vec![false; tables.len()];
    // A depth-first search with its own stack, of (table, how many of those that it needs were followed): chains may be long.
    let mut stack = Vec::new();
    for start in 0..tables.len() {
        if !std::mem::replace(&mut seen[start], true) {
            stack.push((start, 0));
        }
        while let Some((table, followed)) = stack.pop() {
            let Some(needed) = needs[table].get(followed) else {
                order.push(tables[table]);
                continue;
            };
            stack.push((table, followed + 1));
            if let Some(&parent) = positions.get(needed)
                && !std::mem::replace(&mut seen[parent], true)
            {
                stack.push((parent, 0));
            }
        }
    }
    order
}
