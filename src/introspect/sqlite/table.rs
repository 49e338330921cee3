use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::names::Names;
use super::super::tokens::{Kind, tokens};
use super::super::{Note, build};
use super::ddl::{ColumnText, Constraint, ConstraintKind, IndexPart, IndexText, TableText};
use super::types;
use crate::dialect::dialect;
use crate::model::{
    Backend, Check, Column, Default, ForeignKey, Generated, Index, IndexColumn, IndexKey, Literal, Named, Native,
    NativeForm, PrimaryKey, ReferentialAction, Table, Timing, Type, Unique,
};

/// Returns a table as its statement declares it. Foreign keys still name what they refer to as the statement does.
pub(super) fn table(name: &str, read: TableText) -> Table {
    let mut table = build::table(name.to_owned(), None);
    let mut names = Names::default();
    for constraint in read.constraints.iter().filter_map(|constraint| constraint.name.as_deref()) {
        names.take(constraint);
    }
    let primary = read.constraints.iter().find_map(|constraint| match &constraint.kind {
        ConstraintKind::PrimaryKey(parts) => Some((constraint, parts)),
        _ => None,
    });
    let key: Vec<String> = primary.map(|(_, parts)| columns_of(parts)).unwrap_or_default();
    let rowid_alias = primary.and_then(|(constraint, parts)| rowid_alias(&read, constraint, parts));
    let columns = read.columns.iter().map(|column| {
        let is_key = key.iter().any(|name| name.eq_ignore_ascii_case(&column.name));
        self::column(column, rowid_alias, has_reference(&read, &column.name), is_key && read.without_rowid)
    });
    let columns: Vec<Column> = columns.collect();
    if let Some((constraint, _)) = primary {
        let name = constraint.name.clone().unwrap_or_else(|| names.make(&table.name, &[], "pkey"));
        table.primary_key = Some(PrimaryKey { name, columns: key.clone(), ..PrimaryKey::default() });
    }
    let autoincrement = read.columns.iter().any(|column| column.autoincrement);
    table.options.sqlite.reuses_keys = columns.iter().any(|column| column.identity) && !autoincrement;
    table.columns = columns.into();
    // Said where the tool would not decide the same.
    let usual = !dialect(Backend::Sqlite).table_options(&table).is_empty();
    table.options.sqlite.without_rowid = (read.without_rowid != usual).then_some(read.without_rowid);
    table.options.sqlite.strict = read.strict;
    let is_rowid = |column: &&ColumnText| rowid_alias == Some(column.name.as_str());
    table.options.sqlite.nullable_key = read.columns.iter().find(is_rowid).is_some_and(|column| !column.not_null);
    for constraint in &read.constraints {
        add_constraint(&mut table, constraint, &mut names);
    }
    table
}

/// Returns whether the model has a place for all that a statement says. It has none for columns without a type, for what happens on
/// a conflict, for the order and collation of what a key is over, and for MATCH of foreign keys, which SQLite reads and passes over.
pub(super) fn is_exact(read: &TableText) -> bool {
    let has_more = |constraint: &Constraint| match &constraint.kind {
        ConstraintKind::ForeignKey { actions, .. } => actions.match_name.is_some(),
        ConstraintKind::PrimaryKey(parts) | ConstraintKind::Unique(parts) => {
            parts.iter().any(|part| part.descending || part.collation.is_some())
        }
        ConstraintKind::Check(_) => false,
    };
    !read.has_conflict_clause
        && !read.columns.iter().any(|column| column.ty.is_empty())
        && !read.constraints.iter().any(has_more)
}

/// Returns the column that is the rowid by another name.
/// <https://www.sqlite.org/lang_createtable.html>, section 5
fn rowid_alias<'t>(read: &'t TableText, constraint: &Constraint, parts: &[IndexPart]) -> Option<&'t str> {
    let [part] = parts else { return None };
    let name = part.column.as_deref()?;
    let column = read.columns.iter().find(|column| column.name.eq_ignore_ascii_case(name))?;
    // The odd exception of DESC at the column is SQLite's own.
    let is_alias =
        column.ty.eq_ignore_ascii_case("integer") && !read.without_rowid && !(constraint.of_column && part.descending);
    is_alias.then_some(column.name.as_str())
}

fn has_reference(read: &TableText, column: &str) -> bool {
    read.constraints.iter().any(|constraint| match &constraint.kind {
        ConstraintKind::ForeignKey { columns, .. } => columns.iter().any(|name| name.eq_ignore_ascii_case(column)),
        _ => false,
    })
}

