//! Types: those of columns, and those that users make.

use crate::introspect::tokens::without_parentheses;
use std::collections::HashMap;

use super::catalog::{Column, TypeRow};
use super::{Oid, Reading, own_namespace, qualified, quoted_in, string};
use crate::model::{Check, Default, Domain, Enum, EnumValue, Named, Native, NativeForm, Type};

/// What a column type is in the model: the type, the digits of its seconds, and the spelling when that of the type is another.
pub(super) struct Meaning {
    pub(super) ty: Type,
    pub(super) digits: Option<u8>,
    pub(super) declared: Option<String>,
}

impl Meaning {
    fn plain(ty: Type) -> Self {
        Self { ty, digits: None, declared: None }
    }

    fn declared(ty: Type, sql: &str) -> Self {
        Self { declared: Some(sql.to_owned()), ..Self::plain(ty) }
    }

    fn native(sql: &str) -> Self {
        Self::plain(Type::Native(Native { sql: sql.to_owned(), form: NativeForm::Text }))
    }
}

/// Returns what a type means as `format_type` prints it; native when the model has no other for it.
pub(super) fn meaning(sql: &str) -> Meaning {
    if let Some(element) = sql.strip_suffix("[]") {
        let element = meaning(element);
        let is_plain = element.declared.is_none() && element.digits.is_none();
        let is_portable = !matches!(element.ty, Type::Native(_) | Type::Array(_));
        return if is_plain && is_portable {
            Meaning::plain(Type::Array(Box::new(element.ty)))
        } else {
            Meaning::native(sql)
        };
    }
    // What the type has as well when nothing is said of digits, but the catalog tells the two apart.
    if let Some(same) =
        ["time(6) ", "timestamp(6) "].iter().find_map(|start| sql.strip_prefix(start).map(|rest| (start, rest)))
    {
        let (start, rest) = same;
        return Meaning::declared(meaning(&format!("{} {rest}", start.trim_end_matches("(6) "))).ty, sql);
    }
    let (name, arguments) = split(sql);
    let digits = arguments.first().and_then(|digits| u8::try_from(*digits).ok());
    match (name.as_str(), arguments.as_slice()) {
        ("boolean", _) => Meaning::plain(Type::Boolean),
        ("smallint", _) => Meaning::plain(Type::SmallInt),
        ("integer", _) => Meaning::plain(Type::Integer),
        ("bigint", _) => Meaning::plain(Type::BigInt),
        ("real", _) => Meaning::plain(Type::Real),
        ("double precision", _) => Meaning::plain(Type::Double),
        ("numeric", &[precision, scale]) if scale <= precision => Meaning::plain(Type::Decimal { precision, scale }),
        ("numeric", []) => Meaning::plain(Type::Numeric),
        ("text", _) => Meaning::plain(Type::Text),
        ("character varying", &[length]) => Meaning::plain(Type::Varchar(length)),
        ("character varying", _) => Meaning::declared(Type::Text, "varchar"),
        ("character", &[length]) => Meaning::plain(Type::Char(length)),
        ("bytea", _) => Meaning::plain(Type::Bytes),
        ("date", _) => Meaning::plain(Type::Date),
        ("time without time zone", _) => Meaning { digits, ..Meaning::plain(Type::Time) },
        ("timestamp without time zone", _) => Meaning { digits, ..Meaning::plain(Type::Timestamp) },
        ("timestamp with time zone", _) => Meaning { digits, ..Meaning::plain(Type::Timestamptz) },
        ("uuid", _) => Meaning::plain(Type::Uuid),
        ("jsonb", _) => Meaning::plain(Type::Json),
        ("json", _) => Meaning::declared(Type::Json, "json"),
        _ => Meaning::native(sql),
    }
}

/// Splits `timestamp(3) with time zone` into the name without and the numbers inside of the parentheses.
fn split(sql: &str) -> (String, Vec<u32>) {
    let Some((before, rest)) = sql.split_once('(') else { return (sql.to_owned(), Vec::new()) };
    let (inside, after) = rest.split_once(')').unwrap_or((rest, ""));
    let numbers: Option<Vec<u32>> = inside.split(',').map(|number| number.trim().parse().ok()).collect();
    match numbers {
        Some(numbers) => (format!("{before}{after}"), numbers),
        None => (sql.to_owned(), Vec::new()),
    }
}

