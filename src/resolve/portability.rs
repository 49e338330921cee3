//! What a backend of the schema cannot do.

use super::context::Context;
use super::draft::{ColumnDraft, Draft};
use super::types::spelling;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::model::{Backend, Type, UnsignedWidth};

/// The digits that an IEEE double gives back exactly (`DBL_DIG`).
const SQLITE_DIGITS: u32 = 15;

impl Context<'_> {
    pub(super) fn portability(&mut self, drafts: &[Draft<'_>]) {
        for draft in drafts.iter().filter(|draft| draft.view.is_none()) {
            if self.has(Backend::Sqlite) {
                self.sqlite_decimals(draft);
                self.sqlite_strict(draft);
            }
            if self.has(Backend::Mysql) {
                self.mysql(draft);
            }
        }
        if self.has(Backend::Sqlite) {
            self.sqlite_identities(drafts);
            self.sqlite_references(drafts);
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

    /// A STRICT table has columns of a few types only: <https://www.sqlite.org/stricttables.html>.
    fn sqlite_strict(&mut self, draft: &Draft<'_>) {
        let own = draft.def.sqlite.as_ref().filter(|own| own.create.is_none());
        let Some(strict) = own.and_then(|own| own.strict.as_ref()).filter(|strict| strict.value) else { return };
        for column in &draft.columns {
            let (Some(ty), None) = (&column.ty, column.declared.on(Backend::Sqlite)) else { continue };
            let help = match ty {
                _ if column.identity => continue,
                Type::Integer | Type::Unsigned(UnsignedWidth::Small) | Type::Real | Type::Native(_) => continue,
                Type::Text | Type::Uuid | Type::Json | Type::Enum(_) | Type::Bytes | Type::BoundedBytes(_) => continue,
                Type::Varchar(_) | Type::Char(_) => {
                    "declare it `sqlite: { type: TEXT }`, or use `text`; the generated crate holds it to its length"
                }
                _ => "leave `strict` out: Diesel reads the types of a strict table as other ones",
            };
            let message = format!("a strict table of SQLite has no {} columns", spelling(ty));
            let diagnostic = Diagnostic::new(Code::OptionValue, type_span(column), message);
            self.report(diagnostic.also(strict.span, "the table is strict").help(help));
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
        // What a patch makes of schema.rs is said of each.
        let unpatched = |column: &&&ColumnDraft<'_>| column.def.diesel.is_none();
        let first_of = |ty: Type| identities.iter().filter(unpatched).find(|column| column.ty.as_ref() == Some(&ty));
        let stated = self.document.diesel.integer_primary_key_is_bigint.as_ref();
        if let Some(stated) = stated
            && let Some(other) = first_of(if stated.value { Type::Integer } else { Type::BigInt })
        {
            let usual = if stated.value { "bigint" } else { "integer" };
            let message = format!("schema.rs takes identity keys on SQLite for {usual} ones");
            let diagnostic = Diagnostic::new(Code::SqliteIdentity, type_span(other), message);
            return self.report(diagnostic.also(stated.span, "says so").help(format!("use {usual}")));
        }
        if let Some((integer, bigint)) = first_of(Type::Integer).zip(first_of(Type::BigInt)) {
            let message = "on SQLite the identity keys of a schema are all integer or all bigint";
            let diagnostic = Diagnostic::new(Code::SqliteIdentity, type_span(integer), message);
            self.report(diagnostic.also(type_span(bigint), "a bigint one").help("use bigint for all of them"));
        }
    }

    /// `diesel print-schema`, told that the keys which count by themselves are 64 bits wide, takes each integer column that
    /// alone refers to a table with a rowid for such a key, whatever the column that it refers to
    /// (diesel_cli 2.3.14, `column_references_row_id`).
    fn sqlite_references(&mut self, drafts: &[Draft<'_>]) {
        let mut columns = drafts.iter().flat_map(|draft| &draft.columns);
        let stated = self.document.diesel.integer_primary_key_is_bigint.as_ref().map(|flag| flag.value);
        if !stated.unwrap_or_else(|| columns.any(|column| column.identity && column.ty == Some(Type::BigInt))) {
            return;
        }
        for draft in drafts {
            for key in draft.held_foreign_keys() {
                let target = &drafts[self.tables[key.value.table.as_str()]];
                if !has_rowid(target) {
                    continue;
                }
                let [name] = key.value.columns.as_slice() else { continue };
                if let Some(column) = draft.column(name) {
                    self.sqlite_reference(column, target, key.span);
                }
            }
        }
    }

    fn sqlite_reference(&mut self, column: &ColumnDraft<'_>, target: &Draft<'_>, span: Span) {
        if !matches!(column.ty, Some(Type::Integer | Type::Unsigned(UnsignedWidth::Small))) {
            return;
        }
        let message = format!("on SQLite Diesel takes the integer column `{}` for a bigint", column.def.name);
        let diagnostic = Diagnostic::new(Code::SqliteReference, span, message);
        let key = target.primary_key.as_ref().map_or(target.span(), |key| key.span);
        let diagnostic = diagnostic.also(key, "the table referred to is kept by rowid");
        self.report(diagnostic.help("make it bigint"));
    }
}

/// Returns whether SQLite keeps the table by rowid, and `diesel print-schema` knows it as the table's key.
fn has_rowid(draft: &Draft<'_>) -> bool {
    let Some(key) = &draft.primary_key else { return false };
    match key.value.columns.iter().map(|name| draft.column(name)).collect::<Vec<_>>()[..] {
        // The dialect makes it a table WITHOUT ROWID.
        [Some(column)] => column.identity || column.ty != Some(Type::Integer),
        _ => false,
    }
}

pub(super) fn type_span(column: &ColumnDraft<'_>) -> Span {
    column.def.ty.as_ref().map_or(column.def.name.span, |ty| ty.span)
}
