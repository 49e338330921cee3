//! Tables with their columns, and views.

use std::collections::BTreeMap;

use super::catalog::{Column as Row, Relation};
use super::sequences::Counting;
use super::types::Known;
use super::{Reading, own_namespace, qualified, quoted, quoted_in, string};
use crate::introspect::build;
use crate::introspect::tokens::{Kind, Token, tokens, without_parentheses};
use crate::model::{Backend, Column, Default, Generated, Literal, PerBackend, Table, Type, View};

impl Reading<'_> {
    /// Reads the tables.
    pub(super) fn tables(&mut self) {
        let catalog = self.catalog;
        let known = self.known_types();
        let mut tables = Vec::new();
        for relation in &catalog.relations {
            let is_ours = self.relations.contains_key(&relation.oid);
            match relation.kind.as_str() {
                "r" | "p" if is_ours && !relation.is_partition => tables.push(self.table(relation, &known)),
                "r" | "p" if is_ours => self.partition(relation),
                "f" => self.note(
                    qualified(&relation.namespace, &relation.name),
                    "is a foreign table, which is not carried along",
                ),
                _ => {}
            }
        }
        self.model.tables = tables.into();
    }

    fn table(&mut self, relation: &Relation, known: &Known) -> Table {
        let name = qualified(&relation.namespace, &relation.name);
        let mut table = build::table(name.clone(), own_namespace(&relation.namespace));
        table.doc.clone_from(&relation.doc);
        let options = &mut table.options.postgres;
        options.unlogged = relation.unlogged;
        options.tablespace.clone_from(&relation.tablespace);
        options.with = parameters(&relation.options);
        options.partition_by.clone_from(&relation.partition_key);
        options.inherits = relation
            .parents
            .iter()
            .filter_map(|parent| self.relations.get(parent))
            .map(|parent| qualified(&parent.namespace, &parent.name))
            .collect();
        let rows: Vec<&Row> = self.catalog.columns.iter().filter(|row| row.relation == relation.oid).collect();
        let key = self.key_of(relation.oid);
        let columns: Vec<Column> = rows.iter().map(|row| self.column(relation, row, &key, known)).collect();
        table.columns = columns.into();
        self.constraints(relation, &mut table);
        self.indexes(relation, &mut table);
        for row in &rows {
            self.column_settings(relation, row);
        }
        self.table_settings(relation);
        table
    }

    fn column(&mut self, relation: &Relation, row: &Row, key: &[String], known: &Known) -> Column {
        let (meaning, domain) = self.column_type(row, known);
        let mut column = Column::new(&row.name, meaning.ty);
        column.digits = meaning.digits;
        if let Some(declared) = meaning.declared {
            column.declared.set(Backend::Postgres, declared);
        }
        column.domain = domain;
        column.nullable = !row.not_null;
        column.inherited = !row.is_local;
        column.doc.clone_from(&row.doc);
        if let Some(collation) = &row.collation {
            column.collation.set(Backend::Postgres, collation.replace('"', ""));
        }
        let counting = self.counting(relation.oid, &row.name);
        let is_key = key == [row.name.as_str()];
        match counting {
            Some((counting, options)) if is_key && options.is_empty() => {
                column.identity = true;
                column.identity_always = row.identity == "a";
                column.serial = counting == Counting::Serial;
            }
            Some((Counting::Identity, options)) => self.identity_of(relation, row, &options),
            _ if row.generated == "s" => {
                let expression = row.default.as_deref().map(without_parentheses).unwrap_or_default();
                column.generated = Some(Generated { expression: expression.into(), stored: true });
            }
            _ => column.default = row.default.as_deref().map(|text| default(text, &column)),
        }
        column
    }

    /// Carries what makes a column count up in a way that the model does not know.
    fn identity_of(&mut self, relation: &Relation, row: &Row, options: &str) {
        let table = quoted_in(&relation.namespace, &relation.name);
        let when = if row.identity == "a" { "ALWAYS" } else { "BY DEFAULT" };
        let column = quoted(&row.name);
        let options = if options.is_empty() { String::new() } else { format!(" ({})", options.trim()) };
        let create = format!("ALTER TABLE {table} ALTER COLUMN {column} ADD GENERATED {when} AS IDENTITY{options}");
        let drop = format!("ALTER TABLE {table} ALTER COLUMN {column} DROP IDENTITY");
        let after = vec![qualified(&relation.namespace, &relation.name)];
        self.carry(&format!("{}.{} identity", relation.name, row.name), create, drop, None, after);
    }

    /// Carries what a column has beside its declaration.
    fn column_settings(&mut self, relation: &Relation, row: &Row) {
        let mut settings = Vec::new();
        if let Some(storage) = &row.storage {
            settings.push((format!("SET STORAGE {storage}"), None));
        }
        if let Some(statistics) = row.statistics {
            settings.push((format!("SET STATISTICS {statistics}"), Some("SET STATISTICS -1".to_owned())));
        }
        match row.compression.as_deref() {
            Some("p") => settings.push(("SET COMPRESSION pglz".to_owned(), Some("SET COMPRESSION default".to_owned()))),
            Some("l") => settings.push(("SET COMPRESSION lz4".to_owned(), Some("SET COMPRESSION default".to_owned()))),
            _ => {}
        }
        if !row.options.is_empty() {
            settings.push((format!("SET ({})", row.options.join(", ")), None));
        }
        if settings.is_empty() {
            return;
        }
        let start = format!(
            "ALTER TABLE {} ALTER COLUMN {}",
            quoted_in(&relation.namespace, &relation.name),
            quoted(&row.name)
        );
        let create: Vec<String> = settings.iter().map(|(set, _)| format!("{start} {set}")).collect();
        let drop: Vec<String> =
            settings.iter().filter_map(|(_, reset)| Some(format!("{start} {}", reset.as_ref()?))).collect();
        let drop = if drop.is_empty() { nothing() } else { drop.join(";\n") };
        let after = vec![qualified(&relation.namespace, &relation.name)];
        self.carry(&format!("{}.{} settings", relation.name, row.name), create.join(";\n"), drop, None, after);
    }

    /// Carries what a table has beside its declaration.
    fn table_settings(&mut self, relation: &Relation) {
        let table = quoted_in(&relation.namespace, &relation.name);
        let after = || vec![qualified(&relation.namespace, &relation.name)];
        if relation.row_security {
            let create = format!("ALTER TABLE {table} ENABLE ROW LEVEL SECURITY");
            let drop = format!("ALTER TABLE {table} DISABLE ROW LEVEL SECURITY");
            self.carry(&format!("{} row security", relation.name), create, drop, None, after());
        }
        if relation.forced_security {
            let create = format!("ALTER TABLE {table} FORCE ROW LEVEL SECURITY");
            let drop = format!("ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY");
            self.carry(&format!("{} forced row security", relation.name), create, drop, None, after());
        }
        let identity = match relation.replica_identity.as_str() {
            "n" => Some("NOTHING"),
            "f" => Some("FULL"),
            _ => None,
        };
        if let Some(identity) = identity {
            let create = format!("ALTER TABLE {table} REPLICA IDENTITY {identity}");
            let drop = format!("ALTER TABLE {table} REPLICA IDENTITY DEFAULT");
            self.carry(&format!("{} replica identity", relation.name), create, drop, None, after());
        }
        for (what, value) in [("method", &relation.method), ("type", &relation.of_type)] {
            if let Some(value) = value {
                self.note(
                    qualified(&relation.namespace, &relation.name),
                    format!("has the {what} {value}, which is not carried along"),
                );
            }
        }
    }

    /// Carries a partition of a table with all that it has.
    fn partition(&mut self, relation: &Relation) {
        let Some(parent) = relation.parents.first().and_then(|parent| self.relations.get(parent)) else { return };
        let (own, of) = (quoted_in(&relation.namespace, &relation.name), quoted_in(&parent.namespace, &parent.name));
        let rows: Vec<&Row> = self.catalog.columns.iter().filter(|row| row.relation == relation.oid).collect();
        let mut lines: Vec<String> = rows.iter().map(|row| partition_column(row)).collect();
        let constraints = self.catalog.constraints.iter().filter(|it| it.relation == relation.oid);
        let own_constraints = constraints.filter(|it| it.kind != "f" || !it.is_inherited);
        lines.extend(own_constraints.map(|it| format!("CONSTRAINT {} {}", quoted(&it.name), it.definition)));
        let by = relation.partition_key.as_ref().map(|key| format!("\nPARTITION BY {key}")).unwrap_or_default();
        let mut statements = vec![format!("CREATE TABLE {own} (\n    {}\n){by}", lines.join(",\n    "))];
        // Before it is attached, so that the parent's indexes take over those that are there.
        let indexes = self.catalog.indexes.iter().filter(|index| index.relation == relation.oid);
        statements.extend(indexes.map(|index| index.definition.clone()));
        let bound = relation.bound.as_deref().unwrap_or("DEFAULT");
        statements.push(format!("ALTER TABLE {of} ATTACH PARTITION {own} {bound}"));
        if let Some(doc) = &relation.doc {
            statements.push(format!("COMMENT ON TABLE {own} IS {}", string(doc)));
        }
        let name = qualified(&relation.namespace, &relation.name);
        let after = vec![qualified(&parent.namespace, &parent.name)];
        let oid = (self.classes.relation, relation.oid);
        self.names.remove(&oid);
        self.carry(&name, statements.join(";\n"), format!("DROP TABLE {own}"), Some(oid), after);
    }

    /// Reads the views.
    pub(super) fn views(&mut self) {
        let catalog = self.catalog;
        let known = self.known_types();
        let mut views = Vec::new();
        for relation in catalog.relations.iter().filter(|relation| matches!(relation.kind.as_str(), "v" | "m")) {
            let Some(definition) = &relation.definition else { continue };
            let name = qualified(&relation.namespace, &relation.name);
            let mut table = build::table(name.clone(), own_namespace(&relation.namespace));
            table.doc.clone_from(&relation.doc);
            let rows = catalog.columns.iter().filter(|row| row.relation == relation.oid);
            let columns = rows.map(|row| {
                let (meaning, domain) = self.column_type(row, &known);
                let declared = PerBackend { postgres: meaning.declared, ..PerBackend::default() };
                let doc = row.doc.clone();
                Column {
                    nullable: true,
                    digits: meaning.digits,
                    declared,
                    domain,
                    doc,
                    ..Column::new(&row.name, meaning.ty)
                }
            });
            table.columns = columns.collect();
            let materialized = relation.kind == "m";
            if materialized {
                self.indexes(relation, &mut table);
                self.carry_indexes(relation, &mut table);
            }
            if !relation.options.is_empty() {
                let view = quoted_in(&relation.namespace, &relation.name);
                let word = if materialized { "MATERIALIZED VIEW" } else { "VIEW" };
                let names: Vec<_> =
                    relation.options.iter().map(|it| it.split('=').next().unwrap_or_default()).collect();
                let create = format!("ALTER {word} {view} SET ({})", relation.options.join(", "));
                let drop = format!("ALTER {word} {view} RESET ({})", names.join(", "));
                self.carry(&format!("{name} options"), create, drop, None, vec![name.clone()]);
            }
            let query = definition.trim().trim_end_matches(';').trim_end().to_owned();
            views.push(View { table, query: query.into(), materialized, after: Vec::new() });
        }
        self.model.views = views.into();
    }
}

