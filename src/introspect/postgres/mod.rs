//! PostgreSQL's catalog as a model.

mod catalog;
mod constraints;
mod indexes;
mod late;
mod objects;
mod sequences;
mod tables;
mod types;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::{Introspection, Note, build};
use crate::database::{Database, DatabaseError};
use crate::model::{Backend, Model, NamedList, RawObject, Table};
use crate::progress::Progress;
use catalog::{Catalog, Relation};

/// An object of the catalog: its class and number.
type Oid = (u32, u32);

/// Reads what a PostgreSQL database holds.
pub(super) async fn introspect(database: &mut Database, progress: &Progress) -> Result<Introspection, DatabaseError> {
    let catalog = Catalog::read(database, progress).await?;
    Ok(Reading::new(&catalog).finish())
}

/// A model in the making.
struct Reading<'c> {
    catalog: &'c Catalog,
    model: Model,
    raw: Vec<Raw>,
    notes: Vec<Note>,
    /// The relations by number.
    relations: HashMap<u32, &'c Relation>,
    /// What objects of the catalog are called in the schema.
    names: HashMap<Oid, String>,
    /// The numbers of the classes of the catalog that are asked for by name.
    classes: Classes,
    /// Parts of tables that need what comes after tables.
    late: HashSet<Oid>,
    /// The sequences that more than one table counts by.
    shared: HashSet<u32>,
    /// Functions whose bodies no migration could check.
    unchecked: BTreeSet<String>,
}

/// The numbers of catalogs, which have been the same in all versions.
/// <https://github.com/postgres/postgres/tree/master/src/include/catalog>, `CATALOG(…)`
struct Classes {
    relation: u32,
    type_: u32,
    default: u32,
    constraint: u32,
}

/// A raw object.
struct Raw {
    object: RawObject,
    /// A text that may name tables and views which it needs without the catalog's knowledge.
    body: Option<String>,
}

impl<'c> Reading<'c> {
    fn new(catalog: &'c Catalog) -> Self {
        let ours = catalog.relations.iter().filter(|relation| !super::counts_migrations(&relation.name));
        let relations: HashMap<_, _> = ours.map(|relation| (relation.oid, relation)).collect();
        let classes = Classes { relation: 1259, type_: 1247, default: 2604, constraint: 2606 };
        let mut names = HashMap::new();
        for relation in relations.values() {
            names.insert((classes.relation, relation.oid), qualified(&relation.namespace, &relation.name));
        }
        let model = build::model(Backend::Postgres);
        let late = late::parts(catalog, &names, &classes);
        let shared = sequences::shared(catalog, &classes);
        Self {
            catalog,
            model,
            raw: Vec::new(),
            notes: Vec::new(),
            relations,
            names,
            classes,
            late,
            shared,
            unchecked: BTreeSet::new(),
        }
    }

    fn finish(mut self) -> Introspection {
        let named = self.catalog.namespaces.iter().map(|namespace| namespace.name.clone());
        self.model.namespaces = named.filter(|name| name != "public").collect();
        self.types();
        self.sequences();
        self.tables();
        self.views();
        self.objects();
        self.order();
        let granted: Vec<String> =
            self.catalog.privileges.iter().map(|it| format!("{} {}", it.number, it.what)).collect();
        for left in &self.catalog.left_out {
            self.notes.push(Note { object: format!("{} {}", left.number, left.what), text: "are left out".to_owned() });
        }
        if !granted.is_empty() {
            let text = format!("of {} are granted or revoked, which is not carried along", granted.join(", "));
            self.note("privileges", text);
        }
        self.notes.sort();
        Introspection { model: self.model, notes: self.notes, statements: BTreeMap::new(), unchecked: self.unchecked }
    }

    /// Returns whether an object is carried with the server's own definition.
    fn is_defined(&self, oid: Oid) -> bool {
        self.catalog.defined.iter().any(|row| (row.class, row.oid) == oid)
    }

    fn note(&mut self, object: impl Into<String>, text: impl Into<String>) {
        self.notes.push(Note { object: object.into(), text: text.into() });
    }

