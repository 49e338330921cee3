use super::sql::{long, per_backend, sql};
use super::yaml::{Map, Yaml};
use crate::model::{
    Backend, Column, Default, ForeignKey, Generated, Literal, Model, NativeForm, PerBackend, ReferentialAction, Table,
    Timing, Type,
};
use crate::resolve;

/// What a column says of the constraints that it is part of.
#[derive(Debug, Default)]
pub(super) struct Marks<'a> {
    pub(super) is_key: bool,
    pub(super) is_unique: bool,
    pub(super) has_index: bool,
    /// The foreign key that stands at the column.
    pub(super) reference: Option<&'a ForeignKey>,
    /// Whether the type follows from a foreign key, of the column or of the table.
    pub(super) inherits_type: bool,
}

/// Returns a column: its type alone, or a mapping.
pub(super) fn column(column: &Column, marks: &Marks<'_>, model: &Model) -> Yaml {
    let mut map = Map::default();
    if marks.inherits_type {
        if let Some(key) = marks.reference {
            map.insert("references", Yaml::text(target(key, model)));
        }
        map.flag("nullable", column.nullable);
    } else {
        add_type(&mut map, column, model);
        if let Some(key) = marks.reference {
            map.insert("references", Yaml::text(target(key, model)));
        }
    }
    if let Some(key) = marks.reference {
        add_terms(&mut map, key);
    }
    map.flag("primary_key", marks.is_key);
    map.maybe("generated", generated(column));
    map.maybe("default", column.default.as_ref().map(|it| default(it, &column.ty)));
    map.flag("unique", marks.is_unique);
    map.flag("index", marks.has_index);
    if !column.collation.is_empty() {
        map.insert("collation", collation(&column.collation, model));
    }
    for backend in Backend::ALL {
        let own = backend_keys(column, backend, marks.inherits_type);
        if !own.is_empty() {
            map.insert(backend.name(), Yaml::Short(own));
        }
    }
    map.maybe("rust_name", column.field.as_ref().map(Yaml::text));
    map.maybe("diesel", column.patched.as_ref().map(Yaml::text));
    map.maybe("doc", column.doc.as_ref().map(Yaml::doc));
    match map.only("type") {
        Some(ty) => ty.clone(),
        None => Yaml::Short(map),
    }
}

/// Returns a collation: a word where there is one backend.
fn collation(of: &PerBackend<String>, model: &Model) -> Yaml {
    match model.backends.as_slice() {
        [only] => of.on(*only).map(Yaml::text).unwrap_or_else(|| Yaml::Short(per_backend(of))),
        _ => Yaml::Short(per_backend(of)),
    }
}

fn add_type(map: &mut Map, column: &Column, model: &Model) {
    if let Some(domain) = &column.domain {
        return map.insert("type", Yaml::text(with_mark(domain.clone(), column.nullable)));
    }
    if let Type::Native(native) = &column.ty
        // MariaDB's uuid is not the language's.
        && (!resolve::is_type(&native.sql) || model.backends == [Backend::Mysql])
    {
        let mut own = Map::default();
        own.insert("type", Yaml::text(&native.sql));
        match &native.form {
            NativeForm::Text => {}
            NativeForm::Bytes => own.insert("as", Yaml::text("bytes")),
            NativeForm::Custom { diesel, rust } => {
                own.insert("diesel", Yaml::text(diesel));
                own.insert("rust", Yaml::text(rust));
            }
        }
        map.insert("native", own.only("type").cloned().unwrap_or(Yaml::Short(own)));
        return map.flag("nullable", column.nullable);
    }
    let mut spelling = spelling(&column.ty);
    if let Some(digits) = column.digits {
        spelling = format!("{spelling}({digits})");
    }
    map.insert("type", Yaml::text(with_mark(spelling, column.nullable)));
}

/// Returns a type as the schema has it.
fn spelling(ty: &Type) -> String {
    match ty {
        Type::Numeric => "decimal".to_owned(),
        Type::Array(element) => format!("{}[]", spelling(element)),
        _ => resolve::spelling(ty),
    }
}

fn with_mark(ty: String, nullable: bool) -> String {
    if nullable { format!("{ty}?") } else { ty }
}

