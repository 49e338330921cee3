use std::collections::{BTreeMap, BTreeSet};

use super::super::{Note, build};
use super::catalog::{self, Catalog, IndexPart};
use super::enums::{self, Unnamed};
use super::escapes::with_doubled_quotes;
use super::types::meaning;
use crate::introspect::tokens::{Kind, tokens};
use crate::model::{
    Backend, Check, Column, Default, ForeignKey, Generated, Index, IndexColumn, IndexKey, Literal, Model, MysqlIndex,
    MysqlIndexKind, NamedList, PerBackend, PrimaryKey, ReferentialAction, Table, Type, Unique, View,
};

/// What the tables and views of a catalog are in a model.
pub(super) fn model(catalog: &Catalog) -> (Model, Vec<Note>) {
    let mut notes = Vec::new();
    let mut unnamed = Vec::new();
    let mut tables: Vec<Table> =
        catalog.tables.iter().map(|row| table(row, catalog, &mut unnamed, &mut notes)).collect();
    let mut model = build::model(Backend::Mysql);
    model.enums = enums::name(&unnamed, &mut tables).into();
    for row in &mut tables {
        let columns = row.columns.iter().map(|column| with_default(column, catalog, &row.name));
        row.columns = columns.collect();
    }
    model.views = catalog.views.iter().filter_map(|row| view(row, catalog)).collect();
    model.tables = tables.into();
    (model, notes)
}

fn table(row: &catalog::Table, catalog: &Catalog, unnamed: &mut Vec<Unnamed>, notes: &mut Vec<Note>) -> Table {
    let mut table = build::table(row.name.clone(), None);
    table.doc = Some(row.doc.clone()).filter(|doc| !doc.is_empty());
    let options = &mut table.options.mysql;
    options.engine = row.engine.clone().filter(|engine| engine != "InnoDB");
    options.charset = row.charset.clone().filter(|charset| charset != "utf8mb4");
    options.collation = row.collation.clone().filter(|collation| collation != "utf8mb4_bin");
    let created = row.options.clone().unwrap_or_default();
    let stated = created.split_whitespace().find_map(|option| option.strip_prefix("row_format="));
    options.row_format = stated.and(row.row_format.as_ref()).map(|format| format.to_uppercase());
    let of_table: Vec<&catalog::Column> = catalog.columns.iter().filter(|column| column.table == row.name).collect();
    let columns: Vec<Column> = of_table.iter().map(|column| self::column(column, row, catalog, unnamed)).collect();
    table.columns = columns.into();
    indexes(&mut table, catalog);
    foreign_keys(&mut table, catalog, notes);
    // The others are carried.
    let checks = catalog.checks.iter().filter(|check| check.table == row.name && check.level == "Table");
    table.checks = checks
        .map(|check| Check {
            name: check.name.clone(),
            expression: check.expression.as_str().into(),
            ..Check::default()
        })
        .collect();
    table
}

/// Returns whether a check is the one that MariaDB makes for a column of type json.
pub(super) fn is_of_json(check: &catalog::Check, catalog: &Catalog) -> bool {
    catalog.server.is_mariadb()
        && check.level == "Column"
        && check.expression == format!("json_valid(`{}`)", check.name)
        // The type is a name for this one; another may have the same check.
        && catalog.columns.iter().any(|column| {
            (&column.table, &column.name) == (&check.table, &check.name)
                && column.ty == "longtext"
                && column.collation.as_deref() == Some("utf8mb4_bin")
        })
}

fn column(row: &catalog::Column, table: &catalog::Table, catalog: &Catalog, unnamed: &mut Vec<Unnamed>) -> Column {
    let is_json = row.ty == "longtext"
        && row.collation.as_deref() == Some("utf8mb4_bin")
        && catalog
            .checks
            .iter()
            .any(|check| check.table == row.table && check.name == row.name && is_of_json(check, catalog));
    let meaning = if is_json { meaning("json") } else { meaning(&row.ty) };
    if !meaning.labels.is_empty() {
        let (table, column) = (row.table.clone(), row.name.clone());
        unnamed.push(Unnamed { table, column, labels: meaning.labels.clone() });
    }
    let mut column = Column::new(&row.name, meaning.ty);
    column.digits = meaning.digits;
    if let Some(declared) = meaning.declared {
        column.declared.set(Backend::Mysql, declared);
    }
    column.nullable = row.nullable == "YES";
    column.doc = Some(row.doc.clone()).filter(|doc| !doc.is_empty());
    column.identity = row.extra.contains("auto_increment");
    column.mysql_on_update = row.extra.to_lowercase().contains("on update current_timestamp");
    if let Some(expression) = row.expression.as_deref().filter(|expression| !expression.is_empty()) {
        let stored = row.extra.contains("STORED");
        column.generated = Some(Generated { expression: expression.into(), stored });
    }
    if let Some(collation) = row.collation.as_ref().filter(|it| !is_json && Some(*it) != table.collation.as_ref()) {
        column.collation.set(Backend::Mysql, collation.clone());
    }
    column
}

