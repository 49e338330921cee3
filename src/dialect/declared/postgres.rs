use heck::ToUpperCamelCase;

use crate::dialect::postgres_names::{DIESEL, is_in_catalog};
use crate::dialect::{ColumnAt, ColumnType, TypeDefinition};
use crate::model::{NativeForm, Type};

/// Names of the SQL standard and what the catalog calls the types
/// (<https://www.postgresql.org/docs/current/datatype.html>, table 8.1).
const STANDARD: &[(&str, &str)] = &[
    ("bigint", "int8"),
    ("bit varying", "varbit"),
    ("boolean", "bool"),
    ("char", "bpchar"),
    ("character", "bpchar"),
    ("character varying", "varchar"),
    ("dec", "numeric"),
    ("decimal", "numeric"),
    ("double precision", "float8"),
    ("float", "float8"),
    ("int", "int4"),
    ("integer", "int4"),
    ("real", "float4"),
    ("smallint", "int2"),
    ("time with time zone", "timetz"),
    ("time without time zone", "time"),
    ("timestamp with time zone", "timestamptz"),
    ("timestamp without time zone", "timestamp"),
];

/// Returns what Diesel calls the type, when it knows it.
pub(super) fn known(sql: &str) -> Option<String> {
    let name = catalog_name(sql.split('[').next().unwrap_or(sql)).1.to_upper_camel_case();
    let is_known = !sql.contains('[') && DIESEL.contains(&name.as_str());
    is_known.then_some(name)
}

/// Returns the type by its name in the catalog (`infer_schema_internals/pg.rs`), with a definition when Diesel does not know it.
pub(in crate::dialect) fn declared(at: ColumnAt<'_>, sql: &str) -> ColumnType {
    let (element, is_array) = match sql.split_once('[') {
        Some((element, _)) => (element.trim_end(), true),
        None => (sql.trim(), false),
    };
    let (schema, name, length) = catalog_name(element);
    let rust_name = name.to_upper_camel_case();
    let is_stated = matches!(&at.column.ty, Type::Native(native) if matches!(native.form, NativeForm::Custom { .. }));
    let definition = (!is_stated && !DIESEL.contains(&rust_name.as_str())).then(|| TypeDefinition {
        rust_name: rust_name.clone(),
        attribute: "postgres_type",
        schema: schema.or_else(|| is_in_catalog(&name).then(|| "pg_catalog".to_owned())),
        name: name.clone(),
    });
    let has_length = matches!(name.as_str(), "varchar" | "bpchar" | "bit" | "varbit");
    let max_length = if has_length { length.or((name == "bpchar" || name == "bit").then_some(1)) } else { None };
    let single = ColumnType { sql: element.to_owned(), diesel: rust_name, definition, max_length };
    ColumnType { sql: sql.to_owned(), ..if is_array { single.array() } else { single } }
}

/// Splits `public.hstore`, `"char"`, `character varying(20)` and `timestamp(3) with time zone` into the schema, the name that the catalog
/// has, and the first number in parentheses.
fn catalog_name(written: &str) -> (Option<String>, String, Option<u32>) {
    let (schema, name) = match written.split_once('.') {
        Some((schema, name)) if !schema.contains('(') => (Some(schema.trim_matches('"').to_owned()), name),
        _ => (None, written),
    };
    let schema = schema.filter(|schema| schema != "public");
    if let Some(quoted) = name.strip_prefix('"') {
        return (schema, quoted.trim_end_matches('"').to_owned(), None);
    }
    let (before, inside, after) = match name.split_once('(') {
        Some((before, rest)) => {
            let (inside, after) = rest.split_once(')').unwrap_or((rest, ""));
            (before, inside, after)
        }
        None => (name, "", ""),
    };
    let words: Vec<&str> = before.split_whitespace().chain(after.split_whitespace()).collect();
    let name = words.join(" ").to_lowercase();
    let standard = STANDARD.iter().find(|(written, _)| *written == name).map(|(_, name)| (*name).to_owned());
    let length = inside.split(',').next().and_then(|length| length.trim().parse().ok());
    (schema, standard.unwrap_or(name), length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_known_by_the_name_in_the_catalog() {
        for (written, name, length) in [
            ("timestamp(3) with time zone", "timestamptz", Some(3)),
            ("character  varying (20)", "varchar", Some(20)),
            ("\"char\"", "char", None),
            ("public.hstore", "hstore", None),
            ("Geometry(Point,4326)", "geometry", None),
            ("INT", "int4", None),
        ] {
            assert_eq!(catalog_name(written), (None, name.to_owned(), length), "{written}");
        }
        assert_eq!(catalog_name("extensions.citext").0.as_deref(), Some("extensions"));
    }
}
