//! Types that are no table's, and sequences.

use serde::Deserialize;

use super::{OUR_NAMESPACE, no_extension};

/// A type that is no table's.
#[derive(Debug, Deserialize)]
pub(crate) struct TypeRow {
    pub(crate) oid: u32,
    pub(crate) relation: u32,
    pub(crate) namespace: String,
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) labels: Vec<String>,
    pub(crate) base: Option<String>,
    pub(crate) not_null: bool,
    pub(crate) default: Option<String>,
    pub(crate) collation: Option<String>,
    /// Of a range, the arguments of CREATE TYPE.
    pub(crate) range: Option<String>,
    /// Of a base type, the statements that make it with its functions.
    pub(crate) base_type: Option<String>,
    pub(crate) doc: Option<String>,
}

/// A sequence.
#[derive(Debug, Deserialize)]
pub(crate) struct Sequence {
    pub(crate) oid: u32,
    pub(crate) namespace: String,
    pub(crate) name: String,
    pub(crate) ty: String,
    pub(crate) start: i64,
    pub(crate) increment: i64,
    pub(crate) min: i64,
    pub(crate) max: i64,
    pub(crate) cache: i64,
    pub(crate) cycle: bool,
    pub(crate) unlogged: bool,
    /// `a` when it belongs to a column, `i` when an identity column made it.
    pub(crate) owned: Option<String>,
    pub(crate) owner: u32,
    pub(crate) owner_column: Option<String>,
    pub(crate) doc: Option<String>,
}

/// The functions of a base type, which its definition names and which name it: each is there before the other.
pub(super) const OF_BASE_TYPE: &str = "p.oid IN (t.typinput, t.typoutput, t.typreceive, t.typsend, t.typmodin, t.typmodout, t.typanalyze, (to_jsonb(t) ->> 'typsubscript')::regproc)";

/// The statements that make a base type: its name, the functions, and what it is.
/// <https://www.postgresql.org/docs/current/sql-createtype.html#id-1.9.3.94.5.8>
const BASE_TYPE: &str = "CASE WHEN t.typtype = 'b' THEN (
    SELECT 'CREATE TYPE ' || b.name || coalesce((SELECT string_agg(E';\\n' || rtrim(pg_get_functiondef(p.oid), E'\\n')
        || coalesce(E';\\nCOMMENT ON FUNCTION ' || p.oid::regprocedure || ' IS ' || quote_literal(obj_description(p.oid, 'pg_proc')), ''), '' ORDER BY p.oid)
      FROM pg_proc AS p WHERE p.oid >= 16384 AND {of_type}), '') || E';\\nCREATE TYPE ' || b.name || E' (\\n    INPUT = ' || t.typinput || E',\\n    OUTPUT = ' || t.typoutput
      || CASE WHEN t.typreceive <> 0 THEN E',\\n    RECEIVE = ' || t.typreceive ELSE '' END
      || CASE WHEN t.typsend <> 0 THEN E',\\n    SEND = ' || t.typsend ELSE '' END
      || CASE WHEN t.typmodin <> 0 THEN E',\\n    TYPMOD_IN = ' || t.typmodin ELSE '' END
      || CASE WHEN t.typmodout <> 0 THEN E',\\n    TYPMOD_OUT = ' || t.typmodout ELSE '' END
      || CASE WHEN t.typanalyze <> 0 THEN E',\\n    ANALYZE = ' || t.typanalyze ELSE '' END
      || coalesce(E',\\n    SUBSCRIPT = ' || nullif(to_jsonb(t) ->> 'typsubscript', '-'), '')
      || E',\\n    INTERNALLENGTH = ' || CASE WHEN t.typlen < 0 THEN 'variable' ELSE t.typlen::text END
      || CASE WHEN t.typbyval THEN E',\\n    PASSEDBYVALUE' ELSE '' END
      || E',\\n    ALIGNMENT = ' || CASE t.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2' WHEN 'i' THEN 'int4' ELSE 'double' END
      || E',\\n    STORAGE = ' || CASE t.typstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' ELSE 'extended' END
      || E',\\n    CATEGORY = ' || quote_literal(t.typcategory::text) || CASE WHEN t.typispreferred THEN E',\\n    PREFERRED = true' ELSE '' END
      || coalesce(E',\\n    DEFAULT = ' || quote_literal(t.typdefault), '')
      || CASE WHEN t.typelem <> 0 THEN E',\\n    ELEMENT = ' || format_type(t.typelem, NULL) ELSE '' END
      || E',\\n    DELIMITER = ' || quote_literal(t.typdelim::text) || CASE WHEN t.typcollation <> 0 THEN E',\\n    COLLATABLE = true' ELSE '' END || E'\\n)'
    FROM (SELECT quote_ident(n.nspname) || '.' || quote_ident(t.typname) AS name) AS b) END";

