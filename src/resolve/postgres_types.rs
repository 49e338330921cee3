//! Names of enums that PostgreSQL or Diesel has a type of its own for.

use std::collections::HashMap;

use heck::ToUpperCamelCase;

use super::context::Context;
use super::types::is_builtin;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::model::{Backend, Enum};

/// The types in PostgreSQL's `pg_catalog`, which a search path finds before one of the schema:
/// `SELECT typname FROM pg_type WHERE typnamespace = 'pg_catalog'::regnamespace AND typrelid = 0`, without those that start with
/// `_` or `pg_` (version 15).
const CATALOG: &[&str] = &[
    "aclitem",
    "any",
    "anyarray",
    "anycompatible",
    "anycompatiblearray",
    "anycompatiblemultirange",
    "anycompatiblenonarray",
    "anycompatiblerange",
    "anyelement",
    "anyenum",
    "anymultirange",
    "anynonarray",
    "anyrange",
    "bit",
    "bool",
    "box",
    "bpchar",
    "bytea",
    "char",
    "cid",
    "cidr",
    "circle",
    "cstring",
    "date",
    "datemultirange",
    "daterange",
    "event_trigger",
    "fdw_handler",
    "float4",
    "float8",
    "gtsvector",
    "index_am_handler",
    "inet",
    "int2",
    "int2vector",
    "int4",
    "int4multirange",
    "int4range",
    "int8",
    "int8multirange",
    "int8range",
    "internal",
    "interval",
    "json",
    "jsonb",
    "jsonpath",
    "language_handler",
    "line",
    "lseg",
    "macaddr",
    "macaddr8",
    "money",
    "name",
    "numeric",
    "nummultirange",
    "numrange",
    "oid",
    "oidvector",
    "path",
    "point",
    "polygon",
    "record",
    "refcursor",
    "regclass",
    "regcollation",
    "regconfig",
    "regdictionary",
    "regnamespace",
    "regoper",
    "regoperator",
    "regproc",
    "regprocedure",
    "regrole",
    "regtype",
    "table_am_handler",
    "text",
    "tid",
    "time",
    "timestamp",
    "timestamptz",
    "timetz",
    "trigger",
    "tsm_handler",
    "tsmultirange",
    "tsquery",
    "tsrange",
    "tstzmultirange",
    "tstzrange",
    "tsvector",
    "txid_snapshot",
    "unknown",
    "uuid",
    "varbit",
    "varchar",
    "void",
    "xid",
    "xid8",
    "xml",
];

/// The types that `diesel print-schema` knows on PostgreSQL, and imports nothing for
/// (diesel_cli 2.3.14, `pg_diesel_types` and `common_diesel_types`).
const DIESEL: &[&str] = &[
    "BigInt",
    "BigSerial",
    "Bigint",
    "Binary",
    "Bit",
    "Blob",
    "Bool",
    "Bpchar",
    "Bytea",
    "Char",
    "Cidr",
    "Citext",
    "Date",
    "Datemultirange",
    "Daterange",
    "Decimal",
    "Double",
    "Float",
    "Float4",
    "Float8",
    "Inet",
    "Int2",
    "Int4",
    "Int4multirange",
    "Int4range",
    "Int8",
    "Int8multirange",
    "Int8range",
    "Integer",
    "Interval",
    "Json",
    "Jsonb",
    "Longblob",
    "Longtext",
    "MacAddr",
    "MacAddr8",
    "Macaddr",
    "Macaddr8",
    "Mediumblob",
    "Mediumtext",
    "Money",
    "Numeric",
    "Nummultirange",
    "Numrange",
    "Oid",
    "PgLsn",
    "Range",
    "Record",
    "Serial",
    "SmallInt",
    "SmallSerial",
    "Smallint",
    "Text",
    "Time",
    "Timestamp",
    "Timestamptz",
    "Tinyblob",
    "Tinytext",
    "Tsmultirange",
    "Tsrange",
    "Tstzmultirange",
    "Tstzrange",
    "Uuid",
    "VarChar",
    "Varbinary",
    "Varchar",
];

impl Context<'_> {
    /// Checks the names of enums, which are types on PostgreSQL.
    pub(super) fn postgres_types(&mut self, enums: &[Enum]) {
        if !self.has(Backend::Postgres) {
            return;
        }
        let spans: HashMap<&str, Span> =
            self.document.enums.iter().map(|def| (def.name.as_str(), def.name.span)).collect();
        let mut camel_names: HashMap<String, Span> = HashMap::new();
        // One that is named like a type of the language has been reported.
        for enumeration in enums.iter().filter(|enumeration| !is_builtin(&enumeration.name)) {
            let (name, span) = (enumeration.name.as_str(), spans[enumeration.name.as_str()]);
            let camel = name.to_upper_camel_case();
            let whose = if is_in_catalog(name) {
                "PostgreSQL has a type of its own"
            } else if DIESEL.contains(&camel.as_str()) {
                "Diesel has a type of its own"
            } else if let Some(other) = camel_names.insert(camel.clone(), span) {
                let message = format!("the enum `{name}` is `{camel}` in schema.rs, as another one is");
                let diagnostic = Diagnostic::new(Code::RustNameTaken, span, message).also(other, "the other enum");
                self.report(diagnostic.help("rename one of them; Diesel's own tools name types in the same way"));
                continue;
            } else {
                continue;
            };
            let message = format!("{whose} for the name of the enum `{name}`");
            let diagnostic = Diagnostic::new(Code::EnumTypeName, span, message);
            self.report(diagnostic.help(format!("choose another, like `{name}_kind`")));
        }
    }
}

fn is_in_catalog(name: &str) -> bool {
    CATALOG.contains(&name) || name.starts_with("pg_")
}
