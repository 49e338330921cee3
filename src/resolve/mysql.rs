//! What MySQL and MariaDB cannot do.

use std::borrow::Cow;

use super::context::Context;
use super::draft::{ColumnDraft, Draft};
use super::portability::type_span;
use super::types::spelling;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::dialect::{EnumStorage, label_room};
use crate::model::{Backend, IndexColumn, ReferentialAction, Type, UnsignedWidth};

/// InnoDB's limit for the columns of one index, with its default row format.
const INDEX_BYTES: u32 = 3072;
/// The limit for the columns of a row, <https://dev.mysql.com/doc/refman/8.0/en/column-count-limit.html>.
const ROW_BYTES: u32 = 65_535;

impl Context<'_> {
    pub(super) fn mysql(&mut self, draft: &Draft<'_>) {
        self.mysql_row(draft);
        self.mysql_enums(draft);
        self.mysql_checks(draft);
        let primary = draft.primary_key.iter().map(|key| (&key.value.columns, key.span, "a primary key"));
        let uniques = draft.uniques.iter().map(|key| (&key.value.columns, key.span, "a unique constraint"));
        let foreign = draft.held_foreign_keys().map(|key| (&key.value.columns, key.span, "a foreign key"));
        for (columns, span, what) in primary.chain(uniques).chain(foreign) {
            self.mysql_index(draft, columns, span, what);
        }
        for index in &draft.indexes {
            if !index.value.is_on(Backend::Mysql) {
                continue;
            }
            if index.value.mysql.kind.is_none() {
                // A part that has a prefix takes no more than that.
                let parts = index.value.columns.iter().filter(|part| part.prefix.is_none());
                let columns: Vec<String> = parts.filter_map(IndexColumn::column).map(str::to_owned).collect();
                self.mysql_index(draft, &columns, index.span, "an index");
            }
            if index.value.unique && index.value.predicate.is_some() {
                let message = "MySQL has no partial indexes, and a full one would refuse other rows";
                let diagnostic = Diagnostic::new(Code::PartialUnique, index.span, message);
                self.report(diagnostic.help("leave out `where` or `unique`, or leave mysql out of `backends`"));
            }
        }
        for key in draft.held_foreign_keys() {
            if [key.value.on_delete, key.value.on_update].contains(&ReferentialAction::SetDefault) {
                let diagnostic = Diagnostic::new(Code::SetDefault, key.span, "MySQL has no `set default`");
                self.report(
                    diagnostic.help("use `set null`, `restrict` or `cascade`, or leave mysql out of `backends`"),
                );
            }
        }
    }

    fn mysql_index(&mut self, draft: &Draft<'_>, columns: &[String], span: Span, what: &str) {
        let mut bytes = 0_u32;
        for column in columns.iter().filter_map(|name| draft.column(name)) {
            match &column.ty {
                Some(ty @ (Type::Text | Type::Bytes | Type::Json)) => {
                    let message =
                        format!("MySQL cannot have {what} over the {} column `{}`", spelling(ty), column.def.name);
                    let diagnostic = Diagnostic::new(Code::MysqlKeyLength, span, message);
                    let diagnostic = diagnostic.also(type_span(column), "has no greatest length");
                    return self.report(match ty {
                        Type::Text => diagnostic.help("give it a length: `varchar(200)`"),
                        _ => diagnostic.help("leave mysql out of `backends`, or index another column"),
                    });
                }
                Some(ty) => bytes = bytes.saturating_add(index_bytes(&self.on_mysql(ty))),
                None => {}
            }
        }
        if bytes > INDEX_BYTES {
            let message = format!("MySQL cannot have {what} of {bytes} bytes; {INDEX_BYTES} is its limit");
            let diagnostic = Diagnostic::new(Code::MysqlKeyLength, span, message);
            self.report(diagnostic.help("a character takes 4 bytes: use shorter columns, or fewer"));
        }
    }

    /// Returns the type that a column is kept in.
    fn on_mysql<'t>(&self, ty: &'t Type) -> Cow<'t, Type> {
        match ty {
            Type::Enum(name) if self.is_text(Backend::Mysql, name) => {
                Cow::Owned(Type::Varchar(label_room(self.kept_enums[name.as_str()].longest_label())))
            }
            ty => Cow::Borrowed(ty),
        }
    }

    fn mysql_row(&mut self, draft: &Draft<'_>) {
        let types = draft.columns.iter().filter_map(|column| column.ty.as_ref());
        let bytes = types.map(|ty| row_bytes(&self.on_mysql(ty))).sum::<u32>();
        // One bit for each column that may be NULL.
        let bytes = bytes.saturating_add(u32::try_from(draft.columns.len().div_ceil(8)).unwrap_or(u32::MAX));
        if bytes > ROW_BYTES {
            let message = format!("MySQL cannot have rows of {bytes} bytes; {ROW_BYTES} is its limit");
            let diagnostic = Diagnostic::new(Code::MysqlRowLength, draft.span(), message);
            self.report(diagnostic.help("a character of a varchar takes 4 bytes, a text a dozen in all: use text"));
        }
    }

    /// `diesel print-schema` takes each column type that holds the word for an unsigned number, labels included
    /// (diesel_cli 2.3.14, `determine_unsigned`).
    fn mysql_enums(&mut self, draft: &Draft<'_>) {
        for column in &draft.columns {
            let Some(Type::Enum(name)) = &column.ty else { continue };
            if self.is_text(Backend::Mysql, name) {
                continue;
            }
            let values = self.enums.get(name.as_str()).map(|enumeration| &enumeration.values);
            let label = |label: &&crate::document::EnumValue| label.label.value.to_lowercase().contains("unsigned");
            let Some(value) = values.and_then(|values| values.iter().find(label)) else { continue };
            let message = format!("Diesel takes `{}` for an unsigned number on MySQL", column.def.name);
            let diagnostic = Diagnostic::new(Code::MysqlUnsigned, value.label.span, message);
            let diagnostic = diagnostic.also(type_span(column), "holds the enum");
            self.report(diagnostic.help("use a label without the word `unsigned`, or leave mysql out of `backends`"));
        }
    }

    /// Errors 3818 and 3823 of MySQL, 1901 of MariaDB. A condition is searched for the column's name as a word, so that a text
    /// of that name in it counts, too.
    fn mysql_checks(&mut self, draft: &Draft<'_>) {
        const PASSIVE: [ReferentialAction; 2] = [ReferentialAction::NoAction, ReferentialAction::Restrict];
        for key in draft.held_foreign_keys() {
            let is_checked = |column: &&ColumnDraft<'_>| matches!(&column.ty, Some(Type::Enum(name)) if self.enum_storage(Backend::Mysql, name) == Some(EnumStorage::Check));
            let columns = key.value.columns.iter().filter_map(|name| draft.column(name));
            let is_passive = [key.value.on_delete, key.value.on_update].iter().all(|action| PASSIVE.contains(action));
            if let Some(column) = columns.into_iter().find(is_checked).filter(|_| !is_passive) {
                let message =
                    format!("MySQL cannot check `{}`, which a foreign key's action may change", column.def.name);
                let diagnostic = Diagnostic::new(Code::MysqlCheck, type_span(column), message);
                let diagnostic = diagnostic.also(key.span, "the foreign key");
                self.report(diagnostic.help("use `restrict` or `no action`, or an enum that MySQL has a type for"));
            }
        }
        for check in &draft.checks {
            let Some(expression) = check.value.expression.on(Backend::Mysql) else { continue };
            for column in draft.columns.iter().filter(|column| column.identity) {
                if names_word(expression, column.def.name.as_str()) {
                    let message = format!("MySQL cannot check `{}`, which counts by itself", column.def.name);
                    let diagnostic = Diagnostic::new(Code::MysqlCheck, check.span, message);
                    self.report(diagnostic.help("leave the column out of the check, or mysql out of `backends`"));
                }
            }
            for key in draft.held_foreign_keys() {
                if [key.value.on_delete, key.value.on_update].iter().all(|action| PASSIVE.contains(action)) {
                    continue;
                }
                if let Some(column) = key.value.columns.iter().find(|column| names_word(expression, column)) {
                    let message = format!("MySQL cannot check `{column}`, which a foreign key's action may change");
                    let diagnostic = Diagnostic::new(Code::MysqlCheck, check.span, message);
                    let diagnostic = diagnostic.also(key.span, "the foreign key");
                    self.report(diagnostic.help("use `restrict` or `no action`, or leave the column out of the check"));
                }
            }
        }
    }
}

