//! Type names of the language, and what people write for them.

use super::context::Context;
use super::draft::Draft;
use crate::diagnostics::{Code, Diagnostic, closest};
use crate::document::TypeExpr;
use crate::model::{Backend, Type};

/// The types that take no arguments.
pub(super) const SIMPLE: &[(&str, Type)] = &[
    ("boolean", Type::Boolean),
    ("smallint", Type::SmallInt),
    ("integer", Type::Integer),
    ("bigint", Type::BigInt),
    ("real", Type::Real),
    ("double", Type::Double),
    ("text", Type::Text),
    ("bytes", Type::Bytes),
    ("date", Type::Date),
    ("time", Type::Time),
    ("timestamp", Type::Timestamp),
    ("timestamptz", Type::Timestamptz),
    ("uuid", Type::Uuid),
    ("json", Type::Json),
    ("jsonb", Type::Json),
];

/// The types that take arguments.
const WITH_ARGUMENTS: &[&str] = &["decimal", "varchar", "char"];

/// The types of the language that this version does not build yet, with what may serve instead.
const NOT_YET: &[(&str, &str)] = &[
    ("citext", "use varchar(n) or text"),
    ("cidr", "use varchar(43)"),
    ("daterange", "use two date columns"),
    ("geography", "use bytes or text"),
    ("geometry", "use bytes or text"),
    ("inet", "use varchar(45)"),
    ("int4range", "use two integer columns"),
    ("int8range", "use two bigint columns"),
    ("interval", "use bigint, counting seconds or microseconds"),
    ("macaddr", "use char(17)"),
    ("numrange", "use two decimal columns"),
    ("tsrange", "use two timestamp columns"),
    ("tstzrange", "use two timestamptz columns"),
    ("tsvector", "use text"),
    ("unsigned integer", "use bigint with a check"),
];

/// What other languages and databases call a type, and what it is called here.
const ALIASES: &[(&str, &str)] = &[
    ("bool", "boolean"),
    ("bit", "boolean"),
    ("tinyint", "smallint"),
    ("int2", "smallint"),
    ("i16", "smallint"),
    ("short", "smallint"),
    ("int", "integer"),
    ("int4", "integer"),
    ("i32", "integer"),
    ("mediumint", "integer"),
    ("int8", "bigint"),
    ("i64", "bigint"),
    ("long", "bigint"),
    ("serial", "bigint` with `generated: identity"),
    ("bigserial", "bigint` with `generated: identity"),
    ("float4", "real"),
    ("f32", "real"),
    ("float", "double"),
    ("float8", "double"),
    ("f64", "double"),
    ("double precision", "double"),
    ("numeric", "decimal(12,2)"),
    ("dec", "decimal(12,2)"),
    ("money", "decimal(12,2)"),
    ("number", "decimal(12,2)` or `double"),
    ("string", "text` or `varchar(200)"),
    ("str", "text` or `varchar(200)"),
    ("character varying", "varchar(200)"),
    ("nvarchar", "varchar(200)"),
    ("varchar2", "varchar(200)"),
    ("character", "char(1)"),
    ("bpchar", "char(1)"),
    ("tinytext", "text"),
    ("mediumtext", "text"),
    ("longtext", "text"),
    ("clob", "text"),
    ("blob", "bytes"),
    ("longblob", "bytes"),
    ("bytea", "bytes"),
    ("binary", "bytes"),
    ("varbinary", "bytes"),
    ("datetime", "timestamptz"),
    ("timestamp with time zone", "timestamptz"),
    ("timestamp without time zone", "timestamp"),
    ("guid", "uuid"),
    ("object", "json"),
];

/// Returns whether the language has, or will have, a type of that name.
pub(super) fn is_builtin(name: &str) -> bool {
    simple(name).is_some() || WITH_ARGUMENTS.contains(&name) || NOT_YET.iter().any(|(other, _)| *other == name)
}

fn simple(name: &str) -> Option<&'static Type> {
    SIMPLE.iter().find(|(other, _)| *other == name).map(|(_, ty)| ty)
}

