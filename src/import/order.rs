use std::collections::{HashMap, HashSet};

use crate::model::{Model, Table};

/// Returns the tables so that each stands behind those that it refers to, as far as cycles allow; otherwise by name. Those of
/// the default namespace come first.
pub(super) fn by_reference(model: &Model) -> Vec<&Table> {
    let mut tables: Vec<&Table> = model.tables.iter().collect();
    tables.sort_by_key(|table| {
        (table.namespace.as_deref().unwrap_or_default(), table.name.to_lowercase(), table.name.as_str())
    });
    let by_name: HashMap<&str, &Table> = tables.iter().map(|table| (table.name.as_str(), *table)).collect();
    let (mut order, mut seen) = (Vec::with_capacity(tables.len()), HashSet::new());
    for table in tables {
        let mut stack = vec![(table, 0)];
        if !seen.insert(table.name.as_str()) {
            continue;
        }
        while let Some((table, followed)) = stack.pop() {
            let parents = table.options.postgres.inherits.iter().chain(table.foreign_keys.iter().map(|key| &key.table));
            let Some(parent) = parents.into_iter().nth(followed) else {
                order.push(table);
                continue;
            };
            stack.push((table, followed + 1));
            if let Some(parent) = by_name.get(parent.as_str()).filter(|parent| seen.insert(parent.name.as_str())) {
                stack.push((parent, 0));
            }
        }
    }
    order
}
