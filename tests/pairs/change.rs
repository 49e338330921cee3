//! Random changes of schemas.

use crate::name::{NAMESPACES, Name};
use crate::random::Random;
use crate::schema::{ACTIONS, KEPT, Kind, Schema};

/// Returns whether the language has views.
fn has_views() -> bool {
    codegen::document::places::SCHEMA.keys.contains(&"views")
}

/// Returns the name in another namespace.
fn elsewhere(name: &Name, random: &mut Random) -> Name {
    let namespaces = [None].into_iter().chain(NAMESPACES.map(Some));
    let others: Vec<_> = namespaces.filter(|it| *it != name.namespace).collect();
    Name { namespace: *random.pick(&others), local: name.local.clone() }
}

impl Schema {
    /// Returns the schema after some changes.
    pub(crate) fn changed(&self, random: &mut Random) -> Self {
        let mut schema = self.clone();
        for _ in 0..1 + random.below(5) {
            schema.change(random);
        }
        schema
    }

    fn change(&mut self, random: &mut Random) {
        let place = random.below(self.tables.len());
        match random.below(22) {
            0 => self.add_table(random),
            1 => self.drop_table(place),
            2 => self.rename_table(place),
            3 | 4 => self.add_column(place, random),
            5 => self.drop_column(place, random),
            6 => self.rename_column(place, random),
            7..=9 => self.change_column(place, random),
            10 => self.add_part(place, random),
            11 => self.drop_part(place, random),
            12 => self.change_enum(random),
            13 => self.add_enum(random),
            16 => match self.domains.first_mut() {
                Some(domain) => domain.except += 1,
                None => self.add_domain(random),
            },
            17 => {
                let of = self.tables[place].columns.iter_mut().find_map(|it| match &mut it.kind {
                    Kind::Computed(_, plus) => Some(plus),
                    _ => None,
                });
                match of {
                    Some(plus) => *plus += 1,
                    None => self.add_computed(place, random),
                }
            }
            19 => self.move_table(place, random),
            20 => self.move_enum(random),
            18 => self.tables[place].option ^= true,
            14 if has_views() => match self.views.pop() {
                Some(_) => (),
                None => self.add_view(random),
            },
            _ => {
                let table = &mut self.tables[place];
                table.doc = match table.doc {
                    Some(_) => None,
                    None => Some("A new text about it.".to_owned()),
                };
            }
        }
    }

    fn drop_table(&mut self, place: usize) {
        let id = self.tables[place].id;
        let is_referenced = self.tables.iter().any(|table| {
            table.id != id && table.columns.iter().any(|it| matches!(it.kind, Kind::Reference(to, _) if to == id))
        });
        if !is_referenced && self.tables.len() > 1 {
            self.tables.remove(place);
            self.views.retain(|view| view.table != id);
        }
    }

    fn rename_table(&mut self, place: usize) {
        let number = self.number();
        self.tables[place].name.local = format!("renamed_{number}");
    }

    fn move_table(&mut self, place: usize, random: &mut Random) {
        let name = elsewhere(&self.tables[place].name, random);
        if self.is_free(&name) {
            self.tables[place].name = name;
        }
    }

    fn move_enum(&mut self, random: &mut Random) {
        if self.enums.is_empty() {
            return;
        }
        let place = random.below(self.enums.len());
        let name = elsewhere(&self.enums[place].name, random);
        if self.is_free(&name) {
            self.enums[place].name = name;
        }
    }

    fn add_column(&mut self, place: usize, random: &mut Random) {
        let mut column = self.column(random);
        if matches!(column.kind, Kind::Reference(..)) {
            column.nullable = true;
        } else if !column.nullable && column.default.is_none() || random.one_in(4) {
            column.backfill = self.value(&column.kind);
        }
        self.tables[place].columns.push(column);
    }

    fn drop_column(&mut self, place: usize, random: &mut Random) {
        let table = &mut self.tables[place];
        if table.columns.len() > 2 {
            let place = 1 + random.below(table.columns.len() - 1);
            let id = table.columns[place].id;
            table.remove_column(id);
        }
    }

    fn rename_column(&mut self, place: usize, random: &mut Random) {
        let number = self.number();
        let table = &mut self.tables[place];
        let place = random.below(table.columns.len());
        // Views read the key by its name.
        if place > 0 {
            table.columns[place].name = format!("renamed_{number}");
        }
    }

