//! The least of a pair of schemas that still fails.

use codegen::database::block_on;

use crate::pair;
use crate::schema::{Kind, Schema};

/// How many smaller pairs are tried.
const TRIES: usize = 400;

/// Takes away what does not matter, as long as what is left still fails; returns it with what goes wrong with it.
pub(crate) fn shrink(url: &str, backend: &str, pair: (Schema, Schema), problem: String) -> ((Schema, Schema), String) {
    let (mut pair, mut problem) = (pair, problem);
    let mut tries = 0;
    loop {
        let next = smaller(&pair).into_iter().find_map(|(before, after)| {
            tries += 1;
            let is_valid = pair::load(&before.yaml(backend, None)).is_ok()
                && pair::load(&after.yaml(backend, Some(&before))).is_ok();
            let result = (is_valid && tries <= TRIES).then(|| block_on(pair::check(url, &before, &after)));
            Some(((before, after), result?.err()?))
        });
        match next {
            Some((smaller, found)) => (pair, problem) = (smaller, found),
            None => return (pair, problem),
        }
    }
}

/// Returns the pairs that have a little less.
fn smaller((before, after): &(Schema, Schema)) -> Vec<(Schema, Schema)> {
    let mut pairs = Vec::new();
    let mut add = |edit: &dyn Fn(&mut Schema)| {
        let mut pair = (before.clone(), after.clone());
        edit(&mut pair.0);
        edit(&mut pair.1);
        if pair != (before.clone(), after.clone()) {
            pairs.push(pair);
        }
    };
    let both = || before.tables.iter().chain(&after.tables);
    for id in both().map(|table| table.id) {
        add(&|schema| schema.remove_table(id));
    }
    add(&|schema| schema.views.clear());
    for id in before.enums.iter().chain(&after.enums).map(|it| it.id) {
        add(&|schema| {
            let is_used = schema.tables.iter().flat_map(|it| &it.columns).any(|it| it.kind == Kind::Enum(id));
            schema.enums.retain(|it| it.id != id || is_used);
        });
    }
    for (table, column) in both().flat_map(|table| table.columns.iter().skip(1).map(|column| (table.id, column.id))) {
        add(&|schema| schema.tables.iter_mut().filter(|it| it.id == table).for_each(|it| it.remove_column(column)));
    }
    let tables =
        |edit: fn(&mut crate::schema::Table)| move |schema: &mut Schema| schema.tables.iter_mut().for_each(edit);
    add(&tables(|table| table.uniques.clear()));
    add(&tables(|table| table.indexes.clear()));
    add(&tables(|table| table.checks.clear()));
    add(&tables(|table| table.doc = None));
    add(&tables(|table| table.option = false));
    add(&tables(|table| table.columns.iter_mut().for_each(|it| it.default = None)));
    add(&tables(|table| table.columns.iter_mut().for_each(|it| it.doc = None)));
    add(&tables(|table| table.columns.iter_mut().for_each(|it| it.collated = false)));
    add(&|schema| {
        let tables = schema.tables.iter_mut().map(|it| &mut it.name);
        let types =
            schema.enums.iter_mut().map(|it| &mut it.name).chain(schema.domains.iter_mut().map(|it| &mut it.name));
        tables.chain(types).chain(schema.views.iter_mut().map(|it| &mut it.name)).for_each(|it| it.namespace = None);
    });
    // What happens to one table may not matter.
    for table in &before.tables {
        let mut same = after.clone();
        let place = same.tables.iter().position(|it| it.id == table.id && it != table);
        if let Some(place) = place {
            same.tables[place] = table.clone();
            pairs.push((before.clone(), same));
        }
    }
    pairs
}

impl Schema {
    fn remove_table(&mut self, id: u32) {
        self.tables.retain(|table| table.id != id);
        self.views.retain(|view| view.table != id);
        for table in &mut self.tables {
            let refers = table.columns.iter().filter(|it| matches!(it.kind, Kind::Reference(to, _) if to == id));
            for column in refers.map(|it| it.id).collect::<Vec<_>>() {
                table.remove_column(column);
            }
        }
    }
}
