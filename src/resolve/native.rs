//! Types in the words of one database: `native`, and `type` under a backend's key.

use super::context::Context;
use super::draft::{ColumnDraft, Draft};
use super::sql;
use super::types::spelling;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::dialect::{diesel_name, is_named_as, is_read_as};
use crate::document;
use crate::model::{Backend, Native, NativeForm, Type, UnsignedWidth};
use crate::source::Spanned;

/// The types whose values may be kept in a column type of the author's choice, the narrowest first.
const READABLE: &[Type] = &[
    Type::Boolean,
    Type::SmallInt,
    Type::Integer,
    Type::BigInt,
    Type::Unsigned(UnsignedWidth::Small),
    Type::Unsigned(UnsignedWidth::Regular),
    Type::Unsigned(UnsignedWidth::Big),
    Type::Real,
    Type::Double,
    Type::Numeric,
    Type::Text,
    Type::Bytes,
    Type::Date,
    Type::Time,
    Type::Timestamp,
    Type::Timestamptz,
    Type::Uuid,
    Type::Json,
];

/// Returns the narrowest type whose values Diesel reads from what it calls by that name.
pub fn type_of_diesel(backend: Backend, diesel: &str) -> Option<Type> {
    READABLE.iter().find(|ty| is_named_as(backend, ty, diesel)).cloned()
}

/// The words of `as`, and whether they ask for bytes.
pub(super) const FORMS: &[(&str, bool)] = &[("text", false), ("bytes", true)];

/// Returns the type with the digits of a decimal that the column type states, since databases round what has more.
fn exact(ty: &Type, sql: &str) -> Type {
    let digits = || -> Option<(u32, u32)> {
        let inside = sql.split_once('(')?.1.split_once(')')?.0;
        let (precision, scale) = inside.split_once(',').unwrap_or((inside, "0"));
        Some((precision.trim().parse().ok()?, scale.trim().parse().ok()?))
    };
    match (ty, digits()) {
        (Type::Numeric, Some((precision, scale))) if scale <= precision => Type::Decimal { precision, scale },
        _ => ty.clone(),
    }
}

/// The types of MySQL's geometries, at which the client stops (diesel-async 0.9.2, `src/mysql/row.rs`).
const GEOMETRIES: &[&str] = &[
    "geometry",
    "geometrycollection",
    "linestring",
    "multilinestring",
    "multipoint",
    "multipolygon",
    "point",
    "polygon",
];

fn is_geometry(sql: &str) -> bool {
    let word = sql.split_whitespace().next().unwrap_or_default();
    GEOMETRIES.iter().any(|name| word.eq_ignore_ascii_case(name))
}

/// Returns the length that a column type states.
fn length(sql: &str) -> Option<u32> {
    sql.split_once('(')?.1.split_once(')')?.0.trim().parse().ok()
}

