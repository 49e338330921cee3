//! What a backend of the schema cannot do.

use super::context::Context;
use super::draft::{ColumnDraft, Draft};
use super::types::spelling;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::model::{Backend, ReferentialAction, Type};

/// The digits that an IEEE double gives back exactly (`DBL_DIG`).
const SQLITE_DIGITS: u32 = 15;
/// InnoDB's limit for the columns of one index, with its default row format.
const MYSQL_INDEX_BYTES: u32 = 3072;

impl Context<'_> {
    pub(super) fn portability(&mut self, drafts: &[Draft<'_>]) {
        for draft in drafts {
            if self.has(Backend::Sqlite) {
                self.sqlite_decimals(draft);
            }
            if self.has(Backend::Mysql) {
                self.mysql(draft);
            }
        }
        if self.has(Backend::Sqlite) {
            self.sqlite_identities(drafts);
        }
    }

    fn sqlite_decimals(&mut self, draft: &Draft<'_>) {
        for column in &draft.columns {
            let Some(Type::Decimal { precision, .. }) = column.ty else { continue };
            if precision > SQLITE_DIGITS {
                let message = format!("SQLite keeps {SQLITE_DIGITS} digits, not {precision}");
                let diagnostic = Diagnostic::new(Code::SqliteDecimal, type_span(column), message);
                self.report(diagnostic.help("use a smaller precision, or leave sqlite out of `backends`"));
            }
        }
    }

    fn sqlite_identities(&mut self, drafts: &[Draft<'_>]) {
        let columns = drafts.iter().flat_map(|draft| &draft.columns);
        let identities: Vec<&ColumnDraft<'_>> =
            columns.filter(|column| column.identity && column.ty.is_some()).collect();
        for column in identities.iter().filter(|column| column.ty == Some(Type::SmallInt)) {
            let message = "a smallint cannot count by itself on SQLite";
            let diagnostic = Diagnostic::new(Code::SqliteIdentity, type_span(column), message);
            self.report(diagnostic.help("use bigint"));
        }
        let first_of = |ty: Type| identities.iter().find(|column| column.ty.as_ref() == Some(&ty));
        if let Some((integer, bigint)) = first_of(Type::Integer).zip(first_of(Type::BigInt)) {
            let message = "on SQLite the identity keys of a schema are all integer or all bigint";
            let diagnostic = Diagnostic::new(Code::SqliteIdentity, type_span(integer), message);
            self.report(diagnostic.also(type_span(bigint), "a bigint one").help("use bigint for all of them"));
        }
    }

    fn mysql(&mut self, draft: &Draft<'_>) {
        let primary = draft.primary_key.iter().map(|key| (&key.value.columns, key.span, "a primary key"));
        let uniques = draft.uniques.iter().map(|key| (&key.value.columns, key.span, "a unique constraint"));
        let foreign = draft.foreign_keys.iter().map(|key| (&key.value.columns, key.span, "a foreign key"));
        for (columns, span, what) in primary.chain(uniques).chain(foreign) {
            self.mysql_index(draft, columns, span, what);
        }
        for index in &draft.indexes {
            let columns: Vec<String> = index.value.columns.iter().map(|part| part.column.clone()).collect();
            self.mysql_index(draft, &columns, index.span, "an index");
            if index.value.unique && index.value.predicate.is_some() {
                let message = "MySQL has no partial indexes, and a full one would refuse other rows";
                let diagnostic = Diagnostic::new(Code::PartialUnique, index.span, message);
                self.report(diagnostic.help("leave out `where` or `unique`, or leave mysql out of `backends`"));
            }
        }
        for key in &draft.foreign_keys {
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
                Some(ty) => bytes = bytes.saturating_add(mysql_bytes(ty)),
                None => {}
            }
        }
        if bytes > MYSQL_INDEX_BYTES {
            let message = format!("MySQL cannot have {what} of {bytes} bytes; {MYSQL_INDEX_BYTES} is its limit");
            let diagnostic = Diagnostic::new(Code::MysqlKeyLength, span, message);
            self.report(diagnostic.help("a character takes 4 bytes: use shorter columns, or fewer"));
        }
    }
}

/// Returns what a value takes in an index at most, with `utf8mb4` text.
fn mysql_bytes(ty: &Type) -> u32 {
    match ty {
        Type::Boolean => 1,
        Type::SmallInt | Type::Enum(_) => 2,
        Type::Integer | Type::Real | Type::Date => 4,
        Type::BigInt | Type::Double | Type::Time | Type::Timestamp | Type::Timestamptz => 8,
        // Four bytes for nine digits.
        Type::Decimal { precision, .. } => precision.div_ceil(9).saturating_add(1).saturating_mul(4),
        Type::Varchar(length) | Type::Char(length) => length.saturating_mul(4),
        Type::Uuid => 36,
        // These cannot be indexed at all.
        Type::Text | Type::Bytes | Type::Json => 0,
    }
}

fn type_span(column: &ColumnDraft<'_>) -> Span {
    column.def.ty.as_ref().map_or(column.def.name.span, |ty| ty.span)
}