    /// Carries an object with its statements, under its name or one like it that is free.
    fn carry(&mut self, name: &str, create: String, drop: String, oid: Option<Oid>, after: Vec<String>) -> &mut Raw {
        let name = self.free_name(name);
        if let Some(oid) = oid {
            self.names.insert(oid, name.clone());
        }
        let object = RawObject::of(Backend::Postgres, name, create, drop, after);
        self.raw.push(Raw { object, body: None });
        let last = self.raw.len() - 1;
        &mut self.raw[last]
    }

    fn free_name(&self, wanted: &str) -> String {
        let fit: String =
            wanted.chars().map(|c| if c.is_control() || "\"'`\\".contains(c) { '_' } else { c }).collect();
        let is_taken = |name: &String| {
            self.names.values().any(|other| other.eq_ignore_ascii_case(name))
                || self.raw.iter().any(|raw| raw.object.name.eq_ignore_ascii_case(name))
        };
        let numbered = (2..).map(|number: u32| format!("{fit} {number}"));
        [fit.clone()].into_iter().chain(numbered).find(|name| !is_taken(name)).unwrap_or(fit)
    }

    /// Fills in which raw objects come before and after what, by the catalog's dependencies.
    fn order(&mut self) {
        let mut owners: HashMap<Oid, Vec<Oid>> = HashMap::new();
        for part in &self.catalog.parts {
            owners.entry((part.class, part.object)).or_default().push((part.owner_class, part.owner));
        }
        let named = |oid: Oid, names: &HashMap<Oid, String>| -> Vec<String> {
            let (mut found, mut open, mut seen) = (Vec::new(), vec![oid], BTreeSet::new());
            while let Some(next) = open.pop() {
                if !seen.insert(next) {
                    continue;
                }
                match names.get(&next) {
                    Some(name) => found.push(name.clone()),
                    None => open.extend(owners.get(&next).into_iter().flatten()),
                }
            }
            found
        };
        let mut needs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for dependency in &self.catalog.dependencies {
            let targets = named((dependency.target_class, dependency.target), &self.names);
            for object in named((dependency.class, dependency.object), &self.names) {
                let others = targets.iter().filter(|target| **target != object).cloned();
                needs.entry(object.clone()).or_default().extend(others);
            }
        }
        self.needs_of_bodies(&mut needs);
        let known: BTreeSet<String> = self
            .model
            .tables
            .iter()
            .map(|table| table.name.clone())
            .chain(self.model.views.iter().map(|view| view.table.name.clone()))
            .chain(self.raw.iter().map(|raw| raw.object.name.clone()))
            .collect();
        let is_table = |name: &String| self.model.tables.by_name(name).is_some();
        // What a table needs is there before all tables, and so cannot wait for one: a function by its body alone does not. A partition,
        // which an index of its parent is also in, waits.
        let mut waits: BTreeSet<&String> = BTreeSet::new();
        loop {
            let has_to = |raw: &&Raw| raw.object.after.iter().any(|name| is_table(name) || waits.contains(name));
            let next: BTreeSet<&String> = self.raw.iter().filter(has_to).map(|raw| &raw.object.name).collect();
            if next.len() == waits.len() {
                break;
            }
            waits = next;
        }
        let mut for_tables: BTreeSet<String> = BTreeSet::new();
        let mut open: Vec<String> = self.model.tables.iter().map(|table| table.name.clone()).collect();
        while let Some(name) = open.pop() {
            for need in needs.get(&name).into_iter().flatten() {
                if known.contains(need) && !is_table(need) && !waits.contains(need) && for_tables.insert(need.clone()) {
                    open.push(need.clone());
                }
            }
        }
        for raw in &mut self.raw {
            let object = &mut raw.object;
            let own = needs.get(&object.name).into_iter().flatten();
            let is_first = for_tables.contains(&object.name);
            let after = own.filter(|name| known.contains(*name) && !(is_first && is_table(name)));
            let own = object.after.iter().filter(|name| known.contains(*name));
            let mut after: Vec<String> = own.chain(after).cloned().collect();
            after.sort();
            after.dedup();
            object.after = after;
            if is_first {
                object.is_for_tables = true;
                let users = self
                    .model
                    .tables
                    .iter()
                    .filter(|table| needs.get(&table.name).is_some_and(|needs| needs.contains(&object.name)));
                object.before = users.map(|table| table.name.clone()).collect();
                object.before.sort();
            }
        }
        let views = self.model.views.iter().map(|view| {
            let mut view = view.clone();
            let own = needs.get(&view.table.name).into_iter().flatten();
            view.after = own.filter(|name| known.contains(*name)).cloned().collect();
            view
        });
        self.model.views = views.collect();
        self.model.raw = std::mem::take(&mut self.raw).into_iter().map(|raw| raw.object).collect();
    }