impl Context<'_> {
    /// Resolves the types that columns state.
    pub(super) fn column_types(&mut self, drafts: &mut [Draft<'_>]) {
        for draft in drafts {
            for column in &mut draft.columns {
                if let Some(written) = &column.def.ty {
                    let domain = self.domains.get(written.name.as_str()).filter(|_| written.arguments.is_empty());
                    column.domain = domain.map(|domain| domain.name.clone());
                    column.ty = domain.map(|domain| domain.ty.clone()).or_else(|| self.named_type(written));
                }
                let question_mark = column.def.ty.as_ref().filter(|ty| ty.nullable);
                column.nullable =
                    question_mark.is_some() || column.def.nullable.as_ref().is_some_and(|word| word.value);
                if let (Some(ty), Some(word)) = (question_mark, &column.def.nullable)
                    && !word.value
                {
                    let message = "`?` allows NULL and `nullable: false` does not";
                    let diagnostic = Diagnostic::new(Code::Nullability, word.span, message);
                    self.report(diagnostic.also(ty.span, "allows NULL").help("leave out one of them"));
                }
            }
        }
    }

    pub(super) fn named_type(&mut self, written: &TypeExpr) -> Option<Type> {
        let name = written.name.as_str();
        if let Some(ty) = simple(name) {
            if written.arguments.is_empty() {
                return Some(ty.clone());
            }
            if name == "bytes" {
                let diagnostic = Diagnostic::new(Code::NotYet, written.span, "`bytes(n)` is not supported yet");
                self.report(diagnostic.help("use bytes, with a check on the length"));
                return None;
            }
            let message = format!("`{name}` takes no arguments");
            self.report(Diagnostic::new(Code::TypeArguments, written.span, message).help(format!("write `{name}`")));
            return None;
        }
        if let Some(enumeration) = self.enums.get(name) {
            let ty = Type::Enum(enumeration.name.value.clone());
            if written.arguments.is_empty() {
                return Some(ty);
            }
            let message = format!("the enum `{name}` takes no arguments");
            self.report(Diagnostic::new(Code::TypeArguments, written.span, message));
            return None;
        }
        match name {
            "decimal" => self.decimal(written),
            "varchar" | "char" => self.characters(written),
            _ => {
                self.unknown_type(written);
                None
            }
        }
    }

    fn decimal(&mut self, written: &TypeExpr) -> Option<Type> {
        let &[precision, scale] = written.arguments.as_slice() else {
            let message = "`decimal` takes its number of digits and how many of them stand after the point";
            let diagnostic = Diagnostic::new(Code::TypeArguments, written.span, message);
            let precision = written.arguments.first().copied().unwrap_or(12);
            let scale = if written.arguments.len() == 1 { 0 } else { 2 };
            self.report(diagnostic.help(format!("write `decimal({precision},{scale})`")));
            return None;
        };
        let (most_digits, most_scale, whose) =
            if self.has(Backend::Mysql) { (65, 30, "MySQL") } else { (1000, 1000, "PostgreSQL") };
        let problem = if precision == 0 {
            "`decimal` has at least one digit".to_owned()
        } else if scale > precision {
            format!("of {precision} digits, {scale} cannot stand after the point")
        } else if precision > most_digits {
            format!("{whose} has at most {most_digits} digits")
        } else if scale > most_scale {
            format!("{whose} has at most {most_scale} digits after the point")
        } else {
            return Some(Type::Decimal { precision, scale });
        };
        self.report(Diagnostic::new(Code::TypeArguments, written.span, problem));
        None
    }

    fn characters(&mut self, written: &TypeExpr) -> Option<Type> {
        let name = written.name.as_str();
        let is_char = name == "char";
        let &[length] = written.arguments.as_slice() else {
            let message = format!("`{name}` takes the number of characters");
            let diagnostic = Diagnostic::new(Code::TypeArguments, written.span, message);
            let example = if is_char { "char(2)" } else { "varchar(200)" };
            self.report(diagnostic.help(format!("write something like `{example}`, or `text` for any length")));
            return None;
        };
        // MySQL's rows have 65,535 bytes and its characters up to 4; PostgreSQL's limit is that of a value.
        let (most, whose) = match (self.has(Backend::Mysql), is_char) {
            (true, true) => (255, "MySQL"),
            (true, false) => (16_383, "MySQL"),
            (false, _) => (10_485_760, "PostgreSQL"),
        };
        let problem = if length == 0 {
            format!("`{name}` has at least one character")
        } else if length > most {
            format!("`{name}` has at most {most} characters on {whose}")
        } else {
            return Some(if is_char { Type::Char(length) } else { Type::Varchar(length) });
        };
        self.report(Diagnostic::new(Code::TypeArguments, written.span, problem).help("use `text` for long texts"));
        None
    }

    fn unknown_type(&mut self, written: &TypeExpr) {
        let name = written.name.as_str();
        let lower = name.to_lowercase();
        if let Some((_, instead)) = NOT_YET.iter().find(|(other, _)| *other == lower) {
            let message = format!("the type `{name}` is not supported yet");
            return self.report(Diagnostic::new(Code::NotYet, written.name.span, message).help(*instead));
        }
        let diagnostic = Diagnostic::new(Code::UnknownType, written.name.span, format!("there is no type `{name}`"));
        let help = if let Some((_, ours)) = ALIASES.iter().find(|(alias, _)| *alias == lower) {
            Some(format!("it is written `{}` here", with_arguments(ours, &written.arguments)))
        } else if is_builtin(&lower) || self.enums.contains_key(lower.as_str()) {
            Some(format!("write `{lower}`"))
        } else if self.tables.contains_key(name) {
            Some(format!("a column that refers to a table is written `{{ references: {name} }}`"))
        } else {
            let builtin = SIMPLE.iter().map(|(name, _)| *name).chain(WITH_ARGUMENTS.iter().copied());
            let enums = self.document.enums.iter().map(|enumeration| enumeration.name.as_str());
            let enums = enums.chain(self.document.domains.iter().map(|domain| domain.name.as_str()));
            let alias = || {
                let alias = closest(&lower, ALIASES.iter().map(|(alias, _)| *alias))?;
                ALIASES.iter().find(|(other, _)| *other == alias).map(|(_, ours)| format!("did you mean `{ours}`?"))
            };
            self.did_you_mean(name, builtin.chain(enums)).or_else(alias)
        };
        self.report(diagnostic.maybe_help(help));
    }
}

/// Puts arguments that were written into a suggestion in the place of its own.
fn with_arguments(suggestion: &str, arguments: &[u32]) -> String {
    match suggestion.split_once('(') {
        Some((name, _)) if !arguments.is_empty() && !suggestion.contains('`') => {
            let arguments: Vec<String> = arguments.iter().map(u32::to_string).collect();
            format!("{name}({})", arguments.join(","))
        }
        _ => suggestion.to_owned(),
    }
}

/// Returns a type as a schema writes it.
pub fn spelling(ty: &Type) -> String {
    match ty {
        Type::Decimal { precision, scale } => format!("decimal({precision},{scale})"),
        Type::Varchar(length) => format!("varchar({length})"),
        Type::Char(length) => format!("char({length})"),
        Type::Enum(name) => name.clone(),
        _ => SIMPLE.iter().find(|(_, other)| other == ty).map(|(name, _)| (*name).to_owned()).unwrap_or_default(),
    }
}