/// Returns what a value takes in an index at most, with `utf8mb4` text.
fn index_bytes(ty: &Type) -> u32 {
    match ty {
        Type::Boolean => 1,
        Type::SmallInt | Type::Enum(_) | Type::Unsigned(UnsignedWidth::Small) => 2,
        Type::Integer | Type::Real | Type::Date | Type::Unsigned(UnsignedWidth::Regular) => 4,
        Type::BigInt
        | Type::Double
        | Type::Unsigned(UnsignedWidth::Big)
        | Type::Time
        | Type::Timestamp
        | Type::Timestamptz => 8,
        // Four bytes for nine digits.
        Type::Decimal { precision, .. } => precision.div_ceil(9).saturating_add(1).saturating_mul(4),
        Type::Varchar(length) | Type::Char(length) => length.saturating_mul(4),
        Type::Uuid => 36,
        Type::Numeric => 32,
        Type::BoundedBytes(most) => *most,
        // What the author declares is the author's to know.
        Type::Native(_) => 0,
        // These cannot be indexed at all.
        Type::Text | Type::Bytes | Type::Json | Type::Array(_) => 0,
    }
}

/// Returns what a value takes of a row at most, with `utf8mb4` text.
fn row_bytes(ty: &Type) -> u32 {
    match ty {
        Type::Varchar(length) => length.saturating_mul(4).saturating_add(2),
        Type::BoundedBytes(most) => most.saturating_add(2),
        // A pointer to where the value is.
        Type::Text | Type::Bytes | Type::Json => 12,
        _ => index_bytes(ty),
    }
}

/// Returns whether an SQL text has the name in it, not as a part of another.
fn names_word(sql: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let (sql, name) = (sql.to_lowercase(), name.to_lowercase());
    sql.match_indices(&name).any(|(start, _)| {
        let (before, after) = (&sql[..start], &sql[start + name.len()..]);
        !before.ends_with(is_part) && !after.starts_with(is_part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_as_a_word() {
        for sql in ["id > 0", "ID>0", "length(\"id\") > 1", "x < id"] {
            assert!(names_word(sql, "id"), "{sql}");
        }
        for sql in ["idx > 0", "parent_id > 0", "x > 0"] {
            assert!(!names_word(sql, "id"), "{sql}");
        }
    }
}