impl Reading<'_> {
    /// Reads enums and domains; composite, range and base types are carried.
    pub(super) fn types(&mut self) {
        let catalog = self.catalog;
        let (mut enums, mut domains) = (Vec::new(), Vec::new());
        for row in &catalog.types {
            let oid = (self.classes.type_, row.oid);
            match row.kind.as_str() {
                "e" => enums.push(enumeration(row)),
                "d" => match self.domain(row) {
                    Some(domain) => domains.push(domain),
                    None => {
                        let (create, drop) = (self.create_domain(row), format!("DROP DOMAIN {}", place(row)));
                        self.carry(&qualified(&row.namespace, &row.name), create, drop, Some(oid), Vec::new());
                    }
                },
                "c" => {
                    let create = self.create_composite(row);
                    let drop = format!("DROP TYPE {}", place(row));
                    self.carry(&qualified(&row.namespace, &row.name), create, drop, Some(oid), Vec::new());
                    let relation = (self.classes.relation, row.relation);
                    let name = self.raw.last().map(|raw| raw.object.name.clone()).unwrap_or_default();
                    self.names.insert(relation, name);
                }
                "r" => {
                    let arguments = row.range.as_deref().unwrap_or_default();
                    let doc =
                        row.doc.as_ref().map(|doc| format!(";\nCOMMENT ON TYPE {} IS {}", place(row), string(doc)));
                    let create =
                        format!("CREATE TYPE {} AS RANGE ({arguments}){}", place(row), doc.unwrap_or_default());
                    let drop = format!("DROP TYPE {}", place(row));
                    self.carry(&qualified(&row.namespace, &row.name), create, drop, Some(oid), Vec::new());
                }
                _ => {
                    // A type that has a name and nothing else, or one with functions of its own, which go with it.
                    let create = row.base_type.clone().unwrap_or_else(|| format!("CREATE TYPE {}", place(row)));
                    let doc =
                        row.doc.as_ref().map(|doc| format!(";\nCOMMENT ON TYPE {} IS {}", place(row), string(doc)));
                    let create = create + doc.as_deref().unwrap_or_default();
                    let drop = format!("DROP TYPE {} CASCADE", place(row));
                    self.carry(&qualified(&row.namespace, &row.name), create, drop, Some(oid), Vec::new());
                }
            }
        }
        self.model.enums = enums.into();
        self.model.domains = domains.into();
    }

    /// Returns a domain, unless the model has no place for something about it.
    fn domain(&self, row: &TypeRow) -> Option<Domain> {
        let base = meaning(row.base.as_deref().unwrap_or_default());
        let is_plain = base.declared.is_none() && base.digits.is_none() && row.collation.is_none();
        if !is_plain || matches!(base.ty, Type::Native(_)) {
            return None;
        }
        let checks = self.catalog.constraints.iter().filter(|constraint| constraint.domain == row.oid);
        if checks.clone().any(|check| !check.is_valid || check.doc.is_some()) {
            return None;
        }
        // Domains are made before what they could call.
        let own: Vec<Oid> = checks.clone().map(|check| (self.classes.constraint, check.oid)).collect();
        let is_own = |oid: Oid| oid == (self.classes.type_, row.oid) || own.contains(&oid);
        let calls = self.catalog.dependencies.iter().filter(|it| is_own((it.class, it.object)));
        if calls.clone().any(|it| self.is_defined((it.target_class, it.target))) {
            return None;
        }
        // The language's columns of a domain that is NOT NULL are so as well.
        let is_of = |column: &&Column| {
            column.type_kind == "d" && column.type_name == row.name && column.type_namespace == row.namespace
        };
        if row.not_null && self.catalog.columns.iter().filter(is_of).any(|column| !column.not_null) {
            return None;
        }
        let checks = checks.map(|check| Check {
            name: check.name.clone(),
            expression: condition(&check.definition).into(),
            ..Check::default()
        });
        Some(Domain {
            name: qualified(&row.namespace, &row.name),
            namespace: own_namespace(&row.namespace),
            doc: row.doc.clone(),
            ty: base.ty,
            not_null: row.not_null,
            default: row.default.as_ref().map(|default| Default::Sql(default.as_str().into())),
            checks: checks.collect(),
        })
    }

    fn create_domain(&self, row: &TypeRow) -> String {
        let mut create = format!("CREATE DOMAIN {} AS {}", place(row), row.base.as_deref().unwrap_or_default());
        if let Some(collation) = &row.collation {
            create += &format!(" COLLATE {collation}");
        }
        if let Some(default) = &row.default {
            create += &format!(" DEFAULT {default}");
        }
        if row.not_null {
            create += " NOT NULL";
        }
        for check in self.catalog.constraints.iter().filter(|constraint| constraint.domain == row.oid) {
            if check.is_valid {
                create += &format!("\n    CONSTRAINT {} {}", super::quoted(&check.name), check.definition);
            }
        }
        for check in self.catalog.constraints.iter().filter(|constraint| constraint.domain == row.oid) {
            let name = super::quoted(&check.name);
            if !check.is_valid {
                create += &format!(";\nALTER DOMAIN {} ADD CONSTRAINT {name} {}", place(row), check.definition);
            }
            if let Some(doc) = &check.doc {
                create += &format!(";\nCOMMENT ON CONSTRAINT {name} ON DOMAIN {} IS {}", place(row), string(doc));
            }
        }
        if let Some(doc) = &row.doc {
            create += &format!(";\nCOMMENT ON DOMAIN {} IS {}", place(row), string(doc));
        }
        create
    }

    fn create_composite(&self, row: &TypeRow) -> String {
        let attributes = self.catalog.columns.iter().filter(|column| column.relation == row.relation);
        let attributes: Vec<String> = attributes
            .map(|column| {
                let collation = column.collation.as_ref().map(|it| format!(" COLLATE {it}")).unwrap_or_default();
                format!("    {} {}{collation}", super::quoted(&column.name), column.ty)
            })
            .collect();
        let mut create = format!("CREATE TYPE {} AS (\n{}\n)", place(row), attributes.join(",\n"));
        if let Some(doc) = &row.doc {
            create += &format!(";\nCOMMENT ON TYPE {} IS {}", place(row), string(doc));
        }
        for column in self.catalog.columns.iter().filter(|column| column.relation == row.relation) {
            if let Some(doc) = &column.doc {
                create +=
                    &format!(";\nCOMMENT ON COLUMN {}.{} IS {}", place(row), super::quoted(&column.name), string(doc));
            }
        }
        create
    }

    /// Returns what a column's type means, and the domain that it is of.
    pub(super) fn column_type(&self, column: &Column, known: &Known) -> (Meaning, Option<String>) {
        let own = qualified(&column.type_namespace, &column.type_name);
        match column.type_kind.as_str() {
            "e" if known.enums.contains_key(&own) => (Meaning::plain(Type::Enum(own)), None),
            "d" if known.domains.contains_key(&own) => (Meaning::plain(known.domains[&own].clone()), Some(own)),
            "d" => {
                let base = meaning(column.base.as_deref().unwrap_or_default());
                match base.ty {
                    Type::Native(_) => (Meaning::native(&column.ty), None),
                    ty => (Meaning::declared(ty, &column.ty), None),
                }
            }
            _ => match column.ty.strip_suffix("[]").filter(|_| column.element.as_deref() == Some("e")) {
                Some(element) => {
                    let element = element.replace('"', "");
                    let known = known.enums.get_key_value(&element).map(|(name, ())| name.clone());
                    let array = known.map(|name| Meaning::plain(Type::Array(Box::new(Type::Enum(name)))));
                    (array.unwrap_or_else(|| Meaning::native(&column.ty)), None)
                }
                None => (meaning(&column.ty), None),
            },
        }
    }

    /// Returns the types of users that columns may be of, by name.
    pub(super) fn known_types(&self) -> Known {
        Known {
            enums: self.model.enums.iter().map(|it| (it.name().to_owned(), ())).collect(),
            domains: self.model.domains.iter().map(|it| (it.name().to_owned(), it.ty.clone())).collect(),
        }
    }
}

/// The types of users.
pub(super) struct Known {
    enums: HashMap<String, ()>,
    domains: HashMap<String, Type>,
}

fn enumeration(row: &TypeRow) -> Enum {
    let values = row.labels.iter().map(|label| EnumValue { label: label.clone(), rust_name: String::new(), doc: None });
    Enum {
        name: qualified(&row.namespace, &row.name),
        namespace: own_namespace(&row.namespace),
        rust_name: String::new(),
        doc: row.doc.clone(),
        values: values.collect(),
        derives: Vec::new(),
        as_text: Vec::new(),
        unchecked: false,
    }
}

fn place(row: &TypeRow) -> String {
    quoted_in(&row.namespace, &row.name)
}

/// Returns the condition of `CHECK ((…))` as the server prints it, without what surrounds it.
pub(super) fn condition(definition: &str) -> String {
    let definition = definition.trim_end_matches(" NOT VALID").trim_end_matches(" NO INHERIT");
    let inside = definition.strip_prefix("CHECK (").and_then(|rest| rest.strip_suffix(')')).unwrap_or(definition);
    without_parentheses(inside).to_owned()
}
