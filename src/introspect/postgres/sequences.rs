//! Sequences: of columns, and such that stand for themselves.

use std::collections::{HashMap, HashSet};

use super::catalog::{Catalog, Sequence};
use super::{Classes, Reading, qualified, quoted, quoted_in, string};
use crate::dialect::name_of_part;

/// How a column counts up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counting {
    /// As an identity column with the usual sequence.
    Identity,
    /// As a `serial` column, whose sequence has the usual name and properties.
    Serial,
}

impl Reading<'_> {
    /// Carries the sequences that no column brings.
    pub(super) fn sequences(&mut self) {
        let catalog = self.catalog;
        for sequence in &catalog.sequences {
            if self.is_of_column(sequence) {
                self.comment_on_identity(sequence);
                continue;
            }
            let name = quoted_in(&sequence.namespace, &sequence.name);
            let doc = sequence.doc.as_ref().map(|doc| format!(";\nCOMMENT ON SEQUENCE {name} IS {}", string(doc)));
            let kind = if sequence.unlogged { "UNLOGGED SEQUENCE" } else { "SEQUENCE" };
            let create =
                format!("CREATE {kind} {name} AS {}{}{}", sequence.ty, options(sequence), doc.unwrap_or_default());
            let oid = (self.classes.relation, sequence.oid);
            let drop = format!("DROP SEQUENCE {name}");
            self.carry(&qualified(&sequence.namespace, &sequence.name), create, drop, Some(oid), Vec::new());
            if let Some((owner, column)) = self.relations.get(&sequence.owner).zip(sequence.owner_column.as_ref()) {
                let table = quoted_in(&owner.namespace, &owner.name);
                let create = format!("ALTER SEQUENCE {name} OWNED BY {table}.{}", quoted(column));
                let drop = format!("ALTER SEQUENCE {name} OWNED BY NONE");
                let after =
                    vec![qualified(&owner.namespace, &owner.name), qualified(&sequence.namespace, &sequence.name)];
                let wanted = format!("{} owned", qualified(&sequence.namespace, &sequence.name));
                self.carry(&wanted, create, drop, None, after);
            }
        }
    }

    /// Carries the comment of a sequence that comes with its column.
    fn comment_on_identity(&mut self, sequence: &Sequence) {
        let Some((owner, doc)) = self.relations.get(&sequence.owner).copied().zip(sequence.doc.as_ref()) else {
            return;
        };
        let on = format!("COMMENT ON SEQUENCE {} IS", quoted_in(&sequence.namespace, &sequence.name));
        let (create, drop) = (format!("{on} {}", string(doc)), format!("{on} NULL"));
        let identity = format!("{}.{} identity", owner.name, sequence.owner_column.as_deref().unwrap_or_default());
        let after = vec![qualified(&owner.namespace, &owner.name), identity];
        self.carry(&format!("{} comment", sequence.name), create, drop, None, after);
    }

    /// Returns whether a sequence comes with its column: that of an identity column, or of what `serial` makes.
    fn is_of_column(&self, sequence: &Sequence) -> bool {
        sequence.owned.as_deref() == Some("i") || self.is_serial(sequence)
    }

    fn is_serial(&self, sequence: &Sequence) -> bool {
        let Some((owner, column)) = self.relations.get(&sequence.owner).zip(sequence.owner_column.as_ref()) else {
            return false;
        };
        let of_column = self.catalog.columns.iter().find(|it| it.relation == owner.oid && it.name == *column);
        let is_usual = sequence.name == name_of_part(&owner.name, column, "seq")
            && sequence.namespace == owner.namespace
            && sequence.unlogged == owner.unlogged
            && options(sequence).is_empty()
            && sequence.doc.is_none();
        let next = format!("nextval('{}'::regclass)", printed(sequence));
        // Only a key counts by itself in the schema.
        is_usual
            && self.key_of(owner.oid) == [column.as_str()]
            && of_column
                .is_some_and(|it| it.ty == sequence.ty && it.not_null && it.default.as_deref() == Some(next.as_str()))
            && !self.shared.contains(&sequence.oid)
    }

    /// Returns what the sequence of an identity column has that is not usual: also a name, which stays when its table gets another.
    fn identity_options(&self, sequence: &Sequence, column: &str) -> String {
        let owner = self.relations.get(&sequence.owner);
        let is_usual = owner.is_none_or(|owner| {
            owner.namespace == sequence.namespace && sequence.name == name_of_part(&owner.name, column, "seq")
        });
        let name = quoted_in(&sequence.namespace, &sequence.name);
        // It is unlogged with its table unless something else was said.
        let logged = match owner.map(|owner| owner.unlogged) {
            Some(true) if !sequence.unlogged => " LOGGED",
            Some(false) if sequence.unlogged => " UNLOGGED",
            _ => "",
        };
        let options = options(sequence);
        if is_usual { options + logged } else { format!(" SEQUENCE NAME {name}{options}{logged}") }
    }

    /// Returns how a column counts up by itself, and what its sequence has that is not usual, as clauses.
    pub(super) fn counting(&self, relation: u32, column: &str) -> Option<(Counting, String)> {
        let of_column = |it: &&Sequence| it.owner == relation && it.owner_column.as_deref() == Some(column);
        let mut of_column = self.catalog.sequences.iter().filter(of_column);
        let first = of_column.clone().next()?;
        // One that an identity column made goes before another that belongs to the column as well.
        let sequence = of_column.find(|it| it.owned.as_deref() == Some("i")).unwrap_or(first);
        if sequence.owned.as_deref() == Some("i") {
            return Some((Counting::Identity, self.identity_options(sequence, column)));
        }
        self.is_serial(sequence).then_some((Counting::Serial, String::new()))
    }
}