/// Returns the spelling of what a foreign key of one column refers to: the table, when it is by its key.
pub(super) fn target(key: &ForeignKey, model: &Model) -> String {
    let is_by_key = model.tables.by_name(&key.table).is_some_and(|table| table.key() == key.references);
    match key.references.as_slice() {
        [column] if !is_by_key => format!("{}.{column}", key.table),
        _ => key.table.clone(),
    }
}

/// Adds what a foreign key says beside its columns.
pub(super) fn add_terms(map: &mut Map, key: &ForeignKey) {
    map.maybe("on_delete", action(key.on_delete));
    map.maybe("on_update", action(key.on_update));
    map.maybe("deferrable", timing(key.timing));
    if key.match_full {
        map.insert("match", Yaml::text("full"));
    }
}

fn action(action: ReferentialAction) -> Option<Yaml> {
    let word = match action {
        ReferentialAction::NoAction => return None,
        ReferentialAction::Restrict => "restrict",
        ReferentialAction::Cascade => "cascade",
        ReferentialAction::SetNull => "set null",
        ReferentialAction::SetDefault => "set default",
    };
    Some(Yaml::text(word))
}

/// Returns when a constraint is checked, where it is not with each statement.
pub(super) fn timing(timing: Timing) -> Option<Yaml> {
    match timing {
        Timing::NotDeferrable => None,
        Timing::Deferrable => Some(Yaml::Plain("true".to_owned())),
        Timing::Deferred => Some(Yaml::text("deferred")),
    }
}

fn generated(column: &Column) -> Option<Yaml> {
    if column.identity {
        let word = match (column.serial, column.identity_always) {
            (true, _) => "serial",
            (false, true) => "always",
            (false, false) => return Some(Yaml::text("identity")),
        };
        let mut map = Map::default();
        map.insert("identity", Yaml::text(word));
        return Some(Yaml::Short(map));
    }
    let Generated { expression, stored } = column.generated.as_ref()?;
    let mut map = Map::default();
    map.insert(if *stored { "stored" } else { "virtual" }, sql(expression));
    Some(Yaml::Short(map))
}

/// Returns a default.
pub(super) fn default(default: &Default, ty: &Type) -> Yaml {
    match default {
        Default::Literal(Literal::Boolean(value)) => Yaml::Plain(value.to_string()),
        Default::Literal(Literal::Integer(number)) => Yaml::Plain(number.to_string()),
        Default::Literal(Literal::Number(digits)) => Yaml::Plain(plain_number(digits)),
        // Between parentheses it would be taken for a function.
        Default::Literal(Literal::Text(text)) => match ty {
            Type::Enum(_) => Yaml::text(text),
            _ if text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') => Yaml::text(text),
            _ => Yaml::Text(text.clone()),
        },
        Default::Now => Yaml::Plain("now()".to_owned()),
        Default::Uuid => Yaml::Plain("uuid()".to_owned()),
        Default::Sql(sql) => Yaml::Short(long(sql)),
    }
}

/// Returns digits as YAML takes them for a number: with a digit before the point.
fn plain_number(digits: &str) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    let digits = digits.strip_prefix('+').unwrap_or(digits);
    let padded = if digits.starts_with('.') { format!("0{digits}") } else { digits.to_owned() };
    format!("{sign}{}", padded.strip_suffix('.').unwrap_or(&padded))
}

fn backend_keys(column: &Column, backend: Backend, inherits_type: bool) -> Map {
    let mut map = Map::default();
    if let Some(declared) = column.declared.on(backend).filter(|_| !inherits_type) {
        map.insert("type", Yaml::text(declared));
    }
    map.flag("inherited", backend == Backend::Postgres && column.inherited);
    map.flag("on_update", backend == Backend::Mysql && column.mysql_on_update);
    map
}

/// Returns the column that a foreign key's column refers to.
pub(super) fn referred<'m>(table: &Table, name: &str, model: &'m Model) -> Option<&'m Column> {
    let key = table.foreign_keys.iter().find(|key| key.columns.iter().any(|column| column == name))?;
    let place = key.columns.iter().position(|column| column == name)?;
    model.tables.by_name(&key.table)?.columns.by_name(key.references.get(place)?)
}
