//! Columns of tables, with what the model has no place for.

use super::catalog::{Column as Row, NotNull, Relation};
use super::sequences::Counting;
use super::tables::{is_elsewhere, nothing};
use super::types::Known;
use super::{Reading, qualified, quoted, quoted_in};
use crate::introspect::tokens::{Kind, Token, tokens, without_parentheses};
use crate::model::{Backend, Column, Default, Generated, Literal, Type};

impl Reading<'_> {
    pub(super) fn column(&mut self, relation: &Relation, row: &Row, key: &[String], known: &Known) -> Column {
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
    pub(super) fn carry_default(&mut self, relation: &Relation, row: &Row) {
        let Some(value) = &row.default else { return };
        if !row.is_local && self.inherits_default(relation, row) {
            return;
        }
        let alter = alter_column(relation, row);
        let (create, drop) = (format!("{alter} SET DEFAULT {value}"), format!("{alter} DROP DEFAULT"));
        let oid = (self.classes.default, row.default_oid);
        let after = vec![qualified(&relation.namespace, &relation.name)];
        self.carry(&format!("{}.{} default", relation.name, row.name), create, drop, Some(oid), after);
    }

    /// Returns whether a table that it inherits from gives the column the same default.
    fn inherits_default(&self, relation: &Relation, row: &Row) -> bool {
        self.of_parents(relation, row).any(|other| other.default == row.default)
    }

    /// Returns the column as the tables have it that a table inherits from.
    fn of_parents(&self, relation: &Relation, row: &Row) -> impl Iterator<Item = &Row> {
        let is_theirs = |other: &&Row| relation.parents.contains(&other.relation) && other.name == row.name;
        self.catalog.columns.iter().filter(is_theirs)
    }

    /// Carries what makes a column count up in a way that the model does not know.
    fn identity_of(&mut self, relation: &Relation, row: &Row, options: &str) {
        let alter = alter_column(relation, row);
        let when = if row.identity == "a" { "ALWAYS" } else { "BY DEFAULT" };
        let options = if options.is_empty() { String::new() } else { format!(" ({})", options.trim()) };
        let create = format!("{alter} ADD GENERATED {when} AS IDENTITY{options}");
        let drop = format!("{alter} DROP IDENTITY");
        let after = vec![qualified(&relation.namespace, &relation.name)];
        self.carry(&format!("{}.{} identity", relation.name, row.name), create, drop, None, after);
    }

    /// Carries what a column has beside its declaration.
    pub(super) fn column_settings(&mut self, relation: &Relation, row: &Row) {
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
        let start = alter_column(relation, row);
        let create: Vec<String> = settings.iter().map(|(set, _)| format!("{start} {set}")).collect();
        let drop: Vec<String> =
            settings.iter().filter_map(|(_, reset)| Some(format!("{start} {}", reset.as_ref()?))).collect();
        let drop = if drop.is_empty() { nothing() } else { drop.join(";\n") };
        let after = vec![qualified(&relation.namespace, &relation.name)];
        self.carry(&format!("{}.{} settings", relation.name, row.name), create.join(";\n"), drop, None, after);
    }

    /// Carries that an inherited column is NOT NULL where that of its parents is not.
    pub(super) fn stricter_column(&mut self, relation: &Relation, row: &Row) {
        if row.is_local || !row.not_null || self.of_parents(relation, row).any(|other| other.not_null) {
            return;
        }
        let alter = alter_column(relation, row);
        let (create, drop) = (format!("{alter} SET NOT NULL"), format!("{alter} DROP NOT NULL"));
        let after = vec![qualified(&relation.namespace, &relation.name)];
        self.carry(&format!("{}.{} not null", relation.name, row.name), create, drop, None, after);
    }
}

/// Returns how a statement begins that changes the column.
fn alter_column(relation: &Relation, row: &Row) -> String {
    let table = quoted_in(&relation.namespace, &relation.name);
    format!("ALTER TABLE {table} ALTER COLUMN {}", quoted(&row.name))
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

/// Returns a column as CREATE TABLE declares it, with options of its own behind its type.
pub(super) fn declaration(row: &Row, options: &str) -> String {
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