/// Returns a column with its default, which is read by the type that the column has come to.
fn with_default(column: &Column, catalog: &Catalog, table: &str) -> Column {
    let row = catalog.columns.iter().find(|row| row.table == table && row.name == column.name);
    let default = row.filter(|_| column.generated.is_none()).and_then(|row| {
        let text = without_database(row.default.as_deref()?, catalog);
        if catalog.server.is_mariadb() { default(&text, &column.ty) } else { mysql_default(&text, &row.extra, column) }
    });
    Column { default, ..column.clone() }
}

/// Returns a default of MySQL, which gives literals as they are and says of expressions that they are some.
fn mysql_default(text: &str, extra: &str, column: &Column) -> Option<Default> {
    if extra.contains("DEFAULT_GENERATED") {
        return Some(Default::Sql(text.into()));
    }
    let is_number = matches!(
        column.ty,
        Type::Boolean
            | Type::SmallInt
            | Type::Integer
            | Type::BigInt
            | Type::Unsigned(_)
            | Type::Real
            | Type::Double
            | Type::Decimal { .. }
    );
    // Bits are given as SQL spells them.
    let is_sql = text.starts_with("b'") || text.starts_with("0x") && matches!(column.ty, Type::Bytes);
    let text = if is_number || is_sql { text.to_owned() } else { format!("'{}'", text.replace('\'', "''")) };
    default(&text, &column.ty)
}

/// Returns a default as the model has it, by what MariaDB prints for one.
fn default(text: &str, ty: &Type) -> Option<Default> {
    let read = tokens(text);
    let literal = match (read.as_slice(), ty) {
        ([only], _) if only.is("null") => return None,
        ([only], Type::Boolean) if only.text == "1" => Some(Literal::Boolean(true)),
        ([only], Type::Boolean) if only.text == "0" => Some(Literal::Boolean(false)),
        ([only], Type::Text | Type::Varchar(_) | Type::Char(_) | Type::Enum(_)) if only.kind == Kind::String => {
            Some(Literal::Text(only.name()))
        }
        (_, Type::SmallInt | Type::Integer | Type::BigInt | Type::Unsigned(_)) => {
            text.parse().ok().map(Literal::Integer)
        }
        (_, Type::Real | Type::Double | Type::Decimal { .. }) if text.parse::<f64>().is_ok_and(f64::is_finite) => {
            Some(Literal::Number(text.to_owned()))
        }
        _ => None,
    };
    Some(literal.map_or_else(|| Default::Sql(text.into()), Default::Literal))
}

/// Reads keys and indexes: a unique index is a unique constraint where it is over whole columns in ascending order.
fn indexes(table: &mut Table, catalog: &Catalog) {
    let mut groups: BTreeMap<&str, Vec<&IndexPart>> = BTreeMap::new();
    for part in catalog.index_parts.iter().filter(|part| part.table == table.name) {
        groups.entry(&part.name).or_default().push(part);
    }
    let (mut uniques, mut indexes) = (Vec::new(), Vec::new());
    for (name, parts) in groups {
        let whole: Option<Vec<String>> = parts
            .iter()
            .map(|part| part.column.clone().filter(|_| part.prefix.is_none() && part.order.as_deref() != Some("D")))
            .collect();
        let Some(first) = parts.first() else { continue };
        let is_unique = first.not_unique == 0 && matches!(first.kind.as_str(), "BTREE" | "HASH");
        match whole {
            Some(columns) if name == "PRIMARY" => {
                let name = format!("{}_pkey", table.name);
                table.primary_key = Some(PrimaryKey { name, columns, ..PrimaryKey::default() });
            }
            None if name == "PRIMARY" => {
                table.logical_key = parts.iter().filter_map(|part| part.column.clone()).collect();
            }
            Some(columns) if is_unique => uniques.push(Unique { name: name.to_owned(), columns, ..Unique::default() }),
            _ => indexes.push(index(name, &parts)),
        }
    }
    table.uniques = uniques.into();
    table.indexes = indexes.into();
}

fn index(name: &str, parts: &[&IndexPart]) -> Index {
    let kind = parts.first().map(|part| part.kind.as_str());
    let kind = match kind {
        Some("FULLTEXT") => Some(MysqlIndexKind::Fulltext),
        Some("SPATIAL") => Some(MysqlIndexKind::Spatial),
        _ => None,
    };
    let columns = parts.iter().map(|part| {
        let key = match (&part.column, &part.expression) {
            (Some(column), _) => IndexKey::Column(column.clone()),
            (None, expression) => IndexKey::Expression(expression.as_deref().unwrap_or_default().into()),
        };
        let prefix = part.prefix.filter(|_| kind.is_none());
        IndexColumn { descending: part.order.as_deref() == Some("D"), prefix, ..IndexColumn::by(key) }
    });
    let unique = kind.is_none() && parts.first().is_some_and(|part| part.not_unique == 0);
    Index { name: name.to_owned(), columns: columns.collect(), unique, mysql: MysqlIndex { kind }, ..Index::default() }
}

