//! Tables with their columns, and views.

use std::collections::BTreeMap;

use super::catalog::{Column as Row, NotNull, Relation};
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
                "r" | "p" if is_ours && !relation.is_partition && self.has_columns(relation) => {
                    tables.push(self.table(relation, &known));
                }
                "r" | "p" if is_ours && !relation.is_partition => self.empty_table(relation),
                "r" | "p" if is_ours => self.partition(relation),
                "f" => self.foreign_table(relation),
                _ => {}
            }
        }
        self.model.tables = tables.into();
    }

    fn has_columns(&self, relation: &Relation) -> bool {
        self.catalog.columns.iter().any(|row| row.relation == relation.oid)
    }

    /// Carries a table without columns, which the language does not have.
    fn empty_table(&mut self, relation: &Relation) {
        let table = quoted_in(&relation.namespace, &relation.name);
        let doc = relation.doc.as_ref().map(|doc| format!(";\nCOMMENT ON TABLE {table} IS {}", string(doc)));
        let create = format!("CREATE TABLE {table} (){}", doc.unwrap_or_default());
        self.carry_relation(relation, create, format!("DROP TABLE {table}"), Vec::new());
    }

    /// Carries a view without columns, which the language does not have either.
    fn empty_view(&mut self, relation: &Relation, definition: &str) {
        let word = if relation.kind == "m" { "MATERIALIZED VIEW" } else { "VIEW" };
        let view = quoted_in(&relation.namespace, &relation.name);
        let doc = relation.doc.as_ref().map(|doc| format!(";\nCOMMENT ON {word} {view} IS {}", string(doc)));
        let query = definition.trim().trim_end_matches(';');
        let create = format!("CREATE {word} {view} AS\n{query}{}", doc.unwrap_or_default());
        self.carry_relation(relation, create, format!("DROP {word} {view}"), Vec::new());
    }

    /// Carries a foreign table.
    fn foreign_table(&mut self, relation: &Relation) {
        let table = quoted_in(&relation.namespace, &relation.name);
        let rows = self.catalog.columns.iter().filter(|row| row.relation == relation.oid);
        let columns = rows.map(|row| partition_column(row, &row.foreign_options));
        let checks = self.catalog.constraints.iter().filter(|it| it.relation == relation.oid);
        let checks = checks.map(|it| format!("CONSTRAINT {} {}", quoted(&it.name), it.definition));
        let lines: Vec<String> = columns.chain(checks).collect();
        let server = relation.server.as_deref().unwrap_or_default();
        let doc = relation.doc.as_ref().map(|doc| format!(";\nCOMMENT ON FOREIGN TABLE {table} IS {}", string(doc)));
        let lines = lines.join(",\n    ");
        let create = format!("CREATE FOREIGN TABLE {table} (\n    {lines}\n) {server}{}", doc.unwrap_or_default());
        self.carry_relation(relation, create, format!("DROP FOREIGN TABLE {table}"), Vec::new());
        let text = "is a foreign table; it is carried with its own SQL, and not part of the crate";
        self.note(qualified(&relation.namespace, &relation.name), text);
    }

    /// Carries a relation whole, under its own name.
    fn carry_relation(&mut self, relation: &Relation, create: String, drop: String, after: Vec<String>) {
        let oid = (self.classes.relation, relation.oid);
        self.names.remove(&oid);
        self.carry(&qualified(&relation.namespace, &relation.name), create, drop, Some(oid), after);
    }

    fn table(&mut self, relation: &Relation, known: &Known) -> Table {
        let name = qualified(&relation.namespace, &relation.name);
        let mut table = build::table(name.clone(), own_namespace(&relation.namespace));
        table.doc.clone_from(&relation.doc);
        let options = &mut table.options.postgres;
        options.unlogged = relation.unlogged;
        options.tablespace.clone_from(&relation.tablespace);
        if is_in_order(&relation.options) {
            options.with = parameters(&relation.options);
        }
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
        self.not_nulls(relation);
        self.indexes(relation, &mut table);
        for row in &rows {
            self.column_settings(relation, row);
            self.stricter_column(relation, row);
        }
        self.table_settings(relation);
        if !is_in_order(&relation.options) {
            let owner = format!("TABLE {}", quoted_in(&relation.namespace, &relation.name));
            self.carry_parameters(&relation.name, &owner, &relation.options, vec![table.name.clone()]);
        }
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
        column.nullable = !row.not_null || self.has_unchecked_rows(row);
        column.inherited = !row.is_local;
        column.doc.clone_from(&row.doc);
        if let Some(collation) = row.collation.as_ref().filter(|collation| !is_elsewhere(collation)) {
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
            _ if !row.generated.is_empty() => {
                let expression = row.default.as_deref().map(without_parentheses).unwrap_or_default();
                column.generated = Some(Generated { expression: expression.into(), stored: row.generated == "s" });
            }
            _ if self.late.contains(&(self.classes.default, row.default_oid)) || column.inherited => {
                self.carry_default(relation, row);
            }
            _ => column.default = row.default.as_deref().map(|text| default(text, &column)),
        }
        column
    }

    /// Returns whether NULL may stand in rows that were there before the column was NOT NULL.
    fn has_unchecked_rows(&self, row: &Row) -> bool {
        let is_own = |it: &&NotNull| it.relation == row.relation && it.column == row.name;
        self.catalog.not_nulls.iter().filter(is_own).any(|it| !it.is_valid)
    }

    /// Carries a default that comes after the tables, or that an inheriting table has for a column of another.
    fn carry_default(&mut self, relation: &Relation, row: &Row) {
        let Some(value) = &row.default else { return };
        if !row.is_local && self.inherits_default(relation, row) {
            return;
        }
        let alter = format!(
            "ALTER TABLE {} ALTER COLUMN {}",
            quoted_in(&relation.namespace, &relation.name),
            quoted(&row.name)
        );
        let (create, drop) = (format!("{alter} SET DEFAULT {value}"), format!("{alter} DROP DEFAULT"));
        let oid = (self.classes.default, row.default_oid);
        let after = vec![qualified(&relation.namespace, &relation.name)];
        self.carry(&format!("{}.{} default", relation.name, row.name), create, drop, Some(oid), after);
    }

    /// Returns whether a table that it inherits from gives the column the same default.
    fn inherits_default(&self, relation: &Relation, row: &Row) -> bool {
        let of_parent = |other: &&Row| relation.parents.contains(&other.relation) && other.name == row.name;
        self.catalog.columns.iter().filter(of_parent).any(|other| other.default == row.default)
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
        // A column that comes from a parent changes with that one's; a partition's own statement says it.
        let is_own = row.is_local && !relation.is_partition;
        if let Some(collation) = row.collation.as_ref().filter(|collation| is_own && is_elsewhere(collation)) {
            settings.push((format!("TYPE {} COLLATE {collation}", row.ty), None));
        }
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

    /// Carries that an inherited column is NOT NULL where that of its parents is not.
    fn stricter_column(&mut self, relation: &Relation, row: &Row) {
        let of_parent = |other: &&Row| relation.parents.contains(&other.relation) && other.name == row.name;
        if row.is_local || !row.not_null || self.catalog.columns.iter().filter(of_parent).any(|other| other.not_null) {
            return;
        }
        let alter = format!(
            "ALTER TABLE {} ALTER COLUMN {}",
            quoted_in(&relation.namespace, &relation.name),
            quoted(&row.name)
        );
        let (create, drop) = (format!("{alter} SET NOT NULL"), format!("{alter} DROP NOT NULL"));
        let after = vec![qualified(&relation.namespace, &relation.name)];
        self.carry(&format!("{}.{} not null", relation.name, row.name), create, drop, None, after);
    }

    /// Carries storage parameters in an order that the model does not keep, and PostgreSQL does.
    pub(super) fn carry_parameters(&mut self, name: &str, owner: &str, options: &[String], after: Vec<String>) {
        let names: Vec<_> = options.iter().map(|it| it.split('=').next().unwrap_or_default()).collect();
        let create = format!("ALTER {owner} SET ({})", options.join(", "));
        let drop = format!("ALTER {owner} RESET ({})", names.join(", "));
        self.carry(&format!("{name} parameters"), create, drop, None, after);
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
        if let Some(of_type) = &relation.of_type {
            let (create, drop) = (format!("ALTER TABLE {table} OF {of_type}"), format!("ALTER TABLE {table} NOT OF"));
            self.carry(&format!("{} type", relation.name), create, drop, None, after());
        }
        if let Some(method) = relation.method.as_ref().filter(|_| !relation.is_partition) {
            let alter = format!("ALTER TABLE {table} SET ACCESS METHOD");
            let (create, drop) = (format!("{alter} {}", quoted(method)), format!("{alter} heap"));
            self.carry(&format!("{} method", relation.name), create, drop, None, after());
        }
    }

    /// Carries a partition of a table with all that it has.
    fn partition(&mut self, relation: &Relation) {
        let Some(parent) = relation.parents.first().and_then(|parent| self.relations.get(parent).copied()) else {
            return;
        };
        let (own, of) = (quoted_in(&relation.namespace, &relation.name), quoted_in(&parent.namespace, &parent.name));
        let rows: Vec<&Row> = self.catalog.columns.iter().filter(|row| row.relation == relation.oid).collect();
        let mut lines: Vec<String> = rows.iter().map(|row| partition_column(row, "")).collect();
        let constraints = self.catalog.constraints.iter().filter(|it| it.relation == relation.oid);
        let own_constraints = constraints.filter(|it| it.kind != "f" || !it.is_inherited);
        lines.extend(own_constraints.map(|it| format!("CONSTRAINT {} {}", quoted(&it.name), it.definition)));
        let by = relation.partition_key.as_ref().map(|key| format!("\nPARTITION BY {key}")).unwrap_or_default();
        let method = relation.method.as_ref().map(|method| format!("\nUSING {}", quoted(method))).unwrap_or_default();
        let kind = if relation.unlogged { "UNLOGGED TABLE" } else { "TABLE" };
        let with = match relation.options.as_slice() {
            [] => String::new(),
            options => format!("\nWITH ({})", options.join(", ")),
        };
        let tablespace = relation.tablespace.as_ref().map(|name| format!("\nTABLESPACE {}", quoted(name)));
        let tail = format!("{by}{method}{with}{}", tablespace.unwrap_or_default());
        let mut statements = vec![format!("CREATE {kind} {own} (\n    {}\n){tail}", lines.join(",\n    "))];
        // Before it is attached, so that the parent's indexes take over those that are there.
        let catalog = self.catalog;
        for index in catalog.indexes.iter().filter(|index| index.relation == relation.oid) {
            statements.push(index.definition.clone());
            if !index.is_valid {
                self.note(&index.name, "is an index that is not valid; the rebuilt one will be");
            }
        }
        let bound = relation.bound.as_deref().unwrap_or("DEFAULT");
        statements.push(format!("ALTER TABLE {of} ATTACH PARTITION {own} {bound}"));
        if let Some(doc) = &relation.doc {
            statements.push(format!("COMMENT ON TABLE {own} IS {}", string(doc)));
        }
        for row in &rows {
            if let Some(doc) = &row.doc {
                statements.push(format!("COMMENT ON COLUMN {own}.{} IS {}", quoted(&row.name), string(doc)));
            }
        }
        for constraint in self.catalog.constraints.iter().filter(|it| it.relation == relation.oid) {
            if let Some(doc) = &constraint.doc {
                statements.push(format!(
                    "COMMENT ON CONSTRAINT {} ON {own} IS {}",
                    quoted(&constraint.name),
                    string(doc)
                ));
            }
        }
        for index in self.catalog.indexes.iter().filter(|index| index.relation == relation.oid) {
            if let Some(doc) = &index.doc {
                let name = quoted_in(&relation.namespace, &index.name);
                statements.push(format!("COMMENT ON INDEX {name} IS {}", string(doc)));
            }
        }
        let after = vec![qualified(&parent.namespace, &parent.name)];
        self.carry_relation(relation, statements.join(";\n"), format!("DROP TABLE {own}"), after);
        for row in &rows {
            self.column_settings(relation, row);
        }
        self.table_settings(relation);
    }

    /// Reads the views.
    pub(super) fn views(&mut self) {
        let catalog = self.catalog;
        let known = self.known_types();
        let mut views = Vec::new();
        for relation in catalog.relations.iter().filter(|relation| matches!(relation.kind.as_str(), "v" | "m")) {
            let Some(definition) = &relation.definition else { continue };
            if !self.has_columns(relation) {
                self.empty_view(relation, definition);
                continue;
            }
            let name = qualified(&relation.namespace, &relation.name);
            let mut table = build::table(name.clone(), own_namespace(&relation.namespace));
            table.doc.clone_from(&relation.doc);
            let rows = catalog.columns.iter().filter(|row| row.relation == relation.oid);
            for row in rows.clone() {
                self.carry_default(relation, row);
                if relation.kind == "m" {
                    self.column_settings(relation, row);
                }
            }
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
fn partition_column(row: &Row, options: &str) -> String {
    let mut line = format!("{} {}{options}", quoted(&row.name), row.ty);
    if let Some(collation) = &row.collation {
        line += &format!(" COLLATE {collation}");
    }
    match (&row.default, row.generated.as_str()) {
        (Some(expression), "v") => line += &format!(" GENERATED ALWAYS AS ({expression}) VIRTUAL"),
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

/// Returns whether a collation, as SQL spells it, is in another namespace than the default one.
pub(super) fn is_elsewhere(collation: &str) -> bool {
    tokens(collation).len() > 1 || !collation.starts_with('"') && collation.contains('.')
}

/// Returns whether storage parameters are the table's own, in the order in which the model has them.
pub(super) fn is_in_order(options: &[String]) -> bool {
    let names = || options.iter().map(|option| option.split('=').next().unwrap_or_default());
    names().zip(names().skip(1)).all(|(one, next)| one < next) && names().all(|name| !name.contains('.'))
}

/// Returns storage parameters by name.
pub(super) fn parameters(options: &[String]) -> BTreeMap<String, String> {
    let pairs = options.iter().filter_map(|option| option.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// Returns a default as the model has it, by what the server prints for one.
fn default(text: &str, column: &Column) -> Default {
    let read = tokens(text);
    let literal = match (read.as_slice(), &column.ty) {
        ([only], Type::Boolean) if only.is("true") => Some(Literal::Boolean(true)),
        ([only], Type::Boolean) if only.is("false") => Some(Literal::Boolean(false)),
        (_, Type::SmallInt | Type::Integer | Type::BigInt) => whole(text).map(Literal::Integer),
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

/// Returns a whole number that is written without a cast, as the server prints it: a negative or long one as a text with the type that
/// such a number has. With another cast it is another default.
fn whole(text: &str) -> Option<i64> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let (number, cast) = text.strip_prefix('\'')?.split_once("'::")?;
    let number: i64 = number.parse().ok()?;
    let (is_short, is_printed_plain) = (i32::try_from(number).is_ok(), (0..=i64::from(i32::MAX)).contains(&number));
    (!is_printed_plain && cast == if is_short { "integer" } else { "bigint" }).then_some(number)
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
