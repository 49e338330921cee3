//! Type names of the language, and what people write for them.

use super::context::Context;
use super::draft::{ColumnDraft, Draft};
use crate::diagnostics::{Code, Diagnostic, closest};
use crate::document::{TAKES_WORDS, TypeExpr};
use crate::model::{Backend, Native, NativeForm, Type, UnsignedWidth};

/// The types that take no arguments.
pub(super) const SIMPLE: &[(&str, Type)] = &[
    ("boolean", Type::Boolean),
    ("smallint", Type::SmallInt),
    ("integer", Type::Integer),
    ("bigint", Type::BigInt),
    ("unsigned smallint", Type::Unsigned(UnsignedWidth::Small)),
    ("unsigned integer", Type::Unsigned(UnsignedWidth::Regular)),
    ("unsigned bigint", Type::Unsigned(UnsignedWidth::Big)),
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

/// The types that only PostgreSQL has, with what serves on the others.
pub(super) const POSTGRES: &[(&str, &str)] = &[
    ("cidr", "use varchar(43), or leave the other backends out"),
    ("citext", "use text, and compare with `ilike`; or leave the other backends out"),
    ("datemultirange", "use a table of ranges, or leave the other backends out"),
    ("daterange", "use two date columns, or leave the other backends out"),
    ("geography", "use bytes or text, or leave the other backends out"),
    ("geometry", "use bytes or text, or leave the other backends out"),
    ("inet", "use varchar(45), or leave the other backends out"),
    ("int4multirange", "use a table of ranges, or leave the other backends out"),
    ("int4range", "use two integer columns, or leave the other backends out"),
    ("int8multirange", "use a table of ranges, or leave the other backends out"),
    ("int8range", "use two bigint columns, or leave the other backends out"),
    ("interval", "use bigint, counting seconds or microseconds, or leave the other backends out"),
    ("macaddr", "use char(17), or leave the other backends out"),
    ("macaddr8", "use char(23), or leave the other backends out"),
    ("nummultirange", "use a table of ranges, or leave the other backends out"),
    ("numrange", "use two decimal columns, or leave the other backends out"),
    ("tsmultirange", "use a table of ranges, or leave the other backends out"),
    ("tsquery", "use text, or leave the other backends out"),
    ("tsrange", "use two timestamp columns, or leave the other backends out"),
    ("tstzmultirange", "use a table of ranges, or leave the other backends out"),
    ("tstzrange", "use two timestamptz columns, or leave the other backends out"),
    ("tsvector", "use text, or leave the other backends out"),
];

/// Text whose upper and lower case are the same.
const CITEXT: &str = "citext";

/// The types that only PostgreSQL has and whose values Diesel reads.
const HAVE_RUST_TYPES: &[&str] = &[
    "inet",
    "cidr",
    "macaddr",
    "macaddr8",
    "interval",
    "int4range",
    "int8range",
    "numrange",
    "daterange",
    "tsrange",
    "tstzrange",
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

/// Returns whether the language has a type of that name, or writes one as that.
pub fn is_builtin(name: &str) -> bool {
    // `geometry(Point,4326)`
    let name = name.split_once('(').map_or(name, |(name, _)| if TAKES_WORDS.contains(&name) { name } else { "" });
    simple(name).is_some() || WITH_ARGUMENTS.contains(&name) || POSTGRES.iter().any(|(other, _)| *other == name)
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
                    let is_plain = written.arguments.is_empty() && !written.is_array;
                    let domain = self.domains.get(written.name.as_str()).filter(|_| is_plain);
                    column.domain = domain.map(|domain| domain.name.clone());
                    column.ty = domain.map(|domain| domain.ty.clone()).or_else(|| self.named_type(written));
                    let element = column.ty.as_ref().map(Type::element);
                    let is_of_time = matches!(element, Some(Type::Time | Type::Timestamp | Type::Timestamptz));
                    let digits = written.arguments.first().filter(|digits| is_of_time && **digits < 6);
                    column.digits = digits.and_then(|digits| u8::try_from(*digits).ok());
                    // A domain is its own column type.
                    if matches!(&column.ty, Some(Type::Native(native)) if native.sql == CITEXT)
                        && column.domain.is_none()
                    {
                        column.ty = Some(Type::Text);
                        column.declared.set(Backend::Postgres, CITEXT.to_owned());
                    }
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
                self.type_by_hand(column);
            }
        }
    }

    /// A crate by hand cannot name the enums of the generated one, which uses it.
    fn type_by_hand(&mut self, column: &ColumnDraft<'_>) {
        if let (Some(Type::Array(element)), Some(path)) = (&column.ty, &column.def.rust_type)
            && let Type::Enum(name) = element.as_ref()
        {
            let message = format!("`{path}` cannot be made from an array of `{name}`, which the crate generates");
            let diagnostic = Diagnostic::new(Code::BadRustName, path.span, message);
            self.report(diagnostic.help("leave `rust_type` out, or use text[]"));
        }
    }

    pub(super) fn named_type(&mut self, written: &TypeExpr) -> Option<Type> {
        let element = self.element_type(written)?;
        if !written.is_array {
            return Some(element);
        }
        let instead = "use json, a table of their own for the elements, or leave the other backends out";
        if !self.postgres_type(written.span, "arrays", instead) {
            return None;
        }
        if let Type::Enum(name) = &element
            && self.is_text(Backend::Postgres, name)
        {
            let message =
                format!("`{name}` is text on PostgreSQL, where nothing holds the elements of an array to its values");
            let diagnostic = Diagnostic::new(Code::BackendType, written.span, message);
            self.report(diagnostic.help("leave `native: false` out of the enum, or use text[]"));
            return None;
        }
        let is_printed = matches!(&element, Type::Native(native) if !HAVE_RUST_TYPES.contains(&native.sql.as_str()));
        if is_printed {
            let message = format!("Diesel reads no arrays of {}", written.name);
            let diagnostic = Diagnostic::new(Code::BackendType, written.span, message);
            self.report(
                diagnostic
                    .help(format!("use text[], or `native: \"{}[]\"` for the text of the whole array", written.name)),
            );
            return None;
        }
        Some(Type::Array(Box::new(element)))
    }

    fn element_type(&mut self, written: &TypeExpr) -> Option<Type> {
        let name = written.name.as_str();
        if let Some(ty) = simple(name) {
            return self.simple_type(ty, written);
        }
        if let Some(enumeration) = self.enums.get(name) {
            let ty = Type::Enum(enumeration.name.value.clone());
            if written.arguments.is_empty() {
                return Some(ty);
            }
            let message = format!("the enum `{name}` takes no arguments");
            let diagnostic = Diagnostic::new(Code::TypeArguments, written.span, message);
            self.report(diagnostic.help(format!("write `{name}`")));
            return None;
        }
        match name {
            "decimal" if written.arguments.is_empty() && self.backends == [Backend::Postgres] => Some(Type::Numeric),
            "decimal" => self.decimal(written),
            "varchar" | "char" => self.characters(written),
            _ => match POSTGRES.iter().find(|(other, _)| *other == name) {
                Some((_, instead)) => self.only_on_postgres(written, instead),
                None => {
                    self.unknown_type(written);
                    None
                }
            },
        }
    }

    /// Resolves a type that takes no arguments, or one number that it can do without.
    fn simple_type(&mut self, ty: &Type, written: &TypeExpr) -> Option<Type> {
        let name = written.name.as_str();
        if *ty == Type::Unsigned(UnsignedWidth::Big) && self.backends != [Backend::Mysql] {
            let lacking: Vec<&str> =
                self.backends.iter().filter(|it| **it != Backend::Mysql).map(|it| it.name()).collect();
            let message = format!("only mysql has unsigned bigint, not {}", lacking.join(" and "));
            let diagnostic = Diagnostic::new(Code::BackendType, written.span, message);
            self.report(diagnostic.help("use bigint with a check, or unsigned integer"));
            return None;
        }
        match (written.arguments.as_slice(), ty) {
            ([], _) => Some(ty.clone()),
            ([0], Type::Bytes) => {
                let diagnostic = Diagnostic::new(Code::TypeArguments, written.span, "`bytes` has at least one byte");
                self.report(diagnostic.help("write how many bytes it has at most, or `bytes` alone"));
                None
            }
            // MySQL's rows have 65,535 bytes, 2 of which say how long the value is.
            (&[most], Type::Bytes) if most > 65_532 && self.has(Backend::Mysql) => {
                let message = "`bytes` has at most 65532 bytes on MySQL";
                self.report(Diagnostic::new(Code::TypeArguments, written.span, message).help("use `bytes`"));
                None
            }
            (&[most], Type::Bytes) => Some(Type::BoundedBytes(most)),
            ([0..=6], Type::Time | Type::Timestamp | Type::Timestamptz) => Some(ty.clone()),
            (_, Type::Time | Type::Timestamp | Type::Timestamptz) => {
                let message = format!("`{name}` keeps 0 to 6 digits of a second");
                let diagnostic = Diagnostic::new(Code::TypeArguments, written.span, message);
                self.report(diagnostic.help(format!("write `{name}`, which keeps 6")));
                None
            }
            _ => {
                let message = format!("`{name}` takes no arguments");
                let diagnostic = Diagnostic::new(Code::TypeArguments, written.span, message);
                self.report(diagnostic.help(format!("write `{name}`")));
                None
            }
        }
    }

    fn only_on_postgres(&mut self, written: &TypeExpr, instead: &str) -> Option<Type> {
        let name = written.name.as_str();
        if !written.arguments.is_empty() {
            let message = format!("`{name}` takes no arguments");
            let diagnostic = Diagnostic::new(Code::TypeArguments, written.span, message);
            self.report(diagnostic.help(format!("write `{name}`, or `native: \"{name}(…)\"`")));
            return None;
        }
        if !self.postgres_type(written.span, name, instead) {
            return None;
        }
        let sql = match &written.words {
            Some(words) => format!("{name}({words})"),
            None => name.to_owned(),
        };
        Some(Type::Native(Native { sql, form: NativeForm::Text }))
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
        let diagnostic = Diagnostic::new(Code::UnknownType, written.name.span, format!("there is no type `{name}`"));
        let help = if let Some((_, ours)) = ALIASES.iter().find(|(alias, _)| *alias == lower) {
            Some(format!("it is written `{}` here", with_arguments(ours, &written.arguments)))
        } else if is_builtin(&lower) || self.enums.contains_key(lower.as_str()) {
            Some(format!("write `{lower}`"))
        } else if self.tables.contains_key(name) {
            Some(format!("a column that refers to a table is written `{{ references: {name} }}`"))
        } else {
            let builtin = SIMPLE.iter().map(|(name, _)| *name).chain(WITH_ARGUMENTS.iter().copied());
            let builtin = builtin.chain(POSTGRES.iter().map(|(name, _)| *name));
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
        Type::BoundedBytes(most) => format!("bytes({most})"),
        Type::Enum(name) => name.clone(),
        Type::Array(element) => format!("{}[]", spelling(element)),
        Type::Native(native) => native.sql.clone(),
        _ => SIMPLE.iter().find(|(_, other)| other == ty).map(|(name, _)| (*name).to_owned()).unwrap_or_default(),
    }
}
