//! Random schemas, as things with numbers that stay the same when their names change.

use std::fmt::Write as _;

use codegen::model::Backend;

use crate::name::{NAMESPACES, Name};
use crate::random::Random;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Schema {
    pub(crate) enums: Vec<Enumeration>,
    pub(crate) domains: Vec<Domain>,
    pub(crate) tables: Vec<Table>,
    pub(crate) views: Vec<View>,
    /// The next free number.
    pub(crate) next: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Enumeration {
    pub(crate) id: u32,
    pub(crate) name: Name,
    /// Labels with their numbers.
    pub(crate) labels: Vec<(u32, String)>,
    /// What the schema says about where it is kept.
    pub(crate) kept: &'static str,
}

/// Where an enum is kept: in a type, as text with a check, as text.
pub(crate) const KEPT: [&str; 3] = ["", "native: false", "native: false, check: false"];

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Domain {
    pub(crate) id: u32,
    pub(crate) name: Name,
    /// The number that its values are not.
    pub(crate) except: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Table {
    pub(crate) id: u32,
    pub(crate) name: Name,
    pub(crate) doc: Option<String>,
    pub(crate) columns: Vec<Column>,
    /// Lists of column numbers.
    pub(crate) uniques: Vec<Vec<u32>>,
    pub(crate) indexes: Vec<Index>,
    pub(crate) checks: Vec<Check>,
    /// Whether it has an option of the backend's own.
    pub(crate) option: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Index {
    pub(crate) columns: Vec<u32>,
    pub(crate) descending: bool,
    pub(crate) partial: Option<u32>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Check {
    pub(crate) name: String,
    /// The column that may not be a certain value.
    pub(crate) column: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct View {
    pub(crate) name: Name,
    pub(crate) table: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Column {
    pub(crate) id: u32,
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) nullable: bool,
    pub(crate) default: Option<String>,
    pub(crate) backfill: Option<String>,
    pub(crate) doc: Option<String>,
    /// Whether its texts are compared otherwise than usual; numbers are not.
    pub(crate) collated: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    /// The key that counts by itself.
    Identity,
    /// A type without parameters from outside.
    Plain(&'static str),
    /// An enum, by number.
    Enum(u32),
    /// A reference to a table's key, by number, with its action.
    Reference(u32, &'static str),
    /// A domain, by number.
    Domain(u32),
    /// The sum of a column, by number, and a number.
    Computed(u32, u32),
}

pub(crate) const TYPES: [&str; 15] = [
    "boolean",
    "smallint",
    "integer",
    "bigint",
    "real",
    "double",
    "decimal(10,2)",
    "decimal(12,4)",
    "text",
    "varchar(20)",
    "varchar(40)",
    "date",
    "timestamp",
    "uuid",
    "json",
];
pub(crate) const ACTIONS: [&str; 3] = ["cascade", "restrict", "no action"];

impl Schema {
    pub(crate) fn random(random: &mut Random) -> Self {
        let mut schema =
            Self { enums: Vec::new(), domains: Vec::new(), tables: Vec::new(), views: Vec::new(), next: 1 };
        for _ in 0..random.below(3) {
            schema.add_enum(random);
        }
        if random.one_in(3) {
            schema.add_domain(random);
        }
        for _ in 0..1 + random.below(4) {
            schema.add_table(random);
        }
        if random.one_in(4) {
            schema.add_view(random);
        }
        for place in 0..schema.tables.len() {
            schema.add_computed(place, random);
        }
        schema
    }

    /// Adds a column that is computed of another one, where there is one to compute it of.
    pub(crate) fn add_computed(&mut self, place: usize, random: &mut Random) {
        let number = self.number();
        let is_number = |column: &&Column| column.kind == Kind::Plain("integer");
        let of = self.tables[place].columns.iter().find(is_number).map(|column| column.id);
        if let Some(of) = of.filter(|_| random.one_in(2)) {
            let column = Column { nullable: true, ..Column::new(number, Kind::Computed(of, 1)) };
            self.tables[place].columns.push(column);
        }
    }

    pub(crate) fn number(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    /// Puts a name into a namespace, now and then, there under a name of others that stand elsewhere. Enums have no others: schema.rs
    /// has one type of a name for the tables of a namespace, wherever the types stand.
    fn placed<'a>(&self, local: String, others: impl Iterator<Item = &'a Name>, random: &mut Random) -> Name {
        let namespace = random.one_in(4).then(|| *random.pick::<&str>(&NAMESPACES));
        let twins: Vec<_> = others.filter(|it| namespace.is_some() && it.namespace != namespace).collect();
        let twin = (!twins.is_empty() && random.one_in(3)).then(|| random.pick(&twins).local.clone());
        let name = Name { namespace, local: twin.unwrap_or_else(|| local.clone()) };
        if self.is_free(&name) { name } else { Name { namespace, local } }
    }

    /// Returns whether no table, view, enum or domain has the name.
    pub(crate) fn is_free(&self, name: &Name) -> bool {
        !self.names().any(|it| it == name)
    }

    pub(crate) fn add_domain(&mut self, random: &mut Random) {
        let id = self.number();
        let name = self.placed(format!("domain_{id}"), self.domains.iter().map(|it| &it.name), random);
        self.domains.push(Domain { id, name, except: 1 });
    }

    pub(crate) fn add_enum(&mut self, random: &mut Random) {
        let id = self.number();
        let labels = (0..2 + random.below(3)).map(|_| self.number()).collect::<Vec<_>>();
        let labels = labels.into_iter().map(|id| (id, format!("label {id}"))).collect();
        let name = self.placed(format!("kind_{id}"), [].into_iter(), random);
        let kept = random.pick::<&str>(&KEPT);
        self.enums.push(Enumeration { id, name, labels, kept });
    }

    pub(crate) fn add_table(&mut self, random: &mut Random) {
        let id = self.number();
        let key = self.number();
        let mut table = Table {
            id,
            name: self.placed(format!("table_{id}"), self.tables.iter().map(|it| &it.name), random),
            doc: random.one_in(4).then(|| format!("It's table {id}.")),
            columns: vec![Column { name: "id".to_owned(), ..Column::new(key, Kind::Identity) }],
            uniques: Vec::new(),
            indexes: Vec::new(),
            checks: Vec::new(),
            option: random.one_in(5),
        };
        self.tables.push(table.clone());
        for _ in 0..1 + random.below(5) {
            let column = self.column(random);
            table.columns.push(column);
        }
        *self.tables.last_mut().expect("one was pushed") = table;
        let place = self.tables.len() - 1;
        for _ in 0..random.below(3) {
            self.add_part(place, random);
        }
    }

    pub(crate) fn column(&mut self, random: &mut Random) -> Column {
        let id = self.number();
        let kind = match random.below(10) {
            0 | 1 => {
                let table = random.pick(&self.tables).id;
                Kind::Reference(table, random.pick::<&str>(&ACTIONS))
            }
            2 | 3 if !self.enums.is_empty() => Kind::Enum(random.pick(&self.enums).id),
            4 if !self.domains.is_empty() => Kind::Domain(random.pick(&self.domains).id),
            _ => Kind::Plain(random.pick::<&str>(&TYPES)),
        };
        let is_reference = matches!(kind, Kind::Reference(..));
        let mut column = Column::new(id, kind);
        column.nullable = is_reference && random.one_in(2) || random.one_in(3);
        if let Kind::Reference(_, action) = &mut column.kind
            && column.nullable
            && random.one_in(3)
        {
            *action = "set null";
        }
        if random.one_in(3) {
            column.default = self.value(&column.kind);
        }
        column.collated = matches!(column.kind, Kind::Plain("varchar(20)" | "varchar(40)")) && random.one_in(4);
        if random.one_in(5) {
            column.doc = Some(format!("What column {id} holds."));
        }
        column
    }

    /// Returns a constant of a type as YAML.
    pub(crate) fn value(&self, kind: &Kind) -> Option<String> {
        Some(match kind {
            Kind::Identity | Kind::Reference(..) | Kind::Computed(..) => return None,
            Kind::Domain(_) => "7".to_owned(),
            Kind::Enum(id) => {
                format!("{:?}", self.enums.iter().find(|it| it.id == *id)?.labels.first()?.1)
            }
            Kind::Plain(ty) => match *ty {
                "boolean" => "true",
                "smallint" | "integer" | "bigint" => "7",
                "real" | "double" | "decimal(10,2)" | "decimal(12,4)" => "1.5",
                "date" => "\"2024-02-29\"",
                "timestamp" => "\"2024-02-29 12:30:00\"",
                "uuid" => "\"01234567-89ab-4def-8123-456789abcdef\"",
                "json" => "\"{}\"",
                _ => "\"it's\"",
            }
            .to_owned(),
        })
    }

    /// Adds a unique constraint, an index or a check to a table.
    pub(crate) fn add_part(&mut self, place: usize, random: &mut Random) {
        let number = self.number();
        let table = &self.tables[place];
        let can_sort = |column: &&Column| !matches!(column.kind, Kind::Plain("json" | "text") | Kind::Computed(..));
        let columns: Vec<_> = table.columns.iter().filter(can_sort).cloned().collect();
        let one = random.pick(&columns).clone();
        let mut list = vec![one.id];
        let other = random.pick(&columns).id;
        if other != one.id && random.one_in(2) {
            list.push(other);
        }
        let table = &mut self.tables[place];
        match random.below(3) {
            0 => {
                // With the key, so that rows meet it; alone it would be the key.
                let key = table.columns[0].id;
                list.retain(|id| *id != key);
                list.push(key);
                let is_there =
                    table.uniques.iter().any(|it| it.len() == list.len() && it.iter().all(|id| list.contains(id)));
                if list.len() > 1 && !is_there {
                    table.uniques.push(list);
                }
            }
            1 => {
                let partial = random.one_in(3).then_some(one.id);
                let index = Index { columns: list, descending: random.one_in(3), partial };
                if !table.indexes.iter().any(|it| it.columns == index.columns) {
                    table.indexes.push(index);
                }
            }
            _ if matches!(one.kind, Kind::Plain("integer" | "bigint" | "smallint" | "varchar(20)" | "varchar(40)")) => {
                table.checks.push(Check { name: format!("check_{number}"), column: one.id });
            }
            _ => (),
        }
    }

    pub(crate) fn add_view(&mut self, random: &mut Random) {
        let (number, table) = (self.number(), random.pick(&self.tables).id);
        let name = self.placed(format!("view_{number}"), self.tables.iter().map(|it| &it.name), random);
        self.views.push(View { name, table });
    }

    pub(crate) fn table(&self, id: u32) -> Option<&Table> {
        self.tables.iter().find(|table| table.id == id)
    }

    /// Returns the schema as YAML; what has another name in `before`, and what is gone from it, is told.
    pub(crate) fn yaml(&self, backend: &str, before: Option<&Self>) -> String {
        let mut out = format!("version: 1\npackage: pair-db\nbackends: [{backend}]\n");
        let namespaces = NAMESPACES.iter().filter(|it| self.names().any(|name| name.namespace == Some(**it)));
        let namespaces: Vec<_> = namespaces.copied().collect();
        if backend == Backend::Postgres.name() && !namespaces.is_empty() {
            let _ = writeln!(out, "namespaces: [{}]", namespaces.join(", "));
        }
        if let Some(before) = before {
            let gone: Vec<_> = self.gone(before, backend).iter().map(|name| format!("{name:?}")).collect();
            if !gone.is_empty() {
                let _ = writeln!(out, "allow_loss: [{}]", gone.join(", "));
            }
        }
        self.enums_yaml(backend, &mut out, before);
        if !self.domains.is_empty() {
            out += "domains:\n";
            for domain in &self.domains {
                let Domain { id, name, except } = domain;
                let name = name.on(backend);
                let _ =
                    writeln!(out, "  {name}:\n    type: integer\n    checks: {{ domain_{id}_ok: VALUE <> -{except} }}");
            }
        }
        out += "tables:\n";
        for table in &self.tables {
            self.table_yaml(table, backend, &mut out, before);
        }
        if !self.views.is_empty() {
            out += "views:\n";
            for view in &self.views {
                let Some(table) = self.table(view.table) else { continue };
                let _ = writeln!(
                    out,
                    "  {}:\n    columns: {{ id: bigint }}\n    query: SELECT id FROM {}",
                    view.name.on(backend),
                    table.name.on(backend)
                );
            }
        }
        out
    }

    fn names(&self) -> impl Iterator<Item = &Name> {
        let tables = self.tables.iter().map(|it| &it.name).chain(self.views.iter().map(|it| &it.name));
        tables.chain(self.enums.iter().map(|it| &it.name)).chain(self.domains.iter().map(|it| &it.name))
    }

    fn gone(&self, before: &Self, backend: &str) -> Vec<String> {
        let mut gone = Vec::new();
        for old in &before.tables {
            match self.table(old.id) {
                None => gone.push(old.name.on(backend)),
                Some(new) => gone.extend(old.columns.iter().filter_map(|column| {
                    let is_there = new.columns.iter().any(|it| it.id == column.id);
                    (!is_there).then(|| format!("{}.{}", old.name.on(backend), column.name))
                })),
            }
        }
        gone
    }

    fn enums_yaml(&self, backend: &str, out: &mut String, before: Option<&Self>) {
        if !self.enums.is_empty() {
            *out += "enums:\n";
        }
        for it in &self.enums {
            let old = before.and_then(|before| before.enums.iter().find(|old| old.id == it.id));
            let _ = writeln!(out, "  {}:", it.name.on(backend));
            if let Some(old) = old.filter(|old| old.name != it.name) {
                let _ = writeln!(out, "    renamed_from: {}", old.name.on(backend));
            }
            for key in it.kept.split(", ").filter(|key| !key.is_empty()) {
                let _ = writeln!(out, "    {key}");
            }
            *out += "    values:\n";
            for (id, label) in &it.labels {
                let old = old.and_then(|old| old.labels.iter().find(|(it, _)| it == id)).filter(|(_, it)| it != label);
                let old = old.map(|(_, old)| format!(" {{ renamed_from: {old:?} }}")).unwrap_or_default();
                let _ = writeln!(out, "      {label:?}:{old}");
            }
        }
    }

    fn table_yaml(&self, table: &Table, backend: &str, out: &mut String, before: Option<&Self>) {
        let old = before.and_then(|before| before.table(table.id));
        let _ = writeln!(out, "  {}:", table.name.on(backend));
        if let Some(old) = old.filter(|old| old.name != table.name) {
            let _ = writeln!(out, "    renamed_from: {}", old.name.on(backend));
        }
        if let Some(doc) = &table.doc {
            let _ = writeln!(out, "    doc: {doc:?}");
        }
        match backend {
            "postgres" if table.option => *out += "    postgres: { with: { fillfactor: 70 } }\n",
            "mysql" if table.option => *out += "    mysql: { row_format: COMPACT }\n",
            _ => (),
        }
        *out += "    columns:\n";
        for column in &table.columns {
            let old = old.and_then(|old| old.columns.iter().find(|it| it.id == column.id));
            let _ = writeln!(out, "      {}: {{ {} }}", column.name, self.column_yaml(backend, table, column, old));
        }
        let name = |id: &u32| table.columns.iter().find(|it| it.id == *id).map(|it| it.name.as_str()).unwrap_or("?");
        let list = |ids: &[u32]| ids.iter().map(name).collect::<Vec<_>>().join(", ");
        if !table.uniques.is_empty() {
            *out += "    unique:\n";
            for ids in &table.uniques {
                let _ = writeln!(out, "      - [{}]", list(ids));
            }
        }
        if !table.indexes.is_empty() {
            *out += "    indexes:\n";
            for index in &table.indexes {
                let order = if index.descending { " desc" } else { "" };
                let partial = index.partial.map(|id| format!(", where: {} IS NOT NULL", name(&id))).unwrap_or_default();
                let _ = writeln!(out, "      - {{ columns: [{}{order}]{partial} }}", list(&index.columns));
            }
        }
        if !table.checks.is_empty() {
            *out += "    checks:\n";
            for check in &table.checks {
                let column = table.columns.iter().find(|it| it.id == check.column);
                let value = match column.map(|it| &it.kind) {
                    Some(Kind::Plain("varchar(20)" | "varchar(40)" | "text")) => "'nobody says this'",
                    _ => "-99",
                };
                let _ = writeln!(out, "      {}: \"{} <> {value}\"", check.name, name(&check.column));
            }
        }
    }

    fn column_yaml(&self, backend: &str, table: &Table, column: &Column, old: Option<&Column>) -> String {
        let place = |name: Option<&Name>| name.map_or_else(|| "?".to_owned(), |it| it.on(backend));
        let mut words = Vec::new();
        let null = if column.nullable { "?" } else { "" };
        match &column.kind {
            Kind::Identity => words.push("type: bigint, primary_key: true, generated: identity".to_owned()),
            Kind::Plain(ty) => words.push(format!("type: {:?}", format!("{ty}{null}"))),
            Kind::Enum(id) => {
                let name = place(self.enums.iter().find(|it| it.id == *id).map(|it| &it.name));
                words.push(format!("type: {:?}", format!("{name}{null}")));
            }
            Kind::Domain(id) => {
                let name = place(self.domains.iter().find(|it| it.id == *id).map(|it| &it.name));
                words.push(format!("type: {:?}", format!("{name}{null}")));
            }
            Kind::Computed(of, plus) => {
                let of = table.columns.iter().find(|it| it.id == *of).map(|it| it.name.as_str()).unwrap_or("?");
                words.push(format!("type: \"integer?\", generated: {{ stored: \"{of} + {plus}\" }}"));
            }
            Kind::Reference(id, action) => {
                let name = place(self.table(*id).map(|it| &it.name));
                words.push(format!("references: {name}, nullable: {}, on_delete: {action}", column.nullable));
            }
        }
        if column.collated && matches!(column.kind, Kind::Plain("varchar(20)" | "varchar(40)")) {
            words.push("collation: { sqlite: NOCASE, postgres: C, mysql: utf8mb4_general_ci }".to_owned());
        }
        if let Some(default) = &column.default {
            words.push(format!("default: {default}"));
        }
        if let Some(backfill) = &column.backfill {
            words.push(format!("backfill: {backfill}"));
        }
        if let Some(doc) = &column.doc {
            words.push(format!("doc: {doc:?}"));
        }
        if let Some(old) = old.filter(|old| old.name != column.name) {
            words.push(format!("renamed_from: {}", old.name));
        }
        words.join(", ")
    }
}

impl Table {
    /// Takes a column away, with all that is over it.
    pub(crate) fn remove_column(&mut self, id: u32) {
        let computed = |it: &Column| matches!(it.kind, Kind::Computed(of, _) if of == id);
        let gone: Vec<u32> = self.columns.iter().filter(|it| it.id == id || computed(it)).map(|it| it.id).collect();
        self.columns.retain(|it| !gone.contains(&it.id));
        self.uniques.retain(|list| !list.iter().any(|id| gone.contains(id)));
        let is_over = |index: &Index| index.columns.iter().chain(&index.partial).any(|id| gone.contains(id));
        self.indexes.retain(|index| !is_over(index));
        self.checks.retain(|check| !gone.contains(&check.column));
    }
}

impl Column {
    pub(crate) fn new(id: u32, kind: Kind) -> Self {
        Self {
            id,
            name: format!("column_{id}"),
            kind,
            nullable: false,
            default: None,
            backfill: None,
            doc: None,
            collated: false,
        }
    }
}