/// Returns the sequences that other tables count by than the one that they belong to: these have to be there before either.
pub(super) fn shared(catalog: &Catalog, classes: &Classes) -> HashSet<u32> {
    let owners: HashMap<u32, u32> = catalog.sequences.iter().map(|it| (it.oid, it.owner)).collect();
    let tables: HashMap<u32, u32> = catalog.columns.iter().map(|it| (it.default_oid, it.relation)).collect();
    let of_defaults = catalog.dependencies.iter().filter(|it| it.class == classes.default);
    let on_sequences = of_defaults.filter(|it| {
        let owner = owners.get(&it.target).filter(|_| it.target_class == classes.relation);
        owner.zip(tables.get(&it.object)).is_some_and(|(owner, table)| owner != table)
    });
    on_sequences.map(|it| it.target).collect()
}

/// Returns the sequence's name as the catalog prints it in expressions: in quotes where it needs them.
fn printed(sequence: &Sequence) -> String {
    let part = |name: &str| {
        let is_plain = name.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if is_plain { name.to_owned() } else { quoted(name) }
    };
    match sequence.namespace.as_str() {
        "public" => part(&sequence.name),
        namespace => format!("{}.{}", part(namespace), part(&sequence.name)),
    }
}

/// Returns the clauses for what is not as CREATE SEQUENCE makes it.
pub(super) fn options(sequence: &Sequence) -> String {
    let most = match sequence.ty.as_str() {
        "smallint" => i64::from(i16::MAX),
        "integer" => i64::from(i32::MAX),
        _ => i64::MAX,
    };
    let (usual_min, usual_max) = if sequence.increment > 0 { (1, most) } else { (-most - 1, -1) };
    let usual_start = if sequence.increment > 0 { sequence.min } else { sequence.max };
    let mut clauses = String::new();
    let mut add = |word: &str, value: i64, usual: i64| {
        if value != usual {
            clauses += &format!(" {word} {value}");
        }
    };
    add("INCREMENT BY", sequence.increment, 1);
    add("MINVALUE", sequence.min, usual_min);
    add("MAXVALUE", sequence.max, usual_max);
    add("START WITH", sequence.start, usual_start);
    add("CACHE", sequence.cache, 1);
    if sequence.cycle {
        clauses += " CYCLE";
    }
    clauses
}