fn foreign_keys(table: &mut Table, catalog: &Catalog, notes: &mut Vec<Note>) {
    let mut keys: Vec<ForeignKey> = Vec::new();
    for row in catalog.foreign_keys.iter().filter(|row| row.table == table.name) {
        if Some(&row.target_schema) != catalog.server.name.as_ref() {
            let text = format!("refers to the other database {}, which is not carried along", row.target_schema);
            notes.push(Note { object: format!("foreign key {} of {}", row.name, table.name), text });
            continue;
        }
        if let Some(key) = keys.iter_mut().find(|key| key.name == row.name) {
            key.columns.push(row.column.clone());
            key.references.push(row.target_column.clone());
            continue;
        }
        keys.push(ForeignKey {
            name: row.name.clone(),
            columns: vec![row.column.clone()],
            table: row.target.clone(),
            references: vec![row.target_column.clone()],
            on_delete: action(&row.on_delete),
            on_update: action(&row.on_update),
            ..ForeignKey::default()
        });
    }
    // InnoDB's index of a foreign key comes by itself, under the key's name.
    let implied: BTreeSet<String> = table
        .indexes
        .iter()
        .filter(|index| {
            let columns = index.plain_columns();
            keys.iter().any(|key| {
                key.name == index.name && !index.unique && columns.as_ref().is_some_and(|it| *it == key.columns)
            })
        })
        .map(|index| index.name.clone())
        .collect();
    table.foreign_keys = keys.into();
    let others: NamedList<Index> =
        table.indexes.iter().filter(|index| !implied.contains(&index.name)).cloned().collect();
    // Only where no other index would do: then the tool would not make it.
    let with_implied = table.indexes.clone();
    table.indexes = others;
    let made: Vec<String> =
        crate::dialect::dialect(Backend::Mysql).implied_indexes(table).into_iter().map(|index| index.name).collect();
    let kept =
        with_implied.iter().filter(|index| !implied.contains(&index.name) || !made.contains(&index.name)).cloned();
    table.indexes = kept.collect();
}

fn action(rule: &str) -> ReferentialAction {
    match rule {
        // What is not said is RESTRICT; NO ACTION means the same to InnoDB:
        // https://dev.mysql.com/doc/refman/8.0/en/create-table-foreign-keys.html
        "CASCADE" => ReferentialAction::Cascade,
        "SET NULL" => ReferentialAction::SetNull,
        "SET DEFAULT" => ReferentialAction::SetDefault,
        _ => ReferentialAction::NoAction,
    }
}

/// Returns a view; `None` for one with properties that the model has no place for, which is carried.
fn view(row: &catalog::View, catalog: &Catalog) -> Option<View> {
    if !is_plain(row) {
        return None;
    }
    let mut table = build::table(row.name.clone(), None);
    let columns = catalog.columns.iter().filter(|column| column.table == row.name).map(|column| {
        let meaning = meaning(&column.ty);
        let declared = PerBackend { mysql: meaning.declared, ..PerBackend::default() };
        Column { nullable: true, digits: meaning.digits, declared, ..Column::new(&column.name, meaning.ty) }
    });
    table.columns = columns.collect();
    let query = with_doubled_quotes(&without_database(&row.query, catalog));
    let after = needed(&query, catalog, &row.name);
    Some(View { table, query: query.into(), materialized: false, after })
}

/// Returns whether a view has none of the properties that the model has no place for.
pub(super) fn is_plain(row: &catalog::View) -> bool {
    row.check_option == "NONE"
        && row.security == "DEFINER"
        && row.algorithm.as_deref().is_none_or(|it| it == "UNDEFINED")
}

/// Returns a text without the name of the database before those of its objects.
pub(super) fn without_database(text: &str, catalog: &Catalog) -> String {
    let name = catalog.server.name.as_deref().unwrap_or_default();
    text.replace(&format!("{}.", super::quoted(name)), "")
}

/// Returns the tables and views that a text names.
pub(super) fn mentioned(text: &str, catalog: &Catalog, own: &str) -> Vec<String> {
    let words = words(text);
    let found: BTreeSet<String> =
        relations(catalog).filter(|name| *name != own && words.contains(*name)).cloned().collect();
    found.into_iter().collect()
}

/// Returns what a view's text names: tables, views, and functions, which have to be there before it.
pub(super) fn needed(text: &str, catalog: &Catalog, own: &str) -> Vec<String> {
    let words = words(text);
    let is_relation = |name: &String| relations(catalog).any(|other| other.eq_ignore_ascii_case(name));
    let functions = catalog.programs.iter().filter(|it| it.kind == "FUNCTION").map(|it| &it.name);
    let called = functions.filter(|name| words.contains(*name) && !is_relation(name)).cloned();
    mentioned(text, catalog, own).into_iter().chain(called).collect()
}

fn relations(catalog: &Catalog) -> impl Iterator<Item = &String> {
    catalog.tables.iter().map(|table| &table.name).chain(catalog.views.iter().map(|view| &view.name))
}

fn words(text: &str) -> BTreeSet<String> {
    let names = tokens(text).into_iter().filter(|token| token.kind != Kind::String);
    let parts = names.flat_map(|token| match token.kind {
        Kind::Word => token.text.split('.').map(str::to_owned).collect(),
        _ => vec![token.name()],
    });
    parts.collect()
}