fn column(read: &ColumnText, rowid_alias: Option<&str>, has_reference: bool, in_key_without_rowid: bool) -> Column {
    let is_rowid = rowid_alias == Some(read.name.as_str());
    // A number that comes from elsewhere is not counted up, though SQLite would.
    let identity = is_rowid && (read.autoincrement || read.default.is_none() && !has_reference);
    let ty = match types::portable(&read.ty) {
        Some(_) if is_rowid => Type::BigInt,
        Some(ty) => ty,
        None => Type::Native(Native { sql: read.ty.clone(), form: NativeForm::Text }),
    };
    let mut column = Column::new(&read.name, ty);
    if !identity && !matches!(column.ty, Type::Native(_)) {
        column.declared.set(Backend::Sqlite, read.ty.clone());
    }
    // NOT NULL means nothing for the rowid, and is implied for the key of a table without one.
    column.nullable = !read.not_null && !is_rowid && !in_key_without_rowid;
    column.identity = identity;
    column.default = read.default.as_deref().and_then(|default| self::default(default, &column.ty));
    column.generated = read
        .generated
        .as_ref()
        .map(|(expression, stored)| Generated { expression: expression.as_str().into(), stored: *stored });
    if let Some(collation) = read.collation.as_deref().filter(|name| !name.eq_ignore_ascii_case("binary")) {
        column.collation.set(Backend::Sqlite, collation.to_owned());
    }
    column
}

/// Returns a default as the model has it.
fn default(written: &str, ty: &Type) -> Option<Default> {
    let read = tokens(written);
    let inside = |text: &str| text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(text).to_owned();
    let number = || written.parse::<i64>().ok();
    let literal = match (read.as_slice(), ty) {
        // 1 and 0 stay as they are: SQLite keeps the text.
        ([only], Type::Boolean) if only.is("true") => Some(Literal::Boolean(true)),
        ([only], Type::Boolean) if only.is("false") => Some(Literal::Boolean(false)),
        ([only], Type::Text | Type::Varchar(_) | Type::Char(_)) if only.kind == Kind::String => {
            Some(Literal::Text(only.name()))
        }
        (_, Type::SmallInt | Type::Integer | Type::BigInt) => number().map(Literal::Integer),
        (_, Type::Real | Type::Double | Type::Decimal { .. }) if written.parse::<f64>().is_ok_and(f64::is_finite) => {
            Some(Literal::Number(written.to_owned()))
        }
        _ => None,
    };
    Some(literal.map_or_else(|| Default::Sql(inside(written).into()), Default::Literal))
}

fn columns_of(parts: &[IndexPart]) -> Vec<String> {
    parts.iter().filter_map(|part| part.column.clone()).collect()
}

fn add_constraint(table: &mut Table, constraint: &Constraint, names: &mut Names) {
    let mut name = |columns: &[String], suffix: &str| {
        constraint.name.clone().unwrap_or_else(|| names.make(&table.name, columns, suffix))
    };
    match &constraint.kind {
        ConstraintKind::PrimaryKey(_) => {}
        ConstraintKind::Unique(parts) => {
            let columns = columns_of(parts);
            let unique = Unique { name: name(&columns, "key"), columns, ..Unique::default() };
            table.uniques = with(&table.uniques, unique);
        }
        ConstraintKind::Check(condition) => {
            let of = if constraint.of_column { columns_in(condition, table) } else { Vec::new() };
            let check = Check { name: name(&of, "check"), expression: condition.as_str().into(), ..Check::default() };
            table.checks = with(&table.checks, check);
        }
        ConstraintKind::ForeignKey { columns, table: target, references, actions } => {
            let timing = match (actions.deferrable, actions.deferred) {
                (false, _) => Timing::NotDeferrable,
                (true, false) => Timing::Deferrable,
                (true, true) => Timing::Deferred,
            };
            let key = ForeignKey {
                name: name(columns, "fkey"),
                columns: columns.clone(),
                table: target.clone(),
                references: references.clone(),
                on_delete: action(actions.on_delete.as_deref()),
                on_update: action(actions.on_update.as_deref()),
                timing,
                ..ForeignKey::default()
            };
            table.foreign_keys = with(&table.foreign_keys, key);
        }
    }
}

/// Returns the columns that a condition names, in table order.
fn columns_in(condition: &str, table: &Table) -> Vec<String> {
    let words: HashSet<String> = tokens(condition).iter().map(|token| token.name().to_lowercase()).collect();
    let named = table.columns.iter().filter(|column| words.contains(&column.name.to_lowercase()));
    named.map(|column| column.name.clone()).collect()
}

fn with<T: Clone + Named>(list: &[T], item: T) -> crate::model::NamedList<T> {
    list.iter().cloned().chain([item]).collect()
}