pub(super) fn types() -> String {
    let ours = no_extension("pg_type", "t.oid");
    let base_type = BASE_TYPE.replace("{of_type}", OF_BASE_TYPE);
    format!(
        "SELECT t.oid::bigint AS oid, t.typrelid::bigint AS relation, n.nspname AS namespace, t.typname AS name,
  t.typtype::text AS kind,
  array(SELECT e.enumlabel FROM pg_enum AS e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder) AS labels,
  CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END AS base, t.typnotnull AS not_null,
  t.typdefault AS default, CASE WHEN t.typcollation <> b.typcollation THEN
    CASE WHEN cn.nspname IN ('pg_catalog', 'public') THEN '' ELSE quote_ident(cn.nspname) || '.' END || quote_ident(co.collname) END AS collation,
  'subtype = ' || format_type(r.rngsubtype, NULL)
    || coalesce(', multirange_type_name = ' || (to_jsonb(r) ->> 'rngmultitypid')::oid::regtype, '')
    || coalesce(', subtype_opclass = ' || (SELECT o.opcname FROM pg_opclass AS o WHERE o.oid = r.rngsubopc AND NOT o.opcdefault), '')
    || coalesce(', collation = ' || (SELECT quote_ident(xn.nspname) || '.' || quote_ident(x.collname) FROM pg_collation AS x
      JOIN pg_namespace AS xn ON xn.oid = x.collnamespace JOIN pg_type AS s ON s.oid = r.rngsubtype
      WHERE x.oid = r.rngcollation AND r.rngcollation <> s.typcollation), '')
    || CASE WHEN r.rngcanonical <> 0 THEN ', canonical = ' || r.rngcanonical::regproc ELSE '' END
    || CASE WHEN r.rngsubdiff <> 0 THEN ', subtype_diff = ' || r.rngsubdiff::regproc ELSE '' END AS range, {base_type} AS base_type,
  obj_description(t.oid, 'pg_type') AS doc
FROM pg_type AS t JOIN pg_namespace AS n ON n.oid = t.typnamespace
  LEFT JOIN pg_class AS c ON c.oid = t.typrelid LEFT JOIN pg_type AS b ON b.oid = t.typbasetype
  LEFT JOIN pg_collation AS co ON co.oid = t.typcollation
  LEFT JOIN pg_namespace AS cn ON cn.oid = co.collnamespace LEFT JOIN pg_range AS r ON r.rngtypid = t.oid
WHERE (t.typtype IN ('e', 'd', 'r') OR t.typtype = 'c' AND c.relkind = 'c' OR t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_type AS a WHERE a.typarray = t.oid)
    OR t.typtype = 'p' AND NOT t.typisdefined)
  AND {OUR_NAMESPACE} AND {ours}
ORDER BY t.oid"
    )
}

pub(super) fn sequences() -> String {
    let ours = no_extension("pg_class", "c.oid");
    format!(
        "SELECT c.oid::bigint AS oid, n.nspname AS namespace, c.relname AS name, format_type(s.seqtypid, NULL) AS ty, s.seqstart AS start,
  s.seqincrement AS increment, s.seqmin AS min, s.seqmax AS max, s.seqcache AS cache, s.seqcycle AS cycle, c.relpersistence = 'u' AS unlogged,
  d.deptype::text AS owned, coalesce(d.refobjid, 0)::bigint AS owner, a.attname AS owner_column,
  obj_description(c.oid, 'pg_class') AS doc
FROM pg_sequence AS s JOIN pg_class AS c ON c.oid = s.seqrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
  LEFT JOIN pg_depend AS d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass
    AND d.deptype IN ('a', 'i')
  LEFT JOIN pg_attribute AS a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
WHERE {OUR_NAMESPACE} AND {ours} ORDER BY c.oid"
    )
}