    fn change_column(&mut self, place: usize, random: &mut Random) {
        let column_place = random.below(self.tables[place].columns.len());
        let mut column = self.tables[place].columns[column_place].clone();
        match random.below(6) {
            5 => column.collated ^= true,
            0 if matches!(column.kind, Kind::Computed(..)) => return,
            0 if column_place > 0 => {
                column.nullable = !column.nullable;
                if let Kind::Reference(_, action) = &mut column.kind
                    && *action == "set null"
                {
                    *action = "restrict";
                }
                if !column.nullable && random.one_in(2) {
                    column.backfill = self.value(&column.kind);
                }
            }
            1 | 2 => {
                let to: &[&'static str] = match column.kind {
                    Kind::Plain("smallint") => &["integer", "bigint", "decimal(10,2)", "text", "double"],
                    Kind::Plain("integer") if random.one_in(3) && !self.domains.is_empty() => {
                        column.kind = Kind::Domain(self.domains[0].id);
                        self.tables[place].columns[column_place] = column;
                        return;
                    }
                    Kind::Plain("integer") => &["bigint", "smallint", "decimal(12,4)", "text", "boolean"],
                    Kind::Plain("bigint") => &["integer", "decimal(12,4)", "varchar(20)"],
                    Kind::Plain("boolean") => &["integer", "smallint"],
                    Kind::Plain("real") => &["double"],
                    Kind::Plain("decimal(10,2)") => &["decimal(12,4)", "bigint"],
                    Kind::Plain("varchar(20)") => &["varchar(40)", "text"],
                    Kind::Plain("varchar(40)") => &["varchar(20)", "text"],
                    Kind::Plain("text") => &["varchar(40)"],
                    Kind::Plain("date") => &["timestamp"],
                    Kind::Plain("timestamp") => &["date"],
                    Kind::Plain("uuid") => &["text", "varchar(40)"],
                    _ => return,
                };
                column.kind = Kind::Plain(random.pick::<&str>(to));
                let is_used = |table: &crate::schema::Table| {
                    let id = column.id;
                    table.uniques.iter().flatten().any(|it| *it == id)
                        || table.indexes.iter().any(|index| index.columns.contains(&id))
                        || table.checks.iter().any(|check| check.column == id)
                };
                let is_summand =
                    |it: &crate::schema::Column| matches!(it.kind, Kind::Computed(of, _) if of == column.id);
                let may_be_summed = matches!(column.kind, Kind::Plain("integer" | "bigint" | "smallint"));
                if self.tables[place].columns.iter().any(is_summand) && !may_be_summed {
                    return;
                }
                // A text is no key without a length, on MySQL; a check may not be one of the new type.
                if is_used(&self.tables[place]) {
                    return;
                }
                if column.default.is_some() {
                    column.default = self.value(&column.kind);
                }
                column.backfill = None;
            }
            3 => column.default = if column.default.is_some() { None } else { self.value(&column.kind) },
            _ => {
                if let Kind::Reference(_, action) = &mut column.kind {
                    *action = if column.nullable { "set null" } else { random.pick::<&str>(&ACTIONS) };
                } else {
                    column.doc = Some("It means something else.".to_owned());
                }
            }
        }
        self.tables[place].columns[column_place] = column;
    }

    fn drop_part(&mut self, place: usize, random: &mut Random) {
        let table = &mut self.tables[place];
        match random.below(3) {
            0 => drop(table.uniques.pop()),
            1 => drop(table.indexes.pop()),
            _ => drop(table.checks.pop()),
        }
    }

    fn change_enum(&mut self, random: &mut Random) {
        if self.enums.is_empty() {
            return;
        }
        let (place, number) = (random.below(self.enums.len()), self.number());
        let old_first = format!("{:?}", self.enums[place].labels[0].1);
        let it = &mut self.enums[place];
        match random.below(7) {
            5 | 6 => it.kept = random.pick::<&str>(&KEPT),
            0 => it.labels.push((number, format!("label {number}"))),
            1 => it.labels.insert(0, (number, format!("label {number}"))),
            2 if it.labels.len() > 2 => drop(it.labels.pop()),
            3 => it.labels.last_mut().expect("an enum has labels").1 = format!("renamed {number}"),
            _ => it.name.local = format!("renamed_kind_{number}"),
        }
        let new_first = format!("{:?}", it.labels[0].1);
        // The default is the first label.
        let id = it.id;
        for column in self.tables.iter_mut().flat_map(|table| &mut table.columns) {
            let is_of_it = column.kind == Kind::Enum(id);
            if is_of_it && column.default.as_ref() == Some(&old_first) && old_first != new_first {
                let is_there = self.enums[place].labels.iter().any(|(_, label)| format!("{label:?}") == old_first);
                if !is_there {
                    column.default = Some(new_first.clone());
                }
            }
        }
    }
}