/// Returns a column of a partition as CREATE TABLE declares it.
fn partition_column(row: &Row) -> String {
    let mut line = format!("{} {}", quoted(&row.name), row.ty);
    if let Some(collation) = &row.collation {
        line += &format!(" COLLATE {collation}");
    }
    match (&row.default, row.generated.as_str()) {
        (Some(expression), "s") => line += &format!(" GENERATED ALWAYS AS ({expression}) STORED"),
        (Some(default), _) => line += &format!(" DEFAULT {default}"),
        (None, _) => {}
    }
    if row.not_null {
        line += " NOT NULL";
    }
    line
}

/// A statement that does nothing, for what need not be taken back before its table goes.
pub(super) fn nothing() -> String {
    "SELECT 1".to_owned()
}

/// Returns storage parameters by name.
pub(super) fn parameters(options: &[String]) -> BTreeMap<String, String> {
    let pairs = options.iter().filter_map(|option| option.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// Returns a default as the model has it, by what the server prints for one.
fn default(text: &str, column: &Column) -> Default {
    let (read, ty) = (tokens(text), &column.ty);
    let literal = match (read.as_slice(), ty) {
        ([only], Type::Boolean) if only.is("true") => Some(Literal::Boolean(true)),
        ([only], Type::Boolean) if only.is("false") => Some(Literal::Boolean(false)),
        (_, Type::SmallInt | Type::Integer | Type::BigInt) => whole(text, ty).map(Literal::Integer),
        ([_], Type::Decimal { .. } | Type::Numeric | Type::Real | Type::Double)
            if text.parse::<f64>().is_ok_and(f64::is_finite) && !text.contains(['e', 'E']) =>
        {
            Some(Literal::Number(text.to_owned()))
        }
        ([string, colon, _, cast @ ..], _)
            if string.kind == Kind::String && colon.is_symbol(':') && is_cast_to(cast, column) =>
        {
            Some(Literal::Text(string.name()))
        }
        ([now, _, _], Type::Timestamptz) if now.is("now") => return Default::Now,
        ([uuid, _, _], Type::Uuid) if uuid.is("gen_random_uuid") => return Default::Uuid,
        _ => None,
    };
    literal.map_or_else(|| Default::Sql(without_parentheses(text).into()), Default::Literal)
}

/// Returns a whole number as the server prints it: a negative one in parentheses, or as a text with a cast.
fn whole(text: &str, ty: &Type) -> Option<i64> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let cast = match ty {
        Type::SmallInt => "smallint",
        Type::Integer => "integer",
        _ => "bigint",
    };
    let inside = text.strip_suffix(cast)?.strip_suffix("::")?;
    inside.trim_matches(['(', ')', '\'']).parse().ok()
}

/// Returns whether what follows `::` is the type itself.
fn is_cast_to(cast: &[Token<'_>], column: &Column) -> bool {
    let words: Vec<String> = cast.iter().map(Token::name).collect();
    let words = words.join(" ");
    match &column.ty {
        // The literal takes the type that the column is declared with.
        _ if column.declared.postgres.is_some() => {
            column.declared.postgres.as_deref() == Some("varchar") && words == "character varying"
        }
        Type::Text => words == "text",
        Type::Varchar(_) => words == "character varying",
        Type::Char(_) => words == "bpchar",
        Type::Enum(name) => words == *name,
        _ => false,
    }
}