impl Context<'_> {
    /// Resolves the types that columns state in the words of one database.
    pub(super) fn native_types(&mut self, drafts: &mut [Draft<'_>]) {
        for draft in drafts {
            for column in &mut draft.columns {
                if let Some(written) = &column.def.native {
                    self.native_type(column, written);
                }
            }
        }
    }

    /// Checks, once all types are known, what columns are declared as on single backends.
    pub(super) fn declared_types(&mut self, drafts: &mut [Draft<'_>]) {
        for draft in drafts {
            let single = |columns: &[String]| <&[String; 1]>::try_from(columns).ok().map(|[name]| name.clone());
            let key = draft.primary_key.as_ref().and_then(|key| single(&key.value.columns));
            let references: Vec<String> =
                draft.foreign_keys.iter().filter_map(|key| single(&key.value.columns)).collect();
            for column in &mut draft.columns {
                let name = &column.def.name.value;
                let (is_key, refers) = (key.as_ref() == Some(name), references.contains(name));
                // A key declared INTEGER is the rowid, which has 64 bits, as do the columns that refer to one.
                let is_rowid = move |sql: &str| {
                    is_key && sql.eq_ignore_ascii_case("integer")
                        || refers && is_read_as(Backend::Sqlite, &Type::Integer, sql)
                };
                for (backend, written) in &column.def.declared {
                    self.declared_type(column, backend, written, is_rowid);
                }
            }
        }
    }

    fn native_type(&mut self, column: &mut ColumnDraft<'_>, written: &document::Native) {
        if let Some(ty) = &column.def.ty {
            let message = format!("`{}` has a type and a native type", column.def.name);
            let diagnostic = Diagnostic::new(Code::NativeType, written.ty.span, message).also(ty.span, "the type");
            return self
                .report(diagnostic.help("leave out one, or write the native one as `type` under a backend's key"));
        }
        let &[backend] = self.backends.as_slice() else {
            let message = "`native` is for schemas with one backend";
            let diagnostic = Diagnostic::new(Code::NativeType, written.ty.span, message);
            return self.report(diagnostic.help(format!(
                "write a type that all have, and `postgres: {{ type: {:?} }}` for the one backend",
                written.ty.as_str()
            )));
        };
        if !self.is_sql(&written.ty) {
            return;
        }
        let sql = written.ty.value.trim().to_owned();
        if backend == Backend::Mysql && is_geometry(&sql) {
            let message = format!("diesel-async does not read `{sql}`");
            let diagnostic = Diagnostic::new(Code::NativeType, written.ty.span, message);
            return self
                .report(diagnostic.help("keep the text or the bytes of the shape in a column of text or bytes"));
        }
        let form = match (&written.diesel, &written.rust) {
            (Some(diesel), Some(rust)) => NativeForm::Custom { diesel: diesel.value.clone(), rust: rust.value.clone() },
            (None, None) => match &written.form {
                Some(word) => match self.choice(word, "`as`", FORMS) {
                    Some(true) => NativeForm::Bytes,
                    Some(false) => NativeForm::Text,
                    None => return,
                },
                None => {
                    // One that Diesel reads as a type of ours is no mystery.
                    if let Some(ty) = READABLE.iter().find(|ty| is_read_as(backend, ty, &sql)) {
                        column.ty = Some(exact(ty, &sql));
                        column.declared.set(backend, sql);
                        return;
                    }
                    NativeForm::Text
                }
            },
            (Some(span), None) | (None, Some(span)) => {
                let message = "`diesel` and `rust` are said together";
                let diagnostic = Diagnostic::new(Code::NativeType, span.span, message);
                return self.report(diagnostic.help("add the other, or leave both out and get text"));
            }
        };
        if backend == Backend::Postgres && form == NativeForm::Bytes {
            let message = "PostgreSQL gives the values as text";
            let diagnostic = Diagnostic::new(Code::NativeType, written.ty.span, message);
            return self.report(diagnostic.help("leave `as` out, or use bytes"));
        }
        column.ty = Some(Type::Native(Native { sql, form }));
    }

    fn declared_type(
        &mut self,
        column: &mut ColumnDraft<'_>,
        word: &Spanned<String>,
        written: &Spanned<String>,
        is_rowid: impl Fn(&str) -> bool,
    ) {
        let backends = Backend::ALL.map(|backend| (backend.name(), backend));
        let Some(backend) = self.choice(word, "a backend", &backends) else { return };
        let Some(ty) = column.ty.clone() else { return };
        if !self.has(backend) {
            let message = format!("the schema is not for {backend}");
            let diagnostic = Diagnostic::new(Code::DeclaredType, word.span, message);
            return self.report(diagnostic.help(format!("leave it out, or add {backend} to `backends`")));
        }
        if !self.is_sql(written) {
            return;
        }
        let sql = written.value.trim();
        let is_rowid = (backend, &ty) == (Backend::Sqlite, &Type::BigInt) && is_rowid(sql);
        // What a patch of schema.rs makes of it is looked at with the patch.
        let held = match &ty {
            Type::Enum(name) if self.is_text(backend, name) => {
                let longest = self.kept_enums[name.as_str()].longest_label();
                if length(sql).is_some_and(|length| length < longest) {
                    let message = format!("the longest value of {} has {longest} characters", spelling(&ty));
                    let diagnostic = Diagnostic::new(Code::DeclaredType, written.span, message);
                    return self.report(diagnostic.help("choose a column type that it fits into"));
                }
                Type::Varchar(longest)
            }
            ty => ty.clone(),
        };
        if !is_rowid && column.def.diesel.is_none() && !is_read_as(backend, &held, sql) {
            let message = match diesel_name(backend, sql) {
                Some(diesel) => format!("Diesel reads `{sql}` as {diesel}, which holds no {}", spelling(&ty)),
                None => format!("Diesel does not know `{sql}` on {backend}"),
            };
            let diagnostic = Diagnostic::new(Code::DeclaredType, written.span, message);
            return self.report(diagnostic.help("choose a column type that holds the same values, or another type"));
        }
        column.declared.set(backend, sql.to_owned());
    }

    fn is_sql(&mut self, written: &Spanned<String>) -> bool {
        match sql::check_fragment(written.as_str()) {
            Ok(()) => true,
            Err(problem) => {
                self.report(Diagnostic::new(Code::SqlFragment, written.span, format!("this SQL {problem}")));
                false
            }
        }
    }

    /// Returns a type that PostgreSQL alone has, or reports the backends that lack it.
    pub(super) fn postgres_type(&mut self, span: Span, name: &str, instead: &str) -> bool {
        if self.backends == [Backend::Postgres] {
            return true;
        }
        let lacking: Vec<&str> =
            self.backends.iter().filter(|it| **it != Backend::Postgres).map(|it| it.name()).collect();
        let message = format!("only postgres has {name}, not {}", lacking.join(" and "));
        self.report(Diagnostic::new(Code::BackendType, span, message).help(instead));
        false
    }
}