    /// Adds what the texts of functions name. Where that leads round in a circle, a function is made with its body unread, since one has
    /// to be first.
    fn needs_of_bodies(&mut self, needs: &mut BTreeMap<String, BTreeSet<String>>) {
        let bodies: BTreeMap<&String, &String> =
            self.raw.iter().filter_map(|raw| Some((&raw.object.name, raw.body.as_ref()?))).collect();
        for (&object, body) in &bodies {
            let words: BTreeSet<String> = super::tokens::tokens(body).iter().flat_map(mentioned_in).collect();
            // Functions of one name have their arguments behind it; a call may mean any of them.
            let is_named = |name: &String| words.contains(name.split('(').next().unwrap_or(name));
            let mentioned: BTreeSet<&String> =
                self.names.values().filter(|name| is_named(name) && *name != object).collect();
            for name in mentioned {
                if reaches(needs, &self.model.tables, name, object) {
                    self.unchecked.insert(object.clone());
                } else {
                    needs.entry(object.clone()).or_default().insert(name.clone());
                }
            }
        }
    }
}

/// Returns whether something needs something else, not by way of tables: what these need is made before them.
fn reaches(needs: &BTreeMap<String, BTreeSet<String>>, tables: &NamedList<Table>, from: &String, to: &String) -> bool {
    let (mut open, mut seen) = (vec![from], BTreeSet::from([from]));
    while let Some(name) = open.pop() {
        if name == to {
            return true;
        }
        if tables.by_name(name).is_none() {
            open.extend(needs.get(name).into_iter().flatten().filter(|need| seen.insert(need)));
        }
    }
    false
}

/// Returns the name in the schema of an object of a namespace.
fn qualified(namespace: &str, name: &str) -> String {
    if namespace == "public" { name.to_owned() } else { format!("{namespace}.{name}") }
}

/// Returns the namespace as tables, enums and domains hold it: nothing for the default one.
fn own_namespace(namespace: &str) -> Option<String> {
    (namespace != "public").then(|| namespace.to_owned())
}

/// Returns an identifier as SQL spells it.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Returns a table's name as SQL spells it.
fn quoted_in(namespace: &str, name: &str) -> String {
    if namespace == "public" { quoted(name) } else { format!("{}.{}", quoted(namespace), quoted(name)) }
}

/// Returns a string as SQL spells it.
fn string(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// Returns the names that a token of a body may stand for: a text may name a text search configuration in its namespace, too.
fn mentioned_in(token: &super::tokens::Token<'_>) -> Vec<String> {
    let mut names = names_in(token);
    if token.kind == super::tokens::Kind::String
        && let Some((_, local)) = token.name().rsplit_once('.')
    {
        names.push(local.to_owned());
    }
    names
}

/// Returns the names that a token may stand for: itself, and, with a namespace before it, the name behind it.
fn names_in(token: &super::tokens::Token<'_>) -> Vec<String> {
    // What is not in quotes is meant in lower case.
    let is_word = token.kind == super::tokens::Kind::Word;
    let name = if is_word { token.name().to_lowercase() } else { token.name() };
    match name.strip_prefix("public.") {
        Some(local) => vec![local.to_owned(), name.clone()],
        None => vec![name],
    }
}