fn action(written: Option<&str>) -> ReferentialAction {
    match written {
        Some("cascade") => ReferentialAction::Cascade,
        Some("restrict") => ReferentialAction::Restrict,
        Some("set null") => ReferentialAction::SetNull,
        Some("set default") => ReferentialAction::SetDefault,
        _ => ReferentialAction::NoAction,
    }
}

/// Spells what foreign keys, keys and indexes name as the tables spell it, gives foreign keys without columns the key that they mean,
/// and takes out those that lead nowhere.
pub(super) fn finish_keys(
    tables: &mut [Table],
    known: &HashMap<String, &str>,
    statements: &BTreeMap<String, String>,
    notes: &mut Vec<Note>,
) {
    let columns: HashMap<String, (Vec<String>, Vec<String>)> = tables
        .iter()
        .map(|table| {
            let names = table.columns.iter().map(|column| column.name.clone()).collect();
            (table.name.clone(), (names, table.key().to_vec()))
        })
        .collect();
    let spelled = |names: &[String], table: &str| -> Option<Vec<String>> {
        let (all, _) = columns.get(table)?;
        names.iter().map(|name| all.iter().find(|column| column.eq_ignore_ascii_case(name)).cloned()).collect()
    };
    for table in tables {
        let own = table.name.clone();
        if let Some(key) = &mut table.primary_key {
            key.columns = spelled(&key.columns, &own).unwrap_or_default();
        }
        let uniques = table
            .uniques
            .iter()
            .map(|unique| Unique { columns: spelled(&unique.columns, &own).unwrap_or_default(), ..unique.clone() });
        table.uniques = uniques.collect();
        let mut is_lost = false;
        let keys = table.foreign_keys.iter().filter_map(|key| {
            let target = known.get(&key.table.to_lowercase()).copied();
            let found = target.and_then(|target| {
                let (_, primary) = columns.get(target)?;
                let references =
                    if key.references.is_empty() { Some(primary.clone()) } else { spelled(&key.references, target) };
                let columns = spelled(&key.columns, &own)?;
                let references = references.filter(|references| references.len() == columns.len())?;
                Some(ForeignKey { columns, table: target.to_owned(), references, ..key.clone() })
            });
            if found.is_none() {
                let text =
                    format!("refers to columns of {} that are not there; the table keeps its own statement", key.table);
                notes.push(Note { object: format!("foreign key {} of {own}", key.name), text });
                is_lost = true;
            }
            found
        });
        table.foreign_keys = keys.collect();
        if is_lost {
            table.options.sqlite.create = statements.get(&own).cloned();
        }
    }
}

/// Gives columns that refer to a rowid its width: `diesel print-schema` does so as well.
pub(super) fn widen_references(tables: &mut [Table]) {
    let rowids: HashSet<(String, String)> = tables
        .iter()
        .filter_map(|table| {
            let [key] = table.key() else { return None };
            let column = table.columns.by_name(key).filter(|column| column.ty == Type::BigInt)?;
            let is_rowid = column.identity
                || column.declared.sqlite.as_ref().is_some_and(|sql| sql.eq_ignore_ascii_case("integer"));
            is_rowid.then(|| (table.name.clone(), column.name.clone()))
        })
        .collect();
    for table in tables {
        let refers = |column: &Column| {
            table.foreign_keys.iter().any(|key| match (key.columns.as_slice(), key.references.as_slice()) {
                ([own], [there]) => *own == column.name && rowids.contains(&(key.table.clone(), there.clone())),
                _ => false,
            })
        };
        let columns = table.columns.iter().map(|column| {
            let ty = if column.ty == Type::Integer && refers(column) { Type::BigInt } else { column.ty.clone() };
            Column { ty, ..column.clone() }
        });
        table.columns = columns.collect();
    }
}

/// Adds an index to its table.
pub(super) fn add_index(table: &mut Table, name: &str, read: IndexText) {
    let spelled = |name: &str| {
        let column = table.columns.iter().find(|column| column.name.eq_ignore_ascii_case(name));
        column.map_or_else(|| name.to_owned(), |column| column.name.clone())
    };
    let columns = read.parts.into_iter().map(|part| {
        let key = match &part.column {
            Some(column) => IndexKey::Column(spelled(column)),
            None => IndexKey::Expression(part.expression.as_str().into()),
        };
        let mut column = IndexColumn { descending: part.descending, ..IndexColumn::by(key) };
        if let Some(collation) = part.collation {
            column.collation.set(Backend::Sqlite, collation);
        }
        column
    });
    let index = Index {
        name: name.to_owned(),
        columns: columns.collect(),
        unique: read.unique,
        predicate: read.predicate.map(Into::into),
        ..Index::default()
    };
    table.indexes = with(&table.indexes, index);
}
